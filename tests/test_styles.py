"""The bundled looks: whole, legible, each another designer's work, and true on the page."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from conftest import DATA
from infographic.blocks.tones import LEAST_CONTRAST, LEAST_LARGE_CONTRAST, contrast
from infographic.errors import Report
from infographic.layout.checks import check_pages
from infographic.layout.compositions import COMPOSITIONS, compose
from infographic.layout.edges import clear_of_tails
from infographic.layout.formats import POSTER
from infographic.layout.head import HEADS
from infographic.layout.motifs import FAINTEST, MOTIFS, faint
from infographic.layout.openings import OPENINGS
from infographic.layout.rules import RULES
from infographic.marks import Rect, Text, leaves
from infographic.readers import read
from infographic.results.parse import parse
from infographic.story.model import Story
from infographic.story.tell import tell
from infographic.style.load import load_style, style_names
from infographic.style.tokens import ROLES, Style
from infographic.style.validate import findings

SYSTEMS = ("agency", "bento", "editorial")
LOOKS = (
    "blueprint",
    "boardroom",
    "botanica",
    "civic",
    "clear",
    "fresh",
    "isotype",
    "magazine",
    "midnight",
    "newsprint",
    "signal",
    "swiss",
)


def told(name: str) -> Story:
    return tell(parse(read(DATA / f"{name}.results.json", Report()), Report()))


STORIES = {
    path.name.removesuffix(".results.json"): told(path.name.removesuffix(".results.json"))
    for path in sorted(DATA.glob("*.results.json"))
}


@pytest.fixture(params=LOOKS)
def look(request: pytest.FixtureRequest) -> Style:
    return load_style(request.param)


def test_all_looks_are_bundled() -> None:
    assert {*LOOKS, *SYSTEMS} <= set(style_names())


def test_a_look_names_forms_there_are(look: Style) -> None:
    shape = look.shape
    assert shape.head in HEADS
    assert shape.opening in OPENINGS
    assert shape.rules in RULES
    assert shape.motif in MOTIFS
    assert look.composition in COMPOSITIONS


def test_a_look_is_whole(look: Style) -> None:
    assert set(ROLES) <= set(look.type)
    rhythm = look.rhythm
    named = {rhythm.hero, rhythm.lead, rhythm.panel, rhythm.footer, *rhythm.plain, *rhythm.pair}
    assert named <= set(look.grounds)
    assert look.space.margin * 2 + look.space.content == POSTER.width


def test_nothing_is_wrong_with_a_look(look: Style) -> None:
    assert [f"{m.place} {m.text}" for m in findings(look)] == []


def test_text_reads_on_every_ground_and_its_motif(look: Style) -> None:
    for ground in look.grounds.values():
        fills = [ground.fill]
        if look.shape.motif != "none":
            fills.append(faint(ground))
            assert contrast(faint(ground), ground.fill) <= FAINTEST
        for fill in fills:
            for color in (ground.text, ground.mute, ground.minor_text, ground.highlight_text):
                assert contrast(color, fill) >= LEAST_CONTRAST, (ground.name, color, fill)
            assert contrast(ground.numeral, fill) >= LEAST_LARGE_CONTRAST, ground.name
        for step, ink in zip(ground.steps, ground.on_steps, strict=True):
            assert contrast(step, ink) >= LEAST_CONTRAST, (ground.name, step, ink)


def test_a_scales_high_end_is_not_the_next_colour(look: Style) -> None:
    for ground in look.grounds.values():
        assert ground.steps[-1] not in (ground.second, ground.track), ground.name


# -- another designer's work -----------------------------------------------------------------------


def forms(style: Style) -> dict[str, Any]:
    """What makes a look beyond colour and type: five form tokens, and the grid of tiles."""
    shape = style.shape
    return {
        "corners": (shape.bar, shape.card),
        "head": (style.composition, shape.head, shape.align, shape.caps),
        "rules": (shape.rules, shape.columns, style.space.rule),
        "hero": (shape.opening, shape.hero, style.blocks.get("dots", {}).get("figure", "dot")),
        "ground": (style.composition, shape.motif, shape.edge, shape.rows),
        "grid": style.grid,
    }


def hues(style: Style) -> set[str]:
    """The colours that are looked at: what is highlighted, and the grounds."""
    return {c for g in style.grounds.values() for c in (g.highlight, g.fill)}


@pytest.mark.parametrize("pair", list(combinations((*LOOKS, *SYSTEMS), 2)), ids="-".join)
def test_two_looks_are_two_designers_work(pair: tuple[str, str]) -> None:
    if not set(pair) & set(LOOKS):
        pytest.skip("systems are not looks")
    a, b = (load_style(name) for name in pair)
    differ = [key for key, value in forms(a).items() if forms(b)[key] != value]
    blocks = a.prefer != b.prefer or a.blocks != b.blocks
    assert len(differ) + blocks >= 3, differ
    assert a.type["title"].family != b.type["title"].family
    shared = {c for c in hues(a) & hues(b) if c not in ("#FFFFFF", "#000000")}
    assert not shared


def test_no_two_looks_open_alike() -> None:
    """Each of the twelve has a hero treatment of its own."""
    opened = [forms(load_style(name))["hero"] for name in LOOKS]
    systems = [forms(load_style(name))["hero"] for name in SYSTEMS]
    assert len(set(opened)) >= len(LOOKS) - 1
    assert not {forms(load_style(n))["hero"] for n in LOOKS if n != "midnight"} & set(systems)


# -- on the page -----------------------------------------------------------------------------------


@pytest.mark.missing_glyphs
@pytest.mark.parametrize("name", sorted(STORIES))
@pytest.mark.parametrize("style", style_names())
def test_nothing_is_wrong_with_a_page(style: str, name: str) -> None:
    look, story = load_style(style), STORIES[name]
    pages = compose(story, look, POSTER, Report())
    assert [f"{m.place}: {m.text}" for m in check_pages(pages, story)] == []
    if name == "ic-2012":
        title = [t for t in leaves(pages[0].marks) if isinstance(t, Text) and t.role == "title"]
        assert title
        assert {t.pieces[0].face.family for t in title} == {look.type["title"].family}


def test_bands_with_tails_have_room_for_them() -> None:
    style = load_style("agency")
    assert clear_of_tails(style) == style
    low = load_style("agency")
    assert clear_of_tails(low).space.section_top >= 60
    straight = load_style("swiss")
    assert clear_of_tails(straight) is straight


@pytest.mark.missing_glyphs
def test_the_slab_of_the_swiss_opening_is_bled() -> None:
    (page,) = compose(STORIES["ic-2012"], load_style("swiss"), POSTER, Report())
    red = load_style("swiss").grounds["accent"].fill
    slabs = [
        m.box
        for m in page.marks
        if isinstance(m, Rect) and m.role == "ground" and m.fill == red and m.box.y < 1000
    ]
    assert slabs[0].x == 0
    assert slabs[0].right == POSTER.width
