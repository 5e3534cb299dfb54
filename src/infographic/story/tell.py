"""Results → story: one hero, chapters in order, one lead, a footer that discloses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from infographic.errors import Report
from infographic.results.model import Question, Results, Section
from infographic.story.choose import named, panel_ids
from infographic.story.headline import Headlines
from infographic.story.hero import Opening, best_opening, opening_of
from infographic.story.model import Chapter, Footer, Panel, Story
from infographic.story.pairs import paired
from infographic.story.panels import panel
from infographic.story.words import Words, words
from infographic.text.numbers import Numbers, rounded

# A dot for each respondent can be counted up to here; beyond it a dot is one in a hundred.
MOST_PERSON_DOTS = 120
# Two sentences of this length still make two lines of a headline.
LONGEST_HEADLINE = 92


def tell(results: Results, hero: str | None = None, report: Report | None = None) -> Story:
    """The editorial plan of a survey. Every visible question is in it exactly once, except that
    a hero taken out of a longer list leaves the list where it was.

    `hero` is the id of the question to open with, instead of the one the engine chooses. Where no
    figure of it is a share of people it comes first, and `report` is told. Raises UsageError for an
    id there is not.
    """
    numbers = Numbers(results.locale)
    vocabulary = words(results.locale)
    sections = [
        (section, [panel(q, results, vocabulary, numbers) for q in paired(_visible(section))])
        for section in results.sections
    ]
    panels = [p for _, held in sections for p in held]
    if hero is None:
        opening = best_opening(panels, results.title, vocabulary)
        first = ""
    else:
        (wanted,) = named((hero,), panel_ids(results), "hero")
        asked = next(p for p in panels if p.id == wanted)
        opening = opening_of(asked, vocabulary)
        first = "" if opening else wanted
        if first:
            tell_first(hero, report)
    apart = first or (opening.panel.id if opening and opening.whole else "")
    chapters: list[Chapter] = []
    leader: list[Chapter] = []
    headlines = Headlines(vocabulary, numbers)
    for number, (section, held) in enumerate(sections):
        rest = [p for p in held if p.id != apart]
        chapters += _chapters(section, rest, number, headlines)
        leader += [
            chapter(f"s{number + 1}-first", section, [p], headlines) for p in held if p.id == first
        ]
    chapters = with_lead(leader, chapters)
    shown = opening.panel if opening else None
    return Story(
        title=results.title,
        strip=_strip(results, vocabulary, numbers),
        deck=deck_of(opening) or results.subtitle or "",
        deck_note=mark_note(shown, vocabulary, numbers) if shown else "",
        hero=shown,
        chapters=tuple(chapters),
        footer=footer(results, panels, vocabulary, numbers),
        locale=results.locale,
        n=results.n,
        description=describe(results.title, panels),
        people=_people(results, vocabulary, numbers) if results.n is not None else "",
    )


def deck_of(opening: Opening | None) -> str:
    """What stands under the title: the author's headline of the question that opens, else it."""
    if opening is None:
        return ""
    hero = opening.panel
    return hero.headline or (hero.title if opening.whole else hero.question)


def tell_first(id: str, report: Report | None) -> None:
    """Warn that a question comes first, but is no opening."""
    if report is not None:
        report.warn(
            "hero",
            f'no figure of "{id}" is a share of people',
            "its chart comes first instead, under the title",
        )


def _visible(section: Section) -> list[Question]:
    return [q for q in section.questions if not q.hide]


def _chapters(
    section: Section, panels: list[Panel], number: int, headlines: Headlines
) -> list[Chapter]:
    if not panels:
        return []
    if section.title:
        return [chapter(f"s{number + 1}", section, _told(panels, headlines), headlines)]
    # Questions without sections: a full question is a chapter, small neighbours share one.
    groups: list[list[Panel]] = []
    for p in panels:
        small = not _is_full(p)
        if small and groups and len(groups[-1]) < 4 and not _is_full(groups[-1][-1]):
            groups[-1].append(p)
        else:
            groups.append([p])
    return [
        chapter(f"s{number + 1}-{i + 1}", section, _told(group, headlines), headlines)
        for i, group in enumerate(groups)
    ]


def _told(panels: Sequence[Panel], headlines: Headlines) -> list[Panel]:
    """The panels of a chapter of several, each with its own takeaway for a style that lets it
    stand alone."""
    if len(panels) == 1:
        return list(panels)
    apart = Headlines(headlines.words, headlines.numbers)
    return [replace(p, takeaway=apart.of(p)) for p in panels]


def _is_full(p: Panel) -> bool:
    return len(p.items) > 5 or (len(p.columns) > 1 and len(p.items) > 2) or bool(p.headline)


def chapter(id: str, section: Section, panels: list[Panel], headlines: Headlines) -> Chapter:
    kicker = section.title or ""
    if len(panels) == 1:
        p = panels[0]
        title = section.headline or headlines.of(p)
        question = p.question
        if not title:
            title = p.title
            question = question.removeprefix(p.title).lstrip(" .\u3002\u0964")
        return Chapter(
            id,
            kicker,
            title,
            question,
            tuple(panels),
            intro=section.intro or "",
            authored=bool(section.headline or p.headline),
            icon=section.icon,
        )
    title = section.headline or ""
    if not title:
        title = sum_up(panels, headlines)
    if not title:
        title, kicker = kicker, ""
    return Chapter(
        id,
        kicker,
        title,
        "",
        tuple(panels),
        intro=section.intro or "",
        authored=bool(section.headline),
        icon=section.icon,
    )


