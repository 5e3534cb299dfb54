"""The parts of a whole an opening is about: the main one, the others, a bar of them all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from infographic.blocks.base import Composed, Setting, datum, rest_datum
from infographic.blocks.outlines import rounded
from infographic.blocks.tones import hatch, mix, scale_colors
from infographic.marks import Box, Circle, Datum, Mark, Path
from infographic.story.model import Figure, Item, Panel
from infographic.style.tokens import Ground
from infographic.text.paragraph import paragraph
from infographic.text.shape import line

# Between two parts of a bar.
_GAP = 3.0
_DOT = 11.0
_DOT_GAP = 16.0
_VALUE_GAP = 14.0
_ROW_GAP = 26.0
_MOST = 6


@dataclass(frozen=True, slots=True)
class Share:
    """One part: what is printed, its colour, and its tag; `rest` for what nobody reported."""

    label: str
    text: str
    number: float
    color: str
    tag: Datum
    rest: bool = False


@dataclass(frozen=True, slots=True)
class Shares:
    """Parts in the question's order; `main` is the one to make much of."""

    all: tuple[Share, ...]
    main: Share

    @property
    def others(self) -> tuple[Share, ...]:
        return tuple(share for share in self.all if share is not self.main)


def shares(panel: Panel | None, setting: Setting, color: str = "") -> Shares | None:
    """The parts of a panel, or None where it is no whole of a few parts. The main one has `color`,
    the numeral's unless another one is given; the points of a scale keep theirs."""
    if panel is None or panel.remainder is None or len(panel.columns) != 1 or panel.multiple:
        return None
    plain = [item for item in panel.items if item.figure and not item.minor]
    if not plain or len(panel.items) > _MOST or any(i.figure is None for i in panel.items):
        return None
    main = panel.highlighted or max(plain, key=lambda i: i.figure.number if i.figure else 0.0)
    ground = setting.ground
    if panel.ordered and len(panel.items) > 3:
        colors = scale_colors(panel, ground)
    else:
        colors = _colors(panel, main, color or ground.numeral, ground)
    found = [
        Share(
            item.label,
            setting.value(panel, item.figure),
            item.figure.number,
            color,
            datum(panel, item),
        )
        for item, color in zip(panel.items, colors, strict=True)
        if item.figure
    ]
    chosen = found[panel.items.index(main)]
    if panel.remainder:
        label = panel.rest or setting.words("label.not_reported")
        text = setting.value(panel, Figure(panel.remainder))
        tag = rest_datum(panel, label)
        found.append(Share(label, text, panel.remainder, ground.track, tag, rest=True))
    return Shares(tuple(found), chosen)


def _colors(panel: Panel, main: Item, color: str, ground: Ground) -> tuple[str, ...]:
    """A colour for each part, none twice, and none that of what nobody reported."""
    others = (ground.highlight, ground.mark, ground.second, ground.third, ground.minor)
    spare = [c for c in dict.fromkeys(others) if c not in (color, ground.fill, ground.track)]
    count = len(panel.items) - 1
    # Where the ground has too few colours the rest are mixed of the last and the ground's own.
    last = spare[-1] if spare else ground.text
    spare += [mix(last, ground.fill, 0.7 * (k + 1) / (count + 1)) for k in range(count)]
    free = iter(spare)
    return tuple(color if item is main else next(free) for item in panel.items)


def bar(parts: Shares, width: float, height: float, setting: Setting) -> Composed:
    """All parts as one bar of `width` px; what nobody reported is hatched."""
    total = max(100.0, sum(share.number for share in parts.all))
    unit = width / total
    marks: list[Mark] = []
    x = 0.0
    shown = [share for share in parts.all if share.number > 0]
    for share in shown:
        length = share.number * unit
        gap = 0.0 if share is shown[-1] else min(_GAP, 0.4 * length)
        box = Box(x, 0, length - gap, height)
        tag = Datum(
            share.tag.question,
            share.tag.option,
            share.tag.series,
            share.tag.value,
            share.tag.number,
            "length-x",
            unit,
        )
        r = min(setting.style.shape.bar, box.h / 2, box.w / 2)
        first, last = (r if share is shown[0] else 0.0), (r if share is shown[-1] else 0.0)
        corners = ((box.x, 0.0), (box.right, 0.0), (box.right, box.h), (box.x, box.h))
        marks.append(Path(rounded(corners, (first, last, last, first)), share.color, datum=tag))
        if share.rest:
            marks.append(hatch(box, setting.ground.fill, 14, 3))
        x += length
    return Composed(tuple(marks), width, height)


def rows(found: Sequence[Share], width: float, setting: Setting, main: float) -> Composed:
    """Parts below each other: a dot of its colour, its figure, its words. No figure is more than
    half as large as the `main` one, whose size is given in px."""
    ground = setting.ground
    type = setting.type("numeral_column")
    type = type.at(size=max(min(type.size, main / 2), setting.type("caption").size))
    numerals = [line(share.text, type) for share in found]
    start = 2 * _DOT + _DOT_GAP
    column = max((n.ink.w for n in numerals), default=0.0)
    x = start + column + _VALUE_GAP
    caption = setting.type("caption")
    marks: list[Mark] = []
    y = 0.0
    for share, numeral in zip(found, numerals, strict=True):
        words = paragraph(share.label, caption, max(width - x, 80.0))
        height = max(numeral.cap, words.height)
        cy = y + height / 2
        marks.append(Circle(_DOT, cy, _DOT, fill=share.color))
        marks.append(
            numeral.at(
                start - numeral.ink.x,
                cy + numeral.cap / 2,
                ground.text,
                role="numeral",
                datum=share.tag,
            )
        )
        words_top = cy - words.height / 2
        marks += words.at(x, words_top, ground.text, role="label", datum=share.tag)
        y += height + max(_ROW_GAP, words.overhang + 10)
    return Composed(tuple(marks), width, max(0.0, y - _ROW_GAP))


def key(found: Sequence[Share], width: float, setting: Setting) -> Composed:
    """Parts beside each other, and in further lines where they do not fit one."""
    ground = setting.ground
    strong, plain = setting.type("value_strong"), setting.type("label")
    marks: list[Mark] = []
    x = y = 0.0
    for share in found:
        figure = line(share.text, strong)
        start = 2 * _DOT + 10.0
        label = paragraph(share.label, plain, max(width - start - figure.advance - 10.0, 80.0))
        reach = start + figure.advance + 10.0 + label.width
        if x and x + reach > width:
            x, y = 0.0, y + plain.pitch + 12.0
        marks.append(Circle(x + _DOT, y + strong.cap / 2, _DOT, fill=share.color))
        marks.append(
            figure.at(x + start, y + strong.cap, ground.text, role="value", datum=share.tag)
        )
        top = y + strong.cap - label.type.cap
        marks += label.at(
            x + start + figure.advance + 10.0, top, ground.text, role="label", datum=share.tag
        )
        if len(label.lines) > 1:
            y += label.height - label.type.cap
        x += reach + 36.0
    return Composed(tuple(marks), width, y + strong.cap)
