"""A brand's colours put into a style: every role keeps its part, every ground stays legible.

A style's colours fall into families: its neutrals (ink, tints, white) and its accents by hue. The
family of the style's loudest colour becomes the brand's first colour, the others take the brand's
further ones or are worked out; neutrals keep their lightness and take a breath of the brand's hue.
A member of a family keeps its place between black, the family's loudest colour and white. Then
each ground is mended (`mend`), role by role, until it passes `validate.check_ground`.

A bright brand colour is a surface: bands, seals and chips carry it as it is, with ink on them.
What would have to be darkened into mud to be a mark (yellow, lime) is not one: there ink is the
mark to look at.
"""

from __future__ import annotations

import dataclasses
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from infographic.style.color import LEAST_LARGE_CONTRAST, contrast, oklab
from infographic.style.mend import (
    ACCENT,
    GREY,
    WHITE,
    YELLOW,
    Inks,
    Mender,
    every_color,
    is_grey,
    within,
)
from infographic.style.oklch import (
    Oklch,
    at_contrast,
    hue_distance,
    oklch,
    rgb,
    separation,
)
from infographic.style.tokens import Style
from infographic.style.validate import APART

# In the hue of the ink a colour must be more vivid than elsewhere to be an accent.
_VIVID = 0.13
_SAME_HUE = 30.0
# A brand without a hue borrows these two: blue and orange, apart for every eye.
_BORROWED = (rgb(0.55, 0.16, 250), rgb(0.70, 0.17, 55))
# The most chroma of neutrals up to a lightness: ink, middling, tint, paper. Dark yellows and
# oranges are brown: ink of their hue has less.
_NEUTRAL = ((0.40, 0.055), (0.75, 0.035), (0.94, 0.040), (1.01, 0.018))
# Dark bands in the brand's hue have at least so much chroma: less of a red is brown.
_DEEP = 0.11
_BROWN, _BROWN_CHROMA = (45.0, 130.0), 0.022
# Tints of those hues are at least so light, else marks on them would have to be brown too.
_BRIGHT_TINT = 0.92
# A brand colour as dark as this is the ink itself; one as light as that is bright.
_INK, _BRIGHT = 0.36, 0.6
# Hues that are taken only where they win much: lime and grass, of which eyes tire on large areas;
# and yellows as dark as marks on paper must be, which are mud.
_LIME, _LIME_PENALTY = (95.0, 170.0), 10.0
_MUD, _MUD_PENALTY = (60.0, 95.0), 10.0
_LEAST_VIVID = 0.16
# Two fills that are to differ, and once did, must still.
_FILLS_APART, _FILLS_CONTRAST = 5.5, 1.12

# How loud a role makes a colour.
_LOUD = {
    "fill": 3.0,
    "highlight": 3.0,
    "numeral": 2.0,
    "mark": 1.0,
    "seal": 1.0,
    "chip": 1.0,
    "dot": 1.0,
    "highlight_text": 1.0,
    "band": 0.5,
    "second": 0.5,
    "third": 0.5,
}
_LOUD_HERO, _LOUD_BAND = 6.0, 4.5
_HEARD = 0.05  # less is a colour that no page of the style shows


def recolored(style: Style, colors: Sequence[str]) -> Style:
    """The style in a brand's colours, the main one first. `colors` are `#rrggbb`."""
    wanted = [color.upper() for color in colors]
    mapped, inks = _mapping(style, wanted)
    fills = _fills(style, mapped, wanted[0])
    grounds = {
        name: Mender(ground, fills[name], mapped, inks).ground()
        for name, ground in style.grounds.items()
    }
    return dataclasses.replace(
        style,
        grounds=grounds,
        colors={name: mapped.get(color, color) for name, color in style.colors.items()},
    )


# -- families --------------------------------------------------------------------------------------


def _loudness(style: Style) -> Counter[str]:
    """How loud each colour of the style is, by the roles it plays."""
    loud: Counter[str] = Counter()
    used = used_grounds(style)
    rhythm = style.rhythm
    fills = dict.fromkeys((rhythm.lead, rhythm.panel, rhythm.footer), _LOUD_BAND)
    fills[rhythm.hero] = _LOUD_HERO
    for name, ground in style.grounds.items():
        share = 1.0 if name in used else 0.01
        for role, weight in _LOUD.items():
            if role == "fill":
                weight = fills.get(name, weight)
            loud[getattr(ground, role)] += share * weight  # type: ignore[assignment]
        for color in (*every_color(ground), *ground.series[1:]):
            loud[color] += share * 0.1  # type: ignore[assignment]
    return loud


