"""The tile of the title, as large as it holds it, with whose survey it is in its foot."""

from __future__ import annotations

import math
from dataclasses import dataclass

from infographic.blocks.base import Composed, Setting
from infographic.layout.closings.run_on import run_on
from infographic.layout.fixed.tiles.base import Desk, Drawn, FixedTile, MeasuredTile
from infographic.layout.tiles.base import Stack, Wish
from infographic.layout.tiles.title import largest
from infographic.marks import Box, Mark
from infographic.style.tokens import Ground
from infographic.text.paragraph import Paragraph, breaks_words, paragraph

# A title is as large as its tile allows, seldom under `_FAIR` px and never under `_LEAST`.
_FAIR, _LEAST = 46.0, 24.0
_GAP = 24.0
_LINE_GAP = 12.0
_SMALL = 4.0
_HANG = 8.0
# What hangs from the title keeps this distance from the foot or the edge.
_CLEAR = 6.0
# A title under this share of its tile's inner height leaves a hole over its foot.
_HOLLOW = 0.4
# And one narrower than so many of its heights is a column.
_UPRIGHT = 1.1
_HOLE, _AIRY = 6.0, 0.1


@dataclass(eq=False)
class TitleTile(MeasuredTile):
    """`title`, and in the tile's foot `parts`: whose survey, of whom, when. `quiet`
    where something else on the page is louder."""

    desk: Desk
    title: str
    parts: tuple[str, ...]
    area: float
    quiet: bool = True
    opens: bool = True

    def _cost(self, width: float, height: float) -> float:
        inner, room = width - 2 * self.desk.pad, self._room(width, height)
        if inner < 120 or room < _LEAST:
            return math.inf
        strip = self.desk.setting.type("strip")
        if any(breaks_words(part, strip, inner) for part in self.parts):
            return math.inf
        words = self._words(inner, room, self.desk.setting)
        if words.height + words.rise + self._hang(words) > room or words.ink_width > inner + 1:
            return math.inf
        small = max(0.0, math.log(_FAIR / words.type.size))
        hollow = max(0.0, _HOLLOW - words.height / room)
        # And one whose hole is seen on the page.
        hole = (room - words.height) * width / self.desk.page
        hollow += _HOLE * max(0.0, hole - _AIRY)
        tall = max(0.0, math.log(_UPRIGHT * height / width))
        return _SMALL * small + 3.0 * hollow + 4.0 * tall * tall

    def _foot(self, width: float, setting: Setting) -> Composed:
        stack = Stack()
        type = setting.type("strip")
        for text in run_on(self.parts, type, width).split("\n"):
            words = paragraph(text, type, width)
            stack.add(words, _LINE_GAP, setting.ground.mute, "strip")
        made = stack.composed(width)
        hang = max((mark.bounds.bottom for mark in made.marks), default=0.0) - made.height
        return Composed(made.marks, width, made.height + max(0.0, hang - _HANG))

    def _room(self, width: float, height: float) -> float:
        pad = self.desk.pad
        foot = self._foot(width - 2 * pad, self.desk.setting).height
        return height - 2 * pad - (foot + _GAP if foot else 0.0)

    def _words(self, width: float, room: float, setting: Setting) -> Paragraph:
        """The title as large as the room, what hangs from it within that too."""
        words = largest(self.title, width, room, setting, _LEAST)
        low = self._hang(words)
        return largest(self.title, width, room - low, setting, _LEAST) if low else words

    def _hang(self, words: Paragraph) -> float:
        """How much further than there is air for the last line reaches below its tile's inside."""
        below = _GAP if self.parts else self.desk.pad
        return max(0.0, words.overhang - below + _CLEAR)

    def wishes(self, width: float, height: float) -> tuple[Wish, ...]:
        grid = self.desk.style.grid
        return (Wish(grid.tile if self.quiet else grid.title, 0.0),)

    def draw(self, box: Box, ground: Ground) -> Drawn:
        pad = self.desk.pad
        setting = self.desk.on(ground)
        width = box.w - 2 * pad
        room = self._room(box.w, box.h)
        words = self._words(width, room, setting)
        if words.rise > 0:
            words = self._words(width, room - words.rise, setting)
        marks: list[Mark] = [self.desk.surface(box, ground)]
        top = box.y + pad + words.rise
        marks += words.at(box.x + pad, top, ground.text, role="title", optical=True)
        foot = self._foot(width, setting)
        marks += foot.at(box.x + pad, box.bottom - pad - foot.height)
        return Drawn(tuple(marks))


@dataclass(eq=False)
class RunningTile(FixedTile):
    """The title once more, small, on a page of a deck; `number` is the page's place in it."""

    desk: Desk
    title: str
    number: str
    area: float = 1.0
    opens: bool = True

    def height(self, width: float) -> float:
        words = self._title(width)
        return words.height + words.rise + words.overhang / 2 + 2 * self._pad

    @property
    def _pad(self) -> float:
        return 0.9 * self.desk.pad

    def _title(self, width: float) -> Paragraph:
        number = paragraph(self.number, self.desk.setting.type("kicker"), width).width
        room = width - 2 * self.desk.pad - (number + 24 if self.number else 0.0)
        return paragraph(self.title, self.desk.setting.type("label_strong"), room)

    def cost(self, width: float, height: float) -> float:
        return 0.0 if height >= self.height(width) else math.inf

    def wishes(self, width: float, height: float) -> tuple[Wish, ...]:
        return (Wish(self.desk.style.grid.tile, 0.0),)

    def draw(self, box: Box, ground: Ground) -> Drawn:
        pad = self.desk.pad
        marks: list[Mark] = [self.desk.surface(box, ground)]
        words = self._title(box.w)
        top = box.y + (box.h - words.height) / 2
        marks += words.at(box.x + pad, top, ground.text, role="title")
        if self.number:
            said = paragraph(self.number, self.desk.setting.type("kicker"), box.w)
            x = box.right - pad - said.width
            y = top + words.type.cap - said.height
            marks += said.at(x, y, ground.mute, role="strip")
        return Drawn(tuple(marks))
