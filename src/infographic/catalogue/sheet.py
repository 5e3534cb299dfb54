"""What the sample sheets share: their look, their head, and how they become a page."""

from __future__ import annotations

import math
from collections.abc import Sequence

from infographic.blocks.base import Setting
from infographic.layout.page import Page
from infographic.marks import Box, Mark, Rect
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.style.tokens import Ground, Style
from infographic.text.numbers import Numbers
from infographic.text.paragraph import paragraph, top_below
from infographic.text.shape import Type

LANGUAGE = "en"
MARGIN = 80.0
_STYLE = "editorial"
_HEAD_GAP = 34.0
_HEAD_PAD = 64.0
_TITLE = 132.0


def look() -> Setting:
    """The setting of a sheet's body: the style's plain ground."""
    style = load_style(_STYLE).set_in(LANGUAGE)
    return place(style, style.grounds["paper"])


def place(style: Style, ground: Ground, locale: str = LANGUAGE) -> Setting:
    """A setting of a style on a ground, with nothing beyond the panel's box."""
    return Setting(style, ground, Numbers(locale), words(locale))


def small(setting: Setting) -> Type:
    """The least text of a sheet."""
    return setting.type("footer")


def head(title: str, deck: str, width: float, setting: Setting) -> tuple[list[Mark], float]:
    """The band a sheet opens with, and its height: a title of a word or two, and a line beside it
    or below."""
    ground = setting.style.grounds[setting.style.rhythm.hero]
    inner = width - 2 * MARGIN
    type = setting.type("title")
    name = paragraph(title, type.at(size=_TITLE), inner)
    line = paragraph(deck, setting.type("deck"), min(inner, 1040.0))
    marks: list[Mark] = list(name.at(MARGIN, _HEAD_PAD, ground.text, role="headline", optical=True))
    y = top_below(marks, _HEAD_PAD + name.height, _HEAD_GAP, line)
    marks += line.at(MARGIN, y, ground.text)
    height = float(math.ceil(y + line.height + _HEAD_PAD))
    return [Rect(Box(0, 0, width, height), ground.fill, role="ground"), *marks], height


def finished(
    marks: Sequence[Mark], width: float, height: float, title: str, about: str, setting: Setting
) -> Page:
    """The page of a sheet, its body's ground under everything."""
    height = float(math.ceil(height))
    under = Rect(Box(0, 0, width, height), setting.ground.fill, role="ground")
    return Page(
        width=width,
        height=height,
        ground=setting.ground.fill,
        marks=(under, *marks),
        placed=(),
        title=title,
        description=about,
        language=LANGUAGE,
        smallest_text=setting.style.smallest,
    )
