"""A style's lengths on a page smaller than a poster: margins, gutters and corners go with it."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

from infographic.style.tokens import Style

# A page of this side (the root of its area), or of this width where its height is its own, has the
# lengths of the style; the least page has this share of them.
_SIDE, _WIDTH = 1200.0, 1200.0
_LEAST = 0.7
# Forms that a page of small tiles has in less width than a poster, with the words of small pieces
# where there is room for them.
_SMALL: dict[str, dict[str, Any]] = {
    "mirror": {"least_width": 520.0, "least_side": 130.0},
    "level": {"least_column": 220.0, "passes": True},
}
# And in less height, on a page that has only so much.
_LOW: dict[str, dict[str, Any]] = {
    "level": {"heights": (240.0, 330.0, 464.0), "least_cap": 44.0},
    "split": {"natural": 190.0},
}
# Blocks that draw tiles of their own, with their gaps in the lengths of a page 1200 wide.
_TILED = {
    "area": {"pad": 28.0},
    "level": {"pad": 28.0, "gutter": 16.0},
    "rank_tiles": {"pad": 28.0, "gutter": 16.0},
    "split": {"pad": 28.0, "gutter": 16.0},
}


def measured(style: Style, width: float, height: float | None = None) -> Style:
    """The style for a page of `width` × `height` px, or as tall as it needs."""
    share = width / _WIDTH if height is None else math.sqrt(width * height) / _SIDE
    share = min(1.0, max(_LEAST, share))
    if height is None and share == 1.0:
        return style
    grid, shape = style.grid, style.shape
    held = {name: dict(options) for name, options in style.blocks.items()}
    for name, lengths in _TILED.items():
        own = held.setdefault(name, {})
        for key, length in lengths.items():
            own[key] = round(share * own.get(key, length), 2)
    for forms in (_SMALL, _LOW if height is not None else {}):
        for name, options in forms.items():
            held[name] = {**options, **held.get(name, {})}
    return replace(
        style,
        grid=replace(
            grid,
            margin=round(share * grid.margin),
            gutter=round(share * grid.gutter),
            padding=round(share * grid.padding),
        ),
        shape=replace(shape, card=round(share * shape.card)),
        blocks=held,
    )
