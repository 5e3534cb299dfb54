"""From a plain dict to the model: shapes, messages, and nothing but DataError."""

import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infographic.errors import DataError, Report
from infographic.results.fields import MOST_ERRORS, SAME_WARNINGS
from infographic.results.keys import BRAND, FIELDWORK, OPTION, QUESTION, TOP
from infographic.results.model import Brand, Fieldwork, Option, Question, Results, Source
from infographic.results.parse import parse

DATA = sorted((Path(__file__).parent / "data").glob("*.results.json"))


def survey(*questions: object, **top: object) -> dict[str, object]:
    return {"title": "T", "questions": list(questions), **top}


def ask(options: object = None, **more: object) -> dict[str, object]:
    """A question with `options`; 60/40 when there are none to speak of."""
    if options is None:
        options = {"Yes": 60, "No": 40}
    return {"text": "Q?", "kind": "single", "options": options, **more}


def read(data: object) -> tuple[Results, Report]:
    report = Report()
    return parse(data, report), report


def one(**more: object) -> Question:
    results, _ = read(survey({"text": "Q?", **more}))
    return results.sections[0].questions[0]


def errors(data: object) -> list[str]:
    with pytest.raises(DataError) as caught:
        parse(data, Report())
    return [str(message) for message in caught.value.messages]


def warnings(data: object) -> list[str]:
    return [str(message) for message in read(data)[1].warnings]


# --- the published surveys -------------------------------------------------------------------


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.name)
def test_published_surveys_parse(path: Path) -> None:
    data = json.loads(path.read_text("utf-8"))
    results, _ = read(data)
    assert results.title == data["title"]
    sections = data.get("sections", [data])
    assert sum(1 for _ in results.questions()) == sum(len(s["questions"]) for s in sections)


def test_the_reference_survey() -> None:
    path = next(path for path in DATA if path.name.startswith("ic-2012"))
    results, report = read(json.loads(path.read_text("utf-8")))
    assert list(report) == []
    assert (results.title, results.n, results.locale) == (
        "How internal comms pros use social media",
        84,
        "en-GB",
    )
    assert results.fieldwork == Fieldwork("2012-10-18", "2012-10-26")
    assert results.brand == Brand(name="All Things IC", handle="@AllthingsIC")
    assert [section.title for section in results.sections] == [
        "Expectations",
        "Internal social networks",
        "Home and work",
        "The future",
        "Learning",
    ]
    networks = results.sections[2].questions[0]
    assert networks.id == "networks"
    assert networks.columns == ("Personal life", "Professional life")
    assert networks.options[8] == Option("MySpace", (4.0, None), ("4", None), (None, None))
    assert results.sections[1].questions[3].highlight == ("No",)


# --- shapes of options -----------------------------------------------------------------------

TWO = (
    Option("A", (60.0,), ("60",), (None,)),
    Option("B", (40.0,), ("40 %",), (None,)),
)


@pytest.mark.parametrize(
    "options",
    [
        {"A": 60, "B": "40 %"},
        [["A", 60], ["B", "40 %"]],
        [("A", 60), ("B", "40 %")],
        [{"label": "A", "value": 60}, {"label": "B", "value": "40 %"}],
        [{"label": "A", "values": 60}, ["B", "40 %"]],
        {"A": {"value": 60}, "B": "40 %"},
        {" A\n": 60, "B": "40 %"},
    ],
)
def test_every_shape_of_options_means_the_same(options: object) -> None:
    assert one(kind="single", options=options).options == TWO


@pytest.mark.parametrize(
    "options",
    [
        {"A": [1, 2], "B": [3, None]},
        {"A": {"x": 1, "y": 2}, "B": {"x": 3}},
        {"A": {"y": 2, "x": 1}, "B": [3, None]},
        [["A", [1, 2]], ["B", {"x": 3, "y": None}]],
        [["A", 1, 2], ["B", 3, None]],
        [{"label": "A", "values": [1, 2]}, {"label": "B", "values": {"x": 3}}],
    ],
)
def test_every_shape_of_series_means_the_same(options: object) -> None:
    question = one(kind="multiple", series=["x", "y"], options=options)
    assert [(o.label, o.values) for o in question.options] == [
        ("A", (1.0, 2.0)),
        ("B", (3.0, None)),
    ]


