"""Pages of a fixed size in tiles: filled without a hole, inside their bounds, true to the story."""

from __future__ import annotations

import json
import math
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infographic.errors import Report
from infographic.layout.bento import bento
from infographic.layout.checks import check_pages
from infographic.layout.compositions import compose
from infographic.layout.fixed.bento_cut import Region
from infographic.layout.fixed.slicing import Part, sliced
from infographic.layout.formats import find_format
from infographic.layout.page import Page
from infographic.layout.tiles.grid import columns_of
from infographic.layout.tiles.measures import measured
from infographic.marks import Box, Group, Mark, Rect, Text, leaves
from infographic.results.parse import parse
from infographic.story.model import Story
from infographic.story.ranking import units
from infographic.story.tell import tell
from infographic.style.load import load_style
from infographic.style.tokens import Style

DATA = sorted((Path(__file__).parent / "data").glob("*.results.json"))
NAMES = [path.name.removesuffix(".results.json") for path in DATA]
FORMATS = ("card", "wide", "square", "portrait", "story", "pin", "slide", "a4")
SIZES = ("320x320", "2000x400", "400x2000", "1080x1350", "20000x8000")

pytestmark = pytest.mark.missing_glyphs


@lru_cache(maxsize=1)
def look() -> Style:
    return load_style("bento")


@lru_cache(maxsize=32)
def told(name: str) -> Story:
    path = Path(__file__).parent / "data" / f"{name}.results.json"
    return tell(parse(json.loads(path.read_text("utf-8")), Report()))


@lru_cache(maxsize=256)
def drawn(name: str, format: str) -> tuple[Page, ...]:
    return compose(told(name), look(), find_format(format), Report())


def pages_of(data: dict[str, Any], format: str) -> tuple[Story, tuple[Page, ...]]:
    story = tell(parse(data, Report()))
    return story, compose(story, look(), find_format(format), Report())


def tiles(page: Page) -> list[Box]:
    """The boxes of all tiles: the panels', and the grounds that no panel draws for itself."""
    panels = [p.box for p in page.placed]
    alone = [m.box for m in page.marks if isinstance(m, Rect) and m.role == "ground"]
    return panels + [box for box in alone if not any(_same(box, p) for p in panels)]


def _same(a: Box, b: Box) -> bool:
    return abs(a.x - b.x) < 0.01 and abs(a.y - b.y) < 0.01 and abs(a.w - b.w) < 0.01


def texts(page: Page, role: str = "") -> list[Text]:
    return [m for m in page.leaves() if isinstance(m, Text) and role in ("", m.role)]


def said(page: Page) -> str:
    return " ".join(t.text for t in texts(page)).replace("\u2019", "'")


def gap(page: Page) -> float:
    """The gutter, as the page has it."""
    style = measured(look(), page.width, page.height)
    return style.grid.gutter


def check_filled(page: Page) -> None:
    """Tiles do not overlap, keep to the page, and leave nothing but gutters between them."""
    boxes = tiles(page)
    assert boxes
    assert not any(a.grow(-0.5).overlaps(b.grow(-0.5)) for a, b in combinations(boxes, 2))
    whole = Box.around(boxes)
    assert whole.x >= 0
    assert whole.y >= 0
    assert whole.right <= page.width + 0.01
    assert whole.bottom <= page.height + 0.01
    for zoom in (1.0, _zoom(page)):
        g = gap(page) * zoom
        covered = sum((b.w + g) * (b.h + g) for b in boxes)
        if covered == pytest.approx((whole.w + g) * (whole.h + g), rel=0.01):
            return
    raise AssertionError("a hole between tiles")


def _zoom(page: Page) -> float:
    """How much larger than usual a page is set: its least margin by the style's."""
    style = measured(look(), page.width, page.height)
    return max(1.0, Box.around(tiles(page)).x / style.grid.margin)


