"""The tiles of a page of fixed size in their places: its room cut on a grid, nothing left over."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from infographic.layout.fixed.slicing import Part, sliced
from infographic.layout.fixed.tiles.base import FixedTile
from infographic.layout.tiles.grid import columns_of
from infographic.marks import Box

# A page so narrow is cut in halves at most; columns are counted with about these margins.
_SLIM, _HALVES, _MARGINS = 480.0, 2, 60.0
# A row of the grid is about so many of its columns' widths high, within so many px.
_ROW, _LEAST_ROW, _MOST_ROW = 0.5, 34.0, 52.0
# What a size off its share costs a tile, by the square of its logarithm, and what a tile much
# taller or wider than it should be does.
_SIZE, _LEADS, _SHAPE = 5.0, 20.0, 8.0
_TALLEST, _WIDEST, _BROAD = 0.62, 3.0, 1.9


@dataclass(frozen=True)
class Region:
    """The room for tiles on a page, `gutter` between them; edges lie on multiples of `grain`."""

    box: Box
    gutter: float
    grain: float = 1.0

    @property
    def area(self) -> float:
        return self.box.w * self.box.h

    @cached_property
    def columns(self) -> int:
        if self.box.w < _SLIM:
            return _HALVES
        return columns_of(self.box.w + _MARGINS)

    @cached_property
    def rows(self) -> int:
        column = (self.box.w + self.gutter) / self.columns
        return max(1, round((self.box.h + self.gutter) / _pitch(column)))

    @cached_property
    def widths(self) -> list[float]:
        """The width of so many columns, from none to all."""
        return [self.width(count) for count in range(self.columns + 1)]

    @cached_property
    def heights(self) -> list[float]:
        return [self.height(count) for count in range(self.rows + 1)]

    def width(self, columns: int) -> float:
        return columns * (self.box.w + self.gutter) / self.columns - self.gutter

    def height(self, rows: int) -> float:
        return rows * (self.box.h + self.gutter) / self.rows - self.gutter

    def place(self, column: int, row: int, columns: int, rows: int) -> Box:
        x = self.box.x + column * (self.box.w + self.gutter) / self.columns
        y = self.box.y + row * (self.box.h + self.gutter) / self.rows
        left, top = self._snapped(x), self._snapped(y)
        right = self._snapped(x + self.width(columns))
        bottom = self._snapped(y + self.height(rows))
        return Box(left, top, right - left, bottom - top)

    def _snapped(self, at: float) -> float:
        """The nearest edge of a px of the picture: between two it would be blurred."""
        return round(at / self.grain) * self.grain


def _pitch(column: float) -> float:
    return min(_MOST_ROW, max(_LEAST_ROW, _ROW * column))


def cut_page(tiles: Sequence[FixedTile], region: Region) -> tuple[float, tuple[Box, ...]] | None:
    """A box for each tile, in their order, and what that costs; None where they have no room."""
    whole = sum(tile.area for tile in tiles)
    parts = [_part(tile, region, tile.area / whole) for tile in tiles]
    found = sliced(parts, region.columns, region.rows)
    if found is None:
        return None
    cost, slots = found
    return cost, tuple(region.place(s.column, s.row, s.columns, s.rows) for s in slots)


def _part(tile: FixedTile, region: Region, share: float) -> Part:
    widths, heights = region.widths, region.heights
    cells = share * region.columns * region.rows
    widest = _BROAD if tile.leads else _WIDEST

    def cost(columns: int, rows: int) -> float:
        width, height = widths[columns], heights[rows]
        made = tile.cost(width, height)
        if made == math.inf:
            return made
        off = math.log(columns * rows / cells)
        # What leads must not be the smaller one.
        weight = _LEADS if tile.leads and off < 0 else _SIZE
        return made + weight * off * off + _shape(width / height, widest)

    return Part(share, cost, tile.opens)


def _shape(ratio: float, widest: float) -> float:
    if ratio < _TALLEST:
        return _SHAPE * math.log(_TALLEST / ratio) ** 2
    if ratio > widest:
        return _SHAPE * math.log(ratio / widest) ** 2
    return 0.0


def halves(region: Region, share: float, beside: bool) -> tuple[Box, Box]:
    """The room cut in two, the first part a `share` of it, `beside` or over the other."""
    box, gutter = region.box, region.gutter
    if beside:
        w = round(share * (box.w - gutter))
        rest = Box(box.x + w + gutter, box.y, box.w - w - gutter, box.h)
        return Box(box.x, box.y, w, box.h), rest
    h = round(share * (box.h - gutter))
    return Box(box.x, box.y, box.w, h), Box(box.x, box.y + h + gutter, box.w, box.h - h - gutter)


def under(region: Region, height: float) -> tuple[Box, Box]:
    """A strip of that height over the rest of the room."""
    box, top = region.box, height + region.gutter
    return Box(box.x, box.y, box.w, height), Box(box.x, box.y + top, box.w, box.h - top)
