"""Shaping: a string in a type setting → a measured line that can be placed anywhere."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal

import uharfbuzz as hb

from infographic.marks import Box, Datum, Face, Piece, Text
from infographic.text.bidi import has_rtl, is_rtl_language, visual_runs
from infographic.text.fonts import (
    Metrics,
    chain,
    coverage,
    families,
    hb_font,
    metrics,
    units_per_em,
)
from infographic.text.installed import fallback
from infographic.text.typography import typeset

Anchor = Literal["start", "middle", "end"]

# Characters that need no glyph of their own: joiners, marks of direction, variation selectors.
_INVISIBLE = frozenset(
    (
        0xAD,
        *range(0x200B, 0x2010),
        *range(0x2028, 0x202F),
        *range(0x2060, 0x2070),
        *range(0xFE00, 0xFE10),
        0xFEFF,
    )
)


@dataclass(frozen=True, eq=False)
class Cut:
    """All of a type that shaping depends on: whatever is not its size. Told apart by identity, not
    by value: it is looked up hundreds of thousands of times, and its fields would hash deep."""

    family: str
    weight: float
    width: float
    italic: bool
    catalogue: Path | None
    tracking: float
    features: tuple[str, ...]
    language: str
    fonts: tuple[str, ...]
    own: tuple[str, ...]

    @property
    def faces(self) -> tuple[Face, ...]:
        return chain(self.family, self.weight, self.width, self.italic, self.catalogue, self.own)

    @cached_property
    def metrics(self) -> Metrics:
        return metrics(self.faces[0])


# Types of one cut share it, and with it what is remembered of shaped strings.
_cut = lru_cache(maxsize=1024)(Cut)


@dataclass(frozen=True)
class Type:
    """How a role of text is set: sizes in px, `leading` in sizes, `tracking` in em, `width` in
    percent of the normal width (the font's own width axis). `language` (BCP 47) chooses between
    forms of one character and the direction of a paragraph; `fonts` are files and folders to look
    in for what the family lacks, before those installed. `own` are a brand's font files, which come
    before the family."""

    family: str
    size: float
    weight: float = 400
    width: float = 100
    italic: bool = False
    leading: float = 1.2
    tracking: float = 0.0
    features: tuple[str, ...] = ()
    catalogue: Path | None = None
    language: str = ""
    fonts: tuple[str, ...] = ()
    own: tuple[str, ...] = ()

    def at(
        self, size: float | None = None, width: float | None = None, weight: float | None = None
    ) -> Type:
        """The same setting at another size, width or weight."""
        return _at(self, size, width, weight)

    @property
    def faces(self) -> tuple[Face, ...]:
        return self.cut.faces

    @cached_property
    def cut(self) -> Cut:
        return _cut(
            self.family,
            self.weight,
            self.width,
            self.italic,
            self.catalogue,
            self.tracking,
            self.features,
            self.language,
            self.fonts,
            self.own,
        )

    # Kept, since a type is looked up for every paragraph of every form that is tried.
    @cached_property
    def _hash(self) -> int:
        return hash((self.size, self.leading, self.family, self.weight, self.width, self.tracking))

    def __hash__(self) -> int:
        return self._hash

    @property
    def metrics(self) -> Metrics:
        return self.cut.metrics

    @cached_property
    def cap(self) -> float:
        """Height of a capital in px."""
        return self.metrics.cap * self.size

    @property
    def x_height(self) -> float:
        return self.metrics.x_height * self.size

    @property
    def pitch(self) -> float:
        """From baseline to baseline in px."""
        return self.leading * self.size


# Every label of every form tried asks for the same few settings.
@lru_cache(maxsize=1024)
def _at(type: Type, size: float | None, width: float | None, weight: float | None) -> Type:
    return Type(
        type.family,
        type.size if size is None else size,
        type.weight if weight is None else weight,
        type.width if width is None else width,
        type.italic,
        type.leading,
        type.tracking,
        type.features,
        type.catalogue,
        type.language,
        type.fonts,
        type.own,
    )


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of one face in units of the em."""

    face: Face
    text: str
    glyphs: tuple[int, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    x: float
    advance: float
    rtl: bool


@dataclass(frozen=True, slots=True)
class _Shaped:
    """A shaped string in units of the em: scaling is all a size does."""

    runs: tuple[_Run, ...]
    advance: float
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """A shaped line, not yet placed. `ink` is relative to the pen's start on the baseline."""

    text: str
    type: Type
    advance: float
    ink: Box
    shaped: _Shaped = field(repr=False)

    @property
    def missing(self) -> tuple[str, ...]:
        """The characters no face had a glyph for."""
        return self.shaped.missing

    @property
    def cap(self) -> float:
        return self.type.cap

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """What is shaped, in px."""
        return _pieces(self.shaped, self.type.size)

    @cached_property
    def box(self) -> Box:
        """From ascent to descent, relative to the pen's start on the baseline."""
        m, size = self.type.metrics, self.type.size
        return Box(0.0, -m.ascent * size, self.advance, (m.ascent + m.descent) * size)

    def at(
        self,
        x: float,
        baseline: float,
        fill: str,
        anchor: Anchor = "start",
        role: str = "",
        datum: Datum | None = None,
    ) -> Text:
        """The line as a mark; `anchor` says which of its ends (by advance) is at `x`."""
        if anchor == "middle":
            x -= self.advance / 2
        elif anchor == "end":
            x -= self.advance
        type, ink, box = self.type, self.ink, self.box
        return Text(
            x,
            baseline,
            self.text,
            type.size,
            fill,
            self.pieces,
            self.advance,
            Box(ink.x + x, ink.y + baseline, ink.w, ink.h),
            Box(x, baseline + box.y, box.w, box.h),
            type.tracking,
            role,
            datum,
        )


# Layout sets the same words in the same type for every form and width it tries.
@lru_cache(maxsize=4096)
def line(text: str, type: Type) -> Line:
    """Shape `text` (one line, no breaks) in `type`, as a typesetter would write it."""
    text = typeset(text)
    shaped = _shape(text, type.cut)
    size = type.size
    x0, y0, x1, y1 = _ink(text, type.cut)
    return Line(
        text=text,
        type=type,
        advance=shaped.advance * size,
        ink=Box(x0 * size, -y1 * size, (x1 - x0) * size, (y1 - y0) * size),
        shaped=shaped,
    )


def width(text: str, type: Type) -> float:
    """The advance width of `text` in px."""
    return _advance(text, type.cut) * type.size


@lru_cache(maxsize=16384)
def _advance(text: str, cut: Cut) -> float:
    """As `_shape(typeset(text), cut).advance`: breaking lines asks for the widths of three times
    as many strings as are ever set, and for nothing else of them."""
    tracking = cut.tracking
    pen = 0.0
    rtl = True
    for face, stretch, rtl in _stretches(typeset(text), cut):
        em = units_per_em(face)
        space = 0.0 if rtl else tracking
        for place in _buffer(face, stretch, rtl, cut).glyph_positions:
            advance = place.x_advance
            if advance:
                pen += advance / em
                pen += space
    return pen if rtl else pen - tracking


def _buffer(face: Face, stretch: str, rtl: bool, cut: Cut) -> hb.Buffer:
    """A stretch of one face and direction, shaped."""
    wanted = {name.lstrip("-"): not name.startswith("-") for name in cut.features}
    if cut.tracking:
        wanted["liga"] = False  # tracked letters must not be joined
    buffer = hb.Buffer()
    buffer.add_str(stretch)
    buffer.direction = "rtl" if rtl else "ltr"
    if cut.language:
        buffer.language = cut.language
    buffer.guess_segment_properties()
    hb.shape(hb_font(face), buffer, wanted)
    return buffer


@lru_cache(maxsize=4096)
def _shape(text: str, cut: Cut) -> _Shaped:
    tracking = cut.tracking
    runs: list[_Run] = []
    pen = 0.0
    missing: list[str] = []
    for face, stretch, rtl in _stretches(text, cut):
        em = units_per_em(face)
        buffer = _buffer(face, stretch, rtl, cut)
        # Letters of a joined script touch: space between them would tear the words apart.
        space = 0.0 if rtl else tracking
        glyphs: list[int] = []
        xs: list[float] = []
        ys: list[float] = []
        start = pen
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            x, y = pen + place.x_offset / em, place.y_offset / em
            glyphs.append(info.codepoint)
            xs.append(x)
            ys.append(y)
            if info.codepoint == 0:
                missing.append(stretch[info.cluster])
            pen += place.x_advance / em
            if place.x_advance:
                pen += space
        runs.append(
            _Run(face, stretch, tuple(glyphs), tuple(xs), tuple(ys), start, pen - start, rtl)
        )
    if runs and tracking and not runs[-1].rtl:
        pen -= tracking  # none after the last letter
    return _Shaped(tuple(runs), pen, tuple(dict.fromkeys(missing)))


def _pieces(shaped: _Shaped, size: float) -> tuple[Piece, ...]:
    """A shaped string in px."""
    return tuple(
        [
            Piece(
                run.face,
                run.text,
                run.glyphs,
                tuple([v * size for v in run.xs]),
                tuple([-v * size for v in run.ys]),
                run.x * size,
                run.advance * size,
                run.rtl,
            )
            for run in shaped.runs
        ]
    )


@lru_cache(maxsize=4096)
def _ink(text: str, cut: Cut) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of what is black, in em, y up."""
    lefts, bottoms, rights, tops = [], [], [], []
    for run in _shape(text, cut).runs:
        inks = _glyph_inks(run.face)
        for glyph, x, y in zip(run.glyphs, run.xs, run.ys, strict=True):
            ink = inks[glyph]
            if ink:
                left, top = x + ink[0], y + ink[1]
                lefts.append(left)
                bottoms.append(top + ink[3])
                rights.append(left + ink[2])
                tops.append(top)
    if not lefts:
        return 0.0, 0.0, 0.0, 0.0
    return min(lefts), min(bottoms), max(rights), max(tops)


class _GlyphInks(dict[int, tuple[float, float, float, float] | None]):
    """Each glyph's left, top, width and height (downwards negative) in em, asked for once."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.font, self.em = hb_font(face), units_per_em(face)

    def __missing__(self, glyph: int) -> tuple[float, float, float, float] | None:
        found, em = self.font.get_glyph_extents(glyph), self.em
        self[glyph] = ink = (
            (found.x_bearing / em, found.y_bearing / em, found.width / em, found.height / em)
            if found and found.width
            else None
        )
        return ink


@lru_cache(maxsize=256)
def _glyph_inks(face: Face) -> _GlyphInks:
    return _GlyphInks(face)


def _stretches(text: str, cut: Cut) -> list[tuple[Face, str, bool]]:
    """Cut `text` by direction and by face, in the order it is written from left to right."""
    if not has_rtl(text):
        return [(face, stretch, False) for face, stretch in _by_face(text, cut)]
    found: list[tuple[Face, str, bool]] = []
    for run, rtl in visual_runs(text, is_rtl_language(cut.language)):
        stretches = _by_face(run, cut)
        found += [(f, s, rtl) for f, s in (reversed(stretches) if rtl else stretches)]
    return found


def _by_face(text: str, cut: Cut) -> list[tuple[Face, str]]:
    """Cut `text` into stretches by the first face that has each character: of the family's chain,
    else of the fonts given and installed, else none (the last face's box is drawn and told)."""
    faces = cut.faces
    first = coverage(faces[0].path)
    if all(ord(c) in first for c in text):
        return [(faces[0], text)] if text else []
    serif = families(cut.catalogue)[cut.family].serif
    stretches: list[tuple[Face, str]] = []
    for c in text:
        code = ord(c)
        if stretches and (code in _INVISIBLE or _goes_on(c, stretches[-1][0])):
            face = stretches[-1][0]
        else:
            face = next((f for f in faces if code in coverage(f.path)), None) or (
                fallback(code, cut.weight, cut.width, serif, cut.language, cut.fonts) or faces[-1]
            )
        if stretches and stretches[-1][0] == face:
            stretches[-1] = (face, stretches[-1][1] + c)
        else:
            stretches.append((face, c))
    return stretches


def _goes_on(c: str, face: Face) -> bool:
    """Whether a character belongs to the stretch before it: a mark on its letter, and the spaces
    and stops inside another script, where that script's font has them."""
    if ord(c) not in coverage(face.path):
        return False
    return unicodedata.category(c) in ("Mn", "Mc", "Me") or (
        c in _NEUTRAL and Path(face.path).is_absolute()
    )


_NEUTRAL = frozenset(" \u00a0.,:;!?()[]\u00ab\u00bb")
