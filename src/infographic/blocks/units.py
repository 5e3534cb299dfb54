"""One or two answers of a whole as ten icons, filled from both ends to the last point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from infographic.blocks.base import Block, Composed, Setting, datum, rest_datum
from infographic.blocks.labels import caption_type
from infographic.blocks.pieces import trimmed_icon
from infographic.blocks.rest import rest_line
from infographic.blocks.tones import LEAST_LARGE_CONTRAST, contrast
from infographic.marks import Box, Datum, Icon, Mark
from infographic.story.model import Item, Panel
from infographic.style.icons import find_icon, load_icon
from infographic.style.topics import topic_icon
from infographic.text.paragraph import Paragraph, breaks_words, paragraph
from infographic.text.shape import Line, line


@dataclass(frozen=True, slots=True)
class _Share:
    """A stretch of the ten icons, from `start` to `end`, in its colour."""

    start: float
    end: float
    color: str
    datum: Datum


@dataclass(frozen=True, slots=True)
class _Statement:
    """An answer's numeral and words, the numeral's colour and that of its icons (`fill`)."""

    item: Item
    numeral: Line
    words: Paragraph
    color: str
    fill: str


@dataclass(frozen=True, slots=True)
class Units(Block):
    """`numeral` is the most a numeral's size may be; from `row_from` px on the ten icons stand in
    one row. `fill` is the share of a cell an icon's ink takes, `largest` the most of it in px. With
    more height than needed its parts move apart by at most `most_air`."""

    name: ClassVar[str] = "units"

    numeral: float = 118
    row_from: float = 760
    fill: float = 0.74
    largest: float = 78
    row_gap: float = 22
    column_gap: float = 34
    words_gap: float = 22
    beside_gap: float = 24
    icons_gap: float = 40
    key_gap: float = 30
    swatch: float = 30
    swatch_gap: float = 10
    most_lines: int = 4
    most_air: float = 28
    person: str = "user"

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        if panel.remainder is None or len(panel.columns) != 1 or panel.multiple or panel.ordered:
            return 0.0
        if panel.kind not in ("single", "group") or not panel.is_percent:
            return 0.0
        figures = [i.figure.number for i in panel.items if i.figure]
        if not 1 <= len(figures) == len(panel.items) <= 2 or sum(figures) > 100.5:
            return 0.0
        if max(figures) <= 0 or width < 320:
            return 0.0
        held = self._statements(panel, width, setting)
        if any(len(s.words.lines) > self.most_lines for s in held):
            return 0.2
        for s in held:
            if breaks_words(s.item.label, s.words.type, self._room(held, s, width, setting)):
                return 0.2
        if any(i.minor for i in panel.items):
            return 0.4
        # In one row of a wide panel ten icons are a thin picture.
        return 0.84 if width < self.row_from else 0.7

    def stretches(self) -> bool:
        return True

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        natural = self._composed(panel, width, setting, 0.0)
        if height is None or height <= natural.height:
            return natural
        # Some of the room that is left goes between its parts, though never between the rows of
        # icons, which are one field; the rest above: it stands on its panel's foot.
        air = min((height - natural.height) / 4, self.most_air)
        made = self._composed(panel, width, setting, air)
        return Composed(made.at(0, height - made.height), width, height)

    def _composed(self, panel: Panel, width: float, setting: Setting, air: float) -> Composed:
        shares = self._shares(panel, setting)
        icon = self._icon(panel, setting)
        statements = self._statements(panel, width, setting)
        top = self._said(panel, statements, icon, width, setting)
        field = self._field(shares, icon, width)
        y = top.height + self.icons_gap + air
        marks = [*top.marks, *field.at(0, y)]
        y += field.height
        key = self._key(panel, icon, width, setting)
        if key:
            y += self.key_gap + air / 2
            marks += key.at(0, y)
            y += key.height
        return Composed(tuple(marks), width, y)

    # -- what is shown -----------------------------------------------------------------------------

    def _colors(self, panel: Panel, setting: Setting) -> list[str]:
        ground = setting.ground
        return [ground.highlight, ground.mark if len(panel.items) > 1 else ground.highlight]

    def _rest_color(self, setting: Setting) -> str:
        return setting.ground.track

    def _shares(self, panel: Panel, setting: Setting) -> list[_Share]:
        """The first answer from the left, the second from the right, and between them what they
        leave over."""
        colors = self._colors(panel, setting)
        parts = [item.figure.number / 10 if item.figure else 0.0 for item in panel.items]
        # Published integers may sum to 101: nothing is drawn outside of the ten.
        scale = 10 / max(10.0, sum(parts))
        tags = [datum(panel, item, 0, "count", 0.1) for item in panel.items]
        shares = [_Share(0.0, parts[0] * scale, colors[0], tags[0])]
        if len(parts) > 1:
            shares.append(_Share(10 - parts[1] * scale, 10.0, colors[1], tags[1]))
        if panel.remainder:
            label = panel.rest or setting.words("label.not_reported")
            end = shares[1].start if len(shares) > 1 else 10.0
            tag = rest_datum(panel, label, "count", 0.1)
            shares.insert(1, _Share(shares[0].end, end, self._rest_color(setting), tag))
        return shares

    def _icon(self, panel: Panel, setting: Setting) -> str:
        """What the answers are about: an icon that is even from left to right, so that half of its
        width is half of it, or a person. The author's own for the question is taken as it is."""
        if panel.icon:
            return panel.icon
        locale = setting.numbers.locale
        named = [i.icon for i in panel.items if i.icon]
        for name in (*named, find_icon(panel.title, locale), topic_icon(panel.title, locale)):
            if name is None:
                continue
            icon = load_icon(name)
            left, _, right, _ = icon.bounds
            if abs(left - (icon.box - right)) <= _UNEVEN * icon.box:
                return name
        return self.person

    # -- words -------------------------------------------------------------------------------------

    def _statements(self, panel: Panel, width: float, setting: Setting) -> list[_Statement]:
        ground = setting.ground
        type = setting.type("numeral_hero")
        column = self._column(panel, width)
        texts = [setting.value(panel, i.figure) if i.figure else "" for i in panel.items]
        size = min(self.numeral, type.size)
        widest = max(line(t, type.at(size=size)).ink.w for t in texts)
        if widest > column:
            size *= column / widest
        colors = self._colors(panel, setting)
        held: list[_Statement] = []
        numerals = [line(text, type.at(size=size)) for text in texts]
        room = column - self._lead(colors, setting)
        if len(panel.items) == 1:
            room = width - numerals[0].ink.w - self.beside_gap
        # Short answers (Yes, No) are set large.
        longest = max((i.label for i in panel.items), key=len)
        caption = caption_type(longest, setting)
        if any(
            len(paragraph(i.label, caption, room).lines) > 3 or breaks_words(i.label, caption, room)
            for i in panel.items
        ):
            caption = setting.type("caption_small")
        for item, numeral, color in zip(panel.items, numerals, colors, strict=False):
            words = paragraph(item.label, caption, room)
            reads = contrast(color, ground.fill) >= LEAST_LARGE_CONTRAST
            held.append(_Statement(item, numeral, words, color if reads else ground.text, color))
        return held

    def _lead(self, colors: Sequence[str], setting: Setting) -> float:
        """Room for a small icon before an answer's words: needed where a colour is too faint for
        the answer's numeral to say it."""
        fill = setting.ground.fill
        if all(contrast(color, fill) >= LEAST_LARGE_CONTRAST for color in colors):
            return 0.0
        return self.swatch + self.swatch_gap

    def _column(self, panel: Panel, width: float) -> float:
        count = len(panel.items)
        return (width - (count - 1) * self.column_gap) / count

    def _room(
        self, held: Sequence[_Statement], said: _Statement, width: float, setting: Setting
    ) -> float:
        if len(held) == 1:
            return width - said.numeral.ink.w - self.beside_gap
        colors = [s.fill for s in held]
        return (width - self.column_gap) / 2 - self._lead(colors, setting)

    def _said(
        self,
        panel: Panel,
        statements: Sequence[_Statement],
        icon: str,
        width: float,
        setting: Setting,
    ) -> Composed:
        """The answers' numerals and words: below the numeral with a small icon in their colour, or
        beside it where there is only one."""
        ink = setting.ground.text
        marks: list[Mark] = []
        bottom = 0.0
        if len(statements) == 1:
            (said,) = statements
            tag = datum(panel, said.item)
            tall = max(said.numeral.cap, said.words.height)
            y = (tall - said.numeral.cap) / 2 + said.numeral.cap
            marks.append(
                said.numeral.at(-said.numeral.ink.x, y, said.color, role="numeral", datum=tag)
            )
            x = said.numeral.ink.w + self.beside_gap
            top = (tall - said.words.height) / 2
            marks += said.words.at(x, top, ink, role="label", datum=tag)
            return Composed(tuple(marks), width, tall)
        lead = self._lead([s.fill for s in statements], setting)
        for place, said in enumerate(statements):
            tag = datum(panel, said.item)
            x = place * (self._column(panel, width) + self.column_gap)
            numeral = said.numeral
            marks.append(
                numeral.at(x - numeral.ink.x, numeral.cap, said.color, role="numeral", datum=tag)
            )
            # A comma may hang below the figure.
            y = numeral.cap + max(self.words_gap, numeral.ink.bottom + 10 + said.words.rise)
            if lead:
                middle = y + said.words.type.cap / 2
                swatch = Box(x, middle - self.swatch / 2, self.swatch, self.swatch)
                marks.append(trimmed_icon(icon, swatch, said.fill))
            marks += said.words.at(x + lead, y, ink, role="label", datum=tag)
            bottom = max(bottom, y + said.words.height)
        return Composed(tuple(marks), width, bottom)

    def _key(self, panel: Panel, icon: str, width: float, setting: Setting) -> Composed | None:
        """What the pale icons are: said with their share."""
        words = rest_line(panel, width - self.swatch - self.swatch_gap, setting)
        if words is None:
            return None
        cap = setting.type("aside").cap
        swatch = Box(0, cap / 2 - self.swatch / 2, self.swatch, self.swatch)
        marks = [trimmed_icon(icon, swatch, self._rest_color(setting))]
        x = self.swatch + self.swatch_gap
        return Composed((*marks, *words.at(x, 0)), width, words.height)

    # -- icons -------------------------------------------------------------------------------------

    def _field(self, shares: Sequence[_Share], name: str, width: float) -> Composed:
        """Ten icons in one row or two, the first one's ink at the left edge."""
        per_row = 10 if width >= self.row_from else 5
        icon = load_icon(name)
        left, top, right, bottom = icon.bounds
        wide, high = right - left, bottom - top
        # The last icon's ink ends at the right edge, unless icons would grow past their size.
        ink = min(width / ((per_row - 1) / self.fill + 1), self.largest)
        scale = ink / max(wide, high)
        cell_w, cell_h = ink / self.fill, high * scale + self.row_gap
        step = min((width - wide * scale) / (per_row - 1), 1.15 * cell_w)
        marks: list[Mark] = []
        for place in range(10):
            x = (place % per_row) * step - left * scale
            y = (place // per_row) * cell_h - top * scale
            box = Box(x, y, icon.box * scale, icon.box * scale)
            whole = Icon(name, box, icon.commands, icon.box, "", icon.rule)
            marks += _pieces(whole, place, shares, left * scale, right * scale)
        rows = 10 // per_row
        return Composed(tuple(marks), width, (rows - 1) * cell_h + high * scale)


# How much more air an icon may have at one side than at the other, in shares of its square.
_UNEVEN = 0.02
# A later piece reaches this many px under the one before it: no ground shines through the cut.
_UNDER = 0.5


def _pieces(
    icon: Icon, place: int, shares: Sequence[_Share], left: float, right: float
) -> list[Mark]:
    """The icon at `place` (0 to 9) in the colours of the shares that reach into it; its ink is from
    `left` to `right` of its box."""
    made: list[Mark] = []
    for share in shares:
        start, end = max(share.start - place, 0.0), min(share.end - place, 1.0)
        if end - start <= 1e-9:
            continue
        piece = replace(icon, fill=share.color, datum=share.datum)
        if end - start < 1 - 1e-9:
            x0 = icon.box.x + left + start * (right - left)
            x1 = icon.box.x + left + end * (right - left)
            x0 -= _UNDER if start > 0 else 0.0
            piece = replace(piece, clip=Box(x0, icon.box.y, x1 - x0, icon.box.h))
        made.append(piece)
    # From the last to the first: each covers the edge of the next.
    return made[::-1]
