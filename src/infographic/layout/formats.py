"""Page kinds: how wide, how high at most, how small text may be. The sizes are data, in
`assets/formats.toml`."""

from __future__ import annotations

import difflib
import math
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, Literal

from infographic.assets import asset
from infographic.errors import Message, UsageError

# The least type size of a style in its own px: those of a poster 1200 wide.
STYLE_TEXT = 22.0
# What is not made for one place is read from 12 CSS px up, on a page about this many of the
# style's px wide and high.
_LEAST_TEXT = 12.0
_USUAL_SIDE = 720.0
# No side is under this many of the style's px: a line of words and a mark need them.
_LEAST_SIDE = 420.0
SMALLEST, LARGEST = 320, 20_000
# A picture longer than this, in widths or heights, is a ribbon: no chart fills it truly.
MOST_RATIO = 5.0
_SIZE = re.compile(r"^(\d{1,9})[xX×](\d{1,9})$")

Deck = Literal["", "slides", "carousel"]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of page of `width` × `height` px; `height` None means as tall as it needs.

    `displayed` is the width in CSS px at which the picture is usually seen, `smallest_text` the
    least type size. `safe` is what must be kept free of text at the top, right, bottom and left.
    A `deck` is several pages, at most `most`. Printed formats have `dpi` px to the inch and are
    trimmed to `trim` mm; `use` says where the picture goes. `widths` are those of the PNGs of a
    page as tall as it needs; others have their own. `grain` is the length of one px of the picture:
    edges that lie on it are sharp.
    """

    name: str
    width: float
    height: float | None
    displayed: float
    smallest_text: float
    safe: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    deck: Deck = ""
    most: int = 1
    dpi: float = 96.0
    trim: tuple[float, float] | None = None
    use: str = ""
    widths: tuple[int, ...] = ()
    grain: float = 1.0

    @property
    def is_tall(self) -> bool:
        """Whether the page is as tall as its story needs."""
        return self.height is None

    @property
    def unit(self) -> float:
        """How many px of the picture one px of a style is."""
        return self.smallest_text / STYLE_TEXT

    def in_style_px(self) -> Format:
        """The same page in the px of a style: what layout works in, so that every length of a
        style and of its blocks holds on every page."""
        by = 1 / self.unit
        top, right, bottom, left = self.safe
        return replace(
            self,
            width=self.width * by,
            height=None if self.height is None else self.height * by,
            smallest_text=STYLE_TEXT,
            safe=(top * by, right * by, bottom * by, left * by),
            grain=by,
        )


def _read(name: str, data: dict[str, Any]) -> Format:
    trim = data.get("trim")
    return Format(
        name=name,
        width=float(data["width"]),
        height=float(data["height"]) if "height" in data else None,
        displayed=float(data["displayed"]),
        smallest_text=float(data["text"]),
        safe=tuple(float(v) for v in data.get("safe", (0, 0, 0, 0))),  # type: ignore[arg-type]
        deck=data.get("deck", ""),
        most=int(data.get("most", 1)),
        dpi=float(data.get("dpi", 96)),
        trim=(float(trim[0]), float(trim[1])) if trim else None,
        use=str(data.get("use", "")),
        widths=tuple(int(w) for w in data.get("widths", ())),
    )


_DATA = tomllib.loads(asset("formats.toml").read_text("utf-8"))
CHECKED: date = _DATA["checked"]
FORMATS: dict[str, Format] = {name: _read(name, held) for name, held in _DATA["formats"].items()}
POSTER = FORMATS["poster"]


def find_formats(names: str | Iterable[str]) -> tuple[Format, ...]:
    """The formats of a list (`card,story`), each once: `all` is every one with a name. Raises
    UsageError with all that there are not, and for a list of none."""
    given = [names] if isinstance(names, str) else list(names)
    wanted = [part.strip() for text in given for part in text.split(",") if part.strip()]
    found: dict[str, Format] = {}
    wrong: list[Message] = []
    for name in wanted:
        if name == "all":
            found |= FORMATS
            continue
        try:
            format = find_format(name)
        except UsageError as error:
            wrong += error.messages
        else:
            found[format.name] = format
    if wrong:
        raise UsageError(wrong)
    if not found:
        cure = f"name some of {', '.join(FORMATS)}, or all"
        raise UsageError(Message("error", "--format", "no format is named", cure))
    return tuple(found.values())


@lru_cache(maxsize=64)
def find_format(name: str) -> Format:
    """The format of that name, or one of any size: `1200x675`. Raises UsageError."""
    known = FORMATS.get(name)
    if known:
        return known
    size = _SIZE.match(name)
    if size:
        return _sized(int(size[1]), int(size[2]))
    near = difflib.get_close_matches(name, FORMATS, 1)
    goes = [format.name for format in FORMATS.values() if _goes_to(format, name)]
    if near:
        cure = f'did you mean "{near[0]}"?'
    elif goes:
        cure = f"for {name} there {'are' if len(goes) > 1 else 'is'} {', '.join(goes)}"
    else:
        cure = f"known are {', '.join(FORMATS)}, and WxH"
    raise UsageError(Message("error", "--format", f'there is no format "{name}"', cure))


def _goes_to(format: Format, place: str) -> bool:
    """Whether the format is for a place of that name: `instagram`."""
    return place.lower() in re.findall(r"\w+", format.use.lower())


def _sized(width: int, height: int) -> Format:
    name = f"{width}x{height}"
    if not all(SMALLEST <= side <= LARGEST for side in (width, height)):
        cure = f"give sides from {SMALLEST} to {LARGEST} px"
        raise UsageError(Message("error", "--format", f"{name} is no size there is", cure))
    if max(width, height) > MOST_RATIO * min(width, height):
        cure = f"make it at most {MOST_RATIO:g} times as long as it is wide, or wide as it is long"
        raise UsageError(
            Message("error", "--format", f"{name} is a ribbon that holds no chart", cure)
        )
    unit = math.sqrt(width * height) / _USUAL_SIDE
    unit = min(unit, min(width, height) / _LEAST_SIDE)
    text = max(_LEAST_TEXT, round(unit * STYLE_TEXT, 1))
    return Format(name, float(width), float(height), float(width), text)
