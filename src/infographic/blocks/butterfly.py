"""One list in two contexts: names on a spine of pills, a bar to each side of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from infographic.blocks.badge import badge, monogram
from infographic.blocks.base import Block, Composed, Setting, datum
from infographic.blocks.labels import centred, icons_for
from infographic.blocks.series import change, signed
from infographic.blocks.tones import LEAST_CONTRAST, LEAST_LARGE_CONTRAST, contrast
from infographic.marks import Box, Circle, Datum, Mark, Rect
from infographic.story.model import Item, Panel
from infographic.style.icons import find_icon
from infographic.text.paragraph import Paragraph, breaks_words, fit, paragraph
from infographic.text.shape import Type, line

# The contrast of an icon on its disc: a picture beside its name.
_LEAST = 2.5


@dataclass(frozen=True, slots=True)
class _Row:
    """A name on its pill, and the height of pill and row."""

    item: Item
    words: Paragraph
    icon: str | None
    pill: float
    height: float


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all rows share: the pill's box across, where the bars of both sides begin, px a point,
    whether the names have discs, and whether they stand above their bars."""

    width: float
    left: float
    right: float
    zeros: tuple[float, float]
    per_point: float
    discs: bool
    above: bool = False


@dataclass(frozen=True, slots=True)
class Butterfly(Block):
    """`pitch` from row to row, `bar` the thickness of a bar, `pill` the least width of the pills,
    at most `pill_share` of the panel. Names take one line in the first of `label_sizes` that fits,
    else two in the last. The heads' discs have the radius `head`; the highlighted row goes `reach`
    px beyond the panel's sides. In one column a pill stands `under` px above its bars, which are
    `low_bar` thick and meet in the middle; rows are `apart` px from each other, heads' discs
    smaller."""

    name = "butterfly"

    pitch: float = 54
    bar: float = 36
    pill: float = 284
    pill_height: float = 48
    pill_share: float = 0.38
    pill_gap: float = 10
    pill_air: float = 8
    label_gap: float = 13
    label_sizes: tuple[float, ...] = (26, 24, 22)
    value_gap: float = 12
    head: float = 46
    versus: float = 44
    head_gap: float = 18
    reach: float = 30
    tag: float = 40
    tag_size: float = 25
    narrowest: float = 860
    most: int = 14
    under: float = 8
    low_bar: float = 30
    apart: float = 26
    spine: float = 6
    low_head: float = 24
    least_head: float = 25
    narrowest_column: float = 400

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        if len(panel.columns) != 2 or panel.kind in ("matrix", "ranking", "text", "nps"):
            return 0.0
        figures = [f for item in panel.items for f in item.figures if f]
        narrowest = self.narrowest_column if _is_column(setting) else self.narrowest
        if width < narrowest or not figures or any(f.number < 0 for f in figures):
            return 0.0
        if not any(all(item.figures) for item in panel.items) or not any(f.number for f in figures):
            return 0.0
        rows = self._rows(panel, width, setting)[0]
        if len(rows) > self.most or any(len(row.words.lines) > 3 for row in rows):
            return 0.3
        # What changed between two waves is a slope; the parts of a whole are columns.
        return 0.6 if panel.ordered or panel.waves else 0.9

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        rows, pill, discs = self._rows(panel, width, setting)
        frame = self._frame(panel, rows, pill, discs, width, setting)
        marks, y = self._heads(panel, frame, setting)
        for row in rows:
            marks += self._row(panel, row, y, frame, setting)
            y += row.height
        # The last row ends with its pill, or with its bars.
        y -= self.apart if frame.above else (rows[-1].height - rows[-1].pill) / 2
        return Composed(tuple(marks), width, y)

    # -- measures ----------------------------------------------------------------------------------

    def _label(self, size: float, setting: Setting) -> Type:
        type = setting.type("label").at(size=max(size, setting.style.smallest), weight=700)
        return replace(type, leading=1.0)

    def _rows(self, panel: Panel, width: float, setting: Setting) -> tuple[list[_Row], float, bool]:
        """The rows, the width of all pills, and whether they carry discs: the least width in which
        every name fits two lines."""
        icons = icons_for(panel.items, setting.numbers.locale)
        lead = self.pill_height + self.label_gap if icons else self.pill_height / 2
        tail = self.pill_height / 2 - (4 if icons else 0)
        least, most = self.pill, max(self.pill, self.pill_share * width)
        if _is_column(setting):
            least, most = min(self.pill, width), width
        pill = least
        while True:
            words = [self._name(item, pill - lead - tail, setting) for item in panel.items]
            if all(w is not None for w in words) or pill >= most:
                break
            pill = min(pill + 8, most)
        room = pill - lead - tail
        small = self._label(self.label_sizes[-1], setting)
        rows = []
        for i, (item, found) in enumerate(zip(panel.items, words, strict=True)):
            name = found or paragraph(item.label, small, room)
            # Capitals stand in the middle: what hangs below needs its room above too.
            need = name.height + 2 * max(name.overhang, name.rise) + self.pill_air
            tall = max(self.pill_height, need)
            gap = self.pitch - self.pill_height
            if _is_column(setting):
                gap = self.under + self.low_bar + self.apart
            rows.append(_Row(item, name, icons[i] if icons else None, tall, tall + gap))
        return rows, pill, icons is not None

    def _name(self, item: Item, room: float, setting: Setting) -> Paragraph | None:
        """The name on one line in the first size it fits, else on two in the last; None where two
        do not hold it."""
        *sizes, last = self.label_sizes
        for size, lines in (*((size, 1) for size in sizes), (last, 2)):
            words = paragraph(item.label, self._label(size, setting), room)
            if len(words.lines) <= lines and words.width <= room:
                return words
        return None

    def _frame(
        self,
        panel: Panel,
        rows: Sequence[_Row],
        pill: float,
        discs: bool,
        width: float,
        setting: Setting,
    ) -> _Frame:
        """Both sides on one scale: the bar that leaves the least for its number sets it."""
        left, right = (width - pill) / 2, (width + pill) / 2
        if _is_column(setting):
            half = self.spine / 2
            per_point = self._scale(panel, rows, width / 2 - half, setting)
            zeros = (width / 2 - half, width / 2 + half)
            return _Frame(width, left, right, zeros, per_point, discs, above=True)
        room = (width - pill) / 2 - self.pill_gap
        per_point = self._scale(panel, rows, room, setting)
        zeros = (left - self.pill_gap, right + self.pill_gap)
        return _Frame(width, left, right, zeros, per_point, discs)

    def _scale(self, panel: Panel, rows: Sequence[_Row], room: float, setting: Setting) -> float:
        type = setting.type("bar_end")
        scales = []
        for row in rows:
            for figure in row.item.figures:
                if figure and figure.number > 0:
                    value = line(setting.value(panel, figure), type).advance
                    scales.append((room - self.value_gap - value) / figure.number)
        return min(scales)

    # -- heads -------------------------------------------------------------------------------------

    def _heads(self, panel: Panel, frame: _Frame, setting: Setting) -> tuple[list[Mark], float]:
        """The two contexts over their sides, each with the disc that says whose colour it is, and
        what stands between them."""
        ground = setting.ground
        r = self.low_head if frame.above else self.head
        icons = [find_icon(name, setting.numbers.locale) for name in panel.columns]
        letters = [monogram(name) for name in panel.columns]
        # Two names that begin alike (or with a number) say nothing by their initials.
        plain = not all(icons) and (letters[0] == letters[1] or not letters[0][:1].isalpha())
        if plain:
            r = self.bar / 2
        middle = [] if frame.above else self._versus(panel, setting)
        beside = 2 * r + (14 if frame.above else 20)
        room = (
            frame.width / 2 - (self.versus if middle else 0) - (8 if frame.above else 20) - beside
        )
        type = setting.type("panel_headline")
        set_names = [
            fit(name, type, room, 2 * self.head, type.size, setting.style.smallest, 2)
            for name in panel.columns
        ]
        size = min(words.type.size for words in set_names)
        lines = [line(name, type.at(size=100)).advance for name in panel.columns]
        if frame.above and (one := min(type.size, 100 * room / max(lines))) >= self.least_head:
            size = one  # both on one line
        # Pens reach farther than ink: no word breaks for that.
        while size > setting.style.smallest and any(
            breaks_words(name, type.at(size=size), room) for name in panel.columns
        ):
            size = max(setting.style.smallest, 0.97 * size)
        cy = max(r, self.versus if middle else 0.0, *(w.height / 2 for w in set_names))
        marks: list[Mark] = []
        bottom = 2 * cy
        for c, name in enumerate(panel.columns):
            words = paragraph(name, type.at(size=size), room)
            color = setting.series_color(name, c)
            cx = r if c == 0 else frame.width - r
            if plain:
                marks.append(Circle(cx, cy, r, fill=color))
            else:
                ink = _on(color, _LEAST if icons[c] else LEAST_CONTRAST, setting)
                marks += badge(name, icons[c], cx, cy, r, color, ink, setting)
            x = beside if c == 0 else frame.width - beside
            anchor = "start" if c == 0 else "end"
            marks += centred(words, x, cy, ground.text, anchor, "label")  # type: ignore[arg-type]
            bottom = max(bottom, cy + words.height / 2 + words.overhang)
        marks += Composed(tuple(middle), 0, 0).at(frame.width / 2, cy)
        return marks, bottom + self.head_gap

    def _versus(self, panel: Panel, setting: Setting) -> list[Mark]:
        """A disc that sets the two against each other; none between two waves of one question."""
        if panel.waves:
            return []
        ground = setting.ground
        text = setting.words("label.versus")
        type = setting.type("panel_headline")
        size = min(
            type.size * 0.88, 1.5 * self.versus / max(line(text, type.at(size=1)).ink.w, 0.1)
        )
        if size < setting.style.smallest:
            return []
        words = line(text, type.at(size=size))
        # Bright letters on a dark disc, unless that is the colour of the ground.
        fill, ink = ground.on_seal, ground.seal
        if fill == ground.fill:
            fill, ink = ink, fill
        return [
            Circle(0, 0, self.versus, fill=fill),
            words.at(
                -words.ink.x - words.ink.w / 2, -words.ink.y - words.ink.h / 2, ink, role="label"
            ),
        ]

    # -- rows --------------------------------------------------------------------------------------

    def _row(
        self, panel: Panel, row: _Row, y: float, frame: _Frame, setting: Setting
    ) -> list[Mark]:
        ground, item = setting.ground, row.item
        cy = y + row.pill / 2
        marks: list[Mark] = []
        if item.highlight:
            marks += self._capsule(panel, row, y, frame, setting)
        round = min(setting.style.shape.card, row.pill / 2)
        pill = Box(frame.left, cy - row.pill / 2, frame.right - frame.left, row.pill)
        marks.append(Rect(pill, ground.card, min(round, self.pill_height / 2)))
        x = pill.x + self.pill_height / 2
        if frame.discs:
            r = self.pill_height / 2
            marks += badge(item.label, row.icon, x, cy, r, ground.on_card, ground.card, setting)
            x = pill.x + self.pill_height + self.label_gap
        marks += centred(row.words, x, cy, ground.on_card, datum=datum(panel, item))
        if frame.above:
            cy = y + row.pill + self.under + self.low_bar / 2
        for c in (0, 1):
            marks += self._side(panel, item, c, cy, frame, setting)
        return marks

    def _side(
        self, panel: Panel, item: Item, c: int, cy: float, frame: _Frame, setting: Setting
    ) -> list[Mark]:
        ground, figure = setting.ground, item.figures[c]
        way = -1 if c == 0 else 1
        anchor = "end" if c == 0 else "start"
        x = frame.zeros[c]
        type = setting.type("bar_end")
        tag = datum(panel, item, c)
        if figure is None:
            # Not asked, or not published: a dash, and no bar.
            dash = line("\u2013", type)
            at = x + way * self.value_gap
            return [dash.at(at, cy + type.cap / 2, ground.mute, anchor, "value", tag)]  # type: ignore[arg-type]
        length = figure.number * frame.per_point
        marks: list[Mark] = []
        if length > 0:
            thick = self.low_bar if frame.above else self.bar
            box = Box(x - length if c == 0 else x, cy - thick / 2, length, thick)
            round = min(setting.style.shape.bar, length / 2, thick / 2)
            color = setting.series_color(panel.columns[c], c)
            shown = datum(panel, item, c, "length-x", frame.per_point)
            marks.append(Rect(box, color, round, datum=shown))
        value = line(setting.value(panel, figure), type)
        at = x + way * (length + self.value_gap)
        marks.append(value.at(at, cy + type.cap / 2, ground.text, anchor, "value", tag))  # type: ignore[arg-type]
        return marks

    def _capsule(
        self, panel: Panel, row: _Row, y: float, frame: _Frame, setting: Setting
    ) -> list[Mark]:
        """The ground of the row to look at, and how far its two figures are apart, where the bars
        leave room for that."""
        ground = setting.ground
        tall, cy = row.height, y + row.pill / 2
        top = y - self.apart / 2 if frame.above else cy - tall / 2
        round = min(setting.style.shape.card, tall / 2)
        reach = min(self.reach, *setting.bleed) if any(setting.bleed) else 0.0
        box = Box(-reach, top, frame.width + 2 * reach, tall)
        marks: list[Mark] = [Rect(box, ground.band, round, role="ground")]
        gap = change(*row.item.figures)
        if gap is None:
            return marks
        text = signed(gap, panel, setting)
        if panel.is_percent:
            text = setting.words("label.points_signed", count=abs(gap), n=text)
        type = setting.type("chip")
        words = line(text, type.at(size=min(self.tag_size, type.size)))
        inset = (row.pill - self.tag) / 2 if frame.above else (tall - self.tag) / 2
        if frame.above:
            inset += self.apart / 2
        pad = max(18.0, reach - inset)
        right = frame.width + reach - inset
        left = right - words.advance - 2 * pad
        after = row.item.figures[1]
        if frame.above:
            # Its line is the pill's, the bars are below.
            if frame.right + self.value_gap > left:
                return marks
        elif after is not None:
            end = frame.zeros[1] + after.number * frame.per_point + self.value_gap
            end += line(setting.value(panel, after), setting.type("bar_end")).advance
            if end + self.value_gap > left:
                return marks
        tag = Datum(panel.id, row.item.label, "", f"{gap:g}", gap)
        badge_box = Box(left, cy - self.tag / 2, right - left, self.tag)
        # The seal's colour where it stands out: this is the row to look at.
        loud = contrast(ground.seal, ground.band) >= LEAST_LARGE_CONTRAST
        loud = loud and contrast(ground.on_seal, ground.seal) >= LEAST_CONTRAST
        fill, ink = (ground.seal, ground.on_seal) if loud else (ground.text, ground.band)
        marks.append(Rect(badge_box, fill, min(setting.style.shape.card, self.tag / 2)))
        marks.append(
            words.at(
                badge_box.cx,
                cy + words.cap / 2,
                ink,
                "middle",
                role="label",
                datum=tag,
            )
        )
        return marks


def _is_column(setting: Setting) -> bool:
    """Whether the page has one column: names stand above their bars."""
    return setting.style.space.one_column


def _on(color: str, least: float, setting: Setting) -> str:
    """The ink of an icon or a monogram on a disc: the card's, as on all discs, where it has the
    least contrast, else what shows best."""
    ground = setting.ground
    if contrast(ground.card, color) >= least:
        return ground.card
    return max((ground.on_card, ground.text, ground.fill), key=lambda c: contrast(c, color))
