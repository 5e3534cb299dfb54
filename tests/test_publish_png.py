"""PNG files: lossless, described, the same bytes twice, whoever paints."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from infographic.errors import UsageError
from infographic.layout.page import Page
from infographic.marks import Arc, Box, Circle, Rect
from infographic.paint import cairo
from infographic.publish import pngfile
from infographic.publish.png import engine, png, pngs
from infographic.text.shape import Type, line


def chunks(file: bytes) -> list[tuple[str, bytes]]:
    """All chunks; their checksums are checked."""
    assert file[:8] == b"\x89PNG\r\n\x1a\n"
    found, at = [], 8
    while at < len(file):
        (length,) = struct.unpack(">I", file[at : at + 4])
        body = file[at + 4 : at + 8 + length]
        assert struct.unpack(">I", file[at + 8 + length : at + 12 + length])[0] == zlib.crc32(body)
        found.append((body[:4].decode(), body[4:]))
        at += 12 + length
    return found


def pixels(file: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(file))
    image.load()
    return image


@pytest.fixture(params=["cairo", "resvg"])
def painter(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("INFOGRAPHIC_ENGINE", request.param)
    try:
        return str(engine())
    except UsageError:
        pytest.skip("no cairo library here")


@pytest.fixture(scope="module")
def page() -> Page:
    marks = (
        Rect(Box(0, 0, 300, 500), "#0b2545", role="ground"),
        Rect(Box(20, 300, 150.5, 40), "#f2a900"),
        line("Fünfzig", Type("Mona Sans", 40, weight=700)).at(20, 80, "#ffffff"),
        Arc(150, 200, 60, 20, 0, 0.7, "#3e8e7e"),
        Circle(150, 900, 50, "#f2a900"),
    )
    return Page(300, 1000, "#ffffff", marks, (), "Wer nützt?", "日本", "de", 12)


@settings(max_examples=60, deadline=None)
@given(st.data(), st.integers(1, 9), st.lists(st.integers(1, 5), min_size=1, max_size=4))
def test_any_pixels_come_back(data: st.DataObject, width: int, heights: list[int]) -> None:
    bands = [data.draw(st.binary(min_size=h * width * 3, max_size=h * width * 3)) for h in heights]
    padded = [
        b"".join(band[i : i + width * 3] + b"\0" for i in range(0, len(band), width * 3))
        for band in bands
    ]
    image = pixels(pngfile.encode(width, sum(heights), padded))
    assert (image.mode, image.size) == ("RGB", (width, sum(heights)))
    assert image.tobytes() == b"".join(bands)


def test_checksum_of_the_joined_stream_is_true() -> None:
    """Pillow forgives a wrong Adler-32; zlib does not."""
    rows = [bytes([i % 251 for i in range(30)] + [0]) * 900, bytes(31) * 7]
    file = pngfile.encode(10, 907, rows)
    stream = next(body for kind, body in chunks(file) if kind == "IDAT")
    assert len(zlib.decompress(stream)) == 907 * 31


def test_same_page_same_bytes_with_any_number_of_threads(page: Page, painter: str) -> None:
    once = pngs(page, (150, 300), threads=1)
    assert pngs(page, (150, 300), threads=3) == once


def test_lossless_and_of_the_right_size(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INFOGRAPHIC_ENGINE", "")
    if engine() != "cairo":
        pytest.skip("no cairo library here")
    files = pngs(page, (200, 300, 700))
    sheet = cairo.compile_page(page)
    for width, file in files.items():
        painting = cairo.Painting(sheet, width)
        image = pixels(file)
        assert image.size == (width, round(width * 10 / 3))
        assert image.tobytes() == b"".join(painting.paint(b) for b in range(painting.bands))


def test_both_engines_paint_the_same(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    found = {}
    for name in ("cairo", "resvg"):
        monkeypatch.setenv("INFOGRAPHIC_ENGINE", name)
        try:
            found[name] = pixels(png(page, 450)).convert("RGB")
        except UsageError:
            pytest.skip("no cairo library here")
    apart = ImageStat.Stat(ImageChops.difference(found["cairo"], found["resvg"])).mean
    assert max(apart) < 0.2
    assert found["resvg"].getpixel((225, 1350)) == (0xF2, 0xA9, 0x00)  # in its second band


def test_metadata(page: Page, painter: str) -> None:
    file = png(page, 600, {"Author": "Ada", "Source": "https://example.org", "Copyright": ""})
    image = pixels(file)
    assert image.info["Title"] == "Wer nützt?"
    assert image.info["Description"] == "日本"
    assert (image.info["Author"], image.info["Source"]) == ("Ada", "https://example.org")
    assert "Copyright" not in image.info
    # 600 pixels for 300 CSS px of 1/96 inch: 192 to the inch.
    assert image.info["dpi"] == pytest.approx((192, 192), abs=0.02)
    kinds = [kind for kind, _ in chunks(file)]
    assert kinds == ["IHDR", "sRGB", "pHYs", "tEXt", "iTXt", "tEXt", "tEXt", "IDAT", "IEND"]


@given(st.text(max_size=20))
def test_any_words_fit_into_a_file(words: str) -> None:
    file = pngfile.encode(1, 1, [b"\1\2\3\0"], text={"Title": words})
    clean = words.replace("\0", "")
    held = pixels(file).info.get("Title", "")
    assert held == clean.encode("utf-8", "replace").decode()


def test_keywords_have_a_length() -> None:
    with pytest.raises(ValueError, match="79"):
        pngfile.encode(1, 1, [b"\0\0\0\0"], text={"T" * 80: "x"})


def test_smaller_than_pillow() -> None:
    """On what posters are made of; a picture without text may come out a little larger."""
    words = "Social networks that people use at work, in percent of all who answered "
    marks = [
        line(words[i % 40 :], Type("Mona Sans", 16)).at(10, 20 * i + 20, "#0b1f33")
        for i in range(48)
    ]
    file = png(Page(600, 1000, "#ffffff", tuple(marks), (), "", "", "en", 12), 1200)
    beside = io.BytesIO()
    pixels(file).save(beside, "PNG", compress_level=6)
    assert len(file) < 0.85 * len(beside.getvalue())


def test_palette_is_smaller_and_close(page: Page) -> None:
    full, few = png(page, 600), png(page, 600, palette=256)
    assert len(few) < 0.6 * len(full)
    image = pixels(few)
    assert image.mode == "P"
    assert image.info["Title"] == "Wer nützt?"
    apart = ImageChops.difference(image.convert("RGB"), pixels(full))
    assert max(ImageStat.Stat(apart).mean) < 1


@pytest.mark.parametrize("width", [0, -1, 32_768])
def test_impossible_widths_are_explained(page: Page, width: int) -> None:
    with pytest.raises(UsageError, match="choose a width from 1 to 32767"):
        png(page, width)


@pytest.mark.parametrize("colours", [1, 257])
def test_impossible_palettes_are_explained(page: Page, colours: int) -> None:
    with pytest.raises(UsageError, match="choose 2 to 256"):
        png(page, 100, palette=colours)


def test_engine_can_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INFOGRAPHIC_ENGINE", "resvg")
    assert engine() == "resvg"
    monkeypatch.setenv("INFOGRAPHIC_ENGINE", "skia")
    with pytest.raises(UsageError, match="skia"):
        engine()


def test_without_cairo_resvg_paints(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise cairo.CairoMissingError("none")

    monkeypatch.setattr(cairo, "load", missing)
    monkeypatch.setenv("INFOGRAPHIC_ENGINE", "")
    assert engine() == "resvg"
    monkeypatch.setenv("INFOGRAPHIC_ENGINE", "cairo")
    with pytest.raises(UsageError, match="install cairo"):
        engine()


def test_failures_in_threads_are_told(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(rows: bytes, last: bool) -> pngfile.Packed:
        raise MemoryError("no more")

    monkeypatch.setattr(pngfile, "pack", broken)
    with pytest.raises(MemoryError, match="no more"):
        pngs(page, (300, 600), threads=3)


@pytest.mark.slow
def test_painting_keeps_to_its_buffers() -> None:
    """In a process of its own, which would end: fast edges of cairo wrote past a buffer here."""
    code = (
        "import sys; from infographic import render; from infographic.publish.png import pngs\n"
        "page = render(sys.argv[1]).page\n"
        "for _ in range(4): pngs(page, (600,), threads=1)\n"
    )
    survey = Path(__file__).parent / "data" / "de-state-of-css-2021.results.json"
    ran = subprocess.run(
        [sys.executable, "-c", code, str(survey)], capture_output=True, check=False
    )
    assert ran.returncode == 0, ran.stderr.decode()
