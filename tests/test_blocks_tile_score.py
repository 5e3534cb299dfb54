"""Scores of a tile: bars from the middle of the scale, labels on the empty side."""

from __future__ import annotations

import pytest

from infographic.blocks.base import Setting
from infographic.blocks.tile_score import TileScore
from infographic.marks import Rect, Text, leaves
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

STYLE = load_style("editorial")


def setting() -> Setting:
    return Setting(STYLE, STYLE.grounds["tint"], Numbers("en"), words("en"))


def scores(*rows: tuple[str, float | None], **changes: object) -> Panel:
    items = tuple(Item(label, (None if v is None else Figure(v),)) for label, v in rows)
    unit = str(changes.pop("unit", "score"))
    return Panel("q", "nps", "Q", items, unit=unit, **changes)  # type: ignore[arg-type]


FOUR = scores(("Live", 43), ("Test", 20), ("Trial", -20), ("None", -97))


def marks(panel: Panel = FOUR, width: float = 400, height: float | None = None) -> list[object]:
    made = TileScore().compose(panel, width, setting(), height)
    assert height is None or made.height == pytest.approx(height)
    return list(leaves(made.marks))


def test_bars_leave_zero_in_the_middle_to_both_sides() -> None:
    boxes = {m.datum.option: m.box for m in marks() if isinstance(m, Rect) and m.datum}
    assert {k: b.w for k, b in boxes.items()} == pytest.approx(
        {"Live": 86, "Test": 40, "Trial": 40, "None": 194}
    )
    assert (boxes["Live"].x, boxes["Test"].x) == (200, 200)
    assert (boxes["Trial"].right, boxes["None"].right) == (200, 200)


def test_labels_are_on_the_empty_side_and_figures_after_the_end() -> None:
    texts = [m for m in marks() if isinstance(m, Text) and m.datum]
    label = {t.text: t for t in texts if t.role == "label"}
    assert label["Live"].x + label["Live"].advance == pytest.approx(186)
    assert label["Trial"].x == pytest.approx(214)
    value = {t.text: t for t in texts if t.role == "value"}
    assert value["+43"].ink.x == pytest.approx(286 + 14)
    assert value["\u221220"].ink.right == pytest.approx(160 - 14)
    # No room is left after a bar that reaches the tile's edge.
    assert value["\u221297"].ink.x == pytest.approx(6 + 14)


def test_the_first_score_is_large_and_signed() -> None:
    (numeral,) = [m for m in marks(height=460) if isinstance(m, Text) and m.role == "numeral"]
    assert numeral.text == "+43"
    assert numeral.ink.w == pytest.approx(400) or numeral.size > 150
    chosen = scores(("Live", 43), ("Test", 20))
    main = Panel(
        "q",
        "nps",
        "Q",
        (chosen.items[0], Item("Test", (Figure(20),), highlight=True)),
        unit="score",
    )
    said = [m.text for m in marks(main) if isinstance(m, Text) and m.role == "numeral"]
    assert said == ["+20"]


def test_the_axis_is_named_and_a_missing_score_has_no_bar() -> None:
    panel = scores(("Live", 43), ("Test", None), ("Nil", 0))
    found = marks(panel)
    assert len([m for m in found if isinstance(m, Rect) and m.datum]) == 1
    said = [m.text for m in found if isinstance(m, Text)]
    assert {"\u2212100", "0", "+100", "\u2013"} <= set(said)


def test_what_it_is_for() -> None:
    block = TileScore()
    assert block.suits(FOUR, 400, setting()) == 0.95
    assert block.suits(FOUR, 200, setting()) == 0
    assert block.suits(scores(("Live", 143)), 400, setting()) == 0
    assert block.suits(scores(("Promoters", 43), unit="percent"), 400, setting()) == 0
