"""A few answers as columns side by side, their figures inside the columns' tops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from infographic.blocks.base import Block, Composed, Setting, datum, rest_datum, rest_item
from infographic.blocks.pieces import (
    capped,
    corner_radius,
    depth,
    ground_of,
    not_published,
    rest_label,
    set_numeral,
    statement,
    tile_room,
)
from infographic.blocks.tones import bar_color
from infographic.marks import Box, Datum, Mark, Rect
from infographic.story.model import Item, Panel
from infographic.text.paragraph import Paragraph, paragraph
from infographic.text.shape import Line, line

_DASH = "\u2013"


@dataclass(frozen=True, slots=True)
class TileColumns(Block):
    """`gap` between columns; a figure of `cap` px stands `inset` from its column's top left corner,
    or over a column too low or too narrow for it. Labels stand under the columns in at most
    `lines` lines. Without a height the highest column is `natural` high. A list of more than
    `most_items` answers has other forms."""

    name = "tile_columns"
    grow = 0.25
    tile_spans = (4, 5, 6)

    gap: float = 12
    cap: float = 27
    inset: float = 12
    lines: int = 2
    label_gap: float = 14
    above_gap: float = 10
    note_gap: float = 24
    natural: float = 176
    least_high: float = 110
    most_items: int = 5
    widest: float = 400

    def spans(self, panel: Panel, setting: Setting) -> tuple[int, ...]:
        """The widths in which every label keeps its words whole."""
        columns = self._columns(panel, setting)
        return tuple(
            span
            for span in (*self.tile_spans, 7)
            if self._labels(columns, self._width(len(columns), tile_room(span)), setting)
        )

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        if len(panel.columns) != 1 or not 2 <= len(panel.items) <= self.most_items:
            return 0.0
        if panel.kind not in ("single", "multiple", "group", "scale"):
            return 0.0
        numbers = [i.figure.number for i in panel.items if i.figure]
        if len(numbers) < 2 or min(numbers) < 0 or max(numbers) <= 0:
            return 0.0
        columns = self._columns(panel, setting)
        w = self._width(len(columns), width)
        words = self._labels(columns, w, setting)
        if words is None or max(n.ink.w for n in self._numbers(panel, columns, setting)) > w:
            return 0.0
        return 0.8 if len(panel.items) > 2 else 0.7

    def stretches(self) -> bool:
        return True

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        columns = self._columns(panel, setting)
        w = self._width(len(columns), width)
        words = self._labels(columns, w, setting) or [
            paragraph(i.label, setting.type("label"), w) for i in columns
        ]
        numbers = self._numbers(panel, columns, setting)
        note = self._note(panel, width, setting)
        foot = self.label_gap + max(depth(p) for p in words)
        foot += self.note_gap + note.height if note else 0.0
        top = max(i.figure.number for i in columns if i.figure)
        tall, over = self._tall(columns, numbers, w, top, foot, height)
        per_point = tall / top
        floor = over + tall
        marks: list[Mark] = []
        x = 0.0
        for item, label, number in zip(columns, words, numbers, strict=True):
            marks += self._column(panel, item, number, x, w, floor, per_point, setting)
            ink = setting.ground.text
            tag = self._tag(panel, item)
            marks += label.at(x, floor + self.label_gap, ink, role="label", datum=tag)
            x += w + self.gap
        if note:
            y = floor + foot - note.height
            tag = rest_datum(panel, rest_label(panel, setting))
            marks += note.at(0, y, setting.ground.mute, role="note", datum=tag)
        return Composed(tuple(marks), width, floor + foot)

    def _note(self, panel: Panel, width: float, setting: Setting) -> Paragraph | None:
        """What nobody reported where it is no column: more than any answer, it would dwarf them."""
        rest = rest_item(panel, setting)
        if not rest or not rest.figure or rest in self._columns(panel, setting):
            return None
        said = f"{rest.label} {setting.value(panel, rest.figure)}"
        type = setting.type("label").at(size=setting.style.smallest)
        return paragraph(said, type, width)

    def _columns(self, panel: Panel, setting: Setting) -> list[Item]:
        """The answers, and what they leave over unless it would dwarf them."""
        rest = rest_item(panel, setting)
        most = max((i.figure.number for i in panel.items if i.figure), default=0.0)
        if rest and rest.figure and rest.figure.number <= most:
            return [*panel.items, rest]
        return list(panel.items)

    def _width(self, count: int, width: float) -> float:
        return min((width - self.gap * (count - 1)) / count, self.widest)

    def _labels(
        self, items: Sequence[Item], room: float, setting: Setting
    ) -> list[Paragraph] | None:
        """All labels in one face that needs few lines, or None."""
        plain, slim = setting.type("label"), setting.style.narrow("label")
        least = setting.style.smallest
        narrow = slim.at(size=max(least, slim.size))
        for type in (plain, plain.at(size=least), narrow, slim.at(size=least)):
            made = [statement(i.label, type, room, (type.size,), self.lines) for i in items]
            held = [p for p in made if p]
            if len(held) == len(made):
                return held
        return None

    def _numbers(self, panel: Panel, items: Sequence[Item], setting: Setting) -> list[Line]:
        type = capped(setting.type("numeral_small"), self.cap)
        type = type.at(size=max(type.size, setting.style.smallest))
        return [line(setting.value(panel, i.figure) if i.figure else _DASH, type) for i in items]

    def _inside(self, number: Line, w: float, h: float) -> bool:
        return h >= number.cap + 2 * self.inset and w >= number.ink.w + 2 * self.inset

    def _tall(
        self,
        items: Sequence[Item],
        numbers: Sequence[Line],
        w: float,
        top: float,
        foot: float,
        height: float | None,
    ) -> tuple[float, float]:
        """How high the highest column is, and what figures over columns need above it."""
        tall = self.natural if height is None else max(self.least_high, height - foot)
        over = 0.0
        for item, number in zip(items, numbers, strict=True):
            share = item.figure.number / top if item.figure else 0.0
            if not self._inside(number, w, share * tall):
                over = max(over, share * tall + self.above_gap + number.cap - tall)
        return (tall, over) if height is None else (max(self.least_high, tall - over), over)

    def _tag(self, panel: Panel, item: Item, per_point: float = 0.0) -> Datum:
        encodes = "length-y" if per_point else ""
        if item in panel.items:
            return datum(panel, item, 0, encodes, per_point)
        return rest_datum(panel, item.label, encodes, per_point)

    def _column(
        self,
        panel: Panel,
        item: Item,
        number: Line,
        x: float,
        w: float,
        floor: float,
        per_point: float,
        setting: Setting,
    ) -> list[Mark]:
        ground = setting.ground
        said = self._tag(panel, item)
        marks: list[Mark] = []
        h = item.figure.number * per_point if item.figure else 0.0
        box = Box(x, floor - h, w, h)
        fill = bar_color(item, ground)
        known = item in panel.items
        # A figure inside keeps clear of the corner.
        radius = corner_radius(box, min(setting.style.shape.bar * _RADIUS, 2.5 * self.inset))
        if h > 0 and not known:
            marks += not_published(box, radius, self._tag(panel, item, per_point), setting)
        elif h > 0:
            marks.append(Rect(box, fill, radius, self._tag(panel, item, per_point)))
        # No figure stands on hatching: what nobody reported is told by its label.
        if not known:
            return marks
        if self._inside(number, w, h):
            top, left, ink = box.y + self.inset, x + self.inset, ground_of(fill, setting).text
        else:
            top = box.y - self.above_gap - number.cap
            left, ink = x, ground.mute if item.figure is None else ground.text
        marks.append(set_numeral(number, left, top, ink, "value", said))
        return marks


# A column's corners are a little rounder than a bar's.
_RADIUS = 4 / 3
