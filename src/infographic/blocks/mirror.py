"""One list asked twice: bars to both sides of the labels, what leads the list set large."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from infographic.blocks.base import Block, Composed, Setting, datum
from infographic.blocks.labels import icons_for
from infographic.blocks.pieces import (
    capped,
    corner_radius,
    ground_of,
    readable,
    set_numeral,
    trimmed_icon,
)
from infographic.marks import Box, Datum, Mark, Rect
from infographic.story.model import Figure, Item, Panel
from infographic.text.numbers import rounded
from infographic.text.paragraph import Paragraph, paragraph
from infographic.text.shape import Line, Type, line, width

_DASH = "\u2013"


@dataclass(frozen=True, slots=True)
class _Row:
    """An answer: its label and icon on the spine, from `y` on `h` high; its bars are `bar` high in
    the middle of that."""

    item: Item
    tall: bool
    words: Paragraph
    icon: str | None
    y: float
    h: float
    bar: float


@dataclass(frozen=True, slots=True)
class _Plan:
    rows: tuple[_Row, ...]
    spine: float
    side: float
    per_point: float
    height: float


@dataclass(frozen=True, slots=True)
class Mirror(Block):
    """Rows above the largest fall of the left column are `tall` high with numerals of `tall_cap`,
    the others `low` with `low_cap`; `gap` between rows. The spine is as wide as its widest label
    and icon and `spine_air`, at most `spine_share` of the width. A number stands inside the outer
    end of a bar that is `inside` px longer, else `outside` px after it. The widest gap is told in
    the largest empty rectangle of the chart, from `callout` (width, height) up."""

    name = "mirror"
    grow = 0.2
    tile_spans = (12,)

    tall: float = 58
    low: float = 31
    gap: float = 8
    tall_cap: float = 34
    low_cap: float = 21
    tall_label: float = 31
    tall_icon: float = 32
    low_icon: float = 22
    icon_gap: float = 14
    spine_air: float = 36
    spine_share: float = 0.42
    inset: float = 14
    inside: float = 28
    outside: float = 12
    most_tall: int = 5
    least_fall: float = 0.15
    head_size: float = 30
    head_gap: float = 30
    callout: tuple[float, float] = (280, 130)
    callout_cap: float = 72
    least_width: float = 760
    least_side: float = 200
    stretch: float = 1.25

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        if len(panel.columns) != 2 or width < self.least_width or len(panel.items) < 2:
            return 0.0
        if panel.kind not in ("single", "multiple", "group", "scale"):
            return 0.0
        numbers = [f.number for i in panel.items for f in i.figures if f]
        if not numbers or min(numbers) < 0 or max(numbers) <= 0:
            return 0.0
        if self._plan(panel, width, 1.0, setting).side < self.least_side:
            return 0.0
        score = 0.9 if len(panel.items) > 3 else 0.55
        # Waves read from left to right, not to both sides.
        return score - 0.4 if panel.waves else score

    def stretches(self) -> bool:
        return True

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        heads = self._heads(panel, width, setting)
        top = heads.height + self.head_gap
        plan = self._plan(panel, width, 1.0, setting)
        if height is not None and height > top + plan.height:
            scale = (height - top) / plan.height
            plan = self._plan(panel, width, min(scale, self.stretch), setting)
        marks: list[Mark] = list(heads.marks)
        for i, row in enumerate(plan.rows):
            for mark in self._row(panel, row, i == 0, plan, width, setting):
                marks += Composed((mark,), 0, 0).at(0, top)
        marks += Composed(tuple(self._callout(panel, plan, width, setting)), 0, 0).at(0, top)
        return Composed(tuple(marks), width, top + plan.height)

    # -- what goes where -----------------------------------------------------------------------

    def _tall(self, panel: Panel) -> int:
        """How many rows come before the largest fall of the left column; one where nothing falls
        clearly, all of a list too short to fall."""
        values = [i.figures[0].number if i.figures[0] else None for i in panel.items]
        if len(values) <= 4:
            return len(values)
        falls = [
            (a - b, k + 1)
            for k, (a, b) in enumerate(pairwise(values))
            if a is not None and b is not None and k < self.most_tall
        ]
        drop, count = max(falls, default=(0.0, 1))
        most = max(v for v in values if v is not None) if any(values) else 0.0
        return count if drop >= self.least_fall * most and drop > 0 else 1

    def _plan(self, panel: Panel, full: float, scale: float, setting: Setting) -> _Plan:
        count = self._tall(panel)
        items = panel.items
        icons = icons_for(items, setting.numbers.locale) or [None] * len(items)
        large = setting.type("statement").at(size=self.tall_label)
        most = self.spine_share * full - self.spine_air
        types = [large if k < count else setting.type("label") for k in range(len(items))]
        types = self._fitted(items, icons, types, most, setting)
        rows: list[_Row] = []
        y = 0.0
        for k, (item, icon, type) in enumerate(zip(items, icons, types, strict=True)):
            tall = k < count
            room = most - self._icon_width(icon, tall)
            words = paragraph(item.label, type, room)
            least = (self.tall if tall else self.low) * scale
            h = max(least, words.height + 8)
            rows.append(_Row(item, tall, words, icon, y, h, least))
            y += h + self.gap
        spine = max(r.words.width + self._icon_width(r.icon, r.tall) for r in rows)
        spine += self.spine_air
        side = (full - spine) / 2
        top = max(f.number for i in items for f in i.figures if f)
        return _Plan(tuple(rows), spine, side, side / top, y - self.gap)

    def _icon_width(self, icon: str | None, tall: bool) -> float:
        return (self.tall_icon if tall else self.low_icon) + self.icon_gap if icon else 0.0

    def _fitted(
        self,
        items: Sequence[Item],
        icons: Sequence[str | None],
        types: Sequence[Type],
        most: float,
        setting: Setting,
    ) -> list[Type]:
        """Tall labels in their size, in that of the others where one is too long for its line."""
        large = [t for t in types if t.size > setting.type("label").size]
        long = [
            i
            for i, icon, t in zip(items, icons, types, strict=True)
            if t in large and width(i.label, t) > most - self._icon_width(icon, True)
        ]
        if long:
            strong = setting.type("label_strong")
            return [strong if t in large else t for t in types]
        return list(types)

    def _colors(self, panel: Panel, setting: Setting) -> list[str]:
        return [setting.series_color(name, c) for c, name in enumerate(panel.columns)]

    # -- drawing -------------------------------------------------------------------------------

    def _heads(self, panel: Panel, full: float, setting: Setting) -> Composed:
        """The names of the two series over their outer ends, in their colours."""
        ground = setting.ground
        type = setting.type("statement").at(size=self.head_size)
        marks: list[Mark] = []
        tall = 0.0
        for c, color in enumerate(self._colors(panel, setting)):
            words = paragraph(panel.columns[c], type, full / 2 - 20)
            fill = readable(color, ground.fill, ground.text)
            anchor = "start" if c == 0 else "end"
            x = 0.0 if c == 0 else full
            marks += words.at(x, 0, fill, anchor, role="label")  # type: ignore[arg-type]
            tall = max(tall, words.height)
        return Composed(tuple(marks), full, tall)

    def _row(
        self, panel: Panel, row: _Row, first: bool, plan: _Plan, full: float, setting: Setting
    ) -> Iterator[Mark]:
        cy = row.y + row.h / 2
        yield from self._label(panel, row, cy, full, setting)
        for c, color in enumerate(self._colors(panel, setting)):
            figure = row.item.figures[c]
            said = datum(panel, row.item, c)
            if figure is None:
                yield self._dash(c, cy, plan, full, said, setting)
                continue
            box = self._bar(row, c, figure, plan, full)
            if box.w > 0:
                tag = datum(panel, row.item, c, "length-x", plan.per_point)
                radius = corner_radius(box, setting.style.shape.bar)
                yield Rect(box, color, radius, tag)
            number = self._number(panel, row, first, figure, setting)
            x, within = self._number_x(c, box, number)
            fill = ground_of(color, setting).text if within else setting.ground.text
            yield set_numeral(number, x, cy - number.cap / 2, fill, "value", said)

    def _bar(self, row: _Row, c: int, figure: Figure, plan: _Plan, full: float) -> Box:
        length = figure.number * plan.per_point
        x = plan.side - length if c == 0 else full - plan.side
        return Box(x, row.y + (row.h - row.bar) / 2, length, row.bar)

    def _number(
        self, panel: Panel, row: _Row, first: bool, figure: Figure, setting: Setting
    ) -> Line:
        cap = self.tall_cap if row.tall else self.low_cap
        type = capped(setting.type("numeral_small"), cap)
        type = type.at(size=max(type.size, setting.style.smallest))
        return line(setting.value(panel, figure, unit=first), type)

    def _number_x(self, c: int, box: Box, number: Line) -> tuple[float, bool]:
        """Where a number's ink begins, and whether that is on its bar."""
        wide = number.ink.w
        if box.w >= wide + self.inside:
            return (box.x + self.inset if c == 0 else box.right - self.inset - wide), True
        gap = self.outside if box.w > 0 else 0.0
        return (box.x - gap - wide if c == 0 else box.right + gap), False

    def _dash(
        self, c: int, cy: float, plan: _Plan, full: float, said: Datum, setting: Setting
    ) -> Mark:
        """Not asked or not published: neither a bar nor a nought."""
        type = setting.type("label")
        words = line(_DASH, type)
        x = plan.side - 5 - words.advance if c == 0 else full - plan.side + 5
        return words.at(x, cy + type.cap / 2, setting.ground.mute, role="value", datum=said)

    def _label(
        self, panel: Panel, row: _Row, cy: float, full: float, setting: Setting
    ) -> Iterator[Mark]:
        """Icon and words, centred on the spine together."""
        ground = setting.ground
        side = self.tall_icon if row.tall else self.low_icon
        aside = self._icon_width(row.icon, row.tall)
        x = (full - aside - row.words.width) / 2
        if row.icon:
            yield trimmed_icon(row.icon, Box(x, cy - side / 2, side, side), ground.text)
            x += aside
        lines = row.words
        said = datum(panel, row.item)
        top = cy - lines.height / 2
        if row.icon or len(lines.lines) == 1:
            yield from lines.at(x, top, ground.text, role="label", datum=said)
        else:
            yield from lines.at(full / 2, top, ground.text, "middle", role="label", datum=said)

    # -- the widest gap ------------------------------------------------------------------------

    def _callout(self, panel: Panel, plan: _Plan, full: float, setting: Setting) -> Iterator[Mark]:
        """The answer on which the two differ most, in the largest empty place."""
        found = self._widest(panel)
        place = self._empty(panel, plan, full, setting)
        if found is None or place is None:
            return
        item, a, b = found
        box, right = place
        gap = abs(a.number - b.number)
        ground = setting.ground
        said = Datum(panel.id, item.label, "", f"{gap:g}", gap)
        text = setting.numbers.decimal(gap, panel.decimals)
        values = f"{setting.value(panel, a)} {_DASH} {setting.value(panel, b)}"
        claim = setting.words.maybe("headline.widest_gap", label=item.label)
        if not claim or item.label in panel.headline:
            claim = item.label
        type = setting.type("label")
        words = paragraph(f"{claim} ({values})", type, box.w)
        unit = line(setting.words("label.points"), setting.type("label_strong"))
        for share in (1.0, 0.83, 0.67):
            cap = share * self.callout_cap
            numeral = line(text, capped(setting.type("numeral_huge"), cap))
            wide = numeral.ink.w + (_UNIT_GAP + unit.advance if panel.is_percent else 0.0)
            tall = cap + _WORDS_GAP + words.height
            if tall <= box.h and wide <= box.w:
                break
        else:
            return
        y = box.bottom - tall
        x = box.right - wide if right else box.x
        yield set_numeral(numeral, x, y, ground.numeral, datum=said)
        if panel.is_percent:
            unit_x = x + numeral.ink.w + _UNIT_GAP
            yield unit.at(unit_x, y + numeral.cap, ground.text, role="note")
        top = y + numeral.cap + _WORDS_GAP
        edge, anchor = (box.right, "end") if right else (box.x, "start")
        yield from words.at(edge, top, ground.text, anchor, role="note")  # type: ignore[arg-type]

    def _widest(self, panel: Panel) -> tuple[Item, Figure, Figure] | None:
        """The item of the widest gap, where it is one and reads so from the printed figures."""
        both = [
            (i, a, b)
            for i in panel.items
            if (a := i.figures[0]) and (b := i.figures[1]) and not i.minor
        ]
        if len(both) < 2 or not (panel.is_percent or panel.unit == "count"):
            return None
        ranked = sorted(both, key=lambda t: -abs(t[1].number - t[2].number))
        item, a, b = ranked[0]
        gap = abs(a.number - b.number)
        next_gap = abs(ranked[1][1].number - ranked[1][2].number)
        if gap <= next_gap or a.below is not None or b.below is not None:
            return None
        places = panel.decimals
        told = abs(rounded(a.number, places) - rounded(b.number, places))
        return (item, a, b) if told == rounded(gap, places) else None

    def _empty(
        self, panel: Panel, plan: _Plan, full: float, setting: Setting
    ) -> tuple[Box, bool] | None:
        """The largest rectangle of the chart without ink, and whether it is at the right."""
        best: tuple[float, Box, bool] | None = None
        for c in (0, 1):
            free = [
                self._free(panel, row, i == 0, c, plan, full, setting)
                for i, row in enumerate(plan.rows)
            ]
            for start in range(len(free)):
                for end in range(start, len(free)):
                    room = min(free[start : end + 1]) - _CLEAR
                    top = plan.rows[start].y + (_OVER if start else 0.0)
                    bottom = plan.rows[end].y + plan.rows[end].h
                    if end < len(free) - 1:
                        bottom -= _OVER
                    least_w, least_h = self.callout
                    if room < least_w or bottom - top < least_h:
                        continue
                    x = 0.0 if c == 0 else full - room
                    area = min(room, _MOST) * min(bottom - top, 2 * least_h)
                    # Of equal places the lowest: that is where lists run out.
                    if best is None or area >= best[0]:
                        w = min(room, _MOST)
                        x = 0.0 if c == 0 else full - w
                        best = (area, Box(x, top, w, bottom - top), c == 1)
        return (best[1], best[2]) if best else None

    def _free(
        self,
        panel: Panel,
        row: _Row,
        first: bool,
        c: int,
        plan: _Plan,
        full: float,
        setting: Setting,
    ) -> float:
        """What a row leaves empty at its outer end."""
        figure = row.item.figures[c]
        if figure is None:
            return plan.side - 30
        box = self._bar(row, c, figure, plan, full)
        number = self._number(panel, row, first, figure, setting)
        x, _ = self._number_x(c, box, number)
        return min(box.x, x) if c == 0 else full - max(box.right, x + number.ink.w)


# What a callout keeps clear of ink beside and above, how wide it is at most, its gaps inside.
_CLEAR = 28.0
_OVER = 8.0
_MOST = 400.0
_UNIT_GAP = 14.0
_WORDS_GAP = 18.0
