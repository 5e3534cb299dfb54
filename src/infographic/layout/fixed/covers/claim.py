"""What an author's claim says of the parts it is about, and the words of it worth being set huge:
the share it begins with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from infographic.story.model import Item, Story
from infographic.story.words import words
from infographic.text.breaks import units

# What an author may mean by a share in words, in percent: a little more than exactly that.
_SHARES = {
    "all": (99.5, 100.0),
    "nearly_all": (90.0, 99.9),
    "half": (48.0, 52.0),
    "nearly_half": (44.0, 50.0),
    "over_half": (50.0, 60.0),
    "third": (31.0, 36.0),
    "over_third": (33.3, 40.0),
    "quarter": (23.0, 27.0),
    "two_thirds": (64.0, 69.0),
}
# The same of so many in ten: how far from there the share may be.
_COUNTED = {"k": (-2.0, 2.0), "nearly_k": (-4.5, 0.0), "over_k": (0.0, 6.0)}
# And of a figure: alone, and behind a word ("nearly", "more than").
_PRINTED, _ABOUT = 0.6, 4.0
# "9 in 10" is no nearer than a third of one of them.
_OF_ALL = 30.0
# Of more parts than this only neighbours are added up: any sum is met by chance.
_FEW = 3
_ASKS = ("?", "\uff1f", "\u061f")
# At most two words, then a figure, and where another one follows it the words between: "Nearly
# 9 in 10", "More than 55%", "55 von 100".
_FIGURE = re.compile(
    r"^(?:[^\W\d]+\s+){0,2}\d[\d.,\u066b\u066c]*(?:\s?[%\u066a\uff05])?"
    r"(?:\s+[^\W\d]+(?:\s+[^\W\d]+)?\s+\d+(?![\d.,]*\d*\s?[%\u066a\uff05]))?"
)
_NUMBER = re.compile(r"\d[\d.,\u066b\u066c]*")
_PERCENT = re.compile(r"\s?[%\u066a\uff05]")
_YEAR = re.compile(r"(?:19|20)\d\d$")


def claim(story: Story) -> str:
    """The author's sentence on the hero panel; empty where there is none but a question."""
    hero = story.hero
    return story.deck if hero and hero.headline and hero.headline == story.deck else ""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a cover tells the author's sentence with the parts it is about. It is about one of them,
    `main`: that is its figure. Or `head` begins it with the sum of several, and `rest` follows; or
    it has no such share, and `head` is all of it."""

    main: Item | None = None
    head: str = ""
    rest: str = ""


def reading(story: Story) -> Reading | None:
    """None where the figure is the engine's to choose: there is no sentence of the author's but
    a question, or only one part."""
    sentence, hero = claim(story), story.hero
    if not sentence or sentence.endswith(_ASKS) or hero is None or len(hero.items) < 2:
        return None
    begun = split(sentence, story.locale)
    meant = _meant(begun[0], story.locale) if begun else None
    if begun is None or meant is None:
        return Reading(head=sentence)
    low, high = meant
    values = [item.figure.number if item.figure else 0.0 for item in hero.items]
    near = [i for i, value in enumerate(values) if low <= value <= high]
    if near:
        middle = (low + high) / 2
        return Reading(main=hero.items[min(near, key=lambda i: abs(values[i] - middle))])
    if any(low <= sum(part) <= high for part in _several(values)):
        return Reading(head=begun[0], rest=begun[1])
    return Reading(head=sentence)


def _several(values: list[float]) -> Iterator[Sequence[float]]:
    """Parts that a share may be the sum of."""
    if len(values) <= _FEW:
        for count in range(2, len(values) + 1):
            yield from combinations(values, count)
        return
    for start in range(len(values)):
        for end in range(start + 2, len(values) + 1):
            yield values[start:end]


def _meant(begun: str, locale: str) -> tuple[float, float] | None:
    """The percentages that the share a sentence begins with may stand for; None for a figure that
    is no share."""
    in_words = _phrases(locale).get(begun.casefold())
    if in_words:
        return in_words
    numbers = [float(n) for n in map(_plain, _NUMBER.findall(begun)) if n]
    if len(numbers) == 2 and max(numbers) > 0:
        share, off = 100 * min(numbers) / max(numbers), _OF_ALL / max(numbers)
    elif len(numbers) == 1 and _PERCENT.search(begun):
        share, off = numbers[0], _PRINTED
    else:
        return None
    off = max(off, _PRINTED if begun[0].isdigit() else _ABOUT)
    return share - off, share + off


def _plain(number: str) -> str:
    """A number as digits with a decimal point; empty where it is none."""
    digits = number.rstrip(".,\u066b\u066c")
    whole, _, part = re.sub(r"[,\u066b]", ".", digits).rpartition(".")
    if not whole:
        return part
    return f"{whole}.{part}" if whole.isdigit() and len(part) < 3 else ""


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
def _phrases(locale: str) -> dict[str, tuple[float, float]]:
    """A language's shares in words, folded, and the percentages they may stand for: the number as a
    word and as a figure, with the verb they carry and without."""
    said = words(locale)
    fixed = {said.maybe(f"share.{key}"): bounds for key, bounds in _SHARES.items()}
    counted = {
        said.maybe(f"share.{key}", k=number, count=k): (10 * k + low, 10 * k + high)
        for k, name in enumerate(said.list("share.numbers"), 1)
        for number in (name, str(k))
        for key, (low, high) in _COUNTED.items()
    }
    # What shares of every kind end in is the verb of a sentence that is not the author's.
    verbs = {_last(p) for p in fixed} & {_last(p) for p in counted} - {""}
    phrases: dict[str, tuple[float, float]] = {}
    for phrase, bounds in (*fixed.items(), *counted.items()):
        if phrase:
            phrases[phrase.casefold()] = bounds
        if _last(phrase) in verbs:
            phrases.setdefault(phrase.rsplit(" ", 1)[0].casefold(), bounds)
    return phrases


def _last(phrase: str) -> str:
    """The last word of several."""
    return phrase.rsplit(" ", 1)[1] if " " in phrase else ""
