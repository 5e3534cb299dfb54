"""The words of a friendly cover: chips, a line grown to the width, what goes with it, the source.

Words are pieces that stand under each other; each is measured before any of them is drawn.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from infographic.blocks.base import Setting
from infographic.layout.formats import STYLE_TEXT
from infographic.marks import Box, Datum, Mark, Rect
from infographic.text.breaks import units
from infographic.text.paragraph import Paragraph, breaks_words, fit, paragraph
from infographic.text.shape import Line, Type, line

# The least size of text.
LEAST = STYLE_TEXT
# Ink of neighbouring pieces keeps this distance; that of pieces which say different things.
_APART = 8.0
GROUPS_APART = 17.0
# A chip in sizes of its type: its height, the air at its ends, the gap to the next, its outline.
_CHIP = 1.86
_CHIP_PAD = 0.86
_LEAST_PAD = 0.6
_CHIP_GAP = 0.46
_GHOST = 2.5
# How much of the width one takes, if its type need not be the least for that.
_CHIP_REACH = 0.9
# The largest chip on a cover, in the size of a poster's.
_LARGE_CHIP = 1.35
# The title at its largest on a cover of the usual width; what is wider has no larger one.
_USUAL = 1072.0
_MOST_KEY_WORDS = 3
# Sizes of the largest words to try, in shares of the size that fills the width.
_SHARES = (1.0, 0.9, 0.79, 0.68, 0.58, 0.48)
_FINE = tuple(0.95**step for step in range(24))
_MOST_LINES = 3
_BROAD = 1000.0
# How many characters the first line of a claim has at most, where it can be broken shorter.
_SHORT = 18


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that stands under what comes before it, `gap` px lower where there is room. Its
    ink rises over its top and hangs below its height; what is above keeps `apart` px from that.
    `draw` sets it at (0, top). `shows` says that it is part of how the hero is shown."""

    height: float
    gap: float
    draw: Callable[[float], list[Mark]]
    rise: float = 0.0
    hang: float = 0.0
    shows: bool = False
    apart: float = _APART


@dataclass(frozen=True, slots=True)
class Words:
    """Pieces from the top down. `size` is that of the largest words in px, `reach` how much of the
    width they fill, `lines` how many lines a title has, `at_least`
    the height of what stands beside them."""

    pieces: tuple[Piece, ...]
    size: float
    reach: float
    lines: int = 1
    at_least: float = 0.0

    def tops(self, ease: float) -> list[float]:
        """Where the pieces begin, with gaps of `ease` times their own."""
        found: list[float] = []
        y = ink = 0.0
        for i, piece in enumerate(self.pieces):
            top = (
                piece.rise if i == 0 else max(y + ease * piece.gap, ink + piece.rise + piece.apart)
            )
            found.append(top)
            y = top + piece.height
            ink = max(ink, y + piece.hang)
        return found

    def height(self, ease: float = 1.0) -> float:
        """From the first ink to the last."""
        if not self.pieces:
            return 0.0
        tops = self.tops(ease)
        feet = (t + p.height + p.hang for t, p in zip(tops, self.pieces, strict=True))
        return max(self.at_least, *feet)

    @property
    def gaps(self) -> float:
        return sum(piece.gap for piece in self.pieces[1:])


def plain(
    words: Paragraph,
    gap: float,
    fill: str,
    role: str,
    optical: bool = False,
    datum: Datum | None = None,
    apart: float = _APART,
) -> Piece:
    """A paragraph as a piece."""
    return Piece(
        words.height,
        gap,
        lambda top: list(words.at(0, top, fill, role=role, optical=optical, datum=datum)),
        words.rise,
        words.overhang,
        apart=apart,
    )


# -- chips -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Chip:
    words: Paragraph
    box: Box
    filled: bool
    role: str


