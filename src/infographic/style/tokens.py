"""The tokens of a style, resolved: every name looked up, every colour a `#rrggbb`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from infographic.text.installed import has_italics
from infographic.text.shape import Type

# The roles of text every style sets.
ROLES = (
    "title",
    "lead",
    "headline",
    "panel_headline",
    "numeral_huge",
    "numeral_hero",
    "numeral_inline",
    "numeral_column",
    "numeral_small",
    "deck",
    "deck_note",
    "question",
    "note",
    "aside",
    "voice",
    "h3",
    "kicker",
    "strip",
    "label",
    "label_strong",
    "value",
    "value_strong",
    "key",
    "caption",
    "caption_small",
    "footer",
    "footer_strong",
    "chip",
    "bubble",
    "seal",
    "bar_end",
    "monogram",
    "statement",
    "wordmark",
)


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground and the colours of what lies on it, by role. `own` are colours that answers and
    series were given, each with what it is on this ground: (given, shown)."""

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
    chip: str
    on_chip: str
    card: str
    on_card: str
    seal: str
    on_seal: str
    series: tuple[str, ...]
    own: tuple[tuple[str, str], ...] = ()

    def shown(self, color: str) -> str:
        """A given colour as it is on this ground."""
        return next((shown for given, shown in self.own if given == color), color)


@dataclass(frozen=True, slots=True)
class Logo:
    """A brand's logo: `data` is a PNG file of `width` × `height` pixels. `colors` are those most to
    be seen, their shares adding up to 1; `edge` the colour of the box it comes in, if it does."""

    data: bytes
    width: int
    height: int
    colors: tuple[tuple[str, float], ...]
    edge: str | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """The forms of a style: what makes it another designer's work and not another colour.

    `bar` rounds the free end of a bar, at most to half its thickness; `card` the corners of cards,
    tiles and bubbles. `head` is the form of a section's head, `align` where it stands (`start` or
    `middle`), `edge` how a band meets the next (`straight` or `tail`), `opening` the form of the
    poster's opening, `hero` the block it opens with, `closing` the form of the footer, `motif` what
    a ground carries, `rules` the form of the rules between rows, `columns` whether columns have a
    rule between them (`open` or `rule`), `caps` whether kickers are set in capitals, `rows` whether
    the questions of a chapter share a band (`shared`) or have one each (`bands`), `title` whether a
    panel's own title stands `plain` or on a `ribbon`, `variety` what a
    block loses of how well it suits (0 to 1) where the section before has the same.
    """

    bar: float = 0.0
    card: float = 0.0
    head: str = "dot"
    align: str = "start"
    edge: str = "straight"
    opening: str = "broadsheet"
    hero: str = "dots"
    closing: str = "columns"
    motif: str = "none"
    rules: str = "line"
    columns: str = "open"
    caps: bool = False
    rows: str = "shared"
    title: str = "plain"
    variety: float = 0.0


@dataclass(frozen=True, slots=True)
class Space:
    """Lengths in px of a page 1200 wide. Without a `narrow` column a page has one, the `wide`."""

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

    @property
    def one_column(self) -> bool:
        return self.narrow == 0


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Which ground a chapter stands on; `pair` are those of two halves side by side, where they
    are not the panel's and a plain one."""

    hero: str
    lead: str
    plain: tuple[str, ...]
    panel: str
    footer: str
    pair: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """The grid of a page of tiles: 12 columns and rows as high as a column is wide.

    `margin`, `gutter` and `padding` (inside a tile) are px of a page 1200 wide. `title` is the
    ground of the title's tile, `tile` of the usual one, `light` of the few on the opposite tone.
    `bright` are those that sections take in turn: the colour of a section's answers.
    """

    margin: float = 32
    gutter: float = 16
    padding: float = 28
    title: str = ""
    tile: str = ""
    light: str = ""
    bright: tuple[str, ...] = ()


@dataclass(frozen=True)
class Style:
    """`prefer` weighs how well a block suits: 0 leaves it to the author's own wish, 1 is the
    default. `blocks` are the options of blocks, `description` says in a line what it is like.
    `uses` says what each role of text is for: `display`, `voice` or `label`. `categories` are the
    colours that labels always have, by `category_key`; `logo` is the brand's."""

    name: str
    composition: str
    colors: Mapping[str, str]
    grounds: Mapping[str, Ground]
    type: Mapping[str, Type]
    narrow_width: float
    narrow_size: float
    space: Space
    rhythm: Rhythm
    shape: Shape
    grid: Grid
    prefer: Mapping[str, float]
    blocks: Mapping[str, Mapping[str, Any]]
    description: str = ""
    uses: Mapping[str, str] = field(default_factory=dict)
    categories: Mapping[str, str] = field(default_factory=dict)
    logo: Logo | None = None

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

    @cached_property
    def smallest(self) -> float:
        """The least type size the style uses anywhere."""
        return min(t.size for t in self.type.values())
