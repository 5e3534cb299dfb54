"""One list in two contexts: a ring, a disc, a comet between them, and the gap in a column."""

from __future__ import annotations

from dataclasses import dataclass

from infographic.blocks.base import Block, Composed, Setting, datum
from infographic.blocks.labels import centred, fit_labels, icon_mark, icons_for
from infographic.blocks.legend import Entry, legend
from infographic.marks import Box, Circle, Gradient, Mark, Path, Rect, polygon
from infographic.story.model import Figure, Item, Panel
from infographic.text.paragraph import Paragraph, paragraph
from infographic.text.shape import Anchor, line, width


@dataclass(frozen=True, slots=True)
class _Frame:
    """The x positions all rows share; labels stand `above` the marks where both find no room side
    by side."""

    labels: float  # where labels begin
    label_room: float
    zero: float
    per_point: float
    right: float
    above: bool = False

    def x(self, number: float) -> float:
        return self.zero + number * self.per_point


@dataclass(frozen=True, slots=True)
class Dumbbell(Block):
    """`pitch` from row to row; ring and disc by their outer radius; a comet grows from `tail` to
    `nose` px, towards the second context. `least_room` px must be left for the greatest figure. A
    page of one column has labels above the marks where they would leave them less than `easy_room`
    px: marks are `under` px below their label, rows `apart` px from each other."""

    name = "dumbbell"

    pitch: float = 51
    head: float = 52
    icon: float = 34
    icon_column: float = 52
    ring: float = 14.5
    stroke: float = 5
    disc: float = 15.5
    halo: float = 4
    tail: float = 5
    nose: float = 29
    value_gap: float = 24
    note_gap: float = 34
    label_share: float = 0.30
    label_air: float = 14
    least_room: float = 160
    split_gap: float = 16
    easy_room: float = 300
    narrowest: float = 250
    under: float = 16
    apart: float = 30

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        if len(panel.columns) != 2 or panel.kind in ("matrix", "ranking", "text", "nps"):
            return 0.0
        figures = [f for item in panel.items for f in item.figures if f]
        column = setting.style.space.one_column
        if width < (self.narrowest if column else 600):
            return 0.0
        if not figures or any(f.number < 0 for f in figures):
            return 0.0
        if not any(all(item.figures) for item in panel.items):
            return 0.0
        frame, _ = self._frame(panel, width, setting)
        if frame.per_point * max(f.number for f in figures) < self.least_room:
            return 0.0
        # The steps of one scale are parts of a whole, which a gap for each does not show.
        # In one column two contexts have no other form as clear; two waves have their slope.
        score = 0.9 if width > 900 or (frame.above and not panel.waves) else 0.7
        return score - 0.3 if panel.ordered else score

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        both = [i for i in panel.items if all(i.figures)]
        one = [i for i in panel.items if not all(i.figures) and any(i.figures)]
        none = [i for i in panel.items if not any(i.figures)]
        frame, icons = self._frame(panel, width, setting)
        marks: list[Mark] = list(self._header(panel, both, frame, setting))
        # A key of long names takes more lines than the head has.
        y = max(self.head, max(m.bounds.bottom for m in marks) + self.label_air)
        for item in both:
            marks += self._row(panel, item, y, frame, icons, setting)
            y += self._height(item, frame, panel, setting)
        if one or none:
            y += self.split_gap
            marks.append(Rect(Box(0, y - 1, width, 2), setting.ground.hair, role="rule"))
            y += self.split_gap
        notes = self._notes_at(panel, one, frame, setting)
        for item in (*one, *none):
            marks += self._row(panel, item, y, frame, icons, setting, notes)
            y += self._height(item, frame, panel, setting)
        # Without the air under the last row's discs, but for as much of it as its label takes.
        if frame.above:
            return Composed(tuple(marks), width, y - self.apart / 2)
        labels = fit_labels(panel.items, frame.label_room, setting)
        last = (*both, *one, *none)[-1]
        tall = self._height(last, frame, panel, setting)
        hang = (tall - labels.of(last, frame.label_room).height) / 2
        return Composed(tuple(marks), width, y - min((self.pitch - 2 * self.disc) / 2, hang))

    def _height(self, item: Item, frame: _Frame, panel: Panel, setting: Setting) -> float:
        labels = fit_labels(panel.items, frame.label_room, setting)
        words = labels.of(item, frame.label_room)
        if frame.above:
            return self._label_height(words) + self.under + 2 * self.disc + self.apart
        more = max(0, len(words.lines) - 1) * words.pitch * 0.7
        return max(self.pitch + more, words.height + words.overhang + self.label_air)

    def _label_height(self, words: Paragraph) -> float:
        return words.height + max(0.0, words.overhang - 6)

    def _frame(
        self, panel: Panel, panel_width: float, setting: Setting
    ) -> tuple[_Frame, dict[str, str]]:
        found = icons_for(panel.items, setting.numbers.locale)
        icons = {
            item.label: name for item, name in zip(panel.items, found or [], strict=False) if name
        }
        x = self.icon_column if icons else 0.0
        most = self.label_share * panel_width
        labels = fit_labels(panel.items, most, setting)
        widest = max((labels.of(i, most).width for i in panel.items), default=0.0)
        strong = setting.type("value_strong")
        figures = [f for item in panel.items for f in item.figures if f]
        values = max(width(setting.value(panel, f, False), strong) for f in figures)
        gap = max(
            width(setting.words("label.gap"), setting.style.narrow("label")),
            max(width(self._gap(panel, i, setting), strong) for i in panel.items),
        )
        zero = x + widest + values + self.value_gap + 14 + self.disc
        room = panel_width - zero - self.value_gap - values - 28 - gap
        above = setting.style.space.one_column and room < self.easy_room
        if above:
            most = panel_width - x - gap - 28
            zero = max(x, values + self.value_gap)
            room = panel_width - zero - self.value_gap - values
        top = 100.0 if panel.is_percent else max(f.number for f in figures)
        # A list that stays under half of the scale may use all of the room, still from zero.
        highest = max(f.number for f in figures)
        if panel.is_percent and highest < 50:
            top = max(10.0, -(-highest // 10) * 10)
        return _Frame(x, most, zero, room / max(top, 1e-9), panel_width, above), icons

    def _gap(self, panel: Panel, item: Item, setting: Setting) -> str:
        a, b = item.figures
        if a is None or b is None:
            return ""
        return setting.numbers.signed(b.number - a.number, panel.decimals)

    def _header(
        self, panel: Panel, both: list[Item], frame: _Frame, setting: Setting
    ) -> tuple[Mark, ...]:
        """The column heads are the key: they stand over the first row's own marks where there is
        room, else the key flows from the left."""
        ground = setting.ground
        gap = line(setting.words("label.gap"), setting.style.narrow("label"))
        cy = 17.0
        right: Mark = gap.at(frame.right, cy + gap.type.cap / 2, ground.mute, "end", role="label")
        first = both[0]
        a, b = first.figures
        xs = (frame.x(a.number if a else 0), frame.x(b.number if b else 0))
        types = (setting.type("label"), setting.type("label_strong"))
        words = [line(name, type) for name, type in zip(panel.columns, types, strict=True)]
        fills = self._inks(panel, setting)
        low, high = (0, 1) if xs[0] <= xs[1] else (1, 0)
        start_low = xs[low] - self.value_gap - words[low].advance
        fits_low = start_low >= 0
        fits_high = xs[high] - self.value_gap - words[high].advance >= xs[low] + self.value_gap
        fits_right = (
            xs[high] + self.value_gap + words[high].advance < frame.right - gap.advance - 24
        )
        far = xs[high] - xs[low] > 3 * self.disc and not frame.above
        if fits_low and (fits_high or fits_right) and far:
            marks: list[Mark] = [right]
            for c in (low, high):
                end = c == low or fits_high
                x = xs[c] - self.value_gap if end else xs[c] + self.value_gap
                marks.append(
                    words[c].at(
                        x,
                        cy + words[c].type.cap / 2,
                        fills[c],
                        "end" if end else "start",
                        role="label",
                    )
                )
                marks.append(self._point(panel, c, xs[c], cy, ground.fill, setting))
            return tuple(marks)
        entries = [
            Entry(panel.columns[0], stroke=self._colors(panel, setting)[0]),
            Entry(panel.columns[1], fill=self._colors(panel, setting)[1]),
        ]
        # The key names the marks in the order most rows have them.
        leads = sum(
            1 if i.figures[0].number > i.figures[1].number else -1
            for i in both
            if i.figures[0] and i.figures[1]
        )
        key = legend(
            entries[::-1] if leads > 0 else entries,
            frame.right - gap.advance - 30,
            setting,
            swatch=2 * self.ring,
        )
        fits = frame.zero + _extent(key) < frame.right - gap.advance - 24
        x = frame.zero if fits and not frame.above else 0.0
        return (right, *key.at(x, cy - setting.type("label").cap / 2))

    def _colors(self, panel: Panel, setting: Setting) -> tuple[str, str]:
        """The colours of the two series: their own, else ink and the highlight."""
        a, b = (setting.category_color(name) for name in panel.columns)
        return a or setting.ground.text, b or setting.ground.highlight

    def _inks(self, panel: Panel, setting: Setting) -> tuple[str, str]:
        """The colours of their figures, which a colour of a series' own is not made for."""
        ground = setting.ground
        own = setting.category_color(panel.columns[1])
        return ground.text, ground.text if own else ground.highlight_text

    def _point(
        self, panel: Panel, column: int, x: float, cy: float, under: str, setting: Setting
    ) -> Circle:
        colors = self._colors(panel, setting)
        if column == 0:
            return Circle(
                x,
                cy,
                self.ring - self.stroke / 2,
                fill=under,
                stroke=colors[0],
                stroke_width=self.stroke,
            )
        return Circle(x, cy, self.disc, fill=colors[1])

    def _row(
        self,
        panel: Panel,
        item: Item,
        y: float,
        frame: _Frame,
        icons: dict[str, str],
        setting: Setting,
        notes: float = 0.0,
    ) -> list[Mark]:
        ground = setting.ground
        tall = self._height(item, frame, panel, setting)
        labels = fit_labels(panel.items, frame.label_room, setting)
        words = labels.of(item, frame.label_room)
        cy = told = y + tall / 2
        if frame.above:
            told = y + self.apart / 2 + words.height / 2
            cy = y + tall - self.apart / 2 - self.disc
        marks: list[Mark] = []
        under = ground.fill
        if item.highlight:
            under = ground.band
            left, right = setting.bleed
            marks.append(
                Rect(Box(-left, y, frame.right + left + right, tall), under, role="ground")
            )
        text = ground.minor_text if item.minor and ground.minor_text != ground.mute else ground.text
        if item.label in icons:
            size = self.icon
            color = ground.highlight if item.highlight else ground.text
            # An icon beside a label of several lines keeps to the first of them.
            at = min(told, y + self.apart / 2 + words.type.cap / 2) if frame.above else told
            marks.append(icon_mark(icons[item.label], Box(0, at - size / 2, size, size), color))
        marks += centred(words, frame.labels, told, text, datum=datum(panel, item))
        a, b = item.figures
        if a is None and b is None:
            note = line(setting.words("label.not_reported"), setting.type("note"))
            marks.append(note.at(frame.zero, cy + note.type.x_height / 2, ground.mute, role="note"))
        elif a is not None and b is not None:
            marks += self._pair(panel, item, a, b, cy, told, under, frame, setting)
        else:
            marks += self._single(panel, item, cy, under, frame, setting, notes)
        return marks

    def _pair(
        self,
        panel: Panel,
        item: Item,
        a: Figure,
        b: Figure,
        cy: float,
        told: float,
        under: str,
        frame: _Frame,
        setting: Setting,
    ) -> list[Mark]:
        ground = setting.ground
        xa, xb = frame.x(a.number), frame.x(b.number)
        first, second = self._colors(panel, setting)
        marks: list[Mark] = []
        touching = abs(xa - xb) < 2 * self.ring + 4
        if not touching:
            marks.append(self._comet(xa, xb, cy, second))
        tag_a = datum(panel, item, 0, "position", frame.per_point)
        tag_b = datum(panel, item, 1, "position", frame.per_point)
        marks.append(
            Circle(
                xa,
                cy,
                self.ring - self.stroke / 2,
                fill=under,
                stroke=first,
                stroke_width=self.stroke,
                datum=tag_a,
            )
        )
        if touching:
            same = abs(xa - xb) < self.stroke
            r = self.ring - self.stroke - 2 if same else self.disc
            if not same:
                marks.append(Circle(xb, cy, r + self.halo / 2, fill=under))
            marks.append(Circle(xb, cy, r, fill=second, datum=tag_b))
        else:
            marks.append(Circle(xb, cy, self.disc, fill=second, datum=tag_b))
        strong = setting.type("value_strong")
        low, high = (0, 1) if xa <= xb else (1, 0)
        fills = self._inks(panel, setting)
        anchors: tuple[tuple[int, Anchor], ...] = ((low, "end"), (high, "start"))
        for c, anchor in anchors:
            figure = (a, b)[c]
            x = (xa, xb)[c] + (-self.value_gap if anchor == "end" else self.value_gap)
            value = line(setting.value(panel, figure, False), strong)
            marks.append(
                value.at(
                    x,
                    cy + strong.cap / 2,
                    fills[c],
                    anchor,
                    role="value",
                    datum=datum(panel, item, c),
                )
            )
        type = strong if item.highlight else setting.type("value")
        gap = line(self._gap(panel, item, setting), type)
        color = ground.highlight_text if item.highlight else ground.mute
        marks.append(gap.at(frame.right, told + type.cap / 2, color, "end", role="value"))
        if item.note:
            reach = (
                max(xa, xb)
                + self.value_gap
                + width(setting.value(panel, (a, b)[high], False), strong)
            )
            marks += self._note(
                item.note,
                reach + self.note_gap,
                frame.right - (0.0 if frame.above else gap.advance + 24),
                cy,
                ground.text,
                setting,
            )
        return marks

    def _single(
        self,
        panel: Panel,
        item: Item,
        cy: float,
        under: str,
        frame: _Frame,
        setting: Setting,
        notes: float,
    ) -> list[Mark]:
        ground = setting.ground
        c = 0 if item.figures[0] is not None else 1
        figure = item.figures[c]
        if figure is None:
            return []
        x = frame.x(figure.number)
        tag = datum(panel, item, c, "position", frame.per_point)
        point = self._point(panel, c, x, cy, under, setting)
        strong = setting.type("value_strong")
        value = line(setting.value(panel, figure, False), strong)
        fill = self._inks(panel, setting)[c]
        marks: list[Mark] = [
            Circle(point.cx, point.cy, point.r, point.fill, point.stroke, point.stroke_width, tag),
            value.at(
                x + self.value_gap,
                cy + strong.cap / 2,
                fill,
                role="value",
                datum=datum(panel, item, c),
            ),
        ]
        note = item.note or setting.words("label.only_in", series=panel.columns[c])
        marks += self._note(note, notes, frame.right, cy, ground.mute, setting)
        return marks

    def _notes_at(self, panel: Panel, items: list[Item], frame: _Frame, setting: Setting) -> float:
        """One left edge for the notes of all one-sided rows: behind the farthest value."""
        strong = setting.type("value_strong")
        return self.note_gap + max(
            (
                frame.x(f.number) + self.value_gap + width(setting.value(panel, f, False), strong)
                for item in items
                for f in item.figures
                if f
            ),
            default=frame.zero,
        )

    def _note(
        self, text: str, x: float, right: float, cy: float, fill: str, setting: Setting
    ) -> list[Mark]:
        """An annotation beside the marks, left out of the picture only where it cannot fit two
        lines (the data table has it)."""
        type = setting.type("note")
        words = paragraph(text, type, max(right - x, 1))
        if len(words.lines) > 1:
            words = paragraph(text, setting.type("aside").at(size=25), max(right - x, 1))
            if len(words.lines) > 1:
                return []
        # On the baseline of the value it follows.
        baseline = cy + setting.type("value_strong").cap / 2
        return list(words.at(x, baseline - words.type.cap, fill, role="note"))

    def _comet(self, xa: float, xb: float, cy: float, color: str) -> Path:
        t, n = self.tail / 2, self.nose / 2
        return Path(
            polygon((xa, cy - t), (xb, cy - n), (xb, cy + n), (xa, cy + t)),
            Gradient(xa, cy, xb, cy, ((0.0, color, 0.16), (1.0, color, 0.85))),
        )


def _extent(composed: Composed) -> float:
    """How far to the right the marks reach."""
    return max(mark.bounds.right for mark in composed.marks)
