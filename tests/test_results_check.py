"""Survey sense: warnings where a careful reader would ask, silence elsewhere."""

import json
from pathlib import Path
from typing import Any

import pytest

from infographic.errors import Report
from infographic.results.bases import bases_near, is_possible
from infographic.results.check import check
from infographic.results.parse import parse

DATA = Path(__file__).parent / "data"
DISCLOSED: dict[str, Any] = {
    "title": "T",
    "n": 1000,
    "population": "members",
    "fieldwork": {"start": "2024-01"},
    "method": "online",
    "source": {"name": "S", "published": "2024-02"},
}


def checked(data: dict[str, Any]) -> list[str]:
    report = Report()
    check(parse(data, Report()), report)
    assert report.errors == report.inferred == []
    return [str(message) for message in report]


def asked(options: object, kind: str = "single", **more: object) -> list[str]:
    top = {"n": more.pop("survey_n", 1000), "weighted": more.pop("weighted", None)}
    question = {"text": "Q?", "kind": kind, "options": options, **more}
    return checked({**DISCLOSED, **top, "questions": [question]})


@pytest.mark.parametrize(
    ("options", "more"),
    [
        ({"A": 60, "B": 40}, {}),
        ({"A": 60, "B": 39}, {}),
        ({"A": 60, "B": 41}, {}),
        ({"A": 60, "B": 38}, {"partial": True}),
        ({"A": 60, "B": 10}, {"partial": True}),
        ({"A": 80, "B": 70}, {"kind": "multiple"}),
        ({"A": "*", "B": "<1%"}, {"kind": "multiple"}),
        ({"A": [3, 42], "B": [97, 58]}, {"series": ["Home", "Work"]}),
        ({"A": [0.3, 3.4], "B": [99.7, 96.6]}, {"series": ["2023", "2024"]}),
        ({"A": 300, "B": 700}, {"unit": "count"}),
        ({"A": {"value": 25, "count": 250}, "B": 75}, {}),
        ({"A": 40, "B": 50}, {"kind": "group", "n": {"A": 120, "B": 200}}),
    ],
)
def test_silent_where_nothing_is_wrong(options: object, more: dict[str, Any]) -> None:
    assert asked(options, **more) == []


def test_the_reference_survey() -> None:
    data = json.loads((DATA / "ic-2012.results.json").read_text("utf-8"))
    assert checked(data) == [
        "n: 84 people answered: a small base, one person is 1.2 points "
        "(make no more of small gaps)",
        'sections[1].questions[1]: no number of people makes 9 % ("Custom made") of n = 84 '
        "(n = 80–81 would fit all)",
        'sections[1].questions[3]: no number of people makes 47 % ("No") of n = 84 '
        "(n = 76, 79–81, 83 would fit all)",
        'sections[2].questions[0]: no number of people makes 91 % ("LinkedIn") for '
        '"Personal life" of n = 84 (n = 80–81 would fit all for "Personal life")',
        'sections[3].questions[0]: no number of people makes 59 % ("Increase") for '
        '"Personal life" of n = 84 (n = 80, 82–83 would fit all for "Personal life")',
        'sections[4].questions[0]: no number of people makes 47 % ("Conferences") of n = 84 '
        "(n = 80 would fit all)",
    ]


# --- impossible percentages ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("percent", "base", "possible"),
    [
        (59, 84, False),
        (58, 84, True),
        (47, 84, False),
        (0, 7, True),
        (100, 7, True),
        (50, 7, False),
        (50, 200, True),
        (1, 67, True),  # "1 % needs n ≥ 67"
        (1, 66, False),
        (12.5, 8, True),
        (12.6, 8, False),
        (33.3, 300, True),
        (33.1, 300, False),
        (1.7, 57, False),  # 1 of 57 is 1.754 %
        (33.12, 8, True),  # two decimals: not judged
        (2.5, 40, True),
        (2, 40, True),  # 1 of 40 is 2.5 %, half rounded down
        (3, 40, True),
    ],
)
def test_grim(percent: float, base: int, possible: bool) -> None:
    assert is_possible(percent, base) is possible


def test_every_count_is_possible_as_published() -> None:
    for base in range(1, 200):
        for count in range(base + 1):
            assert is_possible(float(round(100 * count / base)), base)
            assert is_possible(round(100 * count / base, 1), base)


def test_bases_near() -> None:
    assert bases_near([72.4, 67.3, 53.1, 50.0], 101) == "98"
    assert bases_near([50.0], 7) == "6"
    assert bases_near([33.1], 3) == ""


def test_grim_needs_an_unweighted_base() -> None:
    assert asked({"A": 59, "B": 41}, survey_n=84, weighted=True) == [
        "n: 84 people answered: a small base, one person is 1.2 points (make no more of small gaps)"
    ]
    assert asked({"A": 59, "B": 41}, n=200) == []


