"""The figure to paste, and the words and tables for readers who do not see the picture."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infographic.errors import UsageError
from infographic.publish.alt import alt_text, description, tables
from infographic.publish.html import Shown, figure_html, meta_html
from infographic.results.model import Brand, Option, Question, Results, Section, Source

VOID = {"img", "br", "meta", "link", "input", "hr", "source"}


class Reader(HTMLParser):
    """Reads back what a browser would see; fails where tags do not nest."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[tuple[str, str]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.words.append((self.open[-1] if self.open else "", data))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]

    def texts(self, tag: str) -> list[str]:
        return [text for name, text in self.words if name == tag]


def survey() -> Results:
    networks = Question(
        "q1",
        "Which networks do you use?",
        "multiple",
        series=("private", "at work"),
        n=84,
        series_n=(84, 80),
        options=(
            Option("Twitter", (94.0, 69.0), ("94%", "69"), count=79),
            Option("Own blog", (0.5, None), ("<1%", None), count=None),
        ),
    )
    future = Question("q2", "Will it grow?", "single", options=(Option("Yes", (93.0,), ("93",)),))
    secret = Question("q3", "Hidden", "single", options=(Option("No", (7.0,), ("7",)),), hide=True)
    return Results(
        "Social media at work",
        (Section(None, (networks, future, secret)),),
        n=84,
        population="communicators",
        source=Source("Survey Ltd", "Ada", "https://example.org/s?a=1&b=2"),
        licence="CC BY 4.0",
    )


SIZES = (
    Shown("results-600.png", 600, 2200),
    Shown("results-2400.png", 2400, 8800),
    Shown("results-1200.png", 1200, 4400),
)


# words


def test_alt_says_kind_topic_and_finding() -> None:
    assert alt_text(survey()) == "Infographic: Social media at work. Twitter: 94%"
    assert (
        alt_text(survey(), "Nearly all tweet")
        == "Infographic: Social media at work. Nearly all tweet"
    )


def test_alt_takes_the_most_important_question() -> None:
    results = survey()
    first, second, third = results.sections[0].questions
    louder = replace(second, importance=0.9, headline="Nine in ten expect growth")
    changed = replace(results, sections=(Section(None, (first, louder, third)),))
    assert alt_text(changed).endswith("Nine in ten expect growth")


@given(st.text(max_size=400), st.text(max_size=400))
def test_alt_is_one_short_line(title: str, finding: str) -> None:
    text = alt_text(replace(survey(), title=title), finding)
    assert len(text) <= 150
    assert text.splitlines() in ([text], [])


def test_alt_is_cut_between_words() -> None:
    for length in range(3, 12):
        text = alt_text(survey(), ("w" * length + " ") * 60)
        assert text.endswith(" " + "w" * length + "…")
        assert len(text) > 135


def test_tables_hold_every_number_as_given() -> None:
    networks, future = tables(survey())
    assert networks.caption == "Which networks do you use? (n = 84)"
    assert networks.header == ("Answer", "private (n = 84)", "at work (n = 80)", "Count")
    assert networks.rows == (("Twitter", "94%", "69%", "79"), ("Own blog", "<1%", "–", "–"))
    assert (future.header, future.rows) == (("Answer", "Share"), (("Yes", "93%"),))


def test_values_without_their_spelling_and_other_units() -> None:
    hours = Question(
        "q",
        "Hours a week",
        "number",
        unit="hours",
        options=(Option("Mean", (2.50,)), Option("Most", (40.0,), ("40",))),
    )
    (table,) = tables(Results("T", (Section(None, (hours,)),)))
    assert table.header == ("Answer", "Hours")
    assert table.rows == (("Mean", "2.5"), ("Most", "40"))


def test_description_holds_every_number_and_explains_gaps() -> None:
    text = description(survey())
    for words in (
        "84 communicators answered.",
        "Twitter private (n = 84) 94%, at work (n = 80) 69%",
        "<1%",
        "Yes 93%",
        "–: not asked or not published.",
    ):
        assert words in text
    assert "Hidden" not in text


