"""A round form with the figure in it: a disc, a soft ellipse, or a ring of all parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from infographic.blocks.base import Composed, Setting
from infographic.blocks.tones import LEAST_CONTRAST, LEAST_LARGE_CONTRAST, contrast, legible, mix
from infographic.layout.fitting import Fitting
from infographic.layout.motifs import ring as outline
from infographic.layout.openings.broadsheet import broadsheet
from infographic.layout.openings.parts import DECK_GAP, titled
from infographic.layout.openings.shares import Shares, bar, rows, shares
from infographic.marks import Arc, Circle, Group, Mark, Path
from infographic.story.model import Story
from infographic.text.paragraph import paragraph
from infographic.text.shape import line

_R = 206.0
# Where the words beside it would have less room than this, the form stands in the middle over them,
# at most so large a share of the width.
_LEAST_BESIDE = 320.0
_COLUMN_SHARE = 0.70
WIDE = 1.16  # an ellipse's half width in radii
_RING = 26.0
_RING_GAP = 4.0
_TOP = 56.0
_COLUMN_GAP = 72.0
_BAR = 32.0
_BAR_GAP = 40.0
_LABEL_GAP = 24.0
# The numeral's ink and its label in radii: a capital is at most half the disc's height.
_NUMERAL = 1.34
_TALLEST = 0.80
_LABEL = 1.30
_MOST_LINES = 3

Form = Callable[[Shares, float, Setting], tuple[list[Mark], str, str]]


def circle(story: Story, fitting: Fitting, width: float, setting: Setting) -> Composed:
    """The figure on a disc at the right."""
    return _opening(story, fitting, width, setting, disc, right=True, wide=1.0)


def ellipse(story: Story, fitting: Fitting, width: float, setting: Setting) -> Composed:
    """The figure on a soft ellipse at the left."""
    return _opening(story, fitting, width, setting, soft, right=False, wide=WIDE)


def ring(story: Story, fitting: Fitting, width: float, setting: Setting) -> Composed:
    """The figure within a thin ring of all parts."""
    return _opening(story, fitting, width, setting, ringed, right=False, wide=1.0)


def disc(parts: Shares, r: float, setting: Setting) -> tuple[list[Mark], str, str]:
    """The form's marks, the numeral's colour and the label's."""
    ground = setting.ground
    ink = ground.on_seal
    if contrast(ink, ground.seal) < LEAST_CONTRAST:
        ink = legible(ground.seal, ground)
    return [Circle(r, r, r, fill=ground.seal)], ink, ink


def soft(parts: Shares, r: float, setting: Setting) -> tuple[list[Mark], str, str]:
    ground = setting.ground
    rx = WIDE * r
    far = Path(
        outline(rx + 0.05 * r, r, rx, 0.98 * r),
        mix(ground.band, ground.fill, 0.5),
        role="motif",
    )
    near = Path(outline(rx - 0.03 * r, 1.01 * r, 0.93 * rx, 0.92 * r), ground.band, role="motif")
    # The numeral's colour is made for the ground: on the ellipse it may be too faint.
    faint = contrast(ground.numeral, ground.band) < LEAST_LARGE_CONTRAST
    return [far, near], ground.text if faint else ground.numeral, ground.text


def ringed(parts: Shares, r: float, setting: Setting) -> tuple[list[Mark], str, str]:
    total = max(100.0, sum(share.number for share in parts.all))
    marks: list[Mark] = []
    turned = 0.0
    for share in parts.all:
        sweep = share.number / total
        if sweep > 0:
            tag = replace(share.tag, encodes="angle", per_unit=1 / total)
            arc = Arc(r, r, r, _RING * (r / _R), turned, sweep, share.color, _RING_GAP, tag)
            marks.append(arc)
        turned += sweep
    return marks, setting.ground.numeral, setting.ground.text


def _opening(
    story: Story,
    fitting: Fitting,
    width: float,
    setting: Setting,
    form: Form,
    right: bool,
    wide: float,
) -> Composed:
    color = setting.ground.seal if form is disc else setting.ground.numeral
    parts = shares(story.hero, setting, color)
    if parts is None:
        return broadsheet(story, fitting, width, setting)
    marks, y = titled(story, width, setting)
    y += _TOP
    beside = width - 2 * wide * _R - _COLUMN_GAP
    if beside < _LEAST_BESIDE:
        return _column(story, parts, marks, y, width, setting, form, wide)
    round_, caption, size = _roundel(parts, setting, form, wide, _R)
    words = _words(
        story, parts, beside, setting, size, with_bar=form is not ringed, caption=caption
    )
    height = max(2 * _R, words.height)
    cy = height / 2
    x_round = width - 2 * wide * _R if right else 0.0
    x_words = 0.0 if right else width - beside
    hero = story.hero
    loud = (*round_.at(x_round, y + cy - _R), *words.marks_at(x_words, y + cy - words.height / 2))
    marks.append(Group(loud, hero.title if hero else "", hero.id if hero else ""))
    marks += words.deck_at(x_words, y + cy - words.height / 2)
    return Composed(tuple(marks), width, y + height)


