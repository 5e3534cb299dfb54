"""The whole page mirrored for scripts that run from right to left: places, not glyphs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from infographic.marks import (
    Arc,
    Box,
    Circle,
    Command,
    Commands,
    Fill,
    Group,
    Icon,
    Mark,
    Path,
    Picture,
    Rect,
    Text,
)

# From this size on, text is set by its ink rather than its pen (see `Paragraph.at`).
OPTICAL = 56.0


def mirrored(marks: Iterable[Mark], width: float) -> tuple[Mark, ...]:
    """`marks` of a page `width` px wide, left and right exchanged.

    Bars then grow to the left and columns of text stand on the right, while text, icons and
    pictures are moved whole and stay readable.
    """
    return tuple(_mirror(mark, width) for mark in marks)


def mirrored_box(box: Box, width: float) -> Box:
    return Box(width - box.right, box.y, box.w, box.h)


def _mirror(mark: Mark, width: float) -> Mark:
    if isinstance(mark, Group):
        return replace(mark, marks=mirrored(mark.marks, width))
    if isinstance(mark, Text):
        # The line keeps its inside: its right end goes where its left end was. Large type stands
        # on the axis by its ink, small type by its pen.
        by_ink = mark.size >= OPTICAL
        dx = width - ((mark.ink.x + mark.ink.right) if by_ink else (2 * mark.x + mark.advance))
        return replace(
            mark,
            x=mark.x + dx,
            ink=mark.ink.move(dx, 0),
            line=mark.line.move(dx, 0),
            clip=mark.clip and mirrored_box(mark.clip, width),
        )
    if isinstance(mark, Circle):
        return replace(mark, cx=width - mark.cx)
    if isinstance(mark, Arc):
        return replace(mark, cx=width - mark.cx, start=-(mark.start + mark.sweep))
    if isinstance(mark, Path):
        return replace(
            mark, commands=_mirror_path(mark.commands, width), fill=_mirror_fill(mark.fill, width)
        )
    if isinstance(mark, Rect):
        return replace(mark, box=mirrored_box(mark.box, width), fill=_mirror_fill(mark.fill, width))
    if isinstance(mark, Icon):
        clip = mark.clip and mirrored_box(mark.clip, width)
        return replace(mark, box=mirrored_box(mark.box, width), clip=clip)
    assert isinstance(mark, Picture)
    return replace(mark, box=mirrored_box(mark.box, width))


def _mirror_path(commands: Commands, width: float) -> Commands:
    turned: list[Command] = []
    for c in commands:
        points = [width - v if i % 2 == 0 else v for i, v in enumerate(c[1:])]
        turned.append((c[0], *points))  # type: ignore[arg-type]
    return tuple(turned)


def _mirror_fill(fill: Fill, width: float) -> Fill:
    if isinstance(fill, str):
        return fill
    return replace(fill, x0=width - fill.x0, x1=width - fill.x1)
