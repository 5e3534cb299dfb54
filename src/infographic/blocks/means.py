"""Means on a scale whose ends are known: a rail from end to end, a disc where the mean is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from infographic.blocks.base import Block, Composed, Setting, datum
from infographic.blocks.labels import fit_labels
from infographic.blocks.linear_scale import LinearScale
from infographic.blocks.tones import bar_color
from infographic.marks import Box, Circle, Mark, Rect
from infographic.story.model import Item, Panel
from infographic.text.paragraph import paragraph
from infographic.text.shape import line, width

_NUMBER = r"(\d+(?:[.,]\d+)?)"
_RANGE = re.compile(
    rf"{_NUMBER}\s*(?:-|\u2010|\u2011|\u2012|\u2013|\u2014|\u2026|\.\.\.?|to|bis|\u00e0|a)\s*{_NUMBER}"
)
_OUT_OF = re.compile(rf"(?:/|\bof|\bvon|\bsur|\bde|\bauf|\bsu|\bz)\s*{_NUMBER}\b", re.IGNORECASE)
_MOST_STEPS = 10


def scale_ends(unit: str) -> tuple[float, float] | None:
    """The ends of the scale a unit names: `1-5` is from 1 to 5, `/10` and `of 10` from 0 to 10.
    None where the unit names none."""
    found = _RANGE.search(unit)
    if found:
        low, high = (float(g.replace(",", ".")) for g in found.groups())
        return (low, high) if low < high else None
    found = _OUT_OF.search(unit)
    if found:
        high = float(found.group(1).replace(",", "."))
        # Where the scale begins is not said; from zero no length is overdrawn.
        return (0.0, high) if high > 0 else None
    return None


@dataclass(frozen=True, slots=True)
class Means(Block):
    """A row has its label above a rail `thin` px thick, the part up to the mean `bar` thick, the
    disc of radius `disc`. A single mean is a numeral with the scale's end beside it."""

    name = "means"

    disc: float = 13
    bar: float = 8
    thin: float = 4
    tick: float = 12
    tick_width: float = 3
    pitch: float = 70
    head: float = 32
    lead: float = 25
    value_gap: float = 30
    hero: float = 204
    hero_end: float = 76
    hero_gap: float = 26
    most: int = 24

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        if panel.is_percent or panel.unit in ("count", "rank") or len(panel.columns) != 1:
            return 0.0
        if panel.kind in ("matrix", "ranking", "text", "nps"):
            return 0.0
        ends = scale_ends(panel.unit)
        shown = [i.figure.number for i in panel.items if i.figure]
        if ends is None or not shown:
            return 0.0
        if not all(ends[0] <= v <= ends[1] for v in shown):
            return 0.0
        return 1.0 if len(panel.items) <= self.most else 0.5

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        low, high = scale_ends(panel.unit) or (0.0, 1.0)
        if len(panel.items) == 1 and panel.items[0].figure is not None:
            return self._single(panel, panel.items[0], low, high, width, setting)
        return self._rows(panel, low, high, width, setting)

    def _said(self, panel: Panel, number: float, setting: Setting) -> str:
        return setting.numbers.decimal(number, max(panel.decimals, 1))

    def _end(self, number: float, setting: Setting) -> str:
        return setting.numbers.decimal(number, 0 if number == int(number) else 1)

    def _rail(self, panel: Panel, low: float, high: float, right: float) -> LinearScale:
        """A rail whose discs stay within it: it begins further in only where one needs it."""
        least = min((i.figure.number for i in panel.items if i.figure), default=high)
        x0 = 0.0 if (least - low) / (high - low) * right >= self.disc else self.disc
        return LinearScale(low, high, x0, right - x0)

    def _single(
        self,
        panel: Panel,
        item: Item,
        low: float,
        high: float,
        panel_width: float,
        setting: Setting,
    ) -> Composed:
        ground = setting.ground
        tag = datum(panel, item)
        number = item.figure.number if item.figure else 0.0
        text = self._said(panel, number, setting)
        huge = setting.type("numeral_huge").at(size=self.hero)
        numeral = line(text, huge)
        end = line(f"/{self._end(high, setting)}", huge.at(size=self.hero_end))
        most = panel_width - end.ink.w - 8
        if numeral.ink.w > most:
            numeral = line(text, huge.at(size=self.hero * most / numeral.ink.w))
        baseline = numeral.cap
        marks: list[Mark] = [
            numeral.at(-numeral.ink.x, baseline, ground.numeral, role="numeral", datum=tag),
            end.at(numeral.ink.w + 8 - end.ink.x, baseline, ground.text, role="numeral"),
        ]
        caption = paragraph(item.label, setting.type("caption"), panel_width)
        top = baseline + self.hero_gap
        marks += caption.at(0, top, ground.text, role="label", datum=tag)
        cy = top + caption.height + self.hero_gap + self.disc
        inner = self._rail(panel, low, high, panel_width - self.disc)
        marks += self._line(panel, item, cy, inner, setting)
        slim = setting.style.narrow("label")
        foot = cy + self.disc + 14 + slim.cap
        marks += self._ends(inner, foot, setting)
        return Composed(tuple(marks), panel_width, foot)

    def _rows(
        self, panel: Panel, low: float, high: float, panel_width: float, setting: Setting
    ) -> Composed:
        ground = setting.ground
        strong = setting.type("value_strong")
        values = max(
            (
                width(self._said(panel, i.figure.number, setting), strong)
                for i in panel.items
                if i.figure
            ),
            default=0.0,
        )
        rail = self._rail(panel, low, high, panel_width - values - self.value_gap - self.disc)
        room = rail.x(high) + self.disc
        labels = fit_labels(panel.items, room, setting)
        slim = setting.style.narrow("label")
        marks: list[Mark] = self._ends(rail, slim.cap, setting)
        y = slim.cap + self.head
        bottom = y
        for item in panel.items:
            text = ground.minor_text if item.minor else ground.text
            words = labels.of(item, room)
            marks += words.at(0, y, text, role="label", datum=datum(panel, item))
            cy = y + words.height + self.lead
            if item.figure is None:
                note = line(setting.words("label.not_reported"), setting.type("aside"))
                marks.append(note.at(0, cy + note.cap / 2, ground.mute, role="note"))
            else:
                marks += self._line(panel, item, cy, rail, setting)
                value = line(self._said(panel, item.figure.number, setting), strong)
                marks.append(
                    value.at(
                        panel_width,
                        cy + strong.cap / 2,
                        text,
                        "end",
                        role="value",
                        datum=datum(panel, item),
                    )
                )
            bottom = cy + self.disc
            y += self.pitch + words.height - words.lines[0].cap
        return Composed(tuple(marks), panel_width, bottom)

    def _line(
        self, panel: Panel, item: Item, cy: float, rail: LinearScale, setting: Setting
    ) -> list[Mark]:
        ground = setting.ground
        number = item.figure.number if item.figure else rail.low
        x = rail.x(number)
        marks: list[Mark] = [
            Rect(
                Box(rail.x0, cy - self.thin / 2, rail.length, self.thin),
                ground.track,
                role="track",
            )
        ]
        if rail.high - rail.low <= _MOST_STEPS:
            step = rail.low
            while step <= rail.high + 1e-9:
                if rail.x(step) > x + self.disc:
                    end = rail.x(rail.high) - self.tick_width
                    left = min(rail.x(step) - self.tick_width / 2, end)
                    marks.append(
                        Rect(
                            Box(left, cy - self.tick / 2, self.tick_width, self.tick),
                            ground.track,
                            role="track",
                        )
                    )
                step += 1
        color = bar_color(item, ground, on_track=True)
        tag = datum(panel, item, 0, "position", rail.per_unit)
        if x > rail.x0:
            # From zero the bar itself is the figure; from any other end only the disc's place is.
            encodes = "length-x" if rail.low == 0 else ""
            marks.append(
                Rect(
                    Box(rail.x0, cy - self.bar / 2, x - rail.x0, self.bar),
                    color,
                    datum=datum(panel, item, 0, encodes, rail.per_unit if encodes else 0.0),
                )
            )
        marks.append(Circle(x, cy, self.disc, fill=color, datum=tag))
        return marks

    def _ends(self, rail: LinearScale, baseline: float, setting: Setting) -> list[Mark]:
        slim = setting.style.narrow("label")
        low = line(self._end(rail.low, setting), slim)
        high = line(self._end(rail.high, setting), slim)
        mute = setting.ground.mute
        return [
            low.at(rail.x0, baseline, mute, role="scale"),
            high.at(rail.x(rail.high), baseline, mute, "end", role="scale"),
        ]
