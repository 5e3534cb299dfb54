"""The last step of every composition: what was placed becomes a page."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from infographic.errors import Report
from infographic.layout.formats import Format
from infographic.layout.mirror import mirrored, mirrored_box
from infographic.layout.page import Page, Placed
from infographic.marks import Mark, Text, leaves
from infographic.story.model import Story
from infographic.style.tokens import Style
from infographic.text.fonts import coverage
from infographic.text.installed import script_name
from infographic.text.numbers import Numbers


def finished(
    marks: Sequence[Mark],
    placed: Sequence[Placed],
    width: float,
    height: float,
    story: Story,
    style: Style,
    format: Format,
    report: Report,
    told: Story | None = None,
) -> Page:
    """The page of `marks`, mirrored where the language runs from right to left; characters that no
    font has are reported. `told` is the story of a page that shows a selection."""
    own = {path for type in style.type.values() for path in type.own}
    _report_missing(marks, story.locale, report, own)
    if Numbers(story.locale).rtl:
        marks = mirrored(marks, width)
        placed = [replace(p, box=mirrored_box(p.box, width)) for p in placed]
    return Page(
        width=width,
        height=height,
        ground=style.grounds[style.rhythm.footer].fill,
        marks=tuple(marks),
        placed=tuple(placed),
        title=story.title,
        description=story.description,
        language=story.locale,
        smallest_text=format.smallest_text,
        told=told,
        safe=format.safe,
        fixed=not format.is_tall,
    )


def _report_missing(
    marks: Sequence[Mark], language: str, report: Report, own: Collection[str]
) -> None:
    """Name the installed fonts that were used, none of the brand's `own`, and the characters that
    no font has."""
    missing: dict[str, dict[str, None]] = {}
    install: dict[str, str] = {}
    used: dict[str, None] = {}
    for mark in leaves(marks):
        if not isinstance(mark, Text):
            continue
        for piece in mark.pieces:
            path = piece.face.path.partition("#")[0]
            if Path(path).is_absolute() and path not in own:
                used[Path(path).name] = None
            if 0 in piece.glyphs:
                known = coverage(piece.face.path)
                for c in piece.text:
                    if ord(c) not in known:
                        name, family = script_name(ord(c), language)
                        missing.setdefault(name, {})[c] = None
                        install[name] = family
    if used:
        report.infer("", f"set with fonts of this machine: {', '.join(sorted(used))}")
    for name, characters in missing.items():
        shown = ", ".join(f'"{c}" (U+{ord(c):04X})' for c in list(characters)[:5])
        more = f" and {len(characters) - 5} more" if len(characters) > 5 else ""
        report.warn(
            "",
            f"no font here has the {name} {shown}{more}",
            f"install {install[name]}, or hand a font over with --font FILE",
        )
