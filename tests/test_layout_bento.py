"""The page of tiles: on the lines of its grid, every panel once, quiet and bright in balance."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from infographic.errors import Report
from infographic.layout.bento import LONGEST, bento
from infographic.layout.checks import check_pages
from infographic.layout.formats import POSTER
from infographic.layout.page import Page
from infographic.layout.tiles.people import MOST_DOTS, dot_worth
from infographic.layout.tiles.tones import accented
from infographic.marks import Box, Circle, Group, Rect, Text, leaves
from infographic.marks import Path as Outline
from infographic.results.parse import parse
from infographic.story.model import Story
from infographic.story.tell import tell
from infographic.style.load import load_style
from infographic.style.tokens import Style

DATA = sorted((Path(__file__).parent / "data").glob("*.results.json"))
MARGIN, GUTTER, MODULE = 32.0, 16.0, 96.0


@pytest.fixture(scope="module")
def look() -> Style:
    return load_style("bento")


def told(data: dict[str, Any]) -> Story:
    return tell(parse(data, Report()))


def pages_of(data: dict[str, Any], look: Style) -> tuple[Story, tuple[Page, ...]]:
    story = told(data)
    return story, bento(story, look, POSTER, Report())


def reference() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        next(p for p in DATA if p.name.startswith("ic-2012")).read_text("utf-8")
    )
    return found


def question(number: int, answers: int = 5) -> dict[str, Any]:
    return {
        "id": f"q{number}",
        "text": f"What is number {number}?",
        "kind": "multiple",
        "options": {f"Answer {number}.{i}": 80 - 7 * i - number % 5 for i in range(answers)},
    }


def survey(*questions: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"title": "A survey of things", "questions": list(questions), **more}


def tiles(page: Page) -> list[Box]:
    """The boxes of all tiles: the panels', and the grounds that no panel draws for itself."""
    panels = [p.box for p in page.placed]
    alone = [m.box for m in page.marks if isinstance(m, Rect) and m.role == "ground"]
    return panels + [box for box in alone if box not in panels]


def texts(page: Page, role: str = "") -> list[Text]:
    return [m for m in page.leaves() if isinstance(m, Text) and role in ("", m.role)]


def said(page: Page) -> str:
    return " ".join(t.text for t in texts(page)).replace("’", "'")


# -- every page --------------------------------------------------------------------------------


@pytest.fixture(params=DATA, ids=lambda path: path.name.removesuffix(".results.json"))
def laid(request: pytest.FixtureRequest, look: Style) -> tuple[Story, tuple[Page, ...]]:
    return pages_of(json.loads(request.param.read_text("utf-8")), look)


@pytest.mark.missing_glyphs
def test_pages_hold(laid: tuple[Story, tuple[Page, ...]]) -> None:
    story, pages = laid
    assert check_pages(pages, story) == []


@pytest.mark.missing_glyphs
def test_tiles_stand_on_the_lines_of_the_grid(laid: tuple[Story, tuple[Page, ...]]) -> None:
    _, pages = laid
    for page in pages:
        for box in tiles(page):
            for start, length in ((box.x, box.w), (box.y, box.h)):
                assert (start - MARGIN) % MODULE == pytest.approx(0)
                assert (length + GUTTER) % MODULE == pytest.approx(0)
            assert box.x >= MARGIN
            assert box.right <= page.width - MARGIN


@pytest.mark.missing_glyphs
def test_tiles_fill_the_grid(laid: tuple[Story, tuple[Page, ...]]) -> None:
    """With their gutters they cover the width of 12 columns from the first row to the last."""
    _, pages = laid
    for page in pages:
        boxes = tiles(page)
        covered = sum((b.w + GUTTER) * (b.h + GUTTER) for b in boxes)
        lowest = max(b.bottom for b in boxes)
        assert covered == pytest.approx(12 * MODULE * (lowest + GUTTER - MARGIN))
        assert not any(a.overlaps(b) for a, b in combinations(boxes, 2))


@pytest.mark.missing_glyphs
def test_every_panel_is_placed_once(laid: tuple[Story, tuple[Page, ...]]) -> None:
    story, pages = laid
    placed = [p.panel for page in pages for p in page.placed]
    assert sorted(placed) == sorted(p.id for p in story.panels)


