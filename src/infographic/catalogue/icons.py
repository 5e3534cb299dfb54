"""The sheet of icons: every one with its name, by what it is about."""

from __future__ import annotations

from collections.abc import Sequence

from infographic.blocks.base import Setting
from infographic.blocks.labels import icon_mark
from infographic.catalogue.sheet import MARGIN, finished, head, look, small
from infographic.layout.page import Page
from infographic.marks import Box, Mark, Rect, move
from infographic.style.icons import icon_groups, is_brand, load_icon
from infographic.text.paragraph import paragraph

_SIDE = 236.0
_COLUMNS = 10
_CELL = 152.0
_ICON = 60.0
_NAME_GAP = 16.0
_ROW_GAP = 36.0
_GROUP_GAP = 44.0
_NAME = 136.0
_FOOT = 80.0
# Shown large in the head.
_BANNER = ("chats", "rocket", "heart")
_LARGE = 176.0
_LARGE_GAP = 40.0


def icon_sheet() -> Page:
    """All icons on one page."""
    setting = look()
    groups = icon_groups()
    width = MARGIN + _SIDE + _COLUMNS * _CELL + MARGIN - (_CELL - _NAME)
    count = sum(map(len, groups.values()))
    deck = (
        "Labels that say what they are about get theirs by themselves. Or name one in the "
        "results file, or bring an SVG file of your own."
    )
    marks, y = head(f"{count} icons", deck, width, setting)
    marks += _banner(width - MARGIN, y / 2, setting)
    y += _GROUP_GAP
    for number, (group, names) in enumerate(groups.items()):
        if number:
            rule = Box(MARGIN, y, width - 2 * MARGIN, 2)
            marks.append(Rect(rule, setting.ground.hair, role="rule"))
            y += _GROUP_GAP
        drawn, height = _group(group, names, setting)
        marks += [move(mark, 0, y) for mark in drawn]
        y += height + _GROUP_GAP
    return finished(marks, width, y - _GROUP_GAP + _FOOT, f"{count} icons", deck, setting)


def _banner(right: float, middle: float, setting: Setting) -> list[Mark]:
    """A few icons at a size at which one sees how they are drawn, flush right."""
    ground = setting.style.grounds[setting.style.rhythm.hero]
    marks: list[Mark] = []
    x = right
    for i, name in enumerate(reversed(_BANNER)):
        x -= _LARGE
        box = Box(x, middle - _LARGE / 2, _LARGE, _LARGE)
        marks.append(icon_mark(name, box, ground.highlight if i == 1 else ground.mark))
        x -= _LARGE_GAP
    return marks


def _group(group: str, names: Sequence[str], setting: Setting) -> tuple[list[Mark], float]:
    """A group's name at the left, its icons in rows beside it, the top of the first row at 0."""
    ground = setting.ground
    title = paragraph(group, setting.type("h3"), _SIDE - 24)
    marks: list[Mark] = list(title.at(MARGIN, 0, ground.text, role="headline"))
    below = title.height + 22
    notes = [str(len(names))]
    if any(map(is_brand, names)):
        notes.append(setting.words("label.logos"))
    for note in notes:
        words = paragraph(note, small(setting), _SIDE - 36)
        marks += words.at(MARGIN, below, ground.mute)
        below += words.height + 22
    y = 0.0
    for start in range(0, len(names), _COLUMNS):
        row = names[start : start + _COLUMNS]
        height = 0.0
        for i, name in enumerate(row):
            x = MARGIN + _SIDE + i * _CELL
            icon = load_icon(name)
            # The ink stands on the axis of its name, not the square around it.
            shift = icon.bounds[0] / icon.box * _ICON
            marks.append(icon_mark(name, Box(x - shift, y, _ICON, _ICON), ground.mark))
            words = paragraph(name, small(setting).at(width=78), _NAME, balance=False)
            top = y + _ICON + _NAME_GAP
            marks += words.at(x, top, ground.mute, role="label")
            height = max(height, _ICON + _NAME_GAP + words.height)
        y += height + _ROW_GAP
    return marks, max(y - _ROW_GAP, below - 22)
