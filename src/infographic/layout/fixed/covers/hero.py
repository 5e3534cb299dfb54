"""A hero in one width: the ways there are to show it, whatever its form."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from infographic.blocks.base import Setting
from infographic.layout.fitting import Fitting
from infographic.layout.fixed.covers.pieces import Piece, air, solid
from infographic.layout.scale import scaled
from infographic.marks import Mark, move
from infographic.story.model import Panel

# By how much a block may be zoomed, most first.
_ZOOMS = (3.0, 2.6, 2.3, 2.0, 1.75, 1.5, 1.3, 1.15, 1.0)
# What a block counts for beside a title, in sides of its height.
_LOUD = 0.9


@dataclass(frozen=True)
class Way:
    """One way to show the hero. `size` is how loud it is, as the size of a numeral in px; `reach`
    what its first row fills of the width, in px; `label` the size of its words. `picture` is the
    height of what counts it out in shares of the numeral's, `field` whether that is a field;
    `bonus` what a form is worth more because it is the style's own; `tall` how high its first
    ink stands, in px, 0 where nothing of it leads."""

    size: float
    reach: float
    label: float
    pieces: tuple[Piece, ...]
    picture: float = 0.0
    field: bool = False
    bonus: float = 0.0
    tall: float = 0.0

    @cached_property
    def merit(self) -> float:
        """How good it is, whatever stands over it."""
        score = math.log(self.size) + 0.2 * math.log(self.label / 25) + self.bonus
        if self.picture:
            score += 0.7 if self.field else 0.35
            low, high = (0.45, 0.8) if self.field else (0.14, 0.4)
            off = max(math.log(low / self.picture), math.log(self.picture / high))
            score -= 0.4 * max(0.0, off)
        return score


# Groups keep at least this far from each other, in px: the hero from the words over it, its picture
# from its figure, a key from the picture.
HERO_APART, PICTURE_APART, KEY_APART = 38.0, 22.0, 26.0


class Hero(ABC):
    """All ways to show a hero in one width, on one ground."""

    # Its height by nature: a share of its width, and px.
    natural: tuple[float, float] = (0.31, 52.0)

    @abstractmethod
    def ways(self, height: float, gap: float) -> Iterator[Way]:
        """The ways that are at most `height` px high with gaps of `gap` px, each as loud as that
        height lets it be."""

    @abstractmethod
    def least(self, size: float) -> Way:
        """The lowest way there is as loud as a numeral of `size` px, with a picture if there is
        one; less loud where the width asks for it."""


class BlockHero(Hero):
    """A panel that is no whole of a few parts, as the block that suits it best."""

    def __init__(self, panel: Panel, fitting: Fitting, width: float, setting: Setting) -> None:
        self.panel, self.fitting, self.width, self.setting = panel, fitting, width, setting

    def ways(self, height: float, gap: float) -> Iterator[Way]:
        for zoom in _ZOOMS:
            way = self._at(zoom)
            if solid(way.pieces) <= height:
                yield way
                return

    def least(self, size: float) -> Way:
        return min((self._at(zoom) for zoom in _ZOOMS), key=lambda way: solid(way.pieces))

    def _at(self, zoom: float) -> Way:
        width = self.width / zoom
        block = self.fitting.choose(self.panel, width, self.setting).block
        made = self.fitting.compose(block, self.panel, width, self.setting)

        def make(y: float) -> list[Mark]:
            return [move(mark, 0, y) for mark in scaled(made.marks, zoom, tagged=True)]

        high = zoom * made.height
        bottom = max((zoom * mark.bounds.bottom for mark in made.marks), default=0.0)
        hang = max(0.0, bottom - high)
        piece = Piece(high, 1.0, make, True, hang=hang, apart=HERO_APART)
        label = zoom * self.setting.type("label").size
        return Way(_LOUD * min(high, self.width), self.width, label, (piece,))


def below(pieces: tuple[Piece, ...], gap: float) -> float:
    """What pieces take under a first one, with the gap over them."""
    between = sum(air(a, b, gap) for a, b in pairwise(pieces))
    return solid(pieces) + between + (max(pieces[0].gap * gap, pieces[0].apart) if pieces else 0.0)
