"""Honest parts of a question: its first answers, or one figure of it, and words that say so."""

from __future__ import annotations

from dataclasses import replace

from infographic.story.model import Chapter, Item, Panel
from infographic.story.words import Words
from infographic.text.numbers import Numbers

# A part is of at least so many answers: fewer are a fact, not a chart.
LEAST = 3


def can_be_cut(panel: Panel) -> bool:
    """Whether the first answers alone are still true: a scale, its waves and the parts of a whole
    belong together, a list of answers does not."""
    if panel.kind == "matrix":
        return len(panel.items) > LEAST
    if panel.ordered or panel.kind in ("scale", "nps", "text"):
        return False
    return len(panel.items) > LEAST


def first(unit: Chapter, count: int, words: Words, numbers: Numbers) -> Chapter | None:
    """The question with its first `count` answers and those to look at, which says that it has
    more; None where that would not be true of it, or would leave nothing out."""
    panel = unit.panels[0]
    if not can_be_cut(panel) or count < LEAST or count >= len(panel.items):
        return None
    kept = _kept(panel, count)
    if len(kept) >= len(panel.items):
        return None
    note = words(
        "label.first_of",
        k=numbers.decimal(len(kept)),
        n=numbers.decimal(len(panel.items)),
        count=len(kept),
    )
    question = words.sentences([unit.question, note])
    shown = replace(
        panel, items=kept, remainder=None, question=words.sentences([panel.question, note])
    )
    return replace(unit, question=question, panels=(shown,))


def _kept(panel: Panel, count: int) -> tuple[Item, ...]:
    """The first answers; one to look at further down takes the place of the last of them."""
    plain = [item for item in panel.items if not item.minor] or list(panel.items)
    marked = [item for item in plain[count:] if item.highlight][:1]
    chosen = plain[: count - len(marked)] + marked
    return tuple(item for item in panel.items if item in chosen)


def fact(unit: Chapter, words: Words) -> Chapter | None:
    """The one figure of a question that says most, as a chapter of its own; None where no single
    figure is a fact: of a matrix, of scores, of several series."""
    panel = unit.panels[0]
    if panel.kind not in ("single", "multiple", "scale", "group") or not panel.is_percent:
        return None
    plain = [item for item in panel.items if not item.minor and item.figure]
    if not plain or (len(panel.columns) > 1 and not panel.waves):
        return None
    column = -1 if panel.waves else 0
    item = panel.highlighted or max(
        plain, key=lambda i: figure.number if (figure := i.figures[column]) else 0.0
    )
    figure = item.figures[column]
    if figure is None:
        return None
    title = words.sentences([panel.title, panel.columns[-1]]) if panel.waves else panel.title
    shown = replace(
        panel,
        title=title,
        items=(replace(item, figures=(figure,), highlight=True),),
        columns=("",),
        waves=False,
        ordered=False,
        remainder=round(100 - figure.number, 6) if panel.kind != "group" else None,
        rest=words("label.everyone_else"),
        form="",
        headline="",
        takeaway="",
    )
    return replace(unit, headline=title, question=panel.question, panels=(shown,), lead=False)
