"""A seal: a toothed disc with one figure and the words that go with it."""

from __future__ import annotations

import math
from collections.abc import Iterator

from infographic.blocks.base import Setting
from infographic.blocks.outlines import star
from infographic.marks import Datum, Mark, Path
from infographic.text.paragraph import Paragraph, paragraph
from infographic.text.shape import Line, line

_TEETH = 22
# In radii: how deep the valleys between teeth are, their corners, and the air around the text.
_DEPTH = 0.09
_ROUND = 0.05
_AIR = 0.05
# The figure in radii: no larger, no smaller. The gap to the words in their size.
_LARGEST = 1.1
_LEAST = 0.34
_GAP = 0.5
_LINES = 3
# How much of its size a numeral keeps at least where the words under it are set in one line.
_SUFFERS = 0.75


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
    least: float | None = None,
) -> list[Mark]:
    """A seal of radius `r` (to the tips of its teeth) around (`cx`, `cy`): the numeral as large as
    it goes with the words under it in at most three lines. Empty where the words do not fit.
    `least` is the least size of text, where that is not the style's."""
    smallest = setting.style.smallest if least is None else least
    inner = r * (1 - _DEPTH - _AIR)
    fitted = _fitted(inner, r, numeral, words, smallest, setting)
    if least is not None and fitted and len(fitted[1].lines) > 1:
        # In a small seal words rather keep to one line than to their size.
        fitted = _in_a_line(inner, r, numeral, words, fitted[0], least, setting) or fitted
    if fitted is None:
        return []
    figure, said, top = fitted
    edge = star(cx, cy, r, _TEETH, _DEPTH * r, _ROUND * r)
    y = cy + top
    marks: list[Mark] = [Path(edge, fill)]
    x = cx - figure.ink.x - figure.ink.w / 2
    role = "numeral" if any(c.isdecimal() for c in numeral) else "label"
    marks.append(figure.at(x, y + figure.cap, ink, role=role, datum=datum))
    y += figure.cap + _gap(figure, said)
    marks += said.at(cx, y, ink, "middle", role="label")
    return marks


def _in_a_line(
    inner: float,
    r: float,
    numeral: str,
    words: str,
    broken: Line,
    least: float,
    setting: Setting,
) -> tuple[Line, Paragraph, float] | None:
    """The words in one line of the least size, if the numeral hardly suffers from that."""
    said = paragraph(words, setting.type("chip").at(size=least), 2 * inner)
    found = _largest(inner, r, numeral, said, least, setting) if len(said.lines) == 1 else None
    if found is None or found[0].type.size < _SUFFERS * broken.type.size:
        return None
    return found[0], said, found[1]


def _fitted(
    inner: float, r: float, numeral: str, words: str, smallest: float, setting: Setting
) -> tuple[Line, Paragraph, float] | None:
    """The largest numeral, the words in the largest type that go with it, and the top of both
    relative to the centre. Words are set smaller only where they do not fit otherwise."""
    size = max(setting.type("chip").size, smallest)
    while size >= smallest - 1e-9:
        best: tuple[Line, Paragraph, float] | None = None
        for said in _wraps(words, size, inner, setting):
            found = _largest(inner, r, numeral, said, smallest, setting)
            if found and (best is None or found[0].type.size > best[0].type.size + 0.01):
                best = (found[0], said, found[1])
        if best is not None:
            return best
        size = size - 2 if size - 2 >= smallest or size <= smallest else smallest
    return None


def _wraps(words: str, size: float, inner: float, setting: Setting) -> Iterator[Paragraph]:
    """The words in one line, in two, in three, each as narrow as it gets."""
    type = setting.type("chip").at(size=size)
    if not words:
        yield Paragraph((), type)
        return
    seen: set[int] = set()
    for step in range(20, 5, -1):
        said = paragraph(words, type, inner * step / 10)
        count = len(said.lines)
        if count <= _LINES and count not in seen and said.width <= inner * step / 10:
            seen.add(count)
            yield said


def _largest(
    inner: float, r: float, numeral: str, said: Paragraph, smallest: float, setting: Setting
) -> tuple[Line, float] | None:
    """The largest numeral that fits a circle of radius `inner` with these words under it, and the
    top of the two relative to the centre."""
    type = setting.type("seal")
    size = _LARGEST * r
    while size >= max(_LEAST * r, smallest):
        figure = line(numeral, type.at(size=size))
        gap = _gap(figure, said)
        tall = figure.cap + gap + said.height
        # Down from the middle first: the numeral is the wider of the two.
        for shift in (0.0, 0.03, 0.06, -0.03, 0.09, -0.06):
            top = shift * r - tall / 2
            if _inside(inner, figure, said, top, gap):
                return figure, top
        size *= 0.97
    return None


def _gap(figure: Line, said: Paragraph) -> float:
    """From the numeral's baseline to the words: more where a comma hangs between them."""
    if not said.lines:
        return 0.0
    return max(_GAP * said.type.size, figure.ink.bottom + said.rise + 0.24 * said.type.size)


def _inside(inner: float, figure: Line, said: Paragraph, top: float, gap: float) -> bool:
    """Whether every line's corners lie in the circle."""
    boxes = [(figure.ink.w, top, top + figure.cap)]
    baseline = top + figure.cap + gap + said.type.cap
    for ln in said.lines:
        boxes.append((ln.advance, baseline - said.type.cap, baseline + 0.12 * said.type.size))
        baseline += said.pitch
    return all(math.hypot(w / 2, max(abs(a), abs(b))) <= inner for w, a, b in boxes)
