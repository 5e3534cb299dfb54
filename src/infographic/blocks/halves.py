"""One whole as one bar: numerals stand on its parts, their labels hang below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

from infographic.blocks.bar_shape import bar_radius, framed_part, hatched_part, lying_part
from infographic.blocks.base import Block, Composed, Setting, datum, rest_datum
from infographic.blocks.legend import Entry, legend
from infographic.blocks.tones import part_colors, scale_colors
from infographic.marks import Box, Commands, Datum, Mark, Path, Rect, polygon
from infographic.story.model import Figure, Panel
from infographic.text.breaks import units
from infographic.text.paragraph import Paragraph, paragraph
from infographic.text.shape import Line, Type, line, width


@dataclass(frozen=True, slots=True)
class _Part:
    """One segment of the bar: from `x0` to `x1`, `end` without the gap."""

    label: str
    text: str
    x0: float
    x1: float
    color: str | None  # None is what nobody reported
    framed: bool  # no point of its scale: an outline
    main: bool
    minor: bool
    tag: Datum
    said: Datum

    @property
    def room(self) -> float:
        return self.x1 - self.x0


@dataclass(frozen=True, slots=True)
class _Lockup:
    """A part's numeral and label, both from the segment's left edge or both to its right."""

    part: _Part
    numeral: Line
    words: Paragraph
    end: bool

    @property
    def width(self) -> float:
        return max(self.numeral.ink.w, self.words.width)

    @property
    def left(self) -> float:
        return self.part.x1 - self.width if self.end else self.part.x0

    @property
    def right(self) -> float:
        return self.part.x1 if self.end else self.part.x0 + self.width


@dataclass(frozen=True, slots=True)
class _Drop:
    """A narrow part's value and label, at the end of a line that drops from its segment at `x`
    to `y` (the text's capitals' top, from the bar's lower edge)."""

    part: _Part
    value: Line
    words: Line
    x: float
    y: float
    left: bool

    @property
    def width(self) -> float:
        return self.lead + self.words.advance

    @property
    def lead(self) -> float:
        """From the value's start to the label's: a mark that encloses a letter reaches out."""
        return self.value.advance + max(_SPACE, 6 - self.words.ink.x)

    @property
    def start(self) -> float:
        return self.x - _ELBOW - self.width if self.left else self.x + _ELBOW

    def box(self, pad: float) -> Box:
        return Box(self.start, self.y, self.width, self.value.cap).grow(pad)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What stands on its part, what hangs from it by a line, and what is left to a key."""

    parts: list[_Part]
    placed: list[_Lockup]
    drops: list[_Drop]
    keyed: list[_Part]


_SPACE = 8.0  # between a value and its label
_ELBOW = 14.0  # from a line to its words


@dataclass(frozen=True, slots=True)
class Halves(Block):
    """`thickness` of the bar, `outline` of the frame of a Don't know. Numerals are set in the
    largest of `sizes` in which most parts can be labelled directly, the main part's larger where
    its segment has the room. A label may reach out of its segment by `overhang` of it; a part too
    narrow for that has its words at the end of a line, in rows `drop_pitch` apart."""

    name = "halves"

    thickness: float = 64
    part_gap: float = 3
    outline: float = 3
    numeral_gap: float = 18
    label_gap: float = 20
    between: float = 18
    overhang: float = 0.5
    key_gap: float = 40
    drop_pitch: float = 40
    leader: float = 2
    sizes: tuple[float, ...] = (76, 60, 46, 38)
    label_lines: int = 3
    least_width: float = 600
    most_parts: int = 4
    most_steps: int = 7

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        if panel.remainder is None or len(panel.columns) != 1 or panel.multiple:
            return 0.0
        if not panel.is_percent or width < self.least_width:
            return 0.0
        figures = [i.figure for i in panel.items]
        if any(f is None or f.number < 0 for f in figures):
            return 0.0
        if sum(f.number for f in figures if f) > 102:
            return 0.0
        count = len(figures)
        if not panel.ordered:
            if count + bool(panel.remainder) < 2 or count > self.most_parts:
                return 0.0
        elif not 2 <= count <= self.most_steps:
            return 0.0
        plan = self._plan(panel, width, setting)
        best = 0.85 if panel.kind == "scale" else 0.75 if panel.ordered else 0.55
        # What goes to the key is read twice: once there, once in the bar.
        aside = 0.05 * max(0, len(plan.drops) - 1) + 0.15 * len(plan.keyed)
        return max(0.2, best - aside)

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        ground = setting.ground
        plan = self._plan(panel, width, setting)
        parts, placed = plan.parts, plan.placed
        top = max((p.numeral.cap for p in placed), default=-self.numeral_gap) + self.numeral_gap
        marks: list[Mark] = []
        last = next((p for p in reversed(parts) if p.room > 0), None)
        end = last.x1 if last else 0.0
        whole = Box(parts[0].x0, top, end - parts[0].x0, self.thickness)
        for part in parts:
            marks += self._segment(part, part is last, whole, setting)
        below = top + self.thickness + self.label_gap
        bottom = top + self.thickness
        for lockup in placed:
            part = lockup.part
            fill = ground.numeral if part.main else ground.mute if part.minor else ground.text
            numeral = lockup.numeral
            x = part.x1 - numeral.ink.right if lockup.end else part.x0 - numeral.ink.x
            marks.append(
                numeral.at(x, top - self.numeral_gap, fill, role="numeral", datum=part.said)
            )
            words = lockup.words
            fill = ground.mute if part.minor else ground.text
            anchor_x = part.x1 if lockup.end else part.x0
            marks += words.at(
                anchor_x,
                below,
                fill,
                "end" if lockup.end else "start",
                role="label",
                datum=part.said,
            )
            bottom = max(bottom, below + words.height)
        for drop in plan.drops:
            marks += self._dropped(drop, top + self.thickness, setting)
            bottom = max(bottom, top + self.thickness + drop.box(0).bottom)
        if plan.keyed:
            key = legend(
                [
                    Entry(p.label, p.text, stroke=ground.outline, datum=p.said)
                    if p.framed
                    else Entry(p.label, p.text, p.color or ground.track, datum=p.said, square=True)
                    for p in plan.keyed
                ],
                width,
                setting,
                swatch=22,
                row=40,
            )
            y = bottom + self.key_gap
            marks += key.at(0, y)
            bottom = y + key.height
        return Composed(tuple(marks), width, bottom)

    def _parts(self, panel: Panel, width: float, setting: Setting) -> list[_Part]:
        items = panel.items
        main = panel.highlighted or max(items, key=lambda i: i.figure.number if i.figure else 0.0)
        colors = (
            scale_colors(panel, setting.ground)
            if panel.ordered
            else part_colors(items, main, setting.ground)
        )
        whole = sum(i.figure.number for i in items if i.figure) + (panel.remainder or 0.0)
        # Published integers may sum to 101; the bar never grows past its panel.
        per_point = width / max(100.0, whole)
        parts: list[_Part] = []
        x = 0.0
        for item, color in zip(items, colors, strict=True):
            number = item.figure.number if item.figure else 0.0
            x1 = x + number * per_point
            parts.append(
                _Part(
                    item.label,
                    setting.value(panel, item.figure) if item.figure else "",
                    x,
                    x1,
                    color,
                    panel.ordered and item.minor,
                    item is main,
                    item.minor,
                    datum(panel, item, 0, "length-x", per_point),
                    datum(panel, item),
                )
            )
            x = x1
        if panel.remainder:
            label = panel.rest or setting.words("label.not_reported")
            parts.append(
                _Part(
                    label,
                    setting.value(panel, Figure(panel.remainder)),
                    x,
                    x + panel.remainder * per_point,
                    None,
                    False,
                    False,
                    True,
                    rest_datum(panel, label, "length-x", per_point),
                    rest_datum(panel, label),
                )
            )
        return parts

    def _segment(self, part: _Part, last: bool, whole: Box, setting: Setting) -> list[Mark]:
        if part.room <= 0:
            return []
        # The gap is cut off the right, so that the bar's left end stays whole.
        cut = self.part_gap if not last and part.room > 2 * self.part_gap else 0.0
        box = Box(part.x0, whole.y, part.room - cut, whole.h)
        if part.color is None:
            return hatched_part(whole, box, setting, part.tag)
        if part.framed and box.w > 4 * self.outline:
            if bar_radius(whole, setting) > 0:
                return [framed_part(whole, box, self.outline, setting, part.tag)]
            return [Path(_frame(box, self.outline), setting.ground.outline, "evenodd", part.tag)]
        color = setting.ground.outline if part.framed else part.color
        return [lying_part(whole, box, color, setting, part.tag)]

    def _plan(self, panel: Panel, width: float, setting: Setting) -> _Plan:
        """Labels at the parts where they fit, at the end of a line where they do not; a key only
        where lines would cross words."""
        parts = self._parts(panel, width, setting)
        first: _Plan | None = None
        for overhang in (self.overhang, 0.0):
            placed = self._placed(parts, overhang, setting)
            held = [p.part for p in placed]
            rest = [p for p in parts if p not in held]
            drops = self._drops(rest, placed, width, setting)
            if drops is not None:
                return _Plan(parts, placed, drops, [])
            first = first or _Plan(parts, placed, [], rest)
        assert first is not None
        return first

    def _drops(
        self, rest: Sequence[_Part], placed: Sequence[_Lockup], width: float, setting: Setting
    ) -> list[_Drop] | None:
        """Lines from the narrow parts, or None where one would cross words. Those in the left half
        have their words at the right, the innermost highest, so that no line crosses another."""
        labels = [
            Box(
                p.part.x1 - p.words.width if p.end else p.part.x0,
                self.label_gap,
                p.words.width,
                p.words.height,
            )
            for p in placed
        ]
        middle = width / 2
        # In the face the other labels have.
        type = next((p.words.type for p in placed if not p.part.main), setting.type("label"))
        order = sorted(rest, key=lambda p: abs((p.x0 + p.x1) / 2 - middle))
        drops: list[_Drop] = []
        for part in order:
            x = (part.x0 + part.x1) / 2
            value = line(part.text, setting.type("value_strong"))
            words = line(part.label, type)
            drop = _Drop(part, value, words, x, self.label_gap, x > middle)
            if drop.start < 0 or drop.start + drop.width > width:
                return None
            # Down to where the words are clear of all others.
            taken = sorted([*labels, *(d.box(0) for d in drops)], key=lambda box: box.y)
            for box in taken:
                if drop.box(8).overlaps(Box(box.x - 10, box.y, box.w + 20, box.h)):
                    drop = replace(drop, y=box.bottom + self.drop_pitch - value.cap)
            drops.append(drop)
        lines = [Box(d.x - 8, 0, 16, d.y + d.value.cap / 2) for d in drops]
        for i, stem in enumerate(lines):
            others = [d.box(0) for k, d in enumerate(drops) if k != i]
            if any(stem.overlaps(box) for box in (*labels, *others)):
                return None
        return drops

    def _dropped(self, drop: _Drop, edge: float, setting: Setting) -> list[Mark]:
        """The line with its elbow, value and label at its end."""
        ground = setting.ground
        text = ground.mute if drop.part.minor else ground.text
        middle = edge + drop.y + drop.value.cap / 2
        half = self.leader / 2
        foot = drop.x - _ELBOW + 6 if drop.left else drop.x - half
        baseline = edge + drop.y + drop.value.cap
        said = drop.part.said
        return [
            Rect(
                Box(drop.x - half, edge + 6, self.leader, middle - edge - 6),
                ground.mute,
                role="rule",
            ),
            Rect(
                Box(foot, middle - half, _ELBOW - 6 + half, self.leader), ground.mute, role="rule"
            ),
            drop.value.at(drop.start, baseline, text, role="value", datum=said),
            drop.words.at(drop.start + drop.lead, baseline, text, role="label", datum=said),
        ]

    def _placed(self, parts: Sequence[_Part], overhang: float, setting: Setting) -> list[_Lockup]:
        """The lockups of all parts that can have one, in the largest numerals that lose none."""
        best: list[_Lockup] = []
        most = (-1, False)
        for size in self.sizes:
            for narrow in (False, True):
                row = self._labelled(parts, size, narrow, overhang, setting)
                # Hanging from the right edge is for a part too small to hang from its left.
                merit = len(row), not any(r.end and r.width < r.part.room for r in row)
                if merit == (len(parts), True):
                    return row
                if merit > most:
                    best, most = row, merit
        return best

    def _labelled(
        self,
        parts: Sequence[_Part],
        size: float,
        narrow: bool,
        overhang: float,
        setting: Setting,
    ) -> list[_Lockup]:
        """Each part's lockup stands at its left edge or goes to the key, the last one may hang
        from its right edge: the choice that labels most parts, then most of the bar."""
        choices = []
        for i, part in enumerate(parts):
            # Over a smaller neighbour a label still belongs to its own segment.
            following = parts[i + 1].room if i + 1 < len(parts) else 0.0
            over = part.room * (overhang if part.room > following else min(overhang, 0.1))
            last = i >= len(parts) - 3
            choices.append(list(self._choices(part, size, narrow, over, last, setting)))
        best: list[_Lockup] = []
        score = (-1, 0.0, False)
        for picked in product(*choices):
            row = [lockup for lockup in picked if lockup]
            if any(lockup.end for lockup in row[:-1]) or (row and row[0].left < -0.5):
                continue
            if row and row[-1].right > parts[-1].x1 + 0.5:
                continue
            if any(a.right + self.between > b.left for a, b in pairwise(row)):
                continue
            told = (len(row), sum(r.part.room for r in row), not (row and row[-1].end))
            if told > score:
                best, score = row, told
        return best

    def _choices(
        self,
        part: _Part,
        size: float,
        narrow: bool,
        over: float,
        may_end: bool,
        setting: Setting,
    ) -> Iterator[_Lockup | None]:
        """The ways to label a part; None is the key."""
        yield None
        big = setting.type("numeral_column").at(size=size)
        if part.main:
            inline = setting.type("numeral_inline")
            big = next(
                (
                    type
                    for type in (inline, *(big.at(size=s) for s in self.sizes if s >= size))
                    if line(part.text, type).ink.w + self.between <= part.room
                ),
                big,
            )
        numeral = line(part.text, big)
        role = "label_strong" if part.main else "label"
        type = setting.style.narrow(role) if narrow else setting.type(role)
        words = self._words(part, type, max(part.room - self.between, numeral.ink.w))
        if words is None:
            return
        lockup = _Lockup(part, numeral, words, False)
        if lockup.width <= part.room + over:
            yield lockup
        if may_end and lockup.width <= part.room * (1 + self.overhang):
            yield _Lockup(part, numeral, words, True)

    def _words(self, part: _Part, type: Type, room: float) -> Paragraph | None:
        """The label in few lines: as wide as its segment, or as its longest word."""
        longest = max((width(u.rstrip(), type) for u in units(part.label)), default=0.0)
        words = paragraph(part.label, type, max(room, longest))
        return words if len(words.lines) <= self.label_lines else None


def _frame(box: Box, line: float) -> Commands:
    inner = box.grow(-line)
    return tuple(
        command
        for b in (box, inner)
        for command in polygon((b.x, b.y), (b.right, b.y), (b.right, b.bottom), (b.x, b.bottom))
    )
