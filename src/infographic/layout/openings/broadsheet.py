"""The broadsheet: strip, title, deck, and the hero panel, one under the other."""

from __future__ import annotations

from infographic.blocks.base import Composed, Setting
from infographic.layout.fitting import Fitting
from infographic.layout.openings.parts import (
    BODY_GAP,
    DECK_GAP,
    RULE,
    STRIP_GAP,
    TITLE_GAP,
    deck_lines,
    hero_body,
    strip_line,
    title_lines,
)
from infographic.marks import Box, Mark, Rect, move
from infographic.story.model import Story
from infographic.text.paragraph import top_below

def broadsheet(story: Story, fitting: Fitting, width: float, setting: Setting) -> Composed:
    """The whole opening in `width` px, from the rule above the strip to the last ink."""
    ground = setting.ground
    marks: list[Mark] = [Rect(Box(0, 0, width, RULE), ground.rule, role="rule")]
    y = RULE
    strip = strip_line(story.strip, width, setting)
    if strip.marks:
        y += STRIP_GAP
        marks += strip.at(0, y)
        y += strip.height
    title = title_lines(story.title, width, setting)
    y = top_below(marks, y, TITLE_GAP, title)
    marks += title.at(0, y, ground.text, role="title", optical=True)
    y += title.height
    deck = deck_lines(story, width, setting)
    if deck.marks:
        # A title that hangs below its last baseline needs that much more air.
        y += max(DECK_GAP, title.overhang + 24)
        marks += deck.at(0, y)
        y += deck.height
    found = hero_body(story, fitting, width, setting)
    if found:
        body, group = found
        y += BODY_GAP
        marks.append(move(group, 0, y))
        y += body.height
    # A title that ends the opening may hang below its last baseline.
    return Composed(tuple(marks), width, max(y, *(mark.bounds.bottom for mark in marks)))
