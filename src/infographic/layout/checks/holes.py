"""A page of a fixed size is filled: no hole, no lonely corner, no ground that holds nothing.

The limits lie well above what the best pages have: on ten of them, made by hand, the largest empty
piece is 7 % of the page and 36 % of its ground, and at most 21 % of a ground is empty at an edge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from infographic.errors import Message
from infographic.layout.checks.free import largest_free
from infographic.layout.checks.view import Cell, Leaf, View, is_ground, is_motif
from infographic.marks import Box, Rect, Text

# The most that may be empty in one piece, of the page: more is no page at all. What a chart leaves
# empty beside short bars says how short they are, and may be more.
MOST_EMPTY, _MOST_PLOT = 0.25, 0.42
# What is seen as a hole, of the page; and of its ground, where it is so much of the page.
_HOLE = 0.22
_HOLE_OF_GROUND, _LEAST_HOLE = 0.6, 0.06
# How much of a ground may be empty above or below what it shows, and at a side, where lines of
# words end as they like; so many px are air anywhere.
_EDGE, _SIDE, _AIR = 0.32, 0.45, 64.0
# Of smaller grounds, of the page, the edges are margins; grounds of fewer px across are strips of
# one line.
_LEAST_GROUND, _STRIP = 0.15, 160.0
_CURE = "give the room to its neighbours, grow what it shows, or show more"


class _Ground(NamedTuple):
    """A ground without what lies outside the page's field.

    `held` is what takes room on it; `rules` part what takes room, and `plots` are what a chart
    leaves empty between its marks, which is how small its figures are.
    """

    name: str
    box: Box
    held: Sequence[Box]
    rules: Sequence[Box]
    plots: Sequence[Box]


def check_holes(view: View) -> Iterator[Message]:
    if not view.page.fixed:
        return
    page = view.page.width * view.page.height
    for ground in _grounds(view):
        size = ground.box.w * ground.box.h / page
        hole = largest_free(ground.box, (*ground.held, *ground.plots), MOST_EMPTY * page)
        hole = hole or largest_free(ground.box, ground.held, _MOST_PLOT * page)
        if hole:
            yield Message("error", *_told(ground, hole, page))
            continue
        if min(ground.box.w, ground.box.h) < _STRIP:
            continue
        least = min(_HOLE, max(_LEAST_HOLE, _HOLE_OF_GROUND * size))
        filled = (*ground.held, *ground.rules, *ground.plots)
        hole = largest_free(ground.box, filled, least * page)
        if hole:
            yield Message("warning", *_told(ground, hole, page))
        elif size >= _LEAST_GROUND:
            yield from _edges(ground)


def _told(ground: _Ground, hole: Box, page: float) -> tuple[str, str, str]:
    size = hole.w * hole.h
    shares = (
        f"{size / page:.1%} of the page, {size / ground.box.w / ground.box.h:.0%} of its ground"
    )
    return ground.name, f"{_where(hole)} is empty: {shares}", _CURE


def _edges(ground: _Ground) -> Iterator[Message]:
    """Which edges its marks keep away from."""
    box = ground.box
    shown = [held.within(box) for held in (*ground.held, *ground.rules, *ground.plots)]
    marks = Box.around(b for b in shown if b.w > 0 and b.h > 0)
    for edge, empty, of, most in (
        ("top", marks.y - box.y, box.h, _EDGE),
        ("foot", box.bottom - marks.bottom, box.h, _EDGE),
        ("left side", marks.x - box.x, box.w, _SIDE),
        ("right side", box.right - marks.right, box.w, _SIDE),
    ):
        if empty > max(_AIR, most * of):
            yield Message(
                "warning", ground.name, f"{empty / of:.0%} of it is empty at its {edge}", _CURE
            )


def _grounds(view: View) -> Iterator[_Ground]:
    """The page's own ground, and each that lies on it."""
    field = view.page.field
    marks = [leaf for leaf in view.leaves if _takes_room(leaf)]
    rules = [leaf.box for leaf in view.leaves if _is_rule(leaf)]
    plots = [plot for cell in view.cells for plot in _plot(cell)]
    yield _Ground("the page", field, [leaf.box for leaf in marks], rules, plots)
    for leaf in view.leaves:
        if not _is_empty_ground(leaf):
            continue
        box = leaf.box.within(field)
        if box.w > 0 and box.h > 0:
            later = [m.box for m in marks if m.order > leaf.order and m.box.overlaps(box, 0.0)]
            yield _Ground(f"ground {_where(leaf.box)}", box, later, rules, plots)


def _plot(cell: Cell) -> Iterator[Box]:
    """Where a chart's lengths, places and counts lie: nothing for a figure alone."""
    drawn = [
        leaf.box
        for leaf in cell.leaves
        if (datum := leaf.datum) and datum.encodes and not isinstance(leaf.mark, Text)
    ]
    if len(drawn) > 1:
        yield Box.around(drawn)


def _takes_room(leaf: Leaf) -> bool:
    return leaf.box.w > 0 and leaf.box.h > 0 and not is_motif(leaf.mark) and not _is_rule(leaf)


def _is_rule(leaf: Leaf) -> bool:
    return isinstance(leaf.mark, Rect) and leaf.mark.role == "rule"


def _is_empty_ground(leaf: Leaf) -> bool:
    """A ground that stands for no number: one that does is full, whatever lies on it."""
    return is_ground(leaf.mark) and leaf.datum is None


def _where(box: Box) -> str:
    return f"[{box.x:.0f}, {box.y:.0f} to {box.right:.0f}, {box.bottom:.0f}]"
