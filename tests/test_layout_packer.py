"""Packing tiles: the whole grid is covered, nothing twice, no crosses, in order."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infographic.layout.packer import Band, Tile, pack

COLUMNS = 12

TITLE = Tile({8: 4, 12: 2}, 8, opens=True)
PEOPLE = Tile({4: 4, 12: 3}, 4, grow=0.5, opens=True)


def table(bands: tuple[Band, ...]) -> list[list[tuple[int, int, int]]]:
    """The tiles of each band with their columns and rows."""
    return [[(p.tile, p.columns, p.rows) for p in band.places] for band in bands]


def cells(bands: tuple[Band, ...]) -> list[list[int]]:
    """Which tile covers each square of the page; raises where one is covered twice."""
    grid = [[-1] * COLUMNS for _ in range(sum(band.rows for band in bands))]
    top = 0
    for band in bands:
        for p in band.places:
            for row in range(top + p.row, top + p.row + p.rows):
                for column in range(p.column, p.column + p.columns):
                    assert grid[row][column] == -1, "two tiles in one place"
                    grid[row][column] = p.tile
        top += band.rows
    return grid


def crosses(grid: list[list[int]]) -> list[tuple[int, int]]:
    """The corners at which four tiles meet."""
    return [
        (row, column)
        for row, (upper, lower) in enumerate(pairwise(grid), 1)
        for column in range(1, COLUMNS)
        if len({upper[column - 1], upper[column], lower[column - 1], lower[column]}) == 4
    ]


@st.composite
def tiles(draw: st.DrawFn) -> list[Tile]:
    """What a survey may bring: an opening, then tiles of any widths, some in sections."""
    held: list[Tile] = []
    opening = draw(st.sampled_from([0, 1, 2]))
    held += [TITLE, PEOPLE][:opening]
    section = 0
    for number in range(draw(st.integers(1, 14))):
        section += draw(st.booleans())
        narrow = draw(st.lists(st.integers(3, 9), max_size=4, unique=True))
        spans = {columns: draw(st.integers(2, 12)) for columns in (*narrow, COLUMNS)}
        held.append(
            Tile(
                spans,
                draw(st.sampled_from(sorted(spans))),
                grow=draw(st.sampled_from([0.0, 0.2, 0.4])),
                emphasis=draw(st.sampled_from([1.0, 1.3])),
                section=f"s{section}",
                pinned=number == 0 and draw(st.booleans()),
            )
        )
    return held


@settings(max_examples=120, deadline=None)
@given(tiles())
def test_the_page_is_covered_once_and_has_no_crosses(held: list[Tile]) -> None:
    bands = pack(held)
    grid = cells(bands)
    assert all(cell >= 0 for row in grid for cell in row), "a hole"
    assert sorted(p.tile for band in bands for p in band.places) == list(range(len(held)))
    assert crosses(grid) == []


@settings(max_examples=120, deadline=None)
@given(tiles())
def test_every_tile_has_a_size_it_may_have(held: list[Tile]) -> None:
    for band in pack(held):
        for p in band.places:
            tile = held[p.tile]
            assert p.columns in tile.spans
            assert tile.spans[p.columns] <= p.rows <= tile.most_rows(p.columns)


@settings(max_examples=80, deadline=None)
@given(tiles())
def test_packing_the_same_twice_gives_the_same(held: list[Tile]) -> None:
    assert pack(held) == pack(held)


@settings(max_examples=80, deadline=None)
@given(tiles())
def test_the_opening_comes_first_from_the_left(held: list[Tile]) -> None:
    opening = [number for number, tile in enumerate(held) if tile.opens]
    first = pack(held)[0].places
    assert [p.tile for p in first[: len(opening)]] == opening
    if opening:
        assert (first[0].column, first[0].row) == (0, 0)


@settings(max_examples=80, deadline=None)
@given(tiles())
def test_sections_stay_together(held: list[Tile]) -> None:
    """From the first tile of a section to its last, band by band, no band is without one."""
    bands = pack(held)
    for section in {tile.section for tile in held}:
        within = [any(held[p.tile].section == section for p in band.places) for band in bands]
        first, last = within.index(True), len(within) - 1 - within[::-1].index(True)
        assert all(within[first : last + 1])


@settings(max_examples=80, deadline=None)
@given(tiles())
def test_pinned_tiles_keep_their_order_from_band_to_band(held: list[Tile]) -> None:
    pinned = [
        Tile(t.spans, t.preferred, t.grow, t.emphasis, t.section, t.opens, pinned=True)
        for t in held
    ]
    numbers = [sorted(p.tile for p in band.places) for band in pack(pinned)]
    assert [n for band in numbers for n in band] == list(range(len(held)))


def test_no_tiles_make_no_bands() -> None:
    assert pack([]) == ()


def test_one_tile_takes_the_whole_width() -> None:
    assert table(pack([Tile({4: 5, 12: 3}, 4)])) == [[(0, 12, 3)]]


def reference() -> list[Tile]:
    """A survey of nine questions: one whole, two levels, a long comparison, a section of four
    tiles, a list."""
    return [
        TITLE,
        PEOPLE,
        Tile({12: 3}, 12, grow=0.2, cuts=(6.2, 10.0)),
        Tile({12: 5}, 12, grow=0.3, cuts=(4.0,), section="future"),
        Tile({12: 7}, 12, section="networks"),
        Tile({3: 5, 4: 5, 5: 5, 12: 3}, 5, grow=0.34, section="internal"),
        Tile({5: 6, 6: 6, 7: 5, 12: 5}, 5, grow=0.4, section="internal"),
        Tile({4: 4, 5: 4, 12: 3}, 4, grow=0.25, section="internal"),
        Tile({3: 4, 4: 4, 5: 3, 12: 3}, 3, grow=0.15, section="internal"),
        Tile({5: 8, 6: 7, 7: 7, 12: 6}, 7, grow=0.4, section="learning"),
    ]


def test_the_reference_is_packed_as_by_hand() -> None:
    bands = pack(reference())
    assert [band.rows for band in bands] == [4, 3, 5, 7, 11]
    assert table(bands)[:4] == [[(0, 8, 4), (1, 4, 4)], [(2, 12, 3)], [(3, 12, 5)], [(4, 12, 7)]]
    places = {p.tile: (p.column, p.row, p.columns, p.rows) for p in bands[4].places}
    assert places == {
        5: (0, 0, 5, 5),
        6: (0, 5, 5, 6),
        7: (5, 0, 4, 4),
        8: (9, 0, 3, 4),
        9: (5, 4, 7, 7),
    }


def test_gutters_inside_a_tile_do_not_go_on_in_the_next() -> None:
    """A whole cut at a third of the width stands over no pair cut there too."""
    whole = Tile({12: 3}, 12, cuts=(4.0,))
    pair = [Tile({4: 4, 8: 4, 12: 3}, 4), Tile({4: 4, 8: 4, 12: 3}, 8)]
    for band in pack([whole, *pair])[1:]:
        assert all(p.column != 4 for p in band.places)


def test_rows_that_nothing_fills_are_dear() -> None:
    tile = Tile({5: 4}, 5, grow=0.5, fills={5: 5})
    steps = [tile.cost(5, rows) for rows in (4, 5, 6)]
    assert steps[2] - steps[1] > steps[1] - steps[0] + 1


def test_an_area_of_its_own_is_no_misfit() -> None:
    tile = Tile({4: 4, 12: 3}, 4, areas={4: 16.0, 12: 36.0})
    assert tile.cost(12, 3) == tile.cost(4, 4) == 0.0


def test_a_band_of_one_too_tall_tile_is_still_a_band() -> None:
    assert table(pack([TITLE, Tile({12: 40}, 12)])) == [[(0, 12, 2)], [(1, 12, 40)]]


def test_sections_move_where_that_saves_rows() -> None:
    """Two narrow tiles with a wide one between them come to stand side by side."""
    narrow = {5: 6, 6: 5, 7: 5, 12: 5}
    held = [
        TITLE,
        PEOPLE,
        Tile(narrow, 6, section="a"),
        Tile({12: 6}, 12, section="b"),
        Tile(narrow, 6, section="c"),
    ]
    together = [{t for t, _, _ in band} for band in table(pack(held))]
    assert {2, 4} in together


@pytest.mark.parametrize("count", [10, 48])
def test_packing_takes_no_time_to_speak_of(count: int) -> None:
    shapes = [
        {3: 5, 4: 4, 5: 4, 12: 3},
        {5: 6, 6: 6, 7: 5, 12: 5},
        {5: 8, 6: 7, 7: 7, 12: 6},
        {12: 3},
    ]
    held = [
        Tile(shapes[i * i % 4], min(shapes[i * i % 4]), grow=0.3, section=str(i))
        for i in range(count)
    ]
    begun = time.process_time()
    pack([TITLE, PEOPLE, *held])
    # Several times what it takes, for a slow and busy machine.
    assert time.process_time() - begun < (0.5 if count == 10 else 3.0)


def test_two_piles_side_by_side_break_at_different_heights() -> None:
    four = [Tile({6: 4, 12: 9}, 6, pinned=True, section=str(i)) for i in range(4)]
    assert crosses(cells(pack(four))) == []


def test_two_rows_of_a_pile_break_at_different_columns() -> None:
    small = [Tile({3: 3, 12: 9}, 3, pinned=True, section=str(i)) for i in range(4)]
    tall = Tile({6: 6, 12: 9}, 6, pinned=True, section="tall")
    assert crosses(cells(pack([*small, tall]))) == []


def test_the_title_stays_on_the_left() -> None:
    """Even where a cut below would be kept clear of by changing sides."""
    beside = Tile({4: 4, 12: 9}, 4, pinned=True)
    below = Tile({12: 3}, 12, cuts=(8.0,), pinned=True)
    places = pack([TITLE, beside, below])[0].places
    assert (places[0].tile, places[0].column) == (0, 0)


def test_title_and_people_are_one_band() -> None:
    assert table(pack([TITLE, PEOPLE, Tile({8: 4, 12: 9}, 8)]))[0] == [(0, 8, 4), (1, 4, 4)]


def test_neighbours_of_a_section_change_places_where_that_saves_much() -> None:
    shapes = [{5: 6, 12: 6}, {12: 5}, {7: 6, 12: 6}]
    held = [Tile(s, min(s), section="one") for s in shapes]
    assert sorted(len(band.places) for band in pack(held)) == [1, 2]
