"""Our layout and SVG, with CairoSVG for the PNGs: what one would do without a painter of one's own.

Glyph outlines, which look right everywhere, and live text, which is less to parse.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import cairosvg

from bench.survey import WIDTHS
from infographic import render


def draw_as(text: Literal["outline", "live"], source: Path, folder: Path) -> None:
    svg = render(source).svg(text)
    (folder / f"cairosvg-{text}.svg").write_text(svg, "utf-8")
    for width in WIDTHS:
        png = cairosvg.svg2png(bytestring=svg.encode("utf-8"), output_width=width)
        (folder / f"cairosvg-{text}-{width}.png").write_bytes(png)
