"""A question → a panel: order, what is minor, what is highlighted, what the rest of a whole is."""

from __future__ import annotations

import re
from dataclasses import replace

from infographic.results.model import Option, Question, Results
from infographic.results.residual import residual_rank
from infographic.story.facts import decimals, is_more_than_noise
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import Words
from infographic.text.numbers import Numbers

_YEAR = re.compile(r"(?:^|\D)(?:19|20)\d\d(?:\D|$)")


def panel(question: Question, results: Results, words: Words, numbers: Numbers) -> Panel:
    """The panel of one question. Nothing is dropped: every option becomes an item."""
    ordered = is_ordered(question)
    waves = len(question.series) > 1 and all(_YEAR.search(name) for name in question.series)
    items = _highlighted(_ranked(question, ordered, waves), question, results.title, ordered, waves)
    asked = len(items)
    items, note = _folded(items, question, words, numbers)
    folded = asked - sum(item.label in {o.label for o in question.options} for item in items)
    n = question.n if question.n is not None else results.n
    return Panel(
        id=question.id,
        kind=question.kind,
        title=question.text,
        items=items,
        columns=question.columns,
        form=question.chart or "",
        headline=question.headline or "",
        question=_question_line(question, results, words, numbers),
        unit=question.unit,
        decimals=decimals(question, n),
        multiple=question.kind == "multiple",
        ordered=ordered,
        waves=waves,
        remainder=_remainder(question),
        n=n,
        base=base_line(question, results, words, numbers),
        notes=tuple(t for t in (question.footnote, note) if t),
        importance=question.importance
        if question.importance is not None
        else _importance(question),
        icon=question.icon,
        column_n=question.series_n if any(question.series_n) else (),
        folded=folded,
    )


def is_ordered(question: Question) -> bool:
    """Whether the answers have an order of their own, which no ranking may disturb: a scale, or
    brackets of age, time and money (most labels hold a number)."""
    if question.order in ("desc", "asc"):
        return False
    if question.kind == "scale" or is_distribution(question):
        return True
    labels = [o.label for o in question.options if residual_rank(o.label) is None]
    if question.kind != "single" or len(labels) < 3:
        return False
    numbered = sum(any(c.isdigit() for c in label) for label in labels)
    return numbered >= 0.6 * len(labels)


def is_named(label: str, title: str) -> bool:
    """Whether a title speaks of an answer: its label stands there as words of their own. Short
    labels (Yes, IT) stand in too many titles by chance."""
    if len(label) < 6:
        return False
    pattern = rf"(?<!\w){re.escape(label.casefold())}(?!\w)"
    return re.search(pattern, title.casefold()) is not None


def is_distribution(question: Question) -> bool:
    """Whether an NPS question gives the shares of its answers, not the score of each group."""
    return question.kind == "nps" and question.is_percent


def base_line(question: Question, results: Results, words: Words, numbers: Numbers) -> str:
    """Who was asked, where that is not everyone in the survey."""
    parts = []
    if question.base:
        parts.append(words("label.base", base=question.base))
    if question.n is not None and question.n != results.n:
        parts.append(words("label.base_n", n=numbers.decimal(question.n)).replace(" ", "\u00a0"))
    return numbers.list(parts) if parts else ""


def _question_line(question: Question, results: Results, words: Words, numbers: Numbers) -> str:
    parts = [question.text]
    if question.unit not in ("percent", "count", "score", "rank", "nps"):
        parts.append(question.unit)
    if question.is_percent and len(question.series) > 1:
        parts.append(words("label.percent_of"))  # the figures inside such forms carry no sign
    if question.kind == "multiple":
        parts.append(words("label.multiple"))
    base = base_line(question, results, words, numbers)
    if base:
        parts.append(base)
    return words.sentences(parts)


def _figure(option: Option, i: int) -> Figure | None:
    value = option.values[i] if i < len(option.values) else None
    if value is None:
        return None
    given = option.given[i] if i < len(option.given) else None
    below = option.below[i] if i < len(option.below) else None
    return Figure(value, given or "", below)


def _ranked(question: Question, ordered: bool, waves: bool) -> list[Item]:
    width = len(question.columns)
    items = [
        Item(
            label=option.label,
            figures=tuple(_figure(option, i) for i in range(width)),
            minor=residual_rank(option.label) is not None or option.label in question.last,
            icon=option.icon,
            note=option.note,
            color=option.color,
        )
        for option in question.options
    ]
    if question.kind in ("matrix", "text"):
        return items
    place = {item.label: i for i, item in enumerate(items)}

    def value(item: Item) -> float:
        """What an item is ranked by: the last wave, else the first column that has a figure."""
        figures = item.figures[::-1] if waves else item.figures
        return next((f.number for f in figures if f), float("-inf"))

    def shared(item: Item) -> int:
        """Items on one list only come after those on both."""
        return 0 if waves or all(item.figures) else 1

    def last(item: Item) -> tuple[int, int]:
        if item.label in question.last:
            return (9, question.last.index(item.label))
        rank = residual_rank(item.label)
        return (0, 0) if rank is None else (1, rank)

    # The parts of a whole over waves or groups keep their places: each has the same neighbours.
    several = waves or len(question.series) > 2
    parts = several and question.kind == "single" and len(items) <= 5 and question.order is None
    if question.order == "given" or parts or (ordered and question.order is None):
        return sorted(items, key=lambda i: (last(i) if not ordered else (0, 0), place[i.label]))
    sign = 1 if question.order == "asc" or question.kind == "ranking" else -1
    if len(question.series) == 2 and not waves:
        return sorted(items, key=lambda i: (shared(i), last(i), sign * value(i), place[i.label]))
    return sorted(items, key=lambda i: (last(i), sign * value(i), place[i.label]))


