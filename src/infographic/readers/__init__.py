"""How results come in: files, text, bytes or a dict, made the one plain dict `parse` reads."""

from __future__ import annotations

from pathlib import Path

from infographic.errors import DataError, Message, Report
from infographic.readers.files import load
from infographic.readers.json_reader import read_json
from infographic.readers.text import decode

YAML_SUFFIXES = (".yaml", ".yml")
TOML_SUFFIXES = (".toml",)
JSON_SUFFIXES = (".json",)


def read(source: object, report: Report) -> object:
    """The plain data in `source`: a dict for well-formed results, whatever else the file holds.

    `source` is a dict or list (returned as it is), a path, the bytes of a file, or JSON or YAML
    text: a string of several lines, or one that begins with "{" or "[". Other strings are paths.
    Raises `DataError`, with the place and the cure.
    """
    if isinstance(source, dict | list):
        return source
    if isinstance(source, bytes | bytearray):
        return _read_text(decode(bytes(source), "", report), "", "")
    if isinstance(source, str) and _is_content(source):
        return _read_text(source.removeprefix("\ufeff"), "", "")
    if isinstance(source, str | Path):
        path = Path(source)
        text = decode(load(path), str(path), report)
        return _read_text(text, str(path), path.suffix.lower())
    kind = type(source).__name__
    cure = "give a path, a dict, or the text of a JSON or YAML file"
    raise DataError(Message("error", "", f"results cannot be read from a {kind}", cure))


def folder_of(source: object) -> Path:
    """The folder that paths inside `source` are reckoned from: the file's own, or for what is no
    file the one the program runs in."""
    if isinstance(source, Path) or (isinstance(source, str) and not _is_content(source)):
        return Path(source).absolute().parent
    return Path.cwd()


def _is_content(text: str) -> bool:
    return "\n" in text or "\r" in text or text.lstrip(" \t\ufeff").startswith(("{", "["))


def _read_text(text: str, name: str, suffix: str) -> object:
    """`text` in the language that the file's `suffix` says, or that it begins like."""
    if not text.strip():
        cure = "write at least a title and one question"
        raise DataError(Message("error", name, "there is nothing in it", cure))
    looks_like_json = text.lstrip().startswith(("{", "["))
    if suffix in TOML_SUFFIXES:
        # tomllib takes 3 ms to import, and only TOML files need it.
        from infographic.readers.toml_reader import read_toml  # noqa: PLC0415

        return read_toml(text, name)
    if suffix in JSON_SUFFIXES or (looks_like_json and suffix not in YAML_SUFFIXES):
        return read_json(text, name)
    # ruamel.yaml takes 9 ms to import, and only YAML files need it.
    from infographic.readers.yaml_reader import read_yaml  # noqa: PLC0415

    return read_yaml(text, name)
