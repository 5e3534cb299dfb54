"""The words of every language: complete, with the same names to fill in, and its own plurals."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from babel import Locale

from infographic.assets import asset
from infographic.story.facts import share_words
from infographic.story.words import Words, words

LANGUAGES = sorted(f.stem for f in asset("words").glob("*.toml"))
OTHERS = [language for language in LANGUAGES if language != "en"]
# Sentences a language cannot say safely with any label, left out on purpose.
LEFT_OUT: dict[str, set[str]] = {}
# How sentences are closed and parted: English ways go for most languages.
SIGNS = {"sentence.stop", "sentence.comma"}
# Words that happen to be the English ones.
SAME = {
    "*": {"label.base_n", "label.nps", "label.versus", "footer.people"},
    "es": {"label.base"},
    "fr": {"label.points", "label.points_signed", "label.points_versus"},
    "hi": {"label.quote", "label.quote_open"},
    "it": {"label.base"},
    "ko": {"label.quote", "label.quote_open"},
    "pt": {"label.base", "label.quote", "label.quote_open"},
    "th": {"label.quote", "label.quote_open"},
    "tr": {"label.quote", "label.quote_open"},
    "zh": {"label.quote", "label.quote_open"},
}
# Forms for nought, one and two often say the number in words.
WORDED = {"zero", "one", "two"}
HOSTILE = (
    "{label}",
    "{0}",
    "{",
    "}}",
    "{share!r:>9}",
    "%s",
    "\u201cYes\u201d, \u2018no\u2019 & \u00abso\u00bb",
    "\u0646\u0639\u0645 \u202e{a}\u202c",
    "\u05db\u05df",
    "",
    "A label. With a stop?",
)


def _load(language: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads(asset("words", f"{language}.toml").read_text("utf-8"))


EN = _load("en")
EN_KEYS = {f"{table}.{name}" for table, held in EN.items() for name in held}


def _keys(language: str) -> set[str]:
    return {f"{table}.{name}" for table, held in _load(language).items() for name in held}


def _forms(value: Any) -> dict[str, str]:
    """The forms of words by their plural category; "" for words with only one."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, list):
        return {str(i): v for i, v in enumerate(value)}
    return {"": value}


def _entries(language: str) -> Iterator[tuple[str, Any]]:
    for table, held in _load(language).items():
        for name, value in held.items():
            yield f"{table}.{name}", value


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _said(language: str, key: str) -> set[str]:
    """The names in any form of the words under a key."""
    table, name = key.split(".")
    forms = _forms(_load(language)[table][name])
    return set().union(*(_names(text) for text in forms.values()))


@pytest.mark.parametrize("language", OTHERS)
def test_every_key_is_translated(language: str) -> None:
    left_out = LEFT_OUT.get(language, set())
    assert all(key.startswith(("headline.", "share.")) for key in left_out)
    assert EN_KEYS - _keys(language) - SIGNS == left_out


@pytest.mark.parametrize("language", OTHERS)
def test_no_key_is_unknown(language: str) -> None:
    assert _keys(language) - EN_KEYS <= SIGNS


@pytest.mark.parametrize("language", OTHERS)
def test_the_names_are_the_same(language: str) -> None:
    for key, value in _entries(language):
        if key not in EN_KEYS or isinstance(value, list):
            continue
        assert _said(language, key) == _said("en", key), key
        for category, text in _forms(value).items():
            if category not in WORDED:
                # A form may say its number in words; whatever else it names, it names.
                assert _names(text) == _said("en", key), (key, category)


@pytest.mark.parametrize("language", LANGUAGES)
def test_plurals_are_those_of_the_language(language: str) -> None:
    locale = Locale.parse(language)
    all_forms = {*locale.plural_form.tags, "other"}
    for key, value in _entries(language):
        if not isinstance(value, Mapping):
            continue
        assert set(value) <= all_forms, key
        # Shares are told of one to nine in ten; other numbers may be any.
        needed = (
            {locale.plural_form(k) for k in range(1, 10)} | {"other"}
            if key.startswith("share.")
            else all_forms
        )
        assert needed <= set(value), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_nine_numbers(language: str) -> None:
    numbers = _load(language)["share"]["numbers"]
    assert len(numbers) == len(set(numbers)) == 9
    assert all(numbers)


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_left_in_english(language: str) -> None:
    english = {key: set(_forms(value).values()) for key, value in _entries("en")}
    same = {
        key
        for key, value in _entries(language)
        if key in english and set(_forms(value).values()) & english[key] and key != "share.numbers"
    }
    assert same <= SAME["*"] | SAME.get(language, set())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("label", HOSTILE)
