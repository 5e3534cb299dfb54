"""Icons: the bundled set is sound, names are found, and labels never get a wrong one."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from infographic.assets import asset
from infographic.errors import UsageError
from infographic.style import icons
from infographic.style.icons import (
    find_icon,
    find_icons,
    icon_groups,
    icon_names,
    is_brand,
    load_icon,
    written,
)

ICONS = Path(__file__).resolve().parent.parent / "assets" / "icons"
LABELS: dict[str, dict[str, str]] = {
    path.stem: tomllib.loads(path.read_text("utf-8"))
    for path in sorted((ICONS / "labels").glob("*.toml"))
}
LANGUAGES = sorted(set(LABELS) - {"any"})
# Languages in which whatever English knows should be known.
WHOLE = ("de", "es", "fr", "it", "nl", "pt")
COMMON = ("ar", "fa", "hi", "ja", "pl", "ru", "sv", "tr", "zh")

# ---- the set


def test_there_are_enough_icons_and_names_are_sorted() -> None:
    names = icon_names()
    assert len(names) >= 370
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


def test_every_icon_is_in_one_group_and_logos_are_in_the_last() -> None:
    groups = icon_groups()
    held = [name for names in groups.values() for name in names]
    assert sorted(held) == list(icon_names())
    *_, last = groups
    assert {name for name in icon_names() if load_icon(name).brand} == set(groups[last])
    assert is_brand("twitter")
    assert not is_brand("rocket")
    assert not is_brand("svg:1 nonzero 0 0 1 1 M0 0Z")


@pytest.mark.parametrize(
    "name",
    [
        "person",
        "users",
        "rocket",
        "clock",
        "heart",
        "megaphone",
        "check",
        "flag",
        "house",
        "briefcase",
    ],
)
def test_icons_that_count_units_are_there(name: str) -> None:
    assert not load_icon(name).brand


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
    assert caught.value.messages[0].cure == "`infographic list icons`"


# ---- written out


@pytest.mark.parametrize("name", ["rocket", "x-circle", "google-plus"])
def test_an_icon_written_out_is_the_same_icon(name: str) -> None:
    icon = load_icon(name)
    again = load_icon(written(icon))
    assert again.commands == icon.commands
    assert (again.box, again.bounds, again.rule) == (icon.box, icon.bounds, icon.rule)


@pytest.mark.parametrize(
    "text",
    [
        "svg:",
        "svg:24 nonzero 0 0 1 M0 0Z",
        "svg:24 nonzero 0 0 1 1 M0Z",
        "svg:24 nonzero 0 0 1 1 M0 0L1 1 2Z",
        "svg:24 odd 0 0 1 1 M0 0Z",
        "svg:24 nonzero 0 0 1 1 M0 nanZ",
        "svg:24 nonzero 0 0 1 1 <script>",
        "svg:24 nonzero 0 0 1 1 M" + "1 " * 5000,
    ],
)
def test_a_damaged_outline_is_told(text: str) -> None:
    with pytest.raises(UsageError, match="damaged"):
        load_icon(text)


# ---- the dictionary


def phrases(language: str) -> list[tuple[str, str]]:
    """Each phrase of a language's own table, with its icon."""
    table = LABELS[language]
    return [
        (p, icon) for icon, line in table.items() if icon != "never" for p in icons.phrases(line)
    ]


def folded(phrase: str) -> str:
    return " ".join(icons.tokens_of(phrase.replace("…", "")))


@pytest.mark.parametrize("language", ["any", *LANGUAGES])
def test_dictionary_names_icons_that_exist(language: str) -> None:
    assert set(LABELS[language]) - {"never"} <= set(icon_names())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_stands_for_two_icons(language: str) -> None:
    seen: dict[str, str] = {}
    never: set[str] = set()
    for key in icons.language_keys(language):
        if key not in LABELS:
            continue
        for phrase, icon in phrases(key):
            assert folded(phrase), f"[{icon}] has an empty phrase"
            assert seen.setdefault(folded(phrase), icon) == icon, phrase
        never |= set(map(folded, icons.phrases(LABELS[key].get("never", ""))))
    assert not never & set(seen)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_phrase_finds_its_own_icon(language: str) -> None:
    for phrase, icon in [*phrases("any"), *phrases(language)]:
        assert find_icon(phrase.replace("…", "").strip(), language) == icon, phrase


@pytest.mark.parametrize("language", WHOLE)
def test_these_languages_know_what_english_knows(language: str) -> None:
    lacking = set(LABELS["en"]) - set(LABELS[language]) - {"never"}
    assert len(lacking) < 40, sorted(lacking)


@pytest.mark.parametrize("language", COMMON)
def test_these_languages_know_the_most_common_things(language: str) -> None:
    assert len(LABELS[language]) >= 75


# ---- by label


@pytest.mark.parametrize(
    ("label", "icon"),
    [
        ("Personal life", "house"),
        ("Professional life", "briefcase"),
        ("Office", "building-office"),
        ("Parental leave", "baby-carriage"),
        ("Customer service", "headset"),
        ("Ambulance trusts", "ambulance"),
        ("Start-ups", "rocket"),
        ("Increased efficiency", "chart-line-up"),
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
        "One employee",  # a quantity
        "Support",  # help, or a vote in favour
        "Integration",  # of systems, or of people
        "Professional",  # a skill, or a life
        "Separation",  # of a couple, or of work and home
        "Share",
        "Race",
        "Developer Tea",  # a podcast
        "Terminal",
        "Hearing test",
        "Turnover",
        "Spirit",
        "Plaster",
        "Trainer",
        "Flat",
        "Bridge",
        "Space",
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
        ("en-US", "Football", "football"),
        ("it", "Biblioteche", "books"),
        ("it", "Lavoro", "briefcase"),
        ("nl", "Vrijwilligerswerk", "hand-heart"),
        ("nl", "Weet ik niet", "question"),
        ("pt-BR", "Redes sociais", "share-network"),
        ("pt", "Autocarro", "bus"),
        ("pl", "Znajomi", "users"),
        ("sv", "Sociala medier", "share-network"),
        ("tr", "Toplu taşıma", "bus"),
        ("ru", "Социальные сети", "share-network"),
        ("ru", "Не согласен", "thumbs-down"),
        ("ja", "スマホ", "device-mobile"),
        ("zh", "手机", "device-mobile"),
        ("ar", "التلفاز", "television"),
        ("fa", "کتاب‌ها", "books"),
        ("fa", "تلفن هوشمند", "device-mobile"),
        ("hi", "मोबाइल फ़ोन", "device-mobile"),
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
        ("fr", "Voile"),  # a sail, or a veil
        ("de", "Ein Mitarbeiter"),
        ("de", "Noten"),  # marks, or music
        ("de", "Integration"),
        ("es", "Piso"),  # a flat, or a floor
        ("it", "Campagna"),  # the country, or a campaign
        ("nl", "Kaart"),  # a map, or a card
        ("nl", "Groen"),  # a colour, or a party
        ("pt", "Exterior"),
        ("sv", "Lag"),  # a law, or a team
        ("ru", "Рост"),  # growth, or height
        ("ja", "水"),  # water, or Wednesday
        ("hi", "कर"),  # a tax, or "do"
        ("en", "Football"),  # which one?
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
    assert asset("icons", "labels", "en.toml") == ICONS / "labels" / "en.toml"


@pytest.mark.parametrize("locale", ["../en", "en/../de", "", "a" * 300, "C:"])
def test_a_strange_locale_reads_no_strange_file(locale: str) -> None:
    assert find_icon("Facebook", locale) in ("facebook", None)
