"""A closing on the grid of tiles: muted columns, their heads in the strong face."""

from __future__ import annotations

from infographic.blocks.base import Composed, Setting
from infographic.layout.closings.columns import address
from infographic.marks import Mark
from infographic.story.model import Footer
from infographic.text.paragraph import paragraph, top_below

_HEAD_GAP = 14.0
_COLUMNS = 12


def grid(content: Footer, width: float, setting: Setting) -> Composed:
    """Who made it, the survey and how to read it side by side, on lines of the grid."""
    ground = setting.ground
    small, strong = setting.type("footer"), setting.type("footer_strong")
    columns = list(content.columns)
    if content.name or content.lines:
        lines = " \u00b7 ".join(content.lines)
        columns.append((content.name, lines))
    marks: list[Mark] = []
    height = 0.0
    gutter = setting.style.grid.gutter
    module = (width + gutter) / _COLUMNS
    x = 0.0
    for (title, text), span in zip(columns, _spans(len(columns)), strict=True):
        # Air as inside a tile between columns of text that have no tiles around them.
        room = span * module - gutter - setting.style.grid.padding
        column: list[Mark] = []
        y = 0.0
        if title:
            heading = paragraph(title, strong, room)
            column += heading.at(x, 0, ground.text, role="footer")
            y = heading.height
        if text:
            words = paragraph(_fitted(text, room, setting), small, room, balance=False)
            y = top_below(column, y, _HEAD_GAP, words) if column else 0.0
            column += words.at(x, y, ground.mute, role="footer")
            y += words.height
        marks += column
        height = max(height, y)
        x += span * module
    return Composed(tuple(marks), width, height)


def _spans(count: int) -> tuple[int, ...]:
    """The columns of the grid that each column of text takes."""
    if count == 2:
        return (5, 7)
    return tuple([_COLUMNS // max(count, 1)] * count)


def _fitted(text: str, width: float, setting: Setting) -> str:
    type = setting.type("footer")
    return " \u00b7 ".join(address(part, type, width) for part in text.split(" \u00b7 "))
