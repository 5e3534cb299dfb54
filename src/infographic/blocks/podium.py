"""Two to four answers as columns on one base line, each with its icon above and its name below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from infographic.blocks.badge import badge
from infographic.blocks.base import Block, Composed, Setting, datum
from infographic.blocks.labels import icons_for
from infographic.blocks.outlines import round_top
from infographic.blocks.rest import rest_line
from infographic.blocks.tones import least_contrast, legible, own_color, own_ink
from infographic.marks import Box, Mark, Path, Rect
from infographic.story.model import Item, Panel
from infographic.text.breaks import units
from infographic.text.paragraph import Paragraph, paragraph
from infographic.text.shape import Line, Type, line
from infographic.text.shape import width as measured


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the columns share: their width, the gap between them and where the first begins, the
    labels, the numerals' type, and the icons, None where they have no discs."""

    column: float
    gap: float
    inset: float
    labels: tuple[Paragraph, ...]
    numeral: Type
    icons: Sequence[str | None] | None

    def x(self, place: int) -> float:
        return self.inset + place * (self.column + self.gap)


@dataclass(frozen=True, slots=True)
class Podium(Block):
    """`tall` is the height of the highest column where nothing else sets it, `least` and `most` its
    limits. Columns are `narrowest` to `widest`; a disc of `disc` px across stands `disc_gap` above
    its column, `base` is the thickness of the line under them."""

    name: ClassVar[str] = "podium"
    family: ClassVar[str] = "columns-y"

    tall: float = 270
    least: float = 170
    most: float = 460
    widest: float = 190
    narrowest: float = 104
    gap: float = 22
    wide_gap: float = 44
    radius: float = 24
    numeral_top: float = 22
    numeral_gap: float = 14
    disc: float = 88
    disc_gap: float = 10
    base: float = 6
    label_gap: float = 18
    label_lines: int = 3
    note_gap: float = 30
    few: int = 2
    many: int = 4

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        if not self.few <= len(panel.items) <= self.many or len(panel.columns) != 1:
            return 0.0
        if panel.kind not in ("single", "multiple", "group") or not panel.is_percent:
            return 0.0
        figures = [i.figure.number for i in panel.items if i.figure]
        if len(figures) < len(panel.items) or min(figures) < 0 or max(figures) <= 0:
            return 0.0
        if panel.ordered or width < 300:
            return 0.0
        plan = self._plan(panel, width, setting)
        if plan is None:
            return 0.0
        # Of two answers a ring says more; four are the most that stand next to each other.
        score = (0.6, 0.84, 0.78)[len(panel.items) - self.few]
        if width > 700:
            score -= 0.15
        return score if plan.icons else score - 0.06

    def stretches(self) -> bool:
        return True

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        plan = self._plan(panel, width, setting) or self._forced(panel, width, setting)
        note = rest_line(panel, width, setting)
        foot = self.base + self.label_gap + max(words.height for words in plan.labels)
        if note:
            foot += self.note_gap + note.height
        above = self._above(panel, plan, self.tall, setting)
        tall = self.tall
        if height is not None:
            # Columns that grow may take their numerals in, which leaves less above them.
            tall = min(max(height - foot - above, self.least), self.most)
            above = self._above(panel, plan, tall, setting)
        top = max((i.figure.number for i in panel.items if i.figure), default=0.0)
        per_point = tall / top if top > 0 else 0.0
        y = above + tall
        if height is not None:
            y = max(y, height - foot)
        marks: list[Mark] = []
        for place, item in enumerate(panel.items):
            marks += self._column(panel, item, place, y, per_point, plan, setting)
        last = plan.x(len(panel.items) - 1) + plan.column
        across = max(last, last + (plan.labels[-1].width - plan.column) / 2)
        marks.append(
            Rect(
                Box(0, y, across, self.base),
                setting.ground.rule,
                radius=min(self.base / 2, setting.style.shape.bar),
                role="rule",
            )
        )
        y += self.base + self.label_gap
        for place, (item, words) in enumerate(zip(panel.items, plan.labels, strict=True)):
            x = plan.x(place) + plan.column / 2
            fill = setting.ground.text
            marks += words.at(x, y, fill, "middle", role="label", datum=datum(panel, item))
        y += max(words.height for words in plan.labels)
        if note:
            marks += note.at(0, y + self.note_gap)
            y += self.note_gap + note.height
        return Composed(tuple(marks), width, y)

    # -- measures ----------------------------------------------------------------------------------

    def _plan(self, panel: Panel, width: float, setting: Setting) -> _Plan | None:
        """The widest columns under which the labels have room, in the largest type; None where
        there are none. A label may be wider than its column: the others make way, and the first
        column stands as far in as its label needs."""
        count = len(panel.items)
        top = min((width - (count - 1) * self.gap) / count, self.widest)
        caption, small = setting.type("caption"), setting.type("caption_small")
        for type in (caption, small, small.at(size=setting.style.smallest)):
            # Rather a size smaller than three lines.
            for lines in (1, 2) if type is caption else (2, self.label_lines):
                column = top
                while column >= min(self.narrowest, top):
                    plan = self._fitted(panel, column, type, lines, width, setting)
                    if plan:
                        return plan
                    column -= 4
        return None

    def _forced(self, panel: Panel, width: float, setting: Setting) -> _Plan:
        """Columns under labels that must be cut: what is drawn where nothing fits."""
        count = len(panel.items)
        column = min((width - (count - 1) * self.gap) / count, self.widest)
        type = setting.type("caption_small").at(size=setting.style.smallest)
        labels = tuple(paragraph(i.label, type, column) for i in panel.items)
        return _Plan(column, self.gap, 0.0, labels, setting.type("numeral_small"), None)

    def _fitted(
        self, panel: Panel, column: float, type: Type, lines: int, width: float, setting: Setting
    ) -> _Plan | None:
        rooms = [
            max([column + self.gap / 2, *(measured(u.rstrip(), type) for u in _words(item, type))])
            for item in panel.items
        ]
        labels = [
            paragraph(item.label, type, room) for item, room in zip(panel.items, rooms, strict=True)
        ]
        if any(len(words.lines) > lines for words in labels):
            return None
        over = [max(0.0, (words.width - column) / 2) for words in labels]
        count = len(labels)
        left = (width - over[0] - over[-1] - count * column) / max(count - 1, 1)
        gap = min(left, max(self.wide_gap, self.gap))
        apart = [(a.width + b.width) / 2 + _APART - column for a, b in pairwise(labels)]
        gap = max([gap, *(min(left, a) for a in apart)])
        if gap < self.gap - 0.01 or any(a > gap for a in apart):
            return None
        numeral = setting.type("numeral_column")
        widest = max(line(self._text(panel, i, setting), numeral).ink.w for i in panel.items)
        if widest > column - 2 * _EDGE:
            least = setting.type("caption_small").size
            numeral = numeral.at(size=max(least, numeral.size * (column - 2 * _EDGE) / widest))
        icons = icons_for(panel.items, setting.numbers.locale)
        return _Plan(column, gap, over[0], tuple(labels), numeral, icons)

    def _text(self, panel: Panel, item: Item, setting: Setting) -> str:
        return setting.value(panel, item.figure) if item.figure else ""

    def _inside(self, length: float, numeral: Line) -> bool:
        """Whether a column of that length holds its numeral."""
        return length >= self.numeral_top + numeral.cap + 0.6 * self.numeral_top

    def _over(self, length: float, numeral: Line, plan: _Plan) -> float:
        """What stands above a column of that length."""
        over = 0.0 if self._inside(length, numeral) else self.numeral_gap + numeral.cap
        return over + (self.disc_gap + self.disc if plan.icons else 0.0)

    def _above(self, panel: Panel, plan: _Plan, tall: float, setting: Setting) -> float:
        """How far the highest thing reaches above the highest column."""
        top = max((i.figure.number for i in panel.items if i.figure), default=0.0)
        reach = 0.0
        for item in panel.items:
            length = item.figure.number / top * tall if item.figure and top > 0 else 0.0
            numeral = line(self._text(panel, item, setting), plan.numeral)
            reach = max(reach, length + self._over(length, numeral, plan))
        return max(0.0, reach - tall)

    # -- marks -------------------------------------------------------------------------------------

    def _column(
        self,
        panel: Panel,
        item: Item,
        place: int,
        base: float,
        per_point: float,
        plan: _Plan,
        setting: Setting,
    ) -> list[Mark]:
        ground = setting.ground
        main = panel.highlighted or max(
            panel.items, key=lambda i: i.figure.number if i.figure else 0.0
        )
        color = own_color(item, ground) or (ground.highlight if item is main else ground.mark)
        length = item.figure.number * per_point if item.figure else 0.0
        x, y = plan.x(place), base - length
        cx = x + plan.column / 2
        marks: list[Mark] = []
        if length > 0:
            tag = datum(panel, item, 0, "length-y", per_point)
            radius = min(self.radius, setting.style.shape.bar, plan.column / 2)
            box = Box(x, y, plan.column, length)
            marks.append(Path(round_top(box, min(radius, length)), color, datum=tag))
        numeral = line(self._text(panel, item, setting), plan.numeral)
        on_column = own_ink(color, ground, least_contrast(numeral.type)) or legible(color, ground)
        ink = ground.text
        baseline = y - self.numeral_gap
        over = y
        if self._inside(length, numeral):
            ink = on_column
            baseline = y + self.numeral_top + numeral.cap
        else:
            over = baseline - numeral.cap
        left = cx - numeral.ink.w / 2 - numeral.ink.x
        marks.append(numeral.at(left, baseline, ink, role="numeral", datum=datum(panel, item)))
        if plan.icons:
            icon = plan.icons[place]
            r = self.disc / 2
            cy = over - self.disc_gap - r
            marks += badge(item.label, icon, cx, cy, r, color, on_column, setting)
        return marks


# Air at both sides of a numeral in its column, and between two labels.
_EDGE = 10.0
_APART = 16.0


def _words(item: Item, type: Type) -> Sequence[str]:
    return units(item.label, type.language)
