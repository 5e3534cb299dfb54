"""Paints a page's marks with cairo, in bands of rows, as RGB bytes.

The marks go to cairo directly because parsing SVG is what takes the time elsewhere: `compile_page`
turns them once into paths that all widths and all threads share; `paint_band` fills the paths that
a band touches. cairo is loaded when it is first needed; where it is missing, `load` says so.
"""

from __future__ import annotations

import io
import math
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from PIL import Image

from infographic.layout.page import Page
from infographic.marks import (
    Arc,
    Box,
    Circle,
    Commands,
    Face,
    Fill,
    Icon,
    Mark,
    Path,
    Picture,
    Piece,
    Rect,
    Text,
)
from infographic.paint.cairo_abi import ffi
from infographic.paint.shapes import corner, sector
from infographic.text.fonts import outline, units_per_em

BAND = 256
"""Rows painted at a time: bounds the memory, and stays under cairo's limit of 32 767 rows."""

WIDEST = 32_767
"""The widest picture cairo can paint, in pixels."""

_NAMES = (
    "libcairo.so.2",
    "libcairo.2.dylib",
    "/opt/homebrew/lib/libcairo.2.dylib",
    "/usr/local/lib/libcairo.2.dylib",
    "libcairo-2.dll",
    "cairo.dll",
)

# cairo's constants, from cairo.h
_ARGB32 = 0
_NONZERO, _EVENODD = 0, 1
# Never FAST (4): its edges take half the bytes, but cairo 1.16 then writes past the end of a buffer
# (seen as "free(): invalid size" on a picture 600 px wide).
_ANTIALIAS_GOOD = 5
_FILTER_GOOD = 1
_EXTEND_PAD = 3
_MOVE, _LINE, _CURVE, _CLOSE = 0, 1, 2, 3

# Paths are collected at four times their size: cairo keeps 1/256 of a device pixel, so this keeps
# 1/1024 px, enough at any width, on pages up to two million px high.
_FINE = 4.0


class CairoMissingError(Exception):
    """cairo cannot be used on this machine; the text says why."""


@lru_cache(maxsize=1)
def load() -> Any:
    """The cairo library. Raises CairoMissingError where there is none."""
    if sys.byteorder != "little":
        raise CairoMissingError("cairo's pixels are read here in little-endian order only")
    for name in _NAMES:
        try:
            return ffi.dlopen(name)
        except OSError:
            continue
    # Imported late: find_library starts a process, and is only needed for unusual places.
    from ctypes.util import find_library  # noqa: PLC0415

    for name in ("cairo-2", "cairo"):
        found = find_library(name)
        if found:
            try:
                return ffi.dlopen(found)
            except OSError:
                continue
    raise CairoMissingError("no library called cairo was found")


@dataclass(frozen=True, slots=True)
class _Shape:
    """A path to fill, in page px, with the box it covers; only inside `clip` where there is one."""

    path: Any
    box: Box
    fill: Fill
    opacity: float = 1.0
    rule: int = _NONZERO
    clip: Box | None = None


@dataclass(frozen=True, slots=True)
class _Plain:
    """A rectangle; a `snapped` one goes to whole device pixels, so its width decides its edges."""

    box: Box
    fill: Fill
    opacity: float
    radius: float
    snapped: bool


@dataclass(frozen=True, slots=True)
class _Bitmap:
    """A picture's pixels, as cairo wants them."""

    box: Box
    pixels: Any
    width: int
    height: int


_Step = _Shape | _Plain | _Bitmap


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page ready to be painted at any width, by any number of threads."""

    width: float
    height: float
    ground: str
    steps: tuple[_Step, ...]

    def size(self, width: int) -> tuple[int, int]:
        """The picture's size in pixels when it is `width` wide."""
        return width, max(1, round(self.height * width / self.width))


@lru_cache(maxsize=256)
def _rgb(colour: str) -> tuple[float, float, float]:
    value = int(colour[1:], 16)
    return (value >> 16) / 255, (value >> 8 & 255) / 255, (value & 255) / 255


