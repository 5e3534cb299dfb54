"""How loud a line of words is to the eye: the room that its letters take."""

from __future__ import annotations

from collections.abc import Iterable

from infographic.marks import Mark, Text, leaves

# A line longer than so many times its size is read, not seen at once: what is beyond adds nothing.
_SEEN = 6.0


def loudness(text: Text) -> float:
    """The square px that a line takes at a glance: its size by its ink's width, as far as that is
    seen at once. A short figure may be higher than a long title and still be quieter."""
    return text.size * min(text.ink.w, _SEEN * text.size)


def texts(marks: Iterable[Mark]) -> list[Text]:
    return [mark for mark in leaves(marks) if isinstance(mark, Text)]
