"""Two questions over (nearly) the same options are one comparison, matched by label."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from infographic.results.model import Option, Question
from infographic.results.residual import residual_rank

_T = TypeVar("_T")

_LEAST_SHARED = 3
_LEAST_LIKENESS = 0.6


def paired(questions: Iterable[Question]) -> list[Question]:
    """Neighbours that ask the same list twice, merged into one question with two series."""
    return [_merge(*held) if len(held) == 2 else held[0] for held in together(questions)]


def together(questions: Iterable[Question]) -> list[tuple[Question, ...]]:
    """The questions in order, the two of each pair in one tuple, every other one alone."""
    groups: list[tuple[Question, ...]] = []
    for question in questions:
        if groups and len(groups[-1]) == 1 and _alike(groups[-1][0], question):
            groups[-1] = (groups[-1][0], question)
        else:
            groups.append((question,))
    return groups


def _key(label: str) -> str:
    return " ".join(label.casefold().split())


def _alike(a: Question, b: Question) -> bool:
    if a.kind != b.kind or a.kind not in ("single", "multiple", "scale") or a.unit != b.unit:
        return False
    if a.series or b.series or a.partial != b.partial or a.n != b.n or a.base != b.base:
        return False
    if _key(a.text) == _key(b.text):
        return False  # nothing would tell the two apart
    ours = {_key(o.label) for o in a.options if residual_rank(o.label) is None}
    theirs = {_key(o.label) for o in b.options if residual_rank(o.label) is None}
    shared = len(ours & theirs)
    return shared >= _LEAST_SHARED and shared / len(ours | theirs) >= _LEAST_LIKENESS


def _merge(a: Question, b: Question) -> Question:
    second = {_key(o.label): o for o in b.options}
    options: list[Option] = []
    for option in a.options:
        other = second.pop(_key(option.label), None)
        options.append(_two(option, option, other))
    options += [_two(option, None, option) for option in b.options if _key(option.label) in second]
    names = _names(a.text, b.text)
    return replace(
        a,
        options=tuple(options),
        series=names,
        text=_shared_text(a.text, b.text) or f"{a.text} / {b.text}",
        headline=a.headline or b.headline,
        highlight=tuple(dict.fromkeys(a.highlight + b.highlight)),
        footnote=" ".join(n for n in dict.fromkeys((a.footnote, b.footnote)) if n) or None,
        note=" ".join(n for n in dict.fromkeys((a.note, b.note)) if n) or None,
    )


def _two(base: Option, a: Option | None, b: Option | None) -> Option:
    def first(values: tuple[_T, ...]) -> _T | None:
        return values[0] if values else None

    return replace(
        base,
        values=(first(a.values) if a else None, first(b.values) if b else None),
        given=(first(a.given) if a else None, first(b.given) if b else None),
        below=(first(a.below) if a else None, first(b.below) if b else None),
    )


def _words(text: str) -> list[str]:
    return re.findall(r"[^\s?!.,;:]+", text)


def _names(a: str, b: str) -> tuple[str, str]:
    """What tells the two questions apart: the words only one of them has, where they are few."""
    ours, theirs = _words(a), _words(b)
    common = {w.casefold() for w in ours} & {w.casefold() for w in theirs}
    only_a = [w for w in ours if w.casefold() not in common]
    only_b = [w for w in theirs if w.casefold() not in common]
    if 1 <= len(only_a) <= 4 and 1 <= len(only_b) <= 4:
        return _sentence(only_a), _sentence(only_b)
    return a, b


def _sentence(words: list[str]) -> str:
    text = " ".join(words)
    return text[:1].upper() + text[1:]


def _shared_text(a: str, b: str) -> str:
    """The beginning both questions share, when that is most of them."""
    ours, theirs = a.split(), b.split()
    shared = 0
    while shared < min(len(ours), len(theirs)) and ours[shared] == theirs[shared]:
        shared += 1
    if shared >= 4 and shared >= 0.6 * min(len(ours), len(theirs)):
        return " ".join(ours[:shared]).rstrip(" ,:;") + ("?" if a.rstrip().endswith("?") else "")
    return ""
