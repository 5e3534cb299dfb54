"""Survey results in, an agency-grade infographic out.

>>> from infographic import render
>>> render("results.json").save("out/")  # doctest: +SKIP
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from infographic.render import Infographic, render

__all__ = ["Infographic", "render"]
__version__ = "0.1.0"


class _Package(ModuleType):
    """Loads the door on first use: `infographic --help` needs nothing of what drawing needs.

    Properties, because `render` is also the name of the module the function lies in: importing a
    module puts it into its package under its name, in place of anything but a property.
    """

    @property
    def render(self) -> Any:
        return _door().render

    @render.setter
    def render(self, module: ModuleType) -> None:
        """Where the import system would put the module."""

    @property
    def Infographic(self) -> Any:  # noqa: N802  (a class's name)
        return _door().Infographic


def _door() -> Any:
    return importlib.import_module("infographic.render")


sys.modules[__name__].__class__ = _Package
