"""Facts side by side: one size of numeral, bars of a hundred on one line."""

from __future__ import annotations

import pytest

from infographic.blocks.base import Setting
from infographic.blocks.facts import Facts
from infographic.marks import Rect, Text, leaves
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

STYLE = load_style("editorial")


def setting(ground: str = "tint") -> Setting:
    return Setting(STYLE, STYLE.grounds[ground], Numbers("en"), words("en"))


def facts(*values: float | None, **changes: object) -> Panel:
    items = tuple(
        Item(f"say so, number {i}", (None if v is None else Figure(v),), highlight=i == 0)
        for i, v in enumerate(values)
    )
    return Panel("q", changes.pop("kind", "multiple"), "Q", items, **changes)  # type: ignore[arg-type]


def test_bars_stand_on_one_line_and_are_shares_of_their_track() -> None:
    drawn = Facts().compose(facts(81, 68, 37), 1056, setting())
    rects = [m for m in leaves(drawn.marks) if isinstance(m, Rect)]
    tracks = [m for m in rects if m.role == "track"]
    bars = [m for m in rects if m.datum]
    column = (1056 - 2 * 44) / 3
    assert [m.box.w for m in tracks] == [pytest.approx(column)] * 3
    assert [m.box.w for m in bars] == [pytest.approx(column * v / 100) for v in (81, 68, 37)]
    assert len({m.box.y for m in rects}) == 1
    assert rects[0].box.bottom == drawn.height


@pytest.mark.parametrize(
    ("count", "width", "columns"),
    [(2, 1056, 2), (4, 1056, 4), (2, 648, 2), (3, 648, 3), (4, 648, 2), (3, 332, 1)],
)
def test_columns_are_never_too_narrow(count: int, width: float, columns: int) -> None:
    drawn = Facts().compose(facts(*[20.0] * count), width, setting())
    tracks = [m for m in leaves(drawn.marks) if isinstance(m, Rect) and m.role == "track"]
    assert len({m.box.x for m in tracks}) == columns
    numerals = [m for m in leaves(drawn.marks) if isinstance(m, Text) and m.role == "numeral"]
    assert len({m.size for m in numerals}) == 1
    assert 76 <= numerals[0].size <= 188
    assert all(m.ink.right <= width for m in numerals)


def test_a_zero_has_no_bar_and_an_unknown_no_place_here() -> None:
    drawn = Facts().compose(facts(40, 0), 1056, setting())
    assert [m.datum.number for m in leaves(drawn.marks) if isinstance(m, Rect) and m.datum] == [40]
    assert Facts().suits(facts(40, None), 1056, setting()) == 0


def test_what_it_is_for() -> None:
    block = Facts()
    assert block.suits(facts(40, 30), 1056, setting()) == 0.75
    assert block.suits(facts(40, 60, kind="single", remainder=0.0), 1056, setting()) == 0.6
    assert block.suits(facts(40, 60, kind="single", ordered=True), 1056, setting()) == 0
    assert block.suits(facts(40), 1056, setting()) == 0
    assert block.suits(facts(1, 2, 3, 4, 5), 1056, setting()) == 0
    assert block.suits(facts(40, 30, unit="count"), 1056, setting()) == 0
