"""Kickers: the small line over a section's headline, in each of the forms a style may choose.

A form is a function of the kicker's text ("" where there is none), an icon's name or None, the
section's number from 1, the width in px and the setting; it returns marks with their capitals' top
at 0, none where there is nothing to say. Adding one is a function and its line in `KICKERS`. What
stands beside a headline instead is in `markers.py`.
"""

from __future__ import annotations

from collections.abc import Callable

from infographic.blocks.base import Composed, Setting
from infographic.blocks.labels import icon_mark
from infographic.blocks.outlines import rounded
from infographic.marks import Box, Circle, Mark, Path, Rect
from infographic.text.capitals import capitals
from infographic.text.paragraph import Paragraph, paragraph
from infographic.text.shape import Type

Kicker = Callable[[str, str | None, int, float, Setting], Composed]

NOTHING = Composed((), 0.0, 0.0)
_DOT = 18.0
_DOT_GAP = 12.0
_CHIP_HEIGHT = 52.0
_CHIP_PAD = 22.0
_CHIP_ICON = 30.0
_CHIP_ICON_GAP = 10.0
_TAIL = (30.0, 18.0)
_TAIL_IN = 26.0
_TICK = 6.0
_TICK_OUT = 24.0
_TICK_OVER = 6.0
_PAIR = (8.0, 4.0, 1.5)
_PAIR_BELOW = 26.0
_RULED_GAP = 20.0
_SHORT_RULE = 96.0
_SHORT_BELOW = 28.0
_TAB_HEIGHT = 58.0
_TAB_PAD = 24.0
_TAB_RULE = 8.0
_BRACKET = 2.0
_BRACKET_ARM = 26.0
_BRACKET_GAP = 18.0


def kicker(text: str, icon: str | None, number: int, width: float, setting: Setting) -> Composed:
    """The kicker of a section in the style's own form, at most `width` px wide."""
    form = KICKERS.get(setting.style.shape.head, _plain)
    return form(said(text, setting), icon, number, width, setting)


def said(text: str, setting: Setting) -> str:
    """A kicker's words as the style writes them."""
    return capitals(text, setting.numbers.locale) if setting.style.shape.caps else text


def digits(number: int, setting: Setting, places: int = 1) -> str:
    """A section's number in the language's digits, with leading zeros to `places`."""
    zero = setting.numbers.decimal(0)
    text = setting.numbers.decimal(number)
    return zero * (places - len(text)) + text


def _plain(text: str, icon: str | None, number: int, width: float, setting: Setting) -> Composed:
    """The words alone."""
    if not text:
        return NOTHING
    words = paragraph(text, setting.type("kicker"), width)
    marks = words.at(0, 0, setting.ground.highlight_text, role="kicker")
    return Composed(tuple(marks), words.width, words.height)


def _dot(text: str, icon: str | None, number: int, width: float, setting: Setting) -> Composed:
    if not text:
        return NOTHING
    words = paragraph(text, setting.type("kicker"), width - _DOT - _DOT_GAP)
    ground = setting.ground
    x = _DOT + _DOT_GAP
    marks: list[Mark] = [Circle(_DOT / 2, words.type.cap / 2, _DOT / 2, fill=ground.dot)]
    marks += words.at(x, 0, ground.text, role="kicker")
    return Composed(tuple(marks), x + words.width, words.height)


def _chip(text: str, icon: str | None, number: int, width: float, setting: Setting) -> Composed:
    """A capsule around the words, an icon before them; words too long for a line stand plain."""
    if not text:
        return NOTHING
    type = setting.type("chip")
    left = _CHIP_PAD + (_CHIP_ICON + _CHIP_ICON_GAP if icon else 0.0)
    words = paragraph(text, type, width - left - _CHIP_PAD)
    if len(words.lines) > 2:
        return _long(text, type, width, setting)
    return _capsule(words, icon, _CHIP_HEIGHT / 2, setting)


def _long(text: str, type: Type, width: float, setting: Setting) -> Composed:
    words = paragraph(text, type, width)
    marks = words.at(0, 0, setting.ground.text, role="kicker")
    return Composed(tuple(marks), words.width, words.height)


