"""Pages of a fixed size in tiles: the best tiles that fill the grid without a hole."""

from __future__ import annotations

from dataclasses import replace

from infographic.blocks.registry import blocks
from infographic.errors import Report
from infographic.layout.fitting import Fitting
from infographic.layout.fixed.bento_deck import Deck
from infographic.layout.fixed.bento_page import Studio
from infographic.layout.fixed.bento_whole import Whole
from infographic.layout.fixed.brief import Brief, Compose, Drafted
from infographic.layout.fixed.workshop import Workshop
from infographic.layout.formats import Format
from infographic.layout.tiles.measures import measured
from infographic.layout.tiles.says import named
from infographic.story.model import Story
from infographic.style.tokens import Style


def fixed_bento(
    story: Story,
    style: Style,
    format: Format,
    report: Report,
    fonts: tuple[str, ...],
    workshop: Workshop,
) -> Compose:
    """Draws the pages of a story in one format; blocks are measured once for all of them."""
    assert format.height is not None
    style = style.set_in(story.locale, fonts)
    style = measured(replace(style, grid=named(style)), format.width, format.height)
    # Formats of one measure share what was measured.
    key = ("bento", style.grid, style.shape.card)
    fitting = workshop.once(key, lambda: Fitting(blocks(style), report))
    studio = Studio(story, style, format, report, fitting)
    whole, deck = Whole(studio), Deck(studio)
    draw = {
        "whole": whole.draw,
        "cover": whole.draw,
        "section": deck.section,
        "closing": deck.closing,
    }

    def compose(brief: Brief) -> Drafted:
        return draw[brief.kind](brief)

    return compose
