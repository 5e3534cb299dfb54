"""Headlines written from the data: only where the claim is true, worded to suit any label."""

from __future__ import annotations

from infographic.story.facts import is_more_than_noise, nps_score, share_words
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import Words
from infographic.text.numbers import Numbers

# A leader by less than this is no headline: with two hundred answers it would be chance.
_CLEAR_LEAD = 3.0
# A single answer of fewer than this leads nothing.
_LEAST_ALONE = 20.0


def headline(
    panel: Panel, words: Words, numbers: Numbers, share: bool = True, led: bool = False
) -> str:
    """The takeaway of a panel, or "" where none is safe to claim. Without `share` it does not
    begin with a share in words, so that two of them can stand beside each other; with `led` it does
    not say that one answer leads, which another headline of the poster said already."""
    if panel.kind == "nps":
        score = nps_score(panel)
        said = numbers.signed(score) if score is not None else ""
        return words.maybe("headline.nps", score=said) if said else ""
    if panel.kind in ("matrix", "ranking", "text", "number"):
        return ""
    items = [item for item in panel.items if not item.minor]
    if len(panel.columns) == 1:
        return _one_column(panel, items, words, numbers, share, led)
    if panel.waves:
        return _waves(panel, items, words, numbers)
    if len(panel.columns) == 2:
        return _two_columns(panel, items, words)
    return ""


def _write(panel: Panel, figure: Figure, numbers: Numbers) -> str:
    if figure.below is not None:
        return figure.given
    if panel.is_percent:
        return numbers.percent(figure.number, panel.decimals)
    return numbers.decimal(figure.number, panel.decimals)


def _one_column(
    panel: Panel, items: list[Item], words: Words, numbers: Numbers, shared: bool, led: bool
) -> str:
    known = [(item, item.figure) for item in items if item.figure]
    if not known:
        return ""
    ranked = sorted(known, key=lambda pair: -pair[1].number)
    top, figure = ranked[0]
    # "Anything else" means Other and Don't know too.
    rivals = [i.figure.number for i in panel.items if i.figure and i is not top]
    if rivals and figure.number - max(rivals) < _CLEAR_LEAD:
        return ""
    if len(items) == 1 and panel.is_percent and figure.number < _LEAST_ALONE:
        return ""
    people = panel.kind in ("single", "multiple", "scale") and panel.unit in ("percent", "count")
    if not people:
        return words.maybe("headline.highest", label=top.label) if len(items) > 1 else ""
    verb = "chose" if panel.multiple else "say"
    share = share_words(figure.number, words) if shared and panel.is_percent else ""
    if share:
        return words.maybe(f"headline.share_{verb}", share=share, label=top.label)
    if len(items) < 2:
        return ""
    if led and panel.is_percent:
        value = _write(panel, figure, numbers)
        return words.maybe(f"headline.value_{verb}", value=value, label=top.label)
    return words.maybe(f"headline.more_{verb}", label=top.label)


def _two_columns(panel: Panel, items: list[Item], words: Words) -> str:
    both = [
        (item, item.figures[0], item.figures[1])
        for item in items
        if item.figures[0] is not None and item.figures[1] is not None
    ]
    pairs = [(item, a, b) for item, a, b in both if a and b]
    if panel.ordered and pairs:
        marked = [p for p in pairs if p[0].highlight]
        item, a, b = marked[0] if marked else max(pairs, key=lambda p: p[1].number)
        if abs(a.number - b.number) < _CLEAR_LEAD:
            return ""
        series = panel.columns[0 if a.number > b.number else 1]
        return words.maybe("headline.more_in_context", label=item.label, series=series)
    if len(pairs) < 3:
        return ""
    # The claim is tried on Other and its kin too; what only one list has cannot be compared.
    full = [i for i in panel.items if all(i.figures)]
    for c in (1, 0):
        lower: list[Item] = []
        higher: list[Item] = []
        for row in full:
            first, second = row.figures[1 - c], row.figures[c]
            if first and second and first.number != second.number:
                (lower if second.number < first.number else higher).append(row)
        if len(lower) == len(full):
            return words.maybe("headline.all_lower", series=panel.columns[c])
        if len(lower) == len(full) - 1 and len(higher) == 1 and not higher[0].minor:
            return words.maybe(
                "headline.only_one_higher", series=panel.columns[c], label=higher[0].label
            )
    ranked = sorted(pairs, key=lambda p: -abs(p[1].number - p[2].number))
    gaps = [abs(p[1].number - p[2].number) for p in ranked[:2]]
    if len(gaps) > 1 and gaps[0] - gaps[1] < 1e-9:
        return ""
    item = ranked[0][0]
    return words.maybe("headline.widest_gap", label=item.label)


def _waves(panel: Panel, items: list[Item], words: Words, numbers: Numbers) -> str:
    """The largest change, where it is more than noise and no other is as large."""
    changes = [
        (abs(b.number - a.number), item, a, b)
        for item in items
        for a, b in [(item.figures[0], item.figures[-1])]
        if a and b and a.number != b.number
    ]
    if not changes:
        return ""
    _, item, first, last = max(changes, key=lambda change: change[0])
    if panel.is_percent and not is_more_than_noise(first.number, last.number, panel.n, panel.n):
        return ""
    rising = last.number > first.number
    rivals = sorted((c[0] for c in changes if (c[3].number > c[2].number) == rising), reverse=True)
    if len(rivals) > 1 and rivals[0] == rivals[1]:
        return ""
    verb = "rises" if rising else "falls"
    return words.maybe(
        f"headline.{verb if len(rivals) == 1 else verb + '_most'}",
        label=item.label,
        a=_write(panel, first, numbers),
        b=_write(panel, last, numbers),
    )


class Headlines:
    """The headlines of one poster: no two of them say in the same words that one answer leads."""

    def __init__(self, words: Words, numbers: Numbers) -> None:
        self.words = words
        self.numbers = numbers
        self._led = False

    def of(self, panel: Panel, share: bool = True) -> str:
        """The headline of a panel; the author's own, where there is one."""
        if panel.headline:
            return panel.headline
        text = headline(panel, self.words, self.numbers, share, self._led)
        self._led = self._led or text in {
            self.words.maybe(f"headline.more_{verb}", label=item.label)
            for verb in ("say", "chose")
            for item in panel.items
        }
        return text
