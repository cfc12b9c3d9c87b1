"""Which days are worked: weekends, public holidays and the weekend days worked in their place (调休).

The State Council publishes a year's days by a notice late in the year before. Until then only the weekends of
that year are known, and whatever is counted through it is provisional.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Calendar:
    """The published calendar.

    Attributes:
        known_years: years whose notice is in it.
        days_off: weekdays that are public holidays.
        make_up_days: Saturdays and Sundays that are worked.
        source: where it comes from and how new it is; recorded with each promise.
    """

    known_years: frozenset[int]
    days_off: frozenset[dt.date]
    make_up_days: frozenset[dt.date]
    source: str

    def knows(self, day: dt.date) -> bool:
        """Whether the notice for the day's year is in the calendar."""
        return day.year in self.known_years

    def is_working_day(self, day: dt.date) -> bool:
        """Whether the hall works on `day`; in a year not yet published weekends alone decide."""
        if day.weekday() >= SATURDAY:
            return day in self.make_up_days
        return day not in self.days_off

    def is_make_up_day(self, day: dt.date) -> bool:
        """Whether `day` is a weekend day that is worked."""
        return day.weekday() >= SATURDAY and day in self.make_up_days
