"""What is bundled: found the same way everywhere, licensed, and what its catalogue says it is."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont

from infographic import assets
from infographic.assets import asset
from infographic.errors import InfographicError
from infographic.marks import Face
from infographic.text.shape import Type, line

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "assets" / "fonts"
SQUARE = Path(__file__).parent / "data" / "square.ttf"
FAMILIES = tomllib.loads((FONTS / "fonts.toml").read_text("utf-8"))["family"]
FILES = [(family["name"], file) for family in FAMILIES for file in family["files"]]
NAMES = [file["path"] for _, file in FILES]


def advances(path: Path, text: str, features: dict[str, bool] | None = None) -> list[int]:
    """Of upright regular letters: the default of a variable font may be its thinnest."""
    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(path))))
    font.set_variations({"wght": 400, "wdth": 100})
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer, features or {})
    return [position.x_advance for position in buffer.glyph_positions]


def line_faces(family: str, text: str) -> list[Face]:
    placed = line(text, Type(family, 10)).at(0, 0, "#000000")
    return [piece.face for piece in placed.pieces]


# ---- finding


@pytest.fixture
def look_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Says where assets are looked for, and forgets it afterwards."""

    def say(*places: Path) -> None:
        monkeypatch.setattr(assets, "_PLACES", places)
        assets._root.cache_clear()

    yield say
    assets._root.cache_clear()


def test_in_a_checkout_assets_lie_at_the_top() -> None:
    assert asset("fonts", "fonts.toml") == FONTS / "fonts.toml"
    assert asset("icons").is_dir()


def test_in_a_wheel_assets_lie_in_the_package(tmp_path: Path, look_in: Callable[..., None]) -> None:
    inside, beside = tmp_path / "infographic" / "assets", tmp_path / "assets"
    for place in (inside, beside):
        (place / "fonts").mkdir(parents=True)
        (place / "fonts" / "fonts.toml").touch()
    look_in(inside, beside)
    assert asset("fonts", "fonts.toml") == inside / "fonts" / "fonts.toml"


def test_an_assets_folder_of_something_else_is_passed_over(
    tmp_path: Path, look_in: Callable[..., None]
) -> None:
    (tmp_path / "assets").mkdir()
    look_in(tmp_path / "assets", ROOT / "assets")
    assert asset("fonts") == FONTS


def test_without_assets_the_error_says_what_to_do(
    tmp_path: Path, look_in: Callable[..., None]
) -> None:
    look_in(tmp_path / "nowhere")
    with pytest.raises(InfographicError) as caught:
        asset("fonts")
    assert caught.value.messages[0].cure == "install infographic again"


def test_a_missing_file_is_named() -> None:
    with pytest.raises(InfographicError, match=r'"fonts/none\.ttf" is missing'):
        asset("fonts", "none.ttf")


# ---- fonts


def test_catalogue_lists_every_font_file_and_no_other() -> None:
    assert set(NAMES) == {str(f.relative_to(FONTS).as_posix()) for f in FONTS.rglob("*.ttf")}
    assert len(NAMES) == len(set(NAMES))


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family["name"])
def test_family_has_its_licence_and_known_fallbacks(family: dict[str, object]) -> None:
    licence = (FONTS / str(family["licence_file"])).read_text("utf-8")
    assert family["licence"] == "OFL-1.1"
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    names = {other["name"] for other in FAMILIES}
    assert set(family["fallbacks"]) <= names - {family["name"]}  # type: ignore[call-overload]


