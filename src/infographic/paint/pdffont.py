"""The fonts a PDF carries: of each face what is used, and what that says.

A code stands for a shape and one character it is read as, so that text can be searched, copied and
read aloud whatever shaping made of it. Several glyphs that are one letter become one shape; one
glyph that is several letters becomes as many codes, of which the first draws it.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz as hb

from infographic.marks import Box, Command, Face, Piece, move_path
from infographic.paint import cff
from infographic.paint.pathdata import number
from infographic.paint.pdffile import Name, PdfFile, Ref, Value
from infographic.text import fonts

# Marks of direction, joiners of words, soft hyphens: shaped to nothing, and in the way of a search.
_UNSAID = dict.fromkeys(
    map(ord, "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066"
             "\u2067\u2068\u2069\ufeff")
)  # fmt: skip
# Spaces that only keep a line together are read as what people search for.
_READ_AS: dict[int, str | None] = {**_UNSAID, 0xA0: " ", 0x202F: " ", 0x2009: " "}

GAP = 0.2
"""Of the em: the space that follows a line."""

# Glyphs of one face with how far each is moved, in thousandths of the em, y up.
_Shape = tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Glyphs `start` to `end` of a piece, which together are read as the characters `said`, in the
    order of writing from left to right. `width` is their advance in thousandths of the em."""

    start: int
    end: int
    said: str
    width: float
    # The first of its glyphs that moves the pen: it stands where the cluster does.
    anchor: int


class Font:
    """The used part of one face, in a document that calls it `name`."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        # Shape, character and width of each code, counted from 1.
        self.codes: dict[tuple[_Shape, str, int], int] = {}

    def show(self, piece: Piece, x: float, y: float, size: float) -> str:
        """The operators that paint a piece of a line whose pen starts at (x, y) px."""
        em = size / cff.EM
        codes: list[str] = []
        start = pen = math.nan
        for cluster in clusters(piece.face, piece.text, piece.glyphs, piece.rtl):
            at = piece.xs[cluster.anchor]
            if not codes:
                start = pen = at
            # A pen that is off by less than half a unit is right; what is left is not lost.
            off = (pen - at) / em
            if abs(off) >= 0.5:
                codes.append(f">{number(round(off, 1))}<")
                pen -= round(off, 1) * em
            shape = tuple(
                [
                    (
                        piece.glyphs[i],
                        round((piece.xs[i] - at) / em) if i != cluster.anchor else 0,
                        round(-piece.ys[i] / em) if piece.ys[i] else 0,
                    )
                    for i in range(cluster.start, cluster.end)
                ]
            )
            for key in _shares(shape, cluster):
                code = self.codes.setdefault(key, len(self.codes) + 1)
                codes.append(f"{code:04X}")
                pen += key[2] * em
        if not codes:
            return ""
        shown = "".join(codes).replace("<>", "")
        return f"1 0 0 -1 {number(x + start)} {number(y)} Tm [<{shown}>]TJ"

    def gap(self, x: float, y: float) -> str:
        """The operators of a space that paints nothing, at (x, y) px: between the last word of a
        line and the first of the next, for readers who know of no lines."""
        code = self.codes.setdefault(((), " ", round(GAP * cff.EM)), len(self.codes) + 1)
        return f"1 0 0 -1 {number(x)} {number(y)} Tm <{code:04X}>Tj"

    def put(self, file: PdfFile, number: int) -> Ref:
        """The font as objects of the file; `number` counts the file's fonts."""
        missing = _charstring(self.face, ((0, 0, 0),), round(advance(self.face, 0)))
        drawn = [missing, *(_charstring(self.face, s, w) for s, _, w in self.codes)]
        box = Box.around(ink for _, ink in drawn if ink is not None)
        bounds = tuple(math.floor(v) for v in (box.x, box.y))
        bounds += tuple(math.ceil(v) for v in (box.right, box.bottom))
        name = f"{_tag(number)}+{_postscript(self.face)}"
        left, bottom, right, top = bounds
        data = cff.font(name, [data for data, _ in drawn], (left, bottom, right, top))
        program = file.stream(data, {"Subtype": Name("CIDFontType0C")})
        m = fonts.metrics(self.face)
        descriptor = file.put(
            {
                "Type": Name("FontDescriptor"),
                "FontName": Name(name),
                "Flags": 4 + (64 if self.face.italic else 0),
                "FontBBox": list(bounds),
                "ItalicAngle": -12 if self.face.italic else 0,
                "Ascent": round(m.ascent * cff.EM),
                "Descent": -round(m.descent * cff.EM),
                "CapHeight": round(m.cap * cff.EM),
                # How thick its stems are, which only a program that replaces the font would ask.
                "StemV": round(50 + self.face.weight / 8),
                "FontFile3": program,
            }
        )
        widths: list[Value] = [width for _, _, width in self.codes]
        descendant = file.put(
            {
                "Type": Name("Font"),
                "Subtype": Name("CIDFontType0"),
                "BaseFont": Name(name),
                "CIDSystemInfo": {"Registry": "Adobe", "Ordering": "Identity", "Supplement": 0},
                "FontDescriptor": descriptor,
                "W": [1, widths],
            }
        )
        return file.put(
            {
                "Type": Name("Font"),
                "Subtype": Name("Type0"),
                "BaseFont": Name(name),
                "Encoding": Name("Identity-H"),
                "DescendantFonts": [descendant],
                "ToUnicode": file.stream(_to_unicode([said for _, said, _ in self.codes])),
            }
        )


