"""A short scale in up to three groups: an arrow as tall as its first answer, columns beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from infographic.blocks.badge import glyph
from infographic.blocks.base import Block, Composed, Setting, datum
from infographic.blocks.outlines import round_top, rounded
from infographic.blocks.seal import seal
from infographic.blocks.series import signed
from infographic.blocks.tones import LEAST_CONTRAST, LEAST_LARGE_CONTRAST, contrast, legible
from infographic.marks import Box, Commands, Datum, Mark, Path, Rect
from infographic.story.model import Item, Panel
from infographic.style.icons import find_icon
from infographic.text.breaks import units
from infographic.text.paragraph import Paragraph, paragraph
from infographic.text.shape import Line, Type, line, width

# The outline of an arrow settles in so many steps to far less than a pixel.
_ROUNDS = 12


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all groups share: their width, the arrow's, its shaft's and a column's, the height of a
    head, px a point, and the base all stand on. `footed` where every group's name has room at the
    foot of its arrow; otherwise it stands over it."""

    group: float
    arrow: float
    shaft: float
    pill: float
    head: float
    per_point: float
    base: float = 0.0
    footed: bool = True


@dataclass(frozen=True, slots=True)
class _Words:
    """A number with its answer under it, in px from the number's top to the last baseline."""

    value: Line
    label: Paragraph
    gap: float

    @property
    def height(self) -> float:
        return self.value.cap + self.gap + self.label.height

    def at(
        self, cx: float, top: float, ink: str, mute: str, tag: Datum, role: str = "numeral"
    ) -> list[Mark]:
        x = cx - self.value.ink.x - self.value.ink.w / 2
        marks: list[Mark] = [self.value.at(x, top + self.value.cap, ink, role=role, datum=tag)]
        below = top + self.value.cap + self.gap
        marks += self.label.at(cx, below, mute, "middle", "label", tag)
        return marks


def _arranged(panel: Panel, setting: Setting) -> Panel:
    """The panel with its groups in the order they have over the whole poster: what stands at the
    left in one chart stands there in the next."""
    known = {name: i for i, name in enumerate(setting.categories)}
    places = [known.get(name.casefold(), -1) for name in panel.columns]
    if len(places) < 2 or min(places) < 0:
        return panel
    order = sorted(range(len(places)), key=lambda i: places[i])
    return replace(
        panel,
        columns=tuple(panel.columns[i] for i in order),
        items=tuple(
            replace(item, figures=tuple(item.figures[i] for i in order)) for item in panel.items
        ),
    )


