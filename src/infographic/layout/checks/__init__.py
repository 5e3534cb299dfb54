"""Reads a finished page back: what it shows is what the story says, and can be read.

Marks and boxes only, no pixels. Every problem names its panel and text, and the numbers.
"""

from __future__ import annotations

from infographic.errors import Message
from infographic.layout.checks.contrast import check_contrast
from infographic.layout.checks.emptiness import check_emptiness
from infographic.layout.checks.figures import check_figures
from infographic.layout.checks.printed import check_printed
from infographic.layout.checks.room import check_room
from infographic.layout.checks.scales import check_scales
from infographic.layout.checks.view import View
from infographic.layout.page import Page
from infographic.story.model import Story

_CHECKS = (
    check_room,
    check_contrast,
    check_scales,
    check_figures,
    check_printed,
    check_emptiness,
)


def check_page(page: Page, story: Story) -> list[Message]:
    """All that is wrong with `page` as a picture of `story`; empty when nothing is.

    Every panel of the story must be on the page: a page that shows a selection is checked against
    the story of that selection.
    """
    view = View(page, story)
    return [message for check in _CHECKS for message in check(view)]
