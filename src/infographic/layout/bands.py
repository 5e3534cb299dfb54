"""The composition of a poster in full-bleed bands: opening, sections, footer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from infographic.blocks.base import Composed, Setting
from infographic.blocks.registry import blocks
from infographic.errors import Report
from infographic.layout.closings import closing
from infographic.layout.dealing import separate, shared
from infographic.layout.edges import clear_of_tails, tails
from infographic.layout.finish import finished
from infographic.layout.fitting import Fitting
from infographic.layout.formats import Format
from infographic.layout.narrow import fitted
from infographic.layout.openings import masthead, opening, shows_block
from infographic.layout.page import Page, Placed
from infographic.layout.rhythm import grounds
from infographic.layout.sections.base import Canvas, Stretch, whole_px
from infographic.layout.sheets import sheets
from infographic.marks import Box, Mark, move
from infographic.story.categories import categories
from infographic.story.model import Story
from infographic.story.tell import mark_note
from infographic.story.words import words
from infographic.style.tokens import Style
from infographic.text.numbers import Numbers

# A page is at most this many times as long as it is wide: longer ones no screen scrolls happily.
LONGEST = 6.0
# A page of one column is read by scrolling anyhow, and is one picture as long as pictures may be:
# at 720 px WebP and graphics cards end at 16,384 px, at 1440 px cairo at 32,767.
LONGEST_COLUMN = 22.0
# What a footer and the opening of a further page take, about, when bands are dealt out to pages:
# in one column the footer's columns stand under each other.
_FOOTER = 420.0
_FOOTER_COLUMN = 760.0
_MASTHEAD = 330.0


def bands(
    story: Story, style: Style, format: Format, report: Report, fonts: tuple[str, ...] = ()
) -> tuple[Page, ...]:
    """The story as pages of bands, one if it is not too long; `fonts` are looked in for what the
    style's fonts lack. Each page is whole in itself: it opens with what it is of and ends with the
    footer."""
    style = clear_of_tails(fitted(style, format).set_in(story.locale, fonts))
    canvas = _canvas(story, style, format, report)
    rhythm = style.rhythm
    deal = separate if style.shape.rows == "bands" else shared
    sections = deal(story.chapters, canvas)
    dealt = grounds(sections, rhythm)
    laid: list[Stretch] = []
    for number, (section, names) in enumerate(zip(sections, dealt, strict=True), 1):
        shown = tuple(p.block for p in laid[-1].placed) if laid else ()
        varied = replace(canvas, setting=replace(canvas.setting, avoid=shown))
        laid.append(section.draw(varied, names, number))
    first = _opening(story, canvas)
    longest = format.width * LONGEST - _FOOTER
    if canvas.space.one_column:
        longest = format.width * LONGEST_COLUMN - _FOOTER_COLUMN
    pages = sheets(first.height, _MASTHEAD, [stretch.height for stretch in laid], longest)
    made: list[Page] = []
    for number, sheet in enumerate(pages, 1):
        below = dealt[sheet[0]] if sheet else ()
        if number > 1:
            choices = (rhythm.hero, rhythm.lead, rhythm.panel, *rhythm.plain)
            ground = next(g for g in choices if g not in below)
            first = _continued(story, f"{number} / {len(pages)}", ground, canvas)
        elif len(pages) > 1:
            first = _opening(replace(story, strip=(*story.strip, f"1 / {len(pages)}")), canvas)
        above = dealt[sheet[-1]] if sheet else (rhythm.hero,)
        held = [first, *(laid[i] for i in sheet)]
        stretches = [*held, _footer(story, above, held, canvas)]
        made.append(_page(stretches, story, canvas, report))
    return tuple(made)


def _canvas(story: Story, style: Style, format: Format, report: Report) -> Canvas:
    margin = style.space.margin
    setting = Setting(
        style=style,
        ground=style.grounds[style.rhythm.hero],
        numbers=Numbers(story.locale),
        words=words(story.locale),
        bleed=(margin, margin),
        survey_n=story.n,
        categories=categories(story),
        told=True,
    )
    return Canvas(style, format, Fitting(blocks(style), report), setting)


def _page(stretches: Sequence[Stretch], story: Story, canvas: Canvas, report: Report) -> Page:
    marks: list[Mark] = []
    placed: list[Placed] = []
    y = 0.0
    hanging: tuple[Mark, ...] = ()
    for number, stretch in enumerate(stretches):
        marks += [move(mark, 0.0, y) for mark in stretch.marks]
        # What hangs into this band from the one above lies on this one's ground.
        marks += [move(mark, 0.0, y) for mark in hanging]
        placed += [replace(p, box=p.box.move(0.0, y)) for p in stretch.placed]
        hanging = tails(stretch, number, canvas)
        y += stretch.height
    return finished(marks, placed, canvas.width, y, story, canvas.style, canvas.format, report)


def _opening(story: Story, canvas: Canvas) -> Stretch:
    ground = canvas.style.rhythm.hero
    space = canvas.space
    setting = canvas.on(ground)
    grounded = False
    if story.hero:
        hero = story.hero
        # The author's own wish stands before the style's.
        if hero.form == "dots":
            hero = replace(hero, form=canvas.style.shape.hero)
        note = story.deck_note
        if note == mark_note(story.hero, setting.words, setting.numbers):
            note = mark_note(hero, setting.words, setting.numbers)
        story = replace(story, hero=hero, deck_note=note)
        grounded = (
            shows_block(story, setting)
            and canvas.fitting.choose(hero, space.content, setting).block.grounded
        )
    body = opening(story, canvas.fitting, space.content, setting)
    # Only a picture that stands on the band's edge goes without air under it.
    bottom = 0.0 if grounded else space.hero_bottom or space.section_bottom
    stretch = _band(body, ground, space.hero_top, bottom, canvas)
    if not story.hero:
        return stretch
    box = Box(space.margin, 0, space.content, stretch.height)
    placed = (Placed(story.hero.id, "hero", box, ground),)
    return replace(stretch, placed=placed, grounded=grounded)


def _continued(story: Story, number: str, ground: str, canvas: Canvas) -> Stretch:
    """The opening of a further page: what it belongs to, and its number."""
    space = canvas.space
    body = masthead(story, number, space.content, canvas.on(ground))
    # A page that does not end in a picture on its edge needs air there.
    bottom = space.hero_bottom or space.section_bottom
    return _band(body, ground, space.hero_top, bottom, canvas)


def _footer(
    story: Story, above: tuple[str, ...], held: Sequence[Stretch], canvas: Canvas
) -> Stretch:
    rhythm, space = canvas.style.rhythm, canvas.space
    ground = rhythm.footer
    if ground in above:
        ground = next(g for g in rhythm.plain if g not in above)
    shown = (mark for stretch in held for mark in stretch.marks)
    body = closing(story.footer, space.content, canvas.on(ground), shown)
    return _band(body, ground, space.footer_top, space.footer_bottom, canvas)


def _band(body: Composed, ground: str, top: float, bottom: float, canvas: Canvas) -> Stretch:
    height = whole_px(top + body.height + bottom)
    x = canvas.space.margin
    # What stands on the lower edge stands there exactly.
    y = top if bottom else height - body.height
    marks = (*canvas.ground(ground, 0, canvas.width, height), *body.at(x, y))
    return Stretch(marks, (), height, canvas.whole(ground))


def panels_of(page: Page) -> list[str]:
    """The ids of the panels a page shows, in order."""
    return [p.panel for p in page.placed]
