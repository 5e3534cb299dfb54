"""Results → the plain data of results.json, the way back from `parse`."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from infographic.results.model import Brand, Fieldwork, Option, Question, Results, Section, Source


def plain(results: Results) -> dict[str, Any]:
    """What `parse` would read to the same results; keys at their defaults are left out."""
    data: dict[str, Any] = {"title": results.title}
    for key in ("subtitle", "n", "population", "method", "weighted", "licence", "note"):
        _put(data, key, getattr(results, key))
    data["locale"] = results.locale
    for key in ("fieldwork", "source"):
        _put(data, key, _record(getattr(results, key)))
    _put(data, "brand", _brand(results.brand))
    _put(data, "credits", list(results.credits))
    data["sections"] = [_section(section) for section in results.sections]
    return data


def _put(data: dict[str, Any], key: str, value: object) -> None:
    if value not in (None, [], {}, (), ""):
        data[key] = value


def _brand(brand: Brand) -> dict[str, Any]:
    kept = _record(brand)
    if brand.categories:
        kept["categories"] = dict(brand.categories)
    if brand.fonts:
        uses: dict[str, list[str]] = {}
        for use, file in brand.fonts:
            uses.setdefault(use, []).append(file)
        kept["fonts"] = uses.get("") or uses
    return kept


def _record(record: Fieldwork | Source | Brand) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        _put(kept, field.name, list(value) if isinstance(value, tuple) else value)
    return kept


def _section(section: Section) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key in ("title", "intro", "headline", "icon"):
        _put(data, key, getattr(section, key))
    data["questions"] = [_question(question) for question in section.questions]
    return data


def _question(question: Question) -> dict[str, Any]:
    data: dict[str, Any] = {"id": question.id, "text": question.text, "kind": question.kind}
    if not question.is_percent:
        data["unit"] = question.unit
    for key in ("series", "scale", "highlight", "last"):
        _put(data, key, list(getattr(question, key)))
    if any(question.series_n):
        data["n"] = dict(zip(question.series, question.series_n, strict=False))
    else:
        _put(data, "n", question.n)
    for key in ("base", "note", "footnote", "headline", "chart", "icon", "order", "top"):
        _put(data, key, getattr(question, key))
    for key in ("partial", "hide"):
        if getattr(question, key):
            data[key] = True
    _put(data, "importance", question.importance)
    if question.kind == "text":
        data["quotes"] = [option.label for option in question.options]
    elif question.kind == "matrix":
        data["rows"] = {option.label: _values(option) for option in question.options}
    else:
        wide = bool(question.series)
        data["options"] = [_option(option, wide) for option in question.options]
    return data


def _values(option: Option) -> list[float | str | None]:
    """Each value as a number, or as it was given where it was given as a bound ("<1%")."""
    bounds = option.below or (None,) * len(option.values)
    given = option.given or (None,) * len(option.values)
    return [
        text if bound is not None else value
        for value, bound, text in zip(option.values, bounds, given, strict=True)
    ]


def _option(option: Option, wide: bool) -> dict[str, Any]:
    values = _values(option)
    data: dict[str, Any] = {"label": option.label}
    if wide:
        data["values"] = values
    else:
        data["value"] = values[0] if values else None
    for key in ("count", "icon", "color", "note"):
        _put(data, key, getattr(option, key))
    return data
