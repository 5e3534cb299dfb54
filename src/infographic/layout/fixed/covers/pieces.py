"""What a cover is stacked of: pieces with a height, and the gaps between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from infographic.marks import Mark

# Draws a piece with its top left at (0, y).
Make = Callable[[float], list[Mark]]
# Ink of one piece keeps this distance from ink of the next, in px.
APART = 10.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Something `height` px high. `gap` is how much air stands over it, in gaps of the stack, and
    `apart` the least of it from ink to ink, in px; `rise` and `hang` are how far its ink reaches
    out of it above and below. `hero` says whether it belongs to the hero panel, `edge` how far
    under its top one ground ends and another begins."""

    height: float
    gap: float
    make: Make
    hero: bool = False
    rise: float = 0.0
    hang: float = 0.0
    edge: float | None = None
    apart: float = APART


@dataclass(frozen=True, slots=True)
class Stacked:
    """The quiet marks of a stack, those of the hero, and where its grounds meet, if they do."""

    quiet: list[Mark]
    loud: list[Mark]
    edge: float | None


def solid(pieces: Sequence[Piece]) -> float:
    """The height of a stack without its gaps."""
    return sum(piece.height for piece in pieces)


def tall(pieces: Sequence[Piece], gap: float) -> float:
    """The height of a stack whose gaps are `gap` px."""
    return solid(pieces) + sum(air(a, b, gap) for a, b in pairwise(pieces))


def air(above: Piece, below: Piece, gap: float) -> float:
    """The air between two pieces of a stack whose gaps are `gap` px."""
    return max(below.gap * gap, _clear(above, below))


def _clear(above: Piece, below: Piece) -> float:
    return above.hang + below.rise + below.apart


def gap_to_fill(pieces: Sequence[Piece], height: float) -> float:
    """The gap with which a stack is exactly `height` px high; 0 where even the least are more."""
    free = height - solid(pieces)
    held = [(below.gap, _clear(above, below)) for above, below in pairwise(pieces)]
    # Where ink needs more than its share of the air, the others have less.
    while held:
        gap = free / sum(weight for weight, _ in held)
        wide = [pair for pair in held if pair[1] > pair[0] * gap]
        if not wide:
            return gap
        free -= sum(least for _, least in wide)
        held = [pair for pair in held if pair not in wide]
    return 0.0


def stacked(pieces: Sequence[Piece], gap: float, y: float = 0.0) -> Stacked:
    """A stack drawn from `y` down."""
    quiet: list[Mark] = []
    loud: list[Mark] = []
    edge: float | None = None
    above: Piece | None = None
    for piece in pieces:
        if above:
            y += air(above, piece, gap)
        (loud if piece.hero else quiet).extend(piece.make(y))
        if piece.edge is not None:
            edge = y + piece.edge
        y += piece.height
        above = piece
    return Stacked(quiet, loud, edge)


def edge(gap: float) -> Piece:
    """A piece of no height at which one ground ends and another begins."""
    return Piece(0.0, gap, lambda y: [], edge=0.0)
