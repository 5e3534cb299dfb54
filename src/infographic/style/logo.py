"""A logo file → pixels that can be painted, and what is to be seen of them.

Files come from anywhere: nothing in one is fetched, opened or run, and what is too large, broken or
hostile is a UsageError. SVG is reduced to shapes, gradients and clips before CairoSVG draws it.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from infographic.errors import Message, UsageError
from infographic.style.tokens import Logo

LARGEST_FILE = 8 * 2**20
"""Bytes. A logo takes some kB; more is a photograph, or an attack."""
LARGEST_IMAGE = 48_000_000
"""Pixels of a picture before it is made smaller."""
SIDE = 1000
"""Pixels of the longer side: three times what a poster 1200 wide shows."""
LONGEST = 20.0
"""The most a logo may be longer than it is wide, or wider."""

_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
_VISIBLE = 8  # of 255: below, nobody sees a pixel
_MOST_COLORS = 8


def load_logo(file: str) -> Logo:
    """The logo in a PNG, JPEG, GIF, WebP or SVG file. Raises UsageError."""
    return _load(Path(file).absolute())


@lru_cache(maxsize=8)
def _load(path: Path) -> Logo:
    try:
        with path.open("rb") as opened:
            data = opened.read(LARGEST_FILE + 1)
    except OSError as error:
        reason = "there is no such file" if isinstance(error, FileNotFoundError) else error.strerror
        raise _wrong(path, f"cannot be read: {reason}", "check the path") from None
    if len(data) > LARGEST_FILE:
        text = f"is larger than {LARGEST_FILE // 2**20} MB"
        raise _wrong(path, text, "export it smaller, at about 1000 pixels")
    if _is_svg(data):
        data = _drawn(data, path)
    return _logo(_decoded(data, path), path)


def _wrong(path: Path, text: str, cure: str = "") -> UsageError:
    return UsageError(Message("error", f'logo "{path.name}"', text, cure))


# -- pictures --------------------------------------------------------------------------------------


def _decoded(data: bytes, path: Path) -> Image.Image:
    """The first frame of a picture in sRGB with transparency, as it is meant to be looked at."""
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            if image.width * image.height > LARGEST_IMAGE:
                text = f"has {image.width} × {image.height} pixels"
                raise _wrong(path, text, "export it at about 1000 pixels")
            # JPEG can be decoded at half, a quarter or an eighth of its size for nothing.
            image.draft("RGB", (2 * SIDE, 2 * SIDE))
            image.load()
            profile = image.info.get("icc_profile")
            upright = ImageOps.exif_transpose(image)
    except UnidentifiedImageError:
        cure = "give a PNG, JPEG or SVG file"
        raise _wrong(path, "is no picture that can be read", cure) from None
    except Image.DecompressionBombError:
        raise _wrong(path, "has too many pixels", "export it at about 1000 pixels") from None
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, MemoryError) as error:
        raise _wrong(path, f"is broken: {error}", "export it again") from None
    return _in_srgb(upright, profile)


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """RGBA; colours by the picture's own profile where it has one that can be used."""
    if image.mode in ("I", "I;16", "I;16B", "I;16L", "F"):
        # 16 bits a channel: Pillow would cut them off at 255 instead of scaling.
        image = image.convert("I").point(lambda v: v / 257).convert("L")
    if profile and image.mode in ("RGB", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            made = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
            return made.convert("RGBA") if made else image.convert("RGBA")
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a profile that is broken or for another mode says nothing
    return image.convert("RGB").convert("RGBA") if image.mode == "CMYK" else image.convert("RGBA")


def _logo(image: Image.Image, path: Path) -> Logo:
    """What is to be seen of a picture, its transparent margins cut off."""
    ink = image.getchannel("A").point(lambda a: 255 if a >= _VISIBLE else 0).getbbox()
    if ink is None:
        raise _wrong(path, "shows nothing: all of it is transparent")
    image = image.crop(ink)
    width, height = image.size
    if max(width / height, height / width) > LONGEST:
        text = f"is {width} × {height} pixels: a line, not a logo"
        raise _wrong(path, text)
    if max(width, height) > SIDE:
        scale = SIDE / max(width, height)
        size = max(1, round(width * scale)), max(1, round(height * scale))
        image = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    packed = io.BytesIO()
    image.save(packed, "PNG", optimize=True)
    return Logo(packed.getvalue(), *image.size, _colors(image), _edge(image))


def _colors(image: Image.Image) -> tuple[tuple[str, float], ...]:
    """The colours that are most to be seen, with their shares."""
    small = image.resize((64, 64), Image.Resampling.NEAREST)
    seen: Counter[tuple[int, int, int]] = Counter()
    for r, g, b, a in _pixels(small):
        if a >= 128:
            # Sixteen levels of each channel: anti-aliased edges do not count as colours.
            seen[(r // 17 * 17, g // 17 * 17, b // 17 * 17)] += 1
    if not seen:  # hairlines that the small picture missed
        seen.update((r, g, b) for r, g, b, a in _pixels(image) if a >= _VISIBLE)
    most = sorted(seen.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_COLORS]
    total = sum(count for _, count in most)
    return tuple((_hex(*color), count / total) for color, count in most)


def _edge(image: Image.Image) -> str | None:
    """The one colour all along the edge of a picture without transparency, such as the white a
    JPEG stands on; None where there is none."""
    width, height = image.size
    if min(image.getchannel("A").tobytes()) < 250:
        return None
    sides = ((0, 0, width, 1), (0, height - 1, width, height), (0, 0, 1, height))
    rims = [image.crop(box) for box in (*sides, (width - 1, 0, width, height))]
    pixels = [pixel for rim in rims for pixel in _pixels(rim)]
    spans = [(min(c), max(c)) for c in list(zip(*pixels, strict=True))[:3]]
    if any(high - low > 24 for low, high in spans):  # JPEG leaves ripples
        return None
    common = Counter(pixels).most_common(1)[0][0]
    return _hex(*common[:3])


def _pixels(image: Image.Image) -> Iterator[tuple[int, int, int, int]]:
    data = image.tobytes()
    return zip(data[0::4], data[1::4], data[2::4], data[3::4], strict=True)


def _hex(r: int, g: int, b: int) -> str:
    return f"#{r:02X}{g:02X}{b:02X}"


# -- SVG -------------------------------------------------------------------------------------------

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_MOST_ELEMENTS = 20_000
_DEEPEST = 60
_SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
_KNOWN = _SHAPES | {
    *("svg", "g", "a", "defs", "symbol", "use", "switch", "style", "clipPath", "mask"),
    *("linearGradient", "radialGradient", "stop"),
}
# What says something about the drawing and is not drawn.
_SILENT = {"title", "desc", "metadata", "animate", "animateMotion", "animateTransform", "set"}
_SILENT |= {"animateColor", "view", "cursor"}
_NO_TEXT = "convert its text to outlines (paths), then it looks the same everywhere"
_CURES = {
    "text": _NO_TEXT,
    "tspan": _NO_TEXT,
    "textPath": _NO_TEXT,
    "image": "give the picture itself as a PNG",
    "script": "export it as plain SVG",
    "foreignObject": "export it as plain SVG",
    "filter": "flatten its effects, or give a PNG",
    "pattern": "flatten its patterns, or give a PNG",
}
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*>")
_URL = re.compile(r"url\(\s*['\"]?\s*([^)'\"]*)", re.IGNORECASE)
_NUMBER = re.compile(r"\s*([0-9.]+(?:e[-+]?\d+)?)\s*(px|pt|mm|cm|in|pc|)\s*", re.IGNORECASE)


def _is_svg(data: bytes) -> bool:
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith((b"<", b"\xff\xfe<", b"\xfe\xff"))


def _drawn(data: bytes, path: Path) -> bytes:
    """An SVG as a PNG file, drawn so large that its longer side has `SIDE` pixels."""
    # These two take 50 ms to import, for nothing where the logo is a picture.
    from defusedxml import DefusedXmlException, ElementTree  # noqa: PLC0415

    try:
        # A plain DOCTYPE names a file nobody needs; one that declares something is refused below.
        root = ElementTree.fromstring(_DOCTYPE.sub(b"", data, count=1), forbid_dtd=True)
    except DefusedXmlException:
        cure = "export it as plain SVG"
        raise _wrong(path, "declares entities of its own, which could be a trap", cure) from None
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise _wrong(path, f"is no valid SVG: {error}", "export it again") from None
    _Cleaner(path).clean(root)
    wide, high = _size(root, path)
    scale = SIDE / max(wide, high)
    width, height = max(1, round(wide * scale)), max(1, round(high * scale))
    root.set("width", str(width))
    root.set("height", str(height))
    text = _serialised(root)
    try:
        return _painted(text, width, height)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # what goes wrong inside resvg is no Exception
        raise _wrong(path, "cannot be drawn", "export it as plain SVG, or as a PNG") from None


def _painted(text: str, width: int, height: int) -> bytes:
    """A PNG of a cleaned drawing: by CairoSVG, or by resvg where there is no cairo library and for
    masks, whose holes CairoSVG fills."""
    if "mask" not in text:
        try:
            import cairosvg  # noqa: PLC0415 (80 ms, for SVG logos alone; OSError without a cairo)
        except OSError:
            pass
        else:
            drawn: bytes = cairosvg.svg2png(
                bytestring=text.encode("utf-8"),
                output_width=width,
                output_height=height,
                unsafe=False,  # should anything be left that names a file, it is not fetched
            )
            return drawn
    import resvg  # noqa: PLC0415 (a shared library, for SVG logos alone)

    tree = resvg.usvg.Tree.from_str(text, resvg.usvg.Options.default())
    painted: bytes = resvg.render(tree, (1, 0, 0, 0, 1, 0), bg_size=(width, height))
    return painted


def _serialised(root: Any) -> str:
    """The drawing without prefixes of namespaces, which CairoSVG does not look through."""
    from xml.etree import ElementTree  # noqa: PLC0415 (as defusedxml)

    for element in root.iter():
        element.tag = _local(element.tag)
        for key in [k for k in element.attrib if k.startswith("{")]:
            element.attrib.setdefault(_local(key), element.attrib.pop(key))
    root.set("xmlns", "http://www.w3.org/2000/svg")
    return ElementTree.tostring(root, "unicode")


class _Cleaner:
    """Leaves of an SVG what is drawn, and refuses what reaches outside or runs."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.count = 0
        self.problems: list[Message] = []

    def clean(self, root: Any) -> None:
        if _local(root.tag) != "svg":
            raise _wrong(self.path, "is no SVG drawing", "give a PNG, JPEG or SVG file")
        self._element(root, 0)
        if not self.problems:
            self._expanded(root)
        if self.problems:
            raise UsageError(list(dict.fromkeys(self.problems)))

    def _refuse(self, text: str, cure: str = "export it as plain SVG") -> None:
        self.problems.append(Message("error", f'logo "{self.path.name}"', text, cure))

    def _element(self, element: Any, depth: int) -> None:
        self.count += 1
        if self.count > _MOST_ELEMENTS or depth > _DEEPEST:
            text = f"has more than {_MOST_ELEMENTS} parts, or parts within parts without end"
            raise _wrong(self.path, text, "simplify it, or give a PNG")
        for name, value in list(element.attrib.items()):
            self._attribute(element, name, value)
        if _local(element.tag) == "style":
            self._css(element.text or "")
        for child in list(element):
            name = _local(child.tag)
            if name is None or name in _SILENT:
                element.remove(child)
            elif name in _KNOWN:
                self._element(child, depth + 1)
            else:
                self._refuse(f"holds <{name}>, which is not drawn", _CURES.get(name, ""))

    def _attribute(self, element: Any, name: str, value: str) -> None:
        space, local = _split(name)
        if local.lower().startswith("on"):
            self._refuse(f"holds a script ({local})")
        elif local in ("href", "src"):
            if _local(element.tag) == "a":
                del element.attrib[name]
            elif not value.strip().startswith("#"):
                self._refuse(f'refers to something outside of it: "{value[:60]}"')
        elif space not in ("", _SVG, _XLINK) or local == "base":
            del element.attrib[name]
        elif local == "filter" and value.strip() != "none":
            self._refuse("has effects (filter), which are not drawn", _CURES["filter"])
        else:
            self._css(value)

    def _css(self, text: str) -> None:
        if "\\" in text or "@import" in text.lower():
            self._refuse("has style rules that could reach outside of it")
        for target in _URL.findall(text):
            if not target.strip().startswith("#"):
                self._refuse(f'refers to something outside of it: "{target[:60]}"')
        if re.search(r"(?:^|[;{\s])filter\s*:(?!\s*none)", text):
            self._refuse("has effects (filter), which are not drawn", _CURES["filter"])

    def _expanded(self, root: Any) -> None:
        """Counts the parts with every copy (`use`) spelled out: copies of copies grow fast."""
        by_id = {e.get("id"): e for e in root.iter() if e.get("id")}
        sizes: dict[int, int] = {}

        def size(element: Any, inside: tuple[int, ...]) -> int:
            key = id(element)
            if key in inside:
                raise _wrong(self.path, "holds a part that contains itself", "export it again")
            if key not in sizes:
                total = 1 + sum(size(child, (*inside, key)) for child in element)
                target = _target(element)
                if target is not None and target in by_id:
                    total += size(by_id[target], (*inside, key))
                sizes[key] = total
                if total > _MOST_ELEMENTS:
                    text = f"has more than {_MOST_ELEMENTS} parts once its copies are drawn"
                    raise _wrong(self.path, text, "simplify it, or give a PNG")
            return sizes[key]

        size(root, ())


def _target(element: Any) -> str | None:
    """The id of what an element is a copy of."""
    if _local(element.tag) != "use":
        return None
    href = element.get("href") or element.get(f"{{{_XLINK}}}href") or ""
    return str(href).strip().removeprefix("#") or None


def _split(name: str) -> tuple[str, str]:
    space, _, local = name[1:].rpartition("}") if name.startswith("{") else ("", "", name)
    return space, local


def _local(tag: object) -> str | None:
    """An element's name, None for comments and for what is not SVG (an editor's notes)."""
    if not isinstance(tag, str):
        return None
    space, local = _split(tag)
    return local if space in ("", _SVG) else None


def _size(root: Any, path: Path) -> tuple[float, float]:
    """How wide and how high the drawing is, in its own units."""
    box = re.split(r"[\s,]+", (root.get("viewBox") or "").strip())
    wide = high = 0.0
    try:
        if len(box) == 4:
            wide, high = float(box[2]), float(box[3])
        else:
            sides = [_NUMBER.fullmatch(root.get(side) or "") for side in ("width", "height")]
            wide, high = (float(side[1]) if side else 0.0 for side in sides)
            root.set("viewBox", f"0 0 {wide:g} {high:g}")
    except ValueError:
        wide = high = 0.0
    if not (0 < wide < 1e7 and 0 < high < 1e7):
        raise _wrong(path, "does not say how large it is", "give it a viewBox")
    if max(wide / high, high / wide) > 10 * LONGEST:
        raise _wrong(path, f"is {wide:g} × {high:g}: a line, not a logo")
    return wide, high