@dataclass(frozen=True, slots=True)
class ArrowColumns(Block):
    """`arrow`, `shaft` and `pill` are the widths of an arrow's head, its shaft and a column,
    `head` the height of a head; all give way where groups are many, down to `least` of them. The
    tallest is `tall` px, with its words `tallest`, a point at most `steepest`. `seal` is the radius
    of the seal that says how far two groups are apart, where a corner has room for `least_seal`.
    In one column, groups that find no room beside each other stand `stack_gap` px under each other,
    all but the last on a line of `ground` px."""

    name = "arrow_columns"
    family = "arrow_columns"
    grounded = True

    arrow: float = 262
    shaft: float = 186
    pill: float = 112
    head: float = 112
    tall: float = 484
    tallest: float = 582
    steepest: float = 7
    least: float = 0.62
    most: float = 1.25
    gap: float = 20
    arrow_gap: float = 16
    pill_gap: float = 14
    pill_radius: float = 22
    corner: float = 10
    value_gap: float = 14
    above: float = 18
    number: float = 82
    icon: float = 50
    flag_gap: float = 14
    capsule: float = 42
    capsule_pad: float = 12
    neck: float = 16
    foot: float = 20
    seal: float = 106
    least_seal: float = 76
    stack_gap: float = 48
    ground: float = 4

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        if not panel.ordered or panel.waves or not panel.is_percent:
            return 0.0
        if not 1 <= len(panel.columns) <= 3 or not 2 <= len(panel.items) <= 4:
            return 0.0
        figures = [f for item in panel.items for f in item.figures]
        numbers = [f.number for f in figures if f]
        if len(numbers) < len(figures) or min(numbers) < 0 or not any(numbers):
            return 0.0
        panel = _arranged(panel, setting)
        if self._widths(panel, width, setting) is None:
            return 0.0
        frame = self._frame(panel, width, setting)
        main = panel.highlighted
        # An arrow up for a bracket says nothing, for the last point of a scale the wrong thing.
        if panel.kind != "scale" or main is None or main is not panel.items[0]:
            return 0.3
        holds = [self._holds(panel, c, frame, setting) for c in range(len(panel.columns))]
        if not any(holds):
            return 0.3
        score = 0.9 if len(panel.items) < 4 else 0.6
        # One group alone leaves half of a wide panel empty.
        across = 1 if self._is_stacked(panel, width, setting) else len(panel.columns)
        if across * self.arrow * 2 / width < 0.7 or not all(holds):
            score -= 0.3
        return score

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        panel = _arranged(panel, setting)
        frame = self._frame(panel, width, setting)
        if self._is_stacked(panel, width, setting):
            return self._stacked(panel, width, frame, setting)
        # In a higher place the columns still stand on the ground.
        lower = max(0.0, (height or 0.0) - frame.base)
        marks: list[Mark] = []
        tops: list[float] = []
        for c in range(len(panel.columns)):
            drawn, top = self._group(panel, c, frame, setting)
            marks += drawn
            tops.append(top)
        marks += self._seal(panel, frame, tops, setting)
        made = Composed(tuple(marks), width, frame.base)
        return Composed(made.at(0, lower), width, frame.base + lower)

    def _stacked(self, panel: Panel, width: float, frame: _Frame, setting: Setting) -> Composed:
        """The groups under each other on one scale."""
        drawn = [self._group(panel, c, frame, setting) for c in range(len(panel.columns))]
        seal = self._seal(panel, frame, [top for _, top in drawn], setting)
        taller = self._taller(panel)
        made: list[Mark] = []
        y = 0.0
        for c, (marks, _) in enumerate(drawn):
            group = [*marks, *(seal if c == taller else ())]
            top = min(mark.bounds.y for mark in group)
            across = -c * (frame.group + self.gap)
            made += Composed(tuple(group), width, frame.base).at(across, y - top)
            y += frame.base - top
            if c < len(drawn) - 1:
                line = Box(0, y, width, self.ground)
                made.append(Rect(line, setting.ground.text, role="rule"))
                y += self.ground + self.stack_gap
        return Composed(tuple(made), width, y)

    def shoulder(self, panel: Panel, width: float, setting: Setting) -> tuple[float, float] | None:
        """The first group, where a further one is taller."""
        panel = _arranged(panel, setting)
        if len(panel.columns) < 2 or self._is_stacked(panel, width, setting):
            return None
        frame = self._frame(panel, width, setting)
        first = max(self._need(panel, item, 0, frame, setting) for item in panel.items)
        return (frame.group, first) if first < 0.9 * frame.base else None

    # -- measures ----------------------------------------------------------------------------------

    def _main(self, panel: Panel) -> Item:
        return panel.highlighted or panel.items[0]

    def _others(self, panel: Panel) -> list[Item]:
        return [item for item in panel.items if item is not self._main(panel)]

    def _is_stacked(self, panel: Panel, width: float, setting: Setting) -> bool:
        """Whether the groups of a page's one column find no room beside each other."""
        if not setting.style.space.one_column or len(panel.columns) < 2:
            return False
        return self._side_by_side(panel, len(panel.columns), width, setting) is None

    def _widths(
        self, panel: Panel, width: float, setting: Setting
    ) -> tuple[float, float, float] | None:
        """The widths of a group, its arrow and a column; None where words would not fit them."""
        stacked = self._is_stacked(panel, width, setting)
        return self._side_by_side(panel, 1 if stacked else len(panel.columns), width, setting)

    def _side_by_side(
        self, panel: Panel, groups: int, width: float, setting: Setting
    ) -> tuple[float, float, float] | None:
        group = (width - (groups - 1) * self.gap) / groups
        others = self._others(panel)
        # Words may be a little wider than their column, the last ones too.
        over = (self.pill_gap - 4) / 2
        gaps = self.arrow_gap + max(len(others) - 1, 0) * self.pill_gap + over
        natural = self.arrow + len(others) * self.pill
        share = min((group - gaps) / natural, self.most)
        label = setting.style.narrow("label")
        word = max((_widest_word(item.label, label) for item in others), default=0.0)
        pill = max(share * self.pill, word - self.pill_gap + 4)
        arrow = min(group - gaps - len(others) * pill, self.most * self.arrow)
        if share <= 0 or arrow < self.least * self.arrow:
            return None
        main = _widest_word(self._main(panel).label, setting.type("caption_small"))
        return (group, arrow, pill) if main <= self._shaft(arrow) - 16 else None

    def _shaft(self, arrow: float) -> float:
        return arrow * self.shaft / self.arrow

    def _frame(self, panel: Panel, width: float, setting: Setting) -> _Frame:
        found = self._widths(panel, width, setting)
        if found is None:  # refused by `suits`: as it would be with all the room it needs
            unit = self.arrow + self.pill * (len(panel.items) - 1)
            found = (width / len(panel.columns), self.arrow * width / unit / 3, self.pill / 2)
        group, arrow, pill = found
        frame = _Frame(
            group,
            arrow,
            self._shaft(arrow),
            pill,
            self.head * arrow / self.arrow,
            self._per_point(panel, pill, setting),
        )
        columns = range(len(panel.columns))
        footed = all(self._foot(panel, c, frame, setting) for c in columns)
        frame = replace(frame, footed=footed)
        needs = [
            self._need(panel, item, c, frame, setting) for c in columns for item in panel.items
        ]
        return replace(frame, base=max(needs))

    def _per_point(self, panel: Panel, pill: float, setting: Setting) -> float:
        """One scale for all: the tallest arrow, and the tallest column with its words, fit."""
        figures = [f.number for item in panel.items for f in item.figures if f]
        scales = [self.steepest, self.tall / max(*figures, 0.0, 1e-9)]
        for item in self._others(panel):
            for c, figure in enumerate(item.figures):
                if figure and figure.number > 0:
                    words = self._words(panel, item, c, pill, setting)
                    scales.append((self.tallest - self.above - words.height) / figure.number)
        return min(scales)

    def _need(self, panel: Panel, item: Item, c: int, frame: _Frame, setting: Setting) -> float:
        """The height of a column or an arrow with what stands above it."""
        figure = item.figures[c]
        tall = figure.number * frame.per_point if figure else 0.0
        if item is not self._main(panel):
            return tall + self.above + self._words(panel, item, c, frame.pill, setting).height
        if not self._holds(panel, c, frame, setting):
            tall += self.above + self._words(panel, item, c, frame.shaft, setting).height
        if frame.footed or not panel.columns[c]:
            return tall
        name = self._name(panel, c, frame, setting)
        return tall + self.flag_gap + self._capsule_height(name)

    # -- words -------------------------------------------------------------------------------------

    def _words(self, panel: Panel, item: Item, c: int, room: float, setting: Setting) -> _Words:
        """What stands above a column `room` px wide."""
        room += self.pill_gap - 4
        value = self._value(panel, item, c, setting.type("numeral_small"), room, setting)
        type = setting.type("label")
        if _widest_word(item.label, type) > room:
            type = setting.style.narrow("label")
        return _Words(value, paragraph(item.label, type, room), self.value_gap)

    def _inside(self, panel: Panel, c: int, frame: _Frame, setting: Setting) -> _Words:
        """What stands in the shaft of an arrow."""
        item, room = self._main(panel), frame.shaft - 16
        size = self.number * frame.arrow / self.arrow
        type = setting.type("numeral_inline").at(size=size)
        value = self._value(panel, item, c, type, 0.86 * frame.shaft, setting)
        caption = setting.type("caption")
        if _widest_word(item.label, caption) > room:
            caption = setting.type("caption_small")
        return _Words(value, paragraph(item.label, caption, room), self.value_gap + 2)

    def _value(
        self, panel: Panel, item: Item, c: int, type: Type, room: float, setting: Setting
    ) -> Line:
        figure = item.figures[c]
        text = setting.value(panel, figure) if figure else "\u2013"
        value = line(text, type)
        if value.ink.w > room:
            size = max(type.size * room / value.ink.w, setting.style.smallest)
            value = line(text, type.at(size=size))
        return value

    def _holds(self, panel: Panel, c: int, frame: _Frame, setting: Setting) -> bool:
        """Whether a group's arrow is tall enough for a head and its words under that."""
        return self._spare(panel, c, frame, setting) >= 0

    def _spare(self, panel: Panel, c: int, frame: _Frame, setting: Setting) -> float:
        """What an arrow has left under its words, but for the air there."""
        figure = self._main(panel).figures[c]
        tall = figure.number * frame.per_point if figure else 0.0
        words = self._inside(panel, c, frame, setting)
        return tall - frame.head - self.neck - words.height - self.foot

    def _foot(self, panel: Panel, c: int, frame: _Frame, setting: Setting) -> bool:
        """Whether a group's name fits into the foot of its arrow."""
        if not panel.columns[c]:
            return True
        name = self._name(panel, c, frame, setting)
        room = frame.shaft - 12 - 2 * self.capsule_pad
        return (
            len(name.lines) <= 2
            and name.width <= room
            and self._spare(panel, c, frame, setting) >= self._capsule_height(name) + self.neck
        )

    def _name(self, panel: Panel, c: int, frame: _Frame, setting: Setting) -> Paragraph:
        """A group's name, set for the shaft of its arrow or for the width of its head."""
        type = setting.type("chip")
        room = (frame.shaft - 12 if frame.footed else frame.arrow) - 2 * self.capsule_pad
        for size in (type.size, max(type.size - 2, setting.style.smallest)):
            words = paragraph(panel.columns[c], type.at(size=size), room)
            if len(words.lines) <= 2 and words.width <= room:
                break
        return words

    def _capsule_height(self, words: Paragraph) -> float:
        return max(self.capsule, words.height + self.capsule - words.type.cap)

    def _capsule(self, name: Paragraph, box: Box, color: str, setting: Setting) -> list[Mark]:
        on = legible(color, setting.ground)
        radius = min(setting.style.shape.card, self.capsule / 2)
        return [
            Rect(box, color, radius),
            *name.at(box.cx, box.cy - name.height / 2, on, "middle", "label"),
        ]

    # -- a group -----------------------------------------------------------------------------------

    def _group(
        self, panel: Panel, c: int, frame: _Frame, setting: Setting
    ) -> tuple[list[Mark], float]:
        """A group's marks, and the top of what stands right of its arrow."""
        ground, main = setting.ground, self._main(panel)
        x = c * (frame.group + self.gap)
        name = panel.columns[c]
        color = setting.series_color(name, c) if name else ground.highlight
        figure = main.figures[c]
        tall = figure.number * frame.per_point if figure else 0.0
        cx, top = x + frame.arrow / 2, frame.base - tall
        if self._holds(panel, c, frame, setting):
            marks = self._filled(panel, c, cx, top, color, frame, setting)
        else:
            # Too low for a head: a column like the others, in the arrow's colour.
            bar = Box(cx - frame.shaft / 2, top, frame.shaft, tall)
            marks = self._column(panel, main, c, bar, color, frame, setting)
        if name and not frame.footed:
            words = self._name(panel, c, frame, setting)
            high = self._capsule_height(words)
            wide = words.width + 2 * self.capsule_pad + 16
            above = min(m.bounds.y for m in marks) - self.flag_gap - high
            marks += self._capsule(words, Box(cx - wide / 2, above, wide, high), color, setting)
        highest = frame.base
        x += frame.arrow + self.arrow_gap
        for item in self._others(panel):
            shown = item.figures[c]
            tall = shown.number * frame.per_point if shown else 0.0
            bar = Box(x, frame.base - tall, frame.pill, tall)
            drawn = self._column(panel, item, c, bar, ground.minor, frame, setting)
            marks += drawn
            highest = min(highest, *(m.bounds.y for m in drawn))
            x += frame.pill + self.pill_gap
        return marks, highest

    def _column(
        self,
        panel: Panel,
        item: Item,
        c: int,
        bar: Box,
        color: str,
        frame: _Frame,
        setting: Setting,
    ) -> list[Mark]:
        ground = setting.ground
        marks: list[Mark] = []
        if bar.h > 0:
            tag = datum(panel, item, c, "length-y", frame.per_point)
            round = min(self.pill_radius, setting.style.shape.card)
            marks.append(Path(round_top(bar, round), color, datum=tag))
        words = self._words(panel, item, c, bar.w, setting)
        top = bar.y - self.above - words.height
        ink = ground.text if item.figures[c] else ground.mute
        marks += words.at(bar.cx, top, ink, ground.mute, datum(panel, item, c))
        return marks

    def _filled(
        self,
        panel: Panel,
        c: int,
        cx: float,
        top: float,
        color: str,
        frame: _Frame,
        setting: Setting,
    ) -> list[Mark]:
        """An arrow with its group's icon in the head, its words in the shaft and the name of the
        group at the foot."""
        ground, main = setting.ground, self._main(panel)
        ink = self._ink(color, setting)
        tag = datum(panel, main, c, "length-y", frame.per_point)
        marks: list[Mark] = [Path(self._arrow(cx, top, frame, setting), color, datum=tag)]
        icon = find_icon(panel.columns[c], setting.numbers.locale) if panel.columns[c] else None
        if icon:
            size = self.icon * frame.arrow / self.arrow
            marks.append(glyph(icon, cx, top + frame.head - size * 0.66, size, ink))
        words = self._inside(panel, c, frame, setting)
        y = top + frame.head + self.neck
        marks += words.at(cx, y, ink, legible(color, ground), datum(panel, main, c))
        if panel.columns[c] and frame.footed:
            name = self._name(panel, c, frame, setting)
            tall, wide = self._capsule_height(name), frame.shaft - 18
            box = Box(cx - wide / 2, frame.base - self.foot - tall, wide, tall)
            marks += self._capsule(name, box, ink, setting)
        return marks

    def _ink(self, color: str, setting: Setting) -> str:
        """The ground's own ink on an arrow where it reads as a large numeral, else what does."""
        ground = setting.ground
        best = max((ground.fill, ground.text), key=lambda c: contrast(c, color))
        return best if contrast(best, color) >= LEAST_LARGE_CONTRAST else legible(color, ground)

    def _arrow(self, cx: float, top: float, frame: _Frame, setting: Setting) -> Commands:
        """An arrow from the base up, as tall as its value to the round tip of its head."""
        radius = min(self.corner, setting.style.shape.card)
        half, shaft = frame.arrow / 2, frame.shaft / 2
        neck = top + frame.head
        # Rounding takes a little off the tip and the barbs: the sides meet that much farther out.
        over = wide = 0.0
        for _ in range(_ROUNDS):
            slope = math.atan2(frame.head + over, half + wide)
            over = radius / math.cos(slope) - radius
            wide = radius / math.tan(slope / 2) - radius
        points = (
            (cx, top - over),
            (cx + half + wide, neck),
            (cx + shaft, neck),
            (cx + shaft, frame.base),
            (cx - shaft, frame.base),
            (cx - shaft, neck),
            (cx - half - wide, neck),
        )
        return rounded(points, (radius, radius, 0.0, 0.0, 0.0, 0.0, radius))

    # -- the seal ----------------------------------------------------------------------------------

    def _taller(self, panel: Panel) -> int:
        """The first group whose arrow is the tallest."""
        figures = self._main(panel).figures
        return max(range(len(figures)), key=lambda c: f.number if (f := figures[c]) else 0.0)

    def _seal(
        self, panel: Panel, frame: _Frame, tops: Sequence[float], setting: Setting
    ) -> list[Mark]:
        """How far two groups are apart, over the low columns of the one whose arrow is taller."""
        if len(panel.columns) != 2:
            return []
        main = self._main(panel)
        a, b = main.figures
        if a is None or b is None or a.number == b.number:
            return []
        c = self._taller(panel)
        lower = panel.columns[1 - c]
        gap = round(abs(a.number - b.number), 6)
        x = c * (frame.group + self.gap) + frame.arrow + self.arrow_gap
        right = c * (frame.group + self.gap) + frame.group
        room = tops[c] - self.foot
        r = min(self.seal, (right - x) / 2, room / 2)
        if r < self.least_seal:
            return []
        ground = setting.ground
        clear = contrast(ground.seal, ground.on_seal) >= LEAST_CONTRAST
        ink = ground.on_seal if clear else legible(ground.seal, ground)
        # High in its corner, but no farther from the columns than it must be to be seen with them.
        cy = min(room - r, max(r, 0.42 * room))
        return seal(
            right - r,
            cy,
            r,
            signed(gap, panel, setting),
            setting.words("label.points_versus", count=gap, series=lower),
            ground.seal,
            ink,
            setting,
            Datum(panel.id, main.label, "", f"{gap:g}", gap),
        )


def _widest_word(text: str, type: Type) -> float:
    return max((width(word.rstrip(), type) for word in units(text, type.language)), default=0.0)
