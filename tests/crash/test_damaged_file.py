"""A damaged file: whatever touches a record is found, and nothing ends in a traceback."""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from pathlib import Path

from clerk_app.core.errors import Refusal
from clerk_app.store.engine import Connection, open_for_reading
from clerk_app.store.store import FILE_NAME, Store
from clerk_app.store.verify import verify
from tests.crash.damage import KINDS, damaged
from tests.service.counter_hall import CounterHall
from tests.store.random_counter import RandomCounter

MUTATIONS = 200
RECORDS = ("journal", "journal_subject", "vault", "procedure_version")


def day_at_a_counter(folder: Path) -> bytes:
    """Return the file of a counter after some work, with nothing left in its log."""
    CounterHall(folder).set_up().close()
    clerks = RandomCounter(folder, random.Random(5))
    clerks.press(150)
    assert clerks.counter.store.empty_write_ahead_log()
    clerks.counter.close()
    return (folder / FILE_NAME).read_bytes()


def records(path: Path) -> dict[str, list[tuple[object, ...]]] | None:
    """Return every row of truth as another SQLite reads it; None when it cannot."""
    connection = sqlite3.connect(path)
    try:
        return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in RECORDS}
    except sqlite3.Error:
        return None
    finally:
        connection.close()


def found_by_verify(path: Path) -> bool:
    """Tell whether opening or verifying says that something is wrong; anything but a Refusal is an error."""
    try:
        connection: Connection = open_for_reading(path)
    except Refusal:
        return True
    try:
        return bool(verify(connection, "02").breaks)
    finally:
        connection.close()


def try_mutations(folder: Path, count: int, seed: int) -> Counter[str]:
    """Damage the file `count` times; return how it went."""
    whole = day_at_a_counter(folder / "data")
    choices, went = random.Random(seed), Counter[str]()
    path = folder / "damaged" / FILE_NAME
    path.parent.mkdir(mode=0o700)
    path.write_bytes(whole)
    before = records(path)
    assert before is not None
    assert not found_by_verify(path)
    for turn in range(count):
        kind = KINDS[turn % len(KINDS)]
        content = damaged(whole, kind, choices)
        path.write_bytes(content)
        touched = content != whole and records(path) != before
        found = found_by_verify(path)
        went["touched" if touched else "untouched"] += 1
        went["found"] += found
        if touched and not found:
            went[f"missed: {kind} in turn {turn}"] += 1
        _opening_never_ends_in_a_traceback(path.parent)
    return went


def _opening_never_ends_in_a_traceback(folder: Path) -> None:
    store = Store(folder)
    try:
        store.open()
        store.close()
    except Refusal:
        pass  # what else it may raise ends the test
    for ending in ("-wal", "-shm"):
        (folder / (FILE_NAME + ending)).unlink(missing_ok=True)


def test_every_damage_to_a_record_is_found(in_memory: Path) -> None:
    went = try_mutations(in_memory, MUTATIONS, 20261123)
    assert {what: times for what, times in went.items() if what.startswith("missed")} == {}
    assert went["touched"] > MUTATIONS // 3
    assert went["touched"] + went["untouched"] == MUTATIONS
