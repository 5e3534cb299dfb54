"""Bands with a question each: what stands side by side, on which grounds, and how bands meet."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infographic.errors import Report
from infographic.layout.bands import bands, panels_of
from infographic.layout.checks import check_pages
from infographic.layout.formats import POSTER
from infographic.layout.page import Page
from infographic.marks import Circle, Path, Rect, Text
from infographic.story.model import Chapter, Figure, Footer, Item, Panel, Story
from infographic.style.load import load_style
from infographic.style.tokens import Style

AGENCY = load_style("agency")
_FOOTER = Footer("Somebody", ("@somebody",), (("The survey", "900 people answered."),))


def panel(id: str, count: int, columns: int = 1) -> Panel:
    items = tuple(
        Item(f"Answer {k}", tuple(Figure(60 - 4 * k - c) for c in range(columns)))
        for k in range(count)
    )
    names = ("",) if columns == 1 else tuple(f"Group {c}" for c in range(columns))
    return Panel(id, "multiple", f"Question {id}?", items, names, takeaway=f"Takeaway {id}")


def chapter(id: str, *sizes: int, lead: bool = False, columns: int = 1) -> Chapter:
    panels = tuple(panel(f"{id}{i}", size, columns) for i, size in enumerate(sizes))
    return Chapter(id, f"Kicker {id}", f"Headline {id}", "", panels, lead)


def drawn(story: Story, *chapters: Chapter, style: Style = AGENCY) -> tuple[Page, ...]:
    return bands(replace(story, chapters=chapters), style, POSTER, Report())


def grounds(page: Page) -> list[Rect]:
    return [m for m in page.leaves() if isinstance(m, Rect) and m.role == "ground" and m.box.w > 400
            and m.box.x in (0, 600) and m.box.h > 100]  # fmt: skip


def tails(page: Page) -> list[Path]:
    return [
        m
        for m in page.leaves()
        if isinstance(m, Path) and m.datum is None and round(m.bounds.w) == 84
    ]


def boxes(page: Page) -> dict[str, tuple[float, float, float]]:
    return {p.panel: (p.box.x, p.box.y, p.box.w) for p in page.placed}


def test_a_compact_question_stands_beside_its_list_and_short_ones_are_twins(story: Story) -> None:
    (page,) = drawn(story, chapter("c", 1, 9, 3, 2))
    where = boxes(page)
    space = AGENCY.space
    assert where["c0"][0] == space.margin
    assert where["c0"][2] == space.narrow
    assert where["c1"][0] == space.margin + space.narrow + space.gap
    assert where["c1"][1] < where["c0"][1]  # the list begins beside the head
    left, right = where["c2"], where["c3"]
    assert left[0] == space.margin
    assert right[0] > 600
    assert left[2] == right[2]


def test_twins_are_equal_halves_on_grounds_of_their_own(story: Story) -> None:
    (page,) = drawn(story, chapter("a", 8), chapter("c", 3, 2))
    on = {p.panel: p.ground for p in page.placed}
    assert (on["c0"], on["c1"]) == AGENCY.rhythm.pair
    halves = [m for m in grounds(page) if m.box.w == 600]
    assert [m.box.x for m in halves] == [0, 600]
    assert halves[0].box.y == halves[1].box.y
    assert halves[0].box.h == halves[1].box.h


def test_the_loud_pair_does_not_touch_the_opening(story: Story) -> None:
    (page,) = drawn(story, chapter("c", 3, 2))
    on = {p.panel: p.ground for p in page.placed}
    assert not {on["c0"], on["c1"]} & set(AGENCY.rhythm.pair)


def test_headlines_of_twins_stand_on_a_line(story: Story) -> None:
    (page,) = drawn(story, chapter("c", 3, 2))
    tops = {m.text: m.y for m in page.leaves() if isinstance(m, Text) and m.role == "headline"}
    assert tops["Takeaway c0"] == pytest.approx(tops["Takeaway c1"])


def test_every_band_speaks_to_the_next(story: Story) -> None:
    (page,) = drawn(story, chapter("a", 8), chapter("b", 3, 2), chapter("d", 7))
    edges = {m.box.bottom: m.fill for m in grounds(page)}
    found = tails(page)
    # Two for the twins, one for each other band; none under the crowd, which stands on its edge,
    # and none under the footer.
    assert len(found) == 2 + 1 + 1
    for tail in found:
        y = next(c[2] for c in tail.commands if c[0] == "M")
        edge = next(e for e in edges if abs(e - y) <= 1)
        assert tail.bounds.bottom - edge == pytest.approx(44, abs=1)
        assert tail.fill in {m.fill for m in grounds(page) if m.box.bottom == edge}


def test_a_straight_edge_has_no_tail(story: Story) -> None:
    straight = replace(AGENCY, shape=replace(AGENCY.shape, edge="straight"))
    (page,) = drawn(story, chapter("a", 8), chapter("d", 7), style=straight)
    assert not tails(page)


def test_no_words_are_under_a_tail(story: Story) -> None:
    (page,) = drawn(story, chapter("a", 8), chapter("b", 3, 2), chapter("d", 7))
    for tail in tails(page):
        for mark in page.leaves():
            if isinstance(mark, Text):
                assert not mark.ink.overlaps(tail.bounds)


@given(st.lists(st.lists(st.integers(1, 9), min_size=1, max_size=4), min_size=1, max_size=6),
       st.integers(0, 6))  # fmt: skip
@settings(max_examples=25, derandomize=True)
def test_any_chapters_in_any_number(sizes: list[list[int]], lead: int) -> None:
    story = Story("A title of some words", ("Somebody",), "A deck", "", None, (),
                  _FOOTER, "en", 900, "")  # fmt: skip
    chapters = [chapter(f"c{i}", *held, lead=i == lead) for i, held in enumerate(sizes)]
    pages = drawn(story, *chapters)
    wanted = [p.id for c in chapters for p in c.panels]
    # A list may stand beside the question after it, else all keep their order.
    shown = [name for page in pages for name in panels_of(page)]
    assert sorted(shown) == sorted(wanted)
    assert all(abs(shown.index(name) - i) <= 1 for i, name in enumerate(wanted))
    for page in pages:
        rows: dict[float, list[str]] = {}
        for m in grounds(page):
            rows.setdefault(m.box.y, []).append(str(m.fill))
        for (_, above), (_, below) in pairwise(sorted(rows.items())):
            assert not set(above) & set(below)
    assert not check_pages(pages, replace(story, chapters=tuple(chapters)))


# -- the friendly opening ----------------------------------------------------------------------


def test_the_key_words_of_the_title_fill_the_width(story: Story) -> None:
    (page,) = drawn(story, chapter("a", 8))
    key = next(m for m in page.leaves() if isinstance(m, Text) and m.text == "social media")
    assert key.ink.w == pytest.approx(AGENCY.space.content, rel=0.01)
    assert key.fill == AGENCY.grounds["ink"].numeral


def test_discs_around_the_seal_are_as_large_as_their_shares(page_of_agency: Page) -> None:
    shares = {"Twitter": 94, "Facebook": 94, "LinkedIn": 91, "Instagram": 42, "Pinterest": 33}
    discs = [m for m in page_of_agency.leaves() if isinstance(m, Circle) and m.fill and m.cy < 420
             and m.cx > 600 and m.datum is None]  # fmt: skip
    areas = sorted((d.r**2 for d in discs), reverse=True)
    per_point = areas[0] / 94
    for area, share in zip(areas, sorted(shares.values(), reverse=True), strict=False):
        assert area / per_point == pytest.approx(share, abs=0.01)
    # None touches another.
    for i, a in enumerate(discs):
        for b in discs[i + 1 :]:
            assert (a.cx - b.cx) ** 2 + (a.cy - b.cy) ** 2 > (a.r + b.r + 4) ** 2


def test_nobody_knows_how_many_no_seal(story: Story) -> None:
    (page,) = drawn(replace(story, n=None), chapter("a", 8))
    assert "took part" not in [m.text for m in page.leaves() if isinstance(m, Text)]


@pytest.fixture(scope="module")
def page_of_agency(story: Story) -> Page:
    return bands(story, AGENCY, POSTER, Report())[0]


def test_a_section_does_not_repeat_the_form_before_it(story: Story) -> None:
    varied = replace(AGENCY, shape=replace(AGENCY.shape, variety=0.5))
    same = replace(AGENCY, shape=replace(AGENCY.shape, variety=0.0))
    two = (chapter("a", 12), chapter("b", 12))
    forms = [p.block for p in drawn(story, *two, style=same)[0].placed if p.panel in ("a0", "b0")]
    assert forms[0] == forms[1]
    forms = [p.block for p in drawn(story, *two, style=varied)[0].placed if p.panel in ("a0", "b0")]
    assert forms[0] != forms[1]


# -- ribbons -----------------------------------------------------------------------------------


def test_the_title_of_a_list_stands_on_a_ribbon_that_points_on(story: Story) -> None:
    (page,) = drawn(story, chapter("c", 1, 9))
    ground = AGENCY.grounds[next(p.ground for p in page.placed if p.panel == "c1")]
    title = next(m for m in page.leaves() if isinstance(m, Text) and m.text == "Question c1?")
    (band,) = [
        m
        for m in page.leaves()
        if isinstance(m, Path) and m.fill == ground.chip and m.bounds.contains(title.ink)
    ]
    assert band.bounds.x == next(p.box.x for p in page.placed if p.panel == "c1")
    assert band.bounds.h >= 62
    assert band.bounds.right - title.ink.right > 28  # the point has no words in it
    assert title.fill == ground.on_chip


def test_a_plain_title_has_no_ribbon(story: Story) -> None:
    plain = replace(AGENCY, shape=replace(AGENCY.shape, title="plain"))
    (page,) = drawn(story, chapter("c", 1, 9), style=plain)
    ground = AGENCY.grounds[next(p.ground for p in page.placed if p.panel == "c1")]
    title = next(m for m in page.leaves() if isinstance(m, Text) and m.text == "Question c1?")
    assert title.fill == ground.text


def test_a_further_page_opens_in_the_same_manner(story: Story) -> None:
    chapters = tuple(chapter(f"c{i}", 12) for i in range(14))
    _, second, *_ = pages = drawn(story, *chapters)
    said = {m.text: m for m in second.leaves() if isinstance(m, Text) and m.y < 500}
    number = said[f"2 / {len(pages)}"]
    chip = next(m for m in second.leaves() if isinstance(m, Rect) and m.box.contains(number.ink)
                and m.role != "ground")  # fmt: skip
    assert chip.radius >= 20
    assert story.people in said  # there is no seal to say it
    title = [m for m in said.values() if m.role == "title"]
    assert " ".join(m.text for m in title) == story.title
    assert {m.fill for m in title} == {AGENCY.grounds["ink"].numeral}
