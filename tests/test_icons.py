"""Icons: the bundled set is sound, names are found, and labels never get a wrong one."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from infographic.assets import asset
from infographic.errors import UsageError
from infographic.style import icons
from infographic.style.icons import find_icon, find_icons, icon_names, load_icon

ICONS = Path(__file__).resolve().parent.parent / "assets" / "icons"
LABELS: dict[str, dict[str, str]] = tomllib.loads((ICONS / "labels.toml").read_text("utf-8"))
LANGUAGES = sorted({language for table in LABELS.values() for language in table} - {"any"})

# ---- the set


def test_there_are_enough_icons_and_names_are_sorted() -> None:
    names = icon_names()
    assert len(names) >= 110
    assert list(names) == sorted(names)


@pytest.mark.parametrize("name", icon_names())
def test_icon_is_a_closed_path_inside_its_box(name: str) -> None:
    icon = load_icon(name)
    arguments = {"M": 2, "L": 2, "C": 6, "Z": 0}
    assert icon.name == name
    assert icon.commands[0][0] == "M"
    assert icon.commands[-1] == ("Z",)
    for command in icon.commands:
        assert len(command) - 1 == arguments[command[0]]
    # Every move but the first comes after a close: each contour is closed.
    for before, command in zip(icon.commands, icon.commands[1:], strict=False):
        assert command[0] != "M" or before[0] == "Z"
    # The drawings themselves stray over the edge by hundredths of a unit.
    slack = icon.box / 2000
    left, top, right, bottom = icon.bounds
    assert -slack <= left < right <= icon.box + slack
    assert -slack <= top < bottom <= icon.box + slack
    assert icon.box in {24.0, 256.0}
    assert icon.rule in {"nonzero", "evenodd"}
    ends = [command[-2:] for command in icon.commands if command[0] != "Z"]
    assert all(
        left - slack <= x <= right + slack and top - slack <= y <= bottom + slack for x, y in ends
    )


def test_each_icon_has_its_drawing_and_each_source_its_licence() -> None:
    data = json.loads((ICONS / "icons.json").read_text("utf-8"))
    prefix = {"phosphor": "ph", "simple-icons": "si"}
    expected = {f"{prefix[icon['source']]}-{name}.svg" for name, icon in data.items()}
    assert {file.name for file in ICONS.glob("*.svg")} == expected
    for source in prefix:
        assert (ICONS / f"LICENSE-{source}.txt").stat().st_size > 500
    assert "MIT License" in (ICONS / "LICENSE-phosphor.txt").read_text("utf-8")
    assert "CC0" in (ICONS / "LICENSE-simple-icons.txt").read_text("utf-8")


def test_brands_are_told_from_concepts() -> None:
    assert load_icon("linkedin").brand
    assert load_icon("google-plus").brand
    assert load_icon("google-plus").source == "simple-icons"
    assert not load_icon("chats").brand


# ---- by name


def test_load_icon_reads_numbers() -> None:
    icon = load_icon("x-circle")
    assert icon.box == 256
    assert icon.bounds == (24.0, 24.0, 232.0, 232.0)
    assert icon.commands[0] == ("M", 128.0, 24.0)


def test_an_icon_is_loaded_once() -> None:
    assert load_icon("chats") is load_icon("chats")


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("twiter", "twitter"),
        ("mobile", "device-mobile"),
        ("email", "envelope"),
        ("Facebook", "facebook"),
        ("chat", "chats"),
    ],
)
def test_an_unknown_name_gets_a_suggestion(name: str, suggestion: str) -> None:
    with pytest.raises(UsageError, match=f'no icon "{name}"') as caught:
        load_icon(name)
    assert suggestion in caught.value.messages[0].cure


def test_a_name_like_no_other_still_gets_a_cure() -> None:
    with pytest.raises(UsageError) as caught:
        load_icon("qqqq")
    assert caught.value.messages[0].cure == "icon_names() lists them"


# ---- the dictionary


def test_dictionary_names_icons_that_exist() -> None:
    assert set(LABELS) - {"never"} <= set(icon_names())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_stands_for_two_icons(language: str) -> None:
    keys = ("any", language.split("-")[0], language)
    seen: dict[str, str] = {}
    for icon, table in LABELS.items():
        if icon == "never":
            continue
        for phrase in icons._phrases(table, keys, fold=False):
            folded = " ".join(icons._tokens(phrase.replace("…", "")))
            assert folded, f"[{icon}] has an empty phrase"
            assert seen.setdefault(folded, icon) == icon, phrase
    never = set(icons._phrases(LABELS["never"], keys))
    assert not never & set(seen)


@pytest.mark.parametrize("language", [k for k in LANGUAGES if "-" not in k])
def test_each_plain_phrase_finds_its_own_icon(language: str) -> None:
    for icon, table in LABELS.items():
        if icon == "never":
            continue
        for phrase in icons._phrases(table, ("any", language), fold=False):
            assert find_icon(phrase.replace("…", "").strip(), language) == icon, phrase


# ---- by label


@pytest.mark.parametrize(
    ("label", "icon"),
    [
        ("LinkedIn groups", "linkedin"),
        ("Conferences", "presentation"),
        ("Comms magazines", "book-open"),
        ("Talking with colleagues or my network", "chats"),
        ("Professional membership, e.g. CIPR, IoIC", "identification-card"),
        ("Industry journals", "newspaper"),
        ("Training courses", "chalkboard-teacher"),
        ("Studying for professional qualifications", "graduation-cap"),
        ("Communications team", "megaphone"),
        ("IT", "desktop"),
        ("Don't know", "question"),
        ("Don’t know", "question"),
        ("DON'T KNOW", "question"),
        ("Other", "dots-three-circle"),
        ("Other (please specify)", "dots-three-circle"),
        ("None", "prohibit"),
        ("I don't", "prohibit"),
        ("Blog", "article"),
        ("Blogs", "article"),
        ("Books", "books"),
        ("Enterprise social network", "buildings"),
        ("Twitter", "twitter"),
        ("X (formerly Twitter)", "x"),
        ("Facebook", "facebook"),
        ("Google+", "google-plus"),
        ("MySpace", "myspace"),
        ("My manager", "identification-badge"),
        ("the office team", "users-three"),
        ("Car (as a passenger)", "car"),
        ("Magazines for communicators", "book-open"),
        ("University of Leeds", "graduation-cap"),
        ("Cost of a car", "coins"),
        ("Charities", "hand-heart"),
        ("R&D", "flask"),
        ("Videos & screencasts", "play-circle"),
        ("On-the-job training", "chalkboard-teacher"),
        ("News", "newspaper"),
        ("Yes", "check-circle"),
        ("No", "x-circle"),
        ("N/A", "minus-circle"),
        ("Prefer not to say", "eye-slash"),
    ],
)
def test_label_gets_its_icon(label: str, icon: str) -> None:
    assert find_icon(label) == icon


@pytest.mark.parametrize(
    "label",
    [
        "",
        "…",
        "IT'S complicated",
        "Its",
        "It",  # the pronoun, not the department
        "other half",
        "bookkeeping",
        "No opinion on Facebook's owners",
        "Apple juice",
        "Apple",
        "Teams",
        "Windows",
        "Medium",
        "Public",
        "New",
        "Facebook is evil",
        "Facebook or Twitter",
        "Twitter, Facebook",
        "Books and magazines",
        "Chatter / Salesforce",
        "Less email",
        "I don't read newspapers",
        "Without a car",
        "Missing libraries",
        "data bank",
        "Coffee table",
        "Decision tree",
        "Air quality",
        "2 to 5 employees",
        "25-29",
        "Yes, in a field related to my current profession",
        "Facebook newsletter",  # a network, or a newsletter?
        "English and drama",
    ],
)
def test_label_in_doubt_gets_none(label: str) -> None:
    assert find_icon(label) is None


@pytest.mark.parametrize(
    ("locale", "label", "icon"),
    [
        ("de", "Fachzeitschriften", "newspaper"),
        ("de-AT", "Weiß nicht", "question"),
        ("de_CH", "weiss nicht", "question"),
        ("de", "Gespräche mit Kollegen", "chats"),
        ("de", "Keine Angabe", "eye-slash"),
        ("de", "E-Mails", "envelope"),
        ("fr", "L’école", "backpack"),
        ("fr", "Livres spécialisés", "books"),
        ("fr", "Ne sait pas", "question"),
        ("fr", "Chat", "cat"),
        ("en", "Chat", "chats"),
        ("es", "Revistas especializadas", "book-open"),
        ("es", "Sí", "check-circle"),
        ("pt-BR", "Não sei", "question"),
        ("no", "Vet ikke", "question"),
        ("ar", "فيسبوك", "facebook"),
        ("hi", "हाँ", "check-circle"),
        ("ja", "その他", "dots-three-circle"),
        ("en-GB", "Football", "soccer-ball"),
        ("xx", "Facebook", "facebook"),
    ],
)
def test_labels_are_read_in_their_language(locale: str, label: str, icon: str) -> None:
    assert find_icon(label, locale) == icon


@pytest.mark.parametrize(
    ("locale", "label"),
    [
        ("de", "Gift"),  # poison
        ("de", "Links"),  # left
        ("fr", "Personnes"),
        ("en-US", "Football"),  # another ball
        ("en-US", "Gas"),  # petrol
        ("xx", "Books"),
    ],
)
def test_a_word_of_another_language_gets_none(locale: str, label: str) -> None:
    assert find_icon(label, locale) is None


# ---- for a list


def test_a_list_gets_all_its_icons() -> None:
    assert find_icons(["Communications team", "IT", "Don't know"]) == [
        "megaphone",
        "desktop",
        "question",
    ]


def test_three_in_four_are_enough_and_the_rest_get_a_dot() -> None:
    labels = ["Facebook", "Twitter", "LinkedIn", "Quibblr"]
    assert find_icons(labels) == ["facebook", "twitter", "linkedin", None]


def test_fewer_than_three_in_four_get_none() -> None:
    assert find_icons(["Facebook", "Twitter", "LinkedIn", "Quibblr", "Zzap"]) is None


def test_two_options_with_one_icon_get_none() -> None:
    assert find_icons(["Emails", "Newsletters", "Books", "Podcasts"]) is None


def test_an_empty_list_gets_none() -> None:
    assert find_icons([]) is None


def test_bundled_dictionary_is_found_through_assets() -> None:
    assert asset("icons", "labels.toml") == ICONS / "labels.toml"
