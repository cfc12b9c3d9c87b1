"""Rules for promises counted through a year without a calendar, once the hall writes that year into its file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from clerk_app.core.limit import Limit
from clerk_app.core.procedure import Grade
from clerk_app.library.working_days import FILE_NAME
from clerk_app.service.access import CLOCK
from clerk_app.service.hall_rules import HallRules
from clerk_app.service.promises import PromiseOffice
from clerk_app.service.recounting import Recounting
from clerk_app.service.request_view import RequestReader
from clerk_app.service.stepping import Stepping
from clerk_app.store.journal import Journal
from tests.core.test_promise import limit
from tests.service.counter_hall import CHEN, HE, LI, MINUTE_MS, CounterHall, FakeClock
from tests.service.refusals import refused

LATE_IN_THE_YEAR = int(dt.datetime(2026, 12, 28, 1, 0, tzinfo=dt.UTC).timestamp() * 1000)
"""Monday 28 December 2026: five working days end on Monday 4 January by weekends alone."""

NEXT_YEAR = "years: {2027: {off: [2027-01-01..2027-01-03], work: [2027-01-09]}}"


class LateHall(CounterHall):
    """A hall with a real file of working days and a limit of five working days."""

    def __init__(self, folder: Path, row: Limit) -> None:
        super().__init__(folder, FakeClock(wall=LATE_IN_THE_YEAR))
        self.rules = HallRules(folder)
        self.promises = PromiseOffice(lambda _row, _day: row, self.rules.calendar, lambda: self.store.zone)
        self.stepping = Stepping(self.performer, self.shelf, self.promises)
        self.requests = RequestReader(self.shelf, self.promises, self.clock.now)
        self.recounting = Recounting(self.performer, self.rules)
        self.set_up()

    def calendar_arrives(self, content: str = NEXT_YEAR) -> int:
        (self.folder / FILE_NAME).write_text(content, encoding="utf-8")
        return self.recounting.read_days_again(HE, self.command()).result

    def due_day(self, number: str) -> str:
        return str(self.row("request", "number", number)["due_day"])

    def moved(self) -> list[tuple[str, str]]:
        return list(self.store.connection.execute("SELECT told_day, day FROM new_day ORDER BY request"))


@pytest.fixture
def hall(tmp_path: Path) -> LateHall:
    return LateHall(tmp_path, limit(5))


def test_a_promise_into_next_year_is_counted_again_when_its_calendar_arrives(hall: LateHall) -> None:
    _, number = hall.accepted()
    assert hall.due_day(number) == "2027-01-04"

    assert hall.calendar_arrives() == 1
    (recorded,) = [
        one for one in Journal(hall.store.connection).of_subject(f"request:{number}")
        if one.event.kind == "promise.recounted"
    ]
    assert recorded.event.actor == CLOCK.id
    data = recorded.event.data
    assert (data.old_day, data.day, data.provisional, data.due) == ("2027-01-04", "2027-01-05", False, True)  # type: ignore[attr-defined]
    assert FILE_NAME in data.calendar  # type: ignore[attr-defined]
    assert hall.due_day(number) == hall.state(number).due_day == "2027-01-05"
    assert hall.moved() == [("2027-01-04", "2027-01-05")]
    assert not hall.verify().breaks


def test_a_day_that_stays_leaves_no_task(hall: LateHall) -> None:
    hall.accepted()
    assert hall.calendar_arrives("years: {2027: {off: [2027-02-05]}}") == 1
    assert hall.moved() == []


def test_a_second_reading_changes_nothing(hall: LateHall) -> None:
    hall.accepted()
    hall.calendar_arrives()
    events = hall.events()
    assert hall.calendar_arrives() == 0
    assert hall.events() == events


def test_the_task_ends_when_the_customer_knows_and_the_request_stays_open(hall: LateHall) -> None:
    visit, number = hall.accepted()
    hall.end(visit)
    hall.calendar_arrives()
    with refused("ownership.not_owner"):
        hall.handling.tell_new_day(LI, hall.command(), number, whom="周女士", at=LATE_IN_THE_YEAR, how="phone")
    with refused("request.told_in_future"):
        hall.handling.tell_new_day(
            CHEN, hall.command(), number, whom="周女士", at=hall.clock.now() + MINUTE_MS, how="phone"
        )
    hall.handling.tell_new_day(CHEN, hall.command(), number, whom="周女士", at=hall.clock.now(), how="phone")
    assert hall.moved() == []
    assert hall.state(number).state == "accepted"
    with refused("promise.no_new_day"):
        hall.handling.tell_new_day(CHEN, hall.command(), number, whom="周女士", at=hall.clock.now(), how="phone")


def test_closing_the_request_ends_the_task_too(hall: LateHall) -> None:
    visit, number = hall.accepted()
    hall.end(visit)
    hall.calendar_arrives()
    hall.handling.tell_customer(CHEN, hall.command(), number, whom="周女士", at=hall.clock.now(), how="phone")
    assert hall.moved() == []


def test_a_limit_nobody_confirmed_told_no_day_so_there_is_nothing_to_correct(tmp_path: Path) -> None:
    hall = LateHall(tmp_path, limit(5, grade=Grade.C))
    _, number = hall.accepted()
    hall.calendar_arrives()
    assert hall.due_day(number) == "2027-01-05"
    assert hall.moved() == []


def test_a_promise_whose_request_is_not_accepted_yet_is_counted_again_too(hall: LateHall) -> None:
    visit = hall.greet()
    number = hall.open(visit)
    hall.walk_to(number, "paper")
    hall.calendar_arrives()
    assert hall.moved() == [("2027-01-04", "2027-01-05")]
    hall.step(number, "paper")
    assert hall.due_day(number) == "2027-01-05"


def test_an_earlier_day_that_was_promised_stays(hall: LateHall) -> None:
    visit = hall.greet()
    number = hall.open(visit)
    hall.walk_to(number, "tell")
    hall.step(number, "tell", promise_day="2026-12-30")
    hall.step(number, "paper")
    hall.calendar_arrives()
    assert hall.due_day(number) == "2026-12-30"
    assert hall.moved() == []
    record = hall.state(number).records["tell"].promise
    assert record is not None
    assert (record.latest, record.provisional) == ("2027-01-05", False)


def test_a_faulty_file_counts_nothing(hall: LateHall) -> None:
    hall.accepted()
    events = hall.events()
    with refused("calendar.no_days_off"):
        hall.calendar_arrives("years: {2027: {work: []}}")
    assert hall.events() == events


def test_the_tables_made_anew_are_the_same(hall: LateHall) -> None:
    hall.accepted()
    hall.calendar_arrives()
    before = [hall.moved(), list(hall.store.connection.execute("SELECT * FROM provisional_promise"))]
    hall.store.rebuild()
    assert before == [hall.moved(), list(hall.store.connection.execute("SELECT * FROM provisional_promise"))]
    assert before[1] == []
