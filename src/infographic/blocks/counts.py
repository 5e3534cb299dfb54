"""Counted people: one dot each, in rows that can be compared like bars."""

from __future__ import annotations

from dataclasses import dataclass

from infographic.blocks.base import Block, Composed, Setting, datum
from infographic.blocks.labels import Labels, centred, fit_labels
from infographic.blocks.tones import bar_color
from infographic.marks import Box, Circle, Mark, Rect
from infographic.story.model import Item, Panel
from infographic.text.paragraph import paragraph
from infographic.text.shape import line, width


@dataclass(frozen=True, slots=True)
class _Field:
    """Where dots stand: `per` in a full row from `x0` on, `pitch` apart."""

    x0: float
    per: int
    pitch: float
    radius: float

    def rows(self, count: int) -> int:
        return max(1, -(-count // self.per))

    def height(self, count: int) -> float:
        return (self.rows(count) - 1) * self.pitch + 2 * self.radius


@dataclass(frozen=True, slots=True)
class Counts(Block):
    """`per` are the numbers of dots a full row may have; the first whose dots are `least_pitch`
    apart is taken. An answer of `big_rows` rows has a large numeral."""

    name = "counts"

    most_people: int = 600
    most_items: int = 10
    per: tuple[int, ...] = (50, 40, 30, 25, 20)
    least_pitch: float = 11
    dot: float = 0.84
    row: float = 46
    air: float = 26
    big_rows: int = 3
    label_gap: float = 30
    count_gap: float = 24
    dash: float = 24
    rule: float = 3
    note_gap: float = 38
    largest_pitch: float = 30
    label_share: float = 0.3
    least_width: float = 600

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        if panel.unit != "count" or len(panel.columns) != 1 or width < self.least_width:
            return 0.0
        if panel.kind not in ("single", "multiple", "scale", "group"):
            return 0.0
        shown = [i.figure.number for i in panel.items if i.figure]
        if not 2 <= len(panel.items) <= self.most_items or not shown:
            return 0.0
        if any(v < 0 or v != int(v) for v in shown) or sum(shown) > self.most_people:
            return 0.0
        return 0.85 if panel.kind != "multiple" else 0.6

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        most = self.label_share * width
        labels = fit_labels(panel.items, most, setting)
        field, numbers = self._field(panel, labels, most, width, setting)
        marks: list[Mark] = []
        y = bottom = 0.0
        first = True
        for item in panel.items:
            count = int(item.figure.number) if item.figure else 0
            words = labels.of(item, most)
            tall = max(
                self.row,
                2 * field.radius + self.air * 0.8,
                setting.type("numeral_column").cap + self.air
                if field.rows(count) >= self.big_rows
                else 0.0,
                field.height(count) + self.air * (1 if field.rows(count) > 1 else 0),
                words.height + self.air,
            )
            if first:
                # The first row begins with its ink.
                cap = setting.type("value_strong").cap
                y = -(tall - max(field.height(count), words.height, cap)) / 2
                if field.rows(count) >= self.big_rows:
                    cap = setting.type("numeral_column").cap
                    y = -(tall - max(field.height(count), words.height, cap)) / 2
                first = False
            cy = y + tall / 2
            text = self._text(item, setting)
            marks += centred(words, 0, cy, text, datum=datum(panel, item))
            marks += self._people(panel, item, numbers, cy, field, setting)
            y += tall
            bottom = cy + max(field.height(count), words.height, 21) / 2
        rows = max((field.rows(int(i.figure.number)) for i in panel.items if i.figure), default=1)
        told = (
            setting.words("label.dot_row", k=setting.numbers.decimal(field.per))
            if rows > 1
            else setting.words("label.dot_one")
        )
        note = paragraph(told, setting.type("aside"), width)
        top = bottom + self.note_gap
        marks += note.at(0, top, setting.ground.mute, role="note")
        return Composed(tuple(marks), width, top + note.height)

    def _text(self, item: Item, setting: Setting) -> str:
        nobody = item.figure is None or item.figure.number == 0
        if nobody:
            return setting.ground.mute
        return setting.ground.minor_text if item.minor else setting.ground.text

    def _field(
        self, panel: Panel, labels: Labels, most: float, panel_width: float, setting: Setting
    ) -> tuple[_Field, float]:
        """The field of dots, and where the counts end."""
        words = max(labels.of(i, most).width for i in panel.items)
        strong, big = setting.type("value_strong"), setting.type("numeral_column")
        best: tuple[_Field, float] | None = None
        largest = max((int(i.figure.number) for i in panel.items if i.figure), default=1)
        # Few people fill the row they need, in larger dots.
        few = (max(largest, 2),) if largest <= max(self.per) else ()
        for per in (*few, *(p for p in self.per if p < largest)):
            counts = max(
                (
                    width(
                        setting.value(panel, i.figure),
                        big if -(-i.figure.number // per) >= self.big_rows else strong,
                    )
                    for i in panel.items
                    if i.figure
                ),
                default=0.0,
            )
            end = words + self.label_gap + counts
            x0 = end + self.count_gap
            pitch = min((panel_width - x0) / (per - 1 + self.dot), self.largest_pitch)
            best = _Field(x0, per, pitch, pitch * self.dot / 2), end
            if pitch >= self.least_pitch:
                break
        assert best is not None
        return best

    def _people(
        self, panel: Panel, item: Item, end: float, cy: float, field: _Field, setting: Setting
    ) -> list[Mark]:
        ground = setting.ground
        if item.figure is None:
            note = line(setting.words("label.not_reported"), setting.type("aside"))
            cap = setting.type("value_strong").cap
            return [note.at(field.x0, cy + cap / 2, ground.mute, role="note")]
        count = int(item.figure.number)
        big = field.rows(count) >= self.big_rows
        type = setting.type("numeral_column" if big else "value_strong")
        value = line(setting.value(panel, item.figure), type)
        text = self._text(item, setting)
        color = ground.numeral if big and item.highlight else text
        tag = datum(panel, item)
        marks: list[Mark] = [
            value.at(
                end, cy + type.cap / 2, color, "end", role="numeral" if big else "value", datum=tag
            )
        ]
        if count == 0:
            note = line(setting.words("label.nobody"), setting.type("note"))
            marks.append(
                Rect(
                    Box(field.x0, cy - self.rule / 2, self.dash, self.rule),
                    ground.mute,
                    role="rule",
                )
            )
            marks.append(
                note.at(
                    field.x0 + self.dash + 16,
                    cy + type.cap / 2,
                    ground.mute,
                    role="note",
                    datum=tag,
                )
            )
            return marks
        dots = datum(panel, item, 0, "count", 1.0)
        top = cy - field.height(count) / 2
        r = field.radius
        for k in range(count):
            marks.append(
                Circle(
                    field.x0 + (k % field.per) * field.pitch + r,
                    top + (k // field.per) * field.pitch + r,
                    r,
                    fill=bar_color(item, ground),
                    datum=dots,
                )
            )
        return marks
