"""The parts of the hero panel as figures beside each other: on cards, or between column rules."""

from __future__ import annotations

from dataclasses import dataclass, replace

from infographic.blocks.base import Composed, Setting
from infographic.blocks.tones import mix
from infographic.layout.fitting import Fitting
from infographic.layout.openings.broadsheet import broadsheet
from infographic.layout.openings.parts import BODY_GAP, DECK_GAP, deck_lines, titled
from infographic.layout.openings.shares import Share, Shares, shares
from infographic.marks import Box, Group, Mark, Rect
from infographic.story.model import Story
from infographic.text.paragraph import Paragraph, paragraph
from infographic.text.shape import Line, line

_PAD = 34.0
_GAP = 24.0
_COLUMN_GAP = 64.0
_RULE = 1.5
_BAR = 14.0
_BAR_GAP = 30.0
_LABEL_GAP = 28.0
# So many stand beside each other; more are dealt out to two rows.
_MOST = 4
_LEAST = 150.0
# In one column the share of a cell's width that a numeral may take beside its words.
_BESIDE = 0.48


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of one figure."""

    card: str
    rail: str
    bar: str
    numeral: str
    text: str


def cards(story: Story, fitting: Fitting, width: float, setting: Setting) -> Composed:
    """Each figure on a card of its own."""
    return _opening(story, fitting, width, setting, on_cards=True)


def columns(story: Story, fitting: Fitting, width: float, setting: Setting) -> Composed:
    """Figures as the columns of a newspaper, a hairline between them."""
    return _opening(story, fitting, width, setting, on_cards=False)


def _opening(
    story: Story, fitting: Fitting, width: float, setting: Setting, on_cards: bool
) -> Composed:
    parts = shares(story.hero, setting)
    if parts is None:
        return broadsheet(story, fitting, width, setting)
    marks, y = titled(story, width, setting)
    deck = deck_lines(story, width, setting, note=False)
    if deck.marks:
        y += DECK_GAP
        marks += deck.at(0, y)
        y += deck.height
    y += BODY_GAP + (0 if on_cards else 10)
    body = _rows(parts, width, setting, on_cards)
    hero = story.hero
    marks.append(Group(body.at(0, y), hero.title if hero else "", hero.id if hero else ""))
    return Composed(tuple(marks), width, y + body.height)


def _rows(parts: Shares, width: float, setting: Setting, on_cards: bool) -> Composed:
    if setting.style.space.one_column:
        return _column(parts, width, setting, on_cards)
    count = len(parts.all)
    per = count if count <= _MOST else -(-count // 2)
    gap = _GAP if on_cards else _COLUMN_GAP
    column = (width - gap * (per - 1)) / per
    inner = column - (2 * _PAD if on_cards else 0.0)
    numerals = _numerals(parts, max(inner, _LEAST), setting)
    role = "caption" if on_cards else "note"
    labels = [paragraph(share.label, setting.type(role), inner) for share in parts.all]
    marks: list[Mark] = []
    y = 0.0
    for start in range(0, count, per):
        row = range(start, min(start + per, count))
        tall = max(_height(numerals[i], labels[i]) for i in row) + (2 * _PAD if on_cards else 0.0)
        for k, i in enumerate(row):
            x = k * (column + gap)
            share = parts.all[i]
            look = look_of(share, share is parts.main, on_cards, setting)
            cell = _cell(share, numerals[i], labels[i], inner, look, setting)
            if on_cards:
                box = Box(x, y, column, tall)
                marks.append(Rect(box, look.card, radius=setting.style.shape.card))
                marks += cell.at(x + _PAD, y + _PAD)
            else:
                if k:
                    rule = Box(x - gap / 2 - _RULE / 2, y, _RULE, tall)
                    marks.append(Rect(rule, setting.ground.hair, role="rule"))
                marks += cell.at(x, y)
        y += tall + gap
    return Composed(tuple(marks), width, y - gap)


def _column(parts: Shares, width: float, setting: Setting, on_cards: bool) -> Composed:
    """The figures under each other, the words of each beside it, their bars on one scale."""
    pad = _PAD if on_cards else 0.0
    gap = _GAP if on_cards else _COLUMN_GAP
    inner = width - 2 * pad
    numerals = _numerals(parts, _BESIDE * inner, setting)
    room = inner - max(numeral.ink.w for numeral in numerals) - _LABEL_GAP
    type = setting.type("caption" if on_cards else "note")
    marks: list[Mark] = []
    y = 0.0
    for share, numeral in zip(parts.all, numerals, strict=True):
        look = look_of(share, share is parts.main, on_cards, setting)
        label = paragraph(share.label, type, room)
        cell = _wide_cell(share, numeral, label, inner, room, look, setting)
        tall = cell.height + 2 * pad
        if on_cards:
            card = Box(0, y, width, tall)
            marks.append(Rect(card, look.card, radius=setting.style.shape.card))
        elif share is not parts.all[0]:
            rule = Box(0, y - gap / 2 - _RULE / 2, width, _RULE)
            marks.append(Rect(rule, setting.ground.hair, role="rule"))
        marks += cell.at(pad, y + pad)
        y += tall + gap
    return Composed(tuple(marks), width, y - gap)


def _wide_cell(
    share: Share,
    numeral: Line,
    label: Paragraph,
    width: float,
    room: float,
    look: Look,
    setting: Setting,
) -> Composed:
    """A bar of the share in a rail of the whole, under it the numeral and at its right, in the
    middle of its height, the words."""
    marks = _bar(share, width, look, setting)
    y = _BAR + _BAR_GAP
    tall = max(numeral.cap, label.height)
    middle = y + tall / 2
    low = middle + numeral.cap / 2
    marks.append(numeral.at(-numeral.ink.x, low, look.numeral, role="numeral", datum=share.tag))
    marks += label.at(
        width - room, middle - label.height / 2, look.text, role="label", datum=share.tag
    )
    hang = max(0.0, numeral.ink.bottom - (tall - numeral.cap) / 2 - 8)
    return Composed(tuple(marks), width, y + tall + hang)


def look_of(share: Share, main: bool, on_card: bool, setting: Setting) -> Look:
    """The main part's card is the inverse of the others'."""
    ground = setting.ground
    if main and on_card:
        ink = ground.on_chip
        return Look(ground.chip, mix(ground.chip, ink, 0.3), ink, ink, ink)
    bar = ground.highlight if main else ground.minor if share.rest else ground.mark
    text = ground.on_card if on_card else ground.text
    return Look(ground.card, ground.track, bar, ground.numeral if main else text, text)


def _numerals(parts: Shares, width: float, setting: Setting) -> list[Line]:
    """Numerals of one size that all fit `width`."""
    type = setting.type("numeral_hero")
    widest = max(line(share.text, type).ink.w for share in parts.all)
    size = type.size * min(1.0, width / widest)
    return [line(share.text, type.at(size=size)) for share in parts.all]


def _height(numeral: Line, label: Paragraph) -> float:
    low = numeral.cap + max(_LABEL_GAP, numeral.ink.bottom + 12)
    return _BAR + _BAR_GAP + low + label.height + max(0.0, label.overhang - 8)


def _cell(
    share: Share, numeral: Line, label: Paragraph, width: float, look: Look, setting: Setting
) -> Composed:
    """A bar of the share in a rail of the whole, the numeral and its words under it."""
    marks = _bar(share, width, look, setting)
    y = _BAR + _BAR_GAP
    x = -numeral.ink.x
    marks.append(numeral.at(x, y + numeral.cap, look.numeral, role="numeral", datum=share.tag))
    y += numeral.cap + max(_LABEL_GAP, numeral.ink.bottom + 12)
    marks += label.at(0, y, look.text, role="label", datum=share.tag)
    return Composed(tuple(marks), width, y + label.height)


def _bar(share: Share, width: float, look: Look, setting: Setting) -> list[Mark]:
    unit = width / 100
    rail = Box(0, 0, width, _BAR)
    radius = min(setting.style.shape.bar, _BAR / 2)
    marks: list[Mark] = [Rect(rail, look.rail, radius, role="track")]
    if share.number > 0:
        tag = replace(share.tag, encodes="length-x", per_unit=unit)
        box = Box(0, 0, share.number * unit, _BAR)
        marks.append(Rect(box, look.bar, min(radius, box.w / 2), tag))
    return marks
