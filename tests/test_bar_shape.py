"""Round bars are as long as square ones: their ends are cut out of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infographic.blocks.bar_shape import (
    free_bar,
    hatched_part,
    lying_part,
    standing_part,
    whole_bar,
)
from infographic.blocks.base import Setting
from infographic.marks import Box, Path, Rect
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers


def setting(bar: float) -> Setting:
    style = load_style("editorial")
    style = replace(style, shape=replace(style.shape, bar=bar))
    return Setting(style, style.grounds["tint"], Numbers("en"), words("en"))


WHOLE = Box(10, 20, 400, 30)


@pytest.mark.parametrize("length", [0.4, 3, 29, 30, 300])
def test_a_bar_is_never_longer_than_its_value(length: float) -> None:
    bar = whole_bar(Box(0, 0, length, 30), "#000000", setting(40))
    assert bar.box.w == length
    assert bar.radius == min(15, length / 2)
    assert whole_bar(Box(0, 0, length, 30), "#000000", setting(0)).radius == 0


@given(st.floats(0, 399), st.floats(0.5, 400))
def test_a_part_keeps_its_ends(start: float, length: float) -> None:
    end = min(start + length, 400.0)
    part = Box(10 + start, 20, end - start, 30)
    mark = lying_part(WHOLE, part, "#000000", setting(40))
    assert mark.bounds.x == pytest.approx(part.x)
    assert mark.bounds.right == pytest.approx(part.right)
    assert part.contains(mark.bounds, slack=0.01)
    square = lying_part(WHOLE, part, "#000000", setting(0))
    assert isinstance(square, Rect)
    assert square.box == part


def test_a_part_between_the_ends_is_square() -> None:
    assert isinstance(lying_part(WHOLE, Box(30, 20, 50, 30), "#000000", setting(40)), Rect)
    assert isinstance(lying_part(WHOLE, Box(10, 20, 50, 30), "#000000", setting(40)), Path)


def test_a_column_is_round_above_only() -> None:
    whole = Box(0, 100, 60, 200)
    top = standing_part(whole, Box(0, 100, 60, 50), "#000000", setting(40), most=24)
    assert isinstance(top, Path)
    assert top.bounds == Box(0, 100, 60, 50)
    highest = [c[1] for c in top.commands if len(c) == 3 and c[2] == 100]
    assert min(highest) == pytest.approx(24)
    assert max(highest) == pytest.approx(36)
    assert isinstance(standing_part(whole, Box(0, 200, 60, 100), "#000000", setting(40)), Rect)


def test_a_bar_from_zero_is_round_at_its_other_end() -> None:
    right = free_bar(100, Box(100, 0, 50, 20), "#000000", setting(40))
    left = free_bar(100, Box(50, 0, 50, 20), "#000000", setting(40))
    assert isinstance(right, Path)
    assert isinstance(left, Path)

    def corners(path: Path, x: float) -> list[float]:
        return sorted(c[2] for c in path.commands if len(c) == 3 and abs(c[1] - x) < 1e-6)

    assert corners(right, 100) == [0, 20]
    assert corners(right, 150) == pytest.approx([10, 10])
    assert corners(left, 100) == [0, 20]
    assert corners(left, 50) == pytest.approx([10, 10])


def test_hatching_stays_inside_its_part() -> None:
    part = Box(330, 20, 80, 30)
    base, lines = hatched_part(WHOLE, part, setting(40))
    assert part.contains(base.bounds)
    assert part.contains(lines.bounds, slack=0.01)
    # Nothing is drawn in the corner that is cut off.
    assert isinstance(lines, Path)
    for c in lines.commands:
        if len(c) == 3:
            dx, dy = c[1] - (410 - 15), c[2] - 35
            assert dx <= 0 or dx * dx + dy * dy <= 15.2**2
