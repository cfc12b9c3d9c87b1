"""Matters for which no procedure was found, and what a supervisor decided about each."""

from __future__ import annotations

from clerk_app.core.events import request as events
from clerk_app.store.engine import Connection
from clerk_app.store.journal import Recorded

TABLES = ("unlisted_matter",)
KINDS = (events.CustomersWordsRecorded, events.MissingProcedureSettled)
SCHEMA = """
CREATE TABLE unlisted_matter (
    request TEXT PRIMARY KEY,
    words_id TEXT,
    by TEXT NOT NULL,
    at INTEGER NOT NULL,
    settled_at INTEGER,
    settled_by TEXT,
    result TEXT,
    reason_id TEXT
) WITHOUT ROWID;
CREATE INDEX unlisted_open ON unlisted_matter (at) WHERE settled_at IS NULL;
"""


def apply(connection: Connection, recorded: Recorded, day: str) -> None:
    """Write what an event changes in the list of matters without a procedure."""
    del day
    event, data = recorded.event, recorded.event.data
    match data:
        case events.CustomersWordsRecorded():
            connection.execute(
                "INSERT INTO unlisted_matter (request, words_id, by, at) VALUES (?, ?, ?, ?)",
                (data.request, data.words.id if data.words else None, event.actor, event.at),
            )
        case events.MissingProcedureSettled():
            connection.execute(
                "UPDATE unlisted_matter SET settled_at = ?, settled_by = ?, result = ?, reason_id = ?"
                " WHERE request = ?",
                (event.at, event.actor, data.result, data.reason.id if data.reason else None, data.request),
            )
