"""TOML; dates become text, as in the other formats."""

from __future__ import annotations

import re
import tomllib
from datetime import date, time

from infographic.errors import DataError, Message
from infographic.readers.positions import excerpt, place_of

_WHERE = re.compile(r"(.*) \(at line (\d+), column (\d+)\)", re.DOTALL)


def read_toml(text: str, name: str = "") -> object:
    """The data in `text`. Raises `DataError` with line, column and the line itself."""
    try:
        return _plain(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise _syntax(text, name, str(error)) from None
    except RecursionError:
        raise DataError(Message("error", name, "lists within lists without end")) from None
    except ValueError:  # an integer of more digits than Python reads
        message = Message("error", name, "there is a number of thousands of digits")
        raise DataError(message) from None


def _syntax(text: str, name: str, said: str) -> DataError:
    found = _WHERE.fullmatch(said)
    if not found:
        message = Message("error", name, f"not valid TOML: {said}", "close every bracket and quote")
        return DataError(message)
    what, line, column = found[1], int(found[2]), int(found[3])
    shown = excerpt(text, line, column)
    seen = f": {shown}" if shown else ""
    place = place_of(name, line, column)
    return DataError(Message("error", place, f"not valid TOML, {what}{seen}", "mend the line"))


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date | time) else value
