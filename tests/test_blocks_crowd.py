"""A crowd: one figure for each person, bubbles over their groups, small groups in a key."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infographic.blocks.base import Composed, Setting
from infographic.blocks.crowd import Crowd, _rows_of
from infographic.blocks.people import chance
from infographic.marks import Box, Circle, Path, Rect, Text
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

WIDTH = 1072.0
CROWD = Crowd()


def setting(ground: str = "ink") -> Setting:
    style = load_style("agency")
    return Setting(style, style.grounds[ground], Numbers("en"), words("en"))


def panel(*shares: float, n: int | None = 84, labels: str = "ABCDEF", **more: object) -> Panel:
    items = tuple(Item(labels[i], (Figure(share),)) for i, share in enumerate(shares))
    rest = round(100 - sum(shares), 6)
    return Panel("q", "single", "Q", items, remainder=max(rest, 0.0), n=n, role="hero", **more)  # type: ignore[arg-type]


def busts(made: Composed) -> list[Path]:
    return [m for m in made.marks if isinstance(m, Path) and m.datum]


def bubbles(made: Composed) -> list[Box]:
    return [m.box for m in made.marks if isinstance(m, Rect)]


def test_every_person_is_one_figure() -> None:
    made = CROWD.compose(panel(55, 33), WIDTH, setting())
    counted = Counter(m.datum.option for m in busts(made) if m.datum)
    # 46.2, 27.7 and 10.1 of 84.
    assert counted == {"A": 46, "B": 28, "not reported": 10}
    heads = [m for m in made.marks if isinstance(m, Circle)]
    assert len(heads) == 84


def test_many_people_are_a_hundred_figures() -> None:
    made = CROWD.compose(panel(55, 33, n=5000), WIDTH, setting())
    assert len(busts(made)) == 100
    assert len(busts(CROWD.compose(panel(55, 33, n=None), WIDTH, setting()))) == 100


def test_all_figures_stand_on_the_lower_edge() -> None:
    made = CROWD.compose(panel(55, 33), WIDTH, setting())
    assert {round(m.bounds.bottom, 6) for m in busts(made)} == {round(made.height, 6)}
    assert CROWD.grounded


def test_a_bubble_is_as_wide_as_its_group() -> None:
    made = CROWD.compose(panel(55, 33), WIDTH, setting())
    for option, box in zip("AB", bubbles(made), strict=True):
        group = Box.around(m.bounds for m in busts(made) if m.datum and m.datum.option == option)
        # A figure is a little narrower than its cell.
        assert box.x <= group.x <= box.x + 8
        assert box.right - 8 <= group.right <= box.right
    assert len({(box.y, box.bottom) for box in bubbles(made)}) == 1


def test_what_nobody_reported_has_no_bubble() -> None:
    made = CROWD.compose(panel(94), WIDTH, setting())
    assert len(bubbles(made)) == 1
    rest = [m for m in made.marks if isinstance(m, Text) and m.fill == setting().ground.mute]
    assert {"6%", "not", "reported"} <= {m.text for m in rest}


def test_groups_too_narrow_for_their_words_are_named_in_a_key() -> None:
    labels = ("Strongly agree", "Agree", "Neutral", "Disagree", "Incomprehensible")
    items = tuple(
        Item(label, (Figure(share),))
        for label, share in zip(labels, (39, 31, 17, 9, 4), strict=True)
    )
    held = Panel("q", "scale", "Q", items, ordered=True, remainder=0.0, n=1000, role="hero")
    made = CROWD.compose(held, 760, setting())
    texts = [m for m in made.marks if isinstance(m, Text)]
    key = [m for m in texts if m.text == "Incomprehensible"]
    assert key
    assert key[0].ink.bottom < min(box.y for box in bubbles(made))
    assert sorted(m.text for m in texts if "%" in m.text) == ["17%", "31%", "39%", "4%", "9%"]


def test_a_tail_points_at_its_group() -> None:
    made = CROWD.compose(panel(9, n=None), WIDTH, setting("sun"))
    (box,) = bubbles(made)
    group = Box.around(m.bounds for m in busts(made) if m.datum and m.datum.option == "A")
    # The bubble is wider than its group: what points down from it does so inside the group.
    assert box.w > group.w
    tails = [m for m in made.marks if isinstance(m, Path) and m.bounds.bottom > box.bottom]
    tip = min(tails, key=lambda m: m.bounds.bottom)
    assert group.x < tip.bounds.cx < group.right


@pytest.mark.parametrize(
    ("count", "rows", "held"),
    [
        (46, 4, (12, 11, 12, 11)),
        (28, 4, (7, 7, 7, 7)),
        (9, 4, (3, 2, 2, 2)),
        (3, 5, (0, 0, 0, 2, 1)),
        (1, 5, (0, 0, 0, 0, 1)),
        (0, 4, (0, 0, 0, 0)),
    ],
)
def test_rows_of_a_group(count: int, rows: int, held: tuple[int, ...]) -> None:
    assert _rows_of(count, rows).rows == held


@given(st.integers(1, 120), st.integers(1, 6))
def test_rows_hold_everybody_and_stand_between_each_other(count: int, rows: int) -> None:
    group = _rows_of(count, rows)
    assert sum(group.rows) == count
    assert max(group.rows) - min(n for n in group.rows if n) <= 1
    filled = [(n, start) for n, start in zip(group.rows, group.starts, strict=True) if n]
    for (n, start), (_, below) in pairwise(filled):
        assert (start - below) % 2 == 1, "one row stands right behind the other"
        assert 0 <= start <= group.halves - 2 * n


@given(
    st.lists(st.integers(0, 50), min_size=1, max_size=4).filter(lambda v: 0 < sum(v) <= 100),
    st.sampled_from([None, 10, 37, 84, 120, 5000]),
    st.sampled_from([620.0, 952.0, 1072.0]),
)
@settings(max_examples=40, deadline=None)
def test_words_are_all_there_and_never_overlap(
    shares: list[int], n: int | None, width: float
) -> None:
    made = CROWD.compose(panel(*shares, n=n), width, setting())
    texts = [m for m in made.marks if isinstance(m, Text)]
    for i, share in enumerate(shares):
        assert any(m.datum and m.datum.option == "ABCD"[i] and m.text == f"{share}%" for m in texts)
    for i, text in enumerate(texts):
        assert text.ink.x >= -1
        assert text.ink.right <= width + 1
        assert not any(text.ink.grow(-1).overlaps(other.ink) for other in texts[:i])
    total = n if n and n <= 120 else 100
    assert abs(len(busts(made)) - total) <= 0 or sum(shares) >= 97.5


def test_variety_is_drawn_from_a_seed() -> None:
    drawn = [chance(i, 6) for i in range(1000)]
    assert drawn == [chance(i, 6) for i in range(1000)]
    tenths = Counter(int(v * 10) for v in drawn)
    assert min(tenths.values()) > 60


def test_no_bubble_of_a_scale_has_black_words() -> None:
    items = tuple(
        Item(f"{i} to {i + 1} years", (Figure(float(v)),), highlight=i == 3)
        for i, v in enumerate((3, 7, 22, 30, 30, 8))
    )
    held = Panel("q", "single", "Q", items, ordered=True, remainder=0.0, role="hero", n=6000)
    inks = {m.fill for m in CROWD.compose(held, WIDTH, setting()).marks if isinstance(m, Text)}
    ground = setting().ground
    assert inks <= {ground.fill, ground.text, ground.mute, ground.minor_text}
    assert ground.fill in inks
