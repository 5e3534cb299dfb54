"""A line that changes colour where it leaves a bar: two clipped halves, painted and read back."""

from __future__ import annotations

import io
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from PIL import Image

from infographic.layout.mirror import mirrored
from infographic.layout.page import Page
from infographic.marks import Box, Mark, Rect, Text, move
from infographic.paint import cairo
from infographic.paint.svg import paint_svg
from infographic.text.shape import Type, line
from test_checks import DATA, errors

SQUARE = Type("Square", 30, catalogue=DATA / "square.toml")
BAR = Box(110, 160, 190, 60)


def halves(cut: float = 300, outer: str = "#000000", inner: str = "#FFFFFF") -> list[Mark]:
    """Ten squares from x = 120 to 420, y = 176 to 206, white on the bar, black after its end."""
    whole = line("abcdefghij", SQUARE).at(120, 200, inner, role="label")
    left, right = Box(0, 150, cut, 100), Box(cut, 150, 1000 - cut, 100)
    return [
        Rect(BAR, "#333333", radius=6),
        replace(whole, clip=left),
        replace(whole, fill=outer, clip=right, echo=True),
    ]


def test_each_half_is_bounded_by_its_ink_and_its_clip() -> None:
    _, a, b = halves()
    assert (a.bounds.x, a.bounds.right) == (120, 300)
    assert (b.bounds.x, b.bounds.right) == (300, 420)
    moved = move(b, 10, 5)
    assert isinstance(moved, Text)
    assert moved.clip == Box(310, 155, 700, 100)
    assert moved.echo


def test_a_clip_that_leaves_nothing_has_no_area() -> None:
    _, a, _ = halves(cut=50)
    assert a.bounds.w == 0


def test_both_halves_are_mirrored_together() -> None:
    _, a, b = mirrored(halves(), 1000)
    assert isinstance(a, Text)
    assert isinstance(b, Text)
    assert a.x == b.x == 1000 - 420
    # Right of the bar's end (now its left one at 700) the text is the inner half's.
    assert (a.bounds.x, a.bounds.right) == (700, 880)
    assert (b.bounds.x, b.bounds.right) == (580, 700)


def test_the_halves_have_their_room() -> None:
    assert errors(*halves()) == []
    # Cut short of the bar's end, the outer half crosses it; cut after it, the inner one does.
    assert "crosses the edge of a bar" in errors(*halves(cut=270))[0]
    assert "crosses the edge of a bar" in errors(*halves(cut=330))[0]


@pytest.mark.parametrize(
    ("colors", "wrong"), [({"outer": "#EEEEEE"}, "#EEEEEE"), ({"inner": "#222222"}, "#222222")]
)
def test_contrast_is_measured_for_each_half(colors: dict[str, str], wrong: str) -> None:
    (message,) = errors(*halves(**colors))
    assert f"{wrong} on" in message
    assert "contrast" in message


def page() -> Page:
    return Page(500, 300, "#ffffff", tuple(halves()), (), "Title", "", "en", 12)


def pixels(image: Image.Image) -> list[tuple[int, ...]]:
    """On the bar outside of the text, in its inner half, after the bar, in its outer half."""
    return [image.getpixel(at) for at in ((200, 165), (290, 190), (400, 165), (310, 190))]


WANTED = [(51, 51, 51), (255, 255, 255), (255, 255, 255), (0, 0, 0)]


def test_cairo_paints_each_half_in_its_clip() -> None:
    pytest.importorskip("_cffi_backend")
    painting = cairo.Painting(cairo.compile_page(page()), 500)
    rows = b"".join(painting.paint(band) for band in range(painting.bands))
    assert pixels(Image.frombytes("RGB", (500, 300), rows)) == WANTED


def test_the_svg_shows_the_same() -> None:
    cairosvg = pytest.importorskip("cairosvg")
    png = cairosvg.svg2png(paint_svg(page()).encode(), output_width=500)
    assert pixels(Image.open(io.BytesIO(png)).convert("RGB")) == WANTED


def test_live_text_is_read_once() -> None:
    root = ElementTree.fromstring(paint_svg(page(), "live"))
    texts = [e for e in root.iter() if e.tag.endswith("}text")]
    assert [e.get("aria-hidden") for e in texts] == [None, "true"]
    ids = {e.get("id") for e in root.iter() if e.tag.endswith("}clipPath")}
    assert {(e.get("clip-path") or "")[5:-1] for e in texts} == ids
    assert len(ids) == 2
