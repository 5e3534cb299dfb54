"""Three and more waves as lines: x by date, names at the ends; one small chart for each where
many would tangle.

A wave nobody published breaks its line. Position shows the figure; the scale begins at zero unless
all figures lie close together far above it, and its ticks say where it begins.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from infographic.blocks.base import Block, Composed, Setting, datum
from infographic.blocks.labels import fit_labels
from infographic.blocks.series import first_last, moments, short_year, spread
from infographic.blocks.tones import mix, own_color
from infographic.marks import Box, Circle, Datum, Mark, Path, Rect, Text, polygon
from infographic.story.model import Item, Panel
from infographic.style.tokens import Ground
from infographic.text.breaks import units
from infographic.text.paragraph import Paragraph
from infographic.text.shape import Line, line, width

Point = tuple[float, float]
# A stroke from a point to another with half its thickness; a disc is one of no length.
Way = tuple[Point, Point, float]


@dataclass(frozen=True, slots=True)
class _Plot:
    """A field of `box` with the x of each wave and a scale of figures."""

    box: Box
    xs: tuple[float, ...]
    low: float
    high: float

    @property
    def per_unit(self) -> float:
        return self.box.h / (self.high - self.low)

    def y(self, number: float) -> float:
        return self.box.bottom - (number - self.low) * self.per_unit


@dataclass(frozen=True, slots=True)
class Lines(Block):
    """`tall` is the height of the chart, `thick` that of the accent line, `thin` of the others.
    Up to `most_lines` share a chart; more stand in small charts `small` high."""

    name = "lines"

    tall: float = 400
    tall_narrow: float = 320
    thick: float = 8
    thin: float = 5
    faint: float = 3
    disc: float = 12
    dot: float = 7
    grid: float = 2
    base: float = 3
    halo: float = 3
    value_air: float = 13
    small_value_air: float = 10
    clear: float = 4
    end_gap: float = 24
    tick_gap: float = 14
    label_between: float = 14
    foot_gap: float = 20
    gutter_share: float = 0.32
    column_gutter: float = 0.42
    most_lines: int = 6
    most_small: int = 24
    most_stacked: int = 6
    small: float = 132
    small_gap: float = 44
    small_row: float = 40
    small_air: float = 48
    most_dots: int = 12
    waves: tuple[int, int] = (3, 60)

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        few, many = self.waves
        if not panel.waves or panel.kind in ("matrix", "ranking", "text"):
            return 0.0
        if not few <= len(panel.columns) <= many or width < 280:
            return 0.0
        drawn = [i for i in panel.items if sum(f is not None for f in i.figures) > 1]
        if not drawn or len(panel.items) > self.most_small:
            return 0.0
        if not self._single(panel, width, setting):
            # Small charts in one column grow endless.
            if width < 560 and len(panel.items) > 8:
                return 0.3
            return 0.72 if len(panel.columns) > 5 else 0.45
        if len(panel.columns) > 5:
            return 0.95
        return 0.92

    def _single(self, panel: Panel, panel_width: float, setting: Setting) -> bool:
        least = 500 if setting.style.space.one_column else 560
        if len(panel.items) > self.most_lines or panel_width < least:
            return False
        room = self._names(panel, panel_width, setting)
        labels = fit_labels(panel.items, room, setting)
        words = [u.rstrip() for i in panel.items for u in units(i.label)]
        return labels.lines <= 2 and max(width(w, labels.strong) for w in words) <= room

    def _names(self, panel: Panel, panel_width: float, setting: Setting) -> float:
        """Room for names in the gutter, behind the values."""
        column = setting.style.space.one_column
        share = self.column_gutter if column else self.gutter_share
        return share * panel_width - self._values(panel, setting) - self.end_gap - 12

    def _values(self, panel: Panel, setting: Setting) -> float:
        strong = setting.type("value_strong")
        last = [f for i in panel.items if (f := i.figures[-1])]
        dash = width("\u2013", strong)
        return max(dash, *(width(setting.value(panel, f), strong) for f in last), 0.0)

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        if self._single(panel, width, setting):
            return self._one(panel, width, setting)
        return self._many(panel, width, setting)

    # Scales

    def _range(self, panel: Panel) -> tuple[float, float, float]:
        """Low, high and step of the scale."""
        numbers = [f.number for i in panel.items for f in i.figures if f]
        low, high = min(numbers), max(numbers)
        if low >= 0 and not (low > 0.55 * high and high - low < 0.3 * high):
            low = 0.0
        step = _step(max(high - low, 1e-9) / 4)
        bottom = math.floor(low / step + 1e-9) * step
        top = math.ceil(high / step - 1e-9) * step
        if panel.is_percent:
            top = min(top, max(100.0, high))
        return bottom, top if top > bottom else bottom + step, step

    def _xs(self, panel: Panel, x0: float, x1: float) -> tuple[float, ...]:
        """By date where the columns have dates, else evenly."""
        count = len(panel.columns)
        dates = moments(panel.columns) or [float(i) for i in range(count)]
        span = dates[-1] - dates[0]
        return tuple(x0 + (d - dates[0]) / span * (x1 - x0) for d in dates)

    # One chart

    def _one(self, panel: Panel, panel_width: float, setting: Setting) -> Composed:
        ground = setting.ground
        low, high, step = self._range(panel)
        slim = setting.style.narrow("label")
        ticks = [low + k * step for k in range(round((high - low) / step) + 1)]
        said = [self._tick(panel, v, v == ticks[-1], step, setting) for v in ticks]
        x0 = max(width(t, slim) for t in said) + self.tick_gap + self.disc
        values = self._values(panel, setting)
        most = self._names(panel, panel_width, setting)
        labels = fit_labels(panel.items, most, setting)
        names = {id(i): labels.of(i, most) for i in panel.items}
        gutter = self.end_gap + values + 12 + max(p.width for p in names.values())
        tall = self.tall if panel_width > 900 else self.tall_narrow
        x1 = panel_width - gutter
        box = Box(x0, setting.type("value_strong").cap + 24, x1 - x0, tall)
        plot = _Plot(box, self._xs(panel, x0, x1), low, high)
        marks: list[Mark] = []
        for v, text in zip(ticks, said, strict=True):
            y = plot.y(v)
            main = v == 0
            thick = self.base if main else self.grid
            color = ground.text if main else ground.track
            marks.append(
                Rect(
                    Box(x0 - self.disc, y - thick / 2, x1 - x0 + 2 * self.disc, thick),
                    color,
                    role="rule",
                )
            )
            marks.append(
                line(text, slim).at(
                    x0 - self.disc - self.tick_gap,
                    y + slim.cap / 2,
                    ground.mute,
                    "end",
                    role="label",
                )
            )
        said_inside = self._said(panel, plot, setting)
        inside = [t.ink for t in said_inside]
        ends, bottom = self._ends(panel, names, plot, values, inside, setting)
        # The scale's rules stop short of a figure.
        marks += [Rect(ink.grow(self.clear), ground.fill, role="ground") for ink in inside]
        order = sorted(panel.items, key=lambda i: (i.highlight, not i.minor))
        for item in order:
            marks += self._line(panel, item, plot, setting)
        marks += said_inside
        marks += ends
        years, foot = self._years(panel, plot, box.bottom + self.foot_gap, setting)
        marks += years
        # What stands highest begins the block: a figure over a line, or a tick.
        top = min(m.bounds.y for m in marks)
        made = Composed(tuple(marks), panel_width, max(foot, bottom) - top)
        return Composed(made.at(0, -top), panel_width, made.height)

    def _tick(self, panel: Panel, v: float, last: bool, step: float, setting: Setting) -> str:
        places = 0 if float(step).is_integer() else 1
        if panel.is_percent and last:
            return setting.numbers.percent(v, places)
        return setting.numbers.decimal(v, places)

    def _color(self, item: Item, ground: Ground) -> str:
        own = own_color(item, ground)
        if own:
            return own
        if item.highlight:
            return ground.highlight
        if item.minor:
            return ground.minor
        return ground.second if ground.second != ground.highlight else ground.mark

    def _line(
        self, panel: Panel, item: Item, plot: _Plot, setting: Setting, faint: str = ""
    ) -> Iterator[Mark]:
        ground = setting.ground
        color = faint or self._color(item, ground)
        thick = self.faint if faint else self.thick if item.highlight else self.thin
        for run in _runs(item):
            points = [(plot.xs[c], plot.y(f.number)) for c in run if (f := item.figures[c])]
            yield from stroke(points, thick, color)
        if faint:
            return
        ends = first_last(item)
        every = len(panel.columns) <= self.most_dots
        for c, figure in enumerate(item.figures):
            if figure is None or ends is None:
                continue
            last = c == ends[1]
            alone = not any(0 <= n < len(item.figures) and item.figures[n] for n in (c - 1, c + 1))
            r = self.disc if last else self.dot if every or alone else thick / 2
            if item.highlight and not last and (every or alone):
                r += 1
            if last:
                yield Circle(plot.xs[c], plot.y(figure.number), r + self.halo, ground.fill)
            yield Circle(
                plot.xs[c],
                plot.y(figure.number),
                r,
                color,
                datum=datum(panel, item, c, "position", plot.per_unit),
            )

    def _ways(
        self, panel: Panel, items: Sequence[Item], plot: _Plot, setting: Setting
    ) -> list[Way]:
        """What is drawn of `items`, and the zero line: no figure may cross it."""
        zero = plot.y(max(plot.low, 0.0))
        ends = ((plot.box.x - self.disc, zero), (plot.box.right + self.disc, zero))
        ways: list[Way] = [(*ends, self.base / 2)] if plot.low <= 0 else []
        for item in items:
            thick = self.thick if item.highlight else self.thin
            for run in _runs(item):
                points = [(plot.xs[c], plot.y(f.number)) for c in run if (f := item.figures[c])]
                ways += [(a, b, thick / 2) for a, b in pairwise(points)]
            ways += [
                ((m.cx, m.cy), (m.cx, m.cy), m.r)
                for m in self._line(panel, item, plot, setting)
                if isinstance(m, Circle)
            ]
        return ways

    def _near(
        self, text: Line, point: Point, r: float, up: bool, beside: bool, lifts: int = 0
    ) -> Iterator[Point]:
        """Where a figure may begin: over and under its point, in the middle or to either side;
        `beside` first behind it, and `lifts` times higher where it is nowhere clear."""
        x, y = point
        if beside:
            yield x + r + 10, y + text.cap / 2
        air = self.small_value_air if lifts else self.value_air
        above, below = y - r - air, y + r + air + text.cap
        baselines = (above, below) if up else (below, above)
        for left in (x - text.advance / 2, x - text.advance + r, x - r):
            for baseline in baselines:
                yield left, baseline
        for k in range(1, lifts + 1):
            yield x - r, above - k * air

    def _placed(
        self,
        text: Line,
        places: Iterable[Point],
        room: Box,
        ways: Sequence[Way],
        taken: Sequence[Box],
        fill: str,
        tag: Datum,
    ) -> Text | None:
        """The figure where it is clear of all that is drawn; None where it is nowhere."""
        for x, baseline in places:
            x = max(x, room.x)
            placed = text.at(x, baseline, fill, role="value", datum=tag)
            ink = placed.ink
            if x + text.advance > room.right or ink.y < room.y or ink.bottom > room.bottom:
                continue
            if any(ink.grow(half + self.clear).crossed_by(a, b) for a, b, half in ways):
                continue
            if not any(ink.grow(6).overlaps(box) for box in taken):
                return placed
        return None

    def _said(self, panel: Panel, plot: _Plot, setting: Setting) -> list[Text]:
        """Figures at the points: of all lines where they are few, else of the accent line's
        ends, its peak and its low; where nothing is in the way."""
        ground = setting.ground
        type = setting.type("value")
        strong = setting.type("value_strong")
        all_of_them = len(panel.items) <= 3 and len(panel.columns) <= 6
        ways = self._ways(panel, panel.items, plot, setting)
        left, top = plot.box.x - self.dot, -plot.box.h
        room = Box(left, top, plot.box.right + self.disc - left, plot.box.bottom - 4 - top)
        found: list[Text] = []
        for item in panel.items:
            ends = first_last(item)
            if ends is None or not (all_of_them or item.highlight):
                continue
            numbers = {c: f.number for c, f in enumerate(item.figures) if f}
            shown = (
                set(numbers)
                if all_of_them
                else {
                    ends[0],
                    max(numbers, key=lambda c: (numbers[c], -c)),
                    min(numbers, key=lambda c: (numbers[c], c)),
                }
            )
            for c in sorted(shown - {ends[1]}):
                figure = item.figures[c]
                if figure is None:
                    continue
                text = line(
                    setting.value(panel, figure, c == ends[0]), strong if item.highlight else type
                )
                beside = [numbers[n] for n in (c - 1, c + 1) if n in numbers]
                above = not beside or sum(beside) / len(beside) <= figure.number
                point = plot.xs[c], plot.y(figure.number)
                placed = self._placed(
                    text,
                    self._near(text, point, self.dot, above, False),
                    room,
                    ways,
                    [t.ink for t in found],
                    ground.highlight_text if item.highlight else ground.text,
                    datum(panel, item, c),
                )
                if placed:
                    found.append(placed)
        return found

    def _ends(
        self,
        panel: Panel,
        names: dict[int, Paragraph],
        plot: _Plot,
        values: float,
        inside: list[Box],
        setting: Setting,
    ) -> tuple[list[Mark], float]:
        """Values and names behind the last points, pushed apart. `inside` holds the figures that
        stand in the chart: those of lines that ended earlier are added."""
        ground = setting.ground
        strong = setting.type("value_strong")
        known = [(i, e) for i in panel.items if (e := first_last(i))]
        last = len(panel.columns) - 1
        wished = [plot.y(f.number) for i, e in known if (f := i.figures[e[1]])]
        tall = [max(names[id(i)].height, strong.cap) + self.label_between + 4 for i, _ in known]
        places = spread(wished, tall, high=plot.box.bottom + self.label_between)
        ways = self._ways(panel, panel.items, plot, setting)
        marks: list[Mark] = []
        trails: list[Point] = []
        bottom = 0.0
        x = plot.box.right + self.end_gap
        room = Box(plot.box.x, -plot.box.h, x - 8 - plot.box.x, plot.box.bottom - 4 + plot.box.h)
        for (item, ends), cy in zip(known, places, strict=True):
            words = names[id(item)]
            color = (
                ground.highlight_text
                if item.highlight
                else ground.minor_text
                if item.minor
                else ground.text
            )
            figure = item.figures[ends[1]]
            text = line(setting.value(panel, figure) if figure else "", strong)
            tag = datum(panel, item, ends[1])
            # A line that ended earlier has its figure there, and none at the end.
            if ends[1] == last:
                marks.append(text.at(x, cy + strong.cap / 2, color, role="value", datum=tag))
            elif figure:
                marks.append(line("\u2013", strong).at(x, cy + strong.cap / 2, ground.mute))
                point = plot.xs[ends[1]], plot.y(figure.number)
                placed = self._placed(
                    text,
                    self._near(text, point, self.disc + self.halo, True, True),
                    room,
                    ways,
                    inside,
                    color,
                    tag,
                )
                if placed:
                    marks.append(placed)
                    inside.append(placed.ink)
                start = point[0] + self.disc + 10
                count = int(max(0.0, plot.box.right - start) // 12)
                trails += [(start + 12 * k, point[1]) for k in range(count)]
            name = ground.minor_text if item.minor else ground.text
            marks += words.at(
                x + values + 12, cy - words.height / 2, name, role="label", datum=datum(panel, item)
            )
            bottom = max(bottom, cy + words.height / 2 + words.overhang)
        # The dots that lead to a dash stop short of figures.
        marks += [
            Circle(*p, 2, ground.mute)
            for p in trails
            if not any(box.grow(10).crossed_by(p, p) for box in inside)
        ]
        unknown = [i for i in panel.items if first_last(i) is None]
        note = setting.type("aside")
        for item in unknown:
            words = names[id(item)]
            bottom += 20
            marks += words.at(
                x + values + 12, bottom, ground.mute, role="label", datum=datum(panel, item)
            )
            bottom += words.height + words.overhang + 10 + note.x_height
            marks.append(
                line(setting.words("label.not_published"), note).at(
                    x + values + 12, bottom, ground.mute, role="note"
                )
            )
        return marks, bottom

    def _years(
        self, panel: Panel, plot: _Plot, top: float, setting: Setting, ends_only: bool = False
    ) -> tuple[list[Mark], float]:
        """First and last wave in full, others as far as they fit."""
        plain, strong = setting.type("label"), setting.type("label_strong")
        if ends_only:
            plain = strong = setting.style.narrow("label")
        ground = setting.ground
        last = len(panel.columns) - 1
        marks: list[Mark] = []
        taken: list[tuple[float, float]] = []
        edge = (plot.box.x - self.disc, plot.box.right + self.disc)
        for c in (0, last) if ends_only else (0, last, *range(1, last)):
            end = c in (0, last)
            words = line(
                panel.columns[c]
                if end or len(panel.columns) <= 5
                else short_year(panel.columns[c]),
                strong if end else plain,
            )
            left = plot.xs[c] - words.advance / 2
            if end and ends_only:
                left = (
                    plot.box.x - self.dot if c == 0 else plot.box.right + self.dot - words.advance
                )
            elif c == 0:
                left = max(left, edge[0] - 40)
            if any(left < b + 12 and a - 12 < left + words.advance for a, b in taken):
                continue
            taken.append((left, left + words.advance))
            fill = ground.mute if not end or ends_only else ground.text
            marks.append(words.at(left, top + plain.cap, fill, role="label"))
        return marks, top + plain.cap

    # Small charts

    def _many(self, panel: Panel, panel_width: float, setting: Setting) -> Composed:
        ground = setting.ground
        columns = 3 if panel_width > 900 else 2 if panel_width >= 560 else 1
        if setting.style.space.one_column and len(panel.items) <= self.most_stacked:
            columns = 1  # a phone has the height, not the width, for a few of them
        columns = min(columns, len(panel.items))
        cell = (panel_width - (columns - 1) * self.small_gap) / columns
        low, high, _ = self._range(panel)
        labels = fit_labels(panel.items, cell, setting)
        strong = setting.type("value_strong")
        values = max(
            (width(setting.value(panel, f), strong) for i in panel.items for f in i.figures if f),
            default=0.0,
        )
        pale = mix(ground.fill, ground.track, 0.85)
        # Room for a first figure over its point, where one lies so high that it needs it.
        starts = [i.figures[e[0]] for i in panel.items if (e := first_last(i))]
        highest = max((f.number for f in starts if f), default=low)
        air = max(24.0, self.small_air - (high - highest) / (high - low) * self.small)
        # The last disc of the lowest line may reach below the axis.
        lasts = [f.number for i in panel.items if (e := first_last(i)) and (f := i.figures[e[1]])]
        lowest = (min(lasts, default=high) - low) / (high - low) * self.small
        drop = max(12.0, self.disc + self.halo - lowest + 8)
        marks: list[Mark] = []
        y = 0.0
        for k in range(0, len(panel.items), columns):
            row = panel.items[k : k + columns]
            sets = [labels.of(i, cell) for i in row]
            head = max(w.height for w in sets)
            hang = max(w.overhang for w in sets)
            foot = y
            for j, (item, words) in enumerate(zip(row, sets, strict=True)):
                x = j * (cell + self.small_gap)
                fill = ground.minor_text if item.minor else ground.text
                marks += words.at(x, y, fill, role="label", datum=datum(panel, item))
                box = Box(
                    x + self.dot,
                    y + head + air,
                    cell - values - self.end_gap - self.dot,
                    self.small,
                )
                plot = _Plot(box, self._xs(panel, box.x, box.right), low, high)
                thick = self.base if low == 0 else self.grid
                marks.append(
                    Rect(
                        Box(x, box.bottom - thick / 2, box.w + 2 * self.dot, thick),
                        ground.text if low == 0 else ground.track,
                        role="rule",
                    )
                )
                for other in panel.items:
                    if other is not item:
                        marks += self._line(panel, other, plot, setting, pale)
                marks += self._line(panel, item, plot, setting)
                top = y + head + hang + self.clear + 2
                room = Box(x, top, cell, box.bottom - 4 - top)
                marks += self._small_values(panel, item, plot, room, setting)
                years, foot = self._years(panel, plot, box.bottom + drop, setting, True)
                marks += years
            y = foot + self.small_row
        return Composed(tuple(marks), panel_width, y - self.small_row)

    def _small_values(
        self, panel: Panel, item: Item, plot: _Plot, room: Box, setting: Setting
    ) -> Iterator[Mark]:
        """The first figure and the last, in `room`, where the item's own line leaves it."""
        ground = setting.ground
        ends = first_last(item)
        if ends is None:
            note = setting.type("aside")
            yield line(setting.words("label.not_published"), note).at(
                plot.box.x, plot.box.cy, ground.mute, role="note"
            )
            return
        ways = self._ways(panel, [item], plot, setting)
        strong, plain = setting.type("value_strong"), setting.type("key")
        color = (
            ground.highlight_text
            if item.highlight
            else ground.minor_text
            if item.minor
            else ground.text
        )
        taken: list[Box] = []
        for c, type, fill in ((ends[1], strong, color), (ends[0], plain, ground.text)):
            figure = item.figures[c]
            last = c == ends[1]
            if figure is None or (taken and last):
                continue
            text = line(setting.value(panel, figure), type)
            tag = datum(panel, item, c)
            point = plot.xs[c], plot.y(figure.number)
            if last and c == len(panel.columns) - 1:
                placed: Text | None = text.at(
                    point[0] + self.end_gap, point[1] + type.cap / 2, fill, role="value", datum=tag
                )
            else:
                r = self.disc + self.halo if last else self.dot
                placed = self._placed(
                    text, self._near(text, point, r, True, last, 5), room, ways, taken, fill, tag
                )
            if placed:
                taken.append(placed.ink)
                # The other lines stop short of the figure.
                yield Rect(placed.ink.grow(self.clear), ground.fill, role="ground")
                yield placed


def _runs(item: Item) -> Iterator[list[int]]:
    """Stretches of waves without a gap."""
    run: list[int] = []
    for c, figure in enumerate(item.figures):
        if figure is not None:
            run.append(c)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _step(rough: float) -> float:
    """The next round number from `rough` up: 1, 2, 2.5 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * k for k in (1, 2, 2.5, 5, 10) if power * k >= rough * 0.999)


def stroke(points: Sequence[Point], thick: float, color: str) -> Iterator[Mark]:
    """A line through `points`, its joints round."""
    half = thick / 2
    for (xa, ya), (xb, yb) in pairwise(points):
        long = math.hypot(xb - xa, yb - ya)
        if long == 0:
            continue
        nx, ny = -(yb - ya) / long * half, (xb - xa) / long * half
        yield Path(
            polygon((xa + nx, ya + ny), (xb + nx, yb + ny), (xb - nx, yb - ny), (xa - nx, ya - ny)),
            color,
        )
    for x, y in points:
        yield Circle(x, y, half, color)
