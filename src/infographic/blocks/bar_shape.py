"""Bars and the segments of bars with the ends a style gives them: square, rounded, or capsules."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from infographic.blocks.base import Setting
from infographic.blocks.outlines import rounded
from infographic.blocks.pieces import cut, polygon_of, stripes
from infographic.blocks.tones import hatch
from infographic.marks import Box, Datum, Mark, Path, Rect

End = Literal["left", "right", "top", "bottom"]

# The corners of each end, clockwise from the upper left.
_CORNERS: dict[End, tuple[int, int]] = {
    "left": (0, 3),
    "right": (1, 2),
    "top": (0, 1),
    "bottom": (2, 3),
}


def bar_radius(box: Box, setting: Setting) -> float:
    """The radius of a bar's ends: the style's, at most half of the bar. A bar is never longer than
    its value for being round."""
    return max(0.0, min(setting.style.shape.bar, box.w / 2, box.h / 2))


def whole_bar(box: Box, fill: str, setting: Setting, datum: Datum | None = None) -> Rect:
    """A bar that stands alone."""
    return Rect(box, fill, bar_radius(box, setting), datum)


def segment(
    box: Box, fill: str, ends: Iterable[End], setting: Setting, datum: Datum | None = None
) -> Mark:
    """A part of a bar, round only at the `ends` where the whole bar ends."""
    held = set(ends)
    radius = _radius(box, held, setting)
    if radius <= 0:
        return Rect(box, fill, datum=datum)
    if held >= {"left", "right"} or held >= {"top", "bottom"}:
        return Rect(box, fill, radius, datum)
    return Path(rounded(_points(box), _radii(held, radius)), fill, datum=datum)


def hatched_segment(
    box: Box, ends: Iterable[End], setting: Setting, datum: Datum | None = None
) -> list[Mark]:
    """A part of a bar that is no answer: hatched, pale."""
    ground = setting.ground
    held = set(ends)
    radius = _radius(box, held, setting)
    if radius <= 0:
        return [Rect(box, ground.track, datum=datum, role="track"), hatch(box, ground.fill)]
    shape = polygon_of(_grown(box, held, radius), radius)
    for a, b, c in ((1, 0, box.right), (-1, 0, -box.x), (0, 1, box.bottom), (0, -1, -box.y)):
        shape = cut(shape, a, b, c)
    lines = stripes(shape, box, ground.fill, 12.0, 3.0)
    base = segment(box, ground.track, held, setting, datum)
    return [base, *([lines] if lines else [])]


def _radius(box: Box, ends: set[End], setting: Setting) -> float:
    """At one end alone the bar may be as round as it is long."""
    if not ends:
        return 0.0
    across = box.h if ends & {"left", "right"} else box.w
    along = box.w if ends & {"left", "right"} else box.h
    both = len(ends) > 1
    return max(0.0, min(setting.style.shape.bar, across / 2, along / 2 if both else along))


def _points(box: Box) -> tuple[tuple[float, float], ...]:
    return (
        (box.x, box.y),
        (box.right, box.y),
        (box.right, box.bottom),
        (box.x, box.bottom),
    )


def _radii(ends: set[End], radius: float) -> tuple[float, ...]:
    round = {corner for end in ends for corner in _CORNERS[end]}
    return tuple(radius if corner in round else 0.0 for corner in range(4))


def _grown(box: Box, ends: set[End], radius: float) -> Box:
    """The box with its square ends so much longer that all of it that is seen of them is square."""
    left = 0.0 if "left" in ends or not ends & {"left", "right"} else 2 * radius
    right = 0.0 if "right" in ends or not ends & {"left", "right"} else 2 * radius
    top = 0.0 if "top" in ends or not ends & {"top", "bottom"} else 2 * radius
    bottom = 0.0 if "bottom" in ends or not ends & {"top", "bottom"} else 2 * radius
    return box.inset(-left, -top, -right, -bottom)
