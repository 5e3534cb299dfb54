"""One ground of a style in new colours, mended until it passes `validate.check_ground`.

Roles are settled in an order in which each can rely on those before: text, band, soft text, the
mark and the one to look at, accents, quiet colours, plates, scales, series. Each takes the first of
its wishes that fits: the palette's own colour, a twin of it, another of the brand's, a shade
between text and fill.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Any, TypeVar

from infographic.style.color import LEAST_CONTRAST, LEAST_LARGE_CONTRAST, contrast, mix
from infographic.style.oklch import at_contrast, hue_distance, oklch, rgb, separation
from infographic.style.tokens import Ground
from infographic.style.validate import APART, SEEN, STEP, stands_out

T = TypeVar("T")


BLACK, WHITE = "#000000", "#FFFFFF"

# A colour of less chroma has no hue to speak of.
GREY = 0.03
# From here on a colour is an accent.
ACCENT = 0.065
YELLOW = (70.0, 130.0)
# How much darker a colour may be made before it is another colour: less where yellow turns to mud.
_DARKER, _DARKER_YELLOW = 0.22, 0.10


@dataclass(frozen=True, slots=True)
class Inks:
    """What every ground may draw on: the neutrals at both ends, the brand, further accents."""

    ink: str
    paper: str
    brand: str
    accents: tuple[str, ...]
    given: int  # so many of the accents are the brand's own, or must do for a brand without a hue


def is_grey(color: str) -> bool:
    """Whether a colour has no hue to speak of."""
    return oklch(color).c < GREY


def within(hue: float, span: tuple[float, float]) -> bool:
    return span[0] <= hue <= span[1]


def every_color(ground: Ground) -> Iterator[str]:
    """Every colour of a ground."""
    for field in dataclasses.fields(ground):
        value = getattr(ground, field.name)
        if isinstance(value, str) and field.name != "name":
            yield value
        elif isinstance(value, tuple):
            yield from (v for v in value if isinstance(v, str))


class Mender:
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
        if own.c < GREY:
            return made if abs(own.l - new.l) <= _DARKER else None
        most = _DARKER_YELLOW if within(own.h, YELLOW) else _DARKER
        return None if own.l - new.l > most else made

    def _is_colour(self, color: str) -> bool:
        whole = (self.inks.brand, *self.inks.accents)
        own = oklch(color)
        return own.c >= GREY and any(hue_distance(oklch(c).h, own.h) < 8 for c in whole)

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
            for color in set(every_color(self.old)) - {self.old.text, self.old.fill}:
                own = oklch(color)
                if own.c < ACCENT and abs(own.l - oklch(self.old.text).l) > 0.5:
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
        if wish == brand and is_grey(brand):
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
        if self.darker and fill.c >= ACCENT and stands_out(WHITE, self.fill):
            yield WHITE
        for share in (0.45, 0.38, 0.52, 0.3, 0.6, 0.22, 0.7, 0.15):
            shade = mix(self.text, self.fill, share)
            if fill.c >= ACCENT:
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
            elif oklch(getattr(self.old, plate)).c >= ACCENT:
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
        return near[0] if near and oklch(now).c >= GREY else now

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
