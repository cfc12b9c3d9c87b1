"""Ratings: one a visit, with its state; a grade only when the customer gave one."""

from __future__ import annotations

from clerk_app.core.events import visit as events
from clerk_app.store.engine import Connection
from clerk_app.store.journal import Recorded

TABLES = ("rating",)
KINDS = (
    events.RatingAsked,
    events.RatingGiven,
    events.RatingEnded,
)
SCHEMA = """
CREATE TABLE rating (
    visit TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    device TEXT,
    token_digest TEXT,
    asked_at INTEGER,
    ended_at INTEGER,
    grade INTEGER,
    reasons TEXT NOT NULL DEFAULT '',
    comment_id TEXT,
    call_back INTEGER,
    changed INTEGER NOT NULL DEFAULT 0,
    clerk TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX rating_of_clerk ON rating (clerk, day);
"""


def apply(connection: Connection, recorded: Recorded, day: str) -> None:
    """Write what an event changes in a visit's rating."""
    event, data = recorded.event, recorded.event.data
    match data:
        case events.RatingAsked():
            connection.execute(
                "INSERT INTO rating (visit, state, device, token_digest, asked_at, day, clerk)"
                " VALUES (?, 'asked', ?, ?, ?, ?, ?)"
                " ON CONFLICT (visit) DO UPDATE SET state = 'asked', device = excluded.device,"
                " token_digest = excluded.token_digest, asked_at = excluded.asked_at, ended_at = NULL, grade = NULL",
                (data.visit, data.device, data.token_digest, event.at, day, event.actor),
            )
        case events.RatingGiven():
            connection.execute(
                "UPDATE rating SET state = 'given', grade = ?, reasons = ?, comment_id = ?, call_back = ?,"
                " changed = ?, ended_at = ?, clerk = ? WHERE visit = ?",
                (
                    data.grade,
                    " ".join(data.reasons),
                    data.comment.id if data.comment else None,
                    None if data.call_back is None else int(data.call_back),
                    int(data.changed),
                    event.at,
                    data.clerk,
                    data.visit,
                ),
            )
        case events.RatingEnded():
            connection.execute(
                "INSERT INTO rating (visit, state, ended_at, day, clerk) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (visit) DO UPDATE SET state = excluded.state, ended_at = excluded.ended_at,"
                " clerk = excluded.clerk, grade = NULL",
                (data.visit, data.state, event.at, day, data.clerk),
            )
