"""One figure with its statement beside it, and under both the whole with its share filled."""

from __future__ import annotations

from dataclasses import dataclass

from infographic.blocks.bar_shape import free_bar, whole_bar
from infographic.blocks.base import Block, Composed, Setting, datum
from infographic.blocks.pieces import grown, set_numeral, statement
from infographic.blocks.tones import own_color
from infographic.marks import Box, Mark
from infographic.story.model import Figure, Panel
from infographic.text.paragraph import Paragraph, paragraph
from infographic.text.shape import Line


@dataclass(frozen=True, slots=True)
class Lockup(Block):
    """For rooms that are wide and low. The numeral takes up to `share` of the width and what the
    bar leaves of the height, its capitals `natural_cap` px high without a height and never more
    than `largest_cap`; the statement ends on its baseline, in the first of `sizes` that fits
    `lines` lines. From `wide` px on it suits figures that are no share. The bar is `bar` px
    high, its whole width one hundred percent."""

    name = "lockup"
    family = "whole"
    grow = 0.3

    share: float = 0.46
    natural_cap: float = 84
    least_cap: float = 56
    largest_cap: float = 230
    column_gap: float = 26
    sizes: tuple[float, ...] = (40, 36, 32, 30, 28, 26, 24)
    lines: int = 3
    bar: float = 20
    bar_gap: float = 26
    least_width: float = 380
    wide: float = 640

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        shown = [i for i in panel.items if i.figure]
        if len(panel.items) != 1 or len(shown) != 1 or len(panel.columns) != 1:
            return 0.0
        if panel.kind in ("matrix", "ranking", "text") or width < self.least_width:
            return 0.0
        # Without a whole there is no bar: a figure and few words need width to say more than that.
        return 0.9 if self._below(panel) or width >= self.wide else 0.5

    def stretches(self) -> bool:
        return True

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        below = self._below(panel)
        cap = self.natural_cap if height is None else max(height - below, self.least_cap)
        numeral, words = self._words(panel, width, min(cap, self.largest_cap), setting)
        tall = max(numeral.cap, words.height)
        tag = datum(panel, panel.items[0])
        ground = setting.ground
        marks: list[Mark] = [set_numeral(numeral, 0, tall - numeral.cap, ground.numeral, datum=tag)]
        x = numeral.ink.w + self.column_gap
        marks += words.at(x, tall - words.height, ground.text, role="label", datum=tag)
        if not below:
            return Composed(tuple(marks), width, tall)
        marks += self._bar(panel, width, tall + self.bar_gap, setting)
        return Composed(tuple(marks), width, tall + below)

    def _below(self, panel: Panel) -> float:
        """The height of the bar with the gap over it; nothing where there is no whole."""
        figure = panel.items[0].figure
        whole = panel.is_percent and figure is not None and 0 <= figure.number <= 100
        return self.bar_gap + self.bar if whole else 0.0

    def _words(
        self, panel: Panel, width: float, cap: float, setting: Setting
    ) -> tuple[Line, Paragraph]:
        """The numeral, and the largest statement that is no higher than it; a smaller numeral
        leaves a long statement more of the width."""
        item = panel.items[0]
        text = setting.value(panel, item.figure or Figure(0.0))
        type = setting.type("statement")
        sizes = [size for size in self.sizes if size >= setting.style.smallest]
        for share in (self.share, 0.8 * self.share, 0.6 * self.share):
            numeral = grown(text, setting.type("numeral_huge"), share * width, cap)
            room = width - numeral.ink.w - self.column_gap
            for size in sizes:
                words = statement(item.label, type, room, (size,), self.lines)
                if words and words.height + words.overhang <= numeral.cap + 8:
                    return numeral, words
        numeral = grown(text, setting.type("numeral_huge"), 0.5 * self.share * width, cap)
        room = width - numeral.ink.w - self.column_gap
        return numeral, paragraph(item.label, type.at(size=sizes[-1]), room)

    def _bar(self, panel: Panel, width: float, top: float, setting: Setting) -> list[Mark]:
        item = panel.items[0]
        ground = setting.ground
        whole = Box(0, top, width, self.bar)
        marks: list[Mark] = [whole_bar(whole, ground.track, setting)]
        figure = item.figure
        if figure is None or figure.number <= 0:
            return marks
        tag = datum(panel, item, 0, "length-x", width / 100)
        part = Box(0, top, width * figure.number / 100, self.bar)
        color = own_color(item, ground) or ground.highlight
        marks.append(free_bar(0.0, part, color, setting, tag))
        return marks
