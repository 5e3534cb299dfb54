"""Draws the pictures that the README shows and the examples come with, and the sheet of styles.

python docs/pictures.py
"""

from __future__ import annotations

from pathlib import Path

from infographic.catalogue.styles import style_sheet
from infographic.publish.files import write_all
from infographic.publish.png import png
from infographic.render import render

DOCS = Path(__file__).resolve().parent
EXAMPLES = DOCS.parent / "examples"
EXAMPLE = "ic-2012"
WIDTHS = (600, 1200)
STYLES = "styles.png"
STYLES_WIDTH = 1240  # at one and a half times what a README gives it


def pictures() -> dict[str, bytes]:
    """The reference survey as SVG and as PNGs; the README shows the one 1200 px wide."""
    infographic = render(EXAMPLES / f"{EXAMPLE}.results.json")
    made = {f"{EXAMPLE}.svg": infographic.svg().encode("utf-8")}
    return made | {f"{EXAMPLE}-{w}.png": infographic.png(w) for w in WIDTHS}


def styles() -> bytes:
    """The reference survey as every style's poster, whole, in columns."""
    survey = EXAMPLES / f"{EXAMPLE}.results.json"
    return png(style_sheet(survey, short=False), STYLES_WIDTH)


def main() -> None:
    for folder, made in ((EXAMPLES, pictures()), (DOCS, {STYLES: styles()})):
        for path, data in zip(write_all(folder, made), made.values(), strict=True):
            print(f"{path.name}  {len(data) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
