"""The bytes of a file; and when there are none to have, why, and what to do."""

from __future__ import annotations

from pathlib import Path

from infographic.errors import DataError, Message

LARGEST = 64 * 2**20
"""Bytes. No table of survey results comes near; raw exports of answers may."""


def load(path: Path) -> bytes:
    """The content of the file at `path`. Raises `DataError` when there is none, or too much."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except IsADirectoryError:
        raise _error(path, "this is a folder, not a file", _offer(_results_in(path))) from None
    except (FileNotFoundError, NotADirectoryError):
        raise _error(path, "there is no such file", _nearest(path)) from None
    except PermissionError:
        raise _error(path, "the file may not be read", "change its permissions") from None
    except (OSError, ValueError) as error:  # too long a name, a NUL in it, a broken disk
        reason = getattr(error, "strerror", None) or str(error)
        raise _error(path, f"the file cannot be read: {reason}", "check the path") from None
    if len(content) > LARGEST:
        limit = f"{LARGEST // 2**20} MB"
        cure = "give the results, not the single answers"
        raise _error(path, f"the file is larger than {limit}", cure)
    return content


def _error(path: Path, text: str, cure: str) -> DataError:
    shown = str(path)
    shown = shown if len(shown) <= 200 else shown[:199] + "…"
    return DataError(Message("error", shown.replace("\0", "\ufffd"), text, cure))


def _nearest(path: Path) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 (start-up: 1 ms, for mistakes only)

    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except (OSError, ValueError):
        return f'there is no folder "{path.parent}" either' if len(str(path)) <= 200 else ""
    return _offer(get_close_matches(path.name[:200], names, n=1)) or "check the path"


def _results_in(folder: Path) -> list[str]:
    suffixes = (".json", ".yaml", ".yml", ".toml")
    try:
        names = [entry.name for entry in folder.iterdir()]
    except OSError:
        return []
    return sorted(name for name in names if name.lower().endswith(suffixes))[:1]


def _offer(names: list[str]) -> str:
    return f'did you mean "{names[0]}"?' if names else ""
