"""Draws the gallery: a picture and an entry in gallery.md for every block there is.

    python docs/gallery.py

Each block is drawn from `examples/blocks/<block>.json`. Stops with an error where a block has no
such file, or where the engine does not choose the block for it.
"""

from __future__ import annotations

import dataclasses
import inspect
import json
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from infographic.blocks.base import Block
from infographic.blocks.registry import block_names, blocks
from infographic.layout.page import Page, Placed
from infographic.marks import Rect, move
from infographic.publish.png import png
from infographic.render import Infographic, render
from infographic.style.load import load_style

DOCS = Path(__file__).resolve().parent
EXAMPLES = DOCS.parent / "examples" / "blocks"
PAGE = DOCS / "gallery.md"
PICTURES = DOCS / "gallery"

COLOURS = 256
LINE = 92  # characters of a line of data before it is broken

# When the engine takes a block, in words; {names} are the block's own options.
WHEN = {
    "arrow_columns": "A scale (`kind: scale`) of two to four points in one to three groups or "
    "contexts, whose first point is the one to look at.",
    "arrows": "Two waves and more than {few} answers, with labels of two lines at most. Also "
    "two groups or contexts, where no other form fits.",
    "bars": "One figure for each of three answers or more, with labels that fit beside the bars: "
    "the usual form of a ranked list.",
    "bars_above": "One figure for each answer in a panel that is not the whole width, or with "
    "labels too long to stand beside the bars.",
    "butterfly": "One list in two groups or contexts over the whole width, at most {most} answers; "
    "two waves only where no other form fits.",
    "cards": "{fewest} to {most} percentages without an order over the whole width.",
    "change_bars": "Two waves of up to {most} percentages, over the whole width.",
    "columns": "A scale of two to four points in two or three groups or contexts (no waves), "
    "each of them adding up to 100 %.",
    "counts": "Answers given as whole counts (`unit: count`): 2 to {most_items} of them, "
    "{most_people} people at most. From there on, bars.",
    "crowd": "The opening of a page: one whole in up to {most_parts} parts, or a scale of up to "
    "{most_steps} points, one figure for each person or for one in a hundred.",
    "div_columns": "A scale of up to seven points over {columns[0]} to {columns[1]} waves.",
    "donut": "One whole in two parts, and what they leave over; in three on request. Never "
    "where several answers were allowed, and never a scale.",
    "dots": "The opening of a page: one whole in up to {most_parts} parts, what was not reported "
    "among them, or the one figure to begin with. Elsewhere only when asked for.",
    "dumbbell": "One list in two groups or contexts, such as at home and at work.",
    "facts": "Two to {most} percentages without an order, where that reads better than bars: two "
    "answers, or long labels. `chart: facts` asks for it.",
    "halves": "A scale (`kind: scale`) of 2 to {most_steps} points asked once. Up to "
    "{most_parts} parts of one whole on request.",
    "heat": "Three to ten groups or contexts; and whatever has several columns that no other form "
    "can show: other units, negative figures, gaps.",
    "likert": "A matrix of up to {most} statements on a scale of two to six points, over the whole "
    "width.",
    "lines": "{waves[0]} to {waves[1]} waves of up to {most_lines} answers whose names have room "
    "at the ends of their lines; beyond five waves more of them, each in a small chart.",
    "long_list": "A list of {least} to {most} answers.",
    "means": "Means on a scale that the `unit` names: `1-5`, `/10`, `out of 7`.",
    "nps_ruler": "Net promoter scores (`kind: nps`) of up to {most} groups, over the whole width.",
    "numeral": "One single figure.",
    "podium": "{few} to {many} percentages without an order, in a panel that is not the whole "
    "width.",
    "quotes": "What people said (`quotes`, or `kind: text`). Counted answers that are whole "
    "sentences only when asked for.",
    "rank": "A ranking without shares (`unit: rank`).",
    "rings": "{least} to {most} answers where several were allowed, each a whole of its own.",
    "scores": "Net promoter scores (`kind: nps`), and any list with a figure below zero.",
    "slope": "Two waves of up to {most_items} answers.",
    "stacks": "A matrix of statements on a scale of up to {most_points} points; also one whole "
    "over three to {wave_columns[1]} waves or groups.",
    "trails": "Two to five waves of answers with long labels, or of more answers than lines "
    "could tell apart.",
    "fact": "One single figure, where a style of tiles draws it or the question asks for it.",
    "hero_bars": "A list of three answers to {most_items} in styles of tiles; elsewhere only when "
    "asked for. Counts have no unit, a zero no bar.",
    "lockup": "One single figure in a wide and low room, where a small format or the question asks "
    "for it.",
    "level": "A whole in two to {most_items} parts, of everyone or of up to {most_columns} groups "
    "side by side, in styles of tiles; elsewhere only when asked for.",
    "mirror": "One list in two groups or contexts over the full width, in styles of tiles; "
    "elsewhere only when asked for.",
    "split": "A whole in two to {most_parts} parts wide enough for their figures, in styles of "
    "tiles; elsewhere only when asked for.",
    "tile_columns": "Two to {most_items} answers with short labels in styles of tiles; elsewhere "
    "only when asked for.",
    "change": "Two waves of up to {most_items} answers in styles of tiles; elsewhere only when "
    "asked for.",
    "units": "One whole in one part or two, and what they leave over: yes and no.",
    "area": "One answer over {least_waves} waves or more, or two that never cross, in styles of "
    "tiles; elsewhere only when asked for.",
    "rank_tiles": "A ranking of up to {most_items} without shares in styles of tiles; elsewhere "
    "only when asked for.",
    "tile_score": "Net promoter scores of up to {most_items} groups in styles of tiles; elsewhere "
    "only when asked for.",
    "wheel": "One whole in one part or two, and what they leave over; in {most_parts} on request.",
}


