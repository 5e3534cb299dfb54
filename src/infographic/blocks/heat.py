"""Any table of figures: a tinted cell for each, the figure printed in it.

The fall-back of every panel with several columns: it shows any unit, negative figures and figures
nobody published. Cells are all of one size; their colour ranks them, their text says them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from infographic.blocks.base import Block, Composed, Setting, datum
from infographic.blocks.labels import Labels, centred, fit_labels
from infographic.blocks.tones import contrast, legible, mix
from infographic.marks import Box, Mark, Path, Rect, polygon
from infographic.story.model import Item, Panel
from infographic.style.tokens import Ground
from infographic.text.breaks import units
from infographic.text.paragraph import Paragraph, paragraph
from infographic.text.shape import line, width


@dataclass(frozen=True, slots=True)
class _Grid:
    """`groups` are the columns that stand side by side; a table too wide is cut into several."""

    above: bool
    label: float  # room of a label
    x0: float
    cell: float
    groups: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Heat(Block):
    """`row` is the height of a cell beside its label, `row_below` of one under it. A cell is at
    least `least` wide. The least figure is tinted by `faint` of its colour, in a highlighted row
    by `lit`. A style with round bars rounds cells by `radius`."""

    name = "heat"

    row: float = 54
    row_below: float = 50
    gap: float = 4
    least: float = 62
    inset: float = 8
    label_gap: float = 22
    label_share: float = 0.36
    wide_share: float = 0.5
    head_gap: float = 14
    row_gap: float = 24
    group_gap: float = 44
    split_gap: float = 12
    faint: float = 0.08
    lit: float = 0.5
    above_gap: float = 14
    radius: float = 10

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        count = len(panel.columns)
        if count < 2 or panel.kind in ("text",) or width < 240:
            return 0.0
        if not any(f for i in panel.items for f in i.figures):
            return 0.0
        grid = self._grid(panel, width, setting)
        score = 0.35 if count == 2 else 0.5
        if not panel.waves and panel.kind != "matrix" and 3 <= count <= 10:
            score = 0.8
        return score if len(grid.groups) == 1 else score - 0.15

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        grid = self._grid(panel, width, setting)
        marks: list[Mark] = []
        y = 0.0
        for g, columns in enumerate(grid.groups):
            if g:
                y += self.group_gap
            part, y = self._table(panel, columns, grid, width, y, setting)
            marks += part
        return Composed(tuple(marks), width, y)

    def _grid(self, panel: Panel, panel_width: float, setting: Setting) -> _Grid:
        count = len(panel.columns)
        need = self._need(panel, setting)
        share = self.wide_share if count <= 4 else self.label_share
        labels = fit_labels(panel.items, share * panel_width, setting)
        label = max(labels.of(i, share * panel_width).width for i in panel.items)
        x0 = label + self.label_gap
        cell = (panel_width - x0 - (count - 1) * self.gap) / count
        if cell >= need and labels.lines <= 2:
            return _Grid(False, share * panel_width, x0, cell, (tuple(range(count)),))
        fit = max(1, int((panel_width + self.gap) / (need + self.gap)))
        # Tables of like width: 7 columns of which 5 fit are cut into 4 and 3.
        tables = -(-count // fit)
        per = -(-count // tables)
        cell = (panel_width - (per - 1) * self.gap) / per
        groups = tuple(tuple(range(k, min(k + per, count))) for k in range(0, count, per))
        return _Grid(True, panel_width, 0.0, cell, groups)

    def _need(self, panel: Panel, setting: Setting) -> float:
        """What the widest figure and the longest word of a head take."""
        slim = setting.style.narrow("label_strong")
        words = [width(u.rstrip(), slim) for name in panel.columns for u in units(name)]
        strong = setting.type("value_strong")
        values = [
            width(setting.value(panel, f), strong) + 2 * self.inset
            for i in panel.items
            for f in i.figures
            if f
        ]
        return max([self.least, *words, *values])

    def _table(
        self,
        panel: Panel,
        columns: Sequence[int],
        grid: _Grid,
        panel_width: float,
        y: float,
        setting: Setting,
    ) -> tuple[list[Mark], float]:
        ground = setting.ground
        marks: list[Mark] = []
        heads = self._heads(panel, columns, grid, setting)
        tall = max(h.height for h in heads)
        for k, head in enumerate(heads):
            x = grid.x0 + k * (grid.cell + self.gap) + grid.cell / 2
            marks += head.at(x, y + tall - head.height, ground.text, "middle", role="label")
        y += tall + self.head_gap + (self.above_gap if grid.above else 0)
        labels = fit_labels(panel.items, grid.label, setting)
        previous: Item | None = None
        for i, item in enumerate(panel.items):
            if item.minor and previous is not None and not previous.minor:
                y += self.split_gap
            words = labels.of(item, grid.label)
            fill = ground.minor_text if item.minor else ground.text
            if grid.above:
                if i:
                    y += self.row_gap - self.gap
                marks += words.at(0, y, fill, role="label", datum=datum(panel, item))
                y += words.height + 12
                row = self.row_below
            else:
                row = max(self.row, words.height + 24)
                marks += centred(words, 0, y + row / 2, fill, datum=datum(panel, item))
            for k, c in enumerate(columns):
                box = Box(grid.x0 + k * (grid.cell + self.gap), y, grid.cell, row)
                marks += self._cell(panel, item, c, box, i == 0, setting)
            y += row + self.gap
            previous = item
        return marks, y - self.gap

    def _heads(
        self, panel: Panel, columns: Sequence[int], grid: _Grid, setting: Setting
    ) -> list[Paragraph]:
        """All heads in one face."""
        items = [Item(panel.columns[c], (), highlight=True) for c in columns]
        labels: Labels = fit_labels(items, grid.cell, setting)
        return [paragraph(i.label, labels.strong, grid.cell) for i in items]

    def _cell(
        self, panel: Panel, item: Item, c: int, box: Box, first: bool, setting: Setting
    ) -> Iterator[Mark]:
        ground = setting.ground
        figure = item.figures[c] if c < len(item.figures) else None
        tag = datum(panel, item, c)
        if figure is None:
            yield _outline(box, 2, ground.hair)
            type = setting.type("value")
            dash = line("\u2013", type)
            yield dash.at(
                box.cx, box.cy + type.cap / 2, ground.mute, "middle", role="value", datum=tag
            )
            return
        fill = self._fill(panel, item, figure.number, setting)
        yield Rect(box, fill, min(setting.style.shape.bar, self.radius), tag)
        type = setting.type("value_strong" if item.highlight else "value")
        text = line(setting.value(panel, figure, first), type)
        color = legible(fill, ground)
        yield text.at(box.cx, box.cy + type.cap / 2, color, "middle", role="value", datum=tag)

    def _fill(self, panel: Panel, item: Item, number: float, setting: Setting) -> str:
        """From a tint of the ground to the mark's colour, by the share of the range of all
        figures; figures below zero go to the highlight's colour instead."""
        ground = setting.ground
        numbers = [f.number for i in panel.items for f in i.figures if f]
        signed = min(numbers) < 0
        low, high = (0.0, max(abs(v) for v in numbers)) if signed else (min(numbers), max(numbers))
        # A table whose figures hardly differ must not look as if they did.
        if panel.is_percent and high - low < 20 and not signed:
            low = max(0.0, high - 20)
        share = (abs(number) - low) / (high - low) if high > low else 0.5
        if number < 0:
            stops = self._stops(ground.highlight, self.faint, ground)
        elif item.highlight and not signed:
            stops = self._stops(ground.highlight, self.lit, ground)
        else:
            stops = self._stops(ground.mark, self.faint, ground)
        made = _between(stops, share)
        # Where neither text colour reads well on the mixture, step off the middle.
        step = 0
        while contrast(legible(made, ground), made) < 4.5 and step < 12:
            step += 1
            share = min(1.0, share + 0.04) if share >= 0.5 else max(0.0, share - 0.04)
            made = _between(stops, share)
        return made

    def _stops(self, strong: str, faint: float, ground: Ground) -> tuple[str, ...]:
        """From a tint to `strong`; by way of the ground's second colour, which keeps the middle
        from going grey, where that is no highlight itself."""
        if strong == ground.mark and ground.second != ground.highlight:
            return (mix(ground.fill, ground.second, 0.2), ground.second, strong)
        return (mix(ground.fill, strong, faint), strong)


def _between(stops: Sequence[str], share: float) -> str:
    place = share * (len(stops) - 1)
    k = min(int(place), len(stops) - 2)
    return mix(stops[k], stops[k + 1], round(place - k, 4))


def _outline(box: Box, thick: float, color: str) -> Path:
    inner = box.grow(-thick)
    return Path(
        tuple(
            command
            for b in (box, inner)
            for command in polygon((b.x, b.y), (b.right, b.y), (b.right, b.bottom), (b.x, b.bottom))
        ),
        color,
        "evenodd",
    )
