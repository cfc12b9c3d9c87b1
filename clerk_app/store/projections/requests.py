"""Requests: state, owners and promise of each, and the ownership spans over time."""

from __future__ import annotations

from clerk_app.core.events import request as events
from clerk_app.core.events import visit as of_visit
from clerk_app.store.engine import Connection
from clerk_app.store.journal import Recorded

TABLES = ("request", "ownership_span")
KINDS = (
    events.RequestOpened,
    events.FirstHandled,
    events.TakenUp,
    events.TakenOver,
    events.HandOffOffered,
    events.HandOffEnded,
    events.FirstResponsibleMoved,
    events.StepCompleted,
    events.PromiseRecounted,
    events.NotificationGiven,
    events.RequestAccepted,
    events.RequestClosed,
    of_visit.VisitParked,
    of_visit.VisitEnded,
    of_visit.VisitResumed,
    of_visit.VisitReopened,
)
SCHEMA = """
CREATE TABLE request (
    number TEXT PRIMARY KEY,
    place INTEGER NOT NULL,
    counter TEXT NOT NULL,
    day TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    opened_in TEXT NOT NULL,
    visit TEXT NOT NULL,
    procedure TEXT NOT NULL,
    version TEXT NOT NULL,
    first_responsible TEXT NOT NULL,
    first_handler TEXT,
    handler TEXT NOT NULL,
    hops INTEGER NOT NULL DEFAULT 0,
    offered_to TEXT,
    offered_at INTEGER,
    state TEXT NOT NULL,
    outcome TEXT,
    due_day TEXT,
    bring_by TEXT,
    notifications INTEGER NOT NULL DEFAULT 0,
    closed_at INTEGER,
    told TEXT,
    told_at INTEGER,
    told_whom_id TEXT,
    refused_by_rule TEXT,
    reason_id TEXT,
    took_ms INTEGER NOT NULL DEFAULT 0,
    last_step TEXT,
    changed_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE UNIQUE INDEX request_newest ON request (place);
CREATE INDEX request_of_clerk ON request (first_responsible, place);
CREATE INDEX request_handled ON request (handler, place);
CREATE INDEX request_handled_since ON request (handler, place) WHERE handler <> first_responsible;
CREATE INDEX request_first_handled ON request (first_handler, place) WHERE first_handler <> first_responsible;
CREATE INDEX request_of_day ON request (day, place);
CREATE INDEX request_due ON request (due_day, number) WHERE state = 'accepted';
CREATE INDEX request_waiting ON request (state, bring_by) WHERE state IN ('waiting', 'parked');
CREATE TABLE ownership_span (
    request TEXT NOT NULL,
    role TEXT NOT NULL,
    from_at INTEGER NOT NULL,
    place INTEGER NOT NULL,
    staff TEXT NOT NULL,
    to_at INTEGER,
    how TEXT NOT NULL,
    PRIMARY KEY (request, role, place)
) WITHOUT ROWID;
"""


def apply(connection: Connection, recorded: Recorded, day: str) -> None:
    """Write what an event changes in the requests it is about."""
    event, data = recorded.event, recorded.event.data
    if isinstance(data, of_visit.OfVisit):
        _move_along(connection, data, event.at)
        return
    if not isinstance(data, events.OfRequest):
        return
    number, at = data.request, event.at
    match data:
        case events.RequestOpened():
            _opened(connection, data, event.counter, at, day)
        case events.FirstHandled():
            _update(connection, number, at, first_handler=data.first_handler)
        case events.TakenUp():
            _update(connection, number, at, state="in_progress", visit=data.visit)
        case events.StepCompleted():
            connection.execute(
                "UPDATE request SET state = 'in_progress', last_step = ?, took_ms = took_ms + ?, changed_at = ?"
                " WHERE number = ?",
                (data.step, data.took_ms, at, number),
            )
        case events.NotificationGiven():
            _update(
                connection, number, at, state="waiting", notifications=data.count, bring_by=data.bring_by
            )
        case events.RequestAccepted():
            _update(connection, number, at, state="accepted", due_day=data.due_day)
        case events.PromiseRecounted():
            due = {"due_day": data.day} if data.due else {}
            _update(connection, number, at, **due)
        case events.RequestClosed():
            _closed(connection, data, at)
        case _:
            _owner_changed(connection, data, at)


