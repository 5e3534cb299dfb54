"""The names a style's file may use for forms, checked against those there are."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from infographic.blocks.registry import block_names
from infographic.errors import Message, UsageError
from infographic.layout.closings import CLOSINGS
from infographic.layout.head import HEADS
from infographic.layout.motifs import MOTIFS
from infographic.layout.openings import OPENINGS
from infographic.layout.rules import RULES
from infographic.style.tokens import Style


def check_names(style: Style, compositions: Iterable[str]) -> None:
    """Raises UsageError with every name in the style that stands for nothing, and the nearest that
    does."""
    wrong = list(_wrong(style, compositions))
    if wrong:
        raise UsageError(wrong)


def _wrong(style: Style, compositions: Iterable[str]) -> Iterator[Message]:
    shape = style.shape
    names = block_names()
    chosen: list[tuple[str, str, Iterable[str]]] = [
        ("composition", style.composition, compositions),
        ("shape.head", shape.head, HEADS),
        ("shape.align", shape.align, ("start", "middle")),
        ("shape.edge", shape.edge, ("straight", "tail")),
        ("shape.opening", shape.opening, OPENINGS),
        ("shape.hero", shape.hero, ("", *names)),
        ("shape.closing", shape.closing, CLOSINGS),
        ("shape.motif", shape.motif, MOTIFS),
        ("shape.rules", shape.rules, RULES),
        ("shape.columns", shape.columns, ("open", "rule")),
        ("shape.rows", shape.rows, ("shared", "bands")),
        ("shape.title", shape.title, ("plain", "ribbon")),
        *((f"prefer.{name}", name, names) for name in style.prefer),
        *((f"blocks.{name}", name, names) for name in style.blocks),
    ]
    for token, name, known in chosen:
        held = [k for k in known if k]
        if name in held or (not name and "" in tuple(known)):
            continue
        near = difflib.get_close_matches(name, held, 1)
        cure = f'did you mean "{near[0]}"?' if near else f"choose from {', '.join(sorted(held))}"
        yield Message("error", f"{style.name}: {token}", f'there is no "{name}"', cure)
