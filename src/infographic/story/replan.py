"""An edited plan, cut down to some of its questions or opened with another one; what its editor
wrote is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from infographic.errors import Report
from infographic.results.model import Results, Section
from infographic.story.choose import chosen, named, panel_ids, tell_headline, tell_pairs
from infographic.story.headline import Headlines
from infographic.story.hero import Opening, best_opening, opening_of
from infographic.story.model import Chapter, Panel, Story
from infographic.story.tell import (
    chapter,
    deck_of,
    describe,
    footer,
    mark_note,
    tell,
    tell_first,
    with_lead,
)
from infographic.story.words import words
from infographic.text.numbers import Numbers


def told_ids(story: Story, results: Results) -> dict[str, str]:
    """The ids of the questions that a plan tells, each with the id of its panel."""
    told = {panel.id: panel.id for panel in story.panels}
    return {id: panel for id, panel in panel_ids(results).items() if panel in told} | told


def replan(
    story: Story, results: Results, only: Iterable[str], hero: str | None, report: Report
) -> Story:
    """The plan with none but the questions in `only`, opened with `hero`; the plan itself where
    neither is given. `results` are the whole survey. Raises UsageError for an id that is not in the
    plan."""
    ids = (only,) if isinstance(only, str) else tuple(only)
    if not ids and hero is None:
        return story
    known = told_ids(story, results)
    wanted = chosen(ids, hero, known)
    tell_pairs(ids, known, report)
    return _Replanned(story, results, report).chosen(wanted, hero and named((hero,), known, "")[0])


class _Replanned:
    """One plan on its way to another."""

    def __init__(self, story: Story, results: Results, report: Report) -> None:
        self.story = story
        self.results = results
        self.report = report
        self.words = words(story.locale)
        self.numbers = Numbers(story.locale)
        # What the engine would say of the whole survey: what differs, an editor wrote.
        self.unedited = tell(results)
        self.order = list(dict.fromkeys(panel_ids(results).values()))

    def chosen(self, wanted: frozenset[str], asked: str | None) -> Story:
        story = self.story
        in_chapters = [p for c in story.chapters for p in c.panels if p.id in wanted]
        hero = story.hero if story.hero and story.hero.id in wanted else None
        if asked is None and (hero or story.hero is None):
            return self._told(wanted, hero, story.deck, story.deck_note, ())
        if asked and hero and hero.id == asked:
            return self._told(wanted, hero, story.deck, story.deck_note, ())
        first: tuple[Chapter, ...] = ()
        if asked is None:
            opening = best_opening(in_chapters, story.title, self.words)
        else:
            panel = next(p for p in in_chapters if p.id == asked)
            opening = opening_of(panel, self.words)
            if opening is None:
                tell_first(asked, self.report)
                first = (self._alone(panel),)
            if hero and hero.id not in {p.id for p in in_chapters}:
                self._put_back(hero)
        apart = {p.id for c in first for p in c.panels}
        if opening and opening.whole:
            apart.add(opening.panel.id)
        note = mark_note(opening.panel, self.words, self.numbers) if opening else ""
        shown = opening.panel if opening else None
        return self._told(wanted, shown, self._deck(opening), note, first, frozenset(apart))

    def _deck(self, opening: Opening | None) -> str:
        return deck_of(opening) or self.results.subtitle or ""

    def _told(
        self,
        wanted: frozenset[str],
        hero: Panel | None,
        deck: str,
        note: str,
        first: tuple[Chapter, ...],
        apart: frozenset[str] = frozenset(),
    ) -> Story:
        chapters = [
            held
            for c in self.story.chapters
            if (held := self._fewer(c, [p for p in c.panels if p.id in wanted - apart]))
        ]
        if first or not any(c.lead for c in chapters):
            chapters = with_lead(list(first), [replace(c, lead=False) for c in chapters])
        panels = [p for c in chapters for p in c.panels]
        if hero and hero.id not in {p.id for p in panels}:
            panels.insert(0, hero)
        story = self.story
        foot = story.footer
        if foot == self.unedited.footer:
            foot = footer(self.results, panels, self.words, self.numbers)
        return replace(
            story,
            hero=hero,
            deck=deck,
            deck_note=note,
            chapters=tuple(chapters),
            footer=foot,
            description=describe(story.title, sorted(panels, key=lambda p: self._place(p.id))),
        )

    def _fewer(self, held: Chapter, panels: list[Panel]) -> Chapter | None:
        """A chapter with the panels left of it, in words that do not speak of the others."""
        if not panels or len(panels) == len(held.panels):
            return held if panels else None
        before = next((c for c in self.unedited.chapters if c.id == held.id), None)
        if before is None or before.headline != held.headline:
            return replace(held, panels=tuple(panels))
        if held.authored:
            tell_headline(held.headline, self.report)
        made = chapter(held.id, self._section(panels[0]), panels, self._headlines())
        return replace(made, intro=held.intro, icon=held.icon, lead=held.lead and len(panels) == 1)

    def _alone(self, panel: Panel) -> Chapter:
        return chapter(f"{panel.id}-alone", self._section(panel), [panel], self._headlines())

    def _put_back(self, hero: Panel) -> None:
        """A whole that opened the story takes its place among the others again."""
        question = next((q for q in self.results.questions() if q.id == hero.id), None)
        form = (question.chart or "") if question else ""
        held = self._alone(replace(hero, role="major", form=form))
        place = self._place(hero.id)
        chapters = list(self.story.chapters)
        later = (i for i, c in enumerate(chapters) if self._place(c.panels[0].id) > place)
        chapters.insert(next(later, len(chapters)), held)
        self.story = replace(self.story, chapters=tuple(chapters))

    def _place(self, id: str) -> int:
        return self.order.index(id) if id in self.order else len(self.order)

    def _section(self, panel: Panel) -> Section:
        for section in self.results.sections:
            if any(q.id == panel.id for q in section.questions):
                return replace(section, headline=None)
        return Section(None, ())

    def _headlines(self) -> Headlines:
        return Headlines(self.words, self.numbers)
