"""Compiling the recorder, starting programs under it, and reading what it recorded."""

from __future__ import annotations

import ctypes
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).with_name("recorder.c")
ROOT = SOURCE.parents[2]
_HEAD = struct.Struct("<ciqq")


@dataclass(frozen=True, slots=True)
class Call:
    """One recorded call.

    Attributes:
        kind: ``O`` open, ``W`` write, ``T`` truncate, ``S`` sync, ``U`` unlink, ``R`` rename, ``A`` acknowledgement.
        file: number given at ``O``.
        offset: where a write begins; the length of a truncation, negative for a file that was extended.
    """

    kind: str
    file: int
    offset: int
    content: bytes


def compile_recorder(folder: Path) -> Path:
    """Compile the recorder into `folder`."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    assert compiler, "the crash tests compile a small recorder: install gcc"
    made = folder / "recorder.so"
    command = [compiler, "-shared", "-fPIC", "-O2", "-Wall", "-Wextra", "-Werror", "-o", str(made), str(SOURCE)]
    subprocess.run([*command, "-ldl", "-lpthread"], check=True)
    return made


def run_recorded(
    recorder: Path, module: str, arguments: Sequence[str], folder: Path, record: Path | None
) -> subprocess.CompletedProcess[str]:
    """Run a module of the tests under the recorder; `folder` is what it watches."""
    folder.mkdir(exist_ok=True)
    watched = {"LD_PRELOAD": str(recorder), "RECORD_FOLDER": str(folder)}
    if record is not None:
        watched["RECORD_TO"] = str(record)
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env={**os.environ, **watched},
        capture_output=True,
        text=True,
        check=False,
    )


def read_record(record: Path) -> Iterator[Call]:
    """Yield the calls in their order."""
    with record.open("rb") as file:
        while head := file.read(_HEAD.size):
            kind, number, offset, length = _HEAD.unpack(head)
            content = file.read(length) if kind in b"OWURA" else b""
            yield Call(kind.decode(), number, offset, content)


class Recorder:
    """The recorder inside this process, when it was started under it."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)

    def fail(self, at: int, how_many: int, error: int) -> None:
        """Let the counted calls from `at` on fail with `error`; `at` 0 lets everything succeed."""
        self._library.recorder_fail(ctypes.c_long(at), ctypes.c_long(how_many), ctypes.c_int(error))

    def kill(self, at: int, *, half: bool) -> None:
        """Let this process kill itself at the counted call `at`, a write half done."""
        self._library.recorder_kill(ctypes.c_long(at), ctypes.c_int(half))

    def counted(self) -> int:
        """Return how many calls were counted since the last order."""
        return int(self._library.recorder_counted())
