"""What a page tells where it shows a selection is the story's own: no figure added, changed or
mixed up, and a part says that it is one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from infographic.errors import Message
from infographic.layout.checks.said import bare, said
from infographic.layout.checks.view import View
from infographic.story.facts import nps_score
from infographic.story.model import Item, Panel, Story
from infographic.story.words import words
from infographic.text.numbers import Numbers

_CURE = "take the answers that are shown from the story as they are"
_DUST = 1e-6


def check_selection(told: Story, story: Story) -> list[Message]:
    """All that is untrue of `told` as a selection of `story`; empty where it is one."""
    found = list(_same_survey(told, story))
    left = list(story.panels)
    said_of = [*(c.headline for c in story.chapters), *(p.headline for p in story.panels)]
    headlines = bare(" ".join(said_of))
    for panel in told.panels:
        # A fact taken out of a list has its id: of several the one that it is a part of.
        named = [p for p in left if p.id == panel.id]
        if not named:
            twice = any(p.id == panel.id for p in story.panels)
            fault = "is told more often than the story has it" if twice else "is not in the story"
            found.append(Message("error", panel.id, fault, "show each question once"))
            continue
        tries = [(list(_untrue(panel, p, told, headlines)), p) for p in named]
        wrong, whole = min(tries, key=lambda pair: len(pair[0]))
        left.remove(whole)
        found += wrong
    return found


def check_parts(view: View, story: Story) -> Iterator[Message]:
    """What a part of a question says of itself is on the page: `story` is the whole story."""
    printed = said(view.leaves)
    for cell in view.cells:
        panel = cell.panel
        wholes = [p for p in story.panels if p.id == panel.id]
        if not wholes or not all(_is_cut(panel, p) for p in wholes):
            continue
        notes = _notes(panel, wholes[0], story)
        if not any(bare(note) in printed for note in notes):
            yield Message(
                "error",
                cell.name,
                f'is a part, but "{notes[-1]}" is not printed',
                "print the question's line with it",
            )


def _same_survey(told: Story, story: Story) -> Iterator[Message]:
    for what in ("title", "n", "people", "locale"):
        ours, theirs = getattr(told, what), getattr(story, what)
        if ours != theirs:
            yield Message("error", "", f'its {what} is "{ours}", the story\'s "{theirs}"', _CURE)


def _untrue(panel: Panel, whole: Panel, told: Story, headlines: str) -> Iterator[Message]:
    if panel == whole:
        return
    if len(panel.items) == 1 and panel.columns == ("",):
        faults = [*_differs(panel, whole, ("decimals", "base")), *_fact(panel, whole, headlines)]
    else:
        kept = ("kind", "unit", "decimals", "multiple", "n", "base")
        faults = [*_differs(panel, whole, kept), *_part(panel, whole, told)]
    yield from (Message("error", panel.id, fault, _CURE) for fault in faults)


def _differs(panel: Panel, whole: Panel, what: Sequence[str]) -> Iterator[str]:
    for name in what:
        ours, theirs = getattr(panel, name), getattr(whole, name)
        if ours != theirs:
            yield f'its {name} is "{ours}", the story\'s "{theirs}"'


# -- one figure ------------------------------------------------------------------------------------


def _fact(panel: Panel, whole: Panel, headlines: str) -> Iterator[str]:
    """One figure: of an answer and a column that are named, or worked out of what a question's
    figures say together. Its words may be those of a headline, which `headlines` are in one."""
    item = panel.items[0]
    figure = item.figure
    labels = {answer.label for answer in whole.items}
    if figure is None:
        if item.label not in labels:
            yield f'"{item.label}" is not as the story has it'
        return
    # Of one group nobody may know how many it is: its question's base is that of all groups.
    if panel.n not in (None, whole.n, *whole.column_n):
        yield f'its n is "{panel.n}", the story\'s "{whole.n}"'
    if panel.remainder is not None and abs(figure.number + panel.remainder - 100) > _DUST:
        yield f"its rest is {panel.remainder:g}, which its answer does not lack to a whole"
    if panel.unit != whole.unit:
        score = nps_score(whole)
        if panel.unit != "nps" or score is None or abs(score - figure.number) > _DUST:
            yield f'"{item.label}" is {figure.number:g} {panel.unit}, the story has {whole.unit}'
        return
    known = [
        column
        for answer in whole.items
        for column, own in zip(whole.columns, answer.figures, strict=False)
        if own == figure and (item.label == answer.label or item.label not in labels)
    ]
    if item.label not in labels and bare(item.label) not in headlines:
        known = []
    if not known:
        if not any(
            label == item.label and abs(number - figure.number) < _DUST
            for label, number in _ends(whole)
        ):
            yield f'"{item.label}" is not as the story has it'
    elif not any(bare(column) in bare(panel.title) for column in known):
        yield f'"{item.label}" does not say which of {len(whole.columns)} series it is of'


def _ends(whole: Panel) -> Iterator[tuple[str, float]]:
    """The two points at either end of a scale together, with both of their names."""
    plain = [i for i in whole.items if not i.minor and i.figure]
    if whole.kind == "scale" and len(whole.columns) == 1:
        for pair in (plain[:2], plain[-2:]):
            yield " + ".join(i.label for i in pair), sum(i.figure.number for i in pair if i.figure)


# -- several ---------------------------------------------------------------------------------------


def _part(panel: Panel, whole: Panel, told: Story) -> Iterator[str]:
    if not set(panel.columns) <= set(whole.columns):
        yield f"its series are {list(panel.columns)}: not the story's"
        return
    columns = [whole.columns.index(column) for column in panel.columns]
    kept, others, left = _dealt(panel, whole, columns)
    for item in others:
        sums = [sum(f.number for i in left if (f := i.figures[c])) for c in columns]
        figures = [figure.number if figure else 0.0 for figure in item.figures]
        if any(abs(a - b) > _DUST for a, b in zip(sums, figures, strict=False)):
            yield f'"{item.label}" is not as the story has it'
    order = [item for item in whole.items if item in left or item.label in kept]
    if kept != [item.label for item in order if item not in left]:
        yield "its answers are in another order"
    if panel.remainder not in (None, whole.remainder):
        yield f"its rest is {panel.remainder:g}, which its answers do not lack to a whole"
    if left and not others:
        yield from _says_so(panel, whole, told, columns)


def _dealt(
    panel: Panel, whole: Panel, columns: Sequence[int]
) -> tuple[list[str], list[Item], list[Item]]:
    """The labels of the answers a panel shows as they are, its items that are none of them, and
    the answers that it leaves out."""
    left = list(whole.items)
    kept: list[str] = []
    others: list[Item] = []
    for item in panel.items:
        own = [
            i
            for i in left
            if i.label == item.label
            and tuple(i.figures[c] for c in columns if c < len(i.figures)) == item.figures
        ]
        if own:
            kept.append(item.label)
            left.remove(own[0])
        else:
            others.append(item)
    return kept, others, left


def _says_so(panel: Panel, whole: Panel, told: Story, columns: Sequence[int]) -> Iterator[str]:
    top, shown = _notes(panel, whole, told)
    lines = [panel.question, *(c.question for c in told.chapters if panel in c.panels)]
    text = " ".join(bare(line) for line in lines)
    if bare(top) in text:
        if not _is_top(panel, whole, columns):
            yield f'says "{top}", but an answer that is left out is larger'
    elif bare(shown) not in text:
        yield f'shows {len(panel.items)} of {len(whole.items)} answers, but does not say "{shown}"'


def _is_top(panel: Panel, whole: Panel, columns: Sequence[int]) -> bool:
    """Whether no answer that is left out is larger than one that is shown."""
    if panel.kind in ("matrix", "text"):
        return False
    sign = -1 if panel.kind == "ranking" and not panel.is_percent else 1
    shown = {item.label for item in panel.items}
    for column in columns[-1:] if panel.waves else columns:
        size = [
            (item.label in shown, sign * figure.number)
            for item in whole.items
            if (figure := item.figures[column])
        ]
        inside = [number for kept, number in size if kept]
        outside = [number for kept, number in size if not kept]
        if inside and outside and max(outside) > min(inside):
            return False
    return True


def _is_cut(panel: Panel, whole: Panel) -> bool:
    """Whether a panel shows some answers of a question and tells nothing of the others. One figure
    alone says itself how much of the whole it is; a sum says what it is of."""
    if len(panel.items) == 1 and panel.kind != "text":
        return False
    columns = [whole.columns.index(column) for column in panel.columns if column in whole.columns]
    _, others, left = _dealt(panel, whole, columns)
    return bool(left) and not others


def _notes(panel: Panel, whole: Panel, story: Story) -> tuple[str, str]:
    """How a part says that it is one: "Top 4 of 12.", "4 of 12 shown." """
    numbers, say = Numbers(story.locale), words(story.locale)
    count = len(panel.items)
    k, n = numbers.decimal(count), numbers.decimal(len(whole.items) + whole.folded)
    return (
        say("label.first_of", k=k, n=n, count=count),
        say("label.shown_of", k=k, n=n, count=count),
    )
