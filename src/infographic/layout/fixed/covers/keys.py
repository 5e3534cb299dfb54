"""The parts of a whole that are not made much of, under a picture of them all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from infographic.blocks.base import Setting
from infographic.layout.openings.shares import Share, Shares
from infographic.marks import Circle, Mark
from infographic.story.model import Panel
from infographic.text.paragraph import Paragraph, paragraph
from infographic.text.shape import Line, line

_DOT = 10.0
_DOT_GAP = 10.0
_VALUE_GAP = 9.0
_APART = 30.0
_LINE_GAP = 14.0


@dataclass(frozen=True, slots=True)
class Key:
    height: float
    hang: float
    make: Callable[[float], list[Mark]]


@dataclass(frozen=True, slots=True)
class _Entry:
    share: Share
    value: Line
    label: Paragraph

    @property
    def reach(self) -> float:
        return self.value.advance + _VALUE_GAP + self.label.width


def keyed(
    panel: Panel, parts: Shares, starts: Sequence[float] | None, width: float, setting: Setting
) -> Key | None:
    """Each part under its place in the picture, which begins at `starts`, where all words find
    room in one line; else with a dot of its colour, one after the other."""
    told = [s for s in parts.others if not (s.rest and panel.rest and len(panel.items) == 1)]
    if not told:
        return None
    if starts is not None:
        hung = _hung(parts, told, starts, width, setting)
        if hung:
            return hung
    return _flowing(told, width, setting)


def _entry(share: Share, room: float, setting: Setting) -> _Entry:
    value = line(share.text, setting.type("value_strong"))
    room -= value.advance + _VALUE_GAP
    return _Entry(share, value, paragraph(share.label, setting.type("label"), max(room, 60.0)))


def _hung(
    parts: Shares, told: list[Share], starts: Sequence[float], width: float, setting: Setting
) -> Key | None:
    entries = [_entry(share, 4 * width, setting) for share in told]
    places = [starts[parts.all.index(share)] for share in told]
    last = entries[-1]
    if places[-1] + last.reach > width:
        # A narrow last part has its words at the right edge.
        places[-1] = width - last.reach
        if places[-1] < starts[parts.all.index(told[-1])] - last.reach:
            return None
    ends = [*(x - _APART for x in places[1:]), width + 0.5]
    if any(x + e.reach > end for x, e, end in zip(places, entries, ends, strict=True)):
        return None
    if any(share.number <= 0 for share in told):
        return None
    cap = setting.type("value_strong").cap

    def make(y: float) -> list[Mark]:
        marks: list[Mark] = []
        for x, entry in zip(places, entries, strict=True):
            marks += _words(entry, x, y, cap, setting)
        return marks

    return Key(cap, max(e.label.overhang for e in entries), make)


def _flowing(told: list[Share], width: float, setting: Setting) -> Key:
    indent = 2 * _DOT + _DOT_GAP
    cap = setting.type("value_strong").cap
    entries = [_entry(share, width - indent, setting) for share in told]
    placed: list[tuple[_Entry, float, float]] = []
    x = y = 0.0
    high = cap
    for entry in entries:
        reach = indent + entry.reach
        if x and x + reach > width:
            x, y = 0.0, y + high + max(_LINE_GAP, placed[-1][0].label.overhang + 8)
            high = cap
        placed.append((entry, x, y))
        high = max(high, cap + entry.label.height - entry.label.type.cap)
        x += reach + _APART

    def make(top: float) -> list[Mark]:
        marks: list[Mark] = []
        for entry, x, y in placed:
            share = entry.share
            cy = top + y + cap / 2
            if share.rest:
                stroke = _DOT / 5
                outline = setting.ground.outline
                r = _DOT - stroke / 2
                marks.append(Circle(x + _DOT, cy, r, stroke=outline, stroke_width=stroke))
            else:
                marks.append(Circle(x + _DOT, cy, _DOT, fill=share.color))
            marks += _words(entry, x + indent, top + y, cap, setting)
        return marks

    return Key(y + high, max(e.label.overhang for e in entries), make)


def _words(entry: _Entry, x: float, top: float, cap: float, setting: Setting) -> list[Mark]:
    color = setting.ground.text
    tag = entry.share.tag
    start = x + entry.value.advance + _VALUE_GAP
    return [
        entry.value.at(x, top + cap, color, role="value", datum=tag),
        *entry.label.at(start, top + cap - entry.label.type.cap, color, role="label", datum=tag),
    ]
