"""Typed figures, by locale."""

import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infographic.results.numbers import Fault, Reading, read_number


@pytest.mark.parametrize(
    ("typed", "locale", "value"),
    [
        (94, "en", 94.0),
        (94.5, "de", 94.5),
        (Decimal("12.5"), "en", 12.5),
        (Fraction(1, 4), "en", 0.25),
        ("94", "en", 94.0),
        ("94%", "en", 94.0),
        (" 94 % ", "en", 94.0),
        ("94\u00a0%", "fr", 94.0),
        ("94\u202f%", "fr", 94.0),
        ("12,5 %", "de", 12.5),
        ("12.5%", "en-GB", 12.5),
        (".5", "en", 0.5),
        ("+5", "en", 5.0),
        ("\u22125", "en", -5.0),
        ("–5", "en", -5.0),
        ("٩٤٪", "ar", 94.0),
        ("٩٤٫٥", "ar", 94.5),
        ("۹۴٫۵٪", "fa", 94.5),
        ("९४.५%", "hi", 94.5),
        ("\u200f94%\u200f", "ar", 94.0),
        ("94%", "ja", 94.0),
        ("12.5", "xx-unknown", 12.5),
    ],
)
def test_percentages(typed: object, locale: str, value: float) -> None:
    assert read_number(typed, locale) == Reading(value, None)


@pytest.mark.parametrize(
    ("typed", "locale", "value"),
    [
        ("1,234", "en", 1234.0),
        ("1.234,5", "de", 1234.5),
        ("1.234.567", "pt-BR", 1234567.0),
        ("12 345,5", "fr", 12345.5),
        ("12\u202f345", "fr", 12345.0),
        ("1 234", "en", 1234.0),
        ("1'234.5", "de-CH", 1234.5),
        ("1’234", "de-CH", 1234.0),
        ("१२,३४,५६७", "hi", 1234567.0),
        ("١٬٢٣٤", "ar", 1234.0),
    ],
)
def test_thousands(typed: str, locale: str, value: float) -> None:
    assert read_number(typed, locale, "count") == Reading(value, None)


@pytest.mark.parametrize(
    ("typed", "value", "below"),
    [("<1%", 0.5, 1.0), ("< 1 %", 0.5, 1.0), ("\uff1c\uff11\uff05", 0.5, 1.0), ("*", 0.25, 0.5)],
)
def test_bounds(typed: str, value: float, below: float) -> None:
    assert read_number(typed) == Reading(value, below)


@pytest.mark.parametrize("nothing", [None, "", "  ", "\u00a0"])
def test_nothing_asked(nothing: object) -> None:
    assert read_number(nothing) == Reading(None, None)


NOT_ASKED = "use null when it was not asked"


@pytest.mark.parametrize(
    ("raw", "text", "cure"),
    [
        ("n/a", '"n/a" is not a number', NOT_ASKED),
        ("-", '"-" is not a number', NOT_ASKED),
        ("1e308", '"1e308" is not a number', NOT_ASKED),
        ("9" * 5000, f'"{"9" * 39}…" is not a number', NOT_ASKED),
        ("93 94", '"93 94" is not a number', NOT_ASKED),
        ("<0", '"<0": nothing is less than that', NOT_ASKED),
        (True, "true is not a number", NOT_ASKED),
        (math.nan, "NaN is not a number that can be shown", NOT_ASKED),
        (math.inf, "infinity is not a figure", NOT_ASKED),
        (-math.inf, "infinity is not a figure", NOT_ASKED),
        (1e308, "1e+308 is too large to be a survey figure", "check the figure"),
        pytest.param(
            10**5000,
            "a number of more than 20 digits is too large to be a survey figure",
            "check the figure",
            id="5000 digits",
        ),
        ([1], "a list is not a number", NOT_ASKED),
        ({}, "an empty object is not a number", NOT_ASKED),
    ],
)
def test_what_is_no_figure(raw: object, text: str, cure: str) -> None:
    assert read_number(raw) == Fault(text, cure)


def test_foreign_separators_are_asked_about_and_never_guessed() -> None:
    cure = 'set "locale", or write a plain number without quotes'
    assert read_number("0,5", "en") == Fault(
        '"0,5" is not a number as locale "en" writes them (like 1,234.5)', cure
    )
    assert read_number("12.5", "de") == Fault(
        '"12.5" is not a number as locale "de" writes them (like 1.234,5)', cure
    )
    assert isinstance(read_number("1,23,456", "en", "count"), Fault)
    assert isinstance(read_number("0,123", "en", "count"), Fault)


def test_signs_must_go_with_the_unit() -> None:
    assert read_number("94%", "en", "count") == Fault(
        '"94%" is a percentage, but the unit is "count"',
        'write the figure without "%", or leave out "unit"',
    )
    assert isinstance(read_number("*", "en", "count"), Fault)
    assert read_number("94%", "en", "% of turnover") == Reading(94.0)
    assert read_number("<5", "en", "count") == Reading(2.5, 5.0)


@given(st.text(max_size=50), st.sampled_from(["en", "de", "fr", "ar", "fa", "hi", "de-CH", "q"]))
def test_never_raises(text: str, locale: str) -> None:
    reading = read_number(text, locale)
    if isinstance(reading, Reading):
        assert reading.value is None or math.isfinite(reading.value)
    else:
        assert reading.text


@given(
    st.integers(-(10**14), 10**14), st.sampled_from(["en", "de", "fr", "es", "hi", "it", "de-AT"])
)
def test_reads_what_the_locale_writes(number: int, locale: str) -> None:
    from babel.numbers import format_decimal  # noqa: PLC0415 (only this test needs it)

    written = format_decimal(number, locale=locale.replace("-", "_"))
    assert read_number(written, locale, "count") == Reading(float(number))
