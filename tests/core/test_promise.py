"""Rules for the day a customer is promised."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.core.errors import Refusal
from clerk_app.core.procedure import Grade
from clerk_app.core.promise import (
    Calendar,
    CountedFrom,
    DayKind,
    Limit,
    LimitKind,
    TimeUnit,
    check_day,
    day_cells,
    due,
    working_days_left,
)
from clerk_app.core.sentence import Sentence

HALL = ZoneInfo("Asia/Shanghai")


def days(first: str, last: str) -> set[dt.date]:
    start, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    return {start + dt.timedelta(days=n) for n in range((end - start).days + 1)}


HOLIDAYS = days("2026-02-15", "2026-02-23") | days("2026-10-01", "2026-10-07")
CALENDAR = Calendar(
    known_years=frozenset({2026}),
    days_off=frozenset(day for day in HOLIDAYS if day.weekday() < 5),
    make_up_days=frozenset(map(dt.date.fromisoformat, ["2026-02-14", "2026-02-28", "2026-09-20", "2026-10-10"])),
    source="notice of 2026",
)


def limit(amount: int, unit: TimeUnit = TimeUnit.WORKING_DAYS, grade: Grade = Grade.A) -> Limit:
    return Limit(
        "name_transfer.finish",
        "national",
        LimitKind.FINISH,
        amount,
        unit,
        CountedFrom.ACCEPTANCE,
        grade,
        Sentence("甲", "A"),
    )


def at(text: str) -> int:
    return int(dt.datetime.fromisoformat(text).astimezone(HALL).timestamp() * 1000)


def last_day(accepted: str, amount: int, unit: TimeUnit = TimeUnit.WORKING_DAYS) -> str:
    return due(limit(amount, unit), at(f"{accepted}T10:52+08:00"), CALENDAR, HALL).day.isoformat()


def test_the_day_of_acceptance_is_day_nought() -> None:
    assert last_day("2026-11-23", 0) == "2026-11-23"
    assert last_day("2026-11-23", 1) == "2026-11-24"
    assert last_day("2026-11-23", 5) == "2026-11-30"


def test_weekends_are_not_counted() -> None:
    assert last_day("2026-11-27", 1) == "2026-11-30"
    assert last_day("2026-11-28", 1) == "2026-11-30"


def test_holidays_are_not_counted_and_make_up_days_are() -> None:
    assert last_day("2026-09-30", 1) == "2026-10-08"
    assert last_day("2026-09-30", 3) == "2026-10-10"
    assert last_day("2026-02-13", 1) == "2026-02-14"
    assert last_day("2026-02-13", 2) == "2026-02-24"


def test_calendar_days_count_every_day() -> None:
    assert last_day("2026-09-30", 7, TimeUnit.CALENDAR_DAYS) == "2026-10-07"


def test_the_hall_s_day_counts_not_the_one_of_greenwich() -> None:
    late = due(limit(1), at("2026-11-23T16:30+00:00"), CALENDAR, HALL)
    assert (late.accepted, late.day) == (dt.date(2026, 11, 24), dt.date(2026, 11, 25))


def test_hours_run_through_nights_and_holidays() -> None:
    promise = due(limit(24, TimeUnit.HOURS), at("2026-09-30T23:00+08:00"), CALENDAR, HALL)
    assert promise.at_ms == at("2026-10-01T23:00+08:00")
    assert promise.day == dt.date(2026, 10, 1)
    assert not promise.provisional
    assert due(limit(5, TimeUnit.MINUTES), at("2026-09-30T23:58+08:00"), CALENDAR, HALL).day == dt.date(2026, 10, 1)


def test_a_promise_into_a_year_without_a_calendar_is_provisional() -> None:
    assert not due(limit(5), at("2026-12-24T10:00+08:00"), CALENDAR, HALL).provisional
    over = due(limit(6), at("2026-12-24T10:00+08:00"), CALENDAR, HALL)
    assert (over.day, over.provisional) == (dt.date(2027, 1, 1), True)


def test_an_hour_or_a_calendar_day_needs_no_calendar() -> None:
    assert not due(limit(30, TimeUnit.CALENDAR_DAYS), at("2026-12-24T10:00+08:00"), CALENDAR, HALL).provisional


def test_once_the_calendar_is_published_the_promise_is_recomputed() -> None:
    new_year = Calendar(
        CALENDAR.known_years | {2027},
        CALENDAR.days_off | {dt.date(2027, 1, 1)},
        CALENDAR.make_up_days,
        "both notices",
    )
    promise = due(limit(6), at("2026-12-24T10:00+08:00"), new_year, HALL)
    assert (promise.day, promise.provisional, promise.calendar) == (
        dt.date(2027, 1, 4),
        False,
        "both notices",
    )


def test_an_earlier_day_may_be_promised_and_a_later_one_not() -> None:
    promise = due(limit(5), at("2026-11-23T10:52+08:00"), CALENDAR, HALL)
    assert check_day(promise, dt.date(2026, 11, 26)) == dt.date(2026, 11, 26)
    assert check_day(promise, dt.date(2026, 11, 30)) == dt.date(2026, 11, 30)
    assert check_day(promise, dt.date(2026, 11, 23)) == dt.date(2026, 11, 23)
    with pytest.raises(Refusal) as caught:
        check_day(promise, dt.date(2026, 12, 1))
    assert (caught.value.code, dict(caught.value.parameters)) == (
        "promise.too_late",
        {"latest": "2026-11-30"},
    )
    with pytest.raises(Refusal, match=r"promise\.before_acceptance"):
        check_day(promise, dt.date(2026, 11, 22))


def strip(accepted: str, amount: int, unit: TimeUnit = TimeUnit.WORKING_DAYS) -> list[tuple[int, str, int | None]]:
    promise = due(limit(amount, unit), at(f"{accepted}T10:52+08:00"), CALENDAR, HALL)
    return [(cell.day.day, str(cell.kind), cell.number) for cell in promise.cells]


def test_the_strip_shows_how_the_days_were_counted() -> None:
    assert strip("2026-11-23", 5) == [
        (23, "accepted", None),
        (24, "counted", 1),
        (25, "counted", 2),
        (26, "counted", 3),
        (27, "counted", 4),
        (28, "off", None),
        (29, "off", None),
        (30, "due", 5),
    ]


def test_the_strip_marks_make_up_days() -> None:
    assert strip("2026-02-13", 2)[:3] == [(13, "accepted", None), (14, "make_up", 1), (15, "off", None)]
    assert strip("2026-02-13", 2)[-1] == (24, "due", 2)


def test_the_strip_of_calendar_days_numbers_every_day() -> None:
    assert strip("2026-11-27", 3, TimeUnit.CALENDAR_DAYS) == [
        (27, "accepted", None), (28, "counted", 1), (29, "counted", 2), (30, "due", 3),
    ]  # fmt: skip


def test_a_promise_for_today_is_one_cell() -> None:
    assert strip("2026-11-23", 0) == [(23, "due", None)]


def test_cells_of_an_unpublished_year_say_so() -> None:
    cells = day_cells(dt.date(2026, 12, 31), dt.date(2027, 1, 2), CALENDAR)
    assert [cell.provisional for cell in cells] == [False, True, True]
    assert [cell.weekday for cell in cells] == [3, 4, 5]
    assert cells[-1].kind is DayKind.DUE


def test_rows_of_weak_evidence_are_not_promised_until_the_hall_confirms_them() -> None:
    assert [limit(5, grade=grade).promisable for grade in (Grade.A, Grade.B, Grade.C, Grade.M)] == [
        True, True, False, False,
    ]  # fmt: skip


@given(
    st.dates(dt.date(2020, 1, 1), dt.date(2029, 12, 31)),
    st.integers(0, 60),
    st.sets(st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31)), max_size=60),
)
def test_any_calendar_is_counted_like_on_the_fingers(accepted: dt.date, amount: int, changed: set[dt.date]) -> None:
    calendar = Calendar(
        frozenset(range(2020, 2028)),
        frozenset(day for day in changed if day.weekday() < 5),
        frozenset(day for day in changed if day.weekday() >= 5),
        "invented",
    )
    midday = int(dt.datetime.combine(accepted, dt.time(12), HALL).timestamp() * 1000)
    promise = due(limit(amount), midday, calendar, HALL)

    # Every day that follows, worked if a weekday, the other way round if the notice changed it.
    following = (accepted + dt.timedelta(days=n) for n in range(1, 2000))
    worked = [day for day in following if (day.weekday() < 5) != (day in changed)]
    expected = worked[amount - 1] if amount else accepted
    assert promise.day == expected
    assert promise.provisional == any(
        (accepted + dt.timedelta(days=n)).year > 2027 for n in range(1, (expected - accepted).days + 1)
    )
    assert [cell.number for cell in promise.cells if cell.number] == list(range(1, amount + 1))
    assert promise.cells[-1].kind is DayKind.DUE
    assert len(promise.cells) == (expected - accepted).days + 1


@pytest.mark.parametrize(
    ("today", "day", "left"),
    [
        ("2026-11-23", "2026-11-23", 0),
        ("2026-11-20", "2026-11-23", 1),
        ("2026-11-23", "2026-11-20", -1),
        ("2026-11-22", "2026-11-20", -1),  # the Sunday after: no working day has passed, yet it is overdue
        ("2026-09-30", "2026-10-10", 3),  # the holidays in between do not count, the Saturday made up does
    ],
)
def test_days_left_and_days_overdue_are_working_days(today: str, day: str, left: int) -> None:
    assert working_days_left(dt.date.fromisoformat(today), dt.date.fromisoformat(day), CALENDAR) == left
