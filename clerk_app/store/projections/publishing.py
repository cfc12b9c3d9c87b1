"""Procedures as supervisors published them: proposals, the versions that came into force, what is retired."""

from __future__ import annotations

from clerk_app.core.events import hall as events
from clerk_app.store.engine import Connection
from clerk_app.store.journal import Recorded

TABLES = ("proposal", "publication", "retired_procedure")
KINDS = (
    events.ProcedurePublished,
    events.ProcedureProposed,
    events.ProcedureConfirmed,
    events.ProcedureSentBack,
    events.ProcedureRetired,
    events.ProcedureBroughtBack,
)
SCHEMA = """
CREATE TABLE proposal (
    procedure TEXT NOT NULL,
    place INTEGER NOT NULL,
    version TEXT NOT NULL,
    base TEXT NOT NULL,
    shipped TEXT NOT NULL,
    state TEXT NOT NULL,
    proposed_by TEXT NOT NULL,
    proposed_at INTEGER NOT NULL,
    reason_id TEXT,
    starts_at INTEGER NOT NULL,
    number INTEGER,
    decided_by TEXT,
    decided_at INTEGER,
    answer_id TEXT,
    PRIMARY KEY (procedure, place)
) WITHOUT ROWID;
CREATE TABLE publication (
    procedure TEXT NOT NULL,
    number INTEGER NOT NULL,
    version TEXT NOT NULL,
    origin TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (procedure, number)
) WITHOUT ROWID;
CREATE TABLE retired_procedure (
    procedure TEXT PRIMARY KEY,
    by TEXT NOT NULL,
    at INTEGER NOT NULL,
    reason_id TEXT
) WITHOUT ROWID;
"""
OPEN_REQUESTS = """
CREATE INDEX request_under_way ON request (procedure, version) WHERE closed_at IS NULL
"""
"""Finds the requests under way on a version without looking at all that were ever closed."""

_NEXT_NUMBER = "(SELECT coalesce(max(number), 0) + 1 FROM publication WHERE procedure = ?)"
_NEWEST = "(SELECT max(place) FROM proposal WHERE procedure = ?)"


def apply(connection: Connection, recorded: Recorded, day: str) -> None:
    """Write what an event changes in the versions of its procedure."""
    event, data = recorded.event, recorded.event.data
    match data:
        case events.ProcedurePublished():
            # The first request on what two supervisors confirmed tells nothing new: it has its place already.
            if data.origin != "published" and _newest_version(connection, data.procedure) != data.version:
                _came_into_force(connection, data.procedure, data.version, data.origin, event.at)
        case events.ProcedureProposed():
            connection.execute(
                "INSERT INTO proposal (procedure, place, version, base, shipped, state, proposed_by, proposed_at,"
                " reason_id, starts_at) VALUES (?, (SELECT count(*) + 1 FROM proposal WHERE procedure = ?),"
                " ?, ?, ?, 'waiting', ?, ?, ?, ?)",
                (
                    data.procedure,
                    data.procedure,
                    data.version,
                    data.base,
                    data.shipped,
                    event.actor,
                    event.at,
                    data.reason.id if data.reason else None,
                    data.starts_at,
                ),
            )
        case events.ProcedureConfirmed():
            connection.execute(
                f"UPDATE proposal SET state = 'confirmed', starts_at = ?, number = {_NEXT_NUMBER},"
                f" decided_by = ?, decided_at = ? WHERE procedure = ? AND place = {_NEWEST}",
                (data.starts_at, data.procedure, event.actor, event.at, data.procedure, data.procedure),
            )
            _came_into_force(connection, data.procedure, data.version, "published", data.starts_at)
        case events.ProcedureSentBack():
            # One that was confirmed never came into force: its number is free again.
            connection.execute(
                "DELETE FROM publication WHERE procedure = ?"
                f" AND number = (SELECT number FROM proposal WHERE procedure = ? AND place = {_NEWEST})",
                (data.procedure, data.procedure, data.procedure),
            )
            connection.execute(
                "UPDATE proposal SET state = 'sent_back', number = NULL, decided_by = ?, decided_at = ?,"
                f" answer_id = ? WHERE procedure = ? AND place = {_NEWEST}",
                (event.actor, event.at, data.reason.id if data.reason else None, data.procedure, data.procedure),
            )
        case events.ProcedureRetired():
            connection.execute(
                "INSERT INTO retired_procedure (procedure, by, at, reason_id) VALUES (?, ?, ?, ?)",
                (data.procedure, event.actor, event.at, data.reason.id if data.reason else None),
            )
        case events.ProcedureBroughtBack():
            connection.execute("DELETE FROM retired_procedure WHERE procedure = ?", (data.procedure,))


def _newest_version(connection: Connection, procedure: str) -> str | None:
    row = connection.execute(
        "SELECT version FROM publication WHERE procedure = ? ORDER BY number DESC LIMIT 1", (procedure,)
    ).fetchone()
    return None if row is None else str(row[0])


def _came_into_force(connection: Connection, procedure: str, version: str, origin: str, since: int) -> None:
    connection.execute(
        f"INSERT INTO publication (procedure, number, version, origin, since) VALUES (?, {_NEXT_NUMBER}, ?, ?, ?)",
        (procedure, procedure, version, origin, since),
    )
