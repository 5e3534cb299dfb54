"""Grounds dealt out to the regions of a page: no two that touch are of one colour."""

from __future__ import annotations

from collections.abc import Sequence

from infographic.layout.fixed.cutting import Cell
from infographic.marks import Box
from infographic.style.tokens import Rhythm

_TOUCH = 2.0


def grounds(cells: Sequence[Cell], rhythm: Rhythm, first: str) -> list[str]:
    """The ground of each cell: the first one's is given, the loudest question has the lead's, the
    others the quiet ones in turn, two side by side the style's own pair."""
    chosen: list[str] = []
    for i, cell in enumerate(cells):
        if i == 0:
            chosen.append(first)
            continue
        touching = [k for k in range(i) if _touch(cell.box, cells[k].box)]
        near = {chosen[k] for k in touching}
        for k in touching:
            sides, foot = cells[k].region.blocks
            near |= {*(foot if cell.box.y >= cells[k].box.bottom - _TOUCH else sides)}
        choices = _wishes(i, cells, rhythm, len(chosen))
        chosen.append(next((name for name in choices if name not in near), choices[0]))
    return chosen


def _wishes(i: int, cells: Sequence[Cell], rhythm: Rhythm, turn: int) -> tuple[str, ...]:
    plain = (*rhythm.plain[turn % len(rhythm.plain) :], *rhythm.plain[: turn % len(rhythm.plain)])
    rest = (*plain, rhythm.panel, rhythm.lead, rhythm.hero)
    if cells[i].region.lead:
        return (rhythm.lead, *rest)
    beside = any(k != i and abs(c.box.y - cells[i].box.y) < 1 for k, c in enumerate(cells) if k)
    if beside and rhythm.pair:
        return (*rhythm.pair, *rest)
    if len(cells) == 2:
        # One question below or beside a cover is the loudest there is.
        return (rhythm.lead, *rest)
    return rest


def _touch(a: Box, b: Box) -> bool:
    across = min(a.right, b.right) - max(a.x, b.x)
    along = min(a.bottom, b.bottom) - max(a.y, b.y)
    return across > -_TOUCH and along > -_TOUCH and max(across, along) > _TOUCH
