"""Pages of a fixed size in tiles: the best tiles that fill the grid without a hole."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from infographic.blocks.base import Setting
from infographic.blocks.registry import blocks
from infographic.errors import Report
from infographic.layout.finish import finished
from infographic.layout.fitting import Fitting
from infographic.layout.fixed.bento_choice import Choice, choices
from infographic.layout.fixed.bento_cut import Region, cut_page
from infographic.layout.fixed.brief import Brief, Compose, Drafted
from infographic.layout.fixed.tiles.base import Desk, FixedTile
from infographic.layout.fixed.tiles.lead import LeadTile
from infographic.layout.fixed.tiles.people import PeopleTile
from infographic.layout.fixed.tiles.question import Part, QuestionTile
from infographic.layout.fixed.tiles.text import TextTile
from infographic.layout.fixed.tiles.title import RunningTile, TitleTile
from infographic.layout.fixed.workshop import Workshop
from infographic.layout.formats import Format
from infographic.layout.page import Page, Placed
from infographic.layout.scale import scaled
from infographic.layout.tiles.measures import measured
from infographic.layout.tiles.says import accents, base, named, said
from infographic.layout.tiles.tones import Toned, accented, tones
from infographic.marks import Box, Icon, Mark, leaves
from infographic.story.categories import categories
from infographic.story.model import Chapter, Panel, Story
from infographic.story.ranking import ranked
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
# A page with more room than its story needs by this factor has everything larger, at most so much,
# and leaves so much air.
_ROOMY, _MOST_ZOOM, _AIR = 1.4, 2.2, 1.3
# However large it is, a page has at least so many px of width and height to lay out.
_LEAST_SIDE = 420.0
# No question takes less than so many px².
_SMALLEST = 60_000.0
# How much what is shown counts against how well it fills the page.
_WORTH = 4.5
# How often a page is cut anew where a tile turns out not to have room in its place.
_TRIES = 5
_HEADLINES = 2
# An option that has had no room so many times is given up.
_FAILS = 3
# How high numerals of other facts are at most, in heights of the hero's.
_SECOND, _LOUDEST = 0.95, 1.0
# So many of the options are followed up, the others not tried again.
_HOPEFUL = 2
# Pages of so many px² may do without a tile for how many answered.
_SMALL = 620_000.0
# On pages wider than this parts of a question are worth less against the whole.
_LARGE, _DEAR = 1080.0, 2.2
# So many questions are tried in more than one order.
_FEW = 4
# Questions of a chapter on one page of a deck, and what they may cost each.
_MOST_UNITS, _MOST_COST = 4, 1.3
# A page this much wider than high has words and chart side by side.
_LYING = 1.15
# The shares of a page that the words of its one question may have beside their chart and over it,
# and what it costs where they stand the other way than the page lies.
_BESIDE = (0.34, 0.28, 0.4, 0.23, 0.46, 0.52)
_OVER = (0.34, 0.28, 0.22, 0.4, 0.16, 0.46, 0.52)
_TURNED = 0.6
# How often the tiles of the last page are evened out.
_ROUNDS = 5


def fixed_bento(
    story: Story,
    style: Style,
    format: Format,
    report: Report,
    fonts: tuple[str, ...],
    workshop: Workshop,
) -> Compose:
    """Draws the pages of a story in one format; blocks are measured once for all of them."""
    assert format.height is not None
    style = style.set_in(story.locale, fonts)
    style = measured(replace(style, grid=named(style)), format.width, format.height)
    # Formats of one measure share what was measured.
    key = ("bento", style.grid, style.shape.card)
    fitting = workshop.once(key, lambda: Fitting(blocks(style), report))
    return _Fixed(story, style, format, report, fitting).draw


class _Fixed:
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
        self.desk = Desk(style, fitting, setting, wide, dear)
        turns = accents(story, style, len(setting.categories))
        self.accents = {
            panel.id: accent
            for chapter, accent in zip(story.chapters, turns, strict=True)
            for panel in chapter.panels
        }

    def draw(self, brief: Brief) -> Drafted:
        if brief.kind in ("whole", "cover"):
            return self._whole(brief)
        if brief.kind == "section":
            return self._section(brief)
        return self._closing(brief)

    # -- the room there is -----------------------------------------------------------------------

    def _region(self, zoom: float = 1.0, credit: bool = False) -> Region:
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

    def _has_credit(self, zoom: float) -> bool:
        assert self.format.height is not None
        return bool(self._credits()) and self.format.height / zoom >= _CREDIT_FROM

    def _credits(self, counted: bool = False) -> tuple[str, ...]:
        """Whose survey it is and, unless the page says so elsewhere, of how many."""
        footer = self.story.footer
        parts = (footer.name, "" if counted else self.story.people, *footer.lines)
        return tuple(dict.fromkeys(part for part in parts if part))

    # -- whole pages and covers ------------------------------------------------------------------

    def _whole(self, brief: Brief) -> Drafted:
        """The opening and, of a `whole` page, the questions that fill what is left, set larger
        where there are few."""
        credit = self._has_credit(1.0)
        region = self._region(1.0, credit)
        tiles = [self._unit(unit) for unit in brief.units]
        if brief.kind == "cover" and self.story.hero is None:
            tiles = self._headlines()
        zoom = self._zoom(tiles, region)
        if zoom > 1.0:
            credit = self._has_credit(zoom)
            region = self._region(zoom, credit)
        hero = self._hero(region)
        dear = self.desk.dear if zoom == 1.0 else 1.0
        options: list[tuple[Choice, tuple[FixedTile, ...]]] = []
        for counted in (True, False):
            opening = self._opening(brief, region, counted, hero, tiles)
            if opening is not None and (counted or not options or region.area < _SMALL):
                taken = sum(tile.area for tile in opening)
                held = choices(tiles, region.box.w, region.area, taken, dear)
                for choice in (*held, *(() if Choice((), 0.0) in held else (Choice((), 0.0),))):
                    picked = [tiles[rank] for rank, _, _ in choice.picked]
                    options += [(choice, order) for order in _orders(opening, picked)]
        made = self._best(options, tiles, region) or self._plain(brief, region, hero, tiles)
        if made is None:
            return self._alone(brief)
        return Drafted(self._page(*made, region, zoom, credit))

    def _best(
        self,
        options: Sequence[tuple[Choice, tuple[FixedTile, ...]]],
        tiles: Sequence[QuestionTile],
        region: Region,
    ) -> tuple[Sequence[FixedTile], Sequence[Box]] | None:
        """The tiles and places that cost least of all `options`. What a tile costs in a box is
        about, until it is tried there: pages are cut anew until the best one is sure."""
        hopeful = list(range(len(options)))
        sure: tuple[float, tuple[FixedTile, ...], tuple[Box, ...]] | None = None
        failed = dict.fromkeys(hopeful, 0)
        tries = _TRIES if region.area < _SMALL else _TRIES // 2 + 1
        for tried in range(3 * tries):
            if sure is not None and tried >= tries:
                break
            found: list[tuple[float, int, tuple[Box, ...]]] = []
            for i in hopeful:
                choice, order = options[i]
                for rank, part, area in choice.picked:
                    tiles[rank].area, tiles[rank].meant = area, part
                made = cut_page(order, region)
                if made is not None:
                    found.append((made[0] - _WORTH * choice.worth, i, made[1]))
            found.sort(key=lambda entry: entry[:2])
            if not found or (sure is not None and found[0][0] >= sure[0] - 1e-9):
                break
            cost, i, boxes = found[0]
            for rank, part, area in options[i][0].picked:
                tiles[rank].area, tiles[rank].meant = area, part
            exact = cost + self._off(options[i][1], boxes)
            if math.isinf(exact):
                failed[i] += 1
                if failed[i] >= _FAILS:
                    hopeful = [k for k in hopeful if k != i]
            if exact < (sure[0] if sure else math.inf):
                sure = exact, options[i][1], boxes
                hopeful = [k for _, k, _ in found[:_HOPEFUL]]
        return (sure[1], sure[2]) if sure else None

    def _off(self, tiles: Sequence[FixedTile], boxes: Sequence[Box]) -> float:
        """What the tiles truly cost in these boxes more than was thought."""
        off = 0.0
        for tile, box in zip(tiles, boxes, strict=True):
            if isinstance(tile, QuestionTile):
                thought = tile.cost(box.w, box.h)
                shown = tile.shown(box.w, box.h)
                known = shown.cost + tile.less(shown.part) if shown else math.inf
                off += known - thought
        return off

    def _plain(
        self,
        brief: Brief,
        region: Region,
        hero: QuestionTile | None,
        tiles: Sequence[QuestionTile],
    ) -> tuple[Sequence[FixedTile], Sequence[Box]] | None:
        """The title over or beside one question, where nothing more has room."""
        title = self._title(brief, region, False)
        best: tuple[float, list[FixedTile], list[Box]] | None = None
        for tile in (*([hero] if hero else []), *tiles[:_FEW]):
            tile.meant = "fact"
            for beside in (True, False):
                for share in _OVER:
                    first, second = _halves(region, share, beside)
                    shown = tile.shown(second.w, second.h)
                    cost = title.cost(first.w, first.h) + (shown.cost if shown else math.inf)
                    if cost < (best[0] if best else math.inf):
                        best = cost, [title, tile], [first, second]
            if best is not None:
                break
        return (best[1], best[2]) if best else None

    def _alone(self, brief: Brief) -> Drafted:
        """A page with room for the title alone."""
        region = self._region()
        title = self._title(brief, region, False)
        return Drafted(self._page([title], (region.box,), region, 1.0, False))

    def _zoom(self, tiles: Sequence[QuestionTile], region: Region) -> float:
        """How much larger than in a poster everything is, where that is little for a large page."""
        width = region.box.w
        opening = _TITLE + (_PEOPLE if self._counted else 0.0)
        opening += _HERO if self.story.hero else 0.0
        if region.area < _ROOMY * (opening + _SMALLEST * len(tiles)):
            return 1.0
        area = opening + sum(tile.natural("whole", width, 4) for tile in tiles[:12])
        if not area or region.area < _ROOMY * area:
            return 1.0
        side = min(self.format.width, self.format.height or self.format.width)
        most = max(1.0, min(_MOST_ZOOM, side / _LEAST_SIDE))
        return min(most, math.sqrt(region.area / area / _AIR))

    # -- tiles -----------------------------------------------------------------------------------

    @property
    def _counted(self) -> bool:
        return self.story.n is not None and bool(self.story.people)

    def _opening(
        self,
        brief: Brief,
        region: Region,
        counted: bool,
        hero: QuestionTile | None,
        tiles: Sequence[QuestionTile],
    ) -> list[FixedTile] | None:
        """Title, how many answered where that has a tile of its own, and the hero."""
        if counted and not self._counted:
            return None
        found: list[FixedTile] = [self._title(brief, region, counted)]
        story, large = self.story, region.area
        if counted and story.n is not None:
            written = self.desk.setting.numbers.decimal(story.n)
            rest = story.people.removeprefix(written).strip() or story.people
            area = min(max(_PEOPLE, 0.045 * large), 2.6 * _PEOPLE)
            found.append(PeopleTile(self.desk, story.n, rest, area))
        if hero:
            return [*found, hero]
        if brief.kind == "cover" and len(found) == 1 and not tiles:
            # Nothing but the title: whose it is has a tile of its own.
            footer = self.story.footer
            text = "\n".join(footer.lines)
            if footer.name or text:
                names = (self._first_bright(),)
                found.append(TextTile(self.desk, footer.name, text, found[0].area / 2, names))
        return found

    def _title(self, brief: Brief, region: Region, counted: bool) -> TitleTile:
        story = self.story
        strip = [part for part in story.strip if not (counted and part == story.people)]
        if brief.number:
            strip.append(brief.number)
        area = min(max(_TITLE, 0.09 * region.area), 2.2 * _TITLE)
        quiet = story.hero is not None or bool(brief.units)
        return TitleTile(self.desk, story.title, tuple(strip), area, quiet)

    def _hero(self, region: Region) -> QuestionTile | None:
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

    def _unit(self, unit: Chapter) -> QuestionTile:
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

    def _headlines(self) -> list[QuestionTile]:
        """The figures a cover may show where the survey has none to open with."""
        found = [self._unit(unit) for unit in ranked(self.story)[:_HEADLINES]]
        for tile in found:
            tile.parts = ("fact",)
        return [tile for tile in found if tile.as_fact is not None]

    # -- decks -----------------------------------------------------------------------------------

    def _section(self, brief: Brief) -> Drafted:
        """As many questions as are whole on a page under the title; of one, what it says beside
        its chart."""
        credit = self._has_credit(1.0)
        region = self._region(1.0, credit)
        for count in range(min(len(brief.units), _MOST_UNITS), 1, -1):
            made = self._several(brief, brief.units[:count], region)
            if made is not None:
                tiles, boxes = made
                return Drafted(self._page(tiles, boxes, region, 1.0, credit), count)
        tiles, boxes = self._one(brief, region)
        return Drafted(self._page(tiles, boxes, region, 1.0, credit), 1)

    def _several(
        self, brief: Brief, units: Sequence[Chapter], region: Region
    ) -> tuple[list[FixedTile], list[Box]] | None:
        """Questions side by side under the running title, where all have room whole."""
        head = RunningTile(self.desk, self._running(brief), brief.number)
        above, rest = _under(region, head.height(region.box.w))
        below = Region(rest, region.gutter, region.grain)
        tiles = [self._unit(unit) for unit in units]
        for tile in tiles:
            tile.parts = ("whole",)
            tile.most_zoom = _MOST_ZOOM
            tile.area = tile.natural("whole", rest.w, 4)
        if sum(tile.area for tile in tiles) > 1.15 * below.area:
            return None
        found = cut_page(tiles, below)
        if found is None or found[0] > _MOST_COST * len(tiles):
            return None
        if self._off(tiles, found[1]) > _MOST_COST:
            return None
        return [head, *tiles], [above, *found[1]]

    def _running(self, brief: Brief) -> str:
        chapter = brief.chapter
        kicker = chapter.kicker if chapter else ""
        return _DOT.join(dict.fromkeys(p for p in (self.story.title, kicker) if p))

    def _one(self, brief: Brief, region: Region) -> tuple[list[FixedTile], list[Box]]:
        """One question: its words in a tile beside or over its chart."""
        tile = self._unit(brief.units[0])
        tile.most_zoom = _MOST_ZOOM
        tile.area = region.area
        tile.mute = True
        tile.parts = ("whole", "first", "fact")
        best: tuple[float, LeadTile, list[Box]] | None = None
        lying = region.box.w > _LYING * region.box.h
        for beside, shares in ((True, _BESIDE), (False, _OVER)):
            if beside and not lying:
                continue
            for share in shares:
                first, second = _halves(region, share, beside)
                shown = tile.shown(second.w, second.h)
                if shown is None:
                    continue
                lead = self._lead(brief, shown.unit, tile.unit, tile.accent)
                lead.area = region.area
                cost = lead.cost(first.w, first.h) + shown.cost
                cost += 0.0 if beside == lying else _TURNED
                if cost < (best[0] if best else math.inf):
                    best = cost, lead, [first, second]
        if best is not None:
            return [best[1], tile], best[2]
        tile = self._unit(brief.units[0])
        head = RunningTile(self.desk, self._running(brief), brief.number)
        above, below = _under(region, head.height(region.box.w))
        if tile.shown(below.w, below.h) is not None:
            return [head, tile], [above, below]
        return [self._title(brief, region, False)], [region.box]

    def _lead(self, brief: Brief, shown: Chapter, unit: Chapter, accent: str) -> LeadTile:
        """What is said beside the chart of a question: also how much of it is `shown`."""
        panel, words = shown.panels[0], self.desk.setting.words
        headline, question, _ = said(unit.panels[0], unit, self.desk.setting)
        if len(panel.items) == 1:
            # The figure and its words say what a headline would.
            headline, question = panel.title, ""
        told = base(panel, words) if len(panel.items) > 1 else panel.base
        asked = tuple(t for t in (question, unit.intro, told) if t)
        above = (headline + question).casefold()
        kicker = unit.kicker if unit.kicker.casefold() not in above else ""
        return LeadTile(
            self.desk, kicker, headline, asked, self.story.title, brief.number, 0.0, accent
        )

    def _closing(self, brief: Brief) -> Drafted:
        """How the survey was made, how to read it, who made it: a tile each."""
        region = self._region()
        footer, grid = self.story.footer, self.style.grid
        head = RunningTile(self.desk, self.story.title, brief.number)
        above, under = _under(region, head.height(region.box.w))
        below = Region(under, region.gutter, region.grain)
        columns = [(title, text) for title, text in footer.columns if title or text]
        who = (footer.name, "\n".join(footer.lines))
        tiles: list[FixedTile] = []
        turns = ((grid.light, grid.tile), (grid.tile,), (grid.light, grid.tile))
        for (title, text), names in zip(columns, turns, strict=False):
            tiles.append(TextTile(self.desk, title, text, 60.0 + len(title + text), names))
        if any(who):
            bright = self._first_bright()
            tiles.append(TextTile(self.desk, *who, 60.0 + len("".join(who)), (bright,)))
        if self._counted and self.story.n is not None:
            written = self.desk.setting.numbers.decimal(self.story.n)
            rest = self.story.people.removeprefix(written).strip() or self.story.people
            tiles.insert(0, PeopleTile(self.desk, self.story.n, rest, 120.0))
        if len(tiles) == 1:
            # Little to say: the title is as large as on the cover.
            lone = tiles[0]
            if isinstance(lone, TextTile):
                lone.most = 64.0
            opening = self._title(brief, region, True)
            opening.quiet = False
            opening.area, lone.area = 1.0, 0.8
            found = cut_page([opening, lone], region)
            if found is not None:
                return Drafted(self._page([opening, lone], found[1], region, 1.0, False))
        if tiles:
            held = self._even(tiles, below)
            if held is not None:
                boxes = [above, *held]
                self._same_size(tiles, held)
                return Drafted(self._page([head, *tiles], boxes, region, 1.0, False))
        return self._alone(brief)

    def _even(self, tiles: Sequence[FixedTile], region: Region) -> tuple[Box, ...] | None:
        """Places for tiles of words that are about as full as each other: a tile that turns out too
        large gives room to the others."""
        best: tuple[float, tuple[Box, ...]] | None = None
        for _ in range(_ROUNDS):
            found = cut_page(tiles, region)
            if found is None:
                break
            boxes = found[1]
            held = [
                (tile, box)
                for tile, box in zip(tiles, boxes, strict=True)
                if isinstance(tile, TextTile)
            ]
            size = min((tile.size(box.w, box.h) for tile, box in held), default=0.0)
            full = [tile.filled(box.w, box.h, size) for tile, box in held]
            cost = sum((1 - share) ** 2 for share in full) - size / 40
            if best is None or cost < best[0] - 1e-9:
                best = cost, boxes
            for (tile, _), share in zip(held, full, strict=True):
                tile.area *= max(0.3, share) ** 0.7
        return best[1] if best else None

    def _same_size(self, tiles: Sequence[FixedTile], boxes: Sequence[Box]) -> None:
        """Words of all tiles in the size of the fullest one."""
        held = [
            (tile, tile.size(box.w, box.h))
            for tile, box in zip(tiles, boxes, strict=True)
            if isinstance(tile, TextTile)
        ]
        least = min((size for _, size in held), default=0.0)
        for tile, _ in held:
            tile.most = least

    def _first_bright(self) -> str:
        grid = self.style.grid
        return next((name for name in grid.bright if name != grid.title), grid.bright[0])

    # -- pages -----------------------------------------------------------------------------------

    def _page(
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
        facts = [
            (tile, box, min(cap, most))
            for tile, box, cap in held
            if not tile.hero and tile.is_fact(box.w, box.h)
        ]
        for tile, box, cap in held:
            # A chart that was grown to fill its tile must not be the loudest thing either.
            if lead and not tile.hero and cap > _LOUDEST * lead:
                tile.calm(box.w, box.h)
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


def _orders(
    opening: Sequence[FixedTile], picked: Sequence[FixedTile]
) -> list[tuple[FixedTile, ...]]:
    """The orders of the tiles worth trying: by rank, and of a few the other way round."""
    found: list[tuple[FixedTile, ...]] = [(*opening, *picked)]
    if 1 < len(picked) <= _FEW:
        found.append((*opening, *reversed(picked)))
    return found


def _halves(region: Region, share: float, beside: bool) -> tuple[Box, Box]:
    """The room cut in two, the first part a `share` of it, `beside` or over the other."""
    box, gutter = region.box, region.gutter
    if beside:
        w = round(share * (box.w - gutter))
        rest = Box(box.x + w + gutter, box.y, box.w - w - gutter, box.h)
        return Box(box.x, box.y, w, box.h), rest
    h = round(share * (box.h - gutter))
    return Box(box.x, box.y, box.w, h), Box(box.x, box.y + h + gutter, box.w, box.h - h - gutter)


def _under(region: Region, height: float) -> tuple[Box, Box]:
    """A strip of that height over the rest of the room."""
    box, top = region.box, height + region.gutter
    return Box(box.x, box.y, box.w, height), Box(box.x, box.y + top, box.w, box.h - top)


def _matches(a: Box, b: Box) -> bool:
    """Whether two tiles are about of one size."""
    return abs(a.w - b.w) < 0.25 * a.w and abs(a.h - b.h) < 0.25 * a.h


def _scaled(box: Box, by: float) -> Box:
    return Box(box.x * by, box.y * by, box.w * by, box.h * by)
