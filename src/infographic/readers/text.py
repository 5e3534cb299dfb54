"""Bytes to text: the byte order mark, UTF-8, UTF-16, and what Windows wrote before them."""

from __future__ import annotations

import re

from infographic.errors import DataError, Message, Report

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),  # before UTF-16, whose mark it begins with
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_BINARY = {
    b"PK\x03\x04": "a spreadsheet or another zip archive",
    b"%PDF": "a PDF file",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x1f\x8b": "a compressed file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
}
_SAMPLE = 4096
_NO_TEXT = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")


def decode(content: bytes, name: str, report: Report) -> str:
    """`content` as text, without its byte order mark. Raises `DataError` for what is no text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark) and encoding != "utf-8":
            return _decoded(content[len(mark) :], encoding, name)
    content = content.removeprefix(b"\xef\xbb\xbf")
    for magic, what in _BINARY.items():
        if content.startswith(magic):
            raise _binary(name, f"this is {what}, not text")
    half = content[:_SAMPLE]
    if b"\0" in half and len(content) % 2 == 0:
        # Latin text in UTF-16 has a zero in every other byte.
        for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
            if half[start::2].count(0) > 0.8 * (len(half) // 2) and not half[1 - start :: 2].count(
                0
            ):
                return _decoded(content, encoding, name)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        if len(_NO_TEXT.findall(content)) > len(content) // 100:
            raise _binary(name, "this is not text") from None
        line = content.count(b"\n", 0, error.start) + 1
        report.warn(
            name,
            f"line {line} is not UTF-8; the file is read as Windows-1252",
            "save it as UTF-8",
        )
        return content.decode("cp1252", errors="replace")
    if "\0" in text:
        raise _binary(name, "this is not text")
    return text


def _decoded(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise _binary(name, f"this is broken {encoding[:6].upper()} text") from None


def _binary(name: str, text: str) -> DataError:
    return DataError(Message("error", name, text, "give JSON, YAML or TOML, saved as UTF-8"))
