"""A friendly cover: the claim or the title grown to the width, the crowd on the ground's edge.

There are several manners of telling it, each under each other or in two columns: with the author's
claim shouted and the title on a chip; with the one figure of a fact shouted; with the title shouted
and the claim under it, and where there is room for it a seal. The one whose natural height is
nearest to the room's is taken.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from infographic.blocks.base import Composed, datum
from infographic.layout.fixed.covers.base import Cover
from infographic.layout.fixed.covers.claim import claim, split
from infographic.layout.fixed.covers.lettering import (
    LEAST,
    Piece,
    Words,
    chips,
    first_line,
    grown,
    plain,
    set_words,
    source,
    split_title,
)
from infographic.layout.fixed.covers.standing import Hero
from infographic.layout.openings.friendly import cluster
from infographic.marks import Datum, Mark, move
from infographic.story.model import Figure
from infographic.text.paragraph import Paragraph
from infographic.text.shape import Line, line

# Gaps between the pieces of a cover, in px.
_KEY_GAP = 26.0
_REST_GAP = 26.0
_SOURCE_GAP = 24.0
_HERO_GAP = 40.0
# By how much gaps may be cut down, and by how much they grow.
_TIGHT, _LOOSE = 0.55, 1.7
# What the hero takes of the height.
_HERO = 0.47
# The largest words in px, as a share of the width; and the least size of them.
_LARGEST = 0.36
_LEAST_KEY = 30.0
_LEAST_REST = 24.0
# From this width on words and hero may stand beside each other, and how they share the width.
_TWO_COLUMNS = 620.0
_COLUMNS = (0.5, 0.42, 0.58)
_COLUMN_GAP = 44.0
# Air under words beside a hero that stands on the edge, at least.
_FOOT = 32.0
# The width of a poster's content, at which its seal has its own size.
_USUAL = 1072.0
_SEAL_FROM = 480.0

Voice = Callable[[float], Iterator[Words]]


@dataclass(frozen=True, slots=True)
class _Plan:
    """An arrangement found for a room: words, the factor of their gaps, what the hero gets."""

    cost: float
    words: Words
    ease: float
    hero_width: float
    hero_room: float
    told: bool


@dataclass(frozen=True, slots=True)
class _Manner:
    """A way to tell it: its words by width, whether the hero's answers are among them,
    and how the words stand to the hero: `columns` is their share of the width, 1 for all of it."""

    voice: Voice
    told: bool = False
    columns: float = 1.0


@dataclass(eq=False)
class FriendlyCover(Cover):
    _least: dict[tuple[int, float], float] = field(default_factory=dict, init=False, repr=False)
    _natural: dict[tuple[int, float], float] = field(default_factory=dict, init=False, repr=False)
    _words: dict[tuple[str, float], tuple[Words, ...]] = field(
        default_factory=dict, init=False, repr=False
    )

    def least(self, width: float) -> float:
        return min(self._least_of(i, width) for i in self._manners(width))

    def natural(self, width: float) -> float:
        manners = self._manners(width)
        stacked = self._natural_of(manners[0], width)
        # A wide cover is a low one: its hero stands beside the words.
        beside = [self._natural_of(i, width) for i in manners if self.manners[i].columns < 1]
        return min(stacked, *beside) if beside and width >= _USUAL else stacked

    @property
    def grounded(self) -> bool:
        return self.hero is not None and self.hero.grounded

    def draw(self, width: float, height: float) -> Composed:
        plan = self._plan(width, height)
        marks: list[Mark] = []
        tops = plan.words.tops(plan.ease)
        for piece, top in zip(plan.words.pieces, tops, strict=True):
            marks += piece.draw(top)
        if self.hero:
            body = self.hero.draw(plan.hero_width, plan.hero_room, height, plan.told)
            x = width - plan.hero_width
            marks.append(move(body, x, 0.0) if x > 0 else body)
        return Composed(tuple(marks), width, height)

    # -- what there is to tell -------------------------------------------------------------------

    @cached_property
    def hero(self) -> Hero | None:
        hero = self.story.hero
        return Hero(hero, self.fitting, self.setting) if hero else None

    @cached_property
    def manners(self) -> tuple[_Manner, ...]:
        """The manners that suit the story, the one that comes first at the head."""
        voices: list[tuple[Voice, bool]] = []
        hero = self.story.hero
        if claim(self.story):
            voices.append((self._claim, False))
        elif hero and len(hero.items) == 1 and hero.items[0].figure and self._has_crowd:
            voices.append((self._fact, True))
        voices.append((self._title, False))
        if not hero:
            return tuple(_Manner(voice) for voice, _ in voices)
        stacked = [_Manner(voice, told) for voice, told in voices]
        beside = [_Manner(voice, told, share) for share in _COLUMNS for voice, told in voices]
        return (*stacked, *beside)

    @property
    def _has_crowd(self) -> bool:
        return self.hero is not None and self.hero.crowd is not None

    def _manners(self, width: float) -> list[int]:
        return [
            i
            for i, manner in enumerate(self.manners)
            if manner.columns == 1 or width >= _TWO_COLUMNS
        ]

    # -- heights ---------------------------------------------------------------------------------

    def _columns(self, manner: _Manner, width: float) -> tuple[float, float]:
        """The widths of words and hero."""
        if manner.columns == 1:
            return width, width
        free = width - _COLUMN_GAP
        return manner.columns * free, (1 - manner.columns) * free

    def _least_of(self, place: int, width: float) -> float:
        key = (place, width)
        if key not in self._least:
            self._least[key] = self._measured(self.manners[place], width, _TIGHT)
        return self._least[key]

    def _natural_of(self, place: int, width: float) -> float:
        key = (place, width)
        if key not in self._natural:
            self._natural[key] = self._measured(self.manners[place], width, 1.0)
        return self._natural[key]

    def _measured(self, manner: _Manner, width: float, ease: float) -> float:
        """The least height of a manner with tight gaps, or the natural one: its largest words in
        one line, the hero as it is by nature."""
        column, room = self._columns(manner, width)
        found = self._candidates(manner, column)
        words = min(w.height(ease) for w in found) if ease < 1 else found[0].height(ease)
        if self.hero is None:
            return words
        body = (
            self.hero.least(room, manner.told) if ease < 1 else self.hero.natural(room, manner.told)
        )
        if manner.columns < 1:
            return max(words + self._foot, body)
        return words + ease * _HERO_GAP + body

    @property
    def _foot(self) -> float:
        """The air under words that stand beside a hero on the ground's edge."""
        return max(_FOOT, *self.setting.bleed) if self.grounded else 0.0

    def _candidates(self, manner: _Manner, width: float) -> tuple[Words, ...]:
        key = (manner.voice.__name__, width)
        if key not in self._words:
            self._words[key] = tuple(manner.voice(width))
        return self._words[key]

    # -- plans -----------------------------------------------------------------------------------

    def _plan(self, width: float, height: float) -> _Plan:
        places = self._manners(width)
        able = [i for i in places if self._least_of(i, width) <= height + 0.01]
        if not able:
            able = [min(places, key=lambda i: self._least_of(i, width))]
        order = sorted(able, key=lambda i: abs(math.log(height / self._natural_of(i, width))))
        best: _Plan | None = None
        # Manners about as near as the nearest are worked out, and the best one is taken.
        for place in order[:2]:
            far = abs(math.log(height / self._natural_of(place, width)))
            for plan in self._plans(self.manners[place], width, height):
                cost = plan.cost + far
                if best is None or cost < best.cost - 1e-9:
                    best = replace(plan, cost=cost)
        if best is None:
            return self._tightest(self.manners[order[0]], width, height)
        return best

    def _plans(self, manner: _Manner, width: float, height: float) -> Iterator[_Plan]:
        column, room = self._columns(manner, width)
        beside = manner.columns < 1
        candidates = self._candidates(manner, column)
        largest = max(words.size for words in candidates)
        for words in candidates:
            emphasis = 0.45 * math.log(largest / words.size) + 0.5 * (1 - words.reach)
            if beside or self.hero is None:
                foot = self._foot if self.hero else 0.0
                tight = height - foot - words.height(_TIGHT)
                if tight < -0.01:
                    continue
                ease = _eased(words, height - foot)
                loss = abs(math.log((height - foot) / max(words.height(1.0), 1.0)))
                cost = emphasis + loss
                yield _Plan(cost, words, ease, room, height, manner.told)
                continue
            least = self.hero.least(room, manner.told)
            ease = 1.0
            left = height - words.height(ease) - _HERO_GAP
            wanted = (0.3 if manner.told else _HERO) * height
            while left < max(least, 0.8 * wanted) and ease > _TIGHT + 1e-9:
                ease = max(_TIGHT, ease - 0.15)
                left = height - words.height(ease) - ease * _HERO_GAP
            if left < least - 0.01:
                continue
            cost = emphasis + abs(math.log(left / wanted)) + 0.3 * (1 - ease)
            yield _Plan(cost, words, ease, room, left, manner.told)

    def _tightest(self, manner: _Manner, width: float, height: float) -> _Plan:
        column, room = self._columns(manner, width)
        words = min(self._candidates(manner, column), key=lambda w: w.height(_TIGHT))
        left = height - words.height(_TIGHT) - _TIGHT * _HERO_GAP
        return _Plan(0.0, words, _TIGHT, room, max(left, 1.0), manner.told)

    # -- voices ----------------------------------------------------------------------------------

    def _claim(self, width: float) -> Iterator[Words]:
        """The title on a chip, the claim with its first words grown, the source."""
        setting = self.setting
        lead = setting.type("lead")
        type = setting.type("title")
        said = claim(self.story)
        parts = split(said, self.story.locale) or first_line(said, type, width)
        top = self._title_chip(width)
        below = self._source(width)
        for key in grown(parts[0], type, width, _LARGEST * width, _LEAST_KEY):
            pieces = [top, plain(key, _KEY_GAP, setting.ground.numeral, "deck", True)]
            if parts[1]:
                largest = min(max(0.68 * key.type.size, _LEAST_REST), 0.1 * width, 72.0)
                rest = set_words(parts[1], lead, width, largest, _LEAST_REST, 2)
                pieces.append(plain(rest, _REST_GAP, setting.ground.text, "deck", True))
            yield _words([*pieces, *below], key, width)

    def _fact(self, width: float) -> Iterator[Words]:
        """The title on a chip, the figure grown, its answer and the question, the source."""
        setting, ground = self.setting, self.setting.ground
        panel = self.story.hero
        assert panel is not None
        item = panel.items[0]
        tag = datum(panel, item)
        text = setting.value(panel, item.figure or Figure(0.0))
        type = setting.type("title")
        lead = setting.type("lead")
        top = self._title_chip(width)
        below = self._source(width)
        unit = line(text, type.at(size=100))
        most = 100 * width / unit.ink.w
        for share in (0.5, 0.42, 0.34, 0.28, 0.22, 0.6, 0.75):
            size = min(share * most, 340.0)
            if size < 1.6 * _LEAST_KEY:
                continue
            numeral = line(text, type.at(size=size))
            room = width - numeral.ink.w - 0.16 * size
            answer = set_words(item.label, lead, room, min(0.34 * size, 72.0), _LEAST_REST, 3)
            question = set_words(self.story.deck, setting.type("deck_note"), room, 30.0, LEAST, 3)
            beside = answer.height * 1.6 + question.height
            if answer.width <= room and beside <= numeral.cap * 1.1 and share < 0.6:
                piece = self._beside(numeral, answer, question, 0.16 * size, tag)
                yield Words((top, piece, *below), size, 1.0)
                continue
            answer = set_words(item.label, lead, width, min(0.4 * size, 72.0), _LEAST_REST, 2)
            question = set_words(self.story.deck, setting.type("deck_note"), width, 30.0, LEAST, 2)
            pieces = [
                top,
                plain(
                    Paragraph((numeral,), numeral.type),
                    _KEY_GAP,
                    ground.numeral,
                    "numeral",
                    True,
                    tag,
                ),
                plain(answer, _REST_GAP, ground.text, "label", True, tag),
                plain(question, 0.7 * _REST_GAP, ground.text, "deck"),
            ]
            yield Words((*pieces, *below), size, 0.7 + 0.3 * numeral.ink.w / width)

    def _beside(
        self, numeral: Line, answer: Paragraph, question: Paragraph, gap: float, tag: Datum
    ) -> Piece:
        """A figure with its answer and the question at its right, about its middle."""
        ground = self.setting.ground
        between = 0.55 * answer.type.cap + question.rise
        tall = answer.height + between + question.height
        high = max(numeral.cap, tall)

        def draw(top: float) -> list[Mark]:
            y = top + (high + numeral.cap) / 2
            x = numeral.ink.w + gap
            over = top + (high - tall) / 2
            below = over + answer.height + between
            return [
                numeral.at(-numeral.ink.x, y, ground.numeral, role="numeral", datum=tag),
                *answer.at(x, over, ground.text, role="label", datum=tag, optical=True),
                *question.at(x, below, ground.text, role="deck"),
            ]

        return Piece(high, _KEY_GAP, draw, 0.0, max(0.0, numeral.ink.bottom))

    def _title(self, width: float) -> Iterator[Words]:
        """Chips, the title with its last words grown, the author's sentence or the question."""
        setting, story = self.setting, self.story
        ground = setting.ground
        type = setting.type("title")
        lead, key_text = split_title(story.title, width, setting)
        seal = self._seal(width)
        for with_seal in (True, False) if seal else (False,):
            side = seal.width + 20 if with_seal and seal else 0.0
            strip = [p for p in story.strip if not with_seal or p != story.people]
            others = [*([self.number] if self.number else []), *strip[1:]]
            top, out = chips(strip[0] if strip else "", others, width - side, setting)
            below = source(out, _SOURCE_GAP, width, setting)
            for key in grown(key_text, type, width, _LARGEST * width, _LEAST_KEY):
                pieces = [top] if top.height else []
                if lead:
                    largest = max(min(0.56 * key.type.size, 104.0), _LEAST_REST)
                    first = set_words(lead, type, width - side, largest, _LEAST_REST, 3)
                    pieces.append(plain(first, _KEY_GAP, ground.text, "title", True))
                gap = _KEY_GAP if not lead else 0.85 * _KEY_GAP
                set_ = plain(key, gap, ground.numeral, "title", True)
                if with_seal and seal:
                    pieces = [_with_seal(pieces, seal, width)]
                pieces.append(set_)
                if story.deck:
                    deck = setting.type("deck")
                    largest = min(max(0.42 * key.type.size, _LEAST_REST), 0.07 * width, 54.0)
                    said = set_words(story.deck, deck, width, largest, _LEAST_REST, 2)
                    pieces.append(plain(said, 1.3 * _REST_GAP, ground.text, "deck", True))
                if below:
                    pieces.append(below)
                words = _words(pieces, key, width)
                # Where there is room for a seal, a cover without one lacks something.
                yield (
                    words
                    if with_seal or not seal
                    else Words(words.pieces, words.size, words.reach - 0.5)
                )

    def _title_chip(self, width: float) -> Piece:
        others = [self.number] if self.number else []
        return chips(self.story.title, others, width, self.setting, "title")[0]

    def _source(self, width: float) -> list[Piece]:
        story = self.story
        people = [story.people] if story.people else []
        parts = [*people, *(p for p in story.strip if p != story.people)]
        found = source(parts, _SOURCE_GAP, width, self.setting)
        return [found] if found else []

    def _seal(self, width: float) -> Composed | None:
        if width < _SEAL_FROM:
            return None
        return cluster(self.story, self.setting, min(max(0.72, width / _USUAL), 1.2))


def _words(pieces: list[Piece], key: Paragraph, width: float) -> Words:
    reach = sum(ln.ink.w for ln in key.lines) / len(key.lines) / width
    return Words(tuple(pieces), key.type.size, reach)


def _with_seal(pieces: list[Piece], seal: Composed, width: float) -> Piece:
    """Pieces at the left with the seal at the right, as one piece."""
    words = Words(tuple(pieces), 0.0, 0.0)
    tall = max(words.height(), seal.height)

    def draw(top: float) -> list[Mark]:
        marks = list(seal.at(width - seal.width, top))
        # Words lower than the seal end where it does, the chips stay at the top.
        tops = words.tops(1.0)
        drop = max(0.0, tall - words.height())
        for i, (piece, y) in enumerate(zip(pieces, tops, strict=True)):
            marks += piece.draw(top + y + (drop if i else 0.0))
        return marks

    return Piece(tall, 0.0, draw)


def _eased(words: Words, height: float) -> float:
    """The factor of the gaps with which words fill a height, as far as that looks well."""
    low, high = _TIGHT, _LOOSE
    if words.height(high) <= height:
        return high
    for _ in range(8):
        middle = (low + high) / 2
        if words.height(middle) <= height:
            low = middle
        else:
            high = middle
    return low