class _Pen:
    """Collects paths on a scratch context and hands out copies of them in page px."""

    def __init__(self) -> None:
        self.cairo = load()
        pixel = ffi.new("unsigned char[4]")
        surface = self.cairo.cairo_image_surface_create_for_data(pixel, _ARGB32, 1, 1, 4)
        self._alive = ffi.gc(surface, self.cairo.cairo_surface_destroy), pixel
        self.context = ffi.gc(self.cairo.cairo_create(surface), self.cairo.cairo_destroy)
        self._matrix = ffi.new("cairo_matrix_t *")
        self._extents = ffi.new("double[4]")
        self._packed: dict[object, tuple[Any, Any]] = {}
        self._faces: dict[Face, dict[int, tuple[Any, Any]]] = {}
        self.place()

    def place(self, x: float = 0.0, y: float = 0.0, sx: float = 1.0, sy: float = 1.0) -> None:
        """From here on, the points given are scaled, then moved to (x, y) px of the page."""
        m = self._matrix
        m.xx, m.yy, m.x0, m.y0 = sx * _FINE, sy * _FINE, x * _FINE, y * _FINE
        self.cairo.cairo_set_matrix(self.context, m)

    def append(self, key: object, commands: Commands) -> None:
        """Add `commands` to the path; those of one `key` are packed once."""
        packed = self._packed.get(key)
        if packed is None:
            packed = self._packed[key] = _pack(commands)
        self.cairo.cairo_append_path(self.context, packed[0])

    def glyphs(self, text: Text, piece: Piece) -> None:
        """Add the outlines of one piece of a text."""
        face, m, left, top = piece.face, self._matrix, text.x, text.y
        packed = self._faces.setdefault(face, {})
        scale = text.size / units_per_em(face)
        self.place(0, 0, scale, -scale)
        # Written out for speed: a poster has thousands of glyphs.
        cr, set_matrix = self.context, self.cairo.cairo_set_matrix
        append = self.cairo.cairo_append_path
        for glyph, x, y in zip(piece.glyphs, piece.xs, piece.ys, strict=True):
            path = packed.get(glyph)
            if path is None:
                path = packed[glyph] = _pack(outline(face, glyph))
            m.x0 = (left + x) * _FINE
            m.y0 = (top + y) * _FINE
            set_matrix(cr, m)
            append(cr, path[0])

    def take(self, fill: Fill, rule: str = "nonzero") -> _Shape | None:
        """The path so far as a shape; None when it covers nothing. Starts a new path."""
        self.place()
        e, cr, cairo = self._extents, self.context, self.cairo
        cairo.cairo_path_extents(cr, e, e + 1, e + 2, e + 3)
        box = Box(e[0], e[1], e[2] - e[0], e[3] - e[1])
        shape = None
        if box.w > 0 and box.h > 0:
            path = ffi.gc(cairo.cairo_copy_path(cr), cairo.cairo_path_destroy)
            shape = _Shape(path, box, fill, rule=_EVENODD if rule == "evenodd" else _NONZERO)
        cairo.cairo_new_path(cr)
        return shape

    def ring(
        self,
        x: float,
        y: float,
        outer: float,
        inner: float,
        begin: float = 0.0,
        end: float = math.tau,
        whole: bool = True,
        cap: float = 0.0,
    ) -> None:
        """Add a ring, or the piece of one between two angles; a disc when `inner` is 0. With `cap`
        half discs of that radius begin and end the piece."""
        cairo, cr = self.cairo, self.context
        cairo.cairo_new_sub_path(cr)
        cairo.cairo_arc(cr, x, y, outer, begin, end)
        if whole:
            cairo.cairo_close_path(cr)
            cairo.cairo_new_sub_path(cr)
        elif cap > 0:
            self._half_disc(x, y, inner + cap, cap, end, end)
        # An inner radius of 0 is the centre, where the two straight sides of a slice meet.
        if inner > 0 or not whole:
            cairo.cairo_arc_negative(cr, x, y, inner, end, begin)
            if cap > 0:
                self._half_disc(x, y, inner + cap, cap, begin, begin + math.pi)
            cairo.cairo_close_path(cr)
        cairo.cairo_new_sub_path(cr)

    def _half_disc(
        self, x: float, y: float, middle: float, radius: float, at: float, start: float
    ) -> None:
        """Go on along half a disc around the point at angle `at` of a ring, from angle `start`."""
        cx, cy = x + middle * math.cos(at), y + middle * math.sin(at)
        self.cairo.cairo_arc(self.context, cx, cy, radius, start, start + math.pi)