@pytest.mark.missing_glyphs
def test_the_title_is_the_first_tile_and_the_largest_words(
    laid: tuple[Story, tuple[Page, ...]],
) -> None:
    _, pages = laid
    first = next(m for m in pages[0].marks if isinstance(m, Rect))
    assert first.box.y == MARGIN
    title = texts(pages[0], "title")
    assert all(first.box.contains(t.ink, 3) for t in title)
    headlines = texts(pages[0], "headline") + texts(pages[0], "label")
    assert title[0].size > max((t.size for t in headlines), default=0)


@pytest.mark.missing_glyphs
def test_no_two_bright_tiles_alike_share_an_edge(
    laid: tuple[Story, tuple[Page, ...]], look: Style
) -> None:
    _, pages = laid
    bright = {look.grounds[name].fill for name in look.grid.bright}
    for page in pages:
        lit = [m for m in page.marks if isinstance(m, Rect) and m.fill in bright]
        for a, b in combinations(lit, 2):
            if a.fill == b.fill:
                near = a.box.grow(GUTTER + 1)
                corner = min(near.right, b.box.right) - max(near.x, b.box.x) < 3 * GUTTER
                assert not near.overlaps(b.box) or corner


@pytest.mark.missing_glyphs
def test_the_footer_stands_below_the_last_tile(laid: tuple[Story, tuple[Page, ...]]) -> None:
    _, pages = laid
    for page in pages:
        lowest = max(box.bottom for box in tiles(page))
        feet = texts(page, "footer")
        assert feet
        assert min(t.ink.y for t in feet) > lowest + GUTTER / 2
        assert max(t.ink.bottom for t in feet) < page.height - 16


# -- the reference -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def poster(look: Style) -> tuple[Story, Page]:
    story, (page,) = pages_of(reference(), look)
    return story, page


def test_the_opening_is_title_and_people(poster: tuple[Story, Page]) -> None:
    _, page = poster
    grounds = [m.box for m in page.marks if isinstance(m, Rect) and m.role == "ground"]
    assert grounds[:2] == [Box(32, 32, 752, 368), Box(800, 32, 368, 368)]


def test_each_of_the_84_is_a_dot(poster: tuple[Story, Page]) -> None:
    _, page = poster
    people = Box(800, 32, 368, 368)
    dots = [m for m in page.marks if isinstance(m, Circle) and people.contains(m.bounds)]
    assert len(dots) == 84
    assert len({d.r for d in dots}) == 1
    assert min(d.cx - d.r for d in dots) == pytest.approx(828)
    assert max(d.cx + d.r for d in dots) == pytest.approx(1140)
    assert max(d.cy + d.r for d in dots) == pytest.approx(372)


def test_the_hero_is_cut_into_tiles_under_the_title(poster: tuple[Story, Page]) -> None:
    _, page = poster
    placed = {p.panel: p for p in page.placed}
    assert placed["expected"].block == "split"
    assert placed["expected"].box == Box(32, 416, 1136, 272)
    assert placed["networks"].block == "mirror"
    assert placed["future"].block == "level"


def test_a_section_s_tiles_touch(poster: tuple[Story, Page]) -> None:
    story, page = poster
    boxes = {p.panel: p.box for p in page.placed}
    for chapter in story.chapters:
        held = [boxes[p.id].grow(GUTTER) for p in chapter.panels]
        reached = held[:1]
        for _ in held:
            reached = [b for b in held if any(b.overlaps(other) for other in reached)]
        assert len(reached) == len(held)


def test_a_section_is_named_once_on_its_first_tile(poster: tuple[Story, Page]) -> None:
    _, page = poster
    (kicker,) = (t for t in texts(page, "kicker") if t.text == "Internal social networks")
    ids = ("without", "platforms", "introduced", "defined")
    held = [p.box for p in page.placed if p.panel in ids]
    first = min(held, key=lambda box: (box.y, box.x))
    assert first.contains(kicker.ink)


