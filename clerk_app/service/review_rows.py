"""One request as the supervisor's list has it, and what its limit says now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from clerk_app.core.day import local_day
from clerk_app.core.procedure import Procedure
from clerk_app.core.promise import working_days_left
from clerk_app.core.request_state import Outcome, State
from clerk_app.core.sentence import Language
from clerk_app.core.working_calendar import Calendar
from clerk_app.service.procedures import Procedures, ProcedureShelf
from clerk_app.service.reader import Connection
from clerk_app.store.queries import hall as hall_queries
from clerk_app.store.queries import review as queries


class Due(StrEnum):
    """What a request's limit says now."""

    NONE = "none"
    OVERDUE = "overdue"
    TODAY = "today"
    LEFT = "left"
    BRING = "bring"
    ON_TIME = "on_time"
    LATE = "late"
    AT_ONCE = "at_once"


@dataclass(frozen=True, slots=True)
class DueView:
    """The limit of a request.

    Attributes:
        days: working days overdue, late or left.
        day: ISO day it is due, or was settled on.
    """

    what: Due
    days: int = 0
    day: str = ""


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One row, in the language asked for.

    Attributes:
        state: of `State`, or the `Outcome` of a closed one.
        offered_to: who has not answered a hand-off yet; empty when nobody is asked.
        took_ms: time it was open at the counter; `over` tells that this is above the procedure's standard.
        grade, rating_state: of the visit asked last; None for whoever may not see them or when nobody was asked.
        erased: what its customer told is gone; only of a closed one.
        follow_up: until when its low grade is followed up; None when there is nothing to follow up.
        new_day: the promised day moved and nobody told the customer yet.
    """

    number: str
    visit: str
    title: str
    first_responsible: str
    handler: str
    offered_to: str
    state: str
    due: DueView
    took_ms: int
    over: bool
    rating_state: str | None = None
    grade: int | None = None
    follow_up: DueView | None = None
    erased: bool = False
    new_day: bool = False


class RowReader:
    """Makes rows of what the queries found. Used on the reader thread."""

    def __init__(
        self,
        shelf: ProcedureShelf,
        procedures: Procedures,
        calendar: Callable[[], Calendar],
        zone: Callable[[], dt.tzinfo],
        now: Callable[[], int],
    ) -> None:
        self._shelf = shelf
        self._procedures = procedures
        self._calendar = calendar
        self._zone = zone
        self._now = now

    def now(self) -> int:
        """Return the present time, milliseconds UTC."""
        return self._now()

    def today(self) -> dt.date:
        """Return the hall's day."""
        return local_day(self._now(), self._zone())

    def day_of(self, at: int) -> dt.date:
        """Return the hall's day of a time."""
        return local_day(at, self._zone())

    def midnight_after(self, day: dt.date) -> int:
        """Return when `day` ends in the hall, milliseconds UTC."""
        end = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), self._zone())
        return int(end.timestamp() * 1000)

    def procedure(self, connection: Connection, procedure_id: str, version: str) -> Procedure:
        """Return a request's procedure: the one in force where it is the same, for that one is read from a cache."""
        current = self._procedures.procedure(procedure_id)
        if current is not None and current.version == version:
            return current
        return self._shelf.read_version(connection, version)

    def names(self, connection: Connection, language: Language) -> dict[str, str]:
        """Return everybody's name by staff id."""
        return {row.id: row.name_in(language) for row in hall_queries.staff(connection)}

    def row(
        self,
        connection: Connection,
        listed: queries.ListedRequest,
        names: dict[str, str],
        language: Language,
        *,
        erased: bool,
    ) -> RequestRow:
        """Return one row as the screen shows it."""
        procedure = self.procedure(connection, listed.procedure, listed.version)
        standard = procedure.standard_minutes
        return RequestRow(
            number=listed.number,
            visit=listed.visit,
            title=procedure.title.to(language),
            first_responsible=names.get(listed.first_responsible, listed.first_responsible),
            handler=names.get(listed.handler, listed.handler),
            offered_to="" if listed.offered_to is None else names.get(listed.offered_to, listed.offered_to),
            state=listed.outcome or listed.state,
            due=self._due(listed),
            took_ms=listed.took_ms,
            over=standard is not None and listed.took_ms > standard * 60_000,
            rating_state=listed.rating_state,
            grade=listed.grade,
            follow_up=None if listed.follow_up_due is None else self._open_due(listed.follow_up_due),
            erased=erased,
            new_day=bool(listed.new_day),
        )

    def _due(self, listed: queries.ListedRequest) -> DueView:
        match listed.state:
            case State.ACCEPTED if listed.due_day is not None:
                return self._open_due(listed.due_day)
            case State.WAITING if listed.bring_by is not None:
                return DueView(Due.BRING, day=listed.bring_by)
            case State.CLOSED if listed.due_day is not None and listed.outcome == Outcome.COMPLETED:
                ended = self.day_of(listed.told_at or listed.closed_at or listed.opened_at)
                left = working_days_left(ended, dt.date.fromisoformat(listed.due_day), self._calendar())
                return DueView(Due.LATE if left < 0 else Due.ON_TIME, max(0, -left), ended.isoformat())
            case State.CLOSED if listed.closed_at is not None and listed.outcome != Outcome.WITHDRAWN:
                at_once = self.day_of(listed.closed_at).isoformat() == listed.day
                return DueView(Due.AT_ONCE if at_once else Due.NONE)
        return DueView(Due.NONE)

    def _open_due(self, due_day: str) -> DueView:
        today, due = self.today(), dt.date.fromisoformat(due_day)
        left = working_days_left(today, due, self._calendar())
        if due < today:
            return DueView(Due.OVERDUE, -left, due_day)
        if due == today:
            return DueView(Due.TODAY, 0, due_day)
        return DueView(Due.LEFT, left, due_day)
