"""Every text stands out from what it actually lies on (WCAG 2.2, 1.4.3; nothing rounded)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from infographic.errors import Message
from infographic.layout.checks.shapes import covers, touches
from infographic.layout.checks.view import Leaf, View, is_motif
from infographic.marks import Gradient, Picture, Rect, Text
from infographic.style.color import LEAST_CONTRAST as LEAST
from infographic.style.color import LEAST_LARGE_CONTRAST as LEAST_LARGE
from infographic.style.color import contrast

# Large is 24 px, or 18.5 px in bold, where the page is seen; its least text is 11 px there.
_LARGE = 24 / 11
_LARGE_BOLD = 18.5 / 11
_BOLD = 700

_contrast = lru_cache(maxsize=1024)(contrast)


def check_contrast(view: View) -> Iterator[Message]:
    for leaf, text in view.texts():
        grounds = grounds_under(view, leaf)
        if not grounds:
            continue
        ratio, ground = min((_contrast(text.fill, color), color) for color in grounds)
        least = LEAST_LARGE if _is_large(text, view.page.smallest_text) else LEAST
        if ratio < least:
            yield Message(
                "error",
                leaf.place,
                f"{text.fill} on {ground} has a contrast of {ratio:.3f}, below {least:g}",
                "choose a text colour of this ground, or a darker or lighter mark",
            )


def _is_large(text: Text, smallest: float) -> bool:
    bold = all(piece.face.weight >= _BOLD for piece in text.pieces)
    return text.size >= (_LARGE_BOLD if bold else _LARGE) * smallest - 0.001


def grounds_under(view: View, leaf: Leaf) -> Sequence[str]:
    """The colours a text lies on: one, but for a gradient's stops and a motif it runs over; none
    on a picture."""
    ink = leaf.box
    under: Sequence[str] = (view.page.ground,)
    partly: list[str] = []
    sheer: list[tuple[tuple[str, float], ...]] = []
    for other in reversed(view.near(ink)):
        mark = other.mark
        if other.order >= leaf.order or isinstance(mark, Text):
            continue
        if not covers(mark, ink):
            if is_motif(mark) and touches(mark, ink):
                partly.append(str(getattr(mark, "fill", "")))
            continue
        if isinstance(mark, Picture):
            return ()
        fill = getattr(mark, "fill", None) or getattr(mark, "stroke", None)
        opacity = mark.opacity if isinstance(mark, Rect) else 1.0
        if isinstance(fill, Gradient):
            sheer.append(tuple((color, alpha * opacity) for _, color, alpha in fill.stops))
        elif isinstance(fill, str) and opacity < 1:
            sheer.append(((fill, opacity),))
        elif isinstance(fill, str):
            under = (fill,)
            break
    for stops in reversed(sheer):
        under = [_over(color, alpha, below) for color, alpha in stops for below in under]
    return (*under, *partly)


def _over(color: str, alpha: float, below: str) -> str:
    """`color` at `alpha` painted on `below`, as browsers blend: in sRGB."""
    parts = []
    for i in (1, 3, 5):
        top, base = int(color[i : i + 2], 16), int(below[i : i + 2], 16)
        parts.append(round(alpha * top + (1 - alpha) * base))
    return "#" + "".join(f"{p:02X}" for p in parts)
