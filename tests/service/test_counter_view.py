"""What a clerk sees between two customers, and how a returning customer's request is found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk_app.bootstrap import build_service
from clerk_app.core.errors import Refusal
from clerk_app.core.rating import RatingState
from clerk_app.core.request_state import State
from clerk_app.service.access import NOBODY
from clerk_app.service.counter import CounterService
from clerk_app.service.counter_view import IdleView, idle_view
from clerk_app.service.returning_customer import FoundRequests, TooShort, find_requests
from clerk_app.service.sample_hall import CHEAP_COST, set_up_sample
from tests.service.clerk_day import LI, MINUTE_MS, ClerkDay
from tests.service.counter_hall import DAY_MS, FakeClock

LOCAL = dt.timezone(dt.timedelta(hours=8))


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def service(tmp_path: Path, clock: FakeClock) -> Iterator[CounterService]:
    service = build_service(tmp_path / "data", clock, CHEAP_COST)
    service.open().result()
    set_up_sample(service).result()
    yield service
    service.close()


@pytest.fixture
def day(service: CounterService, clock: FakeClock) -> ClerkDay:
    return ClerkDay(service, clock)


def seen(day: ClerkDay) -> IdleView:
    """Return the idle page's contents of the day's clerk."""
    return day.service.reader.submit(idle_view, day.service, day.clerk, "zh").result()


def found(day: ClerkDay, typed: str) -> FoundRequests:
    """Search as the day's clerk."""
    return day.service.reader.submit(find_requests, day.service, day.clerk, "zh", typed).result()


def numbers(result: FoundRequests) -> list[str]:
    return [request.number for request in result.requests]


class TestDue:
    def test_the_most_urgent_comes_first_and_only_what_is_due_soon_is_counted_as_such(
        self, day: ClerkDay, clock: FakeClock
    ) -> None:
        first = day.accepted("吴志强")
        clock.pass_ms(3 * DAY_MS)
        second = day.accepted("林美玲")
        view = seen(day)
        assert [request.number for request in view.due] == [first, second]
        assert all(request.days_left is not None and request.days_left <= 3 for request in view.due[: view.soon])

    def test_working_days_are_counted_and_overdue_stays_overdue_on_the_weekend(
        self, day: ClerkDay, clock: FakeClock
    ) -> None:
        day.accepted("吴志强")
        due = seen(day).due[0].due_day
        assert due is not None
        # On the last day itself none is left; the next calendar day it is overdue, working day or not.
        clock.set_wall(round(dt.datetime.combine(due, dt.time(12), LOCAL).timestamp() * 1000))
        assert seen(day).due[0].days_left == 0
        clock.pass_ms(DAY_MS)
        left = seen(day).due[0].days_left
        assert left is not None
        assert left < 0

    def test_the_owner_sees_the_phone_in_full_to_ring_the_customer(self, day: ClerkDay) -> None:
        day.accepted("吴志强", "sir", "13805712207")
        request = seen(day).due[0]
        assert (request.customer, request.phone) == ("吴志强 先生", "138 0571 2207")

    def test_a_colleagues_requests_are_not_shown(self, day: ClerkDay) -> None:
        day.by(LI).accepted("何秀英")
        assert seen(day).everything == ()


class TestWaitingAndParked:
    def test_what_waits_for_papers_is_sorted_by_the_day_they_are_due(self, day: ClerkDay) -> None:
        later = day.waiting("周桂芳", "2026-12-07")
        sooner = day.waiting("欧阳慧敏", "2026-12-02")
        view = seen(day)
        assert [request.number for request in view.waiting] == [sooner, later]
        assert view.waiting[0].bring_by == dt.date(2026, 12, 2)

    def test_the_visit_parked_last_comes_first_with_its_step_and_reason(
        self, day: ClerkDay, clock: FakeClock
    ) -> None:
        day.parked("吴志强", "去取身份证")
        clock.pass_ms(MINUTE_MS)
        visit, number = day.parked("郑少华", "去取房产证")
        first = seen(day).parked[0]
        assert (first.visit, first.request, first.reason) == (visit, number, "去取房产证")
        assert first.position == 2
        assert first.customer == "郑少华 先生"

    def test_a_parked_visit_needs_no_request(self, day: ClerkDay) -> None:
        visit, _ = day.parked("郑少华", procedure=None)
        parked = seen(day).parked[0]
        assert (parked.visit, parked.request, parked.title) == (visit, None, None)

    def test_a_request_whose_customer_left_waits_on_its_own(self, day: ClerkDay) -> None:
        visit = day.greet("周桂芳")
        number = day.open(visit)
        day.end(visit, "customer_left")
        view = seen(day)
        assert [request.number for request in view.left] == [number]
        assert not view.left[0].visit_parked
        assert view.parked == ()

    def test_every_open_request_is_counted_once(self, day: ClerkDay) -> None:
        open_ones = {day.accepted("吴志强"), day.waiting("周桂芳"), day.parked("郑少华")[1]}
        view = seen(day)
        assert {request.number for request in view.everything} == open_ones
        assert view.open_count == len(open_ones)


