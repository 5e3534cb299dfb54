"""People drawn as flat figures: a bust, a head and hair, in tints of one colour.

A figure is drawn in its own px around the middle of its head, 46 px from neighbour to neighbour,
and scaled. What lies on one layer of a row in one colour is one path, whoever it belongs to; only
busts are marks of their own, each with the datum it counts for.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from infographic.blocks.tones import deeper, lighter
from infographic.marks import Circle, Command, Commands, Datum, Mark, Path

# From neighbour to neighbour, and from row to row.
CELL = 46.0
# How far the highest hair reaches above the middle of a head, and a row's busts below it.
RISE = 26.0
FOOT = 54.0

_LINE = 3.5
_HEAD = 14.0
_SHOULDERS = 20.0
_NECK = 17.0
_KAPPA = 4 * (math.sqrt(2) - 1) / 3
_MIX = 2654435761


@dataclass(frozen=True, slots=True)
class Look:
    """The tints of a group of people: bodies, heads and hair."""

    bodies: tuple[str, ...]
    heads: tuple[str, ...]
    hair: tuple[str, ...]


def look(color: str) -> Look:
    """Tints that are all plainly of `color`."""
    return Look(
        (color, lighter(color, 0.22), deeper(color, 0.05), deeper(color, 0.11)),
        (lighter(color, 0.72), lighter(color, 0.58)),
        (deeper(color, 0.38), deeper(color, 0.5)),
    )


@dataclass(frozen=True, slots=True)
class Figure:
    """Where a figure's head is, its look, what it counts for, and the number its variety is drawn
    from."""

    x: float
    y: float
    look: Look
    seed: int
    datum: Datum


def chance(seed: int, what: int) -> float:
    """A number from 0 to 1 that is the same for the same seed, and looks like any."""
    x = (seed * 31 + what * 17) * _MIX & 0xFFFFFFFF
    # Multiplying alone leaves neighbours a fixed step apart.
    x = ((x >> 15) ^ x) * 0x2C1B3C6D & 0xFFFFFFFF
    x = ((x >> 12) ^ x) * 0x297A2D39 & 0xFFFFFFFF
    return ((x >> 15) ^ x) / 0xFFFFFFFF


# -- shapes ----------------------------------------------------------------------------------------


def _bust(half: float, top: float) -> Commands:
    """Shoulders of half a circle; its last two points are on the ground and set with the figure."""
    k = half * _KAPPA
    return (
        ("M", -half, top + half),
        ("C", -half, top + half - k, -k, top, 0.0, top),
        ("C", k, top, half, top + half - k, half, top + half),
    )


def _disc(y: float, r: float) -> Commands:
    k = r * _KAPPA
    return (
        ("M", r, y),
        ("C", r, y + k, k, y + r, 0.0, y + r),
        ("C", -k, y + r, -r, y + k, -r, y),
        ("C", -r, y - k, -k, y - r, 0.0, y - r),
        ("C", k, y - r, r, y - k, r, y),
        ("Z",),
    )


def _bob(half: float, foot: float) -> Commands:
    """Hair to the chin, round above, its lower corners rounded."""
    k = half * _KAPPA
    c = 7.0
    return (
        ("M", -half, foot - c),
        ("L", -half, 0.0),
        ("C", -half, -k, -k, -half, 0.0, -half),
        ("C", k, -half, half, -k, half, 0.0),
        ("L", half, foot - c),
        ("C", half, foot - c / 2, half - c / 2, foot, half - c, foot),
        ("L", c - half, foot),
        ("C", c / 2 - half, foot, -half, foot - c / 2, -half, foot - c),
        ("Z",),
    )


def _cap(r: float, dip: Sequence[Command]) -> Commands:
    """The upper half of a head's disc down to a hairline, which runs from right to left."""
    k = r * _KAPPA
    return (
        ("M", -r, 0.0),
        ("C", -r, -k, -k, -r, 0.0, -r),
        ("C", k, -r, r, -k, r, 0.0),
        *dip,
        ("Z",),
    )


