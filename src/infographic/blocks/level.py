"""A whole as a stack of tiles, each as high as its share: one column, or one for each series."""

from __future__ import annotations

from dataclasses import dataclass, replace

from infographic.blocks.base import Block, Composed, Setting, datum, rest_datum
from infographic.blocks.pieces import (
    Entry,
    arrow,
    capped,
    corner_radius,
    ground_of,
    grown,
    grown_until,
    lead_words,
    not_published,
    rest_label,
    rest_tag,
    rest_words,
    run_in,
    set_numeral,
    small_words,
    statement,
)
from infographic.blocks.tones import mix, own_color
from infographic.marks import Box, Datum, Mark, Rect, Text, move
from infographic.story.model import Item, Panel
from infographic.style.icons import find_icon
from infographic.text.paragraph import Paragraph, breaks_words, paragraph
from infographic.text.shape import Line, line

# A column under this width has smaller statements.
_NARROW = 480.0
# What published parts may lack to a whole by rounding.
_ROUNDING = 2.5


@dataclass(frozen=True, slots=True)
class _Piece:
    """One part of a column, from the bottom up; `item` None is what nobody reported."""

    item: Item | None
    number: float
    entry: Entry
    fill: str
    y: float
    h: float

    @property
    def bottom(self) -> float:
        return self.y + self.h


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the panel: its place, and its pieces from the bottom up."""

    index: int
    x: float
    w: float
    pieces: tuple[_Piece, ...]
    lead: _Piece
    main: bool


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of a lead, placed but not yet set: most are too high for their piece. Each
    paragraph under the label has its left edge, top, colour and role."""

    label: Paragraph
    fill: str
    datum: Datum
    under: tuple[tuple[Paragraph, float, float, str, str], ...]
    height: float

    def at(self, x: float, y: float) -> tuple[Mark, ...]:
        marks: list[Mark] = list(self.label.at(0, 0, self.fill, role="label", datum=self.datum))
        for words, left, top, fill, role in self.under:
            marks += words.at(left, top, fill, role=role)
        return tuple(move(mark, x, y) for mark in marks)


