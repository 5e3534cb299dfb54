"""Every figure is on the page, as the story has it, with its words; nothing else is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from infographic.errors import Message
from infographic.layout.checks.said import bare, said
from infographic.layout.checks.view import Cell, Leaf, View
from infographic.marks import Datum, Text
from infographic.story.model import Figure, Item, Panel

_DUST = 1e-6


def check_figures(view: View) -> Iterator[Message]:
    for panel in view.undrawn:
        yield Message(
            "error",
            panel.id,
            f'the panel "{panel.title}" is not drawn',
            "place every panel, or check against the story of the selection",
        )
    for cell in view.cells:
        known = Known(cell.panel)
        for leaf in cell.leaves:
            datum = leaf.datum
            if datum:
                yield from _true(leaf, datum, known)
        yield from _complete(cell, known)
        yield from _named(cell)


class Known:
    """What a panel's story says, and what may be worked out of it: rests, sums and changes."""

    def __init__(self, panel: Panel) -> None:
        self.panel = panel
        self.figures: dict[tuple[str, str], Figure | None] = {
            (item.label, column): figure
            for item in panel.items
            for column, figure in zip(panel.columns, item.figures, strict=False)
        }
        self.names = {*(item.label for item in panel.items), *panel.columns}

    def said(self, datum: Datum) -> Figure | None:
        """The figure that a tag stands for, given or worked out; None where there is none."""
        figure = self.figures.get((datum.option, datum.series))
        if datum.number is None or (figure and figure.number == datum.number):
            return figure
        if any(abs(number - datum.number) < _DUST for number in self._worked_out(datum)):
            return Figure(datum.number)
        return None

    def _worked_out(self, datum: Datum) -> Iterator[float]:
        yield from self._sums(datum)
        if datum.option in self.names:
            yield from self._changes(datum)
        else:
            yield from self.rests

    def _sums(self, datum: Datum) -> Iterator[float]:
        """Several points of one scale together: `Agree + Strongly agree`."""
        for one, several in ((datum.option, datum.series), (datum.series, datum.option)):
            parts = several.split(" + ")
            for keys in ([(one, part) for part in parts], [(part, one) for part in parts]):
                found = [self.figures.get(key) for key in keys]
                if all(found):
                    yield sum(f.number for f in found if f)

    def _changes(self, datum: Datum) -> Iterator[float]:
        for item in self._items(datum.option):
            numbers = [f.number for f in item.figures if f]
            yield from (b - a for a in numbers for b in numbers)

    def _items(self, label: str) -> Iterator[Item]:
        return (item for item in self.panel.items if item.label == label)

    @cached_property
    def rests(self) -> tuple[float, ...]:
        """What lists of parts lack to the whole: the panel's own, a column's, a row's."""
        rows = [item.figures for item in self.panel.items]
        wholes = [*rows, *zip(*rows, strict=False)]
        sums = [sum(f.number for f in whole if f) for whole in wholes]
        own = self.panel.remainder
        return (*((own,) if own else ()), *(100 - s for s in sums if s < 100))


def _true(leaf: Leaf, datum: Datum, known: Known) -> Iterator[Message]:
    if datum.number is None:
        if datum.option not in known.names:
            yield Message(
                "error",
                leaf.place,
                "stands for nothing in the story",
                "tag marks with the option and series they show",
            )
        return
    if known.said(datum):
        return
    key = (datum.option, datum.series)
    figure = known.figures.get(key)
    if figure:
        yield Message(
            "error",
            leaf.place,
            f"shows {datum.number:g}, the story says {figure.number:g}",
            "draw the story's number",
        )
    elif key in known.figures:
        yield Message(
            "error",
            leaf.place,
            f"shows {datum.number:g}, but it was not asked",
            "draw nothing where nothing was asked",
        )
    else:
        yield Message(
            "error",
            leaf.place,
            f"shows {datum.number:g}, which is not in the story",
            "tag marks with the option and series they show",
        )


def _complete(cell: Cell, known: Known) -> Iterator[Message]:
    tagged = {(d.option, d.series) for leaf in cell.leaves if (d := leaf.datum)}
    # A length, place or angle shows its number, which the table of the data has in words.
    encoded = {
        (d.option, d.series)
        for leaf in cell.leaves
        if (d := leaf.datum) and d.encodes and not isinstance(leaf.mark, Text)
    }
    printed = {
        (d.option, d.series)
        for leaf, text in cell.texts()
        if text.role in ("value", "numeral") and (d := leaf.datum)
    }
    for (option, series), figure in known.figures.items():
        if figure is None:
            continue
        what = f'"{option}"' + (f", {series}" if series else "")
        # Zero is drawn as nothing: it may at most lack its words.
        if (option, series) not in tagged and figure.number:
            yield Message(
                "error",
                cell.name,
                f"{what}: {figure.number:g} is not drawn",
                "show every figure of the panel",
            )
        elif (option, series) not in printed | encoded:
            yield Message(
                "warning",
                cell.name,
                f"{what}: {figure.number:g} is not printed",
                "print the value where there is room",
            )


def _named(cell: Cell) -> Iterator[Message]:
    """Every option and series has its words on the page; lines may break them anywhere."""
    printed = said(cell.leaves)
    columns = cell.panel.columns
    if not any(f for item in cell.panel.items for f in item.figures):
        columns = ()  # nothing was published of any: there is nothing to tell apart
    elif cell.panel.waves:
        # Of many waves the ends are named; the others may be shortened, or told by their place.
        columns = (columns[0], columns[-1])
    for label in (*(item.label for item in cell.panel.items), *columns):
        if bare(label) not in printed:
            yield Message(
                "error",
                cell.name,
                f'the words "{label}" are not printed',
                "name every option and series",
            )
