"""A page of one column: the whole story, nothing beside anything, all of it legible on a phone."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from conftest import DATA
from infographic.blocks.base import Composed, Setting
from infographic.blocks.registry import blocks, choices
from infographic.errors import DataError, Report
from infographic.layout.bands import LONGEST_COLUMN, bands
from infographic.layout.checks import check_pages
from infographic.layout.compositions import compose
from infographic.layout.formats import FORMATS, POSTER, Format
from infographic.layout.narrow import ONE_COLUMN, fitted
from infographic.layout.openings import OPENINGS
from infographic.layout.page import Page
from infographic.marks import Circle, Path, Rect, Text, leaves
from infographic.readers import read
from infographic.results.parse import parse
from infographic.story.model import Figure, Item, Panel, Story
from infographic.story.tell import tell
from infographic.story.words import words
from infographic.style.load import load_style, style_names
from infographic.style.tokens import Style
from infographic.text.numbers import Numbers
from test_invariants import surveys, tried

# Some surveys are in scripts that only a machine's own fonts have.
pytestmark = pytest.mark.missing_glyphs

MOBILE = FORMATS["mobile"]
SMALLEST = 22.0
STYLES = {name: load_style(name) for name in style_names()}
BANDS = sorted(name for name, style in STYLES.items() if style.composition == "bands")
STORIES = {
    name: tell(parse(read(DATA / f"{name}.results.json", Report()), Report()))
    for name in (
        "ar-arab-index-2022",
        "de-bitkom-homeoffice-2020",
        "de-state-of-css-2021",
        "en-nhs-staff-2021-22",
        "en-numpy-2020",
        "ic-2012",
    )
}


def tall(width: float) -> Format:
    """A tall page of `width` px of the style."""
    return Format("tall", width, None, width, SMALLEST)


def texts(page: Page) -> list[Text]:
    return [mark for mark in page.leaves() if isinstance(mark, Text)]


def holds(pages: tuple[Page, ...], story: Story, width: float) -> None:
    """What is true of every page, of one column or two."""
    assert [str(message) for message in check_pages(pages, story)] == []
    shown = [placed.panel for page in pages for placed in page.placed]
    assert sorted(shown) == sorted(panel.id for panel in story.panels)
    for page in pages:
        assert page.width == width
        assert min(text.size for text in texts(page)) >= SMALLEST - 1e-6


def one_column(pages: tuple[Page, ...]) -> None:
    """No panel stands beside another, and all have the same sides."""
    for page in pages:
        boxes = sorted((placed.box for placed in page.placed), key=lambda box: box.y)
        assert all(a.bottom <= b.y for a, b in pairwise(boxes))
        assert len({(box.x, round(box.w, 3)) for box in boxes}) <= 1


@pytest.mark.parametrize("name", sorted(STORIES))
@pytest.mark.parametrize("style", BANDS)
def test_the_whole_story_stands_in_one_column(style: str, name: str) -> None:
    story = STORIES[name]
    pages = compose(story, STYLES[style], MOBILE, Report())
    holds(pages, story, 660)
    one_column(pages)
    assert [page.pixels[0] for page in pages] == [720] * len(pages)


@pytest.mark.parametrize("opening", sorted(OPENINGS))
@pytest.mark.parametrize("name", ["ic-2012", "de-bitkom-homeoffice-2020"])
def test_every_opening_has_a_form_for_one_column(opening: str, name: str) -> None:
    style = STYLES["magazine"]
    style = replace(style, shape=replace(style.shape, opening=opening))
    story = STORIES[name]
    holds(compose(story, style, MOBILE, Report()), story, 660)


@given(
    st.floats(320, 1100).map(round),
    st.sampled_from(BANDS),
    st.sampled_from(sorted(STORIES)),
)
@settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_page_of_any_width_holds(width: int, style: str, name: str) -> None:
    story = STORIES[name]
    pages = bands(story, STYLES[style], tall(float(width)), Report())
    holds(pages, story, width)
    if width < ONE_COLUMN:
        one_column(pages)


@pytest.mark.parametrize("width", [1400, 2000])
def test_a_page_wider_than_a_poster_holds(width: float) -> None:
    story = STORIES["ic-2012"]
    holds(bands(story, STYLES["editorial"], tall(width), Report()), story, width)


def test_the_title_is_read_at_once_and_the_main_figure_before_it() -> None:
    """On a phone the title keeps to one screen, and a figure an opening is about outgrows it."""
    for name in ("signal", "magazine", "boardroom", "swiss"):
        (page,) = compose(STORIES["ic-2012"], STYLES[name], MOBILE, Report())
        title = [text for text in texts(page) if text.role == "title"]
        assert max(text.ink.bottom for text in title) < 2 * 660
        assert min(text.size for text in title) >= 1.5 * STYLES[name].type["question"].size
        numeral = max(text.size for text in texts(page) if text.role == "numeral")
        assert numeral > 1.2 * max(text.size for text in title)


# -- lengths and type ------------------------------------------------------------------------------


def test_a_poster_keeps_its_style() -> None:
    for style in STYLES.values():
        assert fitted(style, POSTER) is style


@given(st.floats(320, 2000), st.sampled_from(BANDS))
def test_margins_and_columns_come_to_the_width(width: float, name: str) -> None:
    space = fitted(STYLES[name], tall(width)).space
    assert space.content + 2 * space.margin == pytest.approx(width)
    assert space.one_column == (width < ONE_COLUMN)
    assert space.one_column or (space.narrow > 200 and space.gap > 20)


@given(st.sampled_from(BANDS), st.floats(320, 1190), st.floats(10, 400))
def test_type_never_grows_on_a_narrower_page(name: str, width: float, more: float) -> None:
    base = STYLES[name]
    wide = fitted(base, tall(min(width + more, 1200))).type
    for role, type in fitted(base, tall(width)).type.items():
        assert SMALLEST <= type.size <= wide[role].size <= base.type[role].size


def test_headlines_keep_their_order() -> None:
    for name in BANDS:
        type = fitted(STYLES[name], tall(660)).type
        assert type["lead"].size >= type["headline"].size >= type["panel_headline"].size
        assert type["panel_headline"].size > type["question"].size


# -- length ----------------------------------------------------------------------------------------


def _long(style: Style, times: int) -> tuple[Page, ...]:
    story = STORIES["de-state-of-css-2021"]
    chapters = tuple(
        replace(
            chapter,
            id=f"{chapter.id}-{k}",
            lead=chapter.lead and not k,
            panels=tuple(replace(panel, id=f"{panel.id}-{k}") for panel in chapter.panels),
        )
        for k in range(times)
        for chapter in story.chapters
    )
    return bands(replace(story, chapters=chapters), style, tall(660), Report())


def test_a_long_story_is_one_picture_as_long_as_pictures_may_be() -> None:
    assert len(_long(STYLES["editorial"], 1)) == 1
    pages = _long(STYLES["editorial"], 4)
    assert len(pages) > 1
    for page in pages:
        assert page.height <= LONGEST_COLUMN * page.width
        assert page.height > 6 * page.width


# -- grounds ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("style", BANDS)
def test_no_two_bands_that_touch_have_one_ground(style: str) -> None:
    look = STYLES[style]
    for story in STORIES.values():
        for page in compose(story, look, MOBILE, Report()):
            used = [placed.ground for placed in page.placed]
            chapters = [c for c in story.chapters for _ in c.panels]
            whole = look.shape.rows == "bands"
            for a, b, one, other in zip(used[1:], used[2:], chapters, chapters[1:], strict=False):
                if whole or one is not other:
                    assert a != b


def test_short_questions_have_the_loud_grounds() -> None:
    look = STYLES["agency"]
    (page,) = compose(STORIES["ic-2012"], look, MOBILE, Report())
    loud = {placed.panel for placed in page.placed if placed.ground in look.rhythm.pair}
    assert loud == {"introduced", "defined"}


# -- any survey ------------------------------------------------------------------------------------


@pytest.mark.usefixtures("no_installed_fonts")
@given(surveys(), st.sampled_from(BANDS), st.sampled_from([340.0, 420.0, 660.0, 800.0]))
@tried(50)
def test_the_column_of_any_survey_reads_back(
    survey: dict[str, Any], style: str, width: float
) -> None:
    try:
        story = tell(parse(survey, Report()))
    except DataError:
        reject()
    pages = bands(story, STYLES[style], tall(width), Report())
    assert [str(m) for m in check_pages(pages, story) if m.level == "error"] == []
    one_column(pages)


# -- blocks of a column ----------------------------------------------------------------------------


def block(name: str, story: str, panel: str, style: str = "editorial") -> tuple[Composed, Panel]:
    """A panel of a survey as a block in the column of a phone."""
    look = fitted(STYLES[style], tall(660)).set_in("en")
    vocabulary, numbers = words("en"), Numbers("en")
    margin = look.space.margin
    ground = look.grounds["tint" if "tint" in look.grounds else "mint"]
    setting = Setting(look, ground, numbers, vocabulary, bleed=(margin, margin), survey_n=84)
    held = next(p for p in STORIES[story].panels if p.id == panel)
    made = blocks(look)[name]
    assert made.suits(held, look.space.content, setting) > 0
    return made.compose(held, look.space.content, setting), held


def said(made: Composed, text: str) -> Text:
    return next(m for m in leaves(made.marks) if isinstance(m, Text) and m.text == text)


def test_a_dumbbell_has_its_label_above_and_all_of_the_width() -> None:
    made, panel = block("dumbbell", "ic-2012", "networks")
    points = [m for m in leaves(made.marks) if isinstance(m, Circle) and m.datum]
    for option, gap in (("Facebook", "\u221255"), ("Twitter", "\u221225")):
        row = [m for m in points if m.datum and m.datum.option == option]
        label = said(made, option)
        assert label.ink.bottom < min(m.cy - m.r for m in row)
        # The gap stands on the label's line.
        assert said(made, gap).ink.cy == pytest.approx(label.ink.cy, abs=6)
    # One scale from zero that takes most of the column.
    units = {round(m.datum.per_unit, 6) for m in points if m.datum}
    assert len(units) == 1
    assert 100 * units.pop() > 0.7 * made.width
    assert len(points) == sum(f is not None for item in panel.items for f in item.figures)


def test_a_butterfly_has_its_bars_meet_under_the_names() -> None:
    made, _ = block("butterfly", "ic-2012", "networks", "agency")
    bars = [m for m in leaves(made.marks) if isinstance(m, Rect) and m.datum and m.datum.encodes]
    twitter = [m.box for m in bars if m.datum and m.datum.option == "Twitter"]
    left, right = sorted(twitter, key=lambda box: box.x)
    assert left.right < made.width / 2 < right.x
    assert right.x - left.right <= 8
    assert left.w / right.w == pytest.approx(94 / 69)
    assert said(made, "Twitter").ink.bottom < left.y
    # Both heads stand on one line.
    heads = [said(made, name) for name in ("Personal life", "Professional life")]
    assert heads[0].size == heads[1].size


def test_a_field_of_dots_says_its_parts_below_it_the_main_one_loudest() -> None:
    made, panel = block("dots", "ic-2012", "expected")
    dots = [m for m in leaves(made.marks) if isinstance(m, Circle) and m.datum]
    assert len(dots) == 84
    field = max(dot.cy + dot.r for dot in dots)
    sizes = {}
    for value in ("55%", "33%", "12%"):
        text = said(made, value)
        assert text.ink.y > field
        sizes[value] = text.size
    assert sizes["55%"] > 1.7 * sizes["33%"] == pytest.approx(1.7 * sizes["12%"])
    assert panel.remainder == 12


def test_columns_fill_the_column() -> None:
    made, _ = block("columns", "ic-2012", "future")
    bars = [m for m in leaves(made.marks) if isinstance(m, Rect) and m.datum]
    assert min(m.box.x for m in bars) == 0
    assert max(m.box.right for m in bars) == pytest.approx(made.width)


def test_a_rail_has_all_of_the_width_with_its_figures_over_it() -> None:
    panel = Panel(
        "q",
        "single",
        "Why?",
        tuple(
            Item(label, (Figure(a), Figure(b)))
            for label, a, b in (
                ("I plan to use it in the future once an opportunity comes up", 64, 61),
                ("Community was rude, unwelcoming, or otherwise off-putting", 10, 9),
            )
        ),
        columns=("2024", "2025"),
        waves=True,
    )
    look = fitted(STYLES["editorial"], tall(660)).set_in("en")
    setting = Setting(look, look.grounds["paper"], Numbers("en"), words("en"))
    made = blocks(look)["trails"].compose(panel, look.space.content, setting)
    rails = [m for m in leaves(made.marks) if isinstance(m, Rect) and m.box.w > 400]
    assert [m.box.w for m in rails] == [580, 580]
    assert said(made, "61").ink.bottom < rails[0].box.y
    points = [m for m in leaves(made.marks) if isinstance(m, Circle) and m.datum]
    for point in points:
        assert point.datum
        assert point.cx == pytest.approx((point.datum.number or 0) * 580 / 70)


def test_a_few_small_charts_stand_under_each_other() -> None:
    items = tuple(
        Item(f"A rather long name of series {i}", tuple(Figure(10 * i + k) for k in range(7)))
        for i in range(1, 6)
    )
    years = tuple(str(2014 + k) for k in range(7))
    panel = Panel("q", "group", "When?", items, columns=years, waves=True)
    look = fitted(STYLES["editorial"], tall(420)).set_in("en")
    setting = Setting(look, look.grounds["paper"], Numbers("en"), words("en"))
    made = blocks(look)["lines"].compose(panel, look.space.content, setting)
    starts = {round(m.x) for m in leaves(made.marks) if isinstance(m, Text) and m.role == "label"}
    tops = [
        m.y for m in leaves(made.marks) if isinstance(m, Text) and m.text.startswith("A rather")
    ]
    assert len(tops) == len(set(tops)) == 5
    assert min(starts) == 0


def test_a_choice_of_nothing_is_none() -> None:
    """What cannot show a panel is no alternative, whatever a style thinks of variety."""
    look = fitted(STYLES["agency"], tall(320)).set_in("en")
    setting = Setting(look, look.grounds["mint"], Numbers("en"), words("en"))
    panel = next(p for p in STORIES["ic-2012"].panels if p.id == "future")
    found = choices(panel, look.space.content, setting, blocks(look))
    assert all(choice.score > 0 for choice in found)


def test_arrows_of_two_groups_stand_under_each_other_on_one_scale() -> None:
    made, panel = block("arrow_columns", "ic-2012", "future", "agency")
    drawn = [m for m in leaves(made.marks) if isinstance(m, Path) and m.datum and m.datum.per_unit]
    assert len(drawn) == 6
    assert len({round(m.datum.per_unit, 6) for m in drawn if m.datum}) == 1
    groups = {
        series: [m.bounds for m in drawn if m.datum and m.datum.series == series]
        for series in panel.columns
    }
    upper, lower = sorted(groups.values(), key=lambda boxes: boxes[0].bottom)
    assert max(box.bottom for box in upper) < min(box.y for box in lower)
    # The upper ones stand on a line, the lower ones on the band's edge.
    (line,) = [m.box for m in leaves(made.marks) if isinstance(m, Rect) and m.role == "rule"]
    assert {round(box.bottom, 3) for box in upper} == {round(line.y, 3)}
    assert {round(box.bottom, 3) for box in lower} == {round(made.height, 3)}
    for boxes in (upper, lower):
        assert min(box.x for box in boxes) == pytest.approx(0, abs=2)
