"""The tile of how many answered: the number, its words, and where there is room a dot for each."""

from __future__ import annotations

import math
from dataclasses import dataclass

from infographic.blocks.base import Composed, Setting
from infographic.blocks.pieces import grown, set_numeral
from infographic.layout.fixed.tiles.base import Desk, Drawn, MeasuredTile, inked
from infographic.layout.tiles.base import Sheet, Wish
from infographic.layout.tiles.grid import Lattice
from infographic.layout.tiles.people import PeopleTile as Counted
from infographic.marks import Box, Mark
from infographic.style.tokens import Ground
from infographic.text.paragraph import Paragraph, breaks_words, paragraph

_LEAST_CAP = 30.0
_WORDS_GAP = 22.0
_BESIDE = 20.0
# The dots are drawn where so much height is left for them.
_FIELD = 110.0
_FIELD_GAP = 28.0
_SIZES = (30.0, 27.0, 24.0, 22.0)
_MOST_CAP = 240.0


@dataclass(eq=False)
class PeopleTile(MeasuredTile):
    """`n` as a numeral and `words` that go on from it."""

    desk: Desk
    n: int
    words: str
    area: float
    opens: bool = True

    def _cost(self, width: float, height: float) -> float:
        pad = self.desk.pad
        if width - 2 * pad < 90 or height < 2 * pad + 40:
            return math.inf
        made = self._head(width - 2 * pad, height - 2 * pad, self.desk.setting, sizes=())
        return math.inf if made is None else 0.0

    def wishes(self, width: float, height: float) -> tuple[Wish, ...]:
        grid = self.desk.style.grid
        return (Wish(grid.light, 0.0), Wish(grid.tile, 0.4))

    def draw(self, box: Box, ground: Ground) -> Drawn:
        pad = self.desk.pad
        setting = self.desk.on(ground)
        width, height = box.w - 2 * pad, box.h - 2 * pad
        marks: list[Mark] = [self.desk.surface(box, ground)]
        field = self._with_field(width, height, setting)
        made = field or self._head(width, height, setting)
        if made is not None:
            marks += made.at(box.x + pad, box.y + pad)
        return Drawn(tuple(marks))

    def _with_field(self, width: float, height: float, setting: Setting) -> Composed | None:
        """The number with its dots below, where they are large enough to be counted."""
        lattice = Lattice(width, 0.0, 0.0)
        counted = Counted(
            Sheet(self.desk.style, self.desk.fitting, setting, lattice), self.n, self.words
        )
        share = 0.42 if height > 1.1 * width else 0.36
        head = self._head(width, max(_LEAST_CAP, share * height), setting, grow=False)
        if head is None:
            return None
        room = height - head.height - _FIELD_GAP
        if room < max(_FIELD, 0.3 * width):
            return None
        field = counted.field(width, room, setting)
        marks = [*head.marks, *field.at(0, height - field.height)]
        return Composed(tuple(marks), width, height)

    def _head(
        self,
        width: float,
        height: float,
        setting: Setting,
        grow: bool = True,
        sizes: tuple[float, ...] = _SIZES,
    ) -> Composed | None:
        """Number and words in the box, as large as they go: under each other or side by side. With
        `grow` the words stand on the foot of the box."""
        best: tuple[float, Composed] | None = None
        text = setting.numbers.decimal(self.n)
        type = setting.type("numeral_huge")
        smallest = setting.style.smallest
        for size in (*(size for size in sizes if size > smallest), smallest):
            strip = setting.type("strip").at(size=size)
            if not breaks_words(self.words, strip, width):
                words = paragraph(self.words, strip, width)
                room = height - inked(words) - max(_WORDS_GAP, words.rise + 10)
                if room >= _LEAST_CAP:
                    numeral = grown(text, type, width, min(room, _MOST_CAP))
                    # A comma hangs below the figures.
                    hang = max(0.0, numeral.ink.bottom)
                    if hang > 4:
                        numeral = grown(text, type, width, min(room - hang, _MOST_CAP))
                    top = numeral.cap + max(_WORDS_GAP, words.rise + 10) + hang
                    if grow:
                        top = height - inked(words)
                    made = self._set(numeral.cap, top, 0.0, numeral, words, width, setting)
                    score = numeral.cap * size**0.5
                    if numeral.cap >= _LEAST_CAP and (best is None or score > best[0]):
                        best = (score, made)
            numeral = grown(text, type, 0.55 * width, min(height, _MOST_CAP))
            if numeral.ink.bottom > 4:
                low = height - numeral.ink.bottom
                numeral = grown(text, type, 0.55 * width, min(low, _MOST_CAP))
            x = numeral.ink.w + _BESIDE
            left = width - x
            if left < 90 or numeral.cap < _LEAST_CAP or breaks_words(self.words, strip, left):
                continue
            words = paragraph(self.words, strip, left, False)
            if words.height + words.rise > numeral.cap:
                continue
            made = self._set(
                numeral.cap, numeral.cap - words.height, x, numeral, words, width, setting
            )
            if grow and numeral.cap < 0.7 * height:
                continue
            score = numeral.cap * size**0.5
            if best is None or score > best[0]:
                best = (score, made)
        return best[1] if best else None

    def _set(
        self,
        cap: float,
        top: float,
        x: float,
        numeral: object,
        words: Paragraph,
        width: float,
        setting: Setting,
    ) -> Composed:
        ground = setting.ground
        mark = set_numeral(numeral, 0, 0, ground.text, role="people")  # type: ignore[arg-type]
        marks: list[Mark] = [mark, *words.at(x, top, ground.text, role="people")]
        return Composed(tuple(marks), width, max(cap, top + words.height))
