"""What a process of its own measures of itself: `python -m bench.tasks TASK ...` prints JSON."""

from __future__ import annotations

import importlib
import io
import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.measure import warm
from bench.survey import REFERENCE, grown


def route_warm(route: str, rounds: str) -> object:
    """The whole job of one route, again and again."""
    draw = importlib.import_module(f"bench.{route}").draw
    with tempfile.TemporaryDirectory() as folder:
        return warm(lambda: draw(REFERENCE, Path(folder)), int(rounds))


def stages(rounds: str) -> object:
    """Our own parts: layout, SVG, PNGs, and layout with SVG."""
    ours = importlib.import_module("bench.ours")
    found = {name: warm(job, int(rounds)) for name, job in ours.stages(REFERENCE).items()}
    return found | {"layout + svg": warm(lambda: ours.layout_and_svg(REFERENCE), int(rounds))}


def png_bytes(file: str) -> object:
    """A PNG's size, and what Pillow makes of the same pixels."""
    pillow = importlib.import_module("PIL.Image")
    with pillow.open(file) as image:
        image.load()
        again = io.BytesIO()
        image.convert("RGB").save(again, "PNG", compress_level=6)
    return {"bytes": Path(file).stat().st_size, "pillow": len(again.getvalue())}


def grow(count: str) -> object:
    """A survey of so many questions, drawn once after the reference has loaded what all need."""
    ours = importlib.import_module("bench.ours")
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        source = folder / "grown.results.json"
        ours.grow(REFERENCE, folder)
        source.write_text(json.dumps(grown(int(count))), "utf-8")
        begin = time.process_time()
        ours.grow(source, folder)
        return {"cpu": 1000 * (time.process_time() - begin), "peak": _peak()}


def _peak() -> float:
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


_TASKS: dict[str, Callable[..., object]] = {
    "warm": route_warm,
    "stages": stages,
    "png": png_bytes,
    "grow": grow,
}

if __name__ == "__main__":
    print(json.dumps(_TASKS[sys.argv[1]](*sys.argv[2:])))
