"""A page that travels alone says whose survey it is of, and how many took part."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from infographic.errors import Message
from infographic.layout.checks.said import bare, said
from infographic.layout.checks.view import View
from infographic.marks import Picture
from infographic.story.model import Story
from infographic.text.numbers import Numbers

_CURE = "let the strip or a footer say it: cards travel alone"


def check_credits(view: View) -> Iterator[Message]:
    if view.page.told is None:
        return
    story = view.story
    name = story.footer.name
    printed = _plain(said(view.leaves))
    if name and _plain(bare(name)) not in printed and not _has_logo(view):
        yield Message("error", "", f'does not name its source, "{name}"', _CURE)
    counts = _counts(story)
    if counts and not (_plain(bare(story.people)) in printed or _tells(view, counts)):
        yield Message("error", "", f"does not say how many took part: {counts[0]}", _CURE)


def _has_logo(view: View) -> bool:
    return any(isinstance(leaf.mark, Picture) for leaf in view.leaves)


def _counts(story: Story) -> Sequence[str]:
    """How many took part in the survey, and in the questions that are shown, as written."""
    numbers = Numbers(story.locale)
    known = [story.n, *(panel.n for panel in story.panels)]
    return [_spaced(numbers.decimal(n)) for n in known if n is not None]


def _tells(view: View, counts: Sequence[str]) -> bool:
    """Whether a text that shows no figure of the results has one of the numbers."""
    words = [_spaced(text.text) for leaf, text in view.texts() if leaf.datum is None]
    return any(_has_number(text, count) for text in words for count in counts)


def _has_number(text: str, number: str) -> bool:
    start = text.find(number)
    while start >= 0:
        before, after = text[:start], text[start + len(number) :]
        if not before[-1:].isdecimal() and not after[:1].isdecimal():
            return True
        start = text.find(number, start + 1)
    return False


def _spaced(text: str) -> str:
    """A text with one kind of space: which one parts thousands is the typesetter's choice."""
    return " ".join(text.split())


def _plain(text: str) -> str:
    """A text in no case: names are set in capitals by some styles."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in folded if not unicodedata.combining(c)).replace("\u0131", "i")
