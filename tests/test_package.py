"""What people get: a wheel that finds its assets anywhere, and a README whose examples run."""

from __future__ import annotations

import doctest
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from infographic.errors import Report
from infographic.render import understand

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"

# -- the wheel ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of what is packaged: building must not write into a checkout."""
    source, made = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in ("src", "assets", "examples"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    ran = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check",
         "--no-deps", "--wheel-dir", str(made), str(source)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if "No matching distribution found for hatchling" in ran.stderr:
        pytest.skip("the build backend cannot be fetched here")
    assert ran.returncode == 0, ran.stderr
    (built,) = made.glob("*.whl")
    return built


@pytest.mark.slow
def test_the_wheel_holds_the_package_and_its_assets(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    ours = {
        f"infographic/{path.relative_to(base).as_posix()}"
        for base, pattern in ((ROOT / "src" / "infographic", "**/*.py"), (ROOT, "assets/**/*"))
        for path in base.glob(pattern)
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert ours <= names
    samples = {
        f"infographic/assets/examples/blocks/{path.name}"
        for path in (ROOT / "examples/blocks").iterdir()
    }
    assert samples <= names
    assert {n.split("/")[0].split("-")[0] for n in names} == {"infographic"}
    assert not [n for n in names if "test" in n or n.endswith(".pyc")]
    assert [n for n in names if n.endswith("entry_points.txt")]
    assert [n for n in names if n.endswith("licenses/LICENSE")]


@pytest.mark.slow
def test_an_installed_wheel_builds_outside_the_checkout(
    wheel: Path, tmp_path: Path, example: Path
) -> None:
    site, work = tmp_path / "site", tmp_path / "work"
    work.mkdir()
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
         "--no-deps", "--no-index", "--target", str(site), str(wheel)],
        check=True,
    )  # fmt: skip
    shutil.copy(example, work / "survey.json")
    environment = {**os.environ, "PYTHONPATH": str(site), "PYTHONIOENCODING": "utf-8"}
    environment.pop("INFOGRAPHIC_ENGINE", None)
    where = subprocess.run(
        [sys.executable, "-c", "import infographic.assets as a; print(a.asset('fonts'))"],
        cwd=work, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert Path(where.stdout.strip()) == site / "infographic" / "assets" / "fonts"
    ran = subprocess.run(
        [sys.executable, "-m", "infographic.cli", "build", "survey.json", "--widths", "60"],
        cwd=work, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    made = sorted(p.name for p in work.iterdir())
    assert made == ["survey-60.png", "survey.html", "survey.json", "survey.svg"]
    listed = subprocess.run(
        [sys.executable, "-m", "infographic.cli", "list", "styles", "--sheet", "styles.svg"],
        cwd=work, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert listed.returncode == 0, listed.stderr
    program = site / "bin" / "infographic"
    assert program.is_file() or os.name == "nt"


# -- the README --------------------------------------------------------------------------------


def blocks(*languages: str) -> list[str]:
    """The fenced blocks of the README in these languages, in order."""
    if not README.is_file():
        return []
    fences = re.finditer(r"(?ms)^```(\w+)[^\n]*\n(.*?)^```", README.read_text("utf-8"))
    return [match[2] for match in fences if match[1] in languages]


def commands() -> list[str]:
    """The lines of its shell blocks that call the program; setting up is not tried here."""
    lines = "\n".join(blocks("sh", "bash", "shell", "console")).replace("\\\n", " ").splitlines()
    return [line for line in (raw.strip().removeprefix("$ ") for raw in lines)
            if re.match(r"(infographic|python3? -m infographic(\.cli)?)\s", line)]  # fmt: skip


@pytest.fixture
def checkout(in_folder: Path) -> Path:
    """A folder with the checkout's examples in it, to run the README's words in."""
    shutil.copytree(ROOT / "examples", in_folder / "examples")
    return in_folder


@pytest.mark.skipif(os.name == "nt", reason="the README's commands are for a POSIX shell")
@pytest.mark.skipif(not README.is_file(), reason="there is no README")
def test_readme_commands_run(checkout: Path, environment: dict[str, str]) -> None:
    assert commands(), "the README shows no command"
    programs = checkout / ".bin"
    programs.mkdir()
    for name, call in (("infographic", "-m infographic.cli"), ("python", ""), ("python3", "")):
        (programs / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {call} "$@"\n', "utf-8")
        (programs / name).chmod(0o755)
    path = os.pathsep.join((str(programs), environment.get("PATH", "")))
    for command in commands():
        ran = subprocess.run(
            ["sh", "-c", command], cwd=checkout, env={**environment, "PATH": path},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert ran.returncode == 0, f"{command}\n{ran.stderr}"
        assert "Traceback" not in ran.stderr


@pytest.mark.skipif(not blocks("python", "pycon"), reason="the README has no Python")
def test_readme_python_runs(checkout: Path) -> None:
    names: dict[str, object] = {}
    for i, block in enumerate(blocks("python", "pycon")):
        if ">>>" in block:
            example = doctest.DocTestParser().get_doctest(block, names, f"block {i}", None, 0)
            result = doctest.DocTestRunner().run(example, clear_globs=False)
            assert result.failed == 0
        else:
            exec(compile(block, f"README.md, Python block {i + 1}", "exec"), names)


@pytest.mark.skipif(not blocks("json", "yaml", "toml"), reason="the README shows no data")
@pytest.mark.parametrize("language", ["json", "yaml", "toml"])
def test_readme_data_reads(language: str, tmp_path: Path) -> None:
    for block in blocks(language):
        if "questions" not in block:
            continue
        file = tmp_path / f"results.{language}"
        file.write_text(block, "utf-8")
        results, _ = understand(file, Report())
        assert list(results.questions())


@pytest.mark.skipif(not README.is_file(), reason="there is no README")
def test_readme_links_lead_somewhere() -> None:
    text = README.read_text("utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if not re.match(r"[a-z]+:", target):
            assert (ROOT / target).exists(), f"README.md links to {target}"


def test_examples_are_results() -> None:
    found = sorted((ROOT / "examples").glob("*.results.json"))
    assert found
    for path in found:
        assert json.loads(path.read_text("utf-8"))["title"]
