"""Three to six facts as cards, each with its icon on the upper edge and a meter at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from infographic.blocks.badge import badge
from infographic.blocks.base import Block, Composed, Setting, datum
from infographic.blocks.labels import icons_for
from infographic.blocks.rest import rest_line
from infographic.blocks.tones import legible, mix, own_color, own_ink
from infographic.marks import Box, Circle, Mark, Rect
from infographic.story.model import Item, Panel
from infographic.text.paragraph import Paragraph, breaks_words, paragraph
from infographic.text.shape import Type, line


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the cards share: how many stand in a row, their width, numerals and words."""

    columns: int
    card: float
    numeral: Type
    words: tuple[Paragraph, ...]
    icons: Sequence[str | None] | None


@dataclass(frozen=True, slots=True)
class Cards(Block):
    """`gap` between cards, `pad` their air at the sides, `numeral` the size of their figures. A
    disc of `disc` px across stands on the upper edge, `ring` px of ground around it; `meter` is the
    thickness of the bar at the foot."""

    name: ClassVar[str] = "cards"

    fewest: int = 3
    most: int = 6
    most_in_row: int = 4
    gap: float = 24
    row_gap: float = 32
    least_card: float = 220
    pad: float = 24
    pad_top: float = 36
    disc: float = 88
    disc_x: float = 70
    ring: float = 8
    under_disc: float = 20
    numeral: float = 106
    words_gap: float = 24
    most_lines: int = 4
    meter: float = 16
    meter_gap: float = 30
    foot: float = 30
    note_gap: float = 28

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        count = len(panel.items)
        if not self.fewest <= count <= self.most or len(panel.columns) != 1 or panel.ordered:
            return 0.0
        if panel.kind not in ("single", "multiple", "group") or not panel.is_percent:
            return 0.0
        if any(i.figure is None or not 0 <= i.figure.number <= 100 for i in panel.items):
            return 0.0
        plan = self._plan(panel, width, setting)
        inner = plan.card - 2 * self.pad
        if plan.card < self.least_card or any(
            len(words.lines) > self.most_lines or breaks_words(item.label, words.type, inner)
            for item, words in zip(panel.items, plan.words, strict=True)
        ):
            return 0.0
        score = 0.74 if count <= self.most_in_row else 0.66
        if not plan.icons:
            score -= 0.06
        # The parts of a whole that is complete read better as one.
        return min(score, 0.5) if panel.remainder == 0.0 else score

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        plan = self._plan(panel, width, setting)
        over = self.disc / 2 if plan.icons else 0.0
        colors = self._colors(len(panel.items), setting)
        marks: list[Mark] = []
        y = 0.0
        for start in range(0, len(panel.items), plan.columns):
            held = range(start, min(start + plan.columns, len(panel.items)))
            y += over
            tall = self._height(plan, held)
            for i in held:
                x = (i - start) * (plan.card + self.gap)
                box = Box(x, y, plan.card, tall)
                marks += self._card(panel, i, box, plan, colors[i], setting)
            y += tall + self.row_gap
        y -= self.row_gap
        note = rest_line(panel, width, setting)
        if note:
            marks += note.at(0, y + self.note_gap)
            y += self.note_gap + note.height
        return Composed(tuple(marks), width, y)

    def _plan(self, panel: Panel, width: float, setting: Setting) -> _Plan:
        count = len(panel.items)
        columns = count if count <= self.most_in_row else -(-count // 2)
        card = (width - self.gap * (columns - 1)) / columns
        inner = card - 2 * self.pad
        type = setting.type("numeral_hero").at(size=self.numeral)
        widest = max(
            line(setting.value(panel, i.figure), type).ink.w for i in panel.items if i.figure
        )
        if widest > inner > 0:
            type = type.at(size=self.numeral * inner / widest)
        caption, small = setting.type("caption"), setting.type("caption_small")
        words = tuple(paragraph(i.label, caption, max(inner, 1)) for i in panel.items)
        if any(
            len(w.lines) > 3 or breaks_words(i.label, caption, inner)
            for i, w in zip(panel.items, words, strict=True)
        ):
            words = tuple(paragraph(i.label, small, max(inner, 1)) for i in panel.items)
        icons = icons_for(panel.items, setting.numbers.locale)
        return _Plan(columns, card, type, words, icons)

    def _top(self, plan: _Plan) -> float:
        """From a card's upper edge to its numeral."""
        return self.disc / 2 + self.under_disc if plan.icons else self.pad_top

    def _height(self, plan: _Plan, held: Sequence[int]) -> float:
        words = max(plan.words[i].height for i in held)
        above = self._top(plan) + plan.numeral.cap + self.words_gap
        return above + words + self.meter_gap + self.meter + self.foot

    def _colors(self, count: int, setting: Setting) -> list[str]:
        """The ground's own colours in turn, neighbours different, as far as words read on them."""
        ground = setting.ground
        wanted = (ground.highlight, ground.mark, ground.card, ground.second, *ground.series)
        colors = [c for c in dict.fromkeys(wanted) if c != ground.fill and own_ink(c, ground)]
        colors = colors[: self.most_in_row] or [ground.track]
        return [colors[i % len(colors)] for i in range(count)]

    def _card(
        self, panel: Panel, i: int, box: Box, plan: _Plan, color: str, setting: Setting
    ) -> list[Mark]:
        ground = setting.ground
        item = panel.items[i]
        color = own_color(item, ground) or color
        ink = self._ink(color, setting)
        tag = datum(panel, item)
        marks: list[Mark] = [Rect(box, color, radius=setting.style.shape.card, role="track")]
        if plan.icons:
            cx, r = box.x + self.disc_x, self.disc / 2
            marks.append(Circle(cx, box.y, r + self.ring, fill=ground.fill))
            paper, pen = ground.on_chip, ground.chip
            if ground.card != ground.fill:
                paper, pen = ground.card, ground.on_card
            if paper == color:
                paper, pen = ink, color
            marks += badge(item.label, plan.icons[i], cx, box.y, r, paper, pen, setting)
        y = box.y + self._top(plan) + plan.numeral.cap
        numeral = line(setting.value(panel, item.figure) if item.figure else "", plan.numeral)
        x = box.x + self.pad
        marks.append(numeral.at(x - numeral.ink.x, y, ink, role="numeral", datum=tag))
        marks += plan.words[i].at(x, y + self.words_gap, ink, role="label", datum=tag)
        marks += self._meter(panel, item, box, color, ink, setting)
        return marks

    def _ink(self, color: str, setting: Setting) -> str:
        return legible(color, setting.ground)

    def _meter(
        self, panel: Panel, item: Item, box: Box, color: str, ink: str, setting: Setting
    ) -> list[Mark]:
        length = box.w - 2 * self.pad
        x, y = box.x + self.pad, box.bottom - self.foot - self.meter
        radius = min(self.meter / 2, setting.style.shape.bar)
        track = mix(color, ink, 0.22)
        marks: list[Mark] = [Rect(Box(x, y, length, self.meter), track, radius, role="track")]
        if item.figure and item.figure.number > 0:
            per_point = length / 100
            tag = datum(panel, item, 0, "length-x", per_point)
            bar = Box(x, y, item.figure.number * per_point, self.meter)
            marks.append(Rect(bar, ink, radius, tag))
        return marks
