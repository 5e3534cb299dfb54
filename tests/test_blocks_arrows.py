"""Two waves in rows: ring, disc and comet on one axis from zero."""

from __future__ import annotations

import pytest

from infographic.blocks.arrows import Arrows
from infographic.blocks.base import Composed, Setting
from infographic.marks import Circle, Path, Rect, Text, leaves
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

STYLE = load_style("editorial")


def setting(ground: str = "ink") -> Setting:
    return Setting(STYLE, STYLE.grounds[ground], Numbers("en"), words("en"), bleed=(72, 72))


def panel(*rows: tuple[float | None, float | None], lit: int = -1) -> Panel:
    items = tuple(
        Item(f"Item {i}", tuple(None if v is None else Figure(v) for v in row), highlight=i == lit)
        for i, row in enumerate(rows)
    )
    return Panel("q", "multiple", "Q", items, ("2020", "2021"), waves=True, decimals=1)


def points(drawn: Composed) -> list[Circle]:
    return [m for m in leaves(drawn.marks) if isinstance(m, Circle) and m.datum]


def test_marks_stand_at_their_figures_from_a_common_zero() -> None:
    made = points(Arrows().compose(panel((38.4, 27.2), (36.7, 20.3)), 648, setting()))
    assert len(made) == 4
    zeros = {round(m.cx - (m.datum.number or 0) * m.datum.per_unit, 3) for m in made if m.datum}
    assert len(zeros) == 1


def test_a_comet_joins_what_is_known_and_nothing_else() -> None:
    drawn = Arrows().compose(panel((38.4, 27.2), (36.7, None), (None, None)), 648, setting())
    assert len([m for m in leaves(drawn.marks) if isinstance(m, Path)]) == 1
    notes = [m for m in leaves(drawn.marks) if isinstance(m, Text) and m.text == "not published"]
    assert len(notes) == 2
    assert len(points(drawn)) == 3


def test_the_highlight_has_a_band_across_the_ground() -> None:
    rows = [(20.0 + i, 30.0 + i) for i in range(7)]
    drawn = Arrows().compose(panel(*rows, lit=2), 1056, setting())
    bands = [m for m in leaves(drawn.marks) if isinstance(m, Rect) and m.role == "ground"]
    assert [(m.box.x, m.box.w, m.box.h) for m in bands] == [(-72, 1200, 58)]


@pytest.mark.parametrize("ground", ["accent", "tint", "ink", "paper"])
def test_no_text_runs_into_another(ground: str) -> None:
    drawn = Arrows().compose(panel((38.4, 27.2), (9.9, None), (10.0, 10.1)), 648, setting(ground))
    held = [m for m in leaves(drawn.marks) if isinstance(m, Text)]
    assert not any(a.ink.overlaps(b.ink) for i, a in enumerate(held) for b in held[i + 1 :])


def test_what_it_is_for() -> None:
    block = Arrows()
    assert block.suits(panel(*[(20.0, 30.0)] * 9), 1056, setting()) == 0.95
    assert block.suits(panel((20.0, -3.0)), 1056, setting()) == 0
    assert block.suits(panel((20.0, 30.0)), 332, setting()) == 0
