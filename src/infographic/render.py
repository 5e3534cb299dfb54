"""The Python door: `render(results)` walks the data once through the house."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from infographic.errors import Message, Report, UsageError
from infographic.layout.compositions import compose
from infographic.layout.fixed.workshop import Workshop
from infographic.layout.formats import FORMATS, POSTER, Format, find_format, find_formats
from infographic.layout.left_out import LeftOut, left_out
from infographic.layout.page import Page
from infographic.publish.alt import alt_text, finding
from infographic.publish.build import Order, TextFlavour, build
from infographic.publish.png import engine, png
from infographic.readers import folder_of, read
from infographic.readers.brand import load_brand
from infographic.results.brand import merged, placed, signed
from infographic.results.check import check, places
from infographic.results.model import Brand, Results
from infographic.results.parse import parse
from infographic.results.plain import plain
from infographic.story.categories import colored, given_colors
from infographic.story.choose import keep, panel_ids
from infographic.story.model import Story
from infographic.story.plan import check_plan, from_plan, is_plan, to_plan
from infographic.story.replan import replan, told_ids
from infographic.story.tell import tell
from infographic.style.load import load_style
from infographic.style.own_icons import with_icons
from infographic.style.tokens import Style

if TYPE_CHECKING:
    from infographic.publish.html import Shown

WIDTHS = POSTER.widths
PHONE = FORMATS["mobile"]
CARD = FORMATS["card"]

# Imported inside the methods is what a PNG alone does not need: svgwrite takes 50 ms.


@dataclass(frozen=True)
class Infographic:
    """A finished infographic in one format: its pages and everything that can be made of them.

    `report` holds what was inferred, what to be warned of, and what the format left out.
    """

    results: Results
    story: Story
    pages: tuple[Page, ...]
    report: Report
    format: Format
    _draw: Callable[[Format], tuple[Page, ...]] = field(repr=False, compare=False)

    @property
    def page(self) -> Page:
        """The first page, most often the only one."""
        return self.pages[0]

    def at(self, format: str) -> Infographic:
        """The same story in another format: a name (`card`) or a size (`1200x675`), composed anew.
        Raises UsageError for a format that does not exist."""
        return self._in(find_format(format))

    def _in(self, format: Format) -> Infographic:
        if format == self.format:
            return self
        return replace(self, pages=self._draw(format), format=format)

    def svg(self, text: TextFlavour = "outline", *, page: int = 1) -> str:
        """One page as an SVG document. `outline` looks the same everywhere, `live` keeps text
        selectable."""
        from infographic.paint.svg import paint_svg  # noqa: PLC0415

        return paint_svg(self._numbered(page), text)

    def png(self, width: int | None = None, *, palette: int | None = None, page: int = 1) -> bytes:
        """One page as a PNG file, `width` pixels wide: the format's own width by default. Raises
        UsageError for a width of none."""
        shown = self._numbered(page)
        wanted = shown.pixels[0] if width is None else width
        return png(shown, wanted, self._words(), palette=palette, dpi=self.format.dpi)

    def pdf(self, bleed: float = 0) -> bytes:
        """All pages as one PDF file, in print formats as large as the paper; `bleed` mm beyond it
        are painted. Raises UsageError for a bleed that cannot be."""
        from infographic.publish.pdf import pdf  # noqa: PLC0415

        words = {**self._words(), "Subject": self.alt}
        return pdf(self.pages, self.story, words, trim=self.format.trim, bleed=bleed)

    def html(
        self,
        name: str = "results",
        widths: Iterable[int] | None = None,
        *,
        formats: str | Iterable[str] = (),
        scales: Iterable[int] | None = None,
    ) -> str:
        """The `<figure>` that shows `name-600.png` and so on, to paste into a page. Narrow windows
        show the mobile picture where `formats` has it."""
        order = Order(name, _some(widths), _some(scales))
        return self._figure(order, find_formats(formats) if formats else ())

    def meta(self, name: str = "results", *, scales: Iterable[int] | None = None) -> str:
        """The `<meta>` tags for the head of a page whose link is to show this picture."""
        return self._meta(Order(name, scales=_some(scales)))

    def files(
        self,
        widths: Iterable[int] | None = None,
        name: str = "results",
        *,
        formats: str | Iterable[str] | None = None,
        scales: Iterable[int] | None = None,
        text: TextFlavour = "outline",
        palette: int | None = None,
        pdf: bool | None = None,
        bleed: float = 0.0,
    ) -> dict[str, bytes]:
        """Every file of a build by its name.

        `formats` are names, sizes (`1200x675`) or `all`; by default this infographic's own. Each
        page becomes an SVG and PNGs: posters `widths` px wide, pages of a fixed size at `scales`
        of their own. The poster comes with the HTML to embed it, the card with what a link shows.
        `pdf` makes a PDF of every format (True) or of none (False), by default of decks and of
        what is printed, with `bleed` mm around it. Raises UsageError for what there is not.
        """
        order = Order(name, _some(widths), _some(scales), text, palette, pdf, bleed)
        made: dict[str, bytes] = {}
        for _, files in self.built(order, formats):
            made |= files
        return made

    def built(
        self, order: Order, formats: str | Iterable[str] | None = None
    ) -> Iterator[tuple[Infographic, dict[str, bytes]]]:
        """Each format with its files, one format after the other."""
        wanted = (self.format,) if formats is None else find_formats(formats)
        order.check(wanted)
        drawn = (self._in(format) for format in wanted)
        for one, files in build(drawn, replace(order, words=self._words())):
            yield one, files | one._snippets(order, wanted)

    def save(
        self,
        folder: str | Path,
        widths: Iterable[int] | None = None,
        name: str = "results",
        *,
        formats: str | Iterable[str] | None = None,
        scales: Iterable[int] | None = None,
        text: TextFlavour = "outline",
        palette: int | None = None,
        pdf: bool | None = None,
        bleed: float = 0.0,
    ) -> list[Path]:
        """Write every file (see `files`), whole or not at all; returns their paths."""
        from infographic.publish.files import write_all  # noqa: PLC0415

        files = self.files(
            widths,
            name,
            formats=formats,
            scales=scales,
            text=text,
            palette=palette,
            pdf=pdf,
            bleed=bleed,
        )
        return write_all(folder, files)

    def plan(self) -> dict[str, Any]:
        """The editorial plan as plain data; edit it and `render` it."""
        return to_plan(self.story, plain(self.results))

    def check(self) -> list[Message]:
        """What reading the finished picture back finds wrong with it."""
        from infographic.layout.checks import check_pages  # noqa: PLC0415

        return check_pages(self.pages, self.story)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """The questions that this format does not show, or of which it shows a part."""
        return left_out(self.story, self.pages)

    @property
    def alt(self) -> str:
        """The picture in at most 150 characters, for those who do not see it."""
        return alt_text(self.results, finding((self.page.told or self.story).hero))

    @property
    def engine(self) -> str:
        """What paints PNGs on this machine: `cairo`, or `resvg` where there is no cairo."""
        return engine()

    def height(self, width: int, page: int = 1) -> int:
        """The height in pixels of a page's PNG `width` pixels wide."""
        shown = self._numbered(page)
        return max(1, round(shown.height * width / shown.width))

    def _numbered(self, page: int) -> Page:
        if not 1 <= page <= len(self.pages):
            count = len(self.pages)
            raise UsageError(Message("error", "page", f"{page} is none of {count}", "count from 1"))
        return self.pages[page - 1]

    def _shown(self, order: Order) -> list[list[Shown]]:
        """Each page's PNGs, as a document shows them."""
        from infographic.publish.html import Shown  # noqa: PLC0415

        return [
            [Shown(name, width, self.height(width, page)) for width, name in pictures.items()]
            for page, (_, pictures) in enumerate(order.pictures(self.format, len(self.pages)), 1)
        ]

    def _figure(self, order: Order, formats: Iterable[Format]) -> str:
        from infographic.publish.html import figure_html  # noqa: PLC0415

        first, *more = self._shown(order)
        phone = self._in(PHONE)._shown(order) if PHONE in formats and self.format != PHONE else []
        if phone and len(phone) != len(self.pages):
            text = f"has {len(phone)} pages and the poster {len(self.pages)}: phones see the poster"
            self.report.warn("mobile", text, "show fewer questions (--only)")
        width = round(self.format.displayed)
        return figure_html(self.results, first, alt=self.alt, width=width, more=more, phone=phone)

    def _snippets(self, order: Order, formats: Iterable[Format]) -> dict[str, bytes]:
        """The HTML that comes with this format's pictures, where there are some."""
        if not order.sizes(self.format):
            return {}
        if self.format == POSTER:
            return {f"{order.name}.html": self._figure(order, formats).encode("utf-8")}
        if self.format == CARD:
            return {f"{order.name}.meta.html": self._meta(order).encode("utf-8")}
        return {}

    def _meta(self, order: Order) -> str:
        from infographic.publish.html import meta_html  # noqa: PLC0415

        first = self._shown(order)[0]
        return meta_html(self.results, min(first, key=lambda p: p.width), alt=self.alt)

    def _words(self) -> dict[str, str]:
        source = self.results.source
        words = {
            "Author": source.author or source.name or "",
            "Source": source.url or "",
            "Copyright": self.results.licence or "",
        }
        return {key: value for key, value in words.items() if value}

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> dict[str, object]:
        """A notebook shows the first page, a poster at twice its displayed width."""
        return {"image/png": self.png(), "text/plain": repr(self)}

    def __repr__(self) -> str:
        width, height = self.page.pixels
        count = f", {len(self.pages)} pages" if len(self.pages) > 1 else ""
        return f"<Infographic {self.story.title!r} {self.format.name} {width}×{height}{count}>"