_FACE = _HEAD - _LINE / 2
_FULL = _cap(_FACE, (("C", 6.0, -5.0, -6.0, -5.0, -_FACE, 0.0),))
_PARTED = _cap(
    _FACE, (("C", 8.0, -1.0, 4.5, -3.5, 2.5, -7.0), ("C", -1.5, -1.5, -7.0, 0.5, -_FACE, 0.0))
)
_FRINGE = _cap(
    _FACE, (("C", 6.5, -1.5, 1.5, -3.5, -2.5, -6.5), ("C", -5.0, -3.0, -8.5, -1.5, -_FACE, 0.0))
)
_BUN = -_HEAD - 3.5
# The hair around a head and over it, behind and before the face; none is a shape of its own.
_BEHIND = {
    "bob": (_bob(19.0 + _LINE / 2, 19.0 + _LINE / 2), _bob(19.0 - _LINE / 2, 19.0 - _LINE / 2)),
    "bun": (_disc(_BUN, 7.0 + _LINE / 2), _disc(_BUN, 7.0 - _LINE / 2)),
}
_BEFORE = {"short": _FULL, "bob": _FRINGE, "bun": _FULL, "parted": _PARTED}
_KINDS = ("short", "bob", "bun", "parted", "none")


class _Layers:
    """Outlines by the layer and colour they are painted in."""

    def __init__(self) -> None:
        self.held: dict[tuple[int, str], list[Command]] = {}

    def add(self, layer: int, fill: str, shape: Commands, x: float, y: float, s: float) -> None:
        self.held.setdefault((layer, fill), []).extend(_placed(shape, x, y, s))

    def marks(self, layers: Iterable[int]) -> list[Mark]:
        return [
            Path(tuple(self.held[key]), key[1])
            for key in sorted(self.held, key=lambda key: key[0])
            if key[0] in layers
        ]


def _placed(shape: Commands, x: float, y: float, s: float) -> list[Command]:
    made: list[Command] = []
    for c in shape:
        if len(c) == 3:
            made.append((c[0], c[1] * s + x, c[2] * s + y))
        elif len(c) == 7:
            a, b, d, e, f, g = c[1:]
            made.append((c[0], a * s + x, b * s + y, d * s + x, e * s + y, f * s + x, g * s + y))
        else:
            made.append(c)
    return made


def _standing(half: float, top: float, x: float, y: float, s: float, ground: float) -> Commands:
    """A bust down to the ground."""
    return (
        *_placed(_bust(half, top), x, y, s),
        ("L", x + half * s, ground),
        ("L", x - half * s, ground),
        ("Z",),
    )


# -- rows ------------------------------------------------------------------------------------------


def row_of_people(
    figures: Sequence[Figure], scale: float, ground: float, outline: str
) -> list[Mark]:
    """People side by side, standing on `ground` (y), outlined in the colour of what is behind."""
    layers = _Layers()
    busts: list[Mark] = []
    heads: list[Mark] = []
    line = _LINE / 2
    for f in figures:
        x, y = f.x, f.y
        kind = _KINDS[int(chance(f.seed, 6) * len(_KINDS)) % len(_KINDS)]
        body, head, hair = (
            tints[int(chance(f.seed, what) * len(tints)) % len(tints)]
            for tints, what in ((f.look.bodies, 3), (f.look.heads, 4), (f.look.hair, 5))
        )
        around = _standing(_SHOULDERS + line, _NECK - line, x, y, scale, ground)
        layers.held.setdefault((0, outline), []).extend(around)
        bust = _standing(_SHOULDERS - line, _NECK + line, x, y, scale, ground)
        busts.append(Path(bust, body, datum=f.datum))
        if kind in _BEHIND:
            outer, inner = _BEHIND[kind]
            layers.add(1, outline, outer, x, y, scale)
            layers.add(2, hair, inner, x, y, scale)
        # Hair that falls around a face leaves it no outline of its own.
        edge = None if kind == "bob" else outline
        r = (_FACE if kind == "bob" else _HEAD) * scale
        heads.append(Circle(x, y, r, fill=head, stroke=edge, stroke_width=_LINE * scale))
        if kind in _BEFORE:
            layers.add(3, hair, _BEFORE[kind], x, y, scale)
    return [*layers.marks((0,)), *busts, *layers.marks((1, 2)), *heads, *layers.marks((3,))]
