"""Bands dealt out to pages: as few as keep to the longest page, of like heights."""

from __future__ import annotations

from collections.abc import Sequence


def sheets(
    opening: float, further: float, heights: Sequence[float], longest: float
) -> list[list[int]]:
    """Which bands go on which page. `opening` is the height of the first page's opening, `further`
    that of the others', `longest` what a page may hold besides its footer."""
    if opening + sum(heights) <= longest or len(heights) < 2:
        return [list(range(len(heights)))]
    count, held = 1, opening
    for i, height in enumerate(heights):
        if i and held + height > longest:
            count, held = count + 1, further
        held += height
    target = (opening + (count - 1) * further + sum(heights)) / count
    dealt: list[list[int]] = [[]]
    held = opening
    for i, height in enumerate(heights):
        # A band goes over when the page is nearer to the mean height without it.
        over = held + height > longest or held + height / 2 > target
        if dealt[-1] and over and len(dealt) < count:
            dealt.append([])
            held = further
        dealt[-1].append(i)
        held += height
    return dealt
