"""Interruptions are the normal case: parked and resumed, ended and reopened, several matters, power cuts."""

from __future__ import annotations

import pytest

from clerk_app.core.errors import Bug
from clerk_app.core.request_state import State
from clerk_app.core.visit import VisitStatus
from tests.service.counter_hall import CHEN, HE, LI, MINUTE_MS, OWN, CounterHall
from tests.service.refusals import refused


def test_one_customer_at_a_counter_at_a_time(counter: CounterHall) -> None:
    counter.greet()
    with refused("visit.another_open"):
        counter.greet()


def test_a_parked_visit_leaves_the_counter_free_and_waits_with_its_requests(counter: CounterHall) -> None:
    visit = counter.greet()
    number = counter.open(visit)
    counter.walk_to(number, "papers")
    counter.park(visit)
    assert counter.state(number).state is State.PARKED
    with refused("visit.not_open"):
        counter.step(number, "papers")
    counter.end(counter.greet())
    counter.resume(visit)
    assert counter.state(number).state is State.IN_PROGRESS
    assert counter.view(number).at_hand.step.id == "papers"  # type: ignore[union-attr]
    assert counter.state(number).ownership.hops == 0


def test_nothing_can_be_done_on_a_parked_request(counter: CounterHall) -> None:
    visit = counter.greet()
    number = counter.open(visit)
    counter.walk_to(number, "papers")
    counter.park(visit)
    with refused("visit.not_open"):
        counter.back(number, "account")
    with refused("request.parked"):
        counter.notify(number)
    with refused("visit.not_open"):
        counter.handling.withdraw(CHEN, counter.command(), number)
    with refused("visit.not_open"):
        counter.open(visit)
    with refused("visit.not_open"):
        counter.reception.record_customer(CHEN, counter.command(), visit, form_of_address="madam")


def test_the_time_away_is_left_out_of_the_visit(counter: CounterHall) -> None:
    visit = counter.greet()
    counter.park(visit)
    counter.clock.pass_ms(30 * MINUTE_MS)
    counter.resume(visit)
    assert counter.visit(visit).away_ms == 30 * MINUTE_MS
    assert counter.row("visit", "id", visit)["away_ms"] == 30 * MINUTE_MS


def test_a_colleague_who_resumes_it_has_taken_over(counter: CounterHall) -> None:
    visit = counter.greet()
    number = counter.open(visit)
    counter.walk_to(number, "papers")
    counter.park(visit)
    counter.resume(visit, LI)
    ownership = counter.state(number).ownership
    assert (ownership.first_responsible, ownership.first_handler, ownership.handler) == (CHEN.id, CHEN.id, LI.id)
    assert ownership.hops == 1
    assert counter.row("request", "number", number)["handler"] == LI.id
    assert counter.visit(visit).clerk == LI.id
    with refused("ownership.not_handler"):
        counter.step(number, "papers")


def test_ending_a_visit_parks_what_is_not_finished(counter: CounterHall) -> None:
    visit = counter.greet()
    first, second = counter.open(visit), counter.open(visit)
    counter.walk_to(first, "arrears")
    counter.step(first, "arrears", option="some")
    counter.step(first, "settle_first", alternative=0)
    assert counter.end(visit) == [second]
    assert (counter.state(first).state, counter.state(second).state) == (State.CLOSED, State.PARKED)
    assert counter.state(second).outcome is None


def test_a_customer_who_leaves_in_the_middle_leaves_a_parked_request(counter: CounterHall) -> None:
    visit = counter.greet()
    number = counter.open(visit)
    counter.end(visit, how="customer_left")
    assert counter.state(number).state is State.PARKED
    assert counter.row("visit", "id", visit)["how"] == "customer_left"


def test_one_more_thing_reopens_the_visit_and_what_its_end_parked(counter: CounterHall) -> None:
    visit = counter.greet()
    number = counter.open(visit)
    counter.end(visit)
    with refused("visit.not_open"):
        counter.step(number, "account", answers=OWN)
    counter.reception.reopen_visit(CHEN, counter.command(), visit)
    assert counter.visit(visit).status is VisitStatus.OPEN
    assert counter.step(number, "account", answers=OWN).next_step == "arrears"
    with refused("visit.not_ended"):
        counter.reception.reopen_visit(CHEN, counter.command(), visit)