def test_answers_have_their_section_s_colour(poster: tuple[Story, Page], look: Style) -> None:
    """Pink and orange belong to the two lives that are compared, so the networks are mint."""
    _, page = poster
    mint, orange = look.colors["mint"], look.colors["orange"]

    def fills(panel: str) -> set[str]:
        return {str(m.fill) for m in leaves([page.group(panel)]) if isinstance(m, Rect)}

    assert mint in fills("platforms")
    assert orange not in fills("platforms")
    assert orange in fills("learning")
    assert mint not in fills("networks")


def test_the_light_tile_is_not_the_usual_one(poster: tuple[Story, Page], look: Style) -> None:
    _, page = poster
    on = {p.panel: p.ground for p in page.placed}
    assert on["learning"] == look.grid.light
    assert on["without"] == "accent3"
    assert on["networks"] == look.grid.tile


def test_padding_is_kept_in_every_framed_tile(poster: tuple[Story, Page]) -> None:
    _, page = poster
    framed = [p for p in page.placed if p.block not in ("split", "level")]
    for placed in framed:
        inside = placed.box.inset(28, 28, 28, 28)
        for mark in leaves([page.group(placed.panel)]):
            assert inside.grow(1.5).contains(mark.bounds, 8 if isinstance(mark, Text) else 0)


# -- words -------------------------------------------------------------------------------------


def test_what_was_asked_is_said_under_an_author_s_headline(look: Style) -> None:
    asked = {**question(1), "headline": "One is far ahead"}
    _, (page,) = pages_of(survey(asked), look)
    head = next(t for t in texts(page, "headline") if t.text == "One is far ahead")
    asked_at = [t for t in texts(page, "question") if t.text == "What is number 1?"]
    (below,) = (t for t in asked_at if t.x == head.x)
    assert below.size < head.size
    assert below.ink.y > head.ink.bottom


def test_a_short_question_is_the_headline_where_the_answer_leads_anyway(look: Style) -> None:
    _, (page,) = pages_of(survey(question(1), question(2)), look)
    heads = {t.text for t in texts(page, "headline")}
    assert {"What is number 2?"} <= heads
    assert not any(t.text.startswith("More chose") for t in texts(page))


def test_more_than_one_answer_is_the_base_line(look: Style) -> None:
    _, (page,) = pages_of(survey(question(1), question(2)), look)
    placed = {p.panel: p.box for p in page.placed}
    notes = [t for t in texts(page, "note") if t.text == "More than one answer allowed."]
    assert notes
    for note in notes:
        box = next(b for b in placed.values() if b.contains(note.ink, 8))
        assert note.y == pytest.approx(box.bottom - 28)


INTRO = "These were asked of everyone who stayed to the end."


@pytest.mark.parametrize("count", [1, 3])
def test_an_intro_is_shown(look: Style, count: int) -> None:
    section = {
        "title": "Second part",
        "intro": INTRO,
        "questions": [question(i) for i in range(2, 2 + count)],
    }
    data = {"title": "A survey", "sections": [{"questions": [question(1)]}, section]}
    story, (page,) = pages_of(data, look)
    assert INTRO in said(page)
    assert "Second part" in said(page)
    assert check_pages([page], story) == []


def test_an_intro_is_shown_beside_a_form_that_has_no_place_for_it(look: Style) -> None:
    whole = {
        "id": "w",
        "text": "Which half?",
        "kind": "single",
        "chart": "split",
        "options": {"One": 60, "Other": 40},
    }
    section = {"title": "Halves", "intro": INTRO, "questions": [whole]}
    data = {"title": "A survey", "sections": [{"questions": [question(1)]}, section]}
    data["sections"][0]["questions"].append(
        {"id": "h", "text": "Opening?", "kind": "single", "options": {"Yes": 70, "No": 30}}
    )
    _, (page,) = pages_of(data, look)
    assert {p.panel: p.block for p in page.placed}["w"] == "split" or page.placed[0].panel == "w"
    assert INTRO in said(page)


def test_the_author_s_headline_of_a_section_is_a_tile_of_words(look: Style) -> None:
    section = {
        "title": "Second part",
        "headline": "It all hangs together",
        "questions": [question(2), question(3)],
    }
    data = {"title": "A survey", "sections": [{"questions": [question(1)]}, section]}
    _, (page,) = pages_of(data, look)
    assert "It all hangs together" in said(page)
    assert "Second part" in said(page)


