"""The reference page as it was when somebody last looked at it.

`golden/ic-2012.txt` has a line for each mark of the page: what it is, its box, its colour, what it
says or stands for. The pictures beside it are small crops, for what only pixels show. After a
change of the design look at the page, then write all of them anew:

    python -m pytest tests/test_golden.py --update-golden
"""

from __future__ import annotations

import difflib
import io
import re
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from infographic.layout.page import Page
from infographic.marks import Box, Datum, Gradient, Icon, Mark, Rect, Text
from infographic.publish.png import engine, png

GOLDEN = Path(__file__).parent / "golden"
MARKS = GOLDEN / "ic-2012.txt"
UPDATE = "look at the page, then: python -m pytest tests/test_golden.py --update-golden"

# Means of 255. Releases of cairo smooth edges differently, which spreads over all edges; a mark
# that moved or changed its colour is a lot in one place.
WHOLE, TILE = 2.2, 14.0
TILE_SIDE = 16


@pytest.fixture
def updating(request: pytest.FixtureRequest) -> bool:
    GOLDEN.mkdir(exist_ok=True)
    return bool(request.config.getoption("--update-golden"))


# -- marks -------------------------------------------------------------------------------------


def _fill(mark: Mark) -> str:
    fill = getattr(mark, "fill", None)
    if isinstance(fill, Gradient):
        return ">".join(color for _, color, _ in fill.stops)
    stroke = getattr(mark, "stroke", None)
    return "+".join(part for part in (fill, stroke and f"stroke {stroke}") if part) or "none"


def _says(mark: Mark) -> str:
    if isinstance(mark, Text):
        return repr(mark.text)
    if isinstance(mark, Icon):
        return mark.name
    datum: Datum | None = getattr(mark, "datum", None)
    if datum is None:
        return ""
    where = " / ".join(part for part in (datum.question, datum.option, datum.series) if part)
    return f"{where} = {datum.value}"


def written(page: Page) -> list[str]:
    """The page, a mark a line."""
    lines = [f"page {page.width:g} x {page.height:g} on {page.ground}"]
    for mark in page.leaves():
        kind = type(mark).__name__.lower()
        role = mark.role if isinstance(mark, Rect | Text) else ""
        box = mark.bounds
        numbers = " ".join(f"{v:7.1f}" for v in (box.x, box.y, box.w, box.h))
        lines.append(f"{kind:6} {role:9} {numbers}  {_fill(mark):7} {_says(mark)}".rstrip())
    return lines


_NUMBER = re.compile(r"-?\d+\.\d")


def _same(a: str, b: str) -> bool:
    """Alike but for a tenth: what is 0.05 here may be 0.0499 on another machine."""
    if a == b:
        return True
    if re.sub(r" +", " ", _NUMBER.sub("0", a)) != re.sub(r" +", " ", _NUMBER.sub("0", b)):
        return False
    pairs = zip(_NUMBER.findall(a), _NUMBER.findall(b), strict=True)
    return all(abs(float(x) - float(y)) < 0.15 for x, y in pairs)


def test_marks(page: Page, updating: bool) -> None:
    now = written(page)
    if updating:
        MARKS.write_text("\n".join(now) + "\n", "utf-8")
        pytest.skip("written anew")
    before = MARKS.read_text("utf-8").splitlines()
    if len(now) == len(before) and all(map(_same, now, before)):
        return
    diff = list(difflib.unified_diff(before, now, "golden", "now", lineterm="", n=0))
    shown = "\n".join(diff[:40])
    more = f"\n... {len(diff) - 40} lines more" if len(diff) > 40 else ""
    pytest.fail(f"the page has changed; {UPDATE}\n{shown}{more}", pytrace=False)


# -- pixels ------------------------------------------------------------------------------------

CROPS = ("opening", "without", "platforms", "introduced", "defined", "networks", "future",
         "learning", "footer")  # fmt: skip


def _box(page: Page, name: str) -> Box:
    bands = [m.box for m in page.marks if isinstance(m, Rect) and m.role == "ground"]
    if name in ("opening", "footer"):
        return bands[0 if name == "opening" else -1]
    (box,) = [p.box for p in page.placed if p.panel == name]
    return box.grow(8)


@pytest.fixture(scope="module")
def pictures(page: Page) -> dict[int, Image.Image]:
    """The page painted twice: small for what is wide, larger for what is narrow."""
    made = {}
    for width in (280, 540):
        with Image.open(io.BytesIO(png(page, width))) as image:
            made[width] = image.convert("RGB")
    return made


def _crop(page: Page, pictures: dict[int, Image.Image], name: str) -> Image.Image:
    box = _box(page, name)
    width = 280 if box.w > 700 else 540
    scale = width / page.width
    edges = (box.x * scale, box.y * scale, box.right * scale, box.bottom * scale)
    return pictures[width].crop(tuple(round(v) for v in edges))  # type: ignore[arg-type]


def _tiles(channel: Image.Image) -> bytes:
    """The means of all tiles."""
    across, down = (max(1, -(-side // TILE_SIDE)) for side in channel.size)
    return channel.resize((across, down), Image.Resampling.BOX).tobytes()


def differences(a: Image.Image, b: Image.Image) -> tuple[float, float]:
    """Of two pictures of one size: the mean difference, and the mean of the worst tile."""
    difference = ImageChops.difference(a, b)
    worst = max(max(_tiles(channel)) for channel in difference.split())
    data = difference.tobytes()
    return sum(data) / len(data), float(worst)


@pytest.mark.skipif(engine() != "cairo", reason="the baselines are cairo's; marks hold for all")
@pytest.mark.parametrize("name", CROPS)
def test_pixels(page: Page, pictures: dict[int, Image.Image], updating: bool, name: str) -> None:
    now = _crop(page, pictures, name)
    file = GOLDEN / f"ic-2012-{name}.png"
    if updating:
        now.quantize(48, dither=Image.Dither.NONE).save(file, optimize=True)
        pytest.skip("written anew")
    assert file.stat().st_size <= 20_000
    with Image.open(file) as held:
        before = held.convert("RGB")
    assert 140 <= before.width <= 300
    assert before.size == now.size, f"the crop has another size; {UPDATE}"
    mean, worst = differences(before, now)
    assert mean <= WHOLE, f"{mean:.2f} of 255 on average; {UPDATE}"
    assert worst <= TILE, f"{worst:.1f} of 255 in one place; {UPDATE}"


def test_a_dot_more_is_seen() -> None:
    """The measure itself: a mark of six pixels that is not there, or of another colour, is told."""
    sheet = Image.new("RGB", (160, 128), "#FF5A36")
    other = sheet.copy()
    other.paste("#17123B", (70, 50, 76, 56))
    assert differences(sheet, sheet) == (0, 0)
    assert differences(sheet, other)[1] > TILE
