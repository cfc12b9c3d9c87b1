"""The account transfer, step by step, as a clerk walks it."""

from __future__ import annotations

import pytest

from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.events.request import DocumentMark
from tests.service.counter_hall import CHEN, HAVE, LI, MISSING, OWN, PERSON, TRANSFER, CounterHall
from tests.service.refusals import refused


def test_the_clerk_asked_first_is_responsible_and_handles(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    ownership = counter.state(number).ownership
    assert (ownership.first_responsible, ownership.handler, ownership.first_handler) == (CHEN.id, CHEN.id, None)
    assert number == "QH261123-02-001-" + number[-1]


def test_the_first_work_step_names_the_first_handler_once(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    counter.walk_to(number, "enter")
    assert counter.state(number).ownership.first_handler == CHEN.id
    assert counter.kinds().count("request.first_handled") == 1


def test_every_step_leads_to_the_next_and_the_last_to_an_open_promise(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    seen = [counter.step(number, step, **given) for step, given in TRANSFER.items()]
    assert [done.next_step for done in seen] == ["arrears", "papers", "enter", "tell", "paper", None]
    assert [done.state for done in seen] == ["in_progress"] * 5 + ["accepted"]
    assert seen[-1].papers == (f"{number}/R1",)
    assert counter.state(number).due_day is not None
    assert counter.row("request", "number", number)["due_day"] == counter.state(number).due_day


def test_arrears_lead_to_a_refusal_with_rule_and_alternative(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    counter.walk_to(number, "arrears")
    assert counter.step(number, "arrears", option="some").next_step == "settle_first"
    with refused("step.alternative_missing"):
        counter.step(number, "settle_first")
    with refused("step.alternative_missing"):
        counter.step(number, "settle_first", alternative=7, reason="现在就能交")
    done = counter.step(number, "settle_first", alternative=0)
    assert (done.state, done.outcome) == ("closed", "refused")
    assert counter.row("request", "number", number)["refused_by_rule"] == "transfer"
    with refused("request.closed"):
        counter.step(number, "papers")


def test_a_refusal_without_a_listed_alternative_needs_words(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    counter.walk_to(number, "arrears")
    counter.step(number, "arrears", option="some")
    assert counter.step(number, "settle_first", reason="可以先到服务台办理分期").outcome == "refused"


def test_a_step_that_is_not_current_cannot_be_completed(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    with refused("step.not_current"):
        counter.step(number, "arrears", option="none")


def test_a_field_left_empty_stops_the_step_unless_the_customer_does_not_know(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    with refused("step.fields_missing"):
        counter.step(number, "account", answers={"account": "3301204417", "by_proxy": "  "})
    done = counter.step(number, "account", answers={"by_proxy": "no"}, unknown=("account",))
    assert done.next_step == "arrears"


def test_what_is_no_value_of_its_field_is_refused_naming_the_field(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    with pytest.raises(Refusal) as refusal:
        counter.step(number, "account", answers={"account": "12", "by_proxy": "no"})
    assert refusal.value.parameters["field"] == "account"
    assert counter.state(number).records == {}


def test_an_answer_to_a_question_of_another_step_is_our_error(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    with pytest.raises(Bug):
        counter.step(number, "account", answers={**OWN, "phone": "13805712207"})
    with pytest.raises(Bug):
        counter.step(number, "account", answers={**OWN, "no_such_field": "x"})


def test_a_paper_that_is_missing_or_unmarked_stops_the_check(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    counter.walk_to(number, "papers")
    for marks, code in (
        ({"new_id": HAVE}, "step.document_unchecked"),
        ({"new_id": HAVE, "deed": MISSING}, "step.document_missing"),
        ({"new_id": HAVE, "deed": DocumentMark("later")}, "step.document_unchecked"),
        ({"new_id": HAVE, "deed": DocumentMark("have", substitute=2)}, "step.document_unchecked"),
        ({"new_id": HAVE, "deed": DocumentMark("have", copies=-1)}, "step.document_unchecked"),
        ({"new_id": HAVE, "deed": DocumentMark("lost")}, "step.document_unchecked"),
    ):
        with refused(code):
            counter.step(number, "papers", documents=marks, answers=PERSON)
    done = counter.step(
        number, "papers", documents={"new_id": HAVE, "deed": DocumentMark("have", substitute=1)}, answers=PERSON
    )
    assert done.next_step == "enter"


def test_papers_of_an_agent_are_checked_only_when_there_is_one(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    counter.step(number, "account", answers={**OWN, "by_proxy": "yes"})
    counter.step(number, "arrears", option="none")
    with refused("step.document_unchecked"):
        counter.step(number, "papers", documents={"new_id": HAVE, "deed": HAVE}, answers=PERSON)
    everything = {"new_id": HAVE, "deed": HAVE, "proxy": HAVE, "proxy_id": HAVE}
    assert counter.step(number, "papers", documents=everything, answers=PERSON).next_step == "enter"


def test_work_in_the_utility_system_keeps_its_result_and_what_was_copied(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    counter.walk_to(number, "enter")
    with refused("step.result_missing"):
        counter.step(number, "enter")
    counter.step(number, "enter", answers={"order_no": "YX-1"})
    record = counter.state(number).records["enter"]
    assert set(record.copied) == {"account", "new_name", "phone"}
    assert counter.view(number).values["order_no"] == "YX-1"


def test_a_promise_may_be_earlier_and_never_later(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    counter.walk_to(number, "tell")
    last = counter.view(number).at_hand
    assert last is not None
    assert last.promise is not None
    with refused("promise.too_late"):
        counter.step(number, "tell", promise_day="2027-11-30")
    with refused("promise.before_acceptance"):
        counter.step(number, "tell", promise_day="2026-11-22")
    counter.step(number, "tell", promise_day=last.promise.accepted.isoformat())
    counter.step(number, "paper")
    assert counter.state(number).due_day == "2026-11-23"


def test_a_colleague_does_not_work_on_it_by_accident(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    with refused("ownership.not_handler"):
        counter.step(number, "account", LI, answers=OWN)


def test_what_is_filled_once_in_a_visit_is_not_asked_again(counter: CounterHall) -> None:
    visit = counter.greet()
    first = counter.open(visit)
    counter.walk_to(first, "enter")
    at_hand = counter.view(counter.open(visit)).at_hand
    assert at_hand is not None
    assert at_hand.answers["account"] == "3301204417"
    assert at_hand.prefilled == {"account"}
    assert counter.view(first).customer.name == "周桂芳"


def test_a_step_takes_as_long_as_it_took(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    counter.step(number, "account", answers=OWN, took_ms=12_000)
    counter.step(number, "arrears", option="none", took_ms=-5)
    assert counter.row("request", "number", number)["took_ms"] == 12_000
