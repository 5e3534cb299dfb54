"""The one question a story opens with: a whole of few parts, or the figure that says most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from infographic.story.model import Panel
from infographic.story.panels import is_named
from infographic.story.parts import is_whole, telling
from infographic.story.words import Words

# As many parts of a whole, the rest among them, can be told apart in one field; as many steps of a
# scale, whose colours have an order.
MOST_PARTS = 4
MOST_STEPS = 6
# Of its own accord the engine opens with no more parts than this.
_FEW = 3


@dataclass(frozen=True, slots=True)
class Opening:
    """The panel a story opens with, and whether that is the `whole` question (else one figure of
    it, and the question follows where it is)."""

    panel: Panel
    whole: bool


def best_opening(panels: Sequence[Panel], title: str, words: Words) -> Opening | None:
    """The opening the engine chooses: the weightiest whole, else the highest share."""
    best: tuple[float, Panel] | None = None
    for i, p in enumerate(panels):
        if p.remainder is None or len(p.columns) > 1 or p.kind not in ("single", "scale"):
            continue
        plain = [item for item in p.items if not item.minor]
        # The steps of a scale belong together: one of them alone would make the others a rest.
        if not 1 <= len(p.items) <= (MOST_STEPS if p.ordered else _FEW) or not plain:
            continue
        told = sum(item.figure.number for item in plain if item.figure)
        # Parts of one whole that can be dealt out over a field of dots make the best opening;
        # then how much of the whole they account for, the author's own emphasis, and the order.
        score = (
            0.35 * (1.0 if len(p.items) > 1 else 0.4)
            + 0.25 * min(told, 100) / 100
            + 0.20 * (1.0 if p.headline or _named(p, title) else 0.0)
            + 0.20 * (1 - i / len(panels))
        )
        if best is None or score > best[0]:
            best = (score, p)
    if best:
        return _whole(best[1])
    facts = [
        (item.figures[-1].number, p, i)
        for p in panels
        if p.is_percent and p.kind in ("single", "multiple") and not p.ordered
        if len(p.columns) == 1 or (p.waves and is_whole(p, -1))
        for i, item in enumerate(p.items)
        if item.figures[-1] and not item.minor
    ]
    if not facts:
        return None
    _, p, i = max(facts, key=lambda fact: fact[0])
    items = tuple(replace(item, highlight=j == i) for j, item in enumerate(p.items))
    return _figure(replace(p, items=items), words)


def opening_of(panel: Panel, words: Words) -> Opening | None:
    """The opening with a question somebody asked for, as a whole or as the figure of it that says
    most; None where no figure of it is a share of people."""
    parts = len(panel.items) + bool(panel.remainder)
    is_told = panel.remainder is not None and all(item.figure for item in panel.items)
    is_few = 1 <= parts <= (MOST_STEPS if panel.ordered else MOST_PARTS)
    if is_told and is_few and len(panel.columns) == 1:
        return _whole(panel)
    return _figure(panel, words)


def _whole(panel: Panel) -> Opening:
    form = panel.form if panel.form == "crowd" else "dots"
    return Opening(replace(panel, role="hero", form=form, takeaway=""), True)


def _figure(panel: Panel, words: Words) -> Opening | None:
    shown = telling(panel, words)
    if shown is None or not _is_share(shown):
        return None
    # Of several waves the last one is the news; the deck says which it is.
    return Opening(replace(shown, question=shown.title, role="hero", form="dots"), False)


def _is_share(shown: Panel) -> bool:
    """Whether a figure is a share of people, of all or of a group of them."""
    figure = shown.items[0].figure
    is_share = shown.is_percent and shown.kind != "nps"
    return is_share and figure is not None and 0 <= figure.number <= 100


def _named(p: Panel, title: str) -> bool:
    """Whether the title speaks of one of the answers."""
    return any(is_named(item.label, title) for item in p.items if not item.minor)
