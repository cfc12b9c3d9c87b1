"""A file of an older program is backed up before it is brought up to date; one of a newer program is left alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from clerk_app.core.errors import Refusal
from clerk_app.store import migrations
from clerk_app.store.engine import open_for_reading
from clerk_app.store.migrations import SCHEMA_VERSION, assert_triggers, schema_version
from clerk_app.store.store import FILE_NAME, Store
from tests.service.counter_hall import CounterHall

NEXT = SCHEMA_VERSION + 1
FIRST_ONES = migrations._migrations


def next_program(monkeypatch: pytest.MonkeyPatch, *, failing: bool = False) -> None:
    """Make this the program that comes after the present one: its schema has one more column."""

    def with_one_more() -> Any:
        found = FIRST_ONES()

        @found()
        def m999_one_more(db: Any) -> None:
            db.conn.execute("ALTER TABLE visit ADD COLUMN one_more TEXT")
            if failing:
                raise ZeroDivisionError

        return found

    monkeypatch.setattr(migrations, "SCHEMA_VERSION", NEXT)
    monkeypatch.setattr(migrations, "_migrations", with_one_more)


def present_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "SCHEMA_VERSION", SCHEMA_VERSION)
    monkeypatch.setattr(migrations, "_migrations", FIRST_ONES)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A counter with an accepted transfer, closed."""
    hall = CounterHall(tmp_path).set_up()
    visit, _ = hall.accepted()
    hall.end(visit)
    hall.close()
    return tmp_path


def test_the_backup_before_a_migration_holds_everything_and_opens_with_the_older_program(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    next_program(monkeypatch)
    hall = CounterHall(folder)
    migrated = hall.verify()
    assert not migrated.breaks
    assert schema_version(hall.store.connection) == NEXT
    assert_triggers(hall.store.connection)
    hall.accepted()
    hall.close()

    present_program(monkeypatch)
    elsewhere = tmp_path_factory.mktemp("older")
    (elsewhere / FILE_NAME).write_bytes((folder / f"before-migration-{SCHEMA_VERSION}.backup").read_bytes())
    older = CounterHall(elsewhere)
    assert older.verify() == migrated
    older.close()


def test_a_migration_that_fails_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    next_program(monkeypatch, failing=True)
    with pytest.raises(ZeroDivisionError):
        Store(folder).open()
    reader = open_for_reading(folder / FILE_NAME)
    columns = {row[1] for row in reader.execute("PRAGMA table_info(visit)")}
    assert schema_version(reader) == SCHEMA_VERSION
    assert "one_more" not in columns
    reader.close()
    present_program(monkeypatch)
    hall = CounterHall(folder)
    assert not hall.verify().breaks
    hall.close()


def test_a_file_of_a_newer_program_is_refused_and_not_touched(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    next_program(monkeypatch)
    store = Store(folder)
    store.open()
    store.close()
    before = (folder / FILE_NAME).read_bytes()
    present_program(monkeypatch)
    with pytest.raises(Refusal) as refusal:
        Store(folder).open()
    assert refusal.value.code == "store.newer_schema"
    assert (folder / FILE_NAME).read_bytes() == before


def test_a_new_folder_has_nothing_to_back_up(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.open()
    store.close()
    assert not list(tmp_path.glob("before-migration-*"))
