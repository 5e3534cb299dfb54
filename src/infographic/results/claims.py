"""Whether the percentages an author writes in a headline are borne out by the data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from infographic.results.model import Question

_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)[\s\u00a0\u202f]?(?:%|\u066a|per ?cent\b)", re.IGNORECASE)
# Sums of up to so many answers are looked for ("agree" and "strongly agree" and "somewhat agree").
_MOST_PARTS = 3
_MOST_ANSWERS = 20


def unsupported(question: Question) -> list[str]:
    """The percentages in the question's headline that are no figure of it, no sum of a few of its
    answers, no difference of two of its columns, and no rest to 100."""
    if not question.headline or not question.is_percent:
        return []
    known = list(_derivable(question))
    missing = []
    for match in _PERCENT.finditer(question.headline):
        text = match[1].replace(",", ".")
        # As exact as it was written: "47%" stands for 46.5 to 47.5.
        slack = 0.5 if "." not in text else 0.05
        if not any(abs(float(text) - value) <= slack + 1e-9 for value in known):
            missing.append(match[0])
    return missing


def _derivable(question: Question) -> Iterator[float]:
    for column in range(len(question.columns)):
        values = [
            option.values[column]
            for option in question.options
            if column < len(option.values) and option.values[column] is not None
        ]
        figures = [v for v in values if v is not None]
        yield from figures
        yield from (100 - v for v in figures)
        yield sum(figures)
        yield 100 - sum(figures)
        if len(figures) <= _MOST_ANSWERS:
            for count in range(2, _MOST_PARTS + 1):
                yield from (sum(part) for part in combinations(figures, count))
    for option in question.options:
        held = [v for v in option.values if v is not None]
        yield from (abs(a - b) for a, b in combinations(held, 2))
        yield sum(held)
