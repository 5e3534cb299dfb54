"""Hero bars: lengths on the first row's scale, words inside, after and across the bars' ends."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from infographic.blocks.base import Setting
from infographic.blocks.hero_bars import HeroBars
from infographic.marks import Rect, Text, leaves
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

EDITORIAL = load_style("editorial")
# Labels of 24 px fit bars of 33.
LABELS = {r: EDITORIAL.type[r].at(size=24) for r in ("label", "label_strong")}
STYLE = replace(EDITORIAL, type={**EDITORIAL.type, **LABELS})


def setting() -> Setting:
    return Setting(STYLE, STYLE.grounds["tint"], Numbers("en"), words("en"))


def listed(*rows: tuple[str, float | None], main: int | None = 0, **changes: object) -> Panel:
    items = tuple(
        Item(label, (None if v is None else Figure(v),), highlight=i == main)
        for i, (label, v) in enumerate(rows)
    )
    return Panel("q", "multiple", "Q", items, **changes)  # type: ignore[arg-type]


LIST = listed(("Blogs", 80), ("Groups", 60), ("A label that needs room", 40), ("Books", 2))


def bars(panel: Panel, width: float = 600, height: float | None = None) -> list[Rect]:
    made = HeroBars().compose(panel, width, setting(), height)
    return [m for m in leaves(made.marks) if isinstance(m, Rect) and m.datum]


def texts(panel: Panel, width: float = 600) -> dict[str, list[Text]]:
    found: dict[str, list[Text]] = {}
    for mark in leaves(HeroBars().compose(panel, width, setting()).marks):
        if isinstance(mark, Text):
            found.setdefault(mark.text, []).append(mark)
    return found


def test_the_first_row_fills_the_width_and_the_others_its_scale() -> None:
    found = bars(LIST)
    assert [b.box.w for b in found] == pytest.approx([600, 450, 300, 15])
    assert [b.box.h for b in found] == [96, 33, 33, 33]
    assert [round(b.box.y - a.box.bottom, 6) for a, b in pairwise(found)] == [7] * 3


def test_height_goes_to_the_bars_then_to_the_first_row() -> None:
    found = bars(LIST, height=96 + 3 * 40 + 15)
    assert [round(b.box.h, 6) for b in found] == [96, 38, 38, 38]
    found = bars(LIST, height=1000)
    assert [round(b.box.h, 6) for b in found] == [112, 44, 44, 44]
    assert found[2].box.y - found[1].box.bottom == pytest.approx(14)


def test_words_stand_inside_after_or_across_the_end() -> None:
    said = texts(LIST)
    (groups,) = said["Groups"]
    assert groups.x == 80
    assert groups.clip is None
    (books,) = said["Books"]
    assert books.x >= 80  # never left of the labels' column
    (long,) = said["A label that needs room"]
    assert long.x == pytest.approx(312)
    narrow = texts(LIST, 400)["A label that needs room"]
    assert [t.echo for t in narrow] == [False, True]
    assert narrow[0].clip
    assert narrow[1].clip
    assert narrow[0].clip.right == narrow[1].clip.x == pytest.approx(200)
    assert narrow[0].fill != narrow[1].fill


def test_numbers_stand_inside_where_the_bar_holds_them() -> None:
    said = texts(LIST)
    assert said["60%"][0].x == 16
    assert said["2%"][0].x == pytest.approx(15 + 8)


def test_nothing_is_no_bar_and_what_was_not_asked_a_dash() -> None:
    panel = listed(("Blogs", 80), ("Groups", 0), ("Books", None))
    assert [b.datum.number for b in bars(panel) if b.datum] == [80]
    said = texts(panel)
    assert said["0%"][0].x == 0
    assert said["\u2013"][0].datum.number is None  # type: ignore[union-attr]
    assert "not published" in said


def test_what_is_left_of_a_whole_is_a_hatched_row_or_told_where_it_would_dwarf_it() -> None:
    panel = listed(("IT", 29), ("PR", 24), ("HR", 21), remainder=26.0)
    assert bars(panel)[-1].datum.number == 26  # type: ignore[union-attr]
    panel = listed(("IT", 29), ("PR", 4), ("HR", 1), remainder=66.0)
    assert [b.datum.number for b in bars(panel) if b.datum] == [29, 4, 1]
    assert "not reported" in texts(panel)


def test_the_least_of_a_long_list_run_on_in_text() -> None:
    rows = [
        (f"Answer {i}", v) for i, v in enumerate((64, 40, 30, 20, 18, 16, 14, 12, 10, 7, 4, 3, 2))
    ]
    panel = listed(*rows)
    assert len(bars(panel)) == 9
    assert {"7%", "4%", "3%", "2%"} <= set(texts(panel))


def test_a_highlight_near_the_top_leads_and_keeps_its_length() -> None:
    panel = listed(("Most", 30), ("Mine", 24), ("Least", 6), main=1)
    first = bars(panel)[0]
    assert first.datum
    assert (first.datum.option, first.box.w) == ("Mine", pytest.approx(600 * 24 / 30))
    far = listed(("Most", 30), ("Middle", 24), ("Mine", 6), main=2)
    assert bars(far)[0].datum.option == "Most"  # type: ignore[union-attr]


def test_counts_have_no_sign_and_spans_follow_the_longest_label() -> None:
    panel = listed(("Hundred", 274), ("Nothing", 174), ("Zero", 0), unit="count")
    assert {"274", "174", "0"} <= set(texts(panel))
    assert HeroBars().spans(panel, setting()) == (5, 6, 7, 12)
    long = listed(("x" * 60, 30), ("Middle", 24), ("Least", 6))
    assert HeroBars().spans(long, setting()) == (12,)


def test_what_it_is_for() -> None:
    block = HeroBars()
    assert block.suits(LIST, 600, setting()) == 0.9
    assert block.suits(listed(("A", 3), ("B", -1), ("C", 2)), 600, setting()) == 0
    assert block.suits(LIST, 200, setting()) == 0
