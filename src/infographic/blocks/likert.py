"""Statements on one scale: stacks with round ends, the points of the scale as speech bubbles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from infographic.blocks.base import Block, Composed, Setting, datum
from infographic.blocks.labels import centred
from infographic.blocks.outlines import bubble, capsule_part
from infographic.blocks.series import pole_name, spread
from infographic.blocks.tones import contrast, legible, mix, ramp
from infographic.marks import Box, Circle, Datum, Mark, Path, Rect
from infographic.results.residual import residual_rank
from infographic.story.model import Figure, Item, Panel
from infographic.text.paragraph import Paragraph, paragraph
from infographic.text.shape import Type, line


@dataclass(frozen=True, slots=True)
class _Scale:
    """The points from left to right: columns of the panel with their colours. `net` are those whose
    sum the statements are sorted by; `said` what that is called, empty for a single point."""

    points: tuple[int, ...]
    colors: tuple[str, ...]
    net: tuple[int, ...]
    said: str

    def total(self, item: Item) -> float:
        return round(sum(f.number for k in self.net if (f := item.figures[k])), 6)


@dataclass(frozen=True, slots=True)
class _Row:
    """A statement: its words, and whether it is set full or compact."""

    item: Item
    words: Paragraph
    full: bool
    height: float


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all rows share: the stacks' left end and length, px a point, the right end of sums."""

    stack: float
    length: float
    per_point: float
    right: float


