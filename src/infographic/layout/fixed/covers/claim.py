"""The words of an author's claim that are worth being set huge: the share it begins with."""

from __future__ import annotations

import re
from functools import lru_cache

from infographic.story.model import Story
from infographic.story.words import words
from infographic.text.breaks import units

_SHARES = (
    "all",
    "nearly_all",
    "half",
    "nearly_half",
    "over_half",
    "third",
    "over_third",
    "quarter",
    "two_thirds",
)
_COUNTED = ("k", "nearly_k", "over_k")
# At most two words, then a figure, and where another one follows it the words between: "Nearly
# 9 in 10", "More than 55%", "55 von 100".
_FIGURE = re.compile(
    r"^(?:[^\W\d]+\s+){0,2}\d[\d.,\u066b\u066c]*(?:\s?[%\u066a\uff05])?"
    r"(?:\s+[^\W\d]+(?:\s+[^\W\d]+)?\s+\d+(?![\d.,]*\d*\s?[%\u066a\uff05]))?"
)
_YEAR = re.compile(r"(?:19|20)\d\d$")


def claim(story: Story) -> str:
    """The author's sentence on the hero panel; empty where there is none but a question."""
    hero = story.hero
    return story.deck if hero and hero.headline and hero.headline == story.deck else ""


def split(sentence: str, locale: str) -> tuple[str, str] | None:
    """The share or the figure a sentence begins with, and the rest of it; None where it begins
    with neither, or nothing follows."""
    for found in (_share(sentence, locale), _figure(sentence)):
        rest = sentence[found:]
        if not found or not any(c.isalnum() for c in rest):
            continue
        # A word is not cut in two, nor a phrase from its comma.
        if rest[0].isspace():
            return sentence[:found].strip(), rest.strip()
        if _ends_phrase(sentence, found, locale):
            return sentence[:found], rest
    return None


def _ends_phrase(sentence: str, end: int, locale: str) -> bool:
    """Whether a line may end there in a language written without spaces."""
    place = 0
    for unit in units(sentence, locale):
        place += len(unit)
        if place == end:
            return not unit[-1].isspace()
    return False


def _figure(sentence: str) -> int:
    match = _FIGURE.match(sentence)
    if not match or _YEAR.search(match[0]):
        return 0
    return match.end()


def _share(sentence: str, locale: str) -> int:
    """How many characters of a sentence are a share in words."""
    folded = sentence.casefold()
    if len(folded) != len(sentence):
        return 0
    fitting = [p for p in _phrases(locale) if folded.startswith(p)]
    return max((len(p) for p in fitting), default=0)


@lru_cache(maxsize=16)
def _phrases(locale: str) -> tuple[str, ...]:
    """A language's shares in words, folded: the number as a word and as a figure, with the verb
    they carry and without."""
    said = words(locale)
    fixed = {said.maybe(f"share.{key}") for key in _SHARES}
    counted = {
        said.maybe(f"share.{key}", k=number, count=k)
        for k, name in enumerate(said.list("share.numbers"), 1)
        for number in (name, str(k))
        for key in _COUNTED
    }
    # What shares of every kind end in is the verb of a sentence that is not the author's.
    verbs = {_last(p) for p in fixed} & {_last(p) for p in counted}
    phrases = {phrase.casefold() for phrase in fixed | counted}
    phrases |= {p.rsplit(" ", 1)[0].casefold() for p in fixed | counted if _last(p) in verbs - {""}}
    return tuple(sorted(p for p in phrases if p))


def _last(phrase: str) -> str:
    """The last word of several."""
    return phrase.rsplit(" ", 1)[1] if " " in phrase else ""