class TestInterrupted:
    def test_an_open_visit_is_offered_with_its_step_and_the_last_thing_on_disk(
        self, day: ClerkDay, clock: FakeClock
    ) -> None:
        visit = day.greet("周桂芳", "madam")
        number = day.open(visit)
        day.to_papers(number)
        last = clock.now()
        clock.pass_ms(5 * MINUTE_MS)
        interrupted = seen(day).interrupted
        assert interrupted is not None
        assert (interrupted.visit, interrupted.request, interrupted.position) == (visit, number, 4)
        assert (interrupted.customer, interrupted.kept_until) == ("周桂芳 女士", last)

    def test_typed_text_counts_as_on_disk(self, day: ClerkDay, clock: FakeClock) -> None:
        visit = day.greet()
        number = day.open(visit)
        clock.pass_ms(MINUTE_MS)
        day.service.desk.submit(day.service.stepping.save_draft, day.clerk, number, "account", b"{}").result()
        interrupted = seen(day).interrupted
        assert interrupted is not None
        assert interrupted.kept_until == clock.now()

    def test_a_colleagues_open_visit_is_not_mine_to_resume(self, day: ClerkDay) -> None:
        day.by(LI).greet()
        assert seen(day).interrupted is None


class TestToday:
    def test_nothing_is_shown_before_the_first_visit_has_ended(self, day: ClerkDay) -> None:
        day.greet()
        assert seen(day).today is None

    def test_visits_their_length_and_what_was_settled_are_counted(self, day: ClerkDay) -> None:
        day.enquiry()
        day.waiting("周桂芳")
        today = seen(day).today
        assert today is not None
        assert (today.visits, today.settled, today.requests) == (2, 1, 2)
        assert today.average_ms == (2 * MINUTE_MS + 3 * MINUTE_MS) // 2
        assert today.standard_ms == (5 + 20) * MINUTE_MS // 2

    def test_a_refusal_settles_nothing(self, day: ClerkDay) -> None:
        visit = day.greet()
        number = day.open(visit, "bill_enquiry")
        request = day.service.reader.submit(day.service.requests.request, number, "zh").result()
        assert request is not None
        rule = next(iter(request.procedure.rules))
        day.act(day.service.handling.cannot_be_met, number, rule, "请户主本人来查。")
        day.end(visit)
        today = seen(day).today
        assert today is not None
        assert (today.settled, today.requests) == (0, 1)

    def test_no_count_gives_away_the_grade_of_one_customer(self, day: ClerkDay) -> None:
        for place, grade in enumerate((5, 4, 2, 5)):
            day.rate(day.enquiry(), grade)
            today = seen(day).today
            assert today is not None
            assert (today.answered, today.rated, today.satisfied) == (place + 1, 0, 0)
        day.rate(day.enquiry(), 5)
        today = seen(day).today
        assert today is not None
        assert (today.answered, today.rated, today.satisfied) == (5, 5, 4)
        day.rate(day.enquiry(), 1)
        today = seen(day).today
        assert today is not None
        assert (today.answered, today.rated, today.satisfied) == (6, 5, 4)

    def test_whom_the_device_kept_from_rating_is_counted_apart(self, day: ClerkDay) -> None:
        day.rate(day.enquiry(), 5)
        day.enquiry()  # nobody asked: neither rated nor unrated
        for state in (
            RatingState.NO_ANSWER,
            RatingState.DECLINED,
            RatingState.DEVICE_TROUBLE,
            RatingState.DEVICE_BUSY,
        ):
            day.ask_in_vain(day.enquiry(), state)
        today = seen(day).today
        assert today is not None
        assert (today.visits, today.answered, today.unrated, today.kept_by_device) == (6, 1, 2, 2)

    def test_yesterday_is_not_today(self, day: ClerkDay, clock: FakeClock) -> None:
        day.enquiry()
        clock.pass_ms(DAY_MS)
        assert seen(day).today is None


