"""Pages of a fixed size in full-bleed grounds: a cover, and questions beside and below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from infographic.blocks.base import Setting
from infographic.blocks.registry import blocks
from infographic.errors import Report
from infographic.layout.finish import finished
from infographic.layout.fitting import Fitting
from infographic.layout.fixed.brief import Brief, Compose, Drafted
from infographic.layout.fixed.chart import ChartRegion, shown_moved
from infographic.layout.fixed.cutting import Cell, Cut, Cutting, Frame
from infographic.layout.fixed.grounds import grounds
from infographic.layout.fixed.method import MethodRegion
from infographic.layout.fixed.region import Filled, Room
from infographic.layout.fixed.source import signed
from infographic.layout.fixed.title import CoverRegion
from infographic.layout.formats import Format
from infographic.layout.motifs import motif
from infographic.layout.page import Page, Placed
from infographic.marks import Box, Mark, Rect
from infographic.story.categories import categories
from infographic.story.model import Chapter, Story
from infographic.story.words import words
from infographic.style.tokens import Style
from infographic.text.numbers import Numbers

# The air at the edges of a page: a share of its mean side, between bounds.
_MARGIN, _LEAST_MARGIN = 0.058, 28.0
_GAP = 0.72
# Pages at least this high have a foot that says whose they are.
_FOOT_FROM = 780.0
_FOOT_AIR = 24.0
# A page less high has little room for kickers.
_SMALL = 1400.0
# The most a headline has on such a page before it is enlarged with its chart.
_HEADLINES = {"lead": 60.0, "headline": 52.0, "panel_headline": 44.0}
# Questions share a page of a deck where none of them loses more than this by it.
_SHARED_LOSS = 0.1
# How many questions are weighed for a page: beyond these none has a chance.
_POOL = 7
_POOL_AREA = 160_000.0


def fixed_bands(
    story: Story, style: Style, format: Format, report: Report, fonts: tuple[str, ...] = ()
) -> Compose:
    """Draws pages of one story and format, as `Fixed` says."""
    return _Pages(story, style.set_in(story.locale, fonts), format, report).draft


@dataclass(eq=False)
class _Pages:
    story: Story
    style: Style
    format: Format
    report: Report
    regions: dict[str, ChartRegion] = field(default_factory=dict)

    def __post_init__(self) -> None:
        assert self.format.height is not None
        self.box = Box(0, 0, self.format.width, self.format.height)
        side = (self.box.w * self.box.h) ** 0.5
        margin = min(self.style.space.margin, max(_LEAST_MARGIN, _MARGIN * side))
        _, right, _, left = self.format.safe
        self.margin = max(margin, right, left)
        if self.box.h < _SMALL:
            self.style = _compact(self.style)
        self.fitting = Fitting(blocks(self.style), self.report)
        self.setting = Setting(
            style=self.style,
            ground=self.style.grounds[self.style.rhythm.hero],
            numbers=Numbers(self.story.locale),
            words=words(self.story.locale),
            survey_n=self.story.n,
            categories=categories(self.story),
        )

    # -- briefs ----------------------------------------------------------------------------------

    def draft(self, brief: Brief) -> Drafted:
        if brief.kind in ("whole", "cover"):
            return self._covered(brief)
        if brief.kind == "closing":
            return self._closing(brief)
        return self._section(brief)

    def _covered(self, brief: Brief) -> Drafted:
        hero = self.story.hero
        if hero and hero.form == "dots":
            hero = replace(hero, form=self.style.shape.hero)
        story = replace(self.story, hero=hero)
        cover = CoverRegion(story, self.fitting, self.setting, brief.number)
        foot = self._foot(brief.number, told=True) if self._has_foot() else None
        frame = self._frame(foot)
        pool = min(len(brief.units), _POOL + int(self.box.w * self.box.h / _POOL_AREA) - 2)
        units = [self._region(unit) for unit in brief.units[:pool]]
        cut = Cutting(frame, cover, units).best()
        if cut is None:
            # Not even the cover has the room it needs: it stands alone, as it can.
            least = min(cover.ways(frame.inside(frame.box).w), key=lambda way: way.least)
            cut = Cut((Cell(cover, frame.box, least),), 0.0)
        page, _ = self._page(cut, self.style.rhythm.hero, foot, brief)
        return Drafted(page)

    def _section(self, brief: Brief) -> Drafted:
        foot = self._foot(brief.number or "0 / 0", told=False)
        frame = self._frame(foot)
        most = 3 if self.box.w > self.box.h else 2
        for count in range(min(most, len(brief.units)), 0, -1):
            units = [self._region(unit) for unit in brief.units[:count]]
            cut = Cutting(frame, None, units, needed=count).best()
            # In a deck each question is whole where a page of its own could show it whole.
            if cut and (count == 1 or all(cell.way.loss <= _SHARED_LOSS for cell in cut.cells)):
                break
        else:
            region = self._region(brief.units[0])
            width = frame.inside(frame.box).w
            least = min(region.ways(width), key=lambda way: way.least)
            cut, count = Cut((Cell(region, frame.box, least),), 0.0), 1
        first = self._turn(brief)
        page, _ = self._page(cut, first, foot, brief)
        return Drafted(page, count)

    def _closing(self, brief: Brief) -> Drafted:
        foot = self._foot(brief.number, told=False)
        frame = self._frame(foot)
        region = MethodRegion(self.story, self.setting)
        way = next(region.ways(frame.inside(frame.box).w))
        cut = Cut((Cell(region, frame.box, way),), 0.0)
        page, _ = self._page(cut, self.style.rhythm.hero, foot, brief)
        return Drafted(page)

    def _turn(self, brief: Brief) -> str:
        """The ground of a page of a deck: the lead's for the loudest, the quiet ones in turn."""
        rhythm = self.style.rhythm
        if brief.units[0].lead:
            return rhythm.lead
        place = int(brief.number.split(" / ")[0]) if brief.number else 0
        return rhythm.plain[place % len(rhythm.plain)]

    def _region(self, unit: Chapter) -> ChartRegion:
        if unit.id not in self.regions:
            small = self.box.h < _SMALL
            self.regions[unit.id] = ChartRegion(unit, self.fitting, self.setting, small)
        return self.regions[unit.id]

    # -- the page --------------------------------------------------------------------------------

    def _has_foot(self) -> bool:
        return self.box.h >= _FOOT_FROM

    def _foot(self, number: str, told: bool) -> Filled:
        """The page's last line, its top at 0, on a ground that is not that of what it ends."""
        width = self.box.w - 2 * self.margin
        ground = self.style.grounds[self.style.rhythm.footer]
        made = signed(self.story, width, self.setting.on(ground), number, told)
        height = made.height + 2 * _FOOT_AIR + self.format.safe[2]
        box = Box(0, 0, self.box.w, self._sharp(height))
        marks: list[Mark] = [Rect(box, ground.fill, role="ground")]
        return Filled((*marks, *made.at(self.margin, _FOOT_AIR)), ())

    def _frame(self, foot: Filled | None) -> Frame:
        gap = _GAP * self.margin
        top = self.format.safe[0] + self.margin
        if foot is None:
            return Frame(self.box, self.margin, gap, top, self.format.safe[2] + self.margin)
        below = foot.marks[0].bounds.h
        box = Box(0, 0, self.box.w, self._sharp(self.box.h - below))
        return Frame(box, self.margin, gap, top, gap)

    def _page(
        self, cut: Cut, first: str, foot: Filled | None, brief: Brief
    ) -> tuple[Page, Sequence[Filled]]:
        frame = self._frame(foot)
        names = grounds(cut.cells, self.style.rhythm, first)
        marks: list[Mark] = []
        placed: list[Placed] = []
        shown: list[Filled] = []
        for cell, name in zip(cut.cells, names, strict=True):
            filled = self._drawn(cell, name, frame)
            ground = self.style.grounds[name]
            box = self._snapped(cell.box)
            marks += [Rect(box, ground.fill, role="ground"), *motif(box, ground, self.style)]
            marks += filled.marks
            placed += filled.placed
            shown.append(filled)
        if foot is not None:
            last = names[-1]
            marks += shown_moved(self._recolored(foot, last, brief), 0.0, frame.box.bottom).marks
        told = self._told(shown)
        page = finished(
            marks,
            placed,
            self.box.w,
            self.box.h,
            self.story,
            self.style,
            self.format,
            self.report,
            told,
        )
        return page, shown

    def _recolored(self, foot: Filled, above: str, brief: Brief) -> Filled:
        """The foot on another ground where the last region has its own."""
        rhythm = self.style.rhythm
        if above != rhythm.footer:
            return foot
        name = next((g for g in rhythm.plain if g != above), rhythm.footer)
        held = replace(self.style, rhythm=replace(rhythm, footer=name))
        return replace_style(self, held)._foot(brief.number, brief.kind in ("whole", "cover"))

    def _drawn(self, cell: Cell, name: str, frame: Frame) -> Filled:
        inner = frame.inside(cell.box, cell.region.grounded)
        box = cell.box
        room = Room(
            inner.w,
            inner.h,
            self.style.grounds[name],
            (inner.x - box.x, box.right - inner.right),
            box.bottom - inner.bottom,
        )
        return shown_moved(cell.region.draw(cell.way, room), inner.x, inner.y)

    def _told(self, shown: Sequence[Filled]) -> Story:
        hero = next((filled.hero for filled in shown if filled.hero), None)
        chapters = tuple(filled.chapter for filled in shown if filled.chapter)
        return replace(self.story, hero=hero, chapters=chapters)

    def _sharp(self, length: float) -> float:
        return round(length / self.format.grain) * self.format.grain

    def _snapped(self, box: Box) -> Box:
        x, y = self._sharp(box.x), self._sharp(box.y)
        return Box(x, y, self._sharp(box.right) - x, self._sharp(box.bottom) - y)


def _compact(style: Style) -> Style:
    """The style with the headlines of a small page: its hero is what is large there."""
    types = dict(style.type)
    for role, most in _HEADLINES.items():
        types[role] = types[role].at(size=min(types[role].size, most))
    return replace(style, type=types)


def replace_style(pages: _Pages, style: Style) -> _Pages:
    """The same pages in a style with another rhythm."""
    return _Pages(pages.story, style, pages.format, pages.report)
