"""What a page's content is to someone who hears it: headings, paragraphs, figures, and what is
only decoration."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from infographic.marks import Box, Text

Tag = Literal["H1", "H2", "P", "Figure"]

_HEADINGS = ("title", "headline")
# Of a panel's words these are read before its figure; all others belong to the figure.
_BEFORE_FIGURES = ("headline", "kicker", "question")


@dataclass(slots=True)
class Element:
    """A piece of the page in reading order: the numbers of its stretches of content, and for a
    figure what is said instead of it and the box it fills in px."""

    tag: Tag
    content: list[int] = field(default_factory=list)
    alt: str = ""
    box: Box | None = None


class Tags:
    """The elements of one page, made while it is painted. `titled` says that an earlier page
    already has the document's one title."""

    def __init__(self, titled: bool) -> None:
        self.elements: list[Element] = []
        self.count = 0
        self.titled = titled
        self._held: Element | None = None
        self._last: Text | None = None

    def content(self, element: Element) -> int:
        """The number of one more stretch of content of an element."""
        element.content.append(self.count)
        self.count += 1
        return element.content[-1]

    def text(self, mark: Text) -> Element:
        """The heading or paragraph that a line belongs to: the one before it, if it goes on."""
        last, self._last = self._last, mark
        if self._held is not None and last is not None and _goes_on(last, mark):
            return self._held
        tag: Tag = "P"
        if mark.role in _HEADINGS:
            tag = "H2" if self.titled or mark.role != "title" else "H1"
            self.titled = self.titled or mark.role == "title"
        self._held = Element(tag)
        self.elements.append(self._held)
        return self._held

    def figure(self, alt: str, box: Box) -> Element:
        """A figure, not yet placed: `place` it when all of it is painted."""
        self._held = None
        return Element("Figure", alt=alt, box=box)

    def place(self, figure: Element) -> None:
        """Put a figure behind the words that introduce it."""
        self._held = None
        if figure.content:
            self.elements.append(figure)


def introduces(mark: Text) -> bool:
    """Whether a line of a panel is read before its figure."""
    return mark.role in _BEFORE_FIGURES


def _goes_on(line: Text, next: Text) -> bool:
    """Whether two lines are one paragraph: the same type, one below the other."""
    if (line.role, line.size) != (next.role, next.size) or not (line.pieces and next.pieces):
        return False
    down = next.y - line.y
    same = line.pieces[0].face.weight == next.pieces[0].face.weight
    beside = next.line.x < line.line.right and line.line.x < next.line.right
    return same and beside and 0 < down <= 2 * line.size
