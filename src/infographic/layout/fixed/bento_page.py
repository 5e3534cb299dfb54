"""What all pages of one story in tiles share: their room, tiles, and how a page is put together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from infographic.blocks.base import Setting
from infographic.errors import Report
from infographic.layout.finish import finished
from infographic.layout.fitting import Fitting
from infographic.layout.fixed.bento_cut import Region
from infographic.layout.fixed.brief import Brief, Drafted
from infographic.layout.fixed.tiles.base import Desk, FixedTile
from infographic.layout.fixed.tiles.people import PeopleTile
from infographic.layout.fixed.tiles.question import QuestionTile
from infographic.layout.fixed.tiles.telling import Part
from infographic.layout.fixed.tiles.title import TitleTile
from infographic.layout.formats import Format
from infographic.layout.page import Page, Placed
from infographic.layout.scale import scaled
from infographic.layout.tiles.says import accents
from infographic.layout.tiles.tones import Toned, accented, tones
from infographic.marks import Box, Icon, Mark, leaves
from infographic.story.categories import categories
from infographic.story.model import Chapter, Panel, Story
from infographic.story.words import words
from infographic.style.icons import is_brand
from infographic.style.tokens import Ground, Style
from infographic.text.numbers import Numbers
from infographic.text.paragraph import paragraph
from infographic.text.shape import width

_DOT = " \u00b7 "
# A line of credits stands at the foot of pages at least this high, in px of the style.
_CREDIT_FROM = 560.0
_CREDIT_GAP = 18.0
_HANG = 0.36
# Name and number of people stand on every page.
_MUST = 2
# What title, number of people and hero take by nature, in px².
_TITLE, _PEOPLE, _HERO = 85_000.0, 43_000.0, 183_000.0
# How high numerals of other facts are at most, in heights of the hero's.
_SECOND, _LOUDEST = 0.95, 1.0
# On pages wider than this parts of a question are worth less against the whole.
_LARGE, _DEAR = 1080.0, 2.2


class Studio:
    """One story in one format: what all its pages are made with."""

    def __init__(
        self, story: Story, style: Style, format: Format, report: Report, fitting: Fitting
    ) -> None:
        self.story, self.style, self.format, self.report = story, style, format, report
        grid = style.grid
        setting = Setting(
            style=style,
            ground=style.grounds[grid.tile],
            numbers=Numbers(story.locale),
            words=words(story.locale),
            bleed=(grid.padding, grid.padding),
            survey_n=story.n,
            categories=categories(story),
        )
        wide = format.width - 2 * grid.margin
        dear = _DEAR if wide > _LARGE else 1.0
        page = format.width * (format.height or format.width)
        self.desk = Desk(style, fitting, setting, wide, dear, page)
        turns = accents(story, style, len(setting.categories))
        self.accents = {
            panel.id: accent
            for chapter, accent in zip(story.chapters, turns, strict=True)
            for panel in chapter.panels
        }

    def region(self, zoom: float = 1.0, credit: bool = False) -> Region:
        """Where tiles may lie: all of the page but its margins and what is to be kept free; a
        tile's padding may lie where no text may."""
        grid, safe = self.style.grid, self.format.safe
        assert self.format.height is not None
        width, height = self.format.width / zoom, self.format.height / zoom
        top, right, bottom, left = (
            max(grid.margin, s / zoom - grid.padding if s else 0.0) for s in safe
        )
        if credit:
            low = max(bottom, safe[2] / zoom)
            bottom = low + self._credit_height() + _CREDIT_GAP
        box = Box(left, top, width - left - right, height - top - bottom)
        return Region(box, grid.gutter, self.format.grain / zoom)

    def _credit_height(self) -> float:
        """The height of the line, with what hangs below it where nothing may."""
        type = self.desk.setting.type("footer")
        said = paragraph(_DOT.join(self._credits()[:_MUST]), type, self.desk.wide)
        hang = max(_HANG * type.size, said.overhang)
        return said.height + (hang if self.format.safe[2] else 0.0)

    def has_credit(self, zoom: float) -> bool:
        assert self.format.height is not None
        return bool(self._credits()) and self.format.height / zoom >= _CREDIT_FROM

    def _credits(self, counted: bool = False) -> tuple[str, ...]:
        """Whose survey it is and, unless the page says so elsewhere, of how many."""
        footer = self.story.footer
        parts = (footer.name, "" if counted else self.story.people, *footer.lines)
        return tuple(dict.fromkeys(part for part in parts if part))

    @property
    def counted(self) -> bool:
        return self.story.n is not None and bool(self.story.people)

    def people(self, area: float) -> PeopleTile:
        """The tile of how many answered; its words go on from the number."""
        n = self.story.n or 0
        written = self.desk.setting.numbers.decimal(n)
        rest = self.story.people.removeprefix(written).strip()
        return PeopleTile(self.desk, n, rest or self.story.people, area)

    def title(self, brief: Brief, region: Region, counted: bool) -> TitleTile:
        story = self.story
        strip = [part for part in story.strip if not (counted and part == story.people)]
        if brief.number:
            strip.append(brief.number)
        area = min(max(_TITLE, 0.09 * region.area), 2.2 * _TITLE)
        quiet = story.hero is not None or bool(brief.units)
        return TitleTile(self.desk, story.title, tuple(strip), area, quiet)

    def hero(self, region: Region) -> QuestionTile | None:
        story = self.story
        if story.hero is None:
            return None
        area = min(max(_HERO, 0.16 * region.area), 2.0 * _HERO)
        hero = replace(story.hero, form=self.style.shape.hero)
        unit = Chapter("hero", "", story.deck or hero.title, hero.question, (hero,))
        accent = self.style.grid.bright[0]
        parts: tuple[Part, ...] = ("whole", "fact")
        if len(hero.items) == 1 and not hero.headline:
            parts = ("fact",)
        return QuestionTile(self.desk, unit, accent, area, parts, True, leads=True)

    def unit(self, unit: Chapter) -> QuestionTile:
        accent = self.accents.get(unit.panels[0].id, self.style.grid.bright[0])
        tile = QuestionTile(self.desk, unit, accent, 0.0)
        if self.story.hero and self.story.hero.id == unit.panels[0].id:
            # The page opens with its one figure already.
            tile.parts = ("whole", "first")
            return tile
        if len(unit.panels[0].items) == 1 and not unit.authored and tile.as_fact is not None:
            # One figure is the whole of it.
            tile.parts = ("fact",)
        return tile

    def first_bright(self) -> str:
        grid = self.style.grid
        return next((name for name in grid.bright if name != grid.title), grid.bright[0])

    def page(
        self,
        tiles: Sequence[FixedTile],
        boxes: Sequence[Box],
        region: Region,
        zoom: float,
        credit: bool,
    ) -> Page:
        """The tiles in their boxes on their grounds, everything `zoom` times as large."""
        self._alike(tiles, boxes)
        wishes = [
            Toned(box, tile.wishes(box.w, box.h)) for tile, box in zip(tiles, boxes, strict=True)
        ]
        marks: list[Mark] = []
        placed: list[Placed] = []
        hero: Panel | None = None
        units: list[Chapter] = []
        grounds = tones(wishes, self.style.grid)
        for tile, box, name in zip(tiles, boxes, grounds, strict=True):
            drawn = tile.draw(box, self._ground(tile, name))
            marks += drawn.marks
            placed += drawn.placed
            hero = drawn.hero or hero
            if drawn.unit:
                units.append(drawn.unit)
        if credit:
            opened = any(isinstance(tile, TitleTile | PeopleTile) for tile in tiles)
            marks += self._credit(region, marks, opened, zoom)
        if zoom != 1.0:
            marks = list(scaled(marks, zoom, tagged=True))
            placed = [replace(p, box=_scaled(p.box, zoom)) for p in placed]
        told = replace(self.story, hero=hero, chapters=tuple(units))
        height = self.format.height
        assert height is not None
        return finished(
            marks,
            placed,
            self.format.width,
            height,
            self.story,
            self.style,
            self.format,
            self.report,
            told,
        )

    def alone(self, brief: Brief) -> Drafted:
        """A page with room for the title alone."""
        region = self.region()
        title = self.title(brief, region, False)
        return Drafted(self.page([title], (region.box,), region, 1.0, False))

    def off(self, tiles: Sequence[FixedTile], boxes: Sequence[Box]) -> float:
        """What the tiles truly cost in these boxes more than was thought."""
        off = 0.0
        for tile, box in zip(tiles, boxes, strict=True):
            if isinstance(tile, QuestionTile):
                thought = tile.cost(box.w, box.h)
                shown = tile.shown(box.w, box.h)
                known = shown.cost + tile.less(shown.part) if shown else math.inf
                off += known - thought
        return off

    def _alike(self, tiles: Sequence[FixedTile], boxes: Sequence[Box]) -> None:
        """Numerals of facts are under the hero's, and those of one row, or in tiles of one size,
        are of one size."""
        held = [
            (tile, box, tile.cap(box.w, box.h))
            for tile, box in zip(tiles, boxes, strict=True)
            if isinstance(tile, QuestionTile)
        ]
        lead = max((cap for tile, _, cap in held if tile.hero), default=0.0)
        most = _SECOND * lead if lead else math.inf
        for k, (tile, box, cap) in enumerate(held):
            # A chart that was grown to fill its tile must not be the loudest thing either.
            if lead and not tile.hero and cap > _LOUDEST * lead and not tile.is_fact(box.w, box.h):
                tile.calm(box.w, box.h)
                held[k] = tile, box, tile.cap(box.w, box.h)
        facts = [
            (tile, box, min(cap, most))
            for tile, box, cap in held
            if not tile.hero and tile.is_fact(box.w, box.h)
        ]
        for tile, box, _ in facts:
            tile.numeral = min(cap for _, other, cap in facts if _matches(box, other))

    def _ground(self, tile: FixedTile, name: str) -> Ground:
        ground = self.style.grounds[name]
        if isinstance(tile, QuestionTile) and name not in self.style.grid.bright:
            return accented(ground, self.style.grounds[tile.accent])
        return ground

    def _credit(
        self, region: Region, shown: Sequence[Mark], counted: bool, zoom: float
    ) -> list[Mark]:
        """Who made it, on the line under the tiles: as much as has room on it."""
        type = self.desk.setting.type("footer")
        ground = self.style.grounds[self.style.rhythm.footer]
        logos = any(isinstance(mark, Icon) and is_brand(mark.name) for mark in leaves(shown))
        # Tiles may begin where no text may.
        _, at_right, _, at_left = (side / zoom for side in self.format.safe)
        left = max(region.box.x, at_left)
        right = min(region.box.right, self.format.width / zoom - at_right)
        known = self._credits(counted)
        # Whose it is, and of how many, stands in any case, on a second line where it must.
        least = _MUST if self.story.people and not counted else 1
        notes = [self.desk.setting.words("label.logos")] if logos else []
        parts = list(known[:least])
        for part in (*notes, *known[least:]):
            if width(_DOT.join([*parts, part]), type) <= right - left:
                parts.append(part)
        words = paragraph(_DOT.join(parts), type, right - left + 1)
        top = region.box.bottom + _CREDIT_GAP
        return list(words.at(left, top, ground.mute, role="footer"))


def _matches(a: Box, b: Box) -> bool:
    """Whether two tiles are about of one size."""
    return abs(a.w - b.w) < 0.25 * a.w and abs(a.h - b.h) < 0.25 * a.h


def _scaled(box: Box, by: float) -> Box:
    return Box(box.x * by, box.y * by, box.w * by, box.h * by)
