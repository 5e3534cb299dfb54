"""Pages of a fixed size in full-bleed grounds: an opening, and charts beside and below it."""

from __future__ import annotations

from infographic.errors import Report
from infographic.layout.fixed.brief import Brief, Compose, Drafted
from infographic.layout.formats import Format
from infographic.story.model import Story
from infographic.style.tokens import Style


def fixed_bands(
    story: Story, style: Style, format: Format, report: Report, fonts: tuple[str, ...] = ()
) -> Compose:
    raise NotImplementedError


def _draw(brief: Brief) -> Drafted:
    raise NotImplementedError
