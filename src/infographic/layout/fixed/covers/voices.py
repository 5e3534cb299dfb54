"""What a friendly cover says, and in which order: the claim, a fact, or the title come first.

Each voice is a function of a width; it gives the words in many sizes, those that fill the width in
one line first. Words stand over the hero, beside it, or alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from infographic.blocks.base import Composed, Setting, datum
from infographic.layout.fixed.covers.claim import claim as claimed
from infographic.layout.fixed.covers.claim import split
from infographic.layout.fixed.covers.lettering import (
    GROUPS_APART,
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
from infographic.layout.openings.friendly import cluster
from infographic.marks import Datum, Mark
from infographic.story.model import Figure, Story
from infographic.text.paragraph import Paragraph
from infographic.text.shape import Line, line

# Gaps between the pieces of a cover about 600 px wide.
_KEY_GAP = 26.0
_REST_GAP = 26.0
_SOURCE_GAP = 34.0
# The largest words in px, as a share of the width; and the least size of them.
_LARGEST = 0.36
_LEAST_KEY = 30.0
_LEAST_REST = 24.0
# How much larger the claim's first words are than its others.
_LOUDER = 1.6
# What a smaller line of those costs, and how much of the width it takes at most.
_SMALL_REST = 0.6
_REST_REACH = 0.94
# The width of a poster's content, at which its seal has its own size; the sizes it may have, and
# the least width for one.
_USUAL = 1072.0
_SEALS = (0.76, 0.9, 1.05, 1.2)
_SEAL_FROM = 480.0


@dataclass(eq=False)
class Voices:
    """The voices for a story on one ground; `number` is the page's place in a deck."""

    story: Story
    setting: Setting
    number: str = ""
    _seals: dict[float, Composed | None] = field(default_factory=dict, init=False, repr=False)

    def claim(self, width: float) -> Iterator[Words]:
        """The title on a chip, the claim with its first words grown, the source."""
        setting, air = self.setting, air_of(width)
        type = setting.type("title")
        said = claimed(self.story)
        ink = setting.ground.numeral
        parts = split(said, self.story.locale) or first_line(said, type, width)
        top = self._title_chip(width)
        below = self._source(width)
        for key in grown(parts[0], type, width, _LARGEST * width, _LEAST_KEY):
            head = [top, self._apart(plain(key, _KEY_GAP * air, ink, "deck", True))]
            if not parts[1]:
                yield _words([*head, *below], key, width)
                continue
            for rest, less in self._rests(parts[1], key, width):
                more = plain(rest, _REST_GAP * air, setting.ground.text, "deck", True)
                words = _words([*head, self._apart(more), *below], key, width)
                yield replace(words, reach=words.reach - less)

    def _rests(self, text: str, key: Paragraph, width: float) -> Iterator[tuple[Paragraph, float]]:
        """What follows the claim's first words: as large as goes with them, and in one line where
        that is lower, with what that costs."""
        type = self.setting.type("lead")
        largest = min(key.type.cap / _LOUDER * type.size / type.cap, 0.1 * width, 120.0)
        rest = set_words(text, type, width, max(largest, LEAST), LEAST, 2)
        yield rest, 0.0
        # One as wide as the first words would make a block of them.
        one = set_words(text, type, _REST_REACH * width, max(largest, LEAST), LEAST, 1)
        if len(one.lines) == 1 and one.height < rest.height - 1:
            yield one, _SMALL_REST * math.log(rest.type.size / one.type.size)

    def _apart(self, piece: Piece) -> Piece:
        return replace(piece, apart=GROUPS_APART)

    def fact(self, width: float) -> Iterator[Words]:
        """The title on a chip, the figure grown, its answer and the question, the source."""
        setting, ground, air = self.setting, self.setting.ground, air_of(width)
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
            answer = set_words(item.label, lead, room, min(0.34 * size, 96.0), _LEAST_REST, 3)
            question = set_words(self.story.deck, setting.type("deck_note"), room, 26.0, LEAST, 3)
            beside = answer.height * 1.6 + question.height
            if answer.width <= room and beside <= numeral.cap * 1.4 and share < 0.6:
                piece = self._beside(numeral, answer, question, 0.16 * size, width, tag)
                yield Words((top, piece, *below), size, 1.0)
                continue
            answer = set_words(item.label, lead, width, min(0.4 * size, 96.0), _LEAST_REST, 2)
            question = set_words(self.story.deck, setting.type("deck_note"), width, 26.0, LEAST, 2)
            key = Paragraph((numeral,), numeral.type)
            figure = plain(key, _KEY_GAP * air, ground.numeral, "numeral", True, tag)
            said = plain(answer, _REST_GAP * air, ground.text, "label", True, tag)
            asked = plain(question, 0.7 * _REST_GAP * air, ground.text, "deck")
            pieces = [top, replace(figure, shows=True), replace(said, shows=True), asked]
            yield Words((*pieces, *below), size, 0.7 + 0.3 * numeral.ink.w / width)

    def _beside(
        self,
        numeral: Line,
        answer: Paragraph,
        question: Paragraph,
        gap: float,
        width: float,
        tag: Datum,
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

        return Piece(high, _KEY_GAP * air_of(width), draw, 0.0, max(0.0, numeral.ink.bottom), True)

    def title(self, width: float) -> Iterator[Words]:
        """Chips, the title with its last words grown, the author's sentence or the question."""
        setting, story, air = self.setting, self.story, air_of(width)
        ground = setting.ground
        type = setting.type("title")
        lead, key_text = split_title(story.title, width, setting)
        seal = self._seal(width)
        for with_seal in (True, False) if seal else (False,):
            side = seal.width + 20 if with_seal and seal else 0.0
            strip = [p for p in story.strip if not with_seal or p != story.people]
            top, out = chips(
                strip[0] if strip else "", strip[1:], width - side, setting, number=self.number
            )
            below = source(out, _SOURCE_GAP * air, width, setting)
            for key in grown(key_text, type, width, _LARGEST * width, _LEAST_KEY):
                pieces = [top] if top.height else []
                if lead:
                    largest = max(min(0.56 * key.type.size, 104.0), _LEAST_REST)
                    first = set_words(lead, type, width - side, largest, _LEAST_REST, 3)
                    pieces.append(plain(first, _KEY_GAP * air, ground.text, "title", True))
                gap = (0.85 if lead else 1.0) * _KEY_GAP * air
                set_ = plain(key, gap, ground.numeral, "title", True)
                if with_seal and seal:
                    pieces = [_with_seal(pieces, seal, width)]
                pieces.append(set_)
                if story.deck:
                    pieces.append(self._deck(key, width))
                if below:
                    pieces.append(below)
                words = replace(_words(pieces, key, width), lines=len(key.lines))
                # Where there is room for a seal, a cover without one lacks something.
                yield words if with_seal or not seal else replace(words, reach=words.reach - 0.5)

    def alone(self, width: float) -> Iterator[Words]:
        """A cover without a hero: chips, with the seal beside them, and the title by its last words
        or as a whole, what is said of it, the source."""
        setting, story, air = self.setting, self.story, air_of(width)
        ground, type = setting.ground, setting.type("title")
        seal = self._seal(width)
        side = seal.width + 20 if seal else 0.0
        strip = [p for p in story.strip if not seal or p != story.people]
        top, out = chips(
            strip[0] if strip else "", strip[1:], width - side, setting, number=self.number
        )
        held = [top] if top.height else []
        below = source(out, _SOURCE_GAP * air, width, setting)
        whole = " ".join(story.title.split())
        # A seal stands over all words or beside them.
        rooms = [(width, [_with_seal(held, seal, width)], 0.0)] if seal else [(width, held, 0.0)]
        if seal:
            rooms.append((width - side, [_beside_seal(held, seal, width)], seal.height))
        for room, head, tall in rooms:
            for lead, text in dict.fromkeys((split_title(whole, room, setting), ("", whole))):
                for key in grown(text, type, room, math.inf, _LEAST_KEY, fine=True):
                    pieces = list(head)
                    if lead:
                        largest = max(0.56 * key.type.size, _LEAST_REST)
                        first = set_words(lead, type, room, largest, _LEAST_REST, 3)
                        pieces.append(plain(first, _KEY_GAP * air, ground.text, "title", True))
                    gap = (0.85 if lead else 1.0) * _KEY_GAP * air
                    pieces.append(plain(key, gap, ground.numeral, "title", True))
                    if story.deck:
                        pieces.append(self._deck(key, room))
                    if below:
                        pieces.append(below)
                    yield replace(_words(pieces, key, room), at_least=tall)

    def _deck(self, key: Paragraph, width: float) -> Piece:
        """The author's sentence, or the question, under a title."""
        setting = self.setting
        largest = min(max(0.42 * key.type.size, _LEAST_REST), 0.07 * width, 54.0)
        said = set_words(self.story.deck, setting.type("deck"), width, largest, LEAST, 2)
        gap = 1.3 * _REST_GAP * air_of(width)
        return plain(said, gap, setting.ground.text, "deck", True)

    def _title_chip(self, width: float) -> Piece:
        return chips(self.story.title, (), width, self.setting, "title", self.number)[0]

    def _source(self, width: float) -> list[Piece]:
        story = self.story
        people = [story.people] if story.people else []
        parts = [*people, *(p for p in story.strip if p != story.people)]
        found = source(parts, _SOURCE_GAP * air_of(width), width, self.setting)
        return [found] if found else []

    def _seal(self, width: float) -> Composed | None:
        if width < _SEAL_FROM:
            return None
        scale = max((s for s in _SEALS if s <= width / _USUAL), default=_SEALS[0])
        if scale not in self._seals:
            self._seals[scale] = cluster(self.story, self.setting, scale, least=LEAST)
        return self._seals[scale]


def air_of(width: float) -> float:
    """The factor of gaps on a cover of that width."""
    return min(max(0.85, width / 600), 1.7)


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


def _beside_seal(pieces: list[Piece], seal: Composed, width: float) -> Piece:
    """The first piece with the seal at the right of it and of what follows."""
    first = pieces[0] if pieces else Piece(0.0, 0.0, lambda top: [])

    def draw(top: float) -> list[Mark]:
        return [*first.draw(top), *seal.at(width - seal.width, top - first.rise)]

    return replace(first, draw=draw)
