"""A list of many options: the first as full bars, the rest in columns on the same scale."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from infographic.blocks.base import Block, Composed, Setting, datum, rest_item
from infographic.blocks.labels import fit_labels
from infographic.blocks.rankbar import rank_bar
from infographic.marks import Box, Mark, Rect
from infographic.story.model import Item, Panel
from infographic.text.paragraph import Paragraph, paragraph
from infographic.text.shape import Line, Type, line, width


@dataclass(frozen=True, slots=True)
class Rows:
    """How one row of a list looks: value, label, and a bar below them."""

    value: Type
    plain: Type
    strong: Type
    value_gap: float
    pitch: float
    thickness: float
    bar_gap: float = 10

    def values(self, panel: Panel, items: Sequence[Item], setting: Setting) -> float:
        """The width of the column the values stand in."""
        return self.value_gap + max(
            (width(setting.value(panel, i.figure), self.value) for i in items if i.figure),
            default=0.0,
        )

    def words(self, item: Item, room: float) -> Paragraph:
        return paragraph(item.label, self.strong if item.highlight else self.plain, room)

    def height(self, words: Paragraph) -> float:
        more = max(0, len(words.lines) - 1) * words.pitch
        return self.pitch + more + self._gap(words) - self.bar_gap

    def lift(self, words: Paragraph) -> float:
        """How much lower a row begins whose accents would reach into the row before it."""
        return max(0.0, words.rise - 8)

    def _gap(self, words: Paragraph) -> float:
        """From the label to its bar: more under letters that hang low."""
        return max(self.bar_gap, words.overhang + 3)

    def bottom(self, item: Item, words: Paragraph, setting: Setting) -> float:
        """How far the bar below the label reaches, or the words in its place."""
        below = self.thickness if item.figure else self._note_drop(self._note(setting))
        return self._bar_top(words) + below

    def _bar_top(self, words: Paragraph) -> float:
        return self.value.cap + words.height - words.type.cap + self._gap(words)

    def _note(self, setting: Setting) -> Line:
        return line(setting.words("label.not_reported"), setting.type("aside"))

    def _note_drop(self, note: Line) -> float:
        """From where a bar would begin to the baseline of the words in its place."""
        return note.type.x_height + 6

    def draw(
        self,
        panel: Panel,
        item: Item,
        x: float,
        y: float,
        lead: float,
        words: Paragraph,
        per_point: float,
        column: float,
        setting: Setting,
    ) -> list[Mark]:
        """The row with its capitals' top at `y`, its label at `x` + `lead`, `column` px wide."""
        ground = setting.ground
        tag = datum(panel, item)
        text = ground.minor_text if item.minor else ground.text
        baseline = y + self.value.cap
        marks: list[Mark] = []
        if item.figure is not None:
            value = line(setting.value(panel, item.figure), self.value)
            marks.append(value.at(x, baseline, text, role="value", datum=tag))
        marks += words.at(x + lead, baseline - words.type.cap, text, role="label", datum=tag)
        bar_y = y + self._bar_top(words)
        if item.figure is None:
            note = self._note(setting)
            indent = max(0.0, min(lead, column - note.advance))
            marks.append(
                note.at(x + indent, bar_y + self._note_drop(note), ground.mute, role="note")
            )
        else:
            box = Box(x, bar_y, item.figure.number * per_point, self.thickness)
            marks += rank_bar(panel, item, box, per_point, setting)
        return marks


