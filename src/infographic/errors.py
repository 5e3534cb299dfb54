"""What goes wrong, said once: a place, what is wrong there, and the cure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

Level = Literal["error", "warning", "inferred", "left out"]


@dataclass(frozen=True, slots=True)
class Message:
    """One thing to tell the user.

    `place` is a path into the results as people read it (`questions[2].options["Twitter"]`),
    empty when the whole file is meant. `cure` says what to do, in the imperative, or is empty.
    """

    level: Level
    place: str
    text: str
    cure: str = ""

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        cure = f" ({self.cure})" if self.cure else ""
        return f"{where}{self.text}{cure}"


@dataclass(slots=True)
class Report:
    """Collects messages while one job runs; handed along explicitly, never global."""

    messages: list[Message] = field(default_factory=list)

    def error(self, place: str, text: str, cure: str = "") -> None:
        self.messages.append(Message("error", place, text, cure))

    def warn(self, place: str, text: str, cure: str = "") -> None:
        message = Message("warning", place, text, cure)
        if message not in self.messages:
            self.messages.append(message)

    def infer(self, place: str, text: str, cure: str = "") -> None:
        self.messages.append(Message("inferred", place, text, cure))

    def leave_out(self, place: str, text: str, cure: str = "") -> None:
        """Tell what a small format has no room for."""
        message = Message("left out", place, text, cure)
        if message not in self.messages:
            self.messages.append(message)

    @property
    def errors(self) -> list[Message]:
        return [m for m in self.messages if m.level == "error"]

    @property
    def warnings(self) -> list[Message]:
        return [m for m in self.messages if m.level == "warning"]

    @property
    def inferred(self) -> list[Message]:
        return [m for m in self.messages if m.level == "inferred"]

    @property
    def left_out(self) -> list[Message]:
        return [m for m in self.messages if m.level == "left out"]

    def __iter__(self) -> Iterator[Message]:
        return iter(self.messages)


class InfographicError(Exception):
    """A problem the user can mend. `messages` holds all of them, not the first."""

    exit_code = 1

    def __init__(self, messages: str | Message | Iterable[Message]) -> None:
        if isinstance(messages, str):
            messages = [Message("error", "", messages)]
        elif isinstance(messages, Message):
            messages = [messages]
        self.messages = list(messages)
        super().__init__("\n".join(str(m) for m in self.messages))


class DataError(InfographicError):
    """The results cannot be read as they are."""


class UsageError(InfographicError):
    """The call itself is wrong: an unknown style, a width of zero."""

    exit_code = 2
