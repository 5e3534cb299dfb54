"""Files are written whole or not at all, and what goes wrong is said with its cure."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from infographic.errors import UsageError
from infographic.publish.files import write_all


def test_writes_into_a_new_folder(tmp_path: Path) -> None:
    written = write_all(tmp_path / "a" / "b", {"x.svg": b"1", "größe.png": b"2"})
    assert [p.read_bytes() for p in written] == [b"1", b"2"]
    assert sorted(p.name for p in (tmp_path / "a" / "b").iterdir()) == ["größe.png", "x.svg"]


def test_replaces_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"old and longer")
    write_all(tmp_path, {"x": b"new"})
    assert (tmp_path / "x").read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_others_may_read_as_the_umask_says(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        (path,) = write_all(tmp_path, {"x": b"1"})
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("code", "cure"),
    [
        (errno.ENOSPC, "free some space"),
        (errno.EACCES, "folder of your own"),
        (errno.EIO, "another folder"),
    ],
)
def test_a_failure_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, cure: str
) -> None:
    (tmp_path / "a").write_bytes(b"old a")
    calls = []

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UsageError, match=cure) as caught:
        write_all(tmp_path, {"a": b"new a", "b": b"new b"})
    assert str(tmp_path / "b") in str(caught.value)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a": b"old a"}


def test_interruption_leaves_nothing_temporary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write_all(tmp_path, {"a": b"1"})
    assert list(tmp_path.iterdir()) == []


def test_folder_in_the_way_of_one_file_stops_all(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    with pytest.raises(UsageError, match="a folder has that name"):
        write_all(tmp_path, {"a": b"1", "b": b"2"})
    assert [p.name for p in tmp_path.iterdir()] == ["b"]


def test_file_in_the_way_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"mine")
    with pytest.raises(UsageError, match="choose another folder"):
        write_all(tmp_path / "out", {"a": b"1"})
    with pytest.raises(UsageError, match="choose another folder"):
        write_all(tmp_path / "out" / "deeper", {"a": b"1"})
    assert (tmp_path / "out").read_bytes() == b"mine"


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../up",
        "a/b",
        "a\\b",
        "C:x",
        ".hidden",
        "end.",
        " x",
        "x ",
        "a\0b",
        "con",
        "NUL.png",
        "what?",
    ],
)
def test_names_that_are_not_names(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="choose another name"):
        write_all(tmp_path / "out", {"fine": b"1", name: b"2"})
    assert not (tmp_path / "out").exists()


def test_too_long_a_name(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="shorter"):
        write_all(tmp_path, {"x" * 300: b"1"})
    assert list(tmp_path.iterdir()) == []
