"""Paragraphs and fitting, in a font of squares: every size and every break is arithmetic."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infographic.text.paragraph import Step, fit, fit_group, paragraph, sentences_first
from infographic.text.shape import Type, width

Square = Callable[..., Type]


def lines(made: object) -> list[str]:
    return [ln.text for ln in made.lines]  # type: ignore[attr-defined]


def test_box_runs_from_the_first_capitals_to_the_last_baseline(square: Square) -> None:
    type = square(10, leading=1.2)
    two = paragraph("aaa bb", type, 30)
    assert lines(two) == ["aaa", "bb"]
    assert (two.width, two.ink_width) == (30, 30)
    assert two.height == 7 + 12
    assert two.overhang == 2
    assert two.rise == pytest.approx(1)
    one = paragraph("aaa", type, 30)
    assert one.height == 7


def test_nothing_is_nowhere(square: Square) -> None:
    none = paragraph("", square(10), 30)
    assert (none.lines, none.width, none.height, none.overhang, none.rise) == ((), 0, 0, 0, 0)
    assert none.at(0, 0, "#000000") == []


def test_lines_stand_a_pitch_apart(square: Square) -> None:
    placed = paragraph("aaa bb", square(10, leading=1.5), 30).at(100, 50, "#123456", role="note")
    assert [(m.x, m.y, m.text, m.role, m.fill) for m in placed] == [
        (100, 57, "aaa", "note", "#123456"),
        (100, 72, "bb", "note", "#123456"),
    ]


@pytest.mark.parametrize(
    ("anchor", "xs"), [("start", [100, 100]), ("middle", [85, 90]), ("end", [70, 80])]
)
def test_anchors(square: Square, anchor: str, xs: list[float]) -> None:
    placed = paragraph("aaa bb", square(10), 30).at(100, 0, "#000000", anchor)  # type: ignore[arg-type]
    assert [m.x for m in placed] == xs


def test_optical_alignment_puts_ink_on_the_axis() -> None:
    type = Type("Mona Sans", 200, weight=800, width=75)
    made = paragraph("Hello", type, 2000)
    (plain,) = made.at(72, 0, "#000000")
    (optical,) = made.at(72, 0, "#000000", optical=True)
    assert plain.ink.x > 75
    assert optical.ink.x == pytest.approx(72)


def test_a_paragraph_is_typeset_before_it_is_broken(square: Square) -> None:
    # "in 2012" keeps together: 7 letters do not fit behind "was".
    assert lines(paragraph("was in 2012", square(10), 70)) == ["was", "in\u00a02012"]


def test_line_ends_are_kept(square: Square) -> None:
    assert lines(paragraph("a\nb", square(10), 100)) == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("Aa. Bb.", 70, ["Aa. Bb."]),
        ("Aaa bbb. Cc dd.", 80, ["Aaa bbb.", "Cc dd."]),
        # One sentence is wider than the column: then as any paragraph.
        ("Aaa bbb ccc. Dd.", 80, ["Aaa bbb", "ccc. Dd."]),
        # Halves of like length break at the comma, others do not.
        ("aaaa bbb, ccc dd", 100, ["aaaa bbb,", "ccc dd"]),
        ("a bbbb, cc dd ee", 100, ["a bbbb,", "cc dd ee"]),
        ("aaaaaaaa, b c ddddd", 100, ["aaaaaaaa,", "b c ddddd"]),
        ("aa, bbbb cccc dd", 140, ["aa, bbbb", "cccc dd"]),
        # Two stops: no telling which to break at.
        ("Aa bb. Cc dd. Ee ff.", 130, ["Aa bb. Cc", "dd. Ee ff."]),
        # "E." is no sentence.
        ("E. Aaaaa bbbbb", 90, ["E. Aaaaa", "bbbbb"]),
    ],
)
def test_sentences_first(square: Square, text: str, room: float, expected: list[str]) -> None:
    assert lines(sentences_first(text, square(10), room)) == expected


@pytest.mark.parametrize(
    ("text", "room", "height", "most_lines", "size", "expected"),
    [
        # 9 letters in 400 make 44.4, two lines of 4 make 100.
        ("aaaa bbbb", 400, 1000, 3, 100, ["aaaa", "bbbb"]),
        ("aaaa bbbb", 400, 1000, 1, 400 / 9, ["aaaa bbbb"]),
        # Squares fill the em, so lines need a pitch of 1.03: two in 150 are at most 72.8 each.
        ("aaaa bbbb", 400, 150, 3, 150 / 2.06, ["aaaa", "bbbb"]),
        # One line of 44.4 beats two of 40.
        ("aaaa bbbb", 400, 80, 3, 400 / 9, ["aaaa bbbb"]),
        ("aaaa", 100000, 100000, 3, 196, ["aaaa"]),
        ("aa bb cc", 200, 1000, 3, 100, ["aa", "bb", "cc"]),
        ("aa bb cc", 200, 1000, 2, 40, ["aa bb", "cc"]),
    ],
)
def test_fit_takes_the_largest_setting(
    square: Square, text: str, room: float, height: float, most_lines: int, size: float,
    expected: list[str],
) -> None:  # fmt: skip
    made = fit(text, square(50, leading=1), room, height, 196, 10, most_lines)
    assert lines(made) == expected
    assert made.type.size == pytest.approx(size)
    assert made.ink_width <= room + 1e-6


def test_fit_wraps_at_the_smallest_where_nothing_fits(square: Square) -> None:
    made = fit("aaaa bbbb cccc dddd", square(50, leading=1), 90, 1000, 196, 20, 3)
    assert made.type.size == 20
    assert lines(made) == ["aaaa", "bbbb", "cccc", "dddd"]


WORDS = st.lists(st.text("abc", min_size=1, max_size=9), min_size=1, max_size=8).map(" ".join)


@given(text=WORDS, room=st.integers(50, 900), height=st.integers(20, 900))
def test_fit_overflows_only_at_the_smallest(
    square: Square, text: str, room: int, height: int
) -> None:
    made = fit(text, square(50, leading=1), room, height, 196, 20, 3)
    assert 20 <= made.type.size <= 196
    assert "".join(lines(made)).replace(" ", "") == text.replace(" ", "")
    if made.type.size > 20:
        assert made.ink_width <= room + 1e-6
        assert len(made.lines) * made.type.size <= height + 1e-6
        assert len(made.lines) <= 3


@given(text=WORDS, room=st.integers(10, 400))
def test_a_paragraph_holds_all_words_in_its_column(square: Square, text: str, room: int) -> None:
    made = paragraph(text, square(10), room)
    assert "".join(lines(made)).replace(" ", "") == text.replace(" ", "")
    assert made.width <= room


@given(text=WORDS, room=st.integers(120, 600))
def test_in_a_real_font_too(text: str, room: int) -> None:
    type = Type("Source Serif 4", 20)
    made = paragraph(text, type, room)
    assert " ".join(lines(made)) == text
    assert all(ln.advance <= room for ln in made.lines)


# -- groups of labels --------------------------------------------------------------------------


def steps(square: Square) -> list[Step]:
    return [Step(square(10), 1), Step(square(8), 1), Step(square(10), 2), Step(square(8), 3)]


@pytest.mark.parametrize(
    ("texts", "room", "step"),
    [
        ([], 10, 0),
        (["aaa", "aaaaaaaaaa"], 100, 0),
        # One label too long sets the whole group smaller.
        (["aaa", "aaaaaaaaaaa"], 90, 1),
        (["aaaaaa bbbbbb"], 100, 2),
        # Of two lines of 10 px only where no word is wider than the column.
        (["aaaaaaaaaaa b"], 100, 3),
        # The last step is taken where nothing fits.
        (["aaaaaaaaaaaaaaaaaaaaaaa"], 20, 3),
    ],
)
def test_a_group_takes_the_first_step_that_holds_all(
    square: Square, texts: list[str], room: float, step: int
) -> None:
    held = steps(square)
    assert fit_group(texts, held, room) is held[step]


def test_a_group_has_one_face_for_all(square: Square) -> None:
    step = fit_group(iter(["a", "aaaaaaaaaaa"]), steps(square), 90)
    assert width("aaaaaaaaaaa", step.type) == 88