@dataclass(frozen=True, slots=True)
class Likert(Block):
    """Full rows have stacks `bar` thick, compact ones `thin`. Up to `all_full` statements are all
    full, of more the first `first`. Statements take `label_share` of the width, sums `sums` px.
    `net` false leaves the sums out."""

    name = "likert"
    family = "likert"

    label_share: float = 0.425
    label_gap: float = 24
    label_sizes: tuple[float, ...] = (28, 26, 24)
    compact_label: float = 24
    bar: float = 54
    thin: float = 26
    air: float = 20
    compact_air: float = 20
    rule_gap: float = 16
    all_full: int = 8
    first: int = 5
    most: int = 24
    net: bool = True
    sums: float = 104
    sum_gap: float = 18
    sum_size: float = 50
    compact_sum: float = 34
    inner_sizes: tuple[float, ...] = (30, 27, 24)
    inset: float = 10
    inset_round: float = 18
    separator: float = 4
    bubble_radius: float = 28
    bubble_pad: float = 20
    bubble_gap: float = 12
    bubble_widths: tuple[float, ...] = (300, 272, 236, 200, 170, 150)
    tail: float = 24
    tail_base: float = 36
    head_gap: float = 12
    reach: float = 30
    narrowest: float = 860

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        if panel.kind != "matrix" or not panel.is_percent or width < self.narrowest:
            return 0.0
        rows = [item.figures for item in panel.items if any(item.figures)]
        if not 2 <= len(panel.columns) <= 6 or not rows:
            return 0.0
        if any(f is None or f.number < 0 for row in rows for f in row):
            return 0.0
        if max(sum(f.number for f in row if f) for row in rows) > 102.5:
            return 0.0
        if len(panel.items) > self.most:
            return 0.3
        return 1.0 if len(panel.items) > 1 else 0.3

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        scale = self._scale(panel, setting)
        frame = self._frame(panel, scale, width, setting)
        rows = self._rows(panel, scale, width, setting)
        marks, y = self._head(panel, scale, rows[0], frame, width, setting)
        for i, row in enumerate(rows):
            if i and not row.full and rows[i - 1].full:
                y += self.rule_gap
                marks.append(Rect(Box(0, y, width, 3), setting.ground.hair, role="rule"))
                y += 3 + self.rule_gap
            marks += self._row(panel, scale, row, y, frame, width, setting)
            y += row.height
        last = rows[-1]
        tall = max(self.bar if last.full else self.thin, last.words.height)
        return Composed(tuple(marks), width, y - (last.height - tall) / 2)

    # -- the scale ---------------------------------------------------------------------------------

    def _scale(self, panel: Panel, setting: Setting) -> _Scale:
        """The points with the positive pole first where the words of the two poles tell which it
        is ("disagree" holds "agree"); else as they were asked. What is no point comes last."""
        names = panel.columns
        points = [k for k, name in enumerate(names) if residual_rank(name) is None]
        rest = [k for k in range(len(names)) if k not in points]
        half = len(points) // 2
        front, back = (
            pole_name([names[k] for k in part], half > 1).casefold()
            for part in (points[:half], points[len(points) - half :])
        )
        opposite = bool(front and back) and front != back and (front in back or back in front)
        if opposite and back in front:
            points.reverse()
            front, back = back, front
        several = half > 1 and bool(front) and front != back
        net = tuple(points[: half if several else 1])
        colors = self._colors(len(points), opposite, setting) + (setting.ground.minor,) * len(rest)
        return _Scale((*points, *rest), colors, net, front if several else "")

    def _colors(self, count: int, opposite: bool, setting: Setting) -> tuple[str, ...]:
        """Two poles take the ground's steps from the good end to the bad; a scale whose poles its
        words do not tell apart goes from loud to faint in one hue."""
        ground = setting.ground
        steps = ground.steps[::-1]
        if not opposite or len(steps) < 5:
            dark = contrast(ground.fill, "#FFFFFF") > contrast(ground.fill, "#000000")
            loud = ground.mark if dark else ground.highlight
            stops = (loud, mix(loud, ground.track, 0.6), ground.track)
            return ramp(stops, count) if count > 1 else stops[:1]
        chosen = {2: (0, 4), 3: (0, 2, 4), 4: (0, 1, 3, 4), 5: (0, 1, 2, 3, 4)}
        if count in chosen:
            return tuple(steps[k] for k in chosen[count])
        return ramp(steps, count)

    # -- measures ----------------------------------------------------------------------------------

    def _frame(self, panel: Panel, scale: _Scale, width: float, setting: Setting) -> _Frame:
        stack = self.label_share * width + self.label_gap
        right = width
        if self.net:
            type = setting.type("numeral_small").at(size=self.sum_size)
            most = max(line(self._said(panel, scale, i, setting), type).ink.w for i in panel.items)
            right -= max(self.sums, most) + self.sum_gap
        sums = [sum(f.number for f in item.figures if f) for item in panel.items]
        return _Frame(stack, right - stack, (right - stack) / max(100.0, *sums), width)

    def _said(self, panel: Panel, scale: _Scale, item: Item, setting: Setting) -> str:
        return setting.value(panel, Figure(scale.total(item))) if any(item.figures) else "\u2013"

    def _rows(self, panel: Panel, scale: _Scale, width: float, setting: Setting) -> list[_Row]:
        """The statements by their sum, what was not published last. All full rows are as high as
        the highest needs."""
        ranked = sorted(panel.items, key=lambda i: (i.minor, not any(i.figures), -scale.total(i)))
        count = len(ranked) if len(ranked) <= self.all_full else self.first
        # A row to look at is never a compact one's neighbour in small print.
        full = [i < count or item.highlight for i, item in enumerate(ranked)]
        ranked = [i for i, f in zip(ranked, full, strict=True) if f] + [
            i for i, f in zip(ranked, full, strict=True) if not f
        ]
        full.sort(reverse=True)
        room = self.label_share * width
        strong = setting.type("label_strong")
        rows: list[_Row] = []
        for item, is_full in zip(ranked, full, strict=True):
            sizes = self.label_sizes if is_full else (self.compact_label,)
            type = strong if is_full else setting.type("label")
            words = self._words(item.label, type, sizes, room, setting)
            rows.append(_Row(item, words, is_full, 0.0))
        tallest = max(max(r.words.height + r.words.overhang, self.bar) for r in rows if r.full)
        return [
            replace(
                row,
                height=tallest + self.air
                if row.full
                else max(row.words.height, self.thin) + self.compact_air,
            )
            for row in rows
        ]

    def _words(
        self, text: str, type: Type, sizes: Sequence[float], room: float, setting: Setting
    ) -> Paragraph:
        for size in sizes:
            words = paragraph(text, type.at(size=max(size, setting.style.smallest)), room)
            if len(words.lines) <= 2 and words.width <= room:
                return words
        return words

    # -- the head ----------------------------------------------------------------------------------

    def _head(
        self,
        panel: Panel,
        scale: _Scale,
        first: _Row,
        frame: _Frame,
        width: float,
        setting: Setting,
    ) -> tuple[list[Mark], float]:
        """Each point of the scale in a bubble that points at its part of the first stack; a plain
        key where the bubbles have no room."""
        found = self._bubbles(panel, scale, first, frame, width, setting)
        marks, bottom = found or self._chips(panel, scale, frame, setting)
        below = self.tail if found else 0.0
        if self.net:
            marks += self._sum_head(scale, frame, bottom, setting)
            # Words of several lines rise over the bubbles: all goes down by that.
            over = min(m.bounds.y for m in marks)
            if over < 0:
                marks = list(Composed(tuple(marks), width, bottom).at(0, -over))
                bottom -= over
        return marks, bottom + below + self.head_gap

    def _chips(
        self, panel: Panel, scale: _Scale, frame: _Frame, setting: Setting
    ) -> tuple[list[Mark], float]:
        """The points as plain chips in their colours, row after row from the left."""
        type = setting.type("key").at(weight=800)
        limit = frame.stack + frame.length
        room = limit - 2 * self.bubble_pad
        said = [paragraph(panel.columns[k], type, room) for k in scale.points]
        high = max(w.height + w.overhang for w in said) + 1.2 * self.bubble_pad
        marks: list[Mark] = []
        x = y = 0.0
        for words, color in zip(said, scale.colors, strict=True):
            wide = words.width + 2 * self.bubble_pad
            if x > 0 and x + wide > limit:
                x, y = 0.0, y + high + self.bubble_gap
            box = Box(x, y, wide, high)
            marks.append(Rect(box, color, min(setting.style.shape.card, high / 2)))
            ink = legible(color, setting.ground)
            marks += centred(words, box.cx, box.cy, ink, "middle")
            x += wide + self.bubble_gap
        return marks, y + high

    def _bubbles(
        self,
        panel: Panel,
        scale: _Scale,
        first: _Row,
        frame: _Frame,
        width: float,
        setting: Setting,
    ) -> tuple[list[Mark], float] | None:
        """The widest setting in which every tail ends inside its part, and the bubbles' bottom."""
        type = setting.type("key").at(weight=800)
        parts: list[tuple[float, float]] = []
        x = frame.stack
        for k in scale.points:
            figure = first.item.figures[k]
            length = (figure.number if figure else 0.0) * frame.per_point
            parts.append((x, x + length))
            x += length
        limit = width if not self.net else frame.stack + frame.length
        for wrap in self.bubble_widths:
            said = [paragraph(panel.columns[k], type, wrap) for k in scale.points]
            wide = [max(w.width, 40.0) + 2 * self.bubble_pad for w in said]
            if any(w.width > wrap for w in said) or max(len(w.lines) for w in said) > 4:
                continue
            gap = self.bubble_gap
            # The words keep to the panel: the bubbles' own sides may stand over it.
            over = gap / 2 + self.bubble_pad - 2
            if sum(wide) + gap * len(wide) > limit + 2 * over:
                continue
            middles = [(a + b) / 2 for a, b in parts]
            centres = spread(middles, [w + gap for w in wide], low=-gap / 2, high=limit + gap / 2)
            tips = [
                self._tip(part, centre - w / 2, centre + w / 2)
                for part, centre, w in zip(parts, centres, wide, strict=True)
            ]
            if any(tip is None for tip in tips):
                continue
            tall = max(w.height + w.overhang for w in said) + 2 * self.bubble_pad - 8
            marks: list[Mark] = []
            for words, centre, w, tip, color in zip(
                said, centres, wide, tips, scale.colors, strict=True
            ):
                box = Box(centre - w / 2, 0, w, tall)
                radius = min(self.bubble_radius, setting.style.shape.card)
                point = (tip or 0.0, tall + self.tail)
                marks.append(Path(bubble(box, radius, point, self.tail_base), color))
                top = (tall - words.height) / 2
                ink = legible(color, setting.ground)
                marks += words.at(centre, top, ink, "middle", "label")
            return marks, tall
        return None

    def _tip(self, part: tuple[float, float], left: float, right: float) -> float | None:
        """Where a bubble's tail ends: in its part, as near under the bubble as may be."""
        inside = min(18.0, (part[1] - part[0]) / 2)
        low, high = part[0] + inside, part[1] - inside
        middle = (left + right) / 2
        tip = min(max(middle, low), high)
        # A tail that leaves its bubble sideways points at nothing.
        return tip if left + 14 <= tip <= right - 14 else None

    def _sum_head(
        self, scale: _Scale, frame: _Frame, bottom: float, setting: Setting
    ) -> list[Mark]:
        """What the sums at the right add: in words, and as dots of the points' colours."""
        r, gap = 12.0, 8.0
        total = len(scale.net) * 2 * r + (len(scale.net) - 1) * gap
        cy = bottom - r
        marks: list[Mark] = []
        if scale.said:
            type = setting.type("key").at(weight=800)
            room = max(self.sums, frame.right - frame.stack - frame.length - 4)
            words = paragraph(setting.words("label.net", pole=scale.said), type, room)
            top = cy - r - 16 - words.height - words.overhang
            marks += words.at(frame.right, top, setting.ground.text, "end", "label")
        x = frame.right - total + r
        for k in scale.net:
            marks.append(Circle(x, cy, r, fill=scale.colors[scale.points.index(k)]))
            x += 2 * r + gap
        return marks

    # -- rows --------------------------------------------------------------------------------------

    def _row(
        self,
        panel: Panel,
        scale: _Scale,
        row: _Row,
        y: float,
        frame: _Frame,
        width: float,
        setting: Setting,
    ) -> list[Mark]:
        ground, item = setting.ground, row.item
        cy = y + row.height / 2
        under = ground.fill
        marks: list[Mark] = []
        if item.highlight:
            under = ground.band
            reach = min(self.reach, *setting.bleed) if any(setting.bleed) else 0.0
            box = Box(-reach, y + 1, width + 2 * reach, row.height - 2)
            round = min(setting.style.shape.card, box.h / 2)
            marks.append(Rect(box, under, round, role="ground"))
        ink = ground.minor_text if item.minor and not item.highlight else ground.text
        marks += centred(row.words, 0, cy, ink, datum=datum(panel, item))
        thick = self.bar if row.full else self.thin
        whole = Box(frame.stack, cy - thick / 2, frame.length, thick)
        if not any(item.figures):
            note = line(setting.words("label.not_reported"), setting.type("aside"))
            marks.append(note.at(whole.x, cy + note.type.x_height / 2, ground.mute, role="note"))
            return marks
        marks += self._stack(panel, scale, row, whole, under, frame, setting)
        if self.net:
            total = scale.total(item)
            names = " + ".join(panel.columns[k] for k in scale.net)
            tag = Datum(panel.id, item.label, names, f"{total:g}", total)
            if len(scale.net) == 1:
                tag = datum(panel, item, scale.net[0])
            size = self.sum_size if row.full else self.compact_sum
            type = setting.type("numeral_small").at(size=size)
            said = line(self._said(panel, scale, item, setting), type)
            x = frame.right - said.ink.x - said.ink.w
            marks.append(said.at(x, cy + said.cap / 2, ink, role="value", datum=tag))
        return marks

    def _stack(
        self,
        panel: Panel,
        scale: _Scale,
        row: _Row,
        whole: Box,
        under: str,
        frame: _Frame,
        setting: Setting,
    ) -> list[Mark]:
        """The parts at their true lengths; the lines between them lie on top."""
        item = row.item
        round = min(setting.style.shape.bar, whole.h / 2)
        marks: list[Mark] = []
        over: list[Mark] = []
        total = sum(f.number for f in item.figures if f)
        length = total * frame.per_point
        if total < 97.5:
            # What nobody reported is the track of the whole.
            marks.append(Rect(whole, setting.ground.track, round, role="track"))
        elif length < whole.w:
            whole = Box(whole.x, whole.y, length, whole.h)
        x = whole.x
        shown = [k for k in scale.points if (f := item.figures[k]) and f.number > 0]
        for k, color in zip(scale.points, scale.colors, strict=True):
            figure = item.figures[k]
            if figure is None or figure.number <= 0:
                continue
            end = x + figure.number * frame.per_point
            tag = datum(panel, item, k, "length-x", frame.per_point)
            marks.append(Path(capsule_part(whole, round, x, end), color, datum=tag))
            if k != shown[0]:
                box = Box(x - self.separator / 2, whole.y, self.separator, whole.h)
                over.append(Rect(box, under, role="rule"))
            # What stands at the end of the row already is not said twice.
            if row.full and not (self.net and scale.net == (k,)):
                ends = (k == shown[0], k == shown[-1])
                over += self._inside(panel, item, k, x, end, whole.cy, ends, color, setting)
            x = end
        return [*marks, *over]

    def _inside(
        self,
        panel: Panel,
        item: Item,
        k: int,
        x: float,
        end: float,
        cy: float,
        ends: tuple[bool, bool],
        color: str,
        setting: Setting,
    ) -> list[Mark]:
        """A part's number in the first size that leaves air at its sides; none where none does."""
        figure = item.figures[k]
        if figure is None:
            return []
        left = x + (self.inset_round if ends[0] else self.inset)
        right = end - (self.inset_round if ends[1] else self.inset)
        type = setting.type("value_strong")
        for size in self.inner_sizes:
            value = line(setting.value(panel, figure), type.at(size=size))
            if value.advance <= right - left and size >= setting.style.smallest:
                # Nearer to the middle of the part than of what its round end leaves.
                at = min(max((x + end) / 2, left + value.advance / 2), right - value.advance / 2)
                ink = legible(color, setting.ground)
                tag = datum(panel, item, k)
                return [value.at(at, cy + value.cap / 2, ink, "middle", "value", tag)]
        return []
