"""Diverging columns over many waves: heights from the base line, sums, names led to their part."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infographic.blocks.base import Composed, Setting
from infographic.blocks.div_columns import DivColumns
from infographic.marks import Path, Rect, Text, leaves
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

STYLE = load_style("editorial")


def setting(ground: str = "tint") -> Setting:
    return Setting(STYLE, STYLE.grounds[ground], Numbers("en"), words("en"))


def scale(rows: dict[str, tuple[float | None, ...]], minor: str = "No opinion") -> Panel:
    items = tuple(
        Item(name, tuple(None if v is None else Figure(v) for v in row), minor=name == minor)
        for name, row in rows.items()
    )
    columns = tuple(str(2011 + c) for c in range(len(items[0].figures)))
    return Panel("q", "scale", "Q", items, columns, ordered=True, waves=True)


WORK = scale(
    {
        "Completely satisfied": (49, 49, 51, 58, 57, 65),
        "Somewhat satisfied": (33, 34, 31, 31, 27, 22),
        "Somewhat dissatisfied": (10, 10, 11, 6, 9, 7),
        "Completely dissatisfied": (8, 5, 6, 3, 7, 5),
        "No opinion": (0, 2, 1, 2, 0, 1),
    }
)


def parts(drawn: Composed, c: int) -> dict[str, Rect]:
    return {
        m.datum.option: m
        for m in leaves(drawn.marks)
        if isinstance(m, Rect) and m.datum and m.datum.series == str(2011 + c)
    }


def texts(drawn: Composed) -> list[str]:
    return [m.text for m in leaves(drawn.marks) if isinstance(m, Text)]


def test_heights_are_shares_and_the_poles_meet_at_the_base_line() -> None:
    drawn = DivColumns().compose(WORK, 1056, setting())
    for c in range(6):
        column = parts(drawn, c)
        best, good = column["Completely satisfied"], column["Somewhat satisfied"]
        bad, worst = column["Somewhat dissatisfied"], column["Completely dissatisfied"]
        assert best.box.bottom == pytest.approx(bad.box.y)
        assert best.box.h == pytest.approx(5 * (WORK.items[0].figures[c] or Figure(0)).number - 3)
        assert good.box.h == pytest.approx(5 * (WORK.items[1].figures[c] or Figure(0)).number)
        assert bad.box.y < worst.box.y
        assert worst.box.h == pytest.approx(5 * (WORK.items[3].figures[c] or Figure(0)).number)
        assert all(m.datum and m.datum.encodes == "length-y" for m in column.values())


def test_sums_and_names() -> None:
    held = texts(DivColumns().compose(WORK, 1056, setting()))
    assert {"82%", "83", "87%", "18%", "12%", "NET satisfied", "NET dissatisfied"} <= set(held)
    assert {"2011", "\u201912", "2016"} <= set(held)


def test_what_is_no_pole_is_a_row_of_figures() -> None:
    drawn = DivColumns().compose(WORK, 1056, setting())
    rest = [
        m
        for m in leaves(drawn.marks)
        if isinstance(m, Text) and m.datum and m.datum.option == "No opinion" and m.role == "value"
    ]
    assert [m.text for m in rest] == ["0", "2", "1", "2", "0", "1"]
    assert len({m.y for m in rest}) == 1
    assert "No opinion" not in parts(drawn, 0)


@pytest.mark.parametrize("ground", ["accent", "tint", "ink", "paper"])
@pytest.mark.parametrize("width", [648, 1056])
def test_no_text_runs_into_another(ground: str, width: float) -> None:
    drawn = DivColumns().compose(WORK, width, setting(ground))
    held = [m for m in leaves(drawn.marks) if isinstance(m, Text)]
    assert not any(a.ink.overlaps(b.ink) for i, a in enumerate(held) for b in held[i + 1 :])
    assert all(m.ink.right <= width for m in held)


def test_a_wave_nobody_published_is_a_dash() -> None:
    rows = {i.label: (*(f.number if f else None for f in i.figures), None) for i in WORK.items}
    gap = scale(rows)
    drawn = DivColumns().compose(gap, 1056, setting())
    assert parts(drawn, 6) == {}
    assert "\u2013" in texts(drawn)


def test_what_it_is_for() -> None:
    block = DivColumns()
    assert block.suits(WORK, 1056, setting()) == 1.0
    assert block.suits(WORK, 332, setting()) == 0
    assert block.suits(replace(WORK, waves=False), 1056, setting()) == 0
    assert block.suits(replace(WORK, ordered=False), 1056, setting()) == 0
    holed = scale({"Good": (50, 50, 50, 50, 50, 50), "Bad": (50, 50, 50, None, 50, 50)})
    assert block.suits(holed, 1056, setting()) == 0


def test_waves_may_stand_on_the_axis_between_the_poles() -> None:
    style = load_style("agency")
    block = DivColumns(axis=52, lit=True)
    on = Setting(style, style.grounds["ink"], Numbers("en"), words("en"))
    made = block.compose(WORK, 1072, on)
    shown = [
        m
        for m in leaves(made.marks)
        if isinstance(m, Rect | Path) and m.datum and m.datum.encodes == "length-y"
    ]
    per_point = {round(m.datum.per_unit, 9) for m in shown if m.datum}
    assert len(per_point) == 1
    for part in shown:
        assert part.datum
        assert part.datum.number is not None
        lacks = part.datum.number * part.datum.per_unit - part.bounds.h
        assert -0.01 <= lacks <= block.part_gap + 0.01
    years = [m for m in leaves(made.marks) if isinstance(m, Rect) and m.datum is None]
    assert len(years) == len(WORK.columns)
    # Nothing lies on the years: the columns begin above and below them.
    assert not any(year.box.overlaps(part.bounds) for year in years for part in shown)
    # The ends of the strongest point stand apart.
    assert sum(part.fill == style.grounds["ink"].seal for part in shown) == 2
