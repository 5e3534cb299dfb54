"""Icons by name, and the icon that goes with an option's label.

The dictionary is `assets/icons/labels/`, a file for each language; how phrases are written is said
in `en.toml`. Matching is shy: a wrong icon misleads at a glance, a missing one is not noticed.
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


def icon_groups() -> dict[str, tuple[str, ...]]:
    """All icons by what they are about, in the order people look for them; logos come last."""
    groups = json.loads(asset("icons", "groups.json").read_text("utf-8"))
    return {group: tuple(names) for group, names in groups.items()}


@lru_cache(maxsize=512)
def load_icon(name: str) -> IconData:
    """The icon of that name, or one written out (`written`). Raises UsageError, with the nearest
    names, for an unknown one."""
    if name.startswith(_WRITTEN):
        return _read(name)
    icon = _icons().get(name)
    if icon is None:
        near = difflib.get_close_matches(name.casefold(), icon_names(), n=3, cutoff=0.6)
        # "mobile" is no near spelling of "device-mobile", but what was meant.
        parts = [known for known in icon_names() if name.casefold() in known.split("-")]
        found = find_icon(name)
        names = list(dict.fromkeys([*([found] if found else []), *parts, *near]))[:3]
        cure = f"did you mean {' or '.join(names)}?" if names else "`infographic list icons`"
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


def is_brand(name: str) -> bool:
    """Whether an icon is a logo."""
    return bool(_icons().get(name, {}).get("brand", False))


_SEGMENT = re.compile("([MLCZ])([^MLCZ]*)")


def _commands(d: str) -> Commands:
    commands: list[Command] = []
    for letter, numbers in _SEGMENT.findall(d):
        commands.append(cast(Command, (letter, *map(float, numbers.split()))))
    return tuple(commands)


# ---- written out

# An icon of the author's own travels as text, so that a plan needs no second file:
# "svg:24 evenodd 1 2 23 22 M1 2L23 2Z" is box, rule, bounds, outline.
_WRITTEN = "svg:"
_NUMBER = r"-?\d{1,6}(?:\.\d{1,4})?"
_ARGUMENTS = {"M": 2, "L": 2, "C": 6, "Z": 0}
_WHOLE = re.compile(
    rf"svg:(\d+(?:\.\d+)?) (nonzero|evenodd) ({_NUMBER}(?: {_NUMBER}){{3}}) "
    rf"((?:[MLCZ](?:{_NUMBER}(?: {_NUMBER})*)?)+)"
)


def written(icon: IconData) -> str:
    """An icon as one line of text, which `load_icon` takes for a name."""

    def number(value: float) -> str:
        text = f"{value:.3f}".rstrip("0").rstrip(".")
        return "0" if text == "-0" else text

    bounds = " ".join(map(number, icon.bounds))
    d = "".join(c[0] + " ".join(number(float(v)) for v in c[1:]) for c in icon.commands)
    return f"{_WRITTEN}{number(icon.box)} {icon.rule} {bounds} {d}"


def _read(text: str) -> IconData:
    match = _WHOLE.fullmatch(text)
    commands = _commands(match[4]) if match else ()
    if not match or any(len(c) - 1 != _ARGUMENTS[c[0]] for c in commands):
        cure = "make the plan again, or name an icon or an SVG file"
        raise UsageError(Message("error", "", "an icon's outline is damaged", cure))
    left, top, right, bottom = map(float, match[3].split())
    rule = cast('Literal["nonzero", "evenodd"]', match[2])
    bounds = (left, top, right, bottom)
    return IconData("own", commands, float(match[1]), bounds, rule, False, "own")


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
    senza mai nessun nessuna meno tranne
    geen niet zonder nooit minder behalve
    sem não nunca nenhum nenhuma exceto
""")
# With one of these in its leading part, the label is a list or a sentence, not one thing.
_JOINS = _set("""
    and or is are was were has have had be been being both i we they it he she you
    und oder ist sind war hat haben ich wir sie es
    et ou est sont je nous ils elles
    y o son yo nosotros
""")
ARTICLES = _set("""
    the a an my our your their
    der die das ein eine einen mein meine unser unsere
    le la les l un une des du mon ma mes notre nos
    el los las una unos unas mi mis
""")
# With one of these, as with a figure, the label is a quantity: "One employee".
_NUMBERS = _set("""
    one two three four five six seven eight nine ten
    eins zwei drei vier fünf sechs sieben acht neun zehn
    deux trois quatre cinq sept huit neuf dix
    dos tres cuatro cinco seis siete ocho nueve diez
""")
_SAME_LANGUAGE = {"no": "nb", "nn": "nb", "iw": "he"}
# A longer one is a sentence; its last word says little about it.
_LONGEST_PHRASE = 5

