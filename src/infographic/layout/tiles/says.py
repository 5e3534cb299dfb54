"""What the tile of a question says besides its chart: headline, question, who was asked."""

from __future__ import annotations

from dataclasses import replace

from infographic.blocks.base import Setting
from infographic.story.model import Chapter, Panel, Story
from infographic.story.words import Words
from infographic.style.tokens import Grid, Ground, Style

# Questions up to this many characters are headlines of their own.
_SHORT_QUESTION = 70


def said(panel: Panel, chapter: Chapter, setting: Setting) -> tuple[str, str, bool]:
    """Headline and question of a tile, and whether the author wrote it: else it is what the
    data say, unless that is no more than its chart shows first."""
    if len(chapter.panels) == 1:
        headline, authored = chapter.headline, chapter.authored
    else:
        headline, authored = panel.headline, bool(panel.headline)
        if not headline and (len(panel.title) > _SHORT_QUESTION or len(panel.columns) > 1):
            headline = panel.takeaway
    short = len(panel.title) <= _SHORT_QUESTION or len(panel.items) == 1
    if not headline or (not authored and short and _only_leads(panel, headline, setting)):
        headline = panel.title
    return headline, panel.title if headline != panel.title else "", authored


def _only_leads(panel: Panel, headline: str, setting: Setting) -> bool:
    """Whether a headline only names the first answer, which its chart sets largest anyway."""
    top = next((item for item in panel.items if item.highlight), None)
    if top is None or len(panel.columns) > 1:
        return False
    if len(panel.items) == 1:
        return True
    value = setting.value(panel, top.figure) if top.figure else ""
    return any(
        headline == setting.words.maybe(f"headline.{key}_{verb}", label=top.label, value=value)
        for key in ("more", "value")
        for verb in ("say", "chose")
    )


def base(panel: Panel, words: Words, above: str = "") -> str:
    """Who was asked, how many answers were allowed, and footnotes; not what was said above."""
    about = panel.question.removeprefix(above).removeprefix(panel.title)
    about = about.lstrip(" .\u3002\u0964")
    return words.sentences([about, *panel.notes])


def named(style: Style) -> Grid:
    """The grid with a ground for every part: a style made for bands has its rhythm's."""
    grid, rhythm = style.grid, style.rhythm
    return replace(
        grid,
        title=grid.title or rhythm.hero,
        tile=grid.tile or rhythm.plain[0],
        light=grid.light or rhythm.plain[-1],
        bright=grid.bright or (rhythm.hero,),
    )


def accents(story: Story, style: Style, categories: int) -> list[str]:
    """A bright ground for each chapter. Colours that compared series have mean those series;
    the title's stands for the top answer anywhere."""
    grid: Grid = style.grid
    grounds: dict[str, Ground] = dict(style.grounds)
    taken = set(grounds[grid.tile].series[:categories])
    free = [name for name in grid.bright if grounds[name].fill not in taken]
    turn = [name for name in free if name != grid.title]
    turn.append(grid.title)
    found: list[str] = []
    count = 0
    for chapter in story.chapters:
        if any(len(p.columns) > 1 and not p.waves for p in chapter.panels):
            found.append(grid.title)
            continue
        found.append(turn[count % len(turn)])
        count += 1
    return found
