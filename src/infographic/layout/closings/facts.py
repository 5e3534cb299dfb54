"""A friendly closing: what there is to know of the survey beside icons, then who made it."""

from __future__ import annotations

from infographic.blocks.badge import badge
from infographic.blocks.base import Composed, Setting
from infographic.layout.closings.run_on import run_on
from infographic.layout.closings.signature import CLEAR, signature
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
_LOGO_GAP = 26.0
_STACK_GAP = 40.0
# The icons of the columns, in the order the story gives them: the survey, how to read it.
_ICONS = ("clipboard-text", "chart-bar")


def facts(content: Footer, width: float, setting: Setting) -> Composed:
    ground = setting.ground
    small, strong = setting.type("footer"), setting.type("footer_strong")
    marks: list[Mark] = []
    stacked = setting.style.space.one_column
    count = 1 if stacked else max(1, len(content.columns))
    column = (width - _COLUMN_GAP * (count - 1)) / count
    indent = 2 * _DISC + _DISC_GAP
    y = 0.0
    for i, (title, text) in enumerate(content.columns):
        x = 0.0 if stacked else i * (column + _COLUMN_GAP)
        below = y + _STACK_GAP if stacked and i else 0.0
        icon = _ICONS[i % len(_ICONS)]
        middle = below + _DISC
        marks += badge(title, icon, x + _DISC, middle, _DISC, ground.band, ground.dot, setting)
        heading = paragraph(title, strong, column - indent)
        marks += heading.at(x + indent, middle - heading.type.cap / 2, ground.text, role="footer")
        top = middle - heading.type.cap / 2 + heading.height + _HEAD_GAP
        words = paragraph(text, small, column - indent, balance=False)
        if stacked:
            # Scripts that hang low and rise high need more than that between them.
            low = middle - heading.type.cap / 2 + heading.height + heading.overhang
            top = max(top, low + words.rise + 1)
        marks += words.at(x + indent, top, ground.mute, role="footer")
        y = max(y, top + words.height, below + 2 * _DISC)
    signed = bool(content.name or setting.style.logo)
    if not (signed or content.lines):
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
            right = sign.advance + _COLUMN_GAP
        else:
            handle = ""
    sign_off = Composed((), width, 0.0)
    if signed:
        sign_off = signature(content.name, width - right, setting)
        marks += sign_off.at(0, y)
    if handle:
        # Beside the name's first line, or half-way down the logo.
        down = (sign_off.height - sign.cap) / 2 if setting.style.logo else 0.0
        at = sign.at(width, y + down + sign.cap, ground.highlight_text, "end", role="wordmark")
        marks.append(at)
    y += sign_off.height
    lines = [ln for ln in content.lines if ln != handle]
    if lines:
        room = width if stacked else width - right
        words = paragraph(run_on(lines, small, room), small, room, balance=False)
        gap = max(_LOGO_GAP, CLEAR * sign_off.height) if setting.style.logo else _LINE_GAP
        y = top_below(marks[-1:] if signed else (), y, gap, words)
        marks += words.at(0, y, ground.mute, role="footer")
        y += words.height
    return Composed(tuple(marks), width, y)
