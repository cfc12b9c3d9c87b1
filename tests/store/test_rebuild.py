"""What the screens read follows from the journal: made anew it is the same, whatever happened at the counter."""

from __future__ import annotations

import random
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clerk_app.core.number import parse_request_number
from clerk_app.core.request_state import State
from clerk_app.store import projections
from clerk_app.store.identifiers import next_event_id
from clerk_app.store.journal import Journal
from tests.service.counter_hall import CounterHall
from tests.store.random_counter import RandomCounter

INDEXES = ("journal_subject", "vault_search")


def tables(counter: CounterHall) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table that follows from journal and vault."""
    connection = counter.store.connection
    return {
        table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
        for table in (*projections.TABLES, *INDEXES)
    }


@pytest.mark.parametrize("seed", range(6))
def test_projections_made_anew_are_the_same(tmp_path: Path, seed: int) -> None:
    CounterHall(tmp_path / "data").set_up().close()
    clerks = RandomCounter(tmp_path / "data", random.Random(seed))
    clerks.press(250)
    counter = clerks.counter
    before = tables(counter)
    assert clerks.numbers
    assert counter.store.rebuild() == counter.events()
    after = tables(counter)
    for table, rows in before.items():
        assert after[table] == rows, table
    assert counter.verify().breaks == ()
    _each_request_has_its_owners(counter, clerks.numbers)
    _numbers_have_no_gaps(clerks.numbers)
    counter.close()


def _each_request_has_its_owners(counter: CounterHall, numbers: list[str]) -> None:
    for number in numbers:
        state, row = counter.state(number), counter.row("request", "number", number)
        with counter.unit() as unit:
            assert unit.request(number) == state, "what the writer kept is what the journal says"
            assert unit.visit(state.visit) == counter.visit(state.visit)
        ownership = state.ownership
        assert (row["first_responsible"], row["handler"], row["first_handler"], row["hops"]) == (
            ownership.first_responsible, ownership.handler, ownership.first_handler, ownership.hops
        )  # fmt: skip
        assert (row["state"], row["outcome"], row["visit"]) == (state.state, state.outcome, state.visit)
        spans = counter.store.connection.execute(
            "SELECT role, staff, from_at, to_at FROM ownership_span WHERE request = ? ORDER BY role, place", (number,)
        ).fetchall()
        open_spans = {role: staff for role, staff, _, to_at in spans if to_at is None}
        expected = {"first_responsible": ownership.first_responsible, "handler": ownership.handler}
        assert open_spans == ({} if state.state is State.CLOSED else expected)
        assert sum(role == "handler" for role, *_ in spans) == ownership.hops + 1
        for role in ("first_responsible", "handler"):
            own = [span for span in spans if span[0] == role]
            assert all(earlier[3] == later[2] for earlier, later in pairwise(own)), "no instant without"


def _numbers_have_no_gaps(numbers: list[str]) -> None:
    parsed = [parse_request_number(number) for number in numbers]
    assert len(set(numbers)) == len(numbers)
    days = [one.day for one in parsed]
    assert days == sorted(days)
    for day, count in Counter(days).items():
        assert [one.sequence for one in parsed if one.day == day] == list(range(1, count + 1))


def test_an_index_that_was_lost_is_made_anew(tmp_path: Path) -> None:
    counter = CounterHall(tmp_path / "data").set_up()
    counter.accepted()
    before = tables(counter)
    for table in INDEXES:
        counter.store.connection.execute(f"DELETE FROM {table}")
    assert {one.code for one in counter.verify().breaks} == {"subjects_differ"}
    counter.store.rebuild()
    assert tables(counter) == before
    assert counter.verify().breaks == ()
    counter.close()


def test_a_rebuild_that_fails_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter = CounterHall(tmp_path / "data").set_up()
    counter.accepted()
    before = tables(counter)
    monkeypatch.setattr(projections, "project", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        counter.store.rebuild()
    assert tables(counter) == before
    counter.close()


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(0, 4_000_000_000_000), min_size=1, max_size=60))
def test_event_ids_keep_the_order_of_writing_whatever_the_clock_does(clock: list[int]) -> None:
    last: str | None = None
    for now in clock:
        made = next_event_id(last, now)
        assert last is None or made > last
        assert (made[14], made[19] in "89ab", len(made)) == ("7", True, 36)
        last = made


def test_more_events_than_fit_into_a_millisecond_keep_their_order() -> None:
    last = next_event_id(None, 1_795_395_600_000)
    for _ in range(5000):
        made = next_event_id(last, 1_795_395_600_000)
        assert made > last
        last = made


def test_the_history_of_a_subject_is_in_the_order_of_writing(tmp_path: Path) -> None:
    CounterHall(tmp_path / "data").set_up().close()
    clerks = RandomCounter(tmp_path / "data", random.Random(99))
    clerks.press(120)
    journal = Journal(clerks.counter.store.connection)
    for number in clerks.numbers:
        ids = [recorded.event.event_id for recorded in journal.of_subject(f"request:{number}")]
        assert ids == sorted(ids)
    clerks.counter.close()
