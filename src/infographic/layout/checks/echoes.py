"""A page of a fixed size has no room to say the same twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from infographic.errors import Message
from infographic.layout.checks.said import bare, said
from infographic.layout.checks.view import View
from infographic.story.model import Item

# Shorter words may well be part of others.
_LEAST = 12


def check_echoes(view: View) -> Iterator[Message]:
    """No figure alone is told twice, or labelled with what its head says too."""
    if not view.page.fixed:
        return
    told: set[tuple[str, Item]] = set()
    for cell in view.cells:
        if len(cell.panel.items) != 1:
            continue
        item = replace(cell.panel.items[0], highlight=False)
        if (cell.id, item) in told:
            yield Message("warning", cell.name, f'tells "{item.label}" twice', "show another")
        told.add((cell.id, item))
        label = item.label
        words = bare(label)
        here = [leaf for leaf in view.leaves if leaf.cell in (None, cell)]
        if len(words) >= _LEAST and said(here).count(words) > 1:
            yield Message(
                "warning", cell.name, f'says "{label}" twice', "leave the head or the label out"
            )
