"""The log of each request: every completed step and everything else a reader wants to see in order.

What an event says beyond this stands in the journal, at (counter, epoch, seq).
"""

from __future__ import annotations

from clerk_app.core.events import request as events
from clerk_app.core.events import visit as of_visit
from clerk_app.store.engine import Connection
from clerk_app.store.journal import Recorded

TABLES = ("step",)
SCHEMA = """
CREATE TABLE step (
    request TEXT NOT NULL,
    event_id TEXT NOT NULL,
    counter TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,
    kind TEXT NOT NULL,
    step TEXT,
    took_ms INTEGER,
    PRIMARY KEY (request, event_id)
) WITHOUT ROWID;
"""
"""In order of `event_id`, which is the order of writing; a clock that was set back does not disturb it."""

_NOT_LOGGED = (events.PaperArchived,)


def apply(connection: Connection, recorded: Recorded, day: str) -> None:
    """Write one line of the log for each request the event is about."""
    event, data = recorded.event, recorded.event.data
    if isinstance(data, _NOT_LOGGED):
        return
    if isinstance(data, events.OfRequest):
        numbers = [data.request]
    elif isinstance(data, of_visit.OfVisit):
        numbers = data.requests
    else:
        return
    step = getattr(data, "step", None)
    took_ms = data.took_ms if isinstance(data, events.StepCompleted) else None
    for number in numbers:
        connection.execute(
            "INSERT INTO step (request, event_id, counter, epoch, seq, at, by, kind, step, took_ms)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                event.event_id,
                event.counter,
                event.epoch,
                event.seq,
                event.at,
                event.actor,
                event.kind,
                step,
                took_ms,
            ),
        )
