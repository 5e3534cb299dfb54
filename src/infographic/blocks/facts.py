"""Two to four facts side by side, each a large numeral, its words, and a bar of a hundred."""

from __future__ import annotations

from dataclasses import dataclass

from infographic.blocks.bar_shape import bar_radius, whole_bar
from infographic.blocks.base import Block, Composed, Setting, datum
from infographic.blocks.tones import bar_color
from infographic.marks import Box, Mark, Rect
from infographic.story.model import Item, Panel
from infographic.text.breaks import units
from infographic.text.paragraph import Paragraph, paragraph
from infographic.text.shape import Type, line, width


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the facts share the panel: `columns` of one width, one size of numeral, one caption."""

    columns: int
    column: float
    gap: float
    numeral: Type
    caption: Type


@dataclass(frozen=True, slots=True)
class Facts(Block):
    """Numerals are between `smallest` and `largest`, all of one size, and take at most `fill` of
    their column. `gap` between columns is narrower from `many` of them on."""

    name = "facts"

    smallest: float = 76
    largest: float = 188
    stacked: float = 104
    fill: float = 0.82
    gap: float = 76
    many: int = 3
    many_gap: float = 44
    least_column: float = 180
    caption_gap: float = 24
    bar_gap: float = 28
    thickness: float = 24
    row_gap: float = 48
    caption_lines: int = 4
    most: int = 4

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        count = len(panel.items)
        if not 2 <= count <= self.most or len(panel.columns) != 1 or panel.ordered:
            return 0.0
        if panel.kind not in ("single", "multiple", "group") or not panel.is_percent:
            return 0.0
        if any(i.figure is None or not 0 <= i.figure.number <= 100 for i in panel.items):
            return 0.0
        plan = self._plan(panel, width, setting)
        lines = max(len(self._words(i, plan).lines) for i in panel.items)
        if lines > self.caption_lines:
            return 0.2
        # Stacked they take the room of a list twice as long; the parts of a whole that is
        # complete read better as one.
        score = (0.75, 0.72, 0.6)[count - 2] if plan.columns == 1 else 0.75
        return min(score, 0.6) if panel.remainder == 0.0 else score

    def stretches(self) -> bool:
        return True

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        natural = self._compose(panel, width, setting, 0.0)
        plan = self._plan(panel, width, setting)
        rows = -(-len(panel.items) // plan.columns)
        if height is None or rows < 2 or height <= natural.height:
            return natural
        air = min((height - natural.height) / (rows - 1), self.row_gap)
        return self._compose(panel, width, setting, air)

    def _compose(self, panel: Panel, width: float, setting: Setting, air: float) -> Composed:
        plan = self._plan(panel, width, setting)
        marks: list[Mark] = []
        y = bottom = 0.0
        for start in range(0, len(panel.items), plan.columns):
            row = panel.items[start : start + plan.columns]
            # Bars of a row stand on one line, whatever their captions take.
            tall = max(self._words(item, plan).height for item in row)
            bar_y = y + plan.numeral.cap + self.caption_gap + tall + self.bar_gap
            for k, item in enumerate(row):
                marks += self._fact(
                    panel, item, k * (plan.column + plan.gap), y, bar_y, plan, setting
                )
            bottom = bar_y + self.thickness
            y = bottom + self.row_gap + air
        return Composed(tuple(marks), width, bottom)

    def _plan(self, panel: Panel, panel_width: float, setting: Setting) -> _Plan:
        count = len(panel.items)
        for columns in (count, 2 if count == 4 else 1, 1):
            gap = self.gap if columns < self.many else self.many_gap
            column = (panel_width - (columns - 1) * gap) / columns
            if columns == 1 or column >= self.least_column:
                break
        unit = setting.type("numeral_huge").at(size=100)
        widest = max(
            line(setting.value(panel, i.figure), unit).ink.w for i in panel.items if i.figure
        )
        most = self.largest if columns > 1 else self.stacked
        size = max(self.smallest, min(most, 100 * column * self.fill / max(widest, 1.0)))
        if widest * size / 100 > column:
            size = 100 * column / widest
        numeral = unit.at(size=size)
        caption = setting.type("caption")
        plan = _Plan(columns, column, gap, numeral, caption)
        if any(not self._fits(i, plan) for i in panel.items):
            plan = _Plan(columns, column, gap, numeral, setting.type("caption_small"))
        return plan

    def _words(self, item: Item, plan: _Plan) -> Paragraph:
        return paragraph(item.label, plan.caption, plan.column)

    def _fits(self, item: Item, plan: _Plan) -> bool:
        longest = max((width(u.rstrip(), plan.caption) for u in units(item.label)), default=0.0)
        return longest <= plan.column and len(self._words(item, plan).lines) < self.caption_lines

    def _fact(
        self,
        panel: Panel,
        item: Item,
        x: float,
        y: float,
        bar_y: float,
        plan: _Plan,
        setting: Setting,
    ) -> list[Mark]:
        ground = setting.ground
        text = ground.minor_text if item.minor else ground.text
        tag = datum(panel, item)
        numeral = line(setting.value(panel, item.figure) if item.figure else "", plan.numeral)
        marks: list[Mark] = [
            numeral.at(
                x - numeral.ink.x,
                y + numeral.cap,
                ground.numeral if item.highlight else text,
                role="numeral",
                datum=tag,
            )
        ]
        marks += self._words(item, plan).at(
            x, y + numeral.cap + self.caption_gap, text, role="label", datum=tag
        )
        if item.figure is None:
            return marks
        per_point = plan.column / 100
        track = Box(x, bar_y, plan.column, self.thickness)
        radius = bar_radius(track, setting)
        marks.append(Rect(track, ground.track, radius, role="track"))
        color = bar_color(item, ground, on_track=True)
        if item.figure.number > 0:
            bar = Box(x, bar_y, item.figure.number * per_point, self.thickness)
            tag = datum(panel, item, 0, "length-x", per_point)
            marks.append(whole_bar(bar, color, setting, tag))
        return marks
