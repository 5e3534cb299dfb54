"""Where in a text something stands, for messages."""

from __future__ import annotations

_SHOWN = 60  # characters of a line that a message repeats


def place_of(name: str, line: int, column: int | None = None) -> str:
    """`survey.json, line 3, column 7`; lines and columns count from 1."""
    parts = [name] if name else []
    parts.append(f"line {line}")
    if column is not None:
        parts.append(f"column {column}")
    return ", ".join(parts)


def line_at(text: str, offset: int) -> tuple[int, int]:
    """Line and column of a character, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def excerpt(text: str, line: int, column: int = 1) -> str:
    """What stands in that line, cut to the neighbourhood of `column` when it is long."""
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    first = max(start, start + column - 1 - _SHOWN // 2) if end - start > _SHOWN else start
    shown = text[first : min(end, first + _SHOWN)].strip()
    return f"{'…' if first > start else ''}{shown}{'…' if first + _SHOWN < end else ''}"