def _capsule(words: Paragraph, icon: str | None, radius: float, setting: Setting) -> Composed:
    ground = setting.ground
    left = _CHIP_PAD + (_CHIP_ICON + _CHIP_ICON_GAP if icon else 0.0)
    height = _CHIP_HEIGHT - words.type.cap + words.height
    box = Box(0, 0, left + words.width + _CHIP_PAD, height)
    marks: list[Mark] = [Rect(box, ground.chip, radius=radius)]
    if icon:
        place = Box(_CHIP_PAD - 2, (height - _CHIP_ICON) / 2, _CHIP_ICON, _CHIP_ICON)
        marks.append(icon_mark(icon, place, ground.on_chip))
    top = (height - words.height) / 2
    marks += words.at(left, top, ground.on_chip, role="kicker")
    return Composed(tuple(marks), box.w, height)


def _bubble(text: str, icon: str | None, number: int, width: float, setting: Setting) -> Composed:
    """A speech bubble that says the words; its tail points at the headline."""
    if not text:
        return NOTHING
    type = setting.type("chip")
    words = paragraph(text, type, width - 2 * _CHIP_PAD - _CHIP_ICON - _CHIP_ICON_GAP)
    if len(words.lines) > 2:
        return _long(text, type, width, setting)
    radius = min(setting.style.shape.card, _CHIP_HEIGHT / 2)
    body = _capsule(words, icon, radius, setting)
    w, h = _TAIL
    x = _TAIL_IN
    y = body.height - 0.5
    tail = Path(
        (
            ("M", x, y),
            ("L", x + w, y),
            ("C", x + w * 0.5, y + h * 0.35, x + w * 0.2, y + h * 0.8, x - 6, y + h),
            ("C", x + 2, y + h * 0.6, x + 2, y + h * 0.3, x, y),
            ("Z",),
        ),
        setting.ground.chip,
    )
    return Composed((*body.marks, tail), body.width, body.height + h)


def _pill(text: str, icon: str | None, number: int, width: float, setting: Setting) -> Composed:
    """An outlined capsule: a light among others on a panel."""
    if not text:
        return NOTHING
    type = setting.type("chip")
    ground = setting.ground
    left = _CHIP_PAD + _DOT + _DOT_GAP
    words = paragraph(text, type, width - left - _CHIP_PAD)
    if len(words.lines) > 2:
        return _long(text, type, width, setting)
    height = _CHIP_HEIGHT - type.cap + words.height
    box = Box(0, 0, left + words.width + _CHIP_PAD, height)
    rim = 2.0
    marks: list[Mark] = [
        Rect(box, ground.hair, radius=_CHIP_HEIGHT / 2),
        Rect(box.grow(-rim), ground.chip, radius=_CHIP_HEIGHT / 2 - rim),
        Circle(_CHIP_PAD + 7, height / 2, 7, fill=ground.dot),
    ]
    marks += words.at(left, (height - words.height) / 2, ground.on_chip, role="kicker")
    return Composed(tuple(marks), box.w, height)


def _tick(text: str, icon: str | None, number: int, width: float, setting: Setting) -> Composed:
    """The words, and a tick beside them that hangs in the margin."""
    if not text:
        bare = Rect(Box(0, 0, 8 * _TICK, _TICK), setting.ground.dot, role="rule")
        return Composed((bare,), 8 * _TICK, _TICK)
    words = _plain(text, icon, number, width, setting)
    box = Box(-_TICK_OUT, -_TICK_OVER, _TICK, words.height + 2 * _TICK_OVER)
    mark = Rect(box, setting.ground.dot, role="rule")
    return Composed((mark, *words.marks), words.width, words.height)


def _double_rule(
    text: str, icon: str | None, number: int, width: float, setting: Setting
) -> Composed:
    """A thick rule and a thin one over the full width, the words under them."""
    thick, gap, thin = _PAIR
    ground = setting.ground
    height = thick + gap + thin
    marks: list[Mark] = [
        Rect(Box(0, 0, width, thick), ground.dot, role="rule"),
        Rect(Box(0, thick + gap, width, thin), ground.rule, role="rule"),
    ]
    if text:
        words = _plain(text, icon, number, width, setting)
        marks += words.at(0, height + _PAIR_BELOW)
        height += _PAIR_BELOW + words.height
    return Composed(tuple(marks), width, height)


