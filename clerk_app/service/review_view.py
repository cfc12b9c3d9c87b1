"""The list of requests as its screen shows it: a supervisor's of everybody, a clerk's own without grades."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from clerk_app.core.characters import half_width
from clerk_app.core.errors import Refusal
from clerk_app.core.number import parse_request_number
from clerk_app.core.request_state import Outcome, State
from clerk_app.core.sentence import Language
from clerk_app.core.working_calendar import Calendar
from clerk_app.service.access import Action, Actor, require
from clerk_app.service.procedures import Procedures, ProcedureShelf
from clerk_app.service.reader import Connection
from clerk_app.service.review_rights import may, own_only
from clerk_app.service.review_rows import RequestRow, RowReader
from clerk_app.store.queries import hall as hall_queries
from clerk_app.store.queries import review as queries
from clerk_app.store.queries.erasures import with_customer_erased
from clerk_app.store.queries.search import requests_of_customer

WINDOW = 200
"""Rows read at a time."""

MOST_COUNTED = queries.MOST_COUNTED
MOST_FOUND = 2000
"""Requests that a search may name; more means that too little was typed."""

SEARCHED = ("customer_name", "customer_phone", "account")
"""What a request is found by beside its number. Comments and notes are not among them: they may tell of a grade."""

Key = queries.Key


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What whoever looks at the list asked for; everything that is set must hold.

    Attributes:
        days: first and last ISO day of opening; None for any day.
        state: of `State`, or an `Outcome` for a closed one.
        grades: of `Grade`; 0 stands for "not rated". Supervisors only.
        follow_up: only where a low grade still waits. Supervisors only.
        new_day: only where a customer is to be told that the promised day moved.
        text: a number's beginning, or part of a customer's name, phone or account.
    """

    days: tuple[str, str] | None = None
    person: str | None = None
    procedure: str | None = None
    state: str | None = None
    grades: frozenset[int] = frozenset()
    overdue: bool = False
    follow_up: bool = False
    new_day: bool = False
    text: str = ""


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
        overdue, follow_ups, new_days: of any day, for the chips that show them.
    """

    found: int
    of: int
    overdue: int
    follow_ups: int
    new_days: int = 0


@dataclass(frozen=True, slots=True)
class Choices:
    """What the chips offer: id and words."""

    people: tuple[tuple[str, str], ...]
    procedures: tuple[tuple[str, str], ...]


class ReviewReader:
    """Reads the list of requests on a reading connection. Used on the reader thread.

    Attributes:
        rows: makes the rows; the detail is made with it too.

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
        self.rows = RowReader(shelf, procedures, calendar, zone, now)

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
        names = self.rows.names(connection, language)
        erased = with_customer_erased(connection, [listed.number for listed in found])
        rows = tuple(
            self.rows.row(connection, listed, names, language, erased=listed.number in erased) for listed in found
        )
        return Window(rows, behind, order.value, too_many)

    def counts(self, connection: Connection, actor: Actor, query: ListQuery) -> Counts:
        """Return how many there are."""
        selection, _ = self._selection(connection, actor, query)
        own = own_only(actor)
        first, last = query.days or (None, None)
        return Counts(
            found=queries.count(connection, selection),
            of=queries.count(connection, queries.Selection(from_day=first, to_day=last, person=own)),
            overdue=queries.overdue(connection, self.rows.today().isoformat(), own),
            follow_ups=queries.open_follow_ups(connection) if may(actor, Action.SEE_GRADES) else 0,
            new_days=queries.new_days(connection, own),
        )

    def choices(self, connection: Connection, actor: Actor, language: Language) -> Choices:
        """Return what can be filtered by; colleagues only for whoever sees their requests."""
        people: tuple[tuple[str, str], ...] = ()
        if own_only(actor) is None:
            clerks = (row for row in hall_queries.staff(connection) if row.role == "clerk")
            people = tuple((row.id, row.name_in(language)) for row in clerks)
        found = queries.procedures_in_force(connection)
        titles = [(name, self.rows.procedure(connection, name, version).title.to(language)) for name, version in found]
        return Choices(people, tuple(sorted(titles, key=lambda pair: pair[1])))

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
            overdue_before=self.rows.today().isoformat() if query.overdue else None,
            follow_up=query.follow_up,
            new_day=query.new_day,
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
