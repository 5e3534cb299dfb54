"""On a page of a fixed size no text sits on the edge of its ground."""

from __future__ import annotations

from collections.abc import Iterator

from infographic.errors import Message
from infographic.layout.checks.view import Leaf, View, is_ground

LEAST_MARGIN = 8.0
# Smaller grounds, of the page, are strips and plates.
_LEAST_GROUND = 0.08


def check_margins(view: View) -> Iterator[Message]:
    if not view.page.fixed:
        return
    grounds = [leaf for leaf in view.leaves if _is_region(leaf, view)]
    for leaf, _ in view.texts():
        under = [g for g in grounds if g.order < leaf.order and g.box.contains(leaf.box)]
        if not under:
            continue
        ink, box = leaf.box, under[-1].box
        air, edge = min(
            (ink.y - box.y, "top"),
            (box.bottom - ink.bottom, "foot"),
            (ink.x - box.x, "left side"),
            (box.right - ink.right, "right side"),
        )
        if air < LEAST_MARGIN:
            yield Message(
                "warning",
                leaf.place,
                f"is {air:.1f} px from the {edge} of its ground, least is {LEAST_MARGIN:g}",
                "keep the ground's margin",
            )


def _is_region(leaf: Leaf, view: View) -> bool:
    """Whether a mark is a part of the page: no plate of a chart, nor a tile that is a figure."""
    page = view.page.width * view.page.height
    large = leaf.box.w * leaf.box.h >= _LEAST_GROUND * page
    return is_ground(leaf.mark) and leaf.cell is None and leaf.datum is None and large
