"""The schema and the starter say what `parse` does."""

import json
from pathlib import Path
from typing import Any

import pytest

from infographic.errors import Report
from infographic.readers import read
from infographic.results import keys
from infographic.results.check import check
from infographic.results.fields import Fields
from infographic.results.parse import parse
from infographic.results.schema import DIALECT, schema
from infographic.results.starter import starter

DATA = sorted((Path(__file__).parent / "data").glob("*.results.json"))
PLACES = {
    "question": keys.QUESTION,
    "section": keys.SECTION,
    "option": keys.OPTION,
    "fieldwork": keys.FIELDWORK,
    "source": keys.SOURCE,
    "brand": keys.BRAND,
}


def test_the_schema_is_plain_json() -> None:
    made = schema()
    assert made["$schema"] == DIALECT
    assert json.loads(json.dumps(made)) == made


def test_the_schema_knows_the_keys_that_parse_knows() -> None:
    made: dict[str, Any] = schema()
    assert set(made["properties"]) == set(keys.TOP) | {"$schema"}
    for name, table in PLACES.items():
        part = made["$defs"][name]
        assert set(part["properties"]) == set(table)
        assert part["additionalProperties"] is False
        for key, entry in table.items():
            assert part["properties"][key]["description"] == entry.about
    assert made["$defs"]["option"]["required"] == ["label"]


def test_every_reference_of_the_schema_leads_somewhere() -> None:
    made: dict[str, Any] = schema()

    def references(part: object) -> list[str]:
        if isinstance(part, dict):
            inner = [ref for value in part.values() for ref in references(value)]
            return [part["$ref"], *inner] if "$ref" in part else inner
        return [ref for item in part for ref in references(item)] if isinstance(part, list) else []

    found = set(references(made))
    assert found == {f"#/$defs/{name}" for name in made["$defs"]}


def test_parse_asks_for_every_key_of_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[int, set[str]] = {}
    get = Fields.get

    def watched(fields: Fields, key: str) -> object:
        asked.setdefault(id(fields._keys), set()).add(key)
        return get(fields, key)

    monkeypatch.setattr(Fields, "get", watched)
    question = {"text": "Q?", "options": [{"label": "A", "value": 100, "color": "#000"}]}
    parse({"title": "T", "sections": [{"questions": [question]}]}, Report())
    parse({"title": "T", "questions": [question | {"options": None, "value": 3}]}, Report())
    for table in (keys.TOP, *PLACES.values()):
        read_apart = {"id"} if table is keys.QUESTION else set()  # ids are read before the rest
        assert asked[id(table)] | read_apart == set(table)


def test_the_starter_reads_without_a_warning() -> None:
    report = Report()
    results = parse(read(starter(), report), report)
    check(results, report)
    assert report.warnings == []
    assert [question.kind for question in results.questions()] == ["single", "multiple", "scale"]
    assert [option.label for option in next(results.questions()).options] == ["Yes", "No"]
