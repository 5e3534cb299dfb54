"""Lists of what there is: names with a line on each."""

from __future__ import annotations

import dataclasses
import inspect
import textwrap
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from infographic.assets import asset
from infographic.blocks.base import Block
from infographic.blocks.registry import blocks
from infographic.layout.formats import CHECKED, FORMATS, Format
from infographic.style.icons import icon_groups, is_brand, phrases
from infographic.style.load import load_style, style_names

# A description of an icon names at most so many of the labels it goes with.
_MOST_LABELS = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to choose: `more` is what a program may want to know of it besides."""

    name: str
    description: str
    more: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listing:
    """All things of a kind; `about` says what they are and how one is asked for."""

    kind: str
    about: str
    entries: tuple[Entry, ...]

    @property
    def title(self) -> str:
        """How many there are of what."""
        count = len(self.entries)
        return f"{count} {self.kind if count != 1 else self.kind.removesuffix('s')}"

    def text(self, width: int | None = None) -> str:
        """Aligned columns under a line that says what they are, at most `width` characters wide."""
        indent = max((len(entry.name) for entry in self.entries), default=0) + 2
        lines = [f"{self.title}: {self.about}"]
        for entry in self.entries:
            name = entry.name.ljust(indent)
            if width and width > indent + 20:
                rest = " " * indent
                wrapped = textwrap.wrap(entry.description, width - indent) or [""]
                lines += [f"{name}{wrapped[0]}".rstrip(), *(rest + line for line in wrapped[1:])]
            else:
                lines.append(f"{name}{entry.description}".rstrip())
        return "\n".join(lines)

    def plain(self) -> list[dict[str, Any]]:
        """The entries as plain data."""
        return [{"name": e.name, "description": e.description, **e.more} for e in self.entries]


def icons() -> Listing:
    """Each icon with the English labels that get it by themselves."""
    english = tomllib.loads(asset("icons", "labels", "en.toml").read_text("utf-8"))
    anywhere = tomllib.loads(asset("icons", "labels", "any.toml").read_text("utf-8"))
    entries = []
    for group, names in icon_groups().items():
        for name in names:
            labels = [p for table in (english, anywhere) for p in phrases(table.get(name, ""))]
            whole = [label for label in labels if "…" not in label]
            said = ", ".join(whole[:_MOST_LABELS])
            more = {"group": group, "brand": is_brand(name), "labels": labels}
            entries.append(Entry(name, f"{group}: {said}" if said else group, more))
    about = 'put one beside an answer or a question with "icon": "rocket"; labels that say what '
    return Listing("icons", f"{about}they are about get theirs by themselves", tuple(entries))


def styles() -> Listing:
    """The bundled styles."""
    entries = []
    for name in style_names():
        style = load_style(name)
        more = {"composition": style.composition}
        entries.append(Entry(name, style.description or _header(name), more))
    return Listing("styles", "build with one: infographic build FILE --style NAME", tuple(entries))


def _header(name: str) -> str:
    """The first sentence of a style's file, where it has no description."""
    lines = asset("styles", f"{name}.toml").read_text("utf-8").splitlines()
    head = [line.removeprefix("#").strip() for line in lines if line.startswith("#")]
    return sentence(" ".join(head)).partition(": ")[2]


def forms() -> Listing:
    """The blocks, with the options a style may set."""
    known = blocks(load_style("editorial"))
    entries = tuple(
        Entry(name, about(block), {"options": _options(block)})
        for name, block in sorted(known.items())
    )
    return Listing("blocks", 'ask for one with "chart": "bars" in a question', entries)


def about(block: Block) -> str:
    """What a block is, in a sentence."""
    return sentence(inspect.getmodule(type(block)).__doc__ or "")


def sentence(text: str) -> str:
    """The first sentence of a text, without its full stop."""
    first = " ".join(text.strip().split("\n\n")[0].split())
    return first.split(". ")[0].removesuffix(".")


def _options(block: Block) -> dict[str, Any]:
    return {f.name: getattr(block, f.name) for f in dataclasses.fields(block)}  # type: ignore[arg-type]


def formats() -> Listing:
    """The places a picture goes."""
    entries = []
    for format in FORMATS.values():
        more = {
            "use": format.use,
            "width": format.width,
            "height": format.height,
            "smallest": format.smallest_text,
            "displayed": format.displayed,
            "safe": format.safe,
            "pages": format.most,
            "dpi": format.dpi,
            "trim": format.trim,
            "checked": CHECKED.isoformat(),
        }
        facts = (format.use, size(format), reading(format), pages(format))
        entries.append(Entry(format.name, "; ".join(fact for fact in facts if fact), more))
    about = (
        "build FILE --format card,story, or any size in px: 1200x675; platforms' sizes looked up"
    )
    return Listing("formats", f"{about} {CHECKED.isoformat()}", tuple(entries))


def size(format: Format) -> str:
    """A page's size in words."""
    if format.height is None:
        return f"{format.width:g} px wide, as tall as it needs"
    px = f"{format.width:g} × {format.height:g} px"
    if format.trim:
        return f"{px}, {format.trim[0]:g} × {format.trim[1]:g} mm at {format.dpi:g} dpi"
    return px


def reading(format: Format) -> str:
    """How small its text is at most, where it is seen, and where there is none, in words."""
    if format.trim:
        return f"no text under {format.smallest_text * 72 / format.dpi:.1f} pt"
    facts = [f"seen {format.displayed:g} wide", f"no text under {format.smallest_text:g}"]
    top, right, bottom, left = format.safe
    edges = {"top": top, "foot": bottom, "sides": max(left, right)}
    kept = [f"{edge} {px:g}" for edge, px in edges.items() if px]
    if kept:
        facts.append(f"none in the {', '.join(kept)}")
    return ", ".join(facts)


def pages(format: Format) -> str:
    """How many pages a deck has, in words."""
    return f"up to {format.most} pages" if format.deck else ""


LISTINGS: dict[str, Callable[[], Listing]] = {
    "icons": icons,
    "styles": styles,
    "blocks": forms,
    "formats": formats,
}
KINDS: Sequence[str] = tuple(LISTINGS)