def chips(
    first: str,
    others: Sequence[str],
    width: float,
    setting: Setting,
    role: str = "strip",
    number: str = "",
) -> tuple[Piece, list[str]]:
    """The first words in a filled capsule, a page's number and others in outlined ones as far as
    there is room in a row, and those for which there was none."""
    type = _chip_type(first, width, setting)
    others = [part for part in (number, *others) if part]
    made: list[_Chip] = []
    out: list[str] = []
    x = y = bottom = 0.0
    size = type.size
    # A chip gives of its air before its words break.
    spare = (width - line(first, type).advance) / 2
    pad = min(_CHIP_PAD * size, max(_LEAST_PAD * size, spare - 0.01))
    kept = line(number, type).advance + _CHIP_GAP * size + 2 * pad if number else 0.0
    beside = paragraph(first, type, width - kept - 2 * pad)
    most = max(2, len(paragraph(first, type, width - 2 * pad).lines))
    if len(beside.lines) > most or breaks_words(first, type, width - kept - 2 * pad):
        kept = 0.0
    for i, part in enumerate([first, *others]):
        if not part:
            continue
        room = width - (kept if i == 0 else 0.0)
        words = paragraph(part, type, room - 2 * pad)
        w = words.width + 2 * pad
        h = _CHIP * type.size + words.height - type.cap
        if made and (x + w > width or len(words.lines) > 1):
            if part != number:
                out.append(part)
                continue
            # A page's number has room, under the first words if need be.
            x, y = 0.0, bottom + _CHIP_GAP * type.size
        made.append(_Chip(words, Box(x, y, w, h), i == 0, role if i == 0 else "strip"))
        bottom = max(bottom, y + h)
        x += w + _CHIP_GAP * type.size
    return Piece(bottom, 0.0, partial(_draw_chips, made, pad, setting)), out


def _chip_type(text: str, width: float, setting: Setting) -> Type:
    """The largest size in which a chip is one line; the least one where none is."""
    type = setting.type("chip")
    least = LEAST
    largest = max(least, type.size * min(_LARGE_CHIP, 0.55 + 0.6 * width / _USUAL))
    one = line(text, type.at(size=100)).advance / 100 + 2 * _CHIP_PAD
    # One that is about as wide as all below it would be a lid.
    return type.at(size=min(largest, max(least, _CHIP_REACH * width / one)))


def _draw_chips(made: Sequence[_Chip], pad: float, setting: Setting, top: float) -> list[Mark]:
    ground = setting.ground
    marks: list[Mark] = []
    for chip in made:
        box = chip.box.move(0, top)
        size = chip.words.type.size
        radius = _CHIP * size / 2
        marks.append(Rect(box, ground.chip if chip.filled else ground.band, radius=radius))
        if not chip.filled:
            marks.append(Rect(box.grow(-_GHOST), ground.fill, radius=radius - _GHOST))
        ink = ground.on_chip if chip.filled else ground.text
        over = box.y + (box.h - chip.words.height) / 2
        marks += chip.words.at(box.x + pad, over, ink, role=chip.role)
    return marks


# -- the largest words -----------------------------------------------------------------------------


@lru_cache(maxsize=1024)
def _broken(text: str, type: Type, most: int) -> tuple[tuple[float, tuple[str, ...]], ...]:
    """Words in one even line, in two and so on: the size at which they fill a width of 1000 px,
    and the lines. How words break evenly is the same at every size."""
    found: list[tuple[float, tuple[str, ...]]] = []
    for count in range(1, most + 1):
        made = fit(text, type, _BROAD, math.inf, math.inf, 0.01, count)
        if len(made.lines) == count:
            found.append((made.type.size, tuple(ln.text for ln in made.lines)))
    return tuple(found)


def _lines(texts: Sequence[str], type: Type) -> Paragraph:
    return Paragraph(tuple(line(text, type) for text in texts), type)


def grown(
    text: str, type: Type, width: float, most: float, least: float, fine: bool = False
) -> tuple[Paragraph, ...]:
    """Words in one line, in two, in three, each grown to the width and then smaller, from `most`
    down to `least` px, in many steps where that is to be `fine`."""
    found: list[Paragraph] = []
    for full, texts in _broken(text, type, _MOST_LINES):
        for share in _FINE if fine else _SHARES:
            size = share * min(most, full * width / _BROAD)
            if size < least - 0.01:
                break
            found.append(_lines(texts, type.at(size=size)))
    return tuple(found) or (paragraph(text, type.at(size=least), width),)


