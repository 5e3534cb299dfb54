"""Two waves of a longer list: from a ring to a disc on one axis, a row for each answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from infographic.blocks.base import Block, Composed, Setting, datum
from infographic.blocks.labels import centred, fit_labels
from infographic.blocks.legend import Entry, legend
from infographic.blocks.series import change, comet, nice_top, signed
from infographic.blocks.tones import bar_color
from infographic.marks import Box, Circle, Mark, Rect
from infographic.story.model import Item, Panel
from infographic.text.shape import Line, line, width


@dataclass(frozen=True, slots=True)
class _Frame:
    label: float
    zero: float
    per_unit: float
    right: float

    def x(self, number: float) -> float:
        return self.zero + number * self.per_unit


@dataclass(frozen=True, slots=True)
class Arrows(Block):
    """`pitch` from row to row; ring and disc by their outer radius, `value_gap` from their
    centres to the figures. The scale runs from 0 to the next ten above all figures."""

    name = "arrows"

    pitch: float = 58
    head: float = 46
    ring: float = 13.5
    stroke: float = 5
    disc: float = 15
    tail: float = 5
    nose: float = 28
    value_gap: float = 25
    label_gap: float = 24
    label_share: float = 0.42
    split_gap: float = 16
    least_scale: float = 200
    few: int = 6

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        if len(panel.columns) != 2 or panel.kind in ("matrix", "ranking", "text", "nps"):
            return 0.0
        known = [f.number for i in panel.items for f in i.figures if f]
        if not known or min(known) < 0 or width < 560:
            return 0.0
        if not any(all(i.figures) for i in panel.items):
            return 0.0
        if self._room(panel, width, setting) < self.least_scale:
            return 0.0
        if fit_labels(panel.items, self.label_share * width, setting).lines > 2:
            return 0.3
        if not panel.waves:
            return 0.4
        return 0.95 if len(panel.items) > self.few else 0.8

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        frame = self._frame(panel, width, setting)
        labels = fit_labels(panel.items, self.label_share * width, setting)
        marks = list(self._header(panel, frame, setting))
        # A key of several rows pushes the rows down.
        y = max(self.head, max(m.bounds.bottom for m in marks) + 18)
        previous: Item | None = None
        for item in panel.items:
            if item.minor and previous is not None and not previous.minor:
                y += self.split_gap
                marks.append(Rect(Box(0, y - 1, width, 2), setting.ground.hair, role="rule"))
                y += self.split_gap
            words = labels.of(item, frame.label + 0.5)
            tall = max(self.pitch, words.height + 26)
            cy = y + tall / 2
            under = setting.ground.fill
            if item.highlight and len(panel.items) > 3:
                under = setting.ground.band
                left, right = setting.bleed
                marks.append(Rect(Box(-left, y, width + left + right, tall), under, role="ground"))
            fill = setting.ground.minor_text if item.minor else setting.ground.text
            marks += centred(words, 0, cy, fill, datum=datum(panel, item))
            marks += self._row(panel, item, cy, under, frame, setting)
            y += tall
            previous = item
        # The last row ends with its marks, unless a band reaches further.
        end = y if previous is not None and previous.highlight else y - self.pitch / 2 + self.disc
        return Composed(tuple(marks), width, end)

    def _sizes(self, panel: Panel, panel_width: float, setting: Setting) -> tuple[float, ...]:
        strong = setting.type("value_strong")
        share = self.label_share * panel_width
        labels = fit_labels(panel.items, share, setting)
        label = max(labels.of(i, share).width for i in panel.items)
        values = max(
            width(setting.value(panel, f, False), strong)
            for i in panel.items
            for f in i.figures
            if f
        )
        head = width(self._points(panel, setting), setting.style.narrow("label"))
        deltas = [width(signed(change(*i.figures), panel, setting), strong) for i in panel.items]
        return label, values, max(head, *deltas)

    def _room(self, panel: Panel, panel_width: float, setting: Setting) -> float:
        label, values, deltas = self._sizes(panel, panel_width, setting)
        edge = values + self.value_gap
        return panel_width - label - self.label_gap - 2 * edge - 28 - deltas

    def _frame(self, panel: Panel, panel_width: float, setting: Setting) -> _Frame:
        label, values, _ = self._sizes(panel, panel_width, setting)
        highest = max(f.number for i in panel.items for f in i.figures if f)
        top = max(10.0, -(-highest // 10) * 10) if panel.is_percent else nice_top(highest)
        room = self._room(panel, panel_width, setting)
        zero = label + self.label_gap + values + self.value_gap
        return _Frame(label, zero, room / max(top, highest, 1e-9), panel_width)

    def _points(self, panel: Panel, setting: Setting) -> str:
        return setting.words("label.points" if panel.is_percent else "label.change")

    def _header(self, panel: Panel, frame: _Frame, setting: Setting) -> Iterator[Mark]:
        """The key stands over the marks of the first row where it has room, else at the left."""
        ground = setting.ground
        cy = 14.0
        slim = setting.style.narrow("label")
        points = line(self._points(panel, setting), slim)
        yield points.at(frame.right, cy + slim.cap / 2, ground.mute, "end", role="label")
        row = next((i for i in panel.items if all(i.figures)), None)
        if row is None:
            return
        xs = [frame.x(f.number) for f in row.figures if f]
        types = (setting.type("label"), setting.type("label_strong"))
        words = [line(n, t) for n, t in zip(panel.columns, types, strict=True)]
        low, high = (0, 1) if xs[0] <= xs[1] else (1, 0)
        fits = (
            xs[high] - xs[low] > 2 * self.disc + 8
            and xs[low] - self.value_gap - words[low].advance >= 0
            and xs[high] + self.value_gap + words[high].advance < frame.right - points.advance - 24
        )
        if not fits:
            entries = [
                Entry(panel.columns[0], stroke=ground.text),
                Entry(panel.columns[1], fill=ground.mark),
            ]
            key = legend(entries, frame.right - points.advance - 30, setting, swatch=22)
            yield from key.at(0, cy - setting.type("label").cap / 2)
            return
        for c in (0, 1):
            left = c == low
            x = xs[c] + (-self.value_gap if left else self.value_gap)
            yield words[c].at(
                x, cy + words[c].type.cap / 2, ground.text, "end" if left else "start", role="label"
            )
            yield self._point(c, xs[c], cy, ground.fill, ground.mark, setting)

    def _point(
        self, c: int, x: float, cy: float, under: str, color: str, setting: Setting
    ) -> Circle:
        if c == 0:
            return Circle(
                x, cy, self.ring - self.stroke / 2, under, setting.ground.text, self.stroke
            )
        return Circle(x, cy, self.disc, color)

    def _row(
        self, panel: Panel, item: Item, cy: float, under: str, frame: _Frame, setting: Setting
    ) -> Iterator[Mark]:
        ground = setting.ground
        strong, plain = setting.type("value_strong"), setting.type("value")
        color = bar_color(item, ground)
        places = {c: frame.x(f.number) for c, f in enumerate(item.figures) if f}
        aside = setting.type("aside")
        gone = line(setting.words("label.not_published"), aside)
        if not places:
            yield gone.at(frame.zero, cy + aside.x_height / 2, ground.mute, role="note")
            return
        whole = len(places) == 2
        if whole and abs(places[0] - places[1]) > self.disc:
            yield comet(places[0], cy, places[1], cy, self.tail, self.nose, color, 0.16, 0.8)
        for c, x in places.items():
            made = self._point(c, x, cy, under, color, setting)
            if c and whole and abs(x - places[0]) < 2 * self.disc:
                yield Circle(x, cy, self.disc + 3, under)
            yield replace(made, datum=datum(panel, item, c, "position", frame.per_unit))
        text = gone
        low = min(places, key=lambda c: (places[c], c))
        for c, x in places.items():
            figure = item.figures[c]
            if figure is None:
                continue
            end = whole and c == low
            fill = ground.text
            if c == 1:
                fill = (
                    ground.highlight_text
                    if item.highlight
                    else ground.minor_text
                    if item.minor
                    else ground.text
                )
            text = line(setting.value(panel, figure, False), strong if c or not whole else plain)
            at = x - self.value_gap if end else x + self.value_gap
            yield text.at(
                at,
                cy + text.type.cap / 2,
                fill,
                "end" if end else "start",
                role="value",
                datum=datum(panel, item, c),
            )
        if not whole:
            yield self._note(gone, next(iter(places.values())), text.advance, cy, frame, setting)
            return
        type = strong if item.highlight else plain
        fill = ground.highlight_text if item.highlight else ground.mute
        text = line(signed(change(*item.figures), panel, setting), type)
        yield text.at(frame.right, cy + type.cap / 2, fill, "end", role="value")

    def _note(
        self, note: Line, x: float, value: float, cy: float, frame: _Frame, setting: Setting
    ) -> Mark:
        """Beside the one mark there is, on the side that has room."""
        baseline = cy + note.type.x_height / 2
        after = x + self.value_gap + value + 20
        if after + note.advance <= frame.right:
            return note.at(after, baseline, setting.ground.mute, role="note")
        return note.at(x - self.value_gap, baseline, setting.ground.mute, "end", role="note")
