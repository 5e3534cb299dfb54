"""A key that flows: a swatch, a figure where there is one, and words; row after row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from infographic.blocks.base import Composed, Setting
from infographic.marks import Box, Circle, Datum, Mark, Rect
from infographic.text.paragraph import paragraph
from infographic.text.shape import line


@dataclass(frozen=True, slots=True)
class Entry:
    """`fill` or `stroke` is the swatch's colour; `square` for areas, else a dot for points."""

    label: str
    value: str = ""
    fill: str | None = None
    stroke: str | None = None
    datum: Datum | None = None
    square: bool = False


def legend(
    entries: Sequence[Entry],
    width: float,
    setting: Setting,
    swatch: float = 18,
    gap: float = 10,
    between: float = 30,
    row: float = 38,
) -> Composed:
    """Entries in rows of at most `width`; one wider than that is wrapped under itself."""
    words, strong = setting.type("label"), setting.type("label_strong")
    space = words.size * 0.28
    marks: list[Mark] = []
    x = y = 0.0
    for entry in entries:
        value = line(entry.value, strong) if entry.value else None
        lead = swatch + gap + (value.advance + space if value else 0.0)
        set_words = paragraph(entry.label, words, max(width - lead, 60))
        if set_words.outset > 6:
            lead += set_words.outset - 6
            set_words = paragraph(entry.label, words, max(width - lead, 60))
        full = lead + set_words.width
        if x > 0 and x + full > width:
            x, y = 0.0, y + row
        middle = y + words.cap / 2
        marks.append(_swatch(entry, x, middle, swatch))
        if value:
            marks.append(
                value.at(
                    x + swatch + gap,
                    y + strong.cap,
                    setting.ground.text,
                    role="value",
                    datum=entry.datum,
                )
            )
        marks += set_words.at(x + lead, y, setting.ground.text, role="label", datum=entry.datum)
        if len(set_words.lines) > 1:
            y += (len(set_words.lines) - 1) * set_words.pitch
            x = width
        else:
            x += full + between
    return Composed(tuple(marks), width, y + words.cap if entries else 0.0)


def _swatch(entry: Entry, x: float, cy: float, size: float) -> Mark:
    if entry.square:
        return Rect(Box(x, cy - size / 2, size, size), entry.fill or entry.stroke or "#000000")
    if entry.fill is not None:
        return Circle(x + size / 2, cy, size / 2, fill=entry.fill)
    stroke = size / 6
    return Circle(x + size / 2, cy, (size - stroke) / 2, stroke=entry.stroke, stroke_width=stroke)
