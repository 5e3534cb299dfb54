"""Pieces of tiles: grounds made of a fill, numerals grown to a box, hatching with round corners."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from infographic.blocks.base import Composed, Setting, rest_datum
from infographic.blocks.tones import LEAST_CONTRAST, contrast, legible, mix
from infographic.marks import Arc, Box, Command, Datum, Icon, Mark, Path, Rect, Text, polygon
from infographic.story.model import Panel
from infographic.style.icons import load_icon
from infographic.style.tokens import Ground
from infographic.text.paragraph import Paragraph, longest_word, paragraph
from infographic.text.shape import Line, Type, line

Point = tuple[float, float]
_Made = TypeVar("_Made")

# -- what a tile says ------------------------------------------------------------------------------


def lead_words(panel: Panel, setting: Setting) -> str:
    """What a block that draws its own tiles says of its panel: the headline, else the question."""
    return "" if setting.told else panel.headline or panel.title


def small_words(panel: Panel, setting: Setting) -> str:
    """Who was asked and the footnotes of a panel, which its own tiles must say too."""
    if setting.told:
        return ""
    parts = (panel.base, *panel.notes)
    return " ".join(p if p.endswith((".", "!", "?")) else f"{p}." for p in parts if p)


def tile_room(span: int) -> float:
    """The inner width of a tile of so many of 12 columns on a page 1200 wide, for forms that say
    which spans they can stand in."""
    return span * _MODULE - _GUTTER - 2 * _PADDING


# Columns with their gutter, the gutter, and the padding of a tile.
_MODULE, _GUTTER, _PADDING = 96.0, 16.0, 28.0


# -- grounds ---------------------------------------------------------------------------------------


def ground_of(fill: str, setting: Setting) -> Ground:
    """The ground that a piece filled with a colour is: the style's own of that fill, else the
    setting's with its text and marks turned to what reads on the fill."""
    if fill == setting.ground.fill:
        return setting.ground
    for ground in setting.style.grounds.values():
        if ground.fill == fill:
            return ground
    ink = legible(fill, setting.ground)
    soft = mix(ink, fill, 0.2)
    return replace(
        setting.ground,
        name=f"{setting.ground.name} {fill}",
        fill=fill,
        text=ink,
        mute=soft if contrast(soft, fill) >= LEAST_CONTRAST else ink,
        numeral=ink,
        highlight=ink,
        highlight_text=ink,
        mark=ink,
        minor_text=ink,
        track=mix(fill, ink, 0.28),
        hair=mix(fill, ink, 0.28),
    )


def readable(color: str, fill: str, text: str) -> str:
    """A colour as text on a fill: itself where it reads, else moved towards the fill's own text
    colour by as little as makes it legible."""
    for step in range(20):
        mixed = mix(color, text, step / 20) if step else color
        if contrast(mixed, fill) >= LEAST_CONTRAST:
            return mixed
    return text


def faint(ground: Ground) -> str:
    """The colour of hatching on a ground: to be seen, never to be looked at."""
    return mix(ground.fill, ground.mute, 0.32)


def ghost(ground: Ground) -> str:
    """The colour of what was: a shadow of what is."""
    return mix(ground.fill, ground.mute, 0.42)


# -- numerals --------------------------------------------------------------------------------------


def capped(type: Type, cap: float) -> Type:
    """The type at the size at which its capitals are `cap` px high."""
    return type.at(size=type.size * cap / type.cap)


def grown(text: str, type: Type, max_width: float, max_cap: float) -> Line:
    """A numeral as large as a box of `max_width` × `max_cap` px holds its ink."""
    unit = line(text, type.at(size=100))
    size = 100 * max_cap / unit.cap
    # The digits of another script may be higher than capitals; round ones reach over by a hair.
    high = -unit.ink.y if -unit.ink.y > 1.05 * unit.cap else unit.cap
    size = min(size * unit.cap / high, 100 * max_width / max(unit.ink.w, 1.0))
    return line(text, type.at(size=max(size, 1.0)))


def set_numeral(
    numeral: Line,
    x: float,
    top: float,
    fill: str,
    role: str = "numeral",
    datum: Datum | None = None,
) -> Text:
    """A numeral with its ink's left edge at `x` and its capitals' top at `top`."""
    return numeral.at(x - numeral.ink.x, top + numeral.cap, fill, role=role, datum=datum)