# -- every survey in every format ------------------------------------------------------------------


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", NAMES)
def test_one_page_is_filled_and_true(name: str, format: str) -> None:
    pages = drawn(name, format)
    assert len(pages) == 1
    check_filled(pages[0])
    assert [m for m in check_pages(pages, told(name)) if m.level == "error"] == []


@pytest.mark.parametrize("format", SIZES)
@pytest.mark.parametrize("name", ["ic-2012", "ar-arab-index-2022", "en-nhs-staff-2021-22"])
def test_any_size_is_filled(name: str, format: str) -> None:
    page = drawn(name, format)[0]
    width, height = (int(side) for side in format.split("x"))
    assert page.pixels == (width, height)
    check_filled(page)
    assert min(t.size for t in texts(page)) >= 22 - 1e-6


@pytest.mark.parametrize("format", ["story", "portrait", "carousel"])
@pytest.mark.parametrize("name", NAMES)
def test_text_keeps_to_the_safe_area(name: str, format: str) -> None:
    for page in drawn(name, format):
        top, right, bottom, left = page.safe
        for text in texts(page):
            assert text.ink.y >= top - 0.5
            assert text.ink.bottom <= page.height - bottom + 0.5
            assert text.ink.x >= left - 0.5
            assert text.ink.right <= page.width - right + 0.5


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("deck", ["slides", "carousel"])
def test_decks_open_tell_and_close(name: str, deck: str) -> None:
    story, pages = told(name), drawn(name, deck)
    count = len(pages)
    for number, page in enumerate(pages, 1):
        check_filled(page)
        assert f"{number} / {count}" in said(page)
    shown = {panel.id for page in pages for panel in (page.told.panels if page.told else ())}
    if deck == "slides":
        assert shown == {panel.id for panel in story.panels}
    assert not pages[-1].placed
    assert texts(pages[-1], "footer")


def test_a_slide_has_every_question_that_fits_whole() -> None:
    """Two short questions of one chapter share a slide; what stands on it is whole."""
    pages = drawn("ic-2012", "slides")
    shared = [page for page in pages if len(page.placed) > 1]
    assert [[p.panel for p in page.placed] for page in shared] == [["introduced", "defined"]]
    panels = {panel.id: panel for panel in told("ic-2012").panels}
    for panel in shared[0].told.panels if shared[0].told else ():
        assert len(panel.items) == len(panels[panel.id].items)


def test_the_last_page_says_how_it_was_made() -> None:
    for deck in ("slides", "carousel"):
        last = said(drawn("ic-2012", deck)[-1])
        assert "The survey" in last
        assert "self-selected" in last
        assert "Reading the numbers" in last
        assert "84" in last


# -- what is chosen --------------------------------------------------------------------------------


def test_the_hero_is_the_loudest() -> None:
    for format in ("card", "square", "portrait", "story", "wide"):
        page = drawn("ic-2012", format)[0]
        assert page.told is not None
        assert page.told.hero is not None
        hero = page.group(page.told.hero.id)
        loudest = max(t.size for t in leaves(hero.marks) if isinstance(t, Text))
        others = [t.size for t in texts(page, "numeral") if t not in list(leaves(hero.marks))]
        assert loudest >= max(others, default=0.0)


def test_a_small_page_shows_the_best_questions() -> None:
    """What is told beside the hero on a portrait is among the first of the ranking."""
    page = drawn("ic-2012", "portrait")[0]
    assert page.told is not None
    assert page.told.chapters
    known = {panel.id for chapter in told("ic-2012").chapters for panel in chapter.panels}
    assert {panel.id for chapter in page.told.chapters for panel in chapter.panels} <= known


def test_larger_pages_show_more() -> None:
    counts = []
    for format in ("card", "portrait", "a4"):
        page = drawn("ic-2012", format)[0]
        assert page.told is not None
        counts.append(len(page.told.panels))
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]


def test_a_page_of_little_is_set_larger() -> None:
    """One question and a title on a sheet of paper: everything is more than its usual size."""
    page = drawn("en-gallup-work", "a4")[0]
    assert [p.panel for p in page.placed] == ["q1"]
    assert min(t.size for t in texts(page)) > 1.4 * 22


