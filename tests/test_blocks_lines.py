"""Lines over waves: x by date, y by figure, breaks for what is unknown, names pushed apart."""

from __future__ import annotations

import pytest

from infographic.blocks.base import Composed, Setting
from infographic.blocks.lines import Lines
from infographic.marks import Circle, Path, Text, leaves
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

STYLE = load_style("editorial")
YEARS = ("2008", "2009", "2011", "2014", "2024")


def setting(ground: str = "paper") -> Setting:
    return Setting(STYLE, STYLE.grounds[ground], Numbers("en"), words("en"))


def panel(*rows: tuple[float | None, ...], lit: int = 0) -> Panel:
    items = tuple(
        Item(f"Item {i}", tuple(None if v is None else Figure(v) for v in row), highlight=i == lit)
        for i, row in enumerate(rows)
    )
    return Panel("q", "multiple", "Q", items, YEARS, waves=True)


def points(drawn: Composed, option: str) -> list[Circle]:
    return [
        m
        for m in leaves(drawn.marks)
        if isinstance(m, Circle) and m.datum and m.datum.option == option
    ]


def texts(drawn: Composed) -> list[Text]:
    return [m for m in leaves(drawn.marks) if isinstance(m, Text)]


TWO = panel((61, 63, 60, 66, 74), (88, 86, None, 80, 71))


def test_x_is_the_date_and_y_the_figure() -> None:
    made = points(Lines().compose(TWO, 1056, setting()), "Item 0")
    xs = [m.cx for m in made]
    per_year = (xs[-1] - xs[0]) / 16
    assert [x - xs[0] for x in xs] == [pytest.approx(y * per_year) for y in (0, 1, 3, 6, 16)]
    zero = {round(m.cy + (m.datum.number or 0) * m.datum.per_unit, 3) for m in made if m.datum}
    assert len(zero) == 1


def test_a_missing_wave_breaks_the_line() -> None:
    block = Lines()
    whole = block.compose(panel((61, 63, 60, 66, 74)), 1056, setting())
    broken = block.compose(panel((61, 63, None, 66, 74)), 1056, setting())
    assert len([m for m in leaves(whole.marks) if isinstance(m, Path)]) == 4
    assert len([m for m in leaves(broken.marks) if isinstance(m, Path)]) == 2
    assert len(points(broken, "Item 0")) == 4


def test_a_line_that_ended_says_so_where_it_ended() -> None:
    drawn = Lines().compose(panel((61, 63, 60, 66, 74), (30, 25, 22, None, None)), 1056, setting())
    end = points(drawn, "Item 1")[-1]
    said = next(t for t in texts(drawn) if t.text == "22%")
    assert said.x - end.cx < 40
    assert "\u2013" in [t.text for t in texts(drawn)]


def test_many_lines_stand_in_small_charts_on_one_scale() -> None:
    many = panel(*[(10.0 + 9 * i, 20.0, 30.0, 40.0, 50.0 - i) for i in range(8)])
    drawn = Lines().compose(many, 1056, setting())
    lefts = {round(points(drawn, f"Item {i}")[0].cx) for i in range(8)}
    assert len(lefts) == 3
    scales = {
        round(m.datum.per_unit, 6) for i in range(8) for m in points(drawn, f"Item {i}") if m.datum
    }
    assert len(scales) == 1


@pytest.mark.parametrize("ground", ["accent", "tint", "ink", "paper"])
@pytest.mark.parametrize("width", [332, 648, 1056])
def test_no_text_runs_into_another(ground: str, width: float) -> None:
    close = panel((50, 50, 50, 50, 50), (51, 51, 51, 51, 51), (1, 1, 1, 1, 1), (0, 1, 0, 1, 0))
    drawn = Lines().compose(close, width, setting(ground))
    held = texts(drawn)
    assert not any(a.ink.overlaps(b.ink) for i, a in enumerate(held) for b in held[i + 1 :])
    assert all(m.ink.x >= -1 and m.ink.right <= width + 1 for m in held)
    assert all(m.size >= 25 for m in held)


def test_what_it_is_for() -> None:
    block = Lines()
    assert block.suits(TWO, 1056, setting()) == 0.92
    assert block.suits(panel((1, None, None, None, None)), 1056, setting()) == 0
    assert block.suits(TWO, 200, setting()) == 0