@pytest.mark.parametrize(("name", "file"), FILES, ids=NAMES)
def test_font_is_what_the_catalogue_says(name: str, file: dict[str, object]) -> None:
    font = TTFont(FONTS / str(file["path"]))
    variable = "fvar" in font
    axes = {a.axisTag: [a.minValue, a.maxValue] for a in font["fvar"].axes} if variable else {}
    assert axes == file["axes"]
    assert ("weight" in file) == ("wght" not in axes)
    assert file.get("weight") in (None, font["OS/2"].usWeightClass)
    assert font.flavor is None
    assert "glyf" in font
    assert {"GPOS", "GSUB", "GDEF"} <= set(font.keys())
    assert not variable or {"HVAR", "STAT"} <= set(font.keys())
    assert font["head"].unitsPerEm in (1000, 2000, 2048)
    assert str(font["name"].getDebugName(1)).startswith(name)
    assert ("italic" in str(file["path"])) == (file["style"] == "italic")
    assert (font["post"].italicAngle < 0) == (file["style"] == "italic")


@pytest.mark.parametrize("family", [f for f in FAMILIES if "figures" in f], ids=lambda f: f["name"])
def test_figures_are_as_said_and_the_other_kind_is_a_feature(family: dict[str, object]) -> None:
    """A feature that a font lacks changes nothing, and so does that of the kind it shows anyway."""
    path = FONTS / family["files"][0]["path"]  # type: ignore[index]
    digits = "0123456789"
    proportional = family["figures"] == "proportional"
    other = family.get("other_figures", True)
    assert (len(set(advances(path, digits))) > 1) == proportional
    assert (len(set(advances(path, digits, {"tnum": True}))) == 1) == (other or not proportional)
    assert (len(set(advances(path, digits, {"pnum": True}))) > 1) == (other or proportional)


@pytest.mark.parametrize(
    ("family", "text"),
    [
        ("Mona Sans", "Łódź, Ağrı, ẞ “quotes” – 12½ % €£ · • − × …"),
        ("Mona Sans", "Việt Nam"),
        ("Mona Sans", "Ελλάδα Россия Україна"),
        ("Source Serif 4", "Łódź Việt Nam Ελλάδα Россия Україна – ‘x’ €£ − × …"),
        *(
            (f["name"], "Łódź, Ağrı, București – “quotes” ‘x’ 12½ % €£ · • − × … Ελλάδα Україна")
            for f in FAMILIES
            if f["fallbacks"]
        ),
        ("Vazirmatn", "نظرسنجی گچپژ، ۱۲۳٪ مسح؟ ١٢٣"),
    ],
)
def test_a_family_and_its_fallbacks_cover(family: str, text: str) -> None:
    by_name = {f["name"]: f for f in FAMILIES}
    chain = [by_name[family], *(by_name[name] for name in by_name[family]["fallbacks"])]
    covered: set[int] = set()
    for member in chain:
        for file in member["files"]:
            covered |= set(TTFont(FONTS / file["path"]).getBestCmap())
    assert [c for c in text if ord(c) not in covered] == []


@pytest.mark.parametrize(
    ("family", "text"),
    [
        ("IBM Plex Sans", "Україна Ελλάδα"),
        ("Inter", "Україна Ελλάδα"),
        ("Manrope", "Україна Ελλάδα"),
        ("Source Sans 3", "Україна Ελλάδα"),
    ],
)
def test_a_family_has_scripts_of_its_own(family: str, text: str) -> None:
    assert {f.family for f in line_faces(family, text)} == {family}


# ---- the test font


def test_square_font_makes_widths_arithmetic() -> None:
    # All but the soft hyphen, which shaping takes out of sight in any font.
    points = [*range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x100)]
    printable = "".join(map(chr, points))
    assert advances(SQUARE, printable) == [1000] * len(printable)


def test_square_font_has_round_metrics() -> None:
    font = TTFont(SQUARE)
    assert font["head"].unitsPerEm == 1000
    assert (font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap) == (800, -200, 0)
    os2 = font["OS/2"]
    assert (os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap) == (800, -200, 0)
    assert (os2.usWinAscent, os2.usWinDescent) == (800, 200)
    assert (os2.sCapHeight, os2.sxHeight) == (700, 500)
    glyph = font["glyf"][font.getBestCmap()[ord("A")]]
    assert (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax) == (0, -200, 1000, 800)
    assert font["glyf"][font.getBestCmap()[ord(" ")]].numberOfContours == 0