# -- words -----------------------------------------------------------------------------------------


def statement(
    text: str, type: Type, max_width: float, sizes: Sequence[float], most_lines: int
) -> Paragraph | None:
    """`text` in the largest of `sizes` in which no word is broken and the lines are few enough;
    None where it takes more."""
    for size in sizes:
        sized = type.at(size=size)
        if longest_word(text, sized) > max_width:
            continue
        made = paragraph(text, sized, max_width)
        if len(made.lines) <= most_lines:
            return made
    return None


def depth(words: Paragraph) -> float:
    """The height of a paragraph at the foot of a block, with what letters of another script hang
    lower than Latin ones may."""
    return words.height + max(0.0, words.overhang - _HANG * words.type.size)


_HANG = 0.3


@dataclass(frozen=True, slots=True)
class Entry:
    """A value and what it is of, in running text, in the ground's text colour or its own `fill`; of
    what nobody reported only the words, with a hatched square before them (`rest`)."""

    value: str
    label: str
    datum: Datum
    rest: bool = False
    fill: str = ""


_SPACE = 7.0  # between a value and its label


def run_in(
    entries: Iterable[Entry],
    max_width: float,
    setting: Setting,
    size: float | None = None,
    gap: float = 24.0,
    value_last: bool = False,
) -> Composed | None:
    """Entries as running text, their values in the strong face, `gap` px apart; its box runs from
    the capitals' top to the last baseline. None where one of them is wider than a line."""
    type = setting.type("label").at(size=size)
    placed = [_entry(e, setting, size, value_last) for e in entries]
    if any(p.width > max_width for p in placed):
        return None
    marks: list[Mark] = []
    x, y, widest = 0.0, 0.0, 0.0
    step = max(type.pitch, 1.3 * type.size)
    for p in placed:
        if x > 0 and x + p.width > max_width:
            x, y = 0.0, y + step
        marks += p.at(x, y)
        widest = max(widest, x + p.width)
        x += p.width + gap
    return Composed(tuple(marks), widest, y + type.cap if placed else 0.0)


def _entry(entry: Entry, setting: Setting, size: float | None, value_last: bool) -> Composed:
    """An entry on one line."""
    label = line(entry.label, setting.type("label").at(size=size))
    fill = entry.fill or setting.ground.text
    if entry.rest:
        side = label.cap
        words = label.at(side + _KEY_GAP, side, fill, role="note", datum=entry.datum)
        marks = (*_swatch(side, setting), words)
        return Composed(marks, side + _KEY_GAP + label.advance, side)
    value = line(entry.value, setting.type("label_strong").at(size=size))
    first, second = (label, value) if value_last else (value, label)
    texts = [
        part.at(x, label.cap, fill, role="value" if part is value else "label", datum=entry.datum)
        for part, x in ((first, 0.0), (second, first.advance + _SPACE))
    ]
    return Composed(tuple(texts), first.advance + _SPACE + second.advance, label.cap)


# -- shapes ----------------------------------------------------------------------------------------


def grown_until(
    height: float, step: float, most: float, made: Callable[[float], _Made | None], what: str
) -> tuple[float, _Made]:
    """The least height from `height` on, in steps of `step` px, at which `made` makes something,
    and what it makes: a box lower than the words in it take grows as they need. Raises ValueError
    beyond `most`, for a panel that `suits` should have refused."""
    while (found := made(height)) is None:
        height += step
        if height > most:
            raise ValueError(what)
    return height, found


def corner_radius(box: Box, radius: float) -> float:
    """The radius of a piece: `radius`, and half its height where it is a strip."""
    return min(radius, box.w / 2, box.h / 2)


