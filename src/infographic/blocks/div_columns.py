"""One ordered scale over many waves: what is favourable stands on the base line, the rest hangs
from it.

The strongest favourable point lies on the base line, where lengths compare best. Points that belong
to no pole (a middle, No opinion) are rows of figures under the columns: drawn on either side they
would say what nobody said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from infographic.blocks.base import Block, Composed, Setting, datum
from infographic.blocks.outlines import round_end
from infographic.blocks.series import pole_name, short_year, spread
from infographic.blocks.tones import LEAST_CONTRAST, contrast, legible, ramp
from infographic.marks import Box, Datum, Mark, Path, Rect, polygon
from infographic.story.model import Figure, Item, Panel
from infographic.style.tokens import Ground
from infographic.text.breaks import units
from infographic.text.paragraph import Paragraph, paragraph
from infographic.text.shape import Type, line
from infographic.text.shape import width as width_of


@dataclass(frozen=True, slots=True)
class _Poles:
    """Items from the base line outwards, and what either pole is called."""

    up: tuple[Item, ...]
    down: tuple[Item, ...]
    rest: tuple[Item, ...]
    up_name: str
    down_name: str
    up_colors: tuple[str, ...]
    down_colors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    pitch: float
    column: float
    per_point: float
    base: float
    foot: float  # how far the longest column hangs below the base line
    half: float = 0.0  # of the row of names that parts the columns, where they stand on the axis

    def x(self, c: int) -> float:
        return c * self.pitch


@dataclass(frozen=True, slots=True)
class DivColumns(Block):
    """`gutter` at the right holds the labels of the last column's parts. A column takes `share`
    of its pitch and is at most `widest` wide; `per_point` px a point, on a `base` px line.

    `axis` is the height of a row of waves in capsules that takes the line's place, 0 for none;
    `lit` sets the strongest points of the first and the last wave apart by a colour of their
    own."""

    name = "div_columns"

    gutter: float = 224
    share: float = 0.86
    widest: float = 96
    per_point: float = 5
    part_gap: float = 3
    base: float = 3
    least_part: float = 34
    net_gap: float = 12
    label_pitch: float = 33
    leader: float = 32
    foot_gap: float = 60
    row: float = 40
    columns: tuple[int, int] = (6, 12)
    lead_size: float = 37
    least_column: float = 34
    axis: float = 0
    lit: bool = False

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        few, many = self.columns
        if not panel.is_percent or panel.multiple or not panel.waves or not panel.ordered:
            return 0.0
        if not few <= len(panel.columns) <= many or width < 560:
            return 0.0
        scale = [i for i in panel.items if not i.minor]
        if not 2 <= len(scale) <= 7:
            return 0.0
        for c in range(len(panel.columns)):
            figures = [i.figures[c] for i in panel.items]
            if any(f and f.number < 0 for f in figures):
                return 0.0
            # A wave is known or it is not: a column cannot have a hole.
            if not self._known(panel, c) and any(i.figures[c] for i in scale):
                return 0.0
            if sum(f.number for f in figures if f) > 103:
                return 0.0
        if sum(self._known(panel, c) for c in range(len(panel.columns))) < few:
            return 0.0
        frame = self._frame(panel, width, setting)
        fits = frame.column >= self.least_column and self._legible(panel, width, frame, setting)
        return 1.0 if fits else 0.0

    def _legible(self, panel: Panel, panel_width: float, frame: _Frame, setting: Setting) -> bool:
        """Whether sums are no wider than their pitch, the first and the last wave have room on the
        axis, and names find room beside the columns."""
        if self.axis and self._widest_end(panel, setting) + 8 > self._capsule(frame):
            return False
        poles = self._poles(panel, setting)
        strong = setting.type("value_strong")
        sums = [
            self._said(panel, self._net(p, c), False, setting)
            for p in (poles.up, poles.down)
            for c in range(len(panel.columns))
        ]
        if max(width_of(text, strong) for text in sums) > frame.pitch - 4:
            return False
        slim = setting.style.narrow("label_strong")
        room = self.gutter - self.leader - 8
        names = [paragraph(i.label, slim, room) for i in (*poles.up, *poles.down)]
        words = [w.rstrip() for i in panel.items for w in units(i.label)]
        if max(len(n.lines) for n in names) > 3 or max(width_of(w, slim) for w in words) > room:
            return False
        tall = sum(n.height + self.label_pitch - slim.cap for n in names)
        return tall + 2 * self.label_pitch <= frame.base + frame.foot

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        poles = self._poles(panel, setting)
        frame = self._frame(panel, width, setting)
        marks: list[Mark] = []
        strong = setting.type("value_strong")
        known = [c for c in range(len(panel.columns)) if self._known(panel, c)]
        ends = (known[0], known[-1])
        sums = [self._net(p, c) for p in (poles.up, poles.down) for c in ends]
        # A unit on the first and last sums, or on none.
        unit = frame.pitch - 4 >= max(
            width_of(self._said(panel, v, True, setting), strong) for v in sums
        )
        for c in range(len(panel.columns)):
            marks += self._column(panel, poles, c, c in ends, unit, frame, setting)
        end = frame.x(len(panel.columns) - 1) + frame.column
        if self.axis:
            marks += self._capsules(panel, frame, setting)
        else:
            line_box = Box(0, frame.base - self.base / 2, end, self.base)
            marks.append(Rect(line_box, setting.ground.text, role="rule"))
        marks += self._labels(panel, poles, known[-1], end, width, frame, setting)
        if self.axis:
            y = frame.base + frame.foot + self.net_gap + strong.cap
        else:
            top = frame.base + frame.foot + self.foot_gap
            marks += self._years(panel, top, frame, setting)
            y = top + setting.type("label").cap
        slim = setting.style.narrow("label")
        for item in poles.rest:
            words = paragraph(item.label, slim, width - end - 14)
            marks += self._rest(panel, item, words, y + self.row, end, frame, setting)
            y += self.row + words.height - slim.cap
        return Composed(tuple(marks), width, y)

    def _known(self, panel: Panel, c: int) -> bool:
        return all(i.figures[c] for i in panel.items if not i.minor)

    def _poles(self, panel: Panel, setting: Setting) -> _Poles:
        scale = [i for i in panel.items if not i.minor]
        half = len(scale) // 2
        front, back = scale[:half], scale[len(scale) - half :]
        names = [pole_name([i.label for i in p], half > 1) for p in (front, back)]
        if names[1] and names[0] != names[1] and names[1].casefold() in names[0].casefold():
            # "dissatisfied" holds "satisfied": the scale was asked from its negative end.
            front, back = back[::-1], front[::-1]
            names.reverse()
        if names[0].casefold() == names[1].casefold():
            names = ["", ""]
        middle = scale[half : len(scale) - half]
        up, down = self._colors(half, setting.ground)
        return _Poles(
            tuple(front),
            tuple(back),
            (*middle, *(i for i in panel.items if i.minor)),
            names[0] if half > 1 else "",
            names[1] if half > 1 else "",
            up,
            down,
        )

    def _colors(self, half: int, ground: Ground) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Favourable in the loud end of the ground's steps, unfavourable in the quiet one; the
        strongest point is the fullest."""
        steps = ground.steps
        if len(steps) >= 5:
            return ramp((steps[-1], steps[-2]), half), ramp((steps[1], steps[0]), half)
        if steps[0] == ground.highlight:
            return (ramp((steps[0], _soft(ground)), half), ramp((steps[2], steps[1]), half))
        return ramp((steps[1], steps[2]), half), ramp((_soft(ground), steps[0]), half)

    def _frame(self, panel: Panel, panel_width: float, setting: Setting) -> _Frame:
        poles = self._poles(panel, setting)
        count = len(panel.columns)
        pitch = (panel_width - self.gutter) / count
        column = min(self.widest, round(pitch * self.share))
        per = self.per_point * min(1.0, max(0.75, panel_width / 1056))
        up = max((self._net(poles.up, c) for c in range(count)), default=0.0)
        down = max((self._net(poles.down, c) for c in range(count)), default=0.0)
        head = setting.type("value_strong").cap + self.net_gap
        half = self.axis / 2
        return _Frame(pitch, column, per, head + up * per + half, down * per + half, half)

    def _net(self, items: Sequence[Item], c: int) -> float:
        return round(sum(f.number for i in items if (f := i.figures[c])), 6)

    def _said(self, panel: Panel, number: float, unit: bool, setting: Setting) -> str:
        return setting.value(panel, Figure(number), unit)

    def _column(
        self,
        panel: Panel,
        poles: _Poles,
        c: int,
        end: bool,
        unit: bool,
        frame: _Frame,
        setting: Setting,
    ) -> Iterator[Mark]:
        ground = setting.ground
        x = frame.x(c)
        cx = x + frame.column / 2
        if not self._known(panel, c):
            type = setting.type("value")
            dash = line("\u2013", type)
            yield dash.at(cx, frame.base - self.net_gap, ground.mute, "middle", role="value")
            return
        y = frame.base - frame.half
        shown = [i for i in (*poles.up, *poles.down) if (f := i.figures[c]) and f.number > 0]
        outer = [
            next((i for i in side[::-1] if i in shown), None) for side in (poles.up, poles.down)
        ]
        for k, item in enumerate(poles.up):
            figure = item.figures[c]
            h = (figure.number if figure else 0) * frame.per_point
            y -= h
            cut = self.part_gap if k < len(poles.up) - 1 and h > 2 * self.part_gap else 0
            box = Box(x, y + cut, frame.column, h - cut)
            color = poles.up_colors[k]
            if self.lit and end and k == 0 and ground.seal not in poles.up_colors:
                color = ground.seal
            yield from self._part(
                panel, item, c, box, color, frame, setting, 1 if item is outer[0] else 0
            )
            if figure and k == 0 and h >= 60:
                type = self._lead(end, setting)
                text = line(setting.value(panel, figure, end), type)
                if self.lit and text.advance > frame.column - 12:
                    text = line(setting.value(panel, figure, False), type)
                if text.advance > frame.column:
                    text = line(setting.value(panel, figure, False), setting.type("key"))
                yield text.at(
                    cx,
                    box.y + 16 + text.type.cap,
                    legible(color, ground),
                    "middle",
                    role="value",
                    datum=datum(panel, item, c),
                )
            elif figure and h >= self.least_part:
                yield from self._inside(panel, item, c, box, color, setting)
        type = setting.type("value_strong" if end else "value")
        yield from self._sum(panel, poles.up, c, cx, y - self.net_gap, type, end and unit, setting)
        y = frame.base + frame.half
        for k, item in enumerate(poles.down):
            figure = item.figures[c]
            h = (figure.number if figure else 0) * frame.per_point
            cut = self.part_gap if k < len(poles.down) - 1 and h > 2 * self.part_gap else 0
            box = Box(x, y, frame.column, h - cut)
            color = poles.down_colors[k]
            yield from self._part(
                panel, item, c, box, color, frame, setting, -1 if item is outer[1] else 0
            )
            y += h
            if figure and h >= self.least_part + 10:
                yield from self._inside(panel, item, c, box, poles.down_colors[k], setting)
        below = y + self.net_gap + type.cap
        yield from self._sum(panel, poles.down, c, cx, below, type, end and unit, setting)

    def _lead(self, end: bool, setting: Setting) -> Type:
        return setting.type("numeral_small").at(size=self.lead_size) if end else setting.type("key")

    def _part(
        self,
        panel: Panel,
        item: Item,
        c: int,
        box: Box,
        color: str,
        frame: _Frame,
        setting: Setting,
        outer: int,
    ) -> Iterator[Mark]:
        """A part of a column; the `outer` one is round above (1) or below (-1) where bars are."""
        if box.h <= 0:
            return
        tag = datum(panel, item, c, "length-y", frame.per_point)
        radius = min(setting.style.shape.bar, 0.24 * frame.column)
        if outer and radius:
            yield Path(round_end(box, radius, outer > 0), color, datum=tag)
        else:
            yield Rect(box, color, datum=tag)

    def _inside(
        self, panel: Panel, item: Item, c: int, box: Box, color: str, setting: Setting
    ) -> Iterator[Mark]:
        figure = item.figures[c]
        if figure is None:
            return
        type = setting.type("key")
        text = line(setting.value(panel, figure, False), type)
        if text.advance <= box.w - 4:
            yield text.at(
                box.cx,
                box.cy + type.cap / 2,
                legible(color, setting.ground),
                "middle",
                role="value",
                datum=datum(panel, item, c),
            )

    def _sum(
        self,
        panel: Panel,
        items: Sequence[Item],
        c: int,
        cx: float,
        baseline: float,
        type: Type,
        unit: bool,
        setting: Setting,
    ) -> Iterator[Mark]:
        total = self._net(items, c)
        name = " + ".join(i.label for i in items)
        text = line(self._said(panel, total, unit, setting), type)
        yield text.at(
            cx,
            baseline,
            setting.ground.text,
            "middle",
            role="value",
            datum=Datum(panel.id, name, panel.columns[c], f"{total:g}", total),
        )

    def _labels(
        self,
        panel: Panel,
        poles: _Poles,
        c: int,
        x: float,
        panel_width: float,
        frame: _Frame,
        setting: Setting,
    ) -> Iterator[Mark]:
        """Names of the last column's parts, pushed apart, each led to its part by an elbow."""
        ground = setting.ground
        slim, strong = setting.style.narrow("label"), setting.style.narrow("label_strong")
        room = panel_width - x - self.leader - 8
        wished: list[tuple[float, Paragraph, float | None, Item | None]] = []
        y = frame.base - frame.half
        for k, item in enumerate(poles.up):
            h = self._net((item,), c) * frame.per_point
            wished.append(
                (
                    y - h / 2,
                    paragraph(item.label, strong if k == 0 else slim, room),
                    y - h / 2,
                    item,
                )
            )
            y -= h
        if poles.up_name:
            words = paragraph(
                setting.words("label.net", pole=poles.up_name), strong, room + self.leader - 6
            )
            wished.append((y - self.net_gap - setting.type("value").cap / 2, words, None, None))
        y = frame.base + frame.half
        for item in poles.down:
            h = self._net((item,), c) * frame.per_point
            wished.append((y + h / 2, paragraph(item.label, slim, room), y + h / 2, item))
            y += h
        if poles.down_name:
            words = paragraph(
                setting.words("label.net", pole=poles.down_name), strong, room + self.leader - 6
            )
            wished.append((y + self.net_gap + setting.type("value").cap / 2, words, None, None))
        tall = [self.label_pitch + w.height - w.type.cap for _, w, _, _ in wished]
        places = spread([wish for wish, *_ in wished], tall, high=frame.base + frame.foot + 54)
        for (_, words, at, part), cy in zip(wished, places, strict=True):
            left = x + 14
            if at is not None:
                left = x + self.leader + 8
                yield _elbow(x + 6, at, x + self.leader, cy, ground.text)
            yield from words.at(
                left,
                cy - words.height / 2,
                ground.text,
                role="label",
                datum=datum(panel, part, c) if part else None,
            )

    def _capsules(self, panel: Panel, frame: _Frame, setting: Setting) -> Iterator[Mark]:
        """The waves on the axis itself, the first and the last the loudest."""
        ground = setting.ground
        type = setting.type("key").at(weight=800)
        high = self.axis - 8
        last = len(panel.columns) - 1
        room = self._capsule(frame)
        full = max(width_of(name, type) for name in panel.columns) + 8 <= room
        for c, name in enumerate(panel.columns):
            text = name if full else short_year(name)
            if c in (0, last):
                text = name
            elif width_of(text, type) + 8 > room:
                continue
            fill, ink = (ground.text, ground.fill) if c in (0, last) else (ground.card, ground.mute)
            if fill == ground.card and contrast(ink, fill) < LEAST_CONTRAST:
                ink = ground.on_card
            box = Box(frame.x(c) + (frame.column - room) / 2, frame.base - high / 2, room, high)
            yield Rect(box, fill, min(setting.style.shape.card, high / 2))
            words = line(text, type)
            yield words.at(box.cx, box.cy + type.cap / 2, ink, "middle", role="label")

    def _capsule(self, frame: _Frame) -> float:
        """The width of a wave's capsule on the axis."""
        return min(frame.pitch - 4, frame.column + 8)

    def _widest_end(self, panel: Panel, setting: Setting) -> float:
        type = setting.type("key").at(weight=800)
        return max(width_of(name, type) for name in (panel.columns[0], panel.columns[-1]))

    def _years(self, panel: Panel, top: float, frame: _Frame, setting: Setting) -> Iterator[Mark]:
        plain, strong = setting.type("label"), setting.type("label_strong")
        last = len(panel.columns) - 1
        taken: list[tuple[float, float]] = []
        # The ends come first: what would touch them is left out, its place says it.
        for c in (0, last, *range(1, last)):
            end = c in (0, last)
            name = panel.columns[c]
            words = line(name if end else short_year(name), strong if end else plain)
            left = frame.x(c) + (frame.column - words.advance) / 2
            left = max(0.0, min(left, frame.x(last) + frame.column - words.advance))
            if any(left < b + 8 and a - 8 < left + words.advance for a, b in taken):
                continue
            taken.append((left, left + words.advance))
            fill = setting.ground.text if end else setting.ground.mute
            yield words.at(left, top + plain.cap, fill, role="label")

    def _rest(
        self,
        panel: Panel,
        item: Item,
        words: Paragraph,
        baseline: float,
        x: float,
        frame: _Frame,
        setting: Setting,
    ) -> Iterator[Mark]:
        ground = setting.ground
        type = setting.type("key")
        for c, figure in enumerate(item.figures):
            text = setting.value(panel, figure, False) if figure else "\u2013"
            yield line(text, type).at(
                frame.x(c) + frame.column / 2,
                baseline,
                ground.mute,
                "middle",
                role="value",
                datum=datum(panel, item, c),
            )
        yield from words.at(
            x + 14, baseline - words.type.cap, ground.mute, role="label", datum=datum(panel, item)
        )


def _soft(ground: Ground) -> str:
    """A weaker first step where a ground has only three."""
    return ramp(
        (ground.steps[0], ground.mark if ground.mark != ground.steps[0] else ground.fill), 3
    )[1]


def _elbow(x0: float, y0: float, x1: float, y1: float, color: str, thick: float = 2) -> Path:
    """A leader: level, slanting, level."""
    a, b = x0 + (x1 - x0) * 0.32, x0 + (x1 - x0) * 0.68
    t = thick / 2
    return Path(
        polygon(
            (x0, y0 - t),
            (a, y0 - t),
            (b, y1 - t),
            (x1, y1 - t),
            (x1, y1 + t),
            (b, y1 + t),
            (a, y0 + t),
            (x0, y0 + t),
        ),
        color,
    )
