"""Labels beside and above marks: one face for a whole group, and icons for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from infographic.blocks.base import Setting
from infographic.marks import Box, Datum, Icon, Text
from infographic.story.model import Item
from infographic.style.icons import find_icons, load_icon
from infographic.text.paragraph import Paragraph, Step, fit_group, paragraph
from infographic.text.shape import Anchor, Type, width


@dataclass(frozen=True, slots=True)
class Labels:
    """A group of labels set in one face, plain and strong."""

    plain: Type
    strong: Type
    lines: int

    def of(self, item: Item, max_width: float) -> Paragraph:
        return paragraph(item.label, self.type(item), max_width)

    def type(self, item: Item) -> Type:
        return self.strong if item.highlight else self.plain

    def widest(self, items: Sequence[Item]) -> float:
        return max((width(i.label, self.type(i)) for i in items), default=0.0)


def fit_labels(
    items: Sequence[Item], max_width: float, setting: Setting, most_lines: int = 2
) -> Labels:
    """The first face in which all labels fit `max_width`: full width on one line, narrow on one,
    full width on two, narrow on two, narrow on three. Never smaller than the narrow size."""
    plain, strong = setting.type("label"), setting.type("label_strong")
    slim = setting.style.narrow("label")
    slim_strong = setting.style.narrow("label_strong")
    labels = tuple([item.label for item in items])
    # Measured in the strong face: a label must fit whichever of the two it gets.
    full, lines = _fit(labels, strong, slim_strong, max_width, most_lines)
    return Labels(plain, strong, lines) if full else Labels(slim, slim_strong, lines)


# A form asks for its labels' face when it says how well it suits, and again in each height.
@lru_cache(maxsize=2048)
def _fit(
    labels: tuple[str, ...], wide: Type, slim: Type, max_width: float, lines: int
) -> tuple[bool, int]:
    """Whether the labels fit in the wide face, and on how many lines."""
    steps = [Step(wide, 1), Step(slim, 1)]
    if lines > 1:
        steps += [Step(wide, lines), Step(slim, lines)]
    steps.append(Step(slim, lines + 1))
    chosen = fit_group(labels, steps, max_width)
    return chosen.type is wide, chosen.lines


def caption_type(label: str, setting: Setting) -> Type:
    """The type of the words beside a large numeral: a short answer (Yes, Daily) is set large, so
    that it does not look lost there."""
    caption = setting.type("caption")
    return caption.at(size=caption.size * 1.6, weight=700) if len(label) <= 10 else caption


def centred(
    words: Paragraph,
    x: float,
    cy: float,
    fill: str,
    anchor: Anchor = "start",
    role: str = "label",
    datum: Datum | None = None,
) -> list[Text]:
    """A paragraph whose capitals are centred on `cy`."""
    return words.at(x, cy - words.height / 2, fill, anchor, role, datum)


def icons_for(items: Sequence[Item], locale: str) -> list[str | None] | None:
    """An icon for each item: the author's names, else what the labels themselves say; None where
    too few have one to look meant."""
    if any(item.icon for item in items):
        found = find_icons([item.label for item in items], locale) or [None] * len(items)
        return [item.icon or icon for item, icon in zip(items, found, strict=True)]
    return find_icons([item.label for item in items], locale)


def icon_mark(name: str, box: Box, fill: str) -> Icon:
    """A named icon drawn in a square box."""
    icon = load_icon(name)
    return Icon(name, box, icon.commands, icon.box, fill, icon.rule)
