"""Pages of a fixed size in bands: what they show, where, and on which grounds."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from infographic import render
from infographic.layout.page import Page
from infographic.marks import Box, Rect, Text, leaves
from infographic.render import Infographic

STYLES = ("editorial", "agency", "swiss", "magazine")
SINGLE = ("card", "wide", "square", "portrait", "story", "pin", "slide", "a4")


@pytest.fixture(scope="module")
def made(example: Path) -> Callable[[str, str], Infographic]:
    posters: dict[str, Infographic] = {}

    @cache
    def make(style: str, format: str) -> Infographic:
        if style not in posters:
            posters[style] = render(example, style=style)
        return posters[style].at(format)

    return make


def grounds(page: Page) -> list[Rect]:
    """The regions of a page: the grounds that its marks lie on."""
    return [
        mark
        for mark in page.marks
        if isinstance(mark, Rect) and mark.role == "ground" and isinstance(mark.fill, str)
    ]


def said(page: Page) -> str:
    return " ".join(m.text for m in leaves(page.marks) if isinstance(m, Text)).replace(
        "\u00a0", " "
    )


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("format", SINGLE)
def test_a_page_is_cut_into_grounds_without_a_gap(
    made: Callable[[str, str], Infographic], style: str, format: str
) -> None:
    page = made(style, format).page
    held = [mark.box.within(page.box) for mark in grounds(page)]
    # Colour blocks of a cover lie on its own ground: only what lies on nothing is a region.
    regions: list[Box] = []
    for box in held:
        if not any(other.contains(box, 1.5) for other in regions):
            regions.append(box)
    assert sum(b.w * b.h for b in regions) == pytest.approx(page.width * page.height, rel=0.005)
    for a, b in combinations(regions, 2):
        assert not a.overlaps(b, 1.5)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("format", SINGLE)
def test_a_page_names_its_source_and_how_many(
    made: Callable[[str, str], Infographic], style: str, format: str
) -> None:
    words = said(made(style, format).page)
    assert "All Things IC" in words
    assert "84" in words


@pytest.mark.parametrize("format", SINGLE)
def test_the_hero_is_on_every_single_page(
    made: Callable[[str, str], Infographic], format: str
) -> None:
    found = made("editorial", format)
    assert found.page.told is not None
    assert found.page.told.hero == found.story.hero
    assert found.page.placed[0].panel == "expected"


def test_more_room_shows_more(made: Callable[[str, str], Infographic]) -> None:
    def figures(format: str) -> int:
        told = made("editorial", format).page.told
        assert told is not None
        return sum(len(panel.items) for panel in told.panels)

    assert figures("square") < figures("slide") <= figures("pin") < figures("a4")


def test_regions_that_touch_are_of_two_colours(made: Callable[[str, str], Infographic]) -> None:
    for format in ("wide", "slide", "pin", "a4"):
        page = made("editorial", format).page
        for a, b in combinations(grounds(page), 2):
            across = min(a.box.right, b.box.right) - max(a.box.x, b.box.x)
            along = min(a.box.bottom, b.box.bottom) - max(a.box.y, b.box.y)
            if min(across, along) > -2 and max(across, along) > 2:
                assert a.fill != b.fill or a.box.y != b.box.y, format


def test_text_keeps_out_of_the_margins_of_a_story(
    made: Callable[[str, str], Infographic],
) -> None:
    page = made("agency", "story").page
    top, _, bottom, _ = page.safe
    assert top == pytest.approx(250 * 22 / 36)
    for mark in leaves(page.marks):
        if isinstance(mark, Text):
            assert mark.ink.y >= top - 0.5
            assert mark.ink.bottom <= page.height - bottom + 0.5


def test_slides_have_a_cover_the_chapters_and_an_end(
    made: Callable[[str, str], Infographic],
) -> None:
    found = made("editorial", "slides")
    count = len(found.pages)
    assert all(f"{i} / {count}" in said(page) for i, page in enumerate(found.pages, 1))
    first, *middle, last = found.pages
    assert first.told is not None
    assert first.told.hero is not None
    shown = [placed.panel for page in middle for placed in page.placed]
    assert shown == [panel.id for chapter in found.story.chapters for panel in chapter.panels]
    assert not last.placed
    assert "self-selected" in said(last), "the method"


def test_cards_to_swipe_have_one_question_each(made: Callable[[str, str], Infographic]) -> None:
    found = made("agency", "carousel")
    middle = found.pages[1:-1]
    assert len(found.pages) <= found.format.most
    assert all(len(page.placed) == 1 for page in middle)
    order = [panel.id for chapter in found.story.chapters for panel in chapter.panels]
    shown = [page.placed[0].panel for page in middle]
    assert shown == [id for id in order if id in shown], "in the survey's order"


def test_what_is_left_out_is_told(made: Callable[[str, str], Infographic]) -> None:
    found = made("editorial", "slide")
    shown = {placed.panel for placed in found.page.placed}
    missing = {panel.id for panel in found.story.panels} - shown
    told = {left.question for left in found.left_out if not left.shown}
    assert told == missing
    assert missing


@pytest.mark.parametrize("style", ["editorial", "agency"])
@pytest.mark.parametrize("format", ["slides", "carousel"])
def test_a_deck_without_a_hero_opens_with_a_figure(style: str, format: str) -> None:
    questions = [
        {"id": f"q{k}", "text": f"Which tools do you use {place}?", "kind": "multiple"}
        | {"unit": "count", "options": {"Paper": 258 + k, "Email": 141, "Chat": 83, "Fax": 20}}
        for k, place in enumerate(("at work", "at home", "on the way"))
    ]
    made = render({"title": "Tools of today", "n": 500, "questions": questions}, style=style)
    assert made.story.hero is None
    cover = made.at(format).pages[0]
    assert cover.told is not None
    (panel,) = (p for chapter in cover.told.chapters for p in chapter.panels)
    assert [item.label for item in panel.items] == ["Paper"]
    assert "Which tools do you use" in said(cover)
