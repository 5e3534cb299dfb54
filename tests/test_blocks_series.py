"""Helpers of forms with several columns."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infographic.blocks.series import moments, nice_top, pole_name, spread


@given(
    st.lists(st.tuples(st.floats(0, 500), st.floats(1, 60)), min_size=1, max_size=12),
)
def test_spread_things_do_not_touch_and_keep_their_order(
    things: list[tuple[float, float]],
) -> None:
    wishes, tall = [t[0] for t in things], [t[1] for t in things]
    placed = spread(wishes, tall)
    order = sorted(range(len(things)), key=lambda i: placed[i])
    for a, b in pairwise(order):
        assert placed[b] - placed[a] >= (tall[a] + tall[b]) / 2 - 1e-6
        assert wishes[a] <= wishes[b]


def test_spread_leaves_alone_what_has_room() -> None:
    assert spread([10, 100, 200], [20, 20, 20]) == [10, 100, 200]
    assert spread([10, 12], [20, 20]) == pytest.approx([1, 21])
    assert spread([10, 12], [20, 20], low=0) == pytest.approx([10, 30])
    assert spread([95, 98], [20, 20], high=100) == pytest.approx([70, 90])


def test_dates_of_columns() -> None:
    assert moments(["2008", "2009", "2011"]) == [2008, 2009, 2011]
    assert moments(["2021-01", "2021-07"]) == [2021, 2021.5]
    assert moments(["2011", "2010"]) is None
    assert moments(["Before", "After"]) is None


def test_the_name_of_a_pole() -> None:
    assert pole_name(["Very satisfied", "Somewhat satisfied"], True) == "satisfied"
    assert pole_name(["Strongly agree", "Agree"], True) == "agree"
    assert pole_name(["Excellent", "Good"], True) == ""
    assert pole_name(["Daily or nearly so", "Weekly or nearly so"], True) == ""


def test_round_ends_of_scales() -> None:
    assert [nice_top(v) for v in (0.7, 7, 11, 24, 31, 100)] == [0.8, 8, 15, 25, 40, 100]
