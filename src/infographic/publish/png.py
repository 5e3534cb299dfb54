"""A page → PNG files at several widths, painted and compressed by all cores."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Mapping
from typing import Literal, Protocol

from PIL import Image

from infographic.errors import Message, UsageError
from infographic.layout.page import Page
from infographic.paint import cairo
from infographic.publish import pngfile

Engine = Literal["cairo", "resvg"]

WIDEST = cairo.WIDEST
"""The widest PNG, in pixels."""


class _Painting(Protocol):
    """A page at one width, painted band by band."""

    width: int
    height: int
    bands: int

    def rows(self, band: int) -> int: ...
    def paint(self, band: int, padding: int = 0) -> bytes: ...


def engine() -> Engine:
    """What paints PNGs here: cairo, or resvg where the cairo library is missing.

    The environment variable INFOGRAPHIC_ENGINE (`cairo` or `resvg`) overrides the choice.
    Raises UsageError when it names something else, or cairo where there is none.
    """
    wanted = os.environ.get("INFOGRAPHIC_ENGINE", "")
    if wanted not in ("", "cairo", "resvg"):
        raise _usage(f'INFOGRAPHIC_ENGINE is "{wanted}"', 'set it to "cairo" or "resvg"')
    if wanted == "resvg":
        return "resvg"
    try:
        cairo.load()
    except cairo.CairoMissingError as error:
        if wanted == "cairo":
            raise _usage(
                f"cairo cannot paint here: {error}",
                "install cairo, or unset INFOGRAPHIC_ENGINE to paint with resvg",
            ) from error
        return "resvg"
    return "cairo"


def png(
    page: Page,
    width: int,
    text: Mapping[str, str] | None = None,
    *,
    palette: int | None = None,
    dpi: float = 96.0,
) -> bytes:
    """The page as a PNG file `width` pixels wide. See `pngs`."""
    return pngs(page, (width,), text, palette=palette, dpi=dpi)[width]


def pngs(
    page: Page,
    widths: Iterable[int],
    text: Mapping[str, str] | None = None,
    *,
    palette: int | None = None,
    dpi: float = 96.0,
    threads: int | None = None,
) -> dict[int, bytes]:
    """The page as PNG files of several widths in pixels.

    `dpi` is how many px of the picture's own size an inch has. `text` holds keywords for the file
    (Author, Copyright, Source, ...) beside the Title and Description that the page knows. `palette`
    reduces the picture to so many colours (2-256): about a quarter of the bytes, but edges are no
    longer exactly what was painted.
    """
    wanted = tuple(dict.fromkeys(widths))
    for width in wanted:
        if not 0 < width <= WIDEST:
            raise _usage(
                f"a PNG cannot be {width} pixels wide", f"choose a width from 1 to {WIDEST}"
            )
    if palette is not None and not 2 <= palette <= 256:
        raise _usage(f"a palette cannot have {palette} colours", "choose 2 to 256")
    words = {"Title": page.title, "Description": page.description, **(text or {})}
    paint = _painter(page)
    paintings = {width: paint(width) for width in wanted}
    # CSS px have 96 to the inch.
    scales = {width: width / page.pixels[0] * dpi / 96 for width in wanted}
    if palette is not None:
        return {w: _reduced(p, palette, scales[w], words) for w, p in paintings.items()}
    packed: dict[int, list[pngfile.Packed | None]] = {
        width: [None] * painting.bands for width, painting in paintings.items()
    }

    def job(width: int, band: int) -> None:
        painting = paintings[width]
        rows = painting.paint(band, padding=1)
        packed[width][band] = pngfile.pack(rows, last=band == painting.bands - 1)

    # The widest bands first, so that no thread is left with a long one at the end.
    jobs = [(w, b) for w in sorted(wanted, reverse=True) for b in range(paintings[w].bands)]
    _share(job, jobs, threads or _cores())
    return {
        width: pngfile.assemble(
            painting.width,
            painting.height,
            (band for band in packed[width] if band is not None),
            scale=scales[width],
            text=words,
        )
        for width, painting in paintings.items()
    }


def _painter(page: Page) -> Callable[[int], _Painting]:
    if engine() == "cairo":
        sheet = cairo.compile_page(page)
        return lambda width: cairo.Painting(sheet, width)
    # Imported late: resvg and svgwrite take 130 ms, for nothing where there is cairo.
    from infographic.publish.resvg import Drawing, ResvgPainting  # noqa: PLC0415

    drawing = Drawing(page)
    return lambda width: ResvgPainting(drawing, width)


def _share(job: Callable[[int, int], None], jobs: list[tuple[int, int]], threads: int) -> None:
    """Do all jobs with so many threads, this one among them. Raises what the first failure did.

    Plain threads, because importing concurrent.futures costs more than they take to start.
    """
    queue = iter(jobs)
    lock = threading.Lock()
    failures: list[BaseException] = []

    def work() -> None:
        while not failures:
            with lock:
                task = next(queue, None)
            if task is None:
                return
            try:
                job(*task)
            except BaseException as error:
                failures.append(error)

    helpers = [threading.Thread(target=work) for _ in range(min(threads, len(jobs)) - 1)]
    for helper in helpers:
        helper.start()
    work()
    for helper in helpers:
        helper.join()
    if failures:
        raise failures[0]


def _cores() -> int:
    """How many threads pay: the cores this process may use, but memory grows with them."""
    if hasattr(os, "sched_getaffinity"):
        return min(8, len(os.sched_getaffinity(0)))
    return min(8, os.cpu_count() or 1)


def _reduced(painting: _Painting, colours: int, scale: float, words: Mapping[str, str]) -> bytes:
    """The picture in so many colours, without dithering, which flat areas would show."""
    rgb = b"".join(painting.paint(band) for band in range(painting.bands))
    whole = Image.frombytes("RGB", (painting.width, painting.height), rgb)
    few = whole.quantize(colours, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    palette = bytes(few.getpalette("RGB") or b"")[: 3 * colours]
    rows = few.tobytes("raw", "P", painting.width + 1)
    size = painting.width, painting.height
    return pngfile.encode(*size, [rows], scale=scale, text=words, palette=palette)


def _usage(text: str, cure: str) -> UsageError:
    return UsageError(Message("error", "", text, cure))
