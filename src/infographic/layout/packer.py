"""Packing tiles on a grid of columns and rows: bands without holes, the tiles in their order.

A band is filled by cutting it through, again and again, until each piece is one tile (a guillotine
filling): no hole is possible. Where two cuts would make a cross, one of them is not made. The list
of tiles is broken into bands as a paragraph is broken into lines: the least total badness.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby
from operator import itemgetter

# Bands are cut to at most this many rows, unless a single tile needs more.
TALLEST = 13
# A band holds at most this many tiles.
MOST = 5
MOST_MOVES = 3
# A section moves past at most this many others; of many sections none moves far.
FARTHEST, FARTHEST_OF_MANY, MANY = 3, 1, 16
LEAST_ROWS = 2

_SIZE = 6.0  # how much a size other than the natural one costs, by the square of its logarithm
_OVER = 0.6  # rows beyond the least, by their share and how badly the tile takes them
_LOOSE = 1.6  # a row that nothing fills
_ROW = 0.9
_CROSS = 1000.0  # never, where there is another way
_FULL_AFTER_FULL = 1.2
_SAME_CUTS = 2.5
_APART = 60.0
_MIRROR, _MIRROR_SECTION = 0.8, 2.0  # one section is a story with an order
_MOVE, _SWAP = 1.5, 2.0  # of a section past another; of neighbours inside a section

# How many fillings of one size are kept (they differ in where their cuts meet the edges), how much
# worse than the best a filling may be, how many ways to end at a tile are followed, and how many
# bands of the same tiles.
_KEPT, _WORSE, _ENDS, _BANDS = 6, 12.0, 8, 8
# Places of cuts are kept as bits, this many to a column: gutters inside a tile fall anywhere.
_FINE = 4


@dataclass(frozen=True, slots=True)
class Tile:
    """What packing must know of a tile.

    `spans` are the widths it may have in columns, each with the rows it needs there; the full width
    is one of them. `preferred` is the span that suits it best, `misfit` what others cost, `areas`
    what a tile of that width would take by nature where that is not what the preferred one takes.
    `grow` is the share of extra rows it takes well, `fills` up to how many rows it fills at a width
    (its least where nothing is said), `emphasis` a factor on its natural area. `cuts` are gutters
    inside it that reach its upper and lower edge, in columns from its left, at the full width. What
    `opens` the page stands at its top, in its order; what is `pinned` stays where it is in the
    list. The tiles of one `section` are neighbours and stay so.
    """

    spans: Mapping[int, int]
    preferred: int
    grow: float = 0.0
    emphasis: float = 1.0
    section: str = ""
    opens: bool = False
    pinned: bool = False
    misfit: Mapping[int, float] = field(default_factory=dict)
    areas: Mapping[int, float] = field(default_factory=dict)
    fills: Mapping[int, int] = field(default_factory=dict)
    cuts: tuple[float, ...] = ()

    def natural(self, columns: int) -> float:
        """The area it takes by nature, in squares of the grid, at that width."""
        usual = float(self.preferred * self.spans[self.preferred])
        return self.areas.get(columns, usual) * self.emphasis

    def most_rows(self, columns: int) -> int:
        least = self.spans[columns]
        return least + max(1, round(self.grow * least))

    def cost(self, columns: int, rows: int) -> float:
        """How badly `columns` × `rows` suits; the rows must be at least those it needs."""
        least = self.spans[columns]
        size = math.log(columns * rows / self.natural(columns))
        over = (rows - least) / least
        return (
            _SIZE * size * size
            + _OVER * over / (0.25 + self.grow)
            + _LOOSE * max(0, rows - self.fills.get(columns, least))
            + self.misfit.get(columns, 0.0)
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
    best = packing.broken(tuple(range(len(tiles))))
    total, moved = best.cost, 0.0
    for _ in range(MOST_MOVES):
        found: tuple[float, float, _Broken] | None = None
        for step, order in packing.moves(best.order):
            tried = packing.broken(order, best)
            cost = tried.cost + moved + step
            if cost < total - 1e-9 and (found is None or cost < found[0]):
                found = (cost, moved + step, tried)
        if found is None:
            break
        total, moved, best = found
    return packing.bands(best.ends[-1][0])


# The end of a band: total cost, cuts of its lower edge, those of its upper one, whether it is one
# tile, the end before it, its filling and rows.
_End = tuple[float, int, int, bool, "_End | None", "_Filling | None", int]


@dataclass(frozen=True, slots=True)
class _Broken:
    """An order of the tiles broken into bands: for each number of tiles the ways to end there."""

    order: tuple[int, ...]
    ends: list[list[_End]]

    @property
    def cost(self) -> float:
        return self.ends[-1][0][0]


class _Packing:
    """One list of tiles being packed; what was found for a run of tiles is remembered."""

    def __init__(self, tiles: Sequence[Tile], columns: int) -> None:
        self.tiles = tiles
        self.columns = columns
        self.opening = sum(t.opens for t in tiles)
        self.narrowest = min(min(t.spans) for t in tiles)
        self._parts: dict[tuple[int, ...], _Fillings] = {}
        self._wholes: dict[tuple[int, ...], list[tuple[float, int, _Filling]]] = {}

    # -- breaking the list into bands ------------------------------------------------------------

    def broken(self, order: tuple[int, ...], like: _Broken | None = None) -> _Broken:
        """The cheapest way to break the tiles, in this order, into bands. What stands in the same
        order `like` another breaking is taken from there."""
        count = len(order)
        ends: list[list[_End]] = [[(0.0, 0, 0, False, None, None, 0)]]
        if like is not None:
            same = next((i for i in range(count) if order[i] != like.order[i]), count)
            ends = like.ends[: same + 1]
        for j in range(len(ends), count + 1):
            found: list[_End] = []
            for i in range(max(0, j - MOST), j):
                group = order[i:j]
                for cost, rows, filling in self._whole(group):
                    _extend(ends[i], found, cost, rows, filling, j - i == 1)
            ends.append(_best_ends(found))
        return _Broken(order, ends)

    def _apart(self, group: tuple[int, ...]) -> float:
        """What opens a page side by side has a band of its own; alone it may take others in."""
        opening = sum(self.tiles[t].opens for t in group)
        whole = opening == self.opening and (opening == 1 or opening == len(group))
        return 0.0 if whole or not opening else _APART

    def moves(self, order: tuple[int, ...]) -> Iterator[tuple[float, tuple[int, ...]]]:
        """The orders one step away, and what the step costs: neighbours of one section exchanged,
        or a whole section moved past others."""
        for k in range(len(order) - 1):
            a, b = self.tiles[order[k]], self.tiles[order[k + 1]]
            if a.section == b.section and not (a.opens or b.opens or a.pinned or b.pinned):
                yield _SWAP, (*order[:k], order[k + 1], order[k], *order[k + 2 :])
        runs = [tuple(run) for _, run in groupby(order, key=self._run)]
        farthest = FARTHEST if len(runs) <= MANY else FARTHEST_OF_MANY
        for i, run in enumerate(runs):
            for distance in range(1, farthest + 1):
                past = runs[i + 1 : i + 1 + distance]
                if len(past) < distance or any(map(self._stays, (*run, *chain(*past)))):
                    break
                rest = runs[i + 1 + distance :]
                # Two neighbours that exchange places are one step, whichever of them moves.
                yield _MOVE * distance, tuple(chain(*runs[:i], *past, run, *rest))
                if distance > 1:
                    yield (
                        _MOVE * distance,
                        tuple(chain(*runs[:i], past[-1], run, *past[:-1], *rest)),
                    )

    def _run(self, number: int) -> str:
        return self.tiles[number].section

    def _stays(self, number: int) -> bool:
        return self.tiles[number].opens or self.tiles[number].pinned

    def bands(self, end: _End) -> tuple[Band, ...]:
        found: list[Band] = []
        at: _End | None = end
        while at is not None and at[5] is not None:
            places = tuple(_places(at[5], 0, 0, self.columns, at[6]))
            found.append(Band(at[6], places))
            at = at[4]
        return tuple(reversed(found))

    # -- filling a band --------------------------------------------------------------------------

    def _whole(self, group: tuple[int, ...]) -> list[tuple[float, int, _Filling]]:
        """The fillings of the full width with what a band of them costs, and its rows."""
        found = self._wholes.get(group)
        if found is None:
            sizes = self._one(group[0]) if len(group) == 1 else self._sides(group, self.columns)
            apart = self._apart(group)
            found = [
                (apart + filling[0] + _ROW * rows, rows, filling)
                for (columns, rows), held in sizes.items()
                if columns == self.columns
                for filling in held
            ]
            found.sort(key=_cost)
            # A taller band must be worth its rows.
            found = [x for x in found[:_BANDS] if x[0] <= found[0][0] + _WORSE]
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
        one = len({self.tiles[t].section for t in group}) == 1
        mirror = _MIRROR_SECTION if one else _MIRROR
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
                        _beside(rights, lefts, b, mirror, into)
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


def _extend(
    before: list[_End],
    after: list[_End],
    cost: float,
    rows: int,
    filling: _Filling,
    single: bool,
) -> None:
    """Each end of the bands before with one more band under it."""
    top, bottom = filling[1], filling[2]
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
        after.append((total, bottom, top, single, end, filling, rows))


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
