"""Rules for the calendar of working days and for the file that brings a new year."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.core.errors import Refusal
from clerk_app.core.working_calendar import Calendar
from clerk_app.library.working_days import FILE_NAME, hall_calendar, shipped_calendar, with_file

SHIPPED = shipped_calendar()

# The State Council's notices, typed from their text: first and last day off, and the weekend days worked.
NOTICES = {
    2024: (
        "01-01 01-01, 02-10 02-17, 04-04 04-06, 05-01 05-05, 06-10 06-10, 09-15 09-17, 10-01 10-07",
        "02-04, 02-18, 04-07, 04-28, 05-11, 09-14, 09-29, 10-12",
    ),
    2025: (
        "01-01 01-01, 01-28 02-04, 04-04 04-06, 05-01 05-05, 05-31 06-02, 10-01 10-08",
        "01-26, 02-08, 04-27, 09-28, 10-11",
    ),
    2026: (
        "01-01 01-03, 02-15 02-23, 04-04 04-06, 05-01 05-05, 06-19 06-21, 09-25 09-27, 10-01 10-07",
        "01-04, 02-14, 02-28, 05-09, 09-20, 10-10",
    ),
}


def every_day(year: int) -> list[dt.date]:
    first = dt.date(year, 1, 1)
    return [first + dt.timedelta(days=n) for n in range((dt.date(year + 1, 1, 1) - first).days)]


def worked_by_notice(day: dt.date) -> bool:
    off, worked = (listed.split(", ") for listed in NOTICES[day.year])
    text = f"{day:%m-%d}"
    if text in worked:
        return True
    return day.weekday() < 5 and not any(span[:5] <= text <= span[6:] for span in off)


@pytest.mark.parametrize("year", NOTICES)
def test_the_shipped_calendar_agrees_with_the_notices_on_every_day(year: int) -> None:
    for day in every_day(year):
        assert SHIPPED.is_working_day(day) == worked_by_notice(day), day


def test_the_shipped_calendar_knows_its_years_without_a_hole() -> None:
    assert frozenset(range(2007, 2027)) <= SHIPPED.known_years
    assert not SHIPPED.knows(dt.date(2099, 1, 1))
    assert SHIPPED.source.startswith("chinesecalendar 1.")


def test_without_a_file_the_hall_has_the_shipped_calendar(tmp_path: Path) -> None:
    assert hall_calendar(tmp_path) == SHIPPED


NEW_YEAR = """
years:
  2031:
    notice: "国务院办公厅关于2031年部分节假日安排的通知"
    off:
      - 2031-01-01..2031-01-03
      - "2031-02-05"
    work: [2031-02-08]
