"""A friendly closing: what there is to know of the survey beside icons, then who made it."""

from __future__ import annotations

from infographic.blocks.badge import badge
from infographic.blocks.base import Composed, Setting
from infographic.layout.closings.columns import address
from infographic.marks import Box, Mark, Rect
from infographic.story.model import Footer
from infographic.text.paragraph import paragraph, top_below
from infographic.text.shape import line

_DISC = 26.0
_DISC_GAP = 18.0
_COLUMN_GAP = 56.0
_HEAD_GAP = 14.0
_RULE = 3.0
_RULE_GAP = 40.0
_LINE_GAP = 14.0
# The icons of the columns, in the order the story gives them: the survey, how to read it.
_ICONS = ("clipboard-text", "chart-bar")


def facts(content: Footer, width: float, setting: Setting) -> Composed:
    ground = setting.ground
    small, strong = setting.type("footer"), setting.type("footer_strong")
    marks: list[Mark] = []
    count = max(1, len(content.columns))
    column = (width - _COLUMN_GAP * (count - 1)) / count
    indent = 2 * _DISC + _DISC_GAP
    y = 0.0
    for i, (title, text) in enumerate(content.columns):
        x = i * (column + _COLUMN_GAP)
        icon = _ICONS[i % len(_ICONS)]
        marks += badge(title, icon, x + _DISC, _DISC, _DISC, ground.band, ground.dot, setting)
        heading = paragraph(title, strong, column - indent)
        marks += heading.at(x + indent, _DISC - heading.type.cap / 2, ground.text, role="footer")
        top = _DISC - heading.type.cap / 2 + heading.height + _HEAD_GAP
        words = paragraph(text, small, column - indent, balance=False)
        marks += words.at(x + indent, top, ground.mute, role="footer")
        y = max(y, top + words.height, 2 * _DISC)
    if not (content.name or content.lines):
        return Composed(tuple(marks), width, y)
    if marks:
        y += _RULE_GAP
        marks.append(Rect(Box(0, y, width, _RULE), ground.rule, role="rule"))
        y += _RULE + _RULE_GAP
    handle = next((ln for ln in content.lines if ln.startswith("@")), "")
    right = 0.0
    if handle:
        sign = line(handle, setting.type("wordmark"))
        if sign.advance <= width / 2:
            marks.append(
                sign.at(width, y + sign.cap, ground.highlight_text, "end", role="wordmark")
            )
            right = sign.advance + _COLUMN_GAP
        else:
            handle = ""
    if content.name:
        name = paragraph(content.name, setting.type("wordmark"), width - right)
        marks += name.at(0, y, ground.text, role="wordmark", optical=True)
        y += name.height
    lines = [address(ln, small, width - right) for ln in content.lines if ln != handle]
    if lines:
        words = paragraph(" \u00b7 ".join(lines), small, width - right, balance=False)
        y = top_below(marks[-1:] if content.name else (), y, _LINE_GAP, words)
        marks += words.at(0, y, ground.mute, role="footer")
        y += words.height
    return Composed(tuple(marks), width, y)
