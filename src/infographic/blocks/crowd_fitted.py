"""A crowd grown or cut down to a room: more rows, larger figures, larger words.

Words stand in bubbles exactly as wide as their groups; in a low room, or where they are too long
for that, over them without bubbles; where groups are too narrow for words, in a list over the whole
crowd, of two columns or one. A room too low for people has a bar of the parts instead.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from infographic.blocks.base import Composed, Setting
from infographic.blocks.crowd import Crowd, Part, Placing, Said, depth
from infographic.blocks.tones import LEAST_LARGE_CONTRAST, contrast, legible
from infographic.marks import Box, Mark, Rect
from infographic.story.model import Panel
from infographic.text.paragraph import Paragraph, breaks_words, fit, paragraph
from infographic.text.shape import Line, Type, line
from infographic.text.typography import typeset

# The types of words over a crowd.
_ROLES = (
    "numeral_hero",
    "numeral_inline",
    "numeral_column",
    "numeral_small",
    "value_strong",
    "bubble",
    "label",
    "caption_small",
)

Form = Literal["bubbles", "plain", "list", "rows"]

# The sizes of words and bubbles to try, in those of a poster.
_SCALES = tuple(0.5 * 1.19**step for step in range(8))
# What figures take of the height, by how their words stand; and what a form costs beside the best.
_FIGURES: dict[Form, float] = {"bubbles": 0.46, "plain": 0.58, "list": 0.5, "rows": 0.5}
_COST: dict[Form, float] = {"bubbles": 0.0, "plain": 0.35, "list": 0.65, "rows": 0.65}
# How much of its own air a bubble may have more.
_LOOSE = 1.5
# The most rows, in roots of the number of figures; the gap between groups as a share of the width.
_DEEPEST = 1.3
_BETWEEN = 0.034
# What captions of more than two lines cost, a line.
_LONG = 0.15
# How high the capitals of figures in bubbles are where there is room, as a share of the width; the
# least gap from there to their words.
_CAP, _CAP_GAP = 0.0735, 0.02
# A figure in the words of those left over; one of them takes the width of its group, and more lines
# where it would be wider than this share of the whole.
_REST_FIGURE = 1.5
_REST_WIDEST = 0.2
# How far its group stands off the others for the sake of its words at most, beyond their gap.
_MOST_AHEAD = 0.08
# A width to break words evenly in: how they break is the same in every one.
_BROAD = 1000.0
# Words over neighbouring groups keep this distance, in px.
_WORDS_APART = 14.0
# How much more of their bodies the people in front may show, in widths of a figure.
_BODY = 1.0
# How much lower than the highest hair most heads end, in widths of a figure.
_HAIR = 0.1
# The bar in place of people, as a share of the width; its least and largest height and the gaps in
# it, in px; what it costs beside people.
_BAR, _LEAST_BAR, _LARGEST_BAR, _BAR_GAP = 0.06, 24.0, 64.0, 4.0
_BAR_COST = 0.5
# A list of so many answers stands in two columns, where each is wide enough.
_TWO_COLUMNS = 4
_COLUMN = 220.0
_COLUMN_GAP = 28.0
# A pill in sizes of its figure: its height, the air at its ends, the gap to its words.
_PILL = 1.4
_PILL_PAD = 0.44
_PILL_GAP = 0.44
_ROW_GAP = 0.5


@dataclass(frozen=True, slots=True)
class _Held:
    """Words over a group, and the room they have there from left to right."""

    part: Part
    group: Placing
    slot: tuple[float, float]
    said: Said


@dataclass(frozen=True, slots=True)
class _Draft:
    """One way to fill a room, measured: figures, the words over them, and the heights of both.
    `full` says that all words found their place, `loss` how empty the bubbles and how long the
    captions are, `taller` how much more of their bodies the people show, `bar` that there are no
    people."""

    crowd: FittedCrowd
    setting: Setting
    groups: tuple[Placing, ...]
    cell: float
    held: tuple[_Held, ...]
    list: Composed | None
    tall: float
    above: float
    deep: float
    full: bool = True
    loss: float = 0.0
    bar: bool = False
    taller: float = 0.0

    @property
    def height(self) -> float:
        return self.above + self.deep


# The question, width, ground, rows, scale and form of the words, and whether they are told beside.
_Room = tuple[str, float, str, int, float, Form, bool]


@dataclass(frozen=True)
class FittedCrowd(Crowd):
    """`slimmest` is the least width of a figure's cell, `plain` the largest scale of words without
    bubbles, `line_gap` the gap between a figure and its words in one line, `over_gap` from plain
    words to the first heads, `least` the least size of type. `form` is that of the words, `alone`
    whether there is one bubble;
    `groups`, `sizes`, `drafts` and those `chosen` are remembered."""

    slimmest: float = 14.0
    plain: float = 0.85
    line_gap: float = 9.0
    over_gap: float = 14.0
    least: float = 22.0
    form: Form = "bubbles"
    alone: bool = False
    groups: dict[tuple[str, str], list[Part]] = field(
        default_factory=dict, compare=False, repr=False
    )
    sizes: dict[tuple[float, str, float, Form], tuple[FittedCrowd, Setting]] = field(
        default_factory=dict, compare=False, repr=False
    )
    drafts: dict[_Room, _Draft] = field(default_factory=dict, compare=False, repr=False)
    chosen: dict[tuple[str, float, float, str, bool, float], _Draft] = field(
        default_factory=dict, compare=False, repr=False
    )

    def lowest(self, panel: Panel, width: float, setting: Setting, told: bool = False) -> float:
        """The least height it can have in `width` px."""
        self = self._close(width)
        parts = self._parts(panel, setting)
        return self._lowest(parts, width, setting, told).height

    def lowest_people(
        self, panel: Panel, width: float, setting: Setting, told: bool, shallow: float
    ) -> float:
        """The least height it has with people that stand `shallow` px deep; infinite where words
        find no place over them."""
        self = self._close(width)
        parts = self._parts(panel, setting)
        rows = self._rows_of(parts, width, shallow)
        forms = [form for form in self._forms(parts, width, told) if form != "bubbles"]
        return min(
            self._lowest_of(parts, width, setting, rows, _SCALES[0], form, told, shallow)
            for form in forms
        )

    def lowest_bubbles(self, panel: Panel, width: float, setting: Setting, shallow: float) -> float:
        """The same with large figures in bubbles."""
        self = self._close(width)
        parts = self._parts(panel, setting)
        rows = self._rows_of(parts, width, shallow)
        return self._lowest_of(parts, width, setting, rows, _SCALES[1], "bubbles", False, shallow)

    def _lowest_of(
        self,
        parts: Sequence[Part],
        width: float,
        setting: Setting,
        rows: int,
        scale: float,
        form: Form,
        told: bool,
        shallow: float,
    ) -> float:
        for deeper in (rows, rows + 1):
            draft = self._drafted(parts, width, setting, deeper, scale, form, told)
            raised = self._raised(draft, shallow) if draft.full else None
            if raised or not draft.full:
                break
        return raised.height if raised else math.inf

    def lowest_under(
        self, panel: Panel, width: float, setting: Setting, told: bool, over: float, share: float
    ) -> float:
        """The least height it has under what is `over` px high, people no less than `share` of
        both; a bar's where words find no place over people."""
        parts = self._parts(panel, setting)
        close = self._close(width)
        rows = close._least_rows(parts, width)
        above = 0.0
        for form in self._forms(parts, width, told):
            if form != "bubbles":
                draft = close._drafted(parts, width, setting, rows, _SCALES[0], form, told)
                above = draft.above
                if draft.full:
                    break
        shallow = share * (over + above) / (1 - share)
        for _ in range(6):
            least = self.lowest_people(panel, width, setting, told, shallow)
            if least == math.inf or share * (over + least) <= shallow:
                break
            # Hair adds to the height, not to the depth.
            shallow = share * (over + least) + 0.05
        return least if least < math.inf else self.lowest(panel, width, setting, told)

    def _raised(self, draft: _Draft, shallow: float) -> _Draft | None:
        """A draft whose people stand so deep, if need be by more of their bodies."""
        lacks = shallow - draft.deep + _HAIR * draft.cell
        if draft.bar or lacks <= 0:
            return None if draft.bar and shallow else draft
        if lacks > _BODY * draft.cell + 0.01:
            return None
        return replace(draft, deep=draft.deep + lacks, taller=lacks)

    def usual_height(
        self,
        panel: Panel,
        width: float,
        setting: Setting,
        told: bool = False,
        over: float = 0.0,
        share: float = 0.0,
    ) -> float:
        """The height it has by nature there: words of a size that goes with the width, figures
        that take about as much height as they do, and no less than `share` of the whole with what
        is `over` them."""
        self = self._close(width)
        parts = self._parts(panel, setting)
        scale = min(max(0.56, 1.1 * width / self.usual), 1.3)
        least = self._least_rows(parts, width)
        for form in ("plain", "list") if told else ("bubbles", "list"):
            first = self._drafted(parts, width, setting, least, scale, form, told)
            if first.full:
                break
        usual = _FIGURES[form]
        wanted = 0.24 * width if told else max(first.above, 0.1 * width) * usual / (1 - usual)
        shallow = (over + first.above) * share / (1 - share)
        rows = max(self._rows_for(parts, width, wanted), self._rows_of(parts, width, shallow))
        return self._drafted(parts, width, setting, rows, scale, form, told).height

    def cost(
        self,
        panel: Panel,
        width: float,
        height: float,
        setting: Setting,
        told: bool = False,
        shallow: float = 0.0,
    ) -> float:
        """What is wrong with it in that room: 0 for nothing."""
        close, draft = self._in(panel, width, height, setting, told, shallow)
        return close._wrong(draft, height, told)

    def taken(
        self,
        panel: Panel,
        width: float,
        height: float,
        setting: Setting,
        told: bool = False,
        shallow: float = 0.0,
    ) -> float:
        """How much it takes of a height."""
        close, draft = self._in(panel, width, height, setting, told, shallow)
        return draft.height + close._more(draft, height)

    def fill(
        self,
        panel: Panel,
        width: float,
        height: float,
        foot: float,
        setting: Setting,
        told: bool = False,
        shallow: float = 0.0,
    ) -> tuple[Mark, ...]:
        """It in at most `height` px, as near to that as it goes, standing on y = `foot`. `told`
        leaves out the words of the panel's answers, which are said beside it; the rest keeps its
        own. A crowd less than `shallow` px deep is a fringe: a bar stands in its place."""
        close, draft = self._in(panel, width, height, setting, told, shallow)
        return close._drawn(close._parts(panel, setting), draft, height, foot)

    def _in(
        self,
        panel: Panel,
        width: float,
        height: float,
        setting: Setting,
        told: bool,
        shallow: float,
    ) -> tuple[FittedCrowd, _Draft]:
        """The crowd as close as it stands at a width, and the best draft of it in a room."""
        close = self._close(width)
        parts = close._parts(panel, setting)
        return close, close._best(parts, width, height, setting, told, shallow)

    def _close(self, width: float) -> FittedCrowd:
        """The block with gaps between groups that go with the width."""
        return replace(self, between=max(6.0, min(self.between, _BETWEEN * width)))

    def _parts(self, panel: Panel, setting: Setting) -> list[Part]:
        key = (panel.id, setting.ground.name)
        if key not in self.groups:
            self.groups[key] = super()._parts(panel, setting)
        return self.groups[key]

    # -- choice ----------------------------------------------------------------------------------

    def _forms(self, parts: Sequence[Part], width: float, told: bool) -> tuple[Form, ...]:
        if told:
            return ("plain", "list")
        # One column is another list only where there could be two.
        two = len(parts) >= _TWO_COLUMNS and (width - _COLUMN_GAP) / 2 >= _COLUMN
        return ("bubbles", "plain", "list", "rows") if two else ("bubbles", "plain", "list")

    def _least_rows(self, parts: Sequence[Part], width: float) -> int:
        """The fewest rows in which figures are no slimmer than they may be."""
        counts = [p.count for p in parts]
        rows = 1
        while rows < self._most_rows(parts) and self._cell(counts, width, rows) < self.slimmest:
            rows += 1
        return rows

    def _most_rows(self, parts: Sequence[Part]) -> int:
        """A crowd is hardly deeper than it is wide."""
        return math.ceil(_DEEPEST * math.sqrt(sum(p.count for p in parts)))

    def _rows_for(self, parts: Sequence[Part], width: float, height: float) -> int:
        """The most rows that are at most so high; at least the fewest there may be."""
        counts = [p.count for p in parts]
        rows = self._least_rows(parts, width)
        while rows < self._most_rows(parts):
            if depth(rows + 1, self._cell(counts, width, rows + 1)) > height:
                break
            rows += 1
        return rows

    def _rows_of(self, parts: Sequence[Part], width: float, depth_: float) -> int:
        """The fewest rows that are at least so deep."""
        counts = [p.count for p in parts]
        rows = self._least_rows(parts, width)
        while rows < self._most_rows(parts):
            cell = self._cell(counts, width, rows)
            if depth(rows, cell) + (0.95 * _BODY - _HAIR) * cell >= depth_:
                break
            rows += 1
        return rows

    def _best(
        self,
        parts: Sequence[Part],
        width: float,
        height: float,
        setting: Setting,
        told: bool,
        shallow: float,
    ) -> _Draft:
        """The draft that fills the height best, looked for once."""
        key = (parts[0].datum.question, width, height, setting.ground.name, told, shallow)
        if key not in self.chosen:
            self.chosen[key] = self._choice(parts, width, height, setting, told, shallow)
        return self.chosen[key]

    def _choice(
        self,
        parts: Sequence[Part],
        width: float,
        height: float,
        setting: Setting,
        told: bool,
        shallow: float,
    ) -> _Draft:
        best: tuple[float, _Draft] | None = None
        least = self._rows_of(parts, width, shallow)
        for form in self._forms(parts, width, told):
            if best is not None and best[0] < _COST[form]:
                break  # no draft of this form could be better
            middle = self._rows_for(parts, width, height * (0.8 if told else _FIGURES[form]))
            near = (middle - 1, middle, middle + 1) if form == "bubbles" else (middle, least)
            near = (*near, least + 1)
            for rows in sorted({max(least, n) for n in near}):
                draft = self._largest(parts, width, height, setting, rows, form, told, shallow)
                if draft is None:
                    continue
                cost = self._wrong(draft, height, told)
                if best is None or cost < best[0] - 1e-9:
                    best = (cost, draft)
        if best is not None:
            return best[1]
        # Not even the lowest crowd that is one: a bar.
        for form in self._forms(parts, width, told):
            if form == "bubbles":
                continue
            bar = self._largest(parts, width, height, setting, 0, form, told)
            if bar is not None:
                return bar
        return self._lowest(parts, width, setting, told)

    def _lowest(self, parts: Sequence[Part], width: float, setting: Setting, told: bool) -> _Draft:
        """The lowest draft there is: a bar."""
        forms = [form for form in self._forms(parts, width, told) if form != "bubbles"]
        drafts = [self._drafted(parts, width, setting, 0, _SCALES[0], form, told) for form in forms]
        return min((draft for draft in drafts if draft.full), key=lambda draft: draft.height)

    def _largest(
        self,
        parts: Sequence[Part],
        width: float,
        height: float,
        setting: Setting,
        rows: int,
        form: Form,
        told: bool,
        shallow: float = 0.0,
    ) -> _Draft | None:
        """With so many rows, the largest words that fit the height; None where none do."""
        low, high = 0, len(_SCALES) - 1
        if form == "plain":
            high = max(i for i, s in enumerate(_SCALES) if s <= self.plain)
        best: _Draft | None = None
        while low <= high:
            middle = (low + high) // 2
            drafted = self._drafted(parts, width, setting, rows, _SCALES[middle], form, told)
            draft = self._raised(drafted, shallow)
            if draft and draft.height <= height + 0.01 and draft.full:
                best, low = draft, middle + 1
            else:
                high = middle - 1
        return best

    def _wrong(self, draft: _Draft, height: float, told: bool) -> float:
        """What is wrong with a draft: height left over, a crowd too small or too large for the
        words over it, words without a bubble, bubbles with much air."""
        cost = 2.0 * abs(height - draft.height) / height
        if not told:
            share = draft.deep / max(draft.height, 1.0)
            far = math.log(share / _FIGURES[draft.crowd.form]) if not draft.bar else _BAR_COST
            # A large crowd is a pleasure, large words over a small one are not.
            cost += (0.7 * far if far > 0 else -far) + draft.loss
        return cost + _COST[draft.crowd.form]

    # -- measuring -------------------------------------------------------------------------------

    def _scaled(
        self, scale: float, width: float, form: Form, setting: Setting
    ) -> tuple[FittedCrowd, Setting]:
        """The block and the types at a scale; no type under the least size."""
        style = setting.style
        types = dict(style.type)
        for role in _ROLES:
            types[role] = types[role].at(size=max(self.least, scale * types[role].size))
        air = max(0.5, min(scale, 1.2))
        bubbles = form == "bubbles"
        if bubbles:
            # Figures speak first: they are large even over small words, but in the lowest drafts.
            inline = types["numeral_inline"]
            least = _CAP * width / inline.cap * inline.size if scale > _SCALES[0] else 0.0
            types["numeral_inline"] = inline.at(size=max(inline.size, least))
        else:
            # Without a bubble a figure is a word among others.
            for role in ("numeral_inline", "numeral_column", "numeral_small"):
                types[role] = types[role].at(size=max(self.least, 0.78 * types[role].size))
        crowd = replace(
            self,
            form=form,
            pad=self.pad * max(air, 0.8) if bubbles else 0.0,
            pad_y=self.pad_y * air * 0.75 if bubbles else 0.0,
            tail=self.tail * air,
            tail_height=self.tail_height * air if bubbles else 0.0,
            above=self.above if bubbles else self.over_gap,
            caption_gap=self.caption_gap * air,
            below_gap=max(0.6 * self.below_gap * max(air, 0.6), _CAP_GAP * width),
        )
        shape = replace(style.shape, card=style.shape.card * min(1.0, 1.15 * air))
        return crowd, replace(setting, style=replace(style, type=types, shape=shape))

    def _drafted(
        self,
        parts: Sequence[Part],
        width: float,
        setting: Setting,
        rows: int,
        scale: float,
        form: Form,
        told: bool,
    ) -> _Draft:
        """The draft in so many rows, measured once."""
        key = (parts[0].datum.question, width, setting.ground.name, rows, scale, form, told)
        if key not in self.drafts:
            self.drafts[key] = self._measured(parts, width, setting, rows, scale, form, told)
        return self.drafts[key]

    def _measured(
        self,
        parts: Sequence[Part],
        width: float,
        setting: Setting,
        rows: int,
        scale: float,
        form: Form,
        told: bool,
    ) -> _Draft:
        size = (width, setting.ground.name, scale, form)
        if size not in self.sizes:
            self.sizes[size] = self._scaled(scale, width, form, setting)
        crowd, sized = self.sizes[size]
        said = [p for p in parts if p.rest] if told else list(parts)
        if form in ("list", "rows"):
            groups, cell, deep = crowd._placed(parts, width, rows, 0.0)
            listed = crowd._list(said, width, sized)
            above = listed.height + 1.4 * crowd.over_gap if said else 0.0
            whole = scale == _SCALES[0] or crowd._keeps_words(said, width, sized)
            if told and whole:
                # A rest alone is said over its group, in a list only where it cannot be.
                plain = self._drafted(parts, width, setting, rows, _SCALES[0], "plain", told)
                whole = not plain.full
            return _Draft(
                crowd,
                sized,
                tuple(groups),
                cell,
                (),
                listed,
                0.0,
                above,
                deep,
                full=whole,
                bar=not rows,
            )
        groups, cell, deep, rest = crowd._about_rest(parts, width, rows, sized)
        words: list[_Held | None] = []
        if form == "plain":
            words = crowd._labels(said, parts, groups, rest, width, sized)
        else:
            own = [p for p in said if not p.rest]
            # Bubbles beside each other are set alike: only one alone has its words at the side.
            crowd = replace(crowd, alone=len(own) == 1)
            over = [g for p, g in zip(parts, groups, strict=True) if not p.rest]
            slots = [(g.left, g.right) if g.halves else None for g in over]
            found = crowd._words(own, slots, sized)
            words = [
                _Held(p, g, slot, w) if w is not None and slot is not None else None
                for p, g, slot, w in zip(own, over, slots, found, strict=True)
            ]
            words += [rest] if rest else []
        held = tuple(h for h in words if h is not None)
        full = len(held) == len(said) and all(
            h.said.width <= h.slot[1] - h.slot[0] + 1 for h in held
        )
        if form == "plain":
            # All stand on one line, their first.
            cap = max((h.said.numeral.cap for h in held), default=0.0)
            heights = [cap + h.said.height - h.said.numeral.cap for h in held]
            heights = [
                high + h.said.caption.overhang for high, h in zip(heights, held, strict=True)
            ]
        else:
            heights = [h.said.height for h in held if not h.part.rest]
        tall = max(heights) + 2 * crowd.pad_y if heights else 0.0
        rests = max((h.said.height for h in held if h.part.rest), default=0.0)
        # The rest reaches down between the tails.
        above = tall if form == "plain" else max(tall, rests - crowd.tail_height * 0.4)
        above += crowd.tail_height + crowd.above if held else 0.0
        empty = sum(1 - (h + 2 * crowd.pad_y) / tall for h in heights) / len(heights) if tall else 0
        long = sum(max(0, len(h.said.caption.lines) - 2) for h in held) / max(1, len(held))
        loss = empty + _LONG * long
        return _Draft(
            crowd,
            sized,
            tuple(groups),
            cell,
            held,
            None,
            tall,
            above,
            deep,
            full,
            loss,
            bar=not rows,
        )

    def _placed(
        self, parts: Sequence[Part], width: float, rows: int, hang: float
    ) -> tuple[list[Placing], float, float]:
        """Groups that leave `hang` px of the width free at its end, the width of a figure's cell,
        and how deep they are; parts of a bar where there are no rows."""
        room = width - hang
        if rows:
            groups, cell = self._in_rows([p.count for p in parts], room, rows)
            return groups, cell, depth(rows, cell)
        deep = min(max(_LEAST_BAR, _BAR * width), _LARGEST_BAR)
        unit = self._bar_unit(parts, room)
        x = 0.0
        groups = []
        for part in parts:
            right = x + unit * part.share
            groups.append(Placing((), (), int(part.share > 0), x, right))
            x = right + (_BAR_GAP if part.share else 0.0)
        return groups, 0.0, deep

    def _bar_unit(self, parts: Sequence[Part], width: float) -> float:
        """The length of one point in a bar."""
        shown = [p.share for p in parts if p.share]
        return max(1.0, width - _BAR_GAP * (len(shown) - 1)) / max(sum(shown), 1e-9)

    def _about_rest(
        self, parts: Sequence[Part], width: float, rows: int, setting: Setting
    ) -> tuple[list[Placing], float, float, _Held | None]:
        """Groups that leave so much room at the end that the words of the rest stand over its own
        group and no other, and those words with the room they have."""
        groups, cell, deep = self._placed(parts, width, rows, 0.0)
        if not parts or not parts[-1].rest or not groups[-1].halves:
            return groups, cell, deep, None
        part = parts[-1]
        said = self._rest_said(part, groups[-1].right - groups[-1].left, width, setting)
        plain = self.form == "plain"
        hang = ahead = 0.0
        for _ in range(3):
            own = groups[-1]
            over = max(0.0, said.width - (own.right - own.left))
            # Words at the end hang over it, those about a middle over both sides.
            needed = max(0.0, own.right + (over if plain else over / 2) - width)
            wanted = 0.0 if plain or len(groups) < 2 else max(0.0, over / 2 - self.between + 2)
            if needed < 0.5 and wanted < ahead + 0.5:
                break
            hang, ahead = needed + width - own.right, min(wanted, _MOST_AHEAD * width)
            groups, cell, deep = self._placed(parts, width, rows, hang + ahead)
            own = groups[-1]
            groups[-1] = replace(own, left=own.left + ahead, right=own.right + ahead)
        own = groups[-1]
        if plain:
            return groups, cell, deep, _Held(part, own, (own.left, width), said)
        # About the middle of its group, up to its neighbour's figures.
        middle = (own.left + own.right) / 2
        before = groups[-2].right + 2 if len(groups) > 1 else 0.0
        half = max(0.0, min(middle - before, width - middle))
        return groups, cell, deep, _Held(part, own, (middle - half, middle + half), said)

    def _rest_said(self, part: Part, own: float, width: float, setting: Setting) -> Said:
        """What is left over: its figure larger than its words, those in one line where their group
        is wide enough, else in two, else in three."""
        label = setting.type("label")
        small = setting.type("caption_small")
        type = label.at(size=max(self.least, min(label.size, small.size)))
        strong = setting.type("numeral_small")
        largest = max(_REST_FIGURE * type.size, min(strong.size, 1.8 * type.size))
        numeral = line(part.text, strong.at(size=largest))
        for lines in (1, 2, 3):
            caption = _even(part.label, type, lines)
            wide = max(numeral.ink.w, caption.width)
            if wide <= max(own, _REST_WIDEST * width if lines > 1 else 0.0):
                break
        high = numeral.cap + self._gap_below(numeral.type) + caption.rise + caption.height
        return Said(numeral, caption, False, wide, high)

    def _gap_below(self, numeral: Type) -> float:
        # One gap for all: words beside each other share their lines too.
        return self.below_gap

    def _start(self, box: Box, said: Said) -> float:
        # Bubble, tail, words and group have one middle.
        return box.cx - said.width / 2

    def _beside(self, part: Part, inner: float, setting: Setting) -> list[Said]:
        return super()._beside(part, inner, setting) if self.alone else []

    def _labels(
        self,
        said: Sequence[Part],
        parts: Sequence[Part],
        groups: Sequence[Placing],
        rest: _Held | None,
        width: float,
        setting: Setting,
    ) -> list[_Held | None]:
        """Words without bubbles, from the left edge of their groups to the next one's: each a
        figure and its words in one line, else under each other."""
        found: list[_Held | None] = []
        stands = [g for g in groups if g.halves]
        held: list[tuple[Part, Placing, tuple[float, float]]] = []
        for part, group in zip(parts, groups, strict=True):
            if part not in said:
                continue
            if not group.halves:
                return [None] * len(said)
            after = [g.left - _WORDS_APART for g in stands if g.left > group.left]
            held.append((part, group, (group.left, min(after, default=width))))
        one = [_Held(p, g, slot, self._in_a_line(p, setting)) for p, g, slot in held]
        if all(h.said.width <= h.slot[1] - h.slot[0] for h in one):
            return [*one]
        own = [(p, g, slot) for p, g, slot in held if not p.rest]
        words = self._words([p for p, _, _ in own], [slot for _, _, slot in own], setting)
        found = [
            _Held(p, g, slot, w) if w is not None else None
            for (p, g, slot), w in zip(own, words, strict=True)
        ]
        return [*found, rest] if rest and rest.part in said else found

    def _in_a_line(self, part: Part, setting: Setting) -> Said:
        strong = setting.type("value_strong")
        label = setting.type("caption_small")
        size = strong.size * (0.8 if part.rest else 1.0)
        numeral = line(part.text, strong.at(size=max(_REST_FIGURE * label.size, size)))
        caption = Paragraph((line(typeset(part.label), label),), label)
        wide = numeral.ink.w + self.line_gap + caption.width
        return Said(numeral, caption, True, wide, max(numeral.cap, label.cap))

    def _list(self, parts: Sequence[Part], width: float, setting: Setting) -> Composed:
        """The answers under each other, each with its figure on a pill of its group's colour."""
        ground = setting.ground
        if not parts:
            return Composed((), width, 0.0)
        numerals = self._pills(parts, setting)
        size = numerals[0].type.size
        pill, column, room = self._list_columns(numerals, width)
        two = column < width
        label = setting.type("caption_small")
        captions = [paragraph(p.label, label, room) for p in parts]
        high = _PILL * size
        # A caption may rise over its pill and hang below it.
        heights = [max(high, c.height + c.rise + c.overhang) for c in captions]
        per = -(-len(parts) // 2) if two else len(parts)
        marks: list[Mark] = []
        bottom = 0.0
        for start in range(0, len(parts), per):
            x = (column + _COLUMN_GAP) * (start // per)
            y = 0.0
            for i in range(start, min(start + per, len(parts))):
                part, numeral, caption = parts[i], numerals[i], captions[i]
                # Rows side by side share a height.
                tall = max(heights[j] for j in range(i % per, len(parts), per))
                cy = y + tall / 2
                box = Box(x, cy - high / 2, pill, high)
                marks.append(Rect(box, part.color, radius=high / 2))
                marks.append(
                    numeral.at(
                        box.cx - numeral.ink.w / 2 - numeral.ink.x,
                        cy + numeral.cap / 2,
                        legible(part.color, ground),
                        role="numeral",
                        datum=part.datum,
                    )
                )
                ink = ground.mute if part.rest else ground.text
                marks += caption.at(
                    box.right + _PILL_GAP * size,
                    cy - caption.height / 2,
                    ink,
                    role="label",
                    datum=part.datum,
                )
                y += tall + _ROW_GAP * size
            bottom = max(bottom, y - _ROW_GAP * size)
        return Composed(tuple(marks), width, bottom)

    def _pills(self, parts: Sequence[Part], setting: Setting) -> list[Line]:
        return [line(p.text, setting.type("value_strong")) for p in parts]

    def _list_columns(self, numerals: Sequence[Line], width: float) -> tuple[float, float, float]:
        """The widths of a list's pills, of its columns and of the words in them."""
        size = numerals[0].type.size
        pill = max(n.ink.w for n in numerals) + 2 * _PILL_PAD * size
        half = (width - _COLUMN_GAP) / 2
        two = self.form == "list" and len(numerals) >= _TWO_COLUMNS and half >= _COLUMN
        column = half if two else width
        return pill, column, column - pill - _PILL_GAP * size

    def _keeps_words(self, parts: Sequence[Part], width: float, setting: Setting) -> bool:
        """Whether no word of a list is cut."""
        if not parts:
            return True
        _, _, room = self._list_columns(self._pills(parts, setting), width)
        label = setting.type("caption_small")
        return not any(breaks_words(p.label, label, room) for p in parts)

    # -- drawing ---------------------------------------------------------------------------------

    def _drawn(
        self, parts: Sequence[Part], draft: _Draft, height: float, foot: float
    ) -> tuple[Mark, ...]:
        crowd, setting = draft.crowd, draft.setting
        more = self._more(draft, height)
        top = foot - draft.deep
        marks: list[Mark] = []
        if draft.list:
            marks += draft.list.at(0, top - draft.above - more)
        tall = draft.tall + more
        bottom = top - crowd.tail_height - crowd.above
        cap = max((held.said.numeral.cap for held in draft.held), default=0.0)
        for held in draft.held:
            if crowd.form == "plain":
                marks += crowd._plain_words(held, bottom - draft.tall + cap, setting)
            elif held.part.rest:
                marks += crowd._told(held.part, held.said, held.slot, bottom, setting)
            else:
                box = Box(held.slot[0], bottom - tall, held.slot[1] - held.slot[0], tall)
                marks += crowd._bubble(held.part, held.group, held.said, box, setting)
        if draft.bar:
            marks += crowd._bar(parts, draft.groups, Box(0, top, 0, draft.deep))
        else:
            marks += crowd._crowd(parts, draft.groups, draft.cell, setting, top, draft.taller).marks
        return tuple(marks)

    def _bar(self, parts: Sequence[Part], groups: Sequence[Placing], at: Box) -> list[Mark]:
        """Parts side by side, each as long as its share."""
        unit = self._bar_unit(parts, max(g.right for g in groups))
        return [
            Rect(
                Box(group.left, at.y, group.right - group.left, at.h),
                part.color,
                datum=replace(part.datum, encodes="length-x", per_unit=unit),
            )
            for part, group in zip(parts, groups, strict=True)
            if part.share
        ]

    def _more(self, draft: _Draft, height: float) -> float:
        """What bubbles take of a height left over, or the gap under a list: as much as is air they
        carry well."""
        room = 2 * draft.crowd.pad_y * (_LOOSE - 1) if draft.tall else 0.0
        if draft.list and draft.list.height:
            room = 2 * draft.crowd.over_gap
        return min(max(0.0, height - draft.height), room)

    def _plain_words(self, held: _Held, line_: float, setting: Setting) -> list[Mark]:
        """Words over their group from its left edge on, the figure on a line that all share."""
        part, said = held.part, held.said
        ground = setting.ground
        pale = contrast(part.color, ground.fill) < LEAST_LARGE_CONTRAST
        ink = ground.mute if part.rest else ground.text if pale else part.color
        words = ground.mute if part.rest else ground.text
        x = held.group.left
        numeral, caption = said.numeral, said.caption
        marks: list[Mark] = [
            numeral.at(x - numeral.ink.x, line_, ink, role="numeral", datum=part.datum)
        ]
        if said.beside:
            x += numeral.ink.w + self.line_gap
            over = line_ - caption.height
        else:
            over = line_ + said.height - numeral.cap - caption.height
        marks += caption.at(x, over, words, role="label", datum=part.datum)
        return marks


def _even(text: str, type: Type, lines: int) -> Paragraph:
    """Words in so many lines of about one length, or fewer where there are not so many words."""
    broken = fit(text, type, _BROAD, math.inf, math.inf, 0.01, lines)
    return Paragraph(tuple(line(ln.text, type) for ln in broken.lines), type)
