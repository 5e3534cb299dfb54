"""Icons of sections and series: found by what their words are about, never silly."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from infographic.style import icons
from infographic.style.icons import icon_names
from infographic.style.topics import series_icons, topic_icon

FILE = Path(__file__).resolve().parent.parent / "assets" / "icons" / "topics.toml"
TABLES: dict[str, dict[str, str]] = tomllib.loads(FILE.read_text("utf-8"))


@pytest.mark.parametrize("language", TABLES)
def test_each_phrase_finds_its_own_icon(language: str) -> None:
    assert set(TABLES[language]) - {"never"} <= set(icon_names())
    for icon, line in TABLES[language].items():
        for phrase in icons.phrases(line):
            wanted = None if icon == "never" else icon
            assert topic_icon(phrase, language) == wanted, phrase


@pytest.mark.parametrize(
    ("title", "icon"),
    [
        ("Internal social networks", "share-network"),
        ("Home and work", "house"),
        ("The future", "binoculars"),
        ("Learning", "lightbulb"),
        ("Expectations", "compass"),
        ("Who introduced it?", "door-open"),
        ("Defining success", "target"),
        ("Did you define what you wanted it to achieve before it launched?", "target"),
        ("Your yearly salary in U.S. dollar.", "money"),
        ("WORK-LIFE BALANCE", "scales"),
        ("Time management", "clock"),
        ("Books", "books"),  # a label of its own
    ],
)
def test_titles(title: str, icon: str) -> None:
    assert topic_icon(title, "en-GB") == icon


@pytest.mark.parametrize(
    ("locale", "title", "icon"),
    [
        ("de", "Die Zukunft der Arbeit", "binoculars"),
        ("de-AT", "Arbeiten im Homeoffice: vor, während und nach der Pandemie", "laptop"),
        ("fr", "Les réseaux sociaux au travail", "share-network"),
        ("es", "Redes sociales", "share-network"),
        ("it", "Il futuro", "binoculars"),
        ("nl", "Verwachtingen", "compass"),
        ("pt-BR", "Expectativas", "compass"),
        ("ja", "健康", "heartbeat"),
    ],
)
def test_titles_in_other_languages(locale: str, title: str, icon: str) -> None:
    assert topic_icon(title, locale) == icon


@pytest.mark.parametrize(
    ("locale", "title"),
    [
        ("en", ""),
        ("en", "…"),
        ("en", "About you"),
        ("en", "Key findings"),
        ("en", "The state of the art"),
        ("en", "When things go wrong"),
        ("en", "Company culture"),
        ("en", "Up and running"),
        ("en", "How much attention do you pay?"),
        ("en", "Mothers-in-law"),
        ("en", "Do people care?"),
        ("en", "NHS trusts"),
        ("en", "Support for the bill"),
        ("de", "Stimmen Sie zu?"),
        ("de", "Die Qual der Wahl"),
        ("de", "In letzter Zeit"),
        ("fr", "De temps en temps"),
        ("fr", "Au cours de l’année"),
        ("it", "In media"),
        ("ar", "ماذا يفعل العرب؟"),
        ("en", "word " * 25 + "climate"),
    ],
)
def test_titles_that_say_nothing_get_none(locale: str, title: str) -> None:
    assert topic_icon(title, locale) is None


def test_contexts_get_icons() -> None:
    assert series_icons(["Personal life", "Professional life"]) == ["house", "briefcase"]
    assert series_icons(["At work", "At home"]) == ["briefcase", "house"]
    assert series_icons(["Privat", "Beruflich"], "de") == ["house", "briefcase"]
    assert series_icons(["Women", "Men"]) == ["gender-female", "gender-male"]


@pytest.mark.parametrize(
    "names", [["2020", "2021"], ["Women", "Zzap"], ["Home", "House"], [], [""]]
)
def test_waves_and_half_known_groups_get_none(names: list[str]) -> None:
    assert series_icons(names) is None
