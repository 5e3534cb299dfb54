"""Long labels over a few waves: a rail for each, a ring where it began, a disc where it is now.

All figures stand in columns at the right whose heads carry the marks: they are the key. A mark
that would touch the disc is left out; its figure is in its column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from infographic.blocks.base import Block, Composed, Setting, datum
from infographic.blocks.labels import Labels, fit_labels
from infographic.blocks.series import change, comet, first_last, nice_top, signed
from infographic.blocks.tones import bar_color
from infographic.marks import Box, Circle, Mark, Rect
from infographic.story.model import Item, Panel
from infographic.text.shape import line, width


@dataclass(frozen=True, slots=True)
class _Frame:
    """The x positions all rows share: the rail from 0 to `end`, right edges of the columns; labels
    have `room` px, and figures stand `over` the rails where both find no room side by side."""

    end: float
    top: float
    per_unit: float
    columns: tuple[float, ...]
    change: float | None
    least_tick: float  # ticks nearer than this would run into each other
    room: float
    over: bool = False

    def x(self, number: float) -> float:
        return number * self.per_unit


@dataclass(frozen=True, slots=True)
class Trails(Block):
    """`rail_gap` from a label to its rail, `row_gap` from a rail to the next label. `ring`, `dot`
    and `disc` are the radii of first, middle and latest; closer to the disc than `ring_clear` or
    `dot_clear` a mark is left out. A comet grows from `tail` to `nose` px. Labels keep to rails
    that take `keep` of the panel or more. In one column a rail that would take less than `easy` of
    it has all of it, with the figures over it beside a label of `least_label` px or more, and the
    ticks `tick_row` px below the heads."""

    name = "trails"

    column: float = 84
    column_gap: float = 22
    rail_end: float = 26
    rail_gap: float = 27
    row_gap: float = 24
    head: float = 84
    head_gap: float = 30
    rail: float = 3
    tick: float = 12
    ring: float = 11
    stroke: float = 4
    dot: float = 6
    disc: float = 14
    halo: float = 3
    ring_clear: float = 14
    dot_clear: float = 24
    tail: float = 4
    nose: float = 24
    split_gap: float = 18
    least_rail: float = 260
    keep: float = 0.5
    easy: float = 0.6
    least_label: float = 170
    tick_row: float = 40

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        if not 2 <= len(panel.columns) <= 5 or panel.kind in ("matrix", "ranking", "text", "nps"):
            return 0.0
        known = [f.number for i in panel.items for f in i.figures if f]
        if not known or min(known) < 0 or width < (320 if setting.style.space.one_column else 560):
            return 0.0
        frame = self._frame(panel, width, setting)
        if frame.end < self.least_rail or (frame.over and frame.room < self.least_label):
            return 0.0
        if not panel.waves:
            return 0.45
        if len(panel.columns) == 2:
            return 0.93 if self._long(panel, width, setting) else 0.6
        if len(panel.columns) == 5:
            return 0.7
        return 0.9 if len(panel.items) > 1 else 0.75

    def _long(self, panel: Panel, panel_width: float, setting: Setting) -> bool:
        return fit_labels(panel.items, 0.42 * panel_width, setting).lines > 2

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        frame = self._frame(panel, width, setting)
        room = frame.room
        labels = fit_labels(panel.items, room, setting)
        marks = self._head(panel, frame, setting)
        y = self.head + (self.tick_row if frame.over else 0.0)
        previous: Item | None = None
        for item in panel.items:
            if item.minor and previous is not None and not previous.minor:
                y += self.split_gap - 6
                marks.append(Rect(Box(0, y - 1, width, 2), setting.ground.hair, role="rule"))
                y += self.split_gap + 6
            row, y = self._row(panel, item, y, labels, room, frame, setting)
            marks += row
            y += self.row_gap
            previous = item
        return Composed(tuple(marks), width, y - self.row_gap)

    def _frame(self, panel: Panel, panel_width: float, setting: Setting) -> _Frame:
        strong = setting.type("value_strong")
        changes = [signed(self._change(i), panel, setting) for i in panel.items]
        said = max((width(t, strong) for t in changes), default=0.0)
        head = width(setting.words("label.change"), setting.style.narrow("label"))
        right = panel_width
        last: float | None = None
        if panel.waves and any(changes):
            last = right
            right -= max(said, head) + self.column_gap
        columns: list[float] = []
        for c in range(len(panel.columns) - 1, -1, -1):
            cells = [
                width(setting.value(panel, f, False), strong)
                for i in panel.items
                if (f := i.figures[c])
            ]
            name = width(panel.columns[c], setting.type("label_strong"))
            columns.insert(0, right)
            right -= max(self.column - self.column_gap, name, *cells, 0.0) + self.column_gap
        numbers = [f.number for i in panel.items for f in i.figures if f]
        highest = max(numbers, default=1.0)
        top = (
            min(100.0, max(10.0, -(-highest // 10) * 10)) if panel.is_percent else nice_top(highest)
        )
        top = max(top, highest)
        end = right - self.rail_end
        # A label keeps to its own rail: over the columns it would crowd the figures there.
        room = end if end >= self.keep * panel_width else panel_width
        over = setting.style.space.one_column and end < self.easy * panel_width
        if over:
            room, end = end, panel_width
        # The last tick ends at the rail's end, the one before it is centred on its place.
        slim = setting.style.narrow("label")
        least = width(setting.numbers.percent(top), slim) + 12
        least += width(setting.numbers.decimal(top), slim) / 2
        return _Frame(
            end, top, max(end, 1.0) / top, tuple(columns), last, max(64.0, least), room, over
        )

    def _change(self, item: Item) -> float | None:
        ends = first_last(item)
        if ends is None or ends[0] == ends[1]:
            return None
        return change(item.figures[ends[0]], item.figures[ends[1]])

    def _head(self, panel: Panel, frame: _Frame, setting: Setting) -> list[Mark]:
        """Ticks over the rails, and over each column its wave with the wave's own mark."""
        ground = setting.ground
        slim = setting.style.narrow("label")
        marks: list[Mark] = []
        baseline = self.head - self.head_gap
        count = len(panel.columns)
        for c, name in enumerate(panel.columns):
            type = setting.type("label_strong" if c == count - 1 else "label")
            words = line(name, type)
            marks.append(words.at(frame.columns[c], baseline, ground.text, "end", role="label"))
            x = frame.columns[c] - words.advance / 2
            marks.append(
                self._mark(c, count, x, baseline - type.cap - 24, ground.text, ground.fill)
            )
        if frame.change is not None:
            words = line(setting.words("label.change"), slim)
            marks.append(words.at(frame.change, baseline, ground.mute, "end", role="label"))
        ticks = self._ticks(frame)
        baseline += self.tick_row if frame.over else 0.0
        for v in ticks:
            last = v == ticks[-1]
            text = (
                setting.numbers.percent(v)
                if panel.is_percent and last
                else setting.numbers.decimal(v, 0 if v == int(v) else 1)
            )
            words = line(text, slim)
            anchor = "start" if v == 0 else "end" if last else "middle"
            marks.append(
                words.at(
                    frame.x(v),
                    baseline,
                    ground.mute,
                    anchor,  # type: ignore[arg-type]
                    role="label",
                )
            )
        return marks

    def _ticks(self, frame: _Frame) -> list[float]:
        for step in (10.0, 20.0, 25.0, 50.0):
            if frame.top % step == 0 and frame.x(step) >= frame.least_tick:
                return [step * k for k in range(int(frame.top / step) + 1)]
        return [0.0, frame.top]

    def _mark(self, c: int, count: int, x: float, cy: float, color: str, under: str) -> Circle:
        if c == count - 1:
            return Circle(x, cy, self.disc, fill=color)
        if c == 0:
            return Circle(
                x,
                cy,
                self.ring - self.stroke / 2,
                fill=under,
                stroke=color,
                stroke_width=self.stroke,
            )
        return Circle(x, cy, self.dot, fill=color)

    def _row(
        self,
        panel: Panel,
        item: Item,
        y: float,
        labels: Labels,
        room: float,
        frame: _Frame,
        setting: Setting,
    ) -> tuple[list[Mark], float]:
        ground = setting.ground
        words = labels.of(item, room)
        text = ground.minor_text if item.minor else ground.text
        marks: list[Mark] = list(words.at(0, y, text, role="label", datum=datum(panel, item)))
        strong = setting.type("value_strong")
        tall = max(words.height, strong.cap) if frame.over else words.height
        cy = y + tall + max(self.rail_gap, words.overhang + self.disc + 4)
        told = y + strong.cap / 2 if frame.over else cy
        marks += self._rail(frame, cy, setting)
        color = bar_color(item, ground)
        marks += self._points(panel, item, cy, frame, color, setting)
        marks += self._figures(panel, item, told, frame, setting)
        return marks, cy + self.disc

    def _rail(self, frame: _Frame, cy: float, setting: Setting) -> list[Mark]:
        color = setting.ground.track
        half = self.rail / 2
        marks: list[Mark] = [Rect(Box(0, cy - half, frame.end, self.rail), color, role="rule")]
        for v in self._ticks(frame):
            x = min(max(frame.x(v) - half, 0.0), frame.end - self.rail)
            marks.append(Rect(Box(x, cy - self.tick / 2, self.rail, self.tick), color, role="rule"))
        return marks

    def _points(
        self, panel: Panel, item: Item, cy: float, frame: _Frame, color: str, setting: Setting
    ) -> Sequence[Mark]:
        ground = setting.ground
        ends = first_last(item)
        if ends is None:
            return []
        first, last = ends
        count = len(panel.columns)
        places = {c: frame.x(f.number) for c, f in enumerate(item.figures) if f}
        end = places[last]
        marks: list[Mark] = []

        def point(c: int, kind: int, halo: bool = False) -> None:
            made = self._mark(
                kind,
                count,
                places[c],
                cy,
                color if kind == count - 1 or item.minor else ground.mark,
                ground.fill,
            )
            if halo:
                marks.append(Circle(made.cx, cy, made.r + self.halo, fill=ground.fill))
            marks.append(replace(made, datum=datum(panel, item, c, "position", frame.per_unit)))

        # A trail that does not reach the latest wave has no disc: it is not there any more.
        reaches = last == count - 1
        apart = abs(places[first] - end)
        if first != last and apart > self.ring_clear and reaches:
            faint, full = (0.2, 0.95) if item.highlight else (0.1, 0.6)
            marks.append(
                comet(places[first], cy, end, cy, self.tail, self.nose, color, faint, full)
            )
        if first == 0 and (apart >= self.ring_clear or not reaches):
            point(first, 0)
        for c in range(0 if first else 1, count):
            if c not in places or (reaches and c == last):
                continue
            near = [end] if reaches else []
            if first == 0 and apart >= self.ring_clear:
                near.append(places[first])
            if c and all(abs(places[c] - x) >= self.dot_clear for x in near):
                if 0 < c < count - 1:
                    marks.append(Circle(places[c], cy, self.dot + 2, fill=ground.fill))
                point(c, c)
        if reaches:
            point(last, count - 1, halo=True)
        return marks

    def _figures(
        self, panel: Panel, item: Item, cy: float, frame: _Frame, setting: Setting
    ) -> list[Mark]:
        ground = setting.ground
        count = len(panel.columns)
        plain, strong = setting.type("value"), setting.type("value_strong")
        marks: list[Mark] = []
        gone = line(setting.words("label.not_published"), setting.type("aside"))
        right = frame.columns[-1] if frame.change is None else frame.change
        said = item.figures[-1] is None and right - gone.advance > (
            frame.columns[-2] + 10 if count > 1 else 0
        )
        if said:
            marks.append(
                gone.at(right, cy + gone.type.x_height / 2, ground.mute, "end", role="note")
            )
        for c, figure in enumerate(item.figures[: count - said]):
            latest = c == count - 1
            type = strong if latest else plain
            text = setting.value(panel, figure, False) if figure else "\u2013"
            color = ground.text if latest and figure and not item.minor else ground.mute
            marks.append(
                line(text, type).at(
                    frame.columns[c],
                    cy + type.cap / 2,
                    color,
                    "end",
                    role="value",
                    datum=datum(panel, item, c),
                )
            )
        delta = signed(self._change(item), panel, setting)
        ends = first_last(item)
        whole = ends == (0, count - 1)
        if frame.change is not None and delta and whole:
            type = strong if item.highlight else plain
            color = ground.text if item.highlight else ground.mute
            marks.append(
                line(delta, type).at(frame.change, cy + type.cap / 2, color, "end", role="value")
            )
        return marks
