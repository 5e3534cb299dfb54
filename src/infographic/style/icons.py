"""Icons by name, and the icon that goes with an option's label.

The dictionary is `assets/icons/labels.toml`; how its phrases are written is said there. Matching
is shy: a wrong icon misleads at a glance, a missing one is not noticed.
"""

from __future__ import annotations

import difflib
import json
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Any, Literal, cast

from infographic.assets import asset
from infographic.errors import Message, UsageError
from infographic.marks import Command, Commands


@dataclass(frozen=True, slots=True)
class IconData:
    """An icon as drawn: filled `commands` in a square of the side `box`, y down.

    `bounds` (left, top, right, bottom) is the ink. `brand` marks a logo, which calls for the
    trademark note.
    """

    name: str
    commands: Commands
    box: float
    bounds: tuple[float, float, float, float]
    rule: Literal["nonzero", "evenodd"]
    brand: bool
    source: str


# ---- by name


@lru_cache(maxsize=1)
def _icons() -> dict[str, dict[str, Any]]:
    text = asset("icons", "icons.json").read_text("utf-8")
    return cast("dict[str, dict[str, Any]]", json.loads(text))


def icon_names() -> tuple[str, ...]:
    """All icons there are, sorted."""
    return tuple(_icons())


@lru_cache(maxsize=512)
def load_icon(name: str) -> IconData:
    """The icon of that name. Raises UsageError, with the nearest names, for an unknown one."""
    icon = _icons().get(name)
    if icon is None:
        near = difflib.get_close_matches(name.casefold(), icon_names(), n=3, cutoff=0.6)
        # "mobile" is no near spelling of "device-mobile", but what was meant.
        parts = [known for known in icon_names() if name.casefold() in known.split("-")]
        found = find_icon(name)
        names = list(dict.fromkeys([*([found] if found else []), *parts, *near]))[:3]
        cure = f"did you mean {' or '.join(names)}?" if names else "icon_names() lists them"
        raise UsageError(Message("error", "", f'no icon "{name}"', cure))
    left, top, right, bottom = icon["bounds"]
    return IconData(
        name=name,
        commands=_commands(icon["d"]),
        box=float(icon["box"]),
        bounds=(left, top, right, bottom),
        rule=icon["rule"],
        brand=icon["brand"],
        source=icon["source"],
    )


_SEGMENT = re.compile("([MLCZ])([^MLCZ]*)")


def _commands(d: str) -> Commands:
    commands: list[Command] = []
    for letter, numbers in _SEGMENT.findall(d):
        commands.append(cast(Command, (letter, *map(float, numbers.split()))))
    return tuple(commands)


# ---- by label


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# What begins the part of a phrase that does not name the thing: "magazines for communicators".
_CUTS = _set("""
    with for from in at on by to of about via through into during between among near per
    mit von für aus im am an auf bei über zu zum zur unter durch vom beim
    avec pour dans sur chez par entre
    con para en por sobre
""")
# With one of these anywhere, the label may say the opposite of what its noun says.
_TURNS = _set("""
    no not never without non nor neither none lack less fewer least stop stopped quit avoid
    reduce reduced cancel cancelled missing anti except than instead rather but cannot cant dont
    doesnt didnt wont isnt arent if unless
    kein keine keinen keiner nicht ohne weniger nie als außer statt
    pas sans jamais moins aucun aucune sauf que
    sin nunca menos ningún ninguna excepto
""")
# With one of these in its leading part, the label is a list or a sentence, not one thing.
_JOINS = _set("""
    and or is are was were has have had be been being both i we they it he she you
    und oder ist sind war hat haben ich wir sie es
    et ou est sont je nous ils elles
    y o son yo nosotros
""")
_ARTICLES = _set("""
    the a an my our your their
    der die das ein eine einen mein meine unser unsere
    le la les l un une des du mon ma mes notre nos
    el los las una unos unas mi mis
""")
_SAME_LANGUAGE = {"no": "nb", "nn": "nb", "iw": "he"}
# A longer one is a sentence; its last word says little about it.
_LONGEST_PHRASE = 5

_PARENTHESES = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_EXAMPLES = re.compile(
    r"[\s,;:–—-]+(?:e\.\s?g\.|eg\b|i\.\s?e\.|such as\b|including\b|incl\.|like\b|z\.\s?b\.|"
    r"u\.\s?a\.|par ex(?:\.|emple\b)|p\.\s?ex\.|por ejemplo\b|p\.\s?ej\.|etc\b|usw\.).*$",
    re.IGNORECASE,
)
_ASCII_WORD = re.compile("[a-z0-9+]+")
_SHORT_ENDING = re.compile(r"['’](?=\w{1,2}(?!\w))")
_LIST_OR_ASIDE = re.compile(r"[,;:/?!|…]|\s[-–—]\s|\.\s")


@dataclass(frozen=True, slots=True)
class _Words:
    """The dictionary of one language: phrases as `_tokens` has them, joined by a space."""

    whole: dict[str, str]
    capitals: dict[str, str]
    begins: dict[str, str]
    ends: dict[str, str]
    never: frozenset[str]


