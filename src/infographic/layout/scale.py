"""Marks at another size: every length by one factor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from infographic.marks import (
    Arc,
    Box,
    Circle,
    Command,
    Commands,
    Datum,
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


def scaled(marks: Iterable[Mark], by: float, tagged: bool = False) -> tuple[Mark, ...]:
    """`marks` with the origin where it was. Unless they stay `tagged`, groups lose their names and
    data their tags: what is shown is a picture of a page, not the page."""
    return tuple(_scale(mark, by, tagged) for mark in marks)


def _scale(mark: Mark, by: float, tagged: bool) -> Mark:
    if isinstance(mark, Group):
        held = scaled(mark.marks, by, tagged)
        return replace(mark, marks=held) if tagged else Group(held)
    datum = _datum(mark.datum, by) if tagged and not isinstance(mark, Picture) else None
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
            datum=datum,
        )
    if isinstance(mark, Circle):
        width = mark.stroke_width * by
        x, y, r = mark.cx * by, mark.cy * by, mark.r * by
        return replace(mark, cx=x, cy=y, r=r, stroke_width=width, datum=datum)
    if isinstance(mark, Arc):
        return replace(
            mark,
            cx=mark.cx * by,
            cy=mark.cy * by,
            r=mark.r * by,
            width=mark.width * by,
            gap=mark.gap * by,
            datum=datum,
        )
    if isinstance(mark, Path):
        return replace(
            mark, commands=_path(mark.commands, by), fill=_fill(mark.fill, by), datum=datum
        )
    if isinstance(mark, Rect):
        return replace(
            mark,
            box=_box(mark.box, by),
            fill=_fill(mark.fill, by),
            radius=mark.radius * by,
            datum=datum,
        )
    if isinstance(mark, Icon):
        clip = mark.clip and _box(mark.clip, by)
        return replace(mark, box=_box(mark.box, by), clip=clip, datum=datum)
    assert isinstance(mark, Picture)
    return replace(mark, box=_box(mark.box, by))


def _datum(datum: Datum | None, by: float) -> Datum | None:
    """The tag of a mark whose length or place grows with it; counts and angles do not."""
    if datum is None or datum.encodes not in ("length-x", "length-y", "position"):
        return datum
    return replace(datum, per_unit=datum.per_unit * by)


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
