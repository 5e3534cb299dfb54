"""Pages of a fixed size are cut into regions without a hole, each at least as high as it needs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infographic.layout.fixed.cutting import Cut, Cutting, Frame
from infographic.layout.fixed.region import Filled, Region, Room, Way
from infographic.marks import Box


class Fake(Region):
    """A region with the same ways at any width."""

    def __init__(self, *ways: tuple[float, float, float], grounded: bool = False) -> None:
        self.found = [Way.known(least, most, loss, i) for i, (least, most, loss) in enumerate(ways)]
        self.grounded = grounded

    def ways(self, width: float) -> Iterator[Way]:
        yield from self.found

    def draw(self, way: Way, room: Room) -> Filled:
        raise NotImplementedError


def frame(width: float = 660, height: float = 660, margin: float = 40, gap: float = 30) -> Frame:
    return Frame(Box(0, 0, width, height), margin, gap, margin, margin)


def holes(cut: Cut, page: Box) -> float:
    """The area of the page that no cell takes, or that two take."""
    boxes = [cell.box for cell in cut.cells]
    assert not [1 for a, b in combinations(boxes, 2) if a.overlaps(b)]
    return page.w * page.h - sum(b.w * b.h for b in boxes)


def test_two_alike_share_a_square() -> None:
    cut = Cutting(frame(), Fake((240, 340, 0)), [Fake((240, 340, 0))]).best()
    assert cut is not None
    first, second = cut.cells
    assert holes(cut, Box(0, 0, 660, 660)) == pytest.approx(0)
    # Both insides are as high as each other but for one step.
    inner = [frame().inside(cell.box).h for cell in (first, second)]
    assert inner[0] == pytest.approx(inner[1], abs=660 / 30 + 1)
    assert sum(inner) == pytest.approx(660 - 40 - 40 - 30 - 30)


def test_what_does_not_fit_is_dropped_and_the_cover_takes_it_all() -> None:
    cut = Cutting(frame(), Fake((300, 600, 0)), [Fake((400, 600, 0))]).best()
    assert cut is not None
    assert [cell.box for cell in cut.cells] == [Box(0, 0, 660, 660)]


def test_a_part_is_shown_where_the_whole_does_not_fit() -> None:
    unit = Fake((500, 700, 0), (200, 320, 0.2))
    cut = Cutting(frame(), Fake((240, 340, 0)), [unit]).best()
    assert cut is not None
    assert cut.cells[1].way.key == 1


def test_a_wide_page_has_its_cover_at_the_left() -> None:
    cut = Cutting(frame(900, 460), Fake((300, 420, 0)), [Fake((300, 420, 0))]).best()
    assert cut is not None
    cover, unit = (cell.box for cell in cut.cells)
    assert (cover.x, cover.h) == (0, 460)
    assert (unit.x, unit.right, unit.h) == (cover.right, 900, 460)


def test_what_is_needed_is_shown_or_nothing() -> None:
    units = [Fake((200, 320, 0)), Fake((200, 320, 0))]
    cut = Cutting(frame(), None, units, needed=2).best()
    assert cut is not None
    assert {id(cell.region) for cell in cut.cells} == {id(unit) for unit in units}
    assert Cutting(frame(), None, [Fake((700, 800, 0))], needed=1).best() is None


def test_what_stands_on_its_edge_has_no_air_below() -> None:
    page = frame()
    box = Box(0, 0, 660, 300)
    assert page.inside(box).bottom == 270
    assert page.inside(box, grounded=True).bottom == 300


@st.composite
def regions(draw: st.DrawFn) -> Fake:
    ways = []
    for loss in range(draw(st.integers(1, 3))):
        least = draw(st.floats(60, 900))
        ways.append((least, least * draw(st.floats(1, 2.5)), 0.1 * loss))
    return Fake(*ways, grounded=draw(st.booleans()))


@given(
    st.floats(420, 2000),
    st.floats(420, 2000),
    regions(),
    st.lists(regions(), max_size=7),
)
def test_every_cut_fills_the_page(
    width: float, height: float, cover: Fake, units: list[Fake]
) -> None:
    page = frame(width, height)
    cut = Cutting(page, cover, units).best()
    if cut is None:
        least = min(way.least for way in cover.found)
        # The steps of height are a thirtieth of the page: nothing else stands in the way.
        assert least > page.inside(page.box, cover.grounded).h - 2 * height / 30
        return
    assert holes(cut, page.box) == pytest.approx(0, abs=1)
    assert cut.cells[0].region is cover
    shown = [units.index(cell.region) for cell in cut.cells[1:]]  # type: ignore[arg-type]
    assert shown == sorted(set(shown)), "in their order, none twice"
    for cell in cut.cells:
        inside = page.inside(cell.box, cell.region.grounded)
        assert inside.h >= cell.way.least - 0.01
        assert inside.w >= 230
