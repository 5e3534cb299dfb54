"""Marks → SVG text. The only module that knows svgwrite, escaping and ids.

svgwrite builds the root; everything below it is `_Element`, which svgwrite takes for its own:
its attribute checks reject `role`, `aria-*` and `data-*`, and its elements cost ten times as much.
"""

from __future__ import annotations

import base64
import math
import re
import zlib
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Literal
from xml.etree import ElementTree

import svgwrite

from infographic.layout.page import Page
from infographic.marks import (
    Arc,
    Box,
    Circle,
    Datum,
    Face,
    Fill,
    Gradient,
    Group,
    Icon,
    Mark,
    Path,
    Picture,
    Rect,
    Text,
)
from infographic.paint.pathdata import Outline, number, outline
from infographic.paint.shapes import corner, sector
from infographic.text import fonts

Flavour = Literal["outline", "live"]

# What XML 1.0 cannot hold, not even escaped.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_AN_ID = re.compile(r"[^A-Za-z0-9]+")


def paint_svg(page: Page, text: Flavour = "outline") -> str:
    """The page as one SVG document without references to anything outside it.

    `outline` draws text as paths: the same picture everywhere. `live` keeps it as text, in a
    subset of the fonts that travels inside the file. The same page gives the same string.
    """
    return _Painter(page, text).document()


class _Element:
    """An element as svgwrite expects one, without its checks."""

    __slots__ = ("attributes", "children", "tag", "text")

    def __init__(self, tag: str, attributes: dict[str, str], text: str | None = None) -> None:
        self.tag = tag
        self.attributes = attributes
        self.text = text
        self.children: list[_Element] = []

    @property
    def elementname(self) -> str:
        return self.tag

    def get_xml(self) -> ElementTree.Element:
        xml = ElementTree.Element(self.tag, self.attributes)
        xml.text = self.text
        xml.extend([child.get_xml() for child in self.children])
        return xml


def _clean(text: str) -> str:
    """The text without characters that would make the document unreadable."""
    return _UNWRITABLE.sub("\ufffd", text)


