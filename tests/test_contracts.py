"""Who may know whom: the layers of the package, as pyproject.toml has them."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "infographic"


def test_import_contracts_are_kept(environment: dict[str, str], tmp_path: Path) -> None:
    pytest.importorskip("importlinter", reason="import-linter is not installed")
    beside = str(Path(sys.executable).parent)
    program = shutil.which("lint-imports", path=os.pathsep.join((beside, os.environ["PATH"])))
    assert program, "import-linter is installed without its command"
    ran = subprocess.run(
        [program, "--config", str(ROOT / "pyproject.toml"), "--cache-dir", str(tmp_path)],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    kept = f"Contracts: {len(contracts['contracts'])} kept, 0 broken."
    assert kept in ran.stdout


def test_the_command_starts_without_what_draws(environment: dict[str, str]) -> None:
    """`--help` loads nothing of fonts, layout, painting or publishing."""
    code = (
        "import sys\nfrom infographic.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print(*sorted(m for m in sys.modules if '.' not in m or m.startswith('infographic')))"
    )
    ran = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True,
                         text=True, check=True)  # fmt: skip
    loaded = set(ran.stdout.splitlines()[-1].split())
    ours = {m for m in loaded if m.startswith("infographic")}
    assert ours == {"infographic", "infographic.cli", "infographic.errors"}
    heavy = {
        "PIL",
        "babel",
        "svgwrite",
        "uharfbuzz",
        "cairosvg",
        "cairocffi",
        "fontTools",
        "ruamel",
    }
    assert not heavy & loaded


@pytest.mark.parametrize("room", ["blocks", "layout", "story", "text"])
def test_what_decides_reads_no_clock_and_no_chance(room: str) -> None:
    for path in (SOURCE / room).rglob("*.py"):
        names = {
            (alias.name if isinstance(node, ast.Import) else str(node.module)).split(".")[0]
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }
        assert not names & {"random", "time", "secrets", "uuid"}, path


def test_no_block_hard_codes_a_colour() -> None:
    """Colours are the style's, but for the two ends of all of them."""
    for path in (SOURCE / "blocks").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found = re.fullmatch(r"#[0-9A-Fa-f]{6}", node.value)
                assert not found or node.value in ("#000000", "#FFFFFF"), f"{path}:{node.lineno}"
