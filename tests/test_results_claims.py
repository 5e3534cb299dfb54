"""Percentages in an author's headline, against the figures of the question."""

from __future__ import annotations

import pytest

from infographic.results.claims import unsupported
from infographic.results.model import Option, Question


def asked(
    headline: str, *values: tuple[float | None, ...], series: tuple[str, ...] = ()
) -> Question:
    options = tuple(Option(chr(65 + i), v) for i, v in enumerate(values))
    return Question("q", "Q?", "single", options, series=series, headline=headline)


@pytest.mark.parametrize(
    ("headline", "missing"),
    [
        ("47% say no", []),
        ("47 % say no", []),
        ("46.8% say no", []),
        ("48% say no", ["48%"]),
        ("46.9% say no", ["46.9%"]),
        ("Two in three: 67%", []),  # 46.8 + 20
        ("53% do not", []),  # 100 - 46.8
        ("A third, 33.2%, are missing", []),  # 100 - 66.8
        ("Half of them", []),
        ("12 per cent and 90%", ["12 per cent", "90%"]),
    ],
)
def test_claims(headline: str, missing: list[str]) -> None:
    assert unsupported(asked(headline, (46.8,), (20.0,))) == missing


def test_a_difference_of_columns_is_a_figure() -> None:
    rows = ((94.0, 69.0), (30.0, None))
    assert unsupported(asked("25% fewer at work", *rows, series=("x", "y"))) == []
    assert unsupported(asked("26% fewer at work", *rows, series=("x", "y"))) == ["26%"]


def test_other_units_are_not_judged() -> None:
    question = Question("q", "Q?", "number", (Option("A", (3.0,)),), unit="days", headline="9%")
    assert unsupported(question) == []
