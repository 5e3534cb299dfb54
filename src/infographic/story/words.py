"""The product's own words in the language of the results: one TOML per language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from babel import Locale

from infographic.assets import asset

_STOPS = (".", "!", "?", ":", "\u2026", "\u3002", "\uff01", "\uff1f", "\u061f", "\u06d4", "\u0964")
# After these no space follows: they are as wide as a letter, air included.
_WIDE_STOPS = ("\u3002", "\uff01", "\uff1f")


@dataclass(frozen=True, slots=True)
class Words:
    """Looks words up by `table.key`; `own` are the language's, `english` what they fall back to.

    Words that change with a number are a table of CLDR's plural forms (`one`, `few`, `other` and
    so on); `count` chooses among them.
    """

    language: str
    own: Mapping[str, Mapping[str, Any]]
    english: Mapping[str, Mapping[str, Any]]

    def __call__(self, key: str, count: float | None = None, **names: str) -> str:
        """The words under `table.key` with their {names} filled in."""
        own = self._own(key)
        if own is not None:
            return _form(own, count, self.language).format(**names)
        table, name = key.split(".")
        return _form(self.english[table][name], count, "en").format(**names)

    def maybe(self, key: str, count: float | None = None, **names: str) -> str:
        """As a call, but empty where the language has no words of its own: for sentences, which
        must not stand in English in a French poster."""
        own = self._own(key)
        return "" if own is None else _form(own, count, self.language).format(**names)

    def list(self, key: str) -> list[str]:
        return [str(w) for w in self._own(key) or ()]

    def sentences(self, parts: Iterable[str]) -> str:
        """Parts as sentences in a row: each closed as the language closes one, unless it is."""
        stop = self._own("sentence.stop")
        text = ""
        for part in parts:
            if not part:
                continue
            gap = "" if not text or text.endswith(_WIDE_STOPS) else " "
            closed = part if part.endswith(_STOPS) else part + ("." if stop is None else str(stop))
            text += gap + closed
        return text

    def _own(self, key: str) -> Any:
        table, name = key.split(".")
        return self.own.get(table, {}).get(name)


def _form(words: Any, count: float | None, language: str) -> str:
    """The form of `words` that goes with `count`; the one for most numbers where it is unknown."""
    if not isinstance(words, Mapping):
        return str(words)
    form = "other"
    if count is not None:
        form = Locale.parse(language.replace("_", "-"), sep="-").plural_form(count)
    return str(words.get(form, words["other"]))


@lru_cache(maxsize=16)
def words(locale: str) -> Words:
    """The words for a locale: its own file, its language's, or English."""
    english = tomllib.loads(asset("words", "en.toml").read_text("utf-8"))
    folder = asset("words")
    language = locale.replace("_", "-").split("-")[0]
    for name in (locale, language):
        file = folder / f"{name}.toml"
        if file.is_file():
            return Words(name, tomllib.loads(file.read_text("utf-8")), english)
    return Words("en", {}, english)
