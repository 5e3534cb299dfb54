"""The hero as a figure: a giant numeral, its words beside or under it, a picture of all parts."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from infographic.blocks.base import Setting
from infographic.blocks.dotfield import Figure as Counted
from infographic.blocks.tones import LEAST_LARGE_CONTRAST, contrast
from infographic.layout.fixed.covers.hero import (
    HERO_APART,
    KEY_APART,
    PICTURE_APART,
    Hero,
    Way,
    below,
)
from infographic.layout.fixed.covers.keys import Key, Listed, keyed, lists
from infographic.layout.fixed.covers.pictures import Picture, pictures
from infographic.layout.fixed.covers.pieces import Piece, solid
from infographic.layout.openings.giant import measure
from infographic.layout.openings.shares import Shares
from infographic.marks import Circle, Mark, move
from infographic.story.model import Panel
from infographic.text.paragraph import Paragraph, by_lines, paragraph
from infographic.text.shape import line

# What a gap counts for where the lowest way is looked for.
_LEAST_AIR = 18.0

Kind = Literal["beside", "below", "side"]

# Sizes of a numeral are tried on this grid, from the least.
_LEAST, _STEP = 64.0, 1.04
_MOST_STEPS = 90
# The label in sizes of the numeral, from large to small, and its own bounds in px.
_LABELS = (0.20, 0.175, 0.15, 0.13)
_LEAST_LABEL, _LARGEST_LABEL = 25.0, 84.0
# How many lines a label takes beside a numeral and under it, and how long the shortest of them is,
# in the longest.
_BESIDE_LINES, _UNDER_LINES = 5, 3
_EVEN = 0.34
_SIDE_GAP = 0.12
_LEAST_SIDE_GAP = 16.0
_UNDER_GAP, _LEAST_UNDER_GAP = 0.16, 20.0
_ROWS_GAP = 24.0
_SWATCH, _SWATCH_GAP = 0.36, 0.3
_UNIT = 100.0
# How much of a numeral across an edge stands over it, and from the edge to words under it.
_OVER = 0.55
_EDGE_GAP = 16.0
# How far dimension lines stand off, in sizes of the numeral.
_OFF = 0.16


@dataclass(frozen=True, slots=True)
class _Lockup:
    """A numeral of that size with its words; `reach` is how much of the width they fill. `label`
    is how the words are broken, `listed` the other parts under them, if they stand there."""

    kind: Kind
    size: float
    label: Paragraph
    label_size: float
    listed: Listed | None
    height: float
    hang: float
    reach: float


class FigureHero(Hero):
    """All ways to show parts as a figure in one width; what is measured is remembered. `counted`
    is what the parts are counted out in, if the style does that; `across` the colour of a numeral
    that stands across the edge of two grounds; `measured` whether it has dimension lines."""

    def __init__(
        self,
        panel: Panel,
        parts: Shares,
        setting: Setting,
        width: float,
        counted: Counted | None = None,
        across: str = "",
        measured: bool = False,
    ) -> None:
        self.panel, self.parts, self.setting, self.width = panel, parts, setting, width
        self.pictures: tuple[Picture | None, ...] = (
            *pictures(panel, parts, width, setting, counted),
            None,
        )
        self.unit = line(parts.main.text, setting.type("numeral_huge").at(size=_UNIT))
        # Digits of another script may be higher than capitals, commas hang.
        high = -self.unit.ink.y
        self.cap = (high if high > 1.05 * self.unit.cap else self.unit.cap) / _UNIT
        self.hang = max(0.0, self.unit.ink.bottom / _UNIT - 0.02)
        fill = setting.ground.fill
        main = parts.main.color
        reads = contrast(main, fill) >= LEAST_LARGE_CONTRAST
        self.color = across or (main if reads else setting.ground.text)
        self.field = counted is not None
        self.across, self.measured = bool(across), measured
        # A numeral of another colour than its part, or that does not stand over it, has that as a
        # dot before its words.
        told = self.color == main and parts.main is parts.all[0]
        self.swatch = 0.0 if told else _SWATCH * 2 + _SWATCH_GAP
        self.least_label = max(_LEAST_LABEL, setting.style.smallest)
        self._lockups: dict[tuple[Kind, int], _Lockup | None] = {}
        self._keys: dict[Picture | None, Key | None] = {}
        self._ways: dict[tuple[Kind, float, tuple[float, bool] | None], Way] = {}
        self._taken: dict[float, list[float]] = {}

    def ways(self, height: float, gap: float) -> Iterator[Way]:
        """For every form of the words and every picture the largest numeral there is room for."""
        if gap not in self._taken:
            self._taken[gap] = [below(pieces, gap) for _, _, pieces in self._forms]
        for (kind, picture, pieces), taken in zip(self._forms, self._taken[gap], strict=True):
            # What hangs below a figure may do so in the air that is more than the least.
            spare = max(0.0, pieces[0].gap * gap - pieces[0].apart) if pieces else math.inf
            lockup = self._largest(kind, height - taken, spare)
            if lockup:
                yield self._way(lockup, picture, pieces)

    def least(self, size: float) -> Way:
        shown = size > 0 and len(self.pictures) > 1
        found = [
            self._way(lockup, picture, pieces)
            for kind, picture, pieces in self._forms
            if (picture is not None) == shown and (lockup := self._first(kind, size))
        ]
        return min(found, key=lambda way: solid(way.pieces) + _LEAST_AIR * len(way.pieces))

    @cached_property
    def _forms(self) -> tuple[tuple[Kind, Picture | None, tuple[Piece, ...]], ...]:
        """Every form of the words with every picture, and what stands under them."""
        kinds: tuple[Kind, ...] = ("beside", "below", "side")
        if self.across:
            kinds = kinds[:2]
        return tuple((k, p, self._below(k, p)) for p in self.pictures for k in kinds)

    def _below(self, kind: Kind, picture: Picture | None) -> tuple[Piece, ...]:
        found: list[Piece] = []
        if picture:
            found.append(Piece(picture.height, 0.7, picture.make, True, apart=PICTURE_APART))
        if kind != "side":
            key = self._key(picture)
            if key:
                found.append(Piece(key.height, 0.8, key.make, True, hang=key.hang, apart=KEY_APART))
        return tuple(found)

    def _key(self, picture: Picture | None) -> Key | None:
        if picture not in self._keys:
            starts = picture.starts if picture else None
            field = bool(picture and picture.field)
            self._keys[picture] = keyed(
                self.panel, self.parts, starts, field, self.width, self.setting
            )
        return self._keys[picture]

    def _way(self, lockup: _Lockup, picture: Picture | None, pieces: tuple[Piece, ...]) -> Way:
        key = lockup.kind, lockup.size, (picture.height, picture.field) if picture else None
        if key not in self._ways:
            self._ways[key] = self._composed(lockup, picture, pieces)
        return self._ways[key]

    def _composed(self, lockup: _Lockup, picture: Picture | None, pieces: tuple[Piece, ...]) -> Way:
        hang = lockup.hang

        def make(y: float) -> list[Mark]:
            return self._drawn(lockup, y)

        high = self.cap * lockup.size
        over = _OVER * high if self.across else None
        first = Piece(lockup.height, 1.0, make, True, hang=hang, edge=over, apart=HERO_APART)
        return Way(
            lockup.size,
            lockup.reach,
            lockup.label_size,
            (first, *pieces),
            picture.height / high if picture else 0.0,
            bool(picture and picture.field),
            tall=high,
        )

    # -- the numeral and its words ---------------------------------------------------------------

    def _largest(self, kind: Kind, free: float, spare: float) -> _Lockup | None:
        """The largest lockup of a kind that is at most `free` px high, and hangs at most `spare`
        px below that."""
        free_ = free - self._lines(_LEAST)
        if free_ < self.cap * _LEAST:
            return None
        place = min(int(math.log(free_ / (self.cap * _LEAST)) / math.log(_STEP)), self._widest)
        while place >= 0:
            lockup = self._lockup(kind, place)
            if lockup and lockup.height <= free and lockup.height + lockup.hang <= free + spare:
                return lockup
            place -= 1
        return None

    def _first(self, kind: Kind, size: float) -> _Lockup | None:
        """The smallest lockup of a kind from `size` px on whose words fit, else the largest."""
        start = min(
            max(0, math.ceil(math.log(max(size / _LEAST, 1)) / math.log(_STEP))), self._widest
        )
        places = (*range(start, self._widest + 1), *range(start - 1, -1, -1))
        return next((lockup for i in places if (lockup := self._lockup(kind, i))), None)

    @cached_property
    def _widest(self) -> int:
        """The last place on the grid at which the numeral is no wider than the room."""
        lines = 1.5 * _OFF if self.measured else 0.0
        most = self.width / ((self.unit.ink.w / _UNIT + lines) * _LEAST)
        return max(0, min(int(math.log(max(most, 1.0)) / math.log(_STEP)), _MOST_STEPS))

    def _lockup(self, kind: Kind, place: int) -> _Lockup | None:
        key = kind, place
        if key not in self._lockups:
            size = _LEAST * _STEP**place
            self._lockups[key] = self._under(size) if kind == "below" else self._beside(kind, size)
        return self._lockups[key]

    def _beside(self, kind: Kind, size: float) -> _Lockup | None:
        high = self.cap * size
        x = self._words_x(size)
        room = self.width - x
        # Across an edge words stand under it.
        free = high - _OVER * high - _EDGE_GAP if self.across else high
        for share in _LABELS:
            label_size = self._label_size(share * size)
            listed = None
            under = 0.0
            if kind == "side":
                listed = self._listed(room, label_size)
                if listed is None:
                    return None
                under = listed.height + max(_ROWS_GAP, 0.6 * label_size)
            for label in self._labels[:_BESIDE_LINES]:
                reach = self._reach(kind, label, label_size)
                if reach > room:
                    continue
                if label.height * label_size / _UNIT + under > free:
                    break
                reach = x + max(reach, listed.width if listed else 0.0)
                high += self._lines(size)
                hang = self._hang(size, label, label_size)
                return _Lockup(kind, size, label, label_size, listed, high, hang, reach)
        return None

    def _listed(self, room: float, label: float) -> Listed | None:
        """The largest list that fits a column and is no larger than the label over it."""
        fitting = [held for held in self._lists if held.width <= room]
        least = fitting[-1] if fitting else None
        return next((held for held in fitting if held.size <= label), least)

    def _words_x(self, size: float) -> float:
        x = self.unit.ink.w * size / _UNIT + max(_LEAST_SIDE_GAP, _SIDE_GAP * size)
        return x + (1.5 * self._off(size) if self.measured else 0.0)

    def _off(self, size: float) -> float:
        """How far dimension lines stand off what they measure: their strokes are as long."""
        return min(max(_OFF * size, 12.0), 30.0)

    def _lines(self, size: float) -> float:
        """What dimension lines take over a numeral."""
        return 1.5 * self._off(size) if self.measured else 0.0

    def _under(self, size: float) -> _Lockup:
        gap = max(_LEAST_UNDER_GAP, _UNDER_GAP * size, self.hang * size + 12)
        numeral = self.unit.ink.w * size / _UNIT
        for share in _LABELS:
            label_size = self._label_size(share * size)
            for label in self._labels[:_UNDER_LINES]:
                reach = self._reach("below", label, label_size)
                if reach <= self.width:
                    words = (label.rise + label.height) * label_size / _UNIT
                    height = self._lines(size) + self.cap * size + gap + words
                    hang = self._hang(size, label, label_size)
                    reach = max(numeral, reach)
                    return _Lockup("below", size, label, label_size, None, height, hang, reach)
        # Words too long for that are a paragraph of as many lines as they need.
        type = self.setting.type("statement")
        room = self.width / self.least_label - self.swatch
        label = paragraph(self.parts.main.label, type.at(size=_UNIT), room * _UNIT)
        words = (label.rise + label.height) * self.least_label / _UNIT
        height = self._lines(size) + self.cap * size + gap + words
        hang = self._hang(size, label, self.least_label)
        return _Lockup("below", size, label, self.least_label, None, height, hang, self.width)

    def _hang(self, size: float, label: Paragraph, label_size: float) -> float:
        """How far ink reaches below a lockup."""
        return max(self.hang * size, label.overhang * label_size / _UNIT)

    @cached_property
    def _labels(self) -> tuple[Paragraph, ...]:
        """The words of the main part in one line, in two, and so on, at the unit's size."""
        type = self.setting.type("statement")
        found = by_lines(self.parts.main.label, type, math.inf, _UNIT, 1.0, _BESIDE_LINES)
        return tuple(words for words in found if _is_even(words))

    @cached_property
    def _lists(self) -> tuple[Listed, ...]:
        return lists(self.panel, self.parts, self.field, self.setting)

    def _label_size(self, size: float) -> float:
        return min(max(size, self.least_label), _LARGEST_LABEL)

    def _indent(self, kind: Kind) -> float:
        """What a dot before the main part's words takes, in sizes of them: in a list with the
        others it has one as they have."""
        return _SWATCH * 2 + _SWATCH_GAP if kind == "side" else self.swatch

    def _reach(self, kind: Kind, label: Paragraph, size: float) -> float:
        return (label.width / _UNIT + self._indent(kind)) * size

    def _drawn(self, lockup: _Lockup, y: float) -> list[Mark]:
        size = lockup.size
        numeral = line(self.parts.main.text, self.unit.type.at(size=size))
        type = lockup.label.type.at(size=lockup.label_size)
        label = Paragraph(tuple(line(ln.text, type) for ln in lockup.label.lines), type)
        high = self.cap * size
        tag = self.parts.main.tag
        bottom = y + lockup.height
        y += self._lines(size)
        marks: list[Mark] = [
            numeral.at(-numeral.ink.x, y + high, self.color, role="numeral", datum=tag)
        ]
        if self.measured:
            lines = measure(numeral.ink.w, high, self.setting, self._off(size), self._off(size))
            marks += [move(mark, 0, y) for mark in lines]
        if lockup.kind == "below":
            return marks + self._said(lockup, label, 0.0, bottom - label.height)
        x = self._words_x(size)
        if lockup.listed is None:
            return marks + self._said(lockup, label, x, y + high - label.height)
        marks += self._said(lockup, label, x, y)
        return marks + lockup.listed.make(x, y + high - lockup.listed.height)

    def _said(self, lockup: _Lockup, label: Paragraph, x: float, top: float) -> list[Mark]:
        indent = self._indent(lockup.kind) * label.type.size
        tag = self.parts.main.tag
        marks: list[Mark] = list(
            label.at(x + indent, top, self.setting.ground.text, role="label", datum=tag)
        )
        if indent:
            r = min(_SWATCH * label.type.size, label.type.cap / 2)
            cy = top + label.type.cap / 2
            marks.append(Circle(x + r, cy, r, fill=self.parts.main.color))
        return marks


def _is_even(words: Paragraph) -> bool:
    """Whether no line is a fragment: `6` over `to 10 years`."""
    widths = [ln.advance for ln in words.lines]
    return len(widths) == 1 or min(widths) >= _EVEN * max(widths)
