"""A ranked list under its first answer: one loud bar, then the others on the same scale, their
figures and labels inside, after, or across the bars' ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from infographic.blocks.base import Block, Composed, Setting, datum, rest_datum, rest_item
from infographic.blocks.pieces import (
    Entry,
    capped,
    corner_radius,
    ground_of,
    grown,
    not_published,
    run_in,
    set_numeral,
    statement,
    tile_room,
    trimmed_icon,
)
from infographic.blocks.tones import bar_color, own_color
from infographic.marks import Box, Datum, Mark, Rect, Text
from infographic.story.model import Item, Panel
from infographic.style.icons import find_icon
from infographic.text.breaks import units
from infographic.text.paragraph import Paragraph, paragraph
from infographic.text.shape import Line, Type, line, width

# From a bar's end to the number or the words after it, and from a number inside to the end.
_AFTER = 12.0
_NUMBER_AFTER = 8.0
_NUMBER_ROOM = 14.0
# From words inside to a bar's end.
_END = 16.0
# Above and below words inside a bar, and what the ink of any keeps from its rounded corners.
_AIR = 8.0
_CORNER = 2.5


@dataclass(frozen=True, slots=True)
class _Row:
    """One bar under the first: how long it is and where its words stand."""

    item: Item
    rest: bool
    length: float
    number: Line
    number_x: float
    inside: bool  # the number stands on the bar
    words: Paragraph
    words_x: float

    @property
    def height(self) -> float:
        """What the words need of a bar's thickness: tall letters more than Latin ones."""
        words = self.words
        ink = words.height + 2 * (max(words.rise, words.overhang) + _CORNER)
        return ink if len(words.lines) == 1 else max(ink, words.height + 2 * _AIR)


@dataclass(frozen=True, slots=True)
class _Plan:
    hero: Item
    rows: tuple[_Row, ...]
    tail: tuple[Item, ...]
    per_point: float


