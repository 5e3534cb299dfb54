"""Logos: what is read, what is refused and why, and how one stands at the foot of a page."""

from __future__ import annotations

import io
import os
import struct
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from infographic.blocks.base import Setting
from infographic.errors import UsageError
from infographic.layout.closings.signature import CLEAR, SIDE, plate_of, signature
from infographic.marks import Picture, Rect, Text
from infographic.render import render
from infographic.style import logo as room
from infographic.style.logo import SIDE as PIXELS
from infographic.style.logo import load_logo
from infographic.style.tokens import Ground, Logo

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
SURVEY = {"title": "A title", "questions": [{"text": "Why?", "options": {"Yes": 60, "No": 40}}]}


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., str]:
    """Writes a file and gives its path."""

    def write(name: str, content: bytes | str) -> str:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return write


def picture(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    packed = io.BytesIO()
    image.save(packed, kind, **options)
    return packed.getvalue()


def svg(inside: str, box: str = "0 0 100 50") -> str:
    return f'{HEAD}viewBox="{box}">{inside}</svg>'


def shown(logo: Logo) -> Image.Image:
    return Image.open(io.BytesIO(logo.data)).convert("RGBA")


def refused(path: str) -> str:
    with pytest.raises(UsageError) as caught:
        load_logo(path)
    return str(caught.value)


# -- pictures ----------------------------------------------------------------------------------


def test_a_png_keeps_its_pixels_and_loses_its_margins(file: Callable[..., str]) -> None:
    image = Image.new("RGBA", (60, 40), (0, 0, 0, 0))
    image.paste((200, 0, 0, 255), (10, 5, 50, 25))
    logo = load_logo(file("logo.png", picture(image)))
    assert (logo.width, logo.height) == (40, 20)
    assert shown(logo).getpixel((3, 3)) == (200, 0, 0, 255)
    assert logo.colors[0][1] == 1.0
    assert logo.edge == "#C80000"


def test_a_jpeg_comes_in_a_box_of_its_own(file: Callable[..., str]) -> None:
    image = Image.new("RGB", (200, 100), "white")
    image.paste((0, 60, 120), (40, 30, 160, 70))
    logo = load_logo(file("logo.jpg", picture(image, "JPEG", quality=92)))
    assert (logo.width, logo.height) == (200, 100)
    assert logo.edge == "#FFFFFF"


def test_cmyk_is_turned_into_what_screens_show(file: Callable[..., str]) -> None:
    cyan = Image.new("CMYK", (40, 40), (255, 0, 0, 0))
    r, g, b, _ = shown(load_logo(file("logo.jpg", picture(cyan, "JPEG")))).getpixel((20, 20))
    assert r < 40
    assert min(g, b) > 130


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_of_a_moving_picture_the_first_frame_is_taken(kind: str, file: Callable[..., str]) -> None:
    first, second = (Image.new("RGB", (20, 10), c) for c in ("red", "blue"))
    data = picture(first, kind, save_all=True, append_images=[second], duration=50)
    r, g, b, _ = shown(load_logo(file(f"logo.{kind.lower()}", data))).getpixel((5, 5))
    assert (r > 240, g < 20, b < 20) == (True, True, True)


def test_sixteen_bits_a_channel_are_scaled(file: Callable[..., str]) -> None:
    grey = Image.new("I;16", (30, 20), 32768)
    r, g, b, _ = shown(load_logo(file("logo.png", picture(grey)))).getpixel((5, 5))
    assert (r, g, b) == pytest.approx((127, 127, 127), abs=2)


def test_a_large_picture_is_made_smaller(file: Callable[..., str]) -> None:
    logo = load_logo(file("logo.png", picture(Image.new("RGB", (3000, 1500), "navy"))))
    assert (logo.width, logo.height) == (PIXELS, PIXELS // 2)


def test_a_picture_on_its_side_is_turned(file: Callable[..., str]) -> None:
    image = Image.new("RGB", (40, 20), "navy")
    exif = Image.Exif()
    exif[0x0112] = 6
    logo = load_logo(file("logo.jpg", picture(image, "JPEG", exif=exif)))
    assert (logo.width, logo.height) == (20, 40)


def bomb(width: int, height: int) -> bytes:
    """The start of a PNG that claims to be so large."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    packed = zlib.compress(b"\0" * 1000)
    start = b"\x89PNG\r\n\x1a\n"
    return start + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("bomb.png", bomb(40_000, 40_000), "pixels"),
        ("bomb.png", bomb(9_000, 9_000), "has 9000 × 9000 pixels"),
        ("cut.png", picture(Image.effect_noise((300, 300), 90))[:4000], "is broken"),
        ("cut.jpg", picture(Image.effect_noise((300, 300), 90), "JPEG")[:3000], "is broken"),
        ("empty.png", b"", "is no picture"),
        ("text.png", b"hello", "is no picture"),
        ("pdf.png", b"%PDF-1.7 ...", "is no picture"),
        ("bmp.png", picture(Image.new("RGB", (9, 9)), "BMP"), "is no picture"),
        ("clear.png", picture(Image.new("RGBA", (9, 9), (0, 0, 0, 0))), "shows nothing"),
        ("line.png", picture(Image.new("RGB", (900, 3))), "a line, not a logo"),
    ],
)  # fmt: skip
@pytest.mark.filterwarnings("ignore:Image size")
def test_pictures_that_are_no_logo(
    name: str, data: bytes, said: str, file: Callable[..., str]
) -> None:
    message = refused(file(name, data))
    assert message.startswith(f'logo "{name}": ')
    assert said in message


def test_a_file_too_large_is_not_read(
    file: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "LARGEST_FILE", 100)
    assert "is larger than" in refused(file("logo.png", b"\x89PNG" + bytes(200)))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "there is no such file" in refused(str(tmp_path / "logo.png"))
    assert "cannot be read" in refused(str(tmp_path))


# -- SVG ---------------------------------------------------------------------------------------


def test_an_svg_is_drawn_large_with_its_styles_gradients_masks_and_copies(
    file: Callable[..., str],
) -> None:
    inside = (
        "<style>.a{fill:#c00}</style><defs><circle id='c' cx='20' cy='25' r='15'/>"
        "<linearGradient id='g'><stop stop-color='#00f'/></linearGradient>"
        "<mask id='m'><rect width='100' height='50' fill='#fff'/>"
        "<circle cx='70' cy='25' r='8' fill='#000'/></mask></defs>"
        "<use class='a' href='#c'/><g mask='url(#m)'>"
        "<circle cx='70' cy='25' r='20' fill='url(#g)'/></g>"
    )
    logo = load_logo(file("logo.svg", svg(inside)))
    image = shown(logo)
    per_unit = PIXELS / 100
    assert logo.width == pytest.approx((90 - 5) * per_unit, abs=2)
    assert image.getpixel((int(15 * per_unit), logo.height // 2)) == (204, 0, 0, 255)
    assert image.getpixel((int(65 * per_unit), logo.height // 2))[3] == 0, "the mask's hole"
    assert {c for c, _ in logo.colors[:2]} == {"#CC0000", "#0000FF"}


def test_what_editors_leave_behind_does_not_matter(file: Callable[..., str]) -> None:
    text = (
        '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><!-- made -->'
        f'{HEAD}xmlns:i="urn:editor" i:v="1" width="100px" height="50px">'
        "<i:view><i:x/></i:view><title>T</title><metadata><i:y/></metadata>"
        "<a href='https://example.org'><rect width='100' height='50' fill='#0a0'/></a></svg>"
    )
    assert load_logo(file("logo.svg", text)).colors == (("#00AA00", 1.0),)


SECRET = "file:///etc/passwd"
LAUGHS = "".join(f"<g id='g{i + 1}'>" + f"<use href='#g{i}'/>" * 10 + "</g>" for i in range(12))


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (f"<image href='{SECRET}' width='9' height='9'/>", "<image>"),
        ("<image xlink:href='data:image/png;base64,AA' width='9' height='9'/>", "<image>"),
        ("<script>alert(1)</script>", "<script>"),
        ("<rect width='9' height='9' onload='x()'/>", "a script (onload)"),
        (f"<use href='{SECRET}#a'/>", f'outside of it: "{SECRET}#a"'),
        ("<use xlink:href='https://example.org/a.svg#a'/>", "outside of it"),
        ("<rect width='9' height='9' fill='url(https://example.org/x)'/>", "outside of it"),
        ("<rect width='9' height='9' style=\"fill:url( 'http://x/y' )\"/>", "outside of it"),
        ("<style>@import 'http://x/y.css';</style><rect width='9' height='9'/>", "outside of it"),
        ("<style>rect{fill:u\\72l(http://x)}</style>", "outside of it"),
        ("<foreignObject><p>x</p></foreignObject>", "<foreignObject>"),
        ("<text x='1' y='9'>Name</text>", "outlines"),
        ("<filter id='f'/><rect filter='url(#f)' width='9' height='9'/>", "filter"),
        ("<rect style='filter:blur(900px)' width='9' height='9'/>", "filter"),
        ("<pattern id='p'/>", "<pattern>"),
        ("<g id='g0'><rect width='9' height='9'/></g>" + LAUGHS, "once its copies are drawn"),
        ("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>", "contains itself"),
        ("<g>" * 99 + "</g>" * 99, "parts within parts"),
        ("", "shows nothing"),
    ],
)  # fmt: skip
def test_hostile_and_unfit_svg_is_refused(inside: str, said: str, file: Callable[..., str]) -> None:
    assert said in refused(file("logo.svg", svg(inside)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;"), "entities"),
        (f'<!DOCTYPE svg [<!ENTITY x SYSTEM "{SECRET}">]>' + svg("<title>&x;</title>"), "entities"),
        ("<svg", "is no valid SVG"),
        ("<html><body/></html>", "is no SVG drawing"),
        (f"{HEAD}><rect width='9' height='9'/></svg>", "how large it is"),
        (svg("<rect width='9' height='9'/>", "0 0 0 0"), "how large it is"),
        (svg("<rect width='9' height='9'/>", "0 0 nan nan"), "how large it is"),
        (svg("<rect width='9' height='9'/>", "0 0 90000 1"), "a line, not a logo"),
    ],
)  # fmt: skip
def test_broken_svg_is_refused(text: str, said: str, file: Callable[..., str]) -> None:
    assert said in refused(file("logo.svg", text))


def test_all_that_is_wrong_with_an_svg_is_said_at_once(file: Callable[..., str]) -> None:
    with pytest.raises(UsageError) as caught:
        load_logo(file("logo.svg", svg("<script/><text>a</text><text>b</text>")))
    assert len(caught.value.messages) == 2


# -- at the foot -------------------------------------------------------------------------------

NAVY, WHITE = "#0B2545", "#FFFFFF"


def logo_of(width: int, height: int, *colors: str, edge: str | None = None) -> Logo:
    data = picture(Image.new("RGBA", (width, height), colors[0]))
    return Logo(data, width, height, tuple((c, 1 / len(colors)) for c in colors), edge)


def signed(logo: Logo, setting: Setting, name: str = "Name") -> tuple[Picture, Rect | None, list]:
    made = signature(name, 332, replace(setting, style=replace(setting.style, logo=logo)))
    (shown,) = (m for m in made.marks if isinstance(m, Picture))
    plate = next((m for m in made.marks if isinstance(m, Rect)), None)
    return shown, plate, [m for m in made.marks if isinstance(m, Text)]


@pytest.mark.parametrize(("width", "height"), [(100, 100), (300, 100), (600, 100), (100, 130)])
def test_logos_are_of_one_area_and_keep_their_shape(
    width: int, height: int, setting: Callable[..., Setting]
) -> None:
    shown, _, _ = signed(logo_of(width, height, NAVY), setting())
    assert shown.box.w / shown.box.h == pytest.approx(width / height)
    assert (shown.box.w * shown.box.h) ** 0.5 == pytest.approx(SIDE, rel=0.03)
    assert shown.label == "Name"


def test_a_very_wide_logo_keeps_to_its_column(setting: Callable[..., Setting]) -> None:
    shown, _, _ = signed(logo_of(1800, 100, NAVY), setting())
    assert shown.box.w == pytest.approx(332)


def test_a_sign_has_the_name_below_it_a_wordmark_stands_for_it(
    setting: Callable[..., Setting],
) -> None:
    shown, _, words = signed(logo_of(100, 100, NAVY), setting())
    assert [w.text for w in words] == ["Name"]
    assert words[0].ink.y - shown.box.bottom >= CLEAR * shown.box.h - 1
    assert signed(logo_of(300, 100, NAVY), setting())[2] == []


def test_a_logo_that_the_ground_would_swallow_stands_on_a_plate(
    setting: Callable[..., Setting], ground: Callable[[str], Ground]
) -> None:
    dark = logo_of(300, 100, "#17123B", "#FFD100")
    shown, plate, _ = signed(dark, setting("ink"))
    assert plate is not None
    assert plate.fill == WHITE
    for side in (shown.box.x - plate.box.x, shown.box.y - plate.box.y):
        assert side >= CLEAR * shown.box.h - 0.01
    assert plate.box.contains(shown.box)
    assert plate_of(dark, ground("paper")) is None
    assert plate_of(logo_of(9, 9, WHITE), ground("paper")) == ground("paper").text
    assert plate_of(logo_of(9, 9, WHITE), ground("ink")) is None


def test_the_box_a_logo_comes_in_gets_margins(
    setting: Callable[..., Setting], ground: Callable[[str], Ground]
) -> None:
    boxed = logo_of(300, 100, WHITE, NAVY, edge=WHITE)
    _, plate, _ = signed(boxed, setting("ink"))
    assert plate is not None
    assert plate.fill == WHITE
    same = logo_of(9, 9, ground("ink").fill, edge=ground("ink").fill)
    assert plate_of(same, ground("ink")) is None


@pytest.mark.parametrize("engine", ["cairo", "resvg"])
@pytest.mark.parametrize("style", ["editorial", "agency", "bento"])
def test_the_logo_is_in_the_picture(
    style: str, engine: str, file: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INFOGRAPHIC_ENGINE", engine)
    path = file("logo.svg", svg("<rect width='100' height='50' fill='#0f0'/>"))
    made = render(SURVEY, style=style, brand={"name": "Green", "logo": path})
    (mark,) = (m for m in made.page.leaves() if isinstance(m, Picture))
    image = Image.open(io.BytesIO(made.png(600))).convert("RGB")
    x, y = mark.box.cx / 2, mark.box.cy / 2
    assert image.getpixel((int(x), int(y))) == (0, 255, 0)
    assert 'aria-label="Green"' in made.svg()
    assert not made.check()


def test_paths_are_reckoned_from_the_file_that_names_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit = tmp_path / "kit"
    kit.mkdir()
    (kit / "logo.png").write_bytes(picture(Image.new("RGB", (20, 10), "navy")))
    (kit / "brand.toml").write_text('logo = "logo.png"\n', "utf-8")
    (kit / "results.json").write_text(
        '{"title": "T", "brand": {"logo": "logo.png"},'
        '"questions": [{"text": "Q", "options": {"A": 60, "B": 40}}]}',
        "utf-8",
    )
    monkeypatch.chdir(tmp_path)
    pages = [
        render(SURVEY, brand=os.path.join("kit", "brand.toml")).page,
        render(os.path.join("kit", "results.json")).page,
        render(SURVEY, brand={"logo": os.path.join("kit", "logo.png")}).page,
    ]
    for page in pages:
        assert any(isinstance(m, Picture) for m in page.leaves())
    with pytest.raises(UsageError, match="there is no such file"):
        render(SURVEY, brand={"logo": "logo.png"})