def rounded(box: Box, radius: float, steps: int = 8) -> tuple[Point, ...]:
    """The outline of a rounded rectangle as a convex polygon, clockwise."""
    r = corner_radius(box, radius)
    if r <= 0:
        return ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))
    points: list[Point] = []
    corners = (
        (box.right - r, box.y + r, -0.25),
        (box.right - r, box.bottom - r, 0.0),
        (box.x + r, box.bottom - r, 0.25),
        (box.x + r, box.y + r, 0.5),
    )
    for cx, cy, turn in corners:
        for i in range(steps + 1):
            angle = math.tau * (turn + 0.25 * i / steps)
            points.append((cx + r * math.cos(angle), cy + r * math.sin(angle)))
    return tuple(points)


def cut(shape: Sequence[Point], a: float, b: float, c: float) -> tuple[Point, ...]:
    """The part of a polygon where a·x + b·y ≤ c (Sutherland and Hodgman 1974). Pieces of a concave
    one stay joined by edges along the cut, which have no area."""
    kept: list[Point] = []
    for i, (x1, y1) in enumerate(shape):
        x0, y0 = shape[i - 1]
        d0, d1 = a * x0 + b * y0 - c, a * x1 + b * y1 - c
        if (d0 > 0) != (d1 > 0):
            t = d0 / (d0 - d1)
            kept.append((x0 + t * (x1 - x0), y0 + t * (y1 - y0)))
        if d1 <= 0:
            kept.append((x1, y1))
    return tuple(kept)


def clipped(shape: Sequence[Point], by: Sequence[Point]) -> tuple[Point, ...]:
    """The part of a polygon inside a convex one given clockwise."""
    held = tuple(shape)
    for (xa, ya), (xb, yb) in zip(by, (*by[1:], by[0]), strict=True):
        # To the right of an edge that runs clockwise is inside, y down.
        a, b = yb - ya, xa - xb
        held = cut(held, a, b, a * xa + b * ya)
    return held


# A swatch of hatching is measured in every form that has one.
@lru_cache(maxsize=512)
def hatched(
    box: Box, radius: float, color: str, pitch: float = 14.0, thick: float = 5.0
) -> Path | None:
    """Slanting lines inside a rounded rectangle, `pitch` px apart; None where none is in it."""
    shape = rounded(box, radius)
    commands: list[Command] = []
    step, band = pitch * math.sqrt(2), thick * math.sqrt(2)
    c = box.x + box.y + step / 2
    while c < box.right + box.bottom:
        stripe = cut(cut(shape, 1, 1, c + band), -1, -1, -c)
        if len(stripe) > 2:
            commands.extend(polygon(*stripe))
        c += step
    return Path(tuple(commands), color) if commands else None


def hatched_ring(
    arc: Arc, color: str, pitch: float = 14.0, thick: float = 5.0, steps: int = 48
) -> Path | None:
    """Slanting lines inside a piece of a ring."""
    inner = arc.r - arc.width
    count = max(2, math.ceil(steps * abs(arc.sweep)) + 1)
    # Half of the gap is cut off each end, as painters do.
    trim = min(arc.gap / (arc.r + inner) / math.tau, arc.sweep / 4) if arc.gap else 0.0
    turns = [arc.start + trim + (arc.sweep - 2 * trim) * i / (count - 1) for i in range(count)]
    rims = [
        tuple((arc.cx + r * math.sin(a), arc.cy - r * math.cos(a)) for r in (arc.r, inner))
        for a in (math.tau * turn for turn in turns)
    ]
    # A ring is not convex, and cut as one shape its stripes would be joined across the hole.
    pieces = [(a[0], b[0], b[1], a[1]) for a, b in pairwise(rims)]
    commands: list[Command] = []
    step, band = pitch * math.sqrt(2), thick * math.sqrt(2)
    c = arc.cx + arc.cy - arc.r * math.sqrt(2) + step / 2
    while c < arc.cx + arc.cy + arc.r * math.sqrt(2):
        for piece in pieces:
            stripe = cut(cut(piece, 1, 1, c + band), -1, -1, -c)
            if len(stripe) > 2:
                commands.extend(polygon(*stripe))
        c += step
    return Path(tuple(commands), color) if commands else None


def not_published(box: Box, radius: float, datum: Datum, setting: Setting) -> list[Mark]:
    """A piece for what nobody reported: hatched, its size tagged, on the ground itself."""
    r = corner_radius(box, radius)
    lines = hatched(box, r, faint(setting.ground))
    base = Rect(box, setting.ground.fill, r, datum, role="track")
    return [base, *([lines] if lines else [])]


