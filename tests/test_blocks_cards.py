"""Facts on cards: equal cards, true meters, legible words."""

from __future__ import annotations

from itertools import pairwise

import pytest

from infographic.blocks.base import Composed, Setting
from infographic.blocks.cards import Cards
from infographic.blocks.tones import contrast
from infographic.marks import Box, Rect, Text
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

CARDS = Cards()
STYLE = load_style("agency")


def setting(ground: str = "ink") -> Setting:
    return Setting(STYLE, STYLE.grounds[ground], Numbers("en"), words("en"))


def panel(*shares: float, **more: object) -> Panel:
    items = tuple(Item(f"Fact {i}", (Figure(v),)) for i, v in enumerate(shares))
    return Panel("q", "multiple", "Q", items, multiple=True, **more)  # type: ignore[arg-type]


def cards(made: Composed) -> list[Box]:
    return [m.box for m in made.marks if isinstance(m, Rect) and m.radius == STYLE.shape.card]


def test_cards_share_the_width() -> None:
    made = cards(CARDS.compose(panel(81, 68, 42, 37), 1072, setting()))
    assert {round(box.w, 6) for box in made} == {(1072 - 3 * 24) / 4}
    assert made[-1].right == pytest.approx(1072)
    assert len({(box.y, box.h) for box in made}) == 1


def test_five_and_six_stand_in_two_rows() -> None:
    made = cards(CARDS.compose(panel(81, 68, 42, 37, 12), 1072, setting()))
    assert [round(box.x) for box in made] == [0, 365, 731, 0, 365]
    assert made[3].y > made[0].bottom


def test_meters_are_true() -> None:
    made = CARDS.compose(panel(81, 68, 1, 0), 1072, setting())
    meters = [m for m in made.marks if isinstance(m, Rect) and m.datum]
    assert [round(m.box.w / (250 - 48), 4) for m in meters] == [0.81, 0.68, 0.01]
    for m in meters:
        assert m.datum
        assert abs(m.box.w - (m.datum.number or 0) * m.datum.per_unit) < 1e-6


@pytest.mark.parametrize("ground", sorted(STYLE.grounds))
def test_neighbours_differ_and_words_read_on_them(ground: str) -> None:
    made = CARDS.compose(panel(81, 68, 42, 37), 1072, setting(ground))
    held = [m for m in made.marks if isinstance(m, Rect) and m.radius == STYLE.shape.card]
    fills = [str(m.fill) for m in held]
    assert all(a != b for a, b in pairwise(fills))
    assert STYLE.grounds[ground].fill not in fills
    for text in (m for m in made.marks if isinstance(m, Text)):
        card = next(m for m in held if m.box.contains(text.ink))
        assert contrast(text.fill, str(card.fill)) >= 4.5


def test_what_is_left_of_a_whole_is_told() -> None:
    items = tuple(Item(c, (Figure(20),)) for c in "ABC")
    whole = Panel("q", "single", "Q", items, remainder=40.0)
    made = CARDS.compose(whole, 1072, setting())
    assert "40%" in {m.text for m in made.marks if isinstance(m, Text) and m.role == "value"}


def test_it_takes_three_to_six_facts_with_room() -> None:
    held = setting()
    assert CARDS.suits(panel(81, 68, 42), 1072, held) > 0.6
    assert CARDS.suits(panel(81, 68), 1072, held) == 0
    assert CARDS.suits(panel(*[10] * 7), 1072, held) == 0
    assert CARDS.suits(panel(81, 68, 42), 480, held) == 0
