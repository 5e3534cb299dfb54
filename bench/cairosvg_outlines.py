"""CairoSVG on the outlined SVG."""

from __future__ import annotations

from pathlib import Path

from bench.cairosvg_route import draw_as


def draw(source: Path, folder: Path) -> None:
    draw_as("outline", source, folder)
