"""Outlines with round corners: stars, arrows, bars with two round corners, as flat commands."""

from __future__ import annotations

import math
from collections.abc import Sequence

from infographic.marks import Box, Command, Commands, polygon

Point = tuple[float, float]


def rounded(points: Sequence[Point], radii: float | Sequence[float]) -> Commands:
    """A closed outline through `points`, its corners rounded by a radius in px, one for all or one
    each. Two corners share the side between them as their radii are; none takes more.

    Each corner is drawn in two pieces that meet on its axis, so that the box of the commands' own
    points is the box of the outline where a tip points straight up, down or to a side.
    """
    held = [radii] * len(points) if isinstance(radii, int | float) else list(radii)
    commands: list[Command] = []
    for i, corner in enumerate(points):
        j = (i + 1) % len(points)
        shares = [held[i] / (held[i] + held[k]) if held[i] > 0 else 0.0 for k in (i - 1, j)]
        pieces = _corner(points[i - 1], corner, points[j], held[i], shares)
        start = pieces[0]
        commands.append(("L" if commands else "M", *start))  # type: ignore[arg-type]
        commands += pieces[1:]  # type: ignore[arg-type]
    commands.append(("Z",))
    return tuple(commands)


def _corner(
    before: Point, at: Point, after: Point, radius: float, shares: Sequence[float]
) -> list[tuple[object, ...]]:
    """Where a corner's arc begins, and its two pieces; the corner alone where it is not round.
    `shares` of its two sides are the corner's own."""
    (ax, ay), a = _towards(at, before)
    (bx, by), b = _towards(at, after)
    turn = math.acos(max(-1.0, min(1.0, ax * bx + ay * by)))  # the angle between the two sides
    if radius <= 0 or min(a, b) <= 0 or turn < 1e-6 or math.pi - turn < 1e-6:
        return [at]
    tangent = min(radius / math.tan(turn / 2), a * shares[0], b * shares[1])
    radius = tangent * math.tan(turn / 2)
    start = (at[0] + ax * tangent, at[1] + ay * tangent)
    end = (at[0] + bx * tangent, at[1] + by * tangent)
    # The arc's middle lies on the corner's axis, its tangent there across it.
    mx, my = ax + bx, ay + by
    length = math.hypot(mx, my)
    mx, my = mx / length, my / length
    reach = radius / math.sin(turn / 2) - radius
    middle = (at[0] + mx * reach, at[1] + my * reach)
    way = 1.0 if (bx - ax) * -my + (by - ay) * mx > 0 else -1.0
    tx, ty = -my * way, mx * way
    handle = 4 / 3 * math.tan((math.pi - turn) / 8) * radius
    return [
        start,
        (
            "C",
            start[0] - ax * handle,
            start[1] - ay * handle,
            middle[0] - tx * handle,
            middle[1] - ty * handle,
            *middle,
        ),
        (
            "C",
            middle[0] + tx * handle,
            middle[1] + ty * handle,
            end[0] - bx * handle,
            end[1] - by * handle,
            *end,
        ),
    ]


