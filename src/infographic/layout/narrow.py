"""A style's lengths and type for pages that are not as wide as a poster."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from infographic.layout.formats import Format
from infographic.style.tokens import Space, Style
from infographic.text.shape import Type

# The page that the tokens of a style are made for, px.
_POSTER = 1200.0
# Under this width two columns would leave neither of them room for a chart.
ONE_COLUMN = 900.0
_PHONE = 660.0
_LEAST_MARGIN = 26.0
# What is left of the air between things on a phone, where a screen is short.
_LEAST_AIR = 0.72
# Headlines come this much nearer to the size of running text on a phone: a line of one third the
# words cannot be set as large. Titles go with the width itself.
# A title may be so much larger than its share of the width: it takes more lines.
_TITLE = 1.2
_EXCESS = 0.6
_LEAST_EXCESS = 0.3
_RUNNING = 34.0
_HEADLINES = ("lead", "headline", "panel_headline", "deck", "voice")
_AIRS = (
    "section_top",
    "section_bottom",
    "head_gap",
    "row_gap",
    "rule_gap",
    "kicker_gap",
    "question_gap",
    "h3_gap",
    "hero_top",
    "hero_bottom",
    "footer_top",
    "footer_bottom",
)


def fitted(style: Style, format: Format) -> Style:
    """The style for a page of the format's width in its own px: the same one for a poster, in one
    column under `ONE_COLUMN`."""
    if format.width == _POSTER:
        return style
    return replace(
        style,
        space=_space(style.space, format.width),
        type=_types(style.type, format.width),
    )


def _space(space: Space, width: float) -> Space:
    by = width / _POSTER
    margin = max(_LEAST_MARGIN, float(round(space.margin * by)))
    content = width - 2 * margin
    narrow, gap = space.narrow, space.gap
    if width < ONE_COLUMN:
        narrow = gap = 0.0
    else:
        narrow, gap = (float(round(v * content / space.content)) for v in (narrow, gap))
    air = min(1.0, max(_LEAST_AIR, 0.5 + 0.5 * by))
    airs = {name: float(round(getattr(space, name) * air)) for name in _AIRS}
    return replace(
        space, margin=margin, narrow=narrow, gap=gap, wide=content - narrow - gap, **airs
    )


def _types(types: Mapping[str, Type], width: float) -> dict[str, Type]:
    made = dict(types)
    if width > _POSTER:
        return made
    title = types["title"]
    made["title"] = title.at(size=min(title.size, _TITLE * title.size * width / _POSTER))
    step = (1 - _EXCESS) * (width - _POSTER) / (_POSTER - _PHONE)
    share = max(_LEAST_EXCESS, 1 + step)
    for role in _HEADLINES:
        type = types[role]
        if type.size > _RUNNING:
            made[role] = type.at(size=_RUNNING + share * (type.size - _RUNNING))
    return made
