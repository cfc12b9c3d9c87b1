"""The hall's limits and working days as they are in force, kept ready for the desk and the reader."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from clerk_app.core.settings import Settings

if TYPE_CHECKING:
    from clerk_app.core.limit import Limit
    from clerk_app.core.working_calendar import Calendar
    from clerk_app.library.limits import LimitTable


class HallRules:
    """Answers with the present limits and calendar. Reading the files waits until somebody asks.

    What is kept is immutable and replaced as a whole, so both threads may ask at any time.
    """

    def __init__(self, data_folder: Path) -> None:
        self._data_folder = data_folder
        self._region = Settings().region
        self._confirmed: frozenset[str] = frozenset()
        self._own: tuple[Limit, ...] = ()
        self._former: tuple[Limit, ...] = ()
        self._table: LimitTable | None = None
        self._calendar: Calendar | None = None

    @property
    def region(self) -> str:
        """The hall's region."""
        return self._region

    def use(
        self, region: str, confirmed: frozenset[str], own: tuple[Limit, ...] = (), former: tuple[Limit, ...] = ()
    ) -> None:
        """Take over a region, the rows that supervisors confirmed, the hall's own ones, and those it had before."""
        self._region, self._confirmed, self._own, self._former = region, confirmed, own, former
        self._table = None

    def table(self) -> LimitTable:
        """Return every row, shipped, confirmed and the hall's own."""
        table = self._table
        if table is None:
            from clerk_app.library.limits import LimitTable, shipped_limits

            table = LimitTable(shipped_limits().rows, self._own, self._confirmed, self._former)
            self._table = table
        return table

    def limit(self, row: str, day: dt.date) -> Limit:
        """Return the row in force for the hall's region on `day`; raises Refusal when there is none."""
        return self.table().row(row, self._region, day)

    def read_calendar_again(self) -> None:
        """Forget the calendar: the hall's file may have changed."""
        self._calendar = None

    def calendar(self) -> Calendar:
        """Return the hall's working days; the file in the data folder comes before the shipped ones."""
        calendar = self._calendar
        if calendar is None:
            from clerk_app.library.working_days import hall_calendar  # reads YAML: not before the first paint

            calendar = self._calendar = hall_calendar(self._data_folder)
        return calendar
