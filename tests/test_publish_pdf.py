"""PDF: true sizes, real text, the same picture as the PNG, and read aloud in order."""

from __future__ import annotations

import io
import subprocess
import sys
import unicodedata
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.pens.recordingPen import RecordingPen
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from infographic import render
from infographic.errors import UsageError
from infographic.layout.page import Page
from infographic.marks import (
    Arc,
    Box,
    Circle,
    Gradient,
    Group,
    Icon,
    Mark,
    Picture,
    Rect,
    Text,
    polygon,
)
from infographic.marks import (
    Path as Outline,
)
from infographic.paint import cff
from infographic.paint.pdfedges import Bleed, underlapped
from infographic.paint.pdffile import Name, Ref, written
from infographic.paint.pdffont import clusters
from infographic.publish.alt import panels_in_words
from infographic.publish.pdf import LARGEST, pdf
from infographic.publish.png import png
from infographic.story.model import Story
from infographic.text import fonts
from infographic.text.shape import Type, line

pikepdf = pytest.importorskip("pikepdf", reason="pikepdf is not installed")
pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")

MM = 72 / 25.4
LATIN = Type("Mona Sans", 40, weight=700)
ARABIC = Type("Vazirmatn", 40, weight=700, language="ar")


def made(marks: tuple[Mark, ...], width: float = 300, height: float = 400, **more: Any) -> Page:
    about = {"title": "A title", "description": "", "language": "en", "ground": "#ffffff", **more}
    return Page(width=width, height=height, marks=marks, placed=(), smallest_text=22, **about)


@pytest.fixture(scope="module")
def untold(story: Story) -> Story:
    """A story of nothing, for pages made by hand."""
    return replace(story, hero=None, chapters=())


@pytest.fixture(scope="module")
def file(page: Page, story: Story) -> bytes:
    words = {"Author": "Rachel Miller", "Subject": "Größe & <mehr>", "Copyright": "CC BY 4.0"}
    return pdf((page,), story, words)


def opened(file: bytes) -> Any:
    return pikepdf.open(io.BytesIO(file))


def raster(file: bytes, width: int, number: int = 0) -> Image.Image:
    document = pdfium.PdfDocument(file)
    try:
        sheet = document[number]
        return sheet.render(scale=width / sheet.get_width()).to_pil().convert("RGB")
    finally:
        document.close()


def said(file: bytes) -> str:
    """All text a reader finds in the first page, each run of blanks as one."""
    document = pdfium.PdfDocument(file)
    try:
        words = document[0].get_textpage()
        return " ".join(words.get_text_bounded().split())
    finally:
        document.close()


def boxes(file: bytes, number: int = 0) -> dict[str, list[float]]:
    with opened(file) as document:
        sheet = document.pages[number]
        names = ("MediaBox", "CropBox", "BleedBox", "TrimBox")
        return {name: [float(v) for v in sheet[f"/{name}"]] for name in names}


def distance(a: Image.Image, b: Image.Image) -> float:
    return max(ImageStat.Stat(ImageChops.difference(a, b)).mean)


# -- sizes -------------------------------------------------------------------------------------


def test_a_css_pixel_of_the_picture_is_three_quarters_of_a_point(page: Page, file: bytes) -> None:
    wide, high = page.pixels
    assert wide == 1200
    assert set(map(tuple, boxes(file).values())) == {(0, 0, 900, high * 0.75)}


def test_a_page_in_other_pixels_than_its_own_has_those_of_its_picture(untold: Story) -> None:
    page = made((), width=660, height=660, unit=36 / 22)
    assert boxes(pdf((page,), untold))["MediaBox"] == [0, 0, 810, 810]


@pytest.mark.parametrize("bleed", [0.0, 3.0])
def test_a_sheet_of_paper_is_exact(bleed: float, untold: Story) -> None:
    page = made((), width=2480 / 2, height=3508 / 2, unit=2.0)
    found = boxes(pdf((page,), untold, trim=(210, 297), bleed=bleed))
    outer = [0, 0, (210 + 2 * bleed) * MM, (297 + 2 * bleed) * MM]
    cut = [bleed * MM, bleed * MM, (210 + bleed) * MM, (297 + bleed) * MM]
    assert found["TrimBox"] == pytest.approx(cut, abs=1e-3)
    for name in ("MediaBox", "CropBox", "BleedBox"):
        assert found[name] == pytest.approx(outer, abs=1e-3)


