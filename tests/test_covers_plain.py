"""Covers in the plain manner: they fill their room exactly, whatever the room and the survey."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from infographic.blocks.base import Setting
from infographic.blocks.registry import blocks
from infographic.errors import Report
from infographic.layout.fitting import HANG, Fitting
from infographic.layout.fixed.covers.plain import PlainCover
from infographic.marks import Box, Circle, Group, Path, Rect, Text, leaves
from infographic.render import understand
from infographic.story.model import Story
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

STYLES = (
    "editorial",
    "blueprint",
    "boardroom",
    "botanica",
    "civic",
    "clear",
    "fresh",
    "isotype",
    "magazine",
    "newsprint",
    "signal",
    "swiss",
)
ROOMS = (
    (300, 560),
    (352, 594),
    (420, 520),
    (560, 462),
    (660, 560),
    (660, 900),
    (900, 420),
    (1200, 760),
    (1200, 1700),
    (1700, 420),
)
WHOLE = {"A good understanding of social media": 55, "Know all about it": 33}
_FIGURES = ("numeral", "value")
FACT = {"Yes, I use Rust": 91.7}
CLAIM = "Nearly nine in ten are expected to understand social media"
STATEMENT = "Internal comms pros must understand social media"


def told(
    title: str = "How internal comms pros use social media",
    options: dict[str, float] = WHOLE,
    locale: str = "en-GB",
    **changes: Any,
) -> Story:
    """The story of a survey with one question."""
    question: dict[str, Any] = {
        "id": "q",
        "text": "What are you expected to know about social media?",
        "type": "single",
        "options": [{"label": label, "value": value} for label, value in options.items()],
    }
    data = {
        "format": "infographic-results/1",
        "title": title,
        "locale": locale,
        "source": {"name": "All Things IC"},
        "population": "internal communications professionals",
        "fieldwork": {"start": "2012-10-18", "end": "2012-10-26"},
        "n": 84,
        "questions": [question | changes],
    }
    return understand(data, Report())[1]


# The question is the engine's to tell; a claim or a statement is the author's.
TOLD = {
    "whole": told(),
    "fact": told(options=FACT),
    "claim": told(headline=CLAIM),
    "statement": told(headline=STATEMENT),
}


def cover(story: Story, style: str = "editorial", number: str = "") -> PlainCover:
    look = load_style(style, Report()).set_in(story.locale, ())
    setting = Setting(
        style=look,
        ground=look.grounds[look.rhythm.hero],
        numbers=Numbers(story.locale),
        words=words(story.locale),
        bleed=(40, 40),
        survey_n=story.n,
        told=True,
    )
    if story.hero:
        story = replace(story, hero=replace(story.hero, form=look.shape.hero))
    return PlainCover(story, Fitting(blocks(look), Report()), setting, number, 40, 40)


def texts(made: Any) -> list[Text]:
    return [mark for mark in leaves(made.marks) if isinstance(mark, Text)]


def check(held: PlainCover, width: float, height: float) -> None:
    """Whatever holds of every cover in every room that is at least its least."""
    made = held.draw(width, height)
    assert (made.width, made.height) == (width, height)
    room = Box(0, 0, width, height)
    low = 0.0
    for mark in leaves(made.marks):
        if isinstance(mark, Rect) and mark.role in ("ground", "motif"):
            continue
        box = mark.bounds
        if isinstance(mark, Path) and mark.role == "motif":
            # What the ground carries, or a soft form: that ends a hundredth inside its circle.
            low = max(low, min(box.bottom + 0.0125 * box.h, height))
            continue
        # Ascenders rise over capitals, italics lean out of their pen.
        size = mark.size if isinstance(mark, Text) else 0.0
        out = max(1.0, 0.2 * size)
        assert room.x - out <= box.x, mark
        assert box.right <= room.right + out, mark
        assert room.y - max(1.0, 0.1 * size) <= box.y, mark
        assert box.bottom <= room.bottom + HANG * size + 1, mark
        low = max(low, min(mark.y, box.bottom) if isinstance(mark, Text) else box.bottom)
    assert low == pytest.approx(height, abs=1.5)
    shown = texts(made)
    for text in shown:
        assert text.size >= held.setting.style.smallest - 0.01, text.text
    for one, other in combinations(shown, 2):
        assert not one.ink.grow(-1).overlaps(other.ink.grow(-1)), (one.text, other.text)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("story", TOLD.values(), ids=TOLD)
def test_a_cover_fills_any_room_exactly(style: str, story: Story) -> None:
    held = cover(story, style)
    for width, height in ROOMS:
        check(held, width, max(height, held.least(width)))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("story", [TOLD["whole"], TOLD["claim"]], ids=["whole", "claim"])
def test_the_least_cover_is_whole(style: str, story: Story) -> None:
    held = cover(story, style)
    for width, _ in ROOMS:
        least, natural = held.least(width), held.natural(width)
        assert 100 < least <= natural
        check(held, width, least)
        check(held, width, natural)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", ["whole", "claim", "statement"])
def test_the_hero_is_told_whole(style: str, name: str) -> None:
    held = cover(TOLD[name], style)
    for width, height in ROOMS:
        made = held.draw(width, max(height, held.least(width)))
        group = next(m for m in made.marks if isinstance(m, Group) and m.id == "q")
        assert group.name == "What are you expected to know about social media?"
        printed = {
            mark.datum.option: mark.text
            for mark in leaves([group])
            if isinstance(mark, Text) and mark.datum and mark.role in ("value", "numeral")
        }
        assert printed == {
            "A good understanding of social media": "55%",
            "Know all about it": "33%",
            "not reported": "12%",
        }
        said = " ".join(m.text for m in leaves([group]) if isinstance(m, Text))
        for label in ("A good understanding of social media", "Know all about it"):
            assert label in said


def test_the_figure_comes_first_and_the_title_second() -> None:
    held = cover(told())
    for width, height in ROOMS:
        made = texts(held.draw(width, max(height, held.least(width))))
        numeral = max(text.size for text in made if text.role == "numeral")
        title = max(text.size for text in made if text.role == "title")
        rest = max(text.size for text in made if text.role not in ("numeral", "title"))
        assert numeral > 1.2 * title
        assert numeral > 2 * rest


def test_dots_count_those_who_answered() -> None:
    made = cover(told()).draw(660, 700)
    dots = [m for m in leaves(made.marks) if isinstance(m, Circle) and m.datum]
    counted = [m for m in dots if m.datum and m.datum.encodes == "count"]
    assert len(counted) == 84
    assert len({round(m.bounds.w, 2) for m in counted}) == 1
    by = {m.datum.option: 0 for m in counted if m.datum}
    for m in counted:
        assert m.datum
        by[m.datum.option] += 1
    assert by == {
        "A good understanding of social media": 46,
        "Know all about it": 28,
        "not reported": 10,
    }


def test_source_people_and_date_stand_on_every_cover() -> None:
    held = cover(told(), number="1 / 8")
    for width, height in ROOMS:
        made = held.draw(width, max(height, held.least(width)))
        said = " ".join(text.text for text in texts(made) if text.role == "strip")
        for part in ("All Things IC", "84", "professionals", "2012", "1\u00a0/\u00a08"):
            assert part.replace("\u00a0", " ") in said.replace("\u00a0", " ")


def test_the_base_of_a_question_of_its_own_is_told() -> None:
    story = told(n=60)
    assert story.hero
    assert story.hero.base
    made = cover(story).draw(660, 560)
    deck = " ".join(text.text for text in texts(made) if text.role == "deck")
    assert "60" in deck


def test_one_fact_of_several_choices_is_a_figure_too() -> None:
    story = told(options=FACT)
    assert story.hero
    for remainder in (8.3, None):
        fact = replace(story.hero, multiple=True, remainder=remainder, rest="everyone else")
        held = cover(replace(story, hero=fact))
        made = held.draw(660, 560)
        numeral = next(text for text in texts(made) if text.role == "numeral")
        assert numeral.text == "92%"
        assert numeral.size > 150
        # What is left of everyone follows from the figure.
        assert not any("everyone else" in text.text for text in texts(made))
        check(held, 660, 560)


def test_a_story_without_hero_is_its_title() -> None:
    held = cover(replace(told(), hero=None, deck="", deck_note=""))
    rooms = ((420, 300), (660, 560), (824, 245), (1200, 760))
    made = [texts(held.draw(w, h)) for w, h in rooms]
    titles = [[text for text in found if text.role == "title"] for found in made]
    assert titles[-1][0].size > 2 * titles[0][0].size
    for (_, height), found, title in zip(rooms, made, titles, strict=True):
        strip = max(text.ink.bottom for text in found if text.role == "strip")
        over = min(text.ink.y for text in title) - strip
        under = height - max(text.ink.bottom for text in title)
        assert over >= 20
        assert 5 <= under <= over


def test_the_claim_is_the_figure() -> None:
    held = cover(TOLD["claim"])
    for width, height in ROOMS:
        made = held.draw(width, max(height, held.least(width)))
        shown = texts(made)
        said = [text for text in shown if text.role == "deck"]
        size = max(text.size for text in said)
        lead = " ".join(text.text for text in said if text.size == size)
        assert lead.replace("\u00a0", " ") == "Nearly nine in ten"
        assert " ".join(text.text for text in said).replace("\u00a0", " ") == CLAIM
        assert all(text.size < size for text in shown if text not in said)
        # All parts are equals: their figures of one size, and far less than what leads.
        figures = [text for text in shown if text.role in ("numeral", "value")]
        assert [text.text for text in figures] == ["55%", "33%", "12%"]
        assert len({text.size for text in figures}) == 1
        assert figures[0].size < 0.8 * size
        labels = [text for text in shown if text.role == "label"]
        assert len({text.size for text in labels}) == 1


def test_a_statement_without_a_share_leads_as_a_whole() -> None:
    shown = texts(cover(TOLD["statement"]).draw(660, 660))
    said = [text for text in shown if text.role == "deck"]
    assert " ".join(text.text for text in said) == STATEMENT
    assert len({text.size for text in said}) == 1
    assert all(text.size < said[0].size for text in shown if text not in said)


@pytest.mark.parametrize(
    ("sentence", "leads"),
    [
        ("How much must they know?", "55%"),
        ("More than half have a good understanding of it", "55%"),
        ("A third know all about social media", "33%"),
        ("33% know all about social media", "33%"),
    ],
)
def test_a_claim_about_one_part_has_its_figure(sentence: str, leads: str) -> None:
    shown = texts(cover(told(headline=sentence)).draw(660, 660))
    loud = max(shown, key=lambda text: text.size)
    assert (loud.role, loud.text) == ("numeral", leads)
    assert sentence in " ".join(text.text for text in shown if text.role == "deck")


@pytest.mark.parametrize("name", ["whole", "claim", "statement"])
def test_every_part_has_its_colour_by_its_words(name: str) -> None:
    held = cover(TOLD[name])
    for width, height in ((660, 660), (352, 700), (824, 400)):
        made = [*leaves(held.draw(width, max(height, held.least(width))).marks)]
        words = [m for m in made if isinstance(m, Text) and m.datum]
        dots = [m for m in made if isinstance(m, Circle) and not m.datum]
        keyed = {
            text.datum.option
            for text in words
            if text.datum and any(text.ink.y <= d.cy <= text.y and d.cx < text.ink.x for d in dots)
        }
        bare = [
            text.text
            for text in words
            if text.role in _FIGURES and text.datum and text.datum.option not in keyed
        ]
        # A giant figure over the part that begins the picture is its key itself.
        assert bare in ([], ["55%"] if name == "whole" else [])
        looks = [(d.fill, d.stroke) for d in dots]
        assert len(set(looks)) == len(looks) == 3 - len(bare)
        counted = {
            (m.fill, m.stroke) for m in made if isinstance(m, Circle) and m.datum and not bare
        }
        assert counted <= set(looks)


def test_groups_stand_apart() -> None:
    held = cover(TOLD["whole"])
    for width, height in ((352, 640), (660, 560), (660, 900), (560, 520)):
        shown = texts(held.draw(width, max(height, held.least(width))))

        def ends(role: str, shown: list[Text] = shown) -> tuple[float, float]:
            held = [text for text in shown if text.role == role]
            return min(t.ink.y for t in held), max(t.ink.bottom for t in held)

        strip, title, numeral = ends("strip"), ends("title"), ends("numeral")
        assert title[0] - strip[1] >= 27
        if any(text.role == "deck" for text in shown):
            deck = ends("deck")
            assert deck[0] - title[1] >= 19.5
            assert numeral[0] - deck[1] >= 34
        else:
            assert width < 400


def test_all_of_the_strip_stands_over_the_title() -> None:
    for name, story in TOLD.items():
        held = cover(story)
        for width, height in ROOMS:
            shown = texts(held.draw(width, max(height, held.least(width))))
            low = max(text.ink.bottom for text in shown if text.role == "strip")
            assert low < min(text.ink.y for text in shown if text.role == "title"), name


def test_a_title_is_no_higher_than_its_share_of_the_figure() -> None:
    held = cover(TOLD["whole"])
    for width, height in ((660, 560), (660, 900), (600, 700)):
        shown = texts(held.draw(width, height))
        titles = [text for text in shown if text.role == "title"]
        top, low = min(t.ink.y for t in titles), max(t.y for t in titles)
        numeral = next(text for text in shown if text.role == "numeral")
        assert low - top <= 0.75 * numeral.ink.h


def test_no_title_ends_in_a_lonely_word() -> None:
    for width, height in ROOMS:
        held = cover(TOLD["claim"])
        shown = texts(held.draw(width, max(height, held.least(width))))
        assert [text.text for text in shown if text.role == "title"][-1] != "media"


def test_a_narrow_column_may_leave_out_the_question_but_never_who_was_asked() -> None:
    held = cover(told(n=60))
    shown = texts(held.draw(280, held.least(280)))
    deck = " ".join(text.text for text in shown if text.role == "deck")
    assert "60" in deck
    assert "expected to know" not in deck
    wide = texts(cover(told(n=60)).draw(660, 560))
    assert "expected to know" in " ".join(text.text for text in wide if text.role == "deck")


def test_blocks_reach_to_the_edges_of_the_ground() -> None:
    for style in ("swiss", "boardroom"):
        made = cover(told(), style).draw(660, 560)
        block = next(m for m in made.marks if isinstance(m, Rect) and m.role == "ground")
        assert (block.box.x, block.box.right) == (-40, 700)
        assert block.box.y == -40 if style == "boardroom" else block.box.bottom == 600


def test_a_larger_room_has_a_larger_figure() -> None:
    held = cover(told())
    sizes = [
        max(t.size for t in texts(held.draw(w, 0.8 * w)) if t.role == "numeral")
        for w in (480, 660, 900, 1200, 1600)
    ]
    assert sizes == sorted(sizes)
    assert sizes[-1] > 2.5 * sizes[0]


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    style=st.sampled_from(STYLES),
    width=st.integers(280, 1700),
    extra=st.floats(0, 900),
    title=st.lists(
        st.text("abcdefgÄßéyp ", min_size=1, max_size=14).map(str.strip).filter(bool),
        min_size=1,
        max_size=12,
    ).map(" ".join),
    labels=st.lists(
        st.text("abcdefgÄßéyp ", min_size=1, max_size=30).map(str.strip).filter(bool),
        min_size=1,
        max_size=3,
        unique=True,
    ),
    shares=st.lists(st.integers(1, 33), min_size=3, max_size=3),
    headline=st.sampled_from(["", CLAIM, STATEMENT, "More than a third say so"]),
)
def test_any_title_in_any_room(
    style: str,
    width: int,
    extra: float,
    title: str,
    labels: list[str],
    shares: list[int],
    headline: str,
) -> None:
    options = dict(zip(labels, shares, strict=False))
    said = {"headline": headline} if headline else {}
    held = cover(told(title, {k: float(v) for k, v in options.items()}, **said), style)
    check(held, width, held.least(width) + extra)
