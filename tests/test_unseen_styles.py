"""A style nobody has seen, of any tokens the schema allows and in anyone's colours, still makes a
page that holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import DATA
from infographic.errors import Report
from infographic.layout.checks import check_pages
from infographic.layout.closings import CLOSINGS
from infographic.layout.compositions import COMPOSITIONS, compose
from infographic.layout.formats import POSTER
from infographic.layout.kickers import KICKERS
from infographic.layout.markers import MARKERS
from infographic.layout.motifs import MOTIFS
from infographic.layout.openings import OPENINGS
from infographic.layout.rules import RULES
from infographic.readers import read
from infographic.results.model import Brand
from infographic.results.parse import parse
from infographic.story.tell import tell
from infographic.style.brand import branded
from infographic.style.load import load_style, style_names
from infographic.style.tokens import ROLES, Style
from infographic.text.fonts import families

pytestmark = pytest.mark.missing_glyphs

STORIES = {
    name: tell(parse(read(DATA / f"{name}.results.json", Report()), Report()))
    for name in ("ic-2012", "en-nhs-staff-2021-22", "en-openstack-nps-2015", "en-numpy-2020")
}
SMALLEST = 22.0
# Noto Sans is there for the scripts that other families lack: it has no Latin.
FAMILIES = sorted(set(families()) - {"Noto Sans"})
COLORS = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06X}")


class Unseen:
    """A style, told in a line: what Hypothesis prints of a failure can be read."""

    def __init__(self, style: Style, told: str) -> None:
        self.style = style
        self.told = told

    def __repr__(self) -> str:
        return self.told


@st.composite
def styles(draw: st.DrawFn) -> Unseen:
    """A bundled style with its families, sizes, spaces and forms drawn anew."""
    base = load_style(draw(st.sampled_from(style_names())))
    fonts = draw(st.tuples(*[st.sampled_from(FAMILIES)] * 3))
    held = sorted({base.type[role].family for role in ROLES})
    family = dict(zip(held, (*fonts, *fonts), strict=False))
    scale = draw(st.floats(0.85, 1.2))
    types = {
        role: replace(type, family=family[type.family], size=max(SMALLEST, type.size * scale))
        for role, type in base.type.items()
    }
    space = replace(
        base.space,
        section_top=draw(st.floats(40, 100)),
        section_bottom=draw(st.floats(50, 100)),
        head_gap=draw(st.floats(28, 60)),
        kicker_gap=draw(st.floats(18, 40)),
        rule=draw(st.sampled_from([0.0, 1.5, 3.0, 8.0])),
    )
    shape = replace(
        base.shape,
        bar=draw(st.sampled_from([0.0, 4.0, 8.0, 40.0])),
        card=draw(st.sampled_from([0.0, 8.0, 24.0, 36.0])),
        head=draw(st.sampled_from(sorted({*KICKERS, *MARKERS}))),
        caps=draw(st.booleans()),
        rules=draw(st.sampled_from(sorted(RULES))),
        columns=draw(st.sampled_from(["open", "rule"])),
        align=draw(st.sampled_from(["start", "middle"])),
        edge=draw(st.sampled_from(["straight", "tail"])),
        opening=draw(st.sampled_from(sorted(OPENINGS))),
        closing=draw(st.sampled_from(sorted(CLOSINGS))),
        motif=draw(st.sampled_from(sorted(MOTIFS))),
        rows=draw(st.sampled_from(["shared", "bands"])),
        title=draw(st.sampled_from(["plain", "ribbon"])),
        variety=draw(st.sampled_from([0.0, 0.3])),
    )
    made = replace(
        base,
        type=types,
        space=space,
        shape=shape,
        composition=draw(st.sampled_from(sorted(COMPOSITIONS))),
    )
    colors = draw(st.lists(COLORS, max_size=2))
    told = f"{base.name} {family} x{scale:.2f} {colors} {made.composition} {space} {shape}"
    return Unseen(branded(made, Brand(colors=tuple(colors))) if colors else made, told)


@given(styles(), st.sampled_from(sorted(STORIES)))
@settings(max_examples=80, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
def test_an_unseen_style_holds(unseen: Unseen, name: str) -> None:
    story = STORIES[name]
    pages = compose(story, unseen.style, POSTER, Report())
    assert [str(message) for message in check_pages(pages, story)] == []
