"""The story as a JSON document that people edit by hand, and back."""

from __future__ import annotations

import dataclasses
import difflib
import math
import re
import types
from collections.abc import Mapping
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from infographic.errors import DataError, Message, Report
from infographic.results.locales import read_locale
from infographic.results.model import Results
from infographic.story.model import Story
from infographic.story.tell import tell

KEY = "infographic_plan"
VERSION = 1
# Beyond this a figure is a slip of the hand, not a finding.
LARGEST = 1e15
HEX = re.compile("#[0-9a-fA-F]{6}")


def is_plan(data: object) -> bool:
    return isinstance(data, Mapping) and KEY in data


def to_plan(story: Story, results: object) -> dict[str, Any]:
    """The plan as plain data. `results` is the plain data it was made from: it travels along, so
    that a plan can be built alone and checked against its source."""
    return {KEY: VERSION, "story": _plain(story), "results": results}


def from_plan(data: Mapping[str, Any]) -> tuple[Story, object]:
    """The story of an edited plan, and the plain results in it. Raises DataError with every
    problem and its place."""
    if data.get(KEY) != VERSION:
        raise DataError(
            Message(
                "error",
                KEY,
                f"is {data.get(KEY)!r}, this version reads {VERSION}",
                "make the plan again with `infographic plan`",
            )
        )
    problems: list[Message] = []
    story = _read(Story, data.get("story"), "story", problems)
    if "results" not in data:
        problems.append(
            Message("error", "results", "is missing", "keep the results the plan came with")
        )
    if not problems:
        problems += _impossible(story)
    if problems:
        raise DataError(problems)
    return story, data["results"]


def _impossible(story: Story) -> list[Message]:
    """What is of the right type in an edited plan and still cannot be drawn."""
    found: list[Message] = []
    if read_locale(story.locale) is None:
        found.append(
            Message(
                "error", "story.locale", f'"{story.locale}" is no language', "write en or de-AT"
            )
        )
    seen: set[str] = set()
    for panel in story.panels:
        place = f'story panel "{panel.id}"'
        # A fact may open the poster and its question follow: those two share an id.
        if panel.id in seen and not (story.hero and panel.id == story.hero.id):
            found.append(Message("error", place, "is there twice", "give each panel its own id"))
        if panel is not story.hero:
            seen.add(panel.id)
        if not 0 <= panel.decimals <= 6:
            found.append(
                Message("error", place, f"cannot have {panel.decimals} decimals", "0 to 6")
            )
        for item in panel.items:
            if len(item.figures) != len(panel.columns):
                text = f'"{item.label}" has {len(item.figures)} figures for '
                found.append(Message("error", place, f"{text}{len(panel.columns)} columns"))
            if item.color is not None and not HEX.fullmatch(item.color):
                text = f'"{item.label}" has the colour "{item.color}"'
                found.append(Message("error", place, text, 'write it as "#rrggbb"'))
            numbers = [f.number for f in item.figures if f] + [panel.remainder or 0.0]
            if not all(math.isfinite(n) and abs(n) <= LARGEST for n in numbers):
                found.append(
                    Message("error", place, f'"{item.label}" has a figure that cannot be drawn')
                )
    return found


def check_plan(story: Story, results: Results, report: Report) -> None:
    """Warn where an edited plan shows figures its results do not have, or leaves questions out."""
    known = {
        (option.label, value)
        for question in results.questions()
        for option in question.options
        for value in option.values
    }
    # What is added up is in the results too: the rows of a list that are told as one, the ends of a
    # scale.
    known |= {
        (item.label, figure.number)
        for panel in tell(results).panels
        for item in panel.items
        for figure in item.figures
        if figure
    }
    for panel in story.panels:
        strange = [
            item.label
            for item in panel.items
            for figure in item.figures
            if figure and (item.label, figure.number) not in known
            if not _is_sum(item.label, figure.number, results)
        ]
        if strange:
            named = ", ".join(f'"{label}"' for label in dict.fromkeys(strange))
            report.warn(
                f'story panel "{panel.id}"',
                f"shows figures that are not in the results: {named}",
                "take them from the results",
            )
    shown = {panel.id for panel in story.panels}
    labels = {item.label for panel in story.panels for item in panel.items}
    for question in results.questions():
        if question.id not in shown and not all(o.label in labels for o in question.options):
            report.warn("story", f'question "{question.id}" is not in the plan')


def _is_sum(label: str, number: float, results: Results) -> bool:
    """Whether a figure is that of answers named together, `Agree + Strongly agree`."""
    parts = label.split(" + ")
    return any(
        abs(sum(held.get(part) or 0.0 for part in parts) - number) < 1e-6
        for question in results.questions()
        if set(parts) <= set(held := {o.label: o.value for o in question.options})
    )


def _plain(value: object) -> Any:
    """Dataclasses → dicts without the fields that are at their defaults."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        kept = {}
        for field in dataclasses.fields(value):
            held = getattr(value, field.name)
            if field.default is not dataclasses.MISSING and held == field.default:
                continue
            kept[field.name] = _plain(held)
        return kept
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return value


def _read(kind: Any, data: object, place: str, problems: list[Message]) -> Any:
    """Plain data → the type `kind`, as the dataclasses declare it."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        options = [k for k in get_args(kind) if k is not type(None)]
        return None if data is None else _read(options[0], data, place, problems)
    if origin is tuple:
        if not isinstance(data, list):
            problems.append(Message("error", place, "is not a list"))
            return ()
        inner = get_args(kind)
        kinds = [inner[0]] * len(data) if inner[-1] is Ellipsis else list(inner)
        if len(kinds) != len(data):
            problems.append(Message("error", place, f"needs {len(kinds)} entries"))
            return ()
        return tuple(
            _read(k, v, f"{place}[{i}]", problems)
            for i, (k, v) in enumerate(zip(kinds, data, strict=True))
        )
    if origin is Literal:
        if data not in get_args(kind):
            problems.append(
                Message("error", place, f"is {data!r}", f"choose from {', '.join(get_args(kind))}")
            )
        return data
    if dataclasses.is_dataclass(kind):
        return _record(kind, data, place, problems)
    return _scalar(kind, data, place, problems)


def _record(kind: Any, data: object, place: str, problems: list[Message]) -> Any:
    if not isinstance(data, Mapping):
        problems.append(Message("error", place, "is not an object"))
        return None
    hints = get_type_hints(kind)
    fields = {f.name: f for f in dataclasses.fields(kind)}
    for key in data:
        if key not in fields:
            near = difflib.get_close_matches(str(key), fields, 1)
            cure = f'did you mean "{near[0]}"?' if near else ""
            problems.append(Message("error", f"{place}.{key}", "is not known here", cure))
    values = {}
    for name, field in fields.items():
        if name in data:
            values[name] = _read(hints[name], data[name], f"{place}.{name}", problems)
        elif field.default is dataclasses.MISSING:
            problems.append(Message("error", f"{place}.{name}", "is missing"))
            values[name] = None
    return kind(**values)


def _scalar(kind: Any, data: object, place: str, problems: list[Message]) -> Any:
    if kind is float and isinstance(data, int | float) and not isinstance(data, bool):
        return float(data) if not float(data).is_integer() or isinstance(data, float) else data
    if isinstance(data, kind) and not (kind is int and isinstance(data, bool)):
        return data
    names = {str: "text", float: "a number", int: "a whole number", bool: "true or false"}
    problems.append(Message("error", place, f"is not {names.get(kind, kind.__name__)}"))
    return data
