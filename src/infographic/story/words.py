"""The product's own words in the language of the results: one TOML per language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from infographic.assets import asset


@dataclass(frozen=True, slots=True)
class Words:
    """Looks words up by `table.key`; `own` are the language's, `english` what they fall back to."""

    language: str
    own: Mapping[str, Mapping[str, Any]]
    english: Mapping[str, Mapping[str, Any]]

    def __call__(self, key: str, **names: str) -> str:
        """The words under `table.key` with their {names} filled in."""
        table, name = key.split(".")
        words = self.own.get(table, {}).get(name) or self.english[table][name]
        return str(words).format(**names)

    def maybe(self, key: str, **names: str) -> str:
        """As a call, but empty where the language has no words of its own: for sentences, which
        must not stand in English in a French poster."""
        table, name = key.split(".")
        words = self.own.get(table, {}).get(name, "")
        return str(words).format(**names)

    def list(self, key: str) -> list[str]:
        table, name = key.split(".")
        return [str(w) for w in self.own.get(table, {}).get(name, [])]


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
