"""The shapes in which answers and their figures are written, made one."""

from __future__ import annotations

from typing import NamedTuple

from infographic.results.fields import Context, Fields
from infographic.results.keys import OPTION
from infographic.results.numbers import PERCENT, Fault, Reading, read_number
from infographic.results.wording import describe, key_text, quoted, same

_SLACK = 1e-6  # 33.4 + 66.6 is a hair more than 100 in floats; no mistake of anybody's


class Row(NamedTuple):
    """One answer as written: its label, its figures still raw, and what else was said of it."""

    label: str
    raw: object
    place: str
    extras: Fields | None = None
    is_quote: bool = False  # only a text, no figure at all


def read_rows(
    raw: object, place: str, series: tuple[str, ...], ctx: Context, *, quotes: bool = False
) -> list[Row]:
    """Rows from `{label: value}`, `[[label, value]]`, `[{label, value}]` or a list of quotes.

    Errors are reported and the row left out. Labels are unique among the rows returned.
    """
    rows: list[Row | None]
    if isinstance(raw, dict):
        rows = [_of_pair(label, value, place, series, ctx) for label, value in raw.items()]
    elif isinstance(raw, list | tuple):
        rows = [_of_item(x, f"{place}[{i}]", ctx, quotes=quotes) for i, x in enumerate(raw)]
    else:
        ctx.error(place, f"options must be an object, not {describe(raw)}", 'write {"Yes": 94}')
        return []
    if not rows:
        ctx.error(place, "there is no option", "add at least one, with its figure")
    seen: set[str] = set()
    unique = []
    for row in rows:
        if row is None:
            continue
        if same(row.label) in seen:
            ctx.error(row.place, f"{quoted(row.label)} is there twice", "give each its own label")
            continue
        seen.add(same(row.label))
        unique.append(row)
    return unique


def _of_pair(
    label: object, value: object, place: str, series: tuple[str, ...], ctx: Context
) -> Row | None:
    name = key_text(label)
    here = f"{place}[{quoted(name)}]"
    text = ctx.label(name, here)
    if text is None:
        return None
    if isinstance(value, dict) and any(k in value and k not in series for k in ("value", "values")):
        # {"Twitter": {"value": 94, "icon": "bird"}}: the long form under its label
        return _of_fields(text, Fields({"label": text, **value}, here, OPTION, ctx))
    return Row(text, value, here)


def _of_item(item: object, place: str, ctx: Context, *, quotes: bool) -> Row | None:
    if isinstance(item, str):
        text = ctx.label(item, place, "quote" if quotes else "label")
        return None if text is None else Row(text, None, place, is_quote=True)
    if isinstance(item, dict):
        fields = Fields(item, place, OPTION, ctx)
        text = fields.text("label")
        return None if text is None else _of_fields(text, fields, may_be_quote=quotes)
    if isinstance(item, list | tuple) and len(item) >= 2:
        text = ctx.label(item[0], place)
        # [label, 94, 69] is read as [label, [94, 69]]
        return None if text is None else Row(text, item[1] if len(item) == 2 else item[1:], place)
    ctx.error(place, f"{describe(item)} is not an option", 'write ["label", 94]')
    return None


def _of_fields(label: str, fields: Fields, *, may_be_quote: bool = False) -> Row | None:
    value, values = fields.get("value"), fields.get("values")
    if value is not None and values is not None:
        fields.ctx.error(fields.place, '"value" and "values" are both given', "keep one of them")
        return None
    return Row(label, value if values is None else values, fields.place, fields, may_be_quote)


class Cells(NamedTuple):
    """The figures of one option, one of each per column."""

    values: tuple[float | None, ...]
    given: tuple[str | None, ...]
    below: tuple[float | None, ...]


class Measure(NamedTuple):
    """What a question's figures are, so that each can be checked."""

    unit: str
    is_nps: bool = False

    def read(self, raw: object, place: str, ctx: Context) -> tuple[Reading, str | None]:
        """One figure and how it was written; an error and nothing where it cannot be."""
        reading = read_number(raw, ctx.locale, self.unit)
        if isinstance(reading, Fault):
            ctx.error(place, reading.text, reading.cure)
            return Reading(None), None
        value = reading.value
        if value is None:
            return reading, None
        if self.is_nps:
            if not -100 <= value <= 100:
                ctx.error(place, f"{quoted(raw)} is no NPS score", "scores go from -100 to 100")
        elif self.unit == PERCENT:
            if 100 < value <= 100 + _SLACK:
                reading = Reading(100.0)
            elif not 0 <= (reading.below or value) <= 100:
                cure = 'set "unit" (count, score, …) if it is not a percentage'
                ctx.error(place, f"{quoted(raw)} is not between 0 and 100 percent", cure)
        elif self.unit == "count" and value < 0:
            ctx.error(place, f"{quoted(raw)} is less than nothing", "counts are 0 or more")
        return reading, raw.strip() if isinstance(raw, str) else str(raw)


def read_cells(row: Row, columns: tuple[str, ...], measure: Measure, ctx: Context) -> Cells | None:
    """The figures of `row`, one per column; None (and an error) when the shapes do not match.

    `columns` are the names of series or scale points; a single "" where there are none.
    """
    raws = _spread(row, columns, ctx)
    if raws is None:
        return None
    several = columns != ("",)
    read = [
        measure.read(raw, f"{row.place}[{quoted(columns[i])}]" if several else row.place, ctx)
        for i, raw in enumerate(raws)
    ]
    return Cells(
        tuple(reading.value for reading, _ in read),
        tuple(given for _, given in read),
        tuple(reading.below for reading, _ in read),
    )


def _spread(row: Row, columns: tuple[str, ...], ctx: Context) -> list[object] | None:
    raw, several = row.raw, columns != ("",)
    if isinstance(raw, list | tuple):
        if len(raw) == len(columns):
            return list(raw)
        named = f"{len(columns)} columns" if several else "no series"
        cure = (
            "write one value for each of " + ", ".join(map(quoted, columns[:8])) + "; null if none"
            if several
            else 'name the columns in "series"'
        )
        ctx.error(row.place, f"{_values(len(raw))} but the question has {named}", cure)
        return None
    if isinstance(raw, dict):
        if several:
            return _by_name(row, raw, columns, ctx)
        ctx.error(row.place, f"{describe(raw)} is not a number", 'name its keys in "series"')
        return None
    if len(columns) > 1 and raw is not None:
        cure = f"write a list of {len(columns)} values, null for what was not asked"
        ctx.error(row.place, f"one value but the question has {len(columns)} columns", cure)
        return None
    return [raw] * len(columns)


def _by_name(
    row: Row, raw: dict[object, object], columns: tuple[str, ...], ctx: Context
) -> list[object]:
    by_name = {same(key_text(key).strip()): value for key, value in raw.items()}
    names = {same(column) for column in columns}
    for name in by_name:
        if name not in names:
            cure = ctx.nearest(name, columns) or "known: " + ", ".join(map(quoted, columns[:8]))
            ctx.error(row.place, f"{quoted(name)} is not one of the columns", cure)
    missing = [column for column in columns if same(column) not in by_name]
    if missing:
        said = ", ".join(map(quoted, missing[:8]))
        ctx.report.infer(row.place, f"no value for {said}: taken as not asked", "write null")
    return [by_name.get(same(column)) for column in columns]


def _values(count: int) -> str:
    return "1 value" if count == 1 else f"{count} values"
