"""A linear scale along the page: numbers to places."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LinearScale:
    """From `low` to `high` over `length` px, `low` standing at `x0`."""

    low: float
    high: float
    x0: float
    length: float

    @property
    def per_unit(self) -> float:
        return self.length / (self.high - self.low)

    def x(self, number: float) -> float:
        return self.x0 + (number - self.low) * self.per_unit
