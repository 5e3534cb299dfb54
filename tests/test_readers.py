"""Files, text and bytes; and every hostile file refused with a place and a cure."""

import contextlib
import json
import os
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infographic.errors import DataError, Report
from infographic.readers import files, read, yaml_reader
from infographic.results.parse import parse

DATA = Path(__file__).parent / "data"
SURVEY = {"title": "T", "questions": [{"text": "Q?", "options": {"No": 60, "Yes": 40}}]}


def refused(source: object) -> list[str]:
    report = Report()
    with pytest.raises(DataError) as caught:
        parse(read(source, report), report)
    return [str(message) for message in caught.value.messages]


def plain(source: object) -> Any:
    report = Report()
    data = read(source, report)
    assert list(report) == []
    return data


# --- what can be read ---------------------------------------------------------------------------


def test_dicts_pass() -> None:
    assert read(SURVEY, Report()) is SURVEY


@pytest.mark.parametrize("path", sorted(DATA.glob("*.results.json")), ids=lambda p: p.name)
def test_published_surveys(path: Path) -> None:
    assert plain(path) == plain(str(path)) == json.loads(path.read_text("utf-8"))


YAML_TEXT = """\
title: T
questions:
  - text: Q?
    options: {No: 60, Yes: 40}
"""
TOML_TEXT = """\
title = "T"
[[questions]]
text = "Q?"
options = {No = 60, Yes = 40}
"""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("s.json", json.dumps(SURVEY)),
        ("s.JSON", "\n" + json.dumps(SURVEY, indent=2)),
        ("s.yaml", YAML_TEXT),
        ("s.yml", json.dumps(SURVEY)),
        ("s.toml", TOML_TEXT),
        ("survey", json.dumps(SURVEY)),
        ("survey.txt", YAML_TEXT),
    ],
)
def test_files(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    assert plain(path) == SURVEY


@pytest.mark.parametrize("text", [json.dumps(SURVEY), YAML_TEXT, "\ufeff" + json.dumps(SURVEY)])
def test_text_and_bytes(text: str) -> None:
    assert plain(text) == plain(text.encode()) == plain(bytearray(text, "utf-8")) == SURVEY


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_encodings(encoding: str) -> None:
    text = '{"title": "Größe: ۹۴٪"}'
    if encoding in ("utf-16-le", "utf-16-be"):
        text = '{"title": "Größe"}'  # without a mark only Latin text can be told
    assert plain(text.encode(encoding)) == json.loads(text)


def test_windows_text_is_read_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    path.write_bytes('{"title":\n "Größe – €"}'.encode("cp1252"))
    report = Report()
    assert read(path, report) == {"title": "Größe – €"}
    assert [str(message) for message in report] == [
        f"{path}: line 2 is not UTF-8; the file is read as Windows-1252 (save it as UTF-8)"
    ]


# --- YAML as people mean it ---------------------------------------------------------------------


def test_yaml_labels_stay_as_typed() -> None:
    text = """
options:
  No: 1
  Yes: 2
  on: 3
  off: 4
  2012: 5
  true: 6
  1.0: 7
  2012-10-18: 8
  ~: 9
  0x1F: 10
"""
    assert plain(text) == {
        "options": dict(
            zip(
                ["No", "Yes", "on", "off", "2012", "true", "1.0", "2012-10-18", "~", "0x1F"],
                range(1, 11),
                strict=True,
            )
        )
    }


def test_yaml_values() -> None:
    text = """
a: No
b: true
c: 2012-10-18
d: 94%
e: 12,5
f: ~
g: 1.5
h: 1_000
i: 0x1F
j: "5"
k: 2012-10-18 12:00:00
l: 1e3
m: ['<1%', '*']
"""
    assert plain(text) == {
        "a": "No",
        "b": True,
        "c": "2012-10-18",
        "d": "94%",
        "e": "12,5",
        "f": None,
        "g": 1.5,
        "h": 1000,
        "i": 31,
        "j": "5",
        "k": "2012-10-18 12:00:00",
        "l": 1000.0,
        "m": ["<1%", "*"],
    }


def test_yaml_aliases_and_merges() -> None:
    assert plain("a: &x {p: 1, q: 2}\nb: *x\nc: {<<: *x, q: 3}\nd: {<<: [*x, {r: 4}]}") == {
        "a": {"p": 1, "q": 2},
        "b": {"p": 1, "q": 2},
        "c": {"p": 1, "q": 3},
        "d": {"p": 1, "q": 2, "r": 4},
    }


def test_toml_dates_are_text() -> None:
    text = "a = 2012-10-18\nb = [2012-10-18T12:00:00]\n[c]\nd = 12:00:00"
    path_text = {"a": "2012-10-18", "b": ["2012-10-18T12:00:00"], "c": {"d": "12:00:00"}}
    from infographic.readers.toml_reader import read_toml  # noqa: PLC0415 (read() sniffs no TOML)

    assert read_toml(text) == path_text


# --- files that cannot be read ------------------------------------------------------------------


def test_missing_file(tmp_path: Path) -> None:
    (tmp_path / "survey.json").write_text("{}")
    path = tmp_path / "survy.json"
    assert refused(path) == [f'{path}: there is no such file (did you mean "survey.json"?)']
    path = tmp_path / "nowhere" / "s.json"
    assert refused(path) == [
        f'{path}: there is no such file (there is no folder "{path.parent}" either)'
    ]


def test_folder(tmp_path: Path) -> None:
    (tmp_path / "survey.json").write_text("{}")
    assert refused(tmp_path) == [
        f'{tmp_path}: this is a folder, not a file (did you mean "survey.json"?)'
    ]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    path.write_text("{}")
    path.chmod(0)
    assert refused(path) == [f"{path}: the file may not be read (change its permissions)"]


def test_odd_paths() -> None:
    assert "cannot be read" in refused("a\0b.json")[0]
    assert "cannot be read" in refused("x" * 5000)[0]
    assert refused(3) == [
        "results cannot be read from a int (give a path, a dict, or the text of a JSON or YAML "
        "file)"
    ]


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 2**20)
    path = tmp_path / "s.json"
    path.write_bytes(b" " * (2**20 + 1))
    assert refused(path) == [
        f"{path}: the file is larger than 1 MB (give the results, not the single answers)"
    ]


