"""Numbers, dates and lists as CLDR has them, for eight locales."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infographic.text.numbers import Numbers, rounded

M = "\u2212"


@pytest.mark.parametrize(
    ("locale", "whole", "tenth", "below_zero"),
    [
        ("en", "94%", "7.3%", f"{M}3%"),
        ("en-GB", "94%", "7.3%", f"{M}3%"),
        ("de", "94\u00a0%", "7,3\u00a0%", f"{M}3\u00a0%"),
        ("hi", "94%", "7.3%", f"{M}3%"),
        ("ja", "94%", "7.3%", f"{M}3%"),
        ("ar-EG", "٩٤٪\u061c", "٧٫٣٪\u061c", None),
        ("fa", "۹۴٪", "۷٫۳٪", None),
    ],
)
def test_percentages(locale: str, whole: str, tenth: str, below_zero: str | None) -> None:
    numbers = Numbers(locale)
    assert numbers.percent(94) == whole
    assert numbers.percent(7.25, 1) == tenth
    if below_zero:
        assert numbers.percent(-3) == below_zero


def test_french_percentages_have_a_space_that_does_not_break() -> None:
    # CLDR has U+202F; fonts without it are given U+00A0. Either holds figure and sign together.
    assert re.fullmatch("94[\u00a0\u202f]%", Numbers("fr").percent(94))


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "1,234,567.5"),
        ("en-GB", "1,234,567.5"),
        ("de", "1.234.567,5"),
        ("fr", "1\u202f234\u202f567,5"),
        ("ja", "1,234,567.5"),
        ("hi", "12,34,567.5"),
        ("ar-EG", "١٬٢٣٤٬٥٦٧٫٥"),
        ("fa", "۱٬۲۳۴٬۵۶۷٫۵"),
    ],
)
def test_decimals(locale: str, text: str) -> None:
    assert Numbers(locale).decimal(1234567.5, 1) == text


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(4, 0, "+4"), (-4, 0, f"{M}4"), (0, 0, "0"), (0.4, 0, "0"), (-7.5, 1, f"{M}7.5"),
     (0.04, 1, "0.0"), (1234, 0, "+1,234")],
)  # fmt: skip
def test_signs(value: float, decimals: int, text: str) -> None:
    assert Numbers("en").signed(value, decimals) == text


def test_nothing_has_no_sign() -> None:
    assert Numbers("en").signed(-0.4) == "0"


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [(0.5, 0, "1"), (1.5, 0, "2"), (2.5, 0, "3"), (-2.5, 0, "-3"), (0.285, 2, "0.29"),
     (1.005, 2, "1.01"), (2.675, 2, "2.68"), (94.4999, 0, "94"), (1e-9, 1, "0.0")],
)  # fmt: skip
def test_halves_are_rounded_away_from_zero(value: float, decimals: int, expected: str) -> None:
    assert rounded(value, decimals) == Decimal(expected)


@pytest.mark.parametrize(
    ("locale", "year", "month", "day"),
    [
        ("en", "2012", "November 2012", "November 4, 2012"),
        ("en-GB", "2012", "November 2012", "4 November 2012"),
        ("de", "2012", "November 2012", "4. November 2012"),
        ("fr", "2012", "novembre 2012", "4 novembre 2012"),
        ("hi", "2012", "नवंबर 2012", "4 नवंबर 2012"),
        ("ja", "2012", "2012年11月", "2012年11月4日"),
        ("ar-EG", "٢٠١٢", "نوفمبر ٢٠١٢", "٤ نوفمبر ٢٠١٢"),
        ("fa", "۲۰۱۲", "نوامبر ۲۰۱۲", "۴ نوامبر ۲۰۱۲"),
    ],
)
def test_dates_are_as_exact_as_given(locale: str, year: str, month: str, day: str) -> None:
    numbers = Numbers(locale)
    assert numbers.date("2012") == year
    assert numbers.date("2012-11") == month
    assert numbers.date("2012-11-04") == day


D = "\u2009\u2013\u2009"


@pytest.mark.parametrize(
    ("locale", "days", "months", "years"),
    [
        ("en", f"October 18{D}26, 2012", f"October 28{D}November 2, 2012",
         f"December 28, 2012{D}January 2, 2013"),
        ("en-GB", "18–26 October 2012", f"28 October{D}2 November 2012",
         f"28 December 2012{D}2 January 2013"),
        ("de", "18.–26. Oktober 2012", f"28. Oktober{D}2. November 2012",
         f"28. Dezember 2012{D}2. Januar 2013"),
        ("fr", "18–26 octobre 2012", f"28 octobre{D}2 novembre 2012",
         f"28 décembre 2012{D}2 janvier 2013"),
        ("hi", "18–26 अक्टूबर 2012", "28 अक्टूबर – 2 नवंबर 2012",
         "28 दिसंबर 2012 – 2 जनवरी 2013"),
        ("ja", "2012年10月18日～26日", "2012年10月28日～11月2日", "2012年12月28日～2013年1月2日"),
        ("ar-EG", "١٨–٢٦ أكتوبر ٢٠١٢", "٢٨ أكتوبر – ٢ نوفمبر ٢٠١٢",
         "٢٨ ديسمبر ٢٠١٢ – ٢ يناير ٢٠١٣"),
        ("fa", "۱۸ تا ۲۶ اکتبر ۲۰۱۲", "۲۸ اکتبر تا ۲ نوامبر ۲۰۱۲",
         "۲۸ دسامبر ۲۰۱۲ تا ۲ ژانویهٔ ۲۰۱۳"),
    ],
)  # fmt: skip
def test_what_two_dates_share_is_said_once(locale: str, days: str, months: str, years: str) -> None:
    numbers = Numbers(locale)
    assert numbers.period("2012-10-18", "2012-10-26") == days
    assert numbers.period("2012-10-28", "2012-11-02") == months
    assert numbers.period("2012-12-28", "2013-01-02") == years


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (None, None, ""),
        ("2012", None, "2012"),
        (None, "2012-11", "November 2012"),
        ("2012-11-04", "2012-11-04", "4 November 2012"),
        ("2011", "2012", "2011–2012"),
        ("2012-10", "2012-11", f"October{D}November 2012"),
        ("2012-10", "2013-02", f"October 2012{D}February 2013"),
        # Not equally exact, or the wrong way round: both are written out.
        ("2012", "2012-11-04", "2012 – 4 November 2012"),
        ("2013", "2012", "2013 – 2012"),
    ],
)
def test_periods(start: str | None, end: str | None, text: str) -> None:
    assert Numbers("en-GB").period(start, end) == text


@pytest.mark.parametrize(
    ("locale", "two", "three"),
    [
        ("en", "a and b", "a, b, and c"),
        ("en-GB", "a and b", "a, b and c"),
        ("de", "a und b", "a, b und c"),
        ("fr", "a et b", "a, b et c"),
        ("ar-EG", "a وb", "a وb وc"),
        ("hi", "a और b", "a, b, और c"),
        ("ja", "a、b", "a、b、c"),
    ],
)
def test_lists(locale: str, two: str, three: str) -> None:
    numbers = Numbers(locale)
    assert numbers.join(["a"]) == "a"
    assert numbers.join(["a", "b"]) == two
    assert numbers.join(["a", "b", "c"]) == three


@pytest.mark.parametrize(
    ("locale", "rtl"), [("en", False), ("de", False), ("ja", False), ("ar-EG", True), ("fa", True)]
)
def test_direction(locale: str, rtl: bool) -> None:
    assert Numbers(locale).rtl is rtl


@given(st.floats(-1e6, 1e6), st.integers(0, 2))
def test_what_is_written_is_the_rounded_value(value: float, decimals: int) -> None:
    text = Numbers("en").decimal(value, decimals)
    assert Decimal(text.replace(",", "").replace(M, "-")) == rounded(value, decimals)
    assert abs(Decimal(repr(value)) - rounded(value, decimals)) <= Decimal(1).scaleb(-decimals) / 2
