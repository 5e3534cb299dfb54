"""A style's TOML → tokens, with every problem of the file named at once."""

from __future__ import annotations

import dataclasses
import difflib
import re
import tomllib
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from infographic.assets import asset
from infographic.errors import Message, Report, UsageError
from infographic.style.fields import misfit
from infographic.style.tokens import ROLES, Grid, Ground, Rhythm, Shape, Space, Style
from infographic.text.fonts import families
from infographic.text.shape import Type

_HEX = re.compile(r"^#[0-9a-fA-F]{6}$")
_TEXTS = ("name", "description", "composition")
_TABLES = (
    "colors",
    "grounds",
    "fonts",
    "type",
    "narrow",
    "space",
    "rhythm",
    "shape",
    "grid",
    "prefer",
    "blocks",
)


def style_names() -> list[str]:
    """The bundled styles."""
    return sorted(path.stem for path in asset("styles").glob("*.toml"))


def load_style(name: str, report: Report | None = None) -> Style:
    """A bundled style by name, or one from a `.toml` file, which is validated: warnings are added
    to `report`. Raises UsageError."""
    if name.endswith(".toml"):
        path = Path(name)
        if not path.is_file():
            raise UsageError(Message("error", "--style", f'there is no file "{name}"'))
        style = _load(path)
        # Bundled styles are validated by the tests: a build does not wait for a colour library.
        from infographic.style.validate import findings  # noqa: PLC0415

        _tell(findings(style), path.name, report)
        return style
    known = style_names()
    if name not in known:
        near = difflib.get_close_matches(name, known, 1)
        cure = f'did you mean "{near[0]}"?' if near else f"known are {', '.join(known)}"
        raise UsageError(Message("error", "--style", f'there is no style "{name}"', cure))
    return _load(asset("styles", f"{name}.toml"))


def _tell(found: list[Message], file: str, report: Report | None) -> None:
    told = [replace(m, place=f"{file}: {m.place}") for m in found]
    wrong = [m for m in told if m.level == "error"]
    if wrong:
        raise UsageError(wrong)
    if report is not None:
        report.messages += told


@lru_cache(maxsize=16)
def _load(path: Path) -> Style:
    try:
        data = _with_parents(path)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(Message("error", str(path), f"is not TOML: {error}")) from None
    return _Reader(path.name, data).style()


def _with_parents(path: Path, below: tuple[Path, ...] = ()) -> dict[str, Any]:
    """The file's tables over those of the style it extends, and so on."""
    data = tomllib.loads(path.read_text("utf-8"))
    parent = data.pop("extends", None)
    data.setdefault("description", "")  # its own: that of a parent says something else
    if parent is None:
        return data
    beside = path.parent / f"{parent}.toml"
    known = style_names()
    if not beside.is_file() and parent not in known:
        near = difflib.get_close_matches(str(parent), known, 1)
        cure = f'did you mean "{near[0]}"?' if near else f"known are {', '.join(known)}"
        place = f"{path.name}: extends"
        raise UsageError(Message("error", place, f'there is no style "{parent}"', cure))
    above = beside if beside.is_file() else asset("styles", f"{parent}.toml")
    if above in (*below, path):
        cure = "let one of them stand alone"
        raise UsageError(Message("error", f"{path.name}: extends", "comes back to itself", cure))
    return _merged(_with_parents(above, (*below, path)), data)


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        merged[key] = (
            _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
        )
    return merged


def _whole_ground(name: str, table: dict[str, Any]) -> dict[str, Any]:
    """A ground's table with what it leaves out: a chip has the text's colour, a card the band's, a
    seal the highlight's, and categories take the plain marks' colours in turn."""
    whole = {"name": name, **table}
    whole.setdefault("chip", table.get("text"))
    whole.setdefault("on_chip", table.get("fill"))
    whole.setdefault("card", table.get("band"))
    whole.setdefault("on_card", table.get("text"))
    whole.setdefault("seal", table.get("highlight"))
    whole.setdefault("on_seal", table.get("fill"))
    marks = [table.get(role) for role in ("highlight", "mark", "second", "third")]
    whole.setdefault("series", list(dict.fromkeys(color for color in marks if color)))
    return {key: value for key, value in whole.items() if value is not None}


