"""Net promoter scores on one ruler from -100 to 100: a bubble for each, its tail at the score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from infographic.blocks.base import Block, Composed, Setting, datum
from infographic.blocks.outlines import bubble
from infographic.blocks.series import spread
from infographic.blocks.tones import contrast, least_contrast, legible, mix
from infographic.marks import Box, Circle, Mark, Path, Rect
from infographic.story.model import Item, Panel
from infographic.text.breaks import units
from infographic.text.paragraph import Paragraph, paragraph
from infographic.text.shape import Line, line, width


@dataclass(frozen=True, slots=True)
class _Said:
    """A score with its name, and the width of its bubble."""

    item: Item
    score: Line
    name: Paragraph
    width: float


@dataclass(frozen=True, slots=True)
class NpsRuler(Block):
    """A ruler `ruler` px high whose scale begins and ends `inset` px inside it. Bubbles stand above
    and below it, their tails `tail` px long, with numbers `number` high."""

    name = "nps_ruler"
    family = "nps_ruler"

    ruler: float = 96
    ruler_radius: float = 28
    inset: float = 70
    tick: float = 10
    tick_length: float = 16
    number: float = 96
    name_width: float = 250
    pad: float = 30
    pad_above: float = 30
    name_gap: float = 18
    bubble_gap: float = 16
    tail: float = 36
    tail_base: float = 52
    dot: float = 12
    note_gap: float = 30
    most: int = 6
    narrowest: float = 860

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        if panel.kind != "nps" or panel.is_percent or len(panel.columns) != 1:
            return 0.0
        shown = [i for i in panel.items if i.figure]
        if not shown or width < self.narrowest:
            return 0.0
        if any(i.figure and abs(i.figure.number) > 100 for i in shown):
            return 0.0
        if len(shown) > self.most:
            return 0.0
        return 1.0 if self._lanes(panel, width, setting) else 0.0

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        said = self._said(panel, setting)
        lanes = self._lanes(panel, width, setting) or (
            tuple(i % 2 == 0 for i in range(len(said))),
            [self._x(s, width) for s in said],
        )
        above, centres = lanes
        tall = self._tall(said)
        top = tall + self.tail if any(above) else 0.0
        marks = self._ruler(top, width, setting)
        main = panel.highlighted or max(
            (s.item for s in said), key=lambda i: i.figure.number if i.figure else 0.0
        )
        per_unit = (width - 2 * self.inset) / 200
        dots: list[Mark] = []
        for one, up, centre in zip(said, above, centres, strict=True):
            x = self._x(one, width)
            edge = top if up else top + self.ruler
            box = Box(centre - one.width / 2, 0, one.width, tall)
            if not up:
                box = box.move(0, edge + self.tail)
            marks += self._bubble(panel, one, box, (x, edge), one.item is main, setting)
            fill, _ = self._colors(setting)
            tag = datum(panel, one.item, 0, "position", per_unit)
            dots.append(Circle(x, edge, self.dot + 4, fill=fill))
            dots.append(Circle(x, edge, self.dot, fill=self._bright(setting), datum=tag))
        marks += dots
        bottom = top + self.ruler + (0.0 if all(above) else self.tail + tall)
        missing = [i for i in panel.items if i.figure is None]
        for item in missing:
            text = f"{item.label}: {setting.words('label.not_reported')}"
            words = paragraph(text, setting.type("aside"), width)
            bottom += self.note_gap
            tag = datum(panel, item)
            marks += words.at(0, bottom, setting.ground.mute, role="note", datum=tag)
            bottom += words.height
        return Composed(tuple(marks), width, bottom)

    # -- measures ----------------------------------------------------------------------------------

    def _x(self, said: _Said, width: float) -> float:
        score = said.item.figure.number if said.item.figure else 0.0
        return width / 2 + score * (width - 2 * self.inset) / 200

    def _said(self, panel: Panel, setting: Setting) -> list[_Said]:
        held = []
        type = setting.type("numeral_inline").at(size=self.number)
        caption = setting.type("caption")
        for item in panel.items:
            if item.figure is None:
                continue
            score = line(setting.numbers.signed(item.figure.number, panel.decimals), type)
            words = units(item.label, caption.language)
            longest = max((width(w.rstrip(), caption) for w in words), default=0.0)
            name = paragraph(item.label, caption, max(self.name_width, longest))
            wide = max(score.ink.w, name.width) + 2 * self.pad
            held.append(_Said(item, score, name, wide))
        return held

    def _tall(self, said: Sequence[_Said]) -> float:
        names = max((s.name.height + s.name.overhang for s in said), default=0.0)
        cap = max((s.score.cap for s in said), default=0.0)
        return 2 * self.pad_above + cap + self.name_gap + names - 8

    def _lanes(
        self, panel: Panel, width: float, setting: Setting
    ) -> tuple[tuple[bool, ...], list[float]] | None:
        """Which bubbles stand above the ruler, and their middles: of all ways the one that moves
        them least from their scores. None where no way has room for all."""
        said = self._said(panel, setting)
        best: tuple[float, tuple[bool, ...], list[float]] | None = None
        for above in product((True, False), repeat=len(said)):
            if not any(above):
                continue
            cost = 0.0 if all(above) else 30.0
            centres = [0.0] * len(said)
            room = True
            for lane in (True, False):
                here = [i for i, up in enumerate(above) if up is lane]
                wide = [said[i].width + self.bubble_gap for i in here]
                gap = self.bubble_gap / 2
                if sum(wide) > width + 2 * gap:
                    room = False
                    break
                wishes = [self._x(said[i], width) for i in here]
                for i, centre in zip(
                    here, spread(wishes, wide, low=-gap, high=width + gap), strict=True
                ):
                    centres[i] = centre
                    shift = abs(centre - self._x(said[i], width))
                    cost += shift
                    # A tail that leaves its bubble sideways points at nothing.
                    if shift > said[i].width / 2 - 8:
                        cost += 500
            if room and (best is None or cost < best[0] - 1e-9):
                best = (cost, above, centres)
        return (best[1], best[2]) if best else None

    # -- colours -----------------------------------------------------------------------------------

    def _colors(self, setting: Setting) -> tuple[str, str]:
        """The ruler's, and what is written on it: dark on every ground."""
        ground = setting.ground
        if contrast(ground.fill, "#FFFFFF") > contrast(ground.fill, "#000000"):
            return ground.card, ground.on_card
        return ground.text, legible(ground.text, ground)

    def _bright(self, setting: Setting) -> str:
        """The colour of what is to be seen on the ruler."""
        ground, (fill, _) = setting.ground, self._colors(setting)
        return max((ground.seal, ground.on_seal), key=lambda c: contrast(c, fill))

    # -- marks -------------------------------------------------------------------------------------

    def _ruler(self, top: float, width: float, setting: Setting) -> list[Mark]:
        fill, ink = self._colors(setting)
        radius = min(self.ruler_radius, setting.style.shape.card)
        marks: list[Mark] = [Rect(Box(0, top, width, self.ruler), fill, radius)]
        faint, bright = mix(fill, ink, 0.5), self._bright(setting)
        cy = top + self.ruler / 2
        type = setting.type("value_strong").at(size=28)
        steps = round(100 / self.tick)
        for step in range(-steps, steps + 1):
            score = step * self.tick
            x = width / 2 + score * (width - 2 * self.inset) / 200
            named = score % 50 == 0
            if named:
                numbers = setting.numbers
                text = numbers.signed(score, 0) if score else numbers.decimal(0, 0)
                words = line(text, type)
                lit = not score and contrast(bright, fill) >= least_contrast(type)
                color = bright if lit else ink
                marks.append(words.at(x, cy + words.cap / 2, color, "middle", role="label"))
            if named and score:
                continue
            wide, color = (6.0, bright) if not score else (4.0, faint)
            for y in (top, top + self.ruler - self.tick_length):
                box = Box(x - wide / 2, y, wide, self.tick_length)
                marks.append(Rect(box, color, role="rule"))
        return marks

    def _bubble(
        self,
        panel: Panel,
        said: _Said,
        box: Box,
        tip: tuple[float, float],
        loud: bool,
        setting: Setting,
    ) -> list[Mark]:
        ground = setting.ground
        fill, ink = ground.card, ground.on_card
        number = ink
        if loud:
            dark, on = self._colors(setting)
            fill, ink, number = dark, on, self._bright(setting)
            if dark == ground.card:
                fill, ink, number = ground.seal, ground.on_seal, ground.on_seal
        radius = min(36.0, setting.style.shape.card)
        marks: list[Mark] = [Path(bubble(box, radius, tip, self.tail_base), fill)]
        tag = datum(panel, said.item)
        x = box.cx - said.score.ink.x - said.score.ink.w / 2
        y = box.y + self.pad_above + said.score.cap
        marks.append(said.score.at(x, y, number, role="numeral", datum=tag))
        y += self.name_gap
        marks += said.name.at(box.cx, y, ink, "middle", "label", tag)
        return marks
