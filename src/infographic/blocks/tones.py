"""Colours worked out from a ground's own: further ones by mixing, legible text by contrast."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from infographic.marks import Box, Commands, Path, polygon
from infographic.story.model import Item, Panel
from infographic.style.color import LEAST_CONTRAST as LEAST_CONTRAST
from infographic.style.color import LEAST_LARGE_CONTRAST as LEAST_LARGE_CONTRAST
from infographic.style.color import contrast as contrast
from infographic.style.color import from_oklab, oklab, vividness
from infographic.style.color import mix as mix
from infographic.style.tokens import Ground
from infographic.text.shape import Type

# The sizes of large text on a page whose least text is 22 px, which is seen at 11 px.
_LARGE = 48.0
_LARGE_BOLD = 37.0
_BOLD = 700


def least_contrast(type: Type) -> float:
    """What a text so set needs against its ground. Large is 24 px, or 18.5 px in bold, where the
    page is seen, at little over half its size (WCAG 2.2, 1.4.3)."""
    large = _LARGE_BOLD if type.weight >= _BOLD else _LARGE
    return LEAST_LARGE_CONTRAST if type.size >= large else LEAST_CONTRAST


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


def _poles(ground: Ground) -> tuple[tuple[str, ...], bool]:
    """Five colours from one pole over a middle to the other, and whether the first is the vivid
    one. A ground with three steps has its missing ones mixed."""
    steps = ground.steps
    if len(steps) < 3:
        steps = (ground.mark, ground.third, ground.highlight)
    first, middle, last = steps[0], steps[1], steps[-1]
    if len(steps) >= 5:
        return steps, vividness(first) > vividness(last)
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
    return tuple(
        own_color(item, ground) or (ground.minor if item.minor else colors[place[id(item)]])
        for item in panel.items
    )


def own_color(item: Item, ground: Ground) -> str | None:
    """The colour the author or the brand gave an item, as it is on this ground."""
    return ground.shown(item.color) if item.color else None


def bar_color(item: Item, ground: Ground, on_track: bool = False) -> str:
    """The colour of an item's bar, its own where it has one; `on_track` one that differs from the
    track it lies on."""
    own = own_color(item, ground)
    if own:
        return own
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
        wish = own_color(item, ground)
        if wish is None:
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
    lightness, a, b = oklab(color)
    kept = 1 - 0.35 * share
    return from_oklab(lightness * (1 - share), a * kept, b * kept)
