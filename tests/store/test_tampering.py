"""Whatever is changed behind the program's back is found, and at its place."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from clerk_app.core.chain import canonical, event_hash
from clerk_app.core.events import registry
from clerk_app.core.rating import RatingState
from clerk_app.service.ratings import GivenRating
from clerk_app.store.engine import Connection
from clerk_app.store.schema import TRIGGERS
from tests.core.journal_samples import SAMPLES, event_of
from tests.service.counter_hall import CHEN, HE, LI, CounterHall

SCRIPT = Path(__file__).parents[2] / "scripts" / "verify_journal.py"


@pytest.fixture
def day(tmp_path: Path) -> Iterator[CounterHall]:
    """A counter after a working day; its journal may be damaged, so nothing is verified afterwards."""
    counter = CounterHall(tmp_path / "data").set_up()
    visit, number = counter.accepted()
    counter.papers.archive(CHEN, counter.command(), f"{number}/R1", b"%PDF-1.4", 1)
    counter.papers.record_print(CHEN, counter.command(), f"{number}/R1", "printed", "A5")
    counter.reception.write_note(CHEN, counter.command(), visit, "带了老花镜")
    counter.end(visit)
    counter.ratings.ask(CHEN, counter.command(), visit, "tablet-1", "token", 1)
    counter.ratings.give(counter.command(), GivenRating(visit, "token", 1, ("not_explained",), "没讲清", True))
    second = counter.greet()
    waiting = counter.open(second)
    counter.walk_to(waiting, "papers")
    counter.notify(waiting)
    counter.end(second)
    third = counter.greet(LI)
    counter.take_up(waiting, third, LI)
    counter.end(third, LI)
    counter.ratings.end(counter.command(), third, RatingState.NO_ANSWER)
    counter.handling.close_by_supervisor(HE, counter.command(), waiting, "withdrawn", "不办了")
    assert counter.verify().breaks == ()
    yield counter
    counter.close()


def open_up(connection: Connection) -> None:
    """Do what somebody with the file and a SQLite tool does first."""
    for name in TRIGGERS:
        connection.execute(f"DROP TRIGGER {name}")


def found(counter: CounterHall) -> set[tuple[int, str]]:
    return {(one.seq, one.code) for one in counter.verify().breaks}


def seqs(counter: CounterHall) -> set[int]:
    return {one.seq for one in counter.verify().breaks}


def changed(value: object) -> object:
    """Return another value of the same kind."""
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case str():
            return value + "x"
        case list():
            return [*value, "x"]
        case dict():
            return {**value, "x": "x"}
        case _:
            return "x"


def paths(value: object, at: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
    if at:
        yield at
    if isinstance(value, dict):
        for key, item in value.items():
            yield from paths(item, (*at, key))
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from paths(item, (*at, place))


def with_change(body: dict[str, Any], path: tuple[Any, ...]) -> bytes:
    again = json.loads(json.dumps(body))
    inner = again
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = changed(inner[path[-1]])
    return canonical(again)


def test_the_journal_refuses_to_be_changed_by_accident(day: CounterHall) -> None:
    for statement in ("UPDATE journal SET seq = 99 WHERE seq = 3", "DELETE FROM journal WHERE seq = 3"):
        with pytest.raises(Exception, match="append-only"):
            day.store.connection.execute(statement)
    with pytest.raises(Exception, match="immutable"):
        day.store.connection.execute("UPDATE procedure_version SET content = x'00'")
    with pytest.raises(Exception, match="stays"):
        day.store.connection.execute("DELETE FROM procedure_version")


def test_every_field_of_every_event_is_guarded(day: CounterHall) -> None:
    connection = day.store.connection
    open_up(connection)
    rows = connection.execute("SELECT seq, body FROM journal ORDER BY seq").fetchall()
    tried = 0
    for seq, stored in rows:
        body = json.loads(stored)
        for path in paths(body):
            connection.execute("UPDATE journal SET body = ? WHERE seq = ?", (with_change(body, path), seq))
            assert (seq, "hash_differs") in found(day), path
            tried += 1
        connection.execute("UPDATE journal SET body = ? WHERE seq = ?", (stored, seq))
    assert found(day) == set()
    assert tried > 300


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.KIND)
def test_every_field_of_every_kind_is_guarded(sample: Any, tmp_path: Path) -> None:
    counter = CounterHall(tmp_path / "data").set_up()
    with counter.unit() as unit:
        head = unit.journal.head("02")
        event = registry.decode(canonical({**json.loads(event_of(sample).body()), "epoch": 1, "seq": head.seq + 1}))
        unit.journal.append(event, head.hash)
    connection = counter.store.connection
    open_up(connection)
    stored = connection.execute("SELECT body FROM journal WHERE seq = ?", (head.seq + 1,)).fetchone()[0]
    body = json.loads(stored)
    reader = counter.store.reader()
    for path in paths(body):
        connection.execute("UPDATE journal SET body = ? WHERE seq = ?", (with_change(body, path), head.seq + 1))
        assert (head.seq + 1, "hash_differs") in found(counter), path
    reader.close()
    counter.close()


@pytest.mark.parametrize(
    ("statement", "seq", "code"),
    [
        ("UPDATE journal SET event_id = event_id || 'x' WHERE seq = 7", 7, "column_differs"),
        ("UPDATE journal SET prev = zeroblob(32) WHERE seq = 7", 7, "hash_differs"),
        ("UPDATE journal SET prev = zeroblob(32) WHERE seq = 7", 7, "previous_differs"),
        ("UPDATE journal SET hash = zeroblob(32) WHERE seq = 7", 7, "hash_differs"),
        ("UPDATE journal SET hash = zeroblob(32) WHERE seq = 7", 8, "previous_differs"),
        ("UPDATE journal SET body = CAST(body AS TEXT) WHERE seq = 7", 7, "column_unreadable"),
        ("UPDATE journal SET hash = 'text' WHERE seq = 7", 7, "column_unreadable"),
        ("UPDATE journal SET counter = '03' WHERE seq = 7", 8, "sequence_gap"),
        ("UPDATE journal SET counter = '03' WHERE seq = 7", 7, "column_differs"),
        ("UPDATE journal SET epoch = 2 WHERE seq > 9", 10, "sequence_gap"),
        ("DELETE FROM journal WHERE seq = 7", 8, "sequence_gap"),
        ("DELETE FROM journal WHERE seq = 1", 2, "sequence_gap"),
        ("DELETE FROM journal_subject WHERE seq = 7", 7, "subjects_differ"),
        ("UPDATE journal_subject SET subject = 'hall' WHERE seq = 7", 7, "subjects_differ"),
        ("INSERT INTO journal_subject SELECT 'hall', counter, epoch, 999 FROM journal_subject LIMIT 1", 999,
         "subject_without_event"),
    ],
)  # fmt: skip
def test_columns_and_rows_are_guarded(day: CounterHall, statement: str, seq: int, code: str) -> None:
    open_up(day.store.connection)
    day.store.connection.execute(statement)
    assert (seq, code) in found(day)


def test_events_that_change_places_are_named(day: CounterHall) -> None:
    connection = day.store.connection
    open_up(connection)
    for one, other in ((7, -1), (8, 7), (-1, 8)):
        connection.execute("UPDATE journal SET seq = ? WHERE seq = ?", (other, one))
    assert {7, 8} <= seqs(day)


def test_an_event_put_in_between_is_named(day: CounterHall) -> None:
    connection = day.store.connection
    open_up(connection)
    connection.execute("UPDATE journal SET seq = -seq - 1 WHERE seq >= 7")
    connection.execute("UPDATE journal SET seq = -seq WHERE seq < 0")
    body, previous = connection.execute("SELECT body, hash FROM journal WHERE seq = 6").fetchone()
    forged = canonical({**json.loads(body), "seq": 7, "event_id": "00000000-0000-7000-8000-000000000000"})
    connection.execute(
        "INSERT INTO journal VALUES ('02', 1, 7, '00000000-0000-7000-8000-000000000000', ?, ?, ?)",
        (forged, previous, event_hash(previous, forged)),
    )
    assert (8, "previous_differs") in found(day)


def _vault_row(counter: CounterHall, kind: str) -> tuple[str, int]:
    """Return a vault row of `kind` and the first event that refers to it."""
    connection = counter.store.connection
    row_id = connection.execute("SELECT id FROM vault WHERE kind = ? LIMIT 1", (kind,)).fetchone()[0]
    rows = connection.execute("SELECT seq, body FROM journal ORDER BY seq").fetchall()
    return row_id, next(seq for seq, body in rows if f'"id":"{row_id}"'.encode() in body)


@pytest.mark.parametrize("kind", ["customer_name", "account", "answer", "paper", "note", "comment", "staff"])
@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("UPDATE vault SET content = CAST(content || ' ' AS BLOB) WHERE id = ?", "vault_differs"),
        ("UPDATE vault SET salt = zeroblob(16) WHERE id = ?", "vault_differs"),
        ("UPDATE vault SET subject = 'hall' WHERE id = ?", "vault_differs"),
        ("UPDATE vault SET kind = 'other' WHERE id = ?", "vault_differs"),
        ("DELETE FROM vault WHERE id = ?", "vault_missing"),
        ("UPDATE vault SET id = 'elsewhere' WHERE id = ?", "vault_missing"),
        ("UPDATE vault SET content = 'text' WHERE id = ?", "vault_missing"),
    ],
)
def test_the_vault_is_guarded_and_the_event_behind_it_named(
    day: CounterHall, kind: str, change: str, code: str
) -> None:
    row_id, seq = _vault_row(day, kind)
    day.store.connection.execute(change, (row_id,))
    assert (seq, code) in found(day)


def test_a_vault_row_nobody_wrote_is_named(day: CounterHall) -> None:
    columns = "id, subject, kind, salt, content"
    day.store.connection.execute(f"INSERT INTO vault ({columns}) VALUES ('x', 'hall', 'note', x'00', x'00')")
    assert {code for _, code in found(day)} == {"vault_unknown"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("UPDATE procedure_version SET content = x'00'", "procedure_differs"),
        ("DELETE FROM procedure_version", "procedure_missing"),
    ],
)
def test_the_procedures_requests_follow_are_guarded(day: CounterHall, change: str, code: str) -> None:
    open_up(day.store.connection)
    day.store.connection.execute(change)
    assert code in {what for _, what in found(day)}


def test_a_rewritten_or_shortened_chain_is_found_by_its_witness_only(day: CounterHall) -> None:
    head = day.verify().head
    open_up(day.store.connection)
    last = day.store.connection.execute("SELECT max(seq) FROM journal").fetchone()[0]
    day.store.connection.execute("DELETE FROM journal WHERE seq = ?", (last,))
    day.store.connection.execute("DELETE FROM journal_subject WHERE seq = ?", (last,))
    assert "sequence_gap" not in {code for _, code in found(day)}
    assert day.verify().head != head
    assert _stand_alone(day).returncode == 0
    cut = _stand_alone(day, "--head", head)
    assert cut.returncode == 1
    assert head in cut.stdout


def _stand_alone(counter: CounterHall, *arguments: str) -> subprocess.CompletedProcess[str]:
    counter.store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    command = [sys.executable, "-I", str(SCRIPT), str(counter.store.path), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_stand_alone_verifier_agrees_and_imports_nothing_of_the_program(day: CounterHall) -> None:
    ours = day.verify()
    theirs = _stand_alone(day, "--head", ours.head)
    assert theirs.returncode == 0, theirs.stdout + theirs.stderr
    assert f"{ours.events} events, head {ours.head}" in theirs.stdout
    assert "clerk_app" not in SCRIPT.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE journal SET body = replace(CAST(body AS TEXT), 'helihua', 'liwei') WHERE seq = 7",
        "UPDATE journal SET hash = zeroblob(32) WHERE seq = 7",
        "DELETE FROM journal WHERE seq = 7",
        "UPDATE journal SET event_id = 'x' WHERE seq = 7",
    ],
)
def test_the_stand_alone_verifier_finds_what_ours_finds(day: CounterHall, change: str) -> None:
    open_up(day.store.connection)
    day.store.connection.execute(change)
    day.store.connection.execute("UPDATE journal SET body = CAST(body AS BLOB)")
    assert {7, 8} & seqs(day)
    theirs = _stand_alone(day)
    assert theirs.returncode == 1
    assert "event 7:" in theirs.stdout or "event 8:" in theirs.stdout


def test_the_stand_alone_verifier_says_what_is_no_journal(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("not a database", encoding="utf-8")
    sqlite3.connect(tmp_path / "empty.db").close()
    for name in ("text", "empty.db", "missing"):
        command = [sys.executable, "-I", str(SCRIPT), str(tmp_path / name)]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        assert run.returncode == 2
        assert "Traceback" not in run.stderr
