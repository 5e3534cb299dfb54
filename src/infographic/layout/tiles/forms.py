"""Which block shows a panel at which width of a tile, and how many rows it then needs."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from infographic.blocks.base import Block, Setting
from infographic.layout.tiles.base import Sheet
from infographic.layout.tiles.grid import COLUMNS
from infographic.story.model import Panel

# Widths at which a block is tried that does not say how wide it is by nature.
_SHORT = (4, 5, 6)
_LIST = (5, 6, 7)
_WIDE = (7, 8)
# Answers up to here are a short list.
_FEW = 3
# Widths in proportion to height between which a tile looks well.
_TALLEST, _WIDEST = 0.62, 2.5
_SHAPE_COST = 2.5
_FIT_COST = 7.0
_LAST_RESORT_COST = 1.0
# A form this much worse than the best one is no alternative.
_CLOSE = 0.3
# Rows a tile may need at most beside others.
_MOST_ROWS = 11


@dataclass(frozen=True, slots=True)
class Fit:
    """A block at a width: the rows it needs there, and what is amiss with it."""

    block: Block
    rows: int
    misfit: float


def fits(
    panel: Panel,
    sheet: Sheet,
    need: Callable[[Block, int], float],
) -> dict[int, Fit]:
    """The fit at each width the panel may have, the full one among them; the preferred width comes
    first. `need` is the height in px of a tile with that block."""
    scored = _scored(panel, sheet)
    best = max(score for _, _, score, _ in scored)
    by_span: dict[int, tuple[float, Block, bool]] = {}
    for block, columns, score, natural in scored:
        if score < best - _CLOSE and columns != COLUMNS:
            continue
        held = by_span.get(columns)
        if held is None or (natural, score) > (held[2], held[0]):
            by_span[columns] = (score, block, natural)
    found: dict[int, Fit] = {}
    order: list[tuple[float, int, int]] = []
    for place, columns in enumerate(by_span):
        score, block, natural = by_span[columns]
        height = need(block, columns)
        rows = sheet.lattice.rows(height)
        if rows > _MOST_ROWS and columns < COLUMNS:
            continue
        misfit = _FIT_COST * (best - score) ** 1.5
        if block.frame == "tile":
            misfit += _shape(sheet.lattice.span(columns) / sheet.lattice.span(rows))
        if not natural:
            misfit += _LAST_RESORT_COST
        found[columns] = Fit(block, rows, misfit)
        order.append((misfit + 0.15 * place, place, columns))
    return {columns: found[columns] for _, _, columns in sorted(order)}


def _shape(ratio: float) -> float:
    """What a tile's proportions cost: nothing between the tallest and the widest good ones."""
    if ratio < _TALLEST:
        return _SHAPE_COST * math.log(_TALLEST / ratio) ** 2
    if ratio > _WIDEST:
        return _SHAPE_COST * math.log(ratio / _WIDEST) ** 2
    return 0.0


def _scored(panel: Panel, sheet: Sheet) -> list[tuple[Block, int, float, bool]]:
    """Blocks with the widths they may have, how well they suit there, and whether the width is one
    of their own. The author's wish stands alone, where it can show the data truly."""
    known = sheet.fitting.known
    setting = sheet.setting
    if panel.form:
        # Says so where the form cannot show the data.
        sheet.fitting.choose(panel, sheet.inner(COLUMNS), setting)
        if panel.form in known:
            asked = _tried(panel, known[panel.form], sheet, setting, 1.0)
            if asked:
                return [(block, columns, 1.0, natural) for block, columns, _, natural in asked]
    scored = [
        entry
        for name, block in sorted(known.items())
        if (liked := setting.style.prefer.get(name, 1.0)) > 0
        for entry in _tried(panel, block, sheet, setting, liked)
    ]
    if not any(columns == COLUMNS for _, columns, _, _ in scored):
        choice = sheet.fitting.choose(panel, sheet.inner(COLUMNS), setting)
        scored.append((choice.block, COLUMNS, max(choice.score, 0.05), False))
    return scored


def _tried(
    panel: Panel, block: Block, sheet: Sheet, setting: Setting, liked: float
) -> list[tuple[Block, int, float, bool]]:
    own = block.spans(panel, setting)
    spans = own or _spans(panel)
    found = []
    for columns in (*spans, *(() if COLUMNS in spans else (COLUMNS,))):
        bare = block.frame == "bare"
        width = sheet.lattice.span(columns) if bare else sheet.inner(columns)
        score = liked * block.suits(panel, width, setting)
        if score > 0:
            found.append((block, columns, score, columns in spans))
    return found


def _spans(panel: Panel) -> tuple[int, ...]:
    if len(panel.columns) > 2 or panel.kind == "matrix":
        return (*_WIDE, COLUMNS)
    if len(panel.items) * len(panel.columns) <= _FEW:
        return _SHORT
    return _LIST if len(panel.columns) == 1 else (*_LIST[1:], *_WIDE[1:], COLUMNS)
