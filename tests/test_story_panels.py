"""A question becomes a panel: its order, what is minor, what is pointed at, what is left over."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from infographic.errors import Report
from infographic.results.model import Question, Results
from infographic.results.parse import parse
from infographic.story.facts import decimals, largest_remainder
from infographic.story.model import Figure, Item, Panel
from infographic.story.panels import base_line, is_ordered, panel
from infographic.story.words import words
from infographic.text.numbers import Numbers


def survey(question: dict[str, Any], **top: Any) -> Results:
    return parse({"title": "T", "questions": [question], **top}, Report())


def asked(options: dict[str, Any], kind: str = "multiple", **more: Any) -> Question:
    return survey({"text": "Q?", "kind": kind, "options": options, **more}).sections[0].questions[0]


def made(options: dict[str, Any], kind: str = "multiple", n: int = 84, **more: Any) -> Panel:
    results = survey({"text": "Q?", "kind": kind, "options": options, **more}, n=n)
    return panel(results.sections[0].questions[0], results, words("en"), Numbers("en"))


def labels(shown: Panel) -> list[str]:
    return [item.label for item in shown.items]


def pointed(shown: Panel) -> list[str]:
    return [item.label for item in shown.items if item.highlight]


# -- order -------------------------------------------------------------------------------------


def test_answers_are_ranked_and_residuals_go_last() -> None:
    shown = made({"Don't know": 90, "B": 20, "None": 50, "A": 40, "Other": 60, "C": 20})
    assert labels(shown) == ["A", "B", "C", "Other", "None", "Don't know"]
    assert [i.label for i in shown.items if i.minor] == ["Other", "None", "Don't know"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("desc", ["C", "A", "B", "Other"]),
        ("asc", ["B", "A", "C", "Other"]),
        ("given", ["A", "B", "C", "Other"]),
    ],
)
def test_the_author_may_order(order: str, expected: list[str]) -> None:
    assert labels(made({"Other": 50, "A": 20, "B": 10, "C": 30}, order=order)) == expected


def test_the_author_may_send_to_the_end() -> None:
    shown = made({"A": 40, "B": 30, "Other": 20, "C": 10}, last=["B", "A"])
    assert labels(shown) == ["C", "Other", "B", "A"]
    assert [i.label for i in shown.items if i.minor] == ["Other", "B", "A"]


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("scale", {"Agree": 20, "Neither": 50, "Disagree": 30}),
        ("single", {"18-24": 10, "25-34": 60, "35+": 30}),
        ("single", {"Under $20": 10, "$20 to $50": 60, "Over $50": 30}),
        ("single", {"1 day": 10, "2 days": 40, "3 or more": 30, "It varies": 20}),
    ],
)
def test_scales_and_brackets_keep_their_order(kind: str, options: dict[str, int]) -> None:
    shown = made(options, kind)
    assert shown.ordered
    assert labels(shown) == list(options)
    ranked = made(options, kind, order="desc")
    assert not ranked.ordered
    assert [i.figure.number for i in ranked.items if i.figure] == sorted(
        options.values(), reverse=True
    )


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("single", {"Yes": 60, "No": 40}),
        ("single", {"Red": 10, "Green": 60, "Blue": 30}),
        ("multiple", {"Channel 4": 10, "BBC 1": 60, "E4": 30}),
        ("single", {"Under 5": 60, "5 or more": 40}),
    ],
)
def test_other_lists_have_no_order_of_their_own(kind: str, options: dict[str, int]) -> None:
    assert not is_ordered(asked(options, kind))


def test_one_list_twice_is_ranked_by_the_first_and_the_one_sided_go_below() -> None:
    shown = made(
        {"Only first": [99, None], "A": [10, 60], "B": [50, 5], "Only second": [None, 70],
         "Other": [80, 80], "None": [None, 95]},
        series=["Home", "Work"],
    )  # fmt: skip
    assert labels(shown) == ["B", "A", "Other", "Only first", "Only second", "None"]


def test_waves_are_ranked_by_the_last() -> None:
    shown = made({"A": [50, 10], "B": [10, 50], "C": [20, None]}, series=["2011", "2012"])
    assert shown.waves
    assert labels(shown) == ["B", "C", "A"]
    assert not made({"A": [50, 10], "B": [10, 50]}, series=["Home", "2012"]).waves


def test_rankings_begin_with_the_first_place() -> None:
    shown = made({"A": 3, "B": 1, "C": 2}, "ranking", unit="rank")
    assert labels(shown) == ["B", "C", "A"]


def test_nothing_is_dropped_and_unknown_stays_unknown() -> None:
    shown = made({"A": 40, "B": None, "C": 0})
    assert labels(shown) == ["A", "C", "B"]
    assert [i.figure for i in shown.items] == [Figure(40, "40"), Figure(0, "0"), None]


def test_a_bound_is_kept() -> None:
    shown = made({"A": 40, "B": "<1%"})
    assert shown.items[1].figure == Figure(0.5, "<1%", 1)


# -- what is pointed at ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "more", "expected"),
    [
        ({"A": 30, "B": 40, "Other": 90}, {}, ["B"]),
        ({"A": 30, "B": 40}, {"highlight": "A"}, ["A"]),
        ({"A": 30, "B": 40, "C": 5}, {"highlight": ["A", "C"]}, ["A", "C"]),
        ({"Other": 60, "None": 40}, {}, []),
    ],
)
def test_the_leader_or_the_authors_choice(
    options: dict[str, int], more: dict[str, Any], expected: list[str]
) -> None:
    assert sorted(pointed(made(options, **more))) == expected


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        # The one that goes against all others.
        ({"A": [90, 60], "B": [80, 40], "C": [30, 35]}, "C"),
        ({"A": [60, 90], "B": [40, 80], "C": [35, 30]}, "C"),
        # Else the widest gap; an equal one makes no exception.
        ({"A": [90, 60], "B": [80, 40], "C": [35, 30]}, "B"),
        ({"A": [90, 60], "B": [40, 40], "C": [30, 35]}, "A"),
        ({"A": [90, 60], "B": [30, 95]}, "B"),
        # Those on one list only have no gap.
        ({"A": [90, 60], "B": [99, None]}, "A"),
    ],
)
def test_in_two_columns_the_exception_or_the_widest_gap(
    options: dict[str, list[int]], expected: str
) -> None:
    assert pointed(made(options, series=["Home", "Work"])) == [expected]


def test_on_a_scale_in_two_columns_the_main_answer() -> None:
    shown = made({"Up": [60, 20], "Same": [30, 30], "Down": [10, 50]}, "scale", series=["A", "B"])
    assert pointed(shown) == ["Up"]


# -- what is left over -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "kind", "more", "rest"),
    [
        ({"A": 55, "B": 33}, "single", {"partial": True}, 12),
        ({"A": 47.5, "B": 20}, "single", {"partial": True}, 32.5),
        ({"A": 60, "B": 40}, "single", {}, 0),
        # Up to 2 points are rounding, unless the list is said to be partial.
        ({"A": 60, "B": 39}, "single", {}, 0),
        ({"A": 60, "B": 39}, "single", {"partial": True}, 1),
        ({"A": 60, "B": 41}, "single", {}, 0),
        ({"Up": 70, "Same": 20}, "scale", {"partial": True}, 10),
        # No parts of one whole.
        ({"A": 55, "B": 33}, "multiple", {}, None),
        ({"A": 55, "B": None}, "single", {"partial": True}, None),
        ({"A": [55, 50], "B": [45, 50]}, "single", {"series": ["X", "Y"]}, None),
        ({"A": 55, "B": 33}, "single", {"unit": "count"}, None),
    ],
)
def test_remainder(
    options: dict[str, Any], kind: str, more: dict[str, Any], rest: float | None
) -> None:
    assert made(options, kind, **more).remainder == rest


@pytest.mark.parametrize(("second", "rest"), [(38, 2), (38.5, 0), (37, 3)])
def test_up_to_two_points_are_rounding(second: float, rest: float) -> None:
    whole = asked({"A": 60, "B": 40}, "single")
    options = (whole.options[0], replace(whole.options[1], values=(second,)))
    results = Results("T", ())
    short = replace(whole, options=options)
    assert panel(short, results, words("en"), Numbers("en")).remainder == rest


# -- words and figures -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "more", "n", "places"),
    [
        ({"A": 40, "B": 20}, {}, 5000, 0),
        # A tenth would only pretend to be known.
        ({"A": 40.25, "B": 20}, {}, 84, 0),
        ({"A": 40.25, "B": 20}, {}, 5000, 0),
        ({"A": [40.2, 30], "B": [20, 10]}, {"series": ["X", "Y"]}, 5000, 1),
        ({"A": [40.2, 30], "B": [20, 10]}, {"series": ["X", "Y"]}, 999, 0),
        ({"A": 3.5, "B": 2}, {"unit": "hours"}, 84, 1),
        ({"A": 3.25, "B": 2}, {"unit": "hours"}, 84, 2),
        ({"A": 3, "B": 2}, {"unit": "hours"}, 84, 0),
    ],
)
def test_decimals(options: dict[str, Any], more: dict[str, Any], n: int, places: int) -> None:
    kind = "group" if "unit" in more else "multiple"
    assert decimals(asked(options, kind, **more), n) == places


@pytest.mark.parametrize(
    ("more", "text"),
    [({}, ""), ({"n": 84}, ""), ({"n": 50}, "n\u00a0=\u00a050"), ({"base": "users"}, "Base: users"),
     ({"base": "users", "n": 1250}, "Base: users, n\u00a0=\u00a01,250")],
)  # fmt: skip
def test_who_was_asked_where_that_is_not_everyone(more: dict[str, Any], text: str) -> None:
    results = survey({"text": "Q?", "kind": "single", "options": {"A": 60, "B": 40}, **more}, n=84)
    (question,) = results.questions()
    assert base_line(question, results, words("en"), Numbers("en")) == text


def test_the_question_says_how_it_was_asked() -> None:
    assert made({"A": 60}).question == "Q? More than one answer allowed."
    assert made({"A": 60}, text="Choose").question == "Choose. More than one answer allowed."
    assert made({"A": 60, "B": 40}, "single", n=84, base="users").question == "Q? Base: users."


def test_what_the_file_says_is_kept() -> None:
    shown = made({"A": 60}, id="x", chart="bars", headline="H", note="N", footnote="F", n=50,
                 importance=0.9)  # fmt: skip
    assert (shown.id, shown.form, shown.headline, shown.notes) == ("x", "bars", "H", ("F",))
    assert (shown.n, shown.importance, shown.multiple) == (50, 0.9, True)


def test_longer_lists_and_comparisons_are_louder() -> None:
    one = made({"A": 60})
    many = made(dict.fromkeys("ABCDEFGH", 5))
    two = made({c: [5, 5] for c in "ABCDEFGH"}, series=["X", "Y"])
    assert one.importance < many.importance < two.importance <= 1


def test_dealing_out_wholes() -> None:
    assert largest_remainder([46.2, 27.72, 10.08], 84) == (46, 28, 10)
    assert largest_remainder([33.3, 33.3, 33.4], 100) == (33, 33, 34)
    # Ties go to the earlier.
    assert largest_remainder([0.5, 0.5], 1) == (1, 0)
    assert largest_remainder([], 0) == ()


def test_an_item_without_figures_has_none() -> None:
    assert Item("A", ()).figure is None
