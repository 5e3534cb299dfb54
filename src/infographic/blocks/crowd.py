"""Parts of one whole as a crowd of people, each group under a bubble that is as wide as it is."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from infographic.blocks.base import Block, Composed, Setting, datum, rest_datum
from infographic.blocks.dotfield import dot_counts, dot_total
from infographic.blocks.legend import Entry, legend
from infographic.blocks.people import CELL, FOOT, RISE, Figure, Look, chance, look, row_of_people
from infographic.blocks.speech import speech
from infographic.blocks.tones import legible, lighter, mix, own_color, own_ink, scale_colors
from infographic.marks import Box, Datum, Mark
from infographic.story.model import Figure as Value
from infographic.story.model import Panel
from infographic.style.tokens import Ground
from infographic.text.breaks import units
from infographic.text.paragraph import Paragraph, breaks_words, fit, paragraph
from infographic.text.shape import Line, Type, line, width
from infographic.text.typography import typeset

# A tail's tip keeps this far from its bubble's corners, and inside its group.
_CORNER = 24.0
_INSIDE = 8.0
# How far a figure stands from its row's line, in px of a figure.
_JITTER = 6.0


@dataclass(frozen=True, slots=True)
class Part:
    """One group: its words, how many figures it has, and their colour."""

    text: str
    label: str
    share: float
    count: int
    color: str
    datum: Datum
    rest: bool = False


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a group stands: figures in each row, the rows' first half cells, the sides in px."""

    rows: tuple[int, ...]
    starts: tuple[int, ...]
    halves: int
    left: float = 0.0
    right: float = 0.0


@dataclass(frozen=True, slots=True)
class Said:
    """A numeral with its caption `beside` or below it, and the box they take."""

    numeral: Line
    caption: Paragraph
    beside: bool
    width: float
    height: float


