"""What the answers of a question add up to, and what that says."""

from __future__ import annotations

from typing import NamedTuple

from infographic.results.model import Question

WHOLE = (98.0, 102.0)
"""Between these, rounding explains why published percentages do not add up to 100."""


class Total(NamedTuple):
    """The sum of one column (of a matrix: of one row), and its name."""

    name: str
    sum: float

    @property
    def is_short(self) -> bool:
        return self.sum < WHOLE[0]

    @property
    def is_over(self) -> bool:
        return self.sum > WHOLE[1]

    def __str__(self) -> str:
        figure = f"{self.sum:.1f}".removesuffix(".0")
        return f"{figure} % in {self.name}" if self.name else f"{figure} %"


def totals(question: Question) -> list[Total]:
    """One total per column that has figures; per row where a row is the whole (a matrix)."""
    if question.kind == "matrix":
        groups = [(option.label, option.values) for option in question.options]
    else:
        groups = [
            (name, tuple(option.values[i] for option in question.options))
            for i, name in enumerate(question.columns)
        ]
    sums = []
    for name, values in groups:
        known = [value for value in values if value is not None]
        if known:
            # Rounded, so that 33.3 + 33.4 + 35.3 is 102 and not a hair more.
            sums.append(Total(name, round(sum(known), 6)))
    return sums
