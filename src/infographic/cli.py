"""The command: `infographic build results.json`."""

from __future__ import annotations

import argparse
import gc
import json
import math
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from infographic import __version__
from infographic.errors import InfographicError, Message, Report, UsageError

if TYPE_CHECKING:
    from infographic.render import Infographic
    from infographic.results.model import Brand

# What reads or draws is imported inside the commands: `--help` then takes 30 ms and not 200.


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code: 0 fine, 1 bad data, 2 wrong usage."""
    args = _parser().parse_args(argv)
    try:
        run: Callable[[argparse.Namespace], int] = args.run
        return run(args)
    except InfographicError as error:
        if getattr(args, "json", False):
            _print_json({"ok": False, "errors": [_plain(m) for m in error.messages]})
        for message in error.messages:
            _say(f"error: {message}")
        return error.exit_code
    except BrokenPipeError:
        # The reader of a pipe went away (`infographic schema | head`): no reason to complain.
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        _say("stopped")
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="infographic",
        description="Turn survey results into an infographic: SVG, PNG at several sizes, HTML.",
    )
    parser.add_argument("--version", action="version", version=f"infographic {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    build = commands.add_parser("build", help="draw the infographic of a results file")
    build.add_argument("file", help="results as JSON, YAML or TOML, or an edited plan; - for stdin")
    build.add_argument("-o", "--out", default=".", metavar="FOLDER", help="where to write (here)")
    build.add_argument("--style", default="editorial", help="a style's name or TOML file")
    _branding(build)
    build.add_argument(
        "--format",
        action="append",
        default=[],
        metavar="NAME,NAME",
        help="where the picture goes (poster): card,square,story, 1200x675, or all; "
        "see infographic list formats",
    )
    build.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="ID,ID",
        help="the questions to show, by their ids (all)",
    )
    build.add_argument("--hero", metavar="ID", help="the question to open with")
    build.add_argument(
        "--font",
        action="append",
        default=[],
        metavar="FILE",
        help="a font file or folder for scripts the style lacks (may be repeated)",
    )
    build.add_argument(
        "--widths",
        type=_widths,
        metavar="W,W",
        help="widths in pixels of the PNGs of poster (600,1200,2400) and mobile (720,1080)",
    )
    build.add_argument(
        "--scale",
        type=_scales,
        metavar="N,N",
        help="PNGs of the other formats at so many times their size (1): 2 makes NAME@2x.png",
    )
    build.add_argument(
        "--pdf",
        action=argparse.BooleanOptionalAction,
        help="a PDF of every format, or of none (of a4, a3 and decks)",
    )
    build.add_argument(
        "--bleed", type=_millimetres, default=0.0, metavar="MM", help="bleed around the PDF's pages"
    )
    build.add_argument("--name", help="what the files are called (the name of the results file)")
    build.add_argument(
        "--text",
        choices=("outline", "live"),
        default="outline",
        help="text in the SVG as outlines (the same everywhere) or live (selectable)",
    )
    build.add_argument(
        "--palette", type=int, metavar="N", help="PNGs of at most N colours: a quarter of the bytes"
    )
    build.add_argument(
        "--strict",
        action="store_true",
        help="make every warning an error, and read the picture back",
    )
    _reporting(build)
    build.set_defaults(run=_build)

    check = commands.add_parser("check", help="read and check a results file, draw nothing")
    check.add_argument("file", help="results as JSON, YAML or TOML; - for stdin")
    _branding(check)
    check.add_argument("--strict", action="store_true", help="make every warning an error")
    _reporting(check)
    check.set_defaults(run=_check)

    plan = commands.add_parser("plan", help="print the editorial plan, to edit and build")
    plan.add_argument("file", help="results as JSON, YAML or TOML; - for stdin")
    _branding(plan)
    plan.set_defaults(run=_plan)

    new = commands.add_parser("new", help="write a commented starter file")
    new.add_argument("file", nargs="?", default="results.yaml", help="its name (results.yaml)")
    new.set_defaults(run=_new)

    listing = commands.add_parser(
        "list", help="what there is: icons, styles, blocks or formats, or a sheet of samples"
    )
    listing.add_argument("what", choices=("icons", "styles", "blocks", "formats"))
    listing.add_argument(
        "--sheet", metavar="FILE", help="draw them all on one sheet: a .png or .svg file"
    )
    listing.add_argument(
        "--style", default="editorial", help="the style that a sheet draws blocks in"
    )
    _reporting(listing)
    listing.set_defaults(run=_list)

    schema = commands.add_parser("schema", help="print the JSON Schema of results files")
    schema.set_defaults(run=_schema)
    return parser


def _branding(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--brand", metavar="FILE", help="a brand.toml: colours, fonts, logo, categories"
    )


def _reporting(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--quiet", action="store_true", help="say nothing but errors")
    parser.add_argument("--json", action="store_true", help="report as JSON on standard output")


def _widths(text: str) -> tuple[int, ...]:
    widths = _numbers(text, "600,1200")
    if any(w < 1 for w in widths):
        raise argparse.ArgumentTypeError("a width is a whole number of pixels from 1 up")
    return widths


def _scales(text: str) -> tuple[int, ...]:
    return _numbers(text, "1,2")


def _numbers(text: str, like: str) -> tuple[int, ...]:
    """Whole numbers, each once."""
    try:
        return tuple(dict.fromkeys(int(part) for part in text.split(",")))
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is no list like {like}') from None


def _millimetres(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value < math.inf:
        raise argparse.ArgumentTypeError(f'"{text}" is no number of millimetres like 3')
    return value


def _ids(given: Sequence[str]) -> tuple[str, ...]:
    """The ids of comma lists, each once."""
    parts = (part.strip() for text in given for part in text.split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


# -- commands --------------------------------------------------------------------------------------


def _build(args: argparse.Namespace) -> int:
    # A build is over before there is garbage worth collecting; looking for it takes 7 % of it.
    gc.disable()
    try:
        return _built(args)
    finally:
        gc.enable()


def _built(args: argparse.Namespace) -> int:
    from infographic.layout.formats import find_formats  # noqa: PLC0415
    from infographic.publish.build import Order  # noqa: PLC0415
    from infographic.publish.files import check_name, write_all  # noqa: PLC0415
    from infographic.render import render  # noqa: PLC0415

    name = args.name or _name(args.file)
    check_name(f"{name}.svg")
    wanted = find_formats(args.format or "poster")
    formats = [format.name for format in wanted]
    order = Order(name, args.widths, args.scale, args.text, args.palette, args.pdf, args.bleed)
    order.check(wanted)
    show = _Progress(not args.quiet and not args.json)
    report = Report()
    show("reading and laying out")
    infographic = render(
        _source(args.file),
        style=args.style,
        format=formats[0],
        only=_ids(args.only),
        hero=args.hero,
        fonts=args.font,
        brand=args.brand,
        report=report,
    )
    if args.strict:
        show("reading the pictures back" if len(formats) > 1 else "reading the picture back")
        _refuse(report, [found for f in formats for found in _read_back(infographic.at(f))])
    show("painting")
    made: list[tuple[Infographic, dict[str, bytes]]] = []
    for one, files in infographic.built(order, formats):
        made.append((one, files))
        show(f"painting: {len(made)} of {len(formats)} formats")
    show("writing")
    files = {name: data for _, files in made for name, data in files.items()}
    paths = write_all(args.out, files)
    show.done()
    if args.json:
        _print_json(_build_report(infographic, args, made, report))
    elif not args.quiet:
        _tell(report)
        _tell_left_out(made)
        for path, data in zip(paths, files.values(), strict=True):
            print(f"{path}  {_size(data)}{_bytes(len(data))}")
        if infographic.engine != "cairo":
            _say("note: painted with resvg, since the cairo library is not installed here")
    return 0


def _read_back(infographic: Infographic) -> list[Message]:
    """What is wrong with the pages of a format, which is named."""
    format = infographic.format.name
    return [
        Message(m.level, f"{format}: {m.place}" if m.place else format, m.text, m.cure)
        for m in infographic.check()
    ]


def _check(args: argparse.Namespace) -> int:
    from infographic.render import understand  # noqa: PLC0415

    report = Report()
    results, _ = understand(_source(args.file), report, brand=_brand(args, report))
    if args.strict:
        _refuse(report, [])
    if args.json:
        _print_json({"ok": True, **_messages(report)})
    elif not args.quiet:
        _tell(report)
        count = sum(1 for _ in results.questions())
        print(
            f"{args.file}: {count} question{'s' if count != 1 else ''}, nothing that stops a build"
        )
    return 0


def _plan(args: argparse.Namespace) -> int:
    from infographic.readers import folder_of, read  # noqa: PLC0415
    from infographic.render import understand  # noqa: PLC0415
    from infographic.story.plan import to_plan  # noqa: PLC0415

    report = Report()
    data = read(_source(args.file), report)
    folder = folder_of(_source(args.file))
    _, story = understand(data, report, folder, _brand(args, report))  # type: ignore[arg-type]
    held = data.get("results") if isinstance(data, dict) and "infographic_plan" in data else data
    _print_json(to_plan(story, held))
    for message in report.warnings:
        _say(f"warning: {message}")
    return 0


def _new(args: argparse.Namespace) -> int:
    from infographic.publish.files import write_all  # noqa: PLC0415
    from infographic.results.starter import starter  # noqa: PLC0415

    path = Path(args.file)
    if path.exists():
        raise UsageError(
            Message(
                "error", str(path), "is there already", "give another name: infographic new NAME"
            )
        )
    if path.suffix not in (".yaml", ".yml"):
        raise UsageError(Message("error", str(path), "a starter file is YAML", "end it in .yaml"))
    write_all(path.parent, {path.name: starter().encode("utf-8")})
    print(f"{path}  now fill it in and run: infographic build {path}")
    return 0


def _list(args: argparse.Namespace) -> int:
    from infographic.catalogue.listing import LISTINGS  # noqa: PLC0415

    listing = LISTINGS[args.what]()
    if not args.sheet:
        if args.json:
            _print_json({"ok": True, args.what: listing.plain()})
        else:
            wide = sys.stdout.isatty()
            print(listing.text(shutil.get_terminal_size().columns if wide else None))
        return 0
    path = Path(args.sheet)
    data = _sheet(args.what, path.suffix.lower(), args)
    from infographic.publish.files import write_all  # noqa: PLC0415

    (written,) = write_all(path.parent, {path.name: data})
    if args.json:
        _print_json({"ok": True, args.what: listing.plain(), "files": [_entry(written, data)]})
    elif not args.quiet:
        print(f"{written}  {_size(data)}{_bytes(len(data))}")
    return 0


def _sheet(what: str, kind: str, args: argparse.Namespace) -> bytes:
    """The sheet of samples as the file that its name asks for."""
    if kind not in (".png", ".svg"):
        text = "a sheet is a PNG or SVG file"
        raise UsageError(Message("error", "--sheet", text, "end its name in .png or .svg"))
    from infographic.catalogue.sheets import sheet  # noqa: PLC0415

    page = sheet(what, args.style)
    if kind == ".svg":
        from infographic.paint.svg import paint_svg  # noqa: PLC0415

        return paint_svg(page).encode("utf-8")
    from infographic.publish.png import png  # noqa: PLC0415

    return png(page, round(page.width))


def _schema(args: argparse.Namespace) -> int:
    from infographic.results.schema import schema  # noqa: PLC0415

    _print_json(schema())
    return 0


# -- input and output ------------------------------------------------------------------------------


def _brand(args: argparse.Namespace, report: Report) -> Brand:
    from infographic.readers.brand import load_brand  # noqa: PLC0415
    from infographic.results.model import Brand  # noqa: PLC0415

    return load_brand(args.brand, report) if args.brand else Brand()


def _source(file: str) -> Any:
    return sys.stdin.buffer.read() if file == "-" else Path(file)


def _name(file: str) -> str:
    """`survey.results.json` and `survey.json` both make `survey.svg`."""
    return "results" if file == "-" else Path(file).stem.removesuffix(".results") or "results"


def _refuse(report: Report, found: Sequence[Message]) -> None:
    """Raise what `--strict` does not let pass."""
    problems = [*report.warnings, *found]
    if problems:
        raise InfographicError([Message("error", m.place, m.text, m.cure) for m in problems])


def _tell(report: Report) -> None:
    for message in report.inferred:
        _say(f"inferred: {message}")
    for message in report.warnings:
        _say(f"warning: {message}")


def _tell_left_out(made: Sequence[tuple[Infographic, dict[str, bytes]]]) -> None:
    """A line for each format that does not show all: `--json` has it question by question."""
    from infographic.layout.left_out import summary  # noqa: PLC0415

    for one, _ in made:
        left = one.left_out
        if left:
            _say(f"left out of {one.format.name}: {summary(one.story, left)}")


def _messages(report: Report) -> dict[str, Any]:
    return {
        "inferred": [_plain(m) for m in report.inferred],
        "warnings": [_plain(m) for m in report.warnings],
    }


def _build_report(
    infographic: Infographic,
    args: argparse.Namespace,
    made: Sequence[tuple[Infographic, dict[str, bytes]]],
    report: Report,
) -> dict[str, Any]:
    """Of a build: `pages` and `panels` are the first format's, `formats` has those of each."""
    formats = [_format_report(one, files, Path(args.out)) for one, files in made]
    return {
        "ok": True,
        "style": args.style,
        "engine": infographic.engine,
        "pages": formats[0]["pages"],
        "panels": formats[0]["panels"],
        "files": [entry for format in formats for entry in format["files"]],
        "formats": formats,
        **_messages(report),
    }


