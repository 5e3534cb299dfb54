"""A short ordered scale in two or three contexts: 100 % columns side by side."""

from __future__ import annotations

from dataclasses import dataclass

from infographic.blocks.bar_shape import standing_part
from infographic.blocks.base import Block, Composed, Setting, datum
from infographic.blocks.tones import legible, own_color
from infographic.marks import Box, Datum, Mark, Text, leaves
from infographic.story.model import Figure, Item, Panel
from infographic.text.paragraph import paragraph
from infographic.text.shape import Line, line

# Letters keep this far from the edges of a thin segment.
_EDGE = 0.5


@dataclass(frozen=True, slots=True)
class _Row:
    """A value and its words on one line."""

    value: Line
    words: Line | None

    @property
    def tall(self) -> float:
        """What the row takes of a segment, its capitals in the middle."""
        lines = [ln for ln in (self.value, self.words) if ln]
        half = self.value.cap / 2
        return 2 * max(max(half + ln.ink.bottom, -ln.ink.y - half) for ln in lines)

    def at(self, x: float, baseline: float, fill: str, tag: Datum) -> list[Mark]:
        marks: list[Mark] = [self.value.at(x, baseline, fill, role="value", datum=tag)]
        if self.words:
            left = x + self.value.advance + 8
            marks.append(self.words.at(left, baseline, fill, role="label", datum=tag))
        return marks


