"""Colours by lightness, chroma and hue, and as colour-blind people see them.

The science is coloraide's: OKLCH (Ottosson 2020), gamut mapping that keeps lightness and hue, and
colour blindness as Machado, Oliveira and Fernandes (2009) simulate it. The library takes 60 ms to
import: only what makes or validates a palette imports this.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from coloraide import Color

from infographic.style.color import Lab, contrast

_BLINDNESS = ("protan", "deutan", "tritan")


class Oklch(NamedTuple):
    """Lightness 0 to 1, chroma 0 to about 0.37, hue in degrees (0 where there is no chroma)."""

    l: float  # noqa: E741
    c: float
    h: float


@lru_cache(maxsize=4096)
def oklch(color: str) -> Oklch:
    light, chroma, hue = Color(color).convert("oklch").coords(nans=False)
    return Oklch(light, chroma, hue if chroma > 1e-4 else 0.0)


@lru_cache(maxsize=8192)
def rgb(light: float, chroma: float, hue: float) -> str:
    """The colour as `#RRGGBB`, with as much of its chroma as screens can show at that lightness
    and hue."""
    made = Color("oklch", [min(1.0, max(0.0, light)), max(0.0, chroma), hue % 360])
    shown = made.fit("srgb", method="raytrace", pspace="oklch").convert("srgb")
    return shown.to_string(hex=True, upper=True, fit="clip")


@lru_cache(maxsize=4096)
def seen(color: str) -> tuple[Lab, ...]:
    """The colour in OKLab as it is, and as each kind of colour-blind eye has it."""
    base = Color(color)
    views = [base, *(base.filter(kind, 1, method="machado") for kind in _BLINDNESS)]
    labs = [view.clip("srgb").convert("oklab").coords(nans=False) for view in views]
    return tuple((light, a, b) for light, a, b in labs)


@lru_cache(maxsize=32768)
def separation(a: str, b: str) -> float:
    """How far two colours are apart to the eye that tells them apart least: 100 times their
    distance in OKLab. 7.5 is enough for areas side by side (Okabe and Ito's seven: 7.6), 5 a
    little."""
    return min(100 * math.dist(p, q) for p, q in zip(seen(a), seen(b), strict=True))


def hue_distance(a: float, b: float) -> float:
    """Degrees between two hues, 0 to 180."""
    return abs((a - b + 180) % 360 - 180)


@lru_cache(maxsize=8192)
def at_contrast(color: str, ground: str, least: float, darker: bool) -> str | None:
    """The colour made darker (or lighter) within its hue, no more than it takes to stand out from
    `ground` by `least`; None where not even the end of the scale does."""
    light, chroma, hue = oklch(color)
    if contrast(color, ground) >= least and _beyond(color, ground, darker):
        return color
    end = 0.0 if darker else 1.0
    if contrast(rgb(end, 0, 0), ground) < least:
        return None
    # The lightness that is just enough lies between the ground's and the end. Sixteen halvings
    # are finer than 8-bit channels are.
    near, far = oklch(ground).l, end
    if _beyond(color, ground, darker):
        near = light
    for _ in range(16):
        middle = (near + far) / 2
        if contrast(rgb(middle, chroma, hue), ground) >= least:
            far = middle
        else:
            near = middle
    return rgb(far, chroma, hue)


def _beyond(color: str, ground: str, darker: bool) -> bool:
    return (oklch(color).l < oklch(ground).l) == darker


def nearest_at(color: str, ground: str, least: float) -> str:
    """The colour with the lightness nearest to its own that stands out from `ground` by `least`
    (4.5 is always possible)."""
    if contrast(color, ground) >= least:
        return color
    ways = [at_contrast(color, ground, least, darker) for darker in (True, False)]
    found = [way for way in ways if way is not None]
    if not found:
        return max(("#000000", "#FFFFFF"), key=lambda end: contrast(end, ground))
    own = oklch(color).l
    return min(found, key=lambda way: (abs(oklch(way).l - own), way))
