"""Honest parts of a question: its first answers, or one figure of it, and words that say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from infographic.results.residual import OTHER, residual_rank
from infographic.story.facts import nps_score, share_words
from infographic.story.model import Chapter, Figure, Item, Panel
from infographic.story.panels import is_named
from infographic.story.words import Words
from infographic.text.numbers import Numbers

# A part is of at least so many answers: fewer are a fact, not a chart.
LEAST = 3
# The parts of a whole are told together up to here; of more, the smaller ones are added up.
MOST_PARTS = 5
# What the answers of one question add up to where they are parts of a whole, rounded as they are.
_WHOLE = (97.5, 102.0)
# A question longer than two lines of a headline gives way to what its answers say.
_LONGEST_HEAD = 92
# Beside other groups' figures one of less than this share of the largest tells little alone.
_WEAK = 0.5
_QUOTES = "\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d\"'"
_FIRST_WORD = ".\u3002\u0964 "


# -- the first answers -----------------------------------------------------------------------------


def can_be_cut(panel: Panel) -> bool:
    """Whether the first answers alone are still true. A scale and its steps, and the few parts of a
    whole, belong together; a list of answers, statements, groups or quotes does not."""
    if panel.kind == "text":
        return len(panel.items) > 1
    if panel.ordered or panel.kind == "scale" or (panel.kind == "nps" and panel.is_percent):
        return False
    return len(panel.items) > (MOST_PARTS if _is_parts(panel) else LEAST)


def first(unit: Chapter, count: int, words: Words, numbers: Numbers) -> Chapter | None:
    """The question in `count` rows: its first answers and those to look at. It says that it has
    more, or adds the others up where they are parts of a whole. None where that would not be true
    of it, or would leave nothing out."""
    panel = unit.panels[0]
    least = 1 if panel.kind == "text" else LEAST
    if not can_be_cut(panel) or not least <= count < len(panel.items):
        return None
    if _is_parts(panel):
        return _added_up(unit, count, words, numbers)
    kept = _kept(panel, count, _said(unit))
    total = len(panel.items) + panel.folded
    key = "label.first_of" if _are_top(panel, kept) else "label.shown_of"
    note = words(key, k=numbers.decimal(len(kept)), n=numbers.decimal(total), count=len(kept))
    shown = replace(
        panel,
        items=kept,
        remainder=None,
        question=words.sentences([panel.question, note]),
        notes=_notes(panel, kept, words, numbers),
        folded=total - len(kept),
    )
    return replace(unit, question=words.sentences([unit.question, note]), panels=(shown,))


def _is_parts(panel: Panel) -> bool:
    """Whether the answers are parts of one whole, in every column."""
    if panel.kind != "single" or not all(all(item.figures) for item in panel.items):
        return False
    if len(panel.columns) == 1:
        return panel.unit == "count" or (panel.is_percent and panel.remainder is not None)
    return panel.is_percent and all(is_whole(panel, i) for i in range(len(panel.columns)))


def is_whole(panel: Panel, column: int) -> bool:
    """Whether a column's figures add up to everyone, and are not figures of several groups."""
    known = [item.figures[column] for item in panel.items]
    low, high = _WHOLE
    return panel.is_percent and all(known) and low <= sum(f.number for f in known if f) <= high


def _said(unit: Chapter) -> str:
    panel = unit.panels[0]
    return f"{unit.headline} {panel.headline}"


def _is_kept(item: Item, said: str) -> bool:
    """Whether a row is to be looked at: its author or the engine marked it, or the headline speaks
    of it."""
    return item.highlight or _speaks(said, [item])


def _kept(panel: Panel, count: int, said: str) -> tuple[Item, ...]:
    """The first rows in their order; those to look at take the place of the last of them. Other,
    None and their kin go first, unless one is the largest of all."""
    plain = [item for item in panel.items if not item.minor]
    if len(plain) < min(LEAST, count):
        plain = list(panel.items)
    largest = max(panel.items, key=lambda i: _size(panel, i)) if panel.kind != "ranking" else None
    looked_at = [
        item
        for item in panel.items
        if _is_kept(item, said) or (item.minor and item is largest and item.figure)
    ][: max(1, count - 1)]
    chosen = list(looked_at)
    for item in plain:
        if len(chosen) == count:
            break
        if item not in chosen:
            chosen.append(item)
    return tuple(item for item in panel.items if item in chosen)