def render(
    results: Results | Mapping[str, Any] | str | Path | bytes,
    *,
    style: str = "editorial",
    format: str = "poster",
    only: Iterable[str] = (),
    hero: str | None = None,
    fonts: Iterable[str | Path] = (),
    brand: str | Path | Mapping[str, Any] | None = None,
    report: Report | None = None,
) -> Infographic:
    """Turn survey results into an infographic.

    `results` is a path, a dict, the text of a JSON, YAML or TOML file, a `Results`, or an edited
    plan. `style` is the name of a bundled style or the path of a TOML file. `format` is a place
    where the picture goes (`card`, `story`, ...) or a size (`1200x675`); `Infographic.at` composes
    others. `only` are the ids of the questions to show, `hero` that of the one to open with, of a
    plan too. `fonts` are files and folders to look in for scripts that the style's fonts lack,
    before those installed. `brand` is a file (`brand.toml`) or a dict of a brand's colours, fonts,
    logo and categories; what the results say of their own brand comes before it. Messages are added
    to `report`, which the infographic carries. Raises DataError with every problem of the data, and
    UsageError for a style, format or question that does not exist or a brand that cannot be used.
    """
    told = report if report is not None else Report()
    look = load_style(style, told)
    kept = load_brand(brand, told) if brand is not None else Brand()
    ids = (only,) if isinstance(only, str) else tuple(only)
    measured, story = understand(results, told, brand=kept, only=ids, hero=hero)
    own = merged(placed(measured.brand, folder_of(results)), kept)
    look, drawn = _dressed(look, story, own)
    held = tuple(str(font) for font in fonts)

    workshop = Workshop()

    @cache
    def draw(format: Format) -> tuple[Page, ...]:
        return compose(drawn, look, format, told, held, workshop)

    chosen = find_format(format)
    return Infographic(measured, story, draw(chosen), told, chosen, draw)


