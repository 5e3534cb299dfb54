"""The sheet of blocks: each drawn from its example, its name and what it is above it."""

from __future__ import annotations

import math
from dataclasses import replace

from infographic.assets import example
from infographic.blocks.base import Block, Setting
from infographic.blocks.registry import block_names, blocks
from infographic.catalogue.listing import about
from infographic.catalogue.packing import Card, pack
from infographic.catalogue.sheet import MARGIN, finished, head, look, place, small
from infographic.errors import Report
from infographic.layout.page import Page
from infographic.layout.scale import scaled
from infographic.marks import Box, Group, Mark, Rect, Text, leaves, move
from infographic.render import understand
from infographic.story.categories import categories
from infographic.story.model import Panel, Story
from infographic.style.load import load_style
from infographic.style.tokens import Ground, Style
from infographic.text.paragraph import paragraph, top_below

_COLUMNS = 5
_CARD = 416.0
_GUTTER = 32.0
_PAD = 32.0
_TOP = 64.0
_FOOT = 80.0
_NAME_GAP = 18.0
_NOTE_GAP = 26.0
_BODY_GAP = 30.0
_QUESTION_GAP = 44.0
# Blocks are shown at this size: as they are on a poster that is seen from farther away.
_SHOWN = 0.62
# A block that shows a panel this much worse in one column gets two.
_WORSE = 0.12
# A higher card than this makes its neighbours wait too long: it gets two columns.
_TALLEST = 760.0


def block_sheet(style: str = "editorial") -> Page:
    """All blocks as a style draws them."""
    shown = load_style(style)
    setting = look()
    cards = [_card(name, shown, setting) for name in block_names()]
    width = 2 * MARGIN + _COLUMNS * _CARD + (_COLUMNS - 1) * _GUTTER
    title = f"{len(cards)} blocks"
    deck = (
        "The forms a question can take. The engine chooses by the data and the room; a question "
        "may ask for one by name."
    )
    if style != "editorial":
        deck += f" Drawn in the style {shown.name}."
    marks, y = head(title, deck, width, setting)
    spots, height = pack(cards, _COLUMNS, _GUTTER)
    for spot in spots:
        x = MARGIN + spot.column * (_CARD + _GUTTER)
        marks += [move(mark, x, y + _TOP + spot.top) for mark in spot.card.marks]
    return finished(marks, width, y + _TOP + height + _FOOT, title, deck, setting)


def _card(name: str, style: Style, setting: Setting) -> Card:
    """A block on its ground, drawn from its example; one without an example is named alone."""
    ground = _ground(style)
    block = blocks(style)[name]
    drawn, span = _sample(block, style, ground)
    inner = _inner(span)
    marks, y = _words(name, about(block), inner, ground, setting)
    if drawn:
        marks.append(move(drawn, _PAD, y))
    height = float(math.ceil(max(mark.bounds.bottom for mark in marks) + _PAD))
    under = Rect(Box(0, 0, inner + 2 * _PAD, height), ground.fill, role="ground")
    return Card((under, *marks), height, span)


def _sample(block: Block, style: Style, ground: Ground) -> tuple[Group | None, int]:
    """What a block makes of its example, and the columns that takes."""
    path = example("blocks", f"{block.name}.json")
    if not path.is_file():
        return None, 1
    _, story = understand(path, Report())
    inside = place(style.set_in(story.locale), ground, story.locale)
    inside = replace(inside, survey_n=story.n, categories=categories(story))
    panel = _panel(story, block, inside)
    if not _needs_room(block, panel, inside):
        body = _body(block, panel, _inner(1), inside)
        if body.bounds.h <= _TALLEST:
            return body, 1
    return _body(block, panel, _inner(2), inside), 2


def _inner(span: int) -> float:
    """What a card of so many columns has for its block, in px of the sheet."""
    return span * _CARD + (span - 1) * _GUTTER - 2 * _PAD


def _body(block: Block, panel: Panel, width: float, setting: Setting) -> Group:
    """The question and the block, smaller, the top of what is black at 0."""
    inner = width / _SHOWN
    body = block.compose(panel, inner, setting)
    said = " ".join(m.text for m in leaves(body.marks) if isinstance(m, Text))
    marks: list[Mark] = []
    y = 0.0
    # Some blocks have their question in them.
    if panel.title not in " ".join(said.split()):
        question = paragraph(panel.title, setting.type("h3"), inner)
        marks += question.at(0, 0, setting.ground.text, role="question")
        y = question.height + _QUESTION_GAP
    rise = min([0.0, *(mark.bounds.y for mark in body.marks)])
    marks += body.at(0, y - rise)
    group = Group(scaled(marks, _SHOWN))
    return move(group, 0, -group.bounds.y)  # type: ignore[return-value]


def _needs_room(block: Block, panel: Panel, setting: Setting) -> bool:
    here, there = (block.suits(panel, _inner(span) / _SHOWN, setting) for span in (1, 2))
    return here <= 0 or here < there - _WORSE


def _ground(style: Style) -> Ground:
    """A ground that is not the sheet's own."""
    return style.grounds[style.rhythm.plain[0]]


def _panel(story: Story, block: Block, setting: Setting) -> Panel:
    """The panel of an example that its block is there for: the one that asks for it, else the one
    it suits best."""
    held = [p for chapter in story.chapters for p in chapter.panels]
    panels = [*held, *([story.hero] if story.hero else [])]
    asked = [p for p in panels if p.form == block.name]
    if asked:
        return asked[0]

    def suits(panel: Panel) -> float:
        return max(block.suits(panel, _inner(span) / _SHOWN, setting) for span in (1, 2))

    return max(panels, key=suits)


def _words(
    name: str, description: str, width: float, ground: Ground, setting: Setting
) -> tuple[list[Mark], float]:
    """The name and what the block is, over a rule; and where the block begins."""
    title = paragraph(name, setting.type("headline").at(size=40), width)
    marks: list[Mark] = list(title.at(_PAD, _PAD, ground.text, role="headline", optical=True))
    note = paragraph(description, small(setting), width)
    y = top_below(marks, _PAD + title.height, _NAME_GAP, note)
    marks += note.at(_PAD, y, ground.mute, role="note")
    y += note.height + _NOTE_GAP
    marks.append(Rect(Box(_PAD, y, width, 2), ground.hair, role="rule"))
    return marks, y + _BODY_GAP
