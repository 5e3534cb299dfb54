"""The sheet of formats: the outline of each kind of page, all to one scale."""

from __future__ import annotations

import math

from infographic.blocks.base import Setting
from infographic.catalogue.listing import size
from infographic.catalogue.packing import Card, pack
from infographic.catalogue.sheet import MARGIN, finished, head, look, small
from infographic.layout.formats import FORMATS, Format
from infographic.layout.page import Page
from infographic.marks import Box, Mark, Rect, move
from infographic.text.paragraph import paragraph, top_below

_COLUMNS = 4
_CARD = 400.0
_GUTTER = 56.0
_TOP = 64.0
_FOOT = 80.0
_NEXT = 72.0
_LINE = 3.0
_PAD = 28.0
_TEXT_GAP = 18.0
# A page as tall as it needs is drawn this many widths tall, its lower edge in dashes.
_OPEN = 1.6
_DASH = 14.0


def format_sheet() -> Page:
    """All kinds of page on one sheet."""
    setting = look()
    count = len(FORMATS)
    title = f"{count} format{'s' if count != 1 else ''}"
    deck = "Kinds of page, to one scale. A dashed edge is as low as the content needs it."
    columns = min(_COLUMNS, max(count, 2))
    width = 2 * MARGIN + columns * _CARD + (columns - 1) * _GUTTER
    marks, y = head(title, deck, width, setting)
    scale = _CARD / max(format.width for format in FORMATS.values())
    cards = [_card(format, scale, setting) for format in FORMATS.values()]
    spots, height = pack(cards, columns, _NEXT)
    for spot in spots:
        x = MARGIN + spot.column * (_CARD + _GUTTER)
        marks += [move(mark, x, y + _TOP + spot.top) for mark in spot.card.marks]
    return finished(marks, width, y + _TOP + height + _FOOT, title, deck, setting)


def _card(format: Format, scale: float, setting: Setting) -> Card:
    """The page's outline, its name and size under it."""
    ground = setting.ground
    w = format.width * scale
    h = (format.height if format.height is not None else format.width * _OPEN) * scale
    marks: list[Mark] = [
        Rect(Box(0, 0, w, h), ground.band),
        Rect(Box(0, 0, w, _LINE), ground.rule, role="rule"),
        Rect(Box(0, 0, _LINE, h), ground.rule, role="rule"),
        Rect(Box(w - _LINE, 0, _LINE, h), ground.rule, role="rule"),
    ]
    if format.height is None:
        count = max(1, round((w / _DASH + 1) / 2))
        dash = w / (2 * count - 1)
        marks += [
            Rect(Box(2 * i * dash, h - _LINE, dash, _LINE), ground.rule, role="rule")
            for i in range(count)
        ]
    else:
        marks.append(Rect(Box(0, h - _LINE, w, _LINE), ground.rule, role="rule"))
    name = paragraph(format.name, setting.type("headline").at(size=40), _CARD)
    y = h + _PAD
    marks += name.at(0, y, ground.text, role="headline", optical=True)
    y += name.height
    note = paragraph(size(format), small(setting), _CARD)
    y = top_below(marks, y, _TEXT_GAP, note)
    marks += note.at(0, y, ground.mute, role="note")
    return Card(tuple(marks), float(math.ceil(y + note.height)))
