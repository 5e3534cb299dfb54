"""The page: bands that fill it, one vertical axis, rows of least cost, every panel once."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infographic.blocks.base import Block, Composed, Setting
from infographic.errors import Report
from infographic.layout.bands import LONGEST, bands, panels_of
from infographic.layout.fitting import Fitting
from infographic.layout.formats import POSTER
from infographic.layout.page import Page
from infographic.layout.rows import Row, break_rows
from infographic.marks import Box, Circle, Group, Rect, Text
from infographic.results.parse import parse
from infographic.story.model import Chapter, Figure, Item, Panel, Story
from infographic.story.tell import tell
from infographic.style.tokens import Style

Make = Callable[..., Setting]
DATA = sorted((Path(__file__).parent / "data").glob("*.results.json"))


def laid_out(path: Path, style: Style) -> tuple[Story, Page]:
    story = tell(parse(json.loads(path.read_text("utf-8")), Report()))
    (page,) = bands(story, style, POSTER, Report())
    return story, page


def grounds(page: Page) -> list[Rect]:
    """The bands' own grounds, from the top."""
    return [m for m in page.marks if isinstance(m, Rect) and m.role == "ground"]


def touch(a: Box, b: Box) -> bool:
    return a.grow(0.5).overlaps(b) and not a.overlaps(b)


# -- every page --------------------------------------------------------------------------------


@pytest.fixture(params=DATA, ids=lambda path: path.name.removesuffix(".results.json"))
def any_page(request: pytest.FixtureRequest, style: Style) -> tuple[Story, Page]:
    return laid_out(request.param, style)


@pytest.mark.missing_glyphs
def test_bands_fill_the_page(any_page: tuple[Story, Page]) -> None:
    _, page = any_page
    boxes = [m.box for m in grounds(page)]
    assert sum(b.w * b.h for b in boxes) == pytest.approx(page.width * page.height)
    assert not any(a.overlaps(b) for a, b in combinations(boxes, 2))
    assert all(page.box.contains(b) for b in boxes)


@pytest.mark.missing_glyphs
def test_no_two_bands_that_touch_are_alike(any_page: tuple[Story, Page]) -> None:
    _, page = any_page
    for a, b in combinations(grounds(page), 2):
        assert not touch(a.box, b.box) or a.fill != b.fill


@pytest.mark.missing_glyphs
def test_bands_meet_on_whole_pixels_and_make_the_height(any_page: tuple[Story, Page]) -> None:
    _, page = any_page
    starts = sorted({m.box.y for m in grounds(page)})
    assert all(y == int(y) for y in starts)
    heights = {m.box.y: m.box.h for m in grounds(page)}
    assert page.height == sum(heights.values())
    assert page.width == POSTER.width


@pytest.mark.missing_glyphs
def test_every_panel_is_placed_once(any_page: tuple[Story, Page]) -> None:
    story, page = any_page
    below = [p.id for c in story.chapters for p in c.panels]
    opening = [story.hero.id] if story.hero else []
    assert sorted(panels_of(page)) == sorted(opening + below)
    assert panels_of(page)[: len(opening)] == opening
    for panel in story.panels:
        group = page.group(panel.id)
        assert group.name == panel.title
        assert group.marks
    names = [m.id for m in page.marks if isinstance(m, Group)]
    assert len(names) == len(below) + len(opening)


@pytest.mark.missing_glyphs
def test_panels_lie_apart_on_their_grounds(any_page: tuple[Story, Page]) -> None:
    _, page = any_page
    for a, b in combinations(page.placed, 2):
        assert not a.box.overlaps(b.box), (a.panel, b.panel)
    for placed in page.placed:
        assert sum(m.box.contains(placed.box) for m in grounds(page)) == 1


@pytest.mark.missing_glyphs
def test_one_vertical_axis(any_page: tuple[Story, Page], style: Style) -> None:
    """Every cell begins at the margin or at the page's one other axis; a page read from right to
    left is the mirror image."""
    story, page = any_page
    space = style.space
    wide = space.margin + space.narrow + space.gap
    assert (space.margin, wide) == (72, 480)
    rtl = story.locale.split("-")[0] in ("ar", "fa", "he", "ur")
    starts = {page.width - p.box.right if rtl else p.box.x for p in page.placed}
    assert {round(x, 3) for x in starts} <= {72, 480}
    widths = {round(p.box.w, 3) for p in page.placed}
    assert widths <= {space.content, space.narrow, space.wide}


@pytest.mark.missing_glyphs
def test_the_same_story_makes_the_same_page(any_page: tuple[Story, Page], style: Style) -> None:
    story, page = any_page
    assert bands(story, style, POSTER, Report()) == (page,)


