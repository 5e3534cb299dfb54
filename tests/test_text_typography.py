"""A typesetter's hand: the shape of quotes, what keeps together, and nothing new."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infographic.text.typography import typeset


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("don't", "don’t"),
        ("it's Anna's", "it’s Anna’s"),
        ("members' survey", "members’ survey"),
        ("the 'Other' one", "the ‘Other’ one"),
        ("'Other' includes agencies", "‘Other’ includes agencies"),
        ('he said "x" and "y"', "he said “x” and “y”"),
        ('"whole"', "“whole”"),
        # Feet and inches, and a lone quote, stay as they are.
        ("5' 6\"", "5' 6\""),
        ('a " b', 'a " b'),
        ("'Tis", "'Tis"),
        # Already curly.
        ("don’t “x”", "don’t “x”"),
    ],
)
def test_quotes(typed: str, set_: str) -> None:
    assert typeset(typed) == set_


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("n = 84", "n_=_84"),
        ("in 2012", "in_2012"),
        ("In 2012", "In_2012"),
        ("9 of 10 people", "9 of_10_people"),
        ("over £5", "over_£5"),
        ("only 3 years", "only_3_years"),
        ("about 1 year", "about 1_year"),
        ("50 %", "50_%"),
        ("10 points ahead", "10_points ahead"),
        ("into 5", "into 5"),
        ("in May", "in May"),
        ("10 pointers", "10 pointers"),
    ],
)
def test_what_keeps_together(typed: str, set_: str) -> None:
    assert typeset(typed) == set_.replace("_", "\u00a0")


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("1\u202f234", "1\u00a0234"),
        ("1\u2007234", "1\u00a0234"),
        ("18\u2009\u2013\u200926", "18\u00a0\u2013\u00a026"),
        ("a\u200ab", "ab"),
        ("non\u2011stop", "non-stop"),
    ],
)
def test_characters_few_fonts_have(typed: str, set_: str) -> None:
    assert typeset(typed) == set_


ANY = st.text(st.sampled_from("abs019 '\"%£=.,’“”‘\u00a0\u202f\u200a\u2011"), max_size=40)


def plain(text: str) -> str:
    """The words, whatever shape their quotes and spaces have."""
    for shapes, one in (("‘’", "'"), ("“”", '"'), ("\u00a0\u202f\u2007\u2009", " ")):
        for c in shapes:
            text = text.replace(c, one)
    return text.replace("\u200a", "").replace("\u2011", "-")


@given(ANY)
def test_nothing_new_is_said(text: str) -> None:
    assert plain(typeset(text)) == plain(text)


@given(ANY)
def test_setting_twice_changes_nothing(text: str) -> None:
    assert typeset(typeset(text)) == typeset(text)