def _some(values: Iterable[int] | None) -> tuple[int, ...] | None:
    """Each once, in the order given."""
    return None if values is None else tuple(dict.fromkeys(values))


def _dressed(style: Style, story: Story, brand: Brand) -> tuple[Style, Story]:
    """The style in the brand's colours, fonts and logo, and the story with its categories' colours:
    both as they are where nothing of the kind was given."""
    given = tuple(given_colors(story))
    if not (given or brand.colors or brand.fonts or brand.logo or brand.categories):
        return style, story
    # The science of colour takes 60 ms to import: only brands need it.
    from infographic.style.brand import branded, categories_of  # noqa: PLC0415

    return branded(style, brand, given), colored(story, categories_of(brand))


def understand(
    source: Results | Mapping[str, Any] | str | Path | bytes,
    report: Report,
    folder: Path | None = None,
    brand: Brand = Brand(),  # noqa: B008 (it is immutable)
    only: tuple[str, ...] = (),
    hero: str | None = None,
) -> tuple[Results, Story]:
    """Results and their story from whatever `render` accepts, with survey sense applied and icons
    from files taken in: those are looked for in `folder`, by default the source's own. Results are
    signed by `brand` where they do not say themselves whose they are. Of the results and the story
    none but the questions in `only` are kept, and `hero` opens it."""
    before = len(report.messages)
    if isinstance(source, Results):
        results = replace(source, brand=signed(source.brand, brand))
        kept = keep(results, only, report, hero)
        _check(results, kept, report, before)
        return kept, with_icons(tell(kept, hero, report), folder or Path(), _places(results))
    folder = folder or folder_of(source)
    data = read(dict(source) if isinstance(source, Mapping) else source, report)
    if is_plan(data):
        story, held = from_plan(data)  # type: ignore[arg-type]
        results = parse(held, report)
        results = replace(results, brand=signed(results.brand, brand))
        check_plan(story, results, report)
        story = replan(story, results, only, hero, report)
        told = told_ids(story, results)
        shown = tuple(id for id in panel_ids(results) if id in told) if only else ()
        kept = keep(results, shown, Report())
        _check(results, kept, report, before)
        return kept, with_icons(story, folder, {})
    results = parse(data, report)
    results = replace(results, brand=signed(results.brand, brand))
    kept = keep(results, only, report, hero)
    _check(results, kept, report, before)
    return kept, with_icons(tell(kept, hero, report), folder, _places(results))


def _check(results: Results, kept: Results, report: Report, before: int) -> None:
    """What there is to ask about the figures. Of the messages from `before` on none is about a
    question that is not kept; the others name places in the whole file."""
    check(results, report)
    shown = {question.id for question in kept.questions()}
    dropped = [place for question, place in places(results) if question.id not in shown]
    ends = tuple(f"{place}{end}" for place in dropped for end in ".[")
    report.messages[before:] = [
        message
        for message in report.messages[before:]
        if not (message.place in dropped or (ends and message.place.startswith(ends)))
    ]


def _places(results: Results) -> dict[str, str]:
    """Where each question is in its file, by id."""
    return {question.id: place for question, place in places(results)}