def test_long_form_of_an_option() -> None:
    option = {
        "label": "Twitter",
        "value": "<1%",
        "count": "1,000",
        "n": 12,
        "icon": "bird",
        "color": "#0AF",
        "note": "now X",
    }
    assert one(kind="group", options=[option]).options == (
        Option("Twitter", (0.5,), ("<1%",), (1.0,), 1000, 12, "bird", "#00aaff", "now X"),
    )


def test_numbers_are_labels_too() -> None:
    question = one(kind="multiple", series=[2011, 2012], options={2020: [1, 2], True: [3, 4]})
    assert question.series == ("2011", "2012")
    assert [option.label for option in question.options] == ["2020", "true"]


@pytest.mark.parametrize(
    "answers",
    [
        {"rows": {"S1": [20, 80], "S2": [50, 50]}, "scale": ["Low", "High"]},
        {"rows": [["S1", [20, 80]], ["S2", [50, 50]]], "scale": ["Low", "High"]},
        {"rows": {"S1": {"High": 80, "Low": 20}, "S2": [50, 50]}, "scale": ["Low", "High"]},
        {"rows": {"S1": {"Low": 20, "High": 80}, "S2": {"Low": 50, "High": 50}}},
        {"options": {"S1": [20, 80], "S2": [50, 50]}, "scale": ["Low", "High"]},
    ],
)
def test_matrices(answers: dict[str, object]) -> None:
    question = one(**answers)
    assert (question.kind, question.scale, question.series) == ("matrix", ("Low", "High"), ())
    assert question.columns == ("Low", "High")
    assert [(o.label, o.values) for o in question.options] == [
        ("S1", (20.0, 80.0)),
        ("S2", (50.0, 50.0)),
    ]


def test_series_are_read_from_objects_of_values() -> None:
    data = survey(ask({"A": {"2023": 60, "2024": 70}, "B": {"2023": 40, "2024": 30}}))
    results, report = read(data)
    assert results.sections[0].questions[0].series == ("2023", "2024")
    assert str(report.inferred[0]) == (
        'questions[0].options: series taken from the values: "2023", "2024" '
        '(write "series" to be sure)'
    )


def test_one_number() -> None:
    question = one(value="1,236", unit="members")
    assert (question.kind, question.unit) == ("number", "members")
    assert question.options == (Option("members", (1236.0,), ("1,236",), (None,)),)
    assert one(value=42).options[0].label == "Q?"
    assert one(value=42, unit="count").options[0].label == "Q?"
    waves = one(value=[43, 51], series=["2023", "2024"], kind="nps")
    assert (waves.kind, waves.unit) == ("nps", "score")
    assert waves.options[0].values == (43.0, 51.0)


@pytest.mark.parametrize(
    "answers",
    [
        {"quotes": ["Great.", "Slow."]},
        {"options": ["Great.", "Slow."]},
        {"options": ["Great.", "Slow."], "kind": "text"},
        {"options": [{"label": "Great."}, "Slow."], "kind": "text"},
    ],
)
def test_quotes(answers: dict[str, object]) -> None:
    question = one(**answers)
    assert question.kind == "text"
    assert [(o.label, o.value) for o in question.options] == [("Great.", None), ("Slow.", None)]


# --- bases, hints, the top of the file --------------------------------------------------------


def test_n_in_every_shape() -> None:
    assert one(n="1,236", **ask()).n == 1236
    assert one(n=84.0, **ask()).n == 84
    waves = one(
        n={"2024": 90, "2023": 80},
        series=["2023", "2024"],
        kind="multiple",
        options={"A": [1, 2], "B": [3, 4]},
    )
    assert (waves.n, waves.series_n) == (None, (80, 90))
    groups = one(n={"B": 12}, options={"A": 55, "B": 70})
    assert (groups.kind, [o.n for o in groups.options]) == ("group", [None, 12])


