"""A speech bubble: a rounded box with a tail that points at what it is about."""

from __future__ import annotations

from infographic.marks import Box, Commands, Mark, Path, Rect

# The tail's root in the bubble, in px: no seam shows between two shapes of one colour, nor a
# corner where the root reaches into one.
_ROOT = 6.0
# The share of its sides that is rounded off at the tip.
_SOFT = 0.24


def speech(
    box: Box, tip: float, fill: str, radius: float, tail: float, height: float
) -> list[Mark]:
    """A bubble over `box`, its tail `tail` px wide at the root and `height` px high, pointing down
    to x = `tip` as far as its root can follow."""
    return [
        Rect(box, fill, radius=radius),
        Path(tail_down(box, tip, radius, tail, height), fill),
    ]


def tail_down(box: Box, tip: float, radius: float, width: float, height: float) -> Commands:
    """The tail of a bubble, rounded at its tip. Its root stays on the straight part of the edge."""
    radius = min(radius, box.w / 2, box.h / 2)
    width = min(width, 0.42 * box.w)
    # The corners give some of their length.
    low, high = box.x + 0.55 * radius + width / 2, box.right - 0.55 * radius - width / 2
    root = min(max(tip, low), max(low, high))
    top, bottom = box.bottom - min(_ROOT, box.h), box.bottom + height
    left, right = root - width / 2, root + width / 2
    # The sides would meet lower: a curve between their last fifths takes the tip off.
    low_tip = top + (bottom - top) / (1 - _SOFT / 2)
    lx, rx = tip + (left - tip) * _SOFT, tip + (right - tip) * _SOFT
    y = low_tip + (top - low_tip) * _SOFT
    a, b = (lx + 2 * tip) / 3, (rx + 2 * tip) / 3
    c = (y + 2 * low_tip) / 3
    return (
        ("M", left, top),
        ("L", lx, y),
        ("C", a, c, b, c, rx, y),
        ("L", right, top),
        ("Z",),
    )
