"""Openings: how a poster begins, in the forms a style may choose; adding one is a file and a line.

An opening is a function of the story, the blocks, a width in px and the setting; its marks have
their top at 0.
"""

from __future__ import annotations

from collections.abc import Callable

from infographic.blocks.base import Composed, Setting
from infographic.layout.fitting import Fitting
from infographic.layout.openings.broadsheet import broadsheet
from infographic.layout.openings.friendly import friendly
from infographic.layout.openings.masthead import masthead
from infographic.story.model import Story

Opening = Callable[[Story, Fitting, float, Setting], Composed]

OPENINGS: dict[str, Opening] = {"broadsheet": broadsheet, "friendly": friendly}

__all__ = ["OPENINGS", "masthead", "opening"]


def opening(story: Story, fitting: Fitting, width: float, setting: Setting) -> Composed:
    """The whole opening in the style's own form."""
    return OPENINGS[setting.style.shape.opening](story, fitting, width, setting)
