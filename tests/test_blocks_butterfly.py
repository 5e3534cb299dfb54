"""Butterflies: both sides on one scale from the spine, what was not asked no bar."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from infographic.blocks.base import Composed, Setting
from infographic.blocks.registry import blocks
from infographic.errors import Report
from infographic.marks import Rect, Text, leaves
from infographic.results.parse import parse
from infographic.story.model import Panel
from infographic.story.panels import panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

STYLE = load_style("agency")
BUTTERFLY = blocks(STYLE)["butterfly"]
WIDTH = STYLE.space.content

LIST: dict[str, Any] = {
    "text": "Which do you use?",
    "kind": "multiple",
    "series": ["At home", "At work"],
    "options": {
        "Twitter": [94, 69],
        "LinkedIn": [91, 40],
        "Blog": [31, 35],
        "Other": [6, 0],
        "None": [None, 20],
    },
}


def drawn(
    question: dict[str, Any] = LIST, locale: str = "en", ground: str = "mint"
) -> tuple[Panel, Composed]:
    survey = {"title": "T", "n": 84, "locale": locale, "questions": [question]}
    results = parse(survey, Report())
    vocabulary, numbers = words(locale), Numbers(locale)
    style = STYLE.set_in(locale)
    setting = Setting(style, style.grounds[ground], numbers, vocabulary, bleed=(64, 64))
    (asked,) = results.questions()
    held = panel(asked, results, vocabulary, numbers)
    assert BUTTERFLY.suits(held, WIDTH, setting) > 0
    return held, BUTTERFLY.compose(held, WIDTH, setting)


def bars(made: Composed) -> list[Rect]:
    return [
        m
        for m in leaves(made.marks)
        if isinstance(m, Rect) and m.datum and m.datum.encodes == "length-x"
    ]


def texts(made: Composed) -> list[Text]:
    return [m for m in leaves(made.marks) if isinstance(m, Text)]


def test_both_sides_share_one_scale_and_leave_the_spine() -> None:
    _, made = drawn()
    held = bars(made)
    assert len(held) == 8  # nine figures, one of them zero
    scales = {round(b.datum.per_unit, 9) for b in held if b.datum}
    assert len(scales) == 1
    for bar in held:
        assert bar.datum
        assert bar.datum.number
        assert bar.box.w == pytest.approx(bar.datum.number * bar.datum.per_unit)
    left = {round(b.box.right, 6) for b in held if b.datum and b.datum.series == "At home"}
    right = {round(b.box.x, 6) for b in held if b.datum and b.datum.series == "At work"}
    assert len(left) == len(right) == 1
    assert left.pop() + right.pop() == pytest.approx(WIDTH)


def test_numbers_stand_outside_their_bars_within_the_panel() -> None:
    _, made = drawn()
    values = [
        t for t in texts(made) if t.role == "value" and t.datum and t.datum.number is not None
    ]
    assert len(values) == 9
    for value in values:
        assert value.x >= -0.01
        assert value.x + value.advance <= WIDTH + 0.01
        assert not any(bar.box.overlaps(value.ink) for bar in bars(made))


def test_what_was_not_asked_is_a_dash() -> None:
    _, made = drawn()
    (dash,) = [t for t in texts(made) if t.role == "value" and t.text == "\u2013"]
    assert dash.datum is not None
    assert (dash.datum.option, dash.datum.number) == ("None", None)


def test_the_highlighted_row_says_how_far_its_figures_are_apart() -> None:
    held, made = drawn()
    assert [i.label for i in held.items if i.highlight] == ["Blog"]
    (badge,) = [t for t in texts(made) if t.text.replace("\u00a0", " ") == "+4 points"]
    assert badge.datum is not None
    assert badge.datum.number == 4
    (capsule,) = [m for m in leaves(made.marks) if isinstance(m, Rect) and m.role == "ground"]
    assert (capsule.box.x, capsule.box.right) == (-30, WIDTH + 30)
    assert capsule.box.y < badge.ink.y
    assert badge.ink.bottom < capsule.box.bottom


def test_a_badge_without_room_is_left_out() -> None:
    full = {**LIST, "options": {"Twitter": [20, 100], "Blog": [31, 35]}, "highlight": ["Twitter"]}
    _, made = drawn(full)
    assert not [t for t in texts(made) if "points" in t.text]


def test_each_context_has_its_own_colour() -> None:
    _, made = drawn()
    colors = {(b.datum.series, b.fill) for b in bars(made) if b.datum}
    assert colors == {
        ("At home", STYLE.grounds["mint"].series[0]),
        ("At work", STYLE.grounds["mint"].series[1]),
    }


def test_long_names_take_two_lines_on_a_pill_that_holds_them() -> None:
    name = "Unternehmensinterne Kommunikationsplattformen und Netzwerke"
    long = {**LIST, "options": {"E-Mail": [50, 40], name: [100, 12]}}
    _, made = drawn(long, "de")
    lines = [t for t in texts(made) if t.text in name]
    assert len(lines) >= 2
    pills = [
        m for m in leaves(made.marks) if isinstance(m, Rect) and m.datum is None and m.box.w > 280
    ]
    assert all(any(p.box.contains(t.ink) for p in pills) for t in lines)


def test_waves_are_not_set_against_each_other() -> None:
    waves = {**LIST, "series": ["2020", "2021"]}
    _, made = drawn(waves)
    assert "vs" not in {t.text for t in texts(made)}
    assert "vs" in {t.text for t in texts(drawn()[1])}


def test_it_needs_room_and_two_contexts() -> None:
    survey = {"title": "T", "questions": [LIST]}
    results = parse(survey, Report())
    (asked,) = results.questions()
    held = panel(asked, results, words("en"), Numbers("en"))
    setting = Setting(STYLE, STYLE.grounds["mint"], Numbers("en"), words("en"))
    assert BUTTERFLY.suits(held, WIDTH, setting) == pytest.approx(0.9)
    assert BUTTERFLY.suits(held, 612, setting) == 0
    assert BUTTERFLY.suits(replace(held, columns=("a",)), WIDTH, setting) == 0
