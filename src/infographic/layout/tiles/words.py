"""A tile of words: what a section of several questions is about."""

from __future__ import annotations

from dataclasses import dataclass

from infographic.blocks.base import Composed, Setting
from infographic.layout.packer import Tile
from infographic.layout.page import Placed
from infographic.layout.tiles.base import GridTile, Sheet, Stack, Wish
from infographic.marks import Box, Mark
from infographic.style.tokens import Ground
from infographic.text.paragraph import paragraph

_SPANS = (4, 5, 3, 6)
_GAP = 24.0
_MOST_ROWS = 6


@dataclass(frozen=True, slots=True)
class WordsTile(GridTile):
    """`kicker`, `headline` and `intro` of a section; any but one may be empty."""

    sheet: Sheet
    section: str
    kicker: str
    headline: str
    intro: str
    accent: str

    def packed(self) -> Tile:
        spans: dict[int, int] = {}
        full = self.sheet.lattice.columns
        for columns in self.sheet.lattice.spans(_SPANS):
            height = self._words(self.sheet.inner(columns), self.sheet.setting).height
            rows = max(2, self.sheet.lattice.rows(height + 2 * self.sheet.pad))
            if rows <= _MOST_ROWS or columns == full:
                spans[columns] = rows
        return Tile(spans, next(iter(spans)), grow=0.25, section=self.section)

    def _words(self, width: float, setting: Setting) -> Composed:
        ground = setting.ground
        stack = Stack()
        for text, role, fill in (
            (self.kicker, "kicker", ground.text),
            (self.headline, "statement", ground.text),
            (self.intro, "question", ground.mute),
        ):
            if text:
                said = "headline" if role == "statement" else role
                stack.add(paragraph(text, setting.type(role), width), _GAP, fill, said)
        return stack.composed(width)

    def wishes(self, columns: int) -> tuple[Wish, ...]:
        grid = self.sheet.style.grid
        return (Wish(self.accent, 0.0), Wish(grid.light, 1.0), Wish(grid.tile, 1.2))

    def draw(self, box: Box, ground: Ground, columns: int) -> tuple[list[Mark], list[Placed]]:
        pad = self.sheet.pad
        words = self._words(box.w - 2 * pad, self.sheet.on(ground))
        return [self.sheet.surface(box, ground), *words.at(box.x + pad, box.y + pad)], []
