"""Records on a disk that can only be read are verified, exported and backed up; nothing is written beside them."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from clerk_app.bootstrap import build_service
from clerk_app.service.access import Actor, Role
from clerk_app.service.action import new_command_id
from clerk_app.service.data_folder import opened_for_reading, reading
from clerk_app.service.read_only import read_without_locks
from clerk_app.service.sample_hall import CHEAP_COST
from clerk_app.store.engine import LOG_ENDING, open_for_writing
from clerk_app.store.store import FILE_NAME
from tests.commands.disks import needs_mounts, on_a_read_only_disk
from tests.commands.running import command, program
from tests.commands.test_command_line import CHANGING, as_owner_only
from tests.service.refusals import refused

CHEN = Actor("chenjing", Role.CLERK)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def events(folder: Path) -> object:
    return json.loads(command("verify", "--json", "--data", folder).output)["events"]


@pytest.fixture
def unfinished(history: Path, tmp_path: Path) -> Path:
    """The folder as a copy finds it while a clerk works: the newest events are in the log, whose index is missing."""
    folder = tmp_path / "unfinished"
    folder.mkdir(mode=0o700)
    service = build_service(history, cost=CHEAP_COST)
    try:
        service.open().result()
        service.desk.submit(service.reception.start_visit, CHEN, new_command_id()).result()
        for ending in ("", LOG_ENDING):
            shutil.copy(f"{history / FILE_NAME}{ending}", folder)
    finally:
        service.close()
    return folder


@needs_mounts
def test_records_are_verified_and_nothing_is_written(history: Path) -> None:
    before, sound = contents(history), command("verify", "--json", "--data", history).output
    ran = on_a_read_only_disk(history, "verify", "--json", "--data", history)
    assert (ran.status, ran.output, ran.messages) == (0, sound, "")
    assert contents(history) == before


@needs_mounts
def test_what_is_still_in_the_log_is_verified_too(unfinished: Path, tmp_path: Path) -> None:
    before = contents(unfinished)
    (tmp_path / "bare").mkdir()
    shutil.copy(unfinished / FILE_NAME, tmp_path / "bare")
    ran = on_a_read_only_disk(unfinished, "verify", "--json", "--data", unfinished)
    assert contents(unfinished) == before
    assert json.loads(ran.output)["events"] == events(unfinished) == 1 + int(str(events(tmp_path / "bare")))
    assert not list(Path(tempfile.gettempdir()).glob("clerk-app-reading-*"))


@needs_mounts
@pytest.mark.parametrize("folder", ["history", "unfinished"])
def test_records_are_exported_and_backed_up(request: pytest.FixtureRequest, tmp_path: Path, folder: str) -> None:
    data: Path = request.getfixturevalue(folder)
    out = tmp_path / "out"
    out.mkdir()
    words = ("export", "--what", "requests", "--format", "csv", "--data", data, "--lang", "en", "-o")
    here = on_a_read_only_disk(data, *words, out / "a.csv")
    assert here.messages.startswith("Rows exported: ")
    assert here.messages.count("\n") == 1, "the log's lines are no messages"
    backed_up = on_a_read_only_disk(data, "backup", out / "b.backup", "--data", data, "--lang", "en")
    assert backed_up.status == 0, backed_up.messages
    assert command(*words, out / "b.csv").status == 0
    assert (out / "a.csv").read_bytes() == (out / "b.csv").read_bytes()
    assert command("restore", out / "b.backup", "--data", tmp_path / "new").status == 0
    assert events(tmp_path / "new") == int(str(events(data))) + 1
    assert sorted(path.name for path in out.iterdir()) == ["a.csv", "b.backup", "b.csv"]


@needs_mounts
@pytest.mark.parametrize(
    "words", [*CHANGING, ("export", "--what", "visits", "--format", "csv", "--personal", "-o", "never.csv")]
)
def test_what_has_to_be_recorded_says_that_the_folder_can_only_be_read(history: Path, words: tuple[str, ...]) -> None:
    history.chmod(0o755)  # the program would take the others' rights away
    ran = on_a_read_only_disk(history, *words, "--data", history, "--lang", "en")
    assert ran.status == 2
    assert "can only be read" in ran.messages
    assert not Path("never.csv").exists()


@needs_mounts
def test_a_copy_past_its_day_that_cannot_be_deleted_is_named(history: Path, tmp_path: Path) -> None:
    old = history / "before-migration-1.backup"
    old.touch()
    os.utime(old, (0, 0))
    ran = on_a_read_only_disk(history, "backup", tmp_path / "b", "--data", history, "--lang", "en")
    assert ran.status == 0
    assert ran.messages.startswith(f"The old copy {old} is past its day and could not be deleted.")
    assert "Traceback" not in ran.messages


@pytest.mark.skipif(sys.platform == "win32", reason="rights of folders work otherwise there")
def test_a_folder_of_somebody_else_is_read_as_well(history: Path) -> None:
    history.chmod(0o500)
    try:
        ran = program("verify", "--data", history, "--lang", "en", without=as_owner_only)
    finally:
        history.chmod(0o700)
    assert (ran.status, ran.messages) == (0, "")


def test_a_result_does_not_count_when_somebody_wrote_meanwhile(history: Path) -> None:
    with read_without_locks(history / FILE_NAME) as reader:
        assert not reader.locked
        reader.require_unchanged()
        writer = open_for_writing(history / FILE_NAME)
        writer.execute("CREATE TABLE written_meanwhile (here)")
        with refused("store.written_meanwhile"):
            reader.require_unchanged()
        writer.close()
        with refused("store.written_meanwhile"):
            reader.require_unchanged()


def test_nothing_that_was_read_while_somebody_wrote_is_handed_out(history: Path) -> None:
    database = history / FILE_NAME
    (history / f"{FILE_NAME}-shm").symlink_to("nowhere")  # so the engine can make no locks, whoever runs this
    with refused("store.written_meanwhile"), reading(history):
        database.write_bytes(database.read_bytes())
    with refused("store.written_meanwhile"), opened_for_reading(history):
        database.write_bytes(database.read_bytes())
        raise ValueError("what a torn page leads to")


def test_a_log_that_cannot_be_copied_is_said_with_the_place(
    unfinished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    (unfinished / f"{FILE_NAME}-shm").symlink_to("nowhere")
    ran = command("verify", "--data", unfinished, "--lang", "en")
    assert ran.status == 2
    assert str(tmp_path / "nowhere") in ran.messages
    assert "TMPDIR" in ran.messages