def _towards(start: Point, end: Point) -> tuple[Point, float]:
    """The unit vector from one point to another, and their distance in px."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    return ((dx / length, dy / length) if length else (0.0, 0.0)), length


def round_top(box: Box, radius: float) -> Commands:
    """A bar that stands on its base: round above, straight below."""
    points = ((box.x, box.bottom), (box.x, box.y), (box.right, box.y), (box.right, box.bottom))
    return rounded(points, (0.0, radius, radius, 0.0))


def round_end(box: Box, radius: float, above: bool) -> Commands:
    """A column whose one end is round: above, or below where it hangs from its base."""
    if above:
        return round_top(box, radius)
    points = ((box.x, box.bottom), (box.x, box.y), (box.right, box.y), (box.right, box.bottom))
    return rounded(points, (radius, 0.0, 0.0, radius))


def star(cx: float, cy: float, r: float, teeth: int, depth: float, round: float) -> Commands:
    """A seal's edge: `teeth` tips on radius `r` before they are rounded, valleys
    `depth` px deeper."""
    points = []
    for i in range(2 * teeth):
        angle = math.pi * i / teeth
        reach = r - depth * (i % 2)
        points.append((cx + reach * math.sin(angle), cy - reach * math.cos(angle)))
    return rounded(points, round)


# A curve drawn as straight edges: at radii of some 50 px less than 0.05 px from the true one.
_STEPS = 24


def bubble(box: Box, radius: float, tip: Point, base: float, round: float = 5.0) -> Commands:
    """A speech bubble: a box with round corners and a tail, `base` px wide where it leaves the
    box, that ends at `tip` under or over it."""
    radius = min(radius, box.w / 2, box.h / 2)
    half = min(base / 2, max(box.w / 2 - radius, 0.0))
    cx = min(max(tip[0], box.x + radius + half), box.right - radius - half)
    left, right, top, bottom = box.x, box.right, box.y, box.bottom
    below = tip[1] > box.cy
    points: list[Point] = [(left, top), (right, top), (right, bottom), (left, bottom)]
    radii = [radius] * 4
    if below:
        points[3:3] = [(cx + half, bottom), tip, (cx - half, bottom)]
        radii[3:3] = [0.0, round, 0.0]
    else:
        points[1:1] = [(cx - half, top), tip, (cx + half, top)]
        radii[1:1] = [0.0, round, 0.0]
    return rounded(points, radii)


def capsule_part(whole: Box, radius: float, start: float, end: float) -> Commands:
    """What lies between two x of a bar with round ends: a part of a stack keeps its true width,
    however much of the round end it takes."""
    radius = min(radius, whole.w / 2, whole.h / 2)
    xs = {start, end}
    for i in range(_STEPS + 1):
        along = radius * (1 - math.cos(math.pi / 2 * i / _STEPS))
        xs |= {x for x in (whole.x + along, whole.right - along) if start < x < end}
    ordered = sorted(xs)

    def inset(x: float) -> float:
        into = min(x - whole.x, whole.right - x)
        if into >= radius:
            return 0.0
        return radius - math.sqrt(max(radius**2 - (radius - max(into, 0.0)) ** 2, 0.0))

    upper = [(x, whole.y + inset(x)) for x in ordered]
    lower = [(x, whole.bottom - inset(x)) for x in reversed(ordered)]
    return polygon(*upper, *lower)


def dashed(
    box: Box, radius: float, thick: float = 3.0, dash: float = 9.0, gap: float = 7.0
) -> Commands:
    """The edge of a box with round corners as dashes inside it: what is not there."""
    inner = box.inset(thick / 2, thick / 2, thick / 2, thick / 2)
    radius = max(0.0, min(radius, box.w / 2, box.h / 2) - thick / 2)
    straight = (inner.w - 2 * radius, inner.h - 2 * radius)
    quarter = math.pi / 2 * radius
    sides = [straight[0], quarter, straight[1], quarter] * 2
    whole = sum(sides)
    count = max(4, round(whole / (dash + gap)))
    step = whole / count
    length = step * dash / (dash + gap)

    def at(s: float) -> tuple[Point, Point]:
        """The point `s` px along the edge from its upper left corner on, and outwards there."""
        corners = (
            (inner.right - radius, inner.y + radius, -math.pi / 2),
            (inner.right - radius, inner.bottom - radius, 0.0),
            (inner.x + radius, inner.bottom - radius, math.pi / 2),
            (inner.x + radius, inner.y + radius, math.pi),
        )
        for i, (cx, cy, begin) in enumerate(corners):
            side = straight[i % 2]
            if s <= side:
                angle, back = begin, side - s
            elif s <= side + quarter:
                angle, back = begin + ((s - side) / radius if radius else 0.0), 0.0
            else:
                s -= side + quarter
                continue
            out = (math.cos(angle), math.sin(angle))
            along = (-math.sin(begin), math.cos(begin))
            x = cx + radius * out[0] - back * along[0]
            return (x, cy + radius * out[1] - back * along[1]), out
        return at(0.0)

    commands: list[Command] = []
    for k in range(count):
        pieces = [at((k * step + length * j / 4) % whole) for j in range(5)]
        outer = [(x + u * thick / 2, y + v * thick / 2) for (x, y), (u, v) in pieces]
        under = [(x - u * thick / 2, y - v * thick / 2) for (x, y), (u, v) in pieces[::-1]]
        commands += polygon(*outer, *under)
    return tuple(commands)
