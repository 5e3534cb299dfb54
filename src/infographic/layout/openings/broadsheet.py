"""The broadsheet: strip, title, deck, and the hero panel, one under the other."""

from __future__ import annotations

from infographic.blocks.base import Composed, Setting
from infographic.layout.fitting import Fitting
from infographic.layout.openings.parts import (
    BODY_GAP,
    DECK_GAP,
    deck_lines,
    dotted,
    hero_body,
    titled,
)
from infographic.marks import move
from infographic.story.model import Story


def broadsheet(story: Story, fitting: Fitting, width: float, setting: Setting) -> Composed:
    """The whole opening in `width` px, from the rule above the strip to the last ink."""
    marks, y = titled(story, width, setting)
    found = hero_body(story, fitting, width, setting)
    deck = deck_lines(story, width, setting, note=dotted(setting))
    if deck.marks:
        y += DECK_GAP
        marks += deck.at(0, y)
        y += deck.height
    if found:
        body, group = found
        y += BODY_GAP
        marks.append(move(group, 0, y))
        y += body.height
    # A title that ends the opening may hang below its last baseline.
    return Composed(tuple(marks), width, max(y, *(mark.bounds.bottom for mark in marks)))
