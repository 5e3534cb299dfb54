"""Signed figures: large scores over their rail, or bars to both sides of a zero line."""

from __future__ import annotations

from dataclasses import dataclass, replace

from infographic.blocks.bar_shape import free_bar
from infographic.blocks.base import Block, Composed, Setting, datum
from infographic.blocks.labels import centred, fit_labels
from infographic.blocks.linear_scale import LinearScale
from infographic.blocks.tones import bar_color, contrast
from infographic.marks import Box, Mark, Rect
from infographic.story.model import Figure, Item, Panel
from infographic.text.paragraph import paragraph
from infographic.text.shape import Anchor, Line, line, width

# What large figures must stand out from their ground by.
_LARGE = 3.0


@dataclass(frozen=True, slots=True)
class Scores(Block):
    """Up to `most_large` scores are numerals over rails, more are rows `pitch` apart. `rail` is
    the line's thickness, `tick` the height of its zero, `bar` that of the bar from it."""

    name = "scores"

    most_large: int = 4
    most: int = 24
    first: float = 204
    other: float = 92
    rail: float = 3
    tick: float = 44
    bar: float = 24
    rail_gap: float = 34
    label_gap: float = 14
    below_gap: float = 24
    row_gap: float = 40
    stretch: float = 0.8
    scale_gap: float = 16
    column_gap: float = 44
    beside_from: float = 560
    least_rail: float = 0.35
    pitch: float = 58
    slim_gap: float = 38
    bar_pitch: float = 41
    bar_thickness: float = 27
    row_label_gap: float = 24
    value_gap: float = 12
    list_gap: float = 28
    over: float = 4
    label_share: float = 0.36

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        shown = [i.figure.number for i in panel.items if i.figure]
        if len(panel.columns) != 1 or not shown or panel.kind in ("matrix", "ranking", "text"):
            return 0.0
        if panel.kind == "nps" and panel.is_percent:
            return 0.0  # shares of promoters and detractors are no scores
        if panel.kind == "nps":
            if any(abs(v) > 100 for v in shown):
                return 0.0
            return 1.0 if len(panel.items) <= self.most else 0.5
        return 0.95 if min(shown) < 0 else 0.0

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        if panel.kind != "nps":
            return self._diverging(panel, width, setting)
        if len(panel.items) > self.most_large:
            if width >= self.beside_from:
                return self._rows(panel, width, setting)
            return self._slim(panel, width, setting)
        natural = self._large(panel, width, setting)
        gaps = len(panel.items) - 1
        if height is None or height <= natural.height or gaps < 1:
            return natural
        extra = min((height - natural.height) / gaps, self.row_gap * self.stretch)
        return replace(self, row_gap=self.row_gap + extra)._large(panel, width, setting)

    def stretches(self) -> bool:
        return True

    def _said(self, panel: Panel, figure: Figure, setting: Setting) -> str:
        """The figure with its sign; an exact zero has none."""
        if panel.kind == "nps":
            return setting.numbers.signed(figure.number, panel.decimals)
        text = setting.value(panel, figure)
        return f"+{text}" if figure.number > 0 and not text.startswith("+") else text

    # Large scores.

    def _large(self, panel: Panel, width: float, setting: Setting) -> Composed:
        """Numerals with the label beside or below, each over its own rail."""
        main = panel.highlighted
        items = sorted(panel.items, key=lambda i: i is not main) if main else list(panel.items)
        wide = width >= self.beside_from
        marks: list[Mark] = []
        y = 0.0
        scale = self._nps_scale(0.0, width)
        if wide:
            # All rails begin where the widest numeral ends, so that their zeros stand in line.
            numerals = [self._numeral(panel, i, i is main, width, setting) for i in items]
            column = max((n.ink.w for n in numerals if n), default=0.0) + self.column_gap
            wide = column <= (1 - self.least_rail) * width
        if wide:
            scale = self._nps_scale(column, width - column)
        for k, item in enumerate(items):
            row = self._beside if wide else self._over
            made, bottom = row(panel, item, item is main, y, scale, setting)
            marks += made
            y = bottom + (self.row_gap if k < len(items) - 1 else 0.0)
        return self._with_ends(marks, y, scale, width, setting)

    def _numeral(
        self, panel: Panel, item: Item, loud: bool, width: float, setting: Setting
    ) -> Line | None:
        if item.figure is None:
            return None
        wide = width >= self.beside_from
        size = (self.first * 0.75 if wide else self.first) if loud else self.other
        type = setting.type("numeral_huge").at(size=size)
        words = line(self._said(panel, item.figure, setting), type)
        if words.ink.w > width:
            words = line(words.text, words.type.at(size=size * width / words.ink.w))
        return words

    def _over(
        self, panel: Panel, item: Item, loud: bool, y: float, scale: LinearScale, setting: Setting
    ) -> tuple[list[Mark], float]:
        """The numeral, its label, the rail below: for a narrow panel."""
        ground = setting.ground
        tag = datum(panel, item)
        total = scale.length
        strong = setting.type("label_strong")
        text = ground.minor_text if item.minor else ground.text
        numeral = self._numeral(panel, item, loud, total, setting)
        if numeral is None:
            words = paragraph(item.label, strong, total)
            made: list[Mark] = [*words.at(0, y, text, role="label", datum=tag)]
            note = line(setting.words("label.not_reported"), setting.type("note"))
            top = y + words.height + self.below_gap + note.type.x_height
            made.append(note.at(0, top, ground.mute, role="note"))
            return made, top + self.scale_gap
        bright = contrast(ground.highlight, ground.fill) >= _LARGE
        color = (
            (ground.highlight if bright else ground.highlight_text)
            if loud and ground.numeral == ground.text
            else (ground.numeral if loud else text)
        )
        marks: list[Mark] = [
            numeral.at(-numeral.ink.x, y + numeral.cap, color, role="numeral", datum=tag)
        ]
        bottom = y + numeral.cap
        x = numeral.ink.w + self.label_gap
        beside = paragraph(item.label, strong, max(total - x, 1))
        if not loud and _whole(beside.lines, item.label) and beside.height <= numeral.cap:
            # The last line of the label stands on the numeral's baseline.
            marks += beside.at(x, bottom - beside.height, text, role="label", datum=tag)
        else:
            words = paragraph(item.label, strong, total)
            # The comma of some scripts hangs far below a numeral.
            top = bottom + max(self.below_gap, numeral.ink.bottom + words.rise + 8)
            marks += words.at(0, top, text, role="label", datum=tag)
            bottom = top + words.height
        hang = max(m.bounds.bottom for m in marks) - bottom
        cy = bottom + max(self.rail_gap, hang + self.tick / 2 + 4)
        marks += self._rail(panel, item, cy, scale, setting)
        return marks, cy + self.tick / 2

    def _beside(
        self, panel: Panel, item: Item, loud: bool, y: float, scale: LinearScale, setting: Setting
    ) -> tuple[list[Mark], float]:
        """The numeral in a column of its own, label over rail at its right: for a wide panel."""
        ground = setting.ground
        tag = datum(panel, item)
        text = ground.minor_text if item.minor else ground.text
        numeral = self._numeral(panel, item, loud, scale.x0 + scale.length, setting)
        words = paragraph(
            item.label,
            setting.type("caption").at(weight=800) if loud else setting.type("label_strong"),
            scale.length,
        )
        gap = max(self.rail_gap, words.overhang + self.tick / 2 + 4)
        rail = words.height + gap + self.tick / 2
        tall = max(numeral.cap if numeral else 0.0, rail)
        marks: list[Mark] = []
        if numeral is not None:
            color = (
                ground.highlight
                if loud and ground.numeral == ground.text
                else (ground.numeral if loud else text)
            )
            baseline = y + tall - (tall - numeral.cap) / 2
            marks.append(numeral.at(-numeral.ink.x, baseline, color, role="numeral", datum=tag))
        top = y + (tall - rail) / 2
        marks += words.at(scale.x0, top, text, role="label", datum=tag)
        cy = top + words.height + gap
        if numeral is None:
            note = line(setting.words("label.not_reported"), setting.type("note"))
            marks.append(note.at(scale.x0, cy + note.type.x_height / 2, ground.mute, role="note"))
        else:
            marks += self._rail(panel, item, cy, scale, setting)
        return marks, y + tall

    def _nps_scale(self, x0: float, length: float) -> LinearScale:
        return LinearScale(-100, 100, x0, length)

    def _rail(
        self, panel: Panel, item: Item, cy: float, scale: LinearScale, setting: Setting
    ) -> list[Mark]:
        ground = setting.ground
        zero = scale.x(0)
        marks: list[Mark] = [
            Rect(
                Box(scale.x0, cy - self.rail / 2, scale.length, self.rail), ground.rule, role="rule"
            ),
        ]
        number = item.figure.number if item.figure else 0.0
        if number:
            left = min(zero, scale.x(number))
            marks.append(
                free_bar(
                    zero,
                    Box(left, cy - self.bar / 2, abs(number) * scale.per_unit, self.bar),
                    bar_color(item, ground),
                    setting,
                    datum(panel, item, 0, "length-x", scale.per_unit),
                )
            )
        marks.append(
            Rect(
                Box(zero - self.rail / 2, cy - self.tick / 2, self.rail, self.tick),
                ground.rule,
                role="rule",
            )
        )
        return marks

    def _with_ends(
        self, marks: list[Mark], y: float, scale: LinearScale, width: float, setting: Setting
    ) -> Composed:
        """The ends of the scale, written once below the last rail."""
        type = setting.style.narrow("label")
        baseline = y + self.scale_gap + type.cap
        ends: tuple[tuple[float, Anchor], ...] = (
            (scale.low, "start"),
            (0.0, "middle"),
            (scale.high, "end"),
        )
        for number, anchor in ends:
            words = line(setting.numbers.signed(number), type)
            marks.append(
                words.at(scale.x(number), baseline, setting.ground.mute, anchor, role="scale")
            )
        return Composed(tuple(marks), width, baseline)

    # Many scores: label, rail, score.

    def _rows(self, panel: Panel, panel_width: float, setting: Setting) -> Composed:
        ground = setting.ground
        most = self.label_share * panel_width
        labels = fit_labels(panel.items, most, setting)
        x0 = max(labels.of(i, most).width for i in panel.items) + self.row_label_gap
        strong, plain = setting.type("value_strong"), setting.type("value")
        values = max(
            (width(self._said(panel, i.figure, setting), strong) for i in panel.items if i.figure),
            default=0.0,
        )
        scale = self._nps_scale(x0, panel_width - x0 - values - self.row_label_gap)
        marks: list[Mark] = []
        y = 0.0
        for item in panel.items:
            words = labels.of(item, most)
            pitch = self.pitch + max(0, len(words.lines) - 1) * words.pitch * 0.6
            pitch = max(pitch, words.height + words.overhang + self.label_gap)
            cy = y + pitch / 2
            text = ground.minor_text if item.minor else ground.text
            marks += centred(words, 0, cy, text, datum=datum(panel, item))
            if item.figure is None:
                note = line(setting.words("label.not_reported"), setting.type("aside"))
                marks.append(note.at(x0, cy + note.type.x_height / 2, ground.mute, role="note"))
            else:
                marks += self._rail(panel, item, cy, scale, setting)
                type = strong if item.highlight else plain
                value = line(self._said(panel, item.figure, setting), type)
                marks.append(
                    value.at(
                        panel_width,
                        cy + type.cap / 2,
                        text,
                        "end",
                        role="value",
                        datum=datum(panel, item),
                    )
                )
            y += pitch
        top = (self.pitch - self.tick) / 2
        lifted = Composed(tuple(marks), panel_width, y).at(0, -top)
        return self._with_ends(list(lifted), y - 2 * top, scale, panel_width, setting)

    def _slim(self, panel: Panel, panel_width: float, setting: Setting) -> Composed:
        """Label and score on a line, the rail below: many rows in a narrow panel."""
        ground = setting.ground
        strong = setting.type("value_strong")
        scale = self._nps_scale(0.0, panel_width)
        values = [self._said(panel, i.figure, setting) for i in panel.items if i.figure]
        room = panel_width - max(width(v, strong) for v in values) - self.label_gap
        labels = fit_labels(panel.items, room, setting)
        marks: list[Mark] = []
        y = 0.0
        for item in panel.items:
            text = ground.minor_text if item.minor else ground.text
            words = labels.of(item, room)
            baseline = y + strong.cap
            marks += words.at(
                0, baseline - words.type.cap, text, role="label", datum=datum(panel, item)
            )
            cy = y + words.height + self.below_gap
            if item.figure is None:
                note = line(setting.words("label.not_reported"), setting.type("aside"))
                marks.append(note.at(0, cy + note.type.x_height / 2, ground.mute, role="note"))
            else:
                value = line(self._said(panel, item.figure, setting), strong)
                marks.append(
                    value.at(
                        panel_width, baseline, text, "end", role="value", datum=datum(panel, item)
                    )
                )
                slim = replace(self, bar=self.bar * 2 / 3, tick=self.tick * 0.6)
                marks += slim._rail(panel, item, cy, scale, setting)
            y = cy + self.slim_gap
        return self._with_ends(
            marks, y - self.slim_gap + self.tick * 0.3, scale, panel_width, setting
        )

    # Any figures below zero: bars to both sides.

    def _diverging(self, panel: Panel, panel_width: float, setting: Setting) -> Composed:
        ground = setting.ground
        above = panel_width < self.beside_from
        share = 1.0 if above else self.label_share
        labels = fit_labels(panel.items, share * panel_width, setting)
        x0 = 0.0
        if not above:
            x0 = max(labels.of(i, share * panel_width).width for i in panel.items)
            x0 += self.row_label_gap
        scale = self._own_scale(panel, x0, panel_width - x0, setting)
        zero = scale.x(0)
        marks: list[Mark] = []
        y = 0.0
        for item in panel.items:
            words = labels.of(item, share * panel_width)
            text = ground.minor_text if item.minor else ground.text
            tag = datum(panel, item)
            if above:
                marks += words.at(0, y, text, role="label", datum=tag)
                cy = y + words.height + self.value_gap + self.bar_thickness / 2
                step = words.height + self.value_gap + self.bar_thickness + self.list_gap
            else:
                step = self.bar_pitch + max(0, len(words.lines) - 1) * words.pitch
                cy = y + step / 2
                marks += centred(words, 0, cy, text, datum=tag)
            marks += self._bar(panel, item, cy, scale, panel_width, setting)
            if above:
                tall = self.bar_thickness + 2 * self.over
                marks.append(
                    Rect(
                        Box(zero - self.rail / 2, cy - tall / 2, self.rail, tall),
                        ground.rule,
                        role="rule",
                    )
                )
            y += step
        if not above:
            marks.append(Rect(Box(zero - self.rail / 2, 0, self.rail, y), ground.rule, role="rule"))
            return Composed(tuple(marks), panel_width, y)
        return Composed(tuple(marks), panel_width, y - self.list_gap)

    def _own_scale(self, panel: Panel, x0: float, room: float, setting: Setting) -> LinearScale:
        """Zero and all figures, with room for the values outside the bars' ends."""
        numbers = [i.figure.number for i in panel.items if i.figure]
        low, high = min(0.0, *numbers), max(0.0, *numbers)
        strong = setting.type("value_strong")

        def outside(sign: int) -> float:
            held = [
                width(self._said(panel, i.figure, setting), strong)
                for i in panel.items
                if i.figure and (i.figure.number < 0) == (sign < 0)
            ]
            return max(held, default=0.0) + self.value_gap if held else self.value_gap

        left, right = outside(-1), outside(1)
        high = high if high > low else low + 1
        if any(i.figure is None for i in panel.items):
            # Words stand beside zero where a bar would: the longer side has the room for them.
            words = self.value_gap + self._note(setting).advance
            up, down = high / (high - low), -low / (high - low)
            if up >= down:
                right = max(right, (words - (room - left) * up) / down if down else 0.0)
            else:
                left = max(left, (words - (room - right) * down) / up if up else 0.0)
        return LinearScale(low, high, x0 + left, max(room - left - right, 1.0))

    def _note(self, setting: Setting) -> Line:
        return line(setting.words("label.not_reported"), setting.type("aside"))

    def _bar(
        self,
        panel: Panel,
        item: Item,
        cy: float,
        scale: LinearScale,
        right: float,
        setting: Setting,
    ) -> list[Mark]:
        """A bar and its value behind it; `right` is the panel's edge."""
        ground = setting.ground
        zero = scale.x(0)
        if item.figure is None:
            note = self._note(setting)
            left = zero + self.value_gap + note.advance > right + 0.5
            x = zero + (-self.value_gap if left else self.value_gap)
            return [
                note.at(
                    x,
                    cy + note.type.x_height / 2,
                    ground.mute,
                    "end" if left else "start",
                    role="note",
                )
            ]
        number = item.figure.number
        marks: list[Mark] = []
        length = abs(number) * scale.per_unit
        if length > 0:
            marks.append(
                free_bar(
                    zero,
                    Box(
                        min(zero, scale.x(number)),
                        cy - self.bar_thickness / 2,
                        length,
                        self.bar_thickness,
                    ),
                    bar_color(item, ground),
                    setting,
                    datum(panel, item, 0, "length-x", scale.per_unit),
                )
            )
        type = setting.type("value_strong" if item.highlight else "value")
        value = line(self._said(panel, item.figure, setting), type)
        fill = ground.minor_text if item.minor else ground.text
        left = number < 0
        x = scale.x(number) + (-self.value_gap if left else self.value_gap)
        marks.append(
            value.at(
                x,
                cy + type.cap / 2,
                fill,
                "end" if left else "start",
                role="value",
                datum=datum(panel, item),
            )
        )
        return marks


def _whole(lines: tuple[object, ...], text: str) -> bool:
    """False where a word had to be cut to fit."""
    return " ".join(str(getattr(ln, "text", "")) for ln in lines).split() == text.split()
