"""Colours worked out from a ground's own: further ones by mixing, legible text by contrast."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from infographic.marks import Box, Commands, Path, polygon
from infographic.story.model import Item, Panel
from infographic.style.tokens import Ground

# What text needs against its ground (WCAG 2.2, 1.4.3).
LEAST_CONTRAST = 4.5
LEAST_LARGE_CONTRAST = 3.0


def _channels(color: str) -> tuple[float, float, float]:
    """Linear light, 0 to 1 (IEC 61966-2-1)."""
    values = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values)
    return r, g, b


def contrast(a: str, b: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2)."""
    light = sorted(0.2126 * r + 0.7152 * g + 0.0722 * bl for r, g, bl in map(_channels, (a, b)))
    return (light[1] + 0.05) / (light[0] + 0.05)


def _oklab(color: str) -> tuple[float, float, float]:
    """Lightness and two colour axes that are even to the eye (Ottosson 2020)."""
    r, g, b = _channels(color)
    p = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    q = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    s = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * p + 0.7936177850 * q - 0.0040720468 * s,
        1.9779984951 * p - 2.4285922050 * q + 0.4505937099 * s,
        0.0259040371 * p + 0.7827717662 * q - 0.8086757660 * s,
    )


@lru_cache(maxsize=1024)
def mix(a: str, b: str, share: float) -> str:
    """`share` of `b` in `a`, even to the eye."""
    (la, aa, ba), (lb, ab, bb) = _oklab(a), _oklab(b)
    return _color(*(v + (w - v) * share for v, w in ((la, lb), (aa, ab), (ba, bb))))


def _color(x: float, y: float, z: float) -> str:
    """The colour at a place of OKLab, each channel held to what a screen shows."""
    p = (x + 0.3963377774 * y + 0.2158037573 * z) ** 3
    q = (x - 0.1055613458 * y - 0.0638541728 * z) ** 3
    s = (x - 0.0894841775 * y - 1.2914855480 * z) ** 3
    linear = (
        4.0767416621 * p - 3.3077115913 * q + 0.2309699292 * s,
        -1.2684380046 * p + 2.6097574011 * q - 0.3413193965 * s,
        -0.0041960863 * p - 0.7034186147 * q + 1.7076147010 * s,
    )
    held = (min(1.0, max(0.0, v)) for v in linear)
    curved = (v * 12.92 if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055 for v in held)
    return "#" + "".join(f"{round(v * 255):02X}" for v in curved)


def legible(fill: str, ground: Ground) -> str:
    """The text of the ground's colours that reads best on `fill`; where none reads well, as on
    the middle of two mixed ones, black or white: one of them always does."""
    ends = (ground.text, ground.fill, *ground.on_steps)
    best = max(ends, key=lambda c: contrast(c, fill))
    if contrast(best, fill) >= LEAST_CONTRAST:
        return best
    return max((best, "#000000", "#FFFFFF"), key=lambda c: contrast(c, fill))


def own_ink(fill: str, ground: Ground, least: float = LEAST_CONTRAST) -> str | None:
    """The first of the ground's own colours that reads on `fill`: the ground itself, as if cut out
    of it, else what stands on its chips and cards, else its text; None where none does."""
    ends = (ground.fill, ground.on_chip, ground.on_card, ground.text, *ground.on_steps)
    return next((c for c in ends if contrast(c, fill) >= least), None)


def ramp(stops: Sequence[str], count: int) -> tuple[str, ...]:
    """`count` colours evenly from the first of `stops` to the last."""
    if count <= 1:
        return tuple(stops[:1])
    colors = []
    for i in range(count):
        place = i * (len(stops) - 1) / (count - 1)
        k = min(int(place), len(stops) - 2)
        share = round(place - k, 6)
        colors.append(stops[k] if share == 0 else mix(stops[k], stops[k + 1], share))
    return tuple(colors)


def _vivid(color: str) -> float:
    _, a, b = _oklab(color)
    return float((a * a + b * b) ** 0.5)


def _poles(ground: Ground) -> tuple[tuple[str, ...], bool]:
    """Five colours from one pole over a middle to the other, and whether the first is the vivid
    one. A ground with three steps has its missing ones mixed."""
    steps = ground.steps
    if len(steps) < 3:
        steps = (ground.mark, ground.third, ground.highlight)
    first, middle, last = steps[0], steps[1], steps[-1]
    if len(steps) >= 5:
        return steps, _vivid(first) > _vivid(last)
    if first == ground.highlight:
        soft = mix(first, ground.mark, 0.5)
        return (first, soft, ground.outline, middle, last), True
    return (first, mix(first, ground.fill, 0.45), last, mix(last, middle, 0.5), middle), False


