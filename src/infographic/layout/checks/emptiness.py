"""No stretch of the full width of a page as tall as it needs is left empty."""

from __future__ import annotations

from collections.abc import Iterator

from infographic.errors import Message
from infographic.layout.checks.view import View, is_ground, is_motif

TALLEST_GAP = 320.0


def check_emptiness(view: View) -> Iterator[Message]:
    if view.page.fixed:
        return  # its holes are measured in its own size
    held = sorted(
        (leaf.box.y, leaf.box.bottom)
        for leaf in view.leaves
        if leaf.box.h > 0 and not is_ground(leaf.mark) and not is_motif(leaf.mark)
    )
    end = 0.0
    for top, bottom in (*held, (view.page.height, view.page.height)):
        if top - end > TALLEST_GAP:
            yield Message(
                "warning",
                "",
                f"nothing from {end:.0f} to {top:.0f} px: {top - end:.0f} px are empty",
                "let a panel fill the height, or leave the height out",
            )
        end = max(end, bottom)
