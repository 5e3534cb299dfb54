"""Motifs: what a ground carries under everything else, by the style's own choice."""

from __future__ import annotations

from collections.abc import Callable

from infographic.marks import Box, Mark
from infographic.style.tokens import Ground, Style

Motif = Callable[[Box, Ground, Style], list[Mark]]


def motif(box: Box, ground: Ground, style: Style) -> list[Mark]:
    """The marks of the style's motif on a ground that fills `box`."""
    return MOTIFS[style.shape.motif](box, ground, style)


def _none(box: Box, ground: Ground, style: Style) -> list[Mark]:
    return []


MOTIFS: dict[str, Motif] = {"none": _none}
