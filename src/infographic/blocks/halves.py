"""One whole as one bar: numerals stand on its parts, their labels hang below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from infographic.blocks.base import Block, Composed, Setting, datum, rest_datum
from infographic.blocks.legend import Entry, legend
from infographic.blocks.tones import hatch, part_colors, scale_colors
from infographic.marks import Box, Commands, Datum, Mark, Path, Rect, polygon
from infographic.story.model import Panel
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
class Halves(Block):
    """`thickness` of the bar, `frame` of the outline of a Don't know. Numerals are set in the
    largest of `sizes` in which most parts can be labelled directly, the main part's larger where
    its segment has the room. A label may reach out of its segment by `overhang` of it."""

    name = "halves"

    thickness: float = 64
    part_gap: float = 3
    frame: float = 3
    numeral_gap: float = 18
    label_gap: float = 20
    between: float = 14
    overhang: float = 0.5
    key_gap: float = 40
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
        # What must go to the key is read twice: once there, once in the bar.
        direct = self._placed(panel, width, setting)
        keyed = count + bool(panel.remainder) - len(direct)
        best = 0.75 if panel.ordered else 0.55
        if panel.kind == "scale":
            best = 0.85
        return best if keyed == 0 else best - 0.05 if keyed == 1 else max(0.2, best - 0.2 * keyed)

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        ground = setting.ground
        parts = self._parts(panel, width, setting)
        placed = self._placed(panel, width, setting)
        top = max((p.numeral.cap for p in placed), default=-self.numeral_gap) + self.numeral_gap
        marks: list[Mark] = []
        for part in parts:
            marks += self._segment(part, part is parts[-1], top, setting)
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
                anchor_x, below, fill, "end" if lockup.end else "start", role="label",
                datum=part.said,
            )
            bottom = max(bottom, below + words.height)
        held = [p.part for p in placed]
        rest = [p for p in parts if p not in held]
        if rest:
            key = legend(
                [
                    Entry(p.label, p.text, stroke=ground.outline, datum=p.said)
                    if p.framed
                    else Entry(p.label, p.text, p.color or ground.track, datum=p.said, square=True)
                    for p in rest
                ],
                width, setting, swatch=22, row=40,
            )
            y = bottom + self.key_gap
            marks += key.at(0, y)
            bottom = y + key.height
        return Composed(tuple(marks), width, bottom)

    def _parts(self, panel: Panel, width: float, setting: Setting) -> list[_Part]:
        items = panel.items
        main = panel.highlighted or max(
            items, key=lambda i: i.figure.number if i.figure else 0.0
        )
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
                    x, x1, color, panel.ordered and item.minor, item is main, item.minor,
                    datum(panel, item, 0, "length-x", per_point), datum(panel, item),
                )
            )
            x = x1
        if panel.remainder:
            label = setting.words("label.not_reported")
            parts.append(
                _Part(
                    label,
                    setting.numbers.percent(panel.remainder, panel.decimals),
                    x, x + panel.remainder * per_point, None, False, False, True,
                    rest_datum(panel, label, "length-x", per_point), rest_datum(panel, label),
                )
            )
        return parts

    def _segment(
        self, part: _Part, last: bool, top: float, setting: Setting
    ) -> Iterator[Mark]:
        if part.room <= 0:
            return
        # The gap is cut off the right, so that the bar's left end stays whole.
        cut = self.part_gap if not last and part.room > 2 * self.part_gap else 0.0
        box = Box(part.x0, top, part.room - cut, self.thickness)
        if part.color is None:
            yield Rect(box, setting.ground.track, datum=part.tag, role="track")
            yield hatch(box, setting.ground.fill)
            return
        if part.framed and box.w > 4 * self.frame:
            yield Path(_frame(box, self.frame), setting.ground.outline, "evenodd", part.tag)
            return
        color = setting.ground.outline if part.framed else part.color
        yield Rect(box, color, datum=part.tag)

    def _placed(self, panel: Panel, width: float, setting: Setting) -> list[_Lockup]:
        """The lockups of all parts that can have one, in the largest numerals that lose none."""
        parts = self._parts(panel, width, setting)
        tried = [
            self._labelled(parts, size, narrow, setting)
            for size in self.sizes
            for narrow in (False, True)
        ]

        def merit(row: list[_Lockup]) -> tuple[int, bool]:
            # Hanging from the right edge is for a part too small to hang from its left.
            return len(row), not any(r.end and r.width < r.part.room for r in row)

        most = max(map(merit, tried))
        return next(row for row in tried if merit(row) == most)

    def _labelled(
        self, parts: Sequence[_Part], size: float, narrow: bool, setting: Setting
    ) -> list[_Lockup]:
        """Each part's lockup stands at its left edge or goes to the key, the last one may hang
        from its right edge: the choice that labels most parts, then most of the bar."""
        choices = []
        for i, part in enumerate(parts):
            # Over a smaller neighbour a label still belongs to its own segment.
            following = parts[i + 1].room if i + 1 < len(parts) else 0.0
            over = part.room * (self.overhang if part.room > following else 0.1)
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
                    if line(part.text, type).ink.w <= part.room
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