def _points(stops: Sequence[str], count: int) -> list[str]:
    """`count` colours of a scale with two poles; the middle one only where a scale has a middle."""
    half = count // 2
    mid = len(stops) // 2
    if half == 1:
        low, high = [stops[0]], [stops[-1]]
    else:
        low = list(ramp(stops[:mid], half))
        high = list(ramp(stops[-mid:], half))
    return [*low, *([stops[mid]] if count % 2 else []), *high]


def scale_colors(panel: Panel, ground: Ground) -> tuple[str, ...]:
    """A colour for each point of an ordered list.

    A scale with two poles takes the ground's steps, its vivid end where the highlight is; brackets
    (ages, amounts) run from strong to faint in one hue, the highlighted one standing out. What is
    no point of the scale (Don't know) is `minor`.
    """
    points = [item for item in panel.items if not item.minor]
    place = {id(item): i for i, item in enumerate(points)}
    main = next((i for i, item in enumerate(points) if item.highlight), None)
    if len(points) == 1:
        colors = [ground.highlight]
    elif panel.kind == "scale":
        stops, vivid_first = _poles(ground)
        high_first = main is not None and main < (len(points) - 1) / 2
        colors = _points(stops if vivid_first == high_first else stops[::-1], len(points))
    elif main is None:
        colors = list(ramp((ground.mark, ground.track), len(points)))
    else:
        others = iter(ramp((ground.mark, ground.track), max(len(points) - 1, 1)))
        colors = [ground.highlight if i == main else next(others) for i in range(len(points))]
    return tuple(ground.minor if item.minor else colors[place[id(item)]] for item in panel.items)


def bar_color(item: Item, ground: Ground, on_track: bool = False) -> str:
    """The colour of an item's bar; `on_track` one that differs from the track it lies on."""
    if item.highlight:
        return ground.highlight
    if not item.minor:
        return ground.mark
    if on_track and ground.minor == ground.track:
        return mix(ground.mark, ground.track, 0.5)
    return ground.minor


def part_colors(items: Sequence[Item], main: Item, ground: Ground) -> tuple[str, ...]:
    """Colours of a whole's parts, all different: the main one stands out."""
    spare = [ground.mark, ground.second, ground.third, ground.track, ground.minor]
    used: list[str] = []
    for item in items:
        wish = ground.highlight if item is main else ground.minor if item.minor else None
        if wish is None or wish in used:
            wish = next(
                (c for c in spare if c not in used and c not in (ground.highlight, ground.fill)),
                mix(ground.mark, ground.fill, 0.2 + 0.6 * len(used) / max(len(items), 1)),
            )
        used.append(wish)
    return tuple(used)


def hatch(box: Box, color: str, pitch: float = 12, line: float = 3) -> Path:
    """Slanting lines that fill a box: what nobody reported is no answer."""
    commands: list[object] = []
    step = pitch * 2**0.5
    thick = line * 2**0.5
    c = box.x + box.y + step / 2
    while c < box.right + box.bottom:
        d = c + thick
        points = [_upper(box, c)]
        if c < box.right + box.y < d:
            points.append((box.right, box.y))
        points += [_upper(box, d), _lower(box, d)]
        if c < box.x + box.bottom < d:
            points.append((box.x, box.bottom))
        points.append(_lower(box, c))
        commands.extend(polygon(*points))
        c += step
    made: Commands = tuple(commands)  # type: ignore[arg-type]
    return Path(made, color)


def _upper(box: Box, c: float) -> tuple[float, float]:
    """Where the slant x + y = c meets the box's top or right side."""
    c = min(c, box.right + box.bottom)
    x = min(box.right, c - box.y)
    return x, c - x


def _lower(box: Box, c: float) -> tuple[float, float]:
    c = min(c, box.right + box.bottom)
    x = max(box.x, c - box.bottom)
    return x, c - x


def lighter(color: str, share: float) -> str:
    """The colour with a share of white in it."""
    return mix(color, "#FFFFFF", share)


@lru_cache(maxsize=256)
def deeper(color: str, share: float) -> str:
    """The colour with a share of its lightness taken away, and little of its chroma: black mixed
    into a yellow would make it an olive."""
    lightness, a, b = _oklab(color)
    kept = 1 - 0.35 * share
    return _color(lightness * (1 - share), a * kept, b * kept)
