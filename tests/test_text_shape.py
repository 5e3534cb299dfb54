"""Widths: arithmetic in a font of squares; kerning, the width axis and capitals in real fonts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from hypothesis import given
from hypothesis import strategies as st

from infographic.assets import asset
from infographic.errors import UsageError
from infographic.marks import Box
from infographic.text.fonts import chain, families, font_file, metrics, outline, units_per_em
from infographic.text.shape import Type, line, width

Square = Callable[..., Type]

MONA = Type("Mona Sans", 100, weight=800, width=75)
SERIF = Type("Source Serif 4", 100)


# -- squares -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "size", "advance"),
    [("", 10, 0), ("a", 10, 10), ("abc", 10, 30), ("a b", 10, 30), ("abc", 27.5, 82.5)],
)
def test_width_is_length_times_size(square: Square, text: str, size: float, advance: float) -> None:
    assert width(text, square(size)) == advance
    assert line(text, square(size)).advance == advance


@pytest.mark.parametrize(("text", "advance"), [("a", 10), ("ab", 21), ("abcd", 43)])
def test_tracking_is_between_letters_only(square: Square, text: str, advance: float) -> None:
    assert width(text, square(10, tracking=0.1)) == pytest.approx(advance)
    assert line(text, square(10, tracking=0.1)).advance == pytest.approx(advance)


def test_tracking_moves_glyphs(square: Square) -> None:
    shown = line("abc", square(10, tracking=-0.1)).at(5, 0, "#000000")
    assert [x for p in shown.pieces for x in p.xs] == pytest.approx([0, 9, 18])


def test_ink_is_what_is_black(square: Square) -> None:
    assert line("ab", square(10)).ink == Box(0, -8, 20, 10)
    # A blank has a width and no ink.
    assert line(" b", square(10)).ink == Box(10, -8, 10, 10)
    assert line(" ", square(10)).ink == Box(0, 0, 0, 0)


def test_heights_come_from_the_font(square: Square) -> None:
    type = square(20, leading=1.5)
    assert (type.cap, type.x_height, type.pitch) == (14, 10, 30)


@pytest.mark.parametrize(("anchor", "x"), [("start", 100), ("middle", 85), ("end", 70)])
def test_anchors(square: Square, anchor: str, x: float) -> None:
    placed = line("abc", square(10)).at(100, 50, "#000000", anchor)  # type: ignore[arg-type]
    assert placed.x == x
    assert placed.ink == Box(x, 42, 30, 10)
    assert placed.line == Box(x, 42, 30, 10)
    assert placed.y == 50


def test_a_line_is_typeset(square: Square) -> None:
    assert line("it's", square(10)).text == "it\u2019s"


def test_missing_characters_are_named_once(square: Square) -> None:
    nobodys = "\U0010fffd"  # for private use: no font has it
    assert line(f"a{nobodys}b{nobodys}", square(10)).missing == (nobodys,)
    assert line("ab", square(10)).missing == ()


def test_outlines_are_commands(square: Square) -> None:
    shown = line("a", square(10)).at(0, 0, "#000000")
    (piece,) = shown.pieces
    assert outline(piece.face, piece.glyphs[0]) == (
        ("M", 0, -200), ("L", 0, 800), ("L", 1000, 800), ("L", 1000, -200), ("L", 0, -200), ("Z",),
    )  # fmt: skip


def test_at_changes_only_what_it_names(square: Square) -> None:
    type = square(10, leading=1.1, tracking=0.2)
    assert type.at(size=20) == square(20, leading=1.1, tracking=0.2)
    assert type.at(weight=700, width=80) == square(10, leading=1.1, tracking=0.2, weight=700,
                                                   width=80)  # fmt: skip
    assert type.at() == type


# -- real fonts --------------------------------------------------------------------------------


def test_kerning_is_measured() -> None:
    apart = sum(width(c, MONA) for c in "AVATAR")
    assert width("AVATAR", MONA) < apart - 10
    unkerned = Type("Mona Sans", 100, weight=800, width=75, features=("-kern",))
    assert width("AVATAR", unkerned) == pytest.approx(apart)


def test_the_width_axis_widens_letters() -> None:
    narrow, normal, wide = (width("Hamburg", MONA.at(width=w)) for w in (75, 100, 125))
    assert narrow < 0.85 * normal
    assert normal < 0.95 * wide


def test_axes_are_held_to_what_a_file_has() -> None:
    (face, *_) = Type("Mona Sans", 10, weight=1000, width=50).faces
    assert dict(face.variations) == {"wght": 900, "wdth": 75}
    assert width("Hamburg", MONA.at(width=60)) == width("Hamburg", MONA)


@pytest.mark.parametrize(
    ("weight", "taken"),
    [(100, 500), (500, 500), (549, 500), (550, 600), (620, 600), (651, 700), (900, 700)],
)
def test_of_static_files_the_nearest_weight_is_taken(weight: float, taken: int) -> None:
    shown = line("Zażółć", Type("Barlow Condensed", 10, weight=weight)).at(0, 0, "#000000")
    used = {piece.face.path for piece in shown.pieces}
    assert used == {f"barlow-condensed/{s}-{taken}.ttf" for s in ("latin", "latin-ext")}
    assert {piece.face.weight for piece in shown.pieces} == {weight}


def test_a_script_without_the_weight_takes_the_nearest_it_has(tmp_path: Path) -> None:
    fonts = asset("fonts", "barlow-condensed")
    entries = [("latin-500", 500), ("latin-700", 700), ("latin-ext-500", 500)]
    files = [
        f'{{ path = "{(fonts / name).as_posix()}.ttf", axes = {{}}, weight = {w} }}'
        for name, w in entries
    ]
    catalogue = tmp_path / "fonts.toml"
    catalogue.write_text(f"[[family]]\nname = 'B'\nfiles = [{', '.join(files)}]\n", "utf-8")
    shown = line("bół", Type("B", 10, weight=800, catalogue=catalogue)).at(0, 0, "#000000")
    assert [(Path(p.face.path).stem, p.text) for p in shown.pieces] == [
        ("latin-700", "bó"), ("latin-ext-500", "ł"),
    ]  # fmt: skip


def test_weight_widens_letters() -> None:
    assert width("Hamburg", SERIF) < width("Hamburg", SERIF.at(weight=800))


def test_capitals_are_as_high_as_their_ink() -> None:
    for type in (MONA, SERIF):
        assert -line("H", type).ink.y == pytest.approx(type.cap, abs=0.6)
        assert -line("x", type).ink.y == pytest.approx(type.x_height, abs=2)
        assert type.x_height < type.cap < type.size


def test_size_is_only_a_scale() -> None:
    small, large = line("AV. fi", SERIF.at(size=10)), line("AV. fi", SERIF.at(size=250))
    assert large.advance == pytest.approx(25 * small.advance)
    assert large.ink.h == pytest.approx(25 * small.ink.h)


def test_tracked_letters_are_not_joined() -> None:
    def glyphs(tracking: float) -> int:
        shown = line("fi", Type("Source Serif 4", 100, tracking=tracking)).at(0, 0, "#000000")
        return sum(len(p.glyphs) for p in shown.pieces)

    assert glyphs(0.05) == 2


def test_italics_are_a_file_of_their_own() -> None:
    assert Type("Source Serif 4", 10, italic=True).faces[0].italic
    # A family without italics stays upright; nothing is slanted.
    assert not Type("Mona Sans", 10, italic=True).faces[0].italic


def test_each_character_is_set_in_the_first_file_that_has_it() -> None:
    shown = line("Łódź и x", MONA).at(0, 0, "#000000")
    assert [(p.face.family, p.text) for p in shown.pieces] == [
        ("Mona Sans", "Ł"), ("Mona Sans", "ód"), ("Mona Sans", "ź"), ("Mona Sans", " "),
        ("Noto Sans", "и"), ("Mona Sans", " x"),
    ]  # fmt: skip
    assert line("Łódź и x", MONA).missing == ()


def test_pieces_follow_each_other() -> None:
    shown = line("Łódź и x", MONA).at(0, 0, "#000000")
    ends = 0.0
    for piece in shown.pieces:
        assert piece.x == pytest.approx(ends)
        ends += piece.advance
    assert ends == pytest.approx(shown.advance)


def test_unknown_families_are_refused() -> None:
    with pytest.raises(UsageError, match=r'no font family "Comic Sans"; known are .*Mona Sans'):
        chain("Comic Sans", 400, 100, False)


def test_every_bundled_file_is_a_font_with_metrics() -> None:
    for name in families():
        for italic in (False, True):
            for face in chain(name, 400, 100, italic):
                assert font_file(face).is_file()
                assert units_per_em(face) >= 1000
                held = metrics(face)
                assert 0.4 < held.x_height < held.cap < held.ascent < 1.5
                assert 0.1 < held.descent < 0.6


@given(st.text("abc XYZ.-éŁи'"), st.floats(1, 300), st.sampled_from([0.0, -0.02, 0.1]))
def test_a_width_is_that_of_the_line(text: str, size: float, tracking: float) -> None:
    type = Type("Source Serif 4", size, tracking=tracking)
    made = line(text, type)
    assert made.advance == pytest.approx(width(text, type))
    shown = made.at(0, 0, "#000000")
    assert "".join(p.text for p in shown.pieces) == made.text
    assert made.missing == ()


def test_fonts_that_are_handed_over_come_before_installed_ones(tmp_path: Path) -> None:
    file = tmp_path / "Runes.ttf"
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "rune"])
    builder.setupCharacterMap({0x16A0: "rune"})
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((0, 700))
    pen.lineTo((500, 700))
    pen.closePath()
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "rune": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "rune": (640, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupOS2()
    builder.setupPost()
    builder.save(file)
    kind = Type("Mona Sans", 100, fonts=(str(tmp_path),))
    made = line("a\u16a0", kind)
    assert made.missing == ()
    assert made.shaped.runs[-1].face.path == str(file)
    assert made.advance == pytest.approx(width("a", kind) + 64)
