"""Lists and sample sheets: all there is, in order, measured, nothing over anything else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infographic.assets import example as sample_file
from infographic.blocks.registry import block_names
from infographic.catalogue import formats as format_room
from infographic.catalogue.formats import format_sheet
from infographic.catalogue.listing import LISTINGS, Entry, Listing, sentence
from infographic.catalogue.packing import Card, pack
from infographic.catalogue.sheets import sheet
from infographic.cli import main
from infographic.layout.checks.contrast import check_contrast
from infographic.layout.checks.room import check_room
from infographic.layout.checks.view import View
from infographic.layout.formats import CHECKED, FORMATS, Format
from infographic.layout.page import Page
from infographic.layout.scale import scaled
from infographic.marks import Box, Group, Icon, Rect, Text, leaves
from infographic.publish.png import png
from infographic.render import render
from infographic.story.model import Footer, Story
from infographic.style.icons import icon_names
from infographic.style.load import load_style, style_names

pytestmark = pytest.mark.usefixtures("in_folder")

NAMES: dict[str, Callable[[], list[str]]] = {
    "icons": lambda: list(icon_names()),
    "styles": style_names,
    "blocks": block_names,
    "formats": lambda: sorted(FORMATS),
}
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: object) -> tuple[int, str, str]:
        try:
            code = main([str(a) for a in arguments])
        except SystemExit as stop:
            code = int(stop.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


# -- lists -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", NAMES)
def test_a_list_holds_all_there_is(run: Run, kind: str) -> None:
    code, out, err = run("list", kind)
    assert (code, err) == (0, "")
    first, *lines = out.splitlines()
    names = NAMES[kind]()
    assert re.match(rf"{len(names)} {kind.removesuffix('s')}s?: ", first)
    assert sorted(line.split()[0] for line in lines) == names
    # One column of names, one of words.
    (column,) = {re.match(r"\S+\s+", line).end() for line in lines if " " in line}  # type: ignore[union-attr]
    assert column == max(map(len, names)) + 2


@pytest.mark.parametrize("kind", NAMES)
def test_a_list_for_programs(run: Run, kind: str) -> None:
    code, out, _ = run("list", kind, "--json")
    told = json.loads(out)
    assert (code, told["ok"]) == (0, True)
    assert sorted(entry["name"] for entry in told[kind]) == NAMES[kind]()


def test_what_programs_are_told() -> None:
    (rocket,) = (e for e in LISTINGS["icons"]().plain() if e["name"] == "rocket")
    assert rocket["group"] == "Work"
    assert rocket["brand"] is False
    assert "product launch" in rocket["labels"]
    (bars,) = (e for e in LISTINGS["blocks"]().plain() if e["name"] == "bars")
    assert "thickness" in bars["options"]
    (agency,) = (e for e in LISTINGS["styles"]().plain() if e["name"] == "agency")
    assert agency["composition"] == "bands"


def test_every_style_and_block_says_what_it_is() -> None:
    for kind in ("styles", "blocks"):
        for entry in LISTINGS[kind]().entries:
            assert 20 <= len(entry.description) <= 160, entry.name
            assert not entry.description.endswith(".")


def test_a_style_has_no_description_of_its_parents(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('extends = "editorial"\nname = "mine"\n', "utf-8")
    assert load_style(str(path)).description == ""
    assert load_style("editorial").description


def test_long_descriptions_hang_on_a_narrow_terminal() -> None:
    listing = Listing("icons", "x", (Entry("ab", "word " * 20), Entry("abcd", "y")))
    lines = listing.text(40).splitlines()
    assert all(len(line) <= 40 for line in lines)
    assert all(line.startswith(("ab", " " * 6)) for line in lines[1:])
    assert listing.text().splitlines()[1] == "ab    " + ("word " * 20).strip()


def test_one_of_a_kind_is_no_plural() -> None:
    assert Listing("icons", "x", (Entry("a", ""),)).text() == "1 icon: x\na"


def test_a_sentence_ends_where_it_ends() -> None:
    assert sentence("One thing. Another.\n\nMore.") == "One thing"
    assert sentence("Two\nlines.") == "Two lines"


def test_wrong_kinds_and_endings(run: Run, in_folder: Path) -> None:
    code, _, err = run("list", "fonts")
    assert code == 2
    assert "icons" in err
    code, _, err = run("list", "icons", "--sheet", "a.pdf")
    assert code == 2
    assert ".png or .svg" in err
    code, _, err = run("list", "blocks", "--sheet", "a.png", "--style", "editoriall")
    assert code == 2
    assert 'did you mean "editorial"?' in err
    assert not list(in_folder.iterdir())


# -- sheets ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sheets() -> dict[str, Page]:
    return {kind: sheet(kind) for kind in NAMES}


@pytest.mark.parametrize("kind", NAMES)
def test_a_sheet_names_all_there_is(sheets: dict[str, Page], kind: str) -> None:
    words = " ".join(m.text for m in sheets[kind].leaves() if isinstance(m, Text)).split()
    # A name broken at its hyphen is put together again.
    said = " ".join(words).replace("- ", "-").split()
    assert set(NAMES[kind]()) <= set(said)


@pytest.mark.parametrize("kind", NAMES)
def test_a_sheet_keeps_inside_its_page(sheets: dict[str, Page], kind: str) -> None:
    page = sheets[kind]
    assert all(page.box.contains(m.bounds, slack=0.5) for m in page.leaves())


def problems(page: Page) -> list[str]:
    """What reading a page back finds of texts without room and texts that are hard to read."""
    nothing = Story(page.title, (), "", "", None, (), Footer("", (), ()), "en", None, "")
    view = View(page, nothing)
    return [str(message) for check in (check_room, check_contrast) for message in check(view)]


@pytest.mark.parametrize("kind", ["icons", "formats"])
def test_nothing_lies_over_anything_else(sheets: dict[str, Page], kind: str) -> None:
    assert problems(sheets[kind]) == []
    # Seen at half their size, as posters are.
    assert min(m.size for m in sheets[kind].leaves() if isinstance(m, Text)) >= 22


def test_every_icon_is_drawn_once_beside_its_group(sheets: dict[str, Page]) -> None:
    drawn = [m for m in sheets["icons"].leaves() if isinstance(m, Icon)]
    sizes = sorted({round(m.box.w) for m in drawn})
    assert len(sizes) == 2  # in rows, and a few large ones in the head
    rows = [m for m in drawn if round(m.box.w) == sizes[0]]
    assert sorted(m.name for m in rows) == list(icon_names())
    # The ink stands on the columns of the names.
    lefts = {round(m.box.x + load(m) * m.box.w, 1) for m in rows}
    assert len(lefts) == 10


def load(mark: Icon) -> float:
    xs = [c[i] for c in mark.commands for i in range(1, len(c), 2)]
    from infographic.style.icons import load_icon  # noqa: PLC0415

    assert xs
    return load_icon(mark.name).bounds[0] / mark.space


@pytest.mark.parametrize("kind", ["styles", "blocks"])
def test_cards_keep_clear_of_each_other(sheets: dict[str, Page], kind: str) -> None:
    groups = [m.bounds for m in sheets[kind].marks if isinstance(m, Group)]
    samples = [
        n for n in NAMES[kind]() if kind == "styles" or sample_file("blocks", f"{n}.json").is_file()
    ]
    assert len(groups) == len(samples)
    assert not [1 for a, b in combinations(groups, 2) if a.overlaps(b)]
    names = [m for m in sheets[kind].marks if isinstance(m, Text)]
    assert not [m.text for m in names if any(m.ink.overlaps(g) for g in groups)]
    assert not [1 for a, b in combinations(names, 2) if a.ink.overlaps(b.ink)]


def test_posters_are_whole_and_of_one_width(sheets: dict[str, Page]) -> None:
    grounds = [m for m in sheets["styles"].marks if isinstance(m, Rect) and m.role == "ground"]
    posters = grounds[2:]  # after the sheet's own and its head's
    assert {round(m.box.w, 3) for m in posters} == {420.0}
    assert len(posters) == len(style_names())


@pytest.mark.parametrize(("kind", "ending"), [("formats", "png"), ("formats", "svg")])
def test_a_sheet_is_written(run: Run, in_folder: Path, kind: str, ending: str) -> None:
    code, out, err = run("list", kind, "--sheet", f"out/a.{ending}")
    assert (code, err) == (0, "")
    data = (in_folder / "out" / f"a.{ending}").read_bytes()
    assert out.startswith(f"out/a.{ending}  ")
    if ending == "svg":
        assert ElementTree.fromstring(data).tag.endswith("svg")
    else:
        assert data.startswith(b"\x89PNG")
    told = json.loads(run("list", kind, "--sheet", f"out/a.{ending}", "--json")[1])
    assert told["files"][0]["bytes"] == len(data)
    assert run("list", kind, "--sheet", f"out/a.{ending}", "--quiet") == (0, "", "")


def test_the_svg_of_a_sheet_has_no_id_twice() -> None:
    from infographic.paint.svg import paint_svg  # noqa: PLC0415

    root = ElementTree.fromstring(paint_svg(sheet("styles")))
    ids = [e.attrib["id"] for e in root.iter() if "id" in e.attrib]
    assert len(ids) == len(set(ids))


def test_blocks_are_drawn_in_the_style_asked_for() -> None:
    fills = {m.fill for m in sheet("blocks", "agency").leaves() if isinstance(m, Rect)}
    assert load_style("agency").grounds["cream"].fill in fills


def test_formats_of_any_kind_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = {
        "poster": FORMATS["poster"],
        "story": Format("story", 1080, 1920, 360, 22),
        "slide": Format("slide", 1920, 1080, 960, 22),
        "card": Format("card", 1200, 630, 600, 22),
        "square": Format("square", 1080, 1080, 540, 22),
    }
    monkeypatch.setattr(format_room, "FORMATS", kinds)
    page = format_sheet()
    assert problems(page) == []
    shapes = [m.box for m in page.leaves() if isinstance(m, Rect) and m.role == "mark"]
    assert len(shapes) == 5
    ratios = sorted(round(b.w / b.h, 2) for b in shapes)
    assert ratios == sorted([round(1 / 1.6, 2), 0.56, 1.78, 1.9, 1.0])
    # One scale for all: as large as they are seen.
    seen = sorted(format.displayed for format in kinds.values())
    assert [b.w / shapes[0].w for b in sorted(shapes, key=lambda b: b.w)] == pytest.approx(
        [width / kinds["poster"].displayed for width in seen]
    )


def test_formats_stand_on_lines_in_their_order(sheets: dict[str, Page]) -> None:
    page = sheets["formats"]
    names = [m for m in page.leaves() if isinstance(m, Text) and m.text in FORMATS]
    assert [m.text for m in sorted(names, key=lambda m: (round(m.y), m.x))] == list(FORMATS)
    rows = {round(m.y) for m in names}
    # All but the last row are full, on the same columns.
    assert [sum(round(m.y) == y for m in names) for y in sorted(rows)] == [5, 5, 3]
    # Their letters hang out by a hair.
    lefts = sorted(m.x for m in names)
    steps = [b - a for a, b in pairwise(lefts)]
    assert sum(step > 3 for step in steps) == 4
    assert {round(step, -1) for step in steps if step > 3} == {360}


def test_pages_of_a_deck_and_what_apps_cover_are_drawn(sheets: dict[str, Page]) -> None:
    rects = [m for m in sheets["formats"].leaves() if isinstance(m, Rect)]
    decks = sum(bool(format.deck) for format in FORMATS.values())
    assert sum(m.role == "mark" for m in rects) == len(FORMATS) + 2 * decks
    ground = format_room.look().ground
    covered = [m.box for m in rects if m.fill == ground.minor]
    story = FORMATS["story"]
    assert story.height is not None
    tall = story.safe[0] / story.height
    (height,) = {
        round(m.box.h, 3) for m in rects
        if m.role == "mark" and m.box.w / m.box.h == pytest.approx(9 / 16)
    }  # fmt: skip
    assert [b for b in covered if b.h == pytest.approx(tall * height, abs=4)]


def test_formats_say_what_they_are_for(run: Run) -> None:
    _, out, _ = run("list", "formats")
    first, *lines = out.splitlines()
    assert CHECKED.isoformat() in first
    said = {line.split()[0]: line for line in lines}
    for name, format in FORMATS.items():
        assert format.use in said[name]
        assert f"{format.width:g}" in said[name]
    assert "seen 375 wide, no text under 36, none in the top 250, foot 250" in said["story"]
    assert "up to 10 pages" in said["carousel"]
    assert "210 × 297 mm at 300 dpi; no text under 9.1 pt" in said["a4"]
    told = json.loads(run("list", "formats", "--json")[1])["formats"]
    (story,) = (entry for entry in told if entry["name"] == "story")
    assert (story["safe"], story["displayed"]) == ([250, 40, 250, 40], 375)
    assert story["checked"] == CHECKED.isoformat()


# -- packing and scaling -----------------------------------------------------------------------


@given(
    st.lists(st.tuples(st.floats(10, 2000), st.sampled_from([1, 1, 2])), min_size=1, max_size=25),
    st.integers(2, 6),
)
def test_packed_cards_never_overlap(sizes: list[tuple[float, int]], columns: int) -> None:
    cards = [Card((), height, span) for height, span in sizes]
    spots, height = pack(cards, columns, 20)
    assert {id(s.card) for s in spots} == {id(c) for c in cards}
    boxes = [Box(s.column, s.top, s.card.span, s.card.height) for s in spots]
    assert all(b.x >= 0 and b.right <= columns and b.y >= 0 for b in boxes)
    assert height == pytest.approx(max(b.bottom for b in boxes))
    assert not [1 for a, b in combinations(boxes, 2) if a.overlaps(b)]
    # No column is empty while another holds two.
    if all(span == 1 for _, span in sizes) and len(sizes) >= columns:
        assert {s.column for s in spots} == set(range(columns))


def test_packing_is_level_and_in_order() -> None:
    cards = [Card((), h) for h in (900, 500, 700, 700, 650, 640, 800, 880, 620)]
    spots, height = pack(cards, 3, 0)
    assert height <= 1.08 * sum(c.height for c in cards) / 3
    first = min(spots, key=lambda s: (s.top, s.column))
    assert first.card is cards[0]


def test_a_scaled_page_is_the_page_at_another_size(example: Path) -> None:
    page = render(example, style="agency").page
    half = Page(
        page.width / 2, page.height / 2, page.ground, scaled(page.marks, 0.5), (), page.title,
        page.description, page.language, page.smallest_text,
    )  # fmt: skip
    from PIL import Image, ImageChops  # noqa: PLC0415

    def picture(of: Page) -> Any:
        import io  # noqa: PLC0415

        return Image.open(io.BytesIO(png(of, 300))).convert("L")

    a, b = picture(page), picture(half)
    assert a.size == b.size
    off = ImageChops.difference(a, b).histogram()
    assert sum(off[40:]) / sum(off) < 0.001


def test_scaling_drops_names_and_tags(page: Page) -> None:
    small = list(leaves(scaled(page.marks, 0.25)))
    assert len(small) == len(list(page.leaves()))
    assert not [m for m in small if getattr(m, "datum", None)]
    wide = Box.around(m.bounds for m in small)
    assert wide.w == pytest.approx(page.width / 4, abs=1)
