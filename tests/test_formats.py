"""Every place a picture goes: which formats there are, and the files that a build makes of them."""

from __future__ import annotations

import io
import json
import re
import struct
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image

from infographic import Infographic, render
from infographic.cli import main
from infographic.errors import Report, UsageError
from infographic.layout.compositions import compose
from infographic.layout.fixed import compositions as fixed_compositions
from infographic.layout.fixed.brief import Brief, Compose, Drafted
from infographic.layout.formats import FORMATS, POSTER, Format, find_format, find_formats
from infographic.layout.left_out import LeftOut, left_out, summary
from infographic.layout.page import Page, Placed
from infographic.marks import Box, Rect
from infographic.publish import build as building
from infographic.publish.alt import finding
from infographic.publish.aside import Aside
from infographic.publish.build import Order, build
from infographic.story.model import Figure, Item, Panel, Story
from infographic.style.tokens import Style

FIXED = [name for name, format in FORMATS.items() if not format.is_tall]
QUICK = ("card", "square", "carousel")
PDF = b"%PDF-1.7\n"


def blank(story: Story, style: Style, format: Format, report: Report, *more: object) -> Compose:
    """Pages that are ground alone, and say that they show the hero and one question each."""

    def draw(brief: Brief) -> Drafted:
        assert format.height is not None
        told = replace(story, chapters=brief.units[:1])
        box = Box(0, 0, format.width, format.height)
        placed = tuple(Placed(panel.id, "bars", box, "paper") for panel in told.panels)
        page = Page(
            format.width, format.height, "#FFFFFF", (Rect(box, "#FF0000", role="ground"),), placed,
            story.title, "", "en", format.smallest_text, told=told,
        )  # fmt: skip
        return Drafted(page, 1)

    return draw


