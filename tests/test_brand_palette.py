"""A palette from a brand's colours: it passes validation in every style, whatever the colour."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from infographic.style.color import contrast
from infographic.style.load import load_style, style_names
from infographic.style.oklch import hue_distance, oklch, separation
from infographic.style.palette import recolored
from infographic.style.tokens import Style
from infographic.style.validate import findings

HEX = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06X}")
NAVY, YELLOW, RED, TEAL, ORANGE = "#0B2545", "#FFD100", "#E2001A", "#00A3A1", "#FF8A00"
HARD = ("#000000", "#FFFFFF", "#808080", "#777777", "#E6FF00", "#00FF66", "#0000FF", "#FFF1CC")


def hexes(style: Style) -> set[str]:
    return {
        c.upper()
        for ground in style.grounds.values()
        for c in (ground.fill, ground.highlight, ground.seal, ground.chip, *ground.series)
    }


@pytest.mark.parametrize("name", style_names())
@settings(max_examples=25, derandomize=True, suppress_health_check=list(HealthCheck))
@given(colors=st.lists(HEX, min_size=1, max_size=4))
def test_any_colours_make_a_style_that_passes(name: str, colors: list[str]) -> None:
    made = recolored(load_style(name), colors)
    assert [str(m) for m in findings(made) if m.level == "error"] == []


@pytest.mark.parametrize("name", style_names())
@pytest.mark.parametrize("color", [NAVY, YELLOW, RED, TEAL, ORANGE, *HARD])
def test_hard_colours_make_a_style_that_passes(name: str, color: str) -> None:
    assert [str(m) for m in findings(recolored(load_style(name), [color]))] == []


@settings(max_examples=60, derandomize=True)
@given(color=HEX)
@example(color="#FFFFFF")
def test_the_poster_opens_in_the_brands_own_colour(color: str) -> None:
    style = load_style("editorial")
    made = recolored(style, [color])
    assert made.grounds[style.rhythm.hero].fill == color


@settings(max_examples=40, derandomize=True)
@given(colors=st.lists(HEX, min_size=1, max_size=3))
def test_the_same_colours_make_the_same_style(colors: list[str]) -> None:
    style = load_style("agency")
    assert recolored(style, colors) == recolored(style, [c.lower() for c in colors])


def test_a_colour_that_is_legible_is_text_and_mark() -> None:
    ground = recolored(load_style("editorial"), [RED]).grounds["paper"]
    assert (ground.highlight, ground.numeral) == (RED, RED)


def test_a_bright_colour_is_a_surface_with_ink_on_it_and_never_mud() -> None:
    style = recolored(load_style("editorial"), [YELLOW])
    hero = style.grounds["accent"]
    assert hero.fill == YELLOW
    assert oklch(hero.text).l < 0.3
    for name in ("paper", "tint"):
        ground = style.grounds[name]
        # Ink is what to look at there, plain marks are paler; nothing is darkened yellow.
        assert oklch(ground.highlight).c < 0.06
        assert oklch(ground.highlight).l < oklch(ground.mark).l
        assert ground.seal == YELLOW
    assert style.grounds["ink"].highlight == YELLOW, "on ink it shines as it is"


def test_a_dark_colour_is_the_ink_and_lightens_vividly_on_dark_grounds() -> None:
    style = recolored(load_style("editorial"), [NAVY])
    paper, dark = style.grounds["paper"], style.grounds["ink"]
    assert (paper.text, paper.highlight) == (NAVY, NAVY)
    assert dark.fill != style.grounds["accent"].fill
    lifted = oklch(dark.highlight)
    assert hue_distance(lifted.h, oklch(NAVY).h) < 8
    assert lifted.c > oklch(NAVY).c, "a light blue, not a grey"
    assert contrast(dark.highlight, dark.fill) >= 4.5


def test_further_colours_are_accents_before_anything_is_worked_out() -> None:
    style = recolored(load_style("editorial"), [NAVY, YELLOW])
    assert style.grounds["ink"].highlight == YELLOW
    assert style.grounds["accent"].highlight == YELLOW
    agency = recolored(load_style("agency"), [RED, TEAL, "#6C4FD6", ORANGE])
    assert {RED, TEAL, "#6C4FD6"} <= hexes(agency)


def test_a_dark_further_colour_is_the_ink() -> None:
    style = recolored(load_style("editorial"), ["#FF5A36", "#17123B"])
    assert style.grounds["paper"].text == "#17123B"
    assert style.grounds["accent"].fill == "#FF5A36"


def test_on_a_dark_page_a_dark_brand_is_the_page() -> None:
    style = recolored(load_style("bento"), [NAVY, YELLOW])
    assert NAVY in {g.fill for g in style.grounds.values()}
    assert style.grounds[style.grid.title].fill == YELLOW
    tile = style.grounds[style.grid.tile]
    for name in style.grid.bright:
        assert contrast(style.grounds[name].fill, tile.fill) >= 3


@pytest.mark.parametrize("color", ["#000000", "#FFFFFF", "#808080"])
def test_a_brand_without_a_hue_borrows_one_to_look_at(color: str) -> None:
    style = recolored(load_style("editorial"), [color])
    for name in ("paper", "tint", "ink"):
        ground = style.grounds[name]
        assert oklch(ground.highlight).c > 0.1
        assert oklch(ground.fill).c < 0.005, "neutrals are grey"


@settings(max_examples=30, derandomize=True)
@given(color=HEX)
def test_worked_out_accents_are_other_hues(color: str) -> None:
    style = recolored(load_style("agency"), [color])
    fills = [style.grounds[name].fill for name in ("sun", "coral")]
    assert separation(*fills) >= 7.5


def test_white_stays_white() -> None:
    for name in style_names():
        style = load_style(name)
        made = recolored(style, [TEAL])
        for key, ground in style.grounds.items():
            if ground.fill == "#FFFFFF":
                assert oklch(made.grounds[key].fill).l > 0.95
