"""What a PDF does where fills end at an edge: grounds go on under what lies beside them, and what
touches the page's edge goes on into the bleed. Nothing inside the page moves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from infographic.marks import Box, Command, Commands, Rect

_NEAR = 0.01  # px: edges this close are one
_TOUCHING = 0.5  # px from the page's edge: what comes so near was meant to reach it


@dataclass(frozen=True, slots=True)
class Bleed:
    """A page's box and how many px beyond it are painted."""

    page: Box
    by: float

    def box(self, box: Box) -> Box:
        """A rectangle, pushed out where it touches the page's edge."""
        if self.by <= 0:
            return box
        page, outer = self.page, self.page.grow(self.by)
        left = min(box.x, outer.x) if box.x <= page.x + _TOUCHING else box.x
        top = min(box.y, outer.y) if box.y <= page.y + _TOUCHING else box.y
        right = max(box.right, outer.right) if box.right >= page.right - _TOUCHING else box.right
        low = max(box.bottom, outer.bottom) if box.bottom >= page.bottom - _TOUCHING else box.bottom
        return Box(left, top, right - left, low - top)

    def outline(self, commands: Commands) -> Commands:
        """An outline whose straight sides along the page's edge are pushed out: what is added lies
        outside the page."""
        if self.by <= 0 or not self._touched(commands):
            return commands
        made: list[Command] = []
        at = start = (0.0, 0.0)
        for c in commands:
            if c[0] == "Z":
                made += self._side(at, start)
                made.append(c)
                at = start
                continue
            end = _end(c)
            if c[0] == "M":
                start = end
            elif c[0] == "L":
                made += self._side(at, end)
            made.append(c)
            at = end
        return tuple(made)

    def _touched(self, commands: Commands) -> bool:
        ends = [_end(c) for c in commands if c[0] != "Z"]
        return any(self.box(Box(x, y, 0, 0)) != Box(x, y, 0, 0) for x, y in ends)

    def _side(self, a: tuple[float, float], b: tuple[float, float]) -> list[Command]:
        """The way around outside the page from `a` to `b`, where both lie on one of its edges."""
        page, by = self.page, self.by
        edges = ((0, -1, page.x), (0, 1, page.right), (1, -1, page.y), (1, 1, page.bottom))
        for axis, way, edge in edges:
            if all(_TOUCHING + (p[axis] - edge) * way >= 0 for p in (a, b)):
                if all((p[axis] - edge) * way >= by for p in (a, b)):
                    return []
                out: list[Command] = []
                for p in (a, b):
                    # A corner of the page goes out both ways.
                    pushed = self.box(Box(p[0], p[1], 0, 0))
                    x = pushed.x if pushed.x < p[0] else pushed.right
                    y = pushed.y if pushed.y < p[1] else pushed.bottom
                    out.append(("L", x, y))
                return out
        return []


def _end(command: Command) -> tuple[float, float]:
    """Where a command other than Z leaves the pen."""
    _, *points = command
    return float(points[-2]), float(points[-1])


def underlapped(grounds: Iterable[Rect]) -> dict[int, Box]:
    """The boxes of grounds, by their places in painting order, that go on one px under a ground
    painted later which begins where they end: a viewer that smooths both edges would let the paper
    shine through between them."""
    plain = [(i, r) for i, r in enumerate(grounds) if r.radius <= 0 and r.opacity >= 1]
    grown: dict[int, Box] = {}
    for n, (i, rect) in enumerate(plain):
        later = [other.box for _, other in plain[n + 1 :] if isinstance(other.fill, str)]
        box = rect.box
        beside = [o for o in later if o.w > 0 and o.h > 0]
        x0, x1, y0, y1 = box.x, box.right, box.y, box.bottom
        below = [(o.x, o.right) for o in beside if abs(o.y - box.bottom) < _NEAR and o.h > 1]
        above = [(o.x, o.right) for o in beside if abs(o.bottom - box.y) < _NEAR and o.h > 1]
        right = [(o.y, o.bottom) for o in beside if abs(o.x - box.right) < _NEAR and o.w > 1]
        left = [(o.y, o.bottom) for o in beside if abs(o.right - box.x) < _NEAR and o.w > 1]
        y1 += 1.0 if _covered(box.x, box.right, below) else 0.0
        y0 -= 1.0 if _covered(box.x, box.right, above) else 0.0
        x1 += 1.0 if _covered(box.y, box.bottom, right) else 0.0
        x0 -= 1.0 if _covered(box.y, box.bottom, left) else 0.0
        # A corner that goes both ways would come out beside the neighbours it hides under.
        if (x0, x1) != (box.x, box.right) and (y0, y1) != (box.y, box.bottom):
            x0, x1 = box.x, box.right
        if (x0, y0, x1, y1) != (box.x, box.y, box.right, box.bottom):
            grown[i] = Box(x0, y0, x1 - x0, y1 - y0)
    return grown


def _covered(start: float, end: float, spans: Sequence[tuple[float, float]]) -> bool:
    """Whether `spans` together cover all from `start` to `end`."""
    at = start
    for low, high in sorted(spans):
        if low <= at + _NEAR:
            at = max(at, high)
    return bool(spans) and at >= end - _NEAR
