"""A friendly cover: the claim or the title grown to the width, the crowd on the ground's edge.

Words and hero stand under each other or side by side, in one of several voices: the author's claim
shouted and the title on a chip; the one figure of a fact shouted; the title shouted, the claim or
the question under it, and a seal where there is room. Every voice is tried in many sizes, and the
one taken that fills the room best.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import ClassVar, Self

from infographic.blocks.base import Composed, Setting
from infographic.layout.fixed.covers.base import Cover
from infographic.layout.fixed.covers.claim import claim
from infographic.layout.fixed.covers.lettering import Words
from infographic.layout.fixed.covers.standing import Hero
from infographic.layout.fixed.covers.voices import Voices, air_of
from infographic.marks import Group, Mark, move

# The gap from words to the hero under them, on a cover about 600 px wide.
_HERO_GAP, _LEAST_HERO_GAP = 36.0, 30.5
# By how much gaps may be cut down, and by how much they grow.
_TIGHT, _LOOSE = 0.6, 1.7
# And how far they grow over a hero that grows no more.
_AIRY = 3.0
# What the hero takes of the height, with the words of its answers and without.
_HERO, _BARE_HERO = 0.47, 0.34
# The largest words, or a figure, as a share of the root of the room; how much larger they may be
# (a logarithm).
_IDEAL, _IDEAL_FIGURE = 0.155, 0.24
_OVER = 0.25
# What a further line of a title costs; what a voice that is not the first one costs, and gains
# where all it has to say has room.
_LINE = 0.08
_SECOND, _GAIN = 0.5, 0.2
# What it costs to cut gaps down, by how much.
_TIGHTENED = 0.6
# What it costs that a crowd has no room and a bar stands for it, and that it has no bubbles.
_NO_PEOPLE = 2.5
_NO_BUBBLES = 0.25
# How many plans are weighed with their hero, if they are about as good as the best.
_WEIGHED = 4
_CLOSE = 0.5
# From this width on words and hero may stand beside each other, and how they share the width.
_TWO_COLUMNS = 620.0
_COLUMNS = (0.5, 0.42)
_COLUMN_GAP = 44.0
# They do so where a room is wider than high by so much; from the other on nothing else is tried.
_BESIDE, _UNDER = 1.25, 2.0
# Air under words beside a hero that stands on the edge, at least.
_FOOT = 32.0
# A hole in a room; where in it a title stands that would leave one.
_HOLE, _MIDDLE = 0.24, 0.55
# From this width on a cover by nature is a low one, its hero beside the words.
_WIDE = 1072.0

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
    and how the words stand to the hero: `columns` is their share of the width, 1 for all of
    it."""

    voice: Voice
    told: bool = False
    columns: float = 1.0


