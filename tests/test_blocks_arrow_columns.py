"""Arrow columns: one scale from the base for arrows and columns, names and words inside."""

from __future__ import annotations

from typing import Any

import pytest

from infographic.blocks.base import Composed, Setting
from infographic.blocks.registry import blocks
from infographic.errors import Report
from infographic.layout.checks.shapes import covers
from infographic.marks import Path, Text, leaves
from infographic.results.parse import parse
from infographic.story.model import Panel
from infographic.story.panels import panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

STYLE = load_style("agency")
ARROWS = blocks(STYLE)["arrow_columns"]
WIDTH = STYLE.space.content

FUTURE: dict[str, Any] = {
    "text": "Will it change?",
    "kind": "scale",
    "series": ["Professional", "Personal"],
    "highlight": "Increase",
    "options": {"Increase": [93, 59], "Stay the same": [6, 39], "Decrease": [1, 2]},
}


def shown(question: dict[str, Any], ground: str = "ink") -> tuple[Panel, Setting]:
    results = parse({"title": "T", "n": 84, "questions": [question]}, Report())
    vocabulary, numbers = words("en"), Numbers("en")
    setting = Setting(STYLE, STYLE.grounds[ground], numbers, vocabulary)
    (asked,) = results.questions()
    return panel(asked, results, vocabulary, numbers), setting


def drawn(question: dict[str, Any], width: float = WIDTH, height: float | None = None) -> Composed:
    held, setting = shown(question)
    assert ARROWS.suits(held, width, setting) > 0
    return ARROWS.compose(held, width, setting, height)


def columns(made: Composed) -> list[Path]:
    return [
        m
        for m in leaves(made.marks)
        if isinstance(m, Path) and m.datum and m.datum.encodes == "length-y"
    ]


def texts(made: Composed) -> list[Text]:
    return [m for m in leaves(made.marks) if isinstance(m, Text)]


def is_arrow(path: Path) -> bool:
    return len(path.commands) > 10


def test_all_are_as_tall_as_their_numbers_and_stand_on_the_base() -> None:
    made = drawn(FUTURE)
    held = columns(made)
    assert len(held) == 6
    assert len({round(p.datum.per_unit, 9) for p in held if p.datum}) == 1
    for path in held:
        assert path.datum
        assert path.datum.number
        assert path.bounds.h == pytest.approx(path.datum.number * path.datum.per_unit, abs=0.05)
        assert path.bounds.bottom == pytest.approx(made.height)
    assert [p.datum.option for p in held if is_arrow(p) and p.datum] == ["Increase"] * 2


def test_arrows_are_as_wide_as_said() -> None:
    arrows = [p for p in columns(drawn(FUTURE)) if is_arrow(p)]
    tips = {round(p.bounds.w) for p in arrows}
    assert len(tips) == 1
    assert arrows[0].bounds.x == pytest.approx(0, abs=1.5)


def test_an_arrow_holds_its_words_and_the_name_of_its_group() -> None:
    made = drawn(FUTURE)
    for arrow in columns(made):
        if not is_arrow(arrow) or not arrow.datum:
            continue
        inside = {t.text for t in texts(made) if covers(arrow, t.ink)}
        assert {f"{arrow.datum.number:g}%", "Increase", arrow.datum.series} <= inside


def test_the_seal_tells_the_two_groups_apart() -> None:
    made = drawn(FUTURE)
    (told,) = [t for t in texts(made) if t.datum and t.datum.number == 34]
    assert told.text == "+34"
    said = " ".join(t.text for t in texts(made) if t.role == "label")
    assert "points vs Personal" in said.replace("\u00a0", " ")
    # Nothing to say between equals, and nobody to compare one group with.
    same = {**FUTURE, "options": {**FUTURE["options"], "Increase": [59, 59]}}
    assert not [t for t in texts(drawn(same)) if t.text.startswith("+")]
    three = {
        **FUTURE,
        "series": ["A", "B", "C"],
        "options": {"Increase": [60, 50, 70], "Decrease": [40, 50, 30]},
    }
    assert not [t for t in texts(drawn(three)) if t.text.startswith("+")]


def test_a_value_too_low_for_a_head_is_a_column() -> None:
    low = {**FUTURE, "options": {"Increase": [12, 80], "Stay the same": [88, 20]}}
    held = columns(drawn(low))
    arrows = [p.datum.number for p in held if is_arrow(p) and p.datum]
    assert arrows == [80]
    assert len(held) == 4


def test_nothing_is_drawn_for_zero() -> None:
    none = {**FUTURE, "options": {"Increase": [93, 59], "Stay the same": [7, 41], "Worse": [0, 0]}}
    made = drawn(none)
    assert {p.datum.option for p in columns(made) if p.datum} == {"Increase", "Stay the same"}
    assert [t.text for t in texts(made) if t.datum and t.datum.option == "Worse"].count("0%") == 2


def test_words_stand_clear_of_each_other_within_the_panel() -> None:
    made = drawn({**FUTURE, "series": ["Professional life", "Personal life"]})
    held = texts(made)
    for i, one in enumerate(held):
        assert one.ink.x >= 0
        assert one.ink.right <= WIDTH
        assert one.ink.y >= 0
        assert not any(one.ink.overlaps(other.ink) for other in held[i + 1 :])


def test_in_a_taller_place_it_still_stands_on_the_ground() -> None:
    tall = drawn(FUTURE, height=900)
    assert tall.height == 900
    assert {round(p.bounds.bottom, 3) for p in columns(tall)} == {900}


def test_an_arrow_up_is_for_the_first_point_only() -> None:
    held, setting = shown(FUTURE)
    assert ARROWS.grounded
    assert ARROWS.suits(held, WIDTH, setting) == pytest.approx(0.9)
    last, setting = shown({**FUTURE, "highlight": "Decrease"})
    assert ARROWS.suits(last, WIDTH, setting) <= 0.3
    assert ARROWS.suits(held, 300, setting) == 0


@pytest.mark.parametrize("word", ["Decrease", "Worsening", "Unsure"])
def test_words_wider_than_their_column_keep_to_the_panel(word: str) -> None:
    made = drawn({**FUTURE, "options": {"Increase": [60, 50], "Same": [30, 30], word: [10, 20]}})
    assert all(t.ink.right <= WIDTH + 0.5 for t in texts(made))