def used_grounds(style: Style) -> set[str]:
    """The names of the grounds that a page of the style may have."""
    names: set[str] = set()
    for part in (style.rhythm, style.grid):
        for field in dataclasses.fields(part):
            value = getattr(part, field.name)
            names |= set(value) if isinstance(value, tuple) else {str(value)}
    return names & set(style.grounds)


def _mapping(style: Style, colors: Sequence[str]) -> tuple[dict[str, str], Inks]:
    """Each colour of the style → its colour in the brand's palette."""
    loud = _loudness(style)
    for color in style.colors.values():
        loud.setdefault(color, 0)
    ink = _ink(style)

    def is_accent(color: str) -> bool:
        own = oklch(color)
        in_ink = ink is not None and hue_distance(own.h, ink.h) <= 22 and own.l < 0.8
        return own.c >= (max(ACCENT, min(_VIVID, 2.2 * ink.c)) if in_ink and ink else ACCENT)

    families: list[list[str]] = []
    for color, _ in sorted(loud.items(), key=lambda pair: (-pair[1], pair[0])):
        if not is_accent(color):
            continue
        hue = oklch(color).h
        heard = loud[color] >= _HEARD
        home = next((f for f in families if hue_distance(oklch(f[0]).h, hue) <= _SAME_HUE), None)
        if home:
            home.append(color)
        elif heard:
            families.append([color])
    families.sort(key=lambda family: -sum(loud[color] for color in family))
    anchors = [family[0] for family in families] or [max(loud, key=lambda c: (loud[c], c))]

    brand = colors[0]
    grey = is_grey(brand)
    # A dark colour of the brand's is its ink, and all neutrals are of its hue.
    dark = next((c for c in colors if oklch(c).l <= _INK), None)
    given = [c for c in colors[1:] if c != dark]
    given += [c for c in _BORROWED if grey and not given]
    main = brand
    if dark == brand and _is_dark(style) and oklch(anchors[0]).l > _BRIGHT:
        # On dark pages a dark brand is the page, and something bright of its own speaks.
        bright = next((c for c in given if oklch(c).l > _BRIGHT), None)
        given = [c for c in given if c != bright]
        main = bright or _other_light(brand, oklch(anchors[0]))
    accents = _accents(main, given, anchors, style)
    targets = [main, *accents]
    hue = oklch(dark or brand).h
    grey = is_grey(dark or brand)
    many = _has_many_tints(style)
    bands = {style.grounds[name].fill for name in used_grounds(style)}
    bands = {fill for fill in bands if oklch(fill).l < 0.47}
    mapped: dict[str, str] = {}
    for family, target in zip(families, targets, strict=False):
        for color in family:
            # A dark band is a deep tone of the brand's, not of a stranger's: it is a large area.
            deep = target != main and color in bands
            mapped[color] = _deep(color, hue, grey) if deep else _member(color, family[0], target)
    for color in loud:
        if color in mapped:
            continue
        own = oklch(color)
        near = [i for i, a in enumerate(anchors) if hue_distance(oklch(a).h, own.h) <= _SAME_HUE]
        inkish = ink is not None and hue_distance(own.h, ink.h) <= 22
        if own.c < 0.008:
            mapped[color] = color
        elif near and not inkish and (many or own.c > 0.05):
            # A tint or a shade of an accent goes with it, at its own lightness.
            of = oklch(targets[near[0]])
            mapped[color] = rgb(own.l, min(own.c, of.c), of.h)
        else:
            mapped[color] = _neutral(own, hue, grey)
    texts = sorted({g.text for g in style.grounds.values()}, key=lambda c: oklch(c).l)
    if oklch(texts[0]).l >= 0.5:
        darkest = dark or _neutral(Oklch(0.22, 0.04, 0), hue, grey)
    elif dark:
        darkest = mapped[texts[0]] = dark
    else:
        darkest = mapped[texts[0]]
    paper = mapped[texts[-1]] if oklch(texts[-1]).l > 0.8 else WHITE
    return mapped, Inks(darkest, paper, main, tuple(accents), len(given))


