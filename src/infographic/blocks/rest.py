"""What the answers of a whole leave over, told in a line where no mark shows it."""

from __future__ import annotations

from infographic.blocks.base import Composed, Setting, rest_datum
from infographic.marks import Mark
from infographic.story.model import Figure, Panel
from infographic.text.paragraph import paragraph
from infographic.text.shape import line


def rest_line(panel: Panel, width: float, setting: Setting) -> Composed | None:
    """The share that is left over and what it is called; None where nothing is missing or there is
    no whole. Its box runs from the capitals' top to the last baseline."""
    if not panel.remainder or panel.multiple:
        return None
    label = panel.rest or setting.words("label.not_reported")
    type = setting.type("aside")
    tag = rest_datum(panel, label)
    value = line(setting.value(panel, Figure(panel.remainder)), type.at(weight=800))
    x = value.advance + 0.3 * type.size
    words = paragraph(label, type, max(width - x, 80))
    ink = setting.ground.mute
    marks: list[Mark] = [value.at(0, type.cap, ink, role="value", datum=tag)]
    marks += words.at(x, 0, ink, role="note", datum=tag)
    return Composed(tuple(marks), x + words.width, words.height)
