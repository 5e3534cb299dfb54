"""Numbers, dates and lists as a locale writes them, by CLDR (Babel)."""

from __future__ import annotations

import builtins
import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton, parse_pattern
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

MINUS = "\u2212"
# CLDR's numbering systems that are the default of a language, by the name Unicode gives them.
_DIGITS = {
    "arab": "ARABIC-INDIC",
    "arabext": "EXTENDED ARABIC-INDIC",
    "beng": "BENGALI",
    "deva": "DEVANAGARI",
    "mymr": "MYANMAR",
}


@lru_cache(maxsize=8)
def _locale(tag: str) -> Locale:
    return Locale.parse(tag.replace("_", "-"), sep="-")


def rounded(value: float, decimals: int) -> Decimal:
    """Round half away from zero on the decimal as written, once: 0.285 has no binary luck."""
    near = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return near if near else abs(near)  # there is no minus nought


# A figure is written many times over while forms are tried on it; Babel takes 20 µs for each.
@lru_cache(maxsize=4096)
def _percent(value: float, decimals: int, tag: str) -> str:
    text = format_percent(
        rounded(value, decimals) / 100,
        format=_with_places(_locale(tag).percent_formats[None].pattern, decimals),
        locale=_locale(tag),
        decimal_quantization=False,
        numbering_system="default",
    )
    locale = _locale(tag)
    symbols = locale.number_symbols.get(locale.default_numbering_system, {})
    sign = symbols.get("percentSign", "%")
    return _written(str(text).replace("%", sign), tag)


@lru_cache(maxsize=4096)
def _decimal(value: float, decimals: int, tag: str) -> str:
    text = format_decimal(
        rounded(value, decimals),
        format=_with_places(_locale(tag).decimal_formats[None].pattern, decimals),
        locale=_locale(tag),
        decimal_quantization=False,
        numbering_system="default",
    )
    return _written(str(text), tag)


def _with_places(pattern: str, decimals: int) -> str:
    """A CLDR pattern with its own grouping (lakhs in Hindi) and so many decimals."""
    places = "0." + "0" * decimals if decimals else "0"
    return re.sub(r"0(?:\.[0#]+)?(?![0-9])", places, pattern, count=1)


def _written(text: str, tag: str) -> str:
    """In the digits of the locale (Babel knows their names, Unicode the digits), and with the
    typographer's minus, as wide as a plus, for CLDR's hyphen."""
    name = _DIGITS.get(_locale(tag).default_numbering_system)
    if name:
        zero = ord(unicodedata.lookup(f"{name} DIGIT ZERO"))
        text = text.translate({ord("0") + d: chr(zero + d) for d in range(10)})
    return text.replace("-", MINUS)


@dataclass(frozen=True, slots=True)
class Numbers:
    """Writes numbers for one locale (BCP 47)."""

    locale: str

    def percent(self, value: float, decimals: int = 0) -> str:
        """`94%` from 94."""
        return _percent(value, decimals, self.locale)

    def decimal(self, value: float, decimals: int = 0) -> str:
        return _decimal(value, decimals, self.locale)

    def signed(self, value: float, decimals: int = 0) -> str:
        """With its sign; an exact zero has none."""
        text = self.decimal(value, decimals)
        return f"+{text}" if rounded(value, decimals) > 0 else text

    def _digits(self, text: str) -> str:
        """Dates in the locale's own digits, as its numbers are."""
        if self.decimal(0) == "0":
            return text
        return text.translate({ord(str(d)): self.decimal(d) for d in range(10)})

    def date(self, iso: str) -> str:
        """`2012`, `2012-11` or `2012-11-04` in words, as exact as it was given."""
        day, exact = _parse(iso)
        if exact == "y":
            return self._digits(str(day.year))
        if exact == "M":
            return self._digits(str(format_skeleton("yMMMM", day, locale=_locale(self.locale))))
        return self._digits(str(format_date(day, "long", locale=_locale(self.locale))))

    def period(self, start: str | None, end: str | None) -> str:
        """From one date to another: `18-26 October 2012` with what the two share said once."""
        if not start or not end or start == end:
            one = start or end
            return self.date(one) if one else ""
        first, exact_first = _parse(start)
        last, exact_last = _parse(end)
        if exact_first != exact_last or first > last:
            return f"{self.date(start)} \u2013 {self.date(end)}"
        return self._digits(self._interval(first, last, exact_first))

    def _interval(self, first: dt.date, last: dt.date, exact: str) -> str:
        """CLDR's interval of the short skeleton, its months written out: most locales have no
        interval with full month names, and none need one, the order being the same."""
        locale = _locale(self.locale)
        skeleton = {"y": "y", "M": "yMMM", "d": "yMMMd"}[exact]
        if first.year != last.year:
            differs = "y"
        elif first.month != last.month:
            differs = "M"
        else:
            differs = "d"
        parts = locale.interval_formats.get(skeleton, {}).get(differs)
        if not parts or len(parts) != 2:
            length = {"y": 4, "M": 7, "d": 10}[exact]
            ends = [self.date(day.isoformat()[:length]) for day in (first, last)]
            return " \u2013 ".join(ends)
        written = [
            parse_pattern(re.sub("(?<!M)MMM(?!M)", "MMMM", part)).apply(day, locale)
            for part, day in zip(parts, (first, last), strict=True)
        ]
        return "".join(written)

    def list(self, words: list[str]) -> str:
        """`a, b`, with the comma of the script. (CLDR has no list without a conjunction for all
        languages, and Babel repeats the last of two in Arabic.)"""
        language = self.locale.split("-")[0].lower()
        comma = "\u060c " if self.rtl and language != "he" else ", "
        return ("\u3001" if language in ("ja", "zh") else comma).join(words)

    def join(self, words: builtins.list[str]) -> str:
        """`a, b and c`."""
        return str(format_list(words, locale=_locale(self.locale)))

    @property
    def rtl(self) -> bool:
        return bool(_locale(self.locale).text_direction == "rtl")


def _parse(iso: str) -> tuple[dt.date, str]:
    parts = [int(p) for p in iso.split("-")]
    if len(parts) == 1:
        return dt.date(parts[0], 1, 1), "y"
    if len(parts) == 2:
        return dt.date(parts[0], parts[1], 1), "M"
    return dt.date(parts[0], parts[1], parts[2]), "d"
