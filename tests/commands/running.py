"""Runs command lines in this process with captured streams, or as a program of their own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from clerk_app.commands.main import run

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of a command line."""

    status: int
    output: str
    messages: str


def command(*words: str | Path) -> Ran:
    """Run `clerk-app` with `words` in this process."""
    output, messages = io.StringIO(), io.StringIO()
    status = run([str(word) for word in words], output, messages)
    return Ran(status, output.getvalue(), messages.getvalue())


def program(*words: str | Path, without: Sequence[str] = (), limit: int | None = None, **environment: str) -> Ran:
    """Run `clerk-app` as a program.

    Args:
        without: a command put in front, to take rights away.
        limit: most bytes a file may have: what lies beyond is a full disk.
        environment: variables beside the present ones.
    """

    def limited() -> None:
        import resource

        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    ran = subprocess.run(
        [*without, sys.executable, "-m", "clerk_app", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        preexec_fn=limited,
        check=False,
        timeout=120,
    )
    return Ran(ran.returncode, ran.stdout, ran.stderr)
