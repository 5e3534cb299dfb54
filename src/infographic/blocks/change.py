"""Two waves as one bar each: the new value solid, a loss as its ghost, a gain as a notch, the
change at the right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from infographic.blocks.base import Block, Composed, Setting, datum
from infographic.blocks.pieces import (
    capped,
    corner_radius,
    ghost,
    ground_of,
    readable,
    set_numeral,
)
from infographic.blocks.tones import bar_color
from infographic.marks import Box, Datum, Mark, Rect
from infographic.story.model import Figure, Item, Panel
from infographic.text.paragraph import Paragraph, paragraph
from infographic.text.shape import Line, line

_DASH = "\u2013"


@dataclass(frozen=True, slots=True)
class _Row:
    """An answer: its words over its bar from `y` on, its figures as they are printed."""

    item: Item
    words: Paragraph
    new: Line | None
    old: Line | None
    change: Line
    y: float


@dataclass(frozen=True, slots=True)
class _Plan:
    rows: tuple[_Row, ...]
    top: float
    bar: float
    per_point: float
    height: float


@dataclass(frozen=True, slots=True)
class Change(Block):
    """Bars of `bar` px, from its least to its most, `label_gap` under their labels and `row_gap`
    apart. Figures are `cap` high, changes `change_cap`; a notch is `notch` px wide."""

    name = "change"
    grow = 0.3
    tile_spans = (7, 6, 12)

    bar: tuple[float, float] = (36, 52)
    label_gap: float = 14
    row_gap: float = 30
    cap: float = 22
    change_cap: float = 34
    inset: float = 12
    outside: float = 10
    between: float = 14
    change_gap: float = 28
    notch: float = 4
    key_gap: float = 30
    swatch: float = 20
    least_width: float = 380
    most_items: int = 9

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        if not panel.waves or len(panel.columns) != 2 or width < self.least_width:
            return 0.0
        if panel.kind in ("matrix", "text", "ranking", "nps"):
            return 0.0
        if not 1 <= len(panel.items) <= self.most_items:
            return 0.0
        numbers = [f.number for i in panel.items for f in i.figures if f]
        both = [i for i in panel.items if all(i.figures)]
        if not both or min(numbers) < 0 or max(numbers) <= 0:
            return 0.0
        plan = self._plan(panel, width, None, setting)
        if plan.per_point * max(numbers) < 0.35 * width:
            return 0.0
        return 0.85 if len(panel.items) <= 6 else 0.7

    def stretches(self) -> bool:
        return True

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        plan = self._plan(panel, width, height, setting)
        marks = self._key(panel, width, setting)
        main = self._main(panel)
        for row in plan.rows:
            marks += self._row(panel, row, plan, row.item is main, width, setting)
        return Composed(tuple(marks), width, plan.height)

    # -- what goes where -----------------------------------------------------------------------

    def _main(self, panel: Panel) -> Item | None:
        """The answer to look at: the highlighted one, else the one that changed most."""
        if panel.highlighted:
            return panel.highlighted
        moved = [i for i in panel.items if all(i.figures) and not i.minor]
        return max(moved, key=lambda i: abs(self._by(i)), default=None)

    def _by(self, item: Item) -> float:
        old, new = item.figures
        return round(new.number - old.number, 6) if old and new else 0.0

    def _order(self, panel: Panel) -> list[Item]:
        """By change, the largest first; what has none last. A scale keeps its order."""
        if panel.ordered:
            return list(panel.items)
        return sorted(panel.items, key=lambda i: (i.minor, not all(i.figures), -abs(self._by(i))))

    def _plan(self, panel: Panel, full: float, height: float | None, setting: Setting) -> _Plan:
        figures = capped(setting.type("numeral_small"), self.cap)
        figures = figures.at(size=max(figures.size, setting.style.smallest))
        large = capped(setting.type("numeral_small"), self.change_cap)
        label = setting.type("label")
        made: list[tuple[Item, Paragraph, Line | None, Line | None, Line]] = []
        first = True
        for item in self._order(panel):
            old, new = item.figures
            lines = [
                line(setting.value(panel, f, unit=first and f is (new or old)), figures)
                if f
                else None
                for f in (new, old)
            ]
            first = False
            said = setting.numbers.signed(self._by(item), panel.decimals)
            change = line(said if all(item.figures) else _DASH, large)
            made.append((item, paragraph(item.label, label, full), lines[0], lines[1], change))
        aside = max(m[4].ink.w for m in made) + self.change_gap
        per_point = self._per_point(made, full - aside)
        top = self._head(setting) + self.key_gap
        fixed = sum(m[1].height + self.label_gap for m in made) + self.row_gap * (len(made) - 1)
        least, most = self.bar
        bar = least + 4
        if height is not None:
            bar = min(most, max(least, (height - top - fixed) / len(made)))
        y = top
        gap = self.row_gap
        if height is not None and len(made) > 1:
            spare = height - top - fixed - bar * len(made)
            gap += min(max(0.0, spare / (len(made) - 1)), self.row_gap)
        rows: list[_Row] = []
        for item, words, new_line, old_line, change in made:
            rows.append(_Row(item, words, new_line, old_line, change, y))
            y += words.height + self.label_gap + bar + gap
        return _Plan(tuple(rows), top, bar, per_point, y - gap)

    def _per_point(
        self, made: list[tuple[Item, Paragraph, Line | None, Line | None, Line]], room: float
    ) -> float:
        """The longest scale on which every bar has room for the figures after its end."""
        best = float("inf")
        for item, _, new, old, _ in made:
            values = [f.number for f in item.figures if f]
            top = max(values, default=0.0)
            if top <= 0:
                continue
            after = sum(n.advance + self.outside for n in (old,) if n)
            # A new figure may have to stand after its bar too, where that is short.
            value = item.figures[1].number if item.figures[1] else 0.0
            best = min(best, (room - after) / top)
            if new and value * best < new.advance + 2 * self.inset:
                best = min(best, (room - after - new.advance - self.between) / top)
        return max(best, 0.0)

    def _head(self, setting: Setting) -> float:
        return setting.type("label").cap

    # -- drawing -------------------------------------------------------------------------------

    def _key(self, panel: Panel, full: float, setting: Setting) -> list[Mark]:
        """The new wave, the old one, and what the column at the right is."""
        ground = setting.ground
        type = setting.type("label")
        old, new = panel.columns
        marks: list[Mark] = []
        x = 0.0
        for name, fill, ink in (
            (new, ground.mark, ground.text),
            (old, ghost(setting.ground), ground.mute),
        ):
            words = line(name, type)
            box = Box(x, (type.cap - self.swatch) / 2, self.swatch, self.swatch)
            radius = corner_radius(box, setting.style.shape.bar)
            marks.append(Rect(box, fill, radius, role="track"))
            marks.append(words.at(x + self.swatch + 10, type.cap, ink, role="label"))
            x += self.swatch + 10 + words.advance + 24
        change = line(setting.words("label.change"), type)
        if x + change.advance <= full:
            marks.append(change.at(full, type.cap, ground.mute, "end", role="note"))
        return marks

    def _row(
        self, panel: Panel, row: _Row, plan: _Plan, main: bool, full: float, setting: Setting
    ) -> Iterator[Mark]:
        ground = setting.ground
        item = row.item
        old, new = item.figures
        yield from row.words.at(0, row.y, ground.text, role="label", datum=datum(panel, item))
        y = row.y + row.words.height + self.label_gap
        plain = bar_color(replace(item, highlight=False), ground)
        fill = ground.highlight if main and not item.color else plain
        yield from self._bars(panel, item, old, new, y, fill, plan, setting)
        cy = y + plan.bar / 2
        end = max(f.number for f in (old, new, Figure(0.0)) if f) * plan.per_point
        x = end + self.outside if end else 0.0
        if row.new and new:
            said = datum(panel, item, 1)
            length = new.number * plan.per_point
            if length >= row.new.ink.w + 2 * self.inset:
                on = ground_of(fill, setting).text
                at = length - self.inset - row.new.ink.w
                if old and self._on_notch(old, new, at, row.new, plan):
                    at = old.number * plan.per_point - self.notch / 2 - self.inset - row.new.ink.w
                if at >= self.inset / 2:
                    yield set_numeral(row.new, at, cy - row.new.cap / 2, on, "value", said)
                else:
                    yield set_numeral(row.new, x, cy - row.new.cap / 2, ground.text, "value", said)
                    x += row.new.ink.w + self.between
            else:
                yield set_numeral(row.new, x, cy - row.new.cap / 2, ground.text, "value", said)
                x += row.new.ink.w + self.between
        if row.old:
            said = datum(panel, item, 0)
            yield set_numeral(row.old, x, cy - row.old.cap / 2, ground.mute, "value", said)
        yield self._told(panel, row, main, cy, full, setting)

    def _bars(
        self,
        panel: Panel,
        item: Item,
        old: Figure | None,
        new: Figure | None,
        y: float,
        fill: str,
        plan: _Plan,
        setting: Setting,
    ) -> Iterator[Mark]:
        shape = setting.style.shape.bar
        lengths = (
            (old, 0, ghost(setting.ground), not new or bool(old and old.number > new.number)),
            (new, 1, fill, True),
        )
        for figure, column, color, drawn in lengths:
            if figure and figure.number > 0 and drawn:
                box = Box(0, y, figure.number * plan.per_point, plan.bar)
                tag = datum(panel, item, column, "length-x", plan.per_point)
                yield Rect(box, color, corner_radius(box, shape), tag)
        if old and new and 0 < old.number < new.number:
            x = old.number * plan.per_point
            notch = Box(x - self.notch / 2, y, self.notch, plan.bar)
            tag = datum(panel, item, 0, "position", plan.per_point)
            yield Rect(notch, setting.ground.fill, 0, tag)

    def _on_notch(self, old: Figure, new: Figure, at: float, number: Line, plan: _Plan) -> bool:
        """Whether a figure inside the bar's end would stand on the notch."""
        x = old.number * plan.per_point
        return old.number < new.number and at - 6 < x < at + number.ink.w + 6

    def _told(
        self, panel: Panel, row: _Row, main: bool, cy: float, full: float, setting: Setting
    ) -> Mark:
        """The change at the right, a dash where a wave is missing."""
        ground = setting.ground
        item = row.item
        if not all(item.figures):
            said = datum(panel, item, 0 if item.figures[0] is None else 1)
            dash = row.change
            x = full - dash.ink.w
            return set_numeral(dash, x, cy - dash.cap / 2, ground.mute, "value", said)
        by = self._by(item)
        said = Datum(panel.id, item.label, "", f"{by:g}", by)
        color = readable(ground.highlight, ground.fill, ground.text) if main else ground.text
        x = full - row.change.ink.w
        return set_numeral(row.change, x, cy - row.change.cap / 2, color, "numeral", said)
