"""The SVG read back: its numbers, names and text, with whatever the survey contains."""

from __future__ import annotations

import base64
import io
import itertools
import math
import re
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from infographic.layout.page import Page
from infographic.marks import (
    Arc,
    Box,
    Circle,
    Command,
    Datum,
    Gradient,
    Group,
    Icon,
    Mark,
    Path,
    Picture,
    Rect,
    polygon,
)
from infographic.paint.pathdata import number, outline
from infographic.paint.svg import paint_svg
from infographic.text.shape import Type, line

SVG = "{http://www.w3.org/2000/svg}"
XML = "{http://www.w3.org/XML/1998/namespace}"
BODY = Type("Mona Sans", 20)


def page(
    *marks: Mark, title: str = "Title", description: str = "Text", language: str = "en"
) -> Page:
    return Page(400, 300, "#ffffff", marks, (), title, description, language, 12)


def parsed(*marks: Mark, **words: str) -> ElementTree.Element:
    return ElementTree.fromstring(paint_svg(page(*marks, **words)))


def only(root: ElementTree.Element, tag: str) -> ElementTree.Element:
    """The one element of that name, the page's own ground aside."""
    found = [e for e in root.iter(SVG + tag) if e is not root.find(SVG + "rect")]
    assert len(found) == 1
    return found[0]


def points(data: str) -> list[tuple[float, float]]:
    """Every point a pen comes by when it follows path data, control points too."""
    found: list[tuple[float, float]] = []
    x = y = sx = sy = 0.0
    mirror: tuple[float, float] | None = None
    sizes = {"m": 2, "l": 2, "h": 1, "v": 1, "q": 4, "t": 2, "c": 6, "z": 0, "a": 7}
    for letter, rest in re.findall(r"([A-Za-z])([^A-Za-z]*)", data):
        numbers = [float(n) for n in re.findall(r"-?\d*\.?\d+", rest)]
        size = sizes[letter.lower()]
        relative = letter.islower()
        steps = [numbers[i : i + size] for i in range(0, len(numbers), size)] if size else [[]]
        for v in steps:
            ox, oy = (x, y) if relative else (0.0, 0.0)
            kind, last, mirror = letter.lower(), mirror, None
            if kind == "z":
                x, y = sx, sy
                continue
            if kind == "h":
                x = ox + v[0]
            elif kind == "v":
                y = oy + v[0]
            else:
                inner = [(ox + v[i], oy + v[i + 1]) for i in range(0, size - 2, 2)]
                if kind == "a":
                    inner = []
                if kind == "t":
                    inner = [(2 * x - last[0], 2 * y - last[1])] if last else [(x, y)]
                found += inner
                if kind in "qt":
                    mirror = inner[0]
                x, y = ox + v[-2], oy + v[-1]
            if kind == "m":
                sx, sy = x, y
            found.append((x, y))
    return found


# the document


def test_root_is_a_named_picture() -> None:
    root = parsed(title="Who tweets?", description="Most do.", language="de-CH")
    assert root.get("role") == "img"
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == (
        "400",
        "300",
        "0 0 400 300",
    )
    assert root.get("lang") == root.get(XML + "lang") == "de-CH"
    title, description = root[0], root[1]
    assert (title.tag, title.text) == (SVG + "title", "Who tweets?")
    assert (description.tag, description.text) == (SVG + "desc", "Most do.")
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"


def test_same_page_same_bytes() -> None:
    marks = (line("Twice", BODY).at(10, 50, "#000000"), Circle(1, 2, 3, "#123456"))
    for flavour in ("outline", "live"):
        assert paint_svg(page(*marks), flavour) == paint_svg(page(*marks), flavour)


def test_two_documents_in_one_html_page_share_no_reference() -> None:
    gradient = Gradient(0, 0, 9, 0, ((0, "#000000", 1), (1, "#ffffff", 1)))
    mark = Rect(Box(0, 0, 9, 9), gradient)
    ids = [{e.get("id") for e in parsed(mark, title=t).iter() if e.get("id")} for t in ("A", "B")]
    assert not ids[0] & ids[1]


# marks