class _Painter:
    """One document in the making."""

    def __init__(self, page: Page, text: Flavour) -> None:
        self.page = page
        self.live = text == "live"
        # Several documents may be pasted into one HTML page, where ids are shared.
        seed = f"{page.title}\0{page.description}\0{page.width}\0{page.height}\0{page.ground}"
        self.prefix = f"i{zlib.crc32(seed.encode('utf-8', 'replace')):08x}"
        self.ids = {f"{self.prefix}-title", f"{self.prefix}-desc"}
        self.gradients: dict[Gradient, str] = {}
        self.clips: dict[Box, str] = {}
        self.icons: dict[tuple[int, float, float], Outline] = {}
        self.painters: dict[type, Any] = {
            Rect: self._rect,
            Circle: self._circle,
            Arc: self._arc,
            Path: self._path,
            Icon: self._icon,
            Text: self._live_text if self.live else self._outlined_text,
            Picture: self._picture,
        }

    def document(self) -> str:
        page, prefix = self.page, self.prefix
        width, height = number(page.width), number(page.height)
        size = page.pixels if page.unit != 1 else (width, height)
        drawing = svgwrite.Drawing(size=size, debug=False)
        drawing.attribs.update(
            {
                "viewBox": f"0 0 {width} {height}",
                "role": "img",
                "aria-labelledby": f"{prefix}-title {prefix}-desc",
                "lang": _clean(page.language),
                "xml:lang": _clean(page.language),
            }
        )
        content = [
            _Element("rect", {"width": width, "height": height, "fill": page.ground}),
            *self._marks(page.marks),
        ]
        drawing.add(_Element("title", {"id": f"{prefix}-title"}, _clean(page.title)))
        drawing.add(_Element("desc", {"id": f"{prefix}-desc"}, _clean(page.description)))
        drawing.elements.remove(drawing.defs)  # svgwrite puts an empty one before the title
        if self.live:
            css = _font_faces(mark for mark in page.leaves() if isinstance(mark, Text))
            if css:
                drawing.add(_Element("style", {}, css))
        if self.gradients or self.clips:
            defs = _Element("defs", {})
            defs.children = [_gradient(g, id) for g, id in self.gradients.items()]
            defs.children += [_clip(box, id) for box, id in self.clips.items()]
            drawing.add(defs)
        for element in content:
            drawing.add(element)
        return str(drawing.tostring())

    # containers and what all elements share

    def _marks(self, marks: Iterable[Mark]) -> list[_Element]:
        elements: list[_Element] = []
        for mark in marks:
            if isinstance(mark, Group):
                elements += self._group(mark)
            else:
                elements += self.painters[type(mark)](mark)
        return elements

    def _group(self, group: Group) -> list[_Element]:
        if not group.name and not group.id:
            return self._marks(group.marks)
        attributes = {"id": self._id(group.id or group.name)}
        if group.name:
            attributes |= {"role": "group", "aria-label": _clean(group.name)}
        element = _Element("g", attributes)
        element.children = self._marks(group.marks)
        return [element]

    def _id(self, wanted: str) -> str:
        """A valid id that no other element has, as close to the wanted one as can be."""
        base = _NOT_IN_AN_ID.sub("-", wanted).strip("-") or "group"
        if not base[0].isalpha():
            base = f"g-{base}"
        found, count = base, 1
        while found in self.ids:
            count += 1
            found = f"{base}-{count}"
        self.ids.add(found)
        return found

    def _fill(self, fill: Fill) -> str:
        if isinstance(fill, str):
            return fill
        id = self.gradients.get(fill)
        if id is None:
            id = self.gradients[fill] = self._id(f"{self.prefix}-gradient")
        return f"url(#{id})"

    def _clip(self, mark: Text | Icon) -> dict[str, str]:
        """What keeps a mark to its part, and what a text's repeated half is to a screen reader."""
        if mark.clip is None:
            return {}
        id = self.clips.get(mark.clip)
        if id is None:
            id = self.clips[mark.clip] = self._id(f"{self.prefix}-clip")
        hidden = {"aria-hidden": "true"} if isinstance(mark, Text) and mark.echo else {}
        return {"clip-path": f"url(#{id})", **hidden}

    # leaves

    def _rect(self, mark: Rect) -> list[_Element]:
        box, radius = mark.box, corner(mark)
        attributes = {
            "x": number(box.x),
            "y": number(box.y),
            "width": number(max(0.0, box.w)),
            "height": number(max(0.0, box.h)),
            "fill": self._fill(mark.fill),
        }
        if radius > 0:
            attributes["rx"] = number(radius)
        elif mark.role == "ground":
            # Grounds that meet between two device pixels would let the paper shine through.
            attributes["shape-rendering"] = "crispEdges"
        if mark.opacity < 1:
            attributes["opacity"] = number(mark.opacity)
        return [_Element("rect", attributes | _datum(mark.datum))]

    def _circle(self, mark: Circle) -> list[_Element]:
        attributes = {
            "cx": number(mark.cx),
            "cy": number(mark.cy),
            "r": number(mark.r),
            "fill": mark.fill or "none",
        }
        if mark.stroke and mark.stroke_width > 0:
            attributes |= {"stroke": mark.stroke, "stroke-width": number(mark.stroke_width)}
        return [_Element("circle", attributes | _datum(mark.datum))]

    def _arc(self, mark: Arc) -> list[_Element]:
        return [_Element("path", {"d": _sector(mark), "fill": mark.fill} | _datum(mark.datum))]

    def _path(self, mark: Path) -> list[_Element]:
        return [self._shape(outline(mark.commands, 1, 1).at(0, 0), mark)]

    def _icon(self, mark: Icon) -> list[_Element]:
        box = mark.box
        # The page keeps the commands alive, so their id is theirs alone.
        key = id(mark.commands), box.w, box.h
        drawn = self.icons.get(key)
        if drawn is None:
            scale = box.w / mark.space, box.h / mark.space
            drawn = self.icons[key] = outline(mark.commands, *scale)
        return [self._shape(drawn.at(box.x, box.y), mark)]

    def _shape(self, data: str, mark: Path | Icon) -> _Element:
        attributes = {"d": data, "fill": self._fill(mark.fill)}
        if mark.rule == "evenodd":
            attributes["fill-rule"] = "evenodd"
        if isinstance(mark, Icon):
            attributes |= self._clip(mark)
        return _Element("path", attributes | _datum(mark.datum))

    def _outlined_text(self, mark: Text) -> list[_Element]:
        parts: list[str] = []
        left, top = mark.x, mark.y
        for piece in mark.pieces:
            glyphs = _glyphs(piece.face, mark.size)
            for glyph, x, y in zip(piece.glyphs, piece.xs, piece.ys, strict=True):
                drawn = glyphs[glyph]
                if drawn.tail:
                    parts.append(drawn.at(left + x, top + y))
        if not parts:
            return []
        attributes = {"d": "".join(parts), "fill": mark.fill, "aria-hidden": "true"}
        return [_Element("path", attributes | self._clip(mark) | _datum(mark.datum))]

    def _live_text(self, mark: Text) -> list[_Element]:
        if not mark.pieces:
            return []
        if any(piece.rtl for piece in mark.pieces):
            return self._turned_text(mark)
        attributes = {
            "x": number(mark.x),
            "y": number(mark.y),
            "font-size": number(mark.size),
            "fill": mark.fill,
            **_font(mark.pieces[0].face),
            **self._clip(mark),
            **_datum(mark.datum),
        }
        if mark.tracking:
            attributes["letter-spacing"] = number(mark.tracking * mark.size)
        if len(mark.pieces) > 1 or mark.text != " ".join(mark.text.split()):
            attributes["xml:space"] = "preserve"
        element = _Element("text", attributes)
        if len(mark.pieces) == 1:
            element.text = _clean(mark.pieces[0].text)
            return [element]
        shared = _font(mark.pieces[0].face)
        for piece in mark.pieces:
            own = {k: v for k, v in _font(piece.face).items() if shared.get(k) != v}
            span = {"x": number(mark.x + piece.x), **own}
            element.children.append(_Element("tspan", span, _clean(piece.text)))
        return [element]

    def _turned_text(self, mark: Text) -> list[_Element]:
        """A line with stretches that run from right to left: each is a text of its own, already in
        its place, so that no browser orders them once more. A stretch that is turned begins at its
        right end."""
        made = []
        for piece in mark.pieces:
            attributes = {
                "x": number(mark.x + piece.x + (piece.advance if piece.rtl else 0.0)),
                "y": number(mark.y),
                "font-size": number(mark.size),
                "fill": mark.fill,
                "xml:space": "preserve",
                **_font(piece.face),
                **self._clip(mark),
                **_datum(mark.datum),
            }
            if piece.rtl:
                attributes |= {"direction": "rtl", "unicode-bidi": "bidi-override"}
            elif mark.tracking:
                attributes["letter-spacing"] = number(mark.tracking * mark.size)
            made.append(_Element("text", attributes, _clean(piece.text)))
        return made

    def _picture(self, mark: Picture) -> list[_Element]:
        box = mark.box
        attributes = {
            "x": number(box.x),
            "y": number(box.y),
            "width": number(box.w),
            "height": number(box.h),
            "preserveAspectRatio": "none",
            "xlink:href": "data:image/png;base64," + base64.b64encode(mark.data).decode("ascii"),
        }
        if mark.label:
            attributes |= {"role": "img", "aria-label": _clean(mark.label)}
        return [_Element("image", attributes)]


