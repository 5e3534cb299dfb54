"""The brand as people write it: in the results, or in a file of its own that is used for years."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

from infographic.results.fields import Fields
from infographic.results.keys import FONT_USES
from infographic.results.model import Brand
from infographic.results.wording import describe, quoted, same


def read_brand(brand: Fields) -> Brand:
    """The brand of an object of the keys `BRAND`; problems are reported."""
    return Brand(
        name=brand.text("name"),
        handle=brand.text("handle"),
        url=brand.url("url"),
        logo=brand.text("logo"),
        colors=brand.colors("colors"),
        fonts=_fonts(brand),
        categories=_categories(brand),
    )


def _fonts(brand: Fields) -> tuple[tuple[str, str], ...]:
    raw, place, ctx = brand.get("fonts"), brand.at("fonts"), brand.ctx
    if not isinstance(raw, dict):
        return tuple(("", file) for file in brand.texts("fonts"))
    found: list[tuple[str, str]] = []
    for use, files in raw.items():
        if use not in FONT_USES:
            near = ctx.nearest(use, FONT_USES) if isinstance(use, str) else ""
            cure = near or "known are " + ", ".join(FONT_USES)
            ctx.error(place, f"{quoted(use)} is not a use of fonts", cure)
            continue
        listed = files if isinstance(files, list | tuple) else [files]
        for i, file in enumerate(listed):
            at = f"{place}.{use}" + (f"[{i}]" if isinstance(files, list | tuple) else "")
            path = ctx.label(file, at, use)
            if path is not None:
                found.append((use, path))
    return tuple(found)


def _categories(brand: Fields) -> tuple[tuple[str, str], ...]:
    raw, place, ctx = brand.get("categories"), brand.at("categories"), brand.ctx
    if raw is None:
        return ()
    if not isinstance(raw, dict):
        cure = 'write {"Twitter": "#1da1f2"}'
        ctx.error(place, f"categories must be an object, not {describe(raw)}", cure)
        return ()
    found: dict[str, tuple[str, str]] = {}
    for name, value in raw.items():
        at = f"{place}[{quoted(name)}]"
        label = ctx.label(name, at)
        color = brand.color(value, at)
        if label is None or color is None:
            continue
        if category_key(label) in found:
            ctx.error(at, "is there twice", "give each category one colour")
        found[category_key(label)] = (label, color)
    return tuple(found.values())


def category_key(label: str) -> str:
    """What a category is known by, however it is capitalised."""
    return same(label).casefold()


def merged(own: Brand, kept: Brand) -> Brand:
    """The results' own brand, with what it leaves out from the one that is kept beside them."""
    left_out = {f.name: getattr(kept, f.name) for f in fields(Brand) if not getattr(own, f.name)}
    known = {category_key(label) for label, _ in own.categories}
    more = tuple(pair for pair in kept.categories if category_key(pair[0]) not in known)
    return replace(own, **{**left_out, "categories": (*own.categories, *more)})


def signed(own: Brand, kept: Brand) -> Brand:
    """The results' own brand with the name, handle and address of the one beside them: what is
    printed. How things look stays where it was written."""
    words = {key: getattr(own, key) or getattr(kept, key) for key in ("name", "handle", "url")}
    return replace(own, **words)


def placed(brand: Brand, folder: Path) -> Brand:
    """The brand with the paths of its files reckoned from `folder`."""
    return replace(
        brand,
        logo=str(folder / brand.logo) if brand.logo else None,
        fonts=tuple((use, str(folder / file)) for use, file in brand.fonts),
    )