def test_hints() -> None:
    question = one(
        **ask(
            headline="H",
            chart="bars",
            highlight="Yes",
            icon="star",
            order="Desc",
            last=["No"],
            top=2,
            hide=False,
            importance=2,
            base="members",
            note="N",
            footnote="F",
            partial=True,
            id="x",
        )
    )
    assert (question.headline, question.chart, question.highlight) == ("H", "bars", ("Yes",))
    assert (question.icon, question.order, question.last) == ("star", "desc", ("No",))
    assert (question.top, question.hide, question.importance) == (2, False, 2.0)
    assert (question.base, question.note, question.footnote) == ("members", "N", "F")
    assert (question.partial, question.id) == (True, "x")


@pytest.mark.parametrize("icon", [{"Yes": "up", "No": None}, ["up", None]])
def test_an_icon_per_option(icon: object) -> None:
    question = one(**ask(icon=icon))
    assert question.icon is None
    assert [option.icon for option in question.options] == ["up", None]


def test_the_top_of_the_file() -> None:
    results, report = read(
        survey(
            ask(),
            locale="en_gb",
            n="1,236",
            fieldwork={"start": "2012-02-29", "end": "2012"},
            source="ACME",
            brand={"name": "B", "colors": ["#0AF", "#112233"], "url": "https://b.example"},
            credits="Ann",
            weighted=False,
            licence="CC0",
            **{"x-own": object(), "$schema": "…"},
        )
    )
    assert list(report) == []
    assert (results.locale, results.n) == ("en-GB", 1236)
    assert results.fieldwork == Fieldwork("2012-02-29", "2012")
    assert results.source == Source(name="ACME")
    assert results.brand == Brand("B", None, "https://b.example", None, ("#00aaff", "#112233"))
    assert (results.credits, results.weighted, results.licence) == (("Ann",), False, "CC0")


def test_ids_are_given_or_counted() -> None:
    results, _ = read(
        {
            "title": "T",
            "sections": [
                {"title": "A", "questions": [ask(), ask(id="q3")]},
                {"questions": [ask()]},
            ],
        }
    )
    assert [question.id for question in results.questions()] == ["q1", "q3", "q3_"]


def test_a_comma_is_read_by_locale() -> None:
    results, _ = read(survey(ask({"Ja": "62,5 %", "Nein": "37,5"}), locale="de"))
    ja = results.sections[0].questions[0].options[0]
    assert (ja.value, ja.given) == (62.5, ("62,5 %",))


# --- errors: the place, what is wrong, the cure -------------------------------------------------

