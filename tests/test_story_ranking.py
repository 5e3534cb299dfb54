"""The order of questions on a small page: what says most first, chapters in turn."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from infographic.errors import DataError, Report
from infographic.results.parse import parse
from infographic.story.model import Panel, Story
from infographic.story.ranking import LEAST_BASE, ranked, units, weight
from infographic.story.tell import tell


def told(*sections: list[dict[str, Any]], hero: str | None = None, **top: Any) -> Story:
    held = [{"title": f"S{i}", "questions": asked} for i, asked in enumerate(sections)]
    return tell(parse({"title": "T", "n": 500, "sections": held, **top}, Report()), hero)


def lone(question: dict[str, Any], **top: Any) -> Panel:
    pad = {"id": "pad", "text": "Pad?", "kind": "single", "options": {"x": 60, "y": 40}}
    (panel,) = told([pad], [{"text": "Q?", **question}], hero="pad", **top).chapters[0].panels
    return panel


def order(story: Story) -> list[str]:
    return [unit.panels[0].id for unit in ranked(story)]


def weighs(question: dict[str, Any], **top: Any) -> float:
    panel = lone(question, **top)
    return weight(panel, top.get("n", 500))


def yes(share: float, **more: Any) -> dict[str, Any]:
    return {"kind": "single", "options": {"Yes": share, "No": 100 - share}, **more}


# -- weights -----------------------------------------------------------------------------------


def test_the_further_from_a_tie_the_more_is_said() -> None:
    assert weighs(yes(95)) > weighs(yes(75)) > weighs(yes(52))
    assert weighs(yes(5)) == weighs(yes(95))


def test_the_largest_of_many_small_parts_says_little() -> None:
    even = {"kind": "single", "options": dict.fromkeys("ABCDEFGHIJ", 10)}
    one = {"kind": "single", "options": {c: 55 if c == "A" else 5 for c in "ABCDEFGHIJ"}}
    assert weighs(one) > weighs(even) + 0.1


def test_a_change_is_news_and_chance_is_none() -> None:
    def wave(a: float, b: float, n: int) -> dict[str, Any]:
        options = {"Daily": [a, b], "Weekly": [30, 30], "Rarely": [9, 9]}
        return {"kind": "multiple", "series": ["2020", "2024"], "n": n, "options": options}

    assert weighs(wave(30, 50, 1000)) > weighs(wave(45, 50, 1000)) > weighs(wave(50, 50, 1000))
    assert weighs(wave(45, 50, 100)) == weighs(wave(50, 50, 100))


def test_a_gap_between_contexts_is_news() -> None:
    def pair(a: float, b: float) -> dict[str, Any]:
        options = {"A": [a, b], "B": [50, 50], "C": [20, 20]}
        return {"kind": "multiple", "series": ["Home", "Work"], "options": options}

    assert weighs(pair(80, 40)) > weighs(pair(80, 75))


def test_what_its_author_speaks_of_weighs_more() -> None:
    assert weighs(yes(80, headline="Look!")) > weighs(yes(80))
    assert weighs(yes(80, importance=1.0)) > weighs(yes(80, importance=0.1))


def test_a_small_base_weighs_less() -> None:
    weights = [weighs(yes(80, n=n)) for n in (450, 120, 40, 20)]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == 4


def test_what_people_are_says_less_than_what_they_think() -> None:
    gender = {"kind": "single", "options": {"Man": 80, "Woman": 17, "Other": 3}}
    thought = {"kind": "single", "options": {"Useful": 80, "A bore": 17, "Other": 3}}
    assert weighs(thought) > weighs(gender)
    ages = {"kind": "single", "options": {"18-24": 8, "25-34": 62, "35-44": 20, "45+": 10}}
    tools = {"kind": "single", "options": {"Pen": 8, "Phone": 62, "Brush": 20, "Chalk": 10}}
    assert weighs(tools) > weighs(ages)


def test_counts_of_all_who_answered_are_shares() -> None:
    count = {"kind": "multiple", "unit": "count", "options": {"A": 450, "B": 50}}
    share = {"kind": "multiple", "options": {"A": 90, "B": 10}}
    assert weighs(count) == pytest.approx(weighs(share))


# -- order -------------------------------------------------------------------------------------

LIST = {"kind": "multiple", "options": {f"Option {c}": 60 - 9 * i for i, c in enumerate("ABCDEF")}}
QUOTES = {"kind": "text", "quotes": ["One thing", "Another thing"]}
PLACES = {"kind": "ranking", "unit": "rank", "options": {"A": 1, "B": 2, "C": 3}}
PAIR = {
    "kind": "multiple",
    "series": ["Home", "Work"],
    "options": {f"Option {c}": [90 - 9 * i, 20 + i] for i, c in enumerate("ABCDEF")},
}


def named(id: str, question: dict[str, Any]) -> dict[str, Any]:
    return {"id": id, "text": f"{id}?", **question}


def test_the_order_of_the_reference_survey(story: Story) -> None:
    assert order(story) == [
        "networks", "future", "learning", "without", "platforms", "defined", "introduced",
    ]  # fmt: skip


def test_the_lead_is_first_whatever_it_weighs() -> None:
    flat = {"kind": "multiple", "importance": 1, "options": {f"Option {c}": 50 for c in "ABCDEF"}}
    story = told([named("open", yes(60))], [named("strong", yes(99))], [named("flat", flat)])
    assert [c.lead for c in story.chapters if c.panels[0].id == "flat"] == [True]
    assert (
        order(
            told(
                [named("open", yes(60))],
                [named("strong", yes(99))],
                [named("flat", flat)],
                hero="open",
            )
        )[0]
        == "flat"
    )


def test_few_answers_are_never_first() -> None:
    few = {**PAIR, "n": LEAST_BASE - 1}
    story = told([named("few", few), named("many", yes(60))], [named("open", yes(55))], hero="open")
    assert order(story) == ["many", "few"]
    # Unless there is nothing else to begin with.
    assert order(told([named("few", few)], [named("open", yes(55))], hero="open")) == ["few"]


def test_quotes_and_places_stand_in_between() -> None:
    story = told(
        [named("quotes", QUOTES)],
        [named("places", PLACES)],
        [named("strong", yes(97))],
        [named("weak", yes(51))],
        [named("open", yes(60))],
        hero="open",
    )
    found = order(story)
    assert found[0] == "strong"
    assert found[-1] == "weak"


def test_chapters_take_turns() -> None:
    first = [named(f"a{i}", yes(99 - i)) for i in range(4)]
    story = told(
        first, [named("b", yes(52))], [named("c", yes(51))], [named("open", yes(60))], hero="open"
    )
    found = order(story)
    assert max(found.index("b"), found.index("c")) <= 3
    assert [id for id in found if id[0] == "a"] == ["a0", "a1", "a2", "a3"]


def test_what_opens_the_story_comes_later() -> None:
    sections = [
        [named("list", {**LIST, "options": {"Option A": 95, **LIST["options"]}})],
        [named("b", yes(70))],
    ]
    assert order(told(*sections, hero="list"))[0] == "b"


def test_like_follows_unlike_where_they_weigh_alike() -> None:
    lists = {**LIST, "importance": 0.5}
    story = told(
        [named("l1", lists)], [named("l2", lists)], [named("s", yes(60, importance=0.5))],
        [named("open", yes(60))], hero="open",
    )  # fmt: skip
    assert order(story)[1] == "s"


# -- units -------------------------------------------------------------------------------------


def test_a_chapters_headline_may_speak_of_all() -> None:
    section = {
        "title": "S",
        "headline": "All of it",
        "questions": [named("a", yes(80)), named("b", LIST)],
    }
    results = parse({"title": "T", "n": 90, "sections": [section]}, Report())
    (chapter,) = tell(results, "b").chapters
    assert units(chapter)[0].headline == "All of it"
    alone = units(chapter, alone=True)
    assert alone[0].headline != "All of it"
    assert not alone[0].authored
    assert [u.id for u in alone] == [u.id for u in units(chapter)]


# -- whatever the survey -----------------------------------------------------------------------

shares = st.integers(1, 99)
asked = st.one_of(
    shares.map(yes),
    st.just(QUOTES),
    st.just(PLACES),
    st.lists(shares, min_size=6, max_size=9).map(
        lambda values: {
            "kind": "multiple",
            "options": {f"Option {i}": v for i, v in enumerate(values)},
        }
    ),
    st.tuples(shares, shares).map(
        lambda two: {"kind": "group", "series": ["2020", "2024"], "options": {"A": list(two)}}
    ),
    st.integers(5, 600).map(lambda n: {**LIST, "n": n}),
)


@given(st.lists(st.lists(asked, min_size=1, max_size=4), min_size=1, max_size=5))
@settings(max_examples=150, derandomize=True, database=None)
def test_every_question_comes_once_and_chapters_in_turn(survey: list[list[dict[str, Any]]]) -> None:
    try:
        story = told(
            *[
                [
                    {"id": f"q{s}-{q}", "text": f"Question {s} {q}?", **question}
                    for q, question in enumerate(held)
                ]
                for s, held in enumerate(survey)
            ]
        )
    except DataError:
        assume(False)
    found = ranked(story)
    assert Counter(order(story)) == Counter(p.id for c in story.chapters for p in c.panels)
    assert all(len(unit.panels) == 1 for unit in found)
    assert ranked(story) == found
    chapters = {p.id: c.id for c in story.chapters for p in c.panels}
    seen = [chapters[id] for id in order(story)]
    fresh = {c.id for c in story.chapters}
    for i, chapter in enumerate(seen):
        assert seen[:i].count(chapter) < 2 or fresh <= set(seen[:i])
    if found:
        first = found[0].panels[0]
        others = [unit.panels[0] for unit in found[1:]]
        if first.kind == "text" or (first.n is not None and first.n < LEAST_BASE):
            assert all(p.kind in ("text", "ranking") or (p.n or 999) < LEAST_BASE for p in others)