class TestFindingWhoCameBack:
    def test_by_number_however_it_is_typed(self, day: ClerkDay) -> None:
        number = day.waiting("周桂芳")
        for typed in (number, number.lower().replace("-", ""), f" {number.replace('-', ' ')} ", f"{number}/N1"):
            assert numbers(found(day, typed)) == [number], typed

    def test_by_what_a_scanner_reads_off_the_paper(self, day: ClerkDay) -> None:
        number = day.waiting("周桂芳")
        result = found(day, f"{number}/N1 0571-555-0120 20261207 ABCDEFGHIJKLMNOP")
        assert (numbers(result), result.by_number) == ([number], True)

    def test_a_number_with_one_wrong_character_opens_nothing_and_says_so(self, day: ClerkDay) -> None:
        number = day.waiting("周桂芳")
        wrong = number[:-1] + ("A" if number[-1] != "A" else "B")
        with pytest.raises(Refusal, match=r"number\.check_character"):
            found(day, wrong)

    def test_by_part_of_the_phone_or_all_of_it(self, day: ClerkDay) -> None:
        number = day.waiting("周桂芳", phone="13805712207")
        for typed in ("2207", "0571 2207", "13805712207", "138 0571 2207", "+86 13805712207"):
            assert numbers(found(day, typed)) == [number], typed
        assert numbers(found(day, "7022")) == []

    def test_by_part_of_the_name(self, day: ClerkDay) -> None:
        number = day.waiting("周桂芳")
        day.waiting("欧阳慧敏")
        for typed in ("周桂芳", "桂芳", "周桂"):
            assert numbers(found(day, typed)) == [number], typed
        assert numbers(found(day, "芳桂")) == []

    @pytest.mark.parametrize(("typed", "why"), [("周", TooShort.LETTERS), ("22", TooShort.DIGITS)])
    def test_too_little_searches_nothing(self, day: ClerkDay, typed: str, why: TooShort) -> None:
        day.waiting("周桂芳")
        assert found(day, typed) == FoundRequests(too_short=why)

    def test_a_colleague_finds_it_too_with_the_customer_masked(self, day: ClerkDay) -> None:
        number = day.waiting("周桂芳", phone="13805712207")
        (request,) = found(day.by(LI), "桂芳").requests
        assert (request.number, request.customer, request.phone) == (number, "周*芳 先生", "138****2207")
        assert (request.first_responsible, request.handler, request.taken_over) == ("陈静", "陈静", True)

    def test_open_ones_come_before_closed_ones(self, day: ClerkDay, clock: FakeClock) -> None:
        waiting = day.waiting("周桂芳")
        closed = day.accepted("周桂芳")
        day.act(day.service.handling.tell_customer, closed, whom="周桂芳", at=clock.now(), how="counter")
        result = found(day, "周桂芳")
        assert numbers(result) == [waiting, closed]
        assert [request.state for request in result.requests] == [State.WAITING, State.CLOSED]

    def test_hostile_text_finds_nothing_and_breaks_nothing(self, day: ClerkDay) -> None:
        day.waiting("周桂芳")
        for typed in ('" OR "', "周' OR 1=1 --", "NEAR(周 桂)", "g*" * 50, "䶮㛃", "\u202e芳桂", "%%", "__"):
            assert numbers(found(day, typed)) == [], typed


def test_nobody_sees_anything_without_signing_in(day: ClerkDay) -> None:
    for query, rest in ((idle_view, ("zh",)), (find_requests, ("zh", "周桂芳"))):
        future = day.service.reader.submit(query, day.service, NOBODY, *rest)
        with pytest.raises(Refusal, match=r"access\.denied"):
            future.result()