Case = tuple[dict[str, object] | object, str]
CASES: list[Case] = [
    ([], 'the results must be an object, not an empty list (begin with {"title": …, "questio'),
    (None, "the results must be an object, not null"),
    ({"questions": [ask()]}, 'title: title is missing (add "title")'),
    (survey(ask(), title=" "), "title: title is empty (write some text, or take it out)"),
    (survey(ask(), title=[1]), "title: title must be text, not a list (put it in quotes)"),
    ({"title": "T"}, "there are no questions (add"),
    (survey(), "questions: there are no questions (add at least one)"),
    ({"title": "T", "sections": []}, "sections: there are no sections (add at least one)"),
    ({"title": "T", "sections": [3]}, "sections[0]: a section must be an object, not a number"),
    (
        {"title": "T", "sections": [{"title": "S"}]},
        "sections[0].questions: there are no questions (add at least one)",
    ),
    (survey(ask(), sections=[]), '"sections" and "questions" are both given'),
    ({"title": "T", "questions": {}}, "questions: questions must be a list, not an empty object"),
    (survey("Q?"), "questions[0]: a question must be an object, not text"),
    (survey({"options": {"A": 1}}), 'questions[0].text: text is missing (add "text")'),
    (
        {"title": "T", "sections": [{"questions": [ask(), ask(text="")]}]},
        "sections[0].questions[1].text: text is empty",
    ),
    (survey({"text": "Q?"}), 'questions[0]: there are no answers (add "options", such as'),
    (survey(ask(value=3)), 'questions[0]: "options" and "value" are both given (keep one'),
    (survey(ask({})), "questions[0].options: there is no option (add at least one"),
    (survey(ask(7)), "questions[0].options: options must be an object, not a number"),
    (
        survey(ask(), ask(), ask({"Twitter": "n/a"})),
        'questions[2].options["Twitter"]: "n/a" is not a number (use null when it was not asked)',
    ),
    (survey(ask({"A": math.nan})), 'questions[0].options["A"]: NaN is not a number that can be'),
    (survey(ask({"A": 1e308})), 'questions[0].options["A"]: 1e+308 is too large to be a survey'),
    (survey(ask({"A": True})), 'questions[0].options["A"]: true is not a number (use null when'),
    (
        survey(ask({"A": 101})),
        'questions[0].options["A"]: 101 is not between 0 and 100 percent (set "unit" (count, '
        "score, …) if it is not a percentage)",
    ),
    (survey(ask({"A": -1})), 'questions[0].options["A"]: -1 is not between 0 and 100 percent'),
    (
        survey(ask({"A": -1}, unit="count")),
        'questions[0].options["A"]: -1 is less than nothing (counts are 0 or more)',
    ),
    (survey(ask({"A": 101}, kind="nps")), 'questions[0].options["A"]: 101 is no NPS score'),
    (
        survey(ask({"A": [1, 2]})),
        'questions[0].options: lists of values, but there is no "series" (name the columns, such',
    ),
    (
        survey(ask({"A": [1, 2, 3]}, series=["x", "y"])),
        'questions[0].options["A"]: 3 values but the question has 2 columns (write one value for '
        'each of "x", "y"; null if none)',
    ),
    (
        survey(ask({"A": 1}, series=["x", "y"])),
        'questions[0].options["A"]: one value but the question has 2 columns (write a list of 2 '
        "values, null for what was not asked)",
    ),
    (
        survey(ask({"A": {"x": 1, "yy": 2}}, series=["x", "yyy"])),
        'questions[0].options["A"]: "yy" is not one of the columns (did you mean "yyy"?)',
    ),
    (
        survey(ask({"A": ["n/a", 2]}, series=["x", "y"])),
        'questions[0].options["A"]["x"]: "n/a" is not a number',
    ),
    (survey(ask({"A": [1, 2]}, series=["x", "x"])), 'questions[0].series: "x" is there twice'),
    (
        survey(ask([["A", 1], ["A ", 2]])),
        'questions[0].options[1]: "A" is there twice (give each its own label)',
    ),
    (
        survey(ask({"e\u0301": 1, "\u00e9": 2})),
        'questions[0].options["é"]: "é" is there twice',
    ),
    (survey(ask({"": 1})), 'questions[0].options[""]: label is empty'),
    (survey(ask([[]])), "questions[0].options[0]: an empty list is not an option"),
    (survey(ask([{"value": 3}])), 'questions[0].options[0].label: label is missing (add "label")'),
    (
        survey(ask([{"label": "A", "value": 1, "values": 2}])),
        'questions[0].options[0]: "value" and "values" are both given',
    ),
    (survey(ask(["A", "B"])), "questions[0].options: the options have no figures"),
    (survey(ask([["A", 3], "B"])), 'questions[0].options[1]: "B" has no value'),
    (
        survey(ask([{"label": "A", "value": 3, "color": "red"}])),
        'questions[0].options[0].color: "red" is not a colour (write it as "#rrggbb", in quotes)',
    ),
    (
        survey(ask(highlight="yess")),
        'questions[0].highlight: "yess" is not one of the options (did you mean "Yes"?)',
    ),
    (
        survey(ask(last=["x"])),
        'questions[0].last: "x" is not one of the options (known here: "Yes", "No")',
    ),
    (survey(ask(icon={"Maybe": "x"})), 'questions[0].icon: "Maybe" is not one of the options'),
    (survey(ask(icon=["x"])), "questions[0].icon: 1 icons for 2 options"),
    (
        survey(ask(kind="mutliple")),
        'questions[0].kind: "mutliple" is not a known kind (did you mean "multiple"?)',
    ),
    (survey(ask(kind=3)), "questions[0].kind: a number is not a known kind (use one of single,"),
    (survey(ask(order="up")), 'questions[0].order: "up" is not a known order (use one of given,'),
    (survey(ask(top=0)), "questions[0].top: top must be a whole number of at least 1, not 0"),
    (survey(ask(hide="no")), 'questions[0].hide: hide must be true or false, not "no"'),
    (survey(ask(importance=-1)), "questions[0].importance: importance must not be negative"),
    (
        survey(ask(n=12.5)),
        "questions[0].n: n must be a whole number of at least 1, not 12.5 "
        '(leave "n" out when it is not known)',
    ),
    (survey(ask(n="many")), 'questions[0].n: "many" is not a number (leave "n" out when it is'),
    (survey(ask(n={"Yess": 3})), 'questions[0].n: "Yess" is not one of the options (did you me'),
    (survey(ask(), n=0), "n: n must be a whole number of at least 1, not 0"),
    (
        survey(ask(id="a"), ask(id="a")),
        'questions[1].id: "a" is also the id of questions[0] (give each question its own',
    ),
    (survey(ask(rows={})), 'questions[0]: "options" and "rows" are both given'),
    (survey({"text": "Q?", "rows": {"A": [1, 2]}}), 'questions[0]: a matrix needs a "scale"'),
    (
        survey({"text": "Q?", "rows": {"A": [1, 2]}, "scale": ["x", "y"], "series": ["z"]}),
        "questions[0].series: a matrix has a scale, and no series (write one question for each",
    ),
    (
        survey(ask(scale=["x"])),
        'questions[0].kind: statements on a scale are no kind "single"',
    ),
    (
        survey(ask(), fieldwork={"start": "2012-02-30"}),
        'fieldwork.start: "2012-02-30" is not a date (write 2012-10-18, 2012-10 or 2012)',
    ),
    (survey(ask(), fieldwork={"start": "2012-10", "end": "2012-09-30"}), "fieldwork.end: "),
    (survey(ask(), fieldwork="last spring"), 'fieldwork.start: "last spring" is not a date'),
    (survey(ask(), brand={"colors": ["0af"]}), 'brand.colors[0]: "0af" is not a colour'),
    (survey(ask(), brand=[]), "brand: brand must be an object, not an empty list"),
    (survey(ask(), weighted="yes"), 'weighted: weighted must be true or false, not "yes"'),
]


