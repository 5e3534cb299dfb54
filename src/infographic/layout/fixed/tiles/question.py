"""The tile of one question: whole where its box holds that, else the first answers or the one
figure that says most."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from infographic.blocks.base import Block, Composed, Setting
from infographic.blocks.fact import Fact
from infographic.layout.fixed.tiles.base import Desk, Drawn, FixedTile, inked
from infographic.layout.page import Placed
from infographic.layout.scale import scaled
from infographic.layout.tiles.base import Stack, Wish
from infographic.layout.tiles.chart import headline_in
from infographic.layout.tiles.says import base, said
from infographic.layout.tiles.tones import seen
from infographic.marks import Box, Group, Mark, Text, leaves
from infographic.story.model import Chapter, Panel
from infographic.story.parts import LEAST, can_be_cut, fact, first
from infographic.style.tokens import Ground
from infographic.text.paragraph import Paragraph, breaks_words, paragraph

Part = Literal["whole", "first", "fact"]

_HEAD_GAP = 22.0
_BASE_GAP = 20.0
_KICKER_GAP = 14.0
_QUESTION_GAP = 12.0
_ASKED_GAP = 20.0
_LOOSE = 0.3
# How much larger than in a poster the contents of a tile may be.
_ZOOMS = (2.2, 1.9, 1.65, 1.45, 1.3, 1.2, 1.1)
# What showing less than the whole question costs: its first answers, and one figure of it.
_CUT, _LEFT_OUT, _FACT = 0.5, 1.2, 1.1
_SCORE, _SLACK = 5.0, 5.0
# Air up to this share of a tile is no hole; a fact fills more than this area badly, in px².
_AIR = 0.2
_MOST_FACT = 110_000.0
_SMALL_SHARE = 20.0
_NARROWEST = 150.0
# The width of a chart's tile where nothing else is said, and what a figure takes, in px².
_USUAL, _FACT_AREA = 480.0, 60_000.0


@dataclass(frozen=True, slots=True)
class Show:
    """One way to show the question in a box: which part of it, by which block, `zoom` times as
    large as in a poster, and how badly that suits."""

    part: Part
    unit: Chapter
    block: Block
    cost: float
    zoom: float = 1.0

    @property
    def panel(self) -> Panel:
        return self.unit.panels[0]

    @property
    def bare(self) -> bool:
        return self.block.frame == "bare"


@dataclass(eq=False)
class QuestionTile(FixedTile):
    """`unit` is a chapter of the one question. `parts` are those that may be shown of it, `accent`
    the ground whose colour its answers have. With `mute` it says nothing but its chart: what there
    is to say stands beside it. `most_zoom` bounds how large its contents grow."""

    desk: Desk
    unit: Chapter
    accent: str
    area: float
    parts: tuple[Part, ...] = ("whole", "first", "fact")
    hero: bool = False
    mute: bool = False
    most_zoom: float = 1.45
    opens: bool = False
    numeral: float = math.inf
    _shows: dict[tuple[int, int], Show | None] = field(default_factory=dict)
    _cuts: dict[int, Chapter | None] = field(default_factory=dict)

    # -- what is shown in which size -------------------------------------------------------------

    def cost(self, width: float, height: float) -> float:
        if width < _NARROWEST:
            return math.inf
        shown = self.shown(width, height)
        return math.inf if shown is None else shown.cost

    def shown(self, width: float, height: float) -> Show | None:
        """The best way to show it in that size; None where there is none."""
        key = (round(width), round(height))
        if key not in self._shows:
            found = [
                show
                for part, way in (("whole", self._whole), ("first", self._first))
                if part in self.parts
                for show in way(width, height)
            ]
            # A figure instead of a chart where the chart has no room.
            if "fact" in self.parts and (not found or min(s.cost for s in found) > _FACT):
                found += self._fact(width, height)
            self._shows[key] = min(found, key=lambda show: show.cost) if found else None
        return self._shows[key]

    def _whole(self, width: float, height: float) -> list[Show]:
        found = []
        for block, short in self._blocks(width):
            show = self._try("whole", self.unit, block, width, height, _SCORE * short)
            if show:
                found.append(show)
                if show.cost < 0.3:
                    break
        return found

    def _first(self, width: float, height: float) -> list[Show]:
        panel = self.unit.panels[0]
        if not can_be_cut(panel):
            return []
        count = len(panel.items)
        for block, short in self._blocks(width)[:1]:
            if block.frame == "bare":
                continue
            most = self._most(block, width, height)
            for k in range(min(most, count - 1), max(LEAST, most - 2) - 1, -1):
                cut = self.cut(k)
                if cut is None or block.suits(cut.panels[0], self._inner(width), self._plain) <= 0:
                    continue
                left = _LEFT_OUT * (1 - k / count)
                show = self._try("first", cut, block, width, height, _SCORE * short + _CUT + left)
                if show:
                    return [show]
        return []

    def _most(self, block: Block, width: float, height: float) -> int:
        """About how many answers the block has room for."""
        panel = self.unit.panels[0]
        count = len(panel.items)
        whole = self._need(block, self.unit, width)
        least = self.cut(LEAST)
        if least is None or block.suits(least.panels[0], self._inner(width), self._plain) <= 0:
            return LEAST
        low = self._need(block, least, width)
        each = max(1.0, (whole - low) / max(1, count - LEAST))
        return max(LEAST, min(count - 1, LEAST + int((height - low) / each)))

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
        made = self._fact_in(unit, block, width, height, self._plain, 1.0)
        if made is None:
            return []
        whole = len(self.unit.panels[0].items) == 1
        cost = 0.0 if whole else _FACT
        cost += max(0.0, 2.5 * math.log(width * height / _MOST_FACT))
        # A numeral is the tile: one that the words leave little room for says it badly.
        share = made[1] / (height - 2 * self.desk.pad)
        cost += max(0.0, 6.0 * (0.3 - share))
        for zoom in self._zooms:
            if self._fact_in(unit, block, width, height, self._plain, zoom) is not None:
                larger = self._fact_in(unit, block, width, height, self._plain, zoom)
                if larger is not None and larger[1] >= 0.42 * height:
                    return [Show("fact", unit, block, cost, zoom)]
        return [Show("fact", unit, block, cost)]

    @property
    def _zooms(self) -> tuple[float, ...]:
        return tuple(z for z in _ZOOMS if z <= self.most_zoom)

    def natural(self, part: Part, width: float, count: int) -> float:
        """The area that a part of the question takes by nature on a page `width` px wide: the
        whole, its first `count` answers, or one figure; infinite where there is no such part."""
        wide = min(width, max(0.52 * width, _USUAL))
        panel = self.unit.panels[0]
        if part == "fact":
            return _FACT_AREA if self.as_fact is not None else math.inf
        block, _ = self._blocks(wide)[0]
        if part == "first":
            if not can_be_cut(panel) or block.frame == "bare" or len(panel.items) <= count:
                return math.inf
            cut = self.cut(count)
            if cut is None:
                return math.inf
            return wide * self._need(block, cut, wide)
        if block.frame == "bare":
            setting = self._bare_setting(self._plain.ground)
            return wide * self.desk.fitting.measure(block, self._bare(self.unit), wide, setting)
        if len(panel.items) == 1:
            return _FACT_AREA * 1.2
        return wide * self._need(block, self.unit, wide)

    # -- measuring -------------------------------------------------------------------------------

    @property
    def _plain(self) -> Setting:
        return self.desk.setting

    @cached_property
    def _inside(self) -> Setting:
        return self.desk.on(self.desk.setting.ground)

    def _inner(self, width: float) -> float:
        return width - 2 * self.desk.pad

    def _blocks(self, width: float) -> list[tuple[Block, float]]:
        """The blocks that suit, each with how much less well than the best of all sizes."""
        panel = self.unit.panels[0]
        found = self.desk.fitting.choices(panel, round(self._inner(width)), self._plain)
        held = [c for c in found if c.score > 0] or list(found)
        return [(c.block, max(0.0, self.best - c.score)) for c in held[:3]]

    @cached_property
    def best(self) -> float:
        """How well the best block suits that there is, at any width."""
        panel = self.unit.panels[0]
        wide = [self.desk.fitting.choices(panel, w, self._plain)[0].score for w in (420, 840)]
        return max(wide)

    def _try(
        self, part: Part, unit: Chapter, block: Block, width: float, height: float, cost: float
    ) -> Show | None:
        if block.frame == "bare":
            made = self._bare_in(unit, block, width, height)
            if made is None:
                return None
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
                if self._need(block, unit, width, larger) <= height:
                    zoom = larger
                    break
        held = self._need(block, unit, width, zoom) if zoom > 1 else need
        slack = (height - held) / height
        slack = max(0.0, slack - _AIR - (block.grow if block.stretches() else 0.0))
        return Show(part, unit, block, cost + _SLACK * slack * (1 + 2 * slack), zoom)

    def _need(self, block: Block, unit: Chapter, width: float, zoom: float = 1.0) -> float:
        """The height of a tile in which the block shows the question `zoom` times as large."""
        inner = round(self._inner(width) / zoom, 1)
        pad = 2 * self.desk.pad
        panel = unit.panels[0]
        if inner < 100 or block.suits(panel, inner, self._plain) <= 0:
            return math.inf
        body = self.desk.fitting.measure(block, panel, inner, self._inside)
        if self.mute:
            return pad + zoom * body
        head = self._head(unit, inner, self._inside).height
        return pad + zoom * (head + _HEAD_GAP + body + self._foot(unit, inner))

    def _bare_in(self, unit: Chapter, block: Block, width: float, height: float) -> Composed | None:
        setting = self._bare_setting(self.desk.style.grounds[self.desk.style.rhythm.footer])
        panel = self._bare(unit)
        if block.suits(panel, width, setting) <= 0:
            return None
        made = self.desk.fitting.compose(block, panel, width, setting, height)
        return made if made.height <= height + 0.5 else None

    def _bare_setting(self, ground: Ground) -> Setting:
        return replace(self.desk.setting, ground=ground, bleed=(0.0, 0.0), told=False)

    def _bare(self, unit: Chapter) -> Panel:
        panel = unit.panels[0]
        headline, question, authored = self._words(unit)
        own = authored or not question
        return replace(panel, headline=headline if own and headline != panel.title else "")

    def _words(self, unit: Chapter) -> tuple[str, str, bool]:
        if self.hero:
            panel = unit.panels[0]
            headline = unit.headline or panel.title
            question = "" if headline.startswith(panel.title) else panel.title
            return headline, question, bool(panel.headline)
        return said(unit.panels[0], unit, self._plain)

    # -- words -----------------------------------------------------------------------------------

    def _head(self, unit: Chapter, width: float, setting: Setting) -> Composed:
        ground, panel = setting.ground, unit.panels[0]
        stack = Stack()
        headline, question, _ = self._words(unit)
        kicker = unit.kicker if unit.kicker.casefold() not in headline.casefold() else ""
        if kicker:
            words = paragraph(kicker, setting.type("kicker"), width)
            stack.add(words, 0.0, ground.highlight_text, "kicker")
        if headline == panel.title and len(panel.items) == 1:
            words = paragraph(headline, setting.type("question"), width)
            stack.add(words, _KICKER_GAP, ground.mute, "question")
        else:
            words = headline_in(headline, width, setting)
            stack.add(words, _KICKER_GAP, ground.text, "headline")
        for text in (question, unit.intro):
            if text:
                words = paragraph(text, setting.type("question"), width)
                stack.add(words, _QUESTION_GAP, ground.mute, "question")
        return stack.composed(width)

    def _base(self, unit: Chapter, width: float, setting: Setting) -> Paragraph | None:
        panel = unit.panels[0]
        text = base(panel, setting.words, self._words(unit)[0] if self.hero else "")
        return paragraph(text, setting.type("aside"), width) if text else None

    def _foot(self, unit: Chapter, width: float) -> float:
        words = self._base(unit, width, self._inside)
        return _BASE_GAP + words.rise + words.height if words else 0.0

    # -- drawing ---------------------------------------------------------------------------------

    def wishes(self, width: float, height: float) -> tuple[Wish, ...]:
        grid, grounds = self.desk.style.grid, self.desk.style.grounds
        shown = self.shown(width, height)
        assert shown is not None
        if shown.bare:
            return (Wish(self.desk.style.rhythm.footer, 0.0),)
        accent = grounds[self.accent].fill
        wishes = [Wish(grid.tile, 0.0)]
        if len(shown.panel.columns) == 1:
            readable = seen(accent, grounds[grid.light])
            if readable:
                wishes.append(Wish(grid.light, 0.3))
            block = shown.block
            if block.tone == "bright" or (block.tone == "surface" and len(shown.panel.items) == 1):
                quiet = 2.0 if self._is_small(shown.panel) else 0.0
                others = [n for n in grid.bright if n != self.accent]
                wishes = [
                    Wish(self.accent, quiet),
                    Wish(grid.light, 0.5),
                    *(Wish(n, 1.0) for n in others),
                    Wish(grid.tile, 1.5),
                ]
            elif block.tone == "paper" and readable:
                wishes = [Wish(grid.light, 0.0), Wish(grid.tile, 0.6)]
        return tuple(wishes)

    def _is_small(self, panel: Panel) -> bool:
        figures = [item.figure.number for item in panel.items if item.figure]
        return panel.is_percent and max(figures, default=0.0) < _SMALL_SHARE

    def draw(self, box: Box, ground: Ground) -> Drawn:
        shown = self.shown(box.w, box.h)
        assert shown is not None
        panel = shown.panel
        name = ground.name.split("/")[0]
        marks: list[Mark] = []
        inside: tuple[Mark, ...]
        if shown.bare:
            setting = self._bare_setting(ground)
            body = self.desk.fitting.compose(
                shown.block, self._bare(shown.unit), box.w, setting, box.h
            )
            inside = body.at(box.x, box.y)
        else:
            marks.append(self.desk.surface(box, ground))
            setting = self.desk.on(ground)
            if shown.part == "fact":
                found = self._fact_in(
                    shown.unit, shown.block, box.w, box.h, setting, shown.zoom, self.numeral
                )
                assert found is not None
                made = found[0]
            else:
                made = self._chart_in(shown, box, setting)
            pad = self.desk.pad
            grown = scaled(made.marks, shown.zoom, tagged=True) if shown.zoom > 1 else made.marks
            inside = Composed(tuple(grown), box.w, box.h).at(box.x + pad, box.y + pad)
        marks.append(Group(inside, panel.title, panel.id))
        placed = (Placed(panel.id, shown.block.name, box, name),)
        if self.hero:
            return Drawn(tuple(marks), placed, hero=panel)
        return Drawn(tuple(marks), placed, unit=shown.unit)

    def _chart_in(self, shown: Show, box: Box, setting: Setting) -> Composed:
        """Head, chart and base in the inner box of a tile, as in a poster: before it is zoomed."""
        block, zoom, unit = shown.block, shown.zoom, shown.unit
        width = round(self._inner(box.w) / zoom, 1)
        height = self._inner(box.h) / zoom
        marks: list[Mark] = []
        top, bottom = 0.0, height
        if not self.mute:
            head = self._head(unit, width, setting)
            marks += head.marks
            top = head.height + _HEAD_GAP
            words = self._base(unit, width, setting)
            if words is not None:
                under = height - words.height
                marks += words.at(0, under, setting.ground.mute, role="note")
                bottom = under - words.rise - _BASE_GAP
        room = bottom - top
        body = self.desk.fitting.compose(
            block, shown.panel, width, setting, room if block.stretches() else None
        )
        if body.height > room + 0.5:
            body = self.desk.fitting.compose(block, shown.panel, width, setting)
        y = top + (1.0 if block.grounded else _LOOSE) * max(0.0, room - body.height)
        marks += body.at(0, y)
        return Composed(tuple(marks), width, height)

    def _fact_in(
        self,
        unit: Chapter,
        block: Block,
        width: float,
        height: float,
        setting: Setting,
        zoom: float,
        most: float = math.inf,
    ) -> tuple[Composed, float] | None:
        """Numeral, statement and the question under it in the inner box of a tile before it is
        zoomed, and the numeral's height; None where they have no room."""
        panel = unit.panels[0]
        inner = round(self._inner(width) / zoom, 1)
        room = (height - 2 * self.desk.pad) / zoom
        asked = setting.words.sentences([panel.title, panel.base]) if panel.base else panel.title
        type = setting.type("aside")
        label = panel.items[0].label
        if inner < 100 or breaks_words(label, setting.type("statement").at(size=24), inner):
            return None
        words = paragraph(asked, type, inner)
        rest = room - inked(words) - max(_ASKED_GAP, words.rise + 14)
        if rest < 80:
            return None
        assert isinstance(block, Fact)
        held = replace(block, largest_cap=min(block.largest_cap, most / zoom), words_gap=22)
        made = held.compose(panel, inner, self.desk.on(setting.ground), rest)
        if made.height > rest + 0.5:
            return None
        marks: list[Mark] = list(made.marks)
        marks += words.at(0, room - inked(words), setting.ground.mute, role="question")
        cap = max((m.size for m in leaves(made.marks) if isinstance(m, Text)), default=0.0)
        cap *= setting.type("numeral_huge").cap / setting.type("numeral_huge").size
        return Composed(tuple(marks), inner, room), zoom * cap
