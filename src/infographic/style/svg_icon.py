"""An SVG file of one colour → an icon's outline.

Shapes (paths, circles, ellipses, rectangles, polygons) and their transforms are taken in, nothing
else: no script, no reference, no entity, no picture, no style sheet beyond simple classes. Where
filling the shapes with one colour would show something else than the file does (strokes, several
colours, see-through parts), it is refused, with the cure.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, cast
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from fontTools.misc.transform import Identity, Transform
from fontTools.pens.areaPen import AreaPen
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen, RecordingPen
from fontTools.pens.reverseContourPen import ReverseContourPen
from fontTools.pens.transformPen import TransformPen
from fontTools.svgLib.path import parse_path
from fontTools.svgLib.path.shapes import PathBuilder

from infographic.marks import Command
from infographic.style.icons import IconData

LARGEST = 256_000
"""Bytes of a file."""
_MOST_ELEMENTS = 500
_MOST_SEGMENTS = 5000
_DEEPEST = 32
# The side of the square that every icon is brought to.
_SIDE = 256.0
# Ink may stray so far over the edge of the view box, in sides.
_STRAY = 0.02

_SVG = "http://www.w3.org/2000/svg"
_SHAPES = frozenset(("path", "circle", "ellipse", "rect", "polygon", "polyline"))
# What shows nothing by itself; whatever refers to it is refused.
_SILENT = frozenset(("title", "desc", "metadata", "style", "defs"))
_KEPT = ("fill", "stroke", "fill-rule", "opacity", "fill-opacity", "display", "visibility")
_CLASS = re.compile(r"\.([\w-]+)\s*\{([^{}]*)\}")
_TRANSFORM = re.compile(r"(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)\s*,?\s*")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_ZERO = re.compile(r"0*\.?0*%?$")

Rule = Literal["nonzero", "evenodd"]
_Record = list[tuple[str, tuple[Any, ...]]]


class SvgIconError(ValueError):
    """What is wrong with a file, and the cure."""

    def __init__(self, text: str, cure: str) -> None:
        super().__init__(text)
        self.text = text
        self.cure = cure


@dataclass(frozen=True, slots=True)
class _Look:
    """What a shape inherits, as far as it matters to an outline."""

    transform: Transform
    fill: str = "#000"
    stroke: str = "none"
    rule: Rule = "nonzero"
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class _Shape:
    outline: _Record
    rule: Rule
    fill: str


def read_svg_icon(data: bytes) -> IconData:
    """The icon drawn in an SVG file, centred in a square. Raises SvgIconError."""
    if len(data) > LARGEST:
        raise SvgIconError(f"has more than {LARGEST // 1000} kB", "simplify the drawing")
    root = _parsed(data)
    if root.tag != f"{{{_SVG}}}svg":
        raise SvgIconError("is no SVG file", "its first element must be <svg> of SVG's namespace")
    look = _Look(_view(root))
    classes = _classes(root)
    shapes = [
        shape for child in _children(root, look, classes) for shape in _shapes(*child, classes)
    ]
    if not shapes:
        raise SvgIconError("has no filled shape", "draw it with filled paths")
    if len({shape.fill for shape in shapes}) > 1:
        colors = ", ".join(sorted({shape.fill for shape in shapes}))
        cure = "give every shape one colour, and cut out what shows the ground"
        raise SvgIconError(f"has several colours ({colors})", cure)
    outline, rule = _united(shapes)
    return _icon(outline, rule)


# -- XML -------------------------------------------------------------------------------------------


def _parsed(data: bytes) -> Element:
    """The root element. A document type is refused before any entity could be expanded."""
    builder = TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")
    count = depth = 0

    def name(tag: str) -> str:
        return "{" + tag if "}" in tag else tag

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal count, depth
        count, depth = count + 1, depth + 1
        if count > _MOST_ELEMENTS or depth > _DEEPEST:
            raise SvgIconError(f"has more than {_MOST_ELEMENTS} elements", "simplify the drawing")
        builder.start(name(tag), {name(key): value for key, value in attributes.items()})

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(name(tag))

    def doctype(*_: object) -> None:
        raise SvgIconError("has a document type", "take the <!DOCTYPE …> out")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        text = f"is not well-formed XML, line {error.lineno}"
        raise SvgIconError(text, "save it as SVG anew") from None
    return builder.close()


def _local(element: Element) -> str | None:
    """The name of an SVG element; None for one of an editor's own."""
    namespace, _, name = element.tag.rpartition("}")
    return name if namespace == "{" + _SVG else None


def _classes(root: Element) -> dict[str, dict[str, str]]:
    """The rules of simple classes in style sheets; any other rule is refused."""
    found: dict[str, dict[str, str]] = {}
    for element in root.iter(f"{{{_SVG}}}style"):
        sheet = re.sub(r"/\*.*?\*/", "", element.text or "", flags=re.DOTALL)
        rest = _CLASS.sub("", sheet).strip()
        if rest or "url(" in sheet or "@" in sheet:
            raise SvgIconError("has a style sheet", "save it with presentation attributes")
        for name, body in _CLASS.findall(sheet):
            found.setdefault(name, {}).update(_declarations(body))
    return found