def test_the_limit_is_64_mb() -> None:
    assert files.LARGEST == 64 * 1024 * 1024


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "there is nothing in it (write at least a title and one question)"),
        (b" \n\t\n", "there is nothing in it (write at least a title and one question)"),
        (b"\xef\xbb\xbf", "there is nothing in it (write at least a title and one question)"),
        (b"# nothing\n", "the results must be an object, not null (begin with"),
        (b"\x89PNG\r\n\x1a\n", "this is a PNG picture, not text (give JSON, YAML or TOML, saved"),
        (b"PK\x03\x04rest", "this is a spreadsheet or another zip archive, not text (give JSON"),
        (bytes(range(256)) * 20, "this is not text (give JSON, YAML or TOML, saved as UTF-8)"),
        (b"{\0}", "this is not text (give JSON, YAML or TOML, saved as UTF-8)"),
        (b"\xff\xfe{", "this is broken UTF-16 text (give JSON"),
        (b"[]", "the results must be an object, not an empty list (begin with"),
        (b"[1, 2]", "the results must be an object, not a list (begin with"),
        (b'"title"\n', "the results must be an object, not text (begin with"),
    ],
)
def test_hostile_files(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "survey"
    path.write_bytes(content)
    found = refused(path)
    assert len(found) == 1
    assert found[0].removeprefix(f"{path}: ").startswith(message)


# --- JSON ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '{"title": "T",\n "n": 84,}',
            'line 2, column 10: not valid JSON, a comma before a closing bracket: "n": 84,} '
            "(take out the comma)",
        ),
        (
            '{"title": "T"\n "n": 84}',
            'line 2, column 2: not valid JSON, a comma is missing: "n": 84} '
            "(add a comma before this)",
        ),
        ("{'title': 1}", "line 1, column 2: not valid JSON, the wrong quotes: {'title': 1} (use"),
        ("{title: 1}", "line 1, column 2: not valid JSON, a key without quotes: {title: 1} (put"),
        ('{"title" 1}', "line 1, column 10: not valid JSON, a colon is missing: "),
        ('{"a": n/a}', "line 1, column 7: not valid JSON, a value is missing or unquoted: "),
        ('{"a": 1} {"b"', "line 1, column 10: not valid JSON, text after the end: "),
        ('{"a": [1, 2', "line 1, column 12: the text ends too early: "),
    ],
)
def test_json_syntax(text: str, message: str) -> None:
    found = refused(text)
    assert len(found) == 1
    assert found[0].startswith(message)


