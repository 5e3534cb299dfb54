"""The Python door: `render(results)` walks the data once through the house."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, Literal

from infographic.errors import Message, Report, UsageError
from infographic.layout.compositions import compose
from infographic.layout.formats import Format, find_format
from infographic.layout.page import Page
from infographic.publish.alt import alt_text
from infographic.publish.aside import Aside
from infographic.publish.png import engine, png, pngs
from infographic.readers import folder_of, read
from infographic.readers.brand import load_brand
from infographic.results.brand import merged, placed, signed
from infographic.results.check import check, places
from infographic.results.model import Brand, Results
from infographic.results.parse import parse
from infographic.results.plain import plain
from infographic.story.categories import colored, given_colors
from infographic.story.model import Story
from infographic.story.plan import check_plan, from_plan, is_plan, to_plan
from infographic.story.tell import tell
from infographic.style.load import load_style
from infographic.style.own_icons import with_icons
from infographic.style.tokens import Style

WIDTHS = (600, 1200, 2400)

TextFlavour = Literal["outline", "live"]

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
        found = find_format(format)
        return (
            self if found == self.format else replace(self, pages=self._draw(found), format=found)
        )

    def svg(self, text: TextFlavour = "outline", *, page: int = 1) -> str:
        """One page as an SVG document. `outline` looks the same everywhere, `live` keeps text
        selectable."""
        from infographic.paint.svg import paint_svg  # noqa: PLC0415

        return paint_svg(self._numbered(page), text)

    def png(self, width: int = 1200, *, palette: int | None = None, page: int = 1) -> bytes:
        """One page as a PNG file, `width` pixels wide. Raises UsageError for a width of none."""
        return png(self._numbered(page), width, self._words(), palette=palette)

    def pdf(self, bleed: float = 0) -> bytes:
        """All pages as one PDF file, in print formats as large as the paper; `bleed` mm beyond it
        are painted. Raises UsageError for a bleed that cannot be."""
        from infographic.publish.pdf import pdf  # noqa: PLC0415

        words = {**self._words(), "Subject": alt_text(self.results)}
        return pdf(self.pages, self.story, words, trim=self.format.trim, bleed=bleed)

    def html(self, name: str = "results", widths: Iterable[int] = WIDTHS) -> str:
        """The `<figure>` that shows `name-600.png` and so on, to paste into a page."""
        from infographic.publish.html import Shown, figure_html  # noqa: PLC0415

        wanted = tuple(widths)
        first, *more = (
            [Shown(f"{stem}-{width}.png", width, self.height(width, page)) for width in wanted]
            for page, stem in enumerate(self._stems(name), 1)
        )
        # A poster is designed to be read at half its size: 1200 px are 600 at two pixels each.
        return figure_html(self.results, first, width=round(self.page.width / 2), more=more)

    def files(
        self,
        widths: Iterable[int] = WIDTHS,
        name: str = "results",
        *,
        text: TextFlavour = "outline",
        palette: int | None = None,
    ) -> dict[str, bytes]:
        """Every file of a build by its name: SVG, a PNG for each width, the HTML to embed."""
        wanted = tuple(dict.fromkeys(widths))
        made: dict[str, bytes] = {}
        for page, stem in enumerate(self._stems(name), 1):
            # cairo and deflate leave Python alone while they work: the SVG is written meanwhile.
            painting = Aside(
                partial(pngs, self._numbered(page), wanted, self._words(), palette=palette)
            )
            svg = self.svg(text, page=page)
            made[f"{stem}.svg"] = svg.encode("utf-8")
            made |= {f"{stem}-{width}.png": data for width, data in painting.result().items()}
        if wanted:
            made[f"{name}.html"] = self.html(name, wanted).encode("utf-8")
        return made

    def save(
        self,
        folder: str | Path,
        widths: Iterable[int] = WIDTHS,
        name: str = "results",
        *,
        text: TextFlavour = "outline",
        palette: int | None = None,
    ) -> list[Path]:
        """Write every file, whole or not at all; returns their paths."""
        from infographic.publish.files import write_all  # noqa: PLC0415

        return write_all(folder, self.files(widths, name, text=text, palette=palette))

    def plan(self) -> dict[str, Any]:
        """The editorial plan as plain data; edit it and `render` it."""
        return to_plan(self.story, plain(self.results))

    def check(self) -> list[Message]:
        """What reading the finished picture back finds wrong with it."""
        from infographic.layout.checks import check_pages  # noqa: PLC0415

        return check_pages(self.pages, self.story)

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

    def _stems(self, name: str) -> list[str]:
        """What the files of each page begin with: numbered where there is more than one."""
        if len(self.pages) == 1:
            return [name]
        return [f"{name}-p{page}" for page in range(1, len(self.pages) + 1)]

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
        """A notebook shows the PNG at twice its displayed width."""
        return {"image/png": self.png(1200), "text/plain": repr(self)}

    def __repr__(self) -> str:
        width, height = self.page.width, self.page.height
        return f"<Infographic {self.story.title!r} {width:g}×{height:g}>"


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
    others. `only` are the ids of the questions to show, `hero` that of the one to open with.
    `fonts` are files and folders to look in for scripts that the style's fonts lack, before those
    installed. `brand` is a file (`brand.toml`) or a dict of a brand's colours, fonts, logo and
    categories; what the results say of their own brand comes before it. Messages are added to
    `report`, which the infographic carries. Raises DataError with every problem of the data, and
    UsageError for a style or format that does not exist or a brand that cannot be used.
    """
    told = report if report is not None else Report()
    look = load_style(style, told)
    kept = load_brand(brand, told) if brand is not None else Brand()
    measured, story = understand(results, told, brand=kept)
    own = merged(placed(measured.brand, folder_of(results)), kept)
    look, drawn = _dressed(look, story, own)
    held = tuple(str(font) for font in fonts)

    def draw(format: Format) -> tuple[Page, ...]:
        return compose(drawn, look, format, told, held)

    chosen = find_format(format)
    return Infographic(measured, story, draw(chosen), told, chosen, draw)


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
) -> tuple[Results, Story]:
    """Results and their story from whatever `render` accepts, with survey sense applied and icons
    from files taken in: those are looked for in `folder`, by default the source's own. Results are
    signed by `brand` where they do not say themselves whose they are."""
    if isinstance(source, Results):
        source = replace(source, brand=signed(source.brand, brand))
        check(source, report)
        return source, with_icons(tell(source), folder or Path(), _places(source))
    folder = folder or folder_of(source)
    data = read(dict(source) if isinstance(source, Mapping) else source, report)
    if is_plan(data):
        story, held = from_plan(data)  # type: ignore[arg-type]
        results = parse(held, report)
        results = replace(results, brand=signed(results.brand, brand))
        check(results, report)
        check_plan(story, results, report)
        return results, with_icons(story, folder, {})
    results = parse(data, report)
    results = replace(results, brand=signed(results.brand, brand))
    check(results, report)
    return results, with_icons(tell(results), folder, _places(results))


def _places(results: Results) -> dict[str, str]:
    """Where each question is in its file, by id."""
    return {question.id: place for question, place in places(results)}
