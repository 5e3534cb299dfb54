"""The hero panel on a cover: a block that is grown or cut down to the height there is."""

from __future__ import annotations

import math
from dataclasses import fields, replace

from infographic.blocks.base import Block, Composed, Setting
from infographic.blocks.crowd import Crowd
from infographic.blocks.crowd_fitted import FittedCrowd
from infographic.layout.fitting import Fitting
from infographic.layout.formats import STYLE_TEXT
from infographic.layout.scale import scaled
from infographic.marks import Box, Group, Mark, move
from infographic.story.model import Panel

# The width a form is chosen at, where the room is narrower.
_LEAST_WIDTH = 600.0
# How much a block is enlarged at most, and in which steps, so that it fills a height.
_ZOOMS = (1.6, 1.45, 1.3, 1.15, 1.0)


# A crowd less deep than this share of its cover would be a fringe.
SHALLOW = 0.21


class Hero:
    """The panel as the block the style opens with, or the one that suits it best. `told` says that
    its answers' words stand beside it. Heights are remembered by width."""

    def __init__(self, panel: Panel, fitting: Fitting, setting: Setting) -> None:
        # The author's own wish stands before the style's.
        form = setting.style.shape.hero if panel.form in ("", "dots") else panel.form
        self.panel = replace(panel, form=form)
        self.fitting = fitting
        self.setting = setting
        chosen = self._block(_LEAST_WIDTH)
        self.crowd = _fitted(chosen) if isinstance(chosen, Crowd) else None
        self.grounded = chosen.grounded
        self._least: dict[tuple[float, bool], float] = {}
        self._peopled: dict[tuple[float, float, bool], tuple[float, float]] = {}
        self._natural: dict[tuple[float, bool, float], float] = {}

    def least(self, width: float, told: bool = False) -> float:
        key = (width, told)
        if key not in self._least:
            self._least[key] = (
                self.crowd.lowest(self.panel, width, self.setting, told)
                if self.crowd
                else self._measured(width)
            )
        return self._least[key]

    def usable(self, width: float, told: bool, over: float) -> float:
        """The least it takes with its people under words that take `over` px."""
        if not self.crowd:
            return self.least(width, told)
        return self.crowd.lowest_under(self.panel, width, self.setting, told, over, SHALLOW)

    def peopled(self, width: float, foot: float, told: bool = False) -> tuple[float, float]:
        """The least it takes with its people in a cover `foot` px high, under bubbles and under
        words of any form; infinite where words find no place."""
        key = (width, foot, told)
        if key not in self._peopled:
            self._peopled[key] = self._crowded(width, SHALLOW * foot, told)
        return self._peopled[key]

    def _crowded(self, width: float, shallow: float, told: bool) -> tuple[float, float]:
        if not self.crowd:
            return 0.0, 0.0
        people = self.crowd.lowest_people(self.panel, width, self.setting, told, shallow)
        if told:
            return math.inf, people
        return self.crowd.lowest_bubbles(self.panel, width, self.setting, shallow), people

    def natural(self, width: float, told: bool = False, over: float = 0.0) -> float:
        """What it takes by nature under words that take `over` px."""
        key = (width, told, over)
        if key not in self._natural:
            self._natural[key] = (
                self.crowd.usual_height(self.panel, width, self.setting, told, over, SHALLOW)
                if self.crowd
                else self._measured(width)
            )
        return self._natural[key]

    def cost(self, width: float, height: float, foot: float, told: bool = False) -> float:
        """What is wrong with it in that room of a cover `foot` px high: 0 for nothing."""
        if self.crowd:
            shallow = SHALLOW * foot
            return self.crowd.cost(self.panel, width, height, self.setting, told, shallow)
        return abs(math.log(height / max(self._measured(width), 1.0)))

    def height(self, width: float, room: float, foot: float, told: bool = False) -> float:
        """How much it takes of a height."""
        if self.crowd:
            return self.crowd.taken(self.panel, width, room, self.setting, told, SHALLOW * foot)
        return self._zoom(width, room)[1]

    def draw(self, width: float, height: float, foot: float, told: bool = False) -> Group:
        """It in at most `height` px, as near to that as it goes, its lower edge at y = `foot`."""
        marks = (
            self.crowd.fill(self.panel, width, height, foot, self.setting, told, SHALLOW * foot)
            if self.crowd
            else self._zoomed(width, height, foot)
        )
        return Group(marks, self.panel.title, self.panel.id)

    def _block(self, width: float) -> Block:
        return self.fitting.choose(self.panel, max(width, _LEAST_WIDTH), self.setting).block

    def _narrow(self, width: float) -> Block:
        return self.fitting.choose(self.panel, width, self.setting).block

    def _measured(self, width: float) -> float:
        return self._inked(self._narrow(width), width).height

    def _zoomed(self, width: float, height: float, foot: float) -> tuple[Mark, ...]:
        made, taken, zoom = self._zoom(width, height)
        marks = scaled(made.marks, zoom, tagged=True) if zoom > 1 else made.marks
        return tuple(move(mark, 0.0, foot - taken) for mark in marks)

    def _zoom(self, width: float, height: float) -> tuple[Composed, float, float]:
        """The block enlarged as far as the height allows, how high that is, and by how much; one
        that stretches takes all of it."""
        for zoom in _ZOOMS:
            block = self._narrow(width / zoom)
            room = height / zoom if block.stretches() else None
            made = self._inked(block, width / zoom, room)
            if made.height * zoom <= height:
                break
        return made, made.height * zoom, zoom

    def _inked(self, block: Block, width: float, height: float | None = None) -> Composed:
        """The block with all its ink in its height: letters hang below a block's last line."""
        made = self.fitting.compose(block, self.panel, width, self.setting, height)
        ink = Box.around(mark.bounds for mark in made.marks)
        over, below = max(0.0, -ink.y), max(0.0, ink.bottom - made.height)
        return Composed(made.at(0, over), made.width, made.height + over + below)


def _fitted(crowd: Crowd) -> FittedCrowd:
    """The block with the style's options, made to fill rooms."""
    options = {f.name: getattr(crowd, f.name) for f in fields(crowd)}
    return FittedCrowd(**options, least=STYLE_TEXT)
