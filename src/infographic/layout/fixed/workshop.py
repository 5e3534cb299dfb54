"""What is measured once for a story in a style, and used by all its pages and formats."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Made = TypeVar("Made")


class Workshop:
    """Keeps what pages of several formats share: questions measured at the same widths. It belongs
    to one story in one style, and to nobody else."""

    def __init__(self) -> None:
        self._held: dict[Hashable, Any] = {}

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What goes by that key, made when it is first asked for."""
        if key not in self._held:
            self._held[key] = make()
        made: Made = self._held[key]
        return made
