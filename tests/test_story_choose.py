"""Some of the questions only, another one first: the rest of the story follows the choice."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infographic import render
from infographic.errors import Report, UsageError
from infographic.render import understand
from infographic.results.model import Results
from infographic.results.parse import parse
from infographic.results.plain import plain
from infographic.story.model import Story
from infographic.story.plan import to_plan
from infographic.story.tell import tell

IDS = (
    "expected",
    "without",
    "platforms",
    "introduced",
    "defined",
    "networks",
    "future",
    "learning",
)


def chosen(
    source: Any, only: tuple[str, ...] = (), hero: str | None = None
) -> tuple[Results, Story, list[str]]:
    report = Report()
    results, story = understand(source, report, only=only, hero=hero)
    return results, story, [str(m) for m in report if m.place in ("only", "hero")]


def ids(story: Story) -> list[list[str]]:
    return [[p.id for p in c.panels] for c in story.chapters]


def survey(*questions: dict[str, Any], **top: Any) -> dict[str, Any]:
    return {"title": "T", "n": 500, "questions": list(questions), **top}


@pytest.fixture
def plan(reference: Results) -> dict[str, Any]:
    held = json.dumps(to_plan(tell(reference), plain(reference)))
    loaded: dict[str, Any] = json.loads(held)
    return loaded


# -- only --------------------------------------------------------------------------------------


def test_only_what_is_named_is_told(reference: Results) -> None:
    results, story, said = chosen(reference, ("learning", "without", "introduced"))
    assert [q.id for q in results.questions()] == ["without", "introduced", "learning"]
    assert {p.id for p in story.panels} == {"without", "introduced", "learning"}
    assert [c.kicker for c in story.chapters] == ["Internal social networks", "Learning"]
    assert said == []


def test_words_follow_the_choice(reference: Results) -> None:
    _, story, _ = chosen(reference, ("learning",))
    assert "Blogs: 86%" in story.description
    assert "Yammer" not in story.description
    # Nothing that is left was published in part.
    (_, reading) = story.footer.columns[1]
    assert "not reported" not in reading
    assert "Yammer" not in render(reference, only=["learning"]).html()


def test_a_headline_does_not_speak_of_what_is_gone(reference: Results) -> None:
    _, story, _ = chosen(reference, ("platforms", "introduced", "networks"))
    assert "No internal social network" not in " ".join(c.headline for c in story.chapters)


def test_the_authors_headline_of_a_section_goes_with_its_questions() -> None:
    pair = [
        {"id": c, "text": f"{c}?", "kind": "single", "options": {"Yes": 60, "No": 40}} for c in "ab"
    ]
    section = {"title": "S", "headline": "Both of them", "questions": pair}
    data = {"title": "T", "n": 500, "sections": [section]}
    _, story, said = chosen(data, ("b",), None)
    assert "Both of them" not in [c.headline for c in story.chapters]
    assert said == [
        'only: the section\'s headline "Both of them" is left out: it may speak of other questions'
        " (give the question a headline of its own)"
    ]
    _, story, said = chosen(data, ("a", "b"), "a")
    assert said == []


def test_a_comparison_stays_whole() -> None:
    options = {"Twitter": 50, "Facebook": 40, "LinkedIn": 30, "Blog": 20}
    home = {
        "id": "home",
        "text": "What do you use at home?",
        "kind": "multiple",
        "options": options,
    }
    work = {**home, "id": "work", "text": "What do you use at work?"}
    other = {"id": "other", "text": "Yes?", "kind": "single", "options": {"Yes": 60, "No": 40}}
    for named in ("home", "work"):
        results, story, said = chosen(survey(other, home, work), (named,))
        assert [q.id for q in results.questions()] == ["home", "work"]
        (panel,) = story.panels
        assert panel.columns == ("Home", "Work")
        assert len(said) == 1
        assert "the two are one comparison" in said[0]
    assert chosen(survey(other, home, work), ("home", "work"))[2] == []
    # Either name opens the story with it.
    _, story, _ = chosen(survey(other, home, work), hero="work")
    assert story.hero
    assert (story.hero.id, story.hero.items[0].label) == ("home", "Twitter")
    # A plan knows both too.
    drawn = render(survey(other, home, work)).plan()
    assert ids(chosen(drawn, ("work",))[1]) == [["home"]]


def test_one_name_is_a_list_of_one(reference: Results) -> None:
    assert render(reference, only="learning").story == render(reference, only=["learning"]).story


@pytest.mark.parametrize("format", ["poster", "mobile", "card", "carousel"])
def test_every_format_shows_the_choice(reference: Results, format: str) -> None:
    drawn = render(reference, format=format, only=["learning", "future"])
    assert {p.panel for page in drawn.pages for p in page.placed} <= {"learning", "future"}


def test_a_poster_of_a_choice_reads_back(reference: Results) -> None:
    drawn = render(reference, only=["learning", "future"])
    assert {p.panel for page in drawn.pages for p in page.placed} == {"learning", "future"}
    assert drawn.check() == []


def test_all_of_them_are_all(reference: Results) -> None:
    assert chosen(reference, IDS)[1] == tell(reference)
    assert chosen(reference)[1] == tell(reference)


def test_doubts_about_what_is_not_shown_are_not_told() -> None:
    right = {"id": "a", "text": "A?", "kind": "single", "options": {"Yes": 60, "No": 40}}
    wrong = {"id": "b", "text": "B?", "kind": "single", "options": {"Yes": 60, "No": 70}}
    for only, doubts in (((), 1), (("b",), 1), (("a",), 0)):
        report = Report()
        understand(survey(right, wrong), report, only=only)
        told = [m for m in report.warnings if "add up" in m.text]
        assert len(told) == doubts
        # By its place in the whole file.
        assert all(m.place == "questions[1]" for m in told)


# -- ids there are not -------------------------------------------------------------------------


@pytest.mark.parametrize("option", ["only", "hero"])
def test_the_nearest_is_named_and_all_there_are(
    option: str, reference: Results, plan: dict[str, Any]
) -> None:
    wanted: dict[str, Any] = {option: ("learnig",) if option == "only" else "learnig"}
    for source in (reference, plan):
        with pytest.raises(UsageError) as caught:
            understand(source, Report(), **wanted)
        (message,) = caught.value.messages
        assert message.place == option
        assert message.text == 'there is no question "learnig"'
        assert message.cure.startswith('did you mean "learning"? there are ')
        assert all(id in message.cure for id in IDS)


def test_every_wrong_name_is_told(reference: Results) -> None:
    with pytest.raises(UsageError) as caught:
        chosen(reference, ("x", "learning", "y"))
    assert len(caught.value.messages) == 2


def test_a_hidden_question_is_told_as_such() -> None:
    shown = {"id": "a", "text": "A?", "kind": "single", "options": {"Yes": 60, "No": 40}}
    with pytest.raises(UsageError, match='"b" is hidden'):
        chosen(survey(shown, {**shown, "id": "b", "text": "B?", "hide": True}), ("b",))


def test_a_hero_is_one_of_those_shown(reference: Results, plan: dict[str, Any]) -> None:
    for source in (reference, plan):
        with pytest.raises(UsageError, match='"future" is not among those'):
            chosen(source, ("learning",), "future")


# -- hero --------------------------------------------------------------------------------------


def test_a_whole_opens_whole(reference: Results) -> None:
    _, story, _ = chosen(reference, hero="defined")
    assert story.hero
    assert [i.label for i in story.hero.items] == ["No", "Yes"]
    assert (story.hero.remainder, story.hero.role, story.hero.form) == (33, "hero", "dots")
    assert story.deck == story.hero.title
    # It has left its chapter, and what the engine would have opened with is in its own.
    assert ids(story)[:2] == [["expected"], ["without", "platforms", "introduced"]]
    assert sorted(p.id for p in story.panels) == sorted(IDS)


def test_a_list_opens_with_its_figure_and_stays(reference: Results) -> None:
    _, story, _ = chosen(reference, hero="learning")
    assert story.hero
    assert [(i.label, i.figures[0] and i.figures[0].number) for i in story.hero.items] == [
        ("Blogs", 86)
    ]
    assert ["learning"] in ids(story)


def test_a_comparison_opens_with_the_marked_answer_of_its_first_series(reference: Results) -> None:
    _, story, said = chosen(reference, hero="future")
    assert story.hero
    assert [(i.label, i.figures[0] and i.figures[0].number) for i in story.hero.items] == [
        ("Increase", 93)
    ]
    assert story.deck == "Do you expect your use of social media to change? Professional life."
    assert said == []


@pytest.mark.parametrize(
    "question",
    [
        {"kind": "text", "quotes": ["One thing", "Another"]},
        {"kind": "ranking", "unit": "rank", "options": {"A": 1, "B": 2}},
        {"kind": "nps", "unit": "score", "options": {"Live": 43, "Test": 11}},
        {"value": 7.5, "unit": "years"},
        {"kind": "multiple", "unit": "count", "options": {"A": 70, "B": 60}},
    ],
)
def test_what_is_no_share_of_people_comes_first_instead(question: dict[str, Any]) -> None:
    share = {"id": "a", "text": "A?", "kind": "single", "options": {"Yes": 60, "No": 40}}
    few = {"id": "b", "text": "B?", "kind": "multiple", "options": {"X": 20, "Y": 9}}
    data = survey(share, few, {"id": "c", "text": "C?", **question})
    for source in (data, render(data).plan()):
        _, story, said = chosen(source, hero="c")
        assert story.hero is None
        assert story.deck_note == ""
        assert ids(story)[0] == ["c"]
        assert [c.lead for c in story.chapters] == [True] + [False] * (len(story.chapters) - 1)
        assert sorted(p.id for p in story.panels) == ["a", "b", "c"]
        assert said == [
            'hero: no figure of "c" is a share of people'
            " (its chart comes first instead, under the title)"
        ]
        assert render(source, hero="c").check() == []


def test_a_group_opens_without_a_rest() -> None:
    group = {"id": "g", "text": "Satisfied?", "kind": "group", "n": 84}
    drawn = render(survey({**group, "options": {"North": 70, "South": 60}}), hero="g")
    assert drawn.story.hero
    assert [i.label for i in drawn.story.hero.items] == ["North"]
    # Whoever else there is is in the group too, and how many they are is not known.
    assert (drawn.story.hero.remainder, drawn.story.hero.n) == (None, None)
    assert drawn.check() == []


def test_a_matrix_opens_with_its_largest_share() -> None:
    rows = {"Speed": [20, 30, 50], "Tools": [70, 20, 10]}
    matrix = {"id": "m", "text": "How much?", "scale": ["A lot", "A bit", "No"], "rows": rows}
    drawn = render(survey(matrix), hero="m")
    assert drawn.story.hero
    assert drawn.story.deck == "How much? A lot."
    assert [i.label for i in drawn.story.hero.items] == ["Tools"]
    assert drawn.story.hero.remainder == 30
    assert drawn.check() == []


@pytest.mark.parametrize("id", IDS)
def test_every_question_of_the_reference_can_open(reference: Results, id: str) -> None:
    drawn = render(reference, hero=id)
    assert drawn.story.hero
    assert drawn.story.hero.id == id
    assert drawn.check() == []
    assert not [m for m in drawn.report.warnings if m.place == "hero"]


# -- plans -------------------------------------------------------------------------------------


def test_a_plan_is_cut_down_and_its_edits_are_kept(plan: dict[str, Any]) -> None:
    chapters = plan["story"]["chapters"]
    chapters[3]["headline"] = "Edited"
    chapters[0]["panels"][1]["items"][0]["label"] = "Yammer!"
    plan["story"]["chapters"] = [chapters[3], *chapters[:3]]
    results, story, _ = chosen(plan, ("platforms", "learning", "introduced"))
    assert [q.id for q in results.questions()] == ["platforms", "introduced", "learning"]
    assert story.hero
    assert story.hero.id == "introduced"
    assert ids(story) == [["learning"], ["platforms"]]
    assert story.chapters[0].headline == "Edited"
    assert story.chapters[1].panels[0].items[0].label == "Yammer!"
    assert "No internal social network" not in story.chapters[1].headline
    assert "Yammer!: 35%" in story.description
    assert "A good understanding" not in story.description


def test_an_edited_headline_of_a_chapter_that_shrinks_is_its_editors(plan: dict[str, Any]) -> None:
    plan["story"]["chapters"][0]["headline"] = "Edited"
    _, story, _ = chosen(plan, ("platforms", "introduced", "learning"), "learning")
    assert story.chapters[0].headline == "Edited"


def test_another_hero_puts_the_old_one_back(plan: dict[str, Any]) -> None:
    _, story, _ = chosen(plan, hero="learning")
    assert story.hero
    assert story.hero.id == "learning"
    assert ids(story)[0] == ["expected"]
    back = story.chapters[0].panels[0]
    assert (back.role, back.form) == ("major", "")
    assert story.chapters[0].kicker == "Expectations"
    assert sorted(p.id for p in story.panels) == sorted([*IDS, "learning"])


def test_the_hero_a_plan_has_stays(plan: dict[str, Any]) -> None:
    untouched = chosen(copy.deepcopy(plan))[1]
    plan["story"]["deck"] = untouched.deck
    assert chosen(copy.deepcopy(plan), hero="expected")[1] == untouched
    plan["story"]["deck"] = "Edited"
    assert chosen(plan, ("expected", "learning"))[1].deck == "Edited"


def test_a_plan_without_its_hero_opens_with_the_best_of_the_rest(plan: dict[str, Any]) -> None:
    _, story, _ = chosen(plan, ("future", "learning", "defined"))
    assert story.hero
    assert story.hero.id == "defined"
    assert ids(story) == [["future"], ["learning"]]


def test_a_plan_says_the_same_as_its_results(plan: dict[str, Any], reference: Results) -> None:
    for only, hero in ((("networks", "learning"), None), ((), "without"), (IDS[2:], "platforms")):
        fresh, edited = chosen(reference, only, hero)[1], chosen(copy.deepcopy(plan), only, hero)[1]
        assert edited.hero == fresh.hero
        assert (edited.deck, edited.deck_note) == (fresh.deck, fresh.deck_note)
        assert ids(edited) == ids(fresh)
        assert edited.footer == fresh.footer
        assert edited.description == fresh.description


@given(st.sets(st.sampled_from(IDS), min_size=1), st.data())
@settings(max_examples=40, derandomize=True, database=None)
def test_any_choice_tells_each_question_once(wanted: set[str], data: st.DataObject) -> None:
    hero = data.draw(st.one_of(st.none(), st.sampled_from(sorted(wanted))))
    for source in _SOURCES:
        results, story, _ = chosen(copy.deepcopy(source), tuple(sorted(wanted)), hero)
        assert {q.id for q in results.questions()} == wanted
        assert {p.id for p in story.panels} == wanted
        held = [p.id for c in story.chapters for p in c.panels]
        assert len(held) == len(set(held))
        assert hero is None or (story.hero and story.hero.id == hero)
        assert sum(c.lead for c in story.chapters) <= 1


def _sources() -> list[Mapping[str, Any]]:
    from pathlib import Path  # noqa: PLC0415

    file = Path(__file__).parent.parent / "examples" / "ic-2012.results.json"
    data = json.loads(file.read_text("utf-8"))
    results = parse(data, Report())
    return [data, json.loads(json.dumps(to_plan(tell(results), plain(results))))]


_SOURCES = _sources()
