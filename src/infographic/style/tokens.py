"""The tokens of a style, resolved: every name looked up, every colour a `#rrggbb`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from infographic.text.installed import has_italics
from infographic.text.shape import Type


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground and the colours of what lies on it, by role."""

    name: str
    fill: str
    text: str
    mute: str
    dot: str
    numeral: str
    highlight: str
    highlight_text: str
    mark: str
    second: str
    third: str
    track: str
    outline: str
    minor: str
    minor_text: str
    band: str
    hair: str
    rule: str
    steps: tuple[str, ...]
    on_steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Space:
    """Lengths in px of a page 1200 wide."""

    margin: float
    narrow: float
    gap: float
    wide: float
    section_top: float
    section_bottom: float
    head_gap: float
    row_gap: float
    rule_gap: float
    rule: float
    kicker_gap: float
    question_gap: float
    h3_gap: float
    hero_top: float
    hero_bottom: float
    footer_top: float
    footer_bottom: float

    @property
    def content(self) -> float:
        return self.narrow + self.gap + self.wide


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Which ground a chapter stands on."""

    hero: str
    lead: str
    plain: tuple[str, ...]
    panel: str
    footer: str


@dataclass(frozen=True, slots=True)
class Style:
    name: str
    composition: str
    colors: Mapping[str, str]
    grounds: Mapping[str, Ground]
    type: Mapping[str, Type]
    narrow_width: float
    narrow_size: float
    space: Space
    rhythm: Rhythm
    blocks: Mapping[str, Mapping[str, Any]]

    def narrow(self, role: str) -> Type:
        """A role at the narrow end of the width axis: the second try for a label."""
        return self.type[role].at(width=self.narrow_width, size=self.narrow_size)

    def set_in(self, language: str, fonts: tuple[str, ...] = ()) -> Style:
        """The same style for text in a language, with fonts to look in for its script."""
        # Few scripts have italics: a slanted digit in upright text would be the only one.
        upright = not has_italics(language)
        types = {
            role: replace(t, language=language, fonts=fonts, italic=t.italic and not upright)
            for role, t in self.type.items()
        }
        return replace(self, type=types)

    @property
    def smallest(self) -> float:
        """The least type size the style uses anywhere."""
        return min(t.size for t in self.type.values())
