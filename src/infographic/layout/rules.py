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

Draw = Callable[[Box, Setting], list[Mark]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A form of rule: `draw` puts it where a plain one would fill a box; `extra` px hang below."""

    draw: Draw
    extra: float = 0.0


def rule_height(style: Style) -> float:
    """The height of a rule between rows."""
    form = style.shape.rules
    return 0.0 if form == "none" else style.space.rule + RULES[form].extra


def rule(x: float, y: float, width: float, setting: Setting, weight: float = 1.0) -> list[Mark]:
    """A rule of `width` px, its top left at (x, y), `weight` times as thick as the style's."""
    box = Box(x, y, width, weight * setting.style.space.rule)
    return RULES[setting.style.shape.rules].draw(box, setting) if box.h else []


def column_rule(x: float, y: float, height: float, setting: Setting) -> list[Mark]:
    """A hairline between two columns, where the style has them."""
    if setting.style.shape.columns != "rule":
        return []
    box = Box(x - _PAIR_THIN / 2, y, _PAIR_THIN, height)
    return [Rect(box, setting.ground.hair, role="rule")]


def _line(box: Box, setting: Setting) -> list[Mark]:
    return [Rect(box, setting.ground.rule, role="rule")]


def _hair(box: Box, setting: Setting) -> list[Mark]:
    return [Rect(box, setting.ground.hair, role="rule")]


def _pair(box: Box, setting: Setting) -> list[Mark]:
    """A thick rule with a thin one under it, as under a newspaper's head."""
    thin = Box(box.x, box.bottom + _PAIR_GAP, box.w, _PAIR_THIN)
    return [*_line(box, setting), *_line(thin, setting)]


def _ticks(box: Box, setting: Setting) -> list[Mark]:
    """A line with a short stroke across each end, as a dimension is drawn."""
    top = box.cy - _TICK / 2
    return [
        *_line(box, setting),
        *_line(Box(box.x, top, box.h, _TICK), setting),
        *_line(Box(box.right - box.h, top, box.h, _TICK), setting),
    ]


def _none(box: Box, setting: Setting) -> list[Mark]:
    return []


RULES: dict[str, Rule] = {
    "line": Rule(_line),
    "hair": Rule(_hair),
    "pair": Rule(_pair, _PAIR_GAP + _PAIR_THIN),
    "ticks": Rule(_ticks),
    "none": Rule(_none),
}