def test_reopening_leaves_alone_what_somebody_closed_or_took_up_since(counter: CounterHall) -> None:
    visit = counter.greet()
    closed, taken = counter.open(visit), counter.open(visit)
    counter.end(visit)
    counter.handling.close_by_supervisor(HE, counter.command(), closed, "withdrawn", "客户来电撤回")
    other = counter.greet(LI)
    counter.take_up(taken, other, LI)
    counter.end(other, LI)
    counter.reception.reopen_visit(CHEN, counter.command(), visit)
    assert counter.state(closed).state is State.CLOSED
    assert (counter.state(taken).state, counter.state(taken).visit) == (State.PARKED, other)


def test_a_colleague_does_not_reopen_ones_visit(counter: CounterHall) -> None:
    visit = counter.greet()
    counter.end(visit)
    with refused("visit.of_another"):
        counter.reception.reopen_visit(LI, counter.command(), visit)


def test_a_visit_is_its_clerks(counter: CounterHall) -> None:
    visit = counter.greet()
    with refused("visit.of_another"):
        counter.open(visit, clerk=LI)
    with refused("visit.of_another"):
        counter.end(visit, LI)
    with refused("visit.of_another"):
        counter.park(visit, LI)
    with refused("visit.of_another"):
        counter.reception.record_customer(LI, counter.command(), visit, in_person=True)


def test_whoever_signs_in_next_parks_what_a_clerk_left_open(counter: CounterHall) -> None:
    visit = counter.greet()
    number = counter.open(visit)
    counter.reception.park_visit(LI, counter.command(), visit, why="signed_out")
    assert counter.state(number).state is State.PARKED


def test_only_known_reasons_park_or_end_a_visit(counter: CounterHall) -> None:
    visit = counter.greet()
    with pytest.raises(Bug):
        counter.reception.park_visit(CHEN, counter.command(), visit, why="tired")
    with pytest.raises(Bug):
        counter.end(visit, how="fled")


def test_the_customer_is_what_was_told_last(counter: CounterHall) -> None:
    visit = counter.greet()
    tell = counter.reception.record_customer
    tell(
        CHEN,
        counter.command(),
        visit,
        data={"customer_name": "周桂芳", "customer_phone": "0571-555-0133"},
        form_of_address="madam",
        needs=("hearing",),
    )
    tell(CHEN, counter.command(), visit, in_person=False)
    number = counter.open(visit)
    customer = counter.view(number).customer
    assert (customer.name, customer.form_of_address, customer.in_person) == ("周桂芳", "madam", False)
    assert customer.needs == ("hearing",)
    assert counter.view(number).values["customer"] == "周女士"
    with refused("field.not_a_phone"):
        tell(CHEN, counter.command(), visit, data={"customer_phone": "12"})


def test_the_program_tells_how_long_it_was_away(counter: CounterHall) -> None:
    visit = counter.greet()
    number = counter.open(visit)
    counter.store.close()
    again = CounterHall(counter.folder, counter.clock, counter.procedures)
    again.clock.pass_ms(7 * MINUTE_MS)
    away = again.reception.note_interruption(CHEN, again.command(), visit).result
    assert away == 7 * MINUTE_MS
    assert again.visit(visit).away_ms == 7 * MINUTE_MS
    assert again.view(number).at_hand.step.id == "account"  # type: ignore[union-attr]
    again.close()
    counter.store.open()


def test_an_unknown_visit_is_refused(counter: CounterHall) -> None:
    with refused("visit.unknown"):
        counter.open("no such visit")


def test_a_note_is_kept_apart_from_the_journal(counter: CounterHall) -> None:
    visit = counter.greet()
    counter.reception.write_note(CHEN, counter.command(), visit, "客户听力不好，请大声")
    bodies = counter.store.connection.execute("SELECT body FROM journal").fetchall()
    assert not [body for (body,) in bodies if "听力".encode() in body]
