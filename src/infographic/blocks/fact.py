"""One figure grown to its tile, its words below, and where there is room a field of dots that
counts it out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from infographic.blocks.base import Block, Composed, Setting, datum
from infographic.blocks.dotfield import by_columns, dot_total, field_shape, share_of_all
from infographic.blocks.pieces import depth, grown, set_numeral, statement
from infographic.blocks.tones import own_color
from infographic.marks import Mark
from infographic.story.model import Figure, Item, Panel
from infographic.text.paragraph import Paragraph, paragraph
from infographic.text.shape import Line


@dataclass(frozen=True, slots=True)
class _Plan:
    numeral: Line
    words: Paragraph
    field: Composed | None
    height: float


@dataclass(frozen=True, slots=True)
class Fact(Block):
    """The numeral grows until it meets the width or what the statement leaves of the height, from
    `least_cap` to `largest_cap` px; `natural_cap` without a height. The statement is set in the
    first of `sizes` that fits `lines` lines. The field of dots is drawn where the numeral keeps
    `keep` of the size it would have without it. A wide tile (from `split_from`) has it beside.
    There it is as high as the numeral and its words where it is to be `tall`.
    Where they stand `together`, numeral, words and dots keep to each other and leave what they do
    not need of the height below them."""

    name = "fact"
    grow = 0.34
    tile_spans = (5, 4, 3)
    tone = "bright"

    sizes: tuple[float, ...] = (40, 34, 30, 28, 26, 24)
    lines: int = 3
    words_gap: float = 32
    field_gap: float = 36
    least_cap: float = 56
    natural_cap: float = 132
    largest_cap: float = 300
    keep: float = 0.6
    split_from: float = 640
    column_gap: float = 48
    together: bool = False
    tall: bool = False

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        shown = [i for i in panel.items if i.figure]
        if len(panel.items) != 1 or len(shown) != 1 or len(panel.columns) != 1:
            return 0.0
        if panel.kind in ("matrix", "ranking", "text"):
            return 0.0
        return 0.95

    def stretches(self) -> bool:
        return True

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        item = panel.items[0]
        if width >= self.split_from:
            return self._wide(panel, item, width, setting, height)
        plan = self._plan(panel, item, width, setting, height)
        if self.together:
            plan = self._gathered(plan)
        marks = self._words(panel, item, plan, setting)
        if plan.field:
            marks += plan.field.at(0, plan.height - plan.field.height)
        return Composed(tuple(marks), width, plan.height)

    def _gathered(self, plan: _Plan) -> _Plan:
        """The plan no higher than what is in it."""
        gap = max(self.words_gap, plan.words.rise + 16)
        height = plan.numeral.cap + gap + depth(plan.words)
        if plan.field:
            height += self.field_gap + plan.field.height
        return replace(plan, height=min(plan.height, height))

    def _wide(
        self, panel: Panel, item: Item, width: float, setting: Setting, height: float | None
    ) -> Composed:
        """Numeral and words at the left, the dots at the right."""
        half = (width - self.column_gap) / 2
        plan = self._plan(panel, item, half, setting, height, dots=False)
        marks = self._words(panel, item, plan, setting)
        field = self._field(panel, item, half, setting)
        tall = plan.height
        if self.tall and height is not None:
            compact = self._field(panel, item, half, setting, wide=False)
            if compact and compact.height > tall:
                compact = self._field(panel, item, half * tall / compact.height, setting, False)
            field = compact
        if field and field.height <= tall + 60:
            tall = max(tall, field.height)
            marks += field.at(width - field.width, (tall - field.height) / 2)
        return Composed(tuple(marks), width, tall)

    def _plan(
        self,
        panel: Panel,
        item: Item,
        width: float,
        setting: Setting,
        height: float | None,
        dots: bool = True,
    ) -> _Plan:
        """What goes into `height`: the dots where they cost the numeral little, then the largest
        statement that leaves it room."""
        field = self._field(panel, item, width, setting) if dots else None
        below = self.field_gap + field.height if field else 0.0
        best: _Plan | None = None
        for words in self._statements(item, width, setting):
            gap = max(self.words_gap, words.rise + 16)
            if height is None:
                numeral = self._numeral(panel, item, width, self.natural_cap, setting)
                return _Plan(numeral, words, None, numeral.cap + gap + words.height)
            free = height - words.height - gap
            plain = self._numeral(panel, item, width, free, setting) if free > 0 else None
            if plain is None:
                continue
            if field and free - below >= self.least_cap:
                less = self._numeral(panel, item, width, free - below, setting)
                if less.cap >= self.keep * plain.cap:
                    return _Plan(less, words, field, height)
            # A figure that is long or may be no higher is small: more height would not help it.
            least = min(self.least_cap, 0.99 * self.largest_cap)
            if plain.cap >= least or plain.ink.w >= 0.98 * width:
                best = best or _Plan(plain, words, None, height)
        if best is not None:
            return best
        # Less height than the words take: they come first, whatever that comes to.
        words = self._statements(item, width, setting)[-1]
        numeral = self._numeral(panel, item, width, self.least_cap, setting)
        gap = max(self.words_gap, words.rise + 16)
        return _Plan(numeral, words, None, numeral.cap + gap + words.height)

    def _statements(self, item: Item, width: float, setting: Setting) -> list[Paragraph]:
        """The label in the sizes in which it fits, largest first; more lines where none does."""
        type = setting.type("statement")
        least = setting.style.smallest
        sizes = [s for s in self.sizes if s >= least] or [least]
        found = [statement(item.label, type, width, (s,), self.lines) for s in sizes]
        fitting = [words for words in found if words]
        return fitting or [paragraph(item.label, type.at(size=sizes[-1]), width)]

    def _numeral(
        self, panel: Panel, item: Item, width: float, cap: float, setting: Setting
    ) -> Line:
        text = setting.value(panel, item.figure or Figure(0.0))
        limit = min(cap, self.largest_cap)
        return grown(text, setting.type("numeral_huge"), width, limit)

    def _words(self, panel: Panel, item: Item, plan: _Plan, setting: Setting) -> list[Mark]:
        ground = setting.ground
        tag = datum(panel, item)
        marks: list[Mark] = [set_numeral(plan.numeral, 0, 0, ground.numeral, datum=tag)]
        if plan.field:
            gap = max(self.words_gap, plan.words.rise + 16)
            # What width leaves of the height goes around the words in equal parts.
            spare = plan.height - plan.numeral.cap - plan.words.height - plan.field.height
            top = plan.numeral.cap + max(gap, (spare - self.field_gap + gap) / 2)
        else:
            top = plan.height - depth(plan.words)
        marks += plan.words.at(0, top, ground.text, role="label", datum=tag)
        return marks

    def _field(
        self, panel: Panel, item: Item, width: float, setting: Setting, wide: bool = True
    ) -> Composed | None:
        total = dot_total(panel.n)
        tag = datum(panel, item, 0, "count", total / 100)
        ground = setting.ground
        color = own_color(item, ground) or ground.highlight
        groups = share_of_all(item.figure, panel, tag, color, ground.track)
        if groups is None:
            return None
        field = by_columns(
            groups,
            total,
            field_shape(total, wide),
            width,
            0.72,
        )
        return Composed(field.marks, field.width, field.height)
