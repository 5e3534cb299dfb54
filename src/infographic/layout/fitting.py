"""Blocks tried on panels: each choice and each composition is made once and remembered, since
breaking rows asks for the same ones over and over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from infographic.blocks.base import Block, Composed, Setting
from infographic.blocks.registry import Choice, choices
from infographic.errors import Report
from infographic.marks import Text, leaves
from infographic.story.model import Panel

# A block ends at a baseline: Latin descenders hang below it, by at most this many sizes.
HANG = 0.36


class Fitting:
    """The blocks of one style, for one page. Panels are told apart by their id, their role and how
    much of their question they show."""

    def __init__(self, known: Mapping[str, Block], report: Report) -> None:
        self.known = known
        self.report = report
        self._choices: dict[tuple[object, ...], tuple[Choice, ...]] = {}
        self._composed: dict[tuple[object, ...], Composed] = {}
        self._heights: dict[tuple[object, ...], float] = {}

    def choose(self, panel: Panel, width: float, setting: Setting) -> Choice:
        """The block that suits a panel best in `width` px."""
        return self.choices(panel, width, setting)[0]

    def choices(self, panel: Panel, width: float, setting: Setting) -> tuple[Choice, ...]:
        """The blocks worth trying, best first; one that the section before has comes later, as far
        as the style wants variety."""
        key = (*_name(panel), width)
        if key not in self._choices:
            self._choices[key] = choices(panel, width, setting, self.known)
            self._refused(panel, width, setting)
        found = self._choices[key]
        variety = setting.style.shape.variety
        if not variety or len(found) < 2 or not setting.avoid:
            return found
        weighed = (
            replace(c, score=c.score - variety) if c.block.name in setting.avoid else c
            for c in found
        )
        return tuple(sorted(weighed, key=lambda c: -c.score))

    def _refused(self, panel: Panel, width: float, setting: Setting) -> None:
        """Say so where the form that was asked for cannot show the data."""
        if not panel.form or self._choices[(*_name(panel), width)][0].block.name == panel.form:
            return
        fit = [n for n, b in sorted(self.known.items()) if b.suits(panel, width, setting) > 0]
        wrong = "cannot show this truly" if panel.form in self.known else "is no form there is"
        self.report.warn(
            f'question "{panel.id}"',
            f'"chart": "{panel.form}" {wrong}',
            f"choose from {', '.join(fit)}" if fit else "leave the choice to the engine",
        )

    def compose(
        self,
        block: Block,
        panel: Panel,
        width: float,
        setting: Setting,
        height: float | None = None,
    ) -> Composed:
        """The panel laid out by the block."""
        key = (
            *_name(panel),
            block.name,
            width,
            height,
            setting.ground.name,
            setting.per_point,
            setting.bleed,
        )
        if key not in self._composed:
            self._composed[key] = _held(block.compose(panel, width, setting, height))
        return self._composed[key]

    def measure(self, block: Block, panel: Panel, width: float, setting: Setting) -> float:
        """The height the panel takes as that block; colours make no difference to it."""
        key = (*_name(panel), block.name, width, setting.per_point)
        if key not in self._heights:
            self._heights[key] = self.compose(block, panel, width, setting).height
        return self._heights[key]


def _name(panel: Panel) -> tuple[str, str, int, int]:
    return panel.id, panel.role, len(panel.items), len(panel.columns)


def _held(made: Composed) -> Composed:
    """The composition, higher where letters of another script hang lower than Latin ones, or where
    type larger than its row stands lower than the last mark."""
    texts = [m for m in leaves(made.marks) if isinstance(m, Text)]
    needed = max((t.ink.bottom - HANG * t.size for t in texts), default=0.0)
    standing = max((min(t.y, t.ink.bottom) for t in texts), default=0.0)
    if standing > made.height + 1:
        needed = max(needed, standing)
    return replace(made, height=needed) if needed > made.height else made
