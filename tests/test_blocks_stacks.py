"""Aligned 100 % bars: one axis, sorted by a pole, what is no point of the scale outside."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infographic.blocks.base import Composed, Setting
from infographic.blocks.stacks import Stacks
from infographic.errors import Report
from infographic.layout.bands import bands
from infographic.layout.checks import check_pages
from infographic.layout.formats import POSTER
from infographic.marks import Datum, Path, Rect, Text, leaves
from infographic.results.parse import parse
from infographic.story.model import Figure, Item, Panel
from infographic.story.tell import tell
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

STYLE = load_style("editorial")
AGREE = ("Strongly agree", "Agree", "Neither", "Disagree", "Strongly disagree")


def setting(ground: str = "paper") -> Setting:
    return Setting(STYLE, STYLE.grounds[ground], Numbers("en"), words("en"), bleed=(72, 72))


def figures(*values: float | None) -> tuple[Figure | None, ...]:
    return tuple(None if v is None else Figure(v) for v in values)


def matrix(columns: tuple[str, ...], rows: dict[str, tuple[float | None, ...]]) -> Panel:
    items = tuple(Item(name, figures(*values)) for name, values in rows.items())
    return Panel("q", "matrix", "Q", items, columns)


def waves(rows: dict[str, tuple[float, ...]], **changes: object) -> Panel:
    items = tuple(Item(name, figures(*values)) for name, values in rows.items())
    columns = tuple(str(2020 + i) for i in range(len(items[0].figures)))
    return Panel("q", "single", "Q", items, columns, waves=True, **changes)  # type: ignore[arg-type]


def segments(drawn: Composed) -> list[tuple[Rect | Path, Datum]]:
    return [
        (m, m.datum)
        for m in leaves(drawn.marks)
        if isinstance(m, Rect | Path) and m.datum and m.datum.encodes == "length-x"
    ]


def texts(drawn: Composed) -> list[str]:
    return [m.text for m in leaves(drawn.marks) if isinstance(m, Text)]


OPINIONS = matrix(
    AGREE,
    {"First": (10, 20, 30, 25, 15), "Second": (40, 30, 10, 12, 8), "Third": (5, 60, 5, 10, 20)},
)


def test_segments_are_as_long_as_their_share_and_begin_on_one_line() -> None:
    drawn = Stacks().compose(OPINIONS, 1056, setting())
    starts = set()
    for item in OPINIONS.items:
        row = [(m, d) for m, d in segments(drawn) if d.option == item.label]
        x = row[0][0].bounds.x
        starts.add(round(x, 3))
        for mark, tag in row:
            assert mark.bounds.x == pytest.approx(x)
            length = (tag.number or 0) * tag.per_unit
            gap = 0 if tag.series == AGREE[-1] else 3
            assert mark.bounds.w == pytest.approx(length - gap)
            x += length
    assert len(starts) == 1


def test_rows_are_sorted_by_the_net_of_the_positive_pole() -> None:
    drawn = Stacks().compose(OPINIONS, 1056, setting())
    ys = {d.option: m.bounds.y for m, d in reversed(segments(drawn))}
    assert sorted(ys, key=lambda k: ys[k]) == ["Second", "Third", "First"]
    assert {"70%", "65%", "30%", "NET agree", "NET disagree"} <= set(texts(drawn))


def test_a_scale_asked_from_its_negative_end_is_turned_round() -> None:
    turned = matrix(
        AGREE[::-1],
        {
            i.label: tuple(  # type: ignore[arg-type]
                f.number for f in reversed(i.figures) if f
            )
            for i in OPINIONS.items
        },
    )
    drawn = Stacks().compose(turned, 1056, setting())
    assert segments(drawn)[0][1].series == "Strongly agree"
    assert {"70%", "65%", "30%", "NET agree"} <= set(texts(drawn))


def test_dont_know_is_an_outline_outside_the_stack_on_the_same_scale() -> None:
    panel = matrix(
        (*AGREE, "Don't know"), {"A": (10, 20, 20, 20, 10, 20), "B": (10, 20, 30, 20, 10, 10)}
    )
    drawn = Stacks().compose(panel, 1056, setting())
    aside = [(m, d) for m, d in segments(drawn) if d.series == "Don't know"]
    assert all(isinstance(m, Path) for m, _ in aside)
    stack_end = max(m.bounds.right for m, d in segments(drawn) if d.series != "Don't know")
    assert min(m.bounds.x for m, _ in aside) > stack_end
    assert len({round(d.per_unit, 6) for _, d in segments(drawn)}) == 1
    assert max(m.bounds.right for m, _ in aside) == pytest.approx(1056)


def test_a_long_list_is_full_at_its_ends_and_thin_between() -> None:
    rows: dict[str, tuple[float | None, ...]] = {
        f"A statement of quite some length, which is number {i}": (60 - 2 * i, 20, 20 + 2 * i)
        for i in range(19)
    }
    drawn = Stacks().compose(
        matrix(("A big problem", "Could improve", "No issue"), rows), 1056, setting("ink")
    )
    heights = [m.bounds.h for m, d in segments(drawn) if d.series == "A big problem"]
    assert heights == [42.0] * 6 + [16.0] * 10 + [42.0] * 3
    assert len({round(d.per_unit, 6) for _, d in segments(drawn)}) == 1


def test_waves_are_bars_and_their_changes_stand_below() -> None:
    panel = waves({"Yes": (42.3, 56.8), "No": (57.7, 43.2)}, decimals=1)
    drawn = Stacks().compose(panel, 1056, setting())
    bars = [(d.series, d.option, m.bounds.w) for m, d in segments(drawn)]
    per = segments(drawn)[0][1].per_unit
    assert bars[0] == ("2020", "Yes", pytest.approx(42.3 * per - 3))
    assert {"+14.5", "\u221214.5", "change"} <= set(texts(drawn))


def test_what_is_not_reported_is_drawn_as_such() -> None:
    panel = Panel(
        "q",
        "single",
        "Q",
        (Item("partly", figures(15, 20, 27)), Item("only", figures(3, 25, 8))),
        ("Before", "Now", "After"),
    )
    drawn = Stacks().compose(panel, 648, setting())
    rest = [(m, d) for m, d in segments(drawn) if d.option == "not reported"]
    assert [d.number for _, d in rest] == [82, 55, 65]
    assert [m.bounds.w for m, _ in rest] == [
        pytest.approx((d.number or 0) * d.per_unit) for _, d in rest
    ]
    assert {"15", "3", "25", "8"} <= {t.rstrip("%") for t in texts(drawn)}


@pytest.mark.parametrize("ground", ["accent", "tint", "ink", "paper"])
@pytest.mark.parametrize("width", [332, 648, 1056])
def test_no_text_leaves_the_panel_or_runs_into_another(ground: str, width: float) -> None:
    drawn = Stacks().compose(OPINIONS, width, setting(ground))
    held = [m for m in leaves(drawn.marks) if isinstance(m, Text)]
    assert all(m.ink.x >= -1 and m.ink.right <= width + 1 for m in held)
    assert not any(a.ink.overlaps(b.ink) for i, a in enumerate(held) for b in held[i + 1 :])


def test_what_it_is_for() -> None:
    block = Stacks()
    assert block.suits(OPINIONS, 1056, setting()) == 1.0
    three = waves({"Yes": (40, 50, 60), "No": (60, 50, 40)})
    assert block.suits(three, 1056, setting()) == 0.95
    assert block.suits(waves({"Yes": (60, 50, 60), "No": (60, 50, 40)}), 1056, setting()) == 0
    assert block.suits(waves({"Yes": (40, -50, 6), "No": (60, 50, 9)}), 1056, setting()) == 0
    assert block.suits(matrix(AGREE, {"A": (1, None, 3, 4, 5)}), 1056, setting()) == 0


DIVERGING = Stacks(diverging=True)
UNSURE = matrix(
    (*AGREE, "Don't know"),
    {"First": (10, 20, 20, 20, 10, 20), "Second": (5, 15, 30, 28, 12, 10)},
)


def one_row(drawn: Composed, label: str) -> dict[str, tuple[Rect | Path, Datum]]:
    return {d.series: (m, d) for m, d in segments(drawn) if d.option == label}


@pytest.mark.parametrize("width", [600, 648, 1056])
def test_diverging_bars_leave_one_zero_line_the_strongest_farthest_out(width: float) -> None:
    drawn = DIVERGING.compose(UNSURE, width, setting())
    (per,) = {d.per_unit for _, d in segments(drawn)}
    zeros = set()
    for item in UNSURE.items:
        row = one_row(drawn, item.label)
        assert set(row) == set(UNSURE.columns)
        against, support = row["Disagree"][0].bounds, row["Agree"][0].bounds
        zeros |= {round(against.right, 6), round(support.x, 6)}
        zero = support.x
        far, farther = row["Strongly disagree"][0].bounds, row["Strongly agree"][0].bounds
        given = dict(zip(UNSURE.columns, (f.number for f in item.figures if f), strict=True))
        assert zero - far.x == pytest.approx(per * (given["Disagree"] + given["Strongly disagree"]))
        assert farther.right - zero == pytest.approx(
            per * (given["Agree"] + given["Strongly agree"])
        )
        # Inner parts give up the gap, outer ones and what is aside nothing.
        for name, (mark, tag) in row.items():
            gap = 3 if name in ("Agree", "Disagree") else 0
            assert tag.number == given[name]
            assert mark.bounds.w == pytest.approx(per * given[name] - gap)
    assert len(zeros) == 1


def test_what_takes_no_side_stands_aside_of_diverging_bars() -> None:
    drawn = DIVERGING.compose(UNSURE, 1056, setting())
    rows = [one_row(drawn, item.label) for item in UNSURE.items]
    for name in ("Neither", "Don't know"):
        assert len({round(row[name][0].bounds.x, 6) for row in rows}) == 1
    ends = [row["Strongly agree"][0].bounds.right for row in rows]
    assert all(row["Neither"][0].bounds.x > max(ends) for row in rows)
    assert rows[0]["Don't know"][0].bounds.x > max(r["Neither"][0].bounds.right for r in rows)
    assert all(isinstance(row["Don't know"][0], Path) for row in rows)
    said = texts(drawn)
    assert said.count("Neither") == said.count("Don\u2019t know") == 2  # in the key, and as a head


def test_the_sums_of_diverging_bars_stand_at_their_ends() -> None:
    drawn = DIVERGING.compose(UNSURE, 1056, setting())
    nets = {
        (m.datum.option, m.datum.number): m
        for m in leaves(drawn.marks)
        if isinstance(m, Text) and m.datum and " + " in m.datum.series
    }
    assert sorted(nets) == [("First", 30), ("Second", 20), ("Second", 40)]
    bars = one_row(drawn, "Second")
    left, right = nets["Second", 40], nets["Second", 20]
    assert (left.text, right.text) == ("40%", "20%")
    assert left.x + left.advance == pytest.approx(bars["Strongly disagree"][0].bounds.x - 10)
    assert right.x == pytest.approx(bars["Strongly agree"][0].bounds.right + 10)
    assert {"NET agree", "NET disagree"} <= set(texts(drawn))


def test_diverging_bars_print_and_draw_all_that_the_stack_does() -> None:
    stack = Stacks().compose(UNSURE, 1056, setting())
    apart = DIVERGING.compose(UNSURE, 1056, setting())
    held = {(d.option, d.series, d.number) for _, d in segments(apart)}
    assert held == {(d.option, d.series, d.number) for _, d in segments(stack)}
    assert len(held) == 12
    for panel_texts in (texts(apart), texts(stack)):
        assert {*AGREE, "Don\u2019t know", "First", "Second"} <= set(panel_texts)


def test_a_scale_asked_from_its_negative_end_diverges_to_the_same_sides() -> None:
    rows = {i.label: tuple(f.number for f in reversed(i.figures) if f) for i in OPINIONS.items}
    turned = matrix(AGREE[::-1], rows)  # type: ignore[arg-type]
    boxes = [
        {(d.option, d.series): m.bounds for m, d in segments(DIVERGING.compose(p, 1056, setting()))}
        for p in (OPINIONS, turned)
    ]
    assert boxes[0] == boxes[1]


def test_one_statement_diverges_too() -> None:
    items = tuple(Item(n, figures(v)) for n, v in zip(AGREE, (31, 28, 20, 14, 7), strict=True))
    panel = Panel("q", "scale", "Q", items)
    drawn = DIVERGING.compose(panel, 1056, setting())
    row = {d.option: m.bounds for m, d in segments(drawn)}
    assert row["Agree"].x == pytest.approx(row["Disagree"].right)
    assert row["Neither"].x > row["Strongly agree"].right > row["Strongly agree"].x
    assert {"59%", "21%", "20%", "NET agree", "NET disagree"} <= set(texts(drawn))


def test_what_is_not_reported_stands_aside_of_diverging_bars() -> None:
    panel = matrix(AGREE, {"A": (10, 20, 20, 20, 10), "B": (30, 30, 20, 10, 10)})
    drawn = DIVERGING.compose(panel, 1056, setting())
    ((mark, tag),) = [(m, d) for m, d in segments(drawn) if d.option == "not reported"]
    assert (tag.series, tag.number) == ("A", 20)
    assert mark.bounds.w == pytest.approx(20 * tag.per_unit)
    assert mark.bounds.x > one_row(drawn, "A")["Neither"][0].bounds.right


@pytest.mark.parametrize(
    "panel",
    [
        matrix(
            ("Very important", "Important", "Somewhat important", "Not important"),
            {"A": (40, 30, 20, 10), "B": (10, 20, 30, 40)},
        ),
        matrix(
            ("Several times a week", "Once a week", "Once a month", "Several times a month"),
            {"A": (40, 30, 20, 10), "B": (10, 20, 30, 40)},
        ),
        waves({"Agree": (40, 50, 60), "Disagree": (60, 50, 40)}),
    ],
)
def test_one_pole_and_waves_stay_stacks(panel: Panel) -> None:
    assert DIVERGING.compose(panel, 1056, setting()) == Stacks().compose(panel, 1056, setting())


def test_too_narrow_a_panel_stays_a_stack() -> None:
    assert DIVERGING.compose(UNSURE, 332, setting()) == Stacks().compose(UNSURE, 332, setting())


@pytest.mark.parametrize("ground", ["accent", "tint", "ink", "paper"])
@pytest.mark.parametrize("width", [332, 480, 648, 1056])
@pytest.mark.parametrize("panel", [OPINIONS, UNSURE], ids=["opinions", "unsure"])
def test_texts_of_diverging_bars_keep_apart(panel: Panel, width: float, ground: str) -> None:
    drawn = DIVERGING.compose(panel, width, setting(ground))
    held = [m for m in leaves(drawn.marks) if isinstance(m, Text)]
    assert all(m.ink.x >= -1 and m.ink.right <= width + 1 for m in held)
    assert not any(a.ink.overlaps(b.ink) for i, a in enumerate(held) for b in held[i + 1 :])


def test_a_page_with_diverging_bars_passes_the_picture_checks() -> None:
    style = replace(STYLE, blocks={"stacks": {"diverging": True}})
    survey = {
        "title": "T",
        "n": 1240,
        "questions": [
            {
                "text": "How satisfied are you?",
                "kind": "matrix",
                "scale": [
                    "Very satisfied",
                    "Satisfied",
                    "Neither",
                    "Dissatisfied",
                    "Very dissatisfied",
                ],
                "rows": {"Pay": [22, 41, 15, 14, 8], "Colleagues": [11, 29, 22, 26, 12]},
            },
            {
                "text": "What do you say?",
                "kind": "matrix",
                "scale": [*AGREE[::-1], "Don't know"],
                "rows": {
                    "The council tells me in good time what it has planned": [5, 14, 23, 38, 16, 4],
                    "I can do my work without asking twice": [11, 29, 12, 26, 12, 10],
                },
            },
        ],
    }
    report = Report()
    story = tell(parse(survey, report))
    pages = bands(story, style, POSTER, report)
    assert check_pages(pages, story) == []
    drawn = [d for page in pages for m in leaves(page.marks) if (d := getattr(m, "datum", None))]
    assert "Agree + Strongly agree" in {d.series for d in drawn}
