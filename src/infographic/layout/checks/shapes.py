"""True shapes: whether a box touches a mark or lies within it, and whether letters touch."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from infographic.marks import Arc, Box, Circle, Commands, Face, Mark, Path, Rect, Text
from infographic.text.fonts import outline, units_per_em

Point = tuple[float, float]
Outline = tuple[tuple[Point, ...], ...]

_CURVE_STEPS = 8
_ARC_STEP = 1 / 120  # of a turn: under 0.04 % of the radius from the true circle


def touches(mark: Mark, box: Box) -> bool:
    """Whether what is painted of `mark` shares an area with `box`."""
    if isinstance(mark, Rect):
        if not mark.radius:
            return mark.box.overlaps(box, 0.0)
        core, radius = _core(mark)
        return _gap(core, box) < radius
    if isinstance(mark, Circle):
        near, far = _reach(mark.cx, mark.cy, box)
        half = mark.stroke_width / 2 if mark.stroke else 0.0
        return near < mark.r + half and (mark.fill is not None or far > mark.r - half)
    if isinstance(mark, Arc):
        near, far = _reach(mark.cx, mark.cy, box)
        if near >= mark.r or far <= mark.r - mark.width:
            return False
        return mark.sweep >= 1 or _in_outline(_arc(mark), box, "nonzero")
    if isinstance(mark, Path):
        return mark.bounds.overlaps(box, 0.0) and _in_outline(
            flatten(mark.commands), box, mark.rule
        )
    return mark.bounds.overlaps(box, 0.0)


def covers(mark: Mark, box: Box) -> bool:
    """Whether `box` lies on `mark` altogether."""
    if isinstance(mark, Rect):
        if not mark.radius:
            return mark.box.contains(box)
        core, radius = _core(mark)
        return all(_gap(core, Box(x, y, 0, 0)) <= radius + 0.01 for x, y in _corners(box))
    if isinstance(mark, Circle):
        half = mark.stroke_width / 2 if mark.stroke else 0.0
        near, far = _reach(mark.cx, mark.cy, box)
        return far <= mark.r + half and (mark.fill is not None or near >= mark.r - half)
    if isinstance(mark, Arc | Path):
        shape = _arc(mark) if isinstance(mark, Arc) else flatten(mark.commands)
        rule = mark.rule if isinstance(mark, Path) else "nonzero"
        return not _edge_in(shape, box) and _holds(shape, box.cx, box.cy, rule)
    return mark.bounds.contains(box)


# Letters.


def letters(text: Text) -> Iterator[tuple[Box, _Letter]]:
    """The box of each letter's ink where it stands, and the letter."""
    k = text.size
    for piece in text.pieces:
        for glyph, x, y in zip(piece.glyphs, piece.xs, piece.ys, strict=True):
            letter = _letter(piece.face, glyph)
            if letter:
                box = letter.box
                dx, dy = text.x + x, text.y + y
                yield Box(box.x * k + dx, box.y * k + dy, box.w * k, box.h * k), letter


def letters_touch(a: Text, b: Text) -> bool:
    """Whether the ink of two texts meets: boxes of lines set close may, their letters not."""
    ours = [pair for pair in letters(a) if pair[0].overlaps(b.bounds, 0.0)]
    theirs = [pair for pair in letters(b) if pair[0].overlaps(a.bounds, 0.0)]
    return any(
        box.overlaps(other, 0.0) and _meet(box, letter, other, other_letter)
        for box, letter in ours
        for other, other_letter in theirs
    )


def _meet(a: Box, letter: _Letter, b: Box, other: _Letter) -> bool:
    """Whether two letters' outlines cross, or one holds the other."""
    x, y = max(a.x, b.x), max(a.y, b.y)
    both = Box(x, y, min(a.right, b.right) - x, min(a.bottom, b.bottom) - y)
    ours = letter.placed(a)
    # Moved by a hair, so that edges that lie on each other cross.
    theirs = other.placed(b.move(0.0137, 0.0171))
    near = [edge for edge in _edges(theirs) if _around((edge,)).overlaps(both, -0.1)]
    if any(
        _cross(p, q, r, s)
        for p, q in _edges(ours)
        if _around(((p, q),)).overlaps(both, -0.1)
        for r, s in near
    ):
        return True
    return _holds(ours, *theirs[0][0], "nonzero") or _holds(theirs, *ours[0][0], "nonzero")


@dataclass(frozen=True, slots=True)
class _Letter:
    """A glyph's outline and box in em, y down."""

    shape: Outline
    box: Box

    def placed(self, box: Box) -> Outline:
        """The outline where its box is `box`."""
        k = box.w / self.box.w
        dx, dy = box.x - self.box.x * k, box.y - self.box.y * k
        return tuple(tuple((x * k + dx, y * k + dy) for x, y in ring) for ring in self.shape)


@lru_cache(maxsize=2048)
def _letter(face: Face, glyph: int) -> _Letter | None:
    em = units_per_em(face)
    shape = tuple(
        tuple((x / em, -y / em) for x, y in ring) for ring in flatten(outline(face, glyph))
    )
    box = _around(shape) if shape else None
    return _Letter(shape, box) if box and box.w > 0 and box.h > 0 else None


