"""Badges: an icon on a disc, or a monogram where no icon says what the label says."""

from __future__ import annotations

import unicodedata

from infographic.blocks.base import Setting
from infographic.blocks.labels import icon_mark
from infographic.marks import Box, Circle, Icon, Mark
from infographic.style.icons import load_icon
from infographic.text.shape import line

# The longer side of an icon's ink in radii of its disc.
_ICON = 0.96
_BRAND = 1.06
# The height of a monogram's type in radii.
_LETTERS = 1.0


def badge(
    label: str, icon: str | None, cx: float, cy: float, r: float, disc: str, ink: str, set: Setting
) -> list[Mark]:
    """A disc of radius `r` around (`cx`, `cy`) with the icon, or the label's monogram, on it."""
    marks: list[Mark] = [Circle(cx, cy, r, fill=disc)]
    if icon:
        size = (_BRAND if load_icon(icon).brand else _ICON) * r
        marks.append(glyph(icon, cx, cy, size, ink))
        return marks
    letters = monogram(label)
    type = set.type("monogram")
    size = max(_LETTERS * r, set.style.smallest)
    words = line(letters, type.at(size=size))
    # Two wide letters must stay on the disc; smaller than the least text they are left out.
    most = 1.6 * r
    if words.ink.w > most:
        size *= most / words.ink.w
        if size < set.style.smallest:
            return marks
        words = line(letters, type.at(size=size))
    x = cx - words.ink.x - words.ink.w / 2
    y = cy - words.ink.y - words.ink.h / 2
    marks.append(words.at(x, y, ink, role="monogram"))
    return marks


def glyph(icon: str, cx: float, cy: float, size: float, ink: str) -> Icon:
    """An icon centred by its ink, whose longer side is `size` px: how much air icons have around
    it differs."""
    drawn = load_icon(icon)
    left, top, right, bottom = drawn.bounds
    scale = size / max(right - left, bottom - top)
    x, y = cx - scale * (left + right) / 2, cy - scale * (top + bottom) / 2
    side = scale * drawn.box
    return icon_mark(icon, Box(x, y, side, side), ink)


def monogram(label: str) -> str:
    """One or two letters for a label: the initials of its first two words, or its first letter and
    the sign it ends in (Google+)."""
    words = [w for w in label.split() if any(c.isalnum() for c in w)]
    if not words:
        return label.strip()[:1]
    first = _initial(words[0])
    if len(words) > 1:
        return first + _initial(words[1])
    last = words[0][-1]
    return first + last if unicodedata.category(last) == "Sm" else first


def _initial(word: str) -> str:
    letter = next(c for c in word if c.isalnum())
    return unicodedata.normalize("NFC", letter.upper())[:1]
