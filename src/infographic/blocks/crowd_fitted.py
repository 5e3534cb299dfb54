"""A crowd grown or cut down to a room: more rows, larger figures, larger words; in a low one the
words stand over their groups without bubbles."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from infographic.blocks.base import Composed, Setting
from infographic.blocks.crowd import Crowd, Part, Placing, Said, depth
from infographic.blocks.legend import Entry, legend
from infographic.blocks.tones import LEAST_LARGE_CONTRAST, contrast
from infographic.marks import Box, Mark
from infographic.story.model import Panel
from infographic.text.paragraph import Paragraph
from infographic.text.shape import line
from infographic.text.typography import typeset

# The sizes of words and bubbles to try, in those of a poster.
_SCALES = tuple(0.5 * 1.1**step for step in range(15))
# What figures take of the height where bubbles stand over them.
_FIGURES = 0.46
# How much of its own air a bubble may have more.
_LOOSE = 1.5


@dataclass(frozen=True, slots=True)
class _Held:
    """Words over a group, and the room they have there from left to right."""

    part: Part
    group: Placing
    slot: tuple[float, float]
    said: Said


@dataclass(frozen=True, slots=True)
class _Draft:
    """One way to fill a room, measured: figures, the words over them, and the heights of both.
    `key` is that of a key for words that found no room over their group."""

    crowd: FittedCrowd
    setting: Setting
    groups: tuple[Placing, ...]
    cell: float
    held: tuple[_Held, ...]
    key: Composed
    tall: float
    above: float
    deep: float

    @property
    def height(self) -> float:
        return self.above + self.deep


# The question, width, ground, rows, scale of words, and whether they are bare and told beside it.
_Room = tuple[str, float, str, int, float, bool, bool]


@dataclass(frozen=True)
class FittedCrowd(Crowd):
    """`slimmest` is the least width of a figure's cell, `plain` the largest scale of words without
    bubbles, `line_gap` the gap between a figure and its words in one line,
    `least` the least size of type. `bare` leaves out the
    bubbles. `drafts` are those measured."""

    slimmest: float = 14.0
    plain: float = 0.85
    line_gap: float = 9.0
    least: float = 22.0
    bare: bool = False
    drafts: dict[_Room, _Draft] = field(default_factory=dict, compare=False, repr=False)

    def lowest(self, panel: Panel, width: float, setting: Setting, told: bool = False) -> float:
        """The least height it can have in `width` px."""
        parts = self._parts(panel, setting)
        rows = self._least_rows(parts, width)
        return self._drafted(parts, width, setting, rows, _SCALES[0], True, told).height

    def usual_height(
        self, panel: Panel, width: float, setting: Setting, told: bool = False
    ) -> float:
        """The height it has by nature there: bubbles of a size that goes with the width, figures
        that take about as much height as they do."""
        parts = self._parts(panel, setting)
        scale = min(max(0.56, 1.1 * width / self.usual), 1.3)
        first = self._drafted(
            parts, width, setting, self._least_rows(parts, width), scale, told, told
        )
        wanted = max(first.above, 0.1 * width) * _FIGURES / (1 - _FIGURES)
        rows = self._rows_for(parts, width, wanted if not told else 0.24 * width)
        return self._drafted(parts, width, setting, rows, scale, told, told).height

    def fill(
        self,
        panel: Panel,
        width: float,
        height: float,
        foot: float,
        setting: Setting,
        told: bool = False,
    ) -> tuple[Mark, ...]:
        """It in at most `height` px, as near to that as it goes, standing on y = `foot`. `told`
        leaves out the words of the panel's answers, which are said beside it; the rest keeps its
        own."""
        parts = self._parts(panel, setting)
        found = self._best(parts, width, height, setting, told)
        return self._drawn(parts, found, height, foot)

    # -- choice ----------------------------------------------------------------------------------

    def _least_rows(self, parts: Sequence[Part], width: float) -> int:
        """The fewest rows in which figures are no slimmer than they may be."""
        counts = [p.count for p in parts]
        total = sum(counts)
        rows = 1
        while rows < total and self._cell(counts, width, rows) < self.slimmest:
            rows += 1
        return rows

    def _rows_for(self, parts: Sequence[Part], width: float, height: float) -> int:
        """The most rows that are at most so high; at least the fewest there may be."""
        counts = [p.count for p in parts]
        rows = least = self._least_rows(parts, width)
        while rows < sum(counts):
            if depth(rows + 1, self._cell(counts, width, rows + 1)) > height:
                break
            rows += 1
        return max(rows, least)

    def _best(
        self,
        parts: Sequence[Part],
        width: float,
        height: float,
        setting: Setting,
        told: bool,
    ) -> _Draft:
        """The draft that fills the height best."""
        middle = self._rows_for(parts, width, height * (0.8 if told else _FIGURES))
        least = self._least_rows(parts, width)
        choices = sorted({max(least, middle - 1), middle, middle + 1})
        best: tuple[float, _Draft] | None = None
        for rows in choices:
            for bare in (True,) if told else (False, True):
                draft = self._largest(parts, width, height, setting, rows, bare, told)
                if draft is None:
                    continue
                cost = self._cost(draft, height, told)
                if best is None or cost < best[0] - 1e-9:
                    best = (cost, draft)
        if best is not None:
            return best[1]
        return self._drafted(parts, width, setting, least, _SCALES[0], True, told)

    def _largest(
        self,
        parts: Sequence[Part],
        width: float,
        height: float,
        setting: Setting,
        rows: int,
        bare: bool,
        told: bool,
    ) -> _Draft | None:
        """With so many rows, the largest words that fit the height; None where none do."""
        low, high = 0, len(_SCALES) - 1
        if bare:
            high = max(i for i, s in enumerate(_SCALES) if s <= self.plain)
        best: _Draft | None = None
        while low <= high:
            middle = (low + high) // 2
            draft = self._drafted(parts, width, setting, rows, _SCALES[middle], bare, told)
            if draft.height <= height:
                best, low = draft, middle + 1
            else:
                high = middle - 1
        return best

    def _cost(self, draft: _Draft, height: float, told: bool) -> float:
        """What is wrong with a draft: height left over, a crowd too small or too large for the
        words over it, words without a bubble, words in a key."""
        over = (height - draft.height) / height
        cost = 2.0 * over
        if not told:
            share = draft.deep / max(draft.height, 1.0)
            cost += abs(math.log(share / (0.62 if draft.crowd.bare else _FIGURES)))
            cost += 0.35 * draft.crowd.bare
            cost += 0.5 * bool(draft.key.marks)
        return cost

    # -- measuring -------------------------------------------------------------------------------

    def _scaled(self, scale: float, bare: bool, setting: Setting) -> tuple[FittedCrowd, Setting]:
        """The block and the types at a scale; no type under the least size."""
        style = setting.style
        types = {role: t.at(size=max(self.least, scale * t.size)) for role, t in style.type.items()}
        air = max(0.5, min(scale, 1.2))
        crowd = replace(
            self,
            bare=bare,
            pad=0.0 if bare else self.pad * air,
            pad_y=0.0 if bare else self.pad_y * air * 0.9,
            tail=self.tail * air,
            tail_height=0.0 if bare else self.tail_height * air,
            above=12.0 if bare else self.above,
            caption_gap=self.caption_gap * air,
            below_gap=self.below_gap * max(air, 0.6),
            key_gap=self.key_gap * max(air, 0.6),
        )
        return crowd, replace(setting, style=replace(style, type=types))

    def _drafted(
        self,
        parts: Sequence[Part],
        width: float,
        setting: Setting,
        rows: int,
        scale: float,
        bare: bool,
        told: bool,
    ) -> _Draft:
        """The draft in so many rows, measured once."""
        key = (parts[0].datum.question, width, setting.ground.name, rows, scale, bare, told)
        if key not in self.drafts:
            self.drafts[key] = self._measured(parts, width, setting, rows, scale, bare, told)
        return self.drafts[key]

    def _measured(
        self,
        parts: Sequence[Part],
        width: float,
        setting: Setting,
        rows: int,
        scale: float,
        bare: bool,
        told: bool,
    ) -> _Draft:
        crowd, sized = self._scaled(scale, bare, setting)
        groups, cell = self._in_rows([p.count for p in parts], width, rows)
        said = [p for p in parts if p.rest] if told else list(parts)
        over = [g for p, g in zip(parts, groups, strict=True) if p in said]
        slots = crowd._slots(said, over, width, sized)
        words = crowd._labels(said, slots, sized) if bare else crowd._words(said, slots, sized)
        homeless = [
            Entry(p.label, p.text, p.color, datum=p.datum)
            for p, w in zip(said, words, strict=True)
            if w is None
        ]
        key = legend(homeless, width, sized) if homeless else Composed((), width, 0.0)
        held = tuple(
            _Held(p, g, slot, w)
            for p, g, slot, w in zip(said, over, slots, words, strict=True)
            if w is not None and slot is not None
        )
        tall = max((h.said.height for h in held if bare or not h.part.rest), default=0.0)
        tall += 2 * crowd.pad_y if tall else 0.0
        rests = max((h.said.height for h in held if h.part.rest), default=0.0)
        # The rest reaches down between the tails.
        bottom = max(tall, rests - crowd.tail_height * 0.4)
        above = key.height + crowd.key_gap if homeless else 0.0
        above += bottom + crowd.tail_height + crowd.above if held else 0.0
        return _Draft(crowd, sized, tuple(groups), cell, held, key, tall, above, depth(rows, cell))

    def _beside(self, part: Part, inner: float, setting: Setting) -> list[Said]:
        return [] if self.bare else super()._beside(part, inner, setting)

    def _labels(
        self,
        parts: Sequence[Part],
        slots: Sequence[tuple[float, float] | None],
        setting: Setting,
    ) -> list[Said | None]:
        """Words without bubbles: each a figure and its words in one line, else under each other."""
        one: list[Said | None] = []
        for part, slot in zip(parts, slots, strict=True):
            if slot is None:
                one.append(None)
                continue
            said = self._in_a_line(part, setting)
            if said.width > slot[1] - slot[0]:
                return self._words(parts, slots, setting)
            one.append(said)
        return one

    def _in_a_line(self, part: Part, setting: Setting) -> Said:
        strong = setting.type("value_strong")
        numeral = line(part.text, strong.at(size=strong.size * (0.8 if part.rest else 1.0)))
        label = setting.type("caption_small")
        caption = Paragraph((line(typeset(part.label), label),), label)
        wide = numeral.ink.w + self.line_gap + caption.width
        return Said(numeral, caption, True, wide, max(numeral.cap, label.cap))

    # -- drawing ---------------------------------------------------------------------------------

    def _drawn(
        self, parts: Sequence[Part], draft: _Draft, height: float, foot: float
    ) -> tuple[Mark, ...]:
        crowd, setting = draft.crowd, draft.setting
        spare = height - draft.height
        # Bubbles take what is left over, as far as that is air they carry well.
        room = 2 * crowd.pad_y * (_LOOSE - 1)
        more = min(spare, room) if draft.tall and not crowd.bare and spare > 0 else 0.0
        top = foot - draft.deep
        marks: list[Mark] = list(draft.key.at(0, top - draft.above - more))
        tall = draft.tall + more
        bottom = top - crowd.tail_height - crowd.above
        for held in draft.held:
            if crowd.bare:
                marks += crowd._bare_words(held, bottom - draft.tall, setting)
            elif held.part.rest:
                marks += crowd._told(held.part, held.said, held.slot, bottom, setting)
            else:
                box = Box(held.slot[0], bottom - tall, held.slot[1] - held.slot[0], tall)
                marks += crowd._bubble(held.part, held.group, held.said, box, setting)
        marks += crowd._crowd(parts, draft.groups, draft.cell, setting, top).marks
        return tuple(marks)

    def _bare_words(self, held: _Held, top: float, setting: Setting) -> list[Mark]:
        """Words over their group: from its left edge on where they are no wider than it, else
        about its middle, as far as their room goes."""
        part, said, (left, right) = held.part, held.said, held.slot
        ground = setting.ground
        plain = contrast(part.color, ground.fill) < LEAST_LARGE_CONTRAST
        ink = ground.mute if part.rest else ground.text if plain else part.color
        words = ground.mute if part.rest else ground.text
        x = held.group.left
        if said.width > held.group.right - held.group.left:
            middle = (held.group.left + held.group.right - said.width) / 2
            x = min(max(middle, left), max(left, right - said.width))
        numeral, caption = said.numeral, said.caption
        y = top + (max(numeral.cap, caption.height) if said.beside else numeral.cap)
        marks: list[Mark] = [
            numeral.at(x - numeral.ink.x, y, ink, role="numeral", datum=part.datum)
        ]
        if said.beside:
            x += numeral.ink.w + self.line_gap
            over = y - caption.height
        else:
            over = top + said.height - caption.height
        marks += caption.at(x, over, words, role="label", datum=part.datum)
        return marks