def test_grim_is_one_warning_a_question() -> None:
    assert asked({"A": 59, "B": 41}, n=184) == []
    assert asked({"A": 50, "B": 50}, n=7) == [
        'questions[0].n: n = 7: too few for percentages (show counts ("unit": "count"))',
        'questions[0]: no number of people makes 50 % ("A") and 50 % ("B") of n = 7 '
        "(n = 6 would fit all)",
    ]


# --- sums -----------------------------------------------------------------------------------


def test_sums() -> None:
    assert asked({"A": 60, "B": 40}, partial=True) == [
        'questions[0]: the list is said to be partial, but adds up to 100 % (take out "partial")'
    ]
    assert asked({"A": 0.6, "B": 0.4}) == [
        "questions[0]: the answers add up to 1: these look like shares, not percentages "
        "(multiply them by 100)"
    ]
    assert asked({"A": 600, "B": 700}, unit="count") == [
        "questions[0]: the counts add up to 1300, but n is 1000 "
        '(set "kind": "multiple" if several answers were allowed)'
    ]
    assert asked({"A": 50, "B": 30, "C": 5}, kind="nps", unit="percent") == [
        "questions[0]: the answers add up to 85 %, not 100 % "
        '(check the figures; "partial": true if some are left out)'
    ]


def test_counts_go_with_their_percentages() -> None:
    options = [{"label": "A", "value": 60, "count": 60}, {"label": "B", "value": 40, "count": 400}]
    assert asked(options) == [
        'questions[0]: 60 of 1000 ("A") is 6 %, not 60 % (check the counts and the base)'
    ]


# --- bases ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (29, ['n: 29 people answered: too few for percentages (show counts ("unit": "count"))']),
        (
            30,
            ["n: 30 people answered: a very small base, one person is 3.3 points (say so with it)"],
        ),
        (
            49,
            ["n: 49 people answered: a very small base, one person is 2.0 points (say so with it)"],
        ),
        (
            50,
            [
                "n: 50 people answered: a small base, one person is 2.0 points "
                "(make no more of small gaps)"
            ],
        ),
        (
            99,
            [
                "n: 99 people answered: a small base, one person is 1.0 points "
                "(make no more of small gaps)"
            ],
        ),
        (100, []),
    ],
)
def test_small_surveys(n: int, said: list[str]) -> None:
    assert asked({"A": 100}, survey_n=n) == said


def test_small_questions() -> None:
    assert asked({"A": 40, "B": 50, "C": 60}, kind="group", n={"A": 20, "B": 40, "C": 500}) == [
        "questions[0].n: n = 20 (A) and 40 (B): too few for percentages "
        '(show counts ("unit": "count"))'
    ]
    waves: dict[str, Any] = {"series": ["x", "y"], "n": {"x": 40, "y": 400}}
    assert asked({"A": [100, 50], "B": [0, 50]}, **waves) == [
        "questions[0].n: n = 40 (x): a very small base, one person is 2.5 points (say so with it)"
    ]


def test_missing_bases() -> None:
    assert asked({"A": 60, "B": 40}, base="users") == [
        'questions[0]: asked of "users" only, but not said how many they are (add "n")'
    ]
    assert asked({"A": 60, "B": 40}, kind="group", n={"A": 120}) == [
        'questions[0]: no base for "B" (add "n": {"…": …}, one per group)'
    ]


# --- disclosure, dates, jumps ------------------------------------------------------------


def test_disclosure() -> None:
    question = {"text": "Q?", "kind": "single", "options": {"A": 60, "B": 40}}
    assert checked({"title": "T", "questions": [question]}) == [
        "not said: who asked, when, how, who was asked and how many answered "
        '(add "source", "fieldwork", "method", "population" and "n")'
    ]
    assert checked({**DISCLOSED, "n": None, "questions": [question | {"n": 1000}]}) == []
    assert checked({**DISCLOSED, "method": None, "questions": [question]}) == [
        'not said: how (add "method")'
    ]
    late = {"source": {"name": "S", "published": "2023-12-31"}}
    assert checked({**DISCLOSED, **late, "questions": [question]}) == [
        "source.published: published 2023-12-31, before people were asked (2024-01) "
        "(check the dates)"
    ]


def test_jumps_between_waves() -> None:
    assert asked({"A": [6.5, 65], "B": [93.5, 35]}, series=["Spring 2023", "Spring 2024"]) == [
        'questions[0]: a jump: "A" from 6.5 (Spring 2023) to 65 (Spring 2024) '
        "(check for a slip of the decimal point)"
    ]
    jump = asked({"A": [90, None, 9]}, series=["2022", "2023", "2024"], kind="multiple")
    assert jump == [
        'questions[0]: a jump: "A" from 90 (2022) to 9 (2024) '
        "(check for a slip of the decimal point)"
    ]


def test_hidden_questions_are_not_checked() -> None:
    shown = {"text": "Q?", "kind": "single", "options": {"A": 60, "B": 40}}
    wrong = {"text": "Q?", "kind": "single", "options": {"A": 0.6, "B": 0.4}, "hide": True}
    assert checked({**DISCLOSED, "questions": [shown, wrong]}) == []