def _column(panel: Panel) -> int:
    """The column a panel is ordered by: the last wave, else the first."""
    return len(panel.columns) - 1 if panel.waves else 0


def _size(panel: Panel, item: Item) -> float:
    figure = item.figures[_column(panel)]
    return figure.number if figure else float("-inf")


def _are_top(panel: Panel, kept: Sequence[Item]) -> bool:
    """Whether the rows kept are the largest of all, in every context: only then they are "the top".
    The statements of a matrix, quotes, and answers cut between equals have no top."""
    if panel.kind in ("matrix", "text"):
        return False
    columns = [_column(panel)] if panel.waves else list(range(len(panel.columns)))
    sign = -1 if panel.kind == "ranking" and not panel.is_percent else 1
    for i in columns:
        held = [sign * f.number if (f := item.figures[i]) else None for item in kept]
        left = [
            sign * f.number
            for item in panel.items
            if item not in kept and (f := item.figures[i]) is not None
        ]
        numbers = [v for v in held if v is not None]
        if len(numbers) < len(held) or (left and max(left) >= min(numbers)):
            return False
    return True


def _notes(panel: Panel, kept: Sequence[Item], words: Words, numbers: Numbers) -> tuple[str, ...]:
    """The panel's notes without those on answers that are not shown, and without the one that
    counts what its author left to the table: a part has a count of its own."""
    n = panel.folded
    counted = words("label.more_answers", n=numbers.decimal(n), count=n) if n else ""
    gone = [item for item in panel.items if item not in kept]
    return tuple(
        note
        for note in panel.notes
        if note != counted and (_speaks(note, kept) or not _speaks(note, gone))
    )


def _speaks(text: str, items: Sequence[Item]) -> bool:
    """Whether a text names one of the answers."""
    return any(_quotes(text, item) or is_named(item.label, text) for item in items)


def _added_up(unit: Chapter, count: int, words: Words, numbers: Numbers) -> Chapter | None:
    """The largest parts, and a row that adds the others up: together they are still the whole."""
    panel = unit.panels[0]
    name = words("label.other_options", n=numbers.decimal(panel.folded), count=panel.folded)
    before = [item for item in panel.items if panel.folded and item.label == name]
    minor = [item for item in panel.items if item.minor and item not in before]
    last = [i for i in minor if i.highlight or residual_rank(i.label) != OTHER]
    plain = [item for item in panel.items if item not in before and item not in last]
    kept = [item for item in plain if _is_kept(item, _said(unit))]
    room = count - 1 - len(last)
    kept = kept[: max(0, room)]
    for item in plain:
        if len(kept) < room and item not in kept and not item.minor:
            kept.append(item)
    rest = [item for item in plain if item not in kept]
    folded = len(rest) + panel.folded
    if len(kept) < LEAST - 1 or len(rest) + len(before) < 2:
        return None
    sums = [
        round(sum(f.number for item in (*rest, *before) if (f := item.figures[i])), 6)
        for i in range(len(panel.columns))
    ]
    label = words("label.other_options", n=numbers.decimal(folded), count=folded)
    row = Item(label, tuple(Figure(total, f"{total:g}") for total in sums), minor=True)
    items = (*(i for i in panel.items if i in kept), row, *(i for i in panel.items if i in last))
    shown = replace(
        panel, items=items, folded=folded, notes=_notes(panel, [*kept, *last], words, numbers)
    )
    return replace(unit, panels=(shown,))


# -- one figure ------------------------------------------------------------------------------------


