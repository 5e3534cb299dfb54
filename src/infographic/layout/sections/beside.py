"""A head over a compact panel, and beside both a long list that is as tall as they are."""

from __future__ import annotations

from dataclasses import dataclass, replace

from infographic.layout.head import head
from infographic.layout.page import Placed
from infographic.layout.rows import Cell
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
class Beside(Section):
    """`chapter` has two panels: the compact one, which its headline is about, and the list."""

    chapter: Chapter

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        return (self.chapter,)

    def draw(self, canvas: Canvas, grounds: tuple[str, ...], number: int) -> Stretch:
        (ground,) = grounds
        space = canvas.space
        setting = replace(canvas.on(ground), bleed=(0.0, 0.0))
        icon = chapter_icon(self.chapter, setting.numbers.locale)
        top = head(self.chapter, "panel_headline", space.narrow, setting, number, icon)
        compact, full = self.chapter.panels
        left = canvas.cell(compact, space.narrow, setting)
        right = canvas.cell(full, space.wide, setting, titled=True)
        above = top.height + space.head_gap
        inner = max(above + _body(left, setting), right.height(setting))
        height = whole_px(space.section_top + inner + space.section_bottom)
        marks: list[Mark] = [*canvas.ground(ground, 0, canvas.width, height)]
        placed: list[Placed] = []
        x, y = space.margin, space.section_top
        marks += top.at(x, y)
        for cell, cx, cy, titles, room in (
            (left, x, y + above, 0.0, inner - above),
            (right, x + space.narrow + space.gap, y, right.title_height(setting), inner),
        ):
            group, where = draw_cell(cell, cx, cy, titles, room, setting, ground)
            marks.append(group)
            placed.append(where)
        return Stretch(tuple(marks), tuple(placed), height, canvas.whole(ground))


def likeness(chapter: Chapter, canvas: Canvas, ground: str) -> float:
    """How nearly the two columns are of one height: 1 for the same, towards 0 for a hole."""
    space = canvas.space
    setting = replace(canvas.on(ground), bleed=(0.0, 0.0))
    top = head(chapter, "panel_headline", space.narrow, setting)
    compact, full = chapter.panels
    left = top.height + space.head_gap + _body(canvas.cell(compact, space.narrow, setting), setting)
    right = canvas.cell(full, space.wide, setting, titled=True).height(setting)
    return min(left, right) / max(left, right, 1.0)


def _body(cell: Cell, setting: object) -> float:
    return cell.body_height(setting) + cell.notes_height(setting)  # type: ignore[arg-type]
