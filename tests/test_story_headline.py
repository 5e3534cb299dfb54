"""Headlines claim only what is true: every template where it holds and where it does not."""

from __future__ import annotations

import pytest

from infographic.story.facts import share_words
from infographic.story.headline import headline
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import words
from infographic.text.numbers import Numbers

Row = float | None | tuple[float | None, ...]


def shown(rows: dict[str, Row], kind: str = "multiple", **more: object) -> Panel:
    items = []
    for label, row in rows.items():
        values = row if isinstance(row, tuple) else (row,)
        figures = tuple(None if v is None else Figure(v, f"{v:g}") for v in values)
        items.append(Item(label.rstrip("*"), figures, minor=label == "Other",
                          highlight=label.endswith("*")))  # fmt: skip
    columns = more.pop("columns", ("",))
    return Panel("q", kind, "Q?", tuple(items), columns, **more)  # type: ignore[arg-type]


def said(rows: dict[str, Row], kind: str = "multiple", locale: str = "en", **more: object) -> str:
    return headline(shown(rows, kind, **more), words(locale), Numbers(locale))


TWO = {"columns": ("Home", "Work")}
WAVES = {"columns": ("2011", "2012"), "waves": True}


def worded(key: str, **names: str) -> str:
    """What a template says: the tests ask which claim is made, not how it is worded."""
    return words("en")(f"headline.{key}", **names) if key else ""


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        ({"A": 45, "B": 30}, "more_chose"),
        ({"B": 30, "A": 45}, "more_chose"),
        ({"A": 45, "B": 42}, "more_chose"),
        # Less than three points ahead is no lead.
        ({"A": 45, "B": 42.1}, ""),
        ({"A": 45, "B": 45}, ""),
        ({"A": 45, "B": 30, "Other": 9}, "more_chose"),
        ({"Other": 90}, ""),
        ({"A": None, "B": None}, ""),
        ({"A": 45, "B": None}, "more_chose"),
        # 14 is too far from one in ten for words, and a lone figure leads nothing.
        ({"A": 14}, ""),
        ({}, ""),
    ],
)
def test_the_clear_leader(rows: dict[str, Row], key: str) -> None:
    assert said(rows, multiple=True) == worded(key, label="A")
    assert said(rows, "single") == worded(key.replace("chose", "say"), label="A")


@pytest.mark.parametrize("kind", ["single", "multiple"])
def test_no_answer_leads_behind_another(kind: str) -> None:
    # More say "Other" (it might be "Don't know") than A.
    assert said({"A": 30, "B": 20, "Other": 45}, kind) == ""


@pytest.mark.parametrize(
    ("rows", "share"),
    [
        ({"A": 70, "B": 30}, "Seven in ten"),
        ({"A": 50, "B": 30}, "Half"),
        ({"A": 37}, "More than a third"),
        ({"A": 88}, "Nearly nine in ten"),
    ],
)
def test_shares_in_words(rows: dict[str, Row], share: str) -> None:
    assert said(rows, "single") == worded("share_say", share=share, label="A")
    assert said(rows, multiple=True) == worded("share_chose", share=share, label="A")


def test_a_second_sentence_begins_otherwise() -> None:
    told = headline(shown({"A": 70, "B": 30}, "single"), words("en"), Numbers("en"), share=False)
    assert told == worded("more_say", label="A")


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (100, "Everyone"), (99.95, "Everyone"),
        (99.9, "Nearly everyone"), (96.5, "Nearly everyone"),
        (96.4, ""), (93, "More than nine in ten"), (91.5, "Nine in ten"), (88.5, "Nine in ten"),
        (88.4, "Nearly nine in ten"), (87, "Nearly nine in ten"), (86.9, ""),
        (67.5, "Nearly seven in ten"), (67.4, "Two thirds"), (65.5, "Two thirds"), (65.4, ""),
        (55, ""), (54.9, "More than half"), (50.5, "More than half"), (50.4, "Half"),
        (49.5, "Half"), (49.4, "Nearly half"), (47, "Nearly half"), (46.9, ""),
        (38, "Nearly four in ten"), (37.9, "More than a third"), (34, "More than a third"),
        (33.9, "A third"), (32.5, "A third"), (32.4, "More than three in ten"),
        (26, ""), (25.9, "A quarter"), (24, "A quarter"), (20, "Two in ten"),
        (7, "Nearly one in ten"),
        (6.9, ""), (1, ""), (0, ""),
    ],
)  # fmt: skip
def test_share_words_and_their_bounds(share: float, text: str) -> None:
    assert share_words(share, words("en")) == text


def test_no_share_is_put_in_words_more_than_five_points_away() -> None:
    numbers = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    named = {"two thirds": 200 / 3, "half": 50, "third": 100 / 3, "quarter": 25, "everyone": 100}
    named |= {f"{k} in ten": 10 * i for i, k in enumerate(numbers, 1)}
    for share in (step / 10 for step in range(1001)):
        text = share_words(share, words("en")).lower()
        if not text:
            continue
        value = next(value for name, value in named.items() if name in text)
        assert abs(share - value) <= 5
        assert not text.startswith("nearly") or share < value
        assert not text.startswith("more than") or share > value


@pytest.mark.parametrize(
    ("rows", "more", "key"),
    [
        ({"A": 61, "B": 30}, {}, "highest"),
        ({"A": 4.5, "B": 1}, {"unit": "hours"}, "highest"),
        ({"A": 4.5, "B": 4}, {"unit": "hours"}, ""),
        ({"A": 4.5}, {"unit": "hours"}, ""),
    ],
)
def test_groups_choose_nothing(rows: dict[str, Row], more: dict[str, object], key: str) -> None:
    assert said(rows, "group", **more) == worded(key, label="A")


