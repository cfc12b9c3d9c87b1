"""Visits: who sits at the counter, what they told, when it ended."""

from __future__ import annotations

from clerk_app.core.events import request as of_request
from clerk_app.core.events import visit as events
from clerk_app.store.engine import Connection
from clerk_app.store.journal import Recorded

TABLES = ("visit", "visit_request")
KINDS = (
    events.VisitOpened,
    events.CustomerRecorded,
    events.VisitParked,
    events.VisitResumed,
    events.VisitEnded,
    events.VisitReopened,
    events.Interrupted,
    of_request.RequestOpened,
    of_request.TakenUp,
)
SCHEMA = """
CREATE TABLE visit (
    id TEXT PRIMARY KEY,
    counter TEXT NOT NULL,
    clerk TEXT NOT NULL,
    day TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    status TEXT NOT NULL,
    how TEXT,
    ended_at INTEGER,
    parked_at INTEGER,
    park_reason_id TEXT,
    away_ms INTEGER NOT NULL DEFAULT 0,
    form_of_address TEXT NOT NULL DEFAULT 'none',
    in_person INTEGER,
    needs TEXT NOT NULL DEFAULT '',
    customer_name_id TEXT,
    customer_phone_id TEXT,
    account_id TEXT,
    address_id TEXT
) WITHOUT ROWID;
CREATE INDEX visit_unended ON visit (counter, status, opened_at) WHERE status <> 'ended';
CREATE INDEX visit_of_clerk ON visit (clerk, day);
CREATE TABLE visit_request (
    visit TEXT NOT NULL,
    request TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (visit, request)
) WITHOUT ROWID;
CREATE INDEX request_visits ON visit_request (request);
"""

_CUSTOMER_COLUMNS = ("customer_name", "customer_phone", "account", "address")


def apply(connection: Connection, recorded: Recorded, day: str) -> None:
    """Write what an event changes in a visit."""
    event, data = recorded.event, recorded.event.data
    match data:
        case events.VisitOpened():
            connection.execute(
                "INSERT INTO visit (id, counter, clerk, day, opened_at, status) VALUES (?, ?, ?, ?, ?, 'open')",
                (data.visit, event.counter, data.clerk, day, event.at),
            )
        case events.CustomerRecorded():
            _record_customer(connection, data)
        case events.VisitParked():
            connection.execute(
                "UPDATE visit SET status = 'parked', parked_at = ?, park_reason_id = ? WHERE id = ?",
                (event.at, data.reason.id if data.reason else None, data.visit),
            )
        case events.VisitResumed():
            connection.execute(
                "UPDATE visit SET status = 'open', away_ms = away_ms + max(0, ? - parked_at), parked_at = NULL,"
                " park_reason_id = NULL, clerk = ?, counter = ? WHERE id = ?",
                (event.at, data.clerk, event.counter, data.visit),
            )
        case events.VisitEnded():
            connection.execute(
                "UPDATE visit SET status = 'ended', ended_at = ?, how = ? WHERE id = ?",
                (event.at, data.how, data.visit),
            )
        case events.VisitReopened():
            connection.execute(
                "UPDATE visit SET status = 'open', ended_at = NULL, how = NULL, counter = ? WHERE id = ?",
                (event.counter, data.visit),
            )
        case events.Interrupted():
            connection.execute(
                "UPDATE visit SET away_ms = away_ms + ? WHERE id = ?", (data.away_ms, data.visit)
            )
        case of_request.RequestOpened() | of_request.TakenUp():
            connection.execute(
                "INSERT INTO visit_request (visit, request, position)"
                " VALUES (?1, ?2, (SELECT count(*) FROM visit_request WHERE visit = ?1)) ON CONFLICT DO NOTHING",
                (data.visit, data.request),
            )


def _record_customer(connection: Connection, data: events.CustomerRecorded) -> None:
    changes: dict[str, object] = {
        f"{name}_id": ref.id for name, ref in data.data.items() if name in _CUSTOMER_COLUMNS
    }
    if data.form_of_address is not None:
        changes["form_of_address"] = data.form_of_address
    if data.in_person is not None:
        changes["in_person"] = int(data.in_person)
    if data.needs is not None:
        changes["needs"] = " ".join(data.needs)
    if changes:
        columns = ", ".join(f"{column} = ?" for column in changes)
        connection.execute(f"UPDATE visit SET {columns} WHERE id = ?", (*changes.values(), data.visit))
