"""Who made it: the brand's logo, its name, or both."""

from __future__ import annotations

import math

from infographic.blocks.base import Composed, Setting
from infographic.marks import Box, Mark, Picture, Rect
from infographic.style.color import oklab
from infographic.style.tokens import Ground, Logo
from infographic.text.paragraph import paragraph

# Logos look equally large when their areas are: this is the side of a square one.
SIDE = 108.0
TALLEST = 120.0
# Nothing comes nearer to a logo than so much of its height.
CLEAR = 0.25
# A logo no wider than so many times its height is a sign.
_SIGN = 1.7
# What is nearer than this to the ground (100 times the distance in OKLab) is lost on it, and so
# much lost spoils a logo.
_LOST, _MOST_LOST = 18.0, 0.2


def signature(name: str, width: float, setting: Setting) -> Composed:
    """The logo in at most `width` px, with the name below one that is but a sign; without a logo
    the name. Empty where there is neither."""
    logo = setting.style.logo
    if logo is None:
        return _name(name, width, setting)
    shown = emblem(logo, name, width, setting)
    if not name or not is_sign(logo):
        return shown
    words = _name(name, width, setting)
    top = shown.height + max(20.0, CLEAR * shown.height)
    return Composed((*shown.marks, *words.at(0, top)), width, top + words.height)


def _name(name: str, width: float, setting: Setting) -> Composed:
    """The name in at most two lines; a long one is set smaller, not taller."""
    if not name:
        return Composed((), width, 0.0)
    type = setting.type("wordmark")
    for share in (1.0, 0.85, 0.7, 0.6):
        words = paragraph(name, type.at(size=type.size * share), width)
        if len(words.lines) <= 2:
            break
    marks = words.at(0, 0, setting.ground.text, role="wordmark", optical=True)
    return Composed(tuple(marks), width, words.height)


def is_sign(logo: Logo) -> bool:
    """Whether a logo is but a sign, which leaves the name to be said."""
    return logo.width <= _SIGN * logo.height


def emblem(logo: Logo, name: str, width: float, setting: Setting) -> Composed:
    """The logo alone in at most `width` px, on a plate where it needs one; `name` is for readers
    who do not see it."""
    plate = plate_of(logo, setting.ground)
    ratio = logo.width / logo.height
    high = min(SIDE / ratio**0.5, TALLEST)
    # Beside a line of text a logo that is nearly one itself must not be smaller than it.
    high = max(high, setting.type("footer").size * 1.4)
    pad = max(CLEAR * high, 12.0) if plate else 0.0
    wide = min(high * ratio, width - 2 * pad)
    high = wide / ratio
    marks: list[Mark] = []
    if plate:
        box = Box(0, 0, wide + 2 * pad, high + 2 * pad)
        radius = min(setting.style.shape.card, pad)
        marks.append(Rect(box, plate, radius))
    marks.append(Picture(Box(pad, pad, wide, high), logo.data, name))
    return Composed(tuple(marks), width, high + 2 * pad)


def plate_of(logo: Logo, ground: Ground) -> str | None:
    """The colour of a plate that the logo has to stand on here; None where it needs none."""
    if logo.edge:
        # It comes in a box of its own: a plate of that colour gives the box its margins.
        return None if _distance(logo.edge, ground.fill) < 1 else logo.edge
    if _lost(logo, ground.fill) <= _MOST_LOST:
        return None
    plates = ("#FFFFFF", ground.text, ground.card)
    return min(plates, key=lambda color: (round(_lost(logo, color), 2), plates.index(color)))


def _lost(logo: Logo, fill: str) -> float:
    """The share of the logo that cannot be seen on a fill."""
    return sum(share for color, share in logo.colors if _distance(color, fill) < _LOST)


def _distance(a: str, b: str) -> float:
    return 100 * math.dist(oklab(a), oklab(b))
