"""`python -m bench`: one survey, every route, one Markdown table.

Peers come with `pip install -e .[bench]`; one that is not installed is skipped and named. `warm` is
measured inside one process after two rounds, `cold` is a whole process with compiled modules cached
as an installed package has them. Times depend on the machine; read the ratios.
"""

from __future__ import annotations

import argparse
import importlib.util
import platform
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.measure import Cold, cold, inside
from bench.survey import REFERENCE

OURS = "ours"
# Route → what it is called, and the modules it needs.
ROUTES: dict[str, tuple[str, tuple[str, ...]]] = {
    OURS: ("ours", ()),
    "cairosvg_outlines": ("CairoSVG, outlines", ("cairosvg",)),
    "cairosvg_text": ("CairoSVG, text", ("cairosvg",)),
    "matplotlib_route": ("matplotlib", ("matplotlib",)),
    "altair_route": ("altair + vl-convert", ("altair", "vl_convert")),
    "typst_route": ("typst", ("typst",)),
}
# One style of each design system, and what all formats may take, in posters.
STYLES = ("editorial", "agency", "bento")
ALL_FORMATS = 4.0
_CLI = "import sys; from infographic.cli import main; sys.exit(main())"


@dataclass
class Row:
    """One line of the table: a figure for each route, and what ours should reach."""

    what: str
    values: dict[str, float]
    bar: str = ""
    reached: str = ""
    digits: int = 0

    def cells(self, routes: Sequence[str]) -> list[str]:
        ours = self.values.get(OURS)
        return [self.what, *(self._cell(route, ours) for route in routes), self.bar, self.reached]

    def _cell(self, route: str, ours: float | None) -> str:
        value = self.values.get(route)
        if value is None:
            return ""
        text = f"{value:,.{self.digits}f}"
        return text if route == OURS or not ours else f"{text} ({value / ours:.2g}×)"