def test_json_syntax_in_a_long_line() -> None:
    text = '{"a": [' + "1, " * 5000 + "x]}"
    (message,) = refused(text)
    assert message.startswith("line 1, column 15008: ")
    assert len(message) < 250


def test_json_twins_are_refused_each_with_its_line() -> None:
    text = '{"title": "T",\n "a": {"x": 1, "y": "x: x",\n  "x": 2},\n "b": [{"x": 1}, {"x": 1}],\n'
    text += ' "ti\\u0074le": 2}'
    assert refused(text) == [
        'line 3, column 3: "x" is there twice (keep one of them)',
        'line 5, column 2: "title" is there twice (keep one of them)',
    ]


def test_json_constants_are_refused_each_with_its_line() -> None:
    assert refused('{"NaN": NaN,\n "b": [Infinity, "Infinity", -Infinity]}') == [
        "line 1, column 9: NaN is not a number (use null when it was not asked)",
        "line 2, column 8: Infinity is not a number (use null when it was not asked)",
        "line 2, column 30: -Infinity is not a number (use null when it was not asked)",
    ]


def test_json_numbers_without_end() -> None:
    survey = '{"title": "T", "questions": [{"text": "Q?", "options": {"A": %s}}]}'
    place = 'questions[0].options["A"]: '
    assert refused(survey % "1e308") == [
        place + "1e+308 is too large to be a survey figure (check the figure)"
    ]
    assert refused(survey % "1e999") == [
        place + "infinity is not a figure (use null when it was not asked)"
    ]
    assert refused(survey % "-5") == [
        place + '-5 is not between 0 and 100 percent (set "unit" (count, score, …) if it is not a '
        "percentage)"
    ]
    assert refused(survey % ("9" * 5000)) == [
        "there is a number of thousands of digits (check the figures)"
    ]


def test_json_surrogates_are_replaced() -> None:
    report = Report()
    results = parse(
        read('{"title": "a\\ud800b", "questions": [{"value": 3, "text": "Q?"}]}', report), report
    )
    assert results.title == "a\ufffdb"
    assert [str(message) for message in report.warnings] == [
        "title: title has a character that cannot be shown; it is replaced by \ufffd "
        "(type it again)"
    ]


# --- YAML and TOML that cannot be read ----------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        (
            "title: T\ntitle: U\na: {x: 1, x: 2}",
            [
                'line 2, column 1: "title" is there twice (keep one of them)',
                'line 3, column 11: "x" is there twice (keep one of them)',
            ],
        ),
        (
            "a: .nan\nb: -.INF",
            [
                "line 1, column 4: .nan is not a number (use null when it was not asked)",
                "line 2, column 4: -.INF is not a number (use null when it was not asked)",
            ],
        ),
        (
            "title: a: b\n",
            [
                "line 1, column 9: not valid YAML, mapping values are not allowed here: "
                "title: a: b (put a text with a colon in quotes)"
            ],
        ),
        (
            "a:\n\tb: 1\n",
            [
                "line 2, column 1: not valid YAML, found character '\\t' that cannot start any "
                "token: b: 1 (indent with blanks, not tabs)"
            ],
        ),
        ("? [a]\n: 1", ["line 1, column 3: a list or an object is no label (put it in quotes)"]),
        (
            "a: !!python/object:os.system x\n",
            [
                'line 1, column 4: the tag "tag:yaml.org,2002:python/object:os.syst…" is not known '
                "here (take it out)"
            ],
        ),
        ("a: &x [*x]\n", ["line 1, column 4: an alias (*) inside what it stands for (write the"]),
        ("a: 1\n---\nb: 2\n", ["line 2, column 1: not valid YAML, but found another document"]),
        ("a: *x\n", ["line 1, column 4: not valid YAML, found undefined alias 'x'"]),
        ("a: \x07\n", ["not valid YAML: "]),
    ],
)
def test_yaml_flaws(text: str, messages: list[str]) -> None:
    found = refused(text)
    assert len(found) == len(messages)
    for said, message in zip(found, messages, strict=True):
        assert said.startswith(message)


