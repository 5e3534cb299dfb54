"""Columns of a tile: heights on one scale, figures inside the tops that hold them."""

from __future__ import annotations

import pytest

from infographic.blocks.base import Setting
from infographic.blocks.tile_columns import TileColumns
from infographic.marks import Path, Rect, Text, leaves
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

STYLE = load_style("editorial")


def setting() -> Setting:
    return Setting(STYLE, STYLE.grounds["tint"], Numbers("en"), words("en"))


def listed(*rows: tuple[str, float | None], **changes: object) -> Panel:
    items = tuple(Item(label, (None if v is None else Figure(v),)) for label, v in rows)
    return Panel("q", "single", "Q", items, **changes)  # type: ignore[arg-type]


THREE = listed(("Us", 30), ("IT", 24), ("No", 6))


def parts(panel: Panel, width: float = 312, height: float | None = None) -> list[object]:
    made = TileColumns().compose(panel, width, setting(), height)
    assert height is None or made.height == pytest.approx(height)
    return list(leaves(made.marks))


def columns(panel: Panel, height: float | None = None) -> list[Rect]:
    return [m for m in parts(panel, 312, height) if isinstance(m, Rect) and m.datum]


def test_columns_stand_on_one_line_and_share_a_scale() -> None:
    found = columns(THREE)
    assert [c.box.h for c in found] == pytest.approx([176, 176 * 0.8, 176 * 0.2])
    assert len({round(c.box.bottom, 6) for c in found}) == 1
    assert [c.box.w for c in found] == [pytest.approx((312 - 24) / 3)] * 3


def test_a_figure_is_inside_its_column_or_over_it() -> None:
    boxes = {c.datum.option: c.box for c in columns(THREE, 220) if c.datum}
    for text in parts(THREE, 312, 220):
        if isinstance(text, Text) and text.role == "value" and text.datum:
            box = boxes[text.datum.option]
            inside = text.datum.option != "No"
            assert text.y <= box.bottom
            assert (text.ink.y > box.y) == inside
            assert text.ink.x == pytest.approx(box.x + (12 if inside else 0), abs=0.01)


def test_what_is_left_of_a_whole_is_hatched_or_told_where_it_would_dwarf_the_rest() -> None:
    some = listed(("Us", 50), ("IT", 30), remainder=20.0)
    assert [c.datum.number for c in columns(some) if c.datum] == [50, 30, 20]
    assert [m for m in parts(some) if isinstance(m, Path)]
    few = listed(("Us", 30), ("IT", 10), remainder=60.0)
    assert [c.datum.number for c in columns(few) if c.datum] == [30, 10]
    assert "not reported 60%" in [m.text for m in parts(few) if isinstance(m, Text)]


def test_nothing_is_no_column_and_what_was_not_asked_a_dash() -> None:
    panel = listed(("Us", 30), ("IT", 0), ("No", None))
    assert [c.datum.number for c in columns(panel) if c.datum] == [30]
    assert {"0%", "\u2013"} <= {m.text for m in parts(panel) if isinstance(m, Text)}


def test_spans_keep_words_whole() -> None:
    block = TileColumns()
    assert block.spans(THREE, setting()) == (4, 5, 6, 7)
    long = listed(("Communications team", 30), ("Information technology", 24), ("No", 6))
    assert 4 not in block.spans(long, setting())
    assert block.suits(long, 312, setting()) == 0
    assert block.suits(THREE, 312, setting()) == 0.8
    assert block.suits(listed(("A", 1), ("B", -1)), 312, setting()) == 0