def test_facts_of_one_size_have_numerals_of_one_size() -> None:
    for name in NAMES:
        for format in ("square", "portrait", "pin"):
            page = drawn(name, format)[0]
            facts = {p.panel: p.box for p in page.placed if p.block == "fact"}
            hero = page.told.hero.id if page.told and page.told.hero else ""
            for a, b in combinations([id for id in facts if id != hero], 2):
                one, two = facts[a], facts[b]
                if abs(one.w - two.w) > 1 or abs(one.h - two.h) > 1:
                    continue
                sizes = [_numeral(page, id) for id in (a, b)]
                # A longer figure may be held back by the width.
                assert min(sizes) >= 0.45 * max(sizes)


def _numeral(page: Page, id: str) -> float:
    marks: list[Mark] = list(page.group(id).marks)
    return max(t.size for t in leaves(marks) if isinstance(t, Text) and t.role == "numeral")


def test_parts_say_that_they_are_parts() -> None:
    for format in ("story", "a4", "carousel"):
        for page in drawn("ic-2012", format):
            whole = {panel.id: panel for panel in told("ic-2012").panels}
            for panel in page.told.panels if page.told else ():
                if 1 < len(panel.items) < len(whole[panel.id].items) and not panel.remainder:
                    words = " ".join(t.text for t in texts(page))
                    assert str(len(whole[panel.id].items)) in words


# -- no hero, no people, one question, many --------------------------------------------------------


def question(number: int, answers: int = 5, kind: str = "multiple") -> dict[str, Any]:
    return {
        "id": f"q{number}",
        "text": f"What is number {number} of all the things we asked about?",
        "kind": kind,
        "options": {f"Answer {number}.{i}": 80 - 7 * i - number % 5 for i in range(answers)},
    }


def survey(*questions: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"title": "A survey of things", "questions": list(questions), **more}


@pytest.mark.parametrize("format", ["card", "square", "story", "slide", "a3"])
def test_a_survey_of_one_question_fills_the_page(format: str) -> None:
    story, pages = pages_of(survey(question(1)), format)
    check_filled(pages[0])
    assert [m for m in check_pages(pages, story) if m.level == "error"] == []


@pytest.mark.parametrize("format", ["card", "portrait", "slide", "a4"])
def test_a_survey_of_many_questions_fills_the_page(format: str) -> None:
    data = survey(*(question(i, 2 + i % 9) for i in range(1, 41)), n=1200)
    story, pages = pages_of(data, format)
    check_filled(pages[0])
    assert [m for m in check_pages(pages, story) if m.level == "error"] == []


@settings(max_examples=12, deadline=None)
@given(
    width=st.integers(320, 3000),
    ratio=st.floats(0.3, 3.3),
    questions=st.integers(1, 6),
    answers=st.integers(1, 9),
    people=st.sampled_from([None, 37, 12_345]),
)
def test_any_page_of_any_survey(
    width: int, ratio: float, questions: int, answers: int, people: int | None
) -> None:
    height = min(20_000, max(320, round(width / ratio)))
    data = survey(*(question(i, answers) for i in range(1, questions + 1)))
    if people:
        data["n"] = people
    story, pages = pages_of(data, f"{width}x{height}")
    page = pages[0]
    check_filled(page)
    assert min(t.size for t in texts(page)) >= 22 - 1e-6
    field = Box(0, 0, page.width, page.height)
    assert all(field.contains(t.ink.within(t.ink)) for t in texts(page))
    assert [m for m in check_pages(pages, story) if m.level == "error"] == []


# -- cutting a rectangle ---------------------------------------------------------------------------


def least(columns: int, rows: int) -> Part:
    """A part that needs so much room, and likes it."""

    def cost(c: int, r: int) -> float:
        if c < columns or r < rows:
            return math.inf
        return math.log(c * r / (columns * rows)) ** 2

    return Part(columns * rows, cost)


