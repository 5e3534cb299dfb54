"""Days, months and years as ISO writes them."""

from __future__ import annotations

import re

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_date(text: str) -> bool:
    """Whether `text` is a day, month or year that exists: 2012-10-18, 2012-10 or 2012."""
    found = _DATE.fullmatch(text)
    if not found or not text.isascii():
        return False
    year, month, day = (int(part) if part else None for part in found.groups())
    if not year or month is None:
        return bool(year)
    if not 1 <= month <= 12:
        return False
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return day is None or 1 <= day <= _LENGTHS[month - 1] + leap


def is_after(first: str, second: str) -> bool:
    """Whether `first` is surely later than `second`, both dates of any exactness."""
    length = min(len(first), len(second))
    return first[:length] > second[:length]
