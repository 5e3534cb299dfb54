"""Covers by name of the style's opening: how title and hero fill a part of a page of fixed size.

Adding one is a module and its line in `COVERS`; openings without one of their own take `plain`.
"""

from __future__ import annotations

from infographic.layout.fixed.covers.base import Cover
from infographic.layout.fixed.covers.friendly import FriendlyCover
from infographic.layout.fixed.covers.plain import PlainCover

__all__ = ["COVERS", "Cover", "cover"]

COVERS: dict[str, type[Cover]] = {"friendly": FriendlyCover}


def cover(opening: str) -> type[Cover]:
    """The cover that goes with an opening of tall pages."""
    return COVERS.get(opening, PlainCover)
