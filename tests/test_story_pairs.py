"""Two questions over one list are one comparison; unlike ones stay apart."""

from __future__ import annotations

from typing import Any

import pytest

from infographic.errors import Report
from infographic.results.model import Question
from infographic.results.parse import parse
from infographic.story.pairs import paired

ABC = {"Twitter": 94, "Facebook": 39, "LinkedIn": 91}


def questions(*raw: dict[str, Any]) -> list[Question]:
    given = [{"text": f"Q{i}?", "kind": "multiple", **q} for i, q in enumerate(raw, 1)]
    return list(parse({"title": "T", "n": 84, "questions": given}, Report()).questions())


def merged(*raw: dict[str, Any]) -> list[Question]:
    return paired(questions(*raw))


def test_two_questions_over_one_list_are_one() -> None:
    (both,) = merged(
        {"id": "a", "text": "What do you use at home?", "options": {**ABC, "MySpace": 4}},
        {"id": "b", "text": "What do you use at work?",
         "options": {"linkedin": 40, "Twitter": 69, "Facebook": 35, "None": 20}},
    )  # fmt: skip
    assert both.id == "a"
    assert both.series == ("Home", "Work")
    assert {o.label: o.values for o in both.options} == {
        "Twitter": (94, 69), "Facebook": (39, 35), "LinkedIn": (91, 40), "MySpace": (4, None),
        "None": (None, 20),
    }  # fmt: skip
    assert {o.label: o.given for o in both.options}["LinkedIn"] == ("91", "40")
    assert both.text == "What do you use at?"


def test_questions_that_share_no_beginning_are_both_named() -> None:
    (both,) = merged(
        {"text": "Privately, where do you post?", "options": ABC},
        {"text": "And which of these does your whole office use?", "options": ABC},
    )
    assert both.series == (
        "Privately, where do you post?", "And which of these does your whole office use?",
    )  # fmt: skip
    assert both.text == " / ".join(both.series)


def test_words_of_both_are_kept() -> None:
    (both,) = merged(
        {"options": ABC, "footnote": "F1", "highlight": "Twitter"},
        {"options": ABC, "footnote": "F2", "headline": "H", "highlight": "LinkedIn", "note": "N"},
    )
    assert both.footnote == "F1 F2"
    assert both.headline == "H"
    assert both.note == "N"
    assert both.highlight == ("Twitter", "LinkedIn")


@pytest.mark.parametrize(
    ("second", "why"),
    [
        ({"options": {"Red": 1, "Green": 2, "Blue": 3}}, "other answers"),
        ({"options": {"Twitter": 1, "Facebook": 2, "Blue": 3}}, "too few answers in common"),
        ({"options": {**ABC, "A": 1, "B": 1, "C": 1}}, "too small a part in common"),
        ({"options": ABC, "kind": "single", "partial": True}, "another kind"),
        ({"options": ABC, "unit": "count"}, "another unit"),
        ({"options": ABC, "n": 50}, "other people"),
        ({"options": ABC, "base": "users"}, "another base"),
        ({"options": {k: [1, 2] for k in ABC}, "series": ["X", "Y"]}, "it compares already"),
    ],
)
def test_unlike_questions_stay_apart(second: dict[str, Any], why: str) -> None:
    assert len(merged({"options": ABC}, second)) == 2, why


def test_residual_answers_do_not_make_two_lists_alike() -> None:
    rest = {"Other": 5, "None": 5, "Don't know": 5}
    assert len(merged({"options": {"A": 1, **rest}}, {"options": {"B": 1, **rest}})) == 2


def test_only_neighbours_are_joined_and_only_two() -> None:
    assert len(merged({"options": ABC}, {"options": {"X": 1}}, {"options": ABC})) == 3
    assert [len(q.series) for q in merged(*({"options": ABC},) * 3)] == [2, 0]


def test_questions_in_the_same_words_stay_apart() -> None:
    two = merged({"text": "And you?", "options": ABC}, {"text": "and you?", "options": ABC})
    assert [q.series for q in two] == [(), ()]
