"""Two short chapters as equal halves of a band, each on a ground of its own."""

from __future__ import annotations

from dataclasses import dataclass

from infographic.layout.sections.base import Canvas, Section, Stretch
from infographic.layout.sections.pair import side_by_side
from infographic.story.model import Chapter
from infographic.style.tokens import Space

# The inner margin of a half, in outer margins.
_INNER = 0.69


@dataclass(frozen=True)
class Twin(Section):
    left: Chapter
    right: Chapter

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        return (self.left, self.right)

    def draw(self, canvas: Canvas, grounds: tuple[str, ...], number: int) -> Stretch:
        margin = canvas.space.margin
        inner = round(_INNER * margin)
        width = half_width(canvas.space)
        middle = canvas.width / 2
        columns = ((margin, width), (middle + inner, width))
        ends = (0.0, middle, canvas.width)
        bleeds = ((float(margin), float(inner)), (float(inner), float(margin)))
        return side_by_side(self.chapters, canvas, grounds, number, columns, ends, bleeds)


def half_width(space: Space) -> float:
    """The width of a half's content."""
    return (space.content + 2 * space.margin) / 2 - space.margin - round(_INNER * space.margin)
