"""The tile of one panel: headline, chart, and who was asked; or a block that draws its own."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from infographic.blocks.base import Block, Composed, Setting
from infographic.layout.packer import Tile
from infographic.layout.page import Placed
from infographic.layout.tiles.base import GridTile, Sheet, Stack, Wish
from infographic.layout.tiles.forms import Fit, fits
from infographic.layout.tiles.tones import seen
from infographic.marks import Box, Group, Mark
from infographic.story.model import Panel
from infographic.style.tokens import Ground
from infographic.text.paragraph import Paragraph, breaks_words, paragraph, sentences_first

_HEAD_GAP = 26.0
_BASE_GAP = 24.0
_KICKER_GAP = 16.0
_QUESTION_GAP = 14.0
_MOST_HEAD_LINES = 4
# The headline's role from this width on.
_HEADS = ((900.0, "lead"), (560.0, "headline"), (0.0, "panel_headline"))
# What a chart leaves of its tile goes over it by this share, all of it where the chart stands on
# its foot.
_LOOSE = 0.3
# How much less well than its best form a hero may be shown.
_HERO = 0.4


# Percent under which a figure is told quietly.
_SMALL_SHARE = 20.0


@dataclass(eq=False)
class ChartTile(GridTile):
    """`headline` is what the tile says, `question` what was asked, where that is not the same;
    `kicker` and `intro` open a section. `accent` is the ground whose colour the answers have."""

    sheet: Sheet
    panel: Panel
    section: str
    headline: str
    question: str = ""
    kicker: str = ""
    intro: str = ""
    base: str = ""
    accent: str = ""
    authored: bool = False
    emphasis: float = 1.0
    _heads: dict[float, Composed] = field(default_factory=dict)

    # -- measuring -------------------------------------------------------------------------------

    @cached_property
    def fits(self) -> dict[int, Fit]:
        found = fits(
            self.panel, self.sheet, self._need, self._slack, self._broken, bool(self.intro)
        )
        if self.panel.role != "hero":
            return found
        full = self.sheet.lattice.columns
        # What opens the poster has its best form, whatever that takes.
        best = min(fit.misfit for fit in found.values())
        return {c: fit for c, fit in found.items() if fit.misfit <= best + _HERO or c == full}

    def packed(self) -> Tile:
        found = self.fits
        preferred = next(iter(found))
        block = found[preferred].block
        cuts: tuple[float, ...] = ()
        full = self.sheet.lattice.columns
        if block.frame == "bare" and full in found:
            cuts = self._cuts(found[full].block)
        return Tile(
            {columns: fit.rows for columns, fit in found.items()},
            preferred,
            grow=block.grow or (0.15 if block.stretches() else 0.05),
            emphasis=1.0 if block.frame == "bare" else self.emphasis,
            section=self.section,
            pinned=self.panel.role == "hero",
            misfit={columns: fit.misfit for columns, fit in found.items()},
            fills={columns: fit.fills for columns, fit in found.items()},
            areas={columns: fit.area for columns, fit in found.items()},
            cuts=cuts,
        )

    def _need(self, block: Block, columns: int) -> float:
        if block.frame == "bare":
            width = self.sheet.lattice.span(columns)
            return self.sheet.fitting.measure(block, self._bare, width, self._bare_setting)
        setting = self.sheet.on(self.sheet.setting.ground)
        width = self.sheet.inner(columns)
        body = self.sheet.fitting.measure(block, self.panel, width, setting)
        return body + self._around(columns)

    def _around(self, columns: int) -> float:
        """The height of all that is in the tile besides its chart."""
        width = self.sheet.inner(columns)
        head = self._head(width, self.sheet.setting)
        return 2 * self.sheet.pad + head.height + _HEAD_GAP + self._foot(width, self.sheet.setting)

    def _slack(self, block: Block, columns: int, rows: int) -> float:
        """What the block leaves empty of a tile so many rows high."""
        if not block.stretches() or block.frame == "bare":
            return 0.0
        room = self.sheet.lattice.span(rows) - self._around(columns)
        width = self.sheet.inner(columns)
        setting = self.sheet.on(self.sheet.setting.ground)
        return room - self.sheet.fitting.compose(block, self.panel, width, setting, room).height

    def _broken(self, columns: int) -> bool:
        type = self.sheet.setting.type("panel_headline")
        return breaks_words(self.headline, type, self.sheet.inner(columns))

    @property
    def _bare(self) -> Panel:
        """The panel with the words a block that stands alone says."""
        # What its tiles show as large as they can needs no headline but the author's: it needs the
        # question.
        own = self.authored or not self.question
        said = self.headline if own and self.headline != self.panel.title else ""
        return replace(self.panel, headline=said)

    @property
    def _bare_setting(self) -> Setting:
        ground = self.sheet.style.grounds[self.sheet.style.rhythm.footer]
        return replace(self.sheet.setting, ground=ground, bleed=(0.0, 0.0))

    def _cuts(self, block: Block) -> tuple[float, ...]:
        """Where gutters of the block's own tiles meet its upper edge, in columns."""
        width = self.sheet.lattice.span(self.sheet.lattice.columns)
        made = self.sheet.fitting.compose(block, self._bare, width, self._bare_setting)
        module = self.sheet.lattice.module
        ends = sorted(m.bounds.right for m in made.marks if m.bounds.h > 0.9 * made.height)
        return tuple((x + self.sheet.lattice.gutter / 2) / module for x in ends if x < width - 1)

    def _head(self, width: float, setting: Setting) -> Composed:
        """Kicker, headline, question and intro. Colours make no difference to the height."""
        ground = setting.ground
        stack = Stack()
        if self.kicker:
            words = paragraph(self.kicker, setting.type("kicker"), width)
            stack.add(words, 0.0, ground.highlight_text, "kicker")
        if self.headline == self.panel.title and len(self.panel.items) == 1:
            # One figure and its statement are what there is to read: the question stands back.
            words = paragraph(self.headline, setting.type("question"), width)
            stack.add(words, _KICKER_GAP, ground.mute, "question")
        else:
            words = headline_in(self.headline, width, setting)
            stack.add(words, _KICKER_GAP, ground.text, "headline")
        for text in (self.question, self.intro):
            if text:
                words = paragraph(text, setting.type("question"), width)
                stack.add(words, _QUESTION_GAP, ground.mute, "question")
        return stack.composed(width)

    def _base(self, width: float, setting: Setting) -> Paragraph | None:
        return paragraph(self.base, setting.type("aside"), width) if self.base else None

    def _foot(self, width: float, setting: Setting) -> float:
        words = self._base(width, setting)
        return _BASE_GAP + words.rise + words.height if words else 0.0

    def take_kicker(self, other: ChartTile, columns: int, height: float) -> None:
        """Name the section in the place of another tile, where `height` px hold that too."""
        block = self.fits[columns].block
        if block.frame == "bare":
            return
        self.kicker = other.kicker
        if self._need(block, columns) > height:
            self.kicker = ""
        else:
            other.kicker = ""

    # -- drawing ---------------------------------------------------------------------------------

    def wishes(self, columns: int) -> tuple[Wish, ...]:
        grid = self.sheet.style.grid
        fit = self.fits[columns]
        if fit.block.frame == "bare":
            return (Wish(self.sheet.style.rhythm.footer, 0.0),)
        grounds = self.sheet.style.grounds
        tile, light = Wish(grid.tile, 0.0), Wish(grid.light, 0.3)
        wishes = [tile]
        accent = grounds[self.accent].fill
        # A series has one colour over the whole poster: on the light tile it would have another.
        if len(self.panel.columns) == 1:
            readable = seen(accent, grounds[grid.light])
            if readable:
                wishes.append(light)
            if fit.block.tone == "bright" or (
                fit.block.tone == "surface" and len(self.panel.items) == 1
            ):
                # A small share must not be the loudest tile of a page.
                quiet = 0.0 if not self._is_small() else 2.0
                wishes = [Wish(self.accent, quiet), Wish(grid.tile, 1.5), *wishes[1:]]
            elif fit.block.tone == "paper" and readable:
                wishes = [Wish(grid.light, 0.0), Wish(grid.tile, 0.6)]
        return tuple(wishes)

    def _is_small(self) -> bool:
        figures = [item.figure.number for item in self.panel.items if item.figure]
        return self.panel.is_percent and max(figures, default=0.0) < _SMALL_SHARE

    def draw(self, box: Box, ground: Ground, columns: int) -> tuple[list[Mark], list[Placed]]:
        block = self.fits[columns].block
        name = ground.name.split("/")[0]
        if block.frame == "bare":
            setting = replace(self.sheet.setting, ground=ground, bleed=(0.0, 0.0))
            body = self.sheet.fitting.compose(block, self._bare, box.w, setting, box.h)
            group = Group(body.at(box.x, box.y), self.panel.title, self.panel.id)
            return [group], [Placed(self.panel.id, block.name, box, name)]
        pad = self.sheet.pad
        setting = self.sheet.on(ground)
        width = box.w - 2 * pad
        marks: list[Mark] = []
        head = self._head(width, setting)
        marks += head.at(box.x + pad, box.y + pad)
        bottom = box.h - pad
        base = self._base(width, setting)
        if base is not None:
            top = bottom - base.height
            marks += base.at(box.x + pad, box.y + top, ground.mute, role="note")
            bottom = top - base.rise - _BASE_GAP
        top = pad + head.height + _HEAD_GAP
        room = bottom - top
        body = self.sheet.fitting.compose(
            block, self.panel, width, setting, room if block.stretches() else None
        )
        y = top + (1.0 if block.grounded else _LOOSE) * max(0.0, room - body.height)
        marks += body.at(box.x + pad, box.y + y)
        group = Group(tuple(marks), self.panel.title, self.panel.id)
        return [self.sheet.surface(box, ground), group], [
            Placed(self.panel.id, block.name, box, name)
        ]


def headline_in(text: str, width: float, setting: Setting) -> Paragraph:
    """The headline in the size of its tile's width; one that takes more lines than a headline may
    is smaller, and at last set as the question it most often is."""
    roles = [role for least, role in _HEADS if width >= least or role == "panel_headline"]
    for role in roles:
        words = sentences_first(text, setting.type(role), width)
        if len(words.lines) <= (2 if role != roles[-1] else _MOST_HEAD_LINES):
            return words
    return paragraph(text, setting.type("question").at(weight=700), width)
