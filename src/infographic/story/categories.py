"""What comes up again and again over a poster and must keep its colour: the names of series."""

from __future__ import annotations

from infographic.story.model import Story


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
