"""A style that names forms there are not is told all of them, each with the nearest there is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from infographic import render
from infographic.errors import UsageError
from infographic.layout.compositions import COMPOSITIONS
from infographic.layout.vocabulary import check_names
from infographic.style.load import load_style, style_names


@pytest.mark.parametrize("name", style_names())
def test_bundled_styles_name_what_there_is(name: str) -> None:
    check_names(load_style(name), COMPOSITIONS)


def test_every_wrong_name_is_told_at_once() -> None:
    style = load_style("editorial")
    shape = replace(style.shape, head="dott", opening="broadsheets", align="left")
    wrong = replace(
        style, shape=shape, composition="band", prefer={"ring": 1.0}, blocks={"bar": {}}
    )
    with pytest.raises(UsageError) as caught:
        check_names(wrong, COMPOSITIONS)
    told = [str(message) for message in caught.value.messages]
    assert [t.split(":")[1].strip() for t in told] == [
        "composition", "shape.head", "shape.align", "shape.opening", "prefer.ring", "blocks.bar",
    ]  # fmt: skip
    assert 'did you mean "bands"?' in told[0]
    assert 'did you mean "dot"?' in told[1]


def test_a_file_of_a_style_is_checked_when_it_is_used(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('extends = "editorial"\nname = "own"\n[shape]\nmotif = "gridd"\n', "utf-8")
    survey = {"title": "T", "questions": [{"text": "Q?", "options": {"A": 60, "B": 40}}]}
    with pytest.raises(UsageError, match=r'there is no "gridd".*grid'):
        render(survey, style=str(own))
