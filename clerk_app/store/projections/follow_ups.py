"""Follow-ups: the work a low grade leaves, with its due day and its result."""

from __future__ import annotations

from clerk_app.core.events import visit as events
from clerk_app.store.engine import Connection
from clerk_app.store.journal import Recorded

TABLES = ("follow_up",)
KINDS = (
    events.FollowUpOpened,
    events.FollowUpDone,
)
SCHEMA = """
CREATE TABLE follow_up (
    visit TEXT PRIMARY KEY,
    call INTEGER NOT NULL,
    due_day TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    done_at INTEGER,
    done_by TEXT,
    result TEXT,
    note_id TEXT
) WITHOUT ROWID;
CREATE INDEX follow_up_due ON follow_up (due_day) WHERE done_at IS NULL;
"""


def apply(connection: Connection, recorded: Recorded, day: str) -> None:
    """Write what an event changes in a follow-up."""
    event, data = recorded.event, recorded.event.data
    match data:
        case events.FollowUpOpened() if data.withdrawn:
            connection.execute(
                "DELETE FROM follow_up WHERE visit = ? AND done_at IS NULL", (data.visit,)
            )
        case events.FollowUpOpened():
            connection.execute(
                "INSERT INTO follow_up (visit, call, due_day, opened_at) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (visit) DO UPDATE SET call = excluded.call, due_day = excluded.due_day",
                (data.visit, int(data.call), data.due_day, event.at),
            )
        case events.FollowUpDone():
            connection.execute(
                "UPDATE follow_up SET done_at = CASE WHEN ?2 = 'not_reached' THEN NULL ELSE ?1 END, done_by = ?3,"
                " result = ?2, note_id = ?4 WHERE visit = ?5",
                (event.at, data.result, event.actor, data.note.id if data.note else None, data.visit),
            )
