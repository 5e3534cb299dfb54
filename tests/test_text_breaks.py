"""Where lines may end, and which ends are taken: checked against every way there is."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from infographic.text.breaks import clusters, units, wrap


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("", []),
        ("one", ["one"]),
        ("one two", ["one ", "two"]),
        ("one  two ", ["one  ", "two "]),
        ("mother-in-law", ["mother-", "in-", "law"]),
        ("1990-1995", ["1990-1995"]),
        ("e.g. 5-10", ["e.g. ", "5-10"]),
        ("season–end", ["season–", "end"]),
        ("2012–13", ["2012–13"]),
        ("input/output", ["input/", "output"]),
        ("and/or", ["and/or"]),
        ("n\u00a0=\u00a084 people", ["n\u00a0=\u00a084 ", "people"]),
        ("$5,000 or more", ["$5,000 ", "or ", "more"]),
        ("日本語。これ", ["日", "本", "語。", "こ", "れ"]),
        ("на работе", ["на ", "работе"]),
    ],
)
def test_units(text: str, cut: list[str]) -> None:
    assert list(units(text)) == cut


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("abc", ["a", "b", "c"]),
        ("e\u0301x", ["e\u0301", "x"]),
        ("👩‍💻!", ["👩‍💻", "!"]),
        ("हिन्दी", ["हि", "न्दी"]),
    ],
)
def test_clusters(text: str, cut: list[str]) -> None:
    assert list(clusters(text)) == cut


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, []),
        ("   ", 5, []),
        ("one two", 7, ["one two"]),
        ("one two", 6, ["one", "two"]),
        # First fit would make "aaa bb / cc / ddddd".
        ("aaa bb cc ddddd", 6, ["aaa", "bb cc", "ddddd"]),
        ("aaa bb cc dd", 9, ["aaa bb", "cc dd"]),
        ("a\nb c", 9, ["a", "b c"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("abcdefgh ij", 3, ["abc", "def", "gh", "ij"]),
        ("ab", 0.5, ["a", "b"]),
        ("mother-in-law", 8, ["mother-", "in-law"]),
        # Two lines a little off are better than one far off.
        ("aaaa bb c ddd eeeeee ffff", 11, ["aaaa bb", "c ddd", "eeeeee ffff"]),
        ("e\u0301e\u0301e\u0301", 3, ["e\u0301", "e\u0301", "e\u0301"]),
        ("in\u00a02012 it was", 9, ["in\u00a02012", "it was"]),
    ],
)
def test_balanced_lines(text: str, width: float, lines: list[str]) -> None:
    assert list(wrap(text, width, len)) == lines


def test_first_fit() -> None:
    assert wrap("aaa bb cc ddddd", 6, len, balance=False) == ("aaa bb", "cc", "ddddd")


def test_a_long_text_is_set_first_fit() -> None:
    text = " ".join(["ab"] * 200)
    assert wrap(text, 8, len) == wrap(text, 8, len, balance=False)


WORDS = st.lists(st.text("abcé", min_size=1, max_size=6), min_size=1, max_size=9)


@given(WORDS, st.integers(3, 20))
def test_no_other_breaks_are_better(words: list[str], width: int) -> None:
    """Of all ways to break, none has fewer lines, and none of that many is more even."""
    assume(max(map(len, words)) <= width)
    text = " ".join(words)
    lines = wrap(text, width, len)
    ways = []
    for count in range(len(words)):
        for cuts in combinations(range(1, len(words)), count):
            edges = (0, *cuts, len(words))
            way = [" ".join(words[a:b]) for a, b in pairwise(edges)]
            if max(map(len, way)) <= width:
                ways.append(way)
        if ways:
            break
    mean = len(text) / len(lines)

    def cost(way: list[str]) -> float:
        return sum((len(held) - mean) ** 2 for held in way)

    assert len(lines) == len(ways[0])
    assert cost(list(lines)) == pytest.approx(min(map(cost, ways)))


ANY = st.text(st.sampled_from("ab cdé-–/.,%5日本。語 \u00a0हिн👩\u200d💻e\u0301€’“\n"), max_size=40)


@given(ANY, st.floats(0.5, 30), st.booleans())
def test_no_character_is_lost(text: str, width: float, balance: bool) -> None:
    lines = wrap(text, width, len, balance)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(ANY, st.integers(1, 30), st.booleans())
def test_no_line_is_wider_than_its_column(text: str, width: int, balance: bool) -> None:
    for held in wrap(text, width, lambda s: len(clusters(s)), balance):
        assert held
        assert held == held.strip(" ")
        assert len(clusters(held)) <= width


@given(ANY, st.floats(0.5, 4), st.booleans())
def test_only_a_single_letter_is_wider_than_its_column(
    text: str, width: float, balance: bool
) -> None:
    for held in wrap(text, width, len, balance):
        assert len(held) <= width or len(clusters(held)) == 1


def test_no_line_is_empty() -> None:
    assert wrap("5 5", 0.5, len) == ("5", "5")


@given(ANY)
def test_units_and_clusters_are_cuts_of_the_text(text: str) -> None:
    assert "".join(units(text)) == text
    assert "".join(clusters(text)) == text


@given(WORDS, st.integers(6, 20))
def test_words_that_fit_are_never_cut(words: list[str], width: int) -> None:
    text = " ".join(words)
    assert " ".join(wrap(text, width, len)) == text
