"""The working days: what `chinesecalendar` carries, and a file by which the hall adds a new year.

A hall need not wait for a new version of the program: when the State Council's notice is out, somebody writes
its days into ``working_days.yaml`` of the data folder::

    years:
      2027:
        notice: "国务院办公厅关于2027年部分节假日安排的通知"
        off: [2027-01-01..2027-01-03, 2027-02-05]   # days or first..last; weekends among them do no harm
        work: [2027-01-09]                          # weekend days that are worked

A year the program knows already may be listed too; its days then change what the program ships with.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import chinese_calendar
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import CollectionEndEvent, CollectionStartEvent

from clerk_app.core.errors import Refusal
from clerk_app.core.working_calendar import SATURDAY, Calendar

FILE_NAME = "working_days.yaml"
MAX_BYTES = 64 * 1024
MAX_DEPTH = 8
_RANGE = re.compile(r"(\d{4}-\d\d-\d\d)(?:\.\.(\d{4}-\d\d-\d\d))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One day of the file, with the line that names it."""

    day: dt.date
    line: int


class _PlainDays(RoundTripConstructor):
    """Leaves days as text, so that a day that does not exist is refused with its line."""


_PlainDays.add_constructor("tag:yaml.org,2002:timestamp", RoundTripConstructor.construct_yaml_str)


def shipped_calendar() -> Calendar:
    """Return the calendar that comes with the program, complete for every year between its first and last."""
    holidays, worked = chinese_calendar.holidays, chinese_calendar.workdays
    return Calendar(
        known_years=frozenset(range(min(holidays).year, max(holidays).year + 1)),
        days_off=frozenset(day for day in holidays if day.weekday() < SATURDAY),
        make_up_days=frozenset(day for day in worked if day.weekday() >= SATURDAY),
        source=f"chinesecalendar {chinese_calendar.__version__}",
    )


def hall_calendar(data_folder: Path) -> Calendar:
    """Return the shipped calendar with the days of the hall's file, if there is one.

    Raises:
        Refusal: the file has a fault: ``calendar.*`` with the file's line. Nothing of it is used then, so
            that half a year never passes for a published one.
    """
    path = data_folder / FILE_NAME
    shipped = shipped_calendar()
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return shipped
    except OSError as fault:
        raise Refusal("calendar.unreadable", file=str(path)) from fault
    return with_file(shipped, content)


def with_file(calendar: Calendar, content: bytes) -> Calendar:
    """Return `calendar` with the days of a ``working_days.yaml`` of these bytes; raises Refusal."""
    for year, days in _years(_loaded(content)):
        calendar = _with_year(calendar, year, days)
    digest = hashlib.sha256(content).hexdigest()[:12]
    return Calendar(
        calendar.known_years,
        calendar.days_off,
        calendar.make_up_days,
        f"{calendar.source}; {FILE_NAME} sha256 {digest}",
    )


def _loaded(content: bytes) -> CommentedMap:
    if len(content) > MAX_BYTES:
        raise Refusal("calendar.too_large", most=MAX_BYTES // 1024)
    yaml = YAML(typ="rt", pure=True)
    yaml.Constructor = _PlainDays
    try:
        text = content.decode("utf-8-sig")
        _refuse_nesting(text)
        loaded = yaml.load(text)
    except UnicodeDecodeError as fault:
        raise Refusal("calendar.not_utf8") from fault
    except MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        raise Refusal("calendar.not_yaml", line=mark.line + 1 if mark else 1) from fault
    except (YAMLError, ValueError) as fault:
        raise Refusal("calendar.not_yaml", line=1) from fault
    if not isinstance(loaded, CommentedMap) or list(loaded) != ["years"]:
        raise Refusal("calendar.no_years", line=1)
    return loaded


def _refuse_nesting(text: str) -> None:
    # Building is recursive: thousands of brackets would take seconds before Python's limit ends it.
    depth = 0
    for event in YAML(typ="rt", pure=True).parse(text):
        if isinstance(event, CollectionStartEvent):
            depth += 1
        elif isinstance(event, CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise Refusal("calendar.not_yaml", line=event.start_mark.line + 1)


def _years(loaded: CommentedMap) -> Iterator[tuple[int, CommentedMap]]:
    years = loaded["years"]
    if not isinstance(years, CommentedMap) or not years:
        raise Refusal("calendar.no_years", line=_line_of(loaded, "years"))
    for year, days in years.items():
        line = _line_of(years, year)
        if type(year) is not int or not 2000 <= year <= 2099:
            raise Refusal("calendar.not_a_year", line=line, value=_shown(year))
        if not isinstance(days, CommentedMap):
            raise Refusal("calendar.no_days_off", line=line, year=year)
        for key, value in days.items():
            if key not in ("notice", "off", "work"):
                raise Refusal("calendar.unknown_word", line=_line_of(days, key), value=_shown(key))
            if key == "notice" and not isinstance(value, str):
                raise Refusal("calendar.notice", line=_line_of(days, key))
        yield year, days


def _with_year(calendar: Calendar, year: int, days: CommentedMap) -> Calendar:
    off = list(_entries(days, "off", year))
    work = list(_entries(days, "work", year))
    off_days = {entry.day for entry in off}
    if year not in calendar.known_years and not any(day.weekday() < SATURDAY for day in off_days):
        # No year is without public holidays: the notice was not copied, only its year.
        raise Refusal("calendar.no_days_off", line=days.lc.line + 1, year=year)
    for entry in work:
        if entry.day in off_days:
            raise Refusal("calendar.off_and_worked", line=entry.line, day=entry.day.isoformat())
        if entry.day.weekday() < SATURDAY and entry.day not in calendar.days_off:
            raise Refusal("calendar.worked_anyway", line=entry.line, day=entry.day.isoformat())
    work_days = {entry.day for entry in work}
    return Calendar(
        calendar.known_years | {year},
        (calendar.days_off | {day for day in off_days if day.weekday() < SATURDAY}) - work_days,
        (calendar.make_up_days | {day for day in work_days if day.weekday() >= SATURDAY}) - off_days,
        calendar.source,
    )


def _entries(days: CommentedMap, key: Literal["off", "work"], year: int) -> Iterator[_Entry]:
    if key not in days:
        return
    listed = days[key]
    if not isinstance(listed, CommentedSeq):
        raise Refusal("calendar.not_a_list", line=_line_of(days, key), value=key)
    for index, value in enumerate(listed):
        line = listed.lc.item(index)[0] + 1
        first, last = _first_and_last(value, line)
        if (first.year, last.year) != (year, year):
            raise Refusal("calendar.other_year", line=line, value=_shown(value), year=year)
        if last < first:
            raise Refusal("calendar.backwards", line=line, value=_shown(value))
        for offset in range((last - first).days + 1):
            yield _Entry(first + dt.timedelta(days=offset), line)


def _first_and_last(value: object, line: int) -> tuple[dt.date, dt.date]:
    found = _RANGE.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise Refusal("calendar.not_a_day", line=line, value=_shown(value))
    try:
        return dt.date.fromisoformat(found[1]), dt.date.fromisoformat(found[2] or found[1])
    except ValueError:
        raise Refusal("calendar.not_a_day", line=line, value=_shown(value)) from None


def _line_of(mapping: CommentedMap, key: object) -> int:
    return int(mapping.lc.key(key)[0]) + 1


def _shown(value: object) -> str:
    return str(value)[:40]