def set_words(
    text: str, type: Type, width: float, largest: float, least: float, lines: int
) -> Paragraph:
    """Words as large as they go in so many lines; more lines where the least is too large."""
    best: tuple[float, tuple[str, ...]] | None = None
    for full, texts in _broken(text, type, lines):
        size = min(max(largest, least), full * width / _BROAD)
        if size >= least and (best is None or size > best[0] + 0.01):
            best = (size, texts)
    if best is None:
        return paragraph(text, type.at(size=least), width)
    return _lines(best[1], type.at(size=best[0]))


def split_title(title: str, width: float, setting: Setting) -> tuple[str, str]:
    """The title's beginning, and the last words of it that are to fill the width: as few as reach
    about the size a title has there. No beginning where one line of it would be small."""
    type = setting.type("title")
    whole = " ".join(title.split())
    usual = type.size * min(1.0, width / _USUAL)
    parts = units(whole, type.language)
    best: tuple[float, int] | None = None
    for count in range(1, min(_MOST_KEY_WORDS, len(parts)) + 1):
        ink = line("".join(parts[-count:]).strip(), type.at(size=100)).ink.w
        if ink <= 0:
            continue
        size = 100 * width / ink
        # A short word, one that begins with a preposition say, would be the wrong one to shout.
        short = len(parts[-count].strip()) < 4 and count < len(parts)
        # Nor is half of what stands in brackets.
        words = "".join(parts[-count:])
        if any(words.count(a) != words.count(b) for a, b in ("()", "[]", "（）", "«»", "“”")):
            short = True
        over, under = math.log(size / usual), math.log(0.8 * usual / size)
        cost = 2 * max(0.0, over) + max(0.0, under) + (0.8 if short else 0.0)
        if size >= 0.45 * usual and (best is None or cost < best[0] - 1e-9):
            best = (cost, count)
    if best is None:
        return "", whole
    return "".join(parts[: -best[1]]).strip(), "".join(parts[-best[1] :]).strip()


def first_line(text: str, type: Type, width: float) -> tuple[str, str]:
    """A sentence at the end of the first line of its most even break, in as few lines as make that
    line no smaller than the others would have it."""
    for lines in (2, 3, 4):
        broken = fit(text, type, width, math.inf, type.size, 1.0, lines)
        if len(broken.lines) > 1 and len(broken.lines[0].text) <= _SHORT:
            break
    held = [ln.text for ln in broken.lines]
    return held[0], " ".join(held[1:])


# -- source ----------------------------------------------------------------------------------------


def source(parts: Sequence[str], gap: float, width: float, setting: Setting) -> Piece | None:
    """Who, how many and when in one line, or in as many as it takes at the least size."""
    told = setting.words("sentence.comma").join(parts)
    if not told:
        return None
    type = setting.type("deck_note")
    least = LEAST
    size = type.size
    while size > least and line(told, type.at(size=size)).advance > width:
        size = max(least, size - 1)
    type = type.at(size=size)
    words = paragraph(told, type, width)
    if len(words.lines) > 1:
        # A short part is not broken.
        short = [
            part.replace(" ", "\u00a0") if line(part, type).advance < 0.6 * width else part
            for part in parts
        ]
        words = paragraph(setting.words("sentence.comma").join(short), type, width)

        kept = _by_parts(parts, words.type, width, setting)
        words = kept if kept and len(kept.lines) <= len(words.lines) else words
    return plain(words, gap, setting.ground.mute, "strip", apart=GROUPS_APART)


def _by_parts(parts: Sequence[str], type: Type, width: float, setting: Setting) -> Paragraph | None:
    """Lines that end between parts; None where a part is wider than a line."""
    comma = setting.words("sentence.comma")
    space = comma[len(comma.rstrip()) :]
    last = len(parts) - 1
    said = [part + (comma.rstrip() if i < last else "") for i, part in enumerate(parts)]
    best: tuple[int, float, list[Line]] | None = None
    for cuts in range(2**last):
        ends = [i for i in range(last) if cuts >> i & 1] + [last]
        starts = [0, *(end + 1 for end in ends)]
        texts = [space.join(said[a : b + 1]) for a, b in zip(starts, ends, strict=False)]
        lines = [line(text, type) for text in texts]
        widest = max(ln.advance for ln in lines)
        if widest <= width and (best is None or (len(lines), widest) < best[:2]):
            best = (len(lines), widest, lines)
    return Paragraph(tuple(best[2]), type) if best else None
