"""The grid in px: equal columns, rows as high as a column is wide, gutters between."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from infographic.layout.packer import Place
from infographic.marks import Box

# Columns of a wide page, and of one narrower than `_WIDE` px: a column is then about as wide.
COLUMNS, FEW_COLUMNS = 12, 6
_WIDE = 800.0
# No tile is narrower than so many columns.
LEAST_SPAN = 3


def columns_of(width: float) -> int:
    """How many columns a page `width` px wide has."""
    return COLUMNS if width >= _WIDE else FEW_COLUMNS


@dataclass(frozen=True, slots=True)
class Lattice:
    """A page `width` px wide of so many `columns`, with a `margin` at its sides and a `gutter`
    between tiles."""

    width: float
    margin: float
    gutter: float
    columns: int = COLUMNS

    @property
    def module(self) -> float:
        """From one line of the grid to the next, gutter included."""
        return (self.width - 2 * self.margin + self.gutter) / self.columns

    def span(self, count: int) -> float:
        """The width of `count` columns, or the height of as many rows."""
        return count * self.module - self.gutter

    def spans(self, wished: Sequence[int]) -> tuple[int, ...]:
        """The widths in columns that leave room for another tile beside them, and the full one."""
        beside = [count for count in wished if count + LEAST_SPAN <= self.columns]
        return (*dict.fromkeys(beside), self.columns)

    def rows(self, height: float) -> int:
        """The rows that hold `height` px."""
        return max(1, math.ceil((height + self.gutter) / self.module - 1e-6))

    def box(self, place: Place, top: float) -> Box:
        """The place of a tile in a band that begins at `top`."""
        x = self.margin + place.column * self.module
        y = top + place.row * self.module
        return Box(x, y, self.span(place.columns), self.span(place.rows))
