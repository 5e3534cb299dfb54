"""The docs: a gallery that shows every block, snippets that run, links that lead somewhere."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from infographic.blocks.registry import block_names
from infographic.errors import Report
from infographic.readers import read
from infographic.render import understand
from infographic.results import keys
from infographic.style.load import load_style

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
EXAMPLES = ROOT / "examples"
PAGES = sorted(DOCS.glob("*.md"))
LARGEST_PICTURE = 130_000


def script(name: str) -> ModuleType:
    """A script of docs/ as a module."""
    spec = importlib.util.spec_from_file_location(f"docs_{name}", DOCS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def snippets(page: Path, *languages: str) -> list[str]:
    """The fenced blocks of a page in these languages, in order."""
    fences = re.finditer(r"(?ms)^```(\w+)[^\n]*\n(.*?)^```", page.read_text("utf-8"))
    return [match[2] for match in fences if match[1] in languages]


# -- the gallery -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def gallery() -> ModuleType:
    return script("gallery")


@pytest.fixture(scope="module")
def entries(gallery: ModuleType) -> list[Any]:
    """Every block with its example; fails where one has none or does not show it."""
    made: list[Any] = gallery.entries()
    return made


def test_every_block_is_shown_by_its_example(entries: list[Any]) -> None:
    assert [entry.name for entry in entries] == block_names()


def test_no_example_and_no_picture_is_left_over() -> None:
    assert sorted(p.stem for p in (EXAMPLES / "blocks").iterdir()) == block_names()
    assert sorted(p.stem for p in (DOCS / "gallery").iterdir()) == block_names()


def test_gallery_examples_ask_for_a_form_only_where_the_style_takes_none(
    entries: list[Any],
) -> None:
    liked = load_style("editorial").prefer
    asked = {entry.name for entry in entries if "chart" in entry.question}
    assert asked <= {name for name, weight in liked.items() if weight == 0}


def test_gallery_figures_say_where_they_come_from(entries: list[Any]) -> None:
    for entry in entries:
        assert entry.data["source"]["name"], entry.name
        assert entry.data["source"]["url"].startswith("http"), entry.name


def test_gallery_page_is_up_to_date(gallery: ModuleType, entries: list[Any]) -> None:
    assert set(gallery.WHEN) == set(block_names())
    written = gallery.PAGE.read_text("utf-8")
    assert gallery.markdown(entries) == written, "run python docs/gallery.py"


def test_gallery_pictures_are_small() -> None:
    sizes = {p.name: p.stat().st_size for p in (DOCS / "gallery").iterdir()}
    assert {name: size for name, size in sizes.items() if size > LARGEST_PICTURE} == {}


def test_gallery_refuses_what_it_cannot_show(
    gallery: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(gallery, "EXAMPLES", tmp_path)
    with pytest.raises(gallery.GalleryError, match=r"there is no rank\.json"):
        gallery.entry("rank")
    shutil.copy(EXAMPLES / "blocks" / "bars.json", tmp_path / "rank.json")
    with pytest.raises(gallery.GalleryError, match="is shown as"):
        gallery.entry("rank")


def test_gallery_cuts_out_the_panel_and_its_ground(gallery: ModuleType, entries: list[Any]) -> None:
    for entry in entries:
        cut = gallery.band(entry)
        shown = {m.datum.question for m in cut.leaves() if getattr(m, "datum", None)}
        assert entry.placed.panel in shown, entry.name
        assert all(cut.box.contains(m.bounds, slack=0.5) for m in cut.marks), entry.name


# -- snippets ----------------------------------------------------------------------------------


@pytest.fixture
def checkout(in_folder: Path) -> Path:
    """A folder with the examples in it, to run what the docs say in."""
    shutil.copytree(EXAMPLES, in_folder / "examples", ignore=shutil.ignore_patterns("*.png"))
    return in_folder


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_data_in_the_docs_reads(page: Path) -> None:
    for snippet in snippets(page, "json", "yaml"):
        data = read(snippet, Report())
        assert isinstance(data, dict)
        if not data.keys() & {"questions", "sections"}:
            data = {"title": "A question alone", "questions": [data]}
        report = Report()
        results, _ = understand(data, report)
        assert list(results.questions())
        assert "not a known key" not in " ".join(m.text for m in report), snippet


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_python_in_the_docs_runs(
    page: Path, checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names: dict[str, object] = {}
    for number, snippet in enumerate(snippets(page, "python"), 1):
        exec(compile(snippet, f"{page.name}, Python snippet {number}", "exec"), names)


@pytest.mark.skipif(os.name == "nt", reason="the commands are for a POSIX shell")
@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_commands_in_the_docs_run(page: Path, checkout: Path, environment: dict[str, str]) -> None:
    programs = checkout / ".bin"
    programs.mkdir()
    program = programs / "infographic"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m infographic.cli "$@"\n', "utf-8")
    program.chmod(0o755)
    path = os.pathsep.join((str(programs), environment.get("PATH", "")))
    for snippet in snippets(page, "sh"):
        ran = subprocess.run(
            ["sh", "-e", "-c", snippet], cwd=checkout, env={**environment, "PATH": path},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert ran.returncode == 0, f"{snippet}\n{ran.stderr}"


def test_format_names_every_key() -> None:
    text = (DOCS / "format.md").read_text("utf-8")
    tables = (keys.TOP, keys.FIELDWORK, keys.SOURCE, keys.BRAND, keys.SECTION, keys.QUESTION)
    for table in (*tables, keys.OPTION):
        assert [key for key in table if f"`{key}`" not in text] == []


# -- links and examples ------------------------------------------------------------------------


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"(?m)^#+ (.+)$", page.read_text("utf-8"))
    return {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in headings}


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md"], ids=lambda p: p.stem)
def test_links_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{page.name} links to {link}"
        assert not anchor or anchor in anchors(target), f"{page.name} links to {link}"


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.json")), ids=lambda p: p.stem)
def test_examples_read_and_name_their_source(path: Path) -> None:
    understand(path, Report())
    assert json.loads(path.read_text("utf-8"))["source"]["url"].startswith("http")


def test_the_readme_shows_a_picture_that_is_drawn() -> None:
    pictures = script("pictures")
    names = {f"{pictures.EXAMPLE}-{width}.png" for width in pictures.WIDTHS}
    shown = re.findall(r"!\[[^]]*\]\(examples/([^)]+)\)", (ROOT / "README.md").read_text("utf-8"))
    assert set(shown) <= names


def test_the_readme_shows_the_sheets_of_styles_and_formats() -> None:
    pictures = script("pictures")
    for sheet in (pictures.STYLES, pictures.FORMATS):
        assert f"](docs/{sheet})" in (ROOT / "README.md").read_text("utf-8")
        assert (DOCS / sheet).read_bytes().startswith(b"\x89PNG")
