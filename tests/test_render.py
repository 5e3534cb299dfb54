"""The Python door: whatever goes in, one page; whatever comes out, the same bytes every time."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image

import infographic
from infographic import Infographic, render
from infographic.errors import DataError, Report, UsageError
from infographic.layout.page import Page
from infographic.results.model import Results
from infographic.story.plan import to_plan


@pytest.fixture(scope="module")
def drawn(example: Path) -> Infographic:
    return render(example)


def data(example: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(example.read_text("utf-8"))
    return loaded


def as_yaml(example: Path) -> str:
    # JSON is YAML; a comment keeps it from being taken for JSON.
    return "# results\n" + example.read_text("utf-8")


# -- what goes in ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(data, id="dict"),
        pytest.param(lambda example: example, id="path"),
        pytest.param(str, id="name"),
        pytest.param(lambda example: example.read_text("utf-8"), id="json"),
        pytest.param(lambda example: example.read_bytes(), id="bytes"),
        pytest.param(as_yaml, id="yaml"),
    ],
)
def test_one_page_from_every_source(source: Any, example: Path, page: Page) -> None:
    assert render(source(example)).page == page


def test_results_and_plans_make_the_same_page(
    reference: Results, example: Path, drawn: Infographic, page: Page
) -> None:
    assert render(reference).page == page
    assert render(to_plan(drawn.story, data(example))).page == page


def test_a_dict_is_not_changed(example: Path) -> None:
    given = data(example)
    render(given)
    assert given == data(example)


def test_its_own_plan_can_be_rendered(drawn: Infographic, page: Page) -> None:
    plan = drawn.plan()
    plan["story"]["title"] = "Edited"
    assert render(plan).page.title == "Edited"


def test_the_reference_reads_back_without_a_fault(drawn: Infographic) -> None:
    assert drawn.check() == []


def test_messages_are_collected(example: Path, drawn: Infographic) -> None:
    report = Report()
    assert render(example, report=report).report is report
    assert [str(m) for m in report] == [str(m) for m in drawn.report]
    assert report.warnings


def test_all_problems_of_the_data_are_raised() -> None:
    with pytest.raises(DataError) as caught:
        render({"title": "T", "questions": [{"text": "Q", "options": {"A": "x", "B": "y"}}]})
    assert len(caught.value.messages) == 2


def test_an_unknown_style_is_refused(example: Path) -> None:
    with pytest.raises(UsageError, match="there is no style"):
        render(example, style="nope")


def test_the_package_offers_its_door() -> None:
    assert infographic.render is render
    assert callable(infographic.render)
    assert infographic.Infographic is Infographic
    with pytest.raises(AttributeError):
        infographic.nothing  # noqa: B018


# -- what comes out ----------------------------------------------------------------------------


def test_svg(drawn: Infographic, page: Page) -> None:
    outline, live = drawn.svg(), drawn.svg("live")
    for text in (outline, live):
        root = ElementTree.fromstring(text)
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert float(root.attrib["width"]) == page.width
        assert float(root.attrib["height"]) == page.height
    assert "<text" not in outline
    assert "<text" in live


@pytest.mark.parametrize("width", [1, 100, 333])
def test_png(drawn: Infographic, width: int) -> None:
    with Image.open(io.BytesIO(drawn.png(width))) as image:
        image.load()
        assert image.size == (width, drawn.height(width))
        assert image.mode == "RGB"
        assert image.info["Title"] == drawn.page.title
        assert image.info["Author"] == "Rachel Miller"


def test_a_palette_is_smaller(drawn: Infographic) -> None:
    small = drawn.png(200, palette=32)
    assert len(small) < 0.6 * len(drawn.png(200))
    with Image.open(io.BytesIO(small)) as image:
        assert image.mode == "P"
        assert len(image.getcolors() or ()) <= 32


@pytest.mark.parametrize("width", [0, -5, 10**6])
def test_impossible_widths_are_refused(drawn: Infographic, width: int) -> None:
    with pytest.raises(UsageError, match="choose a width"):
        drawn.png(width)


def test_html(drawn: Infographic) -> None:
    html = drawn.html("poster", (100, 200))
    assert html.startswith("<figure")
    assert "poster-100.png 100w" in html
    assert "poster-200.png 200w" in html


def test_files_and_save(drawn: Infographic, tmp_path: Path) -> None:
    made = drawn.files((60, 30, 60), "a", text="live")
    assert list(made) == ["a.svg", "a-60.png", "a-30.png", "a.html"]
    paths = drawn.save(tmp_path / "new", (60, 30), "a", text="live")
    assert paths == [tmp_path / "new" / name for name in made]
    assert [p.read_bytes() for p in paths] == list(made.values())
    assert made["a.svg"].decode("utf-8") == drawn.svg("live")
    assert made["a-60.png"] == drawn.png(60)
    assert list(drawn.files((), "a")) == ["a.svg"]


def test_notebooks_show_the_picture(drawn: Infographic) -> None:
    bundle = drawn._repr_mimebundle_()
    assert set(bundle) == {"image/png", "text/plain"}
    assert bundle["image/png"] == drawn.png(1200)
    assert repr(drawn) == bundle["text/plain"]
    assert drawn.page.title in repr(drawn)


def test_without_cairo_resvg_paints(drawn: Infographic, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INFOGRAPHIC_ENGINE", "resvg")
    assert drawn.engine == "resvg"
    with Image.open(io.BytesIO(drawn.png(150))) as image:
        image.load()
        assert image.size == (150, drawn.height(150))
        # It is the poster and no blank sheet: its grounds are there.
        shown = image.convert("RGB").getcolors(1 << 24) or []
    frequent = {f"#{r:02X}{g:02X}{b:02X}" for _, (r, g, b) in sorted(shown)[-4:]}
    fills = {getattr(m, "fill", None) for m in drawn.page.marks}
    assert len(frequent & fills) >= 3


# -- the same every time -----------------------------------------------------------------------

_BUILD = """
import hashlib, sys
from infographic import render
for name, data in render(sys.argv[1]).files().items():
    print(name, hashlib.sha256(data).hexdigest())
"""


def test_two_processes_make_the_same_five_files(
    example: Path, environment: dict[str, str], drawn: Infographic
) -> None:
    ran = [
        subprocess.Popen(
            [sys.executable, "-c", _BUILD, str(example)],
            env={**environment, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    ]
    first, second = (process.communicate()[0] for process in ran)
    assert first.splitlines()[0].startswith("results.svg ")
    assert len(first.splitlines()) == 5
    assert first == second
    here = hashlib.sha256(drawn.svg().encode("utf-8")).hexdigest()
    assert first.splitlines()[0] == f"results.svg {here}"
