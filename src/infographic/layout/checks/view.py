"""A page opened up for its checks: leaves with their boxes and panels, found by place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from infographic.layout.page import Page, Placed
from infographic.marks import Box, Datum, Group, Mark, Path, Rect, Text
from infographic.story.model import Panel, Story

_STRIPE = 64.0
_LONGEST_QUOTE = 48


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """A mark, its place in painting order, its box, and the cell it belongs to."""

    order: int
    mark: Mark
    box: Box
    cell: Cell | None

    @property
    def datum(self) -> Datum | None:
        mark = self.mark
        return getattr(mark, "datum", None)

    @property
    def place(self) -> str:
        """The panel, and what is said or drawn: `q3: value "94%"`."""
        mark = self.mark
        if isinstance(mark, Text):
            said = mark.text if len(mark.text) <= _LONGEST_QUOTE else mark.text[:47] + "\u2026"
            what = f'{mark.role or "text"} "{said}"'
        else:
            what = type(mark).__name__.lower()
            datum = self.datum
            if datum:
                what += f' of "{datum.option}"' + (f", {datum.series}" if datum.series else "")
        return f"{self.cell.name}: {what}" if self.cell else what


@dataclass(slots=True, eq=False)
class Cell:
    """A panel on the page: the story's panel, where it was placed, its leaves."""

    id: str
    panel: Panel
    placed: Placed | None
    leaves: list[Leaf] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"{self.id} ({self.placed.block})" if self.placed else self.id

    def texts(self) -> Iterator[tuple[Leaf, Text]]:
        return texts(self.leaves)


class View:
    """The leaves of a page in painting order, its cells, and an index of leaves by height."""

    def __init__(self, page: Page, story: Story) -> None:
        self.page = page
        self.story = story
        self.leaves: list[Leaf] = []
        self.cells: list[Cell] = []
        # A fact taken out of a list opens the page under its list's id: ids may come twice, the
        # first of a name in the story is the first on the page.
        self._panels = list(story.panels)
        self._placed = list(page.placed)
        self._open(page.marks, None)
        self.undrawn = tuple(self._panels)
        self._stripes: dict[int, list[Leaf]] = {}
        for leaf in self.leaves:
            for stripe in _stripes(leaf.box):
                self._stripes.setdefault(stripe, []).append(leaf)

    def _open(self, marks: Iterable[Mark], cell: Cell | None) -> None:
        for mark in marks:
            if isinstance(mark, Group):
                self._open(mark.marks, self._cell(mark.id) or cell)
                continue
            leaf = Leaf(len(self.leaves), mark, _seen(mark), cell)
            self.leaves.append(leaf)
            if cell:
                cell.leaves.append(leaf)

    def _cell(self, id: str) -> Cell | None:
        panel = next((p for p in self._panels if p.id == id), None) if id else None
        if panel is None:
            return None
        self._panels.remove(panel)
        placed = next((p for p in self._placed if p.panel == id), None)
        if placed:
            self._placed.remove(placed)
        cell = Cell(id, panel, placed)
        self.cells.append(cell)
        return cell

    def texts(self) -> Iterator[tuple[Leaf, Text]]:
        return texts(self.leaves)

    def near(self, box: Box) -> list[Leaf]:
        """The leaves whose box shares an area with `box`, in painting order."""
        found: dict[int, Leaf] = {}
        for stripe in _stripes(box):
            for leaf in self._stripes.get(stripe, ()):
                if leaf.box.overlaps(box, 0.0):
                    found[leaf.order] = leaf
        return [found[order] for order in sorted(found)]


def texts(leaves: Iterable[Leaf]) -> Iterator[tuple[Leaf, Text]]:
    """The leaves that are text with ink."""
    for leaf in leaves:
        if isinstance(leaf.mark, Text) and leaf.box.w > 0 and leaf.box.h > 0:
            yield leaf, leaf.mark


# Where a line is cut at the rounded end of a bar, the corner lies within this many px of the cut.
_CUT = 2.0


def _seen(mark: Mark) -> Box:
    """The box of what is seen of a mark, without the very edge of a cut."""
    box = mark.bounds
    if not isinstance(mark, Text) or mark.clip is None:
        return box
    left = _CUT if mark.ink.x < mark.clip.x else 0.0
    right = _CUT if mark.ink.right > mark.clip.right else 0.0
    return Box(box.x + left, box.y, max(0.0, box.w - left - right), box.h)


def is_ground(mark: Mark) -> bool:
    return isinstance(mark, Rect) and mark.role == "ground"


def is_motif(mark: Mark) -> bool:
    """Whether a mark belongs to the ground, so that text may run over its edges."""
    return isinstance(mark, Rect | Path) and mark.role == "motif"


def _stripes(box: Box) -> range:
    return range(int(box.y // _STRIPE), int(box.bottom // _STRIPE) + 1)
