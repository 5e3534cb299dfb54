"""Level: pieces as high as their shares, the lead at the bottom, every figure with its words."""

from __future__ import annotations

import pytest

from infographic.blocks.base import Setting
from infographic.blocks.level import Level
from infographic.marks import Path, Rect, Text, leaves
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

STYLE = load_style("editorial")
CHANGE = ("Increase", "Stay the same", "Decrease", "Don't know")


def setting(**more: object) -> Setting:
    return Setting(STYLE, STYLE.grounds["tint"], Numbers("en"), words("en"), **more)  # type: ignore[arg-type]


def change(
    *columns: tuple[float | None, ...], names: tuple[str, ...] = ("",), main: int = 0
) -> Panel:
    items = tuple(
        Item(
            CHANGE[i],
            tuple(None if v is None else Figure(v) for v in values),
            highlight=i == main,
        )
        for i, values in enumerate(zip(*columns, strict=True))
    )
    rest = 100 - sum(v or 0 for v in columns[0]) if len(columns) == 1 else None
    return Panel("q", "scale", "Will it change?", items, names, ordered=True, remainder=rest)


WORK_HOME = change((93, 6, 1), (59, 39, 2), names=("Work", "Home"))


def pieces(panel: Panel, width: float = 1136, height: float = 464, **more: object) -> list[Rect]:
    made = Level().compose(panel, width, setting(**more), height)
    assert made.height == height
    return [m for m in leaves(made.marks) if isinstance(m, Rect) and m.datum]


def texts(panel: Panel, width: float = 1136, height: float = 464) -> list[Text]:
    made = Level().compose(panel, width, setting(), height)
    return [m for m in leaves(made.marks) if isinstance(m, Text)]


def test_pieces_are_their_shares_of_the_height_without_the_gaps() -> None:
    found = pieces(change((52, 31, 17)), 368)
    per_point = (464 - 2 * 6) / 100
    assert [p.box.h for p in found] == pytest.approx([v * per_point for v in (52, 31, 17)])
    assert found[0].box.bottom == 464
    assert found[1].box.bottom == pytest.approx(found[0].box.y - 6)
    assert found[2].box.y == pytest.approx(0)


def test_the_larger_lead_has_the_wider_column_and_heights_share_a_scale() -> None:
    found = pieces(WORK_HOME)
    assert {p.datum.per_unit for p in found if p.datum} == {4.52}
    assert {p.box.w for p in found if p.datum and p.datum.series == "Work"} == {752}
    assert {p.box.w for p in found if p.datum and p.datum.series == "Home"} == {368}


def test_columns_stand_as_all_over_the_poster() -> None:
    def left(**more: object) -> str:
        first = min(pieces(WORK_HOME, **more), key=lambda p: p.box.x)
        assert first.datum
        return first.datum.series

    assert left() == "Work"
    assert left(categories=("home", "work")) == "Home"


def test_words_of_a_strip_go_into_the_next_piece() -> None:
    found = pieces(WORK_HOME)
    same = next(
        p.box for p in found if p.datum and (p.datum.option, p.datum.series) == (CHANGE[1], "Work")
    )
    for label in (CHANGE[1], CHANGE[2]):
        (text,) = [t for t in texts(WORK_HOME) if t.text == label and t.ink.x < 752]
        assert same.contains(text.ink, slack=2)
    assert min(t.size for t in texts(WORK_HOME)) >= STYLE.smallest


def test_every_figure_is_printed_with_its_label_a_zero_too() -> None:
    panel = change((90, 0, 10))
    said = [t.text for t in texts(panel, 368)]
    assert {"90%", "0%", "10%", *CHANGE[:3]} <= set(said)
    assert [p.datum.number for p in pieces(panel, 368) if p.datum] == [90, 10]


def test_what_is_missing_of_a_whole_is_hatched_and_not_numbered() -> None:
    panel = change((45, 27))
    rest = [p for p in pieces(panel, 464) if p.role == "track" and p.datum]
    assert [p.datum.number for p in rest if p.datum] == [28]
    said = [t.text for t in texts(panel, 464)]
    assert "not reported" in said
    assert "28%" not in said


def test_the_end_of_a_scale_nearer_to_the_lead_is_at_the_bottom() -> None:
    for main, bottom in ((0, "Increase"), (2, "Decrease")):
        found = pieces(change((40, 31, 29), main=main), 368)
        lowest = max(found, key=lambda p: p.box.bottom)
        assert lowest.datum
        assert lowest.datum.option == bottom


def test_a_rise_has_an_arrow() -> None:
    made = Level().compose(WORK_HOME, 1136, setting(), 464)
    assert len([m for m in leaves(made.marks) if isinstance(m, Path)]) == 2


def test_what_it_is_for() -> None:
    block = Level()
    assert block.suits(WORK_HOME, 1136, setting()) == 1.0
    assert block.suits(change((52, 31, 17)), 368, setting()) == 0.85
    assert block.suits(WORK_HOME, 460, setting()) == 0
    assert block.suits(change((52, None, 17)), 368, setting()) == 0
    assert block.suits(change((72, 31, 17)), 368, setting()) == 0
    assert block.spans(WORK_HOME, setting()) == (12,)
    assert block.spans(change((52, 31, 17)), setting())[0] == 5
