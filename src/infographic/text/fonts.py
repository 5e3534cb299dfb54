"""Fonts: families from `assets/fonts/fonts.toml`, their files, outlines and metrics.

A family is a chain of files (Latin, Latin extended, Cyrillic, ...) and then the files of the
families it falls back to; a character is set in the first file of the chain that has it.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import uharfbuzz as hb

from infographic.assets import asset
from infographic.errors import Message, UsageError
from infographic.marks import Command, Commands, Face

LARGEST_FONT = 40 * 2**20
"""Bytes. Fonts of all Chinese characters take 20 MB."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """One file of a family; `axes` maps an axis to the range the file has. A file without a weight
    axis is of one `weight`."""

    path: str
    italic: bool
    axes: tuple[tuple[str, float, float], ...]
    weight: float | None = None

    def nearness(self, weight: float) -> tuple[float, float]:
        """Sorts files by how near they come to a weight; of two as near, the heavier is first."""
        own = weight if self.weight is None else self.weight
        return abs(own - weight), -own


@dataclass(frozen=True, slots=True)
class Family:
    name: str
    files: tuple[FontFile, ...]
    fallbacks: tuple[str, ...]
    serif: bool = False


@lru_cache(maxsize=8)
def families(catalogue: Path | None = None) -> dict[str, Family]:
    """All families of a catalogue (the bundled one by default), by name."""
    file = catalogue or asset("fonts", "fonts.toml")
    root = file.parent
    data = tomllib.loads(file.read_text("utf-8"))
    found: dict[str, Family] = {}
    for entry in data["family"]:
        files = tuple(
            FontFile(
                path=str(root / f["path"]) if catalogue else f["path"],
                italic=f.get("style", "normal") == "italic",
                axes=tuple(
                    (tag, float(low), float(high)) for tag, (low, high) in f["axes"].items()
                ),
                weight=float(f["weight"]) if "weight" in f else None,
            )
            for f in entry["files"]
        )
        found[entry["name"]] = Family(
            entry["name"],
            files,
            tuple(entry.get("fallbacks", ())),
            bool(entry.get("serif")),
        )
    return found


@lru_cache(maxsize=64)
def read_font(path: str) -> tuple[str, FontFile]:
    """A font file from outside: its family's name, and what it has. Raises UsageError for what is
    no font, or has no outlines."""
    file = Path(path)
    place = f'font "{file.name}"'
    if not file.is_file():
        raise UsageError(Message("error", place, "there is no such file", "check the path"))
    if file.stat().st_size > LARGEST_FONT:
        text = f"is larger than {LARGEST_FONT // 2**20} MB"
        raise UsageError(Message("error", place, text))
    with file.open("rb") as opened:
        start = opened.read(4)
    if start in (b"wOFF", b"wOF2"):
        cure = "give the .ttf or .otf file it was made from"
        raise UsageError(Message("error", place, "is packed for the web", cure))
    face = _hb_face(path)
    if not face.glyph_count or not _has_outlines(path) or not coverage(path):
        cure = "give a .ttf or .otf file"
        raise UsageError(Message("error", place, "is no font that can be used", cure))
    about = bytes(face.reference_table("OS/2").data)
    # OS/2: the weight class in the fifth and sixth byte, the flags of style in the 63rd and 64th.
    weight = int.from_bytes(about[4:6], "big") if len(about) >= 64 else 400
    italic = bool(about[63] & 1) if len(about) >= 64 else False
    axes = variation_axes(path)
    ids = (hb.OTNameIdPredefined.TYPOGRAPHIC_FAMILY, hb.OTNameIdPredefined.FONT_FAMILY)
    names = [face.get_name(id) for id in ids]
    variable = any(tag == "wght" for tag, _, _ in axes)
    own = None if variable else float(min(max(weight, 1), 1000))
    return next((n for n in names if n), file.stem), FontFile(path, italic, axes, own)


@lru_cache(maxsize=512)
def chain(
    family: str,
    weight: float,
    width: float,
    italic: bool,
    catalogue: Path | None = None,
    own: tuple[str, ...] = (),
) -> tuple[Face, ...]:
    """The faces a text in this family is set in, first choice first; those of the files `own` come
    before the family's.

    Axes are clamped to what each file has; of files of one weight each, the nearest come first, so
    that a script takes the nearest weight it has. A family without italics is used upright.
    Raises UsageError for an unknown family.
    """
    known = families(catalogue)
    if family not in known:
        raise UsageError(f'no font family "{family}"; known are {", ".join(sorted(known))}')
    faces: list[Face] = []
    given = [read_font(path) for path in own]
    groups = [(name, [file for n, file in given if n == name]) for name in dict(given)]
    groups += [(name, list(known[name].files)) for name in (family, *known[family].fallbacks)]
    for name, all_files in groups:
        files = [f for f in all_files if f.italic == italic]
        files = files or [f for f in all_files if not f.italic] or all_files
        for file in sorted(files, key=lambda f: f.nearness(weight)):
            wanted = {"wght": weight, "wdth": width}
            variations = tuple(
                (tag, min(max(wanted[tag], low), high))
                for tag, low, high in file.axes
                if tag in wanted
            )
            faces.append(Face(file.path, variations, name, weight, width, file.italic))
    return tuple(faces)


def font_file(face: Face) -> Path:
    """Where the face's file lies."""
    return _file(face.path)[0]


