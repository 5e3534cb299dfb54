"""What comes up again and again over a poster and must keep its colour: the names of series, and
what the author or the brand gave a colour of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from infographic.results.brand import category_key
from infographic.story.model import Panel, Story


def categories(story: Story) -> tuple[str, ...]:
    """The series that questions are compared by (groups, contexts), in the order they first come
    up, casefolded. Waves are a time line and the points of a matrix a scale: neither is one."""
    names: dict[str, None] = {}
    for panel in story.panels:
        if len(panel.columns) < 2 or panel.waves or panel.kind == "matrix":
            continue
        for column in panel.columns:
            names[column.casefold()] = None
    return tuple(names)


def colored(story: Story, colors: Mapping[str, str]) -> Story:
    """The story with every answer in the colour of its category, by `category_key`, where the
    author did not give it another."""
    if not colors:
        return story

    def of(panel: Panel) -> Panel:
        items = tuple(
            replace(item, color=item.color or colors.get(category_key(item.label)))
            for item in panel.items
        )
        return replace(panel, items=items)

    return replace(
        story,
        hero=of(story.hero) if story.hero else None,
        chapters=tuple(
            replace(chapter, panels=tuple(map(of, chapter.panels))) for chapter in story.chapters
        ),
    )


def given_colors(story: Story) -> Iterable[str]:
    """The colours that answers were given, each once, in the order they come up."""
    found = (item.color for panel in story.panels for item in panel.items if item.color)
    return dict.fromkeys(found)
