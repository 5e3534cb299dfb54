"""The finished page: size, placed panels and marks. Inspectable, checkable, never changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from infographic.marks import Box, Group, Mark, leaves


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
    `language` are for readers who do not see it.
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

    @property
    def box(self) -> Box:
        return Box(0, 0, self.width, self.height)

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