@dataclass(frozen=True)
class Crowd(Block):
    """`cell` is the width of a figure that is looked for, `widest` the most it may be, `usual` the
    width from which on a crowd is no deeper than a quarter of its length; `between`
    the gap between groups and bubbles, `pad` and `pad_y` the air in a bubble, `tail` and
    `tail_height` its tail, `above` the gap from its tip to the first heads."""

    name: ClassVar[str] = "crowd"
    grounded: ClassVar[bool] = True

    most_parts: int = 4
    most_steps: int = 6
    cell: float = 48
    widest: float = 106
    usual: float = 1072
    between: float = 20
    pad: float = 28
    pad_y: float = 38
    tail: float = 60
    tail_height: float = 34
    above: float = 6
    caption_gap: float = 20
    below_gap: float = 20
    key_gap: float = 30

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        parts = len(panel.items) + bool(panel.remainder)
        most = self.most_steps if panel.ordered else self.most_parts + 1
        if panel.remainder is None or len(panel.columns) != 1 or parts > most:
            return 0.0
        if any(i.figure is None for i in panel.items) or width < 560:
            return 0.0
        return 0.9 if panel.role == "hero" else 0.2

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        parts = self._parts(panel, setting)
        groups, cell = self._groups([p.count for p in parts], width)
        slots = self._slots(parts, groups, width, setting)
        words = self._words(parts, slots, setting)
        marks: list[Mark] = []
        homeless = [
            Entry(p.label, p.text, p.color, datum=p.datum)
            for p, said in zip(parts, words, strict=True)
            if said is None
        ]
        y = 0.0
        if homeless:
            key = legend(homeless, width, setting)
            marks += key.marks
            y = key.height + self.key_gap
        told = [
            (part, group, slot, said)
            for part, group, slot, said in zip(parts, groups, slots, words, strict=True)
            if said is not None and slot is not None
        ]
        tall = max((said.height for part, _, _, said in told if not part.rest), default=0.0)
        if tall:
            tall += 2 * self.pad_y
        bottom = y + tall
        rests = [said.height for part, _, _, said in told if part.rest]
        if rests and max(rests) > tall + self.tail_height * 0.4:
            bottom = y + max(rests)
        for part, group, slot, said in told:
            if part.rest:
                marks += self._told(part, said, slot, bottom, setting)
            else:
                box = Box(slot[0], bottom - tall, slot[1] - slot[0], tall)
                marks += self._bubble(part, group, said, box, setting)
        top = bottom + (self.tail_height + self.above if told else 0.0)
        crowd = self._crowd(parts, groups, cell, setting)
        marks += crowd.at(0, top)
        return Composed(tuple(marks), width, top + crowd.height)

    # -- groups ----------------------------------------------------------------------------------

    def _parts(self, panel: Panel, setting: Setting) -> list[Part]:
        total = dot_total(panel.n)
        shares = [item.figure.number if item.figure else 0.0 for item in panel.items]
        shares += [panel.remainder] if panel.remainder else []
        counts = dot_counts(shares, total)
        per_unit = total / 100
        parts = [
            Part(
                setting.value(panel, item.figure) if item.figure else "",
                item.label,
                share,
                count,
                color,
                datum(panel, item, 0, "count", per_unit),
            )
            for item, color, share, count in zip(
                panel.items, self._colors(panel, setting), shares, counts, strict=False
            )
        ]
        if panel.remainder:
            label = panel.rest or setting.words("label.not_reported")
            ground = setting.ground
            color = mix(ground.minor, ground.track, 0.6)
            tag = rest_datum(panel, label, "count", per_unit)
            text = setting.value(panel, Value(panel.remainder))
            parts.append(Part(text, label, shares[-1], counts[-1], color, tag, rest=True))
        return parts

    def _colors(self, panel: Panel, setting: Setting) -> list[str]:
        """The main answer in the highlight; the steps of a scale in its colours."""
        ground = setting.ground
        if panel.ordered and len(panel.items) > 3:
            return [self._bright_enough(c, ground) for c in scale_colors(panel, ground)]
        main = panel.highlighted or max(
            panel.items, key=lambda i: i.figure.number if i.figure else 0.0
        )

        # Words must be legible on a bubble in the ground's own colours, be it light or dark.
        def readable(color: str) -> bool:
            return color != ground.fill and own_ink(color, ground) is not None

        wanted = (ground.highlight, ground.second, ground.mark, ground.third, *ground.series)
        spare = [c for c in wanted if readable(c) and c not in (ground.minor, ground.outline)]
        faint = [mix(ground.minor, ground.fill, share) for share in (0.25, 0.4, 0.55)]
        quiet = [c for c in (ground.minor, ground.outline, *faint) if readable(c)]
        colors: dict[int, str] = {}
        for item in (main, *(i for i in panel.items if i is not main)):
            choice = quiet if item.minor and item is not main else spare
            free = [c for c in (*choice, *spare) if c not in colors.values()]
            own = own_color(item, ground)
            if own and not readable(own):
                own = None  # the words in its bubble come first
            colors[id(item)] = own or (free[0] if free else ground.mark)
        return [colors[id(item)] for item in panel.items]

    def _bright_enough(self, color: str, ground: Ground) -> str:
        """The colour of a step, by as little lighter as makes one of the ground's own inks legible
        on its bubble: black would be a stranger among them."""
        for share in (0.0, 0.08, 0.16, 0.24, 0.32, 0.4):
            lit = lighter(color, share)
            if own_ink(lit, ground) is not None:
                return lit
        return color

    def _groups(self, counts: Sequence[int], width: float) -> tuple[list[Placing], float]:
        """The groups side by side in as many rows as make figures of about the size looked for, and
        the width of a figure's cell."""
        # Few people stand in few rows: a crowd is wider than deep.
        most = max(1, int(math.sqrt(sum(counts) / 4 * max(1.0, self.usual / width))))
        best: tuple[float, int] | None = None
        for rows in range(1, most + 1):
            cell = self._cell(counts, width, rows)
            cost = abs(math.log(cell / self.cell))
            if best is None or cost < best[0] - 1e-9:
                best = (cost, rows)
        assert best is not None
        return self._in_rows(counts, width, best[1])

    def _cell(self, counts: Sequence[int], width: float, rows: int) -> float:
        """The width of a figure's cell where groups side by side in so many rows fill the width."""
        gaps = self.between * max(0, sum(c > 0 for c in counts) - 1)
        halves = sum(_rows_of(count, rows).halves for count in counts)
        return min((width - gaps) * 2 / max(halves, 1), self.widest)

    def _in_rows(
        self, counts: Sequence[int], width: float, rows: int
    ) -> tuple[list[Placing], float]:
        """The groups side by side in so many rows, and the width of a figure's cell."""
        gaps = self.between * max(0, sum(c > 0 for c in counts) - 1)
        groups = [_rows_of(count, rows) for count in counts]
        cell = self._cell(counts, width, rows)
        total = sum(g.halves for g in groups) * cell / 2 + gaps
        x = max(0.0, (width - total) / 2)
        placed = []
        for group in groups:
            right = x + group.halves * cell / 2
            placed.append(Placing(group.rows, group.starts, group.halves, x, right))
            x = right + (self.between if group.halves else 0.0)
        return placed, cell

    def _crowd(
        self,
        parts: Sequence[Part],
        groups: Sequence[Placing],
        cell: float,
        setting: Setting,
        top: float = 0.0,
        taller: float = 0.0,
    ) -> Composed:
        """All figures, row by row from the back, the highest hair at `top`; the ground may be
        `taller` px lower than their feet need it."""
        scale = cell / CELL
        rows = max(len(g.rows) for g in groups)
        jitter = _JITTER * scale
        first = top + RISE * scale + jitter
        ground = top + depth(rows, cell) + taller
        looks = [look(part.color) for part in parts]
        marks: list[Mark] = []
        seed = 0
        for row in range(rows):
            figures: list[Figure] = []
            for part, group, tints in zip(parts, groups, looks, strict=True):
                held = _figures(part, group, row, cell, tints, seed)
                seed += len(held)
                figures += [
                    Figure(f.x, first + row * cell + f.y * jitter, f.look, f.seed, f.datum)
                    for f in held
                ]
            if figures:
                marks += row_of_people(figures, scale, ground, setting.ground.fill)
        right = max((g.right for g in groups), default=0.0)
        return Composed(tuple(marks), right, ground)

    # -- words -----------------------------------------------------------------------------------

    def _slots(
        self,
        parts: Sequence[Part],
        groups: Sequence[Placing],
        width: float,
        setting: Setting,
    ) -> list[tuple[float, float] | None]:
        """Where each group's words stand: exactly over it, or wider where they need it and a
        neighbour has room to spare. None where there is no room: such words go into a key."""
        # What each would like to have, what it can do with, and what it keeps from its neighbours.
        wishes = [self._need(p, setting, -2) for p in parts]
        needs = [self._need(p, setting, -1) for p in parts]
        spares = [max(self._need(p, setting, 0), n) for p, n in zip(parts, wishes, strict=True)]
        nobody = {i for i, p in enumerate(parts) if p.count == 0}

        def tried(out: set[int]) -> list[tuple[float, float] | None] | None:
            asked = list(wishes)
            while True:
                slots, failed = self._settled(groups, asked, spares, out, width)
                if failed is None:
                    return slots
                pushed = self._pushed(groups, asked, spares, out, width)
                if pushed is not None or asked[failed] <= needs[failed]:
                    return pushed
                asked[failed] = needs[failed]

        # The least of those that want more than they have makes room for the others; it comes back
        # where another one that left made room for it too.
        out = set(nobody)
        slots = tried(out)
        while slots is None:
            held = [i for i in range(len(parts)) if i not in out]
            wanting = [i for i in held if needs[i] > groups[i].right - groups[i].left]
            own = [i for i in wanting if not parts[i].rest] or wanting or held
            out.add(min(own, key=lambda i: (parts[i].share, -i)))
            slots = tried(out)
        for i in sorted(out - nobody, key=lambda i: (-parts[i].share, i)):
            again = tried(out - {i})
            if again is not None:
                out, slots = out - {i}, again
        return slots

    def _settled(
        self,
        groups: Sequence[Placing],
        needs: Sequence[float],
        spares: Sequence[float],
        out: set[int],
        width: float,
    ) -> tuple[list[tuple[float, float] | None], int | None]:
        """Slots of all groups but those that are `out`, and the first that gets too little."""
        held = [i for i in range(len(groups)) if i not in out]
        left = {i: groups[i].left for i in held}
        right = {i: groups[i].right for i in held}
        for place, i in enumerate(held):
            lacks = needs[i] - (right[i] - left[i])
            if lacks <= 0:
                continue
            before = held[place - 1] if place else None
            after = held[place + 1] if place + 1 < len(held) else None
            room_left = left[i] - (right[before] + self.between if before is not None else 0.0)
            if before is not None:
                room_left += max(0.0, right[before] - left[before] - spares[before])
            room_right = (left[after] - self.between if after is not None else width) - right[i]
            if after is not None:
                room_right += max(0.0, right[after] - left[after] - spares[after])
            if room_left + room_right < lacks - 0.01:
                return [], i
            give = min(room_left, max(lacks / 2, lacks - room_right))
            left[i] -= give
            right[i] += lacks - give
            if before is not None:
                right[before] = min(right[before], left[i] - self.between)
            if after is not None:
                left[after] = max(left[after], right[i] + self.between)
        return [(left[i], right[i]) if i in left else None for i in range(len(groups))], None

    def _pushed(
        self,
        groups: Sequence[Placing],
        needs: Sequence[float],
        spares: Sequence[float],
        out: set[int],
        width: float,
    ) -> list[tuple[float, float] | None] | None:
        """Slots that push each other aside, as far as their tails still reach their groups."""
        held = [i for i in range(len(groups)) if i not in out]
        wide = {i: max(groups[i].right - groups[i].left, needs[i]) for i in held}
        over = sum(wide.values()) + self.between * (len(held) - 1) - width
        if over > 0:
            spare = {i: max(0.0, wide[i] - max(spares[i], needs[i])) for i in held}
            total = sum(spare.values())
            if total < over:
                return None
            for i in held:
                wide[i] -= over * spare[i] / total
        left: dict[int, float] = {}
        edge = 0.0
        for i in held:
            left[i] = max(edge, (groups[i].left + groups[i].right - wide[i]) / 2)
            edge = left[i] + wide[i] + self.between
        edge = width
        for i in reversed(held):
            left[i] = min(left[i], edge - wide[i])
            edge = left[i] - self.between
        for i in held:
            near, far = left[i] + _CORNER, left[i] + wide[i] - _CORNER
            if groups[i].right - _INSIDE < near or groups[i].left + _INSIDE > far:
                return None
        return [(left[i], left[i] + wide[i]) if i in left else None for i in range(len(groups))]

    def _need(self, part: Part, setting: Setting, place: int) -> float:
        """The least width in which a part's words can be set in one of their settings."""
        numeral_type, type, lines = self._stacked(part, setting)[place]
        pad = 0.0 if part.rest else self._pad(numeral_type, setting)
        numeral = line(part.text, numeral_type)
        words = [width(u.rstrip(), type) for u in units(typeset(part.label), type.language)]
        column = max([numeral.ink.w, *words])
        whole = width(part.label, type)
        while column < whole and len(paragraph(part.label, type, column).lines) > lines:
            column = min(column * 1.06 + 2, whole)
        return column + 2 * pad + 1

    def _pad(self, numeral: Type, setting: Setting) -> float:
        """Small words need less air around them."""
        small = numeral.size <= setting.type("numeral_small").size
        return self.pad * (0.62 if small else 0.9)

    def _stacked(self, part: Part, setting: Setting) -> list[tuple[Type, Type, int]]:
        """Types of a numeral with its caption below, and the caption's most lines; largest
        first."""
        small = setting.type("numeral_small")
        if part.rest:
            label = setting.type("label")
            large = setting.type("numeral_inline")
            first = (large.at(size=0.75 * large.size), label, 2)
            rest = [(small, label, 3), (small, setting.type("caption_small"), 4)]
            return [first, *rest] if part.share >= 40 else rest
        bubble, caption = setting.type("bubble"), setting.type("caption_small")
        short = bubble.at(size=bubble.size * 1.35) if len(part.label) <= 10 else bubble
        return [
            (setting.type("numeral_inline"), short, 3),
            (setting.type("numeral_inline"), bubble, 3),
            (setting.type("numeral_inline"), caption, 4),
            (setting.type("numeral_column"), caption, 3),
            (small, caption, 3),
            (small, caption, 5),
        ]

    def _words(
        self,
        parts: Sequence[Part],
        slots: Sequence[tuple[float, float] | None],
        setting: Setting,
    ) -> list[Said | None]:
        """The largest words that fit each slot, no smaller share set larger than a greater one."""
        limit = math.inf
        found: list[Said | None] = [None] * len(parts)
        order = sorted(range(len(parts)), key=lambda i: (parts[i].rest, -parts[i].share, i))
        for i in order:
            slot = slots[i]
            if slot is None:
                continue
            fitting = self._fitting(parts[i], slot[1] - slot[0], setting)
            found[i] = next((w for w in fitting if w.numeral.type.size <= limit), None)
            said = found[i]
            if said and not parts[i].rest:
                limit = said.numeral.type.size
        return found

    def _fitting(self, part: Part, room: float, setting: Setting) -> Iterator[Said]:
        """What fits a slot `room` px wide, largest first."""
        if not part.rest:
            yield from self._beside(part, room - 2 * self.pad, setting)
        for numeral_type, type, lines in self._stacked(part, setting):
            pad = 0.0 if part.rest else self._pad(numeral_type, setting)
            inner = room - 2 * pad + 0.5
            numeral = line(part.text, numeral_type)
            if numeral.ink.w > inner:
                continue
            caption = paragraph(part.label, type, inner)
            if len(caption.lines) > lines or breaks_words(part.label, type, inner):
                continue
            gap = self._gap_below(numeral_type)
            high = numeral.cap + gap + caption.rise + caption.height
            yield Said(numeral, caption, False, max(numeral.ink.w, caption.width), high)

    def _gap_below(self, numeral: Type) -> float:
        return self.below_gap * (1 if numeral.size > 60 else 0.75)

    def _beside(self, part: Part, inner: float, setting: Setting) -> list[Said]:
        """The largest numeral with the caption at its side, where that leaves room for words."""
        numeral = line(part.text, setting.type("numeral_hero"))
        room = inner - numeral.ink.w - self.caption_gap
        type = setting.type("bubble")
        if room < 4.5 * type.size:
            return []
        most = numeral.cap + 24
        largest = type.size * (1.5 if len(part.label) <= 28 else 1.3)
        caption = fit(part.label, type, room, most, largest, type.size, 3)
        if caption.height > most or len(caption.lines) > 3 or caption.width > room:
            caption = paragraph(part.label, type, room)
        if len(caption.lines) > 5 or breaks_words(part.label, type, room):
            return []
        wide = numeral.ink.w + self.caption_gap + caption.width
        return [Said(numeral, caption, True, wide, max(numeral.cap, caption.height))]

    def _bubble(
        self, part: Part, group: Placing, said: Said, box: Box, setting: Setting
    ) -> list[Mark]:
        radius = setting.style.shape.card
        low, high = group.left + _INSIDE, group.right - _INSIDE
        middle = (group.left + group.right) / 2
        tip = min(max(middle, box.x + _CORNER), box.right - _CORNER)
        tip = min(max(tip, low), max(low, high))
        marks = speech(box, tip, part.color, radius, self.tail, self.tail_height)
        ink = legible(part.color, setting.ground)
        if not said.beside:
            marks += self._stack(part, said, box.cx, box.cy - said.height / 2, ink, ink)
            return marks
        numeral, caption = said.numeral, said.caption
        x = self._start(box, said)
        y = box.cy + numeral.cap / 2
        marks.append(numeral.at(x - numeral.ink.x, y, ink, role="numeral", datum=part.datum))
        marks += caption.at(
            x + numeral.ink.w + self.caption_gap,
            box.cy - caption.height / 2,
            ink,
            role="label",
            datum=part.datum,
        )
        return marks

    def _start(self, box: Box, said: Said) -> float:
        """Where a numeral with words at its side begins in its bubble."""
        # Words that leave much of a wide bubble empty stand in its middle.
        spare = box.w - 2 * self.pad - said.width
        return box.x + self.pad + (spare / 2 if spare > 0.2 * box.w else 0.0)

    def _told(
        self,
        part: Part,
        said: Said,
        slot: tuple[float, float],
        bottom: float,
        setting: Setting,
    ) -> list[Mark]:
        """What the answers leave over: quietly, without a bubble, near its people."""
        mute = setting.ground.mute
        # The last line stands as low as the tails reach halfway.
        foot = bottom + self.tail_height * 0.4 - max(0.0, said.caption.overhang - 8)
        return self._stack(part, said, (slot[0] + slot[1]) / 2, foot - said.height, mute, mute)

    def _stack(
        self, part: Part, said: Said, cx: float, top: float, ink: str, words: str
    ) -> list[Mark]:
        numeral, caption = said.numeral, said.caption
        x = cx - numeral.ink.w / 2 - numeral.ink.x
        marks: list[Mark] = [
            numeral.at(x, top + numeral.cap, ink, role="numeral", datum=part.datum)
        ]
        y = top + said.height - caption.height
        marks += caption.at(cx, y, words, "middle", role="label", datum=part.datum)
        return marks


