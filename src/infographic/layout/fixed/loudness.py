"""How loud a line of words is to the eye: the room that its letters take."""

from __future__ import annotations

from collections.abc import Iterable

from infographic.marks import Mark, Text, leaves


def loudness(text: Text) -> float:
    """The square px that a line takes: its ink's width by its size. A short figure may be higher
    than a long title and still be quieter."""
    return text.ink.w * text.size


def texts(marks: Iterable[Mark]) -> list[Text]:
    return [mark for mark in leaves(marks) if isinstance(mark, Text)]
