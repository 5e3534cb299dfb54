"""Parts of one whole as a field of dots, each group with its numeral hanging below it."""

from __future__ import annotations

from dataclasses import dataclass

from infographic.blocks.base import Block, Composed, Setting, datum, rest_datum
from infographic.blocks.dotfield import DotGroup, Figure, by_columns, dot_total, field_shape
from infographic.blocks.labels import caption_type
from infographic.blocks.legend import Entry, legend
from infographic.blocks.pictogram import TALL, person
from infographic.blocks.tones import (
    LEAST_LARGE_CONTRAST,
    contrast,
    least_contrast,
    own_color,
    scale_colors,
)
from infographic.marks import Circle, Datum, Mark, Path
from infographic.story.model import Figure as Value
from infographic.story.model import Panel
from infographic.text.breaks import units
from infographic.text.paragraph import Paragraph, paragraph
from infographic.text.shape import Line, line

# How far a ground's motif stands out from it at most.
_MOTIF = 1.15


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    label: str
    group: DotGroup
    color: str
    datum: Datum
    rest: bool = False


@dataclass(frozen=True, slots=True)
class _Lockup:
    """A numeral with its caption beside (`beside`) or below it."""

    numeral: Line
    caption: Paragraph
    beside: bool


@dataclass(frozen=True, slots=True)
class Dots(Block):
    """`most_parts` is how many parts can be told apart, `hang` the gap from dots to numerals;
    `figure` is what counts for one: a dot or a person, whom a key explains. In one column the words
    of all parts stand under the field: the main numeral takes at most `column_share` of the width,
    with its words beside it from `least_beside` px on."""

    name = "dots"

    most_parts: int = 4
    most_steps: int = 6
    hang: float = 30
    caption_gap: float = 16
    below_gap: float = 14
    between: float = 32
    caption_lines: int = 3
    figure: Figure = "dot"
    row_gap: float = 24
    swatch: float = 11
    ring: float = 3
    swatch_gap: float = 16
    column_share: float = 0.5
    least_beside: float = 190

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        parts = len(panel.items) + bool(panel.remainder)
        most = self.most_steps if panel.ordered else self.most_parts
        if panel.remainder is None or len(panel.columns) != 1 or parts > most:
            return 0.0
        if any(i.figure is None for i in panel.items) or width < _least(setting):
            return 0.0
        return 0.5 if panel.role == "hero" else 0.2

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        parts = self._parts(panel, setting)
        total = dot_total(panel.n)
        columns = field_shape(total, True)
        groups = [p.group for p in parts]
        field = by_columns(groups, total, columns, width, figure=self.figure)
        marks: list[Mark] = list(field.marks)
        dot = max((mark.bounds.w for mark in field.marks), default=0.0)
        top = field.height + self.hang
        if setting.style.space.one_column:
            main = panel.items.index(panel.highlighted) if panel.highlighted else -1
            # A swatch as large as a dot would be one of the field.
            swatch = self.swatch * (0.8 if abs(dot - 2 * self.swatch) < 2 else 1.0)
            words = self._column(parts, main, swatch, width, setting)
            marks += words.at(0, top)
            return self._keyed(panel, marks, dot, top + words.height, width, setting)
        bottom = field.height
        homeless: list[Entry] = []
        ends = self._ends(parts, field.starts, width, setting)
        lockups = self._ranked(
            parts,
            [self._lockups(p, end - x, setting) for p, (x, end) in zip(parts, ends, strict=True)],
        )
        for part, (start, _), lockup in zip(parts, ends, lockups, strict=True):
            if lockup is None:
                homeless.append(
                    Entry(part.label, part.text, part.group.fill, part.group.stroke, part.datum)
                )
                continue
            drawn = self._draw(lockup, part, start, top, setting)
            marks += drawn
            bottom = max(bottom, max(m.bounds.bottom for m in drawn))
        if homeless:
            key = legend(homeless, width, setting)
            y = (bottom if bottom > field.height else field.height) + self.hang
            # The key of the last groups stands below them, at the right.
            trailing = [p.label for p in parts[-len(homeless) :]] == [e.label for e in homeless]
            reach = max(m.bounds.right for m in key.marks)
            marks += key.at(width - reach if trailing else 0, y)
            bottom = y + key.height
        return self._keyed(panel, marks, dot, bottom, width, setting)

    def _keyed(
        self,
        panel: Panel,
        marks: list[Mark],
        dot: float,
        bottom: float,
        width: float,
        setting: Setting,
    ) -> Composed:
        """The marks with the key of the figures under them, where they are people `dot` px wide."""
        if self.figure == "person":
            key = self._figure_key(panel, dot, setting)
            bottom += self.hang
            marks += key.at(width - key.width, bottom)
            bottom += key.height
        return Composed(tuple(marks), width, bottom)

    def _column(
        self, parts: list[_Part], main: int, swatch: float, width: float, setting: Setting
    ) -> Composed:
        """The main part's numeral and words, and below them a row for each of the others."""
        told = [i for i, part in enumerate(parts) if not part.rest]
        if main not in told:
            main = max(told, key=lambda i: parts[i].group.share)
        marks, y = self._loud(parts[main], width, setting)
        type = setting.type("numeral_column")
        others = [part for i, part in enumerate(parts) if i != main]
        numerals = [line(part.text, type) for part in others]
        start = 2 * swatch + self.swatch_gap
        x = start + max((n.ink.w for n in numerals), default=0.0) + self.caption_gap
        caption = setting.type("caption")
        for part, numeral in zip(others, numerals, strict=True):
            words = paragraph(part.label, caption, width - x)
            height = max(numeral.cap, words.height)
            y += self.row_gap if part is not others[0] else self.hang
            cy = y + height / 2
            group = part.group
            r = swatch - (self.ring / 2 if group.stroke else 0.0)
            ring = self.ring if group.stroke else 0.0
            marks.append(Circle(swatch, cy, r, group.fill, group.stroke, ring))
            ink = setting.ground.text
            left = start - numeral.ink.x
            at = cy + numeral.cap / 2
            marks.append(numeral.at(left, at, ink, role="numeral", datum=part.datum))
            marks += words.at(x, cy - words.height / 2, ink, role="label", datum=part.datum)
            y += height + max(0.0, words.overhang - 8)
        return Composed(tuple(marks), width, y)

    def _loud(self, part: _Part, width: float, setting: Setting) -> tuple[list[Mark], float]:
        """The main numeral with its words beside it, or below where they find no room there."""
        type = setting.type("numeral_huge")
        numeral = line(part.text, type)
        size = min(type.size, type.size * self.column_share * width / numeral.ink.w)
        numeral = line(part.text, type.at(size=size))
        ink = self._ink(part, numeral, setting)
        marks: list[Mark] = [
            numeral.at(-numeral.ink.x, numeral.cap, ink, role="numeral", datum=part.datum)
        ]
        x = numeral.ink.w + self.caption_gap + 8
        statement = setting.type("statement")
        words = paragraph(part.label, statement, width - x)
        beside = width - x >= self.least_beside and words.height <= numeral.cap
        if not (beside and _whole_words(words)):
            words = paragraph(part.label, statement, width)
            x = 0.0
        low = numeral.cap + max(self.below_gap + 6, numeral.ink.bottom + 8)
        y = numeral.cap - words.height if x else low
        marks += words.at(x, y, setting.ground.text, role="label", datum=part.datum)
        return marks, max(numeral.cap + max(0.0, numeral.ink.bottom), y + words.height)

    def _ink(self, part: _Part, numeral: Line, setting: Setting) -> str:
        """A part's colour where it is legible at the numeral's size, else the text's."""
        ground = setting.ground
        least = least_contrast(numeral.type)
        if setting.style.shape.motif != "none":
            least *= _MOTIF  # it may stand on a line of the motif
        return part.color if contrast(part.color, ground.fill) >= least else ground.text

    def _figure_key(self, panel: Panel, dot: float, setting: Setting) -> Composed:
        """What one figure stands for, without words: a person, or one in a hundred."""
        numbers = setting.numbers
        counted = dot_total(panel.n) == panel.n
        words = line(
            f"= {numbers.decimal(1) if counted else numbers.percent(1)}", setting.type("key")
        )
        r = 1.4 * words.cap / (2 * TALL)
        ground = setting.ground
        figure = Path(person(r, words.cap / 2, r), ground.text)
        if abs(figure.bounds.w - dot) < 1:  # as large as one of the field it would be one of it
            figure = Path(person(r, words.cap / 2, 0.85 * r), ground.text)
        mark = words.at(2 * r + 10, words.cap, ground.text, role="note")
        return Composed((figure, mark), 2 * r + 10 + words.advance, words.cap)

    def _parts(self, panel: Panel, setting: Setting) -> list[_Part]:
        ground = setting.ground
        fills: tuple[str, ...] = (ground.mark, ground.second, ground.third, ground.minor)
        if panel.ordered and len(panel.items) > 3:
            fills = scale_colors(panel, ground)
        parts = []
        for item, fill in zip(panel.items, fills, strict=False):
            figure = item.figure
            if figure is None:
                continue
            fill = own_color(item, ground) or fill
            tag = datum(panel, item, 0, "count", dot_total(panel.n) / 100)
            parts.append(
                _Part(
                    setting.value(panel, figure),
                    item.label,
                    DotGroup(figure.number, fill, datum=tag),
                    fill
                    if fill != ground.third and contrast(fill, ground.fill) >= LEAST_LARGE_CONTRAST
                    else ground.text,
                    tag,
                )
            )
        if panel.remainder:
            label = panel.rest or setting.words("label.not_reported")
            tag = rest_datum(panel, label, "count", dot_total(panel.n) / 100)
            parts.append(
                _Part(
                    setting.value(panel, Value(panel.remainder)),
                    label,
                    DotGroup(panel.remainder, None, ground.outline, tag),
                    ground.text,
                    tag,
                    rest=True,
                )
            )
        return parts

    def _ends(
        self, parts: list[_Part], starts: tuple[float, ...], width: float, setting: Setting
    ) -> list[tuple[float, float]]:
        """Where each part's words may stand: from its first dot to the next part's words. A narrow
        last part hangs at the right edge instead, which gives the one before it room."""
        begins = list(starts)
        last = parts[-1]
        small = line(last.text, setting.type("numeral_small"))
        caption = paragraph(
            last.label, setting.type("caption_small"), max(width - starts[-1], small.ink.w)
        )
        needs = max(small.ink.w, caption.width)
        if len(parts) > 1 and starts[-1] + needs <= width < starts[-1] + 2.2 * needs:
            begins[-1] = width - needs - 0.5
        return [
            (x, begins[i + 1] - self.between if i + 1 < len(parts) else width)
            for i, x in enumerate(begins)
        ]

    def _ranked(self, parts: list[_Part], fitting: list[list[_Lockup]]) -> list[_Lockup | None]:
        """The largest lockup of each part that leaves size in the order of the shares: no small
        share is set larger than a greater one."""
        limit = float("inf")
        chosen: dict[int, _Lockup | None] = {}
        for i in sorted(range(len(parts)), key=lambda i: (-parts[i].group.share, i)):
            lockup = next((k for k in fitting[i] if k.numeral.type.size <= limit), None)
            chosen[i] = lockup
            if lockup and not parts[i].rest:
                limit = lockup.numeral.type.size
        return [chosen[i] for i in range(len(parts))]

    def _lockups(self, part: _Part, room: float, setting: Setting) -> list[_Lockup]:
        """What fits under a group, largest first."""
        found: list[_Lockup] = []
        big = line(part.text, setting.type("numeral_hero"))
        # What was not reported is told, never shouted.
        beside = 0.0 if part.rest else room - big.ink.w - self.caption_gap
        for type, lines in (
            (caption_type(part.label, setting), self.caption_lines),
            (setting.type("caption"), self.caption_lines),
            (setting.type("caption_small"), 4),
        ):
            if beside > 60:
                caption = paragraph(part.label, type, beside)
                if len(caption.lines) <= lines and _whole_words(caption):
                    found.append(_Lockup(big, caption, True))
        small = line(part.text, setting.type("numeral_small"))
        if small.ink.w <= room:
            caption = paragraph(part.label, setting.type("caption_small"), room)
            if len(caption.lines) <= self.caption_lines and _whole_words(caption):
                found.append(_Lockup(small, caption, False))
        return found

    def _draw(
        self, lockup: _Lockup, part: _Part, x: float, top: float, setting: Setting
    ) -> list[Mark]:
        numeral = lockup.numeral
        tag = part.datum
        color = self._ink(part, numeral, setting)
        marks: list[Mark] = [
            numeral.at(x - numeral.ink.x, top + numeral.cap, color, role="numeral", datum=tag)
        ]
        if lockup.beside:
            marks += lockup.caption.at(
                x + numeral.ink.w + self.caption_gap,
                top,
                setting.ground.text,
                role="label",
                datum=tag,
            )
        else:
            marks += lockup.caption.at(
                x, top + numeral.cap + self.below_gap, setting.ground.text, role="label", datum=tag
            )
        return marks


def _least(setting: Setting) -> float:
    """The least width of a field: its words need none of it where they stand in rows below."""
    return 240.0 if setting.style.space.one_column else 560.0


def _whole_words(caption: Paragraph) -> bool:
    """False where a word had to be cut to fit: then a line ends where no line may end."""
    allowed = set()
    position = 0
    text = "".join(ln.text for ln in caption.lines)
    language = caption.type.language
    for unit in units(" ".join(ln.text for ln in caption.lines), language):
        position += len(unit.replace(" ", ""))
        allowed.add(position)
    ends = 0
    for ln in caption.lines:
        ends += len(ln.text.replace(" ", ""))
        if ends not in allowed:
            return False
    return bool(text)
