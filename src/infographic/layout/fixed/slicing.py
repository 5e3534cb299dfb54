"""Cutting a rectangle of a grid into tiles: every place filled, each tile about its share of it.

The tiles keep their order. A rectangle is cut through where the shares of the tiles on both sides
ask for it or near there, again and again until each piece is one tile; of all ways the one is kept
that suits the tiles best. Pages of many tiles are broken into bands over the full width first, as
a paragraph is broken into lines. No two cuts make a cross, where there is another way.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter

# How many fillings of one rectangle are kept (they differ in where their cuts meet its edges), and
# how many places of a cut are tried.
_KEPT = 3
_PLACES = 3
_STEPS = (0, 1, -1, 2, -2)
_FEW = 8
# A page of more tiles than this is cut into bands of at most `_BAND` tiles.
MOST, _BAND = 5, 4
_ENDS = 3

_MIRROR = 0.5  # a later tile stands left of an earlier one
_CROSS = 40.0
# How much worse than the best known filling of a rectangle another may be.
_WORSE = 1.0
_FULL = 0.8  # a tile over the full width, where there are others
_SAME = 1.5  # a band cut as the one above it


@dataclass(frozen=True, slots=True)
class Part:
    """A tile to be placed: its share of the area, what `columns` × `rows` of the grid cost it
    (infinite where they do not hold it), and whether it stays before the others."""

    share: float
    cost: Callable[[int, int], float]
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a part went, in columns and rows of the grid."""

    part: int
    column: int
    row: int
    columns: int
    rows: int


# Cost, then the cuts that meet the upper, lower, left and right edge as bits, then how it is cut.
_Filling = tuple[float, int, int, int, int, object]
_cost = itemgetter(0)


def sliced(parts: Sequence[Part], columns: int, rows: int) -> tuple[float, tuple[Slot, ...]] | None:
    """The parts in a grid of `columns` × `rows`, and what that costs; None where they have no
    room. Deterministic."""
    slicing = _Slicing(parts)
    if len(parts) <= MOST:
        found = slicing.fillings(columns, rows, 0, len(parts))
        if not found:
            return None
        slots = _slots(found[0], 0, 0, columns, rows)
        return found[0][0], tuple(sorted(slots, key=lambda slot: slot.part))
    return slicing.bands(columns, rows)


