"""The blocks there are: built in, set up with a style's options."""

from __future__ import annotations

import dataclasses
import difflib
from functools import lru_cache
from typing import Any

from infographic.blocks.area import Area
from infographic.blocks.arrow_columns import ArrowColumns
from infographic.blocks.arrows import Arrows
from infographic.blocks.bars import Bars
from infographic.blocks.bars_above import BarsAbove
from infographic.blocks.base import Block, Setting
from infographic.blocks.butterfly import Butterfly
from infographic.blocks.cards import Cards
from infographic.blocks.change import Change
from infographic.blocks.change_bars import ChangeBars
from infographic.blocks.columns import Columns
from infographic.blocks.counts import Counts
from infographic.blocks.crowd import Crowd
from infographic.blocks.div_columns import DivColumns
from infographic.blocks.donut import Donut
from infographic.blocks.dots import Dots
from infographic.blocks.dumbbell import Dumbbell
from infographic.blocks.fact import Fact
from infographic.blocks.facts import Facts
from infographic.blocks.halves import Halves
from infographic.blocks.heat import Heat
from infographic.blocks.hero_bars import HeroBars
from infographic.blocks.level import Level
from infographic.blocks.likert import Likert
from infographic.blocks.lines import Lines
from infographic.blocks.long_list import LongList
from infographic.blocks.means import Means
from infographic.blocks.mirror import Mirror
from infographic.blocks.nps_ruler import NpsRuler
from infographic.blocks.numeral import Numeral
from infographic.blocks.podium import Podium
from infographic.blocks.quotes import Quotes
from infographic.blocks.rank import Rank
from infographic.blocks.rank_tiles import RankTiles
from infographic.blocks.rings import Rings
from infographic.blocks.scores import Scores
from infographic.blocks.slope import Slope
from infographic.blocks.split import Split
from infographic.blocks.stacks import Stacks
from infographic.blocks.tile_columns import TileColumns
from infographic.blocks.tile_score import TileScore
from infographic.blocks.trails import Trails
from infographic.blocks.units import Units
from infographic.blocks.wheel import Wheel
from infographic.errors import Message, UsageError
from infographic.story.model import Panel
from infographic.style.tokens import Style

_BUILT_IN: tuple[type[Block], ...] = (
    Area,
    ArrowColumns,
    Arrows,
    Bars,
    BarsAbove,
    Butterfly,
    Cards,
    Change,
    ChangeBars,
    Columns,
    Counts,
    Crowd,
    DivColumns,
    Donut,
    Dots,
    Dumbbell,
    Fact,
    Facts,
    Halves,
    Heat,
    HeroBars,
    Level,
    Likert,
    Lines,
    LongList,
    Means,
    Mirror,
    NpsRuler,
    Numeral,
    Podium,
    Quotes,
    Rank,
    RankTiles,
    Rings,
    Scores,
    Slope,
    Split,
    Stacks,
    TileColumns,
    TileScore,
    Trails,
    Units,
    Wheel,
)


def block_names() -> list[str]:
    return sorted(kind.name for kind in _BUILT_IN)


def blocks(style: Style) -> dict[str, Block]:
    """Every block by name, its options as the style sets them. Raises UsageError for options a
    block does not have."""
    return {kind.name: _made(kind, style.blocks.get(kind.name, {})) for kind in _BUILT_IN}


def _made(kind: type[Block], options: Any) -> Block:
    fields = {f.name for f in dataclasses.fields(kind)}  # type: ignore[arg-type]
    for name in options:
        if name not in fields:
            near = difflib.get_close_matches(name, fields, 1)
            raise UsageError(
                Message(
                    "error",
                    f"blocks.{kind.name}.{name}",
                    "is no option of this block",
                    f"nearest is {near[0]}" if near else "",
                )
            )
    return kind(**options)


@dataclasses.dataclass(frozen=True, slots=True)
class Choice:
    """A block for a panel at a width, and how well it suits (0 to 1)."""

    block: Block
    score: float


# Shows anything with a number in it, if need be.
_LAST_RESORT = "bars"
# A form this much worse than the best is no alternative.
_CLOSE = 0.3


def choices(
    panel: Panel, width: float, setting: Setting, known: dict[str, Block]
) -> tuple[Choice, ...]:
    """The blocks that suit, best first, down to a little worse than the best. The author's wish
    stands alone, where it can show the data truly."""
    if panel.form in known:
        score = known[panel.form].suits(panel, width, setting)
        if score > 0:
            return (Choice(known[panel.form], 1.0),)
    liked = setting.style.prefer
    scored = [
        Choice(block, liked.get(name, 1.0) * block.suits(panel, width, setting))
        for name, block in sorted(known.items())
    ]
    scored.sort(key=lambda c: -c.score)
    if scored[0].score <= 0:
        return (Choice(known[_LAST_RESORT], 0.0),)
    return tuple(c for c in scored[:3] if c.score >= scored[0].score - _CLOSE)


@lru_cache(maxsize=1)
def forms() -> frozenset[str]:
    return frozenset(block_names())