def _format_report(one: Infographic, files: dict[str, bytes], folder: Path) -> dict[str, Any]:
    sizes = [page.pixels for page in one.pages]
    return {
        "format": one.format.name,
        "alt": one.alt,
        "pages": [{"width": width, "height": height} for width, height in sizes],
        "panels": [
            {"id": placed.panel, "block": placed.block, "page": number}
            for number, page in enumerate(one.pages, 1)
            for placed in page.placed
        ],
        "files": [_entry(folder / name, data) for name, data in files.items()],
        "left_out": [asdict(left) for left in one.left_out],
    }


def _entry(path: Path, data: bytes) -> dict[str, Any]:
    """A file that was written, for a report."""
    size = _png_size(data)
    pixels = {"width": size[0], "height": size[1]} if size else {}
    return {"path": str(path), "bytes": len(data), **pixels}


def _png_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels, from the header; None for another kind of file."""
    if not data.startswith(b"\x89PNG"):
        return None
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def _size(data: bytes) -> str:
    size = _png_size(data)
    return f"{size[0]} × {size[1]} px, " if size else ""


def _bytes(count: int) -> str:
    return f"{count / 1000:.0f} kB" if count >= 10_000 else f"{count / 1000:.1f} kB"


def _plain(message: Message) -> dict[str, str]:
    return {"place": message.place, "text": message.text, "cure": message.cure}


def _print_json(data: object) -> None:
    json.dump(data, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
    sys.stdout.flush()


def _say(text: str) -> None:
    print(text, file=sys.stderr)


class _Progress:
    """One line on a terminal that says what is being done; nothing elsewhere."""

    def __init__(self, wanted: bool) -> None:
        self.on = wanted and sys.stderr.isatty()

    def __call__(self, step: str) -> None:
        if self.on:
            sys.stderr.write(f"\r\x1b[2K{step} ...")
            sys.stderr.flush()

    def done(self) -> None:
        if self.on:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
