"""Draws the pictures that the README shows and the examples come with, and the sheet of styles.

python docs/pictures.py
"""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

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
FORMATS = "formats.png"
FLAGSHIPS = ("editorial", "agency", "bento")
SHOWN = ("card", "square", "story", "slide")
ROW, GAP, MAT = 300, 14, "#E9E7EE"


def pictures() -> dict[str, bytes]:
    """The reference survey as SVG and as PNGs; the README shows the one 1200 px wide."""
    infographic = render(EXAMPLES / f"{EXAMPLE}.results.json")
    made = {f"{EXAMPLE}.svg": infographic.svg().encode("utf-8")}
    return made | {f"{EXAMPLE}-{w}.png": infographic.png(w) for w in WIDTHS}


def styles() -> bytes:
    """The reference survey as every style's poster, whole, in columns."""
    survey = EXAMPLES / f"{EXAMPLE}.results.json"
    return png(style_sheet(survey, short=False), STYLES_WIDTH)


def formats() -> bytes:
    """The reference survey in some formats, a row for each of the three design systems."""
    rows = []
    for style in FLAGSHIPS:
        infographic = render(EXAMPLES / f"{EXAMPLE}.results.json", style=style)
        row = []
        for name in SHOWN:
            found = infographic.at(name)
            width = round(ROW * found.page.width / found.page.height)
            row.append(Image.open(io.BytesIO(found.png(width))).convert("RGB"))
        rows.append(row)
    width = max(sum(image.width for image in row) + GAP * (len(row) + 1) for row in rows)
    sheet = Image.new("RGB", (width, (ROW + GAP) * len(rows) + GAP), MAT)
    for i, row in enumerate(rows):
        x = GAP
        for image in row:
            sheet.paste(image, (x, GAP + i * (ROW + GAP)))
            x += image.width + GAP
    held = io.BytesIO()
    sheet.save(held, "PNG", optimize=True)
    return held.getvalue()


def main() -> None:
    for folder, made in (
        (EXAMPLES, pictures()),
        (DOCS, {STYLES: styles(), FORMATS: formats()}),
    ):
        for path, data in zip(write_all(folder, made), made.values(), strict=True):
            print(f"{path.name}  {len(data) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
