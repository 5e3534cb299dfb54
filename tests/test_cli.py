"""The command, run in this process and once in its own: what it writes, says and refuses."""

from __future__ import annotations

import io
import json
import re
import struct
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from infographic import __version__
from infographic.cli import main

pytestmark = pytest.mark.usefixtures("in_folder")
QUICK = ["--widths", "60"]


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def errors(self) -> list[str]:
        return self.err.splitlines()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    def call(*arguments: object) -> Ran:
        try:
            code = main([str(a) for a in arguments])
        except SystemExit as stop:  # argparse: wrong usage, --help, --version
            code = int(stop.code or 0)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return call


def files(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


# -- build -------------------------------------------------------------------------------------


def test_build_writes_five_files(run: Any, example: Path, in_folder: Path) -> None:
    ran = run("build", example, "-o", "out")
    assert ran.code == 0
    out = in_folder / "out"
    assert files(in_folder) == [
        "out/ic-2012-1200.png", "out/ic-2012-2400.png", "out/ic-2012-600.png",
        "out/ic-2012.html", "out/ic-2012.svg",
    ]  # fmt: skip
    root = ElementTree.fromstring((out / "ic-2012.svg").read_text("utf-8"))
    width, height = (float(root.attrib[k]) for k in ("width", "height"))
    assert width == 1200
    for w in (600, 1200, 2400):
        assert size_of((out / f"ic-2012-{w}.png").read_bytes()) == (w, round(height * w / 1200))
    html = (out / "ic-2012.html").read_text("utf-8")
    assert re.findall(r"ic-2012-(\d+)\.png", html)
    # One line for each file, with its size; warnings go to the other stream.
    lines = ran.out.splitlines()
    assert [line.split("  ")[0] for line in lines] == [
        f"out/ic-2012{end}" for end in (".svg", "-600.png", "-1200.png", "-2400.png", ".html")
    ]
    assert f"600 × {round(height / 2)} px" in lines[1]
    told = ("warning: ", "note: painted with resvg")
    assert all(line.startswith(told) for line in ran.errors)


def test_build_with_every_option(run: Any, example: Path, in_folder: Path) -> None:
    ran = run("build", example, "--out", "a/b", "--name", "poster", "--widths", "80,40",
              "--text", "live", "--palette", 16, "--style", "editorial", "--quiet")  # fmt: skip
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert files(in_folder) == [
        "a/b/poster-40.png", "a/b/poster-80.png", "a/b/poster.html", "a/b/poster.svg",
    ]  # fmt: skip
    svg = (in_folder / "a/b/poster.svg").read_text("utf-8")
    assert "<text" in svg
    assert "How internal comms pros" in re.sub(r"<[^>]+>", " ", svg)
    png = (in_folder / "a/b/poster-80.png").read_bytes()
    assert size_of(png)[0] == 80
    assert png[25] == 3  # colour type: palette
    assert len(png[png.index(b"PLTE") - 4 :]) > 0
    (entries,) = struct.unpack(">I", png[png.index(b"PLTE") - 4 : png.index(b"PLTE")])
    assert entries <= 16 * 3


def test_outlined_text_is_the_default(run: Any, example: Path, in_folder: Path) -> None:
    assert run("build", example, *QUICK).code == 0
    assert "<text" not in (in_folder / "ic-2012.svg").read_text("utf-8")


def test_json_report(run: Any, example: Path, in_folder: Path) -> None:
    ran = run("build", example, "-o", "out", "--widths", "60,30", "--json")
    assert (ran.code, ran.err) == (0, "")
    told = ran.json
    assert told["ok"] is True
    assert [Path(f["path"]).name for f in told["files"]] == [
        "ic-2012.svg", "ic-2012-60.png", "ic-2012-30.png", "ic-2012.html",
    ]  # fmt: skip
    for entry in told["files"]:
        data = (in_folder / entry["path"]).read_bytes()
        assert entry["bytes"] == len(data)
        if entry["path"].endswith(".png"):
            assert (entry["width"], entry["height"]) == size_of(data)
    (page,) = told["pages"]
    assert page["width"] == 1200
    assert page["height"] == pytest.approx(20 * told["files"][1]["height"], abs=20)
    assert next(p["id"] for p in told["panels"]) == "expected"
    assert len(told["panels"]) == 8
    assert all({"place", "text", "cure"} == set(m) for m in told["warnings"])
    assert told["engine"] in ("cairo", "resvg")


@pytest.mark.parametrize(
    ("name", "stem"),
    [("survey.json", "survey"), ("a.results.json", "a"), ("my survey.json", "my survey")],
)
def test_files_are_called_after_the_results(
    run: Any, example: Path, in_folder: Path, name: str, stem: str
) -> None:
    (in_folder / name).write_bytes(example.read_bytes())
    assert run("build", name, *QUICK).code == 0
    assert f"{stem}.svg" in files(in_folder)


def test_stdin(run: Any, example: Path, in_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(example.read_bytes())))
    assert run("build", "-", *QUICK, "-o", "out").code == 0
    assert files(in_folder) == ["out/results-60.png", "out/results.html", "out/results.svg"]


