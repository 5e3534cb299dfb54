"""Pixels at known points, and the whole picture against CairoSVG, which paints the SVG instead."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from infographic.layout.page import Page
from infographic.marks import (
    Arc,
    Box,
    Circle,
    Gradient,
    Group,
    Icon,
    Mark,
    Path,
    Picture,
    Rect,
    polygon,
)
from infographic.paint import cairo
from infographic.paint.svg import paint_svg
from infographic.text.shape import Type, line

try:
    cairo.load()
except cairo.CairoMissingError:
    pytest.skip("no cairo library here", allow_module_level=True)

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 128, 0), (0, 0, 255), (255, 255, 255)


def page(*marks: Mark, width: float = 100, height: float = 80) -> Page:
    return Page(width, height, "#ffffff", marks, (), "Title", "", "en", 12)


def painted(made: Page, width: int = 100) -> Image.Image:
    painting = cairo.Painting(cairo.compile_page(made), width)
    rows = b"".join(painting.paint(band) for band in range(painting.bands))
    return Image.frombytes("RGB", (painting.width, painting.height), rows)


def difference(made: Page, width: int) -> tuple[float, int]:
    """Mean and largest difference (0-255) from CairoSVG's painting of our SVG."""
    cairosvg = pytest.importorskip("cairosvg")
    png = cairosvg.svg2png(
        paint_svg(made).encode(),
        output_width=width,
        output_height=round(made.height * width / made.width),
    )
    reference = Image.open(io.BytesIO(png)).convert("RGB")
    ours = painted(made, width)
    assert ours.size == reference.size
    apart = ImageChops.difference(ours, reference)
    return max(ImageStat.Stat(apart).mean), max(high for _, high in apart.getextrema())


def test_colours_are_not_swapped() -> None:
    image = painted(page(Rect(Box(0, 0, 50, 80), "#ff0000"), Rect(Box(50, 0, 50, 80), "#0000ff")))
    assert (image.getpixel((10, 40)), image.getpixel((90, 40))) == (RED, BLUE)


def test_half_a_pixel_is_half_a_colour() -> None:
    image = painted(page(Rect(Box(0, 0, 10.5, 80), "#000000")))
    assert image.getpixel((10, 5)) == pytest.approx((127, 127, 127), abs=1)


def test_opacity_mixes_with_what_is_below() -> None:
    image = painted(page(Rect(Box(0, 0, 100, 80), "#ff0000", opacity=0.5)))
    assert image.getpixel((5, 5)) == pytest.approx((255, 127, 127), abs=1)


def test_gradient_runs_from_end_to_end() -> None:
    fill = Gradient(0, 0, 100, 0, ((0, "#ff0000", 1), (1, "#0000ff", 1)))
    image = painted(page(Rect(Box(0, 0, 100, 80), fill)))
    assert image.getpixel((0, 0)) == pytest.approx(RED, abs=3)
    assert image.getpixel((50, 0)) == pytest.approx((127, 0, 127), abs=3)
    assert image.getpixel((99, 0)) == pytest.approx(BLUE, abs=3)


def test_ring_is_hollow_and_disc_is_not() -> None:
    image = painted(page(Circle(30, 40, 20, None, "#ff0000", 6), Circle(75, 40, 15, "#0000ff")))
    assert image.getpixel((30, 40)) == WHITE
    assert image.getpixel((30, 20)) == RED
    assert image.getpixel((75, 40)) == BLUE


def test_arc_starts_at_noon_and_runs_clockwise() -> None:
    image = painted(
        page(Arc(50, 40, 30, 10, 0, 0.25, "#ff0000"), Arc(50, 40, 15, 15, 0.5, 0.25, "#0000ff"))
    )
    assert image.getpixel((68, 22)) == RED  # half past one
    assert image.getpixel((32, 22)) == WHITE
    assert image.getpixel((45, 45)) == BLUE  # between six and nine, down to the centre
    assert image.getpixel((50, 12)) == RED


def test_whole_ring_has_its_hole() -> None:
    image = painted(page(Arc(50, 40, 30, 10, 0.4, 1, "#ff0000")))
    assert image.getpixel((50, 40)) == WHITE
    for x, y in ((50, 15), (75, 40), (50, 65), (25, 40)):
        assert image.getpixel((x, y)) == RED


