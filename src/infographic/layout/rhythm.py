"""Grounds dealt out to sections: no two that touch are of one colour."""

from __future__ import annotations

from collections.abc import Sequence

from infographic.layout.sections.base import Section
from infographic.style.tokens import Rhythm

# Two quiet grounds, then a dark one, once the poster is long enough to need it.
_QUIET_RUN = 3


def grounds(sections: Sequence[Section], rhythm: Rhythm) -> list[tuple[str, ...]]:
    """The grounds of each section, one for each of its chapters."""
    dealt: list[tuple[str, ...]] = []
    before: tuple[str, ...] = (rhythm.hero,)
    quiet = turn = 0
    for i, section in enumerate(sections):
        last = i == len(sections) - 1
        if len(section.chapters) == 2:
            found = _two(rhythm, before, i == 0)
        elif section.lead and not last and rhythm.lead not in before:
            found = (rhythm.lead,)
        elif section.loud and not last and (loud := _loud(rhythm, before, dealt, i)):
            found = (loud,)
        elif quiet >= _QUIET_RUN and not last and not _lead_next(sections, i):
            found = (rhythm.lead if rhythm.lead not in before else rhythm.panel,)
        else:
            # Of more than two quiet grounds each has its turn.
            plain = rhythm.plain
            if len(plain) > 2:
                plain = (*plain[turn % len(plain) :], *plain[: turn % len(plain)])
            choices = [g for g in plain if g not in before]
            found = (choices[0] if choices else plain[0],)
            if len(plain) > 2:
                turn = rhythm.plain.index(found[0]) + 1
        quiet = quiet + 1 if found[0] in rhythm.plain else 0
        before = found if rhythm.pair else found[-1:]
        dealt.append(found)
    return dealt


def _loud(rhythm: Rhythm, before: tuple[str, ...], dealt: Sequence[tuple[str, ...]], i: int) -> str:
    """The loud ground whose turn it is, empty where there were as many as the style has: the loud
    ones never touch the opening, and quiet ones stand between two runs of them."""
    grounds = rhythm.pair or (rhythm.panel,)
    near = [names[0] for names in dealt[max(0, i - len(grounds) - 1) :]]
    run = [name for name in near if name in grounds]
    if i == 0 or len(run) >= len(grounds) or (run and near[-1] not in grounds):
        return ""
    return next((name for name in grounds if name not in before and name not in run), "")


def _two(rhythm: Rhythm, before: tuple[str, ...], opening: bool) -> tuple[str, ...]:
    if rhythm.pair:
        # The loud pair never touches the opening: its people and bubbles have those colours.
        loud = (rhythm.plain[:2], rhythm.pair) if opening else (rhythm.pair, rhythm.plain[:2])
        choices = (*loud, rhythm.plain[1:3], rhythm.pair[::-1])
        return next((c for c in choices if len(c) == 2 and not set(c) & set(before)), rhythm.pair)
    right = next(g for g in (*rhythm.plain[::-1], rhythm.hero) if g not in before)
    if rhythm.panel in before:
        return (rhythm.lead, right)
    return (rhythm.panel, right)


def _lead_next(sections: Sequence[Section], i: int) -> bool:
    return i + 1 < len(sections) and sections[i + 1].lead