@lru_cache(maxsize=8192)
def advance(face: Face, glyph: int) -> float:
    """In thousandths of the em."""
    width = fonts.hb_font(face).get_glyph_h_advance(glyph)
    return float(width * cff.EM / fonts.units_per_em(face))


@lru_cache(maxsize=8192)
def _charstring(face: Face, shape: _Shape, width: int) -> tuple[bytes, Box | None]:
    """A shape as a glyph of its own, and what it covers, y up, in thousandths of the em."""
    font, scale = fonts.hb_font(face), cff.EM / fonts.units_per_em(face)
    commands: list[Command] = []
    boxes: list[Box] = []
    for glyph, dx, dy in shape:
        drawn = fonts.outline(face, glyph)
        commands += move_path(drawn, dx / scale, dy / scale) if dx or dy else drawn
        ink = font.get_glyph_extents(glyph)
        if ink and ink.width and ink.height:
            left, low = ink.x_bearing * scale + dx, (ink.y_bearing + ink.height) * scale + dy
            boxes.append(Box(left, low, ink.width * scale, -ink.height * scale))
    data = cff.charstring(tuple(commands), scale, width)
    return data, Box.around(boxes) if boxes else None


# -- what glyphs say ---------------------------------------------------------------------------


def _shares(shape: _Shape, cluster: Cluster) -> Sequence[tuple[_Shape, str, int]]:
    """The codes of a cluster: one for each character, which share its width; the first draws it."""
    width, said = round(cluster.width), cluster.said
    if len(said) <= 1:
        return ((shape, said, width),)
    # Marks have their share too: readers take a character without width for none.
    edges = [width * i // len(said) for i in range(len(said) + 1)]
    return [(shape if i == 0 else (), c, edges[i + 1] - edges[i]) for i, c in enumerate(said)]


@lru_cache(maxsize=4096)
def clusters(face: Face, text: str, glyphs: tuple[int, ...], rtl: bool) -> tuple[Cluster, ...]:
    """What the glyphs of a piece are read as, from left to right. What says nothing and shows
    nothing is left out."""
    if len(text) == len(glyphs) and not any(unicodedata.category(c)[0] == "M" for c in text):
        spans = [(i, i + 1, c) for i, c in enumerate(reversed(text) if rtl else text)]
    else:
        spans = _spans(face, text, glyphs, rtl)
    found = []
    for start, end, characters in spans:
        said = characters.translate(_READ_AS)
        widths = [advance(face, glyph) for glyph in glyphs[start:end]]
        if not said and not any(fonts.outline(face, glyph) for glyph in glyphs[start:end]):
            continue
        anchor = next((start + i for i, width in enumerate(widths) if width), start)
        found.append(Cluster(start, end, said, sum(widths), anchor))
    return tuple(found)


def _spans(face: Face, text: str, glyphs: tuple[int, ...], rtl: bool) -> list[tuple[int, int, str]]:
    """Which glyphs say which characters: shaping once more tells, with or without ligatures as
    tracking has them. Where neither makes as many glyphs, all of them together say it all."""
    for ligatures in (True, False):
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction = "rtl" if rtl else "ltr"
        buffer.guess_segment_properties()
        hb.shape(fonts.hb_font(face), buffer, {"liga": ligatures})
        starts = [info.cluster for info in buffer.glyph_infos]
        if len(starts) == len(glyphs):
            break
    else:
        return [(0, len(glyphs), text[::-1] if rtl else text)]
    begins = sorted(set(starts))
    ends = dict(zip(begins, [*begins[1:], len(text)], strict=True))
    spans: list[tuple[int, int, str]] = []
    for i, begin in enumerate(starts):
        if i and begin == starts[i - 1]:
            start, _, said = spans[-1]
            spans[-1] = start, i + 1, said
        else:
            said = unicodedata.normalize("NFC", text[begin : ends[begin]])
            spans.append((i, i + 1, said[::-1] if rtl else said))
    return spans


def _to_unicode(said: Sequence[str]) -> bytes:
    """The map from codes (1, 2, ...) to characters."""
    lines = [
        f"<{code:04X}><{text.encode('utf-16-be', 'replace').hex().upper()}>"
        for code, text in enumerate(said, 1)
        if text
    ]
    blocks = [lines[i : i + 100] for i in range(0, len(lines), 100)]
    mapped = "".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
        "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"
        f"{mapped}endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"
    ).encode("ascii")


def _postscript(face: Face) -> str:
    """The face's name as font programs are called: `MonaSans-700-w110-Italic`."""
    family = re.sub(r"[^A-Za-z0-9]", "", face.family) or "Font"
    width = "" if face.width == 100 else f"-w{face.width:g}"
    return f"{family}-{face.weight:g}{width}{'-Italic' if face.italic else ''}"


def _tag(number: int) -> str:
    """Six capitals that tell one subset from another."""
    letters = ""
    for _ in range(6):
        number, digit = divmod(number, 26)
        letters = chr(65 + digit) + letters
    return letters