def test_rect_with_datum() -> None:
    datum = Datum("q1", "Twitter", "private", "<1%", 0.5, "length-x", 4)
    rect = only(parsed(Rect(Box(10.126, -0.001, 2.5, 0.5), "#ff0000", 9, datum)), "rect")
    shape = {k: rect.get(k) for k in ("x", "y", "width", "height", "rx", "fill")}
    assert shape == {
        "x": "10.13",
        "y": "0",
        "width": "2.5",
        "height": ".5",
        "rx": ".25",
        "fill": "#ff0000",
    }
    data = {k: v for k, v in rect.attrib.items() if k.startswith("data-")}
    assert data == {
        "data-question": "q1",
        "data-option": "Twitter",
        "data-series": "private",
        "data-value": "<1%",
    }


def test_grounds_have_hard_edges_and_marks_have_not() -> None:
    ground = only(parsed(Rect(Box(0, 0, 9, 9), "#ff0000", role="ground")), "rect")
    mark = only(parsed(Rect(Box(0, 0, 9, 9), "#ff0000")), "rect")
    assert ground.get("shape-rendering") == "crispEdges"
    assert mark.get("shape-rendering") is None


def test_circle_and_ring() -> None:
    circle = only(parsed(Circle(50, 60, 20, None, "#00ff00", 4)), "circle")
    assert (circle.get("r"), circle.get("fill"), circle.get("stroke-width")) == ("20", "none", "4")


@pytest.mark.parametrize("sweep", [1.0, 0.999999, 0.75])
def test_an_arc_never_ends_where_it_starts(sweep: float) -> None:
    data = only(parsed(Arc(100, 100, 50, 20, 0.3, sweep, "#000000")), "path").get("d") or ""
    pen = points(data)
    halves = list(itertools.pairwise(pen))
    radii = sorted({round(math.dist(p, (100, 100)), 1) for p in pen})
    assert radii == [30, 50]
    assert data.count("A") == 4  # two outside, two inside
    assert all(
        math.dist(a, b) > 1
        for a, b in halves
        if math.dist(a, (100, 100)) > 40 and math.dist(b, (100, 100)) > 40
    )


def test_gap_of_arcs_is_as_wide_as_said() -> None:
    """Two neighbours: their ends lie `gap` apart, half of it cut off each."""
    root = parsed(
        Arc(0, 0, 110, 20, 0, 0.25, "#000000", 6), Arc(0, 0, 110, 20, 0.25, 0.25, "#000000", 6)
    )
    first, second = (points(e.get("d") or "") for e in root.iter(SVG + "path"))
    outer_end, inner_end = first[2], first[3]
    outer_start, inner_start = second[0], second[5]
    middle = (math.dist(outer_end, outer_start) + math.dist(inner_end, inner_start)) / 2
    assert middle == pytest.approx(6, abs=0.05)


def test_a_piece_smaller_than_its_gap_does_not_vanish() -> None:
    pen = points(only(parsed(Arc(0, 0, 100, 20, 0, 0.01, "#000000", 30)), "path").get("d") or "")
    assert math.dist(pen[0], pen[2]) == pytest.approx(0.005 * math.tau * 100, abs=0.05)


def test_icon_is_scaled_to_its_box() -> None:
    icon = Icon(
        "square", Box(100, 50, 12, 12), polygon((0, 0), (24, 0), (24, 24), (0, 24)), 24, "#000000"
    )
    assert points(only(parsed(icon), "path").get("d") or "")[:3] == [
        (100, 50),
        (112, 50),
        (112, 62),
    ]


def test_equal_gradients_are_defined_once() -> None:
    one = Gradient(0, 0, 100, 0, ((0, "#ff0000", 1), (1, "#0000ff", 0.5)))
    root = parsed(Rect(Box(0, 0, 9, 9), one), Path(polygon((0, 0), (9, 0), (9, 9)), one))
    gradient = only(root, "linearGradient")
    users = [e.get("fill") for e in root.iter() if "url" in (e.get("fill") or "")]
    assert users == [f"url(#{gradient.get('id')})"] * 2
    assert [s.get("stop-opacity") for s in gradient] == [None, ".5"]


def test_groups_speak_and_their_ids_are_valid_and_unique() -> None:
    dot = Circle(1, 1, 1, "#000000")
    root = parsed(
        Group((dot,), "Who & <where>", "panel 1"),
        Group((dot,), "Again", "panel 1"),
        Group((dot,), "数字", "7 数字"),
        Group((dot,), "数字"),
        Group((dot,)),
    )
    groups = list(root.iter(SVG + "g"))
    assert [g.get("aria-label") for g in groups] == ["Who & <where>", "Again", "数字", "数字"]
    assert [g.get("id") for g in groups] == ["panel-1", "panel-1-2", "g-7", "group"]
    assert {g.get("role") for g in groups} == {"group"}
    assert root[-1].tag == SVG + "circle"  # a group without a name leaves no trace


