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
_FINELY = tuple(1.0 - 0.05 * step for step in range(11))
# The sentence in sides of the room, and its bounds in px and lines.
_DECK = 0.048
_LARGEST_DECK, _SMALLEST_DECK = 46.0, 23.0
_DECK_LINES = 5
_BEARING = 4.0
# The least size of a strip, the gap between its lines, and the least from ink to ink.
_LEAST, _LINE_GAP, _CLEAR = 22.0, 11.0, 4.0
# The least air over a title and over a sentence, from ink to ink.
TITLE_APART, _DECK_APART = 28.0, 20.0
# A last line of one word that is no longer than this, in the longest, is a lonely one.
_LONELY = 0.62


@dataclass(frozen=True, slots=True)
class Title:
    """`fill` is what its lines take of their column, `lonely` whether the last is one short
    word."""

    size: float
    lines: int
    fill: float
    lonely: bool
    piece: Piece


@dataclass(frozen=True, slots=True)
class Deck:
    """`short` says whether it is only a part of what is to be said."""

    size: float
    lines: int
    piece: Piece
    short: bool = False


def strip(story: Story, number: str, width: float, setting: Setting) -> Piece:
    """Source, people and date under the first rule: in one line where they fit, else in further
    ones. The page's `number` always stands at the right of the first."""
    rules: list[Mark] = rule(0, 0, width, setting, _RULE)
    # Strokes across a rule reach over it.
    rise = max((-mark.bounds.y for mark in rules), default=0.0)
    top = max((mark.bounds.bottom for mark in rules), default=0.0) + rise
    rows = _rows(story, number, width, setting)
    if rows:
        top += _STRIP_GAP if rules else 0.0
    tops: list[float] = []
    above: tuple[Line, ...] = ()
    for row in rows:
        if above:
            cap = max(ln.cap for ln in row)
            top += max(_LINE_GAP, _hang(above) + max(0.0, _rise(row) - cap) + _CLEAR) + cap
        else:
            top += max(ln.cap for ln in row)
        tops.append(top)
        above = row

    def make(y: float) -> list[Mark]:
        marks: list[Mark] = list(rule(0, y + rise, width, setting, _RULE))
        for base, row in zip(tops, rows, strict=True):
            free = width - sum(ln.advance for ln in row)
            x = 0.0
            for ln in row:
                marks.append(ln.at(x, y + base, setting.ground.text, role="strip"))
                x += ln.advance + (free / (len(row) - 1) if len(row) > 1 else 0.0)
        return marks

    return Piece(top, 0.0, make, hang=_hang(rows[-1]) if rows else 0.0)


def _hang(row: tuple[Line, ...]) -> float:
    return max(0.0, *(ln.ink.bottom for ln in row))


def _rise(row: tuple[Line, ...]) -> float:
    return max(-ln.ink.y for ln in row)


def _rows(
    story: Story, number: str, width: float, setting: Setting
) -> tuple[tuple[Line, ...], ...]:
    """The strip in as few lines as hold it, the parts of each spread over the width; a little
    smaller where that saves a line."""
    rest = list(story.strip)
    name = rest.pop(0) if rest and rest[0] != story.people else ""
    last = [number] if number else []
    said = [setting.numbers.list(rest)] if rest else []
    deals: list[list[list[str]]] = [[[name, *rest, *last]], [[name, *said, *last]]]
    if not number:
        # The date at the right, the people under the name.
        deals += [[[name, rest[-1]], [setting.numbers.list(rest[:-1])]]] if len(rest) > 1 else []
    deals.append([[name, *last], said])
    type = setting.type("strip")
    small = type.at(size=max(setting.style.smallest, _LEAST))
    for deal in deals:
        for sized in (type, small):
            rows = [tuple(line(text, sized) for text in row if text) for row in deal]
            if all(_fits(row, width) for row in rows):
                return tuple(row for row in rows if row)
    # What stands at the right of the name, if it has room there, and what under it.
    right, under = (last, rest) if last else (rest[-1:], rest[:-1])
    first = tuple(line(text, small) for text in (name, *right) if text)
    if not _fits(first, width):
        first, under = (), [*rest, *last]
    found = [first] if first else [(ln,) for ln in paragraph(name, small, width).lines]
    for text in _parted([text for text in under if text], small, width, setting):
        found += [(ln,) for ln in paragraph(text, small, width).lines]
    return tuple(found)


def _fits(row: tuple[Line, ...], width: float) -> bool:
    return sum(ln.advance for ln in row) + _APART * (len(row) - 1) <= width


def _parted(parts: list[str], type: Type, width: float, setting: Setting) -> list[str]:
    """Parts on a line each, or run on where that takes fewer lines."""
    run_on = [setting.numbers.list(parts)] if parts else []

    def lines(said: list[str]) -> int:
        return sum(len(paragraph(text, type, width).lines) for text in said)

    return parts if lines(parts) <= lines(run_on) else run_on


def titles(story: Story, width: float, setting: Setting, alone: bool = False) -> tuple[Title, ...]:
    """The title in every number of lines, and smaller than it could be; the largest first.
    One that stands `alone` is tried in more sizes."""
    type = setting.type("title")
    least = max(_SMALLEST_TITLE, setting.style.smallest)
    found: list[Paragraph] = []
    for words in _broken(story.title, type, width, least):
        for share in _FINELY if alone else _SHRUNK:
            sized = type.at(size=words.type.size * share)
            if sized.size >= least:
                lines = tuple(line(ln.text, sized) for ln in words.lines)
                found.append(Paragraph(lines, sized))
    if not found:
        found = [paragraph(story.title, type.at(size=least), width)]
    return tuple(_title(words, width, setting) for words in found)


def _broken(text: str, type: Type, width: float, least: float) -> list[Paragraph]:
    """A title in one line, in two, and so on; where the last line would be one short word also
    with the one before it there."""
    found = list(by_lines(text, type, width, 2 * type.size, least, _MOST_LINES))
    head, space, last = text.rpartition(" ")
    if space and any(_is_lonely(words) for words in found):
        counts = {len(words.lines) for words in found if _is_lonely(words)}
        kept = by_lines(f"{head}\u00a0{last}", type, width, 2 * type.size, least, _MOST_LINES)
        found += [words for words in kept if len(words.lines) in counts]
    return found


def _is_lonely(words: Paragraph) -> bool:
    widths = [ln.ink.w for ln in words.lines]
    one = len(words.lines[-1].text.split()) == 1
    return len(widths) > 1 and one and widths[-1] < _LONELY * max(widths)


def _title(words: Paragraph, width: float, setting: Setting) -> Title:
    x, anchor = axis(width, setting)
    color = setting.ground.text

    def make(y: float) -> list[Mark]:
        return list(words.at(x, y, color, anchor, role="title", optical=True))

    piece = Piece(words.height, 1.0, make, rise=words.rise, hang=words.overhang, apart=TITLE_APART)
    # What its lines fill of their column: of the width, and of each other's.
    fill = sum(ln.ink.w for ln in words.lines) / (len(words.lines) * width)
    return Title(words.type.size, len(words.lines), fill, _is_lonely(words), piece)


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

    piece = Piece(words.height, 0.7, make, rise=words.rise, hang=words.overhang, apart=_DECK_APART)
    return Deck(words.type.size, len(words.lines), piece)
