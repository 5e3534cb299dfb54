"""A list of shares, each a ring of its own: the leaders large, the others in rows of small ones."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from infographic.blocks.badge import badge, glyph
from infographic.blocks.base import Block, Composed, Setting, datum
from infographic.blocks.labels import Labels, centred, fit_labels, icons_for
from infographic.blocks.tones import own_color
from infographic.marks import Arc, Circle, Mark
from infographic.story.model import Item, Panel
from infographic.text.paragraph import Paragraph, fit, paragraph
from infographic.text.shape import Line, Type, line

# A number keeps to this much of the radius of its ring's heart.
_CLEAR = 0.86


@dataclass(frozen=True, slots=True)
class Rings(Block):
    """The leaders' rings are `large` px across and `large_width` thick, with numbers of
    `large_number` and names of up to `large_label` px; the others take `share` of their column,
    between `small` and `small_most` px, and are `small_width` of that thick. At most `per_row`
    stand in a row, none in less than `column` px."""

    name = "rings"
    family = "rings"

    large: float = 248
    large_width: float = 34
    large_number: float = 70
    large_icon: float = 54
    large_label: float = 42
    small: float = 128
    small_most: float = 168
    small_width: float = 0.133
    share: float = 0.6
    per_row: int = 5
    column: float = 186
    column_gap: float = 24
    row_gap: float = 34
    leader_gap: float = 44
    label_gap: float = 18
    number_gap: float = 18
    beside: float = 200
    least: int = 6
    most: int = 14

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        if len(panel.columns) != 1 or not panel.is_percent or panel.kind in ("matrix", "text"):
            return 0.0
        figures = [item.figure for item in panel.items if item.figure]
        if not figures or any(not 0 <= f.number <= 100 for f in figures):
            return 0.0
        if width < 2 * self.column + self.column_gap:
            return 0.0
        if panel.remainder is not None or panel.ordered:
            return 0.3  # the parts of one whole, or the steps of a scale: no ring is a whole there
        count = len(panel.items)
        if not self.least - 1 <= count <= self.most:
            return 0.3
        shown = panel.items[self._leaders(panel) :]
        across = self._across(len(shown), width)
        labels = fit_labels(shown, self._room(across, width), setting, 3)
        if labels.lines > 3:
            return 0.3
        score = 0.85 if count >= self.least else 0.7
        # Rings in a narrow column are a tower of small ones.
        return score if width >= self.per_row * self.column else score - 0.3

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        found = icons_for(panel.items, setting.numbers.locale)
        icons = dict(zip((i.label for i in panel.items), found or (), strict=False))
        count = self._leaders(panel)
        marks: list[Mark] = []
        y = 0.0
        if count:
            top = self._top(panel, panel.items[:count], icons, width, setting)
            marks += top.marks
            y = top.height
        rest = panel.items[count:]
        if rest:
            y += self.leader_gap if count else 0.0
            grid = self._grid(panel, rest, icons, width, setting)
            marks += grid.at(0, y)
            y += grid.height
        return Composed(tuple(marks), width, y)

    # -- the leaders -------------------------------------------------------------------------------

    def _leaders(self, panel: Panel) -> int:
        """How many answers lead: two, or one or three where the second is no more than the third;
        none where the list is not in the order of its figures."""
        plain = [item for item in panel.items if not item.minor]
        if list(panel.items[: len(plain)]) != plain or any(i.figure is None for i in plain):
            return 0
        numbers = [i.figure.number for i in plain if i.figure]
        if numbers != sorted(numbers, reverse=True) or len(numbers) < 4:
            return 0
        return next((k for k in (2, 1, 3) if numbers[k - 1] > numbers[k]), 0)

    def _top(
        self,
        panel: Panel,
        items: Sequence[Item],
        icons: dict[str, str | None],
        width: float,
        setting: Setting,
    ) -> Composed:
        """The leaders' rings on one line, each with its words beside it where there is room for
        them, else under it."""
        count = len(items)
        column = (width - (count - 1) * self.column_gap) / count
        room = column - self.large - self.label_gap - 8
        beside = room >= self.beside
        words = self._names(items, min(room, 520.0), self.large * 0.8, setting) if beside else None
        if words is None:
            beside = False
            strong = setting.type("h3")
            words = [paragraph(item.label, strong, column) for item in items]
        r = self.large / 2
        marks: list[Mark] = []
        bottom = self.large
        for i, (item, said) in enumerate(zip(items, words, strict=True)):
            x = i * (column + self.column_gap)
            cx = x + r if beside else x + column / 2
            marks += self._large(panel, item, icons.get(item.label), cx, r, setting)
            tag = datum(panel, item)
            ink = setting.ground.text
            if beside:
                left = x + self.large + self.label_gap + 8
                marks += centred(said, left, r, ink, datum=tag)
            else:
                top = self.large + self.label_gap
                marks += said.at(cx, top, ink, "middle", "label", tag)
                bottom = max(bottom, top + said.height)
        return Composed(tuple(marks), width, bottom)

    def _names(
        self, items: Sequence[Item], room: float, height: float, setting: Setting
    ) -> list[Paragraph] | None:
        """The leaders' names in one size, as large as all of them fit; None where they do not."""
        type = setting.type("panel_headline")
        least = setting.type("h3").size
        most = max(self.large_label, least)
        held = [fit(i.label, type, room, height, most, least, 4) for i in items]
        size = min(words.type.size for words in held)
        set_names = [paragraph(i.label, type.at(size=size), room) for i in items]
        if any(w.height > height or w.width > room + 1 for w in set_names):
            return None
        return set_names

    def _large(
        self, panel: Panel, item: Item, icon: str | None, cx: float, cy: float, setting: Setting
    ) -> list[Mark]:
        """A ring with its icon and number inside, or the number alone."""
        ground = setting.ground
        marks = self._ring(panel, item, cx, cy, self.large, self.large_width, setting)
        inner = self.large / 2 - self.large_width
        type = setting.type("numeral_inline")
        if icon:
            value = self._inside(panel, item, type, self.large_number, inner, 0.0, setting)
            # The pair of icon and number stands in the middle of the heart.
            gap = 12.0
            top = -(self.large_icon + gap + value.cap) / 2 - 2
            color = self._color(panel, item, setting)
            marks.append(glyph(icon, cx, cy + top + self.large_icon / 2, self.large_icon, color))
            baseline = cy + top + self.large_icon + gap + value.cap
        else:
            most = self.large_number * 1.15
            value = self._inside(panel, item, type, most, inner, None, setting)
            baseline = cy + value.cap / 2
        x = cx - value.ink.x - value.ink.w / 2
        tag = datum(panel, item)
        marks.append(value.at(x, baseline, ground.on_card, role="numeral", datum=tag))
        return marks

    def _inside(
        self,
        panel: Panel,
        item: Item,
        type: Type,
        size: float,
        inner: float,
        top: float | None,
        setting: Setting,
    ) -> Line:
        """The number as large as it goes in a circle of radius `inner`, its capitals from `top`
        down, or around the middle."""
        text = setting.value(panel, item.figure) if item.figure else "\u2013"
        least = setting.style.smallest
        while True:
            value = line(text, type.at(size=size))
            reach = value.cap / 2 if top is None else top + value.cap
            if math.hypot(value.ink.w / 2, reach) <= _CLEAR * inner or size <= least:
                return value
            size = max(size * 0.96, least)

    # -- the others --------------------------------------------------------------------------------

    def _across(self, count: int, width: float) -> int:
        """How many rings stand in a row: as many in each, but for the last."""
        fit = int((width + self.column_gap) / (self.column + self.column_gap))
        most = max(1, min(self.per_row, fit))
        rows = math.ceil(count / most)
        return math.ceil(count / max(rows, 1))

    def _room(self, across: int, width: float) -> float:
        """What a label may take of its column."""
        return width / max(across, 1) - self.column_gap / 2

    def _grid(
        self,
        panel: Panel,
        items: Sequence[Item],
        icons: dict[str, str | None],
        width: float,
        setting: Setting,
    ) -> Composed:
        across = self._across(len(items), width)
        column = width / across
        labels = fit_labels(items, self._room(across, width), setting, 3)
        d = min(max(self.share * column, self.small), self.small_most, column)
        marks: list[Mark] = []
        y = 0.0
        for start in range(0, len(items), across):
            row = items[start : start + across]
            y += self.row_gap if start else 0.0
            # A last row that is not full stands in the middle.
            left = (width - len(row) * column) / 2
            bottom = y
            for i, item in enumerate(row):
                cx = left + (i + 0.5) * column
                said = labels.of(item, self._room(across, width))
                icon = icons.get(item.label)
                drawn, end = self._small(
                    panel, item, icon, bool(icons), cx, y, d, said, labels, setting
                )
                marks += drawn
                bottom = max(bottom, end)
            y = bottom
        return Composed(tuple(marks), width, y)

    def _small(
        self,
        panel: Panel,
        item: Item,
        icon: str | None,
        badged: bool,
        cx: float,
        y: float,
        d: float,
        said: Paragraph,
        labels: Labels,
        setting: Setting,
    ) -> tuple[list[Mark], float]:
        """A ring around its icon with the number under it, or around the number alone; the label
        below."""
        ground, tag = setting.ground, datum(panel, item)
        thick = self.small_width * d
        cy, inner = y + d / 2, d / 2 - thick
        marks = self._ring(panel, item, cx, cy, d, thick, setting)
        type = setting.type("numeral_small")
        ink = ground.minor_text if item.minor else ground.text
        if badged:
            marks += badge(item.label, icon, cx, cy, inner, ground.card, ground.on_card, setting)
            text = setting.value(panel, item.figure) if item.figure else "\u2013"
            value = line(text, type)
            baseline = y + d + self.number_gap + value.cap
            color = ink if item.figure else ground.mute
            top = baseline + self.number_gap
        else:
            value = self._inside(panel, item, type, type.size, inner, None, setting)
            baseline = cy + value.cap / 2
            color = ground.on_card
            top = y + d + self.number_gap
        x = cx - value.ink.x - value.ink.w / 2
        marks.append(value.at(x, baseline, color, role="numeral", datum=tag))
        top = max(top, top + said.rise - 6)
        marks += said.at(cx, top, ink, "middle", "label", tag)
        return marks, top + said.height

    # -- a ring ------------------------------------------------------------------------------------

    def _ring(
        self,
        panel: Panel,
        item: Item,
        cx: float,
        cy: float,
        d: float,
        thick: float,
        setting: Setting,
    ) -> list[Mark]:
        """A heart, the track of a whole around it, and the share of that; a thin line for what was
        not asked or not published."""
        ground, r = setting.ground, d / 2
        # The heart reaches under the ring, so that no ground shows between the two.
        marks: list[Mark] = [Circle(cx, cy, r - thick / 2, fill=ground.card)]
        if item.figure is None:
            marks.append(Circle(cx, cy, r - 1.5, stroke=ground.track, stroke_width=3))
            return marks
        marks.append(Circle(cx, cy, r - thick / 2, stroke=ground.track, stroke_width=thick))
        if item.figure.number > 0:
            tag = datum(panel, item, 0, "angle", 0.01)
            share = item.figure.number / 100
            color = self._color(panel, item, setting)
            round = setting.style.shape.bar > 0
            marks.append(Arc(cx, cy, r, thick, 0.0, share, color, datum=tag, round=round))
        return marks

    def _color(self, panel: Panel, item: Item, setting: Setting) -> str:
        """One colour for all shares; where the one to look at is not among the leaders, it alone
        stands out."""
        own = own_color(item, setting.ground)
        if own:
            return own
        leaders = panel.items[: self._leaders(panel)]
        main = panel.highlighted
        if main is None or main in leaders or item.highlight:
            return setting.ground.highlight
        return setting.ground.mark
