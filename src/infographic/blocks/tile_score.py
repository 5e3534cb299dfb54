"""Net promoter scores: the first as large as its tile, all as bars from the middle of the scale."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from infographic.blocks.base import Block, Composed, Setting, datum
from infographic.blocks.pieces import (
    capped,
    corner_radius,
    ground_of,
    grown,
    set_numeral,
    statement,
)
from infographic.blocks.tones import bar_color
from infographic.marks import Box, Datum, Mark, Rect
from infographic.story.model import Item, Panel
from infographic.text.paragraph import Paragraph, paragraph
from infographic.text.shape import Line, line

_DASH = "\u2013"
_ENDS = 100.0


@dataclass(frozen=True, slots=True)
class TileScore(Block):
    """The first score grows from `least_cap` to `largest_cap`, `natural_cap` without a height; bars
    are `bar` high and `pitch` apart, the axis is `rule` thick. A label stands `aside` from zero on
    the empty side, a figure `aside` after the bar's end."""

    name = "tile_score"
    grow = 0.25
    tile_spans = (5, 4, 6)
    tone = "bright"

    bar: float = 40
    pitch: float = 48
    rule: float = 4
    aside: float = 14
    cap: float = 24
    least_cap: float = 72
    natural_cap: float = 150
    largest_cap: float = 240
    head_gap: float = 30
    axis_gap: float = 12
    end_gap: float = 14
    lines: int = 2
    most_items: int = 8
    least_width: float = 260

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        if panel.kind != "nps" or panel.is_percent or len(panel.columns) != 1:
            return 0.0
        shown = [i.figure.number for i in panel.items if i.figure]
        if not shown or len(panel.items) > self.most_items or width < self.least_width:
            return 0.0
        if max(abs(v) for v in shown) > _ENDS:
            return 0.0
        return 0.95 if self._labels(panel, width, setting) else 0.3

    def stretches(self) -> bool:
        return True

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        first = self._first(panel)
        ground = setting.ground
        foot = self._bars_height(panel, width, setting)
        room = self.natural_cap if height is None else height - foot - self.head_gap
        cap = min(max(room, self.least_cap), self.largest_cap)
        text = setting.value(panel, first.figure) if first.figure else _DASH
        numeral = grown(text, setting.type("numeral_huge"), width, cap)
        tag = datum(panel, first)
        marks: list[Mark] = [set_numeral(numeral, 0, 0, ground.numeral, datum=tag)]
        top = numeral.cap + self.head_gap
        if height is not None:
            # What the width keeps from the numeral stands above and below it.
            top = max(top, height - foot)
        for mark in self._bars(panel, width, setting):
            marks += Composed((mark,), 0, 0).at(0, top)
        return Composed(tuple(marks), width, top + foot)

    def _first(self, panel: Panel) -> Item:
        shown = [i for i in panel.items if i.figure]
        top = max(shown, key=lambda i: i.figure.number if i.figure else 0.0)
        chosen = panel.highlighted
        return chosen if chosen and chosen.figure else top

    def _labels(self, panel: Panel, width: float, setting: Setting) -> list[Paragraph] | None:
        """The labels in the half of the width that their bars leave."""
        room = width / 2 - self.aside
        plain, slim = setting.type("label"), setting.style.narrow("label")
        for type in (plain, slim.at(size=max(slim.size, setting.style.smallest))):
            made = [statement(i.label, type, room, (type.size,), self.lines) for i in panel.items]
            held = [p for p in made if p]
            if len(held) == len(made):
                return held
        return None

    def _rows(self, panel: Panel, width: float, setting: Setting) -> list[Paragraph]:
        room = width / 2 - self.aside
        return self._labels(panel, width, setting) or [
            paragraph(i.label, setting.type("label"), room) for i in panel.items
        ]

    def _height(self, words: Paragraph) -> float:
        return max(self.pitch, words.height + 16)

    def _bars_height(self, panel: Panel, width: float, setting: Setting) -> float:
        rows = sum(self._height(w) for w in self._rows(panel, width, setting))
        return rows + self.axis_gap + self.rule + self.end_gap + setting.type("label").cap

    def _bars(self, panel: Panel, width: float, setting: Setting) -> Iterator[Mark]:
        ground = setting.ground
        zero = width / 2
        per_point = width / (2 * _ENDS)
        y = 0.0
        for item, words in zip(panel.items, self._rows(panel, width, setting), strict=True):
            h = self._height(words)
            yield from self._row(panel, item, words, y + h / 2, zero, per_point, setting)
            y += h
        axis = y + self.axis_gap
        yield Rect(Box(0, axis, width, self.rule), ground.track, self.rule / 2, role="rule")
        tall = axis + self.rule
        middle = Box(zero - self.rule / 2, 0, self.rule, tall)
        yield Rect(middle, ground.text, self.rule / 2, role="rule")
        type = setting.type("label").at(size=setting.style.smallest)
        baseline = tall + self.end_gap + type.cap
        numbers = setting.numbers
        ends = ((-_ENDS, 0.0, "start"), (0.0, zero, "middle"), (_ENDS, width, "end"))
        for value, x, anchor in ends:
            words_at = line(numbers.signed(value), type)
            yield words_at.at(x, baseline, ground.text, anchor, role="note")  # type: ignore[arg-type]

    def _row(
        self,
        panel: Panel,
        item: Item,
        words: Paragraph,
        cy: float,
        zero: float,
        per_point: float,
        setting: Setting,
    ) -> Iterator[Mark]:
        ground = setting.ground
        said = datum(panel, item)
        number = item.figure.number if item.figure else 0.0
        left = number < 0
        ink = ground.text if item.figure else ground.mute
        x, anchor = (zero + self.aside, "start") if left else (zero - self.aside, "end")
        top = cy - words.height / 2
        yield from words.at(x, top, ink, anchor, role="label", datum=said)  # type: ignore[arg-type]
        length = abs(number) * per_point
        if length > 0:
            box = Box(zero - length if left else zero, cy - self.bar / 2, length, self.bar)
            tag = datum(panel, item, 0, "length-x", per_point)
            radius = corner_radius(box, setting.style.shape.bar)
            yield Rect(box, bar_color(item, ground), radius, tag)
        value = self._value(panel, item, setting)
        yield self._placed(value, left, length, cy, zero, said, item, setting)

    def _value(self, panel: Panel, item: Item, setting: Setting) -> Line:
        type = capped(setting.type("numeral_small"), self.cap)
        type = type.at(size=max(type.size, setting.style.smallest))
        return line(setting.value(panel, item.figure) if item.figure else _DASH, type)

    def _placed(
        self,
        value: Line,
        left: bool,
        length: float,
        cy: float,
        zero: float,
        said: Datum,
        item: Item,
        setting: Setting,
    ) -> Mark:
        """A figure after its bar's end, or inside where the tile ends too soon."""
        ground = setting.ground
        wide = value.ink.w
        outside = length + self.aside + wide <= zero
        reach = length + self.aside if outside else length - self.aside - wide
        x = zero - reach - wide if left else zero + reach
        fill = ground.text if item.figure else ground.mute
        if not outside:
            fill = ground_of(bar_color(item, ground), setting).text
        top = cy - value.cap / 2
        return set_numeral(value, x, top, fill, "value", said)
