"""Where fonts, icons and styles lie: in `assets/` of a checkout, inside the package of a wheel."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from infographic.errors import InfographicError, Message

_PACKAGE = Path(__file__).resolve().parent
# The wheel first: beside an installed package some other project's `assets/` may lie.
_PLACES = (_PACKAGE / "assets", _PACKAGE.parent.parent / "assets")


def example(*parts: str) -> Path:
    """The path of one of the surveys that travel along: `example("blocks", "bars.json")`. It may
    not exist."""
    root = _root()
    inside = root / "examples"
    return (inside if inside.is_dir() else root.parent / "examples").joinpath(*parts)


@lru_cache(maxsize=1)
def _root() -> Path:
    for place in _PLACES:
        # An `assets` folder alone proves nothing; ours has fonts with a catalogue.
        if (place / "fonts" / "fonts.toml").is_file():
            return place
    looked = " and ".join(str(place) for place in _PLACES)
    raise InfographicError(
        Message(
            "error",
            "",
            f"the fonts, icons and styles that belong to infographic are in neither {looked}",
            "install infographic again",
        )
    )


def asset(*parts: str) -> Path:
    """The path of a bundled file or folder: `asset("fonts", "fonts.toml")`.

    Raises InfographicError, with what to do, when it is not there.
    """
    path = _root().joinpath(*parts)
    if not path.exists():
        name = "/".join(parts)
        raise InfographicError(
            Message(
                "error",
                "",
                f'the bundled file "{name}" is missing from {_root()}',
                "install infographic again",
            )
        )
    return path
