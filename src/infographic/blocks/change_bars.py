"""Two waves of a list: a bar for the later one, an arrow that leads there from the earlier."""

from __future__ import annotations

from dataclasses import dataclass

from infographic.blocks.badge import badge
from infographic.blocks.base import Block, Composed, Setting, datum
from infographic.blocks.labels import Labels, centred, fit_labels, icons_for
from infographic.blocks.outlines import capsule_part, dashed
from infographic.blocks.series import change, signed
from infographic.blocks.tones import legible
from infographic.marks import Box, Circle, Commands, Datum, Mark, Path, Rect, polygon
from infographic.story.model import Figure, Item, Panel
from infographic.text.shape import Anchor, Line, line


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all rows share: where labels, track and tags begin, px a point, and the icons there
    are."""

    label: float
    label_room: float
    track: float
    length: float
    tag: float
    width: float
    labels: Labels
    icons: dict[str, str | None]

    @property
    def per_point(self) -> float:
        return self.length / 100


@dataclass(frozen=True, slots=True)
class ChangeBars(Block):
    """`pitch` from row to row, `bar` the thickness of track and bar, `disc` the radius of an icon's
    disc. Labels take at most `label_share` of the width. An arrow's head is as long as the change,
    at most `nose` px."""

    name = "change_bars"
    family = "change_bars"

    pitch: float = 66
    bar: float = 42
    disc: float = 24
    disc_gap: float = 12
    label_share: float = 0.34
    label_gap: float = 24
    nose: float = 24
    tick: float = 4
    tag_gap: float = 20
    tag_pad: float = 20
    tag_disc: float = 16
    value_gap: float = 12
    head: float = 44
    head_gap: float = 20
    value_size: float = 30
    old_size: float = 28
    reach: float = 30
    most: int = 10
    narrowest: float = 860

    def suits(self, panel: Panel, width: float, setting: Setting) -> float:
        if len(panel.columns) != 2 or not panel.waves or not panel.is_percent:
            return 0.0
        if panel.kind in ("matrix", "ranking", "text", "nps") or width < self.narrowest:
            return 0.0
        figures = [f for item in panel.items for f in item.figures if f]
        if any(not 0 <= f.number <= 100 for f in figures):
            return 0.0
        if not any(all(item.figures) for item in panel.items):
            return 0.0
        frame = self._frame(panel, width, setting)
        if frame.length < 0.3 * width or frame.labels.lines > 2:
            return 0.3
        return 0.97 if len(panel.items) <= self.most else 0.3

    def compose(
        self, panel: Panel, width: float, setting: Setting, height: float | None = None
    ) -> Composed:
        frame = self._frame(panel, width, setting)
        marks = self._heads(panel, frame, setting)
        y = self.head + self.head_gap
        last = self.pitch
        for item in panel.items:
            words = frame.labels.of(item, frame.label_room)
            last = max(self.pitch, words.height + words.overhang + 24)
            marks += self._row(panel, item, Box(0, y, width, last), frame, setting)
            y += last
        # The last row ends with its track.
        return Composed(tuple(marks), width, y - (last - 2 * self.disc) / 2)

    # -- measures ----------------------------------------------------------------------------------

    def _frame(self, panel: Panel, width: float, setting: Setting) -> _Frame:
        found = icons_for(panel.items, setting.numbers.locale)
        icons = dict(zip((i.label for i in panel.items), found or (), strict=False))
        label = 2 * self.disc + self.disc_gap if icons else 0.0
        most = self.label_share * width - label
        labels = fit_labels(panel.items, most, setting)
        room = max((labels.of(i, most).width for i in panel.items), default=0.0)
        track = label + room + self.label_gap
        tags = [self._tag_words(panel, i, setting) for i in panel.items]
        wide = max(t.advance for t in tags) + 2 * self.tag_pad + 2 * self.tag_disc
        wide = max(wide, self._waves(panel, setting)[2])
        tag = width - wide
        return _Frame(label, most, track, tag - self.tag_gap - track, tag, width, labels, icons)

    def _tag_words(self, panel: Panel, item: Item, setting: Setting) -> Line:
        gap = change(*item.figures)
        type = setting.type("key").at(weight=800)
        if gap is None:
            return line(setting.words("label.not_reported"), type)
        text = signed(gap, panel, setting)
        return line(setting.words("label.points_signed", count=abs(gap), n=text), type)

    def _waves(self, panel: Panel, setting: Setting) -> tuple[Line, Line, float]:
        """Both waves' names, and the width of the capsule that holds them."""
        type = setting.type("key")
        a, b = (
            line(name, t)
            for name, t in zip(panel.columns, (type, type.at(weight=800)), strict=True)
        )
        return a, b, a.advance + b.advance + 44 + 2 * self.tag_pad

    # -- heads -------------------------------------------------------------------------------------

    def _heads(self, panel: Panel, frame: _Frame, setting: Setting) -> list[Mark]:
        """From which wave to which, over the changes."""
        ground = setting.ground
        a, b, wide = self._waves(panel, setting)
        box = Box(frame.width - wide, 0, wide, self.head)
        radius = min(setting.style.shape.card, self.head / 2)
        marks: list[Mark] = [Rect(box, ground.card, radius)]
        baseline = box.cy + a.type.cap / 2
        x = box.x + self.tag_pad
        marks.append(a.at(x, baseline, ground.on_card, role="label"))
        x += a.advance + 10
        marks.append(Path(_pointer(x, box.cy, 24), ground.on_card))
        marks.append(b.at(x + 34, baseline, ground.on_card, role="label"))
        return marks

    # -- rows --------------------------------------------------------------------------------------

    def _row(
        self, panel: Panel, item: Item, row: Box, frame: _Frame, setting: Setting
    ) -> list[Mark]:
        ground, cy = setting.ground, row.cy
        marks: list[Mark] = []
        if item.highlight:
            reach = min(self.reach, *setting.bleed) if any(setting.bleed) else 0.0
            box = Box(-reach, row.y + 2, frame.width + 2 * reach, row.h - 4)
            radius = min(setting.style.shape.card, box.h / 2)
            marks.append(Rect(box, ground.band, radius, role="ground"))
        ink = ground.minor_text if item.minor and not item.highlight else ground.text
        if frame.icons:
            icon = frame.icons.get(item.label)
            fill = ground.text
            marks += badge(item.label, icon, self.disc, cy, self.disc, fill, ground.fill, setting)
        words = frame.labels.of(item, frame.label_room)
        marks += centred(words, frame.label, cy, ink, datum=datum(panel, item))
        track = Box(frame.track, cy - self.bar / 2, frame.length, self.bar)
        radius = min(setting.style.shape.bar, self.bar / 2)
        marks.append(Rect(track, ground.track, radius, role="track"))
        a, b = item.figures
        if b is not None:
            marks += self._later(panel, item, a, b, track, radius, frame, setting)
        elif a is not None:
            marks += self._earlier(panel, item, a, track, radius, frame, setting)
        marks += self._tag(panel, item, cy, frame, setting)
        return marks

    def _later(
        self,
        panel: Panel,
        item: Item,
        a: Figure | None,
        b: Figure,
        track: Box,
        radius: float,
        frame: _Frame,
        setting: Setting,
    ) -> list[Mark]:
        """The later figure as a bar, the arrow from the earlier one, both their numbers."""
        ground, per = setting.ground, frame.per_point
        xb = track.x + b.number * per
        xa = track.x + a.number * per if a else xb
        bar = ground.highlight
        marks: list[Mark] = []
        if b.number > 0:
            tag = datum(panel, item, 1, "length-x", per)
            marks.append(Path(capsule_part(track, radius, track.x, xb), bar, datum=tag))
        if a is not None and a.number != b.number:
            gap = round(abs(b.number - a.number), 6)
            tag = Datum(panel.id, item.label, "", f"{gap:g}", gap, "length-x", per)
            color = self._way(b.number - a.number, bar, setting)
            marks.append(Path(self._arrow(xa, xb, track), color, datum=tag))
        if a is not None:
            marks += self._tick(panel, item, xa, track, per, setting)
        return [*marks, *self._numbers(panel, item, a, b, xa, xb, track, setting)]

    def _tick(
        self, panel: Panel, item: Item, x: float, track: Box, per: float, setting: Setting
    ) -> list[Mark]:
        """Where the earlier figure was."""
        tag = datum(panel, item, 0, "position", per)
        box = Box(x - self.tick / 2, track.y, self.tick, track.h)
        return [Rect(box, setting.ground.text, datum=tag)]

    def _numbers(
        self,
        panel: Panel,
        item: Item,
        a: Figure | None,
        b: Figure,
        xa: float,
        xb: float,
        track: Box,
        setting: Setting,
    ) -> list[Mark]:
        """The later figure at the bar's end and the earlier at its own: each on the side of its
        end where the arrow is not. The earlier one is left to its tick and the tag where it has no
        room there."""
        ground = setting.ground
        strong = setting.type("value_strong").at(size=self.value_size)
        plain = setting.type("value").at(size=self.old_size)
        new = line(setting.value(panel, b), strong)
        on_bar, on_track = legible(ground.highlight, ground), legible(ground.track, ground)
        inside, behind = min(xa, xb) - self.value_gap, max(xa, xb) + self.value_gap
        least, most = track.x + self.value_gap + 4, track.right - self.value_gap
        rises = a is not None and b.number > a.number
        color = self._way(1.0 if rises else -1.0, ground.highlight, setting)
        tip = xb - self.nose - 4
        x: float
        ink: str
        anchor: Anchor
        if rises and behind + new.advance <= most:
            x, ink, anchor = behind, on_track, "start"
        elif rises and tip - new.advance >= xa + self.value_gap:
            x, ink, anchor = tip, legible(color, ground), "end"  # in the arrow, at its head
        elif inside - new.advance >= least:
            x, ink, anchor = inside, on_bar, "end"
        elif behind + new.advance <= most:
            x, ink, anchor = behind, on_track, "start"
        else:
            # A short bar that a long arrow leads down to: in the arrow, behind its head.
            x, ink, anchor = xb + self.nose + 4, legible(color, ground), "start"
        tag = datum(panel, item, 1)
        marks: list[Mark] = [new.at(x, track.cy + new.cap / 2, ink, anchor, "value", tag)]
        if a is None:
            return marks
        old = line(setting.value(panel, a), plain)
        tag = datum(panel, item, 0)
        baseline = track.cy + old.cap / 2
        if not rises and x == inside and behind + old.advance <= most:
            marks.append(old.at(behind, baseline, on_track, "start", "value", tag))
        elif rises and x != inside and inside - old.advance >= least:
            marks.append(old.at(inside, baseline, on_bar, "end", "value", tag))
        return marks

    def _earlier(
        self,
        panel: Panel,
        item: Item,
        a: Figure,
        track: Box,
        radius: float,
        frame: _Frame,
        setting: Setting,
    ) -> list[Mark]:
        """An empty bar to the earlier figure: the later one was not published."""
        ground = setting.ground
        box = Box(track.x, track.y, a.number * frame.per_point, track.h)
        marks: list[Mark] = []
        if a.number > 0:
            tag = datum(panel, item, 0, "length-x", frame.per_point)
            marks.append(Rect(box, ground.card, radius, datum=tag))
            marks.append(Path(dashed(box, radius), ground.on_card))
        type = setting.type("value").at(size=self.old_size)
        value = line(f"{panel.columns[0]}: {setting.value(panel, a)}", type)
        baseline = track.cy + value.cap / 2
        tagged = datum(panel, item, 0)
        if value.advance + 2 * self.value_gap + 8 <= box.w:
            at = box.x + self.value_gap + 4
            marks.append(value.at(at, baseline, ground.on_card, "start", "value", tagged))
        else:
            ink = legible(ground.track, ground)
            at = min(box.right + self.value_gap, track.right - value.advance - self.value_gap)
            marks.append(value.at(at, baseline, ink, "start", "value", tagged))
        return marks

    def _arrow(self, start: float, end: float, track: Box) -> Commands:
        """From the earlier figure to the later: as long as the change, its tip at the later."""
        way = 1 if end > start else -1
        nose = min(self.nose, abs(end - start))
        neck = end - way * nose
        return polygon(
            (end, track.cy),
            (neck, track.bottom),
            (start, track.bottom),
            (start, track.y),
            (neck, track.y),
        )

    def _way(self, gap: float, bar: str, setting: Setting) -> str:
        """The colour of a rise or a fall: one that differs from the bar it lies on."""
        ground = setting.ground
        first = ground.steps[0] if gap < 0 else ground.steps[-1]
        spare = (first, ground.second, ground.mark, ground.third)
        return next((c for c in spare if c not in (bar, ground.track)), ground.second)

    def _tag(
        self, panel: Panel, item: Item, cy: float, frame: _Frame, setting: Setting
    ) -> list[Mark]:
        """The change in a capsule, with an arrow up or down; an empty one where it is unknown."""
        ground = setting.ground
        words = self._tag_words(panel, item, setting)
        box = Box(frame.tag, cy - self.bar / 2, frame.width - frame.tag, self.bar)
        radius = min(setting.style.shape.card, self.bar / 2)
        baseline = cy + words.cap / 2
        gap = change(*item.figures)
        if gap is None:
            ink = ground.text
            return [
                Path(dashed(box, radius), ink),
                words.at(box.cx, baseline, ink, "middle", "note"),
            ]
        fill, on = ground.text, legible(ground.text, ground)
        marks: list[Mark] = [Rect(box, fill, radius)]
        r = self.tag_disc
        cx = box.x + r + 5
        middle = box.cx
        if gap:
            color = self._way(gap, fill, setting)
            marks.append(Circle(cx, cy, r, fill=color))
            marks.append(Path(_upright(cx, cy, r, gap > 0), fill))
            middle = (cx + r + box.right - self.tag_pad / 2) / 2
        tag = Datum(panel.id, item.label, "", f"{gap:g}", gap)
        marks.append(words.at(middle, baseline, on, "middle", "label", tag))
        return marks


def _pointer(x: float, cy: float, length: float) -> Commands:
    """A small arrow to the right from `x`."""
    neck, thick, half = x + 0.5 * length, 1.6, 0.3 * length
    return polygon(
        (x, cy - thick),
        (neck, cy - thick),
        (neck, cy - half),
        (x + length, cy),
        (neck, cy + half),
        (neck, cy + thick),
        (x, cy + thick),
    )


def _upright(cx: float, cy: float, r: float, up: bool) -> Commands:
    """A stout arrow inside a disc, up or down."""
    way = -1 if up else 1
    tip, neck, end = cy + way * 0.62 * r, cy + way * 0.02 * r, cy - way * 0.56 * r
    wide, thin = 0.56 * r, 0.22 * r
    return polygon(
        (cx, tip),
        (cx - wide, neck),
        (cx - thin, neck),
        (cx - thin, end),
        (cx + thin, end),
        (cx + thin, neck),
        (cx + wide, neck),
    )
