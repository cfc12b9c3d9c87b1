"""What a restore may never do: share an epoch with another life, give a number twice, be done by anybody."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from clerk_app.core.events.hall import Erased
from clerk_app.core.number import parse_request_number
from clerk_app.service.backup import back_up, restore
from clerk_app.store import backup as copying
from clerk_app.store.journal import Journal
from clerk_app.store.store import FILE_NAME
from tests.service.counter_hall import CHEN, HE, MACHINE, MORNING, CounterHall
from tests.service.refusals import refused
from tests.store.test_rebuild import tables


@pytest.fixture
def backup(counter: CounterHall, tmp_path: Path) -> Path:
    """A backup of a counter that went on working after it was made."""
    visit, number = counter.accepted()
    counter.papers.archive(CHEN, counter.command(), f"{number}/R1", b"%PDF", 1)
    counter.end(visit)
    back_up(counter.folder, tmp_path / "monday.backup", HE)
    return tmp_path / "monday.backup"


def test_two_lives_never_share_an_epoch_and_no_number_is_given_twice(counter: CounterHall, backup: Path) -> None:
    later = counter.open(counter.greet())
    counter.close()
    epochs = [restore(counter.folder, backup, MACHINE, MORNING + place, replace=True).epoch for place in range(3)]
    assert epochs == sorted(set(epochs))
    assert epochs[0] > 1
    counter.store.open()
    newest = counter.open(counter.greet())
    assert parse_request_number(newest).sequence == parse_request_number(later).sequence + 1


def test_one_backup_restored_twice_opens_two_epochs_that_nobody_can_take_for_each_other(
    counter: CounterHall, backup: Path, tmp_path: Path
) -> None:
    """On two machines, or on one whose first restore was lost: neither knows of the other."""
    lives = [restore(tmp_path / name, backup, MACHINE, MORNING) for name in ("one", "two")]
    assert lives[0].old_head == lives[1].old_head
    assert lives[0].epoch != lives[1].epoch
    for name, life in zip(("one", "two"), lives, strict=True):
        again = CounterHall(tmp_path / name, counter.clock, counter.procedures)
        head = Journal(again.store.connection).head("02")
        assert (head.epoch, head.seq) == (life.epoch, 1)
        assert again.verify().breaks == ()
        again.greet()
        assert again.verify().breaks == ()
        again.close()


def test_everything_is_there_again(counter: CounterHall, backup: Path, tmp_path: Path) -> None:
    before = tables(counter)
    restore(tmp_path / "new", backup, MACHINE, MORNING)
    again = CounterHall(tmp_path / "new", counter.clock, counter.procedures)
    for table in before.keys() - {"journal_subject"}:
        assert tables(again)[table] == before[table], table
    assert again.verify().breaks == ()
    again.close()


def test_a_log_left_beside_the_old_records_does_not_reach_the_new_ones(counter: CounterHall, backup: Path) -> None:
    counter.greet()
    log = counter.store.path.with_name(FILE_NAME + "-wal")
    left_behind = log.read_bytes()
    counter.close()
    log.write_bytes(left_behind)
    restore(counter.folder, backup, MACHINE, MORNING, replace=True)
    counter.store.open()
    assert counter.verify().breaks == ()
    counter.greet()


def test_a_text_is_still_found_by_its_index_in_a_copy(counter: CounterHall, tmp_path: Path) -> None:
    """A copy may renumber rows that have no key of their own; the index must go on pointing at the right ones."""
    counter.accepted()
    connection = counter.store.connection
    query = "SELECT vault.id FROM vault JOIN vault_search ON vault_search.rowid = vault.place ORDER BY vault.id"
    with counter.unit() as unit:
        rows = connection.execute("SELECT id FROM vault WHERE kind = 'staff' ORDER BY place LIMIT 2").fetchall()
        gone = [row for (row,) in rows]
        unit.vault.erase(gone)
        copied = tmp_path / "copy"
    copying.back_up(counter.store.path, copied)
    there = sqlite3.connect(copied)
    assert there.execute(query).fetchall() == connection.execute(query).fetchall() != []
    there.close()
    with counter.unit() as unit:
        unit.append(Erased(subject="hall", ids=gone))


def test_who_may_back_up_and_who_restore(counter: CounterHall, backup: Path, tmp_path: Path) -> None:
    with refused("access.denied"):
        back_up(counter.folder, tmp_path / "tuesday.backup", CHEN)
    for actor in (CHEN, HE):
        with refused("access.denied"):
            restore(tmp_path / "new", backup, actor, MORNING)
    assert not (tmp_path / "new").exists()
