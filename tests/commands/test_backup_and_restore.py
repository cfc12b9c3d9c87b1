"""A backup is a file that was restored on trial; restoring opens a new epoch and loses nothing on the way."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from clerk_app.bootstrap import build_service
from clerk_app.service.access import Actor, Role
from clerk_app.service.action import new_command_id
from clerk_app.service.sample_hall import CHEAP_COST
from clerk_app.store.store import FILE_NAME
from tests.commands.running import command
from tests.commands.test_verify import damage, rows

CHEN = Actor("chenjing", Role.CLERK)


def found_in(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(command("verify", "--json", "--data", folder).output)
    return found


def serve_somebody(folder: Path) -> str:
    """Open a request at the counter and return its number."""
    service = build_service(folder, cost=CHEAP_COST)
    try:
        service.open().result()
        submit = service.desk.submit
        visit = submit(service.reception.start_visit, CHEN, new_command_id()).result().result
        opened = submit(service.handling.open_request, CHEN, new_command_id(), visit, "bill_enquiry").result()
        submit(service.reception.end_visit, CHEN, new_command_id(), visit).result()
    finally:
        service.close()
    return opened.result


@pytest.fixture
def backup(history: Path, tmp_path: Path) -> Path:
    target = tmp_path / "sunday.backup"
    assert command("backup", target, "--data", history).status == 0
    return target


def test_a_backup_names_events_and_head_and_leaves_nothing_else(history: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "sunday.backup"
    target.parent.mkdir()
    before = found_in(history)
    ran = command("backup", target, "--data", history, "--lang", "en")
    assert ran.status == 0
    assert str(before["events"]) in ran.output
    assert str(before["head"]) in ran.output
    assert [file.name for file in target.parent.iterdir()] == ["sunday.backup"]
    assert target.stat().st_mode & 0o077 == 0
    assert found_in(history) == before


def test_a_backup_is_made_while_the_application_works(history: Path, tmp_path: Path) -> None:
    service = build_service(history, cost=CHEAP_COST)
    try:
        service.open().result()
        visit = service.desk.submit(service.reception.start_visit, CHEN, new_command_id()).result().result
        assert command("backup", tmp_path / "b", "--data", history).status == 0
        service.desk.submit(service.reception.end_visit, CHEN, new_command_id(), visit).result()
    finally:
        service.close()
    assert command("restore", tmp_path / "b", "--data", tmp_path / "new").status == 0


def test_a_file_that_exists_is_never_written_over(history: Path, tmp_path: Path) -> None:
    target = tmp_path / "there"
    target.write_text("mine", encoding="utf-8")
    ran = command("backup", target, "--data", history, "--lang", "zh")
    assert ran.status == 2
    assert "已经存在" in ran.messages
    assert target.read_text(encoding="utf-8") == "mine"


def test_broken_records_give_no_backup(history: Path, tmp_path: Path) -> None:
    damage(history, "DELETE FROM journal WHERE seq = 30")
    ran = command("backup", tmp_path / "b", "--data", history, "--lang", "en")
    assert ran.status == 1
    assert "verification" in ran.messages
    assert not (tmp_path / "b").exists()


def test_a_restore_opens_an_epoch_that_names_the_old_head(history: Path, backup: Path, tmp_path: Path) -> None:
    before = found_in(history)
    ran = command("restore", backup, "--data", tmp_path / "new", "--lang", "en")
    assert ran.status == 0
    assert str(before["head"]) in ran.output
    assert found_in(tmp_path / "new")["events"] == int(str(before["events"])) + 1
    for table in ("request", "visit", "rating", "vault", "secret", "procedure_version"):
        assert rows(tmp_path / "new", table) == rows(history, table)
    (body,) = [row[4] for row in rows(tmp_path / "new", "journal") if row[1] != 1]
    assert isinstance(body, bytes)
    opened = json.loads(body)
    assert opened["kind"] == "epoch.opened"
    assert opened["actor"].startswith("machine:")
    assert opened["data"]["old_head"] == before["head"]


def test_present_records_stay_unless_they_may_go(history: Path, backup: Path) -> None:
    before = (history / FILE_NAME).read_bytes()
    ran = command("restore", backup, "--data", history, "--lang", "zh")
    assert ran.status == 2
    assert "--replace" in ran.messages
    assert (history / FILE_NAME).read_bytes() == before


def test_replaced_records_are_kept_aside_whole(history: Path, backup: Path) -> None:
    late = serve_somebody(history)
    events = found_in(history)["events"]
    ran = command("restore", backup, "--data", history, "--replace", "--lang", "en")
    assert ran.status == 0
    (aside,) = history.glob("before-restore-*")
    assert str(aside) in ran.messages
    assert found_in(aside)["events"] == events
    assert late not in {row[0] for row in rows(history, "request")}
    assert found_in(history)["breaks"] == []


def test_a_number_on_a_customers_paper_is_never_given_again(history: Path, backup: Path) -> None:
    late = serve_somebody(history)
    assert command("restore", backup, "--data", history, "--replace").status == 0
    assert serve_somebody(history) != late
    assert found_in(history)["breaks"] == []


def test_records_damaged_beyond_reading_are_replaced_and_kept(history: Path, backup: Path) -> None:
    rubbish = b"rubbish" * 999
    (history / FILE_NAME).write_bytes(rubbish)
    assert command("restore", backup, "--data", history).status == 2
    assert command("restore", backup, "--data", history, "--replace").status == 0
    assert found_in(history)["breaks"] == []
    (aside,) = history.glob("before-restore-*")
    assert (aside / FILE_NAME).read_bytes() == rubbish


def test_restoring_twice_goes_on_each_time(history: Path, tmp_path: Path) -> None:
    folder = history
    for place in range(2):
        target = tmp_path / f"{place}.backup"
        assert command("backup", target, "--data", folder).status == 0
        folder = tmp_path / f"restored-{place}"
        assert command("restore", target, "--data", folder).status == 0
        serve_somebody(folder)
    assert found_in(folder)["breaks"] == []
    epochs = {row[1] for row in rows(folder, "journal")}
    assert 1 in epochs
    assert len(epochs) == 3


@pytest.mark.parametrize("content", [b"", b"no backup at all" * 500], ids=("empty", "rubbish"))
def test_what_is_no_backup_changes_nothing(history: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "b").write_bytes(content)
    before = (history / FILE_NAME).read_bytes()
    ran = command("restore", tmp_path / "b", "--data", history, "--replace", "--lang", "en")
    assert ran.status == 2
    assert "no backup" in ran.messages
    assert (history / FILE_NAME).read_bytes() == before
    assert not list(history.glob(".restoring-*"))
    assert not list(history.glob("before-restore-*"))


def test_a_backup_that_was_changed_changes_nothing(history: Path, backup: Path, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    shutil.copy(backup, tmp_path / "b" / FILE_NAME)
    damage(tmp_path / "b", "DELETE FROM journal WHERE seq = 12")
    before = (history / FILE_NAME).read_bytes()
    ran = command("restore", tmp_path / "b" / FILE_NAME, "--data", history, "--replace", "--lang", "en")
    assert ran.status == 1
    assert (history / FILE_NAME).read_bytes() == before


def test_a_backup_that_is_not_there(tmp_path: Path) -> None:
    ran = command("restore", tmp_path / "b", "--data", tmp_path / "new", "--lang", "zh")
    assert ran.status == 2
    assert "找不到" in ran.messages
    assert not (tmp_path / "new").exists()
