"""How much of a question a box holds, by which form, and how well that suits."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from infographic.blocks.base import Block
from infographic.layout.fixed.tiles.telling import Part, Show, Telling
from infographic.layout.tiles.says import said
from infographic.marks import Mark, Text, leaves
from infographic.story.model import Chapter, Panel
from infographic.story.parts import LEAST, can_be_cut, fact, first
from infographic.text.paragraph import breaks_words, paragraph

_ASKED_GAP = 20.0
# How much larger than in a poster the contents of a tile may be.
_ZOOMS = (2.2, 2.0, 1.8, 1.65, 1.5, 1.4, 1.3, 1.2, 1.1)
# What showing less than the whole question costs: its first answers, and one figure of it.
_CUT, _LEFT_OUT, _FACT = 0.5, 1.2, 0.8
_SCORE, _SLACK = 5.0, 7.0
# Air up to this share of a tile is no hole; a fact fills more than this area badly, in px².
_AIR = 0.13
_MOST_FACT = 95_000.0
_NARROWEST, _NARROW_CHART = 150.0, 225.0
# Words want a column of so many px; what a narrower one costs.
_FAIR, _TIGHT = 250.0, 4.0
# The width of a chart's tile where nothing else is said, and what a figure takes, in px².
_USUAL, _FACT_AREA = 480.0, 60_000.0
# The widths at which forms are tried; at others they are taken to be about the same.
_WIDTHS = (280.0, 430.0, 640.0, 1000.0)
_FACT_CAP = 60.0
# How well a hero's form suits that leaves much of its tile empty.
_HERO_WEIGHT, _HERO_FACT = 0.6, 1.7
_TILES, _OPENS = ("level", "split"), 0.9
# Width in heights of a form's tile: of levels that of each column.
_PROPORTIONS = {"level": (0.45, 1.3), "split": (2.0, 5.0), "rank_tiles": (2.0, 6.0)}
# How high a hero's numeral is of the side of a square as large as its tile, and what less costs.
_LOUD, _QUIET = 0.3, 12.0
# What a word broken over two lines costs.
_BROKEN = 4.0
# The parts from the least on, and what it costs to show a lesser one than is meant.
_PARTS: tuple[Part, ...] = ("fact", "first", "whole")
_LESS = 2.8
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class _Profile:
    """At one width: the best form, the height the whole needs, how much less well it suits there
    than at best and how well it grows; the height of its least part, and of each further answer;
    that of a fact."""

    block: Block
    need: float
    short: float
    grow: float
    least: float
    each: float
    fact: float


@dataclass(eq=False)
class Weighing(Telling):
    """What each way to show the question costs in a box; `meant` is the part that the page has room
    for."""

    meant: Part = "fact"
    _shows: dict[tuple[int, int], Show | None] = field(default_factory=dict)
    _cuts: dict[int, Chapter | None] = field(default_factory=dict)
    _facts: dict[int, float] = field(default_factory=dict)
    _thought: dict[tuple[float, float], list[tuple[float, Part]]] = field(default_factory=dict)
    _profiles: dict[float, _Profile] = field(default_factory=dict)
    _liked: dict[float, list[tuple[Block, float, float]]] = field(default_factory=dict)

    def cost(self, width: float, height: float) -> float:
        """About what the best way to show it in that size costs: from how high its forms are at
        a few widths; more where that is less of it than is meant."""
        found = math.inf
        for cost, part in self._costs(width, height):
            found = min(found, cost + self.less(part))
        return found

    def less(self, part: Part) -> float:
        """What it costs to show that part where more is meant to be shown."""
        return _LESS * max(0, _PARTS.index(self.meant) - _PARTS.index(part))

    def _costs(self, width: float, height: float) -> list[tuple[float, Part]]:
        if width < _NARROWEST:
            return []
        key = (round(width), round(height))
        if key in self._shows:
            shown = self._shows[key]
            return [(shown.cost, shown.part)] if shown else []
        found = self._thought.get((width, height))
        if found is None:
            found = self._think(width, height)
            self._thought[width, height] = found
        return found

    def _think(self, width: float, height: float) -> list[tuple[float, Part]]:
        if width < _NARROW_CHART:
            return self._narrow_costs(width, height)
        profile = self._profile(_usual(width))
        free = height - 2 * self.desk.pad
        narrow = _TIGHT * max(0.0, math.log(_FAIR / width))
        found: list[tuple[float, Part]] = []
        if profile.block.frame == "bare" and "whole" in self.parts:
            if height >= profile.need:
                short = profile.short + self._proportion(profile.block, width, height)
                found.append((short + narrow, "whole"))
        elif "whole" in self.parts and height >= profile.need:
            grown = profile.need * self.most_zoom * (1 + profile.grow)
            hollow = _hollow((height - grown) / height - _AIR)
            found.append((profile.short + hollow + narrow, "whole"))
        elif "first" in self.parts and height >= profile.least:
            count = len(self.unit.panels[0].items)
            kept = min(count - 1, LEAST + (height - profile.least) / profile.each)
            cut = self.desk.dear * _CUT
            left = _LEFT_OUT * (1 - kept / count)
            found.append((profile.short + cut + left + narrow, "first"))
        fact = self._fact_need(width) if "fact" in self.parts else math.inf
        if height >= fact:
            cap = min(free - (fact - 2 * self.desk.pad - _FACT_CAP), 0.42 * width)
            found.append((self._fact_cost(width, height, cap / free) + narrow, "fact"))
        return found

    def _narrow_costs(self, width: float, height: float) -> list[tuple[float, Part]]:
        """In a tile too narrow for any chart: that of its one figure."""
        need = self._fact_need(width) if "fact" in self.parts else math.inf
        if height < need:
            return []
        free = height - 2 * self.desk.pad
        cap = min(free - (need - 2 * self.desk.pad - _FACT_CAP), 0.42 * width)
        tight = _TIGHT * max(0.0, math.log(_FAIR / width))
        return [(self._fact_cost(width, height, cap / free) + tight, "fact")]

    def _profile(self, width: float) -> _Profile:
        """What its forms need at one of the usual widths."""
        if width not in self._profiles:
            block, short = self._blocks(width)[0]
            need = self._need(block, self.unit, width)
            least, each = math.inf, 1.0
            cut = self.cut(LEAST) if "first" in self.parts and block.frame != "bare" else None
            if cut is not None and can_be_cut(self.unit.panels[0]):
                least = self._need(block, cut, width)
                count = len(self.unit.panels[0].items)
                if math.isfinite(need):
                    each = max(8.0, (need - least) / max(1, count - LEAST))
                else:
                    each = 45.0
            grow = block.grow if block.stretches() else 0.0
            fact = self._fact_need(width)
            self._profiles[width] = _Profile(block, need, _SCORE * short, grow, least, each, fact)
        return self._profiles[width]

    def _fact_need(self, width: float) -> float:
        """The height of a tile with its one figure, the numeral at its least fair size."""
        key = round(width)
        if key not in self._facts:
            self._facts[key] = self._fact_height(width)
        return self._facts[key]

    def _fact_height(self, width: float) -> float:
        unit = self.as_fact
        if unit is None:
            return math.inf
        inner = self._inner(width)
        setting = self._plain
        label = unit.panels[0].items[0].label
        type = setting.type("statement").at(size=28)
        asked, small = self._asked(unit.panels[0]), setting.type("aside")
        if breaks_words(label, type, inner) or breaks_words(asked, small, inner):
            return math.inf
        words = paragraph(asked, small, inner).height
        words += paragraph(label, type, inner).height + 22 + _ASKED_GAP
        return words + _FACT_CAP + 2 * self.desk.pad

    def _fact_cost(self, width: float, height: float, share: float) -> float:
        """What one figure costs in a tile whose height it takes a `share` of."""
        cost = 0.0 if len(self.unit.panels[0].items) == 1 else self.desk.dear * _FACT
        if self.hero:
            cost *= _HERO_FACT
        else:
            cost += max(0.0, 3.5 * math.log(width * height / _MOST_FACT))
        # A numeral is the tile: one that the words leave little room for says it badly.
        return cost + max(0.0, 6.0 * (0.3 - share))

    def shown(self, width: float, height: float) -> Show | None:
        """The best way to show it in that size; None where there is none."""
        key = (round(width), round(height))
        if key not in self._shows:
            found = [
                show
                for part, way in (("whole", self._whole), ("first", self._first))
                if part in self.parts and width >= _NARROW_CHART
                for show in way(width, height)
            ]
            # A figure instead of a chart where the chart has no room.
            if "fact" in self.parts and (
                not found or min(s.cost for s in found) > self.desk.dear * _FACT
            ):
                found += self._fact(width, height)
            best = min(found, key=lambda show: show.cost) if found else None
            if best is not None and width < _FAIR:
                tight = _TIGHT * math.log(_FAIR / width)
                best = replace(best, cost=best.cost + tight)
            self._shows[key] = best
        return self._shows[key]

    def _whole(self, width: float, height: float) -> list[Show]:
        found = []
        for block, short in self._blocks(width):
            show = self._try("whole", self.unit, block, width, height, _SCORE * short)
            if show:
                found.append(show)
                if show.cost < 0.5:
                    break
        return found

    def _first(self, width: float, height: float) -> list[Show]:
        panel = self.unit.panels[0]
        block, short = self._blocks(width)[0]
        if not can_be_cut(panel) or block.frame == "bare":
            return []
        count = len(panel.items)
        profile = self._profile(_usual(width))
        kept = LEAST + (height - profile.least) / profile.each
        most = max(LEAST, min(count - 1, math.ceil(kept))) if math.isfinite(kept) else LEAST
        for k in range(most, LEAST - 1, -1):
            cut = self.cut(k)
            if cut is None:
                continue
            left = _LEFT_OUT * (1 - k / count)
            dear = _SCORE * short + self.desk.dear * _CUT + left
            show = self._try("first", cut, block, width, height, dear)
            if show:
                return [show]
        return []

    def cut(self, count: int) -> Chapter | None:
        if count not in self._cuts:
            setting = self._plain
            self._cuts[count] = first(self.unit, count, setting.words, setting.numbers)
        return self._cuts[count]

    @cached_property
    def as_fact(self) -> Chapter | None:
        return fact(self.unit, self._plain.words)

    def _fact(self, width: float, height: float) -> list[Show]:
        unit = self.as_fact
        block = self.desk.fitting.known["fact"]
        if unit is None or block.suits(unit.panels[0], self._inner(width), self._plain) <= 0:
            return []
        for zoom in (*self._zooms, 1.0):
            made = self._fact_in(unit, block, width, height, self._plain, zoom)
            if made is not None and (zoom == 1.0 or made[1] >= 0.42 * height):
                cost = self._fact_cost(width, height, made[1] / (height - 2 * self.desk.pad))
                return [Show("fact", unit, block, cost, zoom)]
        return []

    def _proportion(self, block: Block, width: float, height: float) -> float:
        """What the proportions of its tile cost a form that cuts it up."""
        low, high = _PROPORTIONS.get(block.name, (0.6, 3.0))
        ratio = width / height * (1.0 / max(1, len(self.unit.panels[0].columns)))
        off = math.log(low / ratio) if ratio < low else max(0.0, math.log(ratio / high))
        return 6.0 * off * off

    @property
    def _zooms(self) -> tuple[float, ...]:
        return tuple(z for z in _ZOOMS if z <= self.most_zoom)

    def natural(self, part: Part, width: float, count: int) -> float:
        """The area that a part of the question takes by nature on a page `width` px wide: the
        whole, its first `count` answers, or one figure; infinite where there is no such part."""
        panel = self.unit.panels[0]
        # The width at which it is shown best, and there takes least.
        usual = dict.fromkeys(_usual(w) for w in (min(width, _USUAL), 0.55 * width, width))
        wide, profile = min(
            ((w, self._profile(w)) for w in usual),
            key=lambda held: (round(held[1].short, 1), held[0] * held[1].need, held[0]),
        )
        if part == "fact":
            return _FACT_AREA if math.isfinite(profile.fact) else math.inf
        if part == "whole":
            return _FACT_AREA * 1.2 if len(panel.items) == 1 else wide * profile.need
        if len(panel.items) <= count:
            return math.inf
        return wide * (profile.least + (count - LEAST) * profile.each)

    def _blocks(self, width: float) -> list[tuple[Block, float]]:
        """The blocks that suit, each with how much less well than the best at a usual width."""
        panel = self.unit.panels[0]
        usual = _usual(width)
        if usual not in self._liked:
            found = self.desk.fitting.choices(panel, self._inner(usual), self._plain)
            weighed = [(c.block, c.score * self._weight(c.block)) for c in found]
            if self.hero:
                weighed += self._tiled(usual)
            weighed.sort(key=lambda pair: -pair[1])
            best = weighed[0][1]
            # How it would be shown on half the page and on all of its width.
            for other in (_usual(0.5 * self.desk.wide), _usual(self.desk.wide)):
                if other != usual and other not in self._liked:
                    self._liked[usual] = []
                    self._blocks(other)
                best = max(best, *(score for _, _, score in self._liked.get(other, [])[:1]), 0.0)
            self._liked[usual] = [(b, max(0.0, best - score), score) for b, score in weighed]
        held = [
            (block, short)
            for block, short, _ in self._liked[usual]
            if width == usual or block.suits(panel, self._inner(width), self._plain) > 0
        ]
        return held or [(block, short) for block, short, _ in self._liked[usual]]

    def _tiled(self, width: float) -> list[tuple[Block, float]]:
        """Forms that are tiles themselves: the loudest a page can open with."""
        panel = self.unit.panels[0]
        known, liked = self.desk.fitting.known, self._plain.style.prefer
        names = [n for n in _TILES if liked.get(n, 1.0) > 0 and panel.form in ("", n)]
        found = [(known[n], known[n].suits(panel, width, self._plain)) for n in names]
        return [(block, max(score, _OPENS)) for block, score in found if score > 0]

    def _weight(self, block: Block) -> float:
        """What opens the page wants a form that fills its tile."""
        if not self.hero or block.frame == "bare" or block.tone == "bright":
            return 1.0
        return _HERO_WEIGHT

    def _try(
        self, part: Part, unit: Chapter, block: Block, width: float, height: float, cost: float
    ) -> Show | None:
        if block.frame == "bare":
            made = self._bare_in(unit, block, width, height)
            if made is None:
                return None
            cost += self._proportion(block, width, height)
            if _broken(made.marks, unit.panels[0]):
                cost += _BROKEN
            if self.hero:
                # What opens a page is read from afar.
                type = self._plain.type("numeral_huge")
                sizes = [m.size for m in leaves(made.marks) if isinstance(m, Text)]
                cap = max(sizes, default=0.0) * type.cap / type.size
                cost += max(0.0, _QUIET * (_LOUD - cap / math.sqrt(width * height)))
            return Show(part, unit, block, cost)
        need = self._need(block, unit, width)
        if need > height + 0.5:
            return None
        if not self.mute and breaks_words(
            said(unit.panels[0], unit, self._plain)[0],
            self._plain.type("panel_headline"),
            self._inner(width),
        ):
            cost += 1.5
        zoom = 1.0
        # The largest size in which it has room, where it leaves a lot.
        if need < 0.86 * height:
            for larger in self._zooms:
                if larger * need > 1.25 * height:
                    continue
                if self._need(block, unit, width, larger) <= height:
                    zoom = larger
                    break
        held = self._need(block, unit, width, zoom) if zoom > 1 else need
        inner = round(self._inner(width) / zoom, 1)
        made = self.desk.fitting.compose(block, unit.panels[0], inner, self._inside)
        if _broken(made.marks, unit.panels[0]):
            cost += _BROKEN
        grow = block.grow if block.stretches() else 0.0
        return Show(part, unit, block, cost + _hollow((height - held) / height - _AIR - grow), zoom)


@lru_cache(4096)
def _usual(width: float) -> float:
    """The one of the usual widths that is nearest."""
    return min(_WIDTHS, key=lambda usual: abs(math.log(usual / width)))


def _broken(marks: Sequence[Mark], panel: Panel) -> bool:
    """Whether a label is set with one of its words broken over two lines."""
    said = " ".join([*(item.label for item in panel.items), *panel.columns, panel.title])
    known = set(_WORD.findall(said))
    for mark in leaves(marks):
        if isinstance(mark, Text) and mark.role == "label":
            for word in _WORD.findall(mark.text):
                if word not in known and any(whole.startswith(word) for whole in known):
                    return True
    return False


def _hollow(share: float) -> float:
    """What it costs that a share of a tile is empty."""
    share = max(0.0, share)
    return _SLACK * share * (1 + 2 * share)
