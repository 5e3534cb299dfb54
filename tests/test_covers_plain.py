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
FACT = {"Yes, I use Rust": 91.7}


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
@pytest.mark.parametrize("options", [WHOLE, FACT], ids=["whole", "fact"])
def test_a_cover_fills_any_room_exactly(style: str, options: dict[str, float]) -> None:
    held = cover(told(options=options), style)
    for width, height in ROOMS:
        check(held, width, max(height, held.least(width)))


@pytest.mark.parametrize("style", STYLES)
def test_the_least_cover_is_whole(style: str) -> None:
    held = cover(told(), style)
    for width, _ in ROOMS:
        least, natural = held.least(width), held.natural(width)
        assert 100 < least <= natural
        check(held, width, least)
        check(held, width, natural)


@pytest.mark.parametrize("style", STYLES)
def test_the_hero_is_told_whole(style: str) -> None:
    held = cover(told(), style)
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
    small, large = (
        max(t.size for t in texts(held.draw(w, h)) if t.role == "title")
        for w, h in ((420, 300), (1200, 760))
    )
    assert large > 2 * small
    check(held, 660, 560)


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
)
def test_any_title_in_any_room(
    style: str, width: int, extra: float, title: str, labels: list[str], shares: list[int]
) -> None:
    options = dict(zip(labels, shares, strict=False))
    held = cover(told(title, {k: float(v) for k, v in options.items()}), style)
    check(held, width, held.least(width) + extra)
