"""Section heads in every form, rules, motifs, and capitals as languages write them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from infographic.blocks.base import Composed, Setting
from infographic.blocks.dotfield import DotGroup, by_columns, by_rows
from infographic.blocks.tones import contrast
from infographic.layout.head import HEADS, head
from infographic.layout.kickers import KICKERS, digits
from infographic.layout.markers import MARKERS
from infographic.layout.motifs import FAINTEST, MOTIFS, faint, motif
from infographic.layout.rules import RULES, column_rule, rule, rule_height
from infographic.marks import Box, Path, Rect, Text, leaves
from infographic.story.model import Chapter
from infographic.style.load import load_style, style_names
from infographic.text.capitals import capitals

Make = Callable[..., Setting]
CHAPTER = Chapter("s1", "At home", "More people say it", "What do you say?", ())
WIDTH = 1056.0


def shaped(setting: Setting, **forms: Any) -> Setting:
    style = setting.style
    return replace(setting, style=replace(style, shape=replace(style.shape, **forms)))


def texts(made: Composed, role: str) -> list[Text]:
    return [m for m in leaves(made.marks) if isinstance(m, Text) and m.role == role]


@pytest.mark.parametrize("form", sorted(HEADS))
@pytest.mark.parametrize("width", [332.0, 648.0, WIDTH])
def test_a_head_says_all_and_keeps_to_its_width(form: str, width: float, setting: Make) -> None:
    made = head(CHAPTER, "headline", width, shaped(setting("paper"), head=form), 3)
    said = {role: " ".join(t.text for t in texts(made, role)) for role in ("headline", "question")}
    assert said == {"headline": CHAPTER.headline, "question": CHAPTER.question}
    assert "At home" in " ".join(t.text for t in texts(made, "kicker"))
    for text in leaves(made.marks):
        if isinstance(text, Text):
            assert text.ink.right <= width + 1
            assert text.y <= made.height + 1
    # Only a tick hangs in the margin.
    least = min(m.bounds.x for m in leaves(made.marks))
    assert least >= (-24.0 if form == "tick" else -3.0)


@pytest.mark.parametrize("form", sorted(HEADS))
def test_words_of_a_head_do_not_run_into_each_other(form: str, setting: Make) -> None:
    made = head(CHAPTER, "headline", WIDTH, shaped(setting("paper"), head=form), 12)
    boxes = [m.bounds for m in leaves(made.marks) if isinstance(m, Text)]
    for i, box in enumerate(boxes):
        assert not any(box.overlaps(other) for other in boxes[i + 1 :])


@pytest.mark.parametrize("form", sorted(HEADS))
def test_a_head_without_a_kicker_still_has_its_form(form: str, setting: Make) -> None:
    bare = replace(CHAPTER, kicker="")
    made = head(bare, "headline", WIDTH, shaped(setting("paper"), head=form), 4)
    plain = {"dot", "chip", "bubble", "pill", "plain"}
    others = [m for m in leaves(made.marks) if not isinstance(m, Text)]
    if form in plain:
        assert not others
        assert not texts(made, "kicker")
    else:
        assert others or texts(made, "kicker")


def test_a_number_stands_in_the_narrow_column(setting: Make) -> None:
    made = setting("paper")
    space = made.style.space
    drawn = head(CHAPTER, "headline", space.content, shaped(made, head="number"), 3)
    number = texts(drawn, "kicker")[0]
    assert number.text == "03"
    assert number.ink.x == pytest.approx(0)
    assert texts(drawn, "headline")[0].ink.x == pytest.approx(space.narrow + space.gap, abs=0.1)


@pytest.mark.parametrize("form", sorted(MARKERS))
def test_a_narrow_head_has_its_headline_under_the_marker(form: str, setting: Make) -> None:
    made = head(CHAPTER, "panel_headline", 332, shaped(setting("paper"), head=form), 3)
    headline = texts(made, "headline")[0]
    assert headline.ink.x == pytest.approx(0, abs=0.1)
    assert headline.ink.y > max(t.ink.bottom for t in texts(made, "kicker"))


@pytest.mark.parametrize("form", sorted(KICKERS))
def test_a_head_in_the_middle_stands_there(form: str, setting: Make) -> None:
    made = head(CHAPTER, "headline", WIDTH, shaped(setting("paper"), head=form, align="middle"))
    for role in ("headline", "question"):
        for text in texts(made, role):
            assert text.x + text.advance / 2 == pytest.approx(WIDTH / 2)


def test_kickers_in_capitals(setting: Make) -> None:
    made = head(CHAPTER, "headline", WIDTH, shaped(setting("paper"), head="tab", caps=True))
    assert [t.text for t in texts(made, "kicker")] == ["AT HOME"]


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("straße", "de", "STRASSE"),
        ("istanbul ışık", "tr", "İSTANBUL IŞIK"),
        ("istanbul", "en-GB", "ISTANBUL"),
        ("τι κάνετε;", "el", "ΤΙ ΚΑΝΕΤΕ;"),
        ("プライベート", "ja", "プライベート"),
        ("في البيت", "ar", "في البيت"),
    ],
)
def test_capitals(text: str, language: str, said: str) -> None:
    assert capitals(text, language) == said


def test_numbers_have_their_languages_digits(setting: Make) -> None:
    assert digits(3, setting("paper"), 2) == "03"
    assert digits(12, setting("paper"), 2) == "12"
    assert digits(3, setting("paper", locale="fa"), 2) == "۰۳"


# -- rules -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", sorted(RULES))
def test_a_rule_is_as_high_as_it_says(form: str, setting: Make) -> None:
    made = shaped(setting("paper"), rules=form)
    marks = rule(10, 20, 300, made)
    height = rule_height(made.style)
    if form == "none":
        assert not marks
        assert height == 0
        return
    assert {m.bounds.x for m in marks} >= {10.0}
    assert max(m.bounds.right for m in marks) == 310
    if form != "ticks":
        assert Box.around(m.bounds for m in marks) == Box(10, 20, 300, height)


def test_no_thickness_is_no_rule(setting: Make) -> None:
    made = setting("paper")
    bare = replace(made, style=replace(made.style, space=replace(made.style.space, rule=0.0)))
    assert rule(0, 0, 300, bare) == []


def test_columns_have_rules_only_where_the_style_has_them(setting: Make) -> None:
    assert column_rule(50, 0, 200, setting("paper")) == []
    (mark,) = column_rule(50, 0, 200, shaped(setting("paper"), columns="rule"))
    assert mark.bounds.cx == 50
    assert mark.bounds.h == 200


# -- motifs ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", sorted(MOTIFS))
def test_a_motif_keeps_to_its_ground_and_is_faint(form: str) -> None:
    for name in style_names():
        base = load_style(name)
        style = replace(base, shape=replace(base.shape, motif=form))
        for ground in base.grounds.values():
            box = Box(447, 0, 753, 500)
            for mark in motif(box, ground, style):
                assert isinstance(mark, Path)
                assert mark.role == "motif"
                assert box.grow(1).contains(mark.bounds)
                assert contrast(str(mark.fill), ground.fill) <= FAINTEST


def test_a_motif_gives_way_to_text_that_hardly_reads() -> None:
    ground = load_style("editorial").grounds["tint"]
    assert contrast(ground.mute, faint(ground)) >= contrast(ground.mute, ground.fill)
    strong = replace(ground, mute=ground.text, minor_text=ground.text, numeral=ground.text)
    strong = replace(strong, highlight=ground.text, mark=ground.text, second=ground.text)
    assert contrast(strong.text, faint(strong)) < contrast(strong.text, strong.fill)


def test_a_grid_is_counted_from_the_pages_edge() -> None:
    base = load_style("blueprint")
    (mark,) = motif(Box(500, 0, 700, 200), base.grounds["paper"], base)
    assert isinstance(mark, Path)
    starts = sorted({round(c[1] + 0.75, 6) for c in mark.commands if c[0] == "M"} - {500.75})
    assert all(x % 48 == 0 for x in starts)
    assert starts[0] == 528


# -- people ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("field", [by_columns, by_rows])
def test_people_are_counted_as_dots_are(field: Any) -> None:
    groups = [DotGroup(55, "#000000"), DotGroup(33, "#FF0000"), DotGroup(12, None, "#000000")]
    dots = field(groups, 84, 21, 1000.0)
    people = field(groups, 84, 21, 1000.0, figure="person")
    assert people.counts == dots.counts == (46, 28, 10)
    assert len(people.marks) == 84
    assert people.height > 1.5 * dots.height
    sizes = {(round(m.bounds.w, 3), round(m.bounds.h, 3)) for m in people.marks}
    assert len(sizes) == 1
    assert all(m.bounds.bottom <= people.height + 0.01 for m in people.marks)
    assert Rect not in {type(m) for m in people.marks}
