"""Capitals, as each language writes them."""

from __future__ import annotations

import unicodedata

# Languages that tell a dotted i from a dotless one.
_DOTTED = ("tr", "az")
# Greek capitals carry no tonos; a dialytika stays.
_TONOS = "\u0301"


def capitals(text: str, language: str = "") -> str:
    """`text` in capitals; scripts without them stay as they are."""
    spoken = language.partition("-")[0]
    if spoken in _DOTTED:
        text = text.replace("i", "\u0130").replace("\u0131", "I")
    text = text.upper()
    if spoken == "el":
        bare = unicodedata.normalize("NFD", text).replace(_TONOS, "")
        text = unicodedata.normalize("NFC", bare)
    return text
