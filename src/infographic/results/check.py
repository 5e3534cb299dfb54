"""Survey sense: what a careful reader would ask about the figures before they are printed.

Nothing is changed here. One warning for each question and sort of doubt; silence where there is
nothing to ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from infographic.errors import Report
from infographic.results.bases import (
    COUNTS_ONLY,
    SMALL,
    VERY_SMALL,
    base_of,
    bases_near,
    is_possible,
)
from infographic.results.claims import unsupported
from infographic.results.dates import is_after
from infographic.results.model import Option, Question, Results
from infographic.results.sums import totals
from infographic.results.wording import listing, quoted

_WHOLE_KINDS = ("single", "scale", "matrix")
_SHARES = (0.98, 1.02)
_JUMP = 10  # times as much as in the wave before: a slip of the decimal point, more often than news
_JUMP_POINTS = 10  # …and at least so many points, for 0.3 to 3 is within what small figures do
_WAVE = re.compile(r"(?<!\d)\d{4}(?!\d)|\b(?:wave|welle|vague|ola|onda|ronde)\b|волна", re.I)


def check(results: Results, report: Report) -> None:
    """Warns of sums, impossible percentages, small bases, jumps, and what is not disclosed."""
    _disclosure(results, report)
    if results.n is not None and results.n < SMALL:
        report.warn("n", *_small(results.n, f"{results.n} people answered"))
    for question, place in places(results):
        _sums(results, question, place, report)
        _shares(question, place, report)
        _bases(results, question, place, report)
        _impossible(results, question, place, report)
        _counts(results, question, place, report)
        _jumps(question, place, report)
        _headline(question, place, report)


def _headline(question: Question, place: str, report: Report) -> None:
    claims = unsupported(question)
    if claims:
        report.warn(
            f"{place}.headline",
            f"{' and '.join(claims)} is no figure of this question",
            "correct the headline, or the figures",
        )


def places(results: Results) -> Iterator[tuple[Question, str]]:
    """Each question shown, with its place in the file."""
    sections = results.sections
    bare = len(sections) == 1 and not (sections[0].title or sections[0].intro)
    for s, section in enumerate(sections):
        for q, question in enumerate(section.questions):
            if not question.hide:
                yield question, f"questions[{q}]" if bare else f"sections[{s}].questions[{q}]"


def _disclosure(results: Results, report: Report) -> None:
    source, fieldwork = results.source, results.fieldwork
    has_bases = all(
        base_of(results, question, option) is not None
        for question in results.questions()
        for option in question.options
        if question.is_percent and question.kind != "text"
    )
    missing = [
        (said, key)
        for is_said, said, key in (
            (source.name or source.author or results.brand.name, "who asked", "source"),
            (fieldwork.start or fieldwork.end, "when", "fieldwork"),
            (results.method, "how", "method"),
            (results.population, "who was asked", "population"),
            (results.n or has_bases, "how many answered", "n"),
        )
        if not is_said
    ]
    if missing:
        keys = listing([f'"{key}"' for _, key in missing])
        report.warn("", f"not said: {listing([said for said, _ in missing])}", f"add {keys}")
    start, published = fieldwork.start, source.published
    if start and published and is_after(start, published):
        text = f"published {published}, before people were asked ({start})"
        report.warn("source.published", text, "check the dates")


def _sums(results: Results, question: Question, place: str, report: Report) -> None:
    sums = totals(question)
    if question.unit == "count" and question.kind in ("single", "scale"):
        base = question.n or (None if question.base else results.n)
        over = [total for total in sums if base is not None and total.sum > base]
        if over and not question.series_n:
            text = f"the counts add up to {over[0].sum:g}, but n is {base}"
            cure = 'set "kind": "multiple" if several answers were allowed'
            report.warn(place, text, cure)
        return
    is_distribution = question.kind == "nps" and len(question.options) > 2
    if not question.is_percent or not (question.kind in _WHOLE_KINDS or is_distribution):
        return
    wrong = [t for t in sums if t.is_over or (t.is_short and not question.partial)]
    if wrong:
        text = f"the answers add up to {listing([str(t) for t in wrong], 4)}, not 100 %"
        report.warn(place, text, 'check the figures; "partial": true if some are left out')
    elif question.partial and sums and all(total.sum > 99.5 for total in sums):
        text = "the list is said to be partial, but adds up to 100 %"
        report.warn(place, text, 'take out "partial"')


def _shares(question: Question, place: str, report: Report) -> None:
    values = [o.values[0] for o in question.options if o.values and o.values[0] is not None]
    is_whole = _SHARES[0] <= sum(values) <= _SHARES[1]
    if question.is_percent and len(values) > 1 and is_whole and question.kind in _WHOLE_KINDS:
        text = "the answers add up to 1: these look like shares, not percentages"
        report.warn(place, text, "multiply them by 100")


def _small(base: int, subject: str) -> tuple[str, str]:
    """What to say of a base under 100, and what to do."""
    if base < COUNTS_ONLY:
        cure = 'show counts ("unit": "count")'
        return f"{subject}: too few for percentages", cure
    point = f"{100 / base:.1f}"
    if base < VERY_SMALL:
        return f"{subject}: a very small base, one person is {point} points", "say so with it"
    return f"{subject}: a small base, one person is {point} points", "make no more of small gaps"


def _bases(results: Results, question: Question, place: str, report: Report) -> None:
    if not question.is_percent or question.kind in ("text", "number", "nps", "ranking"):
        return
    by_base: dict[int, list[str]] = {}
    lacking = []
    for option in question.options:
        for i, column in enumerate(question.columns):
            base = base_of(results, question, option, i)
            name = option.label if option.n or question.kind == "group" else column
            if base is None and name not in lacking:
                lacking.append(name)
            elif base is not None and base < SMALL and base != results.n:
                names = by_base.setdefault(base, [])
                if name and name not in names:
                    names.append(name)
    if by_base:
        least = min(by_base)
        others = [
            f"{base} ({listing(names, 4)})" if names else str(base)
            for base, names in sorted(by_base.items())
        ]
        report.warn(f"{place}.n", *_small(least, f"n = {listing(others)}"))
    if lacking and question.base:
        text = f"asked of {quoted(question.base)} only, but not said how many they are"
        report.warn(place, text, 'add "n"')
    elif question.kind == "group" and any(option.n is None for option in question.options):
        bare = [quoted(option.label) for option in question.options if option.n is None]
        report.warn(place, f"no base for {listing(bare, 4)}", 'add "n": {"…": …}, one per group')


def _impossible(results: Results, question: Question, place: str, report: Report) -> None:
    """Percentages that no number of people out of the stated base makes (the GRIM test)."""
    # Weighted figures are no shares of a number of people; scores and numbers are none either.
    if not question.is_percent or results.weighted or question.kind in ("nps", "number", "text"):
        return
    found, cures = [], []
    for i, column in enumerate(question.columns):
        by_base: dict[int, list[tuple[Option, float]]] = {}
        for option in question.options:
            base, value = base_of(results, question, option, i), option.values[i]
            if base is not None and value is not None and option.below[i : i + 1] in ((), (None,)):
                by_base.setdefault(base, []).append((option, value))
        for base, figures in by_base.items():
            wrong = [(option, value) for option, value in figures if not is_possible(value, base)]
            if not wrong:
                continue
            named = listing([f"{value:g} % ({quoted(option.label)})" for option, value in wrong])
            of = f" for {quoted(column)}" if column else ""
            found.append(f"{named}{of} of n = {base}")
            fitting = bases_near([value for _, value in figures], base)
            if fitting:
                cures.append(f"n = {fitting} would fit all{of}")
    if found:
        text = f"no number of people makes {'; '.join(found)}"
        cure = "; ".join(cures) or "check the figures and the base"
        report.warn(place, text, cure)


def _counts(results: Results, question: Question, place: str, report: Report) -> None:
    """Counts that do not go with the percentages beside them."""
    if not question.is_percent or results.weighted or len(question.columns) > 1:
        return
    wrong = []
    for option in question.options:
        base, value = base_of(results, question, option), option.value
        if option.count is None or base is None or value is None or option.below[:1] != (None,):
            continue
        if abs(100 * option.count / base - value) > 1:
            share = f"{100 * option.count / base:.1f}".removesuffix(".0")
            wrong.append(
                f"{option.count} of {base} ({quoted(option.label)}) is {share} %, not {value:g} %"
            )
    if wrong:
        report.warn(place, listing(wrong, 4), "check the counts and the base")


def _jumps(question: Question, place: str, report: Report) -> None:
    if len(question.series) < 2 or not all(_WAVE.search(name) for name in question.series):
        return  # groups and contexts may differ as they like
    jumps = []
    for option in question.options:
        waves = [
            (name, value)
            for name, value, below in zip(
                question.series,
                option.values,
                option.below or (None,) * len(option.values),
                strict=True,
            )
            if value is not None and below is None
        ]
        for (before, old), (after, new) in pairwise(waves):
            low, high = sorted((abs(old), abs(new)))
            is_wide = not question.is_percent or high - low >= _JUMP_POINTS
            if low > 0 and high >= _JUMP * low and is_wide:
                jumps.append(f"{quoted(option.label)} from {old:g} ({before}) to {new:g} ({after})")
    if jumps:
        report.warn(place, f"a jump: {listing(jumps, 4)}", "check for a slip of the decimal point")
