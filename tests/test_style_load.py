"""A style's file that is wrong is told so in one place with one cure, never by a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from infographic.blocks.registry import blocks
from infographic.errors import UsageError
from infographic.style.load import load_style


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ('[shape]\nbar = "round"', "shape.bar: is not a number: 'round'"),
        ("[shape]\nhead = 5", "shape.head: is not text: 5"),
        ("[shape]\ncaps = 1", "shape.caps: is not true or false: 1"),
        ('[type]\ntitle = { size = "big" }', "type.title.size: is not a number: 'big'"),
        ("[type]\ntitle = 5", "type.title: is no table: 5 (write [type.title]"),
        ("shape = 5", "shape: is no table: 5"),
        ('[prefer]\nbars = "much"', "prefer.bars: is not a number: 'much'"),
        ("[color]\nx = 5", "color: is no key of a style (nearest is colors)"),
        ('[rhythm]\nplain = "ink"', "rhythm.plain: is not a list of texts: 'ink'"),
        ('[rhythm]\nhero = "nowhere"', 'there is no ground "nowhere"'),
        ("[space]\nmarginn = 5", "space.marginn: is no token (nearest is margin)"),
        ('[colors]\naccent = "red"', 'colors.accent: "red" is not a colour'),
        ('[fonts]\ndisplay = "Comic"', 'there is no font family "Comic"'),
        ("[shape", "is not TOML"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, toml: str, told: str) -> None:
    file = tmp_path / "own.toml"
    file.write_text(f'extends = "editorial"\n{toml}\n', "utf-8")
    with pytest.raises(UsageError) as caught:
        load_style(str(file))
    assert told in "\n".join(str(m) for m in caught.value.messages)


def test_all_of_it_at_once(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text('extends = "editorial"\n[shape]\nbar = "x"\ncard = "y"\n', "utf-8")
    with pytest.raises(UsageError) as caught:
        load_style(str(file))
    assert len(caught.value.messages) == 2


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ('extends = "editoral"', 'there is no style "editoral" (did you mean "editorial"?)'),
        ('extends = "own"', "comes back to itself"),
    ],
)
def test_what_it_extends(tmp_path: Path, own: str, told: str) -> None:
    file = tmp_path / "own.toml"
    file.write_text(own, "utf-8")
    with pytest.raises(UsageError) as caught:
        load_style(str(file))
    assert told in str(caught.value.messages[0])


def test_options_of_blocks_have_types(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text('extends = "editorial"\n[blocks.bars]\npitch = "x"\npich = 3\n', "utf-8")
    with pytest.raises(UsageError) as caught:
        blocks(load_style(str(file)))
    assert [str(m) for m in caught.value.messages] == [
        "blocks.bars.pitch: is not a number: 'x'",
        "blocks.bars.pich: is no option of this block (nearest is pitch)",
    ]
