"""Numbers without gaps, days that never go back, and clocks that jump."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from clerk_app.core.errors import Refusal
from clerk_app.core.number import parse_request_number
from clerk_app.store.journal import Journal
from tests.service.counter_hall import CHEN, DAY_MS, LI, MINUTE_MS, OWN, CounterHall, FakeClock
from tests.service.refusals import refused

HOUR_MS = 60 * MINUTE_MS
YEAR_MS = 365 * DAY_MS


def sequence(number: str) -> tuple[str, int]:
    parsed = parse_request_number(number)
    return parsed.day.isoformat(), parsed.sequence


def test_numbers_have_no_gaps_even_where_an_action_failed(counter: CounterHall) -> None:
    visit = counter.greet()
    numbers = [counter.open(visit)]
    with refused("procedure.unknown"):
        counter.open(visit, "no_such_service")
    with pytest.raises(ZeroDivisionError), counter.unit() as unit:
        assert sequence(counter.handling._next_number(unit))[1] == 2
        raise ZeroDivisionError
    numbers.append(counter.open(visit))
    assert [sequence(number)[1] for number in numbers] == [1, 2]


def test_every_day_begins_with_one(counter: CounterHall) -> None:
    first = counter.open(counter.greet())
    counter.clock.pass_ms(DAY_MS)
    row = counter.store.connection.execute("SELECT id FROM visit").fetchone()
    second = counter.open(row[0])
    assert (sequence(first), sequence(second)) == (("2026-11-23", 1), ("2026-11-24", 1))


def test_the_hall_decides_the_day_not_the_machine(counter: CounterHall) -> None:
    visit = counter.greet()
    counter.clock.set_wall(int(dt.datetime(2026, 11, 23, 16, 0, tzinfo=dt.UTC).timestamp() * 1000))
    assert sequence(counter.open(visit)) == ("2026-11-24", 1)


@pytest.mark.parametrize("jump", [-HOUR_MS, HOUR_MS, -DAY_MS, DAY_MS, -10 * YEAR_MS, 10 * YEAR_MS])
def test_a_clock_that_jumps_breaks_nothing_and_is_on_record(counter: CounterHall, jump: int) -> None:
    visit = counter.greet()
    before = counter.open(visit)
    counter.clock.set_wall(counter.clock.now() + jump)
    after = counter.open(visit)
    counter.step(before, "account", answers=OWN)
    counter.clock.set_wall(counter.clock.now() - jump)
    last = counter.open(visit)
    places = [sequence(number) for number in (before, after, last)]
    assert places == sorted(set(places)), "no number twice, no day back"
    jumps = [item.event for item in Journal(counter.store.connection).everything() if item.event.kind == "clock.jumped"]
    assert [event.data.by_ms for event in jumps] == [jump, -jump]  # type: ignore[attr-defined]
    chain = [item.event for item in Journal(counter.store.connection).everything()]
    assert [event.seq for event in chain] == list(range(1, len(chain) + 1)), "ids keep the order of writing"
    steps = counter.store.connection.execute(
        "SELECT seq FROM step WHERE request = ? ORDER BY event_id", (before,)
    ).fetchall()
    assert steps == sorted(steps)


def test_a_small_correction_of_the_clock_is_no_jump(counter: CounterHall) -> None:
    visit = counter.greet()
    counter.clock.set_wall(counter.clock.now() + 59_000)
    counter.open(visit)
    assert "clock.jumped" not in counter.kinds()


def test_a_jump_whose_action_was_refused_is_recorded_with_the_next(counter: CounterHall) -> None:
    visit = counter.greet()
    counter.clock.set_wall(counter.clock.now() + HOUR_MS)
    with refused("procedure.unknown"):
        counter.open(visit, "no_such_service")
    assert "clock.jumped" not in counter.kinds()
    counter.open(visit)
    assert counter.kinds().count("clock.jumped") == 1


def test_a_clock_found_behind_the_last_event_after_a_start_is_on_record(counter: CounterHall) -> None:
    visit = counter.greet()
    counter.store.close()
    clock = FakeClock(wall=counter.clock.now() - DAY_MS, steady=17)
    again = CounterHall(counter.folder, clock, counter.procedures)
    again.open(visit)
    written = [item.event for item in Journal(again.store.connection).everything()]
    jumps = [event.data for event in written if event.kind == "clock.jumped"]
    assert [data.by_ms for data in jumps] == [-DAY_MS]  # type: ignore[attr-defined]
    again.close()
    counter.store.open()


def test_a_clock_set_right_during_the_set_up_is_no_obstacle(tmp_path: Path) -> None:
    counter = CounterHall(tmp_path / "data")
    with pytest.raises(Refusal):
        counter.set_up("no number")
    counter.clock.set_wall(counter.clock.now() + YEAR_MS)
    counter.set_up()
    assert counter.kinds()[0] == "epoch.opened"
    assert counter.verify().breaks == ()
    counter.close()


def test_a_promise_is_counted_from_the_day_of_the_hall(counter: CounterHall) -> None:
    _, number = counter.accepted()
    made = counter.state(number).records["tell"].promise
    assert made is not None
    assert made.accepted == "2026-11-23"
    assert made.day == made.latest > made.accepted


def test_several_counters_on_one_database_keep_their_own_numbers_and_chains(tmp_path: Path) -> None:
    clock = FakeClock()
    two = CounterHall(tmp_path / "data", clock).set_up("02")
    three = CounterHall(tmp_path / "data", clock, counter="03").set_up("03")
    visit_two, visit_three = two.greet(CHEN), three.greet(LI)
    turns = ((two, visit_two, CHEN), (three, visit_three, LI)) * 2
    numbers = [hall.open(visit, clerk=clerk) for hall, visit, clerk in turns]
    assert [sequence(number)[1] for number in numbers] == [1, 1, 2, 2]
    assert [parse_request_number(number).counter for number in numbers] == ["02", "03", "02", "03"]
    two.walk_to(numbers[0], "papers")
    two.park(visit_two)
    three.park(visit_three, LI)
    three.resume(visit_two, LI)
    with refused("visit.another_open"):
        three.greet(LI)
    two.end(two.greet())
    ownership = three.state(numbers[0]).ownership
    assert (ownership.first_responsible, ownership.handler, ownership.hops) == (CHEN.id, LI.id, 1)
    assert two.verify().breaks == three.verify().breaks == ()
    assert two.verify().head != three.verify().head
    chains = two.store.connection.execute("SELECT counter, count(*) FROM journal GROUP BY counter").fetchall()
    assert {name for name, _ in chains} == {"02", "03"}
    two.close()
    three.close()
