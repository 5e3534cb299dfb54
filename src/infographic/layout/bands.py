"""The composition of a poster in full-bleed bands: opening, chapters, footer."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from infographic.blocks.base import Composed, Setting
from infographic.blocks.registry import blocks
from infographic.errors import Report
from infographic.layout.finish import finished
from infographic.layout.fitting import Fitting
from infographic.layout.footer import footer
from infographic.layout.formats import Format
from infographic.layout.head import head, note_lines, small_head
from infographic.layout.openings import masthead, opening
from infographic.layout.page import Page, Placed
from infographic.layout.rows import NOTE_GAP, Cell, Row, break_rows
from infographic.marks import Box, Group, Mark, Rect, move
from infographic.story.categories import categories
from infographic.story.model import Chapter, Story
from infographic.story.words import words
from infographic.style.tokens import Style
from infographic.text.numbers import Numbers

# A page is at most this many times as long as it is wide: longer ones no screen scrolls happily.
LONGEST = 6.0
# What a footer and the opening of a further page take, about, when bands are dealt out to pages.
_FOOTER = 420.0
_MASTHEAD = 330.0
# Bars of one chapter share a scale unless that would shrink one of them below this.
_LEAST_SHARED_SCALE = 0.25
# The head of half a pair is at most this tall: its chart must keep the upper hand.
_LONGEST_HALF_HEAD = 420.0
# A list this long beside a compact panel makes a pair of chapters.
_LONG_LIST = 8
# Two quiet grounds, then a dark one, once the poster is long enough to need it.
_QUIET_RUN = 3


@dataclass(frozen=True, slots=True)
class _Band:
    """A full-width stretch of the page: one chapter, or two side by side."""

    chapters: tuple[Chapter, ...]
    grounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A laid-out stretch of the full width, its top at 0."""

    marks: tuple[Mark, ...]
    placed: tuple[Placed, ...]
    height: float


