"""Icons from SVG files: the shapes are taken in exactly, everything else is refused."""

from __future__ import annotations

import io
import json
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from infographic.errors import DataError, Report
from infographic.layout.page import Page
from infographic.marks import Box, Icon, Rect, Text
from infographic.publish.png import png
from infographic.render import render, understand
from infographic.style.icons import load_icon, written
from infographic.style.svg_icon import LARGEST, SvgIconError, read_svg_icon

NS = 'xmlns="http://www.w3.org/2000/svg"'


def svg(inside: str, view: str = "0 0 24 24", more: str = "") -> bytes:
    return f'<svg {NS} viewBox="{view}" {more}>{inside}</svg>'.encode()


def bounds(inside: str, view: str = "0 0 256 256", more: str = "") -> tuple[float, ...]:
    return read_svg_icon(svg(inside, view, more)).bounds


# -- what is taken in --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shape", "wanted"),
    [
        ('<path d="M10 20H110V70H10Z"/>', (10, 20, 110, 70)),
        ('<path d="m10 20 h100 v50 h-100 z"/>', (10, 20, 110, 70)),
        ('<rect x="10" y="20" width="100" height="50"/>', (10, 20, 110, 70)),
        ('<rect x="10" y="20" width="100" height="50" rx="8"/>', (10, 20, 110, 70)),
        ('<circle cx="60" cy="70" r="50"/>', (10, 20, 110, 120)),
        ('<ellipse cx="60" cy="70" rx="50" ry="20"/>', (10, 50, 110, 90)),
        ('<polygon points="10,20 110,20 60,70"/>', (10, 20, 110, 70)),
        ('<path d="M10 20A50 50 0 0 1 110 20Z"/>', (10, -30 + 0, 110, 20)),
        ('<path d="M10 20Q60 120 110 20Z"/>', (10, 20, 110, 70)),
    ],
)
def test_shapes_keep_their_place(shape: str, wanted: tuple[float, ...]) -> None:
    moved = f'<g transform="translate(0 60)">{shape}</g>'
    left, top, right, bottom = wanted
    assert bounds(moved) == pytest.approx((left, top + 60, right, bottom + 60), abs=0.06)


@pytest.mark.parametrize(
    ("transform", "wanted"),
    [
        ("translate(10,20)", (10, 20, 30, 30)),
        ("translate(10) scale(2)", (10, 0, 50, 20)),
        ("scale(2 4)", (0, 0, 40, 40)),
        ("matrix(1 0 0 1 5 6)", (5, 6, 25, 16)),
        ("translate(100 100) rotate(90)", (90, 100, 100, 120)),
        ("rotate(180 20 10)", (20, 10, 40, 20)),
        ("translate(40 0) skewX(45)", (40, 0, 70, 10)),
    ],
)
def test_transforms(transform: str, wanted: tuple[float, ...]) -> None:
    rect = f'<rect width="20" height="10" transform="{transform}"/>'
    assert bounds(rect) == pytest.approx(wanted, abs=0.01)
    inner = f'<g transform="{transform}"><g><rect width="20" height="10"/></g></g>'
    assert bounds(inner) == pytest.approx(wanted, abs=0.01)


@pytest.mark.parametrize(
    ("view", "rect", "wanted"),
    [
        ("0 0 20 10", '<rect width="20" height="10"/>', (0, 64, 256, 192)),
        ("0 0 10 20", '<rect width="10" height="20"/>', (64, 0, 192, 256)),
        ("-10 -10 20 20", '<rect width="10" height="5"/>', (128, 128, 256, 192)),
        ("0,0,512,512", '<rect width="512" height="256"/>', (0, 0, 256, 128)),
    ],
)
def test_the_view_box_is_centred_in_a_square(
    view: str, rect: str, wanted: tuple[float, ...]
) -> None:
    assert bounds(rect, view) == pytest.approx(wanted)


def test_width_and_height_stand_in_for_a_view_box() -> None:
    data = f'<svg {NS} width="20px" height="20px"><rect width="10" height="20"/></svg>'
    assert read_svg_icon(data.encode()).bounds == (0, 0, 128, 256)


