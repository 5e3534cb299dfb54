"""Seals and round outlines: every letter on the seal, every bound where it is drawn."""

from __future__ import annotations

import math

import pytest

from infographic.blocks.base import Setting
from infographic.blocks.outlines import round_top, rounded, star
from infographic.blocks.seal import seal
from infographic.layout.checks.shapes import covers
from infographic.marks import Box, Path, Text
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers


def _setting(locale: str = "en") -> Setting:
    style = load_style("agency").set_in(locale)
    return Setting(style, style.grounds["ink"], Numbers(locale), words(locale))


@pytest.mark.parametrize("r", [60.0, 88.0, 107.0])
@pytest.mark.parametrize(
    ("numeral", "said"),
    [("84", "took part"), ("+34", "points vs personal"), ("6,653", "answered"), ("+7", "")],
)
def test_a_seal_holds_its_words(r: float, numeral: str, said: str) -> None:
    setting = _setting()
    marks = seal(200, 150, r, numeral, said, "#FFC72E", "#1F2452", setting)
    if not marks:
        assert r == 60.0, "only a small seal may be too small for its words"
        return
    edge, *texts = marks
    assert isinstance(edge, Path)
    assert texts[0].text == numeral  # type: ignore[union-attr]
    for text in texts:
        assert isinstance(text, Text)
        assert covers(edge, text.ink)
        assert text.size >= setting.style.smallest
    if said:
        assert texts[0].ink.bottom < min(t.ink.y for t in texts[1:])  # type: ignore[union-attr]


def test_words_too_long_for_a_seal_leave_it_out() -> None:
    long = "Prozentpunkte gegenüber Erwerbstätigen im Homeoffice"
    assert seal(0, 0, 60, "+3.5", long, "#FFC72E", "#1F2452", _setting("de")) == []


def test_a_star_keeps_to_its_radius() -> None:
    path = Path(star(0, 0, 100, 22, 9, 5), "#000000")
    # The tips lose what their rounding takes, and nothing more.
    assert 97 < path.bounds.right <= 100
    valleys = [math.hypot(c[-2], c[-1]) for c in path.commands if len(c) == 7]  # type: ignore[arg-type]
    assert min(valleys) >= 90


def test_a_tip_that_points_up_is_bounded_by_its_ink() -> None:
    tip = Path(rounded(((0, 100), (50, 0), (100, 100)), (0, 10, 0)), "#000000")
    top = min(c[-1] for c in tip.commands if len(c) > 1)
    assert tip.bounds.y == pytest.approx(top)  # type: ignore[arg-type]
    # The distance from the corner to its arc: r / sin(half the angle) - r.
    half = math.atan2(50, 100)
    assert tip.bounds.y == pytest.approx(10 / math.sin(half) - 10)


@pytest.mark.parametrize("height", [1.0, 8.0, 40.0, 300.0])
def test_a_round_top_keeps_the_height_of_its_bar(height: float) -> None:
    box = Box(10, 20, 112, height)
    bounds = Path(round_top(box, 22), "#000000").bounds
    assert (bounds.x, bounds.y, bounds.w, bounds.h) == pytest.approx((10, 20, 112, height))
