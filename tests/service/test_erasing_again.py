"""A backup older than an erasure brings the data back: a restore erases it again, or says what it cannot know."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_app.core.events.hall import Erased
from clerk_app.service.backup import back_up, restore
from clerk_app.service.erasure import Erasure
from clerk_app.store.queries.erasures import erasures
from clerk_app.store.store import FILE_NAME
from clerk_app.store.vault import Vault
from tests.service.counter_hall import DAY_MS, HE, MACHINE, CounterHall
from tests.service.test_erasure import SECRETS, WHY, serve, traces

OTHER = {name: word[::-1] for name, word in SECRETS.items()} | {"account": "1234567890", "phone": "13600001111"}


@pytest.fixture
def number(counter: CounterHall, tmp_path: Path) -> str:
    """A customer's request, erased after the backup `monday.backup` was made; another customer is not."""
    serve(counter, OTHER)
    _, number = serve(counter, SECRETS)
    back_up(counter.folder, tmp_path / "monday.backup", HE)
    counter.clock.pass_ms(DAY_MS)
    Erasure(counter.performer).erase_customer(HE, counter.command(), WHY, request=number)
    return number


def again(counter: CounterHall, folder: Path) -> CounterHall:
    return CounterHall(folder, counter.clock, counter.procedures)


def test_what_was_erased_after_the_backup_is_erased_again(
    counter: CounterHall, number: str, tmp_path: Path
) -> None:
    counter.close()
    counter.clock.pass_ms(DAY_MS)
    restored = restore(counter.folder, tmp_path / "monday.backup", MACHINE, counter.clock.now(), replace=True)
    assert restored.erased_again >= 11
    assert not restored.erasures_missing
    assert traces(counter.folder, SECRETS) == set(), "also not in the records kept aside"
    assert {"note", "comment", "name"} <= traces(counter.folder, OTHER), "everybody else's came back"
    back = again(counter, counter.folder)
    found = back.verify()
    assert (found.breaks, found.erased) == ((), restored.erased_again)
    told = [event for event in erasures(back.store.connection) if event.epoch == restored.epoch]
    assert {event.actor for event in told} == {MACHINE.id}
    data = [event.data for event in told if isinstance(event.data, Erased)]
    assert f"request:{number}" in {one.subject for one in data}
    assert {Vault(back.store.connection).text(one.reason) for one in data} == {WHY}
    back.store.rebuild()
    assert traces(counter.folder, SECRETS) == set()
    back.close()


def test_an_erasure_that_the_backup_knows_is_not_told_twice(
    counter: CounterHall, number: str, tmp_path: Path
) -> None:
    assert number
    back_up(counter.folder, tmp_path / "tuesday.backup", HE)
    told = len(list(erasures(counter.store.connection)))
    counter.close()
    restored = restore(counter.folder, tmp_path / "tuesday.backup", MACHINE, counter.clock.now(), replace=True)
    assert (restored.erased_again, restored.erasures_missing) == (0, False)
    back = again(counter, counter.folder)
    assert len(list(erasures(back.store.connection))) == told
    back.close()


def test_into_an_empty_folder_nobody_knows_what_was_erased_since(
    counter: CounterHall, number: str, tmp_path: Path
) -> None:
    assert number
    restored = restore(tmp_path / "new", tmp_path / "monday.backup", MACHINE, counter.clock.now())
    assert restored.erased_again == 0
    assert restored.erasures_missing
    assert 0 <= counter.clock.now() - DAY_MS - restored.until < DAY_MS
    assert traces(tmp_path / "new", SECRETS) != set()


def test_records_damaged_beyond_reading_say_nothing_of_erasures(
    counter: CounterHall, number: str, tmp_path: Path
) -> None:
    assert number
    counter.close()
    (counter.folder / FILE_NAME).write_bytes(b"rubbish" * 999)
    restored = restore(counter.folder, tmp_path / "monday.backup", MACHINE, counter.clock.now(), replace=True)
    assert restored.erasures_missing
