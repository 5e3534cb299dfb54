"""What counts a hero's parts out under its numeral: a field of dots or people, or one bar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import accumulate

from infographic.blocks.base import Setting
from infographic.blocks.dotfield import DotGroup, Figure, by_columns, dot_counts, dot_total
from infographic.blocks.pictogram import TALL
from infographic.layout.openings.shares import Shares, bar
from infographic.marks import Box, Mark, Rect, move
from infographic.story.model import Panel

# A dot's diameter in pitches, and the least and the largest pitch in px.
_DOT = 0.79
_LEAST_PITCH, _LARGEST_PITCH = 10.5, 64.0
_PERSON_PITCH = 15.0
_MOST_ROWS, _MOST_FIELDS = 12, 5
_BARS = (14.0, 20.0, 28.0, 38.0, 52.0, 72.0)


@dataclass(frozen=True, slots=True)
class Picture:
    """`height` px high and as wide as its column. `starts` are where the parts begin; `field` says
    whether it is one of marks to count."""

    height: float
    starts: tuple[float, ...]
    field: bool
    make: Callable[[float], list[Mark]]


def pictures(
    panel: Panel, parts: Shares, width: float, setting: Setting, figure: Figure | None
) -> tuple[Picture, ...]:
    """Every picture of the parts in `width` px, the highest first: fields of `figure` where the
    style has them and they are large enough to be counted, and bars."""
    if not panel.is_percent:
        return ()
    found = [_bar(parts, width, height, setting) for height in _BARS[::-1]]
    if figure is None or panel.remainder is None:
        return tuple(found)
    fields = _fields(panel, parts, width, setting, figure)
    # Those between are no better: a figure is as large as its picture leaves it room.
    return (*fields[-_MOST_FIELDS:], *(found[-2:-1] if fields else found))


def _bar(parts: Shares, width: float, height: float, setting: Setting) -> Picture:
    total = max(100.0, sum(share.number for share in parts.all))
    ends = list(accumulate(share.number / total * width for share in parts.all))

    def make(y: float) -> list[Mark]:
        whole = bar(parts, width, height, setting)
        marks: list[Mark] = []
        if ends[-1] < width - 0.5:
            # What is no part of the answer is a rail.
            radius = min(setting.style.shape.bar, height / 2)
            rail = Box(0, y, width, height)
            marks.append(Rect(rail, setting.ground.track, radius, role="track"))
        return marks + [move(mark, 0, y) for mark in whole.marks]

    return Picture(height, (0.0, *ends[:-1]), False, make)


def _fields(
    panel: Panel, parts: Shares, width: float, setting: Setting, figure: Figure
) -> list[Picture]:
    total = dot_total(panel.n)
    found: list[Picture] = []
    for rows in range(_MOST_ROWS, 1, -1):
        columns = -(-total // rows)
        pitch = width / (columns - 1 + _DOT)
        least = _PERSON_PITCH if figure == "person" else _LEAST_PITCH
        # A field whose last column is short looks unfinished, unless no number divides it.
        if columns < rows or not least <= pitch <= _LARGEST_PITCH:
            continue
        if rows * columns - total > 0 and any(total % k == 0 for k in (3, 4, 5)):
            continue
        if -(-total // columns) != rows:
            continue
        found.append(_field(panel, parts, total, columns, width, setting, figure))
    return found


def _field(
    panel: Panel,
    parts: Shares,
    total: int,
    columns: int,
    width: float,
    setting: Setting,
    figure: Figure,
) -> Picture:
    rows = -(-total // columns)
    pitch = width / (columns - 1 + _DOT)
    high = (TALL if figure == "person" else 1.0) * pitch * (rows - 1 + _DOT)
    outline = setting.ground.outline
    counts = dot_counts([share.number for share in parts.all], total)
    begun = accumulate(counts, initial=0)
    starts = tuple(k // rows * pitch for k, _ in zip(begun, counts, strict=False))

    def make(y: float) -> list[Mark]:
        groups = [
            DotGroup(
                share.number,
                None if share.rest else share.color,
                outline if share.rest else None,
                replace(share.tag, encodes="count", per_unit=total / 100),
            )
            for share in parts.all
        ]
        counted = by_columns(groups, total, columns, width, _DOT, figure)
        return [move(mark, 0, y) for mark in counted.marks]

    return Picture(high, starts, True, make)
