"""Two waves of a few lists: ribbons from one axis to another, their change in a column.

Positions, not lengths, show the figures, so the axes need no zero. A wave that was not published
leaves a dotted stub: it is never drawn as zero and never joined.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from infographic.blocks.base import Block, Composed, Setting, datum
from infographic.blocks.labels import Labels, centred, fit_labels
from infographic.blocks.series import change, comet, signed, spread
from infographic.blocks.tones import bar_color
from infographic.marks import Box, Circle, Mark, Rect
from infographic.story.model import Figure, Item, Panel
from infographic.text.shape import line, width


@dataclass(frozen=True, slots=True)
class _Frame:
    """x of both axes, right edge of labels, and the scale from `top` figure at `y0` downwards."""

    label: float
    a: float
    b: float
    right: float
    y0: float
    top: float
    per_unit: float

    def y(self, number: float) -> float:
        return self.y0 + (self.top - number) * self.per_unit


@dataclass(frozen=True, slots=True)
class Slope(Block):
    """`per_point` px a point where that makes the axes `least` to `most` px long. Values stand
    `value_gap` from their axis, labels `label_gap` from the values."""

    name = "slope"
    family = "slope"

    per_point: float = 10
    least: float = 190
    most: float = 520
    head: float = 74
    ring: float = 14
    stroke: float = 5
    disc: float = 15
    tail: float = 4
    nose: float = 18
    axis: float = 2
    value_gap: float = 28
    label_gap: float = 20
    change_gap: float = 44
    between: float = 38
    label_between: float = 24
    stub: float = 92
    label_share: float = 0.37
    most_items: int = 6
    least_run: float = 130

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        if len(panel.columns) != 2 or panel.kind in ("matrix", "ranking", "text"):
            return 0.0
        if not 1 <= len(panel.items) <= self.most_items or width < 560:
            return 0.0
        if not any(all(i.figures) for i in panel.items):
            return 0.0
        frame = self._frame(panel, width, setting)
        if frame.b - frame.a < self.least_run or not self._heads_fit(panel, frame, setting):
            return 0.0
        if not panel.waves:
            return 0.3
        return 0.97 if width > 900 else 0.85

    def scale(self, panel: Panel, width: float, setting: Setting) -> float | None:
        return self._frame(panel, width, setting).per_unit

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        frame = self._frame(panel, width, setting)
        labels = fit_labels(panel.items, self.label_share * width, setting)
        known = [i for i in panel.items if any(i.figures)]
        strong = setting.type("value_strong")
        # Where values and labels stand once they are pushed apart.
        ends = [frame.y((i.figures[1] or i.figures[0] or Figure(0)).number) for i in known]
        ends = spread(ends, [self.between] * len(ends), frame.y0 - self.between / 2)
        yb = dict(zip(map(id, known), ends, strict=True))
        sets = [labels.of(i, frame.label + 0.5) for i in known]
        wished = [frame.y(self._first(i)) for i in known]
        # A label and its first figure are one line: they move together.
        tall = [max(self.between, w.height + self.label_between) for w in sets]
        places = spread(wished, tall, frame.y0 - max(tall) / 2)
        ya = dict(zip(map(id, known), places, strict=True))
        marks: list[Mark] = []
        bottom = frame.y(self._lowest(panel)) + 24
        for item, words, cy in zip(known, sets, places, strict=True):
            fill = setting.ground.minor_text if item.minor else setting.ground.text
            marks += centred(words, frame.label, cy, fill, "end", datum=datum(panel, item))
            bottom = max(bottom, cy + words.height / 2 + words.overhang)
        for item in known:
            for c, held in ((0, ya), (1, yb)):
                figure = item.figures[c]
                if figure is None:
                    continue
                x = frame.a - self.value_gap if c == 0 else frame.b + self.value_gap
                fill = self._text(item, setting) if c else setting.ground.text
                text = line(setting.value(panel, figure, False), strong)
                marks.append(
                    text.at(
                        x,
                        held[id(item)] + strong.cap / 2,
                        fill,
                        "start" if c else "end",
                        role="value",
                        datum=datum(panel, item, c),
                    )
                )
                bottom = max(bottom, held[id(item)] + strong.cap / 2)
            if item.figures[1] is None:
                marks.append(self._gone(yb[id(item)], frame, setting))
                bottom = max(bottom, yb[id(item)])
            else:
                marks.append(self._change(panel, item, yb[id(item)], frame, setting))
        axes = self._axes(panel, frame, bottom, setting)
        ribbons = [
            m
            for i in (*[k for k in known if not k.highlight], *[k for k in known if k.highlight])
            for m in self._ribbon(panel, i, frame, setting)
        ]
        body, bottom = self._unknown(panel, labels, frame, bottom, setting)
        return Composed((*axes, *ribbons, *marks, *body), width, bottom)

    def _heads_fit(self, panel: Panel, frame: _Frame, setting: Setting) -> bool:
        first, second = (width(n, setting.type("label_strong")) / 2 for n in panel.columns)
        points = width(self._points(panel, setting), setting.style.narrow("label"))
        return (
            first <= frame.a
            and first + second + 24 <= frame.b - frame.a
            and frame.b + second + 16 <= frame.right - points
        )

    def _first(self, item: Item) -> float:
        figure = item.figures[0] or item.figures[1]
        return figure.number if figure else 0.0

    def _lowest(self, panel: Panel) -> float:
        return min(f.number for i in panel.items for f in i.figures if f)

    def _frame(self, panel: Panel, panel_width: float, setting: Setting) -> _Frame:
        strong = setting.type("value_strong")
        numbers = [f.number for i in panel.items for f in i.figures if f]
        values = max(
            width(setting.value(panel, f, False), strong)
            for i in panel.items
            for f in i.figures
            if f
        )
        head = width(self._points(panel, setting), setting.style.narrow("label"))
        deltas = max(
            [
                head,
                *(width(signed(change(*i.figures), panel, setting), strong) for i in panel.items),
            ]
        )
        share = self.label_share * panel_width
        labels = fit_labels(panel.items, share, setting)
        longest = max(labels.of(i, share).width for i in panel.items)
        # Short labels leave their room to the ribbons.
        label = min(share, longest)
        a = label + self.label_gap + values + self.value_gap
        said = width(setting.words("label.not_published"), setting.type("aside"))
        gone = said if any(i.figures[1] is None for i in panel.items) else 0.0
        if any(i.figures[0] is None and i.figures[1] for i in panel.items):
            deltas = max(deltas, said)
        behind = self.value_gap + max(values + self.change_gap + deltas, gone)
        b = panel_width - behind
        span = max(numbers) - min(numbers)
        least, most = self.least, self.most
        per = self.per_point if panel.is_percent else least / max(span, 1e-9)
        tall = min(max(span * per, least if span > 0 else 0.0), most)
        # A rise of a point must not look like a landslide.
        per = min(tall / span, 2 * self.per_point if panel.is_percent else 1e9) if span else 1.0
        per = min(per, setting.per_point or per)
        return _Frame(label, a, b, panel_width, self.head, max(numbers), per)

    def _points(self, panel: Panel, setting: Setting) -> str:
        return setting.words("label.points" if panel.is_percent else "label.change")

    def _text(self, item: Item, setting: Setting) -> str:
        ground = setting.ground
        return (
            ground.highlight_text
            if item.highlight
            else ground.minor_text
            if item.minor
            else ground.text
        )

    def _color(self, item: Item, setting: Setting) -> str:
        return bar_color(item, setting.ground)

    def _axes(self, panel: Panel, frame: _Frame, bottom: float, setting: Setting) -> Iterator[Mark]:
        ground = setting.ground
        type = setting.type("label_strong")
        for x, name in ((frame.a, panel.columns[0]), (frame.b, panel.columns[1])):
            yield line(name, type).at(x, type.cap + 2, ground.text, "middle", role="label")
            yield Rect(
                Box(x - self.axis / 2, 42, self.axis, bottom - 42), ground.track, role="rule"
            )
        slim = setting.style.narrow("label")
        if any(all(i.figures) for i in panel.items):
            yield line(self._points(panel, setting), slim).at(
                frame.right, type.cap + 2, ground.mute, "end", role="label"
            )

    def _change(self, panel: Panel, item: Item, cy: float, frame: _Frame, setting: Setting) -> Mark:
        ground = setting.ground
        if item.figures[0] is None:
            aside = setting.type("aside")
            note = line(setting.words("label.not_published"), aside)
            return note.at(frame.right, cy + aside.x_height / 2, ground.mute, "end", role="note")
        type = setting.type("value_strong" if item.highlight else "value")
        fill = ground.highlight_text if item.highlight else ground.mute
        text = line(signed(change(*item.figures), panel, setting), type)
        return text.at(frame.right, cy + type.cap / 2, fill, "end", role="value")

    def _ribbon(self, panel: Panel, item: Item, frame: _Frame, setting: Setting) -> Iterator[Mark]:
        ground = setting.ground
        color = self._color(item, setting)
        a, b = item.figures
        tags = [datum(panel, item, c, "position", frame.per_unit) for c in (0, 1)]
        if a and b:
            faint, full = (0.25, 0.95) if item.highlight else (0.2, 0.62)
            yield comet(
                frame.a,
                frame.y(a.number),
                frame.b,
                frame.y(b.number),
                self.tail,
                self.nose,
                color,
                faint,
                full,
            )
        elif a or b:
            yield from self._stub(frame, frame.y(self._first(item)), a is None, setting)
        if a:
            ring = ground.text if not item.minor else ground.minor
            yield Circle(
                frame.a,
                frame.y(a.number),
                self.ring - self.stroke / 2,
                ground.fill,
                ring,
                self.stroke,
                tags[0],
            )
        if b:
            yield Circle(frame.b, frame.y(b.number), self.disc, color, datum=tags[1])

    def _stub(self, frame: _Frame, cy: float, before: bool, setting: Setting) -> Iterator[Mark]:
        """Dots that lead nowhere."""
        ground = setting.ground
        long = min(self.stub, (frame.b - frame.a) / 2 - 26)
        for i in range(int(long // 12) + 1):
            x = frame.b - 28 - 12 * i if before else frame.a + 28 + 12 * i
            yield Circle(x, cy, 2, ground.mute)

    def _gone(self, cy: float, frame: _Frame, setting: Setting) -> Mark:
        type = setting.type("aside")
        note = line(setting.words("label.not_published"), type)
        return note.at(
            frame.b + self.value_gap, cy + type.x_height / 2, setting.ground.mute, role="note"
        )

    def _unknown(
        self, panel: Panel, labels: Labels, frame: _Frame, y: float, setting: Setting
    ) -> tuple[list[Mark], float]:
        """Items without any figure, below the axes."""
        marks: list[Mark] = []
        type = setting.type("aside")
        for item in panel.items:
            if any(item.figures):
                continue
            words = labels.of(item, frame.label + 0.5)
            y += self.between - words.type.cap
            marks += words.at(
                frame.label, y, setting.ground.mute, "end", role="label", datum=datum(panel, item)
            )
            note = line(setting.words("label.not_published"), type)
            marks.append(
                note.at(
                    frame.a - self.value_gap, y + words.type.cap, setting.ground.mute, role="note"
                )
            )
            y += words.height
        return marks, y
