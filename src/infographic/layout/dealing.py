"""Chapters dealt out to sections: what stands alone, and what side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from infographic.layout.head import head, note_lines
from infographic.layout.sections.base import Canvas, Section
from infographic.layout.sections.beside import Beside, likeness
from infographic.layout.sections.pair import Pair
from infographic.layout.sections.twin import Twin, half_width
from infographic.layout.sections.whole import Whole
from infographic.story.model import Chapter, Panel
from infographic.story.ranking import units

# The head of half a pair is at most this tall: its chart must keep the upper hand.
_LONGEST_HALF_HEAD = 420.0
# A list this long beside a compact panel makes a pair of chapters.
_LONG_LIST = 8
# A panel of so few answers has room in half a band, one of more in the wide column beside another.
_SHORT = 4
_LIST = 5


def shared(chapters: Sequence[Chapter], canvas: Canvas) -> list[Section]:
    """A section for each chapter; neighbours where one is compact and the other a long list share
    one."""
    if canvas.space.one_column:
        return [Whole(chapter, _is_loud(chapter)) for chapter in chapters]
    sections: list[Section] = []
    i = 0
    while i < len(chapters):
        # Two pairs in a row would turn the poster into two columns.
        if i + 1 < len(chapters) and not (sections and isinstance(sections[-1], Pair)):
            pair = _pair_of(chapters[i], chapters[i + 1], canvas)
            if pair:
                sections.append(pair)
                i += 2
                continue
        sections.append(Whole(chapters[i]))
        i += 1
    return sections


def _is_loud(chapter: Chapter) -> bool:
    """Whether a chapter of one column is short enough for a loud ground: those that stand side by
    side on wider pages."""
    if len(chapter.panels) != 1 or chapter.lead:
        return False
    panel = chapter.panels[0]
    return len(panel.columns) == 1 and 0 < len(panel.items) <= _SHORT


def _pair_of(a: Chapter, b: Chapter, canvas: Canvas) -> Pair | None:
    """The two chapters as narrow and wide, or None where they do not belong side by side: both
    must be one question, the wide one a list, and their heights must nearly agree."""
    best: tuple[float, Pair] | None = None
    for narrow, wide in ((a, b), (b, a)):
        if narrow.lead or wide.lead or len(narrow.panels) != 1 or len(wide.panels) != 1:
            continue
        compact, full = narrow.panels[0], wide.panels[0]
        if len(full.items) < _LONG_LIST or len(full.columns) > 1:
            continue
        tall = _half(narrow, canvas.space.narrow, 0.7, canvas)
        other = _half(wide, canvas.space.wide, 0.5, canvas)
        if tall is None or other is None:
            continue
        left = canvas.fitting.choose(compact, canvas.space.narrow, canvas.setting)
        # What stretches may be a good deal shorter than its neighbour, never much taller.
        least = 0.6 if left.block.stretches() and len(compact.items) <= 4 else 0.8
        alike = tall / other
        if least <= alike <= 1.1:
            off = abs(1 - alike)
            if best is None or off < best[0]:
                best = (off, Pair(narrow, wide))
    return best[1] if best else None


def _half(chapter: Chapter, width: float, least_score: float, canvas: Canvas) -> float | None:
    """The height of a chapter as half of a pair, or None where it does not suit one."""
    panel = chapter.panels[0]
    choice = canvas.fitting.choose(panel, width, canvas.setting)
    top = head(chapter, "panel_headline", width, canvas.setting)
    if choice.score < least_score or top.height > _LONGEST_HALF_HEAD:
        return None
    body = canvas.fitting.measure(choice.block, panel, width, canvas.setting)
    notes = note_lines(panel.notes, width, canvas.setting).height
    return top.height + canvas.space.head_gap + body + notes


# -- a band for each question --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Unit:
    """One panel on its way to a band: the chapter it is of, cut down to it."""

    chapter: Chapter
    alone: bool  # whether the chapter has no other panel

    @property
    def panel(self) -> Panel:
        return self.chapter.panels[0]


def separate(chapters: Sequence[Chapter], canvas: Canvas) -> list[Section]:
    """A band for each question; two short ones side by side as halves, or a short one with a long
    list beside it: of all ways to deal them in order the one of the least total cost."""
    if canvas.space.one_column:
        return [Whole(unit, _is_loud(unit)) for chapter in chapters for unit in units(chapter)]
    deal = [
        _Unit(unit, len(chapter.panels) == 1) for chapter in chapters for unit in units(chapter)
    ]
    n = len(deal)
    nothing: list[Section] = []
    best = [(0.0, nothing)] + [(float("inf"), nothing)] * n
    for i in range(n):
        cost, made = best[i]
        ways: list[tuple[float, int, Section]] = [(_alone_cost(deal[i]), 1, Whole(deal[i].chapter))]
        if i + 1 < n:
            ways += _two(deal[i], deal[i + 1], made, canvas)
        for extra, taken, section in ways:
            if cost + extra < best[i + taken][0] - 1e-9:
                best[i + taken] = (cost + extra, [*made, section])
    return best[n][1]


def _alone_cost(unit: _Unit) -> float:
    """A short question over the full width stands in a field of nothing."""
    panel = unit.panel
    if len(panel.columns) > 1 or unit.chapter.lead:
        return 0.0
    return 0.6 if len(panel.items) <= _SHORT else 0.15


def _two(
    a: _Unit, b: _Unit, made: Sequence[Section], canvas: Canvas
) -> list[tuple[float, int, Section]]:
    ways: list[tuple[float, int, Section]] = []
    if a.chapter.lead or b.chapter.lead:
        return ways
    same = a.chapter.id.rpartition("-")[0] == b.chapter.id.rpartition("-")[0]
    same = same and not a.alone and not b.alone
    if _is_short(a, canvas) and _is_short(b, canvas) and (same or (a.alone and b.alone)):
        again = 0.3 if made and isinstance(made[-1], Twin) else 0.0
        ways.append((again, 2, Twin(a.chapter, b.chapter)))
    if not same:
        return ways
    for compact, full, swapped in ((a, b, 0.0), (b, a, 0.1)):
        if len(compact.panel.columns) > 1 or len(full.panel.columns) > 1:
            continue
        if len(compact.panel.items) > _SHORT or len(full.panel.items) < _LIST:
            continue
        words = (
            compact.chapter
            if not swapped
            else replace(compact.chapter, kicker=a.chapter.kicker, intro=a.chapter.intro)
        )
        section = Beside(replace(words, panels=(compact.panel, full.panel)))
        hole = 1 - likeness(section.chapter, canvas, canvas.style.rhythm.plain[0])
        ways.append((0.05 + swapped + 1.5 * hole * hole, 2, section))
    return ways


def _is_short(unit: _Unit, canvas: Canvas) -> bool:
    panel = unit.panel
    if len(panel.columns) > 1 or len(panel.items) > _SHORT or not panel.items:
        return False
    width = half_width(canvas.space)
    return canvas.fitting.choose(panel, width, canvas.setting).score >= 0.4
