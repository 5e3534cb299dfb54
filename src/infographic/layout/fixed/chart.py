"""A question on a page of a fixed size: its head and its chart, enlarged until they fill a room.

A chart that needs less than its room is composed in a narrower and lower one and enlarged: every
length of it by the same factor, never below the style's own sizes.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from infographic.blocks.base import Block, Composed, Setting
from infographic.blocks.fact import Fact
from infographic.blocks.lockup import Lockup
from infographic.blocks.registry import Choice
from infographic.layout.checks.free import largest_free
from infographic.layout.fitting import Fitting
from infographic.layout.fixed.loudness import loudness, texts
from infographic.layout.fixed.region import Filled, Region, Room, Way
from infographic.layout.head import head, note_lines, small_head
from infographic.layout.page import Placed
from infographic.layout.rows import NOTE_GAP
from infographic.layout.scale import scaled
from infographic.marks import Box, Group, Mark, leaves, move
from infographic.story.model import Chapter, Panel
from infographic.story.parts import fact, first
from infographic.text.breaks import units
from infographic.text.paragraph import paragraph
from infographic.text.typography import typeset

# By how much a region may be enlarged, largest first.
ZOOMS = (2.4, 2.2, 2.0, 1.85, 1.7, 1.55, 1.42, 1.3, 1.2, 1.1, 1.0)
# What a chart of fixed proportions and one that stretches fill well, in heights they need.
_RIGID, _ELASTIC, _FACT = 1.5, 1.9, 1.6
# How many answers a part may have, and what leaving the others out loses.
_CUTS = (8, 6, 4, 3)
_QUOTES = (3, 2, 1)
_CUT_LOSS = 0.18
# One figure says less than its question asks where that wants a list, or where it is a count.
_FACT_LOSS, _LISTED_LOSS, _SHORT_LIST = 0.3, 0.55, 3
# What is lost where the question stands over its chart, and no headline.
_SHORT_LOSS = 0.06
# Low forms of a comparison or a list, those of a scale's steps, and how much less they are liked.
_PLAIN, _PLAIN_STEPS, _PLAIN_LESS = ("dumbbell", "stacks", "bars"), ("stacks", "bars"), 0.25
# How many forms of a part of a question are weighed.
_PART_FORMS = 2
# A row of a chart is at least so high; one of fewer rows at least this share of what it was.
_LEAST_ROW, _SURELY = 24.0, 0.85
# A head with its gap is at least so high.
_LEAST_HEAD = 50.0
# Forms of one figure that fill a high and a low room, and how much less they are liked than the
# style's own.
_GROWN, _GROWN_LESS = ("fact", "lockup"), 0.08
# How far such a form is stretched, and how high its figure may be where it stands alone.
_TOGETHER, _ALONE, _ALONE_SIZES = 2.3, 0.55, (84.0, 72.0, 62.0, 54.0, 46.0)
# Forms whose figures have no lengths: a small page has no time for them.
_LENGTHLESS, _LENGTHLESS_LOSS = ("heat",), 0.15
# One figure without a whole is a few words: in a wide room they leave most of it empty.
_NARROW_FACT, _BARE_LOSS = 560.0, 0.3
_BESIDE = 0.1  # less where its words stand beside it
# Forms of a list: one figure in them looks like the rest of one.
_LISTS = ("bars", "bars_above")
# Answers beyond this are more than a small page wants, each of them a little.
_MANY, _MANY_LOSS = 8, 0.05
_HEAD_GAP = 30.0
# How far accents may reach over a head, in px, and tails below words, in sizes of them.
_RISE, _HANGS = 8.0, 0.35
_FACT_GAP = 26.0
# A block that suits this much less well at a narrower width is not enlarged so far.
_WORSE = 0.2
_NARROWEST = 200.0
# Where more of a room than this stays empty another form is tried, one that leaves so much less and
# loses hardly more.
_EMPTY, _FULLER, _AS_GOOD, _OUTGROWN = 0.12, 0.06, 0.12, 0.5
# How far down a figure alone stands of what is left over what was asked.
_MIDDLE = 0.4
# Of ways to fill a room alone so many are tried, up to so much more loss; what stays empty counts.
_TRIED, _WORTH, _AMISS = 7, 0.3, 0.8
# What it costs where a word of an answer is cut.
_BROKEN_LOSS = 0.4
_LONG_WORD = 8
_ENDS = " .?!:\u3002\u0964\uff1f"
# What a form that suits less well costs.
_MISFIT = 0.5
# Widths from which a headline has a role.
_ROLES = ((780.0, "headline"), (0.0, "panel_headline"))


@dataclass(frozen=True, slots=True)
class _Part:
    """The question or a part of it; a `short` one has no headline over its question."""

    unit: Chapter
    short: bool


@dataclass(frozen=True, slots=True)
class _Set:
    """Head, chart and notes under each other at one width, in the style's own size."""

    head: Composed
    gap: float
    block: Block
    body: float
    notes: Composed
    broken: bool
    loudest: float

    @property
    def height(self) -> float:
        notes = NOTE_GAP + self.notes.height if self.notes.marks else 0.0
        return self.head.height + self.gap + self.body + notes

    @property
    def around(self) -> float:
        return self.height - self.body


