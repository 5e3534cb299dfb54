"""The tile of the title, as large as it holds it; and the one that opens a further page."""

from __future__ import annotations

from dataclasses import dataclass

from infographic.blocks.base import Setting
from infographic.layout.packer import Tile
from infographic.layout.page import Placed
from infographic.layout.tiles.base import GridTile, Sheet, Stack, Wish
from infographic.marks import Box, Mark
from infographic.style.tokens import Ground
from infographic.text.paragraph import Paragraph, fit, paragraph

# The title beside another tile, and the rows it has where it need not have more.
_SPAN = 8
_ROWS = 4
_WIDE_ROWS = 2
_MOST_ROWS = 7
# A title smaller than this gets another row.
_LEAST = 64.0
_SMALLEST = 40.0
_LINES = 5
_GAP = 34.0
_LINE_GAP = 16.0


@dataclass(frozen=True, slots=True)
class TitleTile(GridTile):
    """The title, and in the tile's foot the `deck` and `strip`: whose, when."""

    sheet: Sheet
    title: str
    deck: str
    strip: str
    section: str = ""

    def packed(self) -> Tile:
        full = self.sheet.lattice.columns
        spans = {full: self._rows(full, _WIDE_ROWS)}
        if full > _SPAN:
            spans = {_SPAN: self._rows(_SPAN, _ROWS), **spans}
        return Tile(spans, min(_SPAN, full), grow=0.1, opens=True)

    def _rows(self, columns: int, least: int) -> int:
        width = self.sheet.inner(columns)
        for rows in range(least, _MOST_ROWS):
            height = self.sheet.lattice.span(rows)
            words = self._words(width, height, self.sheet.setting)
            if words.type.size >= _LEAST and words.height <= self._room(width, height):
                return rows
        return _MOST_ROWS

    def _room(self, width: float, height: float) -> float:
        foot = self._foot(width, self.sheet.setting).height
        return height - 2 * self.sheet.pad - (foot + _GAP if foot else 0.0)

    def _words(self, width: float, height: float, setting: Setting) -> Paragraph:
        return largest(self.title, width, self._room(width, height), setting)

    def _foot(self, width: float, setting: Setting) -> Stack:
        stack = Stack()
        for text, role in ((self.deck, "deck"), (self.strip, "strip")):
            if text:
                words = paragraph(text, setting.type(role), width)
                stack.add(words, _LINE_GAP, setting.ground.text, role)
        return stack

    def wishes(self, columns: int) -> tuple[Wish, ...]:
        return (Wish(self.sheet.style.grid.title, 0.0),)

    def draw(self, box: Box, ground: Ground, columns: int) -> tuple[list[Mark], list[Placed]]:
        sheet, pad = self.sheet, self.sheet.pad
        setting = sheet.on(ground)
        width = box.w - 2 * pad
        words = self._words(width, box.h, setting)
        marks: list[Mark] = [sheet.surface(box, ground)]
        marks += words.at(box.x + pad, box.y + pad, ground.text, role="title", optical=True)
        foot = self._foot(width, setting).composed(width)
        marks += foot.at(box.x + pad, box.bottom - pad - foot.height)
        return marks, []


def largest(
    text: str, width: float, height: float, setting: Setting, least: float = _SMALLEST
) -> Paragraph:
    """The title in the lines that make it largest in a box, from the capitals' top to the last
    baseline; not under `least` px."""
    type = setting.type("title")
    below = type.leading - type.cap / type.size
    size = 0.0
    words: Paragraph | None = None
    # `fit` counts a whole pitch for each line; a box ends at the last baseline.
    for _ in range(3):
        tall = height + below * size
        again = fit(text, type, width, tall, type.size, least, _LINES)
        if words is not None and (again.type.size <= words.type.size or again.height > height):
            break
        words, size = again, again.type.size
    assert words is not None
    return words


@dataclass(frozen=True, slots=True)
class MastheadTile(GridTile):
    """The opening of a further page: the title once more, and the page's number."""

    sheet: Sheet
    title: str
    strip: str
    section: str = ""

    def packed(self) -> Tile:
        full = self.sheet.lattice.columns
        width = self.sheet.inner(full)
        height = self._title(width, self.sheet.setting).height
        strip = paragraph(self.strip, self.sheet.setting.type("strip"), width)
        rows = self.sheet.lattice.rows(height + _GAP + strip.height + 2 * self.sheet.pad)
        return Tile({full: max(rows, 2)}, full, opens=True)

    def _title(self, width: float, setting: Setting) -> Paragraph:
        return fit(self.title, setting.type("title"), width, 130, 64, 40, 2)

    def wishes(self, columns: int) -> tuple[Wish, ...]:
        return (Wish(self.sheet.style.grid.title, 0.0),)

    def draw(self, box: Box, ground: Ground, columns: int) -> tuple[list[Mark], list[Placed]]:
        sheet, pad = self.sheet, self.sheet.pad
        setting = sheet.on(ground)
        width = box.w - 2 * pad
        title = self._title(width, setting)
        strip = paragraph(self.strip, setting.type("strip"), width)
        marks: list[Mark] = [sheet.surface(box, ground)]
        marks += title.at(box.x + pad, box.y + pad, ground.text, role="title", optical=True)
        bottom = box.bottom - pad - strip.height
        marks += strip.at(box.x + pad, bottom, ground.text, role="strip")
        return marks, []
