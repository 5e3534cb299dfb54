"""The editorial plan: plain data that can be written as JSON, edited by hand and read back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from infographic.results.model import Kind

Role = Literal["hero", "major", "minor"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One value: what is drawn (`number`), what the file gave, and the bound of a "<1%"."""

    number: float
    given: str = ""
    below: float | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One answer (or statement, or group) with a figure for each column of its panel; `color` is
    the one the author or the brand gave it."""

    label: str
    figures: tuple[Figure | None, ...]
    minor: bool = False
    highlight: bool = False
    icon: str | None = None
    note: str | None = None
    color: str | None = None

    @property
    def figure(self) -> Figure | None:
        return self.figures[0] if self.figures else None


@dataclass(frozen=True, slots=True)
class Panel:
    """One question, ready to be shown: what it says, its data, and how loud it is.

    `form` names a block, or is empty for the engine's choice. `title` is the question as a small
    heading, `question` its line under a headline. `remainder` is what a list of parts lacks to the
    whole (points of a percentage), None where there is no whole; `rest` is what that is called,
    empty for "not reported". `headline` is the author's, `takeaway` what the data say where that is
    safe to claim. `icon` is the author's for the question as a whole. `column_n` are the bases of
    the columns where each has its own; `folded` is how many answers are told by a sum or a note
    instead of an item.
    """

    id: str
    kind: Kind
    title: str
    items: tuple[Item, ...]
    columns: tuple[str, ...] = ("",)
    form: str = ""
    headline: str = ""
    takeaway: str = ""
    question: str = ""
    unit: str = "percent"
    decimals: int = 0
    multiple: bool = False
    ordered: bool = False
    waves: bool = False
    remainder: float | None = None
    rest: str = ""
    n: int | None = None
    base: str = ""
    notes: tuple[str, ...] = ()
    importance: float = 0.5
    role: Role = "major"
    icon: str | None = None
    column_n: tuple[int | None, ...] = ()
    folded: int = 0

    @property
    def is_percent(self) -> bool:
        return self.unit == "percent"

    @property
    def highlighted(self) -> Item | None:
        return next((item for item in self.items if item.highlight), None)


@dataclass(frozen=True, slots=True)
class Chapter:
    """Panels under one heading. `lead` marks the one chapter that is set loudest, `authored` a
    headline that the author wrote, `icon` the author's for the section."""

    id: str
    kicker: str
    headline: str
    question: str
    panels: tuple[Panel, ...]
    lead: bool = False
    intro: str = ""
    authored: bool = False
    icon: str | None = None


@dataclass(frozen=True, slots=True)
class Footer:
    name: str
    lines: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Story:
    """`strip` says who, how many and when; `people` is its part of how many."""

    title: str
    strip: tuple[str, ...]
    deck: str
    deck_note: str
    hero: Panel | None
    chapters: tuple[Chapter, ...]
    footer: Footer
    locale: str
    n: int | None
    description: str
    people: str = ""

    @property
    def panels(self) -> tuple[Panel, ...]:
        hero = (self.hero,) if self.hero else ()
        return hero + tuple(p for c in self.chapters for p in c.panels)
