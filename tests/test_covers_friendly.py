"""Friendly covers: exactly the room they are given, nothing outside it or over another thing, the
hero's data all there, the claim's share found in the author's words."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infographic.blocks.base import Composed, Setting
from infographic.blocks.registry import blocks
from infographic.errors import Report
from infographic.layout.checks import check_page
from infographic.layout.fitting import Fitting
from infographic.layout.fixed.covers import cover
from infographic.layout.fixed.covers.claim import split
from infographic.layout.fixed.covers.friendly import FriendlyCover
from infographic.layout.formats import STYLE_TEXT
from infographic.layout.page import Page, Placed
from infographic.marks import Box, Circle, Group, Path, Rect, Text, leaves
from infographic.story.model import Figure, Footer, Item, Panel, Story
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

MARGIN = 40.0
CLAIM = "Nearly nine in ten are expected to understand social media"
PARTS = Panel(
    "q",
    "single",
    "What are you expected to know?",
    (
        Item("A good understanding of social media", (Figure(55),)),
        Item("Know all about it", (Figure(33),)),
    ),
    remainder=12.0,
    role="hero",
    form="dots",
    headline=CLAIM,
    n=84,
)
FACT = Panel(
    "q",
    "single",
    "Do you use it?",
    (Item("Yes, I do", (Figure(91.7),), highlight=True),),
    remainder=8.3,
    rest="everyone else",
    role="hero",
    form="dots",
    n=84,
)
STORY = Story(
    title="How internal comms pros use social media",
    strip=("All Things IC", "84 internal communications professionals", "18–26 October 2012"),
    deck=CLAIM,
    deck_note="",
    hero=PARTS,
    chapters=(),
    footer=Footer("All Things IC", (), ()),
    locale="en",
    n=84,
    description="",
    people="84 internal communications professionals",
)
STEPS = replace(
    PARTS,
    kind="scale",
    ordered=True,
    headline="",
    items=tuple(
        Item(label, (Figure(share),))
        for label, share in (
            ("Less than one year", 2.5),
            ("1 to 2 years", 7.2),
            ("3 to 5 years", 22.1),
            ("6 to 10 years", 29.6),
            ("11 to 20 years", 29.6),
            ("More than 20 years", 9.0),
        )
    ),
    remainder=0.0,
)
STORIES = {
    "claim": STORY,
    "question": replace(
        STORY, hero=replace(PARTS, headline=""), deck="What are you expected to know?"
    ),
    "fact": replace(STORY, hero=FACT, deck="Do you use it?"),
    "scale": replace(STORY, hero=STEPS, deck="For how many years have you worked in this field?"),
    "none": replace(STORY, hero=None, deck=""),
}
# A card's left part, a square, a story's upper part, a column, a wide low band, a poster, a corner.
ROOMS = [(487, 421), (582, 621), (582, 661), (308, 560), (1580, 360), (1200, 1636), (280, 500)]


@lru_cache(maxsize=1)
def _setting() -> Setting:
    style = load_style("agency").set_in("en")
    ground = style.grounds[style.rhythm.hero]
    return Setting(style, ground, Numbers("en"), words("en"), bleed=(MARGIN, MARGIN), survey_n=84)


def made(story: Story, number: str = "") -> FriendlyCover:
    setting = _setting()
    return FriendlyCover(story, Fitting(blocks(setting.style), Report()), setting, number)


def texts(drawn: Composed) -> list[Text]:
    return [mark for mark in leaves(drawn.marks) if isinstance(mark, Text)]


def faults(it: FriendlyCover, drawn: Composed) -> list[str]:
    """What the checks of a page find on a page that holds the cover alone."""
    below = 0.0 if it.grounded else MARGIN
    page_box = Box(0, 0, drawn.width + 2 * MARGIN, drawn.height + MARGIN + below)
    ground = it.setting.ground
    hero = it.hero.panel if it.hero else None
    at = Box(MARGIN, MARGIN, drawn.width, drawn.height)
    page = Page(
        page_box.w,
        page_box.h,
        ground.fill,
        (Rect(page_box, ground.fill, role="ground"), *drawn.at(MARGIN, MARGIN)),
        (Placed(hero.id, "crowd", at, ground.name),) if hero else (),
        it.story.title,
        "",
        it.story.locale,
        STYLE_TEXT,
    )
    said = [m.text for m in check_page(page, replace(it.story, hero=hero))]
    # A title alone in a large room leaves room: that is for the page to see to.
    return [s for s in said if not (hero is None and "empty" in s)]


def inside(drawn: Composed) -> bool:
    ink = Box.around(mark.bounds for mark in drawn.marks)
    # Outlines of figures reach a little over the sides of a group.
    return (
        ink.x >= -2
        and ink.right <= drawn.width + 2
        and ink.y >= -0.5
        and ink.bottom <= drawn.height + 0.5
    )


def test_the_style_has_this_cover() -> None:
    assert cover(load_style("agency").shape.opening) is FriendlyCover


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("name", STORIES)
def test_a_cover_fills_its_room_and_stays_in_it(name: str, room: tuple[float, float]) -> None:
    it = made(STORIES[name])
    width, asked = room
    height = max(asked, it.least(width))
    drawn = it.draw(width, height)
    assert (drawn.width, drawn.height) == (width, height)
    assert inside(drawn)
    assert min(text.size for text in texts(drawn)) >= STYLE_TEXT
    assert faults(it, drawn) == []
    ink = Box.around(mark.bounds for mark in drawn.marks)
    assert ink.y < 1
    if it.story.hero:
        assert ink.bottom > height - 1


@pytest.mark.parametrize("width", [280, 420, 582, 800, 1072, 1580])
@pytest.mark.parametrize("name", STORIES)
def test_the_least_height_is_no_more_than_the_natural_one(name: str, width: float) -> None:
    it = made(STORIES[name])
    least = it.least(width)
    assert 0 < least <= it.natural(width)
    drawn = it.draw(width, least)
    assert inside(drawn)
    assert faults(it, drawn) == []


def test_a_square_shouts_the_claim_over_the_crowd() -> None:
    drawn = made(STORY).draw(582, 621)
    by_role = {text.text: text for text in texts(drawn)}
    shout = by_role["Nearly nine in ten"]
    assert shout.fill == _setting().ground.numeral
    # It fills the width, and nothing is as large.
    assert shout.ink.w == pytest.approx(582, abs=2)
    assert all(text.size < shout.size for text in texts(drawn) if text is not shout)
    assert by_role["How internal comms pros use social media"].role == "title"
    joined = " ".join(text.text for text in texts(drawn))
    assert "84 internal communications professionals, All Things IC, 18–26 October 2012" in joined


def test_a_card_is_lower_than_bubbles_need() -> None:
    drawn = made(STORY).draw(487, 421)
    group = next(m for m in drawn.marks if isinstance(m, Group) and m.id == "q")
    # Words stand over their groups: there is no bubble.
    assert not [m for m in leaves(group.marks) if isinstance(m, Rect)]
    assert {"55%", "33%", "12%"} <= {t.text for t in texts(drawn)}


def groups(drawn: Composed) -> dict[str, Box]:
    """The people of each answer."""
    found: dict[str, list[Box]] = {}
    for mark in leaves(drawn.marks):
        if isinstance(mark, Path) and mark.datum:
            found.setdefault(mark.datum.option, []).append(mark.bounds)
    return {option: Box.around(boxes) for option, boxes in found.items()}


def said(drawn: Composed, role: str) -> dict[str, list[Text]]:
    """The words of each answer that have a role."""
    found: dict[str, list[Text]] = {}
    for text in texts(drawn):
        if text.datum and text.role == role:
            found.setdefault(text.datum.option, []).append(text)
    return found


SQUARE = (582.0, 621.0)


@pytest.mark.parametrize("room", [SQUARE, (582, 900), (900, 900), (1200, 1636)])
def test_a_bubble_is_as_wide_as_its_group(room: tuple[float, float]) -> None:
    drawn = made(STORY).draw(*room)
    group = next(m for m in drawn.marks if isinstance(m, Group) and m.id == "q")
    bubbles = sorted(
        (m.bounds for m in leaves(group.marks) if isinstance(m, Rect)), key=lambda box: box.x
    )
    people, words = groups(drawn), said(drawn, "label")
    assert len(bubbles) == 2
    # A figure is a little narrower than its cell.
    near = max(4.0, 0.0065 * room[0])
    for option, bubble in zip(
        ("A good understanding of social media", "Know all about it"), bubbles, strict=True
    ):
        stands = people[option]
        assert bubble.x == pytest.approx(stands.x, abs=near)
        assert bubble.right == pytest.approx(stands.right, abs=near)
        spoken = [*words[option], *said(drawn, "numeral")[option]]
        assert Box.around(text.ink for text in spoken).cx == pytest.approx(bubble.cx, abs=4)
    # What is left over is said about the middle of its own people.
    rest = [*words["not reported"], *said(drawn, "numeral")["not reported"]]
    assert Box.around(text.ink for text in rest).cx == pytest.approx(
        people["not reported"].cx, abs=4
    )
    assert max(text.ink.right for text in rest) <= room[0] + 1


def test_words_without_bubbles_share_their_first_line() -> None:
    drawn = made(STORY).draw(506, 434)
    people = groups(drawn)
    numerals = {option: found[0] for option, found in said(drawn, "numeral").items()}
    assert len(numerals) == 3
    assert len({round(text.y, 3) for text in numerals.values()}) == 1
    for option, numeral in numerals.items():
        lines = said(drawn, "label")[option]
        for text in (numeral, *lines):
            assert text.ink.x == pytest.approx(people[option].x, abs=5)
        assert len(lines) <= 2
        assert numeral.size >= 1.4 * lines[0].size


@pytest.mark.parametrize("name", ["claim", "question", "fact", "scale"])
@pytest.mark.parametrize("width", [308, 441, 506, 582, 824, 1080])
def test_a_crowd_is_a_fifth_of_its_cover(name: str, width: float) -> None:
    it = made(STORIES[name])
    least = it.least(width)
    for height in (least, 1.1 * least, 1.5 * least):
        drawn = it.draw(width, height)
        # Heads are above the shoulders that are tagged.
        heads = [m.bounds for m in leaves(drawn.marks) if isinstance(m, Circle)]
        people = Box.around([*groups(drawn).values(), *heads])
        assert people.h >= 0.195 * height, (height / least, people)


def test_a_room_too_low_for_people_has_a_bar() -> None:
    it = made(STORY)
    drawn = it.draw(582, 0.9 * it.least(582))
    assert not groups(drawn)
    bars = {
        m.datum.option: m.bounds.w
        for m in leaves(drawn.marks)
        if isinstance(m, Rect) and m.datum and m.datum.encodes == "length-x"
    }
    assert bars["A good understanding of social media"] / bars["Know all about it"] == (
        pytest.approx(55 / 33)
    )
    assert bars["Know all about it"] / bars["not reported"] == pytest.approx(33 / 12)
    assert faults(it, drawn) == []


@pytest.mark.parametrize("room", [(441, 470), (506, 434), SQUARE, (582, 480), (308, 600)])
def test_a_claim_stands_clear(room: tuple[float, float]) -> None:
    drawn = made(STORY).draw(*room)
    deck = [text for text in texts(drawn) if text.role == "deck"]
    key, rest = deck[0], deck[1:]
    assert key.size >= 1.59 * rest[0].size
    chip = next(m for m in leaves(drawn.marks) if isinstance(m, Rect))
    source = [text for text in texts(drawn) if text.role == "strip"]
    first = min(
        m.bounds.y for m in leaves(drawn.marks) if getattr(m, "datum", None) and m.bounds.y > 0
    )
    assert key.ink.y - chip.bounds.bottom >= 17 - 0.1
    assert rest[0].ink.y - key.ink.bottom >= 17 - 0.1
    assert source[0].ink.y - rest[-1].ink.bottom >= 17 - 0.1
    # Letters of the last line hang into the gap.
    assert first - source[-1].y >= 30 - 0.1


def test_a_wide_room_is_two_columns() -> None:
    drawn = made(STORY).draw(1580, 360)
    group = next(m for m in drawn.marks if isinstance(m, Group) and m.id == "q")
    others = [text for text in texts(drawn) if text.role in ("title", "deck", "strip")]
    assert max(text.ink.right for text in others) < group.bounds.x
    # Words keep the air under them that the crowd goes without.
    assert max(text.ink.bottom for text in others) <= 360 - MARGIN + 1
    assert group.bounds.bottom == pytest.approx(360, abs=0.5)


def test_a_large_room_has_the_seal() -> None:
    drawn = made(STORY).draw(1200, 1636)
    assert {"84", "took part"} <= {text.text for text in texts(drawn)}
    assert "84" not in {text.text for text in texts(made(STORY).draw(582, 560))}


@pytest.mark.parametrize("room", ROOMS)
def test_every_person_is_there(room: tuple[float, float]) -> None:
    it = made(STORY)
    width, asked = room
    drawn = it.draw(width, max(asked, it.least(width)))
    busts = Counter(m.datum.option for m in leaves(drawn.marks) if isinstance(m, Path) and m.datum)
    assert busts == {
        "A good understanding of social media": 46,
        "Know all about it": 28,
        "not reported": 10,
    }


def test_a_fact_is_told_once_and_large() -> None:
    drawn = made(STORIES["fact"]).draw(487, 421)
    figures = [t for t in texts(drawn) if t.text == "92%"]
    assert len(figures) == 1
    assert figures[0].size == max(t.size for t in texts(drawn))
    assert {"Yes, I do", "8%"} <= {t.text for t in texts(drawn)}


@pytest.mark.parametrize("room", ROOMS)
def test_a_number_of_a_deck_is_never_dropped(room: tuple[float, float]) -> None:
    for story in STORIES.values():
        it = made(story, "1 / 8")
        width, asked = room
        drawn = it.draw(width, max(asked, it.least(width)))
        assert [t.text for t in texts(drawn)].count("1 / 8") == 1


def test_only_a_hero_that_stands_is_grounded() -> None:
    assert made(STORY).grounded
    assert not made(STORIES["none"]).grounded
    assert not made(replace(STORY, hero=replace(PARTS, form="donut"))).grounded


def test_another_block_is_grown_to_its_room() -> None:
    it = made(replace(STORY, hero=replace(PARTS, form="donut")))
    for width, asked in ROOMS:
        height = max(asked, it.least(width))
        drawn = it.draw(width, height)
        assert inside(drawn), (width, height)
        assert min(text.size for text in texts(drawn)) >= STYLE_TEXT


@pytest.mark.parametrize(
    ("sentence", "locale", "found"),
    [
        (CLAIM, "en", "Nearly nine in ten"),
        ("Nearly 9 in 10 use it at work", "en", "Nearly 9 in 10"),
        ("A third say so", "en", "A third"),
        ("More than 55% of all say yes", "en", "More than 55%"),
        ("55 % sagen ja", "de", "55 %"),
        ("Fast neun von zehn sollen es kennen", "de", "Fast neun von zehn"),
        ("Die Hälfte arbeitet zu Hause", "de", "Die Hälfte"),
        ("Trois personnes sur dix le savent", "fr", "Trois personnes sur dix"),
        ("نزدیک به نه نفر از هر ده نفر می‌دانند", "fa", "نزدیک به نه نفر از هر ده نفر"),
    ],
)
def test_the_share_a_sentence_begins_with(sentence: str, locale: str, found: str) -> None:
    parts = split(sentence, locale)
    assert parts is not None
    assert parts[0] == found
    assert f"{parts[0]} {parts[1]}" == sentence


@pytest.mark.parametrize(
    "sentence",
    ["Working at home is here to stay", "In 2012 most did", "Halfway there they stop", "55%", ""],
)
def test_no_share_where_there_is_none(sentence: str) -> None:
    assert split(sentence, "en") is None


def test_a_claim_without_a_share_is_shouted_by_its_first_line() -> None:
    said = "Working at home is here to stay for most of us"
    story = replace(STORY, deck=said, hero=replace(PARTS, headline=said))
    drawn = made(story).draw(582, 621)
    largest = max(texts(drawn), key=lambda text: text.size)
    assert said.startswith(largest.text)
    claim = [text.text for text in texts(drawn) if text.role == "deck"]
    assert " ".join(claim) == said


@settings(max_examples=40, deadline=None)
@given(
    st.floats(280, 1300),
    st.floats(0.2, 2.4),
    st.lists(st.text("abcdefghij XY", min_size=1, max_size=14), min_size=1, max_size=9).map(
        lambda parts: " ".join(" ".join(parts).split()) or "x"
    ),
    st.sampled_from(sorted(STORIES)),
    st.sampled_from(["", "3 / 8"]),
)
def test_any_title_in_any_room(
    width: float, ratio: float, title: str, name: str, number: str
) -> None:
    it = made(replace(STORIES[name], title=title), number)
    least = it.least(width)
    assert least <= it.natural(width) + 0.01
    height = min(max(ratio * width, least), max(least, 1700))
    drawn = it.draw(width, height)
    assert drawn.height == height
    assert inside(drawn)
    assert min(text.size for text in texts(drawn)) >= STYLE_TEXT
    assert faults(it, drawn) == []
    said = "".join("".join(t.text for t in texts(drawn) if t.role == "title").split())
    assert said == "".join(title.split())