def test_a_sheet_on_its_side_is_cut_on_its_side(untold: Story) -> None:
    page = made((), width=3508, height=2480)
    cut = boxes(pdf((page,), untold, trim=(210, 297)))["TrimBox"]
    assert cut == pytest.approx([0, 0, 297 * MM, 210 * MM], abs=1e-3)


def test_a_page_larger_than_pdf_allows_has_larger_units(untold: Story) -> None:
    page = made((Rect(Box(0, 19_000, 640, 1000), "#000000"),), width=640, height=20_000)
    file = pdf((page,), untold)
    with opened(file) as document:
        unit = float(document.pages[0]["/UserUnit"])
    _, _, wide, high = boxes(file)["MediaBox"]
    assert high <= LARGEST
    assert (wide * unit, high * unit) == pytest.approx((480, 15_000), abs=0.01)
    assert raster(file, 64).getpixel((32, 1990)) == (0, 0, 0)


@pytest.mark.parametrize("bleed", [-1.0, 51.0, float("nan"), float("inf")])
def test_a_bleed_that_cannot_be_is_refused(bleed: float, page: Page, story: Story) -> None:
    with pytest.raises(UsageError, match="bleed"):
        pdf((page,), story, bleed=bleed)


# -- the picture -------------------------------------------------------------------------------


def test_the_poster_looks_as_its_png_does(page: Page, file: bytes) -> None:
    ours, theirs = raster(file, 1200), Image.open(io.BytesIO(png(page, 1200))).convert("RGB")
    assert ours.size == theirs.size
    assert distance(ours, theirs) < 2


def a_picture() -> bytes:
    """A red disc on nothing, half transparent."""
    image = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    image.paste((220, 30, 30, 128), (16, 16, 48, 48))
    held = io.BytesIO()
    image.save(held, "PNG")
    return held.getvalue()