def _highlighted(
    items: list[Item], question: Question, title: str, ordered: bool, waves: bool
) -> tuple[Item, ...]:
    """Mark what to look at: the author's choice, else the one exception or the clear leader."""
    chosen = (
        set(question.highlight)
        or {i.label for i in items if not i.minor and is_named(i.label, title)}
        or _notable(items, question, ordered, waves)
    )
    return tuple(replace(item, highlight=item.label in chosen) for item in items)


def _folded(
    items: tuple[Item, ...], question: Question, words: Words, numbers: Numbers
) -> tuple[tuple[Item, ...], str]:
    """The `top` answers the author asked for, and where the others are. The parts of one whole
    become a last row that adds them up; shares of several answers cannot be added, so a note says
    how many there are."""
    plain = [item for item in items if not item.minor]
    if not question.top or len(plain) <= question.top:
        return items, ""
    kept = plain[: question.top] + [i for i in plain[question.top :] if i.highlight]
    rest = [item for item in plain if item not in kept]
    minor = [item for item in items if item.minor]
    count = numbers.decimal(len(rest))
    if question.kind != "single" or len(question.columns) > 1 or not question.is_percent:
        return (*kept, *minor), words("label.more_answers", n=count, count=len(rest))
    total = sum(item.figure.number for item in rest if item.figure)
    label = words("label.other_options", n=count, count=len(rest))
    sum_up = Item(label, (Figure(round(total, 6), f"{round(total, 6):g}"),), minor=True)
    return (*kept, sum_up, *minor), ""


def _notable(items: list[Item], question: Question, ordered: bool, waves: bool) -> set[str]:
    plain = [i for i in items if not i.minor and any(i.figures)]
    if not plain or question.kind in ("matrix", "text"):
        return set()
    if len(question.series) == 2 and not waves:
        gaps = [
            (i, i.figures[1].number - i.figures[0].number)
            for i in plain
            if i.figures[0] and i.figures[1]
        ]
        if not gaps:
            return set()
        for sign in (1, -1):
            against = [i for i, gap in gaps if sign * gap > 0]
            if len(gaps) >= 3 and len(against) == 1 and all(gap for _, gap in gaps):
                return {against[0].label}
        if ordered:
            return {max(gaps, key=lambda g: (g[0].figures[0] or Figure(0)).number)[0].label}
        return {max(gaps, key=lambda g: abs(g[1]))[0].label}
    if waves:
        moved = _moved(plain, question)
        return {moved.label} if moved else set()
    # Of mean ranks the lowest is the first.
    sign = 1 if question.kind == "ranking" and not question.is_percent else -1
    ranked = sorted(plain, key=lambda i: sign * next((f.number for f in i.figures if f), 0.0))
    return {ranked[0].label}


def _moved(items: list[Item], question: Question) -> Item | None:
    """The item that changed most from the first wave to the last, if that is more than noise."""
    bases = question.series_n or (question.n,) * len(question.series)
    best: tuple[float, Item] | None = None
    for item in items:
        a, b = item.figures[0], item.figures[-1]
        if a is None or b is None or a.number == b.number:
            continue
        if question.is_percent and not is_more_than_noise(a.number, b.number, bases[0], bases[-1]):
            continue
        change = abs(b.number - a.number)
        if best is None or change > best[0]:
            best = (change, item)
    return best[1] if best else None


def _remainder(question: Question) -> float | None:
    """What the published parts of one whole lack to 100; None where they are no parts of one."""
    whole = question.kind in ("single", "scale") or is_distribution(question)
    if not question.is_percent or not whole or question.series:
        return None
    values = [o.value for o in question.options if o.value is not None]
    if len(values) < len(question.options):
        return None
    rest = 100 - sum(values)
    # Up to 2 points are rounding, not answers.
    return round(rest, 6) if rest >= 2 or (question.partial and rest > 0.05) else 0.0


def _importance(question: Question) -> float:
    """How loud a question may be: comparisons and long lists carry more than a yes or no."""
    size = min(len(question.options), 12) / 12
    columns = 0.25 if len(question.series) > 1 else 0.0
    return round(0.3 + 0.4 * size + columns, 3)
