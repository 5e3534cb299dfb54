"""One answer over waves as an area to the edges of its tile, whose height is the whole; a second
one as a line in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from infographic.blocks.base import Block, Composed, Setting, datum
from infographic.blocks.lines import stroke
from infographic.blocks.pieces import (
    capped,
    clipped,
    ground_of,
    grown_until,
    lead_words,
    readable,
    rounded,
    small_words,
    statement,
)
from infographic.blocks.series import moments
from infographic.marks import Box, Circle, Mark, Path, Rect, Text, polygon
from infographic.story.model import Figure, Item, Panel
from infographic.style.tokens import Ground
from infographic.text.paragraph import Paragraph, paragraph
from infographic.text.shape import Anchor, line

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Curve:
    """An answer as points in the tile, from its left edge to its right."""

    item: Item
    points: tuple[Point, ...]

    def between(self, x0: float, x1: float) -> list[float]:
        """The heights y that the curve takes from `x0` to `x1`."""
        found: list[float] = [y for x, y in self.points if x0 <= x <= x1]
        for edge in (x0, x1):
            for (xa, ya), (xb, yb) in zip(self.points, self.points[1:], strict=False):
                if xa <= edge <= xb and xb > xa:
                    found.append(ya + (edge - xa) / (xb - xa) * (yb - ya))
        return found


@dataclass(frozen=True, slots=True)
class Area(Block):
    """The tile's height is 100 %. Figures at the ends are `start_caps` and `end_caps` high for the
    area and the line, `above` px over the curve; names stand under it. `thick` is the line. The
    form is taken where all of this meets nothing."""

    name = "area"
    frame = "bare"
    grow = 0.4
    tile_spans = (7, 6, 8, 5, 12)

    pad: float = 28
    thick: float = 7
    start_caps: tuple[float, float] = (30, 24)
    end_caps: tuple[float, float] = (48, 30)
    above: float = 14
    below: float = 18
    clear: float = 8
    head_sizes: tuple[float, ...] = (32, 28, 26, 24)
    heights: tuple[float, ...] = (464, 560, 656)
    least_waves: int = 3
    least_width: float = 440

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        if not panel.waves or len(panel.columns) < self.least_waves or width < self.least_width:
            return 0.0
        if not panel.is_percent or not 1 <= len(panel.items) <= 2 or panel.kind == "matrix":
            return 0.0
        figures = [f for i in panel.items for f in i.figures]
        if any(f is None or f.below is not None or not 0 < f.number <= 100 for f in figures):
            return 0.0
        if self._natural(panel, width, setting) is None:
            return 0.0
        return 0.9

    def stretches(self) -> bool:
        return True

    def _natural(self, panel: Panel, width: float, setting: Setting) -> float | None:
        for height in self.heights:
            if self._drawn(panel, width, height, setting) is not None:
                return height
        return None

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        natural = height or self._natural(panel, width, setting) or self.heights[-1]
        what = f"{panel.id}: no area in {width:g} px"
        tall, marks = grown_until(
            natural, 48, 4000, lambda tall: self._drawn(panel, width, tall, setting), what
        )
        return Composed(tuple(marks), width, tall)

    # -- what goes where -----------------------------------------------------------------------

    def _curves(self, panel: Panel, width: float, height: float) -> list[_Curve]:
        """The larger answer first, each from edge to edge at its dates."""
        dates = moments(panel.columns) or [float(i) for i in range(len(panel.columns))]
        span = dates[-1] - dates[0]
        xs = [(d - dates[0]) / span * width for d in dates]

        def curve(item: Item) -> _Curve:
            ys = [height * (1 - (f.number if f else 0.0) / 100) for f in item.figures]
            return _Curve(item, tuple(zip(xs, ys, strict=True)))

        ranked = sorted(panel.items, key=lambda i: -sum(f.number for f in i.figures if f))
        return [curve(item) for item in ranked]

    def _drawn(
        self, panel: Panel, width: float, height: float, setting: Setting
    ) -> list[Mark] | None:
        """Everything, or None where words meet each other or a curve, or the curves cross."""
        curves = self._curves(panel, width, height)
        if len(curves) == 2 and any(
            b[1] - a[1] < self.thick
            for a, b in zip(curves[0].points, curves[1].points, strict=True)
        ):
            return None
        tile = ground_of(setting.ground.band, setting)
        bright = ground_of(setting.ground.highlight, setting)
        head = self._head(panel, width - 2 * self.pad, setting.on(tile))
        words: list[Mark] = list(head.at(self.pad, self.pad)) if head.marks else []
        for k, curve in enumerate(curves):
            over = tile if k == 0 else bright
            words += self._ends(panel, curve, k, over, bright, width, height, setting)
        words += self._foot(panel, width, height, bright, setting)
        if not self._free(words, curves, width, height):
            return None
        shape = setting.style.shape.card
        box = Box(0, 0, width, height)
        marks: list[Mark] = [Rect(box, tile.fill, shape, role="ground")]
        marks += self._area(panel, curves, box, bright, shape, height)
        return [*marks, *words]

    def _free(
        self, words: Sequence[Mark], curves: Sequence[_Curve], width: float, height: float
    ) -> bool:
        """Whether every text has its own room, inside the tile and clear of both curves."""
        boxes = [w.ink for w in words if isinstance(w, Text)]
        safe = Box(0, 0, width, height).grow(-self.pad / 2)
        for i, box in enumerate(boxes):
            if not safe.contains(box):
                return False
            if any(box.grow(2).overlaps(other) for other in boxes[i + 1 :]):
                return False
            near = box.grow(self.clear / 2)
            for curve in curves:
                for a, b in zip(curve.points, curve.points[1:], strict=False):
                    if near.crossed_by(a, b):
                        return False
        return True

    def _head(self, panel: Panel, room: float, setting: Setting) -> Composed:
        """The headline in the first size that needs two lines at most."""
        said = lead_words(panel, setting)
        if not said:
            return Composed((), room, 0.0)
        type = setting.type("statement")
        sizes = [s for s in self.head_sizes if s >= setting.style.smallest]
        words = statement(said, type, room, sizes, 2) or paragraph(
            said, type.at(size=sizes[-1]), room
        )
        marks = words.at(0, 0, setting.ground.text, role="headline")
        return Composed(tuple(marks), room, words.height)

    def _ends(
        self,
        panel: Panel,
        curve: _Curve,
        k: int,
        over: Ground,
        under: Ground,
        width: float,
        height: float,
        setting: Setting,
    ) -> Iterator[Mark]:
        """The first and the last figure over the curve, the answer's name under it."""
        last = len(panel.columns) - 1
        for column, cap in ((0, self.start_caps[k]), (last, self.end_caps[k])):
            figure = curve.item.figures[column] or Figure(0.0)
            type = capped(setting.type("numeral_small"), cap)
            type = type.at(size=max(type.size, setting.style.smallest))
            numeral = line(setting.value(panel, figure), type)
            x = self.pad if column == 0 else width - self.pad - numeral.ink.w
            high = min(curve.between(x - self.clear, x + numeral.ink.w + self.clear))
            fill = over.text
            if k == 0 and column == last:
                fill = readable(under.fill, over.fill, over.text)
            yield numeral.at(
                x - numeral.ink.x,
                high - self.above - (self.thick / 2 if k else 0.0),
                fill,
                role="numeral",
                datum=datum(panel, curve.item, column),
            )
        label = setting.type("label")
        name = paragraph(curve.item.label, label, width / 2 - self.pad)
        x0 = width - self.pad - name.width
        low = max(curve.between(x0 - self.clear, width - self.pad))
        top = low + self.below + (self.thick / 2 if k else 0.0) + name.rise
        yield from self._right(name, width - self.pad, top, under.text)

    def _right(self, words: Paragraph, x: float, top: float, fill: str) -> list[Text]:
        anchor: Anchor = "end"
        return words.at(x, top, fill, anchor, role="label")

    def _foot(
        self, panel: Panel, width: float, height: float, ground: Ground, setting: Setting
    ) -> Iterator[Mark]:
        """The first and the last wave, and between them who was asked."""
        type = setting.type("label").at(size=setting.style.smallest)
        baseline = height - self.pad
        first, last = (line(panel.columns[i], type) for i in (0, -1))
        yield first.at(self.pad, baseline, ground.text, role="label")
        yield last.at(width - self.pad, baseline, ground.text, "end", role="label")
        said = small_words(panel, setting)
        if said:
            room = width - 2 * self.pad - first.advance - last.advance - 48
            words = paragraph(said, type, max(room, 1.0))
            x = self.pad + first.advance + 24
            yield from words.at(x, baseline - words.height, ground.mute, role="note")

    def _area(
        self,
        panel: Panel,
        curves: Sequence[_Curve],
        box: Box,
        bright: Ground,
        radius: float,
        height: float,
    ) -> Iterator[Mark]:
        """The area inside the tile's round corners, the line over it, and a dot on each figure."""
        first = curves[0]
        outline = (*first.points, (box.right, box.bottom), (box.x, box.bottom))
        yield Path(polygon(*clipped(outline, rounded(box, radius))), bright.fill)
        for k, curve in enumerate(curves):
            color = bright.fill if k == 0 else bright.text
            if k:
                # Round joints would stand over the tile's edges.
                inner = [*curve.points]
                yield from (m for m in stroke(inner, self.thick, color) if isinstance(m, Path))
            last = len(curve.points) - 1
            for column, (x, y) in enumerate(curve.points):
                r = 0.5 if k == 0 else self.thick / 2
                dx = r if column == 0 else -r if column == last else 0.0
                tag = datum(panel, curve.item, column, "position", height / 100)
                yield Circle(x + dx, y, r, color, datum=tag)
