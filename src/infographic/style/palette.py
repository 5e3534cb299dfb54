"""A brand's colours put into a style: every role keeps its part, every ground stays legible.

A style's colours fall into families: its neutrals (ink, tints, white) and its accents by hue. The
family of the style's loudest colour becomes the brand's first colour, the others take the brand's
further ones or are worked out; neutrals keep their lightness and take a breath of the brand's hue.
A member of a family keeps its place between black, the family's loudest colour and white. Then
each ground is mended, role by role, until it passes `validate.check_ground`.

A bright brand colour is a surface: bands, seals and chips carry it as it is, with ink on them.
What would have to be darkened into mud to be a mark (yellow, lime) is not one: there ink is the
mark to look at.
"""

from __future__ import annotations

import dataclasses
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product
from typing import Any, TypeVar

from infographic.style.color import LEAST_CONTRAST, LEAST_LARGE_CONTRAST, contrast, mix, oklab
from infographic.style.oklch import (
    Oklch,
    at_contrast,
    hue_distance,
    oklch,
    rgb,
    separation,
)
from infographic.style.tokens import Ground, Style
from infographic.style.validate import APART, SEEN, STEP, stands_out

T = TypeVar("T")

BLACK, WHITE = "#000000", "#FFFFFF"

# A colour of less chroma has no hue to speak of.
_GREY = 0.03
# From here on a colour is an accent, whatever its hue; between, one in the hue of the ink is not.
_ACCENT, _VIVID = 0.065, 0.13
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
# How much darker a colour may be made before it is another colour: less where yellow turns to mud.
_DARKER, _DARKER_YELLOW = 0.22, 0.10
_YELLOW = (70.0, 130.0)
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


@dataclass(frozen=True, slots=True)
class Inks:
    """What every ground may draw on: the neutrals at both ends, the brand, further accents."""

    ink: str
    paper: str
    brand: str
    accents: tuple[str, ...]
    given: int  # so many of the accents are the brand's own, or must do for a brand without a hue


