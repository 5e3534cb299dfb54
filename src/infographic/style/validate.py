"""What a style must keep to: contrasts, colours that can be told apart, sound measures.

Contrasts are WCAG 2.2's, compared unrounded. Distances are those of `oklch.separation`, for the eye
that tells the two colours apart least. Bundled styles are held to this by the tests, a user's file
when it is loaded, a brand's palette when it is made.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from infographic.errors import Level, Message
from infographic.style.color import LEAST_CONTRAST, LEAST_LARGE_CONTRAST, contrast
from infographic.style.oklch import nearest_at, oklch, separation
from infographic.style.tokens import Ground, Style

# Areas that must be told apart (the seven colours of Okabe and Ito come to 7.6), and the least
# that is let pass with a warning.
APART = 7.5
LEAST_APART = 5.0
# What only has to be seen: a track, the bar of "Other" beside its label and its figure.
SEEN = 3.0
# A mark may have less than 3:1 where its label and its figure stand beside it in text, as they do
# in every form here (WCAG 2.2, understanding 1.4.11); it must still be plainly there.
LEAST_LABELLED = 1.5
# Neighbours on a scale must not be one grey in a black and white print: error, warning.
LEAST_STEP, STEP = 0.02, 0.04

TEXT_ROLES = ("text", "mute", "minor_text", "highlight_text")
SEEN_ROLES = ("second", "third", "minor", "track", "dot")
LABELLED = (("on_chip", "chip", LEAST_CONTRAST), ("on_card", "card", LEAST_CONTRAST))

# Lengths are px of a page 1200 wide.
_PAGE = 1200.0
_SMALLEST_TEXT = 22.0
_LONGEST = 400.0
_LARGEST_RADIUS = 120.0


def findings(style: Style) -> list[Message]:
    """All that is wrong with a style, errors and warnings, each naming its token, what was
    measured and what would pass."""
    found = list(_measures(style))
    for ground in style.grounds.values():
        found += check_ground(ground)
    return found


def check_ground(ground: Ground) -> Iterator[Message]:
    """What is wrong with the colours of one ground."""
    yield from _texts(ground)
    yield from _marks(ground)
    yield from _steps(ground)
    yield from _series(ground)


# -- colours ---------------------------------------------------------------------------------------


def _texts(ground: Ground) -> Iterator[Message]:
    for role in TEXT_ROLES:
        yield from _legible(ground, role, getattr(ground, role), "fill", LEAST_CONTRAST)
        yield from _legible(ground, role, getattr(ground, role), "band", LEAST_CONTRAST)
    yield from _legible(ground, "numeral", ground.numeral, "fill", LEAST_LARGE_CONTRAST)
    for role, below, least in (*LABELLED, ("on_seal", "seal", LEAST_LARGE_CONTRAST)):
        yield from _legible(ground, role, getattr(ground, role), below, least)


def _legible(ground: Ground, role: str, color: str, below: str, least: float) -> Iterator[Message]:
    under: str = getattr(ground, below)
    ratio = contrast(color, under)
    if ratio < least:
        yield _wrong(
            "error",
            f"{ground.name}.{role}",
            f"{color} on the {below} {under} has a contrast of {ratio:.2f}, below {least:g}",
            f"{nearest_at(color, under, least)} would pass",
        )


def _marks(ground: Ground) -> Iterator[Message]:
    for role in ("highlight", "outline"):
        yield from _legible(ground, role, getattr(ground, role), "fill", LEAST_LARGE_CONTRAST)
    for role in ("mark", *(f"series[{i}]" for i in range(len(ground.series)))):
        color = ground.mark if role == "mark" else ground.series[int(role[7:-1])]
        if not stands_out(color, ground.fill):
            ratio, apart = contrast(color, ground.fill), separation(color, ground.fill)
            yield _wrong(
                "error",
                f"{ground.name}.{role}",
                f"{color} hardly shows on the fill {ground.fill}: contrast {ratio:.2f}, "
                f"distance {apart:.1f}",
                f"a contrast of 3 ({nearest_at(color, ground.fill, LEAST_LARGE_CONTRAST)}), or "
                f"{LEAST_LABELLED:g} and a distance of {APART:g} would pass",
            )
    for role in SEEN_ROLES:
        color = getattr(ground, role)
        apart = separation(color, ground.fill)
        if apart < SEEN:
            yield _wrong(
                "error",
                f"{ground.name}.{role}",
                f"{color} cannot be seen on the fill {ground.fill}: distance {apart:.1f}",
                f"a distance of {SEEN:g} would pass",
            )
    for a, b in (("highlight", "mark"), ("highlight", "track"), ("mark", "track")):
        yield from _apart(ground, a, getattr(ground, a), b, getattr(ground, b))


def stands_out(color: str, fill: str) -> bool:
    """Whether a mark with its label and figure beside it may have this colour on this fill."""
    ratio = contrast(color, fill)
    return ratio >= LEAST_LARGE_CONTRAST or (
        ratio >= LEAST_LABELLED and separation(color, fill) >= APART
    )


def _apart(ground: Ground, a: str, one: str, b: str, other: str) -> Iterator[Message]:
    apart = separation(one, other)
    if apart >= APART:
        return
    yield _wrong(
        "error" if apart < LEAST_APART else "warning",
        f"{ground.name}.{a}",
        f"{one} and {b} ({other}) are hard to tell apart for colour-blind eyes: "
        f"distance {apart:.1f}",
        f"a distance of {APART:g} would pass: make one of them lighter or darker",
    )


def _steps(ground: Ground) -> Iterator[Message]:
    steps = ground.steps
    if len(steps) < 3 or len(steps) != len(ground.on_steps):
        yield _wrong(
            "error",
            f"{ground.name}.steps",
            f"there are {len(steps)} steps and {len(ground.on_steps)} colours of text on them",
            "give at least three, and as many on_steps",
        )
        return
    for i, (step, text) in enumerate(zip(steps, ground.on_steps, strict=True)):
        ratio = contrast(step, text)
        if ratio < LEAST_LARGE_CONTRAST:
            yield _wrong(
                "error",
                f"{ground.name}.on_steps[{i}]",
                f"{text} on {step} has a contrast of {ratio:.2f}, below {LEAST_LARGE_CONTRAST:g}",
                f"{nearest_at(text, step, LEAST_CONTRAST)} would pass",
            )
    for i, (a, b) in enumerate(pairwise(steps)):
        yield from _apart(ground, f"steps[{i}]", a, f"steps[{i + 1}]", b)
        light = abs(oklch(a).l - oklch(b).l)
        if light < STEP:
            yield _wrong(
                "error" if light < LEAST_STEP else "warning",
                f"{ground.name}.steps[{i}]",
                f"{a} is as light as the next step {b}: lightness differs by {100 * light:.1f}",
                f"a difference of {100 * STEP:g} would pass",
            )
    yield from _apart(ground, "steps[0]", steps[0], f"steps[{len(steps) - 1}]", steps[-1])


def _series(ground: Ground) -> Iterator[Message]:
    if not ground.series:
        yield _wrong("error", f"{ground.name}.series", "is empty", "give a colour or more")
    for (i, a), (j, b) in combinations(enumerate(ground.series), 2):
        yield from _apart(ground, f"series[{i}]", a, f"series[{j}]", b)


# -- measures --------------------------------------------------------------------------------------


def _measures(style: Style) -> Iterator[Message]:
    for role, type in style.type.items():
        place = f"type.{role}"
        yield from _between(f"{place}.size", type.size, _SMALLEST_TEXT, _LONGEST)
        yield from _between(f"{place}.weight", type.weight, 1, 1000)
        yield from _between(f"{place}.width", type.width, 25, 200)
        yield from _between(f"{place}.leading", type.leading, 0.7, 2)
        yield from _between(f"{place}.tracking", type.tracking, -0.1, 0.3)
    for field in dataclasses.fields(style.space):
        value = getattr(style.space, field.name)
        if field.name not in ("wide", "narrow"):
            yield from _between(f"space.{field.name}", value, 0, _LONGEST)
    across = style.space.content + 2 * style.space.margin
    if abs(across - _PAGE) > 1:
        yield Message(
            "error",
            "space",
            f"margin, narrow, gap, wide and margin come to {across:g}",
            f"make them {_PAGE:g}",
        )
    yield from _between("shape.bar", style.shape.bar, 0, _LARGEST_RADIUS)
    yield from _between("shape.card", style.shape.card, 0, _LARGEST_RADIUS)
    yield from _between("shape.variety", style.shape.variety, 0, 1)
    for name, weight in style.prefer.items():
        yield from _between(f"prefer.{name}", weight, 0, 10)
    yield from _rhythm(style)


def _between(place: str, value: float, least: float, most: float) -> Iterator[Message]:
    if not least <= value <= most:
        text = f"{value:g} is not between {least:g} and {most:g}"
        yield Message("error", place, text)


def _rhythm(style: Style) -> Iterator[Message]:
    rhythm = style.rhythm
    for field in dataclasses.fields(rhythm):
        value = getattr(rhythm, field.name)
        names: Sequence[str] = value if isinstance(value, tuple) else (value,)
        for name in names:
            if name not in style.grounds:
                cure = "known are " + ", ".join(style.grounds)
                yield Message("error", f"rhythm.{field.name}", f'there is no ground "{name}"', cure)
    if not rhythm.plain:
        yield Message("error", "rhythm.plain", "is empty", "name a ground or more")


def _wrong(level: Level, place: str, text: str, cure: str) -> Message:
    return Message(level, f"grounds.{place}", text, cure)
