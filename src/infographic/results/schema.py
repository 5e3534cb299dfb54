"""The format as JSON Schema, for editors that complete and check while people type."""

from __future__ import annotations

from typing import get_args

from infographic.results.fields import LONGEST
from infographic.results.keys import (
    BRAND,
    FIELDWORK,
    FONT_USES,
    OPTION,
    QUESTION,
    SECTION,
    SOURCE,
    TOP,
    Keys,
    Shape,
)
from infographic.results.model import KINDS, Order

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, object]


def schema() -> Schema:
    """JSON Schema (draft 2020-12) of results.json.

    Made from the table of keys that `parse` reads by. It is as strict as an editor should be:
    an unknown key is marked there, where `parse` warns and reads on.
    """
    top = _object(TOP, "Survey results, to be shown as an infographic.")
    properties = top["properties"]
    assert isinstance(properties, dict)
    properties["$schema"] = {"type": "string", "description": "Where this schema is."}
    return {
        "$schema": DIALECT,
        **top,
        "oneOf": [{"required": ["questions"]}, {"required": ["sections"]}],
        "$defs": {
            "figure": _figure(),
            "figures": _figures(),
            "options": _options(),
            "option": _object(OPTION, "One answer, in the long form."),
            "question": _question(),
            "section": _object(SECTION, "Questions under a heading."),
            "fieldwork": _object(FIELDWORK, "When people were asked."),
            "source": _object(SOURCE, "Who did the survey."),
            "brand": _object(BRAND, "Whose infographic this is."),
        },
    }


def _object(keys: Keys, about: str) -> Schema:
    made: Schema = {
        "type": "object",
        "description": about,
        "properties": {
            name: {**_shape(key.shape), "description": key.about} for name, key in keys.items()
        },
        "patternProperties": {"^x-": {}},
        "additionalProperties": False,
    }
    required = [name for name, key in keys.items() if key.required]
    if required:
        made["required"] = required
    return made


def _question() -> Schema:
    made = _object(QUESTION, "One question and its answers.")
    made["oneOf"] = [{"required": [key]} for key in ("options", "rows", "value", "quotes")]
    return made


def _shape(shape: Shape) -> Schema:
    text: Schema = {"type": ["string", "number"]}  # a year is a fine label
    shapes: dict[Shape, Schema] = {
        "text": text | {"minLength": 1},
        "texts": {"anyOf": [text, {"type": "array", "items": text}]},
        "flag": {"type": "boolean"},
        "count": {"type": ["integer", "string", "null"], "minimum": 0},
        "people": {
            "anyOf": [
                {"type": ["integer", "string", "null"], "minimum": 1},
                {
                    "type": "object",
                    "additionalProperties": {"type": ["integer", "string", "null"], "minimum": 1},
                },
            ]
        },
        "number": {"type": ["number", "string"], "minimum": 0},
        "date": {
            "type": ["string", "integer"],
            "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$",
        },
        "url": {"type": "string", "minLength": 1},
        "color": _color(),
        "colors": {"anyOf": [_color(), {"type": "array", "items": _color()}]},
        "fonts": _fonts(),
        "categories": {"type": "object", "additionalProperties": _color()},
        "locale": {"type": "string", "examples": ["en-GB", "de", "fr", "ar", "hi", "zh-Hant"]},
        "kind": {"enum": list(KINDS)},
        "order": {"enum": list(get_args(Order))},
        "options": _ref("options"),
        "rows": _ref("options"),
        "value": _ref("figures"),
        "values": _ref("figures"),
        "icons": {
            "anyOf": [
                {"type": "string"},
                {"type": "array", "items": {"type": ["string", "null"]}},
                {"type": "object", "additionalProperties": {"type": ["string", "null"]}},
            ]
        },
        "fieldwork": {"anyOf": [_ref("fieldwork"), {"type": ["string", "integer"]}]},
        "source": {"anyOf": [_ref("source"), {"type": "string"}]},
        "brand": {"anyOf": [_ref("brand"), {"type": "string"}]},
        "sections": {"type": "array", "minItems": 1, "items": _ref("section")},
        "questions": {"type": "array", "minItems": 1, "items": _ref("question")},
    }
    return shapes[shape]


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _fonts() -> Schema:
    file: Schema = {"type": "string", "minLength": 1}
    files: list[Schema] = [file, {"type": "array", "items": file}]
    uses = {use: {"description": about, "anyOf": files} for use, about in FONT_USES.items()}
    by_use: Schema = {"type": "object", "properties": uses, "additionalProperties": False}
    return {"anyOf": [*files, by_use]}


def _color() -> Schema:
    return {"type": "string", "pattern": "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"}


def _figure() -> Schema:
    return {
        "description": "A number; or as people type it: 94%, 12,5 %, 1,234, <1%, * (under half a "
        "percent). null: not asked, or not published.",
        "type": ["number", "string", "null"],
        "examples": [94, "94%", "<1%", None],
    }


def _figures() -> Schema:
    return {
        "description": "One figure; or one for each of the series, in order or by name.",
        "anyOf": [
            _ref("figure"),
            {"type": "array", "items": _ref("figure")},
            {"type": "object", "additionalProperties": _ref("figure")},
        ],
    }


def _options() -> Schema:
    label: Schema = {"type": ["string", "number"], "minLength": 1, "maxLength": LONGEST}
    return {
        "description": "{label: value}, [[label, value], …] or [{label, value, …}, …].",
        "anyOf": [
            {
                "type": "object",
                "minProperties": 1,
                "additionalProperties": {"anyOf": [_ref("figures"), _long_under_label()]},
            },
            {
                "type": "array",
                "minItems": 1,
                "items": {
                    "anyOf": [
                        {"type": "array", "prefixItems": [label], "minItems": 2},
                        _ref("option"),
                        label,
                    ]
                },
            },
        ],
    }


def _long_under_label() -> Schema:
    """{"Twitter": {"value": 94, "icon": "bird"}}: the label stands outside."""
    made = _object({k: v for k, v in OPTION.items() if k != "label"}, "One answer, in full.")
    return made | {"anyOf": [{"required": ["value"]}, {"required": ["values"]}]}
