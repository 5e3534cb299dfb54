"""Packing tiles on a grid of columns and rows: bands without holes, the tiles in their order.

A band is filled by cutting it through, again and again, until each piece is one tile (a guillotine
filling): no hole is possible. Where two cuts would make a cross, one of them is not made. The list
of tiles is broken into bands as a paragraph is broken into lines: the least total badness.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

# Bands are cut to at most this many rows, unless a single tile needs more.
TALLEST = 13
# A band holds at most this many tiles.
MOST = 5
MOST_SWAPS = 3
LEAST_ROWS = 2

_SIZE = 6.0  # how much a size other than the natural one costs, by the square of its logarithm
_OVER = 0.6  # rows beyond the least, by their share and how badly the tile takes them
_ROW = 0.9
_CROSS = 40.0
_FULL_AFTER_FULL = 1.2
_SAME_CUTS = 2.5
_MIRROR = 0.8
_SWAP = 1.5
_BREACH = 3.0  # a swap that takes a tile out of its section

# How many fillings of one size are kept (they differ in where their cuts meet the edges), how much
# worse than the best a filling may be, and how many ways to end at a tile are followed.
_KEPT, _WORSE, _ENDS = 6, 12.0, 8
# Places of cuts are kept as bits, this many to a column: gutters inside a tile fall anywhere.
_FINE = 4
_WORST_BANDS = 99


@dataclass(frozen=True, slots=True)
class Tile:
    """What packing must know of a tile.

    `spans` are the widths it may have in columns, each with the rows it needs there; the full width
    is one of them. `preferred` is the span that suits it best, `misfit` what others cost. `grow` is
    the share of extra rows it takes well, `emphasis` a factor on its natural area. `cuts` are
    gutters inside it that reach its upper and lower edge, in columns from its left, where it has
    the full width. A tile with a `head` number opens the page: such tiles keep their order and have
    bands of their own.
    """

    spans: Mapping[int, int]
    preferred: int
    grow: float = 0.0
    emphasis: float = 1.0
    section: str = ""
    opens: bool = False
    misfit: Mapping[int, float] = field(default_factory=dict)
    cuts: tuple[float, ...] = ()

    @property
    def natural(self) -> float:
        return self.preferred * self.spans[self.preferred] * self.emphasis

    def most_rows(self, columns: int) -> int:
        least = self.spans[columns]
        return least + max(1, round(self.grow * least))

    def cost(self, columns: int, rows: int) -> float:
        """How badly `columns` × `rows` suits; the rows must be at least those it needs."""
        least = self.spans[columns]
        size = math.log(columns * rows / self.natural)
        over = (rows - least) / least
        return (
            _SIZE * size * size + _OVER * over / (0.25 + self.grow) + self.misfit.get(columns, 0.0)
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a tile went: its number in the list as given, in columns and rows of its band."""

    tile: int
    column: int
    row: int
    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch over the full width, `rows` high."""

    rows: int
    places: tuple[Place, ...]


# A filling: cost, then the cuts that meet the upper, lower, left and right edge as bits, then how
# it is cut: a tile's number, or ("side" | "over", columns or rows of the first, first, second).
_Filling = tuple[float, int, int, int, int, object]
_Size = tuple[int, int]
_Fillings = dict[_Size, list[_Filling]]

_cost = itemgetter(0)


def pack(tiles: Sequence[Tile], columns: int = 12) -> tuple[Band, ...]:
    """The tiles in bands of `columns`, from the top down: every place filled, no cross joints, the
    order kept but for a few neighbours that may be exchanged. Deterministic."""
    if not tiles:
        return ()
    packing = _Packing(tiles, columns)
    order = tuple(range(len(tiles)))
    best = packing.broken(order)
    total = best[0]
    for done in range(MOST_SWAPS):
        found: tuple[float, tuple[int, ...], _End] | None = None
        for k in packing.doubtful(best):
            swapped = (*order[:k], order[k + 1], order[k], *order[k + 2 :])
            if not packing.may_swap(order, k):
                continue
            end = packing.broken(swapped)
            cost = end[0] + _SWAP * (done + 1)
            if cost < total - 1e-9 and (found is None or cost < found[0]):
                found = (cost, swapped, end)
        if found is None:
            break
        total, order, best = found
    return packing.bands(best)


# The end of a band: total cost, cuts of its lower edge, those of its upper one, whether it is one
# tile, the end before it, its filling and rows, how many tiles stand above its lower edge.
_End = tuple[float, int, int, bool, "_End | None", "_Filling | None", int, int]


class _Packing:
    """One list of tiles being packed; what was found for a run of tiles is remembered."""

    def __init__(self, tiles: Sequence[Tile], columns: int) -> None:
        self.tiles = tiles
        self.columns = columns
        self.narrowest = min(min(t.spans) for t in tiles)
        self._parts: dict[tuple[int, ...], _Fillings] = {}
        self._wholes: dict[tuple[int, ...], list[tuple[int, _Filling]]] = {}

    # -- breaking the list into bands ------------------------------------------------------------

    def broken(self, order: tuple[int, ...]) -> _End:
        """The cheapest way to break the tiles, in this order, into bands."""
        count = len(order)
        ends: list[list[_End]] = [[] for _ in range(count + 1)]
        ends[0] = [(0.0, 0, 0, False, None, None, 0, 0)]
        for i in range(count):
            for taken in range(1, min(MOST, count - i) + 1):
                group = order[i : i + taken]
                if not self._together(group):
                    break
                for rows, filling in self._whole(group):
                    self._extend(ends[i], ends[i + taken], rows, filling, taken == 1, i + taken)
            ends[i + 1] = _best_ends(ends[i + 1])
        return ends[count][0]

    def _together(self, group: tuple[int, ...]) -> bool:
        """The opening has bands of its own."""
        return len({self.tiles[t].opens for t in group}) == 1

    def _extend(
        self,
        before: list[_End],
        after: list[_End],
        rows: int,
        filling: _Filling,
        single: bool,
        reached: int,
    ) -> None:
        cost, top, bottom = filling[0] + _ROW * rows, filling[1], filling[2]
        for end in before:
            total = end[0] + cost
            if end[1] & top:
                total += _CROSS
            if single and end[3]:
                total += _FULL_AFTER_FULL
            above = end[4]
            # The same cuts once more with one band between make a column of the page.
            if top and above is not None and top == above[1]:
                total += _SAME_CUTS
            after.append((total, bottom, top, single, end, filling, rows, reached))

    def doubtful(self, end: _End) -> list[int]:
        """Where an exchange of neighbours might help: at and inside the worst bands."""
        scored: list[tuple[float, int, int]] = []
        at: _End | None = end
        while at is not None and at[4] is not None:
            above = at[4]
            scored.append(((above[0] - at[0]) / at[6], above[7], at[7]))
            at = above
        places: set[int] = set()
        for _, first, last in sorted(scored)[:_WORST_BANDS]:
            # With the tile before the band and the one after it.
            places.update(range(max(first - 1, 0), min(last, len(self.tiles) - 1)))
        return sorted(places)

    def may_swap(self, order: tuple[int, ...], k: int) -> bool:
        """Tiles may change places inside their section, or as sections of one tile each."""
        a, b = self.tiles[order[k]], self.tiles[order[k + 1]]
        if a.opens or b.opens:
            return False
        if a.section == b.section:
            return True
        return self._alone(a.section) and self._alone(b.section)

    def _alone(self, section: str) -> bool:
        return sum(t.section == section for t in self.tiles) == 1

    def bands(self, end: _End) -> tuple[Band, ...]:
        found: list[Band] = []
        at: _End | None = end
        while at is not None and at[5] is not None:
            places = tuple(_places(at[5], 0, 0, self.columns, at[6]))
            found.append(Band(at[6], places))
            at = at[4]
        return tuple(reversed(found))

    # -- filling a band --------------------------------------------------------------------------

    def _whole(self, group: tuple[int, ...]) -> list[tuple[int, _Filling]]:
        """The fillings of the full width, by rows."""
        found = self._wholes.get(group)
        if found is None:
            sizes = self._one(group[0]) if len(group) == 1 else self._sides(group, self.columns)
            found = [
                (rows, filling)
                for (columns, rows), held in sizes.items()
                if columns == self.columns
                for filling in held
            ]
            if found:
                # A taller band must be worth its rows.
                least = min(f[0] + _ROW * rows for rows, f in found)
                found = [x for x in found if x[1][0] + _ROW * x[0] <= least + _WORSE]
            self._wholes[group] = found
        return found

    def _part(self, group: tuple[int, ...]) -> _Fillings:
        """The fillings of less than the full width, by columns and rows."""
        found = self._parts.get(group)
        if found is None:
            if len(group) == 1:
                found = {s: f for s, f in self._one(group[0]).items() if s[0] < self.columns}
            else:
                found = self._sides(group, 0)
                for size, held in self._over(group).items():
                    found.setdefault(size, []).extend(held)
                found = _pruned(found)
            self._parts[group] = found
        return found

    def _one(self, number: int) -> _Fillings:
        tile = self.tiles[number]
        found: _Fillings = {}
        for columns, least in tile.spans.items():
            cuts = 0
            if columns == self.columns:
                for x in tile.cuts:
                    cuts |= 1 << round(_FINE * x)
            for rows in range(least, tile.most_rows(columns) + 1):
                cost = tile.cost(columns, rows)
                found[columns, rows] = [(cost, cuts, cuts, 0, 0, number)]
        return found

    def _sides(self, group: tuple[int, ...], whole: int) -> _Fillings:
        """Two parts side by side: of the `whole` width, or of any less than the full one."""
        made: _Fillings = {}
        most = self.columns - self.narrowest
        opens = any(self.tiles[t].opens for t in group)
        for m in range(1, len(group)):
            first, second = self._part(group[:m]), self._part(group[m:])
            by_rows: dict[int, list[tuple[int, list[_Filling]]]] = {}
            for (columns, rows), held in second.items():
                by_rows.setdefault(rows, []).append((columns, held))
            for (a, rows), lefts in first.items():
                for b, rights in by_rows.get(rows, ()):
                    if (a + b != whole) if whole else (a + b > most):
                        continue
                    into = made.setdefault((a + b, rows), [])
                    _beside(lefts, rights, a, 0.0, into)
                    if not opens:
                        _beside(rights, lefts, b, _MIRROR, into)
        return _pruned(made)

    def _over(self, group: tuple[int, ...]) -> _Fillings:
        """Two parts of one width, one over the other."""
        made: _Fillings = {}
        for m in range(1, len(group)):
            first, second = self._part(group[:m]), self._part(group[m:])
            by_columns: dict[int, list[tuple[int, list[_Filling]]]] = {}
            for (columns, rows), held in second.items():
                by_columns.setdefault(columns, []).append((rows, held))
            for (columns, a), uppers in first.items():
                for b, lowers in by_columns.get(columns, ()):
                    if a + b > TALLEST:
                        continue
                    _stacked(uppers, lowers, a, made.setdefault((columns, a + b), []))
        return made


def _beside(
    lefts: list[_Filling], rights: list[_Filling], a: int, extra: float, into: list[_Filling]
) -> None:
    at = _FINE * a
    cut = 1 << at
    for left in lefts:
        how = left[5]
        # Three in a row are one cut and one more on its right, never the other way round too.
        if isinstance(how, tuple) and how[0] == "side":
            continue
        for right in rights:
            if left[4] & right[3]:
                continue
            into.append(
                (
                    left[0] + right[0] + extra,
                    left[1] | cut | right[1] << at,
                    left[2] | cut | right[2] << at,
                    left[3],
                    right[4],
                    ("side", a, left, right),
                )
            )


def _stacked(uppers: list[_Filling], lowers: list[_Filling], a: int, into: list[_Filling]) -> None:
    cut = 1 << a
    for upper in uppers:
        how = upper[5]
        if isinstance(how, tuple) and how[0] == "over":
            continue
        for lower in lowers:
            if upper[2] & lower[1]:
                continue
            into.append(
                (
                    upper[0] + lower[0],
                    upper[1],
                    lower[2],
                    upper[3] | cut | lower[3] << a,
                    upper[4] | cut | lower[4] << a,
                    ("over", a, upper, lower),
                )
            )


def _pruned(made: _Fillings) -> _Fillings:
    """The best fillings of each size, each with other cuts at its edges; none much worse than the
    best of all."""
    least = min((f[0] for held in made.values() for f in held), default=0.0)
    kept: _Fillings = {}
    for size, held in made.items():
        held.sort(key=_cost)
        edges: set[tuple[int, ...]] = set()
        best: list[_Filling] = []
        for filling in held:
            if filling[0] > least + _WORSE or len(best) == _KEPT:
                break
            cuts = filling[1:5]
            if cuts not in edges:
                edges.add(cuts)
                best.append(filling)
        if best:
            kept[size] = best
    return kept


def _best_ends(ends: list[_End]) -> list[_End]:
    """The cheapest ways to end here, each with another lower edge."""
    ends.sort(key=_cost)
    seen: set[tuple[int, bool]] = set()
    best: list[_End] = []
    for end in ends:
        edge = (end[1], end[3])
        if edge not in seen:
            seen.add(edge)
            best.append(end)
            if len(best) == _ENDS:
                break
    return best


def _places(filling: _Filling, column: int, row: int, columns: int, rows: int) -> list[Place]:
    how = filling[5]
    if isinstance(how, int):
        return [Place(how, column, row, columns, rows)]
    assert isinstance(how, tuple)
    kind, a, first, second = how
    if kind == "side":
        return [
            *_places(first, column, row, a, rows),
            *_places(second, column + a, row, columns - a, rows),
        ]
    return [
        *_places(first, column, row, columns, a),
        *_places(second, column, row + a, columns, rows - a),
    ]
