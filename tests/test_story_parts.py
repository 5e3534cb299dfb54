"""Parts of a question are true of it: no figure changes, no order, and the words count right."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from infographic.errors import DataError, Report
from infographic.layout.bands import bands
from infographic.layout.checks import check_pages
from infographic.layout.formats import POSTER
from infographic.results.model import KINDS
from infographic.results.parse import parse
from infographic.story.hero import opening_of
from infographic.story.model import Chapter, Item, Panel, Story
from infographic.story.parts import LEAST, can_be_cut, fact, first
from infographic.story.ranking import units
from infographic.story.tell import tell
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

EN, NUMBERS = words("en"), Numbers("en")
LIST = {f"Answer {c}": v for c, v in zip("ABCDEFGH", (80, 60, 40, 30, 20, 15, 10, 5), strict=True)}


def told(question: dict[str, Any], **top: Any) -> Story:
    return tell(parse({"title": "T", "n": 500, "questions": [question], **top}, Report()))


def unit(question: dict[str, Any], **top: Any) -> Chapter:
    """The question as a chapter of its own, also where it would open the story."""
    pad = {
        "id": "pad",
        "text": "Pad?",
        "kind": "single",
        "headline": "H",
        "options": {"x": 60, "y": 40},
    }
    story = tell(
        parse({"title": "T", "n": 500, "questions": [pad, question], **top}, Report()), "pad"
    )
    return units(story.chapters[0])[0]


def labels(chapter: Chapter | None) -> list[str]:
    assert chapter
    return [item.label for item in chapter.panels[0].items]


def cut(question: dict[str, Any], count: int, **top: Any) -> Chapter | None:
    return first(unit(question, **top), count, EN, NUMBERS)


def one(question: dict[str, Any], numbers: Numbers | None = NUMBERS, **top: Any) -> Chapter:
    found = fact(unit(question, **top), EN, numbers)
    assert found
    return found


def figure(chapter: Chapter) -> tuple[str, float]:
    (item,) = chapter.panels[0].items
    assert item.figure
    return item.label, item.figure.number


# -- the first answers -------------------------------------------------------------------------


def test_a_list_is_cut_to_its_top() -> None:
    part = cut({"text": "Which?", "kind": "multiple", "options": LIST}, 4)
    assert labels(part) == ["Answer A", "Answer B", "Answer C", "Answer D"]
    assert part
    assert part.question.endswith("Top 4 of 8.")
    assert part.panels[0].question.endswith("Top 4 of 8.")


def test_a_row_pulled_up_is_no_top() -> None:
    part = cut({"text": "Which?", "kind": "multiple", "highlight": "Answer G", "options": LIST}, 4)
    assert labels(part) == ["Answer A", "Answer B", "Answer C", "Answer G"]
    assert part
    assert part.question.endswith("4 of 8 shown.")


def test_a_given_order_has_no_top() -> None:
    mixed = dict(sorted(LIST.items(), key=lambda pair: pair[1] % 7))
    part = cut({"text": "Which?", "kind": "multiple", "order": "given", "options": mixed}, 4)
    assert part
    assert part.question.endswith("4 of 8 shown.")
    assert labels(part) == list(mixed)[:4]


def test_equals_at_the_cut_are_no_top() -> None:
    even = {**LIST, "Answer E": 30}
    part = cut({"text": "Which?", "kind": "multiple", "options": even}, 4)
    assert part
    assert part.question.endswith("4 of 8 shown.")


def test_other_and_none_go_first_but_not_where_they_are_looked_at() -> None:
    options = {**LIST, "Other": 25, "None of the above": 3}
    assert "Other" not in labels(cut({"text": "Q?", "kind": "multiple", "options": options}, 6))
    marked = {
        "text": "Q?",
        "kind": "multiple",
        "highlight": "None of the above",
        "options": options,
    }
    part = cut(marked, 4)
    assert labels(part) == ["Answer A", "Answer B", "Answer C", "None of the above"]
    assert part
    assert part.question.endswith("4 of 10 shown.")


def test_the_most_common_answer_stays_whatever_it_is() -> None:
    part = cut({"text": "Q?", "kind": "multiple", "options": {**LIST, "None": 90}}, 4)
    assert labels(part) == ["Answer A", "Answer B", "Answer C", "None"]
    assert part
    assert part.question.endswith("Top 4 of 9.")


def test_a_row_the_headline_speaks_of_stays() -> None:
    headline = "Hardly anybody takes Answer H"
    part = cut({"text": "Q?", "kind": "multiple", "headline": headline, "options": LIST}, 4)
    assert labels(part)[-1] == "Answer H"


def test_a_top_of_two_contexts_is_the_top_of_both() -> None:
    both = {label: [v, v - 3] for label, v in LIST.items()}
    wide = {"text": "Q?", "kind": "multiple", "series": ["Home", "Work"], "highlight": "Answer A"}
    part = cut({**wide, "options": both}, 4)
    assert part
    assert part.question.endswith("Top 4 of 8.")
    part = cut({**wide, "options": {**both, "Answer H": [5, 70]}}, 4)
    assert part
    assert part.question.endswith("4 of 8 shown.")
    part = cut({**wide, "options": {**both, "Answer H": [None, 70]}}, 4)
    assert part
    assert part.question.endswith("4 of 8 shown.")


def test_waves_are_cut_by_rows() -> None:
    waves = {label: [v - 5, v] for label, v in LIST.items()}
    part = cut({"text": "Q?", "kind": "multiple", "series": ["2020", "2024"], "options": waves}, 4)
    assert part
    assert part.panels[0].columns == ("2020", "2024")
    assert all(len(item.figures) == 2 for item in part.panels[0].items)


def test_rows_of_a_matrix_are_shown_in_their_order() -> None:
    rows = {f"Statement {i}": [50 + i, 50 - i] for i in range(6)}
    part = cut({"text": "Q?", "scale": ["Agree", "Disagree"], "rows": rows}, 4)
    assert labels(part) == list(rows)[:4]
    assert part
    assert part.question.endswith("4 of 6 shown.")


def test_places_and_quotes_can_be_cut() -> None:
    ranking = {"text": "Q?", "kind": "ranking", "unit": "rank"}
    part = cut({**ranking, "options": {c: i + 1 for i, c in enumerate("ABCDE")}}, 3)
    assert labels(part) == list("ABC")
    assert part
    assert part.question.endswith("Top 3 of 5.")
    part = cut({"text": "Q?", "kind": "text", "quotes": ["One thing", "Another", "A third"]}, 1)
    assert labels(part) == ["One thing"]
    assert part
    assert part.question.endswith("1 of 3 shown.")


@pytest.mark.parametrize(
    "question",
    [
        {
            "kind": "scale",
            "options": dict.fromkeys(("Never", "Rarely", "Often", "Always", "Daily"), 20),
        },
        {
            "kind": "single",
            "options": {"18-24": 10, "25-34": 20, "35-44": 30, "45-54": 25, "55+": 15},
        },
        {"kind": "nps", "options": {"Promoters": 50, "Passives": 30, "Detractors": 20}},
        {"kind": "single", "options": {"A": 40, "B": 30, "C": 15, "D": 10, "E": 5}},
        {"kind": "multiple", "options": {"A": 40, "B": 30, "C": 15}},
    ],
)
def test_what_belongs_together_is_not_cut(question: dict[str, Any]) -> None:
    held = unit({"text": "Q?", **question})
    assert not can_be_cut(held.panels[0])
    assert all(first(held, count, EN, NUMBERS) is None for count in range(1, 6))


def test_a_note_on_an_answer_goes_with_it() -> None:
    noted = {"text": "Q?", "kind": "multiple", "options": {**LIST, "Other": 9},
             "footnote": "\u2018Other\u2019 includes webinars."}  # fmt: skip
    part = cut(noted, 4)
    assert part
    assert part.panels[0].notes == one(noted).panels[0].notes == ()
    for footnote in ("Asked anew in 2024.", "Other than in 2023, Answer A was a choice."):
        part = cut({**noted, "footnote": footnote}, 4)
        assert part
        assert part.panels[0].notes == one({**noted, "footnote": footnote}).panels[0].notes
        assert part.panels[0].notes == (footnote,)


MANY = dict(zip("ABCDEFGHI", (30, 20, 14, 10, 8, 6, 5, 4, 3), strict=True))


def test_many_parts_of_a_whole_are_still_a_whole() -> None:
    part = cut({"text": "Q?", "kind": "single", "options": MANY}, 5)
    assert labels(part) == ["A", "B", "C", "D", "Other (5 answers)"]
    assert part
    assert part.panels[0].items[-1].figure
    assert part.panels[0].items[-1].figure.number == 26
    assert part.panels[0].items[-1].minor
    assert part.question == "Q?"


def test_who_does_not_know_is_not_another_answer() -> None:
    options = {**MANY, "A": 20, "Other": 4, "Don't know": 6}
    part = cut({"text": "Q?", "kind": "single", "options": options}, 5)
    # The answer "Other" is one of the others, who does not know is none.
    assert labels(part) == ["A", "B", "C", "Other (7 answers)", "Don't know"]


def test_a_list_its_author_cut_is_counted_as_it_was_asked() -> None:
    part = cut({"text": "Q?", "kind": "multiple", "top": 6, "options": LIST}, 4)
    assert part
    assert part.question.endswith("Top 4 of 8.")
    assert part.panels[0].notes == ()
    part = cut({"text": "Q?", "kind": "single", "top": 7, "options": MANY}, 5)
    assert labels(part) == ["A", "B", "C", "D", "Other (5 answers)"]


# -- one figure --------------------------------------------------------------------------------


def test_a_fact_is_the_leader_under_its_question() -> None:
    found = one({"text": "Which?", "kind": "multiple", "options": LIST})
    assert figure(found) == ("Answer A", 80)
    assert found.headline == "Which?"
    assert (found.panels[0].remainder, found.panels[0].rest) == (20, "everyone else")
    # One share adds up with no other: nobody need be told that several answers were allowed.
    assert found.question == ""


def test_a_fact_keeps_who_was_asked() -> None:
    asked = {"text": "Which?", "kind": "multiple", "base": "Users", "n": 90, "options": LIST}
    assert one(asked).question == "Base: Users, n\u00a0=\u00a090."


def test_the_authors_highlight_is_the_fact() -> None:
    asked = {"text": "Q?", "kind": "single", "highlight": "No", "options": {"Yes": 60, "No": 40}}
    assert figure(one(asked)) == ("No", 40)


@pytest.mark.parametrize(
    ("headline", "head", "label"),
    [
        # A headline that begins with the figure reads on beside the numeral.
        ("80% know Answer A well", "Which?", "know Answer A well"),
        ("80 % know it well", "Which?", "know it well"),
        # One that holds it, its share in words or its label is the head.
        ("Of all, 80% know it", "Of all, 80% know it", "Answer A"),
        ("Eight in ten know it", "Eight in ten know it", "Answer A"),
        (
            "It is \u2018Answer A\u2019 they want",
            "It is \u2018Answer A\u2019 they want",
            "Answer A",
        ),
        # One that speaks of something else is not: nor is 180 the figure, nor 80.5.
        ("Learning is social", "Which?", "Answer A"),
        ("All 180 of them", "Which?", "Answer A"),
        ("80.5 or so", "Which?", "Answer A"),
    ],
)
def test_what_an_author_says_of_the_figure_is_said(headline: str, head: str, label: str) -> None:
    found = one({"text": "Which?", "kind": "multiple", "headline": headline, "options": LIST})
    assert (found.headline, figure(found)) == (head, (label, 80))


def test_of_waves_the_last_is_told_and_its_change_if_it_is_news() -> None:
    waves = {"text": "Use?", "kind": "multiple", "series": ["2020", "2024"], "n": 1000}
    found = one({**waves, "options": {"Daily": [30, 60], "Weekly": [20, 21], "Never": [5, 4]}})
    assert figure(found) == ("Daily", 60)
    assert found.headline == "\u2018Daily\u2019 rises most, from 30% to 60%"
    assert found.question == "Use? 2024. n\u00a0=\u00a01,000."
    calm = one({**waves, "options": {"Daily": [60, 60], "Weekly": [20, 21], "Never": [5, 4]}})
    assert (calm.headline, figure(calm)) == ("Use? 2024.", ("Daily", 60))


def test_the_base_of_a_wave_is_its_own() -> None:
    found = one(
        {"text": "Use?", "kind": "multiple", "series": ["2020", "2024"],
         "n": {"2020": 80, "2024": 200},
         "options": {"Daily": [60, 60], "Weekly": [20, 21], "Never": [5, 4]}}
    )  # fmt: skip
    assert found.panels[0].n == 200


def test_of_two_contexts_the_first_is_told_by_name() -> None:
    pair = {"text": "Which?", "kind": "multiple", "series": ["Home", "Work"]}
    found = one(
        {
            **pair,
            "options": {"Blog": [31, 35], "Feed": [94, 40], "Chat": [90, 20], "Wiki": [50, 10]},
        }
    )
    # The exception is marked, but alone its figure would say nothing.
    assert figure(found) == ("Feed", 94)
    assert found.headline == "Which? Home."
    ordered = {
        "text": "Will it?",
        "kind": "scale",
        "series": ["Work", "Home"],
        "highlight": "Increase",
    }
    found = one({**ordered, "options": {"Increase": [93, 59], "Same": [6, 39], "Decrease": [1, 2]}})
    assert (figure(found), found.headline) == (("Increase", 93), "Will it? Work.")


def test_a_recommendation_is_told_as_its_score() -> None:
    shares = {"Promoters": 50, "Passives": 30, "Detractors": 20}
    found = one({"text": "Recommend?", "kind": "nps", "options": shares})
    assert figure(found) == ("Net Promoter Score", 30)
    assert not found.panels[0].is_percent
    groups = one(
        {"text": "NPS", "kind": "nps", "unit": "score", "options": {"Test": -5, "Live": 43}}
    )
    assert figure(groups) == ("Live", 43)
    assert groups.panels[0].remainder is None


def test_a_number_is_told_with_its_unit() -> None:
    assert figure(one({"text": "How long?", "value": 7.5, "unit": "years"})) == ("years", 7.5)
    hours = {
        "text": "How long?",
        "kind": "number",
        "unit": "hours",
        "options": {"Here": 7, "There": 3},
    }
    found = one(hours)
    assert (figure(found), found.question) == (("Here", 7), "hours.")


def test_a_count_is_told_with_its_base() -> None:
    found = one(
        {"text": "Which?", "kind": "multiple", "unit": "count", "options": {"A": 320, "B": 99}}
    )
    assert (figure(found), found.question) == (("A", 320), "n\u00a0=\u00a0500.")


def test_the_ends_of_a_scale_are_added_where_only_they_are_most() -> None:
    scale = {"text": "I like it.", "kind": "scale"}
    points = ("Strongly agree", "Agree", "Neutral", "Disagree", "Strongly disagree")
    found = one({**scale, "options": dict(zip(points, (38, 42, 10, 6, 4), strict=True))})
    assert figure(found) == ("Strongly agree + Agree", 80)
    assert found.panels[0].remainder == 20
    clear = one({**scale, "options": dict(zip(points, (61, 20, 10, 5, 4), strict=True))})
    assert figure(clear) == ("Strongly agree", 61)
    torn = one({**scale, "options": dict(zip(points, (20, 25, 30, 15, 10), strict=True))})
    assert figure(torn) == ("Neutral", 30)


def test_a_matrix_is_told_by_its_largest_share() -> None:
    matrix = {"text": "How much?", "scale": ["A lot", "A bit", "No"]}
    found = one({**matrix, "rows": {"Speed": [20, 30, 50], "Tools": [70, 20, 10]}})
    assert (figure(found), found.headline) == (("Tools", 70), "How much? A lot.")
    found = one(
        {**matrix, "highlight": "Speed", "rows": {"Speed": [20, 30, 50], "Tools": [70, 20, 10]}}
    )
    assert (figure(found), found.headline) == (("Speed", 50), "How much? No.")


def test_of_groups_there_is_no_rest() -> None:
    found = one({"text": "Satisfied?", "kind": "group", "options": {"North": 70, "South": 55}})
    assert figure(found) == ("North", 70)
    assert found.panels[0].remainder is None


@pytest.mark.parametrize(
    "question",
    [
        {"kind": "text", "quotes": ["One", "Two"]},
        {"kind": "ranking", "unit": "rank", "options": {"A": 1, "B": 2}},
    ],
)
def test_quotes_and_places_are_no_figures(question: dict[str, Any]) -> None:
    assert fact(unit({"text": "Q?", **question}), EN, NUMBERS) is None


def test_a_fact_is_not_told_twice() -> None:
    held = unit({"text": "Which?", "kind": "multiple", "options": LIST})
    opening = opening_of(held.panels[0], EN)
    assert opening
    again = fact(held, EN, NUMBERS, opening.panel)
    assert again
    assert figure(again) == ("Answer B", 60)
    # What one part leaves of a whole says nothing new.
    held = unit({"text": "Q?", "kind": "single", "options": MANY})
    opening = opening_of(held.panels[0], EN)
    assert opening
    assert fact(held, EN, NUMBERS, opening.panel) is None


def test_a_long_question_gives_way_to_what_its_answers_say() -> None:
    text = (
        "Thinking of everything that you have done in the last twelve months at work, which was it?"
    )
    found = one({"text": f"{text} Why?", "kind": "multiple", "options": LIST})
    assert found.headline == "Eight in ten chose \u2018Answer A\u2019"
    assert found.question.startswith(text)


# -- whatever the survey -----------------------------------------------------------------------

names = st.sampled_from(
    [
        "Other",
        "None",
        "Don't know",
        "Blogs",
        "Wikis",
        "Colleagues",
        "At a school",
        "By doing it",
        "TV",
    ]
)
percents = st.one_of(st.integers(0, 100), st.sampled_from([0.4, 33.3, None]))


@st.composite
def questions(draw: st.DrawFn) -> dict[str, Any]:
    asked = draw(st.lists(names, min_size=1, max_size=9, unique=True))
    kind = draw(st.sampled_from(KINDS))
    made: dict[str, Any] = {"id": "q", "text": "What is it?", "kind": kind, "partial": True}
    if kind == "text":
        return {"text": "What is it?", "kind": "text", "quotes": asked}
    if kind == "matrix":
        rows = {name: draw(st.lists(st.integers(0, 50), min_size=2, max_size=2)) for name in asked}
        return {"text": "What is it?", "scale": ["Yes", "No"], "rows": rows}
    if kind == "ranking":
        return {
            "text": "Q?",
            "kind": kind,
            "unit": "rank",
            "options": {n: i + 1 for i, n in enumerate(asked)},
        }
    if kind in ("number", "nps"):
        made |= {"unit": "years" if kind == "number" else "score"}
        made["options"] = {name: draw(st.integers(-40, 90)) for name in asked}
        return made
    series = draw(
        st.sampled_from([None, ["Home", "Work"], ["2020", "2022", "2024"], ["A", "B", "C"]])
    )
    top = 100 // len(asked) if kind in ("single", "scale") else 100
    value = st.integers(0, top) if kind in ("single", "scale") else percents
    if series:
        made["series"] = series
        made["options"] = {name: [draw(value) for _ in series] for name in asked}
    else:
        made["options"] = {name: draw(value) for name in asked}
    if draw(st.booleans()):
        made["highlight"] = draw(st.sampled_from(asked))
    if draw(st.integers(0, 4)) == 0:
        made["top"] = draw(st.integers(1, 4))
    return made


def asked_of(question: dict[str, Any]) -> Chapter:
    try:
        return unit(question)
    except DataError:
        assume(False)
        raise


@given(questions(), st.integers(1, 9))
@settings(max_examples=300, derandomize=True, database=None)
def test_parts_are_of_their_question(question: dict[str, Any], count: int) -> None:
    held = asked_of(question)
    panel = held.panels[0]
    part = first(held, count, EN, NUMBERS)
    if part is None:
        return
    assert can_be_cut(panel)
    shown = part.panels[0]
    assert shown.id == panel.id
    assert shown.columns == panel.columns
    own = [item for item in shown.items if item in panel.items]
    added = [item for item in shown.items if item not in panel.items]
    assert own == [item for item in panel.items if item in own]
    assert len(shown.items) <= count
    assert len(shown.items) < len(panel.items)
    assert all(i in own for i in panel.items if i.highlight) or count < LEAST
    if added:
        (row,) = added
        rest = [item for item in panel.items if item not in own]
        for i in range(len(panel.columns)):
            total = sum(f.number for item in rest if (f := item.figures[i]))
            assert row.figures[i]
            assert row.figures[i].number == pytest.approx(total)  # type: ignore[union-attr]
        assert shown.remainder == panel.remainder
        assert f"({shown.folded} answer" in row.label
        return
    total = len(panel.items) + panel.folded
    top = f"Top {len(own)} of {total}."
    assert part.question.endswith((top, f"{len(own)} of {total} shown."))
    if part.question.endswith(top) and panel.kind != "ranking":
        column = -1 if panel.waves else 0
        kept = [item.figures[column] for item in own]
        left = [i.figures[column] for i in panel.items if i not in own]
        least = min(f.number for f in kept if f)
        assert all(f.number < least for f in left if f)


@given(questions())
@settings(max_examples=300, derandomize=True, database=None)
def test_facts_are_figures_of_their_question(question: dict[str, Any]) -> None:
    held = asked_of(question)
    panel = held.panels[0]
    found = fact(held, EN, NUMBERS)
    if found is None:
        measured = any(f for item in panel.items if not item.minor for f in item.figures)
        assert panel.kind in ("text", "ranking") or not measured
        return
    (item,) = found.panels[0].items
    assert item.figure
    if " + " in item.label:
        parts = [
            i.figure.number for i in panel.items if i.label in item.label.split(" + ") if i.figure
        ]
        assert item.figure.number == pytest.approx(sum(parts))
    else:
        (origin,) = [i for i in panel.items if i.label == item.label]
        column = next(i for i, f in enumerate(origin.figures) if f is item.figure)
        assert panel.columns[column] in found.headline + found.question
    remainder = found.panels[0].remainder
    assert remainder is None or remainder == pytest.approx(100 - item.figure.number)


STYLE = load_style("editorial")


def wrong(story: Story, part: Chapter) -> list[str]:
    alone = replace(story, hero=None, chapters=(part,))
    return [str(m) for m in check_pages(bands(alone, STYLE, POSTER, Report()), alone)]


@given(questions(), st.integers(3, 6))
@settings(max_examples=40, derandomize=True, database=None)
def test_the_page_of_a_part_reads_back(question: dict[str, Any], count: int) -> None:
    held = asked_of(question)
    story = told({**question, "headline": "H"})
    for part in (first(held, count, EN, NUMBERS), fact(held, EN, NUMBERS)):
        if part is not None:
            assert wrong(story, part) == []


def test_the_page_of_every_part_of_the_reference_reads_back(story: Story) -> None:
    for chapter in story.chapters:
        for held in units(chapter, alone=True):
            for part in (fact(held, EN, NUMBERS), first(held, 4, EN, NUMBERS)):
                if part is not None:
                    assert wrong(story, part) == []


def test_every_question_has_a_fact_or_few_rows(story: Story) -> None:
    """What a small page can show of each kind."""
    for chapter in story.chapters:
        for held in units(chapter, alone=True):
            assert fact(held, EN, NUMBERS) or len(held.panels[0].items) <= 5


def test_words_count_in_every_digit() -> None:
    arabic, numbers = words("ar"), Numbers("ar-EG")
    held = unit({"text": "Which?", "kind": "multiple", "options": LIST})
    part = first(held, 4, arabic, numbers)
    assert part
    assert "\u0664" in part.question
    assert "\u0668" in part.question


def test_items_are_frozen() -> None:
    """A part shares the rows of its question: none can be changed under it."""
    assert Item.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert Panel.__dataclass_params__.frozen  # type: ignore[attr-defined]
