"""What openings are made of: the strip, the title, the deck; and the masthead of a further page."""

from __future__ import annotations

from infographic.blocks.base import Composed, Setting
from infographic.layout.fitting import Fitting
from infographic.layout.rules import rule
from infographic.marks import Group, Mark
from infographic.story.model import Story
from infographic.text.paragraph import Paragraph, fit, paragraph, sentences_first, top_below
from infographic.text.shape import Anchor, Type, line

STRIP_GAP = 20.0
TITLE_GAP = 58.0
DECK_GAP = 50.0
BODY_GAP = 46.0
# Of a title in one column: its least sizes, and how much larger one more line must make it.
_COLUMN_LEAST = 56.0
_WORTH_A_LINE = 1.25
_LONG_LEAST = 40.0
# How much heavier the poster's first rule is than those in its bands.
_FIRST = 4 / 3


def masthead(story: Story, number: str, width: float, setting: Setting) -> Composed:
    """The opening of a further page: the strip with its number, and the title once more, small."""
    marks, y = strip_top((*story.strip[:2], number), width, setting)
    title = fit(story.title, setting.type("headline"), width, 140, 64, 40, 2)
    y = top_below(marks, y, TITLE_GAP, title)
    x, anchor = axis(width, setting)
    marks += title.at(x, y, setting.ground.text, anchor, role="title", optical=True)
    return Composed(tuple(marks), width, y + title.height + title.overhang)


def strip_top(parts: tuple[str, ...], width: float, setting: Setting) -> tuple[list[Mark], float]:
    """The poster's first rule and the strip under it; where they end."""
    marks: list[Mark] = rule(0, 0, width, setting, _FIRST)
    y = max((mark.bounds.bottom for mark in marks), default=0.0)
    strip = strip_line(parts, width, setting)
    if strip.marks:
        y += STRIP_GAP if marks else 0.0
        marks += strip.at(0, y)
        y += strip.height
    return marks, y


def titled(
    story: Story, width: float, setting: Setting, height: float = 270, lines: int = 3
) -> tuple[list[Mark], float]:
    """Strip and title, and where the title's letters end."""
    marks, y = strip_top(story.strip, width, setting)
    title = title_lines(story.title, width, setting, height, lines)
    y = top_below(marks, y, TITLE_GAP if marks else 0.0, title)
    x, anchor = axis(width, setting)
    marks += title.at(x, y, setting.ground.text, anchor, role="title", optical=True)
    # A title may hang below its last baseline: what follows keeps clear of that.
    return marks, y + title.height + max(0.0, title.overhang - DECK_GAP + 24)


def axis(width: float, setting: Setting) -> tuple[float, Anchor]:
    """Where a style's words stand in `width` px: from the left edge on, or about the middle."""
    if setting.style.shape.align == "middle":
        return width / 2, "middle"
    return 0.0, "start"


def hero_body(
    story: Story, fitting: Fitting, width: float, setting: Setting
) -> tuple[Composed, Group] | None:
    """The hero panel as the block that suits it best; None where the story has none."""
    hero = story.hero
    if hero is None:
        return None
    choice = fitting.choose(hero, width, setting)
    body = fitting.compose(choice.block, hero, width, setting)
    return body, Group(body.marks, hero.title, hero.id)


def title_lines(
    text: str, width: float, setting: Setting, height: float = 270, lines: int = 3
) -> Paragraph:
    """The largest title: up to `lines` lines in a `height`, more only for a long one."""
    type = setting.type("title")
    if setting.style.space.one_column:
        return _column_title(text, type, width, lines + 1)
    # Scripts whose lines need more leading get as much more height.
    tall = height * max(1.0, paragraph(text, type.at(size=100), 700).pitch / (100 * type.leading))
    title = fit(text, type, width, min(tall, height + 110), type.size, 76, lines)
    if len(title.lines) > lines:
        title = fit(text, type, width, 420, 104, 56, 6)
    return title


def _column_title(text: str, type: Type, width: float, most: int) -> Paragraph:
    """The largest title in one column: its lines hold few words, so that it may take one more than
    over a page's width, where that makes it a good deal larger."""
    best: Paragraph | None = None
    for lines in range(1, most + 1):
        title = fit(text, type, width, 9 * type.size, type.size, _COLUMN_LEAST, lines)
        held = len(title.lines) <= lines
        if held and (best is None or title.type.size > _WORTH_A_LINE * best.type.size):
            best = title
    return best or fit(text, type, width, 9 * type.size, _COLUMN_LEAST, _LONG_LEAST, 9)


def strip_line(parts: tuple[str, ...], width: float, setting: Setting) -> Composed:
    """Who, how many, when: spread over the width, or one under the other where they are long."""
    type = setting.type("strip")
    lines = [line(part, type) for part in parts]
    if not lines:
        return Composed((), width, 0.0)
    total = sum(ln.advance for ln in lines)
    if total + 40 * (len(lines) - 1) <= width:
        marks: list[Mark] = []
        gap = (width - total) / (len(lines) - 1) if len(lines) > 1 else 0.0
        x = 0.0
        for ln in lines:
            marks.append(ln.at(x, type.cap, setting.ground.text, role="strip"))
            x += ln.advance + gap
        return Composed(tuple(marks), width, type.cap)
    marks = []
    y = 0.0
    for part in parts:
        words = paragraph(part, type, width)
        y = top_below(marks, y, 14, words) if marks else 0.0
        marks += words.at(0, y, setting.ground.text, role="strip")
        y += words.height
    return Composed(tuple(marks), width, y)


def dotted(setting: Setting) -> bool:
    """Whether the poster opens with dots, which the note on them explains."""
    style = setting.style
    return style.shape.hero == "dots" and style.blocks.get("dots", {}).get("figure") != "person"


def deck_lines(story: Story, width: float, setting: Setting, note: bool = True) -> Composed:
    """The deck, one sentence to a line, and the note on the dots run on behind it, if there are
    dots."""
    ground = setting.ground
    type = setting.type("deck")
    x, anchor = axis(width, setting)
    marks: list[Mark] = []
    y = 0.0
    end = 0.0
    if story.deck:
        deck = setting.words.sentences([story.deck])
        words = sentences_first(deck, type, width)
        marks += words.at(x, 0, ground.text, anchor, role="deck")
        y = words.height
        end = words.lines[-1].advance
    if story.deck_note and note:
        note_type = setting.type("deck_note")
        said = line(story.deck_note, note_type)
        space = 0.28 * type.size
        if marks and anchor == "start" and end + space + said.advance <= width:
            marks.append(said.at(end + space, y, ground.text, role="deck"))
        else:
            words = paragraph(story.deck_note, note_type, width)
            top = y + note_type.pitch - note_type.cap if marks else 0.0
            marks += words.at(x, top, ground.text, anchor, role="deck")
            y = top + words.height
    return Composed(tuple(marks), width, y)
