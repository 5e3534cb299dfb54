"""Signed figures: left of zero if negative, the sign always, unknown never zero."""

from __future__ import annotations

import pytest

from infographic.blocks.base import Setting
from infographic.blocks.scores import Scores
from infographic.marks import Rect, Text, leaves
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

STYLE = load_style("editorial")
MINUS = "\u2212"


def setting(ground: str = "tint") -> Setting:
    return Setting(STYLE, STYLE.grounds[ground], Numbers("en"), words("en"))


def scores(*values: float | None, kind: str = "nps", unit: str = "score") -> Panel:
    items = tuple(
        Item(f"Group {i}", (None if v is None else Figure(v),), highlight=i == 0)
        for i, v in enumerate(values)
    )
    return Panel("q", kind, "Q", items, unit=unit)  # type: ignore[arg-type]


def bars(panel: Panel, width: float) -> dict[float, Rect]:
    drawn = Scores().compose(panel, width, setting())
    return {
        m.datum.number: m
        for m in leaves(drawn.marks)
        if isinstance(m, Rect) and m.datum and m.datum.number is not None
    }


def test_bars_leave_zero_in_the_middle_of_the_rail_to_both_sides() -> None:
    found = bars(scores(40, -20, 0), 332)
    assert (found[40].box.x, found[40].box.w) == (166, pytest.approx(40 * 1.66))
    assert found[-20].box.right == pytest.approx(166)
    assert found[-20].box.w == pytest.approx(20 * 1.66)
    assert 0 not in found


@pytest.mark.parametrize("width", [332, 648, 1056])
@pytest.mark.parametrize("values", [(43, 24, -20), (62, 41, 18, 5, 0, -14, -38, None)])
def test_every_score_is_written_with_its_sign(
    width: float, values: tuple[float | None, ...]
) -> None:
    drawn = Scores().compose(scores(*values), width, setting())
    texts = [m for m in leaves(drawn.marks) if isinstance(m, Text)]
    said = [t.text for t in texts if t.role in ("numeral", "value")]
    wanted = [f"+{v}" if v > 0 else str(v).replace("-", MINUS) for v in values if v is not None]
    assert sorted(said) == sorted(wanted)
    assert [t.text for t in texts if t.role == "scale"] == [f"{MINUS}100", "0", "+100"]
    assert [t.text for t in texts if t.role == "note"] == ["not reported"] * values.count(None)
    for i, a in enumerate(texts):
        assert a.ink.x >= -2
        assert a.ink.right <= width + 2
        assert not any(a.ink.overlaps(b.ink) for b in texts[i + 1 :])
        for rect in leaves(drawn.marks):
            assert not (isinstance(rect, Rect) and rect.box.overlaps(a.ink))


@pytest.mark.parametrize("width", [332, 648])
def test_other_units_have_their_own_scale_from_one_zero(width: float) -> None:
    found = bars(scores(34, -17, kind="group", unit="points"), width)
    assert found[34].box.x == pytest.approx(found[-17].box.right)
    assert found[34].box.w == pytest.approx(2 * found[-17].box.w)


def test_what_it_is_for() -> None:
    block = Scores()
    assert block.suits(scores(40, -20), 332, setting()) == 1
    assert block.suits(scores(140), 332, setting()) == 0
    assert block.suits(scores(None), 332, setting()) == 0
    assert block.suits(scores(4, -2, kind="group", unit="points"), 332, setting()) == 0.95
    assert block.suits(scores(4, 2, kind="group", unit="percent"), 332, setting()) == 0


def test_large_scores_move_apart_to_fill_a_height() -> None:
    natural = Scores().compose(scores(43, 24, 20), 332, setting()).height
    taller = Scores().compose(scores(43, 24, 20), 332, setting(), natural + 30).height
    assert taller == pytest.approx(natural + 30)
