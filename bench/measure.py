"""Processes timed from outside, and jobs timed inside one."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Cold:
    """A whole process: medians in ms, the highest memory in MiB."""

    wall: float
    cpu: float
    peak: float


def environment(bytecode: str) -> dict[str, str]:
    """Compiled modules are kept, in a folder of this run's own: what `pip install` does, for every
    route alike, whatever the caller's environment says and without writing into the checkout."""
    held = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return held | {"PYTHONPYCACHEPREFIX": bytecode}


def cold(commands: Mapping[str, Sequence[str]], bytecode: str, rounds: int) -> dict[str, Cold]:
    """Start every command `rounds` times, after once to fill the caches; that one counts alone.

    One after the other, round by round: whatever else the machine does meets all of them alike.
    """
    runs: dict[str, list[Cold]] = {name: [] for name in commands}
    for _ in range(rounds + 1):
        for name, command in commands.items():
            runs[name].append(_run(command, bytecode))
    return {name: _median(found[1:] or found) for name, found in runs.items()}


def _median(runs: Sequence[Cold]) -> Cold:
    return Cold(
        statistics.median(run.wall for run in runs),
        statistics.median(run.cpu for run in runs),
        max(run.peak for run in runs),
    )


def _run(command: Sequence[str], bytecode: str) -> Cold:
    with tempfile.TemporaryFile() as output:
        begin = time.perf_counter()
        process = subprocess.Popen(
            command, env=environment(bytecode), cwd=ROOT, stdout=output, stderr=output
        )
        # Not `process.wait`: only this tells what the one child used.
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            raise RuntimeError(output.read().decode("utf-8", "replace"))
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Cold(1000 * wall, 1000 * (used.ru_utime + used.ru_stime), used.ru_maxrss / unit)


def inside(task: str, arguments: Sequence[str], bytecode: str) -> Any:
    """What `bench.tasks` prints for a task, in a process of its own."""
    command = [sys.executable, "-m", "bench.tasks", task, *arguments]
    made = subprocess.run(
        command, env=environment(bytecode), cwd=ROOT, capture_output=True, text=True, check=False
    )
    if made.returncode:
        raise RuntimeError(made.stderr)
    return json.loads(made.stdout.splitlines()[-1])


def warm(job: Callable[[], object], rounds: int) -> dict[str, float]:
    """Medians in ms of a job that has run before."""
    for _ in range(min(2, rounds)):
        job()
    walls, cpus = [], []
    for _ in range(rounds):
        wall, cpu = time.perf_counter(), time.process_time()
        job()
        cpus.append(1000 * (time.process_time() - cpu))
        walls.append(1000 * (time.perf_counter() - wall))
    return {"wall": statistics.median(walls), "cpu": statistics.median(cpus)}