def depth(rows: int, cell: float) -> float:
    """How high so many rows of figures are, from the highest hair to the ground."""
    return (RISE + _JITTER + FOOT) * cell / CELL + (rows - 1) * cell


@lru_cache(maxsize=2048)
def _rows_of(count: int, rows: int) -> Placing:
    """`count` figures in `rows` rows that stand half a figure apart from each other; what does not
    fill all of them goes into every other one, the back row first. A group that would be no wider
    than one figure stands in fewer rows: nobody stands behind thin air."""
    if count == 0:
        return Placing((0,) * rows, (0,) * rows, 0)
    deep = min(rows, -(-count // 2))
    base, extra = divmod(count, deep)
    order = [*range(0, deep, 2), *range(1, deep, 2)]
    held = [base] * deep
    for row in order[:extra]:
        held[row] += 1
    halves = max(2 * n + row % 2 for row, n in enumerate(held))
    starts = []
    for row, n in enumerate(held):
        # Of the places with this row's own half, the one nearest to the middle.
        start = (halves - 2 * n) // 2
        starts.append(start if start % 2 == row % 2 else start + (1 if row % 2 else -1))
    empty = (0,) * (rows - deep)
    return Placing((*empty, *held), (*empty, *starts), halves)


def _figures(
    part: Part, group: Placing, row: int, cell: float, tints: Look, seed: int
) -> list[Figure]:
    """The figures of one row of a group; their y is a share of the jitter, from -1 to 1."""
    count = group.rows[row]
    x0 = group.left + group.starts[row] * cell / 2
    held = []
    for i in range(count):
        own = seed + i
        # The ends of a row keep to the group's edge.
        at_edge = i in (0, count - 1)
        aside = 0.0 if at_edge else (chance(own, 1) - 0.5) * 0.11 * cell
        x = x0 + (i + 0.5) * cell + aside
        held.append(Figure(x, 2 * chance(own, 2) - 1, tints, own, part.datum))
    return held
