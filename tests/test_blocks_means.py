"""Means: the unit says where the scale ends; a mean is a place on it."""

from __future__ import annotations

import pytest

from infographic.blocks.base import Setting
from infographic.blocks.means import Means, scale_ends
from infographic.marks import Circle, Rect, Text, leaves
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

STYLE = load_style("editorial")


def setting(ground: str = "tint") -> Setting:
    return Setting(STYLE, STYLE.grounds[ground], Numbers("en"), words("en"))


def rated(*values: float | None, unit: str = "score 1-10") -> Panel:
    items = tuple(
        Item(f"Statement {i}", (None if v is None else Figure(v),), highlight=i == 0)
        for i, v in enumerate(values)
    )
    return Panel("q", "group", "Q", items, unit=unit, decimals=1)


@pytest.mark.parametrize(
    ("unit", "ends"),
    [
        ("/5", (0, 5)),
        ("of 10", (0, 10)),
        ("stars out of 5", (0, 5)),
        ("0-10", (0, 10)),
        ("score (1\u20137)", (1, 7)),
        ("1 to 5", (1, 5)),
        ("score", None),
        ("hours", None),
        ("points", None),
        ("5-1", None),
    ],
)
def test_scale_ends(unit: str, ends: tuple[float, float] | None) -> None:
    assert scale_ends(unit) == ends


@pytest.mark.parametrize("width", [332, 648])
def test_discs_stand_where_the_means_are(width: float) -> None:
    drawn = Means().compose(rated(9, 5.5, 1, None), width, setting())
    discs = [m for m in leaves(drawn.marks) if isinstance(m, Circle)]
    tracks = [
        m.box
        for m in leaves(drawn.marks)
        if isinstance(m, Rect) and m.role == "track" and m.box.w > 50
    ]
    shares = [(d.cx - t.x) / t.w for d, t in zip(discs, tracks, strict=True)]
    assert shares == [pytest.approx(8 / 9), pytest.approx(0.5), pytest.approx(0)]
    assert all(d.bounds.x >= 0 and d.bounds.right <= width for d in discs)
    assert all(d.datum and d.datum.encodes == "position" for d in discs)
    # From 1, not from 0: the bar is no length of the figure and must not claim to be.
    assert not any(
        m.datum.encodes == "length-x"
        for m in leaves(drawn.marks)
        if isinstance(m, Rect) and m.datum
    )
    said = [m.text for m in leaves(drawn.marks) if isinstance(m, Text) and m.role == "value"]
    assert said == ["9.0", "5.5", "1.0"]


def test_a_single_mean_is_a_numeral_with_its_scale() -> None:
    drawn = Means().compose(rated(8.8, unit="of 10"), 332, setting())
    said = [m.text for m in leaves(drawn.marks) if isinstance(m, Text) and m.role == "numeral"]
    assert said == ["8.8", "/10"]
    bar = next(m for m in leaves(drawn.marks) if isinstance(m, Rect) and m.datum)
    assert bar.datum is not None
    assert bar.box.w == pytest.approx(8.8 * bar.datum.per_unit)
    assert all(m.bounds.right <= 332 for m in leaves(drawn.marks))


def test_what_it_is_for() -> None:
    block = Means()
    assert block.suits(rated(4.2, 3), 648, setting()) == 1
    assert block.suits(rated(4.2, 3, unit="score"), 648, setting()) == 0
    assert block.suits(rated(4.2, 30), 648, setting()) == 0
    assert block.suits(rated(4.2, 3, unit="percent"), 648, setting()) == 0
