"""Voices: what people said, set as type; with figures where the answers were counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from infographic.blocks.base import Block, Composed, Setting, datum
from infographic.blocks.long_list import Rows, tail
from infographic.marks import Box, Mark, Rect
from infographic.story.model import Item, Panel
from infographic.text.paragraph import Paragraph, paragraph
from infographic.text.shape import Line, line

_MARKS = "\"\u201c\u201d\u201e\u201f\u00ab\u00bb\u300c\u300d\u2018\u2019'"


@dataclass(frozen=True, slots=True)
class Quotes(Block):
    """The first voice is set in `lead` px, the next `loud` - 1 in `other`, further ones in `small`
    and in two columns. A hairline above each, `padding` between line and text."""

    name = "quotes"

    lead: float = 44
    other: float = 36
    small: float = 29
    loud: int = 3
    most_lines: int = 4
    most_words: int = 25
    padding: float = 26
    rule: float = 2
    column_gap: float = 30
    gap: float = 36
    name_gap: float = 20
    beside_from: float = 520
    themes_gap: float = 26

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        if len(panel.columns) != 1 or not panel.items:
            return 0.0
        if panel.kind == "text":
            return 1.0
        # Counted themes can be shown as voices where an author wishes it.
        voices = [i for i in panel.items if self._is_voice(i)]
        counted = all(i.figure and i.figure.number >= 0 for i in panel.items)
        multiple = panel.kind in ("single", "multiple") and not panel.ordered
        return 0.3 if multiple and counted and len(voices) >= 2 and width >= 600 else 0.0

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        if panel.kind == "text":
            voices, rest = list(panel.items), []
        else:
            voices = [i for i in panel.items if self._is_voice(i)][: self.loud]
            rest = [i for i in panel.items if i not in voices]
        marks: list[Mark] = []
        y = 0.0
        lead = self._lead(panel, voices[: self.loud], width, setting)
        for k, item in enumerate(voices[: self.loud]):
            marks.append(self._hair(y, width, setting))
            size = self.lead if k == 0 else self.other
            made, bottom = self._voice(
                panel, item, k == 0, 0.0, y + self.padding, width, lead, size, setting
            )
            marks += made
            y = bottom + self.padding
        more = voices[self.loud :]
        columns = 2 if width >= self.beside_from else 1
        column = (width - (columns - 1) * self.gap) / columns
        for start in range(0, len(more), columns):
            marks.append(self._hair(y, width, setting))
            bottom = y
            for c, item in enumerate(more[start : start + columns]):
                made, end = self._voice(
                    panel,
                    item,
                    False,
                    c * (column + self.gap),
                    y + self.padding,
                    column,
                    0.0,
                    self.small,
                    setting,
                )
                marks += made
                bottom = max(bottom, end)
            y = bottom + self.padding
        if rest:
            themes = self._themes(panel, rest, width, setting)
            marks.append(self._hair(y, width, setting))
            y += self.themes_gap
            marks += themes.at(0, y)
            y += themes.height
        else:
            marks.append(self._hair(y, width, setting))
            y += self.rule
        return Composed(tuple(marks), width, y)

    def _is_voice(self, item: Item) -> bool:
        words = len(item.label.split())
        return not item.minor and 4 <= words <= self.most_words

    def _hair(self, y: float, width: float, setting: Setting) -> Mark:
        return Rect(Box(0, y, width, self.rule), setting.ground.rule, role="rule")

    def _opening(self, panel: Panel, item: Item, first: bool, setting: Setting) -> Line:
        """What stands before a voice: its figure, or an opening quotation mark."""
        role = "numeral_inline" if first else "numeral_column"
        if item.figure is not None:
            return line(setting.value(panel, item.figure), setting.type(role))
        return line(setting.words("label.quote_open"), setting.type(role))

    def _lead(self, panel: Panel, voices: Sequence[Item], width: float, setting: Setting) -> float:
        """Where quotations begin: all at one axis, right of the widest mark."""
        if width < self.beside_from or any(i.figure for i in voices):
            return 0.0
        widest = max(
            (self._opening(panel, i, k == 0, setting).ink.w for k, i in enumerate(voices)),
            default=0.0,
        )
        return widest + self.column_gap

    def _voice(
        self,
        panel: Panel,
        item: Item,
        first: bool,
        x: float,
        y: float,
        width: float,
        lead: float,
        size: float,
        setting: Setting,
    ) -> tuple[list[Mark], float]:
        ground = setting.ground
        tag = datum(panel, item)
        opening = self._opening(panel, item, first, setting)
        fill = ground.numeral if first else ground.text
        marks: list[Mark] = []
        beside = width >= self.beside_from
        if item.figure is not None:
            x0 = opening.ink.w + self.column_gap if beside else 0.0
        else:
            x0 = lead if beside else 0.0
        words = self._words(item, width - x0, size, setting)
        top = y
        if size == self.small and item.figure is None:
            # Small voices hang their own mark, in the size of their text.
            text = setting.words("label.quote", text=_bare(item.label))
            words = paragraph(text, words.type, width)
        elif beside:
            height = opening.cap if item.figure is not None else 0.0
            mark_top = y - opening.ink.y if item.figure is None else y + opening.cap
            marks.append(opening.at(-opening.ink.x, mark_top, fill, role="numeral", datum=tag))
            top = y + max(0.0, (min(height, words.type.cap + 10) - words.type.cap) / 2)
        else:
            ink = opening.ink
            marks.append(
                opening.at(
                    -ink.x,
                    y + (opening.cap if item.figure is not None else -ink.y),
                    fill,
                    role="numeral",
                    datum=tag,
                )
            )
            top = y + (opening.cap if item.figure is not None else ink.h)
            top += max(self.name_gap, words.rise + 8)
        marks += words.at(x + x0, top, ground.text, role="label", datum=tag)
        bottom = top + words.height + words.overhang
        if beside and item.figure is not None:
            bottom = max(bottom, y + opening.cap)
        elif beside and size != self.small:
            # Some scripts open a quotation with a mark as tall as a line.
            bottom = max(bottom, y + opening.ink.h)
        if item.note:
            name = paragraph(item.note, setting.type("caption_small"), width - x0)
            name_top = top + words.height + max(self.name_gap, words.overhang + name.rise + 6)
            marks += name.at(x + x0, name_top, ground.mute, role="note")
            bottom = max(bottom, name_top + name.height)
        return marks, bottom

    def _words(self, item: Item, room: float, size: float, setting: Setting) -> Paragraph:
        """The voice in the largest size that takes few lines."""
        voice = setting.type("voice")
        text = _bare(item.label)
        smaller = [s for s in (size, self.other, self.small) if s <= size]
        words = paragraph(text, voice.at(size=size), room)
        for tried in smaller:
            words = paragraph(text, voice.at(size=tried), room)
            if len(words.lines) <= self.most_lines:
                break
        return words

    def _themes(
        self, panel: Panel, items: Sequence[Item], width: float, setting: Setting
    ) -> Composed:
        """What was said less often, as small bars."""
        head = line(setting.words("label.other_themes"), setting.type("h3"))
        columns = 2 if width >= self.beside_from else 1
        column = (width - (columns - 1) * self.gap) / columns
        top = max((i.figure.number for i in items if i.figure), default=0.0)
        slim = setting.style.narrow("label")
        rows = Rows(
            setting.type("label_strong").at(size=slim.size),
            slim,
            setting.style.narrow("label_strong"),
            14,
            58,
            8,
        )
        per_point = column / top if top > 0 else 0.0
        if panel.is_percent:
            per_point = min(per_point, setting.per_point or per_point)
        bars = tail(panel, items, width, columns, self.gap, per_point, rows, setting)
        y = head.cap + self.themes_gap
        return Composed(
            (head.at(0, head.cap, setting.ground.text, role="h3"), *bars.at(0, y)),
            width,
            y + bars.height,
        )


def _bare(text: str) -> str:
    """A quotation without the marks it came with."""
    inner = text.strip()
    if len(inner) > 2 and inner[0] in _MARKS and inner[-1] in _MARKS:
        return inner[1:-1].strip()
    return inner