class _Slicing:
    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self.sums = [0.0]
        for part in parts:
            self.sums.append(self.sums[-1] + part.share)
        self.steps = _STEPS if len(parts) <= MOST else _STEPS[:5]
        self._places: dict[tuple[int, int], list[int]] = {}
        # By the parts from one to before another, then by columns and rows.
        self._known: dict[tuple[int, int], dict[tuple[int, int], list[_Filling]]] = {
            (i, j): {} for j in range(len(parts) + 1) for i in range(j)
        }

    def _share(self, i: int, j: int) -> float:
        return self.sums[j] - self.sums[i]

    def fillings(self, columns: int, rows: int, i: int, j: int) -> list[_Filling]:
        """The best ways to fill a rectangle with the parts `i` to `j`, the cheapest first."""
        known = self._known[i, j]
        found = known.get((columns, rows))
        if found is None:
            found = self._one(columns, rows, i) if j - i == 1 else self._cut(columns, rows, i, j)
            known[columns, rows] = found
        return found

    def _one(self, columns: int, rows: int, i: int) -> list[_Filling]:
        cost = self.parts[i].cost(columns, rows)
        return [(cost, 0, 0, 0, 0, i)] if cost < math.inf else []

    def _cut(self, columns: int, rows: int, i: int, j: int) -> list[_Filling]:
        """The best of all cuts: whatever is known is looked up here, this is done very often."""
        made: list[_Filling] = []
        whole = self._share(i, j)
        opens = any(part.opens for part in self.parts[i:j])
        fillings = self.fillings
        limit = math.inf
        for m in range(i + 1, j):
            share = self._share(i, m) / whole
            one, other = self._known[i, m], self._known[m, j]
            for a in self._near(share * columns, columns):
                first = one.get((a, rows))
                if first is None:
                    first = fillings(a, rows, i, m)
                if not first or first[0][0] > limit:
                    continue
                second = other.get((columns - a, rows))
                if second is None:
                    second = fillings(columns - a, rows, m, j)
                if second and first[0][0] + second[0][0] <= limit:
                    limit = min(limit, first[0][0] + second[0][0] + _WORSE)
                    _beside(first, second, a, 0.0, limit, made)
            if not opens:
                for a in self._near((1 - share) * columns, columns):
                    second = other.get((a, rows))
                    if second is None:
                        second = fillings(a, rows, m, j)
                    if not second or second[0][0] > limit:
                        continue
                    first = one.get((columns - a, rows))
                    if first is None:
                        first = fillings(columns - a, rows, i, m)
                    if first and first[0][0] + second[0][0] <= limit:
                        limit = min(limit, first[0][0] + second[0][0] + _WORSE)
                        _beside(second, first, a, _MIRROR, limit, made)
            for b in self._near(share * rows, rows):
                first = one.get((columns, b))
                if first is None:
                    first = fillings(columns, b, i, m)
                if not first or first[0][0] > limit:
                    continue
                second = other.get((columns, rows - b))
                if second is None:
                    second = fillings(columns, rows - b, m, j)
                if second and first[0][0] + second[0][0] <= limit:
                    limit = min(limit, first[0][0] + second[0][0] + _WORSE)
                    _stacked(first, second, b, limit, made)
        return _best(made)

    def _near(self, at: float, whole: int) -> list[int]:
        """The places of a cut nearest to where it should be, each leaving both sides something."""
        middle = round(at)
        key = (middle, whole)
        found = self._places.get(key)
        if found is None:
            steps = self.steps if whole > _FEW else _STEPS[:_PLACES]
            found = [middle + step for step in steps if 1 <= middle + step < whole]
            self._places[key] = found
        return found

    def bands(self, columns: int, rows: int) -> tuple[float, tuple[Slot, ...]] | None:
        """Bands over the full width, each of a few parts, that are as high as the grid."""
        count = len(self.parts)
        # By how many parts and rows are placed: cost, the lower edge's cuts, the end before, the
        # filling and rows of the last band.
        ends: list[dict[int, list[tuple[float, int, object, _Filling | None, int]]]]
        ends = [{} for _ in range(count + 1)]
        ends[0][0] = [(0.0, 0, None, None, 0)]
        for i in range(count):
            for used, befores in list(ends[i].items()):
                for j in range(i + 1, min(count, i + _BAND) + 1):
                    left = rows - used
                    if j == count:
                        heights: Sequence[int] = (left,)
                    else:
                        # The part of what is left that goes to these.
                        heights = self._near(self._share(i, j) / self._share(i, count) * left, left)
                    for tall in heights:
                        for filling in self.fillings(columns, tall, i, j)[:2]:
                            cost = filling[0] + (_FULL if j - i == 1 else 0.0)
                            for before in befores:
                                meets = _CROSS if before[1] & filling[1] else 0.0
                                above = before[3]
                                if above and filling[1] and above[1] == filling[1]:
                                    meets += _SAME
                                ends[j].setdefault(used + tall, []).append(
                                    (before[0] + cost + meets, filling[2], before, filling, tall)
                                )
            for used, held in ends[i + 1].items():
                held.sort(key=_cost)
                ends[i + 1][used] = held[:_ENDS]
        last = ends[count].get(rows)
        if not last:
            return None
        slots: list[Slot] = []
        end: object = min(last, key=_cost)
        total = end[0]  # type: ignore[index]
        bottom = rows
        while isinstance(end, tuple) and end[3] is not None:
            bottom -= end[4]
            slots += _slots(end[3], 0, bottom, columns, end[4])
            end = end[2]
        return total, tuple(sorted(slots, key=lambda slot: slot.part))


def _beside(
    lefts: list[_Filling],
    rights: list[_Filling],
    a: int,
    extra: float,
    limit: float,
    into: list[_Filling],
) -> None:
    for left in lefts:
        for right in rights:
            if left[0] + right[0] > limit:
                break
            cross = _CROSS if left[4] & right[3] else 0.0
            into.append(
                (
                    left[0] + right[0] + extra + cross,
                    left[1] | 1 << a | right[1] << a,
                    left[2] | 1 << a | right[2] << a,
                    left[3],
                    right[4],
                    ("side", a, left, right),
                )
            )


def _stacked(
    uppers: list[_Filling], lowers: list[_Filling], b: int, limit: float, into: list[_Filling]
) -> None:
    for upper in uppers:
        for lower in lowers:
            if upper[0] + lower[0] > limit:
                break
            cross = _CROSS if upper[2] & lower[1] else 0.0
            into.append(
                (
                    upper[0] + lower[0] + cross,
                    upper[1],
                    lower[2],
                    upper[3] | 1 << b | lower[3] << b,
                    upper[4] | 1 << b | lower[4] << b,
                    ("over", b, upper, lower),
                )
            )


def _best(made: list[_Filling]) -> list[_Filling]:
    made.sort(key=_cost)
    edges: set[tuple[int, ...]] = set()
    best: list[_Filling] = []
    for filling in made:
        cuts = filling[1:5]
        if cuts not in edges:
            edges.add(cuts)
            best.append(filling)
            if len(best) == _KEPT:
                break
    return best


def _slots(filling: _Filling, column: int, row: int, columns: int, rows: int) -> list[Slot]:
    how = filling[5]
    if isinstance(how, int):
        return [Slot(how, column, row, columns, rows)]
    assert isinstance(how, tuple)
    kind, at, first, second = how
    if kind == "side":
        return [
            *_slots(first, column, row, at, rows),
            *_slots(second, column + at, row, columns - at, rows),
        ]
    return [
        *_slots(first, column, row, columns, at),
        *_slots(second, column, row + at, columns, rows - at),
    ]
