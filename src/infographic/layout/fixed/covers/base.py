"""What a cover is: title, whose survey, and the hero, grown to fill the room it is given."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import ClassVar, Self

from infographic.blocks.base import Composed, Setting
from infographic.layout.fitting import Fitting
from infographic.story.model import Story


@dataclass(eq=False)
class Cover(ABC):
    """The cover of a story on one ground.

    `setting.bleed` is how far the ground reaches beyond the width to the left and right. Source,
    base and date stand on every cover (the story's `strip`), since pictures travel alone. `number`
    is the page's place in a deck, or empty. `above` and `below` are how far the ground reaches
    over the room and under it. All lengths are px of the style.
    """

    story: Story
    fitting: Fitting
    setting: Setting
    number: str = ""
    above: float = 0.0
    below: float = 0.0

    # The shares of a wide page's width it may have beside questions.
    shares: ClassVar[tuple[float, ...]] = (0.42, 0.5, 0.58)

    def on(self, setting: Setting, above: float, below: float) -> Self:
        """The same cover on a ground, which reaches so far over the room and under it."""
        return replace(self, setting=setting, above=above, below=below)

    @abstractmethod
    def least(self, width: float) -> float:
        """The least height that holds it in `width` px with no text under its least size."""

    @abstractmethod
    def natural(self, width: float) -> float:
        """The height it has by nature there: neither cramped nor loose."""

    @abstractmethod
    def draw(self, width: float, height: float) -> Composed:
        """It in exactly that room, which is at least the least: its first ink at the top, its last
        at the bottom or, where the hero stands on the ground's edge, on it. The hero is a Group
        with the panel's id and title."""

    @property
    def grounded(self) -> bool:
        """Whether its marks stand on the lower edge of its ground: no air is put under them."""
        return False

    @property
    def blocks(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The grounds of the style, besides its own, that its blocks show at its sides, and at its
        lower edge: what stands there takes another one."""
        return (), ()