def rest_label(panel: Panel, setting: Setting) -> str:
    """What the part that nobody reported is called."""
    return panel.rest or setting.words("label.not_reported")


def key_of_rest(words: Paragraph, fill: str, panel: Panel, setting: Setting) -> Composed:
    """A small hatched square and, beside it, what the hatching stands for."""
    side = words.type.cap
    marks = _swatch(side, setting)
    said = rest_datum(panel, rest_label(panel, setting))
    marks += words.at(side + _KEY_GAP, 0, fill, role="note", datum=said)
    return Composed(tuple(marks), side + _KEY_GAP + words.width, max(side, words.height))


def _swatch(side: float, setting: Setting) -> list[Mark]:
    box = Box(0, 0, side, side)
    lines = hatched(box, side / 5, setting.ground.mute, side / 3.2, side / 9)
    base = Rect(box, setting.ground.track, side / 5, role="track")
    return [base, *([lines] if lines else [])]


_KEY_GAP = 10.0


def rest_words(panel: Panel, box: Box, setting: Setting) -> Paragraph | None:
    """What hatching stands for, where it has room on it."""
    type = setting.type("label").at(size=setting.style.smallest)
    edge = 2 * (_INSET + _TAG)
    words = statement(rest_label(panel, setting), type, box.w - edge, (type.size,), 4)
    return words if words and words.height + edge <= box.h else None


def rest_tag(
    panel: Panel, words: Paragraph, box: Box, setting: Setting, said: Datum | None = None
) -> list[Mark]:
    """The words of a hatched piece in its lower corner, on a plain tag: none stand on lines."""
    tall, wide = words.height + 2 * _TAG, words.width + 2 * _TAG
    back = Box(box.x + _INSET, box.bottom - _INSET - tall, wide, tall)
    # No rounder than lets the words keep clear of the corners, their descenders too.
    corner = min(max(4.0, setting.style.shape.card - _INSET), 1.5 * _TAG, tall / 2)
    said = said or rest_datum(panel, rest_label(panel, setting))
    fill = setting.ground.mute
    return [
        Rect(back, setting.ground.fill, corner, role="track"),
        *words.at(back.x + _TAG, back.y + _TAG, fill, role="note", datum=said),
    ]


# A tag on hatching: from the piece's edge, and from its own edge to its words.
_INSET = 8.0
_TAG = 10.0


def trimmed_icon(name: str, box: Box, fill: str) -> Icon:
    """An icon whose ink, not its square, is as large as the box holds, in its middle."""
    icon = load_icon(name)
    left, top, right, bottom = icon.bounds
    scale = min(box.w / max(right - left, 1e-6), box.h / max(bottom - top, 1e-6))
    side = icon.box * scale
    x = box.cx - (left + right) / 2 * scale
    y = box.cy - (top + bottom) / 2 * scale
    return Icon(name, Box(x, y, side, side), icon.commands, icon.box, fill, icon.rule)


def arrow(box: Box, fill: str, down: bool = False) -> Path:
    """An arrow from the lower left of a square box to its upper right, or the other way down."""
    t = box.w * 0.125
    left, right = box.x + t / 2, box.right - t / 2
    near, far = (box.bottom - t / 2, box.y + t / 2)[:: -1 if down else 1]
    back = left + (right - left) * 0.2
    inner = far + (near - far) * 0.8
    commands = (
        *_stroke((left, near), (right, far), t),
        *_stroke((back, far), (right, far), t),
        *_stroke((right, far), (right, inner), t),
    )
    return Path(commands, fill)


def _stroke(a: Point, b: Point, thick: float, steps: int = 8) -> tuple[Command, ...]:
    """A line with round ends, as an outline; always clockwise, so that strokes add up."""
    turn = math.atan2(b[1] - a[1], b[0] - a[0])
    points: list[Point] = []
    for (x, y), start in ((b, turn - math.pi / 2), (a, turn + math.pi / 2)):
        for i in range(steps + 1):
            angle = start + math.pi * i / steps
            points.append((x + thick / 2 * math.cos(angle), y + thick / 2 * math.sin(angle)))
    return polygon(*points)
