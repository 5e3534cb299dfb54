"""The sheet of formats: the outline of each kind of page, as large as it is usually seen."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from infographic.blocks.base import Setting
from infographic.catalogue.listing import pages, reading, size
from infographic.catalogue.sheet import MARGIN, finished, head, look, small
from infographic.layout.formats import FORMATS, Format
from infographic.layout.page import Page
from infographic.marks import Box, Mark, Rect, move
from infographic.text.paragraph import paragraph, top_below

_DECK = (
    "As large as they are usually seen. No text in the darker part. A dashed edge is as low as the "
    "content needs it."
)
_WIDTH = 1928.0
_GUTTER = 44.0
_TOP = 72.0
_FOOT = 80.0
_NEXT = 80.0
# The sheet's px for each CSS px of the width at which a format is seen.
_SCALE = 0.3
# No column is narrower: the words under a page need as much.
_COLUMN = 318.0
_LINE = 3.0
_PAD = 28.0
_TEXT_GAP = 18.0
# A page as tall as it needs is drawn this many widths tall, its lower edge in dashes.
_OPEN = 1.6
_DASH = 14.0
# The pages of a deck look out behind its first one.
_BEHIND = 2
_STEP = 12.0


@dataclass(frozen=True, slots=True)
class _Card:
    """A page that stands on 0, and the words below, from 0 on."""

    page: tuple[Mark, ...]
    words: tuple[Mark, ...]
    width: float
    above: float
    below: float


def format_sheet() -> Page:
    """All kinds of page on one sheet, in their order: those of a row stand on one line."""
    setting = look()
    count = len(FORMATS)
    title = f"{count} format{'s' if count != 1 else ''}"
    marks, y = head(title, _DECK, _WIDTH, setting)
    y += _TOP
    for row in _rows([_card(format, setting) for format in FORMATS.values()]):
        line = y + max(card.above for card in row)
        x = MARGIN
        for card in row:
            marks += [move(mark, x, line) for mark in (*card.page, *card.words)]
            x += card.width + _GUTTER
        y = line + max(card.below for card in row) + _NEXT
    return finished(marks, _WIDTH, y - _NEXT + _FOOT, title, _DECK, setting)


def _rows(cards: Iterable[_Card]) -> list[list[_Card]]:
    """As many beside each other as have room."""
    rows: list[list[_Card]] = []
    left = 0.0
    for card in cards:
        if not rows or card.width > left:
            rows.append([])
            left = _WIDTH - 2 * MARGIN
        rows[-1].append(card)
        left -= card.width + _GUTTER
    return rows


def _card(format: Format, setting: Setting) -> _Card:
    """The page's outline, its name, size and use under it."""
    ground = setting.ground
    scale = format.displayed * _SCALE / format.width
    w = format.width * scale
    h = (format.height if format.height is not None else format.width * _OPEN) * scale
    marks: list[Mark] = []
    behind = _BEHIND if format.deck else 0
    for step in range(behind, 0, -1):
        marks += _outline(Box(step * _STEP, -h - step * _STEP, w, h), setting)
    marks += _outline(Box(0, -h, w, h), setting, open=format.height is None)
    top, right, bottom, left = (edge * scale for edge in format.safe)
    marks += [
        Rect(box, ground.minor, role="rule")
        for box in (
            Box(_LINE, _LINE - h, w - 2 * _LINE, top - _LINE),
            Box(_LINE, -bottom, w - 2 * _LINE, bottom - _LINE),
            Box(_LINE, top - h, left - _LINE, h - top - bottom),
            Box(w - right, top - h, right - _LINE, h - top - bottom),
        )
        if box.w > 0 and box.h > 0
    ]
    width = max(_COLUMN, w + behind * _STEP)
    name = paragraph(format.name, setting.type("headline").at(size=40), width)
    y = _PAD
    words: list[Mark] = list(name.at(0, y, ground.text, role="headline", optical=True))
    y += name.height
    facts = f"{size(format)}; {reading(format)}"
    use = "; ".join(text for text in (format.use, pages(format)) if text)
    for text, fill in ((use, ground.text), (facts, ground.mute)):
        note = paragraph(text, small(setting), width)
        y = top_below(words, y, _TEXT_GAP, note)
        words += note.at(0, y, fill, role="note")
        y += note.height
    return _Card(tuple(marks), tuple(words), width, h + behind * _STEP, float(math.ceil(y)))


def _outline(box: Box, setting: Setting, open: bool = False) -> list[Mark]:
    """A page with a line around it; its lower edge in dashes where it is open."""
    ground = setting.ground
    x, y, w, h = box.x, box.y, box.w, box.h
    marks: list[Mark] = [
        Rect(box, ground.band),
        Rect(Box(x, y, w, _LINE), ground.rule, role="rule"),
        Rect(Box(x, y, _LINE, h), ground.rule, role="rule"),
        Rect(Box(x + w - _LINE, y, _LINE, h), ground.rule, role="rule"),
    ]
    foot = box.bottom - _LINE
    if not open:
        return [*marks, Rect(Box(x, foot, w, _LINE), ground.rule, role="rule")]
    count = max(1, round((w / _DASH + 1) / 2))
    dash = w / (2 * count - 1)
    marks += [
        Rect(Box(x + 2 * i * dash, foot, dash, _LINE), ground.rule, role="rule")
        for i in range(count)
    ]
    return marks
