"""Makes the font files in `assets/fonts/` from npm packages, byte for byte.

    npm install --no-save @fontsource-variable/mona-sans@5.3.0 \\
        @fontsource-variable/source-serif-4@5.3.1 @fontsource-variable/noto-sans@5.3.0
    python assets/recipes/fonts.py node_modules

The packages hold WOFF2 files cut by script. They are unpacked to plain TTF because HarfBuzz maps
a TTF straight from disk, while WOFF2 would have to be decompressed in every run. Made with
fontTools 4.68.0 and brotli 1.2.1; another fontTools may pack tables otherwise, which changes
bytes but no glyph.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
FONTS = HERE.parent / "fonts"

# folder -> (npm package, version, axes in the file name, scripts in order of preference, styles)
FAMILIES: dict[str, tuple[str, str, str, tuple[str, ...], tuple[str, ...]]] = {
    "mona-sans": (
        "@fontsource-variable/mona-sans",
        "5.3.0",
        "wdth",
        ("latin", "latin-ext", "vietnamese"),
        ("normal",),
    ),
    "source-serif-4": (
        "@fontsource-variable/source-serif-4",
        "5.3.1",
        "wght",
        ("latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "vietnamese"),
        ("normal", "italic"),
    ),
    # Only the scripts Mona Sans lacks.
    "noto-sans": (
        "@fontsource-variable/noto-sans",
        "5.3.0",
        "wdth",
        ("greek", "greek-ext", "cyrillic", "cyrillic-ext"),
        ("normal",),
    ),
}


def unpack(source: Path, target: Path) -> None:
    """Decompresses one file and changes nothing else: the licence reserves the name "Mona" for
    unmodified versions, and there is nothing to gain (no glyph has hints, no file a signature)."""
    font = TTFont(source, recalcTimestamp=False, recalcBBoxes=False)
    font.flavor = None
    font.save(target, reorderTables=True)


def main(packages: Path) -> None:
    for folder, (package, version, axes, scripts, styles) in FAMILIES.items():
        root = packages / package
        found = json.loads((root / "package.json").read_text("utf-8"))["version"]
        if found != version:
            raise SystemExit(f"{package} is {found}, wanted is {version}")
        target = FONTS / folder
        target.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / "LICENSE", target / "LICENSE.txt")
        stem = package.rsplit("/", 1)[1]
        for script in scripts:
            for style in styles:
                name = script if style == "normal" else f"{script}-{style}"
                unpack(
                    root / "files" / f"{stem}-{script}-{axes}-{style}.woff2", target / f"{name}.ttf"
                )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