def test_a_round_arc_stays_inside_its_sweep() -> None:
    flat, round = (
        painted(page(Arc(50, 40, 30, 12, 0, 0.5, "#ff0000", round=r))) for r in (False, True)
    )
    for image in (flat, round):
        assert image.getpixel((74, 40)) == RED
        assert image.getpixel((46, 16)) == WHITE  # before noon
        assert image.getpixel((46, 64)) == WHITE  # past six
    assert flat.getpixel((51, 11)) == RED
    assert round.getpixel((51, 11)) == WHITE  # the corner that the half disc lacks
    assert round.getpixel((52, 16)) == RED  # its tip, on the middle of the ring


def test_a_round_arc_without_room_for_its_ends_is_a_wedge() -> None:
    image = painted(page(Arc(50, 40, 30, 12, 0, 0.02, "#ff0000", round=True)))
    assert image.getpixel((51, 11)) == RED


def test_evenodd_leaves_the_hole_that_nonzero_fills() -> None:
    square = polygon((0, 0), (24, 0), (24, 24), (0, 24)) + polygon(
        (6, 6), (18, 6), (18, 18), (6, 18)
    )
    marks = (
        Icon("a", Box(0, 0, 48, 48), square, 24, "#ff0000", "evenodd"),
        Icon("a", Box(50, 0, 48, 48), square, 24, "#ff0000"),
        Path(polygon((0, 60), (100, 60), (100, 80), (0, 80)), "#0000ff"),
    )
    image = painted(page(*marks))
    assert (image.getpixel((24, 24)), image.getpixel((74, 24))) == (WHITE, RED)
    assert (image.getpixel((3, 3)), image.getpixel((50, 70))) == (RED, BLUE)


@pytest.mark.parametrize("opacity", [255, 128])
def test_picture_keeps_colours_and_transparency(opacity: int) -> None:
    file = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 128, 0, opacity)).save(file, "PNG")
    image = painted(page(Picture(Box(10, 10, 40, 40), file.getvalue())))
    mixed = tuple(round(c * opacity / 255 + 255 - opacity) for c in GREEN)
    assert image.getpixel((30, 30)) == pytest.approx(mixed, abs=1)
    assert image.getpixel((11, 48)) == pytest.approx(mixed, abs=1)  # not faded at its edges
    assert image.getpixel((60, 30)) == WHITE


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(0.3, 60), min_size=1, max_size=12), st.sampled_from([60, 97, 100, 240]))
def test_adjoining_grounds_have_no_seam(heights: list[float], width: int) -> None:
    """Bands at any fractions of a pixel: every row is wholly one colour, never the paper's."""
    colours = ["#ff0000", "#0000ff"]
    y, marks = 0.0, []
    for i, height in enumerate(heights):
        marks.append(Rect(Box(0, y, 100, height), colours[i % 2], role="ground"))
        y += height
    image = painted(page(*marks, height=y), width)
    # A band of under half a pixel keeps its edges; its neighbours then meet it half way.
    thin = any(height * width / 100 <= 1 for height in heights)
    seen = {colour for _, colour in image.getcolors(1 << 16) or []}
    if not thin:
        assert seen <= {RED, BLUE}


def test_grounds_that_sums_have_parted_by_a_hair_still_meet() -> None:
    """The first ends a rounding error below half a pixel, the second begins on it."""
    first = Rect(Box(0, 0, 100, 40.5 - 1e-12), "#ff0000", role="ground")
    second = Rect(Box(0, 40.5, 100, 39.5), "#0000ff", role="ground")
    image = painted(page(first, second))
    assert {colour for _, colour in image.getcolors() or []} == {RED, BLUE}


def test_marks_are_not_snapped() -> None:
    """A bar's length is data: at 0.5 px it is half grey, not a pixel more or less."""
    image = painted(page(Rect(Box(0, 0, 100, 10.5), "#000000", role="mark")))
    assert image.getpixel((50, 10)) == pytest.approx((127, 127, 127), abs=1)


