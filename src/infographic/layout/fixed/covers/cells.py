"""The hero as figures beside each other, on cards or between column rules: the main one large, the
others beside or under it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from infographic.blocks.base import Setting
from infographic.layout.fixed.covers.figure import FigureHero
from infographic.layout.fixed.covers.hero import HERO_APART, Hero, Way
from infographic.layout.fixed.covers.pieces import APART, Piece
from infographic.layout.openings.figures import look_of
from infographic.layout.openings.shares import Share, Shares
from infographic.marks import Box, Mark, Rect
from infographic.text.paragraph import Paragraph, breaks_words, paragraph
from infographic.text.shape import Line, line

Kind = Literal["row", "beside", "under"]

_LEAST, _STEP, _MOST_STEPS = 60.0, 1.06, 48
# More figures than this are no row of cards.
_MOST = 4
_GAP, _COLUMN_GAP, _RULE = 14.0, 44.0, 1.5
# The padding of a card, the bar in a cell and the air under it, in sizes of the main figure, and
# their bounds in px.
_PAD, _BAR, _BAR_GAP = (0.13, 14.0, 28.0), (0.08, 8.0, 14.0), (0.14, 12.0, 26.0)
_LABEL, _LEAST_LABEL, _LARGEST_LABEL = 0.19, 24.0, 44.0
_LABEL_GAP = 0.18
# What the main figure takes of the width beside the others, and how large they are.
_MAIN = 0.56
_OTHERS = 0.5
_LEAST_CELL = 120.0
# What these forms are worth more than a plain figure: they are the style's own.
_OWN = 0.6


@dataclass(frozen=True, slots=True)
class _Cell:
    """A figure as it is set in a cell, `height` px high at least, `pad` px off its edges; `bar`
    is the height of its bar and `air` that under it."""

    share: Share
    pad: float
    bar: float
    air: float
    numeral: Line
    label: Paragraph
    height: float
    main: bool


class CellsHero(Hero):
    """All ways to show parts in cells in one width; many parts are shown as a `plain` figure."""

    natural = (0.4, 66.0)

    def __init__(
        self, parts: Shares, setting: Setting, width: float, on_cards: bool, plain: FigureHero
    ) -> None:
        self.parts, self.setting, self.width, self.plain = parts, setting, width, plain
        self.on_cards = on_cards
        self.gap = _GAP if on_cards else _COLUMN_GAP
        self._made: dict[tuple[Kind, int], Way | None] = {}
        kinds: tuple[Kind, ...] = ("row", "beside", "under")
        count = len(parts.all)
        self.kinds = kinds if 1 < count <= _MOST else ()

    def ways(self, height: float, gap: float) -> Iterator[Way]:
        none = True
        for kind in self.kinds:
            for place in range(_MOST_STEPS, -1, -1):
                way = self._way(kind, place)
                if way and way.pieces[0].height <= height:
                    none = False
                    yield way
                    break
        if none:
            yield from self.plain.ways(height, gap)

    def least(self, size: float) -> Way:
        start = max(0, math.ceil(math.log(max(size / _LEAST, 1.0)) / math.log(_STEP)))
        found = [
            way for kind in self.kinds for way in [self._first(kind, start)] if way is not None
        ]
        return min(found, key=lambda w: w.pieces[0].height) if found else self.plain.least(size)

    def _first(self, kind: Kind, start: int) -> Way | None:
        places = (*range(start, _MOST_STEPS + 1), *range(min(start, _MOST_STEPS) - 1, -1, -1))
        return next((way for i in places if (way := self._way(kind, i))), None)

    def _way(self, kind: Kind, place: int) -> Way | None:
        key = kind, place
        if key not in self._made:
            size = _LEAST * _STEP**place
            make = {"row": self._row, "beside": self._beside, "under": self._under}[kind]
            self._made[key] = make(size)
        return self._made[key]

    # -- cells -----------------------------------------------------------------------------------

    def _cell(self, share: Share, width: float, size: float, main: float) -> _Cell | None:
        """A share in a cell, beside a main figure of that size; None where its figure or a word is
        wider than the cell."""
        pad = _bound(main, _PAD) if self.on_cards else 0.0
        bar, air = _bound(main, _BAR), _bound(size, _BAR_GAP)
        inner = width - 2 * pad
        type = self.setting.type("numeral_hero")
        numeral = line(share.text, type.at(size=size))
        least = max(_LEAST_LABEL, self.setting.style.smallest)
        role = "caption" if self.on_cards else "note"
        label_size = min(max(_LABEL * size, least), _LARGEST_LABEL)
        label_type = self.setting.type(role).at(size=label_size)
        if inner < _LEAST_CELL or numeral.ink.w > inner:
            return None
        if breaks_words(share.label, label_type, inner):
            label_type = label_type.at(size=least)
            if breaks_words(share.label, label_type, inner):
                return None
        label = paragraph(share.label, label_type, inner)
        low = max(_LABEL_GAP * size, numeral.ink.bottom + APART, 14.0) + label.rise
        height = 2 * pad + bar + air + _tall(numeral) + low + label.height
        if self.on_cards:
            height += max(0.0, label.overhang - 8)
        return _Cell(share, pad, bar, air, numeral, label, height, share is self.parts.main)

    def _row(self, size: float) -> Way | None:
        """All figures of one size, side by side."""
        count = len(self.parts.all)
        width = (self.width - self.gap * (count - 1)) / count
        cells = [self._cell(share, width, size, size) for share in self.parts.all]
        made = [cell for cell in cells if cell]
        if len(made) < count:
            return None
        tall = max(cell.height for cell in made)
        boxes = [Box(i * (width + self.gap), 0, width, tall) for i in range(count)]
        return self._laid(made, boxes, 0.9 * size)

    def _beside(self, size: float) -> Way | None:
        """The main figure at the left, the others under each other at its right."""
        left = _MAIN * (self.width - self.gap)
        right = self.width - self.gap - left
        main, others = self._both(size, left, right)
        if main is None or others is None:
            return None
        gap = _GAP if self.on_cards else 2 * _GAP
        low = sum(cell.height for cell in others) + gap * (len(others) - 1)
        tall = max(main.height, low)
        share = (tall - gap * (len(others) - 1)) / len(others)
        if share < max(cell.height for cell in others):
            share = max(cell.height for cell in others)
            tall = share * len(others) + gap * (len(others) - 1)
        boxes = [Box(0, 0, left, tall)]
        boxes += [Box(left + self.gap, i * (share + gap), right, share) for i in range(len(others))]
        return self._laid([main, *others], boxes, size)

    def _under(self, size: float) -> Way | None:
        """The main figure over the whole width, the others side by side under it."""
        count = len(self.parts.others)
        width = (self.width - self.gap * (count - 1)) / count
        main, others = self._both(size, self.width, width)
        if main is None or others is None:
            return None
        gap = _GAP if self.on_cards else 2 * _GAP
        low = max(cell.height for cell in others)
        boxes = [Box(0, 0, self.width, main.height)]
        top = main.height + gap
        boxes += [Box(i * (width + self.gap), top, width, low) for i in range(count)]
        return self._laid([main, *others], boxes, size)

    def _both(
        self, size: float, main: float, other: float
    ) -> tuple[_Cell | None, list[_Cell] | None]:
        others = [
            self._cell(share, other, max(_OTHERS * size, 36.0), size) for share in self.parts.others
        ]
        made = [cell for cell in others if cell]
        first = self._cell(self.parts.main, main, size, size)
        return first, made if len(made) == len(others) else None

    def _laid(self, cells: list[_Cell], boxes: Sequence[Box], size: float) -> Way:
        # One length is the whole in all of them, so that bars compare.
        rail = min(box.w - 2 * cell.pad for cell, box in zip(cells, boxes, strict=True))

        def make(y: float) -> list[Mark]:
            marks: list[Mark] = []
            for cell, box in zip(cells, boxes, strict=True):
                marks += self._drawn(cell, box.move(0, y), rail)
            if not self.on_cards:
                marks += self._rules([box.move(0, y) for box in boxes])
            return marks

        height = max(box.bottom for box in boxes)
        # On cards letters hang inside; else they may hang under the piece.
        hang = 0.0 if self.on_cards else max(cell.label.overhang for cell in cells)
        main = next(cell for cell in cells if cell.main)
        piece = Piece(height, 1.0, make, True, hang=hang, apart=HERO_APART)
        tall = _tall(main.numeral)
        label = main.label.type.size
        return Way(size, self.width, label, (piece,), 0.2, bonus=_OWN, tall=tall)

    # -- drawing ---------------------------------------------------------------------------------

    def _drawn(self, cell: _Cell, box: Box, whole: float) -> list[Mark]:
        share = cell.share
        colors = look_of(share, cell.main, self.on_cards, self.setting)
        marks: list[Mark] = []
        if self.on_cards:
            marks.append(Rect(box, colors.card, radius=self.setting.style.shape.card))
        x, top = box.x + cell.pad, box.y + cell.pad
        unit = whole / 100
        rail = Box(x, top, whole, cell.bar)
        radius = min(self.setting.style.shape.bar, cell.bar / 2)
        marks.append(Rect(rail, colors.rail, radius, role="track"))
        if share.number > 0:
            tag = replace(share.tag, encodes="length-x", per_unit=unit)
            held = Box(x, top, share.number * unit, cell.bar)
            marks.append(Rect(held, colors.bar, min(radius, held.w / 2), tag))
        numeral, label = cell.numeral, cell.label
        # Words stand on the foot of the cell, its figure over them.
        hang = max(0.0, label.overhang - 8) if self.on_cards else 0.0
        low = box.bottom - cell.pad - hang - label.height
        low_gap = max(_LABEL_GAP * numeral.type.size, numeral.ink.bottom + APART, 14.0)
        base = low - label.rise - low_gap
        if not self.on_cards:
            # Without a card figures hang from their bars, all on one line.
            base = top + cell.bar + cell.air + _tall(numeral)
            low = base + low_gap + label.rise
        marks.append(
            numeral.at(x - numeral.ink.x, base, colors.numeral, role="numeral", datum=share.tag)
        )
        marks += label.at(x, low, colors.text, role="label", datum=share.tag)
        return marks

    def _rules(self, boxes: Sequence[Box]) -> list[Mark]:
        """Hairlines between columns; of cells under each other only the column has one."""
        color = self.setting.ground.hair
        xs = sorted({box.x for box in boxes if box.x > 0})
        found: list[Mark] = []
        for x in xs:
            held = [box for box in boxes if box.x == x]
            top, bottom = min(b.y for b in held), max(b.bottom for b in held)
            found.append(
                Rect(
                    Box(x - self.gap / 2 - _RULE / 2, top, _RULE, bottom - top), color, role="rule"
                )
            )
        return found


def _bound(size: float, share: tuple[float, float, float]) -> float:
    by, least, most = share
    return min(max(by * size, least), most)


def _tall(numeral: Line) -> float:
    """The height of a numeral over its line: digits of another script are higher than capitals."""
    high = -numeral.ink.y
    return high if high > 1.05 * numeral.cap else numeral.cap