@dataclass
class Bench:
    """One run: what was asked for, and the rows so far."""

    routes: list[str]
    quick: bool
    bytecode: str
    folder: str
    rows: list[Row] = field(default_factory=list)

    def run(self) -> None:
        self._warm()
        self._cold()
        self._bytes()
        self._growth()

    def _say(self, text: str) -> None:
        print(text, file=sys.stderr, flush=True)

    # -- measures --------------------------------------------------------------------------------

    def _warm(self) -> None:
        walls: dict[str, float] = {}
        cpus: dict[str, float] = {}
        for route in self.routes:
            self._say(f"warm: {ROUTES[route][0]}")
            rounds = 1 if self.quick else 15 if route == OURS else 5
            found = inside("warm", [route, str(rounds)], self.bytecode)
            walls[route], cpus[route] = found["wall"], found["cpu"]
        ours = walls[OURS]
        bars = {"cairosvg_outlines": (8, "CairoSVG"), "matplotlib_route": (10, "matplotlib")}
        held = {route: bar for route, bar in bars.items() if route in walls}
        bar = ", ".join(f"≤ 1/{times} {name}" for times, name in held.values())
        told = ", ".join(f"1/{walls[route] / ours:.1f}" for route in held)
        good = all(ours * times <= walls[route] for route, (times, _) in held.items())
        self._add("warm: SVG + 3 PNGs, ms", walls, bar, told, good)
        self._add("warm: the same, CPU ms", cpus)
        parts = inside("stages", ["1" if self.quick else "25"], self.bytecode)
        both = parts["layout + svg"]["cpu"]
        self._add("warm: layout + SVG, CPU ms", {OURS: both}, "≤ 25 ms", f"{both:.0f}", both <= 25)
        for name in ("layout", "svg", "png"):
            label = {"layout": "layout", "svg": "SVG", "png": "3 PNGs"}[name]
            self._add(f"warm: {label} alone, CPU ms", {OURS: parts[name]["cpu"]})

    def _cold(self) -> None:
        rounds = 0 if self.quick else 5
        self._say("cold: all routes in turn")
        found = self._processes({route: self._whole(route) for route in self.routes}, rounds)
        walls = {route: run.wall for route, run in found.items()}
        share = self._share(walls, "cairosvg_outlines")
        self._add(
            "cold: `infographic build`, SVG + 3 PNGs, ms",
            walls,
            "≤ 0.18 × CairoSVG" if share else "",
            f"{share:.2f}" if share else "",
            share <= 0.18,
        )
        self._add("cold: the same, CPU ms", {route: run.cpu for route, run in found.items()})
        self._formats(rounds)
        self._say("cold: one PNG, --help")
        singles = [route for route in (OURS, "typst_route") if route in self.routes]
        quick = self._processes({route: self._single(route) for route in singles}, rounds)
        one = {route: run.wall for route, run in quick.items()}
        share = self._share(one, "typst_route")
        self._add(
            "cold: one PNG at 1200, ms",
            one,
            "≤ 1.5 × typst" if share else "",
            f"{share:.1f}" if share else "",
            share <= 1.5,
        )
        told = self._processes({OURS: [sys.executable, "-c", _CLI, "--help"]}, rounds)[OURS].wall
        self._add("cold: `infographic --help`, ms", {OURS: told}, "≤ 100 ms", f"{told:.0f}",
                  told <= 100)  # fmt: skip
        peaks = {route: run.peak for route, run in found.items()}
        peak = peaks[OURS]
        self._add("peak memory, MiB", peaks, "≤ 90 MiB", f"{peak:.0f}", peak <= 90)

    def _formats(self, rounds: int) -> None:
        """All formats of one survey beside its poster alone, in turn: both in one style."""
        for style in STYLES:
            self._say(f"cold: all formats, {style}")
            poster = [*self._whole(OURS), "--style", style]
            run = self._processes({"poster": poster, "all": [*poster, "--format", "all"]}, rounds)
            share = run["all"].cpu / run["poster"].cpu
            self._add(
                f"cold: `infographic build --format all`, {style}, CPU ms",
                {OURS: run["all"].cpu},
                f"≤ {ALL_FORMATS:g} × the poster",
                f"{share:.1f}",
                share <= ALL_FORMATS,
            )

    def _bytes(self) -> None:
        files = {
            OURS: "ours-1200.png",
            "cairosvg_outlines": "cairosvg-outline-1200.png",
            "cairosvg_text": "cairosvg-live-1200.png",
            "matplotlib_route": "matplotlib-1200.png",
            "altair_route": "altair-1200.png",
            "typst_route": "typst-1200.png",
        }
        sizes: dict[str, float] = {}
        for route in self.routes:
            found = inside("png", [str(Path(self.folder) / files[route])], self.bytecode)
            sizes[route] = found["bytes"] / 1000
            if route == OURS:
                share = found["bytes"] / found["pillow"]
                pillow = found["pillow"] / 1000
        self._add("PNG at 1200, kB (each its own picture)", sizes)
        self._add(
            f"PNG at 1200 by Pillow, level 6: {pillow:,.0f} kB",
            {OURS: sizes[OURS]},
            "≤ 0.85 × Pillow",
            f"{share:.2f}",
            share <= 0.85,
        )

    def _growth(self) -> None:
        counts = (4, 8, 12) if self.quick else (10, 100, 1000)
        found = {}
        for count in counts:
            self._say(f"growth: {count} questions")
            found[count] = inside("grow", [str(count)], self.bytecode)
        for key, unit, digits in (("cpu", "CPU ms", 1), ("peak", "peak MiB", 2)):
            few, middle, end = (found[count][key] for count in counts)
            # What one more question takes, early and late: the same, if growth is linear.
            early = max((middle - few) / (counts[1] - counts[0]), 1e-3)
            late = (end - middle) / (counts[2] - counts[1])
            totals = ", ".join(f"{found[count][key]:,.0f}" for count in counts)
            self._add(
                f"{', '.join(map(str, counts))} questions, SVG + PNG at 600: {totals} {unit}; "
                f"for one more, {unit}",
                {OURS: late}, "linear", f"{late / early:.2f} × the first", late <= 1.25 * early,
                digits,
            )  # fmt: skip

    # -- commands --------------------------------------------------------------------------------

    def _whole(self, route: str) -> list[str]:
        """SVG and PNGs at three widths, as a process."""
        if route == OURS:
            return [
                sys.executable, "-c", _CLI, "build", str(REFERENCE), "-o", self.folder,
                "--name", "ours", "--quiet",
            ]  # fmt: skip
        return self._call(route, "draw")

    def _single(self, route: str) -> list[str]:
        """One PNG at 1200, as a process."""
        if route != OURS:
            return self._call(route, "draw_one")
        file = str(Path(self.folder) / "one.png")
        code = (
            "from infographic import render; import sys; "
            "open(sys.argv[2], 'wb').write(render(sys.argv[1]).png(1200))"
        )
        return [sys.executable, "-c", code, str(REFERENCE), file]

    def _call(self, route: str, function: str) -> list[str]:
        code = (
            f"import sys; from pathlib import Path; from bench.{route} import {function}; "
            f"{function}(Path(sys.argv[1]), Path(sys.argv[2]))"
        )
        return [sys.executable, "-c", code, str(REFERENCE), self.folder]

    def _processes(self, commands: dict[str, list[str]], rounds: int) -> dict[str, Cold]:
        return cold(commands, self.bytecode, rounds)

    # -- the table -------------------------------------------------------------------------------

    def _share(self, values: dict[str, float], of: str) -> float:
        return values[OURS] / values[of] if of in values else 0.0

    def _add(
        self,
        what: str,
        values: dict[str, float],
        bar: str = "",
        told: str = "",
        good: bool | None = None,
        digits: int = 0,
    ) -> None:
        reached = f"{'yes' if good else 'no'}: {told}" if bar else ""
        self.rows.append(Row(what, values, bar, reached, digits))

    def table(self) -> str:
        head = ["", *(ROUTES[route][0] for route in self.routes), "bar", "reached"]
        lines = [head, ["---", *("--:" for _ in self.routes), "---", "---"]]
        lines += [row.cells(self.routes) for row in self.rows]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few rounds: a look, no measurement")
    parser.add_argument(
        "--only", metavar="ROUTE,ROUTE", help=f"routes to take: {', '.join(ROUTES)}"
    )
    args = parser.parse_args(arguments)
    wanted = args.only.split(",") if args.only else list(ROUTES)
    for route in wanted:
        if route not in ROUTES:
            parser.error(f'no route "{route}"')
    missing = {
        route: [m for m in ROUTES[route][1] if importlib.util.find_spec(m) is None]
        for route in wanted
    }
    routes = [OURS, *(r for r in wanted if r != OURS and not missing[r])]
    with tempfile.TemporaryDirectory() as bytecode, tempfile.TemporaryDirectory() as folder:
        bench = Bench(routes, args.quick, bytecode, folder)
        bench.run()
    print(bench.table())
    print(f"\nPython {platform.python_version()}, {platform.system()} {platform.machine()}.")
    for route, modules in missing.items():
        if modules:
            print(f"Skipped: {ROUTES[route][0]}, without {' and '.join(modules)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
