"""The hero in a round form: the figure on a disc, on a soft ellipse, or within a ring of all
parts; the other parts beside or under it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from infographic.blocks.base import Setting
from infographic.layout.fixed.covers.hero import HERO_APART, KEY_APART, Hero, Way, below
from infographic.layout.fixed.covers.keys import Listed, keyed, lists
from infographic.layout.fixed.covers.pieces import APART, Piece, solid
from infographic.layout.openings.roundel import WIDE, Form, disc, ringed, soft
from infographic.layout.openings.shares import Shares, bar
from infographic.marks import Mark, move
from infographic.story.model import Panel
from infographic.text.paragraph import Paragraph, breaks_words, by_lines, paragraph
from infographic.text.shape import Line, line

# Diameters are tried on this grid, from the least.
_LEAST, _STEP, _MOST_STEPS = 132.0, 1.05, 50
# How loud a round form is: its diameter as the size of a numeral.
_LOUD = 0.8
# The numeral in a form of the least cover, in diameters.
_HELD = 0.5
# The numeral and its label in radii: as in openings of tall pages.
_NUMERAL, _TALLEST = 1.34, 0.80
_LABELS = (0.26, 0.21, 0.17, 0.14, 0.12)
_LEAST_LABEL, _LARGEST_LABEL = 23.0, 60.0
_LABEL_LINES = 4
_INSIDE = 0.92
_GAP = 0.11
# Between the form and what stands beside it, and the pieces of that column.
_COLUMN_GAP, _PIECE_GAP = 0.16, 30.0
_LEAST_COLUMN, _LEAST_WORDS = 200.0, 110.0
_BAR = 0.08
# What a form with its words beside it is worth more than one that stands over them.
_BESIDE = 0.25
# What of the width a form must take to stand alone in it.
_ALONE = 0.85
_UNIT = 100.0


@dataclass(frozen=True, slots=True)
class Round:
    """A round form: how it is drawn, on which side it stands, its half width in radii."""

    draw: Form
    right: bool
    wide: float


ROUNDS: dict[str, Round] = {
    "circle": Round(disc, True, 1.0),
    "ellipse": Round(soft, False, WIDE),
    "ring": Round(ringed, False, 1.0),
}


@dataclass(frozen=True, slots=True)
class _Figure:
    """Numeral and label as they stand in a form of radius `r`; `label` None if it is outside."""

    r: float
    numeral: Line
    label: Paragraph | None
    top: float


@dataclass(frozen=True, slots=True)
class _Column:
    """What stands beside a form, its top at 0."""

    height: float
    width: float
    label: Paragraph | None
    bar: float
    listed: Listed | None


class RoundHero(Hero):
    """All ways to show parts in a round form in one width."""

    def __init__(
        self, panel: Panel, parts: Shares, setting: Setting, width: float, form: Round
    ) -> None:
        self.panel, self.parts, self.setting, self.width, self.form = (
            panel,
            parts,
            setting,
            width,
            form,
        )
        self.unit = line(parts.main.text, setting.type("numeral_huge").at(size=_UNIT))
        high = -self.unit.ink.y
        self.cap = max(high, self.unit.cap) / _UNIT
        self._figures: dict[int, _Figure] = {}
        self._ways: dict[tuple[int, bool], Way | None] = {}
        self._lists = lists(panel, parts, False, setting)
        self._key = keyed(panel, parts, None, False, width, setting)
        self._labels = by_lines(
            parts.main.label, setting.type("caption"), math.inf, _UNIT, 1.0, _LABEL_LINES
        )

    def ways(self, height: float, gap: float) -> Iterator[Way]:
        for beside in (True, False):
            place = _MOST_STEPS
            while place >= 0:
                way = self._way(place, beside)
                if way and way.pieces[0].height + below(way.pieces[1:], gap) <= height:
                    yield way
                    break
                place -= 1

    def least(self, size: float) -> Way:
        start = max(0, math.ceil(math.log(max(size / (_HELD * _LEAST), 1.0)) / math.log(_STEP)))
        places = (*range(start, _MOST_STEPS + 1), *range(min(start, _MOST_STEPS) - 1, -1, -1))
        found = [
            way
            for beside in (True, False)
            if (way := next((w for i in places if (w := self._way(i, beside))), None))
        ]
        return min(found, key=lambda way: solid(way.pieces) + 18.0 * len(way.pieces))

    # -- measuring -------------------------------------------------------------------------------

    def _way(self, place: int, beside: bool) -> Way | None:
        key = place, beside
        if key not in self._ways:
            self._ways[key] = self._beside(place) if beside else self._over(place)
        return self._ways[key]

    def _figure(self, place: int) -> _Figure:
        if place not in self._figures:
            self._figures[place] = self._measured(_LEAST * _STEP**place / 2)
        return self._figures[place]

    def _measured(self, r: float) -> _Figure:
        ink = self.unit.ink.w / _UNIT
        size = min(_NUMERAL * self.form.wide * r / ink, _TALLEST * r / self.cap)
        type = self.unit.type
        gap = _GAP * r
        inner = 0.9 * size
        for share in _LABELS:
            for label in self._labels:
                label_size = min(max(share * r, self._least_label), _LARGEST_LABEL)
                high = label.height * label_size / _UNIT
                tall = self.cap * inner + gap + high
                # The corners of the label lie within the form.
                corner = label.width * label_size / _UNIT / 2 / self.form.wide
                if math.hypot(corner, tall / 2) <= _INSIDE * r:
                    sized = label.type.at(size=label_size)
                    words = Paragraph(tuple(line(ln.text, sized) for ln in label.lines), sized)
                    numeral = line(self.parts.main.text, type.at(size=inner))
                    return _Figure(r, numeral, words, r - tall / 2)
        numeral = line(self.parts.main.text, type.at(size=size))
        return _Figure(r, numeral, None, r - self.cap * size / 2)

    @property
    def _least_label(self) -> float:
        return max(_LEAST_LABEL, self.setting.style.smallest)

    def _beside(self, place: int) -> Way | None:
        figure = self._figure(place)
        broad = 2 * self.form.wide * figure.r
        room = self.width - broad - max(_COLUMN_GAP * broad, 28.0)
        if room < _LEAST_COLUMN:
            return None
        column = self._column(figure, room)
        if column is None:
            return None
        height = max(2 * figure.r, column.height)

        def make(y: float) -> list[Mark]:
            x = self.width - broad if self.form.right else 0.0
            marks = self._drawn(figure, x, y + height / 2 - figure.r)
            x = 0.0 if self.form.right else self.width - room
            return marks + self._told(column, x, y + (height - column.height) / 2, room)

        label = (figure.label or column.label or self._labels[0]).type.size
        piece = Piece(height, 1.0, make, True, apart=HERO_APART)
        # A form that its column outgrows is smaller than the room lets it be.
        loud = _LOUD * 2 * figure.r * min(1.0, 2 * figure.r / height)
        return Way(loud, self.width, label, (piece,), 0.2 if column.bar else 0.0, bonus=_BESIDE)

    def _column(self, figure: _Figure, room: float) -> _Column | None:
        """Label if it is not in the form, a bar of all parts, and the others in a list."""
        r = figure.r
        label = None
        y = 0.0
        if figure.label is None:
            label = self._words(r, room)
            if label is None:
                return None
            y += label.height + _PIECE_GAP
        high = 0.0
        if self.form.draw is not ringed and self.panel.is_percent:
            high = min(max(_BAR * 2 * r, 14.0), 40.0)
            y += high + _PIECE_GAP
        listed = None
        if self._lists:
            fitting = [held for held in self._lists if held.width <= room]
            if not fitting:
                return None
            most = 1.15 * label.type.size if label else math.inf
            small = [h for h in fitting if y + h.height <= 1.7 * r and h.size <= most]
            listed = small[0] if small else fitting[-1]
            y += listed.height + _PIECE_GAP
        return _Column(max(0.0, y - _PIECE_GAP), room, label, high, listed)

    def _words(self, r: float, room: float) -> Paragraph | None:
        """The main part's label outside a form of radius `r`; None where a word is too wide."""
        type = self.setting.type("statement")
        for share in (0.3, 0.24, 0.18, 0.0):
            sized = type.at(size=min(max(share * r, self._least_label), _LARGEST_LABEL))
            if not breaks_words(self.parts.main.label, sized, room):
                words = paragraph(self.parts.main.label, sized, room)
                if share == 0.0 or len(words.lines) <= _LABEL_LINES:
                    return words
        return None

    def _over(self, place: int) -> Way | None:
        """The form over the other parts; at most its own words beside it."""
        figure = self._figure(place)
        broad = 2 * self.form.wide * figure.r
        if broad > self.width:
            return None
        room = self.width - broad - max(_COLUMN_GAP * broad, 20.0)
        beside = None
        if figure.label is None and room >= _LEAST_WORDS:
            beside = self._words(figure.r, room)
            if beside and beside.height > 1.7 * figure.r:
                beside = None
        right = self.form.right and beside is not None
        x = self.width - broad if right else 0.0
        tag = self.parts.main.tag
        color = self.setting.ground.text

        def make(y: float) -> list[Mark]:
            marks = self._drawn(figure, x, y)
            if beside:
                top = y + figure.r - beside.height / 2
                start = 0.0 if right else self.width - room
                marks += beside.at(start, top, color, role="label", datum=tag)
            return marks

        pieces = [Piece(2 * figure.r, 1.0, make, True, apart=HERO_APART)]
        label = figure.label or beside
        if label is None:
            under = self._words(figure.r, self.width)
            if under is None:
                type = self.setting.type("statement").at(size=self._least_label)
                under = paragraph(self.parts.main.label, type, self.width)
            label = words = under

            def said(y: float) -> list[Mark]:
                return list(words.at(0, y, color, role="label", datum=tag))

            pieces.append(Piece(words.height, 0.7, said, True, words.rise, words.overhang))
        picture = 0.0
        if self.form.draw is not ringed and self.panel.is_percent:
            high = min(max(_BAR * 2 * figure.r, 14.0), 40.0)
            picture = 0.2

            def counted(y: float) -> list[Mark]:
                whole = bar(self.parts, self.width, high, self.setting)
                return [move(mark, 0, y) for mark in whole.marks]

            pieces.append(Piece(high, 0.8, counted, True))
        if self._key:
            key = self._key
            pieces.append(Piece(key.height, 0.7, key.make, True, hang=key.hang, apart=KEY_APART))
        loud = _LOUD * 2 * figure.r
        reach = self.width if beside else broad
        # A form alone in its row leaves a hole beside it.
        hole = -max(0.0, _ALONE - reach / self.width)
        return Way(loud, reach, label.type.size, tuple(pieces), picture, bonus=hole)

    # -- drawing ---------------------------------------------------------------------------------

    def _drawn(self, figure: _Figure, x: float, y: float) -> list[Mark]:
        marks, color, ink = self.form.draw(self.parts, figure.r, self.setting)
        tag = self.parts.main.tag
        cx = self.form.wide * figure.r
        numeral = figure.numeral
        base = figure.top + self.cap * numeral.type.size
        left = cx - numeral.ink.x - numeral.ink.w / 2
        marks.append(numeral.at(left, base, color, role="numeral", datum=tag))
        if figure.label:
            low = base + max(_GAP * figure.r, numeral.ink.bottom + APART)
            marks += figure.label.at(cx, low, ink, "middle", role="label", datum=tag)
        return [move(mark, x, y) for mark in marks]

    def _told(self, column: _Column, x: float, y: float, room: float) -> list[Mark]:
        marks: list[Mark] = []
        tag = self.parts.main.tag
        if column.label:
            color = self.setting.ground.text
            marks += column.label.at(x, y, color, role="label", datum=tag)
            y += column.label.height + _PIECE_GAP
        if column.bar:
            whole = bar(self.parts, room, column.bar, self.setting)
            marks += [move(mark, x, y) for mark in whole.marks]
            y += column.bar + _PIECE_GAP
        if column.listed:
            marks += column.listed.make(x, y)
        return marks
