"""Breaking panels into rows, as paragraphs are broken into lines: the least total badness.

A row holds one panel over the full width, or a narrow and a wide one on the split grid, so that
every row of a page shares one vertical axis.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from infographic.blocks.base import Block, Setting
from infographic.blocks.registry import Choice
from infographic.layout.fitting import Fitting
from infographic.layout.head import note_lines, small_head
from infographic.story.model import Panel

NOTE_GAP = 34.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A panel as a block at an x and a width; `titled` when it carries its own small heading."""

    panel: Panel
    block: Block
    x: float
    width: float
    titled: bool
    fitting: Fitting
    per_point: float | None = None

    def scaled(self, setting: Setting) -> Setting:
        """The setting with the length of one point that the cell shares with others."""
        return replace(setting, per_point=self.per_point) if self.per_point else setting

    def extra(self) -> str:
        """Who was asked, and that more than one answer was allowed: under the small heading."""
        if not self.titled:
            return ""
        return self.panel.question.removeprefix(self.panel.title).lstrip(" .\u3002\u0964")

    def title_height(self, setting: Setting) -> float:
        if not self.titled:
            return 0.0
        head = small_head(self.panel.title, self.extra(), self.width, setting)
        return head.height + setting.style.space.h3_gap

    def notes_height(self, setting: Setting) -> float:
        if not self.panel.notes:
            return 0.0
        return NOTE_GAP + note_lines(self.panel.notes, self.width, setting).height

    def body_height(self, setting: Setting) -> float:
        return self.fitting.measure(self.block, self.panel, self.width, self.scaled(setting))

    def height(self, setting: Setting) -> float:
        return self.title_height(setting) + self.body_height(setting) + self.notes_height(setting)


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]

    def height(self, setting: Setting) -> float:
        return max(cell.height(setting) for cell in self.cells)


def break_rows(
    panels: Sequence[Panel],
    fitting: Fitting,
    setting: Setting,
    titled: bool,
) -> tuple[Row, ...]:
    """Rows of the least total cost over all ways to break `panels` in order."""
    n = len(panels)
    best: list[float] = [0.0] + [float("inf")] * n
    made: list[tuple[Row, ...]] = [()] * (n + 1)
    for i in range(n):
        for row, cost, taken in _rows_from(panels, i, fitting, setting, titled):
            total = best[i] + cost
            if total < best[i + taken] - 1e-9:
                best[i + taken] = total
                made[i + taken] = (*made[i], row)
    return made[n]


def _rows_from(
    panels: Sequence[Panel], i: int, fitting: Fitting, setting: Setting, titled: bool
) -> list[tuple[Row, float, int]]:
    space = setting.style.space
    rows: list[tuple[Row, float, int]] = []
    whole = fitting.choose(panels[i], space.content, setting)
    full = Cell(panels[i], whole.block, 0.0, space.content, titled, fitting)
    # A row of its own is dear for a small form: it would stand in a field of nothing.
    rows.append((Row((full,)), _misfit(whole) + _emptiness(full, setting), 1))
    if i + 1 < len(panels) and not space.one_column:
        for first, second, swapped in (
            (panels[i], panels[i + 1], 0.0),
            (panels[i + 1], panels[i], 0.08),
        ):
            row, cost = _split(first, second, fitting, setting, titled)
            rows.append((row, cost + swapped, 2))
    return rows


def _split(
    first: Panel, second: Panel, fitting: Fitting, setting: Setting, titled: bool
) -> tuple[Row, float]:
    """The narrow and wide forms of two panels that together leave the least hole."""
    space = setting.style.space
    best: tuple[Row, float] | None = None
    for left in fitting.choices(first, space.narrow, setting):
        for right in fitting.choices(second, space.wide, setting):
            misfit = _misfit(left) + _misfit(right)
            if best is not None and misfit >= best[1]:
                continue  # no agreement of heights could make up for that
            cells = (
                Cell(first, left.block, 0.0, space.narrow, titled, fitting),
                Cell(second, right.block, space.narrow + space.gap, space.wide, titled, fitting),
            )
            heights = [c.height(setting) for c in cells]
            slack = abs(heights[0] - heights[1]) / max(*heights, 1.0)
            cost = misfit + 1.2 * slack * slack
            if best is None or cost < best[1]:
                best = (Row(cells), cost)
    if best is None:
        raise ValueError("no block can show a panel")
    return best


def _misfit(choice: Choice) -> float:
    return (1 - choice.score) ** 2 + (100.0 if choice.score <= 0 else 0.0)


def _emptiness(cell: Cell, setting: Setting) -> float:
    """How far a full-width cell is from the least height that holds a page's width together."""
    height = cell.body_height(setting)
    return max(0.0, 0.55 - height / 600) if height < 330 else 0.0
