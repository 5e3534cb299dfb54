"""One bar of a ranked list, as both bar forms draw it."""

from __future__ import annotations

from infographic.blocks.base import Setting, datum
from infographic.blocks.tones import bar_color, hatch
from infographic.marks import Box, Mark, Rect
from infographic.story.model import Item, Panel


def rank_bar(panel: Panel, item: Item, box: Box, per_point: float, setting: Setting) -> list[Mark]:
    """A bar that fills `box`; hatched where the item is no answer but what the answers leave over.
    A value of zero has no bar."""
    if box.w <= 0:
        return []
    tag = datum(panel, item, 0, "length-x", per_point)
    if item in panel.items:
        radius = min(setting.style.shape.bar, box.w / 2, box.h / 2)
        return [Rect(box, bar_color(item, setting.ground), radius, tag)]
    return [
        Rect(box, setting.ground.track, datum=tag, role="track"),
        hatch(box, setting.ground.fill),
    ]
