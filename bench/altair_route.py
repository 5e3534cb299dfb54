"""The survey as one Altair chart of charts, drawn by vl-convert."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import altair as alt
import vl_convert

from bench.survey import INK, MAIN, MUTE, REST, SECOND, WIDTHS, Question, Survey, survey

_WIDE = 700


def draw(source: Path, folder: Path) -> None:
    # Vega lays the chart out once; only its SVG is drawn at each width.
    svg = vl_convert.vegalite_to_svg(_chart(survey(source)).to_json())
    (folder / "altair.svg").write_text(svg, "utf-8")
    natural = float(svg.split('width="', 1)[1].split('"', 1)[0])
    for width in WIDTHS:
        png = vl_convert.svg_to_png(svg, scale=width / natural)
        (folder / f"altair-{width}.png").write_bytes(png)


def _chart(told: Survey) -> Any:
    charts = [_FORMS[q.form](q).properties(title=_title(q)) for q in told.questions]
    title = alt.TitleParams(
        told.title,
        subtitle=[told.strip, told.footer],
        fontSize=40,
        subtitleFontSize=14,
        anchor="start",
        color=INK,
        subtitleColor=MUTE,
    )
    return (
        alt.vconcat(*charts, spacing=60, title=title, background="#f6f4fb")
        .configure_view(strokeWidth=0)
        .configure_axis(labelFontSize=16, labelColor=INK, labelLimit=400, ticks=False, domain=False)
        .resolve_scale(color="independent", x="independent", y="independent")
    )


def _title(question: Question) -> Any:
    return alt.TitleParams(
        question.section, subtitle=question.text, anchor="start", fontSize=24, subtitleFontSize=16
    )


def _data(values: list[dict[str, Any]]) -> Any:
    return alt.InlineData(values=values)


def _rows(question: Question) -> list[dict[str, Any]]:
    return [
        {"label": label, "series": name, "value": value, "text": f"{value:g}%"}
        for label, row in zip(question.labels, question.values, strict=True)
        for name, value in zip(question.series or ("",), row, strict=True)
        if value is not None
    ]


def _bars(question: Question) -> Any:
    base = alt.Chart(_data(_rows(question))).encode(
        x=alt.X("value:Q", axis=None), y=alt.Y("label:N", sort=None, title=None)
    )
    bars = base.mark_bar(color=SECOND)
    values = base.mark_text(align="left", dx=6, fontSize=16, color=INK).encode(text="text:N")
    return (bars + values).properties(width=_WIDE, height=alt.Step(36))


def _dumbbell(question: Question) -> Any:
    base = alt.Chart(_data(_rows(question))).encode(
        x=alt.X("value:Q", axis=None), y=alt.Y("label:N", sort=None, title=None)
    )
    line = base.mark_line(color=REST, strokeWidth=8).encode(detail="label:N")
    scale = alt.Scale(domain=list(question.series), range=[MAIN, SECOND])
    colour = alt.Color("series:N", scale=scale, title=None)
    dots = base.mark_circle(size=300, opacity=1).encode(color=colour)
    values = base.mark_text(dy=-18, fontSize=14, color=INK).encode(text="text:N")
    return (line + dots + values).properties(width=_WIDE, height=alt.Step(48))


def _parts(question: Question) -> tuple[list[dict[str, Any]], Any]:
    parts: list[dict[str, Any]] = [
        {"label": f"{value:g}% {label}", "value": value}
        for label, value in zip(question.labels, question.single, strict=True)
    ]
    names = [str(part["label"]) for part in parts]
    colours = [MAIN, SECOND, MUTE, "#8a7fd6"][: len(names)]
    if question.rest:
        parts.append({"label": "not reported", "value": question.rest})
        names.append("not reported")
        colours.append(REST)
    scale = alt.Scale(domain=names, range=colours)
    legend = alt.Legend(title=None, labelFontSize=16, labelLimit=400, symbolSize=200)
    return parts, alt.Color("label:N", scale=scale, legend=legend)


def _donut(question: Question) -> Any:
    parts, colour = _parts(question)
    return (
        alt.Chart(_data(parts))
        .mark_arc(innerRadius=70, outerRadius=110)
        .encode(theta="value:Q", color=colour)
        .properties(width=260, height=240)
    )


def _dots(question: Question) -> Any:
    parts, colour = _parts(question)
    names: list[str] = []
    for part in parts:
        names += [part["label"]] * round(part["value"])
    dots = [{"x": i % 25, "y": i // 25, "label": name} for i, name in enumerate(names)]
    return (
        alt.Chart(_data(dots))
        .mark_circle(size=420, opacity=1)
        .encode(x=alt.X("x:O", axis=None), y=alt.Y("y:O", axis=None), color=colour)
        .properties(width=_WIDE, height=130)
    )


_FORMS = {"bars": _bars, "dumbbell": _dumbbell, "donut": _donut, "dots": _dots}
