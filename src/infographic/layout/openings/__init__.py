"""Openings by name: what stands on the poster's first band.

An opening is a function of the story, the fitting of its blocks, the width in px and the setting of
its ground; its marks keep to the width, their top at 0. Adding one is a module and its line in
`OPENINGS`.
"""

from __future__ import annotations

from collections.abc import Callable

from infographic.blocks.base import Composed, Setting
from infographic.layout.fitting import Fitting
from infographic.layout.openings.banner import banner, overlap
from infographic.layout.openings.broadsheet import broadsheet
from infographic.layout.openings.figures import cards, columns
from infographic.layout.openings.friendly import friendly, further
from infographic.layout.openings.giant import dimension, giant, slab
from infographic.layout.openings.parts import masthead as plain
from infographic.layout.openings.roundel import circle, ellipse, ring
from infographic.layout.openings.shares import shares
from infographic.story.model import Story

__all__ = ["OPENINGS", "masthead", "opening", "shows_block"]

Opening = Callable[[Story, Fitting, float, Setting], Composed]

OPENINGS: dict[str, Opening] = {
    "banner": banner,
    "broadsheet": broadsheet,
    "cards": cards,
    "circle": circle,
    "columns": columns,
    "dimension": dimension,
    "ellipse": ellipse,
    "friendly": friendly,
    "giant": giant,
    "overlap": overlap,
    "ring": ring,
    "slab": slab,
}


# Openings that show the hero panel as a block, whatever it is; the others do so where it is no
# whole of a few parts.
_BLOCK = ("broadsheet", "friendly")


def shows_block(story: Story, setting: Setting) -> bool:
    """Whether the opening shows the hero panel as the block that suits it."""
    if story.hero is None:
        return False
    return setting.style.shape.opening in _BLOCK or shares(story.hero, setting) is None


def opening(story: Story, fitting: Fitting, width: float, setting: Setting) -> Composed:
    """The opening in the style's own form, in `width` px."""
    return OPENINGS[setting.style.shape.opening](story, fitting, width, setting)


def masthead(story: Story, number: str, width: float, setting: Setting) -> Composed:
    """The opening of a further page of the poster, in the manner of its first."""
    form = further if setting.style.shape.opening == "friendly" else plain
    return form(story, number, width, setting)
