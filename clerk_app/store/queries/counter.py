"""What lies on this counter now: the open visit, the parked ones, open requests, a clerk's day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clerk_app.store.engine import Connection
from clerk_app.store.records import IN_FRONT, Records

_FREQUENCY_ROWS = 5000
"""How far back requests are counted at most: a counter does not see more within thirty days."""

_COLUMNS = (
    "request.number, request.procedure, request.version, request.first_responsible, request.handler, request.state,"
    " request.outcome, request.due_day, request.bring_by, request.changed_at, request.visit, visit.status,"
    " (SELECT told_day FROM new_day WHERE new_day.request = request.number ORDER BY day DESC LIMIT 1),"
    " name.content, visit.form_of_address, phone.content"
)
_JOINED = (
    " JOIN visit ON visit.id = request.visit"
    " LEFT JOIN vault AS name ON name.id = visit.customer_name_id"
    " LEFT JOIN vault AS phone ON phone.id = visit.customer_phone_id"
)


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One request for a list. `name` and `phone` are what the customer of its last visit told, as kept.

    `told_day` is the promised ISO day the customer knows where another one holds by now, else None.
    """

    number: str
    procedure: str
    version: str
    first_responsible: str
    handler: str
    state: str
    outcome: str | None
    due_day: str | None
    bring_by: str | None
    changed_at: int
    visit: str
    visit_status: str
    told_day: str | None
    name: str
    form_of_address: str
    phone: str


@dataclass(frozen=True, slots=True)
class ParkedVisitRow:
    """One parked visit.

    Attributes:
        requests: those it goes on with, the one worked on last first.
        shown: the request that names it: the first of `requests`, else its last; None when it has none.
    """

    visit: str
    parked_at: int
    reason: str
    name: str
    form_of_address: str
    requests: tuple[str, ...]
    shown: str | None


@dataclass(frozen=True, slots=True)
class EndedVisits:
    """A clerk's ended visits of one day; times in milliseconds, the average None before the first one."""

    count: int
    average_ms: int | None
    first_at: int | None


def open_visit(connection: Connection, counter: str) -> str | None:
    """Return the id of the visit in front of this counter; None when nobody sits there."""
    # The second condition is the one of the index: SQLite does not see that it follows from the first.
    row = connection.execute(
        "SELECT id FROM visit WHERE counter = ? AND status = 'open' AND status <> 'ended' ORDER BY opened_at LIMIT 1",
        (counter,),
    ).fetchone()
    return None if row is None else str(row[0])


def open_requests(connection: Connection, staff: str) -> list[RequestRow]:
    """Return every request not yet closed that `staff` is first-responsible for or handles, oldest promise first."""
    found: list[RequestRow] = []
    mine = "(request.first_responsible = ?1 OR request.handler = ?1)"
    # Each part walks the partial index of what is open, never the closed requests of years.
    for source, condition in (
        ("request INDEXED BY request_due", "request.state = 'accepted'"),
        ("request INDEXED BY request_waiting", "request.state IN ('waiting', 'parked')"),
    ):
        found += _rows(
            connection.execute(
                f"SELECT {_COLUMNS} FROM {source}{_JOINED} WHERE {condition} AND {mine}"
                " ORDER BY request.due_day, request.bring_by, request.number",
                (staff,),
            )
        )
    found += _rows(
        connection.execute(
            f"SELECT {_COLUMNS} FROM visit AS at_work JOIN visit_request ON visit_request.visit = at_work.id"
            f" JOIN request ON request.number = visit_request.request AND request.visit = at_work.id{_JOINED}"
            f" WHERE at_work.status IN ('open', 'parked') AND request.state = 'in_progress' AND {mine}",
            (staff,),
        )
    )
    return found


def request_rows(connection: Connection, numbers: Sequence[str]) -> list[RequestRow]:
    """Return the rows of `numbers`, in no particular order; unknown ones are left out."""
    marks = ", ".join("?" for _ in numbers)
    return _rows(
        connection.execute(
            f"SELECT {_COLUMNS} FROM request{_JOINED} WHERE request.number IN ({marks})", tuple(numbers)
        )
    )


def parked_visits(connection: Connection, counter: str, clerk: str) -> list[ParkedVisitRow]:
    """Return the visits that `clerk` has parked at this counter, the last parked first."""
    rows = connection.execute(
        "SELECT visit.id, parked_at, reason.content, name.content, form_of_address FROM visit"
        " LEFT JOIN vault AS reason ON reason.id = park_reason_id"
        " LEFT JOIN vault AS name ON name.id = customer_name_id"
        " WHERE counter = ? AND status = 'parked' AND status <> 'ended' AND clerk = ? ORDER BY parked_at DESC",
        (counter, clerk),
    ).fetchall()
    found = []
    for visit, parked_at, reason, name, form in rows:
        requests = requests_at_work(connection, visit)
        shown = requests[0] if requests else _last_request(connection, visit)
        found.append(ParkedVisitRow(visit, parked_at, _text(reason), _text(name), form, requests, shown))
    return found


