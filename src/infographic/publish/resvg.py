"""Paints the outlined SVG with resvg, a self-contained wheel, where there is no cairo library."""

from __future__ import annotations

import io
import threading
from typing import Any

import resvg
from PIL import Image

from infographic.layout.page import Page
from infographic.paint.svg import paint_svg

BAND = 1024
"""Rows painted at a time: bounds the memory; each band walks through the whole picture."""


class Drawing:
    """The page's SVG, parsed once by each thread: resvg's trees must not change threads."""

    def __init__(self, page: Page) -> None:
        self.width, self.height = page.width, page.height
        self._svg = paint_svg(page)
        self._local = threading.local()

    def tree(self) -> Any:
        tree = getattr(self._local, "tree", None)
        if tree is None:
            tree = resvg.usvg.Tree.from_str(self._svg, resvg.usvg.Options.default())
            self._local.tree = tree
        return tree


class ResvgPainting:
    """A page at one width; the same doors as `infographic.paint.cairo.Painting`."""

    def __init__(self, drawing: Drawing, width: int) -> None:
        self._drawing = drawing
        self.scale = width / drawing.width
        self.width, self.height = width, max(1, round(drawing.height * self.scale))
        self.bands = -(-self.height // BAND)

    def rows(self, band: int) -> int:
        """How many rows a band has: the last one may be lower."""
        return min(BAND, self.height - band * BAND)

    def paint(self, band: int, padding: int = 0) -> bytes:
        """The rows of a band as RGB bytes, each followed by `padding` zero bytes."""
        # Row by row, unlike SVG's matrix: x scale, x skew, x shift; y skew, y scale, y shift.
        place = (self.scale, 0, 0, 0, self.scale, -band * BAND)
        size = self.width, self.rows(band)
        white = (255, 255, 255, 255)
        painted = resvg.render(self._drawing.tree(), place, bg_size=size, bg_color=white)
        with Image.open(io.BytesIO(painted)) as image:
            rgb = image.convert("RGB")
        return rgb.tobytes("raw", "RGB", self.width * 3 + padding)