"""


def test_the_file_brings_a_new_year(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text(NEW_YEAR, encoding="utf-8")
    calendar = hall_calendar(tmp_path)
    assert calendar.knows(dt.date(2031, 1, 1))
    assert not calendar.knows(dt.date(2030, 1, 1))
    off = [day for day in every_day(2031) if day.weekday() < 5 and not calendar.is_working_day(day)]
    assert off == [dt.date(2031, 1, 1), dt.date(2031, 1, 2), dt.date(2031, 1, 3), dt.date(2031, 2, 5)]
    assert calendar.is_make_up_day(dt.date(2031, 2, 8))
    assert FILE_NAME in calendar.source
    assert calendar.source != with_file(SHIPPED, NEW_YEAR.encode() + b"\n").source


def test_the_file_may_change_a_year_the_program_knows() -> None:
    content = "years: {2026: {off: [2026-11-23], work: [2026-10-07]}}"
    calendar = with_file(SHIPPED, content.encode())
    assert not calendar.is_working_day(dt.date(2026, 11, 23))
    assert calendar.is_working_day(dt.date(2026, 10, 7))
    assert not calendar.is_working_day(dt.date(2026, 10, 6))
    moved = with_file(SHIPPED, b"years: {2026: {off: [2026-10-10]}}")
    assert not moved.is_working_day(dt.date(2026, 10, 10))


def test_a_notice_read_by_the_file_gives_the_same_days_as_the_shipped_one() -> None:
    empty = Calendar(frozenset(), frozenset(), frozenset(), "nothing")
    for year, (off, worked) in NOTICES.items():
        spans = ", ".join(f"{year}-{span[:5]}..{year}-{span[6:]}" for span in off.split(", "))
        days = ", ".join(f"{year}-{day}" for day in worked.split(", "))
        calendar = with_file(empty, f"years: {{{year}: {{off: [{spans}], work: [{days}]}}}}".encode())
        for day in every_day(year):
            assert calendar.is_working_day(day) == SHIPPED.is_working_day(day), day


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        ("years: [", "calendar.not_yaml", 1),
        ("years:\n  2031:\n    off: [2031-01-01\n  2032: x", "calendar.not_yaml", 4),
        ("", "calendar.no_years", 1),
        ("days: {}", "calendar.no_years", 1),
        ("years:", "calendar.no_years", 1),
        ("years: {}", "calendar.no_years", 1),
        ("years:\n  1999: {off: [1999-01-01]}", "calendar.not_a_year", 2),
        ('years:\n  "2031": {off: [2031-01-01]}', "calendar.not_a_year", 2),
        ("years:\n  true: {off: [2031-01-01]}", "calendar.not_a_year", 2),
        ("years:\n  2031:", "calendar.no_days_off", 2),
        ("years:\n  2031:\n    work: []", "calendar.no_days_off", 3),
        ("years:\n  2031:\n    off: [2031-01-04]", "calendar.no_days_off", 3),
        ("years:\n  2031:\n    holiday: [2031-01-01]", "calendar.unknown_word", 3),
        ("years:\n  2031:\n    notice: 7\n    off: [2031-01-01]", "calendar.notice", 3),
        ("years:\n  2031:\n    off: 2031-01-01", "calendar.not_a_list", 3),
        ("years:\n  2031:\n    off:\n      - 2031-01-01\n      - 2031-02-30", "calendar.not_a_day", 5),
        ("years:\n  2031:\n    off: [1月1日]", "calendar.not_a_day", 3),
        ("years:\n  2031:\n    off: [20310101]", "calendar.not_a_day", 3),
        ("years:\n  2031:\n    off: [[2031-01-01]]", "calendar.not_a_day", 3),
        ("years:\n  2031:\n    off: [2031-01-01T00:00:00]", "calendar.not_a_day", 3),
        ("years:\n  2031:\n    off: [2030-12-31..2031-01-01]", "calendar.other_year", 3),
        ("years:\n  2031:\n    off: [2031-01-03..2031-01-01]", "calendar.backwards", 3),
        ("years:\n  2031:\n    off: [2031-01-01]\n    work: [2031-01-01]", "calendar.off_and_worked", 4),
        ("years:\n  2031:\n    off: [2031-01-01]\n    work: [2031-01-06]", "calendar.worked_anyway", 4),
        ("years:\n  2031: {off: [2031-01-01]}\n  2031: {off: [2031-01-02]}", "calendar.not_yaml", 3),
    ],
)
def test_a_fault_is_refused_with_its_line(content: str, code: str, line: int) -> None:
    with pytest.raises(Refusal) as caught:
        with_file(SHIPPED, content.encode())
    assert (caught.value.code, caught.value.parameters["line"]) == (code, line)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    for content, code in [
        (b"\xff\xfe\x00", "calendar.not_utf8"),
        (b"#" * 70_000, "calendar.too_large"),
        (b"[" * 60_000, "calendar.not_yaml"),
        (b"- " * 30_000, "calendar.not_yaml"),
        (b"a: \x00", "calendar.not_yaml"),
    ]:
        with pytest.raises(Refusal) as caught:
            with_file(SHIPPED, content)
        assert caught.value.code == code
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(Refusal, match=r"calendar\.unreadable"):
        hall_calendar(tmp_path)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: f"years: {{2031: {text}}}".encode()))
def test_no_content_makes_it_fail(content: bytes) -> None:
    try:
        with_file(SHIPPED, content)
    except Refusal as refusal:
        assert refusal.code.startswith("calendar.")  # noqa: PT017 - almost all of it is refused
