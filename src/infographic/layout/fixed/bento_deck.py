"""Pages of a deck in tiles: questions with what they say, and how the survey was made."""

from __future__ import annotations

import math
from collections.abc import Sequence

from infographic.layout.fixed.bento_cut import Region, cut_page, halves, under
from infographic.layout.fixed.bento_page import Studio
from infographic.layout.fixed.brief import Brief, Drafted
from infographic.layout.fixed.tiles.base import FixedTile
from infographic.layout.fixed.tiles.lead import LeadTile
from infographic.layout.fixed.tiles.text import TextTile
from infographic.layout.fixed.tiles.title import RunningTile
from infographic.layout.tiles.says import base, said
from infographic.marks import Box
from infographic.story.model import Chapter

_DOT = " \u00b7 "
# A page with more room than its story needs by this factor has everything larger, at most so much,
# and leaves so much air.
_ROOMY, _MOST_ZOOM, _AIR = 1.4, 2.2, 1.3
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
# How much larger than the least words of one tile others may be.
_ALIKE = 1.3


class Deck:
    """The pages of a deck after the one that opens it."""

    def __init__(self, studio: Studio) -> None:
        self.studio = studio

    def section(self, brief: Brief) -> Drafted:
        """As many questions as are whole on a page under the title; of one, what it says beside
        its chart."""
        credit = self.studio.has_credit(1.0)
        region = self.studio.region(1.0, credit)
        for count in range(min(len(brief.units), _MOST_UNITS), 1, -1):
            made = self._several(brief, brief.units[:count], region)
            if made is not None:
                tiles, boxes = made
                return Drafted(self.studio.page(tiles, boxes, region, 1.0, credit), count)
        tiles, boxes = self._one(brief, region)
        return Drafted(self.studio.page(tiles, boxes, region, 1.0, credit), 1)

    def _several(
        self, brief: Brief, units: Sequence[Chapter], region: Region
    ) -> tuple[list[FixedTile], list[Box]] | None:
        """Questions side by side under the running title, where all have room whole."""
        head = RunningTile(self.studio.desk, self._running(brief), brief.number)
        above, rest = under(region, head.height(region.box.w))
        below = Region(rest, region.gutter, region.grain)
        tiles = [self.studio.unit(unit) for unit in units]
        for tile in tiles:
            tile.parts = ("whole",)
            tile.most_zoom = _MOST_ZOOM
            tile.area = tile.natural("whole", rest.w, 4)
        if sum(tile.area for tile in tiles) > 1.15 * below.area:
            return None
        found = cut_page(tiles, below)
        if found is None or found[0] > _MOST_COST * len(tiles):
            return None
        if self.studio.off(tiles, found[1]) > _MOST_COST:
            return None
        return [head, *tiles], [above, *found[1]]

    def _running(self, brief: Brief) -> str:
        chapter = brief.chapter
        kicker = chapter.kicker if chapter else ""
        return _DOT.join(dict.fromkeys(p for p in (self.studio.story.title, kicker) if p))

    def _one(self, brief: Brief, region: Region) -> tuple[list[FixedTile], list[Box]]:
        """One question: its words in a tile beside or over its chart."""
        tile = self.studio.unit(brief.units[0])
        tile.most_zoom = _MOST_ZOOM
        tile.area = region.area
        tile.mute = True
        tile.parts = ("whole", "first", "fact")
        best: tuple[float, LeadTile, list[Box]] | None = None
        lying = region.box.w > _LYING * region.box.h
        for beside, shares in ((True, _BESIDE), (False, _OVER)):
            if beside and not lying:
                continue
            turned = 0.0 if beside == lying else _TURNED
            for share in shares:
                if best is not None and turned >= best[0]:
                    # Nothing can be better.
                    break
                first, second = halves(region, share, beside)
                shown = tile.shown(second.w, second.h)
                if shown is None:
                    continue
                lead = self._lead(brief, shown.unit, tile.unit, tile.accent)
                lead.area = region.area
                cost = lead.cost(first.w, first.h) + shown.cost
                cost += turned
                if cost < (best[0] if best else math.inf):
                    best = cost, lead, [first, second]
        if best is not None:
            return [best[1], tile], best[2]
        tile = self.studio.unit(brief.units[0])
        head = RunningTile(self.studio.desk, self._running(brief), brief.number)
        above, below = under(region, head.height(region.box.w))
        if tile.shown(below.w, below.h) is not None:
            return [head, tile], [above, below]
        return [self.studio.title(brief, region, False)], [region.box]

    def _lead(self, brief: Brief, shown: Chapter, unit: Chapter, accent: str) -> LeadTile:
        """What is said beside the chart of a question: also how much of it is `shown`."""
        panel, words = shown.panels[0], self.studio.desk.setting.words
        headline, question, _ = said(unit.panels[0], unit, self.studio.desk.setting)
        if len(panel.items) == 1:
            # The figure and its words say what a headline would.
            headline, question = panel.title, ""
        told = base(panel, words) if len(panel.items) > 1 else panel.base
        asked = tuple(t for t in (question, unit.intro, told) if t)
        above = (headline + question).casefold()
        kicker = unit.kicker if unit.kicker.casefold() not in above else ""
        desk, title = self.studio.desk, self.studio.story.title
        return LeadTile(desk, kicker, headline, asked, title, brief.number, 0.0, accent)

    def closing(self, brief: Brief) -> Drafted:
        """How the survey was made, how to read it, who made it: a tile each."""
        region = self.studio.region()
        footer, grid = self.studio.story.footer, self.studio.style.grid
        head = RunningTile(self.studio.desk, self.studio.story.title, brief.number)
        above, rest = under(region, head.height(region.box.w))
        below = Region(rest, region.gutter, region.grain)
        columns = [(title, text) for title, text in footer.columns if title or text]
        who = (footer.name, "\n".join(footer.lines))
        tiles: list[FixedTile] = []
        turns = ((grid.light, grid.tile), (grid.tile,), (grid.light, grid.tile))
        for (title, text), names in zip(columns, turns, strict=False):
            tiles.append(TextTile(self.studio.desk, title, text, 60.0 + len(title + text), names))
        if any(who):
            bright = self.studio.first_bright()
            tiles.append(TextTile(self.studio.desk, *who, 60.0 + len("".join(who)), (bright,)))
        if self.studio.counted:
            tiles.insert(0, self.studio.people(120.0))
        if len(tiles) == 1:
            # Little to say: the title is as large as on the cover.
            lone = tiles[0]
            if isinstance(lone, TextTile):
                lone.most = 64.0
            opening = self.studio.title(brief, region, True)
            opening.quiet = False
            opening.area, lone.area = 1.0, 0.8
            found = cut_page([opening, lone], region)
            if found is not None:
                return Drafted(self.studio.page([opening, lone], found[1], region, 1.0, False))
        if tiles:
            held = self._even(tiles, below)
            if held is not None:
                boxes = [above, *held]
                self._same_size(tiles, held)
                return Drafted(self.studio.page([head, *tiles], boxes, region, 1.0, False))
        return self.studio.alone(brief)

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
        """Words of all tiles in about the size of the fullest one."""
        held = [
            (tile, tile.size(box.w, box.h))
            for tile, box in zip(tiles, boxes, strict=True)
            if isinstance(tile, TextTile)
        ]
        least = min((size for _, size in held), default=0.0)
        for tile, _ in held:
            tile.most = _ALIKE * least
