"""Section heads: kicker, headline, the question as it was asked."""

from __future__ import annotations

from dataclasses import replace

from infographic.blocks.base import Composed, Setting
from infographic.layout.kickers import KICKERS, kicker, said
from infographic.layout.markers import MARKERS, Marker, marker
from infographic.layout.ribbon import ribbon
from infographic.marks import Mark
from infographic.story.model import Chapter
from infographic.text.paragraph import Paragraph, paragraph, sentences_first, top_below
from infographic.text.shape import Anchor, line

# The forms of a section's head by name.
HEADS = frozenset({*KICKERS, *MARKERS})


def head(
    chapter: Chapter,
    role: str,
    width: float,
    setting: Setting,
    number: int = 1,
    icon: str | None = None,
) -> Composed:
    """The head of a chapter in `width` px; `role` is the headline's role of type, `number` the
    chapter's place from 1, `icon` what its kicker may show."""
    beside = marker(icon, number, width, setting)
    if beside is None:
        return _words(chapter, role, width, setting, number, icon)
    if beside.stacked:
        return _under_marker(beside, chapter, role, width, setting)
    words = _words(chapter, role, width - beside.indent, setting, number, icon)
    # Words lower than the marker stand at its middle.
    drop = max(0.0, (beside.mark.height - words.height) / 2)
    marks = (*beside.mark.marks, *words.at(beside.indent, drop))
    return Composed(marks, width, max(beside.mark.height, drop + words.height))


def _under_marker(
    beside: Marker, chapter: Chapter, role: str, width: float, setting: Setting
) -> Composed:
    """The kicker beside its marker, the headline and the question under both."""
    marks: list[Mark] = [*beside.mark.marks]
    y = beside.mark.height
    if chapter.kicker:
        text = said(chapter.kicker, setting)
        words = paragraph(text, setting.type("kicker"), width - beside.indent)
        top = max(0.0, (y - words.height) / 2)
        marks += words.at(beside.indent, top, setting.ground.highlight_text, role="kicker")
        y = max(y, top + words.height)
    rest = _words(replace(chapter, kicker=""), role, width, setting, 0, None)
    if rest.marks:
        y += setting.style.space.kicker_gap
        marks += rest.at(0, y)
        y += rest.height
    return Composed(tuple(marks), width, y)


def _words(
    chapter: Chapter, role: str, width: float, setting: Setting, number: int, icon: str | None
) -> Composed:
    """Kicker, headline and question under each other; `number` 0 for no kicker at all."""
    space = setting.style.space
    ground = setting.ground
    middle = setting.style.shape.align == "middle"
    anchor: Anchor = "middle" if middle else "start"
    x = width / 2 if middle else 0.0
    marks: list[Mark] = []
    y = 0.0
    if number:
        above = kicker(chapter.kicker, icon, number, width, setting)
        marks += above.at((width - above.width) / 2 if middle else 0.0, 0)
        y += above.height
    if chapter.headline:
        words = _headline(chapter.headline, role, width, setting)
        y = top_below(marks, y, space.kicker_gap, words) if marks else 0.0
        marks += words.at(x, y, ground.text, anchor, role="headline", optical=True)
        y += words.height
    for text in (chapter.question, chapter.intro):
        if not text:
            continue
        question = paragraph(text, setting.type("question"), width)
        y = top_below(marks, y, space.question_gap, question) if marks else 0.0
        marks += question.at(x, y, ground.mute, anchor, role="question")
        y += question.height
    return Composed(tuple(marks), width, y)


# A headline steps down through these sizes of its role, each with the lines it may take there.
_STEPS = {
    "lead": (("lead", 2), ("headline", 3), ("panel_headline", 4)),
    "headline": (("headline", 2), ("panel_headline", 2), ("headline", 3), ("panel_headline", 4)),
    "panel_headline": (("panel_headline", 4),),
}
# In one column lines are short: a headline takes more of them before it is set smaller.
_COLUMN_STEPS = {
    "lead": (("lead", 3), ("headline", 4), ("panel_headline", 6)),
    "headline": (("headline", 4), ("panel_headline", 6)),
    "panel_headline": (("panel_headline", 6),),
}


def _headline(text: str, role: str, width: float, setting: Setting) -> Paragraph:
    """The headline in the first step that holds it; one that needs more lines than any step
    allows is a paragraph, and set like one."""
    steps = _COLUMN_STEPS if setting.style.space.one_column else _STEPS
    for step, lines in steps[role]:
        words = sentences_first(text, setting.type(step), width)
        if len(words.lines) <= lines:
            return words
    type = setting.type("panel_headline")
    return paragraph(text, type.at(size=type.size * 0.72), width)


def small_head(title: str, extra: str, width: float, setting: Setting) -> Composed:
    """A panel's question as a small heading, and who was asked below it."""
    ground = setting.ground
    if setting.style.shape.title == "ribbon":
        band = ribbon(title, width, setting)
        marks: list[Mark] = list(band.marks)
        y = band.height
    else:
        words = paragraph(title, setting.type("h3"), width)
        marks = list(words.at(0, 0, ground.text, role="question"))
        y = words.height
    if extra:
        more = paragraph(extra, setting.type("aside"), width)
        y = top_below(marks, y, 18, more)
        marks += more.at(0, y, ground.mute, role="note")
        y += more.height
    return Composed(tuple(marks), width, y)


def note_lines(notes: tuple[str, ...], width: float, setting: Setting) -> Composed:
    """Footnotes of a panel, below its marks."""
    marks: list[Mark] = []
    y = 0.0
    for note in notes:
        words = paragraph(note, setting.type("aside"), width, balance=False)
        y = top_below(marks, y, 12, words) if marks else 0.0
        marks += words.at(0, y, setting.ground.mute, role="note")
        y += words.height
    return Composed(tuple(marks), width, y)


def fits_one_line(text: str, role: str, width: float, setting: Setting) -> bool:
    return line(text, setting.type(role)).advance <= width
