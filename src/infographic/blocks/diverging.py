"""Bars to both sides of a zero line: what is against at the left, what is for at the right.

The strongest answers lie farthest out. What belongs to neither side (a middle, Don't know) has
columns of its own at the right, on the same px per point: on the zero line it would be counted
half for and half against.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from infographic.blocks.base import Setting
from infographic.blocks.tones import hatch, legible
from infographic.marks import Box, Commands, Datum, Mark, Path, Rect, polygon
from infographic.style.tokens import Ground
from infographic.text.paragraph import Paragraph, paragraph
from infographic.text.shape import line, width


@dataclass(frozen=True, slots=True)
class Part:
    """One figure of a row: `text` is inside its bar, or behind it where it is aside."""

    number: float
    text: str
    fill: str | None  # None is an outline
    tag: Datum  # of the figure, without what a length encodes
    missing: bool = False  # what nobody reported: hatched


@dataclass(frozen=True, slots=True)
class Net:
    """The sum of a side, printed at its end."""

    text: str
    tag: Datum
    color: str


@dataclass(frozen=True, slots=True)
class Sides:
    """A row. Parts go from the zero line outwards; `aside` has one for each column."""

    left: tuple[Part, ...]
    right: tuple[Part, ...]
    aside: tuple[Part, ...]
    nets: tuple[Net, Net]  # at the left, at the right


@dataclass(frozen=True, slots=True)
class Names:
    """What stands over the two sides and over the columns aside."""

    left: str
    right: str
    aside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """Lengths of `Stacks` that hold here too."""

    part_gap: float
    frame: float
    aside_gap: float
    least: float = 4  # room of a figure to the ends of its part
    thick: float = 50  # from here on a bar holds larger figures
    net_gap: float = 10
    head_gap: float = 14
    widest_head: float = 150


@dataclass(frozen=True, slots=True)
class Axis:
    """The x positions all rows share; `columns` is where each column aside begins."""

    zero: float
    per_point: float
    columns: tuple[float, ...]
    width: float


def fit_axis(
    rows: Sequence[Sides],
    names: Names,
    start: float,
    panel_width: float,
    look: Look,
    setting: Setting,
) -> Axis:
    """The longest points with which all rows and their figures fit between `start` and the
    panel's right edge."""
    strong, plain = setting.type("value_strong"), setting.type("value")
    ends = [
        max((width(r.nets[side].text, strong) for r in rows), default=0.0) + look.net_gap
        for side in (0, 1)
    ]
    left = max((_sum(r.left) for r in rows), default=0.0)
    right = max((_sum(r.right) for r in rows), default=0.0)
    longest: list[float] = []
    said: list[float] = []
    heads = [words.width for words in _column_heads(names, look, setting)]
    heads = heads or [0.0] * len(names.aside)
    for i in range(len(names.aside)):
        longest.append(max((r.aside[i].number for r in rows), default=0.0))
        texts = (width(r.aside[i].text, plain) for r in rows if r.aside[i].text)
        said.append(look.net_gap + max(texts, default=0.0))
    columns = range(len(names.aside))
    gaps = look.aside_gap * len(columns)
    # Columns narrower than their heads are as wide as these: more may be once points are shorter.
    held: set[int] = set()
    while True:
        fixed = sum(ends) + gaps + sum(heads[i] if i in held else said[i] for i in columns)
        points = left + right + sum(longest[i] for i in columns if i not in held)
        per = max(0.0, panel_width - start - fixed) / max(points, 1.0)
        narrow = {i for i in columns if longest[i] * per + said[i] < heads[i]} | held
        if narrow == held:
            break
        held = narrow
    taken = [max(longest[i] * per + said[i], heads[i]) for i in columns]
    begins = [panel_width - sum(taken[i:]) - look.aside_gap * (len(taken) - 1 - i) for i in columns]
    return Axis(start + ends[0] + left * per, per, tuple(begins), panel_width)


def _column_heads(names: Names, look: Look, setting: Setting) -> list[Paragraph]:
    """The names of the columns aside, on two lines at most; none where one needs more: a head
    left out beside others would look forgotten, and the key has them all."""
    type = setting.style.narrow("label")
    heads = [paragraph(name, type, look.widest_head) for name in names.aside]
    good = all(len(h.lines) <= 2 and h.width <= look.widest_head for h in heads)
    return heads if good else []


@dataclass(frozen=True, slots=True)
class Heads:
    """The marks of the heads, their last baseline, and where a zero line may begin."""

    marks: tuple[Mark, ...]
    bottom: float
    line_top: float