def _pack(commands: Commands) -> tuple[Any, Any]:
    """Commands as cairo's own path structure (headers and points of 16 bytes), and what it needs
    to stay alive."""
    parts: list[bytes] = []
    for c in commands:
        match c[0]:
            case "M":
                parts.append(struct.pack("ii8xdd", _MOVE, 2, *c[1:]))
            case "L":
                parts.append(struct.pack("ii8xdd", _LINE, 2, *c[1:]))
            case "C":
                parts.append(struct.pack("ii8xdddddd", _CURVE, 4, *c[1:]))
            case _:
                parts.append(struct.pack("ii8x", _CLOSE, 1))
    data = b"".join(parts)
    points = ffi.new("cairo_path_data_t[]", max(1, len(data) // 16))
    ffi.memmove(points, data, len(data))
    path = ffi.new("cairo_path_t *")
    path.status, path.data, path.num_data = 0, points, len(data) // 16
    return path, points


def compile_page(page: Page) -> Sheet:
    """Everything about painting that does not depend on the width. Raises CairoMissingError."""
    pen = _Pen()
    steps = (step for mark in page.leaves() for step in _steps(pen, mark))
    return Sheet(page.width, page.height, page.ground, tuple(s for s in steps if s is not None))


def _steps(pen: _Pen, mark: Mark) -> Iterator[_Step | None]:
    match mark:
        case Rect():
            if mark.box.w > 0 and mark.box.h > 0:
                snapped = mark.role == "ground"
                yield _Plain(mark.box, mark.fill, mark.opacity, corner(mark), snapped)
        case Text():
            yield _text(pen, mark)
        case Icon():
            yield _icon(pen, mark)
        case Path():
            pen.append(id(mark.commands), mark.commands)
            yield pen.take(mark.fill, mark.rule)
        case Circle():
            if mark.fill and mark.r > 0:
                pen.ring(mark.cx, mark.cy, mark.r, 0.0)
                yield pen.take(mark.fill)
            if mark.stroke and mark.stroke_width > 0:
                half = mark.stroke_width / 2
                pen.ring(mark.cx, mark.cy, mark.r + half, max(0.0, mark.r - half))
                yield pen.take(mark.stroke)
        case Arc():
            piece = sector(mark)
            if piece:
                at = mark.cx, mark.cy, piece.outer, piece.inner
                pen.ring(*at, piece.begin, piece.end, piece.whole, piece.cap)
                yield pen.take(mark.fill)
        case Picture() if mark.box.w > 0 and mark.box.h > 0:
            yield _bitmap(mark)


def _text(pen: _Pen, text: Text) -> _Shape | None:
    for piece in text.pieces:
        pen.glyphs(text, piece)
    return _cut(pen.take(text.fill), text.clip)


def _icon(pen: _Pen, icon: Icon) -> _Shape | None:
    box = icon.box
    pen.place(box.x, box.y, box.w / icon.space, box.h / icon.space)
    pen.append(id(icon.commands), icon.commands)
    return _cut(pen.take(icon.fill, icon.rule), icon.clip)


def _cut(shape: _Shape | None, clip: Box | None) -> _Shape | None:
    if shape is None or clip is None:
        return shape
    return replace(shape, box=shape.box.within(clip), clip=clip)


def _bitmap(picture: Picture) -> _Bitmap:
    with Image.open(io.BytesIO(picture.data)) as image:
        # "RGBa" has its colours multiplied by their opacity, as cairo wants them.
        pixels = image.convert("RGBA").convert("RGBa")
    return _Bitmap(picture.box, pixels.tobytes(), *pixels.size)


class Painting:
    """A sheet at one width: which steps touch which band, and the painting of a band.

    Bands may be painted in any order and by several threads at once.
    """

    def __init__(self, sheet: Sheet, width: int) -> None:
        if not 0 < width <= WIDEST:
            raise ValueError(f"a picture can be 1 to {WIDEST} pixels wide, not {width}")
        self._cairo = load()
        self._ground = sheet.ground
        self.scale = width / sheet.width
        self.width, self.height = sheet.size(width)
        self.bands = -(-self.height // BAND)
        # Sorted into bands once: asking every step in every band would grow with the square of
        # the page's height.
        self._touched: list[list[_Step]] = [[] for _ in range(self.bands)]
        for step in sheet.steps:
            # One pixel of slack for anti-aliasing and snapping.
            first = max(0, int((step.box.y * self.scale - 1) // BAND))
            last = min(self.bands - 1, int((step.box.bottom * self.scale + 1) // BAND))
            for band in range(first, last + 1):
                self._touched[band].append(step)

    def rows(self, band: int) -> int:
        """How many rows a band has: the last one may be lower."""
        return min(BAND, self.height - band * BAND)

    def paint(self, band: int, padding: int = 0) -> bytes:
        """The rows of a band as RGB bytes, each followed by `padding` zero bytes."""
        rows = self.rows(band)
        pixels = bytearray(self.width * 4 * rows)
        self._fill(ffi.from_buffer("unsigned char[]", pixels), rows, band)
        image = Image.frombuffer("RGBX", (self.width, rows), pixels, "raw", "RGBX", 0, 1)
        return image.tobytes("raw", "RGB", self.width * 3 + padding)

    def _fill(self, pixels: Any, rows: int, band: int) -> None:
        cairo = self._cairo
        surface = cairo.cairo_image_surface_create_for_data(
            pixels, _ARGB32, self.width, rows, self.width * 4
        )
        cr = cairo.cairo_create(surface)
        try:
            cairo.cairo_set_antialias(cr, _ANTIALIAS_GOOD)
            self._source(cr, self._ground, 1.0)
            cairo.cairo_paint(cr)
            matrix = ffi.new("cairo_matrix_t *")
            matrix.xx = matrix.yy = self.scale
            matrix.y0 = -band * BAND
            cairo.cairo_set_matrix(cr, matrix)
            for step in self._touched[band]:
                self._step(cr, step)
            status = cairo.cairo_status(cr)
            if status:
                reason = ffi.string(cairo.cairo_status_to_string(status)).decode()
                raise RuntimeError(f"cairo could not paint: {reason}")
            cairo.cairo_surface_flush(surface)
        finally:
            cairo.cairo_destroy(cr)
            cairo.cairo_surface_finish(surface)
            cairo.cairo_surface_destroy(surface)

    def _step(self, cr: Any, step: _Step) -> None:
        cairo = self._cairo
        if isinstance(step, _Bitmap):
            self._blit(cr, step)
            return
        if isinstance(step, _Shape):
            cairo.cairo_set_fill_rule(cr, step.rule)
            self._source(cr, step.fill, step.opacity)
            if step.clip is not None:
                cairo.cairo_rectangle(cr, step.clip.x, step.clip.y, step.clip.w, step.clip.h)
                cairo.cairo_clip(cr)
            cairo.cairo_append_path(cr, step.path)
            cairo.cairo_fill(cr)
            if step.clip is not None:
                cairo.cairo_reset_clip(cr)
            return
        self._source(cr, step.fill, step.opacity)
        self._rectangle(cr, step)
        cairo.cairo_fill(cr)

    def _rectangle(self, cr: Any, step: _Plain) -> None:
        cairo, box = self._cairo, self._snap(step.box) if step.snapped else step.box
        r = step.radius
        if r <= 0:
            cairo.cairo_rectangle(cr, box.x, box.y, box.w, box.h)
            return
        quarter = math.pi / 2
        cairo.cairo_new_sub_path(cr)
        cairo.cairo_arc(cr, box.right - r, box.y + r, r, -quarter, 0)
        cairo.cairo_arc(cr, box.right - r, box.bottom - r, r, 0, quarter)
        cairo.cairo_arc(cr, box.x + r, box.bottom - r, r, quarter, math.pi)
        cairo.cairo_arc(cr, box.x + r, box.y + r, r, math.pi, 3 * quarter)
        cairo.cairo_close_path(cr)

    def _snap(self, box: Box) -> Box:
        """The box with its edges on whole pixels, so that adjoining grounds leave no seam.

        What is thinner than half a pixel stays as it is: it would vanish.
        """
        s = self.scale
        x0, y0, x1, y1 = (_pixel(v * s) / s for v in (box.x, box.y, box.right, box.bottom))
        if x1 <= x0 or y1 <= y0:
            return box
        return Box(x0, y0, x1 - x0, y1 - y0)

    def _source(self, cr: Any, fill: Fill, opacity: float) -> None:
        # Red and blue change places: cairo keeps blue first in memory, PNG wants red first, and
        # this costs nothing while swapping millions of pixels does.
        cairo = self._cairo
        if isinstance(fill, str):
            red, green, blue = _rgb(fill)
            cairo.cairo_set_source_rgba(cr, blue, green, red, opacity)
            return
        pattern = cairo.cairo_pattern_create_linear(fill.x0, fill.y0, fill.x1, fill.y1)
        for offset, colour, alpha in fill.stops:
            red, green, blue = _rgb(colour)
            cairo.cairo_pattern_add_color_stop_rgba(
                pattern, offset, blue, green, red, alpha * opacity
            )
        cairo.cairo_set_source(cr, pattern)
        cairo.cairo_pattern_destroy(pattern)

    def _blit(self, cr: Any, step: _Bitmap) -> None:
        cairo, box = self._cairo, step.box
        data = ffi.from_buffer("unsigned char[]", step.pixels)
        surface = cairo.cairo_image_surface_create_for_data(
            data, _ARGB32, step.width, step.height, step.width * 4
        )
        pattern = cairo.cairo_pattern_create_for_surface(surface)
        matrix = ffi.new("cairo_matrix_t *")  # from the page to the picture
        matrix.xx, matrix.yy = step.width / box.w, step.height / box.h
        matrix.x0, matrix.y0 = -box.x * matrix.xx, -box.y * matrix.yy
        cairo.cairo_pattern_set_matrix(pattern, matrix)
        cairo.cairo_pattern_set_filter(pattern, _FILTER_GOOD)
        cairo.cairo_pattern_set_extend(pattern, _EXTEND_PAD)
        cairo.cairo_set_source(cr, pattern)
        cairo.cairo_rectangle(cr, box.x, box.y, box.w, box.h)
        cairo.cairo_fill(cr)
        cairo.cairo_pattern_destroy(pattern)
        cairo.cairo_surface_destroy(surface)


def _pixel(value: float) -> int:
    """The nearest whole pixel; halves go up, also those that arithmetic left a hair below."""
    return math.floor(value + 0.5 + 1e-6)
