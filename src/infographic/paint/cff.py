"""Outlines as a font program: Compact Font Format (Adobe Technical Notes 5176 and 5177).

A PDF carries the glyphs it uses as a small font of its own, made from the same outlines that every
painter fills. So it does not matter what kind of font they came from, nor at which point of its
axes: TrueType, CFF and CFF2 end as the same thing.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from infographic.marks import Commands

EM = 1000
"""Units of the em: what a PDF's widths are counted in, and the default of the format."""

_STACK = 48  # operands an operator may have

# Operators of charstrings
_RLINETO, _RRCURVETO, _ENDCHAR, _RMOVETO = 5, 8, 14, 21
# Operators of dictionaries
_FONT_BBOX, _CHARSET, _CHARSTRINGS, _PRIVATE, _DEFAULT_WIDTH, _NOMINAL_WIDTH = 5, 15, 17, 18, 20, 21
_ROS, _CID_COUNT, _FD_ARRAY, _FD_SELECT = (12, 30), (12, 34), (12, 36), (12, 37)
# The first string of one's own: those before are the format's.
_OWN = 391


class _Operands(dict[int, bytes]):
    """Whole numbers as charstrings write them."""

    def __missing__(self, value: int) -> bytes:
        if -107 <= value <= 107:
            coded = bytes((value + 139,))
        elif 108 <= value <= 1131:
            high, low = divmod(value - 108, 256)
            coded = bytes((high + 247, low))
        elif -1131 <= value <= -108:
            high, low = divmod(-value - 108, 256)
            coded = bytes((high + 251, low))
        else:
            return b"\x1c" + struct.pack(">h", max(-32768, min(32767, value)))
        self[value] = coded
        return coded


_OPERANDS = _Operands()
_OPERATORS = tuple(bytes((operator,)) for operator in range(32))


def charstring(commands: Commands, scale: float, width: float) -> bytes:
    """One glyph: `commands` (y up) times `scale` in units of the em, and its advance `width`."""
    # Written out for speed: a poster's fonts have twelve thousand segments.
    op = _OPERANDS
    parts = [op[round(width)]]
    x = y = 0
    operator, operands = 0, 0  # of the segments that wait for their operator: kinds share one
    for c in commands:
        kind = c[0]
        if kind == "Z":
            continue  # every contour of a charstring is closed
        # Points are rounded where they are, so that errors do not add up.
        nx, ny = round(c[-2] * scale), round(c[-1] * scale)  # type: ignore[misc, operator]
        if kind == "C":
            if operator != _RRCURVETO or operands + 6 > _STACK:
                if operator:
                    parts.append(_OPERATORS[operator])
                operator, operands = _RRCURVETO, 0
            _, ax, ay, bx, by, _, _ = c  # type: ignore[misc]
            x1, y1, x2, y2 = (
                round(ax * scale),
                round(ay * scale),
                round(bx * scale),
                round(by * scale),
            )
            parts += (op[x1 - x], op[y1 - y], op[x2 - x1], op[y2 - y1], op[nx - x2], op[ny - y2])
            operands += 6
        elif kind == "M" or (nx, ny) != (x, y):
            wanted = _RMOVETO if kind == "M" else _RLINETO
            if operator != wanted or wanted == _RMOVETO or operands + 2 > _STACK:
                if operator:
                    parts.append(_OPERATORS[operator])
                operator, operands = wanted, 0
            parts += (op[nx - x], op[ny - y])
            operands += 2
        x, y = nx, ny
    if operator:
        parts.append(_OPERATORS[operator])
    parts.append(_OPERATORS[_ENDCHAR])
    return b"".join(parts)


def font(name: str, glyphs: Sequence[bytes], box: tuple[int, int, int, int]) -> bytes:
    """A font whose glyphs are numbered from 0, the first for what is missing; glyph ids and
    character ids are the same. `name` is ASCII, `box` holds every glyph."""
    head = b"\1\0\4\4" + _index([name.encode("ascii")])
    strings = _index([b"Adobe", b"Identity"]) + _index([])
    count = len(glyphs)
    # Character ids 1, 2, ... in a row; all glyphs belong to the first font dictionary.
    charset = b"\2" + struct.pack(">HH", 1, count - 2) if count > 1 else b"\0"
    select = b"\3" + struct.pack(">HHBH", 1, 0, 0, count)
    drawn = _index(glyphs)
    private = _entry(_DEFAULT_WIDTH, 0) + _entry(_NOMINAL_WIDTH, 0)

    def top(charset_at: int, select_at: int, drawn_at: int, fonts_at: int) -> bytes:
        entries = (
            _entry(_ROS, _OWN, _OWN + 1, 0),
            _entry(_FONT_BBOX, *box),
            _entry(_CID_COUNT, count),
            _entry(_CHARSET, charset_at),
            _entry(_FD_SELECT, select_at),
            _entry(_CHARSTRINGS, drawn_at),
            _entry(_FD_ARRAY, fonts_at),
        )
        return _index([b"".join(entries)])

    # Numbers in dictionaries are all written in five bytes, so that places do not move.
    at = len(head) + len(top(0, 0, 0, 0)) + len(strings)
    charset_at, select_at = at, at + len(charset)
    drawn_at = select_at + len(select)
    private_at = drawn_at + len(drawn)
    fonts_at = private_at + len(private)
    fonts = _index([_entry(_PRIVATE, len(private), private_at)])
    about = top(charset_at, select_at, drawn_at, fonts_at)
    return head + about + strings + charset + select + drawn + private + fonts


def _entry(operator: int | tuple[int, int], *values: int) -> bytes:
    operands = b"".join(b"\x1d" + struct.pack(">i", value) for value in values)
    return operands + bytes(operator if isinstance(operator, tuple) else (operator,))


def _index(items: Sequence[bytes]) -> bytes:
    """Pieces of data one after the other, with where each begins, counted from 1."""
    if not items:
        return b"\0\0"
    offsets = [1]
    for item in items:
        offsets.append(offsets[-1] + len(item))
    size = (offsets[-1].bit_length() + 7) // 8
    places = b"".join(offset.to_bytes(size, "big") for offset in offsets)
    return struct.pack(">HB", len(items), size) + places + b"".join(items)
