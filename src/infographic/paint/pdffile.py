"""Writes PDF files (ISO 32000-1, version 1.7): objects, streams and the table that finds them.

Small objects are packed together and compressed, as the format allows since version 1.5: a tagged
page has hundreds. The same objects give the same bytes; there is no clock.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zlib_ng import zlib_ng

from infographic.paint.pathdata import number

_LEVEL = 6
_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.+")
_PACKED = 100  # objects a stream of objects holds


class Name(str):
    """A PDF name: `Name("Page")` is written `/Page`."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Ref:
    """Stands for an object of the file by its number."""

    number: int


# Text is a `str`, what is already PDF is `bytes`; a mapping is a dictionary, its keys names.
Value = (
    None | bool | int | float | Name | str | bytes | Ref | Sequence["Value"] | Mapping[str, "Value"]
)


def written(value: Value) -> bytes:
    """A value as PDF writes it."""
    match value:
        case None:
            return b"null"
        case bool():
            return b"true" if value else b"false"
        case int():
            return str(value).encode()
        case float():
            return number(value).encode()
        case Name():
            return _name(value)
        case str():
            return _text(value)
        case bytes():
            return value
        case Ref():
            return b"%d 0 R" % value.number
        case Mapping():
            pairs = (_name(key) + b" " + written(held) for key, held in value.items())
            return b"<<" + b" ".join(pairs) + b">>"
        case _:
            return b"[" + b" ".join(map(written, value)) + b"]"


def _name(text: str) -> bytes:
    """A name; whatever is no letter, digit or plain sign is written by its code."""
    coded = (bytes((c,)) if c in _PLAIN else b"#%02X" % c for c in text.encode("utf-8", "replace"))
    return b"/" + b"".join(coded)


def _text(text: str) -> bytes:
    """A text string: as it is where it is ASCII, else in UTF-16."""
    if all(32 <= ord(c) < 127 for c in text):
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return b"(" + escaped.encode("ascii") + b")"
    return b"<FEFF" + text.encode("utf-16-be", "replace").hex().upper().encode() + b">"


class PdfFile:
    """A file in the making."""

    def __init__(self) -> None:
        self._objects: dict[int, bytes] = {}
        self._streams: dict[int, bytes] = {}
        self._count = 0

    def reserve(self) -> Ref:
        """The number of an object that is put in later: what points at each other needs one."""
        self._count += 1
        return Ref(self._count)

    def put(self, value: Value, at: Ref | None = None) -> Ref:
        ref = at or self.reserve()
        self._objects[ref.number] = written(value)
        return ref

    def stream(
        self,
        data: bytes,
        entries: Mapping[str, Value] | None = None,
        at: Ref | None = None,
        compress: bool = True,
    ) -> Ref:
        """A stream of bytes with its dictionary; compressed unless others must read it plain."""
        ref = at or self.reserve()
        self._streams[ref.number] = _stream(data, entries or {}, compress)
        return ref

    def file(self, root: Ref, info: Ref) -> bytes:
        """All of it, with the catalog `root` and the dictionary `info` of who and what."""
        # Object streams come last: what they hold is known by then.
        places: dict[int, tuple[int, int]] = {}
        numbers = sorted(self._objects)
        for start in range(0, len(numbers), _PACKED):
            held = numbers[start : start + _PACKED]
            ref = self.reserve()
            self._streams[ref.number] = self._together(held)
            places |= {n: (ref.number, i) for i, n in enumerate(held)}
        # Bytes over 127 tell programs that move files that this one is not text.
        parts, length = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"], 15
        offsets: dict[int, int] = {}
        for n, body in sorted(self._streams.items()):
            whole = b"%d 0 obj\n%s\nendobj\n" % (n, body)
            offsets[n] = length
            parts.append(whole)
            length += len(whole)
        table = self.reserve()
        offsets[table.number] = length
        rows = [b"\0\0\0\0\0\xff\xff"]
        for n in range(1, self._count + 1):
            kind, place, index = (1, offsets[n], 0) if n in offsets else (2, *places[n])
            rows.append(bytes((kind,)) + place.to_bytes(4, "big") + index.to_bytes(2, "big"))
        digest = hashlib.blake2b(b"".join(parts), digest_size=16).hexdigest().upper().encode()
        entries: dict[str, Value] = {
            "Type": Name("XRef"),
            "Size": self._count + 1,
            "W": [1, 4, 2],
            "Root": root,
            "Info": info,
            "ID": [b"<" + digest + b">"] * 2,
        }
        body = _stream(b"".join(rows), entries, compress=True)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (table.number, body))
        parts.append(b"startxref\n%d\n%%%%EOF\n" % length)
        return b"".join(parts)

    def _together(self, numbers: Sequence[int]) -> bytes:
        """Several objects as one stream, headed by where each begins."""
        heads, bodies, at = [], [], 0
        for n in numbers:
            heads.append(b"%d %d" % (n, at))
            bodies.append(self._objects[n])
            at += len(self._objects[n]) + 1
        head = b" ".join(heads) + b"\n"
        entries: dict[str, Value] = {"Type": Name("ObjStm"), "N": len(numbers), "First": len(head)}
        return _stream(head + b"\n".join(bodies), entries, compress=True)


def _stream(data: bytes, entries: Mapping[str, Value], compress: bool) -> bytes:
    about = dict(entries)
    if compress:
        data = zlib_ng.compress(data, _LEVEL)
        about["Filter"] = Name("FlateDecode")
    about["Length"] = len(data)
    return written(about) + b"\nstream\n" + data + b"\nendstream"
