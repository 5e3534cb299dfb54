"""Markers: what stands beside a section's headline, where the style's head has one.

A form is a function of an icon's name or None, the section's number from 1, the width in px and the
setting. Adding one is a function and its line in `MARKERS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from infographic.blocks.badge import badge
from infographic.blocks.base import Composed, Setting
from infographic.blocks.tones import legible
from infographic.layout.kickers import digits
from infographic.marks import Mark
from infographic.text.shape import Type, line

_DISC = 32.0
_DISC_GAP = 24.0
_INITIAL_GAP = 30.0
# A head this narrow has its marker above the headline, beside the kicker only.
_BESIDE_FROM = 560.0


@dataclass(frozen=True, slots=True)
class Marker:
    """`mark` stands at the left; words begin `indent` px from the left edge. `stacked` says that
    only the kicker stands beside it, in the middle of its height, and the headline below."""

    mark: Composed
    indent: float
    stacked: bool = False


def marker(icon: str | None, number: int, width: float, setting: Setting) -> Marker | None:
    """The marker of the style's head, None where it has none."""
    form = MARKERS.get(setting.style.shape.head)
    return form(icon, number, width, setting) if form else None


def _figure(text: str, type: Type, setting: Setting) -> Composed:
    numeral = line(text, type)
    mark = numeral.at(-numeral.ink.x, numeral.cap, setting.ground.numeral, role="kicker")
    return Composed((mark,), numeral.ink.w, numeral.cap)


def _number(icon: str | None, number: int, width: float, setting: Setting) -> Marker:
    """A giant number in the narrow column, the words in the wide one."""
    space = setting.style.space
    text = digits(number, setting, 2)
    if space.one_column or width < space.content - 1:
        mark = _figure(text, setting.type("numeral_column"), setting)
        return Marker(mark, mark.width + 20, stacked=True)
    mark = _figure(text, setting.type("numeral_huge"), setting)
    return Marker(mark, space.narrow + space.gap)


def _disc(icon: str | None, number: int, width: float, setting: Setting) -> Marker:
    """An icon on a disc, the section's number where no icon says what the kicker says."""
    ground = setting.ground
    text = digits(number, setting)
    ink = legible(ground.dot, ground)
    marks: list[Mark] = badge(text, icon, _DISC, _DISC, _DISC, ground.dot, ink, setting)
    mark = Composed(tuple(marks), 2 * _DISC, 2 * _DISC)
    return Marker(mark, 2 * _DISC + _DISC_GAP, stacked=_is_narrow(width, setting))


def _initial(icon: str | None, number: int, width: float, setting: Setting) -> Marker:
    """An oversized number, as a feature's first letter."""
    narrow = _is_narrow(width, setting)
    type = setting.type("numeral_column" if narrow else "numeral_hero")
    mark = _figure(digits(number, setting), type, setting)
    return Marker(mark, mark.width + (20 if narrow else _INITIAL_GAP), stacked=narrow)


def _is_narrow(width: float, setting: Setting) -> bool:
    return width < _BESIDE_FROM or setting.style.space.one_column


MARKERS: dict[str, Callable[[str | None, int, float, Setting], Marker]] = {
    "disc": _disc,
    "initial": _initial,
    "number": _number,
}