def sum_up(panels: Sequence[Panel], headlines: Headlines) -> str:
    """One or two sentences that say what a chapter of several questions found."""
    said: list[str] = []
    for p in panels:
        # Only the first may begin with a share in words: two of them would read as a list.
        text = headlines.of(p, share=not said)
        if not p.headline and _says_little(p):
            continue
        if text and len(" ".join([*said, text])) <= LONGEST_HEADLINE:
            said.append(text)
        if len(said) == 2:
            break
    return said[0] if len(said) == 1 else headlines.words.sentences(said)


def _says_little(p: Panel) -> bool:
    """Whether the leading answer means nothing without its question: Yes, No, Daily."""
    top = max(p.items, key=lambda i: i.figure.number if i.figure else 0.0)
    return len(p.columns) == 1 and len(top.label) <= 5


def with_lead(first: list[Chapter], chapters: list[Chapter]) -> list[Chapter]:
    """The chapters with the loudest one marked: the one that has to come `first`, else the
    weightiest single question, a comparison before a list."""
    if first:
        return [replace(c, lead=bool(chapters)) for c in first] + chapters
    if len(chapters) < 2:
        return chapters

    def weight(chapter: Chapter) -> float:
        if len(chapter.panels) != 1:
            return 0.0
        p = chapter.panels[0]
        return p.importance if len(p.items) >= 4 else 0.0

    loudest = max(chapters, key=weight)
    if weight(loudest) <= 0:
        return chapters
    return [replace(c, lead=c is loudest) for c in chapters]


def _strip(results: Results, vocabulary: Words, numbers: Numbers) -> tuple[str, ...]:
    name = results.brand.name or results.source.name or ""
    period = numbers.period(results.fieldwork.start, results.fieldwork.end)
    return tuple(part for part in (name, _people(results, vocabulary, numbers), period) if part)


def _people(results: Results, vocabulary: Words, numbers: Numbers) -> str:
    if results.n is None:
        return results.population or ""
    n = numbers.decimal(results.n)
    if results.population:
        return vocabulary("footer.people", n=n, population=results.population)
    return vocabulary("footer.answered", n=n, count=results.n)


def mark_note(hero: Panel, vocabulary: Words, numbers: Numbers) -> str:
    """What one mark of the opening's field stands for: a figure of a crowd, else a dot."""
    mark = "figure" if hero.form == "crowd" else "dot"
    if hero.n is None:
        return vocabulary(f"label.each_{mark}_percent_all")
    whom = "person" if hero.n <= MOST_PERSON_DOTS else "percent"
    return vocabulary(f"label.each_{mark}_{whom}", n=numbers.decimal(hero.n), count=hero.n)


def footer(
    results: Results, panels: Sequence[Panel], vocabulary: Words, numbers: Numbers
) -> Footer:
    source, brand = results.source, results.brand
    lines = []
    if source.author:
        lines.append(vocabulary("footer.by", author=source.author))
    if brand.name and source.name and source.name != brand.name:
        lines.append(source.name)
    if brand.handle:
        lines.append(brand.handle)
    if source.published:
        lines.append(vocabulary("footer.published", date=numbers.date(source.published)))
    lines += list(results.credits)
    if results.licence:
        lines.append(results.licence)
    if source.url:
        lines.append(_short_url(source.url))
    survey = [
        results.subtitle or "",
        numbers.list(
            [
                part
                for part in (
                    _people(results, vocabulary, numbers),
                    numbers.period(results.fieldwork.start, results.fieldwork.end),
                )
                if part
            ]
        ),
        results.method or "",
    ]
    reading = []
    if any(p.multiple for p in panels):
        reading.append(vocabulary("footer.multiple_note"))
    if any(p.remainder for p in panels):
        reading.append(vocabulary("footer.partial_note"))
    if results.weighted:
        reading.append(vocabulary("footer.weighted"))
    if results.n is not None and 50 <= results.n < 100:
        points = 100 / results.n
        written = numbers.decimal(points, 1)
        reading.append(
            vocabulary("footer.one_person", points=written, count=float(rounded(points, 1)))
        )
    if results.note:
        reading.append(results.note)
    columns = []
    if any(survey):
        columns.append((vocabulary("footer.survey"), vocabulary.sentences(survey)))
    if reading:
        columns.append((vocabulary("footer.reading"), vocabulary.sentences(reading)))
    return Footer(brand.name or source.name or "", tuple(lines), tuple(columns))


def _short_url(url: str) -> str:
    """As people write an address: no scheme, no `www.`, no closing slash."""
    short = url.split("://", 1)[-1].removeprefix("www.").rstrip("/")
    # Without its query an address may lead elsewhere: then the host alone is named.
    return short.split("/", 1)[0] if "?" in short else short


def describe(title: str, panels: Sequence[Panel]) -> str:
    """Every figure in words, for readers who do not see the picture."""
    parts = [title + "."]
    for p in panels:
        said = []
        for item in p.items:
            for column, figure in zip(p.columns, item.figures, strict=False):
                if figure is None:
                    continue
                value = figure.given or f"{figure.number:g}"
                unit = "%" if p.is_percent and not value.endswith("%") else ""
                label = f"{item.label}, {column}" if column else item.label
                said.append(f"{label}: {value}{unit}")
        if said:
            parts.append(f"{p.title} {'; '.join(said)}.")
    return " ".join(parts)
