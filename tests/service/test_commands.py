"""Done once, however often it is pressed; all of it or nothing."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from clerk_app.core.errors import Bug
from clerk_app.service.action import Change
from clerk_app.service.stepping import StepInput
from tests.service.counter_hall import CHEN, LI, OWN, CounterHall, FakeClock
from tests.service.refusals import refused


def test_the_same_command_again_gives_the_first_result_and_writes_nothing(counter: CounterHall) -> None:
    visit = counter.reception.start_visit(CHEN, "greet")
    opened = counter.handling.open_request(CHEN, "open", visit.result, "name_transfer")
    done = counter.stepping.complete_step(CHEN, "step", opened.result, StepInput("account", answers=OWN))
    events = counter.events()
    assert counter.reception.start_visit(CHEN, "greet") == visit
    assert counter.handling.open_request(CHEN, "open", visit.result, "name_transfer") == opened
    assert counter.stepping.complete_step(CHEN, "step", opened.result, StepInput("account", answers=OWN)) == done
    assert counter.events() == events


def test_the_result_outlives_the_program(counter: CounterHall) -> None:
    first = counter.reception.start_visit(CHEN, "greet")
    counter.store.close()
    again = CounterHall(counter.folder, counter.clock, counter.procedures)
    assert again.reception.start_visit(CHEN, "greet") == first
    again.close()
    counter.store.open()


def test_a_refused_command_may_be_tried_again(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    with refused("step.fields_missing"):
        counter.stepping.complete_step(CHEN, "step", number, StepInput("account"))
    done = counter.stepping.complete_step(CHEN, "step", number, StepInput("account", answers=OWN))
    assert done.result.next_step == "arrears"


def test_a_command_is_one_action_of_one_person(counter: CounterHall) -> None:
    visit = counter.reception.start_visit(CHEN, "same")
    with pytest.raises(Bug):
        counter.handling.open_request(CHEN, "same", visit.result, "name_transfer")
    with pytest.raises(Bug):
        counter.reception.start_visit(LI, "same")


def test_a_change_tells_what_happened_and_to_what(counter: CounterHall) -> None:
    visit = counter.greet()
    change = counter.handling.open_request(CHEN, counter.command(), visit, "name_transfer")
    assert change == Change(
        ("procedure.published", "request.opened"), ("hall", f"request:{change.result}", f"visit:{visit}"), change.result
    )


def test_an_error_in_the_middle_takes_everything_back(counter: CounterHall) -> None:
    visit = counter.greet()
    number = counter.open(visit)
    events = counter.events()
    with pytest.raises(RuntimeError), counter.unit() as unit:
        unit.vault.put(f"request:{number}", "answer", "3301204417")
        raise RuntimeError
    assert counter.events() == events
    assert counter.store.connection.execute("SELECT count(*) FROM vault WHERE kind = 'answer'").fetchone() == (0,)


def test_counters_that_press_at_the_same_time_wait_for_each_other(tmp_path: Path) -> None:
    CounterHall(tmp_path / "data").set_up("02").close()
    halls = [CounterHall(tmp_path / "data", FakeClock(), counter=name) for name in ("02", "03", "04", "05")]
    for hall in halls[1:]:
        hall.set_up(hall.store.counter)
    together = threading.Barrier(len(halls))

    def serve(hall: CounterHall) -> list[str]:
        visit = hall.greet()
        together.wait()
        return [hall.open(visit) for _ in range(25)]

    with ThreadPoolExecutor(len(halls)) as pool:
        numbers = [number for given in pool.map(serve, halls) for number in given]
    assert len(set(numbers)) == 100
    assert halls[0].verify().breaks == ()
    for hall in halls:
        hall.close()