def test_the_subtitle_stands_in_the_title_s_tile_where_nothing_else_opens(look: Style) -> None:
    counted = {**question(1), "unit": "count"}
    _, (page,) = pages_of(survey(counted, subtitle="What we asked in May"), look)
    (deck,) = (t for t in texts(page, "deck"))
    assert deck.text == "What we asked in May"


# -- people ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("n", "each"),
    [(1, 1), (84, 1), (150, 1), (151, 10), (1500, 10), (1503, 100), (33300, 1000)],
)
def test_a_dot_stands_for_as_few_as_can_be_counted(n: int, each: int) -> None:
    assert dot_worth(n) == each
    assert n / dot_worth(n) <= MOST_DOTS


def test_a_part_of_a_dot_is_a_part_of_a_disc(look: Style) -> None:
    """605 people are 60 dots of ten and half a dot, which is said."""
    _, (page,) = pages_of(survey(question(1), n=605), look)
    ground = look.grounds["surface"]
    people = Box(800, 32, 368, 368)
    whole = [
        m
        for m in page.marks
        if isinstance(m, Circle) and m.fill == ground.text and people.contains(m.bounds)
    ]
    key = next(t for t in texts(page, "note") if t.text == "= 10")
    dots = [m for m in whole if m.bounds.bottom < key.ink.y]
    assert len(dots) == 60
    (part,) = (m for m in page.marks if isinstance(m, Outline) and people.contains(m.bounds))
    assert part.bounds.w == pytest.approx(dots[0].r, abs=0.5)
    assert part.bounds.h == pytest.approx(2 * dots[0].r, abs=1)


def test_without_people_a_panel_may_stand_beside_the_title(look: Style) -> None:
    _, (page,) = pages_of(survey(question(1), question(2)), look)
    assert not texts(page, "people")


# -- pages -------------------------------------------------------------------------------------


def test_a_long_survey_takes_several_pages(look: Style) -> None:
    data = survey(*(question(i, 3 + i * i % 9) for i in range(1, 49)), n=400)
    story, pages = pages_of(data, look)
    assert len(pages) > 1
    assert check_pages(pages, story) == []
    for number, page in enumerate(pages, 1):
        assert page.height <= LONGEST * page.width
        assert "A survey of things" in " ".join(t.text for t in texts(page, "title"))
        strip = " ".join(t.text for t in texts(page, "strip"))
        assert f"{number} / {len(pages)}" in strip
    heights = [page.height for page in pages]
    assert min(heights) > 0.6 * max(heights)


def test_pages_are_the_same_each_time(look: Style) -> None:
    data = reference()
    assert pages_of(data, look)[1] == pages_of(data, look)[1]


def test_right_to_left_the_title_stands_right(look: Style) -> None:
    path = next(p for p in DATA if p.name.startswith("ar-"))
    _, (page,) = pages_of(json.loads(path.read_text("utf-8")), look)
    first = next(m for m in page.marks if isinstance(m, Rect))
    assert first.box == Box(416, 32, 752, first.box.h)


def test_a_page_of_one_question(look: Style) -> None:
    story, (page,) = pages_of(survey(question(1)), look)
    assert check_pages([page], story) == []
    assert len(page.placed) == len(story.panels)


def test_a_style_made_for_bands_has_tiles_too(look: Style) -> None:
    style = replace(load_style("editorial"), composition="bento")
    story = told(reference())
    pages = bento(story, style, POSTER, Report())
    assert check_pages(pages, story) == []


# -- tones -------------------------------------------------------------------------------------


def test_an_accent_takes_the_highlight_s_place(look: Style) -> None:
    surface = look.grounds["surface"]
    mint = accented(surface, look.grounds["accent3"])
    assert mint.highlight == look.colors["mint"]
    assert mint.fill == surface.fill
    assert mint.mark == surface.mark
    assert mint.name != surface.name


def test_an_accent_that_would_not_be_seen_leaves_the_ground_as_it_is(look: Style) -> None:
    paper = look.grounds["paper"]
    assert accented(paper, look.grounds["accent2"]) is paper


def test_a_group_for_every_panel(poster: tuple[Story, Page]) -> None:
    story, page = poster
    named = {m.id for m in page.marks if isinstance(m, Group)}
    assert named == {p.id for p in story.panels}
