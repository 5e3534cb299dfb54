"""An order without shares: numbered discs and large labels, and nothing that has a length."""

from __future__ import annotations

from dataclasses import dataclass, replace

from infographic.blocks.base import Block, Composed, Setting, datum
from infographic.blocks.tones import legible
from infographic.marks import Circle, Mark
from infographic.story.model import Item, Panel
from infographic.text.breaks import units
from infographic.text.paragraph import Paragraph, paragraph
from infographic.text.shape import Type, line, width


@dataclass(frozen=True, slots=True)
class _Look:
    """Sizes of one list: its discs, its rows, its labels."""

    radius: float
    row: float
    indent: float
    first: float
    other: float


@dataclass(frozen=True, slots=True)
class Rank(Block):
    """Up to `most_large` places are set large, more in two columns or smaller. The first label is
    `first` px, the others `other`, where they fit. Rows grow by `stretch` to fill a height."""

    name = "rank"

    radius: float = 27
    small_radius: float = 22
    row: float = 82
    small_row: float = 62
    indent: float = 76
    small_indent: float = 60
    first: float = 44
    other: float = 36
    small: float = 29
    air: float = 34
    stretch: float = 0.3
    most_large: int = 5
    two_columns_from: float = 600
    column_gap: float = 44

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        shown = [i.figure.number for i in panel.items if i.figure]
        if panel.kind != "ranking" or panel.is_percent or len(panel.columns) != 1 or not shown:
            return 0.0
        return 1.0 if min(shown) >= 1 else 0.0

    def stretches(self) -> bool:
        return True

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        natural = self._compose(panel, width, setting, 0.0)
        columns = self._columns(panel, width)
        rows = -(-len(panel.items) // columns)
        if height is None or height <= natural.height or rows < 2:
            return natural
        extra = (height - natural.height) / (rows - 1)
        return self._compose(panel, width, setting, min(extra, self.row * self.stretch))

    def _columns(self, panel: Panel, width: float) -> int:
        return 2 if len(panel.items) > self.most_large and width >= self.two_columns_from else 1

    def _compose(self, panel: Panel, width: float, setting: Setting, extra: float) -> Composed:
        places = self._places(panel)
        columns = self._columns(panel, width)
        column = (width - (columns - 1) * self.column_gap) / columns
        look = self._look(panel, column, columns, setting)
        look = replace(look, row=look.row + extra)
        rows = -(-len(panel.items) // columns)
        marks: list[Mark] = []
        bottom = 0.0
        for c in range(columns):
            y = 0.0
            for item in panel.items[c * rows : (c + 1) * rows]:
                words = self._words(item, places[item.label], column, look, setting)
                tall = max(look.row, words.height + self.air + extra)
                marks += self._row(
                    panel,
                    item,
                    places[item.label],
                    words,
                    c * (column + self.column_gap),
                    y + tall / 2,
                    column,
                    look,
                    setting,
                )
                y += tall
            bottom = max(bottom, y)
        # The list begins and ends with its discs, not with the air around them.
        cut = (look.row - 2 * look.radius) / 2
        lifted = Composed(tuple(marks), width, bottom).at(0, -cut)
        return Composed(lifted, width, bottom - 2 * cut)

    def _places(self, panel: Panel) -> dict[str, int | None]:
        """The rank as given where ranks are whole; else the place, which equals share."""
        shown = [i.figure.number for i in panel.items if i.figure]
        whole = all(v == int(v) for v in shown)
        return {
            item.label: None
            if item.figure is None
            else int(item.figure.number)
            if whole
            else 1 + sum(v < item.figure.number for v in shown)
            for item in panel.items
        }

    def _look(self, panel: Panel, column: float, columns: int, setting: Setting) -> _Look:
        large = _Look(self.radius, self.row, self.indent, self.first, self.other)
        small = _Look(self.small_radius, self.small_row, self.small_indent, self.small, self.small)
        type = self._type(self.other, setting)
        room = column - self.indent
        fits = all(
            len(paragraph(i.label, type, room).lines) <= 3 and _longest(i.label, type) <= room
            for i in panel.items
        )
        many = len(panel.items) > columns * self.most_large
        return small if many or not fits else large

    def _type(self, size: float, setting: Setting) -> Type:
        return setting.type("panel_headline").at(size=size)

    def _words(
        self, item: Item, place: int | None, column: float, look: _Look, setting: Setting
    ) -> Paragraph:
        room = column - look.indent
        if place == 1:
            words = paragraph(item.label, self._type(look.first, setting), room)
            if len(words.lines) == 1:
                return words
        return paragraph(item.label, self._type(look.other, setting), room)

    def _row(
        self,
        panel: Panel,
        item: Item,
        place: int | None,
        words: Paragraph,
        x: float,
        cy: float,
        column: float,
        look: _Look,
        setting: Setting,
    ) -> list[Mark]:
        ground = setting.ground
        tag = datum(panel, item)
        marks: list[Mark] = []
        text = ground.text if place is not None else ground.mute
        if place is None:
            stroke = 3.0
            marks.append(
                Circle(
                    x + look.radius,
                    cy,
                    look.radius - stroke / 2,
                    stroke=ground.outline,
                    stroke_width=stroke,
                )
            )
        else:
            fill = ground.highlight if place == 1 else ground.mark
            marks.append(Circle(x + look.radius, cy, look.radius, fill=fill, datum=tag))
            digit = line(setting.numbers.decimal(place), setting.type("value_strong"))
            marks.append(
                digit.at(
                    x + look.radius - digit.ink.x - digit.ink.w / 2,
                    cy + digit.cap / 2,
                    legible(fill, ground),
                    role="value",
                    datum=tag,
                )
            )
        marks += words.at(x + look.indent, cy - words.height / 2, text, role="label", datum=tag)
        if item.figure is not None and item.figure.number != int(item.figure.number):
            # A mean rank is a figure of its own; it stands at the right where it is clear.
            value = line(
                setting.numbers.decimal(item.figure.number, max(panel.decimals, 1)),
                setting.type("value"),
            )
            if look.indent + words.width + 20 + value.advance <= column:
                marks.append(
                    value.at(
                        x + column, cy + value.cap / 2, ground.mute, "end", role="value", datum=tag
                    )
                )
        return marks


def _longest(text: str, type: Type) -> float:
    return max((width(u.rstrip(), type) for u in units(text)), default=0.0)
