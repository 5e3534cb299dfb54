"""A brand kept beside the results: a file that is used for years, or a dict of the same shape."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from infographic.errors import DataError, Message, Report, UsageError
from infographic.readers import folder_of, read
from infographic.results.brand import placed, read_brand
from infographic.results.fields import Context, Fields
from infographic.results.keys import BRAND, is_free
from infographic.results.model import Brand
from infographic.results.wording import describe, quoted


def load_brand(source: str | Path | Mapping[str, object], report: Report) -> Brand:
    """The brand in a TOML, JSON or YAML file or in a dict, its paths reckoned from the file's
    folder. Raises UsageError with every problem; warnings are added to `report`."""
    file = "" if isinstance(source, Mapping) else str(source)
    try:
        data = read(dict(source) if isinstance(source, Mapping) else Path(source), report)
    except DataError as error:
        raise UsageError(error.messages) from None
    if not isinstance(data, dict):
        text = f"a brand is an object, not {describe(data)}"
        raise UsageError(Message("error", file or "brand", text, 'write colors = ["#0b2545"]'))
    inner = Report()
    ctx = Context(inner)
    known: dict[object, object] = {}
    for key, value in data.items():
        if key in BRAND or (isinstance(key, str) and is_free(key)):
            known[key] = value
            continue
        near = ctx.nearest(key, BRAND) if isinstance(key, str) else ""
        text = f"{quoted(key)} is not a known key"
        ctx.error("", text, near or "known here: " + ", ".join(BRAND))
    brand = read_brand(Fields(known, "", BRAND, ctx))
    ctx.close()
    told = [_in_file(message, file) for message in inner]
    problems = [message for message in told if message.level == "error"]
    if problems:
        raise UsageError(problems)
    report.messages += told
    return placed(brand, folder_of(source))


def _in_file(message: Message, file: str) -> Message:
    """The message with its place in the file, or in the dict that was given as `brand`."""
    place = ": ".join(part for part in (file, message.place) if part)
    if not file:
        place = f"brand.{message.place}" if message.place else "brand"
    return Message(message.level, place, message.text, message.cure)
