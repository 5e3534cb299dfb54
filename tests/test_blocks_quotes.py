"""Voices: every one is set in full, small enough to be read in a few lines."""

from __future__ import annotations

import pytest

from infographic.blocks.base import Setting
from infographic.blocks.quotes import Quotes
from infographic.marks import Rect, Text, leaves
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

STYLE = load_style("editorial")
VOICES = (
    "\u201cIt made our team faster within a week.\u201d",
    "I would not go back to the office five days a week, not for any money they could offer me.",
    "Too many meetings.",
    "The tools are fine; it is the habits that need to change, and nobody owns them.",
    "More trust, fewer dashboards.",
)


def setting(ground: str = "paper") -> Setting:
    return Setting(STYLE, STYLE.grounds[ground], Numbers("en"), words("en"))


def said(*texts: str) -> Panel:
    return Panel("q", "text", "Q", tuple(Item(t, (None,)) for t in texts))


@pytest.mark.parametrize("width", [332, 648, 1056])
def test_every_word_of_every_voice_is_there(width: float) -> None:
    drawn = Quotes().compose(said(*VOICES), width, setting())
    labels = [m for m in leaves(drawn.marks) if isinstance(m, Text) and m.role == "label"]
    for voice in VOICES:
        lines = [t.text for t in labels if t.datum and t.datum.option == voice]
        assert " ".join(lines).strip("\u201c\u201d") == voice.strip("\u201c\u201d")
    texts = [m for m in leaves(drawn.marks) if isinstance(m, Text)]
    rules = [m for m in leaves(drawn.marks) if isinstance(m, Rect)]
    for i, a in enumerate(texts):
        assert a.ink.right <= width + 8
        assert not any(a.ink.overlaps(b.ink) for b in texts[i + 1 :])
        assert not any(a.ink.overlaps(r.box) for r in rules)
    assert rules[-1].box.bottom == drawn.height


def test_counted_themes_have_their_figures_and_the_rest_one_scale() -> None:
    items = (
        Item("I plan to use it in the future", (Figure(61),)),
        Item("I prefer to use another language", (Figure(33),)),
        Item("Too difficult", (Figure(25),)),
        Item("Missing libraries", (Figure(8),)),
        Item("Other", (Figure(15),), minor=True),
    )
    panel = Panel("q", "multiple", "Q", items)
    assert 0 < Quotes().suits(panel, 648, setting()) < 0.5
    drawn = Quotes().compose(panel, 648, setting())
    numerals = [m.text for m in leaves(drawn.marks) if isinstance(m, Text) and m.role == "numeral"]
    assert numerals == ["61%", "33%"]
    bars = [m for m in leaves(drawn.marks) if isinstance(m, Rect) and m.datum]
    assert {b.datum.number for b in bars if b.datum} == {25, 8, 15}
    assert len({round(b.datum.per_unit, 6) for b in bars if b.datum}) == 1


def test_what_it_is_for() -> None:
    assert Quotes().suits(said(*VOICES), 332, setting()) == 1
    short = Panel("q", "single", "Q", (Item("Yes", (Figure(60),)), Item("No", (Figure(40),))))
    assert Quotes().suits(short, 648, setting()) == 0
