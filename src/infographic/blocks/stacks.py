"""Parts of several wholes: aligned 100 % bars, one for each statement or wave.

Every bar begins at the same line with the pole it is sorted by, so that this pole reads as a bar
chart of its own; its figure stands before the bar. What is no point of the scale (Don't know)
stays out of the stack, as an outline at the right.

A style may have scales with two opposite poles diverge from a zero line instead (`diverging`
under `[blocks.stacks]`). Whole stacks compare the outer answers better and stay the default;
diverging bars say at once which way each statement leans.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from typing import Literal

from infographic.blocks.bar_shape import bar_radius, framed_part, hatched_part, lying_part
from infographic.blocks.base import Block, Composed, Setting, datum
from infographic.blocks.diverging import (
    Axis,
    Heads,
    Look,
    Names,
    Net,
    Part,
    Sides,
    bar_marks,
    bar_part,
    fit_axis,
    heads_over,
    outline,
    zero_line,
)
from infographic.blocks.labels import Labels, centred, fit_labels
from infographic.blocks.series import change, pole_name, signed, spread
from infographic.blocks.tones import contrast, hatch, legible, mix, own_color, ramp, scale_colors
from infographic.marks import Box, Datum, Gradient, Mark, Path, Rect, polygon
from infographic.results.residual import residual_rank
from infographic.story.model import Figure, Item, Panel
from infographic.style.tokens import Ground
from infographic.text.paragraph import Paragraph, paragraph
from infographic.text.shape import Anchor, line, width

# What the faintest step of a scale has against its ground.
_LEAST_STEP = 1.5

Source = Literal["matrix", "waves", "one"]


@dataclass(frozen=True, slots=True)
class _Point:
    """A point of the scale: its key. `fill` None is an outline, for what is no point of it."""

    name: str
    fill: str | None


@dataclass(frozen=True, slots=True)
class _Row:
    """One bar: `cells` are its parts (item and column of the panel), parallel to the points."""

    item: Item
    cells: tuple[tuple[Item, int], ...]
    strong: bool

    def figure(self, k: int) -> Figure | None:
        item, column = self.cells[k]
        return item.figures[column] if column < len(item.figures) else None

    def sum(self, points: Sequence[int]) -> float:
        figures = [self.figure(k) for k in points]
        return round(sum(f.number for f in figures if f), 6)

    @property
    def known(self) -> bool:
        return all(self.figure(k) is not None for k in range(len(self.cells)))


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is shown: points from the zero line outwards, rows from top to bottom."""

    source: Source
    points: tuple[_Point, ...]
    rows: tuple[_Row, ...]
    pole: tuple[int, ...]  # whose sum stands before the bar; empty: all figures are inside
    pole_name: str
    other: tuple[int, ...]  # whose sum stands behind it
    other_name: str
    aside: int | None  # the point that is kept out of the stack
    short: bool  # some rows lack answers: the rest is hatched
    # Points that diverge, each from the zero line outwards: against, for. None is a stack.
    sides: tuple[tuple[int, ...], tuple[int, ...]] | None = None

    @property
    def stacked(self) -> tuple[int, ...]:
        return tuple(k for k in range(len(self.points)) if k != self.aside)

    @property
    def middle(self) -> tuple[int, ...]:
        """The points that belong to neither side."""
        against, support = self.sides or ((), ())
        return tuple(k for k in range(len(self.points)) if k not in (*against, *support))

    @property
    def read(self) -> tuple[int, ...]:
        """The points as they are met from left to right."""
        against, support = self.sides or ((), ())
        return (*reversed(against), *support, *self.middle)

    @property
    def whole(self) -> float:
        """What the full length of a stack stands for: 100, or a sum that rounding made more."""
        most = max((r.sum(range(len(self.points))) for r in self.rows), default=100.0)
        return max(100.0, most)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The x positions all rows share."""

    above: bool  # labels stand over their bars
    short: bool  # labels are short: their column is as wide as they are
    label: float  # room of a label
    figure: float  # right edge of the figure before the bar
    zero: float
    per_point: float
    stack: float  # length of a whole stack
    behind: float  # right edge of the figure behind it
    aside: float  # where bars of the aside begin
    axis: Axis | None = None  # of bars that diverge


@dataclass(frozen=True, slots=True)
class Stacks(Block):
    """`pitch` and `thickness` of a bar beside short labels, `long_*` beside long ones (a label
    needs more than `short_share` of the width), `thin_*` in the middle of a long list: over
    `most_long` or `most_short` rows the first six and last three are full, the rest thin on the
    same axis. `wave_*` where each bar is a wave, `one` is a bar alone.

    `diverging` sets statements on a scale whose poles are opposites by their words (agree,
    disagree) to both sides of a zero line: against at the left, for at the right, the strongest
    farthest out, the sum of each side at its end; a middle and Don't know stand aside. Scales
    with one pole, and waves, stay stacks; so does a panel too narrow for `least_point` px per
    point."""

    name = "stacks"

    pitch: float = 47
    thickness: float = 30
    long_pitch: float = 64
    long_thickness: float = 42
    thin_pitch: float = 44
    thin_thickness: float = 16
    wave_pitch: float = 92
    wave_thickness: float = 62
    above_thickness: float = 26
    above_thin: float = 12
    one: float = 64
    part_gap: float = 3
    outline: float = 3
    short_share: float = 0.30
    label_share: float = 0.394
    figure_column: float = 66
    figure_gap: float = 16
    behind_column: float = 70
    aside_gap: float = 28
    inset: float = 12
    hatch_room: float = 12
    least: float = 7
    most_long: int = 12
    most_short: int = 16
    first: int = 6
    last: int = 3
    split_gap: float = 14
    swatch: float = 22
    key_row: float = 38
    key_gap: float = 30
    most_points: int = 9
    least_stack: float = 300
    wave_columns: tuple[int, int] = (2, 5)
    diverging: bool = False
    least_point: float = 2.2

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        figures = [f for item in panel.items for f in item.figures]
        if not panel.is_percent or panel.multiple or width < 280 or not panel.items:
            return 0.0
        if any(f and f.number < 0 for f in figures):
            return 0.0
        if panel.kind == "matrix":
            sound = all(_sum(item.figures) <= 102.5 for item in panel.items)
            rows = [i.figures for i in panel.items if any(i.figures)]
            if not sound or not rows or any(f is None for row in rows for f in row):
                return 0.0
            return 1.0 if 2 <= len(panel.columns) <= self.most_points else 0.0
        if panel.kind not in ("single", "scale") or any(f is None for f in figures):
            return 0.0
        if len(panel.columns) == 1:
            if panel.remainder is None or not 2 <= len(panel.items) <= self.most_points:
                return 0.0
            return 0.5 if panel.ordered else 0.3
        few, many = self.wave_columns
        if not few <= len(panel.columns) <= many or not 2 <= len(panel.items) <= 7:
            return 0.0
        sums = [_sum([i.figures[c] for i in panel.items]) for c in range(len(panel.columns))]
        if max(sums) > 102.5:
            return 0.0
        if min(sums) >= 97.5:
            return 0.95 if len(panel.columns) > 2 else 0.8
        # Parts of a whole that is not all there: true with its rest drawn, second choice.
        return 0.82 if not panel.waves and len(panel.columns) > 2 else 0.3

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        plan = self._plan(panel, setting, self.diverging)
        frame = self._frame(panel, plan, width, setting)
        over = self._over(plan, frame, 0, setting)
        if plan.sides and over is None:
            plan = self._plan(panel, setting)
            frame = self._frame(panel, plan, width, setting)
        key, y = self._key(panel, plan, width, setting)
        marks: list[Mark] = list(key)
        line_top = y
        over = self._over(plan, frame, y, setting)
        if over:
            marks += over.marks
            line_top, y = over.line_top, over.bottom + 16
        elif heads := self._heads(plan, frame, width, y, setting):
            marks += heads
            y += 42
        if plan.source == "one":
            cy, bottom = y + self.one / 2, y + self.one
            marks += self._bar(panel, plan, plan.rows[0], cy, self.one, frame, True, setting)
        else:
            body, bottom = self._rows(panel, plan, frame, width, y, setting)
            marks += body
        if frame.axis and (plan.source == "one" or not frame.above):
            bottom += 8
            marks.append(zero_line(frame.axis, line_top, bottom, setting.ground))
        return Composed(tuple(marks), width, bottom)

    # What is shown

    def _plan(self, panel: Panel, setting: Setting, diverging: bool = False) -> _Plan:
        ground = setting.ground
        if panel.kind == "matrix":
            source: Source = "matrix"
            names = [(name, residual_rank(name) is not None) for name in panel.columns]
        else:
            source = "one" if len(panel.columns) == 1 else "waves"
            names = [(item.label, item.minor) for item in panel.items]
        places = list(range(len(names)))
        scale = [k for k in places if not names[k][1]]
        half = len(scale) // 2
        front, back = (
            pole_name([names[k][0] for k in part], half > 1)
            for part in (scale[:half], scale[len(scale) - half :])
        )
        if front.casefold() == back.casefold():
            front = back = ""
        # "disagree" holds "agree": opposite poles; where it comes first, the scale was asked from
        # its negative end.
        negative_first = bool(back) and back.casefold() in front.casefold()
        opposite = negative_first or (bool(front) and front.casefold() in back.casefold())
        diverges = diverging and opposite and not panel.waves
        if negative_first and (source == "matrix" or diverges):
            places.reverse()
            scale.reverse()
            front, back = back, front
        rest = [k for k in places if k not in scale]
        order = [*scale, *rest]
        bipolar = bool(front and back) and (half > 1 or opposite)
        fills = iter(_colors(len(scale), bipolar, ground))
        own = {item.label: own_color(item, ground) for item in panel.items}
        points = tuple(
            _Point(names[k][0], None if k in rest else own.get(names[k][0]) or fill)
            for k, fill in zip_longest(order, fills)
        )
        rows = self._cells(panel, source, order)
        pole = tuple(range(half)) if front else (0,)
        other = tuple(range(len(scale) - half, len(scale))) if back and half > 1 else ()
        if source == "matrix":
            rows.sort(key=lambda r: (r.item.minor, not r.known, -r.sum(pole)))
        aside = len(scale) if source == "matrix" and len(rest) == 1 else None
        short = any(r.known and r.sum(range(len(points))) < 97.5 for r in rows)
        if diverges:
            sides = tuple(range(len(scale) - half, len(scale))), tuple(reversed(range(half)))
            return _Plan(source, points, tuple(rows), (), front, (), back, None, short, sides)
        return _Plan(
            source,
            points,
            tuple(rows),
            pole if source == "matrix" else (),
            front if half > 1 else "",
            other if source == "matrix" else (),
            back if half > 1 else "",
            aside,
            short,
        )

    def _cells(self, panel: Panel, source: Source, order: Sequence[int]) -> list[_Row]:
        if source == "matrix":
            return [_Row(i, tuple((i, k) for k in order), i.highlight) for i in panel.items]
        last = len(panel.columns) - 1
        return [
            _Row(
                Item(name, (), highlight=c == last and panel.waves),
                tuple((panel.items[k], c) for k in order),
                c == last and panel.waves,
            )
            for c, name in enumerate(panel.columns)
        ]

    # Where it goes

    def _frame(self, panel: Panel, plan: _Plan, panel_width: float, setting: Setting) -> _Frame:
        spill = 0.0
        # A shorter stack may spill more: each look sees what the one before it made room for.
        while True:
            frame = self._framed(panel, plan, panel_width, spill, setting)
            need = self._spill(panel, plan, frame, panel_width, setting)
            if frame.above or need <= spill + 0.5:
                return frame
            spill = need

    def _spill(
        self, panel: Panel, plan: _Plan, frame: _Frame, panel_width: float, setting: Setting
    ) -> float:
        """Room that figures take which are too wide for their parts."""
        lefts = [
            m.bounds.x
            for r in plan.rows
            for m in self._spilled(panel, plan, r, frame, panel_width, 0, setting)
        ]
        return panel_width - min(lefts) + 18 if lefts else 0.0

    def _framed(
        self, panel: Panel, plan: _Plan, panel_width: float, spill: float, setting: Setting
    ) -> _Frame:
        items = [r.item for r in plan.rows]
        whole = plan.whole
        if plan.sides:
            return self._diverged(panel, plan, panel_width, setting)
        if plan.source == "one":
            per = panel_width / whole
            return _Frame(True, False, 0, 0, 0, per, panel_width, panel_width, panel_width)
        strong = setting.type("value_strong")
        figures = (
            max(
                (width(self._said(panel, r.sum(plan.pole), setting), strong) for r in plan.rows),
                default=0.0,
            )
            if plan.pole
            else 0.0
        )
        need = fit_labels(items, 1e6, setting).widest(items)
        if plan.source == "waves" and panel.waves:
            need = max(need, width(setting.words("label.change"), setting.style.narrow("label")))
        short = need <= self.short_share * panel_width
        label = need + 18 if short else self.label_share * panel_width
        column = max(self.figure_column, figures + 8) if plan.pole else 0.0
        zero = label + column + (self.figure_gap if plan.pole else 6)
        behind = self._behind(panel, plan, setting)
        most = (
            max((r.sum((plan.aside,)) for r in plan.rows if r.known), default=0.0)
            if plan.aside is not None
            else 0.0
        )
        said = self.aside_gap + 62 + 12 if plan.aside is not None else 0.0
        outside = self._outside(panel, plan, setting)
        stack = panel_width - zero - behind - said - outside - spill
        fits = short or fit_labels(items, label - 20, setting).lines <= 2
        if stack >= min(self.least_stack, 0.6 * panel_width) and fits and panel_width >= 480:
            per = stack / (whole + most)
            end = zero + whole * per
            return _Frame(
                False,
                short,
                label,
                label + column,
                zero,
                per,
                whole * per,
                end + behind - 4,
                panel_width - most * per,
            )
        per = (panel_width - outside) / whole
        return _Frame(True, False, panel_width, 0, 0, per, whole * per, panel_width, panel_width)

    def _diverged(self, panel: Panel, plan: _Plan, panel_width: float, setting: Setting) -> _Frame:
        """The frame of bars to both sides of a zero line: beside their labels where a point is
        long enough then, else under them."""
        rows = [self._sides(panel, plan, r, setting) for r in plan.rows if r.known]
        names = self._names(plan, setting)

        def framed(label: float, above: bool, short: bool) -> _Frame:
            axis = fit_axis(rows, names, label, panel_width, self._look(), setting)
            zero, per = axis.zero, axis.per_point
            return _Frame(
                above, short, label or panel_width, 0, zero, per, 0, panel_width, panel_width, axis
            )

        under = framed(0, above=True, short=False)
        if plan.source == "one":
            return under
        items = [r.item for r in plan.rows]
        need = fit_labels(items, 1e6, setting).widest(items)
        short = need <= self.short_share * panel_width
        # The sums at the left keep clear of the labels.
        label = 10 + (need + 18 if short else self.label_share * panel_width)
        beside = framed(label, above=False, short=short)
        fits = short or fit_labels(items, label - 20, setting).lines <= 2
        good = fits and panel_width >= 480 and beside.per_point >= self.least_point
        return beside if good else under

    def _look(self) -> Look:
        return Look(self.part_gap, self.outline, self.aside_gap)

    def _behind(self, panel: Panel, plan: _Plan, setting: Setting) -> float:
        """Room for the figure behind the bar."""
        if not plan.other:
            return 0.0
        strong = setting.type("value_strong")
        return max(
            self.behind_column,
            18
            + max(width(self._said(panel, r.sum(plan.other), setting), strong) for r in plan.rows),
        )

    def _outside(self, panel: Panel, plan: _Plan, setting: Setting) -> float:
        """Room at the right for a last part too small for its figure."""
        if plan.source != "waves":
            return 0.0
        type = setting.type("value")
        points = range(len(plan.points))
        # Where much is not reported the figure lies on its hatching.
        least = 100 - self.hatch_room if plan.short else 0.0
        ends = [
            (r, max(k for k in points if r.sum((k,)) > 0))
            for r in plan.rows
            if r.sum(points) > least
        ]
        return max(
            (12 + width(self._value(panel, r, k, False, setting), type) for r, k in ends),
            default=0.0,
        )

    def _rows(
        self,
        panel: Panel,
        plan: _Plan,
        frame: _Frame,
        panel_width: float,
        y: float,
        setting: Setting,
    ) -> tuple[list[Mark], float]:
        marks: list[Mark] = []
        full = self._full(plan, frame)
        items = [r.item for r in plan.rows]
        # A short label column is as wide as its labels are: none needs another face.
        room = 1e6 if frame.short else frame.label - 20
        if frame.above:
            room = (
                panel_width
                - self._lead(panel, plan, setting)
                - self._behind(panel, plan, setting)
                - self._spill(panel, plan, frame, panel_width, setting)
            )
        big = fit_labels([i for i, f in zip(items, full, strict=True) if f], room, setting)
        slim = setting.style.narrow("label")
        thin = Labels(slim, setting.style.narrow("label_strong"), 1)
        # A band in the colour of a part would swallow it.
        banded = (
            plan.source == "matrix"
            and sum(r.strong for r in plan.rows) == 1
            and setting.ground.band not in [p.fill for p in plan.points]
        )
        previous: tuple[float, _Row] | None = None
        drawn: list[tuple[float, float, _Row]] = []
        for i, row in enumerate(plan.rows):
            if i and full[i] != full[i - 1]:
                y += self.split_gap
                marks.append(Rect(Box(0, y - 1, panel_width, 2), setting.ground.hair, role="rule"))
                y += self.split_gap
            labels = big if full[i] else thin
            words = labels.of(row.item, room if full[i] or frame.above else room + 20)
            # Letters that hang low push the bar under them down.
            hang = max(14.0, words.overhang + 3) if frame.above else 14.0
            thick, tall = self._size(
                plan, frame, full[i], words.height + hang - 14, len(words.lines)
            )
            if row.strong and banded:
                left, right = setting.bleed
                marks.append(
                    Rect(
                        Box(-left, y, panel_width + left + right, tall),
                        setting.ground.band,
                        role="ground",
                    )
                )
            cy = y + tall / 2
            if frame.above:
                pad = (tall - words.height - hang - thick) / 2
                cy = y + tall - pad - thick / 2
                marks += self._label_above(
                    panel, plan, row, words, y + pad, frame, panel_width, setting
                )
            else:
                fill = setting.ground.minor_text if row.item.minor else setting.ground.text
                marks += centred(words, 0, cy, fill, datum=self._tag(panel, plan, row))
                marks += self._figures(panel, plan, row, cy, frame, full[i], setting)
                baseline = cy + setting.type("key").cap / 2
                marks += self._spilled(panel, plan, row, frame, panel_width, baseline, setting)
            drawn.append((cy, thick, row))
            y += tall
            previous = cy, row
        if plan.source == "waves" and not plan.sides:
            marks += self._ribbons(plan, drawn, frame)
        for (cy, thick, row), f in zip(drawn, full, strict=True):
            marks += self._bar(panel, plan, row, cy, thick, frame, f, setting)
        if plan.source == "waves" and panel.waves and previous is not None:
            cy, row = previous
            below = cy + drawn[-1][1] / 2
            extra, bottom = self._changes(panel, plan, row, below, frame, panel_width, setting)
            return [*marks, *extra], bottom
        if not drawn:
            return marks, y
        cy, thick, row = drawn[-1]
        return marks, y if row.strong and banded else max(
            cy + thick / 2,
            max((m.bounds.bottom for m in marks if not isinstance(m, Rect)), default=y),
        )

    def _full(self, plan: _Plan, frame: _Frame) -> list[bool]:
        count = len(plan.rows)
        long = not frame.short
        if plan.source != "matrix" or count <= (self.most_long if long else self.most_short):
            return [True] * count
        return [i < self.first or i >= count - self.last for i in range(count)]

    def _size(
        self, plan: _Plan, frame: _Frame, full: bool, words: float, lines: int
    ) -> tuple[float, float]:
        """Thickness and height of a row."""
        if frame.above:
            thick = self.above_thickness if full else self.above_thin
            if plan.source == "waves":
                thick = 44
            return thick, words + 14 + thick + (30 if full else 24)
        if plan.source == "waves":
            return self.wave_thickness, self.wave_pitch
        long = not frame.short
        if not full:
            return self.thin_thickness, max(self.thin_pitch, words + 32 if lines > 1 else 0)
        pitch = self.long_pitch if long else self.pitch
        return (
            self.long_thickness if long else self.thickness,
            max(pitch, words + 30 if lines > 1 else 0),
        )

    # Marks

    def _key(
        self, panel: Panel, plan: _Plan, panel_width: float, setting: Setting
    ) -> tuple[list[Mark], float]:
        """The points with their colours, in rows; a bar alone has its figures here."""
        type, strong = setting.type("key"), setting.type("label_strong")
        ground = setting.ground
        entries: list[tuple[str, str, str | None]] = []
        for k in plan.read:
            point = plan.points[k]
            value = (
                self._value(panel, plan.rows[0], k, True, setting) if plan.source == "one" else ""
            )
            entries.append((point.name, value, point.fill))
        marks: list[Mark] = []
        if plan.short:
            rest = setting.words("label.not_reported")
            value = ""
            if plan.source == "one":
                left = 100 - plan.rows[0].sum(range(len(plan.points)))
                value = self._said(panel, left, setting)
            entries.append((rest, value, ""))
        x = y = 0.0
        for name, value, fill in entries:
            said = line(value, strong) if value else None
            lead = self.swatch + 10 + (said.advance + 8 if said else 0)
            words = paragraph(name, type, max(panel_width - lead, 60))
            if words.outset > 6:
                lead += words.outset - 6
                words = paragraph(name, type, max(panel_width - lead, 60))
            if x > 0 and x + lead + words.width > panel_width:
                x, y = 0.0, y + self.key_row
            box = Box(x, y, self.swatch, self.swatch)
            if fill:
                marks.append(Rect(box, fill))
            elif fill is None:
                marks.append(Path(outline(box, self.outline), ground.outline, "evenodd"))
            else:
                marks += [Rect(box, ground.track, role="track"), hatch(box, ground.fill, 9)]
            top = y + (self.swatch - type.cap) / 2
            if said:
                marks.append(
                    said.at(x + self.swatch + 10, top + type.cap, ground.text, role="value")
                )
            marks += words.at(x + lead, top, ground.text, role="label")
            y += max(0, len(words.lines) - 1) * words.pitch
            x += lead + words.width + self.key_gap
        return marks, y + self.swatch + (26 if plan.source != "matrix" else 22)

    def _heads(
        self, plan: _Plan, frame: _Frame, panel_width: float, y: float, setting: Setting
    ) -> list[Mark]:
        """What the figures before and behind the bars are, where the key does not say it."""
        type = setting.style.narrow("label")
        color = setting.ground.mute
        marks: list[Mark] = []
        baseline = y + 8 + type.cap
        if plan.source != "matrix":
            return []
        if plan.pole_name and len(plan.pole) > 1:
            words = line(setting.words("label.net", pole=plan.pole_name), type)
            if frame.above:
                marks.append(words.at(0, baseline, color, role="label"))
            else:
                x = max(frame.figure, words.advance)
                marks.append(words.at(x, baseline, color, "end", role="label"))
        if plan.other:
            words = line(setting.words("label.net", pole=plan.other_name), type)
            marks.append(words.at(frame.behind, baseline, color, "end", role="label"))
        if plan.aside is not None and not frame.above:
            words = line(plan.points[plan.aside].name, type)
            left = frame.behind if plan.other else frame.zero
            if panel_width - words.advance > left + 16:
                marks.append(words.at(panel_width, baseline, color, "end", role="label"))
        return marks

    def _lead(self, panel: Panel, plan: _Plan, setting: Setting) -> float:
        """Where a label begins that stands over its bar: after the figure."""
        if not plan.pole:
            return 0.0
        strong = setting.type("value_strong")
        return 14 + max(
            width(self._said(panel, r.sum(plan.pole), setting), strong) for r in plan.rows
        )

    def _label_above(
        self,
        panel: Panel,
        plan: _Plan,
        row: _Row,
        words: Paragraph,
        top: float,
        frame: _Frame,
        panel_width: float,
        setting: Setting,
    ) -> list[Mark]:
        marks: list[Mark] = []
        ground = setting.ground
        x = self._lead(panel, plan, setting)
        fill = ground.minor_text if row.item.minor else ground.text
        marks += words.at(x, top, fill, role="label", datum=self._tag(panel, plan, row))
        cap = words.type.cap
        strong = setting.type("value_strong")
        if row.known and plan.pole:
            said = line(self._said(panel, row.sum(plan.pole), setting), strong)
            marks.append(
                said.at(
                    0,
                    top + cap,
                    self._tint(row, setting),
                    role="value",
                    datum=self._net(panel, plan, row, plan.pole),
                )
            )
        marks += self._spilled(panel, plan, row, frame, panel_width, top + cap, setting)
        if row.known and plan.other:
            said = line(self._said(panel, row.sum(plan.other), setting), strong)
            marks.append(
                said.at(
                    panel_width,
                    top + cap,
                    fill,
                    "end",
                    role="value",
                    datum=self._net(panel, plan, row, plan.other),
                )
            )
        return marks

    def _spilled(
        self,
        panel: Panel,
        plan: _Plan,
        row: _Row,
        frame: _Frame,
        panel_width: float,
        baseline: float,
        setting: Setting,
    ) -> list[Mark]:
        """Figures of parts too small for them, after a swatch: at the end of the label's line, or
        behind a bar beside its label."""
        type = setting.type("key")
        if plan.source != "waves" or plan.sides:
            return []
        shown = [k for k in range(len(plan.points)) if row.sum((k,)) > 0]
        marks: list[Mark] = []
        x = panel_width
        for k in reversed(shown[:-1]):
            text = line(self._value(panel, row, k, False, setting), type)
            room = row.sum((k,)) * frame.per_point - self.part_gap
            if text.advance + 2 * self.least <= room:
                continue
            item, column = row.cells[k]
            marks.append(
                text.at(
                    x,
                    baseline,
                    setting.ground.text,
                    "end",
                    role="value",
                    datum=datum(panel, item, column),
                )
            )
            x -= text.advance + 8 + type.cap
            box = Box(x, baseline - type.cap, type.cap, type.cap)
            fill = plan.points[k].fill
            marks.append(
                Rect(box, fill)
                if fill
                else Path(outline(box, self.outline), setting.ground.outline, "evenodd")
            )
            x -= 18
        return marks

    def _tint(self, row: _Row, setting: Setting) -> str:
        ground = setting.ground
        return ground.highlight_text if row.strong else ground.text

    def _figures(
        self,
        panel: Panel,
        plan: _Plan,
        row: _Row,
        cy: float,
        frame: _Frame,
        full: bool,
        setting: Setting,
    ) -> Iterator[Mark]:
        type = setting.type("value_strong" if full else "value")
        if not row.known or not plan.pole:
            return
        said = line(self._said(panel, row.sum(plan.pole), setting), type)
        yield said.at(
            frame.figure,
            cy + type.cap / 2,
            self._tint(row, setting),
            "end",
            role="value",
            datum=self._net(panel, plan, row, plan.pole),
        )
        if plan.other:
            said = line(self._said(panel, row.sum(plan.other), setting), type)
            yield said.at(
                frame.behind,
                cy + type.cap / 2,
                setting.ground.text,
                "end",
                role="value",
                datum=self._net(panel, plan, row, plan.other),
            )

    def _bar(
        self,
        panel: Panel,
        plan: _Plan,
        row: _Row,
        cy: float,
        thick: float,
        frame: _Frame,
        full: bool,
        setting: Setting,
    ) -> Iterator[Mark]:
        ground = setting.ground
        if not row.known:
            type = setting.type("aside")
            note = line(setting.words("label.not_reported"), type)
            x = frame.zero + (10 if frame.axis else 0)
            yield note.at(x, cy + type.x_height / 2, ground.mute, role="note")
            return
        if frame.axis:
            sides = self._sides(panel, plan, row, setting)
            yield from bar_marks(sides, cy, thick, full, frame.axis, self._look(), setting)
            if frame.above and plan.source != "one":
                yield zero_line(frame.axis, cy - thick / 2, cy + thick / 2 + 6, ground)
            return
        inside = plan.stacked if not frame.above else tuple(range(len(plan.points)))
        shown = [k for k in inside if (f := row.figure(k)) and f.number > 0]
        # What is drawn aside is reported too.
        rest = 100 - row.sum(range(len(plan.points)))
        ends_whole = not plan.short or rest < 0.5
        x = frame.zero
        told = sum(f.number for k in shown if (f := row.figure(k)))
        length = (told + (0.0 if ends_whole else rest)) * frame.per_point
        whole = Box(x, cy - thick / 2, length, thick)
        said: list[Mark] = []
        for k in shown:
            figure = row.figure(k)
            length = (figure.number if figure else 0) * frame.per_point
            last = k == shown[-1]
            # The gap is cut off the right, so that the bar's left end stays whole.
            cut = 0.0 if last and ends_whole else min(self.part_gap, length / 2)
            box = Box(x, cy - thick / 2, length - cut, thick)
            item, column = row.cells[k]
            tag = datum(panel, item, column, "length-x", frame.per_point)
            fill = plan.points[k].fill
            if fill is None and bar_radius(whole, setting) <= 0:
                yield bar_part(box, None, tag, self.outline, ground)
            elif fill is None:
                yield framed_part(whole, box, self.outline, setting, tag)
            else:
                yield lying_part(whole, box, fill, setting, tag)
            if full:
                said += self._inside(panel, plan, row, k, box, last, setting)
            x += length
        if not ends_whole:
            box = Box(x, cy - thick / 2, rest * frame.per_point, thick)
            tag = Datum(
                panel.id,
                setting.words("label.not_reported"),
                row.item.label,
                f"{rest:g}",
                round(rest, 6),
                "length-x",
                frame.per_point,
            )
            yield from hatched_part(whole, box, setting, tag)
        yield from said
        if plan.aside is not None and not frame.above:
            yield from self._aside(panel, row, plan.aside, cy, thick, frame, setting)

    def _inside(
        self, panel: Panel, plan: _Plan, row: _Row, k: int, box: Box, last: bool, setting: Setting
    ) -> Iterator[Mark]:
        """The figure in its segment, where it has room and is not said before the bar."""
        if plan.pole == (k,):
            return
        large = plan.source != "matrix" and box.h >= 40
        type = setting.type(("value_strong" if k == 0 else "value") if large else "key")
        waves = plan.source == "waves"
        unit = k == 0 if large else False
        text = line(self._value(panel, row, k, unit, setting), type)
        item, column = row.cells[k]
        tag = datum(panel, item, column)
        if text.advance + 2 * self.least > box.w and large:
            text = line(self._value(panel, row, k, False, setting), setting.type("key"))
        if text.advance + 2 * self.least > box.w:
            if not waves or not last:
                return
            # Over what is not reported the figure lies on a piece of the ground.
            middle = box.cy
            small, text = text, line(text.text, setting.type("value"))
            if plan.short:
                # As wide as the figure reads within its columns, or as its own ink needs.
                wide = max(small.advance + 12, text.ink.right + 6)
                plate = Box(box.right + 4, middle - 20, wide, 40)
                yield Rect(plate, setting.ground.fill, role="ground")
            yield text.at(
                box.right + (10 if plan.short else 12),
                middle + text.type.cap / 2,
                setting.ground.text,
                role="value",
                datum=tag,
            )
            return
        fill = plan.points[k].fill
        color = setting.ground.text if fill is None else legible(fill, setting.ground)
        few = len(plan.points) <= 3 or large
        x, anchor = box.cx, "middle"
        if few and text.advance + 2 * self.inset <= box.w:
            x, anchor = box.x + self.inset, "start"
            if last and not plan.other and not large:
                x, anchor = box.right - self.inset, "end"
        side: Anchor = anchor  # type: ignore[assignment]
        yield text.at(x, box.cy + text.type.cap / 2, color, side, role="value", datum=tag)

    def _aside(
        self,
        panel: Panel,
        row: _Row,
        k: int,
        cy: float,
        thick: float,
        frame: _Frame,
        setting: Setting,
    ) -> Iterator[Mark]:
        figure = row.figure(k)
        if figure is None:
            return
        item, column = row.cells[k]
        length = figure.number * frame.per_point
        tag = datum(panel, item, column, "length-x", frame.per_point)
        if length > 0:
            box = Box(frame.aside, cy - thick / 2, length, thick)
            yield bar_part(box, None, tag, self.outline, setting.ground)
        type = setting.type("value")
        said = line(setting.value(panel, figure), type)
        yield said.at(
            frame.aside - 12,
            cy + type.cap / 2,
            setting.ground.mute,
            "end",
            role="value",
            datum=datum(panel, item, column),
        )

    def _ribbons(
        self, plan: _Plan, drawn: Sequence[tuple[float, float, _Row]], frame: _Frame
    ) -> Iterator[Mark]:
        """Faint bands from each part to the same part of the next wave: the eye sees the shift."""
        for (cy, thick, row), (below, _, later) in pairwise(drawn):
            if frame.above:
                return
            xa = xb = frame.zero
            top, bottom = cy + thick / 2, below - thick / 2
            for k in plan.stacked:
                a = row.sum((k,)) * frame.per_point
                b = later.sum((k,)) * frame.per_point
                fill = plan.points[k].fill
                if fill is not None and min(a, b) > 2 * self.part_gap:
                    yield Path(
                        polygon(
                            (xa, top),
                            (xa + a - self.part_gap, top),
                            (xb + b - self.part_gap, bottom),
                            (xb, bottom),
                        ),
                        Gradient(0, top, 0, bottom, ((0.0, fill, 0.28), (1.0, fill, 0.28))),
                    )
                xa, xb = xa + a, xb + b

    def _changes(
        self,
        panel: Panel,
        plan: _Plan,
        row: _Row,
        y: float,
        frame: _Frame,
        panel_width: float,
        setting: Setting,
    ) -> tuple[list[Mark], float]:
        """From the first wave to the last, under the parts of the last."""
        strong, plain = setting.type("value_strong"), setting.type("value")
        baseline = y + 20 + strong.cap
        changes = [
            signed(change(i.figures[0], i.figures[-1]), panel, setting) for i, _ in row.cells
        ]
        if sum(width(c, strong) + 14 for c in changes) > panel_width - frame.zero:
            return [], y
        head = line(setting.words("label.change"), setting.style.narrow("label"))
        marks: list[Mark] = [head.at(0, baseline, setting.ground.mute, role="label")]
        if frame.above:
            baseline += strong.pitch
        x = frame.zero
        said = []
        for k in plan.stacked:
            item, _ = row.cells[k]
            delta = change(item.figures[0], item.figures[-1])
            text = line(signed(delta, panel, setting), strong if k == 0 else plain)
            length = row.sum((k,)) * frame.per_point
            inset = self.inset if text.advance + 2 * self.inset <= length else 0.0
            said.append((item, delta, text, x + inset + text.advance / 2))
            x += length
        centres = spread(
            [c for *_, c in said],
            [t.advance + 14 for _, _, t, _ in said],
            frame.zero,
            panel_width + 7,
        )
        for (item, delta, text, _), centre in zip(said, centres, strict=True):
            tag = replace(datum(panel, item, len(panel.columns) - 1), value="", number=delta)
            marks.append(
                text.at(centre, baseline, setting.ground.text, "middle", role="value", datum=tag)
            )
        return marks, baseline

    # Diverging

    def _over(self, plan: _Plan, frame: _Frame, y: float, setting: Setting) -> Heads | None:
        """The heads over bars that diverge; None where these have too little room."""
        if frame.axis is None or frame.axis.per_point < self.least_point:
            return None
        return heads_over(self._names(plan, setting), frame.axis, y + 8, self._look(), setting)

    def _names(self, plan: _Plan, setting: Setting) -> Names:
        assert plan.sides
        against, support = (
            setting.words("label.net", pole=name) if len(points) > 1 else name
            for name, points in zip((plan.other_name, plan.pole_name), plan.sides, strict=True)
        )
        aside = [plan.points[k].name for k in plan.middle]
        missing = [setting.words("label.not_reported")] if plan.short else []
        return Names(against, support, (*aside, *missing))

    def _sides(self, panel: Panel, plan: _Plan, row: _Row, setting: Setting) -> Sides:
        assert plan.sides

        def part(k: int, unit: bool) -> Part:
            item, column = row.cells[k]
            text = self._value(panel, row, k, unit, setting)
            return Part(row.sum((k,)), text, plan.points[k].fill, datum(panel, item, column))

        def net(points: Sequence[int], color: str) -> Net:
            said = self._said(panel, row.sum(points), setting)
            return Net(said, self._net(panel, plan, row, points), color)

        against, support = plan.sides
        aside = [part(k, True) for k in plan.middle]
        if plan.short:
            rest = round(100 - row.sum(range(len(plan.points))), 6)
            name = setting.words("label.not_reported")
            tag = Datum(panel.id, name, row.item.label, f"{rest:g}", rest)
            said = self._said(panel, rest, setting) if rest >= 0.5 else ""
            aside.append(Part(rest if rest >= 0.5 else 0.0, said, None, tag, missing=True))
        return Sides(
            tuple(part(k, False) for k in against),
            tuple(part(k, False) for k in support),
            tuple(aside),
            (net(against, setting.ground.text), net(support, self._tint(row, setting))),
        )

    # Words

    def _tag(self, panel: Panel, plan: _Plan, row: _Row) -> Datum:
        return Datum(panel.id, row.item.label)

    def _net(self, panel: Panel, plan: _Plan, row: _Row, points: Sequence[int]) -> Datum:
        if len(points) == 1:
            item, column = row.cells[points[0]]
            return datum(panel, item, column)
        total = row.sum(points)
        name = " + ".join(plan.points[k].name for k in points)
        return Datum(panel.id, row.item.label, name, f"{total:g}", total)

    def _said(self, panel: Panel, total: float, setting: Setting) -> str:
        return setting.value(panel, Figure(total))

    def _value(self, panel: Panel, row: _Row, k: int, unit: bool, setting: Setting) -> str:
        figure = row.figure(k)
        return setting.value(panel, figure, unit) if figure else ""


def _sum(figures: Sequence[Figure | None]) -> float:
    return sum(f.number for f in figures if f)


def _colors(count: int, bipolar: bool, ground: Ground) -> tuple[str, ...]:
    """A scale with two poles takes the ground's steps; one with a single pole its loudest colour
    first and ever fainter ones after it."""
    if count == 0:
        return ()
    if not bipolar or count <= 3:
        first, then = ground.steps[0], ground.steps[1:]
        if len(ground.steps) >= 5:
            # The plain marks' colour where it is the fainter of the two: one hue for one scale.
            first = ground.highlight
            fainter = contrast(ground.mark, ground.fill) < contrast(first, ground.fill)
            # The last step is an answer like the others: it must not sink into the ground.
            sunk = contrast(ground.track, ground.fill) < _LEAST_STEP
            last = mix(ground.fill, ground.text, 0.3) if sunk else ground.track
            then = (ground.mark if fainter else ground.second, last)
        if bipolar and len(ground.steps) >= 5:
            return (ground.steps[0], *((ground.steps[2],) if count == 3 else ()), ground.steps[-1])
        return (first, *ramp(then, count - 1)) if count > 1 else (first,)
    plain = tuple(Item(str(i), ()) for i in range(count))
    panel = Panel("", "scale", "", plain)

    def colors(at: int) -> tuple[str, ...]:
        lit = tuple(replace(item, highlight=i == at) for i, item in enumerate(plain))
        return scale_colors(replace(panel, items=lit), ground)

    given = colors(0)
    return given if given[0] == ground.steps[0] else colors(count - 1)
