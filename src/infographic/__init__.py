"""Survey results in, an agency-grade infographic out.

>>> from infographic import render
>>> render("results.json").save("out/")  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from infographic.render import Infographic, render

__all__ = ["Infographic", "render"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    # `infographic --help` imports this package and needs nothing of what drawing needs.
    if name in __all__:
        from infographic import render as door  # noqa: PLC0415  (60 ms that --help must not pay)

        return getattr(door, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
