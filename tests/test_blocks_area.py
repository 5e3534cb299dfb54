"""Area: the tile's height is the whole, curves run from edge to edge, words meet nothing."""

from __future__ import annotations

import pytest

from infographic.blocks.area import Area
from infographic.blocks.base import Setting
from infographic.blocks.pieces import clipped, rounded
from infographic.marks import Box, Circle, Path, Rect, Text, leaves
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

STYLE = load_style("editorial")


def setting() -> Setting:
    return Setting(STYLE, STYLE.grounds["tint"], Numbers("en"), words("en"))


def waves(
    *rows: tuple[float | None, ...], years: tuple[str, ...] = ("2011", "2013", "2017")
) -> Panel:
    items = tuple(
        Item(f"answer {i}", tuple(None if v is None else Figure(v) for v in row))
        for i, row in enumerate(rows)
    )
    return Panel("q", "multiple", "How it went", items, years, waves=True)


TWO = waves((33, 31, 26), (49, 52, 64))


def marks(panel: Panel = TWO, width: float = 656, height: float = 464) -> list[object]:
    made = Area().compose(panel, width, setting(), height)
    assert made.height == height
    return list(leaves(made.marks))


def test_points_stand_at_their_dates_and_at_their_share_of_the_height() -> None:
    for c in (m for m in marks() if isinstance(m, Circle)):
        assert c.datum
        assert c.datum.encodes == "position"
        assert c.datum.per_unit == pytest.approx(4.64)
        assert c.cy == pytest.approx(464 * (1 - (c.datum.number or 0) / 100))
        x = {"2011": 0, "2013": 656 / 3, "2017": 656}[c.datum.series]
        assert c.cx == pytest.approx(x, abs=4)


def test_the_area_is_the_larger_answer_and_runs_to_the_edges() -> None:
    area = next(m for m in marks() if isinstance(m, Path)).bounds
    assert (area.x, area.right, area.bottom) == (
        pytest.approx(0),
        pytest.approx(656),
        pytest.approx(464),
    )
    assert area.y == pytest.approx(464 * 0.36)


def test_first_and_last_figures_names_and_waves_are_said() -> None:
    said = [m.text for m in marks() if isinstance(m, Text)]
    for text in ("49%", "64%", "33%", "26%", "answer 0", "answer 1", "2011", "2017", "How it went"):
        assert text in said
    assert "2013" not in said


def test_no_words_meet_each_other_or_leave_the_tile() -> None:
    texts = [m for m in marks() if isinstance(m, Text)]
    (tile,) = [m for m in marks() if isinstance(m, Rect)]
    for i, text in enumerate(texts):
        assert tile.box.contains(text.ink)
        assert not any(text.ink.overlaps(other.ink) for other in texts[i + 1 :])


def test_what_it_is_for() -> None:
    block = Area()
    assert block.suits(TWO, 656, setting()) == 0.9
    assert block.suits(waves((49, 52, 20), (33, 31, 26)), 656, setting()) == 0  # they cross
    assert block.suits(waves((49, None, 64)), 656, setting()) == 0
    assert block.suits(waves((97, 98, 99)), 656, setting()) == 0  # no room over it
    assert block.suits(waves((5, 6), years=("2011", "2012")), 656, setting()) == 0


def test_a_polygon_is_cut_at_round_corners() -> None:
    box = Box(0, 0, 100, 100)
    shape = clipped(((-10, 50), (110, 50), (110, 110), (-10, 110)), rounded(box, 20))
    xs, ys = [x for x, _ in shape], [y for _, y in shape]
    assert (min(xs), max(xs), min(ys)) == (pytest.approx(0), pytest.approx(100), pytest.approx(50))
    corner = min((x * x + (100 - y) ** 2) ** 0.5 for x, y in shape)
    assert corner == pytest.approx(20 * (2**0.5 - 1), abs=0.1)
