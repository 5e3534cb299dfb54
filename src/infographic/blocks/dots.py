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
from infographic.marks import Datum, Mark, Path
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
    `figure` is what counts for one: a dot or a person, whom a key explains."""

    name = "dots"

    most_parts: int = 4
    most_steps: int = 6
    hang: float = 30
    caption_gap: float = 16
    below_gap: float = 14
    between: float = 32
    caption_lines: int = 3
    figure: Figure = "dot"

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        parts = len(panel.items) + bool(panel.remainder)
        most = self.most_steps if panel.ordered else self.most_parts
        if panel.remainder is None or len(panel.columns) != 1 or parts > most:
            return 0.0
        if any(i.figure is None for i in panel.items) or width < 560:
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
        top = field.height + self.hang
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
        if self.figure == "person":
            key = self._figure_key(panel, setting)
            bottom += self.hang
            marks += key.at(width - key.width, bottom)
            bottom += key.height
        return Composed(tuple(marks), width, bottom)

    def _figure_key(self, panel: Panel, setting: Setting) -> Composed:
        """What one figure stands for, without words: a person, or one in a hundred."""
        numbers = setting.numbers
        counted = dot_total(panel.n) == panel.n
        words = line(
            f"= {numbers.decimal(1) if counted else numbers.percent(1)}", setting.type("key")
        )
        r = 1.4 * words.cap / (2 * TALL)
        ground = setting.ground
        figure = Path(person(r, words.cap / 2, r), ground.text)
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
        # A part's colour is the numeral's where it is legible at that size.
        ground = setting.ground
        least = least_contrast(numeral.type)
        if setting.style.shape.motif != "none":
            least *= _MOTIF  # it may stand on a line of the motif
        reads = contrast(part.color, ground.fill) >= least
        color = part.color if reads else ground.text
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