class GalleryError(Exception):
    """A block that cannot be shown."""


@dataclass(frozen=True)
class Entry:
    """One block, the file it is drawn from, and where on its page it is."""

    block: Block
    data: dict[str, Any]
    infographic: Infographic
    placed: Placed

    @property
    def name(self) -> str:
        return self.block.name

    @property
    def question(self) -> dict[str, Any]:
        """The question of the file that the block shows."""
        held = [q for s in self.data.get("sections", [self.data]) for q in s["questions"]]
        return next(q for i, q in enumerate(held, 1) if q.get("id", f"q{i}") == self.placed.panel)


def example(name: str) -> Path:
    return EXAMPLES / f"{name}.json"


def entry(name: str) -> Entry:
    """The entry of a block. Raises GalleryError where its example is missing or shows another."""
    path = example(name)
    if not path.is_file():
        raise GalleryError(f"{name}: there is no {path.name} in examples/blocks")
    infographic = render(path)
    shown = {_shown(p, infographic): p for p in infographic.page.placed}
    if name not in shown:
        raise GalleryError(f"{name}: {path.name} is shown as {', '.join(shown)}")
    block = blocks(load_style("editorial"))[name]
    data = json.loads(path.read_text("utf-8"))
    return Entry(block, data, infographic, shown[name])


def entries() -> list[Entry]:
    """All blocks by name. Raises GalleryError with all that cannot be shown."""
    made, failed = [], []
    for name in block_names():
        try:
            made.append(entry(name))
        except GalleryError as error:
            failed.append(str(error))
    if failed:
        raise GalleryError("\n".join(failed))
    return made


def _shown(placed: Placed, infographic: Infographic) -> str:
    """The block of a panel; the opening takes whichever its panel names."""
    hero = infographic.story.hero
    return hero.form if hero and placed.block == "hero" else placed.block


# -- pictures --------------------------------------------------------------------------------------


def band(entry: Entry) -> Page:
    """The ground that the panel stands on, with all that is on it, as a page of its own."""
    page, box = entry.infographic.page, entry.placed.box
    grounds = [m.box for m in page.leaves() if isinstance(m, Rect) and m.role == "ground"]
    ground = next(g for g in grounds if g.grow(1).contains(box))
    marks = tuple(
        move(m, -ground.x, -ground.y) for m in page.marks if ground.contains(m.bounds, slack=0.5)
    )
    return replace(page, width=ground.w, height=ground.h, marks=marks, description=page.title)


def picture(entry: Entry) -> bytes:
    page = band(entry)
    return png(page, round(page.width), palette=COLOURS)


