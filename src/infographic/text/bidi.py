"""The order in which a line of mixed directions is written: UAX 9, by python-bidi."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Hebrew, Arabic and their kin, and the marks and embeddings that turn direction.
_RTL = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff"
    "\U0001e800-\U0001efff]"
)
_RTL_LANGUAGES = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "ug", "ur", "yi")
)


def has_rtl(text: str) -> bool:
    return _RTL.search(text) is not None


def is_rtl_language(language: str) -> bool:
    return language.replace("_", "-").split("-")[0].lower() in _RTL_LANGUAGES


@lru_cache(maxsize=4096)
def visual_runs(text: str, rtl: bool) -> tuple[tuple[str, bool], ...]:
    """Stretches of one direction in the order they are written from left to right, each with its
    characters in logical order (shaping turns them) and whether it runs from right to left.

    `rtl` is the direction of the paragraph the line belongs to.
    """
    if not has_rtl(text):
        return ((text, False),) if text else ()
    # 5 ms to import, for nothing where all text runs from left to right.
    from bidi import algorithm  # noqa: PLC0415

    read, places = _readable(text, rtl)
    storage = algorithm.get_empty_storage()
    storage["base_level"] = int(rtl)
    storage["base_dir"] = "R" if rtl else "L"
    algorithm.get_embedding_levels(read, storage)
    for place, entry in zip(places, storage["chars"], strict=True):
        entry["place"] = place
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    known = {entry["place"]: entry["level"] for entry in storage["chars"]}
    # What was not read (joiners, which shaping needs) goes with what it follows.
    levels: list[tuple[int, int]] = []
    for place in range(len(text)):
        before = levels[-1][1] if levels else int(rtl)
        levels.append((place, known.get(place, before)))
    runs: list[tuple[int, list[int]]] = []
    for position, level in levels:
        if runs and runs[-1][0] == level:
            runs[-1][1].append(position)
        else:
            runs.append((level, [position]))
    return tuple(
        ("".join(text[p] for p in positions), bool(level % 2))
        for level, positions in _reordered(runs)
    )


# Embeddings, isolates and invisible characters: python-bidi's levels know no isolates, and a label
# needs none of them to be read.
_UNREAD = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "BN"))
_PLAIN = {"": "a", "B": " ", "S": " "}
# A quotation, its closing mark too where the line has it.
_QUOTED = re.compile(
    '[\u00ab\u2039\u201c-\u201e\u05f4"]([^\u00ab\u00bb\u2039\u203a\u201c-\u201e\u05f4"]+)'
    '[\u00bb\u203a\u201d\u05f4"]?'
)
# A letter that turns what is neutral beside it to the left-to-right, and no place for it.
_LRM, _NOWHERE = "\u200e", -1


def _readable(text: str, rtl: bool) -> tuple[str, list[int]]:
    """`text` as the algorithm can read it, and where each of its characters stands in `text`.

    An answer that is quoted in a sentence is read as it is where it stands alone (UAX 9, HL3): of
    "$50k-$100k" no sign comes to the other end."""
    edges = {edge for span in _foreign(text) for edge in span} if rtl else set()
    read: list[str] = []
    places: list[int] = []
    for place, c in enumerate(text):
        if place in edges:
            read.append(_LRM)
            places.append(_NOWHERE)
        kind = unicodedata.bidirectional(c)
        if kind in _UNREAD:
            continue
        read.append(_PLAIN.get(kind, c))
        places.append(place)
    if len(text) in edges:
        read.append(_LRM)
        places.append(_NOWHERE)
    return "".join(read), places


def _foreign(text: str) -> list[tuple[int, int]]:
    """Where the quotations without any letter from right to left begin and end."""
    return [found.span(1) for found in _QUOTED.finditer(text) if not has_rtl(found[1])]


def _reordered(runs: list[tuple[int, list[int]]]) -> list[tuple[int, list[int]]]:
    """Rule L2: from the highest level to the lowest odd one, turn every stretch at that level or
    above. Runs are turned as wholes; what is inside them is turned by shaping."""
    ordered = list(runs)
    highest = max((level for level, _ in ordered), default=0)
    odd = [level for level, _ in ordered if level % 2]
    for level in range(highest, min(odd, default=highest + 1) - 1, -1):
        i = 0
        while i < len(ordered):
            if ordered[i][0] < level:
                i += 1
                continue
            j = i
            while j < len(ordered) and ordered[j][0] >= level:
                j += 1
            ordered[i:j] = ordered[i:j][::-1]
            i = j
    return ordered
