"""Ranked bars with their labels at the left, the way a short list reads best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from infographic.blocks.badge import badge
from infographic.blocks.base import Block, Composed, Setting, datum, rest_item
from infographic.blocks.labels import centred, fit_labels, icons_for
from infographic.blocks.rankbar import rank_bar
from infographic.blocks.tones import LEAST_CONTRAST, LEAST_LARGE_CONTRAST, legible, own_ink
from infographic.marks import Box, Mark
from infographic.story.model import Item, Panel
from infographic.text.shape import Type, line, width


@dataclass(frozen=True, slots=True)
class Bars(Block):
    """`pitch` from bar to bar, `thickness` of a bar; the label column is as wide as its longest
    label and at most `label_share` of the panel. A list whose answers have icons shows them on
    discs of `disc` px before the labels, in panels of `discs_from` px or more; 0 is for none.
    `end` is the type role of the values, empty for that of values everywhere. Given more height,
    rows move apart, up to `stretch` times their pitch."""

    name = "bars"

    pitch: float = 41
    thickness: float = 27
    label_gap: float = 18
    value_gap: float = 12
    label_share: float = 0.38
    disc: float = 0
    disc_gap: float = 16
    discs_from: float = 560
    end: str = ""
    stretch: float = 1.0

    def stretches(self) -> bool:
        return self.stretch > 1

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        if len(panel.columns) != 1 or panel.kind in ("matrix", "text"):
            return 0.0
        if panel.kind in ("ranking", "nps") and not panel.is_percent:
            return 0.0
        if any(item.figure and item.figure.number < 0 for item in panel.items):
            return 0.0
        most = self._most(panel, width, setting)
        labels = fit_labels(self._rows(panel, setting), most, setting)
        if labels.lines > 2 or width < 320:
            return 0.3
        # Two bars are a thin picture, and beside a label a narrow column leaves them no length.
        score = 0.8 if len(panel.items) > 2 else 0.5
        if width < 400:
            score -= 0.2
        return score if labels.lines == 1 else score - 0.2

    def _rows(self, panel: Panel, setting: Setting) -> tuple[Item, ...]:
        """The answers, and what they leave over."""
        rest = rest_item(panel, setting)
        return (*panel.items, rest) if rest else panel.items

    def scale(self, panel: Panel, width: float, setting: Setting) -> float | None:
        top = max((i.figure.number for i in self._rows(panel, setting) if i.figure), default=0.0)
        return self._room(panel, width, setting) / top if top > 0 else None

    def _icons(self, panel: Panel, width: float, setting: Setting) -> Sequence[str | None] | None:
        """The icons of the answers, None where the list has no discs."""
        if not self.disc or width < self.discs_from:
            return None
        return icons_for(panel.items, setting.numbers.locale)

    def _indent(self, panel: Panel, width: float, setting: Setting) -> float:
        return self.disc + self.disc_gap if self._icons(panel, width, setting) else 0.0

    def _value_type(self, strong: bool, setting: Setting) -> Type:
        return setting.type(self.end or ("value_strong" if strong else "value"))

    def _most(self, panel: Panel, panel_width: float, setting: Setting) -> float:
        """Room for labels: their share, and no more than a bar's stead needs where words stand."""
        most = self.label_share * panel_width
        if all(item.figure for item in panel.items):
            return most
        note = width(setting.words("label.not_reported"), setting.type("aside"))
        indent = self._indent(panel, panel_width, setting)
        return max(min(most, panel_width - indent - note - self.label_gap), 1.0)

    def _label_column(self, panel: Panel, width: float, setting: Setting) -> float:
        rows = self._rows(panel, setting)
        most = self._most(panel, width, setting)
        labels = fit_labels(rows, most, setting)
        widest = max(
            (labels.of(item, most).width for item in rows),
            default=0.0,
        )
        return self._indent(panel, width, setting) + widest + self.label_gap

    def _room(self, panel: Panel, panel_width: float, setting: Setting) -> float:
        """The length of the longest bar: what label column and value leave."""
        strong = self._value_type(True, setting)
        values = max(
            (
                width(setting.value(panel, i.figure), strong)
                for i in self._rows(panel, setting)
                if i.figure
            ),
            default=0.0,
        )
        column = self._label_column(panel, panel_width, setting)
        return panel_width - column - self.value_gap - values

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        rows = self._rows(panel, setting)
        ground = setting.ground
        labels = fit_labels(rows, self._most(panel, width, setting), setting)
        x0 = self._label_column(panel, width, setting)
        natural = self.scale(panel, width, setting) or 0.0
        per_point = min(setting.per_point or natural, natural)
        icons = self._icons(panel, width, setting)
        indent = self._indent(panel, width, setting)
        said = [labels.of(item, x0 - indent - self.label_gap + 0.01) for item in rows]
        pitches = [self.pitch + max(0, len(words.lines) - 1) * words.pitch for words in said]
        # The first row begins with its ink, not with the air above it.
        value, label = self._value_type(True, setting), labels.strong
        tallest = max(self.thickness, value.cap, label.cap, self.disc if icons else 0.0)
        air = max(0.0, self.pitch - tallest)
        apart = 0.0
        if height and self.stretches() and len(rows) > 1:
            spare = (height - (sum(pitches) - air)) / (len(rows) - 1)
            apart = min(max(0.0, spare), (self.stretch - 1) * self.pitch)
        marks: list[Mark] = []
        y = 0.0
        for place, (item, words) in enumerate(zip(rows, said, strict=True)):
            pitch = pitches[place] + apart
            cy = y + pitch / 2
            fill = ground.minor_text if item.minor else ground.text
            if icons and place < len(icons):
                disc = ground.highlight if item.highlight else ground.text
                # An icon is a picture, a monogram is words.
                least = LEAST_LARGE_CONTRAST if icons[place] else LEAST_CONTRAST
                ink = own_ink(disc, ground, least) or legible(disc, ground)
                r = self.disc / 2
                marks += badge(item.label, icons[place], r, cy, r, disc, ink, setting)
            marks += centred(words, indent, cy, fill, datum=datum(panel, item))
            marks += self._bar(panel, item, x0, cy, per_point, setting)
            y += pitch
        top = (air + apart) / 2
        return Composed(
            tuple(Composed(tuple(marks), width, y).at(0, -top)), width, max(0.0, y - 2 * top)
        )

    def _bar(
        self, panel: Panel, item: Item, x0: float, cy: float, per_point: float, setting: Setting
    ) -> list[Mark]:
        ground = setting.ground
        if item.figure is None:
            note = setting.type("aside")
            words = line(setting.words("label.not_reported"), note)
            return [words.at(x0, cy + note.x_height / 2, ground.mute, role="note")]
        length = item.figure.number * per_point
        box = Box(x0, cy - self.thickness / 2, length, self.thickness)
        marks = rank_bar(panel, item, box, per_point, setting)
        type = self._value_type(item.highlight, setting)
        value = line(setting.value(panel, item.figure), type)
        fill = ground.minor_text if item.minor else ground.text
        x = x0 + length + (self.value_gap if length > 0 else 0)
        marks.append(value.at(x, cy + type.cap / 2, fill, role="value", datum=datum(panel, item)))
        return marks
