"""Rules: what stands between the rows of a band and between its columns, in a style's own form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from infographic.blocks.base import Setting
from infographic.marks import Box, Mark, Rect
from infographic.style.tokens import Style

_PAIR_GAP = 4.0
_PAIR_THIN = 1.5
_TICK = 14.0

Draw = Callable[[float, float, float, Setting], list[Mark]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A form of rule: `draw` puts one of a width at (x, y); `extra` px are added to the style's
    thickness."""

    draw: Draw
    extra: float = 0.0


def rule_height(style: Style) -> float:
    """The height of a rule between rows."""
    form = style.shape.rules
    return 0.0 if form == "none" else style.space.rule + RULES[form].extra


def rule(x: float, y: float, width: float, setting: Setting) -> list[Mark]:
    """A rule of `width` px, its top left at (x, y)."""
    return RULES[setting.style.shape.rules].draw(x, y, width, setting)


def column_rule(x: float, y: float, height: float, setting: Setting) -> list[Mark]:
    """A hairline between two columns, where the style has them."""
    if setting.style.shape.columns != "rule":
        return []
    box = Box(x - _PAIR_THIN / 2, y, _PAIR_THIN, height)
    return [Rect(box, setting.ground.hair, role="rule")]


def _line(x: float, y: float, width: float, setting: Setting) -> list[Mark]:
    thickness = setting.style.space.rule
    if not thickness:
        return []
    return [Rect(Box(x, y, width, thickness), setting.ground.rule, role="rule")]


def _hair(x: float, y: float, width: float, setting: Setting) -> list[Mark]:
    box = Box(x, y, width, setting.style.space.rule)
    return [Rect(box, setting.ground.hair, role="rule")]


def _pair(x: float, y: float, width: float, setting: Setting) -> list[Mark]:
    """A thick rule with a thin one under it, as under a newspaper's head."""
    thick = setting.style.space.rule
    thin = Box(x, y + thick + _PAIR_GAP, width, _PAIR_THIN)
    return [
        Rect(Box(x, y, width, thick), setting.ground.rule, role="rule"),
        Rect(thin, setting.ground.rule, role="rule"),
    ]


def _ticks(x: float, y: float, width: float, setting: Setting) -> list[Mark]:
    """A line with a short stroke across each end, as a dimension is drawn."""
    thickness = setting.style.space.rule
    color = setting.ground.rule
    top = y + thickness / 2 - _TICK / 2
    return [
        Rect(Box(x, y, width, thickness), color, role="rule"),
        Rect(Box(x, top, thickness, _TICK), color, role="rule"),
        Rect(Box(x + width - thickness, top, thickness, _TICK), color, role="rule"),
    ]


def _none(x: float, y: float, width: float, setting: Setting) -> list[Mark]:
    return []


RULES: dict[str, Rule] = {
    "line": Rule(_line),
    "hair": Rule(_hair),
    "pair": Rule(_pair, _PAIR_GAP + _PAIR_THIN),
    "ticks": Rule(_ticks),
    "none": Rule(_none),
}
