"""Which questions of a survey are told: all of them, or only those somebody asked for."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import replace

from infographic.errors import Message, Report, UsageError
from infographic.results.model import Results
from infographic.results.wording import listing, quoted
from infographic.story.pairs import together


def panel_ids(results: Results) -> dict[str, str]:
    """The ids of all questions that are shown, each with the id of the panel that tells it: the two
    questions of a comparison share the first one's."""
    return {
        question.id: held[0].id
        for section in results.sections
        for held in together(q for q in section.questions if not q.hide)
        for question in held
    }


def named(
    ids: Iterable[str], known: Mapping[str, str], option: str, hidden: Iterable[str] = ()
) -> tuple[str, ...]:
    """The panels of the questions somebody named, in that order, each once. Raises UsageError with
    every id that there is none of, the nearest that there is, and all of them."""
    wanted = (ids,) if isinstance(ids, str) else tuple(ids)
    secret = set(hidden)
    wrong = []
    for id in dict.fromkeys(wanted):
        if id in known:
            continue
        if id in secret:
            text, cure = f"the question {quoted(id)} is hidden", 'take out its "hide"'
        else:
            near = difflib.get_close_matches(id, known, 1)
            text = f"there is no question {quoted(id)}"
            meant = f"did you mean {quoted(near[0])}? " if near else ""
            cure = f"{meant}there are {listing(list(known), len(known))}"
        wrong.append(Message("error", option, text, cure))
    if wrong:
        raise UsageError(wrong)
    return tuple(dict.fromkeys(known[id] for id in wanted))


def keep(results: Results, only: Iterable[str], report: Report, hero: str | None = None) -> Results:
    """The results with none but the questions named in `only`, all where it names none. Questions
    that are told as one comparison stay together. The headline of a section that lost questions
    goes, for it may speak of them. Raises UsageError for an id there is not, and for a `hero` that
    is not kept."""
    known = panel_ids(results)
    hidden = [q.id for section in results.sections for q in section.questions if q.hide]
    wanted = chosen(only, hero, known, hidden)
    if len(wanted) == len(set(known.values())):
        return results
    tell_pairs(only, known, report)
    kept = []
    for section in results.sections:
        shown = tuple(q for q in section.questions if known.get(q.id) in wanted)
        if not shown:
            continue
        lost = len(shown) < sum(not q.hide for q in section.questions)
        if lost and section.headline:
            tell_headline(section.headline, report)
        headline = None if lost else section.headline
        kept.append(replace(section, questions=shown, headline=headline))
    return replace(results, sections=tuple(kept))


def chosen(
    only: Iterable[str],
    hero: str | None,
    known: Mapping[str, str],
    hidden: Iterable[str] = (),
) -> frozenset[str]:
    """The ids of the panels to show: those of the questions in `only`, else all. Raises UsageError
    for an id there is not, and for a hero that is not among them."""
    wanted = frozenset(named(only, known, "only", hidden)) or frozenset(known.values())
    if hero is not None and named((hero,), known, "hero", hidden)[0] not in wanted:
        text = f"the question {quoted(hero)} is not among those to show"
        raise UsageError(Message("error", "hero", text, f'add {quoted(hero)} to "only"'))
    return wanted


def tell_pairs(ids: Iterable[str], known: Mapping[str, str], report: Report) -> None:
    """Tell which questions come along because they are one comparison with one that was named."""
    wanted = {ids} if isinstance(ids, str) else set(ids)
    for id in [id for id in known if id not in wanted] if wanted else ():
        partner = next((w for w in known if w in wanted and known[w] == known[id]), None)
        if partner:
            report.infer(
                "only",
                f"{quoted(id)} comes with {quoted(partner)}: the two are one comparison",
                f'"hide": true for {quoted(id)} shows the other alone',
            )


def tell_headline(headline: str, report: Report) -> None:
    report.infer(
        "only",
        f"the section's headline {quoted(headline)} is left out: it may speak of other questions",
        "give the question a headline of its own",
    )
