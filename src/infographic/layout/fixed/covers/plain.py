"""The cover of that manner."""

from __future__ import annotations

from infographic.blocks.base import Composed
from infographic.layout.fixed.covers.base import Cover


class PlainCover(Cover):
    def least(self, width: float) -> float:
        raise NotImplementedError

    def natural(self, width: float) -> float:
        raise NotImplementedError

    def draw(self, width: float, height: float) -> Composed:
        raise NotImplementedError