@pytest.mark.parametrize(("data", "message"), CASES, ids=[case[1][:60] for case in CASES])
def test_errors(data: object, message: str) -> None:
    found = errors(data)
    assert len(found) == 1, found
    assert found[0].startswith(message)


def test_all_errors_at_once() -> None:
    data = survey(ask({"A": "x"}), {"text": ""}, ask(kind="?"), n="?")
    del data["title"]
    assert [message.split(":")[0] for message in errors(data)] == [
        "n",
        "title",
        'questions[0].options["A"]',
        "questions[1].text",
        "questions[1]",
        "questions[2].kind",
    ]


def test_errors_without_end_are_counted() -> None:
    found = errors(survey(*["Q?"] * 50_000))
    assert len(found) == MOST_ERRORS + 1
    assert found[-1] == f"{50_000 - MOST_ERRORS} more errors (mend these first)"


# --- warnings -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            survey(ask(), titel="x"),
            '"titel" is not a known key and is ignored (did you mean "title"?)',
        ),
        (
            survey(ask(higlight="Yes")),
            'questions[0]: "higlight" is not a known key and is ignored '
            '(did you mean "highlight"?)',
        ),
        (
            survey(ask([{"label": "A", "value": 99, "colour": "#fff"}])),
            'questions[0].options[0]: "colour" is not a known key and is ignored '
            '(did you mean "color"?)',
        ),
        (
            survey(ask(), locale="klingon"),
            'locale: "klingon" is not a known language; English is used '
            "(write it like en-GB, de or ar)",
        ),
        (
            survey(ask(), note="a\x00b\ud800"),
            "note: note has 2 characters that cannot be shown; each is replaced by \ufffd "
            "(type it again)",
        ),
        (
            survey(ask(), source={"url": "javascript:alert(1)"}),
            'source.url: "javascript:alert(1)" is not a web address and is ignored '
            "(begin it with https://)",
        ),
        (
            survey(ask({"A": None})),
            "questions[0]: there is not one figure (give it values, or hide it)",
        ),
        (survey(ask(hide=True)), 'every question is hidden (take out "hide" somewhere)'),
    ],
)
def test_warnings(data: object, message: str) -> None:
    assert warnings(data) == [message]