@dataclass(frozen=True, slots=True)
class _Laid:
    """A part of the question in a room: all lengths in the style's size, before they are enlarged
    by `zoom`; of its `height` px `free` are left."""

    unit: Chapter
    zoom: float
    held: _Set
    top: Composed
    gap: float
    body: Composed
    notes: Composed
    free: float
    height: float
    grounded: bool
    outgrown: bool

    @property
    def amiss(self) -> float:
        """The share of the room that nothing fills: what lies outside all that is in it, for one
        figure its largest hole too; more where the hero is outgrown."""
        marks = (*self.top.marks, *self.body.marks, *self.notes.marks)
        wide = max((mark.bounds.right for mark in marks), default=0.0)
        empty = 1 - min(1.0, wide / self.body.width) * (1 - self.free / self.height)
        if _is_fact(self.unit.panels[0]):
            empty = max(empty, self._hole())
        return empty + (_OUTGROWN if self.outgrown else 0.0)

    def _hole(self) -> float:
        room = Box(0, 0, self.body.width, self.height)
        below = self.height - self.top.height
        boxes = [
            *(mark.bounds for mark in leaves(self.body.marks)),
            *(mark.bounds.move(0, below) for mark in self.top.marks),
        ]
        hole = largest_free(room, boxes)
        return hole.w * hole.h / (room.w * room.h) if hole else 0.0