def heads_over(names: Names, axis: Axis, y: float, look: Look, setting: Setting) -> Heads | None:
    """The sides named at the zero line, the columns over their bars, all on one last baseline.
    Where both have no room the columns are left to the key; None where the sides have none."""
    type = setting.style.narrow("label")
    color = setting.ground.mute
    left, right = line(names.left, type), line(names.right, type)
    heads = _column_heads(names, look, setting)
    # A name too long for its side begins at the edge, and the other makes way.
    begin = max(0.0, axis.zero - look.head_gap - left.advance)
    then = max(axis.zero + look.head_gap, begin + left.advance + 2 * look.head_gap)
    end = then + right.advance
    if heads and end > axis.columns[0] - 16:
        heads = []
    if end > axis.width:
        return None
    bottom = y + max((h.height for h in heads), default=type.cap)
    marks = [
        left.at(begin, bottom, color, role="label"),
        right.at(then, bottom, color, role="label"),
    ]
    for words, x in zip(heads, axis.columns, strict=bool(heads)):
        marks += words.at(x, bottom - words.height, color, role="label")
    flanked = begin + left.advance < axis.zero < then
    return Heads(tuple(marks), bottom, bottom + (-type.cap - 4 if flanked else 10))


def bar_marks(
    row: Sides, cy: float, thick: float, full: bool, axis: Axis, look: Look, setting: Setting
) -> Iterator[Mark]:
    """A row's bars, the figures in them, its sums at both ends and what is aside."""
    said: list[Mark] = []
    strong = setting.type("value_strong" if full else "value")
    for parts, net, sign in ((row.left, row.nets[0], -1), (row.right, row.nets[1], 1)):
        x = axis.zero
        shown = [p for p in parts if p.number > 0]
        for part in shown:
            length = part.number * axis.per_point
            # The gap is cut off the outer end: every bar begins on the zero line.
            cut = 0.0 if part is shown[-1] else min(look.part_gap, length / 2)
            near, far = x, x + sign * (length - cut)
            box = Box(min(near, far), cy - thick / 2, length - cut, thick)
            yield from _drawn(part, box, axis, look, setting)
            if full and len(parts) > 1:
                said += _inside(part, box, look, setting)
            x += sign * length
        yield line(net.text, strong).at(
            x + sign * look.net_gap,
            cy + strong.cap / 2,
            net.color,
            "start" if sign > 0 else "end",
            role="value",
            datum=net.tag,
        )
    yield from said
    plain = setting.type("value")
    for part, x in zip(row.aside, axis.columns, strict=True):
        length = part.number * axis.per_point
        if part.number > 0:
            yield from _drawn(part, Box(x, cy - thick / 2, length, thick), axis, look, setting)
        if part.text:
            yield line(part.text, plain).at(
                x + length + (look.net_gap if part.number > 0 else 0),
                cy + plain.cap / 2,
                setting.ground.mute,
                role="value",
                datum=part.tag,
            )


def zero_line(axis: Axis, top: float, bottom: float, ground: Ground) -> Rect:
    return Rect(Box(axis.zero - 1, top, 2, bottom - top), ground.rule, role="rule")


def _drawn(part: Part, box: Box, axis: Axis, look: Look, setting: Setting) -> Iterator[Mark]:
    tag = replace(part.tag, encodes="length-x", per_unit=axis.per_point)
    if part.missing:
        yield Rect(box, setting.ground.track, role="track", datum=tag)
        yield hatch(box, setting.ground.fill)
    else:
        yield bar_part(box, part.fill, tag, look.frame, setting.ground)


def _inside(part: Part, box: Box, look: Look, setting: Setting) -> Iterator[Mark]:
    type = setting.type("value" if box.h >= look.thick else "key")
    text = line(part.text, type)
    if not part.text or text.advance + 2 * look.least > box.w:
        return
    color = setting.ground.text if part.fill is None else legible(part.fill, setting.ground)
    yield text.at(box.cx, box.cy + type.cap / 2, color, "middle", role="value", datum=part.tag)


def bar_part(box: Box, fill: str | None, tag: Datum, frame: float, ground: Ground) -> Mark:
    """A part of a bar: filled, or an outline for what is no point of the scale."""
    if fill is not None:
        return Rect(box, fill, datum=tag)
    if min(box.w, box.h) > 2 * frame + 2:
        return Path(outline(box, frame), ground.outline, "evenodd", tag)
    return Rect(box, ground.outline, datum=tag)


def outline(box: Box, frame: float) -> Commands:
    inner = box.grow(-frame)
    return tuple(
        command
        for b in (box, inner)
        for command in polygon((b.x, b.y), (b.right, b.y), (b.right, b.bottom), (b.x, b.bottom))
    )


def _sum(parts: Sequence[Part]) -> float:
    return sum(p.number for p in parts)
