"""The tile of how many answered: the number, and a dot for each of them or for so many."""

from __future__ import annotations

import math
from dataclasses import dataclass

from infographic.blocks.base import Composed, Setting
from infographic.layout.packer import Tile
from infographic.layout.page import Placed
from infographic.layout.tiles.base import GridTile, Sheet, Wish
from infographic.layout.tiles.grid import LEAST_SPAN
from infographic.marks import Box, Circle, Command, Mark, Path
from infographic.style.tokens import Ground
from infographic.text.paragraph import Paragraph, paragraph
from infographic.text.shape import Line, line

# As many dots can be taken in as a number of people.
MOST_DOTS = 150
_SPAN, _ROWS = 4, 4
_CAP = 96.0
_LEAST_CAP = 40.0
_BESIDE = 24.0
_LEAST_WORDS = 96.0
_LINES = 4
_FIELD_GAP = 32.0
_KEY_GAP = 10.0
_WIDEST_PITCH = 56.0
_DOT = 0.72  # of a dot's pitch
# Less of a dot than this cannot be told from none, nor what lacks as little from a whole one.
_UNSEEN = 0.06


@dataclass(frozen=True, slots=True)
class PeopleTile(GridTile):
    """`n` as a numeral, `words` beside or under it, and the field of dots."""

    sheet: Sheet
    n: int
    words: str
    section: str = ""

    def packed(self) -> Tile:
        full = self.sheet.lattice.columns
        spans = {full: _ROWS - 1}
        if full >= _SPAN + LEAST_SPAN:
            spans = {_SPAN: _ROWS, **spans}
        return Tile(spans, next(iter(spans)), grow=0.5, opens=True)

    def wishes(self, columns: int) -> tuple[Wish, ...]:
        return (Wish(self.sheet.style.grid.tile, 0.0),)

    def draw(self, box: Box, ground: Ground, columns: int) -> tuple[list[Mark], list[Placed]]:
        sheet, pad = self.sheet, self.sheet.pad
        setting = sheet.on(ground)
        width = box.w - 2 * pad
        head = self._head(width, setting)
        room = box.h - 2 * pad - head.height - _FIELD_GAP
        field = self.field(width, room, setting)
        x, bottom = box.x + pad, box.bottom - pad
        marks: list[Mark] = [sheet.surface(box, ground), *head.at(x, box.y + pad)]
        marks += field.at(x, bottom - field.height)
        return marks, []

    def _head(self, width: float, setting: Setting) -> Composed:
        ground = setting.ground
        numeral = _numeral(setting.numbers.decimal(self.n), width, setting)
        marks: list[Mark] = [numeral.at(-numeral.ink.x, numeral.cap, ground.text, role="people")]
        x = numeral.ink.w + _BESIDE
        beside = self._beside(numeral, width - x, setting)
        if beside is not None:
            marks += beside.at(x, (numeral.cap - beside.height) / 2, ground.text, role="people")
            return Composed(tuple(marks), width, numeral.cap)
        under = paragraph(self.words, setting.type("strip"), width)
        top = numeral.cap + max(20.0, numeral.ink.bottom + under.rise + 8)
        marks += under.at(0, top, ground.text, role="people")
        return Composed(tuple(marks), width, top + under.height)

    def _beside(self, numeral: Line, width: float, setting: Setting) -> Paragraph | None:
        """The words at the height of the numeral, in the loosest lines that are as high."""
        if width < _LEAST_WORDS:
            return None
        type = setting.type("strip")
        words = paragraph(self.words, type, width, balance=False)
        if len(words.lines) > _LINES or words.height > numeral.cap or words.width > width:
            return None
        return words

    # -- the field -------------------------------------------------------------------------------

    def field(self, width: float, height: float, setting: Setting) -> Composed:
        each = dot_worth(self.n)
        key: Composed | None = None
        if each > 1:
            key = self._key(each, setting)
            height -= key.height + 20
        whole, part = divmod(self.n, each)
        if part > (1 - _UNSEEN) * each:
            whole, part = whole + 1, 0
        count = whole + (1 if part > _UNSEEN * each else 0)
        columns, pitch = _shape(count, width, height)
        r = pitch * _DOT / 2
        # Spread over the whole width, so that the last dot ends where the text does.
        step = (width - 2 * r) / (columns - 1) if columns > 1 else 0.0
        step = min(step, pitch * 1.35)
        fill = setting.ground.text
        marks: list[Mark] = []
        for i in range(count):
            x, y = (i % columns) * step + r, (i // columns) * pitch + r
            if i == whole:
                marks.append(Circle(x, y, r, setting.ground.track))
                marks.append(Path(_sector(x, y, r, part / each), fill))
            else:
                marks.append(Circle(x, y, r, fill))
        rows = -(-count // columns)
        tall = (rows - 1) * pitch + 2 * r
        if key is not None:
            marks += key.at(0, tall + 20)
            tall += 20 + key.height
        return Composed(tuple(marks), width, tall)

    def _key(self, each: int, setting: Setting) -> Composed:
        """What a dot stands for, without words: a dot, = and the number."""
        type = setting.type("key")
        words = line(f"= {setting.numbers.decimal(each)}", type)
        r = type.cap / 2
        ground = setting.ground
        marks = (
            Circle(r, r, r, ground.text),
            words.at(2 * r + _KEY_GAP, type.cap, ground.mute, role="note"),
        )
        return Composed(marks, 2 * r + _KEY_GAP + words.advance, type.cap)


def dot_worth(n: int) -> int:
    """How many people a dot stands for: one, or the power of ten that leaves few enough dots."""
    each = 1
    while n > MOST_DOTS * each:
        each *= 10
    return each


def _numeral(text: str, width: float, setting: Setting) -> Line:
    """The number at its full height, or as high as the width allows."""
    type = setting.type("numeral_huge")
    unit = line(text, type.at(size=100))
    size = 100 * _CAP / unit.cap
    widest = width if unit.ink.w * size / 100 > 0.66 * width else 0.66 * width
    size = min(size, 100 * widest / unit.ink.w)
    return line(text, type.at(size=max(size, 100 * _LEAST_CAP / unit.cap)))


def _shape(count: int, width: float, height: float) -> tuple[int, float]:
    """Columns and pitch of the field with the largest dots; of two alike the fuller last row."""
    best: tuple[float, int, float] | None = None
    for columns in range(1, count + 1):
        rows = -(-count // columns)
        pitch = min(width / (columns - 1 + _DOT), height / (rows - 1 + _DOT), _WIDEST_PITCH)
        # A last row that is nearly empty looks like a mistake; a full one like a fact.
        score = pitch * (1 - 0.08 * (-count % columns) / columns)
        if best is None or score > best[0] + 1e-9:
            best = (score, columns, pitch)
    assert best is not None
    return best[1], best[2]


def _sector(cx: float, cy: float, r: float, share: float) -> tuple[Command, ...]:
    """The part of a disc from twelve o'clock on, as cubics of at most a quarter turn."""
    turn = math.tau * share
    pieces = max(1, math.ceil(turn / (math.pi / 2) - 1e-9))
    step = turn / pieces
    k = 4 / 3 * math.tan(step / 4)
    start = -math.pi / 2
    commands: list[Command] = [
        ("M", cx, cy),
        ("L", cx + r * math.cos(start), cy + r * math.sin(start)),
    ]
    for i in range(pieces):
        a, b = start + i * step, start + (i + 1) * step
        commands.append(
            (
                "C",
                cx + r * (math.cos(a) - k * math.sin(a)),
                cy + r * (math.sin(a) + k * math.cos(a)),
                cx + r * (math.cos(b) + k * math.sin(b)),
                cy + r * (math.sin(b) - k * math.cos(b)),
                cx + r * math.cos(b),
                cy + r * math.sin(b),
            )
        )
    commands.append(("Z",))
    return tuple(commands)
