"""Paragraphs: lines set under each other, and the largest setting that fits a place."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from infographic.marks import Datum, Mark, Text
from infographic.text.breaks import units, wrap
from infographic.text.shape import Anchor, Line, Type, line, width
from infographic.text.typography import typeset


@dataclass(frozen=True)
class Paragraph:
    """Measured lines. Its box runs from the capitals' top of the first line to the last baseline:
    what the eye aligns. Descenders hang below it (`overhang`)."""

    lines: tuple[Line, ...]
    type: Type

    @cached_property
    def width(self) -> float:
        return max((ln.advance for ln in self.lines), default=0.0)

    @cached_property
    def ink_width(self) -> float:
        return max((ln.ink.w for ln in self.lines), default=0.0)

    @cached_property
    def height(self) -> float:
        if not self.lines:
            return 0.0
        return self.type.cap + (len(self.lines) - 1) * self.pitch

    @cached_property
    def pitch(self) -> float:
        """From baseline to baseline: the type's leading, more where the ink of two lines would
        touch (tall scripts, accents under descenders)."""
        return max(self.type.pitch, _clearance(self.lines))

    @cached_property
    def overhang(self) -> float:
        """How far the ink of the last line reaches below the box."""
        return max(0.0, self.lines[-1].ink.bottom) if self.lines else 0.0

    @cached_property
    def rise(self) -> float:
        """How far the ink of the first line reaches above the box (accents, ascenders)."""
        return max(0.0, -self.lines[0].ink.y - self.type.cap) if self.lines else 0.0

    @cached_property
    def outset(self) -> float:
        """How far ink reaches out before the pen's start (marks that enclose a letter)."""
        return max((-ln.ink.x for ln in self.lines if ln.ink.x < 0), default=0.0)

    def at(
        self,
        x: float,
        top: float,
        fill: str,
        anchor: Anchor = "start",
        role: str = "",
        datum: Datum | None = None,
        optical: bool = False,
    ) -> list[Text]:
        """The lines as marks, the first capitals' top at `top`.

        `optical` sets each line back by its first letter's side bearing, so that ink, not pen,
        stands on the axis: needed from about 60 px up.
        """
        marks = []
        cap, pitch = self.type.cap, self.pitch
        for i, ln in enumerate(self.lines):
            shift = -ln.ink.x if optical and anchor == "start" else 0.0
            baseline = top + cap + i * pitch
            marks.append(ln.at(x + shift, baseline, fill, anchor, role, datum))
        return marks


# What stands under other ink keeps this distance from it, in px.
_APART = 8.0


def top_below(above: Iterable[Mark], y: float, gap: float, words: Paragraph) -> float:
    """Where `words` begin under what ends at `y`: `gap` lower, and more where tall letters would
    reach into what hangs there."""
    ink = max((mark.bounds.bottom for mark in above), default=y)
    return max(y + gap, ink + words.rise + _APART)


# Ink of neighbouring lines keeps this distance, in em.
_AIR = 0.03


def _clearance(lines: Sequence[Line]) -> float:
    """The least pitch at which no line's ink reaches into the next one's."""
    return max(
        (
            upper.ink.bottom - lower.ink.y + _AIR * upper.type.size
            for upper, lower in pairwise(lines)
        ),
        default=0.0,
    )


# Layout tries the same words in the same column several times before it settles.
@lru_cache(maxsize=4096)
def paragraph(text: str, type: Type, max_width: float, balance: bool = True) -> Paragraph:
    """Set `text` in lines of at most `max_width` px."""
    return _broken(text, type, balance).paragraph(max_width)


class _Broken:
    """A text in one type, broken into lines for one width after another.

    Lines found for a width are those of every narrower one too, down to the longest of them: those
    that were the best, or the first that fit, are so still. Layout tries dozens of widths near each
    other, which share a few ways to break.
    """

    def __init__(self, text: str, type: Type, balance: bool) -> None:
        self.text, self.type, self.balance = typeset(text), type, balance
        # The narrowest and widest width each way to break is known for, by its lines.
        self._known: dict[tuple[str, ...], tuple[float, float]] = {}
        self._set: dict[tuple[str, ...], Paragraph] = {}

    def paragraph(self, max_width: float) -> Paragraph:
        lines = self.lines(max_width)
        if lines not in self._set:
            set_in = lines or (("",) if self.text else ())  # what cannot be seen takes its line
            self._set[lines] = Paragraph(tuple([line(s, self.type) for s in set_in]), self.type)
        return self._set[lines]

    def lines(self, max_width: float) -> tuple[str, ...]:
        for lines, (narrowest, widest) in self._known.items():
            if narrowest <= max_width <= widest:
                return lines
        text, type = self.text, self.type
        lines = wrap(text, max_width, lambda s: width(s, type), self.balance, type.language)
        # Where a word is cut, narrower lines cut it elsewhere.
        if lines and longest_word(text, type) <= max_width:
            widest = max(max_width, self._known[lines][1]) if lines in self._known else max_width
            if len(lines) == 1 and "\n" not in text:
                widest = math.inf
            self._known[lines] = max([width(s, type) for s in lines]), widest
        return lines


# A page has some hundred texts, each in a few types.
_broken = lru_cache(maxsize=1024)(_Broken)