def _tokens(text: str) -> list[str]:
    """The words of a text, folded: "IT'S" → its, "l'école" → l école, "Google+" → google+."""
    text = _SHORT_ENDING.sub("", text).casefold().replace("&", " and ")
    if text.isascii():  # what follows says the same of any script, twenty times slower
        return [token for token in _ASCII_WORD.findall(text) if token.strip("+")]
    text = unicodedata.normalize("NFKC", text)
    kept = [
        # Vowel signs of Indic and Arabic scripts are marks, not letters; "+" may be of a name.
        c if c.isalnum() or unicodedata.category(c)[0] == "M" or c == "+" else " "
        for c in text
        if unicodedata.category(c) != "Cf"  # joiners and soft hyphens
    ]
    return [token for token in "".join(kept).split() if token.strip("+")]


@lru_cache(maxsize=8)
def _dictionary(locale: str) -> _Words:
    tag = locale.replace("_", "-")
    language = tag.split("-")[0].casefold()
    keys = ("any", _SAME_LANGUAGE.get(language, language), tag)
    data: dict[str, dict[str, str]] = tomllib.loads(
        asset("icons", "labels.toml").read_text("utf-8")
    )
    words = _Words({}, {}, {}, {}, frozenset(_phrases(data["never"], keys)))
    for icon, table in data.items():
        if icon == "never":
            continue
        for phrase in _phrases(table, keys, fold=False):
            folded = " ".join(_tokens(phrase.replace("…", "")))
            if phrase.startswith("…"):
                words.ends[folded] = icon
            elif phrase.endswith("…"):
                words.begins[folded] = icon
            elif len(phrase) <= 3 and phrase.isupper():
                words.capitals[folded] = icon
            else:
                words.whole[folded] = icon
    return words


def _phrases(table: dict[str, str], keys: Sequence[str], fold: bool = True) -> Iterator[str]:
    for key in dict.fromkeys(keys):
        for phrase in table.get(key, "").split(","):
            if phrase.strip():
                yield " ".join(_tokens(phrase)) if fold else phrase.strip()


def _singulars(token: str) -> tuple[str, ...]:
    """A word as it is, then as it would be if it were a plural; short ones are not, so that "its"
    stays clear of "IT"."""
    if len(token) < 4 or not token.endswith("s") or token.endswith("ss"):
        return (token,)
    forms = [token, token[:-1]]
    if token.endswith("ies"):
        forms.append(token[:-3] + "y")
    elif token.endswith(("ches", "shes", "xes", "sses")):
        forms.append(token[:-2])
    return tuple(forms)


def _spellings(tokens: Sequence[str]) -> Iterator[str]:
    """The phrase as it is, then with plurals undone."""
    if len(tokens) > _LONGEST_PHRASE:
        yield " ".join(tokens)
        return
    for words in product(*map(_singulars, tokens)):
        yield " ".join(words)


def _plain(label: str) -> str:
    """Without parentheses and without examples: what the label names."""
    return _EXAMPLES.sub("", _PARENTHESES.sub("", label)).strip(" ,;:–—-")


def _whole(label: str, words: _Words) -> str | None:
    tokens = _tokens(label)
    readings = [tokens]
    if len(tokens) > 1 and tokens[0] in _ARTICLES:
        readings.append(tokens[1:])
    for reading in readings:
        phrase = " ".join(reading)
        if phrase in words.capitals and label.isupper():
            return words.capitals[phrase]
        for spelling in _spellings(reading):
            for table in (words.whole, words.begins, words.ends):
                if spelling in table:
                    return table[spelling]
    return None


def _part(label: str, words: _Words) -> str | None:
    """By the words the dictionary declares safe in company."""
    tokens = _tokens(label)
    if _LIST_OR_ASIDE.search(label) or not _TURNS.isdisjoint(tokens):
        return None
    cut = next((i for i, token in enumerate(tokens) if token in _CUTS), len(tokens))
    head = tokens[:cut]
    if not head or len(head) > _LONGEST_PHRASE or not _JOINS.isdisjoint(head):
        return None
    found: set[str] = set()
    # The longest phrase that fits decides: "software engineering" before "engineering".
    for length in range(len(head), 0, -1):
        begin = next((s for s in _spellings(head[:length]) if s in words.begins), None)
        if begin is not None:
            found.add(words.begins[begin])
            break
    # A figure makes it a quantity ("2 employees"), not a thing.
    if not any(token.isdigit() for token in head):
        for length in range(len(head), 0, -1):
            end = next((s for s in _spellings(head[-length:]) if s in words.ends), None)
            if end is not None:
                found.add(words.ends[end])
                break
    # Two different things in one label: which one it is about, we cannot tell.
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=4096)
def find_icon(label: str, locale: str = "en") -> str | None:
    """The name of the icon that goes with an option's label, or None if in doubt.

    The whole label is looked up first (without articles, parentheses and examples), then the words
    that are safe as part of one: "LinkedIn groups", "Comms magazines".
    """
    words = _dictionary(locale)
    plain = _plain(label)
    tokens = _tokens(plain)
    if tokens and tokens[0] in _ARTICLES:
        tokens = tokens[1:] or tokens
    if not tokens or " ".join(tokens) in words.never:
        return None
    # Parentheses first stay: "X (formerly Twitter)" is another thing than "X".
    return _whole(label, words) or _whole(plain, words) or _part(plain, words)


def find_icons(labels: Sequence[str], locale: str = "en") -> list[str | None] | None:
    """Icons for the options of one question, or None where a list of icons would look patchy.

    It does when less than three in four options have one, or when two share one. An option
    without an icon is None in the list; a plain dot stands in its place.
    """
    icons = [find_icon(label, locale) for label in labels]
    found = [icon for icon in icons if icon is not None]
    if not found or 4 * len(found) < 3 * len(labels) or len(set(found)) < len(found):
        return None
    return icons
