"""Openings: what each makes of the main figure, and that every part is there and to scale."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from infographic.blocks.base import Composed, Setting
from infographic.blocks.registry import blocks
from infographic.blocks.tones import LEAST_LARGE_CONTRAST, contrast
from infographic.errors import Report
from infographic.layout.fitting import Fitting
from infographic.layout.openings import OPENINGS, opening, shows_block
from infographic.layout.openings.shares import bar, shares
from infographic.marks import Arc, Box, Circle, Path, Rect, Text, leaves
from infographic.story.model import Figure, Footer, Item, Panel, Story
from infographic.style.load import load_style

Make = Callable[..., Setting]
WIDTH = 1056.0
PARTS = Panel(
    "q",
    "single",
    "Do you?",
    (Item("Yes, I do", (Figure(55),)), Item("No", (Figure(33),))),
    remainder=12.0,
    role="hero",
    form="dots",
)
STORY = Story(
    title="What people do",
    strip=("Somebody", "84 people"),
    deck="More than half do",
    deck_note="Each dot is one.",
    hero=PARTS,
    chapters=(),
    footer=Footer("Somebody", (), ()),
    locale="en",
    n=84,
    description="",
)
FIGURES = sorted(set(OPENINGS) - {"broadsheet", "friendly"})


def opened(
    name: str, story: Story = STORY, style: str = "magazine", hero: str = "dots"
) -> Composed:
    base = load_style(style)
    look = replace(base, shape=replace(base.shape, opening=name, hero=hero))
    setting = _setting(look)
    return opening(story, Fitting(blocks(look), Report()), WIDTH, setting)


def _setting(look: object) -> Setting:
    from infographic.story.words import words  # noqa: PLC0415
    from infographic.style.tokens import Style  # noqa: PLC0415
    from infographic.text.numbers import Numbers  # noqa: PLC0415

    assert isinstance(look, Style)
    margin = look.space.margin
    ground = look.grounds[look.rhythm.hero]
    return Setting(look, ground, Numbers("en"), words("en"), bleed=(margin, margin), survey_n=84)


def texts(made: Composed, role: str) -> list[Text]:
    return [m for m in leaves(made.marks) if isinstance(m, Text) and m.role == role]


@pytest.mark.parametrize("name", FIGURES)
def test_every_part_is_said_once_with_its_words(name: str) -> None:
    made = opened(name)
    said = [t for t in leaves(made.marks) if isinstance(t, Text) and t.role in ("numeral", "value")]
    assert sorted(t.text for t in said) == ["12%", "33%", "55%"]
    labels = " ".join(t.text for t in texts(made, "label"))
    assert {"Yes,", "No", "not"} <= set(labels.split())


@pytest.mark.parametrize("name", FIGURES)
def test_the_main_figure_is_by_far_the_largest(name: str) -> None:
    made = opened(name)
    sizes = {t.text: t.size for t in leaves(made.marks) if isinstance(t, Text)}
    least = 1.0 if name in ("cards", "columns") else 2.0
    assert sizes["55%"] >= least * max(sizes["33%"], sizes["12%"])


@pytest.mark.parametrize("name", sorted(OPENINGS))
def test_words_keep_to_the_width(name: str) -> None:
    for text in leaves(opened(name).marks):
        if isinstance(text, Text):
            assert Box(-3, 0, WIDTH + 6, 9999).contains(text.ink), text.text


@pytest.mark.parametrize("name", sorted(OPENINGS))
def test_a_story_without_a_hero_opens_too(name: str) -> None:
    made = opened(name, replace(STORY, hero=None))
    assert " ".join(t.text for t in texts(made, "title")) == STORY.title
    assert made.height > 0


@pytest.mark.parametrize("name", FIGURES)
def test_what_is_no_whole_is_shown_as_a_block(name: str) -> None:
    many = replace(PARTS, multiple=True, remainder=None, form="bars")
    made = opened(name, replace(STORY, hero=many))
    bars = [m for m in leaves(made.marks) if isinstance(m, Rect) and m.datum]
    assert {b.datum.option for b in bars if b.datum} == {"Yes, I do", "No"}


def test_only_openings_that_show_a_block_stand_on_the_edge() -> None:
    style = load_style("swiss")
    setting = _setting(style)
    assert not shows_block(STORY, setting)
    assert shows_block(replace(STORY, hero=replace(PARTS, remainder=None)), setting)
    assert not shows_block(replace(STORY, hero=None), setting)
    assert shows_block(STORY, _setting(load_style("isotype")))


def test_the_giant_fills_seven_tenths_and_the_slab_all() -> None:
    (numeral,) = texts(opened("giant", style="signal"), "numeral")
    assert numeral.ink.w == pytest.approx(0.70 * WIDTH, rel=0.02)
    (numeral,) = texts(opened("slab", style="swiss"), "numeral")
    assert numeral.ink.w == pytest.approx(WIDTH, rel=0.02) or numeral.size > 500


def test_the_disc_is_at_least_twice_its_numerals_capital() -> None:
    made = opened("circle", style="fresh")
    disc = max((m for m in leaves(made.marks) if isinstance(m, Circle)), key=lambda c: c.r)
    numeral = max(texts(made, "numeral"), key=lambda t: t.size)
    assert numeral.ink.h <= disc.r
    assert disc.bounds.contains(numeral.ink)
    assert disc.bounds.right == pytest.approx(WIDTH)


def test_the_ring_shows_every_part_as_its_share_of_a_turn() -> None:
    arcs = [m for m in leaves(opened("ring").marks) if isinstance(m, Arc)]
    assert [round(a.sweep, 6) for a in arcs] == [0.55, 0.33, 0.12]
    assert [round(a.start, 6) for a in arcs] == [0.0, 0.55, 0.88]


def test_a_numeral_across_an_edge_stands_out_on_both_sides() -> None:
    made = opened("overlap", style="magazine")
    block = next(m for m in made.marks if isinstance(m, Rect) and m.role == "motif")
    numeral = max(texts(made, "numeral"), key=lambda t: t.size)
    assert numeral.ink.y < block.box.bottom < numeral.ink.bottom
    style = load_style("magazine")
    for fill in (block.fill, style.grounds[style.rhythm.hero].fill):
        assert contrast(numeral.fill, str(fill)) >= LEAST_LARGE_CONTRAST


def test_a_banner_reaches_the_page_on_three_sides() -> None:
    made = opened("banner", style="boardroom")
    block = next(m for m in made.marks if isinstance(m, Rect) and m.role == "ground")
    space = load_style("boardroom").space
    assert (block.box.x, block.box.y) == (-space.margin, -space.hero_top)
    assert block.box.right == WIDTH + space.margin
    for title in texts(made, "title"):
        assert block.box.contains(title.ink)


def test_dimension_lines_are_as_long_as_what_they_measure() -> None:
    made = opened("dimension", style="blueprint")
    numeral = max(texts(made, "numeral"), key=lambda t: t.size)
    rules = [m.box for m in leaves(made.marks) if isinstance(m, Rect) and m.role == "rule"]
    above = [b for b in rules if b.h < 3 and b.bottom < numeral.ink.y and b.y > 200]
    assert max(b.w for b in above) == pytest.approx(numeral.ink.w, abs=0.5)


def test_cards_are_of_one_size_and_bars_of_one_scale() -> None:
    made = opened("cards", style="civic")
    cards = [m for m in leaves(made.marks) if isinstance(m, Rect) and m.box.h > 100]
    assert len({(round(c.box.w, 3), round(c.box.h, 3)) for c in cards}) == 1
    assert len(cards) == 3
    bars = [m for m in leaves(made.marks) if isinstance(m, Rect) and m.datum]
    units = {round(m.box.w / m.datum.number, 6) for m in bars if m.datum and m.datum.number}
    assert len(units) == 1


def test_six_parts_stand_in_two_rows() -> None:
    items = tuple(Item(f"Part {i}", (Figure(10 + i),)) for i in range(6))
    six = replace(PARTS, items=items, remainder=25.0 - 20.0)
    made = opened("columns", replace(STORY, hero=six), style="newsprint")
    tops = {round(t.y) for t in texts(made, "numeral")}
    assert len(tops) == 2


def test_a_bar_of_all_parts_is_the_whole_and_hatched_where_nobody_knows(setting: Make) -> None:
    made = setting("paper")
    found = shares(PARTS, made)
    assert found
    marks = bar(found, 1000, 40, made).marks
    held = {m.datum.option: m.bounds for m in marks if isinstance(m, Path) and m.datum}
    assert held["Yes, I do"].w == pytest.approx(550 - 3)
    assert held["No"].w == pytest.approx(330 - 3)
    assert held["not reported"].right == pytest.approx(1000)
    assert sum(1 for m in marks if m.datum is None) == 1


def test_parts_that_sum_to_more_than_all_shrink_alike(setting: Make) -> None:
    made = setting("paper")
    over = replace(
        PARTS,
        items=(Item("A", (Figure(51),)), Item("B", (Figure(50),))),
        remainder=0.0,
    )
    found = shares(over, made)
    assert found
    boxes = [m.bounds for m in bar(found, 1010, 40, made).marks]
    assert boxes[-1].right == pytest.approx(1010)
    assert boxes[0].w == pytest.approx(510 - 3)


def test_no_two_parts_share_a_colour(setting: Make) -> None:
    made = setting("paper")
    items = tuple(Item(f"Part {i}", (Figure(12 + i),)) for i in range(6))
    found = shares(replace(PARTS, items=items, remainder=13.0), made)
    assert found
    colors = [share.color for share in found.all]
    assert len(set(colors)) == len(colors)
    assert found.main.label == "Part 5"
    assert found.main.color == made.ground.numeral


@pytest.mark.parametrize(
    "panel",
    [
        replace(PARTS, remainder=None),
        replace(PARTS, multiple=True),
        replace(PARTS, items=(Item("Yes", (None,)), Item("No", (Figure(33),)))),
        replace(PARTS, items=tuple(Item(f"{i}", (Figure(9),)) for i in range(7))),
        replace(PARTS, columns=("A", "B")),
        None,
    ],
)
def test_what_is_no_whole_of_a_few_parts_has_no_shares(panel: Panel | None, setting: Make) -> None:
    assert shares(panel, setting("paper")) is None


def test_zero_has_no_length(setting: Make) -> None:
    none = replace(
        PARTS,
        items=(Item("A", (Figure(100),)), Item("B", (Figure(0),))),
        remainder=0.0,
    )
    made = setting("paper")
    found = shares(none, made)
    assert found
    (mark,) = bar(found, 1000, 40, made).marks
    assert mark.bounds == Box(0, 0, 1000, 40)
