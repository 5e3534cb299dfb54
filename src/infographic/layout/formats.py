"""Page kinds: how wide, how high at most, how small text may be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """`height` None means as tall as it needs. `displayed` is the width in CSS px at which the
    picture is usually seen; at that width no text may be under 11 px (Chartability asks for 12 at
    the size read, here after the usual zoom of a phone)."""

    name: str
    width: float
    height: float | None
    displayed: float
    smallest_text: float


POSTER = Format("poster", 1200, None, 600, 22)
FORMATS = {POSTER.name: POSTER}
