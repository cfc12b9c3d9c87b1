"""The support bundle tells what went wrong and nothing about a customer, the staff or the machine's secrets."""

from __future__ import annotations

import json
import logging
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from clerk_app.service.log import logging_to
from clerk_app.service.support import make_bundle
from clerk_app.store.backup import back_up
from clerk_app.store.migrations import SCHEMA_VERSION
from clerk_app.store.store import FILE_NAME
from tests.service.counter_hall import CHEN, HE, MACHINE, STAFF, CounterHall
from tests.service.refusals import refused
from tests.service.test_erasure import SECRETS, serve

TOKEN_HASH = "argon2-of-a-tablet-token"


def parts(bundle: Path) -> dict[str, str]:
    with zipfile.ZipFile(bundle) as file:
        assert file.testzip() is None
        return {name: file.read(name).decode() for name in file.namelist()}


@pytest.fixture
def lines(counter: CounterHall) -> Iterator[Path]:
    with logging_to(counter.folder):
        yield counter.folder / "clerk-app.log"


def test_it_holds_versions_settings_verify_findings_and_logs(counter: CounterHall, lines: Path, tmp_path: Path) -> None:
    own = counter.folder / "procedures"
    own.mkdir()
    (own / "own.yaml").write_text("id: own\n", encoding="utf-8")
    logging.getLogger("clerk_app.test").warning("a paper was not printed: %s", "printer.unknown")
    names = make_bundle(counter.folder, tmp_path / "bundle.zip", HE)
    found = parts(tmp_path / "bundle.zip")
    assert tuple(found) == names
    versions = json.loads(found["versions.json"])
    assert versions["schema"] == {"known": SCHEMA_VERSION, "found": SCHEMA_VERSION}
    assert {"program", "engine", "python", "system"} <= versions.keys()
    assert "PySide6" in " ".join(versions["libraries"])
    settings = json.loads(found["settings.json"])
    assert (settings["hall_prefix"], settings["counter"], settings["backup_days"]) == ("QH", "02", 30)
    verified = json.loads(found["verify.json"])
    assert (verified["events"], verified["head"], verified["breaks"]) == (
        counter.verify().events, counter.verify().head, [],
    )  # fmt: skip
    findings = json.loads(found["procedures.json"])["hall"]
    assert {one["file"] for one in findings} == {"own.yaml"}
    assert all(one["line"] and one["code"] and one["message"] for one in findings)
    (line,) = [json.loads(line) for line in found["logs/clerk-app.log.jsonl"].splitlines()]
    assert (line["message"], line["codes"]) == ("a paper was not printed: %s", ["printer.unknown"])
    assert lines.exists()


def test_nothing_of_customers_staff_or_secrets_is_in_it(
    counter: CounterHall, lines: Path, tmp_path: Path
) -> None:
    serve(counter, SECRETS)
    counter.hall.change_settings(HE, counter.command(), {"tablet_address": "10.20.30.40"})
    counter.hall.pair_device(HE, counter.command(), "tablet-1", TOKEN_HASH)
    try:
        int(f"{SECRETS['name']} {SECRETS['phone']}")
    except ValueError:
        logging.getLogger("clerk_app.test").exception("a step was not read")
    with lines.open("a", encoding="utf-8") as file:
        file.write(f"a line of another program about {SECRETS['name']}\n")
        file.write(json.dumps({"message": "known", "told": SECRETS["phone"]}) + "\n")
    make_bundle(counter.folder, tmp_path / "bundle.zip", MACHINE)
    found = "\n".join(parts(tmp_path / "bundle.zip").values())
    assert "a step was not read" in found
    assert "known" in found
    assert '"left_out": 1' in found
    people = [word for person in STAFF for word in (person.name, person.name_en, person.phone)]
    for word in (*SECRETS.values(), *people, "not a hash", TOKEN_HASH, "10.20.30.40", str(tmp_path), str(Path.home())):
        assert word not in found, word


def test_damaged_records_make_a_bundle_that_says_so(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / FILE_NAME).write_bytes(b"rubbish" * 999)
    make_bundle(copy, tmp_path / "bundle.zip", MACHINE)
    found = parts(tmp_path / "bundle.zip")
    assert json.loads(found["verify.json"]) == {"refused": "store.damaged"}
    assert json.loads(found["settings.json"]) == {"refused": "store.damaged"}


def test_what_a_damaged_row_holds_is_not_quoted(counter: CounterHall, tmp_path: Path) -> None:
    serve(counter, SECRETS)
    copy = tmp_path / "copy"
    copy.mkdir()
    back_up(counter.store.path, copy / FILE_NAME)
    with closing(sqlite3.connect(copy / FILE_NAME, isolation_level=None)) as damaged:
        damaged.execute("DROP TRIGGER journal_is_never_changed")
        damaged.execute("UPDATE journal SET counter = ? WHERE seq = 20", (SECRETS["phone"],))
    make_bundle(copy, tmp_path / "bundle.zip", MACHINE)
    verified = parts(tmp_path / "bundle.zip")["verify.json"]
    assert json.loads(verified)["broken"] > 0
    assert SECRETS["phone"] not in verified


def test_no_file_is_written_over_and_no_clerk_makes_one(counter: CounterHall, tmp_path: Path) -> None:
    target = tmp_path / "bundle.zip"
    target.write_text("mine", encoding="utf-8")
    with refused("support.exists"):
        make_bundle(counter.folder, target, HE)
    assert target.read_text(encoding="utf-8") == "mine"
    with refused("support.cannot_write"):
        make_bundle(counter.folder, tmp_path / "nowhere" / "bundle.zip", HE)
    with refused("access.denied"):
        make_bundle(counter.folder, tmp_path / "other.zip", CHEN)
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix) == ["bundle.zip"]
