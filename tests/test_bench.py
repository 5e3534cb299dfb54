"""The benchmark runs and prints its table; nothing here is timed."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def table() -> list[list[str]]:
    made = subprocess.run(
        [sys.executable, "-m", "bench", "--quick", "--only", "ours"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    rows = [line for line in made.stdout.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def test_every_row_has_our_figure(table: list[list[str]]) -> None:
    head, rule, *rows = table
    assert head == ["", "ours", "bar", "reached"]
    assert {len(row) for row in table} == {len(head)}
    assert set(rule) == {"---", "--:"}
    assert rows
    for what, ours, _, _ in rows:
        # A difference of two single runs is noise about a small number: it may be below zero.
        sign = "-?" if "for one more" in what else ""
        assert re.fullmatch(sign + r"[\d,]+(\.\d+)?", ours), what


def test_every_bar_says_whether_it_is_reached(table: list[list[str]]) -> None:
    barred = [row for row in table[2:] if row[2]]
    assert barred
    for what, _, _, reached in barred:
        assert re.match(r"(yes|no): .*\d", reached), what


def test_all_that_was_promised_is_measured(table: list[list[str]]) -> None:
    told = " ".join(row[0] for row in table)
    for part in (
        "layout + SVG",
        "infographic build",
        "--format all",
        "--help",
        "memory",
        "PNG",
        "questions",
    ):
        assert part in told
