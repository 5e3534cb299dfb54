"""Draws the pictures that the README shows and the examples come with.

python docs/pictures.py
"""

from __future__ import annotations

from pathlib import Path

from infographic.publish.files import write_all
from infographic.render import render

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
EXAMPLE = "ic-2012"
WIDTHS = (600, 1200)


def pictures() -> dict[str, bytes]:
    """The reference survey as SVG and as PNGs; the README shows the one 1200 px wide."""
    infographic = render(EXAMPLES / f"{EXAMPLE}.results.json")
    made = {f"{EXAMPLE}.svg": infographic.svg().encode("utf-8")}
    return made | {f"{EXAMPLE}-{w}.png": infographic.png(w) for w in WIDTHS}


def main() -> None:
    made = pictures()
    for path, data in zip(write_all(EXAMPLES, made), made.values(), strict=True):
        print(f"{path.name}  {len(data) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
