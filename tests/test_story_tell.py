"""The whole story: what opens it, what leads it, what the foot discloses; nothing left out."""

from __future__ import annotations

from typing import Any

import pytest

from infographic.errors import Report
from infographic.results.model import Results
from infographic.results.parse import parse
from infographic.story.model import Panel, Story
from infographic.story.tell import tell
from infographic.story.words import words

YES = {"text": "Yes?", "kind": "single", "options": {"Yes": 60, "No": 40}}
LIST = {
    "text": "Which?",
    "kind": "multiple",
    "options": {c: 50 - i for i, c in enumerate("ABCDEF")},
}
PAIR = {
    "text": "Where?", "kind": "multiple", "series": ["Home", "Work"],
    "options": {c: [50 - i, 10 + i] for i, c in enumerate("ABCDEF")},
}  # fmt: skip


def told(*questions: dict[str, Any], **top: Any) -> Story:
    return tell(parse({"title": "T", "questions": list(questions), **top}, Report()))


def hero(story: Story) -> Panel:
    assert story.hero
    return story.hero


def ids(story: Story) -> list[list[str]]:
    return [[p.id for p in c.panels] for c in story.chapters]


# -- the reference survey ----------------------------------------------------------------------


def test_reference_opens_with_the_parts_of_one_whole(story: Story) -> None:
    assert hero(story).id == "expected"
    assert (hero(story).role, hero(story).form, hero(story).remainder) == ("hero", "dots", 12)
    assert story.deck == "Nearly nine in ten are expected to understand social media"
    assert story.deck_note == words("en")("label.each_dot_person", n="84")


def test_reference_strip(story: Story) -> None:
    assert story.strip == (
        "All Things IC", "84 internal communications professionals", "18–26 October 2012",
    )  # fmt: skip


def test_reference_chapters(story: Story) -> None:
    assert ids(story) == [
        ["without", "platforms", "introduced", "defined"], ["networks"], ["future"], ["learning"],
    ]  # fmt: skip
    assert [c.kicker for c in story.chapters] == [
        "Internal social networks", "Home and work", "The future", "Learning",
    ]  # fmt: skip
    assert [c.lead for c in story.chapters] == [False, True, False, False]


def test_reference_footer_discloses(story: Story) -> None:
    assert story.footer.name == "All Things IC"
    assert story.footer.lines == (
        "Research by Rachel Miller",
        "@AllthingsIC",
        "First published 4 November 2012",
        "allthingsic.com/how-internal-comms-pros-use-social-media-2",
    )
    (_, survey), (_, reading) = story.footer.columns
    for part in ("Survey results, October 2012.", "84 internal communications professionals",
                 "18–26 October 2012", "Online, self-selected"):  # fmt: skip
        assert part in survey
    for key in ("multiple_note", "partial_note"):
        assert words("en")(f"footer.{key}") in reading
    # A base of 84: one of them is 1.2 points.
    assert words("en")("footer.one_person", points="1.2") in reading


def test_reference_description_has_every_figure(story: Story, reference: Results) -> None:
    for question in reference.questions():
        for option in question.options:
            assert option.label in story.description
            for value in option.values:
                if value is not None:
                    assert f": {value:g}%" in story.description


# -- the hero ----------------------------------------------------------------------------------


def test_parts_of_a_whole_open_before_lists() -> None:
    story = told(LIST, YES, n=84)
    assert hero(story).id == "q2"
    assert hero(story).title == "Yes?"
    assert ids(story) == [["q1"]]


def test_parts_that_account_for_more_open() -> None:
    most = {"text": "Most", "kind": "single", "options": {"A": 55, "B": 33}, "partial": True}
    least = {"text": "Least", "kind": "single", "options": {"A": 15, "B": 10}, "partial": True}
    for questions in ((most, least), (least, most)):
        assert hero(told(*questions)).title == "Most"


def test_an_authors_headline_speaks_for_a_question() -> None:
    assert hero(told(YES, {**YES, "text": "Or?"})).title == "Yes?"
    story = told(YES, {**YES, "text": "Or?", "headline": "H"})
    assert hero(story).title == "Or?"
    assert story.deck == "H"


def test_without_a_whole_the_highest_figure_opens_and_its_list_stays() -> None:
    story = told(LIST, {**PAIR, "options": {c: [99, 98] for c in "ABCDEF"}}, n=84)
    opening = hero(story)
    assert (opening.id, [i.label for i in opening.items]) == ("q1", ["A"])
    assert opening.items[0].highlight
    assert (opening.remainder, opening.rest) == (50, words("en")("label.everyone_else"))
    assert [i.label for i in story.chapters[0].panels[0].items] == list("ABCDEF")


@pytest.mark.parametrize(
    "questions",
    [
        [PAIR],
        [{"text": "How long?", "kind": "group", "unit": "hours", "options": {"A": 4, "B": 2}}],
        [{"text": "Other?", "kind": "multiple", "options": {"Other": 50, "None": 20}}],
    ],
)
def test_no_hero_where_no_share_can_be_counted_out(questions: list[dict[str, Any]]) -> None:
    story = told(*questions)
    assert (story.hero, story.deck, story.deck_note) == (None, "", "")
    assert ids(story) == [["q1"]]


@pytest.mark.parametrize(
    ("n", "key"),
    [(None, "each_dot_percent_all"), (84, "each_dot_person"), (120, "each_dot_person"),
     (121, "each_dot_percent"), (5000, "each_dot_percent")],
)  # fmt: skip
def test_what_a_dot_is(n: int | None, key: str) -> None:
    written = f"{n:,}" if n else ""
    assert told(YES, n=n).deck_note == words("en")(f"label.{key}", n=written)


