"""Pages of a fixed size in tiles: the best tiles that fill the grid without a hole."""

from __future__ import annotations

from infographic.errors import Report
from infographic.layout.fixed.brief import Brief, Compose, Drafted
from infographic.layout.formats import Format
from infographic.story.model import Story
from infographic.style.tokens import Style


def fixed_bento(
    story: Story, style: Style, format: Format, report: Report, fonts: tuple[str, ...] = ()
) -> Compose:
    raise NotImplementedError


def _draw(brief: Brief) -> Drafted:
    raise NotImplementedError
