"""What the finder did not know is taken in in the customer's words and offered to the supervisor."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk_app.bootstrap import build_service
from clerk_app.service.access import Actor, Role
from clerk_app.service.action import new_command_id
from clerk_app.service.review_detail import DetailReader
from clerk_app.service.review_log import What
from clerk_app.service.review_view import ReviewReader
from clerk_app.service.sample_hall import CHEAP_COST, set_up_sample
from clerk_app.service.unlisted import MissingProcedure, missing_procedures
from clerk_app.ui.steps.kept_draft import read_draft
from tests.service.clerk_day import LI, ClerkDay
from tests.service.counter_hall import FakeClock
from tests.service.refusals import refused

SUPERVISOR = Actor("helihua", Role.SUPERVISOR)


@pytest.fixture
def day(tmp_path: Path) -> Iterator[ClerkDay]:
    clock = FakeClock()
    service = build_service(tmp_path, clock, CHEAP_COST)
    service.open().result()
    set_up_sample(service).result()
    yield ClerkDay(service, clock)
    service.close()


def ask_for(day: ClerkDay, words: str) -> str:
    """Take in what a customer says and no procedure fits; returns the number."""
    visit = day.greet()
    number = str(day.act(day.service.handling.open_request, visit, "something_else", words))
    day.end(visit)
    return number


def offered(day: ClerkDay) -> tuple[MissingProcedure, ...]:
    return day.service.reader.submit(missing_procedures, SUPERVISOR).result()


def settle(day: ClerkDay, requests: tuple[str, ...], reason: str = "已写成流程", result: str = "written") -> None:
    service = day.service
    service.desk.submit(service.unlisted.settle, SUPERVISOR, new_command_id(), requests, result, reason).result()


def test_it_is_offered_in_the_customers_words_and_stays_with_the_clerk(day: ClerkDay) -> None:
    number = ask_for(day, "  电线杆旁边的树要砍  ")
    (one,) = offered(day)
    assert (one.words, one.requests, one.clerks) == ("电线杆旁边的树要砍", (number,), ("陈静",))
    view = day.service.reader.submit(day.service.requests.request, number, "zh").result()
    assert view is not None
    assert view.state.ownership.first_responsible == day.clerk.id
    assert view.state.procedure == "something_else"


def test_what_several_customers_say_alike_is_one_offer_that_says_how_often(day: ClerkDay) -> None:
    ask_for(day, "想租电动车电池")
    ask_for(day, "路灯不亮！")
    ask_for(day.by(LI), "路灯，不亮")
    first, second = offered(day)
    assert (first.words, len(first.requests), set(first.clerks)) == ("路灯，不亮", 2, {"陈静", "李伟"})
    assert second.words == "想租电动车电池"


def test_a_request_with_a_procedure_is_no_offer(day: ClerkDay) -> None:
    visit = day.greet()
    day.open(visit, "something_else")
    assert offered(day) == ()


def test_what_a_supervisor_dealt_with_is_offered_no_more_and_the_request_goes_on(day: ClerkDay) -> None:
    number = ask_for(day, "路灯不亮")
    settle(day, (number,))
    assert offered(day) == ()
    view = day.service.reader.submit(day.service.requests.request, number, "zh").result()
    assert view is not None
    assert view.state.outcome is None
    with refused("unlisted.settled"):
        settle(day, (number,), "又一次")


def test_without_a_reason_nothing_is_dealt_with(day: ClerkDay) -> None:
    number = ask_for(day, "路灯不亮")
    with refused("unlisted.needs_reason"):
        settle(day, (number,), "  ")
    assert len(offered(day)) == 1


def test_the_offers_survive_a_rebuild(day: ClerkDay) -> None:
    kept, gone = ask_for(day, "路灯不亮"), ask_for(day, "树要砍")
    settle(day, (gone,))
    before = offered(day)
    day.service.desk.submit(day.service.store.rebuild).result()
    assert offered(day) == before
    assert before[0].requests == (kept,)


def test_clerks_do_not_see_what_their_colleagues_took_in(day: ClerkDay) -> None:
    with refused("access.denied"):
        day.service.reader.submit(missing_procedures, day.clerk).result()


def test_the_words_stand_in_the_first_step_already(day: ClerkDay) -> None:
    number = ask_for(day, "路灯不亮")
    view = day.service.reader.submit(day.service.requests.request, number, "zh").result()
    assert view is not None
    assert view.way.current is not None
    draft = day.service.stepping.draft(number, view.way.current.id)
    assert draft is not None
    assert read_draft(draft.content) == {"answers": {"matter": "路灯不亮"}}


def test_the_log_of_the_request_tells_both(day: ClerkDay) -> None:
    number = ask_for(day, "路灯不亮")
    settle(day, (number,), "归到停电报修")
    service = day.service
    rows = ReviewReader(
        service.shelf, service.procedures, service.rules.calendar, lambda: service.store.zone, service.clock.now
    ).rows
    detail = service.reader.submit(DetailReader(rows).detail, SUPERVISOR, number, "zh").result()
    told = {line.what: line.note for line in detail.log}
    assert told[What.WORDS_RECORDED] == "路灯不亮"
    assert told[What.WORDS_SETTLED] == "归到停电报修"
