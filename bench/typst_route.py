"""The survey as one Typst page, laid out and drawn by the compiler."""

from __future__ import annotations

import json
import math
from pathlib import Path

import typst

from bench.survey import INK, MAIN, MUTE, REST, SECOND, WIDTHS, Question, Survey, survey

_WIDE = 640


def draw(source: Path, folder: Path) -> None:
    compiler, page = _compiler(source, folder)
    compiler.compile(output=str(folder / "typst.svg"), format="svg")
    for width in WIDTHS:
        png = str(folder / f"typst-{width}.png")
        compiler.compile(output=png, format="png", ppi=72 * width / 1200)
    page.unlink()


def draw_one(source: Path, folder: Path) -> None:
    """One PNG at 1200."""
    compiler, page = _compiler(source, folder)
    compiler.compile(output=str(folder / "typst-1200.png"), format="png", ppi=72)
    page.unlink()


def _compiler(source: Path, folder: Path) -> tuple[typst.Compiler, Path]:
    page = folder / "survey.typ"
    page.write_text(_page(survey(source)), "utf-8")
    # Its own fonts: looking for the system's would cost more than drawing.
    return typst.Compiler(str(page), ignore_system_fonts=True), page


def _page(told: Survey) -> str:
    return "\n".join(
        [
            '#set page(width: 1200pt, height: auto, margin: 75pt, fill: rgb("#f6f4fb"))',
            f'#set text(size: 20pt, fill: rgb("{INK}"))',
            f"#text(16pt, {_text(told.strip)})",
            f"#v(40pt)\n#text(90pt, weight: 800, {_text(told.title)})\n#v(40pt)",
            *(_question(q) for q in told.questions),
            f'#text(14pt, fill: rgb("{MUTE}"), {_text(told.footer)})',
        ]
    )


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _question(question: Question) -> str:
    head = (
        f"#text(18pt, weight: 600, {_text(question.section)})\n\n"
        f"#text(34pt, weight: 700, {_text(question.text)})\n#v(16pt)"
    )
    return f"{head}\n{_FORMS[question.form](question)}\n#v(60pt)"


def _grid(question: Question, cells: list[str]) -> str:
    rows = ",\n".join(
        f"[{'#' + _align(label)}], {cell}"
        for label, cell in zip(question.labels, cells, strict=True)
    )
    return f"#grid(columns: (360pt, 1fr), row-gutter: 14pt, align: horizon,\n{rows})"


def _align(label: str) -> str:
    return f"text({_text(label)})"


def _bars(question: Question) -> str:
    cells = [
        f"stack(dir: ltr, spacing: 10pt, rect(width: {value / 100 * _WIDE}pt, height: 26pt, "
        f'fill: rgb("{MAIN if i == 0 else SECOND}")), text(weight: 700)[{value:g}%])'
        for i, value in enumerate(question.single)
    ]
    return _grid(question, cells)


def _placed(x: float, y: float, body: str) -> str:
    return f"#place(top + left, dx: {x:.2f}pt, dy: {y:.2f}pt, {body})"


def _dumbbell(question: Question) -> str:
    cells = []
    for a, b in question.values:
        parts = []
        if a is not None and b is not None:
            left, right = sorted((a, b))
            wide = (right - left) / 100 * _WIDE
            line = f'rect(width: {wide}pt, height: 8pt, fill: rgb("{REST}"))'
            parts.append(_placed(left / 100 * _WIDE + 12, 28, line))
        for value, colour in ((a, MAIN), (b, SECOND)):
            if value is not None:
                x = value / 100 * _WIDE
                parts.append(_placed(x, 20, f'circle(radius: 12pt, fill: rgb("{colour}"))'))
                parts.append(_placed(x - 6, 0, f"text(15pt)[{value:g}%]"))
        cells.append(f"block(height: 44pt, width: 100%)[{''.join(parts)}]")
    key = " ".join(
        f'#box(circle(radius: 9pt, fill: rgb("{colour}"))) #text({_text(name)}) #h(30pt)'
        for name, colour in zip(question.series, (MAIN, SECOND), strict=True)
    )
    return f"{key}\n#v(10pt)\n{_grid(question, cells)}"


def _slice(begin: float, sweep: float, colour: str) -> str:
    """A piece of a ring; Typst has no arcs, so each quarter turn is a cubic."""
    outer, inner = 130.0, 85.0
    count = max(1, math.ceil(sweep / 0.25))
    step = sweep / count * math.tau
    reach = 4 / 3 * math.tan(step / 4)

    def at(radius: float, angle: float) -> tuple[float, float]:
        return 130 + radius * math.sin(angle), 130 - radius * math.cos(angle)

    def point(x: float, y: float) -> str:
        return f"({x:.2f}pt, {y:.2f}pt)"

    def arc(radius: float, angle: float, turn: float) -> str:
        (x0, y0), (x1, y1) = at(radius, angle), at(radius, angle + turn)
        k = reach * math.copysign(radius, turn)
        a, b = angle, angle + turn
        first = point(x0 + k * math.cos(a), y0 + k * math.sin(a))
        second = point(x1 - k * math.cos(b), y1 - k * math.sin(b))
        return f"curve.cubic({first}, {second}, {point(x1, y1)})"

    start = begin * math.tau
    parts = [f"curve.move({point(*at(outer, start))})"]
    parts += [arc(outer, start + i * step, step) for i in range(count)]
    end = start + count * step
    parts.append(f"curve.line({point(*at(inner, end))})")
    parts += [arc(inner, end - i * step, -step) for i in range(count)]
    return f'curve(fill: rgb("{colour}"), {", ".join(parts)}, curve.close())'


def _donut(question: Question) -> str:
    begin = 0.0
    parts = []
    colours = (MAIN, SECOND, MUTE, "#8a7fd6")
    for value, colour in zip(
        (*question.single, question.rest), (*colours[: len(question.single)], REST), strict=True
    ):
        if value:
            parts.append(_placed(0, 0, _slice(begin, value / 100, colour)))
        begin += value / 100
    for i, (label, value) in enumerate(zip(question.labels, question.single, strict=True)):
        words = f"text(26pt)[*{value:g}%* #{_align(label)}]"
        parts.append(_placed(300, 40 + 50 * i, words))
    return f"#block(height: 270pt, width: 100%)[{''.join(parts)}]"


def _dots(question: Question) -> str:
    colours: list[str] = []
    for value, colour in zip(question.single, (MAIN, SECOND), strict=False):
        colours += [colour] * round(value)
    colours += [REST] * (100 - len(colours))
    dots = ", ".join(f'circle(radius: 15pt, fill: rgb("{c}"))' for c in colours)
    words = "   ".join(
        f"*{value:g}%* #{_align(label)} #h(30pt)"
        for label, value in zip(question.labels, question.single, strict=True)
    )
    return f"#grid(columns: 25, gutter: 11pt, {dots})\n#v(14pt)\n{words}"


_FORMS = {"bars": _bars, "dumbbell": _dumbbell, "donut": _donut, "dots": _dots}
