"""From a plain dict, whatever it was read from, to the model."""

from __future__ import annotations

from infographic.errors import DataError, Report
from infographic.results.brand import read_brand
from infographic.results.dates import is_after, is_date
from infographic.results.fields import Context, Fields
from infographic.results.keys import BRAND, FIELDWORK, SECTION, SOURCE, TOP, Keys
from infographic.results.locales import read_locale
from infographic.results.model import Fieldwork, Question, Results, Section, Source
from infographic.results.questions import read_question
from infographic.results.wording import describe, quoted


def parse(data: object, report: Report) -> Results:
    """The survey in `data`, a dict as `results.json` has it.

    Warnings and inferences go to `report`. Raises `DataError` with every error of the file at
    once; never anything else, whatever `data` is.
    """
    ctx = Context(report)
    results = _results(data, ctx)
    ctx.close()
    errors = report.errors
    if results is None or errors:
        raise DataError(errors)
    return results


def _results(data: object, ctx: Context) -> Results | None:
    if not isinstance(data, dict):
        cure = 'begin with {"title": …, "questions": […]}'
        ctx.error("", f"the results must be an object, not {describe(data)}", cure)
        return None
    fields = Fields(data, "", TOP, ctx)
    ctx.locale = _locale(fields)
    ctx.people = fields.count("n")
    results = Results(
        title=fields.text("title") or "",
        sections=_sections(fields),
        subtitle=fields.text("subtitle"),
        locale=ctx.locale,
        n=ctx.people,
        population=fields.text("population"),
        fieldwork=_fieldwork(fields),
        method=fields.text("method"),
        weighted=fields.flag("weighted"),
        source=_source(fields),
        credits=fields.texts("credits"),
        licence=fields.text("licence"),
        brand=read_brand(_object(fields, "brand", BRAND, "name")),
        note=fields.text("note"),
    )
    if results.sections and not any(results.questions()):
        ctx.warn("", "every question is hidden", 'take out "hide" somewhere', sort="hidden")
    return results


def _locale(fields: Fields) -> str:
    text = fields.text("locale")
    locale = "en" if text is None else read_locale(text)
    if locale is None:
        fields.ctx.warn(
            "locale",
            f"{quoted(text)} is not a known language; English is used",
            "write it like en-GB, de or ar",
            sort="locale",
        )
    return locale or "en"


def _sections(fields: Fields) -> tuple[Section, ...]:
    ctx = fields.ctx
    if fields.has("sections") and fields.has("questions"):
        cure = "move the questions into a section"
        ctx.error("", '"sections" and "questions" are both given', cure)
        return ()
    raws: list[tuple[Fields, list[tuple[object, str]]]] = []
    if fields.has("sections"):
        for raw, place in _items(fields, "sections", ctx):
            if isinstance(raw, dict):
                section = Fields(raw, place, SECTION, ctx)
                raws.append((section, _items(section, "questions", ctx)))
            else:
                cure = 'write {"title": …, "questions": […]}'
                ctx.error(place, f"a section must be an object, not {describe(raw)}", cure)
    elif fields.has("questions"):
        # A file without sections is one section without a title.
        raws.append((Fields({}, "", SECTION, ctx), _items(fields, "questions", ctx)))
    else:
        cure = 'add "questions": [{"text": …, "options": {"Yes": 94, "No": 6}}]'
        ctx.error("", "there are no questions", cure)
    ids = _ids([(raw, place) for _, questions in raws for raw, place in questions], ctx)
    return tuple(
        Section(
            title=section.text("title"),
            questions=_questions(questions, ids, ctx),
            intro=section.text("intro"),
            headline=section.text("headline"),
            icon=section.text("icon"),
        )
        for section, questions in raws
    )


def _items(fields: Fields, key: str, ctx: Context) -> list[tuple[object, str]]:
    """The items of a list that may not be empty, each with its place."""
    raw, place = fields.get(key), fields.at(key)
    if raw is None or (isinstance(raw, list | tuple) and not raw):
        ctx.error(place, f"there are no {key}", "add at least one")
        return []
    if not isinstance(raw, list | tuple):
        cure = "put it in square brackets" if isinstance(raw, dict) else "write […]"
        ctx.error(place, f"{key} must be a list, not {describe(raw)}", cure)
        return []
    return [(item, f"{place}[{i}]") for i, item in enumerate(raw)]


def _questions(
    raws: list[tuple[object, str]], ids: dict[str, str], ctx: Context
) -> tuple[Question, ...]:
    questions = (read_question(raw, place, ids[place], ctx) for raw, place in raws)
    return tuple(question for question in questions if question is not None)


def _ids(raws: list[tuple[object, str]], ctx: Context) -> dict[str, str]:
    """The id of each question by its place: given, or q1, q2, … by position in the file."""
    given: dict[str, str] = {}  # id → place
    ids: dict[str, str] = {}
    for raw, place in raws:
        named = raw.get("id") if isinstance(raw, dict) else None
        if named is None:
            continue
        id_ = ctx.label(named, f"{place}.id", "id")
        if id_ in given:
            cure = "give each question its own, or leave it out"
            ctx.error(f"{place}.id", f"{quoted(id_)} is also the id of {given[id_]}", cure)
        if id_ is not None:
            given.setdefault(id_, place)
            ids[place] = id_
    for position, (_, place) in enumerate(raws, start=1):
        if place not in ids:
            id_ = f"q{position}"
            while id_ in given:
                id_ += "_"
            ids[place] = id_
    return ids


def _object(fields: Fields, key: str, keys: Keys, short: str) -> Fields:
    """The object under `key`; a bare text stands for its key `short`; empty when missing."""
    raw = fields.get(key)
    if isinstance(raw, str | int) and not isinstance(raw, bool):
        raw = {short: raw}
    if raw is not None and not isinstance(raw, dict):
        cure = f'write {{"{short}": …}}'
        fields.ctx.error(fields.at(key), f"{key} must be an object, not {describe(raw)}", cure)
        raw = None
    return Fields(raw or {}, fields.at(key), keys, fields.ctx)


def _fieldwork(fields: Fields) -> Fieldwork:
    dates = _object(fields, "fieldwork", FIELDWORK, "start")
    start, end = dates.date("start"), dates.date("end")
    if start and end and is_date(start) and is_date(end) and is_after(start, end):
        text = f"{quoted(end)} is before the start, {quoted(start)}"
        fields.ctx.error(dates.at("end"), text, "swap the two dates")
    return Fieldwork(start, end)


def _source(fields: Fields) -> Source:
    source = _object(fields, "source", SOURCE, "name")
    return Source(
        name=source.text("name"),
        author=source.text("author"),
        url=source.url("url"),
        published=source.date("published"),
    )