def requests_at_work(connection: Connection, visit: str) -> tuple[str, ...]:
    """Return the requests that `visit` goes on with.

    First the one its clerk had in front (`records.IN_FRONT`), else the one changed last; those that wait for papers
    last.
    """
    rows = connection.execute(
        "SELECT number FROM visit_request JOIN request ON number = request AND request.visit = visit_request.visit"
        " WHERE visit_request.visit = ?1 AND state IN ('in_progress', 'parked', 'waiting')"
        " ORDER BY number IS ?2 DESC, state = 'waiting', changed_at DESC, position DESC",
        (visit, in_front(connection, visit)),
    ).fetchall()
    return tuple(number for (number,) in rows)


def in_front(connection: Connection, visit: str) -> str | None:
    """Return the request that the clerk of `visit` had in front; None where nobody noted one."""
    kept = Records(connection).draft(f"visit:{visit}", IN_FRONT)
    return None if kept is None else kept.content.decode()


def _last_request(connection: Connection, visit: str) -> str | None:
    row = connection.execute(
        "SELECT request FROM visit_request WHERE visit = ? ORDER BY position DESC LIMIT 1", (visit,)
    ).fetchone()
    return None if row is None else str(row[0])


def last_draft_at(connection: Connection, numbers: Sequence[str]) -> int | None:
    """Return when something was last typed into a step of one of `numbers` (milliseconds UTC)."""
    marks = ", ".join("?" for _ in numbers)
    row = connection.execute(
        f"SELECT max(saved_at) FROM draft WHERE request IN ({marks})", tuple(numbers)
    ).fetchone()
    return None if row[0] is None else int(row[0])


def ended_visits(connection: Connection, clerk: str, day: str) -> EndedVisits:
    """Return count and average length of the visits of `clerk` that began on `day` (ISO) and have ended."""
    row = connection.execute(
        "SELECT count(*), avg(max(0, ended_at - opened_at - away_ms)), min(opened_at) FROM visit"
        " WHERE clerk = ? AND day = ? AND status = 'ended'",
        (clerk, day),
    ).fetchone()
    return EndedVisits(int(row[0]), None if row[1] is None else round(row[1]), row[2])


def opened_in_ended_visits(
    connection: Connection, clerk: str, day: str
) -> list[tuple[str, str, str | None]]:
    """Return version, state and outcome of every request that the ended visits of a clerk's day opened."""
    return [
        (version, state, outcome)
        for version, state, outcome in connection.execute(
            "SELECT version, state, outcome FROM visit JOIN visit_request ON visit_request.visit = visit.id"
            " JOIN request ON number = request AND opened_in = visit.id"
            " WHERE visit.clerk = ? AND visit.day = ? AND status = 'ended'",
            (clerk, day),
        )
    ]


def grades_given(connection: Connection, clerk: str, day: str) -> list[int]:
    """Return the grades given for a clerk's day in the order they came. The service turns them into counts."""
    rows = connection.execute(
        "SELECT grade FROM rating WHERE clerk = ? AND day = ? AND state = 'given' ORDER BY ended_at, visit",
        (clerk, day),
    )
    return [int(grade) for (grade,) in rows]


def ended_without_grade(connection: Connection, clerk: str, day: str) -> dict[str, int]:
    """Return how many ratings of a clerk's day are in each state that carries no grade."""
    rows = connection.execute(
        "SELECT state, count(*) FROM rating WHERE clerk = ? AND day = ? AND state <> 'given' GROUP BY state",
        (clerk, day),
    )
    return {str(state): int(count) for state, count in rows}


def procedure_counts(
    connection: Connection, first_day: str, before_day: str, clerk: str | None = None
) -> dict[str, int]:
    """Return how often each procedure was begun from `first_day` until before `before_day` (ISO).

    Args:
        clerk: only requests this clerk opened; None counts the whole hall.
    """
    whose = "" if clerk is None else "WHERE first_responsible = :clerk"
    rows = connection.execute(
        f"SELECT procedure, count(*) FROM (SELECT procedure, day FROM request {whose}"
        " ORDER BY place DESC LIMIT :most) WHERE day >= :first AND day < :before GROUP BY procedure",
        {"clerk": clerk, "most": _FREQUENCY_ROWS, "first": first_day, "before": before_day},
    ).fetchall()
    return dict(rows)


def _rows(cursor: Connection) -> list[RequestRow]:
    return [
        RequestRow(*(*columns, _text(name), form_of_address, _text(phone)))
        for *columns, name, form_of_address, phone in cursor.fetchall()
    ]


def _text(content: bytes | None) -> str:
    return "" if content is None else bytes(content).decode()


@dataclass(frozen=True, slots=True)
class Handled:
    """Who works on a request, and whether anybody still does."""

    handler: str
    closed: bool


def request_handled(connection: Connection, number: str) -> Handled | None:
    """Return who handles a request; None when there is no such request."""
    row = connection.execute("SELECT handler, state FROM request WHERE number = ?", (number,)).fetchone()
    return None if row is None else Handled(row[0], row[1] == "closed")