@lru_cache(maxsize=2048)
def longest_word(text: str, type: Type) -> float:
    """The width of the longest stretch of `text` that no line may end in, in px."""
    return max([width(u.rstrip(), type) for u in units(text, type.language)], default=0.0)


def breaks_words(text: str, type: Type, max_width: float) -> bool:
    """Whether a word of `text` is wider than `max_width` and would be cut to fit."""
    return longest_word(typeset(text), type) > max_width


def sentences_first(text: str, type: Type, max_width: float) -> Paragraph:
    """As `paragraph`, but breaks between sentences, or at a comma between halves of like length,
    where each part fits a line: a headline reads best broken where its sense breaks."""
    text = typeset(text)
    whole = line(text, type)
    if whole.advance <= max_width:
        return Paragraph((whole,), type)
    words = units(text, type.language)
    for marks, likeness in ((".?!\u2026\u3002\uff01\uff1f", 0.0), (",;:\u060c\u3001", 0.55)):
        cuts = [
            i + 1
            for i, word in enumerate(words[:-1])
            if word.rstrip().endswith(tuple(marks)) and len(word.rstrip()) > 2
        ]
        if len(cuts) != 1:
            continue
        parts = ["".join(words[: cuts[0]]).strip(), "".join(words[cuts[0] :]).strip()]
        widths = [width(p, type) for p in parts]
        if max(widths) <= max_width and min(widths) >= likeness * max(widths):
            return Paragraph(tuple(line(p, type) for p in parts), type)
    return paragraph(text, type, max_width)


def fit(
    text: str,
    type: Type,
    max_width: float,
    max_height: float,
    largest: float,
    smallest: float,
    max_lines: int = 3,
) -> Paragraph:
    """The largest setting of `text` whose ink is at most `max_width` wide and whose lines are at
    most `max_height` high (line pitch counted), between `smallest` and `largest`.

    Every number of lines up to `max_lines` is tried with balanced breaks. Where not even
    `smallest` fits, the text is wrapped at `smallest` in as many lines as it takes.
    """
    best: Paragraph | None = None
    text = typeset(text)
    unit = type.at(size=100)
    for count in range(1, max_lines + 1):
        lines = _in_lines(text, unit, count)
        if lines is None:
            continue
        widest = max(ln.ink.w for ln in lines)
        if widest <= 0:
            continue
        leading = max(type.leading, _clearance(lines) / 100)
        size = min(100 * max_width / widest, max_height / (len(lines) * leading), largest)
        if size >= smallest and (best is None or size > best.type.size + 0.01):
            sized = type.at(size=size)
            best = Paragraph(tuple(line(ln.text, sized) for ln in lines), sized)
    return best or paragraph(text, type.at(size=smallest), max_width)


@lru_cache(maxsize=512)
def by_lines(
    text: str, type: Type, max_width: float, largest: float, smallest: float, most: int
) -> tuple[Paragraph, ...]:
    """`text` in one line, in two, and so on to `most`, each as large as `max_width` lets its ink
    be, between `smallest` and `largest`; none where `smallest` needs more lines."""
    text = typeset(text)
    unit = type.at(size=100)
    found: list[Paragraph] = []
    for count in range(1, most + 1):
        lines = _in_lines(text, unit, count)
        widest = max((ln.ink.w for ln in lines), default=0.0) if lines else 0.0
        if lines is None or widest <= 0 or (found and len(lines) <= len(found[-1].lines)):
            continue
        size = min(100 * max_width / widest, largest)
        if size >= smallest:
            sized = type.at(size=size)
            found.append(Paragraph(tuple(line(ln.text, sized) for ln in lines), sized))
    return tuple(found)


# Where a text breaks does not depend on the size it is set in: layout asks for many.
@lru_cache(maxsize=1024)
def _in_lines(text: str, type: Type, count: int) -> tuple[Line, ...] | None:
    """`text` in exactly `count` balanced lines, or None where it has too few words."""
    if count == 1:
        return (line(text.replace("\n", " "), type),)
    if len(units(text, type.language)) < count:
        return None
    whole = width(text, type)
    low = max(whole / count, longest_word(text, type))
    # The narrowest column that still takes `count` lines is the balanced one; 4 % steps find it.
    column = low
    while column <= whole:
        lines = wrap(text, column, lambda s: width(s, type), True, type.language)
        if len(lines) <= count:
            return tuple(line(s, type) for s in lines)
        column *= 1.04
    return None


@dataclass(frozen=True, slots=True)
class Step:
    """One way to set a group of labels: a type and the most lines a label may take."""

    type: Type
    lines: int


def fit_group(texts: Iterable[str], steps: Sequence[Step], max_width: float) -> Step:
    """The first step in which every text fits `max_width`; one face for the whole group.

    The last step is taken where none fits (its labels then wrap further).
    """
    held = tuple(texts)
    for step in steps:
        if all(_fits(t, step, max_width) for t in held):
            return step
    return steps[-1]


def _fits(text: str, step: Step, max_width: float) -> bool:
    text = typeset(text)  # what is set: a number keeps to its noun
    if step.lines == 1:
        return width(text, step.type) <= max_width
    if breaks_words(text, step.type, max_width):
        return False
    return len(_broken(text, step.type, False).lines(max_width)) <= step.lines
