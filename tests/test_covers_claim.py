"""What an author's sentence says of the parts it is about."""

from __future__ import annotations

from typing import Any

import pytest

from infographic.errors import Report
from infographic.layout.fixed.covers.claim import reading, split
from infographic.render import understand
from infographic.story.model import Story


def story(headline: str, values: tuple[float, ...], locale: str = "en-GB") -> Story:
    question: dict[str, Any] = {
        "id": "q",
        "text": "Which one?",
        "type": "single",
        **({"headline": headline} if headline else {}),
        "options": [{"label": f"Answer {i}", "value": v} for i, v in enumerate(values)],
    }
    data = {
        "format": "infographic-results/1",
        "title": "A survey",
        "locale": locale,
        "source": {"name": "A house"},
        "n": 400,
        "questions": [question],
    }
    return understand(data, Report())[1]


@pytest.mark.parametrize(
    ("headline", "values", "locale", "main"),
    [
        ("More than half agree", (55, 33), "en-GB", 0),
        ("55% agree", (55, 33), "en-GB", 0),
        ("33.4% know it all", (55, 33.4), "en-GB", 1),
        ("A third know it all", (55, 33), "en-GB", 1),
        ("Nearly 60% agree", (57, 33), "en-GB", 0),
        ("9 in 10 agree", (89, 6), "en-GB", 0),
        ("Fast die H\u00e4lfte ist daf\u00fcr", (47, 31), "de", 0),
        ("Drei von zehn sind dagegen", (47, 31), "de", 1),
        ("31,2 % sind dagegen", (47, 31.2), "de", 1),
        ("\u06f3\u06f0\u066a \u0645\u0648\u0627\u0641\u0642\u0646\u062f", (30, 55), "fa", 0),
    ],
)
def test_a_share_that_is_one_part(
    headline: str, values: tuple[float, ...], locale: str, main: int
) -> None:
    held = story(headline, values, locale)
    found = reading(held)
    assert found
    assert found.main
    assert found.main.label == f"Answer {main}"
    assert not found.head


@pytest.mark.parametrize(
    ("headline", "values", "head"),
    [
        ("Nearly nine in ten are told so", (55, 33), "Nearly nine in ten"),
        ("88% are told so", (55, 33), "88%"),
        ("Two thirds are content", (20, 46, 30), "Two thirds"),
        ("Half of them agree", (20, 30, 25, 21), "Half"),
    ],
)
def test_a_share_that_is_the_sum_of_parts(
    headline: str, values: tuple[float, ...], head: str
) -> None:
    found = reading(story(headline, values))
    assert found
    assert found.main is None
    assert (found.head, found.head + " " + found.rest) == (head, headline)


@pytest.mark.parametrize(
    "headline",
    [
        "Nearly everyone is told so, which is news",
        "They must all know",
        "12% are told so",
        "84 people were asked in spring",
        # The two lie apart on a scale of four.
        "Four in ten are unlike the others",
    ],
)
def test_a_share_that_no_parts_make(headline: str) -> None:
    values = (15.0, 37.0, 25.0, 22.0) if headline.startswith("Four") else (55.0, 22.0)
    found = reading(story(headline, values))
    assert found
    assert (found.main, found.head, found.rest) == (None, headline, "")


def test_a_question_and_one_part_are_read_as_they_were() -> None:
    assert reading(story("Is it half of them?", (55, 33))) is None
    assert reading(story("Nine in ten do", (91,))) is None
    assert reading(story("", (55, 33))) is None


def test_a_sentence_is_split_after_its_share() -> None:
    assert split("Nearly nine in ten do", "en-GB") == ("Nearly nine in ten", "do")
    assert split("In 2021 nine did", "en-GB") is None
    assert split("Halfway there", "en-GB") is None
