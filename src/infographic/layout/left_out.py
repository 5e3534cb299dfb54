"""What a small format does not show of a story, question by question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from infographic.layout.page import Page
from infographic.story.model import Panel, Story

# A line names so many questions at most.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A question of which a format shows nothing (`shown` 0) or a part: so many `of` its answers,
    or of their figures where every answer is there but not in every series."""

    question: str
    shown: int
    of: int
    what: Literal["answers", "figures"] = "answers"

    def __str__(self) -> str:
        return f"{self.shown} of {self.of} {self.what} are shown" if self.shown else "is not shown"


def left_out(story: Story, pages: Sequence[Page]) -> tuple[LeftOut, ...]:
    """Every question that no page shows, and of which all of them together show a part. Pages that
    are no selection leave nothing out."""
    if not any(page.told for page in pages):
        return ()
    whole = _figures(story.panels)
    shown = _figures(panel for page in pages if page.told for panel in page.told.panels)
    found = []
    for question, answers in whole.items():
        here = {label: n for label, n in shown.get(question, {}).items() if label in answers}
        if len(here) < len(answers):
            found.append(LeftOut(question, len(here), len(answers)))
        elif sum(here.values()) < sum(answers.values()):
            counts = sum(here.values()), sum(answers.values())
            found.append(LeftOut(question, *counts, "figures"))
    return tuple(found)


def _figures(panels: Iterable[Panel]) -> dict[str, dict[str, int]]:
    """How many figures each answer of each question has; words alone count as one."""
    found: dict[str, dict[str, int]] = {}
    for panel in panels:
        answers = found.setdefault(panel.id, {})
        for item in panel.items:
            count = sum(figure is not None for figure in item.figures)
            if count or panel.kind == "text":
                answers[item.label] = max(answers.get(item.label, 0), count)
    return found


def summary(story: Story, left: Sequence[LeftOut]) -> str:
    """In a line: "6 of 9 questions (a, b, c …); 4 of 11 answers of "networks"", counting what is
    left out; empty where nothing is."""
    total = len({panel.id for panel in story.panels})
    absent = [one.question for one in left if not one.shown]
    parts = [one for one in left if one.shown]
    said = []
    if absent:
        names = ", ".join(absent[:_NAMED]) + (" …" if len(absent) > _NAMED else "")
        said.append(f"{len(absent)} of {total} questions ({names})")
    said += [
        f'{one.of - one.shown} of {one.of} {one.what} of "{one.question}"' for one in parts[:_NAMED]
    ]
    if len(parts) > _NAMED:
        said.append(f"parts of {len(parts) - _NAMED} more")
    return "; ".join(said)
