"""A friendly opening: chips, a title whose last words fill the width, a seal with everyone who
answered and what they spoke of around it, and the hero panel standing on the band's edge."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from infographic.blocks.badge import badge
from infographic.blocks.base import Composed, Setting
from infographic.blocks.labels import icons_for
from infographic.blocks.seal import seal
from infographic.blocks.tones import legible
from infographic.layout.fitting import Fitting
from infographic.layout.openings.parts import title_lines
from infographic.marks import Box, Circle, Group, Mark, Rect, Text
from infographic.story.model import Panel, Story
from infographic.text.breaks import units
from infographic.text.paragraph import Paragraph, fit, paragraph, top_below
from infographic.text.shape import line

_CHIP = 52.0
_CHIP_PAD = 24.0
_CHIP_GAP = 12.0
_GHOST = 2.5
_LEAD_GAP = 44.0
_KEY_GAP = 40.0
_DECK_GAP = 76.0
_BODY_GAP = 44.0
_NOTE_GAP = 24.0
# Nothing is read nearer to the page's edge.
_EDGE = 10.0
# The first part of a title, and the key words under it.
_LEAD = (104.0, 56.0)
_LEAST_KEY = 110.0
_MOST_KEY_WORDS = 3
# The seal, the discs around it, and how far they stand apart.
_SEAL = 92.0
_DISC = 50.0
_LEAST_DISC = 22.0
_APART = 8.0
_MOST_DISCS = 7
_LEAST_DISCS = 4
# The cluster may rise over the content's top by this much, towards the page's edge.
_RISE = 34.0
# In one column the title's first part is so much smaller, the cluster in one of these sizes: the
# first whose seal holds its words. It takes at most this share of the width, or has no discs.
_COLUMN_LEAD = (66.0, 40.0)
_COLUMN_CLUSTERS = (0.7, 0.78, 0.86, 1.0)
_COLUMN_SHARE = 0.52
# It goes below the cluster where that makes the opening no more than so much longer.
_LOWER = 60.0
# Where the first disc stands, in turns: to the lower right, as the eye leaves the title.
_FIRST = 0.28


def friendly(story: Story, fitting: Fitting, width: float, setting: Setting) -> Composed:
    ground = setting.ground
    column = setting.style.space.one_column
    around = _column_cluster(story, width, setting) if column else cluster(story, setting)
    side = around.width + 24 if around else 0.0
    marks: list[Mark] = []
    chips = _chips(story, width - side, setting)
    marks += chips.marks
    y = chips.height
    lead, key = _split_title(story.title, width, setting)
    if lead:
        first = _lead(lead, width - side, column, setting)
        if column and around:
            # Under the cluster it has all of the width: there it may take fewer and larger lines.
            low = around.height - _RISE
            below = _lead(lead, width, column, setting)
            down = max(0.0, low - y) + below.height - first.height
            if below.type.size >= first.type.size and down < _LOWER:
                first, y = below, max(y, low)
        start = y + _LEAD_GAP if y else _first_top(first, setting)
        y = top_below(marks, y, _LEAD_GAP, first) if marks else start
        marks += first.at(0, y, ground.text, role="title", optical=True)
        y += first.height
    if around:
        marks += around.at(width - around.width, -_RISE)
        y = max(y, around.height - _RISE - _KEY_GAP + 12)
    y = top_below(marks, y, _KEY_GAP, key) if marks else _first_top(key, setting)
    marks += key.at(0, y, ground.numeral, role="title", optical=True)
    y += key.height
    deck = _deck(story, width, setting)
    if deck.marks:
        y += max(_DECK_GAP, key.overhang + 36)
        marks += deck.at(0, y)
        y += deck.height
    if story.hero:
        choice = fitting.choose(story.hero, width, setting)
        body = fitting.compose(choice.block, story.hero, width, setting)
        y += _BODY_GAP
        marks.append(Group(body.at(0, y), story.hero.title, story.hero.id))
        return Composed(tuple(marks), width, y + body.height)
    # A title that ends the opening may hang below its last baseline.
    return Composed(tuple(marks), width, max(y, *(mark.bounds.bottom for mark in marks)))


def _lead(text: str, width: float, column: bool, setting: Setting) -> Paragraph:
    """The first part of a title in `width` px."""
    largest, least = _COLUMN_LEAD if column else _LEAD
    lines = 4 if column else 3
    type = setting.type("title")
    tall = (lines - 1) * largest * type.leading * 1.06
    return fit(text, type, width, tall, largest, least, lines)


def _first_top(words: Paragraph, setting: Setting) -> float:
    """Where words that open the page begin: lower where accents would reach over its edge."""
    return max(0.0, words.rise - (setting.style.space.hero_top - _EDGE))


def further(story: Story, number: str, width: float, setting: Setting) -> Composed:
    """The opening of a further page: chips with its number among them, and the title once more."""
    # There is no seal on it, so that how many answered is a chip too.
    chips = _chips(replace(story, strip=(*story.strip, number), n=None), width, setting)
    title = fit(story.title, setting.type("headline"), width, 150, 76, 44, 2)
    marks: list[Mark] = list(chips.marks)
    y = top_below(marks, chips.height, _LEAD_GAP, title)
    marks += title.at(0, y, setting.ground.numeral, role="title", optical=True)
    return Composed(tuple(marks), width, y + title.height + title.overhang)


# -- chips ---------------------------------------------------------------------------------------


def _chips(story: Story, width: float, setting: Setting) -> Composed:
    """Who in a filled capsule, when and the rest in outlined ones, in as many rows as it takes. How
    many is in the seal."""
    parts = [part for part in story.strip if story.n is None or part != story.people]
    ground = setting.ground
    type = setting.type("chip")
    marks: list[Mark] = []
    x = y = 0.0
    for i, part in enumerate(parts):
        words = paragraph(part, type, width - 2 * _CHIP_PAD)
        w = words.width + 2 * _CHIP_PAD
        h = _CHIP + words.height - type.cap
        if x and x + w > width:
            x, y = 0.0, y + _CHIP + _CHIP_GAP
        box = Box(x, y, w, h)
        fill = ground.chip if i == 0 else ground.band
        ink = ground.on_chip if i == 0 else ground.text
        marks.append(Rect(box, fill, radius=_CHIP / 2))
        if i:
            inner = box.grow(-_GHOST)
            marks.append(Rect(inner, ground.fill, radius=_CHIP / 2 - _GHOST))
        marks += words.at(x + _CHIP_PAD, y + (h - words.height) / 2, ink, role="strip")
        x += w + _CHIP_GAP
        if len(words.lines) > 1:
            x, y = 0.0, y + h + _CHIP_GAP
    bottom = max((mark.bounds.bottom for mark in marks), default=0.0)
    return Composed(tuple(marks), width, bottom)


# -- title ---------------------------------------------------------------------------------------


def _split_title(title: str, width: float, setting: Setting) -> tuple[str, Paragraph]:
    """The title's beginning, and its last words at the size that fills `width`: as few of them as
    reach no more than the largest size, so that they fill the line."""
    type = setting.type("title")
    parts = units(title.replace("\n", " "), type.language)
    best: tuple[float, int, Paragraph] | None = None
    for count in range(1, min(_MOST_KEY_WORDS, len(parts)) + 1):
        words = "".join(parts[-count:]).strip()
        ink = line(words, type.at(size=100)).ink.w
        if ink <= 0:
            continue
        size = 100 * width / ink
        # A short word, one that begins with a preposition say, would be the wrong one to shout.
        short = len(parts[-count].strip()) < 4 and count < len(parts)
        over = max(0.0, math.log(size / type.size))
        under = max(0.0, math.log(0.8 * type.size / size))
        cost = 2 * over + under + (0.4 if short else 0.0)
        if best is None or cost < best[0] - 1e-9:
            sized = type.at(size=min(size, type.size))
            best = (cost, count, Paragraph((line(words, sized),), sized))
    if setting.style.space.one_column:
        if best is None or best[2].type.size < _COLUMN_LEAD[0]:
            return "", title_lines(title, width, setting)
    elif best is None or best[2].type.size < _LEAST_KEY:
        # Words that would be small in one line are set as a title of several.
        return "", fit(title, type, width, 420, type.size, 56, 5)
    _, count, key = best
    return "".join(parts[:-count]).strip(), key


# -- deck ----------------------------------------------------------------------------------------


def _deck(story: Story, width: float, setting: Setting) -> Composed:
    """What the hero panel says at the left, how to read its marks at the right."""
    ground = setting.ground
    note_type = setting.type("deck_note")
    marks: list[Mark] = []
    if setting.style.space.one_column:
        return _stacked_deck(story, width, setting)
    note: Paragraph | None = None
    if story.deck_note:
        note = paragraph(story.deck_note, note_type, width * 0.3)
    room = width - (note.width + 48 if note else 0.0)
    height = 0.0
    if story.deck:
        deck = paragraph(story.deck, setting.type("deck"), min(room, width * 0.66))
        marks += deck.at(0, 0, ground.text, role="deck", optical=True)
        height = deck.height
    if note:
        height = max(height, note.height)
        top = height - note.height
        marks += note.at(width, top, ground.mute, "end", role="deck")
    return Composed(tuple(marks), width, height)


def _stacked_deck(story: Story, width: float, setting: Setting) -> Composed:
    """What the hero panel says, and under it how to read its marks."""
    ground = setting.ground
    marks: list[Mark] = []
    y = 0.0
    for text, role, fill in (
        (story.deck, "deck", ground.text),
        (story.deck_note, "deck_note", ground.mute),
    ):
        if not text:
            continue
        words = paragraph(text, setting.type(role), width)
        y = top_below(marks, y, _NOTE_GAP, words) if marks else 0.0
        marks += words.at(0, y, fill, role="deck", optical=role == "deck")
        y += words.height
    return Composed(tuple(marks), width, y)


# -- seal and discs ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Disc:
    label: str
    icon: str | None
    r: float


def _column_cluster(story: Story, width: float, setting: Setting) -> Composed | None:
    """The cluster as small as its seal's words allow; without discs where it would leave the title
    no room."""
    for scale in _COLUMN_CLUSTERS:
        around = cluster(story, setting, scale)
        if around is None or any(isinstance(mark, Text) for mark in around.marks):
            break
    if around and around.width > _COLUMN_SHARE * width:
        return cluster(story, setting, scale, bare=True)
    return around


def cluster(
    story: Story,
    setting: Setting,
    scale: float = 1.0,
    bare: bool = False,
    least: float | None = None,
) -> Composed | None:
    """How many answered, on a seal, and around it what a list of them chose, unless it is `bare`:
    the area of a disc follows its share. `scale` is its size in that of a poster, `least` the least
    size of text. None where nobody says how many."""
    if story.n is None:
        return None
    ground = setting.ground
    r = _SEAL * scale
    discs = [replace(d, r=d.r * scale) for d in _discs(story.panels, setting)]
    if bare:
        discs = []
    reach = r + (_APART * scale + 2 * max(d.r for d in discs) if discs else 0.0)
    colors = [c for c in (ground.mark, ground.seal, ground.second, ground.series[-1]) if c]
    marks: list[Mark] = []
    numeral = setting.numbers.decimal(story.n)
    words = setting.words("label.took_part", count=story.n)
    marks += seal(0, 0, r, numeral, words, ground.text, ground.fill, setting, least=least)
    turn = _FIRST
    for i, (disc, step) in enumerate(zip(discs, _steps(discs, scale), strict=True)):
        orbit = r + _APART * scale + disc.r
        x = orbit * math.sin(2 * math.pi * turn)
        y = -orbit * math.cos(2 * math.pi * turn)
        fill = colors[i % len(colors)]
        if i == len(discs) - 1 and fill == colors[0]:
            fill = colors[1 % len(colors)]
        marks += badge(disc.label, disc.icon, x, y, disc.r, fill, legible(fill, ground), setting)
        turn += step
    box = Box.around(m.bounds for m in marks if isinstance(m, Circle)) if discs else None
    own = Box(-r, -r, 2 * r, 2 * r)
    box = own if box is None or reach == r else Box.around([box, own])
    moved = Composed(tuple(marks), box.w, box.h).at(-box.x, -box.y)
    return Composed(moved, box.w, box.h)


def _discs(panels: Sequence[Panel], setting: Setting) -> list[_Disc]:
    """The answers of the list that has the most icons, large and small in turn."""
    best: list[_Disc] = []
    for panel in panels:
        if not panel.is_percent or panel.kind not in ("multiple", "single") or panel.waves:
            continue
        icons = icons_for(panel.items, setting.numbers.locale)
        if icons is None:
            continue
        top = max((i.figure.number for i in panel.items if i.figure), default=0.0)
        if top <= 0:
            continue
        found = [
            _Disc(item.label, icon, _DISC * math.sqrt(item.figure.number / top))
            for item, icon in zip(panel.items, icons, strict=True)
            if icon and item.figure and item.figure.number > 0 and not item.minor
        ]
        found = sorted((d for d in found if d.r >= _LEAST_DISC), key=lambda d: -d.r)[:_MOST_DISCS]
        while len(found) >= _LEAST_DISCS and sum(_tangent(found)) > 2 * math.pi:
            found.pop()
        if len(found) >= _LEAST_DISCS and len(found) > len(best):
            best = found
    half = (len(best) + 1) // 2
    large, small = best[:half], best[half:]
    mixed: list[_Disc] = []
    for i, disc in enumerate(large):
        mixed.append(disc)
        if i < len(small):
            mixed.append(small[i])
    return mixed


def _tangent(discs: Sequence[_Disc], scale: float = 1.0) -> list[float]:
    """The angles (radians) between neighbours on their orbits that touch each other but for a gap:
    by the law of cosines in the triangle of the seal's centre and theirs."""
    angles = []
    for disc, after in zip(discs, (*discs[1:], discs[0]), strict=True):
        inner, apart = (_SEAL + _APART) * scale, _APART * scale
        a, b = inner + disc.r, inner + after.r
        c = disc.r + after.r + apart
        angles.append(math.acos((a * a + b * b - c * c) / (2 * a * b)))
    return angles


def _steps(discs: Sequence[_Disc], scale: float) -> list[float]:
    """The turns from each disc to the next: tangent, and what is left of the circle in equal
    shares."""
    angles = _tangent(discs, scale) if discs else []
    slack = (2 * math.pi - sum(angles)) / len(angles) if angles else 0.0
    return [(angle + slack) / (2 * math.pi) for angle in angles]