def _owner_changed(connection: Connection, data: events.OfRequest, at: int) -> None:
    number = data.request
    match data:
        case events.TakenOver():
            _handler_moved(connection, number, data.handler, at, "taken_over")
        case events.HandOffOffered():
            _update(connection, number, at, offered_to=data.receiver, offered_at=at)
        case events.HandOffEnded():
            _update(connection, number, at, offered_to=None, offered_at=None)
            if data.how == "accepted":
                _handler_moved(connection, number, data.receiver, at, "hand_off")
        case events.FirstResponsibleMoved():
            _update(connection, number, at, first_responsible=data.receiver)
            _span_moved(connection, number, "first_responsible", data.receiver, at, "moved")


def _move_along(connection: Connection, data: of_visit.OfVisit, at: int) -> None:
    state = None
    if isinstance(data, of_visit.VisitParked | of_visit.VisitEnded):
        state = "parked"
    elif isinstance(data, of_visit.VisitResumed | of_visit.VisitReopened):
        state = "in_progress"
    if state is not None:
        for number in data.requests:
            _update(connection, number, at, state=state)


def _opened(
    connection: Connection, data: events.RequestOpened, counter: str, at: int, day: str
) -> None:
    connection.execute(
        "INSERT INTO request (number, place, counter, day, opened_at, opened_in, visit, procedure, version,"
        " first_responsible, handler, state, changed_at)"
        " VALUES (?, (SELECT coalesce(max(place), 0) + 1 FROM request), ?, ?, ?, ?, ?, ?, ?, ?, ?, 'in_progress', ?)",
        (
            data.request,
            counter,
            day,
            at,
            data.visit,
            data.visit,
            data.procedure,
            data.version,
            data.first_responsible,
            data.first_responsible,
            at,
        ),
    )
    for role in ("first_responsible", "handler"):
        connection.execute(
            "INSERT INTO ownership_span (request, role, from_at, place, staff, how) VALUES (?, ?, ?, 1, ?, 'opened')",
            (data.request, role, at, data.first_responsible),
        )


def _closed(connection: Connection, data: events.RequestClosed, at: int) -> None:
    _update(
        connection,
        data.request,
        at,
        state="closed",
        outcome=data.outcome,
        closed_at=at,
        told=data.told or None,
        told_at=data.told_at,
        told_whom_id=data.told_whom.id if data.told_whom else None,
        refused_by_rule=data.rule,
        reason_id=data.reason.id if data.reason else None,
    )
    if data.took_ms:
        connection.execute(
            "UPDATE request SET took_ms = took_ms + ? WHERE number = ?", (data.took_ms, data.request)
        )
    connection.execute(
        "UPDATE ownership_span SET to_at = ? WHERE request = ? AND to_at IS NULL", (at, data.request)
    )


def _handler_moved(connection: Connection, number: str, handler: str, at: int, how: str) -> None:
    connection.execute(
        "UPDATE request SET handler = ?, hops = hops + 1, changed_at = ? WHERE number = ?",
        (handler, at, number),
    )
    _span_moved(connection, number, "handler", handler, at, how)


def _span_moved(connection: Connection, number: str, role: str, staff: str, at: int, how: str) -> None:
    connection.execute(
        "UPDATE ownership_span SET to_at = ? WHERE request = ? AND role = ? AND to_at IS NULL",
        (at, number, role),
    )
    connection.execute(
        "INSERT INTO ownership_span (request, role, from_at, place, staff, how)"
        " VALUES (?1, ?2, ?3, (SELECT count(*) + 1 FROM ownership_span WHERE request = ?1 AND role = ?2), ?4, ?5)",
        (number, role, at, staff, how),
    )


def _update(connection: Connection, number: str, at: int, **changes: object) -> None:
    columns = "".join(f"{column} = ?, " for column in changes)
    connection.execute(
        f"UPDATE request SET {columns}changed_at = ? WHERE number = ?", (*changes.values(), at, number)
    )
