"""Every day of the shipped calendar against a second, independent source, and against a count on the fingers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.core.promise import due
from clerk_app.library.working_days import shipped_calendar
from tests.core.test_promise import HALL, limit

SHIPPED = shipped_calendar()
FIRST, LAST = dt.date(2007, 1, 1), dt.date(2026, 12, 31)
ONE_DAY = dt.timedelta(days=1)
ELSEWHERE = holidays.country_holidays("CN", years=range(FIRST.year, LAST.year + 1))
"""The other source, written from the State Council's notices by other people: days off and weekend days worked."""


def days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Yield every day from `first` to `last`."""
    return (first + n * ONE_DAY for n in range((last - first).days + 1))


def test_both_sources_agree_on_every_day() -> None:
    different = [day for day in days(FIRST, LAST) if SHIPPED.is_working_day(day) != ELSEWHERE.is_working_day(day)]
    assert different == []


@pytest.mark.parametrize("year", range(FIRST.year, LAST.year + 1))
def test_every_year_is_known_to_both_with_its_make_up_days(year: int) -> None:
    assert SHIPPED.knows(dt.date(year, 1, 1))
    assert any(day.year == year for day in SHIPPED.make_up_days), "agreeing on weekends alone proves nothing"
    assert any(day.year == year for day in ELSEWHERE.weekend_workdays)


@given(st.dates(FIRST, LAST - dt.timedelta(days=120)), st.integers(0, 60))
def test_counting_by_the_other_source_comes_to_the_same_day(accepted: dt.date, amount: int) -> None:
    left, expected = amount, accepted
    while left:
        expected += ONE_DAY
        left -= ELSEWHERE.is_working_day(expected)
    midday = int(dt.datetime.combine(accepted, dt.time(12), HALL).timestamp() * 1000)
    assert due(limit(amount), midday, SHIPPED, HALL).day == expected
