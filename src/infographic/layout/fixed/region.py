"""What a page of a fixed size is cut into: parts that say how high they may be, then fill that."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass

from infographic.layout.page import Placed
from infographic.marks import Mark
from infographic.story.model import Chapter, Panel
from infographic.style.tokens import Ground


@dataclass(frozen=True, slots=True)
class Way:
    """One way to show a region in a width: the least height it needs, the most it fills well, and
    what is lost of what it has to say (0: nothing). `key` tells the region which way it is."""

    least: float
    most: float
    loss: float
    key: int = 0


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
    # Whether it is the part that a chapter marked as the loudest makes.
    lead: bool = False

    @abstractmethod
    def ways(self, width: float, tallest: float = math.inf) -> Iterator[Way]:
        """Every way to show it in `width` px, those that lose least first; measured one by one, as
        far as anybody asks. What is surely higher than `tallest` may be left out."""

    @abstractmethod
    def draw(self, way: Way, room: Room) -> Filled:
        """It in exactly that room, in a way of that width whose least height is no more."""
