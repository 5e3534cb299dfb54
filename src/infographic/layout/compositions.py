"""Compositions by name: how a story becomes pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from infographic.errors import Report
from infographic.layout.bands import bands
from infographic.layout.bento import bento
from infographic.layout.fixed.workshop import Workshop
from infographic.layout.formats import Format
from infographic.layout.left_out import left_out
from infographic.layout.page import Page
from infographic.layout.vocabulary import check_names
from infographic.story.model import Story
from infographic.style.tokens import Style

Composition = Callable[[Story, Style, Format, Report, tuple[str, ...]], tuple[Page, ...]]

# Of pages as tall as they need.
COMPOSITIONS: dict[str, Composition] = {"bands": bands, "bento": bento}


def compose(
    story: Story,
    style: Style,
    format: Format,
    report: Report,
    fonts: tuple[str, ...] = (),
    workshop: Workshop | None = None,
) -> tuple[Page, ...]:
    """The story as pages, composed as the style says; `fonts` are looked in for what the style's
    fonts lack. What a page of a fixed size has no room for is told. The `workshop` of this story
    and style remembers from one format to the next what was measured. Raises UsageError for a style
    that names forms there are not."""
    check_names(style, COMPOSITIONS)
    # Layout works in the px of the style: those of a picture are told by the page's unit.
    drawn = format.in_style_px()
    if format.is_tall:
        pages = COMPOSITIONS[style.composition](story, style, drawn, report, fonts)
    else:
        # A poster does without: they take 60 ms to import.
        from infographic.layout.fixed.compositions import fixed_pages  # noqa: PLC0415

        pages = fixed_pages(story, style, drawn, report, fonts, workshop or Workshop())
        for left in left_out(story, pages):
            place = f'{format.name}: question "{left.question}"'
            cure = "" if left.shown else f"--only {left.question} shows it"
            report.leave_out(place, str(left), cure)
    return tuple(replace(page, unit=format.unit) for page in pages)