# -- chapters ----------------------------------------------------------------------------------


def test_every_visible_question_is_told_once() -> None:
    hidden = {**LIST, "text": "Hidden", "hide": True, "options": {"X": 9, "Y": 5}}
    story = told(YES, LIST, hidden, PAIR, {**YES, "text": "Or?"}, {**LIST, "kind": "single",
                 "partial": True, "text": "One?", "options": {"A": 20, "B": 10}})  # fmt: skip
    shown = [p.id for p in story.panels]
    assert sorted(shown) == ["q1", "q2", "q4", "q5", "q6"]


def test_sections_are_chapters() -> None:
    one = {"title": "One", "headline": "H", "intro": "I", "questions": [LIST, PAIR]}
    two = {"title": "Two", "questions": [{**LIST, "text": "What?", "headline": "Q"}]}
    story = tell(parse({"title": "T", "sections": [one, two]}, Report()))
    first, second = story.chapters
    assert (first.kicker, first.headline, first.intro) == ("One", "H", "I")
    assert (first.question, second.kicker, second.headline) == ("", "Two", "Q")
    assert second.question.startswith("What?")


def test_without_a_headline_the_question_is_one() -> None:
    even = {"text": "Which?", "kind": "multiple", "options": dict.fromkeys("ABCDEF", 40)}
    (chapter,) = told(even).chapters
    assert chapter.headline == "Which?"
    assert chapter.question == words("en")("label.multiple")


def test_small_neighbours_share_a_chapter_and_full_ones_do_not() -> None:
    small = [
        {"text": f"S{i}", "kind": "multiple", "options": {f"A{i}": 40, f"B{i}": 38}}
        for i in range(6)
    ]
    assert ids(told(*small)) == [["q1", "q2", "q3", "q4"], ["q5", "q6"]]
    assert ids(told(small[0], LIST, small[1], small[2])) == [["q1"], ["q2"], ["q3", "q4"]]


def test_the_lead_is_a_comparison_before_a_list() -> None:
    small = {"text": "S", "kind": "multiple", "options": {"A": 40, "B": 39}}
    assert [c.lead for c in told(LIST, PAIR, small).chapters] == [False, True, False]
    loud = {**LIST, "importance": 1}
    assert [c.lead for c in told(loud, PAIR, small).chapters] == [True, False, False]
    # One chapter alone leads nothing, nor does a yes or no.
    assert [c.lead for c in told(PAIR).chapters] == [False]
    assert not any(c.lead for c in told(small, {**LIST, "options": {"X": 9}}).chapters)


def test_like_questions_are_told_as_one() -> None:
    story = told({**LIST, "text": "What at home?"}, {**LIST, "text": "What at work?"})
    (panel,) = story.chapters[0].panels
    assert panel.columns == ("Home", "Work")


# -- head and foot -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("top", "strip"),
    [
        ({}, ()),
        ({"n": 1250}, ("1,250 people answered",)),
        ({"population": "nurses"}, ("nurses",)),
        ({"n": 1250, "population": "nurses"}, ("1,250 nurses",)),
        ({"brand": {"name": "B"}, "source": {"name": "S"}}, ("B",)),
        ({"source": {"name": "S"}, "fieldwork": {"start": "2012"}}, ("S", "2012")),
    ],
)
def test_strip(top: dict[str, Any], strip: tuple[str, ...]) -> None:
    assert told(LIST, **top).strip == strip


@pytest.mark.parametrize(
    ("top", "lines"),
    [
        ({}, ()),
        ({"brand": {"name": "B"}, "source": {"name": "S"}}, ("S",)),
        ({"brand": {"name": "B"}, "source": {"name": "B"}}, ()),
        ({"credits": ["Icons by X"], "licence": "CC BY 4.0"}, ("Icons by X", "CC BY 4.0")),
        ({"source": {"url": "https://www.example.org/a/?x=1"}}, ("example.org",)),
        ({"source": {"url": "http://example.org/"}}, ("example.org",)),
    ],
)
def test_footer_lines(top: dict[str, Any], lines: tuple[str, ...]) -> None:
    found = told(LIST, **top).footer.lines
    assert found == lines or [line.rstrip("/") for line in found] == list(lines)


@pytest.mark.parametrize(
    ("top", "key", "there"),
    [
        ({"weighted": True}, "weighted", True),
        ({"weighted": False}, "weighted", False),
        ({}, "multiple_note", True),
        ({"questions": [YES]}, "multiple_note", False),
        ({"questions": [YES]}, "partial_note", False),
        ({"questions": [{**YES, "options": {"Yes": 60}, "partial": True}]}, "partial_note", True),
    ],
)
def test_how_to_read_the_figures(top: dict[str, Any], key: str, there: bool) -> None:
    story = tell(parse({"title": "T", "n": 500, "questions": [LIST], **top}, Report()))
    text = " ".join(text for _, text in story.footer.columns)
    assert (words("en")(f"footer.{key}") in text) is there


@pytest.mark.parametrize(("n", "points"), [(49, None), (50, "2.0"), (99, "1.0"), (100, None)])
def test_small_bases_say_what_one_person_is(n: int, points: str | None) -> None:
    text = " ".join(text for _, text in told(LIST, n=n).footer.columns)
    said = words("en")("footer.one_person", points=points or "")
    assert (said in text) if points else ("One respondent" not in text)
