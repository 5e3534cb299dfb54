"""A brand in a file, a dict or the results: read, put together, and put on a style."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from infographic.assets import asset
from infographic.blocks.base import Setting
from infographic.blocks.tones import bar_color, part_colors, scale_colors
from infographic.cli import main
from infographic.errors import DataError, Report, UsageError
from infographic.marks import Rect, Text, leaves
from infographic.readers.brand import load_brand
from infographic.render import Infographic, render
from infographic.results.brand import category_key, merged, signed
from infographic.results.model import Brand
from infographic.results.parse import parse
from infographic.results.plain import plain
from infographic.story.model import Figure, Item, Panel
from infographic.style.brand import branded, shown_on
from infographic.style.color import contrast
from infographic.style.load import load_style
from infographic.style.oklch import oklch
from infographic.text.fonts import chain, read_font

SURVEY: dict[str, Any] = {
    "title": "A title",
    "questions": [
        {
            "text": "Which do you use?",
            "kind": "multiple",
            "options": {"Twitter": 94, "Facebook": 70, "LinkedIn": 50, "Blogs": 31},
        }
    ],
}
BOLD = str(asset("fonts", "noto-sans", "cyrillic.ttf"))
LATIN = str(asset("fonts", "mona-sans", "latin.ttf"))


def fills(made: Infographic) -> dict[str, str]:
    """The colour of each answer's bar, in the questions' own forms."""
    panels = {placed.panel: placed for placed in made.page.placed}
    return {
        m.datum.option: str(m.fill)
        for panel in panels
        for m in leaves(made.page.group(panel).marks)
        if isinstance(m, Rect) and m.datum and m.datum.encodes == "length-x"
    }


# -- reading -----------------------------------------------------------------------------------


def test_a_brand_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "brand.toml"
    file.write_text(
        'name = "N"\nhandle = "@n"\nurl = "https://n.example"\nlogo = "l.svg"\n'
        'colors = ["#0B2545", "#fd0"]\nx-note = "ours"\n'
        '[fonts]\ndisplay = "B.ttf"\ntext = ["R.ttf", "I.ttf"]\n'
        '[categories]\nTwitter = "#1DA1F2"\n',
        "utf-8",
    )
    report = Report()
    brand = load_brand(file, report)
    assert not list(report)
    assert brand == Brand(
        name="N",
        handle="@n",
        url="https://n.example",
        logo=str(tmp_path / "l.svg"),
        colors=("#0b2545", "#ffdd00"),
        fonts=tuple(
            (use, str(tmp_path / f))
            for use, f in (("display", "B.ttf"), ("text", "R.ttf"), ("text", "I.ttf"))
        ),
        categories=(("Twitter", "#1da1f2"),),
    )


def test_all_problems_of_a_brand_file_are_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "brand.toml"
    file.write_text(
        'colours = ["#000000"]\ncolors = ["red", "#12"]\nlogo = ["a"]\nfonts = {body = "x.ttf"}\n'
        '[categories]\nA = "blue"\na = "#111111"\nB = "#222222"\nb = "#333333"\n',
        "utf-8",
    )
    with pytest.raises(UsageError) as caught:
        load_brand(file, Report())
    told = [str(m) for m in caught.value.messages]
    assert all(text.startswith(f"{file}") for text in told)
    wanted = (
        '"colours" is not a known key (did you mean "colors"?)',
        'colors[0]: "red" is not a colour',
        'colors[1]: "#12" is not a colour',
        "logo: logo must be text, not a list",
        'fonts: "body" is not a use of fonts',
        'categories["A"]: "blue" is not a colour',
        'categories["b"]: is there twice',
    )
    for part in wanted:
        assert any(part in text for text in told), (part, told)
    assert len(told) == len(wanted)


@pytest.mark.parametrize(
    ("content", "said"),
    [("colors = [", "not valid TOML"), ("[]", "not valid TOML"), ("", "nothing in it")],
)
def test_a_broken_brand_file_is_wrong_usage(content: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "brand.toml"
    file.write_text(content, "utf-8")
    with pytest.raises(UsageError, match=said):
        load_brand(file, Report())
    with pytest.raises(UsageError, match=r'did you mean "brand.toml"'):
        load_brand(tmp_path / "brnd.toml", Report())


def test_a_dict_names_the_place_as_brand() -> None:
    with pytest.raises(UsageError) as caught:
        render(SURVEY, brand={"colors": ["nope"], "colour": 1})
    places = {m.place for m in caught.value.messages}
    assert places == {"brand", "brand.colors[0]"}


def test_in_the_results_an_unknown_key_is_a_warning_and_a_wrong_colour_an_error() -> None:
    report = Report()
    parse({**SURVEY, "brand": {"name": "N", "colour": "#000"}}, report)
    assert any('did you mean "colors"' in str(m) for m in report.warnings)
    with pytest.raises(DataError, match=r"brand\.categories\["):
        parse({**SURVEY, "brand": {"categories": {"A": "reddish"}}}, Report())


def test_plain_data_reads_back_to_the_same_brand() -> None:
    raw = {
        "name": "N",
        "colors": ["#0b2545"],
        "fonts": {"display": ["B.ttf"], "text": ["R.ttf"]},
        "categories": {"A": "#112233"},
    }
    for brand in (raw, {**raw, "fonts": ["B.ttf", "R.ttf"]}):
        results = parse({**SURVEY, "brand": brand}, Report())
        assert plain(results)["brand"] == brand
        assert parse(plain(results), Report()).brand == results.brand


# -- two brands --------------------------------------------------------------------------------


def test_the_results_own_brand_comes_first() -> None:
    own = Brand(name="Own", colors=("#111111",), categories=(("A", "#aaaaaa"),))
    kept = Brand(
        name="Kept",
        handle="@k",
        colors=("#222222",),
        categories=(("a", "#000000"), ("B", "#bbbbbb")),
    )
    both = merged(own, kept)
    assert (both.name, both.handle, both.colors) == ("Own", "@k", ("#111111",))
    assert both.categories == (("A", "#aaaaaa"), ("B", "#bbbbbb"))
    assert signed(own, kept) == replace(own, handle="@k")


def test_a_brand_signs_the_poster_but_is_not_written_into_the_plan(tmp_path: Path) -> None:
    made = render(SURVEY, brand={"name": "Kept", "colors": ["#00a3a1"]})
    assert made.results.brand.name == "Kept"
    assert any(isinstance(m, Text) and m.text == "Kept" for m in made.page.leaves())
    plan = made.plan()
    assert plan["results"]["brand"] == {"name": "Kept"}
    assert '"color"' not in json.dumps(plan["story"])


def test_categories_know_labels_however_they_are_written() -> None:
    assert category_key("TWITTER") == category_key("Twitter")
    assert category_key("Cafe\u0301") == category_key("Café")


# -- colours of categories ---------------------------------------------------------------------


def test_an_answer_has_its_categorys_colour_and_its_own_comes_before() -> None:
    brand = {"categories": {"twitter": "#1d7ab5", "Facebook": "#0e5a3c"}}
    made = fills(render(SURVEY, brand=brand))
    assert (made["Twitter"], made["Facebook"]) == ("#1d7ab5", "#0e5a3c")
    assert made["LinkedIn"] not in ("#1d7ab5", "#0e5a3c")
    question = SURVEY["questions"][0]
    options = [
        {"label": label, "value": value, **({"color": "#7b2cbf"} if label == "Twitter" else {})}
        for label, value in question["options"].items()
    ]
    own = fills(render({**SURVEY, "questions": [{**question, "options": options}]}, brand=brand))
    assert (own["Twitter"], own["Facebook"]) == ("#7b2cbf", "#0e5a3c")


@pytest.mark.parametrize("block", ["bars", "rings", "cards", "podium", "hero_bars", "facts"])
def test_every_form_draws_a_category_in_its_colour(block: str) -> None:
    question = {**SURVEY["questions"][0], "chart": block}
    if block == "podium":
        question["options"] = {"Twitter": 60, "Facebook": 30, "Blogs": 10}
    brand = {"categories": {"Twitter": "#7b2cbf"}}
    made = render({**SURVEY, "questions": [question]}, brand=brand)
    assert block in {placed.block for placed in made.page.placed}
    shown = {str(getattr(m, "fill", None)) for m in made.page.leaves()}
    assert "#7b2cbf" in shown


def test_the_same_category_keeps_its_colour_from_year_to_year() -> None:
    brand = {"categories": {"Twitter": "#1d7ab5"}}
    question = SURVEY["questions"][0]
    later = {**question, "options": {"Blogs": 80, "Facebook": 70, "Twitter": 20}}
    first = fills(render(SURVEY, brand=brand))
    second = fills(render({**SURVEY, "questions": [later]}, brand=brand))
    assert first["Twitter"] == second["Twitter"] == "#1d7ab5"


def test_a_category_is_a_little_darker_where_it_would_be_lost() -> None:
    style = load_style("editorial")
    for name, ground in style.grounds.items():
        for color in ("#1da1f2", "#ffd100", "#0b2545", "#000000", "#ffffff", "#808080"):
            made = shown_on(color, ground)
            assert contrast(made, ground.fill) >= 1.5, (name, color)
            if contrast(color, ground.fill) >= 3:
                assert made == color
            elif abs(oklch(made).l - oklch(color).l) <= 0.1:
                assert contrast(made, ground.fill) >= 1.5


def test_a_series_has_its_categorys_colour(setting: Callable[..., Setting]) -> None:
    brand = Brand(categories=(("Women", "#7b2cbf"),))
    style = branded(load_style("editorial"), brand)
    place = replace(setting(), style=style, ground=style.grounds["paper"], categories=("men",))
    assert place.series_color("WOMEN", 3) == "#7b2cbf"
    assert place.series_color("Men", 3) == style.grounds["paper"].series[0]
    assert place.category_color("Men") is None


def test_every_tone_knows_an_items_own_colour(setting: Callable[..., Setting]) -> None:
    ground = replace(setting().ground, own=(("#ffd100", "#c9a400"),))
    items = tuple(
        Item(label, (Figure(value),), color=color, highlight=label == "A")
        for label, value, color in (
            ("A", 50.0, "#ffd100"),
            ("B", 30.0, None),
            ("C", 20.0, "#123456"),
        )
    )
    assert bar_color(items[0], ground) == "#c9a400"
    assert bar_color(items[1], ground) == ground.mark
    assert bar_color(items[2], ground) == "#123456"
    assert part_colors(items, items[0], ground)[::2] == ("#c9a400", "#123456")
    assert scale_colors(Panel("q", "scale", "", items), ground)[::2] == ("#c9a400", "#123456")


def test_an_edited_plan_with_a_colour_that_is_none_is_an_error() -> None:
    plan = render(SURVEY).plan()
    plan["story"]["chapters"][0]["panels"][0]["items"][0]["color"] = "red"
    with pytest.raises(DataError, match='has the colour "red"'):
        render(plan)


# -- fonts -------------------------------------------------------------------------------------


def faces(made: Infographic, role: str) -> set[str]:
    return {
        Path(piece.face.path).name
        for m in made.page.leaves()
        if isinstance(m, Text) and m.role == role
        for piece in m.pieces
    }


def test_fonts_by_use(tmp_path: Path) -> None:
    for name in ("Head.ttf", "Body.ttf"):
        (tmp_path / name).write_bytes(Path(LATIN).read_bytes())
    head, body = str(tmp_path / "Head.ttf"), str(tmp_path / "Body.ttf")
    made = render(SURVEY, brand={"fonts": {"display": head, "text": body}})
    assert faces(made, "title") == {"Head.ttf"}
    assert faces(made, "question") == {"Body.ttf"}
    assert faces(made, "label") == {"Body.ttf"}
    assert not [m for m in made.report if "fonts of this machine" in m.text]
    display = render(SURVEY, brand={"fonts": {"display": head}})
    assert "Head.ttf" not in faces(display, "label")


def test_a_list_is_for_everything_unless_it_is_all_bold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "All.ttf"
    file.write_bytes(Path(LATIN).read_bytes())
    made = render(SURVEY, brand={"fonts": [str(file)]})
    assert faces(made, "title") == faces(made, "question") == {"All.ttf"}
    family, font = read_font(str(file))
    assert [tag for tag, _, _ in font.axes if tag == "wght"]
    bold = replace(font, axes=(), weight=800.0)
    monkeypatch.setattr("infographic.style.brand.read_font", lambda path: (family, bold))
    style = branded(load_style("editorial"), Brand(fonts=(("", str(file)),)))
    own = {role for role, type in style.type.items() if type.own}
    assert {"title", "numeral_hero"} <= own
    assert not {"question", "label", "footer"} & own


def test_letters_a_brands_font_lacks_are_set_in_the_styles() -> None:
    survey = {**SURVEY, "title": "Ein Maß für Łódź и Москва"}
    made = render(survey, brand={"fonts": {"display": LATIN}})
    used = faces(made, "title")
    assert "latin.ttf" in used
    assert len(used) > 1
    pieces = [p for m in made.page.leaves() if isinstance(m, Text) for p in m.pieces]
    assert all(0 not in piece.glyphs for piece in pieces)


def test_the_brands_faces_come_first_the_nearest_weight_before_others() -> None:
    first = chain("Source Serif 4", 700, 100, False, None, (LATIN,))[0]
    assert first.path == LATIN
    assert dict(first.variations)["wght"] == 700
    assert chain("Source Serif 4", 700, 100, False)[0].path != LATIN


def test_broken_fonts_are_told_all_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(b"no font at all")
    (tmp_path / "b.woff2").write_bytes(b"wOF2" + bytes(60))
    (tmp_path / "c.ttf").write_bytes(Path(LATIN).read_bytes()[:300])
    names = ["a.ttf", "b.woff2", "c.ttf", "d.ttf"]
    with pytest.raises(UsageError) as caught:
        render(SURVEY, brand={"fonts": [str(tmp_path / n) for n in names], "logo": "none.png"})
    told = [str(m) for m in caught.value.messages]
    wanted = ("is no font", "is packed for the web", "is no font", "no such file", "no such file")
    assert len(told) == len(wanted)
    for text, part in zip(told, wanted, strict=True):
        assert part in text


def test_a_brands_font_is_in_the_live_svg(tmp_path: Path) -> None:
    file = tmp_path / "Own.ttf"
    file.write_bytes(Path(LATIN).read_bytes())
    made = render(SURVEY, brand={"fonts": [str(file)]})
    assert "@font-face" in made.svg("live")
    assert str(tmp_path) not in made.svg("live"), "no path of this machine"


# -- the command -------------------------------------------------------------------------------


def test_the_command_takes_a_brand(
    in_folder: Path, example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (in_folder / "brand.toml").write_text('colors = ["#7b2cbf"]\n', "utf-8")
    given = [str(example), "--brand", "brand.toml"]
    assert main(["build", *given, "-o", "out", "--widths", "300", "--quiet"]) == 0
    assert "#7B2CBF" in (in_folder / "out" / "ic-2012.svg").read_text("utf-8").upper()
    assert main(["check", *given, "--quiet"]) == 0
    assert main(["plan", *given]) == 0
    (in_folder / "brand.toml").write_text('colors = ["#7b2"]\ncolour = 1\n', "utf-8")
    capsys.readouterr()
    assert main(["build", *given, "-o", "out"]) == 2
    assert '"colour" is not a known key (did you mean "colors"?)' in capsys.readouterr().err


def test_results_that_say_their_own_colours_need_no_file(example: Path) -> None:
    data = json.loads(example.read_text("utf-8"))
    data["brand"]["colors"] = ["#00A3A1"]
    fills_of_grounds = {
        m.fill for m in render(data).page.leaves() if isinstance(m, Rect) and m.role == "ground"
    }
    assert "#00A3A1" in fills_of_grounds


def test_a_plain_build_does_not_wait_for_the_science_of_colour(
    example: Path, environment: dict[str, str]
) -> None:
    code = (
        "import sys\nfrom infographic.render import render\n"
        "render(sys.argv[1]).png(300)\nprint(*sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code, str(example)], env=environment,
                         capture_output=True, text=True, check=True)  # fmt: skip
    loaded = set(ran.stdout.split())
    assert not {"coloraide", "defusedxml", "infographic.style.palette"} & loaded
    assert not {"infographic.style.validate", "infographic.style.logo"} & loaded