@dataclass(frozen=True, slots=True)
class Columns(Block):
    """`height` of a column without a neighbour to match, `above` the air over a label above it,
    `radius` the most that a style with round bars rounds its top. A page of one column may have
    columns `wider` times as wide as others, so that they fill it.
    A segment's label is a numeral with words from `tall` px, one line from `low` px, and stands
    above the column below that."""

    name = "columns"

    height: float = 470
    gap: float = 28
    segment_gap: float = 3
    inset: float = 16
    tall: float = 92
    low: float = 27
    above: float = 14
    foot_gap: float = 18
    widest: float = 240
    radius: float = 24
    wider: float = 1.4

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        if not panel.ordered or panel.waves or not panel.is_percent:
            return 0.0
        if not 2 <= len(panel.columns) <= 3 or not 2 <= len(panel.items) <= 4:
            return 0.0
        for i in range(len(panel.columns)):
            figures = [item.figures[i] for item in panel.items]
            if any(f is None for f in figures):
                return 0.0
            if not 97.5 <= sum(f.number for f in figures if f) <= 101:
                return 0.0
        column = self._column(panel, width, setting)
        if column < 130 or not self._all_named(panel, width, setting):
            return 0.0
        # Columns of their greatest width would leave most of a wide panel empty.
        filled = (len(panel.columns) * (column + self.gap)) / width
        return 1.0 if filled > 0.7 else 0.6

    def _all_named(self, panel: Panel, width: float, setting: Setting) -> bool:
        """Whether each answer has its words in one of the columns at least."""
        named = {
            tag.option
            for mark in leaves(self.compose(panel, width, setting).marks)
            if isinstance(mark, Text) and mark.role == "label" and (tag := mark.datum)
        }
        return all(item.label in named for item in panel.items)

    def _column(self, panel: Panel, width: float, setting: Setting) -> float:
        count = len(panel.columns)
        most = self.widest * (self.wider if setting.style.space.one_column else 1.0)
        return min((width - (count - 1) * self.gap) / count, most)

    def stretches(self) -> bool:
        return True

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        column = self._column(panel, width, setting)
        names = [paragraph(name, setting.type("label_strong"), column) for name in panel.columns]
        foot = self.foot_gap + max(n.height for n in names)
        # What is too thin for its label has it above the column: room for as many as the fullest
        # column sends there. Taller columns send fewer: the least room that holds them is taken.
        row = self.above + setting.type("value_strong").cap
        for count in range(len(panel.items) + 1):
            head = count * row + (10 if count else 0)
            total = max(height or 0.0, head + self.height + foot)
            tall = total - head - foot
            sent = (
                len(self._one(panel, c, 0.0, column, tall, 0.0, setting)[1])
                for c in range(len(names))
            )
            if max(sent) <= count:
                break
        marks: list[Mark] = []
        for c, name in enumerate(names):
            x = c * (column + self.gap)
            drawn, over = self._one(panel, c, x, column, tall, head, setting)
            marks += drawn
            for i, (item, label) in enumerate(over, 1):
                top = head - i * row
                fill = setting.ground.text
                marks += label.at(x, top + label.value.cap, fill, datum(panel, item, c))
            marks += name.at(x, head + tall + self.foot_gap, setting.ground.text, role="label")
        return Composed(tuple(marks), width, total)

    def _one(
        self,
        panel: Panel,
        c: int,
        x: float,
        width: float,
        tall: float,
        head: float,
        setting: Setting,
    ) -> tuple[list[Mark], list[tuple[Item, _Row]]]:
        """One column below `head`, and the labels that stand above it, from the top segment up."""
        ground = setting.ground
        per_point = tall / 100
        bottom = head + tall
        marks: list[Mark] = []
        y = bottom
        total = sum(f.number for item in panel.items if (f := item.figures[c]))
        whole = Box(x, bottom - total * per_point, width, total * per_point)
        above: list[tuple[Item, Figure]] = []
        for k, item in enumerate(panel.items):
            figure = item.figures[c]
            if figure is None or figure.number <= 0:
                if figure is not None:
                    above.append((item, figure))
                continue
            h = figure.number * per_point
            y -= h
            color, on = ground.steps[k], ground.on_steps[k]
            own = own_color(item, ground)
            if own:
                color, on = own, legible(own, ground)
            # The gap is cut off the top, so that the base line stays whole.
            cut = self.segment_gap if k < len(panel.items) - 1 and h > 2 * self.segment_gap else 0
            segment = Box(x, y + cut, width, h - cut)
            tag = datum(panel, item, c, "length-y", per_point)
            marks.append(standing_part(whole, segment, color, setting, tag, self.radius))
            label = self._label(panel, item, figure, c, segment, k, on, setting)
            if label:
                marks += label
            else:
                above.append((item, figure))
        rows = [
            (item, row)
            for item, figure in above
            if (row := self._row(panel, item, figure, width, setting))
        ]
        return marks, rows

    def _label(
        self,
        panel: Panel,
        item: Item,
        figure: Figure,
        c: int,
        box: Box,
        k: int,
        on: str,
        setting: Setting,
    ) -> list[Mark] | None:
        """The label inside a segment, or None where it does not fit."""
        room = box.w - 2 * self.inset
        tag = datum(panel, item, c)
        text = setting.value(panel, figure)
        if box.h >= self.tall:
            type = setting.type("numeral_column")
            numeral = line(text, type if k == 0 else type.at(size=type.size * 0.74))
            if numeral.ink.w > room:
                # A spaced percent sign makes it wider: a little smaller it is still a numeral.
                size = numeral.type.size * max(room / numeral.ink.w, 0.7)
                numeral = line(text, numeral.type.at(size=size))
            words = paragraph(item.label, setting.type("label"), room)
            if words.lines and max(ln.advance for ln in words.lines) > room:
                words = paragraph(item.label, setting.style.narrow("label"), room)
            block = numeral.cap + 16 + words.height
            # A numeral set to the room may be a hair over it.
            if numeral.ink.w <= room + 0.01 and block + 2 * self.inset <= box.h:
                # The base segment's label stands on the ground line, the others hang.
                top = box.bottom - self.inset - 8 - block if k == 0 else box.y + self.inset + 6
                return [
                    numeral.at(
                        box.x + self.inset - numeral.ink.x,
                        top + numeral.cap,
                        on,
                        role="numeral",
                        datum=tag,
                    ),
                    *words.at(
                        box.x + self.inset, top + numeral.cap + 16, on, role="label", datum=tag
                    ),
                ]
        if box.h >= self.low:
            row = self._row(panel, item, figure, room, setting)
            if row is not None and row.tall + 2 * _EDGE <= box.h:
                return row.at(box.x + self.inset, box.cy + row.value.cap / 2, on, tag)
        return None

    def _row(
        self, panel: Panel, item: Item, figure: Figure, room: float, setting: Setting
    ) -> _Row | None:
        """Value and label on one line of `room` px: the value alone where the label is too long,
        None where not even that fits."""
        value = line(setting.value(panel, figure), setting.type("value_strong"))
        for type in (setting.type("label"), setting.style.narrow("label")):
            words = line(item.label, type)
            if value.advance + 8 + words.advance <= room:
                return _Row(value, words)
        return _Row(value, None) if value.advance <= room else None