# the figure


def test_image_lists_all_widths_and_keeps_its_shape() -> None:
    (image,) = Reader(figure_html(survey(), SIZES)).all("img")
    assert image["srcset"] == "results-600.png 600w, results-1200.png 1200w, results-2400.png 2400w"
    assert (image["src"], image["width"], image["height"]) == ("results-1200.png", "1200", "4400")
    assert image["sizes"] == "(max-width: 1200px) 100vw, 1200px"
    assert (image["loading"], image["decoding"]) == ("lazy", "async")
    assert image["style"] == "max-width:100%;height:auto"
    assert image["alt"] == alt_text(survey())


def test_shown_narrower() -> None:
    (image,) = Reader(figure_html(survey(), SIZES, width=750)).all("img")
    assert (image["width"], image["height"]) == ("750", "2750")


def test_caption_links_to_the_source() -> None:
    read = Reader(figure_html(survey(), SIZES))
    assert read.all("a") == [{"href": "https://example.org/s?a=1&b=2"}]
    assert read.texts("a") == ["Survey Ltd, Ada"]
    assert "".join(read.texts("figcaption")) == "Social media at work. Source: . CC BY 4.0."


def test_caption_without_a_source() -> None:
    plain = replace(survey(), source=Source(), licence=None)
    assert "<figcaption>Social media at work.</figcaption>" in figure_html(plain, SIZES)
    branded = replace(plain, brand=Brand("Acme"))
    assert "<figcaption>Social media at work. Source: Acme.</figcaption>" in figure_html(
        branded, SIZES
    )


def test_tables_can_be_read_cell_by_cell() -> None:
    read = Reader(figure_html(survey(), SIZES))
    assert read.texts("summary") == ["The numbers as tables"]
    assert len(read.all("table")) == len(read.all("caption")) == 2
    scopes = [head["scope"] for head in read.all("th")]
    assert scopes == ["col"] * 4 + ["row"] * 2 + ["col"] * 2 + ["row"]
    assert read.texts("td") == ["94%", "69%", "79", "<1%", "–", "–", "93%"]
    assert "–: not asked or not published." in read.texts("p")


def test_no_explanation_where_nothing_is_missing() -> None:
    results = survey()
    only = replace(results, sections=(Section(None, (results.sections[0].questions[1],)),))
    assert "not asked" not in figure_html(only, SIZES)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " JaVaScript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:x",
        "data:text/html,x",
        "vbscript:x",
        "//example.org",
        "example.org",
        "file:///etc",
        "http://[::1",
    ],
)
def test_unsafe_addresses_are_refused(address: str) -> None:
    with pytest.raises(UsageError, match="https://"):
        figure_html(survey(), SIZES, link=address)


@pytest.mark.parametrize(
    "address", ["https://example.org/ü?a=b", "HTTP://example.org", "mailto:a@example.org"]
)
def test_safe_addresses_are_kept(address: str) -> None:
    assert Reader(figure_html(survey(), SIZES, link=address)).all("a") == [{"href": address}]


def test_line_breaks_do_not_end_up_in_an_address() -> None:
    read = Reader(figure_html(survey(), SIZES, link=" https://exam\nple.org/\t"))
    assert read.all("a") == [{"href": "https://example.org/"}]


def test_names_with_blanks_commas_and_colons_stay_one_address() -> None:
    html = figure_html(survey(), [Shown("javascript:a, b é.png", 600, 100)])
    (image,) = Reader(html).all("img")
    assert image["src"] == "javascript%3Aa%2C%20b%20%C3%A9.png"
    assert image["srcset"] == "javascript%3Aa%2C%20b%20%C3%A9.png 600w"


PHONE = (Shown("results-mobile-1080.png", 1080, 9000), Shown("results-mobile-720.png", 720, 6000))


