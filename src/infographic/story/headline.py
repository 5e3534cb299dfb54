"""Headlines written from the data: only where the claim is true, worded to suit any label."""

from __future__ import annotations

from infographic.story.facts import share_words
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import Words
from infographic.text.numbers import Numbers

# A leader by less than this is no headline: with two hundred answers it would be chance.
_CLEAR_LEAD = 3.0


def headline(panel: Panel, words: Words, numbers: Numbers) -> str:
    """The takeaway of a panel, or "" where none is safe to claim."""
    if panel.kind in ("matrix", "nps", "ranking", "text", "number"):
        return ""
    items = [item for item in panel.items if not item.minor]
    if len(panel.columns) == 1:
        return _one_column(panel, items, words, numbers)
    if panel.waves:
        return _waves(panel, items, words, numbers)
    if len(panel.columns) == 2:
        return _two_columns(panel, items, words, numbers)
    return ""


def _write(panel: Panel, figure: Figure, numbers: Numbers) -> str:
    if figure.below is not None:
        return figure.given
    if panel.is_percent:
        return numbers.percent(figure.number, panel.decimals)
    return numbers.decimal(figure.number, panel.decimals)


def _one_column(panel: Panel, items: list[Item], words: Words, numbers: Numbers) -> str:
    known = [(item, item.figure) for item in items if item.figure]
    if not known:
        return ""
    ranked = sorted(known, key=lambda pair: -pair[1].number)
    top, figure = ranked[0]
    if len(ranked) > 1 and figure.number - ranked[1][1].number < _CLEAR_LEAD:
        return ""
    if panel.is_percent and panel.kind != "group" and (len(items) == 1 or figure.number >= 50):
        share = share_words(figure.number, words)
        if share:
            return words.maybe("headline.share_is", share=share, label=top.label)
    key = "highest" if panel.kind == "group" or not panel.is_percent else "top"
    if len(items) == 1:
        return ""
    return words.maybe(f"headline.{key}", label=top.label, value=_write(panel, figure, numbers))


def _two_columns(panel: Panel, items: list[Item], words: Words, numbers: Numbers) -> str:
    both = [
        (item, item.figures[0], item.figures[1])
        for item in items
        if item.figures[0] is not None and item.figures[1] is not None
    ]
    pairs = [(item, a, b) for item, a, b in both if a and b]
    if panel.ordered and pairs:
        marked = [p for p in pairs if p[0].highlight]
        item, a, b = marked[0] if marked else max(pairs, key=lambda p: p[1].number)
        return words.maybe(
            "headline.two_contexts",
            label=item.label,
            a=_write(panel, a, numbers),
            b=_write(panel, b, numbers),
            first=panel.columns[0],
            second=panel.columns[1],
        )
    if len(pairs) < 3:
        return ""
    for first, second in ((0, 1), (1, 0)):
        figures = [(p[0], p[1:][first], p[1:][second]) for p in pairs]
        higher = [item for item, a, b in figures if b.number > a.number]
        lower = [item for item, a, b in figures if b.number < a.number]
        if len(higher) == 1 and len(lower) == len(pairs) - 1:
            return words.maybe(
                "headline.only_one_higher", series=panel.columns[second], label=higher[0].label
            )
        if len(higher) == len(pairs):
            return words.maybe("headline.all_higher", series=panel.columns[second])
    item, a, b = max(pairs, key=lambda p: abs(p[1].number - p[2].number))
    return words.maybe(
        "headline.widest_gap",
        label=item.label,
        a=_write(panel, a, numbers),
        b=_write(panel, b, numbers),
    )


def _waves(panel: Panel, items: list[Item], words: Words, numbers: Numbers) -> str:
    changes = []
    for item in items:
        first, last = item.figures[0], item.figures[-1]
        if first and last and first.number != last.number:
            changes.append((abs(last.number - first.number), item, first, last))
    if not changes:
        return ""
    _, item, first, last = max(changes, key=lambda change: change[0])
    if len(items) == 1:
        key = "from_to"
    else:
        key = "largest_rise" if last.number > first.number else "largest_fall"
        same = [c for c in changes if (c[3].number > c[2].number) == (key == "largest_rise")]
        if sum(c[0] == changes[0][0] for c in same) > 1 and len(same) > 1:
            ranked = sorted((c[0] for c in same), reverse=True)
            if ranked[0] == ranked[1]:
                return ""
    return words.maybe(
        f"headline.{key}",
        label=item.label,
        a=_write(panel, first, numbers),
        b=_write(panel, last, numbers),
    )
