"""What can be said of numbers without bending them: precision, shares in words, claims."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable

from infographic.results.model import Option, Question
from infographic.story.model import Panel
from infographic.story.words import Words


def decimals(question: Question, n: int | None) -> int:
    """How many decimals to print. Whole points under 1,000 respondents, where a tenth would only
    pretend to be known (AP style); above that one decimal where the data has it and there are
    columns to compare, whole points otherwise. Other units keep up to two."""
    values = [
        v
        for option in question.options
        for v, bound in zip(option.values, _bounds(option), strict=True)
        if v is not None and bound is None
    ]
    if all(float(v).is_integer() for v in values):
        return 0
    if not question.is_percent:
        return 1 if all(round(v, 1) == round(v, 6) for v in values) else 2
    return 1 if question.series and (n is None or n >= 1000) else 0


def _bounds(option: Option) -> tuple[float | None, ...]:
    """The bound of each value that was given as one ("<1%"): its number is no measurement."""
    return option.below or (None,) * len(option.values)


def share_words(value: float, words: Words) -> str:
    """A share in words, or "" where none is exact enough.

    Within 1.5 points of k in ten it is "k in ten", up to 3 below "nearly", up to 3 above "more
    than"; thirds, quarters and half have their own words and narrower bounds.
    """
    names = words.list("share.numbers")
    if len(names) != 9:
        return ""
    for low, high, key in (
        (99.95, 100.0, "all"),
        (96.5, 99.95, "nearly_all"),
        (49.5, 50.5, "half"),
        (47.0, 49.5, "nearly_half"),
        (50.5, 55.0, "over_half"),
        (32.5, 34.0, "third"),
        (34.0, 38.0, "over_third"),
        (24.0, 26.0, "quarter"),
        (65.5, 67.5, "two_thirds"),
    ):
        if low <= value < high or value == high == 100.0:
            return words.maybe(f"share.{key}")
    k = round(value / 10)
    if not 1 <= k <= 9:
        return ""
    off = value - 10 * k
    if abs(off) <= 1.5:
        return _begun(words.maybe("share.k", k=names[k - 1], count=k))
    if -3 <= off < 0:
        return words.maybe("share.nearly_k", k=names[k - 1], count=k)
    if 0 < off <= 3:
        return words.maybe("share.over_k", k=names[k - 1], count=k)
    return ""


def _begun(text: str) -> str:
    """With a capital where a sentence begins; the rest as it is."""
    return text[:1].upper() + text[1:]


def is_more_than_noise(first: float, last: float, n_first: int | None, n_last: int | None) -> bool:
    """Whether two percentages of two samples differ by more than chance could make of one opinion:
    more than 1.96 standard errors of the difference. True where a base is unknown: there is nothing
    to measure the noise by, and the check of the results says that the base is missing."""
    if not n_first or not n_last:
        return True
    p, q = first / 100, last / 100
    error = 100 * math.sqrt(p * (1 - p) / n_first + q * (1 - q) / n_last)
    return abs(last - first) > 1.96 * error


def nps_score(panel: Panel) -> float | None:
    """Promoters less detractors, from their shares or from the eleven answers 0 to 10; None where
    the answers are neither (Reichheld 2003: promoters answer 9 or 10, detractors 0 to 6)."""
    if panel.kind != "nps" or not panel.is_percent or len(panel.columns) != 1:
        return None
    shares = {
        item.label.strip().casefold(): item.figure.number for item in panel.items if item.figure
    }
    if set(shares) == {str(i) for i in range(11)}:
        return shares["9"] + shares["10"] - sum(shares[str(i)] for i in range(7))
    for_it = [v for label, v in shares.items() if _plain(label).startswith("promot")]
    against = [v for label, v in shares.items() if _plain(label).startswith("det")]
    if len(for_it) == len(against) == 1 and len(shares) == 3:
        return for_it[0] - against[0]
    return None


def _plain(label: str) -> str:
    """Without accents: "détracteurs" and "detractors" begin alike."""
    return "".join(c for c in unicodedata.normalize("NFD", label) if not unicodedata.combining(c))


def largest_remainder(values: Iterable[float], total: int) -> tuple[int, ...]:
    """Whole numbers as near to `values` as can be that add up to `total` (Hamilton's method).

    `values` must add up to about `total`; ties go to the earlier value.
    """
    held = list(values)
    floors = [int(v) for v in held]
    rest = total - sum(floors)
    order = sorted(range(len(held)), key=lambda i: (floors[i] - held[i], i))
    for i in order[: max(rest, 0)]:
        floors[i] += 1
    return tuple(floors)
