"""The opening of a broadsheet: strip, title, deck, and the hero panel under them."""

from __future__ import annotations

from infographic.blocks.base import Composed, Setting
from infographic.layout.fitting import Fitting
from infographic.layout.openings.masthead import RULE, STRIP_GAP, TITLE_GAP, strip_line
from infographic.marks import Box, Group, Mark, Rect
from infographic.story.model import Story
from infographic.text.paragraph import Paragraph, fit, paragraph, sentences_first, top_below
from infographic.text.shape import line

DECK_GAP = 50.0
FIELD_GAP = 46.0


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
    title = _title(story.title, width, setting)
    y = top_below(marks, y, TITLE_GAP, title)
    marks += title.at(0, y, ground.text, role="title", optical=True)
    y += title.height
    deck = _deck(story, width, setting)
    if deck.marks:
        # A title that hangs below its last baseline needs that much more air.
        y += max(DECK_GAP, title.overhang + 24)
        marks += deck.at(0, y)
        y += deck.height
    if story.hero:
        choice = fitting.choose(story.hero, width, setting)
        body = fitting.compose(choice.block, story.hero, width, setting)
        y += FIELD_GAP
        marks.append(Group(body.at(0, y), story.hero.title, story.hero.id))
        y += body.height
    # A title that ends the opening may hang below its last baseline.
    return Composed(tuple(marks), width, max(y, *(mark.bounds.bottom for mark in marks)))


def _title(text: str, width: float, setting: Setting) -> Paragraph:
    """The largest title: up to three lines in a height of 270, more only for a long one."""
    type = setting.type("title")
    # Scripts whose lines need more leading get as much more height.
    tall = 270 * max(1.0, paragraph(text, type.at(size=100), 700).pitch / (100 * type.leading))
    title = fit(text, type, width, min(tall, 380), type.size, 76, 3)
    if len(title.lines) > 3:
        title = fit(text, type, width, 420, 104, 56, 6)
    return title


def _deck(story: Story, width: float, setting: Setting) -> Composed:
    """The deck, one sentence to a line, and the note on the dots run on behind it."""
    ground = setting.ground
    type = setting.type("deck")
    marks: list[Mark] = []
    y = 0.0
    end = 0.0
    if story.deck:
        deck = setting.words.sentences([story.deck])
        words = sentences_first(deck, type, width)
        marks += words.at(0, 0, ground.text, role="deck")
        y = words.height
        end = words.lines[-1].advance
    if story.deck_note:
        note_type = setting.type("deck_note")
        note = line(story.deck_note, note_type)
        space = 0.28 * type.size
        if marks and end + space + note.advance <= width:
            marks.append(note.at(end + space, y, ground.text, role="deck"))
        else:
            words = paragraph(story.deck_note, note_type, width)
            top = y + note_type.pitch - note_type.cap if marks else 0.0
            marks += words.at(0, top, ground.text, role="deck")
            y = top + words.height
    return Composed(tuple(marks), width, y)
