"""Compositions by name: how a story becomes pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from infographic.errors import Report
from infographic.layout.bands import bands
from infographic.layout.bento import bento
from infographic.layout.fixed import decks
from infographic.layout.fixed.bands import fixed_bands
from infographic.layout.fixed.bento import fixed_bento
from infographic.layout.fixed.brief import Fixed
from infographic.layout.formats import Format
from infographic.layout.page import Page
from infographic.layout.vocabulary import check_names
from infographic.story.model import Panel, Story
from infographic.style.tokens import Style

Composition = Callable[[Story, Style, Format, Report, tuple[str, ...]], tuple[Page, ...]]

# Pages as tall as they need, and pages of a fixed size.
COMPOSITIONS: dict[str, Composition] = {"bands": bands, "bento": bento}
FIXED: dict[str, Fixed] = {"bands": fixed_bands, "bento": fixed_bento}


def compose(
    story: Story, style: Style, format: Format, report: Report, fonts: tuple[str, ...] = ()
) -> tuple[Page, ...]:
    """The story as pages, composed as the style says; `fonts` are looked in for what the style's
    fonts lack. What a page of a fixed size has no room for is told. Raises UsageError for a style
    that names forms there are not."""
    check_names(style, COMPOSITIONS)
    # Layout works in the px of the style: those of a picture are told by the page's unit.
    drawn = format.in_style_px()
    if format.is_tall:
        pages = COMPOSITIONS[style.composition](story, style, drawn, report, fonts)
    else:
        draw = FIXED[style.composition](story, style, drawn, report, fonts)
        pages = decks.pages(story, drawn, draw)
        _tell_left_out(story, pages, format, report)
    return tuple(replace(page, unit=format.unit) for page in pages)


def _tell_left_out(story: Story, pages: Sequence[Page], format: Format, report: Report) -> None:
    """Every question that no page shows, and of which one shows a part."""
    shown: dict[str, int] = {}
    for page in pages:
        for panel in page.told.panels if page.told else ():
            shown[panel.id] = max(shown.get(panel.id, 0), _size(panel))
    for panel in story.panels:
        place = f'question "{panel.id}"'
        count = shown.get(panel.id)
        if count is None:
            report.leave_out(place, f"is not on the {format.name}", f"--only {panel.id} shows it")
        elif count < _size(panel):
            of = f"{count} of {_size(panel)} figures are"
            report.leave_out(place, f"{of} on the {format.name}")


def _size(panel: Panel) -> int:
    return sum(figure is not None for item in panel.items for figure in item.figures)
