"""Compositions of pages of a fixed size by name."""

from __future__ import annotations

from infographic.errors import Report
from infographic.layout.fixed import decks
from infographic.layout.fixed.bands import fixed_bands
from infographic.layout.fixed.bento import fixed_bento
from infographic.layout.fixed.brief import Fixed
from infographic.layout.fixed.workshop import Workshop
from infographic.layout.formats import Format
from infographic.layout.page import Page
from infographic.story.model import Story
from infographic.style.tokens import Style

FIXED: dict[str, Fixed] = {"bands": fixed_bands, "bento": fixed_bento}


def fixed_pages(
    story: Story,
    style: Style,
    format: Format,
    report: Report,
    fonts: tuple[str, ...],
    workshop: Workshop,
) -> tuple[Page, ...]:
    """The story on pages of the format, which is in the px of the style."""
    draw = FIXED[style.composition](story, style, format, report, fonts, workshop)
    return decks.pages(story, format, draw)
