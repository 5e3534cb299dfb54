"""An order without shares: places, ties, and nothing with a length."""

from __future__ import annotations

import pytest

from infographic.blocks.base import Setting
from infographic.blocks.rank import Rank
from infographic.marks import Circle, Text, leaves
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

STYLE = load_style("editorial")


def setting(ground: str = "ink") -> Setting:
    return Setting(STYLE, STYLE.grounds[ground], Numbers("en"), words("en"))


def ranking(*ranks: float | None, unit: str = "rank") -> Panel:
    items = tuple(
        Item(f"Answer {i}", (None if r is None else Figure(r),)) for i, r in enumerate(ranks)
    )
    return Panel("q", "ranking", "Q", items, unit=unit)


def places(panel: Panel, width: float = 332) -> list[str]:
    drawn = Rank().compose(panel, width, setting())
    return [m.text for m in leaves(drawn.marks) if isinstance(m, Text) and m.role == "value"]


def test_ties_share_a_number() -> None:
    assert places(ranking(1, 2, 2, 4)) == ["1", "2", "2", "4"]


def test_mean_ranks_become_places_and_are_written_beside() -> None:
    assert places(ranking(1.4, 2.2, 2.2)) == ["1", "1.4", "2", "2.2", "2", "2.2"]


def test_no_mark_has_a_length_and_the_unranked_has_an_empty_ring() -> None:
    drawn = Rank().compose(ranking(1, 2, None), 332, setting())
    discs = [m for m in leaves(drawn.marks) if isinstance(m, Circle)]
    assert [d.fill is None for d in discs] == [False, False, True]
    assert len({d.bounds.w for d in discs}) == 1
    assert not any(m.datum.encodes for m in leaves(drawn.marks) if getattr(m, "datum", None))
    assert discs[0].bounds.y == pytest.approx(0)
    assert discs[-1].bounds.bottom == pytest.approx(drawn.height)


@pytest.mark.parametrize(("count", "width", "columns"), [(5, 648, 1), (8, 648, 2), (8, 332, 1)])
def test_more_than_five_take_two_columns_where_there_is_room(
    count: int, width: float, columns: int
) -> None:
    drawn = Rank().compose(ranking(*range(1, count + 1)), width, setting())
    discs = [m for m in leaves(drawn.marks) if isinstance(m, Circle)]
    assert len(discs) == count
    assert len({d.cx for d in discs}) == columns


def test_shares_of_first_places_are_no_ranking() -> None:
    assert Rank().suits(ranking(1, 2), 332, setting()) == 1
    assert Rank().suits(ranking(41, 20, unit="percent"), 332, setting()) == 0


def test_rows_move_apart_to_fill_a_height_but_not_beyond_a_list() -> None:
    natural = Rank().compose(ranking(1, 2, 3), 332, setting()).height
    assert Rank().compose(ranking(1, 2, 3), 332, setting(), natural + 40).height == pytest.approx(
        natural + 40
    )
    assert Rank().compose(ranking(1, 2, 3), 332, setting(), 2000).height < 1.4 * natural
