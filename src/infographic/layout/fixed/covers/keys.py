"""The parts of a whole that are not made much of, under a picture of them all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from infographic.blocks.base import Setting
from infographic.layout.openings.shares import Share, Shares
from infographic.marks import Circle, Mark
from infographic.story.model import Panel
from infographic.text.paragraph import Paragraph, paragraph
from infographic.text.shape import Line, line

_DOT_GAP = 10.0
_VALUE_GAP = 9.0
_APART = 30.0
_LINE_GAP = 14.0
# A list beside a numeral is set in these sizes of a key.
_SIZES = (2.0, 1.6, 1.25, 1.0)


@dataclass(frozen=True, slots=True)
class Key:
    height: float
    hang: float
    make: Callable[[float], list[Mark]]


@dataclass(frozen=True, slots=True)
class Listed:
    """Parts in lines under each other, `width` × `height` px, their figures of that `size`; drawn
    with its top left at (x, y)."""

    size: float
    width: float
    height: float
    make: Callable[[float, float], list[Mark]]


@dataclass(frozen=True, slots=True)
class _Entry:
    share: Share
    value: Line
    label: Paragraph

    @property
    def reach(self) -> float:
        return self.value.advance + _VALUE_GAP + self.label.width


def keyed(
    panel: Panel,
    parts: Shares,
    starts: Sequence[float] | None,
    field: bool,
    width: float,
    setting: Setting,
) -> Key | None:
    """Each part under its place in the picture, which begins at `starts`, where all words find
    room in one line; else with a dot of its colour, one after the other. In a `field` what nobody
    reported is an outline."""
    told = _told(panel, parts)
    if not told:
        return None
    if starts is not None:
        hung = _hung(parts, told, starts, width, setting)
        if hung:
            return hung
    return _flowing(told, width, field, setting)


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


def lists(panel: Panel, parts: Shares, field: bool, setting: Setting) -> tuple[Listed, ...]:
    """The parts in lines under each other, in several sizes, the largest first; none where there
    is nothing to tell."""
    told = _told(panel, parts)
    if not told:
        return ()
    return tuple(_listed(told, size, field, setting) for size in _SIZES)


def _listed(told: list[Share], by: float, field: bool, setting: Setting) -> Listed:
    strong, plain = setting.type("value_strong"), setting.type("label")
    strong, plain = strong.at(size=strong.size * by), plain.at(size=plain.size * by)
    values = [line(share.text, strong) for share in told]
    labels = [line(share.label, plain) for share in told]
    # Values of one list end in one column, so that their words begin in one.
    indent = strong.cap + by * _DOT_GAP
    column = max(value.advance for value in values) + by * _VALUE_GAP
    pitch = strong.cap + by * 1.2 * _LINE_GAP
    high = max(pitch, *(a.ink.bottom - b.ink.y + 4 for a, b in pairwise(labels)), strong.cap + 4)
    width = indent + column + max(label.advance for label in labels)

    def make(x: float, top: float) -> list[Mark]:
        marks: list[Mark] = []
        color = setting.ground.text
        for i, (share, value, label) in enumerate(zip(told, values, labels, strict=True)):
            base = top + strong.cap + i * high
            marks.append(swatch(share, x, base - strong.cap / 2, strong.cap / 2, field, setting))
            marks.append(value.at(x + indent, base, color, role="value", datum=share.tag))
            marks.append(label.at(x + indent + column, base, color, role="label", datum=share.tag))
        return marks

    return Listed(strong.size, width, strong.cap + (len(told) - 1) * high, make)


def _told(panel: Panel, parts: Shares) -> list[Share]:
    """The parts that need words: what everyone else answered follows from the one figure told."""
    return [s for s in parts.others if not (s.rest and panel.rest and len(panel.items) == 1)]


def swatch(share: Share, x: float, cy: float, r: float, field: bool, setting: Setting) -> Circle:
    if not (share.rest and field):
        return Circle(x + r, cy, r, fill=share.color)
    stroke = r / 5
    outline = setting.ground.outline
    return Circle(x + r, cy, r - stroke / 2, stroke=outline, stroke_width=stroke)


def _flowing(told: list[Share], width: float, field: bool, setting: Setting) -> Key:
    cap = setting.type("value_strong").cap
    # A dot is as high as the figures beside it.
    dot = cap / 2
    indent = cap + _DOT_GAP
    entries = [_entry(share, width - indent, setting) for share in told]
    reaches = [indent + entry.reach for entry in entries]
    if sum(reaches) + _APART * (len(entries) - 1) <= width:
        pitches = [reach + _APART for reach in reaches]
        columns = len(entries)
    else:
        # In columns, as many as the longest lets there be.
        columns = max(1, int((width + _APART) / (max(reaches) + _APART)))
        pitches = [(width + _APART) / columns] * columns
    placed: list[tuple[_Entry, float, float]] = []
    y = high = 0.0
    for start in range(0, len(entries), columns):
        row = entries[start : start + columns]
        if start:
            y += high + max(_LINE_GAP, *(e.label.overhang + 8 for e, _, _ in placed[-columns:]))
        placed += [(entry, sum(pitches[:k]), y) for k, entry in enumerate(row)]
        high = max(cap + entry.label.height - entry.label.type.cap for entry in row)

    def make(top: float) -> list[Mark]:
        marks: list[Mark] = []
        for entry, x, y in placed:
            marks.append(swatch(entry.share, x, top + y + cap / 2, dot, field, setting))
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
