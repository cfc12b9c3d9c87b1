"""The promise a step offers: its limit row, the hall's calendar, the last day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from clerk_app.core.day import local_day
from clerk_app.core.errors import Refusal
from clerk_app.core.events.request import PromiseMade
from clerk_app.core.limit import Limit
from clerk_app.core.procedure import Procedure, Step
from clerk_app.core.promise import Promise, check_day, due
from clerk_app.core.working_calendar import Calendar


class PromiseOffice:
    """Tells until when a matter is settled.

    Args:
        limit_in_force: returns the row of a limit as it is in force on a day, the hall's own before the shipped one.
        calendar: returns the hall's working days.
    """

    def __init__(
        self,
        limit_in_force: Callable[[str, dt.date], Limit],
        calendar: Callable[[], Calendar],
        zone: Callable[[], dt.tzinfo],
    ) -> None:
        self._limit_in_force = limit_in_force
        self._calendar = calendar
        self._zone = zone

    def offered(self, procedure: Procedure, step: Step, now: int) -> Promise:
        """Return the promise that `step` gives when the matter is accepted at `now` (milliseconds UTC)."""
        if step.promise is None:
            raise Refusal("step.promise_missing")
        day = local_day(now, self._zone())
        limit = self._limit_in_force(procedure.limits[step.promise], day)
        return due(limit, now, self._calendar(), self._zone())

    def made(self, procedure: Procedure, step: Step, now: int, day: str | None) -> PromiseMade:
        """Return the promise as it is recorded; `day` (ISO) may be earlier than the last one, never later."""
        offered = self.offered(procedure, step, now)
        chosen = offered.day if day is None else check_day(offered, dt.date.fromisoformat(day))
        return PromiseMade(
            limit=offered.limit.id,
            day=chosen.isoformat(),
            latest=offered.day.isoformat(),
            accepted=offered.accepted.isoformat(),
            amount=offered.limit.amount,
            unit=offered.limit.unit.value,
            provisional=offered.provisional,
            confirmed=offered.limit.promisable,
            calendar=offered.calendar,
        )

    def next_working_day(self, now: int, days: int) -> str:
        """Return the ISO day `days` working days after the day of `now`, for follow-ups."""
        calendar = self._calendar()
        day = local_day(now, self._zone())
        while days > 0:
            day += dt.timedelta(days=1)
            days -= calendar.is_working_day(day)
        return day.isoformat()
