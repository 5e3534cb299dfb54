"""Every block that says it can show a panel shows all of it, inside its width."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from infographic.blocks.base import Setting
from infographic.blocks.registry import blocks
from infographic.errors import DataError, Report
from infographic.marks import Rect, Text, leaves
from infographic.results.parse import parse
from infographic.story.model import Panel
from infographic.story.panels import panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers
from test_invariants import locales, questions

pytestmark = [pytest.mark.missing_glyphs, pytest.mark.usefixtures("no_installed_fonts")]

STYLE = load_style("editorial")
BLOCKS = blocks(STYLE)
# How far ink may stand over the edge of a block: side bearings, and discs centred on an end.
OVER = 40.0


def shown(question: dict[str, Any], locale: str) -> tuple[Panel, Setting]:
    survey = {"title": "T", "n": 84, "locale": locale, "questions": [question]}
    try:
        results = parse(survey, Report())
    except DataError:
        reject()
    vocabulary, numbers = words(locale), Numbers(locale)
    (asked,) = results.questions()
    style = STYLE.set_in(locale)
    made = panel(asked, results, vocabulary, numbers)
    return made, Setting(style, style.grounds["tint"], numbers, vocabulary, survey_n=84)


@pytest.mark.parametrize("name", sorted(BLOCKS))
@given(questions(most=12), locales, st.sampled_from([332.0, 648.0, 1056.0]), st.data())
@settings(derandomize=True, max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_block_that_suits_shows_all_of_a_panel(
    name: str, question: dict[str, Any], locale: str, width: float, data: st.DataObject
) -> None:
    held, setting = shown(question, locale)
    ground = data.draw(st.sampled_from(sorted(STYLE.grounds)))
    setting = replace(setting, ground=setting.style.grounds[ground])
    block = BLOCKS[name]
    if block.suits(held, width, setting) <= 0.2:
        return
    made = block.compose(held, width, setting)
    marks = [m for m in leaves(made.marks) if not (isinstance(m, Rect) and m.role == "ground")]
    for mark in marks:
        box = mark.bounds
        assert box.x >= -OVER, (name, mark)
        assert box.right <= width + OVER, (name, mark)
        assert box.y >= -OVER, (name, mark)
        if isinstance(mark, Text):
            assert mark.size >= STYLE.smallest - 1e-6
    told = {
        (tag.option, tag.series) for m in marks if (tag := getattr(m, "datum", None)) is not None
    }
    for item in held.items:
        for series, figure in zip(held.columns, item.figures, strict=True):
            if figure is not None and figure.number != 0:
                assert (item.label, series) in told or (item.label, "") in told, (name, item.label)


def test_a_block_is_called_what_its_module_is_called() -> None:
    assert all(block.name == name for name, block in BLOCKS.items())
    assert all(type(block).__module__.endswith(f".{name}") for name, block in BLOCKS.items())
