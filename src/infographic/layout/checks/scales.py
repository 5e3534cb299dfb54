"""Lengths, positions, angles and counts show their numbers, from zero, on one scale a panel."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from infographic.errors import Message
from infographic.layout.checks.shapes import flatten
from infographic.layout.checks.view import Cell, Leaf, View
from infographic.marks import Arc, Box, Circle, Datum, Icon, Path, Text

TOLERANCE = 0.5
# Between the parts of a stack, where the type is of a style's least size: gaps grow with the type.
WIDEST_GAP = 4.0
_CURE = "draw each mark at its number times the panel's one scale"


class _Shown(NamedTuple):
    """A mark that shows a number by its size or place."""

    leaf: Leaf
    datum: Datum
    number: float


def check_scales(view: View) -> Iterator[Message]:
    for cell in view.cells:
        shown: dict[str, list[_Shown]] = {}
        for leaf in cell.leaves:
            datum = leaf.datum
            # A text may carry the tag of the mark it names; only marks have a size to check.
            if datum is None or not datum.encodes or isinstance(leaf.mark, Text):
                continue
            if datum.number is None:
                yield Message(
                    "error",
                    leaf.place,
                    "is drawn, but has no number",
                    "draw nothing where nothing was asked",
                )
                continue
            if datum.number == 0 and datum.encodes != "position":
                yield Message(
                    "error",
                    leaf.place,
                    f"shows 0, but is {leaf.box.w:.1f} x {leaf.box.h:.1f} px",
                    "draw zero as nothing",
                )
                continue
            shown.setdefault(datum.encodes, []).append(_Shown(leaf, datum, datum.number))
        for encodes, held in shown.items():
            yield from _one_scale(cell, encodes, held)
            if encodes == "length-x":
                yield from _lengths(held, True, _widest_gap(view, cell))
            elif encodes == "length-y":
                yield from _lengths(held, False, _widest_gap(view, cell))
            elif encodes == "position":
                yield from _positions(cell, held)
            elif encodes == "angle":
                yield from _angles(cell, held)
            elif encodes == "count":
                yield from _counts(cell, held)


def _one_scale(cell: Cell, encodes: str, held: Sequence[_Shown]) -> Iterator[Message]:
    scales = sorted({s.datum.per_unit for s in held})
    if scales[0] <= 0:
        yield Message("error", cell.name, f"{encodes}: one unit takes {scales[0]:g}", _CURE)
    elif scales[-1] - scales[0] > 1e-6 * scales[-1]:
        yield Message(
            "error",
            cell.name,
            f"{encodes}: one unit takes {scales[0]:.4g} in one mark, {scales[-1]:.4g} in another",
            _CURE,
        )


def _widest_gap(view: View, cell: Cell) -> float:
    """The widest gap between parts: a chart may be enlarged, its gaps with its words."""
    sizes = [text.size for _, text in cell.texts()]
    return WIDEST_GAP * max(1.0, min(sizes, default=0.0) / view.page.smallest_text)


def _span(box: Box, horizontal: bool) -> tuple[float, float]:
    return (box.x, box.right) if horizontal else (box.y, box.bottom)


def _lengths(held: Sequence[_Shown], horizontal: bool, gap: float) -> Iterator[Message]:
    for s in held:
        low, high = _span(s.leaf.box, horizontal)
        wanted = abs(s.number) * s.datum.per_unit
        lacks = wanted - (high - low)
        if abs(lacks) <= TOLERANCE:
            continue
        if 0 < lacks <= gap + TOLERANCE and _cut_for_neighbour(s, held, lacks, horizontal, gap):
            continue
        yield Message(
            "error",
            s.leaf.place,
            f"is {high - low:.2f} px long, {s.number:g} takes {wanted:.2f} px",
            _CURE,
        )
    yield from _one_zero(held, horizontal)


def _cut_for_neighbour(
    s: _Shown, held: Sequence[_Shown], lacks: float, horizontal: bool, gap: float
) -> bool:
    """Whether a mark is short by the gap to the next part of its stack, no more."""
    low, high = _span(s.leaf.box, horizontal)
    across = _span(s.leaf.box, not horizontal)
    for other in held:
        if other is s:
            continue
        start, end = _span(other.leaf.box, horizontal)
        side = _span(other.leaf.box, not horizontal)
        if side[0] >= across[1] or across[0] >= side[1]:
            continue
        # The neighbour may have given up its own share of the gap, on either side.
        if -TOLERANCE <= start - high - lacks <= gap:
            return True
        if -TOLERANCE <= low - end - lacks <= gap:
            return True
    return False


def _one_zero(held: Sequence[_Shown], horizontal: bool) -> Iterator[Message]:
    """Where numbers are of both signs, all bars leave one line, to opposite sides."""
    below = [_span(s.leaf.box, horizontal) for s in held if s.number < 0]
    above = [_span(s.leaf.box, horizontal) for s in held if s.number > 0]
    if not below or not above:
        return
    # Positive is right, up, or left in a mirrored layout: the zero is where the two kinds meet.
    for near, far in ((0, 1), (1, 0)):
        ends = [span[near] for span in above] + [span[far] for span in below]
        if max(ends) - min(ends) <= TOLERANCE:
            return
    yield Message(
        "error",
        held[0].leaf.cell.name if held[0].leaf.cell else "",
        "bars above and below zero do not start at one zero line",
        _CURE,
    )


def _positions(cell: Cell, held: Sequence[_Shown]) -> Iterator[Message]:
    across = [s.leaf.box.cx - s.number * s.datum.per_unit for s in held]
    mirrored = [s.leaf.box.cx + s.number * s.datum.per_unit for s in held]
    upward = [s.leaf.box.cy + s.number * s.datum.per_unit for s in held]
    # Small multiples each have a zero line of their own, shared by all points of one option; of
    # an option with one point nothing can be told.
    lines: dict[str, list[float]] = {}
    for s, zero in zip(held, upward, strict=True):
        lines.setdefault(s.datum.option, []).append(zero)
    several = [zeros for zeros in lines.values() if len(zeros) > 1]
    if several and all(_spread(zeros) <= TOLERANCE for zeros in several):
        return
    zeros = min((across, mirrored, upward), key=_spread)
    if _spread(zeros) > TOLERANCE:
        usual = sorted(zeros)[len(zeros) // 2]
        off, worst = max(
            ((abs(zero - usual), s) for s, zero in zip(held, zeros, strict=True)),
            key=lambda pair: pair[0],
        )
        yield Message(
            "error",
            worst.leaf.place,
            f"{worst.number:g} lies {off:.2f} px off the scale of the panel's other marks",
            _CURE,
        )


def _spread(values: Sequence[float]) -> float:
    return max(values) - min(values)


def _angles(cell: Cell, held: Sequence[_Shown]) -> Iterator[Message]:
    turned: dict[tuple[float, float], float] = {}
    for s in held:
        mark = s.leaf.mark
        if not isinstance(mark, Arc):
            yield Message("error", s.leaf.place, "shows a number by an angle, but is no arc", _CURE)
            continue
        # Each ring is a whole of its own.
        ring = round(mark.cx, 1), round(mark.cy, 1)
        turned[ring] = turned.get(ring, 0.0) + mark.sweep
        wanted = s.number * s.datum.per_unit
        if abs(mark.sweep - wanted) > TOLERANCE / (2 * math.pi * mark.r):
            yield Message(
                "error",
                s.leaf.place,
                f"takes {mark.sweep:.4f} of a turn, {s.number:g} takes {wanted:.4f}",
                _CURE,
            )
    for turns in turned.values():
        if turns > 1 + 0.01:
            yield Message(
                "error",
                cell.name,
                f"arcs take {turns:.4f} turns",
                "show figures that sum to more than a whole as bars",
            )


def _counts(cell: Cell, held: Sequence[_Shown]) -> Iterator[Message]:
    counted: defaultdict[tuple[str, str], float] = defaultdict(float)
    for s in held:
        counted[s.datum.option, s.datum.series] += _part(s.leaf)
    # Where marks are cut, a share is shown to the last point; whole ones are dealt out.
    slack = 0.03 if any(_part(s.leaf) < 1 for s in held) else 1 + 1e-9
    first = {(s.datum.option, s.datum.series): s for s in held}
    # Published integers may sum to 99 or 101: the field has no fewer and no more marks for that.
    several = cell.panel.is_percent and len(first) > 1
    total = sum(s.number for s in first.values()) if several else 100.0
    most = total if total >= 97.5 else 100.0
    for key, s in first.items():
        wanted = s.number * s.datum.per_unit * 100 / most
        # Cut ones may leave what the published integers lack to the whole empty.
        plain = s.number * s.datum.per_unit if slack < 1 else wanted
        if min(abs(counted[key] - wanted), abs(counted[key] - plain)) > slack:
            yield Message(
                "error",
                s.leaf.place,
                f"is shown by {counted[key]:g} marks, {s.number:g} takes {wanted:.2f}",
                "deal marks out by largest remainders",
            )
    if not cell.panel.is_percent:
        return
    per_unit = held[0].datum.per_unit
    sizes = {(type(s.leaf.mark), round(s.leaf.box.w, 1)) for s in held}
    tagged = {s.leaf.order for s in held}
    low, high = min(s.leaf.box.h for s in held), max(s.leaf.box.h for s in held)
    # Other icons may be as large by chance, a piece of one even more so; dots and people are not.
    whole = sum(
        _part(leaf)
        for leaf in cell.leaves
        if leaf.order in tagged
        or (
            isinstance(leaf.mark, Circle | Path)
            and (type(leaf.mark), round(leaf.box.w, 1)) in sizes
            and low - 0.1 <= leaf.box.h <= high + 0.1
        )
    )
    shown = sum(_part(s.leaf) for s in held)
    numbers = sum(s.number for s in first.values())
    wanted = round(100 * per_unit)
    # Published integers may sum to 99: what they lack is no answer, and is not dealt out.
    if abs(whole - wanted) <= 0.05:
        return
    if abs(whole - shown) <= 0.01 and abs(whole - numbers * per_unit) <= 1:
        return
    yield Message(
        "error",
        cell.name,
        f"its field has {whole:g} marks, not {wanted}",
        "draw what is left of the whole too",
    )


def _part(leaf: Leaf) -> float:
    """How much of a mark is seen: of a cut icon the share of its ink's width."""
    mark = leaf.mark
    if not isinstance(mark, Icon) or mark.clip is None:
        return 1.0
    xs = [x for ring in flatten(mark.commands) for x, _ in ring]
    k = mark.box.w / mark.space
    left, right = mark.box.x + min(xs) * k, mark.box.x + max(xs) * k
    seen = min(right, mark.clip.right) - max(left, mark.clip.x)
    return max(0.0, seen) / (right - left)
