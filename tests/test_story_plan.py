"""The plan: the same story after a walk through JSON, edits kept, mistakes named."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from infographic.errors import DataError, Report
from infographic.readers import read
from infographic.render import render, understand
from infographic.results.parse import parse
from infographic.story.model import Story
from infographic.story.plan import check_plan, from_plan, is_plan, to_plan
from infographic.story.tell import tell

DATA = sorted((Path(__file__).parent / "data").glob("*.results.json"))


@pytest.fixture
def plan(story: Story, example: Path) -> dict[str, Any]:
    """The plan of the reference survey, as it comes out of its JSON text."""
    held = to_plan(story, read(example, Report()))
    copied: dict[str, Any] = json.loads(json.dumps(copy.deepcopy(held)))
    return copied


def errors(plan: dict[str, Any]) -> list[str]:
    with pytest.raises(DataError) as caught:
        from_plan(plan)
    return [str(m) for m in caught.value.messages]


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.name)
def test_the_same_story_comes_back(path: Path) -> None:
    data = read(path, Report())
    story = tell(parse(data, Report()))
    back, results = from_plan(json.loads(json.dumps(to_plan(story, data))))
    assert back == story
    assert results == data


def test_a_plan_is_known_by_its_key(plan: dict[str, Any]) -> None:
    assert is_plan(plan)
    assert not is_plan(plan["results"])
    assert not is_plan([plan])


def test_a_plan_is_short(plan: dict[str, Any]) -> None:
    """Fields at their defaults are left out."""
    panel = plan["story"]["chapters"][0]["panels"][0]
    assert {"id", "kind", "title", "items"} <= set(panel)
    assert not {"base", "form", "notes", "waves"} & set(panel)


def test_edited_wording_is_kept(plan: dict[str, Any]) -> None:
    plan["story"]["title"] = "New title"
    plan["story"]["chapters"][1]["headline"] = "New headline"
    plan["story"]["chapters"][0]["panels"][0]["items"][0]["label"] = "None at all"
    _, story = understand(plan, Report())
    assert story.title == "New title"
    assert story.chapters[1].headline == "New headline"
    assert story.chapters[0].panels[0].items[0].label == "None at all"


def test_chapters_can_be_taken_out_and_moved(plan: dict[str, Any]) -> None:
    chapters = plan["story"]["chapters"]
    plan["story"]["chapters"] = [chapters[3], chapters[1]]
    report = Report()
    _, story = understand(plan, report)
    assert [c.panels[0].id for c in story.chapters] == ["learning", "networks"]
    said = [m.text for m in report.warnings if "plan" in m.text]
    assert said == [
        f'question "{name}" is not in the plan'
        for name in ("without", "platforms", "introduced", "defined", "future")
    ]


def test_figures_that_are_not_in_the_results_are_told(plan: dict[str, Any]) -> None:
    plan["story"]["chapters"][1]["panels"][0]["items"][0]["figures"][0]["number"] = 95
    story, results = from_plan(plan)
    report = Report()
    check_plan(story, parse(results, Report()), report)
    (message,) = report.warnings
    assert 'story panel "networks"' in str(message)
    assert '"Twitter"' in str(message)


def test_an_untouched_plan_is_silent(plan: dict[str, Any]) -> None:
    story, results = from_plan(plan)
    report = Report()
    check_plan(story, parse(results, Report()), report)
    assert list(report) == []


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (["titel"], "x", 'story.titel: is not known here (did you mean "title"?)'),
        (["chapters", 0, "panels", 1, "xyz"], "x",
         "story.chapters[0].panels[1].xyz: is not known here"),
        (["chapters", 1, "headline"], 7, "story.chapters[1].headline: is not text"),
        (["chapters"], {}, "story.chapters: is not a list"),
        (["chapters", 2], "x", "story.chapters[2]: is not an object"),
        (["hero", "role"], "loud", "story.hero.role: is 'loud' (choose from hero, major, minor)"),
        (["hero", "items", 0, "figures", 0, "number"], "55",
         "story.hero.items[0].figures[0].number: is not a number"),
        (["hero", "items", 0, "figures", 0, "number"], True,
         "story.hero.items[0].figures[0].number: is not a number"),
        (["n"], 8.5, "story.n: is not a whole number"),
        (["chapters", 1, "lead"], "yes", "story.chapters[1].lead: is not true or false"),
        (["footer", "columns", 0], ["x"], "story.footer.columns[0]: needs 2 entries"),
    ],
)  # fmt: skip
def test_mistakes_are_named_with_their_place(
    plan: dict[str, Any], path: list[Any], value: object, message: str
) -> None:
    held = plan["story"]
    for key in path[:-1]:
        held = held[key]
    held[path[-1]] = value
    assert errors(plan) == [message]


def test_what_is_missing_is_named(plan: dict[str, Any]) -> None:
    del plan["story"]["footer"]
    del plan["story"]["chapters"][0]["id"]
    del plan["results"]
    found = errors(plan)
    assert len(found) == 3
    assert "story.chapters[0].id: is missing" in found
    assert "story.footer: is missing" in found
    assert any(m.startswith("results: is missing (") for m in found)


@pytest.mark.parametrize("version", [0, 2, "1", None])
def test_other_versions_are_refused(plan: dict[str, Any], version: object) -> None:
    plan["infographic_plan"] = version
    (message,) = errors(plan)
    assert message.startswith("infographic_plan: is ")
    assert "this version reads 1" in message


@pytest.mark.parametrize("story", [None, [], "x", 3])
def test_a_plan_without_a_story_is_refused(plan: dict[str, Any], story: object) -> None:
    plan["story"] = story
    assert errors(plan) == ["story: is not an object"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["locale"], "xx-!!"),
        (["locale"], ""),
        (["chapters", 1, "panels", 0, "items", 0, "figures"], [{"number": 5}]),
        (["chapters", 1, "panels", 0, "items", 0, "figures"], []),
        (["chapters", 1, "panels", 0, "decimals"], 40),
        (["hero", "items", 0, "figures", 0, "number"], 1e300),
    ],
)
def test_what_cannot_be_drawn_is_refused(
    plan: dict[str, Any], path: list[Any], value: object
) -> None:
    held = plan["story"]
    for key in path[:-1]:
        held = held[key]
    held[path[-1]] = value
    with pytest.raises(DataError):
        render(plan)


def test_two_panels_of_one_id_are_refused(plan: dict[str, Any]) -> None:
    first, *_ = plan["story"]["chapters"]
    plan["story"]["chapters"].append({**copy.deepcopy(first), "id": "again"})
    assert errors(plan)


def test_what_is_added_up_is_in_the_results() -> None:
    points = dict(zip(("Always", "Often", "Now and then", "Sometimes", "Rarely", "Seldom", "Never"),
                      (26, 30, 20, 10, 6, 5, 3), strict=True))  # fmt: skip
    parts = dict(zip("ABCDEFGH", (40, 20, 15, 10, 6, 4, 3, 2), strict=True))
    data = {"title": "T", "n": 500, "questions": [
        {"id": "a", "text": "How often?", "kind": "scale", "options": points},
        {"id": "b", "text": "Which?", "kind": "single", "top": 3, "options": parts},
    ]}  # fmt: skip
    drawn = render(data, hero="a")
    assert drawn.story.hero
    assert drawn.story.hero.items[0].label == "Always + Often"
    report = Report()
    plan = drawn.plan()
    understand(plan, report)
    assert not [m for m in report.warnings if "not in the results" in m.text]
    plan["story"]["hero"]["items"][0]["figures"][0]["number"] = 57
    understand(plan, report)
    assert [m for m in report.warnings if "not in the results" in m.text]