def test_yaml_bombs_are_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 12)]
    start = time.perf_counter()
    assert refused("\n".join(lines)) == [
        "aliases (*) make this more than 500,000 values (write the values out)"
    ]
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize("bracket", ["[", '{"a":'])
@pytest.mark.parametrize("suffix", [".json", ".yaml"])
def test_endless_nesting(tmp_path: Path, bracket: str, suffix: str) -> None:
    path = tmp_path / f"s{suffix}"
    path.write_text(bracket * 20_000)
    assert len(refused(path)) == 1
    path.write_text("[" * 20_000 + "]" * 20_000)
    assert refused(path) == [f"{path}: lists within lists without end"]


def test_toml_flaws(tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    path.write_text('title = "T"\ntitle = "U"\n')
    assert refused(path) == [
        f'{path}, line 2, column 12: not valid TOML, Cannot overwrite a value: title = "U" '
        "(mend the line)"
    ]
    path.write_text("a = " + "[" * 20_000)
    assert len(refused(path)) == 1
    path.write_text("a = nan\ntitle = 'T'\n[[questions]]\ntext = 'Q?'\nvalue = nan")
    assert refused(path) == [
        "questions[0].value: NaN is not a number that can be shown (use null when it was not asked)"
    ]


# --- ten megabytes ------------------------------------------------------------------------------


def in_seconds(source: object, seconds: float) -> list[str]:
    report = Report()
    start = time.perf_counter()
    with contextlib.suppress(DataError):
        parse(read(source, report), report)
    assert time.perf_counter() - start < seconds
    return [str(message) for message in report]


TEN = 10 * 2**20
LONG_QUESTION = {"text": "Q?" * 90, "options": {"No": 60, "Yes": 40}}


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(SURVEY | {"note": "x" * TEN}),
        json.dumps(SURVEY | {"note": "\x07" * (TEN // 6)}),
        json.dumps(SURVEY | {"note": "a \n" * (TEN // 4)}),
        json.dumps({"title": "T", "questions": [LONG_QUESTION] * (TEN // 250)}),
        json.dumps({"title": "T", "questions": ["Q?"] * (TEN // 5)}),
        '{"a": 1,' + '"a": 1, ' * (TEN // 8) + '"b": 2}',
        "[" + "NaN, " * (TEN // 5) + "1]",
        "title: " + "x" * TEN + "\n",
        "\n" * TEN,
        " " * TEN + "\n",
    ],
    ids=["one text", "controls", "blanks", "questions", "errors", "twins", "NaN", "YAML", "", " "],
)
def test_ten_megabytes(text: str) -> None:
    in_seconds(text, 20)  # two or three seconds; a busy machine is allowed more


def test_many_options_and_many_mistakes() -> None:
    options = [{"label": f"{i}\x07", "value": 0, "colour": "x"} for i in range(50_000)]
    said = in_seconds({"title": "T", "questions": [{"text": "Q?", "options": options}]}, 30)
    assert "49980 more warnings of this sort: unknown keys" in said


def test_much_yaml_is_refused_at_once() -> None:
    start = time.perf_counter()
    text = "title: T\n" + "# x\n" * yaml_reader.LARGEST
    assert refused(text) == ["more than 2 MB of YAML (save it as JSON, which is read much faster)"]
    assert time.perf_counter() - start < 2


@given(st.text(max_size=60) | st.binary(max_size=60))
def test_anything_is_read_or_refused(source: object) -> None:
    report = Report()
    try:
        parse(read(source, report), report)
    except DataError as error:
        messages = error.messages
    else:
        messages = report.messages
    assert messages


@given(st.text(st.sampled_from("{}[]:,-?&*!|>'\"%@`#\n \tab1~<=."), max_size=40))
def test_any_yaml_is_read_or_refused(text: str) -> None:
    try:
        data = yaml_reader.read_yaml(text)
    except DataError as error:
        said = error.messages
    else:
        said = []
        assert data is None or isinstance(data, dict | list | str | int | float)
    assert all(message.text for message in said)
