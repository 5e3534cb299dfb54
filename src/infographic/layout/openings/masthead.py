"""The opening of a further page, and the strip line that openings share."""

from __future__ import annotations

from infographic.blocks.base import Composed, Setting
from infographic.marks import Box, Mark, Rect
from infographic.story.model import Story
from infographic.text.paragraph import fit, paragraph, top_below
from infographic.text.shape import line

RULE = 4.0
STRIP_GAP = 20.0
TITLE_GAP = 58.0


def masthead(story: Story, number: str, width: float, setting: Setting) -> Composed:
    """The opening of a further page: the strip with its number, and the title once more, small."""
    ground = setting.ground
    marks: list[Mark] = [Rect(Box(0, 0, width, RULE), ground.rule, role="rule")]
    strip = strip_line((*story.strip[:2], number), width, setting)
    y = RULE + STRIP_GAP
    marks += strip.at(0, y)
    title = fit(story.title, setting.type("headline"), width, 140, 64, 40, 2)
    y = top_below(marks, y + strip.height, TITLE_GAP, title)
    marks += title.at(0, y, ground.text, role="title", optical=True)
    return Composed(tuple(marks), width, y + title.height + title.overhang)


def strip_line(parts: tuple[str, ...], width: float, setting: Setting) -> Composed:
    """Who, how many, when: spread over the width, or one under the other where they are long."""
    type = setting.type("strip")
    lines = [line(part, type) for part in parts]
    if not lines:
        return Composed((), width, 0.0)
    total = sum(ln.advance for ln in lines)
    if total + 40 * (len(lines) - 1) <= width:
        marks: list[Mark] = []
        gap = (width - total) / (len(lines) - 1) if len(lines) > 1 else 0.0
        x = 0.0
        for ln in lines:
            marks.append(ln.at(x, type.cap, setting.ground.text, role="strip"))
            x += ln.advance + gap
        return Composed(tuple(marks), width, type.cap)
    marks = []
    y = 0.0
    for part in parts:
        words = paragraph(part, type, width)
        y = top_below(marks, y, 14, words) if marks else 0.0
        marks += words.at(0, y, setting.ground.text, role="strip")
        y += words.height
    return Composed(tuple(marks), width, y)
