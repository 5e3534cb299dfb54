"""Reading pages of a fixed size back: for every check a page that passes, and one that fails."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infographic.errors import Message
from infographic.layout.checks import check_page, check_pages, check_selection
from infographic.layout.checks.free import largest_free
from infographic.layout.page import Page, Placed
from infographic.marks import Box, Datum, Group, Mark, Path, Picture, Rect, Text, polygon
from infographic.story.model import Chapter, Figure, Footer, Item, Panel, Story
from infographic.story.parts import fact, first
from infographic.story.words import words as vocabulary
from infographic.text.numbers import Numbers
from test_checks import BLACK, WHITE, row, tag, words

# -- the largest free box ----------------------------------------------------------------------

boxes = st.builds(
    lambda x, y, w, h: Box(float(x), float(y), float(w), float(h)),
    st.integers(-5, 24),
    st.integers(-5, 16),
    st.integers(0, 12),
    st.integers(0, 8),
)
ROOM = Box(0, 0, 24, 16)


def _largest_by_trying(held: list[Box]) -> float:
    """The area of the largest of all boxes whose edges are edges of something."""
    xs = sorted({0.0, 24.0, *(v for b in held for v in (b.x, b.right) if 0 < v < 24)})
    ys = sorted({0.0, 16.0, *(v for b in held for v in (b.y, b.bottom) if 0 < v < 16)})
    tried = [
        Box(x, y, right - x, bottom - y)
        for i, x in enumerate(xs)
        for right in xs[i + 1 :]
        for j, y in enumerate(ys)
        for bottom in ys[j + 1 :]
    ]
    free = [b for b in tried if not any(b.overlaps(other, 0.0) for other in held)]
    return max((b.w * b.h for b in free), default=0.0)


@given(st.lists(boxes, max_size=7))
def test_the_largest_free_box_is_the_largest_of_all(held: list[Box]) -> None:
    found = largest_free(ROOM, held)
    assert (found.w * found.h if found else 0.0) == _largest_by_trying(held)
    if found:
        assert ROOM.contains(found)
        assert not any(found.overlaps(other, 0.0) for other in held)
        assert largest_free(ROOM, held, over=found.w * found.h) is None


def test_five_hundred_marks_take_no_time() -> None:
    held = [Box(10 + 35 * (i % 25), 10 + 50 * (i // 25), 14, 14) for i in range(500)]
    start = time.perf_counter()
    assert largest_free(Box(0, 0, 900, 1200), held, 0.12 * 900 * 1200) is not None
    assert time.perf_counter() - start < 0.25


# -- holes -------------------------------------------------------------------------------------

FOOTER = Footer("A Survey", (), ())
STORY = Story("T", (), "", "", None, (), FOOTER, "en", None, "")


def filling(box: Box, fill: str = "#333333") -> Rect:
    """A mark that takes all of a box."""
    return Rect(box, fill)


def found(*marks: Mark, fixed: bool = True, **changes: object) -> list[Message]:
    """What is wrong with a page of 1000 by 800 px that shows nothing but `marks`."""
    page = Page(1000, 800, WHITE, marks, (), "T", "", "en", 22, fixed=fixed)
    return check_page(replace(page, **changes), STORY)  # type: ignore[arg-type]


def test_no_more_than_a_quarter_is_empty_in_one_piece() -> None:
    full = Box(0, 0, 1000, 800)
    assert found(filling(full)) == []
    # A corner of 600 by 300 px is 22.5 % of the page, one of 600 by 400 px 30 %.
    (seen,) = found(filling(Box(0, 0, 1000, 500)), filling(Box(0, 500, 400, 300)))
    assert (seen.level, seen.place) == ("warning", "the page")
    assert seen.text == "[400, 500 to 1000, 800] is empty: 22.5% of the page, 22% of its ground"
    (lonely,) = found(filling(Box(0, 0, 1000, 400)), filling(Box(0, 400, 400, 400)))
    assert lonely.level == "error"
    assert "30.0% of the page" in lonely.text
    # One of 550 by 300 px, 21 %, is air.
    assert found(filling(Box(0, 0, 1000, 500)), filling(Box(0, 500, 450, 300))) == []


def test_what_a_chart_leaves_empty_is_its_figures() -> None:
    """The short bars of a long tail leave a corner that nobody sees as a hole."""
    told = replace(STORY, chapters=(chapter(panel(90, 5, 5)),))

    def tail(below: float) -> list[str]:
        rest = filling(Box(0, 0, 1000, 80)), filling(Box(0, 80, 60, 720))
        bars = [
            Rect(Box(60, 100 + 230 * i, 10 * n, 190), BLACK, datum=tag("ABC"[i], n, "length-x", 10))
            for i, n in enumerate((90, 5, 5))
        ]
        foot = filling(Box(0, 800 - below, 1000, below))
        marks = *rest, Group(tuple(bars), "Q", "q"), foot
        page = Page(1000, 800, WHITE, marks, (), "T", "", "en", 22, fixed=True)
        return [m.text for m in check_page(page, told) if "is empty" in m.text]

    # Beside bars 890 by 350 px are free, then 890 by 410: more than a chart may leave.
    assert tail(160) == []
    assert ["45.6% of the page" in text for text in tail(100)] == [True]


def test_a_page_as_tall_as_it_needs_has_no_holes() -> None:
    half = filling(Box(0, 0, 1000, 400)), filling(Box(0, 700, 1000, 100))
    assert found(*half, fixed=False) == []
    assert [m.level for m in found(*half)] == ["error"]


def test_what_belongs_to_the_ground_fills_nothing() -> None:
    top = filling(Box(0, 0, 1000, 400))
    foot = filling(Box(0, 680, 1000, 120))
    motif = Path(polygon((0, 400), (1000, 400), (1000, 680), (0, 680)), "#EEEEEE", role="motif")
    rule = Rect(Box(0, 540, 1000, 3), BLACK, role="rule")
    track = Rect(Box(0, 400, 1000, 280), "#EEEEEE", role="track")
    assert [m.level for m in found(top, foot)] == ["error"]
    assert [m.level for m in found(top, motif, foot)] == ["error"]
    assert [m.level for m in found(top, rule, foot)] == ["error"]
    assert found(top, track, foot) == []
    # What is no more than a hole a rule may part.
    middle, parted = filling(Box(0, 180, 1000, 620)), replace(rule, box=Box(0, 90, 1000, 3))
    assert [m.level for m in found(middle)] == ["warning"]
    assert found(middle, parted) == []


def test_a_tile_that_is_data_is_full() -> None:
    box = Box(0, 0, 1000, 800)
    ground = Rect(box, "#EEEEEE", role="ground")
    assert [m.level for m in found(ground)] == ["error"]
    assert found(replace(ground, datum=Datum("q", "A", number=93))) == []


def test_each_ground_is_filled_for_itself() -> None:
    left = filling(Box(0, 0, 500, 800))
    right = Rect(Box(500, 0, 500, 800), "#EEEEEE", role="ground")
    # 500 by 360 px are 22.5 % of the page.
    above, below = filling(Box(500, 0, 500, 430)), filling(Box(500, 790, 500, 10))
    assert found(left, right, filling(Box(500, 0, 500, 450)), below) == []
    (seen,) = found(left, right, above, below)
    assert seen.place == "ground [500, 0 to 1000, 800]"
    # On a small ground less of the page is a hole: 62 % of one of 250 by 400 px.
    small = Rect(Box(500, 0, 250, 400), "#EEEEEE", role="ground")
    rest = filling(Box(750, 0, 250, 800)), filling(Box(500, 400, 250, 400))
    side = filling(Box(500, 0, 60, 400))
    assert found(left, small, *rest, side, filling(Box(560, 200, 190, 200))) == []
    (seen,) = found(left, small, *rest, side, filling(Box(560, 325, 190, 75)))
    assert "7.7% of the page, 62% of its ground" in seen.text


def test_a_ground_is_filled_to_its_edges() -> None:
    left = filling(Box(0, 0, 800, 800))
    ground = Rect(Box(800, 0, 200, 800), "#EEEEEE", role="ground")
    assert found(left, ground, filling(Box(800, 0, 200, 550))) == []
    (seen,) = found(left, ground, filling(Box(800, 0, 200, 540)))
    assert seen.text == "32% of it is empty at its foot"
    # What is empty in the middle is so by intent.
    assert (
        found(left, ground, filling(Box(800, 0, 200, 100)), filling(Box(800, 400, 200, 400))) == []
    )
    # A strip of one line ends where its words end.
    strip = Rect(Box(0, 670, 1000, 130), "#EEEEEE", role="ground")
    assert found(filling(Box(0, 0, 1000, 670)), strip, filling(Box(20, 690, 200, 30))) == []
    low = Rect(Box(0, 600, 1000, 200), "#EEEEEE", role="ground")
    above = filling(Box(0, 0, 1000, 600))
    assert found(above, low, filling(Box(0, 600, 560, 200))) == []
    (seen,) = found(above, low, filling(Box(0, 600, 540, 200)))
    assert seen.text == "46% of it is empty at its right side"
    assert found(above, low, filling(Box(0, 660, 1000, 140))) == []
    (seen,) = found(above, low, filling(Box(0, 670, 1000, 130)))
    assert seen.text == "35% of it is empty at its top"


def test_where_no_text_may_go_nothing_is_missed() -> None:
    """A story keeps its top and foot free: they are no holes."""
    middle = filling(Box(0, 180, 1000, 440))
    assert [m.level for m in found(middle)] == ["warning"]
    assert found(middle, safe=(180.0, 0.0, 180.0, 0.0)) == []


# -- room --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("x", "y", "fault"),
    [(120, 130, ""), (120, 120, "100 px at the top"), (60, 130, "50 left"), (930, 130, "40 right")],
)
def test_no_text_where_other_things_lie_over_it(x: float, y: float, fault: str) -> None:
    page = Page(1000, 800, WHITE, (words("a", x, y),), (), "T", "", "en", 22)
    assert check_page(page, STORY) == check_page(replace(page, safe=(0, 0, 0, 0)), STORY)
    covered = [
        str(m)
        for m in check_page(replace(page, safe=(100.0, 50.0, 50.0, 70.0)), STORY)
        if "lie over it" in m.text
    ]
    assert len(covered) == bool(fault)


def test_no_text_sits_on_the_edge_of_its_ground() -> None:
    ground = Rect(Box(0, 0, 1000, 400), "#EEEEEE", role="ground")
    foot = filling(Box(0, 400, 1000, 400))
    wide = filling(Box(0, 0, 1000, 350))
    # The ink of 30 px ends 6 px below the baseline.
    assert found(ground, wide, foot, words("a", 120, 386)) == []
    (seen,) = found(ground, wide, foot, words("a", 120, 387))
    assert "is 7.0 px from the foot of its ground, least is 8" in seen.text
    assert found(ground, wide, foot, words("a", 120, 387), fixed=False) == []
    # A tile that stands for a number is as tight as its number makes it.
    tile = replace(ground, datum=Datum("q", "A", number=93))
    assert found(tile, wide, foot, words("a", 120, 387)) == []


# -- whose survey it is ------------------------------------------------------------------------

TOLD = replace(STORY, strip=("A Survey", "84 people", "2012"), people="84 people", n=84)


def unsaid(*texts: str, told: Story = TOLD, marks: tuple[Mark, ...] = ()) -> list[str]:
    lines = tuple(words(text, 40, 60 + 50 * i) for i, text in enumerate(texts))
    full = filling(Box(0, 300, 1000, 500))
    page = Page(1000, 800, WHITE, (*lines, *marks, full), (), "T", "", "en", 22, told)
    return [m.text for m in check_page(page, told)]


def test_a_page_that_travels_alone_names_source_and_base() -> None:
    assert unsaid("A Survey", "84 people") == []
    assert unsaid("A SUR", "VEY", "84", "people") == []
    assert unsaid("A Survey asked 84 of them") == []
    assert unsaid("84 people") == ['does not name its source, "A Survey"']
    assert unsaid("A Survey") == ["does not say how many took part: 84"]
    assert unsaid("A Survey", "1845") == ["does not say how many took part: 84"]
    logo = Picture(Box(500, 40, 100, 50), b"", "A Survey")
    assert unsaid("84 people", marks=(logo,)) == []
    nobody = replace(STORY, footer=Footer("", (), ()))
    assert unsaid("Anything", told=nobody) == []


def test_a_figure_is_no_base() -> None:
    value = words("84", 40, 300, role="value", datum=tag("A", 84))
    told = replace(TOLD, chapters=(chapter(panel(84)),))
    page = Page(1000, 800, WHITE, (words("A Survey", 40, 60), value), (), "T", "", "en", 22, told)
    assert [m.text for m in check_page(page, told) if "took part" in m.text]


def test_a_base_may_be_written_with_any_space() -> None:
    told = replace(TOLD, n=10_000, people="10\u00a0000 people", locale="fr")
    assert unsaid("A Survey, 10\u202f000", told=told) == []


# -- the loudest -------------------------------------------------------------------------------


def panel(*figures: float | None, id: str = "q", **changes: object) -> Panel:
    items = tuple(
        Item("ABCDEFGHIJKL"[i], (Figure(f) if f is not None else None,))
        for i, f in enumerate(figures)
    )
    return replace(Panel(id, "multiple", "Q", items), **changes)  # type: ignore[arg-type]


def chapter(*panels: Panel, question: str = "") -> Chapter:
    return Chapter("c", "", "", question, panels)


def test_no_further_question_is_louder_than_the_hero() -> None:
    hero, more = panel(93, id="hero"), panel(37, id="more")
    told = replace(TOLD, hero=hero, chapters=(chapter(more),))

    def numeral(id: str, number: float, y: float, size: float) -> Group:
        datum = Datum(id, "A", number=number)
        label = words("A", 500, y, role="label", datum=datum)
        said = words(f"{number}%", 40, y, size, role="numeral", datum=datum)
        return Group((label, said), "Q", id)

    def louder(size: float, title: float) -> list[str]:
        marks = (
            words("A Survey, 84", 40, 80, title),
            numeral("hero", 93, 250, 90),
            numeral("more", 37, 600, size),
        )
        placed = tuple(Placed(id, "x", Box(0, 0, 1000, 800), "") for id in ("hero", "more"))
        page = Page(1000, 800, WHITE, marks, placed, "T", "", "en", 22, told)
        return [str(m) for m in check_page(page, told)]

    # A line of smaller words may be as loud as a figure.
    assert louder(60, 30) == []
    assert louder(94, 30) == []
    assert louder(100, 30) == [
        'more (x): numeral "37%": takes 30000 square px, a line of title and hero at most 24300'
        " (set one thing loudest: the hero)"
    ]
    assert louder(100, 70) == []


def test_a_figure_alone_says_its_words_once() -> None:
    one = replace(
        panel(4), title="How many meetings", items=(Item("How many meetings", (Figure(4),)),)
    )
    told = replace(TOLD, chapters=(chapter(one),))
    datum = Datum("q", "How many meetings", number=4)

    def twice(head: str) -> list[str]:
        marks = (
            words("A Survey, 84 people", 40, 60),
            words(head, 40, 140),
            Group(
                (
                    words("How many meetings", 40, 340, role="label", datum=datum),
                    words("4%", 40, 290, role="numeral", datum=datum),
                ),
                "Q",
                "q",
            ),
        )
        placed = (Placed("q", "fact", Box(0, 150, 1000, 650), ""),)
        page = Page(1000, 800, WHITE, marks, placed, "T", "", "en", 22, told, fixed=True)
        return [m.text for m in check_page(page, told) if "twice" in m.text]

    assert twice("Our week") == []
    assert twice("How many meetings?") == ['says "How many meetings" twice']


def test_a_figure_is_told_once() -> None:
    def twice(hero: Panel) -> list[str]:
        told = replace(TOLD, hero=hero, chapters=(chapter(panel(50)),))
        cells = [
            Group((words("A", 40 + 300 * i, 340, role="label", datum=tag("A", 50)),), "Q", "q")
            for i in range(2)
        ]
        page = Page(1000, 800, WHITE, tuple(cells), (), "T", "", "en", 22, told, fixed=True)
        return [m.text for m in check_page(page, told) if "twice" in m.text]

    assert twice(panel(50)) == ['tells "A" twice']
    assert twice(panel(50, 40)) == []


# -- selections --------------------------------------------------------------------------------

WORDS, NUMBERS = vocabulary("en"), Numbers("en")
LONG = panel(90, 80, 70, 60, 50, 40, n=84, base="Of all")
WAVES = replace(
    panel(0, 0, id="w"),
    columns=("2021", "2022"),
    waves=True,
    items=(
        Item("A", (Figure(50), Figure(60)), highlight=True),
        Item("B", (Figure(50), Figure(40))),
    ),
)
WHOLE = replace(TOLD, hero=panel(93, id="hero"), chapters=(chapter(LONG), chapter(WAVES)))


def untrue(*chapters: Chapter, hero: Panel | None = None, **changes: object) -> list[str]:
    told = replace(WHOLE, hero=hero, chapters=chapters, **changes)  # type: ignore[arg-type]
    return [str(m) for m in check_selection(told, WHOLE)]


def test_a_true_selection_is_one() -> None:
    part, alone = first(chapter(LONG), 4, WORDS, NUMBERS), fact(chapter(LONG), WORDS)
    last = fact(chapter(WAVES), WORDS)
    assert part
    assert alone
    assert last
    assert untrue() == []
    assert untrue(chapter(LONG), chapter(WAVES), hero=WHOLE.hero) == []
    assert untrue(part, last) == []
    assert untrue(alone) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"items": LONG.items[:4]}, 'shows 4 of 6 answers, but does not say "4 of 6 shown."'),
        ({"items": LONG.items[::-1]}, "its answers are in another order"),
        ({"items": (*LONG.items, LONG.items[0])}, '"A" is not as the story has it'),
        (
            {"items": LONG.items[1:5], "question": "Top 4 of 6."},
            'says "Top 4 of 6.", but an answer that is left out is larger',
        ),
        ({"items": (replace(LONG.items[0], label="Z"),)}, '"Z" is not as the story has it'),
        (
            {"items": (replace(LONG.items[0], figures=(Figure(91),)), *LONG.items[1:])},
            '"A" is not as the story has it',
        ),
        ({"n": 40}, 'its n is "40"'),
        ({"base": ""}, 'its base is ""'),
        ({"unit": "points"}, 'its unit is "points"'),
        ({"columns": ("X",)}, "its series are ['X']"),
        ({"remainder": 12.0}, "its rest is 12"),
        ({"id": "other"}, "is not in the story"),
    ],
)
def test_a_false_selection_is_found(change: dict[str, object], fault: str) -> None:
    found = untrue(chapter(replace(LONG, **change)))  # type: ignore[arg-type]
    assert any(fault in text for text in found), found


def test_figures_worked_out_of_a_question_are_its_own() -> None:
    def told(whole: Panel, *items: tuple[str, float], **changes: object) -> list[str]:
        made = tuple(
            Item(label, (Figure(number),), minor=label[0] == "O") for label, number in items
        )
        story = replace(WHOLE, chapters=(replace(chapter(whole), headline="9% would rather not"),))
        shown = replace(whole, items=made, **changes)  # type: ignore[arg-type]
        found = check_selection(replace(story, hero=None, chapters=(chapter(shown),)), story)
        return [m.text for m in found]

    scale = panel(40, 30, 10, 11, 9, kind="scale", ordered=True)
    assert told(scale, ("A + B", 70)) == []
    assert told(scale, ("A + B", 71)) == ['"A + B" is not as the story has it']
    assert told(scale, ("B + C", 40)) == ['"B + C" is not as the story has it']
    assert told(scale, ("E", 9), remainder=91.0) == []
    assert told(scale, ("would rather not", 9)) == []
    assert len(told(scale, ("would rather stay", 9))) == 1
    assert len(told(scale, ("E", 9), remainder=90.0)) == 1
    parts = panel(40, 25, 15, 10, 6, 4, kind="single")
    assert told(parts, ("A", 40), ("B", 25), ("Other (4 answers)", 35)) == []
    assert len(told(parts, ("A", 40), ("B", 25), ("Other (4 answers)", 34))) == 1
    score = panel(50, 30, 20, kind="nps")
    names = ("Promoters", "Passives", "Detractors")
    score = replace(
        score,
        items=tuple(replace(i, label=n) for i, n in zip(score.items, names, strict=True)),
    )
    assert told(score, ("NPS", 30), unit="nps") == []
    assert len(told(score, ("NPS", 31), unit="nps")) == 1


def test_a_question_is_told_once() -> None:
    (said,) = untrue(chapter(LONG), chapter(LONG))
    assert "is told more often than the story has it" in said
    listed = replace(WHOLE, hero=replace(panel(90), title="One of a list"))
    assert check_selection(replace(listed, chapters=(chapter(LONG),)), listed) == []


def test_a_selection_is_of_the_same_survey() -> None:
    (said,) = untrue(n=85)
    assert 'its n is "85", the story\'s "84"' in said
    assert len(untrue(title="Another")) == 1


def test_one_wave_alone_says_which_it_is() -> None:
    last = fact(chapter(WAVES), WORDS)
    assert last
    shown = last.panels[0]
    assert len(untrue(chapter(replace(shown, title="Q")))) == 1
    before = replace(shown.items[0], figures=(Figure(50),))
    assert any("does not say which" in t for t in untrue(chapter(replace(shown, items=(before,)))))


def test_a_picture_shows_a_figure() -> None:
    """Of a deck the cover may show none, of a page alone or of all pages together some are."""
    cover = Page(
        1000, 800, WHITE, (), (), "T", "", "en", 22, replace(WHOLE, hero=None, chapters=())
    )
    more = replace(cover, told=replace(WHOLE, hero=None, chapters=(chapter(LONG),)))

    def shows_none(*pages: Page) -> bool:
        return any("shows no figure" in m.text for m in check_pages(pages, WHOLE))

    assert shows_none(cover)
    assert shows_none(cover, cover)
    assert not shows_none(cover, more)
    assert not any("shows no" in m.text for m in check_pages((cover,), replace(TOLD, strip=())))


def test_a_part_says_so_on_the_page() -> None:
    part = first(chapter(LONG), 4, WORDS, NUMBERS)
    assert part
    told = replace(WHOLE, hero=None, chapters=(part,))
    rows: list[Mark] = [
        mark
        for i, number in enumerate((90, 80, 70, 60))
        for mark in row("ABCD"[i], number, 200 + 100 * i)
    ]

    foot = filling(Box(0, 600, 1000, 200))

    def missing(*lines: Text) -> list[str]:
        page = Page(
            1000,
            800,
            WHITE,
            (words("A Survey, 84 people", 40, 60), *lines, Group(tuple(rows), "Q", "q"), foot),
            (Placed("q", "bars", Box(100, 100, 800, 600), "plain"),),
            "T",
            "",
            "en",
            22,
            told,
            fixed=True,
        )
        return [str(m) for m in check_pages((page,), WHOLE) if m.level == "error"]

    assert missing(words("Top 4 of 6.", 40, 110)) == []
    (said,) = missing()
    assert 'is a part, but "4 of 6 shown." is not printed' in said
