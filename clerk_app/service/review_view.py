"""The list of requests as its screen shows it: a supervisor's of everybody, a clerk's own without grades."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from clerk_app.core.characters import half_width
from clerk_app.core.day import local_day
from clerk_app.core.errors import Refusal
from clerk_app.core.number import parse_request_number
from clerk_app.core.procedure import Procedure
from clerk_app.core.request_state import Outcome, State
from clerk_app.core.sentence import Language
from clerk_app.core.working_calendar import Calendar
from clerk_app.service.access import ALLOWED, Action, Actor, require
from clerk_app.service.procedures import Procedures, ProcedureShelf
from clerk_app.service.reader import Connection
from clerk_app.store.queries import hall as hall_queries
from clerk_app.store.queries import review as queries
from clerk_app.store.queries.search import requests_of_customer

WINDOW = 200
"""Rows read at a time."""

MOST_COUNTED = queries.MOST_COUNTED
MOST_FOUND = 2000
"""Requests that a search may name; more means that too little was typed."""

SEARCHED = ("customer_name", "customer_phone", "account")
"""What a request is found by beside its number. Comments and notes are not among them: they may tell of a grade."""

Key = queries.Key


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
        days: calendar days overdue or late; working days left.
        day: ISO day it is due, or was settled on.
    """

    what: Due
    days: int = 0
    day: str = ""


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What whoever looks at the list asked for; everything that is set must hold.

    Attributes:
        days: first and last ISO day of opening; None for any day.
        state: of `State`, or an `Outcome` for a closed one.
        grades: of `Grade`; 0 stands for "not rated". Supervisors only.
        follow_up: only where a low grade still waits. Supervisors only.
        text: a number's beginning, or part of a customer's name, phone or account.
    """

    days: tuple[str, str] | None = None
    person: str | None = None
    procedure: str | None = None
    state: str | None = None
    grades: frozenset[int] = frozenset()
    overdue: bool = False
    follow_up: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One row, in the language asked for.

    Attributes:
        state: of `State`, or the `Outcome` of a closed one.
        offered_to: who has not answered a hand-off yet; empty when nobody is asked.
        took_ms: time its completed steps took; `over` tells that this is above the procedure's standard.
        grade, rating_state: of the visit asked last; None for whoever may not see them or when nobody was asked.
        follow_up: until when its low grade is followed up; None when there is nothing to follow up.
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


@dataclass(frozen=True, slots=True)
class Window:
    """Some rows of the list; `behind` reads the next ones, None at the end.

    `too_many` tells that a search named more than `MOST_FOUND` requests, of which only the newest are listed.
    """

    rows: tuple[RequestRow, ...]
    behind: Key | None
    order: str
    too_many: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are; above `MOST_COUNTED` nobody counts on.

    Attributes:
        found: fulfil everything asked for.
        of: were opened in the same days.
        overdue, follow_ups: of any day, for the chips that show them.
    """

    found: int
    of: int
    overdue: int
    follow_ups: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What the chips offer: id and words."""

    people: tuple[tuple[str, str], ...]
    procedures: tuple[tuple[str, str], ...]


class ReviewReader:
    """Reads the list of requests on a reading connection. Used on the reader thread.

    Who may see what is decided here: whoever may not see all requests gets those they were asked first, handle or
    handled first, whatever they ask for; a filter by grades is refused to whoever may not see grades.
    """

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

    def window(
        self,
        connection: Connection,
        actor: Actor,
        query: ListQuery,
        language: Language,
        after: Key | None = None,
        most: int = WINDOW,
    ) -> Window:
        """Return the rows after `after`, at most `most`.

        They come the newest first; overdue ones and follow-ups come by their due day, the longest due first.
        """
        selection, too_many = self._selection(connection, actor, query)
        order = queries.Order.NEWEST
        if query.follow_up:
            order = queries.Order.FOLLOW_UP
        elif query.overdue:
            order = queries.Order.DUE
        grades = may(actor, Action.SEE_GRADES)
        found, behind = queries.window(connection, selection, order, after, most, grades=grades)
        names = self.names(connection, language)
        rows = tuple(self.row(connection, listed, names, language) for listed in found)
        return Window(rows, behind, order.value, too_many)

    def counts(self, connection: Connection, actor: Actor, query: ListQuery) -> Counts:
        """Return how many there are."""
        selection, _ = self._selection(connection, actor, query)
        own = own_only(actor)
        first, last = query.days or (None, None)
        return Counts(
            found=queries.count(connection, selection),
            of=queries.count(connection, queries.Selection(from_day=first, to_day=last, person=own)),
            overdue=queries.overdue(connection, self.today().isoformat(), own),
            follow_ups=queries.open_follow_ups(connection) if may(actor, Action.SEE_GRADES) else 0,
        )

    def choices(self, connection: Connection, actor: Actor, language: Language) -> Choices:
        """Return what can be filtered by; colleagues only for whoever sees their requests."""
        people: tuple[tuple[str, str], ...] = ()
        if own_only(actor) is None:
            clerks = (row for row in hall_queries.staff(connection) if row.role == "clerk")
            people = tuple((row.id, row.name_in(language)) for row in clerks)
        found = queries.procedures_in_force(connection)
        titles = [(name, self.procedure(connection, name, version).title.to(language)) for name, version in found]
        return Choices(people, tuple(sorted(titles, key=lambda pair: pair[1])))

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
        self, connection: Connection, listed: queries.ListedRequest, names: dict[str, str], language: Language
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
        )

    def _due(self, listed: queries.ListedRequest) -> DueView:
        match listed.state:
            case State.ACCEPTED if listed.due_day is not None:
                return self._open_due(listed.due_day)
            case State.WAITING if listed.bring_by is not None:
                return DueView(Due.BRING, day=listed.bring_by)
            case State.CLOSED if listed.due_day is not None and listed.outcome == Outcome.COMPLETED:
                ended = self.day_of(listed.told_at or listed.closed_at or listed.opened_at)
                late = (ended - dt.date.fromisoformat(listed.due_day)).days
                return DueView(Due.LATE if late > 0 else Due.ON_TIME, max(0, late), ended.isoformat())
            case State.CLOSED if listed.closed_at is not None and listed.outcome != Outcome.WITHDRAWN:
                at_once = self.day_of(listed.closed_at).isoformat() == listed.day
                return DueView(Due.AT_ONCE if at_once else Due.NONE)
        return DueView(Due.NONE)

    def _open_due(self, due_day: str) -> DueView:
        today, due = self.today(), dt.date.fromisoformat(due_day)
        if due < today:
            return DueView(Due.OVERDUE, (today - due).days, due_day)
        if due == today:
            return DueView(Due.TODAY, 0, due_day)
        calendar = self._calendar()
        days = (today + dt.timedelta(days=ahead) for ahead in range(1, (due - today).days + 1))
        return DueView(Due.LEFT, sum(calendar.is_working_day(day) for day in days), due_day)

    def _selection(self, connection: Connection, actor: Actor, query: ListQuery) -> tuple[queries.Selection, bool]:
        own = own_only(actor)
        if own is not None and query.person not in (None, own):
            require(actor, Action.SEE_ALL_REQUESTS)
        if query.grades or query.follow_up:
            require(actor, Action.SEE_GRADES)
        first, last = query.days or (None, None)
        closed = query.state in set(Outcome)
        selection = queries.Selection(
            from_day=first,
            to_day=last,
            person=own or query.person,
            procedure=query.procedure,
            state=State.CLOSED.value if closed else query.state,
            outcome=query.state if closed else None,
            grades=query.grades,
            overdue_before=self.today().isoformat() if query.overdue else None,
            follow_up=query.follow_up,
        )
        if not query.text.strip():
            return selection, False
        numbers, too_many = self._search(connection, query.text)
        return replace(selection, numbers=numbers), too_many

    def _search(self, connection: Connection, text: str) -> tuple[tuple[str, ...], bool]:
        begin = _number_begin(text)
        numbers = queries.numbers_beginning(connection, begin, MOST_FOUND) if begin else []
        of_customer, more = requests_of_customer(connection, text, SEARCHED, MOST_FOUND)
        found = dict.fromkeys([*numbers, *queries.of_same_visits(connection, of_customer)])
        return tuple(found), more or len(numbers) == MOST_FOUND


_BEGIN = re.compile(r"[A-Z]{1,4}\d{0,6}(-[\dA-Z-]*)?", re.ASCII)


def _number_begin(text: str) -> str:
    """Return the beginning of a request number, empty when it cannot be one; a paper's number names its request."""
    typed = "".join(half_width(text).upper().split()).partition("/")[0]
    try:
        return str(parse_request_number(typed))
    except Refusal:
        return typed if _BEGIN.fullmatch(typed) else ""


def may(actor: Actor, action: Action) -> bool:
    """Tell whether the matrix allows `actor` the action."""
    return action in ALLOWED.get(actor.role, frozenset())


def own_only(actor: Actor) -> str | None:
    """Return whose requests `actor` sees: their own staff id, or None for everybody's. Raises Refusal for no one's."""
    if may(actor, Action.SEE_ALL_REQUESTS):
        return None
    require(actor, Action.SEE_OWN_REQUESTS)
    return actor.id