def test_what_shows_nothing_is_left_out() -> None:
    inside = (
        "<title>T</title><desc>D</desc><metadata>M</metadata><defs><g/></defs><!-- c -->"
        '<path d="M0 0H24V24H0Z" fill="none"/><g display="none"><rect width="24" height="24"/></g>'
        '<rect width="24" height="24" opacity="0"/><rect width="12" height="6"/>'
    )
    assert read_svg_icon(svg(inside)).bounds == (0, 0, 128, 64)


def test_editors_own_elements_are_left_out() -> None:
    inside = '<x:namedview xmlns:x="http://x.example"/><rect width="24" height="12"/>'
    assert read_svg_icon(svg(inside)).bounds == (0, 0, 256, 128)


def test_classes_are_read() -> None:
    inside = "<style>.a{fill:#123} .b{fill:none}</style>" + (
        '<rect class="a" width="12" height="12"/><rect class="b" width="24" height="24"/>'
    )
    assert read_svg_icon(svg(inside)).bounds == (0, 0, 128, 128)


def test_the_rule_of_one_shape_is_kept() -> None:
    ring = "M0 0H24V24H0ZM6 6H18V18H6Z"
    assert read_svg_icon(svg(f'<path d="{ring}" fill-rule="evenodd"/>')).rule == "evenodd"
    assert read_svg_icon(svg(f'<path d="{ring}"/>')).rule == "nonzero"
    styled = read_svg_icon(svg(f'<g style="fill-rule:evenodd"><path d="{ring}"/></g>'))
    assert styled.rule == "evenodd"


def area(data: bytes) -> float:
    """The painted share of the square, counted on a picture of the written icon."""
    icon = load_icon(written(read_svg_icon(data)))
    box = Box(0, 0, 96, 96)
    mark = Icon("own", box, icon.commands, icon.box, "#000000", icon.rule)
    marks = (Rect(box, "#ffffff", role="ground"), mark)
    page = Page(96, 96, "#ffffff", marks, (), "t", "d", "en", 22)
    grey = Image.open(io.BytesIO(png(page, 96))).convert("L")
    return 1 - sum(value * n for value, n in enumerate(grey.histogram())) / (255 * 96 * 96)


@pytest.mark.parametrize("second", ["M6 6H18V18H6Z", "M6 6V18H18V6Z"])
def test_shapes_that_overlap_make_no_holes(second: str) -> None:
    assert area(svg(f'<path d="M0 0H12V24H0Z"/><path d="{second}"/>')) == pytest.approx(
        (12 * 24 + 6 * 12) / 576, abs=0.01
    )


def test_a_hole_in_one_shape_stays_a_hole() -> None:
    assert area(svg('<path d="M0 0H24V24H0ZM6 6V18H18V6Z"/>')) == pytest.approx(0.75, abs=0.01)


def test_an_open_contour_is_closed() -> None:
    icon = read_svg_icon(svg('<polyline points="0,0 24,0 24,24"/>'))
    assert icon.commands[-1] == ("Z",)


# -- what is refused ---------------------------------------------------------------------------