class _Glyphs(dict[int, Outline]):
    """The outlines of one face at one size, made when first asked for."""

    def __init__(self, face: Face, size: float) -> None:
        super().__init__()
        self.face = face
        self.scale = size / fonts.units_per_em(face)

    def __missing__(self, glyph: int) -> Outline:
        made = outline(fonts.outline(self.face, glyph), self.scale, -self.scale)
        self[glyph] = made
        return made


@lru_cache(maxsize=128)
def _glyphs(face: Face, size: float) -> _Glyphs:
    return _Glyphs(face, size)


def _datum(datum: Datum | None) -> dict[str, str]:
    """What the mark stands for, as attributes that a script or a check can read back."""
    if datum is None:
        return {}
    attributes = {"data-question": _clean(datum.question), "data-option": _clean(datum.option)}
    if datum.series:
        attributes["data-series"] = _clean(datum.series)
    if datum.value:
        attributes["data-value"] = _clean(datum.value)
    return attributes


def _clip(box: Box, id: str) -> _Element:
    element = _Element("clipPath", {"id": id})
    sides = {"x": box.x, "y": box.y, "width": box.w, "height": box.h}
    element.children = [_Element("rect", {k: number(v) for k, v in sides.items()})]
    return element


def _gradient(gradient: Gradient, id: str) -> _Element:
    element = _Element(
        "linearGradient",
        {
            "id": id,
            "gradientUnits": "userSpaceOnUse",
            "x1": number(gradient.x0),
            "y1": number(gradient.y0),
            "x2": number(gradient.x1),
            "y2": number(gradient.y1),
        },
    )
    for offset, colour, opacity in gradient.stops:
        stop = {"offset": f"{offset:.4g}", "stop-color": colour}
        if opacity < 1:
            stop["stop-opacity"] = number(opacity)
        element.children.append(_Element("stop", stop))
    return element


