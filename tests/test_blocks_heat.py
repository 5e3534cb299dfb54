"""A table of tinted cells: every figure printed, cells of one size, anything with columns."""

from __future__ import annotations

import pytest

from infographic.blocks.base import Composed, Setting
from infographic.blocks.heat import Heat
from infographic.blocks.tones import contrast
from infographic.marks import Rect, Text, leaves
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

STYLE = load_style("editorial")


def setting(ground: str = "paper") -> Setting:
    return Setting(STYLE, STYLE.grounds[ground], Numbers("en"), words("en"))


def panel(*rows: tuple[float | None, ...], **changes: object) -> Panel:
    items = tuple(
        Item(f"Item {i}", tuple(None if v is None else Figure(v) for v in row))
        for i, row in enumerate(rows)
    )
    columns = tuple(f"Group {c}" for c in range(len(rows[0])))
    return Panel("q", "multiple", "Q", items, columns, **changes)  # type: ignore[arg-type]


def cells(drawn: Composed) -> list[Rect]:
    return [m for m in leaves(drawn.marks) if isinstance(m, Rect) and m.datum]


def values(drawn: Composed) -> list[str]:
    return [m.text for m in leaves(drawn.marks) if isinstance(m, Text) and m.role == "value"]


TABLE = panel((10, 20, 30), (40, None, 60), (70, 80, 90))


def test_cells_are_of_one_size_and_darken_with_the_figure() -> None:
    made = cells(Heat().compose(TABLE, 1056, setting()))
    assert len(made) == 8
    assert len({(round(m.box.w, 3), m.box.h) for m in made}) == 1
    ground = STYLE.grounds["paper"].fill
    tones = [contrast(str(m.fill), ground) for m in made]
    assert tones == sorted(tones)


def test_every_figure_is_printed_in_its_cell_and_legible() -> None:
    for ground in ("accent", "tint", "ink", "paper"):
        drawn = Heat().compose(TABLE, 1056, setting(ground))
        assert values(drawn) == ["10%", "20%", "30%", "40", "\u2013", "60", "70", "80", "90"]
        said = [
            m
            for m in leaves(drawn.marks)
            if isinstance(m, Text) and m.role == "value" and m.text != "\u2013"
        ]
        for cell, text in zip(cells(drawn), said, strict=True):
            assert cell.box.contains(text.ink)
            assert contrast(text.fill, str(cell.fill)) >= 4.5


@pytest.mark.parametrize("width", [332, 648, 1056])
def test_a_wide_table_is_cut_and_nothing_is_lost(width: float) -> None:
    wide = panel(*[tuple(float(r * 12 + c) for c in range(12)) for r in range(3)])
    drawn = Heat().compose(wide, width, setting())
    assert [d.number for m in cells(drawn) if (d := m.datum)].__len__() == 36
    assert all(m.box.right <= width + 0.01 for m in cells(drawn))
    held = [m for m in leaves(drawn.marks) if isinstance(m, Text)]
    assert not any(a.ink.overlaps(b.ink) for i, a in enumerate(held) for b in held[i + 1 :])


def test_other_units_and_negative_figures() -> None:
    odd = panel((-12.5, 3.0, 24.1), (8.0, None, -30.2), unit="points", decimals=1)
    drawn = Heat().compose(odd, 648, setting())
    assert values(drawn) == ["\u221212.5", "3.0", "24.1", "8.0", "\u2013", "\u221230.2"]


def test_what_it_is_for() -> None:
    block = Heat()
    assert block.suits(TABLE, 1056, setting()) == 0.8
    assert block.suits(panel((1, 2)), 332, setting()) == 0.35
    assert block.suits(panel((1,)), 1056, setting()) == 0
    assert block.suits(panel((None, None, None)), 1056, setting()) == 0
