"""Bars and parts of bars with the ends a style gives them: square, or rounded up to capsules.

A rounded bar is as long as its value: its ends are cut out of it, nothing is added. A part of a bar
is what lies between two lines across the whole, however much of a round end that takes.
"""

from __future__ import annotations

import math

from infographic.blocks.base import Setting
from infographic.blocks.outlines import capsule_part
from infographic.blocks.pieces import Point, cut
from infographic.blocks.tones import hatch
from infographic.marks import Box, Command, Commands, Datum, Mark, Path, Rect, polygon


def bar_radius(box: Box, setting: Setting, most: float = math.inf) -> float:
    """The radius of a bar's ends: the style's, at most half of the bar."""
    return max(0.0, min(setting.style.shape.bar, most, box.w / 2, box.h / 2))


def whole_bar(box: Box, fill: str, setting: Setting, datum: Datum | None = None) -> Rect:
    """A bar that stands alone."""
    return Rect(box, fill, bar_radius(box, setting), datum)


def free_bar(
    zero: float, box: Box, fill: str, setting: Setting, datum: Datum | None = None
) -> Mark:
    """A lying bar that starts at a zero line, round only at its other end."""
    radius = min(setting.style.shape.bar, box.h / 2, box.w)
    if radius <= 0:
        return Rect(box, fill, datum=datum)
    left = 2 * radius if abs(box.x - zero) < abs(box.right - zero) else 0.0
    whole = box.inset(-left, 0, left - 2 * radius, 0)
    return Path(capsule_part(whole, radius, box.x, box.right), fill, datum=datum)


def lying_part(
    whole: Box, part: Box, fill: str, setting: Setting, datum: Datum | None = None
) -> Mark:
    """A part of a lying bar, from the left of `part` to its right."""
    radius = bar_radius(whole, setting)
    if radius <= 0 or _plain(whole, part, radius):
        return Rect(part, fill, datum=datum)
    return Path(capsule_part(whole, radius, part.x, part.right), fill, datum=datum)


def framed_part(
    whole: Box, part: Box, line: float, setting: Setting, datum: Datum | None = None
) -> Mark:
    """A part of a lying bar that is no point of its scale: an outline `line` px thick, or filled
    where it is too small for one."""
    ground = setting.ground
    if min(part.w, part.h) <= 2 * line + 2:
        return lying_part(whole, part, ground.outline, setting, datum)
    inner, hole = whole.grow(-line), part.grow(-line)
    radius = bar_radius(whole, setting)
    outside = capsule_part(whole, radius, part.x, part.right)
    inside = capsule_part(inner, max(0.0, radius - line), hole.x, hole.right)
    return Path((*outside, *inside), ground.outline, "evenodd", datum)


def hatched_part(
    whole: Box, part: Box, setting: Setting, datum: Datum | None = None, pitch: float = 12
) -> list[Mark]:
    """A part of a lying bar that is no answer: pale and hatched."""
    ground = setting.ground
    radius = bar_radius(whole, setting)
    if radius <= 0 or _plain(whole, part, radius):
        base: Mark = Rect(part, ground.track, datum=datum, role="track")
        return [base, hatch(part, ground.fill, pitch)]
    outline = capsule_part(whole, radius, part.x, part.right)
    base = Path(outline, ground.track, datum=datum)
    lines = _stripes(outline, part, pitch, pitch / 4)
    return [base, Path(lines, ground.fill)] if lines else [base]


def standing_part(
    whole: Box,
    part: Box,
    fill: str,
    setting: Setting,
    datum: Datum | None = None,
    most: float = math.inf,
) -> Mark:
    """A part of a column that stands on its base: round above, by at most `most` px."""
    radius = min(setting.style.shape.bar, most, whole.w / 2, whole.h)
    if radius <= 0 or part.y >= whole.y + radius:
        return Rect(part, fill, datum=datum)
    # Turned on its side, and longer at the base, where it is not round.
    lying = Box(whole.y, whole.x, whole.h + 2 * radius, whole.w)
    turned = capsule_part(lying, radius, part.y, part.bottom)
    return Path(_turned(turned), fill, datum=datum)


def _plain(whole: Box, part: Box, radius: float) -> bool:
    """Whether a part lies between the round ends."""
    return part.x >= whole.x + radius and part.right <= whole.right - radius


def _turned(commands: Commands) -> Commands:
    made: list[Command] = []
    for c in commands:
        made.append((c[0], c[2], c[1]) if len(c) == 3 else c)
    return tuple(made)


def _stripes(outline: Commands, box: Box, pitch: float, thick: float) -> Commands:
    """Slanting lines inside a convex outline of straight edges."""
    shape: tuple[Point, ...] = tuple((c[1], c[2]) for c in outline if len(c) == 3)
    commands: list[Command] = []
    step, band = pitch * math.sqrt(2), thick * math.sqrt(2)
    c = box.x + box.y + step / 2
    while c < box.right + box.bottom:
        stripe = cut(cut(shape, 1, 1, c + band), -1, -1, -c)
        if len(stripe) > 2:
            commands.extend(polygon(*stripe))
        c += step
    return tuple(commands)
