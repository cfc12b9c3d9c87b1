"""A target disk that fills up: it is named, what to do is said, and nothing of anybody's data stays on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_app.store.store import FILE_NAME
from tests.commands.disks import needs_mounts, on_a_small_disk

pytestmark = needs_mounts
SIZES = (40, 80, 120, 180)
"""Kilobytes; each is full at another place of the work."""


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.mark.parametrize("kilobytes", SIZES)
@pytest.mark.parametrize("kind", ["csv", "xlsx", "jsonl"])
def test_an_export_that_does_not_fit_leaves_nothing(history: Path, stick: Path, kind: str, kilobytes: int) -> None:
    words = ("export", "--what", "journal", "--format", kind, "-o", stick / "out", "--data", history, "--lang", "en")
    ran, left = on_a_small_disk(stick, kilobytes if kind == "xlsx" else 40, *words)
    assert ran.messages == (
        f"{stick / 'out'} cannot be written (the disk is full); nothing was left behind. "
        "Check the folder, its permissions and the free space.\n"
    )
    assert (ran.status, left) == (2, [])


def test_an_export_that_fits_leaves_its_file_alone(history: Path, stick: Path) -> None:
    words = ("export", "--what", "journal", "--format", "xlsx", "-o", stick / "out.xlsx", "--data", history)
    ran, left = on_a_small_disk(stick, 8000, *words)
    assert (ran.status, left) == (0, ["out.xlsx"])


@pytest.mark.parametrize("times", [0.5, 1.5, 2.1], ids=("copy", "rehearsal", "tables"))
def test_a_backup_that_does_not_fit_names_its_disk_and_not_the_records(
    history: Path, stick: Path, times: float
) -> None:
    size = (history / FILE_NAME).stat().st_size
    words = ("backup", stick / "b.backup", "--data", history, "--lang", "en")
    ran, left = on_a_small_disk(stick, int(times * size / 1024), *words)
    assert ran.messages == (
        f"The disk is full, so {stick / 'b.backup'} was not made and nothing was left behind; the records are as they "
        f"were. Free about {1 + 3 * size // 1_000_000} MB there, or choose another disk, then back up again.\n"
    )
    assert (ran.status, left) == (2, [])


def test_the_room_a_backup_asks_for_is_enough(history: Path, stick: Path) -> None:
    size = (history / FILE_NAME).stat().st_size
    kilobytes = (1 + 3 * size // 1_000_000) * 1_000_000 // 1024
    ran, left = on_a_small_disk(stick, kilobytes, "backup", stick / "b.backup", "--data", history)
    assert (ran.status, left) == (0, ["b.backup"])
