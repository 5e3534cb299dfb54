"""Which questions a page of fixed size shows, and how much of each: the best ones that fill it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from infographic.layout.fixed.tiles.question import QuestionTile
from infographic.layout.fixed.tiles.telling import Part

# What showing a question is worth: whole, its first answers, one figure; the next figures are
# worth less and less, and so is what ranks lower.
_WORTH: dict[Part, float] = {"whole": 2.2, "first": 1.7, "fact": 1.0}
_NEXT_FACT, _RANK = 0.8, 0.94
# What an area other than the page's costs, by the square of its logarithm; more than this share of
# it is no choice, on a page that shows questions whole even less.
_OFF = 9.0
_MOST, _FULL, _AIRY = 1.22, 1.04, 0.94
_BEAM, _CHOICES = 24, 3
# As many answers make a part worth a chart.
_FIRST = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """Questions by their place in the list, each with the part of it that is meant to be shown and
    the area that takes, and what the choice is worth."""

    picked: tuple[tuple[int, Part, float], ...]
    worth: float

    @property
    def area(self) -> float:
        return sum(area for _, _, area in self.picked)


def choices(
    tiles: Sequence[QuestionTile], width: float, area: float, taken: float, dear: float
) -> list[Choice]:
    """The best choices of questions, best first, for a page with `area` px² of which `taken` are
    for what opens it; a figure is worth `dear` times less."""
    beam = [Choice((), 0.0)]
    airy = beam[0]
    measured = taken
    for rank, tile in enumerate(tiles):
        if measured > _MOST * area * 1.5 and rank > 3:
            break
        parts = areas(tile, width)
        measured += max(parts.values(), default=0.0) * 0.6
        more = list(beam)
        for choice in beam:
            facts = sum(part == "fact" for _, part, _ in choice.picked)
            for part, size in parts.items():
                if taken + choice.area + size > (_MOST if dear == 1 else _FULL) * area:
                    continue
                worth = _WORTH[part] * _RANK**rank
                worth *= _NEXT_FACT**facts / dear if part == "fact" else 1.0
                picked = (*choice.picked, (rank, part, size))
                more.append(Choice(picked, choice.worth + worth))
        more.sort(key=lambda c: (-_score(c, area, taken), c.picked))
        beam = more[:_BEAM]
        loose = (c for c in more if taken + c.area <= _AIRY * area)
        airy = max((airy, *loose), key=lambda c: _score(c, area, taken))
    best = beam[:_CHOICES]
    # One that leaves air, where the best ones turn out to have no room.
    return best if airy in best else [*best, airy]


def _score(choice: Choice, area: float, taken: float) -> float:
    off = math.log((taken + choice.area) / area)
    return choice.worth - _OFF * off * off


def areas(tile: QuestionTile, width: float) -> dict[Part, float]:
    """What each part of a question takes by nature on a page `width` px wide, in px²."""
    found: dict[Part, float] = {}
    for part in tile.parts:
        size = tile.natural(part, width, _FIRST)
        if math.isfinite(size):
            found[part] = size
    return found