def _is_dark(style: Style) -> bool:
    """Whether the pages of a style are dark: its usual tile, or all its plain bands."""
    names = (style.grid.tile,) if style.grid.tile in style.grounds else style.rhythm.plain
    return all(oklch(style.grounds[name].fill).l < 0.45 for name in names)


def _ink(style: Style) -> Oklch | None:
    """The style's ink, its darkest text or ground; None where that is black."""
    used = [style.grounds[name] for name in sorted(used_grounds(style))]
    ink = min((c for g in used for c in (g.text, g.fill)), key=lambda c: oklch(c).l)
    return oklch(ink) if oklch(ink).c > 0.02 else None


def _has_many_tints(style: Style) -> bool:
    """Whether the style's light grounds are of several hues, such as cream, mint and lavender."""
    fills = [oklch(style.grounds[name].fill) for name in used_grounds(style)]
    hues = [own.h for own in fills if own.l > 0.85 and 0.01 < own.c < ACCENT]
    return any(hue_distance(a, b) > 60 for a, b in combinations(hues, 2))


def _neutral(own: Oklch, hue: float, grey: bool) -> str:
    most = next(chroma for light, chroma in _NEUTRAL if own.l < light)
    light = own.l
    if light < 0.5 and within(hue, _BROWN):
        most = min(most, _BROWN_CHROMA)
    elif light < 0.5:
        most = max(most, 0.8 * own.c)  # a ground that is deep in colour stays so
    elif light < 0.94 and within(hue, YELLOW):
        most *= 1.6  # light yellows look paler than other hues of their chroma
    if light > 0.8 and within(hue, _BROWN):
        light = max(light, _BRIGHT_TINT)
    return rgb(light, 0.0 if grey else min(own.c, most), hue)


def _deep(color: str, hue: float, grey: bool) -> str:
    own = oklch(color)
    if grey or within(hue, _BROWN):
        return _neutral(own, hue, grey)
    return rgb(own.l, max(own.c, _DEEP), hue)


def _member(color: str, anchor: str, target: str) -> str:
    """A colour's place in its family: a deeper twin is the target itself (each ground darkens it
    as far as it must), a softer one keeps its way to white, a shade or tint its lightness."""
    own, main, new = oklch(color), oklch(anchor), oklch(target)
    if color == anchor or (-0.15 <= own.l - main.l <= 0 and own.c > 0.5 * main.c):
        return target
    chroma = min(new.c, new.c * own.c / main.c)
    if own.l > main.l:
        light = new.l + (own.l - main.l) / (1 - main.l) * (1 - new.l)
        return rgb(light, chroma, new.h)
    return rgb(min(own.l, new.l), chroma, new.h)


def _accents(brand: str, given: Sequence[str], anchors: Sequence[str], style: Style) -> list[str]:
    """Further accents: those given, then hues far from all others that every eye tells apart. One
    at least, for the second pole of a scale."""
    accents = list(given)
    light = max((g.fill for g in style.grounds.values()), key=lambda c: oklch(c).l)
    while len(accents) < max(1, len(anchors) - 1):
        place = len(accents) + 1
        pattern = oklch(anchors[place]) if place < len(anchors) else Oklch(0.6, 0.15, 0)
        taken = [brand, *accents]
        if len(accents) == len(given) > 0 and not is_grey(brand):
            # A brand of several colours would rather be seen lighter or darker than be joined by a
            # stranger.
            twin = _other_light(brand, pattern)
            if all(separation(twin, other) >= 2 * APART for other in taken):
                accents.append(twin)
                continue
        hues = [oklch(c).h for c in taken if oklch(c).c >= GREY]
        accents.append(_further(taken, hues, pattern, light))
    return accents


def _other_light(brand: str, pattern: Oklch) -> str:
    """The brand's colour at the lightness of `pattern`, as vivid for it as it was."""
    own = oklch(brand)
    return rgb(pattern.l, max(own.c, min(0.15, own.c * pattern.l / max(own.l, 0.05))), own.h)


