"""The largest rectangle among boxes that touches none of them."""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence
from typing import NamedTuple

from infographic.marks import Box


class _Edges(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


def largest_free(room: Box, held: Sequence[Box], over: float = 0.0) -> Box | None:
    """The largest box in `room` that shares no area with any of `held`; None where all are of at
    most `over` square px.

    Exact: the largest candidate is looked at first, and where a box lies in it, what is left of it
    on each of the four sides of that box takes its place (Breuel 2002, "Two geometric algorithms
    for layout analysis").
    """
    first = _Edges(room.x, room.y, room.right, room.bottom)
    inside = _inside(first, [_Edges(b.x, b.y, b.right, b.bottom) for b in held])
    queue = [(-_area(first), first, inside)]
    known = {first}
    while queue:
        size, free, inside = heapq.heappop(queue)
        if -size <= over:
            return None
        if not inside:
            return Box(free.left, free.top, free.right - free.left, free.bottom - free.top)
        pivot = _pivot(free, inside)
        for part in (
            free._replace(right=pivot.left),
            free._replace(left=pivot.right),
            free._replace(bottom=pivot.top),
            free._replace(top=pivot.bottom),
        ):
            if part.right > part.left and part.bottom > part.top and part not in known:
                area = _area(part)
                if area > over:
                    known.add(part)
                    heapq.heappush(queue, (-area, part, _inside(part, inside)))
    return None


def _area(edges: _Edges) -> float:
    return (edges.right - edges.left) * (edges.bottom - edges.top)


def _inside(free: _Edges, held: Sequence[_Edges]) -> list[_Edges]:
    left, top, right, bottom = free
    return [b for b in held if b[0] < right and left < b[2] and b[1] < bottom and top < b[3]]


def _pivot(free: _Edges, held: Sequence[_Edges]) -> _Edges:
    """The box nearest to the middle: it cuts the most off."""
    x, y = (free.left + free.right) / 2, (free.top + free.bottom) / 2
    best, least = held[0], math.inf
    for box in held:
        dx = max(box[0] - x, x - box[2], 0.0)
        dy = max(box[1] - y, y - box[3], 0.0)
        away = dx * dx + dy * dy
        if away < least:
            best, least = box, away
    return best
