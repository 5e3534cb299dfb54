"""Sample sheets by what is on them."""

from __future__ import annotations

from infographic.catalogue.blocks import block_sheet
from infographic.catalogue.formats import format_sheet
from infographic.catalogue.icons import icon_sheet
from infographic.catalogue.styles import style_sheet
from infographic.layout.page import Page


def sheet(what: str, style: str = "editorial") -> Page:
    """The sheet of icons, styles, blocks (drawn in `style`) or formats."""
    match what:
        case "icons":
            return icon_sheet()
        case "styles":
            return style_sheet()
        case "blocks":
            return block_sheet(style)
    return format_sheet()
