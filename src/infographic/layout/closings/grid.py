"""A closing on the grid of tiles: muted columns, their heads in the strong face."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from infographic.blocks.base import Composed, Setting
from infographic.layout.closings.run_on import DOT, run_on
from infographic.layout.closings.signature import CLEAR, emblem, is_sign
from infographic.marks import Mark
from infographic.story.model import Footer
from infographic.text.breaks import units
from infographic.text.paragraph import paragraph, top_below
from infographic.text.shape import width

_HEAD_GAP = 14.0
_LOGO_GAP = 22.0
_COLUMNS = 12
# On a page narrower than this the columns stand under each other.
_NARROW = 700.0
_STACK_GAP = 30.0
_LEAST = 3


def grid(content: Footer, page: float, setting: Setting) -> Composed:
    """Who made it, the survey and how to read it side by side, on lines of the grid."""
    ground = setting.ground
    small, strong = setting.type("footer"), setting.type("footer_strong")
    columns = list(content.columns)
    logo = setting.style.logo
    if content.name or content.lines or logo:
        lines = DOT.join(content.lines)
        columns.append((content.name, lines))
    marks: list[Mark] = []
    height = 0.0
    gutter = setting.style.grid.gutter
    module = (page + gutter) / _COLUMNS
    if page < _NARROW:
        return _stacked(columns, page, setting)
    x = 0.0
    spans = _spans(columns, module, setting)
    for i, ((title, text), span) in enumerate(zip(columns, spans, strict=True)):
        # Air as inside a tile between columns of text that have no tiles around them.
        room = span * module - gutter - setting.style.grid.padding
        column: list[Mark] = []
        y = 0.0
        if logo and i == len(columns) - 1:
            shown = emblem(logo, title, room, setting)
            column += shown.at(x, 0)
            y = shown.height + max(_LOGO_GAP, CLEAR * shown.height)
            title = title if is_sign(logo) else ""
        if title:
            heading = paragraph(title, strong, room)
            column += heading.at(x, y, ground.text, role="footer")
            y += heading.height
        if text:
            words = paragraph(_fitted(text, room, setting), small, room, balance=False)
            y = top_below(column, y, _HEAD_GAP, words) if title else y
            column += words.at(x, y, ground.mute, role="footer")
            y += words.height
        marks += column
        height = max(height, y)
        x += span * module
    return Composed(tuple(marks), page, height)


def _stacked(columns: Sequence[tuple[str, str]], page: float, setting: Setting) -> Composed:
    """The columns under each other, each over the whole width."""
    ground, logo = setting.ground, setting.style.logo
    small, strong = setting.type("footer"), setting.type("footer_strong")
    marks: list[Mark] = []
    y = 0.0
    for i, (title, text) in enumerate(columns):
        y += _STACK_GAP if i else 0.0
        if logo and i == len(columns) - 1:
            shown = emblem(logo, title, page, setting)
            marks += shown.at(0, y)
            y += shown.height + max(_LOGO_GAP, CLEAR * shown.height)
            title = title if is_sign(logo) else ""
        if title:
            heading = paragraph(title, strong, page)
            marks += heading.at(0, y, ground.text, role="footer")
            y += heading.height
        if text:
            words = paragraph(_fitted(text, page, setting), small, page, balance=False)
            y = top_below(marks, y, _HEAD_GAP, words) if title else y
            marks += words.at(0, y, ground.mute, role="footer")
            y += words.height
    return Composed(tuple(marks), page, y)


def _spans(columns: Sequence[tuple[str, str]], module: float, setting: Setting) -> tuple[int, ...]:
    """The columns of the grid that each column of text takes: those that make the end lowest."""
    type = setting.type("footer")
    edge = setting.style.grid.gutter + setting.style.grid.padding
    count = len(columns)
    best: tuple[float, tuple[int, ...]] | None = None
    for spans in product(range(_LEAST, _COLUMNS + 1), repeat=count):
        if sum(spans) != _COLUMNS:
            continue
        heights = []
        broken = 0
        for (_, text), span in zip(columns, spans, strict=True):
            room = span * module - edge
            said = _fitted(text, room, setting)
            broken += any(width(u.rstrip(), type) > room for u in units(said, type.language))
            heights.append(paragraph(said, type, room, balance=False).height)
        # Of two as low the more even ones.
        cost = broken * 1000.0 + max(heights) + 0.01 * sum(span * span for span in spans)
        if best is None or cost < best[0]:
            best = (cost, spans)
    return best[1] if best else tuple([max(1, _COLUMNS // max(count, 1))] * count)


def _fitted(text: str, room: float, setting: Setting) -> str:
    return run_on(text.split(DOT), setting.type("footer"), room)
