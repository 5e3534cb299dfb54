"""What forms with several columns share: labels pushed apart, comets, changes, dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from infographic.blocks.base import Setting
from infographic.marks import Gradient, Path, polygon
from infographic.story.model import Figure, Item, Panel
from infographic.text.numbers import rounded

_DATE = re.compile(r"(?:^|\D)((?:19|20)\d\d)(?:[-/.](\d\d?)|\s?[QH](\d))?(?!\d)")


def spread(
    wishes: Sequence[float],
    heights: Sequence[float],
    low: float | None = None,
    high: float | None = None,
) -> list[float]:
    """Centres near `wishes` for things `heights` tall, none on another, between `low` and `high`.

    Things that touch move as one block to the mean of what its members wish: the least squared
    shift that keeps their order (pool adjacent violators).
    """
    order = sorted(range(len(wishes)), key=lambda i: wishes[i])
    blocks: list[tuple[list[int], float, float]] = []  # members, top, height
    for i in order:
        members, top, tall = [i], wishes[i] - heights[i] / 2, heights[i]
        while blocks and blocks[-1][1] + blocks[-1][2] > top:
            before = blocks.pop()
            members = before[0] + members
            tall += before[2]
            top = _wished_top(members, wishes, heights)
        if low is not None:
            top = max(top, low)
        blocks.append((members, top, tall))
    if high is not None:
        limit = high
        for b in range(len(blocks) - 1, -1, -1):
            members, top, tall = blocks[b]
            blocks[b] = (members, min(top, limit - tall), tall)
            limit = blocks[b][1]
    centres = [0.0] * len(wishes)
    for members, top, _ in blocks:
        for i in members:
            centres[i] = top + heights[i] / 2
            top += heights[i]
    return centres


def _wished_top(members: Sequence[int], wishes: Sequence[float], heights: Sequence[float]) -> float:
    """Where the top of a block of touching things is, so that they lie nearest to their wishes."""
    above = 0.0
    wished = 0.0
    for i in members:
        wished += wishes[i] - heights[i] / 2 - above
        above += heights[i]
    return wished / len(members)


def comet(
    xa: float,
    ya: float,
    xb: float,
    yb: float,
    tail: float,
    nose: float,
    color: str,
    faint: float,
    full: float,
) -> Path:
    """A ribbon from an earlier point to a later one: it widens and grows opaque with time."""
    t, n = tail / 2, nose / 2
    return Path(
        polygon((xa, ya - t), (xb, yb - n), (xb, yb + n), (xa, ya + t)),
        Gradient(xa, ya, xb, yb, ((0.0, color, faint), (1.0, color, full))),
    )


def change(a: Figure | None, b: Figure | None) -> float | None:
    """From `a` to `b`; None where either is unknown. No binary dust: 20.7 from 28.2 is -7.5."""
    if a is None or b is None:
        return None
    return round(b.number - a.number, 6)


def signed(value: float | None, panel: Panel, setting: Setting) -> str:
    """A change as it is printed; what rounds to nothing has no sign."""
    if value is None:
        return ""
    return setting.numbers.signed(float(rounded(value, panel.decimals)) or 0.0, panel.decimals)


def first_last(item: Item) -> tuple[int, int] | None:
    """The first and the last column an item has a figure in."""
    known = [c for c, f in enumerate(item.figures) if f is not None]
    return (known[0], known[-1]) if known else None


def moment(name: str) -> float | None:
    """A column's date as years: `2021`, `2021-07` is 2021.5, `2021 Q3` too."""
    found = _DATE.search(name)
    if not found:
        return None
    year = float(found[1])
    if found[2] and 1 <= int(found[2]) <= 12:
        return year + (int(found[2]) - 1) / 12
    if found[3] and 1 <= int(found[3]) <= 4:
        return year + (int(found[3]) - 1) / 4
    return year


def moments(columns: Sequence[str]) -> list[float] | None:
    """The dates of all columns where each has one and they go forward."""
    dates = [moment(name) for name in columns]
    known = [d for d in dates if d is not None]
    if len(known) < len(dates) or any(b <= a for a, b in pairwise(known)):
        return None
    return known


def short_year(name: str) -> str:
    """`'12` for a plain year between others."""
    return f"\u2019{name[2:]}" if re.fullmatch(r"(19|20)\d\d", name) else name


def nice_top(highest: float) -> float:
    """The next of 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10 times a power of ten."""
    if highest <= 0:
        return 1.0
    power = 1.0
    while power * 10 <= highest:
        power *= 10
    while power > highest:
        power /= 10
    return next(
        power * step for step in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if power * step >= highest
    )


def pole_name(names: Sequence[str], several: bool) -> str:
    """The words all names of a pole share ("Very satisfied", "Satisfied" → "satisfied"), at most
    two of them; empty where there are none. A pole of one point is its own name."""
    if not names:
        return ""
    if not several:
        return names[0]
    split = [[w.strip("(),.;:") for w in name.split()] for name in names]
    common = [
        w
        for w in split[0]
        if all(w.casefold() in (v.casefold() for v in other) for other in split[1:])
    ]
    if not 1 <= len(common) <= 2 or max(len(w) for w in common) < 3:
        return ""
    text = " ".join(common)
    return text if text.isupper() else text[:1].lower() + text[1:]
