"""Fields of dots, or of people: one for each person asked, or one in a hundred."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from infographic.blocks.pictogram import TALL, person, person_outline
from infographic.marks import Circle, Datum, Mark, Path
from infographic.story.facts import largest_remainder
from infographic.story.model import Figure as Value
from infographic.story.model import Panel
from infographic.story.tell import MOST_PERSON_DOTS

Figure = Literal["dot", "person"]


@dataclass(frozen=True, slots=True)
class DotGroup:
    """Dots of one answer: `share` in percent, filled or in outline."""

    share: float
    fill: str | None
    stroke: str | None = None
    datum: Datum | None = None


def share_of_all(
    figure: Value | None, panel: Panel, tag: Datum, color: str, rest: str
) -> list[DotGroup] | None:
    """A share and what it leaves of everyone; None where the figure is no share."""
    if figure is None or not panel.is_percent or not 0 <= figure.number <= 100:
        return None
    return [DotGroup(figure.number, color, datum=tag), DotGroup(100 - figure.number, rest)]


def dot_total(n: int | None) -> int:
    """One dot a person while they can be counted; else one in a hundred."""
    return n if n is not None and 10 <= n <= MOST_PERSON_DOTS else 100


def dot_counts(shares: Sequence[float], total: int) -> tuple[int, ...]:
    """How many of `total` dots each share gets; what the shares lack to 100 is not dealt out.
    Largest remainders, so that no share is more than one dot off (Hamilton)."""
    # What lacks less than 2.5 points to a whole lacks it by rounding, and is dealt out.
    rest = max(0.0, 100 - sum(shares))
    if rest <= 2.5:
        rest = 0.0
    exact = [s * total / 100 for s in (*shares, rest)]
    whole = sum(exact)
    if whole > 0 and abs(whole - total) > 1e-9:
        # Published integers may sum to 101: the dots are dealt out in proportion, the printed
        # figures stay as they are.
        exact = [v * total / whole for v in exact]
    return largest_remainder(exact, total)[:-1]


@dataclass(frozen=True, slots=True)
class DotField:
    """Marks of a field and where its groups begin: `starts[i]` is the left edge of group i in the
    bottom row."""

    marks: tuple[Mark, ...]
    width: float
    height: float
    starts: tuple[float, ...]
    counts: tuple[int, ...]


def by_columns(
    groups: Sequence[DotGroup],
    total: int,
    columns: int,
    width: float,
    share: float = 0.79,
    figure: Figure = "dot",
) -> DotField:
    """A field filled column by column, so that groups stand side by side. `share` is the dot's
    diameter in pitches."""
    tall = TALL if figure == "person" else 1.0
    rows = -(-total // columns)
    # (columns - 1) pitches and one diameter fill the width.
    pitch = width / (columns - 1 + share)
    r = pitch * share / 2
    counts = dot_counts([g.share for g in groups], total)
    marks: list[Mark] = []
    starts: list[float] = []
    k = 0
    for group, count in zip(groups, counts, strict=True):
        # Columns fill from the top, so a group that begins inside a column owns its bottom dot.
        starts.append((k // rows) * pitch)
        for _ in range(count):
            x, y = (k // rows) * pitch + r, tall * ((k % rows) * pitch + r)
            marks.append(_mark(x, y, r, group, figure))
            k += 1
    height = tall * ((rows - 1) * pitch + 2 * r)
    return DotField(tuple(marks), width, height, tuple(starts), counts)


def by_rows(
    groups: Sequence[DotGroup],
    total: int,
    columns: int,
    width: float,
    share: float = 0.74,
    figure: Figure = "dot",
) -> DotField:
    """A field filled row by row, for one share of a whole."""
    tall = TALL if figure == "person" else 1.0
    pitch = width / (columns - 1 + share)
    r = pitch * share / 2
    counts = dot_counts([g.share for g in groups], total)
    marks: list[Mark] = []
    k = 0
    for group, count in zip(groups, counts, strict=True):
        for _ in range(count):
            x, y = (k % columns) * pitch + r, tall * ((k // columns) * pitch + r)
            marks.append(_mark(x, y, r, group, figure))
            k += 1
    rows = -(-total // columns)
    return DotField(tuple(marks), width, tall * ((rows - 1) * pitch + 2 * r), (0.0,), counts)


def _mark(x: float, y: float, r: float, group: DotGroup, figure: Figure) -> Mark:
    if figure == "dot":
        return _dot(x, y, r, group)
    if group.fill is not None:
        return Path(person(x, y, r), group.fill, datum=group.datum)
    return Path(person_outline(x, y, r), group.stroke or "", "evenodd", group.datum)


def _dot(x: float, y: float, r: float, group: DotGroup) -> Circle:
    if group.fill is not None:
        return Circle(x, y, r, fill=group.fill, datum=group.datum)
    stroke = r / 5
    return Circle(x, y, r - stroke / 2, stroke=group.stroke, stroke_width=stroke, datum=group.datum)


def field_shape(total: int, wide: bool) -> int:
    """Columns of a field: the divisor of `total` nearest to a pleasing shape, 21 of 84 for a wide
    field, 14 of 84 for a compact one; a number without fitting divisors leaves its last row short.
    """
    # Wide fields are about 5 columns to a row, compact ones about 7 to 3.
    ideal = (total * (5.0 if wide else 2.33)) ** 0.5
    candidates = range(max(2, int(ideal * 0.75)), int(ideal * 1.35) + 1)
    return min(candidates, key=lambda c: ((-total % c) * 3 + abs(c - ideal), c))
