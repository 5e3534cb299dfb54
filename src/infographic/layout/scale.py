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
    # Written out: `replace` costs five times as much, and small formats scale most of their marks.
    if isinstance(mark, Text):
        return Text(
            mark.x * by,
            mark.y * by,
            mark.text,
            mark.size * by,
            mark.fill,
            tuple([_piece(piece, by) for piece in mark.pieces]),
            mark.advance * by,
            _box(mark.ink, by),
            _box(mark.line, by),
            mark.tracking,
            mark.role,
            datum,
            mark.clip and _box(mark.clip, by),
            mark.echo,
        )
    if isinstance(mark, Circle):
        x, y, r = mark.cx * by, mark.cy * by, mark.r * by
        return Circle(x, y, r, mark.fill, mark.stroke, mark.stroke_width * by, datum)
    if isinstance(mark, Arc):
        return Arc(
            mark.cx * by,
            mark.cy * by,
            mark.r * by,
            mark.width * by,
            mark.start,
            mark.sweep,
            mark.fill,
            mark.gap * by,
            datum,
            mark.round,
        )
    if isinstance(mark, Path):
        commands = _path(mark.commands, by)
        return Path(commands, _fill(mark.fill, by), mark.rule, datum, mark.role)
    if isinstance(mark, Rect):
        fill, radius = _fill(mark.fill, by), mark.radius * by
        return Rect(_box(mark.box, by), fill, radius, datum, mark.role, mark.opacity)
    if isinstance(mark, Icon):
        clip = mark.clip and _box(mark.clip, by)
        box = _box(mark.box, by)
        return Icon(mark.name, box, mark.commands, mark.space, mark.fill, mark.rule, clip, datum)
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
    return Piece(
        piece.face,
        piece.text,
        piece.glyphs,
        tuple([x * by for x in piece.xs]),
        tuple([y * by for y in piece.ys]),
        piece.x * by,
        piece.advance * by,
        piece.rtl,
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