def test_narrow_windows_show_pictures_of_their_own() -> None:
    read = Reader(figure_html(survey(), SIZES, phone=[PHONE]))
    tags = [tag for tag, _ in read.tags]
    assert tags[:4] == ["figure", "picture", "source", "img"]
    (source,) = read.all("source")
    assert source["media"] == "(max-width: 600px)"
    assert source["srcset"] == "results-mobile-720.png 720w, results-mobile-1080.png 1080w"
    # Its own shape, so that nothing jumps while it loads.
    assert (source["width"], source["height"]) == ("720", "6000")
    assert read.all("img") == Reader(figure_html(survey(), SIZES)).all("img")


def test_pages_for_phones_stand_in_for_pages_one_by_one() -> None:
    pages = [[Shown(f"results-p{i}.png", 600, 100)] for i in (1, 2)]
    phone = [[Shown(f"results-mobile-p{i}.png", 720, 900)] for i in (1, 2)]
    read = Reader(figure_html(survey(), pages[0], more=pages[1:], phone=phone))
    assert [s["srcset"] for s in read.all("source")] == [
        "results-mobile-p1.png 720w", "results-mobile-p2.png 720w",
    ]  # fmt: skip
    # Where they are not as many, the one is no part of the other.
    assert not Reader(figure_html(survey(), pages[0], phone=phone)).all("picture")


def test_tags_of_a_link_are_for_both_kinds_of_reader() -> None:
    read = Reader(meta_html(survey(), Shown("a card@2x.png", 2400, 1260), alt="What it says"))
    tags = read.all("meta")
    assert {t["property"] for t in tags if "property" in t} == {
        "og:type", "og:title", "og:image", "og:image:type", "og:image:width", "og:image:height",
        "og:image:alt",
    }  # fmt: skip
    by_name = {t.get("property") or t.get("name"): t["content"] for t in tags}
    assert by_name["og:image"] == by_name["twitter:image"]
    assert by_name["og:image"] == "https://YOUR-SITE/a%20card@2x.png"
    assert (by_name["og:image:width"], by_name["og:image:height"]) == ("2400", "1260")
    assert by_name["og:image:alt"] == by_name["twitter:image:alt"] == "What it says"
    described = replace(survey(), subtitle="Who\ntweets")
    read = Reader(meta_html(described, Shown("a.png", 1200, 630), alt=""))
    (words,) = [t for t in read.all("meta") if t.get("property") == "og:description"]
    assert words["content"] == "Who tweets"


def test_no_picture_no_figure() -> None:
    with pytest.raises(UsageError, match="add a PNG width"):
        figure_html(survey(), [])


HOSTILE = st.text(max_size=20) | st.sampled_from(
    [
        '"><script>alert(1)</script>',
        "' onerror='x",
        "</table></figure>",
        "a\0b",
        "\ud800",
        "<!--",
        "&lt;",
    ]
)


@settings(deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
def test_any_words_stay_words(a: str, b: str, c: str, d: str) -> None:
    question = Question(
        "q", a, "single", series=(b, c), options=(Option(d, (1.0, None), (a, None)),)
    )
    results = Results(b, (Section(None, (question,)),), source=Source(c, d), licence=a, locale=b)
    html = figure_html(results, [Shown(a, 600, 400)])
    html.encode("utf-8")
    read = Reader(html)
    assert [tag for tag, _ in read.tags] == [
        "figure",
        "img",
        "figcaption",
        "details",
        "summary",
        "table",
        "caption",
        "thead",
        "tr",
        "th",
        "th",
        "th",
        "tbody",
        "tr",
        "th",
        "td",
        "td",
        "p",
    ]
    allowed = {"src", "srcset", "sizes", "width", "height", "loading", "decoding", "alt", "style"}
    assert set(read.all("img")[0]) == allowed


@settings(deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_any_words_stay_words_in_a_head(a: str, b: str, c: str) -> None:
    html = meta_html(Results(a, (), subtitle=b), Shown(c, 1200, 630), alt=a)
    html.encode("utf-8")
    tags = Reader(html).tags
    assert {tag for tag, _ in tags} == {"meta"}
    assert all(set(attributes) <= {"property", "name", "content"} for _, attributes in tags)
    assert html.count("<!--") == 1
