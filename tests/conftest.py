"""What tests share: a font of squares, the reference survey from file to page, places for blocks.

No test passes on a silent fallback: a page with a character no font has fails the test that made
it, unless the test is marked `missing_glyphs`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

import infographic
from infographic.blocks.base import Setting
from infographic.errors import Report
from infographic.layout.bands import bands
from infographic.layout.formats import POSTER
from infographic.layout.page import Page
from infographic.marks import Mark, Text, leaves
from infographic.readers import read
from infographic.results.model import Results
from infographic.results.parse import parse
from infographic.story.model import Story
from infographic.story.tell import tell
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.style.tokens import Ground, Style
from infographic.text import fonts, installed, shape
from infographic.text.numbers import Numbers
from infographic.text.shape import Type

ROOT = Path(__file__).parent.parent
DATA = Path(__file__).parent / "data"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write tests/golden anew from what is drawn now; look at it before keeping it",
    )


def pytest_configure(config: pytest.Config) -> None:
    # The first example of a test loads fonts and locales, which takes longer than any other.
    settings.register_profile("infographic", deadline=None)
    settings.load_profile("infographic")
    config.addinivalue_line("markers", "slow: takes seconds (a wheel is built)")
    config.addinivalue_line(
        "markers", "missing_glyphs: the test's pages may hold characters that no font has"
    )


# -- no silent fallback ------------------------------------------------------------------------


def missing_glyphs(marks: Iterable[Mark]) -> str:
    """The texts among `marks` with a character that no font had a glyph for."""
    texts = [m for m in leaves(marks) if isinstance(m, Text)]
    return ", ".join(repr(t.text) for t in texts if any(0 in p.glyphs for p in t.pieces))


@pytest.fixture(autouse=True)
def no_silent_fallback(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.node.get_closest_marker("missing_glyphs"):
        return
    from infographic.layout import finish as module  # noqa: PLC0415

    reported = module._report_missing

    def refuse(marks: list[Mark], *rest: Any) -> None:
        missing = missing_glyphs(marks)
        cure = "give the test a text its fonts have, or mark it @pytest.mark.missing_glyphs"
        assert not missing, f"no font has a glyph for some of {missing}: {cure}"
        reported(marks, *rest)

    monkeypatch.setattr(module, "_report_missing", refuse)


# -- fonts -------------------------------------------------------------------------------------


@pytest.fixture
def no_installed_fonts() -> Iterator[None]:
    """Only the library's own fonts, so that a test lays the same page out on every machine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(installed, "_system_folders", lambda: ())
        _forget_fonts()
        yield
    _forget_fonts()


def _forget_fonts() -> None:
    """Empties what was remembered of shaped text: it may hold fonts of another choice."""
    for module in (installed, fonts, shape):
        for held in vars(module).values():
            if hasattr(held, "cache_clear") and held.__module__ == module.__name__:
                held.cache_clear()


@pytest.fixture(scope="session")
def square(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Type]:
    """Makes types in a font of squares: every glyph is one em wide, capitals are 0.7 em high."""
    folder = tmp_path_factory.mktemp("square")
    shutil.copy(DATA / "square.ttf", folder)
    catalogue = folder / "fonts.toml"
    catalogue.write_text(
        '[[family]]\nname = "Square"\nfiles = [{ path = "square.ttf", axes = {} }]\n', "utf-8"
    )

    def make(size: float = 10, **changes: Any) -> Type:
        return Type("Square", size, catalogue=catalogue, **changes)

    return make


# -- the reference survey ----------------------------------------------------------------------


@pytest.fixture(scope="session")
def example() -> Path:
    """The file of the reference survey."""
    return ROOT / "examples" / "ic-2012.results.json"


@pytest.fixture(scope="session")
def reference(example: Path) -> Results:
    return parse(read(example, Report()), Report())


@pytest.fixture(scope="session")
def story(reference: Results) -> Story:
    return tell(reference)


@pytest.fixture(scope="session")
def style() -> Style:
    return load_style("editorial")


@pytest.fixture(scope="session")
def page(story: Story, style: Style) -> Page:
    (made,) = bands(story, style, POSTER, Report())
    assert not missing_glyphs(made.marks)
    used = {p.face.path for t in made.leaves() if isinstance(t, Text) for p in t.pieces}
    assert not any(Path(path).is_absolute() for path in used), "a font of this machine was used"
    return made


# -- places for blocks -------------------------------------------------------------------------


@pytest.fixture(scope="session")
def ground(style: Style) -> Callable[[str], Ground]:
    """A ground of the style by its name."""
    return lambda name="paper": style.grounds[name]


@pytest.fixture(scope="session")
def setting(style: Style, square: Callable[..., Type]) -> Callable[..., Setting]:
    """Makes settings: in the style's own fonts, or all in squares for arithmetic."""
    squares = {
        role: square(t.size, leading=t.leading, italic=t.italic) for role, t in style.type.items()
    }
    plain = replace(style, type=squares)

    def make(ground: str = "paper", squares: bool = False, locale: str = "en", **more: Any) -> Any:
        look = plain if squares else style
        return Setting(look, look.grounds[ground], Numbers(locale), words(locale), **more)

    return make


@pytest.fixture
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def environment() -> dict[str, str]:
    """For processes of their own: they find the package that is tested, wherever they run."""
    home = str(Path(infographic.__file__).resolve().parent.parent)
    return {**os.environ, "PYTHONPATH": home, "PYTHONIOENCODING": "utf-8"}