class Bands:
    """Lays one story out in one style and format."""

    def __init__(
        self,
        story: Story,
        style: Style,
        format: Format,
        report: Report,
        fonts: tuple[str, ...] = (),
    ) -> None:
        self.story = story
        style = style.set_in(story.locale, fonts)
        self.style = style
        self.format = format
        self.report = report
        self.fitting = Fitting(blocks(style), report)
        self.space = style.space
        self.setting = Setting(
            style=style,
            ground=style.grounds[style.rhythm.hero],
            numbers=Numbers(story.locale),
            words=words(story.locale),
            bleed=(self.space.margin, self.space.margin),
            survey_n=story.n,
            categories=categories(story),
        )
        self.marks: list[Mark] = []
        self.placed: list[Placed] = []
        self.y = 0.0

    def pages(self) -> tuple[Page, ...]:
        """The story on as few pages as keep to the format's longest, of like heights. Each page is
        whole in itself: it opens with what it is of and ends with the footer."""
        opening = self._laid(self._opening)
        bands = self._bands()
        laid = [self._laid(partial(self._band, band)) for band in bands]
        sheets = self._sheets(opening.height, [stretch.height for stretch in laid])
        made: list[Page] = []
        for number, sheet in enumerate(sheets, 1):
            stretches = [laid[i] for i in sheet]
            last = bands[sheet[-1]].grounds if sheet else (self.style.rhythm.hero,)
            if number == 1:
                first = (
                    opening
                    if len(sheets) == 1
                    else self._laid(partial(self._opening, f"1 / {len(sheets)}"))
                )
            else:
                ground = self._opening_ground(bands[sheet[0]].grounds)
                first = self._laid(partial(self._continued, f"{number} / {len(sheets)}", ground))
            end = self._laid(partial(self._footer, last))
            made.append(self._page([first, *stretches, end]))
        return tuple(made)

    def _laid(self, draw: Callable[[], None]) -> _Stretch:
        """What `draw` puts on an empty page."""
        self.marks, self.placed, self.y = [], [], 0.0
        draw()
        return _Stretch(tuple(self.marks), tuple(self.placed), self.y)

    def _band(self, band: _Band) -> None:
        if len(band.chapters) == 2:
            self._pair(band)
        else:
            self._chapter(band.chapters[0], band.grounds[0])

    def _sheets(self, opening: float, heights: Sequence[float]) -> list[list[int]]:
        """Which bands go on which page: the fewest pages, then the least sum of squared heights."""
        longest = self.format.width * LONGEST - _FOOTER
        if opening + sum(heights) <= longest or len(heights) < 2:
            return [list(range(len(heights)))]
        count, held = 1, opening
        for i, height in enumerate(heights):
            if i and held + height > longest:
                count, held = count + 1, _MASTHEAD
            held += height
        target = (opening + (count - 1) * _MASTHEAD + sum(heights)) / count
        sheets: list[list[int]] = [[]]
        held = opening
        for i, height in enumerate(heights):
            # A band goes over when the page is nearer to the mean height without it.
            over = held + height > longest or held + height / 2 > target
            if sheets[-1] and over and len(sheets) < count:
                sheets.append([])
                held = _MASTHEAD
            sheets[-1].append(i)
            held += height
        return sheets

    def _page(self, stretches: Sequence[_Stretch]) -> Page:
        marks: list[Mark] = []
        placed: list[Placed] = []
        y = 0.0
        for stretch in stretches:
            marks += [move(mark, 0.0, y) for mark in stretch.marks]
            placed += [replace(p, box=p.box.move(0.0, y)) for p in stretch.placed]
            y += stretch.height
        return finished(
            marks, placed, self.format.width, y, self.story, self.style, self.format, self.report
        )

    # -- grounds ---------------------------------------------------------------------------------

    def _bands(self) -> list[_Band]:
        rhythm = self.style.rhythm
        groups = self._paired(self.story.chapters)
        bands: list[_Band] = []
        before = rhythm.hero
        quiet = 0
        for i, group in enumerate(groups):
            last = i == len(groups) - 1
            if len(group) == 2:
                right = next(g for g in (*rhythm.plain[::-1], rhythm.hero) if g != before)
                grounds: tuple[str, ...] = (rhythm.panel, right)
                if before == rhythm.panel:
                    grounds = (rhythm.lead, right)
            elif group[0].lead and not last and before != rhythm.lead:
                grounds = (rhythm.lead,)
            elif quiet >= _QUIET_RUN and not last and not self._lead_next(groups, i):
                grounds = (rhythm.lead if rhythm.lead != before else rhythm.panel,)
            else:
                choices = [g for g in rhythm.plain if g != before]
                grounds = (choices[0] if choices else rhythm.plain[0],)
            quiet = quiet + 1 if grounds[0] in rhythm.plain else 0
            before = grounds[-1]
            bands.append(_Band(tuple(group), grounds))
        return bands

    def _lead_next(self, groups: Sequence[Sequence[Chapter]], i: int) -> bool:
        return i + 1 < len(groups) and groups[i + 1][0].lead

    def _paired(self, chapters: Sequence[Chapter]) -> list[list[Chapter]]:
        """Neighbours where one is compact and the other a long list share a band."""
        groups: list[list[Chapter]] = []
        i = 0
        while i < len(chapters):
            # Two pairs in a row would turn the poster into two columns.
            if i + 1 < len(chapters) and not (groups and len(groups[-1]) == 2):
                pair = self._pair_of(chapters[i], chapters[i + 1])
                if pair:
                    groups.append(pair)
                    i += 2
                    continue
            groups.append([chapters[i]])
            i += 1
        return groups

    def _pair_of(self, a: Chapter, b: Chapter) -> list[Chapter] | None:
        """The two chapters as narrow and wide, or None where they do not belong side by side: both
        must be one question, the wide one a list, and their heights must nearly agree."""
        best: tuple[float, list[Chapter]] | None = None
        for narrow, wide in ((a, b), (b, a)):
            if narrow.lead or wide.lead or len(narrow.panels) != 1 or len(wide.panels) != 1:
                continue
            compact, full = narrow.panels[0], wide.panels[0]
            if len(full.items) < _LONG_LIST or len(full.columns) > 1:
                continue
            tall = self._half(narrow, self.space.narrow, 0.7)
            other = self._half(wide, self.space.wide, 0.5)
            if tall is None or other is None:
                continue
            left = self.fitting.choose(compact, self.space.narrow, self.setting)
            # What stretches may be a good deal shorter than its neighbour, never much taller.
            least = 0.6 if left.block.stretches() and len(compact.items) <= 4 else 0.8
            likeness = tall / other
            if least <= likeness <= 1.1:
                off = abs(1 - likeness)
                if best is None or off < best[0]:
                    best = (off, [narrow, wide])
        return best[1] if best else None

    def _half(self, chapter: Chapter, width: float, least_score: float) -> float | None:
        """The height of a chapter as half of a pair, or None where it does not suit one."""
        panel = chapter.panels[0]
        choice = self.fitting.choose(panel, width, self.setting)
        top = head(chapter, "panel_headline", width, self.setting)
        if choice.score < least_score or top.height > _LONGEST_HALF_HEAD:
            return None
        body = self.fitting.measure(choice.block, panel, width, self.setting)
        notes = note_lines(panel.notes, width, self.setting).height
        return top.height + self.space.head_gap + body + notes

    # -- bands -----------------------------------------------------------------------------------

    def _on(self, ground: str, bleed: tuple[float, float] | None = None) -> Setting:
        margin = self.space.margin
        return replace(
            self.setting,
            ground=self.style.grounds[ground],
            bleed=bleed if bleed is not None else (margin, margin),
        )

    def _ground(self, ground: str, x: float, width: float, height: float) -> None:
        fill = self.style.grounds[ground].fill
        self.marks.append(Rect(Box(x, self.y, width, height), fill, role="ground"))

    def _opening(self, number: str = "") -> None:
        ground = self.style.rhythm.hero
        story = self.story
        if number:
            story = replace(story, strip=(*story.strip, number))
        body = opening(story, self.fitting, self.space.content, self._on(ground))
        height = _whole(self.space.hero_top + body.height + self.space.hero_bottom)
        self._ground(ground, 0, self.format.width, height)
        self.marks += body.at(self.space.margin, self.y + self.space.hero_top)
        if self.story.hero:
            box = Box(self.space.margin, self.y, self.space.content, height)
            self.placed.append(Placed(self.story.hero.id, "hero", box, ground))
        self.y += height

    def _continued(self, number: str, ground: str) -> None:
        """The opening of a further page: what it belongs to, and its number."""
        body = masthead(self.story, number, self.space.content, self._on(ground))
        height = _whole(self.space.hero_top + body.height + self.space.hero_bottom)
        self._ground(ground, 0, self.format.width, height)
        self.marks += body.at(self.space.margin, self.y + self.space.hero_top)
        self.y += height

    def _opening_ground(self, below: tuple[str, ...]) -> str:
        rhythm = self.style.rhythm
        return rhythm.hero if rhythm.hero not in below else rhythm.lead

    def _chapter(self, chapter: Chapter, ground: str) -> None:
        setting = self._on(ground)
        role = "lead" if chapter.lead else "headline"
        top = head(chapter, role, self.space.content, setting)
        titled = len(chapter.panels) > 1
        rows = break_rows(chapter.panels, self.fitting, setting, titled)
        rows = self._shared(rows, setting)
        gap = self.space.head_gap if top.marks else 0.0
        heights = [row.height(setting) for row in rows]
        between = self.space.row_gap + self.space.rule + self.space.rule_gap
        height = _whole(
            self.space.section_top
            + top.height
            + gap
            + sum(heights)
            + between * (len(rows) - 1)
            + self.space.section_bottom
        )
        self._ground(ground, 0, self.format.width, height)
        x = self.space.margin
        y = self.y + self.space.section_top
        self.marks += top.at(x, y)
        y += top.height + gap
        for i, (row, row_height) in enumerate(zip(rows, heights, strict=True)):
            if i:
                y += self.space.row_gap
                rule = Box(x, y, self.space.content, self.space.rule)
                self.marks.append(Rect(rule, setting.ground.rule, role="rule"))
                y += self.space.rule + self.space.rule_gap
            self._row(row, x, y, row_height, setting, ground)
            y += row_height
        self.y += height

    def _shared(self, rows: Sequence[Row], setting: Setting) -> tuple[Row, ...]:
        """The rows with one px per point for all forms of a family, so that lengths and slopes
        compare across the questions of a chapter."""
        natural: dict[str, list[float]] = {}
        for row in rows:
            for cell in row.cells:
                scale = cell.block.scale(cell.panel, cell.width, setting)
                if cell.panel.is_percent and scale is not None:
                    natural.setdefault(cell.block.family, []).append(scale)
        shared = {
            family: min(scales)
            for family, scales in natural.items()
            if len(scales) > 1 and min(scales) >= _LEAST_SHARED_SCALE * max(scales)
        }
        return tuple(
            Row(
                tuple(
                    replace(cell, per_point=shared.get(cell.block.family))
                    if cell.panel.is_percent
                    else cell
                    for cell in row.cells
                )
            )
            for row in rows
        )

    def _row(
        self, row: Row, x: float, y: float, height: float, setting: Setting, ground: str
    ) -> None:
        for cell in row.cells:
            full = cell.width >= self.space.content - 1
            inner = setting if full else replace(setting, bleed=(0.0, 0.0))
            titles = cell.title_height(inner)
            self._cell(cell, x + cell.x, y, titles, height, inner, ground)

    def _cell(
        self,
        cell: Cell,
        x: float,
        y: float,
        titles: float,
        height: float,
        setting: Setting,
        ground: str,
    ) -> None:
        marks: list[Mark] = []
        if cell.titled:
            top = small_head(cell.panel.title, cell.extra(), cell.width, setting)
            marks += top.at(x, y)
        notes = cell.notes_height(setting)
        room = height - titles - notes
        body = self.fitting.compose(
            cell.block,
            cell.panel,
            cell.width,
            cell.scaled(setting),
            room if cell.block.stretches() else None,
        )
        marks += body.at(x, y + titles)
        if cell.panel.notes:
            lines = note_lines(cell.panel.notes, cell.width, setting)
            marks += lines.at(x, y + titles + body.height + NOTE_GAP)
        self.marks.append(Group(tuple(marks), cell.panel.title, cell.panel.id))
        box = Box(x, y, cell.width, titles + body.height + notes)
        self.placed.append(Placed(cell.panel.id, cell.block.name, box, ground))

    def _pair(self, band: _Band) -> None:
        """A compact chapter and a long list side by side, each on its ground; the compact one
        stretches to the list's last line."""
        half = self.space.gap / 2
        margin = self.space.margin
        split = margin + self.space.narrow + half
        widths = (self.space.narrow, self.space.wide)
        bleeds = ((margin, half), (half, margin))
        xs = (margin, split + half)
        tops: list[Composed] = []
        cells: list[Cell] = []
        settings = [self._on(g, b) for g, b in zip(band.grounds, bleeds, strict=True)]
        for chapter, width, setting in zip(band.chapters, widths, settings, strict=True):
            tops.append(head(chapter, "panel_headline", width, setting))
            choice = self.fitting.choose(chapter.panels[0], width, setting)
            cells.append(Cell(chapter.panels[0], choice.block, 0.0, width, False, self.fitting))
        gap = self.space.head_gap
        inner = max(
            top.height + gap + cell.body_height(setting) + cell.notes_height(setting)
            for top, cell, setting in zip(tops, cells, settings, strict=True)
        )
        height = _whole(self.space.section_top + inner + self.space.section_bottom)
        ends = (0.0, split, self.format.width)
        for i, ground in enumerate(band.grounds):
            self._ground(ground, ends[i], ends[i + 1] - ends[i], height)
            y = self.y + self.space.section_top
            self.marks += tops[i].at(xs[i], y)
            top = tops[i].height + gap
            self._cell(cells[i], xs[i], y + top, 0.0, inner - top, settings[i], ground)
        self.y += height

    def _footer(self, before: tuple[str, ...]) -> None:
        ground = self.style.rhythm.footer
        if ground in before:
            ground = next(g for g in self.style.rhythm.plain if g not in before)
        body = footer(self.story.footer, self.space.content, self._on(ground))
        height = _whole(self.space.footer_top + body.height + self.space.footer_bottom)
        self._ground(ground, 0, self.format.width, height)
        self.marks += body.at(self.space.margin, self.y + self.space.footer_top)
        self.y += height


def _whole(height: float) -> float:
    """Bands meet on whole pixels, so that their edges are sharp at every whole scale."""
    return float(math.ceil(height - 0.01))


def bands(
    story: Story, style: Style, format: Format, report: Report, fonts: tuple[str, ...] = ()
) -> tuple[Page, ...]:
    """The story as pages of bands, one if it is not too long; `fonts` are looked in for what the
    style's fonts lack."""
    return Bands(story, style, format, report, fonts).pages()


def panels_of(page: Page) -> list[str]:
    """The ids of the panels a page shows, in order."""
    return [p.panel for p in page.placed]
