"""What a small format shows first: the questions of a story on their own, best first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from infographic.story.facts import is_more_than_noise
from infographic.story.model import Chapter, Panel, Story
from infographic.story.profile import is_profile

# Questions up to this many characters are kickers as well as questions.
LONGEST_KICKER = 30
_FIRST_WORD = ".\u3002\u0964 "

# Bases under this are told, but never first: one person is more than three points.
LEAST_BASE = 30
_GOOD_BASE = 100
# A change of so many points from wave to wave is as much a surprise as can be; so is a difference
# of so many between two groups or contexts.
_CHANGE = 20.0
_GAP = 50.0
# What costs a question its place for the moment: that its chapter had one already while others had
# none, that the one before has the same shape, that its figure opens the story anyway.
_SAME_CHAPTER = 0.15
_SAME_SHAPE = 0.1
_TOLD_ALREADY = 0.3
# No chapter has more questions than this before each has one.
_MOST_BEFORE_OTHERS = 2
# What quotes and places weigh, which have no share to be judged by.
_UNMEASURED = 0.4


def units(chapter: Chapter, alone: bool = False) -> tuple[Chapter, ...]:
    """The chapter's panels as chapters of their own: the first keeps its words, the others have
    their own takeaway, with the question above or below it. Where each stands `alone`, the first
    has its own takeaway too: the chapter's headline may speak of all of them."""
    if len(chapter.panels) == 1:
        return (chapter,)
    found = []
    for i, panel in enumerate(chapter.panels):
        headline = panel.headline or panel.takeaway
        kicker = chapter.kicker if i == 0 else ""
        question = panel.question
        authored = bool(panel.headline)
        if i == 0 and chapter.authored and not (alone and headline):
            headline, authored = chapter.headline, True
        if not headline:
            headline = panel.title
            question = question.removeprefix(panel.title).lstrip(_FIRST_WORD)
        elif not kicker and len(panel.title) <= LONGEST_KICKER:
            kicker = panel.title
            question = question.removeprefix(panel.title).lstrip(_FIRST_WORD)
        found.append(
            replace(
                chapter,
                id=f"{chapter.id}-{i + 1}",
                # Halves side by side both have one, so that their headlines stand on a line.
                kicker=kicker or chapter.kicker,
                headline=headline,
                question=question,
                panels=(panel,),
                lead=chapter.lead and i == 0,
                intro=chapter.intro if i == 0 else "",
                authored=authored,
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A question waiting for its turn."""

    unit: Chapter
    chapter: int
    weight: float
    shape: str
    leads: bool
    may_open: bool


def ranked(story: Story) -> tuple[Chapter, ...]:
    """Every question but the hero as a chapter of its own, the one to show first at the head.

    The weight is 0.4 extremity, 0.3 surprise (a change from the wave before, a gap between groups),
    0.2 for what the author or the engine makes of it, 0.1 for an adequate base. The lead of the
    poster leads here too. Chapters take turns, like follows unlike where it can, and neither a
    small base nor quotes or mere places come first. Ties keep the survey's order.
    """
    rest = [
        _candidate(unit, number, story)
        for number, chapter in enumerate(story.chapters)
        for unit in units(chapter, alone=True)
    ]
    taken: Counter[int] = Counter()
    order: list[_Candidate] = []
    while rest:
        best = max(_allowed(rest, taken, not order), key=lambda c: _worth(c, rest, taken, order))
        rest.remove(best)
        taken[best.chapter] += 1
        order.append(best)
    return tuple(candidate.unit for candidate in order)


def _allowed(rest: list[_Candidate], taken: Counter[int], opens: bool) -> list[_Candidate]:
    if opens:
        return [c for c in rest if c.may_open] or rest
    fresh = any(not taken[c.chapter] for c in rest)
    return [c for c in rest if not fresh or taken[c.chapter] < _MOST_BEFORE_OTHERS]


def _worth(
    candidate: _Candidate, rest: list[_Candidate], taken: Counter[int], order: list[_Candidate]
) -> float:
    """The weight of a question after those that come before it."""
    if not order and candidate.leads:
        return 10.0
    worth = candidate.weight
    if taken[candidate.chapter] and any(not taken[c.chapter] for c in rest):
        worth -= _SAME_CHAPTER
    if order and order[-1].shape == candidate.shape:
        worth -= _SAME_SHAPE
    return worth


def _candidate(unit: Chapter, chapter: int, story: Story) -> _Candidate:
    panel = unit.panels[0]
    told = story.hero is not None and story.hero.id == panel.id
    least = _least_base(panel)
    may_open = not _is_unmeasured(panel) and (least is None or least >= LEAST_BASE)
    return _Candidate(
        unit,
        chapter,
        round(weight(panel, story.n, unit.authored) - (_TOLD_ALREADY if told else 0.0), 9),
        _shape(panel),
        unit.lead and not told,
        may_open,
    )


def weight(panel: Panel, n: int | None = None, authored: bool = False) -> float:
    """How much a question has to say in a survey of `n`, about 0 to 1."""
    if _is_unmeasured(panel):
        return _UNMEASURED
    said = 1.0 if panel.headline or authored else 0.0
    return (
        0.4 * _extremity(panel)
        + 0.3 * _surprise(panel)
        + 0.2 * (0.5 * said + 0.5 * min(1.0, max(0.0, panel.importance)))
        + 0.1 * _adequacy(panel, n)
    )


def _is_unmeasured(panel: Panel) -> bool:
    return panel.kind == "text" or (panel.kind == "ranking" and not panel.is_percent)


def _least_base(panel: Panel) -> int | None:
    bases = [n for n in (panel.n, *panel.column_n) if n is not None]
    return min(bases, default=None)


def _adequacy(panel: Panel, n: int | None) -> float:
    """1 for the base of the whole survey, 0 for one on which hardly a figure can stand."""
    base = _least_base(panel)
    if base is None or (n and base >= 0.8 * n):
        return 1.0 if base is None or base >= LEAST_BASE else 0.0
    return 0.5 if base >= _GOOD_BASE else 0.25 if base >= LEAST_BASE else 0.0


def _extremity(panel: Panel) -> float:
    """How far the figure to look at is from saying nothing, 0 to 1: a share alone from half, one of
    many parts from an even split, the first of a list from half or from the second."""
    shares = _shares(panel)
    if not shares:
        return 0.3
    top = max(shares)
    usual = 0.5 if is_profile(panel) else 1.0
    if len(shares) == 1:
        return min(1.0, abs(top - 50) / 50)
    if panel.kind == "multiple" or len(panel.columns) > 1:
        second = sorted(shares)[-2]
        return min(1.0, max(0.0, (top - 50) / 50, (top - second) / 100))
    even = 100 / (len(shares) + bool(panel.remainder))
    return usual * min(1.0, max(0.0, (top - even) / (100 - even)))


def _shares(panel: Panel) -> list[float]:
    """The shares of all in the column to look at, in percent: counts of all who answered are
    shares too."""
    column = -1 if panel.waves else 0
    numbers = [
        figure.number for item in panel.items if not item.minor and (figure := item.figures[column])
    ]
    if panel.kind == "matrix":
        numbers = [f.number for item in panel.items for f in item.figures if f]
    if panel.unit == "count" and panel.n:
        numbers = [100 * number / panel.n for number in numbers]
    elif not panel.is_percent:
        return []
    return [number for number in numbers if 0 <= number <= 100]


def _surprise(panel: Panel) -> float:
    """What nobody could have known before: how much a figure changed, or how far groups are apart;
    0 to 1, and nothing for what chance could make."""
    if not panel.is_percent or panel.kind == "matrix" or len(panel.columns) < 2:
        return 0.0
    bases = panel.column_n or (panel.n,) * len(panel.columns)
    largest = 0.0
    for item in panel.items:
        if item.minor:
            continue
        known = [(f.number, n) for f, n in zip(item.figures, bases, strict=False) if f]
        pairs = [(known[0], known[-1])] if panel.waves and len(known) > 1 else list(pairwise(known))
        for (a, n_a), (b, n_b) in pairs:
            if is_more_than_noise(a, b, n_a, n_b):
                largest = max(largest, abs(b - a))
    return min(1.0, largest / (_CHANGE if panel.waves else _GAP))


def _shape(panel: Panel) -> str:
    """What a question looks like from afar: two of one shape in a row are dull."""
    if panel.kind in ("text", "ranking", "matrix", "nps"):
        return panel.kind
    if panel.waves:
        return "waves"
    if len(panel.columns) > 1:
        return "comparison"
    if panel.ordered:
        return "steps"
    return "share" if len(panel.items) <= 3 else "list"
