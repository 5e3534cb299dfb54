"""What tiles share: the sheet they are set on, and what they give back."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace

from infographic.blocks.base import Composed, Setting
from infographic.layout.fitting import Fitting
from infographic.layout.packer import Tile
from infographic.layout.page import Placed
from infographic.layout.tiles.grid import Lattice
from infographic.marks import Box, Mark, Rect
from infographic.style.tokens import Ground, Style
from infographic.text.paragraph import Paragraph, top_below


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page's style, blocks and grid, and the setting of its usual tile."""

    style: Style
    fitting: Fitting
    setting: Setting
    lattice: Lattice

    @property
    def pad(self) -> float:
        return self.style.grid.padding

    def inner(self, columns: int) -> float:
        """The width inside a tile."""
        return self.lattice.span(columns) - 2 * self.pad

    def on(self, ground: Ground) -> Setting:
        """The setting inside a tile of that ground."""
        return replace(self.setting, ground=ground, bleed=(self.pad, self.pad), told=True)

    def surface(self, box: Box, ground: Ground) -> Rect:
        return Rect(box, ground.fill, radius=self.style.shape.card, role="ground")


@dataclass(frozen=True, slots=True)
class Wish:
    """A ground a tile may have, and how much it minds it (0: its own wish)."""

    ground: str
    cost: float


class GridTile(ABC):
    """A tile of the page."""

    section: str

    @abstractmethod
    def packed(self) -> Tile:
        """What packing must know of it."""

    @abstractmethod
    def wishes(self, columns: int) -> tuple[Wish, ...]:
        """The grounds it may have at that width, the one it likes best first."""

    @abstractmethod
    def draw(self, box: Box, ground: Ground, columns: int) -> tuple[list[Mark], list[Placed]]:
        """Its marks in `box` on that ground."""


class Stack:
    """Paragraphs set under each other, from the capitals' top of the first."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.height = 0.0

    def add(self, words: Paragraph, gap: float, fill: str, role: str) -> None:
        top = top_below(self.marks, self.height, gap, words) if self.marks else 0.0
        self.marks += words.at(0, top, fill, role=role)
        self.height = top + words.height

    def composed(self, width: float) -> Composed:
        return Composed(tuple(self.marks), width, self.height)
