"""The ruler of net promoter scores: dots at true places, bubbles apart, tails at the dots."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from infographic.blocks.base import Composed, Setting
from infographic.blocks.registry import blocks
from infographic.errors import Report
from infographic.layout.checks.shapes import covers
from infographic.marks import Circle, Path, Text, leaves
from infographic.results.parse import parse
from infographic.story.model import Panel
from infographic.story.panels import panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

STYLE = load_style("agency")
RULER = blocks(STYLE)["nps_ruler"]
WIDTH = STYLE.space.content


def shown(options: dict[str, Any]) -> tuple[Panel, Setting]:
    question = {"text": "Would you?", "kind": "nps", "options": options}
    results = parse({"title": "T", "n": 84, "questions": [question]}, Report())
    vocabulary, numbers = words("en"), Numbers("en")
    setting = Setting(STYLE, STYLE.grounds["sun"], numbers, vocabulary)
    (asked,) = results.questions()
    return panel(asked, results, vocabulary, numbers), setting


def drawn(options: dict[str, Any]) -> Composed:
    held, setting = shown(options)
    assert RULER.suits(held, WIDTH, setting) == 1
    return RULER.compose(held, WIDTH, setting)


CASES = [
    {"Production": 43, "Dev/QA": 24, "Proof of concept": 20},
    {"A": -100, "B": 0, "C": 100},
    {"A quite long name of a group": 12, "Another one": 12, "The third of them": 13, "D": 14},
    {"Only": -7},
]


@pytest.mark.parametrize("options", CASES)
def test_dots_stand_at_their_scores(options: dict[str, float]) -> None:
    made = drawn(options)
    dots = [m for m in leaves(made.marks) if isinstance(m, Circle) and m.datum]
    assert len(dots) == len(options)
    for dot in dots:
        assert dot.datum
        assert dot.datum.number is not None
        assert dot.cx == pytest.approx(WIDTH / 2 + dot.datum.number * dot.datum.per_unit)


@pytest.mark.parametrize("options", CASES)
def test_bubbles_are_apart_and_hold_their_words(options: dict[str, float]) -> None:
    made = drawn(options)
    bubbles = [m for m in leaves(made.marks) if isinstance(m, Path)]
    assert len(bubbles) == len(options)
    for held in bubbles:
        assert held.bounds.x >= -0.01
        assert held.bounds.right <= WIDTH + 0.01
        texts = [m for m in leaves(made.marks) if isinstance(m, Text) and covers(held, m.ink)]
        assert len(texts) >= 2
    for a, b in combinations(bubbles, 2):
        assert not a.bounds.overlaps(b.bounds)


def test_every_tail_ends_at_its_dot() -> None:
    made = drawn(CASES[0])
    marks = list(leaves(made.marks))
    dots = {m.datum.option: m for m in marks if isinstance(m, Circle) and m.datum}
    for bubble in (m for m in marks if isinstance(m, Path)):
        (name,) = {
            m.datum.option
            for m in marks
            if isinstance(m, Text) and m.datum and covers(bubble, m.ink)
        }
        dot = dots[name]
        assert bubble.bounds.grow(0.5).overlaps(dot.bounds)


def test_a_group_without_a_score_is_named_without_a_bubble() -> None:
    made = drawn({**CASES[0], "Trial": None})
    assert len([m for m in leaves(made.marks) if isinstance(m, Path)]) == 3
    said = [m.text for m in leaves(made.marks) if isinstance(m, Text)]
    assert any(t.replace("\u00a0", " ") == "Trial: not reported" for t in said)


def test_it_is_for_few_scores_in_a_wide_panel() -> None:
    held, setting = shown(CASES[0])
    assert RULER.suits(held, 612, setting) == 0
    many, setting = shown({f"Group {i}": i for i in range(8)})
    assert RULER.suits(many, WIDTH, setting) == 0
