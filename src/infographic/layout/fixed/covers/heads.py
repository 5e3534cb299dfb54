"""The words of a cover: whose survey it is, its title, its sentence, who answered."""

from __future__ import annotations

from dataclasses import dataclass

from infographic.blocks.base import Setting
from infographic.layout.fixed.covers.pieces import Piece
from infographic.layout.openings.parts import axis
from infographic.layout.rules import rule
from infographic.marks import Mark
from infographic.story.model import Story
from infographic.text.paragraph import Paragraph, by_lines, paragraph
from infographic.text.shape import Line, Type, line

# How much heavier the first rule is than those between rows.
_RULE = 4 / 3
_STRIP_GAP = 18.0
_APART = 40.0
_MOST_LINES = 6
_SMALLEST_TITLE = 34.0
# A title may be set smaller than the width would let it be, to leave the figure its place.
_SHRUNK = (1.0, 0.86, 0.74, 0.62)
# The sentence in sides of the room, and its bounds in px and lines.
_DECK = 0.048
_LARGEST_DECK, _SMALLEST_DECK = 46.0, 23.0
_DECK_LINES = 5
_BEARING = 4.0
# The least size of what stands at the foot.
_LEAST = 22.0


@dataclass(frozen=True, slots=True)
class Strip:
    """The line under the first rule, and the parts that found no room in it."""

    piece: Piece
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Title:
    size: float
    fill: float
    piece: Piece


@dataclass(frozen=True, slots=True)
class Deck:
    size: float
    lines: int
    piece: Piece


def strip(story: Story, number: str, width: float, setting: Setting) -> Strip:
    """Source, people and date in one line where they fit; else the source alone, or with the date,
    and the rest at the foot. The page's `number` always stands at the right."""
    rules: list[Mark] = rule(0, 0, width, setting, _RULE)
    # Strokes across a rule reach over it.
    rise = max((-mark.bounds.y for mark in rules), default=0.0)
    top = max((mark.bounds.bottom for mark in rules), default=0.0) + rise
    type = setting.type("strip")
    name, rest = _source(story)
    spread, left = _dealt(name, rest, number, type, width, setting)
    if spread:
        top += _STRIP_GAP if rules else 0.0

    def make(y: float) -> list[Mark]:
        marks: list[Mark] = list(rule(0, y + rise, width, setting, _RULE))
        color = setting.ground.text
        base = y + top + type.cap
        if len(spread) == 1 and not isinstance(spread[0], Line):
            return marks + list(spread[0].at(0, y + top, color, role="strip"))
        x = 0.0
        lines = [ln for ln in spread if isinstance(ln, Line)]
        free = width - sum(ln.advance for ln in lines)
        for ln in lines:
            marks.append(ln.at(x, base, color, role="strip"))
            x += ln.advance + (free / (len(lines) - 1) if len(lines) > 1 else 0.0)
        return marks

    high = max((s.height if isinstance(s, Paragraph) else type.cap for s in spread), default=0.0)
    hang = max(
        (s.overhang if isinstance(s, Paragraph) else s.ink.bottom for s in spread), default=0.0
    )
    return Strip(Piece(top + high, 0.0, make, hang=hang), tuple(left))


def _source(story: Story) -> tuple[str, list[str]]:
    """Whose survey it is, and the other parts of the strip."""
    rest = list(story.strip)
    name = rest.pop(0) if rest and rest[0] != story.people else ""
    return name, rest


def _dealt(
    name: str, rest: list[str], number: str, type: Type, width: float, setting: Setting
) -> tuple[list[Line | Paragraph], list[str]]:
    """The strip's parts, and what is left for the foot."""
    last = [number] if number else []
    joined = [setting.numbers.list(rest)] if rest else []
    ways: list[tuple[list[str], list[str]]] = [([name, *rest, *last], [])]
    if len(rest) > 1:
        ways.append(([name, *joined, *last], []))
        if not number:
            ways.append(([name, rest[-1]], rest[:-1]))
    ways.append(([name, *last], rest))
    for shown, left in ways:
        lines: list[Line | Paragraph] = [line(text, type) for text in shown if text]
        needed = sum(ln.advance for ln in lines if isinstance(ln, Line))
        if needed + _APART * (len(lines) - 1) <= width:
            return lines, left
    found: list[Line | Paragraph] = [paragraph(name, type, width)] if name else []
    return found, [*rest, *last]


