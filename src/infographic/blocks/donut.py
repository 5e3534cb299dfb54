"""A ring of at most three parts and what they leave over, with the main part's figure beside it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from infographic.blocks.base import Block, Composed, Setting, datum, rest_datum
from infographic.blocks.labels import caption_type
from infographic.blocks.legend import Entry as Named
from infographic.blocks.legend import legend
from infographic.blocks.pieces import (
    Entry,
    faint,
    grown,
    hatched_ring,
    readable,
    rest_label,
    run_in,
    set_numeral,
)
from infographic.blocks.tones import own_color, part_colors
from infographic.marks import Arc, Mark
from infographic.story.model import Figure, Item, Panel
from infographic.text.paragraph import paragraph
from infographic.text.shape import line


@dataclass(frozen=True, slots=True)
class Donut(Block):
    """`radius` and `thickness` of the ring, `part_gap` px between its parts. With `inside` the main
    part's figure stands in the ring's hole and its words in a key under it, or beside it on a wide
    panel, in the parts' colours; the ring is then as large as the room, from `smallest` to
    `largest` px, `natural` without a height, and `ring_share` of that thick."""

    name = "donut"
    grow = 0.15
    tile_spans = (3, 4, 5)

    radius: float = 86
    thickness: float = 38
    part_gap: float = 4
    column_gap: float = 32
    caption_gap: float = 16
    key_gap: float = 26
    most_parts: int = 3
    beside_from: float = 520
    inside: bool = False
    largest: float = 232
    natural: float = 196
    smallest: float = 132
    ring_share: float = 0.2
    hole_cap: float = 0.2

    def stretches(self) -> bool:
        return self.inside

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        if panel.remainder is None or len(panel.columns) != 1 or panel.multiple:
            return 0.0
        figures = [i.figure for i in panel.items]
        if not 2 <= len(figures) <= self.most_parts or any(f is None for f in figures):
            return 0.0
        if sum(f.number for f in figures if f) > 100.5 or panel.ordered:
            return 0.0
        # Two parts compare at a glance; a third, or a Don't know among them, reads better as bars.
        score = 0.88 if len(figures) == 2 else 0.6
        if any(i.minor for i in panel.items):
            score -= 0.2
        if self.inside:
            return score
        return score if width >= self.beside_from else score - 0.3

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        main = panel.highlighted or max(
            panel.items, key=lambda i: i.figure.number if i.figure else 0.0
        )
        items = [main, *(i for i in panel.items if i is not main)]
        colors = self._colors(items, main, setting)
        if self.inside:
            colors = list(part_colors(items, main, setting.ground))
            return self._inside(panel, items, colors, width, height, setting)
        marks: list[Mark] = []
        turned = 0.0
        for item, color in zip(items, colors, strict=True):
            share = item.figure.number / 100 if item.figure else 0.0
            if share > 0:
                tag = datum(panel, item, 0, "angle", 0.01)
                marks.append(self._arc(turned, share, color, tag))
            turned += share
        rest_label = panel.rest or setting.words("label.not_reported")
        if panel.remainder:
            rest = panel.remainder / 100
            tag = rest_datum(panel, rest_label, "angle", 0.01)
            marks.append(self._arc(turned, rest, setting.ground.track, tag))
        entries = [
            Named(i.label, setting.value(panel, i.figure), c, datum=datum(panel, i))
            for i, c in zip(items[1:], colors[1:], strict=True)
            if i.figure
        ]
        if panel.remainder:
            entries.append(
                Named(
                    rest_label,
                    setting.value(panel, Figure(panel.remainder)),
                    setting.ground.track,
                    datum=rest_datum(panel, rest_label),
                )
            )
        side = 2 * self.radius
        if width >= self.beside_from:
            x = side + self.column_gap
            words = self._words(panel, main, entries, width - x, setting)
            top = max(0.0, (side - words.height) / 2)
            marks += words.at(x, top)
            return Composed(tuple(marks), width, max(side, top + words.height))
        return self._narrow(panel, main, entries, marks, width, setting)

    def _colors(self, items: list[Item], main: Item, setting: Setting) -> list[str]:
        ground = setting.ground
        others = iter((ground.mark, ground.second, ground.third))
        return [
            own_color(item, ground)
            or (ground.highlight if item is main else ground.minor if item.minor else next(others))
            for item in items
        ]

    def _arc(self, start: float, sweep: float, color: str, tag: object) -> Arc:
        r = self.radius
        return Arc(r, r, r, self.thickness, start, sweep, color, self.part_gap, tag)  # type: ignore[arg-type]

    def _inside(
        self,
        panel: Panel,
        items: list[Item],
        colors: list[str],
        width: float,
        height: float | None,
        setting: Setting,
    ) -> Composed:
        """The ring with its main figure in the hole and the key in the parts' colours."""
        beside = width >= self.smallest + self.column_gap + 180
        side = min(width, self.largest if height else self.natural)
        if beside:
            side = min(side, height or side, width / 2)
            key = self._key(panel, items, colors, width - side - self.column_gap, setting)
        else:
            key = self._key(panel, items, colors, width, setting)
            if height is not None:
                side = min(side, height - key.height - self.key_gap)
        side = max(side, min(self.smallest, width))
        marks = self._ring(panel, items, colors, side, setting)
        if beside:
            tall = max(side, key.height)
            marks = [m for mark in marks for m in Composed((mark,), 0, 0).at(0, (tall - side) / 2)]
            marks += key.at(side + self.column_gap, (tall - key.height) / 2)
            return Composed(tuple(marks), width, tall)
        marks += key.at(0, side + self.key_gap)
        return Composed(tuple(marks), width, side + self.key_gap + key.height)

    def _ring(
        self, panel: Panel, items: list[Item], colors: list[str], side: float, setting: Setting
    ) -> list[Mark]:
        r, thick = side / 2, self.ring_share * side
        marks: list[Mark] = []
        turned = 0.0
        for item, color in zip(items, colors, strict=True):
            share = item.figure.number / 100 if item.figure else 0.0
            if share > 0:
                tag = datum(panel, item, 0, "angle", 0.01)
                marks.append(Arc(r, r, r, thick, turned, share, color, self.part_gap, tag))
            turned += share
        if panel.remainder:
            tag = rest_datum(panel, rest_label(panel, setting), "angle", 0.01)
            share = panel.remainder / 100
            rest = Arc(r, r, r, thick, turned, share, setting.ground.fill, self.part_gap, tag)
            lines = hatched_ring(rest, faint(setting.ground))
            marks += [rest, *([lines] if lines else [])]
        text = setting.value(panel, items[0].figure) if items[0].figure else ""
        room = 2 * (r - thick) * 0.84
        numeral = grown(text, setting.type("numeral_small"), room, self.hole_cap * side)
        # Its corners keep clear of the ring too.
        corner = math.hypot(numeral.ink.w, max(numeral.cap, numeral.ink.h)) / 2
        fit = min(1.0, 0.92 * (r - thick) / corner)
        numeral = line(text, numeral.type.at(size=fit * numeral.type.size))
        x, top = r - numeral.ink.w / 2, r - numeral.cap / 2
        said = datum(panel, items[0])
        marks.append(set_numeral(numeral, x, top, setting.ground.numeral, datum=said))
        return marks

    def _key(
        self, panel: Panel, items: list[Item], colors: list[str], width: float, setting: Setting
    ) -> Composed:
        """Value and label of each part in its colour, as running text."""
        ground = setting.ground
        entries = [
            Entry(
                setting.value(panel, i.figure),
                i.label,
                datum(panel, i),
                fill=readable(c, ground.fill, ground.text),
            )
            for i, c in zip(items, colors, strict=True)
            if i.figure
        ]
        if panel.remainder:
            label = rest_label(panel, setting)
            entries.append(Entry("", label, rest_datum(panel, label), rest=True))
        found = run_in(entries, width, setting, gap=18.0)
        if found:
            return found
        marks: list[Mark] = []
        y = 0.0
        for entry in entries:
            words = paragraph(f"{entry.value} {entry.label}".strip(), setting.type("label"), width)
            fill = entry.fill or ground.mute
            marks += words.at(0, y, fill, role="label", datum=entry.datum)
            y += words.height + 16
        return Composed(tuple(marks), width, y - 16)

    def _words(
        self, panel: Panel, main: Item, entries: list[Named], width: float, setting: Setting
    ) -> Composed:
        """Numeral with its caption, the key below."""
        numeral = line(
            setting.value(panel, main.figure) if main.figure else "",
            setting.type("numeral_inline"),
        )
        if numeral.ink.w > width:
            numeral = grown(numeral.text, numeral.type, width, numeral.cap)
        tag = datum(panel, main)
        marks: list[Mark] = [
            numeral.at(
                -numeral.ink.x, numeral.cap, setting.ground.numeral, role="numeral", datum=tag
            )
        ]
        x = numeral.ink.w + self.caption_gap
        caption = paragraph(main.label, caption_type(main.label, setting), max(width - x, 80))
        if caption.height <= numeral.cap + 20 and x + caption.width <= width:
            marks += caption.at(x, 0, setting.ground.text, role="label", datum=tag)
            bottom = max(numeral.cap, caption.height)
        else:
            caption = paragraph(main.label, setting.type("caption"), width)
            top = numeral.cap + self.key_gap
            marks += caption.at(0, top, setting.ground.text, role="label", datum=tag)
            bottom = top + caption.height
        key = legend(entries, width, setting)
        marks += key.at(0, bottom + self.key_gap)
        return Composed(tuple(marks), width, bottom + self.key_gap + key.height)

    def _narrow(
        self,
        panel: Panel,
        main: Item,
        entries: list[Named],
        ring: list[Mark],
        width: float,
        setting: Setting,
    ) -> Composed:
        side = 2 * self.radius
        words = self._words(panel, main, entries, width, setting)
        y = side + self.column_gap
        return Composed((*ring, *words.at(0, y)), width, y + words.height)
