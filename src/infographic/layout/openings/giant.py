"""A figure as large as the page: one numeral over most of the width, what it says beside it."""

from __future__ import annotations

from dataclasses import dataclass

from infographic.blocks.base import Composed, Setting
from infographic.layout.fitting import Fitting
from infographic.layout.openings.broadsheet import broadsheet
from infographic.layout.openings.parts import DECK_GAP, titled
from infographic.layout.openings.shares import Shares, bar, key, shares
from infographic.marks import Box, Group, Mark, Rect
from infographic.story.model import Story
from infographic.text.paragraph import paragraph
from infographic.text.shape import Line, line

# What the numeral's ink takes of the width, and its most height in px.
_SHARE = 0.70
_TALLEST = 430.0
_SIDE_GAP = 44.0
_WORDS_GAP = 26.0
_LEAST_SIDE = 190.0
_GAP = 60.0
_BAR = 44.0
_BAR_GAP = 44.0
_KEY_GAP = 26.0
_SLAB_PAD = 60.0
# A dimension line stands this far off what it measures; its strokes are this long and thick.
_OFF = 34.0
_STROKE = 26.0
_THIN = 2.0
_MEASURED = 0.60
# In one column a numeral may take all of it: what it says stands below anyhow.
_COLUMN_SHARE = 0.94
_COLUMN_MEASURED = 0.80


@dataclass(frozen=True, slots=True)
class _Words:
    """What stands at the numeral's right, or under it where it finds no room there."""

    deck: Composed
    label: Composed
    beside: bool


def giant(story: Story, fitting: Fitting, width: float, setting: Setting) -> Composed:
    """The numeral on the opening's own ground."""
    parts = shares(story.hero, setting)
    if parts is None:
        return broadsheet(story, fitting, width, setting)
    marks, y = titled(story, width, setting, 190, 2)
    y += _GAP
    share = _COLUMN_SHARE if setting.style.space.one_column else _SHARE
    lockup = _lockup(story, parts, width, setting, share)
    marks += lockup.at(0, y)
    return Composed(tuple(marks), width, y + lockup.height)


def slab(story: Story, fitting: Fitting, width: float, setting: Setting) -> Composed:
    """The numeral on a block of another colour that reaches from edge to edge."""
    style = setting.style
    inner = setting.on(style.grounds[style.rhythm.panel])
    parts = shares(story.hero, inner)
    if parts is None:
        return broadsheet(story, fitting, width, setting)
    marks, y = titled(story, width, setting)
    y += _GAP
    lockup = _lockup(story, parts, width, inner, 1.0)
    left, right = setting.bleed
    height = _SLAB_PAD + lockup.height
    # The block ends where the band does: under the air below the opening.
    below = style.space.hero_bottom or style.space.section_bottom
    box = Box(-left, y, width + left + right, height + below + 1)
    marks.append(Rect(box, inner.ground.fill, role="ground"))
    marks += lockup.at(0, y + _SLAB_PAD)
    return Composed(tuple(marks), width, y + height)


def dimension(story: Story, fitting: Fitting, width: float, setting: Setting) -> Composed:
    """The numeral between dimension lines, as a drawing gives a length."""
    parts = shares(story.hero, setting)
    if parts is None:
        return broadsheet(story, fitting, width, setting)
    marks, y = titled(story, width, setting)
    y += _GAP + _OFF + _STROKE
    share = _COLUMN_MEASURED if setting.style.space.one_column else _MEASURED
    lockup = _lockup(story, parts, width, setting, share, measured=True)
    marks += lockup.at(0, y)
    return Composed(tuple(marks), width, y + lockup.height)


