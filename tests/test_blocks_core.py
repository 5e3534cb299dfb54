"""The everyday forms, measured: lengths from zero, dots that add up, rings that close.

In a font of squares a text is as wide as its letters times its size.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infographic.blocks.bars import Bars
from infographic.blocks.bars_above import BarsAbove
from infographic.blocks.base import Block, Composed, Setting
from infographic.blocks.columns import Columns
from infographic.blocks.donut import Donut
from infographic.blocks.dotfield import dot_counts, dot_total, field_shape
from infographic.blocks.dots import Dots
from infographic.blocks.dumbbell import Dumbbell
from infographic.blocks.numeral import Numeral
from infographic.marks import Arc, Box, Circle, Mark, Path, Rect, Text, leaves
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import words

Make = Callable[..., Setting]
NOT_REPORTED = words("en")("label.not_reported")


def panel(rows: dict[str, Any], kind: str = "multiple", **more: Any) -> Panel:
    """Items by label; "*" behind a label highlights it, "~" makes it minor."""
    items = []
    for label, row in rows.items():
        figures = tuple(
            None if v is None else Figure(v, f"{v:g}")
            for v in (row if isinstance(row, tuple) else (row,))
        )
        items.append(Item(label.rstrip("*~"), figures, "~" in label, "*" in label))
    return Panel("q", kind, "Q?", tuple(items), **more)  # type: ignore[arg-type]


def tagged(drawn: Composed, kind: type, encodes: str) -> list[Any]:
    found = [m for m in leaves(drawn.marks) if isinstance(m, kind)]
    return [m for m in found if m.datum and m.datum.encodes == encodes]


def bars(drawn: Composed) -> dict[str, Box]:
    return {m.datum.option: m.box for m in tagged(drawn, Rect, "length-x")}


def texts(drawn: Composed, role: str) -> list[Text]:
    return [m for m in leaves(drawn.marks) if isinstance(m, Text) and m.role == role]


def written(drawn: Composed, role: str) -> list[str]:
    return [t.text for t in texts(drawn, role)]


def inside(drawn: Composed, mark: Mark) -> bool:
    return Box(0, 0, drawn.width, drawn.height).contains(mark.bounds, 0.5)


# -- bars --------------------------------------------------------------------------------------


def test_bars_take_the_room_that_labels_and_values_leave(setting: Make) -> None:
    form, held = Bars(), setting(squares=True)
    drawn = form.compose(panel({"BB": 100, "A": 25}), 600, held)
    left = 2 * held.type("label").size + form.label_gap
    full = 600 - left - form.value_gap - 4 * held.type("value").size
    assert bars(drawn) == {
        "BB": Box(left, 0, full, form.thickness),
        "A": Box(left, form.pitch, full / 4, form.thickness),
    }
    assert [(t.text, t.x) for t in texts(drawn, "value")] == [
        ("100%", left + full + form.value_gap), ("25%", left + full / 4 + form.value_gap),
    ]  # fmt: skip
    assert [(t.text, t.x) for t in texts(drawn, "label")] == [("BB", 0), ("A", 0)]
    assert (drawn.width, drawn.height) == (600, form.pitch + form.thickness)


@pytest.mark.parametrize("form", [Bars(), BarsAbove()], ids=lambda f: f.name)
class TestBothBars:
    def test_all_bars_start_at_zero_on_one_scale(self, form: Block, setting: Make) -> None:
        drawn = form.compose(panel({"A": 80, "B": 40, "C": 1, "D": 0.5}), 600, setting())
        marks = tagged(drawn, Rect, "length-x")
        (per_unit,) = {m.datum.per_unit for m in marks}
        assert len({m.box.x for m in marks}) == 1
        for mark in marks:
            assert mark.box.w == pytest.approx(mark.datum.number * per_unit)

    def test_zero_has_a_value_and_no_bar(self, form: Block, setting: Make) -> None:
        drawn = form.compose(panel({"A": 80, "B": 0}), 600, setting())
        assert list(bars(drawn)) == ["A"]
        assert written(drawn, "value") == ["80%", "0%"]

    def test_only_zeros(self, form: Block, setting: Make) -> None:
        drawn = form.compose(panel({"A": 0, "B": 0}), 600, setting())
        assert bars(drawn) == {}
        assert form.scale(panel({"A": 0}), 600, setting()) is None
        assert written(drawn, "value") == ["0%", "0%"]

    def test_unknown_has_words_and_no_mark(self, form: Block, setting: Make) -> None:
        drawn = form.compose(panel({"A": 80, "B": None}), 600, setting())
        assert list(bars(drawn)) == ["A"]
        assert written(drawn, "value") == ["80%"]
        assert written(drawn, "note") == [NOT_REPORTED]

    def test_a_shared_scale_is_kept(self, form: Block, setting: Make) -> None:
        shown = panel({"A": 50, "B": 10})
        own = form.scale(shown, 600, setting())
        assert own is not None
        drawn = form.compose(shown, 600, setting(per_point=own / 2))
        assert bars(drawn)["A"].w == pytest.approx(50 * own / 2)
        # A neighbour's longer scale is never taken: the bar would leave the panel.
        assert bars(form.compose(shown, 600, setting(per_point=own * 2)))["A"].w == pytest.approx(
            50 * own
        )

    def test_the_longest_bar_ends_inside(self, form: Block, setting: Make) -> None:
        shown = panel({"A rather long answer to a question": 100, "B": 3}, decimals=0)
        drawn = form.compose(shown, 600, setting())
        assert all(inside(drawn, m) for m in drawn.marks)

    def test_the_eye_is_led(self, form: Block, setting: Make) -> None:
        held = setting("paper")
        drawn = form.compose(panel({"A*": 50, "B": 30, "Other~": 20}), 600, held)
        fills = {m.datum.option: m.fill for m in tagged(drawn, Rect, "length-x")}
        ground = held.ground
        assert fills == {"A": ground.highlight, "B": ground.mark, "Other": ground.minor}

    def test_what_is_not_reported_is_a_bar_of_its_own(self, form: Block, setting: Make) -> None:
        shown = panel({"A": 29, "B": 24}, "single", remainder=47.0)
        drawn = form.compose(shown, 600, setting())
        per_unit = bars(drawn)["A"].w / 29
        assert bars(drawn)[NOT_REPORTED].w == pytest.approx(47 * per_unit)
        rest = next(m for m in tagged(drawn, Rect, "length-x") if m.datum.option == NOT_REPORTED)
        assert rest.role == "track"
        assert written(drawn, "value") == ["29%", "24%", "47%"]

    def test_bounds_are_printed_as_such(self, form: Block, setting: Make) -> None:
        few = Item("B", (Figure(0.5, "<1%", 1),))
        shown = Panel("q", "multiple", "Q?", (*panel({"A": 80}).items, few))
        drawn = form.compose(shown, 600, setting())
        assert written(drawn, "value") == ["80%", "<1%"]

    def test_below_zero_is_for_other_forms(self, form: Block, setting: Make) -> None:
        assert form.suits(panel({"A": 5, "B": -5}), 600, setting()) == 0
        assert form.suits(panel({"A": (5, 6)}, columns=("X", "Y")), 600, setting()) == 0
        assert form.suits(panel({"A": 5, "B": 4, "C": 3}), 600, setting()) > 0.5


SHARES = st.floats(0, 100).map(lambda v: round(v, 2))


@given(values=st.lists(SHARES, min_size=1, max_size=8), width=st.integers(320, 1056))
def test_bars_are_in_proportion_and_inside(setting: Make, values: list[float], width: int) -> None:
    rows = {f"Answer {i}": v for i, v in enumerate(values)}
    drawn = Bars().compose(panel(rows), width, setting())
    found = tagged(drawn, Rect, "length-x")
    assert len(found) == sum(v > 0 for v in values)
    for mark in found:
        assert mark.box.w == pytest.approx(mark.datum.number * mark.datum.per_unit)
        assert inside(drawn, mark)
    for text in texts(drawn, "value"):
        assert text.x + text.advance <= width + 0.01


def test_labels_stand_above_their_bars(setting: Make) -> None:
    form, held = BarsAbove(), setting(squares=True)
    drawn = form.compose(panel({"BB": 100, "A": 25}), 600, held)
    assert bars(drawn) == {
        "BB": Box(0, form.lead, 600, form.thickness),
        "A": Box(0, form.pitch + form.lead, 150, form.thickness),
    }
    assert [(t.text, t.x) for t in texts(drawn, "value")] == [("100%", 0), ("25%", 0)]
    # All labels begin behind the longest value.
    assert {t.x for t in texts(drawn, "label")} == {4 * held.type("value").size + form.value_gap}
    assert drawn.height == form.pitch + form.lead + form.thickness


def test_rows_move_apart_but_a_list_stays_one(setting: Make) -> None:
    shown = panel({"A": 50, "B": 25, "C": 10})
    form = BarsAbove()
    natural = form.compose(shown, 600, setting()).height
    assert form.compose(shown, 600, setting(), natural - 50).height == natural
    assert form.compose(shown, 600, setting(), natural + 20).height == pytest.approx(natural + 20)
    assert form.compose(shown, 600, setting(), 5000).height == pytest.approx(
        natural + 2 * form.pitch * (form.stretch - 1)
    )


# -- columns -----------------------------------------------------------------------------------

SCALE = {"Up": (93, 59), "Same": (6, 39), "Down": (1, 2)}
CONTEXTS: dict[str, Any] = {"columns": ("Work", "Home"), "ordered": True}


def test_columns_are_wholes_on_one_scale(setting: Make) -> None:
    form = Columns()
    drawn = form.compose(panel(SCALE, "scale", **CONTEXTS), 332, setting())
    marks = tagged(drawn, Rect, "length-y")
    assert len(marks) == 6
    assert {m.datum.per_unit for m in marks} == {form.height / 100}
    for series in ("Work", "Home"):
        column = sorted((m for m in marks if m.datum.series == series), key=lambda m: -m.box.bottom)
        assert [m.datum.option for m in column] == ["Up", "Same", "Down"]
        # The labels above ("Same" and "Down") take a row each, and the air below them.
        row = form.above + setting().type("value_strong").cap
        assert column[0].box.bottom == pytest.approx(2 * row + 10 + form.height)
        for below, above in pairwise(column):
            gap = below.box.y - above.box.bottom
            assert gap == pytest.approx(form.segment_gap) or gap == pytest.approx(0)
        for mark in column:
            whole = mark.datum.number * mark.datum.per_unit
            assert mark.box.h in (pytest.approx(whole), pytest.approx(whole - form.segment_gap))
    assert len({m.box.w for m in marks}) == 1


def test_columns_fill_the_height_of_their_neighbour(setting: Make) -> None:
    form = Columns()
    drawn = form.compose(panel(SCALE, "scale", **CONTEXTS), 332, setting(), 800)
    assert drawn.height == 800
    (per_unit,) = {m.datum.per_unit for m in tagged(drawn, Rect, "length-y")}
    assert per_unit > form.height / 100
    assert form.stretches()


def test_every_segment_of_a_column_has_its_value(setting: Make) -> None:
    drawn = Columns().compose(panel(SCALE, "scale", **CONTEXTS), 332, setting())
    assert sorted(written(drawn, "numeral") + written(drawn, "value")) == sorted(
        ["93%", "6%", "1%", "59%", "39%", "2%"]
    )


def test_a_zero_segment_has_a_value_and_no_mark(setting: Make) -> None:
    rows = {"Up": (93, 61), "Same": (7, 39), "Down": (0, 0)}
    drawn = Columns().compose(panel(rows, "scale", **CONTEXTS), 332, setting())
    assert len(tagged(drawn, Rect, "length-y")) == 4
    assert written(drawn, "value").count("0%") == 2


@pytest.mark.parametrize(
    ("rows", "more", "suits"),
    [
        (SCALE, {}, True),
        (SCALE, {"ordered": False}, False),
        (SCALE, {"waves": True}, False),
        (SCALE, {"unit": "count"}, False),
        ({**SCALE, "Same": (6, None)}, {}, False),
        # No whole: 30 points are missing.
        ({**SCALE, "Up": (63, 59)}, {}, False),
        (dict.fromkeys("ABCDE", (20, 20)), {}, False),
    ],
)
def test_what_columns_can_show(
    setting: Make, rows: dict[str, Any], more: dict[str, Any], suits: bool
) -> None:
    shown = panel(rows, "scale", **{**CONTEXTS, **more})
    assert (Columns().suits(shown, 332, setting()) > 0) is suits
    assert Columns().suits(shown, 200, setting()) == 0


# -- dots --------------------------------------------------------------------------------------


def expected(**more: Any) -> Panel:
    held: dict[str, Any] = {"remainder": 12.0, "n": 84, "role": "hero", **more}
    return panel({"A good understanding": 55, "All about it": 33}, "single", **held)


def test_each_person_is_a_dot(setting: Make) -> None:
    drawn = Dots().compose(expected(), 1056, setting("accent"))
    dots = [m for m in leaves(drawn.marks) if isinstance(m, Circle)]
    assert len(dots) == 84
    by_option: dict[str, int] = {}
    for dot in dots:
        assert dot.datum
        assert dot.datum.encodes == "count"
        assert dot.datum.per_unit == pytest.approx(0.84)
        by_option[dot.datum.option] = by_option.get(dot.datum.option, 0) + 1
    assert by_option == {"A good understanding": 46, "All about it": 28, NOT_REPORTED: 10}
    # What nobody reported is drawn in outline.
    assert all((d.fill is None) == (d.datum.option == NOT_REPORTED) for d in dots if d.datum)


def test_dots_fill_the_width_without_touching(setting: Make) -> None:
    drawn = Dots().compose(expected(), 1056, setting("accent"))
    boxes = [m.bounds for m in leaves(drawn.marks) if isinstance(m, Circle)]
    assert min(b.x for b in boxes) == pytest.approx(0)
    assert max(b.right for b in boxes) == pytest.approx(1056)
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])
    assert len({round(b.w, 6) for b in boxes}) == 1


def test_the_numerals_are_as_given(setting: Make) -> None:
    drawn = Dots().compose(expected(), 1056, setting("accent"))
    assert [t for t in written(drawn, "numeral") + written(drawn, "value") if "%" in t] == [
        "55%", "33%", "12%",
    ]  # fmt: skip
    sizes = {t.text: t.size for t in texts(drawn, "numeral")}
    assert sizes["55%"] >= sizes["33%"]


@pytest.mark.parametrize(
    ("shares", "total", "counts"),
    [
        ((55, 33), 84, (46, 28)),
        ((55, 33, 12), 84, (46, 28, 10)),
        ((33.3, 33.3, 33.4), 100, (33, 33, 34)),
        ((0, 100), 84, (0, 84)),
        ((0.5,), 100, (1,)),
        ((0.4,), 100, (0,)),
        # Published integers that add up to 101 are dealt out in proportion.
        ((34, 34, 33), 100, (34, 33, 33)),
        ((), 100, ()),
    ],
)
def test_dots_are_dealt_by_largest_remainder(
    shares: tuple[float, ...], total: int, counts: tuple[int, ...]
) -> None:
    assert dot_counts(shares, total) == counts


@given(st.lists(st.floats(0, 100), min_size=1, max_size=5), st.integers(10, 120))
def test_no_share_is_a_dot_off(raw: list[float], total: int) -> None:
    whole = sum(raw)
    shares = [100 * v / whole for v in raw] if whole > 100 else raw
    counts = dot_counts(shares, total)
    assert sum(counts) <= total
    # A whole short of 100 by rounding is dealt out whole.
    dealt = sum(shares) if sum(shares) >= 97.5 else 100
    for share, count in zip(shares, counts, strict=True):
        assert abs(count - share * total / dealt) < 1 + 1e-6


@pytest.mark.parametrize(
    ("n", "total"), [(None, 100), (9, 100), (10, 10), (84, 84), (120, 120), (121, 100)]
)
def test_a_dot_is_a_person_while_they_can_be_counted(n: int | None, total: int) -> None:
    assert dot_total(n) == total


@pytest.mark.parametrize(
    ("total", "wide", "columns"), [(84, True, 21), (84, False, 14), (100, True, 20)]
)
def test_fields_have_full_rows_where_they_can(total: int, wide: bool, columns: int) -> None:
    assert field_shape(total, wide) == columns


@pytest.mark.parametrize(
    ("more", "suits"),
    [({}, True), ({"remainder": None}, False), ({"columns": ("X", "Y")}, False)],
)
def test_what_dots_can_show(setting: Make, more: dict[str, Any], suits: bool) -> None:
    assert (Dots().suits(expected(**more), 1056, setting()) > 0) is suits
    assert Dots().suits(expected(**more), 500, setting()) == 0


# -- donut -------------------------------------------------------------------------------------


def arcs(drawn: Composed) -> list[Arc]:
    return [m for m in leaves(drawn.marks) if isinstance(m, Arc)]


@pytest.mark.parametrize("width", [648, 332])
@pytest.mark.parametrize(
    ("rows", "rest"), [({"No*": 47, "Yes": 20}, 33.0), ({"Yes": 60, "No": 40}, 0.0)]
)
def test_the_ring_closes(setting: Make, rows: dict[str, float], rest: float, width: int) -> None:
    form = Donut()
    drawn = form.compose(panel(rows, "single", remainder=rest), width, setting())
    ring = arcs(drawn)
    assert len(ring) == len(rows) + bool(rest)
    assert sum(a.sweep for a in ring) == pytest.approx(1)
    assert ring[0].start == 0
    for before, after in pairwise(ring):
        assert after.start == pytest.approx(before.start + before.sweep)
    for arc in ring:
        assert arc.gap == form.part_gap
        assert arc.datum
        assert arc.datum.encodes == "angle"
        assert arc.sweep == pytest.approx((arc.datum.number or 0) * arc.datum.per_unit)
    assert len({a.fill for a in ring}) == len(ring)


def test_the_main_part_comes_first_and_stands_out(setting: Make) -> None:
    held = setting()
    drawn = Donut().compose(panel({"Yes": 60, "No*": 40}, "single", remainder=0.0), 648, held)
    first = arcs(drawn)[0]
    assert first.datum
    assert (first.datum.option, first.fill) == ("No", held.ground.highlight)
    assert written(drawn, "numeral") == ["40%"]
    assert written(drawn, "value") == ["60%"]


@pytest.mark.parametrize(
    ("rows", "more", "suits"),
    [
        ({"A": 60, "B": 40}, {}, True),
        ({"A": 50, "B": 30, "C": 20}, {}, True),
        ({"A": 40, "B": 30, "C": 20, "D": 10}, {}, False),
        ({"A": 60}, {}, False),
        ({"A": 60, "B": None}, {}, False),
        ({"A": 60, "B": 40}, {"remainder": None}, False),
        ({"A": 60, "B": 40}, {"multiple": True}, False),
        ({"A": 60, "B": 45}, {}, False),
        ({"A": 60, "B": 40}, {"ordered": True}, False),
    ],
)
def test_what_a_ring_can_show(
    setting: Make, rows: dict[str, Any], more: dict[str, Any], suits: bool
) -> None:
    shown = panel(rows, "single", **{"remainder": 0.0, **more})
    assert (Donut().suits(shown, 648, setting()) > 0) is suits


# -- dumbbell ----------------------------------------------------------------------------------

TWO: dict[str, Any] = {"columns": ("Home", "Work")}
LISTS = {"Aa": (94, 69), "Bb*": (31, 35), "Cc": (50, 50), "Dd": (4, None), "Ee": (None, 23),
         "Ff": (None, None)}  # fmt: skip


def points(drawn: Composed) -> list[Circle]:
    return tagged(drawn, Circle, "position")


@pytest.mark.parametrize("width", [648, 1056])
def test_places_are_affine_from_zero(setting: Make, width: int) -> None:
    drawn = Dumbbell().compose(panel(LISTS, **TWO), width, setting("ink"))
    (per_unit,) = {p.datum.per_unit for p in points(drawn) if p.datum}
    zeros = {round(p.cx - p.datum.number * per_unit, 6) for p in points(drawn) if p.datum}
    assert len(zeros) == 1
    assert per_unit > 0
    (zero,) = zeros
    # The whole scale, up to 100, lies inside the panel.
    assert 0 < zero < zero + 100 * per_unit < width


def test_every_figure_has_its_mark_and_its_value(setting: Make) -> None:
    drawn = Dumbbell().compose(panel(LISTS, **TWO), 1056, setting("ink"))
    found = sorted((p.datum.option, p.datum.series, p.datum.number) for p in points(drawn)
                   if p.datum)  # fmt: skip
    assert found == [
        ("Aa", "Home", 94), ("Aa", "Work", 69), ("Bb", "Home", 31), ("Bb", "Work", 35),
        ("Cc", "Home", 50), ("Cc", "Work", 50), ("Dd", "Home", 4), ("Ee", "Work", 23),
    ]  # fmt: skip
    assert written(drawn, "note")[-1] == NOT_REPORTED
    values = [t.text for t in texts(drawn, "value") if t.datum]
    assert sorted(values) == sorted(["94", "69", "31", "35", "50", "50", "4", "23"])
    gaps = [t.text for t in texts(drawn, "value") if not t.datum]
    assert gaps == ["\u221225", "+4", "0"]


def test_rings_are_the_first_context_and_discs_the_second(setting: Make) -> None:
    held = setting("ink")
    drawn = Dumbbell().compose(panel(LISTS, **TWO), 1056, held)
    for point in points(drawn):
        assert point.datum
        if point.datum.series == "Home":
            assert point.stroke == held.ground.text
        else:
            assert (point.stroke, point.fill) == (None, held.ground.highlight)


def test_one_sided_rows_are_below_the_rule(setting: Make) -> None:
    drawn = Dumbbell().compose(panel(LISTS, **TWO), 1056, setting("ink"))
    (rule,) = [m for m in leaves(drawn.marks) if isinstance(m, Rect) and m.role == "rule"]
    for point in points(drawn):
        assert point.datum
        assert (point.cy > rule.box.y) == (point.datum.option in ("Dd", "Ee"))
    (nothing,) = [t for t in texts(drawn, "note") if t.text == NOT_REPORTED]
    assert nothing.y > max(p.cy for p in points(drawn))
    both = panel({"Aa": (94, 69), "Bb": (31, 35)}, **TWO)
    drawn = Dumbbell().compose(both, 1056, setting("ink"))
    assert not [m for m in leaves(drawn.marks) if isinstance(m, Rect) and m.role == "rule"]


def test_a_comet_joins_points_that_do_not_touch(setting: Make) -> None:
    drawn = Dumbbell().compose(panel(LISTS, **TWO), 1056, setting("ink"))
    comets = [m for m in leaves(drawn.marks) if isinstance(m, Path)]
    (a, b) = (p for p in points(drawn) if p.datum and p.datum.option == "Aa")
    (comet,) = comets
    assert (comet.bounds.x, comet.bounds.right) == (
        pytest.approx(min(a.cx, b.cx)), pytest.approx(max(a.cx, b.cx)),
    )  # fmt: skip


def test_a_short_scale_still_begins_at_zero(setting: Make) -> None:
    long = Dumbbell().compose(panel({"Aa": (94, 69)}, **TWO), 1056, setting("ink"))
    short = Dumbbell().compose(panel({"Aa": (24, 9)}, **TWO), 1056, setting("ink"))

    def frame(drawn: Composed) -> tuple[float, float]:
        a, b = points(drawn)
        per_unit = a.datum.per_unit  # type: ignore[union-attr]
        assert b.cx - a.cx == pytest.approx((b.datum.number - a.datum.number) * per_unit)  # type: ignore
        return per_unit, a.cx - a.datum.number * per_unit  # type: ignore

    (wide, zero), (narrow, other) = frame(short), frame(long)
    assert wide == pytest.approx(narrow * 100 / 30, rel=0.1)
    assert zero == pytest.approx(other, abs=5)


@pytest.mark.parametrize(
    ("rows", "more", "width", "suits"),
    [
        (LISTS, {}, 1056, True),
        (LISTS, {}, 599, False),
        ({"Aa": (94, None), "Bb": (None, 5)}, {}, 1056, False),
        ({"Aa": (-5, 5)}, {}, 1056, False),
        ({"Aa": (5, 5, 5)}, {"columns": ("X", "Y", "Z")}, 1056, False),
    ],
)
def test_what_a_dumbbell_can_show(
    setting: Make, rows: dict[str, Any], more: dict[str, Any], width: int, suits: bool
) -> None:
    assert (Dumbbell().suits(panel(rows, **{**TWO, **more}), width, setting()) > 0) is suits


# -- numeral -----------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [332, 1056])
@pytest.mark.parametrize(("n", "total", "filled"), [(84, 84, 31), (5000, 100, 37), (None, 100, 37)])
def test_a_numeral_is_counted_out(
    setting: Make, n: int | None, total: int, filled: int, width: int
) -> None:
    held = setting()
    shown = panel({"No network": 37}, "single", n=n, remainder=63.0)
    drawn = Numeral().compose(shown, width, held)
    dots = [m for m in leaves(drawn.marks) if isinstance(m, Circle)]
    assert len(dots) == total
    counted = tagged(drawn, Circle, "count")
    assert len(counted) == filled
    assert {d.datum.per_unit for d in counted} == {total / 100}
    assert {d.fill for d in counted} == {held.ground.highlight}
    assert written(drawn, "numeral") == ["37%"]
    assert all(inside(drawn, d) for d in dots)


def test_a_numeral_is_as_large_as_its_column(setting: Make) -> None:
    shown = panel({"Everyone": 100}, "single", remainder=0.0)
    (numeral,) = texts(Numeral().compose(shown, 332, setting(squares=True)), "numeral")
    # Four letters in 332 px.
    assert numeral.size == pytest.approx(83)
    assert (numeral.ink.x, numeral.ink.w) == (pytest.approx(0), pytest.approx(332))


@pytest.mark.parametrize("value", [150.0, -5.0])
def test_what_is_no_share_is_not_counted_out(setting: Make, value: float) -> None:
    drawn = Numeral().compose(panel({"Hours": value}, "number", unit="hours"), 332, setting())
    assert not [m for m in leaves(drawn.marks) if isinstance(m, Circle)]


def test_what_a_numeral_can_show(setting: Make) -> None:
    form = Numeral()
    assert form.suits(panel({"A": 37}, "single"), 332, setting()) == 1
    assert form.suits(panel({"A": 37, "B": 3}, "single"), 332, setting()) == 0
    assert form.suits(panel({"A": None}, "single"), 332, setting()) == 0
    assert form.suits(panel({"A": (3, 4)}, columns=("X", "Y")), 332, setting()) == 0


def test_bars_move_apart_in_more_height_up_to_their_stretch(setting: Make) -> None:
    held = panel({"A": 60, "B": 40, "C": 20})
    plain, wide = Bars(), Bars(stretch=1.5)
    assert not plain.stretches()
    natural = plain.compose(held, 600, setting()).height
    assert plain.compose(held, 600, setting(), natural + 30).height == natural
    assert wide.compose(held, 600, setting(), natural + 30).height == pytest.approx(natural + 30)
    most = wide.compose(held, 600, setting(), natural + 500).height
    assert most == pytest.approx(natural + 2 * 0.5 * wide.pitch)