def test_any_label_is_taken_as_it_is(language: str, label: str) -> None:
    vocabulary = words(language)
    for key, value in _entries(language):
        if isinstance(value, list):
            continue
        names = _said(language, key)
        for count in (None, 0, 1, 2, 3, 5, 11, 21, 100, 1.5, 1_000_000):
            text = vocabulary.maybe(key, count, **dict.fromkeys(names, "\ue000"))
            assert "{" not in text, key
            assert "}" not in text, key
            filled = vocabulary.maybe(key, count, **dict.fromkeys(names, label))
            assert filled == text.replace("\ue000", label), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_of_headlines_have_no_stop(language: str) -> None:
    for name, value in _load(language)["headline"].items():
        for text in _forms(value).values():
            assert not text.endswith((".", "\u3002", "\u0964")), name
            assert text == text.strip(), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_of_answers_are_quoted(language: str) -> None:
    """A label that is not quoted would have to be inflected, or read as part of the sentence."""
    if language == "en":
        return
    opening = ("\u00ab", "\u201c", "\u201d", "\u201e", "\u2018", "\u300c")
    for name, value in _load(language)["headline"].items():
        for text in _forms(value).values():
            for wanted in ("{label}", "{series}"):
                if wanted in text:
                    before = text[: text.index(wanted)].rstrip("\u00a0")
                    assert before.endswith(opening), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotes_match(language: str) -> None:
    closing = {
        "\u00ab": "\u00bb",
        "\u201e": "\u201c\u201d",
        "\u2018": "\u2019",
        "\u300c": "\u300d",
        "\u201c": "\u201d",
        "\u201d": "\u201d",
    }
    quote = _load(language)["label"]["quote"]
    assert quote.startswith(_load(language)["label"]["quote_open"])
    assert quote[-1] in closing[quote[0]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_shares_are_told_in_every_language(language: str) -> None:
    vocabulary = words(language)
    for value in (100, 98, 92, 88, 80, 72, 66.6, 60, 52, 50, 48, 40, 35, 33, 30, 25, 20, 12, 10):
        said = share_words(value, vocabulary)
        assert said, value
        assert said[0] == said[0].upper(), said


# -- plurals and sentences ---------------------------------------------------------------------

SLAVIC = Words(
    "ru",
    {"footer": {"answered": {"one": "{n} a", "few": "{n} b", "many": "{n} c", "other": "{n} d"}}},
    {"footer": {"answered": {"one": "{n} person", "other": "{n} people"}}},
)


@pytest.mark.parametrize(
    ("count", "form"),
    [(1, "a"), (2, "b"), (5, "c"), (11, "c"), (21, "a"), (1.5, "d"), (None, "d")],
)
def test_a_count_chooses_the_form(count: float | None, form: str) -> None:
    assert SLAVIC("footer.answered", count, n="N") == f"N {form}"
    assert SLAVIC.maybe("footer.answered", count=count, n="N") == f"N {form}"


def test_english_words_take_english_forms() -> None:
    """A language without its own words shows English, and 21 is many in English."""
    bare = Words("ru", {}, SLAVIC.english)
    assert bare("footer.answered", count=21, n="21") == "21 people"
    assert bare("footer.answered", count=1, n="1") == "1 person"
    assert bare.maybe("footer.answered", count=1, n="1") == ""


def test_a_form_that_is_missing_is_the_common_one() -> None:
    short = Words("pl", {"footer": {"answered": {"other": "{n} x"}}}, {})
    assert short("footer.answered", count=3, n="3") == "3 x"


def test_a_locale_has_the_words_of_its_language() -> None:
    assert words("fr-CA").language == "fr"
    assert words("pt_BR").language == "pt"
    assert words("eo").own == {}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "One. Two? Three."),
        ("de", "One. Two? Three."),
        ("hi", "One\u0964 Two? Three\u0964"),
        ("ja", "One\u3002Two? Three\u3002"),
        ("zh", "One\u3002Two? Three\u3002"),
        ("th", "One Two? Three"),
    ],
)
def test_sentences_are_closed_as_the_language_does(language: str, said: str) -> None:
    assert words(language).sentences(["One", "", "Two?", "Three"]) == said
