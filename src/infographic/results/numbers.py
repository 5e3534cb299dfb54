"""Figures as people type them: "94%", "12,5 %", "1,234", "<1%", "*", "۹۴٪"."""

from __future__ import annotations

import math
import re
import unicodedata
from typing import NamedTuple

from infographic.results.wording import describe, quoted

LARGEST = 1e15
"""No survey figure is larger; beyond it floats no longer count in ones."""
STAR = 0.5
"""What "*" stands for in published tables: under half a percent."""
PERCENT = "percent"

_LONGEST = 40  # characters; longer strings are not figures
_SIGNS = {
    "\u2212": "-",  # minus sign
    "\u2013": "-",  # en dash, typed for a minus
    "\u066a": "%",  # Arabic percent sign
    "\u066b": "d",  # Arabic decimal separator: says the same in every locale
    "\u066c": "g",  # Arabic thousands separator
    "’": "'",  # Swiss thousands separator
}
# Nothing to see: joiners and marks of writing direction, pasted along with Arabic or Hebrew text.
_INVISIBLE = re.compile("[\u200b-\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_PLAIN = re.compile(r"[+-]?\d+")
_SPACED = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")


class Reading(NamedTuple):
    """A figure. With a bound ("<1%" → 1.0) the value is half of the bound.

    `value` is None where nothing was asked or published (null, or an empty string).
    """

    value: float | None
    below: float | None = None


class Fault(NamedTuple):
    """Why there is no figure, and what to write instead."""

    text: str
    cure: str


NOT_ASKED = "use null when it was not asked"


def read_number(raw: object, locale: str = "en", unit: str = PERCENT) -> Reading | Fault:
    """One figure out of a file: a number, a string as people type them, or null.

    Shapes: `94`, `94.5`, `None`, "", "94", "94 %", "1,234" (by `locale`), "<1%", "*" (percent
    only). Digits of every script are read. Never raises.
    """
    if raw is None:
        return Reading(None)
    if isinstance(raw, str):
        return _read_text(raw, locale, unit)
    if isinstance(raw, bool) or type(raw).__name__ == "bool_":
        return Fault(f"{describe(bool(raw))} is not a number", NOT_ASKED)
    if isinstance(raw, int):
        # Compared before float(), which raises where the digits go on for ever.
        return Reading(float(raw)) if abs(raw) <= LARGEST else _too_large(raw)
    if isinstance(raw, list | tuple | dict) or not hasattr(raw, "__float__"):
        return Fault(f"{describe(raw)} is not a number", NOT_ASKED)
    try:
        value = float(raw)  # Decimal, Fraction and the scalars of numpy know how
    except (TypeError, ValueError, OverflowError):
        return Fault(f"{describe(raw)} is not a number", NOT_ASKED)
    if math.isnan(value):
        return Fault("NaN is not a number that can be shown", NOT_ASKED)
    return Reading(value) if abs(value) <= LARGEST else _too_large(value)


def _too_large(value: float) -> Fault:
    if isinstance(value, float) and math.isinf(value):
        return Fault("infinity is not a figure", NOT_ASKED)
    return Fault(f"{quoted(value)} is too large to be a survey figure", "check the figure")


def _read_text(raw: str, locale: str, unit: str) -> Reading | Fault:
    text = _folded(raw)
    if not text:
        return Reading(None)
    if len(text) > _LONGEST:
        return Fault(f"{quoted(raw)} is not a number", NOT_ASKED)
    if text == "*":
        if unit == PERCENT:
            return Reading(STAR / 2, STAR)
        return Fault(f'"*" means under half a percent, but the unit is {quoted(unit)}', NOT_ASKED)
    is_bound = text.startswith("<")
    figure = text[1:].strip() if is_bound else text
    if figure.endswith("%"):
        figure = figure[:-1].rstrip()
        if unit != PERCENT and "%" not in unit:
            return Fault(
                f"{quoted(raw)} is a percentage, but the unit is {quoted(unit)}",
                'write the figure without "%", or leave out "unit"',
            )
    value = _figure(figure, locale)
    if value is None:
        return _not_a_figure(raw, figure, locale)
    if abs(value) > LARGEST:
        return _too_large(value)
    if not is_bound:
        return Reading(value)
    if value <= 0:
        return Fault(f"{quoted(raw)}: nothing is less than that", NOT_ASKED)
    return Reading(value / 2, value)


def _folded(raw: str) -> str:
    """`raw` with ASCII digits and signs, blanks as " ", and nothing around it."""
    if raw.isascii():
        return " ".join(raw[: _LONGEST * 4].split())
    text = _INVISIBLE.sub("", raw[: _LONGEST * 4])
    folded = []
    for char in text:
        if not char.isascii():
            if char in _SIGNS:
                char = _SIGNS[char]
            elif char.isdecimal():
                char = str(unicodedata.digit(char))
            else:
                char = unicodedata.normalize("NFKC", char)  # full-width "%" and "<"
        folded.append(char)
    return " ".join("".join(folded).split())


def _figure(text: str, locale: str) -> float | None:
    """`text` as a figure of `locale`, or None. Separators must stand where they belong: "0,5" is
    no English number, and taking it for 5 would be worse than asking."""
    text = _SPACED.sub("", text)  # "1 234": blanks between thousands say the same everywhere
    text = re.sub(r"^([+-]) (?=\d)", r"\1", text)
    if _PLAIN.fullmatch(text):
        return float(text)
    if "d" in text or "g" in text:
        decimal, group, sizes = "d", "g", (3, 3)
    else:
        if not re.fullmatch(r"[+-]?[\d.,']+", text):
            return None
        decimal, group, sizes = separators(locale)
    whole, _, rest = text.partition(decimal)
    if group in whole:
        first, *groups = whole.lstrip("+-").split(group)
        *middle, last = groups
        well_formed = (
            len(last) == sizes[0]
            and all(len(part) == sizes[1] for part in middle)
            and 1 <= len(first) <= sizes[1]
            and first != "0"
        )
        if not well_formed:
            return None
        whole = whole.replace(group, "")
    number = f"{whole or '0'}.{rest or '0'}" if decimal in text else whole
    return float(number) if re.fullmatch(r"[+-]?\d+(\.\d+)?", number) else None


def separators(locale: str) -> tuple[str, str, tuple[int, int]]:
    """Decimal sign, thousands sign and group sizes (last, others) of `locale`."""
    # Babel takes 7 ms to import and 4 ms a locale: only figures with separators need it.
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415
    from babel.numbers import get_decimal_symbol, get_group_symbol  # noqa: PLC0415

    parts = re.split("[-_]", locale)
    for tag in (parts[:3], parts[:2], parts[:1], ["en"]):
        try:
            known = Locale.parse("_".join(tag))
            break
        except (ValueError, UnknownLocaleError):
            continue
    # Digits were folded to ASCII, so the signs that go with ASCII digits are the ones to expect.
    decimal = get_decimal_symbol(known, numbering_system="latn")
    group = get_group_symbol(known, numbering_system="latn").replace("’", "'")
    sizes = known.decimal_formats[None].grouping
    return decimal, group, (sizes[0], sizes[1])


def _not_a_figure(raw: str, figure: str, locale: str) -> Fault:
    if not re.fullmatch(r"[+-]?\d[\d.,']*", figure):
        return Fault(f"{quoted(raw)} is not a number", NOT_ASKED)
    decimal, group, _ = separators(locale)  # only the separators are foreign
    sample = f"1{group}234{decimal}5".replace("\u202f", " ").replace("\xa0", " ")
    return Fault(
        f'{quoted(raw)} is not a number as locale "{locale}" writes them (like {sample})',
        'set "locale", or write a plain number without quotes',
    )
