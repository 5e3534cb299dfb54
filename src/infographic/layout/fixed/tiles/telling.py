"""What the tile of a question says and how it is set: its words, its chart, its one figure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from infographic.blocks.base import Block, Composed, Setting
from infographic.blocks.fact import Fact
from infographic.layout.fixed.tiles.base import Desk, FixedTile, inked, sunk
from infographic.layout.tiles.base import Stack
from infographic.layout.tiles.chart import headline_in
from infographic.layout.tiles.says import base, said
from infographic.marks import Box, Mark, Text, leaves, move
from infographic.story.model import Chapter, Panel
from infographic.style.tokens import Ground
from infographic.text.paragraph import Paragraph, breaks_words, paragraph

Part = Literal["whole", "first", "fact"]

_HEAD_GAP = 22.0
_BASE_GAP = 20.0
_KICKER_GAP = 14.0
_QUESTION_GAP = 12.0
_ASKED_GAP = 20.0
_LOOSE = 0.3


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
class Telling(FixedTile):
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
    most_zoom: float = 1.5
    leads: bool = False

    @property
    def _plain(self) -> Setting:
        return self.desk.setting

    @cached_property
    def _inside(self) -> Setting:
        return self.desk.on(self.desk.setting.ground)

    def _inner(self, width: float) -> float:
        return width - 2 * self.desk.pad

    def _words(self, unit: Chapter) -> tuple[str, str, bool]:
        if self.hero:
            panel = unit.panels[0]
            headline = unit.headline or panel.title
            question = "" if headline.startswith(panel.title) else panel.title
            return headline, question, bool(panel.headline)
        return said(unit.panels[0], unit, self._plain)

    def _head(self, unit: Chapter, width: float, setting: Setting) -> Composed:
        ground, panel = setting.ground, unit.panels[0]
        stack = Stack()
        headline, question, _ = self._words(unit)
        above = (headline + question).casefold()
        kicker = unit.kicker if unit.kicker.casefold() not in above else ""
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
        return sunk(stack.composed(width))

    def _base(self, unit: Chapter, width: float, setting: Setting) -> Paragraph | None:
        panel = unit.panels[0]
        text = base(panel, setting.words, self._words(unit)[0] if self.hero else "")
        return paragraph(text, setting.type("aside"), width) if text else None

    def _foot(self, unit: Chapter, width: float) -> float:
        words = self._base(unit, width, self._inside)
        return _BASE_GAP + words.rise + words.height if words else 0.0

    def _asked(self, panel: Panel) -> str:
        """What the one figure of a question answers, and whom it is of."""
        if not panel.base:
            return panel.title
        return self._plain.words.sentences([panel.title, panel.base])

    def _need(self, block: Block, unit: Chapter, width: float, zoom: float = 1.0) -> float:
        """The height of a tile in which the block shows the question `zoom` times as large."""
        pad = 2 * self.desk.pad
        panel = unit.panels[0]
        if block.frame == "bare":
            setting = self._bare_setting(self._plain.ground)
            return self.desk.fitting.measure(block, self._bare(unit), width, setting)
        inner = round(self._inner(width) / zoom, 1)
        if inner < 100 or block.suits(panel, inner, self._plain) <= 0:
            return math.inf
        body = self.desk.fitting.measure(block, panel, inner, self._inside)
        if self.mute:
            return pad + zoom * body
        head = self._head(unit, inner, self._inside).height
        return pad + zoom * (head + _HEAD_GAP + body + self._foot(unit, inner))

    def _bare(self, unit: Chapter) -> Panel:
        panel = unit.panels[0]
        headline, question, authored = self._words(unit)
        own = authored or not question
        return replace(panel, headline=headline if own and headline != panel.title else "")

    def _bare_setting(self, ground: Ground) -> Setting:
        return replace(self.desk.setting, ground=ground, bleed=(0.0, 0.0), told=self.mute)

    def _bare_in(self, unit: Chapter, block: Block, width: float, height: float) -> Composed | None:
        setting = self._bare_setting(self.desk.style.grounds[self.desk.style.rhythm.footer])
        panel = self._bare(unit)
        if block.suits(panel, width, setting) <= 0:
            return None
        made = self.desk.fitting.compose(block, panel, width, setting, height)
        return made if made.height <= height + 0.5 else None

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
        asked = self._asked(panel)
        type = setting.type("aside")
        label = panel.items[0].label
        if inner < 100 or breaks_words(label, setting.type("statement").at(size=24), inner):
            return None
        if breaks_words(asked, type, inner):
            return None
        words = paragraph(asked, type, inner)
        rest = room - inked(words) - max(_ASKED_GAP, words.rise + 14)
        if self.mute:
            rest = room
        if rest < 80:
            return None
        assert isinstance(block, Fact)
        held = replace(
            block, largest_cap=min(block.largest_cap, most / zoom), words_gap=22, tall=True
        )
        made = held.compose(panel, inner, self.desk.on(setting.ground), rest)
        if made.height > rest + 0.5:
            return None
        marks: list[Mark] = list(_gathered(made.marks, 30.0))
        if not self.mute:
            marks += words.at(0, room - inked(words), setting.ground.mute, role="question")
        cap = max((m.size for m in leaves(made.marks) if isinstance(m, Text)), default=0.0)
        cap *= setting.type("numeral_huge").cap / setting.type("numeral_huge").size
        return Composed(tuple(marks), inner, room), zoom * cap


def _gathered(marks: Sequence[Mark], gap: float) -> tuple[Mark, ...]:
    """A fact over its dots, with its words `gap` px under the numeral: what is left of the height
    goes between words and dots."""
    words = [m for m in marks if isinstance(m, Text) and m.role == "label"]
    numerals = [m for m in marks if isinstance(m, Text) and m.role == "numeral"]
    if len(words) + len(numerals) == len(marks) or not words or not numerals:
        return tuple(marks)
    near = max(m.y for m in numerals) + gap
    top = min(m.y - 0.72 * m.size for m in words)
    up = top - near
    return tuple(move(m, 0.0, -up) if m in words and up > 0 else m for m in marks)
