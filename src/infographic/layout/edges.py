"""How a band meets the next one."""

from __future__ import annotations

from dataclasses import replace

from infographic.layout.sections.base import Canvas, Stretch
from infographic.marks import Mark, Path
from infographic.style.tokens import Style

# A tail as a speech bubble has: its width and depth, and how far its tip is rounded.
_TAIL = (84.0, 44.0)
_TIP = 6.0
# Between a tail's tip and what stands below it.
_AIR = 16.0
# From the margin to a tail's near side, at the left and at the right.
_FROM_LEFT = 136.0
_FROM_RIGHT = 152.0


def clear_of_tails(style: Style) -> Style:
    """The style with so much air at the top of its bands that no tail reaches into words."""
    if style.shape.edge != "tail":
        return style
    least = _TAIL[1] + _AIR
    space = replace(
        style.space,
        section_top=max(style.space.section_top, least),
        footer_top=max(style.space.footer_top, least),
    )
    return replace(style, space=space)


def tails(stretch: Stretch, number: int, canvas: Canvas) -> tuple[Mark, ...]:
    """What the band above lets hang into the next, the edge at 0: tails at the left and at the
    right in turn, one for each half, none under marks that stand on the edge."""
    if canvas.style.shape.edge != "tail" or stretch.grounded:
        return ()
    width, _ = _TAIL
    made: list[Mark] = []
    for i, (ground, start, end) in enumerate(stretch.halves):
        left = number % 2 == 1 if len(stretch.halves) == 1 else True
        margin = canvas.space.margin if i == 0 else canvas.space.margin * 0.69
        x = start + margin + _FROM_LEFT
        if not left:
            x = end - margin - _FROM_RIGHT - width
        made.append(_tail(x, canvas.style.grounds[ground].fill))
    return tuple(made)


def _tail(x: float, fill: str) -> Path:
    width, depth = _TAIL
    cx = x + width / 2
    # A hair above the edge, so that no line of the other ground shows through.
    y = -0.5
    # The sides run towards a point `depth` and a little more below; the tip is cut round.
    shoulder = depth - _TIP
    return Path(
        (
            ("M", x, y),
            ("L", x + width, y),
            ("L", cx + _TIP, shoulder),
            ("C", cx + _TIP / 2, depth - 0.5, cx - _TIP / 2, depth - 0.5, cx - _TIP, shoulder),
            ("Z",),
        ),
        fill,
    )