def _file(path: str) -> tuple[Path, int]:
    """A face's path as a file and the index of the font in it (`x.ttc#2`)."""
    name, _, index = path.partition("#")
    file = Path(name)
    return (file if file.is_absolute() else asset("fonts", name)), int(index or 0)


@lru_cache(maxsize=1024)
def _hb_face(path: str) -> hb.Face:
    file, index = _file(path)
    return hb.Face(hb.Blob.from_file_path(str(file)), index)


def font_data(face: Face) -> hb.Face:
    """The HarfBuzz face: the file before any variation."""
    return _hb_face(face.path)


@lru_cache(maxsize=64)
def variation_axes(path: str) -> tuple[tuple[str, float, float], ...]:
    """The variable axes of a file: tag, least, most."""
    return tuple((a.tag, a.min_value, a.max_value) for a in _hb_face(path).axis_infos)


@lru_cache(maxsize=256)
def hb_font(face: Face) -> hb.Font:
    """The HarfBuzz font of a face, scaled to its own units."""
    font = hb.Font(_hb_face(face.path))
    font.set_variations(dict(face.variations))
    return font


@lru_cache(maxsize=64)
def coverage(path: str) -> frozenset[int]:
    """The code points a file has glyphs for."""
    return frozenset(_hb_face(path).unicodes)


@lru_cache(maxsize=65536)
def has_glyph(path: str, code: int) -> bool:
    """Whether a file has a glyph for a code point. Unlike `coverage` it builds no set: an installed
    font is asked for a few characters of the tens of thousands it may have."""
    return _has_outlines(path) and hb.Font(_hb_face(path)).get_nominal_glyph(code) is not None


@lru_cache(maxsize=1024)
def _has_outlines(path: str) -> bool:
    """False for fonts of bitmaps or colour layers alone, of which nothing could be drawn."""
    return not {"glyf", "CFF ", "CFF2"}.isdisjoint(_hb_face(path).table_tags)


def units_per_em(face: Face) -> int:
    return int(_hb_face(face.path).upem)


class _Pen:
    """Collects an outline as commands; quadratics become the cubics they are."""

    def __init__(self) -> None:
        self.commands: list[Command] = []
        self.x = self.y = 0.0

    def move(self, x: float, y: float, _: object) -> None:
        self.commands.append(("M", x, y))
        self.x, self.y = x, y

    def line(self, x: float, y: float, _: object) -> None:
        self.commands.append(("L", x, y))
        self.x, self.y = x, y

    def quadratic(self, cx: float, cy: float, x: float, y: float, _: object) -> None:
        # A quadratic with control c equals the cubic with controls at two thirds of the way to c.
        self.cubic(
            self.x + (cx - self.x) * 2 / 3,
            self.y + (cy - self.y) * 2 / 3,
            x + (cx - x) * 2 / 3,
            y + (cy - y) * 2 / 3,
            x,
            y,
            _,
        )

    def cubic(
        self, x1: float, y1: float, x2: float, y2: float, x: float, y: float, _: object
    ) -> None:
        self.commands.append(("C", x1, y1, x2, y2, x, y))
        self.x, self.y = x, y

    def close(self, _: object) -> None:
        self.commands.append(("Z",))


@lru_cache(maxsize=4096)
def outline(face: Face, glyph: int) -> Commands:
    """A glyph's outline in font units, y up."""
    pen = _Pen()
    funcs = hb.DrawFuncs()
    funcs.set_move_to_func(pen.move)
    funcs.set_line_to_func(pen.line)
    funcs.set_quadratic_to_func(pen.quadratic)
    funcs.set_cubic_to_func(pen.cubic)
    funcs.set_close_path_func(pen.close)
    hb_font(face).draw_glyph(glyph, funcs, None)
    return tuple(pen.commands)


@dataclass(frozen=True, slots=True)
class Metrics:
    """Of one face, in em: heights above the baseline, depth below it (all positive)."""

    ascent: float
    descent: float
    cap: float
    x_height: float


@lru_cache(maxsize=256)
def metrics(face: Face) -> Metrics:
    font = hb_font(face)
    em = units_per_em(face)
    extents = font.get_font_extents("ltr")

    def metric(tag: hb.OTMetricsTag, fallback: float) -> float:
        value = font.get_metric_position(tag)
        return value / em if value else fallback

    return Metrics(
        ascent=extents.ascender / em,
        descent=-extents.descender / em,
        cap=metric(hb.OTMetricsTag.CAP_HEIGHT, 0.7),
        x_height=metric(hb.OTMetricsTag.X_HEIGHT, 0.5),
    )
