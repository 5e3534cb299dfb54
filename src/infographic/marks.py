"""What can be painted: frozen data with bounds, no methods that draw.

Lengths are floats in CSS px, origin top left, y down. A colour is `#rrggbb`. A path is one flat
tuple of commands, each `("M", x, y)`, `("L", x, y)`, `("C", x1, y1, x2, y2, x, y)` or `("Z",)`:
everything else is turned into these where it is made, so that every painter knows four words.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

Command = (
    tuple[str] | tuple[str, float, float] | tuple[str, float, float, float, float, float, float]
)
Commands = tuple[Command, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """An axis-parallel rectangle."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    @property
    def cx(self) -> float:
        return self.x + self.w / 2

    @property
    def cy(self) -> float:
        return self.y + self.h / 2

    def inset(self, left: float, top: float, right: float, bottom: float) -> Box:
        return Box(self.x + left, self.y + top, self.w - left - right, self.h - top - bottom)

    def grow(self, by: float) -> Box:
        return self.inset(-by, -by, -by, -by)

    def move(self, dx: float, dy: float) -> Box:
        return Box(self.x + dx, self.y + dy, self.w, self.h)

    def contains(self, other: Box, slack: float = 0.01) -> bool:
        return (
            self.x <= other.x + slack
            and self.y <= other.y + slack
            and self.right >= other.right - slack
            and self.bottom >= other.bottom - slack
        )

    def within(self, other: Box) -> Box:
        """What the two share; of no width or height where that is nothing."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        w = max(0.0, min(self.right, other.right) - x)
        return Box(x, y, w, max(0.0, min(self.bottom, other.bottom) - y))

    def overlaps(self, other: Box, slack: float = 0.01) -> bool:
        """True when the two share an area; touching edges do not count."""
        return (
            self.x < other.right - slack
            and other.x < self.right - slack
            and self.y < other.bottom - slack
            and other.y < self.bottom - slack
        )

    def crossed_by(self, a: tuple[float, float], b: tuple[float, float]) -> bool:
        """Whether the segment from `a` to `b` passes through the inside (Liang and Barsky 1984)."""
        enter, leave = 0.0, 1.0
        for start, delta, low, high in (
            (a[0], b[0] - a[0], self.x, self.right),
            (a[1], b[1] - a[1], self.y, self.bottom),
        ):
            if delta == 0:
                if not low < start < high:
                    return False
                continue
            t0, t1 = sorted(((low - start) / delta, (high - start) / delta))
            enter, leave = max(enter, t0), min(leave, t1)
        return enter < leave

    @staticmethod
    def around(boxes: Iterable[Box]) -> Box:
        """The smallest box that holds all of `boxes`; an empty box at the origin for none."""
        held = list(boxes)
        if not held:
            return Box(0, 0, 0, 0)
        x, y = min(b.x for b in held), min(b.y for b in held)
        return Box(x, y, max(b.right for b in held) - x, max(b.bottom for b in held) - y)


@dataclass(frozen=True, slots=True)
class Datum:
    """What a mark stands for, so that a picture can be read back.

    `value` is the value as the file gave it, `number` what is drawn. `part` tells the marks of one
    value apart ("bar", "dot", "value"); a mark whose length, area or count shows `number` says so
    in `encodes`, with the px, square px or marks that one unit takes.
    """

    question: str
    option: str
    series: str = ""
    value: str = ""
    number: float | None = None
    encodes: Literal["", "length-x", "length-y", "angle", "count", "position"] = ""
    per_unit: float = 0.0


@dataclass(frozen=True, slots=True)
class Gradient:
    """A linear gradient between two points of the canvas; stops are (offset, colour, opacity)."""

    x0: float
    y0: float
    x1: float
    y1: float
    stops: tuple[tuple[float, str, float], ...]


Fill = str | Gradient


@dataclass(frozen=True, slots=True)
class Rect:
    """A filled rectangle; `radius` rounds its corners."""

    box: Box
    fill: Fill
    radius: float = 0.0
    datum: Datum | None = None
    role: Literal["ground", "mark", "motif", "rule", "track"] = "mark"
    opacity: float = 1.0

    @property
    def bounds(self) -> Box:
        return self.box


@dataclass(frozen=True, slots=True)
class Circle:
    """A disc (`fill`) or a ring (`stroke` centred on radius `r`)."""

    cx: float
    cy: float
    r: float
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0.0
    datum: Datum | None = None

    @property
    def bounds(self) -> Box:
        outer = self.r + (self.stroke_width / 2 if self.stroke else 0.0)
        return Box(self.cx - outer, self.cy - outer, 2 * outer, 2 * outer)


@dataclass(frozen=True, slots=True)
class Arc:
    """A piece of a ring: `start` and `sweep` in turns, clockwise from twelve o'clock.

    `r` is the outer radius and `width` the thickness inwards. A sweep of 1 is the whole ring;
    painters draw it as two halves, since an arc that ends where it starts is no arc.
    `gap` px are cut off, half at each end. `round` gives it half discs for ends, inside its sweep;
    one too short for both keeps flat ends.
    """

    cx: float
    cy: float
    r: float
    width: float
    start: float
    sweep: float
    fill: str
    gap: float = 0.0
    datum: Datum | None = None
    round: bool = False

    @property
    def bounds(self) -> Box:
        return Box(self.cx - self.r, self.cy - self.r, 2 * self.r, 2 * self.r)

    @property
    def cap(self) -> float:
        """The turns that each round end takes of the sweep: its half disc touches the ray where
        the sweep ends. 0 for flat ends."""
        inner = max(0.0, self.r - self.width)
        if not self.round or self.sweep >= 1 or self.r <= inner:
            return 0.0
        turns = math.asin((self.r - inner) / (self.r + inner)) / math.tau
        cut = 2 * self.gap / (self.r + inner) / math.tau
        return turns if self.sweep - cut > 2 * turns else 0.0


@dataclass(frozen=True, slots=True)
class Path:
    """Any filled outline; one with the role `motif` belongs to the ground it lies on."""

    commands: Commands
    fill: Fill
    rule: Literal["nonzero", "evenodd"] = "nonzero"
    datum: Datum | None = None
    role: Literal["mark", "motif"] = "mark"

    @property
    def bounds(self) -> Box:
        """The box of all points, control points too (a cubic stays inside their hull)."""
        xs = [v for c in self.commands for v in c[1::2]]
        ys = [v for c in self.commands for v in c[2::2]]
        if not xs:
            return Box(0, 0, 0, 0)
        x, y = min(map(float, xs)), min(map(float, ys))
        return Box(x, y, max(map(float, xs)) - x, max(map(float, ys)) - y)


@dataclass(frozen=True, slots=True)
class Icon:
    """A glyph drawn in `space` units (a square of that side), shown in `box`.

    Of an icon with a `clip` only what lies in that box is painted: a share of it.
    """

    name: str
    box: Box
    commands: Commands
    space: float
    fill: str
    rule: Literal["nonzero", "evenodd"] = "nonzero"
    clip: Box | None = None
    datum: Datum | None = None

    @property
    def bounds(self) -> Box:
        return self.box if self.clip is None else self.box.within(self.clip)


@dataclass(frozen=True, slots=True)
class Face:
    """One font file at one point of its axes; `path` is relative to the fonts' root, or absolute.

    `family`, `weight`, `width` (percent) and `italic` say the same to a reader of live text.
    """

    path: str
    variations: tuple[tuple[str, float], ...]
    family: str
    weight: float
    width: float
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one face: glyph ids with their pen positions in px from the text's origin."""

    face: Face
    text: str
    glyphs: tuple[int, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    x: float
    advance: float
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text with its baseline at `y` and its pen starting at `x`.

    `ink` is the box of what is black, `line` the box of the line itself: the pen's width by
    ascent and descent. Of a text with a `clip` only what lies in that box is painted: two halves
    of one line may change colour where they leave a bar. `echo` marks a half that repeats what
    another one says.
    """

    x: float
    y: float
    text: str
    size: float
    fill: str
    pieces: tuple[Piece, ...]
    advance: float
    ink: Box
    line: Box
    tracking: float = 0.0
    role: str = ""
    datum: Datum | None = None
    clip: Box | None = None
    echo: bool = False

    @property
    def bounds(self) -> Box:
        return self.ink if self.clip is None else self.ink.within(self.clip)


@dataclass(frozen=True, slots=True)
class Picture:
    """A raster image (a logo), already decoded by its reader: `data` is a PNG file."""

    box: Box
    data: bytes
    label: str = ""

    @property
    def bounds(self) -> Box:
        return self.box


@dataclass(frozen=True, slots=True)
class Group:
    """Marks that belong together; `name` is what a screen reader says ("" when it is layout)."""

    marks: tuple[Mark, ...]
    name: str = ""
    id: str = ""

    @property
    def bounds(self) -> Box:
        return Box.around(m.bounds for m in self.marks)


Mark = Rect | Circle | Arc | Path | Icon | Text | Picture | Group


def leaves(marks: Iterable[Mark]) -> Iterator[Mark]:
    """All marks in painting order, groups opened."""
    for mark in marks:
        if isinstance(mark, Group):
            yield from leaves(mark.marks)
        else:
            yield mark


def move(mark: Mark, dx: float, dy: float) -> Mark:
    """The same mark elsewhere."""
    if isinstance(mark, Group):
        return Group(tuple([move(m, dx, dy) for m in mark.marks]), mark.name, mark.id)
    # Written out: `replace` costs five times as much, and a page moves its marks several times on
    # their way to their place.
    if isinstance(mark, Circle):
        return Circle(
            mark.cx + dx,
            mark.cy + dy,
            mark.r,
            mark.fill,
            mark.stroke,
            mark.stroke_width,
            mark.datum,
        )
    if isinstance(mark, Text):
        return Text(
            mark.x + dx,
            mark.y + dy,
            mark.text,
            mark.size,
            mark.fill,
            mark.pieces,
            mark.advance,
            mark.ink.move(dx, dy),
            mark.line.move(dx, dy),
            mark.tracking,
            mark.role,
            mark.datum,
            mark.clip and mark.clip.move(dx, dy),
            mark.echo,
        )
    if isinstance(mark, Arc):
        return Arc(
            mark.cx + dx,
            mark.cy + dy,
            mark.r,
            mark.width,
            mark.start,
            mark.sweep,
            mark.fill,
            mark.gap,
            mark.datum,
            mark.round,
        )
    if isinstance(mark, Path):
        return Path(
            move_path(mark.commands, dx, dy),
            _move_fill(mark.fill, dx, dy),
            mark.rule,
            mark.datum,
            mark.role,
        )
    if isinstance(mark, Rect):
        return Rect(
            mark.box.move(dx, dy),
            _move_fill(mark.fill, dx, dy),
            mark.radius,
            mark.datum,
            mark.role,
            mark.opacity,
        )
    if isinstance(mark, Icon):
        return Icon(
            mark.name,
            mark.box.move(dx, dy),
            mark.commands,
            mark.space,
            mark.fill,
            mark.rule,
            mark.clip and mark.clip.move(dx, dy),
            mark.datum,
        )
    return replace(mark, box=mark.box.move(dx, dy))


def _move_fill(fill: Fill, dx: float, dy: float) -> Fill:
    if isinstance(fill, str):
        return fill
    return replace(fill, x0=fill.x0 + dx, y0=fill.y0 + dy, x1=fill.x1 + dx, y1=fill.y1 + dy)


def move_path(commands: Commands, dx: float, dy: float) -> Commands:
    moved: list[Command] = []
    for c in commands:
        if len(c) == 3:
            moved.append((c[0], c[1] + dx, c[2] + dy))
        elif len(c) == 7:
            name, x1, y1, x2, y2, x, y = c
            moved.append((name, x1 + dx, y1 + dy, x2 + dx, y2 + dy, x + dx, y + dy))
        else:
            moved.append(c)
    return tuple(moved)


def polygon(*points: tuple[float, float]) -> Commands:
    """A closed outline through `points`."""
    (x, y), *rest = points
    return (("M", x, y), *(("L", px, py) for px, py in rest), ("Z",))
