"""Mirror: one scale to both sides, large rows before the fall, the widest gap in an empty place."""

from __future__ import annotations

import pytest

from infographic.blocks.base import Setting
from infographic.blocks.mirror import Mirror
from infographic.marks import Rect, Text, leaves
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

STYLE = load_style("editorial")
ROWS = (
    ("Twitter", 94, 69),
    ("Facebook", 94, 39),
    ("LinkedIn", 91, 40),
    ("Instagram", 42, 5),
    ("Pinterest", 33, 7),
    ("Blog", 31, 35),
    ("Other", 6, 2),
    ("MySpace", 4, None),
    ("Enterprise social network", None, 23),
    ("None", None, 20),
)


def setting() -> Setting:
    return Setting(STYLE, STYLE.grounds["tint"], Numbers("en"), words("en"))


def pair(*rows: tuple[str, float | None, float | None], **changes: object) -> Panel:
    items = tuple(
        Item(label, tuple(None if v is None else Figure(v) for v in values))
        for label, *values in rows
    )
    return Panel("q", "multiple", "Q", items, ("Home", "Work"), **changes)  # type: ignore[arg-type]


def bars(panel: Panel, width: float = 1080, height: float | None = None) -> list[Rect]:
    made = Mirror().compose(panel, width, setting(), height)
    return [m for m in leaves(made.marks) if isinstance(m, Rect) and m.datum]


def texts(panel: Panel) -> list[Text]:
    return [
        m for m in leaves(Mirror().compose(panel, 1080, setting()).marks) if isinstance(m, Text)
    ]


def test_bars_leave_the_spine_to_both_sides_on_one_scale() -> None:
    found = bars(pair(*ROWS))
    left = [b for b in found if b.datum and b.datum.series == "Home"]
    right = [b for b in found if b.datum and b.datum.series == "Work"]
    side = left[0].box.w
    assert left[0].box.x == pytest.approx(0)  # the longest fills its side
    assert {round(b.box.right, 6) for b in left} == {round(side, 6)}
    assert {round(b.box.x, 6) for b in right} == {round(1080 - side, 6)}
    for bar in found:
        assert bar.datum
        assert bar.box.w == pytest.approx((bar.datum.number or 0) * side / 94)


def test_rows_before_the_fall_are_tall() -> None:
    heights = [b.box.h for b in bars(pair(*ROWS)) if b.datum and b.datum.series == "Home"]
    assert heights == [58] * 3 + [31] * 5
    flat = pair(*((f"Answer {i}", 40 - i, 30) for i in range(8)))
    assert [b.box.h for b in bars(flat)][:4] == [58, 58, 31, 31]


def test_a_number_is_inside_its_bar_or_after_it() -> None:
    panel = pair(*ROWS)
    boxes = {(b.datum.option, b.datum.series): b.box for b in bars(panel) if b.datum}
    for text in texts(panel):
        if text.role != "value" or text.datum is None or text.datum.number is None:
            continue
        box = boxes[text.datum.option, text.datum.series]
        if text.ink.w + 28 <= box.w:
            assert min(abs(text.ink.x - box.x - 14), abs(box.right - 14 - text.ink.right)) < 0.01
        else:
            assert min(abs(box.x - 12 - text.ink.right), abs(text.ink.x - box.right - 12)) < 0.01


def test_only_the_first_row_has_the_sign_and_what_was_not_asked_a_dash() -> None:
    values = [t.text for t in texts(pair(*ROWS)) if t.role == "value"]
    assert [v for v in values if "%" in v] == ["94%", "69%"]
    assert values.count("\u2013") == 3
    assert "0" not in values


def test_the_widest_gap_stands_in_an_empty_place() -> None:
    panel = pair(*ROWS)
    (numeral,) = [t for t in texts(panel) if t.role == "numeral"]
    assert numeral.text == "55"
    assert numeral.datum
    assert (numeral.datum.option, numeral.datum.number) == ("Facebook", 55)
    assert not any(numeral.ink.overlaps(b.box) for b in bars(panel))
    said = " ".join(t.text for t in texts(panel))
    assert "Facebook (94% \u2013 39%)" in said.replace("  ", " ")


def test_a_gap_that_reads_otherwise_from_the_printed_figures_is_not_told() -> None:
    rows = [(label, a and a * 0.99, b) for label, a, b in ROWS]
    rows[1] = ("Facebook", 94.4, 38.6)  # printed 94 and 39, 55.8 apart
    assert not [t for t in texts(pair(*rows)) if t.role == "numeral"]


def test_what_it_is_for() -> None:
    block = Mirror()
    assert block.suits(pair(*ROWS), 1080, setting()) == 0.9
    assert block.suits(pair(*ROWS, waves=True), 1080, setting()) == 0.5
    assert block.suits(pair(*ROWS), 600, setting()) == 0
    assert block.suits(pair(("A", 5, -5), ("B", 1, 2)), 1080, setting()) == 0
