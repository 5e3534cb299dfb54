"""Two chapters side by side on the split grid: a compact one stretched to a long list's end."""

from __future__ import annotations

from dataclasses import dataclass

from infographic.layout.head import head
from infographic.layout.page import Placed
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


@dataclass(frozen=True)
class Pair(Section):
    narrow: Chapter
    wide: Chapter

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        return (self.narrow, self.wide)

    def draw(self, canvas: Canvas, grounds: tuple[str, ...], number: int) -> Stretch:
        space = canvas.space
        half, margin = space.gap / 2, space.margin
        split = margin + space.narrow + half
        columns = ((margin, space.narrow), (split + half, space.wide))
        ends = (0.0, split, canvas.width)
        bleeds = ((margin, half), (half, margin))
        return side_by_side(self.chapters, canvas, grounds, number, columns, ends, bleeds)


def side_by_side(
    chapters: tuple[Chapter, ...],
    canvas: Canvas,
    grounds: tuple[str, ...],
    number: int,
    columns: tuple[tuple[float, float], ...],
    ends: tuple[float, ...],
    bleeds: tuple[tuple[float, float], ...],
) -> Stretch:
    """Chapters of one panel beside each other, each on its ground, from one line to one line:
    `columns` are their places and widths, `ends` where grounds begin and end."""
    space = canvas.space
    settings = [canvas.on(g, b) for g, b in zip(grounds, bleeds, strict=True)]
    tops = []
    cells = []
    for i, (chapter, (_, width), setting) in enumerate(
        zip(chapters, columns, settings, strict=True)
    ):
        icon = chapter_icon(chapter, setting.numbers.locale)
        tops.append(head(chapter, "panel_headline", width, setting, number + i, icon))
        cells.append(canvas.cell(chapter.panels[0], width, setting))
    gap = space.head_gap
    inner = max(
        top.height + gap + cell.body_height(setting) + cell.notes_height(setting)
        for top, cell, setting in zip(tops, cells, settings, strict=True)
    )
    height = whole_px(space.section_top + inner + space.section_bottom)
    marks: list[Mark] = []
    placed: list[Placed] = []
    for i, ground in enumerate(grounds):
        x, y = columns[i][0], space.section_top
        marks += canvas.ground(ground, ends[i], ends[i + 1] - ends[i], height)
        marks += tops[i].at(x, y)
        top = tops[i].height + gap
        group, where = draw_cell(cells[i], x, y + top, 0.0, inner - top, settings[i], ground)
        marks.append(group)
        placed.append(where)
    halves = tuple((g, ends[i], ends[i + 1]) for i, g in enumerate(grounds))
    return Stretch(tuple(marks), tuple(placed), height, halves)