def foot(parts: tuple[str, ...], width: float, setting: Setting) -> tuple[Piece, ...]:
    """What a strip had no room for, as the last piece of a stack; none where that is nothing."""
    if not parts:
        return ()
    type = setting.type("strip")
    # A little smaller where that saves a line.
    sizes = (type, type.at(size=max(setting.style.smallest, _LEAST)))
    tried = [found for sized in sizes for found in _parted(parts, sized, width, setting)]
    words = min(tried, key=lambda found: len(found.lines))
    color = setting.ground.text

    def make(y: float) -> list[Mark]:
        return list(words.at(0, y, color, role="strip"))

    return (Piece(words.height, 0.9, make, rise=words.rise, hang=words.overhang),)


def _parted(
    parts: tuple[str, ...], type: Type, width: float, setting: Setting
) -> tuple[Paragraph, ...]:
    """Parts on a line each, and run on: a line rather ends between two parts than in one."""
    run_on = paragraph(setting.numbers.list(list(parts)), type, width)
    if len(parts) < 2 or len(run_on.lines) == 1:
        return (run_on,)
    apart = [ln for part in parts for ln in paragraph(part, type, width).lines]
    return Paragraph(tuple(apart), type), run_on


def titles(story: Story, width: float, setting: Setting) -> tuple[Title, ...]:
    """The title in every number of lines, and smaller than it could be; the largest first."""
    type = setting.type("title")
    least = max(_SMALLEST_TITLE, setting.style.smallest)
    found: list[Paragraph] = []
    for words in by_lines(story.title, type, width, 2 * type.size, least, _MOST_LINES):
        for share in _SHRUNK:
            sized = type.at(size=words.type.size * share)
            if sized.size >= least:
                lines = tuple(line(ln.text, sized) for ln in words.lines)
                found.append(Paragraph(lines, sized))
    if not found:
        found = [paragraph(story.title, type.at(size=least), width)]
    return tuple(_title(words, width, setting) for words in found)


def _title(words: Paragraph, width: float, setting: Setting) -> Title:
    x, anchor = axis(width, setting)
    color = setting.ground.text

    def make(y: float) -> list[Mark]:
        return list(words.at(x, y, color, anchor, role="title", optical=True))

    piece = Piece(words.height, 1.0, make, rise=words.rise, hang=words.overhang)
    # What its lines fill of their column: of the width, and of each other's.
    fill = sum(ln.ink.w for ln in words.lines) / (len(words.lines) * width)
    return Title(words.type.size, fill, piece)


def decks(text: str, width: float, scale: float, setting: Setting) -> tuple[Deck, ...]:
    """The sentence of a cover in one line, in two, and so on, each as large as suits a room of
    that `scale`."""
    type = setting.type("deck")
    least = max(_SMALLEST_DECK, setting.style.smallest)
    largest = min(max(_DECK * scale, least + 3), _LARGEST_DECK)
    # Small type stands on the axis by its pen, not its ink.
    found = by_lines(text, type, width - _BEARING, largest, least, _DECK_LINES)
    # More lines that are no larger say nothing better.
    kept = [words for i, words in enumerate(found) if not i or _larger(words, found[i - 1])]
    if not kept:
        kept = [paragraph(text, type.at(size=least), width)]
    return tuple(_deck(words, width, setting) for words in kept)


def _larger(words: Paragraph, than: Paragraph) -> bool:
    return words.type.size > 1.04 * than.type.size


def _deck(words: Paragraph, width: float, setting: Setting) -> Deck:
    x, anchor = axis(width, setting)
    color = setting.ground.text

    def make(y: float) -> list[Mark]:
        return list(words.at(x, y, color, anchor, role="deck"))

    piece = Piece(words.height, 0.8, make, rise=words.rise, hang=words.overhang)
    return Deck(words.type.size, len(words.lines), piece)
