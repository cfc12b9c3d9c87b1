"""A target disk that fills up: it is named, what to do is said, and nothing of anybody's data stays on it."""

from __future__ import annotations

from pathlib import Path

import pytest

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
