"""A large ring: its arcs, the figure in its hole, and the figures on it."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infographic.blocks.base import Composed, Setting
from infographic.blocks.wheel import Wheel
from infographic.marks import Arc, Box, Text
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

WHEEL = Wheel()


def setting(ground: str = "cream") -> Setting:
    look = load_style("agency")
    return Setting(look, look.grounds[ground], Numbers("en"), words("en"))


def panel(*shares: float, labels: tuple[str, ...] = ("Yes", "No", "Maybe")) -> Panel:
    items = tuple(Item(labels[i], (Figure(v),)) for i, v in enumerate(shares))
    return Panel("q", "single", "Q", items, remainder=round(max(0.0, 100 - sum(shares)), 6))


def arcs(made: Composed) -> list[Arc]:
    return [m for m in made.marks if isinstance(m, Arc)]


def test_arcs_take_their_shares_of_one_turn() -> None:
    held = arcs(WHEEL.compose(panel(47, 20), 420, setting()))
    assert [a.sweep for a in held] == pytest.approx([0.47, 0.20, 0.33])
    assert [a.start for a in held] == pytest.approx([0.0, 0.47, 0.67])
    over = arcs(WHEEL.compose(panel(67, 34), 420, setting()))
    assert sum(a.sweep for a in over) == pytest.approx(1.0)


def test_the_main_part_is_said_in_the_hole() -> None:
    made = WHEEL.compose(panel(37, labels=("Have none",)), 404, setting())
    arc = arcs(made)[0]
    inner = arc.r - arc.width
    for text in (m for m in made.marks if isinstance(m, Text) and m.text in ("37%", "Have none")):
        for x in (text.ink.x, text.ink.right):
            for y in (text.ink.y, text.ink.bottom):
                assert math.hypot(x - arc.cx, y - arc.cy) < inner


@given(st.integers(1, 99), st.integers(0, 60), st.sampled_from([260.0, 420.0, 1072.0]))
@settings(max_examples=40, deadline=None)
def test_every_figure_is_said_once_and_inside_its_part(a: int, b: int, width: float) -> None:
    if a + b > 100:
        return
    made = WHEEL.compose(panel(a, b), width, setting())
    texts = [m for m in made.marks if isinstance(m, Text)]
    for option, share in (("Yes", a), ("No", b)):
        said = [m for m in texts if m.datum and m.datum.option == option and "%" in m.text]
        assert [m.text for m in said] == [f"{share}%"]
    for text in texts:
        assert text.ink.right <= width + 1
        # What stands on the ring stands on one arc only.
        for arc in arcs(made):
            centre = math.hypot(text.ink.cx - arc.cx, text.ink.cy - arc.cy)
            if not arc.r - arc.width < centre < arc.r:
                continue
            turn = math.atan2(text.ink.cx - arc.cx, arc.cy - text.ink.cy) / math.tau % 1.0
            if arc.start < turn < arc.start + arc.sweep:
                assert text.datum == arc.datum
                assert text.datum


def test_the_ring_takes_the_height_it_is_given() -> None:
    natural = WHEEL.compose(panel(47, 20), 420, setting())
    tall = WHEEL.compose(panel(47, 20), 420, setting(), natural.height + 40)
    assert arcs(tall)[0].r == pytest.approx(arcs(natural)[0].r + 20)
    assert tall.height == pytest.approx(natural.height + 40)


def test_the_key_stands_beside_the_ring_where_there_is_room() -> None:
    made = WHEEL.compose(panel(88, 9, 3), 1072, setting())
    ring = Box.around(a.bounds for a in arcs(made))
    assert made.height == ring.h
    assert all(m.ink.x > ring.right for m in made.marks if isinstance(m, Text) and m.text == "No")


def test_it_is_for_one_whole() -> None:
    held = setting()
    assert WHEEL.suits(panel(37), 420, held) > 0.9
    multiple = Panel("q", "multiple", "Q", panel(37).items, multiple=True)
    assert WHEEL.suits(multiple, 420, held) == 0
