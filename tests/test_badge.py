"""Badges: icons stay on their disc, and where there is none a letter stands in."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pytest

from infographic.blocks.badge import badge, monogram
from infographic.marks import Circle, Icon, Text

Make = Callable[..., Any]


@pytest.mark.parametrize(
    ("label", "letters"),
    [
        ("Google+", "g+"),
        ("MySpace", "M"),
        ("Enterprise social network", "ES"),
        ("A good understanding", "GU"),
        ("les amis", "A"),
        ("R&D", "R"),
        ("(Other)", "O"),
        ("“Quoted” words", "QW"),
        ("École primaire", "ÉP"),
        ("e\u0301cole", "É"),
        ("ßeta", "S"),
        ("25-29", "25"),
        ("2020", "’20"),
        ("1000 people", "100"),
        ("No. 1", "N"),
        ("🎉 Party", "P"),
        ("社内SNS", "社"),
        ("日本 語", "日"),
        ("واتس أب", "و"),
        ("الأصدقاء", "أ"),
        ("हिंदी भाषा", "हिं"),
        ("Социальные сети", "СС"),
        ("", ""),
        ("…", ""),
        ("🎉", ""),
    ],
)
def test_monograms(label: str, letters: str) -> None:
    assert monogram(label) == letters


def test_capitals_are_the_languages_own() -> None:
    assert monogram("istanbul", "tr") == "İ"
    assert monogram("istanbul", "en") == "I"


@pytest.mark.parametrize("r", [16.0, 22.0, 40.0, 120.0])
@pytest.mark.parametrize("label", ["Google+", "Wide Words", "M", "1000", "日本", "Äß"])
def test_a_monogram_stays_on_its_disc(setting: Make, label: str, r: float) -> None:
    place = setting(locale="en")
    disc, *rest = badge(label, None, 50.0, 60.0, r, "#111111", "#ffffff", place)
    assert isinstance(disc, Circle)
    for mark in rest:
        assert isinstance(mark, Text)
        assert mark.size >= place.style.smallest
        ink = mark.ink
        corners = [(x, y) for x in (ink.x, ink.right) for y in (ink.y, ink.bottom)]
        assert all(math.hypot(x - 50, y - 60) <= r for x, y in corners)
        # The ink, not the pen, is in the middle.
        assert (ink.cx, ink.cy) == pytest.approx((50, 60), abs=0.01)


def test_a_large_disc_has_its_monogram_and_a_tiny_one_has_none(setting: Make) -> None:
    place = setting()
    assert len(badge("Wide Words", None, 0, 0, 60, "#111111", "#ffffff", place)) == 2
    assert len(badge("Wide Words", None, 0, 0, 6, "#111111", "#ffffff", place)) == 1
    assert len(badge("…", None, 0, 0, 60, "#111111", "#ffffff", place)) == 1


def test_an_icon_takes_the_place_of_the_monogram(setting: Make) -> None:
    disc, icon = badge("Twitter", "twitter", 10, 20, 30, "#111111", "#ffffff", setting())
    assert isinstance(disc, Circle)
    assert isinstance(icon, Icon)
    assert icon.fill == "#ffffff"