@dataclass(eq=False)
class ChartRegion(Region):
    """One question. `unit` is a chapter of one panel; `setting` is that of any ground: colours make
    no difference to measures. On a `small` page it has no kicker. No figure
    of it repeats what `hero` says."""

    unit: Chapter
    fitting: Fitting
    setting: Setting
    small: bool = True
    hero: Panel | None = None
    cuttable: bool = True
    _sets: dict[tuple[int, str, float], _Set] = field(default_factory=dict)
    _heads: dict[tuple[int, float], tuple[Composed, float]] = field(default_factory=dict)
    _row: dict[tuple[str, float], float] = field(default_factory=dict)
    _parts: list[_Part] = field(default_factory=list)
    _keys: list[tuple[int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lead = self.unit.lead
        whole = [self.unit, *(self._cut() if self.cuttable else ())]
        parts = [_Part(unit, False) for unit in whole]
        if self.small and not self.unit.authored and not self.unit.panels[0].headline:
            # What the engine says of the data may give way to the question itself.
            parts += [_Part(unit, True) for unit in whole if not _is_fact(unit.panels[0])]
        self._parts = sorted(parts, key=self._loss)

    def _cut(self) -> list[Chapter]:
        words, numbers = self.setting.words, self.setting.numbers
        quotes = self.unit.panels[0].kind == "text"
        counts = _QUOTES if quotes else _CUTS
        cut = [first(self.unit, count, words, numbers) for count in counts]
        alone = fact(self.unit, words, numbers, self.hero)
        return [part for part in (*cut, alone) if part is not None]

    # -- measuring -------------------------------------------------------------------------------

    def ways(self, width: float) -> Iterator[Way]:
        for number, part in enumerate(self._parts):
            choices = self._choices(part.unit.panels[0], width)
            for choice in choices:
                base = self._loss(part) + _MISFIT * (choices[0].score - choice.score)
                base += _LENGTHLESS_LOSS if choice.block.name in _LENGTHLESS else 0.0
                if width > _NARROW_FACT and _is_bare(part.unit.panels[0]):
                    base += _BARE_LOSS - (_BESIDE if choice.block.name == "lockup" else 0.0)
                block = choice.block
                yield Way(
                    partial(self._needs, number, block, width),
                    base,
                    self._key(number, block.name),
                    partial(self._surely, number, block, width),
                    number,
                )

    def _needs(self, number: int, block: Block, width: float) -> tuple[float, float, float]:
        """The least height of a part as a block, the most it fills, and what it loses by words that
        are cut."""
        held = self._set(number, block, width)
        rows = len(self._parts[number].unit.panels[0].items)
        self._row[block.name, width] = _SURELY * held.body / rows
        most = _FACT if block.name in _GROWN else _ELASTIC if block.stretches() else _RIGID
        return held.height, held.height * most, _BROKEN_LOSS if held.broken else 0.0

    def _surely(self, number: int, block: Block, width: float) -> float:
        """A height that a part needs at least, by what others at that width took a row."""
        rows = len(self._parts[number].unit.panels[0].items)
        return rows * self._row.get((block.name, width), _LEAST_ROW) + _LEAST_HEAD

    def _choices(self, panel: Panel, width: float) -> list[Choice]:
        """The forms to weigh, the style's own first. A part has those of the whole question, as far
        as they suit it; one figure may always grow to its room."""
        if not _is_fact(panel):
            whole = [
                *self._suiting(self.unit.panels[0], width),
                *self._plain(self.unit.panels[0], width),
            ]
            if panel is self.unit.panels[0]:
                return whole
            return [
                choice
                for choice in dict.fromkeys((*whole[: _PART_FORMS - 1], *whole[-1:]))
                if choice.block.suits(panel, width, self.setting) > 0
            ]
        found = self._suiting(panel, width)
        if not found:
            return found
        # One figure is no list.
        found = [choice for choice in found if choice.block.name not in _LISTS] or found
        own = {choice.block.name for choice in found}
        for name in _GROWN:
            block = self.fitting.known[name]
            if name not in own and block.suits(panel, width, self.setting) > 0:
                found.append(Choice(block, found[0].score - _GROWN_LESS))
        return found

    def _suiting(self, panel: Panel, width: float) -> list[Choice]:
        return [
            choice
            for choice in self.fitting.choices(panel, width, self.setting)
            if choice.score > 0 and choice.block.frame != "bare"
        ]

    def _plain(self, panel: Panel, width: float) -> list[Choice]:
        """The low forms, where the style's own are others: a low room must have some."""
        own = self._suiting(panel, width)
        named = {choice.block.name for choice in own}
        best = own[0].score if own else 1.0
        return [
            Choice(self.fitting.known[name], best - _PLAIN_LESS)
            for name in (_PLAIN_STEPS if panel.ordered else _PLAIN)
            if name not in named and self.fitting.known[name].suits(panel, width, self.setting) > 0
        ][:1]

    def _key(self, number: int, block: str) -> int:
        """A number that stands for a part of the question as a block."""
        if (number, block) not in self._keys:
            self._keys.append((number, block))
        return self._keys.index((number, block))

    def _loss(self, part: _Part) -> float:
        panel, whole = part.unit.panels[0], self.unit.panels[0]
        if _is_fact(panel) and not _is_fact(whole):
            listed = len([item for item in whole.items if not item.minor]) > _SHORT_LIST
            return _LISTED_LOSS if listed or not panel.is_percent else _FACT_LOSS
        loss = _SHORT_LOSS if part.short else 0.0
        if len(panel.items) < len(whole.items):
            return loss + _CUT_LOSS * (1 - len(panel.items) / len(whole.items)) + 0.05
        return loss + (_MANY_LOSS * max(0, len(panel.items) - _MANY) if self.small else 0.0)

    def _set(self, number: int, block: Block, width: float) -> _Set:
        """The part of that number as a block at a width."""
        at = (number, block.name, round(width, 2))
        if at not in self._sets:
            part = self._parts[number]
            panel = part.unit.panels[0]
            setting = replace(self.setting, bleed=(0.0, 0.0))
            body = self.fitting.measure(block, panel, width, setting)
            at_width = (number, round(width, 2))
            if at_width not in self._heads:
                self._heads[at_width] = self._head(part, width, setting)
            top, gap = self._heads[at_width]
            notes = self._notes(panel, width, setting)
            made = self.fitting.compose(block, panel, width, setting)
            labels = [item.label for item in panel.items]
            heads = (part.unit.headline, panel.title) if top.marks else ()
            broken = _breaks_words(labels, made, setting) or _breaks_any(heads, top, setting)
            self._sets[at] = _Set(top, gap, block, body, notes, broken, _loudest(made))
        return self._sets[at]

    def _head(self, part: _Part, width: float, setting: Setting) -> tuple[Composed, float]:
        unit = part.unit
        panel = unit.panels[0]
        if _is_fact(panel):
            # The figure is what there is to read: what was asked stands back, and below it.
            return _asked(panel, width, setting)
        if part.short:
            extra = panel.question.removeprefix(panel.title).lstrip(" .\u3002\u0964")
            return _within(small_head(panel.title, extra, width, setting)), _FACT_GAP
        role = next(role for least, role in _ROLES if width >= least)
        said = replace(unit, kicker="" if self.small else unit.kicker, intro="")
        number = 0 if self.small else 1
        return _within(head(said, role, width, setting, number)), _HEAD_GAP

    def _notes(self, panel: Panel, width: float, setting: Setting) -> Composed:
        if not panel.notes or _is_fact(panel):
            return Composed((), width, 0.0)
        return note_lines(panel.notes, width, setting)

    # -- drawing ---------------------------------------------------------------------------------

    def draw(self, way: Way, room: Room) -> Filled:
        laid = self._laid(way.key, room)
        if laid.amiss > _EMPTY:
            # Measured by nature it seemed to fill the room: another form may in truth.
            for other in self._others(way, room):
                tried = self._laid(other.key, room)
                if tried.amiss < laid.amiss - _FULLER:
                    laid = tried
        top, gap, held = laid.top, laid.gap, laid.held
        marks: list[Mark]
        if _is_fact(laid.unit.panels[0]):
            # The figure at the head of its room, what was asked at its foot.
            y = laid.body.height + gap + laid.free + top.height
            down = laid.free * (_MIDDLE if top.marks else 0.5) if math.isinf(room.loudest) else 0.0
            marks = [*laid.body.at(0, down), *top.at(0, y - top.height)]
        else:
            # What is left goes between head and chart and below, never into one hole.
            gap += laid.free if laid.grounded else min(laid.free * 0.4, gap)
            y = top.height + gap
            marks = [*top.marks, *laid.body.at(0, y)]
            y += laid.body.height
        if laid.notes.marks:
            marks += laid.notes.at(0, y + NOTE_GAP)
        panel = laid.unit.panels[0]
        group = Group(scaled(marks, laid.zoom, tagged=True), panel.title, panel.id)
        box = Box(0, 0, room.width, max(room.height, y * laid.zoom))
        placed = Placed(panel.id, held.block.name, box, room.ground.name)
        return Filled((group,), (placed,), laid.unit)

    def fullest(self, room: Room) -> Way:
        """The way that fills a room of its own best, and loses least by it."""
        held: list[tuple[float, int, Way]] = []
        for way in self.ways(room.width):
            if held and way.base > held[0][2].base + _WORTH:
                break
            if way.surely <= room.height and way.least <= room.height:
                cost = way.loss + _AMISS * self._laid(way.key, room).amiss
                held.append((cost, len(held), way))
            if len(held) == _TRIED:
                break
        if held:
            return min(held)[2]
        return min(self.ways(room.width), key=lambda way: way.least)

    def _others(self, way: Way, room: Room) -> list[Way]:
        """Ways that lose hardly more than the one that was chosen."""
        return [
            other
            for other in self.ways(room.width)
            if other.key != way.key
            and other.least <= room.height
            and other.loss <= way.loss + _AS_GOOD
        ]

    def _laid(self, key: int, room: Room) -> _Laid:
        """A part of the question as a block, as large as the room allows."""
        number, name = self._keys[key]
        part = self._parts[number]
        unit = part.unit
        panel = unit.panels[0]
        zoom, held = self._enlarged(number, self.fitting.known[name], room)
        width, height = room.width / zoom, room.height / zoom
        setting = self.setting.on(
            room.ground, bleed=(room.bleed[0] / zoom, room.bleed[1] / zoom), told=True
        )
        top, gap = self._head(part, width, setting)
        notes = self._notes(panel, width, setting)
        grounded = held.block.grounded and not notes.marks
        if grounded:
            # It stands on the edge of its ground: the air below is its own.
            height += room.below / zoom
        body = self._body(held, panel, width, height, setting)
        if isinstance(held.block, Fact | Lockup) and math.isinf(room.loudest):
            # No hero stands beside it: it may be as large as its room.
            alone = replace(held.block, largest_cap=_ALONE * height)
            if isinstance(alone, Lockup):
                alone = replace(alone, sizes=(*_ALONE_SIZES, *alone.sizes))
            large = self._body(replace(held, block=alone), panel, width, height, setting)
            if large.height <= height - held.around + 0.5:
                held, body = replace(held, block=alone), large
        loud = zoom * zoom * _loudest(body)
        if loud > room.loudest and isinstance(held.block, Fact | Lockup):
            # The hero is the loudest: the figure keeps its room, and is less high in it.
            quiet = _quieter(held.block, body, math.sqrt(room.loudest / loud), setting)
            body = self._body(replace(held, block=quiet), panel, width, height, setting)
            loud = zoom * zoom * _loudest(body)
        free = max(0.0, height - held.around - body.height)
        outgrown = loud > 1.05 * room.loudest
        return _Laid(unit, zoom, held, top, gap, body, notes, free, height, grounded, outgrown)

    def _body(
        self, held: _Set, panel: Panel, width: float, height: float, setting: Setting
    ) -> Composed:
        block = held.block
        if not block.stretches():
            return self.fitting.compose(block, panel, width, setting)
        room = height - held.around
        if isinstance(block, Fact | Lockup):
            # Its parts keep together: what is left stands around them.
            tall = room if block.largest_cap > _TOGETHER * held.body else _TOGETHER * held.body
            made = block.compose(panel, width, setting, min(room, tall))
        else:
            made = self.fitting.compose(block, panel, width, setting, room)
        if made.height <= room + 0.5:
            return made
        return self.fitting.compose(block, panel, width, setting)

    def _enlarged(self, number: int, block: Block, room: Room) -> tuple[float, _Set]:
        """The largest size at which it still fits, and what it is there."""
        panel = self._parts[number].unit.panels[0]
        usual = block.suits(panel, room.width, self.setting)
        for zoom in ZOOMS:
            width = room.width / zoom
            if zoom > 1 and (
                width < _NARROWEST
                or self._set(number, block, width).broken
                or block.suits(panel, width, self.setting) < usual - _WORSE
            ):
                continue
            held = self._set(number, block, width)
            quiet = held.loudest * zoom * zoom <= room.loudest
            fits = held.height * zoom <= room.height + 0.01 and quiet
            if fits or zoom == 1:
                return zoom, held
        raise AssertionError("the last zoom is 1")


def _asked(panel: Panel, width: float, setting: Setting) -> tuple[Composed, float]:
    """What was asked and of whom, where the figure's own words do not say it; and the gap over
    it."""
    text = panel.question or panel.title
    if not text.startswith(panel.title):
        text = setting.words.sentences([panel.title, panel.question])
    label = panel.items[0].label
    if label.casefold().rstrip(_ENDS) == panel.title.casefold().rstrip(_ENDS):
        text = text.removeprefix(panel.title).lstrip(_ENDS)
    if not text:
        return Composed((), width, 0.0), 0.0
    words = paragraph(text, setting.type("question"), width)
    marks = words.at(0, 0, setting.ground.mute, role="question")
    low = max(0.0, words.overhang - _HANGS * words.type.size)
    return Composed(tuple(marks), width, words.height + low), _FACT_GAP + words.rise


def _within(made: Composed) -> Composed:
    """A head whose tall accents reach no further out of it than capitals leave room for."""
    reach = max((-mark.bounds.y for mark in leaves(made.marks)), default=0.0) - _RISE
    if reach <= 0:
        return made
    return Composed(tuple(made.at(0, reach)), made.width, made.height + reach)


def _is_fact(panel: Panel) -> bool:
    return len(panel.items) == 1 and len(panel.columns) == 1 and panel.kind != "text"


def _breaks_words(texts_in: Iterable[str], made: Composed, setting: Setting) -> bool:
    """Whether words are cut where none may be: no line of what was made holds such a word."""
    lines = [typeset(text.text) for text in texts(made.marks)]
    language = setting.numbers.locale
    return any(
        not any(unit.strip() in line for line in lines)
        for text in texts_in
        for unit in units(typeset(text), language)
        if len(unit.strip()) >= _LONG_WORD
    )


def _breaks_any(heads: Iterable[str], top: Composed, setting: Setting) -> bool:
    """The same of a head, which says some of its texts and not others."""
    said = "".join(text.text for text in texts(top.marks))
    joined = "".join(said.split())
    shown = [head for head in heads if head and "".join(typeset(head).split()) in joined]
    return _breaks_words(shown, top, setting)


def _quieter(block: Fact | Lockup, made: Composed, by: float, setting: Setting) -> Fact | Lockup:
    """The form with its figure at most so many times as high as it was."""
    type = setting.type("numeral_huge")
    largest = max((text.size for text in texts(made.marks)), default=type.size)
    cap = max(by * largest * type.cap / type.size, block.least_cap)
    return replace(block, largest_cap=cap, natural_cap=min(cap, block.natural_cap))


def _loudest(made: Composed) -> float:
    return max(map(loudness, texts(made.marks)), default=0.0)


def _is_bare(panel: Panel) -> bool:
    """Whether a panel is one figure that is no share of anything."""
    return _is_fact(panel) and not panel.is_percent


def shown_moved(filled: Filled, x: float, y: float) -> Filled:
    """The region at its place on the page."""
    return replace(
        filled,
        marks=tuple(move(mark, x, y) for mark in filled.marks),
        placed=tuple(replace(p, box=p.box.move(x, y)) for p in filled.placed),
    )
