"""The icons an author asks for, checked, and SVG files taken in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from infographic.errors import DataError, InfographicError, Message
from infographic.readers.files import load
from infographic.results.wording import quoted
from infographic.story.model import Chapter, Panel, Story
from infographic.style.icons import load_icon, written


def with_icons(story: Story, folder: Path, places: Mapping[str, str]) -> Story:
    """The story with every SVG file its icons name written out, so that it needs no file any more.

    Files are looked for in `folder`. `places` says where a panel's question is in the file, by the
    panel's id. Raises DataError with every icon that there is none of, its place and the cure.
    """
    taker = _Taker(folder, places)
    hero = taker.panel(story.hero) if story.hero else None
    chapters = tuple(taker.chapter(chapter) for chapter in story.chapters)
    if taker.problems:
        raise DataError(dict.fromkeys(taker.problems))
    return replace(story, hero=hero, chapters=chapters) if taker.taken else story


class _Taker:
    def __init__(self, folder: Path, places: Mapping[str, str]) -> None:
        self.folder = folder
        self.places = places
        self.problems: list[Message] = []
        self.taken: dict[str, str] = {}

    def chapter(self, chapter: Chapter) -> Chapter:
        icon = self._icon(chapter.icon, f'section "{chapter.kicker or chapter.headline}", icon')
        panels = tuple(map(self.panel, chapter.panels))
        return replace(chapter, icon=icon, panels=panels)

    def panel(self, panel: Panel) -> Panel:
        place = self.places.get(panel.id, f'story panel "{panel.id}"')
        items = tuple(
            replace(item, icon=self._icon(item.icon, f"{place}, icon of {quoted(item.label)}"))
            if item.icon
            else item
            for item in panel.items
        )
        return replace(panel, icon=self._icon(panel.icon, f"{place}.icon"), items=items)

    def _icon(self, name: str | None, place: str) -> str | None:
        if name is None or name in self.taken:
            return self.taken.get(name or "")
        try:
            if not name.casefold().endswith(".svg"):
                load_icon(name)
                return name
            self.taken[name] = self._file(name, place)
            return self.taken[name]
        except InfographicError as error:
            for message in error.messages:
                self.problems.append(replace(message, level="error", place=place))
        return name

    def _file(self, name: str, place: str) -> str:
        # fontTools' pens take 20 ms to import, for files that hardly anyone brings.
        from infographic.style.svg_icon import SvgIconError, read_svg_icon  # noqa: PLC0415

        try:
            data = load(self.folder / name)
        except DataError as error:
            (message,) = error.messages
            text = f'"{name}": {message.text}'
            cure = message.cure if message.cure.endswith('.svg"?') else "put it beside the results"
            raise DataError(Message("error", place, text, cure)) from None
        try:
            return written(read_svg_icon(data))
        except SvgIconError as error:
            message = Message("error", place, f'"{name}" {error.text}', error.cure)
            raise DataError(message) from None
