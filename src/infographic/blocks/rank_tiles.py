"""A ranking without shares as equal tiles: the place large, what holds it at the foot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from infographic.blocks.base import Block, Composed, Setting, datum
from infographic.blocks.pieces import (
    ground_of,
    grown,
    grown_until,
    lead_words,
    set_numeral,
    small_words,
    statement,
)
from infographic.marks import Box, Mark, Rect
from infographic.story.model import Item, Panel
from infographic.text.paragraph import Paragraph, paragraph
from infographic.text.shape import Line, Type


@dataclass(frozen=True, slots=True)
class _Plan:
    items: tuple[Item, ...]
    w: float
    words: tuple[Paragraph, ...]
    cap: float
    head: Composed | None
    above: bool
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class RankTiles(Block):
    """`gutter` between tiles, `pad` inside. Places are at most `largest_cap` high; names share the
    first of `sizes` that fits all in `lines` lines. The question stands beside the first place
    where at least `beside` px are left, else over the row."""

    name = "rank_tiles"
    frame = "bare"
    grow = 0.2
    tile_spans = (12,)

    gutter: float = 16
    pad: float = 28
    largest_cap: float = 140
    least_cap: float = 64
    sizes: tuple[float, ...] = (46, 40, 34, 30, 28, 26, 24)
    head_sizes: tuple[float, ...] = (28, 26, 24)
    lines: int = 2
    beside: float = 120
    most_items: int = 4
    natural: float = 272

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        if panel.kind != "ranking" or panel.is_percent or len(panel.columns) != 1:
            return 0.0
        if not 2 <= len(panel.items) <= self.most_items:
            return 0.0
        figures = [i.figure for i in panel.items]
        if any(f is None for f in figures):
            return 0.0
        places = [f.number for f in figures if f]
        if places != sorted(places) or len(set(places)) < len(places):
            return 0.0
        return 0.95 if self._plan(panel, width, self.natural, setting) else 0.0

    def stretches(self) -> bool:
        return True

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        what = f"{panel.id}: no tiles in {width:g} px"
        _, plan = grown_until(
            height or self.natural,
            24,
            10 * self.natural,
            lambda tall: self._plan(panel, width, tall, setting),
            what,
        )
        marks: list[Mark] = []
        if plan.above and plan.head:
            marks += plan.head.marks
        for place, item in enumerate(plan.items):
            marks += self._tile(panel, item, place, plan, setting)
        return Composed(tuple(marks), width, plan.height)

    def _plan(self, panel: Panel, width: float, height: float, setting: Setting) -> _Plan | None:
        """The largest names that leave the places room; the question inside if it fits there."""
        items = panel.items
        w = (width - self.gutter * (len(items) - 1)) / len(items)
        room = w - 2 * self.pad
        least = setting.style.smallest
        said = bool(lead_words(panel, setting) or small_words(panel, setting))
        for above in (False, True):
            head = self._head(panel, 28.0, width, setting) if said and above else None
            top = head.height + 24 if head else 0.0
            for size in (s for s in self.sizes if s >= least):
                words = [
                    statement(i.label, setting.type("statement"), room, (size,), self.lines)
                    for i in items
                ]
                held = tuple(p for p in words if p)
                if len(held) < len(words):
                    continue
                free = height - top - 2 * self.pad - max(p.height for p in held) - self.pad
                cap = min(free, self.largest_cap, self._widest_cap(panel, items, room, setting))
                if cap < self.least_cap:
                    continue
                plan = _Plan(items, w, held, cap, head, above, top, height)
                if above or not said or self._beside(panel, plan, setting):
                    return plan
        return None

    def _widest_cap(
        self, panel: Panel, items: tuple[Item, ...], room: float, setting: Setting
    ) -> float:
        return min(self._place(i, room, self.largest_cap, setting).cap for i in range(len(items)))

    def _place(self, index: int, room: float, cap: float, setting: Setting) -> Line:
        return grown(setting.numbers.decimal(index + 1), setting.type("numeral_huge"), room, cap)

    def _beside(self, panel: Panel, plan: _Plan, setting: Setting) -> Composed | None:
        """The question in the room at the right of the first place."""
        numeral = self._place(0, plan.w, plan.cap, setting)
        free = plan.w - 2 * self.pad - numeral.ink.w - self.pad
        if free < self.beside:
            return None
        least = setting.style.smallest
        for size in (s for s in self.head_sizes if s >= least):
            type = setting.type("statement")
            whole = statement(lead_words(panel, setting), type, free, (size,), 9)
            head = self._head(panel, size, free, setting)
            if whole and head.height <= plan.cap + 4:
                return head
        return None

    def _head(self, panel: Panel, size: float, width: float, setting: Setting) -> Composed:
        ground = setting.ground
        type: Type = setting.type("statement").at(size=size)
        words = paragraph(lead_words(panel, setting), type, width)
        marks: list[Mark] = list(words.at(0, 0, ground.text, role="headline"))
        y = words.height
        more = small_words(panel, setting)
        if more:
            small = setting.type("label").at(size=setting.style.smallest)
            note = paragraph(more, small, width)
            y += 20
            marks += note.at(0, y, ground.mute, role="note")
            y += note.height
        return Composed(tuple(marks), width, y)

    def _tile(
        self, panel: Panel, item: Item, place: int, plan: _Plan, setting: Setting
    ) -> Iterator[Mark]:
        """A tile says its place by its numeral alone: all are equal, none is a length."""
        fill = setting.ground.highlight if place == 0 else setting.ground.band
        ground = ground_of(fill, setting)
        x = place * (plan.w + self.gutter)
        box = Box(x, plan.top, plan.w, plan.height - plan.top)
        yield Rect(box, fill, setting.style.shape.card, role="ground")
        said = datum(panel, item)
        numeral = self._place(place, plan.w, plan.cap, setting)
        left, top = x + self.pad, plan.top + self.pad
        yield set_numeral(numeral, left, top, ground.numeral, datum=said)
        words = plan.words[place]
        foot = box.bottom - self.pad - max(p.height for p in plan.words)
        yield from words.at(left, foot, ground.text, role="label", datum=said)
        if place == 0 and not plan.above:
            head = self._beside(panel, plan, setting.on(ground))
            if head:
                yield from head.at(left + numeral.ink.w + self.pad, top)