def _lockup(
    story: Story,
    parts: Shares,
    width: float,
    setting: Setting,
    share: float,
    measured: bool = False,
) -> Composed:
    """The numeral, its words, the bar of all parts and the key of the others."""
    ground = setting.ground
    numeral = _numeral(parts.main.text, share * width, setting)
    tag = parts.main.tag
    loud: list[Mark] = [
        numeral.at(-numeral.ink.x, numeral.cap, ground.numeral, role="numeral", datum=tag)
    ]
    if measured:
        loud += measure(numeral.ink.w, numeral.cap, setting)
    reach = numeral.ink.w + (_OFF + _STROKE / 2 if measured else 0.0)
    x = reach + _SIDE_GAP
    words = _words(story, parts, numeral, width, x, setting)
    quiet: list[Mark] = []
    y = numeral.cap + max(0.0, numeral.ink.bottom)
    if words.beside:
        quiet += words.deck.at(x, 0)
        loud += words.label.at(x, numeral.cap - words.label.height)
    else:
        y += 0.7 * DECK_GAP
        loud += words.label.at(0, y)
        y += words.label.height + 0.5 * DECK_GAP
        quiet += words.deck.at(0, y)
        y += words.deck.height
    y += _BAR_GAP
    whole = bar(parts, width, _BAR, setting)
    loud += whole.at(0, y)
    y += whole.height
    if measured:
        loud += scale_strokes(width, y, setting)
        y += _STROKE
    others = key(parts.others, width, setting)
    if others.marks:
        y += _KEY_GAP
        loud += others.at(0, y)
        y += others.height
    hero = story.hero
    group = Group(tuple(loud), hero.title if hero else "", hero.id if hero else "")
    return Composed((group, *quiet), width, y)


def _numeral(text: str, width: float, setting: Setting) -> Line:
    type = setting.type("numeral_huge").at(size=100)
    measured = line(text, type)
    tall = max(measured.cap, -measured.ink.y)
    return line(text, type.at(size=100 * min(width / measured.ink.w, _TALLEST / tall)))


def _words(
    story: Story, parts: Shares, numeral: Line, width: float, x: float, setting: Setting
) -> _Words:
    room = width - x
    if room >= _LEAST_SIDE:
        deck, label = _deck(story, room, setting), _label(parts, room, setting)
        gap = _WORDS_GAP if deck.marks else 0.0
        widest = max((m.bounds.right for m in (*deck.marks, *label.marks)), default=0.0)
        if deck.height + gap + label.height <= numeral.cap and widest <= room:
            return _Words(deck, label, True)
    return _Words(_deck(story, width, setting), _label(parts, width, setting), False)


def _deck(story: Story, width: float, setting: Setting) -> Composed:
    if not story.deck:
        return Composed((), 0.0, 0.0)
    text = setting.words.sentences([story.deck])
    words = paragraph(text, setting.type("deck"), width)
    marks = words.at(0, 0, setting.ground.text, role="deck")
    return Composed(tuple(marks), words.width, words.height)


def _label(parts: Shares, width: float, setting: Setting) -> Composed:
    words = paragraph(parts.main.label, setting.type("statement"), width)
    marks = words.at(0, 0, setting.ground.text, role="label", datum=parts.main.tag)
    return Composed(tuple(marks), words.width, words.height)


def measure(
    w: float, h: float, setting: Setting, off: float = _OFF, stroke: float = _STROKE
) -> list[Mark]:
    """Dimension lines over what is `w` × `h` px, and at its right."""
    color = setting.ground.mute
    y, x = -off, w + off
    half = stroke / 2
    boxes = (
        Box(0, y - _THIN / 2, w, _THIN),
        Box(0, y - half, _THIN, stroke),
        Box(w - _THIN, y - half, _THIN, stroke),
        Box(x - _THIN / 2, 0, _THIN, h),
        Box(x - half, 0, stroke, _THIN),
        Box(x - half, h - _THIN, stroke, _THIN),
    )
    return [Rect(box, color, role="rule") for box in boxes]


def scale_strokes(width: float, y: float, setting: Setting) -> list[Mark]:
    """Strokes for every tenth of the bar, longer ones at its ends and its middle."""
    marks: list[Mark] = []
    for tenth in range(11):
        x = width * tenth / 10 - (0 if tenth == 0 else _THIN if tenth == 10 else _THIN / 2)
        tall = _STROKE - 8 if tenth % 5 == 0 else _STROKE / 2 - 4
        marks.append(Rect(Box(x, y + 6, _THIN, tall), setting.ground.mute, role="rule"))
    return marks
