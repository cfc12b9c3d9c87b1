"""A list names what later steps will ask for: the customer is sent home once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from clerk_app.bootstrap import build_service
from clerk_app.core.events.request import DocumentMark
from clerk_app.core.notice import NoticeModel
from clerk_app.core.request_state import RequestState
from clerk_app.service.access import Actor, Role
from clerk_app.service.counter import CounterService
from clerk_app.service.handling import NotificationInput
from clerk_app.service.missing_plan import missing_plan
from clerk_app.service.paper_models import PaperModels
from clerk_app.service.review_detail import DetailReader
from clerk_app.service.review_view import ReviewReader
from clerk_app.service.sample_hall import CHEAP_COST, set_up_sample
from clerk_app.service.verification import verify_folder
from tests.service.clerk_day import ClerkDay
from tests.service.counter_hall import FakeClock
from tests.service.refusals import refused
from tests.two_checks import put_two_checks

HAVE, MISSING = DocumentMark("have", copies=1), DocumentMark("missing")


@pytest.fixture
def day(tmp_path: Path) -> Iterator[ClerkDay]:
    put_two_checks(tmp_path)
    clock = FakeClock()
    service = build_service(tmp_path, clock, CHEAP_COST)
    service.open().result()
    set_up_sample(service).result()
    yield ClerkDay(service, clock)
    service.close()


@pytest.fixture
def at_papers(day: ClerkDay) -> Callable[..., str]:
    def walk(by_proxy: str = "no") -> str:
        number = day.open(day.greet("周桂芳", "madam"))
        day.step(number, "account", answers={"account": "3301204417", "by_proxy": by_proxy})
        day.step(number, "arrears", option="none")
        day.step(number, "unchanged", option="same")
        return number

    return walk


def state(service: CounterService, number: str) -> RequestState:
    found = service.reader.submit(service.requests.state, number).result()
    assert found is not None
    return found


def tell(day: ClerkDay, number: str, step: str = "papers", *at_hand: str, **marks: DocumentMark) -> str:
    given = NotificationInput(step, marks, "2026-12-07", at_hand=at_hand)
    paper: str = day.act(day.service.handling.give_notification, number, given)
    return paper


def on_paper(day: ClerkDay, paper: str) -> list[str]:
    service = day.service
    models = PaperModels(service.shelf, service.rules.limit, lambda: service.store.zone)
    model = service.reader.submit(models.source, paper).result().model
    assert isinstance(model, NoticeModel)
    return [one.title.zh for one in model.missing]


def test_papers_of_later_steps_are_on_the_same_list(day: ClerkDay, at_papers: Callable[..., str]) -> None:
    number = at_papers("yes")
    paper = tell(day, number, new_id=MISSING)
    assert on_paper(day, paper) == ["新户主身份证", "房屋产权证明", "授权委托书", "经办人身份证"]


def test_only_what_applies_and_is_not_here_is_on_it(day: ClerkDay, at_papers: Callable[..., str]) -> None:
    number = at_papers("no")
    assert on_paper(day, tell(day, number, new_id=MISSING)) == ["新户主身份证", "房屋产权证明"]


def test_what_the_customer_has_here_stays_off_the_list(day: ClerkDay, at_papers: Callable[..., str]) -> None:
    number = at_papers("yes")
    paper = tell(day, number, "papers", "proxy", "proxy_id", new_id=MISSING)
    assert on_paper(day, paper) == ["新户主身份证", "房屋产权证明"]


def test_a_paper_of_a_later_step_told_before_is_the_first_to_be_looked_at_there(
    day: ClerkDay, at_papers: Callable[..., str]
) -> None:
    number = at_papers("no")
    tell(day, number, new_id=MISSING)
    day.step(number, "papers", documents={"new_id": HAVE}, answers={"new_name": "周桂芳", "phone": "13805712207"})
    view = day.service.reader.submit(day.service.requests.request, number, "zh").result()
    assert view is not None
    assert view.at_hand is not None
    assert view.at_hand.step.id == "house"
    assert view.at_hand.marks == {"deed": MISSING}
    assert tell(day, number, "house", deed=MISSING) == f"{number}/N2"
    assert state(day.service, number).notifications == 2, "less than before is another list"


def test_the_plan_names_what_the_list_will_name(day: ClerkDay, at_papers: Callable[..., str]) -> None:
    number = at_papers("yes")
    view = day.service.reader.submit(day.service.requests.request, number, "zh").result()
    assert view is not None
    plan = missing_plan(view, {"new_id": MISSING}, {}, ("phone",), "2026-11-23")
    assert plan is not None
    assert plan.here == ("new_id",)
    assert plan.later == ("deed", "proxy", "proxy_id")
    assert plan.fields == plan.own_fields == ("phone",)
    assert not plan.is_reprint()
    tell(day, number, "papers", "proxy", new_id=MISSING)
    view = day.service.reader.submit(day.service.requests.request, number, "zh").result()
    assert view is not None
    again = missing_plan(view, {"new_id": MISSING}, {}, (), "2026-11-23")
    assert again is not None
    assert again.is_reprint({"proxy"})
    assert not again.is_reprint()
    assert again.told_times == 1


def test_what_was_told_is_dropped_only_with_a_reason_that_is_recorded(
    day: ClerkDay, at_papers: Callable[..., str]
) -> None:
    number = at_papers("no")
    tell(day, number, new_id=MISSING)
    marks = {"new_id": DocumentMark("not_needed")}
    answers = {"new_name": "周桂芳", "phone": "13805712207"}
    with refused("step.not_needed_needs_reason"):
        day.step(number, "papers", documents=marks, answers=answers)
    day.step(number, "papers", documents=marks, answers=answers, not_needed={"new_id": "已用社保卡核验"})
    service = day.service
    view = service.reader.submit(service.requests.request, number, "zh", "papers").result()
    assert view is not None
    assert view.at_hand is not None
    assert view.at_hand.not_needed == {"new_id": "已用社保卡核验"}
    rows = ReviewReader(
        service.shelf, service.procedures, service.rules.calendar, lambda: service.store.zone, service.clock.now
    ).rows
    detail = service.reader.submit(DetailReader(rows).detail, Actor("helihua", Role.SUPERVISOR), number, "zh").result()
    assert [line.not_needed for line in detail.log if line.not_needed] == [(("新户主身份证", "已用社保卡核验"),)]
    assert verify_folder(service.store.folder).breaks == ()
