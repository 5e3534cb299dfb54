"""The hero as a figure: a giant numeral, its words beside or under it, a picture of all parts."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from infographic.blocks.base import Composed, Setting
from infographic.blocks.dotfield import Figure as Mark_
from infographic.blocks.tones import LEAST_LARGE_CONTRAST, contrast
from infographic.layout.fixed.covers.hero import Hero, Way, below
from infographic.layout.fixed.covers.keys import Key, keyed
from infographic.layout.fixed.covers.pictures import Picture, pictures
from infographic.layout.fixed.covers.pieces import Piece, solid
from infographic.layout.openings.shares import Shares, rows
from infographic.marks import Circle, Mark, move
from infographic.story.model import Panel
from infographic.text.paragraph import Paragraph, breaks_words, paragraph
from infographic.text.shape import Line, Type, line

# What a gap counts for where the lowest way is looked for.
_LEAST_AIR = 18.0

Kind = Literal["beside", "below", "side"]

# Sizes of a numeral are tried on this grid, from the least.
_LEAST, _STEP = 64.0, 1.05
_MOST_STEPS = 70
# The label in sizes of the numeral, from large to small, and its own bounds in px.
_LABELS = (0.20, 0.175, 0.15, 0.13)
_LEAST_LABEL, _LARGEST_LABEL = 25.0, 84.0
_LABEL_LINES = 5
_SIDE_GAP = 0.12
_LEAST_SIDE_GAP = 16.0
_BELOW_GAP = 0.16
_ROWS_GAP = 24.0
_SWATCH, _SWATCH_GAP = 0.36, 0.3


@dataclass(frozen=True, slots=True)
class Lockup:
    """A numeral with its words; `reach` is how much of the width they fill."""

    kind: Kind
    numeral: Line
    label: Paragraph
    others: Composed | None
    height: float
    reach: float


class FigureHero(Hero):
    """All ways to show parts as a figure in one width; what is measured is remembered."""

    def __init__(
        self, panel: Panel, parts: Shares, setting: Setting, width: float, figure: Mark_ | None
    ) -> None:
        self.panel, self.parts, self.setting, self.width = panel, parts, setting, width
        self.pictures: tuple[Picture | None, ...] = (
            *pictures(panel, parts, width, setting, figure),
            None,
        )
        type = setting.type("numeral_huge")
        self.unit = line(parts.main.text, type.at(size=100))
        # Digits of another script may be higher than capitals, commas hang.
        high = -self.unit.ink.y
        self.cap = (high if high > 1.05 * self.unit.cap else self.unit.cap) / 100
        self.hang = max(0.0, self.unit.ink.bottom / 100 - 0.02)
        fill = setting.ground.fill
        main = parts.main.color
        self.color = main if contrast(main, fill) >= LEAST_LARGE_CONTRAST else setting.ground.text
        # A numeral of another colour than its part has that as a dot before its words.
        self.swatch = self.color != main
        self._lockups: dict[tuple[Kind, int], Lockup | None] = {}
        self._keys: dict[Picture | None, Key | None] = {}
        self._most: dict[Kind, int] = {}

    def ways(self, height: float, gap: float) -> Iterator[Way]:
        """For every form of the words and every picture the largest numeral there is room for."""
        for kind, picture, pieces in self._forms:
            lockup = self._largest(kind, height - below(pieces, gap))
            if lockup:
                yield self._way(lockup, picture, pieces)

    def least(self) -> Way:
        found = [
            self._way(lockup, None, pieces)
            for kind, picture, pieces in self._forms
            if picture is None and (lockup := self._first(kind))
        ]
        return min(found, key=lambda way: solid(way.pieces) + _LEAST_AIR * len(way.pieces))

    @cached_property
    def _forms(self) -> tuple[tuple[Kind, Picture | None, tuple[Piece, ...]], ...]:
        """Every form of the words with every picture, and what stands under them."""
        kinds: tuple[Kind, ...] = ("beside", "below", "side")
        return tuple((k, p, self._below(k, p)) for p in self.pictures for k in kinds)

    def _way(self, lockup: Lockup, picture: Picture | None, pieces: tuple[Piece, ...]) -> Way:
        size = lockup.numeral.type.size
        hang = max(self.hang * size, lockup.label.overhang)

        def make(y: float) -> list[Mark]:
            return self._drawn(lockup, y)

        first = Piece(lockup.height, 1.0, make, True, hang=hang)
        return Way(
            size,
            lockup.reach,
            lockup.label.type.size,
            (first, *pieces),
            picture.height / (self.cap * size) if picture else 0.0,
            bool(picture and picture.field),
        )

    def _below(self, kind: Kind, picture: Picture | None) -> tuple[Piece, ...]:
        found: list[Piece] = []
        if picture:
            found.append(Piece(picture.height, 0.7, picture.make, True))
        if kind != "side":
            key = self._key(picture)
            if key:
                found.append(Piece(key.height, 0.7, key.make, True, hang=key.hang))
        return tuple(found)

    def _key(self, picture: Picture | None) -> Key | None:
        if picture not in self._keys:
            starts = picture.starts if picture else None
            self._keys[picture] = keyed(self.panel, self.parts, starts, self.width, self.setting)
        return self._keys[picture]

    # -- the numeral and its words ---------------------------------------------------------------

    def _largest(self, kind: Kind, free: float) -> Lockup | None:
        """The largest lockup of a kind that is at most `free` px high."""
        if free < self.cap * _LEAST:
            return None
        place = min(int(math.log(free / (self.cap * _LEAST)) / math.log(_STEP)), self._widest(kind))
        while place >= 0:
            lockup = self._lockup(kind, place)
            if lockup and lockup.height <= free:
                return lockup
            place -= 1
        return None

    def _first(self, kind: Kind) -> Lockup | None:
        """The smallest lockup of a kind whose words fit."""
        places = range(self._widest(kind) + 1)
        return next((lockup for i in places if (lockup := self._lockup(kind, i))), None)

    def _widest(self, kind: Kind) -> int:
        """The last place on the grid at which the numeral leaves the width to its words."""
        if kind not in self._most:
            ink = self.unit.ink.w / 100
            share = 1.0 if kind == "below" else 0.82
            place = 0
            while place < _MOST_STEPS and ink * _LEAST * _STEP ** (place + 1) <= share * self.width:
                place += 1
            self._most[kind] = place
        return self._most[kind]

    def _lockup(self, kind: Kind, place: int) -> Lockup | None:
        key = kind, place
        if key not in self._lockups:
            self._lockups[key] = self._measured(kind, _LEAST * _STEP**place)
        return self._lockups[key]

    def _measured(self, kind: Kind, size: float) -> Lockup | None:
        numeral = line(self.parts.main.text, self.unit.type.at(size=size))
        if numeral.ink.w > self.width:
            return None
        high = self.cap * size
        if kind == "below":
            return self._under(numeral, high)
        x = numeral.ink.w + max(_LEAST_SIDE_GAP, _SIDE_GAP * size)
        others = None
        under = 0.0
        if kind == "side":
            told = self.parts.others
            if not told:
                return None
            others = rows(told, self.width - x, self.setting, 0.8 * size)
            if any(m.bounds.right > self.width - x + 0.5 for m in others.marks):
                return None
            under = others.height + _ROWS_GAP
        for share in _LABELS:
            label = self._label(share * size, self.width - x)
            if label and label.height + under <= high:
                reach = x + self._indent(label) + label.width
                if others:
                    reach = max(reach, x + max(m.bounds.right for m in others.marks))
                return Lockup(kind, numeral, label, others, high, reach)
        return None

    def _under(self, numeral: Line, high: float) -> Lockup | None:
        size = numeral.type.size
        gap = max(20.0, _BELOW_GAP * size, self.hang * size + 12)
        for share in _LABELS:
            label = self._label(share * size, self.width, 3)
            if label:
                height = high + gap + label.rise + label.height
                reach = max(numeral.ink.w, label.width)
                return Lockup("below", numeral, label, None, height, reach)
        type = self._label_type(0)
        label = paragraph(self.parts.main.label, type, self.width)
        height = high + gap + label.rise + label.height
        return Lockup("below", numeral, label, None, height, numeral.ink.w)

    def _label_type(self, size: float) -> Type:
        least = max(_LEAST_LABEL, self.setting.style.smallest)
        return self.setting.type("statement").at(size=min(max(size, least), _LARGEST_LABEL))

    def _label(self, size: float, room: float, lines: int = _LABEL_LINES) -> Paragraph | None:
        type = self._label_type(size)
        room -= (_SWATCH * 2 + _SWATCH_GAP) * type.size if self.swatch else 0.0
        text = self.parts.main.label
        if room < 60 or breaks_words(text, type, room):
            return None
        label = paragraph(text, type, room)
        return label if len(label.lines) <= lines else None

    def _indent(self, label: Paragraph) -> float:
        return (_SWATCH * 2 + _SWATCH_GAP) * label.type.size if self.swatch else 0.0

    def _drawn(self, lockup: Lockup, y: float) -> list[Mark]:
        numeral, label = lockup.numeral, lockup.label
        size = numeral.type.size
        high = self.cap * size
        tag = self.parts.main.tag
        marks: list[Mark] = [
            numeral.at(-numeral.ink.x, y + high, self.color, role="numeral", datum=tag)
        ]
        if lockup.kind == "below":
            return marks + self._said(label, 0.0, y + lockup.height - label.height)
        x = numeral.ink.w + max(_LEAST_SIDE_GAP, _SIDE_GAP * size)
        if lockup.others is None:
            return marks + self._said(label, x, y + high - label.height)
        marks += self._said(label, x, y)
        low = y + high - lockup.others.height
        return marks + [move(mark, x, low) for mark in lockup.others.marks]

    def _said(self, label: Paragraph, x: float, top: float) -> list[Mark]:
        indent = self._indent(label)
        tag = self.parts.main.tag
        marks: list[Mark] = list(
            label.at(x + indent, top, self.setting.ground.text, role="label", datum=tag)
        )
        if indent:
            r = _SWATCH * label.type.size
            cy = top + label.type.cap / 2
            marks.append(Circle(x + r, cy, r, fill=self.parts.main.color))
        return marks
