"""Reading a page back: for every check a page that passes, and one that fails by just that."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from infographic.errors import Message, Report
from infographic.layout.bands import bands
from infographic.layout.checks import check_page
from infographic.layout.checks.shapes import covers, touches
from infographic.layout.formats import POSTER
from infographic.layout.page import Page, Placed
from infographic.marks import (
    Arc,
    Box,
    Circle,
    Datum,
    Gradient,
    Group,
    Mark,
    Rect,
    Text,
    polygon,
)
from infographic.marks import Path as Outline
from infographic.results.parse import parse
from infographic.story.model import Chapter, Figure, Footer, Item, Panel, Story
from infographic.story.tell import tell
from infographic.style.load import load_style
from infographic.text.shape import Type, line

DATA = Path(__file__).parent / "data"
WHITE, BLACK = "#FFFFFF", "#000000"
BOX = Box(100, 100, 800, 400)


def words(
    text: str,
    x: float = 120,
    y: float = 200,
    size: float = 30,
    fill: str = BLACK,
    role: str = "note",
    datum: Datum | None = None,
    weight: float = 400,
) -> Text:
    """Text whose ink is one square of `size` a letter, from `y` - 0.8 size to `y` + 0.2 size."""
    type = Type("Square", size, weight, catalogue=DATA / "square.toml")
    return line(text, type).at(x, y, fill, role=role, datum=datum)


def panel(*figures: float | Figure | None, **changes: object) -> Panel:
    """A panel with options A, B, C, ..."""
    items = tuple(
        Item("ABCDEFGH"[i], (Figure(f) if isinstance(f, int | float) else f,))
        for i, f in enumerate(figures)
    )
    return Panel("q", "multiple", "Q", items, **changes)  # type: ignore[arg-type]


def tag(option: str, number: float | None, encodes: str = "", per_unit: float = 0.0) -> Datum:
    return Datum("q", option, "", "", number, encodes, per_unit)  # type: ignore[arg-type]


def row(option: str, number: float, y: float, printed: str = "") -> list[Mark]:
    """A label, a bar of 5 px a point from x = 300, and its value."""
    value = words(
        printed or f"{number:g}%", 300 + number * 5 + 10, y, role="value", datum=tag(option, number)
    )
    label = words(option, 120, y, role="label", datum=tag(option, number))
    if number <= 0:
        return [label, value]
    return [label, bar(option, number, 300, y - 30), value]


def bar(option: str, number: float, x: float, y: float, length: float | None = None) -> Rect:
    length = number * 5 if length is None else length
    return Rect(Box(x, y, length, 40), "#333333", datum=tag(option, number, "length-x", 5))


def check(
    *marks: Mark, of: Panel | None = None, outside: tuple[Mark, ...] = (), locale: str = "en"
) -> list[Message]:
    """What is wrong with a page that shows `marks` as the panel `of`."""
    shown = of or panel()
    page = Page(
        1000,
        600,
        WHITE,
        (*outside, Group(marks, "Q", "q")),
        (Placed("q", "bars", BOX, "plain"),),
        "T",
        "",
        locale,
        22,
    )
    chapter = Chapter("c", "", "", "", (shown,))
    story = Story("T", (), "", "", None, (chapter,), Footer("", (), ()), locale, None, "")
    return check_page(page, story)


def errors(
    *marks: Mark, of: Panel | None = None, outside: tuple[Mark, ...] = (), locale: str = "en"
) -> list[str]:
    return [
        str(m) for m in check(*marks, of=of, outside=outside, locale=locale) if m.level == "error"
    ]


def test_a_page_that_shows_what_the_story_says_is_right() -> None:
    two = panel(60, 12.4, decimals=0)
    assert check(*row("A", 60, 200), *row("B", 12.4, 280, "12%"), of=two) == []


def test_a_message_names_panel_role_text_and_numbers() -> None:
    message = check(words("ab", size=21))[0]
    assert message == Message(
        "error",
        'q (bars): note "ab"',
        "is 21.00 px, the page's least is 22",
        "break the line or shorten the words, never shrink them further",
    )


# Room


@pytest.mark.parametrize(
    ("x", "y", "fault"),
    [
        (8, 200, ""),
        (7, 200, "is outside the page"),
        (700, 200, ""),
        (965, 200, "is outside the page"),
        (120, 32, ""),
        (120, 31, "is outside the page"),
        (120, 590, "is outside the page"),
    ],
)
def test_text_stays_inside_the_page(x: float, y: float, fault: str) -> None:
    found = errors(outside=(words("a", x, y),))
    assert [fault in e for e in found] == ([True] if fault else [])


@pytest.mark.parametrize(
    ("x", "y", "inside"),
    [
        (100, 200, True),
        (97, 200, False),
        (811, 200, True),
        (813, 200, False),
        (120, 120, True),
        (120, 100, False),
        (120, 500, True),
        (120, 502, False),
    ],
)
def test_text_stays_inside_its_panel(x: float, y: float, inside: bool) -> None:
    assert [e for e in errors(words("abc", x, y)) if "leaves its panel" not in e] == []
    assert (errors(words("abc", x, y)) == []) == inside


def test_text_runs_into_text() -> None:
    assert errors(words("ab", 120), words("c", 180.1)) == []
    (fault,) = errors(words("ab", 120), words("c", 179))
    assert 'note "c": [179.0, 176.0 to 209.0, 206.0] runs into "ab"' in fault


def test_lines_set_close_run_into_each_other_only_where_letters_do() -> None:
    def two(first: str, second: str) -> list[str]:
        type = load_style("editorial").type["title"]
        tight = replace(type, size=100)
        return errors(
            line(first, tight).at(120, 220, BLACK), line(second, tight).at(120, 302, BLACK)
        )

    assert two("page", "sure") == []
    assert len(two("page", "ball")) == 1


@pytest.mark.parametrize(
    ("mark", "clear"),
    [
        (Rect(Box(150, 180, 50, 20), BLACK), True),
        (Rect(Box(149, 180, 50, 20), BLACK), False),
        (Rect(Box(110, 206.2, 50, 2), BLACK, role="rule"), True),
        (Rect(Box(110, 204, 50, 2), BLACK, role="rule"), False),
        # The corner of the disc's box is in the text, the disc is not.
        (Circle(165, 221, 20, fill=BLACK), True),
        (Circle(160, 216, 20, fill=BLACK), False),
        (Circle(135, 191, 30, stroke=BLACK, stroke_width=4), True),
        (Circle(135, 191, 20, stroke=BLACK, stroke_width=4), False),
        # Inside the hole of a ring, across it, and in the gap of an open one.
        (Arc(135, 191, 60, 30, 0, 1, BLACK), True),
        (Arc(135, 191, 45, 30, 0, 1, BLACK), False),
        (Arc(90, 191, 60, 40, 0.5, 0.5, BLACK), True),
        (Arc(90, 191, 60, 40, 0, 0.5, BLACK), False),
        (Arc(90, 191, 60, 40, 0.5, 0.5, BLACK, round=True), True),
        (Arc(90, 191, 60, 40, 0, 0.5, BLACK, round=True), False),
        # A triangle whose box covers the text.
        (Outline(polygon((110, 300), (300, 160), (300, 300)), BLACK), True),
        (Outline(polygon((110, 220), (110, 180), (300, 220)), BLACK), False),
    ],
)
def test_text_is_clear_of_the_true_shape_of_marks(mark: Mark, clear: bool) -> None:
    found = errors(words("a", 120), outside=(mark,))
    assert [("crosses the edge of" in e) for e in found] == ([] if clear else [True])


def test_text_may_lie_wholly_inside_a_mark_under_it() -> None:
    inside = Rect(Box(110, 160, 60, 60), "#DDDDDD")
    assert errors(inside, words("a", 120)) == []
    (fault,) = errors(words("a", 120), inside)
    assert "is hidden under a bar" in fault
    # A value across two parts of a stack lies inside neither.
    halves = Rect(Box(110, 160, 25, 60), "#DDDDDD"), Rect(Box(135, 160, 25, 60), "#EEEEEE")
    assert len(errors(*halves, words("a", 120))) == 2
    # What an opaque mark hides is not seen, what a sheer one lies on is.
    rule = Rect(Box(100, 190, 100, 2), BLACK, role="rule")
    assert errors(rule, inside, words("a", 120)) == []
    assert len(errors(rule, replace(inside, opacity=0.5), words("a", 120))) == 1


def test_a_ground_holds_a_text_or_is_clear_of_it() -> None:
    def ground(bottom: float) -> Rect:
        return Rect(Box(0, 100, 1000, bottom - 100), "#EEEEEE", role="ground")

    assert errors(words("a"), outside=(ground(206),)) == []
    assert errors(words("a"), outside=(ground(176),)) == []
    (fault,) = errors(words("a"), outside=(ground(200),))
    assert "crosses the edge of a ground" in fault


def test_rounded_ends_hold_what_is_between_them() -> None:
    pill = Rect(Box(0, 0, 100, 40), BLACK, radius=20)
    assert covers(pill, Box(10, 10, 80, 20))
    assert not covers(pill, Box(2, 2, 20, 20))
    assert not touches(pill, Box(0, 0, 5, 5))
    assert touches(pill, Box(0, 0, 7, 7))
    whole = Outline(polygon((0, 0), (100, 0), (100, 100), (0, 100)), BLACK)
    assert covers(whole, Box(10, 10, 20, 20))
    assert not covers(whole, Box(90, 10, 20, 20))
    assert not covers(Circle(0, 0, 10, stroke=BLACK, stroke_width=2), Box(-2, -2, 4, 4))
    assert covers(Circle(0, 0, 10, fill=BLACK), Box(-2, -2, 4, 4))


def test_text_is_not_smaller_than_the_page_allows() -> None:
    assert errors(words("a", size=22)) == []
    assert ["21.90 px" in e for e in errors(words("a", size=21.9))] == [True]


# Contrast


@pytest.mark.parametrize(
    ("fill", "size", "weight", "right"),
    [
        ("#767676", 30, 400, True),  # 4.54
        ("#777777", 30, 400, False),  # 4.48
        ("#777777", 48, 400, True),
        ("#777777", 47.9, 400, False),
        ("#777777", 37, 700, True),
        ("#777777", 36.9, 700, False),
        ("#777777", 37, 699, False),
        ("#949494", 48, 400, True),  # 3.03
        ("#959595", 48, 400, False),  # 2.99
    ],
)
def test_text_stands_out_from_its_ground(
    fill: str, size: float, weight: float, right: bool
) -> None:
    found = errors(words("a", size=size, fill=fill, weight=weight))
    assert ["has a contrast of" in e for e in found] == ([] if right else [True])


def test_contrast_is_with_the_topmost_mark_under_the_text() -> None:
    dark = Rect(Box(0, 100, 1000, 400), "#111111", role="ground")
    card = Rect(Box(110, 150, 100, 100), WHITE)
    assert errors(words("a", fill=WHITE), outside=(dark,)) == []
    (fault,) = errors(words("a", fill=WHITE), outside=(dark, card))
    assert "#FFFFFF on #FFFFFF has a contrast of 1.000, below 4.5" in fault
    sheer = replace(card, opacity=0.05)
    assert errors(words("a", fill=WHITE), outside=(dark, sheer)) == []


def test_on_a_gradient_the_worst_stop_counts() -> None:
    def ribbon(end: float) -> Outline:
        stops = ((0.0, BLACK, 0.1), (1.0, BLACK, end))
        square = polygon((110, 150), (300, 150), (300, 250), (110, 250))
        return Outline(square, Gradient(110, 0, 300, 0, stops))

    assert errors(words("a"), outside=(ribbon(0.4),)) == []
    (fault,) = errors(words("a"), outside=(ribbon(0.9),))
    assert "on #191919" in fault


# Scales

ONE = panel(50)


def alone(mark: Mark, of: Panel = ONE) -> list[str]:
    """A mark with its label and value, away from both."""
    label = words("A", 120, 480, role="label", datum=tag("A", 50))
    value = words("50%", 300, 480, role="value", datum=tag("A", 50))
    return errors(mark, label, value, of=of)


@pytest.mark.parametrize(
    ("length", "right"), [(250, True), (250.5, True), (249.4, False), (251, False), (246, False)]
)
def test_a_bar_is_as_long_as_its_number(length: float, right: bool) -> None:
    found = alone(bar("A", 50, 200, 150, length))
    assert ["50 takes 250.00 px" in e for e in found] == ([] if right else [True])


def test_an_upright_bar_is_as_high_as_its_number() -> None:
    def upright(height: float) -> Rect:
        return Rect(Box(200, 150, 40, height), BLACK, datum=tag("A", 50, "length-y", 4))

    assert alone(upright(200)) == []
    assert ["50 takes 200.00 px" in e for e in alone(upright(210))] == [True]


def test_only_a_part_with_a_neighbour_may_lack_the_gap() -> None:
    def stack(first: float, start: float) -> list[str]:
        low = words("A", 120, 480, role="label"), words("B", 160, 480, role="label")
        values = (
            words("30%", 300, 480, role="value", datum=tag("A", 30)),
            words("70%", 420, 480, role="value", datum=tag("B", 70)),
        )
        return errors(
            bar("A", 30, 200, 150, first),
            bar("B", 70, start, 150),
            *low,
            *values,
            of=panel(30, 70),
        )

    assert stack(147, 350) == []
    assert len(stack(147, 352)) == 0
    assert len(stack(143, 350)) == 1
    assert len(stack(147, 400)) == 1


def test_the_gap_between_parts_grows_with_the_words() -> None:
    def stack(gap: float, size: float) -> list[str]:
        low = (
            words("A", 120, 480, size, role="label"),
            words("B", 200, 480, size, role="label"),
        )
        values = (
            words("30%", 300, 480, size, role="value", datum=tag("A", 30)),
            words("70%", 500, 480, size, role="value", datum=tag("B", 70)),
        )
        parts = bar("A", 30, 200, 150, 150 - gap), bar("B", 70, 350, 150)
        return errors(*parts, *low, *values, of=panel(30, 70))

    assert stack(4, 22) == []
    assert len(stack(6, 22)) == 1
    assert stack(6, 33) == []


def both(first: Rect, second: Rect, a: float, b: float) -> list[str]:
    low = words("A", 120, 480, role="label"), words("B", 160, 480, role="label")
    said = [f"{v:g}%".replace("-", "\u2212") for v in (a, b)]
    values = (
        words(said[0], 300, 480, role="value", datum=tag("A", a)),
        words(said[1], 500, 480, role="value", datum=tag("B", b)),
    )
    return errors(first, second, *low, *values, of=panel(a, b))


def test_all_bars_of_a_panel_share_one_scale() -> None:
    second = Rect(Box(200, 250, 120, 40), BLACK, datum=tag("B", 20, "length-x", 6))
    assert both(bar("A", 50, 200, 150), bar("B", 20, 200, 250), 50, 20) == []
    found = both(bar("A", 50, 200, 150), second, 50, 20)
    assert ["one unit takes 5 in one mark, 6 in another" in e for e in found] == [True]


def test_bars_of_both_signs_leave_one_zero() -> None:
    assert both(bar("A", 20, 400, 150), bar("B", -30, 250, 250, 150), 20, -30) == []
    found = both(bar("A", 20, 400, 150), bar("B", -30, 400, 250, 150), 20, -30)
    assert ["do not start at one zero line" in e for e in found] == [True]


def test_positions_lie_on_one_scale() -> None:
    def dots(x: float) -> list[str]:
        a = Circle(300, 150, 10, fill=BLACK, datum=tag("A", 50, "position", 4))
        b = Circle(x, 250, 10, fill=BLACK, datum=tag("B", 20, "position", 4))
        return both(a, b, 50, 20)  # type: ignore[arg-type]

    assert dots(180) == []
    assert dots(420) == []  # mirrored
    assert ["off the scale" in e for e in dots(181)] == [True]


def test_each_of_small_multiples_has_its_own_zero() -> None:
    of = Panel(
        "q",
        "single",
        "Q",
        (Item("A", (Figure(10), Figure(30))), Item("B", (Figure(20), Figure(40)))),
        ("X", "Y"),
    )

    def lines(last: float) -> list[str]:
        points = (
            ("A", "X", 10, 300),
            ("A", "Y", 30, 260),
            ("B", "X", 20, 460),
            ("B", "Y", 40, last),
        )
        marks: list[Mark] = []
        for i, (option, series, number, y) in enumerate(points):
            at = Datum("q", option, series, "", number, "position", 2)
            marks.append(Circle(200 + 150 * i, y, 4, fill=BLACK, datum=at))
            marks.append(
                words(
                    f"{number}%",
                    120 + 150 * i,
                    200,
                    role="value",
                    datum=Datum("q", option, series, "", number),
                )
            )
        names = [words(n, 120 + 60 * i, 160) for i, n in enumerate("ABXY")]
        return errors(*marks, *names, of=of)

    assert lines(420) == []
    assert ["off the scale" in e for e in lines(423)] == [True]


def test_an_angle_is_its_share_of_the_turn() -> None:
    def ring(sweep: float) -> list[str]:
        return alone(Arc(300, 250, 80, 30, 0, sweep, BLACK, datum=tag("A", 50, "angle", 0.01)))

    assert ring(0.5) == []
    assert ["takes 0.5200 of a turn" in e for e in ring(0.52)] == [True]


def test_every_ring_is_a_whole_of_its_own() -> None:
    def rings(apart: float) -> list[str]:
        marks: list[Mark] = []
        for i, (name, number) in enumerate((("A", 60), ("B", 70))):
            tagged = tag(name, number, "angle", 0.01)
            marks.append(Arc(300 + i * apart, 250, 80, 30, 0, number / 100, BLACK, datum=tagged))
            marks.append(words(name, 120 + 40 * i, 480, datum=tag(name, number)))
        return errors(*marks, of=panel(60, 70))

    assert rings(200) == []
    assert ["arcs take 1.3000 turns" in e for e in rings(0)] == [True]


def test_dots_are_counted_and_the_field_is_whole() -> None:
    def field(filled: int, rest: int, number: float = 50, unit: float = 0.2) -> list[str]:
        dots = [
            Circle(
                200 + 12 * (i % 20),
                150 + 12 * (i // 20),
                5,
                fill=BLACK if i < filled else "#CCCCCC",
                datum=tag("A", number, "count", unit) if i < filled else None,
            )
            for i in range(filled + rest)
        ]
        label = words("A", 120, 480, role="label", datum=tag("A", number))
        value = words(f"{number:g}%", 300, 480, role="value", datum=tag("A", number))
        return errors(*dots, label, value, of=panel(number))

    assert field(10, 10) == []
    assert field(11, 9) == []
    # What one share of 98 lacks is someone: its field is no whole published as 98.
    assert field(98, 2, 98, unit=1) == []
    assert ["is shown by 12 marks, 50 takes 10.00" in e for e in field(12, 8)] == [True]
    assert ["its field has 18 marks, not 20" in e for e in field(10, 8)] == [True]
    assert ["shows 0, but is 10.0 x 10.0 px" in e for e in field(1, 19, 0)] == [True]


def test_zero_is_nothing_and_unknown_is_not_drawn() -> None:
    assert errors(*row("A", 0, 200), of=panel(0)) == []
    dash = words("-", 300, role="value", datum=tag("A", None))
    assert errors(words("A", role="label"), dash, of=panel(None)) == []
    drawn = bar("A", 0, 500, 170, 2)
    assert ["shows 0, but is 2.0" in e for e in errors(*row("A", 0, 200), drawn, of=panel(0))] == [
        True
    ]
    unknown = panel(None)
    label = words("A", role="label", datum=tag("A", None))
    assert errors(label, of=unknown) == []
    sliver = Rect(Box(300, 170, 2, 40), BLACK, datum=tag("A", None, "length-x", 5))
    assert ["is drawn, but has no number" in e for e in errors(label, sliver, of=unknown)] == [True]
    found = errors(label, bar("A", 3, 300, 170), of=unknown)
    assert ["shows 3, but it was not asked" in e for e in found] == [True]


# Figures


def test_every_panel_and_figure_is_drawn_and_named() -> None:
    rows = row("A", 60, 200), row("B", 20, 280)
    assert check(*rows[0], *rows[1], of=panel(60, 20)) == []
    missing = errors(*rows[0], of=panel(60, 20))
    assert missing == [
        'q (bars): "B": 20 is not drawn (show every figure of the panel)',
        'q (bars): the words "B" are not printed (name every option and series)',
    ]
    # A bar shows its number without words; a name alone does not.
    unprinted = [m for m in rows[1] if not (isinstance(m, Text) and m.role == "value")]
    assert len(unprinted) == len(rows[1]) - 1
    assert check(*rows[0], *unprinted, of=panel(60, 20)) == []
    name_only = [m for m in unprinted if isinstance(m, Text)]
    told = check(*rows[0], *name_only, of=panel(60, 20))
    assert [(m.level, m.text) for m in told] == [("warning", '"B": 20 is not printed')]
    named = row("B", 0, 280)[0]
    assert [m.level for m in check(*rows[0], named, of=panel(60, 0))] == ["warning"]
    page = Page(1000, 600, WHITE, (), (), "T", "", "en", 22)
    story = Story("T", (), "", "", panel(60), (), Footer("", (), ()), "en", None, "")
    assert 'the panel "Q" is not drawn' in [m.text for m in check_page(page, story)]


def test_a_mark_shows_the_number_of_its_own_option() -> None:
    found = errors(*row("A", 60, 200), bar("A", 40, 300, 300), of=panel(60))
    assert ["shows 40, the story says 60" in e for e in found] == [True]
    found = errors(*row("A", 60, 200), bar("Z", 40, 300, 300), of=panel(60, remainder=41))
    assert [e for e in found if "is not in the story" in e] == []
    found = errors(*row("A", 60, 200), bar("Z", 33, 300, 300), of=panel(60))
    assert ["shows 33, which is not in the story" in e for e in found] == [True]


def test_sums_and_changes_are_worked_out_from_the_story() -> None:
    two = Panel(
        "q", "single", "Q", (Item("A", (Figure(30), Figure(50.5))),), ("X", "Y"), decimals=1
    )

    def derived(series: str, number: float, printed: str) -> list[str]:
        given = [
            words(text, x, 200, role="value", datum=Datum("q", "A", name, "", value))
            for text, x, name, value in (("30.0%", 300, "X", 30), ("50.5%", 500, "Y", 50.5))
        ]
        names = [words(name, 120, y) for name, y in (("A", 200), ("X", 240), ("Y", 280))]
        more = words(printed, 300, 300, role="value", datum=Datum("q", "A", series, "", number))
        return errors(*given, *names, more, of=two)

    assert derived("X + Y", 80.5, "80.5%") == []
    assert derived("Y", 20.5, "+20.5") == []
    assert len(derived("X + Y", 80, "80.0%")) == 2
    assert ["reads 80.4, the story says 80.5" in e for e in derived("X + Y", 80.5, "80.4%")] == [
        True
    ]


def test_of_many_waves_the_first_and_last_are_named() -> None:
    years = ("2019", "2020", "2021")
    of = Panel(
        "q", "single", "Q", (Item("A", tuple(Figure(v) for v in (30, 40, 50))),), years, waves=True
    )

    def named(*columns: str) -> list[str]:
        values = [
            words(f"{v}%", 200 + 150 * i, 300, role="value", datum=Datum("q", "A", year, "", v))
            for i, (year, v) in enumerate(zip(years, (30, 40, 50), strict=True))
        ]
        return errors(
            *values, *(words(c, 120 + 150 * i, 200) for i, c in enumerate(("A", *columns))), of=of
        )

    assert named("2019", "2021") == []
    assert ['the words "2021" are not printed' in e for e in named("2019", "2020")] == [True]
    said = words("2019: 30%", 200, 400, role="value", datum=Datum("q", "A", "2019", "", 30))
    assert ["is no number" in e for e in errors(said, of=of)].count(True) == 0


# Printed values


@pytest.mark.parametrize(
    ("figure", "printed", "fault"),
    [
        (12.5, "13%", ""),
        (12.5, "12%", "reads 12, the story says 12.5"),
        (12.4, "12", ""),
        (0.3, "<1%", ""),
        (0.3, "0%", "says none, but it is 0.3"),
        (1.2, "<1%", "stands for 1.2"),
        (Figure(0.5, "<1%", 1.0), "<1%", ""),
        (Figure(0.5, "<1%", 1.0), "1%", "is exact"),
        (12.0, "\u0661\u0662%", ""),  # Arabic-Indic digits
        (12.0, "%12", ""),
        (12.0, "1O%", "is no number"),
        (-0.2, "\u22120%", "is a zero with a minus"),
        (-7.0, "\u22127%", ""),
        (-7.0, "7%", "reads 7, the story says -7"),
    ],
)
def test_a_printed_value_is_the_storys(figure: float | Figure, printed: str, fault: str) -> None:
    held = figure if isinstance(figure, Figure) else Figure(figure)
    # Real letters: the square font has none beyond Latin 1.
    value = line(printed, load_style("editorial").type["value"]).at(
        300, 200, BLACK, role="value", datum=tag("A", held.number)
    )
    label = words("A", role="label", datum=tag("A", held.number))
    found = errors(label, value, of=panel(held))
    assert [fault in e for e in found] == ([True] if fault else [])


def test_values_are_read_in_the_pages_locale() -> None:
    def german(printed: str) -> list[str]:
        value = words(printed, 300, role="value", datum=tag("A", 1234.5))
        label = words("A", role="label", datum=tag("A", 1234.5))
        of = panel(1234.5, decimals=1, unit="euro")
        return errors(label, value, of=of, locale="de")

    assert german("1.234,5") == []
    assert ["is no number" in e for e in german("1,234.5")] == [True]


# Emptiness


def test_no_stretch_is_empty() -> None:
    assert check(outside=(words("a", 120, 330), words("b", 120, 590 - 10))) == []
    (message,) = check(outside=(words("a", 120, 200), words("b", 120, 570)))
    assert message.level == "warning"
    assert "nothing from 206 to 546 px" in message.text


# Pages as they are made


def reference() -> tuple[Page, Story]:
    data = json.loads((DATA / "ic-2012.results.json").read_text("utf-8"))
    report = Report()
    story = tell(parse(data, report))
    (page,) = bands(story, load_style("editorial"), POSTER, report)
    return page, story


def test_the_reference_survey_reads_back() -> None:
    page, story = reference()
    assert check_page(page, story) == []


def changed(marks: tuple[Mark, ...], old: Mark, new: Mark) -> tuple[Mark, ...]:
    return tuple(
        replace(m, marks=changed(m.marks, old, new))
        if isinstance(m, Group)
        else new
        if m is old
        else m
        for m in marks
    )


def test_a_change_to_any_bar_or_value_of_the_reference_is_found() -> None:
    page, story = reference()
    tried = 0
    for mark in list(page.leaves()):
        new: Mark
        if isinstance(mark, Rect) and mark.datum and mark.datum.encodes == "length-x":
            new = replace(mark, box=Box(mark.box.x, mark.box.y, mark.box.w + 5, mark.box.h))
        elif isinstance(mark, Text) and mark.datum and mark.role == "value":
            new = replace(mark, text="77.7")
        else:
            continue
        tried += 1
        assert check_page(replace(page, marks=changed(page.marks, mark, new)), story), mark
    assert tried > 50
