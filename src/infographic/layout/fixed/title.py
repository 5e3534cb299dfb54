"""The region of the cover: title, source and hero, as the style's cover sets them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from infographic.blocks.base import Setting
from infographic.layout.fitting import Fitting
from infographic.layout.fixed.covers import cover
from infographic.layout.fixed.region import Filled, Region, Room, Way
from infographic.layout.page import Placed
from infographic.marks import Box
from infographic.story.model import Story

# What a cover fills well, in heights it has by nature.
_MOST = 1.6
# A cover lower than this, in widths, is a strip and no opening.
_LOWEST = 0.34
# What a cover loses that has only so much of the way from its least height to its natural one: it
# is what a page is looked at for.
_CRAMPED = ((0.75, 0.06), (0.5, 0.16), (0.25, 0.3), (0.0, 0.5))


@dataclass(eq=False)
class CoverRegion(Region):
    story: Story
    fitting: Fitting
    setting: Setting
    number: str = ""

    def __post_init__(self) -> None:
        kind = cover(self.setting.style.shape.opening)
        self._cover = kind(self.story, self.fitting, self.setting, self.number)
        self.grounded = self._cover.grounded
        self.blocks = self._cover.blocks
        self.shares = self._cover.shares

    def ways(self, width: float) -> Iterator[Way]:
        least = self._cover.least(width)
        natural = max(self._cover.natural(width), least, _LOWEST * width)
        yield Way.known(natural, natural * _MOST, 0.0, 0)
        for share, loss in _CRAMPED:
            yield Way.known(least + share * (natural - least), natural, loss, 1)

    def draw(self, way: Way, room: Room) -> Filled:
        setting = self.setting.on(room.ground, bleed=room.bleed)
        made = self._cover.on(setting, room.above, room.below).draw(room.width, room.height)
        hero = self.story.hero
        placed: tuple[Placed, ...] = ()
        if hero:
            box = Box(0, 0, room.width, room.height)
            placed = (Placed(hero.id, "hero", box, room.ground.name),)
        return Filled(made.marks, placed, hero=hero and replace(hero))