def test_unfit_characters_are_replaced() -> None:
    results, _ = read(survey(ask({"a\ud800b": 60, "c\x07": 40}), title="x\ufffe\ty"))
    assert results.title == "x\ufffd y"
    labels = [option.label for option in results.sections[0].questions[0].options]
    assert labels == ["a\ufffdb", "c\ufffd"]


def test_long_labels_are_kept() -> None:
    label = "x" * 3000
    results, report = read(survey(ask({label: 100})))
    assert results.sections[0].questions[0].options[0].label == label
    assert [str(m) for m in report] == [
        f'questions[0].options["{"x" * 39}…"]: label has 3000 characters; '
        "more than 300 will hardly fit (shorten it)"
    ]


def test_many_warnings_of_one_sort_are_counted() -> None:
    found = warnings(survey(ask(), **{f"key{i}": i for i in range(5000)}))
    assert len(found) == SAME_WARNINGS + 1
    assert found[-1] == f"{5000 - SAME_WARNINGS} more warnings of this sort: unknown keys"


def test_a_locale_out_of_the_ordinary() -> None:
    assert read(survey(ask(), locale="rm-CH"))[0].locale == "rm-CH"
    assert read(survey(ask(), locale="zh_hant_tw"))[0].locale == "zh-Hant-TW"


# --- anything at all ----------------------------------------------------------------------------

KEYS = st.sampled_from(sorted({*TOP, *QUESTION, *OPTION, *BRAND, *FIELDWORK}))
SCALARS: st.SearchStrategy[Any] = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["94%", "<1%", "*", "matrix", "nps", "count", "text", "de", "2012-13", "A"])
)
JSON: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(max_size=4), inner, max_size=5)
    ),
    max_leaves=25,
)
QUESTIONS = st.fixed_dictionaries(
    {"text": st.just("Q?"), "options": JSON},
    optional={
        key: JSON | st.just(["A", "B"]) for key in QUESTION if key not in ("text", "options")
    },
)
SURVEYS = st.fixed_dictionaries(
    {"title": st.just("T"), "questions": st.lists(QUESTIONS, min_size=1, max_size=3)},
    optional={key: JSON for key in TOP if key not in ("title", "questions", "sections")},
)


def never_raises(data: object) -> None:
    report = Report()
    try:
        results = parse(data, report)
    except DataError as error:
        refused = error.messages
    else:
        is_sound(results)
        refused = report.errors
        assert refused == []
        return
    assert refused
    assert all(message.level == "error" and message.text for message in refused)


def is_sound(results: Results) -> None:
    assert isinstance(results, Results)
    assert results.title
    for question in results.questions():
        for option in question.options:
            assert len(option.values) == len(option.given) == len(option.below)
            assert len(option.values) == len(question.columns)


@given(JSON)
def test_any_json_is_read_or_refused(data: object) -> None:
    never_raises(data)


@settings(max_examples=300)
@given(SURVEYS)
def test_anything_like_a_survey_is_read_or_refused(data: object) -> None:
    never_raises(data)


def test_python_objects_are_refused_with_a_place() -> None:
    assert errors(survey(ask({"A": object()}))) == [
        'questions[0].options["A"]: a value of type object is not a number '
        "(use null when it was not asked)"
    ]
    endless: list[object] = []
    endless.append(endless)
    assert errors(survey(ask(endless))) == [
        'questions[0].options[0]: a list is not an option (write ["label", 94])'
    ]
