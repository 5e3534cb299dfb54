"""Closings: how a page ends, in the forms a style may choose; adding one is a file and a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from infographic.blocks.base import Composed, Setting
from infographic.layout.closings.columns import columns
from infographic.layout.closings.facts import facts
from infographic.layout.closings.grid import grid
from infographic.marks import Icon, Mark, leaves
from infographic.story.model import Footer
from infographic.story.words import Words
from infographic.style.icons import is_brand

Closing = Callable[[Footer, float, Setting], Composed]

CLOSINGS: dict[str, Closing] = {"columns": columns, "facts": facts, "grid": grid}


def closing(
    content: Footer, width: float, setting: Setting, shown: Iterable[Mark] = ()
) -> Composed:
    """The end of a page in the style's own form. `shown` are the page's other marks: logos among
    them are credited."""
    if any(isinstance(mark, Icon) and is_brand(mark.name) for mark in leaves(shown)):
        content = _credited(content, setting.words)
    return CLOSINGS[setting.style.shape.closing](content, width, setting)


def _credited(content: Footer, words: Words) -> Footer:
    """The footer with the note on trademarks: at the end of its last column, or as a line."""
    note = words("label.logos")
    if not content.columns:
        return replace(content, lines=(*content.lines, note))
    *others, (title, text) = content.columns
    return replace(content, columns=(*others, (title, words.sentences([text, note]))))