def _sector(mark: Arc) -> str:
    """Path data of a piece of a ring.

    Every arc is drawn as two halves: a whole one ends where it starts, which is no arc, and a
    nearly whole one does so once its ends are rounded.
    """
    piece = sector(mark)
    if piece is None:
        return ""

    def point(radius: float, angle: float) -> str:
        x, y = mark.cx + radius * math.cos(angle), mark.cy + radius * math.sin(angle)
        return f"{number(x)} {number(y)}"

    def arc(radius: float, start: float, end: float) -> str:
        r, way = number(radius), "1" if end > start else "0"
        middle = (start + end) / 2
        return "".join(f"A{r} {r} 0 0 {way} {point(radius, a)}" for a in (middle, end))

    begin, end = piece.begin, piece.end
    data = f"M{point(piece.outer, begin)}{arc(piece.outer, begin, end)}"
    if piece.whole:
        data += "Z"
        if piece.inner > 0:
            data += f"M{point(piece.inner, end)}{arc(piece.inner, end, begin)}Z"
    elif piece.cap > 0:
        cap = number(piece.cap)
        data += f"A{cap} {cap} 0 0 1 {point(piece.inner, end)}{arc(piece.inner, end, begin)}"
        data += f"A{cap} {cap} 0 0 1 {point(piece.outer, begin)}Z"
    elif piece.inner > 0:
        data += f"L{point(piece.inner, end)}{arc(piece.inner, end, begin)}Z"
    else:
        data += f"L{number(mark.cx)} {number(mark.cy)}Z"
    return data


def _font(face: Face) -> dict[str, str]:
    family = _family(face)
    attributes = {"font-family": f"{family},sans-serif", "font-weight": number(face.weight)}
    if face.width != 100:
        attributes["font-stretch"] = f"{number(face.width)}%"
    if face.italic:
        attributes["font-style"] = "italic"
    return attributes


def _family(face: Face) -> str:
    """The family's name as a CSS string."""
    return "'" + re.sub(r"[\\'\"<>&]", "", _clean(face.family)).replace("\n", " ") + "'"


def _font_faces(texts: Iterable[Text]) -> str:
    """The CSS that carries the used part of every font file, in the files' order."""
    faces: dict[str, dict[Face, None]] = {}
    used: dict[str, set[str]] = {}
    for text in texts:
        for piece in text.pieces:
            faces.setdefault(piece.face.path, {})[piece.face] = None
            used.setdefault(piece.face.path, set()).update(piece.text)
    if not faces:
        return ""
    # Imported late: packing fonts takes fontTools, which outlined text never needs.
    from infographic.paint.webfont import font_face  # noqa: PLC0415

    rules = (
        font_face(
            fonts.font_file(next(iter(faces[path]))),
            tuple(faces[path]),
            "".join(sorted(used[path])),
            _family(next(iter(faces[path]))),
        )
        for path in sorted(faces)
    )
    return "\n".join(rules)
