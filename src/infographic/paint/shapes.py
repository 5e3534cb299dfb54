"""Geometry that both painters must agree on. Lengths in px, angles in radians."""

from __future__ import annotations

import math
from dataclasses import dataclass

from infographic.marks import Arc, Rect


@dataclass(frozen=True, slots=True)
class Sector:
    """A piece of a ring as it is painted, its gap already cut off.

    Angles run clockwise from three o'clock (y points down), `begin` before `end`. A `whole` ring
    has neither begin nor end worth drawing. `cap` is the radius of the half discs that begin and
    end the piece, 0 for flat ends: they lie outside `begin` and `end`, within the arc's sweep.
    """

    outer: float
    inner: float
    begin: float
    end: float
    whole: bool
    cap: float = 0.0


def sector(arc: Arc) -> Sector | None:
    """What is left to paint of an arc; None when that is nothing.

    Each end loses half of the gap, measured along the middle of the ring, so that the gap is as
    many px wide at any radius. A piece too small for its gap keeps half of its sweep: a small
    share must not vanish.
    """
    outer, inner = arc.r, max(0.0, arc.r - arc.width)
    if arc.sweep <= 0 or outer <= 0 or arc.width <= 0:
        return None
    begin = (arc.start - 0.25) * math.tau
    if arc.sweep >= 1:
        return Sector(outer, inner, begin, begin + math.tau, whole=True)
    sweep = arc.sweep * math.tau
    trim = min(arc.gap / (outer + inner), sweep / 4)
    begin, end = begin + trim, begin + sweep - trim
    if arc.cap > 0:
        turn, radius = arc.cap * math.tau, (outer - inner) / 2
        return Sector(outer, inner, begin + turn, end - turn, whole=False, cap=radius)
    return Sector(outer, inner, begin, end, whole=False)


def corner(rect: Rect) -> float:
    """The radius of a rectangle's corners, never more than its sides have room for."""
    return max(0.0, min(rect.radius, rect.box.w / 2, rect.box.h / 2))
