"""The results in words and tables, for readers who do not see the picture."""

from __future__ import annotations

from dataclasses import dataclass

from infographic.results.model import Option, Question, Results
from infographic.story.model import Figure, Panel, Story
from infographic.story.words import Words, words
from infographic.text.numbers import Numbers

LONGEST_ALT = 150
"""Characters: screen readers read an alternative text in one go, without a pause."""

NO_VALUE = "–"
NO_VALUE_MEANS = f"{NO_VALUE}: not asked or not published"


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of one question. The first cell of each row names it."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def has_gaps(self) -> bool:
        return any(NO_VALUE in row[1:] for row in self.rows)


def alt_text(results: Results, finding: str = "") -> str:
    """What the picture is, what it is about and what it says, in at most 150 characters.

    `finding` is the main finding in words (the hero's headline); by default the largest value of
    the most important question.
    """
    kind = "Infographic"
    finding = _flat(finding) or _main_finding(results)
    text = f"{kind}: {_flat(results.title)}"
    if finding:
        text = f"{text.rstrip('.')}. {finding}"
    return _shortened(text, LONGEST_ALT)


def finding(panel: Panel | None) -> str:
    """What a panel says first: its author's headline, or the answer to look at with its figure;
    empty where it has none."""
    if panel is None:
        return ""
    if panel.headline:
        return _flat(panel.headline)
    given = [item for item in panel.items if item.figure]
    if not given:
        return ""
    # max keeps the first of equals: the file's order.
    item = panel.highlighted if panel.highlighted in given else None
    item = item or max(given, key=lambda i: i.figure.number if i.figure else 0.0)
    figure = item.figure
    value = _flat(figure.given) or f"{figure.number:.10g}" if figure else NO_VALUE
    return f"{_flat(item.label)}: {_signed(value, panel.is_percent)}"


def description(results: Results) -> str:
    """The long description: what was asked, of whom, and every number, one question a line."""
    lines = [_sentence(part) for part in (results.title, results.subtitle or "") if part]
    if results.n is not None:
        people = f" {results.population}" if results.population else " people"
        lines.append(_sentence(f"{results.n}{people} answered"))
    for table in tables(results):
        rows = []
        for row in table.rows:
            named = zip(table.header[1:], row[1:], strict=True)
            several = len(row) > 2
            cells = (f"{name} {value}" if several and name else value for name, value in named)
            rows.append(f"{row[0]} {', '.join(cells)}")
        lines.append(_sentence(f"{table.caption}: {'; '.join(rows)}"))
    if any(table.has_gaps for table in tables(results)):
        lines.append(_sentence(NO_VALUE_MEANS))
    return "\n".join(lines)


def tables(results: Results) -> list[Table]:
    """One table per question that is not hidden, with every number as it was given."""
    return [_table(question) for question in results.questions() if question.options]


def panels_in_words(story: Story) -> dict[str, str]:
    """Every panel of a story with its figures in words, by its id, in the story's language: what
    its part of a page says to who does not see it."""
    numbers, vocabulary = Numbers(story.locale), words(story.locale)
    return {panel.id: _panel(panel, numbers, vocabulary) for panel in story.panels}


def _panel(panel: Panel, numbers: Numbers, vocabulary: Words) -> str:
    said = []
    for item in panel.items:
        for column, figure in zip(panel.columns, item.figures, strict=False):
            if figure is not None:
                label = f"{item.label}, {column}" if column else item.label
                said.append(f"{_flat(label)}: {_figure(panel, figure, numbers)}")
    if panel.remainder and not panel.multiple:
        rest = panel.rest or vocabulary("label.not_reported")
        said.append(f"{rest}: {numbers.percent(panel.remainder, panel.decimals)}")
    base = f" (n = {numbers.decimal(panel.n)})" if panel.n is not None else ""
    return vocabulary.sentences([_flat(panel.title) + base, "; ".join(said), *panel.notes])


def _figure(panel: Panel, figure: Figure, numbers: Numbers) -> str:
    """A figure as it is printed in the picture."""
    bound, write = figure.below, numbers.percent if panel.is_percent else numbers.decimal
    if bound is not None:
        return f"<{write(bound)}"
    if panel.is_percent and 0 < figure.number < 0.5 and panel.decimals == 0:
        return f"<{write(1)}"
    if panel.kind == "nps" and not panel.is_percent:
        return numbers.signed(figure.number, panel.decimals)
    return write(figure.number, panel.decimals)


def _table(question: Question) -> Table:
    columns = question.columns
    names = [column or _unit(question) for column in columns]
    for i, base in enumerate(question.series_n[: len(names)]):
        if base is not None:
            names[i] = f"{names[i]} (n = {base})"
    counted = any(option.count is not None for option in question.options)
    based = any(option.n is not None for option in question.options)
    header = ["Answer", *names, *(["Count"] if counted else []), *(["n"] if based else [])]
    rows = []
    for option in question.options:
        cells = [_given(question, option, i) for i in range(len(columns))]
        if counted:
            cells.append(_whole(option.count))
        if based:
            cells.append(_whole(option.n))
        rows.append((_flat(option.label), *cells))
    caption = _flat(question.text)
    if question.n is not None:
        caption = f"{caption} (n = {question.n})"
    return Table(caption, tuple(_flat(name) for name in header), tuple(rows))


def _unit(question: Question) -> str:
    return "Share" if question.is_percent else question.unit[:1].upper() + question.unit[1:]


def _given(question: Question, option: Option, column: int) -> str:
    """A value as the file wrote it; `94` of a percentage gets its sign."""
    given = option.given[column] if column < len(option.given) else None
    value = option.values[column] if column < len(option.values) else None
    if given is None:
        if value is None:
            return NO_VALUE
        given = f"{value:.10g}"
    return _signed(_flat(given) or NO_VALUE, question.is_percent)


def _signed(value: str, is_percent: bool) -> str:
    return f"{value}%" if is_percent and value[-1].isdigit() else value


def _whole(number: int | None) -> str:
    return NO_VALUE if number is None else str(number)


def _main_finding(results: Results) -> str:
    asked = [q for q in results.questions() if any(o.value is not None for o in q.options)]
    if not asked:
        return ""
    # max keeps the first of equals: the file's order.
    question = max(asked, key=lambda q: q.importance or 0.0)
    if question.headline:
        return _flat(question.headline)
    best = max(question.options, key=lambda o: -1.0 if o.value is None else o.value)
    return f"{_flat(best.label)}: {_given(question, best, 0)}"


def _flat(text: str) -> str:
    """One line: alternative texts and cells have no line breaks."""
    return " ".join(text.split())


def _sentence(text: str) -> str:
    flat = _flat(text)
    return flat if flat.endswith((".", "?", "!", "…")) else f"{flat}."


def _shortened(text: str, most: int) -> str:
    """The text cut at the end of a word where it is longer than `most` characters."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    words = head.rsplit(" ", 1)[0] if " " in head[most // 2 :] else head
    return words.rstrip(" ,;:.–-") + "…"
