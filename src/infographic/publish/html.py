"""HTML to paste into a page: the picture at several widths with its source and its numbers, and
what a link to the page shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, urlsplit

from infographic.errors import Message, UsageError
from infographic.publish.alt import NO_VALUE_MEANS, Table, alt_text, tables
from infographic.results.model import Results

# Windows up to so many CSS px wide show the phones' picture: in wider ones the poster can be read.
_PHONE = 600
# Where the files will lie, which only their publisher knows.
_SITE = "https://YOUR-SITE/"
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Shown:
    """A PNG beside the page: its file name (or path below it) and its size in pixels."""

    name: str
    width: int
    height: int


def figure_html(
    results: Results,
    pictures: Sequence[Shown],
    *,
    alt: str | None = None,
    link: str | None = None,
    width: int | None = None,
    more: Sequence[Sequence[Shown]] = (),
    phone: Sequence[Sequence[Shown]] = (),
) -> str:
    """A `<figure>` with the picture, a caption and the numbers as tables.

    `alt` is by default what `alt_text` says. `link` is where the caption leads, by default the
    source's address, then the brand's. `width` is how wide the picture is shown at most, in CSS px,
    by default the middle one of `pictures`. `more` are the pictures of further pages. `phone` are
    those that narrow windows show instead, page by page; without effect where their pages are not
    as many. Raises UsageError for no picture, or for an address that is none of http, https and
    mailto.
    """
    if not pictures:
        raise UsageError(Message("error", "", "there is no picture to show", "add a PNG width"))
    first = alt_text(results) if alt is None else alt
    pages = [pictures, *more]
    images = []
    for i, page in enumerate(pages):
        words = f"{first} ({i + 1} / {len(pages)})" if i else first
        image = _image(page, words, width)
        if len(phone) == len(pages) and phone[i]:
            image = f"<picture>\n{_source(phone[i])}\n{image}\n</picture>"
        images.append(image)
    language = results.locale.replace("_", "-")
    return "\n".join(
        [
            _tag("figure", lang=language, style="margin:0"),
            *images,
            *_caption(results, link),
            *_details(tables(results)),
            "</figure>\n",
        ]
    )


def _image(pictures: Sequence[Shown], alt: str, width: int | None) -> str:
    """One page at all its widths."""
    by_width = sorted(pictures, key=lambda p: p.width)
    middle = by_width[len(by_width) // 2]
    shown = width or middle.width
    # One picture's own size gives the browser the shape, so that nothing jumps while it loads.
    height = round(shown * middle.height / middle.width)
    return _tag(
        "img",
        src=_address(middle.name),
        srcset=_srcset(by_width),
        sizes=f"(max-width: {shown}px) 100vw, {shown}px",
        width=str(shown),
        height=str(height),
        loading="lazy",
        decoding="async",
        alt=alt,
        style="max-width:100%;height:auto",
    )


def _source(pictures: Sequence[Shown]) -> str:
    """A page for phones at all its widths. With a size of its own the browser knows the shape of
    whichever picture it takes before that has come."""
    by_width = sorted(pictures, key=lambda p: p.width)
    return _tag(
        "source",
        media=f"(max-width: {_PHONE}px)",
        srcset=_srcset(by_width),
        sizes="100vw",
        width=str(by_width[0].width),
        height=str(by_width[0].height),
    )


def _srcset(pictures: Sequence[Shown]) -> str:
    return ", ".join(f"{_address(p.name)} {p.width}w" for p in pictures)


def meta_html(results: Results, picture: Shown, *, alt: str) -> str:
    """What a link to the page shows, for its `<head>`: Open Graph, and what X reads besides.

    Platforms fetch the picture from elsewhere, so that its address must be whole: where its
    publisher's is to be put in is said.
    """
    address = _SITE + _address(picture.name).removeprefix("./")
    properties = {
        "og:type": "article",
        "og:title": _line(results.title),
        "og:description": _line(results.subtitle or ""),
        "og:image": address,
        "og:image:type": "image/png",
        "og:image:width": str(picture.width),
        "og:image:height": str(picture.height),
        "og:image:alt": alt,
    }
    names = {
        "twitter:card": "summary_large_image",
        "twitter:image": address,
        "twitter:image:alt": alt,
    }
    return "\n".join(
        [
            "<!-- For the <head> of the page. Platforms fetch the picture from its whole address:",
            f"     write that of the folder it is published in for {_SITE} (twice). Leave out the",
            "     title and the description where the page has them already. -->",
            *(_tag("meta", property=k, content=v) for k, v in properties.items() if v),
            *(_tag("meta", name=k, content=v) for k, v in names.items()),
            "",
        ]
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def _caption(results: Results, link: str | None) -> list[str]:
    source = results.source
    names = [name for name in (source.name, source.author) if name]
    name = ", ".join(dict.fromkeys(names)) or results.brand.name or ""
    address = link or source.url or results.brand.url
    parts = [_text(results.title)]
    if address:
        anchor = _tag("a", href=_checked(address)) + _text(name or address) + "</a>"
        parts.append(f"Source: {anchor}")
    elif name:
        parts.append(f"Source: {_text(name)}")
    if results.licence:
        parts.append(_text(results.licence))
    return [f"<figcaption>{'. '.join(part.rstrip('.') for part in parts)}.</figcaption>"]


def _details(found: Sequence[Table]) -> list[str]:
    if not found:
        return []
    lines = ["<details>", "<summary>The numbers as tables</summary>"]
    for table in found:
        lines += _table(table)
    if any(table.has_gaps for table in found):
        lines.append(f"<p>{_text(NO_VALUE_MEANS)}.</p>")
    return [*lines, "</details>"]


def _table(table: Table) -> list[str]:
    head = "".join(f'<th scope="col">{_text(name)}</th>' for name in table.header)
    lines = ["<table>", f"<caption>{_text(table.caption)}</caption>"]
    lines += [f"<thead><tr>{head}</tr></thead>", "<tbody>"]
    for name, *cells in table.rows:
        values = "".join(f"<td>{_text(cell)}</td>" for cell in cells)
        lines.append(f'<tr><th scope="row">{_text(name)}</th>{values}</tr>')
    return [*lines, "</tbody>", "</table>"]


def _tag(name: str, /, **attributes: str) -> str:
    return f"<{name} " + " ".join(f'{k}="{_text(v)}"' for k, v in attributes.items()) + ">"


def _text(text: str) -> str:
    """Escaped for an element or a quoted attribute."""
    return escape(_UNWRITABLE.sub("\ufffd", text), quote=True)


def _address(name: str) -> str:
    """A file's name as a relative address; a comma or a space would end it inside `srcset`."""
    path = quote(name.encode("utf-8", "replace"), safe="/._-~@")
    return path if not path.startswith("//") else "." + path


def _checked(address: str) -> str:
    """The address, if a reader can safely follow it. Raises UsageError for `javascript:` & co."""
    # Browsers skip blanks and control characters in a scheme; so does this test.
    bare = re.sub(r"[\x00-\x20\x7f-\x9f]", "", address)
    try:
        scheme = urlsplit(bare).scheme.lower()
    except ValueError:
        scheme = ""
    if scheme in ("http", "https", "mailto"):
        return bare
    raise UsageError(
        Message(
            "error",
            "",
            f"the address {address!r} cannot be linked to",
            "give one that begins with https://, http:// or mailto:",
        )
    )
