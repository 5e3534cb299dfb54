"""One page has one loudest thing: its title or its hero."""

from __future__ import annotations

from collections.abc import Iterator

from infographic.errors import Message
from infographic.layout.checks.view import Leaf, View
from infographic.marks import Text

# What is so little larger is as loud to the eye.
_SAME = 1.25


def check_loudness(view: View) -> Iterator[Message]:
    """No figure of a further question is larger than all of title and hero."""
    hero = view.story.hero
    if view.page.told is None or hero is None:
        return
    loud: list[tuple[float, Leaf, Text]] = []
    first = 0.0
    for leaf, text in view.texts():
        if leaf.cell is None or leaf.cell.panel is hero:
            first = max(first, text.size)
        elif any(c.isalnum() for c in text.text):  # a quotation mark says nothing
            loud.append((text.size, leaf, text))
    for size, leaf, _ in sorted(loud, key=lambda held: -held[0])[:1]:
        if size > first * _SAME:
            yield Message(
                "warning",
                leaf.place,
                f"is {size:.0f} px, title and hero at most {first:.0f}",
                "set one thing loudest: the hero",
            )
