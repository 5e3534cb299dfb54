"""A brand put on a style: its palette, its fonts, its logo, and the colours of its categories."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from infographic.errors import Message, UsageError
from infographic.results.brand import category_key
from infographic.results.model import Brand
from infographic.style.color import LEAST_LARGE_CONTRAST
from infographic.style.logo import load_logo
from infographic.style.oklch import nearest_at, oklch
from infographic.style.palette import recolored
from infographic.style.tokens import Ground, Style
from infographic.style.validate import LEAST_LABELLED
from infographic.text.fonts import read_font

# A given colour may be made so much darker or lighter to be a mark of 3:1. One that would have to
# change more (yellow on white) would be another colour: then its label and figure carry it.
_SAME_COLOR = 0.13
# Weights that running text can be set in.
_TEXT_WEIGHTS = (300.0, 550.0)
# What a brand's use of fonts is called in a style.
_USES = {"display": "display", "text": "voice", "label": "label"}


def branded(style: Style, brand: Brand, colors: Iterable[str] = ()) -> Style:
    """The style as the brand has it. `colors` are further ones that answers were given. Raises
    UsageError with all that is wrong with the brand's files."""
    problems: list[Message] = []
    if brand.colors:
        style = recolored(style, brand.colors)
    if brand.fonts:
        style = _with_fonts(style, brand.fonts, problems)
    if brand.logo:
        try:
            style = replace(style, logo=load_logo(brand.logo))
        except UsageError as error:
            problems += error.messages
    if problems:
        raise UsageError(problems)
    categories = categories_of(brand)
    given = dict.fromkeys((*categories.values(), *colors))
    return _with_own(replace(style, categories=categories), tuple(given))


def categories_of(brand: Brand) -> Mapping[str, str]:
    """The colours of the brand's categories by `category_key`."""
    return {category_key(label): color for label, color in brand.categories}


def _with_own(style: Style, given: Sequence[str]) -> Style:
    if not given:
        return style
    grounds = {
        name: replace(ground, own=tuple((color, shown_on(color, ground)) for color in given))
        for name, ground in style.grounds.items()
    }
    return replace(style, grounds=grounds)


def shown_on(color: str, ground: Ground) -> str:
    """A given colour as a mark on a ground: as it is where it stands out, else as little darker or
    lighter as it takes."""
    twin = nearest_at(color, ground.fill, LEAST_LARGE_CONTRAST)
    if abs(oklch(twin).l - oklch(color).l) <= _SAME_COLOR:
        return twin
    return nearest_at(color, ground.fill, LEAST_LABELLED)


# -- fonts -----------------------------------------------------------------------------------------


def _with_fonts(style: Style, fonts: Sequence[tuple[str, str]], problems: list[Message]) -> Style:
    files: dict[str, list[str]] = {}
    spans: dict[str, tuple[float, float]] = {}
    for use, file in fonts:
        try:
            _, font = read_font(file)
        except UsageError as error:
            problems += error.messages
            continue
        span = next(((low, high) for tag, low, high in font.axes if tag == "wght"), None)
        spans[file] = span or (font.weight or 400.0, font.weight or 400.0)
        files.setdefault(use, []).append(file)
    own = {_USES[use]: tuple(listed) for use, listed in files.items() if use}
    family = tuple(files.get("", ()))
    if family:
        least, most = _TEXT_WEIGHTS
        for_text = any(spans[f][0] <= most and spans[f][1] >= least for f in family)
        # A family of bold files alone is for headlines: nobody reads a page of it.
        own = dict.fromkeys(_USES.values() if for_text else ("display",), family)
    if "voice" in own:
        own.setdefault("label", own["voice"])
    types = {
        role: replace(type, own=own.get(style.uses.get(role, ""), ()))
        for role, type in style.type.items()
    }
    return replace(style, type=types)
