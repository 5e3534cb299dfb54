"""A page of tiles that stands alone: title, hero, and the best questions that fill it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from infographic.layout.fixed.bento_choice import Choice, choices
from infographic.layout.fixed.bento_cut import Region, cut_page, halves
from infographic.layout.fixed.bento_page import Studio
from infographic.layout.fixed.brief import Brief, Drafted
from infographic.layout.fixed.tiles.base import FixedTile
from infographic.layout.fixed.tiles.question import QuestionTile
from infographic.layout.fixed.tiles.text import TextTile
from infographic.marks import Box
from infographic.story.ranking import ranked

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
# So many of the options are followed up, the others not tried again.
_HOPEFUL = 2
# Pages of so many px² may do without a tile for how many answered.
_SMALL = 620_000.0
# So many questions are tried in more than one order.
_FEW = 4
_OVER = (0.34, 0.28, 0.22, 0.4, 0.16, 0.46, 0.52)


class Whole:
    """Pages that stand alone, and the one that opens a deck."""

    def __init__(self, studio: Studio) -> None:
        self.studio = studio

    def draw(self, brief: Brief) -> Drafted:
        """The opening and, of a `whole` page, the questions that fill what is left, set larger
        where there are few."""
        tiles = [self.studio.unit(unit) for unit in brief.units]
        if brief.kind == "cover" and self.studio.story.hero is None:
            tiles = self._headlines()
        zoom = self._zoom(tiles, self.studio.region(1.0, self.studio.has_credit(1.0)))
        for tried in dict.fromkeys((zoom, 1.0)):
            # A page without a figure says nothing: only where none has room does the title stand
            # alone.
            made = self._zoomed(brief, tiles, tried, figured=True)
            if made is not None:
                return made
        return self._zoomed(brief, tiles, zoom, figured=False) or self.studio.alone(brief)

    def _zoomed(
        self, brief: Brief, tiles: Sequence[QuestionTile], zoom: float, figured: bool
    ) -> Drafted | None:
        """The page with everything enlarged by `zoom`; a `figured` one has a figure if it can."""
        credit = self.studio.has_credit(zoom)
        region = self.studio.region(zoom, credit)
        hero = self.studio.hero(region)
        dear = self.studio.desk.dear if zoom == 1.0 else 1.0
        options: list[tuple[Choice, tuple[FixedTile, ...]]] = []
        for counted in (True, False):
            opening = self._opening(brief, region, counted, hero, tiles)
            if opening is not None and (counted or not options or region.area < _SMALL):
                taken = sum(tile.area for tile in opening)
                held = choices(tiles, region.box.w, region.area, taken, dear)
                for choice in (*held, *(() if Choice((), 0.0) in held else (Choice((), 0.0),))):
                    picked = [tiles[rank] for rank, _, _ in choice.picked]
                    if hero or not tiles or bool(picked) == figured:
                        options += [(choice, order) for order in _orders(opening, picked)]
        made = self._best(options, tiles, region)
        if made is None and figured:
            made = self._plain(brief, region, hero, tiles)
        return None if made is None else Drafted(self.studio.page(*made, region, zoom, credit))

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
        most = _HOPEFUL if region.area < _SMALL else 1
        # What each option costs, at least where it is not `cut` yet, or was before tiles were
        # tried in earnest: those that cost least are cut anew, the others mostly never.
        costs = [-_WORTH * choice.worth for choice, _ in options]
        cut: dict[int, tuple[Box, ...]] = {}
        for tried in range(3 * tries):
            if sure is not None and tried >= tries:
                break
            fresh: set[int] = set()
            while True:
                hopeful.sort(key=lambda k: (costs[k], k))
                stale = [
                    k
                    for rank, k in enumerate(hopeful[:most])
                    if k not in cut or (rank == 0 and k not in fresh)
                ]
                if not stale or (sure is not None and costs[hopeful[0]] >= sure[0] - 1e-9):
                    break
                i = stale[0]
                self._mean(options[i][0], tiles)
                made = cut_page(options[i][1], region)
                fresh.add(i)
                if made is None:
                    hopeful.remove(i)
                else:
                    costs[i] = made[0] - _WORTH * options[i][0].worth
                    cut[i] = made[1]
            if not hopeful or (sure is not None and costs[hopeful[0]] >= sure[0] - 1e-9):
                break
            i = hopeful[0]
            cost, boxes = costs[i], cut[i]
            self._mean(options[i][0], tiles)
            exact = cost + self.studio.off(options[i][1], boxes)
            if math.isinf(exact):
                failed[i] += 1
                if failed[i] >= _FAILS:
                    hopeful = [k for k in hopeful if k != i]
            if exact < (sure[0] if sure else math.inf):
                sure = exact, options[i][1], boxes
                hopeful = hopeful[:most]
        return (sure[1], sure[2]) if sure else None

    def _mean(self, choice: Choice, tiles: Sequence[QuestionTile]) -> None:
        """Let the tiles of a choice know how much they are meant to show."""
        for rank, part, area in choice.picked:
            tiles[rank].area, tiles[rank].meant = area, part

    def _plain(
        self,
        brief: Brief,
        region: Region,
        hero: QuestionTile | None,
        tiles: Sequence[QuestionTile],
    ) -> tuple[Sequence[FixedTile], Sequence[Box]] | None:
        """The title over or beside one question, where nothing more has room."""
        title = self.studio.title(brief, region, False)
        best: tuple[float, list[FixedTile], list[Box]] | None = None
        for tile in (*([hero] if hero else []), *tiles[:_FEW]):
            tile.meant = "fact"
            for beside in (True, False):
                for share in _OVER:
                    first, second = halves(region, share, beside)
                    shown = tile.shown(second.w, second.h)
                    cost = title.cost(first.w, first.h) + (shown.cost if shown else math.inf)
                    if cost < (best[0] if best else math.inf):
                        best = cost, [title, tile], [first, second]
            if best is not None:
                break
        return (best[1], best[2]) if best else None

    def _zoom(self, tiles: Sequence[QuestionTile], region: Region) -> float:
        """How much larger than in a poster everything is, where that is little for a large page."""
        width = region.box.w
        opening = _TITLE + (_PEOPLE if self.studio.counted else 0.0)
        opening += _HERO if self.studio.story.hero else 0.0
        if region.area < _ROOMY * (opening + _SMALLEST * len(tiles)):
            return 1.0
        area = opening + sum(tile.natural("whole", width, 4) for tile in tiles[:12])
        if not area or region.area < _ROOMY * area:
            return 1.0
        format = self.studio.format
        side = min(format.width, format.height or format.width)
        most = max(1.0, min(_MOST_ZOOM, side / _LEAST_SIDE))
        return min(most, math.sqrt(region.area / area / _AIR))

    def _opening(
        self,
        brief: Brief,
        region: Region,
        counted: bool,
        hero: QuestionTile | None,
        tiles: Sequence[QuestionTile],
    ) -> list[FixedTile] | None:
        """Title, how many answered where that has a tile of its own, and the hero."""
        if counted and not self.studio.counted:
            return None
        found: list[FixedTile] = [self.studio.title(brief, region, counted)]
        if counted:
            area = min(max(_PEOPLE, 0.045 * region.area), 2.6 * _PEOPLE)
            found.append(self.studio.people(area))
        if hero:
            return [*found, hero]
        if brief.kind == "cover" and len(found) == 1 and not tiles:
            # Nothing but the title: whose it is has a tile of its own.
            footer = self.studio.story.footer
            text = "\n".join(footer.lines)
            if footer.name or text:
                names = (self.studio.first_bright(),)
                found.append(
                    TextTile(self.studio.desk, footer.name, text, found[0].area / 2, names)
                )
        return found

    def _headlines(self) -> list[QuestionTile]:
        """The figures a cover may show where the survey has none to open with."""
        found = [self.studio.unit(unit) for unit in ranked(self.studio.story)[:_HEADLINES]]
        for tile in found:
            tile.parts = ("fact",)
        return [tile for tile in found if tile.as_fact is not None]


def _orders(
    opening: Sequence[FixedTile], picked: Sequence[FixedTile]
) -> list[tuple[FixedTile, ...]]:
    """The orders of the tiles worth trying: by rank, and of a few the other way round."""
    found: list[tuple[FixedTile, ...]] = [(*opening, *picked)]
    if 1 < len(picked) <= _FEW:
        found.append((*opening, *reversed(picked)))
    return found
