"""Each tile's ground: its own wish, no bright neighbours alike, enough of the page quiet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from infographic.blocks.tones import LEAST_CONTRAST, contrast, mix
from infographic.layout.tiles.base import Wish
from infographic.marks import Box
from infographic.style.tokens import Grid, Ground

_SAME_BRIGHT = 8.0
_SAME_LIGHT = 2.5
# What the light tiles should take of the page's area, and how much it matters.
_LIGHT_SHARE = 0.2
_BRIGHT_SHARE = 0.34
_BALANCE = 40.0
_ROUNDS = 4
# The contrast below which a bar is a shade of its ground.
_LEAST_SEEN = 2.2
# Tiles closer than this are neighbours; edges that meet for less than twice as much are corners.
_REACH = 20.0


@dataclass(frozen=True, slots=True)
class Toned:
    """A tile in its place with the grounds it may have; `fixed` counts as a neighbour only."""

    box: Box
    wishes: tuple[Wish, ...]


def tones(tiles: Sequence[Toned], grid: Grid) -> tuple[str, ...]:
    """The name of a ground for each tile: from their wishes on, each in turn takes what costs
    least, until nothing changes."""
    chosen = [tile.wishes[0].ground for tile in tiles]
    area = sum(tile.box.w * tile.box.h for tile in tiles)
    near = [
        [k for k, other in enumerate(tiles) if k != i and _touch(tile.box, other.box)]
        for i, tile in enumerate(tiles)
    ]
    for _ in range(_ROUNDS):
        before = list(chosen)
        for i, tile in enumerate(tiles):
            if len(tile.wishes) < 2:
                continue
            costs: list[tuple[float, int]] = []
            for k, wish in enumerate(tile.wishes):
                chosen[i] = wish.ground
                cost = wish.cost + _neighbours(wish.ground, [chosen[n] for n in near[i]], grid)
                costs.append((cost + _balance(tiles, chosen, area, grid), k))
            chosen[i] = tile.wishes[min(costs)[1]].ground
        if chosen == before:
            break
    return tuple(chosen)


def _touch(a: Box, b: Box) -> bool:
    """Whether two tiles share an edge, but for the gutter between them."""
    reach = a.grow(_REACH)
    across = min(reach.right, b.right) - max(reach.x, b.x)
    along = min(reach.bottom, b.bottom) - max(reach.y, b.y)
    return across > 0 and along > 0 and max(across, along) > 2 * _REACH


def _neighbours(ground: str, others: Sequence[str], grid: Grid) -> float:
    if ground == grid.tile:
        return 0.0
    same = _SAME_LIGHT if ground == grid.light else _SAME_BRIGHT
    return same * sum(other == ground for other in others)


def _balance(tiles: Sequence[Toned], chosen: Sequence[str], area: float, grid: Grid) -> float:
    light = bright = 0.0
    for tile, name in zip(tiles, chosen, strict=True):
        if name == grid.light:
            light += tile.box.w * tile.box.h
        elif name in grid.bright:
            bright += tile.box.w * tile.box.h
    off = light / area - _LIGHT_SHARE
    over = max(0.0, bright / area - _BRIGHT_SHARE)
    return _BALANCE * (off * off + over * over)


def seen(color: str, ground: Ground) -> bool:
    """Whether bars of that colour stand out from a ground."""
    return contrast(color, ground.fill) >= _LEAST_SEEN


def accented(ground: Ground, accent: Ground) -> Ground:
    """A quiet ground whose highlight is the colour of a bright one, wherever that comes up; left as
    it is where that colour would not be seen on it."""
    old, new = ground.highlight, accent.fill
    if old == new or not seen(new, ground):
        return ground
    words = _readable(new, ground)
    numeral = ground.numeral if ground.numeral == ground.text else words
    return replace(
        ground,
        name=f"{ground.name}/{accent.name}",
        dot=new if ground.dot == old else ground.dot,
        numeral=numeral,
        highlight=new,
        highlight_text=words if ground.highlight_text != ground.text else ground.text,
        steps=(*ground.steps[:-2], mix(new, ground.fill, 0.45), new)
        if len(ground.steps) == 5
        else tuple(new if step == old else step for step in ground.steps),
        seal=new if ground.seal == old else ground.seal,
    )


def _readable(color: str, ground: Ground) -> str:
    """The colour as text: moved towards the ground's own text as far as it must be."""
    for step in range(11):
        mixed = mix(color, ground.text, step / 10) if step else color
        if contrast(mixed, ground.fill) >= LEAST_CONTRAST:
            return mixed
    return ground.text
