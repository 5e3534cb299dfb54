"""Colour arithmetic, held against the library that knows better; colours by lightness and hue."""

from __future__ import annotations

import pytest
from coloraide import Color
from hypothesis import given
from hypothesis import strategies as st

from infographic.style import color
from infographic.style.oklch import (
    at_contrast,
    hue_distance,
    nearest_at,
    oklch,
    rgb,
    seen,
    separation,
)

HEX = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06X}")


@given(HEX, HEX)
def test_contrast_is_that_of_the_library(a: str, b: str) -> None:
    assert color.contrast(a, b) == pytest.approx(Color(a).contrast(b, method="wcag21"), abs=2e-3)
    assert color.contrast(a, b) == color.contrast(b, a)


def test_contrast_of_known_pairs() -> None:
    assert color.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert color.contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert color.contrast("#777777", "#FFFFFF") < 4.5


@given(HEX)
def test_oklab_is_that_of_the_library(a: str) -> None:
    assert color.oklab(a) == pytest.approx(Color(a).convert("oklab").coords(), abs=2e-4)
    assert color.vividness(a) == pytest.approx(Color(a).convert("oklch")["chroma"], abs=2e-4)


@given(HEX, HEX, st.floats(0, 1))
def test_mixing_is_that_of_the_library(a: str, b: str, share: float) -> None:
    mixed = Color(color.mix(a, b, share))
    wanted = Color(a).mix(b, share, space="oklab").convert("srgb").clip()
    assert mixed.coords() == pytest.approx(wanted.coords(), abs=1.5 / 255)


@given(HEX)
def test_a_colour_survives_the_way_there_and_back(a: str) -> None:
    made = rgb(*oklch(a))
    assert Color(made).coords() == pytest.approx(Color(a).coords(), abs=1.6 / 255)


@given(st.floats(0.15, 1), st.floats(0, 0.5), st.floats(0, 360))
def test_what_screens_cannot_show_keeps_its_lightness(
    light: float, chroma: float, hue: float
) -> None:
    made = oklch(rgb(light, chroma, hue))
    assert made.l == pytest.approx(light, abs=0.012)
    assert made.c <= chroma + 0.01


@given(HEX, HEX)
def test_separation_is_a_distance(a: str, b: str) -> None:
    assert separation(a, b) == separation(b, a) >= 0
    assert separation(a, a) == 0
    assert len(seen(a)) == 4


def test_separation_of_known_palettes() -> None:
    """Okabe and Ito's colours are told apart by all; red and green of one lightness are not."""
    okabe = ["#E69F00", "#56B4E9", "#009E73", "#0072B2", "#D55E00", "#CC79A7"]
    apart = [separation(a, b) for i, a in enumerate(okabe) for b in okabe[:i]]
    assert 7.4 < min(apart) < 9
    assert separation("#C0504D", "#6B7F2A") < 7.5
    assert separation("#000000", "#FFFFFF") == pytest.approx(100, abs=0.1)


@given(HEX, HEX, st.sampled_from([1.5, 3.0, 4.5]))
def test_a_twin_stands_out_as_asked(a: str, ground: str, least: float) -> None:
    made = nearest_at(a, ground, least)
    assert color.contrast(made, ground) >= least
    if color.contrast(a, ground) >= least:
        assert made == a


@given(HEX, HEX, st.booleans())
def test_a_twin_is_on_the_side_asked_for(a: str, ground: str, darker: bool) -> None:
    made = at_contrast(a, ground, 4.5, darker)
    if made is None:
        assert color.contrast("#000000" if darker else "#FFFFFF", ground) < 4.5
    else:
        assert (oklch(made).l < oklch(ground).l) == darker
        assert color.contrast(made, ground) >= 4.5


def test_hues_are_on_a_circle() -> None:
    assert hue_distance(350, 10) == 20
    assert hue_distance(10, 350) == 20
    assert hue_distance(0, 180) == 180
