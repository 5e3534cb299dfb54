"""All parts of a whole as equals: a swatch, a figure of one size, and its words, for each of them;
under the part's place in a picture, or in lines under each other."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from infographic.blocks.base import Setting
from infographic.layout.fixed.covers.keys import swatch
from infographic.layout.openings.shares import Share, Shares
from infographic.marks import Mark
from infographic.text.paragraph import Paragraph, breaks_words, by_lines, paragraph
from infographic.text.shape import Line, Type, line

# The figures in px: with their words under them, beside them in one row, and in lines.
_UNDER = (96.0, 76.0, 60.0, 48.0, 38.0)
_BESIDE = (48.0, 36.0, 28.0)
_LISTED = (64.0, 48.0, 36.0, 28.0)
# The words in sizes of the figure, by form, and their bounds in px.
_WORDS_UNDER, _WORDS = 0.42, 0.66
_LEAST_WORDS, _LARGEST_WORDS = 24.0, 42.0
_MOST_LINES = 2
# A swatch in heights of a figure's capitals; what stands after it and after a figure, in sizes.
_SWATCH, _SWATCH_GAP, _VALUE_GAP = 0.66, 0.26, 0.28
_APART = 26.0
# What it costs a column to begin before its part, by heads of it, in lines of words; the last one
# has an edge to stand on.
_SHIFT, _LAST_SHIFT = 2.0, 1.0
# From a figure to words under it, and from one line of a list to the next, in sizes and in px.
_LOW_GAP, _LEAST_LOW_GAP = 0.2, 12.0
_ROW_GAP, _LEAST_ROW_GAP = 0.3, 13.0
_CLEAR = 5.0


@dataclass(frozen=True, slots=True)
class Legend:
    """`size` is that of its figures, `under` whether words stand below them; it is `height` px
    high and hangs so far below that."""

    size: float
    under: bool
    height: float
    hang: float
    make: Callable[[float], list[Mark]]


@dataclass(frozen=True, slots=True)
class _Entry:
    share: Share
    value: Line
    label: Paragraph


def legends(
    parts: Shares, starts: Sequence[float] | None, field: bool, width: float, setting: Setting
) -> tuple[Legend, ...]:
    """Every form in which the figures and their words fit `width` px; at least one. Columns stand
    under their parts, which begin at `starts`, as near as they can."""
    places = list(starts) if starts else [i * width / len(parts.all) for i in range(len(parts.all))]
    found = [
        *(_columns(parts, size, places, field, width, setting, True) for size in _UNDER),
        *(_columns(parts, size, places, field, width, setting, False) for size in _BESIDE),
        *(_list(parts, size, field, width, setting, size == _LISTED[-1]) for size in _LISTED),
    ]
    return tuple(legend for legend in found if legend)


def _label_size(size: float, share: float, setting: Setting) -> float:
    least = max(_LEAST_WORDS, setting.style.smallest)
    return min(max(share * size, least), _LARGEST_WORDS, max(size, least))


def _values(parts: Shares, size: float, setting: Setting) -> list[Line]:
    type = setting.type("numeral_column" if size > _LARGEST_WORDS else "value_strong")
    return [line(share.text, type.at(size=size)) for share in parts.all]


def _lead(value: Line) -> float:
    """What a swatch takes before a figure."""
    return _SWATCH * value.cap + _SWATCH_GAP * value.type.size


def _columns(
    parts: Shares,
    size: float,
    starts: Sequence[float],
    field: bool,
    width: float,
    setting: Setting,
    under: bool,
) -> Legend | None:
    """Figures in one row; None where they and their words do not fit it."""
    values = _values(parts, size, setting)
    type = setting.type("label")
    type = type.at(size=_label_size(size, _WORDS_UNDER if under else _WORDS, setting))
    heads = [_lead(value) + value.advance for value in values]
    if sum(heads) + _APART * (len(heads) - 1) > width:
        return None
    # From the right: words that find no room in their part's width begin before it.
    xs: list[float] = []
    end = width
    for i in range(len(heads) - 1, -1, -1):
        label = parts.all[i].label
        if under:
            x = _place(label, type, heads[i], starts[i], end, i == len(heads) - 1)
        else:
            x = min(starts[i], end - heads[i] - _VALUE_GAP * size - line(label, type).advance)
        xs.insert(0, x)
        end = x - _APART
    if xs[0] < 0:
        return None
    ends = [*(x - _APART for x in xs[1:]), width]
    words = [paragraph(share.label, type, 4 * width) for share in parts.all]
    if under:
        words = [
            paragraph(share.label, type, end - x)
            for share, x, end in zip(parts.all, xs, ends, strict=True)
        ]
        if max(len(w.lines) for w in words) > _MOST_LINES:
            return None
    cap = values[0].cap
    entries = [_Entry(*held) for held in zip(parts.all, values, words, strict=True)]
    low = 0.0
    if under:
        hang = max(value.ink.bottom for value in values)
        low = max(_LOW_GAP * size, _LEAST_LOW_GAP, hang + _CLEAR) + max(w.rise for w in words)
    height = cap + (low + max(w.height for w in words) if under else 0.0)

    def make(y: float) -> list[Mark]:
        marks: list[Mark] = []
        for x, head, entry in zip(xs, heads, entries, strict=True):
            marks += _figure(entry, x, y + cap, _lead(entry.value), field, setting)
            at = (x, y + cap + low) if under else (x + head + _VALUE_GAP * size, y + cap - type.cap)
            marks += _said(entry, *at, setting)
        return marks

    longest = max(len(w.lines) for w in words)
    hang = max(w.overhang for w in words if len(w.lines) == longest)
    return Legend(size, under, height, hang, make)


def _place(label: str, type: Type, head: float, start: float, end: float, last: bool) -> float:
    """Where a column begins whose part does at `start` and that ends at `end`: the fewer lines its
    words take the better, and the nearer it is."""
    weight = _LAST_SHIFT if last else _SHIFT
    best, least = -1.0, math.inf
    for words in by_lines(label, type, math.inf, type.size, 1.0, _MOST_LINES):
        x = min(start, end - max(head, words.width + 1))
        cost = len(words.lines) + weight * (start - x) / head
        if cost < least:
            best, least = x, cost
    return best


def _list(
    parts: Shares, size: float, field: bool, width: float, setting: Setting, last: bool
) -> Legend | None:
    """Parts in lines under each other; None where words do not fit theirs and this is not the
    `last` size."""
    values = _values(parts, size, setting)
    type = setting.type("label").at(size=_label_size(size, _WORDS, setting))
    lead = max(_lead(value) for value in values)
    column = lead + max(value.advance for value in values) + _VALUE_GAP * size
    room = width - column
    if not last and any(breaks_words(share.label, type, room) for share in parts.all):
        return None
    words = [paragraph(share.label, type, max(room, 60.0)) for share in parts.all]
    if not last and max(len(w.lines) for w in words) > 1:
        return None
    entries = [_Entry(*held) for held in zip(parts.all, values, words, strict=True)]
    cap = values[0].cap
    gap = max(_ROW_GAP * size, _LEAST_ROW_GAP)
    tops = [0.0]
    for above, below in pairwise(words):
        high = cap + above.height - type.cap
        clear = above.overhang + max(0.0, below.rise - (cap - type.cap)) + _CLEAR
        tops.append(tops[-1] + high + max(gap, clear))
    height = tops[-1] + cap + words[-1].height - type.cap

    def make(y: float) -> list[Mark]:
        marks: list[Mark] = []
        for entry, top in zip(entries, tops, strict=True):
            marks += _figure(entry, 0.0, y + top + cap, lead, field, setting)
            marks += _said(entry, column, y + top + cap - type.cap, setting)
        return marks

    return Legend(size, False, height, max(0.0, words[-1].overhang), make)


def _figure(
    entry: _Entry, x: float, base: float, lead: float, field: bool, setting: Setting
) -> list[Mark]:
    """A swatch at `x` and the figure `lead` px from it on its line."""
    value, share = entry.value, entry.share
    r = _SWATCH * value.cap / 2
    role = "numeral" if value.type.size > _LARGEST_WORDS else "value"
    return [
        swatch(share, x, base - value.cap / 2, r, field, setting),
        value.at(x + lead, base, setting.ground.text, role=role, datum=share.tag),
    ]


def _said(entry: _Entry, x: float, top: float, setting: Setting) -> list[Mark]:
    color, tag = setting.ground.text, entry.share.tag
    return list(entry.label.at(x, top, color, role="label", datum=tag))
