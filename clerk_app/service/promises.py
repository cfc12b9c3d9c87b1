"""The promise a step offers: its limit row, the hall's calendar, the last day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from clerk_app.core.day import local_day
from clerk_app.core.errors import Refusal
from clerk_app.core.events.request import PromiseMade
from clerk_app.core.limit import CountedFrom, Limit, LimitKind, TimeUnit
from clerk_app.core.procedure import Grade, Procedure, Step
from clerk_app.core.promise import Promise, check_day, check_start, day_cells, due
from clerk_app.core.sentence import Sentence
from clerk_app.core.working_calendar import Calendar


class PromiseOffice:
    """Tells until when a matter is settled.

    Args:
        limit_in_force: returns the row of a limit as it is in force on a day, the hall's own before the shipped one.
        calendar: returns the hall's working days.
        recorded: returns the row that a record names by its key, None when it was taken out since.
    """

    def __init__(
        self,
        limit_in_force: Callable[[str, dt.date], Limit],
        calendar: Callable[[], Calendar],
        zone: Callable[[], dt.tzinfo],
        recorded: Callable[[str], Limit | None] = lambda _key: None,
    ) -> None:
        self._limit_in_force = limit_in_force
        self._calendar = calendar
        self._zone = zone
        self._recorded = recorded

    @property
    def zone(self) -> dt.tzinfo:
        """The hall's zone."""
        return self._zone()

    def in_force(self, row: str, day: dt.date) -> Limit:
        """Return the row of a limit as it is in force on a day; raises Refusal where this region has none."""
        return self._limit_in_force(row, day)

    def offered(
        self,
        procedure: Procedure,
        step: Step,
        now: int,
        *,
        started_at: int | None = None,
        arrived_at: int | None = None,
    ) -> Promise:
        """Return the promise that `step` gives when the matter is accepted at `now`; times in milliseconds UTC.

        Args:
            started_at: when what the limit is counted from happened, where the clerk has to say so; None for now.
            arrived_at: when the customer came to the counter.

        Raises Refusal when there is no row for the limit, or nothing can be counted from that moment.
        """
        if step.promise is None:
            raise Refusal("step.promise_missing")
        limit = self._limit_in_force(procedure.limits[step.promise], local_day(now, self._zone()))
        start = check_start(limit, started_at, now)
        if limit.counted_from is CountedFrom.ARRIVAL_AT_COUNTER and arrived_at is not None:
            start = arrived_at
        return due(limit, start, self._calendar(), self._zone())

    def counting(self, limit: Limit) -> Callable[[int], Promise]:
        """Return what tells the promise of `limit` counted from another moment (milliseconds UTC)."""
        return partial(_counted, limit, self._calendar(), self._zone())

    def recorded(self, made: PromiseMade) -> Promise:
        """Return a promise as it was made, with the row it rested on then."""
        accepted, latest = dt.date.fromisoformat(made.accepted), dt.date.fromisoformat(made.latest)
        limit = self._recorded(made.row) if made.row else None
        unit = TimeUnit(made.unit)
        if limit is None:  # a record older than the row's key, or a row that is gone: what the record itself says
            limit = Limit(
                made.limit,
                "",
                LimitKind.FINISH,
                made.amount,
                unit,
                CountedFrom(made.counted_from or CountedFrom.ACCEPTANCE.value),
                Grade(made.grade or Grade.M.value),
                Sentence("", ""),
            )
        midday = dt.datetime.combine(accepted, dt.time(12), self._zone())
        return Promise(
            day=latest,
            at_ms=made.until_at,
            accepted=accepted,
            start_ms=int(midday.timestamp() * 1000) if made.started_at is None else made.started_at,
            provisional=made.provisional,
            limit=replace(limit, confirmed_by_hall=made.confirmed),
            calendar=made.calendar,
            cells=day_cells(accepted, latest, self._calendar(), unit),
        )

    def made(
        self,
        procedure: Procedure,
        step: Step,
        now: int,
        day: str | None,
        *,
        started_at: int | None = None,
        arrived_at: int | None = None,
    ) -> PromiseMade:
        """Return the promise as it is recorded; `day` (ISO) may be earlier than the last one, never later."""
        offered = self.offered(procedure, step, now, started_at=started_at, arrived_at=arrived_at)
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
            row=offered.limit.key,
            counted_from=offered.limit.counted_from.value,
            started_at=offered.start_ms,
            until_at=offered.at_ms if chosen == offered.day else None,
            grade=offered.limit.grade.value,
        )

    def next_working_day(self, now: int, days: int) -> str:
        """Return the ISO day `days` working days after the day of `now`, for follow-ups."""
        calendar = self._calendar()
        day = local_day(now, self._zone())
        while days > 0:
            day += dt.timedelta(days=1)
            days -= calendar.is_working_day(day)
        return day.isoformat()


def _counted(limit: Limit, calendar: Calendar, zone: dt.tzinfo, start: int) -> Promise:
    return due(limit, start, calendar, zone)
