"""A chapter over the full width: its head, and its panels in rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from infographic.blocks.base import Setting
from infographic.layout.head import head
from infographic.layout.page import Placed
from infographic.layout.rows import Row, break_rows
from infographic.layout.rules import column_rule, rule, rule_height
from infographic.layout.sections.base import (
    Canvas,
    Section,
    Stretch,
    chapter_icon,
    draw_cell,
    whole_px,
)
from infographic.marks import Mark
from infographic.story.model import Chapter

# Bars of one chapter share a scale unless that would shrink one of them below this.
_LEAST_SHARED_SCALE = 0.25


@dataclass(frozen=True)
class Whole(Section):
    chapter: Chapter
    loud: bool = False

    @property
    def lead(self) -> bool:  # type: ignore[override]
        return self.chapter.lead

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        return (self.chapter,)

    def draw(self, canvas: Canvas, grounds: tuple[str, ...], number: int) -> Stretch:
        (ground,) = grounds
        space = canvas.space
        setting = canvas.on(ground)
        role = "lead" if self.chapter.lead else "headline"
        icon = chapter_icon(self.chapter, setting.numbers.locale)
        titled = len(self.chapter.panels) > 1
        rows = break_rows(self.chapter.panels, canvas.fitting, setting, titled)
        rows = shared_scales(rows, setting)
        heights = [row.height(setting) for row in rows]
        top = head(self.chapter, role, space.content, setting, number, icon)
        gap = space.head_gap if top.marks else 0.0
        over = self._over_shoulder(rows, heights, setting)
        if over and over[0] > 0:
            # The head stands over the chart's lower part: only what it lacks there is added.
            top = head(self.chapter, role, over[1] - gap, setting, number, icon)
            gap = max(0.0, top.height + gap - over[0]) - top.height
        between = space.row_gap + rule_height(canvas.style) + space.rule_gap
        # What stands on the band's edge needs no air under it, unless notes follow.
        last = rows[-1].cells if rows else ()
        grounded = all(c.block.grounded and not c.panel.notes for c in last) and bool(last)
        bottom = 0.0 if grounded else space.section_bottom
        height = whole_px(
            space.section_top + top.height + gap + sum(heights) + between * (len(rows) - 1) + bottom
        )
        marks: list[Mark] = [*canvas.ground(ground, 0, canvas.width, height)]
        placed: list[Placed] = []
        x, y = space.margin, space.section_top
        marks += top.at(x, y)
        y += top.height + gap
        if grounded:
            y = height - sum(heights) - between * (len(rows) - 1)
        for i, (row, row_height) in enumerate(zip(rows, heights, strict=True)):
            if i:
                y += space.row_gap
                marks += rule(x, y, space.content, setting)
                y += rule_height(canvas.style) + space.rule_gap
            for cell in row.cells[1:]:
                marks += column_rule(x + cell.x - space.gap / 2, y, row_height, setting)
            for cell in row.cells:
                full = cell.width >= space.content - 1
                inner = setting if full else replace(setting, bleed=(0.0, 0.0))
                titles = cell.title_height(inner)
                group, where = draw_cell(cell, x + cell.x, y, titles, row_height, inner, ground)
                marks.append(group)
                placed.append(where)
            y += row_height
        return Stretch(tuple(marks), tuple(placed), height, canvas.whole(ground), grounded)

    def _over_shoulder(
        self, rows: Sequence[Row], heights: Sequence[float], setting: Setting
    ) -> tuple[float, float] | None:
        """How much of the chart's height is free over its lower left part, and that part's width;
        None where the chapter is no single chart with such a part."""
        if len(rows) != 1 or len(rows[0].cells) != 1 or rows[0].cells[0].titled:
            return None
        cell = rows[0].cells[0]
        shoulder = cell.block.shoulder(cell.panel, cell.width, setting)
        if shoulder is None:
            return None
        width, height = shoulder
        return cell.body_height(setting) - height, width


def shared_scales(rows: Sequence[Row], setting: Setting) -> tuple[Row, ...]:
    """The rows with one px per point for all forms of a family, so that lengths and slopes compare
    across the questions of a chapter."""
    natural: dict[str, list[float]] = {}
    for row in rows:
        for cell in row.cells:
            scale = cell.block.scale(cell.panel, cell.width, setting)
            if cell.panel.is_percent and scale is not None:
                natural.setdefault(cell.block.family, []).append(scale)
    shared = {
        family: min(scales)
        for family, scales in natural.items()
        if len(scales) > 1 and min(scales) >= _LEAST_SHARED_SCALE * max(scales)
    }
    return tuple(
        Row(
            tuple(
                replace(cell, per_point=shared.get(cell.block.family))
                if cell.panel.is_percent
                else cell
                for cell in row.cells
            )
        )
        for row in rows
    )
