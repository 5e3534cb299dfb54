"""The ring of a tile: its figure in the hole, its key in the parts' colours."""

from __future__ import annotations

import pytest

from infographic.blocks.base import Setting
from infographic.blocks.donut import Donut
from infographic.blocks.pieces import hatched_ring
from infographic.marks import Arc, Mark, Text, leaves
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

STYLE = load_style("editorial")
PANEL = Panel(
    "q",
    "single",
    "Q",
    (Item("No", (Figure(47),), highlight=True), Item("Yes", (Figure(20),))),
    remainder=33.0,
)


def marks(width: float, height: float | None) -> list[Mark]:
    setting = Setting(STYLE, STYLE.grounds["ink"], Numbers("en"), words("en"))
    made = Donut(inside=True).compose(PANEL, width, setting, height)
    assert height is None or made.height <= height + 0.01
    return list(leaves(made.marks))


def test_the_ring_is_as_large_as_the_key_leaves_it() -> None:
    for height, side in ((None, 196), (500, 216), (230, None)):
        arcs = [m for m in marks(216, height) if isinstance(m, Arc)]
        assert [a.sweep for a in arcs] == pytest.approx([0.47, 0.2, 0.33])
        assert all(a.width == pytest.approx(0.4 * arcs[0].r) for a in arcs)
        if side:
            assert 2 * arcs[0].r == side


def test_the_figure_is_inside_the_hole() -> None:
    found = marks(216, 300)
    (arc, *_) = [m for m in found if isinstance(m, Arc)]
    (numeral,) = [m for m in found if isinstance(m, Text) and m.role == "numeral"]
    hole = arc.r - arc.width
    for x in (numeral.ink.x, numeral.ink.right):
        for y in (numeral.ink.y, numeral.ink.bottom):
            assert (x - arc.cx) ** 2 + (y - arc.cy) ** 2 < hole**2
    assert numeral.ink.cx == pytest.approx(arc.cx, abs=0.01)


def test_the_key_names_all_parts_and_the_rest_without_a_number() -> None:
    said = [m.text for m in marks(216, 300) if isinstance(m, Text)]
    assert {"No", "20%", "Yes", "not reported"} <= set(said)
    assert "33%" not in said
    fills = {m.text: m.fill for m in marks(216, 300) if isinstance(m, Text)}
    assert fills["No"] == STYLE.grounds["ink"].highlight


def test_a_wide_panel_has_its_key_beside() -> None:
    found = marks(500, 240)
    (arc, *_) = [m for m in found if isinstance(m, Arc)]
    assert all(m.ink.x > 2 * arc.r for m in found if isinstance(m, Text) and m.role == "label")


def test_hatching_stays_on_its_piece_of_the_ring() -> None:
    arc = Arc(100, 100, 100, 40, 0.6, 0.3, "#000000")
    lines = hatched_ring(arc, "#ffffff")
    assert lines
    for command in lines.commands:
        if len(command) == 3:
            _, x, y = command
            assert 59 < ((x - 100) ** 2 + (y - 100) ** 2) ** 0.5 < 100.01
            assert x <= 100.01  # left half only