@dataclass(eq=False)
class FriendlyCover(Cover):
    # A crowd wants more of the width than a figure does.
    shares: ClassVar[tuple[float, ...]] = (0.42, 0.5, 0.58, 0.63)

    _least: dict[tuple[int, float], float] = field(default_factory=dict, init=False, repr=False)
    _usable: dict[tuple[int, float], float] = field(default_factory=dict, init=False, repr=False)
    _natural: dict[tuple[int, float], float] = field(default_factory=dict, init=False, repr=False)
    _words: dict[tuple[str, float], tuple[Words, ...]] = field(
        default_factory=dict, init=False, repr=False
    )

    def on(self, setting: Setting, above: float, below: float) -> Self:
        made = super().on(setting, above, below)
        if setting.ground is self.setting.ground:
            # Words and crowd know nothing of how far the ground reaches: what was measured holds.
            made._words = self._words
            if self._has_crowd:
                made.__dict__["hero"] = self.hero
            made.__dict__["voices"] = self.voices
        return made

    def least(self, width: float) -> float:
        """The least height with people in the crowd; a room lower than that has a bar instead."""
        return min(self._usable_of(i, width) for i in self._first(width))

    def natural(self, width: float) -> float:
        manners = self._first(width)
        stacked = self._natural_of(manners[0], width)
        # A wide cover is a low one: its hero stands beside the words.
        beside = [self._natural_of(i, width) for i in manners if self.manners[i].columns < 1]
        natural = min(stacked, *beside) if beside and width >= _WIDE else stacked
        return max(natural, self.least(width))

    @property
    def grounded(self) -> bool:
        return self.hero is not None and self.hero.grounded

    def draw(self, width: float, height: float) -> Composed:
        plan = self._settled(self._plan(width, height), width, height)
        marks: list[Mark] = []
        tops = plan.words.tops(plan.ease)
        drop = 0.0 if self.hero else self._drop(height - plan.words.height(plan.ease), height)
        told: list[Mark] = []
        for i, (piece, top) in enumerate(zip(plan.words.pieces, tops, strict=True)):
            found = piece.draw(top + (drop if i else 0.0))
            (told if piece.shows else marks).extend(found)
        if self.hero:
            body = self.hero.draw(plan.hero_width, plan.hero_room, height, plan.told)
            x = width - plan.hero_width
            shown = move(body, x, 0.0) if x > 0 else body
            assert isinstance(shown, Group)
            marks.append(replace(shown, marks=(*told, *shown.marks)))
        return Composed(tuple(marks), width, height)

    def _drop(self, spare: float, height: float) -> float:
        """How much lower than its place a title without a hero stands: at the foot of the room, but
        where that would leave a hole, about its middle."""
        return max(0.0, spare if spare < _HOLE * height else _MIDDLE * spare)

    # -- what there is to tell -------------------------------------------------------------------

    @cached_property
    def hero(self) -> Hero | None:
        hero = self.story.hero
        return Hero(hero, self.fitting, self.setting) if hero else None

    @cached_property
    def voices(self) -> Voices:
        return Voices(self.story, self.setting, self.number)

    @cached_property
    def manners(self) -> tuple[_Manner, ...]:
        """The manners that suit the story, the one that comes first at the head."""
        voices: list[tuple[Voice, bool]] = []
        hero = self.story.hero
        if not hero:
            return (_Manner(self.voices.alone),)
        if claim(self.story):
            voices.append((self.voices.claim, False))
        elif hero and len(hero.items) == 1 and hero.items[0].figure and self._has_crowd:
            voices.append((self.voices.fact, True))
        voices.append((self.voices.title, False))
        stacked = [_Manner(voice, told) for voice, told in voices]
        beside = [replace(m, columns=share) for share in _COLUMNS for m in stacked]
        return (*stacked, *beside)

    @property
    def _has_crowd(self) -> bool:
        return self.hero is not None and self.hero.crowd is not None

    def _manners(self, width: float, height: float | None = None) -> list[int]:
        """The manners to try at a width: all of them, without those that do not go with the
        height."""
        ratio = width / height if height and self.hero else None
        return [
            i
            for i, manner in enumerate(self.manners)
            if (
                width >= _TWO_COLUMNS and (ratio is None or ratio >= _BESIDE)
                if manner.columns < 1
                else ratio is None or ratio <= _UNDER
            )
        ]

    def _first(self, width: float) -> list[int]:
        """The manners of the voice that comes first, under each other and beside: what a cover is
        measured by."""
        voice = self.manners[0].voice
        return [
            i
            for i in self._manners(width)
            if self.manners[i].voice == voice and self.manners[i].columns in (1, _COLUMNS[0])
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

    def _usable_of(self, place: int, width: float) -> float:
        """The least height with people."""
        key = (place, width)
        if key not in self._usable:
            manner = self.manners[place]
            words = self._tight_words(manner, width)
            least = self._least_of(place, width)
            if self.hero and manner.columns < 1:
                body = self.hero.usable(self._columns(manner, width)[1], manner.told, 0.0)
                least = max(words + self._foot, body)
            elif self.hero:
                over = words + self._hero_gap(width, _TIGHT)
                least = over + self.hero.usable(width, manner.told, over)
            self._usable[key] = least
        return self._usable[key]

    def _tight_words(self, manner: _Manner, width: float) -> float:
        column, _ = self._columns(manner, width)
        return min(w.height(_TIGHT) for w in self._candidates(manner, column))

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
        over = words + self._hero_gap(width, ease) if manner.columns == 1 else 0.0
        body = (
            self.hero.least(room, manner.told)
            if ease < 1
            else self.hero.natural(room, manner.told, over)
        )
        return over + body if over else max(words + self._foot, body)

    def _hero_gap(self, width: float, ease: float) -> float:
        """From the words to what stands under them."""
        return max(_LEAST_HERO_GAP, ease * _HERO_GAP * air_of(width))

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
        """The plan with the least wrong in it: all are weighed by their words, and the best few by
        what becomes of the hero too."""
        able = [
            i for i in self._manners(width, height) if self._least_of(i, width) <= height + 0.01
        ]
        plans = [plan for i in able for plan in self._plans(self.manners[i], width, height)]
        if not plans:
            least = min(self._first(width), key=lambda i: self._least_of(i, width))
            return self._tightest(self.manners[least], width, height)
        plans.sort(key=lambda plan: plan.cost)
        if self.hero is None:
            return plans[0]
        hero = self.hero
        weighed: list[_Plan] = []
        rooms: dict[float, int] = {}
        for plan in plans:
            if plan.cost > plans[0].cost + _CLOSE:
                break
            rooms[plan.hero_width] = rooms.get(plan.hero_width, 0) + 1
            # Beside words a hero of one width has one room, and is weighed once.
            if rooms[plan.hero_width] <= (_WEIGHED if plan.hero_width == width else 1):
                weighed.append(plan)
        return min(
            weighed,
            key=lambda p: p.cost + 0.7 * hero.cost(p.hero_width, p.hero_room, height, p.told),
        )

    def _settled(self, plan: _Plan, width: float, height: float) -> _Plan:
        """The plan with gaps that take up what the hero leaves of its room."""
        if self.hero is None or plan.hero_width < width:
            return plan
        left = plan.hero_room - self.hero.height(plan.hero_width, plan.hero_room, height, plan.told)
        gaps = plan.words.gaps + _HERO_GAP * air_of(width)
        ease = min(_AIRY, plan.ease + max(0.0, left) / gaps) if gaps > 0 else plan.ease
        return replace(plan, ease=ease)

    def _plans(self, manner: _Manner, width: float, height: float) -> Iterator[_Plan]:
        column, room = self._columns(manner, width)
        ideal = (_IDEAL_FIGURE if manner.told else _IDEAL) * math.sqrt(width * height)
        for words in self._candidates(manner, column):
            cost = self._second(manner, width, height) + 1.0 - words.reach
            cost += _LINE * (words.lines - 1)
            if self.hero:
                off = math.log(words.size / ideal)
                cost += -0.9 * off if off < 0 else max(0.0, off - _OVER)
            if self.hero and manner.columns == 1:
                plan = self._over(self.hero, words, manner, width, height, cost)
            else:
                plan = self._alone(words, manner, room, height, cost)
            if plan:
                yield plan

    def _second(self, manner: _Manner, width: float, height: float) -> float:
        """What a voice that is not the first one costs: less than nothing where all it has to say
        has room."""
        if manner.voice == self.manners[0].voice:
            return 0.0
        place = self.manners.index(replace(manner, columns=1.0))
        return -_GAIN if self._natural_of(place, width) <= height else _SECOND

    def _alone(
        self, words: Words, manner: _Manner, room: float, height: float, cost: float
    ) -> _Plan | None:
        """Words that have the height for themselves, the hero beside them."""
        free = height - self._foot
        if words.height(_TIGHT) > free + 0.01:
            return None
        cost += 1.2 * abs(math.log(free / max(words.height(1.0), 1.0)))
        if self.hero:
            cost += 0.5 * abs(math.log(height / self.hero.natural(room, manner.told)))
            bubbles, people = self.hero.peopled(room, height, manner.told)
            cost += _NO_PEOPLE if height < people - 0.01 else 0.0
            cost += _NO_BUBBLES if height < bubbles and not manner.told else 0.0
        return _Plan(cost, words, _eased(words, free), room, height, manner.told)

    def _over(
        self,
        hero: Hero,
        words: Words,
        manner: _Manner,
        width: float,
        height: float,
        cost: float,
    ) -> _Plan | None:
        """Words over the hero, which gets what height they leave."""
        least = hero.least(width, manner.told)
        wanted = (_BARE_HERO if manner.told else _HERO) * height
        bubbles, people = hero.peopled(width, height, manner.told)
        tight = height - words.height(_TIGHT) - self._hero_gap(width, _TIGHT)
        # Bubbles if they can be had, else people, else what there is.
        needed = next((n for n in (bubbles, people) if n <= tight + 0.01), least)
        ease = 1.0
        left = height - words.height(ease) - self._hero_gap(width, ease)
        while left < max(needed, 0.7 * wanted) and ease > _TIGHT + 1e-9:
            ease = max(_TIGHT, ease - 0.1)
            left = height - words.height(ease) - self._hero_gap(width, ease)
        if left < least - 0.01:
            return None
        cost += _NO_PEOPLE if left < people - 0.01 else 0.0
        cost += _NO_BUBBLES if left < bubbles - 0.01 and not manner.told else 0.0
        far = math.log(left / wanted)
        # A hero that is too large is the lesser evil.
        cost += (0.6 * far if far > 0 else -far) + _TIGHTENED * (1 - ease)
        return _Plan(cost, words, ease, width, left, manner.told)

    def _tightest(self, manner: _Manner, width: float, height: float) -> _Plan:
        column, room = self._columns(manner, width)
        words = min(self._candidates(manner, column), key=lambda w: w.height(_TIGHT))
        left = height
        if manner.columns == 1:
            left -= words.height(_TIGHT) + self._hero_gap(width, _TIGHT)
        return _Plan(0.0, words, _TIGHT, room, max(left, 1.0), manner.told)


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
