"""A share of an icon: cut by a box, painted, mirrored, and counted when the page is read back."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from infographic.layout.mirror import mirrored
from infographic.layout.page import Page
from infographic.marks import Box, Icon, Mark, move
from infographic.paint import cairo
from infographic.paint.svg import paint_svg
from test_checks import errors, panel, tag, words

# A square of ink from 10 to 90 in a space of 100.
SQUARE = (("M", 10.0, 10.0), ("L", 90.0, 10.0), ("L", 90.0, 90.0), ("L", 10.0, 90.0), ("Z",))


def icon(x: float, clip: Box | None = None, fill: str = "#000000", datum: object = None) -> Icon:
    return Icon("a", Box(x, 100, 50, 50), SQUARE, 100, fill, clip=clip, datum=datum)  # type: ignore[arg-type]


def test_a_cut_icon_is_bounded_and_moved_with_its_cut() -> None:
    cut = icon(100, Box(90, 90, 30, 80))
    assert (cut.bounds.x, cut.bounds.right) == (100, 120)
    moved = move(cut, 10, 5)
    assert isinstance(moved, Icon)
    assert (moved.box.x, moved.box.y, moved.clip) == (110, 105, Box(100, 95, 30, 80))


def test_a_mirrored_icon_is_cut_from_the_other_side() -> None:
    (turned,) = mirrored([icon(100, Box(90, 90, 30, 80))], 1000)
    assert isinstance(turned, Icon)
    assert turned.clip == Box(880, 90, 30, 80)
    assert (turned.bounds.x, turned.bounds.right) == (880, 900)


def page() -> Page:
    marks = (icon(100, Box(90, 90, 35, 80)), icon(200))
    return Page(400, 200, "#ffffff", marks, (), "Title", "", "en", 12)


def look(image: Image.Image) -> list[int]:
    """How dark it is left and right of the cut, and at both ends of the whole icon."""
    return [image.convert("L").getpixel((x, 125)) for x in (110, 135, 210, 240)]  # type: ignore[misc]


def test_both_painters_show_what_lies_in_the_cut() -> None:
    pytest.importorskip("_cffi_backend")
    painting = cairo.Painting(cairo.compile_page(page()), 400)
    rows = b"".join(painting.paint(band) for band in range(painting.bands))
    assert look(Image.frombytes("RGB", (400, 200), rows)) == [0, 255, 0, 0]
    cairosvg = pytest.importorskip("cairosvg")
    png = cairosvg.svg2png(paint_svg(page()).encode(), output_width=400)
    assert look(Image.open(io.BytesIO(png))) == [0, 255, 0, 0]


def test_an_icon_says_what_it_stands_for_in_the_document() -> None:
    drawn = paint_svg(
        Page(400, 200, "#ffffff", (icon(0, datum=tag("A", 5)),), (), "T", "", "en", 12)
    )
    assert 'data-option="A"' in drawn


def test_the_shares_of_cut_icons_are_counted() -> None:
    def field(share: float, pale: int = 7) -> list[str]:
        """Two icons and a share of a third for 25 %, what is left of ten paler."""
        few, rest = tag("A", 25, "count", 0.1), tag("B", 75, "count", 0.1)
        end = 225 + 40 * share
        marks: list[Mark] = [
            *(icon(100 + 60 * i, datum=few) for i in range(2)),
            icon(220, Box(220, 90, end - 220, 70), datum=few),
            icon(220, Box(end, 90, 300 - end, 70), "#999999", rest),
            *(icon(280 + 60 * i, None, "#999999", rest) for i in range(pale)),
        ]
        for label, number, y in (("A", 25, 300), ("B", 75, 400)):
            marks.append(words(label, 120, y, role="label", datum=tag(label, number)))
            marks.append(words(f"{number}%", 300, y, role="value", datum=tag(label, number)))
        return errors(*marks, of=panel(25, 75))

    assert field(0.5) == []
    assert "is shown by 2.7 marks, 25 takes 2.50" in field(0.7)[0]
    assert "is shown by 6.5 marks, 75 takes 7.50" in field(0.5, pale=6)[0]
