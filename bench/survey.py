"""The survey that every route draws, as plain as any tool needs it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REFERENCE = Path(__file__).resolve().parent.parent / "examples" / "ic-2012.results.json"
WIDTHS = (600, 1200, 2400)

# The colours of our own style, so that no route wins by drawing less ink.
INK, MUTE, MAIN, SECOND, REST = "#1d1a3d", "#6b6880", "#c2185b", "#3d35c4", "#d9d6e8"


@dataclass(frozen=True)
class Question:
    """`form` says how to draw it: dots, donut, dumbbell or bars."""

    section: str
    text: str
    form: str
    series: tuple[str, ...]
    labels: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]

    @property
    def single(self) -> tuple[float, ...]:
        return tuple(row[0] or 0.0 for row in self.values)

    @property
    def rest(self) -> float:
        """What is missing to a whole: drawn too, as not reported."""
        return max(0.0, 100 - sum(self.single))


@dataclass(frozen=True)
class Survey:
    title: str
    strip: str
    footer: str
    questions: tuple[Question, ...]


def survey(path: Path) -> Survey:
    data = json.loads(path.read_text("utf-8"))
    questions = tuple(
        _question(section["title"], question, first=i == j == 0)
        for i, section in enumerate(data["sections"])
        for j, question in enumerate(section["questions"])
    )
    strip = f"{data['brand']['name']}   {data['n']} {data['population']}   {data['subtitle']}"
    footer = f"{data['source']['author']}, {data['source']['url']}. {data['method']}."
    return Survey(data["title"], strip, footer, questions)


def _question(section: str, question: dict[str, Any], first: bool) -> Question:
    given = question["options"]
    rows = tuple(tuple(v) if isinstance(v, list) else (v,) for v in given.values())
    if question.get("series"):
        form = "dumbbell"
    elif first:
        form = "dots"
    elif question["kind"] == "single":
        form = "donut"
    else:
        form = "bars"
    return Question(
        section, question["text"], form, tuple(question.get("series", ())), tuple(given), rows
    )


def grown(count: int) -> dict[str, Any]:
    """A survey of `count` questions: the reference's own over and over, every one a little
    different, so that nothing remembered from one serves for the next."""
    data: dict[str, Any] = json.loads(REFERENCE.read_text("utf-8"))
    asked = [q for section in data["sections"] for q in section["questions"]]
    sections = []
    for begin in range(0, count, 5):
        questions = [_varied(asked[i % len(asked)], i) for i in range(begin, min(begin + 5, count))]
        sections.append({"title": f"Part {begin // 5 + 1}", "questions": questions})
    return data | {"sections": sections}


def _varied(question: dict[str, Any], i: int) -> dict[str, Any]:
    def label(text: str) -> str:
        return f"{text} {i}"

    varied = {k: v for k, v in question.items() if k not in ("highlight", "headline", "footnote")}
    options = {label(text): value for text, value in question["options"].items()}
    return varied | {"id": f"q{i}", "text": f"{i}. {question['text']}", "options": options}