def _column(
    story: Story,
    parts: Shares,
    marks: list[Mark],
    y: float,
    width: float,
    setting: Setting,
    form: Form,
    wide: float,
) -> Composed:
    """The deck, the form in the middle of the column, and under it what goes with it."""
    round_, caption, size = _roundel(
        parts, setting, form, wide, min(_R, _COLUMN_SHARE * width / (2 * wide))
    )
    words = _words(story, parts, width, setting, size, with_bar=form is not ringed, caption=caption)
    if words.deck.marks:
        marks += words.deck.at(0, y)
        y += words.deck.height + DECK_GAP
    hero = story.hero
    body = y + round_.height + _BAR_GAP
    loud = (*round_.at((width - round_.width) / 2, y), *words.body.at(0, body))
    marks.append(Group(loud, hero.title if hero else "", hero.id if hero else ""))
    return Composed(tuple(marks), width, body + words.body.height)


def _roundel(
    parts: Shares, setting: Setting, form: Form, wide: float, r: float
) -> tuple[Composed, bool, float]:
    """The form with numeral and label in it, whether the label found no room there, and the
    numeral's size."""
    marks, color, ink = form(parts, r, setting)
    tag = parts.main.tag
    cx = wide * r
    type = setting.type("numeral_huge").at(size=100)
    measured = line(parts.main.text, type)
    tall = max(measured.cap, -measured.ink.y)
    size = 100 * min(_NUMERAL * wide * r / measured.ink.w, _TALLEST * r / tall)
    label = paragraph(parts.main.label, setting.type("caption"), _LABEL * wide * r)
    outside = len(label.lines) > _MOST_LINES or label.width > _LABEL * wide * r
    numeral = line(parts.main.text, type.at(size=size if outside else 0.9 * size))
    below = 0.0 if outside else _LABEL_GAP + label.height
    top = r - (numeral.cap + below) / 2
    x = cx - numeral.ink.x - numeral.ink.w / 2
    marks.append(numeral.at(x, top + numeral.cap, color, role="numeral", datum=tag))
    if not outside:
        low = top + numeral.cap + max(_LABEL_GAP, numeral.ink.bottom + 12)
        marks += label.at(cx, low, ink, "middle", role="label", datum=tag)
    return Composed(tuple(marks), 2 * cx, 2 * r), outside, numeral.type.size


class _Column:
    """The words beside a round form: the deck, and what belongs to the panel."""

    def __init__(self, deck: Composed, body: Composed, gap: float) -> None:
        self.deck, self.body, self.gap = deck, body, gap
        self.height = deck.height + gap + body.height

    def deck_at(self, x: float, y: float) -> tuple[Mark, ...]:
        return self.deck.at(x, y)

    def marks_at(self, x: float, y: float) -> tuple[Mark, ...]:
        return self.body.at(x, y + self.deck.height + self.gap)


def _words(
    story: Story,
    parts: Shares,
    width: float,
    setting: Setting,
    size: float,
    with_bar: bool,
    caption: bool,
) -> _Column:
    ground = setting.ground
    deck = Composed((), width, 0.0)
    if story.deck:
        text = setting.words.sentences([story.deck])
        words = paragraph(text, setting.type("deck"), width)
        marks = words.at(0, 0, ground.text, role="deck")
        deck = Composed(tuple(marks), width, words.height)
    body: list[Mark] = []
    y = 0.0
    if caption:
        label = paragraph(parts.main.label, setting.type("caption"), width)
        body += label.at(0, 0, ground.text, role="label", datum=parts.main.tag)
        y = label.height + _LABEL_GAP
    if with_bar:
        whole = bar(parts, width, _BAR, setting)
        body += whole.at(0, y)
        y += whole.height + _BAR_GAP
    others = rows(parts.others, width, setting, size)
    body += others.at(0, y)
    y += others.height
    gap = DECK_GAP if deck.height else 0.0
    return _Column(deck, Composed(tuple(body), width, y), gap)