def tail(
    panel: Panel,
    items: Sequence[Item],
    panel_width: float,
    columns: int,
    gap: float,
    per_point: float,
    rows: Rows,
    setting: Setting,
) -> Composed:
    """Items in columns, filled down, then right; rows of all columns stand on one line."""
    if not items:
        return Composed((), panel_width, 0.0)
    column = (panel_width - (columns - 1) * gap) / columns
    lead = rows.values(panel, items, setting)
    count = -(-len(items) // columns)
    words = [rows.words(item, column - lead) for item in items]
    marks: list[Mark] = []
    y = bottom = 0.0
    for r in range(count):
        across = range(r, len(items), count)
        y += max(rows.lift(words[i]) for i in across)
        bottom = max(y + rows.bottom(items[i], words[i], setting) for i in across)
        for c, i in enumerate(across):
            marks += rows.draw(
                panel, items[i], c * (column + gap), y, lead, words[i], per_point, column, setting
            )
        y += max(rows.height(words[i]) for i in across)
    # Without the air below the last bar.
    return Composed(tuple(marks), panel_width, bottom)


@dataclass(frozen=True, slots=True)
class LongList(Block):
    """The first `head` options have a row of their own, the rest stand in columns at least
    `least_column` wide. Beyond `fold_above` options the smallest are only counted."""

    name = "long_list"

    least: int = 13
    most: int = 70
    head: int = 8
    fold_above: int = 40
    tail_shown: int = 24
    pitch: float = 66
    thickness: float = 16
    tail_thickness: float = 8
    rule_gap: float = 30
    rule: float = 2
    gap: float = 36
    least_column: float = 290
    fold_gap: float = 34

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        if len(panel.columns) != 1 or panel.kind in ("matrix", "ranking", "text", "nps"):
            return 0.0
        shown = [i.figure.number for i in panel.items if i.figure]
        if panel.ordered or not shown or min(shown) < 0 or max(shown) <= 0:
            return 0.0
        count = len(panel.items)
        if not self.least <= count <= self.most or width < self.least_column:
            return 0.0
        return 0.85 if count <= 16 else 0.95

    def scale(self, panel: Panel, width: float, setting: Setting) -> float | None:
        rest = rest_item(panel, setting)
        rows = (*panel.items, rest) if rest else panel.items
        top = max((i.figure.number for i in rows if i.figure), default=0.0)
        return width / top if top > 0 else None

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        shown, folded = self._fold(panel)
        rest = rest_item(panel, setting)
        shown += [rest] if rest else []
        natural = self.scale(panel, width, setting) or 0.0
        per_point = min(setting.per_point or natural, natural)
        head, columns = self._shape(panel, shown, width, per_point, setting)
        column = (width - (columns - 1) * self.gap) / columns
        if head == 0:
            top = max((i.figure.number for i in shown if i.figure and not i.minor), default=1.0)
            per_point = min(per_point, column / max(top, 1e-9))
        # An Other larger than its column closes the list over the full width.
        last = [
            i
            for i in shown[head:]
            if i.minor and i.figure and i.figure.number * per_point > column + 0.5
        ]
        middle = [i for i in shown[head:] if i not in last]
        marks: list[Mark] = []
        y = 0.0
        if head:
            first = self._head(panel, shown[:head], width, per_point, setting)
            y = first.height
            marks += first.marks
        if head and middle:
            y += self.rule_gap
            marks.append(
                Rect(Box(0, y - self.rule / 2, width, self.rule), setting.ground.rule, role="rule")
            )
            y += self.rule_gap
        rows = self._rows(setting)
        below = tail(panel, middle, width, columns, self.gap, per_point, rows, setting)
        marks += below.at(0, y)
        y += below.height
        if last:
            y += self.rule_gap
            closing = tail(panel, last, width, 1, self.gap, per_point, rows, setting)
            marks += closing.at(0, y)
            y += closing.height
        if folded:
            note = paragraph(self._folded(panel, folded, setting), setting.type("aside"), width)
            marks += note.at(0, y + self.fold_gap, setting.ground.mute, role="note")
            y += self.fold_gap + note.height
        return Composed(tuple(marks), width, y)

    def _fold(self, panel: Panel) -> tuple[list[Item], list[Item]]:
        """What is shown and what is only counted: the smallest of a very long list, never an
        author's highlight, nor Other and its like."""
        items = list(panel.items)
        if len(items) <= self.fold_above:
            return items, []
        plain = [i for i in items if not i.minor and not i.highlight and i.figure]
        room = max(0, self.head + self.tail_shown - (len(items) - len(plain)))
        ranked = sorted(plain, key=lambda i: -(i.figure.number if i.figure else 0.0))
        folded = ranked[room:]
        return [i for i in items if i not in folded], folded

    def _folded(self, panel: Panel, folded: Sequence[Item], setting: Setting) -> str:
        bound = math.floor(max(i.figure.number for i in folded if i.figure)) + 1
        write = setting.numbers.percent if panel.is_percent else setting.numbers.decimal
        return setting.words(
            "label.folded", k=setting.numbers.decimal(len(folded)), bound=write(bound)
        )

    def _head(
        self, panel: Panel, items: Sequence[Item], width: float, per_point: float, setting: Setting
    ) -> Composed:
        value = setting.type("value_strong")
        look = Rows(
            value,
            setting.type("label"),
            setting.type("label_strong"),
            16,
            self.pitch,
            self.thickness,
        )
        lead = look.values(panel, items, setting)
        labels = fit_labels(items, width - lead, setting)
        look = Rows(value, labels.plain, labels.strong, 16, self.pitch, self.thickness)
        return tail(panel, items, width, 1, 0, per_point, look, setting)

    def _shape(
        self,
        panel: Panel,
        items: Sequence[Item],
        width: float,
        per_point: float,
        setting: Setting,
    ) -> tuple[int, int]:
        """How many options have a row of their own, and how many columns the rest takes.

        The most columns whose labels take two lines and whose bars fit on the head's scale. Where
        none has the room for the bars the list is flat: all of it then stands in columns, on the
        scale of the longest, or in one column in full rows.
        """
        most = max(1, int((width + self.gap) // (self.least_column + self.gap)))
        rows = self._rows(setting)
        rest = [i for i in items[self.head :] if not i.minor]
        largest = max((i.figure.number for i in rest if i.figure), default=0.0)
        for head in (self.head, 0):
            for columns in range(most, 1, -1):
                column = (width - (columns - 1) * self.gap) / columns
                if head and largest * per_point > column:
                    continue
                room = column - rows.values(panel, items[head:], setting)
                if all(len(rows.words(i, room).lines) <= 2 for i in items[head:]):
                    return head, columns
        return (len(items), 1) if width >= 2 * self.least_column else (0, 1)

    def _rows(self, setting: Setting) -> Rows:
        slim = setting.style.narrow("label")
        strong = setting.style.narrow("label_strong")
        value = setting.type("label_strong").at(size=slim.size)
        return Rows(value, slim, strong, 14, self.pitch, self.tail_thickness)
