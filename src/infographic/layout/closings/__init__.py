"""Closings: how a page ends, in the forms a style may choose; adding one is a file and a line."""

from __future__ import annotations

from collections.abc import Callable

from infographic.blocks.base import Composed, Setting
from infographic.layout.closings.columns import columns
from infographic.layout.closings.facts import facts
from infographic.layout.closings.grid import grid
from infographic.story.model import Footer

Closing = Callable[[Footer, float, Setting], Composed]

CLOSINGS: dict[str, Closing] = {"columns": columns, "facts": facts, "grid": grid}


def closing(content: Footer, width: float, setting: Setting) -> Composed:
    """The end of a page in the style's own form."""
    return CLOSINGS[setting.style.shape.closing](content, width, setting)
