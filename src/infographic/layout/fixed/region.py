"""What a page of a fixed size is cut into: parts that say how high they may be, then fill that."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from infographic.layout.page import Placed
from infographic.marks import Mark
from infographic.story.model import Chapter, Panel
from infographic.style.tokens import Ground


class Way:
    """One way to show a region in a width: the `least` height it needs, the `most` it fills well,
    and the `loss` of what it has to say (0: nothing). `key` tells the region which way it is.

    What it needs is measured when it is asked for: `surely` is a height that it needs at least, and
    `base` what it loses at least, without that. Ways of one `part` show the same; those of a later
    one show less.
    """

    __slots__ = ("_bound", "_found", "_measure", "base", "key", "part")

    def __init__(
        self,
        measure: Callable[[], tuple[float, float, float]],
        base: float,
        key: int = 0,
        bound: Callable[[], float] = float,
        part: int = 0,
    ) -> None:
        """`measure` gives least, most and what is lost beyond `base`."""
        self.base = base
        self.key = key
        self.part = part
        self._measure = measure
        self._bound = bound
        self._found: tuple[float, float, float] | None = None

    @classmethod
    def known(cls, least: float, most: float, loss: float, key: int = 0) -> Way:
        return cls(lambda: (least, most, 0.0), loss, key)

    @property
    def surely(self) -> float:
        return self._found[0] if self._found else self._bound()

    @property
    def least(self) -> float:
        return self._all()[0]

    @property
    def most(self) -> float:
        return self._all()[1]

    @property
    def loss(self) -> float:
        return self.base + self._all()[2]

    def _all(self) -> tuple[float, float, float]:
        if self._found is None:
            self._found = self._measure()
        return self._found


@dataclass(frozen=True, slots=True)
class Filled:
    """A region drawn at the origin: its marks, the panels among them with their boxes, and what of
    the story it shows."""

    marks: tuple[Mark, ...]
    placed: tuple[Placed, ...] = ()
    chapter: Chapter | None = None
    hero: Panel | None = None


@dataclass(frozen=True, slots=True)
class Room:
    """The inside of a region on its ground: `width` × `height`, and how far the ground reaches
    beyond it to the left, right, below and above. No line is louder than `loudest`, in square px:
    that is the hero's."""

    width: float
    height: float
    ground: Ground
    bleed: tuple[float, float]
    below: float = 0.0
    loudest: float = math.inf
    above: float = 0.0


class Region(ABC):
    """A part of the page."""

    # Whether its marks stand on the lower edge of its ground.
    grounded: bool = False
    # The grounds of blocks that it shows at its sides, and at its lower edge.
    blocks: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    # Whether it is the part that a chapter marked as the loudest makes.
    lead: bool = False
    # The shares of a wide page's width that it may have beside others, as its cover.
    shares: tuple[float, ...] = (0.42, 0.5, 0.58)

    @abstractmethod
    def ways(self, width: float) -> Iterable[Way]:
        """Every way to show it in `width` px, those first that lose least at least."""

    @abstractmethod
    def draw(self, way: Way, room: Room) -> Filled:
        """It in exactly that room, in a way of that width whose least height is no more."""