RECT = '<rect width="9" height="9"/>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "well-formed"),
        (b"<svg", "well-formed"),
        (b"\x89PNG\r\n", "well-formed"),
        (zlib.compress(b"<svg/>"), "well-formed"),
        (b"<svg/>", "no SVG"),
        (b'<html xmlns="http://www.w3.org/1999/xhtml"/>', "no SVG"),
        (f"<svg {NS}>{RECT}</svg>".encode(), "viewBox"),
        (svg(RECT, "0 0 0 0"), "viewBox"),
        (svg(RECT, "0 0 nan 5"), "viewBox"),
        (svg(RECT, "0 0 -4 4"), "viewBox"),
        (svg(""), "no filled shape"),
        (svg('<rect width="9" height="9" fill="none"/>'), "no filled shape"),
        (svg('<path d="M2 2L9 9"/>', more='fill="none" stroke="currentColor"'), "strokes"),
        (svg('<path d="M2 2L9 9" style="fill:none;stroke:#000"/>'), "strokes"),
        (svg(RECT + '<circle r="2" cx="4" cy="4" fill="#fff"/>'), "several colours"),
        (svg('<rect width="9" height="9" opacity=".2"/>'), "see-through"),
        (svg('<rect width="9" height="9" fill="url(#a)"/>'), "gradient"),
        (svg('<rect width="9" height="9" mask="url(#a)"/>'), "mask"),
        (svg('<g clip-path="url(#a)"><rect width="9" height="9"/></g>'), "clip-path"),
        (svg("<script>alert(1)</script>" + RECT), "script"),
        (svg('<rect width="9" height="9" onload="alert(1)"/>'), "script"),
        (svg('<image href="file:///etc/passwd"/>' + RECT), "refers"),
        (svg("<image/>" + RECT), "<image>"),
        (svg('<use href="#a"/>'), "refers"),
        (svg("<text>Hi</text>"), "<text>"),
        (svg("<foreignObject/>"), "<foreignObject>"),
        (svg("<style>@import url(http://x.example);</style>" + RECT), "style sheet"),
        (svg("<style>rect{fill:red}</style>" + RECT), "style sheet"),
        (svg('<path d="M0 0L"/>'), "damaged"),
        (svg('<path d="M0 0 L1 frog"/>'), "damaged"),
        (svg('<rect width="9em" height="x"/>'), "damaged"),
        (svg('<path d="M0 0H1e9V9Z"/>'), "outside"),
        (svg('<path d="M0 0H30V9Z"/>'), "outside"),
        (svg('<rect width="9" height="9" transform="frog(1)"/>'), "transform"),
        (svg('<rect width="9" height="9" transform="translate()"/>'), "transform"),
        (svg("<g>" * 40 + "</g>" * 40), "elements"),
        (svg(RECT * 600), "elements"),
        (svg('<path d="M0 0' + "H1H0" * 4000 + 'Z"/>'), "points"),
        (b" " * (LARGEST + 1), "kB"),
    ],
)  # fmt: skip
def test_what_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(SvgIconError, match=said) as caught:
        read_svg_icon(data)
    assert caught.value.cure


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_never_expanded(encoding: str) -> None:
    bomb = (
        f'<?xml version="1.0" encoding="{encoding}"?>'
        '<!DOCTYPE svg [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">'
        '<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        f'<svg {NS} viewBox="0 0 9 9"><title>&b;&f;</title>{RECT}</svg>'
    )
    with pytest.raises(SvgIconError, match="document type"):
        read_svg_icon(bomb.encode(encoding))


@pytest.mark.parametrize("name", ["rocket", "users-three", "facebook", "google-plus"])
def test_our_own_icons_come_back_as_they_are(name: str) -> None:
    folder = Path(__file__).resolve().parent.parent / "assets" / "icons"
    (file,) = folder.glob(f"*-{name}.svg")
    icon, own = load_icon(name), read_svg_icon(file.read_bytes())
    scale = own.box / icon.box
    assert own.rule == icon.rule
    assert own.bounds == pytest.approx([v * scale for v in icon.bounds], abs=0.1)


# -- in a survey -------------------------------------------------------------------------------


def survey(**question: Any) -> dict[str, Any]:
    q = {"text": "Q?", "kind": "multiple", "options": {"Aa": 60, "Bb": 30, "Cc": 20}, **question}
    return {"title": "T", "n": 100, "sections": [{"title": "Topic", "questions": [q]}]}


def written_down(folder: Path, data: dict[str, Any]) -> Path:
    (folder / "icons").mkdir(exist_ok=True)
    (folder / "icons" / "own.svg").write_bytes(svg('<rect width="24" height="12"/>'))
    path = folder / "survey.json"
    path.write_text(json.dumps(data), "utf-8")
    return path


