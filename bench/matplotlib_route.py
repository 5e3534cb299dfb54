"""The survey as one matplotlib figure: a panel per question, saved as SVG and PNG."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("agg")

from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bench.survey import INK, MAIN, MUTE, REST, SECOND, WIDTHS, Question, Survey, survey

_INCHES = 12.0  # 100 px each at a width of 1200


def draw(source: Path, folder: Path) -> None:
    figure = _figure(survey(source))
    figure.savefig(folder / "matplotlib.svg")
    for width in WIDTHS:
        figure.savefig(folder / f"matplotlib-{width}.png", dpi=width / _INCHES)
    plt.close(figure)


def _figure(told: Survey) -> Figure:
    heights = [_height(q) for q in told.questions]
    figure = plt.figure(figsize=(_INCHES, 3 + sum(heights)), facecolor="#f6f4fb")
    top = 2 / (3 + sum(heights))
    grid = figure.add_gridspec(
        len(heights),
        1,
        height_ratios=heights,
        left=0.34,
        right=0.94,
        top=1 - top,
        bottom=top / 2,
        hspace=0.55,
    )
    figure.text(0.05, 1 - top / 4, told.strip, fontsize=13, color=MUTE)
    figure.text(0.05, 1 - top / 1.6, told.title, fontsize=30, weight="bold", color=INK)
    figure.text(0.05, top / 6, told.footer, fontsize=10, color=MUTE)
    for i, question in enumerate(told.questions):
        axes = figure.add_subplot(grid[i])
        axes.set_title(f"{question.section}\n{question.text}", loc="left", fontsize=15, color=INK)
        _FORMS[question.form](axes, question)
        axes.set_frame_on(False)
        axes.tick_params(length=0, labelsize=12, labelcolor=INK)
        axes.set_xticks([])
    return figure


def _height(question: Question) -> float:
    return 1.6 + {"bars": 0.42, "dumbbell": 0.46}.get(question.form, 0.3) * len(question.labels)


def _bars(axes: Axes, question: Question) -> None:
    rows = range(len(question.labels))
    axes.barh(rows, question.single, color=[MAIN] + [SECOND] * (len(rows) - 1), height=0.7)
    for y, value in zip(rows, question.single, strict=True):
        axes.text(value + 1, y, f"{value:g}%", va="center", fontsize=12, color=INK)
    axes.set_yticks(rows, question.labels)
    axes.invert_yaxis()


def _dumbbell(axes: Axes, question: Question) -> None:
    for y, (a, b) in enumerate(question.values):
        if a is not None and b is not None:
            axes.plot([a, b], [y, y], color=REST, linewidth=6, zorder=1)
        for value, colour in ((a, MAIN), (b, SECOND)):
            if value is not None:
                axes.scatter([value], [y], s=160, color=colour, zorder=2)
                axes.text(value, y - 0.36, f"{value:g}%", ha="center", fontsize=11, color=INK)
    axes.set_yticks(range(len(question.labels)), question.labels)
    axes.invert_yaxis()
    for name, colour in zip(question.series, (MAIN, SECOND), strict=True):
        axes.scatter([], [], color=colour, label=name)
    axes.legend(loc="lower right", frameon=False, fontsize=11)


def _donut(axes: Axes, question: Question) -> None:
    values = [*question.single, question.rest]
    colours: list[Any] = [MAIN, SECOND, MUTE, "#8a7fd6"][: len(question.single)]
    axes.pie(
        values,
        colors=[*colours, REST],
        startangle=90,
        counterclock=False,
        wedgeprops={"width": 0.35},
    )
    for i, (label, value) in enumerate(zip(question.labels, question.single, strict=True)):
        axes.text(1.5, 0.7 - 0.5 * i, f"{value:g}%  {label}", fontsize=13, color=INK)


def _dots(axes: Axes, question: Question) -> None:
    colours: list[str] = []
    for value, colour in zip(question.single, (MAIN, SECOND), strict=False):
        colours += [colour] * round(value)
    colours += [REST] * (100 - len(colours))
    axes.scatter([i % 25 for i in range(100)], [-(i // 25) for i in range(100)], s=200, c=colours)
    for i, (label, value) in enumerate(zip(question.labels, question.single, strict=True)):
        axes.text(12 * i, -4.6, f"{value:g}% {label}", fontsize=13, color=INK)
    axes.set_yticks([])
    axes.set_ylim(-5.2, 0.8)


_FORMS = {"bars": _bars, "dumbbell": _dumbbell, "donut": _donut, "dots": _dots}
