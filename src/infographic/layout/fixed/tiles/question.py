"""The tile of one question: whole where its box holds that, else its first answers or the one
figure that says most."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from infographic.blocks.base import Composed
from infographic.layout.fixed.tiles.base import Drawn
from infographic.layout.fixed.tiles.weighing import Weighing
from infographic.layout.page import Placed
from infographic.layout.scale import scaled
from infographic.layout.tiles.base import Wish
from infographic.layout.tiles.tones import seen
from infographic.marks import Box, Group, Mark, Text, leaves
from infographic.story.model import Panel
from infographic.style.tokens import Ground

_SMALL_SHARE = 20.0


@dataclass(eq=False)
class QuestionTile(Weighing):
    """The tile, drawn; the numeral of a fact is at most `numeral` px high."""

    numeral: float = math.inf

    def wishes(self, width: float, height: float) -> tuple[Wish, ...]:
        grid, grounds = self.desk.style.grid, self.desk.style.grounds
        shown = self.shown(width, height)
        assert shown is not None
        if shown.bare:
            return (Wish(self.desk.style.rhythm.footer, 0.0),)
        if self.hero and shown.block.tone == "bright":
            return (Wish(self.accent, 0.0),)
        accent = grounds[self.accent].fill
        wishes = [Wish(grid.tile, 0.0)]
        if len(shown.panel.columns) == 1:
            readable = seen(accent, grounds[grid.light])
            if readable:
                wishes.append(Wish(grid.light, 0.3))
            block = shown.block
            if block.tone == "bright" or (block.tone == "surface" and len(shown.panel.items) == 1):
                quiet = 2.0 if self._is_small(shown.panel) else 0.0
                others = [n for n in grid.bright if n != self.accent]
                wishes = [
                    Wish(self.accent, quiet),
                    Wish(grid.light, 0.5),
                    *(Wish(n, 1.0) for n in others),
                    Wish(grid.tile, 1.5),
                ]
            elif block.tone == "paper" and readable:
                wishes = [Wish(grid.light, 0.0), Wish(grid.tile, 0.6)]
        return tuple(wishes)

    def _is_small(self, panel: Panel) -> bool:
        figures = [item.figure.number for item in panel.items if item.figure]
        return panel.is_percent and max(figures, default=0.0) < _SMALL_SHARE

    def draw(self, box: Box, ground: Ground) -> Drawn:
        shown = self.shown(box.w, box.h)
        assert shown is not None
        panel = shown.panel
        name = ground.name.split("/")[0]
        marks: list[Mark] = []
        inside: tuple[Mark, ...]
        if shown.bare:
            setting = self._bare_setting(ground)
            body = self.desk.fitting.compose(
                shown.block, self._bare(shown.unit), box.w, setting, box.h
            )
            inside = body.at(box.x, box.y)
        else:
            marks.append(self.desk.surface(box, ground))
            setting = self.desk.on(ground)
            if shown.part == "fact":
                found = self._fact_in(
                    shown.unit, shown.block, box.w, box.h, setting, shown.zoom, self.numeral
                )
                assert found is not None
                made = found[0]
            else:
                made = self._chart_in(shown, box, setting)
            pad = self.desk.pad
            grown = scaled(made.marks, shown.zoom, tagged=True) if shown.zoom > 1 else made.marks
            inside = Composed(tuple(grown), box.w, box.h).at(box.x + pad, box.y + pad)
        marks.append(Group(inside, panel.title, panel.id))
        placed = (Placed(panel.id, shown.block.name, box, name),)
        if self.hero:
            return Drawn(tuple(marks), placed, hero=panel)
        return Drawn(tuple(marks), placed, unit=shown.unit)

    def calm(self, width: float, height: float) -> None:
        """In that size, show it no larger than in a poster; a form that is a tile itself has
        figures as large as that, and gives way to a figure whose size can be bounded."""
        shown = self.shown(width, height)
        if shown is not None and shown.bare and "fact" in self.parts:
            facts = self._fact(width, height)
            if facts:
                self._shows[round(width), round(height)] = facts[0]
            return
        if shown is not None and shown.zoom > 1 and shown.part != "fact":
            self._shows[round(width), round(height)] = replace(shown, zoom=1.0)

    def is_fact(self, width: float, height: float) -> bool:
        shown = self.shown(width, height)
        return shown is not None and shown.part == "fact"

    def cap(self, width: float, height: float) -> float:
        """How high the numeral of a fact is in that box, or the largest figure of a chart."""
        shown = self.shown(width, height)
        if shown is None:
            return 0.0
        if shown.part == "fact":
            made = self._fact_in(shown.unit, shown.block, width, height, self._plain, shown.zoom)
            return made[1] if made else 0.0
        body: Composed | None
        if shown.bare:
            body = self._bare_in(shown.unit, shown.block, width, height)
        else:
            body = self._chart_in(shown, Box(0, 0, width, height), self._inside)
        type = self._plain.type("numeral_huge")
        sizes = [m.size for m in leaves(body.marks) if isinstance(m, Text)] if body else []
        return shown.zoom * max(sizes, default=0.0) * type.cap / type.size
