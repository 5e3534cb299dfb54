"""How values from outside are cleaned, compared and quoted in messages."""

from __future__ import annotations

import re
import unicodedata

QUOTED_LIMIT = 40
"""Longest piece of the user's text that a message repeats."""

# Characters no SVG or HTML may hold: controls, lone surrogates, two non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# Line breaks and runs of blanks become one blank; no-break blanks are typography and stay.
_BLANKS = re.compile("[ \t\n\r\x0b\x0c\x85\u2028\u2029]+")


def clean(text: str) -> tuple[str, int]:
    """`text` on one line and safe to paint, and how many characters had to be replaced."""
    if text.isprintable() and "  " not in text:  # nearly all text; isprintable() bars "\n", "\t"
        return text.strip(" "), 0
    text, replaced = _FORBIDDEN.subn("\ufffd", text.replace("\ufeff", ""))
    return _BLANKS.sub(" ", text).strip(" "), replaced


def same(label: str) -> str:
    """The form in which two labels are compared: "é" typed as one character or as two."""
    return label if label.isascii() else unicodedata.normalize("NFC", label)


def quoted(value: object) -> str:
    """`value` for a message: short, on one line, quoted as in JSON when it is text.

    Lists and objects are only named: their `repr` may be endless.
    """
    if isinstance(value, str):
        text = clean(value[: QUOTED_LIMIT * 4])[0]
        short = text if len(text) <= QUOTED_LIMIT else text[: QUOTED_LIMIT - 1].rstrip() + "…"
        return f'"{short}"'
    if isinstance(value, bool) or value is None:
        return describe(value)
    if isinstance(value, int) and abs(value) >= 10**20:
        return "a number of more than 20 digits"
    if isinstance(value, int | float):
        return str(value)
    return describe(value)


def describe(value: object) -> str:
    """What sort of thing `value` is, in the words of someone who has never seen Python."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return "text"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, list | tuple):
        return "a list" if value else "an empty list"
    if isinstance(value, dict):
        return "an object" if value else "an empty object"
    return f"a value of type {type(value).__name__}"


def key_text(key: object) -> str:
    """A key of a dict as a label: in Python code it may be a number, true or None."""
    if isinstance(key, str):
        return key
    return quoted(key)


def listing(words: list[str], limit: int = 8) -> str:
    """`words` as "a, b and c"; beyond `limit`, "a, b and 7 more"."""
    if len(words) > limit:
        words = [*words[: limit - 1], f"{len(words) - limit + 1} more"]
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + " and " + words[-1]
