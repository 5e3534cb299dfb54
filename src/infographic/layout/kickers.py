"""Kickers: the small line over a section's headline, in each of the forms a style may choose.

A form is a function of the kicker's text, an icon's name or None, and the section's number from 1;
it returns marks with their capitals' top at 0. Adding one is a function and its line in `KICKERS`.
"""

from __future__ import annotations

from collections.abc import Callable

from infographic.blocks.base import Composed, Setting
from infographic.blocks.labels import icon_mark
from infographic.marks import Box, Circle, Mark, Rect
from infographic.text.paragraph import paragraph

Kicker = Callable[[str, str | None, int, float, Setting], Composed]

_DOT = 18.0
_DOT_GAP = 12.0
_CHIP_HEIGHT = 52.0
_CHIP_PAD = 22.0
_CHIP_ICON = 30.0
_CHIP_ICON_GAP = 10.0


def kicker(text: str, icon: str | None, number: int, width: float, setting: Setting) -> Composed:
    """The kicker of a section in the style's own form, at most `width` px wide."""
    return KICKERS[setting.style.shape.head](text, icon, number, width, setting)


def _dot(text: str, icon: str | None, number: int, width: float, setting: Setting) -> Composed:
    words = paragraph(text, setting.type("kicker"), width - _DOT - _DOT_GAP)
    ground = setting.ground
    x = _DOT + _DOT_GAP
    marks: list[Mark] = [Circle(_DOT / 2, words.type.cap / 2, _DOT / 2, fill=ground.dot)]
    marks += words.at(x, 0, ground.text, role="kicker")
    return Composed(tuple(marks), x + words.width, words.height)


def _chip(text: str, icon: str | None, number: int, width: float, setting: Setting) -> Composed:
    """A capsule around the words, an icon before them; words too long for a line stand plain."""
    type = setting.type("chip")
    left = _CHIP_PAD + (_CHIP_ICON + _CHIP_ICON_GAP if icon else 0.0)
    words = paragraph(text, type, width - left - _CHIP_PAD)
    ground = setting.ground
    if len(words.lines) > 2:
        words = paragraph(text, type, width)
        return Composed(
            tuple(words.at(0, 0, ground.text, role="kicker")), words.width, words.height
        )
    height = _CHIP_HEIGHT - type.cap + words.height
    box = Box(0, 0, left + words.width + _CHIP_PAD, height)
    marks: list[Mark] = [Rect(box, ground.chip, radius=_CHIP_HEIGHT / 2)]
    if icon:
        place = Box(_CHIP_PAD - 2, (height - _CHIP_ICON) / 2, _CHIP_ICON, _CHIP_ICON)
        marks.append(icon_mark(icon, place, ground.on_chip))
    top = (height - words.height) / 2
    marks += words.at(left, top, ground.on_chip, role="kicker")
    return Composed(tuple(marks), box.w, height)


KICKERS: dict[str, Kicker] = {"dot": _dot, "chip": _chip}
