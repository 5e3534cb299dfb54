"""Every figure of the story is on the page, once told, as the story has it; nothing else is."""

from __future__ import annotations

from collections.abc import Iterator

from infographic.errors import Message
from infographic.layout.checks.view import Cell, Leaf, View
from infographic.marks import Datum, Text
from infographic.story.model import Figure, Panel

Figures = dict[tuple[str, str], Figure | None]


def check_figures(view: View) -> Iterator[Message]:
    for panel in view.undrawn:
        yield Message("error", panel.id, f'the panel "{panel.title}" is not drawn',
                      "place every panel, or check against the story of the selection")
    for cell in view.cells:
        if cell.panel is None:
            continue
        figures = figures_of(cell.panel)
        for leaf in cell.leaves:
            datum = leaf.datum
            if datum:
                yield from _true(leaf, datum, cell.panel, figures)
        yield from _complete(cell, cell.panel)
        yield from _named(cell, cell.panel)


def figures_of(panel: Panel) -> Figures:
    """The panel's figures by option and series."""
    return {
        (item.label, column): figure
        for item in panel.items
        for column, figure in zip(panel.columns, item.figures, strict=False)
    }


def is_rest(datum: Datum, panel: Panel) -> bool:
    """Whether a mark stands for what the published answers leave over."""
    return bool(panel.remainder) and datum.number == panel.remainder


def _true(leaf: Leaf, datum: Datum, panel: Panel, figures: Figures) -> Iterator[Message]:
    key = (datum.option, datum.series)
    if key not in figures:
        # A row's label may be tagged with its option alone.
        if datum.number is None and any(item.label == datum.option for item in panel.items):
            return
        if not is_rest(datum, panel):
            yield Message("error", leaf.place, "stands for nothing in the story",
                          "tag marks with the option and series they show")
        return
    figure = figures[key]
    if figure is None:
        if datum.number is not None or datum.encodes:
            yield Message("error", leaf.place, f"shows {datum.number}, but it was not asked",
                          "draw nothing where nothing was asked")
    elif datum.number != figure.number:
        yield Message(
            "error",
            leaf.place,
            f"shows {datum.number}, the story says {figure.number:g}",
            "draw the story's number",
        )


def _complete(cell: Cell, panel: Panel) -> Iterator[Message]:
    tagged = {(d.option, d.series) for leaf in cell.leaves if (d := leaf.datum)}
    printed = {
        (d.option, d.series)
        for leaf, text in cell.texts()
        if text.role in ("value", "numeral") and (d := leaf.datum)
    }
    for (option, series), figure in figures_of(panel).items():
        if figure is None:
            continue
        what = f'"{option}"' + (f", {series}" if series else "")
        if (option, series) not in tagged:
            yield Message("error", cell.name, f"{what}: {figure.number:g} is not drawn",
                          "show every figure of the panel")
        elif (option, series) not in printed:
            yield Message("warning", cell.name, f"{what}: {figure.number:g} is not printed",
                          "print the value where there is room")


def _named(cell: Cell, panel: Panel) -> Iterator[Message]:
    """Every option and series has its words on the page; lines may break them anywhere."""
    said = "".join(_bare(leaf.mark.text) for leaf in cell.leaves if isinstance(leaf.mark, Text))
    for label in (*(item.label for item in panel.items), *panel.columns):
        if _bare(label) not in said:
            yield Message("error", cell.name, f'the words "{label}" are not printed',
                          "name every option and series")


def _bare(text: str) -> str:
    return "".join(text.split())
