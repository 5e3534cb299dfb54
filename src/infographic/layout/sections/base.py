"""What sections share: the canvas they are set on, what they give back, and a panel's cell."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from dataclasses import dataclass, replace

from infographic.blocks.base import Setting
from infographic.layout.fitting import Fitting
from infographic.layout.formats import Format
from infographic.layout.head import note_lines, small_head
from infographic.layout.motifs import motif
from infographic.layout.page import Placed
from infographic.layout.rows import NOTE_GAP, Cell
from infographic.marks import Box, Group, Mark, Rect
from infographic.story.model import Chapter, Panel
from infographic.style.tokens import Space, Style
from infographic.style.topics import topic_icon


@dataclass(frozen=True, slots=True)
class Stretch:
    """A laid-out stretch of the full width, its top at 0.

    `halves` are the grounds along its lower edge from left to right, each with where it begins and
    ends; `grounded` says that its marks stand on that edge.
    """

    marks: tuple[Mark, ...]
    placed: tuple[Placed, ...]
    height: float
    halves: tuple[tuple[str, float, float], ...]
    grounded: bool = False


@dataclass(frozen=True, slots=True)
class Canvas:
    """The page's style, format and blocks, and the setting of its opening."""

    style: Style
    format: Format
    fitting: Fitting
    setting: Setting

    @property
    def space(self) -> Space:
        return self.style.space

    @property
    def width(self) -> float:
        return self.format.width

    def on(self, ground: str, bleed: tuple[float, float] | None = None) -> Setting:
        """The setting on a ground, which reaches to the page's edges unless `bleed` says less."""
        margin = self.space.margin
        return replace(
            self.setting,
            ground=self.style.grounds[ground],
            bleed=bleed if bleed is not None else (margin, margin),
        )

    def ground(self, name: str, x: float, width: float, height: float) -> list[Mark]:
        """The painted ground, its top at 0, with the style's motif on it."""
        box = Box(x, 0, width, height)
        ground = self.style.grounds[name]
        return [Rect(box, ground.fill, role="ground"), *motif(box, ground, self.style)]

    def whole(self, name: str) -> tuple[tuple[str, float, float], ...]:
        """The one ground of a stretch, over the full width."""
        return ((name, 0.0, self.width),)

    def cell(self, panel: Panel, width: float, setting: Setting, titled: bool = False) -> Cell:
        """The panel as the block that suits it best."""
        block = self.fitting.choose(panel, width, setting).block
        return Cell(panel, block, 0.0, width, titled, self.fitting)


class Section(ABC):
    """What stands on a band of its own; a `loud` one may have the ground of a loud panel."""

    lead = False
    loud = False

    @property
    @abstractmethod
    def chapters(self) -> tuple[Chapter, ...]:
        """What it shows: one chapter, or two side by side, each on a ground of its own."""

    @abstractmethod
    def draw(self, canvas: Canvas, grounds: tuple[str, ...], number: int) -> Stretch:
        """The section on as many grounds as it has chapters; `number` counts sections from 1."""


def draw_cell(
    cell: Cell, x: float, y: float, titles: float, height: float, setting: Setting, ground: str
) -> tuple[Group, Placed]:
    """A panel with its small heading and notes at (`x`, `y`): its title takes `titles` px, and
    a block that stretches fills what is left of `height`."""
    marks: list[Mark] = []
    if cell.titled:
        top = small_head(cell.panel.title, cell.extra(), cell.width, setting)
        marks += top.at(x, y)
    notes = cell.notes_height(setting)
    room = height - titles - notes
    body = cell.fitting.compose(
        cell.block,
        cell.panel,
        cell.width,
        cell.scaled(setting),
        room if cell.block.stretches() else None,
    )
    marks += body.at(x, y + titles)
    if cell.panel.notes:
        lines = note_lines(cell.panel.notes, cell.width, setting)
        marks += lines.at(x, y + titles + body.height + NOTE_GAP)
    box = Box(x, y, cell.width, titles + body.height + notes)
    placed = Placed(cell.panel.id, cell.block.name, box, ground)
    return Group(tuple(marks), cell.panel.title, cell.panel.id), placed


def chapter_icon(chapter: Chapter, locale: str) -> str | None:
    """What a chapter's kicker may show: the author's icon for its one question or its section,
    else one that its words name."""
    own = chapter.panels[0].icon if len(chapter.panels) == 1 else None
    return own or chapter.icon or topic_icon(chapter.kicker, locale)


def whole_px(height: float) -> float:
    """Bands meet on whole pixels, so that their edges are sharp at every whole scale."""
    return float(math.ceil(height - 0.01))
