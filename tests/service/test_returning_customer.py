"""Everything missing is told at once; whoever comes back finds the request where it stopped."""

from __future__ import annotations

from typing import Any

import pytest

from clerk_app.core.errors import Bug
from clerk_app.core.events.request import DocumentMark
from clerk_app.core.request_state import State
from clerk_app.service.access import Actor
from clerk_app.service.handling import NotificationInput
from tests.service.counter_hall import CHEN, DAY_MS, HAVE, LI, MISSING, PERSON, CounterHall
from tests.service.refusals import refused


def waiting(counter: CounterHall) -> tuple[str, str]:
    visit = counter.greet()
    number = counter.open(visit)
    counter.walk_to(number, "papers")
    counter.notify(number)
    counter.end(visit)
    return visit, number


def give(counter: CounterHall, number: str, clerk: Actor = CHEN, **given: Any) -> str:
    full = NotificationInput(**{"step": "papers", "documents": {}, "bring_by": "2026-12-07", **given})
    return counter.handling.give_notification(clerk, counter.command(), number, full).result


def test_a_notification_is_a_numbered_paper_and_the_request_waits(counter: CounterHall) -> None:
    visit = counter.greet()
    number = counter.open(visit)
    counter.walk_to(number, "papers")
    assert counter.notify(number).result == f"{number}/N1"
    assert counter.state(number).state is State.WAITING
    row = counter.row("request", "number", number)
    assert (row["state"], row["bring_by"], row["notifications"]) == ("waiting", "2026-12-07", 1)
    counter.end(visit)
    assert counter.state(number).state is State.WAITING, "waiting for papers is not parked"


