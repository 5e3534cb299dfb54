"""Counted people: as many dots as people, and nobody where there is none."""

from __future__ import annotations

from collections import Counter

import pytest

from infographic.blocks.base import Setting
from infographic.blocks.counts import Counts
from infographic.marks import Circle, Text, leaves
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

STYLE = load_style("editorial")


def setting(ground: str = "ink") -> Setting:
    return Setting(STYLE, STYLE.grounds[ground], Numbers("en"), words("en"))


def counted(*values: float | None, unit: str = "count", kind: str = "single") -> Panel:
    items = tuple(
        Item(f"Answer {i}", (None if v is None else Figure(v),), highlight=i == 1)
        for i, v in enumerate(values)
    )
    return Panel("q", kind, "Q", items, unit=unit, n=522)  # type: ignore[arg-type]


MANY = counted(174, 274, 39, 18, 5, 6, 0, None)


@pytest.mark.parametrize("width", [600, 648, 1056])
@pytest.mark.parametrize("panel", [MANY, counted(12, 9, 3)])
def test_there_is_one_dot_for_each_person(panel: Panel, width: float) -> None:
    drawn = Counts().compose(panel, width, setting())
    dots = [m for m in leaves(drawn.marks) if isinstance(m, Circle) and m.datum]
    found = Counter(d.datum.option for d in dots if d.datum)
    wanted = {i.label: int(i.figure.number) for i in panel.items if i.figure and i.figure.number}
    assert dict(found) == wanted
    assert all(d.datum.encodes == "count" and d.datum.per_unit == 1 for d in dots if d.datum)
    assert len({round(d.r, 6) for d in dots}) == 1
    assert max(d.bounds.right for d in dots) <= width + 0.01
    assert all(d.bounds.y >= -0.01 for d in dots)


def test_a_full_row_is_fifty_and_it_is_said() -> None:
    drawn = Counts().compose(MANY, 1056, setting())
    dots = [m for m in leaves(drawn.marks) if isinstance(m, Circle) and m.datum]
    rows = Counter(round(d.cy, 3) for d in dots if d.datum and d.datum.option == "Answer 0")
    assert sorted(rows.values()) == [24, 50, 50, 50]
    texts = [m.text for m in leaves(drawn.marks) if isinstance(m, Text)]
    assert "One dot is one person, a full row is 50." in texts


def test_zero_is_nobody_and_unknown_is_not_zero() -> None:
    drawn = Counts().compose(MANY, 1056, setting())
    notes = [m.text for m in leaves(drawn.marks) if isinstance(m, Text) and m.role == "note"]
    assert notes[:2] == ["nobody", "not reported"]
    values = [m.text for m in leaves(drawn.marks) if isinstance(m, Text) and m.role == "value"]
    assert values.count("0") == 1


def test_what_it_is_for() -> None:
    block = Counts()
    assert block.suits(MANY, 1056, setting()) == 0.85
    assert block.suits(MANY, 332, setting()) == 0
    assert block.suits(counted(419, 300), 1056, setting()) == 0
    assert block.suits(counted(40, 60, unit="percent"), 1056, setting()) == 0
    assert block.suits(counted(*[5] * 11), 1056, setting()) == 0
