"""A large ring of one to three parts, the main one's figure and words in its hole, the others'
figures on the ring itself."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from infographic.blocks.base import Block, Composed, Setting, datum, rest_datum
from infographic.blocks.legend import Entry, legend
from infographic.blocks.tones import (
    LEAST_LARGE_CONTRAST,
    contrast,
    least_contrast,
    legible,
    own_ink,
)
from infographic.marks import Arc, Box, Datum, Mark, Text, move
from infographic.story.model import Figure, Item, Panel
from infographic.text.paragraph import Paragraph, breaks_words, paragraph
from infographic.text.shape import Line, line


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the ring: where it starts and its sweep, in turns from twelve o'clock."""

    label: str
    value: str
    start: float
    sweep: float
    color: str
    datum: Datum


@dataclass(frozen=True, slots=True)
class Wheel(Block):
    """The ring is `side` px across where nothing else sets it, `smallest` to `largest`, and
    `ring_share` of that thick. `hole` is the share of the hole's chord that words may take; the key
    stands beside the ring from `beside_from` px on."""

    name: ClassVar[str] = "wheel"

    side: float = 304
    smallest: float = 220
    largest: float = 360
    ring_share: float = 0.197
    part_gap: float = 4
    numeral: float = 84
    hole: float = 0.95
    words_gap: float = 14
    inset: float = 5
    key_gap: float = 28
    column_gap: float = 44
    beside_from: float = 560
    wide: float = 800
    most_parts: int = 3

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        if panel.remainder is None or len(panel.columns) != 1 or panel.multiple:
            return 0.0
        figures = [i.figure.number for i in panel.items if i.figure]
        if not 1 <= len(figures) == len(panel.items) <= self.most_parts:
            return 0.0
        if not 0 < sum(figures) <= 100.5 or min(figures) < 0 or panel.ordered:
            return 0.0
        if panel.kind not in ("single", "group", "scale") or width < self.smallest:
            return 0.0
        score = (0.92, 0.82, 0.6)[len(figures) - 1]
        if any(i.minor for i in panel.items):
            score -= 0.2
        # A ring and its key leave most of a wide panel empty.
        return score if width < self.wide else score - 0.25

    def stretches(self) -> bool:
        return True

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        parts = self._parts(panel, setting)
        beside = width >= self.beside_from
        side = min(self.side, width)
        if height is not None:
            # The key's height hardly follows the ring's size: what is left is the ring's.
            key = self._told(parts, side, beside, width, setting)[1]
            room = height if beside else height - (key.height + self.key_gap if key else 0.0)
            limit = min(width, self.largest, width / 2 if beside else width)
            side = max(min(self.smallest, width), min(room, limit))
        marks, key = self._told(parts, side, beside, width, setting)
        if key is None:
            tall = max(side, height or 0.0)
            return Composed(_moved(marks, 0, tall - side), width, tall)
        if beside:
            tall = max(side, key.height, height or 0.0)
            held = _moved(marks, 0, (tall - side) / 2)
            x = side + self.column_gap
            return Composed((*held, *key.at(x, (tall - key.height) / 2)), width, tall)
        natural = side + self.key_gap + key.height
        y = max(0.0, (height or 0.0) - natural)
        held = (*_moved(marks, 0, y), *key.at(0, y + side + self.key_gap))
        return Composed(held, width, y + natural)

    # -- parts -------------------------------------------------------------------------------------

    def _parts(self, panel: Panel, setting: Setting) -> list[_Part]:
        """The parts clockwise from the top, the main one first; last what they leave over."""
        main = panel.highlighted or max(
            panel.items, key=lambda i: i.figure.number if i.figure else 0.0
        )
        ground = setting.ground
        spare = iter((ground.mark, ground.second, ground.third))
        items = [main, *(i for i in panel.items if i is not main)]
        held: list[_Part] = []
        turned = 0.0
        # Published integers may sum to 101: the ring has one turn.
        total = sum(i.figure.number for i in items if i.figure) + (panel.remainder or 0.0)
        whole = max(100.0, total)
        for item in items:
            number = item.figure.number if item.figure else 0.0
            color = ground.highlight if item is main else next(spare)
            if item.minor and item is not main:
                color = ground.minor
            tag = datum(panel, item, 0, "angle", 1 / whole)
            value = self._value(panel, item, setting)
            held.append(_Part(item.label, value, turned, number / whole, color, tag))
            turned += number / whole
        if panel.remainder:
            label = panel.rest or setting.words("label.not_reported")
            tag = rest_datum(panel, label, "angle", 1 / whole)
            value = setting.value(panel, Figure(panel.remainder))
            sweep = panel.remainder / whole
            held.append(_Part(label, value, turned, sweep, ground.track, tag))
        return held

    def _value(self, panel: Panel, item: Item, setting: Setting) -> str:
        return setting.value(panel, item.figure) if item.figure else ""

    # -- marks -------------------------------------------------------------------------------------

    def _told(
        self, parts: Sequence[_Part], side: float, beside: bool, width: float, setting: Setting
    ) -> tuple[list[Mark], Composed | None]:
        """The ring with all that is said in it, and the key of what is not."""
        r, thick = side / 2, self.ring_share * side
        marks: list[Mark] = [
            Arc(r, r, r, thick, p.start, p.sweep, p.color, self.part_gap, p.datum)
            for p in parts
            if p.sweep > 0
        ]
        entries: list[Entry] = []
        inner, named = self._in_hole(parts[0], r, r - thick, setting)
        marks += inner
        if not named:
            entries.append(Entry(parts[0].label, "", parts[0].color, datum=parts[0].datum))
        for part in parts[1:]:
            said = self._on_ring(part, r, thick, setting)
            if said:
                marks.append(said)
            value = "" if said else part.value
            entries.append(Entry(part.label, value, part.color, datum=part.datum))
        if not entries:
            return marks, None
        room = width - side - self.column_gap if beside else width
        return marks, legend(entries, room, setting)

    def _in_hole(
        self, part: _Part, r: float, hole: float, setting: Setting
    ) -> tuple[list[Mark], bool]:
        """The main figure in the hole, its words under it where they have room there."""
        ground = setting.ground
        reads = contrast(part.color, ground.fill) >= LEAST_LARGE_CONTRAST
        ink = part.color if reads else ground.text
        type = setting.type("numeral_inline")
        size = self.numeral * r / (self.side / 2)
        for smaller in (1.0, 0.9, 0.82):
            numeral = line(part.value, type.at(size=size * smaller))
            for words in self._captions(part.label, hole, setting):
                half = (numeral.cap + self.words_gap + words.height) / 2
                if numeral.ink.w > self._chord(hole, half - 4):
                    continue
                if words.width > self._chord(hole, half):
                    continue
                x = r - numeral.ink.w / 2 - numeral.ink.x
                y = r - half + numeral.cap
                tag = part.datum
                return [
                    numeral.at(x, y, ink, role="numeral", datum=tag),
                    *words.at(
                        r, y + self.words_gap, ground.text, "middle", role="label", datum=tag
                    ),
                ], True
        numeral = line(part.value, type.at(size=1.1 * size))
        most = self._chord(hole, numeral.cap / 2)
        if numeral.ink.w > most:
            numeral = line(part.value, type.at(size=numeral.type.size * most / numeral.ink.w))
        x = r - numeral.ink.w / 2 - numeral.ink.x
        y = r + numeral.cap / 2
        return [numeral.at(x, y, ink, role="numeral", datum=part.datum)], False

    def _captions(self, label: str, hole: float, setting: Setting) -> Iterator[Paragraph]:
        """The main part's words in one line or two, as they may fit the hole."""
        for role in ("caption", "caption_small"):
            type = setting.type(role)
            for lines, share in ((1, 0.86), (2, 0.8)):
                most = 2 * hole * share
                words = paragraph(label, type, most)
                if len(words.lines) <= lines and not breaks_words(label, type, most):
                    yield words

    def _chord(self, hole: float, off: float) -> float:
        """How wide words may be at `off` px from the hole's middle."""
        return 2 * self.hole * math.sqrt(max(0.0, hole * hole - off * off))

    def _on_ring(self, part: _Part, r: float, thick: float, setting: Setting) -> Text | None:
        """A part's figure on its own arc, as near to six o'clock as there is room: there the ring
        is widest for what is written across it."""
        number = line(part.value, setting.type("bar_end"))
        low, high = part.start, part.start + part.sweep
        middle = min(max(0.5, low), high)
        steps = [middle]
        for i in range(1, 60):
            steps += [t for t in (middle - i / 120, middle + i / 120) if low < t < high]
        for turn in steps:
            box = self._box(number, turn, r, thick)
            if self._inside(box, part, r, thick):
                ground = setting.ground
                ink = own_ink(part.color, ground, least_contrast(number.type))
                ink = ink or legible(part.color, ground)
                x, y = box.x - number.ink.x, box.y - number.ink.y
                return number.at(x, y, ink, role="value", datum=part.datum)
        return None

    def _box(self, number: Line, turn: float, r: float, thick: float) -> Box:
        angle = 2 * math.pi * turn
        reach = r - thick / 2
        x, y = r + reach * math.sin(angle), r - reach * math.cos(angle)
        return Box(x - number.ink.w / 2, y - number.ink.h / 2, number.ink.w, number.ink.h)

    def _inside(self, box: Box, part: _Part, r: float, thick: float) -> bool:
        """Whether a box lies on the part's arc, with some air."""
        grown = box.grow(self.inset)
        inner = r - thick
        near = math.hypot(
            max(grown.x - r, r - grown.right, 0.0), max(grown.y - r, r - grown.bottom, 0.0)
        )
        if near < inner:
            return False
        for x in (grown.x, grown.right):
            for y in (grown.y, grown.bottom):
                if math.hypot(x - r, y - r) > r:
                    return False
                turn = (math.atan2(x - r, r - y) / (2 * math.pi)) % 1.0
                if not part.start < turn < part.start + part.sweep:
                    return False
        return True


def _moved(marks: Sequence[Mark], dx: float, dy: float) -> tuple[Mark, ...]:
    return tuple(move(mark, dx, dy) for mark in marks)
