"""Makes `square.ttf`: a font in which the width of a text is its length times the font size.

    python tests/data/make_square.py

Every printable ASCII and Latin-1 character is a square 1000 units wide on an em of 1000, from the
descender up to the ascender; spaces are as wide, and empty.
"""

from __future__ import annotations

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph

EM, ASCENDER, DESCENDER, CAP_HEIGHT, X_HEIGHT = 1000, 800, -200, 700, 500
BLANK = (0x20, 0xA0)
EPOCH = 2082844800  # 1970-01-01 in a font's seconds: a clock would change the bytes


def square() -> Glyph:
    pen = TTGlyphPen(None)
    pen.moveTo((0, DESCENDER))
    pen.lineTo((0, ASCENDER))
    pen.lineTo((EM, ASCENDER))
    pen.lineTo((EM, DESCENDER))
    pen.closePath()
    return pen.glyph()


def main(target: Path) -> None:
    points = [*range(0x20, 0x7F), *range(0xA0, 0x100)]
    names = {point: f"uni{point:04X}" for point in points}
    order = [".notdef", *names.values()]
    blank = {names[point] for point in BLANK}

    builder = FontBuilder(EM, isTTF=True)
    builder.font.recalcTimestamp = False
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(names)
    builder.setupGlyf({name: Glyph() if name in blank else square() for name in order})
    builder.setupHorizontalMetrics(dict.fromkeys(order, (EM, 0)))
    builder.setupHorizontalHeader(ascent=ASCENDER, descent=DESCENDER)
    builder.setupNameTable({"familyName": "Square", "styleName": "Regular"})
    builder.setupOS2(
        sTypoAscender=ASCENDER,
        sTypoDescender=DESCENDER,
        sTypoLineGap=0,
        usWinAscent=ASCENDER,
        usWinDescent=-DESCENDER,
        sCapHeight=CAP_HEIGHT,
        sxHeight=X_HEIGHT,
        fsSelection=1 << 6 | 1 << 7,  # regular; the typo metrics are the ones to use
        version=4,
    )
    builder.setupPost()
    builder.updateHead(created=EPOCH, modified=EPOCH)
    builder.save(target)


if __name__ == "__main__":
    main(Path(__file__).with_name("square.ttf"))