SQUARE = polygon((0, 0), (20, 0), (20, 20), (0, 20))
BIG = polygon((40, 220), (200, 220), (120, 380))
WEDGE = polygon((0, 0), (20, 10), (0, 20))
FADE = Gradient(20, 0, 280, 0, ((0.0, "#1b3fd6", 0.1), (0.5, "#1b3fd6", 0.9), (1.0, "#1b3fd6", 1)))
BLEND = Gradient(0, 100, 0, 160, ((0.1, "#ffd400", 1.0), (0.6, "#d4006b", 0.6), (1, "#00b3a4", 1)))
TWO_TONE = line("Zweifarbig", LATIN)
KINDS: dict[str, tuple[Mark, ...]] = {
    "rect": (Rect(Box(20, 20, 120, 60), "#1b3fd6", radius=18, opacity=0.4),),
    "circle": (
        Circle(100, 120, 60, "#ffd400", "#1b3fd6", 9),
        Circle(220, 120, 40, None, "#d4006b", 3),
    ),
    "arc": (
        Arc(150, 130, 90, 30, 0.1, 0.55, "#00b3a4", gap=6),
        Arc(150, 130, 90, 30, 0.7, 0.2, "#d4006b", round=True),
        Arc(150, 300, 60, 60, 0.0, 0.3, "#1b3fd6"),
        Arc(240, 330, 40, 12, 0.0, 1.0, "#ffd400"),
    ),
    "path": (
        Outline(
            (("M", 20, 20), ("C", 120, 0, 180, 200, 280, 60), ("L", 280, 200), ("Z",)),
            "#d4006b",
        ),
        Outline((*BIG, *polygon((80, 250), (160, 250), (120, 330))), "#1b3fd6", "evenodd"),
    ),
    "icon": (
        Icon("wedge", Box(20, 20, 90, 90), WEDGE, 20, "#00b3a4"),
        Icon("wedge", Box(150, 20, 60, 120), WEDGE, 20, "#d4006b", clip=Box(150, 60, 20, 200)),
    ),
    "fading": (Rect(Box(20, 40, 260, 40), FADE), Rect(Box(40, 100, 200, 60), BLEND, radius=20)),
    "text": (
        TWO_TONE.at(20, 80, "#1b3fd6"),
        line("fjord", Type("Source Serif 4", 90, italic=True)).at(20, 220, "#d4006b"),
        line("Ligne 3", replace(LATIN, tracking=0.12)).at(20, 300, "#000000"),
    ),
    "clipped": (
        replace(TWO_TONE.at(20, 80, "#1b3fd6"), clip=Box(0, 0, 120, 400)),
        replace(TWO_TONE.at(20, 80, "#ffd400"), clip=Box(120, 0, 300, 400), echo=True),
    ),
    "picture": (
        Rect(Box(0, 0, 150, 400), "#ffd400"),
        Picture(Box(60, 60, 180, 120), a_picture(), "A disc"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_every_mark_is_painted_as_in_the_png(kind: str, untold: Story) -> None:
    page = made(KINDS[kind], ground="#fff5e6")
    ours = raster(pdf((page,), untold), 600)
    theirs = Image.open(io.BytesIO(png(page, 600))).convert("RGB")
    blank = Image.new("RGB", theirs.size, "#fff5e6")
    # Edges are smoothed otherwise, which is little beside what is painted.
    assert distance(ours, theirs) < 0.06 * distance(theirs, blank) + 0.02
    small = [image.resize((60, 80), Image.Resampling.BOX) for image in (ours, theirs)]
    worst = max(high for _, high in ImageChops.difference(*small).getextrema())
    assert worst <= 12


def test_an_icon_drawn_often_is_kept_once(untold: Story) -> None:
    icons = tuple(Icon("w", Box(10 * i, 5 * i, 20, 20), WEDGE, 20, "#112233") for i in range(20))
    page = made(icons)
    file = pdf((page,), untold)
    with opened(file) as document:
        assert len(document.pages[0].Resources.XObject) == 1
    theirs = Image.open(io.BytesIO(png(page, 300))).convert("RGB")
    assert distance(raster(file, 300), theirs) < 1


def test_grounds_that_meet_leave_no_seam(untold: Story) -> None:
    """Between two device pixels a viewer smooths both edges, and the paper would shine through."""
    marks = (
        Rect(Box(0, 0, 300, 133.37), "#101030", role="ground"),
        Rect(Box(0, 133.37, 140.41, 266.63), "#101030", role="ground"),
        Rect(Box(140.41, 133.37, 159.59, 266.63), "#101030", role="ground"),
        Rect(Box(0, 300, 300, 50), "#d4006b"),
        Rect(Box(0, 350, 300, 50), "#d4006b"),
    )
    with opened(pdf((made(marks),), untold)) as document:
        filled = [
            [float(v) for v in operands]
            for operands, operator in pikepdf.parse_content_stream(document.pages[0])
            if str(operator) == "re"
        ]
    _, first, second, third, *bars = filled  # the paper comes first
    assert first == [0, 0, 300, 134.37]
    assert second == [0, 133.37, 141.41, 266.63]
    assert third == [140.41, 133.37, 159.59, 266.63]
    assert bars == [[0, 300, 300, 50], [0, 350, 300, 50]]


def test_only_grounds_hidden_by_later_ones_grow() -> None:
    above, below = Rect(Box(0, 0, 100, 50), "#000000"), Rect(Box(0, 50, 100, 50), "#ffffff")
    half = Rect(Box(0, 50, 60, 50), "#ffffff")
    assert underlapped([above, below]) == {0: Box(0, 0, 100, 51)}
    assert underlapped([below, above]) == {0: Box(0, 49, 100, 51)}
    assert underlapped([above, half]) == {}
    rest = Rect(Box(60, 50, 40, 50), "#ffffff")
    assert underlapped([above, half, rest]) == {0: Box(0, 0, 100, 51), 1: Box(0, 50, 61, 50)}


# -- bleed -------------------------------------------------------------------------------------


def test_what_touches_the_edge_goes_on() -> None:
    bleed = Bleed(Box(0, 0, 300, 400), 10)
    assert bleed.box(Box(0, 50, 300, 20)) == Box(-10, 50, 320, 20)
    assert bleed.box(Box(20, 380, 30, 20)) == Box(20, 380, 30, 30)
    assert bleed.box(Box(20, 20, 30, 30)) == Box(20, 20, 30, 30)
    assert bleed.box(Box(-40, 0, 80, 80)) == Box(-40, -10, 80, 90)


def test_an_outline_goes_on_outside_the_page_only() -> None:
    bleed = Bleed(Box(0, 0, 300, 400), 10)
    assert bleed.outline(polygon((20, 20), (60, 20), (20, 60))) == polygon(
        (20, 20), (60, 20), (20, 60)
    )
    triangle = bleed.outline(polygon((0, 100), (50, 150), (0, 200)))
    assert triangle[:3] == (("M", 0, 100), ("L", 50, 150), ("L", 0, 200))
    assert triangle[3:] == (("L", -10, 200), ("L", -10, 100), ("Z",))


@pytest.mark.parametrize("touching", [
    Rect(Box(0, 380, 300, 20), "#d4006b"),
    Outline(polygon((0, 0), (300, 0), (300, 30), (150, 60), (0, 30)), "#d4006b"),
    Icon("square", Box(200, 300, 100, 100), SQUARE, 20, "#d4006b"),
])  # fmt: skip
def test_bleed_is_filled_and_moves_nothing(touching: Mark, untold: Story) -> None:
    inside = line("Still", LATIN).at(60, 200, "#1b3fd6")
    page = made((Rect(Box(0, 0, 300, 400), "#fff5e6", role="ground"), touching, inside), 300, 400)
    plain, bled = (pdf((page,), untold, bleed=bleed) for bleed in (0, 25.4 / 96 * 20))
    # 20 px all around, two device pixels each.
    whole, large = raster(plain, 600), raster(bled, 680)
    assert large.size == (680, 880)
    assert distance(large.crop((40, 40, 640, 840)), whole) < 0.05
    for x, y in (
        (4, 4),
        (676, 4),
        (4, 876),
        (676, 876),
        (340, 4),
        (340, 876),
        (4, 440),
        (676, 440),
    ):
        edge = whole.getpixel((min(max(x - 40, 1), 598), min(max(y - 40, 1), 798)))
        assert large.getpixel((x, y)) == edge, (x, y)


def test_grounds_of_the_poster_fill_the_bleed(page: Page, story: Story) -> None:
    shown = raster(pdf((page,), story, bleed=5), 620)
    # All around, what is cut off has the colours of what stays.
    for x in range(0, 620, 20):
        assert shown.getpixel((x, 1)) == shown.getpixel((x, 14))
    for y in range(20, shown.height - 20, 20):
        assert shown.getpixel((1, y)) == shown.getpixel((13, y))
        assert shown.getpixel((618, y)) == shown.getpixel((607, y))


# -- text --------------------------------------------------------------------------------------


def test_the_poster_can_be_searched(page: Page, file: bytes) -> None:
    found = said(file)
    for mark in page.leaves():
        if isinstance(mark, Text) and not mark.echo:
            assert " ".join(mark.text.split()) in found


@pytest.mark.parametrize(
    ("text", "type", "language"),
    [
        ("fließend Büffel", Type("Source Serif 4", 40), "de"),
        ("على الإنترنت بشكلٍ", ARABIC, "ar"),
        ("پاسخ داده\u200cاند", replace(ARABIC, language="fa"), "fa"),
        ("77\u200e%\u200e", LATIN, "en"),
        ("8\u00a0points", LATIN, "en"),
        ("e\u0301te\u0301", LATIN, "fr"),
    ],
)
def test_text_is_found_as_it_was_written(
    text: str, type: Type, language: str, untold: Story
) -> None:
    page = made((line(text, type).at(10, 100, "#000000"),), width=600, language=language)
    plain = unicodedata.normalize("NFC", text.replace("\u200e", "").replace("\u00a0", " "))
    assert said(pdf((page,), untold)).strip() == plain


def test_a_repeated_half_of_a_line_is_not_found_twice(untold: Story) -> None:
    assert said(pdf((made(KINDS["clipped"]),), untold)).count("farb") == 1


letters = st.text("aeiouflÄß \u0301\u0627\u0644\u0644\u0625\u0628\u064d\u06cc12%", max_size=12)


@given(letters, st.sampled_from(["ar", "en"]))
def test_the_codes_of_a_line_say_all_of_it(text: str, language: str) -> None:
    for piece in line(text, replace(ARABIC, language=language)).at(0, 0, "#000000").pieces:
        found = clusters(piece.face, piece.text, piece.glyphs, piece.rtl)
        whole = "".join(cluster.said for cluster in found)
        whole = whole[::-1] if piece.rtl else whole
        spoken = unicodedata.normalize("NFC", piece.text).translate({0xA0: " "})
        assert unicodedata.normalize("NFC", whole) == spoken
        assert [i for c in found for i in range(c.start, c.end)] == list(range(len(piece.glyphs)))


def test_a_font_program_has_the_outlines_it_was_made_of() -> None:
    (face,) = {piece.face for piece in line("Sg&", LATIN).at(0, 0, "#000000").pieces}
    glyphs = line("Sg&", LATIN).at(0, 0, "#000000").pieces[0].glyphs
    scale = cff.EM / fonts.units_per_em(face)
    drawn = [cff.charstring(fonts.outline(face, g), scale, 600 + g) for g in glyphs]
    data = cff.font("Test", [cff.charstring((), 1, 500), *drawn], (0, -300, 1000, 1000))
    held = CFFFontSet()
    held.decompile(io.BytesIO(data), None)
    font = held[0]
    assert font.charset == [".notdef", "cid00001", "cid00002", "cid00003"]
    for cid, glyph in enumerate(glyphs, 1):
        pen, string = RecordingPen(), font.CharStrings[f"cid{cid:05d}"]
        string.draw(pen)
        assert string.width == 600 + glyph
        points = [p for _, args in pen.value for p in args]
        wanted = []
        for c in fonts.outline(face, glyph):
            if c[0] != "Z":
                flat = [v * scale for v in c[1:]]
                wanted += list(zip(flat[::2], flat[1::2], strict=True))
        # A line back to where a contour began may be left to its closing.
        assert len(points) >= len(wanted) - sum(c[0] == "Z" for c in fonts.outline(face, glyph))
        found = Counter(points)
        assert all(
            any(abs(x - a) <= 0.51 and abs(y - b) <= 0.51 for a, b in found) for x, y in wanted
        )


def test_fonts_are_embedded_with_what_they_say(file: bytes) -> None:
    with opened(file) as document:
        held = document.pages[0].Resources.Font
        assert len(held) > 5
        names = set()
        for font in held.values():
            assert "/ToUnicode" in font
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert "/FontFile3" in descriptor
            names.add(str(descriptor.FontName))
        assert len(names) == len(held)


# -- what it says of itself --------------------------------------------------------------------


def test_metadata_says_what_and_whose_without_a_clock(page: Page, file: bytes) -> None:
    with opened(file) as document:
        info = {str(key): str(value) for key, value in document.docinfo.items()}
        xmp = bytes(document.Root.Metadata.read_bytes()).decode("utf-8")
        assert str(document.Root.Lang) == page.language
        assert bool(document.Root.MarkInfo.Marked)
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        with document.open_metadata() as read:
            assert read["dc:title"] == page.title
            assert read["dc:creator"] == ["Rachel Miller"]
            assert read["dc:description"] == "Größe & <mehr>"
            assert read["dc:rights"] == "CC BY 4.0"
    assert info == {
        "/Title": page.title,
        "/Author": "Rachel Miller",
        "/Subject": "Größe & <mehr>",
        "/Creator": "infographic",
        "/Producer": "infographic",
    }
    assert "Date" not in xmp


def elements(file: bytes) -> list[dict[str, Any]]:
    """The document's elements in reading order, with the page each is on."""
    with opened(file) as document:
        pages = {sheet.objgen: i for i, sheet in enumerate(document.pages)}
        whole = document.Root.StructTreeRoot.K
        assert whole.S == "/Document"
        return [
            {
                "tag": str(kid.S)[1:],
                "alt": str(kid.Alt) if "/Alt" in kid else "",
                "content": [int(i) for i in kid.K],
                "page": pages[kid.Pg.objgen],
                "box": [float(v) for v in kid.A.BBox] if "/A" in kid else None,
            }
            for kid in whole.K
        ]


def test_the_poster_is_read_aloud_in_order(page: Page, file: bytes, story: Story) -> None:
    found = elements(file)
    tags = [element["tag"] for element in found]
    assert tags.count("H1") == 1
    assert tags.index("H1") < tags.index("Figure")
    alts = [element["alt"] for element in found if element["tag"] == "Figure"]
    words = panels_in_words(story)
    assert alts == [words[placed.panel] for placed in page.placed]
    heads = [e["content"] for e in found if e["tag"] in ("H1", "H2")]
    assert len(heads) == 1 + len([c for c in story.chapters if c.headline])


def test_a_figure_says_its_numbers(story: Story) -> None:
    words = panels_in_words(story)
    assert "Yammer: 35%" in words["platforms"]
    assert "not reported: 36%" in words["introduced"]
    assert "(n = 84)" in words["introduced"]
    # What was asked of one life only is not said of the other.
    assert "MySpace, Personal life: 4%" in words["networks"]
    assert "MySpace, Professional life" not in words["networks"]


def test_all_content_belongs_to_one_element_or_to_none(file: bytes) -> None:
    with opened(file) as document:
        sheet = document.pages[0]
        owners = document.Root.StructTreeRoot.ParentTree.Nums[1]
        depth, numbers = 0, []
        for operands, operator in pikepdf.parse_content_stream(sheet):
            name = str(operator)
            if name in ("BDC", "BMC"):
                depth += 1
                if name == "BDC":
                    numbers.append(int(operands[1].MCID))
            elif name == "EMC":
                depth -= 1
            elif name in ("f", "f*", "S", "Tj", "TJ", "Do", "sh"):
                assert depth == 1, name
        assert depth == 0
        owned = {number: owner.objgen for number, owner in enumerate(owners)}
        assert numbers == sorted(owned)
        for kid in document.Root.StructTreeRoot.K.K:
            assert all(owned[int(i)] == kid.objgen for i in kid.K)
    assert sorted(i for e in elements(file) for i in e["content"]) == numbers


def test_each_page_of_a_deck_is_a_page(page: Page, story: Story) -> None:
    titled = made((line("A title", LATIN).at(20, 80, "#000000", role="title"),))
    next_ = made(
        (
            line("More", LATIN).at(20, 80, "#000000", role="title"),
            Group((Rect(Box(20, 100, 80, 40), "#000000"),), "What it is", "unknown"),
            Picture(Box(60, 160, 60, 60), a_picture(), "A disc"),
        ),
        300, 200,
    )  # fmt: skip
    file = pdf((titled, next_), story)
    assert [boxes(file, i)["MediaBox"][3] for i in (0, 1)] == [300, 150]
    found = [(e["page"], e["tag"], e["alt"]) for e in elements(file)]
    assert found == [
        (0, "H1", ""),
        (1, "H2", ""),
        (1, "Figure", "What it is"),
        (1, "Figure", "A disc"),
    ]
    assert elements(file)[2]["box"] == pytest.approx([15, 45, 75, 75])


def test_a_page_from_right_to_left_says_so(untold: Story) -> None:
    page = made((line("الإنترنت", ARABIC).at(10, 80, "#000000", role="title"),), language="ar")
    with opened(pdf((page,), untold)) as document:
        assert document.Root.ViewerPreferences.Direction == "/R2L"
        assert str(document.Root.Lang) == "ar"


# -- bytes -------------------------------------------------------------------------------------


def test_the_same_pages_give_the_same_bytes(example: Path, environment: dict[str, str]) -> None:
    code = (
        "import sys, infographic, hashlib\n"
        "made = infographic.render(sys.argv[1]).pdf(bleed=3)\n"
        "print(hashlib.sha256(made).hexdigest())\n"
        "print('infographic.paint.svg' in sys.modules, 'fontTools' in sys.modules)"
    )
    ran = [
        subprocess.run([sys.executable, "-c", code, str(example)], capture_output=True, text=True,
                       check=True, env={**environment, "PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert ran[0] == ran[1]
    assert ran[0].split()[1:] == ["False", "False"], "what a PDF does not need takes time to load"


def test_it_is_small_and_one_call_away(example: Path, page: Page) -> None:
    made = render(example)
    file = made.pdf()
    assert boxes(file)["TrimBox"][2] == 900
    assert len(file) < 0.25 * len(made.png(1200))
    bled = boxes(made.pdf(bleed=3))
    assert bled["TrimBox"][0] == pytest.approx(3 * MM, abs=1e-3)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"A": [1, 0.5, True, None], "B": Ref(7)}, b"<</A [1 .5 true null] /B 7 0 R>>"),
        (Name("Ä b"), b"/#C3#84#20b"),
        ("a(b)\\", b"(a\\(b\\)\\\\)"),
        ("ä", b"<FEFF00E4>"),
        (b"<00>", b"<00>"),
    ],
)
def test_values_are_written_as_pdf_has_them(value: Any, text: bytes) -> None:
    assert written(value) == text
