"""Pages of a fixed size in full-bleed grounds: a cover, and questions beside and below it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from infographic.blocks.base import Setting
from infographic.blocks.registry import blocks
from infographic.errors import Report
from infographic.layout.finish import finished
from infographic.layout.fitting import Fitting
from infographic.layout.fixed.brief import Brief, Compose, Drafted
from infographic.layout.fixed.chart import ChartRegion, shown_moved
from infographic.layout.fixed.cutting import Cell, Cut, Cutting, Frame
from infographic.layout.fixed.grounds import grounds
from infographic.layout.fixed.loudness import loudness, texts
from infographic.layout.fixed.method import MethodRegion
from infographic.layout.fixed.region import Filled, Room
from infographic.layout.fixed.source import signed
from infographic.layout.fixed.title import CoverRegion
from infographic.layout.fixed.workshop import Workshop
from infographic.layout.formats import Format
from infographic.layout.motifs import motif
from infographic.layout.page import Page, Placed
from infographic.layout.rules import rule
from infographic.marks import Box, Mark, Rect
from infographic.story.categories import categories
from infographic.story.model import Chapter, Panel, Story
from infographic.story.parts import fact
from infographic.story.ranking import ranked
from infographic.story.words import words
from infographic.style.tokens import Style
from infographic.text.numbers import Numbers

# The air at the edges of a page: a share of its shorter side, between bounds.
_MARGIN, _LEAST_MARGIN = 0.058, 28.0
_GAP = 0.72
# The share of that air which is left where a platform cuts an edge off.
_SAFE_AIR = 0.6
_STEP = 4.0
# Pages whose shorter sides agree within this share what is measured.
_SIDE = 60.0
# Pages at least this high have a foot with credits; on others the cover says whose they are.
_FOOT_FROM = 1300.0
_FOOT_AIR = 24.0
# A page less high has little room for kickers.
_SMALL = 1400.0
# How loud a line beside the hero may be, in the hero's loudest.
_NEXT = 0.9
# How high the capitals of one figure are by nature and at most, and its type at most, in the page's
# shorter side.
_CAPS = {"fact": (0.11, 0.16), "lockup": (0.1, 0.15)}
_HUGE = 0.22
# The most a headline has on such a page before it is enlarged with its chart.
_HEADLINES = {"lead": 60.0, "headline": 52.0, "panel_headline": 44.0}
# Questions share a page of a deck where none of them loses more than this by it.
_SHARED_LOSS = 0.1
_TOGETHER = 3
_EASY_ROOM = 180.0
# What is left of the air in a head.
_AIR = 0.75
# How many questions may give a deck its first figure.
_FIRST_FIGURES = 6
# How many questions are weighed for a page: beyond these none has a chance.
_POOL = 3
_POOL_AREA = 200_000.0


def fixed_bands(
    story: Story,
    style: Style,
    format: Format,
    report: Report,
    fonts: tuple[str, ...],
    workshop: Workshop,
) -> Compose:
    """Draws pages of one story and format, as `Fixed` says."""
    assert format.height is not None
    small = format.height < _SMALL
    side = _SIDE * round(min(format.width, format.height) / _SIDE)

    def desk() -> _Desk:
        return _desk(story, style.set_in(story.locale, fonts), report, small, side)

    return _Pages(story, format, report, workshop.once(("bands", small, side), desk)).draft


@dataclass(eq=False)
class _Desk:
    """What pages of one kind share: the style as it is on them, blocks and questions measured, the
    covers by their number in a deck."""

    style: Style
    setting: Setting
    fitting: Fitting
    small: bool
    hero: Panel | None
    regions: dict[str, ChartRegion] = field(default_factory=dict)
    covers: dict[str, CoverRegion] = field(default_factory=dict)

    def region(self, unit: Chapter) -> ChartRegion:
        if unit.id not in self.regions:
            self.regions[unit.id] = ChartRegion(
                unit, self.fitting, self.setting, self.small, self.hero
            )
        return self.regions[unit.id]

    def cover(self, story: Story, number: str) -> CoverRegion:
        if number not in self.covers:
            self.covers[number] = CoverRegion(story, self.fitting, self.setting, number)
        return self.covers[number]


def _desk(story: Story, style: Style, report: Report, small: bool, side: float) -> _Desk:
    style = _quieter(_compact(style) if small else style, side)
    setting = Setting(
        style=style,
        ground=style.grounds[style.rhythm.hero],
        numbers=Numbers(story.locale),
        words=words(story.locale),
        survey_n=story.n,
        categories=categories(story),
    )
    return _Desk(style, setting, Fitting(blocks(style), report), small, story.hero)


# The foot of a page on the ground of a name, its top at 0.
Foot = Callable[[str], Filled]


@dataclass(eq=False)
class _Pages:
    story: Story
    format: Format
    report: Report
    desk: _Desk
    cuts: dict[tuple[str, ...], tuple[Cut, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        assert self.format.height is not None
        self.style, self.setting = self.desk.style, self.desk.setting
        self.box = Box(0, 0, self.format.width, self.format.height)
        side = min(self.box.w, self.box.h)
        # In steps, so that pages of one width have insides of one width.
        margin = _STEP * round(max(_LEAST_MARGIN, _MARGIN * side) / _STEP)
        _, right, _, left = self.format.safe
        self.margin = max(min(self.style.space.margin, margin), right, left)

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
        cover = self.desk.cover(story, brief.number)
        foot = partial(self._foot, brief.number, True) if self._has_foot() else None
        frame = self._frame(foot)
        pool = min(len(brief.units), _POOL + round(self.box.w * self.box.h / _POOL_AREA))
        units = [self.desk.region(unit) for unit in brief.units[:pool]]
        if brief.kind == "cover" and hero is None:
            units = self._headlines()
        # A cover without a hero has no figure: the best question that has room is shown with it.
        needed = 1 if units and hero is None else 0
        cut = Cutting(frame, cover, units, needed).best()
        if cut is None and needed:
            rest = (
                Cutting(frame, cover, [self.desk.region(unit)], 1) for unit in brief.units[pool:]
            )
            found = (cutting.best() for cutting in rest)
            cut = next(filter(None, found), None) or Cutting(frame, cover, units).best()
        if cut is None:
            # Not even the cover has the room it needs: it stands alone, as it can.
            least = min(cover.ways(frame.inside(frame.box).w), key=lambda way: way.least)
            cut = Cut((Cell(cover, frame.box, least),), 0.0)
        page, _ = self._page(cut, self.style.rhythm.hero, foot)
        return Drafted(page)

    def _headlines(self) -> list[ChartRegion]:
        """The figure that a deck opens with where the survey has none to open with."""
        for unit in ranked(self.story)[:_FIRST_FIGURES]:
            alone = fact(unit, self.setting.words, self.setting.numbers, None)
            if alone is not None:
                setting, fitting = self.desk.setting, self.desk.fitting
                return [ChartRegion(alone, fitting, setting, self.desk.small, cuttable=False)]
        return []

    def _section(self, brief: Brief) -> Drafted:
        foot = partial(self._foot, brief.number or "0 / 0", False)
        frame = self._frame(foot)
        # A deck asks once how many questions a page takes, then for the page itself.
        key = tuple(unit.id for unit in brief.units)
        if key not in self.cuts:
            self.cuts[key] = self._shared(brief.units, frame)
        cut, count = self.cuts[key]
        first = self._turn(brief)
        page, _ = self._page(cut, first, foot)
        return Drafted(page, count)

    def _shared(self, units: Sequence[Chapter], frame: Frame) -> tuple[Cut, int]:
        """As many of the first questions as have room on one page, and how many those are."""
        for count in range(min(_TOGETHER, len(units)), 1, -1):
            regions = [self.desk.region(unit) for unit in units[:count]]
            cut = Cutting(frame, None, regions, needed=count).best()
            # In a deck each question is whole where a page of its own could show it whole.
            if cut and all(cell.way.loss <= _SHARED_LOSS for cell in cut.cells):
                return cut, count
        return self._alone(units[0], frame), 1

    def _alone(self, unit: Chapter, frame: Frame) -> Cut:
        """A question that has the page to itself."""
        region = self.desk.region(unit)
        inner = frame.inside(frame.box)
        ground = self.style.grounds[self.style.rhythm.plain[0]]
        below = frame.box.bottom - inner.bottom
        room = Room(inner.w, inner.h, ground, (self.margin, self.margin), below)
        way = region.fullest(room)
        return Cut((Cell(region, frame.box, way),), way.loss)

    def _closing(self, brief: Brief) -> Drafted:
        foot = partial(self._foot, brief.number, False)
        frame = self._frame(foot)
        region = MethodRegion(self.story, self.setting)
        way = next(region.ways(frame.inside(frame.box).w))
        cut = Cut((Cell(region, frame.box, way),), 0.0)
        page, _ = self._page(cut, self.style.rhythm.hero, foot)
        return Drafted(page)

    def _turn(self, brief: Brief) -> str:
        """The ground of a page of a deck: the lead's for the loudest, the quiet ones in turn."""
        rhythm = self.style.rhythm
        if brief.units[0].lead:
            return rhythm.lead
        place = int(brief.number.split(" / ")[0]) if brief.number else 0
        return rhythm.plain[place % len(rhythm.plain)]

    # -- the page --------------------------------------------------------------------------------

    def _has_foot(self) -> bool:
        return self.box.h >= _FOOT_FROM

    def _foot(self, number: str, told: bool, name: str) -> Filled:
        """The page's last line on the ground of that name, its top at 0."""
        width = self.box.w - 2 * self.margin
        ground = self.style.grounds[name]
        made = signed(self.story, width, self.setting.on(ground), number, told)
        height = made.height + 2 * _FOOT_AIR + self.format.safe[2]
        box = Box(0, 0, self.box.w, self._sharp(height))
        marks: list[Mark] = [Rect(box, ground.fill, role="ground")]
        return Filled((*marks, *made.at(self.margin, _FOOT_AIR)), ())

    def _frame(self, foot: Foot | None) -> Frame:
        gap = _GAP * self.margin
        top, bottom = self._air(self.format.safe[0]), self._air(self.format.safe[2])
        if foot is None:
            return Frame(self.box, self.margin, gap, top, bottom)
        below = foot(self.style.rhythm.footer).marks[0].bounds.h
        box = Box(0, 0, self.box.w, self._sharp(self.box.h - below))
        return Frame(box, self.margin, gap, top, gap)

    def _air(self, unsafe: float) -> float:
        """The air at an edge of which so much is covered or cut off: that of the other edges where
        that leaves enough of it."""
        return max(self.margin, unsafe + _SAFE_AIR * self.margin)

    def _page(self, cut: Cut, first: str, foot: Foot | None) -> tuple[Page, Sequence[Filled]]:
        frame = self._frame(foot)
        names = grounds(cut.cells, self.style.rhythm, first)
        marks: list[Mark] = []
        placed: list[Placed] = []
        shown: list[Filled] = []
        loudest = math.inf
        for cell, name in zip(cut.cells, names, strict=True):
            filled = self._drawn(cell, name, frame, loudest)
            if isinstance(cell.region, CoverRegion):
                loudest = _NEXT * max(map(loudness, texts(filled.marks)), default=math.inf)
            ground = self.style.grounds[name]
            box = self._snapped(cell.box)
            marks += [Rect(box, ground.fill, role="ground"), *motif(box, ground, self.style)]
            marks += filled.marks
            placed += filled.placed
            shown.append(filled)
        if foot is not None:
            marks += self._foot_marks(foot, names, cut, frame)
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

    def _foot_marks(
        self, foot: Foot, names: Sequence[str], cut: Cut, frame: Frame
    ) -> Sequence[Mark]:
        """The foot in its place, on a ground that none above it has; on the same one, and under a
        rule, where all have the foot's own."""
        rhythm = self.style.rhythm
        low = {
            name
            for cell, name in zip(cut.cells, names, strict=True)
            if cell.box.bottom >= frame.box.bottom - 1
        }
        choices = (rhythm.footer, *rhythm.plain, rhythm.lead, rhythm.hero)
        alone = low == {rhythm.footer}
        name = rhythm.footer if alone else next((c for c in choices if c not in low), choices[0])
        marks = list(shown_moved(foot(name), 0.0, frame.box.bottom).marks)
        if alone and not cut.cells[-1].region.grounded:
            setting = self.setting.on(self.style.grounds[name])
            marks += rule(self.margin, frame.box.bottom, self.box.w - 2 * self.margin, setting)
        return marks

    def _drawn(self, cell: Cell, name: str, frame: Frame, loudest: float) -> Filled:
        inner = frame.inside(cell.box, cell.region.grounded)
        box = cell.box
        room = Room(
            inner.w,
            inner.h,
            self.style.grounds[name],
            (inner.x - box.x, box.right - inner.right),
            box.bottom - inner.bottom,
            loudest,
            inner.y - box.y,
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


def _quieter(style: Style, side: float) -> Style:
    """The style with single figures no higher than suits a page of that shorter side: the hero's
    is the one that is larger."""
    types = dict(style.type)
    huge = types["numeral_huge"]
    types["numeral_huge"] = huge.at(size=min(huge.size, _HUGE * side))
    options = {name: dict(held) for name, held in style.blocks.items()}
    for name, (natural, largest) in _CAPS.items():
        own = {"natural_cap": natural * side, "largest_cap": largest * side}
        options[name] = {**options.get(name, {}), **own}
    options["fact"]["together"] = True
    return replace(style, type=types, blocks=options)


def _compact(style: Style) -> Style:
    """The style with the headlines of a small page: its hero is what is large there."""
    types = dict(style.type)
    for role, most in _HEADLINES.items():
        types[role] = types[role].at(size=min(types[role].size, most))
    space = style.space
    airs = {name: _AIR * getattr(space, name) for name in ("kicker_gap", "question_gap", "h3_gap")}
    # Its cells are as wide as a phone, and have the forms of one.
    column = replace(space, narrow=0.0, gap=0.0, wide=space.content, **airs)
    # Rows are dear: labels stand beside their marks as long as those can be told apart.
    options = {name: dict(held) for name, held in style.blocks.items()}
    options["dumbbell"] = {**options.get("dumbbell", {}), "easy_room": _EASY_ROOM}
    # A question on a ribbon would be louder than its answer.
    shape = replace(style.shape, title="plain")
    return replace(style, type=types, space=column, shape=shape, blocks=options)
