"""The cover of a broadsheet: strip, title, sentence and a giant figure, set as large as the room.

A room is filled by measuring: every number of lines of the title, every form of the figure and
every picture of its parts is a way to fill it; the one in which the figure comes first, the title
second, and the air between is even, is drawn.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from infographic.blocks.base import Composed, Setting
from infographic.layout.fixed.covers.base import Cover
from infographic.layout.fixed.covers.cells import CellsHero
from infographic.layout.fixed.covers.claim import Reading, reading
from infographic.layout.fixed.covers.equals import EqualsHero
from infographic.layout.fixed.covers.figure import FigureHero
from infographic.layout.fixed.covers.heads import TITLE_APART, Deck, Title, decks, strip, titles
from infographic.layout.fixed.covers.hero import HERO_APART, BlockHero, Hero, Way
from infographic.layout.fixed.covers.pieces import APART, Piece, edge, gap_to_fill, stacked, tall
from infographic.layout.fixed.covers.round import ROUNDS, RoundHero
from infographic.layout.motifs import motif
from infographic.layout.openings.banner import both_grounds
from infographic.layout.openings.parts import dotted
from infographic.layout.openings.shares import Shares, shares
from infographic.marks import Box, Group, Mark, Rect, move
from infographic.story.model import Panel
from infographic.text.breaks import units

# A gap between parts in sides of the room (the root of its area), its bounds in px, and by how much
# of that it may be less and more.
_GAP, _LEAST_GAP, _LARGEST_GAP = 0.056, 20.0, 60.0
_TIGHT = (1.0, 0.8, 0.64)
_TIGHTEST = 14.0
# Between two columns, in gaps, and what the first may take of the width.
_COLUMN_GAP = 1.7
_COLUMNS = (0.36, 0.42, 0.48, 0.54)
_WIDE = 1.6
# The least figure of a cover that is no mere label.
_LOUD = 150.0
_MOST_DECKS, _MOST_WAYS = 3, 6
# What ends a cover without a figure.
_FOOT = Piece(0.0, 0.6, lambda y: [])
# Where a figure begins.
_HERO = Piece(0.0, 1.0, lambda y: [], apart=HERO_APART)
# Openings that show each part as a figure of its own.
_CELLS = ("cards", "columns")
# How much larger than the title the figure should be.
_FIRST, _GIANT = 2.2, 3.0
# How high a title of several lines may be over a figure, in heights of it; what a last line of one
# short word costs.
_BLOCK, _LONELY = 0.6, 0.25
# What a line costs that a title has beyond so many.
_LINE, _FEW_LINES = 0.12, 3
# A column narrower than this, in px, may leave out the question over an answer of at least so many
# words; what that costs.
_NARROW, _TELLING, _UNSAID = 400.0, 3, 0.9
# What it costs that a column has air to spare, and that it is empty there.
_SPARE, _HOLE = 1.2, 5.0
# How large the figure's words may be beside the title, which comes second.
_SECOND = 0.75
# A picture this many times as high as its numeral is no picture under it.
_HIGH_PICTURE = 1.4


@dataclass(frozen=True, slots=True)
class _Column:
    """A stack at its place, with its gap."""

    x: float
    y: float
    pieces: tuple[Piece, ...]
    gap: float
    # Where the column's block begins, or ends, if it stands on one.
    block: float | None = None


class _Best:
    """The best of the plans offered."""

    def __init__(self) -> None:
        self.score = -math.inf
        self.columns: tuple[_Column, ...] = ()

    def offer(self, score: float, columns: tuple[_Column, ...]) -> None:
        if score > self.score:
            self.score, self.columns = score, columns


@dataclass(eq=False)
class PlainCover(Cover):
    _heroes: dict[float, Hero | None] = field(default_factory=dict, init=False, repr=False)
    _titles: dict[float, tuple[Title, ...]] = field(default_factory=dict, init=False, repr=False)
    _strips: dict[float, Piece] = field(default_factory=dict, init=False, repr=False)
    _said: dict[tuple[float, int], tuple[Deck | None, ...]] = field(
        default_factory=dict, init=False, repr=False
    )
    _least: dict[float, float] = field(default_factory=dict, init=False, repr=False)
    _natural: dict[float, float] = field(default_factory=dict, init=False, repr=False)

    def least(self, width: float) -> float:
        if width not in self._least:
            # Less would hold it too, but no figure would stand out.
            size = min(max(0.2 * width + 40, 80.0), _LOUD)
            self._least[width] = tall(self._smallest(width, size), _LEAST_GAP)
        return self._least[width]

    def natural(self, width: float) -> float:
        if width not in self._natural:
            self._natural[width] = max(self.least(width), self._preferred(width))
        return self._natural[width]

    def draw(self, width: float, height: float) -> Composed:
        under: list[Mark] = []
        quiet: list[Mark] = []
        loud: list[Mark] = []
        for column in self._columns(width, height):
            made = stacked(column.pieces, column.gap, column.y)
            quiet += [move(mark, column.x, 0) for mark in made.quiet]
            loud += [move(mark, column.x, 0) for mark in made.loud]
            under += self._block(column, made.edge, width, height)
        hero = self.story.hero
        if hero:
            quiet.append(Group(tuple(loud), hero.title, hero.id))
        return Composed((*under, *quiet), width, height)

    @property
    def blocks(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        inked = self._inked
        if inked is None:
            return (), ()
        own = (inked.ground.name,)
        return own, () if inked is self._top else own

    def _block(
        self, column: _Column, edge: float | None, width: float, height: float
    ) -> list[Mark]:
        """The block of another colour that a column or a part of it stands on."""
        left, right = self.setting.bleed
        page = Box(-left, -self.above, left + width + right, self.above + height + self.below)
        if column.block is not None:
            box = Box(column.block, page.y, page.right - column.block, page.h)
            if self._inked is self._top:
                box = Box(page.x, page.y, column.block - page.x, page.h)
        elif edge is None or self._inked is None:
            return []
        elif self._inked is self._top:
            box = Box(page.x, page.y, page.w, edge - page.y)
        else:
            box = Box(page.x, edge, page.w, page.bottom - edge)
        inked = self._inked or self.setting
        block = Rect(box, inked.ground.fill, role="motif" if self._across else "ground")
        return [block, *motif(box, inked.ground, inked.style)]

    def _columns(self, width: float, height: float) -> tuple[_Column, ...]:
        """The stacks that fill a room best."""
        scale = math.sqrt(width * height)
        best = _Best()
        for tight in _TIGHT:
            gap = max(tight * _gap(scale), _TIGHTEST)
            self._try_stack(width, height, gap, scale, best)
            if width > _WIDE * height:
                self._try_columns(width, height, gap, scale, best)
        if best.columns:
            return best.columns
        pieces = self._smallest(width, 0.0)
        return (_Column(0.0, 0.0, pieces, gap_to_fill(pieces, height)),)

    # -- what it is made of ----------------------------------------------------------------------

    @cached_property
    def _top(self) -> Setting:
        """Where strip, title and sentence stand: on a block of their own in some styles."""
        style = self.setting.style
        if style.shape.opening not in ("banner", "overlap") or self.story.hero is None:
            return self.setting
        return self.setting.on(style.grounds[style.rhythm.lead])

    @cached_property
    def _main(self) -> Setting:
        """Where the figure stands: on a block of its own in some styles."""
        style = self.setting.style
        if style.shape.opening != "slab" or shares(self._whole, self.setting) is None:
            return self.setting
        return self.setting.on(style.grounds[style.rhythm.panel])

    @property
    def _inked(self) -> Setting | None:
        """The one of the two that is a block on the cover's ground, if one is."""
        return next((s for s in (self._top, self._main) if s is not self.setting), None)

    @cached_property
    def _across(self) -> str:
        """The colour of a numeral across the edge of the title's block, where the style has that
        and there is such a colour."""
        shape = self.setting.style.shape
        said = self._reading
        if shape.opening != "overlap" or self._top is self.setting or (said and not said.main):
            return ""
        color = both_grounds(self.setting, self._top)
        return color if color and shares(self._whole, self.setting) else ""

    @cached_property
    def _whole(self) -> Panel | None:
        """The hero as parts of a whole: one fact is, with what is left of everyone."""
        hero = self.story.hero
        if hero and self._reading and self._reading.main:
            # The figure is the one that the author's sentence is about.
            items = tuple(
                replace(item, highlight=item is self._reading.main) for item in hero.items
            )
            return replace(hero, items=items)
        if hero is None or len(hero.items) != 1:
            return hero
        return replace(hero, multiple=False, remainder=hero.remainder or 0.0)

    @cached_property
    def _reading(self) -> Reading | None:
        return reading(self.story)

    @property
    def _as_equals(self) -> bool:
        """Whether the author's sentence leads, not a figure: its parts are equals then."""
        said = self._reading
        return said is not None and said.main is None and self._parts is not None

    @cached_property
    def _parts(self) -> Shares | None:
        color = self._main.ground.mark if self._counted else self._across
        if self.setting.style.shape.opening == "circle":
            color = self._main.ground.seal
        return shares(self._whole, self._main, color)

    @property
    def _counted(self) -> bool:
        """Whether the style counts the parts out in a field."""
        shape = self.setting.style.shape
        return shape.hero == "dots" and shape.opening == "broadsheet"

    @cached_property
    def _deck(self) -> str:
        base = self.story.hero.base if self.story.hero else ""
        deck = "" if self._as_equals else self.story.deck
        said = [part for part in (deck, base) if part]
        return self.setting.words.sentences(said) if said else ""

    def _hero(self, width: float) -> Hero | None:
        if width not in self._heroes:
            self._heroes[width] = self._made(width)
        return self._heroes[width]

    def _made(self, width: float) -> Hero | None:
        hero, parts = self.story.hero, self._parts
        if hero is None:
            return None
        if parts is None:
            return BlockHero(hero, self.fitting, width, self._main)
        counted: Literal["dot", "person"] | None = None
        if self._counted:
            counted = "dot" if dotted(self.setting) else "person"
        opening = self.setting.style.shape.opening
        said = self._reading
        if said and self._as_equals:
            return EqualsHero(hero, parts, self._main, width, said.head, said.rest, counted)
        if opening in ROUNDS:
            return RoundHero(hero, parts, self._main, width, ROUNDS[opening])
        measured = opening == "dimension"
        figure = FigureHero(hero, parts, self._main, width, counted, self._across, measured)
        if opening in _CELLS and hero.is_percent:
            return CellsHero(parts, self._main, width, opening == "cards", figure)
        return figure

    def _heads(self, width: float) -> tuple[Title, ...]:
        if width not in self._titles:
            self._titles[width] = titles(self.story, width, self._top, self.story.hero is None)
        return self._titles[width]

    def _strip(self, width: float) -> Piece:
        if width not in self._strips:
            self._strips[width] = strip(self.story, self.number, width, self._top)
        return self._strips[width]

    def _stack(
        self, width: float, title: Title, deck: Deck | None, hero: Sequence[Piece]
    ) -> tuple[Piece, ...]:
        """All of it in one column."""
        words = (self._strip(width), title.piece, *((deck.piece,) if deck else ()))
        if self._inked and hero and not self._across:
            # A figure on another ground than the title stands a gap under the edge.
            return (*words, edge(1.0), *hero)
        return (*words, *hero)

    def _decks(self, width: float, scale: float) -> tuple[Deck | None, ...]:
        if not self._deck:
            return (None,)
        key = width, round(scale)
        if key not in self._said:
            found: list[Deck | None] = [*decks(self._deck, width, scale, self._top)[:_MOST_DECKS]]
            if width < _NARROW and self._tells_itself:
                # A narrow column has no room for everything: who was asked is never left out.
                base = self.story.hero.base if self.story.hero else ""
                last = decks(base, width, 0.0, self._top)[-1:] if base else ()
                found += [replace(deck, short=True) for deck in last] or [None]
            self._said[key] = tuple(found)
        return self._said[key]

    @cached_property
    def _tells_itself(self) -> bool:
        """Whether the figure and its words are understood without the question."""
        parts = self._parts
        if parts is None or self._as_equals or self._deck == "":
            return False
        return len(units(parts.main.label, self.setting.type("deck").language)) >= _TELLING

    # -- its bounds ------------------------------------------------------------------------------

    def _smallest(self, width: float, size: float) -> tuple[Piece, ...]:
        """The lowest stack there is in that width with a figure of `size` px."""
        hero = self._hero(width)
        shown = hero.least(size).pieces if hero else ()
        small = self._decks(width, 0.0)[-1]
        last = () if hero else (_FOOT,)
        stacks = [(*self._stack(width, title, small, shown), *last) for title in self._heads(width)]
        return min(stacks, key=lambda pieces: tall(pieces, _TIGHTEST))

    def _preferred(self, width: float) -> float:
        """The height in which the figure is about as large as a fifth of the width allows."""
        scale = 0.9 * width
        gap = _gap(scale)
        hero = self._hero(width)
        deck = self._decks(width, scale)[0]
        if hero is None:
            return tall((*self._stack(width, self._heads(width)[0], deck, ()), _FOOT), gap)
        share, px = hero.natural
        ways = [
            way for way in hero.ways(share * width + px, gap) if way.picture < _HIGH_PICTURE
        ] or [hero.least(0.3 * width)]
        way = max(ways, key=lambda way: (way.picture > 0, way.size))
        low = 0.17 * width + 30
        fit = [t for t in self._heads(width) if 1.9 * t.size <= way.size and t.piece.height <= low]
        lowest = min(self._heads(width), key=lambda t: t.piece.height)
        title = max(fit or [lowest], key=lambda t: t.size)
        return tall(self._stack(width, title, deck, way.pieces), gap)

    # -- ways to fill a room ---------------------------------------------------------------------

    def _try_stack(
        self, width: float, height: float, gap: float, scale: float, best: _Best
    ) -> None:
        """Everything in one column."""
        hero = self._hero(width)
        usual = _gap(scale)
        for deck in self._decks(width, scale):
            for title in self._heads(width):
                head = self._stack(width, title, deck, ())
                edges = (edge(1.0),) if self._inked and not self._across else ()
                free = height - tall((*head, *edges, _HERO), gap)
                if free < 0:
                    continue
                if hero is None:
                    # Words alone stand at the top, with air under them as between them.
                    even = gap_to_fill((*head, _FOOT), height)
                    if even >= _TIGHTEST:
                        score = 2 * math.log(title.size / scale) - _uneven(even / usual)
                        score -= _LONELY if title.lonely else 0.0
                        best.offer(score, (_Column(0.0, 0.0, head, even),))
                    continue
                for way in _loudest(hero.ways(free, gap)):
                    score = self._score(title, deck, way, scale, width)
                    if score <= best.score:
                        continue
                    pieces = self._stack(width, title, deck, way.pieces)
                    even = gap_to_fill(pieces, height)
                    if even >= _TIGHTEST:
                        score -= _uneven(even / usual)
                        best.offer(score, (_Column(0.0, 0.0, pieces, even),))

    def _try_columns(
        self, width: float, height: float, gap: float, scale: float, best: _Best
    ) -> None:
        """Title and sentence at the left, the figure at the right, the strip over both."""
        if self._across:
            return
        above = self._strip(width)
        # A block has no strip across its edge: the left column is whole in itself.
        inked = self._inked is not None
        top = 0.0 if inked else above.height + max(1.2 * gap, above.hang + TITLE_APART)
        room = height - top
        usual = _gap(scale)
        between = _COLUMN_GAP * usual
        for share in _COLUMNS:
            left = round(share * width - between / 2)
            right = width - left - between
            hero = self._hero(right)
            if hero is None:
                continue
            ways = [(way, gap_to_fill(way.pieces, room)) for way in _loudest(hero.ways(room, gap))]
            first = (self._strip(left),) if inked else ()
            for title in self._heads(left):
                # Tall accents stand clear of the strip as well.
                clear = above.hang + title.piece.rise + APART
                lift = 0.0 if inked else max(0.0, above.height + clear - top)
                for deck in self._decks(left, scale):
                    words = (*first, title.piece, *((deck.piece,) if deck else ()))
                    spare = room - lift - tall(words, gap)
                    if spare < 0:
                        continue
                    apart = gap_to_fill(words, room - lift)
                    # A title alone in its column leaves the rest of it empty.
                    hole = _SPARE if len(words) > 1 else _HOLE
                    for way, even in ways:
                        several = len(way.pieces) > 1
                        score = (
                            self._score(title, deck, way, scale, right, True)
                            - hole * (spare / room) ** 2
                        )
                        if score <= best.score or (several and even < _TIGHTEST):
                            continue
                        score -= _uneven(even / usual) if several else 0.4
                        score -= _uneven(min(apart / usual, 1.0)) if len(words) > 1 else 0.0
                        x = left + between
                        if inked:
                            both = (
                                _Column(0.0, 0.0, words, apart, left + between / 2),
                                _Column(x, 0.0, way.pieces, even),
                            )
                            best.offer(score, both)
                            continue
                        columns = (
                            _Column(0.0, 0.0, (above,), gap),
                            _Column(0.0, top + lift, words, apart),
                            _Column(x, top, way.pieces, even),
                        )
                        best.offer(score, columns)

    def _score(
        self,
        title: Title,
        deck: Deck | None,
        way: Way,
        scale: float,
        width: float,
        beside: bool = False,
    ) -> float:
        """How well a figure and a title go together: the figure first, both large, both as wide
        as their column."""
        score = way.merit + 0.5 * math.log(title.size) - 1.5 * math.log(scale)
        first = _GIANT if self.setting.style.shape.opening == "giant" else _FIRST
        score -= 2.5 * max(0.0, math.log(first * title.size / way.size))
        if way.tall and title.lines > 1 and not beside:
            score -= 2.0 * max(0.0, math.log(title.piece.height / (_BLOCK * way.tall)))
        score -= _LONELY if title.lonely else 0.0
        score -= _LINE * max(0, title.lines - _FEW_LINES)
        score -= 0.8 * max(0.0, math.log(way.label / (_SECOND * title.size)))
        score -= 0.4 * max(0.0, 0.9 - title.fill) + 0.9 * max(0.0, 0.9 - way.reach / width)
        if self._deck and (deck is None or deck.short):
            score -= _UNSAID
        elif deck:
            score += 0.15 * math.log(deck.size / 25) - 0.05 * (deck.lines - 1)
        return score


def _gap(scale: float) -> float:
    return min(max(_GAP * scale, _LEAST_GAP), _LARGEST_GAP)


def _uneven(stretch: float) -> float:
    """What gaps cost that are so many times as large as they should be."""
    if stretch <= 0:
        return 9.0
    return (1.0 if stretch > 1 else 1.8) * math.log(stretch) ** 2


def _loudest(ways: Iterable[Way]) -> list[Way]:
    """The ways worth trying with every title."""
    return sorted(ways, key=lambda way: way.merit, reverse=True)[:_MOST_WAYS]
