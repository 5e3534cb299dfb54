"""The tile beside the chart of a page in a deck: what the survey is, what the chart says."""

from __future__ import annotations

import math
from dataclasses import dataclass

from infographic.blocks.base import Composed, Setting
from infographic.layout.fixed.tiles.base import Desk, Drawn, FixedTile, sunk
from infographic.layout.tiles.base import Stack, Wish
from infographic.marks import Box, Mark
from infographic.style.tokens import Ground
from infographic.text.paragraph import breaks_words, paragraph

_SIZES = (92.0, 82.0, 73.0, 66.0, 60.0, 54.0, 48.0, 43.0, 39.0, 35.0, 32.0, 29.0, 26.0, 24.0, 22.0)
_FAIR = 39.0
_GAP = 22.0
_AIR = 24.0
_HOLE, _AIRY = 14.0, 0.06


@dataclass(eq=False)
class LeadTile(FixedTile):
    """`kicker`, `headline` and what is `asked`, from the top; the survey's `title` at the bottom,
    and at the end of its last line the page's `number`."""

    desk: Desk
    kicker: str
    headline: str
    asked: tuple[str, ...]
    title: str
    number: str
    area: float
    accent: str
    opens: bool = True

    def cost(self, width: float, height: float) -> float:
        found = self._top(width - 2 * self.desk.pad, self._room(width, height), self.desk.setting)
        if found is None:
            return math.inf
        # A hole in the middle is the page's, where it is large.
        hole = (self._room(width, height) - found[0].height) * width / self.area
        small = 4.0 * max(0.0, math.log(_FAIR / found[1]))
        return small + _HOLE * max(0.0, hole - _AIRY)

    def least(self, width: float) -> float:
        """The height it needs for a headline of fair size."""
        inner = width - 2 * self.desk.pad
        made = self._set(inner, _FAIR, self.desk.setting)
        foot = self._foot(inner, self.desk.setting).height
        return made.height + 2 * self.desk.pad + (foot + 1.5 * _GAP if foot else 0.0)

    def wishes(self, width: float, height: float) -> tuple[Wish, ...]:
        return (Wish(self.accent, 0.0),)

    def draw(self, box: Box, ground: Ground) -> Drawn:
        pad, setting = self.desk.pad, self.desk.on(ground)
        inner = box.w - 2 * pad
        marks: list[Mark] = [self.desk.surface(box, ground)]
        found = self._top(inner, self._room(box.w, box.h), setting)
        if found is not None:
            marks += found[0].at(box.x + pad, box.y + pad)
        foot = self._foot(inner, setting)
        marks += foot.at(box.x + pad, box.bottom - pad - foot.height)
        return Drawn(tuple(marks))

    def _room(self, width: float, height: float) -> float:
        foot = self._foot(width - 2 * self.desk.pad, self.desk.setting).height
        return height - 2 * self.desk.pad - (foot + _GAP if foot else 0.0)

    def _foot(self, width: float, setting: Setting) -> Composed:
        type, strong = setting.type("aside"), setting.type("kicker")
        number = paragraph(self.number, strong, width)
        room = width - (number.width + _AIR if self.number else 0.0)
        words = paragraph(self.title, type, max(room, 1.0))
        marks: list[Mark] = list(words.at(0, 0, setting.ground.mute, role="strip"))
        if self.number:
            top = words.height - number.height
            ink = setting.ground.text
            marks += number.at(width - number.width, top, ink, role="strip")
        return Composed(tuple(marks), width, words.height)

    def _top(self, width: float, room: float, setting: Setting) -> tuple[Composed, float] | None:
        if width < 100 or room < 24:
            return None
        for size in _SIZES:
            type = setting.type("statement").at(size=size)
            if size > _SIZES[-1] and breaks_words(self.headline, type, width):
                continue
            made = self._set(width, size, setting)
            if made.height <= room:
                return made, size
        return None

    def _set(self, width: float, size: float, setting: Setting) -> Composed:
        ground = setting.ground
        stack = Stack()
        if self.kicker:
            stack.add(
                paragraph(self.kicker, setting.type("kicker"), width), 0, ground.text, "kicker"
            )
        words = paragraph(self.headline, setting.type("statement").at(size=size), width)
        stack.add(words, _GAP, ground.text, "headline")
        for text in self.asked:
            words = paragraph(text, setting.type("question"), width)
            stack.add(words, 16.0 if text is not self.asked[0] else _GAP, ground.mute, "question")
        return sunk(stack.composed(width))
