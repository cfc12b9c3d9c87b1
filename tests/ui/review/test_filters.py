"""The filters as values: what narrows, what comes first, what is dropped."""

from __future__ import annotations

import datetime as dt

from clerk_app.ui.review.filters import Days, Filters

TODAY = dt.date(2026, 11, 23)


def test_the_last_week_is_listed_at_first() -> None:
    assert Filters().query(TODAY).days == ("2026-11-16", "2026-11-23")


def test_lists_of_work_and_searches_look_at_any_day_unless_days_were_chosen() -> None:
    for name, value in (("overdue", True), ("follow_up", True), ("text", "周")):
        assert Filters().choose(name, value).query(TODAY).days is None
        chosen = Filters().choose("days", Days.TODAY).choose(name, value)
        assert chosen.query(TODAY).days == ("2026-11-23", "2026-11-23")


def test_one_list_of_work_is_looked_at_at_a_time() -> None:
    filters = Filters().choose("overdue", True).choose("follow_up", True)
    assert (filters.overdue, filters.follow_up, filters.latest) == (False, True, ("follow_up",))
    assert filters.choose("overdue", True).latest == ("overdue",)


def test_the_latest_filter_is_dropped_first() -> None:
    filters = Filters().choose("person", "liwei").choose("rating", "low").choose("state", "parked")
    filters = filters.choose("person", "chenjing")
    assert filters.latest == ("rating", "state", "person")
    without = filters.without_latest()
    assert (without.person, without.latest) == ("", ("rating", "state"))
    assert without.without_latest().without_latest().latest == ()


def test_without_any_filter_any_day_is_left() -> None:
    assert Filters().without_latest().query(TODAY).days is None


def test_low_grades_are_the_last_two() -> None:
    assert Filters().choose("rating", "low").query(TODAY).grades == {1, 2}
