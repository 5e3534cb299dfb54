"""A tile of words: how the survey was made, how to read it, who made it."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from infographic.blocks.base import Composed, Setting
from infographic.layout.fixed.tiles.base import Desk, Drawn, FixedTile, inked, sunk
from infographic.layout.tiles.base import Wish
from infographic.marks import Box, Mark
from infographic.style.tokens import Ground
from infographic.text.breaks import units
from infographic.text.paragraph import paragraph, top_below
from infographic.text.shape import width as wide

_SIZES = (64.0, 57.0, 50.0, 44.0, 40.0, 36.0, 33.0, 30.0, 28.0, 26.0, 24.0, 22.0)
_GAP = 20.0
_FAIR = 40.0


@dataclass(eq=False)
class TextTile(FixedTile):
    """`title` over `text`, as large as the tile holds them, up to `most` px."""

    desk: Desk
    title: str
    text: str
    area: float
    grounds: tuple[str, ...] = ()
    most: float = 64.0
    _heights: dict[tuple[float, float], float] = field(default_factory=dict)

    def cost(self, width: float, height: float) -> float:
        size = self._fitting(width, height)
        if size is None:
            return math.inf
        taken = self._height(width - 2 * self.desk.pad, size)
        empty = 1 - taken / (height - 2 * self.desk.pad)
        return 3.0 * max(0.0, math.log(_FAIR / size)) + 5.0 * max(0.0, empty - 0.25)

    def wishes(self, width: float, height: float) -> tuple[Wish, ...]:
        names = self.grounds or (self.desk.style.grid.tile,)
        return tuple(Wish(name, 0.5 * i) for i, name in enumerate(names))

    def draw(self, box: Box, ground: Ground) -> Drawn:
        pad = self.desk.pad
        size = self._fitting(box.w, box.h)
        marks: list[Mark] = [self.desk.surface(box, ground)]
        made = self._set(box.w - 2 * pad, size, self.desk.on(ground)) if size else None
        if made is not None:
            marks += made.at(box.x + pad, box.y + pad)
        return Drawn(tuple(marks))

    def size(self, width: float, height: float) -> float:
        """The size in which its words fill that box best."""
        return self._fitting(width, height) or _SIZES[-1]

    def filled(self, width: float, height: float, size: float) -> float:
        """How much of the height its words take in a size."""
        room = height - 2 * self.desk.pad
        taken = self._height(width - 2 * self.desk.pad, size)
        return min(1.0, taken / room) if math.isfinite(taken) and room > 0 else 1.0

    def _fitting(self, width: float, height: float) -> float | None:
        """The largest size in which its words fit; None where none does."""
        inner, room = width - 2 * self.desk.pad, height - 2 * self.desk.pad
        if inner < 100 or room < 24:
            return None
        sizes = (size for size in _SIZES if size <= self.most)
        return next((size for size in sizes if self._height(inner, size) <= room), None)

    def _height(self, width: float, size: float) -> float:
        """What its words take in a width and size; endless where one of them is too long. Cutting
        a page asks for the same ones over and over."""
        at = (round(width, 1), size)
        if at not in self._heights:
            made = self._set(width, size, self.desk.setting)
            self._heights[at] = math.inf if made is None else made.height
        return self._heights[at]

    def _set(self, width: float, size: float, setting: Setting) -> Composed | None:
        ground = setting.ground
        marks: list[Mark] = []
        y = 0.0
        if self.title:
            strong = setting.type("statement").at(size=max(size, setting.style.smallest))
            words = paragraph(self.title, strong, width)
            if any(wide(u.rstrip(), strong) > width for u in units(self.title, strong.language)):
                return None
            marks += words.at(0, 0, ground.text, role="footer")
            y = words.height
        if self.text:
            type = setting.type("strip").at(size=max(round(0.85 * size), setting.style.smallest))
            if size > setting.style.smallest and any(
                wide(u.rstrip(), type) > width for u in units(self.text, type.language)
            ):
                return None
            words = paragraph(self.text, type, width, balance=False)
            y = top_below(marks, y, _GAP, words) if marks else 0.0
            marks += words.at(0, y, ground.text, role="footer")
            y += inked(words)
        return sunk(Composed(tuple(marks), width, y))
