"""What a page says, as it may be looked for whatever breaks, shapes or cases its lines."""

from __future__ import annotations

from collections.abc import Iterable

from infographic.layout.checks.view import Leaf
from infographic.marks import Text

# Which quotation marks and hyphens a text gets is the typesetter's choice.
_TYPESET = str.maketrans("\u2010\u2011", "--", "\"'`´‘’‚‛“”„‟‹›«»「」『』")


def bare(text: str) -> str:
    """A text without its white space, quotation marks and kinds of hyphens."""
    return "".join(text.split()).translate(_TYPESET)


def said(leaves: Iterable[Leaf]) -> str:
    """All texts in painting order, bare."""
    return "".join(bare(leaf.mark.text) for leaf in leaves if isinstance(leaf.mark, Text))
