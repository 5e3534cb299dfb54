"""The base of a figure: how many people it is a percentage of."""

from __future__ import annotations

import math

from infographic.results.model import Option, Question, Results

COUNTS_ONLY = 30
"""Below this, percentages mislead: "4 of 12" does not."""
VERY_SMALL = 50
SMALL = 100
_NEAR = 0.1  # how far from the stated base another one is looked for, as a share of it


def base_of(results: Results, question: Question, option: Option, column: int = 0) -> int | None:
    """The nearest `n` that is stated: the option's, the column's, the question's, the survey's.

    The survey's n does not count where `base` says that only some were asked.
    """
    if option.n is not None:
        return option.n
    if column < len(question.series_n) and question.series_n[column] is not None:
        return question.series_n[column]
    if question.n is not None:
        return question.n
    return None if question.base else results.n


def is_possible(percent: float, base: int) -> bool:
    """Whether some number of people out of `base` makes `percent`, rounded as it was published.

    An integer p needs a k with |100k/n - p| ≤ 0.5, one decimal a k within 0.05. Longer figures
    are let pass: the base is rarely stated as exactly as they are.
    """
    decimals = len(f"{percent!r}".partition(".")[2].rstrip("0"))
    if decimals > 1:
        return True
    slack = (0.05 if decimals else 0.5) + 1e-9
    nearest = math.floor(percent * base / 100 + 0.5)
    return abs(100 * nearest / base - percent) <= slack


def bases_near(percents: list[float], base: int) -> str:
    """Bases near `base` that make all of `percents` possible, as "80–81, 83"; "" for none.

    Smaller ones if there are any: some who answered the survey will have skipped the question.
    """
    reach = max(1, round(base * _NEAR))

    def fitting_in(candidates: range) -> list[int]:
        return [n for n in candidates if all(is_possible(percent, n) for percent in percents)]

    fitting = fitting_in(range(max(1, base - reach), base))
    fitting = fitting or fitting_in(range(base + 1, base + reach + 1))
    runs: list[list[int]] = []
    for n in fitting:
        if runs and runs[-1][-1] == n - 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}–{r[-1]}" for r in runs)
