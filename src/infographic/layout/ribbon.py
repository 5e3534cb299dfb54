"""A ribbon: a panel's title on a band of colour that points to what it is about."""

from __future__ import annotations

from infographic.blocks.base import Composed, Setting
from infographic.blocks.outlines import rounded
from infographic.marks import Mark, Path
from infographic.text.paragraph import paragraph

_HEIGHT = 62.0
_POINT = 28.0
_PAD = 24.0
_AIR = 20.0
_RADIUS = 12.0


def ribbon(title: str, width: float, setting: Setting) -> Composed:
    """The title in at most `width` px on a ribbon with its point at the end; as high as its lines
    need."""
    ground = setting.ground
    words = paragraph(title, setting.type("h3"), width - 2 * _PAD - _POINT)
    high = max(_HEIGHT, words.height + 2 * _AIR)
    wide = min(width, words.width + 2 * _PAD + _POINT)
    corner = min(_RADIUS, setting.style.shape.card)
    outline = rounded(
        (
            (0, 0),
            (wide - _POINT, 0),
            (wide, high / 2),
            (wide - _POINT, high),
            (0, high),
        ),
        (corner, 0.0, corner / 3, 0.0, corner),
    )
    marks: list[Mark] = [Path(outline, ground.chip)]
    marks += words.at(_PAD, (high - words.height) / 2, ground.on_chip, role="question")
    return Composed(tuple(marks), wide, high)
