"""The used part of a font file as an `@font-face` rule that carries it."""

from __future__ import annotations

import base64
import io
from functools import lru_cache
from pathlib import Path

import uharfbuzz as hb
from fontTools.ttLib import TTFont

from infographic.marks import Face
from infographic.text.fonts import font_data


@lru_cache(maxsize=32)
def font_face(file: Path, faces: tuple[Face, ...], characters: str, family: str) -> str:
    """One CSS rule: the glyphs of `characters`, and the axes as far as `faces` go along them.

    `family` is a quoted CSS name, `characters` sorted. Same input, same bytes.
    """
    packed = base64.b64encode(_subset(file, faces, characters)).decode("ascii")
    weights = _span([face.weight for face in faces])
    widths = _span([face.width for face in faces], "%")
    style = "italic" if faces[0].italic else "normal"
    codes = ",".join(f"U+{ord(c):X}" for c in characters)
    return (
        f"@font-face{{font-family:{family};font-style:{style};font-weight:{weights};"
        f"font-stretch:{widths};unicode-range:{codes};"
        f"src:url(data:font/woff2;base64,{packed}) format('woff2')}}"
    )


def _span(values: list[float], unit: str = "") -> str:
    low, high = f"{min(values):g}{unit}", f"{max(values):g}{unit}"
    return low if low == high else f"{low} {high}"


def _subset(file: Path, faces: tuple[Face, ...], characters: str) -> bytes:
    face = font_data(faces[0])
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.UNICODE).set({ord(c) for c in characters})
    for axis in face.axis_infos:
        places = [dict(f.variations).get(axis.tag, axis.default_value) for f in faces]
        if min(places) == max(places):
            wanted.pin_axis_location(face, axis.tag, places[0])
        else:
            # A default outside the range moves to the nearer end by itself.
            wanted.set_axis_range(face, axis.tag, min(places), max(places))
    font = TTFont(io.BytesIO(hb.subset(face, wanted).blob.data), recalcTimestamp=False)
    font.flavor = "woff2"
    packed = io.BytesIO()
    font.save(packed)
    return packed.getvalue()
