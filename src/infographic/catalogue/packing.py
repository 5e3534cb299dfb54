"""Cards of unlike heights set into columns, so that the sheet is low and reads in order."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from infographic.marks import Mark

# How many cards may overtake others, and the px that each place in the order is worth: the ways
# that are tried.
_LOOKS = (1, 2, 4, 6, 9, 12)
_PATIENCE = (15.0, 40.0, 80.0, 160.0)


@dataclass(frozen=True, slots=True)
class Card:
    """What stands in one column, or over `span` of them, its top left corner at 0."""

    marks: tuple[Mark, ...]
    height: float
    span: int = 1


@dataclass(frozen=True, slots=True)
class Spot:
    """A card in its place: the column it begins in, and its top."""

    card: Card
    column: int
    top: float


def pack(cards: Sequence[Card], columns: int, gap: float) -> tuple[list[Spot], float]:
    """Each card in its place, and the height of all: the lowest of several ways; among those as
    low, the one that keeps the order best."""
    ways = [_set(cards, columns, gap, look, cost) for look in _LOOKS for cost in _PATIENCE]
    if all(card.span == 1 for card in cards):
        return _levelled(ways[0][0], columns, gap)
    return min(ways, key=lambda way: way[1])


def _levelled(spots: Sequence[Spot], columns: int, gap: float) -> tuple[list[Spot], float]:
    """Cards exchanged between columns as long as that makes them more level. Within a column they
    keep their order."""
    order = [spot.card for spot in sorted(spots, key=lambda s: (s.top, s.column))]
    held = [[i for i, c in enumerate(order) if _column(c, spots) == k] for k in range(columns)]

    def height(column: Sequence[int]) -> float:
        return sum(order[i].height + gap for i in column)

    def unlike(a: Sequence[int], b: Sequence[int]) -> float:
        return height(a) ** 2 + height(b) ** 2

    better = True
    while better:
        better = False
        for a, b, i, j in _pairs(held):
            ours = [*(x for x in held[a] if x != i), j]
            theirs = [*(x for x in held[b] if x != j), i]
            if unlike(ours, theirs) < unlike(held[a], held[b]) - 1:
                held[a], held[b], better = sorted(ours), sorted(theirs), True
                break
    held.sort()  # columns may change places: the one with the first card comes first
    made = [
        Spot(order[i], k, height(column[:n]))
        for k, column in enumerate(held)
        for n, i in enumerate(column)
    ]
    return made, max(map(height, held), default=gap) - gap


def _column(card: Card, spots: Sequence[Spot]) -> int:
    return next(spot.column for spot in spots if spot.card is card)


def _pairs(held: Sequence[Sequence[int]]) -> list[tuple[int, int, int, int]]:
    """Two columns and a card of each, for every two of them."""
    return [
        (a, b, i, j)
        for a in range(len(held))
        for b in range(a + 1, len(held))
        for i in held[a]
        for j in held[b]
    ]


def _set(
    cards: Sequence[Card], columns: int, gap: float, look: int, patience: float
) -> tuple[list[Spot], float]:
    """The cards in order, each as high as it goes. Of the next `look` the one comes first that
    leaves least empty above it; every place in the order is worth `patience` px."""
    ends = [0.0] * columns
    spots: list[Spot] = []
    waiting = list(cards)
    while waiting:
        best = (math.inf, 0, 0)
        for i, card in enumerate(waiting[:look]):
            for column in range(columns - card.span + 1):
                under = ends[column : column + card.span]
                hole = sum(max(under) - end for end in under)
                best = min(best, (max(under) + hole + patience * i, i, column))
        _, i, column = best
        card = waiting.pop(i)
        top = max(ends[column : column + card.span])
        spots.append(Spot(card, column, top))
        for c in range(column, column + card.span):
            ends[c] = top + card.height + gap
    return spots, max(ends) - gap if spots else 0.0
