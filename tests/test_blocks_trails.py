"""Trails: positions on rails from zero, figures in columns, nothing drawn for what is unknown."""

from __future__ import annotations

import pytest

from infographic.blocks.base import Composed, Setting
from infographic.blocks.trails import Trails
from infographic.marks import Circle, Path, Rect, Text, leaves
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

STYLE = load_style("editorial")


def setting(ground: str = "paper") -> Setting:
    return Setting(STYLE, STYLE.grounds[ground], Numbers("en"), words("en"))


def panel(*rows: tuple[float | None, ...], **changes: object) -> Panel:
    items = tuple(
        Item(
            f"A rather long statement about something, number {i}",
            tuple(None if v is None else Figure(v) for v in row),
        )
        for i, row in enumerate(rows)
    )
    columns = tuple(str(2023 + c) for c in range(len(rows[0])))
    return Panel("q", "multiple", "Q", items, columns, waves=True, decimals=1, **changes)  # type: ignore[arg-type]


def points(drawn: Composed) -> list[Circle]:
    return [m for m in leaves(drawn.marks) if isinstance(m, Circle) and m.datum]


def texts(drawn: Composed) -> list[str]:
    return [m.text for m in leaves(drawn.marks) if isinstance(m, Text)]


def test_marks_stand_at_their_figures_on_a_scale_from_zero() -> None:
    drawn = Trails().compose(panel((32.1, 35.4, 48.4), (28.2, 22.8, 10.7)), 1056, setting())
    made = points(drawn)
    assert {(m.datum.number, round(m.cx, 3)) for m in made if m.datum} == {
        (m.datum.number, round((m.datum.number or 0) * m.datum.per_unit, 3))
        for m in made
        if m.datum
    }
    assert len(made) == 6


def test_all_figures_and_the_change_are_printed() -> None:
    drawn = Trails().compose(panel((32.1, 35.4, 38.4), (9.5, 10.5, 9.5)), 1056, setting())
    assert {"32.1", "35.4", "38.4", "+6.3", "0.0", "2023", "2025", "change"} <= set(texts(drawn))


def test_a_mark_that_would_touch_the_disc_is_left_out_but_not_its_figure() -> None:
    drawn = Trails().compose(panel((20.0, 20.1, 20.2), (50.0, 20.0, 45.0)), 1056, setting())
    near = [m for m in points(drawn) if m.datum and m.datum.option.endswith("0")]
    assert [m.datum.number for m in near if m.datum] == [20.2]
    assert {"20.0", "20.1", "20.2"} <= set(texts(drawn))


def test_an_unknown_wave_is_never_zero() -> None:
    drawn = Trails().compose(panel((57.4, 43.5, None), (66.8, 59.4, 57.4)), 1056, setting())
    ambulance = [m for m in points(drawn) if m.datum and m.datum.option.endswith("0")]
    assert sorted(m.datum.number or 0 for m in ambulance if m.datum) == [43.5, 57.4]
    comets = [m for m in leaves(drawn.marks) if isinstance(m, Path)]
    assert len(comets) == 1
    assert "not published" in texts(drawn)


def test_what_comes_last_lies_below_a_hairline() -> None:
    rows = panel((30, 31, 32), (20, 21, 22))
    items = (rows.items[0], Item("Other", rows.items[1].figures, minor=True))
    drawn = Trails().compose(
        Panel("q", "multiple", "Q", items, rows.columns, waves=True), 1056, setting()
    )
    lines = [m for m in leaves(drawn.marks) if isinstance(m, Rect) and m.box.w == 1056]
    assert len(lines) == 1
    other = next(m for m in leaves(drawn.marks) if isinstance(m, Text) and m.text == "Other")
    assert lines[0].box.bottom < other.ink.y


@pytest.mark.parametrize("ground", ["accent", "tint", "ink", "paper"])
def test_no_text_runs_into_another(ground: str) -> None:
    drawn = Trails().compose(panel((32.1, 35.4, 38.4), (9.5, None, 9.5)), 648, setting(ground))
    held = [m for m in leaves(drawn.marks) if isinstance(m, Text)]
    assert not any(a.ink.overlaps(b.ink) for i, a in enumerate(held) for b in held[i + 1 :])


def test_what_it_is_for() -> None:
    block = Trails()
    assert block.suits(panel((1, 2, 3), (3, 4, 5)), 1056, setting()) == 0.9
    assert block.suits(panel((1, 2, 3), (3, 4, 5)), 332, setting()) == 0
    assert block.suits(panel((1, -2, 3), (3, 4, 5)), 1056, setting()) == 0


def test_a_label_keeps_to_its_rail_where_that_is_most_of_the_panel() -> None:
    long = "Project governance does not scale to match the size and the needs of the community"
    items = (Item(long, tuple(Figure(v) for v in (28.2, 22.8, 20.7))),)
    held = Panel("q", "multiple", "Q", items, ("2023", "2024", "2025"), waves=True, decimals=1)
    made = Trails().compose(held, 1056, setting())
    figures = [m for m in leaves(made.marks) if isinstance(m, Text) and m.role == "value"]
    words = [m for m in leaves(made.marks) if isinstance(m, Text) and m.text in long]
    assert len(words) > 1
    assert max(m.ink.right for m in words) < min(m.ink.x for m in figures)