@pytest.mark.parametrize(
    ("rows", "key", "names"),
    [
        ({"A": (90, 60), "B": (80, 40), "C": (30, 35)}, "only_one_higher", "Work C"),
        ({"A": (60, 90), "B": (40, 80), "C": (35, 30)}, "only_one_higher", "Home C"),
        ({"A": (60, 90), "B": (40, 80), "C": (30, 35)}, "all_lower", "Home"),
        ({"A": (90, 60), "B": (80, 40), "C": (35, 30)}, "all_lower", "Work"),
        # An equal pair is neither higher nor lower.
        ({"A": (90, 60), "B": (40, 40), "C": (30, 35)}, "widest_gap", "A"),
        ({"A": (90, 60), "B": (80, 40), "C": (30, 35), "D": (1, 9)}, "widest_gap", "B"),
        # Everything means Other too, but Other is not what a headline is about.
        ({"A": (90, 60), "B": (80, 40), "C": (35, 30), "Other": (1, 9)}, "widest_gap", "B"),
        # Those on one list only are not compared.
        ({"A": (90, 60), "B": (80, 40), "C": (30, 35), "X": (9, None)}, "only_one_higher",
         "Work C"),
        # Two pairs are too few for a claim on all.
        ({"A": (90, 60), "B": (80, 40)}, "", ""),
        ({"A": (90, None), "B": (80, None), "C": (None, 5)}, "", ""),
    ],
)  # fmt: skip
def test_two_columns(rows: dict[str, Row], key: str, names: str) -> None:
    held = dict(zip(("series", "label"), names.split(), strict=False))
    if key == "widest_gap":
        held = {"label": names}
    assert said(rows, **TWO) == worded(key, **held)


def test_no_gap_is_widest_beside_its_equal() -> None:
    rows: dict[str, Row] = {"A": (90, 60), "B": (20, 50), "C": (30, 35), "D": (9, 4)}
    assert said(rows, **TWO) == ""


@pytest.mark.parametrize(
    ("rows", "key", "label", "series"),
    [
        ({"Up*": (93, 59), "Same": (6, 39)}, "more_in_context", "Up", "Home"),
        ({"Up": (93, 59), "Same*": (6, 39)}, "more_in_context", "Same", "Work"),
        ({"Up": (6, 59), "Same": (93, 39)}, "more_in_context", "Same", "Home"),
        # Nearly alike.
        ({"Up*": (61, 59), "Same": (6, 39)}, "", "", ""),
        ({"Up": (93, None)}, "", "", ""),
    ],
)
def test_a_scale_in_two_contexts(rows: dict[str, Row], key: str, label: str, series: str) -> None:
    told = said(rows, "scale", ordered=True, **TWO)
    assert told == worded(key, label=label, series=series)


@pytest.mark.parametrize(
    ("rows", "key", "names"),
    [
        ({"A": (20, 35)}, "rises", "A 20% 35%"),
        ({"A": (35, 20)}, "falls", "A 35% 20%"),
        # The only one that rises needs no "most".
        ({"A": (20, 35), "B": (50, 45)}, "rises", "A 20% 35%"),
        ({"A": (20, 25), "B": (50, 35)}, "falls", "B 50% 35%"),
        ({"A": (20, 35), "B": (50, 55)}, "rises_most", "A 20% 35%"),
        ({"A": (25, 20), "B": (50, 35)}, "falls_most", "B 50% 35%"),
        # Nothing changed, or two rose alike: nothing to claim.
        ({"A": (20, 20), "B": (50, 50)}, "", ""),
        ({"A": (20, 35), "B": (30, 45)}, "", ""),
        ({"C": (10, 12), "A": (20, 35), "B": (30, 45)}, "", ""),
        ({"A": (20, None), "B": (None, 45)}, "", ""),
        ({"Other": (5, 90), "A": (20, 35), "B": (50, 55)}, "rises_most", "A 20% 35%"),
    ],
)
def test_waves(rows: dict[str, Row], key: str, names: str) -> None:
    held = dict(zip(("label", "a", "b"), names.split(), strict=False))
    assert said(rows, **WAVES) == worded(key, **held)


def test_bounds_are_quoted_as_given() -> None:
    item = Item("A", (Figure(4.5, "<9%", 9), Figure(20, "20")))
    told = headline(Panel("q", "multiple", "Q?", (item,), **WAVES), words("en"), Numbers("en"))
    assert told == worded("rises", label="A", a="<9%", b="20%")


@pytest.mark.parametrize("kind", ["matrix", "nps", "ranking", "text", "number"])
def test_kinds_without_a_safe_claim(kind: str) -> None:
    assert said({"A": 90, "B": 10}, kind) == ""


def test_three_columns_without_dates_claim_nothing() -> None:
    assert said({"A": (1, 2, 3), "B": (3, 2, 1), "C": (9, 9, 9)}, columns=("X", "Y", "Z")) == ""


@pytest.mark.parametrize(
    ("rows", "more"),
    [({"A": 70, "B": 30}, {}), ({"A": 40, "B": 30}, {}), ({"A": (20, 35)}, WAVES),
     ({"A": (90, 60), "B": (80, 40), "C": (30, 35)}, TWO)],
)  # fmt: skip
def test_a_language_without_its_words_has_no_headline(
    rows: dict[str, Row], more: dict[str, object]
) -> None:
    assert said(rows, locale="en", **more) != ""
    # No file of words for Latin will ever be needed.
    assert said(rows, locale="la", **more) == ""
