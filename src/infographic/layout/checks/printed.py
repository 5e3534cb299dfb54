"""A printed value, read back as a reader of its language would, is the story's number."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from infographic.errors import Message
from infographic.layout.checks.figures import Known
from infographic.layout.checks.view import View
from infographic.results.numbers import Fault, read_number
from infographic.story.model import Figure, Panel
from infographic.text.numbers import rounded

ROLES = ("value", "numeral")
_PERCENT_SIGNS = str.maketrans("", "", "%\u066a\uff05")


def check_printed(view: View) -> Iterator[Message]:
    for cell in view.cells:
        known = Known(cell.panel)
        for leaf, text in cell.texts():
            datum = leaf.datum
            if datum is None or text.role not in ROLES or _is_quote(text.text):
                continue
            figure = known.said(datum)
            if figure is None and datum.number is None and not _has_digit(text.text):
                continue  # a dash where nothing was asked
            # "2021: 43%" says which wave its value is of.
            said = text.text.removeprefix(f"{datum.series}: ")
            exact = known.figures.get((datum.option, datum.series))
            change = bool(exact and figure and exact.number != figure.number)
            wrong = _wrong(said, figure, cell.panel, view.story.locale, change)
            if wrong:
                yield Message("error", leaf.place, wrong, "print the story's number")


def _has_digit(text: str) -> bool:
    return any(c.isdecimal() for c in text)


def _is_quote(text: str) -> bool:
    """A quotation mark set as large as a numeral."""
    return all(unicodedata.category(c) in ("Pi", "Pf", "Po", "Ps") for c in text)


def _wrong(
    text: str, figure: Figure | None, panel: Panel, locale: str, change: bool = False
) -> str:
    """What is wrong with a printed value, or "". A change may be nothing where shares may not."""
    if figure is None:
        return "prints a value that the story does not have"
    read = read_number(text.translate(_PERCENT_SIGNS), locale, "number")
    if isinstance(read, Fault) or read.value is None:
        return "is no number"
    if read.below is not None:
        most = max(1.0, figure.below or 0.0)
        right = read.below <= most and (figure.number < read.below or figure.below is not None)
        return "" if right and figure.number > 0 else f"stands for {figure.number:g}"
    if figure.below is not None:
        return f'is exact, the file gave "{figure.given}"'
    if str(read.value) == "-0.0":
        return "is a zero with a minus"
    if panel.is_percent and panel.decimals == 0 and 0 < figure.number < 0.5 and not change:
        return f"says none, but it is {figure.number:g}"
    if abs(read.value - float(rounded(figure.number, panel.decimals))) <= 1e-9:
        return ""
    if panel.kind == "ranking" and _is_place(read.value, figure, panel):
        return ""
    return f"reads {read.value:g}, the story says {figure.number:g}"


def _is_place(value: float, figure: Figure, panel: Panel) -> bool:
    """Whether `value` is where a mean rank puts its item: first, second, ..."""
    ranks = [item.figure.number for item in panel.items if item.figure]
    better = sum(rank < figure.number for rank in ranks)
    return better < value <= better + ranks.count(figure.number)
