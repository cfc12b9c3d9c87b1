"""The engine that is used, the schema's versions, and transactions that are all or nothing."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest

from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.events.request import StepReopened
from clerk_app.store import migrations
from clerk_app.store.engine import engine_version, open_for_reading, open_for_writing, require_safe_engine
from clerk_app.store.schema import TRIGGERS
from clerk_app.store.store import Store
from tests.service.counter_hall import CounterHall, FakeClock
from tests.service.refusals import refused


def test_the_engine_in_use_cannot_lose_committed_data() -> None:
    require_safe_engine(engine_version())


@pytest.mark.parametrize("version", [(3, 7, 0), (3, 40, 1), (3, 51, 2)])
def test_an_engine_with_the_wal_reset_bug_is_refused(version: tuple[int, ...]) -> None:
    with pytest.raises(Bug, match="WAL-reset"):
        require_safe_engine(version)


def test_every_commit_waits_for_the_disk_and_deleted_bytes_are_overwritten(tmp_path: Path) -> None:
    connection = open_for_writing(tmp_path / "counter.db")
    settings = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")}
    assert settings == {"journal_mode": "wal", "synchronous": 2}
    assert connection.execute("PRAGMA secure_delete").fetchone() == (1,)
    assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    connection.close()


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    counter = CounterHall(tmp_path / "data").set_up()
    reader = open_for_reading(counter.store.path)
    with pytest.raises(Exception, match="readonly"):
        reader.execute("DELETE FROM vault")
    reader.close()
    counter.close()


def test_nobody_else_on_the_machine_reads_the_folder(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir(mode=0o755)
    counter = CounterHall(tmp_path / "data").set_up()
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
    counter.close()


def test_records_of_a_newer_program_are_refused_and_left_alone(tmp_path: Path) -> None:
    counter = CounterHall(tmp_path / "data").set_up()
    counter.store.connection.execute(f"PRAGMA user_version={migrations.SCHEMA_VERSION + 1}")
    counter.close()
    before = counter.store.path.read_bytes()
    with refused("store.newer_schema"):
        Store(tmp_path / "data").open()
    assert counter.store.path.read_bytes() == before


def with_migration(monkeypatch: pytest.MonkeyPatch, change: Any) -> None:
    """Let the program be one version further."""
    present = migrations._migrations

    def later() -> Any:
        made = present()

        @made()
        def m999_later(db: Any) -> None:
            change(db)

        return made

    monkeypatch.setattr(migrations, "_migrations", later)
    monkeypatch.setattr(migrations, "SCHEMA_VERSION", migrations.SCHEMA_VERSION + 1)


def test_a_migration_makes_a_backup_first_and_is_done_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counter = CounterHall(tmp_path / "data").set_up()
    events, found = counter.events(), migrations.SCHEMA_VERSION
    counter.close()
    with_migration(monkeypatch, lambda db: db.conn.execute("CREATE TABLE later (a TEXT)"))
    again = CounterHall(tmp_path / "data", FakeClock())
    assert again.store.connection.execute("SELECT count(*) FROM later").fetchone() == (0,)
    assert again.verify().breaks == ()
    again.close()
    kept = tmp_path / "data" / f"before-migration-{found}.backup"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    before = open_for_reading(kept)
    assert before.execute("SELECT count(*) FROM journal").fetchone() == (events,)
    assert before.execute("SELECT count(*) FROM sqlite_master WHERE name = 'later'").fetchone() == (0,)
    before.close()
    changed = kept.stat().st_mtime_ns
    CounterHall(tmp_path / "data").close()
    assert kept.stat().st_mtime_ns == changed


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counter = CounterHall(tmp_path / "data").set_up()
    found = migrations.SCHEMA_VERSION
    counter.close()

    def half(db: Any) -> None:
        db.conn.execute("CREATE TABLE later (a TEXT)")
        raise ZeroDivisionError

    with monkeypatch.context() as newer:
        with_migration(newer, half)
        with pytest.raises(ZeroDivisionError):
            Store(tmp_path / "data").open()
    again = CounterHall(tmp_path / "data")
    assert migrations.schema_version(again.store.connection) == found
    assert again.store.connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'later'").fetchone() == (0,)
    again.close()


def test_a_migration_that_loses_a_trigger_is_our_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    CounterHall(tmp_path / "data").set_up().close()
    with_migration(monkeypatch, lambda db: db.conn.execute("DROP TRIGGER journal_is_never_deleted"))
    with pytest.raises(Bug, match="triggers lost"):
        Store(tmp_path / "data").open()


def test_the_triggers_are_all_there(tmp_path: Path) -> None:
    counter = CounterHall(tmp_path / "data").set_up()
    rows = counter.store.connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    assert {name for (name,) in rows} == set(TRIGGERS)
    counter.close()


def test_a_store_says_when_it_is_not_ready(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    with pytest.raises(Bug):
        store.connection.execute("SELECT 1")
    store.open()
    with refused("store.not_set_up"):
        assert store.counter
    store.close()
    store.close()


def test_what_another_writer_did_is_seen_by_the_next_transaction(tmp_path: Path) -> None:
    """What a writer keeps in mind is dropped as soon as somebody else wrote."""
    first = CounterHall(tmp_path / "data").set_up()
    visit = first.greet()
    number = first.open(visit)
    second = CounterHall(tmp_path / "data", first.clock, first.procedures)
    second.walk_to(number, "papers")
    with first.unit() as unit:
        assert unit.request(number) == second.state(number)
        assert unit.request(number).records.keys() == {"account", "arrears"}
    assert first.verify().breaks == ()
    first.close()
    second.close()


def test_a_refused_action_leaves_nothing_in_mind(tmp_path: Path) -> None:
    counter = CounterHall(tmp_path / "data").set_up()
    number = counter.open(counter.greet())
    with pytest.raises(Refusal), counter.unit() as unit:
        unit.append(StepReopened(number, None, step="account"))
        raise Refusal("test")
    with counter.unit() as unit:
        assert unit.request(number) == counter.state(number)
        assert unit.request(number).reopened is None
    counter.close()
