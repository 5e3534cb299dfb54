"""One bar of a ranked list, as both bar forms draw it."""

from __future__ import annotations

from infographic.blocks.bar_shape import hatched_part, whole_bar
from infographic.blocks.base import Setting, datum
from infographic.blocks.tones import bar_color
from infographic.marks import Box, Mark
from infographic.story.model import Item, Panel


def rank_bar(panel: Panel, item: Item, box: Box, per_point: float, setting: Setting) -> list[Mark]:
    """A bar that fills `box`; hatched where the item is no answer but what the answers leave over.
    A value of zero has no bar."""
    if box.w <= 0:
        return []
    tag = datum(panel, item, 0, "length-x", per_point)
    if item in panel.items:
        return [whole_bar(box, bar_color(item, setting.ground), setting, tag)]
    return hatched_part(box, box, setting, tag)
