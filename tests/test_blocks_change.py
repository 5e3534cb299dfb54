"""Change: two waves on one scale; a loss shows as what was, a gain as a notch."""

from __future__ import annotations

import pytest

from infographic.blocks.base import Setting
from infographic.blocks.change import Change
from infographic.blocks.pieces import ghost
from infographic.marks import Rect, Text, leaves
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

STYLE = load_style("editorial")
TINT = STYLE.grounds["tint"]


def setting() -> Setting:
    return Setting(STYLE, TINT, Numbers("en"), words("en"))


def waves(*rows: tuple[str, float | None, float | None], **changes: object) -> Panel:
    items = tuple(
        Item(label, tuple(None if v is None else Figure(v) for v in values))
        for label, *values in rows
    )
    return Panel("q", "multiple", "Q", items, ("2021", "2024"), waves=True, **changes)  # type: ignore[arg-type]


PANEL = waves(("Mail", 91, 88), ("Chat", 12, 55), ("Drive", 62, 38), ("Fax", 30, None))


def marks(panel: Panel = PANEL, width: float = 600, height: float | None = None) -> list[object]:
    return list(leaves(Change().compose(panel, width, setting(), height).marks))


def bars(label: str) -> list[Rect]:
    return [m for m in marks() if isinstance(m, Rect) and m.datum and m.datum.option == label]


def test_bars_begin_at_zero_on_one_scale() -> None:
    shown = [m for m in marks() if isinstance(m, Rect) and m.datum]
    lengths = [m for m in shown if m.datum and m.datum.encodes == "length-x"]
    (per_point,) = {m.datum.per_unit for m in lengths if m.datum}
    for bar in lengths:
        assert bar.datum
        assert (bar.box.x, bar.box.w) == (0, pytest.approx((bar.datum.number or 0) * per_point))


def test_a_loss_shows_what_was_under_what_is() -> None:
    old, new = bars("Drive")
    assert [b.datum.series for b in (old, new) if b.datum] == ["2021", "2024"]
    assert (old.fill, new.fill) == (ghost(TINT), TINT.mark)
    assert old.box.w > new.box.w


def test_a_gain_has_a_notch_where_it_came_from() -> None:
    new, notch = bars("Chat")
    assert notch.datum
    assert new.datum
    assert (notch.datum.encodes, notch.datum.number, notch.box.w) == ("position", 12, 4)
    assert notch.box.cx == pytest.approx(12 * new.datum.per_unit)


def test_the_largest_change_stands_out_and_comes_first() -> None:
    changes = [m for m in marks() if isinstance(m, Text) and m.role == "numeral"]
    assert [m.text for m in changes] == ["+43", "\u221224", "\u22123"]
    assert bars("Chat")[0].fill == TINT.highlight
    assert bars("Mail")[-1].fill == TINT.mark
    assert all(m.ink.right == pytest.approx(600) for m in changes)


def test_a_missing_wave_is_a_dash_and_no_change() -> None:
    (only,) = bars("Fax")
    assert only.datum
    assert (only.datum.series, only.fill) == ("2021", ghost(TINT))
    texts = [m for m in marks() if isinstance(m, Text)]
    (dash,) = [m for m in texts if m.text == "\u2013"]
    assert dash.y == max(m.y for m in texts)


def test_figures_never_meet() -> None:
    for panel in (PANEL, waves(("Paper", 4, 1), ("Video", 3, 44), ("Both", 50, 52))):
        texts = [m for m in marks(panel, 400) if isinstance(m, Text)]
        for i, one in enumerate(texts):
            assert not any(one.ink.overlaps(other.ink) for other in texts[i + 1 :])


def test_height_goes_to_the_bars() -> None:
    def thick(height: float | None) -> float:
        return max(m.box.h for m in marks(height=height) if isinstance(m, Rect) and m.datum)

    assert (thick(None), thick(700)) == (40, 52)
    assert Change().compose(PANEL, 600, setting(), 480).height <= 480


def test_what_it_is_for() -> None:
    block = Change()
    assert block.suits(PANEL, 600, setting()) == 0.85
    assert block.suits(PANEL, 300, setting()) == 0
    assert block.suits(waves(("A", 1, -2)), 600, setting()) == 0
    assert block.suits(waves(("A", None, 2), ("B", 3, None)), 600, setting()) == 0