@pytest.mark.missing_glyphs
def test_no_text_is_under_the_least_size(any_page: tuple[Story, Page]) -> None:
    _, page = any_page
    assert min(m.size for m in page.leaves() if isinstance(m, Text)) >= page.smallest_text == 22


# -- the reference page ------------------------------------------------------------------------


def test_reference_rows(page: Page) -> None:
    tops: dict[float, list[str]] = {}
    for placed in page.placed:
        tops.setdefault(round(placed.box.y), []).append(placed.panel)
    rows = list(tops.values())
    assert ["without", "platforms"] in rows
    assert ["introduced", "defined"] in rows
    assert ["networks"] in rows


def test_reference_grounds(page: Page, style: Style) -> None:
    rhythm = style.rhythm
    on = {p.panel: p.ground for p in page.placed}
    assert on["expected"] == rhythm.hero
    assert on["networks"] == rhythm.lead
    assert on["without"] in rhythm.plain
    assert on["future"] == rhythm.panel
    assert page.ground == style.grounds[rhythm.footer].fill
    fills = {m.fill for m in grounds(page)}
    assert fills <= {g.fill for g in style.grounds.values()}


def test_a_pair_of_chapters_splits_at_the_middle_of_the_gap(page: Page) -> None:
    left, right = [m for m in grounds(page) if m.box.w < page.width]
    assert (left.box.x, left.box.right) == (0, 442)
    assert (right.box.x, right.box.right) == (442, 1200)
    assert (left.box.y, left.box.h) == (right.box.y, right.box.h)
    boxes = {p.panel: p.box for p in page.placed}
    assert (boxes["future"].x, boxes["learning"].x) == (72, 480)


def test_the_compact_half_reaches_the_last_line_of_the_list(page: Page) -> None:
    boxes = {p.panel: p.box for p in page.placed}
    assert boxes["future"].bottom == pytest.approx(boxes["learning"].bottom, abs=1)


def test_bars_of_a_chapter_share_a_scale(page: Page) -> None:
    scales: dict[str, set[float]] = {}
    for mark in page.leaves():
        if isinstance(mark, Rect) and mark.datum and mark.datum.encodes == "length-x":
            scales.setdefault(mark.datum.question, set()).add(round(mark.datum.per_unit, 6))
    assert all(len(found) == 1 for found in scales.values())
    # Only where that does not cost one of them half its length.
    (a,), (b,) = scales["platforms"], scales["introduced"]
    assert a == b or min(a, b) < 0.5 * max(a, b)


def test_hero_dots_are_one_for_each_person(page: Page) -> None:
    dots = [m for m in page.leaves() if isinstance(m, Circle) and m.datum
            and m.datum.question == "expected" and m.datum.encodes == "count"]  # fmt: skip
    assert len(dots) == 84


def test_a_fact_out_of_a_list_opens_and_the_list_stays(style: Style) -> None:
    ask = {"text": "Q?", "kind": "multiple", "options": {c: 60 - i for i, c in enumerate("ABCDEF")}}
    story = tell(parse({"title": "T", "n": 84, "questions": [ask]}, Report()))
    (page,) = bands(story, style, POSTER, Report())
    assert panels_of(page) == ["q1", "q1"]
    assert next(p.block for p in page.placed) == "hero"


def test_a_story_of_nothing_but_a_hero(style: Style) -> None:
    ask = {"text": "Q?", "kind": "single", "options": {"Yes": 60, "No": 40}}
    told = tell(parse({"title": "T", "questions": [ask]}, Report()))
    (page,) = bands(told, style, POSTER, Report())
    assert panels_of(page) == ["q1"]
    assert len(grounds(page)) == 2
    a, b = grounds(page)
    assert a.fill != b.fill


def chapters(count: int, lead: int | None = None) -> tuple[Chapter, ...]:
    made = []
    for i in range(count):
        items = tuple(Item(f"Answer {k}", (Figure(50 - 5 * k),)) for k in range(6))
        panel = Panel(f"p{i}", "multiple", f"Question {i}", items)
        made.append(Chapter(f"c{i}", f"Kicker {i}", f"Headline {i}", "", (panel,), i == lead))
    return tuple(made)


@pytest.mark.parametrize("count", range(1, 11))
@pytest.mark.parametrize("lead", [None, 0, 2])
def test_grounds_alternate_however_many_chapters(
    story: Story, style: Style, count: int, lead: int | None
) -> None:
    told = replace(story, chapters=chapters(count, lead))
    (page,) = bands(told, style, POSTER, Report())
    fills = [m.fill for m in grounds(page)]
    assert len(fills) == count + 2
    assert all(a != b for a, b in pairwise(fills))
    on = {p.panel: p.ground for p in page.placed}
    if lead is not None and lead < count - 1:
        assert on[f"p{lead}"] == style.rhythm.lead
    # Never more than three quiet grounds in a row, but the last stays quiet.
    quiet = [on[f"p{i}"] in style.rhythm.plain for i in range(count)]
    assert not any(all(quiet[i : i + 4]) for i in range(count - 4))