def test_picture_travels_inside() -> None:
    image = only(parsed(Picture(Box(0, 0, 10, 10), b"\x89PNG", "Logo")), "image")
    assert (image.get("{http://www.w3.org/1999/xlink}href") or "").startswith(
        "data:image/png;base64,iVBO"
    )
    assert image.get("aria-label") == "Logo"


# text


def test_outlined_text_lies_where_its_ink_is() -> None:
    mark = line("Ámbigua", BODY).at(30, 80, "#102030")
    path = only(parsed(mark), "path")
    pen = points(path.get("d") or "")
    xs, ys = [x for x, _ in pen], [y for _, y in pen]
    # Control points of a curve may lie outside of its ink, by little.
    assert min(xs) == pytest.approx(mark.ink.x, abs=0.3)
    assert max(xs) == pytest.approx(mark.ink.right, abs=0.3)
    assert min(ys) == pytest.approx(mark.ink.y, abs=0.3)
    assert max(ys) == pytest.approx(mark.ink.bottom, abs=0.3)
    assert (path.get("fill"), path.get("aria-hidden")) == ("#102030", "true")


def test_text_that_leaves_no_ink_leaves_no_element() -> None:
    assert list(parsed(line("  ", BODY).at(0, 20, "#000000")).iter(SVG + "path")) == []


def test_live_text_is_text_in_a_font_inside_the_file() -> None:
    text = line("Netz & Co", Type("Mona Sans", 20, weight=650, width=90, tracking=0.05))
    svg = paint_svg(page(text.at(30.5, 80, "#000000")), "live")
    root = ElementTree.fromstring(svg)
    element = only(root, "text")
    assert element.text == "Netz & Co"
    wanted = {
        "x": "30.5",
        "y": "80",
        "font-size": "20",
        "font-weight": "650",
        "font-stretch": "90%",
        "letter-spacing": "1",
        "font-family": "'Mona Sans',sans-serif",
    }
    assert {k: element.get(k) for k in wanted} == wanted
    style = only(root, "style").text or ""
    assert "unicode-range:U+20,U+26,U+43,U+4E,U+65,U+6F,U+74,U+7A;" in style
    assert "font-weight:650;font-stretch:90%" in style
    assert len(svg) < 8000  # eight glyphs at one point of the axes, not a whole font


def test_live_text_in_two_fonts_has_two_spans() -> None:
    text = line("Twitter Ж", BODY).at(30, 80, "#000000")
    root = ElementTree.fromstring(paint_svg(page(text), "live"))
    spans = list(root.iter(SVG + "tspan"))
    assert [s.text for s in spans] == ["Twitter ", "Ж"]
    assert float(spans[1].get("x") or 0) == pytest.approx(30 + text.pieces[1].x, abs=0.01)
    assert (only(root, "style").text or "").count("@font-face") == 2


def test_subset_font_has_the_used_range_of_an_axis() -> None:
    marks = [line("Hm", Type("Mona Sans", 20, weight=w)).at(0, 20, "#000000") for w in (400, 700)]
    svg = paint_svg(page(*marks), "live")
    packed = re.search(r"base64,([^)]*)\)", svg)
    assert packed
    font = TTFont(io.BytesIO(base64.b64decode(packed[1])))
    assert font.flavor == "woff2"
    assert {chr(c) for c in font.getBestCmap()} == {"H", "m"}
    assert [(a.axisTag, a.minValue, a.maxValue) for a in font["fvar"].axes] == [("wght", 400, 700)]


# whatever comes

HOSTILE = st.text(max_size=30) | st.sampled_from(
    [
        "]]>",
        "<script>alert(1)</script>",
        "\"'&<>",
        "a\0b",
        "\ud800",
        "&amp;",
        "\ufffe",
        "\x1b[0m",
        "--",
    ]
)


