"""Ranks as equal tiles: no length stands for a place."""

from __future__ import annotations

import pytest

from infographic.blocks.base import Setting
from infographic.blocks.rank_tiles import RankTiles
from infographic.marks import Rect, Text, leaves
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

STYLE = load_style("editorial")
TINT = STYLE.grounds["tint"]


def setting(**more: object) -> Setting:
    return Setting(STYLE, TINT, Numbers("en"), words("en"), **more)  # type: ignore[arg-type]


def ranked(*rows: tuple[str, float | None], title: str = "What comes first?") -> Panel:
    items = tuple(Item(label, (None if v is None else Figure(v),)) for label, v in rows)
    return Panel("q", "ranking", title, items, unit="rank")


THREE = ranked(("Performance", 1), ("Reliability", 2), ("Documentation", 3))


def marks(panel: Panel = THREE, **more: object) -> list[object]:
    made = RankTiles().compose(panel, 1136, setting(**more), 272)
    assert made.height == 272
    return list(leaves(made.marks))


def test_tiles_are_equal_and_encode_nothing() -> None:
    tiles = [m for m in marks() if isinstance(m, Rect)]
    assert [t.box.w for t in tiles] == pytest.approx([368] * 3)
    assert [t.box.x for t in tiles] == pytest.approx([0, 384, 768])
    assert not any(t.datum for t in tiles)
    assert [t.fill for t in tiles] == [TINT.highlight, TINT.band, TINT.band]


def test_places_and_names_share_their_sizes() -> None:
    texts = [m for m in marks() if isinstance(m, Text)]
    places = [t for t in texts if t.role == "numeral"]
    names = [t for t in texts if t.role == "label"]
    assert [t.text for t in places] == ["1", "2", "3"]
    assert len({t.size for t in places}) == len({t.size for t in names}) == 1
    assert len({t.y for t in names}) == 1


def test_mean_ranks_are_places() -> None:
    panel = ranked(("Performance", 1.4), ("Reliability", 2.1), ("Documentation", 2.5))
    texts = [m for m in marks(panel) if isinstance(m, Text) and m.role == "numeral"]
    assert [t.text for t in texts] == ["1", "2", "3"]


def test_the_question_is_beside_the_first_place_over_the_row_or_around() -> None:
    tile = next(m for m in marks() if isinstance(m, Rect)).box
    (head,) = [m for m in marks() if isinstance(m, Text) and m.role == "headline"]
    assert tile.contains(head.ink)
    panel = ranked(
        *((i.label, i.figures[0].number if i.figures[0] else None) for i in THREE.items),
        title="What should those who develop this do first, if they could choose one thing only?",
    )
    heads = [m for m in marks(panel) if isinstance(m, Text) and m.role == "headline"]
    first = next(m for m in marks(panel) if isinstance(m, Rect)).box
    assert heads[0].ink.bottom < first.y or first.contains(heads[0].ink)
    assert not [m for m in marks(told=True) if isinstance(m, Text) and m.role == "headline"]


def test_what_it_is_for() -> None:
    block = RankTiles()
    assert block.suits(THREE, 1136, setting()) == 0.95
    assert block.suits(ranked(("A", 1), ("B", 1)), 1136, setting()) == 0  # a tie has no places
    assert block.suits(ranked(("A", 1), ("B", None)), 1136, setting()) == 0
    assert block.suits(ranked(*((f"A{i}", i) for i in range(1, 7))), 1136, setting()) == 0
