"""A job that is done in a thread while the caller goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Aside(Generic[T]):
    """Runs `job` at once in a thread of its own. (`concurrent.futures` does the same for 8 ms more
    at start-up.)"""

    def __init__(self, job: Callable[[], T]) -> None:
        self._job = job
        self._made: list[T] = []
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._made.append(self._job())
        except BaseException as error:
            self._error = error

    def result(self) -> T:
        """What the job made, once it is done; raises what the job raised."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._made[0]