# Outlines.


@lru_cache(maxsize=512)
def flatten(commands: Commands) -> Outline:
    """A path as closed rings of straight edges."""
    rings: list[tuple[Point, ...]] = []
    held: list[Point] = []
    for command in commands:
        if command[0] == "M" and held:
            rings.append(tuple(held))
            held = []
        if len(command) == 3:
            held.append((command[1], command[2]))
        elif len(command) == 7:
            held += _cubic(held[-1], command[1:])
    if held:
        rings.append(tuple(held))
    return tuple(rings)


def _cubic(start: Point, rest: tuple[float, float, float, float, float, float]) -> Iterator[Point]:
    x0, y0 = start
    x1, y1, x2, y2, x3, y3 = rest
    for i in range(1, _CURVE_STEPS + 1):
        t = i / _CURVE_STEPS
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        yield a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3


@lru_cache(maxsize=128)
def _arc(arc: Arc) -> Outline:
    steps = max(2, math.ceil(abs(arc.sweep) / _ARC_STEP) + 1)
    ring: list[Point] = []
    for r, order in ((arc.r, 1), (arc.r - arc.width, -1)):
        # Half of the gap at each end, measured along the arc.
        cut = min(arc.gap / 2 / (2 * math.pi * r), arc.sweep / 2) if r > 0 else 0.0
        cut += arc.cap
        span = arc.sweep - 2 * cut
        turns = [arc.start + cut + span * i / (steps - 1) for i in range(steps)]
        for turn in turns[::order]:
            angle = 2 * math.pi * turn
            ring.append((arc.cx + r * math.sin(angle), arc.cy - r * math.cos(angle)))
        if arc.cap > 0:
            # The half disc from this end of the piece on.
            ring += _half_disc(arc, turns[::order][-1], 0.0 if order > 0 else math.pi)
    return (tuple(ring),)


def _half_disc(arc: Arc, turn: float, past: float) -> Iterator[Point]:
    """The round end of an arc, clockwise around the middle of its ring at `turn`; it starts where
    the ring's radius points outwards, or `past` that."""
    angle, radius = 2 * math.pi * turn, arc.width / 2
    cx = arc.cx + (arc.r - radius) * math.sin(angle)
    cy = arc.cy - (arc.r - radius) * math.cos(angle)
    for i in range(1, _CURVE_STEPS):
        round = angle + past + math.pi * i / _CURVE_STEPS
        yield cx + radius * math.sin(round), cy - radius * math.cos(round)


def _edges(shape: Outline) -> Iterator[tuple[Point, Point]]:
    for ring in shape:
        yield from zip(ring, (*ring[1:], ring[0]), strict=True)


def _in_outline(shape: Outline, box: Box, rule: str) -> bool:
    return _edge_in(shape, box) or _holds(shape, box.cx, box.cy, rule)


def _edge_in(shape: Outline, box: Box) -> bool:
    return any(box.crossed_by(a, b) for a, b in _edges(shape))


def _holds(shape: Outline, x: float, y: float, rule: str) -> bool:
    """Whether a point is inside, by either fill rule."""
    winding = crossings = 0
    for (ax, ay), (bx, by) in _edges(shape):
        if (ay > y) == (by > y):
            continue
        if ax + (y - ay) / (by - ay) * (bx - ax) > x:
            crossings += 1
            winding += 1 if by > ay else -1
    return bool(crossings % 2) if rule == "evenodd" else winding != 0


def _cross(p: Point, q: Point, r: Point, s: Point) -> bool:
    def side(a: Point, b: Point, c: Point) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    return side(p, q, r) * side(p, q, s) < 0 and side(r, s, p) * side(r, s, q) < 0


def _around(shape: Outline) -> Box:
    xs = [x for ring in shape for x, _ in ring]
    ys = [y for ring in shape for _, y in ring]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


# Boxes and discs.


def _core(rect: Rect) -> tuple[Box, float]:
    """A rounded rectangle is all that is within `radius` of a smaller box."""
    radius = min(rect.radius, rect.box.w / 2, rect.box.h / 2)
    return rect.box.grow(-radius), radius


def _gap(a: Box, b: Box) -> float:
    dx = max(a.x - b.right, b.x - a.right, 0.0)
    dy = max(a.y - b.bottom, b.y - a.bottom, 0.0)
    return math.hypot(dx, dy)


def _reach(x: float, y: float, box: Box) -> tuple[float, float]:
    """From a point to the nearest and to the farthest of a box."""
    near = _gap(Box(x, y, 0, 0), box)
    far = math.hypot(max(x - box.x, box.right - x), max(y - box.y, box.bottom - y))
    return near, far


def _corners(box: Box) -> Sequence[Point]:
    return (
        (box.x, box.y),
        (box.right, box.y),
        (box.x, box.bottom),
        (box.right, box.bottom),
    )
