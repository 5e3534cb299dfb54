"""Split: tiles as wide as their shares, one size of numeral, the rest hatched and told."""

from __future__ import annotations

import pytest

from infographic.blocks.base import Setting
from infographic.blocks.split import Split
from infographic.marks import Path, Rect, Text, leaves
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

STYLE = load_style("editorial")


def setting(ground: str = "tint", **more: object) -> Setting:
    return Setting(STYLE, STYLE.grounds[ground], Numbers("en"), words("en"), **more)  # type: ignore[arg-type]


def whole(*values: float | None, rest: float | None = None, **changes: object) -> Panel:
    labels = ("Yes", "No", "Don't know", "Perhaps", "Never")
    items = tuple(
        Item(labels[i], (None if v is None else Figure(v),)) for i, v in enumerate(values)
    )
    if rest is None:
        rest = round(100 - sum(v or 0 for v in values), 6)
    title = str(changes.pop("title", "Would you do it again?"))
    return Panel("q", "single", title, items, remainder=rest, **changes)  # type: ignore[arg-type]


def tiles(panel: Panel, width: float = 1136, height: float | None = 272) -> list[Rect]:
    made = Split().compose(panel, width, setting(), height)
    return [m for m in leaves(made.marks) if isinstance(m, Rect) and m.datum]


def test_tiles_are_their_shares_of_the_row_without_its_gutters() -> None:
    yes, no, rest = tiles(whole(55, 33))
    row = 1136 - 2 * 16
    assert [t.box.w for t in (yes, no, rest)] == pytest.approx(
        [row * v / 100 for v in (55, 33, 12)]
    )
    assert no.box.x == pytest.approx(yes.box.right + 16)
    assert rest.box.right == pytest.approx(1136)
    assert {t.box.h for t in (yes, no, rest)} == {272}
    assert (rest.role, rest.datum.number) == ("track", 12)  # type: ignore[union-attr]


def test_all_numerals_have_one_size_that_fits_the_narrowest() -> None:
    panel = whole(47, 20)
    made = Split().compose(panel, 1136, setting(), 272)
    numerals = [m for m in leaves(made.marks) if isinstance(m, Text) and m.role == "numeral"]
    assert len({round(m.size, 6) for m in numerals}) == 1
    narrow = tiles(panel)[1].box
    assert numerals[1].ink.x == pytest.approx(narrow.x + 28)
    assert numerals[1].ink.right <= narrow.right - 28 + 0.01
    assert numerals[0].y == numerals[1].y


def test_the_rest_is_hatched_told_and_never_numbered() -> None:
    for panel in (whole(55, 33), whole(61, 34)):
        made = list(leaves(Split().compose(panel, 1136, setting(), 272).marks))
        said = "".join(m.text for m in made if isinstance(m, Text))
        assert "not reported" in said.replace("notreported", "not reported")
        assert f"{panel.remainder:g}%" not in said
        assert any(isinstance(m, Path) for m in made)


def test_hatching_stays_inside_its_round_corners() -> None:
    made = leaves(Split().compose(whole(55, 33), 1136, setting(), 272).marks)
    rest = tiles(whole(55, 33))[2].box
    (lines,) = [m for m in made if isinstance(m, Path)]
    assert rest.contains(lines.bounds)


def test_the_question_is_said_once_unless_it_stands_around() -> None:
    for told, count in ((False, 1), (True, 0)):
        made = Split().compose(whole(52, 31, 17), 1136, setting(told=told), 272)
        heads = [m for m in leaves(made.marks) if isinstance(m, Text) and m.role == "headline"]
        assert len(heads) == count


def test_a_long_question_stands_over_the_row() -> None:
    panel = whole(27, 25, 25, 23, title="Would you do it all again, knowing what you know now?")
    assert tiles(panel)[0].box.y > 20
    assert len(tiles(panel)) == 4


def test_what_it_is_for() -> None:
    block = Split()
    assert block.suits(whole(55, 33), 1136, setting()) == 0.9
    assert block.suits(whole(26, 26, 24, 24), 1136, setting()) == 0.7
    assert block.suits(whole(96, 4), 1136, setting()) == 0  # no room for words
    assert block.suits(whole(55, 0), 1136, setting()) == 0
    assert block.suits(whole(55, None), 1136, setting()) == 0
    assert block.suits(whole(20, 20, 20, 20, 20), 1136, setting()) == 0
    assert block.suits(whole(55, 33, multiple=True), 1136, setting()) == 0
    assert block.suits(whole(55, 33), 300, setting()) == 0