def test_in_a_process_of_its_own(
    example: Path, in_folder: Path, environment: dict[str, str]
) -> None:
    command = [sys.executable, "-m", "infographic.cli", "build", "-", *QUICK, "--name", "x"]
    ran = subprocess.run(
        command, input=example.read_bytes(), capture_output=True, check=False, env=environment
    )
    assert ran.returncode == 0
    assert ran.stdout.decode("utf-8").splitlines()[0].startswith("x.svg  ")
    assert files(in_folder) == ["x-60.png", "x.html", "x.svg"]
    broken = subprocess.run(command, input=b"{", capture_output=True, check=False, env=environment)
    assert (broken.returncode, broken.stdout) == (1, b"")
    assert b"Traceback" not in broken.stderr


def test_another_engine_is_told(run: Any, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INFOGRAPHIC_ENGINE", "resvg")
    ran = run("build", example, *QUICK)
    assert ran.code == 0
    assert ran.errors[-1].startswith("note: painted with resvg")
    assert run("build", example, *QUICK, "--json").json["engine"] == "resvg"


def test_strict_makes_warnings_errors(run: Any, example: Path, in_folder: Path) -> None:
    ran = run("build", example, *QUICK, "--strict")
    assert ran.code == 1
    assert ran.errors[0].startswith("error: n: 84 people answered")
    assert files(in_folder) == []
    assert run("check", example, "--strict").code == 1


def test_build_of_a_card_and_a_deck(run: Any, example: Path, in_folder: Path) -> None:
    ran = run(
        "build", example, "--name", "a", "--format", "card,slides", "--only", "networks,learning",
        "--hero", "networks", "--scale", "1,2", "--json",
    )  # fmt: skip
    assert (ran.code, ran.err) == (0, "")
    card, deck = ran.json["formats"]
    assert [f["path"] for f in card["files"]] == [
        "a-card.svg", "a-card.png", "a-card@2x.png", "a.meta.html",
    ]  # fmt: skip
    assert size_of((in_folder / "a-card.png").read_bytes()) == (1200, 630)
    assert size_of((in_folder / "a-card@2x.png").read_bytes()) == (2400, 1260)
    assert (in_folder / "a-slides.pdf").read_bytes().startswith(b"%PDF-")
    assert len(deck["pages"]) >= 3
    assert {p["id"] for p in deck["panels"]} == {"networks", "learning"}
    # The card shows one of the two, or parts of both; the deck all it can.
    assert {left["question"] for left in card["left_out"]} <= {"networks", "learning"}
    assert card["left_out"]
    ran = run("build", example, "--only", "network")
    assert ran.code == 2
    assert 'did you mean "networks"?' in ran.err


# -- check, new, schema ------------------------------------------------------------------------


def test_check_draws_nothing(run: Any, example: Path, in_folder: Path) -> None:
    ran = run("check", example)
    assert ran.code == 0
    assert ran.out == f"{example}: 8 questions, nothing that stops a build\n"
    assert len(ran.errors) > 3
    assert all(line.startswith("warning: ") for line in ran.errors)
    assert files(in_folder) == []
    assert run("check", example, "--quiet") == Ran(0, "", "")


def test_check_tells_what_it_inferred(run: Any, in_folder: Path) -> None:
    (in_folder / "a.yaml").write_text(
        "title: T\nn: 1000\nquestions:\n- {text: Q, options: {Yes: 60, No: 40}}\n", "utf-8"
    )
    ran = run("check", "a.yaml", "--json")
    (inferred,) = ran.json["inferred"]
    assert inferred["place"] == "questions[0]"
    assert ran.json["ok"] is True
    assert run("check", "a.yaml").out.endswith("1 question, nothing that stops a build\n")


def test_new_writes_a_file_that_builds_without_a_word(run: Any, in_folder: Path) -> None:
    ran = run("new", "mine.yaml")
    assert ran.code == 0
    assert "infographic build mine.yaml" in ran.out
    checked = run("check", "mine.yaml", "--json").json
    assert checked["warnings"] == []
    assert run("build", "mine.yaml", *QUICK, "--quiet") == Ran(0, "", "")


def test_new_has_a_default_name(run: Any, in_folder: Path) -> None:
    assert run("new").code == 0
    assert files(in_folder) == ["results.yaml"]


def test_new_overwrites_nothing(run: Any, in_folder: Path) -> None:
    (in_folder / "a.yaml").write_text("mine", "utf-8")
    ran = run("new", "a.yaml")
    assert ran.code == 2
    assert ran.errors == [
        "error: a.yaml: is there already (give another name: infographic new NAME)"
    ]
    assert (in_folder / "a.yaml").read_text("utf-8") == "mine"
    assert run("new", "a.json").code == 2
    assert files(in_folder) == ["a.yaml"]


def test_schema_is_json(run: Any) -> None:
    ran = run("schema")
    assert (ran.code, ran.err) == (0, "")
    assert ran.json["$schema"].startswith("https://json-schema.org/")
    assert "questions" in ran.json["properties"]


def test_version_and_help(run: Any) -> None:
    assert run("--version").out == f"infographic {__version__}\n"
    for command in ("build", "check", "plan", "new", "list", "schema"):
        assert command in run("--help").out
        assert run(command, "--help").code == 0


# -- plan --------------------------------------------------------------------------------------


def test_plan_edit_build(run: Any, example: Path, in_folder: Path) -> None:
    ran = run("plan", example)
    assert ran.code == 0
    plan = ran.json
    assert plan["infographic_plan"] == 1
    plan["story"]["chapters"][1]["headline"] = "Something quite new"
    (in_folder / "plan.json").write_text(json.dumps(plan), "utf-8")
    built = run("build", "plan.json", *QUICK, "--text", "live")
    assert built.code == 0
    svg = (in_folder / "plan.svg").read_text("utf-8")
    assert "Something quite new" in re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", svg))


def test_plan_of_a_plan_is_the_same(run: Any, example: Path, in_folder: Path) -> None:
    first = run("plan", example).out
    (in_folder / "plan.json").write_text(first, "utf-8")
    assert run("plan", "plan.json").out == first


def test_an_untouched_plan_builds_the_same_picture(
    run: Any, example: Path, in_folder: Path
) -> None:
    (in_folder / "plan.json").write_text(run("plan", example).out, "utf-8")
    for source in (example, "plan.json"):
        run("build", source, *QUICK, "--name", Path(source).suffixes[0][1:] + Path(source).stem[:2])
    svgs = [p.read_bytes() for p in sorted(in_folder.glob("*.svg"))]
    assert len(svgs) == 2
    assert svgs[0] == svgs[1]


# -- what is refused ---------------------------------------------------------------------------

NAN = '{"title": "T", "questions": [{"text": "Q", "options": {"A": NaN}}]}'
TWICE = '{"title": "T", "title": "U", "questions": []}'
NUMBER = '{"title": "T", "questions": [{"text": "Q", "options": {"A": 60, "B": "x"}}]}'


@pytest.mark.parametrize(
    ("name", "text", "place", "cure"),
    [
        ("a.json", '{"title": "T",\n "questions": [', "a.json, line 2", "close every bracket"),
        ("a.json", '{"title": "T",}', "a.json, line 1, column 1", "take out the comma"),
        ("a.json", "{'title': 1}", "a.json, line 1, column 2", "straight double quotes"),
        ("a.json", TWICE, "a.json, line 1, column 16", "keep one"),
        ("a.json", NAN, "a.json, line 1", "null"),
        ("a.json", "", "a.json", "at least a title"),
        ("a.json", "[1]", "", "begin with"),
        ("a.json", '{"title": "T"}', "", 'add "questions"'),
        ("a.json", NUMBER, 'questions[0].options["B"]', "null"),
        ("a.json", '{"title": "T", "questions": []}', "questions", "add at least one"),
        ("a.yaml", "title: T\nquestions:\n  - {text: Q\n", "a.yaml, line ", "mind the indentation"),
        ("a.yaml", "title: T\n\tx: 1\n", "a.yaml, line 2", "not tabs"),
        ("a.toml", 'title = "T"\n[[questions]\n', "a.toml, line 2", "mend the line"),
        ("a.json", '{"infographic_plan": 9}', "infographic_plan", "infographic plan"),
    ],
    ids=["end", "comma", "quotes", "twice", "nan", "empty", "list", "none", "figure", "empty list",
         "yaml", "tab", "toml", "plan"],
)  # fmt: skip
@pytest.mark.parametrize("command", ["build", "check"])
def test_broken_files(
    run: Any, in_folder: Path, command: str, name: str, text: str, place: str, cure: str
) -> None:
    (in_folder / name).write_text(text, "utf-8")
    more = ["-o", "out"] if command == "build" else []
    ran = run(command, name, *more)
    assert (ran.code, ran.out) == (1, "")
    assert "Traceback" not in ran.err
    (line,) = ran.errors
    assert line.startswith(f"error: {place}")
    assert re.search(rf"\([^()]*.*{re.escape(cure)}.*\)$", line)
    assert files(in_folder) == [name]
    told = run(command, name, *more, "--json").json
    assert told["ok"] is False
    (error,) = told["errors"]
    assert cure in error["cure"]


def test_bytes_that_are_no_text(run: Any, in_folder: Path) -> None:
    (in_folder / "a.json").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00")
    ran = run("build", "a.json", "-o", "out")
    assert (ran.code, ran.out, len(ran.errors)) == (1, "", 1)
    assert ran.errors[0].startswith("error: a.json")
    assert files(in_folder) == ["a.json"]


def test_all_mistakes_are_told_at_once(run: Any, in_folder: Path) -> None:
    raw = {
        "title": "T",
        "questions": [{"text": "Q", "options": {"A": "x", "B": "y"}}, {"options": {"A": 1}}],
    }
    (in_folder / "a.json").write_text(json.dumps(raw), "utf-8")
    ran = run("build", "a.json")
    assert ran.code == 1
    assert len(ran.errors) == 3
    assert all(line.startswith("error: questions[") for line in ran.errors)


@pytest.mark.parametrize("file", ["nope.json", "."])
def test_what_is_no_file(run: Any, in_folder: Path, file: str) -> None:
    ran = run("build", file)
    assert ran.code == 1
    assert len(ran.errors) == 1
    assert ran.errors[0].startswith(f"error: {file}")


def test_a_name_nearly_right(run: Any, in_folder: Path) -> None:
    (in_folder / "survey.json").write_text("{}", "utf-8")
    assert run("check", "servey.json").errors[0].endswith('(did you mean "survey.json"?)')


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "COMMAND"),
        (["draw"], "draw"),
        (["build"], "file"),
        (["build", "{example}", "--widths", "0"], "from 1 up"),
        (["build", "{example}", "--widths", "a,b"], "no list like 600,1200"),
        (["build", "{example}", "--widths", ""], "no list like 600,1200"),
        (["build", "{example}", "--widths", "99999999"], "choose a width"),
        (["build", "{example}", "--palette", "1"], "choose 2 to 256"),
        (["build", "{example}", "--palette", "x"], "--palette"),
        (["build", "{example}", "--text", "bold"], "outline"),
        (["build", "{example}", "--style", "editoriall"], 'did you mean "editorial"?'),
        (["build", "{example}", "--style", "none.toml"], "none.toml"),
        (["build", "{example}", "--name", "a/b"], "choose another name"),
        (["build", "{example}", "--name", "con"], "choose another name"),
        (["build", "{example}", "--colour"], "--colour"),
    ],
)
def test_wrong_usage(
    run: Any, example: Path, in_folder: Path, arguments: list[str], said: str
) -> None:
    ran = run(*(a.format(example=example) for a in arguments))
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert files(in_folder) == []


def test_a_file_in_the_way_of_the_folder(run: Any, example: Path, in_folder: Path) -> None:
    (in_folder / "out").write_text("mine", "utf-8")
    ran = run("build", example, *QUICK, "-o", "out")
    assert ran.code == 2
    assert len(ran.errors) == 1
    assert files(in_folder) == ["out"]


def test_an_engine_that_is_none(
    run: Any, example: Path, in_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INFOGRAPHIC_ENGINE", "gimp")
    ran = run("build", example, *QUICK)
    assert ran.code == 2
    assert 'set it to "cairo" or "resvg"' in ran.err
    assert files(in_folder) == []


def test_a_closed_pipe_is_no_error(in_folder: Path, environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "infographic.cli", "schema"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
