"""The last page of a deck: how the survey was made and how to read it, as large as the page."""

from __future__ import annotations

from dataclasses import dataclass

from infographic.blocks.base import Composed, Setting
from infographic.layout.fixed.region import Filled, Region, Room, Way
from infographic.layout.scale import scaled
from infographic.marks import Mark
from infographic.story.model import Story
from infographic.text.paragraph import fit, paragraph, top_below

ZOOMS = (2.4, 2.2, 2.0, 1.8, 1.6, 1.45, 1.3, 1.2, 1.1, 1.0)
_TITLE_GAP = 48.0
_HEAD_GAP = 18.0
_ENTRY_GAP = 40.0
_COLUMN_GAP = 56.0
_TWO_FROM = 620.0


@dataclass(eq=False)
class MethodRegion(Region):
    story: Story
    setting: Setting

    def ways(self, width: float) -> tuple[Way, ...]:
        height = self._made(width, self.setting).height
        return (Way(height, 2 * height, 0.0),)

    def draw(self, way: Way, room: Room) -> Filled:
        setting = self.setting.on(room.ground, bleed=room.bleed)
        for zoom in ZOOMS:
            made = self._made(room.width / zoom, setting)
            if made.height * zoom <= room.height or zoom == 1:
                free = max(0.0, room.height - made.height * zoom)
                marks = scaled(made.at(0, 0.4 * free / zoom), zoom, tagged=True)
                return Filled(marks)
        raise AssertionError("the last zoom is 1")

    def _made(self, width: float, setting: Setting) -> Composed:
        """The title once more, then each note under its own small head, in as many columns as the
        width holds."""
        story, ground = self.story, setting.ground
        title = fit(story.title, setting.type("headline"), width, 200, 64, 40, 3)
        marks: list[Mark] = [*title.at(0, 0, ground.text, role="title", optical=True)]
        y = title.height
        entries = list(story.footer.columns)
        if story.footer.lines or story.footer.name:
            said = setting.words.sentences(story.footer.lines)
            entries.append((story.footer.name or story.title, said))
        columns = 2 if width >= _TWO_FROM and len(entries) > 1 else 1
        wide = (width - _COLUMN_GAP * (columns - 1)) / columns
        heights = [y + _TITLE_GAP] * columns
        for head, text in entries:
            k = heights.index(min(heights))
            x = k * (wide + _COLUMN_GAP)
            top = heights[k]
            heading = paragraph(head, setting.type("footer_strong").at(size=25), wide)
            found = [*heading.at(x, top, ground.text, role="footer")]
            bottom = top + heading.height
            if text:
                words = paragraph(text, setting.type("footer").at(size=24), wide, balance=False)
                at = top_below(found, bottom, _HEAD_GAP, words)
                found += words.at(x, at, ground.text, role="footer")
                bottom = at + words.height
            marks += found
            heights[k] = bottom + _ENTRY_GAP
        return Composed(tuple(marks), width, max(heights) - _ENTRY_GAP if entries else y)
