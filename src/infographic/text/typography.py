"""What a typesetter does to typed text: curly quotes and apostrophes, no lonely short words."""

from __future__ import annotations

import re
from functools import lru_cache

_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)|(?<=s)'(?=\s)")
_SINGLE = re.compile(r"(?<![\w'])'(?=\S)([^']*\S)'(?![\w'])")
_DOUBLE = re.compile(r'(?<![\w"])"(?=\S)([^"]*\S)"(?![\w"])')
_BEFORE_NUMBER = re.compile(r"\b(n =|n=|in|of|to|only|over|under) (?=[$€£]?\d)", re.IGNORECASE)
_AFTER_NUMBER = re.compile(r"(?<=\d) (?=(?:%|years?|points?|people)\b|%)")


# Spaces and hyphens few fonts have a glyph for, as the ones all have; none of them may break.
_SPACES = str.maketrans(
    {"\u202f": "\u00a0", "\u2007": "\u00a0", "\u2009": "\u00a0", "\u200a": "", "\u2011": "-"}
)


@lru_cache(maxsize=8192)
def typeset(text: str) -> str:
    """The same words as a typesetter would set them. Says nothing new: only the shape of quotes
    and where a line may not break. Idempotent."""
    text = text.translate(_SPACES)
    # Curling one pair can free the pair around it. Ends: a change takes away a straight quote or
    # a breaking space.
    while (curled := _pass(text)) != text:
        text = curled
    return text


def _pass(text: str) -> str:
    if "'" in text:
        text = _APOSTROPHE.sub("\u2019", text)
        text = _SINGLE.sub("\u2018\\1\u2019", text)
    if '"' in text:
        text = _DOUBLE.sub("\u201c\\1\u201d", text)
    if "% of " in text:
        text = text.replace("% of ", "%\u00a0of\u00a0")
    if any(c.isdigit() for c in text):
        text = _BEFORE_NUMBER.sub(lambda m: m[0].replace(" ", "\u00a0"), text)
        text = _AFTER_NUMBER.sub("\u00a0", text)
    return text
