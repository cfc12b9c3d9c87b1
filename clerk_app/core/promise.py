"""By which day a matter is settled, and the strip of days that shows how it was counted.

The day of acceptance is day 0 and counting begins on the next day; the last day is included (含当天).
An earlier day may be promised, a later one never.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from clerk_app.core.day import local_day
from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.limit import CountedFrom, Limit, LimitKind, TimeUnit
from clerk_app.core.working_calendar import Calendar

__all__ = [
    "Calendar",
    "CountedFrom",
    "DayCell",
    "DayKind",
    "Limit",
    "LimitKind",
    "Promise",
    "TimeUnit",
    "check_day",
    "check_start",
    "counted_through_unknown",
    "day_cells",
    "day_that_holds",
    "due",
    "working_days_after",
]

LONGEST_DAYS = 1000
LONGEST_AGO_DAYS = 366
"""How long ago the moment a limit is counted from may be; further back it is a slip of the year."""

_ONE_DAY = dt.timedelta(days=1)
_MILLISECONDS = {TimeUnit.MINUTES: 60_000, TimeUnit.HOURS: 3_600_000}


class DayKind(StrEnum):
    """What a day of the strip is."""

    ACCEPTED = "accepted"
    COUNTED = "counted"
    OFF = "off"
    MAKE_UP = "make_up"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class DayCell:
    """One cell of the strip.

    Attributes:
        day: the day.
        weekday: 0 is Monday.
        kind: `COUNTED` for an ordinary counted day, `MAKE_UP` for a weekend day that is worked and counted.
        number: the n-th day counted, None for days not counted.
        provisional: the calendar of its year is not published yet.
    """

    day: dt.date
    weekday: int
    kind: DayKind
    number: int | None
    provisional: bool


@dataclass(frozen=True, slots=True)
class Promise:
    """The last day a limit allows.

    Attributes:
        day: the last day, included.
        at_ms: the moment for limits in minutes and hours, None where whole days are counted.
        accepted: the day it is counted from.
        start_ms: the moment it is counted from, milliseconds UTC.
        provisional: a year it was counted through has no published calendar; to be recomputed.
        limit: the row it rests on.
        calendar: source of the working days used.
        cells: the strip from `accepted` to `day`.
    """

    day: dt.date
    at_ms: int | None
    accepted: dt.date
    start_ms: int
    provisional: bool
    limit: Limit
    calendar: str
    cells: tuple[DayCell, ...]


def due(limit: Limit, counted_from_ms: int, calendar: Calendar, zone: dt.tzinfo) -> Promise:
    """Return the promise that `limit` allows.

    Args:
        limit: the row.
        counted_from_ms: the moment the row is counted from (`limit.counted_from`), milliseconds UTC.
        calendar: the working days.
        zone: the hall's zone; it decides which day the moment falls on.
    """
    accepted = local_day(counted_from_ms, zone)
    at_ms: int | None = None
    match limit.unit:
        case TimeUnit.MINUTES | TimeUnit.HOURS:
            at_ms = counted_from_ms + limit.amount * _MILLISECONDS[limit.unit]
            day = local_day(at_ms, zone)
        case TimeUnit.CALENDAR_DAYS:
            day = accepted + limit.amount * _ONE_DAY
        case TimeUnit.WORKING_DAYS:
            day = working_days_after(accepted, limit.amount, calendar)
        case _:
            assert_never(limit.unit)
    cells = day_cells(accepted, day, calendar, limit.unit)
    provisional = limit.unit is TimeUnit.WORKING_DAYS and counted_through_unknown(accepted, day, calendar)
    return Promise(day, at_ms, accepted, counted_from_ms, provisional, limit, calendar.source, cells)


def check_start(limit: Limit, given_ms: int | None, now_ms: int) -> int:
    """Return the moment `limit` is counted from: what the clerk gave, or now.

    Raises:
        Refusal: ``promise.start_in_future`` or ``promise.start_too_early`` (days).
    """
    if given_ms is None or not limit.counted_from.is_asked:
        return now_ms
    if given_ms > now_ms:
        raise Refusal("promise.start_in_future")
    if given_ms < now_ms - LONGEST_AGO_DAYS * 86_400_000:
        raise Refusal("promise.start_too_early", days=LONGEST_AGO_DAYS)
    return given_ms


def counted_through_unknown(accepted: dt.date, day: dt.date, calendar: Calendar) -> bool:
    """Tell whether a day after `accepted` until `day` is in a year whose days off are not published."""
    if day <= accepted:
        return False
    first = (accepted + _ONE_DAY).year
    return not calendar.known_years.issuperset(range(first, day.year + 1))


def day_that_holds(promised: dt.date, before: dt.date, after: dt.date) -> dt.date:
    """Return the day that holds once the last day allowed has moved from `before` to `after`.

    Whoever was promised the last day gets the new last day; an earlier day stays promised, unless the rule no longer
    allows it.
    """
    return after if promised == before else min(promised, after)


def working_days_after(accepted: dt.date, amount: int, calendar: Calendar) -> dt.date:
    """Return the `amount`-th working day after `accepted`."""
    if not 0 <= amount <= LONGEST_DAYS:
        raise Bug(f"a limit of {amount} working days")
    day = accepted
    while amount:
        day += _ONE_DAY
        amount -= calendar.is_working_day(day)
    return day


def working_days_left(today: dt.date, day: dt.date, calendar: Calendar) -> int:
    """Return how many working days are left after `today`, or minus how many have passed since `day`.

    Overdue is overdue: on the weekend after the last day it is -1, not 0. Every list counts alike, so that no two
    screens say different things of one request.
    """
    first, last = min(today, day), max(today, day)
    days = sum(calendar.is_working_day(first + offset * _ONE_DAY) for offset in range(1, (last - first).days + 1))
    return days if day >= today else -max(1, days)


def check_day(promise: Promise, day: dt.date) -> dt.date:
    """Return `day` if it may be promised instead of the last one.

    Raises:
        Refusal: ``promise.too_late`` (latest) or ``promise.before_acceptance``.
    """
    if day > promise.day:
        raise Refusal("promise.too_late", latest=promise.day.isoformat())
    if day < promise.accepted:
        raise Refusal("promise.before_acceptance")
    return day


def day_cells(
    accepted: dt.date, until: dt.date, calendar: Calendar, unit: TimeUnit = TimeUnit.WORKING_DAYS
) -> tuple[DayCell, ...]:
    """Return the strip from the day of acceptance to `until`, both included.

    With `TimeUnit.WORKING_DAYS` only working days are numbered, otherwise every day. A promise for the day
    of acceptance itself is one cell, due.
    """
    cells: list[DayCell] = []
    number = 0
    for offset in range((until - accepted).days + 1):
        day = accepted + offset * _ONE_DAY
        counted = offset > 0 and (unit is not TimeUnit.WORKING_DAYS or calendar.is_working_day(day))
        number += counted
        cells.append(
            DayCell(
                day,
                day.weekday(),
                _kind(day, accepted, until, counted=counted, calendar=calendar),
                number if counted else None,
                provisional=not calendar.knows(day),
            )
        )
    return tuple(cells)


def _kind(day: dt.date, accepted: dt.date, until: dt.date, *, counted: bool, calendar: Calendar) -> DayKind:
    if day == until:
        return DayKind.DUE
    if day == accepted:
        return DayKind.ACCEPTED
    if not counted:
        return DayKind.OFF
    return DayKind.MAKE_UP if calendar.is_make_up_day(day) else DayKind.COUNTED
