"""All set-up in one command: `python3 dev.py example` draws the example, `python3 dev.py test` runs
every check. Both make `.venv` on their first run; nothing but Python 3.11 is presumed."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
HOME = ROOT / ".venv"
BIN = HOME / ("Scripts" if os.name == "nt" else "bin")
EXAMPLE = "examples/ic-2012.results.json"

CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports",),
    ("pytest", "-n", "2"),
)


def run(*command: str) -> None:
    """Run a program of the environment; stop with its exit code where it fails."""
    print("$", *command, flush=True)
    program = str(BIN / command[0])
    code = subprocess.run([program, *command[1:]], cwd=ROOT, check=False).returncode
    if code:
        sys.exit(code)


def set_up() -> None:
    """Make the environment, or bring it up to date with pyproject.toml."""
    stamp = HOME / "made-for"
    wanted = (ROOT / "pyproject.toml").read_text("utf-8")
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return
    print(f"making {HOME.name} ...", flush=True)
    venv.create(HOME, with_pip=True, clear=True)
    python = str(BIN / "python")
    pip = (python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    subprocess.run([*pip, "--editable", ".[dev]"], cwd=ROOT, check=True)
    stamp.write_text(wanted, "utf-8")


def main(arguments: list[str]) -> None:
    match arguments:
        case ["example"]:
            set_up()
            run("infographic", "build", EXAMPLE, "-o", "out/")
        case ["test", *more]:
            set_up()
            for check in CHECKS:
                run(*check, *(more if check[0] == "pytest" else ()))
        case _:
            sys.exit("usage: python3 dev.py example | test [options of pytest]")


if __name__ == "__main__":
    main(sys.argv[1:])
