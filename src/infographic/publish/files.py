"""Writes files whole or not at all: a reader never meets half a picture."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from infographic.errors import Message, UsageError

# Windows keeps these names for devices, with any ending.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{d}{i}" for d in ("com", "lpt") for i in range(1, 10))}
_FORBIDDEN = set('<>:"/\\|?*')

_CURES = {
    errno.EACCES: ("there is no permission to write there", "choose a folder of your own"),
    errno.EPERM: ("there is no permission to write there", "choose a folder of your own"),
    errno.EROFS: ("that disk can only be read", "choose a folder on another disk"),
    errno.ENOSPC: ("there is no space left on the disk", "free some space, or choose another disk"),
    errno.EDQUOT: ("the disk quota is used up", "free some space, or choose another disk"),
    errno.ENAMETOOLONG: ("the name is too long", "choose a shorter one"),
    errno.EISDIR: ("a folder has that name", "choose another name, or remove the folder"),
    errno.ENOTDIR: ("part of the path is a file, not a folder", "choose another folder"),
    errno.EEXIST: ("a file has that name", "choose another folder, or remove the file"),
}


def write_all(folder: str | Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write all files into the folder, which is made if need be; returns their paths.

    Everything is written under temporary names first and then renamed, so a full disk or a missing
    permission leaves the files that were there before as they were. Raises UsageError with the
    cure; nothing temporary stays behind.
    """
    target = Path(folder)
    for name in files:
        check_name(name)
    ready: list[tuple[str, Path]] = []
    place = target
    try:
        target.mkdir(parents=True, exist_ok=True)
        for name in files:
            place = target / name
            if place.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        for name, data in files.items():
            place = target / name
            ready.append((_temporary(target, data), place))
        mode = 0o666 & ~_umask()
        for temporary, place in ready:
            os.chmod(temporary, mode)  # temporary files are made for their owner alone
            os.replace(temporary, place)
    except OSError as error:
        raise _explained(place, error) from error
    finally:
        for temporary, _ in ready:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
    return [target / name for name in files]


def _temporary(folder: Path, data: bytes) -> str:
    """A new file in the folder (a rename must not cross disks) that is safely on the disk."""
    handle, name = tempfile.mkstemp(prefix=".infographic-", suffix=".part", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        os.unlink(name)
        raise
    return name


def _umask() -> int:
    """The process's umask, which can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def check_name(name: str) -> None:
    """Refuse what is no plain file name on every system. Raises UsageError."""
    reason = ""
    if not name or name != name.strip(" ."):
        reason = "a file's name cannot be empty, nor begin or end with a space or a dot"
    elif any(c in _FORBIDDEN or ord(c) < 32 for c in name):
        reason = "a file's name cannot hold a slash, a control character or any of < > : \" | ? *"
    elif name.split(".")[0].lower() in _DEVICES:
        reason = "Windows keeps that name for a device"
    if reason:
        shown = f"{name!r} cannot be written: {reason}"
        raise UsageError(Message("error", "", shown, "choose another name"))


def _explained(place: Path, error: OSError) -> UsageError:
    text, cure = _CURES.get(error.errno or 0, (error.strerror or str(error), "try another folder"))
    return UsageError(Message("error", "", f"{place} cannot be written: {text}", cure))
