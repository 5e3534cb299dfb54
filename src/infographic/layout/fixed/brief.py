"""What one page of a fixed size is to show, and what it came to show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from infographic.errors import Report
from infographic.layout.fixed.workshop import Workshop
from infographic.layout.formats import Format
from infographic.layout.page import Page
from infographic.story.model import Chapter, Story
from infographic.style.tokens import Style

Kind = Literal["whole", "cover", "section", "closing"]


@dataclass(frozen=True, slots=True)
class Brief:
    """One page to compose.

    A `whole` page stands alone: title, hero, and of `units` (one question each, best first) as many
    as fill it well. A `cover` opens a deck with title and hero. A `section` shows `units` from the
    first on, as many as have room, at least the first, under the words of `chapter` where it has
    several questions. A `closing` says how the survey was made. Source and base stand on each.
    `number` is the page's place in a deck, "3 / 8".
    """

    kind: Kind
    units: tuple[Chapter, ...] = ()
    chapter: Chapter | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A page in the px of its style, and how many units of its brief a `section` shows."""

    page: Page
    taken: int = 0


# Draws the page of a brief. The page's `told` is the story of what it shows.
Compose = Callable[[Brief], Drafted]
# Makes ready to draw pages of a story: measured blocks are remembered from one page to the next.
Fixed = Callable[[Story, Style, Format, Report, tuple[str, ...], Workshop], Compose]
