"""A person as pictorial statistics draw one: a head over a body, in one piece."""

from __future__ import annotations

from infographic.blocks.outlines import rounded
from infographic.marks import Command, Commands

# Half the height of a person in half widths.
TALL = 1.9
_HEAD = 0.46
_NECK = 1.08
_SHOULDER = 0.86
_HIP = 2.55
_LEGS = 0.52
_KAPPA = 0.5522847498
# An outline's line in half widths.
_LINE = 0.17


def person(x: float, y: float, r: float) -> Commands:
    """A person `2 r` px wide around (x, y)."""
    return (*_head(x, y, r, _HEAD * r), *_body(x, y, r, 0.0))


def person_outline(x: float, y: float, r: float) -> Commands:
    """The same as two outlines, one in the other: to be filled evenodd."""
    line = _LINE * r
    return (
        *person(x, y, r),
        *_head(x, y, r, _HEAD * r - line),
        *_body(x, y, r, line),
    )


def _head(x: float, y: float, r: float, radius: float) -> tuple[Command, ...]:
    cy = y - TALL * r + _HEAD * r
    k = _KAPPA * radius
    return (
        ("M", x + radius, cy),
        ("C", x + radius, cy + k, x + k, cy + radius, x, cy + radius),
        ("C", x - k, cy + radius, x - radius, cy + k, x - radius, cy),
        ("C", x - radius, cy - k, x - k, cy - radius, x, cy - radius),
        ("C", x + k, cy - radius, x + radius, cy - k, x + radius, cy),
        ("Z",),
    )


def _body(x: float, y: float, r: float, inset: float) -> Commands:
    """Shoulders and arms down to the hip, legs below it; `inset` px in from its outline."""
    top, hip, foot = y - TALL * r + _NECK * r, y - TALL * r + _HIP * r, y + TALL * r
    wide, slim = _SHOULDER * r - inset, _LEGS * r - inset
    top, hip, foot = top + inset, hip - inset, foot - inset
    points = (
        (x - wide, top),
        (x + wide, top),
        (x + wide, hip),
        (x + slim, hip),
        (x + slim, foot),
        (x - slim, foot),
        (x - slim, hip),
        (x - wide, hip),
    )
    round_ = max(0.0, 0.42 * r - inset)
    soft = max(0.0, 0.14 * r - inset / 2)
    return rounded(points, (round_, round_, soft, 0, soft, soft, 0, soft))