@dataclass(frozen=True, slots=True)
class HeroBars(Block):
    """The first row is as high as the room allows within `hero`, its numeral `hero_air` px lower;
    its label is set in the first of `hero_sizes` that fits. The others are `thickness` high,
    between its two ends, and `gap` apart. A number begins at `inset`, a label at `label_x` or where
    the widest number ends. Of lists of more than `tail_from` answers those below `tail_share` of
    the first, and what is no answer of its own, are told in running text."""

    name = "hero_bars"
    grow = 0.4
    tile_spans = (5, 6, 7, 12)

    hero: tuple[float, float] = (96, 112)
    hero_air: float = 40
    hero_sizes: tuple[float, ...] = (44, 38, 34, 30, 28, 26, 24)
    icon_air: float = 48
    thickness: tuple[float, float] = (33, 44)
    gap: float = 7
    inset: float = 16
    label_x: float = 80
    number_cap: float = 17
    most_round: float = 8
    tail_from: int = 12
    tail_share: float = 0.125
    tail_gap: float = 30
    least_width: float = 300
    most_items: int = 24

    def spans(self, panel: Panel, setting: Setting) -> tuple[int, ...]:
        """The narrowest tiles in which every label has its line; the full width where none has."""
        longest = max((width(i.label, setting.type("label")) for i in panel.items), default=0.0)
        fits = tuple(c for c in (5, 6, 7) if self.label_x + longest <= tile_room(c))
        return (*fits, 12)

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        if len(panel.columns) != 1 or width < self.least_width:
            return 0.0
        if panel.kind not in ("single", "multiple", "group", "scale"):
            return 0.0
        if panel.unit == "rank" or not 3 <= len(panel.items) <= self.most_items:
            return 0.0
        numbers = [i.figure.number for i in panel.items if i.figure]
        if len(numbers) < 2 or min(numbers) < 0 or max(numbers) <= 0:
            return 0.0
        score = 0.9 if len(panel.items) > 3 else 0.6
        if panel.ordered:
            # The first row would leave its place in the order.
            score -= 0.5
        plan = self._plan(panel, width, setting)
        many = sum(len(row.words.lines) > 2 for row in plan.rows)
        return max(0.3, score - 0.1 * many)

    def stretches(self) -> bool:
        return True

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        plan = self._plan(panel, width, setting)
        tail = self._tail(panel, plan, width, setting)
        foot = self.tail_gap + tail.height if tail else 0.0
        head = self._hero(panel, plan, self.hero[0], width, setting)
        tall, thick = self._sizes(plan, head.height, foot, height)
        head = self._hero(panel, plan, max(tall, self.hero[0]), width, setting)
        gap = self._gap(plan, head.height + foot, thick, height)
        marks: list[Mark] = list(head.marks)
        y = head.height
        for row in plan.rows:
            y += gap
            bar = max(thick, row.height)
            marks += self._row(panel, row, y, bar, thick, plan.per_point, width, setting)
            y += bar
        if tail:
            marks += tail.at(0, y + self.tail_gap)
            y += foot
        return Composed(tuple(marks), width, y)

    # -- what goes where -----------------------------------------------------------------------

    def _plan(self, panel: Panel, width: float, setting: Setting) -> _Plan:
        hero = self._first(panel)
        others = [i for i in panel.items if i is not hero]
        tail = self._short(panel, hero, others)
        rest = rest_item(panel, setting)
        largest = max(i.figure.number for i in panel.items if i.figure)
        if rest and rest.figure and rest.figure.number > largest:
            # What was not published must not dwarf what was: it is told, not drawn.
            tail = [*tail, rest]
        elif rest:
            others = [*others, rest]
        per_point = width / largest
        shown = [i for i in others if i not in tail]
        rows = self._rows(panel, shown, rest, per_point, width, setting)
        return _Plan(hero, tuple(rows), tuple(tail), per_point)

    def _first(self, panel: Panel) -> Item:
        """The highlighted answer, else the largest that is one of its own (not Other), where no
        other is much larger; else the largest of all."""
        shown = [i for i in panel.items if i.figure]
        largest = max(shown, key=lambda i: i.figure.number if i.figure else 0.0)
        most = largest.figure.number if largest.figure else 0.0
        own = [i for i in shown if not i.minor]
        for wish in (panel.highlighted, *sorted(own, key=lambda i: -i.figure.number)[:1]):  # type: ignore[union-attr]
            if wish and wish.figure and wish.figure.number >= _LEADS * most:
                return wish
        return largest

    def _short(self, panel: Panel, hero: Item, others: Sequence[Item]) -> list[Item]:
        if len(panel.items) <= self.tail_from or hero.figure is None:
            return []
        least = hero.figure.number * self.tail_share
        tail = [
            i
            for i in others
            if not i.highlight and i.figure and (i.figure.number < least or i.minor)
        ]
        return tail if len(tail) > 2 else []

    def _rows(
        self,
        panel: Panel,
        items: Sequence[Item],
        rest: Item | None,
        per_point: float,
        full: float,
        setting: Setting,
    ) -> list[_Row]:
        strong = capped(setting.type("numeral_small"), self.number_cap)
        strong = strong.at(size=max(strong.size, setting.style.smallest))
        numbers = [
            line(setting.value(panel, i.figure) if i.figure else _DASH, strong) for i in items
        ]
        widest = max((n.advance for n in numbers), default=0.0)
        start = max(self.label_x, self.inset + widest + _END)
        type = self._label_type(items, full - start, setting)
        rows: list[_Row] = []
        for item, number in zip(items, numbers, strict=True):
            length = item.figure.number * per_point if item.figure else 0.0
            hatched = item is rest
            inside = not hatched and length >= number.advance + _NUMBER_ROOM
            if inside:
                x = min(self.inset, (length - number.advance) / 2)
            else:
                x = length + _NUMBER_AFTER if length else 0.0
            end = max(length + _AFTER, x + number.advance + _AFTER) if length else start
            words, words_x = self._words(item, type, start, length, max(start, end), full, inside)
            rows.append(_Row(item, hatched, length, number, x, inside, words, words_x))
        return rows

    def _label_type(self, items: Sequence[Item], room: float, setting: Setting) -> Type:
        """Labels at their width, or all narrow where that keeps every one of them on one line."""
        plain, slim = setting.type("label"), setting.style.narrow("label")
        slim = slim.at(size=max(slim.size, setting.style.smallest))
        for type in (plain, slim):
            if all(width(i.label, type) <= room for i in items):
                return type
        return plain

    def _words(
        self,
        item: Item,
        type: Type,
        start: float,
        length: float,
        after: float,
        full: float,
        inside: bool,
    ) -> tuple[Paragraph, float]:
        """A label and its x: inside the bar, after it, else across its end, in lines where it must.
        Across only where the number stands inside, since a bar must reach the label."""
        whole = line(item.label, type)
        if inside and start + whole.advance + _END <= length:
            return Paragraph((whole,), type), start
        if after + whole.advance <= full:
            return Paragraph((whole,), type), after
        across = inside and length > start + _AFTER
        if across and start + whole.advance <= full:
            return Paragraph((whole,), type), start
        # After the bar where a fair column is left there, else over bar and ground.
        longest = max(
            (width(u.rstrip(), type) for u in units(item.label, type.language)), default=0
        )
        if full - after >= max(longest, 0.45 * full) or not across:
            return paragraph(item.label, type, max(full - after, 1.0)), after
        return paragraph(item.label, type, full - start), start

    def _sizes(
        self, plan: _Plan, head: float, foot: float, height: float | None
    ) -> tuple[float, float]:
        """How high the first row is (`head` at least) and how thick the bars are: as much as the
        height leaves, all those of one line alike."""
        least, most = self.thickness
        single = [r for r in plan.rows if len(r.words.lines) == 1]
        least = max(least, *(r.height for r in single), 0.0)
        if height is None or not plan.rows:
            return head, least
        fixed = sum(max(r.height, least) for r in plan.rows if r not in single)
        spare = height - foot - head - self.gap * len(plan.rows) - fixed
        thick = spare / len(single) if single else least
        thick = min(max(thick, least), max(most, least))
        return min(max(self.hero), max(head, head + spare - thick * len(single))), thick

    def _gap(self, plan: _Plan, taken: float, thick: float, height: float | None) -> float:
        """The gap between rows: what bars of full thickness leave, up to twice the usual one."""
        if height is None or not plan.rows:
            return self.gap
        bars = sum(max(thick, r.height) for r in plan.rows)
        return min(2 * self.gap, max(self.gap, (height - taken - bars) / len(plan.rows)))

    # -- drawing -------------------------------------------------------------------------------

    def _hero(
        self, panel: Panel, plan: _Plan, tall: float, full: float, setting: Setting
    ) -> Composed:
        """The first row: numeral, label and icon on its bar, or after it where it is short."""
        item = plan.hero
        figure = item.figure
        if figure is None:
            return Composed((), full, 0.0)
        length = figure.number * plan.per_point
        fill = own_color(item, setting.ground) or (
            setting.ground.highlight if item.highlight else setting.ground.mark
        )
        said = datum(panel, item)
        numeral, words, icon = self._hero_words(panel, item, length, tall, full, setting)
        tall = max(tall, words.height + 2 * self.inset)
        box = Box(0, 0, length, tall)
        tag = replace(said, encodes="length-x", per_unit=plan.per_point)
        radius = corner_radius(box, self._round(setting) * _HERO_RADIUS)
        marks: list[Mark] = [Rect(box, fill, radius, tag)]
        on = ground_of(fill, setting)
        top = (tall - numeral.cap) / 2
        marks.append(set_numeral(numeral, self.inset, top, on.text, datum=said))
        x = self.inset + numeral.ink.w + _HERO_GAP
        marks += self._set(words, x, tall / 2, length, on.text, setting.ground.text, said)
        if icon:
            side = tall - self.icon_air
            corner = Box(length - self.inset - side, (tall - side) / 2, side, side)
            marks.append(trimmed_icon(icon, corner, on.text))
        return Composed(tuple(marks), full, tall)

    def _round(self, setting: Setting) -> float:
        """Words run on over the ends of bars: those are never rounder than `most_round`."""
        return min(setting.style.shape.bar, self.most_round)

    def _hero_words(
        self, panel: Panel, item: Item, length: float, tall: float, full: float, setting: Setting
    ) -> tuple[Line, Paragraph, str | None]:
        """Numeral and label in the largest sizes that go together: rather a smaller numeral than a
        broken word; an icon where it costs the label little."""
        type = setting.type("statement")
        icon = item.icon or find_icon(item.label, setting.numbers.locale)
        least = setting.style.smallest
        sizes = [s for s in self.hero_sizes if s >= least] or [least]
        fair = [s for s in sizes if s >= sizes[min(3, len(sizes) - 1)]]
        aside = tall - self.icon_air + _HERO_GAP + self.inset
        # On a short bar the label may go on over the ground.
        end = length - self.inset if length > full - self.inset else full
        value = setting.value(panel, item.figure) if item.figure else ""
        room = tall - 2 * self.inset
        half = min(0.5 * full, length - 2 * self.inset)
        numeral = grown(value, setting.type("numeral_huge"), half, tall - self.hero_air)
        for shrunk in (1.0, 0.8, 0.65):
            numeral = grown(value, setting.type("numeral_huge"), half, shrunk * numeral.cap)
            start = self.inset + numeral.ink.w + _HERO_GAP
            tries = ((icon, length - aside, fair), (None, end, sizes))
            for shown, right, allowed in tries if icon else tries[1:]:
                for lines in (1, 2):
                    words = statement(item.label, type, right - start, allowed, lines)
                    if words and words.height <= room:
                        return numeral, words, shown
        words = paragraph(item.label, type.at(size=sizes[-1]), max(end - start, 1.0))
        return numeral, words, None

    def _row(
        self,
        panel: Panel,
        row: _Row,
        y: float,
        thick: float,
        least: float,
        per_point: float,
        full: float,
        setting: Setting,
    ) -> Iterator[Mark]:
        ground = setting.ground
        # Words after a bar leave it as thick as the others; those on it need room.
        bar = thick if row.words_x < row.length else min(thick, least)
        box = Box(0, y + (thick - bar) / 2, row.length, bar)
        label = row.item.label
        said = rest_datum(panel, label) if row.rest else datum(panel, row.item)
        tag = replace(said, encodes="length-x", per_unit=per_point)
        radius = corner_radius(box, self._round(setting))
        # Tall words across the bar's end, or just before it, would stand in its round corners.
        at = row.length - row.words_x
        across = [ln.ink for ln in row.words.lines if ln.ink.x < at < ln.ink.right + radius]
        if len(across) > 1 or any(ink.h > bar - 2 * radius for ink in across):
            radius = 0.0
        fill = bar_color(row.item, ground)
        if row.rest:
            yield from not_published(box, radius, tag, setting)
        elif row.length > 0:
            yield Rect(box, fill, radius, tag)
        on = ground_of(fill, setting).text
        ink = ground.mute if row.item.figure is None or row.rest else ground.text
        baseline = box.cy + row.number.cap / 2
        inner = on if row.inside else ink
        yield row.number.at(row.number_x, baseline, inner, role="value", datum=said)
        yield from self._set(row.words, row.words_x, box.cy, row.length, on, ink, said)
        if row.item.figure is None:
            # A dash alone is a riddle.
            note = line(setting.words("label.not_published"), row.words.type)
            x = row.words_x + row.words.width + _END
            if len(row.words.lines) == 1 and x + note.advance <= full:
                yield note.at(x, box.cy + row.words.type.cap / 2, ground.mute, role="note")

    def _set(
        self,
        words: Paragraph,
        x: float,
        cy: float,
        end: float,
        inner: str,
        outer: str,
        said: Datum,
    ) -> Iterator[Text]:
        """Lines centred on `cy`; one that crosses the bar's `end` changes colour there."""
        echoes: list[Text] = []
        for text in words.at(x, cy - words.height / 2, outer, role="label", datum=said):
            if text.ink.right <= end:
                yield replace(text, fill=inner)
            elif text.ink.x >= end:
                yield text
            else:
                # As far to both sides and up and down as any ink reaches.
                far = text.line.grow(text.size)
                left = Box(far.x, far.y, end - far.x, far.h)
                right = Box(end, far.y, far.right - end, far.h)
                yield replace(text, fill=inner, clip=left)
                echoes.append(replace(text, clip=right, echo=True))
        # A word broken over two lines must not be said in turns.
        yield from echoes

    def _tail(self, panel: Panel, plan: _Plan, full: float, setting: Setting) -> Composed | None:
        """The least answers as running text."""
        if not plan.tail:
            return None
        entries = []
        for item in plan.tail:
            known = item in panel.items
            said = datum(panel, item) if known else rest_datum(panel, item.label)
            value = setting.value(panel, item.figure) if item.figure else _DASH
            entries.append(Entry(value, item.label, said))
        size = setting.style.smallest
        found = run_in(entries, full, setting, size, gap=20.0, value_last=True)
        if found:
            return found
        # A label longer than a line: each entry has lines of its own, its value behind the last.
        plain, strong = (setting.type(r).at(size=size) for r in ("label", "label_strong"))
        marks: list[Mark] = []
        y = 0.0
        ink = setting.ground.text
        for entry in entries:
            figure = line(entry.value, strong)
            words = paragraph(entry.label, plain, max(full - figure.advance - _AIR, 1.0), False)
            marks += words.at(0, y, ink, role="label", datum=entry.datum)
            y += words.height
            x = words.lines[-1].advance + _AIR if words.lines else 0.0
            marks.append(figure.at(x, y, ink, role="value", datum=entry.datum))
            y += 14 + words.overhang
        return Composed(tuple(marks), full, y - 14)


_DASH = "\u2013"
# How much of the largest answer the first row shows at least.
_LEADS = 0.6
_HERO_GAP = 20.0
# The first row's corners are a little rounder than the other bars'.
_HERO_RADIUS = 4 / 3