def _declarations(text: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in text.split(";") if ":" in part)
    return {key.strip(): value.strip() for key, _, value in pairs}


# -- shapes ----------------------------------------------------------------------------------------


def _view(root: Element) -> Transform:
    """From user units to the square."""
    box = [float(n) for n in _NUMBER.findall(root.get("viewBox", ""))]
    if not box:
        sizes = [_NUMBER.match(root.get(key, "")) for key in ("width", "height")]
        if all(sizes):
            box = [0.0, 0.0, *(float(size[0]) for size in sizes if size)]
    if len(box) != 4 or not all(map(math.isfinite, box)) or min(box[2:]) <= 0:
        raise SvgIconError("has no viewBox", 'add one, such as viewBox="0 0 24 24"')
    x, y, width, height = box
    side = max(width, height)
    scale = _SIDE / side
    return Identity.scale(scale).translate((side - width) / 2 - x, (side - height) / 2 - y)


def _children(
    element: Element, look: _Look, classes: dict[str, dict[str, str]]
) -> Iterator[tuple[Element, _Look]]:
    """The children of an element, with what it hands down to them."""
    handed = _inherited(element, look, classes)
    return ((child, handed) for child in element)


def _shapes(element: Element, look: _Look, classes: dict[str, dict[str, str]]) -> Iterator[_Shape]:
    name = _local(element)
    if name is None or name in _SILENT:
        return
    if any(key.lower().startswith("on") for key in element.keys()) or name == "script":  # noqa: SIM118
        raise SvgIconError("has a script", "take it out")
    if any(key.rpartition("}")[2] == "href" for key in element.keys()):  # noqa: SIM118
        raise SvgIconError(f"refers to something else (<{name}>)", "draw it in place")
    if name == "g":
        for child, handed in _children(element, look, classes):
            yield from _shapes(child, handed, classes)
        return
    if name not in _SHAPES:
        cure = "draw it with filled paths, circles, rectangles and polygons"
        raise SvgIconError(f"has a <{name}>", cure)
    own = _inherited(element, look, classes)
    if own.hidden:
        return
    if own.stroke != "none":
        cure = "turn strokes into outlines (Path → Stroke to Path)"
        raise SvgIconError("is drawn with strokes", cure)
    if own.fill == "none":
        return
    outline = _outline(element, own.transform)
    if outline:
        yield _Shape(outline, own.rule, own.fill)


def _inherited(element: Element, look: _Look, classes: dict[str, dict[str, str]]) -> _Look:
    said = {key: element.get(key, "") for key in _KEPT if element.get(key)}
    for name in element.get("class", "").split():
        said |= classes.get(name, {})
    said |= _declarations(element.get("style", ""))
    if any("url(" in value for value in said.values()):
        raise SvgIconError("is filled with a gradient or a pattern", "fill it with one colour")
    for key in ("mask", "clip-path", "filter"):
        if said.get(key, element.get(key, "none")) != "none":
            raise SvgIconError(f"has a {key}", "cut the shape itself")
    for key in ("opacity", "fill-opacity"):
        alpha = said.get(key, "1")
        if _ZERO.match(alpha):
            said["display"] = "none"
        elif alpha not in ("1", "1.0", "100%"):
            raise SvgIconError("has see-through parts", "make them solid, or take them out")
    fill = said.get("fill", look.fill).casefold()
    stroke = said.get("stroke", look.stroke).casefold()
    hidden = said.get("display") == "none" or said.get("visibility") == "hidden"
    rule = said.get("fill-rule", look.rule)
    return replace(
        look,
        transform=look.transform.transform(_transform(element.get("transform", ""))),
        fill=_color(fill, look.fill),
        stroke=_color(stroke, look.stroke),
        rule="evenodd" if rule == "evenodd" else "nonzero",
        hidden=look.hidden or hidden,
    )


def _color(value: str, inherited: str) -> str:
    """One spelling for one colour; whatever is black or the text's colour is the icon's own."""
    if value in ("inherit", ""):
        return inherited
    if value in ("transparent", "none"):
        return "none"
    if value in ("currentcolor", "black", "#000000", "rgb(0,0,0)"):
        return "#000"
    return value


def _transform(text: str) -> Transform:
    made = Identity
    if _TRANSFORM.sub("", text).strip():
        raise SvgIconError(f'has a transform that cannot be read ("{text[:40]}")', "apply it")
    for kind, inner in _TRANSFORM.findall(text):
        n = [float(v) for v in _NUMBER.findall(inner)]
        try:
            made = _step(kind, n, made)
        except (IndexError, TypeError):
            raise SvgIconError(f'has a damaged transform ("{text[:40]}")', "apply it") from None
    return made


