"""Colour arithmetic that every page needs: contrast, and mixing that is even to the eye.

Written out here because a colour library takes 60 ms to import and a page asks for some hundred
contrasts and mixtures. What needs more than this (gamuts, colour blindness) is in `oklch`.
"""

from __future__ import annotations

from functools import lru_cache

# What text needs against its ground (WCAG 2.2, 1.4.3), and large text or a meaningful mark.
LEAST_CONTRAST = 4.5
LEAST_LARGE_CONTRAST = 3.0

Lab = tuple[float, float, float]


def linear(color: str) -> tuple[float, float, float]:
    """The channels of `#rrggbb` in linear light, 0 to 1 (IEC 61966-2-1)."""
    values = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values)
    return r, g, b


# Every mark and text of every form that is tried asks for the same few dozen colours.
@lru_cache(maxsize=1024)
def luminance(color: str) -> float:
    """0 (black) to 1 (white), as WCAG has it."""
    r, g, b = linear(color)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@lru_cache(maxsize=4096)
def contrast(a: str, b: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2)."""
    dark, light = sorted((luminance(a), luminance(b)))
    return (light + 0.05) / (dark + 0.05)


@lru_cache(maxsize=1024)
def oklab(color: str) -> Lab:
    """Lightness (0 to 1) and two colour axes that are even to the eye (Ottosson 2020)."""
    r, g, b = linear(color)
    p = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    q = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    s = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * p + 0.7936177850 * q - 0.0040720468 * s,
        1.9779984951 * p - 2.4285922050 * q + 0.4505937099 * s,
        0.0259040371 * p + 0.7827717662 * q - 0.8086757660 * s,
    )


def vividness(color: str) -> float:
    """Chroma: 0 of a grey, about 0.3 of the most vivid colours."""
    _, a, b = oklab(color)
    return float((a * a + b * b) ** 0.5)


@lru_cache(maxsize=1024)
def mix(a: str, b: str, share: float) -> str:
    """`share` of `b` in `a`, even to the eye."""
    (la, aa, ba), (lb, ab, bb) = oklab(a), oklab(b)
    return from_oklab(*(v + (w - v) * share for v, w in ((la, lb), (aa, ab), (ba, bb))))


def from_oklab(x: float, y: float, z: float) -> str:
    """The colour at a place of OKLab, each channel held to what a screen shows."""
    p = (x + 0.3963377774 * y + 0.2158037573 * z) ** 3
    q = (x - 0.1055613458 * y - 0.0638541728 * z) ** 3
    s = (x - 0.0894841775 * y - 1.2914855480 * z) ** 3
    light = (
        4.0767416621 * p - 3.3077115913 * q + 0.2309699292 * s,
        -1.2684380046 * p + 2.6097574011 * q - 0.3413193965 * s,
        -0.0041960863 * p - 0.7034186147 * q + 1.7076147010 * s,
    )
    held = (min(1.0, max(0.0, v)) for v in light)
    curved = (v * 12.92 if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055 for v in held)
    return "#" + "".join(f"{round(v * 255):02X}" for v in curved)
