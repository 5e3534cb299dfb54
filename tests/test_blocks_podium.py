"""Columns on one base line, their icons, their labels, and what is left over."""

from __future__ import annotations

from infographic.blocks.base import Composed, Setting
from infographic.blocks.podium import Podium
from infographic.marks import Circle, Icon, Path, Rect, Text
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

PODIUM = Podium()


def setting(ground: str = "sun", style: str = "agency") -> Setting:
    look = load_style(style)
    return Setting(look, look.grounds[ground], Numbers("en"), words("en"))


def panel(*pairs: tuple[str, float], **more: object) -> Panel:
    items = tuple(Item(label, (Figure(v),)) for label, v in pairs)
    return Panel("q", "single", "Q", items, **more)  # type: ignore[arg-type]


INTRODUCED = panel(("Communications team", 29), ("IT", 24), ("Don't know", 11), remainder=36.0)


def columns(made: Composed) -> list[Path]:
    return [m for m in made.marks if isinstance(m, Path) and m.datum]


def test_columns_are_as_high_as_their_numbers() -> None:
    made = PODIUM.compose(INTRODUCED, 488, setting())
    heights = [m.bounds.h for m in columns(made)]
    assert [round(h / heights[0], 3) for h in heights] == [
        1.0,
        round(24 / 29, 3),
        round(11 / 29, 3),
    ]
    assert len({round(m.bounds.bottom, 6) for m in columns(made)}) == 1
    assert len({round(m.bounds.w, 6) for m in columns(made)}) == 1
    for m in columns(made):
        assert m.datum
        assert m.datum.encodes == "length-y"
        assert abs(m.bounds.h - (m.datum.number or 0) * m.datum.per_unit) < 0.01


def test_it_fills_the_height_it_is_given() -> None:
    natural = PODIUM.compose(INTRODUCED, 488, setting())
    tall = PODIUM.compose(INTRODUCED, 488, setting(), natural.height + 80)
    assert abs(tall.height - natural.height - 80) < 0.01
    grown = columns(tall)[0].bounds.h - columns(natural)[0].bounds.h
    assert abs(grown - 80) < 0.01


def test_a_disc_stands_above_each_column() -> None:
    made = PODIUM.compose(INTRODUCED, 488, setting())
    discs = [m for m in made.marks if isinstance(m, Circle)]
    assert len([m for m in made.marks if isinstance(m, Icon)]) == 3
    for disc, column in zip(discs, columns(made), strict=True):
        assert abs(disc.cx - column.bounds.cx) < 0.01
        assert abs(column.bounds.y - disc.bounds.bottom - PODIUM.disc_gap) < 0.01


def test_a_low_column_has_its_number_above_and_zero_has_no_column() -> None:
    low = panel(("Remote", 90), ("Office", 2), ("Ship", 0), remainder=8.0)
    made = PODIUM.compose(low, 488, setting())
    assert [m.datum.option for m in columns(made) if m.datum] == ["Remote", "Office"]
    numbers = {m.text: m for m in made.marks if isinstance(m, Text) and m.role == "numeral"}
    assert numbers["2%"].ink.bottom < columns(made)[1].bounds.y
    assert numbers["90%"].ink.y > columns(made)[0].bounds.y
    assert "0%" in numbers


def test_labels_keep_apart_and_the_first_stays_in_the_panel() -> None:
    made = PODIUM.compose(INTRODUCED, 488, setting())
    labels = [m for m in made.marks if isinstance(m, Text) and m.role == "label"]
    assert min(m.ink.x for m in labels) >= -1
    assert max(m.ink.right for m in labels) <= 489
    for i, label in enumerate(labels):
        assert not any(label.ink.grow(3).overlaps(other.ink) for other in labels[:i])
    assert {"Communications", "team"} <= {m.text for m in labels}


def test_what_is_left_over_is_told_in_a_line() -> None:
    made = PODIUM.compose(INTRODUCED, 488, setting())
    (value,) = [m for m in made.marks if isinstance(m, Text) and m.role == "value"]
    assert value.text == "36%"
    several = panel(("A", 29), ("B", 24), ("C", 11), remainder=None, multiple=True)
    made = PODIUM.compose(several, 488, setting())
    assert not [m for m in made.marks if isinstance(m, Text) and m.role == "value"]


def test_the_base_line_is_square_where_bars_are() -> None:
    def base(style: str, ground: str) -> Rect:
        made = PODIUM.compose(INTRODUCED, 488, setting(ground, style))
        (rule,) = [m for m in made.marks if isinstance(m, Rect) and m.role == "rule"]
        return rule

    assert base("agency", "sun").radius == 3
    assert base("editorial", "tint").radius == 0


def test_it_takes_two_to_four_answers_without_an_order() -> None:
    held = setting()
    assert PODIUM.suits(INTRODUCED, 488, held) > 0.7
    assert PODIUM.suits(panel(("A", 20)), 488, held) == 0
    five = panel(*((label, 10) for label in "ABCDE"))
    assert PODIUM.suits(five, 488, held) == 0
    scale = panel(("A", 20), ("B", 30), ("C", 50), ordered=True)
    assert PODIUM.suits(scale, 488, held) == 0
    long = "Donaudampfschifffahrtsgesellschaftskapitänsmütze"
    assert PODIUM.suits(panel((long, 20), (long + "n", 30), ("C", 50)), 488, held) == 0