@pytest.fixture(autouse=True)
def _blank_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is tried here are the files, not what is on the pages."""
    for name in fixed_compositions.FIXED:
        monkeypatch.setitem(fixed_compositions.FIXED, name, blank)
    monkeypatch.setattr(
        Infographic, "pdf", lambda self, bleed=0.0: PDF + f"{self.format.name} {bleed:g}".encode()
    )


@pytest.fixture
def drawn(example: Path) -> Infographic:
    return render(example)


@pytest.fixture
def short() -> Infographic:
    """A survey that is one page in every format."""
    questions = [
        {"id": "grow", "text": "Will it grow?", "headline": "Nearly all expect growth",
         "options": {"Yes": 93, "No": 7}},
        {"id": "tools", "text": "Which do you use?", "kind": "multiple",
         "options": {"Blogs": 86, "Forums": 41, "Mail": 12}},
    ]  # fmt: skip
    return render({"title": "Tools at work", "n": 100, "questions": questions})


def size_of(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


# -- formats -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("poster", "a4", "a3")])
def test_no_text_is_under_12_px_where_it_is_read(name: str) -> None:
    format = FORMATS[name]
    assert format.smallest_text * format.displayed / format.width >= 12


@pytest.mark.parametrize("name", ["a4", "a3"])
def test_paper_has_300_dots_to_the_inch_and_9_points(name: str) -> None:
    format = FORMATS[name]
    assert format.trim is not None
    assert format.height is not None
    for mm, px in zip(format.trim, (format.width, format.height), strict=True):
        assert mm / 25.4 * 300 == pytest.approx(px, abs=0.5)
    assert format.smallest_text * 72 / format.dpi >= 9


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ("card", ["card"]),
        ("card, square,card", ["card", "square"]),
        (["card", "story,mobile"], ["card", "story", "mobile"]),
        ("all", list(FORMATS)),
        (["card", "all"], ["card", *(name for name in FORMATS if name != "card")]),
        ("1200x675,1200×675,1200X0675", ["1200x675"]),
    ],
)
def test_lists_of_formats(names: Any, found: list[str]) -> None:
    assert [format.name for format in find_formats(names)] == found


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("crad", 'there is no format "crad" (did you mean "card"?)'),
        ("Instagram", "for Instagram there are square, portrait, story, carousel"),
        ("pinterest", "for pinterest there is pin"),
        ("billboard", "known are poster, mobile, card"),
        ("300x400", "give sides from 320 to 20000 px"),
        ("1200x99999999999999999999", 'there is no format "1200x'),
        ("400x4000", "at most 5 times as long"),
        ("", "name some of poster, mobile"),
        ([], "name some of poster, mobile"),
        (",", "name some of poster, mobile"),
    ],
)
def test_formats_that_there_are_not(names: Any, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        find_formats(names)
    assert said in str(caught.value)


def test_all_wrong_names_are_told_at_once() -> None:
    with pytest.raises(UsageError) as caught:
        find_formats("crad,card,mobil")
    assert [m.cure for m in caught.value.messages] == [
        'did you mean "card"?', 'did you mean "mobile"?',
    ]  # fmt: skip


# -- names of files ----------------------------------------------------------------------------


def test_a_poster_is_called_after_the_results_alone() -> None:
    assert Order("a").pictures(POSTER, 1) == [
        ("a.svg", {600: "a-600.png", 1200: "a-1200.png", 2400: "a-2400.png"})
    ]
    assert [svg for svg, _ in Order("a").pictures(POSTER, 2)] == ["a-p1.svg", "a-p2.svg"]


def test_widths_are_of_both_kinds_of_poster() -> None:
    mobile = FORMATS["mobile"]
    assert Order("a").pictures(mobile, 1) == [
        ("a-mobile.svg", {720: "a-mobile-720.png", 1080: "a-mobile-1080.png"})
    ]
    order = Order("a", widths=(90,))
    assert order.pictures(mobile, 1) == [("a-mobile.svg", {90: "a-mobile-90.png"})]
    assert order.pictures(POSTER, 1) == [("a.svg", {90: "a-90.png"})]
    # No PNGs at all; and a width is no business of a card's.
    assert Order("a", widths=()).sizes(POSTER) == {}
    assert order.sizes(FORMATS["card"]) == {1200: ".png"}


def test_scales_are_of_pages_of_a_fixed_size() -> None:
    order = Order("a", scales=(1, 2))
    assert order.pictures(FORMATS["card"], 1) == [
        ("a-card.svg", {1200: "a-card.png", 2400: "a-card@2x.png"})
    ]
    assert order.sizes(POSTER) == Order("a").sizes(POSTER)
    assert Order("a", scales=(2,)).sizes(find_format("1200x675")) == {2400: "@2x.png"}


def test_decks_are_numbered() -> None:
    slides, order = FORMATS["slides"], Order("a", scales=(1, 2))
    assert order.pictures(slides, 1)[0] == (
        "a-slides-1.svg", {1920: "a-slides-1.png", 3840: "a-slides-1@2x.png"},
    )  # fmt: skip
    assert [svg for svg, _ in order.pictures(slides, 9)][-1] == "a-slides-9.svg"
    names = [svg for svg, _ in order.pictures(slides, 12)]
    assert names[0] == "a-slides-01.svg"
    assert names == sorted(names)


def test_no_two_files_have_one_name() -> None:
    for order in (Order(), Order(widths=(1, 2), scales=(1, 2, 3))):
        names = [
            name
            for format in FORMATS.values()
            for svg, pngs in order.pictures(format, 12 if format.deck else 1)
            for name in (svg, *pngs.values())
        ]
        assert len(names) == len(set(names))


def test_which_formats_become_pdfs() -> None:
    by_itself = {name for name, format in FORMATS.items() if Order().has_pdf(format)}
    assert by_itself == {"slides", "carousel", "a4", "a3"}
    assert all(Order(pdf=True).has_pdf(format) for format in FORMATS.values())
    assert not any(Order(pdf=False).has_pdf(format) for format in FORMATS.values())


# -- files -------------------------------------------------------------------------------------


def test_files_of_several_formats(drawn: Infographic) -> None:
    made = drawn.files((60,), "a", formats=["poster", "card", "carousel"], scales=(1, 2))
    pages = len(drawn.at("carousel").pages)
    assert 3 <= pages <= 10
    assert list(made) == [
        "a.svg", "a-60.png", "a.html",
        "a-card.svg", "a-card.png", "a-card@2x.png", "a.meta.html",
        *(f"a-carousel-{n}{end}" for n in range(1, pages + 1)
          for end in (".svg", ".png", "@2x.png")),
        "a-carousel.pdf",
    ]  # fmt: skip
    assert size_of(made["a-card.png"]) == (1200, 630)
    assert size_of(made["a-card@2x.png"]) == (2400, 1260)
    root = ElementTree.fromstring(made["a-card.svg"])
    assert (float(root.attrib["width"]), float(root.attrib["height"])) == (1200, 630)
    assert made["a.svg"].decode("utf-8") == drawn.svg()
    assert made["a-60.png"] == drawn.png(60)
    assert made["a-card@2x.png"] == drawn.at("card").png(2400)


def test_by_default_files_are_of_the_own_format(drawn: Infographic) -> None:
    assert list(drawn.at("square").files(name="a")) == ["a-square.svg", "a-square.png"]
    assert list(drawn.at("mobile").files((60,), "a"))[:2] in (
        ["a-mobile.svg", "a-mobile-60.png"], ["a-mobile-p1.svg", "a-mobile-p1-60.png"],
    )  # fmt: skip
    assert "a.html" in drawn.files((60,), "a")


def test_saved_are_the_same_files(drawn: Infographic, tmp_path: Path) -> None:
    paths = drawn.save(tmp_path, name="a", formats="square,1200x675")
    assert [path.name for path in paths] == [
        "a-square.svg", "a-square.png", "a-1200x675.svg", "a-1200x675.png",
    ]  # fmt: skip
    made = drawn.files(name="a", formats="square,1200x675")
    assert [path.read_bytes() for path in paths] == list(made.values())


def test_pictures_have_the_size_of_their_format(drawn: Infographic) -> None:
    for name in FIXED:
        format, one = FORMATS[name], drawn.at(name)
        assert one.page.pixels == (format.width, format.height)
        assert one.height(int(format.width)) == format.height
        assert repr(one).startswith(f"<Infographic {one.story.title!r} {name} ")
        assert f"{format.width:g}×{format.height:g}" in repr(one)
    assert size_of(drawn.at("card").png()) == (1200, 630)
    assert size_of(drawn.at("card")._repr_mimebundle_()["image/png"]) == (1200, 630)  # type: ignore[arg-type]
    assert size_of(drawn.png())[0] == 1200


def test_paper_is_printed_at_its_size(drawn: Infographic) -> None:
    for name, width, dpi in (("a4", 2480, 300), ("a4", 1240, 150), ("card", 1200, 96)):
        with Image.open(io.BytesIO(drawn.at(name).png(width))) as image:
            assert image.info["dpi"][0] == pytest.approx(dpi, abs=0.1)


def test_pdfs(drawn: Infographic) -> None:
    made = drawn.files(name="a", formats="square,a4", pdf=True, bleed=3)
    assert made["a-square.pdf"] == PDF + b"square 3"
    assert made["a-a4.pdf"] == PDF + b"a4 3"
    assert not [n for n in drawn.files(name="a", formats="a4", pdf=False) if n.endswith("pdf")]


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"formats": "card", "widths": (600,)}, "no poster to be that wide"),
        ({"formats": "poster,mobile", "scales": (2,)}, "no page of a fixed size"),
        ({"formats": "card", "scales": (0,)}, "whole numbers from 1 to 8"),
        ({"formats": "card", "scales": (9,)}, "whole numbers from 1 to 8"),
        ({"formats": "card", "bleed": 3.0}, "no PDF to have a bleed"),
        ({"formats": "a4", "bleed": 3.0, "pdf": False}, "no PDF to have a bleed"),
    ],
)
def test_nothing_asked_for_is_without_effect(
    drawn: Infographic, wanted: dict[str, Any], said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        drawn.files(**wanted)


def test_each_format_is_composed_once(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    composed: list[str] = []

    def counted(story: Any, style: Any, format: Format, *more: Any) -> Any:
        composed.append(format.name)
        return compose(story, style, format, *more)

    monkeypatch.setattr(sys.modules["infographic.render"], "compose", counted)
    drawn = render(example)
    drawn.files((60,), formats="poster,mobile,card,square")
    drawn.at("card").check()
    assert drawn.at("mobile").at("card").at("poster").pages == drawn.pages
    assert sorted(composed) == ["card", "mobile", "poster", "square"]


class Sketch:
    """A format of blank pages that tells when it was asked for."""

    def __init__(self, name: str, pages: int, told: Callable[[str], None]) -> None:
        told(name)
        self.format = replace(FORMATS["card"], name=name, deck="slides" if pages > 1 else "")
        box = Box(0, 0, 880, 462)
        page = Page(880, 462, "#FFFFFF", (Rect(box, "#FF0000"),), (), "T", "", "en", 22)
        self.pages = (page,) * pages

    def svg(self, text: str = "outline", *, page: int = 1) -> str:
        return f"<svg>{self.format.name} {page}</svg>"

    def pdf(self, bleed: float = 0.0) -> bytes:
        return PDF


def test_few_formats_wait_for_their_painting(monkeypatch: pytest.MonkeyPatch) -> None:
    events: list[str] = []
    made = []
    names = [f"f{i}" for i in range(9)]
    for one, files in build(
        (Sketch(n, 1, lambda n: events.append(f"drawn {n}")) for n in names), Order(scales=())
    ):
        events.append(f"done {one.format.name}")
        made.append(one.format.name)
        assert list(files) == [f"results-{one.format.name}.svg"]
    assert made == names
    for i, name in enumerate(names):
        before = [e for e in events[: events.index(f"drawn {name}")] if e.startswith("done")]
        assert len(before) >= i - building._AHEAD - 1


def test_pages_are_painted_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    lock = threading.Lock()
    threads: set[int] = set()

    def slow(page: Page, widths: Any, *more: Any, **options: Any) -> dict[int, bytes]:
        # Each by all cores: two at a time would take twice the memory.
        assert lock.acquire(blocking=False)
        threads.add(threading.get_ident())
        time.sleep(0.002)
        lock.release()
        return dict.fromkeys(widths, b"")

    monkeypatch.setattr(building, "pngs", slow)
    sketches = [Sketch(f"f{i}", 6, lambda n: None) for i in range(4)]
    assert sum(len(files) for _, files in build(sketches, Order())) == 4 * (12 + 1)
    assert threading.get_ident() not in threads


def test_jobs_begun_later_are_done_too() -> None:
    aside = Aside()
    first = aside.begin(lambda: 1)
    assert first.result() == 1
    time.sleep(0.01)  # its thread is gone
    failing = aside.begin(lambda: 1 // 0)
    others = [aside.begin(partial(int, str(i))) for i in range(5)]
    assert [job.result() for job in others] == list(range(5))
    with pytest.raises(ZeroDivisionError):
        failing.result()


def test_what_painting_raises_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: Any, **options: Any) -> dict[int, bytes]:
        raise UsageError("no paint")

    monkeypatch.setattr(building, "pngs", broken)
    with pytest.raises(UsageError, match="no paint"):
        list(build([Sketch("a", 1, lambda n: None)], Order()))


# -- snippets ----------------------------------------------------------------------------------


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.comments: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {k: v or "" for k, v in attrs}))

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.found if name == tag]


def test_phones_show_the_mobile_picture(short: Infographic) -> None:
    made = short.files((60, 120), "a", formats="poster,mobile")
    read = Tags(made["a.html"].decode("utf-8"))
    assert len(read.all("picture")) == 1
    (source,), (image,) = read.all("source"), read.all("img")
    assert source["media"] == "(max-width: 600px)"
    assert source["srcset"] == "a-mobile-60.png 60w, a-mobile-120.png 120w"
    assert source["sizes"] == "100vw"
    assert size_of(made["a-mobile-60.png"]) == (int(source["width"]), int(source["height"]))
    # The poster as it would be without.
    (alone,) = Tags(short.html("a", (60, 120))).all("img")
    assert image == alone
    assert (image["width"], image["alt"]) == ("600", short.alt)
    assert short.html("a", (60, 120), formats="poster,mobile").encode("utf-8") == made["a.html"]


def test_what_a_link_shows(drawn: Infographic) -> None:
    made = drawn.files(name="a", formats="card", scales=(1, 2))
    read = Tags(made["a.meta.html"].decode("utf-8"))
    tags = {t.get("property") or t.get("name"): t["content"] for t in read.all("meta")}
    assert tags["og:image"] == "https://YOUR-SITE/a-card.png"
    assert tags["twitter:image"] == tags["og:image"]
    assert (tags["og:image:width"], tags["og:image:height"]) == ("1200", "630")
    assert tags["og:image:alt"] == tags["twitter:image:alt"] == drawn.at("card").alt
    assert tags["twitter:card"] == "summary_large_image"
    assert tags["og:title"] == drawn.story.title
    (comment,) = read.comments
    assert "https://YOUR-SITE/" in comment
    assert drawn.at("card").meta("a", scales=(1, 2)).encode("utf-8") == made["a.meta.html"]
    # Without the card there is none, and only the poster has a figure.
    assert not [n for n in drawn.files(name="a", formats="square") if n.endswith("html")]
    twice = drawn.files(name="a", formats="card", scales=(2,))["a.meta.html"].decode("utf-8")
    assert 'content="https://YOUR-SITE/a-card@2x.png"' in twice
    assert 'content="2400"' in twice


def test_alternative_texts_say_what_the_picture_says_first(drawn: Infographic) -> None:
    hero = drawn.story.hero
    assert hero is not None
    assert drawn.alt == f"Infographic: {drawn.story.title}. {hero.headline}"
    assert drawn.at("card").alt == drawn.alt


def test_findings_are_those_that_the_picture_shows() -> None:
    one = panel("a", (1.5,), (30,), (None,))
    assert finding(one) == "a1: 30%"
    marked = replace(one, items=(replace(one.items[0], highlight=True), *one.items[1:]))
    assert finding(marked) == "a0: 1.5%"
    assert finding(replace(marked, headline="So  it\nis")) == "So it is"
    given = replace(one.items[1], figures=(Figure(30, "<31 %"),))
    assert finding(replace(one, items=(given,))) == "a1: <31 %"
    assert finding(replace(one, unit="hours")) == "a1: 30"
    assert finding(replace(one, items=())) == finding(None) == ""


# -- what is left out --------------------------------------------------------------------------


def panel(id: str, *figures: tuple[float | None, ...]) -> Panel:
    items = tuple(
        Item(f"{id}{i}", tuple(None if v is None else Figure(v) for v in row))
        for i, row in enumerate(figures)
    )
    columns = tuple("abc"[: len(figures[0])]) if figures else ("",)
    return Panel(id, "single" if figures else "text", id, items, columns)


def story_of(example: Infographic, *panels: Panel) -> Story:
    (first, *_) = example.story.chapters
    return replace(example.story, hero=None, chapters=(replace(first, panels=panels),))


def page_of(told: Story | None) -> Page:
    return Page(1, 1, "#FFFFFF", (), (), "", "", "en", 22, told=told)


def test_what_is_left_out_is_counted(drawn: Infographic) -> None:
    whole = story_of(
        drawn,
        panel("a", (1,), (2,), (3,), (None,)),
        panel("b", (1, 2), (3, 4)),
        panel("c", (1,)),
        panel("d", (1,), (2,), (3,)),
    )
    a, b, _, d = whole.panels
    first = story_of(drawn, replace(a, items=a.items[:1]), replace(d, items=d.items[:2]))
    fewer = tuple(replace(i, figures=i.figures[:1]) for i in b.items)
    second = story_of(drawn, replace(b, items=fewer), replace(d, items=d.items[2:]))
    found = left_out(whole, [page_of(first), page_of(second)])
    # Of d each page shows a part, and both together all; an answer without a figure is none.
    assert found == (
        LeftOut("a", 1, 3), LeftOut("b", 2, 4, "figures"), LeftOut("c", 0, 1),
    )  # fmt: skip
    assert summary(whole, found) == (
        '1 of 4 questions (c); 2 of 3 answers of "a"; 2 of 4 figures of "b"'
    )
    assert left_out(whole, [page_of(whole)]) == ()
    assert left_out(whole, [page_of(None)]) == ()
    assert summary(whole, ()) == ""


def test_a_line_stays_short(drawn: Infographic) -> None:
    whole = story_of(drawn, *(panel(f"q{i}", (1,), (2,)) for i in range(20)))
    shown = story_of(drawn, *(replace(p, items=p.items[:1]) for p in whole.panels[10:]))
    line = summary(whole, left_out(whole, [page_of(shown)]))
    assert line == (
        '10 of 20 questions (q0, q1, q2 …); 1 of 2 answers of "q10"; 1 of 2 answers of "q11"; '
        '1 of 2 answers of "q12"; parts of 7 more'
    )


def test_reports_hold_what_is_left_out_once(example: Path) -> None:
    report = Report()
    drawn = render(example, report=report)
    assert report.left_out == []
    assert drawn.left_out == ()
    card = drawn.at("card")
    drawn.at("card")
    told = [str(m) for m in report.left_out]
    assert told[0].startswith('card: question "')
    assert len(told) == len(set(told)) == len(card.left_out) == len(drawn.story.panels) - 2
    drawn.at("square")
    assert len(report.left_out) == 2 * len(told)


# -- the command -------------------------------------------------------------------------------


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], in_folder: Path) -> Callable[..., Any]:
    def call(*arguments: object) -> tuple[int, str, str]:
        try:
            code = main([str(a) for a in arguments])
        except SystemExit as stop:
            code = int(stop.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def test_build_in_several_formats(run: Any, example: Path, in_folder: Path) -> None:
    code, out, err = run(
        "build", example, "--name", "a", "-o", "out", "--widths", "60", "--scale", "1,2",
        "--format", "poster,card", "--format", "1200x675",
    )  # fmt: skip
    assert code == 0
    written = [
        "a.svg", "a-60.png", "a.html", "a-card.svg", "a-card.png", "a-card@2x.png", "a.meta.html",
        "a-1200x675.svg", "a-1200x675.png", "a-1200x675@2x.png",
    ]  # fmt: skip
    assert sorted(p.name for p in (in_folder / "out").iterdir()) == sorted(written)
    assert [line.split("  ")[0] for line in out.splitlines()] == [f"out/{n}" for n in written]
    left = [line for line in err.splitlines() if line.startswith("left out of ")]
    assert [line.split(":")[0] for line in left] == ["left out of card", "left out of 1200x675"]
    assert re.match(r"left out of card: 6 of 8 questions \(\w+, \w+, \w+ …\)", left[0])


def test_all_formats(run: Any, example: Path, in_folder: Path) -> None:
    assert run("build", example, "--format", "all", "--name", "a", "--widths", "60")[0] == 0
    names = {p.name for p in in_folder.iterdir()}
    for name in FIXED:
        first = f"a-{name}-1" if FORMATS[name].deck else f"a-{name}"
        assert {f"{first}.svg", f"{first}.png"} <= names, name
    assert {n for n in names if n.endswith(".pdf")} == {
        "a-slides.pdf", "a-carousel.pdf", "a-a4.pdf", "a-a3.pdf",
    }  # fmt: skip
    assert {"a.html", "a.meta.html"} <= names
    assert [n for n in names if n.startswith("a-mobile") and n.endswith("-60.png")]


def test_a_report_of_each_format(run: Any, example: Path, in_folder: Path) -> None:
    code, out, err = run(
        "build", example, "--name", "a", "-o", "out", "--widths", "60", "--json",
        "--format", "poster,carousel", "--bleed", "3",
    )  # fmt: skip
    assert (code, err) == (0, "")
    told = json.loads(out)
    poster, deck = told["formats"]
    assert (told["pages"], told["panels"]) == (poster["pages"], poster["panels"])
    assert told["files"] == poster["files"] + deck["files"]
    assert (poster["format"], deck["format"]) == ("poster", "carousel")
    assert poster["left_out"] == []
    count = len(deck["pages"])
    assert deck["pages"] == [{"width": 1080, "height": 1350}] * count
    assert {p["page"] for p in deck["panels"]} == set(range(1, count + 1))
    names = [Path(f["path"]).name for f in deck["files"]]
    assert names[-1] == "a-carousel.pdf"
    assert (in_folder / "out" / names[-1]).read_bytes() == PDF + b"carousel 3"
    assert all({"question", "shown", "of", "what"} == set(entry) for entry in deck["left_out"])
    assert poster["alt"].startswith("Infographic: ")


def test_left_out_is_no_fault(run: Any, in_folder: Path) -> None:
    run("new", "a.yaml")
    code, _, err = run("build", "a.yaml", "--format", "card", "--strict", "--quiet")
    # Blank pages show nothing, which is told of the card; what they leave out is not.
    assert code == 1
    assert all(line.startswith("error: card: ") for line in err.splitlines())
    assert "is not shown" not in err
    assert not list(in_folder.glob("*.svg"))


def test_strict_reads_every_format(
    run: Any, in_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    monkeypatch.setattr(Infographic, "check", lambda self: read.append(self.format.name) or [])
    run("new", "a.yaml")
    formats = ("--format", "poster,card,carousel", "--widths", "60")
    assert run("build", "a.yaml", *formats, "--strict", "--quiet") == (0, "", "")
    assert read == ["poster", "card", "carousel"]
    assert (in_folder / "a-card.svg").is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "crad"], 'did you mean "card"?'),
        (["--format", "100x100"], "give sides from 320 to 20000 px"),
        (["--format", ""], "no format is named"),
        (["--format", "card", "--widths", "600"], "no poster to be that wide"),
        (["--scale", "2"], "no page of a fixed size"),
        (["--format", "card", "--scale", "1.5"], "no list like 1,2"),
        (["--format", "card", "--scale", "0"], "whole numbers from 1"),
        (["--bleed", "3"], "no PDF to have a bleed"),
        (["--format", "a4", "--bleed", "-3"], "no number of millimetres"),
        (["--format", "a4", "--bleed", "inf"], "no number of millimetres"),
        (["--format", "a4", "--bleed", "x"], "no number of millimetres"),
    ],
)
def test_wrong_usage(
    run: Any, example: Path, in_folder: Path, arguments: list[str], said: str
) -> None:
    code, out, err = run("build", example, *arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err
    assert not list(in_folder.iterdir())


# -- the docs ----------------------------------------------------------------------------------


def test_the_guide_has_every_format_with_its_size() -> None:
    guide = (Path(__file__).parent.parent / "docs" / "guide.md").read_text("utf-8")
    rows = [line for line in guide.splitlines() if line.startswith("| `")]
    for name, format in FORMATS.items():
        (row,) = (line for line in rows if f"`{name}`" in line.split("|")[1])
        size = f"{format.width:g}" + (f" × {format.height:g}" if format.height else " wide")
        assert size in row, name
        assert format.trim or f"{format.displayed:g} wide" in row.split("|")[4], name
    readme = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
    assert f"{len(FORMATS)} formats" in readme
