"""Long lists: one scale for all bars, nothing lost, folding told."""

from __future__ import annotations

import pytest

from infographic.blocks.base import Setting
from infographic.blocks.long_list import LongList
from infographic.marks import Rect, Text, leaves
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

STYLE = load_style("editorial")


def setting(ground: str = "tint") -> Setting:
    return Setting(STYLE, STYLE.grounds[ground], Numbers("en"), words("en"))


def listed(*values: float | None, other: float | None = None, label: str = "Option") -> Panel:
    items = [
        Item(f"{label} {i}", (None if v is None else Figure(v),), highlight=i == 0)
        for i, v in enumerate(values)
    ]
    if other is not None:
        items.append(Item("Other", (Figure(other),), minor=True))
    return Panel("q", "multiple", "Q", tuple(items))


STEEP = listed(31, 25, 23, 16, 14, 13, 13, 11, 9, 8, 7, 6, 4, 4, 3, 3, None, 2, 0, other=3)
FLAT = listed(*range(60, 40, -1))


def bars(panel: Panel, width: float) -> list[Rect]:
    drawn = LongList().compose(panel, width, setting())
    return [m for m in leaves(drawn.marks) if isinstance(m, Rect) and m.datum]


@pytest.mark.parametrize("panel", [STEEP, FLAT])
@pytest.mark.parametrize("width", [332, 648, 1056])
def test_all_bars_have_one_scale_and_fit(panel: Panel, width: float) -> None:
    drawn = bars(panel, width)
    scales = {round(b.datum.per_unit, 6) for b in drawn if b.datum}
    assert len(scales) == 1
    for bar in drawn:
        assert bar.datum is not None
        assert bar.datum.number is not None
        assert bar.box.w == pytest.approx(bar.datum.number * bar.datum.per_unit)
        assert bar.box.right <= width + 0.01
    assert 0 not in {b.datum.number for b in drawn if b.datum}


def test_head_rows_take_the_width_the_rest_stands_in_columns() -> None:
    drawn = bars(STEEP, 648)
    assert drawn[0].box.w == pytest.approx(648)
    assert {b.box.x for b in drawn[:8]} == {0}
    assert len({b.box.x for b in drawn[8:]}) == 2
    assert [b.datum.option for b in drawn if b.datum][-1] == "Other"


@pytest.mark.parametrize("width", [332, 648, 1056])
def test_texts_keep_clear_of_each_other_and_of_the_bars(width: float) -> None:
    panel = listed(*[40 - 2 * i for i in range(20)], label="An answer with a label of some length")
    drawn = LongList().compose(panel, width, setting())
    texts = [m for m in leaves(drawn.marks) if isinstance(m, Text)]
    assert {t.datum.option for t in texts if t.datum} == {i.label for i in panel.items}
    rects = [m for m in leaves(drawn.marks) if isinstance(m, Rect)]
    for i, a in enumerate(texts):
        assert a.ink.right <= width + 1
        assert not any(a.ink.overlaps(b.ink) for b in texts[i + 1 :])
        assert not any(a.ink.overlaps(r.box) for r in rects)


def test_beyond_forty_the_smallest_are_counted_in_words() -> None:
    panel = listed(*[50 * 0.85**i for i in range(60)], other=9)
    drawn = LongList().compose(panel, 648, setting())
    notes = [m.text for m in leaves(drawn.marks) if isinstance(m, Text) and m.role == "note"]
    shown = {m.datum.option for m in leaves(drawn.marks) if isinstance(m, Text) and m.datum}
    assert "Other" in shown
    assert len(shown) == 32
    assert notes == ["29 more, each under\u00a01%"]


def test_what_it_is_for() -> None:
    block = LongList()
    assert block.suits(STEEP, 648, setting()) == 0.95
    assert block.suits(listed(*range(12)), 648, setting()) == 0
    assert block.suits(listed(*range(-3, 12)), 648, setting()) == 0
    assert block.suits(listed(*range(71)), 648, setting()) == 0
