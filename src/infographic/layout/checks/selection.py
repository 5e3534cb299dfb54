"""What a page tells where it shows a selection is the story's own: no figure added, changed or
mixed up, and a part says that it is one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from infographic.errors import Message
from infographic.layout.checks.said import bare, said
from infographic.layout.checks.view import View
from infographic.story.model import Item, Panel, Story
from infographic.story.words import words
from infographic.text.numbers import Numbers

# What a question keeps, however little of it is shown.
_KEPT = ("kind", "unit", "decimals", "multiple", "n", "base")
_CURE = "take the answers that are shown from the story as they are"


def check_selection(told: Story, story: Story) -> list[Message]:
    """All that is untrue of `told` as a selection of `story`; empty where it is one."""
    found = list(_same_survey(told, story))
    left = list(story.panels)
    for panel in told.panels:
        # A fact taken out of a list has its id: of several the one that it is a part of.
        named = [p for p in left if p.id == panel.id]
        if not named:
            twice = any(p.id == panel.id for p in story.panels)
            said = "is told more often than the story has it" if twice else "is not in the story"
            found.append(Message("error", panel.id, said, "show each question once"))
            continue
        tries = [(list(_untrue(panel, p)), p) for p in named]
        wrong, taken = min(tries, key=lambda pair: len(pair[0]))
        left.remove(taken)
        found += wrong
        if not wrong and is_part(panel, taken):
            found += _says_so(panel, taken, told)
    return found


def check_parts(view: View, story: Story) -> Iterator[Message]:
    """What a part of a question says of itself is on the page: `story` is the whole story."""
    for cell in view.cells:
        panel = cell.panel
        whole = next((p for p in story.panels if p.id == panel.id and is_part(panel, p)), None)
        if whole and bare(_note(panel, whole, story)) not in said(view.leaves):
            yield Message(
                "error",
                cell.name,
                f'is a part, but "{_note(panel, whole, story)}" is not printed',
                "print the question's line with it",
            )


def is_part(panel: Panel, whole: Panel) -> bool:
    """Whether a panel shows some answers of a question. One figure alone says itself how much of
    the whole it is."""
    return 1 < len(panel.items) < len(whole.items)


def _note(panel: Panel, whole: Panel, story: Story) -> str:
    """How a part says that it is one: "Top 4 of 12." """
    numbers = Numbers(story.locale)
    k, n = len(panel.items), len(whole.items)
    return words(story.locale)(
        "label.first_of", k=numbers.decimal(k), n=numbers.decimal(n), count=k
    )


def _says_so(panel: Panel, whole: Panel, told: Story) -> Iterator[Message]:
    note = _note(panel, whole, told)
    lines = [c.question for c in told.chapters if panel in c.panels]
    if not any(bare(note) in bare(line) for line in (panel.question, *lines)):
        yield Message(
            "error",
            panel.id,
            f'shows {len(panel.items)} of {len(whole.items)} answers, but does not say "{note}"',
            "say of a part that it is one",
        )


def _same_survey(told: Story, story: Story) -> Iterator[Message]:
    for what in ("title", "n", "people", "locale"):
        ours, theirs = getattr(told, what), getattr(story, what)
        if ours != theirs:
            yield Message("error", "", f'its {what} is "{ours}", the story\'s "{theirs}"', _CURE)


def _untrue(panel: Panel, whole: Panel) -> Iterator[Message]:
    for what in _KEPT:
        ours, theirs = getattr(panel, what), getattr(whole, what)
        if ours != theirs:
            yield Message(
                "error", panel.id, f'its {what} is "{ours}", the story\'s "{theirs}"', _CURE
            )
    columns = _columns(panel, whole)
    if columns is None:
        yield Message(
            "error", panel.id, f"its series are {list(panel.columns)}: not the story's", _CURE
        )
        return
    known = Counter(_answers(whole.items, columns))
    for item in panel.items:
        answer = item.label, item.figures
        if known[answer] > 0:
            known[answer] -= 1
        else:
            yield Message("error", panel.id, f'"{item.label}" is not as the story has it', _CURE)
    labels = [item.label for item in panel.items]
    if labels != _in_order(labels, whole.items):
        yield Message("error", panel.id, "its answers are in another order", _CURE)
    yield from _whole(panel, whole)


def _columns(panel: Panel, whole: Panel) -> Sequence[int] | None:
    """Which of the question's series a panel shows; None where that cannot be told."""
    if panel.columns == ("",) and whole.waves and len(whole.columns) > 1:
        # The last wave alone: the title says which it is.
        return [len(whole.columns) - 1] if bare(whole.columns[-1]) in bare(panel.title) else None
    if not set(panel.columns) <= set(whole.columns):
        return None
    return [whole.columns.index(column) for column in panel.columns]


def _answers(
    items: Sequence[Item], columns: Sequence[int]
) -> Iterator[tuple[str, tuple[object, ...]]]:
    for item in items:
        yield item.label, tuple(item.figures[i] for i in columns if i < len(item.figures))


def _in_order(labels: Sequence[str], items: Sequence[Item]) -> list[str]:
    """Those labels in the order of `items`."""
    wanted = Counter(labels)
    found = []
    for item in items:
        if wanted[item.label] > 0:
            wanted[item.label] -= 1
            found.append(item.label)
    return found


def _whole(panel: Panel, whole: Panel) -> Iterator[Message]:
    """What is left of a whole is what the shown answers lack to it, or is not told."""
    if panel.remainder is None or panel.remainder == whole.remainder:
        return
    figure = panel.items[0].figure if len(panel.items) == 1 else None
    if figure is None or abs(figure.number + panel.remainder - 100) > 1e-6:
        yield Message(
            "error",
            panel.id,
            f"its rest is {panel.remainder:g}, which its answers do not lack to a whole",
            _CURE,
        )
