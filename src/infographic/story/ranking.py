"""What a small format shows first: the questions of a story on their own, best first."""

from __future__ import annotations

from dataclasses import replace

from infographic.story.model import Chapter, Panel, Story

# Questions up to this many characters are kickers as well as questions.
LONGEST_KICKER = 30
_FIRST_WORD = ".\u3002\u0964 "


def units(chapter: Chapter) -> tuple[Chapter, ...]:
    """The chapter's panels as chapters of their own: the first keeps its words, the others have
    their own takeaway, with the question above or below it."""
    if len(chapter.panels) == 1:
        return (chapter,)
    found = []
    for i, panel in enumerate(chapter.panels):
        headline = panel.headline or panel.takeaway
        kicker = chapter.kicker if i == 0 else ""
        question = panel.question
        if i == 0 and chapter.authored:
            headline = chapter.headline
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
            )
        )
    return tuple(found)


def ranked(story: Story) -> tuple[Chapter, ...]:
    """Every question but the hero as a chapter of its own, the one to show first at the head.

    The weight is 0.4 extremity, 0.3 the author's or the engine's importance, 0.2 for what the
    author said of it, 0.1 for a base as large as the survey's; the lead of the poster leads here
    too, and ties keep the survey's order.
    """
    found = [unit for chapter in story.chapters for unit in units(chapter)]
    order = sorted(range(len(found)), key=lambda i: (-_weight(found[i], story), i))
    return tuple(found[i] for i in order)


def _weight(unit: Chapter, story: Story) -> float:
    panel = unit.panels[0]
    said = 1.0 if panel.headline or unit.authored else 0.0
    base = 1.0 if not panel.n or not story.n or panel.n >= 0.8 * story.n else 0.0
    lead = 1.0 if unit.lead else 0.0
    weight = 0.4 * _extremity(panel) + 0.3 * panel.importance + 0.2 * said + 0.1 * base
    return weight + lead


def _extremity(panel: Panel) -> float:
    """How far the figure to look at is from a coin's toss, 0 to 1."""
    if not panel.is_percent:
        return 0.3
    item = panel.highlighted or max(
        panel.items, key=lambda i: i.figure.number if i.figure else 0.0, default=None
    )
    figure = next((f for f in item.figures if f), None) if item else None
    return min(1.0, abs(figure.number - 50) / 50) if figure else 0.0
