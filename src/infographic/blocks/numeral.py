"""One figure as large as the column allows, its words below, and a waffle that counts it out."""

from __future__ import annotations

from dataclasses import dataclass

from infographic.blocks.base import Block, Composed, Setting, datum
from infographic.blocks.dotfield import Figure, by_rows, dot_total, field_shape, share_of_all
from infographic.blocks.tones import own_color
from infographic.marks import Mark
from infographic.story.model import Item, Panel
from infographic.text.paragraph import paragraph
from infographic.text.shape import line


@dataclass(frozen=True, slots=True)
class Numeral(Block):
    """`split_from` is the panel width from which the waffle stands beside the numeral; `figure` is
    what it is made of."""

    name = "numeral"

    caption_gap: float = 26
    waffle_gap: float = 28
    waffle_width: float = 332
    split_from: float = 560
    column_gap: float = 44
    figure: Figure = "dot"

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        shown = [i for i in panel.items if i.figure]
        if len(panel.items) != 1 or len(shown) != 1 or len(panel.columns) != 1:
            return 0.0
        if panel.kind in ("matrix", "ranking", "text"):
            return 0.0
        return 1.0 if width < self.split_from else 0.8

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        item = panel.items[0]
        if width < self.split_from:
            marks, bottom = self._words(panel, item, width, setting)
            waffle = self._waffle(panel, item, min(width, self.waffle_width), setting)
            if waffle is None:
                return Composed(tuple(marks), width, bottom)
            y = bottom + self.waffle_gap
            return Composed((*marks, *waffle.at(0, y)), width, y + waffle.height)
        half = (width - self.column_gap) / 2
        marks, bottom = self._words(panel, item, half, setting)
        waffle = self._waffle(panel, item, half, setting)
        if waffle is None:
            return Composed(tuple(marks), width, bottom)
        return Composed(
            (*marks, *waffle.at(half + self.column_gap, 0)), width, max(bottom, waffle.height)
        )

    def _words(
        self, panel: Panel, item: Item, width: float, setting: Setting
    ) -> tuple[list[Mark], float]:
        text = setting.value(panel, item.figure) if item.figure else ""
        numeral = line(text, setting.type("numeral_huge"))
        if numeral.ink.w > width:
            numeral = line(text, numeral.type.at(size=numeral.type.size * width / numeral.ink.w))
        tag = datum(panel, item)
        marks: list[Mark] = [
            numeral.at(
                -numeral.ink.x, numeral.cap, setting.ground.numeral, role="numeral", datum=tag
            )
        ]
        caption = paragraph(item.label, setting.type("caption"), width)
        # A comma or an accent of another script may hang below the baseline.
        top = numeral.cap + max(self.caption_gap, numeral.ink.bottom + 12)
        marks += caption.at(0, top, setting.ground.text, role="label", datum=tag)
        return marks, top + caption.height

    def _waffle(self, panel: Panel, item: Item, width: float, setting: Setting) -> Composed | None:
        total = dot_total(panel.n)
        tag = datum(panel, item, 0, "count", total / 100)
        ground = setting.ground
        color = own_color(item, ground) or ground.highlight
        groups = share_of_all(item.figure, panel, tag, color, ground.track)
        if groups is None:
            return None
        field = by_rows(
            groups,
            total,
            field_shape(total, False),
            width,
            figure=self.figure,
        )
        return Composed(field.marks, field.width, field.height)
