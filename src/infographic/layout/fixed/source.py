"""The line at the foot of a page of a fixed size: whose survey, how many, when, which page."""

from __future__ import annotations

from dataclasses import replace

from infographic.blocks.base import Composed, Setting
from infographic.marks import Mark
from infographic.story.model import Story
from infographic.text.paragraph import paragraph
from infographic.text.shape import line

_GAP = 40.0
_LINE_GAP = 14.0
_NAME = 1.45
_HANG = 0.5


def signed(story: Story, width: float, setting: Setting, number: str, told: bool) -> Composed:
    """The survey's name at the left, credits at the right, where they share a line; else under it.
    Unless a cover has `told` them, how many and when stand with the name."""
    made = _signed(story, width, setting, number, told)
    # Letters of another script hang lower than Latin ones: the air below is measured from them.
    low = max((mark.bounds.bottom for mark in made.marks), default=0.0)
    return replace(made, height=max(made.height, low - _HANG * setting.type("footer").size))


def _signed(story: Story, width: float, setting: Setting, number: str, told: bool) -> Composed:
    ground, type = setting.ground, setting.type("footer")
    name = story.footer.name or (story.strip[0] if story.strip else "")
    about = [part for part in story.strip if part != name] if not told else []
    credit = [] if not told else [text for text in story.footer.lines if text != name][:2]
    rest = " \u00b7 ".join([*about, *credit])
    strong = setting.type("wordmark").at(size=type.size * _NAME)
    marks: list[Mark] = []
    right = width
    if number:
        page = line(number, type)
        marks.append(page.at(width, strong.cap, ground.mute, "end", role="footer"))
        right = width - page.advance - _GAP
    y = strong.cap
    left = 0.0
    if name:
        words = paragraph(name, strong, right)
        marks += words.at(0, 0, ground.text, role="footer")
        y, left = words.height, words.width + _GAP
    if not rest:
        return Composed(tuple(marks), width, y)
    said = line(rest, type)
    if left + said.advance <= right and y <= strong.cap + 1:
        end = not number
        x, anchor = (width, "end") if end else (left, "start")
        marks.append(said.at(x, strong.cap, ground.mute, anchor, role="footer"))  # type: ignore[arg-type]
        return Composed(tuple(marks), width, y)
    below = paragraph(rest, type, width)
    top = y + _LINE_GAP if name else 0.0
    marks += below.at(0, top, ground.mute, role="footer")
    return Composed(tuple(marks), width, top + below.height)
