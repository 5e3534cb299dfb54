"""Ranked bars with value and label above each: room for long labels, and for icons."""

from __future__ import annotations

from dataclasses import dataclass

from infographic.blocks.badge import badge
from infographic.blocks.base import Block, Composed, Setting, datum, rest_item
from infographic.blocks.labels import fit_labels, icon_mark, icons_for
from infographic.blocks.rankbar import rank_bar
from infographic.blocks.tones import (
    LEAST_CONTRAST,
    LEAST_LARGE_CONTRAST,
    bar_color,
    legible,
    own_ink,
)
from infographic.marks import Box, Mark
from infographic.story.model import Item, Panel
from infographic.text.shape import line, width


@dataclass(frozen=True, slots=True)
class BarsAbove(Block):
    """`pitch` from row to row, `thickness` of a bar, `lead` from the row's top to the bar's. Icons
    are `icon` px large, or stand on discs of `disc` px, in a column of their own."""

    name = "bars_above"

    pitch: float = 66
    thickness: float = 16
    lead: float = 30
    icon: float = 38
    icon_column: float = 60
    disc: float = 0
    value_gap: float = 14
    most_lines: int = 2
    stretch: float = 1.3

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        if len(panel.columns) != 1 or panel.kind in ("matrix", "text"):
            return 0.0
        if panel.kind in ("ranking", "nps") and not panel.is_percent:
            return 0.0
        if any(item.figure and item.figure.number < 0 for item in panel.items):
            return 0.0
        return 0.7 if width < 900 else 0.45

    def _rows(self, panel: Panel, setting: Setting) -> tuple[Item, ...]:
        """The answers, and what they leave over."""
        rest = rest_item(panel, setting)
        return (*panel.items, rest) if rest else panel.items

    def scale(self, panel: Panel, width: float, setting: Setting) -> float | None:
        top = max((i.figure.number for i in self._rows(panel, setting) if i.figure), default=0.0)
        return (width - self._indent(panel, setting)) / top if top > 0 else None

    def _indent(self, panel: Panel, setting: Setting) -> float:
        return self.icon_column if icons_for(panel.items, setting.numbers.locale) else 0.0

    def stretches(self) -> bool:
        return True

    def compose(
        self, panel: Panel, width_: float, setting: Setting, height: float | None = None
    ) -> Composed:
        rows = self._rows(panel, setting)
        natural = self._compose(panel, width_, setting, self.pitch)
        if height is None or height <= natural.height or len(rows) < 2:
            return natural
        # More air between the rows, up to a limit beyond which a list falls apart.
        extra = (height - natural.height) / (len(rows) - 1)
        return self._compose(
            panel, width_, setting, min(self.pitch + extra, self.pitch * self.stretch)
        )

    def _compose(
        self, panel: Panel, panel_width: float, setting: Setting, pitch: float
    ) -> Composed:
        rows = self._rows(panel, setting)
        ground = setting.ground
        icons = icons_for(panel.items, setting.numbers.locale)
        x0 = self.icon_column if icons else 0.0
        natural = self.scale(panel, panel_width, setting) or 0.0
        per_point = min(setting.per_point or natural, natural)
        strong = setting.type("value_strong")
        value_column = self.value_gap + max(
            (width(setting.value(panel, i.figure), strong) for i in rows if i.figure),
            default=0.0,
        )
        room = panel_width - x0 - value_column
        labels = fit_labels(rows, room, setting, self.most_lines)
        # Letters of tall scripts hang lower than the bar would lie: all bars of the list move down.
        hang = max((labels.of(item, room).overhang for item in rows), default=0.0)
        lead = max(self.lead, strong.cap + hang + 3)
        pitch += lead - self.lead
        marks: list[Mark] = []
        y = 0.0
        bottom = 0.0
        for i, item in enumerate(rows):
            text = ground.minor_text if item.minor else ground.text
            color = bar_color(item, ground)
            words = labels.of(item, room)
            more = max(0, len(words.lines) - 1) * words.pitch
            top = y  # capitals' top of value and label
            baseline = top + strong.cap
            if icons and i < len(icons) and icons[i]:
                size = self.icon
                middle = top + (lead + self.thickness) / 2
                if self.disc:
                    disc = ground.highlight if item.highlight else ground.text
                    # An icon is a picture, a monogram is words.
                    least = LEAST_LARGE_CONTRAST if icons[i] else LEAST_CONTRAST
                    ink = own_ink(disc, ground, least) or legible(disc, ground)
                    r = self.disc / 2
                    marks += badge(item.label, icons[i], r, middle, r, disc, ink, setting)
                else:
                    box = Box(0, middle - size / 2, size, size)
                    marks.append(icon_mark(str(icons[i]), box, color))
            if item.figure is not None:
                value = line(setting.value(panel, item.figure), strong)
                marks.append(value.at(x0, baseline, text, role="value", datum=datum(panel, item)))
            marks += words.at(
                x0 + value_column,
                baseline - words.type.cap,
                text,
                role="label",
                datum=datum(panel, item),
            )
            bar_y = top + lead + more
            if item.figure is None:
                note = line(setting.words("label.not_reported"), setting.type("aside"))
                baseline = bar_y + max(note.cap + 2, -note.ink.y)
                bottom = max(bar_y + self.thickness, baseline)
                marks.append(note.at(x0, baseline, ground.mute, role="note"))
            else:
                bottom = bar_y + self.thickness
                box = Box(x0, bar_y, item.figure.number * per_point, self.thickness)
                marks += rank_bar(panel, item, box, per_point, setting)
            y += pitch + more
        return Composed(tuple(marks), panel_width, bottom)
