"""How a request ends, who may end it, and who answers for it until then."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from clerk_app.core.errors import Bug
from clerk_app.core.request_state import Outcome, State
from clerk_app.service.access import Actor
from tests.service.counter_hall import CHEN, HE, LI, MINUTE_MS, STAFF, TRANSFER, CounterHall
from tests.service.refusals import refused


def tell(counter: CounterHall, number: str, clerk: Actor = CHEN, **given: Any) -> None:
    full = {"whom": "周桂芳本人", "at": counter.clock.now(), "how": "phone", **given}
    counter.handling.tell_customer(clerk, counter.command(), number, **full)


def test_it_is_closed_when_the_answer_has_reached_the_customer(counter: CounterHall) -> None:
    visit, number = counter.accepted()
    counter.end(visit)
    counter.clock.pass_ms(MINUTE_MS)
    told_at = counter.clock.now() - 1000
    tell(counter, number, at=told_at)
    state = counter.state(number)
    assert (state.state, state.outcome) == (State.CLOSED, Outcome.COMPLETED)
    row = counter.row("request", "number", number)
    assert (row["told"], row["told_at"], row["outcome"]) == ("phone", told_at, "completed")


def test_telling_needs_whom_when_and_how(counter: CounterHall) -> None:
    _, number = counter.accepted()
    with refused("request.told_whom_missing"):
        tell(counter, number, whom=" ")
    with refused("request.told_in_future"):
        tell(counter, number, at=counter.clock.now() + 1)
    with refused("request.told_how"):
        tell(counter, number, how="pigeon")


def test_only_an_accepted_request_is_closed_by_telling(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    with refused("request.not_accepted_yet"):
        tell(counter, number)


def test_the_first_responsible_clerk_may_tell_when_a_colleague_handled(counter: CounterHall) -> None:
    visit = counter.greet()
    number = counter.open(visit)
    counter.walk_to(number, "papers")
    counter.park(visit)
    counter.resume(visit, LI)
    for step, given in list(TRANSFER.items())[2:]:
        counter.step(number, step, LI, **given)
    tell(counter, number, CHEN)
    assert counter.state(number).outcome is Outcome.COMPLETED


def test_nobody_else_tells(counter: CounterHall) -> None:
    _, number = counter.accepted()
    with refused("ownership.not_owner"):
        tell(counter, number, LI)


def test_a_customer_may_give_up_and_it_says_so(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    counter.handling.withdraw(CHEN, counter.command(), number, "先不过户了")
    assert counter.state(number).outcome is Outcome.WITHDRAWN


def test_a_refusal_in_words_names_rule_and_way_out(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    refuse = counter.handling.cannot_be_met
    with refused("request.refusal_needs_reason"):
        refuse(CHEN, counter.command(), number, "transfer", "")
    with refused("request.refusal_needs_rule"):
        refuse(CHEN, counter.command(), number, "whim", "不行")
    refuse(CHEN, counter.command(), number, "transfer", "房产在争议中，判决后可以办")
    assert counter.state(number).outcome is Outcome.REFUSED
    assert counter.row("request", "number", number)["refused_by_rule"] == "transfer"


def test_a_supervisor_closes_with_a_reason(counter: CounterHall) -> None:
    visit = counter.greet()
    number = counter.open(visit)
    close = counter.handling.close_by_supervisor
    with refused("request.close_needs_reason"):
        close(HE, counter.command(), number, "withdrawn", " ")
    with refused("access.denied"):
        close(CHEN, counter.command(), number, "withdrawn", "客户不来了")
    with pytest.raises(Bug):
        close(HE, counter.command(), number, "vanished", "客户不来了")
    close(HE, counter.command(), number, "withdrawn", "客户不来了")
    assert counter.state(number).state is State.CLOSED
    with refused("request.closed"):
        close(HE, counter.command(), number, "completed", "又来了")
    assert counter.end(visit) == []


def test_closing_forgets_what_was_typed_and_never_completed(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    counter.stepping.save_draft(CHEN, number, "account", b'{"answers": {"account": "3301"}}')
    assert counter.stepping.draft(number, "account") is not None
    counter.handling.withdraw(CHEN, counter.command(), number)
    assert counter.stepping.draft(number, "account") is None
    with refused("request.closed"):
        counter.stepping.save_draft(CHEN, number, "account", b"{}")


def test_drafts_are_the_handlers(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    with refused("ownership.not_handler"):
        counter.stepping.save_draft(LI, number, "account", b"{}")
    with refused("access.denied"):
        counter.stepping.save_draft(HE, number, "account", b"{}")
    with refused("request.unknown"):
        counter.stepping.save_draft(CHEN, "QH261123-02-999-X", "account", b"{}")


def test_a_draft_goes_when_its_step_is_complete(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    counter.stepping.save_draft(CHEN, number, "account", b"{}")
    counter.walk_to(number, "arrears")
    assert counter.stepping.draft(number, "account") is None


def test_only_a_supervisor_moves_first_responsibility_and_says_why(counter: CounterHall) -> None:
    _, number = counter.accepted()
    move = counter.handling.move_first_responsible
    with refused("access.denied"):
        move(CHEN, counter.command(), number, LI.id, "调班")
    with refused("ownership.move_needs_reason"):
        move(HE, counter.command(), number, LI.id, "")
    with refused("ownership.is_first_responsible"):
        move(HE, counter.command(), number, CHEN.id, "调班")
    for nobody in ("nobody", HE.id):
        with refused("ownership.cannot_answer"):
            move(HE, counter.command(), number, nobody, "调班")
    move(HE, counter.command(), number, LI.id, "陈静调往二厅")
    ownership = counter.state(number).ownership
    assert (ownership.first_responsible, ownership.handler, ownership.hops) == (LI.id, CHEN.id, 0)
    spans = counter.store.connection.execute(
        "SELECT staff, to_at IS NULL FROM ownership_span"
        " WHERE request = ? AND role = 'first_responsible' ORDER BY place",
        (number,),
    ).fetchall()
    assert spans == [(CHEN.id, 0), (LI.id, 1)]


def test_somebody_who_left_answers_for_nothing_new(counter: CounterHall) -> None:
    _, number = counter.accepted()
    gone = next(person for person in STAFF if person.id == LI.id)
    counter.hall.record_staff(HE, counter.command(), msgspec.structs.replace(gone, on_duty=False))
    with refused("ownership.cannot_answer"):
        counter.handling.move_first_responsible(HE, counter.command(), number, LI.id, "调班")