@dataclass(frozen=True, slots=True)
class Level(Block):
    """`gutter` between columns, `gap` between pieces, `pad` inside them. The column of the larger
    lead takes `wide` of 12 where two stand side by side. The lead's statement is set in the first
    of `sizes` that fits, its numeral grows from `least_cap` to what the piece holds. A piece at
    least `tall` high has a numeral of its own, a strip takes its words if it is `strip` high; what
    is lower has them in the next piece, which with `passes` passes on what it
    has no room for. `heights` are tried as natural ones."""

    name = "level"
    frame = "bare"
    grow = 0.3
    tile_spans = (12,)

    gutter: float = 16
    gap: float = 6
    pad: float = 28
    wide: float = 8
    sizes: tuple[float, ...] = (34, 30, 28, 26, 24)
    inline_cap: float = 41
    least_cap: float = 60
    largest_cap: float = 300
    tall: float = 90
    strip: float = 27
    icon: float = 52
    least_column: float = 270
    passes: bool = False
    heights: tuple[float, ...] = (464, 560, 656)
    most_items: int = 4
    most_columns: int = 3

    def spans(self, panel: Panel, setting: Setting) -> tuple[int, ...]:
        return (12,) if len(panel.columns) > 1 else (5, 4, 6, 7, 12)

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        if not panel.is_percent or panel.multiple or panel.kind not in ("single", "scale"):
            return 0.0
        if not 2 <= len(panel.items) <= self.most_items or len(panel.columns) > self.most_columns:
            return 0.0
        if any(f is None or f.number < 0 for i in panel.items for f in i.figures):
            return 0.0
        totals = self._totals(panel)
        if max(totals) > 102 or min(totals) <= 0:
            return 0.0
        if len(panel.columns) == 1 and panel.remainder is None:
            return 0.0
        columns = len(panel.columns)
        if (width - self.gutter * (columns - 1)) / columns < self.least_column:
            return 0.0
        if not self._has_room(panel, width, setting):
            return 0.0
        if columns > 1:
            return 1.0 if panel.ordered and not panel.waves else 0.6
        return 0.85 if panel.ordered else 0.5

    def stretches(self) -> bool:
        return True

    def _totals(self, panel: Panel) -> list[float]:
        columns = range(len(panel.columns))
        return [sum(f.number for i in panel.items if (f := i.figures[c])) for c in columns]

    def _has_room(self, panel: Panel, width: float, setting: Setting) -> bool:
        """Whether there is a height at which everything has its words."""
        if self.passes:
            # Small tiles are asked for often: what has no room in the highest has none in others.
            drawn = self._drawn(panel, width, self.heights[-1], setting, tiles=False)
            return drawn is not None
        return self._natural(panel, width, setting) is not None

    def _natural(self, panel: Panel, width: float, setting: Setting) -> float | None:
        """The least height at which everything has its words."""
        for height in self.heights:
            if self._drawn(panel, width, height, setting, tiles=False) is not None:
                return height
        return None

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        natural = height or self._natural(panel, width, setting) or self.heights[-1]
        what = f"{panel.id}: no tiles in {width:g} px"
        tall, marks = grown_until(
            natural, 48, 4000, lambda tall: self._drawn(panel, width, tall, setting), what
        )
        return Composed(tuple(marks), width, tall)

    # -- columns and pieces --------------------------------------------------------------------

    def _lead(self, panel: Panel) -> Item:
        """The answer every column is about: the highlighted one, else the largest of all."""
        plain = [i for i in panel.items if not i.minor] or list(panel.items)
        top = max(plain, key=lambda i: sum(f.number for f in i.figures if f))
        return panel.highlighted or top

    def _upward(self, panel: Panel, lead: Item) -> list[Item]:
        """The answers from the bottom up: the scale's own order, its end nearer to the lead below;
        without an order the lead, then the others by size. What is no point of it comes last."""
        points = [i for i in panel.items if not i.minor]
        minor = [i for i in panel.items if i.minor]
        if lead in points and not panel.ordered:
            points = [lead, *(i for i in points if i is not lead)]
        elif lead in points and points.index(lead) > (len(points) - 1) / 2:
            points.reverse()
        return [*points, *minor]

    def _order(self, panel: Panel, setting: Setting) -> list[int]:
        """The columns from left to right: as they stand all over the poster."""
        known = {name: i for i, name in enumerate(setting.categories)}
        names = [c.casefold() for c in panel.columns]
        columns = list(range(len(names)))
        if panel.waves or any(name not in known for name in names):
            return columns
        return sorted(columns, key=lambda c: known[names[c]])

    def _widths(self, values: list[float], width: float) -> list[float]:
        """Of two columns the one with the clearly larger lead is the wider: heights are what
        counts, and both are the same scale."""
        count = len(values)
        if count == 2 and max(values) >= 1.2 * min(values):
            module = (width + self.gutter) / 12
            wide = self.wide * module - self.gutter
            if width - self.gutter - wide >= self.least_column:
                narrow = width - self.gutter - wide
                return [wide if v == max(values) else narrow for v in values]
        return [(width - self.gutter * (count - 1)) / count] * count

    def _columns(
        self, panel: Panel, width: float, height: float, setting: Setting
    ) -> tuple[list[_Column], float]:
        lead = self._lead(panel)
        upward = self._upward(panel, lead)
        order = self._order(panel, setting)
        totals = self._totals(panel)
        rests = [self._rest(panel, totals[c]) for c in range(len(totals))]
        counts = [
            sum(bool(i.figures[c] and i.figures[c].number) for i in upward) + bool(rests[c])  # type: ignore[union-attr]
            for c in range(len(totals))
        ]
        whole = max(t + r for t, r in zip(totals, rests, strict=True))
        whole = whole if whole >= 100 - _ROUNDING else 100.0
        per_point = (height - self.gap * (max(counts) - 1)) / whole
        values = [f.number if (f := lead.figures[c]) else 0.0 for c in order]
        columns: list[_Column] = []
        x = 0.0
        widest = max(values)
        main = True
        for c, w, value in zip(order, self._widths(values, width), values, strict=True):
            pieces = self._pieces(
                panel, c, upward, lead, rests[c], counts[c], height, per_point, setting
            )
            held = next((p for p in pieces if p.item is lead), pieces[0])
            columns.append(_Column(c, x, w, tuple(pieces), held, main and value == widest))
            main = main and value != widest
            x += w + self.gutter
        return columns, per_point

    def _rest(self, panel: Panel, total: float) -> float:
        """What a column lacks to its whole; less than a few points is rounding."""
        if len(panel.columns) == 1:
            return panel.remainder or 0.0
        rest = round(100 - total, 6)
        return rest if rest > _ROUNDING else 0.0

    def _pieces(
        self,
        panel: Panel,
        c: int,
        upward: list[Item],
        lead: Item,
        rest: float,
        count: int,
        height: float,
        per_point: float,
        setting: Setting,
    ) -> list[_Piece]:
        fills = self._fills(panel, c, upward, lead, setting)
        shown = [(i, f) for i in upward if (f := i.figures[c])]
        used = sum(f.number for _, f in shown) + rest
        # The gaps take up what rounding leaves, so that columns end on one line.
        gap = (height - used * per_point) / (count - 1) if count > 1 else 0.0
        pieces: list[_Piece] = []
        y = height
        for item, figure in shown:
            h = figure.number * per_point
            entry = Entry(setting.value(panel, figure), item.label, datum(panel, item, c))
            pieces.append(_Piece(item, figure.number, entry, fills[item.label], y - h, h))
            y -= h + (gap if h else 0.0)
        if rest:
            label = rest_label(panel, setting)
            tag = replace(rest_datum(panel, label), number=rest, value=f"{rest:g}")
            entry = Entry("", label, tag, rest=True)
            h = rest * per_point
            pieces.append(_Piece(None, rest, entry, setting.ground.fill, y - h, h))
        return pieces

    def _fills(
        self, panel: Panel, c: int, upward: list[Item], lead: Item, setting: Setting
    ) -> dict[str, str]:
        ground = setting.ground
        several = len(panel.columns) > 1 and not panel.waves
        bright = setting.series_color(panel.columns[c], c) if several else ground.highlight
        spare = iter((ground.track, ground.mark, mix(ground.track, ground.mark, 0.45), ground.band))
        return {
            i.label: own_color(i, ground) or (bright if i is lead else next(spare, ground.track))
            for i in upward
        }

    # -- drawing -------------------------------------------------------------------------------

    def _drawn(
        self,
        panel: Panel,
        width: float,
        height: float,
        setting: Setting,
        tiles: bool = True,
    ) -> list[Mark] | None:
        """All columns, or None where some words have no room; without `tiles` nothing is made but
        the words that tell whether there is room."""
        columns, per_point = self._columns(panel, width, height, setting)
        marks: list[Mark] = []
        for column in columns:
            words = self._column(panel, column, per_point, setting, tiles)
            if words is None:
                return None
            if tiles:
                marks += [m for w in words for m in w.at(column.x, 0)]
        return marks

    def _column(
        self,
        panel: Panel,
        column: _Column,
        per_point: float,
        setting: Setting,
        tiles: bool = True,
    ) -> list[Composed] | None:
        hosts, guests = self._hosts(panel, column, setting)
        made: list[Composed] = []
        for piece in column.pieces:
            if tiles and piece.h > 0:
                made.append(self._tile(panel, column, piece, per_point, setting))
        for piece in column.pieces:
            if piece not in hosts:
                continue
            ground = ground_of(piece.fill, setting)
            held = guests.get(piece.entry.label, [])
            if piece.item is None:
                tag = self._tag(panel, column, piece, setting)
                box = Box(0, 0, column.w, piece.h)
                marks = rest_tag(panel, tag, box, setting, piece.entry.datum) if tag else []
                words: Composed | None = Composed(tuple(marks), column.w, piece.h)
            elif piece is column.lead:
                words = self._lead_words(panel, column, piece, held, setting.on(ground), tiles)
            else:
                words = self._words(piece, held, column.w, setting.on(ground))
            if words is None:
                return None
            if tiles:
                made.append(Composed(words.at(0, piece.y), column.w, piece.h))
        return made

    def _hosts(
        self, panel: Panel, column: _Column, setting: Setting
    ) -> tuple[list[_Piece], dict[str, list[Entry]]]:
        """The pieces that have words in them, and those whose words they take in: of a piece too
        low for its own the next one below that is high enough, else the next above."""
        fits = [
            p is column.lead
            or (p.h >= self.strip and p.item is not None)
            or (p.item is None and self._tag(panel, column, p, setting) is not None)
            for p in column.pieces
        ]
        guests = self._guests(column, fits)
        for i, piece in enumerate(column.pieces):
            held = guests.get(piece.entry.label)
            if not self.passes or not held or not fits[i] or piece is column.lead:
                continue
            if piece.item is not None and self._words(piece, held, column.w, setting) is None:
                fits[i] = False
                guests = self._guests(column, fits)
        return [p for p, f in zip(column.pieces, fits, strict=True) if f], guests

    def _guests(self, column: _Column, fits: list[bool]) -> dict[str, list[Entry]]:
        guests: dict[str, list[Entry]] = {}
        for i, piece in enumerate(column.pieces):
            if fits[i]:
                continue
            below = [k for k in range(i - 1, -1, -1) if fits[k]]
            above = [k for k in range(i + 1, len(fits)) if fits[k]]
            solid = [k for k in (*below, *above) if column.pieces[k].item is not None]
            host = column.pieces[solid[0]]
            guests.setdefault(host.entry.label, []).append(piece.entry)
        return guests

    def _tag(
        self, panel: Panel, column: _Column, piece: _Piece, setting: Setting
    ) -> Paragraph | None:
        return rest_words(panel, Box(0, 0, column.w, piece.h), setting)

    def _tile(
        self, panel: Panel, column: _Column, piece: _Piece, per_point: float, setting: Setting
    ) -> Composed:
        tag = replace(piece.entry.datum, encodes="length-y", per_unit=per_point)
        box = Box(0, piece.y, column.w, piece.h)
        card = setting.style.shape.card
        if piece.item is None:
            marks = not_published(box, card, tag, setting)
        else:
            marks = [Rect(box, piece.fill, corner_radius(box, card), tag, role="ground")]
        return Composed(tuple(marks), column.w, piece.h)

    def _words(
        self, piece: _Piece, guests: list[Entry], width: float, setting: Setting
    ) -> Composed | None:
        """The words of a piece beside the lead, its own at the bottom, its guests' at the top."""
        room = width - 2 * self.pad
        least = setting.style.smallest
        own = piece.entry
        top = run_in(guests, room, setting)
        if top is None:
            return None
        if piece.h >= self.tall:
            free = piece.h - 2 * self.pad - (top.height + self.pad if guests else 0.0)
            lockup = self._lockup(own, room, free, setting)
            if lockup:
                marks = list(top.at(self.pad, self.pad))
                marks += lockup.at(self.pad, piece.h - self.pad - lockup.height)
                return Composed(tuple(marks), width, piece.h)
        if not guests and piece.h >= 48:
            lockup = self._lockup(own, room, piece.h - 24, setting)
            if lockup and lockup.height <= piece.h - 24:
                y = (piece.h - lockup.height) / 2
                return Composed(lockup.at(self.pad, y), width, piece.h)
        for size, air in ((setting.type("label").size, 18), (least, 9)):
            run = run_in([own, *guests], room, setting, max(size, least))
            if run and run.height + air <= piece.h:
                y = (piece.h - run.height) / 2
                return Composed(run.at(self.pad, y), width, piece.h)
        return None

    def _lockup(
        self, entry: Entry, width: float, height: float, setting: Setting
    ) -> Composed | None:
        """A numeral with its label beside it on one baseline, or the label under it."""
        ink = setting.ground.text
        cap = min(self.inline_cap, height)
        if cap < 20:
            return None
        numeral = line(entry.value, capped(setting.type("numeral_small"), cap))
        x = numeral.ink.w + 16
        words = line(entry.label, setting.type("label"))
        marks: list[Mark] = [set_numeral(numeral, 0, 0, ink, datum=entry.datum)]
        if x + words.advance <= width:
            marks.append(words.at(x, numeral.cap, ink, role="label", datum=entry.datum))
            return Composed(tuple(marks), width, numeral.cap)
        under = paragraph(entry.label, setting.type("label"), width)
        y = numeral.cap + 16
        if y + under.height > height:
            return None
        marks += under.at(0, y, ink, role="label", datum=entry.datum)
        return Composed(tuple(marks), width, y + under.height)

    def _lead_words(
        self,
        panel: Panel,
        column: _Column,
        piece: _Piece,
        guests: list[Entry],
        setting: Setting,
        tiles: bool,
    ) -> Composed | None:
        """The numeral as large as its piece holds it, with its words below, or beside it where
        the piece is low; the guests' words on top."""
        pad = min(self.pad, piece.h / 4)
        room = column.w - 2 * self.pad
        marks: list[Mark] = []
        y = pad
        if guests:
            run = run_in(guests, room, setting)
            if run is None:
                return None
            marks += run.at(self.pad, y)
            y += run.height + self.pad
        free = piece.h - y - pad
        stacked = self._stacked(panel, column, piece, room, free, setting)
        if self.passes and (tiles or stacked is None):
            # In a small tile whatever way leaves the numeral larger.
            aside = self._beside(panel, column, piece, room, free, setting, whole=True)
            if aside is not None and (stacked is None or _loudest(aside) > 1.1 * _loudest(stacked)):
                stacked = aside
        if stacked is not None:
            spare = (free - stacked.height) / 2
            return Composed((*marks, *stacked.at(self.pad, y + spare)), column.w, piece.h)
        beside = self._beside(panel, column, piece, room, free, setting)
        if beside is None:
            return None
        return Composed(
            (*marks, *beside.at(self.pad, y + (free - beside.height) / 2)), column.w, piece.h
        )

    def _said(
        self,
        panel: Panel,
        column: _Column,
        piece: _Piece,
        width: float,
        size: float,
        setting: Setting,
    ) -> _Said | None:
        """What the lead says: its label, whose column it is and, once, the question."""
        ground = setting.ground
        label = statement(piece.entry.label, setting.type("statement"), width, (size,), 3)
        if label is None:
            return None
        y = label.height
        name = panel.columns[column.index]
        lines = [(name, ground.text, "label_strong")] if name else []
        if column.main:
            lines += [(lead_words(panel, setting), ground.text, "label")]
            lines += [(small_words(panel, setting), ground.mute, "label")]
        last: Paragraph = label
        placed: list[tuple[Paragraph, float, float, str, str]] = []
        x = label.width + 16 if len(label.lines) == 1 else width
        for text, fill, role in lines:
            if not text:
                continue
            if self.passes and breaks_words(text, setting.type(role), width):
                return None
            words = paragraph(text, setting.type(role), width)
            said = "note" if role == "label" else "label"
            # The series' name goes on where the answer ends, if it fits there on one line.
            if text is name and len(words.lines) == 1 and x + words.width <= width:
                placed.append((words, x, y - words.height, fill, said))
                continue
            y += max(16.0, last.overhang + words.rise + 8)
            placed.append((words, 0.0, y, fill, said))
            y += words.height
            last = words
        return _Said(label, ground.text, piece.entry.datum, tuple(placed), y)

    def _stacked(
        self,
        panel: Panel,
        column: _Column,
        piece: _Piece,
        width: float,
        height: float,
        setting: Setting,
    ) -> Composed | None:
        """The numeral over its words."""
        sign = self._sign(piece, setting)
        for size in self._sizes(column):
            said = self._said(panel, column, piece, width - (sign or 0.0), size, setting)
            if said is None:
                continue
            cap = height - said.height - self.pad
            if cap < self.least_cap:
                continue
            numeral = self._numeral(piece, width, cap, setting)
            if numeral.cap < self.least_cap:
                continue
            top = height - said.height
            marks = [
                set_numeral(numeral, 0, 0, setting.ground.numeral, datum=piece.entry.datum),
                *said.at(0, top),
            ]
            if sign:
                box = Box(width - self.icon, height - self.icon, self.icon, self.icon)
                down = self._trend(piece, setting) == "trend-down"
                marks.append(arrow(box, setting.ground.text, down))
            return Composed(tuple(marks), width, height)
        return None

    def _beside(
        self,
        panel: Panel,
        column: _Column,
        piece: _Piece,
        width: float,
        height: float,
        setting: Setting,
        whole: bool = False,
    ) -> Composed | None:
        """The numeral with its words at its right, as high as the `whole` piece or as its words
        leave it."""
        caps = (self.least_cap * 2, self.least_cap * 1.4, self.least_cap, self.inline_cap, 30)
        rooms = [(share, height) for share in (0.6, 0.45)] if whole else [(0.6, c) for c in caps]
        for share, cap in rooms:
            if cap > height:
                continue
            numeral = self._numeral(piece, share * width, cap, setting)
            x = numeral.ink.w + self.pad
            for size in self._sizes(column):
                said = self._said(panel, column, piece, width - x, size, setting)
                if said is None or said.height > height:
                    continue
                tall = max(said.height, numeral.cap)
                ink = setting.ground.numeral
                top = (tall - numeral.cap) / 2
                marks = (
                    set_numeral(numeral, 0, top, ink, datum=piece.entry.datum),
                    *said.at(x, (tall - said.height) / 2),
                )
                return Composed(marks, width, tall)
        return None

    def _sizes(self, column: _Column) -> tuple[float, ...]:
        """The sizes of a statement: of a narrow column not the largest."""
        return self.sizes if column.w >= _NARROW else self.sizes[1:]

    def _numeral(self, piece: _Piece, width: float, cap: float, setting: Setting) -> Line:
        limit = min(cap, self.largest_cap)
        return grown(piece.entry.value, setting.type("numeral_huge"), width, limit)

    def _trend(self, piece: _Piece, setting: Setting) -> str:
        item = piece.item
        return (item.icon or find_icon(item.label, setting.numbers.locale) or "") if item else ""

    def _sign(self, piece: _Piece, setting: Setting) -> float:
        """The width an arrow takes where the answer is a rise or a fall."""
        return self.icon + self.pad if self._trend(piece, setting).startswith("trend-") else 0.0


def _loudest(made: Composed) -> float:
    """The size of the largest text."""
    return max((mark.size for mark in made.marks if isinstance(mark, Text)), default=0.0)
