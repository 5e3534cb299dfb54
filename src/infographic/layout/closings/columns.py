"""The end of every page: who made it, the survey, how to read the numbers."""

from __future__ import annotations

from infographic.blocks.base import Composed, Setting
from infographic.layout.closings.run_on import address, run_on
from infographic.layout.closings.signature import CLEAR, signature
from infographic.marks import Mark
from infographic.story.model import Footer
from infographic.text.paragraph import paragraph, top_below

LINE_GAP = 0.0
NAME_GAP = 26.0
_BLOCK_GAP = 44.0
HEAD_GAP = 20.0


def columns(content: Footer, width: float, setting: Setting) -> Composed:
    """Three columns on the split grid: the name and its lines in the narrow one, the rest shared
    between the others."""
    space = setting.style.space
    if space.one_column:
        return _stacked(content, width, setting)
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


def _stacked(content: Footer, width: float, setting: Setting) -> Composed:
    """The columns under each other, at last the name and its lines: a page of one column ends with
    who made it."""
    ground = setting.ground
    small, strong = setting.type("footer"), setting.type("footer_strong")
    marks: list[Mark] = []
    y = 0.0
    for title, text in content.columns:
        heading = paragraph(title, strong, width)
        y = top_below(marks, y, _BLOCK_GAP, heading) if marks else 0.0
        marks += heading.at(0, y, ground.text, role="footer")
        words = paragraph(text, small, width, balance=False)
        y = top_below(marks, y + heading.height, HEAD_GAP, words)
        marks += words.at(0, y, ground.mute, role="footer")
        y += words.height
    signed = signature(content.name, width, setting)
    if signed.marks:
        y += _BLOCK_GAP + 8 if marks else 0.0
        marks += signed.at(0, y)
        y += signed.height
    if content.lines:
        words = paragraph(run_on(content.lines, small, width), small, width, balance=False)
        gap = max(NAME_GAP, CLEAR * signed.height) if signed.marks else _BLOCK_GAP
        y = top_below(marks, y, gap, words) if marks else 0.0
        marks += words.at(0, y, ground.mute, role="footer")
        y += words.height
    return Composed(tuple(marks), width, y)