def test_two_parts_lie_side_by_side_or_over_each_other() -> None:
    found = sliced([least(4, 6), least(8, 6)], 12, 6)
    assert found is not None
    assert [(s.column, s.row, s.columns, s.rows) for s in found[1]] == [(0, 0, 4, 6), (4, 0, 8, 6)]
    found = sliced([least(12, 2), least(12, 4)], 12, 6)
    assert found is not None
    assert [(s.column, s.row, s.columns, s.rows) for s in found[1]] == [
        (0, 0, 12, 2),
        (0, 2, 12, 4),
    ]


def test_what_has_no_room_is_no_page() -> None:
    assert sliced([least(7, 6), least(7, 6)], 12, 6) is None


@settings(max_examples=60, deadline=None)
@given(
    shares=st.lists(st.floats(0.4, 3.0), min_size=1, max_size=9),
    columns=st.sampled_from([2, 6, 12]),
    rows=st.integers(6, 36),
)
def test_slices_cover_the_grid_once(shares: list[float], columns: int, rows: int) -> None:
    whole = sum(shares)

    def part(share: float) -> Part:
        cells = share / whole * columns * rows
        return Part(share, lambda c, r: math.log(c * r / cells) ** 2)

    found = sliced([part(share) for share in shares], columns, rows)
    if found is None:
        assert len(shares) > columns * rows / 4 or rows < 2 * len(shares)
        return
    slots = found[1]
    assert [slot.part for slot in slots] == list(range(len(shares)))
    cells = [
        (c, r)
        for s in slots
        for c in range(s.column, s.column + s.columns)
        for r in range(s.row, s.row + s.rows)
    ]
    assert sorted(cells) == [(c, r) for c in range(columns) for r in range(rows)]


def test_edges_of_tiles_lie_on_whole_px() -> None:
    region = Region(Box(23.1, 22.7, 834.2, 416.3), 11.3, 0.7)
    for place in ((0, 0, 5, 4), (5, 0, 7, 4), (0, 4, 12, 4)):
        box = region.place(*place)
        for edge in (box.x, box.y, box.right, box.bottom):
            assert edge / 0.7 == pytest.approx(round(edge / 0.7))


# -- measures and mobile ---------------------------------------------------------------------------


def test_a_poster_has_the_lengths_of_its_style() -> None:
    style = look()
    assert measured(style, 1200) is style
    small = measured(style, 660, 660)
    assert small.grid.margin == round(0.7 * style.grid.margin)
    assert small.blocks["level"]["pad"] == pytest.approx(0.7 * 28, abs=0.01)
    assert style.grid.margin == 32


def test_narrow_pages_have_six_columns() -> None:
    assert columns_of(1200) == columns_of(800) == 12
    assert columns_of(660) == 6


@pytest.mark.parametrize("name", NAMES)
def test_the_whole_story_has_one_column_on_a_phone(name: str) -> None:
    story = told(name)
    format = find_format("mobile").in_style_px()
    pages = bento(story, look(), format, Report())
    assert len(pages) == 1
    page = pages[0]
    assert page.width == pytest.approx(660)
    shown = [p.panel for p in page.placed]
    assert sorted(shown) == sorted(panel.id for panel in story.panels)
    assert min(t.size for t in texts(page)) >= 22 - 1e-6
    boxes = tiles(page)
    assert not any(a.grow(-0.5).overlaps(b.grow(-0.5)) for a, b in combinations(boxes, 2))
    half = (660 - 48 - 12) / 2
    assert min(b.w for b in boxes) >= half - 1
    assert [m for m in check_pages(pages, story) if m.level == "error"] == []


def test_units_keep_the_order_of_the_survey_in_a_deck() -> None:
    story = told("ic-2012")
    order = [panel.id for chapter in story.chapters for u in units(chapter) for panel in u.panels]
    pages = drawn("ic-2012", "slides")[1:-1]
    shown = [p.panel for page in pages for p in page.placed]
    assert [id for id in order if id in shown] == sorted(shown, key=order.index)
    assert all(isinstance(m, Rect | Group | Text) for page in pages for m in page.marks)
