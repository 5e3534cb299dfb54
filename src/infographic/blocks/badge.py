"""Badges: an icon on a disc, or a monogram where no icon says what the label says."""

from __future__ import annotations

import math
import unicodedata

from infographic.blocks.base import Setting
from infographic.blocks.labels import icon_mark
from infographic.marks import Box, Circle, Icon, Mark
from infographic.style.icons import ARTICLES, load_icon
from infographic.text.shape import Line, line

# The longer side of an icon's ink in radii of its disc.
_ICON = 0.96
_BRAND = 1.06
# The height of a monogram's type in radii.
_LETTERS = 1.0
# How far from the centre their ink may reach, in radii.
_INSIDE = 0.86
_QUOTES = "\"'\u201c\u201d\u2018\u2019\u00ab\u00bb()[]"
_ALONE = frozenset(
    ("ARABIC", "SYRIAC", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "DEVANAGARI", "BENGALI", "THAI")
)


def badge(
    label: str, icon: str | None, cx: float, cy: float, r: float, disc: str, ink: str, set: Setting
) -> list[Mark]:
    """A disc of radius `r` around (`cx`, `cy`) with the icon, or the label's monogram, on it."""
    marks: list[Mark] = [Circle(cx, cy, r, fill=disc)]
    if icon:
        size = (_BRAND if load_icon(icon).brand else _ICON) * r
        marks.append(glyph(icon, cx, cy, size, ink))
        return marks
    letters = monogram(label, set.style.type["monogram"].language)
    # Two letters, else the first, on the disc; smaller than the least text they are left out.
    for text in dict.fromkeys((letters, _clusters(letters)[0])) if letters else ():
        words = _fitted(text, r, set)
        if words:
            x = cx - words.ink.x - words.ink.w / 2
            y = cy - words.ink.y - words.ink.h / 2
            marks.append(words.at(x, y, ink, role="monogram"))
            break
    return marks


def _fitted(text: str, r: float, set: Setting) -> Line | None:
    """The letters as large as the disc allows, their ink's corners inside it; None where that
    would be smaller than the least text."""
    type = set.type("monogram")
    size = max(_LETTERS * r, set.style.smallest)
    words = line(text, type.at(size=size))
    out = math.hypot(words.ink.w, words.ink.h) / 2 / (_INSIDE * r)
    if out > 1:
        size /= out
        if size < set.style.smallest:
            return None
        words = line(text, type.at(size=size))
    return words


def glyph(icon: str, cx: float, cy: float, size: float, ink: str) -> Icon:
    """An icon centred by its ink, whose longer side is `size` px: how much air icons have around
    it differs."""
    drawn = load_icon(icon)
    left, top, right, bottom = drawn.bounds
    scale = size / max(right - left, bottom - top)
    x, y = cx - scale * (left + right) / 2, cy - scale * (top + bottom) / 2
    side = scale * drawn.box
    return icon_mark(icon, Box(x, y, side, side), ink)


def monogram(label: str, language: str = "") -> str:
    """One or two letters for a label: the initials of its first two words, its first letter and
    the sign it ends in (Google+ is g+), or its first figure. Scripts whose letters join, and those
    whose characters are words, get one. Empty where there is no letter."""
    words = [w for w in label.split() if any(c.isalnum() for c in w)]
    bare = [w for w in words if w.strip(_QUOTES).casefold() not in ARTICLES] or words
    if not bare:
        return ""
    first = bare[0]
    start = next(i for i, c in enumerate(first) if c.isalnum())
    if first[start].isdecimal():
        return _figure(first[start:])
    letter = _initial(first, language)
    if unicodedata.category(first[-1]) == "Sm":
        return letter.lower() + first[-1]
    if len(bare) == 1 or _stands_alone(letter[0]):
        return letter
    second = next(c for c in bare[1] if c.isalnum())
    if _stands_alone(second) or second.isdecimal():
        return letter
    return letter + _initial(bare[1], language)


def _figure(text: str) -> str:
    """The figure a word begins with: of a year its end, of others at most three digits."""
    digits = text[: next((i for i, c in enumerate(text) if not c.isdecimal()), len(text))]
    if len(digits) == 4 and digits[:2] in ("19", "20"):
        return f"\u2019{digits[2:]}"
    return digits[:3]


def _initial(word: str, language: str) -> str:
    """The first letter as a capital, with the marks that belong to it."""
    word = unicodedata.normalize("NFC", word)
    start = next(i for i, c in enumerate(word) if c.isalnum())
    # The Arabic article belongs to most nouns and tells none from another.
    if word[start : start + 2] == "\u0627\u0644" and len(word) - start > 4:
        start += 2
    end = start + 1
    while end < len(word) and unicodedata.category(word[end])[0] == "M":
        end += 1
    letter = word[start:end]
    if language[:2] in ("tr", "az") and letter == "i":
        return "\u0130"
    # A capital of two letters (ß) is its first.
    return letter.upper() if len(letter.upper()) == len(letter) else letter.upper()[:1]


def _stands_alone(c: str) -> bool:
    """Whether one character of this script is enough: letters that join, signs that are words."""
    return unicodedata.name(c, "").split(" ")[0] in _ALONE


def _clusters(letters: str) -> list[str]:
    """Letters, each with its marks."""
    found: list[str] = []
    for c in letters:
        if found and unicodedata.category(c)[0] == "M":
            found[-1] += c
        else:
            found.append(c)
    return found
