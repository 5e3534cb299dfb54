"""Ten icons, filled from both ends to the last point."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infographic.blocks.base import Composed, Setting
from infographic.blocks.units import Units
from infographic.marks import Icon, Text
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import words
from infographic.style.icons import load_icon
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

UNITS = Units()


def setting(ground: str = "coral") -> Setting:
    look = load_style("agency")
    return Setting(look, look.grounds[ground], Numbers("en"), words("en"))


def panel(*shares: float, **more: object) -> Panel:
    items = tuple(Item("AB"[i], (Figure(v),)) for i, v in enumerate(shares))
    rest = round(100 - sum(shares), 6)
    return Panel("q", "single", "Q", items, remainder=max(rest, 0.0), **more)  # type: ignore[arg-type]


def field(made: Composed) -> list[Icon]:
    return [m for m in made.marks if isinstance(m, Icon) and m.datum]


def share(icon: Icon) -> float:
    """How much of the icon's ink is seen."""
    left, _, right, _ = load_icon(icon.name).bounds
    k = icon.box.w / icon.space
    x0, x1 = icon.box.x + left * k, icon.box.x + right * k
    if icon.clip is None:
        return 1.0
    return (min(x1, icon.clip.right) - max(x0, icon.clip.x)) / (x1 - x0)


def seen(made: Composed) -> dict[str, float]:
    total: dict[str, float] = defaultdict(float)
    for icon in field(made):
        assert icon.datum
        total[icon.datum.option] += share(icon)
    return total


def test_icons_are_filled_to_the_last_point() -> None:
    got = seen(UNITS.compose(panel(47, 20), 480, setting()))
    assert got == {
        "A": pytest.approx(4.7, abs=0.02),
        "B": pytest.approx(2.0, abs=0.02),
        "not reported": pytest.approx(3.3, abs=0.02),
    }


@given(st.integers(1, 100), st.integers(0, 99), st.sampled_from([360.0, 480.0, 1072.0]))
@settings(max_examples=60, deadline=None)
def test_ten_icons_whatever_the_shares(a: int, b: int, width: float) -> None:
    if a + b > 100:
        return
    got = seen(UNITS.compose(panel(a, b), width, setting()))
    assert abs(sum(got.values()) - 10) < 0.05
    assert abs(got.get("A", 0.0) - a / 10) < 0.03
    assert abs(got.get("B", 0.0) - b / 10) < 0.03


def test_the_first_answer_comes_from_the_left_the_second_from_the_right() -> None:
    made = UNITS.compose(panel(30, 30), 1072, setting())
    xs = {
        option: sorted(i.bounds.x for i in field(made) if i.datum and i.datum.option == option)
        for option in ("A", "not reported", "B")
    }
    assert max(xs["A"]) < min(xs["not reported"]) <= max(xs["not reported"]) < min(xs["B"])
    assert len({round(i.box.y, 3) for i in field(made)}) == 1


def test_two_rows_of_five_in_half_a_panel() -> None:
    made = UNITS.compose(panel(30, 30), 480, setting())
    rows = sorted({round(i.box.y, 3) for i in field(made)})
    assert len(rows) == 2
    assert min(i.bounds.x for i in field(made)) > -15
    assert max(i.bounds.right for i in field(made)) < 495


def test_numbers_and_words_are_said_and_the_rest_explained() -> None:
    made = UNITS.compose(panel(47, 20), 480, setting())
    said = {(m.role, m.text) for m in made.marks if isinstance(m, Text)}
    assert {("numeral", "47%"), ("numeral", "20%"), ("value", "33%")} <= said
    assert ("note", "not reported") in said


def test_an_uneven_icon_is_no_unit() -> None:
    items = (Item("A", (Figure(47),), icon="megaphone"), Item("B", (Figure(20),)))
    held = Panel("q", "single", "Q", items, remainder=33.0)
    assert {i.name for i in field(UNITS.compose(held, 480, setting()))} == {"user"}
    items = (Item("A", (Figure(47),), icon="rocket"), Item("B", (Figure(20),)))
    held = Panel("q", "single", "Q", items, remainder=33.0)
    assert {i.name for i in field(UNITS.compose(held, 480, setting()))} == {"rocket"}


def test_more_height_is_taken_in() -> None:
    natural = UNITS.compose(panel(47, 20), 480, setting())
    tall = UNITS.compose(panel(47, 20), 480, setting(), natural.height + 120)
    assert tall.height == natural.height + 120
    assert abs(max(m.bounds.bottom for m in tall.marks) - tall.height) < 12


def test_it_is_for_one_whole() -> None:
    held = setting()
    assert UNITS.suits(panel(47, 20), 480, held) > 0.7
    assert UNITS.suits(panel(47, 20, multiple=True), 480, held) == 0
    three = Panel("q", "single", "Q", tuple(Item(c, (Figure(30),)) for c in "ABC"), remainder=10.0)
    assert UNITS.suits(three, 480, held) == 0
