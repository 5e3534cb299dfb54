"""Motifs: what a ground carries under everything else, by the style's own choice.

A motif is so faint that text may run over it; what is read on the ground is read on the motif too.
Its marks have the role `motif`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import lru_cache

from infographic.blocks.tones import LEAST_CONTRAST, LEAST_LARGE_CONTRAST, contrast, mix
from infographic.marks import Box, Command, Commands, Mark, Path, polygon
from infographic.style.tokens import Ground, Style

Motif = Callable[[Box, Ground, Style], list[Mark]]

# The most a motif may stand out from its ground.
FAINTEST = 1.15
_GRID = 48.0
_HAIR = 1.5
_STRIPES = 7
_STRIPE = 26.0
_STRIPE_LINE = 3.0
_DOT_PITCH = 30.0
_DOT = 4.5
_DOT_ROWS = 7
_DOT_COLUMNS = 11


def motif(box: Box, ground: Ground, style: Style) -> list[Mark]:
    """The marks of the style's motif on a ground that fills `box`."""
    return MOTIFS[style.shape.motif](box, ground, style)


@lru_cache(maxsize=64)
def faint(ground: Ground) -> str:
    """A colour that hardly stands out from the ground: towards the text's where all that is read
    on the ground is read on it too, else away from it, where text stands out even more."""
    near = _towards(ground, ground.text)
    if all(contrast(color, near) >= least for color, least in _read(ground)):
        return near
    dark = contrast(ground.text, "#FFFFFF") > contrast(ground.text, "#000000")
    return _towards(ground, "#FFFFFF" if dark else "#000000")


def _towards(ground: Ground, end: str) -> str:
    share = 0.2
    while True:
        color = mix(ground.fill, end, share)
        if contrast(color, ground.fill) <= FAINTEST or share < 0.005:
            return color
        share *= 0.85


def _read(ground: Ground) -> Iterator[tuple[str, float]]:
    """The colours of text on a ground, each with the contrast it must keep where it has it."""
    for color in (ground.text, ground.mute, ground.minor_text, ground.highlight_text):
        yield color, LEAST_CONTRAST
    for color in (ground.numeral, ground.highlight, ground.mark, ground.second):
        if contrast(color, ground.fill) >= LEAST_LARGE_CONTRAST:
            yield color, LEAST_LARGE_CONTRAST


def _none(box: Box, ground: Ground, style: Style) -> list[Mark]:
    return []


def _grid(box: Box, ground: Ground, style: Style) -> list[Mark]:
    """Squared paper, the lines counted from the page's left edge."""
    strokes: list[Command] = []
    x = _GRID * (math.floor(box.x / _GRID) + 1)
    while x < box.right - 1:
        strokes += _bar(x - _HAIR / 2, box.y, _HAIR, box.h)
        x += _GRID
    y = box.y + _GRID
    while y < box.bottom - 1:
        strokes += _bar(box.x, y - _HAIR / 2, box.w, _HAIR)
        y += _GRID
    return [Path(tuple(strokes), faint(ground), role="motif")] if strokes else []


def _diagonal(box: Box, ground: Ground, style: Style) -> list[Mark]:
    """Thin diagonals in the upper right corner of dark bands."""
    if not _is_dark(ground):
        return []
    strokes: list[Command] = []
    for i in range(1, _STRIPES + 1):
        near = i * _STRIPE * 1.6
        far = near + _STRIPE_LINE * math.sqrt(2)
        if far > min(box.h, box.w):
            break
        strokes += polygon(
            (box.right - far, box.y),
            (box.right - near, box.y),
            (box.right, box.y + near),
            (box.right, box.y + far),
        )
    return [Path(tuple(strokes), faint(ground), role="motif")] if strokes else []


def _dots(box: Box, ground: Ground, style: Style) -> list[Mark]:
    """A fading screen of dots in the upper right corner of dark bands."""
    if not _is_dark(ground) or box.h < _DOT_ROWS * _DOT_PITCH:
        return []
    strokes: list[Command] = []
    for row in range(_DOT_ROWS):
        for column in range(_DOT_COLUMNS):
            r = _DOT * (1 - (row / _DOT_ROWS + column / _DOT_COLUMNS) / 2) ** 0.6
            x = box.right - _DOT_PITCH * (column + 0.5)
            strokes += ring(x, box.y + _DOT_PITCH * (row + 0.5), r, r)
    return [Path(tuple(strokes), faint(ground), role="motif")]


def _is_dark(ground: Ground) -> bool:
    return contrast(ground.fill, "#FFFFFF") > contrast(ground.fill, "#000000")


def _bar(x: float, y: float, w: float, h: float) -> Commands:
    return polygon((x, y), (x + w, y), (x + w, y + h), (x, y + h))


# How far a quarter circle's handles reach, in radii.
_KAPPA = 0.5522847498


def ring(cx: float, cy: float, rx: float, ry: float) -> Commands:
    """The outline of an ellipse."""
    kx, ky = _KAPPA * rx, _KAPPA * ry
    return (
        ("M", cx + rx, cy),
        ("C", cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry),
        ("C", cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy),
        ("C", cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry),
        ("C", cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy),
        ("Z",),
    )


MOTIFS: dict[str, Motif] = {
    "none": _none,
    "grid": _grid,
    "diagonal": _diagonal,
    "dots": _dots,
}
