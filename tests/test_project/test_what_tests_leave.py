"""A run of the tests leaves nothing behind, and takes away what a killed one left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.own_home import remove_homes_of_killed_runs

ROOT = Path(__file__).parents[2]
LEAVING = """
import os, signal, tempfile
from pathlib import Path

def test_that_leaves_a_folder():
    Path(tempfile.mkdtemp(prefix="left-"), "file").touch()

def test_that_is_killed():
    if os.environ["KILL"] == "yes":
        os.kill(os.getpid(), signal.SIGKILL)
"""


def run(folder: Path, shared: Path, *, kill: bool) -> int:
    (folder / "test_leaving.py").write_text(LEAVING, encoding="utf-8")
    surroundings = {**os.environ, "PYTEST_DEBUG_TEMPROOT": str(shared), "KILL": "yes" if kill else "no"}
    command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), "-p", "tests.conftest", "-q"]
    command += ["--basetemp", str(folder / "kept"), str(folder)]
    return subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, check=False).returncode


def test_a_run_leaves_nothing_and_removes_what_a_killed_one_left(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    assert run(tmp_path, shared, kill=True) == -signal.SIGKILL
    assert len(list(shared.iterdir())) == 1, "this is what a kill leaves"
    assert run(tmp_path, shared, kill=False) == 0
    assert list(shared.iterdir()) == []


def test_a_run_that_goes_on_keeps_its_folder(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    for name in (
        f"clerk-app-tests-{os.getpid()}-a",
        f"clerk-app-tests-{ended.pid}-b",
        "clerk-app-tests-of-mine",
        "x-1",
    ):
        (tmp_path / name).mkdir()
    remove_homes_of_killed_runs(tmp_path)
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == sorted([f"clerk-app-tests-{os.getpid()}-a", "clerk-app-tests-of-mine", "x-1"])


def test_what_a_program_writes_aside_lies_in_the_folder_of_the_run() -> None:
    assert Path(tempfile.gettempdir()).parent.name.startswith(f"clerk-app-tests-{os.getpid()}-")
