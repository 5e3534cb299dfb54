"""The kind of a question, and whether its list is complete: worked out, told, corrected."""

from typing import Any

import pytest

from infographic.errors import Report
from infographic.results.model import Question
from infographic.results.parse import parse


def settled(question: dict[str, Any], **top: object) -> tuple[Question, Report]:
    report = Report()
    data = {"title": "T", "questions": [{"text": "Q?", **question}], **top}
    return parse(data, report).sections[0].questions[0], report


@pytest.mark.parametrize(
    ("options", "kind", "partial"),
    [
        ({"A": 60, "B": 38}, "single", False),
        ({"A": 60, "B": 40}, "single", False),
        ({"A": 60, "B": 42}, "single", False),
        ({"A": 33.3, "B": 33.4, "C": 35.3}, "single", False),  # 102 and a hair in floats
        ({"A": 60, "B": 42.1}, "multiple", False),
        ({"A": 60, "B": 37.9}, "single", True),
        ({"A": 37}, "single", True),
        ({"Agree": 60, "Disagree": 40}, "scale", False),
        ({"Agree": 90, "Disagree": 40}, "multiple", False),
        ({"Increase": 93, "Stay the same": 6, "Decrease": 1}, "scale", False),
        ({"Very satisfied": 50, "Fairly satisfied": 30, "Don't know": 20}, "scale", False),
        ({"Often": 70, "Rarely": 10}, "scale", True),
        ({"Stimme zu": 60, "Stimme nicht zu": 40}, "scale", False),
        ({"Sehr zufrieden": 60, "Unzufrieden": 40}, "scale", False),
        ({"Plutôt d'accord": 60, "Pas d'accord": 40}, "scale", False),
        ({"Très satisfait": 60, "Insatisfait": 40}, "scale", False),
        ({"De acuerdo": 60, "En desacuerdo": 40}, "scale", False),
        ({"Muy satisfecho": 60, "Insatisfecho": 40}, "scale", False),
        ({"満足している": 60, "あまり満足していない": 40}, "scale", False),
        ({"Good": 30, "Yammer": 30, "Slack": 40}, "single", False),
        ({"Yes": 60, "No": 40}, "single", False),
    ],
)
def test_kind_by_sum_and_words(options: dict[str, object], kind: str, partial: bool) -> None:
    question, report = settled({"options": options})
    assert (question.kind, question.partial) == (kind, partial)
    assert len(report.inferred) == 1
    assert len(report.warnings) == partial


def test_every_column_counts() -> None:
    two = {"series": ["x", "y"]}
    assert settled({**two, "options": {"A": [60, 70], "B": [40, 30]}})[0].kind == "single"
    assert settled({**two, "options": {"A": [60, 90], "B": [40, 30]}})[0].kind == "multiple"
    question, report = settled({**two, "options": {"A": [60, 50], "B": [40, None]}})
    assert (question.kind, question.partial) == ("single", True)
    assert str(report.warnings[0]) == (
        "questions[0]: the answers add up to 50 % in y; the list is taken as partial "
        '(add "partial": true, or set "kind": "multiple" if several answers were allowed)'
    )


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ({"options": {"A": 43, "B": -20}, "unit": "NPS"}, "nps"),
        ({"options": {"A": 1, "B": 2}, "unit": "rank"}, "ranking"),
        ({"options": {"A": 4.2, "B": 3.9}, "unit": "score"}, "group"),
        ({"options": {"A": 4.2}, "unit": "score"}, "number"),
        ({"options": {"A": 40, "B": 50}, "unit": "count"}, "single"),
        ({"options": {"A": 40, "B": 70}, "unit": "count"}, "multiple"),
        ({"options": {"A": 40, "B": 70}, "unit": "count", "n": 500}, "single"),
        ({"options": {"A": 40, "B": 20}, "n": {"A": 10, "B": 20}}, "group"),
        ({"rows": {"S": [40, 60]}, "scale": ["x", "y"]}, "matrix"),
        ({"value": 40}, "number"),
        ({"quotes": ["Fine."]}, "text"),
    ],
)
def test_kind_by_shape(question: dict[str, object], kind: str) -> None:
    found, report = settled(question, n=100)
    assert found.kind == kind
    assert len(report.inferred) == 1


def test_what_was_inferred_is_told() -> None:
    _, report = settled({"options": {"A": 60, "B": 40}})
    assert [str(message) for message in report] == [
        'questions[0]: kind is taken to be "single": the answers add up to 100 % '
        '(set "kind" if it is not)'
    ]


def test_what_is_declared_is_not_inferred() -> None:
    for kind in ("single", "scale", "multiple", "group", "ranking"):
        question, report = settled({"kind": kind, "options": {"A": 60, "B": 40}})
        assert (question.kind, list(report)) == (kind, [])
    question, report = settled({"kind": "single", "partial": True, "options": {"A": 60}})
    assert (question.partial, list(report)) == (True, [])


@pytest.mark.parametrize("kind", ["single", "scale"])
def test_a_kind_its_figures_contradict_is_never_drawn_as_a_whole(kind: str) -> None:
    question, report = settled({"kind": kind, "options": {"A": 60, "B": 60}})
    assert question.kind == "group"
    assert [str(message) for message in report] == [
        f'questions[0]: the answers add up to 120 %, too much for kind "{kind}"; '
        "its figures are shown each for itself, not as parts of one whole "
        '(set "kind": "multiple" if several answers were allowed, else check the figures)'
    ]


def test_a_declared_kind_that_falls_short_is_partial() -> None:
    question, report = settled({"kind": "single", "options": {"A": 60, "B": 20}})
    assert (question.kind, question.partial) == ("single", True)
    assert len(report.warnings) == 1


def test_matrix_rows_are_wholes() -> None:
    matrix = {"scale": ["x", "y"]}
    question, report = settled({**matrix, "rows": {"S": [40, 60], "T": [40, 80]}})
    assert (question.kind, question.series, question.scale) == ("group", ("x", "y"), ())
    assert "120 % in T, too much" in report.warnings[0].text
    question, report = settled({**matrix, "rows": {"S": [40, 60], "T": [40, 30]}})
    assert (question.kind, question.partial) == ("matrix", True)
    assert "70 % in T; the list is taken as partial" in report.warnings[0].text


def test_nps_is_scores_or_a_distribution() -> None:
    scores, report = settled({"kind": "nps", "options": {"A": 43, "B": -20}})
    assert scores.unit == "score"
    assert str(report.inferred[0]).startswith(
        "questions[0]: the figures are taken to be NPS scores"
    )
    shares, report = settled(
        {"kind": "nps", "options": {"Promoters": 50, "Passives": 30, "Detractors": 20}}
    )
    assert (shares.unit, list(report)) == ("percent", [])
