"""JSON, with the place of everything that is wrong with it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from infographic.errors import DataError, Message
from infographic.readers.positions import excerpt, line_at, place_of
from infographic.results.numbers import NOT_ASKED
from infographic.results.wording import quoted

_TOKEN = r'(?s)"(?:[^"\\]|\\.)*"|[{}\[\],:]|-?Infinity|NaN'  # compiled when there are flaws to find
_LEFT_OUT = 100  # errors of one file; beyond that nobody reads on


def read_json(text: str, name: str = "") -> object:
    """The data in `text`.

    Raises `DataError` for a syntax error (with line, column and the line itself), and for every
    key that an object has twice and every NaN or Infinity: JSON knows neither, and to drop one of
    two figures silently would be worse than to ask.
    """
    flaws = []

    def no_constant(constant: str) -> None:
        flaws.append(constant)

    def no_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        if len(found) != len(pairs):
            flaws.append("twice")
        return found

    try:
        data: object = json.loads(text, parse_constant=no_constant, object_pairs_hook=no_twins)
    except json.JSONDecodeError as error:
        raise _syntax(text, name, error) from None
    except RecursionError:
        raise DataError(Message("error", name, "lists within lists without end")) from None
    except ValueError:  # an integer of more digits than Python reads
        cure = "check the figures"
        message = Message("error", name, "there is a number of thousands of digits", cure)
        raise DataError(message) from None
    if flaws:
        raise DataError(list(_flaws(text, name)))
    return data


def _syntax(text: str, name: str, error: json.JSONDecodeError) -> DataError:
    line, column = error.lineno, error.colno
    at_end = error.pos >= len(text.rstrip())
    if at_end:
        what, cure = "the text ends too early", "close every bracket and quote"
    else:
        what, cure = _explained(text, error)
    shown = excerpt(text, line, column)
    seen = f": {shown}" if shown else ""
    return DataError(Message("error", place_of(name, line, column), f"{what}{seen}", cure))


def _explained(text: str, error: json.JSONDecodeError) -> tuple[str, str]:
    """The parser's complaint in plain words, and its usual cause."""
    here, before = text[error.pos], text[: error.pos].rstrip()[-1:]
    # Since 3.13 the parser points at the comma itself.
    is_trailing = before == "," and here in "}]"
    if is_trailing or "trailing comma" in error.msg:
        return "not valid JSON, a comma before a closing bracket", "take out the comma"
    if here in "'‘’“”" or text[error.pos : error.pos + 2] == '""':
        return "not valid JSON, the wrong quotes", 'use straight double quotes: "'
    if "',' delimiter" in error.msg:
        return "not valid JSON, a comma is missing", "add a comma before this"
    if "':' delimiter" in error.msg:
        return "not valid JSON, a colon is missing", 'write "label": value'
    if "double quotes" in error.msg:
        return "not valid JSON, a key without quotes", 'put keys in double quotes: "title"'
    if "Expecting value" in error.msg:
        return "not valid JSON, a value is missing or unquoted", "put text in double quotes"
    if "Extra data" in error.msg:
        return "not valid JSON, text after the end", "take it out"
    return f"not valid JSON ({error.msg})", "mend the line"


def _flaws(text: str, name: str) -> Iterator[Message]:
    """A message for each key that is there twice and each NaN, in the order of the text.

    A second, slower walk over the text, for the places that the parser does not tell.
    """
    told = 0
    keys: list[set[str] | None] = []  # of the open brackets: keys seen, None for a list
    last: tuple[str, int] | None = None  # a string that will have been a key if ":" follows
    for token in re.finditer(_TOKEN, text):
        sign, at = token[0], token.start()
        if sign == "{":
            keys.append(set())
        elif sign == "[":
            keys.append(None)
        elif sign in "}]":
            keys.pop()
        elif sign == ":" and last is not None and keys and keys[-1] is not None:
            key = json.loads(last[0], strict=False)
            if key in keys[-1]:
                told += 1
                place = place_of(name, *line_at(text, last[1]))
                yield Message("error", place, f"{quoted(key)} is there twice", "keep one of them")
            keys[-1].add(key)
        elif sign in ("NaN", "Infinity", "-Infinity"):
            told += 1
            place = place_of(name, *line_at(text, at))
            yield Message("error", place, f"{sign} is not a number", NOT_ASKED)
        last = (sign, at) if sign[0] == '"' else None
        if told >= _LEFT_OUT:
            yield Message("error", name, f"and more; {_LEFT_OUT} errors are told")
            return
