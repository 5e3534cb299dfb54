"""The finished page: size, placed panels and marks. Inspectable, checkable, never changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from infographic.marks import Box, Group, Mark, leaves
from infographic.story.model import Story


@dataclass(frozen=True, slots=True)
class Placed:
    """Where one panel of the story went, and as which block."""

    panel: str
    block: str
    box: Box
    ground: str


@dataclass(frozen=True, slots=True)
class Page:
    """`width` × `height` CSS px on `ground`; `marks` in painting order.

    `smallest_text` is the least type size the page's format allows; `title`, `description` and
    `language` are for readers who do not see it. `told` is the story of what the page shows, where
    that is a selection; `safe` what must be kept free of text at its top, right, bottom and left.
    A `fixed` page has the size of its format, whatever it shows; others are as tall as they need.
    `unit` is how many px of the picture one px of the page is: a page is laid out in the px of its
    style, and painted at the size of its format.
    """

    width: float
    height: float
    ground: str
    marks: tuple[Mark, ...]
    placed: tuple[Placed, ...]
    title: str
    description: str
    language: str
    smallest_text: float
    told: Story | None = None
    safe: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    unit: float = 1.0
    fixed: bool = False

    @property
    def box(self) -> Box:
        return Box(0, 0, self.width, self.height)

    @property
    def field(self) -> Box:
        """What is seen of it everywhere: the page without what is to be kept free of text."""
        top, right, bottom, left = self.safe
        return self.box.inset(left, top, right, bottom)

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height of the picture in px, as its format has them."""
        return round(self.width * self.unit), round(self.height * self.unit)

    def leaves(self) -> Iterator[Mark]:
        return leaves(self.marks)

    def group(self, id: str) -> Group:
        """The named group of a panel. Raises KeyError where there is none."""
        stack: list[Mark] = list(self.marks)
        while stack:
            mark = stack.pop()
            if isinstance(mark, Group):
                if mark.id == id:
                    return mark
                stack.extend(mark.marks)
        raise KeyError(id)