def _caps_rules(
    text: str, icon: str | None, number: int, width: float, setting: Setting
) -> Composed:
    """The words in the middle between two rules."""
    rule = setting.style.space.rule
    ground = setting.ground
    marks: list[Mark] = [Rect(Box(0, 0, width, rule), ground.rule, role="rule")]
    if not text:
        return Composed(tuple(marks), width, rule)
    words = paragraph(text, setting.type("kicker"), width)
    top = rule + _RULED_GAP
    marks += words.at(width / 2, top, ground.highlight_text, "middle", role="kicker")
    low = top + words.height + max(_RULED_GAP, words.overhang + 8)
    marks.append(Rect(Box(0, low, width, rule), ground.rule, role="rule"))
    return Composed(tuple(marks), width, low + rule)


def _short_rule(
    text: str, icon: str | None, number: int, width: float, setting: Setting
) -> Composed:
    """A short rule, the words under it."""
    thick = max(4.0, setting.style.space.rule)
    box = Box(0, 0, min(_SHORT_RULE, width), thick)
    marks: list[Mark] = [Rect(box, setting.ground.dot, radius=thick / 2, role="rule")]
    if not text:
        return Composed(tuple(marks), box.w, thick)
    words = _plain(text, icon, number, width, setting)
    top = thick + _SHORT_BELOW
    return Composed((*marks, *words.at(0, top)), max(box.w, words.width), top + words.height)


def _tab(text: str, icon: str | None, number: int, width: float, setting: Setting) -> Composed:
    """A tab like a folder's on a heavy rule; it shows the section's number where there are no
    words."""
    ground = setting.ground
    words = paragraph(text or digits(number, setting), setting.type("chip"), width - 2 * _TAB_PAD)
    height = _TAB_HEIGHT - words.type.cap + words.height
    box = Box(0, 0, words.width + 2 * _TAB_PAD, height)
    radius = min(setting.style.shape.card, box.h / 2)
    corners = ((0.0, 0.0), (box.w, 0.0), (box.w, height), (0.0, height))
    marks: list[Mark] = [
        Path(rounded(corners, (radius, radius, 0, 0)), ground.chip),
        Rect(Box(0, height, width, _TAB_RULE), ground.chip, role="rule"),
    ]
    marks += words.at(_TAB_PAD, (height - words.height) / 2, ground.on_chip, role="kicker")
    return Composed(tuple(marks), width, height + _TAB_RULE)


def _bracket(text: str, icon: str | None, number: int, width: float, setting: Setting) -> Composed:
    """The words in a bracket of one thin line that spans the section, as a drawing is lettered."""
    ground = setting.ground
    type = setting.type("kicker")
    label = f"{digits(number, setting, 2)}  {text}".strip()
    words = paragraph(label, type, width - 2 * (_BRACKET_ARM + _BRACKET_GAP))
    line = type.cap / 2 - _BRACKET / 2
    x = _BRACKET_ARM + _BRACKET_GAP
    drop = type.cap / 2 + 14
    marks: list[Mark] = [
        Rect(Box(0, line, _BRACKET_ARM, _BRACKET), ground.rule, role="rule"),
        Rect(Box(0, line, _BRACKET, drop), ground.rule, role="rule"),
    ]
    marks += words.at(x, 0, ground.highlight_text, role="kicker")
    start = x + words.width + _BRACKET_GAP
    if start < width - _BRACKET_ARM:
        marks.append(Rect(Box(start, line, width - start, _BRACKET), ground.rule, role="rule"))
        marks.append(Rect(Box(width - _BRACKET, line, _BRACKET, drop), ground.rule, role="rule"))
    return Composed(tuple(marks), width, max(words.height, line + drop))


KICKERS: dict[str, Kicker] = {
    "bracket": _bracket,
    "bubble": _bubble,
    "caps_rules": _caps_rules,
    "chip": _chip,
    "dot": _dot,
    "double_rule": _double_rule,
    "pill": _pill,
    "plain": _plain,
    "short_rule": _short_rule,
    "tab": _tab,
    "tick": _tick,
}
