"""A story dealt out to pages of a fixed size: one page, a deck of slides, cards to swipe."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from infographic.layout.fixed.brief import Brief, Compose
from infographic.layout.formats import Format
from infographic.layout.page import Page
from infographic.story.model import Story
from infographic.story.ranking import ranked, units


def pages(story: Story, format: Format, compose: Compose) -> tuple[Page, ...]:
    """The story's pages, as its format deals them."""
    return _DEALS[format.deck](story, format, compose)


def _single(story: Story, format: Format, compose: Compose) -> tuple[Page, ...]:
    return (compose(Brief("whole", ranked(story))).page,)


def _slides(story: Story, format: Format, compose: Compose) -> tuple[Page, ...]:
    """A cover, a slide a chapter (more where its questions need them), how the survey was made."""
    found = [Brief("cover")]
    for chapter in story.chapters:
        rest = units(chapter)
        while rest and len(found) < format.most - 1:
            brief = Brief("section", rest, chapter if len(chapter.panels) > 1 else None)
            taken = max(1, compose(brief).taken)
            found.append(replace(brief, units=rest[:taken]))
            rest = rest[taken:]
    found.append(Brief("closing"))
    return _numbered(found, compose)


def _carousel(story: Story, format: Format, compose: Compose) -> tuple[Page, ...]:
    """A cover, one question a card, the best ones in the survey's order, how it was made."""
    best = {unit.id for unit in ranked(story)[: format.most - 2]}
    chosen = [
        unit for chapter in story.chapters for unit in units(chapter, alone=True) if unit.id in best
    ]
    found = [Brief("cover"), *(Brief("section", (unit,)) for unit in chosen), Brief("closing")]
    return _numbered(found, compose)


def _numbered(briefs: list[Brief], compose: Compose) -> tuple[Page, ...]:
    count = len(briefs)
    return tuple(
        compose(replace(brief, number=f"{place} / {count}")).page
        for place, brief in enumerate(briefs, 1)
    )


_DEALS: dict[str, Callable[[Story, Format, Compose], tuple[Page, ...]]] = {
    "": _single,
    "slides": _slides,
    "carousel": _carousel,
}
