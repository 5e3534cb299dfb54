"""What tiles of a fixed page share: they are asked what a size costs them, then drawn in it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field

from infographic.blocks.base import Composed, Setting
from infographic.layout.fitting import Fitting
from infographic.layout.page import Placed
from infographic.layout.tiles.base import Wish
from infographic.marks import Box, Mark, Rect
from infographic.story.model import Chapter, Panel
from infographic.style.tokens import Ground, Style
from infographic.text.paragraph import Paragraph


@dataclass(frozen=True, slots=True)
class Desk:
    """What tiles are made with: the page's style and blocks, and the setting of its usual tile.
    `wide` is the width in px that all tiles have together; `dear` how much more than on a small
    page it costs to show less than a whole question, `page` the area of the whole page in px²."""

    style: Style
    fitting: Fitting
    setting: Setting
    wide: float
    dear: float = 1.0
    page: float = 1e6

    @property
    def pad(self) -> float:
        return self.style.grid.padding

    def on(self, ground: Ground) -> Setting:
        """The setting inside a tile of that ground."""
        return Setting(
            style=self.setting.style,
            ground=ground,
            numbers=self.setting.numbers,
            words=self.setting.words,
            bleed=(self.pad, self.pad),
            survey_n=self.setting.survey_n,
            categories=self.setting.categories,
            told=True,
        )

    def surface(self, box: Box, ground: Ground) -> Rect:
        return Rect(box, ground.fill, radius=self.style.shape.card, role="ground")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A tile's marks and panels on the page, and what of the story it shows."""

    marks: tuple[Mark, ...]
    placed: tuple[Placed, ...] = ()
    hero: Panel | None = None
    unit: Chapter | None = None


class FixedTile(ABC):
    """A tile of a page of fixed size; `area` is what it takes by nature, in px², and what it opens
    stands at the top left."""

    area: float
    opens: bool = False
    leads: bool = False

    @abstractmethod
    def cost(self, width: float, height: float) -> float:
        """How badly what it shows in that size suits, 0 at best; infinite where that
        does not hold it."""

    @abstractmethod
    def wishes(self, width: float, height: float) -> tuple[Wish, ...]:
        """The grounds it may have at that size, the one it likes best first."""

    @abstractmethod
    def draw(self, box: Box, ground: Ground) -> Drawn:
        """It in `box` on that ground."""


@dataclass(eq=False)
class MeasuredTile(FixedTile):
    """A tile that is set in type to know what a size costs: each size once."""

    _costs: dict[tuple[int, int], float] = field(default_factory=dict, init=False, repr=False)

    def cost(self, width: float, height: float) -> float:
        key = round(width), round(height)
        if key not in self._costs:
            self._costs[key] = self._cost(width, height)
        return self._costs[key]

    @abstractmethod
    def _cost(self, width: float, height: float) -> float:
        """What it costs, as `cost` says."""


def sunk(made: Composed) -> Composed:
    """Words that stand so low that no ink of tall letters rises over their top."""
    down = -min((mark.bounds.y for mark in made.marks), default=0.0)
    if down <= 0:
        return made
    return Composed(made.at(0, down), made.width, made.height + down)


def inked(words: Paragraph) -> float:
    """The height of words at the foot of a tile, with what hangs lower than Latin letters do."""
    return words.height + max(0.0, words.overhang - 0.3 * words.type.size)
