"""Two waves between two axes: true positions, figures beside them, a stub for what is unknown."""

from __future__ import annotations

import pytest

from infographic.blocks.base import Composed, Setting
from infographic.blocks.slope import Slope
from infographic.marks import Circle, Path, Text, leaves
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

STYLE = load_style("editorial")


def setting(ground: str = "ink") -> Setting:
    return Setting(STYLE, STYLE.grounds[ground], Numbers("en"), words("en"))


def panel(*rows: tuple[float | None, float | None], **changes: object) -> Panel:
    items = tuple(
        Item(f"Item {i}", tuple(None if v is None else Figure(v) for v in row))
        for i, row in enumerate(rows)
    )
    settings: dict[str, object] = {"waves": True, "decimals": 1, **changes}
    return Panel("q", "multiple", "Q", items, ("2021", "2022"), **settings)  # type: ignore[arg-type]


def points(drawn: Composed) -> list[Circle]:
    return [m for m in leaves(drawn.marks) if isinstance(m, Circle) and m.datum]


def texts(drawn: Composed) -> list[str]:
    return [m.text for m in leaves(drawn.marks) if isinstance(m, Text)]


STAFF = panel((67.8, 62.9), (59.4, 57.4), (43.5, None), (32.6, 25.6))


def test_a_point_is_as_high_as_its_figure() -> None:
    made = points(Slope().compose(STAFF, 1056, setting()))
    top = made[0]
    assert top.datum
    assert top.datum.number == 67.8
    for mark in made:
        assert mark.datum
        down = (67.8 - (mark.datum.number or 0)) * 10
        assert mark.cy - top.cy == pytest.approx(down)
        assert mark.datum.per_unit == pytest.approx(10)
    assert len({round(m.cx, 3) for m in made}) == 2


def test_an_unknown_wave_is_told_and_not_joined() -> None:
    drawn = Slope().compose(STAFF, 1056, setting())
    assert len([m for m in leaves(drawn.marks) if isinstance(m, Path)]) == 3
    assert texts(drawn).count("not published") == 1
    assert len(points(drawn)) == 7
    assert {"\u22124.9", "\u22122.0", "\u22127.0"} <= set(texts(drawn))


def test_figures_and_names_are_pushed_apart() -> None:
    drawn = Slope().compose(
        panel((50.0, 48.0), (50.2, 48.1), (49.9, 48.2), (10, 12)), 1056, setting()
    )
    held = [m for m in leaves(drawn.marks) if isinstance(m, Text)]
    assert not any(a.ink.overlaps(b.ink) for i, a in enumerate(held) for b in held[i + 1 :])
    assert drawn.height >= max(m.ink.bottom for m in held)


def test_what_it_is_for() -> None:
    block = Slope()
    assert block.suits(STAFF, 1056, setting()) == 0.97
    assert block.suits(STAFF, 332, setting()) == 0
    assert block.suits(panel(*[(1.0, 2.0)] * 7), 1056, setting()) == 0
    assert block.suits(panel((1.0, None)), 1056, setting()) == 0
    assert block.suits(panel((1.0, 2.0), waves=False), 1056, setting()) == 0.3
