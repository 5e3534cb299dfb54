"""Likert stacks: parts at their true lengths under round ends, sums of the positive pole."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from infographic.blocks.base import Composed, Setting
from infographic.blocks.outlines import bubble, capsule_part
from infographic.blocks.registry import blocks
from infographic.errors import Report
from infographic.layout.checks.shapes import covers
from infographic.marks import Box, Path, Rect, Text, leaves
from infographic.results.parse import parse
from infographic.story.panels import panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

STYLE = load_style("agency")
LIKERT = blocks(STYLE)["likert"]
WIDTH = STYLE.space.content
POINTS = ["Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree"]
ROWS = {
    "Pay is fair": [22, 31, 20, 19, 8],
    "My manager listens": [3, 9, 18, 45, 25],
    "I can be myself": [10, 20, 10, 30, 30],
}


def drawn(
    rows: dict[str, Any], scale: list[str] = POINTS, width: float = WIDTH, **more: Any
) -> Composed:
    question = {"text": "Agree?", "kind": "matrix", "scale": scale, "rows": rows, **more}
    results = parse({"title": "T", "n": 84, "questions": [question]}, Report())
    vocabulary, numbers = words("en"), Numbers("en")
    setting = Setting(STYLE, STYLE.grounds["cream"], numbers, vocabulary, bleed=(64, 64))
    (asked,) = results.questions()
    held = panel(asked, results, vocabulary, numbers)
    assert LIKERT.suits(held, width, setting) > 0
    return LIKERT.compose(held, width, setting)


def parts(made: Composed) -> list[Path]:
    return [
        m
        for m in leaves(made.marks)
        if isinstance(m, Path) and m.datum and m.datum.encodes == "length-x"
    ]


def texts(made: Composed) -> list[Text]:
    return [m for m in leaves(made.marks) if isinstance(m, Text)]


def test_parts_are_as_long_as_their_shares_and_meet() -> None:
    made = drawn(ROWS)
    for statement in ROWS:
        held = [p for p in parts(made) if p.datum and p.datum.option == statement]
        assert [p.datum.series for p in held if p.datum] == POINTS[::-1]
        for part in held:
            assert part.datum
            assert part.datum.number
            assert part.bounds.w == pytest.approx(part.datum.number * part.datum.per_unit)
        for one, other in pairwise(held):
            assert one.bounds.right == pytest.approx(other.bounds.x)


def test_statements_are_sorted_by_the_sum_they_print() -> None:
    made = drawn(ROWS)
    sums = [t for t in texts(made) if t.datum and " + " in t.datum.series]
    assert [t.text for t in sums] == ["70%", "60%", "27%"]
    assert [t.datum.series for t in sums if t.datum] == ["Strongly agree + Agree"] * 3
    assert "NET agree" in {t.text.replace("\u00a0", " ") for t in texts(made)}


def test_points_point_at_their_part_of_the_first_stack() -> None:
    scale = ["Big problem", "Could be improved", "No issue"]
    made = drawn({"Slow": [30, 40, 30], "Large": [20, 40, 40]}, scale)
    bubbles = [m for m in leaves(made.marks) if isinstance(m, Path) and m.datum is None]
    assert len(bubbles) == 3
    first = [p for p in parts(made) if p.datum and p.datum.option == "Slow"]
    for held, part in zip(bubbles, first, strict=True):
        assert held.fill == part.fill
        tip = max((c[-1], c[-2]) for c in held.commands if len(c) > 1)[1]
        assert part.bounds.x < float(tip) < part.bounds.right
        assert any(covers(held, t.ink) for t in texts(made))


def test_a_part_without_room_for_a_tail_makes_plain_chips() -> None:
    made = drawn({"A": [1, 1, 1, 1, 96], "B": [20, 20, 20, 20, 20]})
    chips = [t.text for t in texts(made) if t.role == "label" and t.text in POINTS]
    assert chips == POINTS[::-1]
    assert not [m for m in leaves(made.marks) if isinstance(m, Path) and m.datum is None]


def test_a_long_list_is_compact_below_its_first_rows() -> None:
    rows = {f"Statement {i}": [i, 40, 60 - i] for i in range(1, 15)}
    made = drawn(rows, ["Yes", "Partly", "No"])
    heights = [p.bounds.h for p in parts(made) if p.datum and p.datum.series == "Partly"]
    assert heights == pytest.approx([54] * 5 + [26] * 9)


def test_numbers_lie_inside_their_parts_or_are_left_out() -> None:
    made = drawn(ROWS)
    inner = [t for t in texts(made) if t.role == "value" and t.datum and t.datum.series in POINTS]
    assert inner
    for text in inner:
        assert text.datum
        (part,) = [
            p
            for p in parts(made)
            if p.datum
            and (p.datum.option, p.datum.series) == (text.datum.option, text.datum.series)
        ]
        assert covers(part, text.ink)


def test_what_is_not_reported_is_no_answer() -> None:
    made = drawn({"A": [30, 20, 10], "B": [50, 30, 20]}, ["Yes", "Partly", "No"])
    (track,) = [m for m in leaves(made.marks) if isinstance(m, Rect) and m.role == "track"]
    held = [p for p in parts(made) if p.datum and p.datum.option == "A"]
    assert sum(p.bounds.w for p in held) == pytest.approx(0.6 * track.box.w)


def test_capsule_parts_keep_their_width_in_the_round_end() -> None:
    whole = Box(100, 0, 300, 54)
    for start, end in ((100, 103), (103, 250), (250, 398), (398, 400)):
        part = Path(capsule_part(whole, 27, start, end), "#000000")
        assert (part.bounds.x, part.bounds.right) == pytest.approx((start, end))
    assert Path(capsule_part(whole, 27, 100, 103), "#000000").bounds.h < 30
    assert Path(capsule_part(whole, 27, 150, 200), "#000000").bounds.h == pytest.approx(54)


@pytest.mark.parametrize("x", [110.0, 200.0, 290.0])
def test_a_bubble_ends_near_its_tip(x: float) -> None:
    box = Box(100, 0, 200, 80)
    held = Path(bubble(box, 28, (x, 104), 36), "#000000")
    assert held.bounds.x == pytest.approx(100)
    assert held.bounds.w == pytest.approx(200)
    assert 96 < held.bounds.bottom <= 104
    assert covers(held, box.inset(30, 8, 30, 8))
