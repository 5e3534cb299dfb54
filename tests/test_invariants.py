"""Whatever survey comes in, the page that goes out reads back as what the survey says."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, reject, settings
from hypothesis import strategies as st

from infographic.errors import DataError, Report
from infographic.layout.bands import bands
from infographic.layout.checks import check_pages
from infographic.layout.formats import POSTER
from infographic.paint.svg import paint_svg
from infographic.results.parse import parse
from infographic.story.tell import tell
from infographic.style.load import load_style

pytestmark = [pytest.mark.missing_glyphs, pytest.mark.usefixtures("no_installed_fonts")]

STYLE = load_style("editorial")

HOSTILE = (
    "A",
    "?",
    ".",
    "\u2014",
    "0%",
    "2012",
    "18\u201324",
    "1,000 or more",
    "Other",
    "None of the above",
    "Don't know",
    "Prefer not to say",
    "Strongly agree",
    'The "best" one',
    "a/b\\c <d> & 'e'",
    "O\u2019Reilly",
    "e\u0301te\u0301 a\u0323\u0302n",
    "Z\u0351\u036b\u0343a\u0329\u0317l\u0310\u0307g\u0321o\u0334",
    "\U0001f600",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 family",
    "\u0646\u0639\u0645",
    "\u0644\u0627 \u0623\u0639\u0631\u0641 (Internet) 2012",
    "\u05db\u05df, \u05d1\u05d4\u05d7\u05dc\u05d8",
    "\u202eevil",
    "\u200b",
    "soft\u00adhyphen",
    "private \ue000",
    "no\u00a0break\u00a0space\u00a0between\u00a0these\u00a0words",
    "\u0939\u093e\u0901, \u092c\u093f\u0932\u094d\u0915\u0941\u0932",
    "\u65e5\u672c\u8a9e\u306e\u3068\u3066\u3082\u9577\u3044\u30e9\u30d9\u30eb\u306f\u3069\u3053\u3067\u6298\u308a\u8fd4\u3059\u306e\u304b",
    "Donaudampfschifffahrtsgesellschaftskapit\u00e4nsm\u00fctze",
    "W" * 48,
    "i" * 120,
    "https://example.org/a/very/long/address?with=parameters&and=more",
    "I would rather keep the way we work today, thank you very much",
    "an answer that goes on " * 8,
)

plain = st.text("abcdefghijklmnopqrstuvwxyz ", min_size=1, max_size=28)
wild = st.text(
    st.one_of(
        # Latin, Greek and Cyrillic, marks among them; then letters of other scripts.
        st.characters(max_codepoint=0x52F, exclude_categories=("Cs", "Cc", "Cn")),
        st.sampled_from(
            "\u0627\u0644\u0645\u0650\u061f\u066a\u05d0\u05d1\u05b8\u0915\u094d\u0937\u093f"
            "\u3042\u30a2\u8a9e\u3002\uff01\U0001f600\u2764\ufe0f\u200d\u200b\u2028\u20ac\u2212\u2011\u2026"
        ),
    ),
    min_size=1,
    max_size=40,
)
labels = st.one_of(plain, st.sampled_from(HOSTILE), wild)
locales = st.sampled_from(["en", "de", "fr", "ar", "fa", "hi", "ja", "tr"])

percents = st.one_of(
    st.integers(0, 100),
    st.floats(0, 100, allow_nan=False).map(lambda v: round(v, 2)),
    st.sampled_from([0, 100, 0.2, 0.5, 99.6, "<1%", "*", None]),
)
scores = st.one_of(st.integers(-100, 100), st.sampled_from([0, -0.2, 100, -100, None]))
amounts = st.one_of(
    st.integers(0, 40),
    st.integers(0, 10**7),
    st.floats(0, 10**4, allow_nan=False).map(lambda v: round(v, 2)),
    st.none(),
)
signed = st.one_of(st.integers(-500, 500), st.none())


def several(least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(labels, min_size=least, max_size=most, unique_by=lambda s: s.casefold())


@st.composite
def parts(draw: st.DrawFn, count: int) -> list[int]:
    """Whole numbers that sum to a hundred, or nearly."""
    weights = draw(st.lists(st.integers(0, 50), min_size=count, max_size=count))
    total = sum(weights) or 1
    return [round(100 * w / total) for w in weights]


@st.composite
def questions(draw: st.DrawFn, most: int = 60) -> dict[str, Any]:
    made: dict[str, Any] = {"text": draw(labels)}
    shape = draw(
        st.sampled_from(
            [
                "whole",
                "list",
                "list",
                "series",
                "matrix",
                "nps",
                "number",
                "ranking",
                "text",
                "amounts",
                "signed",
            ]
        )
    )
    if shape == "whole":
        names = draw(several(1, 8))
        made["options"] = list(zip(names, draw(parts(len(names))), strict=True))
        made["kind"] = draw(st.sampled_from(["single", "scale"]))
    elif shape == "list":
        names = draw(several(1, most))
        made["options"] = [[name, draw(percents)] for name in names]
        made["kind"] = draw(st.sampled_from(["multiple", "group"]))
    elif shape == "series":
        made["kind"] = draw(st.sampled_from(["multiple", "single", "scale", "group"]))
        series = draw(
            st.one_of(
                several(2, 12),
                st.integers(2, 12).map(lambda n: [str(2026 - n + i) for i in range(n)]),
            )
        )
        made["series"] = series
        made["options"] = [
            [name, [draw(percents) for _ in series]] for name in draw(several(1, 20))
        ]
    elif shape == "matrix":
        scale = draw(several(2, 7))
        made["scale"] = scale
        made["rows"] = [[name, draw(parts(len(scale)))] for name in draw(several(1, 12))]
    elif shape == "nps":
        made |= {"kind": "nps", "unit": "score"}
        made["options"] = [[name, draw(scores)] for name in draw(several(1, 30))]
    elif shape == "number":
        made |= {"value": draw(amounts), "unit": draw(st.sampled_from(["years", "count"]))}
    elif shape == "ranking":
        made |= {"kind": "ranking", "unit": "rank"}
        names = draw(several(1, 12))
        made["options"] = [[name, i + 1] for i, name in enumerate(names)]
    elif shape == "text":
        made |= {"kind": "text", "options": draw(several(1, 8))}
    elif shape == "amounts":
        made["unit"] = draw(st.sampled_from(["count", "score", "\u20ac"]))
        made["options"] = [[name, draw(amounts)] for name in draw(several(1, 30))]
    else:
        made |= {"unit": "points"}
        made["options"] = [[name, draw(signed)] for name in draw(several(1, 20))]
    if draw(st.booleans()):
        made["note"] = draw(labels)
    if draw(st.integers(0, 3)) == 0:
        made["headline"] = draw(labels)
    if draw(st.integers(0, 3)) == 0:
        made["n"] = draw(st.integers(1, 5000))
    return made


@st.composite
def surveys(draw: st.DrawFn) -> dict[str, Any]:
    made: dict[str, Any] = {"title": draw(labels), "locale": draw(locales)}
    if draw(st.booleans()):
        made["n"] = draw(st.integers(1, 100_000))
    if draw(st.booleans()):
        made["population"] = draw(labels)
    asked = draw(st.lists(questions(), min_size=1, max_size=12))
    if draw(st.booleans()):
        made["questions"] = asked
        return made
    cut = draw(st.integers(0, len(asked) - 1))
    held = [part for part in (asked[:cut], asked[cut:]) if part]
    made["sections"] = [
        {"title": draw(labels), "questions": part, "intro": draw(labels)} for part in held
    ]
    return made


def tried(examples: int) -> settings:
    """The same examples on every run, so that a red build is red again."""
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


def wrong(survey: dict[str, Any]) -> list[str]:
    """What is wrong with the page of a survey. Surveys that cannot be read are not tried."""
    report = Report()
    try:
        results = parse(survey, report)
    except DataError:
        reject()
    story = tell(results)
    made = bands(story, STYLE, POSTER, report)
    for page in made:
        assert page.height > 0
        assert paint_svg(page).startswith("<")
    return [str(m) for m in check_pages(made, story) if m.level == "error"]


@given(questions(most=12), locales)
@tried(120)
def test_the_page_of_any_question_reads_back(question: dict[str, Any], locale: str) -> None:
    assert wrong({"title": "Survey", "locale": locale, "n": 84, "questions": [question]}) == []


@given(surveys())
@tried(120)
def test_the_page_of_any_survey_reads_back(survey: dict[str, Any]) -> None:
    assert wrong(survey) == []


@given(surveys())
@tried(8)
def test_the_same_survey_makes_the_same_page(survey: dict[str, Any]) -> None:
    pages = []
    for _ in range(2):
        try:
            story = tell(parse(survey, Report()))
        except DataError:
            assume(False)
        pages.append(bands(story, STYLE, POSTER, Report()))
    assert pages[0] == pages[1]
