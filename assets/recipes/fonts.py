"""Makes the font files in `assets/fonts/` from npm packages, byte for byte.

    npm install --no-save $(python assets/recipes/fonts.py)
    python assets/recipes/fonts.py node_modules

The first call of the script names the packages, the second makes the files. The packages hold WOFF2
files cut by script. They are unpacked to plain TTF because HarfBuzz maps a TTF straight from disk,
while WOFF2 would have to be decompressed in every run. Made with fontTools 4.68.0 and brotli 1.2.1;
another fontTools may pack tables otherwise, which changes bytes but no glyph.
"""

from __future__ import annotations

import json
import shutil
import sys
from itertools import product
from pathlib import Path

from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
FONTS = HERE.parent / "fonts"

LATIN = ("latin", "latin-ext")
UPRIGHT = ("normal",)

# folder -> (npm package, version, what files are called by: the axes or else each static weight,
# scripts in order of preference, styles)
FAMILIES: dict[str, tuple[str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "mona-sans": (
        "@fontsource-variable/mona-sans",
        "5.3.0",
        ("wdth",),
        (*LATIN, "vietnamese"),
        UPRIGHT,
    ),
    "source-serif-4": (
        "@fontsource-variable/source-serif-4",
        "5.3.1",
        ("wght",),
        (*LATIN, "cyrillic", "cyrillic-ext", "greek", "vietnamese"),
        ("normal", "italic"),
    ),
    "anton": ("@fontsource/anton", "5.3.0", ("400",), LATIN, UPRIGHT),
    "archivo": ("@fontsource-variable/archivo", "5.3.0", ("wdth",), LATIN, UPRIGHT),
    "atkinson-hyperlegible-next": (
        "@fontsource-variable/atkinson-hyperlegible-next",
        "5.3.0",
        ("wght",),
        LATIN,
        UPRIGHT,
    ),
    "barlow-condensed": (
        "@fontsource/barlow-condensed",
        "5.3.0",
        ("500", "600", "700"),
        LATIN,
        UPRIGHT,
    ),
    "bricolage-grotesque": (
        "@fontsource-variable/bricolage-grotesque",
        "5.3.0",
        ("wdth",),
        LATIN,
        UPRIGHT,
    ),
    "dm-serif-display": ("@fontsource/dm-serif-display", "5.3.0", ("400",), LATIN, UPRIGHT),
    "figtree": ("@fontsource-variable/figtree", "5.3.0", ("wght",), LATIN, UPRIGHT),
    "fraunces": ("@fontsource-variable/fraunces", "5.3.0", ("wght",), LATIN, UPRIGHT),
    "gabarito": ("@fontsource-variable/gabarito", "5.3.0", ("wght",), LATIN, UPRIGHT),
    "ibm-plex-sans": (
        "@fontsource-variable/ibm-plex-sans",
        "5.3.0",
        ("wdth",),
        (*LATIN, "cyrillic", "greek"),
        UPRIGHT,
    ),
    "inter": (
        "@fontsource-variable/inter",
        "5.3.0",
        ("wght",),
        (*LATIN, "cyrillic", "greek"),
        UPRIGHT,
    ),
    # Its Cyrillic has Russian letters alone: Ukrainian words would be set in two fonts.
    "jost": ("@fontsource-variable/jost", "5.3.0", ("wght",), LATIN, UPRIGHT),
    "manrope": (
        "@fontsource-variable/manrope",
        "5.3.0",
        ("wght",),
        (*LATIN, "cyrillic", "greek"),
        UPRIGHT,
    ),
    "newsreader": (
        "@fontsource-variable/newsreader",
        "5.3.0",
        ("wght",),
        LATIN,
        ("normal", "italic"),
    ),
    "public-sans": ("@fontsource-variable/public-sans", "5.3.0", ("wght",), LATIN, UPRIGHT),
    "source-sans-3": (
        "@fontsource-variable/source-sans-3",
        "5.3.1",
        ("wght",),
        (*LATIN, "cyrillic", "greek"),
        UPRIGHT,
    ),
    "space-grotesk": ("@fontsource-variable/space-grotesk", "5.3.0", ("wght",), LATIN, UPRIGHT),
    "vazirmatn": (
        "@fontsource-variable/vazirmatn",
        "5.3.0",
        ("wght",),
        (*LATIN, "arabic"),
        UPRIGHT,
    ),
    "work-sans": ("@fontsource-variable/work-sans", "5.3.0", ("wght",), LATIN, UPRIGHT),
    # Only the scripts that others lack.
    "noto-sans": (
        "@fontsource-variable/noto-sans",
        "5.3.0",
        ("wdth",),
        ("greek", "greek-ext", "cyrillic", "cyrillic-ext"),
        UPRIGHT,
    ),
}


def packages() -> str:
    """What npm has to install."""
    return " ".join(f"{package}@{version}" for package, version, *_ in FAMILIES.values())


def unpack(source: Path, target: Path) -> None:
    """Decompresses one file and changes nothing else: licences reserve names ("Mona", "Source") for
    unmodified versions, and there is nothing to gain (few have hints, no file a signature)."""
    font = TTFont(source, recalcTimestamp=False, recalcBBoxes=False)
    font.flavor = None
    font.save(target, reorderTables=True)


def main(modules: Path) -> None:
    for folder, (package, version, cuts, scripts, styles) in FAMILIES.items():
        root = modules / package
        found = json.loads((root / "package.json").read_text("utf-8"))["version"]
        if found != version:
            raise SystemExit(f"{package} is {found}, wanted is {version}")
        target = FONTS / folder
        target.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / "LICENSE", target / "LICENSE.txt")
        stem = package.rsplit("/", 1)[1]
        for script, cut, style in product(scripts, cuts, styles):
            name = script if len(cuts) == 1 else f"{script}-{cut}"
            name = name if style == "normal" else f"{name}-{style}"
            unpack(root / "files" / f"{stem}-{script}-{cut}-{style}.woff2", target / f"{name}.ttf")


if __name__ == "__main__":
    if len(sys.argv) == 1:
        print(packages())
    elif len(sys.argv) == 2:
        main(Path(sys.argv[1]))
    else:
        raise SystemExit(__doc__)
