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

    def ways(self, width: float) -> Iterator[Way]:
        least, natural = self._cover.least(width), self._cover.natural(width)
        yield Way(natural, natural * _MOST, 0.0, 0)
        yield Way(least, natural, 0.12, 1)

    def draw(self, way: Way, room: Room) -> Filled:
        kind = cover(self.setting.style.shape.opening)
        setting = self.setting.on(room.ground, bleed=room.bleed)
        made = kind(self.story, self.fitting, setting, self.number).draw(room.width, room.height)
        hero = self.story.hero
        placed: tuple[Placed, ...] = ()
        if hero:
            box = Box(0, 0, room.width, room.height)
            placed = (Placed(hero.id, "hero", box, room.ground.name),)
        return Filled(made.marks, placed, hero=hero and replace(hero))
