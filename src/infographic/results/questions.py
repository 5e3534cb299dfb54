"""One question of the file, from its raw object to the model."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple, cast, get_args

from infographic.results.fields import Context, Fields
from infographic.results.infer import settle
from infographic.results.keys import QUESTION
from infographic.results.model import KINDS, Kind, Option, Order, Question
from infographic.results.numbers import PERCENT
from infographic.results.options import Measure, Row, read_cells, read_rows
from infographic.results.sums import totals
from infographic.results.wording import describe, key_text, quoted, same

_ANSWERS = ("options", "rows", "value", "quotes")
_PERCENT_WORDS = ("%", "percent", "percentage", "per cent", "pct")


class _Answers(NamedTuple):
    """What people answered: rows of figures under named columns."""

    rows: list[Row]
    series: tuple[str, ...] = ()
    scale: tuple[str, ...] = ()
    kind: Kind = "single"  # what the shape says; only matrix, number and text are for sure


def read_question(raw: object, place: str, id_: str, ctx: Context) -> Question | None:
    """The question at `place`, or None when it has errors; all of them are reported."""
    if not isinstance(raw, dict):
        cure = 'write {"text": …, "options": …}'
        ctx.error(place, f"a question must be an object, not {describe(raw)}", cure)
        return None
    before = ctx.errors
    fields = Fields(raw, place, QUESTION, ctx)
    text = fields.text("text")
    declared = cast("Kind | None", fields.choice("kind", KINDS))
    unit = fields.text("unit") or PERCENT
    unit = PERCENT if unit.casefold() in _PERCENT_WORDS else unit
    answers = _answers(fields, text or "", unit, declared)
    partial = fields.flag("partial")
    top, hide, importance = fields.count("top"), fields.flag("hide"), fields.number("importance")
    order = cast("Order | None", fields.choice("order", get_args(Order)))
    if answers is None:
        return None
    is_nps = declared == "nps" or unit.casefold().startswith("nps")
    options = _options(answers, Measure(unit, is_nps), ctx)
    options, icon = _icons(fields, options)
    options, n, series_n = _people(fields, options, answers.series)
    question = Question(
        id=id_,
        text=text or "",
        kind=declared or answers.kind,
        options=options,
        series=answers.series,
        scale=answers.scale,
        unit=unit,
        n=n,
        series_n=series_n,
        base=fields.text("base"),
        note=fields.text("note"),
        footnote=fields.text("footnote"),
        headline=fields.text("headline"),
        chart=fields.text("chart"),
        highlight=_labels(fields, "highlight", options),
        icon=icon,
        order=order,
        last=_labels(fields, "last", options),
        top=top,
        hide=bool(hide),
        importance=importance,
    )
    if ctx.errors > before:
        return None  # what follows reasons on figures, and some of them are wrong
    has_figures = any(value is not None for option in options for value in option.values)
    if question.kind != "text" and not has_figures:
        ctx.warn(place, "there is not one figure", "give it values, or hide it", sort="no figure")
    question = settle(question, declared, partial, place, ctx)
    return _nps_unit(question, fields) if question.kind == "nps" else question


def _nps_unit(question: Question, fields: Fields) -> Question:
    """Percentages of promoters, passives and detractors add up to 100; scores do not."""
    sums = totals(question)
    is_whole = bool(sums) and not any(total.is_over or total.is_short for total in sums)
    if fields.has("unit") or (is_whole and len(question.options) > 1):
        return question
    fields.ctx.report.infer(
        fields.place, "the figures are taken to be NPS scores", 'set "unit" if they are percentages'
    )
    return replace(question, unit="score")


def _answers(fields: Fields, text: str, unit: str, declared: Kind | None) -> _Answers | None:
    ctx, place = fields.ctx, fields.place
    given = [key for key in _ANSWERS if fields.has(key)]
    series, scale = _columns(fields, "series"), _columns(fields, "scale")
    if len(given) > 1:
        named = " and ".join(f'"{key}"' for key in given)
        ctx.error(place, f"{named} are both given", "keep one of them")
        return None
    if not given:
        ctx.error(place, "there are no answers", 'add "options", such as {"Yes": 94, "No": 6}')
        return None
    key = given[0]
    raw = fields.get(key)
    if key == "value":
        words = (PERCENT, "count", "score", "rank")
        label = text if unit in words or fields.has("series") else unit
        return _Answers([Row(label, raw, fields.at("value"))], series, (), "number")
    is_quotes = key == "quotes" or declared == "text"
    if isinstance(raw, str) and is_quotes:
        raw = [raw]
    rows = read_rows(raw, fields.at(key), series, ctx, quotes=is_quotes)
    if key == "quotes" or (rows and all(row.is_quote for row in rows)):
        if declared not in (None, "text"):
            cure = 'write {"Yes": 94}; or leave "kind" out if these are quotes'
            ctx.error(fields.at(key), f"the {key} have no figures", cure)
            return None
        return _Answers([row._replace(raw=None) for row in rows], (), (), "text")
    for row in rows:
        if row.is_quote and row.extras is None:
            ctx.error(row.place, f"{quoted(row.label)} has no value", "write [label, value]")
    if key == "rows" or scale or declared == "matrix":
        return _matrix(fields, rows, series, scale, declared)
    series = series or _named_in(rows, fields.at(key), "series", ctx)
    if not series and any(isinstance(row.raw, list | tuple) for row in rows):
        cure = 'name the columns, such as "series": ["2023", "2024"]'
        ctx.error(fields.at(key), 'lists of values, but there is no "series"', cure)
        return None
    return _Answers(rows, series)


def _matrix(
    fields: Fields,
    rows: list[Row],
    series: tuple[str, ...],
    scale: tuple[str, ...],
    declared: Kind | None,
) -> _Answers | None:
    ctx = fields.ctx
    if declared not in (None, "matrix"):
        cure = f'leave "kind" out, or "{"rows" if fields.has("rows") else "scale"}"'
        ctx.error(fields.at("kind"), f'statements on a scale are no kind "{declared}"', cure)
        return None
    if series:
        cure = "write one question for each of the series"
        ctx.error(fields.at("series"), "a matrix has a scale, and no series", cure)
        return None
    scale = scale or _named_in(rows, fields.at("rows"), "scale", ctx)
    if not scale:
        if not fields.get("scale"):
            cure = 'add "scale", such as ["Agree", "Neither", "Disagree"]'
            ctx.error(fields.place, 'a matrix needs a "scale"', cure)
        return None
    return _Answers(rows, (), scale, "matrix")


def _columns(fields: Fields, key: str) -> tuple[str, ...]:
    names = fields.texts(key)
    seen: set[str] = set()
    for name in names:
        if same(name) in seen:
            text = f"{quoted(name)} is there twice"
            fields.ctx.error(fields.at(key), text, "give each its own name")
        seen.add(same(name))
    return names


def _named_in(rows: list[Row], place: str, key: str, ctx: Context) -> tuple[str, ...]:
    """Column names out of `{"Twitter": {"Home": 94, "Work": 69}}`, when all rows are like that."""
    names: dict[str, None] = {}
    for row in rows:
        if not isinstance(row.raw, dict) or not row.raw:
            return ()
        for raw in row.raw:
            name = ctx.label(key_text(raw), row.place, "column")
            if name is not None:
                names[name] = None
    if names:
        said = ", ".join(map(quoted, list(names)[:8]))
        ctx.report.infer(place, f"{key} taken from the values: {said}", f'write "{key}" to be sure')
    return tuple(names)


def _options(answers: _Answers, measure: Measure, ctx: Context) -> tuple[Option, ...]:
    columns = answers.series or answers.scale or ("",)
    options = []
    for row in answers.rows:
        cells = read_cells(row, columns, measure, ctx)
        extra = row.extras
        if cells is None:
            continue
        option = Option(row.label, *cells)
        if extra is not None:
            option = replace(
                option,
                count=extra.count("count", least=0),
                n=extra.count("n"),
                icon=extra.text("icon"),
                color=extra.color(extra.get("color"), extra.at("color"))
                if extra.has("color")
                else None,
                note=extra.text("note"),
            )
        options.append(option)
    return tuple(options)


def _icons(fields: Fields, options: tuple[Option, ...]) -> tuple[tuple[Option, ...], str | None]:
    """`icon`: one name for the question, or one per option, by label or in order."""
    raw = fields.get("icon")
    if isinstance(raw, list | tuple):
        if len(raw) != len(options):
            text = f"{len(raw)} icons for {len(options)} options"
            fields.ctx.error(fields.at("icon"), text, "write one for each, null for none")
            return options, None
        named = {option.label: icon for option, icon in zip(options, raw, strict=True)}
    elif isinstance(raw, dict):
        named = _by_label(fields, "icon", raw, options)
    else:
        return options, fields.text("icon")
    icons = {
        label: fields.ctx.label(icon, f"{fields.at('icon')}[{quoted(label)}]", "icon")
        for label, icon in named.items()
        if icon is not None
    }
    return tuple(replace(o, icon=icons.get(o.label, o.icon)) for o in options), None


def _people(
    fields: Fields, options: tuple[Option, ...], series: tuple[str, ...]
) -> tuple[tuple[Option, ...], int | None, tuple[int | None, ...]]:
    """`n`: one number, or one per series, or one per option (each a group of its own)."""
    raw = fields.get("n")
    if not isinstance(raw, dict):
        return options, fields.count("n"), ()
    names = {same(key_text(key).strip()) for key in raw}
    known = {same(option.label) for option in options}
    if series and not names <= known:
        by_name = _by_label(fields, "n", raw, series)
    else:
        by_name = _by_label(fields, "n", raw, options)
    counts = {
        name: fields.whole(value, f"{fields.at('n')}[{quoted(name)}]", "n")
        for name, value in by_name.items()
    }
    if series and not names <= known:
        return options, None, tuple(counts.get(name) for name in series)
    return tuple(replace(o, n=counts.get(o.label, o.n)) for o in options), None, ()


def _by_label(
    fields: Fields,
    key: str,
    raw: dict[object, object],
    among: tuple[Option, ...] | tuple[str, ...],
) -> dict[str, object]:
    """`raw` by the names of `among`; a name that is not among them is an error."""
    labels = [item if isinstance(item, str) else item.label for item in among]
    names = {same(label): label for label in labels}
    found: dict[str, object] = {}
    for name, value in raw.items():
        label = names.get(same(key_text(name).strip()))
        if label is None:
            _not_among(fields, fields.at(key), key_text(name), labels)
        else:
            found[label] = value
    return found


def _labels(fields: Fields, key: str, options: tuple[Option, ...]) -> tuple[str, ...]:
    """The labels that `key` names, as the options spell them."""
    labels = {same(option.label): option.label for option in options}
    found = []
    for name in fields.texts(key):
        if same(name) in labels:
            found.append(labels[same(name)])
        else:
            _not_among(fields, fields.at(key), name, list(labels.values()))
    return tuple(found)


def _not_among(fields: Fields, place: str, name: str, labels: list[str]) -> None:
    near = fields.ctx.nearest(name, labels)
    cure = near or "known here: " + ", ".join(map(quoted, labels[:8]))
    fields.ctx.error(place, f"{quoted(name)} is not one of the options", cure)
