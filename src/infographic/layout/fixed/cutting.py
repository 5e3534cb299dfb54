"""Cutting a page into regions: a cover, and rows of questions beside or below it.

Of all ways to show the first questions in rows, in their order, the one of the least total cost is
taken: what is dropped, what is lost where a question shows a part, what is cramped or loose. The
heights of the rows are found by dynamic programming over steps of the page's height, as the lines
of a paragraph are: each row says for every height what it costs.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from infographic.layout.fixed.region import Region, Way
from infographic.marks import Box

STEPS = 30
# What leaving a question out costs, by its rank; each further one is missed a little less.
_DROPPED, _FADE = 0.34, 0.8
# A page wants about one question more for so many square px.
_AREA = 250_000.0
_CROWDED = 0.5
_LARGE = 2_500_000.0
# How much more the loudest question is missed.
_LOUDEST = 1.8
# What is loose or cramped costs, by the square of its share.
_LOOSE, _CRAMPED = 9.0, 0.12
# A region by nature looks best a little enlarged.
_BEST = 1.12
_OVER = 0.25
# The widths of questions side by side.
_SHARES = ((0.5, 0.5), (0.4, 0.6), (0.6, 0.4), (1 / 3, 1 / 3, 1 / 3))
_LEAST_CELL, _LEAST_MORE = 240.0, 100.0
_PAIR_COST = 0.02
# The loudest question wants at least half of the width.
_SQUEEZED = 0.25
_BEAM = 8
_NEVER = 1e6
# No region is lower than this, nor than this share of the page.
_LOWEST, _LOW = 90.0, 0.1


@dataclass(frozen=True, slots=True)
class Frame:
    """What is cut: its box, the air at its sides (`margin`), at its `head` and `foot`, and between
    regions (`gap`, on each side of a cut)."""

    box: Box
    margin: float
    gap: float
    head: float
    foot: float

    @property
    def over(self) -> float:
        """How much more air there is at head and foot than beside two cuts."""
        return self.head + self.foot - 2 * self.gap

    def inside(self, box: Box, grounded: bool = False) -> Box:
        """The inside of a region that takes `box` of the frame."""
        page = self.box
        left = self.margin if box.x <= page.x + 1 else self.gap
        right = self.margin if box.right >= page.right - 1 else self.gap
        top = self.head if box.y <= page.y + 1 else self.gap
        bottom = self.foot if box.bottom >= page.bottom - 1 else self.gap
        return box.inset(left, top, right, 0.0 if grounded else bottom)


@dataclass(frozen=True, slots=True)
class Cell:
    """A region in its place, and the way it is shown there."""

    region: Region
    box: Box
    way: Way


@dataclass(frozen=True, slots=True)
class Cut:
    """A page that is cut: its cells, the cover first, and what that costs."""

    cells: tuple[Cell, ...]
    cost: float


@dataclass(frozen=True, slots=True)
class _Slot:
    """A region at an x and width of a stack, its inside in width."""

    region: Region
    x: float
    width: float
    inner: float
    weight: float


@dataclass(frozen=True, slots=True)
class _Stack:
    """Rows under each other: for every number of steps of height the least cost, and how the rows
    share them."""

    rows: tuple[tuple[_Slot, ...], ...]
    costs: tuple[float, ...]
    parts: tuple[tuple[int, ...], ...]
    extra: float


@dataclass(eq=False)
class Cutting:
    """One page to cut. `cover` may be None: then the rows take it all. `needed` is how many of the
    questions must be shown."""

    frame: Frame
    cover: Region | None
    units: Sequence[Region]
    needed: int = 0
    _ways: dict[tuple[int, float], tuple[Way, ...]] = field(default_factory=dict)
    _tables: dict[tuple[int, float, float, int], list[float]] = field(default_factory=dict)
    # No row has more steps than this.
    _most: int = STEPS

    def best(self) -> Cut | None:
        """The best cut; None where not even the least fits."""
        page = self.frame.box
        found = [self._stacked(page.x, page.w, self.cover)]
        if self.cover is not None and self.units and page.w > 1.12 * page.h:
            found += [self._beside(share) for share in self.cover.shares]
        cuts = [cut for cut in found if cut is not None]
        return min(cuts, key=lambda cut: cut.cost) if cuts else None

    # -- stacks ----------------------------------------------------------------------------------

    def _beside(self, share: float) -> Cut | None:
        page = self.frame.box
        width = page.w * share
        assert self.cover is not None
        self._most = STEPS
        cover = self._slot(self.cover, page.x, width, 1.0)
        beside = self.frame.inside(Box(page.x + width, page.cy, page.w - width, 1)).w
        if min(cover.inner, beside) < _LEAST_CELL:
            return None
        first = self._extended(self._empty(), (cover,))
        if first is None or first.costs[STEPS] >= _NEVER:
            return None
        rest = self._stacked(page.x + width, page.w - width, None, at_least=1)
        if rest is None:
            return None
        cells = (*self._cells(first), *rest.cells)
        return Cut(cells, rest.cost + first.costs[STEPS])

    def _stacked(
        self, x: float, width: float, cover: Region | None, at_least: int = 0
    ) -> Cut | None:
        """Rows over the width, below the cover if there is one."""
        start = self._empty()
        self._most = STEPS
        if cover is not None:
            slot = self._slot(cover, x, width, 1.0)
            extended = self._extended(start, (slot,))
            if extended is None:
                return None
            start = extended
            self._most = STEPS - next(k for k, cost in enumerate(start.costs) if cost < _NEVER)
        least = max(self.needed, at_least)
        best: tuple[float, _Stack] | None = None
        # States by how many units are decided on; each has rows, and costs by height.
        beams: list[list[tuple[int, _Stack]]] = [[] for _ in range(len(self.units) + 4)]
        beams[0] = [(0, start)]
        # Of a large page more is expected.
        missed = _DROPPED * (1 + min(1.0, self._area / _LARGE))
        drops = [
            missed * _FADE**rank * (_LOUDEST if unit.lead else 1.0)
            for rank, unit in enumerate(self.units)
        ]
        for i in range(len(self.units) + 1):
            held = sorted(beams[i], key=lambda s: min(s[1].costs) + s[1].extra)[:_BEAM]
            for count, stack in held:
                if count >= least:
                    over = max(0.0, count - math.ceil(self._area / _AREA))
                    total = stack.costs[STEPS] + stack.extra + sum(drops[i:]) + _CROWDED * over
                    if total < _NEVER and (best is None or total < best[0]):
                        best = (total, stack)
                if i == len(self.units):
                    continue
                for taken, slots, extra in self._rows(i, x, width):
                    more = self._extended(stack, slots, extra)
                    if more is not None and (
                        best is None or min(more.costs) + more.extra < best[0]
                    ):
                        beams[i + taken].append((count + taken, more))
                if i >= self.needed:
                    dropped = _Stack(stack.rows, stack.costs, stack.parts, stack.extra + drops[i])
                    beams[i + 1].append((count, dropped))
        if best is None:
            return None
        return Cut(tuple(self._cells(best[1])), best[0])

    def _rows(self, i: int, x: float, width: float) -> list[tuple[int, tuple[_Slot, ...], float]]:
        """The rows that may begin with unit `i`: how many it takes, the slots, what that costs."""
        weight = _FADE**i
        rows: list[tuple[int, tuple[_Slot, ...], float]] = [
            (1, (self._slot(self.units[i], x, width, weight),), 0.0)
        ]
        for shares in _SHARES:
            count = len(shares)
            if i + count > len(self.units):
                continue
            slots = []
            at = x
            for k, share in enumerate(shares):
                slots.append(self._slot(self.units[i + k], at, width * share, weight * _FADE**k))
                at += width * share
            if min(slot.inner for slot in slots) >= _LEAST_CELL + _LEAST_MORE * (count - 2):
                squeezed = any(slot.region.lead and slot.width < 0.5 * width for slot in slots)
                cost = _PAIR_COST * (count - 1) + (_SQUEEZED if squeezed else 0.0)
                rows.append((count, tuple(slots), cost))
        return rows

    def _slot(self, region: Region, x: float, width: float, weight: float) -> _Slot:
        page = self.frame.box
        inner = self.frame.inside(Box(x, page.cy, width, 1)).w
        return _Slot(region, x, width, inner, weight)

    def _empty(self) -> _Stack:
        return _Stack((), (0.0, *(_NEVER,) * STEPS), ((),) * (STEPS + 1), 0.0)

    def _extended(
        self, stack: _Stack, slots: tuple[_Slot, ...], extra: float = 0.0
    ) -> _Stack | None:
        """The stack with one more row under it; None where it does not fit."""
        row = self._row_costs(slots)
        least = next((k for k, cost in enumerate(row) if cost < _NEVER), None)
        if least is None:
            return None
        costs = [_NEVER] * (STEPS + 1)
        parts: list[tuple[int, ...]] = [()] * (STEPS + 1)
        for used, before in enumerate(stack.costs):
            if before >= _NEVER:
                continue
            for k in range(least, STEPS + 1 - used):
                cost = before + row[k]
                if cost < costs[used + k]:
                    costs[used + k] = cost
                    parts[used + k] = (*stack.parts[used], k)
        if min(costs) >= _NEVER:
            return None
        return _Stack((*stack.rows, slots), tuple(costs), tuple(parts), stack.extra + extra)

    def _row_costs(self, slots: tuple[_Slot, ...]) -> list[float]:
        """What the row costs at each number of steps."""
        if len(slots) == 1:
            return self._table(slots[0])
        return [min(sum(costs), _NEVER) for costs in zip(*map(self._table, slots), strict=True)]

    def _table(self, slot: _Slot) -> list[float]:
        """What a region costs at each number of steps, with the air of a cut above and below: what
        head and foot have more than that is not dealt out."""
        key = (id(slot.region), round(slot.width, 2), round(slot.inner, 2), self._most)
        if key in self._tables:
            return self._tables[key]
        frame = self.frame
        step = self._step
        share = frame.box.w * frame.box.h
        air = frame.gap * (1 if slot.region.grounded else 2)
        lowest = max(_LOWEST, _LOW * frame.box.h)
        costs = self._tables[key] = [_NEVER] * (STEPS + 1)
        for k in range(self._most, 0, -1):
            height = k * step - air
            found = self._chosen(slot, height, slot.width * k * step / share)
            if height < lowest or found is None:
                break  # what has no room here has none in less
            costs[k] = found[0]
        return costs

    @property
    def _area(self) -> float:
        return self.frame.box.w * (self.frame.box.h - self.frame.over)

    @property
    def _step(self) -> float:
        return (self.frame.box.h - self.frame.over) / STEPS

    def _chosen(self, slot: _Slot, height: float, area: float) -> tuple[float, Way] | None:
        """The best way to show a region at a height, and its cost."""
        best: tuple[float, Way] | None = None
        loose_part = math.inf
        for way in self._of(slot):
            # What shows less than a part that leaves room leaves more.
            if way.part > loose_part or (best and way.base * slot.weight >= best[0]):
                break
            if way.surely > height or way.least > height:
                continue
            cost = way.loss * slot.weight
            off = math.log(height / (way.least * _BEST))
            cost += (_OVER if off > 0 else 2.0) * off * off * _CRAMPED
            loose = max(0.0, height - way.most) / height
            if loose:
                loose_part = min(loose_part, way.part)
            cost += _LOOSE * loose * loose * (0.3 + area)
            if best is None or cost < best[0]:
                best = (cost, way)
        return best

    # -- places ----------------------------------------------------------------------------------

    def _cells(self, stack: _Stack) -> list[Cell]:
        page = self.frame.box
        cells: list[Cell] = []
        y = page.y
        over = self.frame.head - self.frame.gap
        for number, (slots, k) in enumerate(zip(stack.rows, stack.parts[STEPS], strict=True)):
            last = number == len(stack.rows) - 1
            bottom = page.bottom if last else y + over + k * self._step
            over = 0.0
            for slot in slots:
                box = Box(slot.x, y, slot.width, bottom - y)
                inner = self.frame.inside(box, slot.region.grounded)
                found = self._chosen(slot, inner.h, 0.0) or self._least(slot)
                cells.append(Cell(slot.region, box, found[1]))
            y = bottom
        return cells

    def _least(self, slot: _Slot) -> tuple[float, Way]:
        return 0.0, min(self._of(slot), key=lambda way: way.least)

    def _of(self, slot: _Slot) -> tuple[Way, ...]:
        key = (id(slot.region), round(slot.inner, 2))
        if key not in self._ways:
            self._ways[key] = tuple(slot.region.ways(slot.inner))
        return self._ways[key]
