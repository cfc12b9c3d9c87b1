"""Erasing and the support bundle from the command line, also while the application runs."""

from __future__ import annotations

import datetime as dt
import json
import zipfile
from pathlib import Path

from clerk_app.bootstrap import build_service
from clerk_app.service.action import new_command_id
from clerk_app.service.sample_hall import CHEAP_COST
from clerk_app.store.store import FILE_NAME
from tests.commands.running import command
from tests.commands.test_backup_and_restore import CHEN, found_in
from tests.commands.test_verify import rows

NOTE = "只说温州话的客户"


def serve_and_close(folder: Path, *, close: bool = True) -> str:
    """Serve one customer with a note about them and return the request."""
    service = build_service(folder, cost=CHEAP_COST)
    try:
        service.open().result()
        submit = service.desk.submit
        visit = submit(service.reception.start_visit, CHEN, new_command_id()).result().result
        submit(service.reception.write_note, CHEN, new_command_id(), visit, NOTE).result()
        number = submit(service.handling.open_request, CHEN, new_command_id(), visit, "bill_enquiry").result().result
        if close:
            submit(service.handling.withdraw, CHEN, new_command_id(), number).result()
        submit(service.reception.end_visit, CHEN, new_command_id(), visit).result()
    finally:
        service.close()
    return str(number)


def on_disk(folder: Path) -> bool:
    return any(NOTE.encode() in file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_a_customer_is_erased_by_one_of_their_requests(history: Path) -> None:
    number = serve_and_close(history)
    service = build_service(history, cost=CHEAP_COST)
    try:
        service.open().result()
        ran = command("erase", number.lower(), "--reason", "客户来信要求", "--data", history, "--lang", "en")
    finally:
        service.close()
    assert (ran.status, ran.output) == (0, f"{number}\n")
    day = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=30)
    stated = {(day + dt.timedelta(days=days)).isoformat() for days in (-1, 0, 1)}
    assert any(one in ran.messages for one in stated)
    assert not on_disk(history)
    found = found_in(history)
    assert found["breaks"] == []
    written = [row[4] for row in rows(history, "journal")]
    erasing = [body for body in written if isinstance(body, bytes) and b"personal.erased" in body]
    assert json.loads(erasing[-1])["actor"].startswith("machine:")


def test_what_is_open_wrong_or_without_a_reason_is_not_erased(history: Path) -> None:
    number = serve_and_close(history, close=False)
    events = found_in(history)["events"]
    ran = command("erase", number, "--reason", "x", "--data", history, "--lang", "en")
    assert (ran.status, ran.output) == (2, "")
    assert number in ran.messages
    assert command("erase", number, "--data", history).status == 2
    assert command("erase", number, "--reason", " ", "--data", history).status == 2
    other = "1" if number[-1] != "1" else "2"
    assert command("erase", number[:-1] + other, "--reason", "x", "--data", history).status == 2
    assert found_in(history)["events"] == events
    assert on_disk(history)


def test_a_backup_says_until_when_it_may_live_and_a_restore_what_was_erased(history: Path, tmp_path: Path) -> None:
    number = serve_and_close(history)
    ran = command("backup", tmp_path / "b", "--data", history, "--lang", "zh")
    assert ran.status == 0
    assert "销毁" in ran.messages
    assert command("erase", number, "--reason", "客户要求", "--data", history).status == 0
    ran = command("restore", tmp_path / "b", "--data", history, "--replace", "--lang", "zh")
    assert ran.status == 0
    assert "再次抹除" in ran.messages
    assert not on_disk(history)
    assert found_in(history)["breaks"] == []
    ran = command("restore", tmp_path / "b", "--data", tmp_path / "new", "--lang", "zh")
    assert ran.status == 0
    assert "clerk-app erase" in ran.messages, "nobody knows what was erased"
    assert on_disk(tmp_path / "new")


def test_a_support_bundle_of_a_folder_that_cannot_be_opened_too(history: Path, tmp_path: Path) -> None:
    ran = command("support", tmp_path / "bundle.zip", "--data", history, "--lang", "en")
    assert ran.status == 0
    with zipfile.ZipFile(tmp_path / "bundle.zip") as bundle:
        assert ran.output.split() == bundle.namelist()
        assert json.loads(bundle.read("verify.json"))["broken"] == 0
    assert command("support", tmp_path / "bundle.zip", "--data", history).status == 2
    (history / FILE_NAME).write_bytes(b"rubbish")
    assert command("support", tmp_path / "damaged.zip", "--data", history).status == 0
