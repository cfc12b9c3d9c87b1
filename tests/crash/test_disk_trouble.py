"""Disk full, read-only, I/O errors: announced, reading goes on, nothing confirmed is lost, work resumes by itself."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from clerk_app.core.errors import Refusal
from clerk_app.store.engine import refusal_of
from clerk_app.store.store import FILE_NAME, Store
from tests.crash.recorder import ROOT, run_recorded
from tests.service.counter_hall import CounterHall
from tests.service.refusals import refused

CALLS = 24


def test_whichever_call_fails_the_clerk_is_told_and_nothing_is_lost(recorder: Path, in_memory: Path) -> None:
    folder = in_memory / "data"
    run = run_recorded(recorder, "tests.crash.trouble", [str(folder), str(CALLS)], folder, None)
    assert run.returncode == 0, run.stderr[-3000:]
    met = json.loads(run.stdout.splitlines()[-1])
    assert met["problems"] == []
    assert met["trials"] >= 2 * CALLS
    assert set(met["announced"]) <= {"store.io_error", "store.disk_full"}
    assert met["announced"]["store.io_error"] > CALLS // 2
    assert met["announced"]["store.disk_full"] > CALLS // 2
    assert met["slowest_ms"] < 1000, "announced within a second"


def may_mount() -> bool:
    if not shutil.which("unshare"):
        return False
    probe = ["unshare", "--mount", "--map-root-user", "sh", "-c", "mount -t tmpfs -o size=1m tmpfs /mnt"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


def test_a_full_and_a_read_only_disk(tmp_path: Path) -> None:
    """On a small file system of its own where mounting is permitted; elsewhere with a limit on the file's size."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if may_mount():
        command = ["unshare", "--mount", "--map-root-user", sys.executable, "-m", "tests.crash.small_disk", str(folder)]
        run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr[-3000:]
        found = json.loads(run.stdout)
        assert found["full"] == "store.disk_full"
        assert found["events"] > found["confirmed"] > 0, "reading goes on"
        assert found["after"] == "never", "as soon as there is room the same counter works on"
        assert found["read_only"] in ("store.read_only", "store.cannot_open") if found["locked"] else True
        assert found["unlocked"] == "never"
        assert (found["breaks"], found["notes"]) == (0, found["confirmed"] + 4)
        return
    code = (
        "import resource, sys; from pathlib import Path; from tests.crash.small_disk import refusal_of;"
        "from tests.service.counter_hall import CounterHall; c = CounterHall(Path(sys.argv[1])).set_up();"
        "v = c.greet(); resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, resource.RLIM_INFINITY));"
        "print(refusal_of(c, v, 5000)[0]);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2); print(refusal_of(c, v, 3)[0]);"
        "print(len(c.verify().breaks))"
    )
    _a_file_without_permission_is_announced(tmp_path / "locked")
    command = [sys.executable, "-c", code, str(folder)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.stdout.split() == ["store.io_error", "never", "0"], run.stderr[-3000:]


def _a_file_without_permission_is_announced(folder: Path) -> None:
    if os.geteuid() == 0:
        return  # everything is writable for root
    counter = CounterHall(folder).set_up()
    counter.close()
    counter.store.path.chmod(0o400)
    with refused("store.read_only"):
        CounterHall(folder).greet()


def test_a_folder_nobody_may_write_to_is_announced(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with refused("store.cannot_open"):
        Store(tmp_path / "file" / "data").open()
    (tmp_path / "data").mkdir(mode=0o700)
    (tmp_path / "data" / FILE_NAME).mkdir()
    with refused("store.cannot_open"):
        Store(tmp_path / "data").open()


def test_a_file_that_is_no_database_is_announced_and_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    (folder / FILE_NAME).write_bytes(b"no database at all, but long enough" * 300)
    with refused("store.damaged"):
        Store(folder).open()
    assert (folder / FILE_NAME).read_bytes().startswith(b"no database")


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ("database or disk is full", "store.disk_full"),
        ("attempt to write a readonly database", "store.read_only"),
        ("file is not a database", "store.damaged"),
        ("database disk image is malformed", "store.damaged"),
        ("database is locked", "store.busy"),
        ("unable to open database file", "store.cannot_open"),
        ("disk I/O error", "store.io_error"),
    ],
)
def test_what_the_engine_says_becomes_what_the_clerk_can_do(message: str, code: str) -> None:
    found = refusal_of(Exception(message), Path("/data/counter.db"))
    assert isinstance(found, Refusal)
    assert found.code == code