# -- the page --------------------------------------------------------------------------------------


def markdown(entries: list[Entry]) -> str:
    """gallery.md."""
    parts = [
        "# Gallery",
        "Every form a question can take. The engine chooses by the data and the room; "
        '`"chart": "bars"` in a question asks for one by name, and is refused, with a warning, '
        "where it could not show the data truly. All figures are published ones, and each picture "
        "is what `infographic build` draws from its file, cut to one band.",
        " · ".join(f"[{e.name}](#{e.name})" for e in entries),
        *(_section(e) for e in entries),
        "`python docs/gallery.py` draws this page anew.",
    ]
    return "\n\n".join(parts) + "\n"


def _section(entry: Entry) -> str:
    kind = type(entry.block)
    module = inspect.cleandoc(inspect.getmodule(kind).__doc__ or "")  # type: ignore[union-attr]
    sentence = " ".join(module.split("\n\n")[0].split())
    options = {f.name: getattr(entry.block, f.name) for f in dataclasses.fields(kind)}  # type: ignore[arg-type]
    about = " ".join(inspect.cleandoc(kind.__doc__ or "").split())
    table = ["| option | default |", "|---|---|"]
    table += [f"| `{name}` | {_value(value)} |" for name, value in options.items()]
    source = entry.data["source"]
    return "\n\n".join(
        (
            f"## {entry.name}",
            sentence,
            f"**Chosen for:** {WHEN[entry.name].format(**options)}",
            f"![{_alt(entry)}](gallery/{entry.name}.png)",
            f"Figures: {entry.data['title']}, [{source['name']}]({source['url']}), "
            f"in [{entry.name}.json](../examples/blocks/{entry.name}.json).",
            "<details><summary>Data</summary>",
            f"```json\n{compact(_excerpt(entry))}\n```",
            "</details>",
            f"<details><summary>Options, under <code>[blocks.{entry.name}]</code> of a style"
            "</summary>",
            about,
            "\n".join(table),
            "</details>",
        )
    )


def _alt(entry: Entry) -> str:
    return f"{entry.question['text']} Drawn as {entry.name}.".replace("[", "(").replace("]", ")")


def _excerpt(entry: Entry) -> dict[str, Any]:
    """The file with the one question that is shown."""
    top = {k: entry.data[k] for k in ("title", "locale", "n") if k in entry.data}
    return {**top, "questions": [entry.question]}


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(_value(v) for v in value)
    return f"{value:g}" if isinstance(value, int | float) else str(value)


def compact(data: object, depth: int = 0) -> str:
    """JSON with one line for whatever fits on one."""
    flat = json.dumps(data, ensure_ascii=False)
    if isinstance(data, dict):
        if depth and len(flat) + 2 * depth <= LINE and not any(map(_nested, data.values())):
            return f"{{ {flat[1:-1]} }}"
        items = [f"{json.dumps(k, ensure_ascii=False)}: " for k in data]
        values = [compact(v, depth + 1) for v in data.values()]
        return _broken("{", [k + v for k, v in zip(items, values, strict=True)], "}", depth)
    if isinstance(data, list) and (len(flat) + 2 * depth > LINE or any(map(_nested, data))):
        return _broken("[", [compact(v, depth + 1) for v in data], "]", depth)
    return flat


def _nested(value: object) -> bool:
    return isinstance(value, dict | list)


def _broken(start: str, lines: list[str], end: str, depth: int) -> str:
    pad = "  " * depth
    return f"{start}\n" + ",\n".join(f"{pad}  {line}" for line in lines) + f"\n{pad}{end}"


def main() -> None:
    try:
        made = entries()
    except GalleryError as error:
        sys.exit(str(error))
    PICTURES.mkdir(exist_ok=True)
    for old in PICTURES.glob("*.png"):
        if old.stem not in block_names():
            old.unlink()
    for one in made:
        data = picture(one)
        (PICTURES / f"{one.name}.png").write_bytes(data)
        print(f"{one.name}.png  {len(data) / 1000:.0f} kB")
    PAGE.write_text(markdown(made), "utf-8")
    print(PAGE.name)


if __name__ == "__main__":
    main()