@settings(max_examples=60, deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_any_words_give_well_formed_xml(a: str, b: str, c: str) -> None:
    datum = Datum(a, b, c, a)
    marks = Group((Rect(Box(0, 0, 1, 1), "#000000", datum=datum),), b, c)
    shaped = line("".join(x for x in c if not "\ud800" <= x <= "\udfff"), BODY).at(0, 20, "#000000")
    for flavour in ("outline", "live"):
        svg = paint_svg(page(marks, shaped, title=a, description=b, language="en"), flavour)
        root = ElementTree.fromstring(svg)
        svg.encode("utf-8")
        assert not list(root.iter(SVG + "script"))
        ids = [e.get("id") for e in root.iter() if e.get("id")]
        assert len(ids) == len(set(ids))
        assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9-]*", i) for i in ids if i)
        links = re.findall(r"(?:href|src)=[\"']([^\"']*)", svg)
        assert all(target.startswith(("#", "data:")) for target in links)


@given(st.floats(-1e6, 1e6))
def test_numbers_are_short_and_true(value: float) -> None:
    text = number(value)
    assert abs(float(text) - value) <= 0.005 + 1e-9
    assert re.fullmatch(r"-?(\d+|\d*\.\d?[1-9])", text)
    assert text != "-0"


@pytest.mark.parametrize("bad", [math.nan, math.inf])
def test_no_number_no_picture(bad: float) -> None:
    with pytest.raises((ValueError, OverflowError)):
        number(bad)


coordinate = st.floats(-2000, 2000).map(lambda v: round(v, 4))
segment = st.one_of(
    st.tuples(st.just("L"), coordinate, coordinate),
    st.tuples(st.just("C"), *[coordinate] * 6),
)
contour = st.builds(
    lambda x, y, rest: [("M", x, y), *rest, ("Z",)],
    coordinate,
    coordinate,
    st.lists(segment, max_size=6),
)


@given(st.lists(contour, min_size=1, max_size=3), st.floats(0.01, 2))
def test_path_data_keeps_every_corner(contours: list[list[Command]], scale: float) -> None:
    commands = tuple(c for part in contours for c in part)
    pen = points(outline(commands, scale, -scale).at(0, 0))
    for c in commands:
        if c[0] != "Z":
            x, y = float(c[-2]) * scale, -float(c[-1]) * scale
            assert any(abs(px - x) <= 0.0051 and abs(py - y) <= 0.0051 for px, py in pen)


@given(st.lists(st.tuples(coordinate, coordinate, coordinate, coordinate), min_size=1, max_size=8))
def test_quadratics_stay_within_two_hundredths(
    curves: list[tuple[float, float, float, float]],
) -> None:
    """Cubics that are quadratics are written as `q` or `t`; the control points come back."""
    commands: list[Command] = [("M", 0.0, 0.0)]
    x = y = 0.0
    controls = []
    for cx, cy, nx, ny in curves:
        commands.append(
            (
                "C",
                x + (cx - x) * 2 / 3,
                y + (cy - y) * 2 / 3,
                nx + (cx - nx) * 2 / 3,
                ny + (cy - ny) * 2 / 3,
                nx,
                ny,
            )
        )
        controls.append((cx, cy))
        x, y = nx, ny
    data = outline(tuple(commands), 1, 1).at(0, 0)
    assert "c" not in data
    pen = points(data)[1::2]
    assert len(pen) == len(controls)
    for got, wanted in zip(pen, controls, strict=True):
        assert max(abs(got[0] - wanted[0]), abs(got[1] - wanted[1])) <= 0.02


@pytest.mark.parametrize("off", [0.0, 0.009, 0.03, 0.06])
@pytest.mark.parametrize("axis", [0, 1])
def test_smooth_curves_do_not_drift(off: float, axis: int) -> None:
    """A long wave; each control point mirrors the one before, all but for `off` along one axis."""
    commands: list[Command] = [("M", 0.0, 0.0)]
    cx, cy, controls = 5.0, 4.0, []
    for i in range(40):
        x = i * 10.0
        first = (x + (cx - x) * 2 / 3, cy * 2 / 3)
        second = (x + 10 + (cx - x - 10) * 2 / 3, cy * 2 / 3)
        commands.append(("C", *first, *second, x + 10, 0.0))
        controls.append((cx, cy))
        # Mirrored at the pen; the sign makes what is off add up from curve to curve.
        sign = off * (-1) ** i
        cx, cy = 2 * (x + 10) - cx + sign * (axis == 0), -cy + sign * (axis == 1)
    data = outline(tuple(commands), 1, 1).at(0, 0)
    if not off:
        assert "t" in data
    for got, wanted in zip(points(data)[1::2], controls, strict=True):
        assert max(abs(got[0] - wanted[0]), abs(got[1] - wanted[1])) <= 0.0151
