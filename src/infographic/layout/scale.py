"""A page at another size: every length of its marks by one factor."""

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
    Piece,
    Rect,
    Text,
)


def scaled(marks: Iterable[Mark], by: float) -> tuple[Mark, ...]:
    """`marks` with the origin where it was. Groups lose their names and data their tags: what is
    shown is a picture of a page, not the page."""
    return tuple(_scale(mark, by) for mark in marks)


def _scale(mark: Mark, by: float) -> Mark:
    if isinstance(mark, Group):
        return Group(scaled(mark.marks, by))
    if isinstance(mark, Text):
        return replace(
            mark,
            x=mark.x * by,
            y=mark.y * by,
            size=mark.size * by,
            pieces=tuple(_piece(piece, by) for piece in mark.pieces),
            advance=mark.advance * by,
            ink=_box(mark.ink, by),
            line=_box(mark.line, by),
            clip=mark.clip and _box(mark.clip, by),
            datum=None,
        )
    if isinstance(mark, Circle):
        width = mark.stroke_width * by
        x, y, r = mark.cx * by, mark.cy * by, mark.r * by
        return replace(mark, cx=x, cy=y, r=r, stroke_width=width, datum=None)
    if isinstance(mark, Arc):
        return replace(
            mark,
            cx=mark.cx * by,
            cy=mark.cy * by,
            r=mark.r * by,
            width=mark.width * by,
            gap=mark.gap * by,
            datum=None,
        )
    if isinstance(mark, Path):
        return replace(
            mark, commands=_path(mark.commands, by), fill=_fill(mark.fill, by), datum=None
        )
    if isinstance(mark, Rect):
        return replace(
            mark,
            box=_box(mark.box, by),
            fill=_fill(mark.fill, by),
            radius=mark.radius * by,
            datum=None,
        )
    if isinstance(mark, Icon):
        clip = mark.clip and _box(mark.clip, by)
        return replace(mark, box=_box(mark.box, by), clip=clip, datum=None)
    assert isinstance(mark, Picture)
    return replace(mark, box=_box(mark.box, by))


def _box(box: Box, by: float) -> Box:
    return Box(box.x * by, box.y * by, box.w * by, box.h * by)


def _piece(piece: Piece, by: float) -> Piece:
    return replace(
        piece,
        xs=tuple(x * by for x in piece.xs),
        ys=tuple(y * by for y in piece.ys),
        x=piece.x * by,
        advance=piece.advance * by,
    )


def _path(commands: Commands, by: float) -> Commands:
    made: list[Command] = []
    for command in commands:
        made.append((command[0], *(v * by for v in command[1:])))  # type: ignore[arg-type]
    return tuple(made)


def _fill(fill: Fill, by: float) -> Fill:
    if isinstance(fill, str):
        return fill
    return replace(fill, x0=fill.x0 * by, y0=fill.y0 * by, x1=fill.x1 * by, y1=fill.y1 * by)
