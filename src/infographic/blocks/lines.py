"""Three and more waves as lines: x by date, names at the ends; one small chart for each where
many would tangle.

A wave nobody published breaks its line. Position shows the figure; the scale begins at zero unless
all figures lie close together far above it, and its ticks say where it begins.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from infographic.blocks.base import Block, Composed, Setting, datum
from infographic.blocks.labels import fit_labels
from infographic.blocks.series import first_last, moments, short_year, spread
from infographic.blocks.tones import mix
from infographic.marks import Box, Circle, Mark, Path, Rect, polygon
from infographic.story.model import Item, Panel
from infographic.style.tokens import Ground
from infographic.text.breaks import units
from infographic.text.paragraph import Paragraph
from infographic.text.shape import line, width

Point = tuple[float, float]


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
    end_gap: float = 24
    tick_gap: float = 14
    label_between: float = 14
    foot_gap: float = 20
    gutter_share: float = 0.32
    most_lines: int = 6
    most_small: int = 24
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
        if len(panel.items) > self.most_lines or panel_width < 560:
            return False
        room = self._names(panel, panel_width, setting)
        labels = fit_labels(panel.items, room, setting)
        words = [u.rstrip() for i in panel.items for u in units(i.label)]
        return labels.lines <= 2 and max(width(w, labels.strong) for w in words) <= room

    def _names(self, panel: Panel, panel_width: float, setting: Setting) -> float:
        """Room for names in the gutter, behind the values."""
        return self.gutter_share * panel_width - self._values(panel, setting) - self.end_gap - 12

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
            marks.append(Rect(Box(x0 - self.disc, y - thick / 2, x1 - x0 + 2 * self.disc, thick),
                              color, role="rule"))
            marks.append(line(text, slim).at(x0 - self.disc - self.tick_gap, y + slim.cap / 2,
                                             ground.mute, "end", role="label"))
        order = sorted(panel.items, key=lambda i: (i.highlight, not i.minor))
        for item in order:
            marks += self._line(panel, item, plot, setting)
        marks += self._said(panel, plot, setting)
        ends, bottom = self._ends(panel, names, plot, values, setting)
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
            alone = not any(
                0 <= n < len(item.figures) and item.figures[n] for n in (c - 1, c + 1)
            )
            r = self.disc if last else self.dot if every or alone else thick / 2
            if item.highlight and not last and (every or alone):
                r += 1
            if last:
                yield Circle(plot.xs[c], plot.y(figure.number), r + 3, ground.fill)
            yield Circle(plot.xs[c], plot.y(figure.number), r, color,
                         datum=datum(panel, item, c, "position", plot.per_unit))

    def _said(self, panel: Panel, plot: _Plot, setting: Setting) -> Iterator[Mark]:
        """Figures at the points: of all lines where they are few, else of the accent line's
        ends, its peak and its low; where no other line is in the way."""
        ground = setting.ground
        type = setting.type("value")
        strong = setting.type("value_strong")
        all_of_them = len(panel.items) <= 3 and len(panel.columns) <= 6
        taken: list[Box] = []
        for item in panel.items:
            ends = first_last(item)
            if ends is None or not (all_of_them or item.highlight):
                continue
            numbers = {c: f.number for c, f in enumerate(item.figures) if f}
            shown = set(numbers) if all_of_them else {
                ends[0], max(numbers, key=lambda c: (numbers[c], -c)),
                min(numbers, key=lambda c: (numbers[c], c)),
            }
            for c in sorted(shown - {ends[1]}):
                figure = item.figures[c]
                if figure is None:
                    continue
                text = line(setting.value(panel, figure, c == ends[0]),
                            strong if item.highlight else type)
                x, y = plot.xs[c], plot.y(figure.number)
                beside = [numbers[n] for n in (c - 1, c + 1) if n in numbers]
                above = not beside or sum(beside) / len(beside) <= figure.number
                # The first figure begins at the axis and so lies over the second wave too.
                near = (c, c + 1) if c == 0 else (c,)
                others = [
                    plot.y(f.number) for i in panel.items for n in near
                    if i is not item and n < len(i.figures) and (f := i.figures[n])
                ]
                for up in (above, not above):
                    baseline = y - self.dot - 13 if up else y + self.dot + 13 + type.cap
                    zone = (baseline - type.cap - 12, baseline + 12)
                    if any(zone[0] < o < zone[1] for o in others):
                        continue
                    start = max(x - text.advance / 2, plot.box.x - self.dot)
                    placed = text.at(start, baseline, ground.highlight_text if item.highlight
                                     else ground.text, role="value",
                                     datum=datum(panel, item, c))
                    if placed.ink.bottom > plot.box.bottom - 4:
                        continue
                    if any(placed.ink.grow(6).overlaps(b) for b in taken):
                        continue
                    taken.append(placed.ink)
                    yield placed
                    break

    def _ends(
        self, panel: Panel, names: dict[int, Paragraph], plot: _Plot, values: float,
        setting: Setting,
    ) -> tuple[list[Mark], float]:
        """Values and names behind the last points, pushed apart."""
        ground = setting.ground
        strong = setting.type("value_strong")
        known = [(i, e) for i in panel.items if (e := first_last(i))]
        last = len(panel.columns) - 1
        wished = [plot.y(f.number) for i, e in known if (f := i.figures[e[1]])]
        tall = [max(names[id(i)].height, strong.cap) + self.label_between + 4 for i, _ in known]
        places = spread(wished, tall, high=plot.box.bottom + self.label_between)
        early: dict[int, float] = {}
        for c in range(last):
            there = [(id(i), f.number) for i, e in known if e[1] == c and (f := i.figures[c])]
            ys = spread([plot.y(v) for _, v in there], [34.0] * len(there))
            early.update({k: y for (k, _), y in zip(there, ys, strict=True)})
        marks: list[Mark] = []
        bottom = 0.0
        x = plot.box.right + self.end_gap
        for (item, ends), cy in zip(known, places, strict=True):
            words = names[id(item)]
            color = ground.highlight_text if item.highlight else \
                ground.minor_text if item.minor else ground.text
            figure = item.figures[ends[1]]
            text = line(setting.value(panel, figure) if figure else "", strong)
            tag = datum(panel, item, ends[1])
            # A line that ended earlier has its figure there, and none at the end.
            reaches = ends[1] == last
            if reaches:
                marks.append(text.at(x, cy + strong.cap / 2, color, role="value", datum=tag))
            else:
                marks.append(line("\u2013", strong).at(x, cy + strong.cap / 2, ground.mute))
                at = plot.xs[ends[1]] + self.disc + 10
                y = early[id(item)]
                if at + text.advance + 8 <= x:
                    marks.append(text.at(at, y + strong.cap / 2, color, role="value", datum=tag))
                    at += text.advance + 14
                else:
                    marks.append(text.at(plot.xs[ends[1]], y - self.disc - 10, color, "middle",
                                         role="value", datum=tag))
                for k in range(int(max(0.0, plot.box.right - at) // 12)):
                    marks.append(Circle(at + 12 * k, y, 2, ground.mute))
            name = ground.minor_text if item.minor else ground.text
            marks += words.at(x + values + 12, cy - words.height / 2, name, role="label",
                              datum=datum(panel, item))
            bottom = max(bottom, cy + words.height / 2 + words.overhang)
        unknown = [i for i in panel.items if first_last(i) is None]
        note = setting.type("aside")
        for item in unknown:
            words = names[id(item)]
            bottom += 20
            marks += words.at(x + values + 12, bottom, ground.mute, role="label",
                              datum=datum(panel, item))
            bottom += words.height + 10 + note.x_height
            marks.append(line(setting.words("label.not_published"), note).at(
                x + values + 12, bottom, ground.mute, role="note"))
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
            words = line(panel.columns[c] if end or len(panel.columns) <= 5
                         else short_year(panel.columns[c]), strong if end else plain)
            left = plot.xs[c] - words.advance / 2
            if end and ends_only:
                left = plot.box.x - self.dot if c == 0 \
                    else plot.box.right + self.dot - words.advance
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
        columns = min(columns, len(panel.items))
        cell = (panel_width - (columns - 1) * self.small_gap) / columns
        low, high, _ = self._range(panel)
        labels = fit_labels(panel.items, cell, setting)
        strong = setting.type("value_strong")
        values = max(
            (width(setting.value(panel, f), strong)
             for i in panel.items for f in i.figures if f), default=0.0,
        )
        pale = mix(ground.fill, ground.track, 0.85)
        # Room for a first figure over its point, where one lies so high that it needs it.
        starts = [i.figures[e[0]] for i in panel.items if (e := first_last(i))]
        highest = max((f.number for f in starts if f), default=low)
        air = max(24.0, self.small_air - (high - highest) / (high - low) * self.small)
        marks: list[Mark] = []
        y = 0.0
        for k in range(0, len(panel.items), columns):
            row = panel.items[k : k + columns]
            sets = [labels.of(i, cell) for i in row]
            head = max(w.height for w in sets)
            foot = y
            for j, (item, words) in enumerate(zip(row, sets, strict=True)):
                x = j * (cell + self.small_gap)
                fill = ground.minor_text if item.minor else ground.text
                marks += words.at(x, y, fill, role="label", datum=datum(panel, item))
                box = Box(x + self.dot, y + head + air, cell - values - self.end_gap - self.dot,
                          self.small)
                plot = _Plot(box, self._xs(panel, box.x, box.right), low, high)
                thick = self.base if low == 0 else self.grid
                marks.append(Rect(
                    Box(x, box.bottom - thick / 2, box.w + 2 * self.dot, thick),
                    ground.text if low == 0 else ground.track, role="rule"))
                for other in panel.items:
                    if other is not item:
                        marks += self._line(panel, other, plot, setting, pale)
                marks += self._line(panel, item, plot, setting)
                marks += self._small_values(panel, item, plot, setting)
                years, foot = self._years(panel, plot, box.bottom + 12, setting, True)
                marks += years
            y = foot + self.small_row
        return Composed(tuple(marks), panel_width, y - self.small_row)

    def _small_values(
        self, panel: Panel, item: Item, plot: _Plot, setting: Setting
    ) -> Iterator[Mark]:
        ground = setting.ground
        ends = first_last(item)
        if ends is None:
            note = setting.type("aside")
            yield line(setting.words("label.not_published"), note).at(
                plot.box.x, plot.box.cy, ground.mute, role="note")
            return
        first, final = item.figures[ends[0]], item.figures[ends[1]]
        strong, plain = setting.type("value_strong"), setting.type("key")
        color = ground.highlight_text if item.highlight else \
            ground.minor_text if item.minor else ground.text
        if final:
            yield line(setting.value(panel, final), strong).at(
                plot.xs[ends[1]] + self.end_gap, plot.y(final.number) + strong.cap / 2, color,
                role="value", datum=datum(panel, item, ends[1]))
        if first and ends[0] != ends[1]:
            text = line(setting.value(panel, first), plain)
            x = max(plot.box.x - self.dot, plot.xs[ends[0]] - text.advance / 2)
            placed = text.at(x, plot.y(first.number) - self.dot - 10, ground.text, role="value",
                             datum=datum(panel, item, ends[0]))
            # The other lines stop short of the figure.
            yield Rect(placed.ink.grow(4), ground.fill, role="ground")
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
            polygon((xa + nx, ya + ny), (xb + nx, yb + ny), (xb - nx, yb - ny),
                    (xa - nx, ya - ny)),
            color,
        )
    for x, y in points:
        yield Circle(x, y, half, color)