class _Reader:
    """Reads the tables of one style and collects what is wrong with them."""

    def __init__(self, file: str, data: dict[str, Any]) -> None:
        self.file = file
        self.data = data
        self.problems: list[Message] = []

    def style(self) -> Style:
        for key in self.data:
            if key not in _TABLES and key not in _TEXTS:
                near = difflib.get_close_matches(key, (*_TABLES, *_TEXTS), 1)
                self._wrong(key, "is no key of a style", f"nearest is {near[0]}" if near else "")
        for key in _TEXTS:
            if not isinstance(self.data.get(key, ""), str):
                self._wrong(key, "is not text")
        tables = {key: self._table(key, self.data.get(key, {})) for key in _TABLES}
        for key in ("grounds", "type", "blocks"):
            tables[key] = {n: self._table(f"{key}.{n}", t) for n, t in tables[key].items()}
        if self.problems:
            raise UsageError(self.problems)
        self.data = {**self.data, **tables}
        colors = {name: str(value) for name, value in self.data.get("colors", {}).items()}
        for name, value in colors.items():
            if not _HEX.match(value):
                self._wrong(f"colors.{name}", f'"{value}" is not a colour like #1a2b3c')
        self.colors = colors
        grounds = {
            name: self._record(Ground, f"grounds.{name}", _whole_ground(name, table))
            for name, table in self.data.get("grounds", {}).items()
        }
        fonts = self.data.get("fonts", {})
        types = {
            role: self._record(
                Type,
                f"type.{role}",
                {**table, "family": fonts.get(table.get("family"), table.get("family"))},
            )
            for role, table in self.data.get("type", {}).items()
        }
        for role in ROLES:
            if role not in types:
                self._wrong(f"type.{role}", "is missing")
        for role, type in types.items():
            if type and type.family not in families():
                self._wrong(f"type.{role}.family", f'there is no font family "{type.family}"')
        space = self._record(Space, "space", self.data.get("space", {}))
        rhythm = self._record(Rhythm, "rhythm", self.data.get("rhythm", {}))
        shape = self._record(Shape, "shape", self.data.get("shape", {}))
        grid = self._record(Grid, "grid", self.data.get("grid", {}))
        narrow = self.data.get("narrow", {})
        for place in ("narrow", "prefer"):
            for key, value in self.data[place].items():
                self._typed(f"{place}.{key}", "float", value)
        if self.problems:
            raise UsageError(self.problems)
        return Style(
            name=str(self.data.get("name", self.file.removesuffix(".toml"))),
            description=str(self.data["description"]),
            composition=str(self.data.get("composition", "bands")),
            colors=colors,
            grounds=grounds,
            type=types,
            narrow_width=float(narrow.get("width", 75)),
            narrow_size=float(narrow.get("size", 25)),
            space=space,
            rhythm=rhythm,
            shape=shape,
            grid=grid,
            prefer={k: float(v) for k, v in self.data.get("prefer", {}).items()},
            blocks=self.data.get("blocks", {}),
            uses={
                role: str(table["family"])
                for role, table in self.data.get("type", {}).items()
                if table.get("family") in fonts
            },
        )

    def _wrong(self, place: str, text: str, cure: str = "") -> None:
        self.problems.append(Message("error", f"{self.file}: {place}", text, cure))

    def _table(self, place: str, value: Any) -> dict[str, Any]:
        if isinstance(value, dict):
            return value
        self._wrong(place, f"is no table: {value!r}", f"write [{place}] and its keys below")
        return {}

    def _typed(self, place: str, declared: str, value: Any) -> None:
        wanted = misfit(declared, value)
        if wanted:
            self._wrong(place, f"is not {wanted}: {value!r}")

    def _record(self, kind: Any, place: str, table: dict[str, Any]) -> Any:
        """A token dataclass from its table; unknown and missing keys are problems."""
        fields = {f.name: f for f in dataclasses.fields(kind)}
        for key in table:
            if key not in fields:
                near = difflib.get_close_matches(key, fields, 1)
                self._wrong(
                    f"{place}.{key}", "is no token", f"nearest is {near[0]}" if near else ""
                )
        values: dict[str, Any] = {}
        for name, field in fields.items():
            if name not in table:
                if field.default is dataclasses.MISSING:
                    self._wrong(f"{place}.{name}", "is missing")
                continue
            self._typed(f"{place}.{name}", str(field.type), table[name])
            values[name] = self._value(kind, f"{place}.{name}", table[name])
        try:
            return kind(**values)
        except TypeError:
            return None

    def _value(self, kind: Any, place: str, value: Any) -> Any:
        if isinstance(value, list):
            return tuple(self._value(kind, place, v) for v in value)
        if kind is Ground and not place.endswith(".name"):
            if value in self.colors:
                return self.colors[value]
            if not _HEX.match(str(value)):
                self._wrong(place, f'"{value}" is no colour of this style')
            return str(value)
        if isinstance(value, int) and not isinstance(value, bool):
            return float(value)
        return value
