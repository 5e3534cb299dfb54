"""Change bars: the later wave's bar from zero, an arrow as long as the change, its tip there."""

from __future__ import annotations

from typing import Any

import pytest

from infographic.blocks.base import Composed, Setting
from infographic.blocks.outlines import dashed
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
BARS = blocks(STYLE)["change_bars"]
WIDTH = STYLE.space.content
USED = {
    "Twitter": [64, 31],
    "LinkedIn": [40, 88],
    "TikTok": [2, 5],
    "Facebook": [50, 50],
    "YouTube": [27, None],
}


def drawn(options: dict[str, Any], series: tuple[str, str] = ("2020", "2023")) -> Composed:
    question = {"text": "Which?", "kind": "multiple", "series": series, "options": options}
    results = parse({"title": "T", "n": 84, "questions": [question]}, Report())
    vocabulary, numbers = words("en"), Numbers("en")
    setting = Setting(STYLE, STYLE.grounds["mint"], numbers, vocabulary, bleed=(64, 64))
    (asked,) = results.questions()
    held = panel(asked, results, vocabulary, numbers)
    assert BARS.suits(held, WIDTH, setting) > 0
    return BARS.compose(held, WIDTH, setting)


def shown(made: Composed, option: str, series: str) -> Any:
    (mark,) = [
        m
        for m in leaves(made.marks)
        if isinstance(m, Path | Rect)
        and m.datum
        and (m.datum.option, m.datum.series, m.datum.encodes) == (option, series, "length-x")
    ]
    return mark


def texts(made: Composed) -> list[Text]:
    return [m for m in leaves(made.marks) if isinstance(m, Text)]


def test_bars_start_at_zero_and_arrows_lead_from_wave_to_wave() -> None:
    made = drawn(USED)
    for option in ("Twitter", "LinkedIn", "TikTok"):
        before, after = USED[option]
        assert before is not None
        assert after is not None
        bar, arrow = shown(made, option, "2023"), shown(made, option, "")
        per = bar.datum.per_unit
        assert bar.bounds.w == pytest.approx(after * per)
        assert arrow.bounds.w == pytest.approx(abs(after - before) * per)
        tip = arrow.commands[0][1]
        assert tip == pytest.approx(bar.bounds.x + after * per)
    # All on one scale: a hundred is the track.
    (track, *_) = [m for m in leaves(made.marks) if isinstance(m, Rect) and m.role == "track"]
    assert track.box.w == pytest.approx(100 * shown(made, "Twitter", "2023").datum.per_unit)


def test_no_change_has_no_arrow() -> None:
    made = drawn(USED)
    assert not [
        m
        for m in leaves(made.marks)
        if isinstance(m, Path) and m.datum and (m.datum.option, m.datum.series) == ("Facebook", "")
    ]
    assert "0 points" in {t.text.replace("\u00a0", " ") for t in texts(made)}


def test_a_wave_that_was_not_published_is_an_empty_bar() -> None:
    made = drawn(USED)
    empty = shown(made, "YouTube", "2020")
    assert empty.bounds.w == pytest.approx(27 * empty.datum.per_unit)
    said = {t.text.replace("\u00a0", " ") for t in texts(made)}
    assert "2020: 27%" in said
    assert "not reported" in said


def test_numbers_stand_at_the_ends_of_what_they_tell() -> None:
    made = drawn(USED)
    at = {(t.datum.option, t.datum.series): t for t in texts(made) if t.role == "value" and t.datum}
    fall, rise = shown(made, "Twitter", ""), shown(made, "LinkedIn", "")
    assert at["Twitter", "2023"].ink.right <= fall.bounds.x
    assert at["Twitter", "2020"].ink.x >= fall.bounds.right
    assert at["LinkedIn", "2020"].ink.right <= rise.bounds.x
    assert at["LinkedIn", "2023"].ink.x >= rise.bounds.x
    for one in at.values():
        others = [o for o in at.values() if o is not one]
        assert not any(one.ink.overlaps(o.ink) for o in others)


def test_changes_are_said_with_their_sign() -> None:
    said = {t.text.replace("\u00a0", " ") for t in texts(drawn(USED))}
    assert {"\u221233 points", "+48 points", "+3 points"} <= said


@pytest.mark.parametrize("size", [(120.0, 42.0), (8.0, 42.0), (42.0, 42.0), (300.0, 20.0)])
def test_dashes_lie_along_the_edge_of_their_box(size: tuple[float, float]) -> None:
    box = Box(10, 20, *size)
    held = Path(dashed(box, 21), "#000000")
    assert box.grow(0.5).contains(held.bounds)
    assert held.bounds.h > size[1] - 4
    assert sum(c[0] == "Z" for c in held.commands) >= 4


@pytest.mark.parametrize("figures", [[99, 1], [1, 99], [100, 0], [0, 100]])
def test_a_number_without_room_beside_bar_and_arrow_lies_in_the_arrow(figures: list[int]) -> None:
    made = drawn({**USED, "Steep": figures})
    arrow = shown(made, "Steep", "")
    (new,) = [
        t
        for t in texts(made)
        if t.role == "value" and t.datum and (t.datum.option, t.datum.series) == ("Steep", "2023")
    ]
    assert covers(arrow, new.ink)
