"""One whole as one bar: lengths add up, the rest is shown, nothing is lost."""

from __future__ import annotations

import pytest

from infographic.blocks.base import Setting
from infographic.blocks.halves import Halves
from infographic.marks import Path, Rect, Text, leaves
from infographic.story.model import Figure, Item, Panel
from infographic.story.words import words
from infographic.style.load import load_style
from infographic.text.numbers import Numbers

STYLE = load_style("editorial")


def setting(ground: str = "tint") -> Setting:
    return Setting(STYLE, STYLE.grounds[ground], Numbers("en"), words("en"))


def whole(*parts: tuple[str, float], **changes: object) -> Panel:
    items = tuple(
        Item(label, (Figure(v),), label == "Don't know", i == 0)
        for i, (label, v) in enumerate(parts)
    )
    rest = round(100 - sum(v for _, v in parts), 6)
    given = {"kind": "single", "remainder": rest, **changes}
    return Panel(id="q", title="Q", items=items, **given)  # type: ignore[arg-type]


SCALE = whole(
    ("Completely satisfied", 49),
    ("Somewhat satisfied", 37),
    ("Somewhat dissatisfied", 8),
    ("Completely dissatisfied", 5),
    ("Don't know", 1),
    kind="scale",
    ordered=True,
)


def test_segments_follow_each_other_on_one_scale() -> None:
    drawn = Halves().compose(whole(("Yes", 60), ("No", 40)), 1000, setting())
    yes, no = (m for m in leaves(drawn.marks) if isinstance(m, Rect))
    assert (yes.box.x, no.box.x) == (0, 600)
    assert no.box.right == 1000
    assert yes.box.w == 600 - 3
    assert yes.datum is not None
    assert (yes.datum.encodes, yes.datum.per_unit, yes.datum.number) == ("length-x", 10, 60)


def test_what_was_not_reported_is_a_hatched_segment_with_its_figure() -> None:
    drawn = Halves().compose(whole(("Yes", 47), ("No", 20)), 1000, setting())
    track = [m for m in leaves(drawn.marks) if isinstance(m, Rect) and m.role == "track"]
    assert [(m.box.x, m.box.w) for m in track] == [(pytest.approx(670), pytest.approx(330))]
    hatching = [m for m in leaves(drawn.marks) if isinstance(m, Path)]
    assert all(track[0].box.contains(m.bounds) for m in hatching)
    assert "33%" in {m.text for m in leaves(drawn.marks) if isinstance(m, Text)}


@pytest.mark.parametrize("width", [600, 648, 1056])
@pytest.mark.parametrize("ground", ["accent", "tint", "ink", "paper"])
def test_every_label_and_value_is_there_once_and_clear_of_the_others(
    width: float, ground: str
) -> None:
    for panel in (SCALE, whole(("Male", 78.3), ("Female", 20.9), ("Other", 0.8))):
        drawn = Halves().compose(panel, width, setting(ground))
        texts = [m for m in leaves(drawn.marks) if isinstance(m, Text)]
        values = [t.text for t in texts if t.text.endswith("%")]
        assert len(values) == len(panel.items)
        lines = [m for m in leaves(drawn.marks) if isinstance(m, Rect) and m.role == "rule"]
        said = {t.datum.option for t in texts if t.datum}
        assert said == {item.label for item in panel.items}
        for i, a in enumerate(texts):
            assert a.ink.x >= -2
            assert a.ink.right <= width + 2
            assert a.ink.bottom <= drawn.height + a.size * 0.3
            assert not any(a.ink.overlaps(b.ink) for b in texts[i + 1 :])
            assert not any(a.ink.overlaps(line.box) for line in lines)


def test_neighbours_of_a_scale_differ_in_colour() -> None:
    for ground in STYLE.grounds:
        drawn = Halves().compose(SCALE, 1056, setting(ground))
        fills = [m.fill for m in leaves(drawn.marks) if isinstance(m, Rect) and m.datum]
        assert len(set(fills[:4])) == 4


def test_it_stays_out_where_it_would_be_untrue() -> None:
    block = Halves()
    yes = whole(("Yes", 60), ("No", 40))
    assert block.suits(yes, 1056, setting()) == 0.55
    assert block.suits(yes, 332, setting()) == 0
    assert block.suits(whole(("A", 60), ("B", 50), multiple=True), 1056, setting()) == 0
    assert block.suits(whole(("A", 60), remainder=None), 1056, setting()) == 0
    unknown = Panel("q", "single", "Q", (Item("A", (None,)), Item("B", (Figure(4),))), remainder=96)
    assert block.suits(unknown, 1056, setting()) == 0


def test_narrow_parts_have_their_words_at_the_end_of_a_line() -> None:
    drawn = Halves().compose(SCALE, 648, setting())
    texts = {m.text: m for m in leaves(drawn.marks) if isinstance(m, Text)}
    edge = max(m.box.bottom for m in leaves(drawn.marks) if isinstance(m, Rect) and m.datum)
    stems = [
        m.box
        for m in leaves(drawn.marks)
        if isinstance(m, Rect) and m.role == "rule" and m.box.h > m.box.w
    ]
    # 86 to 94, 94 to 99 and 99 to 100 points of 648 px.
    assert [s.cx for s in stems] == [pytest.approx(v * 6.48) for v in (90, 96.5, 99.5)]
    assert all(s.y == edge + 6 for s in stems)
    assert texts["8%"].y < texts["5%"].y < texts["1%"].y


def test_a_single_point_of_a_scale_is_the_highlight() -> None:
    panel = whole(("Completely satisfied", 53), kind="scale", ordered=True)
    ground = STYLE.grounds["tint"]
    drawn = Halves().compose(panel, 648, setting())
    assert next(m.fill for m in leaves(drawn.marks) if isinstance(m, Rect)) == ground.highlight
