"""The end of every page: who made it, the survey, how to read the numbers."""

from __future__ import annotations

from infographic.blocks.base import Composed, Setting
from infographic.layout.closings.signature import CLEAR, signature
from infographic.marks import Mark
from infographic.story.model import Footer
from infographic.text.paragraph import paragraph
from infographic.text.shape import Type, line

LINE_GAP = 0.0
NAME_GAP = 26.0
HEAD_GAP = 20.0


def columns(content: Footer, width: float, setting: Setting) -> Composed:
    """Three columns on the split grid: the name and its lines in the narrow one, the rest shared
    between the others."""
    space = setting.style.space
    ground = setting.ground
    small, strong = setting.type("footer"), setting.type("footer_strong")
    marks: list[Mark] = []
    y = 0.0
    signed = signature(content.name, space.narrow, setting)
    if signed.marks:
        marks += signed.marks
        y = signed.height + max(NAME_GAP, CLEAR * signed.height)
    for text in content.lines:
        words = paragraph(address(text, small, space.narrow), small, space.narrow)
        marks += words.at(0, y, ground.mute, role="footer")
        y += words.height + small.pitch - small.cap
    height = max(0.0, y - (small.pitch - small.cap) if content.lines else y)
    # Where nobody is named the columns take the whole width.
    left = space.narrow + space.gap if signed.marks or content.lines else 0.0
    gap = 56.0
    count = max(1, len(content.columns))
    column = (width - left - gap * (count - 1)) / count
    for i, (title, text) in enumerate(content.columns):
        x = left + i * (column + gap)
        heading = paragraph(title, strong, column)
        marks += heading.at(x, 0, ground.text, role="footer")
        words = paragraph(text, small, column, balance=False)
        marks += words.at(x, heading.height + HEAD_GAP, ground.mute, role="footer")
        height = max(height, heading.height + HEAD_GAP + words.height)
    return Composed(tuple(marks), width, height)


def address(text: str, type: Type, width: float) -> str:
    """An address that does not fit a line is cut to its host, never inside a name or number; the
    whole of it is in the caption of the embedding page. Other text is left as it is."""
    if " " in text or "/" not in text or line(text, type).advance <= width:
        return text
    return text.split("/", 1)[0]
