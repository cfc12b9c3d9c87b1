"""Every day of the shipped calendar against a second, independent source, and against a count on the fingers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lunar_python.util import HolidayUtil

from clerk_app.core.promise import due
from clerk_app.core.working_calendar import SATURDAY
from clerk_app.library.working_days import shipped_calendar
from tests.core.test_promise import HALL, limit

SHIPPED = shipped_calendar()
FIRST, LAST = dt.date(2007, 1, 1), dt.date(2026, 12, 31)
ONE_DAY = dt.timedelta(days=1)

LEFT_OUT = {
    # The notice for 2013 (国办发明电〔2012〕33号) has both worked; the other source forgot them, and only them.
    dt.date(2013, 4, 7): "the Sunday worked for Tomb-sweeping Day",
    dt.date(2013, 10, 12): "the second Saturday worked for National Day",
}
"""Days on which the two sources differ, with the reason; any other difference fails."""


ELSEWHERE = {
    dt.date.fromisoformat(listed.getDay()): bool(listed.isWork())
    for year in range(FIRST.year, LAST.year + 1)
    for listed in HolidayUtil.getHolidays(year)
}
"""What the other source lists: days off and the weekend days worked in their place."""


def worked_elsewhere(day: dt.date) -> bool:
    """Return what the other source says of a day."""
    return ELSEWHERE.get(day, day.weekday() < SATURDAY)


def days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Yield every day from `first` to `last`."""
    return (first + n * ONE_DAY for n in range((last - first).days + 1))


def test_both_sources_agree_on_every_day_but_those_that_are_explained() -> None:
    different = {day for day in days(FIRST, LAST) if SHIPPED.is_working_day(day) != worked_elsewhere(day)}
    assert different == set(LEFT_OUT)
    assert all(SHIPPED.is_make_up_day(day) for day in LEFT_OUT)


@pytest.mark.parametrize("year", range(FIRST.year, LAST.year + 1))
def test_every_year_is_known_to_both(year: int) -> None:
    assert SHIPPED.knows(dt.date(year, 1, 1))
    assert any(day.year == year for day in ELSEWHERE), "an empty year would agree with weekends alone"


@given(st.dates(FIRST, LAST - dt.timedelta(days=120)), st.integers(0, 60))
def test_counting_by_the_other_source_comes_to_the_same_day(accepted: dt.date, amount: int) -> None:
    left, expected = amount, accepted
    while left:
        expected += ONE_DAY
        left -= worked_elsewhere(expected) or expected in LEFT_OUT
    midday = int(dt.datetime.combine(accepted, dt.time(12), HALL).timestamp() * 1000)
    assert due(limit(amount), midday, SHIPPED, HALL).day == expected
