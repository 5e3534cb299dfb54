"""The grid in px: columns of 12, rows as high as a column is wide, gutters between."""

from __future__ import annotations

import math
from dataclasses import dataclass

from infographic.layout.packer import Place
from infographic.marks import Box

COLUMNS = 12


@dataclass(frozen=True, slots=True)
class Lattice:
    """A page `width` px wide with a `margin` at its sides and a `gutter` between tiles."""

    width: float
    margin: float
    gutter: float

    @property
    def module(self) -> float:
        """From one line of the grid to the next, gutter included."""
        return (self.width - 2 * self.margin + self.gutter) / COLUMNS

    def span(self, count: int) -> float:
        """The width of `count` columns, or the height of as many rows."""
        return count * self.module - self.gutter

    def rows(self, height: float) -> int:
        """The rows that hold `height` px."""
        return max(1, math.ceil((height + self.gutter) / self.module - 1e-6))

    def box(self, place: Place, top: float) -> Box:
        """The place of a tile in a band that begins at `top`."""
        x = self.margin + place.column * self.module
        y = top + place.row * self.module
        return Box(x, y, self.span(place.columns), self.span(place.rows))
