"""Whatever survey comes in, in whatever format and look: pages of exactly that size that read back
as a true selection of it, with no hole in them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from infographic.errors import DataError, Message, Report
from infographic.layout.checks import check_pages
from infographic.layout.compositions import compose
from infographic.layout.formats import FORMATS, MOST_RATIO, Format, find_format
from infographic.layout.page import Page
from infographic.paint.svg import paint_svg
from infographic.results.parse import parse
from infographic.story.model import Story
from infographic.story.tell import tell
from infographic.style.load import load_style
from infographic.style.tokens import Style
from test_invariants import surveys, tried
from test_unseen_styles import STORIES, Unseen, styles

pytestmark = [pytest.mark.missing_glyphs, pytest.mark.usefixtures("no_installed_fonts")]

FLAGSHIPS = ("editorial", "agency", "bento")
FIXED = sorted(name for name, format in FORMATS.items() if not format.is_tall)
PAGES = [name for name in FIXED if not FORMATS[name].deck]
DECKS = [name for name in FIXED if FORMATS[name].deck]


@st.composite
def sizes(draw: st.DrawFn) -> str:
    """Any size there is: from a small picture to a sheet, at most five times as long as wide."""
    short = draw(st.integers(320, 2600))
    long = round(short * draw(st.floats(1.0, MOST_RATIO)))
    # Rounding may make it a hair too long.
    long = min(long, int(short * MOST_RATIO))
    return draw(st.sampled_from([f"{short}x{long}", f"{long}x{short}"]))


def pictured(story: Story, style: Style, format: Format) -> tuple[tuple[Page, ...], list[Message]]:
    """The pages of a story, and what is wrong with them."""
    pages = compose(story, style, format, Report())
    assert 1 <= len(pages) <= format.most
    for page in pages:
        assert page.pixels == (round(format.width), round(format.height or 0))
        assert page.fixed
        assert page.told is not None
        assert paint_svg(page).startswith("<")
    return pages, check_pages(pages, story)


def wrong(survey: dict[str, Any], style: Style, format: str) -> list[str]:
    """The errors in the picture of a survey. Surveys that cannot be read are not tried."""
    try:
        results = parse(survey, Report())
    except DataError:
        reject()
    _, messages = pictured(tell(results), style, find_format(format))
    return [str(m) for m in messages if m.level == "error"]


def but_holes(messages: list[str]) -> list[str]:
    """Without what is said of empty places: words of one letter fill no page."""
    return [m for m in messages if "is empty" not in m]


LABELS = [
    "Facebook",
    "LinkedIn",
    "Email newsletters",
    "Colleagues or their network",
    "Training courses",
    "Reading blogs",
    "Conferences and events",
    "Working from home at least three days a week",
    "Too many meetings",
    "Other",
    "Pay and benefits",
    "My manager listens to me",
    "We have no budget",
    "Management does not support it",
    "Artificial intelligence",
    "Data protection and security",
    "Once a week",
    "Never",
    "Python",
    "Bicycle",
]
ASKED = [
    "Which networks do you use at work?",
    "What gets in the way?",
    "How did you learn about it?",
    "Which of these topics will matter most to your team over the next twelve months?",
    "What do you value most?",
]


@st.composite
def lists(draw: st.DrawFn, number: int) -> dict[str, Any]:
    """A question of several answers, in one series or two."""
    names = draw(st.lists(st.sampled_from(LABELS), min_size=3, max_size=12, unique=True))
    two = draw(st.booleans())
    value = st.integers(1, 99)
    values = st.tuples(value, value).map(list) if two else value
    asked = {
        "id": f"q{number}",
        "text": draw(st.sampled_from(ASKED)),
        "kind": "multiple",
        "options": {name: draw(values) for name in names},
    }
    return asked | ({"series": ["At home", "At work"]} if two else {})


@st.composite
def plain_surveys(draw: st.DrawFn) -> dict[str, Any]:
    """Surveys as people make them: words of some length, a whole to open with, a few lists."""
    parts = draw(st.lists(st.integers(1, 60), min_size=2, max_size=4))
    shares = [round(100 * part / sum(parts)) for part in parts]
    shares[-1] += 100 - sum(shares)
    names = draw(
        st.lists(
            st.sampled_from(LABELS[:10]), min_size=len(parts), max_size=len(parts), unique=True
        )
    )
    whole = {
        "id": "q0",
        "text": "Do you expect your use to change?",
        "kind": "single",
        "options": dict(zip(names, shares, strict=True)),
    }
    count = draw(st.integers(1, 5))
    return {
        "title": draw(
            st.sampled_from(["How internal comms pros use social media", "What we learnt"])
        ),
        "n": draw(st.integers(60, 20_000)),
        "population": "employees",
        "source": {"name": "Institute for Research into Work"},
        "fieldwork": {"start": "2025-03-01", "end": "2025-03-20"},
        "questions": [whole, *(draw(lists(number)) for number in range(1, count + 1))],
    }


@given(plain_surveys(), st.sampled_from(FLAGSHIPS), st.sampled_from(PAGES))
@tried(45)
def test_any_survey_fills_any_format(survey: dict[str, Any], style: str, format: str) -> None:
    assert wrong(survey, load_style(style), format) == []


@given(plain_surveys(), st.sampled_from(FLAGSHIPS), sizes())
@tried(30)
def test_any_survey_fills_any_size(survey: dict[str, Any], style: str, size: str) -> None:
    assert wrong(survey, load_style(style), size) == []


@given(plain_surveys(), st.sampled_from(FLAGSHIPS), st.sampled_from(DECKS))
@tried(10)
def test_any_survey_fills_a_deck(survey: dict[str, Any], style: str, format: str) -> None:
    assert wrong(survey, load_style(style), format) == []


@given(surveys(), st.sampled_from(FLAGSHIPS), st.one_of(st.sampled_from(FIXED), sizes()))
@tried(40)
def test_the_strangest_survey_is_told_truly(
    survey: dict[str, Any], style: str, format: str
) -> None:
    assert but_holes(wrong(survey, load_style(style), format)) == []


@pytest.mark.parametrize("title", ["Ĩ", "Ế", "gy", "ŰŐ Ế"])
@pytest.mark.parametrize("style", FLAGSHIPS)
def test_a_short_title_keeps_its_accents_on_the_page(style: str, title: str) -> None:
    asked = {"text": "a", "options": {"a": 0}, "kind": "single", "headline": "a"}
    survey = {"title": title, "questions": [asked]}
    for format in ("card", "square", "wide", "slides", "carousel"):
        assert but_holes(wrong(survey, load_style(style), format)) == [], format


@pytest.mark.parametrize("format", FIXED)
@pytest.mark.parametrize("style", FLAGSHIPS)
def test_the_reference_survey_fills_every_format(style: str, format: str) -> None:
    _, messages = pictured(STORIES["ic-2012"], load_style(style), find_format(format))
    assert [str(m) for m in messages] == []


@pytest.mark.parametrize("style", FLAGSHIPS)
@pytest.mark.parametrize("name", sorted(STORIES))
def test_a_published_survey_in_every_format(name: str, style: str) -> None:
    look = load_style(style)
    for format in FIXED:
        _, messages = pictured(STORIES[name], look, find_format(format))
        assert but_holes([str(m) for m in messages if m.level == "error"]) == [], format


@given(st.sampled_from(sorted(STORIES)), styles(), st.one_of(st.sampled_from(PAGES), sizes()))
@tried(24)
def test_an_unseen_style_in_any_format(name: str, unseen: Unseen, format: str) -> None:
    _, messages = pictured(STORIES[name], unseen.style, find_format(format))
    assert but_holes([str(m) for m in messages if m.level == "error"]) == []


@pytest.mark.parametrize("style", FLAGSHIPS)
def test_the_same_story_makes_the_same_picture(style: str) -> None:
    story, look = STORIES["ic-2012"], load_style(style)
    for name in ("card", "story"):
        first, second = (compose(story, look, find_format(name), Report()) for _ in range(2))
        assert first == second
