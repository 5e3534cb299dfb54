"""A question on a page of a fixed size fills its room, enlarged as a whole, its data true."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infographic.blocks.base import Setting
from infographic.blocks.registry import blocks
from infographic.errors import Report
from infographic.layout.fitting import Fitting
from infographic.layout.fixed.chart import ZOOMS, ChartRegion
from infographic.layout.fixed.region import Filled, Room
from infographic.marks import Rect, Text, leaves
from infographic.results.parse import parse
from infographic.story.model import Chapter, Story
from infographic.story.parts import fact
from infographic.story.ranking import ranked
from infographic.story.tell import tell
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

SMALLEST = 22.0


def region(story: Story, question: str, look: str = "editorial") -> ChartRegion:
    style = load_style(look).set_in(story.locale)
    setting = Setting(
        style=style,
        ground=style.grounds[style.rhythm.plain[0]],
        numbers=Numbers(story.locale),
        words=words(story.locale),
        survey_n=story.n,
    )
    unit = next(u for u in ranked(story) if u.panels[0].id == question)
    return ChartRegion(unit, Fitting(blocks(style), Report()), setting)


def drawn(held: ChartRegion, width: float, height: float) -> Filled:
    way = next(way for way in held.ways(width) if way.least <= height)
    ground = held.setting.ground
    return held.draw(way, Room(width, height, ground, (40.0, 40.0), 40.0))


def texts(filled: Filled) -> list[Text]:
    return [mark for mark in leaves(filled.marks) if isinstance(mark, Text)]


def test_a_larger_room_makes_everything_larger(story: Story) -> None:
    held = region(story, "platforms")
    sizes = []
    for height in (420, 640, 900):
        found = texts(drawn(held, 580 * height / 420, height))
        sizes.append(min(t.size for t in found))
    assert sizes[0] >= SMALLEST
    assert sizes[0] < sizes[1] < sizes[2]


def test_bars_keep_to_their_numbers_when_enlarged(story: Story) -> None:
    filled = drawn(region(story, "platforms"), 900, 900)
    bars = [
        mark
        for mark in leaves(filled.marks)
        if isinstance(mark, Rect) and mark.datum and mark.datum.encodes == "length-x"
    ]
    assert len(bars) >= 4
    for bar in bars:
        assert bar.datum is not None
        assert bar.datum.number is not None
        assert bar.box.w == pytest.approx(bar.datum.number * bar.datum.per_unit, abs=0.01)


def test_the_fullest_way_loses_least_and_needs_most(story: Story) -> None:
    ways = list(region(story, "learning").ways(580))
    losses = [way.loss for way in ways]
    assert losses[0] == min(losses)
    # One figure of it needs less than its first answers.
    assert min(way.least for way in ways) < ways[0].least / 2


def test_a_part_says_that_it_is_one(story: Story) -> None:
    held = region(story, "learning")
    way = next(way for way in held.ways(580) if 4 < _count(held, way.key) < 12)
    filled = held.draw(way, Room(580, way.least + 20, held.setting.ground, (40.0, 40.0)))
    assert filled.chapter is not None
    shown = filled.chapter.panels[0]
    said = " ".join(t.text for t in texts(filled)).replace("\u00a0", " ")
    assert f"{len(shown.items)} of 12" in said


def _count(held: ChartRegion, key: int) -> int:
    number, _ = held._keys[key]
    return len(held._parts[number].unit.panels[0].items)


def test_what_stands_on_its_edge_stands_there(story: Story) -> None:
    held = region(story, "future", "agency")
    way = next(way for way in held.ways(960) if held.fitting.known[held._keys[way.key][1]].grounded)
    height = way.least * 1.05
    filled = held.draw(way, Room(960, height, held.setting.ground, (40.0, 40.0), 40.0))
    lowest = max(mark.bounds.bottom for mark in leaves(filled.marks))
    assert lowest == pytest.approx(height + 40, abs=1)


@given(
    question=st.sampled_from(("without", "platforms", "introduced", "defined", "networks")),
    width=st.floats(260, 1300),
    more=st.floats(1.0, 3.0),
    look=st.sampled_from(("editorial", "agency")),
)
def test_every_room_is_kept(
    stories: Callable[[], Story], question: str, width: float, more: float, look: str
) -> None:
    held = region(stories(), question, look)
    for way in held.ways(width):
        room = Room(width, way.least * more, held.setting.ground, (30.0, 30.0), 30.0)
        filled = held.draw(way, room)
        (placed,) = filled.placed
        assert placed.box.h <= room.height + room.below + 0.5
        for text in texts(filled):
            assert text.size >= SMALLEST - 0.01
            assert text.ink.x >= -2.5
            assert text.ink.right <= width + 2.5
            assert text.ink.bottom <= room.height + room.below + 0.36 * text.size


@given(
    asked=st.integers(3, 30),
    width=st.floats(500, 1300),
    height=st.floats(300, 1000),
    look=st.sampled_from(("editorial", "agency")),
)
def test_a_figure_alone_leaves_its_words_their_room(
    asked: int, width: float, height: float, look: str
) -> None:
    question = {
        "id": "q",
        "text": "How satisfied are you " + "with the place that you work at " * (asked // 3),
        "options": {"Completely satisfied": 64},
    }
    opening = {"id": "first", "text": "Do you work?", "options": {"Yes": 60, "No": 40}}
    story = tell(parse({"title": "Work", "questions": [opening, question]}, Report()))
    held = region(story, "q", look)
    room = Room(width, height, held.setting.ground, (30.0, 30.0), 30.0)
    way = held.fullest(room)
    if way.least <= height:
        found = texts(held.draw(way, room))
        assert max(t.ink.bottom for t in found) <= height + 0.36 * max(t.size for t in found[-1:])


@pytest.mark.parametrize("look", ["editorial", "agency"])
def test_a_count_alone_says_what_was_asked_and_of_how_many(look: str) -> None:
    asked = {"id": "q", "text": "Which targets do you use?", "unit": "count", "n": 605}
    chosen = {"kind": "multiple", "options": {"Js": 419, "Cpp": 337, "Neko": 178}}
    opening = {"id": "first", "text": "Do you work?", "options": {"Yes": 60, "No": 40}}
    story = tell(parse({"title": "Work", "questions": [opening, asked | chosen]}, Report()))
    unit = next(u for u in ranked(story) if u.panels[0].id == "q")
    held = region(story, "q", look)
    alone = fact(unit, held.setting.words)
    assert alone is not None
    held = ChartRegion(alone, held.fitting, held.setting, cuttable=False)
    said = " ".join(text.text for text in texts(drawn(held, 600, 500)))
    assert "419" in said
    assert "Which targets do you use? n = 605." in said.replace("\u00a0", " ")


@pytest.fixture(scope="module")
def stories(story: Story) -> Callable[[], Story]:
    return lambda: story


def test_zooms_fall_to_one() -> None:
    assert list(ZOOMS) == sorted(ZOOMS, reverse=True)
    assert ZOOMS[-1] == 1


def test_a_whole_question_is_no_part(story: Story) -> None:
    held = region(story, "platforms")
    whole: Chapter = replace(held.unit)
    assert held._parts[0].unit == whole