def fact(
    unit: Chapter, words: Words, numbers: Numbers | None = None, hero: Panel | None = None
) -> Chapter | None:
    """The one figure of a question that says most, as a chapter of its own: the question or what
    its author says of the figure at the head, the answer as the words beside the numeral. None
    where no single figure is a fact: of quotes, and of places without shares. It is not the figure
    that `hero` tells already, nor what that leaves of a whole."""
    panel = unit.panels[0]
    numbers = numbers or Numbers(words.language)
    said = hero.items[0].label if hero and hero.id == panel.id and len(hero.items) == 1 else ""
    if said and panel.kind == "single":
        return None
    shown = telling(panel, words, but=said)
    if shown is None:
        return None
    item = shown.items[0]
    extra = panel.question.removeprefix(panel.title).lstrip(_FIRST_WORD)
    # One figure needs no sign in its head, and adds up with no other.
    for note in (words("label.percent_of"), words("label.multiple")):
        extra = extra.replace(note, "").strip()
    if panel.unit == "count" and shown.n is not None:
        base = words("label.base_n", n=numbers.decimal(shown.n)).replace(" ", "\u00a0")
        extra = extra if base in extra else words.sentences([extra, base])
    question = words.sentences([shown.title, extra])
    headline, below = shown.title, extra
    authored = panel.headline or (unit.headline if unit.authored else "")
    takeaway = panel.takeaway or ("" if authored else unit.headline)
    statement = _statement(authored, panel, item, numbers)
    if statement:
        item = replace(item, label=statement)
    elif authored and _speaks_of(authored, panel, item, words, numbers):
        headline, below = authored, question
    elif (panel.waves or len(headline) > _LONGEST_HEAD) and _quotes(takeaway, item):
        headline, below = takeaway, question
    shown = replace(shown, items=(item,), question=below)
    kicker = "" if unit.kicker == panel.title else unit.kicker
    return replace(
        unit, kicker=kicker, headline=headline, question=below, panels=(shown,), lead=False
    )


def telling(panel: Panel, words: Words, but: str = "") -> Panel | None:
    """The figure of a panel that says most, as a panel of its own with one item; the title says
    which wave, group or point of a scale it is of. None where none stands for itself, or the only
    one is `but`."""
    if panel.kind == "nps" and panel.is_percent:
        return _score(panel, words)
    if panel.kind == "text" or (panel.kind == "ranking" and not panel.is_percent):
        return None
    found = _cell(panel, but)
    if found is None:
        return None
    item, column = found
    figure = item.figures[column]
    assert figure is not None
    notes = _notes(panel, [item], words, Numbers(words.language))
    together = _ends(panel, item, but)
    if together:
        item, figure = together
    title = panel.title
    if panel.columns[column]:
        title = words.sentences([panel.title, panel.columns[column]])
    remainder = _rest(panel, column, figure)
    n = panel.column_n[column] if panel.column_n else panel.n
    if panel.kind == "group":
        n = None  # the base of the question is that of all groups
    return replace(
        panel,
        kind="single" if panel.kind in ("matrix", "ranking") else panel.kind,
        title=title,
        items=(replace(item, figures=(figure,), highlight=True, minor=False),),
        columns=("",),
        waves=False,
        ordered=False,
        remainder=remainder,
        rest=words("label.everyone_else"),
        form="",
        headline="",
        takeaway="",
        n=n,
        column_n=(),
        folded=0,
        notes=notes,
    )


def _score(panel: Panel, words: Words) -> Panel | None:
    score = nps_score(panel)
    if score is None:
        return None
    item = Item(words("label.nps"), (Figure(round(score, 6)),), highlight=True)
    return replace(
        panel,
        items=(item,),
        unit="nps",
        ordered=False,
        remainder=None,
        form="",
        headline="",
        takeaway="",
    )


def _cell(panel: Panel, but: str) -> tuple[Item, int] | None:
    """The item to tell, and in which column."""
    if panel.kind == "matrix":
        return _strongest(panel, but)
    known = [i for i in range(len(panel.columns)) if any(item.figures[i] for item in panel.items)]
    if not known:
        return None
    column = known[-1] if panel.waves else known[0]

    def size(item: Item) -> float:
        figure = item.figures[column]
        return abs(figure.number) if figure else -1.0

    plain = [
        item
        for item in panel.items
        if item.figures[column] and item.label != but and (item.highlight or not item.minor)
    ]
    if not plain:
        return None
    leader = max(plain, key=size)
    marked = next((item for item in plain if item.highlight), leader)
    # Where columns are compared, what is marked is the exception as often as the leader.
    several = len(panel.columns) > 1 and not panel.waves and not panel.ordered
    if several and size(marked) < _WEAK * size(leader):
        marked = leader
    return marked, column


