"""What every block is given, and what it gives back."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import ClassVar

from infographic.marks import Box, Datum, Mark, move
from infographic.results.brand import category_key
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import Words
from infographic.style.tokens import Ground, Style
from infographic.text.numbers import Numbers
from infographic.text.shape import Type


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a panel is shown: the style, the ground it lies on, the language.

    `bleed` is how far the ground reaches beyond the panel's box to the left and right.
    `per_point` is the length of one point that neighbouring bars share, if they do.
    `survey_n` is how many answered the survey. `categories` are the names of series over the whole
    poster, in order: each keeps its colour wherever it comes up. `avoid` are the blocks of the
    section before, which this one had better not repeat. `told` is whether headline, question and
    notes are said around the panel; if not, a block with tiles of its own says them.
    """

    style: Style
    ground: Ground
    numbers: Numbers
    words: Words
    bleed: tuple[float, float] = (0.0, 0.0)
    per_point: float | None = None
    survey_n: int | None = None
    categories: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    told: bool = False

    def series_color(self, name: str, place: int) -> str:
        """The colour of a series: its category's, else its own over the whole poster; by its
        `place` in the question where it has none."""
        given = self.category_color(name)
        if given:
            return given
        colors = self.ground.series
        key = name.casefold()
        index = self.categories.index(key) if key in self.categories else place
        return colors[index % len(colors)]

    def category_color(self, name: str) -> str | None:
        """The colour the brand gave a series, as it is on this ground."""
        given = self.style.categories.get(category_key(name))
        return self.ground.shown(given) if given else None

    def type(self, role: str) -> Type:
        return self.style.type[role]

    def value(self, panel: Panel, figure: Figure, unit: bool = True) -> str:
        """A figure as it is printed. `unit` False leaves the percent sign out (inside a column
        whose head says it)."""
        if figure.below is not None:
            bound = (
                self.numbers.percent(figure.below)
                if unit and panel.is_percent
                else self.numbers.decimal(figure.below)
            )
            return f"<{bound}"
        if panel.is_percent and 0 < figure.number < 0.5 and panel.decimals == 0:
            return "<" + (self.numbers.percent(1) if unit else self.numbers.decimal(1))
        if panel.is_percent and unit:
            return self.numbers.percent(figure.number, panel.decimals)
        if panel.kind == "nps" and not panel.is_percent:
            return self.numbers.signed(figure.number, panel.decimals)
        return self.numbers.decimal(figure.number, panel.decimals)

    def on(self, ground: Ground, **changes: object) -> Setting:
        return replace(self, ground=ground, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Composed:
    """A panel laid out at the origin: marks, and the box they fill (`width` × `height`)."""

    marks: tuple[Mark, ...]
    width: float
    height: float

    def at(self, x: float, y: float) -> tuple[Mark, ...]:
        return tuple(move(mark, x, y) for mark in self.marks)


class Block(ABC):
    """One form of showing a panel. A block is a frozen dataclass whose fields are its options;
    a style sets them under `[blocks.<name>]`.

    Layout asks `suits` and `measure`, then calls `draw`; the last two both come out of `compose`,
    so a block cannot measure one thing and draw another.
    """

    name: ClassVar[str]
    # Forms of one family may share a length of one point.
    family: ClassVar[str] = "bars"
    # Whether its marks stand on its lower edge, as on the edge of the band below.
    grounded: ClassVar[bool] = False
    # On a grid of tiles: a "tile" has its surface, padding, headline and base line drawn for it; a
    # "bare" block draws tiles of its own over all the room it is given, and its words say it all.
    frame: ClassVar[str] = "tile"
    # The share of extra height the block takes well.
    grow: ClassVar[float] = 0.0
    # Natural widths in columns of 12, the preferred one first.
    tile_spans: ClassVar[tuple[int, ...]] = ()
    # The ground its tile prefers: "bright", "paper" or "surface".
    tone: ClassVar[str] = "surface"

    @abstractmethod
    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        """0 where this form cannot show the panel truly in `width` px, up to 1 for its own kind."""

    @abstractmethod
    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        """Lay the panel out. With `height` a block that can stretch fills it; none overflows it
        unless its natural height is more."""

    def spans(self, panel: Panel, setting: Setting) -> tuple[int, ...]:
        """The widths in columns of 12 at which the panel may stand, the preferred one first."""
        return self.tile_spans

    def stretches(self) -> bool:
        """Whether the block can fill more height than it needs."""
        return False

    def shoulder(self, panel: Panel, width: float, setting: Setting) -> tuple[float, float] | None:
        """Width and height, from the lower left, of a part that is lower than the rest: a head may
        stand over it. None where there is no such part."""
        return None

    def scale(self, panel: Panel, width: float, setting: Setting) -> float | None:
        """The longest px per point the panel's bars could have, or None for a form without bars
        that may share a scale with its neighbours'."""
        return None

    def measure(self, panel: Panel, width: float, setting: Setting) -> float:
        return self.compose(panel, width, setting).height

    def draw(self, panel: Panel, box: Box, setting: Setting) -> tuple[Mark, ...]:
        return self.compose(panel, box.w, setting, box.h).at(box.x, box.y)


def datum(
    panel: Panel,
    item: Item,
    column: int = 0,
    encodes: str = "",
    per_unit: float = 0.0,
) -> Datum:
    """The tag of a mark that shows one figure."""
    figure = item.figures[column] if column < len(item.figures) else None
    return Datum(
        question=panel.id,
        option=item.label,
        series=panel.columns[column] if column < len(panel.columns) else "",
        value=(figure.given or f"{figure.number:g}") if figure else "",
        number=figure.number if figure else None,
        encodes=encodes,  # type: ignore[arg-type]
        per_unit=per_unit,
    )


def rest_item(panel: Panel, setting: Setting) -> Item | None:
    """What the published answers lack to the whole, as a last row of a list; None where nothing
    is missing or there is no whole."""
    if not panel.remainder or panel.multiple:
        return None
    label = panel.rest or setting.words("label.not_reported")
    return Item(label, (Figure(panel.remainder, f"{panel.remainder:g}"),), minor=True)


def rest_datum(panel: Panel, label: str, encodes: str = "", per_unit: float = 0.0) -> Datum:
    """The tag of a mark that shows what the published answers leave over."""
    rest = panel.remainder or 0.0
    return Datum(panel.id, label, "", f"{rest:g}", rest, encodes, per_unit)  # type: ignore[arg-type]
