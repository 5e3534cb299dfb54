"""The last page of a deck: how the survey was made and how to read it, as large as the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from infographic.blocks.base import Composed, Setting
from infographic.layout.fixed.region import Filled, Region, Room, Way
from infographic.layout.scale import scaled
from infographic.marks import Mark
from infographic.story.model import Story
from infographic.text.paragraph import fit, paragraph, top_below

ZOOMS = (2.4, 2.2, 2.0, 1.8, 1.6, 1.45, 1.3, 1.2, 1.1, 1.0)
_TITLE_GAP = 48.0
_RISE = 8.0
_HEAD_GAP = 18.0
_ENTRY_GAP = 40.0
_COLUMN_GAP = 56.0
_TWO_FROM = 540.0
_HEAD_SIZE, _TEXT_SIZE = 25.0, 24.0


@dataclass(eq=False)
class MethodRegion(Region):
    story: Story
    setting: Setting

    def ways(self, width: float) -> Iterator[Way]:
        height = self._made(width, self.setting).height
        yield Way.known(height, 2 * height, 0.0)

    def draw(self, way: Way, room: Room) -> Filled:
        """As large as the room; where even the smallest is too high the last lines of the credits
        are left out, which embedding pages say too."""
        setting = self.setting.on(room.ground, bleed=room.bleed)
        for zoom in ZOOMS:
            made = self._made(room.width / zoom, setting)
            if made.height * zoom <= room.height:
                free = room.height - made.height * zoom
                return Filled(scaled(made.at(0, 0.4 * free / zoom), zoom, tagged=True))
        lines = self.story.footer.lines
        for count in range(len(lines), -1, -1):
            made = self._made(room.width, setting, count, small=True)
            if made.height <= room.height:
                break
        return Filled(made.marks)

    def _made(
        self, width: float, setting: Setting, lines: int | None = None, small: bool = False
    ) -> Composed:
        """The title once more, then each note under its own small head, in as many columns as the
        width holds; of the credits the first `lines`. A `small` one has the least sizes."""
        story, ground = self.story, setting.ground
        most = 40.0 if small else 64.0
        title = fit(story.title, setting.type("headline"), width, 200, most, 32, 3)
        # Tall accents have no more of the margin than capitals leave to others.
        top = max(0.0, title.rise - _RISE)
        marks: list[Mark] = [*title.at(0, top, ground.text, role="title", optical=True)]
        y = top + title.height
        entries = list(story.footer.columns)
        if story.footer.lines or story.footer.name:
            said = setting.words.sentences(story.footer.lines[:lines])
            entries.append((story.footer.name or story.title, said))
        columns = 2 if width >= _TWO_FROM and len(entries) > 1 else 1
        wide = (width - _COLUMN_GAP * (columns - 1)) / columns
        heights = [y + _TITLE_GAP] * columns
        least = setting.style.smallest
        head_size, text_size = (least, least) if small else (_HEAD_SIZE, _TEXT_SIZE)
        for head, text in entries:
            k = heights.index(min(heights))
            x = k * (wide + _COLUMN_GAP)
            top = heights[k]
            heading = paragraph(head, setting.type("footer_strong").at(size=head_size), wide)
            found = [*heading.at(x, top, ground.text, role="footer")]
            bottom = top + heading.height
            if text:
                words = paragraph(
                    text, setting.type("footer").at(size=text_size), wide, balance=False
                )
                at = top_below(found, bottom, _HEAD_GAP, words)
                found += words.at(x, at, ground.text, role="footer")
                bottom = at + words.height
            marks += found
            heights[k] = bottom + _ENTRY_GAP
        return Composed(tuple(marks), width, max(heights) - _ENTRY_GAP if entries else y)
