"""The composition of a poster in tiles: each one question, packed on a grid of columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from infographic.blocks.base import Setting
from infographic.blocks.registry import blocks
from infographic.errors import Report
from infographic.layout.closings import closing
from infographic.layout.finish import finished
from infographic.layout.fitting import Fitting
from infographic.layout.formats import Format
from infographic.layout.packer import Band, pack
from infographic.layout.page import Page, Placed
from infographic.layout.sheets import sheets
from infographic.layout.tiles.base import GridTile, Sheet
from infographic.layout.tiles.chart import ChartTile
from infographic.layout.tiles.grid import Lattice, columns_of
from infographic.layout.tiles.measures import measured
from infographic.layout.tiles.people import PeopleTile
from infographic.layout.tiles.says import accents, base, named, said
from infographic.layout.tiles.title import MastheadTile, TitleTile
from infographic.layout.tiles.tones import Toned, accented, tones
from infographic.layout.tiles.words import WordsTile
from infographic.marks import Box, Mark
from infographic.story.categories import categories
from infographic.story.model import Chapter, Story
from infographic.story.words import words
from infographic.style.tokens import Ground, Style
from infographic.text.numbers import Numbers

# A page is at most this many times as long as a poster is wide: longer ones no screen scrolls
# happily. A narrow page has the same length: what stood side by side stands in one column.
LONGEST = 6.0
_POSTER = 1200.0
_FOOTER = 300.0
_MASTHEAD_ROWS = 2
_HERO_EMPHASIS = 1.5
_LEAD_EMPHASIS = 1.15


def bento(
    story: Story, style: Style, format: Format, report: Report, fonts: tuple[str, ...] = ()
) -> tuple[Page, ...]:
    """The story as pages of tiles, one if it is not too long; `fonts` are looked in for what the
    style's fonts lack. Each page is whole in itself: it opens with what it is of and ends with the
    footer."""
    style = measured(style.set_in(story.locale, fonts), format.width)
    return _Bento(story, replace(style, grid=named(style)), format, report).pages()


@dataclass(frozen=True, slots=True)
class _Laid:
    """A tile in its place on a page."""

    tile: GridTile
    box: Box
    columns: int


class _Bento:
    def __init__(self, story: Story, style: Style, format: Format, report: Report) -> None:
        grid = style.grid
        self.story, self.style, self.format, self.report = story, style, format, report
        self.lattice = Lattice(format.width, grid.margin, grid.gutter, columns_of(format.width))
        self.words = words(story.locale)
        setting = Setting(
            style=style,
            ground=style.grounds[grid.tile],
            numbers=Numbers(story.locale),
            words=self.words,
            bleed=(grid.padding, grid.padding),
            survey_n=story.n,
            categories=categories(story),
        )
        self.sheet = Sheet(style, Fitting(blocks(style), report), setting, self.lattice)
        self.story = replace(story, chapters=self._ranked(story.chapters))

    def _ranked(self, chapters: Sequence[Chapter]) -> tuple[Chapter, ...]:
        """The chapters in order, but those first that are one whole shown as tiles themselves: the
        largest figures of a page belong under its title, not at its foot."""

        def is_headline(chapter: Chapter) -> bool:
            if len(chapter.panels) > 1 or not chapter.panels[0].is_percent:
                return False
            width = self.format.width - 2 * self.style.grid.margin
            choice = self.sheet.fitting.choose(chapter.panels[0], width, self.sheet.setting)
            return choice.block.frame == "bare"

        return tuple(sorted(chapters, key=lambda chapter: not is_headline(chapter)))

    def pages(self) -> tuple[Page, ...]:
        body = self._body()
        tiles = [*self._opening(), *body]
        bands = pack([tile.packed() for tile in tiles], self.lattice.columns)
        module = self.lattice.module
        longest = max(self.format.width, _POSTER) * LONGEST - _FOOTER
        dealt = sheets(
            self.style.grid.margin,
            self.style.grid.margin + _MASTHEAD_ROWS * module,
            [band.rows * module for band in bands],
            longest,
        )
        made = []
        for number, sheet in enumerate(dealt, 1):
            here = [bands[i] for i in sheet]
            of = f"{number} / {len(dealt)}" if len(dealt) > 1 else ""
            made.append(self._page(here, tiles, number, of))
        return tuple(made)

    # -- what there is to show -------------------------------------------------------------------

    def _opening(self, of: str = "") -> list[GridTile]:
        story = self.story
        counted = story.n is not None and bool(story.people)
        strip = [part for part in story.strip if not (counted and part == story.people)]
        if of:
            strip.append(of)
        deck = "" if story.hero else story.deck
        line = " \u00b7 ".join(strip)
        title = TitleTile(self.sheet, story.title, deck, line)
        if not counted or story.n is None:
            return [title]
        who = story.people
        written = self.sheet.setting.numbers.decimal(story.n)
        # The numeral says the number; its words go on from there, where they begin with it.
        rest = who.removeprefix(written).strip()
        return [title, PeopleTile(self.sheet, story.n, rest or who)]

    def _body(self) -> list[GridTile]:
        story = self.story
        tiles: list[GridTile] = []
        turns = accents(story, self.style, len(self.sheet.setting.categories))
        if story.hero:
            hero = replace(story.hero, form=self.style.shape.hero)
            tiles.append(
                ChartTile(
                    self.sheet,
                    hero,
                    "hero",
                    headline=story.deck or hero.title,
                    question="" if story.deck.startswith(hero.title) else hero.title,
                    base=base(hero, self.words, story.deck),
                    accent=self.style.grid.bright[0],
                    authored=bool(hero.headline),
                    emphasis=_HERO_EMPHASIS,
                )
            )
        for chapter, accent in zip(story.chapters, turns, strict=True):
            tiles += self._chapter(chapter, accent)
        return tiles

    def _chapter(self, chapter: Chapter, accent: str) -> list[GridTile]:
        tiles: list[GridTile] = []
        kicker, intro = chapter.kicker, chapter.intro
        several = len(chapter.panels) > 1
        asked = self.sheet.fitting.known.get(chapter.panels[0].form)
        speechless = asked is not None and asked.frame == "bare"
        if (several and (intro or chapter.authored)) or (speechless and intro):
            headline = chapter.headline if several and chapter.authored else kicker
            above = kicker if kicker != headline else ""
            tiles.append(WordsTile(self.sheet, chapter.id, above, headline, intro, accent))
            kicker = intro = ""
        for panel in chapter.panels:
            headline, question, authored = said(panel, chapter, self.sheet.setting)
            tiles.append(
                ChartTile(
                    self.sheet,
                    panel,
                    chapter.id,
                    headline=headline,
                    question=question,
                    kicker=kicker if kicker.casefold() not in headline.casefold() else "",
                    intro=intro,
                    base=base(panel, self.words),
                    accent=accent,
                    authored=authored,
                    emphasis=_LEAD_EMPHASIS if chapter.lead else 1.0,
                )
            )
            kicker = intro = ""
        return tiles

    # -- pages -----------------------------------------------------------------------------------

    def _page(self, bands: Sequence[Band], tiles: Sequence[GridTile], number: int, of: str) -> Page:
        laid: list[_Laid] = []
        y = self.style.grid.margin
        if number == 1 and of:
            tiles = (self._opening(of)[0], *tiles[1:])
        if number > 1:
            masthead = MastheadTile(self.sheet, self.story.title, of)
            bands = (*pack([masthead.packed()], self.lattice.columns), *bands)
            tiles = (*tiles, masthead)
        for i, band in enumerate(bands):
            for place in band.places:
                tile = tiles[place.tile] if number == 1 or i else tiles[-1]
                laid.append(_Laid(tile, self.lattice.box(place, y), place.columns))
            y += band.rows * self.lattice.module
        marks: list[Mark] = []
        placed: list[Placed] = []
        _kickers(laid)
        wishes = [Toned(held.box, held.tile.wishes(held.columns)) for held in laid]
        for held, name in zip(laid, tones(wishes, self.style.grid), strict=True):
            drawn, where = held.tile.draw(held.box, self._ground(held.tile, name), held.columns)
            marks += drawn
            placed += where
        return self._finished(marks, placed, y)

    def _ground(self, tile: GridTile, name: str) -> Ground:
        ground = self.style.grounds[name]
        if isinstance(tile, ChartTile) and name not in self.style.grid.bright:
            return accented(ground, self.style.grounds[tile.accent])
        return ground

    def _finished(self, marks: list[Mark], placed: list[Placed], y: float) -> Page:
        style, space = self.style, self.style.space
        margin = style.grid.margin
        ground = style.grounds[style.rhythm.footer]
        setting = replace(self.sheet.setting, ground=ground, bleed=(margin, margin))
        end = closing(self.story.footer, self.format.width - 2 * margin, setting, marks)
        height = y - style.grid.gutter + margin
        if end.marks:
            top = y + space.footer_top
            marks += end.at(margin, top)
            height = top + end.height + space.footer_bottom
        page = Box(0, 0, self.format.width, float(round(height)))
        return finished(marks, placed, page.w, page.h, self.story, style, self.format, self.report)


def _kickers(laid: Sequence[_Laid]) -> None:
    """Packing may have put another tile of a section first than the one that names it: the name
    goes over, where there is room for it."""
    first: dict[str, _Laid] = {}
    for held in sorted(laid, key=lambda held: (held.box.y, held.box.x)):
        tile = held.tile
        if not isinstance(tile, ChartTile):
            continue
        opener = first.setdefault(tile.section, held)
        if tile.kicker and opener is not held:
            assert isinstance(opener.tile, ChartTile)
            opener.tile.take_kicker(tile, opener.columns, opener.box.h)
