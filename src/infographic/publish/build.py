"""Every file of a build: what each format becomes, its name, and the painting of them all."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Generic, Literal, Protocol, TypeVar

from infographic.errors import Message, UsageError
from infographic.layout.formats import POSTER, Format
from infographic.layout.page import Page
from infographic.publish.aside import Aside
from infographic.publish.png import pngs

TextFlavour = Literal["outline", "live"]

# So many formats may wait for their painting while the next is composed: bounds the memory.
_AHEAD = 2
LARGEST_SCALE = 8


class Drawn(Protocol):
    """A story in one format, of which files can be made."""

    @property
    def format(self) -> Format: ...
    @property
    def pages(self) -> tuple[Page, ...]: ...
    def svg(self, text: TextFlavour = ..., *, page: int = ...) -> str: ...
    def pdf(self, bleed: float = ...) -> bytes: ...


D = TypeVar("D", bound=Drawn)


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted of each format.

    `widths` are those of PNGs of pages as tall as they need, None for the format's own; `scales`
    those of pages of a fixed size, in their own px, None for 1. `pdf` None makes one of decks and
    of what is printed, with `bleed` mm around it.
    """

    name: str = "results"
    widths: tuple[int, ...] | None = None
    scales: tuple[int, ...] | None = None
    text: TextFlavour = "outline"
    palette: int | None = None
    pdf: bool | None = None
    bleed: float = 0.0
    words: Mapping[str, str] = field(default_factory=dict)

    def check(self, formats: Iterable[Format]) -> None:
        """Raise UsageError for what would be of no use to any of the formats."""
        wanted = list(formats)
        wrong = []
        if self.widths and not any(format.is_tall for format in wanted):
            cure = "formats of a fixed size take a scale (--scale 2), or add poster or mobile"
            wrong.append(Message("error", "--widths", "there is no poster to be that wide", cure))
        if self.scales and all(format.is_tall for format in wanted):
            cure = "posters take widths (--widths 1200,2400), or add a format like card"
            wrong.append(Message("error", "--scale", "there is no page of a fixed size", cure))
        if any(not 1 <= scale <= LARGEST_SCALE for scale in self.scales or ()):
            cure = f"give whole numbers from 1 to {LARGEST_SCALE}"
            wrong.append(Message("error", "--scale", "is none that can be painted", cure))
        if self.bleed and not any(self.has_pdf(format) for format in wanted):
            cure = "add --pdf, or a format that is printed (a4, a3)"
            wrong.append(Message("error", "--bleed", "there is no PDF to have a bleed", cure))
        if wrong:
            raise UsageError(wrong)

    def has_pdf(self, format: Format) -> bool:
        if self.pdf is None:
            return bool(format.deck or format.trim)
        return self.pdf

    def stem(self, format: Format) -> str:
        """What the format's files begin with: the poster's are called after the results alone."""
        return self.name if format == POSTER else f"{self.name}-{format.name}"

    def stems(self, format: Format, pages: int) -> list[str]:
        """What the files of each page begin with: numbered in a deck, and where a poster is too
        long for one page."""
        stem = self.stem(format)
        if format.deck:
            digits = len(str(pages))
            return [f"{stem}-{page:0{digits}}" for page in range(1, pages + 1)]
        return [stem] if pages == 1 else [f"{stem}-p{page}" for page in range(1, pages + 1)]

    def pictures(self, format: Format, pages: int) -> list[tuple[str, dict[int, str]]]:
        """The names of each page's SVG, and of its PNGs by their width in px."""
        sizes = self.sizes(format)
        return [
            (f"{stem}.svg", {width: f"{stem}{end}" for width, end in sizes.items()})
            for stem in self.stems(format, pages)
        ]

    def sizes(self, format: Format) -> dict[int, str]:
        """The widths of a page's PNGs in px, each with what its file's name ends in."""
        if format.is_tall:
            widths = format.widths if self.widths is None else self.widths
            return {width: f"-{width}.png" for width in widths}
        scales = (1,) if self.scales is None else self.scales
        return {
            round(format.width) * scale: ".png" if scale == 1 else f"@{scale}x.png"
            for scale in scales
        }


def build(drawn: Iterable[D], order: Order) -> Iterator[tuple[D, dict[str, bytes]]]:
    """The files of each format by their names, as they come to be ready. What is `drawn` is asked
    for one by one: a format is composed and written as SVG while those before it are painted."""
    aside = Aside()
    waiting: deque[_Begun[D]] = deque()
    for one in drawn:
        waiting.append(_Begun(one, order, aside))
        if len(waiting) > _AHEAD:
            yield waiting.popleft().finished()
    while waiting:
        yield waiting.popleft().finished()


class _Begun(Generic[D]):
    """A format whose pages are being painted, and its other files."""

    def __init__(self, drawn: D, order: Order, aside: Aside) -> None:
        self._drawn = drawn
        self._names = order.pictures(drawn.format, len(drawn.pages))
        # cairo and deflate leave Python alone while they work: what is text is written meanwhile.
        self._paintings = [
            aside.begin(partial(_painted, page, drawn.format, order)) for page in drawn.pages
        ]
        self._svgs = [
            drawn.svg(order.text, page=number).encode("utf-8")
            for number in range(1, len(drawn.pages) + 1)
        ]
        self._pdf: dict[str, bytes] = {}
        if order.has_pdf(drawn.format):
            self._pdf = {f"{order.stem(drawn.format)}.pdf": drawn.pdf(order.bleed)}

    def finished(self) -> tuple[D, dict[str, bytes]]:
        made: dict[str, bytes] = {}
        for (name, pictures), svg, painting in zip(
            self._names, self._svgs, self._paintings, strict=True
        ):
            painted = painting.result()
            made |= {name: svg, **{p: painted[width] for width, p in pictures.items()}}
        return self._drawn, made | self._pdf


def _painted(page: Page, format: Format, order: Order) -> dict[int, bytes]:
    widths = order.sizes(format)
    if not widths:
        return {}
    return pngs(page, widths, order.words, palette=order.palette, dpi=format.dpi)
