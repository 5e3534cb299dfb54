"""The blocks there are: built in, set up with a style's options."""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import import_module
from typing import Any

from infographic.blocks.base import Block, Setting
from infographic.errors import Message, UsageError
from infographic.story.model import Panel
from infographic.style.fields import misfit
from infographic.style.tokens import Style

# The class of each block, in the module of its name. A module is imported when its block is first
# asked for: a style takes half of them, and all of them take 150 ms to import.
_BUILT_IN = {
    "area": "Area",
    "arrow_columns": "ArrowColumns",
    "arrows": "Arrows",
    "bars": "Bars",
    "bars_above": "BarsAbove",
    "butterfly": "Butterfly",
    "cards": "Cards",
    "change": "Change",
    "change_bars": "ChangeBars",
    "columns": "Columns",
    "counts": "Counts",
    "crowd": "Crowd",
    "div_columns": "DivColumns",
    "donut": "Donut",
    "dots": "Dots",
    "dumbbell": "Dumbbell",
    "fact": "Fact",
    "facts": "Facts",
    "halves": "Halves",
    "heat": "Heat",
    "hero_bars": "HeroBars",
    "level": "Level",
    "likert": "Likert",
    "lines": "Lines",
    "lockup": "Lockup",
    "long_list": "LongList",
    "means": "Means",
    "mirror": "Mirror",
    "nps_ruler": "NpsRuler",
    "numeral": "Numeral",
    "podium": "Podium",
    "quotes": "Quotes",
    "rank": "Rank",
    "rank_tiles": "RankTiles",
    "rings": "Rings",
    "scores": "Scores",
    "slope": "Slope",
    "split": "Split",
    "stacks": "Stacks",
    "tile_columns": "TileColumns",
    "tile_score": "TileScore",
    "trails": "Trails",
    "units": "Units",
    "wheel": "Wheel",
}


def block_names() -> list[str]:
    return sorted(_BUILT_IN)


@lru_cache(maxsize=64)
def _kind(name: str) -> type[Block]:
    kind: type[Block] = getattr(import_module(f"infographic.blocks.{name}"), _BUILT_IN[name])
    return kind


class Blocks(Mapping[str, Block]):
    """Every block by name, with the options of a style; each is made when it is asked for."""

    def __init__(self, options: Mapping[str, Mapping[str, Any]]) -> None:
        self._options = options
        self._held: dict[str, Block] = {}

    def __getitem__(self, name: str) -> Block:
        if name not in _BUILT_IN:
            raise KeyError(name)
        if name not in self._held:
            self._held[name] = _made(_kind(name), self._options.get(name, {}))
        return self._held[name]

    def __contains__(self, name: object) -> bool:
        return name in _BUILT_IN

    def __iter__(self) -> Iterator[str]:
        return iter(_BUILT_IN)

    def __len__(self) -> int:
        return len(_BUILT_IN)


def blocks(style: Style) -> Blocks:
    """Every block by name, its options as the style sets them. Raises UsageError for options a
    block does not have."""
    made = Blocks(style.blocks)
    for name in style.blocks:
        if name in made:
            made[name]  # wrong options are told at once, not when the block comes up
    return made


def _made(kind: type[Block], options: Mapping[str, Any]) -> Block:
    fields = {f.name: str(f.type) for f in dataclasses.fields(kind)}  # type: ignore[arg-type]
    wrong: list[Message] = []
    for name, value in options.items():
        place = f"blocks.{kind.name}.{name}"
        if name not in fields:
            near = difflib.get_close_matches(name, fields, 1)
            cure = f"nearest is {near[0]}" if near else ""
            wrong.append(Message("error", place, "is no option of this block", cure))
        elif wanted := misfit(fields[name], value):
            wrong.append(Message("error", place, f"is not {wanted}: {value!r}"))
    if wrong:
        raise UsageError(wrong)
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
    panel: Panel, width: float, setting: Setting, known: Mapping[str, Block]
) -> tuple[Choice, ...]:
    """The blocks that suit, best first, down to a little worse than the best. The author's wish
    stands alone, where it can show the data truly."""
    if panel.form in known:
        score = known[panel.form].suits(panel, width, setting)
        if score > 0:
            return (Choice(known[panel.form], 1.0),)
    liked = setting.style.prefer
    scored = [
        Choice(known[name], liking * known[name].suits(panel, width, setting))
        for name in sorted(known)
        # What a style never takes of its own accord is not tried: some forms measure a lot.
        if (liking := liked.get(name, 1.0)) > 0
    ]
    scored.sort(key=lambda c: -c.score)
    if scored[0].score <= 0:
        return (Choice(known[_LAST_RESORT], 0.0),)
    close = scored[0].score - _CLOSE
    return tuple(c for c in scored[:3] if c.score > 0 and c.score >= close)


@lru_cache(maxsize=1)
def forms() -> frozenset[str]:
    return frozenset(block_names())
