"""The icon that goes with what a section, a question or a series is about.

A title has its words beside it, so this is less shy than matching the labels of options: a phrase
of `assets/icons/topics.toml` found anywhere in the words is enough. How phrases are written is said
there. Languages without a table get an icon only where the whole text is a label that has one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import lru_cache

from infographic.assets import asset
from infographic.style.icons import find_icon, language_keys, phrases, spellings, tokens_of

# A longer text is prose: a word in passing says little about it.
_MOST_WORDS = 24


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(asset("icons", "topics.toml").read_text("utf-8"))


@lru_cache(maxsize=8)
def _topics(locale: str) -> tuple[dict[str, str], frozenset[str], int]:
    """Icons by folded phrase, the titles that get none, and the words of the longest phrase."""
    found: dict[str, str] = {}
    never: set[str] = set()
    for key in language_keys(locale):
        for icon, row in _tables().get(key, {}).items():
            for phrase in phrases(row):
                folded = " ".join(tokens_of(phrase))
                if icon == "never":
                    never.add(folded)
                else:
                    found[folded] = icon
    return found, frozenset(never), max((p.count(" ") + 1 for p in found), default=0)


@lru_cache(maxsize=1024)
def topic_icon(text: str, locale: str = "en") -> str | None:
    """The name of the icon that goes with a title or a question, or None where its words say
    nothing: the longest phrase of the topics in it, the first of those; else its own as a label."""
    topics, never, longest = _topics(locale)
    words = tokens_of(text)
    if not words or len(words) > _MOST_WORDS or " ".join(words) in never:
        return None
    for length in range(min(longest, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            for spelling in spellings(words[start : start + length]):
                if spelling in topics:
                    return topics[spelling]
    return find_icon(text, locale)


def series_icons(names: Sequence[str], locale: str = "en") -> list[str] | None:
    """Icons for the contexts or groups of a question (at home, at work), or None unless each has
    one of its own: waves have none, and half a legend with icons looks like a slip."""
    icons = [find_icon(name, locale) for name in names]
    found = [icon for icon in icons if icon is not None]
    return found if found and len(set(found)) == len(names) else None
