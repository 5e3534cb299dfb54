"""Our own route: results → page → SVG and PNG files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from bench.survey import WIDTHS
from infographic import render
from infographic.layout.page import Page
from infographic.paint.svg import paint_svg
from infographic.publish.png import pngs


def draw(source: Path, folder: Path) -> None:
    """Everything that `infographic build` writes."""
    render(source).save(folder, WIDTHS, "ours")


def layout_and_svg(source: Path) -> str:
    """From the file to the SVG text."""
    return render(source).svg()


def stages(source: Path) -> dict[str, Callable[[], object]]:
    """The parts of the job, to be timed one by one."""
    page: Page = render(source).page
    return {
        "layout": lambda: render(source),
        "svg": lambda: paint_svg(page),
        "png": lambda: pngs(page, WIDTHS),
    }


def grow(source: Path, folder: Path) -> None:
    """A long survey: SVG and one PNG."""
    made = render(json.loads(source.read_text("utf-8")))
    made.save(folder, (600,), "grown")
