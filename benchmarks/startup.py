"""From the start of the process to the painted sign-in, and to everything ready for the first receipt."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.row import Row, Samples, Setting, in_turns
from clerk_app.bootstrap import build_service
from clerk_app.service.sample_hall import set_up_sample

RUNS = 15


class _Process:
    """One kind of process, started again and again. `times` and `memory` are by what it printed."""

    def __init__(self, arguments: list[str], bytecode: Path) -> None:
        self._arguments = arguments
        # An installed program has its bytecode; a machine may be told to write none beside the source.
        self._surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(bytecode)}
        self._surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
        self.times: dict[str, list[float]] = {}
        self.memory: dict[str, list[float]] = {}

    def run(self) -> float:
        began = time.monotonic_ns()
        done = subprocess.run(
            [sys.executable, "-m", *self._arguments],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            env=self._surroundings,
        )
        if done.returncode or not done.stdout:
            raise RuntimeError(done.stderr)
        for line in done.stdout.splitlines():
            name, at, resident = line.split()
            self.times.setdefault(name, []).append((int(at) - began) / 1e6)
            self.memory.setdefault(name, []).append(int(resident) / 1024)
        return self.times["painted"][-1]

    def time(self, name: str) -> Samples:
        return Samples(tuple(self.times[name][1:]))

    def resident(self, name: str) -> float:
        return Samples(tuple(self.memory[name][1:])).p50


def sample_folder(folder: Path) -> Path:
    """Return a data folder with the sample hall set up, with hashes as costly as the real ones."""
    service = build_service(folder)
    service.open().result()
    set_up_sample(service, settings={"tablet_port": 0}).result()
    service.close()
    return folder


def rows(setting: Setting) -> list[Row]:
    """Fresh processes in turns: an empty window, ours, ours until the first receipt could be drawn."""
    folder = str(sample_folder(setting.folder / "startup"))
    bytecode = setting.folder / "bytecode"
    empty = _Process(["benchmarks.empty_window"], bytecode)
    ours = _Process(["benchmarks.our_window", folder, "painted"], bytecode)
    ready = _Process(["benchmarks.our_window", folder, "ready"], bytecode)
    in_turns([empty.run, ours.run, ready.run], RUNS)
    floor, floor_is = empty.time("painted"), "an empty PySide6 window painted"
    return [
        Row(
            "sign_in", "sign-in window painted, Chinese labels, database opened", floor_is, floor.p50,
            ours.time("painted").p50, 1.25, noise=floor.noise,
        ),
        Row(
            "first_receipt", "everything ready for the first receipt", floor_is, floor.p50,
            ready.time("ready").p50, 2.5, noise=floor.noise,
        ),
        Row(
            "memory", "memory at sign-in", "an empty PySide6 window", empty.resident("painted"),
            ours.resident("painted"), 1.4, "MiB",
        ),
    ]  # fmt: skip