def test_files_are_found_beside_the_results(tmp_path: Path) -> None:
    data = survey(icon={"Aa": "icons/own.svg", "Bb": "rocket"})
    _, story = understand(written_down(tmp_path, data), Report())
    icons = {item.label: item.icon for item in story.panels[-1].items}
    own = load_icon(icons["Aa"] or "")
    assert own.bounds == (0, 0, 256, 128)
    assert (icons["Bb"], icons["Cc"]) == ("rocket", None)


def test_a_question_and_a_section_have_icons(tmp_path: Path) -> None:
    data = survey(icon="icons/own.svg")
    data["sections"][0]["icon"] = "flag"
    _, story = understand(written_down(tmp_path, data), Report())
    assert story.chapters[0].icon == "flag"
    assert load_icon(story.panels[-1].icon or "").bounds == (0, 0, 256, 128)


def test_the_icon_of_a_question_is_on_its_chip(tmp_path: Path) -> None:
    data = survey(icon="icons/own.svg", chart="bars")
    data["sections"].insert(0, {"questions": [{"text": "R?", "options": {"Yes": 60, "No": 40}}]})
    page = render(written_down(tmp_path, data), style="agency").page
    (own,) = (m for m in page.leaves() if isinstance(m, Icon) and m.name.startswith("svg:"))
    assert own.commands[:4] == (("M", 0, 0), ("L", 256, 0), ("L", 256, 128), ("L", 0, 128))


def test_a_plan_needs_no_files(tmp_path: Path) -> None:
    drawn = render(written_down(tmp_path, survey(icon={"Aa": "icons/own.svg"})))
    plan = drawn.plan()
    (tmp_path / "icons" / "own.svg").unlink()
    assert render(json.loads(json.dumps(plan))).svg() == drawn.svg()


@pytest.mark.parametrize(
    ("icon", "place", "said", "cure"),
    [
        ({"Aa": "rockt"}, 'sections[0].questions[0], icon of "Aa"', 'no icon "rockt"', "rocket"),
        ("rockt", "sections[0].questions[0].icon", 'no icon "rockt"', "rocket"),
        ("icons/owm.svg", "sections[0].questions[0].icon", "no such file", "own.svg"),
        ("survey.svg", "sections[0].questions[0].icon", "no such file", "beside"),
        ("icons/bad.svg", "sections[0].questions[0].icon", "strokes", "outlines"),
    ],
)
def test_bad_icons_are_told_with_place_and_cure(
    tmp_path: Path, icon: Any, place: str, said: str, cure: str
) -> None:
    path = written_down(tmp_path, survey(icon=icon))
    lines = svg('<path d="M2 2L9 9"/>', more='fill="none" stroke="#000"')
    (tmp_path / "icons" / "bad.svg").write_bytes(lines)
    with pytest.raises(DataError) as caught:
        understand(path, Report())
    (message,) = caught.value.messages
    assert message.place == place
    assert said in message.text
    assert cure in message.cure


def test_all_bad_icons_are_told_at_once(tmp_path: Path) -> None:
    path = written_down(tmp_path, survey(icon=["rockt", "flagg", None]))
    with pytest.raises(DataError) as caught:
        understand(path, Report())
    assert len(caught.value.messages) == 2


# -- logos -------------------------------------------------------------------------------------


@pytest.mark.parametrize("style", ["editorial", "agency", "bento"])
def test_logos_are_credited_where_they_are_drawn(style: str) -> None:
    def words(*labels: str) -> str:
        figures = {label: [60 - i, 30 + i] for i, label in enumerate(labels)}
        data = survey(options=figures, series=["Home", "Work"])
        page = render(data, style=style).page
        return " ".join(m.text for m in page.leaves() if isinstance(m, Text))

    def credited(text: str) -> bool:
        return "trademarks of their owners" in " ".join(text.split())

    assert credited(words("Twitter", "Facebook", "LinkedIn", "Instagram", "Pinterest"))
    assert not credited(words("Books", "Radio", "Bicycle", "Coffee", "Dogs"))
