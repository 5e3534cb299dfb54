"""Fact: a numeral that fills its tile, words below, dots where they cost it little."""

from __future__ import annotations

import pytest

from infographic.blocks.base import Setting
from infographic.blocks.fact import Fact
from infographic.marks import Circle, Text, leaves
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

STYLE = load_style("editorial")


def setting() -> Setting:
    return Setting(STYLE, STYLE.grounds["tint"], Numbers("en"), words("en"))


def fact(value: float, label: str = "have none", **changes: object) -> Panel:
    kind = changes.pop("kind", "single")
    return Panel("q", kind, "Q", (Item(label, (Figure(value),)),), **changes)  # type: ignore[arg-type]


def parts(
    panel: Panel, width: float, height: float | None
) -> tuple[Text, list[Text], list[Circle]]:
    made = Fact().compose(panel, width, setting(), height)
    assert height is None or made.height == pytest.approx(height)
    marks = list(leaves(made.marks))
    (numeral,) = [m for m in marks if isinstance(m, Text) and m.role == "numeral"]
    label = [m for m in marks if isinstance(m, Text) and m.role == "label"]
    return numeral, label, [m for m in marks if isinstance(m, Circle)]


def test_the_numeral_meets_the_width_or_what_the_words_leave() -> None:
    numeral, _, _ = parts(fact(37), 300, 900)
    assert numeral.ink.w == pytest.approx(300)
    assert numeral.ink.x == pytest.approx(0)
    low, label, dots = parts(fact(37), 600, 170)
    assert low.ink.w < 600
    assert not dots
    assert label[-1].y == pytest.approx(170)
    assert label[0].ink.y - low.y >= 24


def test_dots_count_the_figure_out_of_a_hundred_or_of_the_people_asked() -> None:
    for n, of, number in ((2600, 100, 37), (84, 84, 31)):
        _, _, dots = parts(fact(37, n=n), 408, 440)
        assert len(dots) == of
        assert len([d for d in dots if d.datum]) == number
        assert max(d.bounds.right for d in dots) == pytest.approx(408)
        assert max(d.bounds.bottom for d in dots) == pytest.approx(440)


def test_a_tall_field_takes_the_height_of_a_wide_tile_however_low_the_numeral() -> None:
    for height in (100, 120, 200):
        block = Fact(largest_cap=44, tall=True)
        made = block.compose(fact(93, n=84), 700, setting(), height)
        assert made.height == pytest.approx(height)
        dots = [m for m in leaves(made.marks) if isinstance(m, Circle)]
        assert len([d for d in dots if d.datum]) == 78
        right, top = max(d.bounds.right for d in dots), min(d.bounds.y for d in dots)
        bottom = max(d.bounds.bottom for d in dots)
        assert right == pytest.approx(700)
        assert top + bottom == pytest.approx(height)
        # Six rows of fourteen, as wide as half the tile or as high as the whole of it.
        assert bottom - top == pytest.approx(min(height, 326 / 13.72 * 5.72), abs=0.1)


def test_no_dots_where_the_numeral_would_shrink_for_them_and_none_for_other_units() -> None:
    assert not parts(fact(37), 408, 250)[2]
    assert not parts(fact(1274500, kind="number", unit="people"), 408, 460)[2]


def test_a_long_statement_takes_a_smaller_size_and_more_lines() -> None:
    _, short, _ = parts(fact(37), 408, 460)
    label = "of all who could do it never do, and never will until somebody else asks them to"
    _, long, _ = parts(fact(37, label), 408, 460)
    assert short[0].size == 40
    assert STYLE.smallest <= long[0].size < 40
    assert len(long) > 1


def test_what_it_is_for() -> None:
    block = Fact()
    assert block.suits(fact(37), 408, setting()) == 0.95
    two = Panel("q", "single", "Q", (Item("a", (Figure(1),)), Item("b", (Figure(2),))))
    assert block.suits(two, 408, setting()) == 0