def recolored(style: Style, colors: Sequence[str]) -> Style:
    """The style in a brand's colours, the main one first. `colors` are `#rrggbb`."""
    wanted = [color.upper() for color in colors]
    mapped, inks = _mapping(style, wanted)
    fills = _fills(style, mapped, wanted[0])
    grounds = {
        name: _Mender(ground, fills[name], mapped, inks).ground()
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
        for color in (*_plain_colors(ground), *ground.series[1:]):
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


def _plain_colors(ground: Ground) -> Iterator[str]:
    """Every colour of a ground."""
    for field in dataclasses.fields(ground):
        value = getattr(ground, field.name)
        if isinstance(value, str) and field.name != "name":
            yield value
        elif isinstance(value, tuple):
            yield from (v for v in value if isinstance(v, str))


def _mapping(style: Style, colors: Sequence[str]) -> tuple[dict[str, str], Inks]:
    """Each colour of the style → its colour in the brand's palette."""
    loud = _loudness(style)
    for color in style.colors.values():
        loud.setdefault(color, 0)
    ink = _ink(style)

    def is_accent(color: str) -> bool:
        own = oklch(color)
        in_ink = ink is not None and hue_distance(own.h, ink.h) <= 22 and own.l < 0.8
        return own.c >= (max(_ACCENT, min(_VIVID, 2.2 * ink.c)) if in_ink and ink else _ACCENT)

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
    grey = _is_grey(brand)
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
    grey = _is_grey(dark or brand)
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
    hues = [own.h for own in fills if own.l > 0.85 and 0.01 < own.c < _ACCENT]
    return any(hue_distance(a, b) > 60 for a, b in combinations(hues, 2))


def _neutral(own: Oklch, hue: float, grey: bool) -> str:
    most = next(chroma for light, chroma in _NEUTRAL if own.l < light)
    light = own.l
    if light < 0.5 and _within(hue, _BROWN):
        most = min(most, _BROWN_CHROMA)
    elif light < 0.5:
        most = max(most, 0.8 * own.c)  # a ground that is deep in colour stays so
    elif light < 0.94 and _within(hue, _YELLOW):
        most *= 1.6  # light yellows look paler than other hues of their chroma
    if light > 0.8 and _within(hue, _BROWN):
        light = max(light, _BRIGHT_TINT)
    return rgb(light, 0.0 if grey else min(own.c, most), hue)


def _deep(color: str, hue: float, grey: bool) -> str:
    own = oklch(color)
    if grey or _within(hue, _BROWN):
        return _neutral(own, hue, grey)
    return rgb(own.l, max(own.c, _DEEP), hue)


def _within(hue: float, span: tuple[float, float]) -> bool:
    return span[0] <= hue <= span[1]


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
        if len(accents) == len(given) > 0 and not _is_grey(brand):
            # A brand of several colours would rather be seen lighter or darker than be joined by a
            # stranger.
            twin = _other_light(brand, pattern)
            if all(separation(twin, other) >= 2 * APART for other in taken):
                accents.append(twin)
                continue
        hues = [oklch(c).h for c in taken if oklch(c).c >= _GREY]
        accents.append(_further(taken, hues, pattern, light))
    return accents


def _is_grey(brand: str) -> bool:
    return oklch(brand).c < _GREY


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
                score -= _LIME_PENALTY if _within(hue, _LIME) else 0.0
                score -= _MUD_PENALTY if mark and _within(hue, _MUD) else 0.0
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
    order = sorted(fills, key=lambda n: (n != hero, oklch(old[n]).c < _ACCENT))
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
        chroma = [min(0.15, own.c * light / own.l) if own.c > _GREY else own.c for light in ladder]
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


# -- mending ---------------------------------------------------------------------------------------


class _Mender:
    """Makes the colours of one ground from those of the style's, in an order in which each can
    rely on those before."""

    def __init__(self, old: Ground, fill: str, mapped: Mapping[str, str], inks: Inks) -> None:
        self.old = old
        self.fill = fill
        self.inks = inks
        self.roles: dict[str, Any] = {"name": old.name, "fill": fill}
        # What each colour of the style has become on this ground.
        self.mapped = mapped
        self.here = dict(mapped)
        self.here[old.fill] = fill
        self.settled = {old.fill}

    def ground(self) -> Ground:
        self._text()
        self._band()
        self._readable("mute")
        self._pair()
        self._accents()
        self._quiet()
        self._plates()
        self._steps()
        self._series()
        return Ground(**self.roles)

    # -- help

    def _now(self, role: str) -> str:
        """The role's colour as the palette has it, or as this ground has already mended it."""
        return self.here[getattr(self.old, role)]

    def _set(self, role: str, color: str) -> None:
        """Settle a role, and with it those after it that had the same colour in the style."""
        self.roles[role] = color
        old = getattr(self.old, role)
        if old not in self.settled:
            self.settled.add(old)
            self.here[old] = color

    @property
    def text(self) -> str:
        return str(self.roles["text"])

    @property
    def darker(self) -> bool:
        """Whether text is darker than the fill."""
        return oklch(self.text).l < oklch(self.fill).l

    def _twin(self, color: str, least: float, *others: str) -> str | None:
        """The colour, or its nearest twin on the text's side that stands out from the fill and
        from `others` and is still the same colour; None where there is none."""
        grounds = (self.fill, *others)
        if all(contrast(color, ground) >= least for ground in grounds):
            return color
        if not self.darker and self._is_colour(color):
            return self._lifted(color, least, grounds)
        made = color
        for ground in (*grounds, self.fill):
            moved = at_contrast(made, ground, least, self.darker)
            if moved is None:
                return None
            made = moved
        own, new = oklch(color), oklch(made)
        if own.c < _GREY:
            return made if abs(own.l - new.l) <= _DARKER else None
        most = _DARKER_YELLOW if _within(own.h, _YELLOW) else _DARKER
        return None if own.l - new.l > most else made

    def _is_colour(self, color: str) -> bool:
        whole = (self.inks.brand, *self.inks.accents)
        own = oklch(color)
        return own.c >= _GREY and any(hue_distance(oklch(c).h, own.h) < 8 for c in whole)

    @staticmethod
    def _lifted(color: str, least: float, grounds: Sequence[str]) -> str | None:
        """A dark colour made light enough, as vivid for its lightness as it was: navy becomes a
        light blue, not a grey."""
        own = oklch(color)
        for step in range(1, 50):
            light = own.l + step / 50
            chroma = max(own.c, min(0.15, own.c * light / max(own.l, 0.05)))
            made = rgb(light, chroma, own.h)
            if all(contrast(made, ground) >= least for ground in grounds):
                return made
        return None

    # -- roles

    def _text(self) -> None:
        wish = self._now("text")
        ends = (wish, self.inks.ink, self.inks.paper)
        if contrast(wish, self.fill) < LEAST_CONTRAST:
            wish = max(ends, key=lambda c: contrast(c, self.fill))
        if contrast(wish, self.fill) < LEAST_CONTRAST:
            wish = max((BLACK, WHITE), key=lambda c: contrast(c, self.fill))
        flipped = (oklch(wish).l < oklch(self.fill).l) != (
            oklch(self.old.text).l < oklch(self.old.fill).l
        )
        self._set("text", wish)
        if flipped:
            # What stood at the other end, such as white beside ink, stands at its other end now.
            opposite = self.inks.ink if oklch(wish).l > 0.5 else self.inks.paper
            for color in set(_plain_colors(self.old)) - {self.old.text, self.old.fill}:
                own = oklch(color)
                if own.c < _ACCENT and abs(own.l - oklch(self.old.text).l) > 0.5:
                    self.here[color] = opposite

    def _band(self) -> None:
        """A band is a shade of the fill on which all text can be read."""
        wish = self._now("band")
        away = WHITE if oklch(self.text).l < 0.5 else BLACK
        shades = [
            mix(self.fill, end, share)
            for share in (0.12, 0.16, 0.22, 0.3, 0.09, 0.07)
            for end in (self.text, away)
        ]
        for color in (wish, *shades):
            near = LEAST_CONTRAST * (1.12 if color is not wish else 1.0)
            if contrast(self.text, color) >= near and separation(color, self.fill) >= SEEN:
                break
        else:
            color = self.fill
        self._set("band", color)

    def _readable(self, role: str) -> None:
        """Text of a softer or of another colour, legible on fill and band; else the text's own."""
        wish = self._now(role)
        twin = self._twin(wish, LEAST_CONTRAST, self.roles["band"])
        self._set(role, twin or self.text)

    def _pair(self) -> None:
        """The plain mark and the one to look at: apart from the fill and from each other."""
        mark = self._now("mark")
        if not stands_out(mark, self.fill):
            mark = self._twin(mark, LEAST_LARGE_CONTRAST) or self.text
        # A highlight that was legible as text is so again: one colour for mark, figure and label.
        legible = contrast(self.old.highlight, self.old.fill) >= LEAST_CONTRAST
        least = LEAST_CONTRAST if legible and not self.darker else LEAST_LARGE_CONTRAST
        brand, wish = self.inks.brand, self._now("highlight")
        given = self.inks.accents[: self.inks.given]
        ready = [c for c in given if contrast(c, self.fill) >= LEAST_LARGE_CONTRAST]
        own: list[tuple[str, str]] = []
        # A further colour of the brand's own is better than a twin of the first.
        if wish == brand and _is_grey(brand):
            lights = [*ready, wish, *given]  # what is to be looked at has a colour
        elif self.darker or contrast(wish, self.fill) >= LEAST_LARGE_CONTRAST:
            lights = [wish, brand, *ready, *given]
        else:
            lights = [*ready, wish, brand, *given]
            twin = self._twin(wish, LEAST_LARGE_CONTRAST)
            own += [(light, twin) for light in ready if twin]
        shades = [c for c in self._shades() if c != mark]
        # First with the mark as it is; then with a shade for a mark: the brand, or ink; then any
        # accent against any shade.
        tried = [(light, mark) for light in ready] if own else []
        tried += [*own, *((light, mark) for light in lights)]
        tried += [(light, shade) for light in (*ready, wish, brand) for shade in shades]
        tried += [(self.text, shade) for shade in (mark, *shades)]
        tried += list(product((*lights, *self.inks.accents), (mark, *shades)))
        for light, plain in tried:
            twin = self._twin(light, least) or self._twin(light, LEAST_LARGE_CONTRAST)
            if twin and separation(twin, plain) >= APART:
                self._set("mark", plain)
                self._set("highlight", twin)
                return
        raise AssertionError(f"no highlight on {self.fill}")

    def _shades(self) -> Iterator[str]:
        """Colours between text and fill that can be marks, the middling first; on a vivid fill they
        are of its own hue."""
        fill = oklch(self.fill)
        if self.darker and fill.c >= _ACCENT and stands_out(WHITE, self.fill):
            yield WHITE
        for share in (0.45, 0.38, 0.52, 0.3, 0.6, 0.22, 0.7, 0.15):
            shade = mix(self.text, self.fill, share)
            if fill.c >= _ACCENT:
                shade = rgb(oklch(shade).l, fill.c * 0.8, fill.h)
            if stands_out(shade, self.fill) and contrast(shade, self.fill) >= 2:
                yield shade

    def _accents(self) -> None:
        roles, highlight = self.roles, str(self.roles["highlight"])
        numeral = self._twin(self._now("numeral"), LEAST_LARGE_CONTRAST)
        self._set("numeral", numeral or highlight)
        dot = self._now("dot")
        self._set("dot", dot if separation(dot, self.fill) >= APART else roles["numeral"])
        self._readable("highlight_text")
        self._readable("minor_text")

    def _quiet(self) -> None:
        """What has only to be seen, each apart from what it lies beside."""
        highlight, mark = self.roles["highlight"], self.roles["mark"]
        shades = [mix(self.fill, self.text, s / 100) for s in (22, 28, 18, 34, 14, 40, 48, 10, 56)]
        away = WHITE if self.darker else BLACK
        shades += [mix(self.fill, away, s / 100) for s in (30, 45, 60, 80)]

        def seen(color: str, *others: str) -> bool:
            return separation(color, self.fill) >= SEEN and all(
                separation(color, other) >= APART for other in others
            )

        track = self._first((self._now("track"), *shades), lambda c: seen(c, highlight, mark))
        self._set("track", track)
        extra = self.inks.accents[: self.inks.given]
        strong = [*shades[3:8], *shades]
        for role, wishes in (("third", ()), ("second", extra)):
            now = self._now(role)
            wish = [*(w for w in (self._twin(a, LEAST_LARGE_CONTRAST) for a in wishes) if w), now]
            same = [o for o in ("highlight", "mark", "track") if self._was(role, o)]
            if same:
                self._set(role, self.roles[same[0]])
                continue
            more = [self.text, *strong] if role == "second" else strong
            color = self._first((*wish, *more), lambda c: seen(c, highlight, mark))
            if color in wish[:-1]:
                self.roles[role] = color
            else:
                self._set(role, color)
        same = [o for o in ("track", "second", "third") if self._was("minor", o)]
        minor = self.roles[same[0]] if same else self._now("minor")
        self._set("minor", self._first((minor, *strong), lambda c: seen(c, highlight)))
        outline = self._twin(self._now("outline"), LEAST_LARGE_CONTRAST)
        self._set("outline", outline or self.text)
        for role in ("hair", "rule"):
            line = self._now(role)
            self._set(role, self._first((line, *shades), lambda c: separation(c, self.fill) >= 2))

    def _was(self, role: str, other: str) -> bool:
        return bool(getattr(self.old, role) == getattr(self.old, other))

    @staticmethod
    def _first(colors: Iterable[T], fits: Callable[[T], bool]) -> T:
        tried = list(colors)
        return next((color for color in tried if fits(color)), tried[0])

    def _plates(self) -> None:
        """Chips, cards and seals: surfaces of their own, on which the brand stands as it is."""
        for plate, text in (("chip", "on_chip"), ("card", "on_card"), ("seal", "on_seal")):
            fill = self._now(plate)
            if plate == "card":
                fill = self.roles["band"] if self._was("card", "band") else fill
            elif oklch(getattr(self.old, plate)).c >= _ACCENT:
                fill = self._surface(getattr(self.old, plate))
            if separation(fill, self.fill) < SEEN:
                fill = self.roles["band"] if plate == "card" else self.text
            self.roles[plate] = fill
            self.roles[text] = self._on(fill, self._now(text))

    def _surface(self, old: str) -> str:
        """An accent where it is a surface: the palette's own colour and no twin of it."""
        now = self.mapped[old]
        whole = [self.inks.brand, *self.inks.accents]
        near = [c for c in whole if hue_distance(oklch(c).h, oklch(now).h) < 8]
        return near[0] if near and oklch(now).c >= _GREY else now

    def _on(self, plate: str, wish: str) -> str:
        ends = (wish, self.fill, self.text, self.inks.ink, self.inks.paper, BLACK, WHITE)
        return self._first(ends, lambda c: contrast(c, plate) >= LEAST_CONTRAST)

    # -- scales

    def _steps(self) -> None:
        old = self.old.steps
        now = [self.here[c] for c in old]
        tried = [now, *self._scales(len(old)), *self._ladders(len(old))]
        steps = self._first(tried, self._is_scale)
        self.roles["steps"] = tuple(steps)
        texts = zip(steps, self.old.on_steps, strict=True)
        self.roles["on_steps"] = tuple(self._on(step, self.here[text]) for step, text in texts)

    def _is_scale(self, steps: Sequence[str]) -> bool:
        """Whether each step can be told from its neighbours, and the steps grow lighter and darker
        where the style's do, or the other way round."""
        old, new = (
            [oklch(a).l < oklch(b).l for a, b in pairwise(s)] for s in (self.old.steps, steps)
        )
        one_way = len(set(new)) == 1
        if len(steps) > 3 and not one_way and old not in (new, [not turn for turn in new]):
            return False
        pairs = [*pairwise(steps), (steps[0], steps[-1])]
        return (
            all(separation(a, b) >= APART for a, b in pairs)
            and all(abs(oklch(a).l - oklch(b).l) >= STEP for a, b in pairwise(steps))
            and all(separation(c, self.fill) >= SEEN for c in steps)
        )

    def _scales(self, count: int) -> Iterator[list[str]]:
        """Scales from a second pole over a middle to the highlight."""
        top = self.roles["highlight"]
        hue, chroma = oklch(self.fill).h, min(0.02, oklch(self.fill).c)
        poles = [c for c in self.inks.accents if hue_distance(oklch(c).h, oklch(top).h) > 40]
        ends = [e for e in (self._twin(p, LEAST_LARGE_CONTRAST) for p in poles) if e]
        if count == 3:
            now = [self.here[c] for c in self.old.steps[:2]]
            yield from ([*now, shade] for shade in self._shades())
        for end in (*ends, self.text, self.roles["mark"]):
            for light in (0.86, 0.80, 0.92, 0.72, 0.64, 0.54, 0.46, 0.38, 0.30):
                middle = rgb(light, chroma, hue)
                if count == 3:
                    yield [top, middle, end]
                    yield [end, top, middle]
                    continue
                half = count // 2
                low = [mix(end, middle, i / (half + 0.2)) for i in range(half)]
                high = [mix(top, middle, i / (half + 0.2)) for i in range(half)]
                yield [*low, *([middle] if count % 2 else []), *high[::-1]]

    def _ladders(self, count: int) -> Iterator[list[str]]:
        """Scales in the hue of the fill, whose order every eye sees: from the text's end towards
        the fill, or past it to the other end."""
        own, text = oklch(self.fill), oklch(self.text).l
        for share in (0.85, 0.8, 0.75, 0.7, 0.88):
            yield [mix(self.text, self.fill, share * i / (count - 1)) for i in range(count)]
        for end in (1.0, 0.97, 0.92) if self.darker else (0.0, 0.1, 0.16):
            lights = [text + (end - text) * i / (count - 1) for i in range(count)]
            for shift in (0.0, 0.04, -0.04, 0.07, -0.07):
                inner = [light + shift for light in lights[1:-1]]
                colors = [rgb(light, min(own.c, 0.13), own.h) for light in inner]
                yield [self.text, *colors, rgb(end, min(own.c, 0.04), own.h)]

    # -- series

    def _series(self) -> None:
        """Colours of categories: the mapped ones as far as they can be told apart, the rest from
        all that the palette has at any lightness."""
        chosen: list[str] = []
        given = [c for c in (self._shown(a) for a in self.inks.accents[: self.inks.given]) if c]
        first, *rest = (self._shown(self.here[color]) for color in self.old.series)
        wishes = [first, *given, *rest] if self.inks.given else [first, *rest]
        for wish in wishes:
            if len(chosen) < len(self.old.series) and wish and self._is_apart(wish, chosen):
                chosen.append(wish)
        pool = list(self._pool())
        while len(chosen) < len(self.old.series):
            best = max(pool, key=lambda c: min((separation(c, o) for o in chosen), default=99.0))
            if chosen and not self._is_apart(best, chosen):
                break
            chosen.append(best)
        self.roles["series"] = tuple(chosen)

    def _shown(self, color: str) -> str | None:
        if stands_out(color, self.fill):
            return color
        return self._twin(color, LEAST_LARGE_CONTRAST)

    def _is_apart(self, color: str, chosen: Sequence[str]) -> bool:
        return all(separation(color, other) >= APART for other in chosen)

    def _pool(self) -> Iterator[str]:
        hues = [self.inks.brand, *self.inks.accents]
        for color in (self.text, *self._shades(), *hues):
            if stands_out(color, self.fill):
                yield color
        for color in hues:
            own = oklch(color)
            for light in (0.35, 0.45, 0.55, 0.65, 0.75, 0.85):
                made = rgb(light, own.c, own.h)
                if stands_out(made, self.fill):
                    yield made
