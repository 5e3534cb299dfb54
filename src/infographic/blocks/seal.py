"""A seal stub."""

from __future__ import annotations

import math

from infographic.blocks.base import Setting
from infographic.marks import Datum, Mark, Path, polygon
from infographic.text.paragraph import paragraph
from infographic.text.shape import line


def seal(
    cx: float,
    cy: float,
    r: float,
    numeral: str,
    words: str,
    fill: str,
    ink: str,
    setting: Setting,
    datum: Datum | None = None,
) -> list[Mark]:
    n = 44
    pts = []
    for i in range(n):
        a = i / n * 2 * math.pi
        q = r if i % 2 else r - 9
        pts.append((cx + q * math.sin(a), cy - q * math.cos(a)))
    marks: list[Mark] = [Path(polygon(*pts), fill)]
    t = setting.type("seal")
    ln = line(numeral, t)
    s = min(t.size, t.size * 1.45 * r / ln.ink.w)
    ln = line(numeral, t.at(size=s))
    marks.append(ln.at(cx - ln.ink.w / 2 - ln.ink.x, cy + 8, ink, role="value", datum=datum))
    w = paragraph(words, setting.type("caption_small"), 1.5 * r)
    marks += w.at(cx, cy + 26, ink, "middle")
    return marks