def _strongest(panel: Panel, but: str) -> tuple[Item, int] | None:
    """The cell of a matrix with the largest share: of the row to look at, else of all rows."""
    rows = [item for item in panel.items if item.highlight] or list(panel.items)
    cells = [
        (figure.number, -r, item, c)
        for r, item in enumerate(rows)
        if item.label != but
        for c, figure in enumerate(item.figures)
        if figure and residual_rank(panel.columns[c]) is None
    ]
    if not cells:
        return None
    _, _, item, column = max(cells, key=lambda cell: cell[:2])
    return item, column


def _ends(panel: Panel, item: Item, but: str) -> tuple[Item, Figure] | None:
    """The two outer points of a scale on the side of `item`, added up, where no single point but
    the two of them are most of everyone; None elsewhere. The label names both."""
    plain = [i for i in panel.items if not i.minor]
    if panel.kind != "scale" or not panel.is_percent or len(panel.columns) > 1 or but:
        return None
    if not 4 <= len(plain) <= 7 or not all(i.figure and i.figure.below is None for i in plain):
        return None
    if any(i.figure.number >= 50 for i in plain if i.figure):
        return None
    for a, b in (plain[:2], plain[-2:]):
        total = round(sum(i.figure.number for i in (a, b) if i.figure), 6)
        if item in (a, b) and 50 < total <= 100:
            return replace(item, label=f"{a.label} + {b.label}", icon=None), Figure(total)
    return None


def _rest(panel: Panel, column: int, figure: Figure) -> float | None:
    """What a share leaves of everyone; None where it is of a group beside others, or no share."""
    if not panel.is_percent or not 0 <= figure.number <= 100:
        return None
    rest = round(100 - figure.number, 6)
    if panel.kind in ("multiple", "scale", "matrix"):
        return rest
    if panel.kind != "single":
        return None
    return rest if len(panel.columns) == 1 or is_whole(panel, column) else None


# -- the author's words for a figure ---------------------------------------------------------------


def _written(panel: Panel, item: Item, numbers: Numbers) -> list[str]:
    """The ways a headline may write the figure, the longest first."""
    figure = item.figure
    if figure is None or figure.below is not None:
        return []
    plain = figure.given.strip() or f"{figure.number:g}"
    ways = {plain, f"{figure.number:g}"}
    if panel.is_percent:
        ways |= {f"{way}%" for way in ways} | {f"{way} %" for way in ways}
        ways |= {f"{way}\u00a0%" for way in ways} | {f"{way} per cent" for way in ways}
    ways.add(numbers.decimal(figure.number, panel.decimals))
    if panel.is_percent:
        ways.add(numbers.percent(figure.number, panel.decimals))
    return sorted(ways, key=lambda way: (-len(way), way))


def _statement(headline: str, panel: Panel, item: Item, numbers: Numbers) -> str:
    """What follows the figure in a headline that begins with it, "" where none does: "93% expect
    to use it more" reads on beside a numeral."""
    for way in _written(panel, item, numbers):
        rest = headline.removeprefix(way)
        if rest != headline and rest[:1].isspace() and rest.strip():
            return rest.strip()
    return ""


def _speaks_of(headline: str, panel: Panel, item: Item, words: Words, numbers: Numbers) -> bool:
    """Whether a headline is of this figure: it holds its value, its share in words, or its label.
    A number that is part of another one does not count."""
    share = share_words(item.figure.number, words) if panel.is_percent and item.figure else ""
    if share and share.casefold() in headline.casefold():
        return True
    for way in _written(panel, item, numbers):
        if re.search(rf"(?<![\w.,]){re.escape(way)}(?!\w|[.,]\d)", headline):
            return True
    return _speaks(headline, [item])


def _quotes(text: str, item: Item) -> bool:
    """Whether a text quotes an answer by its label; an apostrophe in a word opens no quote."""
    pattern = rf"(?<!\w)[{_QUOTES}]\s?{re.escape(item.label)}(?!\w)"
    return item.label in text and re.search(pattern, text) is not None
