"""Rules for days and how they are written."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.core.day import day_in_words, local_day, local_time, weekday_in_words

HALL = ZoneInfo("Asia/Shanghai")


def test_the_hall_s_midnight_begins_the_day() -> None:
    midnight = int(dt.datetime(2026, 11, 23, tzinfo=HALL).timestamp()) * 1000
    assert local_day(midnight - 1, HALL) == dt.date(2026, 11, 22)
    assert local_day(midnight, HALL) == dt.date(2026, 11, 23)
    assert local_time(midnight + 1, HALL).microsecond == 1000


@given(st.integers(0, 4_000_000_000_000))
def test_no_millisecond_is_lost(at_ms: int) -> None:
    there = local_time(at_ms, HALL)
    assert (there - dt.datetime(1970, 1, 1, tzinfo=dt.UTC)) // dt.timedelta(milliseconds=1) == at_ms


def test_days_are_written_in_words() -> None:
    monday = dt.date(2026, 11, 30)
    assert day_in_words(monday, "zh") == "2026年11月30日 周一"
    assert day_in_words(monday, "en") == "Monday 30 November 2026"
    assert day_in_words(monday, "zh", weekday=False) == "2026年11月30日"
    assert day_in_words(monday, "en", weekday=False) == "30 November 2026"


@pytest.mark.parametrize(("day", "zh", "en"), [(23, "一", "Mon"), (28, "六", "Sat"), (29, "日", "Sun")])
def test_the_strip_has_short_names_of_days(day: int, zh: str, en: str) -> None:
    assert weekday_in_words(dt.date(2026, 11, day), "zh") == zh
    assert weekday_in_words(dt.date(2026, 11, day), "en") == en
    assert weekday_in_words(dt.date(2026, 11, day), "zh", short=False) == f"周{zh}"
