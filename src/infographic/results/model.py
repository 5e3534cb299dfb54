"""The model of survey results: immutable, plain, free of drawing.

Values are percentages 0-100 unless the question's `unit` says otherwise. `None` means *not asked
or not published* and is never zero.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal["single", "multiple", "scale", "matrix", "group", "nps", "number", "ranking", "text"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Order = Literal["given", "desc", "asc"]


@dataclass(frozen=True, slots=True)
class Fieldwork:
    """When people were asked: ISO dates, `2012`, `2012-10` or `2012-10-18`."""

    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    name: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Brand:
    """Whose infographic this is.

    `fonts` are (use, file): the use is `display`, `text` or `label`, or empty for a file of the
    whole family. `categories` are (label, colour): what keeps its colour
    from poster to poster. Files are as written, until they are placed in the folder of the file
    that names them."""

    name: str | None = None
    handle: str | None = None
    url: str | None = None
    logo: str | None = None
    colors: tuple[str, ...] = ()
    fonts: tuple[tuple[str, str], ...] = ()
    categories: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One answer (or, in a matrix, one statement) with a value for each column of its question.

    `values`, `given` and `below` are parallel. `given` keeps each value as the file wrote it.
    Where the file wrote "<1%" or "*", `below` holds the bound (1.0, 0.5) and the value is half of
    it: what is printed is "<1%", what is drawn is the middle of the possible range.
    """

    label: str
    values: tuple[float | None, ...]
    given: tuple[str | None, ...] = ()
    below: tuple[float | None, ...] = ()
    count: int | None = None
    n: int | None = None
    icon: str | None = None
    color: str | None = None
    note: str | None = None

    @property
    def value(self) -> float | None:
        """The first column's value."""
        return self.values[0] if self.values else None


@dataclass(frozen=True, slots=True)
class Question:
    """One question and its answers.

    `columns` names what the values of an option stand for: the `series` (waves, groups, contexts),
    the points of the `scale` of a matrix, or a single unnamed column.
    """

    id: str
    text: str
    kind: Kind
    options: tuple[Option, ...] = ()
    series: tuple[str, ...] = ()
    scale: tuple[str, ...] = ()
    unit: str = "percent"
    n: int | None = None
    series_n: tuple[int | None, ...] = ()
    base: str | None = None
    partial: bool = False
    note: str | None = None
    footnote: str | None = None
    headline: str | None = None
    chart: str | None = None
    highlight: tuple[str, ...] = ()
    icon: str | None = None
    order: Order | None = None
    last: tuple[str, ...] = ()
    top: int | None = None
    hide: bool = False
    importance: float | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        return self.series or self.scale or ("",)

    @property
    def is_percent(self) -> bool:
        return self.unit == "percent"


@dataclass(frozen=True, slots=True)
class Section:
    title: str | None
    questions: tuple[Question, ...]
    intro: str | None = None
    headline: str | None = None
    icon: str | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """A whole survey."""

    title: str
    sections: tuple[Section, ...]
    subtitle: str | None = None
    locale: str = "en"
    n: int | None = None
    population: str | None = None
    fieldwork: Fieldwork = Fieldwork()
    method: str | None = None
    weighted: bool | None = None
    source: Source = Source()
    credits: tuple[str, ...] = ()
    licence: str | None = None
    brand: Brand = Brand()
    note: str | None = None

    def questions(self) -> Iterator[Question]:
        """Every question that is not hidden, in the file's order."""
        for section in self.sections:
            for question in section.questions:
                if not question.hide:
                    yield question