def test_a_hairline_ground_stays_visible() -> None:
    image = painted(page(Rect(Box(0, 20, 100, 0.4), "#000000", role="ground")))
    assert image.getpixel((50, 20))[0] < 200


def test_bands_join_without_a_trace() -> None:
    """A slope across three bands equals the same slope painted as one band."""
    made = page(Path(polygon((3, 0), (90, 700), (20, 700)), "#ff0000"), height=700)
    parts = painted(made)
    whole, cairo.BAND = cairo.BAND, 4096
    try:
        at_once = painted(made)
    finally:
        cairo.BAND = whole
    assert max(high for _, high in ImageChops.difference(parts, at_once).getextrema()) <= 1


def test_pages_higher_than_cairo_can_hold() -> None:
    made = page(
        Rect(Box(0, 39_990, 100, 10), "#ff0000"),
        line("Deep", Type("Mona Sans", 40, weight=900)).at(0, 39_970, "#0000ff"),
        height=40_000,
    )
    painting = cairo.Painting(cairo.compile_page(made), 100)
    assert painting.height == 40_000
    last = painting.paint(painting.bands - 1)
    image = Image.frombytes("RGB", (100, painting.rows(painting.bands - 1)), last)
    assert image.getpixel((50, image.height - 5)) == RED
    assert image.getpixel((5, image.height - 40)) == BLUE


def test_padding_follows_every_row() -> None:
    painting = cairo.Painting(cairo.compile_page(page(Rect(Box(0, 0, 9, 9), "#ff0000"))), 10)
    padded, plain = painting.paint(0, padding=1), painting.paint(0)
    rows = [padded[i : i + 31] for i in range(0, len(padded), 31)]
    assert {row[30] for row in rows} == {0}
    assert b"".join(row[:30] for row in rows) == plain


@pytest.mark.parametrize("width", [0, -5, 40_000])
def test_widths_that_cannot_be(width: int) -> None:
    with pytest.raises(ValueError, match="wide"):
        cairo.Painting(cairo.compile_page(page()), width)


def poster() -> Page:
    person = (
        ("M", 12.0, 2.0),
        ("C", 17.0, 2.0, 17.0, 10.0, 12.0, 10.0),
        ("C", 7.0, 10.0, 7.0, 2.0, 12.0, 2.0),
        ("Z",),
        ("M", 5.0, 22.0),
        ("L", 12.0, 11.0),
        ("L", 19.0, 22.0),
        ("Z",),
    )
    fill = Gradient(0, 300, 400, 380, ((0, "#b3001b", 1), (1, "#0a4da2", 0.4)))
    texts = [
        line("93% will use it more", Type("Mona Sans", 44, weight=800, width=80)).at(
            20, 60, "#0b1f33"
        ),
        line("Networks, Größe, Ж", Type("Source Serif 4", 18)).at(20, 100, "#51606f"),
    ]
    return page(
        Rect(Box(0, 0, 400, 250), "#f3f5f8", role="ground"),
        Rect(Box(0, 250, 400, 350), "#ffd60a", role="ground"),
        Group((*texts, Rect(Box(20, 120.3, 222.7, 20), "#0f5ca8", 4)), "Bars", "bars"),
        Arc(100, 200, 45, 14, 0, 0.63, "#0f5ca8", 2),
        Arc(100, 200, 45, 14, 0.63, 0.37, "#f2a900", 2),
        Arc(220, 200, 45, 45, 0.1, 0.4, "#3e8e7e"),
        Arc(330, 200, 40, 8, 0, 1, "#3e8e7e"),
        Arc(220, 530, 45, 14, 0, 0.63, "#0f5ca8", round=True),
        Circle(330, 200, 20, "#ffffff", "#123456", 3),
        Rect(Box(0, 300, 400, 80), fill),
        *(Icon("person", Box(20 + i * 30, 400, 24, 24), person, 24, "#22201c") for i in range(10)),
        width=400,
        height=600,
    )


@pytest.mark.parametrize("width", [200, 400, 800])
def test_same_picture_as_cairosvg_paints(width: int) -> None:
    mean, most = difference(poster(), width)
    # CairoSVG reads coordinates rounded to two decimals, and snaps no ground of its own.
    assert mean < 0.12
    assert most < 60