def test_a_notification_needs_something_missing_and_everything_checked(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    counter.walk_to(number, "papers")
    with refused("notification.nothing_missing"):
        give(counter, number, documents={"new_id": HAVE, "deed": HAVE})
    with refused("notification.check_all_first"):
        give(counter, number, documents={"deed": MISSING})
    with refused("step.document_unchecked"):
        give(counter, number, documents={"deed": MISSING, "new_id": DocumentMark("eaten")})
    with refused("notification.bring_by_past"):
        give(counter, number, documents={"deed": MISSING, "new_id": HAVE}, bring_by="2026-11-22")
    with pytest.raises(Bug):
        give(counter, number, documents={"deed": MISSING, "new_id": HAVE}, bring_by="soon")
    with pytest.raises(Bug):
        give(counter, number, documents={"deed": MISSING, "new_id": HAVE}, fields=("account",))
    assert counter.state(number).notifications == 0


def test_a_notification_belongs_to_the_step_at_hand(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    with refused("step.not_current"):
        give(counter, number, documents={"deed": MISSING, "new_id": HAVE})


def test_something_only_the_customer_knows_may_be_missing_too(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    counter.walk_to(number, "papers")
    give(counter, number, documents={"deed": HAVE, "new_id": HAVE}, fields=("phone",))
    assert counter.state(number).state is State.WAITING


def test_the_customer_returns_to_the_same_clerk_without_a_hop(counter: CounterHall) -> None:
    _, number = waiting(counter)
    counter.clock.pass_ms(3 * DAY_MS)
    visit = counter.greet()
    counter.take_up(number, visit)
    at_hand = counter.view(number).at_hand
    assert at_hand is not None
    assert at_hand.step.id == "papers"
    assert at_hand.answers["new_name"] == "周桂芳", "what was typed with the notification is not asked again"
    assert at_hand.marks["new_id"] == HAVE
    done = counter.step(number, "papers", documents={"new_id": HAVE, "deed": HAVE}, answers=PERSON)
    assert done.next_step == "enter"
    assert counter.state(number).ownership.hops == 0
    assert counter.state(number).opened_in != counter.state(number).visit == visit


def test_a_colleague_who_serves_them_becomes_the_handler(counter: CounterHall) -> None:
    _, number = waiting(counter)
    counter.clock.pass_ms(DAY_MS)
    visit = counter.greet(LI)
    counter.take_up(number, visit, LI)
    ownership = counter.state(number).ownership
    assert (ownership.first_responsible, ownership.first_handler, ownership.handler) == (CHEN.id, CHEN.id, LI.id)
    assert ownership.hops == 1
    counter.step(number, "papers", LI, documents={"new_id": HAVE, "deed": HAVE}, answers=PERSON)
    counter.step(number, "enter", LI, answers={"order_no": "YX-7"})
    assert counter.state(number).ownership.first_handler == CHEN.id, "written once"


def test_what_the_customer_told_before_is_known_in_the_new_visit(counter: CounterHall) -> None:
    first = counter.greet()
    number = counter.open(first)
    counter.walk_to(number, "papers")
    counter.reception.record_customer(CHEN, counter.command(), first, form_of_address="madam")
    counter.notify(number)
    counter.end(first)
    visit = counter.greet(LI)
    counter.take_up(number, visit, LI)
    customer = counter.view(number).customer
    assert (customer.name, customer.account, customer.form_of_address) == ("周桂芳", "3301204417", "madam")


def test_a_second_notification_is_counted_against_us(counter: CounterHall) -> None:
    _, number = waiting(counter)
    visit = counter.greet()
    counter.take_up(number, visit)
    assert counter.notify(number, deed=HAVE, new_id=MISSING).result == f"{number}/N2"
    assert counter.row("request", "number", number)["notifications"] == 2
    assert counter.row("request", "number", number)["bring_by"] == "2026-12-07"


def test_the_same_list_again_is_a_reprint_with_the_day_that_was_told(counter: CounterHall) -> None:
    _, number = waiting(counter)
    first = counter.state(number).told
    counter.clock.pass_ms(2 * DAY_MS)
    counter.take_up(number, counter.greet())
    marks = {"new_id": HAVE, "deed": MISSING}
    assert give(counter, number, documents=marks, bring_by="2026-12-09") == f"{number}/N2"
    row = counter.row("request", "number", number)
    assert (row["state"], row["notifications"], row["bring_by"]) == ("waiting", 1, "2026-12-07")
    assert counter.state(number).told == first, "it was told when it was first told"


def test_after_its_day_the_same_list_is_a_new_one(counter: CounterHall) -> None:
    _, number = waiting(counter)
    counter.clock.pass_ms(20 * DAY_MS)
    counter.take_up(number, counter.greet())
    give(counter, number, documents={"new_id": HAVE, "deed": MISSING}, bring_by="2026-12-28")
    row = counter.row("request", "number", number)
    assert (row["notifications"], row["bring_by"]) == (2, "2026-12-28")


def test_a_paper_found_in_the_bag_lets_the_same_visit_go_on(counter: CounterHall) -> None:
    visit = counter.greet()
    number = counter.open(visit)
    counter.walk_to(number, "papers")
    counter.notify(number)
    done = counter.step(number, "papers", documents={"new_id": HAVE, "deed": HAVE}, answers=PERSON)
    assert (done.next_step, done.state) == ("enter", "in_progress")


def test_a_waiting_request_is_worked_on_only_with_its_customer(counter: CounterHall) -> None:
    _, number = waiting(counter)
    with refused("visit.not_open"):
        counter.step(number, "papers", documents={"new_id": HAVE, "deed": HAVE}, answers=PERSON)


def test_a_request_is_served_in_one_visit_at_a_time(counter: CounterHall) -> None:
    visit = counter.greet()
    number = counter.open(visit)
    with refused("request.in_this_visit"):
        counter.take_up(number, visit)
    counter.park(visit)
    other = counter.greet()
    counter.take_up(number, other)
    counter.end(other)
    counter.resume(visit)
    assert counter.state(number).visit == other, "it went on elsewhere"
    assert counter.state(number).state is State.PARKED


def test_what_is_accepted_or_closed_is_not_taken_up(counter: CounterHall) -> None:
    visit, number = counter.accepted()
    counter.end(visit)
    other = counter.greet()
    with refused("request.accepted_already"):
        counter.take_up(number, other)
    counter.handling.tell_customer(CHEN, counter.command(), number, whom="周桂芳", at=counter.clock.now(), how="phone")
    with refused("request.closed"):
        counter.take_up(number, other)
    with refused("request.unknown"):
        counter.take_up("QH261123-02-999-X", other)
