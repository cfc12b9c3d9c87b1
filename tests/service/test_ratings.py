"""The customer rates, nobody else, once a visit; a low grade leaves work."""

from __future__ import annotations

import pytest

from clerk_app.core.errors import Bug
from clerk_app.core.events.visit import RatingEnded
from clerk_app.core.rating import RatingState
from clerk_app.service.ratings import GivenRating
from clerk_app.store.journal import Journal
from tests.service.counter_hall import CHEN, HE, CounterHall
from tests.service.refusals import refused


def asked(counter: CounterHall, token: str = "token") -> str:
    visit = counter.greet()
    counter.end(visit)
    counter.ratings.ask(CHEN, counter.command(), visit, "tablet-1", token, 1)
    return visit


def give(counter: CounterHall, visit: str, grade: int, token: str = "token", **given: object) -> None:
    counter.ratings.give(counter.command(), GivenRating(visit, token, grade, **given))  # type: ignore[arg-type]


def test_a_visit_that_goes_on_is_not_rated(counter: CounterHall) -> None:
    visit = counter.greet()
    with refused("visit.not_ended"):
        counter.ratings.ask(CHEN, counter.command(), visit, "tablet-1", "token", 1)
    with refused("visit.unknown"):
        counter.ratings.ask(CHEN, counter.command(), "no such visit", "tablet-1", "token", 1)


def test_exactly_one_answer_counts(counter: CounterHall) -> None:
    visit = asked(counter)
    with refused("rating.unknown_token"):
        give(counter, visit, 5, "forged")
    give(counter, visit, 5)
    with refused("rating.already_closed"):
        give(counter, visit, 1)
    with refused("rating.already_closed"):
        counter.ratings.end(counter.command(), visit, RatingState.NO_ANSWER)
    with refused("rating.already_closed"):
        counter.ratings.ask(CHEN, counter.command(), visit, "tablet-1", "again", 1)
    row = counter.row("rating", "visit", visit)
    assert (row["state"], row["grade"], row["clerk"]) == ("given", 5, CHEN.id)


def test_a_grade_there_is_not_is_our_error(counter: CounterHall) -> None:
    visit = asked(counter)
    for grade in (0, 6):
        with pytest.raises(Bug):
            give(counter, visit, grade)
    with refused("rating.unknown_reason"):
        give(counter, visit, 1, reasons=("ugly",))
    with refused("rating.details_not_asked"):
        give(counter, visit, 5, comment="很好")


def test_a_good_grade_is_changed_once_and_a_low_one_by_nobody(counter: CounterHall) -> None:
    good, low = asked(counter), asked(counter, "other")
    give(counter, good, 5)
    give(counter, good, 3, changed=True)
    with refused("rating.already_closed"):
        give(counter, good, 5, changed=True)
    give(counter, low, 1, "other")
    with refused("rating.already_closed"):
        give(counter, low, 5, "other", changed=True)
    assert counter.row("rating", "visit", low)["grade"] == 1


def test_no_answer_is_no_grade(counter: CounterHall) -> None:
    visit = asked(counter)
    counter.ratings.extend(CHEN, counter.command(), visit, 20_000)
    counter.ratings.end(counter.command(), visit, RatingState.NO_ANSWER)
    row = counter.row("rating", "visit", visit)
    assert (row["state"], row["grade"]) == ("no_answer", None)
    with refused("rating.already_closed"):
        give(counter, visit, 5)
    with refused("rating.already_closed"):
        counter.ratings.extend(CHEN, counter.command(), visit, 20_000)


@pytest.mark.parametrize(
    ("state", "actor"),
    [
        (RatingState.DECLINED, "customer"),
        (RatingState.NO_ANSWER, "clock"),
        (RatingState.DEVICE_TROUBLE, "clock"),
        (RatingState.WITHDRAWN, "clock"),
    ],
)
def test_what_ends_by_itself_is_not_put_down_to_the_customer(
    counter: CounterHall, state: RatingState, actor: str
) -> None:
    visit = asked(counter)
    counter.ratings.end(counter.command(), visit, state)
    event = Journal(counter.store.connection).of_subject(f"visit:{visit}")[-1].event
    assert (event.kind, event.actor) == ("rating.ended", actor)


def test_a_journal_that_names_the_customer_for_every_end_is_still_sound(counter: CounterHall) -> None:
    visit = asked(counter)
    with counter.store.transaction(now=counter.clock.now(), actor="customer", command_id="early") as unit:
        unit.append(RatingEnded(visit, state="no_answer", clerk=CHEN.id))
    assert counter.verify().breaks == ()
    counter.store.rebuild()
    row = counter.row("rating", "visit", visit)
    assert (row["state"], row["clerk"]) == ("no_answer", CHEN.id)


def test_a_low_grade_is_followed_up_by_the_next_working_day(counter: CounterHall) -> None:
    visit = asked(counter)
    give(counter, visit, 2, reasons=("not_explained",), comment="没讲清楚要带什么", call_back=True)
    row = counter.row("follow_up", "visit", visit)
    assert (row["due_day"], row["call"], row["done_at"]) == ("2026-11-24", 1, None)
    finish = counter.ratings.finish_follow_up
    with refused("access.denied"):
        finish(CHEN, counter.command(), visit, "settled", "")
    with refused("follow_up.result"):
        finish(HE, counter.command(), visit, "forgotten", "")
    finish(HE, counter.command(), visit, "not_reached", "")
    assert counter.row("follow_up", "visit", visit)["done_at"] is None
    finish(HE, counter.command(), visit, "explained", "已说明并致歉")
    with refused("follow_up.not_open"):
        finish(HE, counter.command(), visit, "settled", "")


def test_a_comment_is_kept_apart_from_the_journal(counter: CounterHall) -> None:
    visit = asked(counter)
    give(counter, visit, 1, comment="态度生硬")
    bodies = counter.store.connection.execute("SELECT body FROM journal").fetchall()
    assert not [body for (body,) in bodies if "态度生硬".encode() in body]


def test_asking_again_after_the_question_was_taken_back(counter: CounterHall) -> None:
    visit = asked(counter)
    counter.ratings.end(counter.command(), visit, RatingState.WITHDRAWN)
    counter.reception.reopen_visit(CHEN, counter.command(), visit)
    counter.end(visit)
    counter.ratings.ask(CHEN, counter.command(), visit, "tablet-1", "second", 1)
    with refused("rating.unknown_token"):
        give(counter, visit, 5, "token")
    give(counter, visit, 4, "second")