@pytest.mark.parametrize("count", [14, 40])
def test_a_long_story_takes_several_pages(story: Story, style: Style, count: int) -> None:
    told = replace(story, chapters=chapters(count))
    pages = bands(told, style, POSTER, Report())
    assert len(pages) > 1
    shown = [name for page in pages for name in panels_of(page)]
    assert shown == ["expected", *(f"p{i}" for i in range(count))]
    for page in pages:
        boxes = [m.box for m in grounds(page)]
        assert page.height == sum(b.h for b in boxes)
        assert sorted(b.y for b in boxes)[0] == 0
        assert page.height <= LONGEST * page.width
        fills = [m.fill for m in grounds(page)]
        assert all(a != b for a, b in pairwise(fills))
        # Each is whole in itself: it says what it is of, and who made it.
        said = " ".join(m.text for m in page.leaves() if isinstance(m, Text))
        assert story.footer.name in said
        assert "How internal comms pros" in said
    heights = [page.height for page in pages]
    assert min(heights) > 0.5 * max(heights)


# -- rows --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Slab(Block):
    """A block as tall as its panel's first figure, that suits by its second (in a narrow column)
    and third (in a wide one); over the full width it always suits."""

    name: ClassVar[str] = "bars"

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        figures = [f.number for f in panel.items[0].figures if f]
        space = setting.style.space
        return {space.narrow: figures[1], space.wide: figures[2]}.get(width, 1.0)

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        figure = panel.items[0].figures[0]
        return Composed((), width, figure.number if figure else 0.0)


def slabs(*sizes: float | tuple[float, float, float]) -> list[Panel]:
    made = []
    for i, size in enumerate(sizes):
        numbers = size if isinstance(size, tuple) else (size, 1.0, 1.0)
        item = Item("A", tuple(Figure(v) for v in numbers))
        made.append(Panel("abcdefgh"[i], "single", "T", (item,)))
    return made


def rows(panels: list[Panel], setting: Setting) -> list[str]:
    fitting = Fitting({"bars": Slab()}, Report())
    broken: tuple[Row, ...] = break_rows(panels, fitting, setting, False)
    return ["".join(c.panel.id for c in row.cells) for row in broken]


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([], []),
        ([100], ["a"]),
        # Small ones share a row, since alone they would stand in a field of nothing.
        ([100, 100], ["ab"]),
        ([100, 100, 100, 100], ["ab", "cd"]),
        # First fit would pair a with b, and leave a hole beside it: 0.3 + 0.22 for "ab c",
        # 0.38 for "a bc".
        ([100, 200, 200], ["a", "bc"]),
        ([200, 200, 100], ["ab", "c"]),
        # Tall ones that differ stand alone.
        ([400, 1000], ["a", "b"]),
        # b fits the narrow column only: it goes to the left.
        ([(200, 0.2, 1), (200, 1, 0.2)], ["ba"]),
        # Neither fits a column.
        ([(200, 0, 0), (200, 0, 0)], ["a", "b"]),
    ],
)
def test_rows_of_least_cost(setting: Make, sizes: list[Any], expected: list[str]) -> None:
    assert rows(slabs(*sizes), setting()) == expected


@given(sizes=st.lists(st.integers(20, 900), max_size=7))
def test_rows_hold_every_panel_once_and_in_order(setting: Make, sizes: list[int]) -> None:
    found = rows(slabs(*map(float, sizes)), setting())
    assert all(1 <= len(row) <= 2 for row in found)
    assert "".join("".join(sorted(row)) for row in found) == "abcdefgh"[: len(sizes)]


def test_cells_stand_on_the_two_axes(setting: Make) -> None:
    fitting = Fitting({"bars": Slab()}, Report())
    (row,) = break_rows(slabs(100, 100), fitting, setting(), False)
    assert [(c.x, c.width) for c in row.cells] == [(0, 332), (408, 648)]
    (row,) = break_rows(slabs(100), fitting, setting(), False)
    assert [(c.x, c.width) for c in row.cells] == [(0, 1056)]
    assert row.height(setting()) == 100


def test_the_guard_against_missing_glyphs_is_on(story: Story, style: Style) -> None:
    nobodys = replace(story, title="\U0010fffd")
    with pytest.raises(AssertionError, match="no font has a glyph"):
        bands(nobodys, style, POSTER, Report())


@pytest.mark.missing_glyphs
def test_missing_glyphs_are_reported(story: Story, style: Style) -> None:
    report = Report()
    bands(replace(story, title="\U0010fffd"), style, POSTER, report)
    (warning,) = report.warnings
    assert "U+10FFFD" in str(warning)
