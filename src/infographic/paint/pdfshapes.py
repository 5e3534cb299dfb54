"""Circles, arcs and rounded rectangles as cubics, which is all that PDF knows of round things."""

from __future__ import annotations

import math

from infographic.marks import Arc, Box, Command, Commands
from infographic.paint.shapes import sector

Commandlist = list[Command]


def ellipse_arc(cx: float, cy: float, r: float, begin: float, end: float) -> Commandlist:
    """The cubics from angle `begin` to `end` (clockwise from three o'clock, y down) around a
    point; the pen is at the begin already."""
    pieces = max(1, math.ceil(abs(end - begin) / (math.pi / 2) - 1e-9))
    step = (end - begin) / pieces
    # A cubic that meets the arc at its ends and its middle (Riškus 2006).
    k = 4 / 3 * math.tan(step / 4) * r
    made: Commandlist = []
    for i in range(pieces):
        a, b = begin + i * step, begin + (i + 1) * step
        ax, ay, bx, by = math.cos(a), math.sin(a), math.cos(b), math.sin(b)
        x0, y0, x1, y1 = cx + r * ax, cy + r * ay, cx + r * bx, cy + r * by
        made.append(("C", x0 - k * ay, y0 + k * ax, x1 + k * by, y1 - k * bx, x1, y1))
    return made


def circle(cx: float, cy: float, r: float) -> Commands:
    return (("M", cx + r, cy), *ellipse_arc(cx, cy, r, 0.0, math.tau), ("Z",))


def rounded(box: Box, r: float) -> Commands:
    """A rectangle whose corners are rounded by `r` px."""
    quarter = math.pi / 2
    return (
        ("M", box.x + r, box.y),
        ("L", box.right - r, box.y),
        *ellipse_arc(box.right - r, box.y + r, r, -quarter, 0),
        ("L", box.right, box.bottom - r),
        *ellipse_arc(box.right - r, box.bottom - r, r, 0, quarter),
        ("L", box.x + r, box.bottom),
        *ellipse_arc(box.x + r, box.bottom - r, r, quarter, math.pi),
        ("L", box.x, box.y + r),
        *ellipse_arc(box.x + r, box.y + r, r, math.pi, 3 * quarter),
        ("Z",),
    )


def ring(arc: Arc) -> Commands:
    """A piece of a ring; nothing where nothing is left of it."""
    piece = sector(arc)
    if piece is None:
        return ()
    cx, cy, outer, inner = arc.cx, arc.cy, piece.outer, piece.inner
    begin, end = piece.begin, piece.end

    def at(letter: str, radius: float, angle: float) -> Command:
        return (letter, cx + radius * math.cos(angle), cy + radius * math.sin(angle))

    made: Commandlist = [at("M", outer, begin), *ellipse_arc(cx, cy, outer, begin, end)]
    if piece.whole:
        made.append(("Z",))
        if inner > 0:
            made += [at("M", inner, end), *ellipse_arc(cx, cy, inner, end, begin), ("Z",)]
        return tuple(made)
    middle = (outer + inner) / 2
    if piece.cap > 0:
        x, y = cx + middle * math.cos(end), cy + middle * math.sin(end)
        made += ellipse_arc(x, y, piece.cap, end, end + math.pi)
    else:
        made.append(at("L", inner, end))
    if inner > 0:
        made += ellipse_arc(cx, cy, inner, end, begin)
    if piece.cap > 0:
        x, y = cx + middle * math.cos(begin), cy + middle * math.sin(begin)
        made += ellipse_arc(x, y, piece.cap, begin + math.pi, begin + math.tau)
    made.append(("Z",))
    return tuple(made)
