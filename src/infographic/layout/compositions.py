"""Compositions by name: how a story becomes pages."""

from __future__ import annotations

from collections.abc import Callable

from infographic.errors import Report
from infographic.layout.bands import bands
from infographic.layout.bento import bento
from infographic.layout.formats import Format
from infographic.layout.page import Page
from infographic.layout.vocabulary import check_names
from infographic.story.model import Story
from infographic.style.tokens import Style

Composition = Callable[[Story, Style, Format, Report, tuple[str, ...]], tuple[Page, ...]]

COMPOSITIONS: dict[str, Composition] = {"bands": bands, "bento": bento}


def compose(
    story: Story, style: Style, format: Format, report: Report, fonts: tuple[str, ...] = ()
) -> tuple[Page, ...]:
    """The story as pages, composed as the style says; `fonts` are looked in for what the style's
    fonts lack. Raises UsageError for a style that names forms there are not."""
    check_names(style, COMPOSITIONS)
    return COMPOSITIONS[style.composition](story, style, format, report, fonts)
