"""Reads a finished page back: what it shows is what the story says, and can be read.

Marks and boxes only, no pixels. Every problem names its panel and text, and the numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from infographic.errors import Message
from infographic.layout.checks.contrast import check_contrast
from infographic.layout.checks.credits import check_credits
from infographic.layout.checks.echoes import check_echoes
from infographic.layout.checks.emptiness import check_emptiness
from infographic.layout.checks.figures import check_figures
from infographic.layout.checks.holes import check_holes
from infographic.layout.checks.loudness import check_loudness
from infographic.layout.checks.margins import check_margins
from infographic.layout.checks.printed import check_printed
from infographic.layout.checks.room import check_room
from infographic.layout.checks.scales import check_scales
from infographic.layout.checks.selection import check_parts, check_selection
from infographic.layout.checks.view import View
from infographic.layout.page import Page
from infographic.story.model import Story

_CHECKS = (
    check_room,
    check_contrast,
    check_scales,
    check_figures,
    check_printed,
    check_emptiness,
    check_holes,
    check_margins,
    check_credits,
    check_loudness,
    check_echoes,
)

__all__ = ["check_page", "check_pages", "check_selection"]


def check_page(page: Page, story: Story) -> list[Message]:
    """All that is wrong with `page` as a picture of `story`; empty when nothing is.

    Every panel of the story must be on the page: a page that shows a selection is checked against
    the story of that selection.
    """
    return _check(View(page, story))


def _check(view: View) -> list[Message]:
    return [message for check in _CHECKS for message in check(view)]


def check_pages(pages: Sequence[Page], story: Story) -> list[Message]:
    """`check_page` for each page with its part of the story, and nothing left out of them all but
    by pages that show a selection."""
    found: list[Message] = []
    for i, page in enumerate(pages):
        if page.told is not None:
            view = View(page, page.told)
            found += [*_check(view), *check_selection(page.told, story), *check_parts(view, story)]
            continue
        hero = story.hero if i == 0 else None
        here = Counter(placed.panel for placed in page.placed)
        if hero:
            here[hero.id] -= 1  # a fact of a list has the list's id: this one is the fact
        chapters = tuple(
            replace(chapter, panels=panels)
            for chapter in story.chapters
            if (panels := tuple(p for p in chapter.panels if here[p.id] > 0))
        )
        part = replace(story, hero=hero, chapters=chapters)
        found += check_page(page, part)
    selected = [page.told for page in pages if page.told is not None]
    if selected:
        if story.panels and not any(told.panels for told in selected):
            cure = "show the hero or the best question, however small the cover gets"
            found.append(Message("error", "", "shows no figure of the survey", cure))
        return found
    shown = Counter(placed.panel for page in pages for placed in page.placed)
    if story.hero:
        shown[story.hero.id] -= 1
    found += [
        Message("error", panel.id, "is on no page", "lay every panel of the story out")
        for chapter in story.chapters
        for panel in chapter.panels
        if shown[panel.id] <= 0
    ]
    return found
