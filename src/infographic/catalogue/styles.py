"""The sheet of styles: one survey as every style's poster, whole, side by side."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

from infographic.assets import example
from infographic.blocks.base import Setting
from infographic.catalogue.packing import Card, pack
from infographic.catalogue.sheet import MARGIN, finished, head, look, small
from infographic.errors import DataError, Message, Report
from infographic.layout.page import Page
from infographic.layout.scale import scaled
from infographic.marks import Box, Group, Mark, Rect, move
from infographic.readers import read
from infographic.render import render
from infographic.style.load import load_style, style_names
from infographic.text.paragraph import paragraph, top_below

_GUTTER = 48.0
_TOP = 64.0
_FOOT = 80.0
_NAME_GAP = 16.0
_NOTE_GAP = 24.0
_NEXT = 64.0
_EDGE = 1.0
# The survey that travels along, and the questions of it that a short poster has.
_SURVEY = "ic-2012.results.json"
_SHORT = ("expected", "introduced", "defined", "future")


def style_sheet(
    survey: Path | None = None, columns: int = 5, poster: float = 420.0, short: bool = True
) -> Page:
    """All bundled styles on one page: posters `poster` px wide in columns, each under its name.

    `survey` is the results file to draw, by default the one that travels along; `short` keeps a
    few of its questions.
    """
    setting = look()
    path = survey or example(_SURVEY)
    data = read(path, Report())
    if short:
        data = _shortened(data)
    samples = [_sample(name, data, poster, setting) for name in style_names()]
    width = 2 * MARGIN + columns * poster + (columns - 1) * _GUTTER
    title = f"{len(samples)} styles"
    deck = "One survey, and what each style makes of it. Another style is one more file."
    marks, y = head(title, deck, width, setting)
    spots, height = pack(samples, columns, _NEXT)
    for spot in spots:
        x = MARGIN + spot.column * (poster + _GUTTER)
        marks += [move(mark, x, y + _TOP + spot.top) for mark in spot.card.marks]
    return finished(marks, width, y + _TOP + height + _FOOT, title, deck, setting)


def _sample(name: str, data: Any, width: float, setting: Setting) -> Card:
    """A style's name and poster."""
    ground = setting.ground
    title = paragraph(name, setting.type("headline").at(size=44), width)
    marks: list[Mark] = list(title.at(0, 0, ground.text, role="headline", optical=True))
    y = title.height
    description = load_style(name).description
    if description:
        note = paragraph(description, small(setting), width)
        y = top_below(marks, y, _NAME_GAP, note)
        marks += note.at(0, y, ground.mute, role="note")
        y += note.height
    y += _NOTE_GAP
    for page in render(data, style=name).pages:
        by = width / page.width
        height = page.height * by
        # A hairline around it: some posters are as light as the sheet.
        edge = Box(-_EDGE, y - _EDGE, width + 2 * _EDGE, height + 2 * _EDGE)
        marks.append(Rect(edge, ground.hair, role="rule"))
        box = Box(0, y, width, height)
        marks.append(Rect(box, page.ground, role="ground"))
        marks.append(move(Group(scaled(page.marks, by)), 0, y))
        y += height + _NOTE_GAP
    return Card(tuple(marks), float(math.ceil(y - _NOTE_GAP)))


def _shortened(data: Any) -> Any:
    """The survey with a few of its questions, for a poster that can be taken in at a glance."""
    if not isinstance(data, dict) or "sections" not in data:
        raise DataError(Message("error", "", "a short poster is made of sections"))
    sections = []
    for section in data["sections"]:
        kept = [q for q in section["questions"] if q.get("id") in _SHORT]
        if kept:
            sections.append({**section, "questions": kept})
    return {**data, "sections": sections}
