"""One page has one loudest thing: its title or its hero."""

from __future__ import annotations

from collections.abc import Iterator

from infographic.errors import Message
from infographic.layout.checks.view import Leaf, View
from infographic.layout.fixed.loudness import loudness
from infographic.marks import Text

# As large to the eye: letters of one size in two families differ by more.
_SAME = 1.1


def check_loudness(view: View) -> Iterator[Message]:
    """No figure of a further question is louder than all of title and hero."""
    hero = view.story.hero
    if view.page.told is None or hero is None:
        return
    loud: list[tuple[float, Leaf, Text]] = []
    first = 0.0
    for leaf, text in view.texts():
        if leaf.cell is None or leaf.cell.panel is hero:
            first = max(first, loudness(text))
        elif any(c.isalnum() for c in text.text):  # a quotation mark says nothing
            loud.append((loudness(text), leaf, text))
    for found, leaf, _ in sorted(loud, key=lambda held: -held[0])[:1]:
        if found > first * _SAME:
            yield Message(
                "warning",
                leaf.place,
                f"takes {found:.0f} square px, a line of title and hero at most {first:.0f}",
                "set one thing loudest: the hero",
            )
