"""One whole cut into tiles side by side, each as wide as its share of the row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from infographic.blocks.base import Block, Composed, Setting, datum, rest_datum
from infographic.blocks.pieces import (
    capped,
    ground_of,
    grown,
    grown_until,
    key_of_rest,
    lead_words,
    not_published,
    rest_label,
    rest_tag,
    rest_words,
    set_numeral,
    small_words,
    statement,
)
from infographic.blocks.tones import own_color
from infographic.marks import Box, Mark, Rect
from infographic.story.model import Item, Panel
from infographic.text.paragraph import Paragraph, paragraph
from infographic.text.shape import Line, line

_HEAD_GAP = 24.0
_NOTE_GAP = 18.0


@dataclass(frozen=True, slots=True)
class _Tile:
    """The tile of an answer: its place in the row and what stands in it."""

    item: Item
    x: float
    w: float
    numeral: str
    words: Paragraph


@dataclass(frozen=True, slots=True)
class _Rest:
    """The tile of what nobody reported. Its words stand in it, in a corner of the widest tile
    (`corner`) or under the row (`under`)."""

    x: float
    w: float
    words: Paragraph
    at: str


@dataclass(frozen=True, slots=True)
class _Plan:
    """A row of tiles from `top` to `floor`, their numerals' capitals `cap` high. The headline
    stands in the widest tile, `beside` its numeral or `over` it, or `above` them all."""

    tiles: tuple[_Tile, ...]
    per_point: float
    rest: _Rest | None
    head_size: float
    head_width: float
    head_at: str
    cap: float
    top: float
    floor: float

    @property
    def widest(self) -> _Tile:
        return max(self.tiles, key=lambda t: t.w)


@dataclass(frozen=True, slots=True)
class Split(Block):
    """`gutter` between tiles, `pad` inside them. All numerals are set in one size, which the
    narrowest tile and the words below leave; under `least_cap` the form is not taken. Statements
    are set in the first of `sizes` in which all fit, the headline in one of `head_sizes`: over the
    numeral of the widest tile, or beside it where at least `beside` px are left. With `accent` the
    highlighted answer's tile has the highlight's colour. `natural` is the height it asks for."""

    name = "split"
    frame = "bare"
    grow = 0.2
    tile_spans = (12,)

    gutter: float = 16
    pad: float = 28
    sizes: tuple[float, ...] = (34, 30, 28, 26, 24)
    head_sizes: tuple[float, ...] = (34, 30, 28, 26, 24)
    lines: int = 3
    least_cap: float = 44
    largest_cap: float = 190
    beside: float = 190
    most_parts: int = 4
    natural: float = 272
    accent: bool = False

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        if len(panel.columns) != 1 or not panel.is_percent or panel.multiple:
            return 0.0
        if panel.kind not in ("single", "scale") or panel.remainder is None:
            return 0.0
        figures = [i.figure for i in panel.items]
        if not 2 <= len(figures) <= self.most_parts or any(f is None for f in figures):
            return 0.0
        numbers = [f.number for f in figures if f]
        if min(numbers) <= 0 or sum(numbers) > 102:
            return 0.0
        if self._plan(panel, width, self.natural, setting) is None:
            return 0.0
        score = 0.9 if len(figures) <= 3 else 0.7
        return score - 0.2 if panel.ordered else score

    def stretches(self) -> bool:
        return True

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        what = f"{panel.id}: no tiles in {width:g} px"
        tall, plan = grown_until(
            height or self.natural,
            24,
            10 * self.natural,
            lambda tall: self._plan(panel, width, tall, setting),
            what,
        )
        marks: list[Mark] = []
        if plan.head_at == "above":
            marks += self._head(panel, plan.head_size, width, setting).marks
        for tile in plan.tiles:
            box = Box(tile.x, plan.top, tile.w, plan.floor - plan.top)
            ground = ground_of(self._fill(tile.item, setting), setting)
            marks += self._tile(panel, tile, box, plan, setting.on(ground))
        if plan.rest:
            marks += self._rest(panel, plan.rest, plan, setting)
        return Composed(tuple(marks), width, tall)

    def _fill(self, item: Item, setting: Setting) -> str:
        own = own_color(item, setting.ground)
        if own:
            return own
        if self.accent and item.highlight:
            return setting.ground.highlight
        return setting.ground.minor if item.minor else setting.ground.mark

    # -- what goes where -----------------------------------------------------------------------

    def _plan(self, panel: Panel, width: float, height: float, setting: Setting) -> _Plan | None:
        """The row with the largest statements that leave its numerals room; rather with the
        headline inside than with larger statements under it."""
        least = setting.style.smallest
        sizes = [s for s in self.sizes if s >= least] or [least]
        heads = [s for s in self.head_sizes if s >= least] or [least]
        said = lead_words(panel, setting) or small_words(panel, setting)
        for places in (("over", "beside"), ("above",)) if said else (("above",),):
            for size, place in product(sizes, places):
                tiles, per_point = self._tiles(panel, width, size, setting)
                if tiles is None:
                    continue
                # Beside a numeral the headline is the smaller of the two.
                tried = heads if place == "over" else [h for h in heads if h <= 28] or heads[-1:]
                for rest in self._rests(panel, tiles, width, per_point, setting):
                    for head in tried:
                        plan = self._fit(
                            panel, tiles, per_point, rest, head, place, width, height, setting
                        )
                        if plan and plan.cap >= self.least_cap:
                            return plan
        return None

    def _tiles(
        self, panel: Panel, width: float, size: float, setting: Setting
    ) -> tuple[tuple[_Tile, ...] | None, float]:
        """The tiles with their statements in `size`, and the px of one point; no tiles where a
        statement does not fit. Published integers may sum to 101."""
        rest = panel.remainder or 0.0
        whole = sum(i.figure.number for i in panel.items if i.figure) + rest
        per_point = (width - self.gutter * (len(panel.items) - 1 + bool(rest))) / max(
            whole, 100.0 if whole < 97.5 else whole
        )
        tiles: list[_Tile] = []
        x = 0.0
        for item in panel.items:
            if item.figure is None:
                return None, per_point
            w = item.figure.number * per_point
            room = w - 2 * self.pad
            type = setting.type("statement")
            words = statement(item.label, type, room, (size,), self.lines) if room > 0 else None
            if words is None:
                return None, per_point
            tiles.append(_Tile(item, x, w, setting.value(panel, item.figure), words))
            x += w + self.gutter
        return tuple(tiles), per_point

    def _rests(
        self,
        panel: Panel,
        tiles: tuple[_Tile, ...],
        width: float,
        per_point: float,
        setting: Setting,
    ) -> Iterator[_Rest | None]:
        """The hatched tile, its words in the first place that holds them."""
        if not panel.remainder:
            yield None
            return
        w = panel.remainder * per_point
        x = width - w
        inside = rest_words(panel, Box(x, 0, w, 200), setting)
        if inside:
            yield _Rest(x, w, inside, "inside")
            return
        type = setting.type("label").at(size=setting.style.smallest)
        words = paragraph(rest_label(panel, setting), type, width / 2)
        widest = max(tiles, key=lambda t: t.w)
        need = key_of_rest(words, "", panel, setting).width + self.pad
        if widest.words.width + need <= widest.w - 2 * self.pad:
            yield _Rest(x, w, words, "corner")
        yield _Rest(x, w, words, "under")

    def _fit(
        self,
        panel: Panel,
        tiles: tuple[_Tile, ...],
        per_point: float,
        rest: _Rest | None,
        head_size: float,
        place: str,
        width: float,
        height: float,
        setting: Setting,
    ) -> _Plan | None:
        """The largest numerals that height and tiles leave, or None where the headline does not
        fit its place."""
        top = 0.0
        if place == "above":
            head = self._head(panel, head_size, width, setting)
            top = head.height + _HEAD_GAP if head.marks else 0.0
        under = rest is not None and rest.at == "under"
        floor = height - (rest.words.height + _NOTE_GAP if rest and under else 0.0)
        deepest = max(t.words.height for t in tiles)
        room = floor - top - 2 * self.pad - deepest - self._air(tiles)
        cap = min(room, self.largest_cap)
        for tile in tiles:
            if cap <= 0:
                return None
            cap = self._numeral(tile.numeral, tile.w - 2 * self.pad, cap, setting).cap
        if place == "above":
            return _Plan(tiles, per_point, rest, head_size, width, place, cap, top, floor)
        widest = max(tiles, key=lambda t: t.w)
        free, high = widest.w - 2 * self.pad, room - cap - self.pad
        if place == "beside":
            free -= self.pad + self._numeral(widest.numeral, width, cap, setting).ink.w
            high = cap + 2
            if free < self.beside:
                return None
        broken = statement(
            lead_words(panel, setting), setting.type("statement"), free, (head_size,), 9
        )
        if broken is None or self._head(panel, head_size, free, setting).height > high:
            return None
        return _Plan(tiles, per_point, rest, head_size, free, place, cap, top, floor)

    def _air(self, tiles: tuple[_Tile, ...]) -> float:
        """From the numerals' baseline to their statements' capitals."""
        return max(self.pad, max(t.words.rise for t in tiles) + 12)

    def _numeral(self, text: str, width: float, cap: float, setting: Setting) -> Line:
        return grown(text, setting.type("numeral_huge"), width, cap)

    def _head(self, panel: Panel, size: float, width: float, setting: Setting) -> Composed:
        """The headline and, smaller, who was asked."""
        ground = setting.ground
        words = paragraph(
            lead_words(panel, setting), setting.type("statement").at(size=size), width
        )
        marks: list[Mark] = list(words.at(0, 0, ground.text, role="headline"))
        y = words.height
        more = small_words(panel, setting)
        if more:
            type = setting.type("label").at(size=setting.style.smallest)
            small = paragraph(more, type, width)
            y += max(20.0, words.overhang + small.rise + 6)
            marks += small.at(0, y, ground.mute, role="note")
            y += small.height
        return Composed(tuple(marks), width, y)

    # -- drawing -------------------------------------------------------------------------------

    def _tile(
        self, panel: Panel, tile: _Tile, box: Box, plan: _Plan, setting: Setting
    ) -> Iterator[Mark]:
        ground = setting.ground
        tag = datum(panel, tile.item, 0, "length-x", plan.per_point)
        yield Rect(box, ground.fill, setting.style.shape.card, tag, role="ground")
        said = datum(panel, tile.item)
        x, y = box.x + self.pad, box.y + self.pad
        # Statements begin on one line, whatever lines they take.
        top = box.bottom - self.pad - max(t.words.height for t in plan.tiles)
        numeral = line(tile.numeral, capped(setting.type("numeral_huge"), plan.cap))
        # Numerals hang from the tiles' top, or stand on their words under a headline.
        high = y if plan.head_at == "beside" else top - self._air(plan.tiles) - plan.cap
        yield set_numeral(numeral, x, high, ground.numeral, datum=said)
        yield from tile.words.at(x, top, ground.text, role="label", datum=said)
        if tile is not plan.widest:
            return
        if plan.head_at != "above":
            left = x + (numeral.ink.w + self.pad if plan.head_at == "beside" else 0.0)
            yield from self._head(panel, plan.head_size, plan.head_width, setting).at(left, y)
        if plan.rest and plan.rest.at == "corner":
            key = key_of_rest(plan.rest.words, ground.mute, panel, setting)
            yield from key.at(box.right - self.pad - key.width, box.bottom - self.pad - key.height)

    def _rest(self, panel: Panel, rest: _Rest, plan: _Plan, setting: Setting) -> Iterator[Mark]:
        card = setting.style.shape.card
        box = Box(rest.x, plan.top, rest.w, plan.floor - plan.top)
        tag = rest_datum(panel, rest_label(panel, setting), "length-x", plan.per_point)
        yield from not_published(box, card, tag, setting)
        if rest.at == "under":
            key = key_of_rest(rest.words, setting.ground.mute, panel, setting)
            yield from key.at(0, plan.floor + _NOTE_GAP)
        elif rest.at == "inside":
            yield from rest_tag(panel, rest.words, box, setting)