def _further(taken: Sequence[str], hues: Sequence[float], pattern: Oklch, ground: str) -> str:
    """One more accent, about as light and vivid as `pattern`."""
    mark = contrast(rgb(pattern.l, pattern.c, pattern.h), ground) >= LEAST_LARGE_CONTRAST
    best: tuple[float, str] | None = None
    # The first is from the other side of the circle; more than that would leave a palette of four
    # no choice of hues.
    for gap in (90, 60, 45, 30, 0) if len(taken) == 1 else (60, 45, 30, 0):
        for step in range(72):
            hue = 5.0 * step
            if any(hue_distance(hue, h) < gap for h in hues):
                continue
            for light in (pattern.l, pattern.l - 0.06, pattern.l + 0.06, pattern.l - 0.14):
                if not 0.42 <= light <= 0.86:
                    continue
                color = rgb(light, max(_LEAST_VIVID, pattern.c), hue)
                if mark and contrast(color, ground) < LEAST_LARGE_CONTRAST:
                    continue
                apart = min(separation(color, other) for other in taken)
                # Beyond what the eye needs more distance wins nothing: the style's lightness does.
                score = min(apart, 20.0) - 40 * abs(light - pattern.l) + 8 * oklch(color).c
                score -= _LIME_PENALTY if within(hue, _LIME) else 0.0
                score -= _MUD_PENALTY if mark and within(hue, _MUD) else 0.0
                if best is None or score > best[0] + 1e-9:
                    best = (score, color)
        # Far apart in hue is worth a little nearness in what the colour-blind see.
        if best and best[0] >= (2.0 if gap >= 60 else APART):
            break
    return best[1] if best else rgb(0.55, 0.15, (oklch(taken[0]).h + 180) % 360)


# -- fills -----------------------------------------------------------------------------------------


def _fills(style: Style, mapped: Mapping[str, str], brand: str) -> dict[str, str]:
    """The grounds' fills. The poster opens with the brand's colour where that is no stranger to the
    opening's lightness; a fill that comes too near to another moves away in lightness, neutral ones
    first."""
    old = {name: ground.fill for name, ground in style.grounds.items()}
    fills = {name: mapped[fill] for name, fill in old.items()}
    hero = style.rhythm.hero
    dark = [n for n in sorted(used_grounds(style)) if oklch(fills[n]).l < 0.42]
    if oklch(brand).l <= _INK and dark and brand not in fills.values():
        # The ground that is as dark as the brand is the brand; the opening rather than another.
        near = min(dark, key=lambda n: abs(oklch(fills[n]).l - oklch(brand).l))
        hero = hero if hero in dark else near
        if abs(oklch(fills[hero]).l - oklch(brand).l) < 0.15:
            fills[hero] = brand
    _brighten(style, fills)
    order = sorted(fills, key=lambda n: (n != hero, oklch(old[n]).c < ACCENT))
    settled: list[str] = []
    for name in order:
        own = oklch(fills[name])

        def clear(fill: str, name: str = name) -> bool:
            # Between near-blacks OKLab sees more than people do.
            light = oklch(fill).l > 0.5
            return all(
                _distance(fill, fills[n]) >= min(_FILLS_APART, 0.7 * _distance(old[name], old[n]))
                and (light or contrast(fill, fills[n]) >= _FILLS_CONTRAST)
                for n in settled
            )

        # Dark ones move to the lighter side, where there is more room.
        ways = (1, -1) if own.l < 0.5 else (-1, 1)
        ladder = [own.l + way * step / 50 for step in range(1, 16) for way in ways]
        chroma = [min(0.15, own.c * light / own.l) if own.c > GREY else own.c for light in ladder]
        moved = [
            rgb(light, c, own.h) for light, c in zip(ladder, chroma, strict=True) if light <= 1
        ]
        fills[name] = next((fill for fill in (fills[name], *moved) if clear(fill)), fills[name])
        settled.append(name)
    return fills


def _brighten(style: Style, fills: dict[str, str]) -> None:
    """A grid's bright grounds lend the usual tile their colour for what is to be looked at there:
    the tile grows darker for it, or the bright one lighter."""
    tile = style.grid.tile
    if tile not in fills or oklch(fills[tile]).l > 0.5:
        return
    own = oklch(fills[tile])
    for name in style.grid.bright:
        light = own.l
        while contrast(fills[name], fills[tile]) < LEAST_LARGE_CONTRAST and light > 0.2:
            light -= 0.01
            fills[tile] = rgb(light, own.c, own.h)
        if contrast(fills[name], fills[tile]) < LEAST_LARGE_CONTRAST:
            lifted = at_contrast(fills[name], fills[tile], LEAST_LARGE_CONTRAST, False)
            fills[name] = lifted or WHITE


def _distance(a: str, b: str) -> float:
    return 100 * math.dist(oklab(a), oklab(b))
