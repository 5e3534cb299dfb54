"""The hero as the author's sentence with its parts as equals: the share it begins with set as large
as a figure, or all of it as a statement; under it all parts counted out, each with its figure."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from infographic.blocks.base import Setting
from infographic.blocks.dotfield import Figure
from infographic.layout.fixed.covers.hero import (
    HERO_APART,
    KEY_APART,
    PICTURE_APART,
    Hero,
    Way,
    below,
)
from infographic.layout.fixed.covers.legend import Legend, legends
from infographic.layout.fixed.covers.pictures import Picture, pictures
from infographic.layout.fixed.covers.pieces import Piece
from infographic.layout.openings.parts import axis
from infographic.layout.openings.shares import Shares
from infographic.marks import Mark
from infographic.story.model import Panel
from infographic.text.paragraph import Paragraph, breaks_words, by_lines, paragraph
from infographic.text.shape import Type, line

# The words that lead: in how many lines, how much smaller than the width lets them be, and in px.
_MOST_LINES, _STATEMENT_LINES = 3, 5
_SHRUNK = (1.0, 0.85, 0.71, 0.6)
_LEAST, _LARGEST = 34.0, 320.0
# What follows them, in sizes of them, and its bounds in px and in lines.
_REST = (0.44, 0.3)
_LEAST_REST, _LARGEST_REST = 25.0, 60.0
_REST_LINES = 4
# The shortest of its lines beside them, in the longest.
_EVEN = 0.4
# From the words that lead to what follows: under them, and beside them.
_LOW_GAP, _LEAST_LOW_GAP = 0.24, 16.0
_SIDE_GAP, _LEAST_SIDE_GAP, _LEAST_SIDE = 0.16, 18.0, 130.0
_CLEAR = 10.0
# Small type stands on the axis by its pen, not its ink.
_BEARING = 4.0
# What figures under their parts are worth more than a list, and what larger ones are, up to a share
# of the words that lead.
_HUNG, _LARGE_KEY = 0.12, 0.3
_MOST_KEY = 0.5
# How many combinations a room is offered.
_MOST_WAYS = 6
# The gap in px at which they are compared, and what one costs that leaves its width empty.
_USUAL_GAP, _NARROW = 30.0, 0.9
# A line of a statement costs so much.
_LINE = 0.06


@dataclass(frozen=True, slots=True)
class _Words:
    """What leads, `tall` px high, and what follows at (x, top) from its first capitals' top left.
    Both are `height` px high and `reach` wide; ink rises and hangs so far out of that."""

    lead: Paragraph
    rest: Paragraph | None
    x: float
    top: float
    tall: float
    height: float
    rise: float
    hang: float
    reach: float


class EqualsHero(Hero):
    """All ways to show them in one width: `head` leads, `rest` follows it. `counted` is what the
    parts are counted out in, if the style does that."""

    natural = (0.4, 60.0)

    def __init__(
        self,
        panel: Panel,
        parts: Shares,
        setting: Setting,
        width: float,
        head: str,
        rest: str,
        counted: Figure | None = None,
    ) -> None:
        self.parts, self.setting, self.width = parts, setting, width
        self.words = self._said(head, rest)
        shown: list[Picture | None] = [*_few(pictures(panel, parts, width, setting, counted))]
        self.under: list[tuple[Picture | None, Legend]] = []
        for picture in shown or [None]:
            starts = picture.starts if picture else None
            field = bool(picture and picture.field)
            for legend in _useful(legends(parts, starts, field, width, setting)):
                self.under.append((picture, legend))
        self._taken: dict[float, list[float]] = {}

    def ways(self, height: float, gap: float) -> Iterator[Way]:
        if gap not in self._taken:
            self._taken[gap] = [below(way.pieces, gap) - max(gap, HERO_APART) for way in self._best]
        fitting = (
            way for way, taken in zip(self._best, self._taken[gap], strict=True) if taken <= height
        )
        yield from islice(fitting, _MOST_WAYS)

    def least(self, size: float) -> Way:
        # Words are longer than a figure: they are as loud at less than its size.
        loud = [w for w in self.words if w.lead.type.size >= 0.45 * size] or [
            max(self.words, key=lambda w: w.lead.type.size)
        ]
        words = min(loud, key=lambda w: w.height + w.hang)
        picture, legend = min(self.under, key=lambda held: _tall(*held))
        return self._way(words, picture, legend)

    @cached_property
    def _best(self) -> list[Way]:
        """The ways that no better one is lower than, the best first."""
        ways = [
            self._way(words, picture, legend)
            for picture, legend in self.under
            for words in self.words
        ]
        ways.sort(key=self._rank, reverse=True)
        found: list[Way] = []
        lowest = math.inf
        for way in ways:
            tall = below(way.pieces, _USUAL_GAP)
            if tall < lowest:
                found.append(way)
                lowest = tall
        return found

    def _rank(self, way: Way) -> float:
        return way.merit - _NARROW * max(0.0, 0.9 - way.reach / self.width)

    def _way(self, words: _Words, picture: Picture | None, legend: Legend) -> Way:
        def make(y: float) -> list[Mark]:
            return self._drawn(words, y)

        size = words.lead.type.size
        pieces = [Piece(words.height, 1.0, make, True, words.rise, words.hang, apart=HERO_APART)]
        if picture:
            pieces.append(Piece(picture.height, 0.8, picture.make, True, apart=PICTURE_APART))
        key = Piece(legend.height, 0.8, legend.make, True, hang=legend.hang, apart=KEY_APART)
        pieces.append(key)
        key_size = min(legend.size, _MOST_KEY * size)
        bonus = _LARGE_KEY * math.log(key_size / 38) - _LINE * (len(words.lead.lines) - 1)
        bonus += _HUNG if legend.under else 0.0
        return Way(
            size,
            words.reach,
            words.rest.type.size if words.rest else _LEAST_REST,
            tuple(pieces),
            picture.height / words.tall if picture else 0.0,
            bool(picture and picture.field),
            bonus,
            words.tall,
        )

    # -- the words -------------------------------------------------------------------------------

    def _said(self, head: str, rest: str) -> tuple[_Words, ...]:
        type = self.setting.type("title")
        least = max(_LEAST, self.setting.style.smallest)
        most = _MOST_LINES if rest else _STATEMENT_LINES
        found: list[_Words] = []
        for words in by_lines(head, type, self.width, _LARGEST, least, most):
            for share in _SHRUNK:
                sized = type.at(size=words.type.size * share)
                if sized.size < least:
                    break
                lead = Paragraph(tuple(line(ln.text, sized) for ln in words.lines), sized)
                found += self._followed(lead, rest)
        if not found:
            found = self._followed(paragraph(head, type.at(size=least), self.width), rest)
        return tuple(words for words in found if not any(_beats(w, words) for w in found))

    def _followed(self, lead: Paragraph, rest: str) -> list[_Words]:
        """What leads with what follows under it, and beside it where that has room."""
        high, wide, rise = lead.height, lead.ink_width, lead.rise
        if not rest:
            return [_Words(lead, None, 0.0, 0.0, high, high, rise, lead.overhang, wide)]
        size = lead.type.size
        found: list[_Words] = []
        x = wide + max(_LEAST_SIDE_GAP, _SIDE_GAP * size)
        if self.width - x >= _LEAST_SIDE and self.setting.style.shape.align != "middle":
            beside = self._beside(rest, size, self.width - x, high)
            if beside:
                top = high - beside.height
                hang = max(lead.overhang, beside.overhang)
                reach = x + beside.width
                found.append(_Words(lead, beside, x, top, high, high, rise, hang, reach))
        for under in self._under(rest, size):
            gap = max(_LOW_GAP * size, _LEAST_LOW_GAP, lead.overhang + _CLEAR) + under.rise
            low = high + gap
            reach = max(wide, under.width)
            tall, hang = low + under.height, under.overhang
            found.append(_Words(lead, under, 0.0, low, high, tall, rise, hang, reach))
        return found

    def _beside(self, rest: str, size: float, room: float, high: float) -> Paragraph | None:
        """The words that follow beside what leads, as large as suits it; None where they are higher
        than that or a line of them is a fragment."""
        for sized in self._rests(size):
            words = paragraph(rest, sized, room)
            widths = [ln.advance for ln in words.lines]
            if words.height > high or min(widths) < _EVEN * max(widths):
                continue
            if not breaks_words(rest, sized, room):
                return words
        return None

    def _under(self, rest: str, size: float) -> list[Paragraph]:
        """The words that follow under what leads: as large as suits it, and in one line."""
        sizes = self._rests(size)
        fitting = [words for sized in sizes if (words := self._set(rest, sized))]
        found = fitting[:1] or [paragraph(rest, sizes[-1], self.width)]
        one = by_lines(rest, sizes[0], self.width - _BEARING, sizes[0].size, sizes[-1].size, 1)
        return [*found, *(words for words in one if len(found[0].lines) > 1)]

    def _set(self, rest: str, type: Type) -> Paragraph | None:
        if breaks_words(rest, type, self.width):
            return None
        words = paragraph(rest, type, self.width)
        return words if len(words.lines) <= _REST_LINES else None

    def _rests(self, size: float) -> list[Type]:
        """The types of words that follow others of `size` px, the largest first."""
        type = self.setting.type("statement")
        least = max(_LEAST_REST, self.setting.style.smallest)
        most = min(_LARGEST_REST, max(size, least))
        return [type.at(size=min(max(share * size, least), most)) for share in _REST]

    def _drawn(self, words: _Words, y: float) -> list[Mark]:
        x, anchor = axis(self.width, self.setting)
        color = self.setting.ground.text
        marks: list[Mark] = list(words.lead.at(x, y, color, anchor, role="deck", optical=True))
        if words.rest:
            marks += words.rest.at(x + words.x, y + words.top, color, anchor, role="deck")
        return marks


def _beats(one: _Words, other: _Words) -> bool:
    """Whether one is as loud and wide as another and clearly lower."""
    return (
        one.lead.type.size >= other.lead.type.size
        and one.reach >= other.reach
        and one.height < other.height - 1
    )


def _few(found: Sequence[Picture]) -> list[Picture]:
    """Some of the pictures there are: the others are between them."""
    fields = [picture for picture in found if picture.field]
    bars = [picture for picture in found if not picture.field]
    return [*fields[-3:], *(bars[-1:] if fields else bars[1::2])]


def _useful(found: Sequence[Legend]) -> list[Legend]:
    """Those of which no larger one is lower."""
    return [
        one
        for one in found
        if not any(
            other is not one and other.size >= one.size and other.height < one.height - 1
            for other in found
        )
    ]


def _tall(picture: Picture | None, legend: Legend) -> float:
    return (picture.height if picture else 0.0) + legend.height + legend.hang
