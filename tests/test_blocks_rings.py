"""Rings: each share its angle of a ring of its own, the leaders large, nothing lost."""

from __future__ import annotations

from typing import Any

import pytest

from infographic.blocks.base import Composed, Setting
from infographic.blocks.registry import blocks
from infographic.errors import Report
from infographic.layout.checks.shapes import touches
from infographic.marks import Arc, Circle, Text, leaves
from infographic.results.parse import parse
from infographic.story.model import Panel
from infographic.story.panels import panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

STYLE = load_style("agency")
RINGS = blocks(STYLE)["rings"]
WIDTH = STYLE.space.content


def lettered(*figures: float) -> dict[str, float]:
    return {f"Answer {'ABCDEFGHI'[i]}": v for i, v in enumerate(figures)}


NINE = lettered(86, 81, 58, 47, 39, 37, 27, 4, 0)


def shown(options: dict[str, Any], **more: Any) -> tuple[Panel, Setting]:
    question = {"text": "Which?", "kind": "multiple", "options": options, **more}
    results = parse({"title": "T", "n": 84, "questions": [question]}, Report())
    vocabulary, numbers = words("en"), Numbers("en")
    setting = Setting(STYLE, STYLE.grounds["lavender"], numbers, vocabulary)
    (asked,) = results.questions()
    return panel(asked, results, vocabulary, numbers), setting


def drawn(options: dict[str, Any], width: float = WIDTH, **more: Any) -> Composed:
    held, setting = shown(options, **more)
    assert RINGS.suits(held, width, setting) > 0
    return RINGS.compose(held, width, setting)


def arcs(made: Composed) -> list[Arc]:
    return [m for m in leaves(made.marks) if isinstance(m, Arc)]


def values(made: Composed) -> list[Text]:
    return [m for m in leaves(made.marks) if isinstance(m, Text) and m.role == "numeral"]


def test_every_share_is_its_angle_of_a_ring_of_its_own() -> None:
    made = drawn(NINE)
    held = arcs(made)
    assert [a.datum.number for a in held if a.datum] == [86, 81, 58, 47, 39, 37, 27, 4]
    for arc in held:
        assert arc.datum
        assert arc.datum.number is not None
        assert arc.sweep == pytest.approx(arc.datum.number * arc.datum.per_unit)
        assert arc.start == 0
    assert len({(a.cx, a.cy) for a in held}) == 8
    assert [v.text for v in values(made)][-1] == "0%"


def test_the_leaders_are_large_and_the_others_alike() -> None:
    held = arcs(drawn(NINE))
    assert [a.r for a in held[:2]] == [124, 124]
    assert len({a.r for a in held[2:]}) == 1
    assert held[2].r < held[0].r


@pytest.mark.parametrize(
    ("figures", "large"),
    [
        ((50, 40, 30, 20, 10, 5), 2),
        ((50, 40, 40, 20, 10, 5), 1),
        ((50, 50, 50, 20, 10, 5), 3),
        ((50, 50, 50, 50, 50, 50), 0),
    ],
)
def test_none_of_equals_is_larger(figures: tuple[int, ...], large: int) -> None:
    made = drawn(lettered(*figures))
    assert sum(a.r == 124 for a in arcs(made)) == large


def test_a_list_in_an_order_of_its_own_has_no_leaders() -> None:
    made = drawn(lettered(5, 60, 7, 50, 9, 10), order="given")
    assert len({a.r for a in arcs(made)}) == 1


def test_numbers_inside_a_ring_are_clear_of_it() -> None:
    made = drawn({**NINE, "Answer A": 100})
    for value in values(made):
        assert not any(touches(arc, value.ink) for arc in arcs(made))


def test_a_share_without_room_for_round_ends_is_a_wedge() -> None:
    caps = {a.datum.number: a.cap for a in arcs(drawn(NINE)) if a.datum}
    assert caps[4] == 0
    assert caps[27] > 0


def test_what_was_not_asked_is_a_dash_in_a_thin_ring() -> None:
    made = drawn({**NINE, "Answer C": None})
    assert "Answer C" not in {a.datum.option for a in arcs(made) if a.datum}
    (dash,) = [v for v in values(made) if v.datum and v.datum.option == "Answer C"]
    assert dash.text == "\u2013"
    thin = [m for m in leaves(made.marks) if isinstance(m, Circle) and m.stroke_width == 3]
    assert len(thin) == 1


@pytest.mark.parametrize("width", [612.0, WIDTH])
@pytest.mark.parametrize("count", [6, 7, 9, 12, 14])
def test_rings_stand_apart_and_within(width: float, count: int) -> None:
    made = drawn({f"Quite a long answer {i}": 90 - 5 * i for i in range(count)}, width)
    held = [a.bounds for a in arcs(made)]
    assert all(b.x >= 0 and b.right <= width and b.bottom <= made.height for b in held)
    texts = [m for m in leaves(made.marks) if isinstance(m, Text) and m.role == "label"]
    for i, one in enumerate(texts):
        assert one.x >= 0
        assert one.x + one.advance <= width
        assert not any(one.ink.overlaps(other.ink) for other in texts[i + 1 :])


def test_it_is_no_form_for_parts_of_a_whole() -> None:
    parts, setting = shown({"A": 40, "B": 35, "C": 25}, kind="single")
    assert RINGS.suits(parts, WIDTH, setting) <= 0.3
    several, setting = shown(NINE)
    assert RINGS.suits(several, WIDTH, setting) == pytest.approx(0.85)
