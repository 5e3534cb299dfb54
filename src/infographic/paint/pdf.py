"""Marks → the content of PDF pages: vectors, text in fonts that travel along, tagged as it goes."""

from __future__ import annotations

import io
import itertools
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from PIL import Image

from infographic.layout.page import Page
from infographic.marks import (
    Arc,
    Box,
    Circle,
    Command,
    Commands,
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
from infographic.paint.pathdata import number
from infographic.paint.pdfedges import Bleed, underlapped
from infographic.paint.pdffile import Name, PdfFile, Ref, Value
from infographic.paint.pdffont import GAP, Font
from infographic.paint.pdfshapes import circle, ring, rounded
from infographic.paint.pdftags import Element, Tags, introduces
from infographic.paint.shapes import corner
from infographic.text.bidi import is_rtl_language
from infographic.text.fonts import outline, units_per_em


@dataclass(frozen=True, slots=True)
class Content:
    """What is painted on one page, in px of the page with y down, and what it says."""

    operators: bytes
    elements: Sequence[Element]
    titled: bool


class PdfPainter:
    """Paints pages into one file, whose fonts, icons and pictures they share.

    `pages` are all that will be painted: what is on them more than once is kept once.
    """

    def __init__(self, file: PdfFile, pages: Sequence[Page]) -> None:
        self.file = file
        self.resources = file.reserve()
        self.fonts: dict[Face, Font] = {}
        self.objects: dict[str, Ref] = {}
        self.states: dict[str, Ref] = {}
        self.shadings: dict[str, Ref] = {}
        self.known: dict[object, str] = {}
        # The pages keep the commands alive, so their id is theirs alone.
        icons = (m for page in pages for m in page.leaves() if isinstance(m, Icon))
        self.repeated = Counter(id(icon.commands) for icon in icons)

    def paint(self, page: Page, alts: Mapping[str, str], bleed: float, titled: bool) -> Content:
        """One page with `bleed` px around it. `alts` says panels in words, by id; `titled` that an
        earlier page has the document's title."""
        painter = _PagePainter(self, page, alts, Bleed(page.box, bleed), titled)
        operators = painter.operators()
        return Content(operators, painter.tags.elements, painter.tags.titled)

    def finish(self) -> None:
        """Put what the pages share into the file, once all of them are painted."""
        fonts = {f.name: f.put(self.file, i) for i, f in enumerate(self.fonts.values())}
        self.file.put(
            {
                "Font": fonts,
                "XObject": self.objects,
                "ExtGState": self.states,
                "Shading": self.shadings,
            },
            self.resources,
        )

    def font(self, face: Face) -> Font:
        font = self.fonts.get(face)
        if font is None:
            font = self.fonts[face] = Font(face, f"F{len(self.fonts) + 1}")
        return font

    def opacity(self, opacity: float) -> str:
        """The name of a state that paints with this opacity."""
        key = ("opacity", number(opacity))
        return self._named(key, "O", self.states, lambda: self.file.put({"ca": opacity}))

    def shading(self, gradient: Gradient) -> str:
        """The name of a gradient's colours."""
        stops = [(offset, _rgb(colour)) for offset, colour, _ in gradient.stops]
        return self._named(
            ("colours", gradient),
            "S",
            self.shadings,
            lambda: self.file.put(_axial(gradient, stops, "DeviceRGB")),
        )

    def veil(self, gradient: Gradient, box: Box, opacity: float) -> str:
        """The name of a state that paints inside `box` as opaque as the gradient's stops say."""
        return self._named(
            ("veil", gradient, box, opacity),
            "V",
            self.states,
            lambda: self._veil(gradient, box, opacity),
        )

    def icon(self, icon: Icon) -> str:
        """The name of an icon's outline in its own units, filled with the colour at hand."""
        key = ("icon", id(icon.commands), icon.rule)
        return self._named(key, "I", self.objects, lambda: self._icon(icon))

    def picture(self, data: bytes) -> str:
        """The name of a raster picture in the unit square."""
        return self._named(("picture", data), "P", self.objects, lambda: self._picture(data))

    def _named(
        self, key: object, letter: str, held: dict[str, Ref], make: Callable[[], Ref]
    ) -> str:
        name = self.known.get(key)
        if name is None:
            name = self.known[key] = f"{letter}{len(held) + 1}"
            held[name] = make()
        return name

    def _veil(self, gradient: Gradient, box: Box, opacity: float) -> Ref:
        stops = [(offset, (alpha * opacity,)) for offset, _, alpha in gradient.stops]
        shading = self.file.put(_axial(gradient, stops, "DeviceGray"))
        mask = self.file.stream(
            b"/S sh",
            {
                "Type": Name("XObject"),
                "Subtype": Name("Form"),
                "BBox": [box.x, box.y, box.right, box.bottom],
                "Group": {"S": Name("Transparency"), "CS": Name("DeviceGray")},
                "Resources": {"Shading": {"S": shading}},
            },
        )
        return self.file.put({"SMask": {"S": Name("Luminosity"), "G": mask}})

    def _icon(self, icon: Icon) -> Ref:
        hull = Path(icon.commands, icon.fill).bounds.grow(0.01)
        drawn = f"{_data(icon.commands, _fine)} {'f*' if icon.rule == 'evenodd' else 'f'}"
        box: list[Value] = [hull.x, hull.y, hull.right, hull.bottom]
        about = {"Type": Name("XObject"), "Subtype": Name("Form"), "BBox": box}
        return self.file.stream(drawn.encode("ascii"), about)

    def _picture(self, data: bytes) -> Ref:
        with Image.open(io.BytesIO(data)) as image:
            pixels = image.convert("RGBA")
        about: dict[str, Value] = {
            "Type": Name("XObject"),
            "Subtype": Name("Image"),
            "Width": pixels.width,
            "Height": pixels.height,
            "BitsPerComponent": 8,
            "Interpolate": True,
        }
        alpha = pixels.getchannel("A")
        mask: dict[str, Value] = {}
        if alpha.getextrema() != (255, 255):
            grey = {**about, "ColorSpace": Name("DeviceGray")}
            mask = {"SMask": self.file.stream(alpha.tobytes(), grey)}
        colours = {**about, "ColorSpace": Name("DeviceRGB"), **mask}
        return self.file.stream(pixels.convert("RGB").tobytes(), colours)


class _PagePainter:
    """One page's content in the making."""

    def __init__(
        self,
        shared: PdfPainter,
        page: Page,
        alts: Mapping[str, str],
        bleed: Bleed,
        titled: bool,
    ) -> None:
        self.shared = shared
        self.page = page
        self.alts = alts
        self.bleed = bleed
        self.tags = Tags(titled)
        self.out: list[str] = []
        self.color = ""
        self.figure: Element | None = None
        # What the content being written belongs to; None between two stretches.
        self.open: Element | str | None = None
        grounds = [m for m in page.leaves() if isinstance(m, Rect) and m.role == "ground"]
        self.grown = {id(grounds[i]): box for i, box in underlapped(grounds).items()}

    def operators(self) -> bytes:
        page = self.page
        self._decoration()
        self._fill(page.ground)
        self._box(page.box.grow(self.bleed.by))
        self.out.append("f")
        self._marks(page.marks)
        self._close()
        return "\n".join(self.out).encode("ascii")

    # what belongs to what

    def _marks(self, marks: Iterable[Mark]) -> None:
        for mark in marks:
            if isinstance(mark, Group):
                self._group(mark)
            else:
                self._belonging(mark)
                self._mark(mark)

    def _group(self, group: Group) -> None:
        if not group.name or self.figure is not None:
            self._marks(group.marks)
            return
        alt = self.alts.get(group.id, group.name)
        self.figure = self.tags.figure(alt, group.bounds.within(self.page.box))
        self._marks(group.marks)
        self._close()
        self.tags.place(self.figure)
        self.figure = None

    def _belonging(self, mark: Mark) -> None:
        """Open the stretch of content that a mark belongs to."""
        said = isinstance(mark, Text) and not mark.echo and bool(mark.pieces)
        if isinstance(mark, Text) and said and (self.figure is None or introduces(mark)):
            self._content(self.tags.text(mark))
        elif self.figure is not None:
            self._content(self.figure)
        elif isinstance(mark, Picture) and mark.label:
            picture = self.tags.figure(mark.label, mark.box)
            self._content(picture)
            self.tags.place(picture)
        else:
            self._decoration()

    def _content(self, element: Element) -> None:
        if self.open is not element:
            self._close()
            self.out.append(f"/{element.tag} <</MCID {self.tags.content(element)}>> BDC")
            self.open = element

    def _decoration(self) -> None:
        if self.open != "decoration":
            self._close()
            self.out.append("/Artifact BMC")
            self.open = "decoration"

    def _close(self) -> None:
        if self.open is not None:
            self.out.append("EMC")
            self.open = None

    # marks

    def _mark(self, mark: Mark) -> None:
        match mark:
            case Text():
                self._text(mark)
            case Circle():
                self._circle(mark)
            case Rect():
                self._rect(mark)
            case Icon():
                self._icon(mark)
            case Path():
                self._shape(mark.commands, mark.fill, mark.rule)
            case Arc():
                self._shape(ring(mark), mark.fill)
            case Picture():
                self._picture(mark)

    def _rect(self, mark: Rect) -> None:
        box, radius = self.grown.get(id(mark), mark.box), corner(mark)
        if box.w <= 0 or box.h <= 0:
            return
        if radius > 0:
            self._shape(rounded(box, radius), mark.fill, opacity=mark.opacity)
            return
        box = self.bleed.box(box)
        with_state = self._begin(mark.fill, mark.opacity, box)
        self._box(box)
        self._paint(mark.fill, "f", with_state)

    def _circle(self, mark: Circle) -> None:
        if mark.r <= 0:
            return
        data = _data(circle(mark.cx, mark.cy, mark.r))
        if mark.fill:
            self._fill(mark.fill)
            self.out.append(f"{data} f")
        if mark.stroke and mark.stroke_width > 0:
            red, green, blue = map(_fine, _rgb(mark.stroke))
            width = number(mark.stroke_width)
            self.out.append(f"{red} {green} {blue} RG {width} w {data} S")

    def _shape(
        self, commands: Commands, fill: Fill, rule: str = "nonzero", opacity: float = 1.0
    ) -> None:
        commands = self.bleed.outline(commands)
        if not commands:
            return
        box = Path(commands, "").bounds if isinstance(fill, Gradient) else None
        with_state = self._begin(fill, opacity, box)
        self.out.append(_data(commands))
        self._paint(fill, "f*" if rule == "evenodd" else "f", with_state)

    def _icon(self, mark: Icon) -> None:
        box, space = mark.box, mark.space
        if box.w <= 0 or box.h <= 0:
            return
        self._fill(mark.fill)
        if mark.clip is not None:
            self._clip(self.bleed.box(mark.clip))
        sx, sy = box.w / space, box.h / space
        # What goes on into the bleed is no longer the same as its likes.
        if self.shared.repeated[id(mark.commands)] > 1 and self.bleed.box(box) == box:
            name = self.shared.icon(mark)
            place = f"{sx:.6g} 0 0 {sy:.6g} {number(box.x)} {number(box.y)} cm"
            self.out.append(f"q {place} /{name} Do Q")
        else:
            placed = _placed(mark.commands, sx, sy, box.x, box.y)
            self.out.append(_data(self.bleed.outline(placed)))
            self.out.append("f*" if mark.rule == "evenodd" else "f")
        if mark.clip is not None:
            self.out.append("Q")

    def _text(self, mark: Text) -> None:
        if not mark.pieces:
            return
        self._fill(mark.fill)
        if mark.clip is not None:
            self._clip(mark.clip)
        if mark.echo:
            self._outlined(mark)
        else:
            self.out.append("BT")
            for piece in mark.pieces:
                font = self.shared.font(piece.face)
                self.out.append(f"/{font.name} {number(mark.size)} Tf")
                self.out.append(font.show(piece, mark.x, mark.y, mark.size))
            if self.open is not self.figure and _ends_a_word(mark.text):
                # A figure's words are not read: what they say is said in its place.
                last = mark.pieces[0] if is_rtl_language(self.page.language) else mark.pieces[-1]
                font, rtl = self.shared.font(last.face), last.rtl
                self.out.append(f"/{font.name} {number(mark.size)} Tf")
                at = mark.x - GAP * mark.size if rtl else mark.x + mark.advance
                self.out.append(font.gap(at, mark.y))
            self.out.append("ET")
        if mark.clip is not None:
            self.out.append("Q")

    def _outlined(self, mark: Text) -> None:
        """A line as a shape: one that repeats another is not to be found twice."""
        shown = (mark.clip or self.page.box).grow(2 * mark.size)
        for piece in mark.pieces:
            scale = mark.size / units_per_em(piece.face)
            for glyph, x, y in zip(piece.glyphs, piece.xs, piece.ys, strict=True):
                # No glyph is wider than two sizes: those farther off show nothing.
                if shown.x <= mark.x + x <= shown.right:
                    drawn = outline(piece.face, glyph)
                    self.out.append(_data(_placed(drawn, scale, -scale, mark.x + x, mark.y + y)))
        self.out.append("f")

    def _picture(self, mark: Picture) -> None:
        box = mark.box
        if box.w > 0 and box.h > 0:
            name = self.shared.picture(mark.data)
            # Pictures stand on the lower side of the unit square.
            place = f"{number(box.w)} 0 0 {number(-box.h)} {number(box.x)} {number(box.bottom)} cm"
            self.out.append(f"q {place} /{name} Do Q")

    # operators

    def _fill(self, color: str) -> None:
        if color != self.color:
            red, green, blue = map(_fine, _rgb(color))
            self.out.append(f"{red} {green} {blue} rg")
            self.color = color

    def _box(self, box: Box) -> None:
        x, y, w, h = map(number, (box.x, box.y, box.w, box.h))
        self.out.append(f"{x} {y} {w} {h} re")

    def _clip(self, box: Box) -> None:
        """Paint inside `box` only, until the next Q. The colour is set before."""
        self.out.append("q")
        self._box(box)
        self.out.append("W n")

    def _begin(self, fill: Fill, opacity: float, box: Box | None) -> bool:
        """Set what a shape is painted with; returns whether that needs undoing."""
        if isinstance(fill, str):
            self._fill(fill)
            if opacity < 1:
                self.out.append(f"q /{self.shared.opacity(opacity)} gs")
            return opacity < 1
        alphas = {alpha * opacity for _, _, alpha in fill.stops}
        colors = {color for _, color, _ in fill.stops}
        if len(colors) == 1:
            self._fill(fill.stops[0][1])
        self.out.append("q")
        if len(alphas) > 1 and box is not None:
            self.out.append(f"/{self.shared.veil(fill, box, opacity)} gs")
        elif min(alphas) < 1:
            self.out.append(f"/{self.shared.opacity(min(alphas))} gs")
        return True

    def _paint(self, fill: Fill, operator: str, with_state: bool) -> None:
        """Fill the path at hand with what `_begin` set."""
        if isinstance(fill, Gradient) and len({color for _, color, _ in fill.stops}) > 1:
            rule = "W*" if operator == "f*" else "W"
            self.out.append(f"{rule} n /{self.shared.shading(fill)} sh")
        else:
            self.out.append(operator)
        if with_state:
            self.out.append("Q")


def _ends_a_word(line: str) -> bool:
    """Whether a space parts a line from the next: not in scripts that write none."""
    return bool(line) and unicodedata.east_asian_width(line[-1]) not in ("W", "F")


def _placed(commands: Commands, sx: float, sy: float, x: float, y: float) -> Commands:
    """Commands scaled, then moved."""
    placed: list[Command] = []
    for c in commands:
        points = [v * sx + x if i % 2 == 0 else v * sy + y for i, v in enumerate(c[1:])]
        placed.append((c[0], *points))  # type: ignore[arg-type]
    return tuple(placed)


_LETTERS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def _data(commands: Commands, write: Callable[[float], str] = number) -> str:
    """A path's operators."""
    return " ".join(" ".join((*map(write, c[1:]), _LETTERS[c[0]])) for c in commands)


def _fine(value: float) -> str:
    """A number with three decimals, in its shortest form: shares of a colour, and the units of
    icons, each of which may be several px."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _rgb(color: str) -> tuple[float, float, float]:
    value = int(color[1:], 16)
    return (value >> 16) / 255, (value >> 8 & 255) / 255, (value & 255) / 255


def _axial(
    gradient: Gradient, stops: Sequence[tuple[float, tuple[float, ...]]], space: str
) -> dict[str, Value]:
    """A shading along the gradient's line, going on as it ends at both ends."""
    held = list(stops)
    if held[0][0] > 0:
        held.insert(0, (0.0, held[0][1]))
    if held[-1][0] < 1:
        held.append((1.0, held[-1][1]))
    parts: list[Value] = [
        {
            "FunctionType": 2,
            "Domain": [0, 1],
            "C0": _components(a),
            "C1": _components(b),
            "N": 1,
        }
        for (_, a), (_, b) in itertools.pairwise(held)
    ]
    function: Value = {
        "FunctionType": 3,
        "Domain": [0, 1],
        "Functions": parts,
        "Bounds": [_exact(offset) for offset, _ in held[1:-1]],
        "Encode": [0, 1] * len(parts),
    }
    return {
        "ShadingType": 2,
        "ColorSpace": Name(space),
        "Coords": [gradient.x0, gradient.y0, gradient.x1, gradient.y1],
        "Function": function,
        "Extend": [True, True],
    }


def _components(values: Iterable[float]) -> list[Value]:
    return [_exact(v) for v in values]


def _exact(value: float) -> bytes:
    return _fine(value).encode("ascii")
