"""A title on a block of its own colour from edge to edge, the figures under it: below the block's
edge, or the first of them across it."""

from __future__ import annotations

from infographic.blocks.base import Composed, Setting
from infographic.blocks.tones import LEAST_LARGE_CONTRAST, contrast
from infographic.layout.fitting import Fitting
from infographic.layout.motifs import faint, motif
from infographic.layout.openings.parts import (
    BODY_GAP,
    DECK_GAP,
    deck_lines,
    dotted,
    hero_body,
    titled,
)
from infographic.layout.openings.shares import Shares, bar, rows, shares
from infographic.marks import Box, Group, Mark, Rect, move
from infographic.story.model import Story
from infographic.text.paragraph import paragraph, top_below
from infographic.text.shape import Line, line

_PAD = 60.0
_BELOW = 56.0
_LARGEST = 300.0
_SHARE = 0.46
_COLUMN_GAP = 56.0
_LABEL_GAP = 30.0
_BAR = 30.0
_BAR_GAP = 40.0
# In one column the numeral has the width to itself, but for a margin.
_COLUMN_SHARE = 0.86
# How much of a numeral across the edge stands over it.
_OVER = 0.55


def banner(story: Story, fitting: Fitting, width: float, setting: Setting) -> Composed:
    """The numeral under the block."""
    return _opening(story, fitting, width, setting, across=False)


def overlap(story: Story, fitting: Fitting, width: float, setting: Setting) -> Composed:
    """The numeral across the block's lower edge."""
    return _opening(story, fitting, width, setting, across=True)


def _opening(
    story: Story, fitting: Fitting, width: float, setting: Setting, across: bool
) -> Composed:
    style = setting.style
    above = setting.on(style.grounds[style.rhythm.lead])
    words, y = titled(story, width, above)
    color = both_grounds(setting, above) if across else None
    parts = shares(story.hero, setting, color or "")
    share = _COLUMN_SHARE if style.space.one_column else _SHARE
    numeral = _numeral(parts.main.text, share * width, setting) if parts else None
    over = _OVER * numeral.cap if numeral and color else 0.0
    deck = deck_lines(story, width, above, note=parts is None and dotted(setting))
    if deck.marks:
        y += DECK_GAP
        words += deck.at(0, y)
        y += deck.height
    edge = y + _PAD + (over + 8 if over else 0.0)
    marks = _block(edge, width, above, across=over > 0)
    marks += words
    if parts and numeral:
        y = edge - over if over else edge + _BELOW
        body = _figures(story, parts, numeral, width, over, color, setting)
        marks += body.at(0, y)
        return Composed(tuple(marks), width, y + body.height)
    found = hero_body(story, fitting, width, setting)
    if found:
        shown, group = found
        marks.append(move(group, 0, edge + BODY_GAP))
        edge += BODY_GAP + shown.height
    return Composed(tuple(marks), width, edge)


def _block(edge: float, width: float, above: Setting, across: bool) -> list[Mark]:
    """The block from the page's top to `edge`, with its motif."""
    left, right = above.bleed
    top = above.style.space.hero_top
    box = Box(-left, -top, width + left + right, edge + top)
    block = Rect(box, above.ground.fill, role="motif" if across else "ground")
    return [block, *motif(box, above.ground, above.style)]


def _numeral(text: str, width: float, setting: Setting) -> Line:
    type = setting.type("numeral_huge").at(size=100)
    measured = line(text, type)
    tall = max(measured.cap, -measured.ink.y)
    return line(text, type.at(size=100 * min(width / measured.ink.w, _LARGEST / tall)))


def both_grounds(below: Setting, above: Setting) -> str | None:
    """A colour that stands out from either ground, or None where there is none."""
    a, b = below.ground, above.ground
    grounds = [a.fill, b.fill]
    if below.style.shape.motif != "none":
        grounds += [faint(a), faint(b)]
    for color in (a.numeral, a.highlight, a.second, a.third, b.numeral, b.highlight, b.mark):
        if min(contrast(color, ground) for ground in grounds) >= LEAST_LARGE_CONTRAST:
            return color
    return None


def _figures(
    story: Story,
    parts: Shares,
    numeral: Line,
    width: float,
    over: float,
    color: str | None,
    setting: Setting,
) -> Composed:
    """The numeral with its label below, the other parts at the right, and a bar of them all. What
    is `over` px from the top stands on the block."""
    ground = setting.ground
    tag = parts.main.tag
    fill = color or ground.numeral
    if setting.style.space.one_column:
        return _column(story, parts, numeral, width, fill, setting)
    marks: list[Mark] = [numeral.at(-numeral.ink.x, numeral.cap, fill, role="numeral", datum=tag)]
    x = max(numeral.ink.w, _SHARE * width - _COLUMN_GAP) + _COLUMN_GAP
    room = width - x
    # Across the edge the words begin under it; else they stand beside the numeral.
    top = over + _LABEL_GAP if over else 0.0
    statement = setting.type("statement")
    if over:
        label = paragraph(parts.main.label, statement, x - _COLUMN_GAP)
        low = max(numeral.cap + max(0.0, numeral.ink.bottom), 0.0) + _LABEL_GAP
        marks += label.at(0, low, ground.text, role="label", datum=tag)
        left = low + label.height
        others = rows(parts.others, room, setting, numeral.type.size)
        marks += others.at(x, top)
        right = top + others.height
    else:
        label = paragraph(parts.main.label, statement, room)
        marks += label.at(x, 0, ground.text, role="label", datum=tag)
        left = numeral.cap + max(0.0, numeral.ink.bottom)
        others = rows(parts.others, room, setting, numeral.type.size)
        start = label.height + _LABEL_GAP
        # The last of the others ends where the numeral does, if there is that much room.
        start = max(start, numeral.cap - others.height)
        marks += others.at(x, start)
        right = start + others.height if others.marks else label.height
    y = max(left, right) + _BAR_GAP
    whole = bar(parts, width, _BAR, setting)
    marks += whole.at(0, y)
    hero = story.hero
    group = Group(tuple(marks), hero.title if hero else "", hero.id if hero else "")
    return Composed((group,), width, y + whole.height)


def _column(
    story: Story, parts: Shares, numeral: Line, width: float, fill: str, setting: Setting
) -> Composed:
    """The numeral, what it says, the bar of all parts and the others, one under the other."""
    tag = parts.main.tag
    marks: list[Mark] = [numeral.at(-numeral.ink.x, numeral.cap, fill, role="numeral", datum=tag)]
    y = numeral.cap + max(0.0, numeral.ink.bottom)
    label = paragraph(parts.main.label, setting.type("statement"), width)
    y = top_below(marks, y, _LABEL_GAP, label)
    marks += label.at(0, y, setting.ground.text, role="label", datum=tag)
    y += label.height + _BAR_GAP
    whole = bar(parts, width, _BAR, setting)
    marks += whole.at(0, y)
    y += whole.height
    others = rows(parts.others, width, setting, numeral.type.size)
    if others.marks:
        y += _BAR_GAP
        marks += others.at(0, y)
        y += others.height
    hero = story.hero
    group = Group(tuple(marks), hero.title if hero else "", hero.id if hero else "")
    return Composed((group,), width, y)