_TAG = re.compile("[A-Za-z0-9-]{1,40}")
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
    """The dictionary of one language: phrases as `tokens_of` has them, joined by a space."""

    whole: dict[str, str]
    capitals: dict[str, str]
    begins: dict[str, str]
    ends: dict[str, str]
    never: set[str]


def tokens_of(text: str) -> list[str]:
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
    words = _Words({}, {}, {}, {}, set())
    for key in language_keys(locale):
        path = asset("icons", "labels") / f"{key}.toml"
        if path.is_file():
            _add(tomllib.loads(path.read_text("utf-8")), words)
    return words


def language_keys(locale: str) -> list[str]:
    """What to look up for a locale, in order: what holds everywhere, the language, the country."""
    tag = locale.replace("_", "-")
    language = tag.split("-")[0].casefold()
    keys = ("any", _SAME_LANGUAGE.get(language, language), tag)
    return [key for key in dict.fromkeys(keys) if _TAG.fullmatch(key)]


def _add(table: dict[str, str], words: _Words) -> None:
    for icon, line in table.items():
        for phrase in phrases(line):
            folded = " ".join(tokens_of(phrase.replace("…", "")))
            if icon == "never":
                words.never.add(folded)
            elif phrase.startswith("…"):
                words.ends[folded] = icon
            elif phrase.endswith("…"):
                words.begins[folded] = icon
            elif len(phrase) <= 3 and phrase.isupper():
                words.capitals[folded] = icon
            else:
                words.whole[folded] = icon


def phrases(line: str) -> Iterator[str]:
    """The phrases of a line of a dictionary."""
    return (phrase.strip() for phrase in line.split(",") if phrase.strip())


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


def spellings(tokens: Sequence[str]) -> Iterator[str]:
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
    tokens = tokens_of(label)
    readings = [tokens]
    if len(tokens) > 1 and tokens[0] in ARTICLES:
        readings.append(tokens[1:])
    for reading in readings:
        phrase = " ".join(reading)
        if phrase in words.capitals and label.isupper():
            return words.capitals[phrase]
        for spelling in spellings(reading):
            for table in (words.whole, words.begins, words.ends):
                if spelling in table:
                    return table[spelling]
    return None


def _part(label: str, words: _Words) -> str | None:
    """By the words the dictionary declares safe in company."""
    tokens = tokens_of(label)
    if _LIST_OR_ASIDE.search(label) or not _TURNS.isdisjoint(tokens):
        return None
    cut = next((i for i, token in enumerate(tokens) if token in _CUTS), len(tokens))
    head = tokens[:cut]
    if not head or len(head) > _LONGEST_PHRASE or not _JOINS.isdisjoint(head):
        return None
    found: set[str] = set()
    # The longest phrase that fits decides: "software engineering" before "engineering".
    for length in range(len(head), 0, -1):
        begin = next((s for s in spellings(head[:length]) if s in words.begins), None)
        if begin is not None:
            found.add(words.begins[begin])
            break
    # A figure makes it a quantity ("2 employees"), not a thing.
    if not any(token.isdigit() or token in _NUMBERS for token in head):
        for length in range(len(head), 0, -1):
            end = next((s for s in spellings(head[-length:]) if s in words.ends), None)
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
    tokens = tokens_of(plain)
    bare = tokens[1:] if len(tokens) > 1 and tokens[0] in ARTICLES else tokens
    if not tokens or not words.never.isdisjoint((" ".join(tokens), " ".join(bare))):
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
