"""Which block shows a panel at which width of a tile, and how many rows it then needs."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from infographic.blocks.base import Block, Setting
from infographic.layout.tiles.base import Sheet
from infographic.layout.tiles.grid import COLUMNS, LEAST_SPAN
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
_FIT_COST = 18.0
_LAST_RESORT_COST = 1.0
_PLACE_COST = 0.15
_BROKEN_COST = 3.0
_HERO_WEIGHT = 0.75
# A form this much worse than the best one is no alternative.
_CLOSE = 0.3
# Rows a tile may need at most beside others.
_MOST_ROWS = 11


@dataclass(frozen=True, slots=True)
class Fit:
    """A block at a width: the rows it needs there, what is amiss with it, and the squares of
    the grid that the block takes at its best width. It fills up to `fills` rows."""

    block: Block
    rows: int
    misfit: float
    area: float
    fills: int


@dataclass(frozen=True, slots=True)
class _Scored:
    """A block at a width, how well it suits there, whether the width is one of its own, and its
    place among them."""

    block: Block
    columns: int
    score: float
    natural: bool
    place: int


def fits(
    panel: Panel,
    sheet: Sheet,
    need: Callable[[Block, int], float],
    slack: Callable[[Block, int, int], float],
    broken: Callable[[int], bool],
    framed: bool = False,
) -> dict[int, Fit]:
    """The fit at each width the panel may have, the full one among them; the preferred width comes
    first. `need` is the height in px of a tile with that block, `slack` what it leaves of so many
    rows, `broken` whether a word of its head is broken. With `framed` no block is taken that draws
    its own tiles: they have no place for what else there is to say."""
    full = sheet.lattice.columns
    scored = _scored(panel, sheet, framed)
    best = max(e.score for e in scored if e.natural or not any(s.natural for s in scored))
    by_span: dict[int, _Scored] = {}
    for entry in scored:
        if entry.score < best - _CLOSE and entry.columns != full:
            continue
        held = by_span.get(entry.columns)
        if held is None or (entry.natural, entry.score) > (held.natural, held.score):
            by_span[entry.columns] = entry
    found: dict[int, Fit] = {}
    order: list[tuple[float, int, int]] = []
    for columns, entry in by_span.items():
        block = entry.block
        height = need(block, columns)
        rows = sheet.lattice.rows(height)
        if rows > _MOST_ROWS and columns < full:
            continue
        misfit = _FIT_COST * max(0.0, best - entry.score) ** 1.5
        if block.frame == "tile":
            misfit += _shape(sheet.lattice.span(columns) / sheet.lattice.span(rows))
            if broken(columns):
                misfit += _BROKEN_COST
        if not entry.natural:
            misfit += _LAST_RESORT_COST
        found[columns] = Fit(block, rows, misfit, float(columns * rows), rows)
        order.append((misfit + _PLACE_COST * entry.place, entry.place, columns))
    ranked = [columns for _, _, columns in sorted(order)]
    own: dict[str, float] = {}
    for columns in ranked:
        own.setdefault(found[columns].block.name, found[columns].area)
    module = sheet.lattice.module
    made: dict[int, Fit] = {}
    for columns in ranked:
        fit = found[columns]
        rows = fit.rows + round(fit.block.grow * fit.rows)
        # Half a row is no hole.
        empty = max(0.0, slack(fit.block, columns, rows) / module - 0.5)
        fills = max(fit.rows, rows - math.ceil(empty))
        # Each form has an area of its own: what it takes at its best width.
        made[columns] = replace(fit, area=own[fit.block.name], fills=fills)
    return made


def _shape(ratio: float) -> float:
    """What a tile's proportions cost: nothing between the tallest and the widest good ones."""
    if ratio < _TALLEST:
        return _SHAPE_COST * math.log(_TALLEST / ratio) ** 2
    if ratio > _WIDEST:
        return _SHAPE_COST * math.log(ratio / _WIDEST) ** 2
    return 0.0


def _scored(panel: Panel, sheet: Sheet, framed: bool = False) -> list[_Scored]:
    """Blocks at the widths they may have. The author's wish stands alone, where it can show the
    data truly."""
    known = sheet.fitting.known
    setting = sheet.setting
    if panel.form:
        # Says so where the form cannot show the data.
        sheet.fitting.choose(panel, sheet.inner(sheet.lattice.columns), setting)
        if panel.form in known:
            asked = _tried(panel, known[panel.form], sheet, setting, 1.0)
            if asked:
                return [replace(entry, score=1.0) for entry in asked]
    scored = [
        entry
        for name, block in sorted(known.items())
        if (liked := setting.style.prefer.get(name, 1.0)) > 0
        and not (framed and block.frame == "bare")
        for entry in _tried(panel, block, sheet, setting, liked * _weight(panel, block))
    ]
    full = sheet.lattice.columns
    if not any(entry.columns == full for entry in scored):
        choice = sheet.fitting.choose(panel, sheet.inner(sheet.lattice.columns), setting)
        scored.append(_Scored(choice.block, full, max(choice.score, 0.05), True, 9))
    return scored


def _weight(panel: Panel, block: Block) -> float:
    """What opens the poster wants a form that fills its tile."""
    fills = block.frame == "bare" or block.tone == "bright"
    return 1.0 if fills or panel.role != "hero" else _HERO_WEIGHT


def _tried(
    panel: Panel, block: Block, sheet: Sheet, setting: Setting, liked: float
) -> list[_Scored]:
    full = sheet.lattice.columns
    own = block.spans(panel, setting)
    spans = own or _spans(panel)
    if full < COLUMNS:
        # Columns are as wide as on a wide page, but fewer: the widest tile is the whole width.
        spans = tuple(dict.fromkeys(c if c + LEAST_SPAN <= full else full for c in spans))
    # The full width is a last resort of what has its place in a narrower tile.
    narrow = any(columns < full for columns in spans)
    found = []
    for place, columns in enumerate((*spans, *(() if full in spans else (full,)))):
        bare = block.frame == "bare"
        width = sheet.lattice.span(columns) if bare else sheet.inner(columns)
        score = min(1.0, liked * block.suits(panel, width, setting))
        if score > 0:
            # On a narrow page most tiles have the whole width.
            natural = columns in spans and not (narrow and columns == full == COLUMNS)
            found.append(_Scored(block, columns, score, natural, place))
    return found


def _spans(panel: Panel) -> tuple[int, ...]:
    if len(panel.columns) > 2 or panel.kind == "matrix":
        return (*_WIDE, COLUMNS)
    if len(panel.items) * len(panel.columns) <= _FEW:
        return _SHORT
    return _LIST if len(panel.columns) == 1 else (*_LIST[1:], *_WIDE[1:], COLUMNS)
