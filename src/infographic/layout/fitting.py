"""Blocks tried on panels: each choice and each composition is made once and remembered, since
breaking rows asks for the same ones over and over."""

from __future__ import annotations

from infographic.blocks.base import Block, Composed, Setting
from infographic.blocks.registry import Choice, choices
from infographic.story.model import Panel
from infographic.style.tokens import Style


class Fitting:
    """The blocks of one style, for one page. Panels are told apart by their id and role."""

    def __init__(self, known: dict[str, Block], style: Style) -> None:
        self.known = known
        self.style = style
        self._choices: dict[tuple[object, ...], tuple[Choice, ...]] = {}
        self._composed: dict[tuple[object, ...], Composed] = {}

    def choose(self, panel: Panel, width: float, setting: Setting) -> Choice:
        """The block that suits a panel best in `width` px."""
        return self.choices(panel, width, setting)[0]

    def choices(self, panel: Panel, width: float, setting: Setting) -> tuple[Choice, ...]:
        """The blocks worth trying, best first."""
        key = (panel.id, panel.role, width)
        if key not in self._choices:
            self._choices[key] = choices(panel, width, setting, self.known)
        return self._choices[key]

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
            panel.id,
            panel.role,
            block.name,
            width,
            height,
            setting.ground.name,
            setting.per_point,
            setting.bleed,
        )
        if key not in self._composed:
            self._composed[key] = block.compose(panel, width, setting, height)
        return self._composed[key]

    def measure(self, block: Block, panel: Panel, width: float, setting: Setting) -> float:
        return self.compose(block, panel, width, setting).height