def _step(kind: str, n: Sequence[float], made: Transform) -> Transform:
    if kind == "matrix":
        return made.transform(Transform(*n))
    if kind == "translate":
        return made.translate(n[0], n[1] if len(n) > 1 else 0.0)
    if kind == "scale":
        return made.scale(n[0], n[1] if len(n) > 1 else n[0])
    if kind == "rotate":
        x, y = (n[1], n[2]) if len(n) > 1 else (0.0, 0.0)
        return made.translate(x, y).rotate(math.radians(n[0])).translate(-x, -y)
    angle = math.radians(n[0])
    return made.skew(angle, 0) if kind == "skewX" else made.skew(0, angle)


def _outline(element: Element, transform: Transform) -> _Record:
    """A shape in units of the square. What stands in the file may be anything: whatever the parser
    of paths cannot read is damaged."""
    bare = Element(_local(element) or "", dict(element.attrib))
    bare.attrib.pop("transform", None)
    builder = PathBuilder()
    pen = DecomposingRecordingPen({})
    try:
        builder.add_path_from_element(bare)
        for d in builder.paths:
            parse_path(d, TransformPen(pen, transform))
    except (ValueError, IndexError, TypeError, KeyError, AssertionError, ArithmeticError) as error:
        text = f"has a damaged <{bare.tag}>"
        raise SvgIconError(text, "save it as SVG anew") from error
    points = [v for _, pts in pen.value for point in pts if point for v in point]
    if not all(math.isfinite(v) and abs(v) < 1e5 for v in points):
        raise SvgIconError(f"has a <{bare.tag}> far outside its viewBox", "draw it inside")
    return cast(_Record, pen.value)


# -- one outline -----------------------------------------------------------------------------------


def _united(shapes: Sequence[_Shape]) -> tuple[_Record, Rule]:
    """All shapes as one outline that fills what any of them fills."""
    if len(shapes) == 1:
        return shapes[0].outline, shapes[0].rule
    if all(shape.rule == "nonzero" or _contours(shape.outline) == 1 for shape in shapes):
        # Wound the same way, shapes that overlap add up instead of cutting holes.
        joined: _Record = []
        for shape in shapes:
            joined += _wound(shape.outline)
        return joined, "nonzero"
    boxes = [_bounds(shape.outline) for shape in shapes]
    apart = all(_apart(a, b) for i, a in enumerate(boxes) for b in boxes[:i])
    plain = all(shape.rule == "evenodd" or _contours(shape.outline) == 1 for shape in shapes)
    if apart and plain:
        return [step for shape in shapes for step in shape.outline], "evenodd"
    raise SvgIconError("has shapes that overlap with holes in them", "unite them into one path")


def _contours(outline: _Record) -> int:
    return sum(1 for operator, _ in outline if operator == "moveTo")


def _wound(outline: _Record) -> _Record:
    closed = RecordingPen()
    closed.value = [
        ("closePath", ()) if operator == "endPath" else (operator, points)
        for operator, points in outline
    ]
    area = AreaPen()
    closed.replay(area)
    if area.value >= 0:
        return cast(_Record, closed.value)
    turned = RecordingPen()
    closed.replay(ReverseContourPen(turned, outputImpliedClosingLine=True))
    return cast(_Record, turned.value)


def _bounds(outline: _Record) -> tuple[float, float, float, float]:
    pen = BoundsPen(None)
    record = RecordingPen()
    record.value = outline
    record.replay(pen)
    return cast("tuple[float, float, float, float]", pen.bounds or (0.0, 0.0, 0.0, 0.0))


def _apart(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def _icon(outline: _Record, rule: Rule) -> IconData:
    commands: list[Command] = []
    here = (0.0, 0.0)
    for operator, points in outline:
        if operator in ("closePath", "endPath"):
            commands.append(("Z",))
            continue
        for letter, flat in _segments(operator, points, here):
            rounded = (round(v, 3) + 0.0 for v in flat)
            commands.append(cast(Command, (letter, *rounded)))
        here = points[-1]
    if len(commands) > _MOST_SEGMENTS:
        raise SvgIconError(f"has more than {_MOST_SEGMENTS} points", "simplify the drawing")
    left, top, right, bottom = _bounds(outline)
    if right - left <= 0 or bottom - top <= 0:
        raise SvgIconError("has no filled shape", "draw it with filled paths")
    slack = _STRAY * _SIDE
    if min(left, top) < -slack or max(right, bottom) > _SIDE + slack:
        raise SvgIconError("draws outside its viewBox", "fit the viewBox to the drawing")
    bounds = (round(left, 3), round(top, 3), round(right, 3), round(bottom, 3))
    return IconData("own", tuple(commands), _SIDE, bounds, rule, False, "own")


def _segments(
    operator: str, points: tuple[tuple[float, float], ...], here: tuple[float, float]
) -> Iterator[tuple[str, tuple[float, ...]]]:
    if operator == "qCurveTo":
        # SVG's quadratics have one control point each: raised to a cubic.
        (cx, cy), (x, y) = points
        x0, y0 = here
        first = (x0 + (cx - x0) * 2 / 3, y0 + (cy - y0) * 2 / 3)
        second = (x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3)
        yield "C", (*first, *second, x, y)
        return
    letter = {"moveTo": "M", "lineTo": "L", "curveTo": "C"}[operator]
    yield letter, tuple(v for point in points for v in point)
